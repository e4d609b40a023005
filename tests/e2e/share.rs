//! Links: there and back, of an older page, changed, damaged, too long, and shown in a frame.

use std::io::Read as _;

use fantoccini::key::Key;
use flate2::Compression;
use flate2::read::{DeflateDecoder, DeflateEncoder};
use serde_json::{Value, json};
use snowball::i18n::Locale;
use snowball::presets;
use snowball::state::Document;
use snowball::state::link::{hash_of, packed};
use snowball_engine::plan::Plan;

use crate::actions::FEW;
use crate::harness::{Page, Setup, browse};

fn pack(text: &str) -> String {
    let mut bytes = Vec::new();
    DeflateEncoder::new(text.as_bytes(), Compression::best()).read_to_end(&mut bytes).expect("a text can be packed");
    hash_of(&bytes)
}

fn unpack(hash: &str) -> Value {
    let mut text = String::new();
    let bytes = packed(hash).expect("the page makes links of this version");
    DeflateDecoder::new(&bytes[..]).read_to_string(&mut text).expect("what the page packs can be unpacked");
    serde_json::from_str(&text).expect("a link is JSON")
}

impl Page {
    /// What stands behind `#` in the link that the dialog shows.
    pub async fn link(&self) -> String {
        self.click("[data-action=share]").await;
        let url = self.shown_link().await;
        self.press("[data-copy=link]", Key::Escape).await;
        self.wait_for("the dialog to close", "return document.querySelector('dialog') === null").await;
        format!("#{}", url.split_once('#').expect("a link has a part behind #").1)
    }

    async fn shown_link(&self) -> String {
        self.wait_for("the link", "return document.querySelector('[data-copy-text=link]')?.value ?? ''").await;
        self.text_of("return document.querySelector('[data-copy-text=link]').value").await
    }

    async fn verdict(&self, wanted: &str) -> String {
        let selector = format!("[data-reproduces={wanted}]");
        self.find(&selector).await;
        self.text_of(&format!("return document.querySelector('{selector}').textContent")).await
    }

    async fn message(&self) -> String {
        self.find("[data-message]").await;
        self.text_of("return document.querySelector('[data-message]').textContent").await
    }

    async fn seeds(&self) -> String {
        self.text_of("return document.querySelector(`[data-path='/acquisition/seeds'] input[type=text]`).value").await
    }
}

/// What plans are compared by.
const METRIC: &str = "return document.querySelector('[data-action=compare-metric]').selectedOptions[0].dataset.metric";

const SEEDS: &str = "[data-path='/acquisition/seeds'] input[type=text]";

#[test]
fn a_link_opens_as_the_same_view_elsewhere_and_reproduces() {
    let (link, cards, metric) = browse("link out", Setup::default(), |page| async move {
        page.open_few().await;
        page.write(SEEDS, "5000").await;
        page.write("[data-action=seed]", "77").await;
        page.done().await;
        let cards = page.cards().await;
        page.open_hash("#compare").await;
        page.find("[data-action=compare-metric]").await;
        page.eval(
            "const menu = document.querySelector('[data-action=compare-metric]');
             menu.selectedIndex = menu.options.length - 1;
             menu.dispatchEvent(new Event('change', { bubbles: true }));",
        )
        .await;
        page.done().await;
        let metric = page.text_of(METRIC).await;
        let link = page.link().await;
        let length = link.len();
        assert!(length < 2500, "{length} characters for two plans");
        let content = unpack(&link);
        assert_eq!((&content["s"], &content["n"], &content["r"]), (&json!(77), &json!(FEW), &json!("compare")));
        page.assert_clean().await;
        (link, cards, metric)
    });
    browse("link in", Setup { language: "zh-CN", ..Setup::default() }, |page| async move {
        page.open_hash(&link).await;
        page.ready().await;
        page.done().await;
        let said = page.verdict("exact").await;
        assert!(said.contains("完全重现") && said.contains(&FEW.to_string()), "{said}");
        let hash = page.text_of("return location.hash").await;
        assert_eq!(hash, "#compare", "the address is that of the page again");
        assert_eq!(page.text_of(METRIC).await, metric);
        page.open_hash("#").await;
        page.done().await;
        assert_eq!((page.cards().await, page.seeds().await), (cards, "5,000".to_owned()));
        // It is this tab's set now.
        page.client.refresh().await.expect("a page can be reloaded");
        page.ready().await;
        assert_eq!(page.seeds().await, "5,000");
        page.assert_clean().await;
    });
}

