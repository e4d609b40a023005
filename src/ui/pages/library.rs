//! The Library page: cases, mechanisms, the replication table, and what the sources contradict each other in.

use std::rc::Rc;

use snowball_engine::{Metric, Track};
use snowball_library::{Lever, Library as Domain};
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;
use yew::prelude::*;

use crate::i18n::I18n;
use crate::presets;
use crate::state::{Action, AppState};
use crate::ui::components::library::{CaseShelf, ConflictShelf, MechanismShelf, Replicated, ReplicationShelf};
use crate::ui::components::{LeverDialog, MessagePanel, PageHeader};
use crate::ui::data;
use crate::ui::hooks::{Dispatch, use_dispatch, use_i18n};
use crate::view::letters::letter;
use crate::view::levers;
use crate::view::library::cases::CaseFilter;
use crate::view::library::conflicts::ConflictFilter;
use crate::view::library::mechanisms::MechanismFilter;
use crate::view::library::replication::Replication;
use crate::view::route::{Route, Shelf};

/// Properties of [`Library`].
#[derive(Properties)]
pub struct LibraryProps {
    /// The state.
    pub state: Rc<AppState>,
    /// Shelf that is open.
    pub shelf: Shelf,
    /// Entry that was asked for.
    pub entry: Option<String>,
}

impl PartialEq for LibraryProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state) && self.shelf == other.shelf && self.entry == other.entry
    }
}

