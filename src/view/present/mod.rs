//! A presentation as data: which slides there are, what a slide shows, what a key does, what is said of the room's guesses.

mod chart;
mod guess;
mod room;
mod show;
#[cfg(test)]
mod tests;

pub use chart::{Guessed, kind, slide};
pub use guess::{Guess, Judged, Misread, judge, read};
pub use room::{judged, misread};
use serde_json::{Value, json};
pub use show::{Guessing, Move, Show};
use snowball_engine::plan::Plan;

use super::charts::{Kind, shown};
use super::{compare, fields};
use crate::i18n::I18n;
use crate::state::{AppState, Deck, MOST_SLIDERS, Topic};

/// Numbers of the first persona that may have a slider, those that most plans turn on first.
const PERSONA: [&str; 5] = ["share_rate", "acceptance", "contacts", "consult_conversion", "purchase_conversion"];

/// Other numbers that may have one.
const OTHERS: [&str; 6] = [
    "/incentive/cash_lift",
    "/acquisition/seeds",
    "/acquisition/channels/0/spend",
    "/market/size",
    "/churn/rate",
    "/incentive/levels/0/amount",
];

/// How many sliders a deck has that nobody has changed.
const SLIDERS: usize = 3;

/// The slides that are shown: those of the deck that have something to say of the open plans.
#[must_use]
pub fn slides(state: &AppState) -> Vec<Topic> {
    let possible = possible(state);
    let slides = state.deck.slides.iter().filter(|slide| slide.shown && possible.contains(&slide.topic));
    slides.map(|slide| slide.topic).collect()
}

/// The topics that have something to say of the open plans.
#[must_use]
pub fn possible(state: &AppState) -> Vec<Topic> {
    // Alarms may yet come while the run goes on, and a slide that comes later would move the others.
    let charts = shown(state, &[Kind::Alerts]);
    let several = state.plans.len() > 1;
    let is_possible = |topic: &Topic| match topic {
        Topic::Question | Topic::Cards | Topic::Cascade => true,
        Topic::Comparison | Topic::Difference | Topic::Best => several,
        chart => kind(state, *chart).is_some_and(|kind| charts.contains(&kind)),
    };
    Topic::ALL.into_iter().filter(is_possible).collect()
}

/// What a topic is called.
#[must_use]
pub fn title(i18n: &I18n, state: &AppState, topic: Topic) -> String {
    match topic {
        Topic::Question | Topic::Cards | Topic::Comparison | Topic::Difference | Topic::Best => {
            i18n.text(&format!("present-topic-{}", topic.as_str()))
        }
        Topic::Cascade => i18n.text("cascade-picture"),
        chart => {
            kind(state, chart).map_or_else(String::new, |kind| i18n.text(&format!("charts-{}-title", kind.as_str())))
        }
    }
}

/// JSON pointers of the numbers that may have a slider.
#[must_use]
pub fn sliders(plan: &Plan) -> Vec<String> {
    let persona = PERSONA.iter().map(|name| format!("/segments/0/{name}"));
    let all = persona.chain(OTHERS.iter().map(|path| (*path).to_owned()));
    all.filter(|path| plan.number(path).is_some() && fields::row(path).is_some_and(|row| row.quantity.is_some()))
        .collect()
}

/// JSON pointers of the numbers that have a slider on the screen: those of the deck that the plan has.
#[must_use]
pub fn chosen_sliders(deck: &Deck, plan: &Plan) -> Vec<String> {
    let offered = sliders(plan);
    match &deck.sliders {
        Some(paths) => paths.iter().filter(|path| offered.contains(path)).take(MOST_SLIDERS).cloned().collect(),
        None => offered.into_iter().take(SLIDERS).collect(),
    }
}

/// What the speaker's window is told: the slide's number and how many there are, its title and notes, the next one's title, and when
/// the presentation began (milliseconds since 1970).
#[must_use]
pub fn prompt(i18n: &I18n, state: &AppState, slides: &[Topic], at: usize, since: f64) -> Value {
    let named = |at: usize| slides.get(at).map(|topic| title(i18n, state, *topic));
    let notes = slides.get(at).and_then(|topic| state.deck.slide(*topic)).map(|slide| slide.notes.as_str());
    json!({ "at": at + 1, "of": slides.len(), "title": named(at), "notes": notes, "next": named(at + 1), "since": since })
}

/// The chance of each plan to be the best, by what the plans are compared by: what it is, and index and chance of each plan.
#[must_use]
pub fn best(i18n: &I18n, comparison: &compare::Comparison) -> Option<(String, Vec<(usize, snowball_engine::Chance)>)> {
    let row = comparison.compared.iter().find(|row| row.metric == comparison.metric)?;
    let chances = &row.best.as_ref()?.chances;
    let chances = comparison.slots.iter().zip(chances).filter_map(|(slot, chance)| Some((*slot, (*chance)?)));
    let metric = i18n.text(&format!("metric-{}", row.metric.as_str()));
    Some((i18n.with("present-best", &[("metric", metric.into())]), chances.collect()))
}
