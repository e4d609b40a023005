//! Published campaigns.

use serde_json::json;
use snowball_engine::theory::branching::{Offspring, Progeny};
use snowball_engine::theory::growth::{Growth, GrowthLaw};
use snowball_engine::{Metric, Track};

use crate::case::{Case, Trouble};
use crate::judge::Judge;
use crate::report::Way;
use crate::sample::Sample;
use crate::world::{World, last};

const EXACT: f64 = 1e-6;

pub(super) fn cycles(case: &Case, judge: &mut Judge) -> Result<(), Trouble> {
    judge
        .exercises("campaign engine with a day for a cycle, everybody lives for one; theory::growth, the one-shot law");
    let start = case.number("/inputs/start")?;
    let (invites, conversion) = (case.number("/inputs/invites")?, case.number("/inputs/conversion")?);
    let days = case.number("/inputs/days")?;
    for (cycle, customers) in case.numbers("/inputs/cycle_days")?.into_iter().zip(case.numbers("/expected/customers")?)
    {
        let name = format!("customers, cycle of {cycle} days");
        let growth = Growth { k: invites * conversion, cycle_days: cycle, seeds: start, market: None, innovation: 0.0 };
        let curve = growth.curve(GrowthLaw::OneShot, days as u32)?;
        judge.near(&name, Way::Theory, curve[days as usize], customers, EXACT * customers);
        let generations = (days / cycle) as usize;
        let more = [("/segments/0/contacts", json!(invites)), ("/segments/0/acceptance", json!(conversion))];
        let world = World::generations(start, 1.0, 1000.0, generations, &more)?;
        let got = start + world.joined(&world.expected(), generations)?;
        judge.near(&name, Way::MeanPath, got, customers, EXACT * customers);
        // Twenty million people are not followed one by one.
        for runs in world.draw(500, if customers < 1e5 { 50 } else { 0 })? {
            let totals: Vec<f64> = runs.on(Metric::Joined, generations)?.iter().map(|joined| joined + start).collect();
            judge.sampled(&name, runs.way, Sample::of(&totals), customers);
        }
    }
    Ok(())
}

pub(super) fn big_seed(case: &Case, judge: &mut Judge) -> Result<(), Trouble> {
    judge.exercises("campaign engine, many seeds and a small R; theory::branching");
    let seeds = case.number("/inputs/seeds")?;
    let reported = case.number("/expected/reported_additional")?;
    let expected = case.number("/expected/expected_additional")?;
    let implied = case.number("/expected/R_implied")?;
    let deviation = case.number("/expected/sd_total_at_implied_R")?;
    let theory =
        |r: f64| -> Result<_, Trouble> { Ok(Progeny { offspring: Offspring::poisson(r)?, seeds: seeds as u32 }) };
    let r = case.number("/inputs/R")?;
    judge.near("additional", Way::Theory, theory(r)?.mean() - seeds, expected, 0.5);
    judge.near("sd of the total, implied R", Way::Theory, theory(implied)?.variance().sqrt(), deviation, 0.05);
    let world = World::generations(seeds, r, 1000.0, 12, &[])?;
    judge.near("additional", Way::MeanPath, last(&world.expected(), Metric::Joined)?, expected, 0.5);
    for runs in world.draw(500, 0)? {
        let additional = Sample::of(&runs.last(Metric::Joined)?);
        judge.sampled_with("additional", runs.way, additional, expected, 0.5);
        judge.sampled_within("additional, as reported", runs.way, additional, reported, 0.1 * reported);
    }
    let world = World::generations(seeds, implied, 1000.0, 12, &[])?;
    judge.near("additional, implied R", Way::MeanPath, last(&world.expected(), Metric::Joined)?, reported, 1.0);
    for runs in world.draw(2000, 0)? {
        let sample = Sample::of(&runs.last(Metric::Joined)?);
        // Standard error of a standard deviation: 1/√(2n).
        let error = sample.deviation / (2.0 * runs.tracks().len() as f64).sqrt();
        let spread = Sample { mean: sample.deviation, error, deviation: 0.0 };
        judge.sampled("sd of the total, implied R", runs.way, spread, deviation);
    }
    Ok(())
}

