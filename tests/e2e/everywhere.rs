//! What holds on every page, in both languages: nothing that axe-core finds, no text that is cut off or sticks out.

use std::{env, fs};

use fantoccini::key::Key;
use serde_json::{Value, json};
use snowball::i18n::Locale;
use snowball::presets;
use snowball::state::Document;
use snowball_engine::plan::Number;

use crate::harness::{Page, Setup, browse};

/// Pages, by what stands behind `#`.
pub const PAGES: [&str; 17] = [
    "simulate",
    "compare",
    "explain",
    "improve",
    "cascade",
    "test",
    "calibrate",
    "years",
    "library",
    "library/mechanisms",
    "library/replication",
    "library/conflicts",
    "method",
    "design",
    "report",
    "prepare",
    "present",
];

/// Both languages, as browsers ask for them.
const LANGUAGES: [&str; 2] = ["en", "zh-CN"];

/// Rules of WCAG 2.2 A and AA, and what axe-core calls good practice.
const RULES: [&str; 6] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

#[test]
fn axe_finds_nothing() {
    let file = env::var_os("AXE").expect("`cargo xtask test` says where axe-core is");
    let axe = fs::read_to_string(file).expect("axe-core can be read");
    for language in LANGUAGES {
        // Each language meets both themes and both kinds of screens, and so does each theme.
        for (dark, (width, height)) in [(false, (1440, 900)), (true, (390, 844))] {
            let dark = dark == (language == "en");
            let axe = axe.clone();
            let setup = Setup { width, height, dark, language, ..Setup::default() };
            browse(&format!("axe-{language}-{width}"), setup, |page| async move {
                page.open_with(document(language)).await;
                page.eval(&axe).await;
                let mut found = Vec::new();
                for name in PAGES {
                    page.visit(name).await;
                    found.extend(page.faults(name).await);
                }
                page.visit("simulate").await;
                for (what, opener) in [("a menu", ".menu-button"), ("an explanation", ".card .help-button")] {
                    if page.is_seen(opener).await {
                        page.click(opener).await;
                        found.extend(page.faults(what).await);
                        // What is open would cover the next.
                        page.click(opener).await;
                    }
                }
                page.visit("method").await;
                page.press("main .term", Key::Enter + "").await;
                page.find(".term-text").await;
                found.extend(page.faults("a term").await);
                assert!(found.is_empty(), "axe-core finds in {language} at {width}, dark {dark}: {found:#?}");
            });
        }
    }
}

#[test]
fn no_text_is_cut_off_or_sticks_out() {
    for language in LANGUAGES {
        let setup = Setup { language, ..Setup::default() };
        browse(&format!("texts-{language}"), setup, |page| async move {
            page.open_with(document(language)).await;
            let mut found = Vec::new();
            for name in PAGES {
                page.visit(name).await;
                for (width, height) in [(1920, 1080), (1440, 900), (1024, 768), (720, 450), (390, 844), (360, 640)] {
                    page.resize(width, height, 1.0).await;
                    if page.overflow().await > 0.0 {
                        found.push(format!("{name} at {width}: scrolls sideways"));
                    }
                    let texts: Vec<String> = serde_json::from_value(page.eval(CUT).await).expect("a list of texts");
                    found.extend(texts.into_iter().map(|text| format!("{name} at {width}: {text}")));
                }
                page.resize(1440, 900, 1.0).await;
            }
            assert!(found.is_empty(), "in {language}: {found:#?}");
        });
    }
}

/// The default plans for a month and with few unknowns, so that what the pages compute is soon there.
pub fn document(language: &str) -> Document {
    let mut document = Document::of_preset(presets::default(), Locale::from_tag(language));
    for plan in &mut document.plans {
        plan.horizon_days = 30;
        plan.events.retain(|event| event.day < plan.horizon_days);
        let mut ranges = 0;
        plan.numbers_mut(&mut |_, quantity, number| {
            ranges += u32::from(number.is_range());
            if ranges > 3 {
                *number = Number::Value(number.median(quantity.kind));
            }
        });
    }
    document
}

/// Texts that leave the element they stand in, or what cuts that off. What is cut with an ellipsis is the user's own text or
/// stands in full elsewhere; what can be scrolled to is not cut off.
const CUT: &str = "
    const cut = [];
    const style = new Map(), of = element => style.get(element) ?? style.set(element, getComputedStyle(element)).get(element);
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), range = document.createRange();
    const tell = (text, where) => cut.push(`${text.trim().slice(0, 60)} (${where.tagName.toLowerCase()}.${where.className})`);
    while (walker.nextNode()) {
        const text = walker.currentNode, parent = text.parentElement;
        if (!text.data.trim() || !parent.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
        if (parent.closest('select, option, textarea, script, style, .unseen, .skip, caption, svg')) continue;
        let clipped = parent;
        while (clipped && of(clipped).clipPath === 'none') clipped = clipped.parentElement;
        if (clipped) continue;
        range.selectNodeContents(text);
        const box = range.getBoundingClientRect();
        if (!box.width || !box.height) continue;
        let block = parent;
        while (of(block).display.startsWith('inline') && of(block).display === 'inline') block = block.parentElement;
        for (let holder = block; holder && holder !== document.body; holder = holder.parentElement) {
            const css = of(holder);
            if (['auto', 'scroll'].includes(css.overflowX) || css.textOverflow === 'ellipsis') break;
            const edge = holder.getBoundingClientRect();
            const hides = ['hidden', 'clip'].includes(css.overflowX);
            if ((holder === block || hides) && (box.right > edge.right + 1.5 || box.left < edge.left - 1.5)) { tell(text.data, holder); break; }
            if (hides && holder === block && box.bottom > edge.bottom + 2) { tell(text.data, holder); break; }
        }
    }
    const pen = document.createElement('canvas').getContext('2d');
    for (const select of document.querySelectorAll('select')) {
        if (!select.checkVisibility() || select.closest('.preset')) continue;
        const css = of(select), text = select.selectedOptions[0]?.text ?? '';
        pen.font = css.font;
        // Chromium's own arrow takes some 20 px.
        const room = select.clientWidth - parseFloat(css.paddingLeft) - parseFloat(css.paddingRight) - 18;
        if (pen.measureText(text).width > room + 2) tell(text, select);
    }
    return [...new Set(cut)];";

impl Page {
    /// Goes to a page and waits until it has come and all that it computes is there.
    pub async fn visit(&self, name: &str) {
        self.go(name).await;
        // On the page of parts studies stand still in each of their states.
        let still = "return [...document.querySelectorAll('[data-study]')]
            .every(one => ['done', 'none'].includes(one.dataset.study) || one.closest('.design-part'))";
        self.wait_for("what the page computes", still).await;
        self.settled().await;
    }

    /// Whether there is such an element to be seen.
    async fn is_seen(&self, selector: &str) -> bool {
        let script = format!("return document.querySelector('{selector}')?.checkVisibility() ?? false");
        self.eval(&script).await.as_bool().unwrap_or_default()
    }

    /// What axe-core finds, each with its rule and its first elements.
    async fn faults(&self, place: &str) -> Vec<String> {
        let script = "axe.run(document, { runOnly: arguments[0], resultTypes: ['violations'] }).then(result => done(
            result.violations.map(one => `${one.id}: ${one.nodes.slice(0, 3).map(node => node.target.join(' ')).join(', ')}`)))";
        let found = self.eval_async(script, json!(RULES)).await;
        let Value::Array(found) = found else { panic!("axe-core answers {found}") };
        found.iter().map(|one| format!("{place}: {one}")).collect()
    }
}
