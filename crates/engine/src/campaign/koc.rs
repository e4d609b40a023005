//! Key opinion consumers: recruited from the core by how much they share, they publish, and what they publish brings people.

use super::{Campaign, Step};
use crate::chance::{Chance, Taken};
use crate::math;
use crate::rates::{MOST_PEOPLE, Rates, Source, Stage};
use crate::streams::Subsystem;
use crate::track::Series;

/// KOCs present, new and key.
pub(crate) type Kocs = [f64; 2];

/// What KOCs do in a step.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Content {
    /// People who join because of their posts.
    pub joined: f64,
    /// Fees and posts.
    pub cost: f64,
}

/// Posts of a step, their heavy-tailed views, and who comes because of them; `welcome` is the share of the market and of
/// goodwill that is left, times the calendar.
pub(crate) fn publish(chance: &mut impl Chance, rates: &Rates, kocs: Kocs, welcome: f64) -> Content {
    let terms = &rates.koc;
    let posts = chance.poisson(kocs[0] * terms.posts[0] + kocs[1] * terms.posts[1]);
    let views = chance.log_normals(posts, terms.views, terms.views_spread);
    let fees = kocs[0] * terms.fees[0] + kocs[1] * terms.fees[1];
    Content {
        joined: chance.poisson((views * terms.conversion * welcome).min(MOST_PEOPLE)),
        cost: fees + posts * terms.post_cost,
    }
}

/// Weight of a member with a sharing propensity when KOCs are chosen.
pub(crate) fn score(rates: &Rates, propensity: f64) -> f64 {
    math::pow(propensity, rates.koc.selectivity)
}

impl<C: Chance> Campaign<'_, C> {
    fn kocs(&self) -> Kocs {
        let present = |stage| (0..self.frame.shape.segments).map(|segment| self.people.count(segment, stage)).sum();
        [present(Stage::KocNew), present(Stage::KocKey)]
    }

    /// Arrivals that KOCs bring.
    pub(super) fn let_kocs_publish(&mut self, index: u32, step: &Step, rates: &Rates, susceptible: f64) {
        let kocs = self.kocs();
        if kocs == [0.0; 2] {
            return;
        }
        self.chance.enter(index, Subsystem::Koc);
        let welcome = susceptible * self.books.goodwill(rates, self.ever_joined) * step.arrivals;
        let content = publish(self.chance, rates, kocs, welcome);
        self.books.add(Series::CostKoc, content.cost);
        self.arrive(rates, Source::Koc, content.joined);
    }

    /// Fills free places with core customers whom nothing else happened to today.
    pub(super) fn recruit_kocs(&mut self, rates: &Rates) {
        let core: f64 = (0..rates.segments.len()).map(|segment| self.people.count(segment, Stage::Core)).sum();
        let kocs = |segment| {
            self.people.this_evening(segment, Stage::KocNew) + self.people.this_evening(segment, Stage::KocKey)
        };
        let taken: f64 = (0..rates.segments.len()).map(kocs).sum();
        let free = self.chance.whole((rates.koc.quota - taken).max(0.0));
        if core <= 0.0 || free <= 0.0 {
            return;
        }
        let recruits = self.chance.binomial(core, rates.koc.recruit).min(free);
        let shape = self.frame.shape;
        let members = |campaign: &Self, segment: usize, class: usize| -> Vec<f64> {
            campaign.people.stage(segment, Stage::Core).iter().skip(class).step_by(shape.sharing).copied().collect()
        };
        let mut groups = Vec::new();
        for segment in 0..shape.segments {
            for (class, node) in rates.sharing.iter().enumerate() {
                let weight = members(self, segment, class).iter().sum::<f64>() * score(rates, node.at);
                groups.push((segment, class, weight));
            }
        }
        let total: f64 = groups.iter().map(|group| group.2).sum();
        if total <= 0.0 {
            return;
        }
        let mut wanted = Vec::new();
        self.chance.split(recruits, groups.iter().map(|group| group.2 / total), |i, part| wanted.push((i, part)));
        // One group after the other: where parts were given one by one, a group comes up more than once.
        for (i, part) in wanted {
            let (segment, class, _) = groups[i];
            let mut taken = Vec::new();
            self.chance.pick(&members(self, segment, class), part, &mut taken);
            for Taken { cell, count } in taken {
                let cell = cell * shape.sharing + class;
                self.people.remove(segment, Stage::Core, cell, count);
                self.people.receive(segment, Stage::KocNew, cell, count);
            }
        }
    }
}
