//! Ways through a forest: up to who invited somebody, down to whom he brought, and back in time.

use super::{Forest, NEVER};

impl Forest {
    /// How many have joined by the evening after so many days: as people stand in the order of joining, it is they who come
    /// first.
    #[must_use]
    pub fn present(&self, day: u16) -> usize {
        self.joined.partition_point(|&joined| joined <= day)
    }

    /// The forest as it was on the evening after so many days: who joined later is not there, who bought later has not
    /// bought yet.
    #[must_use]
    pub fn as_of(&self, day: u16) -> Self {
        let count = self.present(day);
        let bought = |&customer: &u16| if customer <= day { customer } else { NEVER };
        Self {
            parent: self.parent[..count].to_vec(),
            segment: self.segment[..count].to_vec(),
            origin: self.origin[..count].to_vec(),
            joined: self.joined[..count].to_vec(),
            customer: self.customer[..count].iter().map(bought).collect(),
        }
    }

    /// Who invited a person; none if nobody did, or if there is no such person.
    #[must_use]
    pub fn inviter_of(&self, person: u32) -> Option<u32> {
        self.inviter(person as usize).map(|inviter| inviter as u32)
    }

    /// From the root of a person's tree down to the person himself, who comes last; empty if there is no such person.
    #[must_use]
    pub fn path(&self, person: u32) -> Vec<u32> {
        let first = Some(person).filter(|&person| (person as usize) < self.len());
        let mut path: Vec<u32> = std::iter::successors(first, |&person| self.inviter_of(person)).collect();
        path.reverse();
        path
    }

    /// Whom a person brought, in the order of joining.
    pub fn friends(&self, person: u32) -> impl DoubleEndedIterator<Item = u32> + '_ {
        // Who was invited joined later.
        (person.saturating_add(1)..self.len() as u32).filter(move |&friend| self.inviter_of(friend) == Some(person))
    }

    /// For each person, how many came through him, by however many steps: his whole branch without himself.
    #[must_use]
    pub fn descendants(&self) -> Vec<u32> {
        let mut below = vec![0; self.len()];
        for person in (0..self.len()).rev() {
            if let Some(inviter) = self.inviter(person) {
                below[inviter] += below[person] + 1;
            }
        }
        below
    }

    /// The realised reproduction of the whole campaign: friends who joined, per person, seeds included; below 1 always,
    /// since roots were brought by nobody. None without anybody.
    #[must_use]
    pub fn referrals_per_person(&self) -> Option<f64> {
        let brought = (0..self.len()).filter(|&person| self.inviter(person).is_some()).count();
        (!self.is_empty()).then(|| brought as f64 / self.len() as f64)
    }

    /// The complementary distribution of cascade sizes: for each size that occurs, from the smallest, how many trees have at
    /// least that many people. The first count is that of all trees.
    #[must_use]
    pub fn sizes_at_least(&self) -> Vec<(u32, u32)> {
        let mut sizes: Vec<u32> = self.trees().iter().map(|tree| tree.size).collect();
        sizes.sort_unstable();
        let mut counts: Vec<(u32, u32)> = Vec::new();
        for (index, &size) in sizes.iter().enumerate() {
            if counts.last().is_none_or(|&(last, _)| last < size) {
                counts.push((size, (sizes.len() - index) as u32));
            }
        }
        counts
    }
}

#[cfg(test)]
mod tests {
    use super::super::{NOBODY, Origin};
    use super::*;

    /// 0 brought 2, 3 and 5; 2 brought 4 and 6; 1 and 7 are alone.
    fn forest() -> Forest {
        Forest {
            parent: vec![NOBODY, NOBODY, 0, 0, 2, 0, 2, NOBODY],
            segment: vec![0; 8],
            origin: vec![Origin::Seed; 8],
            joined: vec![0, 0, 1, 1, 2, 4, 4, 4],
            customer: vec![0, 0, 2, NEVER, 2, NEVER, 9, 4],
        }
    }

    #[test]
    fn up_and_down() {
        let forest = forest();
        assert_eq!(forest.path(6), [0, 2, 6]);
        assert_eq!(forest.path(1), [1]);
        assert!(forest.path(8).is_empty() && forest.path(NOBODY).is_empty());
        assert_eq!(forest.friends(0).collect::<Vec<_>>(), [2, 3, 5]);
        assert_eq!(forest.friends(2).rev().collect::<Vec<_>>(), [6, 4]);
        assert_eq!(forest.friends(7).chain(forest.friends(NOBODY)).count(), 0);
        assert_eq!(forest.descendants(), [5, 0, 2, 0, 0, 0, 0, 0]);
        // Whom one brought, and whom they brought, are below one.
        let referrals = forest.referrals();
        for person in 0..forest.len() as u32 {
            let below: u32 = forest.friends(person).map(|friend| 1 + forest.descendants()[friend as usize]).sum();
            assert_eq!(below, forest.descendants()[person as usize]);
            assert_eq!(forest.friends(person).count(), referrals[person as usize] as usize);
        }
    }

    #[test]
    fn an_evening_is_what_had_happened_by_then() {
        let forest = forest();
        assert_eq!([0, 1, 2, 3, 4, 90].map(|day| forest.present(day)), [2, 4, 5, 5, 8, 8]);
        let then = forest.as_of(2);
        assert_eq!(then.parent, forest.parent[..5]);
        assert_eq!(then.customer, [0, 0, 2, NEVER, 2]);
        assert_eq!(forest.as_of(1).customer, [0, 0, NEVER, NEVER]);
        assert_eq!(forest.as_of(NEVER - 1), forest);
        assert_eq!(then.trees().iter().map(|tree| tree.size).collect::<Vec<_>>(), [4, 1]);
    }

    #[test]
    fn how_many_cascades_are_at_least_so_large() {
        let forest = forest();
        assert_eq!(forest.sizes_at_least(), [(1, 3), (6, 1)]);
        for (size, count) in forest.sizes_at_least() {
            let by_hand = forest.trees().iter().filter(|tree| tree.size >= size).count();
            assert_eq!(count as usize, by_hand);
        }
        assert!(Forest::default().sizes_at_least().is_empty());
        assert_eq!(forest.referrals_per_person(), Some(5.0 / 8.0));
        assert_eq!(Forest::default().referrals_per_person(), None);
    }
}
