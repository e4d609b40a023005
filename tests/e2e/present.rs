//! Present mode: by keys and clicker, black, one plan on the axes of all, guess then reveal, sliders, notes in a window of their own.

use fantoccini::key::Key;
use serde_json::json;
use snowball::i18n::{I18n, Locale};
use snowball::presets;
use snowball::state::{AppState, Document, Topic};
use snowball::view::charts::growth_metrics;
use snowball::view::{metrics, present};

use crate::actions::FEW;
use crate::harness::{Page, Setup, browse};
use crate::native::simulate;

/// The default plans, with notes on the first slide.
fn document(locale: Locale) -> Document {
    let document = Document::of_preset(presets::default(), locale);
    let deck =
        snowball::state::Deck::default().with_slide(Topic::Question, |slide| slide.notes = "Say hello".to_owned());
    Document { deck: Some(deck), replicates: Some(FEW), ..document }
}

impl Page {
    /// Opens the slides as a reader does who has seen them before.
    async fn present(&self, locale: Locale) {
        self.before_load("localStorage.setItem('snowball.present-hint', 'seen')").await;
        self.open_with(document(locale)).await;
        self.go("present").await;
        self.find("main.present").await;
    }

    /// Presses a key where the focus is.
    async fn key(&self, key: &str) {
        self.eval(&format!(
            "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {{ key: {}, bubbles: true, cancelable: true }}))",
            json!(key)
        ))
        .await;
    }

    async fn slide(&self, topic: &str) {
        self.find(&format!("[data-present={topic}]")).await;
    }

    /// Turns to a slide.
    async fn turn_to(&self, topic: &str) {
        self.key("Home").await;
        self.slide("question").await;
        while self.attribute("main.present", "data-present").await.as_deref() != Some(topic) {
            let at = self.attribute("main.present", "data-at").await.unwrap_or_default();
            self.key("ArrowRight").await;
            self.wait_for(
                "the next slide",
                &format!("return document.querySelector('main.present').dataset.at !== '{at}'"),
            )
            .await;
        }
    }

    async fn first_people(&self) -> String {
        self.text_of("return document.querySelector(`[data-path='/acquisition/seeds'] input[type=text]`).value").await
    }
}

#[test]
fn keys_and_a_clicker_turn_the_slides() {
    browse("present-keys", Setup::default(), |page| async move {
        page.present(Locale::En).await;
        page.slide("question").await;
        let said = "return document.querySelector('[data-present-said]').textContent";
        assert!(page.text_of(said).await.starts_with("Slide 1 of "));
        for (key, topic) in [
            ("ArrowRight", "cards"),
            (" ", "growth"),
            ("PageDown", "outcome"),
            ("PageUp", "growth"),
            ("ArrowLeft", "cards"),
        ] {
            page.key(key).await;
            page.slide(topic).await;
        }
        page.key("End").await;
        page.slide("best").await;
        page.key("Home").await;
        page.slide("question").await;
        for key in [".", "b"] {
            page.key(key).await;
            page.find("[data-black=true] .present-black").await;
            assert_eq!(page.text_of(said).await, "The screen is black");
            page.key(key).await;
            page.find("[data-black=false]").await;
        }
        page.click(".present-bar [data-move=next]").await;
        page.slide("cards").await;
        page.key("Escape").await;
        page.find(".question").await;
        assert_eq!(page.count("main.present").await, 0);
        // From any page by one letter, unless that was switched off.
        page.key("p").await;
        page.find("main.present").await;
        page.go("prepare").await;
        page.click(".prepare-side > section:last-child .switch input").await;
        page.go("simulate").await;
        page.find(".question").await;
        page.eval("document.activeElement.blur()").await;
        page.key("p").await;
        page.go("present").await;
        page.slide("question").await;
        page.key("b").await;
        page.key("ArrowRight").await;
        page.slide("cards").await;
        assert_eq!(page.count("[data-black=true]").await, 0);
        page.assert_clean().await;
    });
}

#[test]
fn one_plan_alone_keeps_the_axes() {
    browse("present-flip", Setup::default(), |page| async move {
        page.present(Locale::En).await;
        for topic in ["growth", "cac", "r"] {
            page.turn_to(topic).await;
            page.key("A").await;
            let chart = format!(".slide-chart[data-chart={topic}]");
            page.settled().await;
            let look = async || {
                let top = page.attribute(&chart, "data-top").await;
                let words = page.attribute(&format!("{chart} [role=img]"), "aria-label").await;
                (top, words.expect("a chart has words"))
            };
            let (top, both) = look().await;
            let mut seen = vec![both];
            for plan in ["0", "1"] {
                page.key("a").await;
                page.find(&format!("main.present[data-plan='{plan}']")).await;
                page.wait_for(
                    "the plan's words",
                    &format!(
                        "return document.querySelector('{chart} [role=img]').ariaLabel !== {}",
                        json!(seen.last())
                    ),
                )
                .await;
                let (alone, words) = look().await;
                assert_eq!(alone, top, "{topic} {plan}");
                seen.push(words);
            }
            assert!(seen[1] != seen[2] && seen[0].len() > seen[1].len());
        }
        page.assert_clean().await;
    });
}