/// A link as the first page that had links made it. It must open for ever; if its numbers change, the model's revision must have been
/// raised, and it must say so.
const OLD: &str = "#s1.nY9NboMwFISvUr1tLWR-QsC7niNCyMADIxE7taFViyy16yx6gV6vVY_Rh7NKltnZM28-zayAIIBHccQfY2DQgzgcYs4Z4A7zJs3zsskSXpYJVOxiFHy3b4uybOIem6JFqCoGGkQwT5RfQbbPy-jGeTSkr-AQO0cHSZpF3DNQxo7vRtedfCM5p9gkuw7tdntCW1vs0Vo5gch4RK5d9OACuDF6CaSgz8qiU2bqQKS-IrCWx23O38fn7_f55-v88ESTXtC6UCT27I5qt0wiOhyOqOdLJaekxdrKGTeeGgcFgtoVNMq8hmfifXVVg36U3ft_";

#[test]
fn a_link_of_the_first_page_still_opens() {
    browse("old link", Setup::default(), |page| async move {
        page.open_hash(OLD).await;
        page.ready().await;
        page.done().await;
        assert_eq!(page.count("[data-message]").await, 0);
        assert_eq!(page.seeds().await, "1,234");
        assert_eq!(page.count("[data-plan-tab]").await, 2);
        assert_eq!(page.text_of("return document.querySelector('[data-plan-tab=B]').textContent").await, "B老朋友");
        let made_with = unpack(OLD)["e"].as_str().map(str::to_owned);
        let same = made_with.as_deref() == Some(&*snowball_engine::release());
        let said = page.verdict(if same { "exact" } else { "differs" }).await;
        assert!(same || said.contains("engine"), "{said}");
        page.assert_clean().await;
    });
}

#[test]
fn numbers_that_differ_are_said_with_the_cause() {
    browse("other numbers", Setup::default(), |page| async move {
        page.open_few().await;
        let mut content = unpack(&page.link().await);
        content["f"][1][1] = json!("0123456789abcdef");
        page.open_hash(&pack(&content.to_string())).await;
        page.done().await;
        let said = page.verdict("differs").await;
        assert!(said.contains("plan B") && said.contains("the link was changed"), "{said}");
        content["e"] = json!("0.0.9+0");
        page.open_hash(&pack(&content.to_string())).await;
        page.wait_for(
            "the other cause",
            "return document.querySelector('[data-reproduces]')?.textContent.includes('0.0.9+0')",
        )
        .await;
        // An edit makes it another view, of which the link says nothing.
        page.write(SEEDS, "4000").await;
        page.wait_for("the line to go", "return document.querySelector('[data-reproduces]') === null").await;
    });
}

#[test]
fn a_damaged_link_says_what_is_wrong_and_nothing_open_is_lost() {
    let bomb = pack(&" ".repeat(3 << 20));
    let whole = pack(&json!({ "p": [{ "version": 1 }] }).to_string());
    let bad = json!({ "p": [{ "version": 1, "horizon_days": -2, "x": 1 }], "a": "first" });
    let kinds = [
        ("#s9.AAAA".to_owned(), "later version", 0),
        ("#s1.AA AA==".to_owned(), "characters", 0),
        (whole[..whole.len() - 6].to_owned(), "cannot be unpacked", 0),
        (bomb, "larger than", 0),
        (pack("{\"p\": ["), "cannot be opened", 1),
        (pack(&bad.to_string()), "cannot be opened", 3),
    ];
    browse("damaged links", Setup::default(), |page| async move {
        page.open_few().await;
        page.write(SEEDS, "4321").await;
        page.done().await;
        for (link, words, problems) in kinds {
            page.open_hash(&link).await;
            let said = page.message().await;
            assert!(said.contains(words) && said.contains("still open"), "{words}: {said}");
            assert_eq!(page.count("[data-problem-path]").await, problems, "{said}");
            assert_eq!(
                (page.seeds().await, page.text_of("return location.hash").await),
                ("4,321".to_owned(), String::new())
            );
            page.click("[data-action=dismiss]").await;
        }
        // Opened anew with such a link, the tab has what it had.
        page.client.goto("about:blank").await.expect("a page can be left");
        page.open_hash(&whole[..whole.len() - 6]).await;
        page.ready().await;
        assert!(page.message().await.contains("cannot be unpacked"));
        assert_eq!(page.seeds().await, "4,321");
    });
}

#[test]
fn a_link_does_not_cost_the_readers_own_work() {
    browse("before the link", Setup::default(), |page| async move {
        page.open_few().await;
        let link = page.link().await;
        page.write(SEEDS, "4321").await;
        page.done().await;
        page.open_hash(&link).await;
        assert!(page.message().await.contains("Before the link"));
        page.verdict("exact").await;
        assert_ne!(page.seeds().await, "4,321");
        page.click("[data-action=undo]").await;
        page.wait_for("the work", &format!("return document.querySelector(`{SEEDS}`).value === '4,321'")).await;
        // After a reload it is still there under its name.
        page.click("[data-action=redo]").await;
        page.client.refresh().await.expect("a page can be reloaded");
        page.ready().await;
        page.click("[data-action=keep-title]").await;
        page.click("[data-kept='Before the link'] [data-deed=open]").await;
        page.wait_for("the work", &format!("return document.querySelector(`{SEEDS}`).value === '4,321'")).await;
        page.assert_clean().await;
    });
}

