//! The Live test page as data: what is asked for, what the formulas say at once, and what the simulated tests say in words,
//! charts and a table.

mod charts;
mod classic;
mod grid;
#[cfg(test)]
mod tests;
mod words;

pub use charts::{alarms, measured, power};
pub use classic::{Formulas, formulas};
pub use grid::table;
use serde::{Deserialize, Serialize};
use snowball_engine::{Assignment, FriendOffer, Metric, Unknowns};
use snowball_trial::classic::Shares;
use snowball_trial::{Design, DesignProblem, LookRule, Looks, Measure};
pub use words::{Answer, answer, by, problem, trouble, world};

use crate::state::{AppState, Pace};
use crate::study::Study;
use crate::view::form_text;

/// Name of what is set in the form, among the choices of the set.
pub const CHOICE: &str = "form-test";

/// Simulated tests per assignment and number of seeds.
#[must_use]
pub const fn replicates(pace: Pace) -> u32 {
    [100, 400, 2000][pace as usize]
}

/// What can be counted, in the order of the menu, with its name in attributes.
pub const MEASURES: [(Measure, &str); 3] = [
    (Measure::CustomersPerStarter, "customers_per_starter"),
    (Measure::ReferralsPerMember, "referrals_per_member"),
    (Measure::Conversion, "conversion"),
];

/// Boundaries of looks, in the order of the menu, with their names in attributes. One look needs none.
pub const RULES: [(Option<LookRule>, &str); 4] = [
    (None, "none"),
    (Some(LookRule::ObrienFleming), "obrien_fleming"),
    (Some(LookRule::Pocock), "pocock"),
    (Some(LookRule::Peeking), "peeking"),
];

/// What the reader asks for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Form {
    /// Index of plan B; A is the first plan.
    pub other: usize,
    /// Whether a coin for everybody is planned.
    pub person: bool,
    /// Whether inherited arms are planned.
    pub inherit: bool,
    /// Whether communities are planned.
    pub community: bool,
    /// Communities in both arms together.
    pub clusters: f64,
    /// Standard deviation of a community's size over the mean.
    pub size_variation: f64,
    /// Share of a member's friends who live elsewhere.
    pub leakage: f64,
    /// How often it is looked at, if more than once.
    pub look_count: f64,
    /// By which boundaries; none if it is looked at once.
    pub rule: Option<LookRule>,
    /// How many tests are simulated.
    pub effort: Pace,
    /// The rest; its assignments, looks, replicates and seed are those above.
    pub rest: Design,
    /// Shares of A and B for the formulas; those of the plans if none were given.
    pub shares: Option<[f64; 2]>,
}

impl Form {
    /// What the page opens with: the default design, as far as the plans go.
    #[must_use]
    pub fn of(state: &AppState) -> Self {
        let horizon = state.plans.iter().map(|open| open.plan.horizon_days).min().unwrap_or(0);
        let mut rest = Design::default();
        rest.days.retain(|&days| days <= horizon);
        if rest.days.is_empty() {
            rest.days.push(horizon);
        }
        Self {
            other: 1,
            person: true,
            inherit: true,
            community: false,
            clusters: 40.0,
            size_variation: 0.5,
            leakage: 0.1,
            look_count: 4.0,
            rule: None,
            effort: Pace::default(),
            rest,
            shares: None,
        }
    }

    /// What the page shows: what the reader has chosen, or else what it opens with.
    #[must_use]
    pub fn chosen(state: &AppState) -> Self {
        let chosen = state.chosen.get(CHOICE).and_then(form_text::read::<Self>);
        chosen.unwrap_or_else(|| Self::of(state)).fitted(state)
    }

    /// As a text, to be kept among the choices of the set.
    #[must_use]
    pub fn to_text(&self) -> Option<String> {
        form_text::write(self)
    }

    /// The form for plans as they are: one that asked for a plan that has been closed asks for the second one.
    #[must_use]
    pub fn fitted(mut self, state: &AppState) -> Self {
        if self.other >= state.plans.len() {
            self.other = 1;
        }
        self
    }

