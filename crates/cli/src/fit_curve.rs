//! `snowball fit-curve`: retention and adoption without a plan.

use std::fs;

use serde::Serialize;
use snowball_calibrate::curves::{self, Curve, Family};
use snowball_calibrate::read::Decimal;

use crate::args::{CurveFamily, DecimalSign, FitCurveArgs, Reading};
use crate::failure::Failure;
use crate::format::short;
use crate::output::Output;

/// The curve. Described in `docs/output.md`.
#[derive(Serialize)]
struct Fitted {
    /// Version of the program.
    snowball: &'static str,
    #[serde(flatten)]
    curve: Curve,
}

/// Decimal sign as it was typed.
pub fn decimal(sign: DecimalSign) -> Decimal {
    match sign {
        DecimalSign::Point => Decimal::Point,
        DecimalSign::Comma => Decimal::Comma,
    }
}

/// Does it.
pub fn fit_curve(args: &FitCurveArgs) -> Result<(), Failure> {
    let source = args.data.display().to_string();
    let bytes = fs::read(&args.data).map_err(|error| Failure::System(source.clone(), error))?;
    let output = Output::new(&args.out)?;
    let family = match args.family {
        CurveFamily::Sbg => Family::Sbg,
        CurveFamily::Bass => Family::Bass,
    };
    let curve = curves::fit_curve(family, &bytes, args.column.as_deref(), args.decimal.map(decimal));
    let curve = curve.map_err(|problem| Failure::Curve(source, problem))?;
    if args.format == Reading::Json {
        return output.write_json(&Fitted { snowball: env!("CARGO_PKG_VERSION"), curve });
    }
    let list = |values: &[f64]| values.iter().map(|&value| short(value)).collect::<Vec<_>>().join(" ");
    output.write(|out| match &curve {
        Curve::Sbg { alpha, beta, log_likelihood, rate, polarization, survival } => {
            writeln!(out, "alpha {alpha:.6}  beta {beta:.6}  log-likelihood per customer {log_likelihood:.6}")?;
            writeln!(out, "as a plan has it: churn rate {rate:.6} a period, polarization {polarization:.6}")?;
            writeln!(out, "still there after 1, 2, … periods: {}", list(survival))
        }
        Curve::Bass { p, q, m, r_squared, peak, sales } => {
            writeln!(out, "p {p:.6}  q {q:.6}  m {m:.1}  R² {r_squared:.4}")?;
            let peak = peak.map_or_else(|| "at the start".to_owned(), |peak| format!("after {peak:.3} periods"));
            writeln!(out, "most adopt {peak}")?;
            writeln!(out, "adopters of each period: {}", list(sales))
        }
    })
}
