//! The Compare page: two to six plans side by side.

use std::rc::Rc;

use snowball_engine::Metric;
use yew::prelude::*;

use super::frame::{Frame, PageProps};
use crate::i18n::I18n;
use crate::state::{Action, AppState, RunStatus};
use crate::ui::charts::ChartGrid;
use crate::ui::components::ExportButtons;
use crate::ui::components::compare::{Alone, AnswerPart, Chooser, InputsTable, MetricTable, MoneyPart, SettlePanel};
use crate::ui::hooks::{use_dispatch, use_i18n};
use crate::view::charts::{DIFFERENCES, Kind};
use crate::view::compare::{self, Comparison, Standing};
use crate::view::letters::letter;
use crate::view::route::Route;

/// Names of what is chosen here.
const METRIC: &str = "compare-metric";
const YARDSTICK: &str = "compare-yardstick";

/// The page.
#[component]
pub fn Compare(props: &PageProps) -> Html {
    let i18n = use_i18n();
    let state = &props.state;
    let dispatch = use_dispatch();
    // A plan that was closed is no yardstick any more.
    let slot = state.chosen.get(YARDSTICK).and_then(|slot| slot.parse().ok());
    let yardstick = slot.filter(|slot| *slot < state.plans.len()).unwrap_or(0);
    let metrics = compare::metrics(state);
    let chosen = state.chosen.get(METRIC).and_then(Metric::named);
    let metric =
        chosen.filter(|metric| metrics.contains(metric)).unwrap_or_else(|| compare::default_metric(state, yardstick));

    // Not made anew while the pointer moves over a chart.
    let made_of: Vec<_> = state
        .plans
        .iter()
        .map(|open| (Rc::as_ptr(&open.plan), Rc::as_ptr(open.shown()), open.shown().done(), open.is_stale()))
        .collect();
    let standing = use_memo((made_of, metric, yardstick), |_| compare::standing(state, metric, yardstick));
    let comparison = match &*standing {
        Standing::There(comparison) => Some(comparison.clone()),
        Standing::Alone | Standing::Waiting { .. } => None,
    };
    let on_metric = {
        let dispatch = dispatch.clone();
        use_callback((), move |metric: Metric, ()| {
            dispatch.emit(Action::Choose { name: METRIC, value: Some(metric.as_str().to_owned()) });
        })
    };
    let on_yardstick = {
        use_callback((), move |slot: usize, ()| {
            dispatch.emit(Action::Choose { name: YARDSTICK, value: Some(slot.to_string()).filter(|_| slot > 0) });
        })
    };
    html! {
        <Frame state={state.clone()} route={Route::Compare} title={i18n.text("compare-title")}>
            <p class="sheet-intro">{ i18n.text("compare-intro") }</p>
            if matches!(*standing, Standing::Alone) {
                <Alone />
            } else {
                <>
                    <Chooser names={names(state)} {metrics} {metric} {yardstick} {on_metric} {on_yardstick} />
                    if let Some(note) = note(&i18n, state, &standing) {
                        <p class="compare-note" role="status">{ note }</p>
                    }
                    <div class="compare-top">
                        if let Some(comparison) = &comparison {
                            <AnswerPart comparison={comparison.clone()} />
                        }
                        <SettlePanel state={state.clone()} comparison={comparison.clone()} {metric} {yardstick} />
                    </div>
                    if let Some(comparison) = &comparison {
                        <>
                            <MetricTable comparison={comparison.clone()} />
                            <div class="compare-export"><ExportButtons state={state.clone()} /></div>
                        </>
                    }
                    <section class="compare-over-time" aria-labelledby="compare-over-time">
                        <h2 id="compare-over-time">{ i18n.text("compare-over-time") }</h2>
                        <ChartGrid state={state.clone()} only={over_time(state, metric, yardstick)} />
                    </section>
                    { parts_below(comparison) }
                </>
            }
        </Frame>
    }
}

fn parts_below(comparison: Option<Rc<Comparison>>) -> Html {
    let Some(comparison) = comparison else { return Html::default() };
    html! {
        <>
            <MoneyPart comparison={comparison.clone()} />
            <InputsTable {comparison} />
        </>
    }
}

/// Names of the plans, or their letters.
fn names(state: &AppState) -> Vec<String> {
    let name = |(slot, open): (usize, &crate::state::OpenPlan)| match open.plan.name.as_str() {
        "" => letter(slot).to_string(),
        name => name.to_owned(),
    };
    state.plans.iter().enumerate().map(name).collect()
}

/// The differences over time: of amounts only in a common currency, and of what is chosen if it changes over time.
fn over_time(state: &AppState, metric: Metric, from: usize) -> Vec<Kind> {
    let common = compare::currency(state).is_some();
    let chosen = Some(metric).filter(|metric| !DIFFERENCES.contains(metric) && !metric.is_constant());
    let usual = DIFFERENCES.into_iter().filter(|metric| common || *metric == Metric::Customers);
    chosen.into_iter().chain(usual).map(|metric| Kind::Difference { metric, from }).collect()
}

/// What the reader must know of the numbers before reading them.
fn note(i18n: &I18n, state: &AppState, standing: &Standing) -> Option<String> {
    match standing {
        Standing::Alone => None,
        Standing::Waiting { done } => Some(compare::waiting(i18n, *done)),
        Standing::There(comparison) if comparison.stale => Some(i18n.text("compare-stale")),
        Standing::There(_) => (state.run.status == RunStatus::Stopped).then(|| i18n.text("compare-stopped")),
    }
}
