//! Strength of a lever as a formula over its parameters, written as JSON: a number, the name of a parameter, or an object
//! with one operator, as `{"*": ["uplift", {"-": [1, "loss"]}]}`.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::Error as _;
use serde_json::Value;
use snowball_engine::plan::{Kind, Number};

/// A formula.
#[derive(Clone, Debug, PartialEq)]
pub enum Formula {
    /// A constant.
    Constant(f64),
    /// The value of a parameter.
    Parameter(String),
    /// An operator over others.
    Apply(Operator, Vec<Formula>),
}

/// What is done with the operands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// Sum of all.
    Sum,
    /// Product of all.
    Product,
    /// First less second.
    Difference,
    /// First over second.
    Quotient,
    /// First to the power of the second.
    Power,
    /// Least of all.
    Min,
    /// Greatest of all.
    Max,
    /// Natural logarithm.
    Ln,
    /// Exponential.
    Exp,
}

impl Operator {
    fn of(name: &str) -> Option<Self> {
        Some(match name {
            "+" => Self::Sum,
            "*" => Self::Product,
            "-" => Self::Difference,
            "/" => Self::Quotient,
            "^" => Self::Power,
            "min" => Self::Min,
            "max" => Self::Max,
            "ln" => Self::Ln,
            "exp" => Self::Exp,
            _ => return None,
        })
    }

    fn takes(self, operands: usize) -> bool {
        match self {
            Self::Difference | Self::Quotient | Self::Power => operands == 2,
            Self::Ln | Self::Exp => operands == 1,
            Self::Sum | Self::Product | Self::Min | Self::Max => operands > 0,
        }
    }

    fn apply(self, operands: &[f64]) -> f64 {
        match (self, operands) {
            (Self::Sum, all) => all.iter().sum(),
            (Self::Product, all) => all.iter().product(),
            (Self::Difference, [a, b]) => a - b,
            (Self::Quotient, [a, b]) => a / b,
            (Self::Power, [a, b]) => a.powf(*b),
            (Self::Min, all) => all.iter().copied().fold(f64::INFINITY, f64::min),
            (Self::Max, all) => all.iter().copied().fold(f64::NEG_INFINITY, f64::max),
            (Self::Ln, [a]) => a.ln(),
            (Self::Exp, [a]) => a.exp(),
            // Reading lets no other number of operands in.
            _ => f64::NAN,
        }
    }
}

impl TryFrom<&Value> for Formula {
    type Error = String;

    fn try_from(value: &Value) -> Result<Self, String> {
        let wrong = || format!("not a formula: {value}");
        match value {
            Value::Number(number) => number.as_f64().map(Self::Constant).ok_or_else(wrong),
            Value::String(name) => Ok(Self::Parameter(name.clone())),
            Value::Object(map) => {
                let Some((name, operands)) = map.iter().next().filter(|_| map.len() == 1) else {
                    return Err(wrong());
                };
                let operator = Operator::of(name).ok_or_else(wrong)?;
                let operands = match operands {
                    Value::Array(all) => all.iter().map(Self::try_from).collect::<Result<Vec<_>, _>>()?,
                    one => vec![Self::try_from(one)?],
                };
                if operator.takes(operands.len()) { Ok(Self::Apply(operator, operands)) } else { Err(wrong()) }
            }
            _ => Err(wrong()),
        }
    }
}

