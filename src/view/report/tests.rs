//! The report of the default case with real replicates, of edited plans, and of a plan with everything switched on.

use std::collections::BTreeSet;

use snowball_decide::differing;
use snowball_engine::plan::{Number, Plan};

use super::*;
use crate::i18n::Locale;
use crate::state::{Action, Document};
use crate::view::compare;

/// Enough to speak of, few enough to be quick.
const REPLICATES: u32 = 32;

fn start(locale: Locale) -> AppState {
    let document = Document::of_preset(presets::default(), locale);
    AppState::open(Document { replicates: Some(REPLICATES), seed: Some(1), ..document }).unwrap()
}

fn run(state: AppState, replicates: u32) -> AppState {
    let plans = state.plans.iter().enumerate();
    let batches = plans.map(|(slot, open)| (slot, open.engine.run(state.seed, 0..replicates))).collect();
    state.update(Action::Batches { run: state.run.id, batches }).unwrap()
}

fn done(state: AppState) -> AppState {
    let state = run(state, REPLICATES);
    let run = state.run.id;
    state.update(Action::RunDone { run, ms: 1.0 }).unwrap()
}

fn comparison(state: &AppState) -> Option<std::rc::Rc<compare::Comparison>> {
    match compare::standing(state, snowball_engine::Metric::Customers, 0) {
        compare::Standing::There(comparison) => Some(comparison),
        _ => None,
    }
}

/// Every text of a report.
fn texts(i18n: &I18n, state: &AppState) -> Vec<String> {
    let Head { title, facts } = head(i18n, state, "2026-11-22");
    let mut all = vec![title];
    all.extend(facts.into_iter().flat_map(|(name, value)| [name, value]));
    all.extend(caveats(i18n, state, Standing::Ready { stopped: true }, comparison(state).as_deref()));
    all.extend(sources(i18n, state));
    all.extend(METHOD.map(|key| i18n.text(key)));
    if let Some(table) = alarms(i18n, state) {
        all.extend(table.rows.into_iter().chain([table.head]).flatten());
    }
    all.extend(changes(i18n, state).into_iter().flat_map(|change| [change.name, change.before, change.now]));
    let Inputs { sections, off, .. } = inputs(i18n, state);
    all.extend(off);
    for Section { title, rows } in sections {
        all.push(title);
        all.extend(rows.into_iter().flat_map(|row| row.values.into_iter().chain([row.name]).chain(row.origin)));
    }
    all
}

#[test]
fn a_report_waits_for_the_run() {
    let state = start(Locale::En);
    assert_eq!(standing(&state), Standing::Running);
    let few = run(state.clone(), 4).update(Action::Stop).unwrap();
    assert_eq!(standing(&few), Standing::TooFew);
    let some = run(state.clone(), 20).update(Action::Stop).unwrap();
    assert_eq!(standing(&some), Standing::Ready { stopped: true });
    assert_eq!(standing(&done(state)), Standing::Ready { stopped: false });
}

#[test]
fn the_head_tells_what_it_was_made_of() {
    let state = done(start(Locale::En));
    let Head { title, facts } = head(&I18n::new(Locale::En), &state, "2026-11-22");
    assert!(title.starts_with("A · ") && title.contains("; B · "), "{title}");
    let fact = |name: &str| facts.iter().find(|(of, _)| of == name).map(|(_, value)| value.as_str());
    assert_eq!(fact("Date"), Some("22 November 2026"));
    assert_eq!(fact("Simulated campaigns"), Some("32"));
    assert_eq!(fact("Seed"), Some("1"));
    assert_eq!(fact("Engine"), Some(concat!("Snowball ", env!("CARGO_PKG_VERSION"))));
    assert_eq!(fact("Campaign"), Some("23 November 2026 to 21 February 2027 (90 days)"));
}

#[test]
fn what_was_changed_stands_first_with_what_it_was() {
    let i18n = I18n::new(Locale::En);
    let state = start(Locale::En);
    assert!(changes(&i18n, &state).is_empty());
    let mut plan = (*state.plans[0].plan).clone();
    assert!(plan.set_number("/ladder/per_referral", Number::Range { low: 600.0, high: 900.0 }));
    let bases = state.plans.iter().map(|open| (*open.base).clone()).collect();
    let plans = vec![plan, (*state.plans[1].plan).clone()];
    let edited = AppState::open(Document { plans, bases, ..Document::of(&state) }).unwrap();
    let found = changes(&i18n, &edited);
    assert_eq!(found.len(), 1);
    let Change { slot, path, name, before, now } = &found[0];
    assert_eq!((*slot, path.as_str()), (0, "/ladder/per_referral"));
    assert_eq!(name, "Referral ladder · Reward per referral");
    assert_eq!((before.as_str(), now.as_str()), ("¥1,000", "¥600–900"));
}

