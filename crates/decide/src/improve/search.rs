//! The search: a pilot that tells what dice and weather do, then rounds of candidates on mean paths.
//!
//! Every candidate is scored on the same draws of the plan's unknowns, so that two candidates differ by what they are and not by
//! luck (common random numbers). The first rounds take a quarter of the draws, the later ones all of them: a first sketch of the
//! front needs no precision (retrospective approximation: Chen and Schmeiser 2001, IIE Transactions 33; Pasupathy 2010,
//! Operations Research 58). At the end those near the limits of the aim, on both sides, are scored on eight times the draws: which
//! of them keep the limits is what few draws know least.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::aim::{Aim, Campaign, Estimate};
use super::candidate::Candidate;
use super::evolution::{Evolution, Genome, Member};
use super::front::{ranks, spread_out};
use super::piece::{Piece, Way};
use super::setting::{Effort, Part, Setting};

/// Campaigns of a piece of the pilot.
const PILOT_PIECE: u32 = 8;
/// Draws of those near the limits, times those of the others.
const SHARPER: u32 = 8;
/// Distances from the chance that is asked for, for each of which the best that keeps it is scored on many draws: as far down
/// as few draws may be wrong, and more careful ones.
const MARGINS: [f64; 14] = [-0.15, -0.12, -0.09, -0.06, -0.04, -0.02, 0.0, 0.02, 0.04, 0.06, 0.09, 0.12, 0.15, 0.2];
/// The same for the confirmation.
const CAREFUL: [f64; 7] = [0.0, 0.01, 0.02, 0.04, 0.07, 0.11, 0.16];

/// Where the search is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Stage {
    /// Mean paths and replicates of the plan as it is.
    Pilot,
    /// Few draws.
    Coarse,
    /// A pilot of the best, and the survivors with all draws.
    Again,
    /// All draws.
    Fine,
    /// Those near the limits with many draws.
    Sharp,
    Done,
}

/// A candidate with what the search believes of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Found {
    /// What is tried.
    pub candidate: Candidate,
    /// What the search believes.
    pub estimate: Estimate,
    /// Whether the limits hold, by that.
    pub holds: bool,
}

/// The state of a search.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Search {
    stage: Stage,
    evolution: Evolution,
    /// What chance laid over customers and spending in the pilot: a replicate over its mean path.
    factors: Vec<[f64; 2]>,
    /// What is out to be evaluated, as inherited.
    asked: Vec<Genome>,
    /// What was evaluated on the draws of the stage, by key.
    known: Vec<(Genome, Estimate)>,
    /// What was evaluated on many draws, by key.
    sharp: Vec<(Genome, Estimate)>,
    /// What makes no valid plan, by key.
    failed: Vec<Genome>,
    rounds: u32,
    pub counts: Counts,
}

/// What a search has cost.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Candidates scored, on few draws or on all.
    pub candidates: u32,
    /// Candidates that made no valid plan.
    pub invalid: u32,
    /// Campaigns on the mean path.
    pub paths: u32,
    /// Campaigns with chance.
    pub replicates: u32,
}

impl Effort {
    /// Rounds with few draws.
    fn coarse_rounds(&self) -> u32 {
        if self.coarse_draws() < self.draws { self.rounds / 3 } else { 0 }
    }

    /// How few.
    fn coarse_draws(&self) -> u32 {
        (self.draws / 4).max(4).min(self.draws)
    }

    /// How many near the limits. Medians need no more than one.
    fn sharp_draws(&self) -> u32 {
        if self.draws > 1 { self.draws * SHARPER } else { 1 }
    }

    /// Campaigns of a search that finds something new in every round.
    pub(crate) fn of_search(&self) -> u64 {
        let all = |count: u32| u64::from(count);
        let coarse = all(self.coarse_rounds());
        let again = u64::from(coarse > 0);
        let draws = coarse * all(self.coarse_draws()) + (again + all(self.rounds) - coarse) * all(self.draws);
        2 * all(self.pilot) * (1 + again)
            + all(self.population) * draws
            + MARGINS.len() as u64 * all(self.sharp_draws())
    }
}

impl Search {
    pub fn new(setting: &Setting) -> Self {
        let seed = setting.seed_of(Part::Search);
        let evolution = Evolution::new(setting.space.genes(), setting.effort.population as usize, seed);
        Self {
            stage: Stage::Pilot,
            evolution,
            factors: Vec::new(),
            asked: Vec::new(),
            known: Vec::new(),
            sharp: Vec::new(),
            failed: Vec::new(),
            rounds: 0,
            counts: Counts::default(),
        }
    }

    pub fn done(&self) -> bool {
        self.stage == Stage::Done
    }

    /// Ends it here with what there is.
    pub fn stop(&mut self) {
        self.stage = Stage::Done;
        self.asked.clear();
    }

