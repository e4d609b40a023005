//! The Library page: found, searched, opened as a plan, and added to a plan.

use crate::harness::{Page, Setup, browse};

/// Opens a part of the library and waits for it.
async fn open_shelf(page: &Page, shelf: &str) {
    page.go(&format!("library/{shelf}")).await;
    page.find(&format!("[data-shelf={shelf}]")).await;
}

/// Types into the field of a filter, or chooses in it.
async fn filter(page: &Page, name: &str, value: &str) {
    page.eval(&format!(
        "const field = document.querySelector('[data-filter={name}]');
         field.value = {};
         field.dispatchEvent(new Event(field.tagName === 'SELECT' ? 'change' : 'input', {{ bubbles: true }}))",
        serde_json::json!(value)
    ))
    .await;
}

async fn found(page: &Page, count: usize) {
    page.wait_for(
        &format!("{count} entries"),
        &format!("return document.querySelector('[data-found]')?.dataset.found === '{count}'"),
    )
    .await;
}

#[test]
fn a_case_is_found_and_opened_as_a_plan() {
    let library = snowball_library::library();
    for (language, word) in [("en", "cashback"), ("zh-CN", "返现")] {
        browse("library cases", Setup { language, ..Setup::default() }, |page| async move {
            page.open_few().await;
            let before = page.cards().await;
            page.click("a[href=\"#library\"]").await;
            page.wait_for("the heading to be read", "return document.activeElement.tagName === 'H1'").await;
            page.find("[data-shelf=cases]").await;
            found(&page, library.cases.len()).await;
            assert_eq!(page.count("[data-case]").await as usize, library.cases.len());
            for (width, height) in [(1440, 900), (390, 844), (360, 740), (1920, 1080)] {
                page.resize(width, height, 1.0).await;
                assert!(page.overflow().await <= 0.0, "{language} {width}");
            }
            page.resize(1440, 900, 1.0).await;

            let home = library.cases.iter().filter(|case| case.sector == "home").count();
            filter(&page, "sector", "home").await;
            found(&page, home).await;
            filter(&page, "search", word).await;
            page.find("[data-case=home-cashback-fatigue]").await;
            filter(&page, "search", "no such case").await;
            found(&page, 0).await;
            page.click("[data-action=clear-filters]").await;
            found(&page, library.cases.len()).await;

            // Figures unfold; a mechanism is a link away.
            page.go("library/cases/home-cashback-fatigue").await;
            page.find("[data-case=home-cashback-fatigue][data-open=true] table").await;
            page.click("[data-case=home-cashback-fatigue] [data-action=open-case]").await;
            page.wait_for("the results", "return document.activeElement.id === 'results'").await;
            page.done().await;
            assert_ne!(page.cards().await, before, "another campaign is open");
            let chosen = page.text_of("return document.querySelector('[data-action=preset]').value").await;
            assert_eq!(chosen, "home-cashback-fatigue");
            page.assert_clean().await;
        });
    }
}

#[test]
fn a_lever_is_read_before_it_is_added_and_taken_back_in_one_step() {
    for language in ["en", "zh-CN"] {
        browse("library levers", Setup { language, ..Setup::default() }, |page| async move {
            page.open_few().await;
            let before = page.cards().await;
            open_shelf(&page, "mechanisms").await;
            page.go("library/mechanisms/leaderboard").await;
            page.find("[data-mechanism=leaderboard][data-open=true] table").await;
            page.click("[data-mechanism=leaderboard] [data-action=add-lever]").await;
            page.find("dialog .patch").await;
            let words = page.text_of("return document.querySelector('dialog .patch').textContent").await;
            assert!(words.contains('×') && !words.contains('_'), "{words}");
            page.write("dialog [data-path=top_boost] input[type=text]", "1.2").await;
            let changed = page.text_of("return document.querySelector('dialog .patch').textContent").await;
            assert_ne!(words, changed, "the patch follows the settings");
            page.resize(390, 844, 1.0).await;
            assert!(page.overflow().await <= 0.0, "{language}");
            page.resize(1440, 900, 1.0).await;
            page.click("[data-action=confirm-lever]").await;
            page.find("[data-added=leaderboard]").await;
            assert_eq!(page.count("dialog").await, 0);
            page.click("[data-action=show-plan]").await;
            page.done().await;
            let with = page.cards().await;
            assert_ne!(with, before, "the lever moves the headline");
            page.click("[data-action=undo]").await;
            page.done().await;
            assert_eq!(page.cards().await, before, "one step of undo");
            page.assert_clean().await;
        });
    }
}

#[test]
fn what_is_replicated_contradicted_and_not_modelled_is_shown() {
    let library = snowball_library::library();
    browse("library tables", Setup::default(), |page| async move {
        page.open_few().await;
        open_shelf(&page, "replication").await;
        let reported: usize = library.presets.iter().map(|preset| preset.reported.len()).sum();
        found(&page, reported).await;
        assert_eq!(page.count(".replication tbody tr").await as usize, reported);
        open_shelf(&page, "conflicts").await;
        found(&page, library.conflicts.len()).await;
        assert_eq!(page.count("[data-conflict]").await as usize, library.conflicts.len());
        open_shelf(&page, "mechanisms").await;
        found(&page, library.levers().count()).await;
        let unmoved: usize =
            library.levers().map(|lever| lever.unmoved.len() + usize::from(lever.reason.is_some())).sum();
        assert_eq!(page.count("[data-legend=not-modelled] tbody tr").await as usize, unmoved);
        for shelf in ["replication", "conflicts", "mechanisms"] {
            open_shelf(&page, shelf).await;
            for (width, height) in [(1440, 900), (390, 844), (360, 740)] {
                page.resize(width, height, 1.0).await;
                assert!(page.overflow().await <= 0.0, "{shelf} {width}");
            }
        }
        page.assert_clean().await;
    });
}
