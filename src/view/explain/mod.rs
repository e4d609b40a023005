//! The Explain page as data: which studies it asks for, and what they say in words and charts.

mod chance;
mod map;
mod measure;
mod ranking;
#[cfg(test)]
mod tests;

use std::rc::Rc;

pub use chance::kinds;
pub use map::map;
pub use measure::{Measure, measure};
pub use ranking::{indices, tornado};
use snowball_decide::tornado::Tornado;
use snowball_decide::{Better, DecideError, Objective};
use snowball_engine::plan::Currency;
use snowball_engine::{Metric, Unknown};

use super::units::{self, Unit};
use super::{levers, metrics};
use crate::i18n::{I18n, Style, Value};
use crate::state::{AppState, RunStatus, StudyRun, Trouble};
use crate::study::{Reading, Study};

/// Metrics that can be looked at, in the order of the menu.
pub const METRICS: [Metric; 15] = [
    Metric::Customers,
    Metric::Joined,
    Metric::CustomersReferred,
    Metric::CustomersIncremental,
    Metric::Cac,
    Metric::CacPaid,
    Metric::CacReferral,
    Metric::CacIncremental,
    Metric::ReferralShare,
    Metric::R,
    Metric::Spend,
    Metric::Margin,
    Metric::LtvCac,
    Metric::Members,
    Metric::ActiveRate,
];

/// Unknowns that get a share of the spread of their own.
const LEADERS: usize = 8;

/// How finely is computed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Precision {
    /// In some seconds.
    #[default]
    Quick,
    /// Four times as many runs.
    Fine,
    /// Sixteen times as many.
    Finest,
}

impl Precision {
    /// Every precision, from the quickest.
    pub const ALL: [Self; 3] = [Self::Quick, Self::Fine, Self::Finest];

    /// Its name in attributes and message keys.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Quick => "quick",
            Self::Fine => "fine",
            Self::Finest => "finest",
        }
    }

    /// Base points for the shares of dice, weather and ignorance.
    const fn kinds(self) -> u32 {
        [256, 1024, 4096][self as usize]
    }

    /// Base points for the shares of unknowns.
    const fn points(self) -> u32 {
        [256, 1024, 4096][self as usize]
    }

    /// Cells along a side of the map.
    const fn cells(self) -> u32 {
        [13, 21, 31][self as usize]
    }
}

/// Names of the choices.
const METRIC: &str = "explain-metric";
const PRECISION: &str = "explain-precision";
const ACROSS: &str = "explain-across";
const UP: &str = "explain-up";
const DIFFERENCE: &str = "explain-difference";
const WORTH: &str = "explain-worth";

/// What the reader has chosen on the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Choices {
    /// What is looked at.
    pub metric: Metric,
    /// How finely.
    pub precision: Precision,
    /// Unknowns of the map, across and up; those that matter most if none were chosen.
    pub paths: Option<[String; 2]>,
    /// Whether the map shows what a second plan has more.
    pub difference: bool,
    /// What one more customer is worth, if it is decided by net benefit.
    pub worth: Option<f64>,
}

impl Choices {
    /// What the page opens with: the metric of the active plan's first goal, or customers.
    #[must_use]
    pub fn of(state: &AppState) -> Self {
        let goal = state.active_plan().plan.goals.first().map(|goal| goal.metric);
        let metric = goal.filter(|goal| METRICS.contains(goal)).unwrap_or(Metric::Customers);
        Self { metric, precision: Precision::Quick, paths: None, difference: false, worth: None }
    }

    /// What was chosen, over what the page opens with.
    #[must_use]
    pub fn chosen(state: &AppState) -> Self {
        let own = Self::of(state);
        let get = |name| state.chosen.get(name);
        let metric = get(METRIC).and_then(|name| METRICS.into_iter().find(|metric| metric.as_str() == name));
        let precision = get(PRECISION).and_then(|name| Precision::ALL.into_iter().find(|one| one.name() == name));
        Self {
            metric: metric.unwrap_or(own.metric),
            precision: precision.unwrap_or(own.precision),
            paths: get(ACROSS).zip(get(UP)).map(|(across, up)| [across.to_owned(), up.to_owned()]),
            difference: get(DIFFERENCE).is_some(),
            worth: get(WORTH).and_then(|worth| worth.parse().ok()).filter(|worth: &f64| worth.is_finite()),
        }
    }

