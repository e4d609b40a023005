//! The search: adaptive importance sampling over the parameters, generation by generation.
//!
//! Parameters live on the normal scale of their priors, z ~ N(0, 1). A generation draws from a mixture of Student's t
//! around what is known so
//! far and of the prior; every draw of every generation counts with weight likelihood × prior ÷ the mixture of all
//! proposals (deterministic mixture
//! weights: Cornuet, Marin, Mira and Robert 2012, "Adaptive multiple importance sampling", Scandinavian Journal of
//! Statistics
//! 39). While few draws carry all weight, the likelihood is flattened until a fair share of them counts (Neal 2001; Del
//! Moral, Doucet and Jasra
//! 2012 choose the step alike). Two rounds simulate campaigns where the posterior is and learn the noise from them (see
//! [`crate::noise`]); the last
//! round simulates what is to come.
//!
//! Ask/tell: [`Fit::ask`] gives the pieces of a generation, anyone evaluates them ([`Model::evaluate`]), [`Fit::tell`]
//! takes the answers in order.
//! The state is serialisable at any moment; the same seed gives the same draws.

use serde::{Deserialize, Serialize};
use snowball_engine::plan::Plan;

use crate::keyed::{normal, uniform};
use crate::linear::{Cholesky, moments};
use crate::model::{Answer, Model, Parameter, Piece};
use crate::noise::Noise;
use crate::posterior::{self, Posterior};
use crate::read::{Role, Series};
use crate::spec::{CalibrateError, Spec};

/// What a generation is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Draws from the prior.
    Prior,
    /// Simulated campaigns, from which the noise is learnt.
    Noise,
    /// Mean paths around what is known.
    Search,
    /// Simulated campaigns of the posterior.
    Predict,
    /// Nothing is left to do.
    Done,
}

/// The order of the generations. After the last search more follow until enough draws count.
const COURSE: [Stage; 8] = [
    Stage::Prior,
    Stage::Noise,
    Stage::Search,
    Stage::Search,
    Stage::Noise,
    Stage::Search,
    Stage::Search,
    Stage::Predict,
];
/// Most further searches.
const MOST_MORE: u32 = 6;
/// Share of a generation's draws that must count before the search ends, as an effective number.
const ENOUGH: f64 = 1.0;
/// Degrees of freedom of the proposals, how much wider than the weighted draws they are, and the part of the prior in
/// them.
const FREEDOM: f64 = 5.0;
const WIDER: f64 = 1.3;
const DEFENSIVE: f64 = 0.1;

/// A draw of the parameters, with the mean path there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Draw {
    pub z: Vec<f64>,
    pub mean: Vec<f64>,
}

/// A law that draws came from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Proposal {
    centre: Vec<f64>,
    spread: Cholesky,
    draws: usize,
    /// Whether it is the prior itself.
    prior: bool,
}

/// The state of a search.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fit {
    spec: Spec,
    pub(crate) parameters: Vec<Parameter>,
    pub(crate) roles: Vec<Role>,
    pub(crate) series: Series,
    pub(crate) periods: usize,
    pub(crate) learnt: usize,
    observed: Vec<f64>,
    noise: Noise,
    draws: Vec<Draw>,
    proposals: Vec<Proposal>,
    /// Place in the course, and generations in all.
    at: usize,
    generation: u64,
    more: u32,
    pieces: Vec<Piece>,
    /// Draws at which campaigns are simulated.
    chosen: Vec<usize>,
    /// Simulated campaigns of the posterior, by period.
    pub(crate) predicted: Vec<Vec<f64>>,
}

impl Fit {
    /// Begins a search.
    ///
    /// # Errors
    /// A spec that does not fit plan or series.
    pub fn new(plan: &Plan, series: &Series, spec: &Spec) -> Result<Self, CalibrateError> {
        let model = Model::new(plan, series, spec)?;
        let observed = model.observed(series);
        let noise = Noise::guess(&model.roles, &model.blocks, &observed);
        let mut fit = Self {
            spec: spec.clone(),
            parameters: model.parameters.clone(),
            roles: model.roles.clone(),
            series: series.clone(),
            periods: model.periods,
            learnt: model.learnt,
            observed,
            noise,
            draws: Vec::new(),
            proposals: Vec::new(),
            at: 0,
            generation: 0,
            more: 0,
            pieces: Vec::new(),
            chosen: Vec::new(),
            predicted: Vec::new(),
        };
        fit.prepare();
        Ok(fit)
    }

    /// What is being done.
    #[must_use]
    pub fn stage(&self) -> Stage {
        COURSE.get(self.at).copied().unwrap_or(Stage::Done)
    }

    /// Generations that are done, and how many there are unless the search takes more.
    #[must_use]
    pub fn progress(&self) -> (u64, u64) {
        (self.generation.saturating_sub(1), COURSE.len() as u64 + u64::from(self.more))
    }

    /// Pieces of this generation, none of which needs another; empty at the end.
    #[must_use]
    pub fn ask(&self) -> &[Piece] {
        &self.pieces
    }

