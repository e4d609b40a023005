//! Graphs of who knows whom, and the independent cascade on them: a newly active member activates each of his contacts
//! once, with a given probability (Kempe, Kleinberg and Tardos 2003, "Maximizing the spread of influence").
//!
//! Which contacts pass it on is drawn per contact in advance, as a *live edge*: who is reached from the seeds over live
//! edges is active in the end. Each contact's draw has a key of its own, so that a run depends on (graph, seed, run) alone,
//! and a higher probability never reaches fewer people in the same run.

use rand::RngExt as _;
use rand::seq::SliceRandom as _;
use rand_distr::{Distribution as _, Geometric};

use super::TheoryError;
use super::domain::{count, within};
use super::keyed::{generator, uniform};

const MOST_NODES: usize = 5_000_000;
const MOST_EDGES: usize = 20_000_000;
/// Contacts whose every combination is tried.
const MOST_EXACT_EDGES: usize = 24;

/// A graph; nodes are 0, 1, 2, … A contact works in both directions, unless the graph is directed.
#[derive(Clone, Debug, PartialEq)]
pub struct Graph {
    /// Where each node's contacts start in `contacts`, with the end at last.
    starts: Vec<u32>,
    contacts: Vec<Contact>,
    edges: usize,
}

/// Someone whom a node knows.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Contact {
    node: u32,
    /// Number of the edge: both directions of a contact share its draw, since only one of them is ever tried to effect.
    edge: u32,
}

/// Whether contacts work in both directions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Both.
    Both,
    /// From the first to the second only.
    Forward,
}

impl Graph {
    /// A graph from its contacts.
    ///
    /// # Errors
    /// More than 5 million nodes or 20 million contacts; an end that is not a node; somebody who knows himself.
    pub fn new(nodes: usize, edges: &[(u32, u32)], direction: Direction) -> Result<Self, TheoryError> {
        count("nodes", nodes, 1, MOST_NODES)?;
        count("contacts", edges.len(), 0, MOST_EDGES)?;
        let mut starts = vec![0u32; nodes + 1];
        let both = direction == Direction::Both;
        for &(from, to) in edges {
            count("node", from.max(to) as usize, 0, nodes - 1)?;
            if from == to {
                return Err(TheoryError::NoSolution { what: "contact of a node with itself" });
            }
            starts[from as usize + 1] += 1;
            starts[to as usize + 1] += u32::from(both);
        }
        for node in 0..nodes {
            starts[node + 1] += starts[node];
        }
        let mut next = starts.clone();
        let mut contacts = vec![Contact { node: 0, edge: 0 }; starts[nodes] as usize];
        for (&(from, to), edge) in edges.iter().zip(0..) {
            for (from, to) in [(from, to), (to, from)].into_iter().take(1 + usize::from(both)) {
                contacts[next[from as usize] as usize] = Contact { node: to, edge };
                next[from as usize] += 1;
            }
        }
        Ok(Self { starts, contacts, edges: edges.len() })
    }

