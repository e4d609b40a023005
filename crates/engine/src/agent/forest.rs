//! Who invited whom: a forest whose roots came by themselves, were acquired, or were there at the start.

mod text;
mod walk;

use serde::{Deserialize, Serialize};
pub use text::NoForest;

use crate::rates::Source;

/// In the place of a parent: nobody invited this person.
pub const NOBODY: u32 = u32::MAX;
/// In the place of a day: it never came.
pub const NEVER: u16 = u16::MAX;

/// How a person came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// Through a paid channel.
    Paid,
    /// By himself.
    Organic,
    /// Invited by a member, and traced to him.
    Referred,
    /// By the content of a key opinion consumer.
    Koc,
    /// Invited by a member whom tracking does not know.
    Untracked,
    /// Customer before the start.
    Seed,
}

impl Origin {
    /// Whether a member brought this person, known or not.
    #[must_use]
    pub fn is_invited(self) -> bool {
        matches!(self, Self::Referred | Self::Untracked)
    }

    /// Where new people come from; none for seeds.
    pub(crate) fn source(self) -> Option<Source> {
        match self {
            Self::Paid => Some(Source::Paid),
            Self::Organic => Some(Source::Organic),
            Self::Referred => Some(Source::Referred),
            Self::Koc => Some(Source::Koc),
            Self::Untracked => Some(Source::Untracked),
            Self::Seed => None,
        }
    }
}

/// Everybody who joined in one replicate, in the order of joining, seeds first; a column per property, all of one length.
///
/// A person's number is the place in the columns. Who invited somebody joined before, and so has a lower number. Serialised
/// it is a text of some eight letters a person.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Forest {
    /// Who invited the person, or [`NOBODY`].
    pub parent: Vec<u32>,
    /// Segment, from 0.
    pub segment: Vec<u8>,
    /// Where the person came from.
    pub origin: Vec<Origin>,
    /// Days that had passed by the evening of joining; 0 for seeds.
    pub joined: Vec<u16>,
    /// Days that had passed by the evening of the first purchase, or [`NEVER`]; 0 for seeds.
    pub customer: Vec<u16>,
}

/// One tree of the forest: a root and everybody who came through it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Tree {
    /// Number of the person who was not invited.
    pub root: u32,
    /// People, the root included: the size of the cascade.
    pub size: u32,
    /// Generations after the root.
    pub depth: u32,
    /// Structural virality: mean distance between two people of the tree (Goel, Anderson, Hofman and Watts 2016, "The
    /// structural virality of online diffusion", Management Science 62); none for a root alone. 2 at most for a broadcast, and
    /// larger the more generations share the work.
    pub structural_virality: Option<f64>,
}

impl Forest {
    /// People.
    #[must_use]
    pub fn len(&self) -> usize {
        self.parent.len()
    }

