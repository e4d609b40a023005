//! What an improvement is asked for, checked whole before it starts.

use std::fmt;

use serde::{Deserialize, Serialize};
use snowball_engine::plan::{PatchOp, Plan, rows};

use super::aim::Aim;
use super::luck::mix;
use super::space::{Amounts, Space};

/// Everything that an improvement follows from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Setting {
    /// The plan to improve.
    pub plan: Plan,
    /// What is looked for.
    pub aim: Aim,
    /// With which chance the limits of the aim must hold, in [0, 1].
    pub chance: f64,
    /// What may vary.
    pub space: Space,
    /// How hard it is looked for.
    pub effort: Effort,
    /// Seed of all random numbers.
    pub seed: u64,
}

/// How much is computed. About `population` × (`rounds` × `draws`) mean paths, and (`points` + 10) × `replicates` replicates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Effort {
    /// Candidates that live at a time, 4 to 500.
    pub population: u32,
    /// Rounds of children, 1 to 2,000; the first third with a quarter of the draws.
    pub rounds: u32,
    /// Draws of the plan's unknowns that every candidate is scored on, 1 to 512; 1 takes the medians.
    pub draws: u32,
    /// Replicates of the plan that tell what dice and weather do, 16 to 5,000.
    pub pilot: u32,
    /// Fresh replicates of everything that is reported, 50 to 100,000.
    pub replicates: u32,
    /// Most points of the front that are confirmed, 0 to 50.
    pub points: u32,
}

impl Default for Effort {
    fn default() -> Self {
        Self { population: 32, rounds: 40, draws: 16, pilot: 64, replicates: 400, points: 9 }
    }
}

/// The default chance with which limits must hold.
pub const CHANCE: f64 = 0.8;

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

/// Something to know of a search that is none the less sound: from a day on the plan itself puts something else in the place
/// of what is searched, so that the search decides about the days before alone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "note", rename_all = "snake_case")]
pub enum Note {
    /// A phase does.
    Phase {
        /// Which, from 0.
        phase: u32,
        /// What it sets.
        path: String,
    },
    /// A lever does, or adds rungs to those that are searched.
    Lever {
        /// Which, from 0.
        lever: u32,
        /// What it sets, or adds to.
        path: String,
    },
}

/// Parts of a work that have random numbers of their own.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Part {
    Search = 1,
    Pilot,
    Qualifying,
    Fresh,
}

impl Setting {
    /// The default search of a plan's ladder for an aim.
    #[must_use]
    pub fn new(plan: Plan, aim: Aim, seed: u64) -> Self {
        Self { space: Space::of(&plan), plan, aim, chance: CHANCE, effort: Effort::default(), seed }
    }

    /// Seed of a part: a hash, so that none is that of another part or of the page's own run.
    pub(crate) fn seed_of(&self, part: Part) -> u64 {
        mix(mix(self.seed ^ 0x736e_6f77_6261_6c6c).wrapping_add(part as u64))
    }

    /// Everything that is wrong.
    ///
    /// # Errors
    /// Every problem, each with its path and what would be valid.
    pub fn check(&self) -> Result<(), Problems> {
        let mut found = Found(Vec::new());
        if let Err(problems) = self.plan.check() {
            for problem in problems.0 {
                found.note(format!("/plan{}", problem.path), Fault::Plan { message: problem.fault.to_string() });
            }
            return Err(Problems(found.0));
        }
        for (path, limit) in self.aim.limits() {
            // Fewer than one customer is no goal.
            found.within(path, limit, if path == "/aim/goal" { 1.0 } else { 0.0 }, 1e15);
        }
        found.within("/chance", self.chance, 0.0, 1.0);
        self.effort.check(&mut found);
        self.space.check(&self.plan, &mut found);
        if found.0.is_empty() && self.space.genes().iter().all(|gene| gene.levels == 1) {
            found.note("/space", Fault::NothingVaries);
        }
        if found.0.is_empty() { Ok(()) } else { Err(Problems(found.0)) }
    }

