//! A browser for a test: a static server of its own, a new tab of a Chromium under ChromeDriver, and helpers that wait for
//! what they need and never sleep for a guessed time.
//!
//! Starting a browser takes seconds of both cores, and opening a tab hardly any: a browser goes from test to test. What a
//! page keeps belongs to its origin, each test's server has another one, and what is emulated or run before a page belongs to
//! its tab; what does not is put back between tests. A browser in which a test has failed is thrown away.

use std::cell::RefCell;
use std::env;
use std::fmt::Write as _;
use std::fs;
use std::future::Future;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::rc::Rc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use fantoccini::error::CmdError;
use fantoccini::wd::{WebDriverCompatibleCommand, WindowHandle};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Map, Value, json};

use crate::static_server::StaticServer;

/// How long anything may take before a test says what it has waited for in vain.
const PATIENCE: Duration = Duration::from_secs(60);
/// Between two looks while waiting.
const LOOK: Duration = Duration::from_millis(20);
/// The page must work below any path; at the root many mistakes do not show.
const MOUNT: &str = "/campaigns/2027/";

/// What a test's browser looks like.
#[derive(Clone, Debug)]
pub struct Setup {
    pub width: u32,
    pub height: u32,
    pub scale: f64,
    pub dark: bool,
    pub language: &'static str,
    /// Whether this browser has never been here, so that it is shown around.
    pub tour: bool,
    /// Whether no other test may have used this browser, nor has it another tab: for what does not belong to a tab or an origin alone.
    /// Only such a page is kept for use without a network.
    pub alone: bool,
}

impl Setup {
    /// A desktop in English.
    pub const USUAL: Self =
        Self { width: 1440, height: 900, scale: 1.0, dark: false, language: "en", tour: false, alone: false };

    /// The same in a browser of its own.
    pub const ALONE: Self = Self { alone: true, ..Self::USUAL };
}

impl Default for Setup {
    fn default() -> Self {
        Self::USUAL
    }
}

/// The built page.
pub fn dist() -> PathBuf {
    let folder =
        env::var_os("SNOWBALL_DIST").map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("dist"), PathBuf::from);
    assert!(folder.join("index.html").exists(), "there is no built page; `cargo xtask build` makes it");
    folder
}

/// Runs `test` in a tab of its own. When it fails, the console and a screenshot are kept in `target/tmp/e2e`.
pub fn browse<F, T>(name: &str, setup: Setup, test: F) -> T::Output
where
    F: FnOnce(Page) -> T,
    T: Future<Output: 'static> + 'static,
{
    let server = StaticServer::start(&dist(), MOUNT, 0).expect("a static server starts");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime starts");
    let local = tokio::task::LocalSet::new();
    let outcome = local.block_on(&runtime, async {
        let browser = Browser::take(&setup).await;
        let page = Page::new(&browser, server.url(), &setup).await;
        let outcome = tokio::task::spawn_local(test(page.clone())).await;
        if outcome.is_err() {
            page.keep_evidence(name).await;
        } else if !setup.alone {
            browser.give_back(&page).await;
        }
        outcome
    });
    outcome.unwrap_or_else(|error| std::panic::resume_unwind(error.into_panic()))
}

/// Looks until there is something to be seen, and returns it.
pub async fn patiently<T>(what: &str, mut look: impl AsyncFnMut() -> Option<T>) -> T {
    let start = Instant::now();
    loop {
        if let Some(seen) = look().await {
            return seen;
        }
        assert!(start.elapsed() < PATIENCE, "waited {PATIENCE:?} in vain for {what}");
        tokio::time::sleep(LOOK).await;
    }
}

/// Browsers that wait for a test.
static IDLE: Mutex<Vec<Browser>> = Mutex::new(Vec::new());

/// A browser with its driver; both end with this value.
struct Browser {
    driver: Driver,
    session: String,
    language: &'static str,
    /// The tab that keeps it open between tests.
    home: WindowHandle,
}

impl Browser {
    /// One that waits, or a new one.
    async fn take(setup: &Setup) -> Self {
        if !setup.alone {
            let mut idle = IDLE.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some(place) = idle.iter().position(|browser| browser.language == setup.language) {
                return idle.swap_remove(place);
            }
        }
        Self::start(setup).await
    }

