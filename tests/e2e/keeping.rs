//! What the browser keeps: every edit, sets under a name, several tabs; and what is said where it cannot.

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::actions::FEW;
use crate::harness::{Page, Setup, browse};

const SEEDS: &str = "[data-path='/acquisition/seeds'] input[type=text]";

impl Page {
    async fn reload(&self) {
        self.client.refresh().await.expect("a page can be reloaded");
        self.ready().await;
    }

    async fn seeds_are(&self, value: &str) {
        self.wait_for(
            &format!("{value} seeds"),
            &format!("return document.querySelector(`{SEEDS}`)?.value === '{value}'"),
        )
        .await;
    }

    async fn plans_window(&self) {
        self.click("[data-action=keep-title]").await;
        self.wait_for(
            "the list",
            "return document.querySelector('[data-kept], [data-empty], [data-unreadable]') !== null",
        )
        .await;
    }

    async fn close_window(&self) {
        self.press("dialog .dialog-head button", Key::Escape).await;
        self.wait_for("the dialog to close", "return document.querySelector('dialog') === null").await;
    }

    /// Keeps what is open under a name.
    async fn keep_as(&self, name: &str) {
        self.plans_window().await;
        self.write("[data-keep-name]", name).await;
        self.click("[data-action=keep-save]").await;
        self.find(&format!("[data-kept='{name}'][data-open=true]")).await;
        self.close_window().await;
    }

    /// Names in the list, in its order.
    async fn kept_names(&self) -> Vec<String> {
        let names = self.eval("return [...document.querySelectorAll('[data-kept]')].map(e => e.dataset.kept)").await;
        serde_json::from_value(names).expect("a list of names")
    }

    async fn message_says(&self, words: &str) {
        self.wait_for(
            words,
            &format!("return document.querySelector('[data-message]')?.textContent.includes('{words}')"),
        )
        .await;
    }

    /// Runs a request on a store of the page's database and waits until it is committed. `request` is a function of the store.
    async fn on_store(&self, store: &str, request: &str) -> Value {
        self.eval_async(
            &format!(
                "const open = indexedDB.open('snowball');
                 open.onerror = () => done(null);
                 open.onsuccess = () => {{
                     const transaction = open.result.transaction('{store}', 'readwrite');
                     const request = ({request})(transaction.objectStore('{store}'));
                     transaction.oncomplete = () => {{ open.result.close(); done(request.result ?? null); }};
                 }};"
            ),
            Value::Null,
        )
        .await
    }

    /// Waits until the database holds a set with a text in it.
    async fn stored(&self, store: &str, text: &str) {
        crate::harness::patiently(&format!("{text} in {store}"), async || {
            let all = self.on_store(store, "store => store.getAll()").await;
            all.as_array()?.iter().any(|set| set.as_str().is_some_and(|set| set.contains(text))).then_some(())
        })
        .await;
    }
}

#[test]
fn an_edit_survives_a_reload_right_after_it() {
    browse("reload after edit", Setup::default(), |page| async move {
        page.open_few().await;
        let element = page.find(SEEDS).await;
        let keys = format!("{}{}4444{}", Key::Control + "a", Key::Null, Key::Tab);
        element.send_keys(&keys).await.expect("the field takes keys");
        // Not even a frame later.
        page.eval("location.reload()").await;
        page.ready().await;
        page.seeds_are("4,444").await;
        // While a slider is held nothing is at rest, and yet.
        page.eval(
            "const slider = document.querySelector(`[data-path='/acquisition/seeds'] input[type=range]`);
             slider.value = slider.max; slider.dispatchEvent(new Event('input', { bubbles: true }));",
        )
        .await;
        page.wait_for("the slider", &format!("return document.querySelector(`{SEEDS}`).value !== '4,444'")).await;
        let dragged = page.text_of(&format!("return document.querySelector(`{SEEDS}`).value")).await;
        page.eval("location.reload()").await;
        page.ready().await;
        page.seeds_are(&dragged).await;
        page.assert_clean().await;
    });
}

