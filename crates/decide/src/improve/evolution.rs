//! A search over whole numbers and choices for a front of two objectives and, at the same time, for one aim under limits.
//!
//! A steady population: children by recombination and mutation of mixed variables as in Li, Emmerich, Eggermont, Bäck, Schütz,
//! Dijkstra and Reiber 2013, "Mixed integer evolution strategies for parameter optimization", Evolutionary Computation 21
//! (ordered variables step by differences of geometric numbers, Rudolph 1994, "An evolutionary algorithm for integer
//! programming"; choices are drawn anew), and by differences of members as in Storn and Price 1997, "Differential evolution",
//! Journal of Global Optimization 11. Half of the places belong to the aim: what keeps the limits before what does not,
//! the better or the nearer first (Deb 2000, "An efficient constraint handling method for genetic algorithms", Computer
//! Methods in Applied Mechanics and Engineering 186). The others belong to the front, by rank and crowding ([`super::front`]).
//! No point is evaluated twice.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::front::{crowding, ranks};
use super::luck::Luck;
use crate::order::in_order;

/// A point: the level of each variable.
pub(crate) type Genome = Vec<u32>;

/// A variable of levels 0 … `levels` − 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Gene {
    pub levels: u32,
    /// Whether neighbouring levels are alike; if not, they are choices.
    pub ordered: bool,
}

/// How good a point is. Finite numbers.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Fitness {
    /// Objectives of the front, minimised.
    pub front: [f64; 2],
    /// How far it is from keeping the limits of the aim; 0 where it keeps them.
    pub violation: f64,
    /// What the aim minimises.
    pub value: f64,
}

impl Fitness {
    /// The better by the aim comes first.
    pub fn by_aim(&self, other: &Self) -> Ordering {
        // Numbers are never below 0 or undefined, so the sum of both tells who keeps the limits.
        self.violation.total_cmp(&other.violation).then(self.value.total_cmp(&other.value))
    }
}

/// A point of the population.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Member {
    pub genome: Genome,
    pub fitness: Fitness,
}

impl Member {
    /// The better one by the aim first.
    fn by_aim(&self, other: &Self) -> Ordering {
        self.fitness.by_aim(&other.fitness).then_with(|| self.genome.cmp(&other.genome))
    }
}

/// The population on its way.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Evolution {
    genes: Vec<Gene>,
    size: usize,
    seed: u64,
    /// Times that children were asked for: each time has random numbers of its own.
    round: u64,
    pub members: Vec<Member>,
}

/// Probability that a child has two parents.
const RECOMBINATION: f64 = 0.5;
/// Probability that it goes the way from one member to another instead, and no further changes come.
const DIFFERENCE: f64 = 0.4;
/// Probability that an ordered variable of such a child lies between its parents' rather than at one of them.
const BLEND: f64 = 0.3;
/// Mean steps of a mutation, as shares of a variable's levels: wide ones to leave a valley, narrow ones to settle.
const REACH: [f64; 3] = [0.3, 0.08, 0.01];
/// Attempts at a child that is new.
const ATTEMPTS: u32 = 30;

impl Evolution {
    /// A population of at most `size`, at least 2, without members yet.
    pub fn new(genes: Vec<Gene>, size: usize, seed: u64) -> Self {
        Self { genes, size: size.max(2), seed, round: 0, members: Vec::new() }
    }

    /// Points to evaluate next, as they are inherited: `starts` and random ones while there is no population, else children.
    /// Fewer than the population has places where nothing new is found. `key` is what a point stands for, `seen` are the keys
    /// that need no evaluation any more.
    pub fn propose(
        &mut self,
        starts: Vec<Genome>,
        seen: &BTreeSet<Genome>,
        key: impl Fn(&Genome) -> Genome,
    ) -> Vec<Genome> {
        let mut luck = Luck::new(self.seed, self.round);
        self.round += 1;
        let standing = self.standing();
        let mut found = Vec::new();
        let mut keys = BTreeSet::new();
        let mut starts = starts.into_iter();
        for _ in 0..self.size {
            for attempt in 0..ATTEMPTS {
                // A population that repeats itself is helped by chance.
                let lost = self.members.is_empty() || attempt >= ATTEMPTS / 2;
                let point = match starts.next() {
                    Some(start) => start,
                    None if lost => self.random(&mut luck),
                    None => self.child(&standing, &mut luck),
                };
                let point_key = key(&point);
                if !seen.contains(&point_key) && keys.insert(point_key) {
                    found.push(point);
                    break;
                }
            }
        }
        found
    }

    /// Takes evaluated points in and lets the best stay.
    pub fn select(&mut self, children: Vec<Member>) {
        let mut pool = std::mem::take(&mut self.members);
        pool.extend(children);
        pool.sort_by(Member::by_aim);
        let mut rest = pool.split_off(pool.len().min(self.size / 2));
        self.members = pool;
        let points: Vec<[f64; 2]> = rest.iter().map(|member| member.fitness.front).collect();
        let order = by_front(&points);
        let places = self.size - self.members.len().min(self.size);
        let mut stays: Vec<usize> = order.into_iter().take(places).collect();
        stays.sort_unstable_by(|a, b| b.cmp(a));
        self.members.extend(stays.into_iter().map(|i| rest.swap_remove(i)));
        // By the aim again, so that the order of the population follows from its members alone.
        self.members.sort_by(Member::by_aim);
    }

