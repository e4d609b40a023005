//! Draws. Where a slice holds few events and many cells, their total is drawn and then given to single people, which is
//! as exact as a draw per cell and much cheaper; well-filled cells are drawn each for itself.

use rand::rngs::Xoshiro256PlusPlus;
use rand::{Rng as _, RngExt as _};
use rand_distr::{Binomial, Distribution as _, Gamma, Hypergeometric, Poisson, StandardNormal};

use crate::chance::{Chance, Law, Moved, OUTCOMES, Raised, Slab, Taken};
use crate::math;
use crate::streams::{Subsystem, stream};

/// A cell with more expected events than this is drawn by itself. Chosen by measurement (`benches/replicate.rs`).
const CROWDED: f64 = 3.0;
/// Above this probability single people are not picked out: too many of them would be picked twice.
const MOST_PICKED: f64 = 0.25;

/// The dice of one replicate.
#[derive(Debug)]
pub(crate) struct Dice {
    seed: u64,
    replicate: u32,
    rng: Xoshiro256PlusPlus,
    /// Places of single people, kept to save allocations.
    ranks: Vec<u64>,
    /// Positions on the scale of means, kept to save allocations.
    positions: Vec<f64>,
}

impl Dice {
    /// The dice of a replicate.
    pub fn new(seed: u64, replicate: u32) -> Self {
        let rng = stream(seed, replicate, 0, Subsystem::Seeds);
        Self { seed, replicate, rng, ranks: Vec::new(), positions: Vec::new() }
    }

    fn uniform(&mut self) -> f64 {
        self.rng.random()
    }

    /// `k` different places below `total`, in order.
    fn draw_ranks(&mut self, k: u64, total: u64) {
        self.ranks.clear();
        while (self.ranks.len() as u64) < k {
            for _ in self.ranks.len() as u64..k {
                self.ranks.push(self.rng.random_range(0..total));
            }
            self.ranks.sort_unstable();
            self.ranks.dedup();
        }
    }

    /// Everybody in a cell meets an outcome or none.
    fn scatter_cell(&mut self, cell: usize, people: f64, law: &[f64; OUTCOMES], moved: &mut Vec<Moved>) {
        let (mut left, mut below) = (people, 0.0);
        for (outcome, &up_to) in law.iter().enumerate() {
            if up_to > below {
                let count = self.binomial(left, (up_to - below) / (1.0 - below));
                if count > 0.0 {
                    moved.push(Moved { cell, outcome, count });
                    left -= count;
                }
            }
            below = up_to;
        }
    }

    /// How many of `members` people had 1, 2, … referrals, each Poisson(`mean`).
    fn raise_crowded(&mut self, at: (usize, usize), members: f64, mean: f64, raised: &mut Vec<Raised>) -> f64 {
        let (cell, before) = at;
        let mut probability = math::exp(-mean);
        let mut tail = -math::exp_m1(-mean);
        // People with at least `referrals` referrals.
        let mut at_least = self.binomial(members, tail);
        let mut referrals = 1;
        let mut total = 0.0;
        while at_least > 0.0 {
            total += at_least;
            probability *= mean / f64::from(referrals);
            let more = tail - probability;
            let next = if more > 0.0 { self.binomial(at_least, (more / tail).min(1.0)) } else { 0.0 };
            if at_least > next {
                raised.push(Raised { cell, before, referrals, members: at_least - next });
            }
            (tail, at_least, referrals) = (more, next, referrals + 1);
        }
        total
    }

    /// Gives `events` referrals that fell on a cell to its `members` at random.
    fn raise_sparse(&mut self, at: (usize, usize), members: f64, events: u32, raised: &mut Vec<Raised>) {
        let (cell, before) = at;
        if events == 1 || members == 1.0 {
            raised.push(Raised { cell, before, referrals: events, members: 1.0 });
            return;
        }
        self.ranks.clear();
        for _ in 0..events {
            let rank = self.rng.random_range(0..members as u64);
            self.ranks.push(rank);
        }
        self.ranks.sort_unstable();
        for same in self.ranks.chunk_by(|a, b| a == b) {
            raised.push(Raised { cell, before, referrals: same.len() as u32, members: 1.0 });
        }
    }
}