    /// What is to be evaluated.
    pub fn ask(&self, setting: &Setting) -> Vec<Piece> {
        let draws = match self.stage {
            Stage::Done => return Vec::new(),
            Stage::Pilot => return pilot(setting, None),
            Stage::Coarse => setting.effort.coarse_draws(),
            Stage::Again | Stage::Fine => setting.effort.draws,
            Stage::Sharp => setting.effort.sharp_draws(),
        };
        let way = if setting.effort.draws == 1 { Way::Median } else { Way::Mean };
        let piece = |genome: &Genome| Piece {
            candidate: Some(setting.space.candidate(genome)),
            way,
            seed: setting.seed_of(Part::Search),
            from: 0,
            to: draws,
        };
        let again = self.pilot_again(setting);
        again.into_iter().chain(self.asked.iter().map(piece)).collect()
    }

    /// Takes the campaigns of every piece that was asked for, in order.
    pub fn tell(&mut self, setting: &Setting, results: &[Vec<Campaign>]) {
        match self.stage {
            Stage::Done => {}
            Stage::Pilot => {
                self.learn(setting, results);
                self.stage = if setting.effort.coarse_rounds() > 0 { Stage::Coarse } else { Stage::Fine };
                self.breed(setting);
            }
            Stage::Sharp => {
                let asked = std::mem::take(&mut self.asked);
                for (genome, campaigns) in asked.into_iter().zip(results).filter(|(_, campaigns)| !campaigns.is_empty())
                {
                    self.sharp.push((genome, Estimate::of(setting.aim, campaigns, &self.factors)));
                    self.counts.paths += campaigns.len() as u32;
                }
                self.stop();
            }
            Stage::Coarse | Stage::Again | Stage::Fine => {
                let (pilot, results) = results.split_at(self.pilot_again(setting).len());
                if self.stage == Stage::Again {
                    self.learn(setting, pilot);
                    // What few draws said counts no more.
                    self.known.clear();
                }
                self.score(setting, results);
                self.rounds += u32::from(self.stage != Stage::Again);
                match self.stage {
                    Stage::Coarse if self.rounds >= setting.effort.coarse_rounds() => self.again(),
                    Stage::Fine if self.rounds >= setting.effort.rounds => self.sharpen(setting),
                    Stage::Again => {
                        self.stage = Stage::Fine;
                        self.breed(setting);
                    }
                    _ => self.breed(setting),
                }
            }
        }
    }

    /// A second pilot: the best of the first rounds, which is nearer to what is looked for than the plan as it is.
    fn pilot_again(&self, setting: &Setting) -> Vec<Piece> {
        match (self.stage, self.ranked(setting).first()) {
            (Stage::Again, Some((key, _))) => pilot(setting, Some(&setting.space.candidate(key))),
            _ => Vec::new(),
        }
    }

    /// Takes from a pilot what chance lays over mean paths.
    fn learn(&mut self, setting: &Setting, results: &[Vec<Campaign>]) {
        let (means, drawn) = results.split_at(results.len() / 2);
        let pairs = means.iter().flatten().zip(drawn.iter().flatten());
        let over = |drawn: f64, mean: f64| if mean > 0.0 { drawn / mean } else { 1.0 };
        self.factors =
            pairs.map(|(mean, drawn)| [over(drawn.customers, mean.customers), over(drawn.spend, mean.spend)]).collect();
        self.counts.paths += setting.effort.pilot;
        self.counts.replicates += setting.effort.pilot;
    }

    /// Scores what was asked for and lets the best stay.
    fn score(&mut self, setting: &Setting, results: &[Vec<Campaign>]) {
        let mut children = Vec::new();
        for (genome, campaigns) in std::mem::take(&mut self.asked).into_iter().zip(results) {
            let key = setting.space.key(&genome);
            if campaigns.is_empty() {
                self.failed.push(key);
                self.counts.invalid += 1;
                continue;
            }
            let estimate = Estimate::of(setting.aim, campaigns, &self.factors);
            self.known.push((key, estimate));
            self.counts.candidates += 1;
            self.counts.paths += campaigns.len() as u32;
            children.push(Member { genome, fitness: estimate.fitness(setting.aim, setting.chance) });
        }
        self.evolution.select(children);
    }

    /// Asks for children; without new ones the stage is over.
    fn breed(&mut self, setting: &Setting) {
        let seen: BTreeSet<Genome> = self.known.iter().map(|(key, _)| key).chain(&self.failed).cloned().collect();
        // The plan's own ladder, and the least of everything.
        let starts = match seen.is_empty() {
            true => vec![setting.space.nearest(&setting.plan), vec![0; setting.space.genes().len()]],
            false => Vec::new(),
        };
        self.asked = self.evolution.propose(starts, &seen, |genome| setting.space.key(genome));
        match self.stage {
            Stage::Coarse if self.asked.is_empty() => self.again(),
            _ if self.asked.is_empty() => self.sharpen(setting),
            _ => {}
        }
    }

    /// Asks for those near the limits with many draws.
    fn sharpen(&mut self, setting: &Setting) {
        self.stage = Stage::Sharp;
        self.asked =
            careful(setting, &self.ranked(setting), &MARGINS).into_iter().map(|(key, _)| key.clone()).collect();
        if self.asked.is_empty() || setting.effort.draws == 1 {
            self.stop();
        }
    }