    /// Place of each member by the front.
    fn standing(&self) -> Vec<usize> {
        let points: Vec<[f64; 2]> = self.members.iter().map(|member| member.fitness.front).collect();
        let mut standing = vec![0; points.len()];
        by_front(&points).into_iter().enumerate().for_each(|(place, i)| standing[i] = place);
        standing
    }

    fn random(&self, luck: &mut Luck) -> Genome {
        self.genes.iter().map(|gene| luck.below(gene.levels as usize) as u32).collect()
    }

    /// The better of two members, by the aim or by the front.
    fn parent(&self, standing: &[usize], luck: &mut Luck) -> &Genome {
        let [a, b] = [0, 0].map(|_: u8| luck.below(self.members.len()));
        // Members stand in the order of the aim.
        let first = if luck.with(0.5) { a < b } else { standing[a] < standing[b] };
        &self.members[if first { a } else { b }].genome
    }

    fn child(&self, standing: &[usize], luck: &mut Luck) -> Genome {
        let mut child = self.parent(standing, luck).clone();
        let way = luck.unit();
        if way < DIFFERENCE {
            return self.moved(child, luck);
        }
        if way < DIFFERENCE + RECOMBINATION {
            let other = self.parent(standing, luck);
            for ((level, &theirs), gene) in child.iter_mut().zip(other).zip(&self.genes) {
                let blend = gene.ordered && luck.with(BLEND);
                let u = luck.unit();
                if blend {
                    // A little beyond both parents too, so that the population does not shrink by mixing alone.
                    let between = f64::from(*level) + (1.5 * u - 0.25) * (f64::from(theirs) - f64::from(*level));
                    *level = between.round().clamp(0.0, f64::from(gene.levels - 1)) as u32;
                } else if u < 0.5 {
                    *level = theirs;
                }
            }
        }
        let varying = self.genes.iter().filter(|gene| gene.levels > 1).count().max(1);
        let rate = 1.0 / varying as f64;
        for (level, gene) in child.iter_mut().zip(&self.genes) {
            if gene.levels > 1 && luck.with(rate) {
                *level = mutated(*level, *gene, luck);
            }
        }
        child
    }
}

impl Evolution {
    /// A point moved by a part of the way between two members that are near the aim: several variables at once, as far and in
    /// such proportion as the population is spread, which is how to follow a limit. Choices follow the second.
    fn moved(&self, mut point: Genome, luck: &mut Luck) -> Genome {
        let near = self.members.len().div_ceil(2);
        let [from, to] = [0, 0].map(|_: u8| &self.members[luck.below(near)].genome);
        let part = 0.3 + 0.7 * luck.unit();
        for (((level, &from), &to), gene) in point.iter_mut().zip(from).zip(to).zip(&self.genes) {
            // Rounded at random, so that short ways move something too.
            let u = luck.unit();
            if gene.ordered {
                let place = (f64::from(*level) + part * (f64::from(to) - f64::from(from)) + u).floor();
                *level = place.clamp(0.0, f64::from(gene.levels - 1)) as u32;
            } else if from != to && u < part {
                *level = to;
            }
        }
        point
    }
}

/// Another level of a variable.
fn mutated(level: u32, gene: Gene, luck: &mut Luck) -> u32 {
    if !gene.ordered || gene.levels == 2 {
        let other = luck.below(gene.levels as usize - 1) as u32;
        return if other >= level { other + 1 } else { other };
    }
    let reach = REACH[luck.below(REACH.len())] * f64::from(gene.levels);
    // A geometric number with that mean, at least 1, by inversion.
    let stay = 1.0 - 1.0 / reach.max(1.000_001);
    let step = 1.0 + (libm::log(1.0 - luck.unit()) / libm::log(stay)).floor();
    let top = f64::from(gene.levels - 1);
    let place = f64::from(level) + if luck.with(0.5) { step } else { -step };
    // Mirrored at the ends, at most once.
    let place = if place < 0.0 {
        -place
    } else if place > top {
        2.0 * top - place
    } else {
        place
    };
    place.clamp(0.0, top) as u32
}

/// Points by rank, the lonely of a rank first.
fn by_front(points: &[[f64; 2]]) -> Vec<usize> {
    let ranks = ranks(points);
    let mut lonely = vec![0.0; points.len()];
    for rank in 0..=ranks.iter().copied().max().unwrap_or(0) {
        let of_rank: Vec<usize> = (0..points.len()).filter(|&i| ranks[i] == rank).collect();
        let own: Vec<[f64; 2]> = of_rank.iter().map(|&i| points[i]).collect();
        of_rank.into_iter().zip(crowding(&own)).for_each(|(i, crowd)| lonely[i] = crowd);
    }
    in_order(points.len(), &|a, b| ranks[a].cmp(&ranks[b]).then(lonely[b].total_cmp(&lonely[a])))
}

#[cfg(test)]
mod tests;