    /// A graph from pairs of names, such as the lines of a table; gives the names in the order of the nodes, which is that
    /// of their first appearance.
    ///
    /// # Errors
    /// As [`Graph::new`].
    pub fn from_names<'a>(
        pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
        direction: Direction,
    ) -> Result<(Self, Vec<String>), TheoryError> {
        let mut nodes = std::collections::BTreeMap::new();
        let mut names = Vec::new();
        let mut edges = Vec::new();
        for (a, b) in pairs {
            let mut node = |name: &'a str| {
                *nodes.entry(name).or_insert_with(|| {
                    names.push(name.to_owned());
                    names.len() as u32 - 1
                })
            };
            edges.push((node(a), node(b)));
            count("contacts", edges.len(), 0, MOST_EDGES)?;
        }
        Ok((Self::new(names.len(), &edges, direction)?, names))
    }

    /// A random graph in which node i has `degrees[i]` contacts: ends are paired at random, pairs with oneself and second
    /// pairs of the same two left out, so that degrees may be a few contacts short (the erased configuration model,
    /// Newman, Strogatz and Watts 2001).
    ///
    /// # Errors
    /// As [`Graph::new`].
    pub fn configuration(degrees: &[u32], seed: u64) -> Result<Self, TheoryError> {
        count("nodes", degrees.len(), 1, MOST_NODES)?;
        let ends: u64 = degrees.iter().map(|&degree| u64::from(degree)).sum();
        count("contacts", usize::try_from(ends / 2).unwrap_or(usize::MAX), 0, MOST_EDGES)?;
        let mut ends: Vec<u32> = Vec::with_capacity(usize::try_from(ends).unwrap_or_default());
        for (&degree, node) in degrees.iter().zip(0..) {
            ends.extend(std::iter::repeat_n(node, degree as usize));
        }
        ends.shuffle(&mut generator(seed, 0));
        let pairs = ends.chunks_exact(2).map(|pair| (pair[0].min(pair[1]), pair[0].max(pair[1])));
        Self::new(degrees.len(), &distinct(pairs.collect()), Direction::Both)
    }

    /// A ring in which everybody knows the `neighbours`/2 nearest on each side, each contact sent to a random other node
    /// with probability `rewired` (Watts and Strogatz 1998, "Collective dynamics of 'small-world' networks", Nature 393).
    ///
    /// # Errors
    /// Neighbours that are odd, or not fewer than nodes; `rewired` outside of [0, 1]; as [`Graph::new`].
    pub fn watts_strogatz(nodes: usize, neighbours: usize, rewired: f64, seed: u64) -> Result<Self, TheoryError> {
        count("nodes", nodes, 3, MOST_NODES)?;
        count("neighbours", neighbours, 2, nodes - 1)?;
        within("rewired", rewired, 0.0, 1.0)?;
        if !neighbours.is_multiple_of(2) {
            return Err(TheoryError::NoSolution { what: "ring with an odd number of neighbours" });
        }
        count("contacts", nodes.saturating_mul(neighbours / 2), 0, MOST_EDGES)?;
        let mut rng = generator(seed, 0);
        let ordered = |a: usize, b: usize| (a.min(b) as u32, a.max(b) as u32);
        let mut edges = std::collections::BTreeSet::new();
        for distance in 1..=neighbours / 2 {
            edges.extend((0..nodes).map(|node| ordered(node, (node + distance) % nodes)));
        }
        let mut degrees = vec![neighbours; nodes];
        for distance in 1..=neighbours / 2 {
            for node in 0..nodes {
                let old = ordered(node, (node + distance) % nodes);
                // Somebody who knows everybody keeps whom he knows.
                if rng.random::<f64>() >= rewired || degrees[node] >= nodes - 1 || !edges.contains(&old) {
                    continue;
                }
                let new = loop {
                    let other = rng.random_range(0..nodes);
                    if other != node && !edges.contains(&ordered(node, other)) {
                        break other;
                    }
                };
                edges.remove(&old);
                edges.insert(ordered(node, new));
                degrees[(node + distance) % nodes] -= 1;
                degrees[new] += 1;
            }
        }
        Self::new(nodes, &edges.into_iter().collect::<Vec<_>>(), Direction::Both)
    }

    /// Communities of given sizes; two people of communities i and j know each other with probability
    /// `probabilities[i][j]`, independently (the stochastic block model, Holland, Laskey and Leinhardt 1983). One community:
    /// the random graph of Gilbert 1959.
    ///
    /// # Errors
    /// Probabilities that are not a symmetric matrix of numbers in [0, 1] with a row a community; more contacts expected
    /// than a graph can have; as [`Graph::new`].
    pub fn block_model(sizes: &[u32], probabilities: &[Vec<f64>], seed: u64) -> Result<Self, TheoryError> {
        count("communities", sizes.len(), 1, 1000)?;
        count("rows of probabilities", probabilities.len(), sizes.len(), sizes.len())?;
        let nodes: usize = sizes.iter().map(|&size| size as usize).sum();
        count("nodes", nodes, 1, MOST_NODES)?;
        let mut first = vec![0u32];
        first.extend(sizes.iter().scan(0, |sum, &size| {
            *sum += size;
            Some(*sum)
        }));
        let mut rng = generator(seed, 0);
        let mut edges = Vec::new();
        for (i, row) in probabilities.iter().enumerate() {
            count("entries of a row", row.len(), sizes.len(), sizes.len())?;
            for (j, &probability) in row.iter().enumerate() {
                within("probability", probability, 0.0, 1.0)?;
                if probabilities[j].get(i) != Some(&probability) {
                    return Err(TheoryError::NoSolution { what: "probabilities that are not symmetric" });
                }
                let (a, b) = (u64::from(sizes[i]), u64::from(sizes[j]));
                if j < i || probability == 0.0 {
                    continue;
                }
                let pairs = if i == j { a * a.saturating_sub(1) / 2 } else { a * b };
                within("contacts", edges.len() as f64 + pairs as f64 * probability, 0.0, MOST_EDGES as f64)?;
                // From one contact to the next by the geometric number of pairs that do not know each other.
                let gap = Geometric::new(probability).map_err(|_| TheoryError::NoSolution { what: "gap" })?;
                let mut pair = gap.sample(&mut rng);
                while pair < pairs {
                    let (row, column) = if i == j { triangle(pair) } else { (pair / b, pair % b) };
                    edges.push((first[i] + row as u32, first[j] + column as u32));
                    pair = pair.saturating_add(1).saturating_add(gap.sample(&mut rng));
                }
            }
        }
        Self::new(nodes, &edges, Direction::Both)
    }

    /// Number of nodes.
    #[must_use]
    pub fn nodes(&self) -> usize {
        self.starts.len() - 1
    }

    /// Number of contacts.
    #[must_use]
    pub fn edges(&self) -> usize {
        self.edges
    }

    /// Number of contacts of a node; 0 for what is no node.
    #[must_use]
    pub fn degree(&self, node: u32) -> usize {
        self.contacts_of(node).len()
    }

    /// Whom a node knows.
    pub fn neighbours(&self, node: u32) -> impl Iterator<Item = u32> {
        self.contacts_of(node).iter().map(|contact| contact.node)
    }

    fn contacts_of(&self, node: u32) -> &[Contact] {
        let end = |node: usize| self.starts.get(node).map(|&start| start as usize);
        match (end(node as usize), end(node as usize + 1)) {
            (Some(start), Some(end)) => &self.contacts[start..end],
            _ => &[],
        }
    }

    /// Sizes of the connected components of a graph whose contacts work both ways, largest first.
    #[must_use]
    pub fn components(&self) -> Vec<usize> {
        let mut seen = vec![false; self.nodes()];
        let mut sizes = Vec::new();
        for node in 0..self.nodes() as u32 {
            if !seen[node as usize] {
                sizes.push(self.spread(&[node], &mut seen, |_| true).len());
            }
        }
        sizes.sort_unstable_by(|a, b| b.cmp(a));
        sizes
    }

    /// Who is reached from the seeds over live edges, in order of reach, ring by ring; `seen` holds who was before.
    fn spread(&self, seeds: &[u32], seen: &mut [bool], live: impl Fn(u32) -> bool) -> Vec<u32> {
        let mut reached = Vec::new();
        let reach = |node: u32, reached: &mut Vec<u32>, seen: &mut [bool]| {
            if let Some(seen) = seen.get_mut(node as usize).filter(|seen| !**seen) {
                *seen = true;
                reached.push(node);
            }
        };
        for &seed in seeds {
            reach(seed, &mut reached, seen);
        }
        let mut next = 0;
        while let Some(&node) = reached.get(next) {
            for contact in self.contacts_of(node) {
                if !seen[contact.node as usize] && live(contact.edge) {
                    reach(contact.node, &mut reached, seen);
                }
            }
            next += 1;
        }
        reached
    }
}

