//! The work of one study, whoever does it: pieces out, answers in.

use std::collections::VecDeque;
use std::ops::Range;
use std::rc::Rc;

use snowball_engine::Engine;
use snowball_engine::plan::Plan;

use super::{BATCH_MS, PROGRESS_MS};
use crate::state::{Action, StudyRun};
use crate::study::{Answer, Prepared, Study};

/// Most pieces at once, below what a worker takes.
const MOST: f64 = 1000.0;

/// Pieces of a study, to be done in one go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pieces {
    /// Which.
    pub range: Range<u32>,
    /// How often they were given out and came to nothing.
    pub failures: u32,
}

/// The work of one study.
#[derive(Clone, Debug)]
pub struct StudyWork {
    /// Number of the study.
    pub id: u64,
    /// What is computed, to be sent to workers.
    pub study: Study,
    /// The plans, to be sent to workers.
    pub plans: Vec<Rc<Plan>>,
    engines: Vec<Rc<Engine>>,
    prepared: Rc<Prepared>,
    missing: VecDeque<Range<u32>>,
    again: Vec<Pieces>,
    left: u32,
    /// Milliseconds a piece takes, as far as known.
    cost: Option<f64>,
    waiting: Vec<(usize, Answer)>,
    told: f64,
}

impl StudyWork {
    /// Joins others that wait, behind those whose turn it is before or at the same time.
    pub fn line_up(self, others: &mut Vec<Self>) {
        let place = others.partition_point(|other| other.study.turn() <= self.study.turn());
        others.insert(place, self);
    }

    /// What a study lacks; none if it cannot be done. `now` is a clock in milliseconds.
    #[must_use]
    pub fn of(run: &StudyRun, now: f64) -> Option<Self> {
        let prepared = run.prepared.clone()?;
        let mut missing: VecDeque<Range<u32>> = VecDeque::new();
        for (piece, _) in (0..).zip(&run.answers).filter(|(_, answer)| answer.is_none()) {
            match missing.back_mut() {
                Some(last) if last.end == piece => last.end += 1,
                _ => missing.push_back(piece..piece + 1),
            }
        }
        Some(Self {
            id: run.id,
            study: run.study.clone(),
            plans: run.plans.clone(),
            engines: run.engines.clone(),
            prepared,
            left: missing.iter().map(|range| range.end - range.start).sum(),
            missing,
            again: Vec::new(),
            cost: None,
            waiting: Vec::new(),
            told: now,
        })
    }

    /// The next pieces for one of `lanes` workers that should take about a `part` of a batch's time.
    pub fn next(&mut self, lanes: u32, part: f64) -> Option<Pieces> {
        if let Some(pieces) = self.again.pop() {
            return Some(pieces);
        }
        let most = self.cost.map_or(1, |ms| (BATCH_MS * part / ms.max(1e-3)).clamp(1.0, MOST) as u32);
        let share = self.missing.iter().map(|range| range.end - range.start).sum::<u32>().div_ceil(2 * lanes.max(1));
        let span = self.missing.front_mut()?;
        let end = span.end.min(span.start + share.min(most).max(1));
        let range = span.start..end;
        span.start = end;
        if span.start == span.end {
            self.missing.pop_front();
        }
        Some(Pieces { range, failures: 0 })
    }

    /// Takes back pieces that came to nothing.
    pub fn give_back(&mut self, pieces: Pieces) {
        self.again.push(pieces);
    }

    /// Does pieces on the spot.
    #[must_use]
    pub fn evaluate(&self, pieces: &Pieces) -> Vec<Answer> {
        let engines: Vec<&Engine> = self.engines.iter().map(Rc::as_ref).collect();
        pieces.range.clone().map(|piece| self.prepared.evaluate(&engines, piece as usize)).collect()
    }

    /// Takes in answers that took `ms`; returns what the state should hear.
    pub fn done(&mut self, first: u32, answers: Vec<Answer>, ms: f64, now: f64) -> Option<Action> {
        let count = answers.len();
        if count > 0 {
            let each = ms / count as f64;
            self.cost = Some(self.cost.map_or(each, |old| 0.5 * (old + each)));
        }
        self.left = self.left.saturating_sub(count as u32);
        self.waiting.extend((first as usize..).zip(answers));
        if self.left > 0 && now - self.told < PROGRESS_MS {
            return None;
        }
        self.told = now;
        Some(Action::Answered { study: self.id, answers: std::mem::take(&mut self.waiting) })
    }

    /// Whether everything has been taken in.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.left == 0
    }
}
