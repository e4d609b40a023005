//! The course of a plan: what it is from each moment on, phases and levers applied.
//!
//! Phases change the plan itself, one on top of the other. Levers lie over it: whatever the phases have made of a number,
//! every lever that works at the moment changes it, in the order of the list. What a lever puts in place or adds is part of
//! the plan; factors and summands are kept beside it, so that each range is drawn for itself.

use std::collections::BTreeSet;

use serde_json::Value;

use super::field::Field as _;
use super::{Addition, Fault, Kind, Lever, Number, Patch, Plan, Problem, patch, rows};

/// A plan from a day on.
#[derive(Clone, Debug)]
pub(crate) struct Moment {
    pub from_day: u32,
    /// Without phases and levers of its own.
    pub plan: Plan,
    /// What levers do to its numbers, one after the other.
    pub changes: Vec<Change>,
    /// Numbers that a lever has put in place, by path; and that lever.
    pub set: Vec<(String, usize)>,
}

/// What a lever does to a number.
#[derive(Clone, Debug)]
pub(crate) struct Change {
    /// Its place in the order of [`Plan::numbers`].
    pub number: usize,
    pub by: By,
    pub strength: Number,
    /// Index of the lever, and of its effect.
    pub lever: usize,
    pub effect: usize,
}

/// How a number is changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum By {
    Times,
    Plus,
}

impl Change {
    /// Law of its strength: factors are log-normal, and so are summands where both ends are positive.
    pub fn kind(&self) -> Kind {
        let may_be_negative = matches!(self.strength, Number::Range { low, .. } if low <= 0.0);
        if self.by == By::Plus && may_be_negative { Kind::Signed } else { Kind::Positive }
    }

    /// The `u`-quantile of its strength.
    pub fn quantile(&self, u: f64) -> f64 {
        match self.strength {
            Number::Value(strength) => strength,
            Number::Range { low, high } => self.kind().quantile(low, high, u),
        }
    }

    /// Where its strength stands in the plan.
    pub fn path(&self) -> String {
        let part = if self.by == By::Times { "times" } else { "plus" };
        format!("/levers/{}/effects/{}/{part}", self.lever, self.effect)
    }
}

impl By {
    pub fn apply(self, value: f64, strength: f64) -> f64 {
        match self {
            Self::Times => value * strength,
            Self::Plus => value + strength,
        }
    }
}

/// Lists that a lever may add to.
const OPEN_LISTS: [&str; 3] = ["/acquisition/channels", "/events", "/ladder/rungs"];

/// Parts whose numbers no lever changes.
const NO_LEVER: [&str; 3] = ["/goals", "/phases", "/levers"];

impl Moment {
    /// The plan with its changes at their medians and its ranges still ranges: what the frame of the calculation follows.
    pub fn middle(&self) -> Plan {
        let mut plan = self.plan.clone();
        if self.changes.is_empty() {
            return plan;
        }
        let mut index = 0;
        plan.numbers_mut(&mut |_, quantity, number| {
            for change in self.changes.iter().filter(|change| change.number == index) {
                let strength = change.quantile(0.5);
                let apply = |value| change.by.apply(value, strength).clamp(quantity.min, quantity.max);
                *number = match *number {
                    Number::Value(value) => Number::Value(apply(value)),
                    Number::Range { low, high } => {
                        let (low, high) = (apply(low), apply(high));
                        if low < high { Number::Range { low, high } } else { Number::Value(low) }
                    }
                };
            }
            index += 1;
        });
        plan
    }
}

impl Lever {
    /// Whether it works on a day.
    fn works_on(&self, day: u32) -> bool {
        self.on && self.from_day <= day && (self.until_day == 0 || day < self.until_day)
    }

    /// Whether it works during a part of the campaign only.
    fn has_window(&self) -> bool {
        self.from_day > 0 || self.until_day > 0
    }

    /// Days on which it makes the reward novel again, by changing what sharers are offered; rungs only where there are any.
    fn renewals(&self, has_rungs: bool) -> impl Iterator<Item = u32> {
        let changes = |path: &str| patch::is_offer(path) && (has_rungs || !path.starts_with("/ladder/rungs/"));
        let renews = self.on && self.effects.iter().any(|effect| changes(&effect.path));
        [self.from_day, self.until_day].into_iter().filter(move |&day| renews && day > 0)
    }
}

impl Plan {
    /// The plan from each day on which a phase begins or a lever begins or ends.
    ///
    /// # Errors
    /// Problems of the first phase or lever that cannot be, under the path of what causes them; the moments before it
    /// come with them.
    pub(crate) fn course(&self) -> (Vec<Moment>, Vec<Problem>) {
        self.follow(&self.levers)
    }

