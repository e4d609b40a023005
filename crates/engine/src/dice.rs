//! Draws. Where a slice holds few events and many cells, their total is drawn and then given to single people, which is
//! as exact as a draw per cell and much cheaper; well-filled cells are drawn each for itself.

use rand::rngs::Xoshiro256PlusPlus;
use rand::{Rng as _, RngExt as _};
use rand_distr::{Distribution as _, Gamma, Poisson, StandardNormal};

use crate::chance::{Chance, Law, Outcomes, Raised, Slab, Taken};
use crate::math;
use crate::streams::{Subsystem, stream};

/// A cell with more expected events than this is drawn by itself. Chosen by measurement (`benches/replicate.rs`).
const CROWDED: f64 = 3.0;
/// A cell with more candidates than this is drawn by itself, however few of them would be taken in the end.
const MOST_CANDIDATES: f64 = 30.0;
/// Up to so many people are picked out one by one, above cell by cell.
const FEW: f64 = 256.0;
/// Up to so many people are given to parts one by one.
const FEW_TO_SPLIT: f64 = 24.0;
/// Bound of a binomial draw by inversion: with a mean below 10, P(more) < 1e-70.
const MOST_BY_INVERSION: f64 = 110.0;
/// Mean from which on a binomial draw is cheaper by rejection than by inversion.
const LARGE: f64 = 10.0;
/// Most log-normal sizes that are drawn one by one; the mean of so many stands for the rest.
const MOST_SIZES: f64 = 1e5;
/// Above this probability single people are not picked out: too many of them would be picked twice.
const MOST_PICKED: f64 = 0.25;

/// The dice of one replicate.
#[derive(Debug)]
pub(crate) struct Dice {
    seed: u64,
    /// Seed of what all sharing of a step has in common.
    weather: u64,
    replicate: u32,
    rng: Xoshiro256PlusPlus,
    /// Places of single people, kept to save allocations.
    ranks: Vec<u64>,
    /// Positions on the scale of means, kept to save allocations.
    positions: Vec<f64>,
    /// People up to and with a sparse cell, and the cell; kept to save allocations.
    sparse: Vec<(u64, usize)>,
    /// Chances of no referral, kept to save allocations.
    none: Vec<Option<f64>>,
}

impl Dice {
    /// The dice of a replicate.
    pub fn new(seed: u64, replicate: u32) -> Self {
        Self::with_weather(seed, seed, replicate)
    }

