//! Where the table comes in: pasted, dropped, chosen, or made up.

use std::rc::Rc;

use snowball_calibrate::read::Encoding;
use snowball_engine::plan::Plan;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::i18n::{I18n, Value};
use crate::state::{Action, Origin, Pilot, Purpose};
use crate::ui::components::{Icon, file_pick, icon};
use crate::ui::hooks::{use_dispatch, use_i18n, use_id};
use crate::ui::table_file;
use crate::view::calibrate;

#[derive(PartialEq, Properties)]
pub struct EntryProps {
    pub pilot: Option<Rc<Pilot>>,
    /// The plan that makes up an example.
    pub plan: Rc<Plan>,
    pub seed: u64,
}

/// A field, a file and examples; once there is a table, what it is.
#[component]
pub fn Entry(props: &EntryProps) -> Html {
    let i18n = use_i18n();
    let dispatch = use_dispatch();
    let text_id = use_id();
    let area = use_node_ref();
    let over = use_state(|| false);
    let trouble = use_state(|| None::<String>);
    let take = {
        let (dispatch, before) = (dispatch.clone(), props.pilot.clone());
        Callback::from(move |(origin, bytes, encoding, purpose): (Origin, Rc<[u8]>, Encoding, Option<Purpose>)| {
            let mut pilot = Pilot::new(origin, bytes, encoding, before.as_deref());
            pilot.purpose = purpose.unwrap_or(pilot.purpose);
            dispatch.emit(Action::Pilot(Some(Rc::new(pilot))));
        })
    };
    let on_file = {
        let (take, trouble) = (take.clone(), trouble.setter());
        let unreadable = i18n.text("calibrate-unreadable");
        Callback::from(move |file: web_sys::File| {
            let (take, trouble, unreadable) = (take.clone(), trouble.clone(), unreadable.clone());
            spawn_local(async move {
                let name = file.name();
                match table_file::read(file).await {
                    Some((bytes, encoding)) => take.emit((Origin::File(name), bytes, encoding, None)),
                    None => trouble.set(Some(unreadable)),
                }
            });
        })
    };
    let onchange = {
        let on_file = on_file.clone();
        Callback::from(move |event: Event| {
            let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            if let Some(file) = input.and_then(|input| input.files()?.get(0)) {
                on_file.emit(file);
            }
        })
    };
    let ondrop = {
        let (over, on_file, take) = (over.setter(), on_file, take.clone());
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            over.set(false);
            let Some(data) = event.data_transfer() else { return };
            match data.files().and_then(|files| files.get(0)) {
                Some(file) => on_file.emit(file),
                None => {
                    let text = data.get_data("text/plain").unwrap_or_default();
                    if !text.is_empty() {
                        take.emit((Origin::Pasted, text.into_bytes().into(), Encoding::Utf8, None));
                    }
                }
            }
        })
    };
    let hover = |on: bool| {
        let over = over.setter();
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            over.set(on);
        })
    };
    let onpaste = {
        let (area, take) = (area.clone(), take.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(area) = area.cast::<HtmlTextAreaElement>() {
                take.emit((Origin::Pasted, area.value().into_bytes().into(), Encoding::Utf8, None));
            }
        })
    };
    let on_example = {
        let (take, trouble) = (take.clone(), trouble.setter());
        let (plan, seed, i18n) = (props.plan.clone(), props.seed, i18n.clone());
        Callback::from(move |_: MouseEvent| match calibrate::made_up(&i18n, &plan, seed) {
            Ok(text) => {
                take.emit((Origin::MadeUp, text.into_bytes().into(), Encoding::Utf8, Some(Purpose::Plan)));
            }
            Err(reason) => {
                trouble.set(Some(i18n.with("calibrate-example-failed", &[("reason", reason.into())])));
            }
        })
    };
    let published = |place: usize| {
        let take = take.clone();
        Callback::from(move |_: MouseEvent| {
            let bytes = calibrate::PUBLISHED[place].1.as_bytes().into();
            take.emit((Origin::Published, bytes, Encoding::Utf8, Some(Purpose::ALL[place + 1])));
        })
    };
    if let Some(pilot) = &props.pilot {
        let onclick = Callback::from(move |_: MouseEvent| dispatch.emit(Action::Pilot(None)));
        return html! { { there(&i18n, pilot, onclick) } };
    }
    html! {
        <section class="table-entry" aria-label={i18n.text("calibrate-table")} data-over={over.to_string()}
            ondragover={hover(true)} ondragleave={hover(false)} {ondrop}>
            <label for={text_id.clone()}>{ i18n.text("calibrate-paste") }</label>
            <textarea id={text_id} ref={area} rows="7" spellcheck="false" data-table-text="" />
            <div class="table-ways">
                <button type="button" class="button button-main" data-action="take-table" onclick={onpaste}>
                    { i18n.text("calibrate-take") }
                </button>
                { file_pick(i18n.text("calibrate-file"), ".csv,.tsv,.txt,text/csv,text/plain", "table", onchange) }
                <span class="hint">{ i18n.text("calibrate-drop") }</span>
            </div>
            <div class="table-ways">
                <span class="hint">{ i18n.text("calibrate-try") }</span>
                <button type="button" class="button" data-action="example" onclick={on_example}>
                    { i18n.text("calibrate-example") }
                </button>
                for (place, (key, _)) in calibrate::PUBLISHED.iter().enumerate() {
                    <button type="button" class="button" data-action={format!("published-{place}")} onclick={published(place)}>
                        { i18n.text(key) }
                    </button>
                }
            </div>
            if let Some(trouble) = &*trouble { <p class="control-error" role="alert">{ trouble }</p> }
        </section>
    }
}

/// The table that is there.
fn there(i18n: &I18n, pilot: &Pilot, onclick: Callback<MouseEvent>) -> Html {
    let name = match &pilot.origin {
        Origin::Pasted => i18n.text("calibrate-origin-pasted"),
        Origin::File(name) => name.clone(),
        Origin::MadeUp => i18n.text("calibrate-origin-made-up"),
        Origin::Published => i18n.text("calibrate-origin-published"),
    };
    let words = match pilot.look.as_ref() {
        Ok(look) => i18n.with(
            "calibrate-summary",
            &[
                ("name", name.into()),
                ("columns", look.columns.len().into()),
                ("encoding", calibrate::encoding(pilot.encoding).into()),
                ("separator", Value::from(calibrate::separator(i18n, look.separator))),
            ],
        ),
        Err(_) => name,
    };
    html! {
        <section class="table-there" aria-label={i18n.text("calibrate-table")} data-table="there">
            <p>
                <strong>{ words }</strong>
                <button type="button" class="button" data-action="remove-table" {onclick}>
                    { icon(Icon::Close) }{ i18n.text("calibrate-remove") }
                </button>
            </p>
            if pilot.origin == Origin::MadeUp {
                <p class="part-trouble">{ i18n.text("calibrate-made-up-warning") }</p>
            }
        </section>
    }
}
