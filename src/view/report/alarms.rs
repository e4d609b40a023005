//! The chance of every rule of alarm, plan by plan.

use snowball_engine::Alert;

use crate::i18n::I18n;
use crate::state::AppState;
use crate::view::charts::Table;
use crate::view::letters::letter;
use crate::view::metrics;

/// A row a rule: the chance that it has fired by the end, a column a plan. None where no rule fires in any replicate.
#[must_use]
pub fn alarms(i18n: &I18n, state: &AppState) -> Option<Table> {
    let plans: Vec<_> = state.plans.iter().collect();
    let chance =
        |alert: Alert| plans.iter().map(move |open| open.results.alert_chances(alert).last().copied().flatten());
    let fires = Alert::ALL.into_iter().any(|alert| chance(alert).flatten().any(|chance| chance.share > 0.0));
    let row = |alert: Alert| {
        let name = i18n.text(&format!("charts-part-alert-{}", alert.as_str()));
        let chances = chance(alert).map(|chance| match chance {
            Some(chance) => metrics::chance(i18n, chance),
            None => i18n.text("charts-none"),
        });
        std::iter::once(name).chain(chances).collect()
    };
    let heads = (0..plans.len()).map(|slot| match plans.len() {
        1 => i18n.text("report-alarm-chance"),
        _ => i18n.with("plan-letter", &[("letter", letter(slot).to_string().into())]),
    });
    let head = std::iter::once(i18n.text("report-alarm")).chain(heads).collect();
    fires.then(|| Table { head, rows: Alert::ALL.into_iter().map(row).collect() })
}
