//! A lever in words before it is put into a plan: when it works, what it changes and adds, what it needs, and what the
//! plan says to it. Every strength is the library's, every number of the plan the plan's own.

use serde_json::{Map, Value};
use snowball_engine::plan::{self, Kind, Number, Plan, Quantity, Unit as PlanUnit};
use snowball_engine::{Engine, Metric};
use snowball_library::{Lever, Move, Origin, Parameter, Way};

use super::units::Unit;
use super::{fields, places, problems, units};
use crate::i18n::{I18n, Style};

/// A lever as it would lie over a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// When it works.
    pub window: String,
    /// What it changes, then what it adds.
    pub lines: Vec<Line>,
    /// What keeps it from doing anything in this plan, a sentence each.
    pub idle: Vec<String>,
    /// Why the plan cannot take it.
    pub problem: Option<String>,
}

/// A line of what a lever does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The number that changes, or the entry that is added.
    pub place: String,
    /// What becomes of it.
    pub changes: Vec<Change>,
    /// What stands there in the plan now.
    pub now: Option<String>,
}

/// A change, such as × 1.35 (1.2–1.5).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The change.
    pub what: String,
    /// The 90 % range of its strength, if that is not known.
    pub range: Option<String>,
}

/// What a lever would do to a plan; `needs` are the numbers that must be above 0 for it to do anything.
#[must_use]
pub fn sheet(i18n: &I18n, lever: &plan::Lever, needs: &[String], plan: &Plan) -> Sheet {
    let effects = lever.effects.iter().map(|effect| Line {
        place: place(i18n, &effect.path),
        changes: changes(i18n, effect, plan),
        now: now(i18n, &effect.path, plan),
    });
    let adds = lever.adds.iter().map(|addition| added(i18n, addition, plan));
    let at = format!("/levers/{}", plan.levers.len());
    let problem = places::problem_after(plan, &at, |plan| plan.levers.push(lever.clone()));
    Sheet {
        window: window(i18n, lever, plan),
        lines: effects.chain(adds).collect(),
        idle: idle(i18n, needs, plan),
        problem: problem.map(|problem| problems::explain(i18n, &problem)),
    }
}

/// A number by which an effect changes another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strength {
    /// It takes the place of the number.
    To,
    /// Factor.
    Times,
    /// Summand.
    Plus,
}

impl Strength {
    /// All of them, in the order in which they act.
    pub const ALL: [Self; 3] = [Self::To, Self::Times, Self::Plus];

    /// Its field of an effect.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::To => "to",
            Self::Times => "times",
            Self::Plus => "plus",
        }
    }

    /// The number, if the effect has it.
    #[must_use]
    pub const fn of(self, effect: &plan::Effect) -> Option<Number> {
        match self {
            Self::To => effect.to,
            Self::Times => effect.times,
            Self::Plus => effect.plus,
        }
    }

    /// What it changes, and how, as the name of a control.
    #[must_use]
    pub fn words(self, i18n: &I18n, effect: &plan::Effect) -> String {
        let key = match self {
            Self::To => "levers-to",
            Self::Times => "levers-times",
            Self::Plus => "levers-plus",
        };
        i18n.with(key, &[("place", place(i18n, &effect.path).into())])
    }

    /// How it is entered: as the number that it changes, or as a factor.
    #[must_use]
    pub fn quantity(self, effect: &plan::Effect) -> Option<Quantity> {
        let own = fields::row(&effect.path)?.quantity?;
        let (low, high) = own.slider;
        match self {
            Self::To => Some(own),
            // Most factors are near 1: a shorter slider than the table's moves them finely.
            Self::Times => Some(Quantity::times(1000.0).slide(0.0, 3.0)),
            // It may take away as much as the number can be.
            Self::Plus => {
                let reach = low.abs().max(high.abs());
                Some(Quantity::new(Kind::Signed, own.unit, -own.max, own.max).slide(-reach, reach))
            }
        }
    }
}

/// When a lever works.
#[must_use]
pub fn window(i18n: &I18n, lever: &plan::Lever, plan: &Plan) -> String {
    let day = |day: u32| i18n.date(&plan.start_date, day).into();
    match (lever.from_day, lever.until_day) {
        (0, 0) => i18n.text("lever-window-whole"),
        (from, 0) => i18n.with("lever-window-from", &[("from", day(from))]),
        (from, until) => i18n.with("lever-window", &[("from", day(from)), ("to", day(until.saturating_sub(1)))]),
    }
}

