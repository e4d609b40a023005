//! Growth in time when friends appear only after a delay: Bellman–Harris processes.
//!
//! A member lives for a random time and brings his friends at its end, all at once (Athreya and Ney 1972, "Branching
//! processes", chapter IV). With G the law of that time and m the mean number of friends,
//!
//! - alive: M(t) = 1 − G(t) + m·∫ M(t − u) dG(u),
//! - ever: T(t) = 1 + m·∫ T(t − u) dG(u),
//! - Malthusian parameter: the a with m·∫ e^(−a·u) dG(u) = 1.
//!
//! For exponential and Erlang times the renewal equations are linear differential equations, one per exponential phase
//! (the linear chain trick), solved here to rounding by the exponential of their matrix.

use rand_distr::{Distribution as _, Gamma};

use super::Offspring;
use crate::math;
use crate::theory::TheoryError;
use crate::theory::domain::{count, positive, within};
use crate::theory::keyed::generator;

/// Mean size of a cascade from one seed as time goes by.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Renewal {
    mean: f64,
    delay: f64,
    phases: u32,
}

/// Size of a cascade at a time.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Size {
    /// Members whose time has not come yet.
    pub alive: f64,
    /// Everybody until then, the seed included.
    pub ever: f64,
}

impl Renewal {
    /// `offspring_mean` friends, after an exponential time of mean `delay`.
    ///
    /// # Errors
    /// A mean outside of [0, 1,000], a delay that is not above 0.
    pub fn exponential(offspring_mean: f64, delay: f64) -> Result<Self, TheoryError> {
        Self::erlang(offspring_mean, delay, 1)
    }

    /// `offspring_mean` friends, after a time of mean `delay` that is the sum of `phases` exponential ones.
    ///
    /// # Errors
    /// As [`Renewal::exponential`]; phases outside of 1 to 50.
    pub fn erlang(offspring_mean: f64, delay: f64, phases: u32) -> Result<Self, TheoryError> {
        count("phases", phases as usize, 1, 50)?;
        Ok(Self { mean: within("mean", offspring_mean, 0.0, 1000.0)?, delay: positive("delay", delay)?, phases })
    }

    /// Mean size at a time.
    ///
    /// # Errors
    /// A time that is negative or more than 10,000 delays.
    pub fn at(&self, time: f64) -> Result<Size, TheoryError> {
        within("time", time, 0.0, 1e4 * self.delay)?;
        let phases = self.phases as usize;
        let rate = f64::from(self.phases) / self.delay;
        // One row per phase, then one that counts everybody.
        let mut flow = vec![vec![0.0; phases + 1]; phases + 1];
        for phase in 0..phases {
            flow[phase][phase] -= rate * time;
            if phase + 1 < phases {
                flow[phase + 1][phase] += rate * time;
            }
        }
        let births = self.mean * rate * time;
        flow[0][phases - 1] += births;
        flow[phases][phases - 1] += births;
        let moved = exponential(flow);
        let alive = moved[..phases].iter().map(|row| row[0]).sum();
        Ok(Size { alive, ever: 1.0 + moved[phases][0] })
    }

    /// Malthusian parameter: the rate at which sizes grow (or, below 0, fall) in the long run, per unit of time; minus
    /// infinity where nobody brings anybody.
    #[must_use]
    pub fn malthusian(&self) -> f64 {
        let phases = f64::from(self.phases);
        phases / self.delay * (math::pow(self.mean, 1.0 / phases) - 1.0)
    }

    /// One simulated cascade from one seed, member by member, at rising times; it stops adding people after `most`.
    ///
    /// # Errors
    /// More than 1,000 times; times that do not rise from 0 on.
    pub fn simulate(
        &self,
        offspring: &Offspring,
        times: &[f64],
        most: u32,
        seed: u64,
        run: u64,
    ) -> Result<Ages, TheoryError> {
        count("times", times.len(), 1, 1000)?;
        let mut last = 0.0;
        for &time in times {
            last = within("time", time, last, f64::MAX)?;
        }
        let shape = f64::from(self.phases);
        let law = Gamma::new(shape, self.delay / shape).map_err(|_| TheoryError::NoSolution { what: "delay" })?;
        let mut rng = generator(seed, run);
        let mut sizes = vec![Size::default(); times.len()];
        // Births still to be followed; which is next makes no difference.
        let mut born = vec![0.0];
        let mut people = 1u32;
        while let Some(birth) = born.pop() {
            let end = birth + law.sample(&mut rng);
            for (size, &time) in sizes.iter_mut().zip(times) {
                size.ever += f64::from(birth <= time);
                size.alive += f64::from(birth <= time && time < end);
            }
            if end <= last {
                let friends = offspring.draw(1.0, &mut rng).min(f64::from(most - people.min(most))) as u32;
                people += friends;
                born.extend((0..friends).map(|_| end));
            }
        }
        Ok(Ages { complete: people < most, sizes })
    }
}

