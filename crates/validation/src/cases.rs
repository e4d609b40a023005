//! The checks of every case, by family.

mod branching;
mod campaigns;
mod churn;
mod diffusion;
mod fatigue;
mod networks;
mod planner;
mod rewards;
mod sensitivity;

use crate::case::{Case, Trouble};
use crate::judge::Judge;

/// Judges one case.
pub(crate) type CaseCheck = fn(&Case, &mut Judge) -> Result<(), Trouble>;

/// The check of a case.
pub(crate) fn check_of(id: &str) -> Option<CaseCheck> {
    Some(match id {
        "BR-01" => branching::extinction_with_poisson_offspring,
        "BR-02" => branching::extinction_with_unlike_sharers,
        "BR-06" => branching::dead_by_generation,
        "BR-07" => branching::total_size_with_poisson_offspring,
        "BR-09" => branching::total_size_with_unlike_sharers,
        "BR-12" => branching::growth_with_delays,
        "BR-14" => branching::birth_and_death,
        "BR-15" => branching::base_with_referral_churn_and_inflow,
        "RW-01" => rewards::ladder,
        "RW-05" => rewards::levels,
        "RW-06" => rewards::cap,
        "CP-01" => campaigns::cycles,
        "CP-02" => campaigns::big_seed,
        "CP-04" => campaigns::most_cascades_stop_at_once,
        "CP-05" => campaigns::recommendations_per_purchase,
        "CP-07" => campaigns::referral_funnel,
        "CP-08" => campaigns::value_of_referred_customers,
        "CP-14" => campaigns::blended_cost,
        "CP-15" => campaigns::cost_per_subscriber,
        "CH-01" => churn::survival,
        "CH-02" => churn::survival_fit,
        "CH-07" => churn::margin_multiple,
        "CH-08" => churn::repeat_purchases,
        "DF-01" => diffusion::bass_curve,
        "DF-02" => diffusion::bass_fit,
        "DF-04" => diffusion::bass_regression,
        "DF-05" => diffusion::bass_peaks,
        "DF-06" => diffusion::final_size,
        "NW-01" => networks::florentine_families,
        "NW-07" => networks::graphs_with_a_closed_form,
        "AB-01" => planner::sample_size,
        "AB-02" => planner::sample_size_at_the_baseline,
        "AB-05" => planner::peeking,
        "AB-08" => planner::looks_are_not_independent,
        "SA-01" => sensitivity::ishigami,
        "SA-03" => sensitivity::g_function,
        "SA-05" => sensitivity::invites_and_conversion,
        "FT-02" => fatigue::half_lives,
        _ => return None,
    })
}
