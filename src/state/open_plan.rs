//! A plan with what is known of it.

use std::rc::Rc;

use snowball_engine::plan::{Plan, Problems};
use snowball_engine::{Batch, Engine, Results, Track};

use super::FIRST_PASS;

/// An open plan. Everything shared: compare by `Rc::ptr_eq` to see whether something has changed.
#[derive(Clone, Debug)]
pub struct OpenPlan {
    /// The plan as it is.
    pub plan: Rc<Plan>,
    /// The plan as it was opened: what a reset goes back to.
    pub base: Rc<Plan>,
    /// The plan compiled.
    pub engine: Rc<Engine>,
    /// Its expected track.
    pub expected: Rc<Track>,
    /// Replicates merged so far, of this plan under the state's seed.
    pub results: Rc<Results>,
    /// Results of the plan before the last change, to be shown dimmed until there are enough new ones.
    pub before: Option<Rc<Results>>,
}

impl OpenPlan {
    /// Opens a plan.
    ///
    /// # Errors
    /// Every problem of the plan.
    pub fn new(plan: Plan) -> Result<Self, Problems> {
        let plan = Rc::new(plan);
        Self::with_base(plan.clone(), plan)
    }

    /// The same, `turn` being awaited between its parts: for a thread that has to answer meanwhile.
    ///
    /// # Errors
    /// Every problem of the plan.
    pub async fn new_in_turns(plan: Plan, turn: impl AsyncFn()) -> Result<Self, Problems> {
        let engine = Engine::new(&plan)?;
        turn().await;
        let expected = engine.expected_in_turns(turn).await;
        let plan = Rc::new(plan);
        Ok(Self::of(plan.clone(), plan, engine, expected))
    }

    /// Opens a plan that was `base` when it was opened first.
    pub(super) fn with_base(plan: Rc<Plan>, base: Rc<Plan>) -> Result<Self, Problems> {
        let engine = Engine::new(&plan)?;
        let expected = engine.expected();
        Ok(Self::of(plan, base, engine, expected))
    }

    fn of(plan: Rc<Plan>, base: Rc<Plan>, engine: Engine, expected: Track) -> Self {
        let results = Rc::new(Results::new(&engine));
        Self { plan, base, engine: Rc::new(engine), expected: Rc::new(expected), results, before: None }
    }

    /// The same plan as if it were opened now: without results, and with another base or itself.
    pub(super) fn afresh(&self, base: Option<Rc<Plan>>) -> Self {
        let base = base.unwrap_or_else(|| self.plan.clone());
        Self { base, results: Rc::new(Results::new(&self.engine)), before: None, ..self.clone() }
    }

    /// Whether the fan on show is that of an earlier plan.
    #[must_use]
    pub fn is_stale(&self) -> bool {
        self.before.is_some()
    }

    /// The results to draw a fan of: those of the plan before while there are too few of this one.
    #[must_use]
    pub fn shown(&self) -> &Rc<Results> {
        self.before.as_ref().unwrap_or(&self.results)
    }

    /// The same place with another plan in it. If only words differ, everything computed stays.
    pub(super) fn changed_to(&self, plan: Rc<Plan>) -> Result<Self, Problems> {
        let words = Plan { name: self.plan.name.clone(), notes: self.plan.notes.clone(), ..(*plan).clone() };
        if words == *self.plan {
            plan.check()?;
            return Ok(Self { plan, ..self.clone() });
        }
        let mut changed = Self::with_base(plan, self.base.clone())?;
        changed.before = self.before.clone();
        changed.keep_on_show(self.results.clone());
        Ok(changed)
    }

    /// Takes in replicates.
    pub(super) fn merge(&mut self, batch: Batch) {
        Rc::make_mut(&mut self.results).merge(batch);
        if self.results.done() >= FIRST_PASS {
            self.before = None;
        }
    }

    /// Leaves out replicates beyond those wanted, so that the same wish always shows the same numbers.
    pub(super) fn limit_results(&mut self, wanted: u32) {
        if self.results.tracks().all(|(index, _)| index < wanted) {
            return;
        }
        let mut fewer = Results::new(&self.engine);
        for (first, track) in self.results.tracks().take_while(|(index, _)| *index < wanted) {
            fewer.merge(Batch { first, tracks: vec![track.clone()] });
        }
        self.results = Rc::new(fewer);
    }

    /// Forgets the results, keeping them on show.
    pub(crate) fn forget_results(&mut self) {
        let empty = Rc::new(Results::new(&self.engine));
        let old = std::mem::replace(&mut self.results, empty);
        self.keep_on_show(old);
    }

    /// Keeps results of another plan on show if they are worth it.
    fn keep_on_show(&mut self, old: Rc<Results>) {
        if old.done() >= FIRST_PASS {
            self.before = Some(old);
        }
    }
}