    /// Whether nobody joined.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.parent.is_empty()
    }

    /// The one who invited a person.
    fn inviter(&self, person: usize) -> Option<usize> {
        // Also where a file says otherwise, nobody was invited by someone who joined later.
        self.parent.get(person).map(|&parent| parent as usize).filter(|&parent| parent < person)
    }

    /// Generation of each person: 0 for those whom nobody invited, else one more than that of who invited him.
    #[must_use]
    pub fn generations(&self) -> Vec<u32> {
        let mut generations: Vec<u32> = Vec::with_capacity(self.len());
        for person in 0..self.len() {
            generations.push(self.inviter(person).map_or(0, |parent| generations[parent] + 1));
        }
        generations
    }

    /// People in each generation, from 0.
    #[must_use]
    pub fn generation_sizes(&self) -> Vec<u32> {
        let mut sizes = Vec::new();
        for generation in self.generations() {
            let generation = generation as usize;
            if sizes.len() <= generation {
                sizes.resize(generation + 1, 0);
            }
            sizes[generation] += 1;
        }
        sizes
    }

    /// Friends of each person who joined.
    #[must_use]
    pub fn referrals(&self) -> Vec<u32> {
        let mut referrals = vec![0; self.len()];
        for parent in (0..self.len()).filter_map(|person| self.inviter(person)) {
            referrals[parent] += 1;
        }
        referrals
    }

    /// The trees, by their roots.
    #[must_use]
    pub fn trees(&self) -> Vec<Tree> {
        // Sum of the distances between all pairs: each edge lies between the people below it and all others.
        let mut below: Vec<u32> = vec![1; self.len()];
        let mut height = vec![0; self.len()];
        for person in (0..self.len()).rev() {
            if let Some(parent) = self.inviter(person) {
                below[parent] += below[person];
                height[parent] = height[parent].max(height[person] + 1);
            }
        }
        let mut root_of: Vec<u32> = (0..self.len() as u32).collect();
        let mut distances = vec![0.0; self.len()];
        for person in 0..self.len() {
            if let Some(parent) = self.inviter(person) {
                let root = root_of[parent];
                root_of[person] = root;
                distances[root as usize] += f64::from(below[person]) * f64::from(below[root as usize] - below[person]);
            }
        }
        (0..self.len())
            .filter(|&person| self.inviter(person).is_none())
            .map(|root| {
                let size = f64::from(below[root]);
                let pairs = size * (size - 1.0) / 2.0;
                Tree {
                    root: root as u32,
                    size: below[root],
                    depth: height[root],
                    structural_virality: (pairs > 0.0).then(|| distances[root] / pairs),
                }
            })
            .collect()
    }

    /// For each person who brought somebody, days from joining to the first friend's joining, in the order of the numbers.
    #[must_use]
    pub fn times_to_referral(&self) -> Vec<u16> {
        let mut first = vec![NEVER; self.len()];
        for person in 0..self.len() {
            if let Some(parent) = self.inviter(person) {
                first[parent] = first[parent].min(self.joined[person].saturating_sub(self.joined[parent]));
            }
        }
        first.retain(|&days| days != NEVER);
        first
    }

    /// The `count` people who brought most friends, and how many; of equals, who joined first.
    #[must_use]
    pub fn top_referrers(&self, count: usize) -> Vec<(u32, u32)> {
        let mut all: Vec<(u32, u32)> = (0..).zip(self.referrals()).filter(|&(_, referrals)| referrals > 0).collect();
        all.sort_unstable_by_key(|&(person, referrals)| (std::cmp::Reverse(referrals), person));
        all.truncate(count);
        all
    }

    /// Share of all referrals that the most active `share` of the people brought; none without referrals.
    #[must_use]
    pub fn share_of_top(&self, share: f64) -> Option<f64> {
        let mut referrals = self.referrals();
        referrals.sort_unstable_by_key(|&referrals| std::cmp::Reverse(referrals));
        let total: f64 = referrals.iter().copied().map(f64::from).sum();
        let top = (share.clamp(0.0, 1.0) * referrals.len() as f64).round() as usize;
        (total > 0.0).then(|| referrals[..top].iter().copied().map(f64::from).sum::<f64>() / total)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A forest with these parents.
    fn forest(parents: &[u32]) -> Forest {
        let n = parents.len();
        Forest {
            parent: parents.to_vec(),
            segment: vec![0; n],
            origin: parents
                .iter()
                .map(|&parent| if parent == NOBODY { Origin::Seed } else { Origin::Referred })
                .collect(),
            joined: (0..n as u16).collect(),
            customer: vec![NEVER; n],
        }
    }

    /// Mean distance between all pairs, from the paths to the root.
    fn virality_by_hand(parents: &[u32], people: &[usize]) -> f64 {
        let path = |mut person: usize| {
            let mut path = vec![person];
            while parents[person] != NOBODY {
                person = parents[person] as usize;
                path.push(person);
            }
            path
        };
        let distance = |a: usize, b: usize| {
            let (a, b) = (path(a), path(b));
            let common = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
            (a.len() + b.len() - 2 * common) as f64
        };
        let pairs = || people.iter().flat_map(|&a| people.iter().filter(move |&&b| b != a).map(move |&b| (a, b)));
        pairs().map(|(a, b)| distance(a, b)).sum::<f64>() / pairs().count() as f64
    }

    #[test]
    fn a_broadcast_and_a_chain() {
        let star = forest(&[NOBODY, 0, 0, 0, 0]);
        let [tree] = star.trees()[..] else { panic!("one tree") };
        assert_eq!((tree.size, tree.depth), (5, 1));
        // 2·(n − 1)/n for a star, (n + 1)/3 for a chain of n.
        assert!((tree.structural_virality.unwrap() - 1.6).abs() < 1e-12);
        let chain = forest(&[NOBODY, 0, 1, 2, 3]);
        let [tree] = chain.trees()[..] else { panic!("one tree") };
        assert_eq!((tree.size, tree.depth), (5, 4));
        assert!((tree.structural_virality.unwrap() - 2.0).abs() < 1e-12);
        assert_eq!(chain.generation_sizes(), [1, 1, 1, 1, 1]);
        assert_eq!(star.generation_sizes(), [1, 4]);
        assert_eq!(forest(&[NOBODY]).trees()[0].structural_virality, None);
    }

    #[test]
    fn structural_virality_is_the_mean_distance() {
        // Two trees and a lonely root, interleaved, in an irregular shape.
        let parents = [NOBODY, NOBODY, 0, 1, 0, 2, 3, NOBODY, 5, 5, 2, 6, 6, 11, 1, 4];
        let trees = forest(&parents).trees();
        assert_eq!(
            trees.iter().map(|tree| (tree.root, tree.size, tree.depth)).collect::<Vec<_>>(),
            [(0, 8, 3), (1, 7, 4), (7, 1, 0)]
        );
        for (tree, people) in trees.iter().zip([&[0usize, 2, 4, 5, 8, 9, 10, 15][..], &[1, 3, 6, 11, 12, 13, 14]]) {
            let wanted = virality_by_hand(&parents, people);
            assert!((tree.structural_virality.unwrap() - wanted).abs() < 1e-12, "{tree:?} against {wanted}");
        }
    }

    #[test]
    fn who_brought_whom_and_when() {
        let forest = forest(&[NOBODY, NOBODY, 0, 0, 2, 0, NOBODY]);
        assert_eq!(forest.referrals(), [3, 0, 1, 0, 0, 0, 0]);
        assert_eq!(forest.top_referrers(5), [(0, 3), (2, 1)]);
        assert_eq!(forest.top_referrers(1), [(0, 3)]);
        assert_eq!(forest.times_to_referral(), [2, 2]);
        assert_eq!(forest.share_of_top(1.0 / 7.0), Some(0.75));
        assert_eq!(forest.generations(), [0, 0, 1, 1, 2, 1, 0]);
        assert_eq!(Forest::default().share_of_top(0.5), None);
    }

    /// A file may say anything.
    #[test]
    fn a_parent_who_is_not_there_is_nobody() {
        let forest = forest(&[3, 1, 900, NOBODY]);
        assert_eq!(forest.trees().len(), 4);
        assert_eq!(forest.generations(), [0; 4]);
    }
}