#[test]
fn what_an_older_page_kept_is_taken_over_once() {
    browse("older page", Setup::default(), |page| async move {
        // This is how every test brings its plans.
        page.open_few().await;
        page.stored("tabs", "\"set\"").await;
        page.wait_for("the old text to be gone", "return localStorage.getItem('snowball.plans') === null").await;
        page.wait_for(
            "the note to be torn up",
            "return Object.keys(localStorage).every(key => !key.startsWith('snowball.edit'))",
        )
        .await;
        page.reload().await;
        assert_eq!(page.run("replicatesTotal").await, FEW.to_string());
        page.assert_clean().await;
    });
}

#[test]
fn plans_under_a_name_are_kept_opened_renamed_copied_and_deleted() {
    browse("named plans", Setup::default(), |page| async move {
        page.open_few().await;
        page.plans_window().await;
        assert_eq!(page.count("[data-empty]").await, 1);
        page.close_window().await;
        page.keep_as("Spring").await;
        page.write(SEEDS, "3333").await;
        page.stored("plans", "3333").await;
        // A case takes its place on screen, not under its name.
        page.choose("[data-action=preset]", "wom-partner-plan").await;
        page.wait_for(
            "the case",
            "return document.title.includes('500') || document.querySelectorAll('[data-plan-tab]').length > 0",
        )
        .await;
        page.done().await;
        page.plans_window().await;
        assert_eq!(page.count("[data-open=true]").await, 0);
        page.click("[data-kept=Spring] [data-deed=duplicate]").await;
        page.find("[data-kept='Spring (2)']").await;
        page.click("[data-kept='Spring (2)'] [data-deed=rename]").await;
        page.write("[data-rename]", "Summer").await;
        page.click("[data-action=rename-save]").await;
        page.find("[data-kept=Summer]").await;
        page.click("[data-kept=Spring] [data-deed=delete]").await;
        page.find("[data-deleted=Spring]").await;
        assert_eq!(page.kept_names().await, ["Summer"]);
        page.click("[data-action=undelete]").await;
        page.find("[data-kept=Spring]").await;
        page.click("[data-kept=Spring] [data-deed=open]").await;
        page.wait_for("the dialog to close", "return document.querySelector('dialog') === null").await;
        page.seeds_are("3,333").await;
        page.reload().await;
        page.seeds_are("3,333").await;
        page.plans_window().await;
        page.find("[data-kept=Spring][data-open=true]").await;
        page.assert_clean().await;
    });
}

#[test]
fn a_long_list_has_a_search() {
    browse("many named plans", Setup { language: "zh-CN", ..Setup::default() }, |page| async move {
        page.open_few().await;
        page.keep_as("春").await;
        page.plans_window().await;
        for n in 2..=12 {
            page.click("[data-kept='春'] [data-deed=duplicate]").await;
            page.find(&format!("[data-kept='春 ({n})']")).await;
        }
        page.find("[data-keep-search]").await.send_keys("(1").await.expect("the field takes keys");
        page.wait_for("the search", "return document.querySelectorAll('[data-kept]').length === 3").await;
        page.assert_clean().await;
    });
}

#[test]
fn two_tabs_lose_nothing_and_the_second_writer_is_told() {
    browse("two tabs", Setup::default(), |page| async move {
        page.open_few().await;
        page.keep_as("Spring").await;
        page.write(SEEDS, "1111").await;
        page.stored("plans", "1111").await;
        let first = page.client.window().await.expect("a window");
        let second = page.client.new_window(true).await.expect("a second tab").handle;
        page.client.switch_to_window(second.clone()).await.expect("it can be gone to");
        page.open().await;
        page.ready().await;
        // It opens what was used last.
        page.seeds_are("1,111").await;
        page.client.switch_to_window(first.clone()).await.expect("it can be gone to");
        page.write(SEEDS, "2222").await;
        page.stored("plans", "2222").await;
        page.client.switch_to_window(second.clone()).await.expect("it can be gone to");
        page.write(SEEDS, "5555").await;
        page.message_says("Spring (2)").await;
        page.stored("plans", "5555").await;
        page.stored("plans", "2222").await;
        // From now on it is its own.
        page.write(SEEDS, "6666").await;
        page.stored("plans", "6666").await;
        page.plans_window().await;
        assert_eq!(page.kept_names().await, ["Spring (2)", "Spring"]);
        page.find("[data-kept='Spring (2)'][data-open=true]").await;
        page.close_window().await;
        page.reload().await;
        page.seeds_are("6,666").await;
        page.client.switch_to_window(first).await.expect("it can be gone to");
        page.reload().await;
        page.seeds_are("2,222").await;
        page.assert_clean().await;
    });
}

