//! The page of parts as data: what each colour is for and how clearly it stands apart, sizes and spaces, and what the parts show
//! there. Every number is that of the open plans.

use std::rc::Rc;

use snowball_engine::plan::{Number, Plan, Problems, Quantity};

use super::cards::{CARDS, Card, Reading, readings};
use super::charts::{Fans, Kind, Scene, Still, build, growth_metrics, summary, table};
use super::contrast::{MARK, Rgb, TEXT, contrast, cut};
use super::slider::Scale;
use super::{fields, ranges};
use crate::i18n::{I18n, Style};
use crate::state::AppState;
use snowball_engine::Metric;

/// What a colour has to be told apart from, and how clearly.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Need {
    /// Text on the token named.
    Text(&'static str),
    /// A mark, or the bound of a control, on the token named.
    Mark(&'static str),
    /// A ground for text in the token named.
    Ground(&'static str),
    /// A hairline, without which nothing is lost, on the token named.
    Hairline(&'static str),
}

/// Colours of one kind: the message that names it, its tokens.
type Family = (&'static str, &'static [(&'static str, Need)]);

/// Every colour by role.
pub const COLOURS: [Family; 6] = [
    (
        "design-surfaces",
        &[
            ("--background", Need::Ground("--ink-soft")),
            ("--surface", Need::Ground("--ink-soft")),
            ("--surface-raised", Need::Ground("--ink-soft")),
            ("--surface-sunken", Need::Ground("--ink-soft")),
        ],
    ),
    (
        "design-inks",
        &[
            ("--ink", Need::Text("--surface")),
            ("--ink-soft", Need::Text("--surface")),
            ("--line", Need::Hairline("--surface")),
            ("--line-strong", Need::Mark("--surface")),
        ],
    ),
    (
        "design-hand",
        &[
            ("--accent", Need::Text("--surface")),
            ("--on-accent", Need::Text("--accent")),
            ("--focus", Need::Mark("--surface")),
        ],
    ),
    (
        "design-plans-colours",
        &[
            ("--plan-a", Need::Mark("--surface")),
            ("--plan-b", Need::Mark("--surface")),
            ("--plan-c", Need::Mark("--surface")),
            ("--plan-d", Need::Mark("--surface")),
            ("--plan-e", Need::Mark("--surface")),
            ("--plan-f", Need::Mark("--surface")),
            ("--plan-a-ink", Need::Text("--surface")),
            ("--plan-b-ink", Need::Text("--surface")),
            ("--plan-a-wash", Need::Ground("--ink")),
            ("--plan-b-wash", Need::Ground("--ink")),
        ],
    ),
    (
        "design-series",
        &[
            ("--series-1", Need::Mark("--surface")),
            ("--series-2", Need::Mark("--surface")),
            ("--series-3", Need::Mark("--surface")),
            ("--series-4", Need::Mark("--surface")),
            ("--series-5", Need::Mark("--surface")),
            ("--series-6", Need::Mark("--surface")),
            ("--series-7", Need::Mark("--surface")),
        ],
    ),
    (
        "design-states-colours",
        &[
            ("--good", Need::Text("--surface")),
            ("--bad", Need::Text("--surface")),
            ("--bad-wash", Need::Ground("--ink")),
            ("--changed", Need::Text("--surface")),
        ],
    ),
];

/// Sizes of type, with their size in pixels on screens up to 2400 px.
pub const SIZES: [(&str, u32); 6] = [
    ("--text-small", 12),
    ("--text-body", 14),
    ("--text-read", 16),
    ("--text-title", 20),
    ("--text-figure", 28),
    ("--text-present", 40),
];

/// Spaces, in pixels.
pub const SPACES: [(&str, u32); 7] = [
    ("--space-1", 4),
    ("--space-2", 8),
    ("--space-3", 12),
    ("--space-4", 16),
    ("--space-5", 24),
    ("--space-6", 32),
    ("--space-7", 48),
];

impl Need {
    /// The other token of the pair.
    #[must_use]
    pub const fn other(self) -> &'static str {
        match self {
            Self::Text(other) | Self::Mark(other) | Self::Ground(other) | Self::Hairline(other) => other,
        }
    }

    /// The least contrast that serves; none if there is no limit.
    #[must_use]
    pub const fn least(self) -> Option<f64> {
        match self {
            Self::Text(_) | Self::Ground(_) => Some(TEXT),
            Self::Mark(_) => Some(MARK),
            Self::Hairline(_) => None,
        }
    }

    const fn key(self) -> &'static str {
        match self {
            Self::Text(_) => "design-need-text",
            Self::Mark(_) => "design-need-mark",
            Self::Ground(_) => "design-need-ground",
            Self::Hairline(_) => "design-need-hairline",
        }
    }
}

/// A colour as the theme resolves it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measured {
    /// Its token.
    pub token: &'static str,
    /// What it has to be told apart from.
    pub need: Need,
    /// What it is.
    pub colour: Rgb,
    /// Its contrast to the other token.
    pub ratio: f64,
}

impl Measured {
    /// Reads a token and what it is measured against; nothing where either cannot be resolved.
    #[must_use]
    pub fn of(token: &'static str, need: Need, read: impl Fn(&str) -> Option<Rgb>) -> Option<Self> {
        let colour = read(token)?;
        Some(Self { token, need, colour, ratio: contrast(colour, read(need.other())?) })
    }

    /// The colour as style sheets write it.
    #[must_use]
    pub fn hex(&self) -> String {
        let [red, green, blue] = self.colour;
        format!("#{red:02x}{green:02x}{blue:02x}")
    }

    /// Whether it stands apart as clearly as it has to.
    #[must_use]
    pub fn serves(&self) -> bool {
        self.need.least().is_none_or(|least| self.ratio >= least)
    }

    /// What was measured, what against, and what is needed.
    #[must_use]
    pub fn words(&self, i18n: &I18n) -> String {
        let number = |value: f64| i18n.number_to(value, Style::Decimal(2), 0.01);
        let ratio = number(cut(self.ratio));
        let least = self.need.least().map(number).unwrap_or_default();
        let values = [("ratio", ratio.into()), ("other", self.need.other().into()), ("least", least.into())];
        i18n.with(self.need.key(), &values)
    }
}

/// The number that the page's live control changes: there is one in every plan.
pub const LIVE: &str = "/ladder/per_referral";

/// What the expected campaign brings at its end, before and after the live control was moved.
#[must_use]
pub fn report(i18n: &I18n, state: &AppState) -> String {
    let open = state.active_plan();
    let write = |value: Option<f64>| {
        let none = || i18n.text("card-undefined");
        value.map_or_else(none, |value| i18n.number(value, Style::Count))
    };
    let value = open.plan.number(LIVE).map(|(quantity, number)| number.median(quantity.kind));
    let style = Style::Money(open.plan.currency);
    let value = value.map(|value| i18n.number(value, style)).unwrap_or_default();
    let customers = write(Metric::Customers.last(&open.expected));
    i18n.with("design-report", &[("value", value.into()), ("customers", customers.into())])
}

/// A number of the control's states: what stands in it, and what was typed and not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sample {
    /// As it was opened.
    Given,
    /// Another value than it was opened with.
    Changed,
    /// A range.
    Unknown,
    /// A text that is not valid was typed.
    Wrong,
}

impl Sample {
    /// Every state.
    pub const ALL: [Self; 4] = [Self::Given, Self::Changed, Self::Unknown, Self::Wrong];

    /// Its name in attributes.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Given => "given",
            Self::Changed => "changed",
            Self::Unknown => "unknown",
            Self::Wrong => "wrong",
        }
    }

    /// Message that says what it is.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Given => "design-number-given",
            Self::Changed => "design-number-changed",
            Self::Unknown => "design-number-unknown",
            Self::Wrong => "design-number-wrong",
        }
    }

    /// What stands there now, if it was opened with a value.
    #[must_use]
    pub fn number(self, base: f64, quantity: &Quantity) -> Number {
        let scale = Scale::of(quantity);
        match self {
            Self::Given | Self::Wrong => Number::Value(base),
            Self::Changed => {
                let place = scale.place(base);
                let far = scale.places() / 5 + 1;
                Number::Value(scale.value(if place > far { place - far } else { place + far }))
            }
            Self::Unknown => ranges::around(base, quantity),
        }
    }

    /// What was typed.
    #[must_use]
    pub const fn typed(self) -> Option<&'static str> {
        match self {
            // Below what any number of the plan may be.
            Self::Wrong => Some("-1"),
            _ => None,
        }
    }
}

