//! The page loads, from below a path, under its own policy, and asks nobody else for anything.

use crate::harness::{Setup, browse};

#[test]
fn the_page_becomes_ready_without_a_word_of_complaint() {
    browse("ready", Setup::default(), |page| async move {
        page.open().await;
        page.ready().await;
        page.assert_clean().await;
    });
}

#[test]
fn the_policy_lets_no_foreign_or_inline_script_run() {
    browse("policy", Setup::default(), |page| async move {
        page.open().await;
        page.ready().await;
        let policy = page.text_of("return document.querySelector('meta[http-equiv]').content").await;
        let scripts =
            policy.split(';').find(|part| part.trim().starts_with("script-src")).expect("there is a rule for scripts");
        assert!(!scripts.contains("unsafe-inline") && !scripts.contains("'unsafe-eval'"), "{scripts}");
        page.eval(
            "const script = document.createElement('script'); script.textContent = 'window.injected = true';
             document.body.append(script);",
        )
        .await;
        assert!(page.eval("return window.injected === undefined").await.as_bool().expect("a yes or no"));
        // From a timer: what the driver itself runs is exempt from the policy.
        let refused = page
            .eval_async(
                "setTimeout(() => { try { done(new Function('return false')()) } catch { done(true) } })",
                serde_json::Value::Null,
            )
            .await;
        assert_eq!(refused, true, "text was run as a script");
        assert!(page.violations().await > 0, "the browser did not report the script that it refused");
    });
}

#[test]
fn a_shape_stands_there_before_the_program() {
    browse("skeleton", Setup::default(), |page| async move {
        // The program never arrives.
        page.cdp("Network.enable", serde_json::json!({})).await;
        page.cdp("Network.setBlockedURLs", serde_json::json!({ "urls": ["*.wasm"] })).await;
        page.open().await;
        page.wait_for(
            "the skeleton",
            "const e = document.querySelector('.skeleton-cards'); return e && e.getBoundingClientRect().height > 0",
        )
        .await;
    });
}

#[test]
fn the_worker_is_where_the_page_says() {
    browse("worker path", Setup::default(), |page| async move {
        page.open().await;
        page.ready().await;
        let path = page.text_of("return document.querySelector('meta[name=snowball-worker]').content").await;
        assert!(path.starts_with("./worker-"), "{path}: a name that changes with the content");
        let status = page
            .eval_async(
                "fetch(arguments[0]).then(answer => done([answer.status, answer.headers.get('content-type')]))",
                path.into(),
            )
            .await;
        assert_eq!(status[0], 200);
    });
}
