//! Two plans in one world: a live test of the second against the first.

use std::collections::BTreeSet;

use serde_json::Value;
use thiserror::Error;

use super::{Engine, World};
use crate::agent::{self, Arms, OtherArm, Tested, TooManyPeople};
use crate::campaign::Frame;
use crate::people::Shape;
use crate::rates::Resolution;
use crate::uncertainty::Drawn;

/// What may differ between the arms: what a person is offered and what he makes of it.
const OF_AN_ARM: [&str; 2] = ["/ladder", "/incentive"];
const OF_AN_ARMS_SEGMENT: [&str; 6] =
    ["name", "share_rate", "contacts", "acceptance", "consult_conversion", "purchase_conversion"];
/// What decides nothing about a day, or is seen in the plan of the day already.
const OF_NO_DAY: [&str; 6] = ["/name", "/notes", "/goals", "/alerts", "/phases", "/levers"];

/// Why two plans cannot be two arms of one test.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum TestError {
    /// They differ in what all people of one world share.
    #[error(
        "the plans differ where two arms of one test cannot: {}; valid: differences in the ladder, the incentive, and of a \
         segment in share_rate, contacts, acceptance, consult_conversion and purchase_conversion",
        .paths.join(", ")
    )]
    Worlds {
        /// JSON pointers of what differs, as the plans stand on some day, phases and levers applied; at most 20.
        paths: Vec<String>,
    },
    /// A campaign outgrew what is simulated person by person.
    #[error(transparent)]
    People(#[from] TooManyPeople),
}

/// Where the replicates of a test stand in the ranges of the plans.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unknowns {
    /// Every range at its median: what the test finds if the plans are right.
    #[default]
    Median,
    /// Every replicate draws: what the test finds as far as is known.
    Drawn,
}

impl Engine {
    /// JSON pointers of what keeps another plan from being tested against this one in one world; empty if nothing does.
    #[must_use]
    pub fn differs_in_world(&self, other: &Self) -> Vec<String> {
        let days: BTreeSet<u32> = self.uncertain.turns().chain(other.uncertain.turns()).collect();
        let mut paths = BTreeSet::new();
        for day in days {
            let of = |engine: &Self| {
                let moment = engine.uncertain.turns().take_while(|&turn| turn <= day).count() - 1;
                engine.uncertain.middles().swap_remove(moment).to_value()
            };
            differences(&of(self), &of(other), "", &mut paths);
        }
        paths.into_iter().take(20).collect()
    }

    /// Simulates one campaign person by person in which some people get this plan's offer and the others that of another
    /// plan, as [`Arms`] say. World, weather and arrivals are those of this plan; a test of a plan against itself is a
    /// replicate of [`Engine::forest`], as long as no cap holds back rewards, which each arm pays from its own purse.
    ///
    /// # Errors
    /// Plans that are not of one world; more than [`Engine::MOST_AGENTS`] people.
    pub fn test(
        &self,
        other: &Self,
        arms: Arms,
        unknowns: Unknowns,
        seed: u64,
        replicate: u32,
    ) -> Result<Tested, TestError> {
        let paths = self.differs_in_world(other);
        if !paths.is_empty() {
            return Err(TestError::Worlds { paths });
        }
        self.test_checked(other, arms, unknowns, seed, replicate).map_err(TestError::from)
    }

    /// [`Engine::test`] for plans that were found to be of one world before: a test is simulated many times.
    ///
    /// # Errors
    /// More than [`Engine::MOST_AGENTS`] people.
    pub fn test_checked(
        &self,
        other: &Self,
        arms: Arms,
        unknowns: Unknowns,
        seed: u64,
        replicate: u32,
    ) -> Result<Tested, TooManyPeople> {
        let resolution =
            Resolution { referrals: self.resolution.referrals.max(other.resolution.referrals), ..self.resolution };
        let drawn = |engine: &Self| match unknowns {
            Unknowns::Median => engine.uncertain.medians(),
            Unknowns::Drawn => engine.uncertain.draw(seed, replicate),
        };
        let world = |engine: &Self, Drawn { mut plans, .. }: Drawn| {
            let shape = Shape { referrals: resolution.referrals as usize + 1, ..engine.frame.shape };
            let frame = Frame { shape, ..engine.frame.clone() };
            let (steps, rates) = (engine.steps(&plans[0]), engine.rates(&plans, resolution));
            World { frame: std::borrow::Cow::Owned(frame), plan: plans.swap_remove(0), rates, steps }
        };
        let (first, second) = (world(self, drawn(self)), world(other, drawn(other)));
        let other = OtherArm {
            arms,
            rates: &second.rates,
            rates_of: &second.frame.rates_of,
            steps: &second.steps,
            plan: &second.plan,
        };
        let key = (seed, replicate);
        agent::simulate_test(&first.frame, &first.plan, &first.rates, &first.steps, key, Self::MOST_AGENTS, other)
    }
}

/// Whether both arms may have their own of what stands at a pointer.
fn may_differ(path: &str) -> bool {
    let below = |parts: &[&str]| parts.iter().any(|part| path == *part || path.starts_with(&format!("{part}/")));
    let of_segment = || {
        let mut parts = path.split('/').skip(1);
        parts.next() == Some("segments")
            && parts.next().is_some()
            && parts.next().is_some_and(|field| OF_AN_ARMS_SEGMENT.contains(&field))
    };
    below(&OF_AN_ARM) || below(&OF_NO_DAY) || of_segment()
}

fn differences(a: &Value, b: &Value, path: &str, paths: &mut BTreeSet<String>) {
    if a == b || may_differ(path) {
        return;
    }
    match (a, b) {
        (Value::Object(a), Value::Object(b)) if a.keys().eq(b.keys()) => {
            a.iter().for_each(|(name, value)| differences(value, &b[name], &format!("{path}/{name}"), paths));
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            for (index, (a, b)) in a.iter().zip(b).enumerate() {
                differences(a, b, &format!("{path}/{index}"), paths);
            }
        }
        _ => {
            paths.insert(path.to_owned());
        }
    }
}
