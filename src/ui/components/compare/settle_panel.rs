//! Whether it is settled which plan is better, and how to settle it.

use std::rc::Rc;

use snowball_engine::Metric;
use yew::prelude::*;

use crate::state::{Action, AppState, RunStatus, most_replicates};
use crate::ui::components::Glossed;
use crate::ui::components::RunBar;
use crate::ui::components::plan_badge::plan_badge;
use crate::ui::hooks::{use_dispatch, use_i18n};
use crate::view::compare::{Comparison, Pair, pairs};

/// Properties of [`SettlePanel`].
#[derive(Properties)]
pub struct SettlePanelProps {
    /// The state.
    pub state: Rc<AppState>,
    /// The comparison, if there are replicates enough for one.
    pub comparison: Option<Rc<Comparison>>,
    /// What is compared.
    pub metric: Metric,
    /// Index of the plan that the others are compared with.
    pub yardstick: usize,
}

impl PartialEq for SettlePanelProps {
    fn eq(&self, other: &Self) -> bool {
        let same = match (&self.comparison, &other.comparison) {
            (Some(own), Some(other)) => Rc::ptr_eq(own, other),
            (own, other) => own.is_none() && other.is_none(),
        };
        same && Rc::ptr_eq(&self.state, &other.state)
            && (self.metric, self.yardstick) == (other.metric, other.yardstick)
    }
}

/// A line a pair of plans, the run, and its automatic mode.
#[component]
pub fn SettlePanel(props: &SettlePanelProps) -> Html {
    let i18n = use_i18n();
    let dispatch = use_dispatch();
    let SettlePanelProps { state, comparison, metric, yardstick } = props;
    let (metric, yardstick) = (*metric, *yardstick);
    let all = comparison.as_ref().map(|comparison| pairs(&i18n, comparison)).unwrap_or_default();
    let settled = comparison.as_ref().is_some_and(|comparison| comparison.is_settled() && !comparison.stale);
    let most = most_replicates(state.plans.len());
    let capped = state.run.status == RunStatus::Done && state.replicates >= most;
    let onclick = Callback::from(move |_: MouseEvent| dispatch.emit(Action::UntilSettled { metric, yardstick }));
    let limit = [("most", most.into())];
    let line = |pair: &Pair| {
        html! {
            <li data-settled={pair.settled.to_string()}>
                { plan_badge(pair.slots[0]) }{ plan_badge(pair.slots[1]) }<span>{ &pair.words }</span>
            </li>
        }
    };
    html! {
        <section class="compare-settle" aria-labelledby="compare-settle" data-compare="settle">
            <h2 id="compare-settle">{ i18n.text("compare-settle") }</h2>
            <ul class="compare-pairs">{ for all.iter().map(line) }</ul>
            <div class="compare-until" role="status">
                if state.settling().is_some() {
                    <p data-until="going">{ i18n.with("compare-until-going", &limit) }</p>
                } else if settled {
                    <p data-until="settled">{ i18n.text("compare-until-settled") }</p>
                } else if capped {
                    <p data-until="most">{ i18n.with("compare-until-most", &limit) }</p>
                } else {
                    <button type="button" class="button" data-action="until-settled" {onclick}>
                        { i18n.text("compare-until") }
                    </button>
                }
            </div>
            <RunBar run={state.run} replicates={state.replicates} seed={state.seed}
                stale={state.plans.iter().any(|open| open.is_stale())} />
            <p class="hint"><Glossed text={i18n.help("compare-settle").unwrap_or_default()} /></p>
        </section>
    }
}
