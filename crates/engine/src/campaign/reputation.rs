//! Step (8): what is said against the campaign. Dissatisfied customers speak for a while; crises come and go.

use crate::chance::Chance;
use crate::math;
use crate::rates::{Rates, SOURCES};
use crate::streams::Subsystem;

/// Voices against the campaign.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Reputation {
    /// Dissatisfied customers who still speak.
    voices: f64,
    /// Force of the crises there were, as an exponent of acceptance.
    crisis: f64,
}

/// What a step did to the reputation.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Heard {
    /// New customers who would recommend, and who are dissatisfied.
    pub promoters: f64,
    pub detractors: f64,
    pub cost: f64,
}

impl Reputation {
    /// z: share of friends kept from accepting among so many people who ever joined.
    pub fn sentiment(&self, ever_joined: f64, rates: &Rates) -> f64 {
        let spoken = if ever_joined > 0.0 { rates.reputation.negativity * self.voices / ever_joined } else { 0.0 };
        -math::exp_m1(-(spoken + self.crisis))
    }

    /// Voices against the campaign, those that a crisis raises included.
    pub fn volume(&self, ever_joined: f64) -> f64 {
        self.voices + self.crisis * ever_joined
    }

    /// Takes in the new customers of a step, by segment and source, and the crises that break out.
    pub fn hear(&mut self, chance: &mut impl Chance, index: u32, rates: &Rates, converted: &[[f64; SOURCES]]) -> Heard {
        chance.enter(index, Subsystem::Reputation);
        let terms = &rates.reputation;
        let (mut promoters, mut detractors) = (0.0, 0.0);
        for (segment, new) in rates.segments.iter().zip(converted) {
            let new: f64 = new.iter().sum();
            let pleased = chance.binomial(new, segment.promoters);
            let of_the_rest = segment.detractors / (1.0 - segment.promoters).max(segment.detractors);
            promoters += pleased;
            detractors += if segment.detractors > 0.0 { chance.binomial(new - pleased, of_the_rest) } else { 0.0 };
        }
        self.voices = self.voices * terms.memory + detractors;
        let crises = chance.poisson(terms.crises);
        self.crisis = self.crisis * terms.lasting + chance.log_normals(crises, terms.size, terms.spread);
        Heard { promoters, detractors, cost: crises * terms.cost }
    }
}