#[test]
fn a_tab_learns_at_once_that_another_has_changed_what_it_has_open() {
    browse("tabs learn", Setup::default(), |page| async move {
        page.open_few().await;
        page.keep_as("Spring").await;
        page.stored("plans", "Spring").await;
        let first = page.client.window().await.expect("a window");
        let second = page.client.new_window(true).await.expect("a second tab").handle;
        page.client.switch_to_window(second.clone()).await.expect("it can be gone to");
        page.open().await;
        page.ready().await;
        page.find("[data-action=keep-title]").await;
        page.client.switch_to_window(first.clone()).await.expect("it can be gone to");
        page.write(SEEDS, "2222").await;
        page.stored("plans", "2222").await;
        assert_eq!(page.count("[data-message]").await, 0, "who writes is not told");
        page.client.switch_to_window(second.clone()).await.expect("it can be gone to");
        page.message_says("has just been changed in another tab").await;
        // Once, not at every edit; and what is open here stays.
        page.click("[data-action=dismiss]").await;
        page.client.switch_to_window(first.clone()).await.expect("it can be gone to");
        page.write(SEEDS, "3333").await;
        page.stored("plans", "3333").await;
        page.client.switch_to_window(second.clone()).await.expect("it can be gone to");
        page.done().await;
        assert_eq!(page.count("[data-message]").await, 0, "once is enough");
        assert_ne!(page.text_of(&format!("return document.querySelector(`{SEEDS}`).value")).await, "3,333");
        page.write(SEEDS, "5555").await;
        page.message_says("Spring (2)").await;
        // Opened under its name it is the other tab's set, and an edit here is told there.
        page.plans_window().await;
        page.click("[data-kept=Spring] [data-deed=open]").await;
        page.wait_for("the dialog to close", "return document.querySelector('dialog') === null").await;
        page.seeds_are("3,333").await;
        page.write(SEEDS, "4444").await;
        page.stored("plans", "4444").await;
        page.client.switch_to_window(first).await.expect("it can be gone to");
        page.message_says("has just been changed in another tab").await;
        page.assert_clean().await;
    });
}

#[test]
fn a_copy_of_a_tab_is_a_tab_of_its_own() {
    browse("copied tab", Setup::default(), |page| async move {
        page.open_few().await;
        page.write(SEEDS, "1111").await;
        page.stored("tabs", "1111").await;
        let tab = page.text_of("return sessionStorage.getItem('snowball.tab')").await;
        let second = page.client.new_window(true).await.expect("a second tab").handle;
        // As a browser copies a tab: with what belongs to it, while the first one is still there.
        page.client.switch_to_window(second).await.expect("it can be gone to");
        page.before_load(&format!(
            "if (!sessionStorage.getItem('snowball.tab')) sessionStorage.setItem('snowball.tab', '{tab}')"
        ))
        .await;
        page.open().await;
        page.ready().await;
        page.seeds_are("1,111").await;
        assert_ne!(page.text_of("return sessionStorage.getItem('snowball.tab')").await, tab);
    });
}

/// Storage is full from the moment on at which a test says so.
const FULL: &str = "for (const [kind, name] of [[IDBObjectStore, 'put'], [Storage, 'setItem']]) {
    const usual = kind.prototype[name];
    kind.prototype[name] = function (...rest) {
        if (window.full) throw new DOMException('full', 'QuotaExceededError');
        return usual.apply(this, rest);
    };
}";

