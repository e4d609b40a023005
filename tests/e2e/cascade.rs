//! The Cascade page against the native engine: who is there on which day, who brought whom, by mouse and by keys.

use std::rc::Rc;

use fantoccini::key::Key;
use serde_json::{Value, json};
use snowball::i18n::{I18n, Locale};
use snowball::presets;
use snowball::state::Document;
use snowball::view::cascade::{self, Grove, Lens, Walk};
use snowball_engine::plan::{Number, Plan};
use snowball_engine::{Engine, Forest};

use crate::harness::{Page, Setup, browse};

/// Seed that the page opens with.
const SEED: u64 = 1;

fn document(locale: Locale) -> Document {
    Document { seed: Some(SEED), ..Document::of_preset(presets::default(), locale) }
}

fn plan(locale: Locale) -> Plan {
    document(locale).plans.swap_remove(0)
}

fn forest(plan: &Plan, replicate: u32) -> Forest {
    Engine::new(plan).expect("the plan is valid").forest(SEED, replicate).expect("few people")
}

/// Opens the page with few replicates of the preset, and goes to the forest.
async fn open(page: &Page, document: Document) {
    page.open_with(document).await;
    page.go("cascade").await;
}

/// Waits until the forest has so many people and everybody of the day shown is drawn.
async fn drawn(page: &Page, people: usize) {
    let script = format!("return document.querySelector('[data-stage=forest] canvas')?.dataset.drawn === '{people}'");
    page.wait_for(&format!("{people} people to be drawn"), &script).await;
}

async fn headline(page: &Page, wanted: &str) {
    let script = format!("return document.querySelector('.sheet-answer')?.textContent === {}", json!(wanted));
    page.wait_for(wanted, &script).await;
}

async fn move_to(page: &Page, day: u16) {
    page.eval(&format!(
        "const slider = document.querySelector('[data-action=day]');
         slider.value = {day}; slider.dispatchEvent(new InputEvent('input', {{ bubbles: true }}))"
    ))
    .await;
}

/// Numbers of the people on the way that is shown.
async fn way(page: &Page) -> Vec<u32> {
    let script =
        "return [...document.querySelectorAll('.cascade-path li')].map(step => Number(step.dataset.person) - 1)";
    serde_json::from_value(page.eval(script).await).expect("numbers")
}

async fn shows(page: &Page, person: u32) {
    let script = format!("return document.querySelector('.cascade-path').dataset.person === '{}'", person + 1);
    page.wait_for(&format!("person {person} to be chosen"), &script).await;
}

#[test]
fn every_evening_is_that_of_the_native_engine() {
    for locale in Locale::ALL {
        let (plan, i18n) = (plan(locale), I18n::new(locale));
        let whole = forest(&plan, 0);
        browse("cascade", Setup { language: locale.tag(), ..Setup::default() }, |page| async move {
            open(&page, document(locale)).await;
            let last = plan.horizon_days as u16;
            drawn(&page, whole.len()).await;
            for day in [last, 0, 30, 31, 7] {
                move_to(&page, day).await;
                let then = whole.as_of(day);
                let told = cascade::tell(&i18n, &plan, &then, day);
                drawn(&page, then.len()).await;
                headline(&page, &told.headline).await;
                let data = page.eval("return { ...document.querySelector('.cascade-parts').dataset }").await;
                let number = |name: &str| data[name].as_str().and_then(|text| text.parse::<usize>().ok());
                assert_eq!((number("people"), number("customers")), (Some(then.len()), Some(told.customers as usize)));
                for still in [&told.generations, &told.sizes, &told.virality] {
                    let name = still.chart.name;
                    let words =
                        format!("return document.querySelector('[data-stage={name}]').getAttribute('aria-label')");
                    assert_eq!(page.text_of(&words).await, still.words, "{name} on day {day}");
                    let sum = page.attribute(&format!("[data-chart={name}]"), "data-sum").await;
                    assert_eq!(sum, Some(format!("{:016x}", still.chart.fan_sum)), "{name} on day {day}");
                }
                let rows = page.eval("return [...document.querySelectorAll('[data-top]')].map(row => [...row.cells].map(cell => cell.textContent))").await;
                let wanted: Vec<_> = told.tops.iter().map(|top| top.cells.to_vec()).collect();
                assert_eq!(rows, json!(wanted), "day {day}");
            }
            for (width, height) in [(1920, 1080), (1440, 900), (390, 844), (360, 640)] {
                page.resize(width, height, 1.0).await;
                page.eval("return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))").await;
                assert!(page.overflow().await <= 0.0, "{} {width}", locale.tag());
            }
            page.assert_clean().await;
        });
    }
}