    /// The same moments with every lever off.
    pub(crate) fn course_without_levers(&self) -> Vec<Moment> {
        self.follow(&[]).0
    }

    /// Days on which phases and levers make the reward novel again.
    pub(crate) fn renewals(&self) -> impl Iterator<Item = u32> {
        let renewing = self.phases.iter().filter(|phase| phase.patches.iter().any(Patch::renews_reward));
        let adds_rungs = |lever: &Lever| lever.on && lever.adds.iter().any(|add| add.to == "/ladder/rungs");
        let has_rungs = !self.ladder.rungs.is_empty() || self.levers.iter().any(adds_rungs);
        let levers = self.levers.iter().flat_map(move |lever| lever.renewals(has_rungs));
        renewing.map(|phase| phase.from_day).chain(levers)
    }

    /// Days on which it changes, from 0.
    fn turns(&self) -> BTreeSet<u32> {
        let phases = self.phases.iter().map(|phase| phase.from_day);
        let on = self.levers.iter().filter(|lever| lever.on);
        let levers = on.flat_map(|lever| [lever.from_day, lever.until_day]);
        phases.chain(levers).chain([0]).collect()
    }

    fn follow(&self, levers: &[Lever]) -> (Vec<Moment>, Vec<Problem>) {
        let mut moments = Vec::new();
        let mut plan = Self { phases: Vec::new(), levers: Vec::new(), ..self.clone() };
        let mut phases = self.phases.iter().enumerate().peekable();
        for from_day in self.turns() {
            while let Some((p, phase)) = phases.next_if(|(_, phase)| phase.from_day <= from_day) {
                plan = match self.patched(&plan, phase, &format!("/phases/{p}/patches")) {
                    Ok(plan) => plan,
                    Err(problems) => return (moments, problems),
                };
            }
            let mut moment = Moment { from_day, plan: plan.clone(), changes: Vec::new(), set: Vec::new() };
            let mut changes = Changes::default();
            // What levers add stands there before any of their effects.
            let on = || levers.iter().enumerate().filter(|(_, lever)| lever.on);
            let pulled = on().try_for_each(|(l, lever)| add(&mut moment, l, lever)).and_then(|()| {
                let mut working = on().filter(|(_, lever)| lever.works_on(from_day));
                working.try_for_each(|(l, lever)| changes.pull(&mut moment, l, lever))
            });
            if let Err(problems) = pulled {
                return (moments, problems);
            }
            changes.settle(&mut moment);
            moments.push(moment);
        }
        (moments, Vec::new())
    }
}

/// Adds what a lever adds to the lists of a plan.
fn add(moment: &mut Moment, l: usize, lever: &Lever) -> Result<(), Vec<Problem>> {
    if lever.adds.is_empty() {
        return Ok(());
    }
    let mut value = moment.plan.to_value();
    for (a, Addition { to, entry }) in lever.adds.iter().enumerate() {
        if !OPEN_LISTS.contains(&to.as_str()) {
            let fault = Fault::NotAChoice { choices: OPEN_LISTS.map(str::to_owned).to_vec() };
            return Err(vec![Problem { path: format!("/levers/{l}/adds/{a}/to"), fault }]);
        }
        if let Some(Value::Array(list)) = value.pointer_mut(to) {
            match to.as_str() {
                "/ladder/rungs" => add_rung(list, entry),
                _ => list.push(entry.clone()),
            }
        }
    }
    moment.plan = read(&value).map_err(|problems| blame(&format!("/levers/{l}"), lever, problems))?;
    Ok(())
}

/// Puts a rung in its place; one that there is already pays both bonuses.
fn add_rung(rungs: &mut Vec<Value>, rung: &Value) {
    let threshold = |rung: &Value| rung.get("threshold").and_then(Value::as_u64);
    let Some(same) = rungs.iter_mut().find(|other| threshold(other) == threshold(rung)) else {
        rungs.push(rung.clone());
        rungs.sort_by_key(threshold);
        return;
    };
    for part in ["bonus", "status"] {
        if let Some(more) = rung.get(part) {
            same[part] = sum(&same[part], more);
        }
    }
}

/// Sum of two numbers; that of ranges end by end.
fn sum(a: &Value, b: &Value) -> Value {
    let end = |value: &Value, name: &str| value.get(name).unwrap_or(value).as_f64();
    match [(a, "low"), (b, "low"), (a, "high"), (b, "high")].map(|(value, name)| end(value, name)) {
        [Some(a_low), Some(b_low), Some(a_high), Some(b_high)] if a_low < a_high || b_low < b_high => {
            serde_json::json!({ "low": a_low + b_low, "high": a_high + b_high })
        }
        [Some(a), Some(b), ..] => (a + b).into(),
        // No number: reading says so.
        _ => b.clone(),
    }
}