    async fn start(setup: &Setup) -> Self {
        let driver = Driver::start();
        let mut options = json!({
            "args": [
                "--headless=new",
                // Root, as in containers, may not use the sandbox; the only pages seen here are our own.
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                // Workers' requests do not show in the log of the page; this makes them fail, and failures show.
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                format!("--window-size={},{}", Setup::USUAL.width, Setup::USUAL.height),
                format!("--accept-lang={}", setup.language),
                format!("--user-data-dir={}", driver.profile.display()),
            ],
            "prefs": { "intl.accept_languages": setup.language },
        });
        if let Some(chromium) = env::var_os("CHROMIUM") {
            options["binary"] = chromium.to_string_lossy().into();
        }
        let mut capabilities = Map::new();
        capabilities.insert("goog:chromeOptions".to_owned(), options);
        capabilities.insert("goog:loggingPrefs".to_owned(), json!({ "browser": "ALL", "performance": "ALL" }));
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&driver.url)
            .await
            .expect("Chromium starts under ChromeDriver");
        let session = client.session_id().await.expect("there is a session").expect("it has a name");
        // In a new folder it opens with a page of its own, whose requests are nobody's.
        client.goto("about:blank").await.expect("that page can be left");
        let home = client.window().await.expect("it has a tab");
        client.persist().await.expect("the session outlasts this connection to it");
        Self { driver, session, language: setup.language, home }
    }

    /// Its session, for the runtime of a test.
    async fn client(&self) -> Client {
        let client = Client::with_existing_session(&self.driver.url, &self.session, HttpConnector::new()).await;
        let client = client.expect("the session is still there");
        client.persist().await.expect("the session outlasts this connection to it");
        client
    }

    /// Lets the next test have it, if it is as it was.
    async fn give_back(self, page: &Page) {
        if self.clear(page).await.is_ok() {
            IDLE.lock().unwrap_or_else(PoisonError::into_inner).push(self);
        }
    }

    /// Closes the tabs of a test, and forgets what it has left outside of them.
    async fn clear(&self, page: &Page) -> Result<(), CmdError> {
        let client = &page.client;
        for window in client.windows().await?.into_iter().filter(|window| *window != self.home) {
            client.switch_to_window(window).await?;
            client.close_window().await?;
        }
        client.switch_to_window(self.home.clone()).await?;
        let origin = url::Url::parse(&page.url).map(|url| url.origin().ascii_serialization()).unwrap_or_default();
        for (command, parameters) in [
            ("Storage.clearDataForOrigin", json!({ "origin": origin, "storageTypes": "all" })),
            ("Browser.setDownloadBehavior", json!({ "behavior": "default" })),
            ("Browser.resetPermissions", json!({})),
        ] {
            page.try_cdp(command, parameters).await?;
        }
        Ok(())
    }
}

/// ChromeDriver, with a folder for the profile of its browser. It ends with this value, or with this program, whose end closes its
/// input: waiting browsers would stay for ever otherwise.
struct Driver {
    child: Child,
    url: String,
    profile: PathBuf,
}

