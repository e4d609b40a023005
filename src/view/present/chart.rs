//! The chart of a slide: that of the page, of all plans or of one with the axes of all, and with the fan hidden until the room has guessed.

use super::guess::Guess;
use crate::i18n::I18n;
use crate::state::{AppState, Topic};
use crate::view::charts::{Body, Chart, Fans, GuessMark, Kind, Rungs, Scene, Tint, build};
use crate::view::compare;

/// What the room guesses of a chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Guessed {
    /// The guesses.
    pub guesses: Vec<Guess>,
    /// Whether the fan is shown.
    pub revealed: bool,
}

/// The chart of a topic; none for a slide of words.
#[must_use]
pub fn kind(state: &AppState, topic: Topic) -> Option<Kind> {
    match topic {
        Topic::Question | Topic::Cards | Topic::Cascade | Topic::Comparison | Topic::Best => None,
        Topic::Difference => Some(Kind::Difference { metric: compare::default_metric(state, 0), from: 0 }),
        chart => Kind::ALL.into_iter().find(|kind| kind.as_str() == chart.as_str()),
    }
}

/// Draws up a slide's chart. With `plan` it shows that plan alone, on the axes that all plans have together.
#[must_use]
pub fn slide(kind: Kind, scene: &Scene, plan: Option<usize>, guessed: Option<&Guessed>) -> Chart {
    let mut chart = build(kind, scene);
    if let Some(plan) = plan.filter(|_| scene.state.plans.len() > 1) {
        only(&mut chart, plan);
    }
    if let Some(guessed) = guessed {
        if !guessed.revealed {
            hide(&mut chart, kind, scene);
        }
        if let Body::Time(time) = &mut chart.body {
            time.guesses = guessed.guesses.iter().map(|guess| mark(scene.i18n, time.style, guess)).collect();
        }
    }
    chart
}

fn mark(i18n: &I18n, style: crate::i18n::Style, guess: &Guess) -> GuessMark {
    let text = guess.name.clone().unwrap_or_else(|| i18n.number(guess.value, style));
    GuessMark { value: guess.value, text }
}

/// Leaves one plan, and the axes.
fn only(chart: &mut Chart, plan: usize) {
    let is_other = |tint: Tint| matches!(tint, Tint::Plan(slot) if slot != plan);
    match &mut chart.body {
        Body::Time(time) => {
            time.reach = time.heights().into_iter().filter(|height| height.is_finite()).fold(time.reach, f64::max);
            time.room = time.panels.iter().flat_map(|panel| panel.labels.iter().cloned()).collect();
            time.panels.retain(|panel| panel.heading.as_ref().is_none_or(|(_, slot)| *slot == plan));
            for panel in &mut time.panels {
                panel.fans.retain(|fan| !is_other(fan.tint));
                panel.curves.retain(|curve| !is_other(curve.tint));
                panel.labels.retain(|label| !is_other(label.tint));
                // Nothing lies under it any more that its edges would have to be told from.
                panel.fans.iter_mut().for_each(|fan| fan.outlined = false);
            }
        }
        Body::Ladder(rungs) => {
            rungs.reach = longest(rungs);
            for row in &mut rungs.rows {
                row.bars.retain(|bar| bar.plan == plan);
            }
            rungs.rows.retain(|row| !row.bars.is_empty());
        }
        Body::Outcome(outcome) => {
            // The same ends as the drawing takes of the rows that it has.
            let ends = outcome.rows.iter().filter(|row| !row.finals.is_empty()).flat_map(|row| {
                let last = row.finals.len() - 1;
                [row.finals[last / 200], row.finals[last - last / 200]]
            });
            outcome.room = ends.chain(outcome.expected.iter().map(|(_, value)| *value)).collect();
            outcome.rows.retain(|row| row.plan == plan);
            outcome.expected.retain(|(slot, _)| *slot == plan);
        }
        Body::Empty(_) | Body::Bars(_) | Body::Xy(_) | Body::Heat(_) => {}
    }
}

fn longest(rungs: &Rungs) -> f64 {
    let ends = rungs
        .rows
        .iter()
        .flat_map(|row| &row.bars)
        .flat_map(|bar| [bar.reached, bar.standing, bar.whisker.map_or(0.0, |whisker| whisker.summary.high)]);
    ends.fold(0.0, f64::max)
}

/// Takes away everything that tells what comes out: fans, curves, values, and the chances that stand on goals. The axes stay.
fn hide(chart: &mut Chart, kind: Kind, scene: &Scene) {
    // A goal without results has its value alone.
    let mut bare = scene.state.clone();
    bare.plans.iter_mut().for_each(crate::state::OpenPlan::forget_results);
    let bare = build(kind, &Scene { state: &bare, fans: &Fans::default(), ..*scene });
    let Body::Time(time) = &mut chart.body else { return };
    time.reach = time.heights().into_iter().filter(|height| height.is_finite()).fold(time.reach, f64::max);
    time.room.extend(time.panels.iter().flat_map(|panel| panel.labels.iter().cloned()));
    let rules = match bare.body {
        Body::Time(time) => time.panels.into_iter().map(|panel| panel.rules).collect(),
        _ => Vec::new(),
    };
    let mut rules = rules.into_iter();
    for panel in &mut time.panels {
        panel.rules = rules.next().unwrap_or_default();
        panel.fans.clear();
        panel.curves.clear();
        panel.labels.clear();
        panel.whisker = None;
    }
    (chart.count, chart.note, chart.fan_width) = (None, None, None);
    (chart.expected_sum, chart.fan_sum) = (0, 0);
}
