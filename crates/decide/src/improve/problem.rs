//! What may be wrong with a setting: every problem with its path and what would be valid.

use std::fmt;

use serde::{Deserialize, Serialize};
use snowball_engine::plan::{HIGHEST_THRESHOLD, MOST_RUNGS, Plan, rows};

use super::setting::Effort;
use super::space::{Amounts, Space, needed_rungs};

/// Something that is wrong with a setting.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Problem {
    /// JSON pointer into the setting: `/aim/…`, `/space/…`, `/effort/…`, `/chance`, or `/plan/…`.
    pub path: String,
    /// What it is.
    #[serde(flatten)]
    pub fault: Fault,
}

/// What is wrong, with what would be valid.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "fault", rename_all = "snake_case")]
pub enum Fault {
    /// The plan itself.
    Plan {
        /// What the plan's own checks say.
        message: String,
    },
    /// A number outside of its limits.
    OutOfRange {
        /// What stands there.
        got: f64,
        /// Least valid.
        min: f64,
        /// Most valid.
        max: f64,
    },
    /// A low end above the high end.
    Reversed,
    /// A step that is not above 0, or more than 10,000 of them.
    Step,
    /// A choice among nothing.
    Empty,
    /// A path that names no number of the plan.
    NoNumber,
    /// A number that varies already.
    Twice,
    /// A number that changes no campaign.
    Idle,
    /// Fewer thresholds than rungs.
    Room {
        /// Most rungs.
        rungs: u32,
        /// Thresholds between the lowest and the highest.
        thresholds: u32,
    },
    /// A phase or lever that names a rung by its place, which the fewest rungs leave out.
    NeedsRung,
    /// Everything has one value.
    NothingVaries,
}

/// Every problem of a setting; never empty.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, thiserror::Error)]
#[serde(transparent)]
pub struct Problems(pub Vec<Problem>);

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Plan { message } => write!(f, "{message}"),
            Self::OutOfRange { got, min, max } => write!(f, "{got} is out of range; valid: {min} to {max}"),
            Self::Reversed => write!(f, "the low end is above the high end"),
            Self::Step => write!(f, "a step must be above 0 and at least a ten-thousandth of the span"),
            Self::Empty => write!(f, "at least one choice is needed"),
            Self::NoNumber => {
                write!(f, "names no number of the plan; one that is left out there, such as a cap, must be set first")
            }
            Self::Twice => write!(f, "this number varies already"),
            Self::Idle => write!(f, "this number changes no campaign"),
            Self::Room { rungs, thresholds } => {
                write!(
                    f,
                    "{rungs} rungs need as many thresholds, and there are {thresholds}; lower the one or widen the other"
                )
            }
            Self::NeedsRung => {
                write!(f, "a phase or a lever names a rung by its place; let there be at least so many rungs")
            }
            Self::NothingVaries => write!(f, "nothing varies: every part has one value"),
        }
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = self.0.len();
        write!(f, "{count} problem{} in what is to be improved:", if count == 1 { "" } else { "s" })?;
        self.0.iter().try_for_each(|Problem { path, fault }| write!(f, "\n  {path}: {fault}"))
    }
}

/// Problems on their way.
pub(crate) struct Found(pub Vec<Problem>);

impl Found {
    pub fn note(&mut self, path: impl Into<String>, fault: Fault) {
        self.0.push(Problem { path: path.into(), fault });
    }

    /// Notes a number outside of its limits; one that is no number counts as outside.
    pub fn within(&mut self, path: impl Into<String>, got: f64, min: f64, max: f64) -> bool {
        let inside = min <= got && got <= max;
        if !inside {
            self.note(path, Fault::OutOfRange { got, min, max });
        }
        inside
    }

    fn amounts(&mut self, path: &str, Amounts { low, high, step }: Amounts, (min, max): (f64, f64)) {
        let ends =
            self.within(format!("{path}/low"), low, min, max) & self.within(format!("{path}/high"), high, min, max);
        if !ends {
            return;
        }
        if low > high {
            self.note(path, Fault::Reversed);
        } else if !(step > 0.0 && step.is_finite() && (high - low) / step <= 10_000.0) {
            self.note(format!("{path}/step"), Fault::Step);
        }
    }
}

