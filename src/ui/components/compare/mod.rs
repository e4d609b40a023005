//! The parts of the Compare page, one a file.

mod alone;
mod answer;
mod chooser;
mod inputs_table;
mod metric_table;
mod money_part;
mod settle_panel;

use std::rc::Rc;

pub use alone::Alone;
pub use answer::AnswerPart;
pub use chooser::Chooser;
pub use inputs_table::InputsTable;
pub use metric_table::MetricTable;
pub use money_part::MoneyPart;
pub use settle_panel::SettlePanel;
use yew::prelude::*;

use crate::view::compare::Comparison;

/// Properties of what shows a part of a comparison.
#[derive(Properties)]
pub struct PartProps {
    /// The comparison; compared by identity.
    pub comparison: Rc<Comparison>,
}

impl PartialEq for PartProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.comparison, &other.comparison)
    }
}