    /// Asks for the survivors with all draws.
    fn again(&mut self) {
        self.stage = Stage::Again;
        self.asked = std::mem::take(&mut self.evolution.members).into_iter().map(|member| member.genome).collect();
        if self.asked.is_empty() {
            self.stop();
        }
    }

    /// The best by the aim, with what the search believes of it.
    pub fn best(&self, setting: &Setting) -> Option<Found> {
        self.ranked(setting).first().map(|scored| found(setting, scored))
    }

    /// At most so many points that nobody beats in customers and cost per customer.
    pub fn frontier(&self, setting: &Setting, most: usize) -> Vec<Found> {
        // Without customers there is no cost of one.
        let points: Vec<&(Genome, Estimate)> = self.known.iter().filter(|(_, e)| e.means().cac().is_some()).collect();
        let places: Vec<[f64; 2]> = points.iter().map(|(_, e)| e.fitness(setting.aim, setting.chance).front).collect();
        // By the number of customers from few to many.
        spread_out(&places, most).into_iter().rev().map(|i| found(setting, points[i])).collect()
    }

    /// Candidates worth confirming, in the order of the aim. What the search believes to hold the limits just so may be luck
    /// of its draws, so that more careful ones stand by: the best of those that keep the limits with a few points more.
    pub fn finalists(&self, setting: &Setting) -> Vec<Found> {
        careful(setting, &self.ranked(setting), &CAREFUL).into_iter().map(|scored| found(setting, scored)).collect()
    }

    /// What is known best, in the order of the aim.
    fn ranked(&self, setting: &Setting) -> Vec<&(Genome, Estimate)> {
        let Setting { aim, chance, .. } = *setting;
        let best_known = if self.sharp.is_empty() { &self.known } else { &self.sharp };
        let mut all: Vec<_> = best_known.iter().map(|scored| (scored.1.fitness(aim, chance), scored)).collect();
        all.sort_by(|(a, one), (b, other)| a.by_aim(b).then_with(|| one.0.cmp(&other.0)));
        all.into_iter().map(|(_, scored)| scored).collect()
    }
}

/// For each margin the one of least value whose chance is so much more than asked for; then the next in the order of the aim, up
/// to three. In the order of the aim, in which they are given.
fn careful<'a>(setting: &Setting, ranked: &[&'a (Genome, Estimate)], margins: &[f64]) -> Vec<&'a (Genome, Estimate)> {
    let value = |i: &usize| setting.aim.value(ranked[*i].1.means());
    let mut chosen: BTreeSet<usize> = BTreeSet::new();
    for margin in margins {
        // Beyond certainty nobody is more careful, and with no chance at all nobody is worth it.
        let needed = (setting.chance + margin).clamp(f64::MIN_POSITIVE, 1.0);
        let keeps = (0..ranked.len()).filter(|i| ranked[*i].1.chance >= needed);
        chosen.extend(keeps.min_by(|a, b| value(a).total_cmp(&value(b))));
    }
    for place in 0..ranked.len() {
        if chosen.len() >= 3.min(ranked.len()) {
            break;
        }
        chosen.insert(place);
    }
    chosen.into_iter().map(|place| ranked[place]).collect()
}

fn found(setting: &Setting, (genome, estimate): &(Genome, Estimate)) -> Found {
    Found { candidate: setting.space.candidate(genome), estimate: *estimate, holds: estimate.chance >= setting.chance }
}

/// Mean paths of a candidate or the plan as it is, then its replicates of the same numbers.
fn pilot(setting: &Setting, candidate: Option<&Candidate>) -> Vec<Piece> {
    let seed = setting.seed_of(Part::Pilot);
    let part = |way| pieces(candidate, way, seed, setting.effort.pilot, PILOT_PIECE);
    [part(Way::Mean), part(Way::Drawn)].concat()
}

/// Campaigns 0 … `campaigns` − 1 in pieces.
pub(crate) fn pieces(candidate: Option<&Candidate>, way: Way, seed: u64, campaigns: u32, at_once: u32) -> Vec<Piece> {
    let starts = (0..campaigns).step_by(at_once.max(1) as usize);
    let piece =
        |from| Piece { candidate: candidate.cloned(), way, seed, from, to: campaigns.min(from + at_once.max(1)) };
    starts.map(piece).collect()
}

/// Which of several confirmed points nobody beats, by mean customers and cost of one.
pub(crate) fn unbeaten(means: &[Campaign]) -> Vec<bool> {
    let places: Vec<[f64; 2]> = means.iter().map(|mean| [-mean.customers, mean.cac().unwrap_or(f64::MAX)]).collect();
    ranks(&places).into_iter().map(|rank| rank == 0).collect()
}

impl Aim {
    /// How it is called on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Customers { .. } => "customers",
            Self::Cac { .. } => "cac",
            Self::Cheapest { .. } => "cheapest",
        }
    }
}