/// R and k of CP-04, which names its model in words.
const SHORT_CASCADES: (f64, f64) = (0.1, 0.1);

pub(super) fn most_cascades_stop_at_once(case: &Case, judge: &mut Judge) -> Result<(), Trouble> {
    judge.exercises("campaign engine, generations of many seeds and cascades of one, and the trees of the agent engine; theory::branching");
    let (r, k) = SHORT_CASCADES;
    let shares = case.numbers("/expected/share_of_adoptions_at_depth_0_1_2")?;
    let seeds = 1e6;
    let world = World::generations(seeds, r, 1000.0, 30, &[])?;
    let track = world.expected();
    let all = seeds + last(&track, Metric::Joined)?;
    let depth = |depth: usize| -> Result<f64, Trouble> {
        let people = if depth == 0 { seeds } else { world.joined(&track, depth)? - world.joined(&track, depth - 1)? };
        Ok(people / all)
    };
    for (d, &share) in shares.iter().enumerate() {
        judge.near(format!("adoptions at depth {d}"), Way::MeanPath, depth(d)?, share, EXACT);
    }
    let forest = World::generations(200_000.0, r, 1000.0, 20, &[])?.forest()?;
    let people = forest.generation_sizes();
    for (d, (&share, &size)) in shares.iter().zip(&people).enumerate() {
        let got = Sample::share(size as usize, forest.len());
        judge.sampled(format!("adoptions at depth {d}"), Way::Agents, got, share);
    }
    let one_hop = case.number("/expected/within_one_hop")?;
    judge.near("within one hop", Way::MeanPath, depth(0)? + depth(1)?, one_hop, EXACT);
    let band = case.numbers("/expected/published_band_lone")?;
    let (middle, half) = (f64::midpoint(band[0], band[1]), (band[1] - band[0]) / 2.0);
    for (name, k, field) in [("Poisson", 1000.0, "lone_seed_share_poisson"), ("k 0.1", k, "lone_seed_share_nb0.1")] {
        let lone = case.number(&format!("/expected/{field}"))?;
        let offspring = if k < 1000.0 { Offspring::negative_binomial(r, k)? } else { Offspring::poisson(r)? };
        judge.near(format!("lone adopters, {name}"), Way::Theory, offspring.probability(0), lone, EXACT);
        let world = World::generations(1.0, r, k, 7, &[])?;
        for runs in world.draw(20_000, 0)? {
            let joined = runs.last(Metric::Joined)?;
            let alone = Sample::share(joined.iter().filter(|&&joined| joined == 0.0).count(), joined.len());
            judge.sampled(format!("lone adopters, {name}"), runs.way, alone, lone);
            judge.sampled_within(format!("lone adopters, {name}, published band"), runs.way, alone, middle, half);
        }
        let trees = World::generations(200_000.0, r, k, 20, &[])?.forest()?.trees();
        let alone = Sample::share(trees.iter().filter(|tree| tree.size == 1).count(), trees.len());
        judge.sampled(format!("lone adopters, {name}"), Way::Agents, alone, lone);
    }
    Ok(())
}

pub(super) fn recommendations_per_purchase(case: &Case, judge: &mut Judge) -> Result<(), Trouble> {
    judge.exercises("campaign engine, one contact per person at the published conversion");
    let purchases = case.named("/inputs/purchases(bb+be)")?;
    let per_purchase = case.named("/expected/recs_per_purchase")?;
    let conversions = case.named("/expected/conversion_per_recommendation")?;
    let recommendations = case.named("/inputs/recommendations")?;
    for ((((product, sent), (_, bought)), (_, ratio)), (_, conversion)) in
        recommendations.into_iter().zip(purchases).zip(per_purchase).zip(conversions)
    {
        // Everybody recommends once, to one contact who buys with the conversion; buyers recommend nothing.
        let more = [
            ("/acquisition/seeds_core", json!(1.0)),
            ("/layers/active/share", json!(0.0)),
            ("/segments/0/acceptance", json!(conversion)),
        ];
        let world = World::generations(sent, 1.0, 1000.0, 7, &more)?;
        let got = last(&world.expected(), Metric::CustomersReferred)?;
        // Six decimals of the conversion are printed.
        let rounding = 0.5e-6 * sent;
        judge.near(format!("{product}: purchases"), Way::MeanPath, got, bought, rounding);
        judge.near(format!("{product}: recommendations per purchase"), Way::MeanPath, sent / got, ratio, 1.0);
        for runs in world.draw(50, 0)? {
            let customers = Sample::of(&runs.last(Metric::CustomersReferred)?);
            judge.sampled_with(format!("{product}: purchases"), runs.way, customers, bought, rounding);
        }
    }
    Ok(())
}

