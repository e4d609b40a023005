//! The comparison of the default preset's two plans with real replicates, of a plan with its copy, and of plans that differ in
//! more than numbers.

use snowball_decide::statement::Statement;
use snowball_engine::Metric;
use snowball_engine::plan::{Currency, Number, Plan};

use super::*;
use crate::i18n::{I18n, Locale};
use crate::state::keeping::Opening;
use crate::state::{Action, Document};
use crate::view::charts::{Body, Xy};

/// Enough that something may be settled.
const REPLICATES: u32 = 96;

fn open(plans: Vec<Plan>) -> AppState {
    let text = serde_json::json!({ "plans": plans, "replicates": REPLICATES, "seed": 1 }).to_string();
    AppState::open(Document::from_json(&text).unwrap()).unwrap()
}

fn defaults() -> Vec<Plan> {
    AppState::start(Opening::Nothing, Locale::En, &[]).plans.iter().map(|open| (*open.plan).clone()).collect()
}

fn short() -> Plan {
    Plan { horizon_days: 20, ..Plan::default() }
}

fn run(state: AppState, replicates: u32) -> AppState {
    let plans = state.plans.iter().enumerate();
    let batches = plans.map(|(slot, open)| (slot, open.engine.run(state.seed, 0..replicates))).collect();
    state.update(Action::Batches { run: state.run.id, batches }).unwrap()
}

fn compared(plans: Vec<Plan>, metric: Metric, yardstick: usize) -> Rc<Comparison> {
    match standing(&run(open(plans), REPLICATES), metric, yardstick) {
        Standing::There(comparison) => comparison,
        other => panic!("{other:?}"),
    }
}

/// Every text of the page.
fn texts(i18n: &I18n, comparison: &Comparison) -> Vec<String> {
    let Answer { lead, money, limits } = answer(i18n, comparison);
    let mut all = [lead, money, limits].concat();
    all.extend(pairs(i18n, comparison).into_iter().map(|pair| pair.words));
    let Table { rows, against, .. } = table(i18n, comparison);
    all.extend(against.into_iter().flatten());
    for row in rows {
        all.push(row.name);
        for cell in row.cells.into_iter().chain(row.against.into_iter().flatten()) {
            all.push(cell.main);
            all.extend(cell.detail);
            all.extend(cell.chance.map(|chance| chance.words));
        }
    }
    let worth = comparison.money.as_ref().map_or(0.0, Money::default_worth);
    if let Some(planes) = planes(i18n, comparison, worth) {
        all.extend(planes.choice);
        for still in [planes.plane, planes.acceptability] {
            all.extend([still.chart.title.clone(), still.chart.subtitle.clone(), still.words.clone()]);
            all.extend(still.table.head.iter().chain(still.table.rows.iter().flatten()).cloned());
        }
    }
    if let Some(costs) = costs(i18n, comparison, worth) {
        all.extend(costs.means);
        all.extend(costs.margins);
        all.push(costs.chart.words.clone());
    }
    for group in inputs(i18n, comparison).groups {
        all.push(group.title);
        all.extend(group.rows.into_iter().flat_map(|row| row.values.into_iter().chain([row.name])));
    }
    all
}

fn say_everything(comparison: &Comparison) {
    for locale in Locale::ALL {
        for text in texts(&I18n::new(locale), comparison) {
            let broken = ["compare-", "charts-", "group-", "entry-", "metric-", "{$", "{ $", "NaN", "inf"];
            assert!(!text.is_empty() && broken.iter().all(|sign| !text.contains(sign)), "{}: {text}", locale.tag());
        }
    }
}

#[test]
fn the_default_plans_are_compared_in_both_languages() {
    let comparison = compared(defaults(), Metric::Joined, 0);
    assert_eq!((comparison.replicates, comparison.slots.as_slice()), (REPLICATES, [0, 1].as_slice()));
    say_everything(&comparison);
    let answer = answer(&I18n::new(Locale::En), &comparison);
    assert!(answer.lead[0].contains("By People joined, plan"), "{answer:?}");
    assert!(answer.money[0].starts_with("In the mean plan"), "{answer:?}");
    let answer = self::answer(&I18n::new(Locale::ZhCn), &comparison);
    assert!(answer.lead[0].starts_with("按"), "{answer:?}");
}

