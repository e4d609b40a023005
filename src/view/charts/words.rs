//! A chart as text: one paragraph for who cannot see it, the values under the crosshair, and a table.

use snowball_decide::order::in_order;

use super::chart::{Body, Chart, Label, MEDIAN, Outcome, Panel, Rungs, Stroke, Table, Time, Tint};
use super::scene::Scene;
use crate::i18n::Style;

/// Most rows of a table over time.
const ROWS: usize = 14;

/// What the chart says, in words.
#[must_use]
pub fn summary(scene: &Scene, chart: &Chart) -> String {
    let said = match &chart.body {
        Body::Empty(why) => why.clone(),
        Body::Time(time) => readout(scene, time),
        Body::Ladder(rungs) => rungs_in_words(scene, rungs),
        Body::Outcome(outcome) => {
            let goals = outcome.goals.iter().map(|goal| goal.text.clone());
            join(scene, outcome.rows.iter().map(|row| row.text.clone()).chain(goals))
        }
        // They come with their words.
        Body::Bars(_) | Body::Xy(_) | Body::Heat(_) => String::new(),
    };
    let said = join(scene, std::iter::once(said).chain(chart.note.clone()));
    scene.say("charts-summary", &[("title", &chart.title), ("subtitle", &chart.subtitle), ("values", &said)])
}

/// The values under the crosshair, or at the end.
#[must_use]
pub fn readout(scene: &Scene, time: &Time) -> String {
    let panels = time.panels.iter().map(|panel| {
        let rules = panel.rules.iter().map(|rule| rule.text.clone());
        let values = join(scene, panel.labels.iter().rev().map(|label| said(scene, label)).chain(rules));
        match &panel.heading {
            Some((name, _)) => scene.say("charts-summary-plan", &[("plan", name), ("values", &values)]),
            None => values,
        }
    });
    let values = join(scene, panels);
    scene.say("charts-summary-day", &[("day", &scene.day()), ("values", &values)])
}

fn said(scene: &Scene, label: &Label) -> String {
    match &label.interval {
        Some(interval) => scene.say("charts-summary-value", &[("value", &label.text), ("interval", interval)]),
        None => label.text.clone(),
    }
}

fn rungs_in_words(scene: &Scene, rungs: &Rungs) -> String {
    let rows = rungs.rows.iter().flat_map(|row| {
        row.bars.iter().map(move |bar| {
            let [reached, paid, _] = &bar.cells;
            let values = [
                ("plan", scene.letter(bar.plan)),
                ("rung", row.text.clone()),
                ("reached", reached.clone()),
                ("paid", paid.clone()),
            ];
            let values: Vec<(&str, &str)> = values.iter().map(|(name, text)| (*name, text.as_str())).collect();
            scene.say(if scene.compares() { "charts-summary-rung-plan" } else { "charts-summary-rung" }, &values)
        })
    });
    join(scene, rows)
}

fn join(scene: &Scene, parts: impl Iterator<Item = String>) -> String {
    parts.reduce(|before, next| scene.say("charts-list", &[("before", &before), ("next", &next)])).unwrap_or_default()
}

/// The chart's data.
#[must_use]
pub fn table(scene: &Scene, chart: &Chart) -> Table {
    match &chart.body {
        Body::Empty(_) | Body::Bars(_) | Body::Xy(_) | Body::Heat(_) => Table::default(),
        Body::Time(time) => over_time(scene, time),
        Body::Ladder(rungs) => of_rungs(scene, rungs),
        Body::Outcome(outcome) => of_outcome(scene, outcome),
    }
}

/// A column: its head, and its values at days.
struct Column<'a> {
    head: String,
    days: &'a [u32],
    value: Box<dyn Fn(usize) -> Option<f64> + 'a>,
}

fn over_time(scene: &Scene, time: &Time) -> Table {
    let columns: Vec<Column> = time.panels.iter().flat_map(|panel| columns(scene, panel)).collect();
    let last = time.grid.len().saturating_sub(1);
    let step = last.div_ceil(ROWS - 1).max(1);
    let mut points: Vec<usize> = (0..=last).step_by(step).collect();
    if points.last() != Some(&last) {
        points.push(last);
    }
    let start = &scene.state.active_plan().plan.start_date;
    let rows = points.into_iter().filter_map(|point| time.grid.get(point).copied()).map(|day| {
        let cells = columns.iter().map(|column| {
            let value = column.days.iter().position(|&at| at == day).and_then(|at| (column.value)(at));
            value.map_or_else(|| scene.i18n.text("charts-none"), |value| scene.number(value, time.style))
        });
        std::iter::once(scene.i18n.date(start, day)).chain(cells).collect()
    });
    let head =
        std::iter::once(scene.i18n.text("charts-table-day")).chain(columns.iter().map(|column| column.head.clone()));
    Table { head: head.collect(), rows: rows.collect() }
}

