//! What a reader does on the page and reads off it; the names are the page's contract with its tests.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::path::Path;

use fantoccini::Locator;
use fantoccini::elements::Element;
use fantoccini::key::Key;
use serde_json::{Value, json};
use snowball::i18n::Locale;
use snowball::presets;
use snowball::state::Document;

use crate::harness::{Page, patiently};
use crate::static_server::StaticServer;

/// Exact numbers of a headline card or of a difference, as texts: two are equal only if every bit is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exact {
    pub median: String,
    pub low: String,
    pub high: String,
}

impl Exact {
    pub fn new(median: f64, low: f64, high: f64) -> Self {
        Self { median: median.to_string(), low: low.to_string(), high: high.to_string() }
    }
}

/// Replicates of a test that is not about their number.
pub const FEW: u32 = 40;

impl Page {
    /// Opens the page with its default plans but few replicates, and waits until they are simulated.
    pub async fn open_few(&self) {
        self.open_with(Document::of_preset(presets::default(), Locale::from_tag(self.language))).await;
    }

    /// Opens the page with other plans and few replicates, and waits until they are simulated.
    pub async fn open_with(&self, plans: Document) {
        self.bring(&Document { replicates: Some(FEW), ..plans }).await;
        self.open_done().await;
    }

    /// Has the page open with other plans.
    pub async fn bring(&self, plans: &Document) {
        // As if it had been open before in a page that kept it so; a test that reloads the page finds what it has left itself.
        self.before_load(&format!(
            "if (window === top && !sessionStorage.getItem('seeded')) {{
                 sessionStorage.setItem('seeded', 1);
                 localStorage.setItem('snowball.plans', {})
             }}",
            json!(plans.to_json())
        ))
        .await;
    }

    /// Opens the page as a new visitor does, but waits for few replicates.
    pub async fn open_new(&self) {
        self.open().await;
        self.ready().await;
        self.less().await;
        self.done().await;
    }

    /// Asks for as few replicates as a visitor can.
    pub async fn less(&self) {
        self.choose("[data-action=replicates]", "200").await;
        self.wait_for(
            "the run to have another aim",
            "return document.querySelector('#app').dataset.replicatesTotal === '200'",
        )
        .await;
    }

    /// Pastes a table of so many rows into the Calibrate page, has those of one date added up, and tells how many milliseconds
    /// that took.
    pub async fn rows(&self, count: u32) -> f64 {
        self.go("calibrate").await;
        self.find("[data-table-text]").await;
        self.eval(&format!(
            "const lines = ['date,new customers'];
             for (let i = 0; i < {count}; i++) lines.push(`2026-03-${{String(1 + i % 28).padStart(2, '0')}},1`);
             document.querySelector('[data-table-text]').value = lines.join('\\n')",
        ))
        .await;
        self.click("[data-action=take-table]").await;
        self.find("[data-pick=duplicates]").await;
        let took = self
            .eval_async(
                "const select = document.querySelector('[data-pick=duplicates]'); select.value = 'yes';
                 const start = performance.now(); select.dispatchEvent(new Event('change', { bubbles: true }));
                 const look = () => document.querySelector('[data-rows]') ? done(performance.now() - start) : setTimeout(look, 1);
                 look()",
                json!(null),
            )
            .await;
        took.as_f64().expect("a time")
    }

    /// Opens the page with its default plans and waits until everything wanted is simulated.
    pub async fn open_done(&self) {
        self.open().await;
        self.ready().await;
        self.done().await;
    }

    /// Goes to a page and waits until it has come.
    pub async fn go(&self, name: &str) {
        self.eval(&format!("location.hash = '#{name}'")).await;
        let main = name.split('/').next().unwrap_or(name);
        let there =
            if main == "simulate" { ".question".to_owned() } else { format!("main.{main}:not([aria-busy=true])") };
        self.find(&there).await;
    }

    /// Opens the page, with something behind its address, in a frame of another site's page, and goes into the frame. What is returned
    /// serves that page.
    pub async fn open_framed(&self, name: &str, hash: &str) -> StaticServer {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("e2e").join(name);
        std::fs::create_dir_all(&folder).expect("a folder can be made");
        let host = format!("<iframe width=900 height=600 src='{}{hash}'></iframe>", self.url());
        std::fs::write(folder.join("index.html"), host).expect("a page can be written");
        let server = StaticServer::start(&folder, "/", 0).expect("a static server starts");
        self.client.goto(&server.url()).await.expect("a page with a frame opens");
        let frame = self.client.find(Locator::Css("iframe")).await.expect("the frame is there");
        frame.enter_frame().await.expect("the frame can be looked into");
        self.ready().await;
        server
    }

    /// Waits until the run is done and shown.
    pub async fn done(&self) {
        self.run_state("done").await;
        self.settled().await;
    }

    /// Waits for a state of the run.
    pub async fn run_state(&self, state: &str) {
        self.wait_for(
            &format!("the run to be {state}"),
            &format!("return document.querySelector('#app').dataset.runState === '{state}'"),
        )
        .await;
    }

    /// Waits until no chart shows the fan of an earlier plan and two looks, with frames between, see the same fans.
    pub async fn settled(&self) {
        self.eval_async(
            "const look = () => [...document.querySelectorAll('[data-chart]')]
                 .map(chart => chart.dataset.expected + chart.dataset.fan).join();
             let before = look(), still = 0;
             const frame = () => {
                 const now = look();
                 still = now === before ? still + 1 : 0;
                 before = now;
                 still < 12 ? requestAnimationFrame(frame) : done(true);
             };
             requestAnimationFrame(frame);",
            Value::Null,
        )
        .await;
    }

    /// Attribute of the page's root that tells about the run, such as `replicatesDone`.
    pub async fn run(&self, name: &str) -> String {
        self.text_of(&format!("return document.querySelector('#app').dataset.{name}")).await
    }

    /// Replicates that every plan has.
    pub async fn replicates_done(&self) -> u32 {
        self.run("replicatesDone").await.parse().expect("a count of replicates")
    }

    /// An attribute of the first element of a selector.
    pub async fn attribute(&self, selector: &str, name: &str) -> Option<String> {
        let script = format!("return document.querySelector(`{selector}`)?.getAttribute('{name}') ?? null");
        self.eval(&script).await.as_str().map(str::to_owned)
    }

    /// Number of elements of a selector.
    pub async fn count(&self, selector: &str) -> u64 {
        let script = format!("return document.querySelectorAll(`{selector}`).length");
        self.eval(&script).await.as_u64().expect("a count")
    }

    /// The element, once it is there.
    pub async fn find(&self, selector: &str) -> Element {
        self.wait_for(selector, &format!("return document.querySelector(`{selector}`) !== null")).await;
        self.client
            .find(Locator::Css(selector))
            .await
            .unwrap_or_else(|error| panic!("{selector} cannot be found: {error}"))
    }

    /// Clicks as a mouse does: in the middle, and only if nothing covers it.
    pub async fn click(&self, selector: &str) {
        self.show(selector).await;
        let element = self.find(selector).await;
        element.click().await.unwrap_or_else(|error| panic!("{selector} cannot be clicked: {error}"));
    }

    /// Scrolls an element into the middle of the view, out of the way of what sticks to its edges.
    pub async fn show(&self, selector: &str) {
        self.find(selector).await;
        self.eval(&format!("document.querySelector(`{selector}`).scrollIntoView({{ block: 'center' }})")).await;
    }

    /// Gives the focus to an element and presses keys.
    pub async fn press(&self, selector: &str, keys: impl Display) {
        let element = self.find(selector).await;
        element.send_keys(&keys.to_string()).await.unwrap_or_else(|error| panic!("{selector} takes no keys: {error}"));
    }

    /// Chooses from a menu.
    pub async fn choose(&self, selector: &str, value: &str) {
        let element = self.find(selector).await;
        element.select_by_value(value).await.unwrap_or_else(|error| panic!("{selector} has no {value}: {error}"));
    }

    /// Puts a text in place of what stands in a field, and leaves the field.
    pub async fn write(&self, selector: &str, text: &str) {
        let element = self.find(selector).await;
        let keys = format!("{}{}{text}{}", Key::Control + "a", Key::Null, Key::Tab);
        element.send_keys(&keys).await.unwrap_or_else(|error| panic!("{selector} takes no text: {error}"));
    }

    /// Exact numbers of the active plan on the headline cards, by card.
    pub async fn cards(&self) -> BTreeMap<String, Exact> {
        self.exact("card").await
    }

    /// Exact paired differences, by metric.
    pub async fn differences(&self) -> BTreeMap<String, Exact> {
        self.exact("difference").await
    }

    async fn exact(&self, kind: &str) -> BTreeMap<String, Exact> {
        let script = format!(
            "return [...document.querySelectorAll('[data-{kind}]')]
                 .map(({{ dataset: d }}) => [d.{kind}, d.median, d.low, d.high].map(text => text ?? ''))"
        );
        let rows: Vec<[String; 4]> =
            serde_json::from_value(self.eval(&script).await).expect("a list of names and numbers");
        rows.into_iter().map(|[name, median, low, high]| (name, Exact { median, low, high })).collect()
    }

    /// Checksum of the expected curve of a chart.
    pub async fn expected(&self, chart: &str) -> String {
        self.attribute(&format!("[data-chart={chart}]"), "data-expected").await.expect("charts tell their curve")
    }

    /// Checksum of the fan of a chart.
    pub async fn fan(&self, chart: &str) -> String {
        self.attribute(&format!("[data-chart={chart}]"), "data-fan").await.expect("charts tell their fan")
    }

    /// Width of the 90 % band at the end of the growth chart.
    pub async fn fan_width(&self) -> f64 {
        let width = self.attribute("[data-chart=growth]", "data-fan-width").await;
        width.and_then(|text| text.parse().ok()).expect("the growth chart tells the width of its fan")
    }

    /// Waits until something that is read off the page is no longer what it was, and returns it.
    pub async fn other_than(&self, what: &str, chart: &str, before: &str) -> String {
        self.wait_for(
            &format!("the {what} of {chart} to change"),
            &format!("return document.querySelector('[data-chart={chart}]').dataset.{what} !== '{before}'"),
        )
        .await;
        self.attribute(&format!("[data-chart={chart}]"), &format!("data-{what}")).await.expect("it is there")
    }

    /// Pastes a text into the import dialog and opens it.
    pub async fn import(&self, text: &str) {
        self.click("[data-action=import]").await;
        self.find("[data-import-text]").await;
        // Typing megabytes key by key would take minutes; pasting sets the value at once, too.
        self.client
            .execute("document.querySelector('[data-import-text]').value = arguments[0]", vec![json!(text)])
            .await
            .expect("the text area takes a text");
        self.click("[data-action=import-open]").await;
        self.wait_for("the dialog to close", "return document.querySelector('dialog') === null").await;
    }

    /// Presses export and returns what is saved; `folder` must be new.
    pub async fn export(&self, folder: &Path) -> String {
        self.download(folder, "[data-action=export]", "json").await
    }

    /// Presses a button and returns the file of an ending that is saved; `folder` must be new.
    pub async fn download(&self, folder: &Path, button: &str, ending: &str) -> String {
        std::fs::create_dir_all(folder).expect("a folder for downloads can be made");
        self.cdp(
            "Browser.setDownloadBehavior",
            json!({ "behavior": "allow", "downloadPath": folder.display().to_string() }),
        )
        .await;
        self.click(button).await;
        self.saved(folder, ending).await
    }

    /// The one file that the browser saves into a folder, once it is whole.
    async fn saved(&self, folder: &Path, ending: &str) -> String {
        patiently("the file to be saved", async || {
            let mut files = std::fs::read_dir(folder).ok()?.filter_map(|entry| Some(entry.ok()?.path()));
            // Until it is whole it has another name.
            let file = files.find(|file| file.extension().is_some_and(|extension| extension == ending))?;
            std::fs::read_to_string(file).ok().filter(|text| !text.is_empty())
        })
        .await
    }
}
