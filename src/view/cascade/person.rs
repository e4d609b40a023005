//! One person: the way from who began the cascade down to him, in words, and from him to his neighbours in the tree.

use snowball_engine::plan::Plan;
use snowball_engine::{Forest, NEVER, Origin};

use super::colour::origin_key;
use super::grove::Grove;
use super::told::{count, number, segment};
use crate::i18n::I18n;

/// A step on the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Number in the forest, from 0.
    pub person: u32,
    /// Who it is and how he came.
    pub text: String,
}

/// Where to go from a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Walk {
    /// To who invited him.
    Up,
    /// To the first whom he brought.
    Down,
    /// To who was brought before him by the same person.
    Back,
    /// To who was brought after him.
    On,
}

/// Who is reached; none where there is nobody. Those whom nobody invited follow each other in the order of joining.
#[must_use]
pub fn walk(grove: &Grove, person: u32, way: Walk) -> Option<u32> {
    let inviter = grove.forest.inviter_of(person);
    let beside = |on: bool| {
        let next = |at: usize| if on { at.checked_add(1) } else { at.checked_sub(1) };
        match inviter {
            Some(inviter) => {
                let friends = grove.friends(inviter);
                let at = friends.iter().position(|&friend| friend == person)?;
                friends.get(next(at)?).copied()
            }
            None => {
                let mut one = next(person as usize)?;
                while one < grove.forest.len() {
                    if grove.forest.inviter_of(one as u32).is_none() {
                        return Some(one as u32);
                    }
                    one = next(one)?;
                }
                None
            }
        }
    };
    match way {
        Walk::Up => inviter,
        Walk::Down => grove.friends(person).first().copied(),
        Walk::Back => beside(false),
        Walk::On => beside(true),
    }
}

/// What a person is to a forest as it is on an evening, in a sentence.
#[must_use]
pub fn heading(i18n: &I18n, forest: &Forest, person: u32) -> String {
    let below = forest.descendants().get(person as usize).copied().unwrap_or_default();
    let path = forest.path(person);
    let values = [
        ("person", number(i18n, person).into()),
        ("generation", (path.len().saturating_sub(1) as u32).into()),
        ("friends", (forest.friends(person).count() as u32).into()),
        ("below", below.into()),
        ("below_text", count(i18n, below).into()),
    ];
    i18n.with(if path.len() < 2 { "cascade-person-root" } else { "cascade-person" }, &values)
}

/// The way from who began the cascade down to a person.
#[must_use]
pub fn path(i18n: &I18n, plan: &Plan, forest: &Forest, person: u32) -> Vec<Step> {
    let mut before = None;
    let step = |person: u32| {
        let at = person as usize;
        let joined = forest.joined[at];
        let since = before.replace(joined).map_or(0, |day| joined.saturating_sub(day));
        let who = [
            ("person", number(i18n, person).into()),
            ("segment", segment(i18n, plan, forest, at).into()),
            ("came", i18n.text(origin_key(forest.origin[at])).into()),
            ("date", i18n.date(&plan.start_date, u32::from(joined)).into()),
            ("days", u32::from(since).into()),
        ];
        let came = match (forest.inviter_of(person), forest.origin[at]) {
            (None, Origin::Seed) => i18n.with("cascade-step-seed", &who),
            (None, _) => i18n.with("cascade-step-root", &who),
            (Some(_), _) => i18n.with("cascade-step", &who),
        };
        let bought = match forest.customer[at] {
            NEVER => Some(i18n.text("cascade-step-never")),
            _ if forest.origin[at] == Origin::Seed => None,
            day => {
                let date = i18n.date(&plan.start_date, u32::from(day));
                Some(i18n.with("cascade-step-bought", &[("date", date.into())]))
            }
        };
        let text = match bought {
            Some(bought) => i18n.with("charts-list", &[("before", came.into()), ("next", bought.into())]),
            None => came,
        };
        Step { person, text }
    };
    forest.path(person).into_iter().map(step).collect()
}
