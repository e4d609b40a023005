//! What the second plan has more than the first, under the same luck.

use std::rc::Rc;

use snowball_engine::Results;
use snowball_engine::plan::Currency;
use yew::prelude::*;

use super::plan_badge::plan_badge;
use crate::ui::hooks::use_i18n;
use crate::view::difference::{self, Difference};
use crate::view::letters::letter;

/// Properties of [`DifferenceStrip`].
#[derive(Properties)]
pub struct DifferenceStripProps {
    /// Index and results of the plan that is the yardstick.
    pub a: (usize, Rc<Results>),
    /// Index and results of the plan that is compared.
    pub b: (usize, Rc<Results>),
    /// Currency of both.
    pub currency: Currency,
}

impl PartialEq for DifferenceStripProps {
    fn eq(&self, other: &Self) -> bool {
        let same = |a: &(usize, Rc<Results>), b: &(usize, Rc<Results>)| a.0 == b.0 && Rc::ptr_eq(&a.1, &b.1);
        same(&self.a, &other.a) && same(&self.b, &other.b) && self.currency == other.currency
    }
}

/// The paired differences in words.
#[component]
pub fn DifferenceStrip(props: &DifferenceStripProps) -> Html {
    let i18n = use_i18n();
    let (a, b) = (letter(props.a.0), letter(props.b.0));
    let label = i18n.with("difference-label", &[("a", a.to_string().into()), ("b", b.to_string().into())]);
    let differences = difference::differences(&props.a.1, &props.b.1);
    let item = |difference: &Difference| {
        let words = difference.words(&i18n, props.currency, a, b);
        let summary = difference.summary;
        html! {
            <li class="difference" data-difference={difference.metric.as_str()} data-median={summary.median.to_string()}
                data-low={summary.low.to_string()} data-high={summary.high.to_string()}
                data-chance={difference.better.share.to_string()}>
                <strong class="difference-main">{ words.main }</strong>
                <span class="difference-interval">{ words.interval }</span>
                <span class="difference-chance">{ words.chance }</span>
            </li>
        }
    };
    html! {
        <section class="differences" aria-label={label.clone()}>
            <h2 class="differences-name">{ plan_badge(props.b.0) }{ plan_badge(props.a.0) }<span>{ label }</span></h2>
            if differences.is_empty() {
                <p class="hint">{ i18n.text("difference-waiting") }</p>
            } else {
                <ul class="difference-list">{ for differences.iter().map(item) }</ul>
            }
        </section>
    }
}
