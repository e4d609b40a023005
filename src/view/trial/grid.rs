//! Every test of the grid, as a table.

use snowball_trial::{Cell, Report};

use super::words::{Say, by};
use crate::i18n::{I18n, Style};
use crate::view::charts::Table;

const HEAD: [&str; 17] = [
    "trial-way",
    "trial-seeds-head",
    "trial-days-head",
    "trial-power-head",
    "trial-wrong-head",
    "trial-left-head",
    "trial-true-head",
    "trial-measured-head",
    "trial-least-head",
    "trial-least-share-head",
    "trial-robust-head",
    "trial-naive-head",
    "trial-clumped-head",
    "trial-stop-head",
    "trial-needed-head",
    "trial-people-head",
    "trial-rewards-head",
];

/// The table; rows are the cells of the report, in its order.
#[must_use]
pub fn table(i18n: &I18n, report: &Report, currency: snowball_engine::plan::Currency) -> Table {
    let say = Say(i18n);
    let measure = report.design.measure;
    let none = || say.none();
    let pair = |[a, b]: [String; 2]| say.say("trial-pair", &[("a", &a), ("b", &b)]);
    let row = |cell: &Cell| {
        vec![
            by(i18n, cell.by),
            say.whole(f64::from(cell.seeds)),
            cell.days.to_string(),
            say.chance_error(cell.power),
            say.chance_error(cell.wrong),
            cell.bias.map_or_else(none, |bias| say.left(bias)),
            say.known(measure, cell.effect),
            say.known(measure, cell.measured),
            cell.detectable.map_or_else(none, |least| say.difference(measure, least, 0.0)),
            cell.detectable_share.map_or_else(none, |share| say.share(share)),
            say.chance_error(cell.false_alarms),
            say.chance_error(cell.false_alarms_naive),
            say.say("trial-times", &[("value", &i18n.number_to(cell.design_effect, Style::Decimal(2), 0.01))]),
            i18n.number_to(cell.expected_days, Style::Decimal(1), 0.1),
            say.seeds(cell.seeds_needed).unwrap_or_else(none),
            pair(cell.people.map(|people| say.whole(people))),
            pair(
                cell.rewards_per_customer
                    .map(|money| money.map_or_else(none, |money| i18n.number(money, Style::Money(currency)))),
            ),
        ]
    };
    Table { head: HEAD.map(|key| i18n.text(key)).to_vec(), rows: report.cells.iter().map(row).collect() }
}