    /// The dice of a replicate, its weather drawn from a seed of its own.
    pub fn with_weather(seed: u64, weather: u64, replicate: u32) -> Self {
        let rng = stream(seed, replicate, 0, Subsystem::Seeds);
        Self {
            seed,
            weather,
            replicate,
            rng,
            ranks: Vec::new(),
            positions: Vec::new(),
            sparse: Vec::new(),
            none: Vec::new(),
        }
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

    /// Everybody in a cell meets an outcome or none; gives who is left.
    fn scatter_cell(&mut self, people: f64, law: &Outcomes, mut moved: impl FnMut(usize, f64)) -> f64 {
        let mut left = people;
        for (outcome, (&p, &ln_spared)) in law.of_spared.iter().zip(&law.ln_spared).enumerate() {
            if p > 0.0 {
                let count = self.binomial_of(left, p, || ln_spared);
                if count > 0.0 {
                    moved(outcome, count);
                    left -= count;
                }
            }
        }
        left
    }

    /// Binomial draw; `ln_spared` gives ln(1 − p), which a caller may know.
    fn binomial_of(&mut self, n: f64, p: f64, ln_spared: impl FnOnce() -> f64) -> f64 {
        if n <= 0.0 || p <= 0.0 {
            0.0
        } else if p >= 1.0 {
            n
        } else if p > 0.5 {
            n - self.binomial_up_to_half(n, 1.0 - p, || math::ln(p))
        } else {
            self.binomial_up_to_half(n, p, ln_spared)
        }
    }

    fn binomial_up_to_half(&mut self, n: f64, p: f64, ln_spared: impl FnOnce() -> f64) -> f64 {
        if n * p < LARGE { self.binomial_by_inversion(n, p, ln_spared) } else { self.binomial_by_rejection(n, p) }
    }

    /// How many of `members` people had 1, 2, … referrals, each Poisson(`mean`); `none` is the chance of none.
    fn raise_crowded(
        &mut self,
        at: (usize, usize),
        members: f64,
        (mean, none): (f64, f64),
        raised: &mut Vec<Raised>,
    ) -> f64 {
        let (cell, before) = at;
        let (mut probability, mut tail) = (none, 1.0 - none);
        // People with at least `referrals` referrals; e^(−mean) have none.
        let mut at_least = self.binomial_of(members, tail, || -mean);
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
        let seed = if subsystem == Subsystem::Weather { self.weather } else { self.seed };
        self.rng = stream(seed, self.replicate, step, subsystem);
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
        self.binomial_of(n, p, || math::ln_1p(-p))
    }

    fn log_normals(&mut self, count: f64, median: f64, spread: f64) -> f64 {
        let mut sum = 0.0;
        for _ in 0..count.min(MOST_SIZES) as u64 {
            let noise: f64 = StandardNormal.sample(&mut self.rng);
            sum += math::exp(spread * noise);
        }
        median * sum * (count / MOST_SIZES).max(1.0)
    }

    fn gamma(&mut self, shape: f64, scale: f64) -> f64 {
        Gamma::new(shape, scale).map_or(0.0, |gamma| gamma.sample(&mut self.rng))
    }

    fn split(&mut self, n: f64, weights: impl Iterator<Item = f64> + Clone, mut give: impl FnMut(usize, f64)) {
        if n <= FEW_TO_SPLIT {
            for _ in 0..n as u32 {
                let mut u = self.uniform();
                let mut last = None;
                // The last part with any weight also takes whom rounding leaves a hair beyond the sum of all.
                let found = weights.clone().enumerate().find(|&(i, weight)| {
                    last = if weight > 0.0 { Some(i) } else { last };
                    u -= weight;
                    u < 0.0
                });
                if let Some(i) = found.map(|(i, _)| i).or(last) {
                    give(i, 1.0);
                }
            }
            return;
        }
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

    fn scatter(&mut self, cells: &mut [f64], law: &Law, mut moved: impl FnMut(usize, usize, f64)) {
        let most = law.classes.iter().map(Outcomes::any).fold(0.0, f64::max);
        if most <= 0.0 {
            return;
        }
        // Where the likeliest class is likely, single people would be picked twice too often, and where it is far likelier
        // than a crowded cell's own class, nearly all of those picked out would be put back.
        let alone = |people: f64, law: &Outcomes| {
            most > MOST_PICKED || people * law.any() > CROWDED || people * most > MOST_CANDIDATES
        };
        let fullest = cells.iter().copied().fold(0.0, f64::max);
        // Draws for itself every cell that is crowded, and lists the others.
        let mut sparse = std::mem::take(&mut self.sparse);
        sparse.clear();
        let mut total = 0.0;
        let crowded = most > MOST_PICKED || fullest * most > CROWDED;
        for (run, (cells, class)) in cells.chunks_exact_mut(law.sharing).zip(law.classes.iter().cycle()).enumerate() {
            for (i, people) in cells.iter_mut().enumerate().filter(|(_, people)| **people > 0.0) {
                let cell = run * law.sharing + i;
                if crowded && alone(*people, class) {
                    *people = self.scatter_cell(*people, class, |outcome, count| moved(cell, outcome, count));
                } else {
                    total += *people;
                    sparse.push((total as u64, cell));
                }
            }
        }
        let candidates = self.binomial(total, most);
        if candidates > 0.0 {
            self.draw_ranks(candidates as u64, total as u64);
            let ranks = std::mem::take(&mut self.ranks);
            let mut ends = sparse.iter();
            let mut at = ends.next();
            for rank in &ranks {
                while let Some((end, _)) = at
                    && rank >= end
                {
                    at = ends.next();
                }
                let Some(&(_, cell)) = at else {
                    break;
                };
                // Candidates were taken with the largest probability of all classes; this keeps the right share.
                let u = self.uniform() * most;
                let class = &law.classes[cell / law.sharing % law.classes.len()];
                if let Some(outcome) = class.cumulative.iter().position(|&up_to| u < up_to) {
                    moved(cell, outcome, 1.0);
                    cells[cell] -= 1.0;
                }
            }
            self.ranks = ranks;
        }
        self.sparse = sparse;
    }

    fn pick(&mut self, cells: &[f64], k: f64, taken: &mut Vec<Taken>) {
        let mut left: f64 = cells.iter().sum();
        let mut k = k.min(left);
        if k <= FEW && 2.0 * k <= left {
            self.pick_few(cells, k as u64, left as u64, taken);
            return;
        }
        for (cell, &people) in cells.iter().enumerate().filter(|(_, people)| **people > 0.0) {
            let count = if k >= left { people } else { self.hypergeometric(left, people, k) };
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
        // Chance of no referral, the same for all runs of a slab; found when first needed.
        let mut none = std::mem::take(&mut self.none);
        for (run, (members, means)) in runs() {
            if run % slab.classes == 0 {
                none.clear();
                none.resize(sharing, None);
            }
            for (i, (&members, &mean)) in members.iter().zip(means).enumerate() {
                if members * mean > CROWDED {
                    let none = *none[i].get_or_insert_with(|| math::exp(-mean));
                    let at = (run * sharing + i, run / slab.classes);
                    total += self.raise_crowded(at, members, (mean, none), raised);
                } else {
                    sparse += members * mean;
                }
            }
        }
        self.none = none;
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
    /// `k` of all `total` people in `cells`, picked out one by one.
    fn pick_few(&mut self, cells: &[f64], k: u64, total: u64, taken: &mut Vec<Taken>) {
        self.draw_ranks(k, total);
        let mut ranks = self.ranks.iter().peekable();
        let mut end = 0;
        for (cell, &people) in cells.iter().enumerate() {
            end += people as u64;
            let mut count = 0.0;
            while ranks.next_if(|&&rank| rank < end).is_some() {
                count += 1.0;
            }
            if count > 0.0 {
                taken.push(Taken { cell, count });
            }
        }
    }

    /// How many of `draws` people taken out of `total` are among `marked` ones: inversion from the mode outwards, so
    /// that no term underflows however large the numbers are.
    fn hypergeometric(&mut self, total: f64, marked: f64, draws: f64) -> f64 {
        let unmarked = total - marked;
        let (least, most) = ((draws - unmarked).max(0.0), draws.min(marked));
        let mode = ((draws + 1.0) * (marked + 1.0) / (total + 2.0)).floor().clamp(least, most);
        let ln_choose = |n: f64, k: f64| math::ln_factorial(n) - math::ln_factorial(k) - math::ln_factorial(n - k);
        let at_mode = math::exp(ln_choose(marked, mode) + ln_choose(unmarked, draws - mode) - ln_choose(total, draws));
        let (mut below, mut above) = ((mode, at_mode), (mode, at_mode));
        let mut u = self.uniform() - at_mode;
        while u > 0.0 {
            let (x, p) = above;
            let up = if x < most {
                p * (marked - x) * (draws - x) / ((x + 1.0) * (unmarked - draws + x + 1.0))
            } else {
                0.0
            };
            above = (x + 1.0, up);
            if u <= up {
                return above.0;
            }
            u -= up;
            let (x, p) = below;
            let down =
                if x > least { p * x * (unmarked - draws + x) / ((marked - x + 1.0) * (draws - x + 1.0)) } else { 0.0 };
            below = (x - 1.0, down);
            if u <= down {
                return below.0;
            }
            u -= down;
            // What rounding leaves over after the last term that counts.
            if up + down < 1e-18 {
                break;
            }
        }
        mode
    }

    /// Binomial draw by inversion from zero, for small `n·p`: nearly every draw of a campaign is one of these, and most
    /// give 0 (Kachitvichyanukul and Schmeiser 1988, algorithm BINV).
    fn binomial_by_inversion(&mut self, n: f64, p: f64, ln_spared: impl FnOnce() -> f64) -> f64 {
        let mut u = (self.rng.next_u64() >> 11) as f64 * (1.0 / 9_007_199_254_740_992.0);
        // Bernoulli's inequality: (1 − p)^n ≥ 1 − n·p, so that most zeros are known without a logarithm.
        if u < 1.0 - n * p {
            return 0.0;
        }
        let odds = p / (1.0 - p);
        let mut probability = math::exp(n * ln_spared());
        let mut successes = 0.0;
        // A mean below 10 never gives as many as the bound, but what rounding leaves of `u` must not run on to `n`.
        let most = n.min(MOST_BY_INVERSION);
        while u > probability && successes < most {
            u -= probability;
            probability *= odds * (n - successes) / (successes + 1.0);
            successes += 1.0;
        }
        successes
    }

    /// Binomial draw for `n·p` ≥ 10, p ≤ ½: transformed rejection with squeeze, algorithm BTRS of Hörmann 1993, "The
    /// generation of binomial random variates", Journal of Statistical Computation and Simulation 46. Six of seven draws
    /// need no logarithm.
    fn binomial_by_rejection(&mut self, n: f64, p: f64) -> f64 {
        let deviation = (n * p * (1.0 - p)).sqrt();
        let b = 1.15 + 2.53 * deviation;
        let a = -0.0873 + 0.0248 * b + 0.01 * p;
        let centre = n * p + 0.5;
        let accepted_at_once = 0.92 - 4.2 / b;
        loop {
            let v = self.uniform();
            let u = self.uniform() - 0.5;
            let edge = 0.5 - u.abs();
            let k = ((2.0 * a / edge + b) * u + centre).floor();
            if edge >= 0.07 && v <= accepted_at_once {
                return k;
            }
            if k < 0.0 || k > n {
                continue;
            }
            let mode = ((n + 1.0) * p).floor();
            let odds = p / (1.0 - p);
            let scale = (2.83 + 5.1 / b) * deviation;
            let density = (mode + 0.5) * math::ln((mode + 1.0) / (odds * (n - mode + 1.0)))
                + (n + 1.0) * math::ln_1p((k - mode) / (n - k + 1.0))
                + (k + 0.5) * math::ln(odds * (n - k + 1.0) / (k + 1.0))
                + math::stirling_error(mode)
                + math::stirling_error(n - mode)
                - math::stirling_error(k)
                - math::stirling_error(n - k);
            if math::ln(v * scale / (a / (edge * edge) + b)) <= density {
                return k;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chance::OUTCOMES;

    /// Upper 10⁻⁶ point of χ² with that many degrees of freedom (Wilson and Hilferty 1931): the false-alarm rate of each
    /// test below, had its seed not been fixed.
    fn chi_square_limit(freedom: usize) -> f64 {
        let f = freedom as f64;
        f * (1.0 - 2.0 / (9.0 * f) + 4.753_424 * (2.0 / (9.0 * f)).sqrt()).powi(3)
    }

    /// χ² of counted values against a probability mass function; cells with fewer than 10 expected go together.
    fn assert_law(name: &str, values: &[f64], pmf: impl Fn(f64) -> f64) {
        let n = values.len() as f64;
        let most = values.iter().copied().fold(0.0, f64::max) as usize + 1;
        let mut counts = vec![0.0; most + 1];
        for value in values {
            assert!(value.fract() == 0.0 && *value >= 0.0, "{name}: {value}");
            counts[*value as usize] += 1.0;
        }
        let (mut chi, mut cells, mut seen, mut wanted, mut mass) = (0.0, 0usize, 0.0, 0.0, 0.0);
        for (x, count) in counts.iter().enumerate() {
            seen += count;
            wanted += n * pmf(x as f64);
            mass += n * pmf(x as f64);
            if wanted >= 10.0 && n - mass >= 10.0 {
                chi += (seen - wanted) * (seen - wanted) / wanted;
                cells += 1;
                (seen, wanted) = (0.0, 0.0);
            }
        }
        // The last cell holds the tail, whatever was not seen included.
        wanted += n - mass;
        if wanted > 0.0 {
            chi += (seen - wanted) * (seen - wanted) / wanted;
        }
        assert!(chi < chi_square_limit(cells.max(1)), "{name}: χ² {chi} with {cells} degrees of freedom");
    }

    fn ln_choose(n: f64, k: f64) -> f64 {
        math::ln_factorial(n) - math::ln_factorial(k) - math::ln_factorial(n - k)
    }

    fn binomial_pmf(n: f64, p: f64) -> impl Fn(f64) -> f64 {
        move |k| if k > n { 0.0 } else { f64::exp(ln_choose(n, k) + k * p.ln() + (n - k) * (-p).ln_1p()) }
    }

    fn poisson_pmf(mean: f64) -> impl Fn(f64) -> f64 {
        move |k| f64::exp(k * mean.ln() - mean - math::ln_factorial(k))
    }

    fn draws(count: u32, mut draw: impl FnMut(&mut Dice) -> f64) -> Vec<f64> {
        let mut dice = Dice::new(20_261_121, 0);
        (0..count).map(|_| draw(&mut dice)).collect()
    }

    #[test]
    fn binomial_by_inversion_and_by_rejection_have_the_law() {
        for (n, p) in [
            (1.0, 0.3),
            (19.0, 0.5),
            (40.0, 0.2),
            (1e6, 8e-6),
            (3e9, 1e-9),
            (50.0, 0.9),
            (21.0, 0.49),
            (400.0, 0.4),
            (1e5, 2e-4),
            (1e9, 3e-7),
        ] {
            assert_law(&format!("{n}, {p}"), &draws(100_000, |dice| dice.binomial(n, p)), binomial_pmf(n, p));
        }
        // On both sides of where one takes over from the other.
        for (n, p) in [(40.0, 0.3), (1e6, 2e-5), (1e9, 1.2e-8)] {
            let inverted = draws(100_000, |dice| dice.binomial_by_inversion(n, p, || math::ln_1p(-p)));
            assert_law(&format!("{n}, {p} by inversion"), &inverted, binomial_pmf(n, p));
            let rejected = draws(100_000, |dice| dice.binomial_by_rejection(n, p));
            assert_law(&format!("{n}, {p} by rejection"), &rejected, binomial_pmf(n, p));
        }
    }

    /// Beyond what a test of the law can resolve: mean and variance of a large draw against the library's.
    #[test]
    fn large_binomials_have_the_library_s_moments() {
        for (n, p) in [(1e7, 0.3), (4e9, 1e-3), (2.5e5, 0.5)] {
            let library = rand_distr::Binomial::new(n as u64, p).unwrap();
            let own = draws(40_000, |dice| dice.binomial(n, p));
            let theirs = draws(40_000, |dice| library.sample(&mut dice.rng) as f64);
            let deviation = (n * p * (1.0 - p)).sqrt();
            for values in [own, theirs] {
                let z: Vec<f64> = values.iter().map(|value| (value - n * p) / deviation).collect();
                let moment = |power: i32| z.iter().map(|z| z.powi(power)).sum::<f64>() / z.len() as f64;
                let fifth_error = 5.0 / (z.len() as f64).sqrt();
                assert!(moment(1).abs() < fifth_error, "{n}, {p}: mean {}", moment(1));
                assert!((moment(2) - 1.0).abs() < 1.5 * fifth_error, "{n}, {p}: variance {}", moment(2));
                assert!((moment(4) - 3.0).abs() < 10.0 * fifth_error, "{n}, {p}: kurtosis {}", moment(4));
            }
        }
    }

    #[test]
    fn the_edges_of_a_binomial_are_certain() {
        let mut dice = Dice::new(1, 1);
        assert_eq!(dice.binomial(0.0, 0.5), 0.0);
        assert_eq!(dice.binomial(7.0, 0.0), 0.0);
        assert_eq!(dice.binomial(7.0, 1.0), 7.0);
        assert_eq!(dice.poisson(0.0), 0.0);
        assert_eq!(dice.poisson(-1e-18), 0.0);
        assert_eq!(dice.gamma(0.0, 3.0), 0.0);
    }

    #[test]
    fn split_keeps_everybody_and_each_part_is_binomial() {
        let weights = [0.1, 0.0, 0.25, 0.05, 0.6];
        for n in [12.0, 3000.0] {
            let mut parts = vec![Vec::new(); weights.len()];
            let mut dice = Dice::new(3, 0);
            for _ in 0..20_000 {
                let mut given = [0.0; 5];
                dice.split(n, weights.iter().copied(), |i, part| given[i] += part);
                assert_eq!(given.iter().sum::<f64>(), n);
                assert_eq!(given[1], 0.0);
                for (parts, given) in parts.iter_mut().zip(given) {
                    parts.push(given);
                }
            }
            for (weight, values) in weights.iter().zip(&parts).filter(|(weight, _)| **weight > 0.0) {
                assert_law(&format!("{n} split by {weight}"), values, binomial_pmf(n, *weight));
            }
        }
    }

    /// Sparse (all few), mixed, crowded, a likely law, and a class that a likely law of another class would flood with
    /// candidates: each cell and outcome has its binomial law, and nobody meets two.
    #[test]
    fn scatter_gives_every_cell_its_law_in_every_regime() {
        let rare = [0.001, 0.002, 0.001, 0.0];
        let usual = [0.02, 0.03, 0.0, 0.01];
        let likely = [0.3, 0.2, 0.8, 0.0];
        for (name, cells, laws) in [
            ("sparse", [1.0, 2.0, 0.0, 3.0, 7.0, 1.0, 20.0, 40.0], [rare, usual]),
            ("mixed", [400.0, 2.0, 900.0, 3.0, 5000.0, 1.0, 20.0, 40.0], [rare, usual]),
            ("likely", [4.0, 2.0, 0.0, 3.0, 50.0, 1.0, 20.0, 40.0], [rare, likely]),
            ("flooded", [900.0, 2.0, 400.0, 3.0, 0.0, 1.0, 2.0, 4.0], [[1e-5, 1e-5, 0.0, 0.0], [0.1, 0.1, 0.02, 0.02]]),
        ] {
            let law = Law::new(laws.to_vec(), 2);
            let mut dice = Dice::new(17, 0);
            let mut counts = vec![Vec::new(); cells.len() * OUTCOMES];
            for _ in 0..20_000 {
                let mut now = vec![0.0; cells.len() * OUTCOMES];
                let mut left = cells;
                dice.scatter(&mut left, &law, |cell, outcome, count| now[cell * OUTCOMES + outcome] += count);
                for (cell, people) in cells.iter().enumerate() {
                    let gone = now[cell * OUTCOMES..(cell + 1) * OUTCOMES].iter().sum::<f64>();
                    assert!(gone <= *people && left[cell] == people - gone);
                }
                for (counts, now) in counts.iter_mut().zip(now) {
                    counts.push(now);
                }
            }
            for (i, values) in counts.iter().enumerate() {
                let (cell, outcome) = (i / OUTCOMES, i % OUTCOMES);
                let spared: f64 = laws[cell / 2 % 2][..outcome].iter().map(|p| 1.0 - p).product();
                let p = spared * laws[cell / 2 % 2][outcome];
                if cells[cell] > 0.0 && p > 0.0 {
                    assert_law(
                        &format!("{name}, cell {cell}, outcome {outcome}"),
                        values,
                        binomial_pmf(cells[cell], p),
                    );
                } else {
                    assert!(values.iter().all(|value| *value == 0.0));
                }
            }
        }
    }

    /// Millions who never leave beside a class of whom all do: no candidate may be drawn for the former.
    #[test]
    fn scatter_does_not_pick_among_millions_in_vain() {
        let mut dice = Dice::new(5, 0);
        for law in [[0.0, 1.0], [0.0, 0.24], [1e-12, 0.25]] {
            let law = Law::new(law.map(|p| [p, 0.0, 0.0, 0.0]).to_vec(), 1);
            let mut others = 0.0;
            dice.scatter(&mut [1e9, 0.0, 4e9, 6.0], &law, |cell, _, count| {
                others += if cell == 3 { 0.0 } else { count }
            });
            assert!(others < 10.0);
            assert!(dice.ranks.len() < 1000, "{} candidates", dice.ranks.len());
        }
    }

    /// Mean and variance of the sum, also of more than are drawn one by one.
    #[test]
    fn log_normals_have_their_mean_and_spread() {
        for (count, draws) in [(3.0, 40_000), (2e5, 20)] {
            let mut dice = Dice::new(3, 0);
            let values: Vec<f64> = (0..draws).map(|_| dice.log_normals(count, 5.0, 0.8)).collect();
            let n = f64::from(draws);
            let mean = values.iter().sum::<f64>() / n;
            let wanted = count * 5.0 * f64::exp(0.32);
            let deviation = 5.0
                * (f64::exp(0.64) * (f64::exp(0.64) - 1.0) * count.min(MOST_SIZES)).sqrt()
                * (count / MOST_SIZES).max(1.0);
            assert!((mean - wanted).abs() < 5.0 * deviation / n.sqrt(), "{count}: {mean} against {wanted}");
        }
        assert_eq!(Dice::new(3, 0).log_normals(0.0, 5.0, 0.8), 0.0);
    }

    /// Exactly so many are taken, and each cell gives a hypergeometric number: few and many taken, few and many cells,
    /// and a population for which the library's sampler overflows.
    #[test]
    fn pick_takes_exactly_so_many_and_every_cell_its_law() {
        for (cells, k) in [
            (vec![3.0, 0.0, 5.0, 2.0], 4.0),
            (vec![3.0, 0.0, 5.0, 2.0], 9.0),
            (vec![9000.0, 0.0, 500.0, 480.0, 20.0], 100.0),
            (vec![9000.0, 0.0, 500.0, 480.0, 20.0], 1000.0),
            (vec![9000.0, 0.0, 500.0, 480.0, 20.0], 9900.0),
            (vec![4e6, 100.0, 6e6], 700.0),
        ] {
            let total: f64 = cells.iter().sum();
            let mut counts = vec![Vec::new(); cells.len()];
            let mut dice = Dice::new(8, 0);
            for _ in 0..8000 {
                let mut taken = Vec::new();
                dice.pick(&cells, k, &mut taken);
                assert_eq!(taken.iter().map(|taken| taken.count).sum::<f64>(), k);
                let mut now = vec![0.0; cells.len()];
                for Taken { cell, count } in taken {
                    now[cell] += count;
                }
                for ((counts, now), people) in counts.iter_mut().zip(now).zip(&cells) {
                    assert!(now <= *people);
                    counts.push(now);
                }
            }
            for (people, values) in cells.iter().zip(&counts).filter(|(people, _)| **people > 0.0) {
                let pmf = |x: f64| {
                    let rest = total - people;
                    let possible = x <= *people && x <= k && k - x <= rest;
                    let ln = || ln_choose(*people, x) + ln_choose(rest, k - x) - ln_choose(total, k);
                    if possible { f64::exp(ln()) } else { 0.0 }
                };
                assert_law(&format!("{people} of {total}, {k} taken"), values, pmf);
            }
        }
        let mut taken = Vec::new();
        Dice::new(8, 0).pick(&[5.0, 3.0], 100.0, &mut taken);
        assert_eq!(taken.iter().map(|taken| taken.count).sum::<f64>(), 8.0, "nobody is taken twice");
    }

    /// Each member's referrals are Poisson, in cells with few and with many expected, and the total is their sum.
    #[test]
    fn raise_gives_every_member_a_poisson_number() {
        let slab = Slab { classes: 2, sharing: 2, climbs: true };
        // Two slabs of two runs of two sharing classes.
        let cells = [1.0, 40.0, 5.0, 0.0, 3.0, 2.0, 1.0, 900.0];
        let means = [0.02, 0.4, 1.5, 0.01];
        let mut dice = Dice::new(23, 0);
        let mut members_with = vec![[const { Vec::new() }; 4]; cells.len()];
        for _ in 0..20_000 {
            let mut raised = Vec::new();
            let total = dice.raise(&cells, &means, slab, &mut raised);
            let credited: f64 = raised.iter().map(|raised| raised.members * f64::from(raised.referrals)).sum();
            assert_eq!(total, credited);
            let mut now = [[0.0; 4]; 8];
            for Raised { cell, before, referrals, members } in raised {
                assert_eq!(before, cell / 4);
                now[cell][(referrals as usize).min(3)] += members;
            }
            for (cell, now) in now.iter().enumerate() {
                assert!(now.iter().sum::<f64>() <= cells[cell], "more members than there are in cell {cell}");
                for (values, now) in members_with[cell].iter_mut().zip(now) {
                    values.push(*now);
                }
            }
        }
        for (cell, members) in cells.iter().enumerate().filter(|(_, members)| **members > 0.0) {
            let mean = means[cell / 4 * 2 + cell % 2];
            let pmf = poisson_pmf(mean);
            for (referrals, p) in [(1, pmf(1.0)), (2, pmf(2.0)), (3, 1.0 - pmf(0.0) - pmf(1.0) - pmf(2.0))] {
                let values = &members_with[cell][referrals];
                assert_law(&format!("cell {cell}, {referrals} referrals"), values, binomial_pmf(*members, p));
            }
        }
    }
}