#[test]
fn a_copy_makes_no_difference_at_all() {
    let comparison = compared(vec![short(), short()], Metric::Customers, 0);
    assert!(comparison.is_settled());
    assert!(comparison.statements.iter().any(|says| matches!(says, Statement::Same { more: 0, .. })));
    for compared in &comparison.compared {
        let Some((difference, settled)) = compared.pair else { panic!("two plans") };
        assert!(difference.is_none_or(|d| [d.low, d.median, d.high] == [0.0; 3]), "{:?}", compared.metric);
        assert!(settled.is_none_or(|settled| settled.chance.share == 0.5));
    }
    say_everything(&comparison);
    let i18n = I18n::new(Locale::En);
    let lead = answer(&i18n, &comparison).lead;
    assert_eq!(lead, ["By New customers, no simulated campaign tells plans A and B apart: no difference."]);
    assert_eq!(pairs(&i18n, &comparison)[0].words, "A and B: no difference in any campaign. Settled.");
    let table = table(&i18n, &comparison);
    assert_eq!(table.rows[0].against.as_ref().unwrap()[0].main, "0");
    assert_eq!(inputs(&i18n, &comparison), Inputs::default());
    let planes = planes(&i18n, &comparison, 100.0).unwrap();
    assert_eq!(planes.choice, ["The plans win the same customers for the same money in every campaign."]);
    assert!(matches!(costs(&i18n, &comparison, 100.0).unwrap().chart.chart.body, Body::Empty(_)));
}

#[test]
fn a_plan_that_pays_back_and_one_that_never_does_are_told_apart() {
    let plan = |fixed: f64| {
        let mut plan = Plan::default();
        assert!(plan.set_number("/ladder/fixed_cost", fixed.into()));
        assert!(plan.set_number("/segments/0/first_purchase", 500.0.into()));
        plan
    };
    let comparison = compared(vec![plan(1.0), plan(9e8)], Metric::Payback, 0);
    assert!(comparison.statements.iter().any(|says| matches!(says, Statement::Wins { plan: 0, .. })), "{comparison:?}");
    say_everything(&comparison);
}

#[test]
fn plans_of_other_lengths_and_currencies_are_not_compared_in_money() {
    let mut one = short();
    assert!(one.set_number("/ladder/fixed_cost", 1000.0.into()));
    let other = Plan { horizon_days: 30, currency: Currency::Eur, ..one.clone() };
    let comparison = compared(vec![one, other], Metric::Joined, 0);
    assert!(comparison.currency.is_none() && comparison.money.is_none());
    say_everything(&comparison);
    let limits = answer(&I18n::new(Locale::En), &comparison).limits;
    assert!(limits.iter().any(|text| text.contains("(days: A 20; B 30)")), "{limits:?}");
    assert!(limits.iter().any(|text| text.contains("Euro")), "{limits:?}");
    let state = open(vec![short(), Plan { currency: Currency::Usd, ..short() }]);
    let offered = metrics(&state);
    assert!(offered.contains(&Metric::Joined) && !offered.contains(&Metric::Cac), "{offered:?}");
    let cac = comparison.compared.iter().find(|row| row.metric == Metric::Cac).unwrap();
    assert!(cac.best.is_none() && cac.pair.is_none());
}

#[test]
fn three_plans_have_a_yardstick_of_their_own() {
    let plan = |reward: f64| {
        let mut plan = short();
        assert!(plan.set_number("/ladder/per_referral", reward.into()));
        plan
    };
    let comparison = compared(vec![plan(10.0), plan(200.0), plan(20.0)], Metric::Customers, 2);
    assert_eq!(comparison.slots, [2, 0, 1]);
    assert_eq!([0, 1, 2].map(|place| comparison.letter(place)), ["C", "A", "B"]);
    say_everything(&comparison);
    let lead = answer(&I18n::new(Locale::En), &comparison).lead;
    assert!(lead[0].contains("plan B is the best of the 3 plans"), "{lead:?}");
    assert_eq!(lead.len(), 3);
    let rows = inputs(&I18n::new(Locale::En), &comparison);
    assert_eq!((rows.count, rows.groups[0].title.as_str()), (1, "Referral ladder"));
    assert_eq!(rows.groups[0].rows[0].values, ["¥20", "¥10", "¥200"]);
    let planes = planes(&I18n::new(Locale::En), &comparison, 50.0).unwrap();
    let Body::Xy(Xy { clouds, marks, .. }) = &planes.plane.chart.body else { panic!("no plane") };
    assert_eq!((clouds.len(), marks.len()), (2, 2));
}

