//! Where the sources contradict each other, and sums that do not add up.

use snowball_library::Library;
use yew::prelude::*;

use super::filters::{counted, found, search, select};
use crate::i18n::I18n;
use crate::ui::hooks::use_i18n;
use crate::view::library::conflicts::{self, ConflictEntry, ConflictFilter};
use crate::view::route::{Route, Shelf};

/// Properties of [`ConflictShelf`].
#[derive(Properties)]
pub struct ConflictShelfProps {
    /// The library.
    pub library: &'static Library,
    /// What is looked for, kept while other shelves are open.
    pub filter: UseStateHandle<ConflictFilter>,
}

impl PartialEq for ConflictShelfProps {
    fn eq(&self, other: &Self) -> bool {
        self.filter == other.filter
    }
}

/// A list that narrows down as one types.
#[component]
pub fn ConflictShelf(props: &ConflictShelfProps) -> Html {
    let i18n = use_i18n();
    let library = props.library;
    let shelf = use_memo((), |()| conflicts::shelf(library));
    let filter = &props.filter;
    let set = |change: fn(&mut ConflictFilter, String)| {
        let filter = filter.clone();
        Callback::from(move |value: String| {
            let mut next = (*filter).clone();
            change(&mut next, value);
            filter.set(next);
        })
    };
    let kinds = conflicts::kinds(&shelf)
        .into_iter()
        .map(|(kind, count)| (kind.to_owned(), counted(&i18n, i18n.text(&format!("library-conflict-{kind}")), count)));
    let clear = {
        let filter = filter.clone();
        Callback::from(move |()| filter.set(ConflictFilter::default()))
    };
    let shown: Vec<_> = shelf.iter().filter(|entry| entry.fits(filter)).collect();
    html! {
        <>
            <p>{ i18n.text("library-conflicts-intro") }</p>
            <form class="filters" role="search" onsubmit={Callback::from(|event: SubmitEvent| event.prevent_default())}>
                { search(&i18n, "library-search-conflicts", &filter.search, set(|filter, value| filter.search = value)) }
                { select("kind", i18n.text("library-filter-kind"), i18n.text("library-any-kind"), &filter.kind,
                    kinds.collect(), set(|filter, value| filter.kind = value)) }
            </form>
            { found(&i18n, "library-conflicts-found", shown.len(), shelf.len(), clear) }
            <ul class="conflicts">{ for shown.into_iter().map(|entry| item(&i18n, entry)) }</ul>
        </>
    }
}

fn item(i18n: &I18n, entry: &ConflictEntry) -> Html {
    let conflict = entry.conflict;
    let language = i18n.locale().into();
    html! {
        <li key={conflict.id.as_str()} class="conflict" data-conflict={conflict.id.as_str()}>
            <span class="badge" data-conflict-kind={conflict.kind.as_str()}>
                { i18n.text(&format!("library-conflict-{}", conflict.kind)) }
            </span>
            <p>{ conflict.what.get(language) }</p>
            <p><strong>{ i18n.text("library-conflict-reading") }</strong>{ " " }{ conflict.reading.get(language) }</p>
            if !entry.cases.is_empty() {
                <ul class="chips" aria-label={i18n.text("library-conflict-cases")}>
                    for case in &entry.cases {
                        <li><a class="chip" href={Route::Library(Shelf::Cases, Some(case.id.clone())).hash()}>
                            { case.name.get(language) }
                        </a></li>
                    }
                </ul>
            }
        </li>
    }
}
