//! Key opinion consumers: recruited from the core by how much they themselves share; what they publish brings people.

use rand_distr::{Distribution as _, Exp1};

use super::Agents;
use crate::campaign::Step;
use crate::campaign::koc::{Kocs, publish, score};
use crate::chance::Chance as _;
use crate::rates::{Rates, Source, Stage};
use crate::streams::Subsystem;
use crate::track::Series;

impl Agents<'_> {
    /// Arrivals that this morning's KOCs bring.
    pub(super) fn let_kocs_publish(&mut self, index: u32, step: &Step, rates: &Rates, susceptible: f64) {
        let present = |stage| (0..rates.segments.len()).map(|s| self.people.present(s, stage).len() as f64).sum();
        let kocs: Kocs = [present(Stage::KocNew), present(Stage::KocKey)];
        if kocs == [0.0; 2] {
            return;
        }
        self.enter(index, Subsystem::Koc);
        let welcome = susceptible * self.books.goodwill(rates, self.people.ever_joined() as f64) * step.arrivals;
        let content = publish(&mut self.dice, rates, kocs, welcome);
        self.books.add(Series::CostKoc, content.cost);
        self.arrive(rates, Source::Koc, content.joined);
    }

    /// Fills free places with core customers whom nothing else happened to today.
    pub(super) fn recruit_kocs(&mut self, rates: &Rates) {
        let segments = 0..rates.segments.len();
        let count = |stage| segments.clone().map(|segment| self.people.headcount(segment, stage)).sum::<usize>();
        let free = (rates.koc.quota - (count(Stage::KocNew) + count(Stage::KocKey)) as f64).floor().max(0.0);
        let core: usize = segments.clone().map(|segment| self.people.present(segment, Stage::Core).len()).sum();
        if core == 0 || free <= 0.0 {
            return;
        }
        let recruits = self.dice.binomial(core as f64, rates.koc.recruit).min(free) as usize;
        // One after the other by weight, without putting back: the first arrivals of Poisson processes of these rates.
        let mut members: Vec<(f64, u32)> = Vec::with_capacity(core);
        for segment in segments.clone() {
            for &member in self.people.present(segment, Stage::Core) {
                let weight = score(rates, f64::from(self.people.sharing[member as usize]));
                let waiting: f64 = Exp1.sample(&mut self.coins);
                members.push((waiting / weight, member));
            }
        }
        members.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        members.truncate(recruits);
        let mut chosen: Vec<u32> = members.into_iter().map(|(_, member)| member).collect();
        chosen.sort_unstable();
        for segment in segments {
            let mut present = self.people.take_present(segment, Stage::Core);
            present.retain(|member| chosen.binary_search(member).is_err());
            self.people.put_back(segment, Stage::Core, present);
        }
        for member in chosen {
            self.people.leave(member, Stage::Core);
            self.people.enter(member, Stage::KocNew, self.evening);
        }
    }
}
