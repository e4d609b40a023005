//! By keyboard, in forced colours, without motion, enlarged, and by finger.

use std::collections::BTreeSet;

use fantoccini::actions::{InputSource as _, KeyAction, KeyActions};
use fantoccini::key::Key;
use serde_json::json;

use crate::everywhere::{PAGES, document};
use crate::harness::{Page, Setup, browse};

/// More than any page has stops for the keyboard.
const MOST_STOPS: usize = 2000;

#[test]
fn the_keyboard_reaches_everything_and_the_focus_is_seen() {
    browse("keyboard", Setup::default(), |page| async move {
        page.open_with(document("en")).await;
        let mut found = Vec::new();
        for name in PAGES {
            page.visit(name).await;
            found.extend(page.walk(name).await);
        }
        assert!(found.is_empty(), "{found:#?}");
    });
}

#[test]
fn a_whole_session_needs_no_pointer() {
    browse("session-by-keyboard", Setup::default(), |page| async move {
        // What would be saved is kept.
        page.before_load(
            "window.__saved = []; const make = URL.createObjectURL;
             URL.createObjectURL = blob => { window.__saved.push(blob); return make.call(URL, blob); };
             localStorage.setItem('snowball.present-hint', 'seen');",
        )
        .await;
        page.open_few().await;

        // Simulate: past the header by its link, then a slider.
        page.strike(Key::Tab).await;
        assert_eq!(page.eval("return document.activeElement.matches('.skip')").await, true);
        let (curve, fan) = (page.expected("growth").await, page.fan("growth").await);
        page.tab_to("[data-path='/segments/0/share_rate'] input[type=range]").await;
        page.strike(Key::Right).await;
        page.other_than("expected", "growth", &curve).await;
        page.other_than("fan", "growth", &fan).await;
        page.done().await;

        // Compare: the heading has the focus, and a choice can be made.
        page.tab_to(".page-link[data-page=compare]").await;
        page.strike(Key::Enter).await;
        page.find("[data-compare=answer]").await;
        assert_eq!(page.eval("return document.activeElement.closest('main') !== null").await, true);
        let metric = "return document.querySelector('[data-compare=answer]').dataset.metric";
        let before = page.text_of(metric).await;
        page.tab_to("[data-action=compare-metric]").await;
        page.strike(Key::Down).await;
        page.wait_for("another measure", &format!("{metric} !== '{before}'")).await;

        // Present: guess, reveal, leave.
        page.tab_to("[data-action=present]").await;
        page.strike(Key::Enter).await;
        page.find("[data-present=question]").await;
        for topic in ["cards", "growth"] {
            page.strike(Key::Right).await;
            page.find(&format!("[data-present={topic}]")).await;
        }
        page.strike('g').await;
        page.find("main.present[data-guessing=asked]").await;
        page.tab_to("[data-guess-input]").await;
        for letter in "9000".chars() {
            page.strike(letter).await;
        }
        page.strike(Key::Enter).await;
        page.tab_to("[data-move=reveal]").await;
        page.strike(Key::Enter).await;
        page.find("main.present[data-guessing=revealed]").await;
        page.strike(Key::Escape).await;

        // Export: the menu of results, then a file.
        page.find(".question").await;
        page.tab_to("[data-action=results]").await;
        page.strike(Key::Enter).await;
        page.tab_to("[data-export=campaigns]").await;
        page.strike(Key::Enter).await;
        page.wait_for("a file", "return window.__saved.length").await;
        let head =
            page.eval_async("window.__saved.at(-1).text().then(text => done(text.split('\\n')[0]))", json!(null)).await;
        assert!(head.as_str().is_some_and(|head| head.contains("A_customers [people]")), "{head}");
        page.assert_clean().await;
    });
}

