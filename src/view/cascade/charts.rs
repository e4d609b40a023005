//! Generations, sizes of cascades, and how the largest spread.

use snowball_engine::{Forest, Tree};

use super::told::{count, number};
use crate::i18n::{I18n, Style};
use crate::view::charts::{Axis, BarPart, BarRow, Bars, Body, Still, Table, Tint, Xy, XyCurve};

/// Generations that have a row of their own.
const ROWS: usize = 12;

/// Cascades in the chart of structural virality.
const LARGEST: usize = 10;

/// Sizes that are said in words.
const SAID: usize = 4;

/// People in each generation.
pub(super) fn generations(i18n: &I18n, forest: &Forest) -> Still {
    let title = i18n.text("cascade-generations-title");
    let subtitle = i18n.text("cascade-generations-subtitle");
    let sizes = forest.generation_sizes();
    if sizes.is_empty() {
        return Still::empty("generations", title, subtitle, i18n.text("cascade-nobody"));
    }
    let name = |generation: usize| match generation {
        0 => i18n.text("cascade-generation-none"),
        number => i18n.with("cascade-generation", &[("number", number.into())]),
    };
    let row = |(generation, &size): (usize, &u32)| BarRow {
        name: name(generation),
        parts: vec![part(f64::from(size), if generation == 0 { Tint::Series(6) } else { Tint::Series(0) })],
        cells: vec![count(i18n, size)],
    };
    let mut rows: Vec<BarRow> = sizes.iter().enumerate().take(ROWS).map(row).collect();
    let later: u32 = sizes.iter().skip(ROWS).sum();
    if later > 0 {
        let name = i18n.with("cascade-generation-later", &[("number", ROWS.into())]);
        rows.push(BarRow {
            name,
            parts: vec![part(f64::from(later), Tint::Series(0))],
            cells: vec![count(i18n, later)],
        });
    }
    let said = |(generation, &size): (usize, &u32)| format!("{}: {}", name(generation), count(i18n, size));
    let words = list(i18n, sizes.iter().enumerate().take(ROWS).map(said));
    let head = ["cascade-generation-head", "cascade-people"].map(|key| i18n.text(key)).to_vec();
    let cells = |(generation, &size): (usize, &u32)| vec![name(generation), count(i18n, size)];
    let table = Table { head, rows: sizes.iter().enumerate().map(cells).collect() };
    let bars = Bars {
        style: Style::Count,
        hold: vec![0.0],
        middle: None,
        columns: vec![i18n.text("cascade-people")],
        rows,
        legend: Vec::new(),
    };
    Still::new("generations", title, subtitle, Body::Bars(bars), &words, table)
}

/// The complementary distribution of cascade sizes on logarithmic axes.
pub(super) fn sizes(i18n: &I18n, forest: &Forest) -> Still {
    let title = i18n.text("cascade-sizes-title");
    let subtitle = i18n.text("cascade-sizes-subtitle");
    let sizes = forest.sizes_at_least();
    let Some(&(_, all)) = sizes.first() else {
        return Still::empty("sizes", title, subtitle, i18n.text("cascade-nobody"));
    };
    let part = |of: u32| f64::from(of) / f64::from(all);
    let say = |&(size, of): &(u32, u32)| {
        let share = i18n.number_to(part(of), Style::Share, least(part(of)));
        (count(i18n, size), count(i18n, of), share)
    };
    let said = |of: &(u32, u32)| {
        let (size, _, share) = say(of);
        i18n.with("cascade-sizes-said", &[("size", size.into()), ("share", share.into())])
    };
    // The first sizes, and the largest.
    let few = sizes.len().saturating_sub(1).min(SAID);
    let words = list(i18n, sizes[..few].iter().chain(sizes.last()).map(said));
    let head = ["cascade-sizes-least", "cascade-sizes-cascades", "cascade-sizes-share"];
    let cells = |of: &(u32, u32)| {
        let (size, cascades, share) = say(of);
        vec![size, cascades, share]
    };
    let table = Table { head: head.map(|key| i18n.text(key)).to_vec(), rows: sizes.iter().map(cells).collect() };
    let axis = |key: &str, style: Style, hold: &[f64]| Axis {
        title: i18n.text(key),
        style,
        hold: hold.to_vec(),
        logarithmic: true,
    };
    let xy = Xy {
        across: axis("cascade-sizes-least", Style::Count, &[1.0, 10.0]),
        up: axis("cascade-sizes-share", Style::Share, &[1.0, 0.1]),
        clouds: Vec::new(),
        curves: vec![XyCurve {
            name: None,
            tint: Tint::Series(0),
            dashed: false,
            dotted: true,
            guide: false,
            points: sizes.iter().map(|&(size, of)| [f64::from(size), part(of)]).collect(),
        }],
        bands: Vec::new(),
        dots: Vec::new(),
        marks: Vec::new(),
        rules: Vec::new(),
        corners: [None, None, None, None],
    };
    Still::new("sizes", title, subtitle, Body::Xy(xy), &words, table)
}

/// Structural virality of the largest cascades, given the largest first.
pub(super) fn virality(i18n: &I18n, largest: &[&Tree]) -> Still {
    let title = i18n.text("cascade-virality-title");
    let subtitle = i18n.text("cascade-virality-subtitle");
    if largest.is_empty() {
        return Still::empty("virality", title, subtitle, i18n.text("cascade-nobody-brought"));
    }
    let name = |tree: &Tree| i18n.with("cascade-of", &[("person", number(i18n, tree.root).into())]);
    let row = |tree: &&Tree| BarRow {
        name: name(tree),
        parts: vec![part(tree.structural_virality.unwrap_or_default(), Tint::Series(0))],
        cells: vec![distance(i18n, tree), count(i18n, tree.size), tree.depth.to_string()],
    };
    let shown = &largest[..largest.len().min(LARGEST)];
    let columns = ["cascade-virality", "cascade-people", "cascade-depth"].map(|key| i18n.text(key)).to_vec();
    let cells = |tree: &&Tree| vec![name(tree), distance(i18n, tree), count(i18n, tree.size), tree.depth.to_string()];
    let table = Table {
        head: [vec![i18n.text("cascade-began")], columns.clone()].concat(),
        rows: shown.iter().map(cells).collect(),
    };
    let words = list(i18n, shown.iter().map(|tree| format!("{}: {}", name(tree), distance(i18n, tree))));
    let bars = Bars {
        style: Style::Decimal(1),
        hold: vec![0.0, 2.0],
        middle: Some((2.0, i18n.text("cascade-virality-broadcast"))),
        columns,
        rows: shown.iter().map(row).collect(),
        legend: Vec::new(),
    };
    Still::new("virality", title, subtitle, Body::Bars(bars), &words, table)
}

/// Structural virality in words.
pub(super) fn distance(i18n: &I18n, tree: &Tree) -> String {
    tree.structural_virality
        .map_or_else(|| i18n.text("charts-none"), |virality| i18n.number_to(virality, Style::Decimal(2), 0.01))
}

fn part(to: f64, tint: Tint) -> BarPart {
    BarPart { lane: 0, from: 0.0, to, tint, strength: 0.9, whisker: None }
}

/// The step to which a small share is written: two digits.
fn least(share: f64) -> f64 {
    [0.01, 1e-3, 1e-4, 1e-5, 1e-6].into_iter().find(|step| share >= 9.5 * step).unwrap_or(1e-7)
}

fn list(i18n: &I18n, parts: impl Iterator<Item = String>) -> String {
    parts
        .reduce(|before, next| i18n.with("charts-list", &[("before", before.into()), ("next", next.into())]))
        .unwrap_or_default()
}
