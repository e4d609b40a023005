//! Presentations against what they may not do: tell before the room has guessed, move the axes, or count wrongly.

use snowball_engine::Metric;

use super::*;
use crate::i18n::{Locale, Style};
use crate::presets;
use crate::state::{Action, Document};
use crate::view::charts::{Body, Chart, Fans, Range, Scene, growth_metrics, summary, table, wants};

/// Few replicates, all merged.
const REPLICATES: u32 = 32;

fn open(plans: usize) -> AppState {
    let mut document = Document::of_preset(presets::default(), Locale::En);
    document.plans.truncate(plans);
    let mut state = AppState::open(Document { replicates: Some(REPLICATES), ..document }).unwrap();
    assert_eq!(state.plans.len(), plans);
    let run = state.run.id;
    for slot in 0..plans {
        let batch = state.plans[slot].engine.run(state.seed, 0..REPLICATES);
        state = state.update(Action::Batches { run, batches: vec![(slot, batch)] }).unwrap();
    }
    state.update(Action::RunDone { run, ms: 1.0 }).unwrap()
}

/// With a chart's fans, and what is made of them.
fn with_scene<T>(state: &AppState, kind: Kind, look: impl FnOnce(&Scene) -> T) -> T {
    let (i18n, metric) = (I18n::new(Locale::En), growth_metrics(state)[0]);
    let mut fans = Fans::default();
    let (wants, finals) = (wants(kind, metric, Metric::Cac), crate::view::charts::finals(metric));
    while let Some((slot, want)) = fans.next(state, &wants, &finals) {
        fans.compute(state, slot, want, &finals);
    }
    look(&Scene { state, fans: &fans, i18n: &i18n, metric, cac: Metric::Cac, laws: false })
}

fn top(chart: &Chart) -> f64 {
    let Body::Time(time) = &chart.body else { panic!("{:?}", chart.body) };
    Range::from_zero(time.heights()).high
}

#[test]
fn one_plan_keeps_the_axes_of_all() {
    let state = open(2);
    for kind in Kind::ALL.into_iter().filter(|kind| kind.over_time() && *kind != Kind::Alerts) {
        with_scene(&state, kind, |scene| {
            let all = slide(kind, scene, None, None);
            let alone = [0, 1].map(|plan| slide(kind, scene, Some(plan), None));
            if matches!(all.body, Body::Time(_)) {
                assert!(alone.iter().all(|one| top(one) == top(&all)), "{kind:?}");
                assert_ne!(alone[0].body, alone[1].body, "{kind:?}");
            }
        });
    }
    with_scene(&state, Kind::Outcome, |scene| {
        let Body::Outcome(one) = slide(Kind::Outcome, scene, Some(1), None).body else { panic!() };
        assert_eq!(one.rows.iter().map(|row| row.plan).collect::<Vec<_>>(), [1]);
        assert!(one.room.len() >= 4, "{:?}", one.room);
    });
    with_scene(&state, Kind::Ladder, |scene| {
        let reach = |plan| match slide(Kind::Ladder, scene, Some(plan), None).body {
            Body::Ladder(rungs) => {
                assert!(rungs.rows.iter().flat_map(|row| &row.bars).all(|bar| bar.plan == plan));
                rungs.reach
            }
            other => panic!("{other:?}"),
        };
        assert_eq!(reach(0), reach(1));
    });
}

