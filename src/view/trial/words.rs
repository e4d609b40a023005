//! What the simulated tests say in words.

use snowball_engine::{Assignment, Chance, TestError};
use snowball_trial::report::{Advice, Known};
use snowball_trial::{Cell, DesignProblem, Measure, Report, TrialError};

use crate::i18n::{I18n, Style, Value};
use crate::state::Trouble;
use crate::view::{explain, field_text, metrics, problems};

/// Numbers of a test in words.
#[derive(Clone, Copy)]
pub(super) struct Say<'a>(pub &'a I18n);

impl Say<'_> {
    pub fn say(&self, key: &str, values: &[(&str, &str)]) -> String {
        let values: Vec<_> = values.iter().map(|&(name, text)| (name, Value::from(text))).collect();
        self.0.with(key, &values)
    }

    pub fn list(&self, parts: impl IntoIterator<Item = String>) -> String {
        let next = |before: String, next: String| self.say("charts-list", &[("before", &before), ("next", &next)]);
        parts.into_iter().reduce(next).unwrap_or_default()
    }

    pub fn none(&self) -> String {
        self.0.text("charts-none")
    }

    pub fn whole(&self, value: f64) -> String {
        self.0.number_to(value, Style::Decimal(0), 1.0)
    }

    /// People that are needed: part of one is one.
    pub fn people(&self, value: f64) -> String {
        self.whole(value.ceil())
    }

    pub fn share(&self, share: f64) -> String {
        self.0.number_to(share, Style::Share, 0.01)
    }

    /// A share to a tenth of a per cent, without noughts at its end.
    pub fn fine_share(&self, share: f64) -> String {
        self.0.number(share, Style::Share)
    }

    /// A chance that simulation knows; one that hardly ever came true is not called impossible.
    pub fn chance(&self, known: Known) -> String {
        metrics::chance(self.0, Chance { share: known.value, standard_error: known.error })
    }

    /// The same with its standard error.
    pub fn chance_error(&self, known: Known) -> String {
        // None of so many has no error that could be told.
        if known.error == 0.0 {
            return self.chance(known);
        }
        let error = self.0.number_to(known.error, Style::Share, 0.001);
        self.say("improve-chance-error", &[("chance", &self.chance(known)), ("error", &error)])
    }

    /// A measured amount, to the step that its error can tell apart.
    pub fn amount(&self, measure: Measure, value: f64, error: f64) -> String {
        let style = if measure == Measure::Conversion { Style::Share } else { Style::Decimal(3) };
        self.0.number_to(value, style, step(value, error))
    }

    /// A difference of two measured amounts.
    pub fn difference(&self, measure: Measure, value: f64, error: f64) -> String {
        self.0.number_to(value, difference_style(measure), step(value, error))
    }

    /// A difference with its standard error.
    pub fn known(&self, measure: Measure, known: Known) -> String {
        let value = self.difference(measure, known.value, known.error);
        let error = self.difference(measure, known.error, known.error);
        self.say("improve-chance-error", &[("chance", &value), ("error", &error)])
    }

    /// A share of the true effect, which may be below 0 and above 1, with its standard error.
    pub fn left(&self, known: Known) -> String {
        self.say("improve-chance-error", &[("chance", &self.share(known.value)), ("error", &self.share(known.error))])
    }

    /// How many per arm people, seeds or the like are needed, if anybody could have so many.
    pub fn seeds(&self, needed: Option<f64>) -> Option<String> {
        needed.filter(|needed| needed.is_finite() && *needed < 1e9).map(|needed| self.people(needed))
    }
}

/// How a difference of a measure is written.
pub(super) fn difference_style(measure: Measure) -> Style {
    if measure == Measure::Conversion { Style::Points } else { Style::Decimal(3) }
}

/// A tenth of the error's power of ten; three digits of a value that is known exactly.
fn step(value: f64, error: f64) -> f64 {
    let size = if error > 0.0 { error } else { value.abs() / 100.0 };
    if size > 0.0 { 10f64.powf(size.log10().floor()) } else { 0.001 }
}

/// A way to assign.
#[must_use]
pub fn by(i18n: &I18n, assignment: Assignment) -> String {
    match assignment {
        Assignment::Person => i18n.text("trial-person"),
        Assignment::Inherit => i18n.text("trial-inherit"),
        Assignment::Cluster { clusters, leakage, .. } => {
            let say = Say(i18n);
            say.say(
                "trial-by-community",
                &[("count", &say.whole(f64::from(clusters))), ("leakage", &say.share(leakage))],
            )
        }
    }
}