impl Driver {
    fn start() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let program = env::var_os("CHROMEDRIVER").unwrap_or_else(|| "chromedriver".into());
        let profile = format!("profile-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let profile = Path::new(env!("CARGO_TARGET_TMPDIR")).join("e2e").join(profile);
        // The browser does not end with its driver; a link in its folder ends in its number. It does not end at once either: until
        // then the folder may fill again.
        // Who interrupts the tests interrupts this shell too, which has to tidy up first.
        let script = r#"trap '' INT TERM
            "$1" --port=0 & driver=$!
            read -r _
            browser=$(readlink "$2/SingletonLock")
            kill -9 $driver ${browser##*-}
            wait $driver
            until rm -rf "$2"; do sleep 0.1; done"#;
        let mut child = Command::new("sh")
            .args(["-c", script, "sh"])
            .args([program.as_os_str(), profile.as_os_str()])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("a shell starts");
        let mut lines = BufReader::new(child.stdout.take().expect("its output is piped")).lines();
        let port = lines
            .by_ref()
            .map_while(Result::ok)
            .find_map(|line| {
                line.split_once("started successfully on port ").map(|(_, rest)| rest.trim_end_matches('.').to_owned())
            })
            .expect(
                "ChromeDriver starts, and says on which port it listens; on Debian it is the package chromium-driver",
            );
        // A full pipe would stop it.
        thread::spawn(move || lines.for_each(drop));
        Self { child, url: format!("http://127.0.0.1:{port}"), profile }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        let _ = self.child.wait();
    }
}

/// The page in its browser.
#[derive(Clone)]
pub struct Page {
    pub client: Client,
    /// Language that the browser asks for.
    pub language: &'static str,
    url: String,
    /// Log entries read so far: ChromeDriver hands each out once.
    console: Rc<RefCell<Vec<Value>>>,
    network: Rc<RefCell<Vec<Value>>>,
}

impl Page {
    async fn new(browser: &Browser, url: String, setup: &Setup) -> Self {
        let client = browser.client().await;
        if !setup.alone {
            let tab = client.new_window(true).await.expect("a tab can be opened").handle;
            client.switch_to_window(tab).await.expect("it can be gone to");
        }
        let page = Self { client, language: setup.language, url, console: Rc::default(), network: Rc::default() };
        // What earlier tests were told is theirs.
        page.read_logs().await;
        page.console.borrow_mut().clear();
        page.network.borrow_mut().clear();
        page.before_load(
            "window.__violations = [];
             document.addEventListener('securitypolicyviolation', event => window.__violations.push(event.violatedDirective));",
        )
        .await;
        if !setup.alone {
            // Each test's page would otherwise fetch all of itself again, for a life without a network that it never leads.
            page.before_load("Object.defineProperty(Navigator.prototype, 'serviceWorker', { value: undefined });")
                .await;
        }
        if !setup.tour {
            page.before_load("try { localStorage.setItem('snowball.tour', 'seen') } catch {}").await;
        }
        page.resize(setup.width, setup.height, setup.scale).await;
        let theme = if setup.dark { "dark" } else { "light" };
        page.cdp(
            "Emulation.setEmulatedMedia",
            json!({ "features": [{ "name": "prefers-color-scheme", "value": theme }] }),
        )
        .await;
        page
    }

    /// Loads the page; `ready` waits for its program.
    pub async fn open(&self) {
        self.client.goto(&self.url).await.expect("the page can be opened");
    }

    /// Loads the page with something behind `#`; in a page that is open already, only that changes.
    pub async fn open_hash(&self, hash: &str) {
        self.client.goto(&format!("{}{hash}", self.url)).await.expect("the page can be opened");
    }

    /// The address of the page.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Waits until the page can be used.
    pub async fn ready(&self) {
        self.wait_for("the page to become ready", "return document.querySelector('[data-ready=\"true\"]') !== null")
            .await;
    }

    /// Runs a script and returns its value.
    pub async fn eval(&self, script: &str) -> Value {
        self.client.execute(script, Vec::new()).await.unwrap_or_else(|error| panic!("{script}\nfailed: {error}"))
    }

    /// Runs a script that calls `done(value)` later; `argument` is its `arguments[0]`.
    pub async fn eval_async(&self, script: &str, argument: Value) -> Value {
        let script = format!("const done = arguments[arguments.length - 1]; {script}");
        self.client
            .execute_async(&script, vec![argument])
            .await
            .unwrap_or_else(|error| panic!("{script}\nfailed: {error}"))
    }

    /// Runs a script whose value is a text.
    pub async fn text_of(&self, script: &str) -> String {
        let value = self.eval(script).await;
        value.as_str().unwrap_or_else(|| panic!("{script}\nis not a text but {value}")).to_owned()
    }

    /// Looks until the script returns something other than false, null, 0 or an empty text, and returns it.
    pub async fn wait_for(&self, what: &str, script: &str) -> Value {
        patiently(what, async || {
            let value = self.eval(script).await;
            let found = match &value {
                Value::Null => false,
                Value::Bool(yes) => *yes,
                Value::Number(number) => number.as_f64() != Some(0.0),
                Value::String(text) => !text.is_empty(),
                Value::Array(_) | Value::Object(_) => true,
            };
            found.then_some(value)
        })
        .await
    }