#[test]
fn in_forced_colours_what_is_chosen_and_every_chart_is_seen() {
    for dark in [false, true] {
        browse("forced-colours", Setup { dark, ..Setup::default() }, |page| async move {
            let theme = if dark { "dark" } else { "light" };
            let features = json!([
                { "name": "forced-colors", "value": "active" },
                { "name": "prefers-color-scheme", "value": theme },
            ]);
            page.cdp("Emulation.setEmulatedMedia", json!({ "features": features })).await;
            page.open_few().await;
            assert_eq!(page.eval("return matchMedia('(forced-colors: active)').matches").await, true);
            let faults = page.eval(FORCED).await;
            assert_eq!(faults, json!([]), "{theme}");
            page.assert_clean().await;
        });
    }
}

#[test]
fn without_motion_nothing_moves() {
    browse("still", Setup::default(), |page| async move {
        let features = json!([{ "name": "prefers-reduced-motion", "value": "reduce" }]);
        page.cdp("Emulation.setEmulatedMedia", json!({ "features": features })).await;
        page.open_few().await;
        for name in ["simulate", "cascade", "library"] {
            page.visit(name).await;
            let moving = page
                .eval(
                    "const long = text => text.split(',').some(one => parseFloat(one) > 0);
                     return [...document.querySelectorAll('*')].filter(one => {
                         const css = getComputedStyle(one);
                         return long(css.transitionDuration) || long(css.animationDuration) || css.scrollBehavior === 'smooth';
                     }).map(one => one.className.toString()).slice(0, 5)",
                )
                .await;
            assert_eq!(moving, json!([]), "{name}");
        }
    });
}

#[test]
fn at_two_hundred_per_cent_nothing_is_lost() {
    // A window of 1440 × 900 at 200 %.
    browse("enlarged", Setup { width: 720, height: 450, scale: 2.0, ..Setup::default() }, |page| async move {
        page.open_with(document(page.language)).await;
        let mut found = Vec::new();
        for name in PAGES {
            page.visit(name).await;
            if page.overflow().await > 0.0 {
                found.push(format!("{name} scrolls sideways"));
            }
            let covered = page.eval(COVERED).await.as_f64().unwrap_or(1.0);
            if covered > 0.4 {
                found.push(format!("{name}: {covered} of the view is taken by what stays on screen"));
            }
        }
        assert!(found.is_empty(), "{found:#?}");
        // The controls are a button away and can be used.
        page.visit("simulate").await;
        page.click("[data-action=controls]").await;
        let slider = "[data-path='/segments/0/share_rate'] input[type=range]";
        let before = page.expected("growth").await;
        page.press(slider, Key::Right + "").await;
        page.other_than("expected", "growth", &before).await;
    });
}

#[test]
fn what_is_touched_is_large_enough() {
    for (width, height) in [(1440, 900), (390, 844)] {
        browse("touch", Setup { width, height, ..Setup::default() }, |page| async move {
            page.open_with(document(page.language)).await;
            let mut found = BTreeSet::new();
            for name in PAGES {
                page.visit(name).await;
                let small: Vec<String> = serde_json::from_value(page.eval(SMALL).await).expect("a list");
                found.extend(small.into_iter().map(|one| format!("{name}: {one}")));
            }
            assert!(found.is_empty(), "smaller than 24 px at {width}: {found:#?}");
        });
    }
}

