//! What extra customers cost: what one is worth, the plane, the acceptability curve, and the cost of each.

use std::rc::Rc;

use snowball_engine::Metric;
use yew::prelude::*;

use super::PartProps;
use crate::i18n::Style;
use crate::ui::charts::StillFigure;
use crate::ui::components::help::explained;
use crate::ui::components::icon::{Icon, icon};
use crate::ui::components::slider::Slider;
use crate::ui::components::value_field::ValueField;
use crate::ui::hooks::{use_i18n, use_id};
use crate::view::compare::{Comparison, Money, costs, planes};
use crate::view::field_text::{self, Invalid};
use crate::view::slider::Scale;

/// The charts about money; nothing where the plans have different currencies.
#[component]
pub fn MoneyPart(props: &PartProps) -> Html {
    let i18n = use_i18n();
    let typed = use_state(|| None::<f64>);
    let comparison = &props.comparison;
    let default = comparison.money.as_ref().map_or(0.0, Money::default_worth);
    let worth = typed.unwrap_or(default);
    let key = (Rc::as_ptr(comparison), worth.to_bits(), i18n.clone());
    let charts = use_memo(key.clone(), |(.., i18n)| planes(i18n, comparison, worth));
    let each = use_memo(key, |(.., i18n)| costs(i18n, comparison, worth));
    let (Some(charts), Some(each), Some(money)) = (&*charts, &*each, &comparison.money) else {
        return Html::default();
    };
    let on_worth = {
        let typed = typed.setter();
        Callback::from(move |worth: Option<f64>| typed.set(worth))
    };
    html! {
        <section class="compare-money" aria-labelledby="compare-money" data-compare="money">
            <h2 id="compare-money">{ i18n.text("compare-money") }</h2>
            <div class="compare-worth-row">
                <Worth comparison={comparison.clone()} {worth} changed={typed.is_some_and(|typed| typed != default)} {on_worth} />
                <ul class="compare-choices" data-compare="choice">
                    for text in charts.choice.iter() { <li>{ text }</li> }
                </ul>
            </div>
            <div class="charts charts--few">
                <StillFigure still={charts.plane.clone()} />
                <StillFigure still={charts.acceptability.clone()} />
                <StillFigure still={each.chart.clone()} />
                <div class="chart compare-margins" data-compare="margins" data-top={money.top.to_string()}>
                    <h3 class="chart-title">{ i18n.text("compare-margins") }</h3>
                    <p class="chart-subtitle">{ i18n.help("compare-margins") }</p>
                    <ul class="points">
                        for text in each.means.iter().chain(&each.margins) { <li>{ text }</li> }
                        if each.means.is_empty() && each.margins.is_empty() {
                            <li>{ i18n.text("compare-cost-none") }</li>
                        }
                    </ul>
                </div>
            </div>
        </section>
    }
}

#[derive(Properties)]
struct WorthProps {
    comparison: Rc<Comparison>,
    worth: f64,
    changed: bool,
    /// Another worth, or none for the one that it starts at.
    on_worth: Callback<Option<f64>>,
}

impl PartialEq for WorthProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.comparison, &other.comparison)
            && (self.worth, self.changed, &self.on_worth) == (other.worth, other.changed, &other.on_worth)
    }
}

/// What a customer is worth: a field and a slider.
#[component]
fn Worth(props: &WorthProps) -> Html {
    let i18n = use_i18n();
    let id = use_id();
    let invalid = use_state(|| None::<Invalid>);
    let WorthProps { comparison, worth, changed, on_worth } = props;
    let (Some(money), Some(currency)) = (&comparison.money, comparison.currency) else { return Html::default() };
    let quantity = money.quantity();
    let name = AttrValue::from(i18n.text("compare-worth"));
    let unit = i18n.currency(currency);
    let on_invalid = {
        let invalid = invalid.setter();
        Callback::from(move |wrong| invalid.set(wrong))
    };
    let set = on_worth.reform(Some);
    let words = AttrValue::from(format!("{} {unit}", field_text::show(*worth, quantity.unit)));
    let from = money.worth.map(|(metric, _)| {
        let key = if metric == Metric::Ltv { "compare-worth-ltv" } else { "compare-worth-cac" };
        let value = i18n.number(money.default_worth(), Style::Money(currency));
        i18n.with(key, &[("plan", comparison.letter(0).into()), ("value", value.into())])
    });
    html! {
        <div class="control compare-worth" data-path="worth" data-changed={changed.then_some("true")}>
            <div class="control-head">
                <span class="control-name">{ explained(&name, i18n.help("compare-worth")) }</span>
                if *changed {
                    <button type="button" class="icon-button control-reset" data-action="reset"
                        aria-label={from.clone()} title={from.clone()} onclick={on_worth.reform(|_: MouseEvent| None)}>
                        { icon(Icon::Reset) }
                    </button>
                }
                <span class="control-value">
                    <span class="control-unit">{ unit }</span>
                    <ValueField {quantity} value={*worth} name={name.clone()} described_by={id.clone()}
                        on_value={set.clone()} {on_invalid} on_rest={Callback::noop()} />
                </span>
            </div>
            <Slider scale={Scale::of(&quantity)} low={*worth} names={[name.clone(), name.clone(), name]}
                words={[words.clone(), words.clone(), words]} on_move={set.reform(|(low, _): (f64, Option<f64>)| low)}
                on_rest={Callback::noop()} />
            <p class="hint" {id} aria-live="polite">
                if let Some(wrong) = *invalid {
                    <span class="control-error">{ field_text::explain(&i18n, wrong, quantity.unit) }</span>
                } else if let Some(from) = from { { from } }
            </p>
        </div>
    }
}