fn columns<'a>(scene: &Scene, panel: &'a Panel) -> Vec<Column<'a>> {
    let mut columns = Vec::new();
    // In the order of the plans, and not in that of drawing.
    let slot_of_fan = |at: usize| slot(panel.fans[at].tint);
    for at in in_order(panel.fans.len(), &|a, b| slot_of_fan(a).cmp(&slot_of_fan(b))) {
        let fan = &panel.fans[at];
        let levels: &[(usize, &str)] = if fan.banded {
            &[(MEDIAN, "charts-table-median"), (0, "charts-table-low"), (6, "charts-table-high")]
        } else {
            &[(MEDIAN, "charts-table-median")]
        };
        columns.extend(levels.iter().map(|&(level, key)| Column {
            head: scene.say(key, &[("name", &fan.name)]),
            days: &fan.days,
            value: Box::new(move |at| fan.bands.levels[level].get(at).copied().flatten()),
        }));
    }
    let slot_of_curve = |at: usize| slot(panel.curves[at].tint);
    let curves = in_order(panel.curves.len(), &|a, b| slot_of_curve(a).cmp(&slot_of_curve(b)));
    columns.extend(curves.into_iter().map(|at| &panel.curves[at]).map(|curve| Column {
        head: match curve.stroke {
            Stroke::Expected => scene.say("charts-table-expected", &[("name", &curve.name)]),
            Stroke::Line | Stroke::Dimmed | Stroke::Law => named(scene, panel, &curve.name),
        },
        days: &curve.days,
        value: Box::new(|at| curve.values.get(at).copied().flatten()),
    }));
    columns.extend(panel.areas.iter().map(|area| Column {
        head: named(scene, panel, &area.name),
        days: &area.days,
        value: Box::new(|at| Some(area.upper.get(at)? - area.lower.get(at)?)),
    }));
    columns
}

/// A name with the letter of the plan that the panel is of, where there is one per plan.
fn named(scene: &Scene, panel: &Panel, name: &str) -> String {
    match &panel.heading {
        Some((_, slot)) => scene.say("charts-name-plan", &[("plan", &scene.letter(*slot)), ("name", name)]),
        None => name.to_owned(),
    }
}

/// Index of the plan that a tint is of.
fn slot(tint: Tint) -> usize {
    if let Tint::Plan(slot) = tint { slot } else { 0 }
}

fn of_rungs(scene: &Scene, rungs: &Rungs) -> Table {
    let [_, paid, each] = &rungs.columns;
    let [reached, standing] = &rungs.legend;
    let head = [scene.i18n.text("charts-table-rung"), reached.clone(), standing.clone(), paid.clone(), each.clone()];
    let rows = rungs.rows.iter().flat_map(|row| {
        row.bars.iter().map(|bar| {
            let name = if scene.compares() {
                scene.say("charts-name-plan", &[("plan", &scene.letter(bar.plan)), ("name", &row.text)])
            } else {
                row.text.clone()
            };
            let [reached, paid, each] = bar.cells.clone();
            vec![name, reached, scene.number(bar.standing, Style::Count), paid, each]
        })
    });
    Table { head: head.to_vec(), rows: rows.collect() }
}

fn of_outcome(scene: &Scene, outcome: &Outcome) -> Table {
    let plans =
        outcome.rows.iter().map(|row| row.letter.clone().unwrap_or_else(|| scene.i18n.text("charts-table-value")));
    let head = std::iter::once(scene.i18n.text("charts-table-chance")).chain(plans);
    let count = outcome.rows.first().map_or(0, |row| row.dots.len());
    let rows = (0..count).map(|dot| {
        let chance = scene.number((dot as f64 + 0.5) / count as f64, Style::Share);
        let values = outcome.rows.iter().map(|row| scene.number(row.dots[dot], outcome.style));
        std::iter::once(chance).chain(values).collect()
    });
    Table { head: head.collect(), rows: rows.collect() }
}
