//! What went in: first what was changed since the plans were opened, then everything, in the groups of the rail.

use serde_json::Value;
use snowball_decide::differing::{self, Input};
use snowball_engine::plan::Plan;

use crate::i18n::I18n;
use crate::presets::{self, Origin, Preset};
use crate::state::AppState;
use crate::view::compare::{named, written};
use crate::view::levers;
use crate::view::question::statement;
use crate::view::summaries::Group;

/// An input that is not as it was when its plan was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Index of the plan.
    pub slot: usize,
    /// JSON pointer.
    pub path: String,
    /// What it is called, its part of the plan included.
    pub name: String,
    /// What it was.
    pub before: String,
    /// What it is.
    pub now: String,
}

/// Every input of the plans.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inputs {
    /// Parts that do something, in the order of the rail.
    pub sections: Vec<Section>,
    /// Names of parts that are switched off in every plan.
    pub off: Vec<String>,
    /// Whether the library knows where any number comes from.
    pub origins: bool,
}

/// A part of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// What it is called.
    pub title: String,
    /// Its inputs.
    pub rows: Vec<Row>,
}

/// An input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// JSON pointer.
    pub path: String,
    /// What it is called.
    pub name: String,
    /// What each plan says, with its unit; one entry if all say the same.
    pub values: Vec<String>,
    /// Where the number comes from, where the library knows.
    pub origin: Option<String>,
}

/// What was changed, plan by plan.
#[must_use]
pub fn changes(i18n: &I18n, state: &AppState) -> Vec<Change> {
    let of_plan = |(slot, open): (usize, &crate::state::OpenPlan)| {
        let pair = [(*open.base).clone(), (*open.plan).clone()];
        let change = |Input { path, values }: Input| {
            let text = |place: usize| value(i18n, &path, values[place].as_ref(), &pair[place]);
            let (before, now) = (text(0), text(1));
            let (part, field) = named(i18n, &path);
            let name = i18n.with("lever-place", &[("part", part.into()), ("field", field.into())]);
            Change { slot, path, name, before, now }
        };
        differing::differing(&pair).into_iter().map(change).collect::<Vec<_>>()
    };
    state.plans.iter().enumerate().flat_map(of_plan).collect()
}

/// Everything that went in.
#[must_use]
pub fn inputs(i18n: &I18n, state: &AppState) -> Inputs {
    let plans: Vec<Plan> = state.plans.iter().map(|open| (*open.plan).clone()).collect();
    let preset = state.preset.and_then(presets::by_id);
    let all: Vec<Input> = differing::inputs(&plans).into_iter().filter(|input| input.path != "/version").collect();
    let mut found = Inputs::default();
    let off = i18n.text("summary-off");
    for group in [Group::Levers].into_iter().chain(Group::RAIL) {
        let title = i18n.text(&format!("group-{}", group.name()));
        if plans.iter().all(|plan| group.summary(i18n, plan) == off) {
            found.off.push(title);
            continue;
        }
        let own = all.iter().filter(|input| belongs(group, &input.path));
        let rows: Vec<Row> = match group {
            Group::Goals => goals(i18n, state, preset),
            _ => own.map(|input| row(i18n, input, &plans, preset)).collect(),
        };
        if !rows.is_empty() {
            found.sections.push(Section { title, rows });
        }
    }
    found.origins = found.sections.iter().flat_map(|section| &section.rows).any(|row| row.origin.is_some());
    found
}

/// Goals, a sentence each: metric, direction, line and day say little one by one.
fn goals(i18n: &I18n, state: &AppState, preset: Option<&Preset>) -> Vec<Row> {
    let most = state.plans.iter().map(|open| open.plan.goals.len()).max().unwrap_or_default();
    let row = |index: usize| {
        let values = state.plans.iter().map(|open| match open.plan.goals.get(index) {
            Some(goal) => statement(i18n, open, goal),
            None => i18n.text("charts-none"),
        });
        let path = format!("/goals/{index}/value");
        let name = i18n.with("entry-goals", &[("number", (index + 1).into())]);
        let origin = known(i18n, preset, &path, state.plans.iter().map(|open| &*open.plan));
        Row { path, name, values: once(values.collect()), origin }
    };
    (0..most).map(row).collect()
}

/// Values of the plans; one if all are the same.
fn once(mut values: Vec<String>) -> Vec<String> {
    if values.windows(2).all(|pair| pair[0] == pair[1]) {
        values.truncate(1);
    }
    values
}

/// Whether an input stands in a group of the rail. What has no part of its own is about the campaign.
fn belongs(group: Group, path: &str) -> bool {
    if path.matches('/').count() == 1 && !Group::RAIL.iter().any(|other| other.holds(path)) {
        return group == Group::Plan && path != "/levers";
    }
    group.holds(path)
}

fn row(i18n: &I18n, Input { path, values }: &Input, plans: &[Plan], preset: Option<&Preset>) -> Row {
    let texts = values.iter().zip(plans).map(|(here, plan)| value(i18n, path, here.as_ref(), plan));
    Row {
        path: path.clone(),
        name: named(i18n, path).1,
        values: once(texts.collect()),
        origin: known(i18n, preset, path, plans.iter()),
    }
}

/// Where a number comes from, in words; nothing unless it is the same in every plan, since one that is not would mislead.
fn known<'a>(
    i18n: &I18n,
    preset: Option<&Preset>,
    path: &str,
    plans: impl Iterator<Item = &'a Plan>,
) -> Option<String> {
    let preset = preset?;
    let mut origins = plans.map(|plan| origin(preset, path, plan));
    let first = origins.next()??;
    origins.all(|other| other == Some(first)).then(|| i18n.text(levers::origin(first)))
}

/// Where the number of a plan comes from: what a case says of the place, if the plan still has the case's number.
fn origin(preset: &Preset, path: &str, plan: &Plan) -> Option<Origin> {
    let (_, number) = plan.number(path)?;
    let is_set = |index: usize| preset.plans[index].plan.number(path).is_some_and(|(_, there)| there == number);
    let figure = preset.figures.iter().find(|figure| {
        let mut slots = (0..preset.plans.len()).filter(|slot| figure.plans.is_empty() || figure.plans.contains(slot));
        figure.sets.iter().any(|set| set == path) && slots.any(&is_set)
    })?;
    Some(figure.origin)
}

fn value(i18n: &I18n, path: &str, value: Option<&Value>, plan: &Plan) -> String {
    value.map_or_else(|| i18n.text("charts-none"), |value| written(i18n, path, value, plan.currency))
}