/// What is to be done, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The recommendation.
    pub advice: String,
    /// Its name in attributes.
    pub name: &'static str,
    /// What else there is to know, a sentence each.
    pub points: Vec<String>,
    /// What friends in the other arm do to each way to assign, a sentence each.
    pub friends: Vec<String>,
}

/// The recommendation and what stands behind it.
#[must_use]
pub fn answer(i18n: &I18n, report: &Report) -> Answer {
    let say = Say(i18n);
    let (cell, measure) = (report.recommended(), report.design.measure);
    let (way, seeds, days) = (by(i18n, cell.by), say.whole(f64::from(cell.seeds)), cell.days.to_string());
    let (power, wrong) = (say.chance(cell.power), say.chance(cell.wrong));
    let left = cell.bias.map_or_else(|| i18n.text("trial-unknown-share"), |bias| say.share(bias.value));
    let wanted = say.share(report.design.power);
    let words = [
        ("way", way.as_str()),
        ("seeds", &seeds),
        ("days", &days),
        ("power", &power),
        ("wrong", &wrong),
        ("left", &left),
        ("wanted", &wanted),
    ];
    let (key, name) = match report.recommendation.advice {
        Advice::Run => ("trial-advice-run", "run"),
        Advice::RunBiased => ("trial-advice-run_biased", "run_biased"),
        Advice::TooSmall => ("trial-advice-too_small", "too_small"),
        Advice::NoDifference => ("trial-advice-no_difference", "no_difference"),
    };
    let mut points = Vec::new();
    if report.recommendation.advice == Advice::TooSmall
        && let Some(needed) = say.seeds(cell.seeds_needed)
    {
        points.push(say.say("trial-seeds-would", &[("seeds", &needed), ("days", &days), ("way", &way)]));
    }
    points.extend(truth(&say, report, cell, measure));
    points.push(match cell.detectable {
        Some(least) => {
            let share = cell.detectable_share.map_or_else(|| say.none(), |share| say.share(share));
            say.say("trial-least", &[("least", &say.difference(measure, least, 0.0)), ("share", &share)])
        }
        None => i18n.text("trial-least-none"),
    });
    points.push(say.say("trial-wrong-said", &[("wrong", &say.chance_error(cell.wrong))]));
    let naive = report.cells.iter().max_by(|a, b| a.false_alarms_naive.value.total_cmp(&b.false_alarms_naive.value));
    if let Some(worst) = naive.filter(|cell| cell.false_alarms_naive.value > 2.0 * report.design.alpha) {
        let words = [
            ("naive", say.chance(worst.false_alarms_naive)),
            ("robust", say.chance(worst.false_alarms)),
            ("way", by(i18n, worst.by)),
        ];
        let words: Vec<_> = words.iter().map(|(name, text)| (*name, text.as_str())).collect();
        points.push(say.say("trial-naive", &words));
    }
    if report.design.looks.count > 1 {
        points.push(say.say("trial-stops", &[("days", &days), ("expected", &say.whole(cell.expected_days))]));
    }
    Answer { advice: say.say(key, &words), name, points, friends: friends(i18n, report) }
}

/// What is true when the test ends, and which plan is better.
fn truth(say: &Say, report: &Report, cell: &Cell, measure: Measure) -> Vec<String> {
    let [a, b] = cell.truth.map(|value| say.amount(measure, value, cell.effect.error));
    let values = [
        ("a", a.as_str()),
        ("b", &b),
        ("effect", &say.known(measure, cell.effect)),
        ("measured", &say.known(measure, cell.measured)),
        ("days", &cell.days.to_string()),
    ];
    let key = match measure {
        Measure::CustomersPerStarter => "trial-truth-customers_per_starter",
        Measure::ReferralsPerMember => "trial-truth-referrals_per_member",
        Measure::Conversion => "trial-truth-conversion",
    };
    let design = &report.design;
    let longest = design.days.iter().max().copied().unwrap_or(cell.days).to_string();
    let seeds = design.seeds.first().copied().unwrap_or(cell.seeds);
    let more = say.0.number(report.advantage.abs(), Style::Count);
    let better = if report.advantage < 0.0 { "trial-advantage-a" } else { "trial-advantage-b" };
    let advantage = [("more", more.as_str()), ("days", &longest), ("seeds", &say.whole(f64::from(seeds)))];
    vec![say.say(key, &values), say.say(better, &advantage)]
}

