//! Fresh random numbers for what the search believes in.
//!
//! The best of many estimates is best by luck too (winner's curse; Smith and Winkler 2006, "The optimizer's curse", Management
//! Science 52), and so is the best of several confirmed ones. Two fresh runs keep both out. The first decides which of the
//! finalists may be the answer: those that keep the limits in it. The second judges the first of these in the order of the
//! search, and only its figures are reported; if the limits do not hold there, the next is judged on the same numbers.

use serde::{Deserialize, Serialize};

use super::aim::{Campaign, Estimate};
use super::candidate::Candidate;
use super::piece::{Piece, Way};
use super::report::{Against, Confirmed, Figures, Report, Verdict, chance, mean};
use super::search::{Counts, Search, pieces, unbeaten};
use super::setting::{Effort, Part, Setting};

/// Replicates of a piece.
const AT_ONCE: u32 = 20;
/// Most finalists: one for each margin of the search.
const FINALISTS: u64 = 7;

/// A candidate, or the plan as it is, and its replicates.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Sample {
    candidate: Option<Candidate>,
    estimate: Option<Estimate>,
    campaigns: Vec<Campaign>,
}

/// Where the confirmation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Stage {
    /// The finalists on the first fresh numbers.
    Qualifying,
    /// The plan, the front and the first who may be the answer on the second.
    Judging,
    /// The next who may.
    Next,
    Done,
}

/// The state of a confirmation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Confirmation {
    stage: Stage,
    /// Finalists in the order of the search.
    finalists: Vec<Sample>,
    /// Which of them are judged, one after the other.
    queue: Vec<usize>,
    base: Sample,
    front: Vec<Sample>,
    judged: Vec<Sample>,
    /// Whether the search believed in any.
    believed: bool,
    counts: Counts,
}

impl Effort {
    /// Replicates of a confirmation whose first candidate holds.
    pub(crate) fn of_confirmation(&self) -> u64 {
        (FINALISTS + u64::from(self.points) + 2) * u64::from(self.replicates)
    }
}

impl Confirmation {
    pub fn new(setting: &Setting, search: &Search) -> Self {
        let sample = |found: super::search::Found| Sample {
            candidate: Some(found.candidate),
            estimate: Some(found.estimate),
            campaigns: Vec::new(),
        };
        let all = search.finalists(setting);
        let believed = all.iter().any(|found| found.holds);
        let finalists: Vec<Sample> = all.into_iter().map(sample).collect();
        let front = search.frontier(setting, setting.effort.points as usize).into_iter().map(sample).collect();
        let stage = if finalists.is_empty() { Stage::Judging } else { Stage::Qualifying };
        let base = Sample { candidate: None, estimate: None, campaigns: Vec::new() };
        Self { stage, finalists, queue: Vec::new(), base, front, judged: Vec::new(), believed, counts: search.counts }
    }

    pub fn done(&self) -> bool {
        self.stage == Stage::Done
    }

    /// What is to be simulated.
    pub fn ask(&self, setting: &Setting) -> Vec<Piece> {
        let part = if self.stage == Stage::Qualifying { Part::Qualifying } else { Part::Fresh };
        let replicates = |candidate: Option<&Candidate>| {
            pieces(candidate, Way::Drawn, setting.seed_of(part), setting.effort.replicates, AT_ONCE)
        };
        let mut all: Vec<Option<&Candidate>> = Vec::new();
        match self.stage {
            Stage::Done => return Vec::new(),
            Stage::Qualifying => all.extend(self.finalists.iter().map(|sample| sample.candidate.as_ref())),
            Stage::Judging => {
                all.push(None);
                all.extend(self.front.iter().map(|sample| sample.candidate.as_ref()));
                all.extend(self.next().map(|next| next.candidate.as_ref()));
            }
            Stage::Next => all.extend(self.next().map(|next| next.candidate.as_ref())),
        }
        all.into_iter().flat_map(replicates).collect()
    }

    /// Who is judged next.
    fn next(&self) -> Option<&Sample> {
        self.queue.get(self.judged.len()).map(|&i| &self.finalists[i])
    }