    /// Takes the answers of this generation, in the order of its pieces, and moves on.
    ///
    /// # Errors
    /// Not one whole answer a piece.
    pub fn tell(&mut self, answers: &[Answer]) -> Result<(), CalibrateError> {
        let stage = self.stage();
        let blocks = self.noise.blocks();
        let whole = |answer: &&Answer| match stage {
            Stage::Predict => answer.daily.len() == self.roles.len() * self.periods,
            Stage::Noise => answer.drawn.len() == blocks,
            _ => answer.mean.len() == blocks,
        };
        let got = answers.iter().filter(whole).count();
        if got != self.pieces.len() || answers.len() != got {
            return Err(CalibrateError::Answers { got, wanted: self.pieces.len() });
        }
        match stage {
            Stage::Predict => self.predicted = answers.iter().map(|answer| answer.daily.clone()).collect(),
            Stage::Noise => {
                let paths = self.chosen.iter().map(|&place| self.draws[place].mean.as_slice());
                let campaigns: Vec<_> = answers.iter().map(|answer| answer.drawn.as_slice()).zip(paths).collect();
                self.noise.learn(&campaigns);
            }
            Stage::Prior | Stage::Search => {
                let draws = self.pieces.iter().zip(answers);
                self.draws.extend(draws.map(|(piece, answer)| Draw { z: piece.z.clone(), mean: answer.mean.clone() }));
            }
            Stage::Done => (),
        }
        let too_few = effective(&self.weights()) < ENOUGH * f64::from(self.spec.effort);
        if COURSE.get(self.at + 1) == Some(&Stage::Predict) && too_few && self.more < MOST_MORE {
            self.more += 1;
        } else {
            self.at += 1;
        }
        self.prepare();
        Ok(())
    }

    /// What was learnt.
    ///
    /// # Errors
    /// If the search has not come to its end.
    pub fn finish(&self) -> Result<Posterior, CalibrateError> {
        if self.stage() != Stage::Done {
            return Err(CalibrateError::Unfinished);
        }
        let weights = self.weights();
        let closest = self.draws.iter().map(|draw| self.noise.distance(&self.observed, &draw.mean));
        let distance = closest.fold(f64::INFINITY, f64::min);
        let rarity = self.noise.rarity(distance, self.parameters.len());
        Ok(posterior::of(
            self,
            &self.draws,
            &weights,
            posterior::Goodness { distance, blocks: self.noise.blocks(), rarity },
        ))
    }

    /// Weights of all draws, which sum to 1.
    fn weights(&self) -> Vec<f64> {
        let logs = self.log_weights();
        normalised(&logs.iter().map(|(likelihood, rest)| likelihood + rest).collect::<Vec<_>>())
    }

    /// Logarithms of the likelihood of each draw, and of prior ÷ mixture.
    fn log_weights(&self) -> Vec<(f64, f64)> {
        let total: usize = self.proposals.iter().map(|proposal| proposal.draws).sum();
        let weight = |draw: &Draw| {
            let densities = self
                .proposals
                .iter()
                .map(|proposal| libm::log(proposal.draws as f64 / total as f64) + proposal.log_density(&draw.z));
            let mixture = log_sum(&densities.collect::<Vec<_>>());
            let likelihood = self.noise.log_likelihood(&self.observed, &draw.mean, self.parameters.len());
            (likelihood, log_prior(&draw.z) - mixture)
        };
        self.draws.iter().map(weight).collect()
    }

    /// Weights that are flat enough for a fair share of the draws to count.
    fn flattened(&self) -> Vec<f64> {
        let enough = (0.2 * f64::from(self.spec.effort)).max(4.0 * self.parameters.len() as f64 + 20.0);
        let logs = self.log_weights();
        let at = |power: f64| {
            normalised(&logs.iter().map(|(likelihood, rest)| power * likelihood + rest).collect::<Vec<_>>())
        };
        let full = at(1.0);
        if effective(&full) >= enough {
            return full;
        }
        let (mut low, mut high) = (0.0, 1.0);
        for _ in 0..30 {
            let middle = f64::midpoint(low, high);
            if effective(&at(middle)) >= enough { low = middle } else { high = middle }
        }
        at(low)
    }

