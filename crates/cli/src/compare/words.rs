//! Statements in English.

use snowball_decide::plane::Ratio;
use snowball_decide::statement::Statement;
use snowball_engine::plan::Currency;
use snowball_engine::{Chance, Summary};

use super::LETTERS;
use crate::format::short;

/// A statement as a sentence or two.
pub fn english(statement: &Statement, currency: Currency) -> String {
    let money = |amount: f64| format!("{} {}", short(amount), currency.as_str());
    match statement {
        Statement::Wins { metric, plan, over, chance, difference, settled, more } => {
            let (plan, over, chance) = (LETTERS[*plan], LETTERS[*over], share(*chance));
            let spread = spread(plan, over, *difference);
            let sure = match settled {
                true => "That is settled.".to_owned(),
                false => format!("That is not settled: it would take about {more} more replicates."),
            };
            format!("{plan} is better than {over} by {} in {chance}{spread}. {sure}", metric.as_str())
        }
        Statement::TooClose { metric, plans: [a, b], chance, difference } => format!(
            "{} and {} are too close to call by {}: {} is better in {}{}.",
            LETTERS[*a],
            LETTERS[*b],
            metric.as_str(),
            LETTERS[*b],
            share(*chance),
            spread(LETTERS[*b], LETTERS[*a], *difference)
        ),
        Statement::Same { metric, plans: [a, b], more } => {
            let same = format!("No replicate tells {} and {} apart by {}.", LETTERS[*a], LETTERS[*b], metric.as_str());
            if *more == 0 { same } else { format!("{same} That is not settled: it would take {more} more replicates.") }
        }
        Statement::Buys { plan, over, customers, cost, incremental_cac } => {
            let bought = format!(
                "In the mean {} has {} more customers than {} for {} more",
                LETTERS[*plan],
                short(*customers),
                LETTERS[*over],
                money(*cost)
            );
            match incremental_cac {
                Some(Ratio { value, low, high }) => format!(
                    "{bought}: {} for each (95 % interval of the mean {} to {}). It is worth it if a customer brings more.",
                    money(*value),
                    short(*low),
                    short(*high)
                ),
                None => format!("{bought}; the replicates do not tell that number of customers from none."),
            }
        }
        Statement::Dominates { plan, over, customers, saving } => format!(
            "In the mean {} has {} more customers than {} and costs {} less: whatever a customer is worth.",
            LETTERS[*plan],
            short(*customers),
            LETTERS[*over],
            money(*saving)
        ),
        Statement::Lengths { days } => {
            let days: Vec<String> = days.iter().map(u32::to_string).collect();
            format!("The plans last {} days: each is judged at its own end.", days.join(", "))
        }
        Statement::Currencies { currencies } => {
            let currencies: Vec<&str> = currencies.iter().map(|currency| currency.as_str()).collect();
            format!("The plans are in {}: their money is not compared.", currencies.join(", "))
        }
        Statement::Conditional { unknowns } => {
            let counts: Vec<String> = unknowns.iter().map(usize::to_string).collect();
            format!(
                "These chances are those of the model with the plans' ranges ({}), all plans with the same luck. They do not say \
                 that the ranges are right; more replicates make them exact, not true.",
                counts.join(", ")
            )
        }
    }
}

fn share(Chance { share, standard_error }: Chance) -> String {
    format!("{:.1} % of the replicates (±{:.1})", share * 100.0, standard_error * 100.0)
}

/// What one plan has more than another, after what comes before.
fn spread(plan: &str, over: &str, difference: Option<Summary>) -> String {
    difference.map_or_else(String::new, |difference| format!("; {plan} − {over} is {}", summary(difference)))
}

fn summary(Summary { low, median, high }: Summary) -> String {
    format!("{} (90 % of them {} to {})", short(median), short(low), short(high))
}
