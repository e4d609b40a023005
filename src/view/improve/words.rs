//! Aims, ladders, verdicts and problems in words.

use snowball_decide::improve::{
    Against, Aim, Candidate, Confirmed, Estimate, Fault, Freed, Note, Problem, Report, Spread, Step, Verdict,
};
use snowball_engine::Summary;
use snowball_engine::plan::Currency;

use crate::i18n::{I18n, Style, Value};
use crate::view::{field_text, fields, levers, metrics, problems, units};

fn say(i18n: &I18n, key: &str, values: &[(&str, &str)]) -> String {
    let values: Vec<_> = values.iter().map(|&(name, text)| (name, Value::from(text))).collect();
    i18n.with(key, &values)
}

fn per_cent(i18n: &I18n, share: f64) -> String {
    i18n.number_to(share, Style::Share, 0.01)
}

/// What is looked for.
#[must_use]
pub fn wanted(i18n: &I18n, aim: Aim, chance: f64, currency: Currency) -> String {
    let money = |amount: f64| i18n.number(amount, Style::Money(currency));
    let chance = per_cent(i18n, chance);
    match aim {
        Aim::Customers { budget } => {
            say(i18n, "improve-wanted-customers", &[("budget", &money(budget)), ("chance", &chance)])
        }
        Aim::Cac { goal } => {
            let goal = i18n.number(goal, Style::Count);
            say(i18n, "improve-wanted-cac", &[("goal", &goal), ("chance", &chance)])
        }
        Aim::Cheapest { goal, cac } => {
            let goal = i18n.number(goal, Style::Count);
            say(i18n, "improve-wanted-cheapest", &[("goal", &goal), ("cac", &money(cac)), ("chance", &chance)])
        }
    }
}

/// A ladder, a line for each part; of the plan as it is, that it is.
#[must_use]
pub fn ladder(i18n: &I18n, candidate: Option<&Candidate>, currency: Currency) -> Vec<String> {
    let Some(Candidate { rule, qualifies_on, per_referral, friend_reward, rungs, free }) = candidate else {
        return vec![i18n.text("improve-as-it-is")];
    };
    let money = |amount: f64| i18n.number(amount, Style::Money(currency));
    let choice = |name: &str| i18n.text(&format!("choice-{name}"));
    let line = |key: &str, value: &str| say(i18n, "improve-line", &[("name", &i18n.text(key)), ("value", value)]);
    let mut lines = Vec::new();
    lines.extend(per_referral.map(|amount| line("ladder-per_referral", &money(amount))));
    lines.extend(friend_reward.map(|amount| line("ladder-friend_reward", &money(amount))));
    if let Some(rungs) = rungs {
        let rung = |Step { threshold, bonus }: &Step| {
            i18n.with("improve-rung", &[("bonus", money(*bonus).into()), ("threshold", (*threshold).into())])
        };
        let all = rungs.iter().map(rung);
        let list = |before: String, next: String| say(i18n, "charts-list", &[("before", &before), ("next", &next)]);
        lines.push(match all.reduce(list) {
            Some(all) => line("group-rungs", &all),
            None => i18n.text("improve-no-rungs"),
        });
    }
    if rungs.as_ref().is_none_or(|rungs| !rungs.is_empty()) {
        lines.push(line("ladder-rule", &choice(rule.as_str())));
    }
    lines.push(line("ladder-qualifies_on", &choice(qualifies_on.as_str())));
    lines.extend(free.iter().map(|Freed { path, value }| {
        let unit = fields::row(path).and_then(|row| row.quantity).map(|quantity| units::name(quantity.unit));
        let value = units::Unit::new(i18n, unit.as_deref().unwrap_or("one"), currency).value(*value);
        say(i18n, "improve-line", &[("name", &levers::place(i18n, path)), ("value", &value)])
    }));
    lines
}

/// Whether the answer keeps the limits.
#[must_use]
pub fn verdict(i18n: &I18n, report: &Report) -> String {
    let Some(Confirmed { fresh, .. }) = &report.best else { return i18n.text("improve-verdict-none") };
    let (chance, error) = (metrics::chance(i18n, fresh.chance), per_cent(i18n, fresh.chance.standard_error));
    let replicates = i18n.number(f64::from(report.replicates), Style::Decimal(0));
    let key = match report.verdict {
        Verdict::Holds => "improve-verdict-holds",
        Verdict::Missed => "improve-verdict-missed",
        Verdict::Infeasible => "improve-verdict-infeasible",
    };
    let words = [
        ("chance", chance.as_str()),
        ("error", &error),
        ("replicates", &replicates),
        ("wanted", &per_cent(i18n, report.chance)),
    ];
    say(i18n, key, &words)
}

