//! The Calibrate page: a table comes in, what is wrong with it is said, the plan learns from it in the workers, and what was learnt is what the
//! native crate learns.

use snowball::i18n::{I18n, Locale};
use snowball::presets;
use snowball::state::{AppState, Document, Lesson, Origin, Pace, Pilot};
use snowball::view::calibrate;
use snowball_calibrate::curves::Family;
use snowball_calibrate::read::Encoding;
use snowball_calibrate::{Posterior, solve};
use snowball_engine::plan::{Number, Plan};

use crate::harness::{Page, Setup, browse};
use crate::native::SEED;

/// A plan of which one number is not known.
fn document() -> Document {
    let mut plan = Plan { name: "Pilot".to_owned(), horizon_days: 60, ..Plan::default() };
    assert!(plan.set_number("/segments/0/share_rate", Number::Range { low: 0.1, high: 0.5 }));
    Document { plans: vec![plan], preset: None, ..Document::of_preset(presets::default(), Locale::En) }
}

fn pasted(text: &str) -> Pilot {
    Pilot::new(Origin::Pasted, text.as_bytes().into(), Encoding::Utf8, None)
}

/// What is learnt from the made-up table, computed natively.
fn native(i18n: &I18n) -> (Lesson, Posterior) {
    let state = AppState::open(document()).expect("the plan is valid");
    let plan = state.active_plan().plan.clone();
    let text = calibrate::made_up(i18n, &plan, SEED).expect("the plan makes a table");
    let pilot = Pilot { pains: Pace::Quick, ..pasted(&text) };
    let reading = pilot.read(&plan).expect("the made-up table can be read");
    let lesson = calibrate::lesson(&pilot, &plan, &reading, SEED);
    let posterior = solve(&plan, &lesson.series, &lesson.spec).expect("there is something to learn");
    (lesson, posterior)
}

async fn calibration(page: &Page, state: &str) {
    let script = format!("return document.querySelector('[data-calibration]')?.dataset.calibration === '{state}'");
    page.wait_for(&format!("learning to be {state}"), &script).await;
}

async fn paste(page: &Page, text: &str) {
    let text = serde_json::to_string(text).expect("text is JSON");
    page.eval(&format!("document.querySelector('[data-table-text]').value = {text}")).await;
    page.click("[data-action=take-table]").await;
}

#[test]
fn what_is_learnt_is_what_the_native_crate_learns_and_goes_into_the_plan() {
    for locale in Locale::ALL {
        let i18n = I18n::new(locale);
        let (lesson, posterior) = native(&i18n);
        let rows = calibrate::learnt(&i18n, &lesson.plan, &posterior);
        let sums: Vec<String> = calibrate::bands(&i18n, lesson.plan.currency, &lesson.series, &lesson.spec, &posterior)
            .iter()
            .map(|still| format!("{:016x}", still.chart.fan_sum))
            .collect();
        let fit = calibrate::fit(&i18n, &posterior.goodness);
        browse("calibrate", Setup { language: locale.tag(), ..Setup::default() }, |page| async move {
            page.open_with(document()).await;
            page.press("a[data-page=calibrate]", fantoccini::key::Key::Enter + "").await;
            page.click("[data-action=example]").await;
            page.choose("[data-pick=pains]", "quick").await;
            page.click("[data-action=learn]").await;
            calibration(&page, "done").await;
            assert_eq!(
                page.text_of("return document.querySelector('[data-learnt] .sheet-answer').textContent").await,
                fit
            );
            let cells =
                "return [...document.querySelectorAll('[data-parameter] td')].map(one => one.textContent).join('|')";
            let row = &rows[0];
            assert_eq!(
                page.text_of(cells).await,
                format!("{}|{}{}|{}", row.before, row.median, row.interval, row.left)
            );
            let drawn = "return [...document.querySelectorAll('[data-learnt] [data-chart]')].map(one => one.dataset.sum).join()";
            assert_eq!(page.text_of(drawn).await, sums.join(","));
            for (width, height) in [(1920, 1080), (1440, 900), (390, 844), (360, 640)] {
                page.resize(width, height, 1.0).await;
                assert!(page.overflow().await <= 0.0, "{} {width}", locale.tag());
            }
            page.resize(1440, 900, 1.0).await;
            page.click("[data-action=use-learnt]").await;
            page.wait_for("the plan to have it", "return document.querySelector('[data-action=use-learnt]').disabled")
                .await;
            page.click("[data-action=undo]").await;
            page.wait_for("it to be taken back", "return !document.querySelector('[data-action=use-learnt]').disabled")
                .await;
            page.click("[data-action=open-learnt]").await;
            page.wait_for("a second plan", "return document.querySelectorAll('[data-plan-tab]').length === 2").await;
            page.assert_clean().await;
        });
    }
}