    /// The choices by name; what is not chosen has none.
    #[must_use]
    pub fn to_chosen(&self) -> [(&'static str, Option<String>); 6] {
        let [across, up] = self.paths.clone().map_or([None, None], |paths| paths.map(Some));
        [
            (METRIC, Some(self.metric.as_str().to_owned())),
            (PRECISION, Some(self.precision.name().to_owned()).filter(|_| self.precision != Precision::default())),
            (ACROSS, across),
            (UP, up),
            (DIFFERENCE, self.difference.then(|| "1".to_owned())),
            (WORTH, self.worth.map(|worth| worth.to_string())),
        ]
    }

    /// What plans are chosen by: the metric if one end of it is good, else net benefit.
    #[must_use]
    pub fn objective(&self, state: &AppState) -> Objective {
        match (self.worth, Better::of(self.metric)) {
            (None, Some(_)) => Objective::Metric(self.metric),
            (worth, _) => Objective::NetBenefit { willingness_to_pay: worth.unwrap_or_else(|| default_worth(state)) },
        }
    }
}

/// What a customer is worth until the reader says so: the lifetime value in the active plan's mean path.
#[must_use]
pub fn default_worth(state: &AppState) -> f64 {
    Metric::Ltv.last(&state.active_plan().expected).map_or(100.0, |ltv| ltv.max(0.0))
}

/// The two plans that are compared: the first, and the active one or else the second.
#[must_use]
pub fn pair(state: &AppState) -> Option<[usize; 2]> {
    (state.plans.len() > 1).then_some([0, state.active.max(1)])
}

/// The studies of the page in the order in which they are to be done, each with its plans. The shares of the
/// unknowns and the map wait for the tornado, which says what matters most; the worth of information for the run.
#[must_use]
pub fn studies(state: &AppState, choices: &Choices) -> Vec<(Study, Vec<usize>)> {
    let (metric, seed, active) = (choices.metric, state.seed, state.active);
    let mut studies = vec![(Study::Tornado { metric }, vec![active])];
    studies.push((Study::Shares { metric, points: choices.precision.kinds(), seed }, vec![active]));
    if let Some(leaders) = leaders(state, metric).filter(|leaders| !leaders.is_empty()) {
        let points = choices.precision.points();
        studies.push((Study::Indices { metric, leaders, points, seed }, vec![active]));
    }
    if state.plans.len() > 1 && state.run.status == RunStatus::Done {
        let objective = choices.objective(state);
        let of_plan =
            |plan: &crate::state::OpenPlan| plan.results.tracks().map(|(_, track)| objective.of(track)).collect();
        let results = state.plans.iter().map(of_plan).collect();
        studies.push((Study::Worth { objective, results, seed }, (0..state.plans.len()).collect()));
    }
    if let Some(paths) = map_paths(state, choices) {
        let plans = pair(state).filter(|_| choices.difference).map_or(vec![active], Vec::from);
        studies.push((Study::Map { metric, paths, cells: choices.precision.cells() }, plans));
    }
    studies
}

/// The unknowns of the map: the chosen ones, or the two that move the metric most.
#[must_use]
pub fn map_paths(state: &AppState, choices: &Choices) -> Option<[String; 2]> {
    let unknowns = state.active_plan().engine.unknowns();
    let known = |path: &String| unknowns.iter().any(|unknown| unknown.path == *path);
    if let Some(paths) = choices.paths.clone().filter(|paths| paths.iter().all(known) && paths[0] != paths[1]) {
        return Some(paths);
    }
    let leaders = leaders(state, choices.metric)?;
    let path = |place: usize| Some(unknowns.get(*leaders.get(place)?)?.path.clone());
    Some([path(0)?, path(1)?])
}

/// The unknowns that move the metric most, the first one most; none while that is not known.
pub(super) fn leaders(state: &AppState, metric: Metric) -> Option<Vec<usize>> {
    let Reading::Tornado(Tornado { bars, .. }) = &**reading(state, &Study::Tornado { metric })? else { return None };
    Some(bars.iter().take(LEADERS).map(|bar| bar.unknown).collect())
}

/// The study of the page that is like one, if it is of the plans as they are.
#[must_use]
pub fn current<'a>(state: &'a AppState, study: &Study, plans: &[usize]) -> Option<&'a Rc<StudyRun>> {
    let run = state.study_like(study)?;
    let same = run.engines.len() == plans.len()
        && run.engines.iter().zip(plans).all(|(engine, &plan)| Rc::ptr_eq(engine, &state.plans[plan].engine));
    (same && run.study == *study).then_some(run)
}

fn reading<'a>(state: &'a AppState, study: &Study) -> Option<&'a Rc<Reading>> {
    current(state, study, &[state.active])?.reading.as_ref()
}

/// Why a study has nothing to say, in words.
#[must_use]
pub fn trouble(i18n: &I18n, trouble: &Trouble) -> String {
    match trouble {
        Trouble::Decide(DecideError::NoUnknowns) => i18n.text("explain-no-unknowns"),
        Trouble::Decide(DecideError::TooFew { got, of, min }) => {
            i18n.with("explain-too-few", &[("got", (*got).into()), ("of", (*of).into()), ("min", (*min).into())])
        }
        Trouble::Decide(error) => i18n.with("explain-trouble", &[("reason", error.to_string().into())]),
        Trouble::Trial(error) => i18n.with("explain-trouble", &[("reason", error.to_string().into())]),
        Trouble::Calibrate(error) => crate::view::calibrate::error(i18n, error),
        Trouble::People(error) => {
            i18n.with("cascade-too-many", &[("limit", i18n.number(f64::from(error.limit), Style::Count).into())])
        }
        Trouble::Fault(reason) => i18n.with("explain-trouble", &[("reason", reason.as_str().into())]),
    }
}