/// What the search itself believed of a candidate.
#[must_use]
pub fn believed(i18n: &I18n, estimate: &Estimate, currency: Currency) -> String {
    let words = [
        ("customers", i18n.number(estimate.customers, Style::Count)),
        ("spend", i18n.number(estimate.spend, Style::Money(currency))),
        ("chance", per_cent(i18n, estimate.chance)),
    ];
    let words: Vec<_> = words.iter().map(|(name, text)| (*name, text.as_str())).collect();
    say(i18n, "improve-believed", &words)
}

/// What a ladder brings and costs beyond the plan as it is, under the same luck.
#[must_use]
pub fn against(i18n: &I18n, against: &Against, currency: Currency) -> String {
    let spread = |spread: &Spread, style| {
        let all = metrics::alike([&spread.summary]);
        let sign = |value: f64| if value < 0.0 { "difference-less" } else { "difference-more" };
        let signed =
            |value: f64| i18n.with(sign(value), &[("value", i18n.number_alike(value.abs(), style, all).into())]);
        let Summary { low, median, high } = spread.summary;
        let values = [("value", signed(median)), ("low", signed(low)), ("high", signed(high))];
        let values: Vec<_> = values.iter().map(|(name, text)| (*name, text.as_str())).collect();
        say(i18n, "explain-between", &values)
    };
    let words = [
        ("customers", spread(&against.customers, Style::Count)),
        ("spend", spread(&against.spend, Style::Money(currency))),
        ("more", metrics::chance(i18n, against.more_customers)),
        ("less", metrics::chance(i18n, against.less_spend)),
    ];
    let words: Vec<_> = words.iter().map(|(name, text)| (*name, text.as_str())).collect();
    say(i18n, "improve-against", &words)
}

/// What of the plan overrules the search for a while.
#[must_use]
pub fn note(i18n: &I18n, note: &Note) -> String {
    let (key, list, number, path) = match note {
        Note::Phase { phase, path } => ("improve-note-phase", "entry-phases", phase, path),
        Note::Lever { lever, path } => ("improve-note-lever", "entry-levers", lever, path),
    };
    let place = i18n.with(list, &[("number", (number + 1).into())]);
    say(i18n, key, &[("place", &place), ("path", &problems::place(i18n, path))])
}

/// Where a problem of the wish is, and what would be valid.
#[must_use]
pub fn problem(i18n: &I18n, problem: &Problem) -> String {
    let number = |value: f64| field_text::show(value, snowball_engine::plan::Unit::One);
    let what = match &problem.fault {
        Fault::Plan { message } => message.clone(),
        Fault::OutOfRange { min, max, .. } => {
            say(i18n, "improve-fault-range", &[("min", &number(*min)), ("max", &number(*max))])
        }
        Fault::Reversed => i18n.text("improve-fault-reversed"),
        Fault::Step => i18n.text("improve-fault-step"),
        Fault::Empty => i18n.text("improve-fault-empty"),
        Fault::NoNumber => i18n.text("improve-fault-number"),
        Fault::Twice => i18n.text("improve-fault-twice"),
        Fault::Idle => i18n.text("improve-fault-idle"),
        Fault::Room { rungs, thresholds } => {
            i18n.with("improve-fault-room", &[("rungs", (*rungs).into()), ("thresholds", (*thresholds).into())])
        }
        Fault::NeedsRung => i18n.text("improve-fault-needs"),
        Fault::NothingVaries => i18n.text("improve-fault-nothing"),
    };
    say(i18n, "improve-problem", &[("place", &place(i18n, &problem.path)), ("what", &what)])
}

/// The part of the form that a problem is in.
fn place(i18n: &I18n, path: &str) -> String {
    let key = match path.split('/').skip(1).collect::<Vec<_>>()[..] {
        ["aim", "budget"] => "improve-budget",
        ["aim", "goal"] => "improve-goal",
        ["aim", "cac"] => "improve-cac",
        ["chance"] => "improve-chance",
        ["space", "per_referral", ..] => "ladder-per_referral",
        ["space", "friend_reward", ..] => "ladder-friend_reward",
        ["space", "rungs", "bonus", ..] => "improve-bonus",
        ["space", "rungs", "lowest" | "highest"] => "improve-thresholds",
        ["space", "rungs", ..] => "group-rungs",
        ["space", "rules"] => "ladder-rule",
        ["space", "qualifies_on"] => "ladder-qualifies_on",
        ["space", "free", ..] => "improve-free",
        ["plan", ..] => "improve-plan",
        _ => "improve-vary",
    };
    i18n.text(key)
}