#[test]
fn a_hidden_fan_tells_nothing_and_keeps_its_axes() {
    for plans in [1, 2] {
        let state = open(plans);
        for topic in Topic::ALL.into_iter().filter(|topic| topic.can_be_guessed()) {
            let kind = kind(&state, topic).unwrap();
            with_scene(&state, kind, |scene| {
                let guesses = vec![Guess { name: Some("Ana".to_owned()), value: 5.0 }];
                let guessed = |revealed| Guessed { guesses: guesses.clone(), revealed };
                let (hidden, shown) =
                    (slide(kind, scene, None, Some(&guessed(false))), slide(kind, scene, None, Some(&guessed(true))));
                assert_eq!(top(&hidden), top(&shown), "{topic:?}");
                let Body::Time(time) = &hidden.body else { panic!() };
                assert!(time.panels.iter().all(|panel| panel.fans.is_empty() && panel.curves.is_empty()));
                assert_eq!((time.guesses.len(), time.guesses[0].text.as_str()), (1, "Ana"));
                // Neither in words nor as a table, and no chance on a goal.
                let (words, said) = (summary(scene, &hidden), summary(scene, &shown));
                assert!(words.len() < said.len(), "{words}");
                assert!(time.panels[0].rules.iter().all(|rule| !rule.text.contains('%')), "{:?}", time.panels[0].rules);
                assert!(table(scene, &hidden).head.len() < table(scene, &shown).head.len());
                let rules = |chart: &Chart| match &chart.body {
                    Body::Time(time) => time.panels[0].rules.iter().map(|rule| rule.value).collect::<Vec<_>>(),
                    _ => Vec::new(),
                };
                assert_eq!(rules(&hidden), rules(&shown), "the goal line stays");
            });
        }
    }
}

#[test]
fn guesses_are_read_and_what_is_doubtful_is_said() {
    let guess = |name: Option<&str>, value: f64| Guess { name: name.map(str::to_owned), value };
    let (guesses, misread) = read("Ana 3000, 2500 Bo Li: 1.2万、小安 ¥800\n3k,40");
    let wanted = [
        guess(Some("Ana"), 3000.0),
        guess(None, 2500.0),
        guess(Some("Bo Li"), 12_000.0),
        guess(Some("小安"), 800.0),
        guess(None, 3000.0),
        guess(None, 40.0),
    ];
    assert_eq!((guesses.as_slice(), misread), (wanted.as_slice(), vec![]));
    let (guesses, misread) = read("3,000 700 inf 1e5 5 Zoe");
    assert_eq!(guesses, [guess(None, 700.0), guess(Some("inf 1e5"), 5.0)]);
    assert_eq!(misread, [Misread::Comma("3,000".to_owned()), Misread::NoNumber("Zoe".to_owned())]);
    assert_eq!(read(" ,; "), (vec![], vec![]));
    let (guesses, misread) = read(&"7 ".repeat(300));
    assert_eq!((guesses.len(), misread), (200, vec![Misread::TooMany]));
}

/// The quantiles are the engine's, so that a count by hand over the same bands is the whole of it.
#[test]
fn guesses_are_counted_against_the_engines_quantiles() {
    let state = open(1);
    let metric = growth_metrics(&state)[0];
    let bands = state.plans[0].results.bands(metric);
    let end = |level: usize| bands.levels[level].last().copied().flatten().unwrap();
    let [low, quarter, median, high] = [end(0), end(2), end(3), end(6)];
    let value = |value: f64| Guess { name: None, value };
    let guesses: Vec<_> = [low, low - 1.0, quarter, median + 0.5, median - 0.5, high, high + 1.0].map(value).to_vec();
    let judged = judge(&guesses, &bands).unwrap();
    assert_eq!((judged.guesses, judged.in_half, judged.in_most), (7, 3, 5));
    assert_eq!(judged.nearest, [3, 4]);
    assert_eq!((judged.median, judged.most), (median, (low, high)));
    assert!(judge(&[], &bands).is_none());
    for locale in Locale::ALL {
        let i18n = I18n::new(locale);
        let words = super::judged(&i18n, Style::Count, &guesses, &judged).join(" ");
        assert!(words.contains(&i18n.number(high, Style::Count)) || words.contains("50"), "{words}");
    }
}

