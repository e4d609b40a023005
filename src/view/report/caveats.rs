//! What a reader must know before he relies on the numbers.

use snowball_engine::plan::Number;

use super::Standing;
use crate::i18n::{I18n, Style, Value};
use crate::presets::{self, Origin};
use crate::state::AppState;
use crate::view::compare::{Comparison, pairs};
use crate::view::fields::numbers;
use crate::view::letters::letter;
use crate::view::method;

/// Warnings of these plans and this run, then where the model ends: a sentence or two each.
#[must_use]
pub fn caveats(i18n: &I18n, state: &AppState, standing: Standing, comparison: Option<&Comparison>) -> Vec<String> {
    let mut all = Vec::new();
    if standing == (Standing::Ready { stopped: true }) {
        let count = |count: u32| Value::from(i18n.number(f64::from(count), Style::Decimal(0)));
        let values = [("done", count(state.run.done)), ("total", count(state.run.total))];
        all.push(i18n.with("report-caveat-stopped", &values));
    }
    if let Some(comparison) = comparison {
        let open = pairs(i18n, comparison).into_iter().filter(|pair| !pair.settled);
        all.extend(open.map(|pair| i18n.with("report-caveat-open", &[("pair", pair.words.into())])));
    }
    all.extend(ranges(i18n, state));
    all.extend(assumed(i18n, state));
    all.extend(rules(i18n, state));
    all.push(i18n.text("report-caveat-interval"));
    all.push(i18n.text("report-caveat-chance"));
    all.extend(method::LIMITS.map(|key| i18n.text(key)));
    all
}

/// How many numbers are not known for sure: without any the bands are too narrow.
fn ranges(i18n: &I18n, state: &AppState) -> Vec<String> {
    let alone = state.plans.len() == 1;
    let one = |(slot, open): (usize, &crate::state::OpenPlan)| {
        let count = numbers(&open.plan).values().filter(|number| matches!(number, Number::Range { .. })).count();
        let plan = letter(slot).to_string();
        let key = if alone { "report-caveat-ranges" } else { "report-caveat-ranges-plan" };
        i18n.with(key, &[("count", count.into()), ("plan", plan.into())])
    };
    state.plans.iter().enumerate().map(one).collect()
}

/// How many numbers behind the case nobody has measured.
fn assumed(i18n: &I18n, state: &AppState) -> Option<String> {
    let preset = state.preset.and_then(presets::by_id)?;
    let inputs = preset.figures.iter().filter(|figure| !figure.sets.is_empty());
    let count = inputs.clone().filter(|figure| figure.origin == Origin::Assumed).count();
    let values = [("count", Value::from(count)), ("all", inputs.count().into())];
    (count > 0).then(|| i18n.with("report-caveat-assumed", &values))
}

/// Rules of law or ethics that levers of the plans touch, each once.
fn rules(i18n: &I18n, state: &AppState) -> Vec<String> {
    let Some(library) = presets::library() else { return Vec::new() };
    let language = i18n.locale().into();
    let levers = state.plans.iter().flat_map(|open| open.plan.levers.iter().filter(|lever| lever.on));
    let mut touched: Vec<&str> = levers
        .filter_map(|lever| library.lever(&lever.id))
        .flat_map(|lever| &lever.warnings)
        .map(String::as_str)
        .collect();
    touched.sort_unstable();
    touched.dedup();
    let warning = |id: &str| library.warnings.iter().find(|warning| warning.id == id);
    let said = touched.into_iter().filter_map(warning).map(|warning| {
        let values = [("name", Value::from(warning.name.get(language))), ("rule", warning.rule.get(language).into())];
        i18n.with("report-caveat-rule", &values)
    });
    said.collect()
}
