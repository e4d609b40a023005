//! Groups that customers gather in: step (1). Activity falls with the size of a group, and who finds no group shares less.

use crate::chance::Chance;
use crate::rates::Rates;

/// The groups of a campaign.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Groups {
    pub open: f64,
    /// Part of a group that could have been opened already.
    carried: f64,
    /// Sharing of customers relative to members of a tiny group, on average over all customers.
    pub activity: f64,
}

impl Groups {
    pub fn new(rates: &Rates) -> Self {
        Self { open: rates.groups.map_or(0.0, |groups| groups.start), carried: 0.0, activity: 1.0 }
    }

    /// Opens the groups that are needed and can be opened; gives their cost.
    pub fn next(&mut self, chance: &impl Chance, rates: &Rates, customers: f64) -> f64 {
        let Some(terms) = &rates.groups else {
            self.activity = 1.0;
            return 0.0;
        };
        self.carried += terms.opened;
        let can = chance.whole(self.carried);
        self.carried -= can;
        let needed = -chance.whole(-customers / terms.size);
        self.open += can.min((needed - self.open).max(0.0));
        let inside = customers.min(self.open * terms.size);
        self.activity = if customers > 0.0 {
            let mean_size = if self.open > 0.0 { inside / self.open } else { 0.0 };
            let in_groups = inside / (1.0 + mean_size / terms.halving);
            (in_groups + (customers - inside) * terms.outside) / customers
        } else {
            1.0
        };
        self.open * terms.cost
    }
}
