//! An entry of a list, with its name and the way to remove it; and the way to add one.

use yew::prelude::*;

use super::icon::{Icon, icon};
use crate::ui::hooks::use_i18n;

/// Properties of [`Entry`].
#[derive(PartialEq, Properties)]
pub struct EntryProps {
    /// What it is called.
    pub name: AttrValue,
    /// Removes it; none if it has to stay.
    pub on_remove: Option<Callback<()>>,
    /// Its controls.
    pub children: Html,
}

/// A framed entry.
#[component]
pub fn Entry(props: &EntryProps) -> Html {
    let i18n = use_i18n();
    html! {
        <section class="entry" aria-label={props.name.clone()}>
            <header class="entry-head">
                <h4>{ &props.name }</h4>
                if let Some(on_remove) = &props.on_remove {
                    <button type="button" class="icon-button" data-action="remove-entry"
                        onclick={on_remove.reform(|_: MouseEvent| ())}
                        aria-label={i18n.with("entry-remove", &[("name", props.name.as_str().into())])}>
                        { icon(Icon::Close) }
                    </button>
                }
            </header>
            { props.children.clone() }
        </section>
    }
}

/// Properties of [`AddEntry`].
#[derive(PartialEq, Properties)]
pub struct AddEntryProps {
    /// Name of the list in the plan.
    pub list: AttrValue,
    /// Adds an entry.
    pub on_add: Callback<()>,
}

/// The button that adds an entry.
#[component]
pub fn AddEntry(props: &AddEntryProps) -> Html {
    let i18n = use_i18n();
    html! {
        <button type="button" class="button button-add" data-action={format!("add-{}", props.list)}
            onclick={props.on_add.reform(|_: MouseEvent| ())}>
            { icon(Icon::Add) }
            { i18n.text(&format!("entry-add-{}", props.list)) }
        </button>
    }
}
