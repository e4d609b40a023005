//! Cascades on graphs.

use serde_json::json;
use snowball_engine::theory::branching::Offspring;
use snowball_engine::theory::network::{Direction, Graph, IndependentCascade};

use crate::case::{Case, Trouble};
use crate::judge::Judge;
use crate::report::Way;
use crate::sample::Sample;
use crate::world::{SEED, World};

/// Padgett's marriages of Florentine families, by way of networkx.
const FLORENTINE: &str = include_str!("../../data/florentine_edges.csv");

const EXACT: f64 = 1e-6;

pub(super) fn florentine_families(case: &Case, judge: &mut Judge) -> Result<(), Trouble> {
    judge.exercises("theory::network, independent cascade: every combination of live contacts, and simulation");
    let mut pairs = Vec::new();
    for (line, text) in FLORENTINE.lines().enumerate().skip(1) {
        pairs.push(text.trim().split_once(',').ok_or(Trouble::Data(line + 1))?);
    }
    let (graph, names) = Graph::from_names(pairs, Direction::Both)?;
    let node = |name: &str| {
        let found = names.iter().position(|own| own == name);
        found.map(|node| node as u32).ok_or_else(|| Trouble::Unmeasured(format!("family {name}")))
    };
    let cascade = IndependentCascade::new(&graph, case.number("/inputs/p")?)?;
    let seed = [node(case.text("/inputs/seed")?)?];
    let outcome = cascade.exact(&seed)?;
    let runs = 200_000;
    let mut sizes = Vec::new();
    let mut active = vec![0; names.len()];
    for run in 0..runs {
        let reached = cascade.simulate(&seed, SEED, run)?;
        sizes.push(reached.len() as f64);
        for node in reached {
            active[node as usize] += 1;
        }
    }
    let sample = Sample::of(&sizes);
    let mean = case.number("/expected/mean_spread")?;
    judge.near("mean spread", Way::Theory, outcome.mean, mean, EXACT);
    judge.sampled("mean spread", Way::Simulation, sample, mean);
    let variance = case.number("/expected/variance")?;
    judge.near("variance", Way::Theory, outcome.variance, variance, EXACT);
    judge.near("variance", Way::Simulation, sample.deviation * sample.deviation, variance, 0.03 * variance);
    for (share, n) in case.numbers("/expected/P(size=1..15)")?.into_iter().zip(1usize..) {
        judge.near(format!("P(size {n})"), Way::Theory, outcome.sizes[n], share, EXACT);
        let seen = sizes.iter().filter(|&&size| size as usize == n).count();
        judge.sampled(format!("P(size {n})"), Way::Simulation, Sample::share(seen, runs as usize), share);
    }
    for (name, share) in case.named("/expected/P_active")? {
        let place = node(name)? as usize;
        judge.near(format!("{name} active"), Way::Theory, outcome.active[place], share, EXACT);
        judge.sampled(format!("{name} active"), Way::Simulation, Sample::share(active[place], runs as usize), share);
    }
    judge.note("The campaign engine mixes at random; a given graph is the business of the network module.");
    Ok(())
}

pub(super) fn graphs_with_a_closed_form(case: &Case, judge: &mut Judge) -> Result<(), Trouble> {
    judge.exercises("theory::network, exact and simulated; campaign engine (tree: two contacts each)");
    let p = case.number("/inputs/p")?;
    let path: Vec<(u32, u32)> = (0..9).map(|i| (i, i + 1)).collect();
    let cycle: Vec<(u32, u32)> = (0..10).map(|i| (i, (i + 1) % 10)).collect();
    let star: Vec<(u32, u32)> = (1..21).map(|leaf| (0, leaf)).collect();
    let depth = 5;
    let tree: Vec<(u32, u32)> = (1..(1 << (depth + 1)) - 1).map(|node| ((node - 1) / 2, node)).collect();
    let worlds = [
        ("path", 10, path, 0),
        ("cycle", 10, cycle, 0),
        ("star_centre", 21, star.clone(), 0),
        ("star_leaf", 21, star, 1),
        ("tree", 63, tree, 0),
    ];
    for (name, nodes, edges, seed) in worlds {
        let expected = case.number(&format!("/expected/{name}"))?;
        let graph = Graph::new(nodes, &edges, Direction::Both)?;
        let cascade = IndependentCascade::new(&graph, p)?;
        if name != "tree" {
            judge.near(name, Way::Theory, cascade.exact(&[seed])?.mean, expected, EXACT);
        }
        let mut sizes = Vec::new();
        for run in 0..100_000 {
            sizes.push(cascade.simulate(&[seed], SEED, run)?.len() as f64);
        }
        judge.sampled(name, Way::Simulation, Sample::of(&sizes), expected);
    }
    // The tree is a branching process, of two contacts each, that ends after five generations.
    let expected = case.number("/expected/tree")?;
    let offspring = Offspring::binomial(2, p)?;
    let theory: f64 = (0..=depth).map(|generation| offspring.generation_mean(generation)).sum();
    judge.near("tree", Way::Theory, theory, expected, EXACT);
    let more = [("/segments/0/contacts", json!(2.0)), ("/segments/0/acceptance", json!(p))];
    let world = World::generations(1e6, 1.0, 1000.0, depth as usize, &more)?;
    let got = 1.0 + world.joined(&world.expected(), depth as usize)? / 1e6;
    judge.near("tree", Way::MeanPath, got, expected, EXACT);
    Ok(())
}
