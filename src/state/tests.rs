//! What the user sees of each action. Tracks are made up: what they hold does not matter here.

use std::rc::Rc;

use snowball_engine::plan::{Fault, Number, Plan, Problem, Problems, Rung};
use snowball_engine::{Batch, Metric, Track};

use super::keeping::{Found, Opening, choose};
use super::{
    Action, AppState, Deck, Display, Document, MAX_PLANS, MAX_REPLICATES, Message, Place, RunStatus, Topic, link,
};
use crate::i18n::Locale;
use crate::presets;

const SHARE_RATE: &str = "/segments/0/share_rate";
const MARGIN: &str = "/money/margin";

/// Two plans, A and B, of 100 replicates each.
fn open() -> AppState {
    let b = Plan { name: "B".to_owned(), ..Plan::default() };
    let document = Document { plans: vec![Plan::default(), b], replicates: Some(100), ..Document::empty() };
    AppState::open(document).unwrap()
}

impl AppState {
    /// After actions, each of which must change something.
    fn after(mut self, actions: impl IntoIterator<Item = Action>) -> Self {
        for action in actions {
            let said = format!("{action:?}");
            self = self.update(action).unwrap_or_else(|| panic!("{said} changes nothing"));
        }
        self
    }

    /// After an action that must change nothing.
    fn unmoved_by(self, action: Action) -> Self {
        let said = format!("{action:?}");
        assert!(self.update(action).is_none(), "{said} changes something");
        self
    }

    /// With replicates of a plan merged.
    fn with(self, plan: usize, first: u32, count: usize) -> Self {
        let run = self.run.id;
        self.after([Action::Batches { run, batches: vec![(plan, batch(first, count))] }])
    }

    fn finished(self) -> Self {
        let run = self.run.id;
        let state = self.with(0, 0, 100).with(1, 0, 100);
        state.after([Action::RunDone { run, ms: 12.0 }])
    }

    fn number(&self, plan: usize, path: &str) -> Number {
        self.plans[plan].plan.number(path).unwrap().1
    }
}

fn batch(first: u32, count: usize) -> Batch {
    Batch { first, tracks: vec![Track::default(); count] }
}

fn set(path: &str, value: f64) -> Action {
    Action::SetNumber { path: path.to_owned(), value: value.into() }
}

/// What a tab opens with that finds a text of its own.
fn kept(text: &str) -> Opening {
    choose(&Found { own: vec![text.to_owned()], others: Vec::new() })
}

fn done(state: &AppState) -> Vec<u32> {
    state.plans.iter().map(|open| open.results.done()).collect()
}

#[test]
fn opens_the_default_preset_in_every_language() {
    for locale in Locale::ALL {
        let state = AppState::start(Opening::Nothing, locale, &[]);
        assert_eq!(state.plans.len(), 2);
        assert_eq!((state.run.status, state.message), (RunStatus::Idle, None));
    }
}

#[test]
fn what_was_kept_comes_back() {
    let state = open().after([
        Action::SelectPlan(1),
        set(SHARE_RATE, 0.07),
        Action::SetSeed(u64::MAX),
        Action::SetReplicates(500),
    ]);
    let again = AppState::start(kept(&Document::of(&state).to_json()), Locale::En, &[]);
    assert_eq!(again.message, None);
    for (old, new) in state.plans.iter().zip(&again.plans) {
        assert_eq!((&old.plan, &old.base), (&new.plan, &new.base));
    }
    assert_eq!((again.active, again.seed, again.replicates), (1, u64::MAX, 500));
}

#[test]
fn a_number_comes_back_from_its_text_to_the_last_bit() {
    for i in 1..2000 {
        let mut plan = Plan::default();
        plan.set_number(SHARE_RATE, (1.0 / f64::from(i)).into());
        assert_eq!(Plan::from_json(&plan.to_json()).unwrap(), plan);
    }
}

#[test]
fn what_was_kept_and_cannot_be_read_is_still_there_to_be_saved() {
    for text in ["", "{", r#"{"plans":[]}"#, r#"{"plans":7}"#, r#"{"plans":[{"version":1,"x":1}]}"#, "null", "[]"] {
        let state = AppState::start(kept(text), Locale::En, &[]);
        let Some(Message::BadPlan { place: Place::Saved, text: Some(kept), .. }) = &state.message else {
            panic!("{text:?}: {:?}", state.message)
        };
        assert_eq!(kept, text);
        assert_eq!(state.plans.len(), 2);
    }
}

