//! A plan by campaign year, as data: what is to be reached and how likely, phases and budgets, spending, new customers, their
//! cost, layers and alarms. Every number is a metric of the engine, read off the track between the evenings that end the years.

use std::ops::RangeInclusive;

use snowball_engine::calendar::DAYS_OF_A_YEAR;
use snowball_engine::plan::{Direction, Goal, Plan};
use snowball_engine::{Alert, Metric};
use snowball_tables::SPENDING;

use super::cards::is_ready;
use super::goals::{self, Indicator, Tier};
use super::metrics;
use crate::i18n::I18n;
use crate::state::OpenPlan;

/// The page.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// The plan in a sentence.
    pub intro: String,
    /// Replicates behind the numbers, or that there are too few yet.
    pub count: String,
    /// Heads of the columns, one a year.
    pub years: Vec<String>,
    /// Base, target and challenge values; empty if the plan has no goals.
    pub indicators: Vec<IndicatorRow>,
    /// The tables by year.
    pub parts: Vec<Part>,
}

/// A table by year.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Stable name, for attributes.
    pub id: &'static str,
    /// What it is called.
    pub title: String,
    /// What stands in it.
    pub explanation: String,
    /// Its rows, each with a cell per year.
    pub rows: Vec<Row>,
}

/// A row of a table by year.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What it is.
    pub name: String,
    /// A cell per year.
    pub cells: Vec<Cell>,
    /// Whether it is a total of the rows before.
    pub total: bool,
}

/// What stands in a cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// The value.
    pub main: String,
    /// Its 90 % interval, or what kind of number it is.
    pub detail: Option<String>,
    /// A chance, in [0, 1].
    pub chance: Option<f64>,
}

/// An indicator on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct IndicatorRow {
    /// What is measured.
    pub name: String,
    /// The year, or the day if it is not the end of one.
    pub by: String,
    /// What the simulation gives.
    pub simulated: Cell,
    /// Lines with their chances, for each of [`Tier::ALL`]; more than one where there are more than three lines.
    pub tiers: [Vec<Cell>; 3],
}

/// A campaign year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Year {
    /// From 1.
    number: u32,
    /// First day.
    from: u32,
    /// Day after its last.
    until: u32,
    /// Points of the grid at its ends.
    points: (usize, usize),
}

/// Whether there is more to say of a plan by year than without: it is longer than one, or has goals for the end of one.
#[must_use]
pub fn speaks_of(plan: &Plan) -> bool {
    plan.horizon_days > DAYS_OF_A_YEAR || plan.goals.iter().any(|goal| goal.by_day == DAYS_OF_A_YEAR)
}

/// Point of a grid of days that is nearest to a day.
#[must_use]
pub fn nearest_point(grid: &[u32], day: u32) -> usize {
    (0..grid.len()).min_by_key(|&point| grid[point].abs_diff(day)).unwrap_or_default()
}

/// The years of a plan; the last may be shorter.
fn years(open: &OpenPlan) -> Vec<Year> {
    let (grid, horizon) = (open.engine.grid(), open.plan.horizon_days);
    (1..=horizon.div_ceil(DAYS_OF_A_YEAR))
        .map(|number| {
            let (from, until) = ((number - 1) * DAYS_OF_A_YEAR, (number * DAYS_OF_A_YEAR).min(horizon));
            Year { number, from, until, points: (nearest_point(grid, from), nearest_point(grid, until)) }
        })
        .collect()
}

/// The page of a plan.
#[must_use]
pub fn page(i18n: &I18n, open: &OpenPlan) -> Page {
    let reader = Reader { i18n, open, years: years(open) };
    let plan = &open.plan;
    let days = ("days", i18n.number(f64::from(plan.horizon_days), crate::i18n::Style::Count).into());
    let intro = if plan.horizon_days < DAYS_OF_A_YEAR {
        i18n.with("years-intro-short", &[days])
    } else {
        let year = i18n.number(f64::from(DAYS_OF_A_YEAR), crate::i18n::Style::Count).into();
        i18n.with("years-intro", &[days, ("year", year)])
    };
    let count = if is_ready(open) {
        let done = i18n.number(f64::from(open.results.done()), crate::i18n::Style::Decimal(0));
        i18n.with("years-count", &[("count", done.into())])
    } else {
        i18n.text("years-expected")
    };
    Page {
        intro,
        count,
        years: reader.years.iter().map(|year| reader.head(year)).collect(),
        indicators: goals::indicators(plan).iter().map(|indicator| reader.indicator(indicator)).collect(),
        parts: reader.parts(),
    }
}

