//! What is said of the room's guesses.

use snowball_engine::Summary;

use super::guess::{Guess, Judged, Misread};
use crate::i18n::{I18n, Style};
use crate::view::metrics;

/// Most names that are said of those who were equally near.
const MOST_NAMES: usize = 3;

/// How many guesses lie where, whose was the nearest, and what the median is. `style` is how the values are written.
#[must_use]
pub fn judged(i18n: &I18n, style: Style, guesses: &[Guess], judged: &Judged) -> Vec<String> {
    let interval =
        |(low, high): (f64, f64)| metrics::interval(i18n, Summary { low, median: judged.median, high }, style);
    let ((median, most), (_, half)) = (interval(judged.most), interval(judged.half));
    let count = |count: usize| i18n.number(count as f64, Style::Decimal(0));
    let inside = [
        ("guesses", judged.guesses.into()),
        ("half", count(judged.in_half).into()),
        ("half-interval", half.into()),
        ("most", count(judged.in_most).into()),
        ("most-interval", most.into()),
    ];
    let nearest: Vec<String> = judged
        .nearest
        .iter()
        .take(MOST_NAMES)
        .filter_map(|at| guesses.get(*at))
        .map(|guess| {
            let value = i18n.number(guess.value, style);
            match &guess.name {
                Some(name) => i18n.with("present-guess-of", &[("name", name.as_str().into()), ("value", value.into())]),
                None => value,
            }
        })
        .collect();
    let nearest = nearest.join(&i18n.text("present-list"));
    vec![
        i18n.with("present-median", &[("median", median.into())]),
        i18n.with("present-inside", &inside),
        i18n.with("present-nearest", &[("nearest", nearest.into())]),
    ]
}

/// What could not be read of the guesses, and what would be.
#[must_use]
pub fn misread(i18n: &I18n, misread: &[Misread]) -> Vec<String> {
    let say = |misread: &Misread| match misread {
        Misread::Comma(text) => i18n.with("present-misread-comma", &[("text", text.as_str().into())]),
        Misread::NoNumber(text) => i18n.with("present-misread-name", &[("text", text.as_str().into())]),
        Misread::TooMany => i18n.text("present-misread-many"),
    };
    misread.iter().map(say).collect()
}