#[test]
fn an_edit_moves_the_expected_curve_at_once_and_starts_a_new_run() {
    let state = open().finished();
    let edited = state.clone().after([set(SHARE_RATE, 0.07)]);
    assert_eq!(edited.number(0, SHARE_RATE), Number::Value(0.07));
    assert!(!Rc::ptr_eq(&state.plans[0].expected, &edited.plans[0].expected));
    assert!(edited.run.id > state.run.id);
    assert_eq!((edited.run.status, edited.run.done), (RunStatus::Idle, 0));
    assert!(edited.dragging);
    // The other plan is as it was.
    assert!(Rc::ptr_eq(&state.plans[1].results, &edited.plans[1].results));
    assert!(Rc::ptr_eq(&state.plans[1].engine, &edited.plans[1].engine));
}

#[test]
fn the_old_fan_stays_until_the_new_one_is_worth_showing() {
    let state = open().finished().after([set(SHARE_RATE, 0.07)]);
    assert!(state.plans[0].is_stale());
    assert_eq!((state.plans[0].shown().done(), state.plans[0].results.done()), (100, 0));
    // A second edit before there is a new fan keeps the one on show.
    let state = state.after([set(SHARE_RATE, 0.08)]).with(0, 0, 15);
    assert_eq!(state.plans[0].shown().done(), 100);
    let state = state.after([set(SHARE_RATE, 0.09)]).with(0, 0, 16);
    assert!(!state.plans[0].is_stale());
    assert_eq!(state.plans[0].shown().done(), 16);
}

#[test]
fn late_batches_are_dropped() {
    let state = open();
    let late = state.run.id;
    let report = |run| {
        [
            Action::RunStarted { run },
            Action::Progress { run, done: 9 },
            Action::Batches { run, batches: vec![(0, batch(0, 20))] },
            Action::RunDone { run, ms: 1.0 },
            Action::RunFailed { run, reason: String::new() },
        ]
    };
    let mut changed = state.clone().after([set(SHARE_RATE, 0.07)]);
    let mut stopped = state.after([Action::Stop]);
    for action in report(late) {
        changed = changed.unmoved_by(action);
    }
    for action in report(late).into_iter().chain(report(stopped.run.id)) {
        stopped = stopped.unmoved_by(action);
    }
}

#[test]
fn a_batch_for_a_plan_that_is_not_there_is_harmless() {
    let state = open().with(7, 0, 3);
    assert_eq!(done(&state), [0, 0]);
}

#[test]
fn dragging_is_one_step_of_undo() {
    let state = open();
    let before = state.number(0, SHARE_RATE);
    let state = state.after([
        set(SHARE_RATE, 0.03),
        set(SHARE_RATE, 0.04),
        set(SHARE_RATE, 0.05),
        Action::Commit,
        set(SHARE_RATE, 0.06),
        Action::Commit,
    ]);
    let state = state.after([Action::Undo]);
    assert_eq!(state.number(0, SHARE_RATE), Number::Value(0.05));
    let state = state.after([Action::Undo]);
    assert_eq!(state.number(0, SHARE_RATE), before);
    assert!(!state.can_undo());
    let state = state.unmoved_by(Action::Undo).after([Action::Redo, Action::Redo]);
    assert_eq!(state.number(0, SHARE_RATE), Number::Value(0.06));
    state.unmoved_by(Action::Redo);
}

#[test]
fn two_controls_are_two_steps_even_without_a_commit_between() {
    let state = open().after([set(SHARE_RATE, 0.03), set(MARGIN, 0.4), set(MARGIN, 0.3), Action::Undo]);
    assert_eq!(state.number(0, SHARE_RATE), Number::Value(0.03));
    assert_eq!(state.number(0, MARGIN), Number::Value(0.5));
}

#[test]
fn an_edit_after_undo_forgets_what_was_undone() {
    let state = open().after([set(SHARE_RATE, 0.03), Action::Undo, set(MARGIN, 0.4)]);
    assert!(!state.can_redo());
}

