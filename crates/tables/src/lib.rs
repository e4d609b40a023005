//! Results as tables: which columns there are, what they are called and in what unit they stand. The page and the command
//! line write the same ones; how a file is written is theirs. Every column is described in `docs/csv.md`.

use snowball_engine::plan::{Currency, Plan, Unit};
use snowball_engine::{BAND_LEVELS, Engine, Metric, Results, Track, calendar};

/// Version of the engine that computes: also that of the program.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Columns before those of the metrics where there is a row per replicate and day.
pub const TRACK_KEYS: [&str; 2] = ["replicate", "day"];

/// Names of the columns where there is a row per replicate and day: a metric's is its own.
pub fn track_columns() -> impl Iterator<Item = &'static str> {
    TRACK_KEYS.into_iter().chain(Metric::ALL.iter().map(|metric| metric.as_str()))
}

/// Metrics that the course of a campaign is told by, each with its bands. What is chosen beside them, such as what a goal is
/// about, comes after them.
pub const COURSE: [Metric; 11] = [
    Metric::Joined,
    Metric::Customers,
    Metric::Members,
    Metric::ReferralShare,
    Metric::Cac,
    Metric::CacPaid,
    Metric::CacReferral,
    Metric::CacIncremental,
    Metric::Spend,
    Metric::R,
    Metric::Sentiment,
];

/// The kinds of spending, the largest first as a rule.
pub const SPENDING: [Metric; 14] = [
    Metric::SpendMedia,
    Metric::SpendReferrer,
    Metric::SpendBonus,
    Metric::SpendFriend,
    Metric::SpendProgramme,
    Metric::SpendEvents,
    Metric::SpendMessages,
    Metric::SpendConsults,
    Metric::SpendFraud,
    Metric::SpendChecks,
    Metric::SpendKoc,
    Metric::SpendCrises,
    Metric::SpendWarnings,
    Metric::SpendGroups,
];

/// New customers by source, and people by layer.
const PEOPLE: [Metric; 11] = [
    Metric::CustomersPaid,
    Metric::CustomersOrganic,
    Metric::CustomersReferred,
    Metric::CustomersKoc,
    Metric::Leads,
    Metric::Consults,
    Metric::Edge,
    Metric::Active,
    Metric::Core,
    Metric::Super,
    Metric::Koc,
];

/// Parts of a whole: their expected course alone, since medians of parts do not add up to the median of the whole.
fn parts() -> impl Iterator<Item = Metric> {
    PEOPLE.into_iter().chain(SPENDING)
}

/// Headline numbers of a campaign, beside the chance that its first goal is met.
pub const HEADLINES: [Metric; 6] =
    [Metric::Customers, Metric::Cac, Metric::ReferralShare, Metric::R, Metric::Spend, Metric::LtvCac];

/// A simulated plan.
#[derive(Clone, Copy, Debug)]
pub struct Simulated<'a> {
    /// What it is called among the others, such as `A`.
    pub letter: char,
    /// The plan.
    pub plan: &'a Plan,
    /// The plan compiled.
    pub engine: &'a Engine,
    /// Its expected track.
    pub expected: &'a Track,
    /// Its replicates.
    pub results: &'a Results,
}

/// A table of results.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// Columns from the left.
    pub columns: Vec<Column>,
    /// Rows, each with a cell per column.
    pub rows: Vec<Vec<Cell>>,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name without the unit: letters, digits, `_`.
    pub name: String,
    /// Its unit in the head; none for what has none.
    pub unit: Option<String>,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Words, as somebody has written them.
    Text(String),
    /// A whole number.
    Whole(u64),
    /// A number.
    Number(f64),
    /// Nothing: not defined.
    Empty,
}

impl From<Option<f64>> for Cell {
    /// What is not finite is not defined.
    fn from(value: Option<f64>) -> Self {
        value.filter(|value| value.is_finite()).map_or(Self::Empty, Self::Number)
    }
}

impl Column {
    fn key(name: &str) -> Self {
        Self { name: name.to_owned(), unit: None }
    }