/// Numbers of one plan's metric and unknowns in words.
#[derive(Clone, Copy)]
struct Writer<'a> {
    i18n: &'a I18n,
    currency: Currency,
    metric: Metric,
}

impl Writer<'_> {
    fn metric_name(&self) -> String {
        self.i18n.text(&format!("metric-{}", self.metric.as_str()))
    }

    fn metric(&self, value: f64) -> String {
        self.i18n.number(value, metrics::style(self.metric, self.currency))
    }

    /// A metric that may not be defined.
    fn maybe(&self, value: Option<f64>) -> String {
        value.map_or_else(|| self.i18n.text("charts-none"), |value| self.metric(value))
    }

    /// The range of an unknown.
    fn range(&self, unknown: &Unknown) -> String {
        self.unit(unknown, |unit| unit.interval(rounded(unknown.low), rounded(unknown.high)))
    }

    /// A value of an unknown.
    fn value(&self, unknown: &Unknown, value: f64) -> String {
        self.unit(unknown, |unit| unit.value(rounded(value)))
    }

    /// The same without its unit, save what is part of a number.
    fn digits(&self, unknown: &Unknown, value: f64) -> String {
        self.unit(unknown, |unit| unit.digits(rounded(value)))
    }

    /// Name and unit of an unknown.
    fn axis(&self, unknown: &Unknown) -> String {
        let name = name(self.i18n, unknown);
        let unit = self.unit(unknown, |unit| unit.word());
        if unit.is_empty() { name } else { self.say("explain-axis", &[("name", &name), ("unit", &unit)]) }
    }

    fn unit(&self, unknown: &Unknown, write: impl FnOnce(Unit) -> String) -> String {
        let name = unknown.unit.map_or_else(|| "one".to_owned(), units::name);
        write(Unit::new(self.i18n, &name, self.currency))
    }

    fn say(&self, key: &str, values: &[(&str, &str)]) -> String {
        let values: Vec<_> = values.iter().map(|&(name, text)| (name, Value::from(text))).collect();
        self.i18n.with(key, &values)
    }

    fn list(&self, parts: impl Iterator<Item = String>) -> String {
        parts
            .reduce(|before, next| self.say("charts-list", &[("before", &before), ("next", &next)]))
            .unwrap_or_default()
    }

    fn share(&self, share: f64) -> String {
        self.i18n.number_to(share, Style::Share, 0.01)
    }

    /// A share with its interval.
    fn share_between(&self, share: snowball_decide::Share) -> String {
        let values =
            [("value", self.share(share.value)), ("low", self.share(share.low)), ("high", self.share(share.high))];
        let values: Vec<_> = values.iter().map(|(name, text)| (*name, text.as_str())).collect();
        self.say("explain-between", &values)
    }
}

/// What an unknown is called.
#[must_use]
pub fn name(i18n: &I18n, unknown: &Unknown) -> String {
    levers::place(i18n, &unknown.path)
}

/// Three digits: an unknown is not known better.
fn rounded(value: f64) -> f64 {
    // What is written so can always be read.
    format!("{value:.2e}").parse().unwrap_or(value)
}

/// The answer of the page: where the spread comes from and what moves the metric most.
#[must_use]
pub fn answer(i18n: &I18n, state: &AppState, choices: &Choices) -> Option<String> {
    let open = state.active_plan();
    let metric = choices.metric;
    let writer = Writer { i18n, currency: open.plan.currency, metric };
    let of = |study: Study| reading(state, &study).map(|reading| &**reading);
    let shares = Study::Shares { metric, points: choices.precision.kinds(), seed: state.seed };
    let Some(Reading::Shares(variance)) = of(shares) else { return None };
    let [dice, weather, ignorance] = [0, 1, 2].map(|kind| writer.share(variance.total[kind].value.clamp(0.0, 1.0)));
    let metric_name = writer.metric_name();
    let mut values =
        vec![("metric", metric_name.as_str()), ("dice", &dice), ("weather", &weather), ("ignorance", &ignorance)];
    let Some(Reading::Tornado(tornado)) = of(Study::Tornado { metric }) else { return None };
    let unknowns = open.engine.unknowns();
    let top = tornado.bars.first().and_then(|bar| Some((unknowns.get(bar.unknown)?, bar.at_low?, bar.at_high?)));
    let Some((unknown, at_low, at_high)) = top.filter(|(_, low, high)| low != high) else {
        return Some(writer.say("explain-answer-chance", &values));
    };
    let words = [
        name(i18n, unknown),
        writer.value(unknown, unknown.low),
        writer.value(unknown, unknown.high),
        writer.metric(at_low),
        writer.metric(at_high),
    ];
    let [name, low, high, at_low, at_high] = &words;
    values.extend([("name", name.as_str()), ("low", low), ("high", high), ("at_low", at_low), ("at_high", at_high)]);
    Some(writer.say("explain-answer", &values))
}
