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
        if self.by == By::Plus { Kind::of_summand(self.strength) } else { Kind::Positive }
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
        let on: Vec<_> = levers.iter().enumerate().filter(|(_, lever)| lever.on).collect();
        // The table is long: it is made once, and only where something is held against it.
        let table = if on.iter().any(|(_, lever)| !lever.effects.is_empty()) { table() } else { BTreeSet::new() };
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
            match Overlay::over(&plan, from_day, &on, &table) {
                Ok(moment) => moments.push(moment),
                Err(problems) => return (moments, problems),
            }
        }
        (moments, Vec::new())
    }
}

/// Levers on their way over a plan.
struct Overlay<'a> {
    /// Fields of numbers, see [`table`].
    table: &'a BTreeSet<String>,
    plan: Plan,
    /// The plan with what has been added and put in place since it was read.
    value: Value,
    /// Where something was added or put in place, and the part of a lever that did.
    causes: Vec<(String, String)>,
    /// As in [`Moment`].
    set: Vec<(String, usize)>,
    /// Changes by the path of their number.
    changes: Vec<(String, Change)>,
}

impl<'a> Overlay<'a> {
    /// Lets levers that are on change a plan. What they add stands there before any of their effects.
    fn over(
        plan: &Plan,
        from_day: u32,
        on: &[(usize, &Lever)],
        table: &'a BTreeSet<String>,
    ) -> Result<Moment, Vec<Problem>> {
        let value = if on.is_empty() { Value::Null } else { plan.to_value() };
        let (causes, set, changes) = (Vec::new(), Vec::new(), Vec::new());
        let mut overlay = Self { table, plan: plan.clone(), value, causes, set, changes };
        on.iter().try_for_each(|(l, lever)| overlay.add(*l, lever))?;
        if !overlay.causes.is_empty() {
            overlay.read()?;
            // With the defaults of what was added.
            overlay.value = overlay.plan.to_value();
        }
        let mut working = on.iter().filter(|(_, lever)| lever.works_on(from_day));
        working.try_for_each(|(l, lever)| overlay.pull(*l, lever))?;
        if !overlay.set.is_empty() {
            overlay.read()?;
        }
        Ok(overlay.settle(from_day))
    }

    /// Adds what a lever adds to the lists of the plan.
    fn add(&mut self, l: usize, lever: &Lever) -> Result<(), Vec<Problem>> {
        for (a, Addition { to, entry }) in lever.adds.iter().enumerate() {
            if !OPEN_LISTS.contains(&to.as_str()) {
                let fault = Fault::NotAChoice { choices: OPEN_LISTS.map(str::to_owned).to_vec() };
                return Err(vec![Problem { path: format!("/levers/{l}/adds/{a}/to"), fault }]);
            }
            let Some(Value::Array(list)) = self.value.pointer_mut(to) else { continue };
            let place = if to == "/ladder/rungs" {
                add_rung(list, entry);
                to.clone()
            } else {
                list.push(entry.clone());
                format!("{to}/{}", list.len() - 1)
            };
            self.causes.push((place, format!("/levers/{l}/adds/{a}/entry")));
        }
        Ok(())
    }

    /// Lets a lever change numbers.
    fn pull(&mut self, l: usize, lever: &Lever) -> Result<(), Vec<Problem>> {
        for (e, effect) in lever.effects.iter().enumerate() {
            let places = expand(&effect.path, &self.value);
            let nowhere = places.is_empty() && !effect.path.contains('*');
            if nowhere || !self.may_change(&effect.path, lever.has_window()) {
                let path = format!("/levers/{l}/effects/{e}/path");
                return Err(vec![Problem { path, fault: Fault::PatchTarget }]);
            }
            for place in places {
                if let (Some(to), Some(number)) = (effect.to, self.value.pointer_mut(&place)) {
                    *number = serde_json::to_value(to).unwrap_or_default();
                    self.changes.retain(|(changed, _)| *changed != place);
                    self.set.push((place.clone(), l));
                    self.causes.push((place.clone(), format!("/levers/{l}/effects/{e}/to")));
                }
                for (by, strength) in [(By::Times, effect.times), (By::Plus, effect.plus)] {
                    if let Some(strength) = strength {
                        self.changes.push((place.clone(), Change { number: 0, by, strength, lever: l, effect: e }));
                    }
                }
            }
        }
        Ok(())
    }

    /// Whether a lever may change the numbers of a path: those of the table, and within a window only what may change
    /// during a campaign.
    fn may_change(&self, path: &str, window: bool) -> bool {
        let field: Vec<_> = path.split('/').map(|part| if part.parse::<u32>().is_ok() { "*" } else { part }).collect();
        let closed = NO_LEVER.iter().any(|part| path.starts_with(part));
        !closed && (!window || patch::may_change_during_campaign(path)) && self.table.contains(&field.join("/"))
    }

    /// Reads the plan as it has become.
    fn read(&mut self) -> Result<(), Vec<Problem>> {
        self.plan = read(&self.value).map_err(|problems| self.blame(problems))?;
        Ok(())
    }

    /// Problems of the plan as those of what made them.
    fn blame(&self, problems: Vec<Problem>) -> Vec<Problem> {
        let cause = |path: &str| {
            let holds =
                |place: &str| path.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
            let found = self.causes.iter().rfind(|(place, _)| holds(place));
            found.map_or_else(|| "/levers".to_owned(), |(_, cause)| cause.clone())
        };
        let mut blamed: Vec<_> =
            problems.into_iter().map(|problem| Problem { path: cause(&problem.path), ..problem }).collect();
        // One effect can break the same number of many entries.
        blamed.dedup();
        blamed
    }

    /// Finds the numbers to be changed in the finished plan; one that is left out has nothing to change.
    fn settle(self, from_day: u32) -> Moment {
        let mut paths = Vec::new();
        if !self.changes.is_empty() {
            self.plan.numbers(&mut |path, _, _| paths.push(path.to_owned()));
        }
        let found = |(path, change): (String, Change)| {
            paths.iter().position(|at| *at == path).map(|number| Change { number, ..change })
        };
        let changes = self.changes.into_iter().filter_map(found).collect();
        Moment { from_day, plan: self.plan, changes, set: self.set }
    }
}

/// Fields of every number of a plan, with `*` for places in lists.
fn table() -> BTreeSet<String> {
    rows().into_iter().filter(|row| row.quantity.is_some()).map(|row| row.path).collect()
}

/// Puts a rung in its place; one that there is already pays both bonuses.
fn add_rung(rungs: &mut Vec<Value>, rung: &Value) {
    let threshold = |rung: &Value| rung.get("threshold").and_then(Value::as_u64);
    let Some(same) = rungs.iter_mut().find(|other| threshold(other) == threshold(rung)) else {
        let place = rungs.partition_point(|other| threshold(other) < threshold(rung));
        rungs.insert(place, rung.clone());
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

/// Reads a changed plan.
pub(super) fn read(value: &Value) -> Result<Plan, Vec<Problem>> {
    let mut problems = Vec::new();
    Plan::read(value, &(), "", &mut problems).ok_or(problems)
}

/// Paths that a path with `*` for every entry of a list stands for.
fn expand(path: &str, value: &Value) -> Vec<String> {
    let Some((list, rest)) = path.split_once("/*") else {
        return value.pointer(path).map(|_| path.to_owned()).into_iter().collect();
    };
    let entries = value.pointer(list).and_then(Value::as_array).map_or(0, Vec::len);
    (0..entries).flat_map(|entry| expand(&format!("{list}/{entry}{rest}"), value)).collect()
}
