//! What stands beside the forest on an evening: the answer in words, charts, and who brought most.

use std::rc::Rc;

use snowball_engine::plan::Plan;
use snowball_engine::{Forest, Tree};

use super::charts;
use super::colour::customers;
use crate::i18n::{I18n, Style, Value};
use crate::view::charts::{Still, Table};

/// Rows of the table of those who brought most.
const TOP: usize = 10;

/// Cascades in the table that stands for the picture.
const CASCADES: usize = 20;

/// Everything that is said of an evening.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// The answer.
    pub headline: String,
    /// How the work is divided.
    pub facts: Vec<String>,
    /// The picture in words.
    pub words: String,
    /// The picture as a table: its largest cascades.
    pub table: Table,
    /// People in each generation.
    pub generations: Rc<Still>,
    /// How many cascades are at least so large.
    pub sizes: Rc<Still>,
    /// How the largest cascades spread.
    pub virality: Rc<Still>,
    /// Who brought most, from the first.
    pub tops: Vec<Top>,
    /// People who have joined.
    pub people: usize,
    /// Customers among them.
    pub customers: u32,
}

/// Someone who brought others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Top {
    /// Number in the forest, from 0.
    pub person: u32,
    /// His number as it is written, then what the other columns say.
    pub cells: [String; 5],
}

/// A date with the number of its day.
#[must_use]
pub fn evening(i18n: &I18n, plan: &Plan, day: u16) -> String {
    let (start, day) = (plan.start_date.as_str(), u32::from(day));
    let date = i18n.date(start, day);
    if date == i18n.date("", day) {
        return date;
    }
    i18n.with("cascade-evening", &[("date", date.into()), ("day", day.into())])
}

pub(super) fn count(i18n: &I18n, count: u32) -> String {
    i18n.number(f64::from(count), Style::Count)
}

/// The number by which a person is called: the first is 1.
pub(super) fn number(i18n: &I18n, person: u32) -> String {
    i18n.number(f64::from(person) + 1.0, Style::Decimal(0))
}

fn share(i18n: &I18n, part: f64, whole: f64) -> String {
    if whole > 0.0 { i18n.number_to(part / whole, Style::Share, 0.01) } else { i18n.text("charts-none") }
}

/// Tells of a forest as it is on an evening ([`Forest::as_of`]).
#[must_use]
pub fn tell(i18n: &I18n, plan: &Plan, forest: &Forest, day: u16) -> Told {
    let trees = forest.trees();
    let mut largest: Vec<&Tree> = trees.iter().filter(|tree| tree.size > 1).collect();
    largest.sort_by(|a, b| b.size.cmp(&a.size).then(a.root.cmp(&b.root)));
    let headline = headline(i18n, plan, forest, &trees, largest.first(), day);
    let table = cascades(i18n, plan, forest, &largest);
    Told {
        words: i18n.with("cascade-words", &[("headline", headline.as_str().into())]),
        headline,
        facts: facts(i18n, forest),
        table,
        generations: Rc::new(charts::generations(i18n, forest)),
        sizes: Rc::new(charts::sizes(i18n, forest)),
        virality: Rc::new(charts::virality(i18n, &largest)),
        tops: tops(i18n, plan, forest),
        people: forest.len(),
        customers: customers(forest),
    }
}

fn headline(i18n: &I18n, plan: &Plan, forest: &Forest, trees: &[Tree], largest: Option<&&Tree>, day: u16) -> String {
    let date: Value = evening(i18n, plan, day).into();
    let people = forest.len() as u32;
    let alone = trees.iter().filter(|tree| tree.size == 1).count() as u32;
    let values = [
        ("date", date),
        ("people", count(i18n, people).into()),
        ("number", people.into()),
        ("trees", count(i18n, trees.len() as u32).into()),
        ("depth", largest_depth(trees).into()),
        ("largest", count(i18n, largest.map_or(1, |tree| tree.size)).into()),
        ("alone", share(i18n, f64::from(alone), f64::from(people)).into()),
    ];
    i18n.with(
        match (people, largest) {
            (0, _) => "cascade-headline-nobody",
            (_, None) => "cascade-headline-alone",
            _ => "cascade-headline",
        },
        &values,
    )
}

fn largest_depth(trees: &[Tree]) -> u32 {
    trees.iter().map(|tree| tree.depth).max().unwrap_or_default()
}

fn facts(i18n: &I18n, forest: &Forest) -> Vec<String> {
    let of_top = |share: f64| forest.share_of_top(share).map(|share| i18n.number_to(share, Style::Share, 0.01));
    let (Some(one), Some(ten)) = (of_top(0.01), of_top(0.1)) else {
        return vec![i18n.text("cascade-facts-none")];
    };
    let each = forest.referrals_per_person().unwrap_or_default();
    let brought = forest.referrals().into_iter().filter(|&referrals| referrals > 0).count();
    vec![
        i18n.with("cascade-facts-top", &[("one", one.into()), ("ten", ten.into())]),
        i18n.with(
            "cascade-facts-each",
            &[
                ("each", i18n.number_to(each, Style::Decimal(2), 0.01).into()),
                ("active", share(i18n, brought as f64, forest.len() as f64).into()),
            ],
        ),
    ]
}

/// A person's segment by its name, if it has one.
pub(super) fn segment(i18n: &I18n, plan: &Plan, forest: &Forest, person: usize) -> String {
    let name = plan.segments.get(usize::from(forest.segment[person])).map(|segment| segment.name.clone());
    name.filter(|name| !name.is_empty()).unwrap_or_else(|| i18n.text("charts-none"))
}

fn tops(i18n: &I18n, plan: &Plan, forest: &Forest) -> Vec<Top> {
    let below = forest.descendants();
    forest
        .top_referrers(TOP)
        .into_iter()
        .map(|(person, referrals)| {
            let at = person as usize;
            let cells = [
                number(i18n, person),
                segment(i18n, plan, forest, at),
                i18n.date(&plan.start_date, u32::from(forest.joined[at])),
                count(i18n, referrals),
                count(i18n, below[at]),
            ];
            Top { person, cells }
        })
        .collect()
}

fn cascades(i18n: &I18n, plan: &Plan, forest: &Forest, largest: &[&Tree]) -> Table {
    const HEAD: [&str; 6] =
        ["cascade-began", "cascade-came", "cascade-day-joined", "cascade-people", "cascade-depth", "cascade-virality"];
    let row = |tree: &&Tree| {
        let root = tree.root as usize;
        vec![
            number(i18n, tree.root),
            i18n.text(super::colour::origin_key(forest.origin[root])),
            i18n.date(&plan.start_date, u32::from(forest.joined[root])),
            count(i18n, tree.size),
            tree.depth.to_string(),
            charts::distance(i18n, tree),
        ]
    };
    Table {
        head: HEAD.iter().map(|key| i18n.text(key)).collect(),
        rows: largest.iter().take(CASCADES).map(row).collect(),
    }
}