/// What the number at a path of a lever is called: the part of the plan that it belongs to, and its name there.
#[must_use]
pub fn place(i18n: &I18n, path: &str) -> String {
    let parts: Vec<&str> = path.split('/').skip(1).collect();
    let field = fields::row(path).map_or_else(|| path.to_owned(), |row| i18n.text(&row.key));
    let part = match parts.as_slice() {
        [.., list, "*", _] => i18n.text(&format!("lever-every-{list}")),
        [.., list, index, _] if index.parse::<u32>().is_ok() => {
            let number = index.parse::<u32>().map_or(0, |index| index + 1);
            i18n.with(&format!("entry-{list}"), &[("number", number.into())])
        }
        [.., part, _] => i18n.text(&format!("group-{part}")),
        _ => return field,
    };
    i18n.with("lever-place", &[("part", part.into()), ("field", field.into())])
}

/// What an effect does to its number.
#[must_use]
pub fn changes(i18n: &I18n, effect: &plan::Effect, plan: &Plan) -> Vec<Change> {
    let quantity = fields::row(&effect.path).and_then(|row| row.quantity);
    let (kind, unit) = quantity.map_or((Kind::Signed, PlanUnit::One), |quantity| (quantity.kind, quantity.unit));
    let name = units::name(unit);
    let own = Unit::new(i18n, &name, plan.currency);
    let change = |key: &str, (median, range): (String, Option<String>)| {
        // A sentence that frames the number frames its range too, where the range stands for itself.
        Change { what: i18n.with(key, &[("value", median.into())]), range }
    };
    let mut all = Vec::new();
    if let Some(to) = effect.to {
        all.push(change("lever-to", own.median(to, kind)));
    }
    if let Some(times) = effect.times {
        all.push(change("lever-times", Unit::new(i18n, "one", plan.currency).median(times, Kind::Positive)));
    }
    if let Some(plus) = effect.plus {
        // A share that is added to a share are points, not a share of it.
        let name = if unit == PlanUnit::Share { "percentage_points" } else { &name };
        let own = Unit::new(i18n, name, plan.currency);
        all.push(match size(plus) {
            (true, less) => change("lever-minus", own.median(less, Kind::Signed)),
            (false, more) => change("lever-plus", own.median(more, Kind::of_summand(more))),
        });
    }
    all
}

/// Whether a summand takes away, and its size then.
fn size(plus: Number) -> (bool, Number) {
    match plus {
        Number::Value(value) if value < 0.0 => (true, Number::Value(-value)),
        Number::Range { low, high } if high < 0.0 => (true, Number::Range { low: -high, high: -low }),
        other => (false, other),
    }
}

/// Most different numbers of a list that are shown beside an effect on all of them.
const MOST: usize = 3;

/// The plan's own numbers at a path.
fn now(i18n: &I18n, path: &str, plan: &Plan) -> Option<String> {
    let quantity = fields::row(path)?.quantity?;
    let name = units::name(quantity.unit);
    let unit = Unit::new(i18n, &name, plan.currency);
    let mut texts = Vec::new();
    for number in numbers(path, plan) {
        let text = unit.number(number);
        if !texts.contains(&text) {
            texts.push(text);
        }
    }
    match texts.len() {
        0 => Some(i18n.text("lever-now-none")),
        n if n > MOST => None,
        _ => Some(i18n.with("lever-now", &[("value", texts.join(" · ").into())])),
    }
}

/// Numbers of the plan at a path with `*` for every entry of a list.
fn numbers(path: &str, plan: &Plan) -> Vec<Number> {
    let mut all = Vec::new();
    plan.numbers(&mut |at, _, number| {
        if at == path || (path.contains('*') && fields::pattern(at) == path) {
            all.push(number);
        }
    });
    all
}

fn idle(i18n: &I18n, needs: &[String], plan: &Plan) -> Vec<String> {
    let off = |path: &&String| numbers(path, plan).iter().all(|number| *number == Number::Value(0.0));
    let words = |path: &String| i18n.with("lever-needs", &[("place", place(i18n, path).into())]);
    needs.iter().filter(off).map(words).collect()
}

/// What is added to a list.
#[must_use]
pub fn added(i18n: &I18n, addition: &plan::Addition, plan: &Plan) -> Line {
    let empty = Map::new();
    let entry = addition.entry.as_object().unwrap_or(&empty);
    let list = addition.to.rsplit('/').next().unwrap_or_default();
    let text = |name: &str| entry.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let whole = |name: &str| entry.get(name).and_then(Value::as_u64).and_then(|whole| u32::try_from(whole).ok());
    let values = [("name", text("name").into()), ("threshold", whole("threshold").unwrap_or(1).into())];
    let mut changes = Vec::new();
    if let Some(from) = whole("day") {
        let to = from + whole("length").unwrap_or(1).max(1) - 1;
        let day = |day: u32| i18n.date(&plan.start_date, day).into();
        let what = if from == to {
            i18n.date(&plan.start_date, from)
        } else {
            i18n.with("lever-window", &[("from", day(from)), ("to", day(to))])
        };
        changes.push(Change { what, range: None });
    }
    for (name, value) in entry {
        let row = fields::row(&format!("{}/0/{name}", addition.to));
        let Some((row, quantity)) = row.and_then(|row| Some((row, row.quantity?))) else { continue };
        let Ok(number) = serde_json::from_value::<Number>(value.clone()) else { continue };
        let is_factor = quantity.unit == PlanUnit::Times;
        // What changes nothing is not worth a word.
        if number == Number::Value(if is_factor { 1.0 } else { 0.0 }) {
            continue;
        }
        let name = if is_factor { "one".to_owned() } else { units::name(quantity.unit) };
        let (median, range) = Unit::new(i18n, &name, plan.currency).median(number, quantity.kind);
        let values = [("field", i18n.text(&row.key).into()), ("value", median.into())];
        let key = if is_factor { "lever-entry-times" } else { "lever-entry" };
        changes.push(Change { what: i18n.with(key, &values), range });
    }
    Line { place: i18n.with(&format!("lever-adds-{list}"), &values), changes, now: None }
}

