//! A patch: one change of a plan, as data. Phases are made of patches.

use serde_json::Value;

use super::course::read;
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
    "/levers",
    "/acquisition/seeds",
    "/sharing/classes",
    "/churn/classes",
    "/groups/start",
    "/koc/start",
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

/// Whether the course of a campaign may change what a path names: nothing fixed, nothing inside it, and no part that holds it,
/// save the whole ladder, whose fixed fields stay as they were.
pub(super) fn may_change_during_campaign(path: &str) -> bool {
    let inside = |inner: &str, outer: &str| inner == outer || inner.starts_with(&format!("{outer}/"));
    // Single segments may change, but not how many there are.
    let fixed = path == "/segments" || FIXED.iter().any(|fixed| inside(path, fixed) || inside(fixed, path));
    path == "/ladder" || !fixed
}

/// Whether a path names what sharers are offered, so that a change makes the offer novel again.
pub(super) fn is_offer(path: &str) -> bool {
    path.starts_with("/ladder/rungs")
        || ["/ladder", "/ladder/per_referral", "/ladder/friend_reward", "/ladder/rule"].contains(&path)
}

impl Patch {
    /// Whether it makes the reward novel again.
    pub(crate) fn renews_reward(&self) -> bool {
        is_offer(&self.path)
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
    /// Applies a phase to the plan before it.
    ///
    /// # Errors
    /// Problems under the path of the patch that causes them.
    pub(super) fn patched(&self, before: &Self, phase: &Phase, at: &str) -> Result<Self, Vec<Problem>> {
        let before = before.to_value();
        let mut value = before.clone();
        for (i, patch) in phase.patches.iter().enumerate() {
            if !may_change_during_campaign(&patch.path) || !patch.apply(&mut value) {
                return Err(vec![Problem { path: format!("{at}/{i}/path"), fault: super::Fault::PatchTarget }]);
            }
        }
        let mut plan = read(&value).map_err(|all| {
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