/// A simulated cascade in time.
#[derive(Clone, Debug, PartialEq)]
pub struct Ages {
    /// Size at each of the times.
    pub sizes: Vec<Size>,
    /// Whether it stayed below the limit on people.
    pub complete: bool,
}

/// e to the power of a matrix: scaling, Taylor's series, squaring (Moler and Van Loan 2003, method 3).
fn exponential(mut matrix: Vec<Vec<f64>>) -> Vec<Vec<f64>> {
    let n = matrix.len();
    let norm = matrix.iter().flatten().fold(0.0f64, |most, entry| most.max(entry.abs())) * n as f64;
    let mut halvings = 0;
    let mut scale = 1.0;
    while norm * scale > 0.5 {
        scale *= 0.5;
        halvings += 1;
    }
    matrix.iter_mut().flatten().for_each(|entry| *entry *= scale);
    let identity = |i: usize, j: usize| f64::from(i == j);
    let mut sum: Vec<Vec<f64>> = (0..n).map(|i| (0..n).map(|j| identity(i, j)).collect()).collect();
    let mut term = sum.clone();
    // 0.5²⁰/20! is far below rounding.
    for order in 1..=20 {
        term = product(&term, &matrix);
        term.iter_mut().flatten().for_each(|entry| *entry /= f64::from(order));
        sum.iter_mut().flatten().zip(term.iter().flatten()).for_each(|(sum, term)| *sum += term);
    }
    for _ in 0..halvings {
        sum = product(&sum, &sum);
    }
    sum
}

fn product(a: &[Vec<f64>], b: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let entry = |row: &Vec<f64>, j: usize| row.iter().zip(b).map(|(x, other)| x * other[j]).sum();
    a.iter().map(|row| (0..b.len()).map(|j| entry(row, j)).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exponential_times_have_a_short_formula() {
        for mean in [0.0, 0.5, 1.0, 2.0] {
            let renewal = Renewal::exponential(mean, 2.0).unwrap();
            for time in [0.0, 0.3, 4.0, 30.0] {
                let size = renewal.at(time).unwrap();
                let alive = ((mean - 1.0) * time / 2.0).exp();
                let ever = if mean == 1.0 { 1.0 + time / 2.0 } else { 1.0 + mean * (alive - 1.0) / (mean - 1.0) };
                assert!((size.alive / alive - 1.0).abs() < 1e-11, "m {mean}, t {time}: {size:?}");
                assert!((size.ever / ever - 1.0).abs() < 1e-11, "m {mean}, t {time}: {size:?}");
            }
        }
    }

    #[test]
    fn malthusian_parameter_is_the_growth_in_the_long_run() {
        let renewal = Renewal::erlang(1.7, 3.0, 4).unwrap();
        let growth = (renewal.at(61.0).unwrap().alive / renewal.at(60.0).unwrap().alive).ln();
        assert!((growth - renewal.malthusian()).abs() < 1e-9, "{growth}");
    }

    #[test]
    fn simulation_agrees() {
        let offspring = Offspring::geometric(0.9).unwrap();
        let renewal = Renewal::erlang(0.9, 1.0, 3).unwrap();
        let runs = 4000u64;
        let sizes: Vec<f64> = (0..runs)
            .map(|run| renewal.simulate(&offspring, &[1.0, 4.0], 10_000, 5, run).unwrap().sizes[1].ever)
            .collect();
        let mean = sizes.iter().sum::<f64>() / runs as f64;
        let error =
            (sizes.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / runs as f64).sqrt() / (runs as f64).sqrt();
        let expected = renewal.at(4.0).unwrap().ever;
        assert!((mean - expected).abs() < 4.0 * error, "{mean} ± {error} against {expected}");
    }
}
