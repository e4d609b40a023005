//! What the sources report beside what the presets give, case by case.

use snowball_library::Verdict;
use yew::prelude::*;

use super::Replicated;
use super::filters::{counted, found, select};
use super::replication_table::replication_table;
use crate::i18n::I18n;
use crate::state::Action;
use crate::ui::hooks::{go, use_dispatch, use_i18n};
use crate::view::library::replication::{CaseRows, tally};
use crate::view::route::{Route, Shelf};

/// Properties of [`ReplicationShelf`].
#[derive(PartialEq, Properties)]
pub struct ReplicationShelfProps {
    /// The numbers; nothing while they are being loaded.
    pub replicated: Option<Replicated>,
    /// Last part of the verdict that is looked for; empty for any.
    pub filter: UseStateHandle<String>,
}

/// Last part of the key of a verdict; `none` for what was not computed.
fn name(verdict: Option<Verdict>) -> &'static str {
    verdict.map_or("none", Verdict::as_str)
}

/// The table, a part for each case.
#[component]
pub fn ReplicationShelf(props: &ReplicationShelfProps) -> Html {
    let i18n = use_i18n();
    let Some(replicated) = &props.replicated else {
        return html! { <p role="status">{ i18n.text("library-replication-waiting") }</p> };
    };
    let filter = &props.filter;
    let all = replicated.cases.iter().map(|case| case.rows.len()).sum();
    let fits = |verdict: Option<Verdict>| filter.is_empty() || **filter == name(verdict);
    let rows = replicated.cases.iter().flat_map(|case| &case.rows);
    let shown = rows.filter(|row| fits(row.verdict)).count();
    let set = {
        let filter = filter.clone();
        Callback::from(move |value: String| filter.set(value))
    };
    let clear = set.reform(|()| String::new());
    let (verdicts, none) = tally(&replicated.cases);
    let choices = verdicts.iter().map(|(verdict, count)| (verdict.as_str(), *count)).chain([("none", none)]);
    let choices = choices.filter(|(_, count)| *count > 0);
    let choices = choices
        .map(|(name, count)| (name.to_owned(), counted(&i18n, i18n.text(&format!("library-verdict-{name}")), count)));
    html! {
        <>
            { match replicated.replicates {
                Some(replicates) => html! { <p>{ i18n.with("library-replication-intro", &[("replicates", replicates.into())]) }</p> },
                None => html! { <p role="status">{ i18n.text("library-replication-missing") }</p> },
            } }
            { summary(&i18n, &verdicts) }
            <form class="filters" onsubmit={Callback::from(|event: SubmitEvent| event.prevent_default())}>
                { select("verdict", i18n.text("library-filter-verdict"), i18n.text("library-any-verdict"), filter,
                    choices.collect(), set) }
            </form>
            { found(&i18n, "library-rows-found", shown, all, clear) }
            for case in replicated.cases.iter().filter(|case| case.rows.iter().any(|row| fits(row.verdict))) {
                <CasePart key={format!("{} {}", case.preset, case.case)} replicated={replicated.clone()} case={case.case.clone()}
                    preset={case.preset} filter={(**filter).clone()} />
            }
        </>
    }
}

/// How many of each verdict, and what the verdicts mean.
fn summary(i18n: &I18n, verdicts: &[(Verdict, usize)]) -> Html {
    html! {
        <dl class="verdicts">
            for (verdict, count) in verdicts {
                <div>
                    <dt>
                        <span class="verdict-count">{ count }</span>
                        <span class="badge" data-verdict={verdict.as_str()}>
                            { i18n.text(&format!("library-verdict-{}", verdict.as_str())) }
                        </span>
                    </dt>
                    <dd>{ i18n.text(&format!("library-verdict-help-{}", verdict.as_str())) }</dd>
                </div>
            }
        </dl>
    }
}

/// Properties of [`CasePart`].
#[derive(PartialEq, Properties)]
struct CasePartProps {
    replicated: Replicated,
    case: String,
    preset: &'static str,
    filter: String,
}

/// The numbers of a case, with the way to its card and into its plan.
#[component]
fn CasePart(props: &CasePartProps) -> Html {
    let i18n = use_i18n();
    let dispatch = use_dispatch();
    let locale = i18n.locale();
    let preset = props.preset;
    let same = |case: &&CaseRows| case.case == props.case && case.preset == preset;
    let Some(case) = props.replicated.cases.iter().find(same) else { return Html::default() };
    let onclick = Callback::from(move |_: MouseEvent| {
        dispatch.emit(Action::LoadPreset(preset, locale));
        go(&Route::Simulate);
    });
    let rows = case.rows.iter().filter(|row| props.filter.is_empty() || props.filter == name(row.verdict));
    html! {
        <section class="replication-case" data-replicated={case.case.clone()}>
            <header>
                <h3><a href={Route::Library(Shelf::Cases, Some(case.case.clone())).hash()}>{ &case.name }</a></h3>
                <button type="button" class="button" {onclick}>{ i18n.text("library-open") }</button>
            </header>
            { replication_table(&i18n, &case.name, rows) }
        </section>
    }
}