    fn of(name: String, metric: Metric, currency: Option<Currency>) -> Self {
        Self { name, unit: Some(unit(metric, currency)) }
    }

    /// Name and unit, as `cac_p50 [CNY]`.
    #[must_use]
    pub fn head(&self) -> String {
        match &self.unit {
            Some(unit) => format!("{} [{unit}]", self.name),
            None => self.name.clone(),
        }
    }
}

/// The unit of a metric in a head; an amount where plans have several currencies is in that of its row.
fn unit(metric: Metric, currency: Option<Currency>) -> String {
    match metric.unit() {
        Unit::Money => currency.map_or("currency", Currency::as_str),
        Unit::Share => "share",
        Unit::Days => "days",
        Unit::Groups => "groups",
        Unit::People => "people",
        _ => "1",
    }
    .to_owned()
}

/// Currency of all plans, if it is the same.
fn common_currency(plans: &[Simulated]) -> Option<Currency> {
    let first = plans.first()?.plan.currency;
    plans.iter().all(|simulated| simulated.plan.currency == first).then_some(first)
}

/// Keys of a row of the course.
pub const COURSE_KEYS: [&str; 8] = ["plan", "name", "seed", "engine", "replicates", "currency", "day", "date"];

/// The course of every plan: a row per plan and day of its grid, sorted by both, with the quantiles of [`COURSE`] (5, 10, 25,
/// 50, 75, 90 and 95 %: median and 50, 80 and 90 % bands) and the expected path, which parts of a whole have alone. `more` are metrics
/// beside those; one that has no course is left out.
#[must_use]
pub fn course(plans: &[Simulated], seed: u64, more: &[Metric]) -> Table {
    let mut banded = COURSE.to_vec();
    for &metric in more.iter().filter(|metric| !metric.is_constant()) {
        if !banded.contains(&metric) {
            banded.push(metric);
        }
    }
    let currency = common_currency(plans);
    let mut columns: Vec<Column> = COURSE_KEYS.iter().map(|name| Column::key(name)).collect();
    for &metric in &banded {
        let name = metric.as_str();
        let levels = BAND_LEVELS.iter().map(|level| format!("{name}_p{:02.0}", level * 100.0));
        let names = levels.chain([format!("{name}_expected")]);
        columns.extend(names.map(|name| Column::of(name, metric, currency)));
    }
    let parts: Vec<Metric> = parts().filter(|metric| !banded.contains(metric)).collect();
    columns.extend(parts.iter().map(|&metric| Column::of(format!("{}_expected", metric.as_str()), metric, currency)));
    let rows = plans.iter().flat_map(|simulated| course_rows(simulated, seed, &banded, &parts)).collect();
    Table { columns, rows }
}

fn course_rows(simulated: &Simulated, seed: u64, banded: &[Metric], parts: &[Metric]) -> Vec<Vec<Cell>> {
    let Simulated { letter, plan, engine, expected, results } = simulated;
    let bands: Vec<_> = banded.iter().map(|&metric| results.bands(metric)).collect();
    let start = calendar::parse(&plan.start_date);
    let known = |point: usize| point < expected.points();
    let path = |metric: Metric, point| Cell::from(known(point).then(|| metric.at(expected, point)).flatten());
    let row = |(point, &day): (usize, &u32)| {
        let date = start.map(|start| calendar::written(start + i64::from(day)));
        let mut row = vec![
            Cell::Text(letter.to_string()),
            Cell::Text(plan.name.clone()),
            Cell::Whole(seed),
            Cell::Text(VERSION.to_owned()),
            Cell::Whole(u64::from(results.done())),
            Cell::Text(plan.currency.as_str().to_owned()),
            Cell::Whole(u64::from(day)),
            date.map_or(Cell::Empty, Cell::Text),
        ];
        for (&metric, bands) in banded.iter().zip(&bands) {
            row.extend(bands.levels.iter().map(|level| Cell::from(level.get(point).copied().flatten())));
            row.push(path(metric, point));
        }
        row.extend(parts.iter().map(|&metric| path(metric, point)));
        row
    };
    engine.grid().iter().enumerate().map(row).collect()
}

