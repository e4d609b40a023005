//! The headline numbers of all open plans.

use std::rc::Rc;

use snowball_engine::{Results, Track};
use yew::prelude::*;

use super::headline_card::{CardLine, HeadlineCard};
use crate::state::AppState;
use crate::ui::hooks::use_i18n;
use crate::view::cards::{CARDS, Reading, lines, readings};

/// Properties of [`HeadlineCards`].
#[derive(Properties)]
pub struct HeadlineCardsProps {
    /// The state.
    pub state: Rc<AppState>,
}

impl PartialEq for HeadlineCardsProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state)
    }
}

/// The readings of a plan, kept while its results and its expected track are the same: the other plan's thousand
/// replicates are not sorted anew at every step of a slider.
struct Kept {
    results: Rc<Results>,
    expected: Rc<Track>,
    readings: [Reading; CARDS.len()],
}

/// A card for each headline number.
#[component]
pub fn HeadlineCards(props: &HeadlineCardsProps) -> Html {
    let i18n = use_i18n();
    let kept = use_mut_ref(Vec::<Kept>::new);
    let state = &props.state;
    let all: Vec<_> = {
        let mut kept = kept.borrow_mut();
        let next: Vec<_> = state
            .plans
            .iter()
            .map(|open| {
                let same = |kept: &&Kept| {
                    Rc::ptr_eq(&kept.results, &open.results) && Rc::ptr_eq(&kept.expected, &open.expected)
                };
                let readings = kept.iter().find(same).map_or_else(|| readings(open), |kept| kept.readings);
                Kept { results: open.results.clone(), expected: open.expected.clone(), readings }
            })
            .collect();
        *kept = next;
        kept.iter().map(|kept| kept.readings).collect()
    };
    let card = |index: usize| {
        let card = CARDS[index];
        let shown: Vec<_> =
            all.iter().zip(&state.plans).map(|(readings, open)| (readings[index], open.plan.currency)).collect();
        let lines: Vec<_> = lines(&i18n, card, &shown)
            .into_iter()
            .enumerate()
            .map(|(plan, (summary, words))| CardLine { plan, active: plan == state.active, summary, words })
            .collect();
        html! { <HeadlineCard key={card.id} {card} {lines} /> }
    };
    html! {
        <section class="cards" aria-label={i18n.text("cards-label")}>{ for (0..CARDS.len()).map(card) }</section>
    }
}