fn distinct(mut edges: Vec<(u32, u32)>) -> Vec<(u32, u32)> {
    edges.sort_unstable();
    edges.dedup();
    edges.retain(|(a, b)| a != b);
    edges
}

/// Row and column of a pair below the diagonal, counted row by row: (1, 0), (2, 0), (2, 1), …
fn triangle(pair: u64) -> (u64, u64) {
    let mut row = ((1.0 + (1.0 + 8.0 * pair as f64).sqrt()) / 2.0) as u64;
    // The root may be one off where a number has too few digits for it.
    while row * (row - 1) / 2 > pair {
        row -= 1;
    }
    while (row + 1) * row / 2 <= pair {
        row += 1;
    }
    (row, pair - row * (row - 1) / 2)
}

/// The independent cascade with one probability for every contact.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct IndependentCascade<'a> {
    graph: &'a Graph,
    probability: f64,
}

/// Who is active in the end, exactly.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// Chance that n nodes are active, n = 0, 1, …, all.
    pub sizes: Vec<f64>,
    /// Chance of each node to be active.
    pub active: Vec<f64>,
    /// Mean number of active nodes.
    pub mean: f64,
    /// Variance of the number of active nodes.
    pub variance: f64,
}

impl<'a> IndependentCascade<'a> {
    /// Each contact passes it on with this probability.
    ///
    /// # Errors
    /// A probability outside of [0, 1].
    pub fn new(graph: &'a Graph, probability: f64) -> Result<Self, TheoryError> {
        Ok(Self { graph, probability: within("probability", probability, 0.0, 1.0)? })
    }