#[test]
fn time_goes_on_when_it_is_asked_to() {
    let plan = plan(Locale::En);
    let whole = forest(&plan, 0);
    browse("cascade-play", Setup::default(), |page| async move {
        open(&page, document(Locale::En)).await;
        drawn(&page, whole.len()).await;
        let playing = "return document.querySelector('[data-action=play]').getAttribute('aria-pressed') === 'true'";
        assert_eq!(page.eval(playing).await, Value::Bool(false), "nothing plays by itself");
        page.choose("[data-pick=cascade-speed]", "3").await;
        page.click("[data-action=play]").await;
        page.wait_for("a day in the middle", "return document.querySelector('[data-action=day]').value > 20").await;
        page.click("[data-action=play]").await;
        page.wait_for("the pause", &format!("{playing} || true")).await;
        let day: u16 =
            page.text_of("return document.querySelector('[data-action=day]').value").await.parse().expect("a day");
        assert!((20..90).contains(&day), "paused on day {day}");
        drawn(&page, whole.present(day)).await;
        page.click("[data-action=play]").await;
        page.wait_for("the end", "return document.querySelector('[data-action=day]').value === document.querySelector('[data-action=day]').max").await;
        drawn(&page, whole.len()).await;
        assert_eq!(page.eval(playing).await, Value::Bool(false), "it ends by itself");
        page.click("[data-action=day-first]").await;
        drawn(&page, whole.present(0)).await;
        page.click("[data-action=day-after]").await;
        drawn(&page, whole.present(1)).await;
        // Another replicate is another forest, whole again where the campaign was at its end.
        let other = forest(&plan, 1);
        page.click("[data-action=day-last]").await;
        page.click("[data-action=replicate-after]").await;
        drawn(&page, other.len()).await;
        assert_ne!(other, whole);
        page.assert_clean().await;
    });
}

#[test]
fn without_motion_it_goes_on_by_weeks() {
    let plan = plan(Locale::En);
    let whole = forest(&plan, 0);
    browse("cascade-still", Setup::default(), |page| async move {
        page.cdp(
            "Emulation.setEmulatedMedia",
            json!({ "features": [{ "name": "prefers-reduced-motion", "value": "reduce" }] }),
        )
        .await;
        open(&page, document(Locale::En)).await;
        drawn(&page, whole.len()).await;
        page.choose("[data-pick=cascade-speed]", "3").await;
        page.eval(
            "window.__days = new Set(); const canvas = document.querySelector('[data-stage=forest] canvas');
             new MutationObserver(() => window.__days.add(Number(canvas.dataset.day))).observe(canvas, { attributes: true })",
        )
        .await;
        page.click("[data-action=play]").await;
        page.wait_for("the end", "return window.__days.has(Number(document.querySelector('[data-action=day]').max))")
            .await;
        let days: Vec<u16> = serde_json::from_value(page.eval("return [...window.__days]").await).expect("days");
        let last = plan.horizon_days as u16;
        assert!(days.iter().all(|&day| day % 7 == 0 || day == last), "{days:?}");
        assert!(days.len() >= 12, "{days:?}");
    });
}

#[test]
fn a_click_shows_the_way_to_a_person() {
    let plan = plan(Locale::En);
    let grove = Grove::new(Rc::new(forest(&plan, 0)));
    browse("cascade-click", Setup::default(), |page| async move {
        open(&page, document(Locale::En)).await;
        drawn(&page, grove.forest.len()).await;
        page.show("[data-stage=forest]").await;
        let place = "const box = document.querySelector('[data-stage=forest]').getBoundingClientRect();
            return [box.left, box.top, box.width, box.height]";
        let [left, top, width, height]: [f64; 4] = serde_json::from_value(page.eval(place).await).expect("a box");
        let placing = grove.placed(width / height);
        let lens = Lens::whole(&placing, [width, height]);
        let deepest =
            (0..grove.forest.len() as u32).max_by_key(|&person| grove.forest.path(person).len()).expect("people");
        let [x, y] = lens.at(placing.places[deepest as usize]);
        for kind in ["mouseMoved", "mousePressed", "mouseReleased"] {
            let event = json!({ "type": kind, "x": left + x, "y": top + y, "button": "left", "clickCount": 1 });
            page.cdp("Input.dispatchMouseEvent", event).await;
        }
        shows(&page, deepest).await;
        assert_eq!(way(&page).await, grove.forest.path(deepest));
        let words: Vec<String> = serde_json::from_value(
            page.eval("return [...document.querySelectorAll('.cascade-path li')].map(step => step.textContent)").await,
        )
        .expect("texts");
        let wanted = cascade::path(&I18n::new(Locale::En), &plan, &grove.forest, deepest);
        assert_eq!(words, wanted.into_iter().map(|step| step.text).collect::<Vec<_>>());
        // The row of who brought most shows him, too.
        let (top, _) = grove.forest.top_referrers(1)[0];
        page.click(&format!("[data-top='{}'] button", top + 1)).await;
        shows(&page, top).await;
        // Dragging moves the picture and chooses nobody; the buttons zoom.
        page.click("[data-action=zoom-in]").await;
        page.wait_for("a nearer look", "return document.querySelector('[data-stage=forest]').dataset.near === 'true'")
            .await;
        page.click("[data-action=zoom-fit]").await;
        page.wait_for("everything", "return document.querySelector('[data-stage=forest]').dataset.near === 'false'")
            .await;
        page.assert_clean().await;
    });
}

