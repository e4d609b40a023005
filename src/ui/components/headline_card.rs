//! A headline number: the median of each plan, its interval in smaller type.

use snowball_engine::Summary;
use yew::prelude::*;

use super::help::Help;
use super::plan_badge::plan_badge;
use crate::ui::hooks::use_i18n;
use crate::view::cards::{Card, Words};

/// What a plan shows on a card.
#[derive(Clone, Debug, PartialEq)]
pub struct CardLine {
    /// Index of the plan.
    pub plan: usize,
    /// Whether its controls are shown.
    pub active: bool,
    /// The exact numbers, if there are any.
    pub summary: Option<Summary>,
    /// As they are shown.
    pub words: Words,
}

/// Properties of [`HeadlineCard`].
#[derive(PartialEq, Properties)]
pub struct HeadlineCardProps {
    /// Which number.
    pub card: Card,
    /// What each plan shows.
    pub lines: Vec<CardLine>,
}

/// One card. Its attributes carry the active plan's numbers in full.
#[component]
pub fn HeadlineCard(props: &HeadlineCardProps) -> Html {
    let i18n = use_i18n();
    let key = props.card.metric.map_or_else(|| "card-goal".to_owned(), |metric| format!("metric-{}", metric.as_str()));
    let name = AttrValue::from(i18n.text(&key));
    let exact = props.lines.iter().find(|line| line.active).and_then(|line| line.summary);
    let attribute = |value: fn(&Summary) -> f64| exact.as_ref().map(|summary| value(summary).to_string());
    let several = props.lines.len() > 1;
    html! {
        <article class="card" data-card={props.card.id} data-median={attribute(|s| s.median)}
            data-low={attribute(|s| s.low)} data-high={attribute(|s| s.high)}>
            <h2 class="card-name">{ &name }<Help {name} text={i18n.help(&key).unwrap_or_default()} /></h2>
            for line in props.lines.iter() {
                <p class="card-line" key={line.plan} data-active={line.active.to_string()}>
                    if several {
                        { plan_badge(line.plan) }
                    }
                    <span class="card-main">{ &line.words.main }</span>
                    { " " }
                    <span class="card-detail">{ &line.words.detail }</span>
                </p>
            }
        </article>
    }
}
