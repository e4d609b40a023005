//! What a test measures on a day: a ratio in each arm, and two opinions on how far off their difference may be.
//!
//! With y what a unit (a tree of referrals, or a community) adds to the numerator of each arm and x what it adds to the
//! denominator, an arm measures r = Σy/Σx. The **robust** variance of r_B − r_A takes units to be independent and
//! whatever is
//! in them not: each unit's linearised influence is d = (y_B − r_B·x_B)/X_B − (y_A − r_A·x_A)/X_A, and the variance
//! Σ_arms n/(n − 1)·Σ(d − d̄)², units counted by the arm in which they started (ratio estimator in clusters: Cochran
//! 1977, "Sampling
//! techniques", 6.3 and 9.8; Deng, Knoblich and Lu 2018, "Applying the delta method in metric analytics"). A tree may
//! reach into
//! the other arm; its influence holds both parts. The **naive** variance takes people to be independent: r(1 − r)/X for a
//! share, r/X (Poisson) for counts.

use serde::{Deserialize, Serialize};
use snowball_engine::{NEVER, NOBODY, Origin, Tested};

use crate::design::Measure;
use crate::student;

/// What a test says on a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Estimate {
    /// The measure in A and in B; 0 where the arm has nobody to count by.
    pub value: [f64; 2],
    /// Variance of the difference, people taken as independent.
    pub naive: f64,
    /// Variance of the difference, units taken as independent.
    pub robust: f64,
    /// Units that started in each arm: trees or communities.
    pub units: [u32; 2],
    /// People in the denominator of each arm.
    pub people: [f64; 2],
}

impl Estimate {
    /// B − A.
    #[must_use]
    pub fn difference(&self) -> f64 {
        self.value[1] - self.value[0]
    }

    /// z of the test that takes people as independent; 0 where nothing was seen.
    #[must_use]
    pub fn naive_z(&self) -> f64 {
        if self.naive > 0.0 { self.difference() / self.naive.sqrt() } else { 0.0 }
    }

    /// z of the test that takes units as independent: Student's t with units − 2 degrees of freedom, put on the normal
    /// scale.
    #[must_use]
    pub fn robust_z(&self) -> f64 {
        if self.robust > 0.0 {
            let freedom = f64::from(self.units[0] + self.units[1]) - 2.0;
            student::as_normal(self.difference() / self.robust.sqrt(), freedom.max(1.0))
        } else {
            0.0
        }
    }
}

/// What a unit adds to both arms.
#[derive(Clone, Copy, Debug, Default)]
struct Unit {
    arm: u8,
    y: [f64; 2],
    x: [f64; 2],
}

/// A test's people by unit.
#[derive(Clone, Debug)]
pub struct Units {
    /// Unit of each person.
    of: Vec<u32>,
    arms: Vec<u8>,
}

impl Units {
    /// Communities where there are any, else the trees of referrals, by their roots.
    #[must_use]
    pub fn new(tested: &Tested) -> Self {
        let people = tested.forest.len();
        if !tested.cluster.is_empty() {
            let count = tested.cluster.iter().copied().max().map_or(0, |last| usize::from(last) + 1);
            let mut arms = vec![u8::MAX; count];
            for (&cluster, &arm) in tested.cluster.iter().zip(&tested.arm) {
                arms[usize::from(cluster)] = arm;
            }
            return Self { of: tested.cluster.iter().copied().map(u32::from).collect(), arms };
        }
        let mut of = Vec::with_capacity(people);
        let mut arms = Vec::new();
        for (person, &parent) in tested.forest.parent.iter().enumerate() {
            if parent == NOBODY {
                of.push(arms.len() as u32);
                arms.push(tested.arm[person]);
            } else {
                of.push(of[parent as usize]);
            }
        }
        Self { of, arms }
    }

    /// What the test says on the evening of a day, days counted as passed.
    #[must_use]
    pub fn estimate(&self, tested: &Tested, measure: Measure, day: u32) -> Estimate {
        combine(&self.tally(tested, measure, day), measure)
    }

    /// The measure over both arms together: what the campaign comes to where both get the same.
    #[must_use]
    pub fn pooled(&self, tested: &Tested, measure: Measure, day: u32) -> f64 {
        let units = self.tally(tested, measure, day);
        let sum = |of: fn(&Unit) -> [f64; 2]| units.iter().flat_map(of).sum::<f64>();
        let people = sum(|unit| unit.x);
        if people > 0.0 { sum(|unit| unit.y) / people } else { 0.0 }
    }