#[test]
fn everything_works_by_keys() {
    let plan = plan(Locale::En);
    let grove = Grove::new(Rc::new(forest(&plan, 0)));
    browse("cascade-keys", Setup::default(), |page| async move {
        open(&page, document(Locale::En)).await;
        drawn(&page, grove.forest.len()).await;
        let deepest =
            (0..grove.forest.len() as u32).max_by_key(|&person| grove.forest.path(person).len()).expect("people");
        page.press("[data-action=person]", format!("{}{}", deepest + 1, Key::Enter + "")).await;
        shows(&page, deepest).await;
        let mut person = deepest;
        for (key, way) in [
            (Key::Up, Walk::Up),
            (Key::Up, Walk::Up),
            (Key::Down, Walk::Down),
            (Key::Right, Walk::On),
            (Key::Left, Walk::Back),
        ] {
            page.press("[data-stage=forest]", key + "").await;
            person = cascade::walk(&grove, person, way).unwrap_or(person);
            shows(&page, person).await;
        }
        let near =
            |near: bool| format!("return document.querySelector('[data-stage=forest]').dataset.near === '{near}'");
        page.press("[data-stage=forest]", "++").await;
        page.wait_for("a nearer look", &near(true)).await;
        page.press("[data-stage=forest]", "0").await;
        page.wait_for("everything", &near(false)).await;
        page.press("[data-stage=forest]", Key::Escape + "").await;
        page.wait_for(
            "nobody to be chosen",
            "return document.querySelector('.cascade-path').dataset.person === undefined",
        )
        .await;
        page.press("[data-action=person]", format!("0{}", Key::Enter + "")).await;
        let said = page.find("[data-part=person] [role=alert]").await.text().await.expect("a text");
        assert!(!said.is_empty());
        let playing = "return document.querySelector('[data-action=play]').getAttribute('aria-pressed') === 'true'";
        page.press("[data-action=day]", " ").await;
        page.wait_for("it to play", playing).await;
        page.press("[data-stage=forest]", " ").await;
        page.wait_for(
            "it to pause",
            "return document.querySelector('[data-action=play]').getAttribute('aria-pressed') === 'false'",
        )
        .await;
        page.assert_clean().await;
    });
}

#[test]
fn another_plan_is_another_forest_and_a_crowd_is_said() {
    browse("cascade-edit", Setup::default(), |page| async move {
        let mut small = Plan { horizon_days: 30, ..Plan::default() };
        small.set_number("/acquisition/seeds", Number::Value(200.0));
        let mut crowd = small.clone();
        crowd.set_number("/acquisition/seeds", Number::Value(1e6));
        crowd.market.limited = false;
        let mut nobody = small.clone();
        for path in ["/acquisition/seeds", "/acquisition/organic"] {
            nobody.set_number(path, Number::Value(0.0));
        }
        nobody.acquisition.channels.clear();
        let people = forest(&small, 0).len();
        assert!(forest(&nobody, 0).is_empty());
        let plans = vec![small.clone(), crowd, nobody];
        let document = Document { plans, seed: Some(SEED), ..document(Locale::En) };
        open(&page, Document { preset: None, ..document }).await;
        drawn(&page, people).await;
        page.click("[data-plan-tab=B]").await;
        let trouble = page.find("[data-trouble]").await.text().await.expect("a text");
        assert!(trouble.contains("200k") || trouble.contains("200,000"), "{trouble}");
        page.click("[data-plan-tab=C]").await;
        page.find("[data-empty]").await;
        page.click("[data-plan-tab=A]").await;
        drawn(&page, people).await;
        // The forest follows an edit.
        page.go("simulate").await;
        page.write("[data-path='/acquisition/seeds'] input[type=text]", "300").await;
        page.done().await;
        page.go("cascade").await;
        small.set_number("/acquisition/seeds", Number::Value(300.0));
        drawn(&page, forest(&small, 0).len()).await;
        page.assert_clean().await;
    });
}
