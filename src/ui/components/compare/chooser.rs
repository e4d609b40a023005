//! By what plans are compared, and with which of them.

use snowball_engine::Metric;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::ui::components::plan_badge::plan_badge;
use crate::ui::hooks::{use_i18n, use_id};
use crate::view::letters::letter;

/// Properties of [`Chooser`].
#[derive(PartialEq, Properties)]
pub struct ChooserProps {
    /// Names of the open plans.
    pub names: Vec<String>,
    /// What can be chosen.
    pub metrics: Vec<Metric>,
    /// What is chosen.
    pub metric: Metric,
    /// Index of the plan that the others are compared with.
    pub yardstick: usize,
    /// Another metric was chosen.
    pub on_metric: Callback<Metric>,
    /// Another plan was chosen.
    pub on_yardstick: Callback<usize>,
}

/// The plans, and two menus; the second only where there is a choice.
#[component]
pub fn Chooser(props: &ChooserProps) -> Html {
    let i18n = use_i18n();
    let (metric_id, plan_id) = (use_id(), use_id());
    let on_metric = {
        let (on_metric, metrics) = (props.on_metric.clone(), props.metrics.clone());
        Callback::from(move |event: Event| {
            let chosen = chosen(&event).and_then(|index| metrics.get(index).copied());
            chosen.into_iter().for_each(|metric| on_metric.emit(metric));
        })
    };
    let on_yardstick = {
        let on_yardstick = props.on_yardstick.clone();
        Callback::from(move |event: Event| chosen(&event).into_iter().for_each(|plan| on_yardstick.emit(plan)))
    };
    html! {
        <div class="compare-chooser">
            <ul class="compare-plans">
                for (slot, name) in props.names.iter().enumerate() {
                    <li>{ plan_badge(slot) }<span>{ name }</span></li>
                }
            </ul>
            <span class="compare-choice">
                <label for={metric_id.clone()}>{ i18n.text("compare-by") }</label>
                <select id={metric_id} data-action="compare-metric" onchange={on_metric}>
                    for (index, metric) in props.metrics.iter().enumerate() {
                        <option value={index.to_string()} data-metric={metric.as_str()} selected={*metric == props.metric}>
                            { i18n.text(&format!("metric-{}", metric.as_str())) }
                        </option>
                    }
                </select>
            </span>
            if props.names.len() > 2 {
                <span class="compare-choice">
                    <label for={plan_id.clone()}>{ i18n.text("compare-yardstick") }</label>
                    <select id={plan_id} data-action="compare-yardstick" onchange={on_yardstick}>
                        for slot in 0..props.names.len() {
                            <option value={slot.to_string()} selected={slot == props.yardstick}>
                                { i18n.with("plan-letter", &[("letter", letter(slot).to_string().into())]) }
                            </option>
                        }
                    </select>
                </span>
            }
        </div>
    }
}

/// Value of the chosen entry.
fn chosen(event: &Event) -> Option<usize> {
    let select: HtmlSelectElement = event.target()?.dyn_into().ok()?;
    select.value().parse().ok()
}
