//! The list of what is kept under a name.

use std::rc::Rc;

use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::entry_row::{Deed, EntryRow};
use super::save_form::SaveForm;
use crate::state::keeping::{Kept, Named, order};
use crate::state::{Action, AppState, Message};
use crate::ui::components::dialog::Dialog;
use crate::ui::components::message_panel::words;
use crate::ui::download;
use crate::ui::hooks::{use_dispatch, use_i18n, use_id};
use crate::ui::keeping::{Entry, use_keeper};
use crate::view::files::file_name;

/// Entries from which on there is a search.
const MANY: usize = 10;

/// Properties of [`NamedPlansDialog`].
#[derive(Properties)]
pub struct NamedPlansDialogProps {
    /// The state.
    pub state: Rc<AppState>,
    /// It was closed.
    pub on_close: Callback<()>,
}

impl PartialEq for NamedPlansDialogProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state) && self.on_close == other.on_close
    }
}

/// An entry that was deleted: its key, its record, and what it was called.
type Deleted = (String, String, String);

/// The list. What it does is done at once; what is deleted can be brought back while it is open.
#[component]
pub fn NamedPlansDialog(props: &NamedPlansDialogProps) -> Html {
    let i18n = use_i18n();
    let dispatch = use_dispatch();
    let keeper = use_keeper();
    let search_id = use_id();
    let entries = use_state(|| None::<Result<Vec<Entry>, Message>>);
    let deleted = use_state(|| None::<Deleted>);
    let trouble = use_state(|| None::<Message>);
    let search = use_state(String::new);
    let looked = use_state(|| 0u32);
    let named = props.state.named.clone();
    use_effect_with((*looked, named.clone()), {
        let (keeper, entries) = (keeper.clone(), entries.setter());
        move |_| {
            spawn_local(async move { entries.set(Some(keeper.entries().await)) });
        }
    });
    let again = {
        let looked = looked.clone();
        Callback::from(move |()| looked.set(*looked + 1))
    };
    let told = {
        let trouble = trouble.setter();
        move |error: Message| trouble.set(Some(error))
    };
    let on_save = {
        let (keeper, state, dispatch, again, told) =
            (keeper.clone(), props.state.clone(), dispatch.clone(), again.clone(), told.clone());
        Callback::from(move |wish: String| {
            let (keeper, state, dispatch, again, told) =
                (keeper.clone(), state.clone(), dispatch.clone(), again.clone(), told.clone());
            spawn_local(async move {
                match keeper.save_as(&state, &wish).await {
                    Ok(named) => dispatch.emit(Action::Named(Some(named))),
                    Err(trouble) => told(trouble),
                }
                again.emit(());
            });
        })
    };
    let on_rename = {
        let (keeper, dispatch, again, told, open) =
            (keeper.clone(), dispatch.clone(), again.clone(), told.clone(), named.clone());
        Callback::from(move |(named, wish): (Named, String)| {
            let (keeper, dispatch, again, told, open) =
                (keeper.clone(), dispatch.clone(), again.clone(), told.clone(), open.clone());
            spawn_local(async move {
                match keeper.rename(&named.id, &wish).await {
                    Ok(Some(named)) if open.is_some_and(|open| open.id == named.id) => {
                        dispatch.emit(Action::Named(Some(named)));
                    }
                    Ok(_) => {}
                    Err(trouble) => told(trouble),
                }
                again.emit(());
            });
        })
    };
    let on_delete = {
        let (keeper, dispatch, again, told, open, deleted) =
            (keeper.clone(), dispatch.clone(), again.clone(), told.clone(), named.clone(), deleted.setter());
        Callback::from(move |(id, name): (String, String)| {
            let (keeper, dispatch, again, told, open, deleted) =
                (keeper.clone(), dispatch.clone(), again.clone(), told.clone(), open.clone(), deleted.clone());
            spawn_local(async move {
                // What is open stays open, without a name: else the next edit would bring the entry back.
                if open.is_some_and(|open| open.id == id) {
                    dispatch.emit(Action::Named(None));
                }
                match keeper.delete(&id).await {
                    Ok(text) => deleted.set(text.map(|text| (id, text, name))),
                    Err(trouble) => told(trouble),
                }
                again.emit(());
            });
        })
    };
    let on_undo = {
        let (keeper, again, told, deleted) = (keeper.clone(), again.clone(), told.clone(), deleted.clone());
        Callback::from(move |_: MouseEvent| {
            let Some((id, text, _)) = (*deleted).clone() else { return };
            let (keeper, again, told) = (keeper.clone(), again.clone(), told.clone());
            deleted.set(None);
            spawn_local(async move {
                if let Err(trouble) = keeper.restore(&id, &text).await {
                    told(trouble);
                }
                again.emit(());
            });
        })
    };
    let on_deed = {
        let (keeper, dispatch, again, told, on_close, on_delete) =
            (keeper, dispatch, again, told, props.on_close.clone(), on_delete.clone());
        Callback::from(move |(deed, kept): (Deed, Kept)| {
            let Some(named) = kept.named.clone() else { return };
            match deed {
                Deed::Open => {
                    keeper.opened(&kept);
                    dispatch.emit(Action::OpenKept(Box::new(kept)));
                    on_close.emit(());
                }
                Deed::Export => {
                    download::json(&format!("snowball-{}.json", file_name(&named.name)), &kept.document.to_json());
                }
                Deed::Delete => on_delete.emit((named.id, named.name)),
                Deed::Duplicate => {
                    let (keeper, again, told) = (keeper.clone(), again.clone(), told.clone());
                    spawn_local(async move {
                        if let Err(trouble) = keeper.add(kept, &named.name).await {
                            told(trouble);
                        }
                        again.emit(());
                    });
                }
            }
        })
    };
    let oninput = {
        let search = search.setter();
        Callback::from(move |event: InputEvent| {
            if let Some(field) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) {
                search.set(field.value());
            }
        })
    };
    let list = match &*entries {
        None => html! { <p role="status">{ i18n.text("keep-loading") }</p> },
        Some(Err(trouble)) => html! { <p role="alert">{ words(&i18n, trouble) }</p> },
        Some(Ok(entries)) if entries.is_empty() => html! { <p data-empty="">{ i18n.text("keep-empty") }</p> },
        Some(Ok(entries)) => {
            let mut sets: Vec<Kept> = Vec::new();
            let mut unreadable = Vec::new();
            for entry in entries {
                match entry {
                    Entry::Set(kept) => sets.push(kept.clone()),
                    Entry::Unreadable { id, text, problems } => unreadable.push((id, text, problems.0.len())),
                }
            }
            order(&mut sets);
            let wanted = search.trim().to_lowercase();
            sets.retain(|kept| wanted.is_empty() || found(kept, &wanted));
            html! {
                <>
                    if entries.len() > MANY {
                        <div class="keep-line">
                            <label for={search_id.clone()}>{ i18n.text("keep-search") }</label>
                            <input type="search" id={search_id} data-keep-search="" value={(*search).clone()} {oninput} />
                        </div>
                    }
                    if sets.is_empty() && unreadable.is_empty() {
                        <p role="status">{ i18n.text("keep-none-found") }</p>
                    }
                    <ul class="kept-list">
                        for kept in sets {
                            if let Some(own) = kept.named.clone() {
                                <EntryRow key={own.id.clone()} {kept} named={own.clone()}
                                    open={named.as_ref().is_some_and(|named| named.id == own.id)}
                                    on_deed={on_deed.clone()} on_rename={on_rename.clone()} />
                            }
                        }
                        for (id, text, count) in unreadable {
                            <li class="kept" data-unreadable={id.clone()}>
                                <p>{ i18n.with("keep-unreadable", &[("count", count.into())]) }</p>
                                <div class="kept-deeds">
                                    { save_text(i18n.text("keep-save-text"), text.clone()) }
                                    { delete(i18n.text("keep-delete"), id.clone(), &on_delete) }
                                </div>
                            </li>
                        }
                    </ul>
                </>
            }
        }
    };
    let wish = match props.state.active_plan().plan.name.as_str() {
        "" => i18n.text("keep-untitled"),
        name => name.to_owned(),
    };
    html! {
        <Dialog title={i18n.text("keep-title")} on_close={props.on_close.clone()}>
            <div class="named-plans" data-named-plans="">
                <p class="hint">{ i18n.text("keep-intro") }</p>
                <SaveForm named={named.as_ref().map(|named| AttrValue::from(named.name.clone()))} {wish} {on_save} />
                if let Some(trouble) = &*trouble {
                    <p class="control-error" role="alert">{ words(&i18n, trouble) }</p>
                }
                if let Some((_, _, name)) = &*deleted {
                    <p class="keep-line" role="status" data-deleted={name.clone()}>
                        { i18n.with("keep-deleted", &[("name", name.as_str().into())]) }
                        <button type="button" class="button" data-action="undelete" onclick={on_undo}>{ i18n.text("keep-undo") }</button>
                    </p>
                }
                { list }
            </div>
        </Dialog>
    }
}

/// Whether a set has a name, or a plan of a name, with that text in it.
fn found(kept: &Kept, wanted: &str) -> bool {
    let name = kept.named.iter().map(|named| &named.name);
    name.chain(kept.document.plans.iter().map(|plan| &plan.name)).any(|name| name.to_lowercase().contains(wanted))
}

fn save_text(label: String, text: String) -> Html {
    let onclick = Callback::from(move |_: MouseEvent| download::json("snowball-unreadable.json", &text));
    html! { <button type="button" class="button button-quiet" data-deed="save-text" {onclick}>{ label }</button> }
}

fn delete(label: String, id: String, on_delete: &Callback<(String, String)>) -> Html {
    let on_delete = on_delete.clone();
    let onclick = Callback::from(move |_: MouseEvent| on_delete.emit((id.clone(), id.clone())));
    html! { <button type="button" class="button button-quiet" data-deed="delete" {onclick}>{ label }</button> }
}