#[test]
fn keys_move_the_slides() {
    let slides = [Topic::Question, Topic::Growth, Topic::R];
    let go = |show: Show, keys: &[&str]| {
        keys.iter().fold(show, |show, key| show.after(Move::of_key(key).unwrap(), &slides, 2, Some(Topic::R)))
    };
    let first = Show::first(&slides, Some(Topic::R));
    assert_eq!(go(first, &["ArrowRight"]).at, 1);
    assert_eq!(go(first, &["PageDown", " ", "ArrowLeft"]).at, 1);
    assert_eq!((go(first, &["End"]).at, go(first, &["End", "Home", "PageUp"]).at), (2, 0));
    // The slide that is to be guessed comes hidden; the clicker reveals it first.
    let asked = go(first, &["End"]);
    assert_eq!(asked.guessing, Guessing::Asked);
    assert_eq!(go(asked, &["PageDown"]), Show { guessing: Guessing::Revealed, ..asked });
    assert_eq!(go(asked, &["r", "r"]).guessing, Guessing::Revealed);
    assert_eq!(go(asked, &["r", "ArrowLeft"]).guessing, Guessing::Off);
    assert_eq!(go(go(first, &["ArrowRight"]), &["g"]).guessing, Guessing::Asked);
    assert_eq!(go(first, &["g"]).guessing, Guessing::Off, "words cannot be guessed");
    // Black comes back with whatever is pressed, and does not move on.
    let black = go(first, &["."]);
    assert!(black.black && !go(black, &["b"]).black);
    assert_eq!((go(black, &["ArrowRight"]).black, go(black, &["ArrowRight"]).at), (false, 0));
    assert_eq!(
        [go(first, &["a"]).plan, go(first, &["a", "a"]).plan, go(first, &["a", "a", "a"]).plan],
        [Some(0), Some(1), Some(0)]
    );
    assert_eq!(go(first, &["a", "A"]).plan, None);
    assert_eq!(first.after(Move::Flip, &slides, 1, None).plan, None);
    assert_eq!(Move::of_key("x"), None);
    assert!(Move::is_character("b") && !Move::is_character(" ") && !Move::is_character("Home"));
    assert_eq!(Show::default().after(Move::Next, &[], 1, None).at, 0);
}

#[test]
fn slides_are_those_that_have_something_to_say() {
    let (one, two) = (open(1), open(2));
    assert!(!slides(&one).contains(&Topic::Comparison) && slides(&two).contains(&Topic::Best));
    let deck = two.deck.with_slide(Topic::Cards, |slide| slide.shown = false).with_moved(0, 2);
    let state = two.update(Action::Deck(Box::new(deck))).unwrap();
    assert_eq!(slides(&state)[..2], [Topic::Growth, Topic::Question]);
    for locale in Locale::ALL {
        let i18n = I18n::new(locale);
        assert!(Topic::ALL.into_iter().all(|topic| !title(&i18n, &two, topic).contains("present-")));
    }
}

#[test]
fn sliders_are_of_numbers_that_the_plan_has() {
    let state = open(1);
    let plan = &state.plans[0].plan;
    let offered = sliders(plan);
    assert!(offered.len() > MOST_SLIDERS, "{offered:?}");
    assert_eq!(chosen_sliders(&Deck::default(), plan).len(), SLIDERS);
    let sliders = Some(vec!["/nowhere".to_owned(), offered[1].clone()]);
    assert_eq!(chosen_sliders(&Deck { sliders, ..Deck::default() }, plan), [offered[1].clone()]);
    assert!(chosen_sliders(&Deck { sliders: Some(vec![]), ..Deck::default() }, plan).is_empty());
}

#[test]
fn the_speaker_is_told_what_comes_next() {
    let state = open(2);
    let deck = state.deck.with_slide(Topic::Question, |slide| slide.notes = "Welcome".to_owned());
    let state = state.update(Action::Deck(Box::new(deck))).unwrap();
    let (i18n, slides) = (I18n::new(Locale::En), slides(&state));
    let told = prompt(&i18n, &state, &slides, 0, 5.0);
    assert_eq!(
        (&told["at"], &told["notes"], &told["next"]),
        (&json!(1), &json!("Welcome"), &json!(title(&i18n, &state, slides[1])))
    );
    assert_eq!(prompt(&i18n, &state, &slides, slides.len() - 1, 5.0)["next"], Value::Null);
}

#[test]
fn the_best_plan_is_that_of_the_comparison() {
    let state = open(2);
    let compare::Standing::There(comparison) = compare::standing(&state, compare::default_metric(&state, 0), 0) else {
        panic!()
    };
    let (_, chances) = best(&I18n::new(Locale::En), &comparison).unwrap();
    assert_eq!(chances.iter().map(|(slot, _)| *slot).collect::<Vec<_>>(), [0, 1]);
    assert!((chances.iter().map(|(_, chance)| chance.share).sum::<f64>() - 1.0).abs() < 1e-9);
}