struct Reader<'a> {
    i18n: &'a I18n,
    open: &'a OpenPlan,
    years: Vec<Year>,
}

impl Reader<'_> {
    fn head(&self, year: &Year) -> String {
        self.i18n.with("years-year", &[("number", year.number.into())])
    }

    fn parts(&self) -> Vec<Part> {
        use Metric as M;
        let some = |metrics: &[Metric], by_year: bool| {
            let used = metrics.iter().filter(|&&metric| self.is_used(metric));
            used.map(|&metric| self.row(metric, &short_name(metric), by_year)).collect::<Vec<_>>()
        };
        let whole = |metric: Metric, by_year: bool| self.row(metric, &format!("metric-{}", metric.as_str()), by_year);
        let total = |metric, by_year| Row { total: true, ..self.row(metric, "charts-total", by_year) };
        let mut spending = vec![total(M::Spend, true)];
        spending.extend(some(&SPENDING, true));
        let mut customers = some(&[M::CustomersPaid, M::CustomersKoc, M::CustomersOrganic, M::CustomersReferred], true);
        customers.extend([total(M::Customers, true), whole(M::ReferralShare, true)]);
        let mut layers = some(&[M::Koc, M::Super, M::Core, M::Active, M::Edge, M::Consults, M::Leads], false);
        layers.extend([total(M::Members, false), whole(M::ActiveRate, false)]);
        let cost = [M::Cac, M::CacPaid, M::CacReferral, M::CacIncremental, M::Roi].map(|metric| whole(metric, true));
        vec![
            self.part("budgets", "years-budgets", self.budgets()),
            self.part("spending", "years-spending", spending),
            self.part("customers", "years-customers", customers),
            self.part("cost", "years-cost", cost.to_vec()),
            self.part("layers", "years-layers", layers),
            self.part("alerts", "years-alerts", Alert::ALL.map(|alert| self.alert(alert)).to_vec()),
        ]
    }

    fn part(&self, id: &'static str, key: &str, rows: Vec<Row>) -> Part {
        Part { id, title: self.i18n.text(key), explanation: self.i18n.help(key).unwrap_or_default(), rows }
    }

    fn none(&self) -> Cell {
        Cell { main: self.i18n.text("charts-none"), ..Cell::default() }
    }

    fn text(&self, key: &str, cell: impl Fn(&Year) -> Option<String>) -> Row {
        let cell = |year| cell(year).map_or_else(|| self.none(), |main| Cell { main, ..Cell::default() });
        Row { name: self.i18n.text(key), cells: self.years.iter().map(cell).collect(), total: false }
    }

    /// Whether a metric is ever anything but 0 on the expected course.
    fn is_used(&self, metric: Metric) -> bool {
        let track = &self.open.expected;
        (0..track.points()).any(|point| metric.at(track, point).is_some_and(|value| value != 0.0))
    }

    /// A metric at the ends of the years, or `by_year` of what came in each.
    fn row(&self, metric: Metric, name: &str, by_year: bool) -> Row {
        let cell = |year: &Year| {
            let (from, to) = year.points;
            self.value(metric, by_year.then_some(from), to)
        };
        Row { name: self.i18n.text(name), cells: self.years.iter().map(cell).collect(), total: false }
    }

    fn value(&self, metric: Metric, from: Option<usize>, to: usize) -> Cell {
        let style = metrics::style(metric, self.open.plan.currency);
        if is_ready(self.open) {
            let Some(summary) = self.open.results.summary_between(metric, from, to) else { return self.none() };
            let (main, interval) = metrics::interval(self.i18n, summary, style);
            return Cell { main, detail: (summary.low < summary.high).then_some(interval), chance: None };
        }
        let track = &self.open.expected;
        let value = match from {
            Some(from) => metric.between(track, from, to),
            None => metric.at(track, to),
        };
        let Some(value) = value else { return self.none() };
        let number = self.i18n.number(value, style);
        Cell { main: self.i18n.with("charts-about", &[("value", number.into())]), detail: None, chance: None }
    }

    /// Phases, levers and caps of each year, and the budgets so far that are goals.
    fn budgets(&self) -> Vec<Row> {
        let plan = &self.open.plan;
        let money = |value| self.i18n.number(value, metrics::style(Metric::Spend, plan.currency));
        let listed = |names: Vec<String>| (!names.is_empty()).then(|| names.join(" · "));
        let mut rows = vec![self.text("years-until", |year| Some(self.i18n.date(&plan.start_date, year.until)))];
        if !plan.phases.is_empty() {
            rows.push(self.text("years-phases", |year| listed(phases(self.i18n, plan, year))));
        }
        if plan.levers.iter().any(|lever| lever.on) {
            rows.push(self.text("group-levers", |year| listed(levers(self.i18n, plan, year))));
        }
        if !plan.acquisition.yearly.is_empty() {
            rows.push(self.text("years-media-cap", |year| {
                let cap = plan.acquisition.yearly.get(year.number as usize - 1)?;
                Some(money(cap.amount.median(snowball_engine::plan::Kind::Positive)))
            }));
        }
        rows.push(Row { total: true, ..self.row(Metric::Spend, "years-spent-so-far", false) });
        let budgets = goals::indicators(plan);
        let budgets: Vec<&Indicator> =
            budgets.iter().filter(|budget| self.is_budget(&plan.goals[budget.goals[0].0])).collect();
        if !budgets.is_empty() {
            let of = |year: &Year| {
                let budget = budgets.iter().find(|budget| year_of(budget.day, &self.years) == Some(year.number))?;
                budget.of_tier(Tier::Target).next()
            };
            rows.push(self.text("years-budget-so-far", |year| Some(money(goals::line(&plan.goals[of(year)?])))));
            let cells = self.years.iter().map(|year| of(year).map_or_else(|| self.none(), |goal| self.chance(goal)));
            let name = self.i18n.text("years-within-budget");
            rows.push(Row { name, cells: cells.collect(), total: false });
        }
        rows
    }

    fn is_budget(&self, goal: &Goal) -> bool {
        goal.metric == Metric::Spend && goal.direction == Direction::AtMost
    }

    /// The chance that a goal is met, or whether it is on the expected course.
    fn chance(&self, goal: usize) -> Cell {
        if !is_ready(self.open) {
            let Some(&met) = self.open.expected.goals_met.get(goal) else { return self.none() };
            let main = self.i18n.text(if met { "card-expected-met" } else { "card-expected-missed" });
            return Cell { main, detail: Some(self.i18n.text("card-expected")), chance: None };
        }
        let Some(chance) = self.open.results.goal_chance(goal) else { return self.none() };
        Cell { main: metrics::chance(self.i18n, chance), detail: None, chance: Some(chance.share) }
    }

    fn indicator(&self, indicator: &Indicator) -> IndicatorRow {
        let plan = &self.open.plan;
        let goal = &plan.goals[indicator.goals[0].0];
        let style = metrics::style(goal.metric, plan.currency);
        let by = match year_of(indicator.day, &self.years) {
            Some(number) => self.i18n.with("years-year", &[("number", number.into())]),
            None => self.i18n.date(&plan.start_date, indicator.day),
        };
        let point = nearest_point(self.open.engine.grid(), indicator.day);
        let line = |index: usize| {
            let goal = &plan.goals[index];
            let key = match goal.direction {
                Direction::AtLeast => "years-at-least",
                Direction::AtMost => "years-at-most",
            };
            let value = self.i18n.number(goals::line(goal), style);
            let Cell { main: chance, detail, chance: share } = self.chance(index);
            let detail = detail.map_or(chance.clone(), |detail| {
                self.i18n.with("years-chance-expected", &[("met", chance.into()), ("kind", detail.into())])
            });
            Cell { main: self.i18n.with(key, &[("value", value.into())]), detail: Some(detail), chance: share }
        };
        IndicatorRow {
            name: self.i18n.text(&format!("metric-{}", goal.metric.as_str())),
            by,
            simulated: self.value(goal.metric, None, point),
            tiers: Tier::ALL.map(|tier| indicator.of_tier(tier).map(line).collect()),
        }
    }

    /// The chance that a rule of alarm has fired by the end of each year.
    fn alert(&self, alert: Alert) -> Row {
        let chances = is_ready(self.open).then(|| self.open.results.alert_chances(alert));
        let cell = |year: &Year| match &chances {
            Some(chances) => chances.get(year.points.1).copied().flatten().map_or_else(
                || self.none(),
                |chance| Cell { main: metrics::chance(self.i18n, chance), detail: None, chance: Some(chance.share) },
            ),
            None => self.none(),
        };
        let name = self.i18n.text(&format!("charts-part-alert-{}", alert.as_str()));
        Row { name, cells: self.years.iter().map(cell).collect(), total: false }
    }
}