#[test]
fn undo_keeps_what_it_does_not_touch() {
    let state = open().finished().after([Action::SelectPlan(1), set(SHARE_RATE, 0.07), Action::Commit]);
    let a = state.plans[0].results.clone();
    let state = state.after([Action::Undo]);
    assert!(Rc::ptr_eq(&a, &state.plans[0].results));
    assert_eq!((done(&state)[0], state.run.status), (100, RunStatus::Idle));
}

#[test]
fn an_edit_to_the_same_value_is_no_edit() {
    let state = open();
    let value = state.number(0, SHARE_RATE);
    let state = state.unmoved_by(Action::SetNumber { path: SHARE_RATE.to_owned(), value });
    state.unmoved_by(set("/no/such/number", 1.0)).unmoved_by(Action::ResetNumber(SHARE_RATE.to_owned()));
}

#[test]
fn an_invalid_edit_changes_nothing_and_names_every_problem() {
    let state = open();
    let edit = |plan: &mut Plan| {
        plan.money.margin = 2.0.into();
        plan.ladder.rungs = [3, 1].map(|threshold| Rung { threshold, ..Rung::default() }).to_vec();
    };
    let told = state.clone().after([Action::edit(edit)]);
    let Some(Message::BadPlan { place: Place::Edit, problems: Problems(problems), .. }) = &told.message else {
        panic!("{:?}", told.message)
    };
    let paths: Vec<_> = problems.iter().map(|problem| problem.path.as_str()).collect();
    assert_eq!(paths, ["/money/margin", "/ladder/rungs/1/threshold"]);
    assert!(Rc::ptr_eq(&state.plans[0].plan, &told.plans[0].plan));
    assert!(!told.can_undo());
    // The next good edit takes the message away.
    assert_eq!(told.after([set(MARGIN, 0.4)]).message, None);
}

#[test]
fn reset_goes_back_to_what_was_opened() {
    let state = open();
    let before = state.number(0, MARGIN);
    let state = state.after([set(MARGIN, 0.1), Action::Commit, Action::ResetNumber(MARGIN.to_owned())]);
    assert_eq!(state.number(0, MARGIN), before);
    assert_eq!(state.after([Action::Undo]).number(0, MARGIN), Number::Value(0.1));
}

#[test]
fn a_copy_has_the_results_of_its_original() {
    let state = open().finished().after([Action::DuplicatePlan]);
    assert_eq!((state.plans.len(), state.active), (3, 2));
    assert!(Rc::ptr_eq(&state.plans[0].results, &state.plans[2].results));
    assert_eq!(state.run.status, RunStatus::Done);
    let state = state.after([set(MARGIN, 0.4)]);
    assert_eq!(state.number(0, MARGIN), Number::Value(0.5));
    assert_eq!(state.plans[2].base.number(MARGIN).unwrap().1, Number::Value(0.5));
}

#[test]
fn there_is_an_end_to_copies() {
    let mut state = open();
    while state.plans.len() < MAX_PLANS {
        state = state.after([Action::DuplicatePlan]);
    }
    let state = state.after([Action::DuplicatePlan]);
    assert_eq!((state.plans.len(), state.message), (MAX_PLANS, Some(Message::TooManyPlans { max: MAX_PLANS })));
}

#[test]
fn removing_a_plan_keeps_the_others_and_can_be_undone() {
    let state = open().finished().after([Action::SelectPlan(1), Action::RemovePlan(0)]);
    assert_eq!((state.plans.len(), state.active), (1, 0));
    assert_eq!(state.active_plan().plan.name, "B");
    assert_eq!(state.run.status, RunStatus::Done);
    let state = state.unmoved_by(Action::RemovePlan(0)).unmoved_by(Action::RemovePlan(9)).after([Action::Undo]);
    assert_eq!((state.plans.len(), state.active), (2, 1));
    assert_eq!(done(&state)[1], 100);
}

#[test]
fn a_name_changes_no_number() {
    let state = open().finished();
    let run = state.run.id;
    let state = state.after([Action::RenamePlan(1, "Cash".to_owned())]);
    assert_eq!(state.plans[1].plan.name, "Cash");
    assert_eq!((state.run.id, state.run.status), (run, RunStatus::Done));
    let state = state.after([Action::RenamePlan(1, "x".repeat(500))]);
    assert!(matches!(state.message, Some(Message::BadPlan { .. })));
    assert_eq!(state.after([Action::Undo]).plans[1].plan.name, "B");
}