/// Changes by the path of their number, while levers may still put other plans in place.
#[derive(Default)]
struct Changes(Vec<(String, Change)>);

impl Changes {
    /// Lets a lever change a plan.
    fn pull(&mut self, moment: &mut Moment, l: usize, lever: &Lever) -> Result<(), Vec<Problem>> {
        let mut value = moment.plan.to_value();
        let mut puts = false;
        for (e, effect) in lever.effects.iter().enumerate() {
            let places = expand(&effect.path, &value);
            let nowhere = places.is_empty() && !effect.path.contains('*');
            if nowhere || !may_change(&effect.path, lever.has_window()) {
                let path = format!("/levers/{l}/effects/{e}/path");
                return Err(vec![Problem { path, fault: Fault::PatchTarget }]);
            }
            for place in places {
                if let (Some(to), Some(number)) = (effect.to, value.pointer_mut(&place)) {
                    *number = serde_json::to_value(to).unwrap_or_default();
                    puts = true;
                    self.0.retain(|(changed, _)| *changed != place);
                    moment.set.push((place.clone(), l));
                }
                for (by, strength) in [(By::Times, effect.times), (By::Plus, effect.plus)] {
                    if let Some(strength) = strength {
                        self.0.push((place.clone(), Change { number: 0, by, strength, lever: l, effect: e }));
                    }
                }
            }
        }
        if puts {
            moment.plan = read(&value).map_err(|problems| blame(&format!("/levers/{l}"), lever, problems))?;
        }
        Ok(())
    }

    /// Finds the numbers to be changed in the finished plan; one that is left out has nothing to change.
    fn settle(self, moment: &mut Moment) {
        if self.0.is_empty() {
            return;
        }
        let mut paths = Vec::new();
        moment.plan.numbers(&mut |path, _, _| paths.push(path.to_owned()));
        let found = |(path, change): (String, Change)| {
            paths.iter().position(|at| *at == path).map(|number| Change { number, ..change })
        };
        moment.changes = self.0.into_iter().filter_map(found).collect();
    }
}

/// Reads a changed plan.
pub(super) fn read(value: &Value) -> Result<Plan, Vec<Problem>> {
    let mut problems = Vec::new();
    Plan::read(value, &(), "", &mut problems).ok_or(problems)
}

/// Whether a lever may change the numbers of a path: those of the table, and within a window only what may change during a
/// campaign.
fn may_change(path: &str, window: bool) -> bool {
    let field: Vec<&str> = path.split('/').map(|part| if part.parse::<u32>().is_ok() { "*" } else { part }).collect();
    let field = field.join("/");
    let known = || rows().iter().any(|row| row.quantity.is_some() && row.path == field);
    let closed = NO_LEVER.iter().any(|part| path.starts_with(part));
    !closed && (!window || patch::may_change_during_campaign(path)) && known()
}

/// Paths that a path with `*` for every entry of a list stands for.
fn expand(path: &str, value: &Value) -> Vec<String> {
    let Some((list, rest)) = path.split_once("/*") else {
        return value.pointer(path).map(|_| path.to_owned()).into_iter().collect();
    };
    let entries = value.pointer(list).and_then(Value::as_array).map_or(0, Vec::len);
    (0..entries).flat_map(|entry| expand(&format!("{list}/{entry}{rest}"), value)).collect()
}

/// Problems of a plan as those of the lever that made them.
fn blame(at: &str, lever: &Lever, problems: Vec<Problem>) -> Vec<Problem> {
    let place = |path: &str| {
        let matches = |pattern: &str| {
            let mut parts = path.split('/');
            pattern.split('/').all(|part| parts.next().is_some_and(|own| own == part || part == "*"))
        };
        let effect = lever.effects.iter().rposition(|effect| effect.to.is_some() && matches(&effect.path));
        let add = lever.adds.iter().rposition(|add| path.starts_with(&add.to));
        match (effect, add) {
            (Some(e), _) => format!("{at}/effects/{e}/to"),
            (None, Some(a)) => format!("{at}/adds/{a}/entry"),
            (None, None) => at.to_owned(),
        }
    };
    let mut blamed: Vec<_> =
        problems.into_iter().map(|problem| Problem { path: place(&problem.path), ..problem }).collect();
    // One effect can break the same number of many entries.
    blamed.dedup();
    blamed
}