    /// Makes the pieces of the generation that comes.
    fn prepare(&mut self) {
        let (count, dimensions) = (self.spec.effort as usize, self.parameters.len());
        let key = |place: usize, part: usize| [self.spec.seed, self.generation, place as u64, part as u64];
        let stage = self.stage();
        let replicate = |place: usize| Some(self.generation as u32 * 100_000 + place as u32);
        let pieces = match stage {
            Stage::Done => Vec::new(),
            Stage::Prior => {
                self.proposals.push(Proposal::prior(dimensions, count));
                let z = |place| (0..dimensions).map(|part| normal(key(place, part))).collect();
                (0..count).map(|place| Piece { z: z(place), replicate: None, daily: false }).collect()
            }
            Stage::Predict | Stage::Noise => {
                // Where the posterior is and nowhere else: how campaigns vary depends on their parameters.
                let weights = if stage == Stage::Noise { self.flattened() } else { self.weights() };
                self.chosen = resampled(&weights, count, uniform(key(0, 0)));
                let piece = |(place, &chosen): (usize, &usize)| Piece {
                    z: self.draws[chosen].z.clone(),
                    replicate: replicate(place),
                    daily: stage == Stage::Predict,
                };
                self.chosen.iter().enumerate().map(piece).collect()
            }
            Stage::Search => {
                let weights = self.flattened();
                let points: Vec<&[f64]> = self.draws.iter().map(|draw| draw.z.as_slice()).collect();
                let (centre, mut spread) = moments(&points, &weights);
                spread.iter_mut().for_each(|entry| *entry *= WIDER);
                let spread = Cholesky::of(dimensions, &spread);
                let proposal = Proposal { centre, spread, draws: count, prior: false };
                let z = |place: usize| proposal.draw(dimensions, |part| key(place, part));
                let pieces = (0..count).map(|place| Piece { z: z(place), replicate: None, daily: false }).collect();
                self.proposals.push(proposal);
                pieces
            }
        };
        self.pieces = pieces;
        self.generation += 1;
    }
}

impl Proposal {
    fn prior(dimensions: usize, draws: usize) -> Self {
        let identity: Vec<f64> =
            (0..dimensions * dimensions).map(|i| if i % (dimensions + 1) == 0 { 1.0 } else { 0.0 }).collect();
        Self { centre: vec![0.0; dimensions], spread: Cholesky::of(dimensions, &identity), draws, prior: true }
    }

    /// A draw; parts of the key beyond the dimensions choose between t and prior and make the t of a normal.
    fn draw(&self, dimensions: usize, key: impl Fn(usize) -> [u64; 4]) -> Vec<f64> {
        let z: Vec<f64> = (0..dimensions).map(|part| normal(key(part))).collect();
        if uniform(key(dimensions)) < DEFENSIVE {
            return z;
        }
        // χ² of five degrees of freedom.
        let chi: f64 = (0..FREEDOM as usize).map(|i| normal(key(dimensions + 1 + i))).map(|x| x * x).sum();
        let stretch = (FREEDOM / chi).sqrt();
        self.spread.times(&z).iter().zip(&self.centre).map(|(step, centre)| centre + stretch * step).collect()
    }

    fn log_density(&self, z: &[f64]) -> f64 {
        if self.prior {
            return log_prior(z);
        }
        let n = z.len() as f64;
        let centred: Vec<f64> = z.iter().zip(&self.centre).map(|(z, centre)| z - centre).collect();
        let distance = self.spread.distance(&centred);
        let student = libm::lgamma((FREEDOM + n) / 2.0)
            - libm::lgamma(FREEDOM / 2.0)
            - 0.5 * (n * libm::log(FREEDOM * std::f64::consts::PI) + self.spread.log_determinant())
            - 0.5 * (FREEDOM + n) * libm::log1p(distance / FREEDOM);
        log_sum(&[libm::log(1.0 - DEFENSIVE) + student, libm::log(DEFENSIVE) + log_prior(z)])
    }
}

/// Logarithm of the density of independent standard normal numbers.
fn log_prior(z: &[f64]) -> f64 {
    z.iter().map(|z| -0.5 * (z * z + libm::log(2.0 * std::f64::consts::PI))).sum()
}

fn log_sum(terms: &[f64]) -> f64 {
    let most = terms.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if most.is_finite() { most + libm::log(terms.iter().map(|term| libm::exp(term - most)).sum::<f64>()) } else { most }
}

/// Weights that sum to 1, from their logarithms.
fn normalised(log_weights: &[f64]) -> Vec<f64> {
    let total = log_sum(log_weights);
    if !total.is_finite() {
        return vec![1.0 / log_weights.len().max(1) as f64; log_weights.len()];
    }
    log_weights.iter().map(|weight| libm::exp(weight - total)).collect()
}

/// Effective number of weighted draws: 1/Σw² (Kish 1965).
pub(crate) fn effective(weights: &[f64]) -> f64 {
    1.0 / weights.iter().map(|weight| weight * weight).sum::<f64>().max(f64::MIN_POSITIVE)
}

/// Systematic resampling: places of `count` draws, `u` in (0, 1).
pub(crate) fn resampled(weights: &[f64], count: usize, u: f64) -> Vec<usize> {
    let (mut sum, mut place) = (weights.first().copied().unwrap_or(0.0), 0);
    (0..count)
        .map(|i| {
            let at = (i as f64 + u) / count as f64;
            while sum < at && place + 1 < weights.len() {
                place += 1;
                sum += weights[place];
            }
            place
        })
        .collect()
}

/// Searches to the end on this thread.
///
/// # Errors
/// A spec that does not fit plan or series.
pub fn solve(plan: &Plan, series: &Series, spec: &Spec) -> Result<Posterior, CalibrateError> {
    let model = Model::new(plan, series, spec)?;
    let mut fit = Fit::new(plan, series, spec)?;
    while fit.stage() != Stage::Done {
        let answers: Vec<Answer> = fit.ask().iter().map(|piece| model.evaluate(piece)).collect();
        fit.tell(&answers)?;
    }
    fit.finish()
}
