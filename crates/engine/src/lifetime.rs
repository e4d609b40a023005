//! What one person is expected to do over time, from the rates alone: how long a joiner stays in each stage, what a
//! customer is worth, and how many people a joiner brings.

use crate::rates::{LAYERS, MOVES, MoveRates, OWN_LAYERS, Rates, STAGES, SegmentRates, Stage};

/// Moves of a customer per step between the layers that he comes to by himself, for given hazards by layer. Who becomes a
/// KOC depends on free places and is left out.
struct Moves {
    /// Chance to go from a layer (row) to a layer (column) in a step; what a row falls short of 1 is loss.
    to: [[f64; OWN_LAYERS]; OWN_LAYERS],
}

impl Moves {
    fn new(rates: &MoveRates, hazards: [f64; OWN_LAYERS]) -> Self {
        let mut to = [[0.0; OWN_LAYERS]; OWN_LAYERS];
        for (from, (row, hazard)) in to.iter_mut().zip(hazards).enumerate() {
            let mut left = 1.0 - hazard;
            for (target, p) in MOVES[from][1..].iter().zip(rates.between_layers[from]) {
                if let Some(target) = target {
                    row[*target as usize - LAYERS[0] as usize] += left * p;
                    left -= left * p;
                }
            }
            row[from] += left;
        }
        Self { to }
    }
}

/// Hazards of a churn class in the layers that a customer comes to by himself.
fn hazards(churn: &[[Vec<f64>; 2]; LAYERS.len()], referred: bool, class: usize) -> [f64; OWN_LAYERS] {
    std::array::from_fn(|layer| churn[layer][usize::from(referred)][class])
}

