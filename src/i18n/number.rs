//! How numbers are written: grouped in thousands, shortened by the locale's own units (k and M, 万 and 亿), and never
//! with more digits than asked for.

use fluent_bundle::FluentValue;
use snowball_engine::plan::Currency;

use super::Locale;

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Style {
    /// People or events.
    Count,
    /// Money.
    Money(Currency),
    /// A share of one, shown in per cent.
    Share,
    /// A difference of two shares of one, in percentage points.
    Points,
    /// A pure number with at most so many decimals.
    Decimal(u8),
}

/// How several numbers are written alike: in one unit, down to one step.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Alike {
    /// Smallest size that is not zero.
    least: f64,
    /// Largest size.
    most: f64,
    step: Option<f64>,
}

impl Alike {
    /// What suits all of these values; `step` is the smallest difference worth writing.
    #[must_use]
    pub fn of(values: &[f64], step: Option<f64>) -> Self {
        let sizes = values.iter().map(|value| value.abs()).filter(|size| size.is_finite() && *size > 0.0);
        let (least, most) =
            sizes.fold((f64::INFINITY, 0.0), |(least, most): (f64, f64), size| (least.min(size), most.max(size)));
        // However sure a number is, nobody reads seven digits of it.
        let step = step.filter(|step| step.is_finite() && *step > 0.0).map(|step| step.max(most * FINEST));
        Self { least, most, step }
    }
}

/// Shown for what is not a number.
const NONE: &str = "–";

/// Smallest step worth writing, as a share of the largest number: four digits.
const FINEST: f64 = 5e-4;

/// Significant digits of a number of which nothing more is known.
const DIGITS: i32 = 3;