    fn check(&self, seeds: &[u32]) -> Result<(), TheoryError> {
        seeds.iter().try_for_each(|&node| count("seed", node as usize, 0, self.graph.nodes() - 1).map(|_| ()))
    }

    /// Active nodes of one simulated cascade, seeds first.
    ///
    /// # Errors
    /// A seed that is no node.
    pub fn simulate(&self, seeds: &[u32], seed: u64, run: u64) -> Result<Vec<u32>, TheoryError> {
        self.check(seeds)?;
        let mut seen = vec![false; self.graph.nodes()];
        let live = |edge: u32| uniform(seed, run, u64::from(edge)) < self.probability;
        Ok(self.graph.spread(seeds, &mut seen, live))
    }

    /// The exact law of the outcome, from every combination of live and dead contacts.
    ///
    /// # Errors
    /// More than 24 contacts; a seed that is no node.
    pub fn exact(&self, seeds: &[u32]) -> Result<Outcome, TheoryError> {
        self.check(seeds)?;
        let edges = count("contacts", self.graph.edges(), 0, MOST_EXACT_EDGES)?;
        let nodes = count("nodes", self.graph.nodes(), 1, 1000)?;
        // Chance of one combination with so many live contacts.
        let power = |x: f64, n: usize| std::iter::repeat_n(x, n).product::<f64>();
        let chances: Vec<f64> = (0..=edges)
            .map(|live| power(self.probability, live) * power(1.0 - self.probability, edges - live))
            .collect();
        let mut sizes = vec![0.0; nodes + 1];
        let mut active = vec![0.0; nodes];
        let mut seen = vec![false; nodes];
        for alive in 0u32..1 << edges {
            let chance = chances[alive.count_ones() as usize];
            let reached = self.graph.spread(seeds, &mut seen, |edge| alive >> edge & 1 == 1);
            sizes[reached.len()] += chance;
            for node in reached {
                active[node as usize] += chance;
                seen[node as usize] = false;
            }
        }
        let moment =
            |of: fn(f64) -> f64| sizes.iter().enumerate().map(|(n, chance)| of(n as f64) * chance).sum::<f64>();
        let mean = moment(|n| n);
        let variance = moment(|n| n * n) - mean * mean;
        Ok(Outcome { sizes, active, mean, variance })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exact_and_simulated_agree_on_a_small_graph() {
        let graph = Graph::new(5, &[(0, 1), (1, 2), (2, 0), (2, 3)], Direction::Both).unwrap();
        let cascade = IndependentCascade::new(&graph, 0.4).unwrap();
        let outcome = cascade.exact(&[0]).unwrap();
        // Node 1: directly, or over node 2.
        assert!((outcome.active[1] - (0.4 + 0.6 * 0.16)).abs() < 1e-12);
        assert!((outcome.active[0] - 1.0).abs() < 1e-12 && outcome.active[4] == 0.0);
        assert!((outcome.sizes.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        let runs = 40_000;
        let total: usize = (0..runs).map(|run| cascade.simulate(&[0], 11, run).unwrap().len()).sum();
        let mean = total as f64 / runs as f64;
        assert!((mean - outcome.mean).abs() < 4.0 * (outcome.variance / runs as f64).sqrt(), "{mean}");
    }

    #[test]
    fn direction_matters() {
        let graph = Graph::new(3, &[(0, 1), (1, 2)], Direction::Forward).unwrap();
        let sure = IndependentCascade::new(&graph, 1.0).unwrap();
        assert_eq!(sure.simulate(&[1], 1, 0).unwrap(), [1, 2]);
        assert_eq!(sure.simulate(&[2], 1, 0).unwrap(), [2]);
    }

    #[test]
    fn a_higher_probability_reaches_no_fewer_in_the_same_run() {
        let graph = Graph::watts_strogatz(300, 6, 0.2, 5).unwrap();
        for run in 0..50 {
            let reach = |p| IndependentCascade::new(&graph, p).unwrap().simulate(&[0, 7], 3, run).unwrap();
            let (few, mut many) = (reach(0.15), reach(0.25));
            many.sort_unstable();
            assert!(few.iter().all(|node| many.binary_search(node).is_ok()));
        }
    }

    #[test]
    fn generators_make_what_they_say() {
        let ring = Graph::watts_strogatz(50, 4, 0.0, 1).unwrap();
        assert!((0..50).all(|node| ring.degree(node) == 4) && ring.edges() == 100);
        let small_world = Graph::watts_strogatz(1000, 6, 0.3, 2).unwrap();
        assert_eq!(small_world.edges(), 3000);
        let kept =
            (0..1000u32).filter(|&node| small_world.neighbours(node).any(|other| other == (node + 1) % 1000)).count();
        assert!((650..750).contains(&kept), "{kept}");

        let degrees: Vec<u32> = (0..2000).map(|node| 1 + node % 5).collect();
        let paired = Graph::configuration(&degrees, 3).unwrap();
        let missing = 3000 - paired.edges();
        assert!(missing < 20, "{missing}");
        assert!((0..2000).all(|node| paired.degree(node) <= degrees[node as usize] as usize));

        let blocks = Graph::block_model(&[400, 600], &[vec![0.05, 0.004], vec![0.004, 0.02]], 4).unwrap();
        let inside =
            |node: u32, range: std::ops::Range<u32>| blocks.neighbours(node).filter(|n| range.contains(n)).count();
        let within_first: usize = (0..400).map(|node| inside(node, 0..400)).sum();
        let across: usize = (0..400).map(|node| inside(node, 400..1000)).sum();
        let mean = 400.0 * 399.0 * 0.05;
        assert!((within_first as f64 - mean).abs() < 5.0 * (2.0 * mean).sqrt(), "{within_first}");
        assert!((across as f64 - 960.0).abs() < 5.0 * 960f64.sqrt(), "{across}");
        let full = Graph::block_model(&[30], &[vec![1.0]], 1).unwrap();
        assert_eq!((full.edges(), full.degree(17)), (435, 29));
    }

    #[test]
    fn components_by_size() {
        let graph = Graph::new(6, &[(0, 1), (3, 4), (4, 5)], Direction::Both).unwrap();
        assert_eq!(graph.components(), [3, 2, 1]);
        // Erdős and Rényi 1960: the giant component of mean degree 2 holds z = 1 − e^(−2z) of the nodes.
        let random = Graph::block_model(&[20_000], &[vec![2.0 / 19_999.0]], 6).unwrap();
        let giant = random.components()[0] as f64 / 20_000.0;
        assert!((giant - 0.7968).abs() < 0.02, "{giant}");
    }

    #[test]
    fn nonsense_is_refused() {
        assert!(Graph::new(2, &[(0, 2)], Direction::Both).is_err());
        assert!(Graph::new(2, &[(1, 1)], Direction::Both).is_err());
        assert!(Graph::watts_strogatz(10, 3, 0.1, 1).is_err());
        assert!(Graph::block_model(&[5, 5], &[vec![0.1, 0.2], vec![0.3, 0.1]], 1).is_err());
        assert!(Graph::block_model(&[4_000_000], &[vec![0.5]], 1).is_err());
        let graph = Graph::new(30, &[(0, 1); 30], Direction::Both).unwrap();
        assert!(IndependentCascade::new(&graph, 0.5).unwrap().exact(&[0]).is_err());
        assert!(IndependentCascade::new(&graph, 0.5).unwrap().simulate(&[30], 1, 0).is_err());
    }
}
