//! From levels to ladders and back.

use std::collections::BTreeMap;

use snowball_engine::plan::{Kind, Number, Plan};

use super::candidate::{Candidate, Freed, Step};
use super::evolution::{Gene, Genome};
use super::space::{Amounts, Rungs, Space};

/// Variables before those of the rungs: rule, what counts, reward per referral, friend's reward.
const HEAD: usize = 4;

const CHOICE: bool = false;
const ORDERED: bool = true;

impl Space {
    /// Its variables: the head; number of rungs; threshold and bonus of every rung that there may be; the free numbers. What
    /// does not vary has one level.
    pub(crate) fn genes(&self) -> Vec<Gene> {
        let gene = |levels: u32, ordered: bool| Gene { levels: levels.max(1), ordered };
        let amounts = |amounts: &Option<Amounts>| gene(amounts.map_or(1, |amounts| amounts.levels()), ORDERED);
        let mut genes = vec![
            gene(self.rules.len() as u32, CHOICE),
            gene(self.qualifies_on.len() as u32, CHOICE),
            amounts(&self.per_referral),
            amounts(&self.friend_reward),
        ];
        if let Some(rungs) = &self.rungs {
            genes.push(gene(rungs.most - rungs.fewest + 1, ORDERED));
            for _ in 0..rungs.most {
                genes.push(gene(rungs.highest - rungs.lowest + 1, ORDERED));
                genes.push(gene(rungs.bonus.levels(), ORDERED));
            }
        }
        genes.extend(self.free.iter().map(|free| gene(free.values.levels(), ORDERED)));
        genes
    }

    /// Points that stand for the same ladder have the same key: rungs in order, those that are not there at 0.
    pub(crate) fn key(&self, genome: &Genome) -> Genome {
        let mut key = genome.clone();
        let Some(rungs) = &self.rungs else {
            return key;
        };
        let slots = HEAD + 1..HEAD + 1 + 2 * rungs.most as usize;
        let there = (rungs.fewest + key[HEAD]) as usize;
        let steps = rungs.in_order(&key[slots.clone()], there);
        let ordered = steps.into_iter().flatten().chain(std::iter::repeat(0));
        key[slots].iter_mut().zip(ordered).for_each(|(level, ordered)| *level = ordered);
        key
    }

    /// What a point stands for.
    pub(crate) fn candidate(&self, genome: &Genome) -> Candidate {
        let key = self.key(genome);
        let amount = |amounts: &Option<Amounts>, place: usize| amounts.map(|amounts| amounts.at(key[place]));
        let mut rest = key[HEAD..].iter().copied();
        let mut next = || rest.next().unwrap_or(0);
        let rungs = self.rungs.map(|rungs| {
            let there = rungs.fewest + next();
            let slots: Vec<Step> = (0..rungs.most)
                .map(|_| Step { threshold: rungs.lowest + next(), bonus: rungs.bonus.at(next()) })
                .collect();
            slots.into_iter().take(there as usize).collect()
        });
        let free = self.free.iter().map(|free| Freed { path: free.path.clone(), value: free.values.at(next()) });
        Candidate {
            rule: self.rules[key[0] as usize],
            qualifies_on: self.qualifies_on[key[1] as usize],
            per_referral: amount(&self.per_referral, 2),
            friend_reward: amount(&self.friend_reward, 3),
            free: free.collect(),
            rungs,
        }
    }

    /// The point nearest to a plan's own ladder, ranges at their medians.
    pub(crate) fn nearest(&self, plan: &Plan) -> Genome {
        let ladder = &plan.ladder;
        let place = |found: Option<usize>| found.unwrap_or(0) as u32;
        let median = |number: Number| number.median(Kind::Positive);
        let level = |amounts: &Option<Amounts>, own: Number| amounts.map_or(0, |amounts| amounts.nearest(median(own)));
        let mut genome = vec![
            place(self.rules.iter().position(|rule| *rule == ladder.rule)),
            place(self.qualifies_on.iter().position(|stage| *stage == ladder.qualifies_on)),
            level(&self.per_referral, ladder.per_referral),
            level(&self.friend_reward, ladder.friend_reward),
        ];
        if let Some(rungs) = &self.rungs {
            let own = ladder.rungs.len() as u32;
            genome.push(own.clamp(rungs.fewest, rungs.most) - rungs.fewest);
            for i in 0..rungs.most as usize {
                let rung = ladder.rungs.get(i);
                let threshold = rung.map_or(rungs.highest, |rung| rung.threshold.clamp(rungs.lowest, rungs.highest));
                genome.push(threshold - rungs.lowest);
                genome.push(rung.map_or(0, |rung| rungs.bonus.nearest(median(rung.bonus))));
            }
        }
        let mut known = BTreeMap::new();
        plan.numbers(&mut |path, quantity, number| {
            known.insert(path.to_owned(), number.median(quantity.kind));
        });
        let free = |free: &super::space::Free| known.get(&free.path).map_or(0, |value| free.values.nearest(*value));
        genome.extend(self.free.iter().map(free));
        genome
    }
}