impl Chance for Dice {
    fn enter(&mut self, step: u32, subsystem: Subsystem) {
        self.rng = stream(self.seed, self.replicate, step, subsystem);
    }

    fn whole(&self, people: f64) -> f64 {
        people.floor()
    }

    fn normal(&mut self) -> Option<f64> {
        Some(StandardNormal.sample(&mut self.rng))
    }

    fn poisson(&mut self, mean: f64) -> f64 {
        // A mean of 0 or below is no distribution: no events.
        Poisson::new(mean).map_or(0.0, |poisson| poisson.sample(&mut self.rng))
    }

    fn binomial(&mut self, n: f64, p: f64) -> f64 {
        if n <= 0.0 || p <= 0.0 {
            return 0.0;
        }
        if p >= 1.0 {
            return n;
        }
        if p > 0.5 {
            return n - self.binomial(n, 1.0 - p);
        }
        if n * p < 10.0 {
            return self.binomial_by_inversion(n, p);
        }
        Binomial::new(n as u64, p).map_or(0.0, |binomial| binomial.sample(&mut self.rng) as f64)
    }

    fn gamma(&mut self, shape: f64, scale: f64) -> f64 {
        Gamma::new(shape, scale).map_or(0.0, |gamma| gamma.sample(&mut self.rng))
    }

    fn split(&mut self, n: f64, weights: impl Iterator<Item = f64> + Clone, mut give: impl FnMut(usize, f64)) {
        let mut left = n;
        let mut weight_left = 1.0;
        for (i, weight) in weights.enumerate() {
            if left <= 0.0 {
                return;
            }
            // The last part takes everybody who is left, also where rounding leaves a hair of weight after it.
            let share = weight / weight_left;
            let part = if share > 1.0 - 1e-9 { left } else { self.binomial(left, share) };
            if part > 0.0 {
                give(i, part);
            }
            left -= part;
            weight_left -= weight;
        }
    }