/// Of each way to assign, what of the effect the longest test of most seeds measures.
fn friends(i18n: &I18n, report: &Report) -> Vec<String> {
    let say = Say(i18n);
    let ways = 0..report.design.assignments.len();
    let largest = |way| {
        let of_way = report.cells.iter().filter(move |cell| cell.assignment == way);
        of_way.max_by_key(|cell| (cell.seeds, cell.days))
    };
    let said = |cell: &Cell| {
        let Some(bias @ Known { value, error }) = cell.bias else {
            return say.say("trial-friends-unknown", &[("way", &by(i18n, cell.by))]);
        };
        let reach = 2.0 * error;
        let key = match value {
            value if (value - 1.0).abs() <= reach => "trial-friends-nothing",
            value if value > 1.0 => "trial-friends-more",
            value if value < -reach => "trial-friends-turned",
            value if value <= reach => "trial-friends-all",
            _ => "trial-friends-hide",
        };
        let words = [
            ("way", by(i18n, cell.by)),
            ("seeds", say.whole(f64::from(cell.seeds))),
            ("days", cell.days.to_string()),
            ("hidden", say.left(Known { value: 1.0 - value, error })),
            ("left", say.left(bias)),
        ];
        let words: Vec<_> = words.iter().map(|(name, text)| (*name, text.as_str())).collect();
        say.say(key, &words)
    };
    ways.filter_map(largest).map(said).collect()
}

/// Where a problem of the form is, and what would be valid.
#[must_use]
pub fn problem(i18n: &I18n, problem: &DesignProblem) -> String {
    let parts: Vec<&str> = problem.path.split('/').skip(1).collect();
    let shares = ["share_b", "alpha", "power", "leakage"];
    let is_share = parts.last().is_some_and(|last| shares.contains(last));
    let number = |value: f64| match value {
        value if is_share => format!("{}%", field_text::show(value, snowball_engine::plan::Unit::Share)),
        value => field_text::show(value, snowball_engine::plan::Unit::One),
    };
    let key = match parts[..] {
        ["assignments", _, "clusters"] => "trial-clusters",
        ["assignments", _, "size_variation"] => "trial-size-variation",
        ["assignments", _, "leakage"] => "trial-leakage",
        ["assignments", ..] => "trial-unit",
        ["seeds", ..] => "trial-seeds",
        ["days", ..] => "trial-days",
        ["share_b"] => "trial-share-b",
        ["alpha"] => "trial-alpha",
        ["power"] => "trial-power",
        ["looks", ..] => "trial-look-count",
        _ => "trial-effort",
    };
    let is_list = matches!(parts[..], ["assignments" | "seeds" | "days"]);
    let words = [
        ("place", i18n.text(key)),
        ("got", number(problem.got)),
        ("min", number(problem.min)),
        ("max", number(problem.max)),
    ];
    let words: Vec<_> = words.iter().map(|(name, text)| (*name, text.as_str())).collect();
    Say(i18n).say(if is_list { "trial-problem-list" } else { "trial-problem" }, &words)
}

/// What keeps two plans from being arms of one test, by its names in the controls.
#[must_use]
pub fn world(i18n: &I18n, paths: &[String]) -> Vec<String> {
    paths.iter().map(|path| problems::place(i18n, path)).collect()
}

/// Why the simulated tests say nothing.
#[must_use]
pub fn trouble(i18n: &I18n, trouble: &Trouble) -> Vec<String> {
    match trouble {
        Trouble::Trial(TrialError::Design(problems)) => problems.0.iter().map(|one| problem(i18n, one)).collect(),
        Trouble::Trial(TrialError::Plan { problems, .. }) => problems
            .0
            .iter()
            .map(|one| format!("{}: {}", problems::place(i18n, &one.path), problems::explain(i18n, one)))
            .collect(),
        Trouble::Trial(TrialError::Test(TestError::Worlds { paths })) => {
            std::iter::once(i18n.text("trial-worlds")).chain(world(i18n, paths)).collect()
        }
        Trouble::Trial(TrialError::Test(TestError::People(people))) => {
            let say = Say(i18n);
            vec![say.say("trial-people-limit", &[("limit", &say.whole(f64::from(people.limit)))])]
        }
        other => vec![explain::trouble(i18n, other)],
    }
}
