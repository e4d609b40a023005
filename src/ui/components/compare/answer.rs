//! The paragraph that stands first, and what its numbers do not mean.

use yew::prelude::*;

use super::PartProps;
use crate::ui::hooks::use_i18n;
use crate::view::compare::{Answer, answer};

/// In words: which plan is better, how sure that is, what it costs.
#[component]
pub fn AnswerPart(props: &PartProps) -> Html {
    let i18n = use_i18n();
    let comparison = &props.comparison;
    let Answer { lead, money, limits } = answer(&i18n, comparison);
    html! {
        <section class="compare-answer" aria-labelledby="compare-answer" data-compare="answer"
            data-replicates={comparison.replicates.to_string()} data-metric={comparison.metric.as_str()}
            data-settled={comparison.is_settled().to_string()} data-stale={comparison.stale.to_string()}>
            <h2 id="compare-answer" class="unseen">{ i18n.text("compare-answer") }</h2>
            <div class="compare-words">
                for text in lead { <p class="compare-lead">{ text }</p> }
                for text in money { <p>{ text }</p> }
            </div>
            <div class="compare-limits">
                <h3>{ i18n.text("compare-limits") }</h3>
                <ul class="points">for text in limits { <li>{ text }</li> }</ul>
            </div>
        </section>
    }
}
