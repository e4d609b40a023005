//! A forest as text, some eight letters a person: variable-length numbers of five bits a letter, as source maps write them.
//! Plain lists of numbers would be three times as long, and a forest travels from a worker to the page.

use super::{Forest, NEVER, Origin};

/// The letters of base64 (RFC 4648); those above [`MORE`] say that more follow.
const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Bits of a number in one letter.
const BITS: u32 = 5;

/// Added to a letter's value where more of the number follows.
const MORE: u32 = 1 << BITS;

const ORIGINS: [Origin; 6] =
    [Origin::Paid, Origin::Organic, Origin::Referred, Origin::Koc, Origin::Untracked, Origin::Seed];

impl From<Forest> for String {
    fn from(forest: Forest) -> Self {
        let mut text = Self::with_capacity(8 * forest.len());
        let mut day = 0;
        for person in 0..forest.len() {
            let origin = ORIGINS.iter().position(|&origin| origin == forest.origin[person]).unwrap_or_default() as u32;
            let (joined, customer) = (forest.joined[person], forest.customer[person]);
            write(&mut text, origin + ORIGINS.len() as u32 * u32::from(forest.segment[person]));
            // Nobody is 0.
            write(&mut text, forest.parent[person].wrapping_add(1));
            write(&mut text, u32::from(joined.wrapping_sub(day)));
            let bought = if customer == NEVER { 0 } else { 1 + u32::from(customer.wrapping_sub(joined)) };
            write(&mut text, bought);
            day = joined;
        }
        text
    }
}

/// A text is not that of a forest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("letter {at} belongs to no forest")]
pub struct NoForest {
    /// Letters before it, in bytes.
    pub at: usize,
}

impl TryFrom<String> for Forest {
    type Error = NoForest;

    fn try_from(text: String) -> Result<Self, NoForest> {
        let mut reader = Reader { letters: text.as_bytes(), at: 0 };
        let mut forest = Self::default();
        let mut day = 0_u16;
        while reader.at < reader.letters.len() {
            let kind = reader.number(u32::from(u8::MAX) * ORIGINS.len() as u32 + ORIGINS.len() as u32 - 1)?;
            let parent = reader.number(u32::MAX)?;
            let days = reader.number(u32::from(u16::MAX))?;
            let bought = reader.number(1 + u32::from(u16::MAX))?;
            // Both were held to their limits.
            day = day.wrapping_add(days as u16);
            forest.origin.push(ORIGINS[kind as usize % ORIGINS.len()]);
            forest.segment.push((kind / ORIGINS.len() as u32) as u8);
            forest.parent.push(parent.wrapping_sub(1));
            forest.joined.push(day);
            forest.customer.push(bought.checked_sub(1).map_or(NEVER, |days| day.wrapping_add(days as u16)));
        }
        Ok(forest)
    }
}

fn write(text: &mut String, mut number: u32) {
    loop {
        let low = number % MORE;
        number /= MORE;
        let letter = if number > 0 { low + MORE } else { low };
        text.push(char::from(LETTERS[letter as usize]));
        if number == 0 {
            return;
        }
    }
}

struct Reader<'a> {
    letters: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    /// The next number, up to `most`.
    fn number(&mut self, most: u32) -> Result<u32, NoForest> {
        let start = NoForest { at: self.at };
        let (mut number, mut shift) = (0_u64, 0);
        loop {
            let value =
                u64::from(self.letters.get(self.at).and_then(|&letter| value(letter)).ok_or(NoForest { at: self.at })?);
            self.at += 1;
            number |= (value % u64::from(MORE)) << shift;
            shift += BITS;
            if value < u64::from(MORE) {
                return u32::try_from(number).ok().filter(|&number| number <= most).ok_or(start);
            }
            if shift > u32::BITS {
                return Err(start);
            }
        }
    }
}

fn value(letter: u8) -> Option<u8> {
    Some(match letter {
        b'A'..=b'Z' => letter - b'A',
        b'a'..=b'z' => letter - b'a' + 26,
        b'0'..=b'9' => letter - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agent::forest::NOBODY;

    #[test]
    fn every_forest_comes_back() {
        let forest = Forest {
            parent: vec![NOBODY, 0, 7, NOBODY - 1, 1_999_999],
            segment: vec![0, 1, 254, 255, 7],
            origin: vec![Origin::Seed, Origin::Referred, Origin::Untracked, Origin::Koc, Origin::Paid],
            // Also what no campaign gives: back in time, and a purchase before joining.
            joined: vec![0, 3, 40_000, 2, u16::MAX],
            customer: vec![0, NEVER, 1, 90, NEVER - 1],
        };
        let text = String::from(forest.clone());
        assert_eq!(Forest::try_from(text), Ok(forest));
        assert_eq!(Forest::try_from(String::new()), Ok(Forest::default()));
    }

    #[test]
    fn what_is_no_forest_is_refused_with_its_place() {
        let whole = String::from(Forest {
            parent: vec![NOBODY, 0],
            segment: vec![0, 0],
            origin: vec![Origin::Paid, Origin::Referred],
            joined: vec![1, 2],
            customer: vec![NEVER, 5],
        });
        for cut in 1..whole.len() {
            let read = Forest::try_from(whole[..cut].to_owned());
            assert!(read.as_ref().map_or(true, |forest| forest.len() == 1), "{read:?}");
        }
        assert_eq!(Forest::try_from("AA?".to_owned()), Err(NoForest { at: 2 }));
        // Longer than any number may be.
        assert_eq!(Forest::try_from("Agggggggggggg".to_owned()), Err(NoForest { at: 1 }));
        assert_eq!(Forest::try_from("AA//////AA".to_owned()), Err(NoForest { at: 2 }));
    }
}
