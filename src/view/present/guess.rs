//! What the room guesses: read from a line of text, and held against the fan. The judging is a count; every quantile is the engine's.

use snowball_engine::Bands;

use crate::view::charts::MEDIAN;

/// Indices in [`snowball_engine::BAND_LEVELS`] of the ends of the 50 and of the 90 % interval.
const HALF: (usize, usize) = (2, 4);
const MOST: (usize, usize) = (0, 6);

/// Most guesses that are read.
const MOST_GUESSES: usize = 200;

/// One guess.
#[derive(Clone, Debug, PartialEq)]
pub struct Guess {
    /// Who guessed, if it was said.
    pub name: Option<String>,
    /// What; never negative, and finite.
    pub value: f64,
}

/// What could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misread {
    /// A comma in a number, such as `3,000`: a thousand, or two guesses?
    Comma(String),
    /// Words that no number follows.
    NoNumber(String),
    /// More than two hundred guesses; those beyond are left out.
    TooMany,
}

/// Reads guesses: numbers separated by spaces, commas or lines, each with a name before it or not, such as `Ana 3000, 2500`. A number may end
/// in k, 千, 万 or 亿 and begin with a currency sign.
#[must_use]
pub fn read(text: &str) -> (Vec<Guess>, Vec<Misread>) {
    let (mut guesses, mut misread) = (Vec::new(), Vec::new());
    let mut name: Vec<&str> = Vec::new();
    let breaks = |letter: char| letter.is_whitespace() || matches!(letter, ';' | '，' | '、' | '；' | ':' | '：');
    for word in text.split(breaks).map(|word| word.trim_matches(',')) {
        if is_ambiguous(word) {
            misread.push(Misread::Comma(word.to_owned()));
            name.clear();
            continue;
        }
        for part in word.split(',').filter(|part| !part.is_empty()) {
            match number(part) {
                Some(value) => {
                    let name = Some(std::mem::take(&mut name).join(" ")).filter(|name| !name.is_empty());
                    guesses.push(Guess { name, value });
                }
                None => name.push(part),
            }
        }
    }
    if !name.is_empty() {
        misread.push(Misread::NoNumber(name.join(" ")));
    }
    if guesses.len() > MOST_GUESSES {
        guesses.truncate(MOST_GUESSES);
        misread.push(Misread::TooMany);
    }
    (guesses, misread)
}

/// Whether every comma in a word is between digits and before exactly three of them.
fn is_ambiguous(word: &str) -> bool {
    let word = word.trim_start_matches(['¥', '￥', '$', '€']);
    let mut parts = word.split(',');
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let first = parts.next().unwrap_or_default();
    let mut rest = parts.peekable();
    rest.peek().is_some() && digits(first) && first.len() <= 3 && rest.all(|part| digits(part) && part.len() == 3)
}

fn number(text: &str) -> Option<f64> {
    let text = text.trim_start_matches(['¥', '￥', '$', '€']);
    const SUFFIXES: [(char, f64); 6] = [('k', 1e3), ('K', 1e3), ('千', 1e3), ('万', 1e4), ('亿', 1e8), ('M', 1e6)];
    let found = SUFFIXES.iter().find_map(|(suffix, factor)| Some((text.strip_suffix(*suffix)?, *factor)));
    let (digits, factor) = found.unwrap_or((text, 1.0));
    // What Rust reads as a number beyond this (inf, nan, 1e5) is a name here.
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let value: f64 = digits.parse().ok().filter(|_| plain)?;
    Some(value * factor).filter(|value| value.is_finite())
}

/// What the fan says of the guesses.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    /// How many guesses there are.
    pub guesses: usize,
    /// How many lie in the 50 % interval, ends included.
    pub in_half: usize,
    /// How many lie in the 90 % interval, ends included.
    pub in_most: usize,
    /// Indices of the guesses nearest to the median.
    pub nearest: Vec<usize>,
    /// The median.
    pub median: f64,
    /// The 50 % interval.
    pub half: (f64, f64),
    /// The 90 % interval.
    pub most: (f64, f64),
}

/// Holds guesses against the last day of a fan; none if nothing is guessed or the fan has no last day.
#[must_use]
pub fn judge(guesses: &[Guess], bands: &Bands) -> Option<Judged> {
    let last = |level: usize| bands.levels[level].last().copied().flatten();
    let between = |(low, high): (usize, usize)| Some((last(low)?, last(high)?));
    let (median, half, most) = (last(MEDIAN)?, between(HALF)?, between(MOST)?);
    let inside = |(low, high): (f64, f64)| guesses.iter().filter(|guess| (low..=high).contains(&guess.value)).count();
    let distance = |guess: &Guess| (guess.value - median).abs();
    let least = guesses.iter().map(distance).min_by(f64::total_cmp)?;
    let nearest = (0..guesses.len()).filter(|at| distance(&guesses[*at]) <= least).collect();
    Some(Judged { guesses: guesses.len(), in_half: inside(half), in_most: inside(most), nearest, median, half, most })
}
