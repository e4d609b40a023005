//! Without a network, and with a new version: the page stays whole.

use std::fs;
use std::path::Path;

use crate::everywhere::PAGES;
use crate::harness::{Setup, browse, dist};
use crate::static_server::StaticServer;

const KEPT: &str = "return navigator.serviceWorker.controller !== null
    && document.querySelector('#app')?.dataset.offline === 'ready'";

#[test]
fn after_the_first_visit_everything_works_without_a_network() {
    // What a service worker keeps outlasts its page, and here the server as well.
    browse("offline", Setup::ALONE, |page| async move {
        let server = StaticServer::start(&dist(), "/", 0).expect("a server starts");
        let url = server.url();
        page.client.goto(&url).await.expect("the page can be opened");
        page.wait_for("the page to be kept", KEPT).await;
        drop(server);
        let gone =
            page.eval_async("fetch('./no-such-file').then(() => done(false), () => done(true))", ().into()).await;
        assert_eq!(gone, true, "the server still answers");
        page.client.goto(&format!("{url}?fresh")).await.expect("the page comes out of the cache");
        page.ready().await;
        page.less().await;
        page.done().await;
        let before = page.expected("growth").await;
        page.press("[data-path='/segments/0/share_rate'] input[type=range]", fantoccini::key::Key::Right + "").await;
        page.other_than("expected", "growth", &before).await;
        page.done().await;
        for name in PAGES.into_iter().filter(|name| name.starts_with("library") || *name == "method") {
            page.visit(name).await;
            assert!(page.count("main h2").await > 0, "{name} is empty");
        }
        page.find("[data-validation], main.method table").await;
    });
}

#[test]
fn a_new_version_is_told_and_opened_without_losing_an_edit() {
    browse("new-version", Setup::ALONE, |page| async move {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("e2e").join("versions");
        copy(&dist(), &folder);
        let server = StaticServer::start(&folder, "/", 0).expect("a server starts");
        page.client.goto(&server.url()).await.expect("the page can be opened");
        page.wait_for("the page to be kept", KEPT).await;
        assert_eq!(page.count("[data-new-version]").await, 0, "the first version is no news");
        page.less().await;
        page.write("[data-action=seed]", "4242").await;
        page.done().await;
        let script = folder.join("service_worker.js");
        let text = fs::read_to_string(&script).expect("there is a service worker");
        let version =
            text.split("const VERSION = \"").nth(1).and_then(|rest| rest.get(..16)).expect("it has a version");
        fs::write(&script, text.replace(version, "0123456789abcdef")).expect("it can be changed");
        page.eval("navigator.serviceWorker.getRegistration().then(one => one.update())").await;
        page.find("[data-new-version]").await;
        page.eval("window.before = true").await;
        page.click("[data-action=new-version]").await;
        page.wait_for("the new version", "return window.before === undefined").await;
        page.ready().await;
        let caches = page.eval_async("caches.keys().then(done)", ().into()).await;
        assert!(caches.to_string().contains("0123456789abcdef"), "{caches}");
        let seed = page.eval("return document.querySelector('[data-action=seed]').value").await;
        assert_eq!(seed, "4242", "the edit is lost");
        drop(server);
    });
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder can be made");
    for entry in fs::read_dir(from).expect("the page can be listed") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a file can be copied");
        }
    }
}