/// Units that shorten large numbers: from which value on, divisor, sign. Largest first.
type Shortened = [(f64, f64, &'static str); 3];
/// English in text: whole thousands are easily read, so `k` begins late.
const EN_TEXT: Shortened = [(1e9, 1e9, "B"), (1e6, 1e6, "M"), (1e5, 1e3, "k")];
/// English on an axis, where room is short.
const EN_TICK: Shortened = [(1e9, 1e9, "B"), (1e6, 1e6, "M"), (1e4, 1e3, "k")];
/// Chinese, which counts in ten thousands.
const ZH: Shortened = [(1e12, 1e12, "万亿"), (1e8, 1e8, "亿"), (1e4, 1e4, "万")];

/// Writes a number in the middle of text.
pub(super) fn write(locale: Locale, value: f64, style: Style, alike: Alike) -> String {
    let units = match locale {
        Locale::En => &EN_TEXT,
        Locale::ZhCn => &ZH,
    };
    styled(locale, value, style, alike, units)
}

/// The two ends of an interval, with what they have in common said once: `¥105`, `290万`; `33`, `65%`. Letters stay at
/// both: in `200–600k` the first could be two hundred.
pub(super) fn ends(locale: Locale, low: f64, high: f64, style: Style, alike: Alike) -> (String, String) {
    let (mut first, mut second) = (write(locale, low, style, alike), write(locale, high, style, alike));
    // A sign must not be read as belonging to one end only.
    if low < 0.0 || high < 0.0 || !low.is_finite() || !high.is_finite() {
        return (first, second);
    }
    let unit_length = |text: &str| text.len() - text.trim_end_matches(|c: char| !c.is_ascii_digit()).len();
    let (own, other) = (unit_length(&first), unit_length(&second));
    let unit = &second[second.len() - other..];
    if first[first.len() - own..] == *unit && !unit.contains(|c: char| c.is_ascii_alphabetic()) {
        first.truncate(first.len() - own);
    }
    if let Style::Money(currency) = style
        && let Some(rest) = second.strip_prefix(symbol(locale, currency))
    {
        second = rest.to_owned();
    }
    (first, second)
}

/// Writes a number for an axis.
pub(super) fn tick(locale: Locale, value: f64, style: Style) -> String {
    let units = match locale {
        Locale::En => &EN_TICK,
        Locale::ZhCn => &ZH,
    };
    styled(locale, value, style, Alike::of(&[value], None), units)
}

/// Numbers that stand in a message as they are, such as days and counts of things.
pub(super) fn plain(locale: Locale, value: &FluentValue) -> Option<String> {
    match value {
        FluentValue::Number(number) => {
            Some(write(locale, number.value, Style::Decimal(6), Alike::of(&[number.value], None)))
        }
        _ => None,
    }
}

fn styled(locale: Locale, value: f64, style: Style, alike: Alike, units: &Shortened) -> String {
    if !value.is_finite() {
        return NONE.to_owned();
    }
    let (size, step) = (value.abs(), alike.step);
    let per_cent = || scaled(size * 100.0, step.map(|step| step * 100.0), 1);
    let text = match style {
        Style::Count => shortened(size, alike, units),
        Style::Money(currency) => format!("{}{}", symbol(locale, currency), shortened(size, alike, units)),
        Style::Share => format!("{}%", per_cent()),
        Style::Points => match locale {
            Locale::En => format!("{} pp", per_cent()),
            Locale::ZhCn => format!("{} 个百分点", per_cent()),
        },
        Style::Decimal(decimals) => scaled(size, step, decimals),
    };
    // What is rounded to zero has no sign.
    if value < 0.0 && text.contains(|c: char| ('1'..='9').contains(&c)) { format!("−{text}") } else { text }
}

/// Sign of a currency. The yen shares ¥ with the yuan but is no currency of a plan.
pub(super) const fn symbol(locale: Locale, currency: Currency) -> &'static str {
    match (currency, locale) {
        (Currency::Cny, _) => "¥",
        (Currency::Usd, Locale::En) => "$",
        (Currency::Usd, Locale::ZhCn) => "US$",
        (Currency::Eur, _) => "€",
    }
}

fn shortened(size: f64, Alike { least, most, step }: Alike, units: &Shortened) -> String {
    // Rounded first: 9,999.7 is ten thousand, and is to be written as such.
    let (size, least, most) = (rounded(size, step), rounded(least, step), rounded(most, step));
    // A unit must suit the smaller ones too: 6,700–12,900 rather than 0.67万–1.29万.
    let suits = |(from, divisor, _): &&(f64, f64, &str)| {
        most >= *from && (least >= *divisor || most >= 10.0 * from.max(*divisor))
    };
    match units.iter().find(suits) {
        Some((_, divisor, sign)) => {
            format!("{}{sign}", scaled(size / divisor, step.map(|step| step / divisor), 2))
        }
        None => scaled(size, step, 2),
    }
}

/// To the nearest multiple of `step`; without a step, to three significant digits, but whole numbers are kept.
fn rounded(size: f64, step: Option<f64>) -> f64 {
    match step {
        Some(step) => (size / step).round() * step,
        None if size >= 100.0 => size.round(),
        None => size,
    }
}

/// Writes a number with the decimals that `step` asks for, or else three significant digits and at most `most` decimals.
fn scaled(size: f64, step: Option<f64>, most: u8) -> String {
    match step {
        Some(step) => {
            let decimals = (-step.log10() - 1e-9).ceil().clamp(0.0, 6.0) as usize;
            grouped(&format!("{:.decimals$}", rounded(size, Some(step))))
        }
        None => {
            let before = if size >= 1.0 { size.log10().floor() as i32 + 1 } else { 0 };
            let decimals =
                if most > 2 { usize::from(most) } else { (DIGITS - before).clamp(0, i32::from(most)) as usize };
            let text = format!("{size:.decimals$}");
            grouped(if decimals > 0 { text.trim_end_matches('0').trim_end_matches('.') } else { &text })
        }
    }
}

/// Puts a comma between thousands.
pub(crate) fn grouped(digits: &str) -> String {
    let (whole, rest) = digits.find('.').map_or((digits, ""), |point| digits.split_at(point));
    let mut text = String::with_capacity(digits.len() + whole.len() / 3);
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    text + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    const CNY: Style = Style::Money(Currency::Cny);

    fn check(value: f64, style: Style, step: Option<f64>, en: &str, zh: &str) {
        let alike = Alike::of(&[value], step);
        assert_eq!(write(Locale::En, value, style, alike), en, "English {value}");
        assert_eq!(write(Locale::ZhCn, value, style, alike), zh, "Chinese {value}");
    }

    #[test]
    fn text_by_locale() {
        check(3_420.0, Style::Count, None, "3,420", "3,420");
        check(3_421.6, Style::Count, Some(10.0), "3,420", "3,420");
        check(12_345.0, Style::Count, None, "12,345", "1.23万");
        check(12_345.0, Style::Count, Some(100.0), "12,300", "1.23万");
        check(12_345.0, Style::Count, Some(1000.0), "12,000", "1.2万");
        check(9_999.7, Style::Count, None, "10,000", "1万");
        check(1_234_567.0, CNY, None, "¥1.23M", "¥123万");
        check(-250_000_000.0, CNY, None, "−¥250M", "−¥2.5亿");
        check(0.4, Style::Count, None, "0.4", "0.4");
        check(0.623, Style::Share, None, "62.3%", "62.3%");
        check(0.623, Style::Share, Some(0.01), "62%", "62%");
        check(1.0, Style::Share, None, "100%", "100%");
        check(-0.05, Style::Points, Some(0.01), "−5 pp", "−5 个百分点");
        check(1.256, Style::Decimal(2), None, "1.26", "1.26");
        check(-0.0001, Style::Decimal(2), None, "0", "0");
        check(f64::NAN, Style::Count, None, "–", "–");
        check(f64::INFINITY, Style::Count, None, "–", "–");
    }

    #[test]
    fn the_ends_of_an_interval_share_their_unit() {
        let both = |locale, values: [f64; 2], step| {
            values.map(|value| write(locale, value, CNY, Alike::of(&values, Some(step))))
        };
        assert_eq!(both(Locale::En, [60_000.0, 750_000.0], 1e4), ["¥60k", "¥750k"]);
        assert_eq!(both(Locale::ZhCn, [60_000.0, 750_000.0], 1e4), ["¥6万", "¥75万"]);
        assert_eq!(both(Locale::ZhCn, [6_700.0, 12_900.0], 100.0), ["¥6,700", "¥12,900"]);
        assert_eq!(both(Locale::En, [1.04e6, 2.9e6], 1e4), ["¥1.04M", "¥2.90M"]);
        assert_eq!(both(Locale::En, [0.0, 2.9e6], 1e4), ["¥0.00M", "¥2.90M"]);
    }

    #[test]
    fn an_interval_says_its_unit_once() {
        let both = |low: f64, high: f64, style, step| {
            let (low, high) = ends(Locale::ZhCn, low, high, style, Alike::of(&[low, high], Some(step)));
            format!("{low}–{high}")
        };
        assert_eq!(both(1.05e6, 2.9e6, CNY, 1e4), "¥105–290万");
        assert_eq!(both(1520.0, 2690.0, CNY, 10.0), "¥1,520–2,690");
        assert_eq!(ends(Locale::En, 2e5, 6e5, CNY, Alike::of(&[2e5, 6e5], None)), ("¥200k".into(), "600k".into()));
        assert_eq!(both(0.33, 0.65, Style::Share, 0.01), "33–65%");
        assert_eq!(both(-0.33, 0.65, Style::Share, 0.01), "−33%–65%");
        assert_eq!(both(560.0, 1270.0, Style::Count, 10.0), "560–1,270");
    }

    #[test]
    fn axes_are_shorter() {
        assert_eq!(tick(Locale::En, 12_000.0, Style::Count), "12k");
        assert_eq!(tick(Locale::ZhCn, 12_000.0, Style::Count), "1.2万");
        assert_eq!(tick(Locale::En, 4_000.0, CNY), "¥4,000");
    }
}
