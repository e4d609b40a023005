//! Minimum of a function of a few variables without its derivatives.
//!
//! Nelder and Mead 1965, "A simplex method for function minimization", The Computer Journal 7. Own code because the
//! crates for it take logarithms from the standard library or bring `num-traits/std`, and fits are to be the same bits on
//! every target; the fits here have two to four parameters.

use super::TheoryError;

/// Restarts from the best point, since a simplex can collapse before it has arrived.
const STARTS: usize = 8;
/// Steps of one start.
const STEPS: usize = 2000;

/// A minimum near `start`, for a function that answers infinity or NaN outside of its domain.
pub(super) fn minimise<const N: usize>(
    what: &'static str,
    start: [f64; N],
    of: impl Fn(&[f64; N]) -> f64,
) -> Result<[f64; N], TheoryError> {
    let value = |at: &[f64; N]| Some(of(at)).filter(|value| value.is_finite()).unwrap_or(f64::MAX);
    let mut best = (start, value(&start));
    for _ in 0..STARTS {
        let before = best.1;
        best = descend(best, &value);
        if before - best.1 <= 1e-13 * before.abs() {
            break;
        }
    }
    if best.1 < f64::MAX { Ok(best.0) } else { Err(TheoryError::NoSolution { what }) }
}

fn descend<const N: usize>(start: ([f64; N], f64), value: &impl Fn(&[f64; N]) -> f64) -> ([f64; N], f64) {
    let mut simplex = vec![start];
    for axis in 0..N {
        let mut corner = start.0;
        corner[axis] += 0.1 * corner[axis].abs().max(0.5);
        simplex.push((corner, value(&corner)));
    }
    for _ in 0..STEPS {
        simplex.sort_by(|a, b| a.1.total_cmp(&b.1));
        let (best, worst) = (simplex[0], simplex[N]);
        let size = (0..N).map(|axis| (worst.0[axis] - best.0[axis]).abs()).fold(0.0, f64::max);
        if size < 1e-12 && worst.1 - best.1 <= 1e-14 * best.1.abs() {
            break;
        }
        let mut centre = [0.0; N];
        for (corner, _) in &simplex[..N] {
            for axis in 0..N {
                centre[axis] += corner[axis] / N as f64;
            }
        }
        // The point that many times as far from the centre as the worst, on its other side.
        let beyond = |factor: f64| {
            let mut at = centre;
            for axis in 0..N {
                at[axis] += factor * (centre[axis] - worst.0[axis]);
            }
            (at, value(&at))
        };
        let reflected = beyond(1.0);
        let new = if reflected.1 < best.1 {
            let expanded = beyond(2.0);
            if expanded.1 < reflected.1 { expanded } else { reflected }
        } else if reflected.1 < simplex[N - 1].1 {
            reflected
        } else {
            let contracted = beyond(if reflected.1 < worst.1 { 0.5 } else { -0.5 });
            if contracted.1 >= worst.1.min(reflected.1) {
                for (corner, height) in &mut simplex[1..] {
                    corner.iter_mut().zip(best.0).for_each(|(own, best)| *own = f64::midpoint(*own, best));
                    *height = value(corner);
                }
                continue;
            }
            contracted
        };
        simplex[N] = new;
    }
    simplex.sort_by(|a, b| a.1.total_cmp(&b.1));
    simplex[0]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_bottom_of_a_bent_valley() {
        // Rosenbrock 1960.
        let valley = |x: &[f64; 2]| (1.0 - x[0]) * (1.0 - x[0]) + 100.0 * (x[1] - x[0] * x[0]) * (x[1] - x[0] * x[0]);
        let at = minimise("valley", [-1.2, 1.0], valley).unwrap();
        assert!((at[0] - 1.0).abs() < 1e-6 && (at[1] - 1.0).abs() < 1e-6, "{at:?}");
    }

    #[test]
    fn says_when_there_is_nothing_to_find() {
        assert!(minimise("nothing", [0.0], |_| f64::NAN).is_err());
    }
}
