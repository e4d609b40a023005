//! Power against seeds, what is measured against what is true, false alarms of two ways to judge.

use snowball_trial::report::Known;
use snowball_trial::{Cell, Measure, Report};

use super::words::{Say, by, difference_style};
use crate::i18n::{I18n, Style};
use crate::view::charts::{Axis, BarPart, BarRow, Bars, Body, Still, Table, Tint, Xy, XyCurve, XyMark};

/// Standard normal 97.5 % point: intervals are 95 %.
const Z: f64 = 1.96;

/// The interval of a chance.
fn chances(known: Known) -> [f64; 2] {
    [(known.value - Z * known.error).max(0.0), (known.value + Z * known.error).min(1.0)]
}

fn interval(known: Known) -> [f64; 2] {
    [known.value - Z * known.error, known.value + Z * known.error]
}

fn mark(at: [f64; 2], tint: Tint, text: String) -> XyMark {
    XyMark { at, across: None, up: None, tint, text, strong: false }
}

fn line(name: Option<String>, tint: Tint, points: Vec<[f64; 2]>) -> XyCurve {
    XyCurve { name, tint, dashed: false, dotted: false, guide: false, points }
}

/// The chance to find the better plan against seeds, by days, for one way to assign.
#[must_use]
pub fn power(i18n: &I18n, report: &Report, assignment: usize) -> Still {
    let say = Say(i18n);
    let of_way = |cell: &&Cell| cell.assignment == assignment;
    let way = report.design.assignments.get(assignment).map_or_else(String::new, |&way| by(i18n, way));
    let (title, subtitle) = (i18n.text("trial-power-title"), say.say("trial-power-subtitle", &[("way", &way)]));
    let days = |days: u32| i18n.with("trial-days-of", &[("days", days.into())]);
    let mut curves = Vec::new();
    let mut marks = Vec::new();
    for (series, &length) in report.design.days.iter().enumerate() {
        let cells: Vec<&Cell> = report.cells.iter().filter(of_way).filter(|cell| cell.days == length).collect();
        let tint = Tint::Series(series);
        let at = |cell: &Cell| [f64::from(cell.seeds), cell.power.value];
        curves.push(line(Some(days(length)), tint, cells.iter().map(|cell| at(cell)).collect()));
        marks.extend(
            cells.iter().map(|cell| XyMark { up: Some(chances(cell.power)), ..mark(at(cell), tint, String::new()) }),
        );
    }
    let most = report.design.seeds.iter().copied().max().map_or(1.0, f64::from);
    let wanted = XyCurve {
        dashed: true,
        guide: true,
        ..line(
            Some(say.say("trial-wanted", &[("power", &say.share(report.design.power))])),
            Tint::Soft,
            vec![[0.0, report.design.power], [2.0 * most, report.design.power]],
        )
    };
    curves.push(wanted);
    let xy = Xy {
        across: Axis { title: i18n.text("trial-seeds-axis"), style: Style::Count, hold: vec![0.0], logarithmic: false },
        up: Axis {
            title: i18n.text("trial-power-axis"),
            style: Style::Share,
            hold: vec![0.0, 1.0],
            logarithmic: false,
        },
        clouds: Vec::new(),
        bands: Vec::new(),
        dots: Vec::new(),
        curves,
        marks,
        rules: Vec::new(),
        corners: Default::default(),
    };
    let head = ["trial-seeds-head", "trial-days-head", "trial-power-head", "trial-power-wrong-head"];
    let rows = report.cells.iter().filter(of_way).map(|cell| {
        vec![
            say.whole(f64::from(cell.seeds)),
            cell.days.to_string(),
            say.chance_error(cell.power),
            say.chance_error(cell.power_wrong),
        ]
    });
    let table = Table { head: head.map(|key| i18n.text(key)).to_vec(), rows: rows.collect() };
    let said = report.cells.iter().filter(of_way).map(|cell| {
        let (seeds, power) = (say.whole(f64::from(cell.seeds)), say.chance(cell.power));
        say.say("trial-power-said", &[("seeds", &seeds), ("days", &cell.days.to_string()), ("power", &power)])
    });
    let words = say.list(said);
    Still::new("trial-power", title, subtitle, Body::Xy(xy), &words, table)
}