/// What is said natively of the same guesses.
fn judged(locale: Locale, text: &str) -> Vec<String> {
    let state = AppState::open(document(locale)).expect("the preset is valid");
    let plan = &state.active_plan().plan;
    let metric = growth_metrics(&state)[0];
    let results = simulate(plan, state.seed, FEW);
    let (guesses, _) = present::read(text);
    let judged = present::judge(&guesses, &results.bands(metric)).expect("there are guesses and results");
    assert!(judged.guesses > judged.in_half);
    present::judged(&I18n::new(locale), metrics::style(metric, plan.currency), &guesses, &judged)
}

#[test]
fn the_room_guesses_before_it_sees() {
    for locale in Locale::ALL {
        let text = "Ana 3000 Bo 12000 50";
        let wanted = judged(locale, text);
        browse("present-guess", Setup { language: locale.tag(), ..Setup::default() }, |page| async move {
            page.present(locale).await;
            page.turn_to("growth").await;
            page.settled().await;
            let label = "return document.querySelector('.slide-chart [role=img]').getAttribute('aria-label')";
            let (before, top) = (page.text_of(label).await, page.attribute(".slide-chart", "data-top").await);
            page.key("g").await;
            page.find(".slide-chart[data-guessing=asked]").await;
            let hidden = page.text_of(label).await;
            let shares = |text: &str| text.matches('%').count();
            assert!(shares(&hidden) < shares(&before) && hidden.len() < before.len(), "{hidden}");
            assert_eq!(page.attribute(".slide-chart", "data-fan").await.as_deref(), Some("0000000000000000"));
            assert_eq!(page.attribute(".slide-chart", "data-top").await, top);
            // Letters and spaces are typed here and turn no slide.
            page.press("[data-guess-input]", text).await;
            page.find("[data-guess-count='3']").await;
            page.slide("growth").await;
            page.press("[data-guess-input]", Key::Enter + "").await;
            page.key("r").await;
            page.find(".slide-chart[data-guessing=revealed]").await;
            page.wait_for("the judgement", "return document.querySelectorAll('.guess-words p').length > 2").await;
            for line in &wanted {
                let said = page.text_of("return document.querySelector('.guess-words').textContent").await;
                assert!(said.contains(line.as_str()), "{line} in {said}");
            }
            assert_eq!(page.attribute(".slide-chart", "data-top").await, top);
            for (width, height) in [(1920, 1080), (1440, 900), (390, 844), (360, 640)] {
                page.resize(width, height, 1.0).await;
                assert!(page.overflow().await <= 0.0, "{} {width}", locale.tag());
            }
            page.assert_clean().await;
        });
    }
}

#[test]
fn a_doubtful_guess_is_said() {
    browse("present-misread", Setup::default(), |page| async move {
        page.present(Locale::En).await;
        page.turn_to("growth").await;
        page.key("g").await;
        page.press("[data-guess-input]", "3,000 Zoe").await;
        page.wait_for("both problems", "return document.querySelectorAll('[data-guess-misread]').length === 2").await;
        page.assert_clean().await;
    });
}

#[test]
fn sliders_move_the_plan_and_leaving_makes_one_step() {
    browse("present-sliders", Setup::default(), |page| async move {
        page.before_load("localStorage.setItem('snowball.present-hint', 'seen')").await;
        page.open_with(document(Locale::En)).await;
        let before = page.first_people().await;
        page.go("prepare").await;
        page.click("[data-slider='/acquisition/seeds'] input").await;
        page.wait_for(
            "the slider to be chosen",
            "return document.querySelector(`[data-slider='/acquisition/seeds'] input`).checked",
        )
        .await;
        page.click("[data-action=start-presenting]").await;
        page.slide("question").await;
        let seed = page.attribute("main.present", "data-seed").await;
        page.key("s").await;
        let field = ".present-sliders [data-path='/acquisition/seeds'] input[type=text]";
        for value in ["4100", "4200"] {
            page.write(field, value).await;
        }
        page.done().await;
        assert_eq!(page.attribute("main.present", "data-seed").await, seed);
        // An arrow moves a slider that has the focus, and no slide.
        page.eval("document.querySelector('.present-sliders input[type=range]').focus()").await;
        page.key("ArrowRight").await;
        page.slide("question").await;
        page.eval("document.querySelector('main.present').focus()").await;
        page.key("Escape").await;
        page.find(".question").await;
        assert_ne!(page.first_people().await, before);
        page.click("[data-action=undo]").await;
        page.wait_for(
            "what was there before",
            &format!(
                "return document.querySelector(`[data-path='/acquisition/seeds'] input[type=text]`).value === {}",
                json!(before)
            ),
        )
        .await;
        assert!(page.attribute("[data-action=undo]", "disabled").await.is_some(), "it was one step");
        page.assert_clean().await;
    });
}

