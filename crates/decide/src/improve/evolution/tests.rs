//! The search on problems whose answers are known.

use super::*;

/// Searches a problem; everything that was evaluated.
fn search(
    genes: &[(u32, bool)],
    size: usize,
    rounds: u32,
    seed: u64,
    problem: impl Fn(&Genome) -> Fitness,
) -> (Evolution, Vec<Member>) {
    let genes = genes.iter().map(|&(levels, ordered)| Gene { levels, ordered }).collect();
    let mut evolution = Evolution::new(genes, size, seed);
    let (mut seen, mut all) = (BTreeSet::new(), Vec::new());
    for _ in 0..rounds {
        let children = evolution.propose(Vec::new(), &seen, Genome::clone);
        seen.extend(children.iter().cloned());
        let children: Vec<Member> =
            children.into_iter().map(|genome| Member { fitness: problem(&genome), genome }).collect();
        all.extend(children.iter().cloned());
        evolution.select(children);
    }
    (evolution, all)
}

fn single(value: f64, violation: f64) -> Fitness {
    Fitness { front: [value, 0.0], violation, value }
}

/// ZDT1 (Zitzler, Deb and Thiele 2000) with eight variables of 101 levels. Front: f₂ = 1 − √f₁.
fn zdt1(genome: &Genome) -> Fitness {
    let x = |i: usize| f64::from(genome[i]) / 100.0;
    let g = 1.0 + 9.0 * (1..8).map(x).sum::<f64>() / 7.0;
    let front = [x(0), g * (1.0 - (x(0) / g).sqrt())];
    // The aim is one point of it: f₁ at most 0.49, f₂ least.
    Fitness { front, violation: (front[0] - 0.49).max(0.0), value: front[1] }
}

#[test]
fn the_front_of_zdt1_and_a_point_on_it() {
    let (evolution, _) = search(&[(101, true); 8], 40, 120, 1, zdt1);
    let points: Vec<[f64; 2]> = evolution.members.iter().map(|member| member.fitness.front).collect();
    let ranks = ranks(&points);
    let front: Vec<[f64; 2]> =
        points.iter().zip(&ranks).filter(|(_, rank)| **rank == 0).map(|(point, _)| *point).collect();
    let above: Vec<f64> = front.iter().map(|[a, b]| b - (1.0 - a.sqrt())).collect();
    let mean = above.iter().sum::<f64>() / above.len() as f64;
    assert!(mean < 0.03 && above.iter().all(|off| *off < 0.1), "{mean} above the front: {above:?}");
    let widest = {
        let mut across: Vec<f64> = front.iter().map(|point| point[0]).collect();
        across.sort_by(f64::total_cmp);
        assert!(across[0] < 0.02 && across[across.len() - 1] > 0.98, "{across:?}");
        across.windows(2).map(|pair| pair[1] - pair[0]).fold(0.0, f64::max)
    };
    assert!(widest < 0.2, "no hole: {widest}");
    let best = &evolution.members[0].fitness;
    assert_eq!(best.violation, 0.0);
    assert!((0.3..0.31).contains(&best.value), "1 − √0.49 is 0.3: {best:?}");
}

/// G6 of Michalewicz 1996 on a lattice of hundredths: (x − 10)³ + (y − 20)³ between two circles; a sliver is feasible. The
/// least on this lattice is found by looking at every feasible point.
#[test]
fn a_sliver_between_two_limits() {
    let point = |genome: &Genome| (13.0 + f64::from(genome[0]) / 100.0, f64::from(genome[1]) / 100.0);
    let problem = |genome: &Genome| {
        let (x, y) = point(genome);
        let square = |z: f64| z * z;
        let outside = (100.0 - square(x - 5.0) - square(y - 5.0)).max(0.0);
        let inside = (square(x - 6.0) + square(y - 5.0) - 82.81).max(0.0);
        let value = (x - 10.0) * square(x - 10.0) + (y - 20.0) * square(y - 20.0);
        single(value, outside + inside)
    };
    let (mut best, mut feasible) = (f64::INFINITY, 0u32);
    for x in 0..400 {
        for y in 0..1000 {
            let fitness = problem(&vec![x, y]);
            if fitness.violation == 0.0 {
                (best, feasible) = (best.min(fitness.value), feasible + 1);
            }
        }
    }
    assert!(best < -6000.0 && feasible < 6000, "{best}: {feasible} of 400,000");
    for seed in 0..6 {
        let (evolution, all) = search(&[(400, true), (1000, true)], 40, 100, seed, problem);
        assert!(all.len() <= 4000, "a hundredth of the points");
        let found = evolution.members[0].fitness;
        assert_eq!(found.violation, 0.0);
        assert!(found.value < best + 0.02 * best.abs(), "{} of {best}, seed {seed}", found.value);
    }
}

