//! What is tested: on whom, how long, by which measure, how often it is looked at.

use std::fmt;

use serde::{Deserialize, Serialize};
use snowball_engine::theory::TheoryError;
use snowball_engine::theory::testing;
use snowball_engine::{Assignment, FriendOffer, Unknowns};

/// Days of a cycle of the operating calendar: rules are changed every two weeks, so that a test ends with one.
pub const CYCLE_DAYS: u32 = 14;

/// What a test counts, as a ratio of two counts of its arm.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// New customers of the arm per person who was assigned without being invited (seed or arrival): what a whole cascade
    /// brings. It is the measure that a campaign is decided by.
    #[default]
    CustomersPerStarter,
    /// Friends who joined through members of the arm, per member of the arm, seeds included.
    ReferralsPerMember,
    /// Customers among the people of the arm who joined, seeds not counted: a share.
    Conversion,
}

/// Which boundaries a test is judged by when it is looked at before its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LookRule {
    /// Each look as if it were the only one: false alarms add up.
    Peeking,
    /// One boundary for all looks (Pocock 1977).
    Pocock,
    /// High boundaries first (O'Brien and Fleming 1979).
    ObrienFleming,
}

/// Looks at a running test, equally spaced in days; the last is its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Looks {
    /// How many, 1 to 12.
    pub count: u32,
    /// By which boundaries.
    pub rule: LookRule,
}

impl Looks {
    /// Boundaries of |z| at each look.
    ///
    /// # Errors
    /// No look; alpha out of range.
    pub fn boundaries(self, alpha: f64) -> Result<testing::Looks, TheoryError> {
        let count = self.count as usize;
        match self.rule {
            _ if count == 1 => testing::Looks::peeking(1, alpha),
            LookRule::Peeking => testing::Looks::peeking(count, alpha),
            LookRule::Pocock => testing::Looks::pocock(count, alpha),
            LookRule::ObrienFleming => testing::Looks::obrien_fleming(count, alpha),
        }
    }
}

/// A live test to be planned, over a grid of assignments, seeds and days. All tests are two-sided.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Design {
    /// How people come into an arm; each way is planned and compared.
    pub assignments: Vec<Assignment>,
    /// Whose offer a friend from the other arm sees.
    pub friend_offer: FriendOffer,
    /// Share of the people assigned to B, in [0.05, 0.95]; of communities it is half.
    pub share_b: f64,
    /// Seeds of both arms together, each number of them: they take the place of the plans' own.
    pub seeds: Vec<u32>,
    /// Days of the test, each length; at most the plans' horizon.
    pub days: Vec<u32>,
    /// What is counted.
    pub measure: Measure,
    /// Chance of a false alarm, two-sided, in all looks together.
    pub alpha: f64,
    /// Wanted chance to find the better plan.
    pub power: f64,
    /// Looks.
    pub looks: Looks,
    /// Simulated tests per assignment and number of seeds.
    pub replicates: u32,
    /// Seed of the random numbers.
    pub seed: u64,
    /// Whether the plans' ranges are drawn.
    pub unknowns: Unknowns,
}

impl Default for Design {
    /// Person by person against inherited arms, four lengths of two-week cycles, 80 % power at 5 %.
    fn default() -> Self {
        Self {
            assignments: vec![Assignment::Person, Assignment::Inherit],
            friend_offer: FriendOffer::Sharer,
            share_b: 0.5,
            seeds: vec![500, 1000, 2000],
            days: vec![CYCLE_DAYS, 2 * CYCLE_DAYS, 4 * CYCLE_DAYS],
            measure: Measure::CustomersPerStarter,
            alpha: 0.05,
            power: 0.8,
            looks: Looks { count: 1, rule: LookRule::ObrienFleming },
            replicates: 400,
            seed: 1,
            unknowns: Unknowns::Median,
        }
    }
}

/// What is wrong with a design.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DesignProblem {
    /// JSON pointer into the design.
    pub path: String,
    /// What stands there.
    pub got: f64,
    /// Smallest valid value.
    pub min: f64,
    /// Largest valid value.
    pub max: f64,
}

/// Every problem of a design; never empty.
#[derive(Clone, Debug, PartialEq, Serialize, thiserror::Error)]
#[serde(transparent)]
pub struct DesignProblems(pub Vec<DesignProblem>);

impl fmt::Display for DesignProblems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = self.0.len();
        write!(f, "{count} problem{} in the design:", if count == 1 { "" } else { "s" })?;
        for DesignProblem { path, got, min, max } in &self.0 {
            write!(f, "\n  {path}: {got} is out of range; valid: {min} to {max}")?;
        }
        Ok(())
    }
}

