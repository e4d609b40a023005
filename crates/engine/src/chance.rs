//! How a count is split. The day is written once over this trait: [`Dice`](crate::dice::Dice) draws,
//! [`Mean`](crate::mean::Mean) takes expectations. Counts are `f64`: whole numbers with dice, expectations otherwise.

use crate::streams::Subsystem;

/// People taken out of a cell.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Taken {
    /// Which cell of the slice.
    pub cell: usize,
    /// How many people.
    pub count: f64,
}

/// People of a cell who met an outcome.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Moved {
    /// Which cell of the slice.
    pub cell: usize,
    /// Which outcome of the law.
    pub outcome: usize,
    /// How many people.
    pub count: f64,
}

/// Most outcomes that a person can meet in a step.
pub(crate) const OUTCOMES: usize = 3;

/// What can happen to the people of a stage in a step.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Law {
    /// For each class (origin × churn class), the probability of the first outcome, of the first two, of all three.
    pub cumulative: Vec<[f64; OUTCOMES]>,
    /// Sharing classes, which an outcome does not depend on.
    pub sharing: usize,
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

    /// Splits `n` people by `weights` that sum to 1 and hands each non-empty part to `give`.
    fn split(&mut self, n: f64, weights: impl Iterator<Item = f64> + Clone, give: impl FnMut(usize, f64));

    /// Each person in `cells` meets at most one outcome of `law`; appends who meets which, leaves `cells` as they are.
    fn scatter(&mut self, cells: &[f64], law: &Law, moved: &mut Vec<Moved>);

    /// Exactly `k` people of all in `cells` are taken, each equally likely.
    fn pick(&mut self, cells: &[f64], k: f64, taken: &mut Vec<Taken>);

    /// Each member of a cell has a Poisson number of qualified referrals; appends who had how many, and gives the total
    /// number of referrals. `means` has one entry per slab and sharing class; a slab repeats the sharing classes
    /// `classes` times.
    fn raise(&mut self, cells: &[f64], means: &[f64], slab: Slab, raised: &mut Vec<Raised>) -> f64;
}
