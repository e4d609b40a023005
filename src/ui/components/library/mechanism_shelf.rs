//! Every mechanism by group, how many are modelled how, and what is not modelled.

use std::rc::Rc;

use snowball_library::{Lever, Library};
use yew::prelude::*;

use super::filters::{found, search, select};
use super::mechanism_card::MechanismCard;
use crate::i18n::I18n;
use crate::ui::components::data_table::data_table;
use crate::ui::hooks::use_i18n;
use crate::view::library::mechanisms::{self, KINDS, MechanismEntry, MechanismFilter, kind_name, not_modelled};
use crate::view::route::{Route, Shelf};

/// Properties of [`MechanismShelf`].
#[derive(Properties)]
pub struct MechanismShelfProps {
    /// The library.
    pub library: &'static Library,
    /// What is looked for, kept while other shelves are open.
    pub filter: UseStateHandle<MechanismFilter>,
    /// Letter and name of the plan that levers are added to.
    pub plan: AttrValue,
    /// How many levers it has.
    pub levers: usize,
    /// Mechanism that was asked for.
    pub entry: Option<String>,
    /// A mechanism is to be added to the plan.
    pub on_add: Callback<&'static Lever>,
}

impl PartialEq for MechanismShelfProps {
    fn eq(&self, other: &Self) -> bool {
        self.filter == other.filter
            && (&self.plan, self.levers, &self.entry) == (&other.plan, other.levers, &other.entry)
            && self.on_add == other.on_add
    }
}

/// Cards that narrow down as one types.
#[component]
pub fn MechanismShelf(props: &MechanismShelfProps) -> Html {
    let i18n = use_i18n();
    let library = props.library;
    let shelf = use_memo((), |()| mechanisms::shelf(library));
    let filter = &props.filter;
    let language = i18n.locale().into();
    // What was asked for by name must not be hidden by what was looked for before.
    use_effect_with(props.entry.clone(), {
        let filter = filter.setter();
        move |entry| {
            if entry.is_some() {
                filter.set(MechanismFilter::default());
            }
        }
    });
    let set = |change: fn(&mut MechanismFilter, String)| {
        let filter = filter.clone();
        Callback::from(move |value: String| {
            let mut next = (*filter).clone();
            change(&mut next, value);
            filter.set(next);
        })
    };
    let groups = library.groups.iter().enumerate();
    let groups = groups.map(|(index, group)| (index.to_string(), group.group.get(language).to_owned()));
    let kinds = KINDS.map(kind_name).map(|kind| (kind.to_owned(), i18n.text(&format!("library-kind-{kind}"))));
    let clear = {
        let filter = filter.clone();
        Callback::from(move |()| filter.set(MechanismFilter::default()))
    };
    let fits: Vec<bool> = shelf.iter().map(|entry| entry.fits(filter)).collect();
    let shown = fits.iter().filter(|fits| **fits).count();
    let tables = use_memo(i18n.clone(), |i18n| html! { <>{ counts(i18n, library) }{ missing(i18n, library) }</> });
    let plan = [("plan", props.plan.as_str().into()), ("count", props.levers.into())];
    html! {
        <>
            <p class="hint">{ i18n.with("library-my-plan", &plan) }</p>
            <form class="filters" role="search" onsubmit={Callback::from(|event: SubmitEvent| event.prevent_default())}>
                { search(&i18n, "library-search-mechanisms", &filter.search, set(|filter, value| filter.search = value)) }
                { select("group", i18n.text("library-filter-group"), i18n.text("library-any-group"), &filter.group,
                    groups.collect(), set(|filter, value| filter.group = value)) }
                { select("kind", i18n.text("library-filter-kind"), i18n.text("library-any-kind"), &filter.kind,
                    kinds.to_vec(), set(|filter, value| filter.kind = value)) }
            </form>
            { (*tables).clone() }
            { found(&i18n, "library-mechanisms-found", shown, shelf.len(), clear) }
            for (index, group) in library.groups.iter().enumerate() {
                { group_cards(props, &shelf, index, group.group.get(language), &fits) }
            }
        </>
    }
}

/// The mechanisms of a group. Those that do not fit are hidden rather than taken away, so that a key costs no more than
/// showing and hiding.
fn group_cards(
    props: &MechanismShelfProps,
    shelf: &Rc<Vec<MechanismEntry>>,
    group: usize,
    name: &str,
    fits: &[bool],
) -> Html {
    let own = || (0..shelf.len()).filter(|index| shelf[*index].group == group);
    let shown = own().filter(|index| fits[*index]).count();
    html! {
        <section key={group} class="mechanism-group" hidden={shown == 0}>
            <h3>{ name }{ " " }<span class="hint">{ shown }</span></h3>
            <div class="case-grid">
                for index in own() {
                    <div key={shelf[index].lever.id.as_str()} hidden={!fits[index]}>
                        <MechanismCard library={props.library} shelf={shelf.clone()} {index}
                            wanted={props.entry.as_ref() == Some(&shelf[index].lever.id)} on_add={props.on_add.clone()} />
                    </div>
                }
            </div>
        </section>
    }
}

/// How many are modelled how, and what the words mean.
fn counts(i18n: &I18n, library: &Library) -> Html {
    html! {
        <details class="legend" data-legend="counts">
            <summary>{ i18n.text("library-counts") }</summary>
            <dl>
                for kind in KINDS.map(kind_name) {
                    <div>
                        <dt>{ i18n.text(&format!("library-kind-{kind}")) }</dt>
                        <dd>{ i18n.text(&format!("library-kind-help-{kind}")) }</dd>
                    </div>
                }
            </dl>
            <div class="counts">{ data_table(&mechanisms::counts(i18n, library), &i18n.text("library-counts")) }</div>
        </details>
    }
}

/// What the catalogue has and the model has not.
fn missing(i18n: &I18n, library: &Library) -> Html {
    let rows = not_modelled(i18n, library);
    let whole = library.levers().any(|lever| lever.reason.is_some());
    html! {
        <details class="legend" data-legend="not-modelled">
            <summary>{ i18n.text("library-not-modelled") }</summary>
            if !whole {
                <p>{ i18n.text("library-not-modelled-none") }</p>
            }
            <table class="figures">
                <caption class="unseen">{ i18n.text("library-not-modelled") }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ i18n.text("library-filter-mechanism") }</th>
                        <th scope="col">{ i18n.text("library-not-modelled-what") }</th>
                        <th scope="col">{ i18n.text("library-not-modelled-why") }</th>
                    </tr>
                </thead>
                <tbody>
                    for row in rows {
                        <tr>
                            <th scope="row"><a href={Route::Library(Shelf::Mechanisms, Some(row.id)).hash()}>{ row.name }</a></th>
                            <td>{ row.what }</td>
                            <td class="prose">{ row.why }</td>
                        </tr>
                    }
                </tbody>
            </table>
        </details>
    }
}
