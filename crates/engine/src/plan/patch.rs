//! A patch: one change of a plan, as data. Phases are made of patches, and levers will be.

use serde_json::Value;

use super::field::{Entry, Field, Row, choice, section};
use super::{Phase, Plan, Problem};

choice! {
    /// What a patch does with the value that stands there.
    pub enum PatchOp {
        /// Puts the new value in its place: a number, a range, or a whole part such as `/ladder`.
        Set = "set",
        /// Multiplies the number, and both ends of a range.
        Multiply = "multiply",
        /// Adds to the number, and to both ends of a range.
        Add = "add",
    }
}

section! {
    /// One change of a plan.
    pub struct Patch "patch" {
        /// JSON pointer to what changes.
        path: String = "", 200;
        /// What is done.
        op: PatchOp = PatchOp::Set, ();
        /// New value, factor or summand.
        value: Value = Value::Null, ();
    }
}

impl Field for Value {
    type Spec = ();

    fn read(value: &Value, (): &(), _: &str, _: &mut Vec<Problem>) -> Option<Self> {
        Some(value.clone())
    }

    fn rows((): &(), at: &str, key: &str, doc: &'static str, rows: &mut Vec<Row>) {
        rows.push(Row { path: at.to_owned(), key: key.to_owned(), doc, quantity: None });
    }
}

impl Entry for Value {
    const SPEC: &'static () = &();
}

/// What a phase may not change: the frame of the campaign and what exists only at its start.
const FIXED: &[&str] = &[
    "/version",
    "/name",
    "/notes",
    "/currency",
    "/start_date",
    "/horizon_days",
    "/time_step",
    "/goals",
    "/phases",
    "/events",
    "/acquisition/seeds",
    "/sharing/classes",
    "/churn/classes",
    "/ladder/qualifies_on",
    "/ladder/fixed_cost",
    "/ladder/settlement_days",
    "/incentive/refresh_days",
    "/weather/weekdays",
    "/churn/rate",
    "/churn/polarization",
    "/churn/period",
    "/sharing/dispersion",
];

impl Patch {
    /// Whether a phase may change what this patch names: nothing fixed, nothing inside it, and no part that holds it,
    /// save the whole ladder, whose fixed fields stay as they were.
    pub(super) fn may_change_during_campaign(&self) -> bool {
        let inside = |inner: &str, outer: &str| inner == outer || inner.starts_with(&format!("{outer}/"));
        // Single segments may change, but not how many there are.
        let fixed = self.path == "/segments"
            || FIXED.iter().any(|fixed| inside(&self.path, fixed) || inside(fixed, &self.path));
        self.path == "/ladder" || !fixed
    }

    /// Whether it changes what sharers are offered, so that the offer is novel again.
    pub(crate) fn renews_reward(&self) -> bool {
        self.path.starts_with("/ladder/rungs")
            || ["/ladder", "/ladder/per_referral", "/ladder/friend_reward", "/ladder/rule"]
                .contains(&self.path.as_str())
    }

    /// Applies it to the JSON of a plan; tells whether the place exists and takes the operation.
    pub(crate) fn apply(&self, plan: &mut Value) -> bool {
        let Some(place) = plan.pointer_mut(&self.path) else {
            return false;
        };
        match self.op {
            PatchOp::Set => {
                *place = self.value.clone();
                true
            }
            PatchOp::Multiply => self.with_number(place, |old, factor| old * factor),
            PatchOp::Add => self.with_number(place, |old, summand| old + summand),
        }
    }

    fn with_number(&self, place: &mut Value, operation: fn(f64, f64) -> f64) -> bool {
        let Some(by) = self.value.as_f64() else {
            return false;
        };
        let change = |value: &mut Value| match value.as_f64() {
            Some(old) => {
                *value = operation(old, by).into();
                true
            }
            None => false,
        };
        match place {
            Value::Object(range) => ["low", "high"].iter().all(|end| range.get_mut(*end).is_some_and(change)),
            value => change(value),
        }
    }
}

impl Plan {
    /// The plan as it is from each phase on, the patches of all phases up to it applied.
    ///
    /// # Errors
    /// Problems of the first phase that cannot be, under the path of the patch that causes them; the phases before it
    /// come with them.
    pub(crate) fn by_phase(&self) -> (Vec<Self>, Vec<Problem>) {
        let mut plans = Vec::with_capacity(self.phases.len());
        let mut value = Self { phases: Vec::new(), ..self.clone() }.to_value();
        for (p, phase) in self.phases.iter().enumerate() {
            match self.patched(&mut value, phase, &format!("/phases/{p}/patches")) {
                Ok(plan) => plans.push(plan),
                Err(problems) => return (plans, problems),
            }
        }
        (plans, Vec::new())
    }

    /// Applies a phase to the JSON of the plan before it.
    fn patched(&self, value: &mut Value, phase: &Phase, at: &str) -> Result<Self, Vec<Problem>> {
        let before = value.clone();
        let read = |value: &Value| {
            let mut problems = Vec::new();
            Self::read(value, &(), "", &mut problems).ok_or(problems)
        };
        for (i, patch) in phase.patches.iter().enumerate() {
            if !patch.may_change_during_campaign() || !patch.apply(value) {
                return Err(vec![Problem { path: format!("{at}/{i}/path"), fault: super::Fault::PatchTarget }]);
            }
        }
        let mut plan = read(value).map_err(|all| {
            // Which patch it was: the first after which the plan cannot be read.
            let mut value = before;
            let guilty = phase.patches.iter().position(|patch| !patch.apply(&mut value) || read(&value).is_err());
            let path = guilty.map_or_else(|| at.to_owned(), |i| format!("{at}/{i}/value"));
            let problems = read(&value).err().unwrap_or(all);
            problems.into_iter().map(|problem| Problem { path: path.clone(), ..problem }).collect::<Vec<_>>()
        })?;
        // A whole ladder may be replaced, save what the campaign is framed by.
        plan.ladder.qualifies_on = self.ladder.qualifies_on;
        plan.ladder.fixed_cost = self.ladder.fixed_cost;
        plan.ladder.settlement_days = self.ladder.settlement_days;
        Ok(plan)
    }
}
