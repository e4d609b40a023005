//! The reader's table: what stands in it, and how it is to be taken. It stays in the page: nothing keeps it, nothing sends it.

use std::rc::Rc;

use snowball_calibrate::curves::Family;
use snowball_calibrate::read::{self, Encoding, Fault, Look, Options, Problems, Reading, Role};
use snowball_engine::plan::Plan;

use super::Pace;

/// What the table is used for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Purpose {
    /// The unknowns of the plan.
    #[default]
    Plan,
    /// A curve without a plan.
    Curve(Family),
}

impl Purpose {
    /// Every purpose, in the order of the menu.
    pub const ALL: [Self; 3] = [Self::Plan, Self::Curve(Family::Sbg), Self::Curve(Family::Bass)];

    /// Its name in attributes.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Plan => "plan",
            Self::Curve(Family::Sbg) => "sbg",
            Self::Curve(Family::Bass) => "bass",
        }
    }
}

/// Where a table came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Pasted.
    Pasted,
    /// A file of this name.
    File(String),
    /// Made up by the simulator.
    MadeUp,
    /// Published figures.
    Published,
}

/// The reader's table.
#[derive(Clone, Debug, PartialEq)]
pub struct Pilot {
    /// Where it came from.
    pub origin: Origin,
    /// The table in UTF-8 or UTF-16.
    pub bytes: Rc<[u8]>,
    /// How the file was encoded.
    pub encoding: Encoding,
    /// What it looks like; or why it is no table.
    pub look: Rc<Result<Look, Problems>>,
    /// What each column is.
    pub roles: Vec<Option<Role>>,
    /// How it is to be read; `columns` come from the roles.
    pub options: Options,
    /// What it is used for.
    pub purpose: Purpose,
    /// Column that a curve is fitted to; none: the last.
    pub column: Option<String>,
    /// JSON pointers of what is learnt; none: the ranges of the plan.
    pub parameters: Option<Vec<String>>,
    /// Last days that are held back; none: two weeks if there is enough.
    pub hold_back: Option<u32>,
    /// How long it may take.
    pub pains: Pace,
}

impl Pilot {
    /// A table as it came in; what was chosen for the one before stays where it is no matter of the columns.
    #[must_use]
    pub fn new(origin: Origin, bytes: Rc<[u8]>, encoding: Encoding, before: Option<&Self>) -> Self {
        let look = read::look(&bytes, None, None);
        let mut roles: Vec<Option<Role>> = Vec::new();
        for &guess in look.iter().flat_map(|look| &look.guesses) {
            // Of two columns that look alike the first is taken.
            roles.push(guess.filter(|_| !roles.contains(&guess)));
        }
        Self {
            origin,
            bytes,
            encoding,
            look: Rc::new(look),
            roles,
            options: Options::default(),
            purpose: before.map(|before| before.purpose).unwrap_or_default(),
            column: None,
            parameters: before.and_then(|before| before.parameters.clone()),
            hold_back: None,
            pains: before.map(|before| before.pains).unwrap_or_default(),
        }
    }

    /// Makes a column something; what was that before is nothing then, since no two columns can be the same.
    pub fn set_role(&mut self, column: usize, role: Option<Role>) {
        for (place, other) in self.roles.iter_mut().enumerate() {
            if place == column {
                *other = role;
            } else if role.is_some() && *other == role {
                *other = None;
            }
        }
    }

    /// Reads it for the days of a plan.
    ///
    /// # Errors
    /// Every problem by row and column.
    pub fn read(&self, plan: &Plan) -> Result<Reading, Problems> {
        let look = self.look.as_ref().as_ref().map_err(Clone::clone)?;
        let named =
            look.columns.iter().zip(&self.roles).filter_map(|(name, role)| role.map(|role| (name.clone(), role)));
        let options = Options { columns: named.collect(), ..self.options.clone() };
        if options.columns.is_empty() {
            // Without any, the columns would be guessed by their names again.
            return Err(Problems::of_table(None, Fault::NoDate { columns: look.columns.clone() }));
        }
        read::read(&self.bytes, &options, &plan.start_date, plan.horizon_days)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pilot(text: &str) -> Pilot {
        Pilot::new(Origin::Pasted, text.as_bytes().into(), Encoding::Utf8, None)
    }

    #[test]
    fn no_two_columns_are_the_same() {
        let mut pilot = pilot("date,customers,new customers,weather\n2026-03-02,1,2,3\n2026-03-03,4,5,6\n");
        assert_eq!(pilot.roles, [Some(Role::Date), Some(Role::Customers), None, None]);
        pilot.set_role(2, Some(Role::Customers));
        assert_eq!(pilot.roles, [Some(Role::Date), None, Some(Role::Customers), None]);
        let series = pilot.read(&Plan::default()).unwrap().series;
        assert_eq!(series.columns[0].values, [Some(2.0), Some(5.0)]);
    }

    #[test]
    fn columns_that_are_nothing_are_not_guessed_again() {
        let mut pilot = pilot("date,customers\n2026-03-02,1\n");
        pilot.set_role(0, None);
        pilot.set_role(1, None);
        let problems = pilot.read(&Plan::default()).unwrap_err().problems;
        assert!(matches!(problems[..], [read::Problem { fault: Fault::NoDate { .. }, .. }]));
    }

    #[test]
    fn what_was_chosen_stays_with_the_next_table() {
        let mut first = pilot("date,customers\n2026-03-02,1\n");
        first.pains = Pace::Quick;
        first.hold_back = Some(3);
        let next = Pilot::new(Origin::MadeUp, first.bytes.clone(), Encoding::Utf8, Some(&first));
        assert_eq!((next.pains, next.hold_back), (Pace::Quick, None));
        assert!(pilot("").look.is_err());
    }
}