/// In forced colours: what is chosen differs from what is not, sliders have a track and a filled part, and charts stand on the
/// system's ground.
const FORCED: &str = "
    const faults = [], css = (one, pseudo) => getComputedStyle(one, pseudo);
    const probe = document.createElement('i'); document.body.append(probe);
    const system = name => { probe.style.color = name; return css(probe).color };
    const ground = system('Canvas'), ink = system('CanvasText');
    probe.remove();
    const links = [...document.querySelectorAll('.page-link')];
    const line = link => css(link).borderBottomColor;
    if (links.some(link => !link.ariaCurrent && !link.hasAttribute('aria-current') && line(link) !== ground)) faults.push('a page that is not open is marked');
    if (line(document.querySelector('.page-link[aria-current]')) === ground) faults.push('the open page is not marked');
    const slider = document.querySelector('.slider');
    for (const part of ['::before', '::after']) if (css(slider, part).backgroundColor === ground) faults.push(`a slider without ${part}`);
    if (css(slider, '::before').backgroundColor === css(slider, '::after').backgroundColor) faults.push('the filled part of a slider is as the rest');
    const [on, off] = [':checked', ':not(:checked)'].map(which => document.querySelector(`.chart-switch-option input${which} + span`));
    if (on && off && css(on).backgroundColor === css(off).backgroundColor) faults.push('a choice is not marked');
    const canvas = document.querySelector('.chart-canvas'), pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
    let drawn = 0, inked = 0;
    const [r, g, b] = ink.match(/\\d+/g).map(Number);
    for (let i = 0; i < pixels.length; i += 4) if (pixels[i + 3] > 200) {
        drawn++;
        if (Math.abs(pixels[i] - r) + Math.abs(pixels[i + 1] - g) + Math.abs(pixels[i + 2] - b) < 60) inked++;
    }
    if (!drawn || !inked) faults.push(`a chart has ${drawn} drawn pixels, ${inked} of them in the system's ink`);
    return faults;";

/// Part of the view that is covered by what does not scroll; a slide is all there is.
const COVERED: &str = "
    const fixed = [...document.querySelectorAll('body *')].filter(one => {
        const css = getComputedStyle(one), box = one.getBoundingClientRect();
        return ['fixed', 'sticky'].includes(css.position) && one.checkVisibility({ visibilityProperty: true })
            && !one.matches('main') && box.width > innerWidth * 0.9 && box.height > 0 && box.top < innerHeight && box.bottom > 0 && !one.closest('.chart-table');
    });
    return fixed.reduce((sum, one) => sum + one.getBoundingClientRect().height, 0) / innerHeight;";

/// What can be pressed and is smaller than 24 px, the exceptions of WCAG 2.2 (2.5.8) apart: links and terms in a sentence, what
/// has a circle of 24 px to itself, and what a larger label stands for.
const SMALL: &str = "
    const small = [];
    const all = [...document.querySelectorAll('button, a[href], input, select, textarea, summary, [tabindex=\"0\"]')]
        .filter(one => one.checkVisibility({ opacityProperty: false, visibilityProperty: true }) && !one.closest('.unseen, .skip, [inert]'));
    const boxes = all.map(one => {
        const box = one.getBoundingClientRect(), label = one.labels?.[0]?.getBoundingClientRect();
        const after = getComputedStyle(one, '::after');
        const extra = after.position === 'absolute' && after.content === '\"\"' ? -parseFloat(after.top) || 0 : 0;
        return { one, x: box.x + box.width / 2, y: box.y + box.height / 2,
            width: Math.max(box.width, label?.width ?? 0), height: Math.max(box.height + 2 * extra, label?.height ?? 0) };
    }).filter(box => box.width && box.height);
    for (const box of boxes) {
        if (Math.min(box.width, box.height) > 23.5 || box.one.matches('.term, p a, li a:not([class]), td a, th a, dd a')) continue;
        const alone = boxes.every(other => other === box || other.one.contains(box.one) || box.one.contains(other.one)
            || Math.hypot(other.x - box.x, other.y - box.y) >= 24);
        if (!alone) small.push(`${box.one.tagName.toLowerCase()}.${box.one.className} ${box.width.toFixed(0)}×${box.height.toFixed(0)}`);
    }
    return [...new Set(small)];";

impl Page {
    /// Presses a key as a hand does, wherever the focus is.
    async fn strike(&self, key: impl Into<char>) {
        let value = key.into();
        let keys = KeyActions::new("keyboard".to_owned()).then(KeyAction::Down { value }).then(KeyAction::Up { value });
        self.client.perform_actions(keys).await.expect("a key can be pressed");
    }