impl Rungs {
    /// Levels of the rungs that are there, by threshold; of those on one threshold, and of those beyond the highest, each makes
    /// room for the next.
    fn in_order(&self, slots: &[u32], there: usize) -> Vec<[u32; 2]> {
        let mut steps: Vec<[u32; 2]> = slots.chunks_exact(2).take(there).map(|slot| [slot[0], slot[1]]).collect();
        steps.sort_unstable();
        for i in 1..steps.len() {
            steps[i][0] = steps[i][0].max(steps[i - 1][0] + 1);
        }
        let top = self.highest - self.lowest;
        for (i, step) in steps.iter_mut().rev().enumerate() {
            step[0] = step[0].min(top - i as u32);
        }
        if self.rising {
            let mut bonuses: Vec<u32> = steps.iter().map(|step| step[1]).collect();
            bonuses.sort_unstable();
            steps.iter_mut().zip(bonuses).for_each(|(step, bonus)| step[1] = bonus);
        }
        steps
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::improve::luck::Luck;
    use crate::improve::space::Free;

    fn plan() -> Plan {
        serde_json::from_value(json!({"version": 1, "ladder": {"rule": "highest", "qualifies_on": "join", "per_referral": 100,
            "friend_reward": {"low": 40, "high": 90}, "rungs": [{"threshold": 2, "bonus": 50, "status": 0.4}, {"threshold": 5, "bonus": 200}]}}))
        .unwrap()
    }

    fn space() -> Space {
        let free = Free { path: "/acquisition/organic".to_owned(), values: Amounts { low: 0.0, high: 3.0, step: 0.5 } };
        Space { free: vec![free], ..Space::of(&plan()) }
    }

    #[test]
    fn the_plans_own_ladder_is_a_point() {
        let found = space().candidate(&space().nearest(&plan()));
        assert_eq!((found.rule.as_str(), found.qualifies_on.as_str()), ("highest", "join"));
        assert_eq!((found.per_referral, found.friend_reward), (Some(100.0), Some(60.0)));
        assert_eq!(found.rungs, Some(vec![Step { threshold: 2, bonus: 50.0 }, Step { threshold: 5, bonus: 200.0 }]));
        assert_eq!(found.free, [Freed { path: "/acquisition/organic".to_owned(), value: 0.0 }]);
        let made = found.plan(&plan());
        assert_eq!(made.ladder.rungs[0].status, Number::Value(0.4), "titles stay with their place");
        assert_eq!(made.ladder.breakage, plan().ladder.breakage);
        assert!(made.check().is_ok());
    }

    #[test]
    fn every_point_is_a_valid_ladder_and_its_key_stands_for_the_same() {
        let space = space();
        let (genes, mut luck) = (space.genes(), Luck::new(1, 1));
        for _ in 0..500 {
            let genome: Genome = genes.iter().map(|gene| luck.below(gene.levels as usize) as u32).collect();
            let key = space.key(&genome);
            assert_eq!(space.key(&key), key);
            let candidate = space.candidate(&genome);
            assert_eq!(space.candidate(&key), candidate);
            let steps = candidate.rungs.clone().unwrap();
            assert!(
                steps.windows(2).all(|pair| pair[0].threshold < pair[1].threshold && pair[0].bonus <= pair[1].bonus)
            );
            assert!(steps.iter().all(|step| (1..=10).contains(&step.threshold) && step.bonus > 0.0), "{steps:?}");
            assert!(candidate.plan(&plan()).check().is_ok(), "{candidate:?}");
            assert!(key.iter().zip(&genes).all(|(level, gene)| *level < gene.levels));
        }
    }

    /// Three thresholds at the top of four: pushed down to 2, 3, 4.
    #[test]
    fn rungs_make_room() {
        let rungs = Rungs { fewest: 0, most: 3, lowest: 1, highest: 4, bonus: Amounts::only(5.0), rising: true };
        assert_eq!(rungs.in_order(&[3, 0, 3, 0, 3, 0], 3), [[1, 0], [2, 0], [3, 0]]);
        assert_eq!(rungs.in_order(&[0, 2, 0, 1, 3, 0], 2), [[0, 1], [1, 2]]);
        let free = Rungs { rising: false, ..rungs };
        assert_eq!(free.in_order(&[2, 0, 0, 2], 2), [[0, 2], [2, 0]]);
    }
}