/// Keys of a row of the replicates.
pub const REPLICATE_KEYS: [&str; 4] = ["plans", "seed", "engine", "replicate"];

/// Final values, a row per replicate that any plan has: for each plan, its columns after its letter, its [`HEADLINES`], the
/// metrics of its goals, and whether each goal is met (1) or not (0). Plans meet the same luck in the same row.
#[must_use]
pub fn replicates(plans: &[Simulated], seed: u64) -> Table {
    let mut columns: Vec<Column> = REPLICATE_KEYS.iter().map(|name| Column::key(name)).collect();
    let metrics: Vec<Vec<Metric>> = plans.iter().map(|simulated| headlines(simulated.plan)).collect();
    for (Simulated { letter, plan, .. }, metrics) in plans.iter().zip(&metrics) {
        let named = |&metric: &Metric| Column::of(format!("{letter}_{}", metric.as_str()), metric, Some(plan.currency));
        columns.extend(metrics.iter().map(named));
        let met = |goal| Column { name: format!("{letter}_goal_{goal}_met"), unit: Some("0/1".to_owned()) };
        columns.extend((1..=plan.goals.len()).map(met));
    }
    let names: Vec<String> =
        plans.iter().map(|Simulated { letter, plan, .. }| format!("{letter}: {}", plan.name)).collect();
    let names = names.join("; ");
    let last = plans.iter().filter_map(|simulated| simulated.results.tracks().last()).map(|(index, _)| index).max();
    let row = |replicate: u32| {
        let tracks: Vec<Option<&Track>> = plans.iter().map(|simulated| simulated.results.track(replicate)).collect();
        tracks.iter().any(Option::is_some).then_some(())?;
        let mut row = vec![
            Cell::Text(names.clone()),
            Cell::Whole(seed),
            Cell::Text(VERSION.to_owned()),
            Cell::Whole(u64::from(replicate)),
        ];
        for ((track, metrics), Simulated { plan, .. }) in tracks.into_iter().zip(&metrics).zip(plans) {
            row.extend(metrics.iter().map(|metric| Cell::from(track.and_then(|track| metric.last(track)))));
            let met = |goal: usize| track.and_then(|track| track.goals_met.get(goal));
            row.extend(
                (0..plan.goals.len()).map(|goal| met(goal).map_or(Cell::Empty, |&met| Cell::Whole(u64::from(met)))),
            );
        }
        Some(row)
    };
    let rows = last.map_or(0..0, |last| 0..last + 1).filter_map(row).collect();
    Table { columns, rows }
}

/// What a plan's final values are told by.
fn headlines(plan: &Plan) -> Vec<Metric> {
    let mut metrics = HEADLINES.to_vec();
    for goal in &plan.goals {
        if !metrics.contains(&goal.metric) {
            metrics.push(goal.metric);
        }
    }
    metrics
}

#[cfg(test)]
mod tests {
    use super::*;
    use snowball_engine::plan::Goal;

    fn simulated(plan: &Plan, count: u32) -> (Engine, Track, Results) {
        let engine = Engine::new(plan).unwrap();
        let expected = engine.expected();
        let mut results = Results::new(&engine);
        results.merge(engine.run(7, 0..count));
        (engine, expected, results)
    }

    fn plan(name: &str) -> Plan {
        let mut plan = Plan { name: name.to_owned(), start_date: "2026-11-30".to_owned(), ..Plan::default() };
        plan.goals.push(Goal { metric: Metric::Margin, ..Goal::default() });
        plan
    }

