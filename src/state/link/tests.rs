//! Links there and back, held against what they may not do: lose a number, open what is not valid, or claim what is not so.

use std::rc::Rc;

use flate2::Compression;
use flate2::read::{DeflateDecoder, DeflateEncoder};
use serde_json::{Value, json};
use snowball_engine::plan::Fault;
use std::io::Read as _;

use super::*;
use crate::presets;
use crate::state::{Action, AppState, Reason, Verdict};

fn open() -> AppState {
    let b = snowball_engine::plan::Plan { name: "诊所 B".to_owned(), notes: "why".to_owned(), ..Default::default() };
    let mut a = snowball_engine::plan::Plan { horizon_days: 20, ..Default::default() };
    a.set_number("/segments/0/share_rate", 0.1.into());
    let document =
        Document { plans: vec![a, b], seed: Some(u64::MAX), replicates: Some(100), active: 1, ..Document::empty() };
    let mut state = AppState::open(document).unwrap();
    state.chosen.set("compare-metric", Some("cac".to_owned()));
    state
}

/// With the first replicates of every plan simulated.
fn simulated(mut state: AppState, replicates: u32) -> AppState {
    for slot in 0..state.plans.len() {
        let batch = state.plans[slot].engine.run(state.seed, 0..replicates);
        let run = state.run.id;
        state = state.update(Action::Batches { run, batches: vec![(slot, batch)] }).unwrap();
    }
    state
}

fn opened(link: Link) -> AppState {
    open().update(Action::OpenLink(Box::new(link))).unwrap()
}

fn pack(text: &str) -> Vec<u8> {
    let mut packed = Vec::new();
    DeflateEncoder::new(text.as_bytes(), Compression::best()).read_to_end(&mut packed).unwrap();
    packed
}

fn unpack(packed: &[u8]) -> String {
    let mut text = String::new();
    DeflateDecoder::new(packed).read_to_string(&mut text).unwrap();
    text
}

#[test]
fn a_view_comes_back_with_every_bit() {
    let mut state = simulated(open(), 20);
    state = state.update(Action::Pin(Some(7))).unwrap();
    let display = Display { no_header: true, ..Display::default() };
    let link = Link::of(&state, "#compare", display);
    let hash = hash_of(&pack(&link.to_json()));
    assert!(is_link(&hash));
    let back = Link::from_json(&unpack(&packed(&hash).unwrap())).unwrap();
    assert_eq!(back, link);
    let again = opened(back);
    assert_eq!((again.seed, again.replicates, again.active), (u64::MAX, 100, 1));
    assert_eq!((again.pinned, again.crosshair, again.chosen.get("compare-metric")), (true, Some(7), Some("cac")));
    for (old, new) in state.plans.iter().zip(&again.plans) {
        assert_eq!((&new.plan, &new.base), (&old.plan, &old.plan));
    }
}

#[test]
fn every_case_of_the_library_fits_in_a_link_and_comes_back() {
    for preset in &snowball_library::library().presets {
        let mut link = Link::of(&open(), "", Display::default());
        link.document = Document::of_preset(preset, crate::i18n::Locale::ZhCn);
        (link.fingerprints, link.formats) = (Vec::new(), vec![1; link.document.plans.len()]);
        let hash = hash_of(&pack(&link.to_json()));
        assert!(hash.len() < LONG, "{}: {} characters", preset.id, hash.len());
        assert_eq!(Link::from_json(&unpack(&packed(&hash).unwrap())).unwrap(), link, "{}", preset.id);
    }
}

#[test]
fn a_page_is_no_link_and_a_later_link_is_said_to_be_one() {
    for page in ["", "#", "#compare", "#library/cases/s1.x", "#s.", "#simulate"] {
        assert!(!is_link(page), "{page}");
    }
    assert_eq!(packed("#s2.AAAA"), Err(LinkFault::Newer));
    assert!(is_link("#s2.AAAA") && is_link("s10.滚雪球"));
    assert_eq!(packed("#s1.AA=="), Err(LinkFault::Characters));
    assert_eq!(packed("#s1.AAAAA"), Err(LinkFault::Packing));
}

