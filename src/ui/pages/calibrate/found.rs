//! What was learnt: numbers, warnings, charts, scores, and the way into the plan.

use std::rc::Rc;

use snowball_calibrate::Posterior;
use snowball_engine::plan::Plan;
use yew::prelude::*;

use crate::i18n::{I18n, Style};
use crate::state::{Action, Lesson};
use crate::ui::charts::StillFigure;
use crate::ui::components::{Help, data_table};
use crate::ui::hooks::{use_dispatch, use_i18n};
use crate::view::calibrate::{self, LearntRow};
use crate::view::charts::Still;

#[derive(Properties)]
pub struct FoundProps {
    pub lesson: Rc<Lesson>,
    pub posterior: Rc<Posterior>,
    /// The plan that is open.
    pub active: Rc<Plan>,
    /// Whether another plan can be opened.
    pub room: bool,
}

impl PartialEq for FoundProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.posterior, &other.posterior)
            && Rc::ptr_eq(&self.active, &other.active)
            && self.room == other.room
    }
}

/// Everything that was learnt.
#[component]
pub fn Found(props: &FoundProps) -> Html {
    let i18n = use_i18n();
    let dispatch = use_dispatch();
    let FoundProps { lesson, posterior, active, room } = props;
    let stills = use_memo((Rc::as_ptr(posterior), i18n.clone()), |(_, i18n)| {
        let all = calibrate::bands(i18n, lesson.plan.currency, &lesson.series, &lesson.spec, posterior);
        all.into_iter().map(Rc::new).collect::<Vec<Rc<Still>>>()
    });
    let count = |count: usize| i18n.number(count as f64, Style::Decimal(0)).into();
    let name = if lesson.plan.name.is_empty() { i18n.text("app-name") } else { lesson.plan.name.clone() };
    let days = posterior.learnt * lesson.series.period as usize;
    let learnt = posterior.apply(active);
    // Nothing to do if the plan has it already, or none of these numbers.
    let used = learnt == **active;
    let on_use = {
        let (dispatch, posterior) = (dispatch.clone(), posterior.clone());
        Callback::from(move |_: MouseEvent| {
            let posterior = posterior.clone();
            dispatch.emit(Action::edit(move |plan| *plan = posterior.apply(plan)));
        })
    };
    let on_open = {
        let (posterior, lesson) = (posterior.clone(), lesson.clone());
        let title = i18n.with("calibrate-plan-name", &[("plan", name.as_str().into())]);
        Callback::from(move |_: MouseEvent| {
            let plan = Plan { name: title.clone(), ..posterior.apply(&lesson.plan) };
            dispatch.emit(Action::OpenBeside(Box::new(plan)));
        })
    };
    let counts = [("paths", count(posterior.evaluated)), ("effective", count(posterior.effective as usize))];
    html! {
        <section class="answer-part" data-learnt={posterior.parameters.len().to_string()}>
            <h2>{ i18n.text("calibrate-learnt") }</h2>
            <p>{ i18n.with("calibrate-learnt-of", &[("plan", name.as_str().into()), ("days", count(days))]) }</p>
            <p class="sheet-answer" role="status">{ calibrate::fit(&i18n, &posterior.goodness) }</p>
            { table(&i18n, &calibrate::learnt(&i18n, &lesson.plan, posterior)) }
            for warning in posterior.warnings.iter() {
                <p class="part-trouble" data-warning="">{ calibrate::warning(&i18n, warning) }</p>
            }
            <div class="search-actions">
                <button type="button" class="button button-main" data-action="use-learnt" disabled={used} onclick={on_use}>
                    { i18n.text(if used { "calibrate-used" } else { "calibrate-use" }) }
                </button>
                <button type="button" class="button" data-action="open-learnt" disabled={!room} onclick={on_open}>
                    { i18n.text("calibrate-open") }
                </button>
            </div>
            <p class="hint">{ i18n.text("calibrate-use-hint") }</p>
            if let Some(scores) = calibrate::scores(&i18n, lesson.plan.currency, posterior) {
                <h2>{ i18n.text("calibrate-scores") }</h2>
                <p class="hint">{ i18n.text("calibrate-scores-hint") }</p>
                <div class="chart-table sheet-table" tabindex="0" role="region" data-scores=""
                    aria-label={i18n.text("calibrate-scores")}>
                    { data_table(&scores, &i18n.text("calibrate-scores")) }
                </div>
            }
            <div class="charts charts--sheet">
                for still in stills.iter() { <StillFigure still={still.clone()} /> }
            </div>
            <p class="hint">{ i18n.with("calibrate-counts", &counts) }</p>
        </section>
    }
}

fn table(i18n: &I18n, rows: &[LearntRow]) -> Html {
    let title = i18n.text("calibrate-learnt");
    html! {
        <div class="chart-table sheet-table" tabindex="0" role="region" aria-label={title.clone()}>
            <table>
                <caption>{ title }</caption>
                <thead><tr>
                    <th scope="col">{ i18n.text("calibrate-parameter") }</th>
                    <th scope="col">{ i18n.text("calibrate-before") }</th>
                    <th scope="col">{ i18n.text("calibrate-after") }</th>
                    <th scope="col">
                        { i18n.text("calibrate-left") }
                        if let Some(text) = i18n.help("calibrate-left") {
                            <Help name={i18n.text("calibrate-left")} {text} />
                        }
                    </th>
                </tr></thead>
                <tbody>
                    for row in rows {
                        <tr data-parameter={row.path.clone()}>
                            <th scope="row">{ &row.name }</th>
                            <td>{ &row.before }</td>
                            <td><strong>{ &row.median }</strong><span class="figure-interval">{ &row.interval }</span></td>
                            <td>{ &row.left }</td>
                        </tr>
                    }
                </tbody>
            </table>
        </div>
    }
}