/// A number of a plan as the samples start with it: its message, its quantity, its value.
#[must_use]
pub fn sampled(plan: &Plan) -> Option<(&'static str, Quantity, f64)> {
    let row = fields::row(LIVE)?;
    let quantity = row.quantity?;
    let value = plan.number(LIVE).map(|(quantity, number)| number.median(quantity.kind))?;
    Some((row.key.as_str(), quantity, value))
}

/// Every problem that the plan would have with a length and a number that no plan can have.
#[must_use]
pub fn problems(plan: &Plan) -> Option<Problems> {
    let mut broken = plan.clone();
    broken.horizon_days = 0;
    broken.set_number(LIVE, Number::Value(-1.0));
    broken.check().err()
}

/// The expected curves of the open plans: the chart of growth without its fans.
#[must_use]
pub fn expected(i18n: &I18n, state: &AppState) -> Still {
    let metric = growth_metrics(state)[0];
    let fans = Fans::default();
    let scene = Scene { state, fans: &fans, i18n, metric, cac: Metric::Cac, laws: false };
    let chart = build(Kind::Growth, &scene);
    let still = Still { words: summary(&scene, &chart), table: table(&scene, &chart), chart: Rc::new(chart) };
    still.noted(Some(i18n.text("design-chart-note")))
}

