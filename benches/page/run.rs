//! Runs in the browser.

use snowball::i18n::Locale;
use snowball::presets;
use snowball::state::Document;
use snowball_engine::plan::Plan;

use crate::harness::{Page, Setup, browse};
use crate::least;
use crate::native::{REPLICATES, SEED};

/// Wall times of 1,000 replicates with a worker for each core, in milliseconds.
pub struct Walls {
    pub workers: u32,
    /// Both default plans, right after the page was opened: workers load and code is still being optimised.
    pub first: f64,
    /// Both default plans again, with other seeds.
    pub both: f64,
    /// Plan A alone.
    pub one: f64,
}

/// Measures with a worker for each core.
pub fn walls() -> Walls {
    browse("walls", Setup::ALONE, |page| async move {
        page.open_done().await;
        let first = ms(&page).await;
        let workers = page.run("workers").await.parse().expect("a count of workers");
        let both = page.ms_of_seeds([11, 12, 13]).await;
        page.click("[data-plan-tab=B]").await;
        page.click("[data-action=remove-plan]").await;
        let one = page.ms_of_seeds([21, 22, 23]).await;
        Walls { workers, first, both, one }
    })
}

/// Milliseconds of a replicate in a browser that has one worker, which then has a core for itself beside the page's.
/// Messages and merging are part of it.
pub fn ms_per_replicate_of_one_worker(seed: u64) -> f64 {
    browse("one worker", Setup::ALONE, move |page| async move {
        page.before_load("Object.defineProperty(navigator, 'hardwareConcurrency', { value: 1 })").await;
        page.open_done().await;
        assert_eq!(page.run("workers").await, "1");
        let plans = page.count("[data-plan-tab]").await as f64;
        // The code is optimised by now; the numbers are those that the machine computes.
        page.write("[data-action=seed]", &(seed + SEED + 1000).to_string()).await;
        page.done().await;
        let ms = page.ms_of_seeds([seed]).await;
        ms / (f64::from(REPLICATES) * plans)
    })
}

/// Milliseconds in which a table of a million rows is read.
pub fn million_rows() -> f64 {
    browse("a million rows", Setup::ALONE, |page| async move {
        // A plan of the days that the table speaks of.
        let plan = Plan { horizon_days: 60, ..Plan::default() };
        let preset = Document::of_preset(presets::default(), Locale::En);
        page.open_with(Document { plans: vec![plan], preset: None, ..preset }).await;
        page.rows(1_000_000).await
    })
}

impl Page {
    /// Least wall time of runs with these seeds.
    async fn ms_of_seeds<const N: usize>(&self, seeds: [u64; N]) -> f64 {
        let mut walls = Vec::new();
        for seed in seeds {
            self.write("[data-action=seed]", &seed.to_string()).await;
            self.done().await;
            walls.push(ms(self).await);
        }
        least(&walls)
    }
}

async fn ms(page: &Page) -> f64 {
    page.run("runMs").await.parse().expect("the page tells how long the run took")
}