    fn side_by_side<'a>(plans: [(&'a Plan, &'a (Engine, Track, Results)); 2]) -> [Simulated<'a>; 2] {
        let mut letters = ['A', 'B'].into_iter();
        plans.map(|(plan, (engine, expected, results))| Simulated {
            letter: letters.next().unwrap(),
            plan,
            engine,
            expected,
            results,
        })
    }

    fn column(table: &Table, name: &str) -> usize {
        table.columns.iter().position(|column| column.name == name).unwrap_or_else(|| panic!("{name} is no column"))
    }

    #[test]
    fn the_course_has_the_bands_and_the_expected_path_of_every_day() {
        let (a, b) = (plan("one"), plan("two"));
        let (of_a, of_b) = (simulated(&a, 30), simulated(&b, 20));
        let plans = side_by_side([(&a, &of_a), (&b, &of_b)]);
        let table = course(&plans, 7, &[Metric::Margin, Metric::Payback, Metric::Cac]);
        let days = of_a.0.grid();
        assert_eq!(table.rows.len(), days.len() + of_b.0.grid().len());
        assert!(table.rows.iter().all(|row| row.len() == table.columns.len()));
        let point = days.len() - 1;
        let row = &table.rows[point];
        let bands = of_a.2.bands(Metric::Cac);
        for (level, name) in bands.levels.iter().zip(["p05", "p10", "p25", "p50", "p75", "p90", "p95"]) {
            assert_eq!(row[column(&table, &format!("cac_{name}"))], Cell::from(level[point]), "{name}");
        }
        assert_eq!(row[column(&table, "cac_expected")], Cell::from(Metric::Cac.last(&of_a.1)));
        assert_eq!(row[column(&table, "spend_media_expected")], Cell::from(Metric::SpendMedia.last(&of_a.1)));
        assert_eq!(row[column(&table, "date")], Cell::Text("2027-02-28".to_owned()));
        assert_eq!(table.rows[point + 1][0], Cell::Text("B".to_owned()));
        let heads: Vec<String> = table.columns.iter().map(Column::head).collect();
        assert!(heads.contains(&"margin_p50 [CNY]".to_owned()) && heads.contains(&"r_p05 [1]".to_owned()));
        assert!(!heads.iter().any(|head| head.starts_with("payback")), "it has no course");
        let mut once = heads.clone();
        once.sort();
        once.dedup();
        assert_eq!(once.len(), heads.len(), "a column stands there twice");
    }

    #[test]
    fn a_row_holds_the_same_luck_of_every_plan() {
        let (a, mut b) = (plan("one"), plan("two"));
        b.currency = Currency::Usd;
        let (of_a, of_b) = (simulated(&a, 12), simulated(&b, 9));
        let plans = side_by_side([(&a, &of_a), (&b, &of_b)]);
        let table = replicates(&plans, 7);
        assert_eq!(table.rows.len(), 12);
        let cell = |row: usize, name: &str| table.rows[row][column(&table, name)].clone();
        for row in 0..12 {
            let track = of_a.2.track(row as u32).unwrap();
            assert_eq!(cell(row, "A_margin"), Cell::from(Metric::Margin.last(track)));
            assert_eq!(cell(row, "A_goal_1_met"), Cell::Whole(u64::from(track.goals_met[0])));
            let other = of_b.2.track(row as u32);
            assert_eq!(cell(row, "B_customers"), Cell::from(other.and_then(|track| Metric::Customers.last(track))));
        }
        assert_eq!(cell(11, "B_goal_1_met"), Cell::Empty, "a replicate that is missing is no miss");
        assert_eq!(cell(0, "plans"), Cell::Text("A: one; B: two".to_owned()));
        assert_eq!(table.columns[column(&table, "B_cac")].head(), "B_cac [USD]");
        assert_eq!(Cell::from(Some(f64::NAN)), Cell::Empty);
    }

    #[test]
    fn amounts_in_several_currencies_are_in_that_of_their_row() {
        let (a, b) = (plan("one"), Plan { currency: Currency::Eur, ..plan("two") });
        let (of_a, of_b) = (simulated(&a, 2), simulated(&b, 2));
        let plans = side_by_side([(&a, &of_a), (&b, &of_b)]);
        let table = course(&plans, 7, &[]);
        assert_eq!(table.columns[column(&table, "spend_p50")].head(), "spend_p50 [currency]");
        assert_eq!(table.rows.last().unwrap()[5], Cell::Text("EUR".to_owned()));
    }
}