    /// What of the plan overrules the search for a while.
    #[must_use]
    pub fn notes(&self) -> Vec<Note> {
        let searched = self.space.paths();
        let meets = |path: &str| {
            let start = path.split("/*").next().unwrap_or(path);
            let inside = |inner: &str, outer: &str| inner == outer || inner.starts_with(&format!("{outer}/"));
            searched.iter().any(|own| inside(start, own) || inside(own, start))
        };
        let mut notes = Vec::new();
        for (phase, part) in (0..).zip(&self.plan.phases) {
            let sets = part.patches.iter().filter(|patch| patch.op == PatchOp::Set && meets(&patch.path));
            notes.extend(sets.map(|patch| Note::Phase { phase, path: patch.path.clone() }));
        }
        for (lever, part) in (0..).zip(&self.plan.levers).filter(|(_, lever)| lever.on) {
            let sets = part.effects.iter().filter(|effect| effect.to.is_some()).map(|effect| &effect.path);
            let adds = part.adds.iter().map(|addition| &addition.to);
            let paths = sets.chain(adds).filter(|path| meets(path));
            notes.extend(paths.map(|path| Note::Lever { lever, path: path.clone() }));
        }
        notes
    }
}

/// Problems on their way.
pub(crate) struct Found(Vec<Problem>);

impl Found {
    fn note(&mut self, path: impl Into<String>, fault: Fault) {
        self.0.push(Problem { path: path.into(), fault });
    }