#[test]
fn learning_is_stopped_gone_on_with_and_left() {
    browse("calibrate-stop", Setup::default(), |page| async move {
        page.open_with(document()).await;
        page.go("calibrate").await;
        page.click("[data-action=example]").await;
        page.choose("[data-pick=pains]", "thorough").await;
        page.click("[data-action=learn]").await;
        calibration(&page, "learning").await;
        page.click("[data-action=learn-stop]").await;
        calibration(&page, "stopped").await;
        page.click("[data-action=learn-go-on]").await;
        calibration(&page, "learning").await;
        page.click("[data-action=learn-leave]").await;
        calibration(&page, "none").await;
        page.assert_clean().await;
    });
}

#[test]
fn what_is_wrong_with_a_table_is_said_and_mended() {
    let i18n = I18n::new(Locale::En);
    let text = "day;new customers;weather\n23.04.2026;12;dry\n23.04.2026;7;wet\n25.04.2026;many;dry\n";
    let plan = AppState::open(document()).expect("the plan is valid").active_plan().plan.clone();
    let problems = pasted(text).read(&plan).expect_err("two days are one").problems;
    let said: Vec<String> = problems.iter().map(|one| calibrate::problem(&i18n, one)).collect();
    browse("calibrate-problems", Setup::default(), |page| async move {
        page.open_with(document()).await;
        page.go("calibrate").await;
        paste(&page, text).await;
        let lines = "return [...document.querySelectorAll('[data-problems] li')].map(one => one.textContent).join('|')";
        page.wait_for("the problems", "return document.querySelector('[data-problems]') !== null").await;
        assert_eq!(page.text_of(lines).await, said.join("|"));
        page.choose("[data-pick=duplicates]", "yes").await;
        page.choose("[data-role='1']", "joined").await;
        page.wait_for("fewer problems", "return document.querySelectorAll('[data-problems] li').length === 1").await;
        page.click("[data-action=remove-table]").await;
        page.wait_for("room for another", "return document.querySelector('[data-file=table]') !== null").await;
        // What Excel writes in China: 日期,新客户 in GB18030.
        let bytes = "[200,213,198,218,44,208,194,191,205,187,167,10,50,48,50,54,45,48,51,45,48,50,44,53,10]";
        page.eval(&format!(
            "const files = new DataTransfer(); files.items.add(new File([new Uint8Array({bytes})], 'pilot.csv'));
             const input = document.querySelector('[data-file=table]'); input.files = files.files;
             input.dispatchEvent(new Event('change', {{ bubbles: true }}))"
        ))
        .await;
        page.wait_for("the file", "return document.querySelector('[data-rows=\"1\"]') !== null").await;
        let summary = page.text_of("return document.querySelector('[data-table] strong').textContent").await;
        assert!(summary.contains("pilot.csv") && summary.contains("GB18030"), "{summary}");
        page.assert_clean().await;
    });
}

#[test]
fn curves_are_fitted_without_a_plan() {
    let i18n = I18n::new(Locale::En);
    let fits = [Family::Sbg, Family::Bass].map(|family| {
        let place = usize::from(family == Family::Bass);
        let fitted =
            calibrate::fitted(&i18n, &pasted(calibrate::PUBLISHED[place].1), family).expect("published curves");
        (fitted.words[0].clone(), format!("{:016x}", fitted.still.chart.fan_sum))
    });
    browse("calibrate-curves", Setup::default(), |page| async move {
        page.open_with(document()).await;
        page.go("calibrate").await;
        for (place, (words, sum)) in fits.iter().enumerate() {
            page.click(&format!("[data-action=published-{place}]")).await;
            page.wait_for("the curve", "return document.querySelector('[data-curve=fitted] [data-chart]') !== null")
                .await;
            let said = page.text_of("return document.querySelector('[data-curve] .sheet-answer').textContent").await;
            assert_eq!(said, *words);
            assert_eq!(
                page.text_of("return document.querySelector('[data-curve] [data-chart]').dataset.sum").await,
                *sum
            );
            page.click("[data-action=remove-table]").await;
        }
        page.assert_clean().await;
    });
}

#[test]
fn a_large_table_is_read() {
    browse("calibrate-large", Setup::default(), |page| async move {
        page.open_with(document()).await;
        page.rows(100_000).await;
        assert_eq!(page.text_of("return document.querySelector('[data-rows]').dataset.rows").await, "100000");
        page.assert_clean().await;
    });
}
