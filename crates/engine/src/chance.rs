//! How a count is split. The day is written once over this trait: [`Dice`](crate::dice::Dice) draws,
//! [`Mean`](crate::mean::Mean) takes expectations. Counts are `f64`: whole numbers with dice, expectations otherwise.

use crate::math;
use crate::streams::Subsystem;

/// People taken out of a cell.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Taken {
    /// Which cell of the slice.
    pub cell: usize,
    /// How many people.
    pub count: f64,
}

/// Most outcomes that a person can meet in a step.
pub(crate) const OUTCOMES: usize = 4;

/// What can happen to the people of a stage in a step: the first outcome strikes first, and only who is spared meets the
/// next.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Law {
    /// For each class; a stage with more classes repeats them.
    pub classes: Vec<Outcomes>,
    /// Sharing classes, which an outcome does not depend on.
    pub sharing: usize,
}

/// What can happen to the people of a class.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Outcomes {
    /// Probability of each outcome for those whom the outcomes before have spared.
    pub of_spared: [f64; OUTCOMES],
    /// ln(1 − p) of each.
    pub ln_spared: [f64; OUTCOMES],
    /// Probability of the first outcome, of the first two, …
    pub cumulative: [f64; OUTCOMES],
}

impl Outcomes {
    /// Probability to meet any outcome.
    pub fn any(&self) -> f64 {
        self.cumulative[OUTCOMES - 1]
    }
}

impl Law {
    /// The same law with another probability of an outcome for those whom the outcomes before have spared.
    pub fn with(&self, outcome: usize, p: f64) -> Self {
        let of_class = |class: &Outcomes| {
            let mut of_spared = class.of_spared;
            of_spared[outcome] = p;
            of_spared
        };
        Self::new(self.classes.iter().map(of_class).collect(), self.sharing)
    }

    /// From the probability of each outcome for those whom the outcomes before have spared, class by class.
    pub fn new(classes: Vec<[f64; OUTCOMES]>, sharing: usize) -> Self {
        let outcomes = |of_spared: [f64; OUTCOMES]| {
            let mut so_far = 0.0;
            let cumulative = of_spared.map(|p| {
                so_far += (1.0 - so_far) * p;
                so_far
            });
            Outcomes { of_spared, ln_spared: of_spared.map(|p| math::ln_1p(-p)), cumulative }
        };
        Self { classes: classes.into_iter().map(outcomes).collect(), sharing }
    }
}

/// Layout of the cells with one number of credited referrals.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Slab {
    /// Runs of sharing classes.
    pub classes: usize,
    /// Cells of a run.
    pub sharing: usize,
    /// Whether there is more than one slab to move between.
    pub climbs: bool,
}

/// Members of a cell whose referrals counted today.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Raised {
    /// Which cell of the slice.
    pub cell: usize,
    /// Referrals credited to them before: the slab of the cell.
    pub before: usize,
    /// Qualified referrals of each of them, at least 1.
    pub referrals: u32,
    /// How many members.
    pub members: f64,
}

/// Dice, or their mean.
pub(crate) trait Chance {
    /// Turns to the dice of a part of a step.
    fn enter(&mut self, step: u32, subsystem: Subsystem);

    /// The largest number of people, not above the given one, that can be simulated: whole with dice.
    fn whole(&self, people: f64) -> f64;

    /// Standard normal noise, or `None` where only the mean is wanted.
    fn normal(&mut self) -> Option<f64>;

    /// Events with the given mean.
    fn poisson(&mut self, mean: f64) -> f64;

    /// Successes among `n` with probability `p`.
    fn binomial(&mut self, n: f64, p: f64) -> f64;

    /// A sum with the given shape and scale; 0 for shape 0.
    fn gamma(&mut self, shape: f64, scale: f64) -> f64;

    /// Sum of `count` log-normal sizes with the given median and standard deviation of their logarithm.
    fn log_normals(&mut self, count: f64, median: f64, spread: f64) -> f64;

    /// Splits `n` people by `weights` that sum to 1 and hands each non-empty part to `give`.
    fn split(&mut self, n: f64, weights: impl Iterator<Item = f64> + Clone, give: impl FnMut(usize, f64));

    /// Each person in `cells` meets at most one outcome of `law`. Who meets one is taken out and handed to `moved`: cell,
    /// outcome, how many.
    fn scatter(&mut self, cells: &mut [f64], law: &Law, moved: impl FnMut(usize, usize, f64));

    /// Exactly `k` people of all in `cells` are taken, each equally likely.
    fn pick(&mut self, cells: &[f64], k: f64, taken: &mut Vec<Taken>);

    /// Each member of a cell has a Poisson number of qualified referrals; appends who had how many, and gives the total
    /// number of referrals. `means` has one entry per slab and sharing class; a slab repeats the sharing classes
    /// `classes` times.
    fn raise(&mut self, cells: &[f64], means: &[f64], slab: Slab, raised: &mut Vec<Raised>) -> f64;
}