/// Expected steps that a referred joiner spends in each stage within `steps` steps after joining, waiting for free
/// consultations left out.
pub(crate) fn stay_of_joiner(rates: &Rates, segment: &SegmentRates, steps: usize) -> [f64; STAGES] {
    let mut stay = [0.0; STAGES];
    for (class, node) in rates.churn.iter().enumerate().filter(|(_, node)| node.weight > 0.0) {
        let moves = Moves::new(&rates.moves, hazards(&segment.churn, true, class));
        // Lead, consult, then the layers.
        let (mut lead, mut consult, mut layers) = (1.0, 0.0, [0.0; OWN_LAYERS]);
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
            let mut next = [0.0; OWN_LAYERS];
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
    let yields = std::array::from_fn(|layer| segment.purchases[layer] * segment.repeat_purchase);
    let mut repeat = 0.0;
    if yields.iter().any(|&margin| margin > 0.0) {
        for (class, node) in rates.lifetime_churn.iter().enumerate() {
            let moves = Moves::new(&rates.moves, hazards(&segment.lifetime_churn, referred, class));
            repeat += node.weight * rates.discount * value_from_active(&moves, yields, rates.discount)?;
        }
    }
    Some(rates.margin * (segment.first_purchase + repeat))
}

/// Solves V = y + γ·P·V for the active layer. Layers only lead to their neighbours, so edge, and super users and then core,
/// are put in by hand.
fn value_from_active(moves: &Moves, yields: [f64; OWN_LAYERS], discount: f64) -> Option<f64> {
    let go = |from: usize, to: usize| discount * moves.to[from][to];
    // A layer seen from its neighbour: (y, share that comes back) of `layer`, once `beyond` it is put in.
    let put_in = |own: (f64, f64), layer: usize, beyond: usize, (amount, stay): (f64, f64)| {
        let chance = go(layer, beyond);
        if chance == 0.0 {
            return Some(own);
        }
        // Where an outer layer is never left and never discounted, reaching it has no bounded value.
        (stay < 1.0 - 1e-12).then(|| {
            let visits = chance / (1.0 - stay);
            (own.0 + visits * amount, own.1 + visits * go(beyond, layer))
        })
    };
    let [edge, active, core, super_users] = std::array::from_fn(|layer| (yields[layer], go(layer, layer)));
    let core = put_in(core, 2, 3, super_users)?;
    let active = put_in(put_in(active, 1, 0, edge)?, 1, 2, core)?;
    (active.1 < 1.0 - 1e-12).then(|| active.0 / (1.0 - active.1))
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

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::ladder;
    use crate::plan::Plan;
    use crate::rates::Resolution;

    fn rates(value: Value, dt: f64) -> Rates {
        let plan = Plan::from_value(value).expect("a valid plan");
        let referrals = ladder::remembered_referrals(&plan.ladder).expect("near enough");
        Rates::new(&plan, dt, Resolution { referrals, sharing_classes: 1, churn_classes: 8 })
    }

    /// Repeat purchases of one layer, a period of a month, beta-geometric churn: against Σ S(t)·discount^t, the survival
    /// integrated over the Beta law. The nodes are not exact for an endless life; this is their error (`docs/model.md`,
    /// lifetime value).
    #[test]
    fn lifetime_value_against_the_beta_geometric_series() {
        for (rate, polarization, discount, most) in
            [(0.08, 0.1, 0.1, 2e-4), (0.08, 0.3, 0.1, 3e-4), (0.4, 0.3, 0.1, 4e-4), (0.2, 0.05, 0.0, 1e-4)]
        {
            let still = json!({"churn": 1.0, "purchases": 1.0});
            let rates = rates(
                json!({"version": 1, "segments": [{"repeat_purchase": 100.0}],
                    "churn": {"rate": rate, "polarization": polarization}, "money": {"margin": 1.0, "discount": discount},
                    "layers": {"active": still, "edge_to_active": 0.0, "active_to_edge": 0.0, "active_to_core": 0.0,
                        "core_to_active": 0.0}}),
                1.0,
            );
            let got = lifetime_value(&rates, &rates.segments[0], false).unwrap();
            // ∫ Beta(θ)·γ·y / (1 − γ·(1 − θ)^(1/period)) dθ by the midpoint rule.
            let total = 1.0 / polarization - 1.0;
            let (alpha, beta) = (rate * total, (1.0 - rate) * total);
            let daily = 100.0 / crate::rates::MONTH;
            let gamma = rates.discount;
            let n = 400_000;
            let (mut sum, mut mass) = (0.0, 0.0);
            for i in 0..n {
                let s = (f64::from(i) + 0.5) / f64::from(n);
                // On this scale the density falls to 0 smoothly instead of having a pole.
                let theta = s.powf(4.0 / alpha);
                let density = s.powi(3) * (1.0 - theta).powf(beta - 1.0);
                let stay = (1.0 - theta).powf(1.0 / crate::rates::MONTH);
                sum += density * gamma * daily / (1.0 - gamma * stay);
                mass += density;
            }
            let wanted = sum / mass;
            let error = got / wanted - 1.0;
            println!("rate {rate}, polarization {polarization}, discount {discount}: error {error:.2e}");
            assert!(error.abs() < most, "rate {rate}, polarization {polarization}: {got} against {wanted}");
        }
    }

    /// Who is never lost, or a few of whom hardly ever are (α ≤ 1), has a bounded value only where later margin counts
    /// less.
    #[test]
    fn endless_lives_have_a_value_only_when_discounted() {
        let value = |churn: Value, discount: f64| {
            let rates = rates(
                json!({"version": 1, "segments": [{"repeat_purchase": 100.0, "first_purchase": 7.0}],
                    "churn": churn, "money": {"margin": 0.5, "discount": discount}}),
                1.0,
            );
            lifetime_value(&rates, &rates.segments[0], true)
        };
        for churn in [json!({"rate": 0.0}), json!({"rate": 0.05, "polarization": 0.05})] {
            assert_eq!(value(churn.clone(), 0.0), None, "{churn}");
            assert!(value(churn, 0.1).is_some_and(|value| value > 3.5));
        }
    }

    /// Stays of a joiner against a walk through the same days, person by person in expectation but with the rules of the
    /// day written out anew.
    #[test]
    fn stays_of_a_joiner_add_up() {
        let rates = rates(
            json!({"version": 1, "segments": [{"consult_conversion": 0.6, "purchase_conversion": 0.5}],
                "funnel": {"consult_delay": 4.0, "purchase_delay": 6.0}, "churn": {"rate": 0.2, "polarization": 0.0},
                "layers": {"wake_up_messages": 4.0}}),
            1.0,
        );
        let segment = &rates.segments[0];
        let stay = stay_of_joiner(&rates, segment, 4000);
        // Geometric times: 1/p days each, for all who get there.
        let (consult, purchase) = (rates.moves.consult.unwrap(), rates.moves.purchase.unwrap());
        assert!((stay[Stage::Lead as usize] - 1.0 / consult).abs() < 1e-9);
        assert!((stay[Stage::Consult as usize] - 0.6 / purchase).abs() < 1e-9);
        assert_eq!(stay[Stage::Queue as usize], 0.0);
        // Balance of flows between the layers: what enters leaves. Referred joiners in the only churn class.
        let lost = |layer: usize| segment.churn[layer][1][0];
        let [edge, active, core] = [Stage::Edge, Stage::Active, Stage::Core].map(|stage| stay[stage as usize]);
        let [[woken, up_alone, _], [to_core, down, _], [from_core, ..], ..] = rates.moves.between_layers;
        let up = woken + (1.0 - woken) * up_alone;
        let to_edge = (1.0 - to_core) * down;
        let balance = [
            active * (1.0 - lost(1)) * to_edge - edge * (lost(0) + (1.0 - lost(0)) * up),
            0.3 + edge * (1.0 - lost(0)) * up + core * (1.0 - lost(2)) * from_core
                - active * (lost(1) + (1.0 - lost(1)) * (to_core + to_edge)),
            active * (1.0 - lost(1)) * to_core - core * (lost(2) + (1.0 - lost(2)) * from_core),
        ];
        assert!(balance.iter().all(|off| off.abs() < 1e-9), "{balance:?}");
        let short = stay_of_joiner(&rates, segment, 1);
        assert_eq!(short.iter().sum::<f64>(), 1.0, "on the first day everybody is a lead");
        assert_eq!(short[Stage::Lead as usize], 1.0);
    }
}
