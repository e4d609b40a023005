//! What one person is expected to do over time, from the rates alone: how long a joiner stays in each stage, what a
//! customer is worth, and how many people a joiner brings.

use crate::rates::{MoveRates, Rates, STAGES, SegmentRates, Stage};

/// Moves of a customer per step between edge, active and core, and the chance to be lost, for given hazards by layer.
struct Moves {
    /// Chance to go from a layer (row) to a layer (column) in a step.
    to: [[f64; 3]; 3],
}

impl Moves {
    fn new(rates: &MoveRates, hazards: [f64; 3]) -> Self {
        let stay = hazards.map(|hazard| 1.0 - hazard);
        let up_from_edge = rates.woken + (1.0 - rates.woken) * rates.edge_to_active;
        let down_from_active = (1.0 - rates.active_to_core) * rates.active_to_edge;
        let active_stays = 1.0 - rates.active_to_core - down_from_active;
        Self {
            to: [
                [stay[0] * (1.0 - up_from_edge), stay[0] * up_from_edge, 0.0],
                [stay[1] * down_from_active, stay[1] * active_stays, stay[1] * rates.active_to_core],
                [0.0, stay[2] * rates.core_to_active, stay[2] * (1.0 - rates.core_to_active)],
            ],
        }
    }
}

/// Expected steps that a referred joiner spends in each stage within `steps` steps after joining, waiting for free
/// consultations left out.
pub(crate) fn stay_of_joiner(rates: &Rates, segment: &SegmentRates, steps: usize) -> [f64; STAGES] {
    let mut stay = [0.0; STAGES];
    for (class, node) in rates.churn.iter().enumerate().filter(|(_, node)| node.weight > 0.0) {
        let moves = Moves::new(&rates.moves, segment.churn.each_ref().map(|origins| origins[1][class]));
        // Lead, consult, then the three layers.
        let (mut lead, mut consult, mut layers) = (1.0, 0.0, [0.0; 3]);
        let decide = |lead: &mut f64, consult: &mut f64, active: &mut f64, consults: f64, purchases: f64| {
            let from_consult = *consult * purchases;
            *consult -= from_consult;
            *active += from_consult * segment.purchase_conversion;
            let from_lead = *lead * consults;
            *lead -= from_lead;
            let held = from_lead * segment.consult_conversion;
            if rates.moves.purchase.is_some() {
                *consult += held;
            } else {
                *active += held * segment.purchase_conversion;
            }
        };
        if rates.moves.consult.is_none() {
            decide(&mut lead, &mut consult, &mut layers[1], 1.0, 0.0);
        }
        for _ in 0..steps {
            stay[Stage::Lead as usize] += node.weight * lead;
            stay[Stage::Consult as usize] += node.weight * consult;
            for (layer, people) in layers.iter().enumerate() {
                stay[Stage::Edge as usize + layer] += node.weight * people;
            }
            let mut next = [0.0; 3];
            for (from, people) in layers.iter().enumerate() {
                for (to, target) in next.iter_mut().enumerate() {
                    *target += people * moves.to[from][to];
                }
            }
            decide(
                &mut lead,
                &mut consult,
                &mut next[1],
                rates.moves.consult.unwrap_or(0.0),
                rates.moves.purchase.unwrap_or(0.0),
            );
            layers = next;
        }
    }
    stay
}

/// Discounted gross margin of a new customer over his whole life, by origin (not referred, referred): the first purchase,
/// then repeat purchases while churn classes, migration and wake-up take their course. `None` where it has no end
/// because nobody is ever lost and nothing is discounted.
pub(crate) fn lifetime_value(rates: &Rates, segment: &SegmentRates, referred: bool) -> Option<f64> {
    let yields = segment.purchases.map(|orders| orders * segment.repeat_purchase);
    let mut repeat = 0.0;
    if yields.iter().any(|&margin| margin > 0.0) {
        for (class, node) in rates.lifetime_churn.iter().enumerate() {
            let hazards = segment.lifetime_churn.each_ref().map(|origins| origins[usize::from(referred)][class]);
            repeat += node.weight
                * rates.discount
                * value_from_active(&Moves::new(&rates.moves, hazards), yields, rates.discount)?;
        }
    }
    Some(rates.margin * (segment.first_purchase + repeat))
}

/// Solves V = y + γ·P·V for the active layer. P is tridiagonal, so edge and core are put in by hand.
fn value_from_active(moves: &Moves, yields: [f64; 3], discount: f64) -> Option<f64> {
    let go = |from: usize, to: usize| discount * moves.to[from][to];
    let (edge, core) = (1.0 - go(0, 0), 1.0 - go(2, 2));
    // Where an outer layer is never left and never discounted, reaching it has no bounded value.
    let via = |chance: f64, stay: f64, amount: f64| {
        if chance == 0.0 { Some(0.0) } else { (stay > 1e-12).then(|| chance * amount / stay) }
    };
    let own = yields[1] + via(go(1, 0), edge, yields[0])? + via(go(1, 2), core, yields[2])?;
    let back = go(1, 1) + via(go(1, 0), edge, go(0, 1))? + via(go(1, 2), core, go(2, 1))?;
    (back < 1.0 - 1e-12).then(|| own / (1.0 - back))
}

/// Reproduction number: spectral radius of the next-generation matrix whose entry (i, j) is how many people of segment j
/// a joiner of segment i brings (Diekmann, Heesterbeek and Metz 1990). `brings` is the row sum of each segment.
pub(crate) fn reproduction_number(rates: &Rates, brings: &[f64]) -> f64 {
    if let [only] = brings {
        return *only;
    }
    let mut vector = vec![1.0; brings.len()];
    let mut radius = 0.0;
    // Power iteration; the matrix is positive or diagonal, and 200 rounds settle six segments.
    for _ in 0..200 {
        let others: f64 = vector.iter().zip(&rates.segments).map(|(x, segment)| x * segment.market_share).sum();
        let next: Vec<f64> = vector
            .iter()
            .zip(brings)
            .map(|(x, brings)| brings * (rates.homophily * x + (1.0 - rates.homophily) * others))
            .collect();
        radius = next.iter().copied().fold(0.0, f64::max);
        if radius <= 0.0 {
            return 0.0;
        }
        vector = next.iter().map(|x| x / radius).collect();
    }
    radius
}