    /// Notes a number outside of its limits; one that is no number counts as outside.
    fn within(&mut self, path: impl Into<String>, got: f64, min: f64, max: f64) -> bool {
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
    fn check(&self, found: &mut Found) {
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
    fn paths(&self) -> Vec<&str> {
        let ladder = [
            (self.rungs.is_some(), "/ladder/rungs"),
            (self.per_referral.is_some(), "/ladder/per_referral"),
            (self.friend_reward.is_some(), "/ladder/friend_reward"),
            (self.rules.len() > 1, "/ladder/rule"),
        ];
        let ladder = ladder.into_iter().filter(|(varies, _)| *varies).map(|(_, path)| path);
        ladder.chain(self.free.iter().map(|free| free.path.as_str())).collect()
    }

    fn check(&self, plan: &Plan, found: &mut Found) {
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
        // Whole numbers have their limits in the schema alone.
        let schema = Plan::schema();
        let ladder = &schema["properties"]["ladder"]["properties"]["rungs"];
        let threshold = &ladder["items"]["properties"]["threshold"];
        let limit = |value: &serde_json::Value, other: f64| value.as_f64().unwrap_or(other);
        let most = limit(&ladder["maxItems"], 10.0);
        let (low, high) = (limit(&threshold["minimum"], 1.0), limit(&threshold["maximum"], 20.0));
        let good = found.within("/space/rungs/most", f64::from(rungs.most), 0.0, most)
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
        if rungs.fewest < super::space::needed_rungs(plan) {
            found.note("/space/rungs/fewest", Fault::NeedsRung);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::improve::space::{Free, Rungs};

    fn setting() -> Setting {
        let plan = serde_json::from_value(
            json!({"version": 1, "ladder": {"per_referral": 100, "rungs": [{"bonus": 50}]},
            "goals": [{"value": 5}],
            "phases": [{"from_day": 9, "patches": [{"path": "/ladder/rungs/0/bonus", "op": "set", "value": 2},
                {"path": "/ladder/per_referral", "op": "multiply", "value": 2}, {"path": "/market/size", "value": 9e4}]}],
            "levers": [{"adds": [{"to": "/ladder/rungs", "entry": {"threshold": 7}}]},
                {"on": false, "effects": [{"path": "/ladder/per_referral", "to": 7}]}]}),
        );
        Setting::new(plan.unwrap(), Aim::Cheapest { goal: 10.0, cac: 50.0 }, 1)
    }

    #[test]
    fn the_default_is_sound_and_what_overrules_it_is_told() {
        let setting = setting();
        assert_eq!(setting.check(), Ok(()));
        let told: Vec<String> = setting.notes().iter().map(|note| format!("{note:?}")).collect();
        assert_eq!(told.len(), 2, "{told:?}");
        assert!(told[0].contains("/ladder/rungs/0/bonus") && told[1].contains("Lever { lever: 0"), "{told:?}");
        let written = serde_json::to_string(&setting).unwrap();
        assert_eq!(serde_json::from_str::<Setting>(&written).unwrap(), setting);
    }

    #[test]
    fn every_problem_is_told_at_once() {
        let mut setting = setting();
        setting.aim = Aim::Cheapest { goal: 0.0, cac: f64::NAN };
        setting.chance = 1.2;
        setting.effort.draws = 0;
        let odd = |path: &str, low, high, step| Free { path: path.to_owned(), values: Amounts { low, high, step } };
        setting.space.rules.clear();
        setting.space.per_referral = Some(Amounts { low: 5.0, high: 1.0, step: 1.0 });
        setting.space.friend_reward = Some(Amounts { low: 0.0, high: 1.0, step: 0.0 });
        setting.space.rungs = Some(Rungs {
            fewest: 0,
            most: 11,
            lowest: 0,
            highest: 21,
            bonus: Amounts { low: -1.0, high: 2e9, step: 1.0 },
            rising: true,
        });
        setting.space.free = vec![
            odd("/segments/0/acceptance", 0.5, 1.5, 0.1),
            odd("/segments/7/acceptance", 0.1, 0.2, 0.1),
            odd("/ladder/friend_reward", 0.0, 1.0, 0.1),
            odd("/goals/0/value", 0.0, 1.0, 0.1),
            odd("/ladder/budget", 0.0, 1.0, 0.1),
        ];
        let Err(Problems(problems)) = setting.check() else { panic!("it is full of problems") };
        let paths: Vec<&str> = problems.iter().map(|problem| problem.path.as_str()).collect();
        assert_eq!(
            paths,
            [
                "/aim/goal",
                "/aim/cac",
                "/chance",
                "/effort/draws",
                "/space/rules",
                "/space/per_referral",
                "/space/friend_reward/step",
                "/space/rungs/bonus/low",
                "/space/rungs/bonus/high",
                "/space/rungs/most",
                "/space/rungs/highest",
                "/space/rungs/lowest",
                "/space/free/0/values/high",
                "/space/free/1/path",
                "/space/free/2/path",
                "/space/free/3/path",
                "/space/free/4/path"
            ]
        );
        let text = Problems(problems).to_string();
        assert!(text.contains("/space/rungs/most: 11 is out of range; valid: 0 to 10"), "{text}");
        assert!(text.contains("/space/free/0/values/high: 1.5 is out of range; valid: 0 to 1"), "{text}");
    }

    #[test]
    fn rungs_need_room_and_phases_their_rungs() {
        let mut setting = setting();
        let rungs = setting.space.rungs.as_mut().unwrap();
        (rungs.fewest, rungs.most, rungs.highest) = (0, 4, 3);
        let Err(Problems(problems)) = setting.check() else { panic!("it has two problems") };
        assert_eq!(problems[0].fault, Fault::Room { rungs: 4, thresholds: 3 });
        assert_eq!(problems[1].fault, Fault::NeedsRung);
        setting = Setting::new(Plan::default(), setting.aim, 1);
        setting.space =
            Space { rungs: None, per_referral: None, friend_reward: None, free: Vec::new(), ..setting.space };
        (setting.space.rules, setting.space.qualifies_on) =
            (setting.space.rules[..1].to_vec(), setting.space.qualifies_on[..1].to_vec());
        assert_eq!(setting.check().unwrap_err().0[0].fault, Fault::NothingVaries);
        setting.plan.horizon_days = 1;
        assert_eq!(setting.check().unwrap_err().0[0].path, "/plan/horizon_days");
    }

    #[test]
    fn every_part_has_random_numbers_of_its_own() {
        let setting = setting();
        let seeds = [Part::Search, Part::Pilot, Part::Qualifying, Part::Fresh].map(|part| setting.seed_of(part));
        for (i, seed) in seeds.iter().enumerate() {
            assert!(*seed != setting.seed && !seeds[..i].contains(seed));
        }
    }
}