#[test]
fn an_imported_plan_takes_the_place_of_the_active_one() {
    let plan = Plan { name: "Imported".to_owned(), ..Plan::default() };
    let state = open().finished().after([Action::SelectPlan(1), Action::Import(plan.to_json())]);
    assert_eq!(state.plans[1].plan.name, "Imported");
    assert_eq!((done(&state), state.message.clone()), (vec![100, 0], None));
    assert_eq!(state.after([Action::Undo]).plans[1].plan.name, "B");
}

#[test]
fn an_imported_set_takes_the_place_of_all() {
    let names = ["X", "Y", "Z"].map(|name| Plan { name: name.to_owned(), ..Plan::default() });
    let set = Document { plans: names.to_vec(), active: 9, seed: Some(5), replicates: Some(1), ..Document::empty() };
    let state = open().after([Action::Import(set.to_json())]);
    assert_eq!((state.plans.len(), state.active, state.seed, state.replicates), (3, 2, 5, 16));
    assert_eq!(state.after([Action::Undo]).plans.len(), 2);
}

#[test]
fn a_bad_import_lists_every_problem_and_leaves_everything_open() {
    let state = open().finished();
    let text = r#"{"plans":[{"version":1,"colour":1,"horizon_days":1},{"version":1,"money":{"margin":7}}]}"#;
    let told = state.clone().after([Action::Import(text.to_owned())]);
    let Some(Message::BadPlan { place: Place::Import, problems: Problems(problems), text: Some(kept) }) = &told.message
    else {
        panic!("{:?}", told.message)
    };
    let mut paths: Vec<_> = problems.iter().map(|problem| problem.path.as_str()).collect();
    paths.sort_unstable();
    assert_eq!(paths, ["/plans/0/colour", "/plans/0/horizon_days", "/plans/1/money/margin"]);
    assert_eq!(kept, text);
    assert_eq!((told.run.id, done(&told), told.can_undo()), (state.run.id, vec![100, 100], false));
    assert_eq!(told.after([Action::Dismiss]).message, None);
}

#[test]
fn no_text_harms_an_import() {
    let long = format!("{{\"plans\":[{}]}}", " ".repeat(20 << 20));
    let deep = "[".repeat(100_000);
    for text in ["", "nul", "7", "{}", r#"{"plans":{}}"#, r#"{"plans":[1,2,3,4,5,6,7]}"#, &long, &deep] {
        let told = open().after([Action::Import(text.to_owned())]);
        assert!(matches!(told.message, Some(Message::BadPlan { .. })), "{}", text.len());
    }
    let Err(Problems(problems)) = Document::from_json(&long) else { panic!("20 MiB were read") };
    assert!(matches!(problems[..], [Problem { fault: Fault::Length { .. }, .. }]));
}

#[test]
fn stop_keeps_what_is_there_and_run_goes_on() {
    let run = open().run.id;
    let state = open().after([Action::RunStarted { run }]).with(0, 0, 20).with(1, 0, 30);
    let state = state.after([Action::Progress { run, done: 42 }, Action::Stop]);
    assert_eq!((state.run.status, state.run.done, done(&state)), (RunStatus::Stopped, 20, vec![20, 30]));
    let state = state.unmoved_by(Action::Stop).after([Action::Run]);
    assert_eq!((state.run.status, state.run.done, done(&state)), (RunStatus::Idle, 20, vec![20, 30]));
}

#[test]
fn a_failed_run_stops_and_says_so() {
    let state = open();
    let run = state.run.id;
    let state = state.after([Action::RunFailed { run, reason: "boom".to_owned() }]);
    assert_eq!(state.run.status, RunStatus::Stopped);
    assert_eq!(state.message, Some(Message::RunFailed { reason: "boom".to_owned() }));
}

#[test]
fn the_page_computes_alone_until_there_are_workers_again() {
    let failed = || Action::Say(Message::WorkersFailed { reason: String::new() });
    let state = open().after([Action::WorkersChanged(2), Action::WorkersChanged(0), failed(), Action::Dismiss]);
    assert!(state.run.alone, "read or not, the message stays true");
    assert!(!state.after([Action::WorkersChanged(1)]).run.alone);
}

