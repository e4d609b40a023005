//! What the colour of a person says. Colours are those of the series palette; the legend has their words.

use snowball_engine::plan::Plan;
use snowball_engine::{Forest, Origin};

use super::grove::Grove;
use crate::i18n::I18n;

/// What is coloured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Colour {
    /// How somebody came.
    #[default]
    Origin,
    /// Segment.
    Segment,
    /// Steps from who began the cascade.
    Generation,
    /// Joined, or customer as well.
    Customer,
}

/// Colours of the palette; the last is grey.
const COLOURS: usize = 7;

/// The colour of what is not looked at first.
const GREY: usize = COLOURS - 1;

/// In place of a colour in the legend: how who has not bought yet is drawn.
pub const HOLLOW: usize = COLOURS;

/// Ways to come, in the order of the legend, each with its colour.
const ORIGINS: [(Origin, &str, usize); 6] = [
    (Origin::Seed, "cascade-origin-seed", GREY),
    (Origin::Paid, "cascade-origin-paid", 1),
    (Origin::Organic, "cascade-origin-organic", 2),
    (Origin::Koc, "cascade-origin-koc", 3),
    (Origin::Referred, "cascade-origin-referred", 0),
    (Origin::Untracked, "cascade-origin-untracked", 5),
];

impl Colour {
    /// Every choice, in the order of the menu.
    pub const ALL: [Self; 4] = [Self::Origin, Self::Segment, Self::Generation, Self::Customer];

    /// Its name in attributes and message keys.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Origin => "origin",
            Self::Segment => "segment",
            Self::Generation => "generation",
            Self::Customer => "customer",
        }
    }

    /// Place in the palette of a person who has, or has not yet, bought.
    #[must_use]
    pub fn of(self, grove: &Grove, person: u32, bought: bool) -> usize {
        let person = person as usize;
        match self {
            Self::Origin => origin(grove.forest.origin[person]).2,
            Self::Segment => segment(usize::from(grove.forest.segment[person])),
            Self::Generation => generation(grove.generations[person]),
            Self::Customer => usize::from(bought) * 2,
        }
    }
}

fn origin(origin: Origin) -> &'static (Origin, &'static str, usize) {
    ORIGINS.iter().find(|(one, ..)| *one == origin).unwrap_or(&ORIGINS[0])
}

/// What says how somebody came.
pub(super) fn origin_key(of: Origin) -> &'static str {
    origin(of).1
}

fn segment(segment: usize) -> usize {
    segment.min(GREY)
}

fn generation(generation: u32) -> usize {
    // Who began stands back behind what came of it.
    (generation as usize).checked_sub(1).map_or(GREY, |later| later.min(GREY - 1))
}

/// An entry of the legend.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Place in the palette, or [`HOLLOW`].
    pub colour: usize,
    /// What it is.
    pub name: String,
    /// How many people that are.
    pub count: u32,
}

/// The legend of a forest as it is on an evening; what nobody has is left out.
#[must_use]
pub fn legend(i18n: &I18n, plan: &Plan, forest: &Forest, colour: Colour) -> Vec<Entry> {
    let mut entries = match colour {
        Colour::Origin => ORIGINS
            .iter()
            .map(|(of, key, colour)| {
                let count = forest.origin.iter().filter(|origin| *origin == of).count();
                Entry { colour: *colour, name: i18n.text(key), count: count as u32 }
            })
            .collect(),
        Colour::Segment => grouped(forest.segment.iter().map(|&of| segment(usize::from(of))), |colour| {
            match plan.segments.get(colour).filter(|_| colour < GREY || plan.segments.len() == COLOURS) {
                Some(segment) => segment.name.clone(),
                None => i18n.text("cascade-segment-others"),
            }
        }),
        Colour::Generation => {
            let mut entries = grouped(forest.generations().into_iter().map(generation), |colour| match colour {
                GREY => i18n.text("cascade-generation-none"),
                _ if colour + 1 == GREY => i18n.with("cascade-generation-later", &[("number", (colour + 1).into())]),
                _ => i18n.with("cascade-generation", &[("number", (colour + 1).into())]),
            });
            let grey_last = entries.last().is_some_and(|last| last.colour == GREY);
            entries.rotate_right(usize::from(grey_last));
            entries
        }
        Colour::Customer => {
            let bought = customers(forest);
            let joined = forest.len() as u32 - bought;
            let entry = |colour, key: &str, count| Entry { colour, name: i18n.text(key), count };
            vec![entry(0, "cascade-joined", joined), entry(2, "cascade-bought", bought)]
        }
    };
    if colour != Colour::Customer {
        let count = forest.len() as u32 - customers(forest);
        entries.push(Entry { colour: HOLLOW, name: i18n.text("cascade-hollow"), count });
    }
    entries.retain(|entry| entry.count > 0);
    entries
}

pub(super) fn customers(forest: &Forest) -> u32 {
    forest.customer.iter().filter(|&&day| day != snowball_engine::NEVER).count() as u32
}

fn grouped(colours: impl Iterator<Item = usize>, name: impl Fn(usize) -> String) -> Vec<Entry> {
    let mut counts = [0; COLOURS];
    colours.for_each(|colour| counts[colour] += 1);
    let counted = counts.into_iter().enumerate().filter(|&(_, count)| count > 0);
    counted.map(|(colour, count)| Entry { colour, name: name(colour), count }).collect()
}
