//! Adding a lever: every mechanism of the library by group, found by words; the one that is picked opens in its own dialog.

use std::rc::Rc;

use snowball_engine::plan::Plan;
use snowball_library::{Kind, Lever, Library};
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;

use super::dialog::Dialog;
use super::icon::{Icon, icon};
use super::lever_dialog::LeverDialog;
use crate::i18n::I18n;
use crate::state::{Action, Message};
use crate::ui::data;
use crate::ui::hooks::{use_dispatch, use_i18n, use_id};
use crate::view::library::mechanisms::{MechanismFilter, shelf};

/// Properties of [`AddLever`].
#[derive(Properties)]
pub struct AddLeverProps {
    /// The active plan.
    pub plan: Rc<Plan>,
    /// Its letter.
    pub letter: AttrValue,
}

impl PartialEq for AddLeverProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.plan, &other.plan) && self.letter == other.letter
    }
}

/// The button, and the drawer while it is open. The library is loaded when it is opened first.
#[component]
pub fn AddLever(props: &AddLeverProps) -> Html {
    let i18n = use_i18n();
    let dispatch = use_dispatch();
    let button = use_node_ref();
    let library = use_state(|| None::<&'static Library>);
    let onclick = {
        let library = library.clone();
        Callback::from(move |_: MouseEvent| {
            let (library, dispatch) = (library.clone(), dispatch.clone());
            spawn_local(async move {
                match data::library().await {
                    Some(loaded) => library.set(Some(loaded)),
                    None => dispatch.emit(Action::Say(Message::LibraryMissing)),
                }
            });
        })
    };
    let on_close = {
        let library = library.clone();
        Callback::from(move |()| library.set(None))
    };
    // The drawer can close while another dialog lies on it; then the browser has nowhere to give the focus back to.
    let first = use_mut_ref(|| true);
    use_effect_with((library.is_some(), button.clone()), move |(open, button)| {
        let closed = !first.replace(false) && !*open;
        if let Some(button) = button.cast::<HtmlElement>().filter(|_| closed) {
            // Refused only by what cannot have the focus.
            let _ = button.focus();
        }
    });
    html! {
        <>
            <button ref={button} type="button" class="button button-add" data-action="add-lever" aria-haspopup="dialog" {onclick}>
                { icon(Icon::Add) }
                { i18n.text("levers-add") }
            </button>
            if let Some(library) = *library {
                <LeverDrawer {library} plan={props.plan.clone()} letter={props.letter.clone()} {on_close} />
            }
        </>
    }
}

/// Properties of [`LeverDrawer`].
#[derive(Properties)]
struct LeverDrawerProps {
    library: &'static Library,
    plan: Rc<Plan>,
    letter: AttrValue,
    on_close: Callback<()>,
}

impl PartialEq for LeverDrawerProps {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.library, other.library)
            && Rc::ptr_eq(&self.plan, &other.plan)
            && self.letter == other.letter
            && self.on_close == other.on_close
    }
}

/// Most levers of a plan.
const MOST: usize = 40;

#[component]
fn LeverDrawer(props: &LeverDrawerProps) -> Html {
    let i18n = use_i18n();
    let id = use_id();
    let query = use_state(String::new);
    let picked = use_state(|| None::<&'static Lever>);
    let language = i18n.locale().into();
    let entries = use_memo((), |()| shelf(props.library));
    let filter = MechanismFilter { search: (*query).clone(), ..MechanismFilter::default() };
    let found: Vec<_> = entries.iter().filter(|entry| entry.fits(&filter)).collect();
    let groups = props.library.groups.iter().enumerate().filter_map(|(index, group)| {
        let levers: Vec<_> = found.iter().filter(|entry| entry.group == index).map(|entry| entry.lever).collect();
        (!levers.is_empty()).then_some((group, levers))
    });
    let oninput = {
        let query = query.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) {
                query.set(input.value());
            }
        })
    };
    let pick = |lever: &'static Lever| {
        let picked = picked.clone();
        Callback::from(move |_: MouseEvent| picked.set(Some(lever)))
    };
    let back = {
        let picked = picked.clone();
        Callback::from(move |()| picked.set(None))
    };
    let full = props.plan.levers.len() >= MOST;
    html! {
        <>
            <Dialog title={i18n.with("levers-drawer", &[("plan", props.letter.as_str().into())])}
                on_close={props.on_close.clone()}>
                <div class="lever-search">
                    <label for={id.clone()}>{ i18n.text("levers-search") }</label>
                    <input {id} type="search" autocomplete="off" autofocus={true} value={(*query).clone()} {oninput}
                        data-action="search-levers" />
                    <p class="hint" role="status">{ i18n.with("levers-found", &[("count", found.len().into())]) }</p>
                </div>
                if full {
                    <p class="hint">{ i18n.text("levers-full") }</p>
                }
                <div class="lever-list">
                    for (group, levers) in groups {
                        <section aria-label={group.group.get(language).to_owned()}>
                            <h3>{ group.group.get(language) }</h3>
                            <ul>
                                for lever in levers {
                                    <li key={lever.id.clone()}>{ choice(&i18n, lever, full, pick(lever)) }</li>
                                }
                            </ul>
                        </section>
                    }
                </div>
            </Dialog>
            if let Some(lever) = *picked {
                <LeverDialog library={props.library} {lever} plan={props.plan.clone()} letter={props.letter.clone()}
                    on_added={props.on_close.clone()} on_close={back} />
            }
        </>
    }
}

fn choice(i18n: &I18n, lever: &'static Lever, full: bool, onclick: Callback<MouseEvent>) -> Html {
    let language = i18n.locale().into();
    let reason = lever.reason.as_ref().map_or("", |reason| reason.get(language));
    let text = html! {
        <>
            <span class="lever-name">{ lever.name.get(language) }</span>
            <span class="lever-what">{ lever.what.get(language) }</span>
        </>
    };
    if lever.kind == Kind::NotModelled {
        return html! {
            <div class="lever-choice lever-choice--none">
                { text }
                <span class="lever-what">{ i18n.with("levers-not-modelled", &[("reason", reason.into())]) }</span>
            </div>
        };
    }
    html! {
        <button type="button" class="lever-choice" data-pick-lever={lever.id.clone()} disabled={full} {onclick}>{ text }</button>
    }
}
