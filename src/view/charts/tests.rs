//! Every chart of the default preset, with real replicates of the engine: what follows a slider, what follows the
//! replicates, and what the charts say.

use snowball_engine::Metric;

use super::*;
use crate::i18n::{I18n, Locale};
use crate::state::keeping::Opening;
use crate::state::{Action, AppState};

const ACCEPTANCE: &str = "/segments/0/acceptance";

/// Replicates of these tests: two first passes.
const REPLICATES: u32 = 32;

struct Page {
    state: AppState,
    fans: Fans,
    i18n: I18n,
}

impl Page {
    /// The default preset as it opens: plans A and B, no replicates.
    fn open(locale: Locale) -> Self {
        let mut page = Self {
            state: AppState::start(Opening::Nothing, locale, &[]),
            fans: Fans::default(),
            i18n: I18n::new(locale),
        };
        page.act(Action::SetReplicates(REPLICATES));
        page
    }

    fn act(&mut self, action: Action) {
        self.state = self.state.update(action).unwrap();
        self.fans.prune(&self.state);
    }

    fn run(&mut self) {
        let run = self.state.run.id;
        let batches = self.state.plans.iter().enumerate();
        let batches = batches.map(|(slot, plan)| (slot, plan.engine.run(self.state.seed, 0..REPLICATES))).collect();
        self.act(Action::Batches { run, batches });
        self.act(Action::RunDone { run, ms: 1.0 });
    }

    /// Computes everything that is wanted, as the page does frame by frame; tells how many frames it took.
    fn compute(&mut self) -> usize {
        let finals = finals(Metric::Joined);
        let wants: Vec<Want> =
            shown(&self.state, &[]).into_iter().flat_map(|kind| wants(kind, Metric::Joined, Metric::Cac)).collect();
        let mut frames = 0;
        while let Some((slot, want)) = self.fans.next(&self.state, &wants, &finals) {
            self.fans.compute(&self.state, slot, want, &finals);
            frames += 1;
        }
        frames
    }

    fn scene(&self) -> Scene<'_> {
        let Self { state, fans, i18n } = self;
        Scene { state, fans, i18n, metric: Metric::Joined, cac: Metric::Cac, laws: false }
    }

    fn charts(&self) -> Vec<Chart> {
        shown(&self.state, &[]).into_iter().map(|kind| build(kind, &self.scene())).collect()
    }

    fn time(&self, kind: Kind) -> Time {
        match build(kind, &self.scene()).body {
            Body::Time(time) => time,
            other => panic!("{kind:?}: {other:?}"),
        }
    }
}

#[test]
fn the_expected_course_is_there_before_any_replicate() {
    let page = Page::open(Locale::En);
    for chart in page.charts() {
        assert_eq!(chart.count, None, "{:?}", chart.name);
        match &chart.body {
            Body::Empty(_) => assert_eq!(chart.name, Kind::Outcome.as_str()),
            Body::Time(time) => {
                assert!(!time.expected_heights().is_empty());
                assert!(time.panels.iter().all(|panel| panel.fans.is_empty() && panel.whisker.is_none()));
                let labels: Vec<_> = time.panels.iter().flat_map(|panel| &panel.labels).collect();
                let strong = labels.iter().filter(|label| label.strong);
                assert!(
                    strong.clone().count() == 2 && strong.clone().all(|label| label.text.contains('≈')),
                    "{labels:?}"
                );
            }
            Body::Ladder(rungs) => assert_eq!(rungs.rows.len(), 3),
            other => panic!("of nothing: {other:?}"),
        }
    }
}

#[test]
fn fans_come_with_the_replicates_and_the_expected_course_stays() {
    let mut page = Page::open(Locale::En);
    let before = page.charts();
    page.run();
    // Two plans: growth, R, four kinds of CAC, and the ends.
    assert_eq!(page.compute(), 14);
    assert_eq!(page.compute(), 0, "nothing is computed twice");
    for (chart, before) in page.charts().iter().zip(before) {
        assert_eq!(chart.expected_sum, before.expected_sum, "{:?}", chart.name);
        assert_ne!(chart.fan_sum, before.fan_sum, "{:?}", chart.name);
        assert_eq!(chart.count.as_deref(), Some("32 replicates"));
        assert_eq!(chart.fan_width.is_some(), ["growth", "cac", "r"].contains(&chart.name));
    }
    let growth = page.time(Kind::Growth);
    assert!(growth.panels[0].curves.is_empty(), "the median has taken the place of the expected curve");
    assert!(growth.panels[0].labels.iter().all(|label| label.interval.is_some()));
    let Body::Outcome(outcome) = build(Kind::Outcome, &page.scene()).body else { panic!("no outcomes") };
    for row in &outcome.rows {
        assert_eq!((row.dots.len(), row.finals.len()), (20, REPLICATES as usize));
        assert!(row.dots.is_sorted());
    }
}

#[test]
fn a_slider_moves_the_expected_course_at_once_and_dims_the_fan() {
    let mut page = Page::open(Locale::En);
    page.run();
    page.compute();
    let before = page.charts();
    page.act(Action::SetNumber { path: ACCEPTANCE.to_owned(), value: 0.2.into() });
    assert_eq!(page.compute(), 0, "there is nothing to compute a fan of");
    for (chart, before) in page.charts().iter().zip(&before) {
        assert_ne!(chart.expected_sum, before.expected_sum, "{:?}", chart.name);
        assert_ne!(chart.fan_sum, before.fan_sum, "{:?}: dimmed", chart.name);
        assert_eq!(chart.fan_width, None);
    }
    let growth = page.time(Kind::Growth);
    let dimmed: Vec<bool> = growth.panels[0].fans.iter().map(|fan| fan.dimmed).collect();
    assert_eq!(dimmed, [false, true], "plan B is as it was; A, drawn last, is not");
    page.run();
    assert_eq!(page.compute(), 7, "of plan A alone");
    assert!(page.time(Kind::Growth).panels[0].fans.iter().all(|fan| !fan.dimmed));
}