/// What became of a file that was asked for.
#[derive(Clone, Copy)]
enum Loading {
    /// On its way.
    Waiting,
    /// It cannot be had.
    Missing,
    /// There.
    There(&'static Domain),
}

/// A lever that was added, and what was expected before.
#[derive(Clone)]
struct Added {
    lever: &'static Lever,
    before: Rc<Track>,
}

/// The page. The library is loaded when it is opened.
#[component]
pub fn Library(props: &LibraryProps) -> Html {
    let i18n = use_i18n();
    let heading = use_node_ref();
    let (domain, again) = use_library();
    let replication = use_replication();
    let cases = use_state(CaseFilter::default);
    let mechanisms = use_state(MechanismFilter::default);
    let conflicts = use_state(ConflictFilter::default);
    let verdict = use_state(String::new);
    let chosen = use_state(|| None::<&'static Lever>);
    let added = use_state(|| None::<Added>);
    let on_add = {
        let chosen = chosen.setter();
        use_callback((), move |lever: &'static Lever, ()| chosen.set(Some(lever)))
    };
    use_effect_with((), {
        let (heading, asked) = (heading.clone(), props.entry.is_some());
        move |()| {
            if let Some(heading) = heading.cast::<HtmlElement>().filter(|_| !asked) {
                // Refused only by what cannot have the focus.
                let _ = heading.focus();
            }
        }
    });
    let there = match domain {
        Loading::There(domain) => Some(domain),
        Loading::Waiting | Loading::Missing => None,
    };
    let replicated = use_memo((i18n.clone(), replication.clone(), there.is_some()), |(i18n, replication, _)| {
        let empty = Replication { replicates: 0, rows: Vec::new() };
        let (domain, file) = (there?, replication.as_ref()?);
        let cases = Rc::new(file.as_deref().unwrap_or(&empty).by_case(i18n, domain));
        Some(Replicated { replicates: file.as_ref().map(|file| file.replicates).filter(|count| *count > 0), cases })
    });
    let open = props.state.active_plan();
    let letters = letter(props.state.active).to_string();
    let shelf = |domain: &'static Domain| match props.shelf {
        Shelf::Cases => html! {
            <CaseShelf library={domain} filter={cases.clone()} replicated={(*replicated).clone()} entry={props.entry.clone()} />
        },
        Shelf::Mechanisms => html! {
            <MechanismShelf library={domain} filter={mechanisms.clone()} plan={plan_name(&i18n, &letters, &open.plan.name)}
                levers={open.plan.levers.len()} entry={props.entry.clone()} on_add={on_add.clone()} />
        },
        Shelf::Replication => {
            html! { <ReplicationShelf replicated={(*replicated).clone()} filter={verdict.clone()} /> }
        }
        Shelf::Conflicts => html! { <ConflictShelf library={domain} filter={conflicts.clone()} /> },
    };
    html! {
        <div class="library-page">
            <PageHeader route={Route::Library(props.shelf, None)} />
            <main class="library">
                <h1 ref={heading} tabindex="-1">{ i18n.text("library-title") }</h1>
                <p class="library-intro">{ i18n.text("library-intro") }</p>
                if let Some(message) = &props.state.message {
                    <MessagePanel message={message.clone()} />
                }
                { shelves(&i18n, props.shelf) }
                { match domain {
                    Loading::Waiting => html! { <p role="status" class="library-state">{ i18n.text("library-waiting") }</p> },
                    Loading::Missing => html! {
                        <div role="status" class="library-state" data-library="missing">
                            <p>{ i18n.text("library-missing") }</p>
                            <button type="button" class="button" onclick={again.reform(|_: MouseEvent| ())}>
                                { i18n.text("library-again") }
                            </button>
                        </div>
                    },
                    Loading::There(domain) => html! {
                        <section key={props.shelf.name()} data-shelf={props.shelf.name()}
                            aria-labelledby="shelf">
                            <h2 id="shelf" class="unseen">
                                { i18n.text(&format!("library-shelf-{}", props.shelf.name())) }
                            </h2>
                            { shelf(domain) }
                        </section>
                    },
                } }
            </main>
            if let (Some(library), Some(lever)) = (there, *chosen) {
                <LeverDialog key={lever.id.as_str()} {library} {lever} plan={open.plan.clone()} letter={letters.clone()}
                    on_added={
                        let (added, before) = (added.setter(), open.expected.clone());
                        Callback::from(move |()| added.set(Some(Added { lever, before: before.clone() })))
                    }
                    on_close={
                        let chosen = chosen.setter();
                        Callback::from(move |()| chosen.set(None))
                    } />
            }
            <AddedBar added={(*added).clone()} state={props.state.clone()} on_close={
                let added = added.setter();
                Callback::from(move |()| added.set(None))
            } />
        </div>
    }
}

fn plan_name(i18n: &I18n, letter: &str, name: &str) -> String {
    if name.is_empty() {
        return letter.to_owned();
    }
    i18n.with("library-plan", &[("letter", letter.into()), ("name", name.into())])
}

/// Links to the parts of the page.
fn shelves(i18n: &I18n, open: Shelf) -> Html {
    html! {
        <nav class="shelves" aria-label={i18n.text("library-shelves")}>
            for shelf in Shelf::ALL {
                <a href={Route::Library(shelf, None).hash()} aria-current={(shelf == open).then_some("true")}>
                    { i18n.text(&format!("library-shelf-{}", shelf.name())) }
                </a>
            }
        </nav>
    }
}

/// The library, and how to ask for it again.
#[hook]
fn use_library() -> (Loading, Callback<()>) {
    let domain = use_state(|| presets::library().map_or(Loading::Waiting, Loading::There));
    let load = {
        let domain = domain.setter();
        use_callback((), move |(), ()| {
            let domain = domain.clone();
            domain.set(Loading::Waiting);
            spawn_local(async move {
                domain.set(data::library().await.map_or(Loading::Missing, Loading::There));
            });
        })
    };
    use_effect_with((), {
        let load = load.clone();
        move |()| {
            if presets::library().is_none() {
                load.emit(());
            }
        }
    });
    (*domain, load)
}

/// The results of the replication: nothing while they are being loaded, then nothing in them if they cannot be had.
#[hook]
fn use_replication() -> Option<Option<Rc<Replication>>> {
    let found = use_state(|| None);
    use_effect_with((), {
        let found = found.setter();
        move |()| {
            spawn_local(async move {
                let text = data::load(data::REPLICATION).await;
                found.set(Some(text.and_then(|text| Replication::from_json(&text)).map(Rc::new)));
            });
        }
    });
    (*found).clone()
}

/// Properties of [`AddedBar`].
#[derive(Properties)]
struct AddedBarProps {
    added: Option<Added>,
    state: Rc<AppState>,
    on_close: Callback<()>,
}

impl PartialEq for AddedBarProps {
    fn eq(&self, other: &Self) -> bool {
        let lever = |bar: &Self| bar.added.as_ref().map(|added| added.lever.id.as_str());
        Rc::ptr_eq(&self.state, &other.state) && lever(self) == lever(other)
    }
}

/// Says that a lever was added and what is expected of the plan now, with the ways on and back.
#[component]
fn AddedBar(props: &AddedBarProps) -> Html {
    let i18n = use_i18n();
    let Dispatch(dispatch) = use_dispatch();
    let Some(Added { lever, before }) = &props.added else {
        return html! { <div class="added" role="status"></div> };
    };
    let state = &props.state;
    let open = state.active_plan();
    let customers = |track: &Track| Metric::Customers.at(track, open.engine.grid().len() - 1).unwrap_or_default();
    let (before, after) = (customers(before), customers(&open.expected));
    let effect = levers::effect(&i18n, before, after);
    let name = lever.name.get(i18n.locale().into());
    let words = [("name", name.into()), ("plan", letter(state.active).to_string().into())];
    let undo = {
        let on_close = props.on_close.clone();
        Callback::from(move |_: MouseEvent| {
            dispatch.emit(Action::Undo);
            on_close.emit(());
        })
    };
    html! {
        <div class="added" role="status" data-added={lever.id.as_str()} data-expected={after.to_string()}>
            <p><strong>{ i18n.with("library-added", &words) }</strong>{ " " }{ effect }</p>
            <div class="added-actions">
                <button type="button" class="button" data-action="undo-lever" onclick={undo}>{ i18n.text("undo") }</button>
                <a class="button button-main" data-action="show-plan" href={Route::Simulate.hash()}>
                    { i18n.text("library-show-plan") }
                </a>
                <button type="button" class="button button-quiet" onclick={props.on_close.reform(|_: MouseEvent| ())}>
                    { i18n.text("close") }
                </button>
            </div>
        </div>
    }
}
