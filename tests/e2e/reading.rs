//! Reading the page: by eye at every size, by keyboard, by ear, in both languages and both themes.

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::harness::{Page, Setup, browse, patiently};

#[test]
fn nothing_scrolls_sideways_at_any_width_in_either_language() {
    for language in ["en", "zh-CN"] {
        browse("widths", Setup { language, ..Setup::default() }, |page| async move {
            page.open_few().await;
            for (width, height) in [(1920, 1080), (1440, 900), (1024, 768), (768, 1024), (390, 844), (360, 740)] {
                page.resize(width, height, 1.0).await;
                page.done().await;
                page.assert_fits(&format!("{language} {width}")).await;
                if width < 900 {
                    for part in ["[data-action=controls]", ".menu-button"] {
                        page.click(part).await;
                        page.assert_fits(&format!("{language} {width} with {part} open")).await;
                        page.click(part).await;
                    }
                }
            }
            page.assert_clean().await;
        });
    }
}

#[test]
fn everything_that_takes_the_focus_has_a_name() {
    for language in ["en", "zh-CN"] {
        browse("names", Setup { language, ..Setup::default() }, |page| async move {
            page.open_few().await;
            page.unfold().await;
            page.cdp("Accessibility.enable", json!({})).await;
            let tree = page.cdp("Accessibility.getFullAXTree", json!({})).await;
            let nodes = tree["nodes"].as_array().expect("a list of nodes");
            let focusable: Vec<_> =
                nodes.iter().filter(|node| node["ignored"] == false && is_focusable(node)).collect();
            assert!(focusable.len() > 100, "only {} nodes: the tree can't be trusted", focusable.len());
            let nameless: Vec<_> = focusable
                .iter()
                .filter(|node| node["name"]["value"].as_str().unwrap_or_default().trim().is_empty())
                .map(|node| node["role"]["value"].to_string())
                .collect();
            assert!(nameless.is_empty(), "{language}: {nameless:?}");
        });
    }
}

#[test]
fn the_tab_key_reaches_every_control_and_shows_where_it_is() {
    browse("tab", Setup::default(), |page| async move {
        page.open_few().await;
        let all = page
            .eval(
                "window.__controls = [...document.querySelectorAll('a[href], button, input, select, textarea, [tabindex=\"0\"]')]
                     .filter(e => !e.disabled && e.tabIndex >= 0 && e.checkVisibility({ visibilityProperty: true }))
                     // Of a group of radio buttons only the chosen one is a stop.
                     .filter(e => e.type !== 'radio' || e.checked);
                 window.__reached = new Set(); window.__unseen = [];
                 document.addEventListener('focusin', ({ target }) => {
                     window.__reached.add(target);
                     // A slider shows it on its thumb, which no script can ask about; the next test looks.
                     if (target.type === 'range') return;
                     const look = getComputedStyle(target);
                     const seen = look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) > 0 || look.boxShadow !== 'none';
                     if (!seen) window.__unseen.push(target.outerHTML.slice(0, 120));
                 });
                 document.activeElement.blur();
                 return window.__controls.length",
            )
            .await
            .as_u64()
            .expect("a count");
        for _ in 0..all + 3 {
            for kind in ["rawKeyDown", "keyUp"] {
                let key = json!({ "type": kind, "key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9 });
                page.cdp("Input.dispatchKeyEvent", key).await;
            }
        }
        let missed = page
            .eval("return window.__controls.filter(e => !window.__reached.has(e)).map(e => e.outerHTML.slice(0, 120))")
            .await;
        assert_eq!(missed, json!([]), "not reached");
        assert_eq!(page.eval("return window.__unseen").await, json!([]), "the focus does not show");
    });
}

#[test]
fn a_slider_shows_the_focus_on_its_thumb() {
    browse("thumb", Setup::default(), |page| async move {
        page.open_few().await;
        for (path, thumb) in
            [("/ladder/per_referral", "whole"), ("/ladder/rungs/0/bonus", "low"), ("/ladder/rungs/0/bonus", "high")]
        {
            let slider = format!("[data-path='{path}'] .thumb-{thumb}");
            page.show(&slider).await;
            page.eval("document.activeElement.blur()").await;
            let without = page.picture_of(&format!("[data-path='{path}'] .slider")).await;
            // Focus by script shows as focus by keyboard does only after a key was pressed.
            page.press(&slider, Key::Shift).await;
            assert_ne!(page.picture_of(&format!("[data-path='{path}'] .slider")).await, without, "{slider}");
        }
    });
}

#[test]
fn the_crosshair_walks_by_keyboard_and_is_spoken() {
    browse("crosshair", Setup::default(), |page| async move {
        page.open_few().await;
        let stage = "[data-stage=growth]";
        let spoken = "return document.querySelector('[data-chart=growth] .chart-spoken').textContent";
        assert_eq!(page.text_of(spoken).await, "");
        page.press(stage, Key::Left).await;
        let first = page.wait_for("the values to be spoken", spoken).await;
        page.press(stage, Key::Left).await;
        let second = page.text_of(spoken).await;
        assert_ne!(json!(second), first);
        assert!(second.contains(|c: char| c.is_ascii_digit()), "{second}");
        page.press(stage, Key::Home).await;
        assert_ne!(page.text_of(spoken).await, second);
        page.press(stage, Key::Escape).await;
        assert_eq!(page.text_of(spoken).await, "");
        page.assert_clean().await;
    });
}

#[test]
fn the_crosshair_follows_the_pointer_in_all_charts() {
    browse("pointer", Setup::default(), |page| async move {
        page.open_few().await;
        page.show("[data-stage=growth]").await;
        let place = page
            .eval(
                "const box = document.querySelector('[data-stage=growth]').getBoundingClientRect();
                 return [box.left + box.width / 3, box.top + box.height / 2]",
            )
            .await;
        let [mut x, y]: [f64; 2] = serde_json::from_value(place).expect("a place");
        let spoken = "return ['growth', 'cac', 'spend'].every(chart =>
            document.querySelector(`[data-chart=${chart}] .chart-spoken`).textContent !== '')";
        // A hand moves on until it sees something: the chart may still be on its way to the screen.
        patiently("the values to be said", async || {
            x += 1.0;
            page.cdp("Input.dispatchMouseEvent", json!({ "type": "mouseMoved", "x": x, "y": y })).await;
            page.eval(spoken).await.as_bool().filter(|yes| *yes)
        })
        .await;
        page.assert_clean().await;
    });
}