impl<'de> Deserialize<'de> for Formula {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::try_from(&Value::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

/// Parameters by name, each with the law of its range.
pub type Settings<'a> = BTreeMap<&'a str, (Kind, Number)>;

/// Significant digits of a strength: more than anybody knows, and few enough to read. They also make a strength the same
/// number wherever it is computed.
const DIGITS: i32 = 4;

impl Formula {
    /// Names of the parameters in it.
    pub fn parameters(&self) -> Vec<&str> {
        match self {
            Self::Constant(_) => Vec::new(),
            Self::Parameter(name) => vec![name],
            Self::Apply(_, operands) => operands.iter().flat_map(Self::parameters).collect(),
        }
    }

    fn value(&self, of: &dyn Fn(&str) -> f64) -> f64 {
        match self {
            Self::Constant(value) => *value,
            Self::Parameter(name) => of(name),
            Self::Apply(operator, operands) => {
                let operands: Vec<f64> = operands.iter().map(|operand| operand.value(of)).collect();
                operator.apply(&operands)
            }
        }
    }

    /// Its value, every parameter at its median.
    #[must_use]
    pub fn median(&self, settings: &Settings<'_>) -> f64 {
        self.value(&|name| settings.get(name).map_or(f64::NAN, |(kind, number)| number.median(*kind)))
    }

    /// Its value; a range where a parameter is one, for a number of the given kind. The median is that of the formula. The
    /// ranges of several parameters are combined as independent errors are: deviations from the median, each with one
    /// parameter at an end of its range, add up as squares on the scale of the law of the kind; the range is as wide as the
    /// mean of both sides. Where a value leaves the support of the law, plain differences are taken instead.
    #[must_use]
    pub fn evaluate(&self, settings: &Settings<'_>, kind: Kind) -> Number {
        let median = self.median(settings);
        let others = |other: &str| settings.get(other).map_or(f64::NAN, |(kind, number)| number.median(*kind));
        // For each parameter that is a range, its end at which the value is least, and that value; and the greatest.
        let mut least: BTreeMap<&str, (f64, f64)> = BTreeMap::new();
        let mut greatest = least.clone();
        for (name, (_, number)) in settings {
            if let (Number::Range { low, high }, true) = (*number, self.parameters().contains(name)) {
                let at = |end: f64| (end, self.value(&|other| if other == *name { end } else { others(other) }));
                let (a, b) = (at(low), at(high));
                let (down, up) = if a.1 <= b.1 { (a, b) } else { (b, a) };
                least.insert(name, down);
                greatest.insert(name, up);
            }
        }
        let values = || least.values().chain(greatest.values()).map(|(_, value)| *value).chain([median]);
        type Map = fn(f64) -> f64;
        let (to, from): (Map, Map) = match kind {
            Kind::Probability if values().all(|value| 0.0 < value && value < 1.0) => {
                (|x| (x / (1.0 - x)).ln(), |x| 1.0 / (1.0 + (-x).exp()))
            }
            Kind::Positive if values().all(|value| value > 0.0) => (f64::ln, f64::exp),
            _ => (|x| x, |x| x),
        };
        let away = |ends: &BTreeMap<&str, (f64, f64)>| {
            ends.values().map(|(_, value)| (to(*value) - to(median)).powi(2)).sum::<f64>().sqrt()
        };
        let width = f64::midpoint(away(&least), away(&greatest));
        // What cannot be negative is not: never below the value with every parameter at its worst end.
        let worst = self.value(&|name| least.get(name).map_or_else(|| others(name), |(end, _)| *end));
        let low = from(to(median) - width);
        let low = if worst >= 0.0 && low < 0.0 { worst } else { low };
        let (low, high) = (rounded(low), rounded(from(to(median) + width)));
        if low < high { Number::Range { low, high } } else { Number::Value(rounded(median)) }
    }
}

fn rounded(value: f64) -> f64 {
    // Written and read again, so that the result is the number nearest to what is shown.
    format!("{value:.*e}", DIGITS as usize - 1).parse().unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn formula(value: Value) -> Formula {
        Formula::try_from(&value).expect("a formula")
    }

    #[test]
    fn formulas_compute() {
        let settings =
            Settings::from([("a", (Kind::Positive, Number::Value(3.0))), ("b", (Kind::Positive, Number::Value(4.0)))]);
        for (value, result) in [
            (json!(2.5), 2.5),
            (json!("a"), 3.0),
            (json!({"+": ["a", "b", 1]}), 8.0),
            (json!({"*": ["a", {"-": [1, "b"]}]}), -9.0),
            (json!({"/": ["a", "b"]}), 0.75),
            (json!({"^": ["a", 2]}), 9.0),
            (json!({"min": ["a", "b"]}), 3.0),
            (json!({"max": ["a", "b", 1]}), 4.0),
            (json!({"exp": {"ln": ["b"]}}), 4.0),
        ] {
            assert_eq!(formula(value.clone()).evaluate(&settings, Kind::Signed), Number::Value(result), "{value}");
        }
    }

    #[test]
    fn what_is_no_formula_is_refused() {
        for value in [
            json!(null),
            json!([1, 2]),
            json!({}),
            json!({"%": [1, 2]}),
            json!({"-": [1, 2, 3]}),
            json!({"/": [1]}),
            json!({"+": []}),
            json!({"ln": [1, 2]}),
            json!({"+": [1], "*": [1]}),
        ] {
            assert!(Formula::try_from(&value).is_err(), "{value}");
        }
    }

    /// Products of log-normal ranges: the widths on the scale of logarithms add up as squares.
    #[test]
    fn ranges_are_combined_as_independent_errors() {
        let range = |low, high| (Kind::Positive, Number::Range { low, high });
        let settings = Settings::from([("a", range(0.5, 2.0)), ("b", range(1.0, 4.0)), ("c", range(1.0, 9.0))]);
        let width = (2.0 * 2f64.ln().powi(2)).sqrt().exp();
        let Number::Range { low, high } = formula(json!({"*": ["a", "b"]})).evaluate(&settings, Kind::Positive) else {
            panic!("a range")
        };
        assert!((low * width / 2.0 - 1.0).abs() < 1e-3 && (high / width / 2.0 - 1.0).abs() < 1e-3, "{low} to {high}");
        let alone = formula(json!({"/": [1, "a"]})).evaluate(&settings, Kind::Positive);
        assert_eq!(alone, Number::Range { low: 0.5, high: 2.0 }, "a falling formula turns the ends round");
        let signed = formula(json!({"-": ["a", 1]})).evaluate(&settings, Kind::Signed);
        assert_eq!(
            signed,
            Number::Range { low: -0.75, high: 0.75 },
            "around the median, as wide as both sides are on average"
        );
        let share = formula(json!({"*": ["a", 0.3]})).evaluate(&settings, Kind::Probability);
        let Number::Range { low, high } = share else { panic!("a range") };
        assert!((Kind::Probability.quantile(low, high, 0.5) - 0.3).abs() < 1e-4, "the median stays: {low} to {high}");
        assert!(high < 1.0);
        assert_eq!(formula(json!({"*": ["a", 0]})).evaluate(&settings, Kind::Positive), Number::Value(0.0), "no width");
    }
}