/// Every problem at once, each where it is.
#[test]
fn a_damaged_view_is_refused_with_every_problem() {
    let paths = |value: Value| match Link::from_json(&value.to_string()) {
        Err(LinkFault::Content(Problems(problems))) => {
            problems.into_iter().map(|problem| problem.path).collect::<Vec<_>>()
        }
        other => panic!("{other:?}"),
    };
    let plan = json!({ "version": 1 });
    assert_eq!(paths(json!([])), [""]);
    assert_eq!(paths(json!({})), ["/p"]);
    assert_eq!(paths(json!({ "p": [] })), ["/p"]);
    assert_eq!(paths(json!({ "p": [plan], "a": 1 })), ["/a"]);
    let bad = json!({
        "p": [plan, { "version": 1, "horizon_days": -1, "x": 0 }, { "version": 9 }],
        "s": -1, "n": "many", "f": [[1]], "r": 4, "zz": 0,
    });
    let found = paths(bad);
    for path in ["/zz", "/p/1/x", "/p/1/horizon_days", "/p/2/version", "/s", "/n", "/f", "/r"] {
        assert!(found.iter().any(|found| found == path), "{path} in {found:?}");
    }
    let Err(LinkFault::Content(problems)) = Link::from_json("{\"p\": [") else { panic!() };
    assert!(matches!(problems.0[0].fault, Fault::Syntax { .. }));
}

#[test]
fn the_same_numbers_are_said_to_be_the_same() {
    let link = Link::of(&simulated(open(), 20), "", Display::default());
    let state = opened(link);
    let claims = state.claims.clone().unwrap();
    assert_eq!(claims.judge(&state), Verdict::Waiting { replicates: 20 });
    assert!(!claims.are_ready(&state));
    let state = simulated(state, 32);
    assert!(claims.are_ready(&state) && claims.are_of(&state));
    assert_eq!(claims.judge(&state), Verdict::Exact { replicates: 20 });
    // Of what was edited they say nothing any more; taken back, they do again.
    let edited = state.update(Action::RenamePlan(0, "other".to_owned())).unwrap();
    assert!(!claims.are_of(&edited));
    assert!(claims.are_of(&edited.update(Action::Undo).unwrap()));
    assert!(!claims.are_of(&state.update(Action::SetSeed(3)).unwrap()));
}

#[test]
fn other_numbers_are_said_to_be_other_and_why() {
    let sound = Link::of(&simulated(open(), 20), "", Display::default());
    let verdict = |link: Link| {
        let state = simulated(opened(link), 20);
        state.claims.clone().unwrap().judge(&state)
    };
    let mut link = sound.clone();
    link.fingerprints[1].as_mut().unwrap().hash ^= 1;
    let differs = |reasons| Verdict::Differs { plans: vec![1], reasons };
    assert_eq!(verdict(link.clone()), differs(vec![Reason::Numbers]));
    link.engine = "0.0.9+1".to_owned();
    let engine = Reason::Engine { theirs: "0.0.9+1".to_owned(), ours: snowball_engine::release() };
    assert_eq!(verdict(link.clone()), differs(vec![engine.clone()]));
    link.formats[1] = 0;
    assert_eq!(verdict(link), differs(vec![engine, Reason::Migrated { from: 0 }]));
    // Another engine that gives the same numbers reproduces.
    assert_eq!(verdict(Link { engine: "9+9".to_owned(), ..sound.clone() }), Verdict::Exact { replicates: 20 });
    assert!(opened(Link { fingerprints: Vec::new(), ..sound }).claims.is_none());
}

#[test]
fn what_was_open_comes_back_by_undo_with_its_seed_and_name() {
    let mut state = simulated(open(), 20);
    state.named =
        Some(Rc::new(crate::state::keeping::Named { id: "x".to_owned(), name: "Mine".to_owned(), revision: 1 }));
    let mut link = Link::of(&state, "", Display::default());
    link.document = Document {
        seed: Some(5),
        replicates: Some(64),
        ..Document::of_preset(presets::default(), crate::i18n::Locale::En)
    };
    link.chosen = Chosen::default();
    let there = state.update(Action::OpenLink(Box::new(link))).unwrap();
    assert_eq!((there.seed, there.replicates, there.named.is_none()), (5, 64, true));
    let back = there.update(Action::Undo).unwrap();
    assert_eq!((back.seed, back.replicates, &back.named), (u64::MAX, 100, &state.named));
    assert_eq!((&back.chosen, &back.plans[1].plan), (&state.chosen, &state.plans[1].plan));
    assert_eq!(back.plans[1].results.done(), 0, "results of another seed are not those of the link");
    let again = back.update(Action::Redo).unwrap();
    assert_eq!((again.seed, again.replicates, again.named.is_none()), (5, 64, true));
}

#[test]
fn undo_of_an_edit_leaves_the_seed() {
    let state = open().update(Action::RenamePlan(0, "other".to_owned())).unwrap();
    let state = state.update(Action::SetSeed(9)).unwrap().update(Action::Undo).unwrap();
    assert_eq!(state.seed, 9);
}