    /// Goes on with the tabulator until an element has the focus.
    async fn tab_to(&self, selector: &str) {
        let there = format!("return document.activeElement.matches(`{selector}`)");
        for _ in 0..MOST_STOPS {
            if self.eval(&there).await == true {
                return;
            }
            self.strike(Key::Tab).await;
        }
        panic!("the tabulator does not come to {selector}");
    }

    /// Goes through a page with the tabulator; what it finds amiss: a stop without a sign of the focus, out of sight or out of order, one
    /// that does not let go of the focus, what should be a stop and is none, and a chart that arrows say nothing of.
    async fn walk(&self, name: &str) -> Vec<String> {
        self.eval(
            "document.activeElement?.blur(); window.scrollTo(0, 0); window.__stops = new Set(); window.__amiss = new Set();
             // A page that was come to starts at its heading: behind the last stop the first ones follow.
             window.__beyond = 0; window.__last = null;
             window.__look = () => {
                 const one = document.activeElement;
                 // Between the last stop and the first one the focus is with the browser, and may be at the start.
                 if (one === document.body) return ((window.__last = null), window.__beyond++ < 2 ? 'on' : 'end');
                 const what = `${one.tagName.toLowerCase()}.${one.className} ${one.ariaLabel ?? one.textContent.trim().slice(0, 30)}`;
                 if (window.__stops.has(one)) {
                     if (one !== [...window.__stops][0]) window.__amiss.add(`comes back to ${what}`);
                     return 'end';
                 }
                 window.__stops.add(one);
                 const follows = !window.__last || window.__last.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING;
                 if (!follows && window.__beyond === 0) window.__beyond = 1;
                 else if (!follows) window.__amiss.add(`out of order: ${what}`);
                 window.__last = one;
                 // The sign may be on what stands for it: the words of a choice, the thumb of a slider.
                 const signs = [one, one.nextElementSibling, one.parentElement].filter(Boolean);
                 const css = signs.map(sign => getComputedStyle(sign));
                 const seen = css.some(css => css.outlineStyle !== 'none' && parseFloat(css.outlineWidth) > 0) || one.matches('.slider input');
                 const box = one.getBoundingClientRect();
                 const within = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
                 if (!seen) window.__amiss.add(`no focus to be seen on ${what}`);
                 if (!within) window.__amiss.add(`out of sight: ${what}`);
                 return one.matches('.chart-stage:not([role=application])') ? 'chart' : 'on';
             };",
        )
        .await;
        for _ in 0..MOST_STOPS {
            self.strike(Key::Tab).await;
            match self.text_of("return window.__look()").await.as_str() {
                "end" => break,
                "chart" => {
                    self.strike(Key::Left).await;
                    self.eval(
                        "const one = document.activeElement, chart = one.closest('[data-chart]');
                         if (!chart?.querySelector('.chart-spoken')?.textContent) window.__amiss.add(`keys say nothing of ${one.dataset.stage}`)",
                    )
                    .await;
                    self.strike(Key::Escape).await;
                }
                _ => {}
            }
        }
        let missed = "
            const wanted = [...document.querySelectorAll('button, a[href], input, select, textarea, summary, [tabindex=\"0\"]')];
            // Of the choices of one group the keyboard stops at one, and arrows go on; what is off is no stop.
            const held = one => one.type === 'radio' && [...window.__stops].some(other => other.name === one.name && other.form === one.form);
            const missed = wanted.filter(one => !one.disabled && one.tabIndex >= 0 && one.checkVisibility({ visibilityProperty: true })
                && !held(one) && !one.closest('[inert]') && !window.__stops.has(one));
            return [...window.__amiss, ...missed.map(one => `not reached: ${one.tagName.toLowerCase()}.${one.className}`)];";
        let found: Vec<String> = serde_json::from_value(self.eval(missed).await).expect("a list");
        found.into_iter().map(|one| format!("{name}: {one}")).collect()
    }
}