/// New customers that are expected of a plan by its end; nothing if it cannot be computed.
#[must_use]
pub fn customers(plan: &Plan) -> Option<f64> {
    let engine = Engine::new(plan).ok()?;
    Metric::Customers.at(&engine.expected(), engine.grid().len() - 1)
}

/// New customers that are expected of a plan once it has another lever.
#[must_use]
pub fn customers_with(plan: &Plan, lever: &plan::Lever) -> Option<f64> {
    let mut plan = plan.clone();
    plan.levers.push(lever.clone());
    customers(&plan)
}

/// What a lever does to the expected number of new customers.
#[must_use]
pub fn effect(i18n: &I18n, before: f64, after: f64) -> String {
    let words = |value: f64| i18n.number_to(value, Style::Count, 1.0);
    let (before, after) = (words(before), words(after));
    if before == after {
        i18n.with("lever-expected-same", &[("after", after.into())])
    } else {
        i18n.with("lever-expected", &[("before", before.into()), ("after", after.into())])
    }
}

/// What a mechanism moves, in the words of the charts.
#[must_use]
pub fn moves(i18n: &I18n, lever: &Lever) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for Move { metric, direction, .. } in &lever.moves {
        let key = match direction {
            Way::Up => "lever-moves-up",
            Way::Down => "lever-moves-down",
        };
        let words = i18n.with(key, &[("metric", i18n.text(&format!("metric-{}", metric.as_str())).into())]);
        // Several entries of the catalogue can show in one metric.
        if !all.contains(&words) {
            all.push(words);
        }
    }
    all
}

/// How a parameter is entered.
#[must_use]
pub fn quantity(parameter: &Parameter) -> Quantity {
    let unit = match parameter.unit.as_str() {
        "share" => PlanUnit::Share,
        "share_per_day" => PlanUnit::SharePerDay,
        "share_per_month" => PlanUnit::SharePerMonth,
        "share_per_year" => PlanUnit::SharePerYear,
        "share_per_period" => PlanUnit::SharePerPeriod,
        "money" => PlanUnit::Money,
        "times" => PlanUnit::Times,
        // Its words stand behind the field; how it is entered is as any number.
        _ => PlanUnit::One,
    };
    let [low, high] = parameter.limits;
    Quantity::new(parameter.kind(), unit, low, high)
}