impl Effort {
    pub(crate) fn check(&self, found: &mut Found) {
        for (name, got, min, max) in [
            ("population", self.population, 4, 500),
            ("rounds", self.rounds, 1, 2000),
            ("draws", self.draws, 1, 512),
            ("pilot", self.pilot, 16, 5000),
            ("replicates", self.replicates, 50, 100_000),
            ("points", self.points, 0, 50),
        ] {
            found.within(format!("/effort/{name}"), f64::from(got), f64::from(min), f64::from(max));
        }
    }
}

impl Space {
    /// Paths of what varies.
    pub(crate) fn paths(&self) -> Vec<&str> {
        let ladder = [
            (self.rungs.is_some(), "/ladder/rungs"),
            (self.per_referral.is_some(), "/ladder/per_referral"),
            (self.friend_reward.is_some(), "/ladder/friend_reward"),
            (self.rules.len() > 1, "/ladder/rule"),
        ];
        let ladder = ladder.into_iter().filter(|(varies, _)| *varies).map(|(_, path)| path);
        ladder.chain(self.free.iter().map(|free| free.path.as_str())).collect()
    }

    pub(crate) fn check(&self, plan: &Plan, found: &mut Found) {
        for (path, empty) in
            [("/space/rules", self.rules.is_empty()), ("/space/qualifies_on", self.qualifies_on.is_empty())]
        {
            if empty {
                found.note(path, Fault::Empty);
            }
        }
        let table = rows();
        let limits = |path: &str| {
            let quantity = table.iter().find(|row| row.path == path).and_then(|row| row.quantity);
            quantity.map_or((0.0, f64::MAX), |quantity| (quantity.min, quantity.max))
        };
        for (name, amounts) in [("per_referral", self.per_referral), ("friend_reward", self.friend_reward)] {
            if let Some(amounts) = amounts {
                found.amounts(&format!("/space/{name}"), amounts, limits(&format!("/ladder/{name}")));
            }
        }
        if let Some(rungs) = &self.rungs {
            found.amounts("/space/rungs/bonus", rungs.bonus, limits("/ladder/rungs/*/bonus"));
            self.check_rungs(plan, found);
        }
        for (i, free) in self.free.iter().enumerate() {
            let path = format!("/space/free/{i}");
            let others = self.paths().into_iter().take(self.paths().len() - self.free.len() + i);
            let twice =
                others.into_iter().any(|other| other == free.path || free.path.starts_with(&format!("{other}/")));
            match plan.number(&free.path) {
                None => found.note(format!("{path}/path"), Fault::NoNumber),
                Some(_) if twice => found.note(format!("{path}/path"), Fault::Twice),
                Some(_) if free.path.starts_with("/goals/") => found.note(format!("{path}/path"), Fault::Idle),
                Some((quantity, _)) => {
                    found.amounts(&format!("{path}/values"), free.values, (quantity.min, quantity.max));
                }
            }
        }
    }

    fn check_rungs(&self, plan: &Plan, found: &mut Found) {
        let Some(rungs) = &self.rungs else { return };
        let (low, high) = (1.0, f64::from(HIGHEST_THRESHOLD));
        let good = found.within("/space/rungs/most", f64::from(rungs.most), 0.0, f64::from(MOST_RUNGS))
            & found.within("/space/rungs/fewest", f64::from(rungs.fewest), 0.0, f64::from(rungs.most))
            & found.within("/space/rungs/highest", f64::from(rungs.highest), low, high)
            & found.within("/space/rungs/lowest", f64::from(rungs.lowest), low, f64::from(rungs.highest));
        if !good {
            return;
        }
        let thresholds = rungs.highest - rungs.lowest + 1;
        if thresholds < rungs.most {
            found.note("/space/rungs", Fault::Room { rungs: rungs.most, thresholds });
        }
        if rungs.fewest < needed_rungs(plan) {
            found.note("/space/rungs/fewest", Fault::NeedsRung);
        }
    }
}
