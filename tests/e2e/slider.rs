//! From a control to the charts: the expected curve at once, the fan after it.

use fantoccini::key::Key;
use serde_json::{Value, json};
use snowball::i18n::Locale;
use snowball::presets;
use snowball::state::Document;
use snowball_engine::plan::Number;

use crate::harness::{Page, Setup, browse};
use crate::native;

/// Numbers that are values, not ranges; the shares only where nothing is a range.
const SEEDS: &str = "[data-path='/acquisition/seeds']";
const SHARES: &str = "[data-path='/segments/0/share_rate']";
const REFERRAL: &str = "[data-path='/ladder/per_referral']";

#[test]
fn a_key_on_a_slider_changes_the_curve_and_then_the_fan() {
    browse("slider", Setup::default(), |page| async move {
        page.open_few().await;
        let (curve, fan, cards) = (page.expected("growth").await, page.fan("growth").await, page.cards().await);
        page.press(&format!("{REFERRAL} input[type=range]"), Key::Left).await;
        // Without waiting: an event's consequences are drawn before the next command is taken.
        assert_ne!(page.expected("growth").await, curve);
        page.done().await;
        assert_ne!(page.fan("growth").await, fan);
        assert_ne!(page.cards().await, cards);
        // The way back gives the same picture and the same bits.
        page.click(&format!("{REFERRAL} [data-action=reset]")).await;
        page.done().await;
        assert_eq!(page.expected("growth").await, curve);
        assert_eq!(page.fan("growth").await, fan);
        assert_eq!(page.cards().await, cards);
        page.assert_clean().await;
    });
}

#[test]
fn the_curve_follows_the_hand_while_it_drags() {
    browse("drag", Setup::default(), |page| async move {
        page.open_few().await;
        let slider = format!("{REFERRAL} input[type=range]");
        page.show(&slider).await;
        let fan = page.fan("growth").await;
        let mut curves = vec![page.expected("growth").await];
        let hand = Hand::on(&page, &slider).await;
        hand.press().await;
        for share in [0.3, 0.5, 0.7] {
            hand.drag_to(share).await;
            curves.push(page.expected("growth").await);
        }
        hand.release().await;
        let mut different = curves.clone();
        different.sort();
        different.dedup();
        assert_eq!(different.len(), curves.len(), "{curves:?}");
        page.done().await;
        assert_eq!(page.expected("growth").await, curves[3]);
        assert_ne!(page.fan("growth").await, fan);
    });
}

#[test]
fn a_range_in_place_of_a_value_widens_the_fan() {
    browse("range", Setup::default(), |page| async move {
        page.open_with(certain()).await;
        let narrow = page.fan_width().await;
        page.click(&format!("{SHARES} [data-action=range]")).await;
        page.done().await;
        let wide = page.fan_width().await;
        assert!(wide > 1.1 * narrow, "{wide} is hardly wider than {narrow}");
        // One thumb for each end, and one for both.
        assert_eq!(page.count(&format!("{SHARES} input[type=range]")).await, 3);
        page.click(&format!("{SHARES} [data-action=range]")).await;
        page.done().await;
        assert_eq!(page.count(&format!("{SHARES} input[type=range]")).await, 1);
        assert_eq!(page.fan_width().await.to_bits(), narrow.to_bits());
    });
}

#[test]
fn a_field_takes_what_is_valid_and_says_what_would_be() {
    browse("field", Setup::default(), |page| async move {
        page.open_few().await;
        let curve = page.expected("growth").await;
        let field = format!("{SEEDS} input[type=text]");
        page.write(&field, "-5").await;
        page.wait_for(
            "a word about the mistake",
            &format!("return document.querySelector(`{SEEDS} .control-error`).textContent.trim()"),
        )
        .await;
        assert_eq!(page.expected("growth").await, curve, "what is not valid changes nothing");
        page.write(&field, "9000").await;
        page.other_than("expected", "growth", &curve).await;
        let left = page.text_of(&format!("return document.querySelector(`{SEEDS} .control-error`).textContent")).await;
        assert_eq!(left.trim(), "");
    });
}

#[test]
fn undo_and_redo_go_back_and_forth() {
    browse("undo", Setup::default(), |page| async move {
        page.open_few().await;
        let before = page.expected("growth").await;
        page.press(&format!("{REFERRAL} input[type=range]"), Key::Left).await;
        let after = page.other_than("expected", "growth", &before).await;
        page.click("[data-action=undo]").await;
        assert_eq!(page.other_than("expected", "growth", &after).await, before);
        page.click("[data-action=redo]").await;
        assert_eq!(page.other_than("expected", "growth", &before).await, after);
        // The keys do the same, from anywhere on the page.
        page.press("body", Key::Control + "z").await;
        assert_eq!(page.other_than("expected", "growth", &after).await, before);
    });
}

/// Plan A of the default preset, each range replaced by its median: what is left are dice and weather.
fn certain() -> Document {
    let mut plan = native::default_plans().remove(0);
    plan.numbers_mut(&mut |_, quantity, number| {
        // With few digits, as the switch leaves them.
        let digits = |value: f64| (value * 1e4).round() / 1e4;
        *number = Number::Value(digits(number.median(quantity.kind)));
    });
    Document { plans: vec![plan], ..Document::of_preset(presets::default(), Locale::En) }
}

/// A mouse on a slider.
struct Hand<'a> {
    page: &'a Page,
    left: f64,
    width: f64,
    y: f64,
    /// Where the thumb is, as a share of the width.
    from: f64,
}

impl<'a> Hand<'a> {
    async fn on(page: &'a Page, slider: &str) -> Self {
        let place = page
            .eval(&format!(
                "const slider = document.querySelector(`{slider}`), box = slider.getBoundingClientRect();
                 return [box.left, box.width, box.top + box.height / 2, slider.value / slider.max]"
            ))
            .await;
        let [left, width, y, from] = serde_json::from_value(place).expect("the slider has a place");
        Self { page, left, width, y, from }
    }

    async fn press(&self) {
        self.mouse("mouseMoved", self.from, 0).await;
        self.mouse("mousePressed", self.from, 1).await;
    }

    async fn drag_to(&self, share: f64) {
        self.mouse("mouseMoved", share, 1).await;
        self.page.eval_async("requestAnimationFrame(() => requestAnimationFrame(() => done(true)))", Value::Null).await;
    }

    async fn release(&self) {
        self.mouse("mouseReleased", 0.7, 0).await;
    }

    async fn mouse(&self, kind: &str, share: f64, buttons: u8) {
        // The thumb's middle stays half a thumb away from the ends.
        const THUMB: f64 = 16.0;
        let x = self.left + THUMB / 2.0 + share * (self.width - THUMB);
        let event = json!({ "type": kind, "x": x, "y": self.y, "button": "left", "buttons": buttons, "clickCount": 1 });
        self.page.cdp("Input.dispatchMouseEvent", event).await;
    }
}
