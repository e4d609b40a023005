//! The forest of the Cascade page with fifty thousand people: how long frames last while it is played and while the day is moved
//! to and fro.

use snowball::i18n::Locale;
use snowball::presets;
use snowball::state::Document;
use snowball_engine::Engine;
use snowball_engine::plan::{Number, Plan};

use crate::harness::{Setup, browse};
use crate::native::SEED;

/// People of the campaign that is drawn.
const PEOPLE: f64 = 50_000.0;

/// Times between frames in milliseconds.
pub struct Frames {
    /// Everybody who is drawn.
    pub people: usize,
    /// While it is played at the plain speed.
    pub playing: Vec<f64>,
    /// While the slider is moved to another day in every frame.
    pub scrubbing: Vec<f64>,
    /// From asking for the forest to its picture.
    pub ready: f64,
}

/// A campaign of about [`PEOPLE`] people of whom half are brought by others.
fn plan() -> Plan {
    let with = |seeds: f64| {
        let mut plan = Plan { horizon_days: 90, ..Plan::default() };
        plan.market.limited = false;
        let numbers = [("/acquisition/seeds", seeds), ("/acquisition/organic", 0.0), ("/segments/0/share_rate", 0.04)];
        for (path, value) in numbers {
            assert!(plan.set_number(path, Number::Value(value)), "{path}");
        }
        plan
    };
    let count = |plan: &Plan| Engine::new(plan).expect("valid").forest(SEED, 0).expect("few people").len() as f64;
    with((PEOPLE / count(&with(1000.0)) * 1000.0).round())
}

/// Notes the time from each frame to the next, and does something in each.
const FRAMES: &str = "
    const times = [], { count, each } = arguments[0];
    const days = Number(document.querySelector('[data-action=day]').max);
    let last;
    const frame = now => {
        if (last !== undefined) times.push(now - last);
        last = now;
        if (each) {
            const slider = document.querySelector('[data-action=day]');
            slider.value = Math.round(days * Math.abs(Math.sin(times.length / 9)));
            slider.dispatchEvent(new InputEvent('input', { bubbles: true }));
        }
        times.length < count ? requestAnimationFrame(frame) : done(times);
    };
    requestAnimationFrame(frame);";

pub fn measure() -> Frames {
    let plan = plan();
    let people = Engine::new(&plan).expect("valid").forest(SEED, 0).expect("few people").len();
    browse("forest", Setup::ALONE, |page| async move {
        let preset = Document::of_preset(presets::default(), Locale::En);
        page.open_with(Document { plans: vec![plan], seed: Some(SEED), preset: None, ..preset }).await;
        page.eval("window.__asked = performance.now(); location.hash = '#cascade'").await;
        let drawn = format!(
            "return document.querySelector('[data-stage=forest] canvas')?.dataset.drawn === '{people}' && performance.now() - window.__asked"
        );
        let ready = page.wait_for("the forest", &drawn).await.as_f64().expect("a time");
        page.show("[data-stage=forest]").await;
        let frames = async |count: u32, each: bool| {
            let times = page.eval_async(FRAMES, serde_json::json!({ "count": count, "each": each })).await;
            serde_json::from_value::<Vec<f64>>(times).expect("times")
        };
        page.click("[data-action=play]").await;
        let playing = frames(480, false).await;
        page.click("[data-action=play]").await;
        let scrubbing = frames(240, true).await;
        Frames { people, playing, scrubbing, ready }
    })
}
