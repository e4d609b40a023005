//! Everybody who ever joined, a column per property, and who is present in which stage. The numbers of people follow the
//! order in which they joined, so that a friend's is above that of who invited him.

use super::forest::{Forest, NEVER, Origin};
use crate::rates::{STAGES, Stage};

/// People of one stage of one segment.
#[derive(Clone, Debug, Default)]
struct Crowd {
    present: Vec<u32>,
    /// Arrivals of this step; nothing else happens to them before the next.
    incoming: Vec<u32>,
    /// Seeds among both.
    seeds: usize,
}

/// Everybody, a column per property.
#[derive(Debug)]
pub(super) struct People {
    /// Who invited him, or `NOBODY`.
    pub parent: Vec<u32>,
    pub segment: Vec<u8>,
    pub origin: Vec<Origin>,
    /// Days that had passed when he joined, and when he became a customer, or [`NEVER`].
    pub joined: Vec<u16>,
    pub customer: Vec<u16>,
    /// Days that had passed when he last fell silent.
    pub silent_since: Vec<u16>,
    /// State of the reward table: credited referrals that are told apart.
    pub credited: Vec<u8>,
    /// Own propensity g to share, mean 1.
    pub sharing: Vec<f32>,
    /// Chance per day to be lost where churn is not multiplied by anything.
    pub loss: Vec<f32>,
    crowds: Vec<Crowd>,
}

/// What is known of someone who joins.
#[derive(Clone, Copy, Debug)]
pub(super) struct Newcomer {
    pub parent: u32,
    pub segment: u8,
    pub origin: Origin,
    pub sharing: f64,
    pub loss: f64,
}

impl People {
    pub fn new(segments: usize) -> Self {
        Self {
            parent: Vec::new(),
            segment: Vec::new(),
            origin: Vec::new(),
            joined: Vec::new(),
            customer: Vec::new(),
            silent_since: Vec::new(),
            credited: Vec::new(),
            sharing: Vec::new(),
            loss: Vec::new(),
            crowds: vec![Crowd::default(); segments * STAGES],
        }
    }

    /// How many ever joined, seeds included.
    pub fn ever_joined(&self) -> usize {
        self.parent.len()
    }

    /// Takes somebody in, in no stage yet; gives his number.
    pub fn add(&mut self, newcomer: Newcomer, evening: u16) -> u32 {
        self.parent.push(newcomer.parent);
        self.segment.push(newcomer.segment);
        self.origin.push(newcomer.origin);
        self.joined.push(evening);
        self.customer.push(NEVER);
        self.silent_since.push(evening);
        self.credited.push(0);
        self.sharing.push(newcomer.sharing as f32);
        self.loss.push(newcomer.loss as f32);
        (self.parent.len() - 1) as u32
    }

    /// Who is in a stage of a segment since this morning.
    pub fn present(&self, segment: usize, stage: Stage) -> &[u32] {
        &self.crowds[segment * STAGES + stage as usize].present
    }

    /// Who is in a stage of a segment now, arrivals of this step included.
    pub fn headcount(&self, segment: usize, stage: Stage) -> usize {
        let crowd = &self.crowds[segment * STAGES + stage as usize];
        crowd.present.len() + crowd.incoming.len()
    }

    /// Takes out everybody who is in a stage; [`People::put_back`] returns those who stay.
    pub fn take_present(&mut self, segment: usize, stage: Stage) -> Vec<u32> {
        std::mem::take(&mut self.crowds[segment * STAGES + stage as usize].present)
    }

    pub fn put_back(&mut self, segment: usize, stage: Stage, present: Vec<u32>) {
        self.crowds[segment * STAGES + stage as usize].present = present;
    }

    /// Someone taken out of a stage is gone from it.
    pub fn leave(&mut self, person: u32, stage: Stage) {
        self.count(person, stage, false);
    }

    /// Lets someone into a stage of his segment this evening.
    pub fn enter(&mut self, person: u32, stage: Stage, evening: u16) {
        if stage == Stage::Edge {
            self.silent_since[person as usize] = evening;
        }
        let segment = usize::from(self.segment[person as usize]);
        self.crowds[segment * STAGES + stage as usize].incoming.push(person);
        self.count(person, stage, true);
    }

    fn count(&mut self, person: u32, stage: Stage, enters: bool) {
        if self.origin[person as usize] == Origin::Seed {
            let segment = usize::from(self.segment[person as usize]);
            let seeds = &mut self.crowds[segment * STAGES + stage as usize].seeds;
            if enters { *seeds += 1 } else { *seeds -= 1 }
        }
    }

    /// Seeds and others of this morning in a stage of a segment.
    pub fn seeds_and_others(&self, segment: usize, stage: Stage) -> [usize; 2] {
        let crowd = &self.crowds[segment * STAGES + stage as usize];
        [crowd.seeds, crowd.present.len() - crowd.seeds]
    }

    /// Evening: who came in is there.
    pub fn settle(&mut self) {
        for crowd in &mut self.crowds {
            crowd.present.append(&mut crowd.incoming);
        }
    }

    pub fn into_forest(self) -> Forest {
        Forest {
            parent: self.parent,
            segment: self.segment,
            origin: self.origin,
            joined: self.joined,
            customer: self.customer,
        }
    }
}