#[test]
fn every_input_is_there_once_or_its_part_is_off() {
    let i18n = I18n::new(Locale::En);
    let state = start(Locale::En);
    let plans: Vec<Plan> = state.plans.iter().map(|open| (*open.plan).clone()).collect();
    let Inputs { sections, off, origins } = inputs(&i18n, &state);
    let rows: Vec<&Row> = sections.iter().flat_map(|section| &section.rows).collect();
    let paths: BTreeSet<&str> = rows.iter().map(|row| row.path.as_str()).collect();
    assert_eq!(paths.len(), rows.len(), "an input stands there twice");
    let named = |part: &str| off.contains(&i18n.text(&format!("group-{part}")));
    for input in differing::inputs(&plans) {
        let part = input.path.split('/').nth(1).unwrap_or_default();
        let goal = part == "goals" && paths.contains("/goals/0/value");
        let there = paths.contains(input.path.as_str()) || goal || named(part) || part == "version";
        let satisfaction = input.path.ends_with("promoters") || input.path.ends_with("detractors");
        assert!(there || (satisfaction && named("reputation")), "{} is not in the report", input.path);
    }
    // Ranges are ranges, with their unit; the same value is said once; the library knows where it is from.
    let row = |path: &str| rows.iter().find(|row| row.path == path).copied().unwrap();
    assert_eq!(row("/segments/0/contacts").values, ["4–8 contacts"]);
    assert_eq!(row("/segments/0/contacts").origin.as_deref(), Some("Assumed"));
    assert_eq!(row("/ladder/per_referral").values, ["¥1,000", "¥500"]);
    assert_eq!(row("/ladder/per_referral").origin.as_deref(), Some("Reported"));
    assert_eq!(row("/goals/1/value").values, ["Referral share 60% or more"]);
    assert!(origins);
    // A number that is no longer the case's has no origin.
    let mut own = plans[0].clone();
    assert!(own.set_number("/segments/0/contacts", 5.0.into()));
    let edited = AppState::open(Document { plans: vec![own], ..Document::of(&state) }).unwrap();
    let Inputs { sections, .. } = inputs(&i18n, &edited);
    let contacts = sections.iter().flat_map(|section| &section.rows).find(|row| row.path == "/segments/0/contacts");
    assert_eq!(contacts.unwrap().origin, None);
}

#[test]
fn caveats_say_what_is_open_assumed_and_stopped() {
    let i18n = I18n::new(Locale::En);
    let state = done(start(Locale::En));
    let comparison = comparison(&state).expect("two plans with replicates");
    let ready = Standing::Ready { stopped: false };
    let all = caveats(&i18n, &state, ready, Some(&comparison));
    let open = compare::pairs(&i18n, &comparison).iter().filter(|pair| !pair.settled).count();
    assert!(open > 0, "32 campaigns settle nothing");
    assert_eq!(all.iter().filter(|line| line.starts_with("Not settled")).count(), open);
    assert!(all.iter().any(|line| line.contains("are assumed")));
    assert!(!all.iter().any(|line| line.contains("was stopped")));
    let stopped = caveats(&i18n, &state, Standing::Ready { stopped: true }, None);
    assert!(stopped[0].contains("was stopped after 32 of 32"), "{}", stopped[0]);
    // Without a range the bands show chance alone.
    let sure =
        AppState::open(Document { plans: vec![Plan::default()], bases: Vec::new(), ..Document::of(&state) }).unwrap();
    assert!(caveats(&i18n, &sure, ready, None).iter().any(|line| line.starts_with("No input is given as a range")));
}

#[test]
fn rules_that_levers_touch_are_named_once() {
    let i18n = I18n::new(Locale::En);
    let state = start(Locale::En);
    let library = presets::library().expect("tests have it");
    let lever =
        library.levers().find(|lever| !lever.warnings.is_empty() && lever.reason.is_none()).expect("there is one");
    let plan = |_| {
        let mut plan = Plan::default();
        plan.levers.push(lever.in_plan(&Default::default(), plan.horizon_days, i18n.locale().into()));
        plan
    };
    let plans: Vec<Plan> = (0..2).map(plan).collect();
    let state = AppState::open(Document { plans, bases: Vec::new(), ..Document::of(&state) }).unwrap();
    let all = caveats(&i18n, &state, Standing::Ready { stopped: false }, None);
    for id in &lever.warnings {
        let warning = library.warnings.iter().find(|warning| warning.id == *id).unwrap();
        let rule = warning.rule.get(i18n.locale().into());
        assert_eq!(all.iter().filter(|line| line.contains(rule)).count(), 1, "{id}");
    }
}

#[test]
fn both_languages_have_words_for_all_of_it() {
    for locale in Locale::ALL {
        let i18n = I18n::new(locale);
        let state = done(start(locale));
        let all = texts(&i18n, &state);
        assert!(all.len() > 200, "{}", all.len());
        let chinese =
            all.iter().filter(|text| text.contains(|letter: char| ('\u{4e00}'..'\u{9fff}').contains(&letter))).count();
        match locale {
            Locale::En => assert_eq!(chinese, 0, "{all:?}"),
            Locale::ZhCn => assert!(chinese * 3 > all.len(), "{chinese} of {}", all.len()),
        }
        for text in &all {
            let raw = text.contains(['{', '}']) || ["report-", "compare-"].iter().any(|key| text.starts_with(key));
            assert!(!raw && !text.is_empty(), "{text:?}");
        }
    }
}