    fn scatter(&mut self, cells: &[f64], law: &Law, moved: &mut Vec<Moved>) {
        let most = law.cumulative.iter().map(|cumulative| cumulative[OUTCOMES - 1]).fold(0.0, f64::max);
        if most <= 0.0 {
            return;
        }
        // Where the likeliest class is likely, single people would be picked twice too often.
        let crowded = if most > MOST_PICKED { 0.0 } else { CROWDED };
        let runs = || cells.chunks_exact(law.sharing).zip(law.cumulative.iter().cycle()).enumerate();
        let fullest = cells.iter().copied().fold(0.0, f64::max);
        let mut sparse: f64 = cells.iter().sum();
        if fullest * most > crowded {
            for (run, (people, law_of_class)) in runs() {
                for (i, &people) in people.iter().enumerate() {
                    if people * law_of_class[OUTCOMES - 1] > crowded {
                        self.scatter_cell(run * law.sharing + i, people, law_of_class, moved);
                        sparse -= people;
                    }
                }
            }
        }
        let candidates = self.binomial(sparse, most);
        if candidates <= 0.0 {
            return;
        }
        self.draw_ranks(candidates as u64, sparse as u64);
        let ranks = std::mem::take(&mut self.ranks);
        let mut rank = 0;
        let mut end = 0;
        'sweep: for (run, (people, law_of_class)) in runs() {
            let in_sparse = |people: f64| if people * law_of_class[OUTCOMES - 1] > crowded { 0 } else { people as u64 };
            let here: u64 = people.iter().copied().map(in_sparse).sum();
            if ranks[rank] >= end + here {
                end += here;
                continue;
            }
            for (i, &people) in people.iter().enumerate() {
                end += in_sparse(people);
                while ranks[rank] < end {
                    // Candidates were taken with the largest probability of all classes; this keeps the right share.
                    let u = self.uniform() * most;
                    if let Some(outcome) = law_of_class.iter().position(|&up_to| u < up_to) {
                        moved.push(Moved { cell: run * law.sharing + i, outcome, count: 1.0 });
                    }
                    rank += 1;
                    if rank == ranks.len() {
                        break 'sweep;
                    }
                }
            }
        }
        self.ranks = ranks;
    }

    fn pick(&mut self, cells: &[f64], k: f64, taken: &mut Vec<Taken>) {
        let mut left: f64 = cells.iter().sum();
        let mut k = k.min(left);
        for (cell, &people) in cells.iter().enumerate().filter(|(_, people)| **people > 0.0) {
            let count = if k >= left {
                people
            } else {
                Hypergeometric::new(left as u64, people as u64, k as u64)
                    .map_or(0.0, |drawn| drawn.sample(&mut self.rng) as f64)
            };
            if count > 0.0 {
                taken.push(Taken { cell, count });
            }
            left -= people;
            k -= count;
        }
    }

    fn raise(&mut self, cells: &[f64], means: &[f64], slab: Slab, raised: &mut Vec<Raised>) -> f64 {
        let sharing = slab.sharing;
        // A run of cells and the means of its sharing classes, which are those of its slab.
        let runs = || {
            let means = means.chunks_exact(sharing).flat_map(|means| std::iter::repeat_n(means, slab.classes));
            cells.chunks_exact(sharing).zip(means).enumerate()
        };
        let (mut sparse, mut total) = (0.0, 0.0);
        for (run, (members, means)) in runs() {
            for (i, (&members, &mean)) in members.iter().zip(means).enumerate() {
                if members * mean > CROWDED {
                    total += self.raise_crowded((run * sharing + i, run / slab.classes), members, mean, raised);
                } else {
                    sparse += members * mean;
                }
            }
        }
        let events = self.poisson(sparse);
        total += events;
        let mut positions = std::mem::take(&mut self.positions);
        positions.clear();
        positions.extend((0..events as u64).map(|_| self.uniform() * sparse));
        positions.sort_unstable_by(f64::total_cmp);
        let mut positions_left = positions.iter().peekable();
        let mut end = 0.0;
        let mut last = None;
        'sweep: for (run, (members, means)) in runs() {
            let weight = |(&members, &mean): (&f64, &f64)| {
                let weight = members * mean;
                if weight > CROWDED { 0.0 } else { weight }
            };
            let end_of_run = end + members.iter().zip(means).map(weight).sum::<f64>();
            if positions_left.peek().is_some_and(|&&position| position >= end_of_run) {
                end = end_of_run;
                continue;
            }
            for (i, (members, mean)) in members.iter().zip(means).enumerate() {
                let weight = weight((members, mean));
                if weight <= 0.0 {
                    continue;
                }
                end += weight;
                last = Some((run, i, *members));
                let mut here = 0;
                while positions_left.next_if(|&&position| position < end).is_some() {
                    here += 1;
                }
                if here > 0 {
                    self.raise_sparse((run * sharing + i, run / slab.classes), *members, here, raised);
                }
                if positions_left.peek().is_none() {
                    break 'sweep;
                }
            }
        }
        // The running sum may end a rounding error below `sparse`.
        if let (Some((run, i, members)), rest @ 1..) = (last, positions_left.count() as u32) {
            self.raise_sparse((run * sharing + i, run / slab.classes), members, rest, raised);
        }
        self.positions = positions;
        total
    }
}

impl Dice {
    /// Binomial draw by inversion from zero, for small `n·p`: nearly every draw of a campaign is one of these, and most
    /// give 0 (Kachitvichyanukul and Schmeiser 1988, algorithm BINV).
    fn binomial_by_inversion(&mut self, n: f64, p: f64) -> f64 {
        let odds = p / (1.0 - p);
        let mut probability = math::exp(n * math::ln_1p(-p));
        let mut u = (self.rng.next_u64() >> 11) as f64 * (1.0 / 9_007_199_254_740_992.0);
        let mut successes = 0.0;
        while u > probability && successes < n {
            u -= probability;
            probability *= odds * (n - successes) / (successes + 1.0);
            successes += 1.0;
        }
        successes
    }
}
