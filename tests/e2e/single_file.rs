//! The page as one file, opened as a file: no server, no other file, the same numbers.

use std::fs;
use std::path::{Path, PathBuf};

use fantoccini::key::Key;
use url::Url;

use crate::harness::{Page, Setup, browse, dist};
use crate::native::{self, SEED};

/// What a browser does that keeps nothing for files.
const KEEPS_NOTHING: &str = "
    const refuse = { get() { throw new DOMException('The operation is insecure.', 'SecurityError'); } };
    for (const store of ['localStorage', 'sessionStorage', 'indexedDB']) Object.defineProperty(window, store, refuse);";

#[test]
fn it_opens_from_a_stick_and_computes_the_same_with_workers() {
    let results = native::simulate(&native::default_plans()[0], SEED, 200);
    // Files have one origin, whatever their folder.
    browse("single-file", Setup::ALONE, |page| async move {
        let home = page.open_stick("single").await;
        page.ready().await;
        page.less().await;
        page.done().await;
        assert_ne!(page.run("workers").await, "0", "it computes on the page's own thread");
        assert_eq!(page.cards().await, native::cards(&results));
        // Links stay in the file, and what is loaded late is inside.
        page.click("[data-page=library]").await;
        page.visit("library").await;
        assert!(page.count("main h3").await > 10, "the library has few cases");
        page.visit("method").await;
        page.find("[data-validation]:not([data-validation=missing])").await;
        assert_eq!(page.eval("return location.href.split('#')[0]").await, home.as_str());
        page.client.refresh().await.expect("a file can be reloaded");
        page.find("main.method h1").await;
        assert_eq!(page.count("[data-message]").await, 0, "there is something to complain of");
        page.assert_clean_at(home.as_str()).await;
    });
}

#[test]
fn it_works_where_nothing_can_be_kept() {
    browse("single-file-unkept", Setup::ALONE, |page| async move {
        page.before_load(KEEPS_NOTHING).await;
        let home = page.open_stick("unkept").await;
        page.ready().await;
        page.less().await;
        page.done().await;
        let before = page.expected("growth").await;
        page.press("[data-path='/segments/0/share_rate'] input[type=range]", Key::Right + "").await;
        page.other_than("expected", "growth", &before).await;
        page.done().await;
        assert_ne!(page.run("workers").await, "0");
        page.assert_clean_at(home.as_str()).await;
    });
}

#[test]
fn it_is_one_file_that_asks_for_no_other() {
    let text = fs::read_to_string(file()).expect("the single file can be read");
    for beside in ["src=\"", "href=\"./", "href=\"http", "@import", "url("] {
        let found = text.match_indices(beside).map(|(at, _)| text[at..].chars().take(80).collect::<String>());
        assert_eq!(found.collect::<Vec<_>>(), Vec::<String>::new(), "{beside}");
    }
}

/// The file, of the same build as the page.
fn file() -> PathBuf {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("dist-single/snowball.html");
    let made = |file: &Path| fs::metadata(file).and_then(|about| about.modified());
    let (single, page) = (made(&file), made(&dist().join("index.html")).expect("files have times"));
    assert!(
        single.is_ok_and(|single| single >= page),
        "there is no single file of this build; `cargo xtask single-file` makes it"
    );
    file
}

impl Page {
    /// Opens a copy of the file in a folder of its own, under a name as people give them; its address.
    async fn open_stick(&self, name: &str) -> Url {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("e2e").join(format!("stick-{name}"));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("a folder can be made");
        let copy = folder.join("滚雪球 100% #1.html");
        fs::copy(file(), &copy).expect("the single file can be copied");
        let url = Url::from_file_path(&copy).expect("the path is absolute");
        self.client.goto(url.as_str()).await.expect("a file can be opened");
        url
    }
}