#[test]
fn another_preset_takes_the_old_fans_away() {
    let mut page = Page::open(Locale::En);
    page.run();
    page.compute();
    page.act(Action::LoadPreset("wom-partner-plan", Locale::En));
    assert!(page.charts().iter().all(|chart| chart.count.is_none()));
}

#[test]
fn all_charts_are_read_at_the_crosshair() {
    let mut page = Page::open(Locale::En);
    page.run();
    page.compute();
    let at_end = page.time(Kind::Growth);
    assert!(at_end.crosshair.is_none() && at_end.panels[0].labels.iter().all(|label| label.marked.is_none()));
    page.act(Action::Crosshair(Some(10)));
    for kind in shown(&page.state, &[]).into_iter().filter(|kind| kind.over_time()) {
        let time = page.time(kind);
        assert_eq!(time.crosshair.map(|crosshair| crosshair.day), Some(10.0), "{kind:?}");
    }
    let growth = page.time(Kind::Growth);
    for (label, end) in growth.panels[0].labels.iter().zip(&at_end.panels[0].labels) {
        assert!(label.marked.unwrap() < end.end, "people join from day to day");
        assert_eq!(label.end, end.end, "labels stay at the ends of their lines");
        assert_ne!(label.text, end.text);
    }
}

#[test]
fn what_stacks_show_adds_up() {
    let page = Page::open(Locale::En);
    for (kind, total) in
        [(Kind::Sources, Metric::Customers), (Kind::Layers, Metric::Members), (Kind::Spend, Metric::Spend)]
    {
        for (panel, plan) in page.time(kind).panels.iter().zip(&page.state.plans) {
            let top = panel.areas.last().unwrap().upper.last().copied().unwrap();
            let total = total.last(&plan.expected).unwrap();
            assert!((top - total).abs() <= 1e-9 * total, "{kind:?}: {top} is not {total}");
        }
    }
}

#[test]
fn every_chart_is_said_in_words_and_shown_as_a_table_in_both_languages() {
    for locale in Locale::ALL {
        let mut page = Page::open(locale);
        page.run();
        page.compute();
        for chart in page.charts() {
            let scene = page.scene();
            let words = summary(&scene, &chart);
            assert!(words.contains(&chart.title) && words.contains(&chart.subtitle), "{words}");
            let table = table(&scene, &chart);
            assert!(table.rows.len() >= 3 && table.rows.len() <= 21, "{:?}: {} rows", chart.name, table.rows.len());
            assert!(table.rows.iter().all(|row| row.len() == table.head.len()), "{:?}", chart.name);
            let all = format!("{words} {:?} {:?}", table, chart.body);
            assert!(!all.contains("charts-") && !all.contains("{$"), "a message is missing: {all}");
        }
    }
}

#[test]
fn one_plan_needs_no_letters() {
    let mut page = Page::open(Locale::En);
    page.act(Action::RemovePlan(1));
    page.run();
    page.compute();
    let growth = page.time(Kind::Growth);
    let [label] = &growth.panels[0].labels[..] else { panic!("{:?}", growth.panels[0].labels) };
    assert!(label.text.starts_with(|first: char| first.is_ascii_digit()), "{}", label.text);
    for kind in [Kind::Sources, Kind::Layers, Kind::Spend] {
        let time = page.time(kind);
        assert!(time.panels.len() == 1 && time.panels[0].heading.is_none());
    }
    assert_eq!(page.time(Kind::Cac).panels[0].labels.len(), 4);
}

#[test]
fn growth_is_measured_by_the_first_goal() {
    let mut page = Page::open(Locale::En);
    assert_eq!(growth_metrics(&page.state), [Metric::Joined, Metric::Customers]);
    page.act(Action::edit(|plan| plan.goals[0].metric = Metric::Customers));
    assert_eq!(growth_metrics(&page.state), [Metric::Customers, Metric::Joined]);
}

#[test]
fn growth_laws_are_drawn_beside_the_plan_and_say_where_they_part() {
    for locale in Locale::ALL {
        let page = Page::open(locale);
        let plain = build(Kind::Growth, &page.scene());
        let scene = Scene { laws: true, ..page.scene() };
        let chart = build(Kind::Growth, &scene);
        assert_ne!(chart.expected_sum, plain.expected_sum);
        assert!(chart.note.as_ref().is_some_and(|note| summary(&scene, &chart).contains(note)));
        let (Body::Time(time), Body::Time(plain)) = (&chart.body, &plain.body) else { panic!("{:?}", chart.body) };
        let laws = time.panels[0].curves.iter().filter(|curve| curve.stroke == Stroke::Law).count();
        assert!(laws >= 3, "{laws}");
        assert_eq!(time.panels[0].labels.len(), plain.panels[0].labels.len() + laws);
        let highest = |time: &Time| time.heights().into_iter().fold(0.0, f64::max);
        assert!(highest(time) <= 2.5 * highest(plain), "the plan's own curve stays legible");
        // They count who joins, and have nothing to say of customers.
        assert_eq!(build(Kind::Growth, &Scene { metric: Metric::Customers, ..scene }).note, None);
    }
}
