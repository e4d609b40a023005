//! Every case, with search and filters.

use yew::prelude::*;

use super::Replicated;
use super::case_card::CaseCard;
use super::filters::{Choice, counted, found, search, select};
use crate::i18n::I18n;
use crate::ui::hooks::use_i18n;
use crate::view::library::cases::{self, CaseEntry, CaseFilter};
use snowball_library::Library;

/// Properties of [`CaseShelf`].
#[derive(Properties)]
pub struct CaseShelfProps {
    /// The library.
    pub library: &'static Library,
    /// What is looked for, kept while other shelves are open.
    pub filter: UseStateHandle<CaseFilter>,
    /// What stands beside the reported numbers.
    pub replicated: Option<Replicated>,
    /// Case that was asked for.
    pub entry: Option<String>,
}

impl PartialEq for CaseShelfProps {
    fn eq(&self, other: &Self) -> bool {
        self.filter == other.filter && self.replicated == other.replicated && self.entry == other.entry
    }
}

/// Cards that narrow down as one types.
#[component]
pub fn CaseShelf(props: &CaseShelfProps) -> Html {
    let i18n = use_i18n();
    let library = props.library;
    let shelf = use_memo((), |()| cases::shelf(library));
    let filter = &props.filter;
    // What was asked for by name must not be hidden by what was looked for before.
    use_effect_with(props.entry.clone(), {
        let filter = filter.setter();
        move |entry| {
            if entry.is_some() {
                filter.set(CaseFilter::default());
            }
        }
    });
    let set = |change: fn(&mut CaseFilter, String)| {
        let filter = filter.clone();
        Callback::from(move |value: String| {
            let mut next = (*filter).clone();
            change(&mut next, value);
            filter.set(next);
        })
    };
    let choices = use_memo(i18n.clone(), |i18n| Choices::new(i18n, library, &shelf));
    let with_plan = {
        let filter = filter.clone();
        Callback::from(move |_: Event| filter.set(CaseFilter { with_plan: !filter.with_plan, ..(*filter).clone() }))
    };
    let clear = {
        let filter = filter.clone();
        Callback::from(move |()| filter.set(CaseFilter::default()))
    };
    let fits: Vec<bool> = shelf.iter().map(|entry| entry.fits(filter)).collect();
    let shown = fits.iter().filter(|fits| **fits).count();
    html! {
        <>
            <form class="filters" role="search" onsubmit={Callback::from(|event: SubmitEvent| event.prevent_default())}>
                { search(&i18n, "library-search-cases", &filter.search, set(|filter, value| filter.search = value)) }
                { select("sector", i18n.text("library-filter-sector"), i18n.text("library-any-sector"), &filter.sector,
                    choices.sectors.clone(), set(|filter, value| filter.sector = value)) }
                { select("grade", i18n.text("library-filter-grade"), i18n.text("library-any-grade"), &filter.grade,
                    choices.grades.clone(), set(|filter, value| filter.grade = value)) }
                { select("mechanism", i18n.text("library-filter-mechanism"), i18n.text("library-any-mechanism"),
                    &filter.mechanism, choices.mechanisms.clone(), set(|filter, value| filter.mechanism = value)) }
                <label class="filter-flag">
                    <input type="checkbox" data-filter="with-plan" checked={filter.with_plan} onchange={with_plan} />
                    { i18n.text("library-with-plan") }
                </label>
            </form>
            <details class="legend">
                <summary>{ i18n.text("library-grades") }</summary>
                <dl>
                    for (grade, _) in cases::grades(&shelf) {
                        <div>
                            <dt>{ i18n.with("library-grade", &[("grade", grade.into())]) }</dt>
                            <dd>{ i18n.text(&format!("library-grade-{grade}")) }</dd>
                        </div>
                    }
                </dl>
            </details>
            { found(&i18n, "library-cases-found", shown, shelf.len(), clear) }
            <div class="case-grid">
                // Hidden rather than taken away, so that a key costs no more than showing and hiding.
                for (index, fits) in fits.into_iter().enumerate() {
                    <div key={shelf[index].case.id.as_str()} hidden={!fits}>
                        <CaseCard shelf={shelf.clone()} {index} replicated={props.replicated.clone()}
                            wanted={props.entry.as_ref() == Some(&shelf[index].case.id)} />
                    </div>
                }
            </div>
        </>
    }
}

/// What the filters can be set to; counting takes longer than a key may.
struct Choices {
    sectors: Vec<Choice>,
    grades: Vec<Choice>,
    mechanisms: Vec<Choice>,
}

impl Choices {
    fn new(i18n: &I18n, library: &Library, shelf: &[CaseEntry]) -> Self {
        let language = i18n.locale().into();
        let sector = |(name, count): (&str, usize)| {
            (name.to_owned(), counted(i18n, i18n.text(&format!("sector-{name}")), count))
        };
        let grade = |(name, count): (&str, usize)| {
            let words = i18n.with("library-grade", &[("grade", name.into())]);
            (name.to_owned(), counted(i18n, words, count))
        };
        let used = library.levers().filter_map(|lever| {
            let count = shelf.iter().filter(|entry| entry.case.mechanisms.contains(&lever.id)).count();
            (count > 0).then(|| (lever.id.clone(), counted(i18n, lever.name.get(language).to_owned(), count)))
        });
        Self {
            sectors: cases::sectors(shelf).into_iter().map(sector).collect(),
            grades: cases::grades(shelf).into_iter().map(grade).collect(),
            mechanisms: used.collect(),
        }
    }
}