#[test]
fn the_number_of_replicates_decides_what_is_shown() {
    let state = open().finished().after([Action::SetReplicates(40)]);
    assert_eq!((done(&state), state.run.status), (vec![40, 40], RunStatus::Done));
    let state = state.after([Action::SetReplicates(60)]);
    assert_eq!((done(&state), state.run.status, state.run.done), (vec![40, 40], RunStatus::Idle, 40));
    assert_eq!(state.after([Action::SetReplicates(u32::MAX)]).replicates, MAX_REPLICATES);
}

#[test]
fn another_seed_computes_everything_anew() {
    let state = open().finished().unmoved_by(Action::SetSeed(1)).after([Action::SetSeed(2)]);
    assert_eq!((done(&state), state.run.status), (vec![0, 0], RunStatus::Idle));
    assert!(state.plans.iter().all(|open| open.is_stale()));
}

#[test]
fn the_crosshair_stays_on_the_grid_and_where_it_was_pinned() {
    let state = open().after([Action::Crosshair(Some(80))]).unmoved_by(Action::Crosshair(Some(80)));
    let state = state.after([Action::edit(|plan| plan.horizon_days = 30)]);
    assert_eq!(state.crosshair, Some(30));
    let state = state.after([Action::Pin(Some(12))]).unmoved_by(Action::Crosshair(None));
    assert_eq!((state.crosshair, state.pinned), (Some(12), true));
    let state = state.after([Action::Pin(None)]);
    assert_eq!((state.crosshair, state.pinned), (None, false));
}

#[test]
fn preset_of_no_such_name_changes_nothing() {
    open().unmoved_by(Action::LoadPreset("none", Locale::En));
}

/// Runs of the engine, until none is wanted any more; the numbers of replicates that were wanted.
fn simulate(mut state: AppState) -> (AppState, Vec<u32>) {
    let mut wanted = Vec::new();
    while state.run.status == RunStatus::Idle {
        wanted.push(state.replicates);
        let (run, range) = (state.run.id, 0..state.replicates);
        let plans = state.plans.iter().enumerate();
        let batches = plans.map(|(slot, open)| (slot, open.engine.run(state.seed, range.clone()))).collect();
        state = state.after([
            Action::RunStarted { run },
            Action::Batches { run, batches },
            Action::RunDone { run, ms: 1.0 },
        ]);
    }
    (state, wanted)
}

/// Two plans of which B shares `rate`, with 16 replicates.
fn rivals(rate: f64) -> AppState {
    let mut short = Plan { horizon_days: 14, ..Plan::default() };
    short.goals.clear();
    let mut b = short.clone();
    assert!(b.set_number(SHARE_RATE, rate.into()));
    AppState::open(Document { plans: vec![short, b], replicates: Some(16), ..Document::empty() }).unwrap()
}

const JOINED: Action = Action::UntilSettled { metric: Metric::Joined, yardstick: 0 };

#[test]
fn it_doubles_until_it_is_settled() {
    let (state, first) = simulate(rivals(0.5));
    assert_eq!((first, state.settling()), (vec![16], None));
    let state = state.after([JOINED]);
    assert_eq!(state.settling().map(|until| until.metric), Some(Metric::Joined));
    let (state, wanted) = simulate(state);
    assert_eq!(wanted, [32, 64], "ten times as many shares are settled as soon as anything is");
    assert_eq!((state.run.status, state.settling()), (RunStatus::Done, None));
    state.unmoved_by(JOINED);
}

#[test]
fn equal_plans_are_settled_too_and_one_plan_has_nothing_to_settle() {
    let (state, wanted) = simulate(rivals(0.5).after([Action::DuplicatePlan, Action::RemovePlan(1), JOINED]));
    assert_eq!(wanted, [16, 32, 64]);
    state.after([Action::RemovePlan(1)]).unmoved_by(JOINED);
}

#[test]
fn it_ends_at_the_most_that_can_be_kept() {
    let state = rivals(0.5).after([Action::SetReplicates(MAX_REPLICATES), JOINED]);
    let run = state.run.id;
    // A run that brings nothing settles nothing.
    let state = state.after([Action::RunDone { run, ms: 1.0 }]);
    assert_eq!((state.run.status, state.replicates, state.settling()), (RunStatus::Done, MAX_REPLICATES, None));
    assert_eq!([2, 6].map(super::most_replicates), [10_000, 3333]);
    let mut state = state;
    for _ in 0..4 {
        state = state.after([Action::DuplicatePlan]);
    }
    let state = state.after([Action::SetReplicates(2000), JOINED]);
    let run = state.run.id;
    let state = state.after([Action::RunDone { run, ms: 1.0 }]);
    assert_eq!((state.replicates, state.settling().is_some()), (3333, true));
}