/// The measured effect against the true one, every test of the grid.
#[must_use]
pub fn measured(i18n: &I18n, report: &Report) -> Still {
    let say = Say(i18n);
    let measure = report.design.measure;
    let style = difference_style(measure);
    let point = |cell: &Cell| [cell.effect.value, cell.measured.value];
    let largest = report.design.seeds.iter().copied().max().unwrap_or(0);
    let longest = report.design.days.iter().copied().max().unwrap_or(0);
    let marks = report.cells.iter().map(|cell| {
        let named = cell.seeds == largest && cell.days == longest;
        let text = if named { by(i18n, cell.by) } else { String::new() };
        let mark = mark(point(cell), Tint::Series(cell.assignment), text);
        XyMark { across: Some(interval(cell.effect)), up: Some(interval(cell.measured)), ..mark }
    });
    // What both axes hold, 0 included: a line that left them would be bent.
    let ends = |of: fn(&Cell) -> Known| {
        let intervals = report.cells.iter().flat_map(move |cell| interval(of(cell)));
        intervals.fold([0.0f64, 0.0f64], |[low, high], value| [low.min(value), high.max(value)])
    };
    let [across, up] = [ends(|cell| cell.effect), ends(|cell| cell.measured)];
    let (low, high) = (across[0].max(up[0]), across[1].min(up[1]));
    let same = XyCurve { dashed: true, guide: true, ..line(None, Tint::Soft, vec![[low, low], [high, high]]) };
    let axis = |key: &str| Axis { title: i18n.text(key), style, hold: vec![0.0], logarithmic: false };
    let xy = Xy {
        across: axis(match measure {
            Measure::CustomersPerStarter => "trial-true-axis-customers_per_starter",
            Measure::ReferralsPerMember => "trial-true-axis-referrals_per_member",
            Measure::Conversion => "trial-true-axis-conversion",
        }),
        up: axis("trial-measured-axis"),
        clouds: Vec::new(),
        bands: Vec::new(),
        dots: Vec::new(),
        curves: vec![same],
        marks: marks.collect(),
        rules: Vec::new(),
        corners: Default::default(),
    };
    let head = [
        "trial-way",
        "trial-seeds-head",
        "trial-days-head",
        "trial-true-head",
        "trial-measured-head",
        "trial-left-head",
    ];
    let rows = report.cells.iter().map(|cell| {
        vec![
            by(i18n, cell.by),
            say.whole(f64::from(cell.seeds)),
            cell.days.to_string(),
            say.known(measure, cell.effect),
            say.known(measure, cell.measured),
            cell.bias.map_or_else(|| say.none(), |bias| say.left(bias)),
        ]
    });
    let table = Table { head: head.map(|key| i18n.text(key)).to_vec(), rows: rows.collect() };
    let words = super::answer(i18n, report).friends.join(" ");
    let title = i18n.text("trial-measured-title");
    Still::new("trial-measured", title, i18n.text("trial-measured-subtitle"), Body::Xy(xy), &words, table)
}

/// Strength of the bars of the two ways to judge.
const STRENGTHS: [f64; 2] = [0.95, 0.45];

/// False alarms if people are taken as independent, and if trees of referrals or communities are.
#[must_use]
pub fn alarms(i18n: &I18n, report: &Report) -> Still {
    let say = Say(i18n);
    let largest = report.design.seeds.iter().copied().max().unwrap_or(0);
    let part = |lane: usize, known: Known| BarPart {
        lane,
        from: 0.0,
        to: known.value,
        tint: Tint::Series(if lane == 0 { 0 } else { 3 }),
        strength: STRENGTHS[lane],
        whisker: Some(chances(known)),
    };
    let shown = || report.cells.iter().filter(|cell| cell.seeds == largest);
    let rows = shown().map(|cell| BarRow {
        name: say.say("trial-alarm-row", &[("way", &by(i18n, cell.by)), ("days", &cell.days.to_string())]),
        parts: vec![part(0, cell.false_alarms), part(1, cell.false_alarms_naive)],
        cells: vec![say.chance(cell.false_alarms), say.chance(cell.false_alarms_naive)],
    });
    let alpha = report.design.alpha;
    let bars = Bars {
        style: Style::Share,
        hold: vec![0.0, 2.0 * alpha],
        middle: Some((alpha, say.say("trial-alpha-line", &[("alpha", &say.fine_share(alpha))]))),
        columns: ["trial-robust", "trial-naive-short"].map(|key| i18n.text(key)).to_vec(),
        rows: rows.collect(),
        legend: vec![
            (i18n.text("trial-robust-legend"), Tint::Series(0), STRENGTHS[0]),
            (i18n.text("trial-naive-legend"), Tint::Series(3), STRENGTHS[1]),
        ],
    };
    let head = ["trial-way", "trial-seeds-head", "trial-days-head", "trial-robust-head", "trial-naive-head"];
    let rows = report.cells.iter().map(|cell| {
        vec![
            by(i18n, cell.by),
            say.whole(f64::from(cell.seeds)),
            cell.days.to_string(),
            say.chance_error(cell.false_alarms),
            say.chance_error(cell.false_alarms_naive),
        ]
    });
    let table = Table { head: head.map(|key| i18n.text(key)).to_vec(), rows: rows.collect() };
    let said = shown().map(|cell| {
        let words = [
            ("way", by(i18n, cell.by)),
            ("days", cell.days.to_string()),
            ("robust", say.chance(cell.false_alarms)),
            ("naive", say.chance(cell.false_alarms_naive)),
        ];
        let words: Vec<_> = words.iter().map(|(name, text)| (*name, text.as_str())).collect();
        say.say("trial-alarm-said", &words)
    });
    let words = say.list(said);
    let subtitle = say.say("trial-alarms-subtitle", &[("seeds", &say.whole(f64::from(largest)))]);
    Still::new("trial-alarms", i18n.text("trial-alarms-title"), subtitle, Body::Bars(bars), &words, table)
}