/// Message of a part's name where the table says what it is a part of, as in the charts.
fn short_name(metric: Metric) -> String {
    format!("charts-part-{}", metric.as_str())
}

/// The year that ends on a day.
fn year_of(day: u32, years: &[Year]) -> Option<u32> {
    years.iter().find(|year| year.until == day).map(|year| year.number)
}

/// Names of the phases that a year sees, the one that it begins in first.
fn phases(i18n: &I18n, plan: &Plan, year: &Year) -> Vec<String> {
    let begun = plan.phases.iter().take_while(|phase| phase.from_day <= year.from).count();
    let here = begun.checked_sub(1).into_iter().chain(begun..plan.phases.len());
    let named = here.filter_map(|index| {
        let phase = &plan.phases[index];
        (phase.from_day < year.until).then(|| named(i18n, "phases", index, &phase.name))
    });
    let mut all: Vec<String> = named.collect();
    if begun == 0 {
        all.insert(0, i18n.text("years-start"));
    }
    all
}

/// Names of the levers that work in a year.
fn levers(i18n: &I18n, plan: &Plan, year: &Year) -> Vec<String> {
    let works = |days: RangeInclusive<u32>| *days.start() < year.until && *days.end() >= year.from;
    let last = |until: u32| if until == 0 { plan.horizon_days } else { until - 1 };
    let on = plan.levers.iter().enumerate();
    let on = on.filter(|(_, lever)| lever.on && works(lever.from_day..=last(lever.until_day)));
    on.map(|(index, lever)| named(i18n, "levers", index, &lever.name)).collect()
}