/// Message that names an origin.
#[must_use]
pub const fn origin(origin: Origin) -> &'static str {
    match origin {
        Origin::Reported => "preset-origin-reported",
        Origin::Derived => "preset-origin-derived",
        Origin::Assumed => "preset-origin-assumed",
        Origin::Chosen => "preset-origin-chosen",
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use snowball_engine::plan::{Addition, Channel, Effect, Rung};

    use super::*;
    use crate::i18n::Locale;
    use crate::view::slider::Scale;

    fn plan() -> Plan {
        let mut plan = Plan::default();
        plan.acquisition.channels.push(Channel::default());
        plan.ladder.rungs.push(Rung::default());
        plan
    }

    #[test]
    fn every_lever_has_words_in_both_languages() {
        let plan = plan();
        for locale in Locale::ALL {
            let i18n = I18n::new(locale);
            for lever in snowball_library::library().levers() {
                let in_plan = lever.in_plan(&BTreeMap::new(), plan.horizon_days, locale.into());
                let sheet = sheet(&i18n, &in_plan, &lever.needs, &plan);
                assert_eq!(sheet.lines.len(), in_plan.effects.len() + in_plan.adds.len(), "{}", lever.id);
                let mut texts = vec![sheet.window.clone()];
                for line in &sheet.lines {
                    assert!(!line.changes.is_empty(), "{}: {}", lever.id, line.place);
                    texts.extend([line.place.clone(), line.now.clone().unwrap_or_default()]);
                    texts.extend(line.changes.iter().map(|change| change.what.clone()));
                }
                texts.extend(sheet.idle.iter().cloned().chain(sheet.problem.clone()).chain(moves(&i18n, lever)));
                for text in texts {
                    let is_path = |rest: &str| rest.starts_with(|c: char| c.is_ascii_lowercase() || c == '*');
                    let raw = text.contains(['_', '{']) || text.split('/').skip(1).any(is_path);
                    let key = ["lever-", "group-", "unit-", "entry-"].iter().any(|family| text.contains(family));
                    assert!(!raw && !key, "{}: {text}", lever.id);
                }
            }
        }
    }

    #[test]
    fn an_effect_is_read_as_a_sentence() {
        let i18n = I18n::new(Locale::En);
        let effect = |path: &str, to: Option<f64>, times: Option<Number>, plus: Option<Number>| Effect {
            path: path.to_owned(),
            to: to.map(Number::Value),
            times,
            plus,
        };
        let range = |low, high| Some(Number::Range { low, high });
        for (effect, place, what, known) in [
            (
                effect("/segments/*/share_rate", None, range(1.2, 1.5), None),
                "Every persona · Occasions to share",
                "× 1.34",
                Some("1.20–1.50"),
            ),
            (
                effect("/ladder/fixed_cost", None, None, Some(20_000.0.into())),
                "Referral ladder · Set-up cost",
                "+ ¥20,000",
                None,
            ),
            (
                effect("/tracking/coverage", None, None, range(-0.2, -0.1)),
                "Tracking · Coverage",
                "− 15.0 pp",
                Some("10.0 pp–20.0 pp"),
            ),
            (effect("/layers/core/share", Some(2.0), None, None), "Core customers · Sharing", "becomes 2×", None),
        ] {
            let changes = changes(&i18n, &effect, &plan());
            assert_eq!(super::place(&i18n, &effect.path), place);
            assert_eq!((changes[0].what.as_str(), changes[0].range.as_deref()), (what, known));
        }
    }

    #[test]
    fn an_added_event_says_when_and_what() {
        let i18n = I18n::new(Locale::En);
        let entry = serde_json::json!({ "name": "Festival", "day": 10, "length": 3, "share": { "low": 1.2, "high": 2.0 },
            "conversion": 1, "cost": 5000 });
        let line = added(&i18n, &Addition { to: "/events".to_owned(), entry }, &Plan::default());
        assert_eq!(line.place, "New event: Festival");
        let words: Vec<_> = line.changes.iter().map(|change| change.what.as_str()).collect();
        assert_eq!(words, ["day 10 to day 12", "Cost ¥5,000", "Sharing × 1.55"]);
    }

    #[test]
    fn a_lever_says_what_it_lacks_and_what_the_plan_cannot_take() {
        let i18n = I18n::new(Locale::En);
        let needs = ["/koc/quota".to_owned()];
        let mut lever = plan::Lever::default();
        let found = sheet(&i18n, &lever, &needs, &Plan::default());
        assert_eq!(found.idle, ["Does nothing while “KOC programme · Places” is 0 in the plan."]);
        assert_eq!(found.problem, None);
        lever.effects = vec![Effect { path: "/goals/0/value".to_owned(), ..Effect::default() }];
        assert!(sheet(&i18n, &lever, &[], &Plan::default()).problem.is_some());
    }

    #[test]
    fn the_effect_on_customers_is_that_of_the_plan_with_the_lever() {
        let i18n = I18n::new(Locale::En);
        let plan = Plan::default();
        let times = Some(Number::Value(2.0));
        let effect = Effect { path: "/segments/*/share_rate".to_owned(), times, ..Effect::default() };
        let lever = plan::Lever { effects: vec![effect], ..plan::Lever::default() };
        let (before, after) = (customers(&plan).unwrap(), customers_with(&plan, &lever).unwrap());
        assert!(after > before, "{before} to {after}");
        assert!(super::effect(&i18n, before, after).contains('→'));
        let idle = customers_with(&plan, &plan::Lever::default()).unwrap();
        assert!(!super::effect(&i18n, before, idle).contains('→'));
    }

    /// Arrow keys never get stuck on the slider of a parameter.
    #[test]
    fn parameters_can_be_moved_by_their_sliders() {
        for parameter in snowball_library::library().levers().flat_map(|lever| &lever.parameters) {
            let quantity = quantity(parameter);
            let scale = Scale::of(&quantity);
            let mut before = f64::NEG_INFINITY;
            for place in 0..=scale.places() {
                let value = scale.value(place);
                assert!(value > before && scale.place(value) == place, "{} at {place}: {value}", parameter.id);
                assert!(quantity.min <= value && value <= quantity.max, "{} at {place}: {value}", parameter.id);
                before = value;
            }
        }
    }
}