    /// The design that is asked for.
    #[must_use]
    pub fn design(&self, seed: u64) -> Design {
        let community = Assignment::Cluster {
            clusters: whole(self.clusters),
            size_variation: self.size_variation,
            leakage: self.leakage,
        };
        let ways =
            [(self.person, Assignment::Person), (self.inherit, Assignment::Inherit), (self.community, community)];
        let looks = match self.rule {
            Some(rule) => Looks { count: whole(self.look_count), rule },
            None => Looks { count: 1, rule: LookRule::ObrienFleming },
        };
        Design {
            assignments: ways.into_iter().filter_map(|(on, way)| on.then_some(way)).collect(),
            looks,
            replicates: replicates(self.effort),
            seed,
            ..self.rest.clone()
        }
    }

    /// Everything that is wrong with it, for plans that are open.
    #[must_use]
    pub fn problems(&self, state: &AppState) -> Vec<DesignProblem> {
        let horizon = self.pair(state).map(|pair| pair.map(|plan| state.plans[plan].plan.horizon_days));
        let horizon = horizon.map_or(0, |[a, b]| a.min(b));
        self.design(state.seed).check(horizon).err().map_or_else(Vec::new, |problems| problems.0)
    }

    /// The two plans; none while only one is open.
    #[must_use]
    pub fn pair(&self, state: &AppState) -> Option<[usize; 2]> {
        (self.other > 0 && self.other < state.plans.len()).then_some([0, self.other])
    }

    /// JSON pointers of what keeps the two plans from being arms of one test.
    #[must_use]
    pub fn worlds(&self, state: &AppState) -> Vec<String> {
        self.pair(state).map_or_else(Vec::new, |[a, b]| state.plans[a].engine.differs_in_world(&state.plans[b].engine))
    }

    /// What is to be computed; none while only one plan is open.
    #[must_use]
    pub fn study(&self, state: &AppState) -> Option<Study> {
        let plans = self.pair(state)?.map(|plan| (*state.plans[plan].plan).clone());
        Some(Study::Trial { plans: Box::new(plans), design: Box::new(self.design(state.seed)) })
    }

    /// What the formulas are asked, and whether B's share is the plans' own or stands for it.
    #[must_use]
    pub fn shares(&self, state: &AppState) -> Shares {
        let [baseline, variant] = self.shares.unwrap_or_else(|| own_shares(state, self.other));
        let Design { alpha, power, looks, .. } = self.design(state.seed);
        Shares { baseline, variant, alpha, power, looks }
    }
}

/// Most digits of a share that stands in a field.
const FINEST: f64 = 1e-4;

/// Share of those who joined who buy in the mean path of A and of B; where B's is the same, a tenth more than A's.
fn own_shares(state: &AppState, other: usize) -> [f64; 2] {
    let share = |plan: usize| {
        let expected = &state.plans.get(plan)?.expected;
        let (customers, joined) = (Metric::Customers.last(expected)?, Metric::Joined.last(expected)?);
        let share = (customers / joined / FINEST).round() * FINEST;
        (FINEST..=1.0 - FINEST).contains(&share).then_some(share)
    };
    let baseline = share(0).unwrap_or(0.1);
    let more = (1.1 * baseline / FINEST).round() * FINEST;
    let tenth = if more < 1.0 && more > baseline { more } else { 0.5 * baseline };
    [baseline, share(other).filter(|share| (share - baseline).abs() >= FINEST).unwrap_or(tenth)]
}

/// A whole number that was entered; what is none is no valid one.
fn whole(value: f64) -> u32 {
    if value >= 0.0 { value.round().min(f64::from(u32::MAX)) as u32 } else { 0 }
}

/// Reads whole numbers as people list them; none if something else stands there.
#[must_use]
pub fn read_list(text: &str) -> Option<Vec<u32>> {
    let separates = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '，' | '、' | '；');
    let parts = text.split(separates).filter(|part| !part.is_empty());
    let mut list = parts.map(|part| part.parse().ok()).collect::<Option<Vec<u32>>>()?;
    list.sort_unstable();
    list.dedup();
    Some(list)
}

/// A list as it stands in its field.
#[must_use]
pub fn show_list(list: &[u32]) -> String {
    list.iter().map(u32::to_string).collect::<Vec<_>>().join(", ")
}

/// What a friend from the other arm can see, in the order of the menu, with its name in attributes.
pub const OFFERS: [(FriendOffer, &str); 2] = [(FriendOffer::Sharer, "sharer"), (FriendOffer::Own, "own")];

/// Whether the plans' ranges are drawn, in the order of the menu, with its name in attributes.
pub const UNKNOWNS: [(Unknowns, &str); 2] = [(Unknowns::Median, "median"), (Unknowns::Drawn, "drawn")];