/// An entry's own name, or else "Phase 2".
fn named(i18n: &I18n, list: &str, index: usize, own: &str) -> String {
    if own.is_empty() { i18n.with(&format!("entry-{list}"), &[("number", (index + 1).into())]) } else { own.to_owned() }
}

#[cfg(test)]
mod tests {
    use snowball_engine::plan::{Goal, Lever, Phase};

    use super::*;
    use crate::i18n::Locale;
    use crate::state::{Action, AppState, Document, FIRST_PASS};

    fn opened(plan: Plan, replicates: u32) -> AppState {
        let document = Document { plans: vec![plan], ..Document::empty() };
        let state = AppState::open(document).expect("a valid plan");
        if replicates == 0 {
            return state;
        }
        let batches = vec![(0, state.plans[0].engine.run(state.seed, 0..replicates))];
        state.update(Action::Batches { run: state.run.id, batches }).expect("the run is the present one")
    }

    fn plan(horizon_days: u32) -> Plan {
        let mut plan = Plan { horizon_days, ..Plan::default() };
        plan.segments[0].share_rate = 0.002.into();
        plan.acquisition.organic = 20.0.into();
        plan
    }

    fn part<'a>(page: &'a Page, id: &str) -> &'a Part {
        page.parts.iter().find(|part| part.id == id).expect("the part")
    }

    #[test]
    fn years_end_where_goals_are_judged() {
        for (days, ends) in [(1825, &[364, 728, 1092, 1463, 1825][..]), (400, &[364, 400]), (365, &[365]), (90, &[90])]
        {
            let state = opened(plan(days), 0);
            let open = state.active_plan();
            let years = years(open);
            let found: Vec<u32> = years.iter().map(|year| open.engine.grid()[year.points.1]).collect();
            assert_eq!(found, ends);
            assert!(years.windows(2).all(|pair| pair[0].points.1 == pair[1].points.0));
        }
    }

    #[test]
    fn the_five_year_plan_has_its_indicators() {
        let preset = snowball_library::library().preset("five-year-plan").expect("it is there");
        let plan = &preset.plans[0].plan;
        assert!(speaks_of(plan) && !speaks_of(&Plan::default()));
        let state = opened(plan.clone(), FIRST_PASS);
        for locale in Locale::ALL {
            let page = page(&I18n::new(locale), state.active_plan());
            assert_eq!(page.years.len(), 5);
            let threefold = page.indicators.iter().filter(|row| row.tiers.iter().all(|tier| tier.len() == 1));
            assert!(threefold.count() >= 8, "{:?}", page.indicators);
            for row in page.parts.iter().flat_map(|part| &part.rows) {
                assert_eq!(row.cells.len(), 5, "{}", row.name);
            }
            let chances = part(&page, "budgets").rows.last().expect("rows");
            assert!(chances.cells.iter().all(|cell| cell.chance.is_some()), "{chances:?}");
        }
    }

    /// The stricter the line, the smaller its chance; and the chance fits the interval beside it.
    #[test]
    fn chances_fall_with_strictness() {
        let goal = |value: f64| Goal { metric: Metric::Joined, value: value.into(), by_day: 365, ..Goal::default() };
        let goals = [1.0, 9000.0, 1e9].map(goal).to_vec();
        let state = opened(Plan { goals, ..plan(730) }, 40);
        let page = page(&I18n::new(Locale::En), state.active_plan());
        let chances: Vec<f64> = page.indicators[0].tiers.iter().map(|tier| tier[0].chance.expect("judged")).collect();
        assert_eq!((chances[0], chances[2]), (1.0, 0.0));
        assert_eq!(page.indicators[0].by, "Year 1");
        let grid = state.active_plan().engine.grid();
        let point = nearest_point(grid, 365);
        let met = state
            .active_plan()
            .results
            .tracks()
            .filter(|(_, track)| Metric::Joined.at(track, point).is_some_and(|joined| joined >= 9000.0));
        assert_eq!(chances[1], met.count() as f64 / 40.0, "goals are judged where the year ends");
    }

    #[test]
    fn years_add_up_to_the_campaign() {
        let state = opened(plan(1000), 0);
        let open = state.active_plan();
        let whole = Metric::Customers.last(&open.expected).expect("defined");
        let by_year = years(open)
            .into_iter()
            .map(|year| Metric::Customers.between(&open.expected, year.points.0, year.points.1).expect("defined"));
        assert!((by_year.sum::<f64>() - whole).abs() < 1e-6);
    }

    #[test]
    fn a_plan_under_a_year_says_so_and_has_one_column() {
        let state = opened(plan(90), FIRST_PASS);
        let page = page(&I18n::new(Locale::En), state.active_plan());
        assert!(page.intro.contains("90 days"), "{}", page.intro);
        assert_eq!(page.years.len(), 1);
        assert!(page.indicators.is_empty());
        let joined = part(&page, "customers").rows.iter().find(|row| row.total).expect("a total");
        assert!(joined.cells[0].detail.is_some(), "{joined:?}");
    }

    #[test]
    fn before_there_are_replicates_everything_is_expected() {
        let goals = vec![Goal { by_day: 365, value: 1.0.into(), ..Goal::default() }];
        let state = opened(Plan { goals, ..plan(730) }, 0);
        let page = page(&I18n::new(Locale::En), state.active_plan());
        assert!(page.indicators[0].simulated.main.starts_with('≈'));
        assert_eq!(page.indicators[0].tiers[1][0].chance, None);
        assert!(part(&page, "alerts").rows[0].cells.iter().all(|cell| cell.chance.is_none()));
    }

    #[test]
    fn phases_and_levers_stand_in_their_years() {
        let phase = |name: &str, from_day| Phase { name: name.to_owned(), from_day, patches: Vec::new() };
        let mut plan = plan(1095);
        plan.phases = vec![phase("Grow", 400), phase("", 730)];
        let lever = |name: &str, from_day, until_day, on| Lever {
            name: name.to_owned(),
            from_day,
            until_day,
            on,
            ..Lever::default()
        };
        plan.levers = vec![lever("All", 0, 0, true), lever("First", 0, 365, true), lever("Off", 0, 0, false)];
        let i18n = I18n::new(Locale::En);
        let year = |number: u32| Year { number, from: (number - 1) * 365, until: number * 365, points: (0, 0) };
        let seen: Vec<_> = (1..=3).map(|number| phases(&i18n, &plan, &year(number)).join(", ")).collect();
        assert_eq!(seen, ["Start", "Start, Grow", "Phase 2"]);
        let seen: Vec<_> = (1..=2).map(|number| levers(&i18n, &plan, &year(number)).join(", ")).collect();
        assert_eq!(seen, ["All, First", "All"]);
    }
}