#[test]
fn the_plane_moves_with_what_a_customer_is_worth() {
    let (i18n, comparison) = (I18n::new(Locale::En), compared(defaults(), Metric::Joined, 0));
    let sums = |worth: f64| {
        let planes = planes(&i18n, &comparison, worth).unwrap();
        (planes.plane.chart.fan_sum, planes.acceptability.chart.fan_sum, planes.choice)
    };
    let (plane, curve, choice) = sums(100.0);
    let (other_plane, other_curve, other_choice) = sums(3000.0);
    assert_ne!((plane, &choice), (other_plane, &other_choice));
    assert_eq!(curve, other_curve, "the curve holds for every worth");
}

#[test]
fn a_quotient_below_nothing_is_no_price() {
    // B shares more and has no fixed cost: more customers for less.
    let (mut dear, mut better) = (short(), short());
    assert!(dear.set_number("/ladder/fixed_cost", 1e6.into()));
    assert!(better.set_number("/segments/0/share_rate", 0.5.into()));
    let comparison = compared(vec![dear, better], Metric::Customers, 0);
    let i18n = I18n::new(Locale::En);
    let costs = costs(&i18n, &comparison, 100.0).unwrap();
    assert!(costs.means[0].contains("no price"), "{:?}", costs.means);
    assert!(matches!(costs.chart.chart.body, Body::Empty(_)));
    assert_eq!(costs.margins, ["A is never the choice: another plan, or a mix of two, wins its customers for less."]);
    say_everything(&comparison);
}

#[test]
fn what_is_being_simulated_is_waited_for() {
    let state = open(vec![short(), short()]);
    assert!(matches!(standing(&state, Metric::Customers, 0), Standing::Waiting { done: 0 }));
    assert!(matches!(standing(&run(state.clone(), 15), Metric::Customers, 0), Standing::Waiting { done: 15 }));
    let state = run(state, 16);
    let Standing::There(comparison) = standing(&state, Metric::Customers, 0) else { panic!("there are enough") };
    assert!(!comparison.stale && !comparison.is_settled(), "16 settle nothing, not even that there is no difference");
    say_everything(&comparison);
    let edited = state.update(Action::SetNumber { path: "/money/margin".to_owned(), value: 0.1.into() }).unwrap();
    let Standing::There(comparison) = standing(&edited, Metric::Customers, 0) else { panic!("the old ones stay") };
    assert!(comparison.stale);
    let alone = edited.update(Action::RemovePlan(1)).unwrap();
    assert!(matches!(standing(&alone, Metric::Customers, 0), Standing::Alone));
}

#[test]
fn a_yardstick_that_was_closed_is_not_missed() {
    let state = run(open(vec![short(), short()]), 16);
    let Standing::There(comparison) = standing(&state, Metric::Customers, 5) else { panic!("there are two plans") };
    assert_eq!(comparison.slots, [0, 1]);
}

#[test]
fn inputs_have_the_names_and_units_of_their_fields() {
    let mut other = Plan::default();
    assert!(other.set_number("/segments/0/share_rate", Number::Range { low: 0.02, high: 0.05 }));
    other.ladder.budget = Some(5000.0.into());
    other.ladder.rungs.push(Default::default());
    other.market.limited = !other.market.limited;
    other.incentive.refresh_days = vec![10, 20];
    other.goals.clear();
    let weekdays = [0.7, 0.9, 0.9, 0.9, 1.0, 1.2, 1.4];
    other.weather.weekdays = weekdays.map(Number::Value).to_vec();
    let mut one = Plan::default();
    one.goals.push(Default::default());
    let comparison = compared(vec![one, other], Metric::Customers, 0);
    say_everything(&comparison);
    let inputs = inputs(&I18n::new(Locale::En), &comparison);
    let find = |path: &str| {
        let mut rows = inputs.groups.iter().flat_map(|group| &group.rows);
        rows.find(|row| row.path == path).unwrap_or_else(|| panic!("{path}: {inputs:#?}"))
    };
    assert_eq!(find("/segments/0/share_rate").values[1], "0.02–0.05 per day");
    assert_eq!(find("/ladder/budget").values, ["no limit", "¥5,000"]);
    assert_eq!(find("/market/limited").values.len(), 2);
    assert_eq!(find("/incentive/refresh_days/1").values, ["–", "20"]);
    assert_eq!(find("/weather/weekdays/6").name, "Sunday");
    assert_eq!(find("/goals/0/metric").values[1], "–");
    assert_eq!(inputs.first(2).groups.iter().map(|group| group.rows.len()).sum::<usize>(), 2);
}

#[test]
fn about_so_many_more() {
    assert_eq!([7, 99, 101, 1234, 99_950].map(super::words::about), [7, 99, 110, 1300, 100_000]);
}