/// A mixed toy with a decoy: choices decide which of several bowls counts, and the wide one is not the deepest.
#[test]
fn choices_and_numbers_against_brute_force() {
    let problem = |genome: &Genome| {
        let [kind, rule, x, y, z] = genome[..] else { unreachable!("five variables") };
        let centre = [3.0, 17.0, 11.0, 6.0][kind as usize];
        let bowl = |level: u32| (f64::from(level) - centre) * (f64::from(level) - centre);
        let depth = [0.0, -4.0, -9.0, -5.0][kind as usize] + [0.0, -3.0, 2.0][rule as usize];
        let value = depth + 0.3 * bowl(x) + 0.2 * bowl(y) + 0.1 * bowl(z) + 50.0;
        single(value, f64::from((x + y + z) % 2) + (f64::from(x) - 9.0).max(0.0))
    };
    let mut best = f64::INFINITY;
    for kind in 0..4 {
        for rule in 0..3 {
            for rest in 0..8000 {
                let fitness = problem(&vec![kind, rule, rest / 400, rest / 20 % 20, rest % 20]);
                best = if fitness.violation == 0.0 { best.min(fitness.value) } else { best };
            }
        }
    }
    let genes = [(4, false), (3, false), (20, true), (20, true), (20, true)];
    for seed in 0..5 {
        let (evolution, all) = search(&genes, 30, 60, seed, problem);
        assert!(all.len() <= 1800, "a fiftieth of the 96,000 points");
        assert_eq!(evolution.members[0].fitness.value, best, "seed {seed}");
    }
}

#[test]
fn a_small_space_is_looked_at_once_and_whole() {
    let (_, all) = search(&[(3, true), (2, false), (2, true)], 6, 40, 1, |genome| single(f64::from(genome[0]), 0.0));
    let keys: BTreeSet<&Genome> = all.iter().map(|member| &member.genome).collect();
    assert_eq!((all.len(), keys.len()), (12, 12));
}

#[test]
fn mutation_reaches_every_level_and_never_stays() {
    let mut luck = Luck::new(1, 1);
    for gene in [Gene { levels: 5, ordered: false }, Gene { levels: 2, ordered: true }] {
        let reached: BTreeSet<u32> = (0..200).map(|_| mutated(1, gene, &mut luck)).collect();
        assert_eq!(reached.len() as u32, gene.levels - 1);
        assert!(!reached.contains(&1));
    }
    let gene = Gene { levels: 200, ordered: true };
    let steps: Vec<u32> = (0..4000).map(|_| mutated(100, gene, &mut luck).abs_diff(100)).collect();
    assert!(steps.iter().filter(|step| **step <= 2).count() > 1000, "narrow ones");
    assert!(steps.iter().filter(|step| **step > 40).count() > 400, "wide ones");
    assert!(!steps.contains(&0));
}

#[test]
fn the_same_seed_gives_the_same_search_and_it_resumes_from_its_text() {
    let one = search(&[(101, true); 8], 20, 6, 9, zdt1);
    let again = search(&[(101, true); 8], 20, 6, 9, zdt1);
    assert_eq!(one, again);
    assert_ne!(one.1, search(&[(101, true); 8], 20, 6, 10, zdt1).1);
    let mut here = one.0;
    let mut there: Evolution = serde_json::from_str(&serde_json::to_string(&here).unwrap()).unwrap();
    let seen = BTreeSet::new();
    assert_eq!(here.propose(vec![], &seen, Genome::clone), there.propose(vec![], &seen, Genome::clone));
}
