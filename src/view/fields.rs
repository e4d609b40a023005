//! The fields of a plan as a control sees them: by JSON pointer, with their row of the table and what they hold.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::OnceLock;

use snowball_engine::plan::{Number, Plan, Row, rows};

use super::summaries::Group;

/// The table's row of the field at a JSON pointer such as `/segments/0/share_rate`.
#[must_use]
pub fn row(path: &str) -> Option<&'static Row> {
    static ROWS: OnceLock<BTreeMap<String, Row>> = OnceLock::new();
    let known = ROWS.get_or_init(|| {
        let mut known = BTreeMap::new();
        known.extend(rows().into_iter().map(|row| (row.path.clone(), row)));
        known
    });
    known.get(&pattern(path))
}

/// A pointer with `*` for every place in a list.
#[must_use]
pub fn pattern(path: &str) -> String {
    let parts = path.split('/').map(|part| {
        let is_index = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if is_index { "*" } else { part }
    });
    parts.collect::<Vec<_>>().join("/")
}

/// A plan with all its numbers by path, as it is and as it was opened. Equal if it is the same plan.
#[derive(Clone, Debug)]
pub struct Fields {
    /// The plan as it is.
    pub plan: Rc<Plan>,
    /// The plan as it was opened.
    pub base: Rc<Plan>,
    now: Rc<BTreeMap<String, Number>>,
    then: Rc<BTreeMap<String, Number>>,
}

impl PartialEq for Fields {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.plan, &other.plan) && Rc::ptr_eq(&self.base, &other.base)
    }
}

impl Fields {
    /// Lists the numbers of a plan.
    #[must_use]
    pub fn new(plan: Rc<Plan>, base: Rc<Plan>) -> Self {
        let (now, then) = (Rc::new(numbers(&plan)), Rc::new(numbers(&base)));
        Self { plan, base, now, then }
    }

    /// The number at a path.
    #[must_use]
    pub fn number(&self, path: &str) -> Option<Number> {
        self.now.get(path).copied()
    }

    /// The number that stood there when the plan was opened, if there was one.
    #[must_use]
    pub fn base_number(&self, path: &str) -> Option<Number> {
        self.then.get(path).copied()
    }

    /// How many numbers of a group of controls differ from what they were.
    #[must_use]
    pub fn changed_in(&self, group: Group) -> usize {
        self.now.iter().filter(|(path, number)| group.holds(path) && self.then.get(*path) != Some(number)).count()
    }
}

/// Every number of a plan by path.
#[must_use]
pub fn numbers(plan: &Plan) -> BTreeMap<String, Number> {
    let mut all = BTreeMap::new();
    plan.numbers(&mut |path, _, number| {
        all.insert(path.to_owned(), number);
    });
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_of_a_plan_has_a_row() {
        let plan = Plan::default();
        plan.numbers(&mut |path, quantity, _| {
            assert_eq!(row(path).and_then(|row| row.quantity).as_ref(), Some(quantity), "{path}");
        });
        assert!(row("/segments/3/share_rate").is_some_and(|row| row.key == "segment-share_rate"));
        assert!(row("/nowhere").is_none());
    }

    #[test]
    fn changes_are_counted_where_their_control_is() {
        let base = Rc::new(Plan::default());
        let mut plan = Plan::default();
        assert!(plan.set_number("/ladder/per_referral", 500.0.into()));
        assert!(plan.set_number("/segments/0/detractors", 0.1.into()));
        let fields = Fields::new(Rc::new(plan), base);
        let changed = [Group::Ladder, Group::Reputation, Group::Segments, Group::Market, Group::Groups];
        assert_eq!(changed.map(|group| fields.changed_in(group)), [1, 1, 0, 0, 0]);
    }
}
