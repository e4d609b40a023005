//! The Library page: cases, mechanisms, the replication table, and what the sources contradict each other in.

use std::rc::Rc;

use snowball_library::{Lever, Library as Domain};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::frame::Frame;
use crate::i18n::I18n;
use crate::presets;
use crate::state::AppState;
use crate::ui::components::LeverDialog;
use crate::ui::components::library::{
    Added, AddedBar, CaseShelf, ConflictShelf, MechanismShelf, Replicated, ReplicationShelf, library_missing,
    library_waiting,
};
use crate::ui::data;
use crate::ui::hooks::{use_data, use_i18n};
use crate::view::letters::letter;
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

/// The page. The library is loaded when it is opened.
#[component]
pub fn Library(props: &LibraryProps) -> Html {
    let i18n = use_i18n();
    let (domain, again) = use_library();
    let replication = use_data(data::REPLICATION, Replication::from_json);
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
        <Frame state={props.state.clone()} route={Route::Library(props.shelf, None)} title={i18n.text("library-title")}
            focus={props.entry.is_none()}>
                <p class="library-intro">{ i18n.text("library-intro") }</p>
                { shelves(&i18n, props.shelf) }
                { match domain {
                    Loading::Waiting => library_waiting(&i18n),
                    Loading::Missing => library_missing(&i18n, &again),
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
        </Frame>
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
