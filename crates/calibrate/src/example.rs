//! A table to try: what a plan would bring, with chance, as a program would have written it down. Made up from beginning to end.

use snowball_engine::calendar;
use snowball_engine::plan::Plan;

use crate::model::{Model, Piece};
use crate::read::{Column, Role, Series};
use crate::spec::{CalibrateError, Spec};

/// Replicates of examples lie where no search simulates.
const EXAMPLES: u32 = 2_900_000_000;

/// Day 0 of an example of a plan without dates: 2026-03-02, a Monday.
const SOME_MONDAY: i64 = 20_514;

/// A table as CSV: a date and one column a role, a row for each of so many days. `heads` name the date and each role. What the plan does not
/// know is drawn once, from what it believes; so is every day.
///
/// # Errors
/// A plan that cannot be simulated; days fewer than a column needs.
pub fn table(plan: &Plan, roles: &[Role], heads: &[String], days: u32, seed: u64) -> Result<String, CalibrateError> {
    let days = days.clamp(1, plan.horizon_days.max(1));
    let columns = roles.iter().map(|&role| Column { role, values: vec![Some(0.0); days as usize] });
    let empty = Series { start: calendar::written(0), first: 0, period: 1, columns: columns.collect() };
    let spec = Spec { roles: roles.to_vec(), seed, ..Spec::default() };
    let model = Model::of(plan, &empty, &spec)?;
    let daily = model.evaluate(&Piece { z: Vec::new(), replicate: Some(EXAMPLES), daily: true }).daily;
    let start = calendar::parse(&plan.start_date).unwrap_or(SOME_MONDAY);
    let quoted = |head: &String| format!("\"{}\"", head.replace('"', "\"\""));
    let mut text = heads.iter().map(quoted).collect::<Vec<_>>().join(",");
    for day in 0..days as usize {
        text.push('\n');
        text.push_str(&calendar::written(start + day as i64));
        for (column, role) in roles.iter().enumerate() {
            let value = daily[column * days as usize + day];
            text.push_str(&if role.is_money() { format!(",{value:.2}") } else { format!(",{value:.0}") });
        }
    }
    text.push('\n');
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::{Options, read};

    #[test]
    fn an_example_is_read_back_and_is_not_the_mean() {
        let plan = Plan { horizon_days: 30, start_date: "2026-05-01".to_owned(), ..Plan::default() };
        let roles = [Role::Customers, Role::Joined, Role::Spend];
        let heads = ["Date", "Customers, new", "Sign-ups", "Spend"].map(str::to_owned);
        let text = table(&plan, &roles, &heads, 21, 1).unwrap_or_else(|error| panic!("{error}"));
        let reading = read(text.as_bytes(), &Options::default(), &plan.start_date, plan.horizon_days);
        let series = reading.unwrap_or_else(|problems| panic!("{problems}")).series;
        assert_eq!((series.periods(), series.start.as_str(), series.first), (21, "2026-05-01", 0));
        assert_eq!(series.columns.iter().map(|column| column.role).collect::<Vec<_>>(), roles);
        assert!(series.columns[1].values.iter().flatten().sum::<f64>() > 0.0);
        let other = table(&plan, &roles, &heads, 21, 2);
        assert_ne!(other, Ok(text), "another seed, another table");
    }
}