#[test]
fn what_begins_another_run_ends_it() {
    let begun = || simulate(rivals(0.02)).0.after([JOINED]);
    assert!(begun().settling().is_some());
    for action in
        [Action::Stop, set(SHARE_RATE, 0.03), Action::SetSeed(5), Action::SetReplicates(100), Action::DuplicatePlan]
    {
        let said = format!("{action:?}");
        let state = begun().after([action]);
        assert_eq!(state.settling(), None, "{said}");
        let wanted = state.replicates;
        assert_eq!(simulate(state).0.replicates, wanted, "{said}");
    }
    // A stopped run goes on with it.
    let state = begun().after([Action::Stop, JOINED]);
    assert!(state.settling().is_some() && state.run.status == RunStatus::Idle);
}

/// Everything that was changed while presenting is one step, and the seed stays.
#[test]
fn a_presentation_is_one_step_of_undo() {
    let set = |state: AppState, value: f64| {
        let action = Action::SetNumber { path: "/acquisition/seeds".to_owned(), value: value.into() };
        let state = state.update(action).unwrap();
        state.update(Action::Commit).unwrap()
    };
    let before = set(AppState::start(Opening::Nothing, Locale::En, &[]), 11.0);
    let seeds = |state: &AppState| state.active_plan().plan.number("/acquisition/seeds").map(|(_, number)| number);
    let state = before.update(Action::Present(true)).unwrap();
    assert!(state.is_presenting() && state.update(Action::Present(true)).is_none());
    assert!(state.update(Action::SetSeed(state.seed + 1)).is_none(), "the seed is frozen");
    let state = set(set(set(state, 12.0), 13.0), 14.0);
    let left = state.update(Action::Present(false)).unwrap();
    assert!(!left.is_presenting());
    let back = left.update(Action::Undo).unwrap();
    assert_eq!(seeds(&back), seeds(&before));
    assert_eq!(seeds(&back.update(Action::Redo).unwrap()), seeds(&left));
    assert_ne!(seeds(&back.update(Action::Undo).unwrap()), seeds(&before), "what came before is a step of its own");
    // What was taken back while presenting stays so, and nothing that came before is lost.
    let undone = state.update(Action::Undo).unwrap().update(Action::Undo).unwrap();
    let undone = undone.update(Action::Undo).unwrap().update(Action::Undo).unwrap();
    let left = undone.update(Action::Present(false)).unwrap();
    assert_eq!(seeds(&left.update(Action::Redo).unwrap()), seeds(&before));
    // Without any change there is no step.
    let idle = before.update(Action::Present(true)).unwrap().update(Action::Present(false)).unwrap();
    assert_ne!(seeds(&idle.update(Action::Undo).unwrap()), seeds(&before));
}

/// A deck goes with its set: into what is kept and exported, into links without the guesses, and back by undo.
#[test]
fn a_deck_goes_with_its_set() {
    let state = AppState::start(Opening::Nothing, Locale::En, &[]);
    assert!(Document::of(&state).deck.is_none(), "the usual slides need no place");
    let deck = state.deck.with_slide(Topic::R, |slide| slide.notes = "慢".to_owned()).with_guesses("Ana 3");
    let state = state.update(Action::Deck(Box::new(deck.clone()))).unwrap();
    assert!(state.update(Action::Deck(Box::new(deck.clone()))).is_none());
    let document = Document::from_json(&Document::of(&state).to_json()).unwrap();
    assert_eq!(*AppState::open(document.clone()).unwrap().deck, deck);
    let link = link::Link::from_json(&link::Link::of(&state, "", Display::default()).to_json()).unwrap();
    assert_eq!(*AppState::of_link(&link).unwrap().deck, deck.without_guesses());
    let other = state.update(Action::LoadPreset(&presets::default().id, Locale::En)).unwrap();
    assert_eq!(*other.deck, Deck::default());
    assert_eq!(*other.update(Action::Undo).unwrap().deck, deck);
}
