//! Results as CSV, tables and charts as files: caught in the browser, read as their readers would, held against the native engine.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use snowball::state::{Action, AppState};
use snowball::view::csv;
use snowball::view::export::Export;
use snowball_engine::{BAND_LEVELS, Metric};

use crate::actions::FEW;
use crate::everywhere::document;
use crate::harness::{Page, Setup, browse};
use crate::native::{self, SEED};

/// A table by its heads, as a reader of CSV sees it.
struct Read {
    heads: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Read {
    /// RFC 4180, after the mark of UTF-8.
    fn of(text: &str) -> Self {
        let text = text.strip_prefix('\u{feff}').expect("the file says that it is UTF-8");
        let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
        let mut letters = text.chars().peekable();
        while let Some(letter) = letters.next() {
            match letter {
                '"' if quoted && letters.peek() == Some(&'"') => cell.extend(letters.next()),
                '"' => quoted = !quoted,
                ',' if !quoted => row.push(std::mem::take(&mut cell)),
                '\r' if !quoted => {
                    assert_eq!(letters.next(), Some('\n'), "lines end with CR LF");
                    row.push(std::mem::take(&mut cell));
                    rows.push(std::mem::take(&mut row));
                }
                letter => cell.push(letter),
            }
        }
        assert!(row.is_empty() && cell.is_empty() && !quoted, "the last line ends too");
        let heads = rows.remove(0);
        assert!(rows.iter().all(|row: &Vec<String>| row.len() == heads.len()), "every row has every column");
        Self { heads, rows }
    }

    fn column(&self, head: &str) -> usize {
        self.heads
            .iter()
            .position(|other| other == head)
            .unwrap_or_else(|| panic!("{head} is none of {:?}", self.heads))
    }

    fn cell(&self, row: usize, head: &str) -> &str {
        &self.rows[row][self.column(head)]
    }

    fn number(&self, row: usize, head: &str) -> Option<f64> {
        let cell = self.cell(row, head);
        (!cell.is_empty()).then(|| cell.parse().unwrap_or_else(|_| panic!("{head}: {cell} is no number")))
    }
}

#[test]
fn results_are_saved_with_the_numbers_of_the_native_engine() {
    browse("csv", Setup::default(), |page| async move {
        page.open_few().await;
        page.click("[data-action=results]").await;
        let course = page.download(&folder("csv-days"), "[data-export=days]", "csv").await;
        page.wait_for("the menu to close", "return document.querySelector('.menu-list').hidden").await;
        page.click("[data-action=results]").await;
        let campaigns = page.download(&folder("csv-campaigns"), "[data-export=campaigns]", "csv").await;

        let (course, campaigns) = (Read::of(&course), Read::of(&campaigns));
        let plans = native::default_plans();
        let mut start = 0;
        for (letter, plan) in ["A", "B"].into_iter().zip(&plans) {
            let results = native::simulate(plan, SEED, FEW);
            let expected = snowball_engine::Engine::new(plan).expect("it is valid").expected();
            let bands = results.bands(Metric::Cac);
            for (point, day) in results.days().iter().enumerate() {
                let row = start + point;
                assert_eq!([course.cell(row, "plan"), course.cell(row, "name")], [letter, plan.name.as_str()]);
                assert_eq!(course.cell(row, "day"), day.to_string());
                for (level, values) in BAND_LEVELS.iter().zip(&bands.levels) {
                    let head = format!("cac_p{:02.0} [CNY]", level * 100.0);
                    assert_eq!(course.number(row, &head), values[point], "{head} on day {day}");
                }
                assert_eq!(course.number(row, "cac_expected [CNY]"), Metric::Cac.at(&expected, point));
                assert_eq!(course.number(row, "spend_media_expected [CNY]"), Metric::SpendMedia.at(&expected, point));
            }
            start += results.days().len();
            assert_eq!(campaigns.rows.len() as u32, FEW);
            for (replicate, track) in results.tracks() {
                let row = replicate as usize;
                assert_eq!(campaigns.cell(row, "replicate"), replicate.to_string());
                let cell = |name: &str| campaigns.number(row, &format!("{letter}_{name}"));
                assert_eq!(cell("customers [people]"), Metric::Customers.last(track));
                assert_eq!(cell("ltv_cac [1]"), Metric::LtvCac.last(track));
                assert_eq!(cell("goal_1_met [0/1]"), Some(f64::from(u8::from(track.goals_met[0]))));
            }
        }
        assert_eq!(course.rows.len(), start);
        assert_eq!(course.cell(0, "seed"), SEED.to_string());
        assert_eq!(course.cell(0, "engine"), env!("CARGO_PKG_VERSION"));
        assert_eq!(course.cell(0, "date"), plans[0].start_date);
        page.assert_clean().await;
    });
}

#[test]
fn the_compare_page_saves_the_same_bytes_as_the_program_writes_natively() {
    browse("csv compare", Setup { language: "zh-CN", ..Setup::default() }, |page| async move {
        page.open_few().await;
        page.go("compare").await;
        let saved = page.download(&folder("csv-compare"), "main [data-export=days]", "csv").await;
        let document = snowball::state::Document {
            replicates: Some(FEW),
            seed: Some(SEED),
            ..snowball::state::Document::of_preset(snowball::presets::default(), snowball::i18n::Locale::ZhCn)
        };
        let state = AppState::open(document).expect("the preset is valid");
        let plans = state.plans.iter().enumerate();
        let batches = plans.map(|(slot, open)| (slot, open.engine.run(SEED, 0..FEW))).collect();
        let run = state.run.id;
        let state = state.update(Action::Batches { run, batches }).expect("the run is the present one");
        assert!(saved == csv::results(&Export::Course.table(&state)), "the page's table differs from the native one");
        page.assert_clean().await;
    });
}

/// Keeps what would be downloaded, so that every button can be pressed.
const CATCH: &str = "window.__saved = [];
    const make = URL.createObjectURL;
    URL.createObjectURL = blob => { window.__saved.push(blob); return make.call(URL, blob); };";

/// Presses the button of every chart that saves a kind of file, and tells what a reader of each finds.
async fn press_all(page: &Page, kind: &str, read: &str) -> BTreeMap<String, Value> {
    let script = format!(
        "const read = async (chart, blob) => {{ {read} }};
         (async () => {{
             const found = {{}};
             for (const chart of document.querySelectorAll('[data-chart]')) {{
                 const button = chart.querySelector('[data-save={kind}]');
                 if (!button) continue;
                 window.__saved.length = 0;
                 button.click();
                 for (let wait = 0; !window.__saved.length && wait < 200; wait++) await new Promise(go => setTimeout(go, 20));
                 const blob = window.__saved[0];
                 found[chart.dataset.chart] = blob ? await read(chart, blob) : null;
             }}
             done(found);
         }})();"
    );
    serde_json::from_value(page.eval_async(&script, Value::Null).await).expect("an object by charts")
}

const READ_SVG: &str = "const text = await blob.text();
    const xml = new DOMParser().parseFromString(text, 'image/svg+xml');
    const all = name => xml.querySelectorAll(name).length;
    const root = xml.documentElement, [, , width, height] = (root.getAttribute('viewBox') ?? '').split(' ').map(Number);
    const image = new Image(), url = URL.createObjectURL(blob);
    image.src = url;
    const drawn = await image.decode().then(() => image.naturalWidth, () => 0);
    return {
        error: all('parsererror'), name: root.nodeName, title: xml.querySelector('title')?.textContent,
        shown: chart.querySelector('.chart-title').textContent, words: xml.querySelector('desc')?.textContent,
        width, height, drawn, ground: xml.querySelector('rect')?.getAttribute('fill'),
        odd: all('script, style, foreignObject, image, a') + (/NaN|Infinity|undefined|href=/.test(text) ? 1 : 0),
        texts: all('text'), circles: all('circle'), rects: all('rect') - all('clipPath rect'), polygons: all('polygon'), lines: all('polyline'),
    };";

fn check_svg(name: &str, svg: &Value) {
    let number = |field: &str| svg[field].as_f64().unwrap_or(f64::NAN);
    assert_eq!((svg["error"].as_u64(), svg["name"].as_str()), (Some(0), Some("svg")), "{name}: {svg}");
    assert_eq!(svg["title"], svg["shown"], "{name}");
    assert!(svg["words"].as_str().is_some_and(|words| words.len() > 40), "{name} has no words: {svg}");
    assert_eq!(svg["odd"], json!(0), "{name}: {svg}");
    assert!(number("width") > 250.0 && number("height") > 200.0, "{name}: {svg}");
    assert!((number("drawn") - number("width")).abs() <= 1.0, "{name} is not drawn at its size: {svg}");
    assert_eq!(svg["ground"], json!("#ffffff"), "{name} is light in any theme");
    let marks: f64 = ["circles", "rects", "polygons", "lines"].into_iter().map(number).sum();
    assert!(number("texts") >= 5.0 && marks >= 5.0, "{name} is empty: {svg}");
}

#[test]
fn every_chart_is_saved_as_a_picture_that_other_programs_can_read() {
    browse("svg", Setup { dark: true, ..Setup::default() }, |page| async move {
        page.before_load(CATCH).await;
        page.open_with(document(page.language)).await;
        page.cdp("Browser.setDownloadBehavior", json!({ "behavior": "deny" })).await;
        let simulate = press_all(&page, "svg", READ_SVG).await;
        assert!(simulate.len() >= 8, "{:?}", simulate.keys());
        simulate.iter().for_each(|(name, svg)| check_svg(name, svg));
        // Two plans: three bands each; twenty dots each; two parts of a bar for each of three rungs, a patch for each, the ground.
        assert_eq!(simulate["growth"]["polygons"], json!(6));
        assert_eq!(simulate["outcome"]["circles"], json!(40));
        assert_eq!(simulate["ladder"]["rects"], json!(2 * 3 * 2 + 2 + 1));

        page.go("compare").await;
        page.find("[data-chart=compare-plane], [data-chart=plane]").await;
        page.settled().await;
        let compare = press_all(&page, "svg", READ_SVG).await;
        assert!(compare.len() >= 6, "{:?}", compare.keys());
        compare.iter().for_each(|(name, svg)| check_svg(name, svg));
        let cloud = compare.values().filter_map(|svg| svg["circles"].as_u64()).max();
        assert!(cloud >= Some(u64::from(FEW)), "a point a campaign: {cloud:?}");

        page.go("explain").await;
        let there = "return document.querySelectorAll('.part .chart[data-chart]').length === 4
            && document.querySelector('[data-study]') === null";
        page.wait_for("every part of the page", there).await;
        let explain = press_all(&page, "svg", READ_SVG).await;
        assert_eq!(explain.len(), 4, "{:?}", explain.keys());
        explain.iter().for_each(|(name, svg)| check_svg(name, svg));
        page.assert_clean().await;
    });
}

#[test]
fn pictures_have_two_pixels_for_one_and_tables_are_those_shown() {
    browse("png", Setup::default(), |page| async move {
        page.before_load(CATCH).await;
        page.open_few().await;
        page.cdp("Browser.setDownloadBehavior", json!({ "behavior": "deny" })).await;
        let read = "const image = await createImageBitmap(blob);
            const stage = chart.querySelector('.chart-stage').getBoundingClientRect();
            return { type: blob.type, pixels: image.width, shown: stage.width };";
        let pictures = press_all(&page, "png", read).await;
        assert!(pictures.len() >= 8, "{:?}", pictures.keys());
        for (name, picture) in &pictures {
            let (pixels, shown) = (picture["pixels"].as_f64().unwrap_or(0.0), picture["shown"].as_f64().unwrap_or(1e9));
            assert_eq!(picture["type"], json!("image/png"), "{name}");
            assert!(pixels >= 2.0 * shown, "{name}: {pixels} for {shown}");
        }
        let read = "chart.querySelector('[aria-controls$=-table]').click();
            for (let wait = 0; !chart.querySelector('.chart-table table') && wait < 200; wait++) await new Promise(go => setTimeout(go, 20));
            const rows = [...chart.querySelectorAll('.chart-table tr')].map(row => [...row.cells].map(cell => cell.textContent));
            const bytes = new Uint8Array(await blob.arrayBuffer());
            return { text: '\\ufeff' + new TextDecoder('utf-8').decode(bytes), mark: [...bytes.slice(0, 3)], rows };";
        let tables = press_all(&page, "csv", read).await;
        assert_eq!(tables.keys().collect::<Vec<_>>(), pictures.keys().collect::<Vec<_>>());
        for (name, table) in tables {
            assert_eq!(table["mark"], json!([0xef, 0xbb, 0xbf]), "{name}");
            let Read { heads, rows } = Read::of(table["text"].as_str().expect("text"));
            let read: Vec<Vec<String>> = std::iter::once(heads).chain(rows).collect();
            assert!(read.len() > 3, "{name}: {read:?}");
            assert_eq!(json!(read), table["rows"], "{name}");
        }
        page.assert_clean().await;
    });
}

/// A new folder for what the browser saves.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("e2e").join(name);
    // What an earlier run of the tests has left.
    let _ = fs::remove_dir_all(&folder);
    folder
}