    /// What each unit that is there by a day adds.
    fn tally(&self, tested: &Tested, measure: Measure, day: u32) -> Vec<Unit> {
        let mut units: Vec<Unit> = self.arms.iter().map(|&arm| Unit { arm, ..Unit::default() }).collect();
        let mut seen = vec![false; units.len()];
        let forest = &tested.forest;
        for person in 0..forest.len() {
            if u32::from(forest.joined[person]) > day {
                // People are numbered as they joined.
                break;
            }
            let arm = usize::from(tested.arm[person]);
            let parent = forest.parent[person];
            let is_seed = forest.origin[person] == Origin::Seed;
            let bought = !is_seed && forest.customer[person] != NEVER && u32::from(forest.customer[person]) <= day;
            let index = self.of[person] as usize;
            seen[index] = true;
            let unit = &mut units[index];
            match measure {
                Measure::CustomersPerStarter => {
                    unit.x[arm] += f64::from(u8::from(parent == NOBODY));
                    unit.y[arm] += f64::from(u8::from(bought));
                }
                Measure::ReferralsPerMember => {
                    unit.x[arm] += 1.0;
                    if parent != NOBODY {
                        // The friend counts for who brought him, in the community of that one.
                        let sharer = parent as usize;
                        units[self.of[sharer] as usize].y[usize::from(tested.arm[sharer])] += 1.0;
                    }
                }
                Measure::Conversion => {
                    unit.x[arm] += f64::from(u8::from(!is_seed));
                    unit.y[arm] += f64::from(u8::from(bought));
                }
            }
        }
        units.into_iter().zip(seen).filter(|(_, seen)| *seen).map(|(unit, _)| unit).collect()
    }
}

fn combine(units: &[Unit], measure: Measure) -> Estimate {
    let total = |of: fn(&Unit) -> [f64; 2]| {
        units.iter().map(of).fold([0.0; 2], |sum, part| [sum[0] + part[0], sum[1] + part[1]])
    };
    let (y, x) = (total(|unit| unit.y), total(|unit| unit.x));
    let count = |arm: u8| units.iter().filter(|unit| unit.arm == arm).count() as u32;
    let counts = [count(0), count(1)];
    if x.iter().any(|&people| people <= 0.0) {
        return Estimate { units: counts, people: x, ..Estimate::default() };
    }
    let value = [y[0] / x[0], y[1] / x[1]];
    let of_people = |arm: usize| match measure {
        Measure::Conversion => value[arm] * (1.0 - value[arm]) / x[arm],
        Measure::CustomersPerStarter | Measure::ReferralsPerMember => value[arm] / x[arm],
    };
    let influence = |unit: &Unit| {
        let of_arm = |arm: usize| (unit.y[arm] - value[arm] * unit.x[arm]) / x[arm];
        of_arm(1) - of_arm(0)
    };
    let mut robust = 0.0;
    for (arm, &n) in counts.iter().enumerate() {
        let of_arm = || units.iter().filter(|unit| usize::from(unit.arm) == arm).map(influence);
        let n = f64::from(n);
        let mean = of_arm().sum::<f64>() / n;
        // One unit knows nothing of how units differ: no variance, and no test.
        robust += if n > 1.0 {
            n / (n - 1.0) * of_arm().map(|d| (d - mean) * (d - mean)).sum::<f64>()
        } else {
            f64::INFINITY
        };
    }
    Estimate { value, naive: of_people(0) + of_people(1), robust, units: counts, people: x }
}

#[cfg(test)]
mod tests {
    use snowball_engine::Forest;

    use super::*;

    /// Two seeds in A (0, 1), two in B (2, 3), and friends: 4 of 0 in A, 5 of 0 in B, 6 of 2 in B.
    fn tested() -> Tested {
        Tested {
            forest: Forest {
                parent: vec![NOBODY, NOBODY, NOBODY, NOBODY, 0, 0, 2],
                segment: vec![0; 7],
                origin: [vec![Origin::Seed; 4], vec![Origin::Referred; 3]].concat(),
                joined: vec![0, 0, 0, 0, 1, 2, 3],
                customer: vec![0, 0, 0, 0, 1, 4, NEVER],
            },
            arm: vec![0, 0, 1, 1, 0, 1, 1],
            cluster: Vec::new(),
            rewards: Vec::new(),
        }
    }

    #[test]
    fn ratios_by_hand() {
        let tested = tested();
        let units = Units::new(&tested);
        let customers = units.estimate(&tested, Measure::CustomersPerStarter, 10);
        assert_eq!((customers.value, customers.people, customers.units), ([0.5, 0.5], [2.0, 2.0], [2, 2]));
        assert_eq!(units.estimate(&tested, Measure::CustomersPerStarter, 2).value, [0.5, 0.0]);
        // Two friends of three members of A, one of four of B.
        let referrals = units.estimate(&tested, Measure::ReferralsPerMember, 10);
        assert_eq!(referrals.value, [2.0 / 3.0, 0.25]);
        let conversion = units.estimate(&tested, Measure::Conversion, 10);
        assert_eq!((conversion.value, conversion.naive), ([1.0, 0.5], 0.125));
        // Influences of the four trees: seed 0 brought one customer in each arm (½ − ¼) − (½ − ¼) = 0, and so on.
        let d: [[f64; 2]; 2] = [[0.25 + 0.25 - 0.25 - 0.25 + 0.25, 0.25], [-0.25, -0.25]];
        let spread = |[a, b]: [f64; 2]| 2.0 * ((a - f64::midpoint(a, b)).powi(2) * 2.0);
        let wanted = spread([d[0][0], d[0][1]]) + spread(d[1]);
        assert!((customers.robust - wanted).abs() < 1e-12, "{} against {wanted}", customers.robust);
    }

    #[test]
    fn an_arm_without_people_says_nothing() {
        let tested = tested();
        let estimate = Units::new(&tested).estimate(&tested, Measure::Conversion, 0);
        assert_eq!((estimate.difference(), estimate.naive_z(), estimate.robust_z()), (0.0, 0.0, 0.0));
    }
}