pub(super) fn referral_funnel(case: &Case, judge: &mut Judge) -> Result<(), Trouble> {
    judge.exercises("campaign engine, the funnel from lead over consultation to customer");
    let refer = case.numbers("/expected/refer_given_intend")?;
    let customer = case.numbers("/expected/customer_given_refer")?;
    for ((study, refer), customer) in case.names("/inputs")?.into_iter().zip(refer).zip(customer) {
        let of = |stage: &str| case.number(&format!("/inputs/{study}/{stage}"));
        let size = study.split(['=', ')']).nth(1).and_then(|n| n.parse::<f64>().ok());
        let size = size.ok_or_else(|| Trouble::Unmeasured(format!("number of people in {study}")))?;
        let intending = size * of("intend")?;
        // Those who intend arrive on the first day; to refer is the consultation, to bring a customer the purchase.
        let channel = json!([{"spend": intending, "cost_per_lead": 1.0, "max_leads": 1e9, "budget": intending}]);
        let world = World::new(
            7,
            &[
                ("/acquisition/channels", channel),
                ("/segments/0/consult_conversion", json!(refer)),
                ("/segments/0/purchase_conversion", json!(customer)),
            ],
        )?;
        let track = world.expected();
        // Shares are given to four decimals, and a channel's first lead alone costs its full price.
        let rounding = 1e-4;
        let joined = last(&track, Metric::Joined)?;
        let consults = last(&track, Metric::ConsultConversion)? * joined;
        judge.near(format!("{study}: who refer"), Way::MeanPath, consults / size, of("refer")?, rounding);
        let bought = last(&track, Metric::Customers)?;
        judge.near(
            format!("{study}: who bring a customer"),
            Way::MeanPath,
            bought / size,
            of("bring_customer")?,
            rounding,
        );
        for runs in world.draw(500, 50)? {
            let joined = runs.last(Metric::Joined)?;
            let held = runs.last(Metric::ConsultConversion)?;
            let held: Vec<f64> = held.iter().zip(&joined).map(|(share, joined)| share * joined / size).collect();
            let bought: Vec<f64> = runs.last(Metric::Customers)?.iter().map(|customers| customers / size).collect();
            judge.sampled_with(format!("{study}: who refer"), runs.way, Sample::of(&held), of("refer")?, rounding);
            let name = format!("{study}: who bring a customer");
            judge.sampled_with(name, runs.way, Sample::of(&bought), of("bring_customer")?, rounding);
        }
    }
    judge.note("Not expressible: the profitable share of all customers, a figure from memory without the distribution of values behind it.");
    Ok(())
}

pub(super) fn value_of_referred_customers(case: &Case, judge: &mut Judge) -> Result<(), Trouble> {
    judge.exercises("campaign engine, ROI of a referral programme and lifetime value");
    let (reward, gap) = (case.number("/inputs/reward_eur")?, case.number("/inputs/value_gap_eur")?);
    let base = case.number("/expected/implied_base_clv_eur")?;
    // Referred customers bring the gap in value and cost the reward.
    let value = |value: f64| [("/segments/0/first_purchase", json!(value)), ("/money/margin", json!(1.0))];
    let more = [value(gap).to_vec(), vec![("/ladder/per_referral", json!(reward))]].concat();
    let world = World::generations(1000.0, 0.5, 1000.0, 60, &more)?;
    let roi = case.number("/expected/roi")?;
    judge.near("ROI of the reward", Way::MeanPath, last(&world.expected(), Metric::Roi)?, roi, EXACT);
    for runs in world.draw(500, 200)? {
        judge.sampled("ROI of the reward", runs.way, Sample::of(&runs.last(Metric::Roi)?), roi);
    }
    let ltv = |of: f64| -> Result<f64, Trouble> {
        let mut changes = value(of).to_vec();
        changes.push(("/acquisition/organic", json!(10.0)));
        last(&World::new(7, &changes)?.expected(), Metric::Ltv)
    };
    let share = ltv(base + gap)? / ltv(base)? - 1.0;
    judge.near("value of referred over other customers", Way::MeanPath, share, case.number("/inputs/gap_share")?, 0.01);
    judge.note(
        "The gap with lower acquisition cost is given in words (about 0.25) from a saving quoted from memory; it is not judged.",
    );
    Ok(())
}