#[test]
fn every_chart_tells_in_words_and_in_a_table_what_it_shows() {
    browse("tables", Setup::default(), |page| async move {
        page.open_few().await;
        for chart in ["growth", "cac", "sources", "layers", "ladder", "r", "spend", "outcome"] {
            let stage = format!("[data-stage={chart}]");
            assert_eq!(page.attribute(&stage, "role").await.as_deref(), Some("img"));
            let words = page.attribute(&stage, "aria-label").await.unwrap_or_default();
            assert!(words.len() > 40, "{chart}: {words}");
            let table = format!("[data-chart-table={chart}]");
            assert_eq!(page.count(&format!("{table} td")).await, 0, "tables cost nothing while they are folded");
            page.click(&format!("[data-chart={chart}] [aria-controls=chart-{chart}-table]")).await;
            page.wait_for(chart, &format!("return document.querySelectorAll('{table} td').length")).await;
            let bad = page
                .text_of(&format!(
                    "return document.querySelector('{table}').textContent.match(/NaN|undefined|inf/)?.[0] ?? ''"
                ))
                .await;
            assert_eq!(bad, "", "{chart}");
        }
        page.assert_fits("tables").await;
        page.assert_clean().await;
    });
}

#[test]
fn the_language_changes_every_word_and_is_remembered() {
    browse("language", Setup::default(), |page| async move {
        page.open_new().await;
        assert_eq!(page.attribute("html", "lang").await.as_deref(), Some("en"));
        assert_eq!(chinese(&page).await, Vec::<String>::new(), "Chinese on the English page");
        let cards = page.cards().await;
        page.choose("[data-action=language]", "zh-CN").await;
        page.wait_for("Chinese", "return document.documentElement.lang === 'zh-CN'").await;
        page.done().await;
        page.unfold().await;
        assert_eq!(untranslated(&page).await, Vec::<String>::new(), "English on the Chinese page");
        assert_eq!(page.cards().await, cards, "the numbers are the same in every language");
        assert!(page.text_of("return document.title").await.contains('滚'));
        page.open_done().await;
        assert_eq!(page.attribute("html", "lang").await.as_deref(), Some("zh-CN"));
        page.choose("[data-action=language]", "en").await;
        page.wait_for("English", "return document.documentElement.lang === 'en'").await;
        page.assert_clean().await;
    });
}