/// Most entries of a list of a design, and most simulated tests in all.
const MOST_ENTRIES: usize = 8;
const MOST_REPLICATES: u32 = 100_000;

impl Design {
    /// Checks it for plans of so many days.
    ///
    /// # Errors
    /// Every problem, with its path and what would be valid.
    pub fn check(&self, horizon_days: u32) -> Result<(), DesignProblems> {
        let mut problems = Vec::new();
        let mut within = |path: &str, got: f64, min: f64, max: f64| {
            if !(got >= min && got <= max) {
                problems.push(DesignProblem { path: path.to_owned(), got, min, max });
            }
        };
        for (path, entries) in
            [("/assignments", self.assignments.len()), ("/seeds", self.seeds.len()), ("/days", self.days.len())]
        {
            within(path, entries as f64, 1.0, MOST_ENTRIES as f64);
        }
        for (index, assignment) in self.assignments.iter().enumerate() {
            if let &Assignment::Cluster { clusters, size_variation, leakage } = assignment {
                let at = |field| format!("/assignments/{index}/{field}");
                within(&at("clusters"), f64::from(clusters), 4.0, 10_000.0);
                within(&at("size_variation"), size_variation, 0.0, 3.0);
                within(&at("leakage"), leakage, 0.0, 1.0);
            }
        }
        for (index, &seeds) in self.seeds.iter().enumerate() {
            within(&format!("/seeds/{index}"), f64::from(seeds), 4.0, 1e6);
        }
        let looks = self.looks.count.clamp(1, 12);
        for (index, &days) in self.days.iter().enumerate() {
            within(&format!("/days/{index}"), f64::from(days), f64::from(looks), f64::from(horizon_days));
        }
        within("/share_b", self.share_b, 0.05, 0.95);
        within("/alpha", self.alpha, 1e-4, 0.5);
        within("/power", self.power, 0.5, 0.999);
        within("/looks/count", f64::from(self.looks.count), 1.0, 12.0);
        within("/replicates", f64::from(self.replicates), 20.0, f64::from(MOST_REPLICATES));
        if problems.is_empty() { Ok(()) } else { Err(DesignProblems(problems)) }
    }

    /// Days on which a test of a length is looked at, the last of them its end.
    #[must_use]
    pub fn look_days(&self, days: u32) -> Vec<u32> {
        let count = self.looks.count.max(1);
        // Whole days, evenly, the half up: 64-bit, as a horizon times looks may be large.
        let at =
            |look: u32| ((2 * u64::from(look) * u64::from(days) + u64::from(count)) / (2 * u64::from(count))) as u32;
        (1..=count).map(at).collect()
    }

    /// Every day on which any test of the grid is looked at, in order.
    #[must_use]
    pub fn recorded_days(&self) -> Vec<u32> {
        let mut all: Vec<u32> = self.days.iter().flat_map(|&days| self.look_days(days)).collect();
        all.sort_unstable();
        all.dedup();
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_is_valid_and_every_problem_is_listed() {
        assert_eq!(Design::default().check(90), Ok(()));
        let broken = Design {
            assignments: vec![Assignment::Cluster { clusters: 3, size_variation: f64::NAN, leakage: 1.5 }],
            seeds: vec![],
            days: vec![14, 200],
            alpha: 0.0,
            power: 1.0,
            replicates: 1,
            ..Design::default()
        };
        let DesignProblems(problems) = broken.check(90).unwrap_err();
        let paths: Vec<&str> = problems.iter().map(|problem| problem.path.as_str()).collect();
        assert_eq!(
            paths,
            [
                "/seeds",
                "/assignments/0/clusters",
                "/assignments/0/size_variation",
                "/assignments/0/leakage",
                "/days/1",
                "/alpha",
                "/power",
                "/replicates"
            ]
        );
        assert!(broken.check(90).unwrap_err().to_string().contains("/days/1: 200 is out of range; valid: 1 to 90"));
    }

    #[test]
    fn looks_are_evenly_spaced_and_end_with_the_test() {
        let design =
            Design { days: vec![14, 28], looks: Looks { count: 4, rule: LookRule::Pocock }, ..Design::default() };
        assert_eq!(design.look_days(28), [7, 14, 21, 28]);
        assert_eq!(design.look_days(14), [4, 7, 11, 14]);
        assert_eq!(design.recorded_days(), [4, 7, 11, 14, 21, 28]);
    }
}