#[test]
fn a_link_that_programs_would_cut_is_said_to_be_too_long() {
    // Nothing that packing could make shorter.
    let mut bits = 88_172_645_463_325_252_u64;
    let mut letter = || {
        bits ^= bits << 13;
        bits ^= bits >> 7;
        bits ^= bits << 17;
        char::from(b'!' + (bits % 90) as u8)
    };
    let mut plans = Document::of_preset(presets::default(), Locale::En);
    let notes: Vec<String> = (0..6).map(|_| (0..1900).map(|_| letter()).collect()).collect();
    plans.plans = notes.into_iter().map(|notes| Plan { notes, ..plans.plans[0].clone() }).collect();
    browse("long link", Setup::default(), |page| async move {
        page.open_with(plans).await;
        page.click("[data-action=share]").await;
        assert!(page.shown_link().await.len() > 8000);
        assert_eq!(page.count("[data-too-long]").await, 1);
        assert_eq!(page.count("[data-action=share-file]").await, 1, "the way out is there");
        page.assert_clean().await;
    });
}

#[test]
fn a_view_is_shown_in_a_frame_of_another_page_as_it_was_wished() {
    browse("frame", Setup::default(), |page| async move {
        page.open_few().await;
        page.click("[data-action=share]").await;
        page.shown_link().await;
        for label in [1, 2] {
            page.click(&format!(".share-choices .switch:nth-of-type({label})")).await;
        }
        page.choose("[data-pick=share-chart]", "growth").await;
        page.choose("[data-pick=share-language]", "zh-CN").await;
        page.choose("[data-pick=share-theme]", "dark").await;
        page.wait_for(
            "the wishes to be in the link",
            "return document.querySelector('[data-copy-text=frame]').value.startsWith('<iframe')",
        )
        .await;
        let hash = "return document.querySelector('[data-copy-text=link]').value.split('#')[1]";
        let before = page.text_of(hash).await;
        let link = crate::harness::patiently("all wishes", async || {
            let link = format!("#{}", page.text_of(hash).await);
            (unpack(&link)["d"]["theme"] == "dark").then_some(link)
        })
        .await;
        assert!(!before.is_empty());
        let wish = json!({ "hide": "header,controls", "chart": "growth", "language": "zh-CN", "theme": "dark" });
        assert_eq!(unpack(&link)["d"], wish);
        // Another site's page, in a browser that lets a frame keep nothing.
        page.before_load(
            "if (window !== top) for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
                 Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError') } })",
        )
        .await;
        let _host = page.open_framed("host", &link).await;
        page.done().await;
        for hidden in [".header", ".rail-place", ".run-bar", ".cards"] {
            let shown = format!("return document.querySelector('{hidden}')?.getClientRects().length ?? 0");
            assert_eq!(page.eval(&shown).await, 0, "{hidden} is shown");
        }
        assert_eq!(page.count("[data-chart]").await, 1);
        assert_eq!(page.attribute("html", "lang").await.as_deref(), Some("zh-CN"));
        assert_eq!(page.attribute("html", "data-theme").await.as_deref(), Some("dark"));
        assert_eq!(page.count("[data-message]").await, 0, "who looks on is not told about storage");
        assert!(page.text_of("return location.hash").await.starts_with("#s1."), "a reload shows it again");
        let open = page.attribute("[data-action=shown-open]", "href").await.expect("a way to work in it");
        assert_eq!(unpack(&format!("#{}", open.split_once('#').expect("a link").1))["d"], Value::Null);
    });
}

#[test]
fn sharing_is_by_keyboard_and_fits_every_width_in_both_languages() {
    for (width, language) in [(1440, "en"), (390, "zh-CN"), (360, "en")] {
        let setup = Setup { width, height: 800, language, ..Setup::default() };
        browse("share by keyboard", setup, move |page| async move {
            page.open_few().await;
            if width < 1200 {
                page.click(".menu-button").await;
                assert!(page.overflow().await <= 0.0, "the menu makes the page scroll sideways at {width}");
            }
            for name in ["share", "keep-title"] {
                page.press(&format!("[data-action={name}]"), Key::Enter).await;
                page.find("dialog[open]").await;
                if name == "share" {
                    page.shown_link().await;
                }
                let wide = "const d = document.querySelector('dialog'); return d.scrollWidth - d.clientWidth";
                assert_eq!(page.eval(wide).await, 0, "{name} is too wide at {width} in {language}");
                assert!(page.overflow().await <= 0.0);
                page.press("dialog .dialog-head button", Key::Escape).await;
                page.wait_for("the dialog to close", "return document.querySelector('dialog') === null").await;
                let focus = page.text_of("return document.activeElement.dataset.action ?? ''").await;
                assert_eq!(focus, name, "the focus is not back where it was, at {width}");
            }
            page.assert_clean().await;
        });
    }
}