pub(super) fn blended_cost(case: &Case, judge: &mut Judge) -> Result<(), Trouble> {
    judge.exercises("campaign engine, media spent on the first day and free referrals");
    let r = case.number("/inputs/referred_share")?;
    let reward = case.number("/inputs/reward_cost")?;
    let amplification = case.number("/expected/amplification")?;
    for (paid, blended) in case.numbers("/inputs/paid_cac")?.into_iter().zip(case.numbers("/expected/blended_cac")?) {
        // In a cascade, each brings R others: R of all people are referred.
        let more = [
            ("/acquisition/channels", json!([{"spend": 1e6, "cost_per_lead": paid, "max_leads": 1e9, "budget": 1e6}])),
            ("/ladder/per_referral", json!(reward)),
        ];
        let world = World::generations(0.0, r, 1000.0, 80, &more)?;
        let track = world.expected();
        judge.near(
            format!("referred share, paid CAC {paid}"),
            Way::MeanPath,
            last(&track, Metric::ReferralShare)?,
            r,
            EXACT,
        );
        judge.near(format!("blended CAC, paid CAC {paid}"), Way::MeanPath, last(&track, Metric::Cac)?, blended, 0.005);
        let got = last(&track, Metric::Customers)? / last(&track, Metric::CustomersPaid)?;
        judge.near(format!("amplification, paid CAC {paid}"), Way::MeanPath, got, amplification, 1e-5);
        for runs in world.draw(500, 100)? {
            // A ratio of totals is off by its curvature: variance over mean of the customers, relative.
            let customers = Sample::of(&runs.last(Metric::Customers)?);
            let relative = customers.deviation / customers.mean;
            let known = blended * relative * relative + 0.005;
            let sample = Sample::of(&runs.last(Metric::Cac)?);
            judge.sampled_with(format!("blended CAC, paid CAC {paid}"), runs.way, sample, blended, known);
        }
    }
    Ok(())
}

pub(super) fn cost_per_subscriber(case: &Case, judge: &mut Judge) -> Result<(), Trouble> {
    judge.exercises("campaign engine with a ladder that repeats");
    let cost = case.number("/inputs/cost_per_referrer")?;
    let referrals = case.number("/inputs/referrals")?;
    let expected = case.number("/expected/cost_per_subscriber")?;
    // Members who refer for long: what is on the way to the next reward at the end hardly counts.
    let seeds = 100.0;
    let world = World::new(
        100,
        &[
            ("/segments/0/share_rate", json!(50.0)),
            ("/acquisition/seeds", json!(seeds)),
            ("/acquisition/seeds_core", json!(1.0)),
            ("/layers/active/share", json!(0.0)),
            ("/ladder/rule", json!("repeating")),
            ("/ladder/rungs", json!([{"threshold": referrals as u32, "bonus": cost}])),
        ],
    )?;
    let each = 50.0 * 100.0;
    let open = expected * referrals / each;
    let of =
        |track: &Track| -> Result<f64, Trouble> { Ok(last(track, Metric::SpendBonus)? / last(track, Metric::Joined)?) };
    judge.near("cost per subscriber", Way::MeanPath, of(&world.expected())?, expected, open);
    for runs in world.draw(20, 0)? {
        let costs = runs.tracks().iter().map(of).collect::<Result<Vec<_>, _>>()?;
        judge.sampled_with("cost per subscriber", runs.way, Sample::of(&costs), expected, open);
    }
    judge.note("Open to the share of referrals that are on the way to the next reward at the end: at most 5 of 5,000 per member.");
    Ok(())
}
