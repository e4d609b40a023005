//! A number of a plan: a value, or a range that says how little is known; and the table row that describes it.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

/// A value, or a range given by its 5 % and 95 % points.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Number {
    /// Known.
    Value(f64),
    /// Unknown: each replicate draws one value; the distribution follows from [`Kind`].
    Range {
        /// 5 % point.
        low: f64,
        /// 95 % point.
        high: f64,
    },
}

impl Number {
    /// The median: the value itself, or the middle of the range on the scale of its kind.
    #[must_use]
    pub fn median(self, kind: Kind) -> f64 {
        match self {
            Self::Value(value) => value,
            Self::Range { low, high } => kind.quantile(low, high, 0.5),
        }
    }

    /// The value of a number whose range has been drawn. Never inlined: two hundred places ask for one, none of them often.
    #[inline(never)]
    pub(crate) fn drawn(self) -> f64 {
        self.median(Kind::Signed)
    }

    /// Whether it is a range.
    #[must_use]
    pub fn is_range(self) -> bool {
        matches!(self, Self::Range { .. })
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        let end = |name: &str| value.get(name).and_then(Value::as_f64);
        let range = || Some(Self::Range { low: end("low")?, high: end("high")? });
        let is_range = value.as_object().is_some_and(|map| map.len() == 2);
        let number = value.as_f64().map(Self::Value).or_else(|| range().filter(|_| is_range));
        number.ok_or_else(|| D::Error::custom("a number, or a range with low and high"))
    }
}

impl From<f64> for Number {
    fn from(value: f64) -> Self {
        Self::Value(value)
    }
}

/// What sort of quantity a number is; decides the distribution of a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// In [0, 1]; ranges are logit-normal.
    Probability,
    /// At least 0 (rate, price, time, multiplier); ranges are log-normal.
    Positive,
    /// Any sign; ranges are normal.
    Signed,
}

impl Kind {
    /// The `u`-quantile, u in (0, 1), of the distribution whose 5 % and 95 % points are `low` and `high`.
    #[must_use]
    pub fn quantile(self, low: f64, high: f64, u: f64) -> f64 {
        use crate::math;
        /// Standard normal 95 % point.
        const Z95: f64 = 1.644_853_626_951_472_6;
        type Map = fn(f64) -> f64;
        let (to, from): (Map, Map) = match self {
            Self::Probability => (math::logit, math::logistic),
            Self::Positive => (math::ln, math::exp),
            Self::Signed => (|x| x, |x| x),
        };
        let (a, b) = (to(low), to(high));
        from(f64::midpoint(a, b) + (b - a) * 0.5 / Z95 * math::probit(u))
    }

    /// The law of what is added to a number: that of positive numbers where it cannot be negative.
    #[must_use]
    pub fn of_summand(summand: Number) -> Self {
        if matches!(summand, Number::Range { low, .. } if low <= 0.0) { Self::Signed } else { Self::Positive }
    }

    /// Whether both ends of a range lie inside the distribution's support.
    #[must_use]
    pub fn admits_range(self, low: f64, high: f64) -> bool {
        match self {
            Self::Probability => low > 0.0 && high < 1.0,
            Self::Positive => low > 0.0,
            Self::Signed => true,
        }
    }
}

/// Unit of a quantity, as the interface and the documents name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Share of one, shown in per cent.
    Share,
    /// Pure factor.
    Times,
    /// Pure number without unit.
    One,
    /// People.
    People,
    /// People per day.
    PeoplePerDay,
    /// Contacts per share.
    Contacts,
    /// Occasions per day.
    PerDay,
    /// Occasions per month of 30.4375 days.
    PerMonth,
    /// Probability per day.
    SharePerDay,
    /// Probability per month of 30.4375 days.
    SharePerMonth,
    /// Share per year.
    SharePerYear,
    /// Probability per churn period.
    SharePerPeriod,
    /// Days.
    Days,
    /// Money in the plan's currency.
    Money,
    /// Money per day.
    MoneyPerDay,
    /// Money per month of 30.4375 days.
    MoneyPerMonth,
    /// Consultations per day.
    ConsultsPerDay,
    /// Occasions per year.
    PerYear,
    /// Views of a post.
    Views,
    /// Groups of customers.
    Groups,
    /// Groups per month of 30.4375 days.
    GroupsPerMonth,
}

/// One row of the table of numbers: the only source for validation, sliders, tooltips and documents.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Quantity {
    /// Sort of quantity.
    pub kind: Kind,
    /// Unit.
    pub unit: Unit,
    /// Smallest valid value.
    pub min: f64,
    /// Largest valid value.
    pub max: f64,
    /// What a slider spans by default; a value outside is still valid.
    pub slider: (f64, f64),
}

impl Quantity {
    /// A probability or share in [0, 1] whose slider spans all of it.
    #[must_use]
    pub const fn share() -> Self {
        Self::new(Kind::Probability, Unit::Share, 0.0, 1.0)
    }

    /// A factor in [0, `max`].
    #[must_use]
    pub const fn times(max: f64) -> Self {
        Self::new(Kind::Positive, Unit::Times, 0.0, max)
    }

    /// An amount of money in [0, 10⁹] with a slider up to `slider`.
    #[must_use]
    pub const fn money(slider: f64) -> Self {
        Self::new(Kind::Positive, Unit::Money, 0.0, 1e9).slide(0.0, slider)
    }

    /// Any quantity; the slider spans its whole range.
    #[must_use]
    pub const fn new(kind: Kind, unit: Unit, min: f64, max: f64) -> Self {
        Self { kind, unit, min, max, slider: (min, max) }
    }

    /// The same with another span of the slider.
    #[must_use]
    pub const fn slide(self, from: f64, to: f64) -> Self {
        Self { slider: (from, to), ..self }
    }
}