#[test]
fn a_full_store_is_said_once_and_the_work_can_be_saved() {
    browse("full store", Setup::default(), |page| async move {
        page.before_load(FULL).await;
        page.open_few().await;
        page.eval("window.full = true").await;
        page.write(SEEDS, "4444").await;
        page.message_says("storage is full").await;
        page.click("[data-action=dismiss]").await;
        page.write(SEEDS, "4445").await;
        page.done().await;
        assert_eq!(page.count("[data-message]").await, 0, "once is enough");
        page.plans_window().await;
        page.click("[data-action=keep-save]").await;
        page.wait_for(
            "the refusal",
            "return document.querySelector('.named-plans [role=alert]')?.textContent.includes('full')",
        )
        .await;
        page.close_window().await;
        // With room again it is kept again.
        page.eval("window.full = false").await;
        page.write(SEEDS, "4446").await;
        page.stored("tabs", "4446").await;
    });
}

#[test]
fn a_browser_without_a_database_keeps_the_open_set_and_says_what_it_cannot() {
    browse("no database", Setup::default(), |page| async move {
        page.before_load("IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError') }").await;
        page.open_few().await;
        assert_eq!(page.count("[data-message]").await, 0);
        page.write(SEEDS, "4444").await;
        page.reload().await;
        page.seeds_are("4,444").await;
        page.click("[data-action=keep-title]").await;
        page.wait_for("the refusal", "return document.querySelector('.named-plans [role=alert]') !== null").await;
        page.assert_clean().await;
    });
}

#[test]
fn a_browser_that_forbids_storage_is_no_hindrance() {
    browse("no storage", Setup::default(), |page| async move {
        page.before_load(
            "for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
                 Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError') } })",
        )
        .await;
        page.open_new().await;
        assert_eq!(page.count("[data-message]").await, 1, "the reader is told that nothing is kept");
        page.message_says("keep anything").await;
        page.assert_clean().await;
    });
}

#[test]
fn a_database_of_a_later_page_is_said_and_not_touched() {
    browse("later database", Setup::default(), |page| async move {
        page.open_few().await;
        page.stored("tabs", "\"set\"").await;
        // The page that is open lets a later one change it.
        let upgraded = page
            .eval_async(
                "const open = indexedDB.open('snowball', 9);
                 open.onsuccess = () => { open.result.close(); done('upgraded'); };
                 open.onblocked = () => done('blocked');",
                Value::Null,
            )
            .await;
        assert_eq!(upgraded, "upgraded");
        page.reload().await;
        page.message_says("later version").await;
        page.click("[data-action=dismiss]").await;
        page.write(SEEDS, "4444").await;
        page.done().await;
        assert_eq!(page.count("[data-message]").await, 0, "once is enough");
        page.reload().await;
        page.seeds_are("4,444").await;
    });
}

#[test]
fn what_cannot_be_read_is_said_and_not_lost() {
    browse("spoilt store", Setup::default(), |page| async move {
        page.open_few().await;
        page.stored("tabs", "\"set\"").await;
        let spoilt = json!({ "v": 1, "t": 1, "set": { "plans": [{ "version": 1, "horizon_days": -1 }] } }).to_string();
        page.on_store("plans", &format!("store => store.put({}, 'odd')", json!(spoilt))).await;
        let tab = page.text_of("return sessionStorage.getItem('snowball.tab')").await;
        page.on_store("tabs", &format!("store => store.put({}, '{tab}')", json!(spoilt))).await;
        page.reload().await;
        page.wait_for("a message", "return document.querySelectorAll('[data-message] [data-problem-path]').length")
            .await;
        assert_eq!(page.count("[data-message] [data-action=save-text]").await, 1, "the text can be saved");
        assert_eq!(page.text_of("return localStorage.getItem('snowball.unreadable')").await, spoilt);
        page.plans_window().await;
        assert_eq!(page.count("[data-unreadable=odd] [data-deed=save-text]").await, 1);
        page.assert_clean().await;
    });
}

#[test]
fn starting_afresh_keeps_what_was_there_under_a_name() {
    browse("afresh", Setup::default(), |page| async move {
        page.open_few().await;
        page.write(SEEDS, "4444").await;
        page.stored("tabs", "4444").await;
        page.open_hash("?fresh").await;
        page.ready().await;
        page.wait_for("the address", "return location.search === ''").await;
        assert_ne!(page.text_of(&format!("return document.querySelector(`{SEEDS}`).value")).await, "4,444");
        page.plans_window().await;
        page.click("[data-kept='Before starting afresh'] [data-deed=open]").await;
        page.seeds_are("4,444").await;
    });
}
