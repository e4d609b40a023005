//! A set in the list.

use wasm_bindgen::JsValue;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::i18n::I18n;
use crate::state::keeping::{Kept, Named};
use crate::ui::hooks::use_i18n;
use crate::view::letters::letter;

/// What can be done with a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Open it in place of what is open.
    Open,
    /// Make a second one.
    Duplicate,
    /// Save it as a file.
    Export,
    /// Delete it.
    Delete,
}

/// Properties of [`EntryRow`].
#[derive(PartialEq, Properties)]
pub struct EntryRowProps {
    /// The set.
    pub kept: Kept,
    /// Its name.
    pub named: Named,
    /// Whether it is the one that is open.
    pub open: bool,
    /// Something is to be done with it.
    pub on_deed: Callback<(Deed, Kept)>,
    /// Another name for it.
    pub on_rename: Callback<(Named, String)>,
}

/// Its name opens it; the rest stands in a row of buttons.
#[component]
pub fn EntryRow(props: &EntryRowProps) -> Html {
    let i18n = use_i18n();
    let renaming = use_state(|| false);
    let field = use_node_ref();
    let Named { name, id, .. } = &props.named;
    let deed = |name: &'static str, key: &'static str, deed: Deed| {
        let (on_deed, kept) = (props.on_deed.clone(), props.kept.clone());
        html! {
            <button type="button" class="button button-quiet" data-deed={name}
                onclick={Callback::from(move |_: MouseEvent| on_deed.emit((deed, kept.clone())))}>
                { i18n.text(key) }
            </button>
        }
    };
    let onsubmit = {
        let (field, renaming, named, on_rename) =
            (field.clone(), renaming.clone(), props.named.clone(), props.on_rename.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let name = field.cast::<HtmlInputElement>().map(|field| field.value()).unwrap_or_default();
            renaming.set(false);
            if !name.trim().is_empty() && name.trim() != named.name {
                on_rename.emit((named.clone(), name.trim().to_owned()));
            }
        })
    };
    let on_renaming = {
        let renaming = renaming.clone();
        Callback::from(move |_: MouseEvent| renaming.set(!*renaming))
    };
    let on_open = {
        let (on_deed, kept) = (props.on_deed.clone(), props.kept.clone());
        Callback::from(move |_: MouseEvent| on_deed.emit((Deed::Open, kept.clone())))
    };
    html! {
        <li class="kept" data-kept={name.clone()} data-open={props.open.to_string()} data-id={id.clone()}>
            if *renaming {
                <form class="keep-line" {onsubmit}>
                    <input type="text" ref={field} maxlength="80" autofocus=true data-rename="" value={name.clone()}
                        aria-label={i18n.with("keep-rename-label", &[("name", name.as_str().into())])} />
                    <button type="submit" class="button" data-action="rename-save">{ i18n.text("keep-save") }</button>
                </form>
            } else {
                <p class="kept-name">
                    <button type="button" class="kept-open" data-deed="open" disabled={props.open} onclick={on_open}
                        title={i18n.text("keep-open")}>{ name }</button>
                    if props.open {
                        <span class="badge">{ i18n.text("keep-is-open") }</span>
                    }
                </p>
            }
            <p class="hint">{ plans(&i18n, &props.kept) }{ " · " }{ changed(&i18n, props.kept.time) }</p>
            <div class="kept-deeds">
                <button type="button" class="button button-quiet" data-deed="rename" aria-expanded={renaming.to_string()}
                    onclick={on_renaming}>{ i18n.text("keep-rename") }</button>
                { deed("duplicate", "keep-duplicate", Deed::Duplicate) }
                { deed("export", "keep-export", Deed::Export) }
                { deed("delete", "keep-delete", Deed::Delete) }
            </div>
        </li>
    }
}

/// How many plans, and their names.
fn plans(i18n: &I18n, kept: &Kept) -> String {
    let plans = &kept.document.plans;
    let count = i18n.with("keep-count", &[("count", plans.len().into())]);
    let name = |(slot, plan): (usize, &snowball_engine::plan::Plan)| match plan.name.as_str() {
        "" => i18n.with("plan-letter", &[("letter", letter(slot).to_string().into())]),
        name => name.to_owned(),
    };
    let names: Vec<_> = plans.iter().enumerate().map(name).collect();
    format!("{count}: {}", names.join(" / "))
}

/// When it was changed, by the reader's clock.
fn changed(i18n: &I18n, time: u64) -> String {
    let date = js_sys::Date::new(&JsValue::from_f64(time as f64));
    let moment = [date.get_full_year(), date.get_month() + 1, date.get_date(), date.get_hours(), date.get_minutes()];
    i18n.with("keep-changed", &[("date", i18n.moment(moment).into())])
}