/// A chart with nothing to draw.
#[must_use]
pub fn empty(i18n: &I18n) -> Still {
    let why = i18n.text("explain-no-spread");
    Still::empty("design-empty", i18n.text("design-chart-empty"), i18n.text("design-chart-empty-why"), why)
}

/// A headline card in one of its states: the message that says which, the card, and what plans show on it.
pub type CardSample = (&'static str, Card, Vec<(usize, Reading)>);

/// The headline card in each of its states. What several plans show needs several plans.
#[must_use]
pub fn cards(state: &AppState) -> Vec<CardSample> {
    let all: Vec<_> = state.plans.iter().map(readings).collect();
    let [customers, cac, goal] = [0, 1, CARDS.len() - 1];
    let now = |card: usize| vec![(state.active, all[state.active][card])];
    let expected = CARDS[customers].metric.and_then(|metric| metric.last(&state.active_plan().expected));
    let computing = expected.map_or(Reading::Undefined, Reading::Expected);
    let mut samples = vec![("design-card-one", CARDS[customers], now(customers))];
    if all.len() > 1 {
        let several = all.iter().map(|readings| readings[customers]).enumerate().collect();
        samples.push(("design-card-several", CARDS[customers], several));
    }
    samples.push(("design-card-computing", CARDS[customers], vec![(state.active, computing)]));
    samples.push(("design-card-chance", CARDS[goal], now(goal)));
    samples.push(("design-card-undefined", CARDS[cac], vec![(state.active, Reading::Undefined)]));
    samples
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::i18n::Locale;
    use crate::presets;
    use crate::state::Document;

    const CSS: &str = include_str!("../../assets/css/tokens.css");

    /// Plain colours of the light and the dark theme, by token.
    fn themes() -> [BTreeMap<&'static str, Rgb>; 2] {
        let dark = CSS.find("[data-theme=\"dark\"] {").expect("there is a dark theme");
        let forced = CSS.find("@media (forced-colors").expect("there are forced colours");
        [&CSS[..dark], &CSS[dark..forced]].map(|part| {
            let tokens = part.split(';').filter_map(|line| {
                let (name, value) = line.rsplit_once("--")?.1.split_once(": #")?;
                let part = |at: usize| u8::from_str_radix(value.get(at..at + 2)?, 16).ok();
                Some((name, [part(0)?, part(2)?, part(4)?]))
            });
            tokens.collect()
        })
    }

    fn read<'a>(theme: &'a BTreeMap<&'static str, Rgb>) -> impl Fn(&str) -> Option<Rgb> + 'a {
        |token| theme.get(token.trim_start_matches("--")).copied()
    }

    #[test]
    fn every_colour_of_the_style_sheet_has_its_role_and_serves_it_in_both_themes() {
        for theme in themes() {
            let shown: Vec<_> = COLOURS.iter().flat_map(|(_, tokens)| *tokens).collect();
            for name in theme.keys() {
                assert!(shown.iter().any(|(token, _)| token.trim_start_matches("--") == *name), "{name} has no role");
            }
            assert_eq!(theme.len(), shown.len());
            for (token, need) in shown {
                let measured = Measured::of(token, *need, read(&theme)).unwrap_or_else(|| panic!("{token} is missing"));
                assert!(measured.serves(), "{token}: {} to {}", measured.ratio, need.other());
            }
        }
    }

    #[test]
    fn sizes_and_spaces_are_those_of_the_style_sheet() {
        for (token, px) in SIZES {
            let rem = f64::from(px) / 16.0;
            assert!(CSS.contains(&format!("{token}: {rem}rem;")), "{token}");
        }
        for (token, px) in SPACES {
            assert!(CSS.contains(&format!("{token}: {px}px;")), "{token}");
        }
        assert_eq!(
            CSS.matches("    --text-").count() + CSS.matches("    --space-").count(),
            SIZES.len() + SPACES.len()
        );
    }

    #[test]
    fn a_colour_says_what_it_was_measured_against() {
        let [light, _] = themes();
        let ink = Measured::of("--ink", Need::Text("--surface"), read(&light)).unwrap();
        assert_eq!(ink.hex(), "#1f2328");
        assert!(ink.words(&I18n::new(Locale::En)).contains("--surface"), "{}", ink.words(&I18n::new(Locale::En)));
        assert_eq!(Measured::of("--ink", Need::Text("--nothing"), read(&light)), None);
        let grey = Measured { token: "--ink", need: Need::Text("--surface"), colour: [0x77; 3], ratio: 4.478 };
        assert!(!grey.serves());
    }

    fn state() -> AppState {
        AppState::open(Document::of_preset(presets::default(), Locale::En)).unwrap()
    }

    #[test]
    fn samples_are_in_the_state_that_they_say() {
        let (_, quantity, base) = sampled(&state().active_plan().plan).unwrap();
        assert_eq!(Sample::Given.number(base, &quantity), Number::Value(base));
        let Number::Value(changed) = Sample::Changed.number(base, &quantity) else { panic!("a value") };
        assert!(changed != base && (quantity.min..=quantity.max).contains(&changed), "{changed}");
        assert!(Sample::Unknown.number(base, &quantity).is_range());
        let typed = Sample::Wrong.typed().unwrap();
        assert!(crate::view::field_text::read(typed, &quantity).is_err());
        assert!(problems(&state().active_plan().plan).unwrap().0.len() >= 2);
    }

    #[test]
    fn the_card_is_there_in_every_state() {
        let keys = |state: &AppState| cards(state).iter().map(|(key, ..)| *key).collect::<Vec<_>>();
        let (two, one) = (state(), state().update(crate::state::Action::RemovePlan(1)).unwrap());
        assert_eq!(keys(&two).len(), 5);
        assert!(!keys(&one).contains(&"design-card-several"));
        let i18n = I18n::new(Locale::En);
        for (_, card, shown) in cards(&two) {
            let lines: Vec<_> = shown.iter().map(|&(plan, reading)| (reading, two.plans[plan].plan.currency)).collect();
            assert_eq!(crate::view::cards::lines(&i18n, card, &lines).len(), shown.len());
        }
    }

    #[test]
    fn the_chart_is_the_expected_curve_of_the_open_plans() {
        let i18n = I18n::new(Locale::En);
        let state = state();
        let still = expected(&i18n, &state);
        assert_eq!((still.chart.name, still.chart.fan_width), ("growth", None));
        let (plan, other) = (&state.active_plan().plan, report(&i18n, &state));
        let (_, quantity, base) = sampled(plan).unwrap();
        let value = Sample::Changed.number(base, &quantity);
        let action = crate::state::Action::SetNumber { path: LIVE.to_owned(), value };
        let moved = state.update(action).unwrap();
        assert_ne!(expected(&i18n, &moved).chart.expected_sum, still.chart.expected_sum);
        assert_ne!(report(&i18n, &moved), other);
    }
}
