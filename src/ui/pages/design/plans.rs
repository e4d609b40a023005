//! What tells plans apart, and what is known of them.

use yew::prelude::*;

use super::specimen;
use crate::i18n::I18n;
use crate::state::{AppState, MAX_PLANS};
use crate::ui::components::{CardLine, HeadlineCard, PlanTab, PlanTabs, plan_badge};
use crate::view::cards::lines;
use crate::view::design;

/// The badge of every plan, and the tabs of those that are open.
pub fn tabs(i18n: &I18n, state: &AppState) -> Html {
    let tab = |(index, open): (usize, &crate::state::OpenPlan)| {
        // One is shown changed in any case.
        PlanTab { name: open.plan.name.clone().into(), changed: index == 0 || open.plan != open.base }
    };
    let tabs: Vec<_> = state.plans.iter().enumerate().map(tab).collect();
    html! {
        <div class="specimens specimens--wide">
            { specimen(&i18n.text("design-badges"), html! {
                <p class="design-badges">{ for (0..MAX_PLANS).map(plan_badge) }</p>
            }) }
            { specimen(&i18n.text("design-tabs"), html! {
                <PlanTabs {tabs} active={state.active} label={i18n.text("design-tabs-label")} />
            }) }
        </div>
    }
}

/// The headline card in each of its states.
pub fn cards(i18n: &I18n, state: &AppState) -> Html {
    let card = |(key, card, shown): design::CardSample| {
        let readings: Vec<_> =
            shown.iter().map(|&(plan, reading)| (reading, state.plans[plan].plan.currency)).collect();
        let lines: Vec<_> = lines(i18n, card, &readings)
            .into_iter()
            .zip(&shown)
            .map(|((summary, words), &(plan, _))| CardLine { plan, active: plan == state.active, summary, words })
            .collect();
        specimen(&i18n.text(key), html! { <HeadlineCard {card} {lines} /> })
    };
    html! {
        <>
            <div class="specimens">{ for design::cards(state).into_iter().map(card) }</div>
            if state.plans.len() < 2 {
                <p class="hint">{ i18n.text("design-card-alone") }</p>
            }
        </>
    }
}