#[test]
fn notes_stand_in_a_window_of_their_own() {
    browse("present-notes", Setup::ALONE, |page| async move {
        page.present(Locale::En).await;
        page.slide("question").await;
        let presenter = page.client.window().await.expect("there is a window");
        page.click(".present-bar [data-move=notes]").await;
        let speaker = crate::harness::patiently("the speaker's window", async || {
            let windows = page.client.windows().await.expect("windows can be listed");
            windows.into_iter().find(|window| *window != presenter)
        })
        .await;
        page.client.switch_to_window(speaker.clone()).await.expect("it can be looked at");
        page.wait_for(
            "the notes",
            "return document.querySelector('[data-speaker=notes]')?.textContent === 'Say hello'",
        )
        .await;
        assert!(
            page.text_of("return document.querySelector('[data-speaker=next]').textContent").await.contains("glance")
        );
        page.eval("window.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight' }))").await;
        page.wait_for(
            "the next slide",
            "return document.querySelector('[data-speaker=place]').textContent.startsWith('2')",
        )
        .await;
        page.wait_for("the clock", "return document.querySelector('[data-speaker=clock]').textContent.includes('0:0')")
            .await;
        page.client.switch_to_window(presenter).await.expect("it can be gone back to");
        page.slide("cards").await;
        page.assert_clean().await;
    });
}

#[test]
fn notes_stand_below_where_no_window_may_open() {
    browse("present-blocked", Setup::default(), |page| async move {
        page.before_load("window.open = () => null").await;
        page.present(Locale::En).await;
        page.key("n").await;
        page.find("[data-present-notes]").await;
        let notes = "return document.querySelector('[data-present-notes]').textContent";
        assert_eq!(page.text_of(notes).await, "Say hello");
        page.key("n").await;
        page.wait_for("no notes", "return document.querySelector('[data-present-notes]') === null").await;
        page.assert_clean().await;
    });
}

#[test]
fn a_deck_is_kept_across_a_reload() {
    browse("present-kept", Setup::default(), |page| async move {
        page.open_with(document(Locale::En)).await;
        page.go("prepare").await;
        page.click("[data-slide=question] [data-move=down]").await;
        page.click("[data-slide=r] .switch input").await;
        page.press("[data-slide=cards] textarea", "Look at CAC").await;
        page.eval("location.reload()").await;
        page.find("[data-slide=cards]").await;
        assert_eq!(page.text_of("return document.querySelector('.prepare-slide').dataset.slide").await, "cards");
        assert_eq!(
            page.text_of("return document.querySelector('[data-slide=cards] textarea').value").await,
            "Look at CAC"
        );
        assert_eq!(
            page.eval("return document.querySelector('[data-slide=r] .switch input').checked").await,
            json!(false)
        );
        assert_eq!(
            page.text_of("return document.querySelector('[data-slide=question] textarea').value").await,
            "Say hello"
        );
        page.assert_clean().await;
    });
}

#[test]
fn a_forest_grows_on_a_slide() {
    let state = AppState::open(document(Locale::En)).expect("the preset is valid");
    let people = state.plans.iter().map(|open| open.engine.forest(state.seed, 0).expect("it is small enough").len());
    let people: Vec<_> = people.collect();
    browse("present-forest", Setup::default(), |page| async move {
        page.present(Locale::En).await;
        page.turn_to("cascade").await;
        page.find(".slide-chart[data-chart=forest] .slide-forest [data-action=play][aria-pressed=true]").await;
        let day = page.attribute(".slide-forest", "data-day").await.unwrap_or_default();
        let later = format!("return Number(document.querySelector('.slide-forest').dataset.day) > {day}");
        page.wait_for("the forest to grow", &later).await;
        page.click(".slide-forest [data-action=play]").await;
        page.find(".slide-forest [aria-pressed=false]").await;
        // Who wants no motion sees the whole of it, of either plan.
        let still = json!([{ "name": "prefers-reduced-motion", "value": "reduce" }]);
        page.cdp("Emulation.setEmulatedMedia", json!({ "features": still })).await;
        page.key("ArrowLeft").await;
        page.wait_for("the slide before", "return document.querySelector('[data-present=cascade]') === null").await;
        page.key("ArrowRight").await;
        for people in people {
            page.key("a").await;
            page.wait_for(
                "everybody of the plan",
                &format!("return document.querySelector('.slide-forest')?.dataset.people === '{people}'"),
            )
            .await;
        }
        assert!(page.overflow().await <= 0.0);
        page.assert_clean().await;
    });
}