    /// Takes the campaigns of every piece that was asked for, in order.
    pub fn tell(&mut self, setting: &Setting, results: &[Vec<Campaign>]) {
        let each = setting.effort.replicates.div_ceil(AT_ONCE).max(1) as usize;
        let mut samples = results.chunks(each).map(<[Vec<Campaign>]>::concat);
        self.counts.replicates += results.iter().map(|campaigns| campaigns.len() as u32).sum::<u32>();
        match self.stage {
            Stage::Done => {}
            Stage::Qualifying => {
                for (finalist, campaigns) in self.finalists.iter_mut().zip(samples) {
                    finalist.campaigns = campaigns;
                }
                self.queue = self.qualified(setting);
                self.stage = Stage::Judging;
            }
            Stage::Judging => {
                self.base.campaigns = samples.next().unwrap_or_default();
                for (point, campaigns) in self.front.iter_mut().zip(samples.by_ref()) {
                    point.campaigns = campaigns;
                }
                self.judge(setting, samples.next());
            }
            Stage::Next => self.judge(setting, samples.next()),
        }
    }

    /// Finalists that keep the limits, in the order of the search; if none does, the one that comes nearest.
    fn qualified(&self, setting: &Setting) -> Vec<usize> {
        let share = |sample: &Sample| chance(setting.aim, &sample.campaigns).share;
        let all = 0..self.finalists.len();
        let passing: Vec<usize> = all.clone().filter(|&i| share(&self.finalists[i]) >= setting.chance).collect();
        if !passing.is_empty() {
            return passing;
        }
        let key = |i: usize| Estimate::of(setting.aim, &self.finalists[i].campaigns, &[[1.0, 1.0]]);
        let miss = |i: &usize| key(*i).fitness(setting.aim, setting.chance);
        all.min_by(|a, b| miss(a).by_aim(&miss(b)).then(a.cmp(b))).into_iter().collect()
    }

    fn judge(&mut self, setting: &Setting, campaigns: Option<Vec<Campaign>>) {
        let (Some(next), Some(campaigns)) = (self.next().cloned(), campaigns) else {
            self.stage = Stage::Done;
            return;
        };
        let holds = chance(setting.aim, &campaigns).share >= setting.chance;
        self.judged.push(Sample { campaigns, ..next });
        self.stage = if holds || self.next().is_none() { Stage::Done } else { Stage::Next };
    }

    /// The answer; none while there is something to simulate.
    pub fn report(&self, setting: &Setting) -> Option<Report> {
        if !self.done() {
            return None;
        }
        let share = |sample: &Sample| chance(setting.aim, &sample.campaigns).share;
        // The last one judged holds, or none does.
        let holds = self.judged.last().filter(|last| share(last) >= setting.chance);
        let nearest = self.judged.iter().rev().max_by(|a, b| share(a).total_cmp(&share(b)));
        let verdict = match (holds, self.believed) {
            (Some(_), _) => Verdict::Holds,
            (None, true) => Verdict::Missed,
            (None, false) => Verdict::Infeasible,
        };
        let front: Vec<Campaign> = self.front.iter().map(|sample| mean(&sample.campaigns)).collect();
        let front = self.front.iter().zip(unbeaten(&front));
        Some(Report {
            aim: setting.aim,
            chance: setting.chance,
            verdict,
            best: holds.or(nearest).map(|sample| self.confirmed(setting, sample, true)),
            base: self.confirmed(setting, &self.base, true),
            frontier: front.map(|(sample, unbeaten)| self.confirmed(setting, sample, unbeaten)).collect(),
            attempts: self.judged.len() as u32,
            finalists: self.finalists.len() as u32,
            replicates: setting.effort.replicates,
            counts: self.counts,
            notes: setting.notes(),
        })
    }

    fn confirmed(&self, setting: &Setting, sample: &Sample, unbeaten: bool) -> Confirmed {
        let against = sample.candidate.as_ref().and_then(|_| Against::of(&self.base.campaigns, &sample.campaigns));
        Confirmed {
            candidate: sample.candidate.clone(),
            search: sample.estimate,
            fresh: Figures::of(setting.aim, &sample.campaigns),
            against_base: against,
            unbeaten,
        }
    }
}