    /// A command of the Chrome DevTools protocol.
    pub async fn cdp(&self, command: &str, parameters: Value) -> Value {
        self.try_cdp(command, parameters).await.unwrap_or_else(|error| panic!("{command} failed: {error}"))
    }

    async fn try_cdp(&self, command: &str, parameters: Value) -> Result<Value, CmdError> {
        let body = json!({ "cmd": command, "params": parameters });
        self.client.issue_cmd(DriverCommand { path: "goog/cdp/execute", body }).await
    }

    /// Makes a script run in every document before its own scripts.
    pub async fn before_load(&self, script: &str) {
        self.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await;
    }

    /// Sets the size of the view in CSS pixels and the device pixels in each of them.
    pub async fn resize(&self, width: u32, height: u32, scale: f64) {
        self.cdp(
            "Emulation.setDeviceMetricsOverride",
            json!({ "width": width, "height": height, "deviceScaleFactor": scale, "mobile": false }),
        )
        .await;
    }

    /// Writes what is seen into a PNG file.
    pub async fn screenshot(&self, file: &Path) {
        let png = self.client.screenshot().await.expect("a screenshot can be taken");
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder).expect("the folder for screenshots can be made");
        }
        fs::write(file, png).expect("a screenshot can be written");
    }

    /// Number of times the content security policy has refused something.
    pub async fn violations(&self) -> usize {
        self.eval("return window.__violations").await.as_array().map_or(0, Vec::len)
    }

    /// Fails when the console has an error, the policy was violated, or a request left for another host.
    pub async fn assert_clean(&self) {
        self.assert_clean_at(&self.url).await;
    }

    /// The same for a page that is somewhere else: nothing is asked for but what is under `home`.
    pub async fn assert_clean_at(&self, home: &str) {
        self.read_logs().await;
        let errors: Vec<_> = self
            .console
            .borrow()
            .iter()
            .filter(|entry| entry["level"] == "SEVERE")
            .map(|entry| entry["message"].to_string())
            .collect();
        assert!(errors.is_empty(), "the console has errors: {errors:#?}");
        assert_eq!(self.violations().await, 0, "the content security policy was violated");
        let requests = self.requests();
        assert!(!requests.is_empty(), "no request was logged at all: the log can't be trusted");
        let foreign: Vec<_> = requests
            .iter()
            .filter(|url| {
                !["data:", "blob:", "about:"].iter().any(|scheme| url.starts_with(scheme)) && !url.starts_with(home)
            })
            .collect();
        assert!(foreign.is_empty(), "requests left the page's own folder: {foreign:#?}");
    }

    /// Addresses of all requests of the page so far, web sockets included.
    fn requests(&self) -> Vec<String> {
        let mut urls = Vec::new();
        for entry in self.network.borrow().iter() {
            let Some(text) = entry["message"].as_str() else {
                continue;
            };
            let Ok(event) = serde_json::from_str::<Value>(text) else {
                continue;
            };
            let event = &event["message"];
            let url = match event["method"].as_str() {
                Some("Network.requestWillBeSent") => &event["params"]["request"]["url"],
                Some("Network.webSocketCreated") => &event["params"]["url"],
                _ => continue,
            };
            urls.extend(url.as_str().map(str::to_owned));
        }
        urls
    }

    async fn read_logs(&self) {
        for (kind, store) in [("browser", &self.console), ("performance", &self.network)] {
            let entries = self
                .client
                .issue_cmd(DriverCommand { path: "se/log", body: json!({ "type": kind }) })
                .await
                .expect("ChromeDriver hands out its logs");
            store.borrow_mut().extend(entries.as_array().cloned().unwrap_or_default());
        }
    }

    #[allow(clippy::print_stdout, reason = "a failed test tells where its picture is, and what the browser said")]
    async fn keep_evidence(&self, name: &str) {
        let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("e2e").join(format!("{}.png", name.replace(' ', "-")));
        self.screenshot(&file).await;
        println!("screenshot: {}", file.display());
        self.read_logs().await;
        let mut text = String::new();
        for entry in self.console.borrow().iter() {
            let _ = writeln!(text, "console {}: {}", entry["level"], entry["message"]);
        }
        println!("{text}");
    }
}

/// A command of ChromeDriver beyond the WebDriver standard.
#[derive(Debug)]
struct DriverCommand {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for DriverCommand {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }
}
