//! What the page shows is what the engine computes natively: the same bits for the same plan, seed and replicates.

use crate::harness::{Setup, browse};
use crate::native::{self, REPLICATES, SEED};

#[test]
fn headline_numbers_and_differences_are_the_engines_to_the_last_bit() {
    let plans = native::default_plans();
    let results: Vec<_> = plans.iter().map(|plan| native::simulate(plan, SEED, REPLICATES)).collect();
    browse("numbers", Setup::default(), |page| async move {
        page.open_done().await;
        assert_eq!(page.replicates_done().await, REPLICATES);
        assert_eq!(page.cards().await, native::cards(&results[0]));
        assert_eq!(page.differences().await, native::differences(&results[0], &results[1]));
        page.click("[data-plan-tab=B]").await;
        page.wait_for("plan B", "return document.querySelector('[data-plan-tab=B]').ariaPressed === 'true'").await;
        assert_eq!(page.cards().await, native::cards(&results[1]));
        page.assert_clean().await;
    });
}

#[test]
fn another_seed_and_fewer_replicates_give_the_engines_numbers_too() {
    let results = native::simulate(&native::default_plans()[0], 20_261_121, 200);
    browse("seed", Setup::default(), |page| async move {
        page.open().await;
        page.ready().await;
        page.choose("[data-action=replicates]", "200").await;
        page.write("[data-action=seed]", "20261121").await;
        page.wait_for(
            "the run to have another aim",
            "return document.querySelector('#app').dataset.replicatesTotal === '200'",
        )
        .await;
        page.done().await;
        assert_eq!(page.cards().await, native::cards(&results));
    });
}
