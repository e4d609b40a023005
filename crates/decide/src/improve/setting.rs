//! What an improvement is asked for, checked whole before it starts.

use serde::{Deserialize, Serialize};
use snowball_engine::plan::{PatchOp, Plan};

use super::aim::Aim;
use super::luck::mix;
use super::problem::{Fault, Found, Problems};
use super::space::Space;

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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::improve::space::{Amounts, Free, Rungs};

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