#[test]
fn a_browser_in_chinese_gets_the_page_in_chinese() {
    browse("chinese", Setup { language: "zh-CN", ..Setup::default() }, |page| async move {
        page.open_new().await;
        assert_eq!(page.attribute("html", "lang").await.as_deref(), Some("zh-CN"));
        page.assert_clean().await;
    });
}

#[test]
fn the_theme_follows_the_system_until_one_is_chosen() {
    browse("theme", Setup { dark: true, ..Setup::default() }, |page| async move {
        page.open_few().await;
        let (dark, background) = (json!("dark"), "return getComputedStyle(document.documentElement).backgroundColor");
        assert_eq!(page.eval("return document.documentElement.dataset.theme").await, dark);
        let night = page.text_of(background).await;
        page.choose("[data-action=theme]", "light").await;
        page.wait_for("light", "return document.documentElement.dataset.theme === 'light'").await;
        assert_ne!(page.text_of(background).await, night);
        // The system's wish no longer counts.
        page.open().await;
        page.ready().await;
        assert_eq!(page.eval("return document.documentElement.dataset.theme").await, json!("light"));
        page.choose("[data-action=theme]", "system").await;
        page.wait_for("dark again", "return document.documentElement.dataset.theme === 'dark'").await;
        page.assert_clean().await;
    });
}

impl Page {
    /// Pixels by which the page is wider than the window.
    pub async fn overflow(&self) -> f64 {
        self.eval("return document.documentElement.scrollWidth - window.innerWidth").await.as_f64().expect("a number")
    }

    /// Fails when the page scrolls sideways, and says what sticks out.
    async fn assert_fits(&self, what: &str) {
        let out = self
            .eval(
                "return [...document.querySelectorAll('body *')]
                     .filter(e => e.getBoundingClientRect().right > window.innerWidth + 1)
                     .map(e => e.cloneNode().outerHTML.slice(0, 120)).slice(0, 5)",
            )
            .await;
        assert!(self.overflow().await <= 0.0, "{what}: {out}");
    }

    /// What is seen of an element and a little around it, as the text of a PNG file.
    async fn picture_of(&self, selector: &str) -> String {
        let clip = self
            .eval(&format!(
                "const box = document.querySelector(`{selector}`).getBoundingClientRect();
                 return {{ x: box.x - 8, y: box.y - 8 + scrollY, width: box.width + 16, height: box.height + 16, scale: 1 }}"
            ))
            .await;
        let shot = self.cdp("Page.captureScreenshot", json!({ "clip": clip })).await;
        shot["data"].as_str().expect("a picture").to_owned()
    }

    /// Opens every group of controls.
    async fn unfold(&self) {
        self.eval("document.querySelectorAll('.group-head[aria-expanded=false]').forEach(head => head.click())").await;
        self.wait_for("the groups", "return document.querySelector('.group-head[aria-expanded=false]') === null").await;
    }
}

fn is_focusable(node: &Value) -> bool {
    node["properties"].as_array().is_some_and(|properties| {
        properties.iter().any(|property| property["name"] == "focusable" && property["value"]["value"] == true)
        // The place that "skip to the results" jumps to takes the focus, but not by the keyboard.
    }) && !["RootWebArea", "main"].iter().any(|role| node["role"]["value"] == *role)
}

/// Texts with Chinese characters that are not marked as Chinese.
async fn chinese(page: &Page) -> Vec<String> {
    texts(page, "/\\p{Script=Han}/u.test(text) && !node.parentElement.closest('[lang^=zh]:not(html)')").await
}

/// Texts that look like English sentences and are not marked as such.
async fn untranslated(page: &Page) -> Vec<String> {
    texts(
        page,
        "/[a-z]{3,} [a-z]{3,} [a-z]{2,}/i.test(text) && !/\\p{Script=Han}/u.test(text)
             && !node.parentElement.closest('[lang^=en], code, textarea')",
    )
    .await
}

async fn texts(page: &Page, which: &str) -> Vec<String> {
    let found = page
        .eval(&format!(
            "const found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
             for (let node = walker.nextNode(); node; node = walker.nextNode()) {{
                 const text = node.textContent;
                 if (!node.parentElement.closest('script, style') && {which}) found.push(text.trim());
             }}
             return found"
        ))
        .await;
    serde_json::from_value(found).expect("a list of texts")
}
