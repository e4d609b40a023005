//! Good and bad days: step (1), what all sharing of a step has in common.

use crate::chance::Chance;
use crate::math;
use crate::rates::Rates;
use crate::streams::Subsystem;

/// Weather in standard deviations of its logarithm, whose size a phase may change; none before the first step.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Weather(Option<f64>);

impl Weather {
    /// Multiplier of sharing in the next step: stationary AR(1) of its logarithm, mean 1.
    pub fn next(&mut self, chance: &mut impl Chance, index: u32, rates: &Rates) -> f64 {
        chance.enter(index, Subsystem::Weather);
        let Some(noise) = chance.normal() else {
            return 1.0;
        };
        let (rho, sigma) = (rates.persistence, rates.sigma);
        let z = self.0.map_or(noise, |z| rho * z + (1.0 - rho * rho).sqrt() * noise);
        self.0 = Some(z);
        math::exp(sigma * z - sigma * sigma / 2.0)
    }
}
