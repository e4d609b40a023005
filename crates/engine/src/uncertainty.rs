//! Ignorance: every range of a plan is a dimension of a scrambled Sobol sequence, and replicate i takes its point i, so
//! that a few hundred replicates cover the space evenly.

use std::collections::BTreeMap;

use crate::plan::{Number, PatchOp, Plan};

/// Points of one scrambling of the sequence; further replicates take the next scrambling.
const POINTS: u32 = 1 << 16;

/// The plan as it is from each phase on, ready to have its ranges drawn.
#[derive(Clone, Debug)]
pub(crate) struct Uncertain {
    /// The plan at the start, then from each phase on.
    pub plans: Vec<Plan>,
    /// For each of them, the dimension of every range in the order of [`Plan::numbers`].
    dimensions: Vec<Vec<u32>>,
}

impl Uncertain {
    /// Lists the ranges of a checked plan. A range that a phase does not set anew is the same unknown in all phases.
    pub fn new(plan: &Plan) -> Self {
        let mut plans = vec![Plan { phases: Vec::new(), ..plan.clone() }];
        plans.extend((0..plan.phases.len()).filter_map(|phase| plan.in_phase(phase).ok()));
        let mut known = BTreeMap::new();
        let dimensions = plans
            .iter()
            .enumerate()
            .map(|(phase, patched)| {
                let mut dimensions = Vec::new();
                patched.numbers(&mut |path, _, number| {
                    if number.is_range() {
                        let next = known.len() as u32;
                        dimensions.push(*known.entry((set_in(plan, phase, path), path.to_owned())).or_insert(next));
                    }
                });
                dimensions
            })
            .collect();
        Self { plans, dimensions }
    }

    /// The plans with every range at its median.
    pub fn medians(&self) -> Vec<Plan> {
        self.resolve(|_| 0.5)
    }

    /// The plans as one replicate sees them.
    pub fn draw(&self, seed: u64, replicate: u32) -> Vec<Plan> {
        let scramble = (seed ^ (seed >> 32)) as u32 ^ (replicate / POINTS).wrapping_mul(0x9e37_79b9);
        self.resolve(|dimension| {
            let u = f64::from(sobol_burley::sample(replicate % POINTS, dimension, scramble));
            // The middle of the 2⁻²⁴-wide cell that the sample stands for: never 0 or 1.
            u + 1.0 / f64::from(1u32 << 25)
        })
    }

    fn resolve(&self, u: impl Fn(u32) -> f64) -> Vec<Plan> {
        let mut plans = self.plans.clone();
        for (plan, dimensions) in plans.iter_mut().zip(&self.dimensions) {
            let mut dimensions = dimensions.iter();
            plan.numbers_mut(&mut |_, quantity, number| {
                if let Number::Range { low, high } = *number {
                    let dimension = dimensions.next().copied().unwrap_or_default();
                    let value = quantity.kind.quantile(low, high, u(dimension));
                    *number = Number::Value(value.clamp(quantity.min, quantity.max));
                }
            });
        }
        plans
    }
}

/// The phase (counted from 1) whose patch last set a path anew, 0 for the plan itself.
fn set_in(plan: &Plan, phase: usize, path: &str) -> usize {
    let sets = |patch: &crate::plan::Patch| {
        patch.op == PatchOp::Set && (path == patch.path || path.starts_with(&format!("{}/", patch.path)))
    };
    (1..=phase).rev().find(|&p| plan.phases[p - 1].patches.iter().any(sets)).unwrap_or(0)
}
