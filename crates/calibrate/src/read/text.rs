//! Bytes of a file to text: which encoding, and how it was found.

use std::borrow::Cow;

#[cfg(all(feature = "encodings", not(target_arch = "wasm32")))]
use encoding_rs::{GB18030, WINDOWS_1252};
use serde::{Deserialize, Serialize};

/// How a file is encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16, low byte first: what Excel calls Unicode text.
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// GB18030, of which GBK and GB2312 are parts: what Excel writes in China.
    Gb18030,
    /// Windows-1252: what Excel writes in Western Europe and America.
    Windows1252,
}

impl Encoding {
    /// The encoding of a file: by its byte order mark; UTF-16 by its zeros; UTF-8 if it is valid; else GB18030 if it has its
    /// shape and nearly all of its bytes above 127 come in pairs of common characters, as no Western text does; else
    /// Windows-1252.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        match bytes {
            [0xEF, 0xBB, 0xBF, ..] => return Self::Utf8,
            [0xFF, 0xFE, ..] => return Self::Utf16Le,
            [0xFE, 0xFF, ..] => return Self::Utf16Be,
            _ => (),
        }
        // Digits and separators have a zero byte in UTF-16, and text has none elsewhere.
        let start = &bytes[..bytes.len().min(4096)];
        let zeros = |odd: usize| start.iter().skip(odd).step_by(2).filter(|&&byte| byte == 0).count();
        if 4 * zeros(1) > start.len() / 2 {
            return Self::Utf16Le;
        }
        if 4 * zeros(0) > start.len() / 2 {
            return Self::Utf16Be;
        }
        if std::str::from_utf8(bytes).is_ok() {
            return Self::Utf8;
        }
        let (mut high, mut paired, mut at) = (0usize, 0usize, 0usize);
        while at < bytes.len() {
            at += match bytes[at..] {
                // A sign outside of GBK, such as ¥, has four bytes, two of them digits: no Western text has these either.
                [0x81..=0xFE, b'0'..=b'9', 0x81..=0xFE, b'0'..=b'9', ..] => 4,
                // Both bytes of the characters of GB2312 are above 160.
                [0xA1..=0xFE, 0xA1..=0xFE, ..] => {
                    (high, paired) = (high + 2, paired + 2);
                    2
                }
                [first, ..] => {
                    high += usize::from(first >= 0x80);
                    1
                }
                [] => 1,
            };
        }
        if 10 * paired >= 9 * high && is_gb18030(bytes) {
            return Self::Gb18030;
        }
        Self::Windows1252
    }

    /// The text, without a byte order mark; none if the bytes are not of this encoding, or its table is not built in (GB18030 and
    /// Windows-1252 without the feature `encodings`, or for wasm).
    #[must_use]
    pub fn decode(self, bytes: &[u8]) -> Option<Cow<'_, str>> {
        let body = match (self, bytes) {
            (Self::Utf8, [0xEF, 0xBB, 0xBF, body @ ..])
            | (Self::Utf16Le, [0xFF, 0xFE, body @ ..])
            | (Self::Utf16Be, [0xFE, 0xFF, body @ ..]) => body,
            _ => bytes,
        };
        match self {
            Self::Utf8 => std::str::from_utf8(body).ok().map(Cow::Borrowed),
            Self::Utf16Le => utf16(body, u16::from_le_bytes),
            Self::Utf16Be => utf16(body, u16::from_be_bytes),
            #[cfg(all(feature = "encodings", not(target_arch = "wasm32")))]
            Self::Gb18030 => GB18030.decode_without_bom_handling_and_without_replacement(body),
            #[cfg(all(feature = "encodings", not(target_arch = "wasm32")))]
            Self::Windows1252 => WINDOWS_1252.decode_without_bom_handling_and_without_replacement(body),
            #[cfg(not(all(feature = "encodings", not(target_arch = "wasm32"))))]
            Self::Gb18030 | Self::Windows1252 => None,
        }
    }
}

fn utf16<'a>(body: &[u8], unit: fn([u8; 2]) -> u16) -> Option<Cow<'a, str>> {
    let units = body.chunks_exact(2);
    if !units.remainder().is_empty() {
        return None;
    }
    let text: Result<String, _> = char::decode_utf16(units.map(|pair| unit([pair[0], pair[1]]))).collect();
    text.ok().map(Cow::Owned)
}

/// Whether the bytes have the shape of GB18030: plain bytes, pairs, and fours with digits in the second and fourth place. Nearly every
/// such pair is a character; whether all are, a decoder says.
fn is_gb18030(bytes: &[u8]) -> bool {
    let mut at = 0;
    while at < bytes.len() {
        at += match bytes[at..] {
            [..=0x7F, ..] => 1,
            [0x81..=0xFE, b'0'..=b'9', 0x81..=0xFE, b'0'..=b'9', ..] => 4,
            [0x81..=0xFE, 0x40..=0x7E | 0x80..=0xFE, ..] => 2,
            _ => return false,
        };
    }
    true
}

#[cfg(all(test, feature = "encodings"))]
mod tests {
    use super::*;

    #[test]
    fn the_same_text_in_every_encoding() {
        let chinese = "日期,新客户\n2026年3月5日,12\n";
        let western = "Datum;Neukunden für März\n05.03.2026;12\n";
        let utf16 = |text: &str, order: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(order).collect::<Vec<u8>>();
        for (text, bytes, encoding) in [
            (chinese, chinese.as_bytes().to_vec(), Encoding::Utf8),
            (chinese, [&[0xEF, 0xBB, 0xBF], chinese.as_bytes()].concat(), Encoding::Utf8),
            (chinese, [vec![0xFF, 0xFE], utf16(chinese, u16::to_le_bytes)].concat(), Encoding::Utf16Le),
            (chinese, [vec![0xFE, 0xFF], utf16(chinese, u16::to_be_bytes)].concat(), Encoding::Utf16Be),
            (western, utf16(western, u16::to_le_bytes), Encoding::Utf16Le),
            (western, utf16(western, u16::to_be_bytes), Encoding::Utf16Be),
            (chinese, GB18030.encode(chinese).0.into_owned(), Encoding::Gb18030),
            (western, WINDOWS_1252.encode(western).0.into_owned(), Encoding::Windows1252),
        ] {
            assert_eq!(Encoding::of(&bytes), encoding, "{text}");
            assert_eq!(encoding.decode(&bytes).as_deref(), Some(text));
        }
        assert_eq!(Encoding::Utf16Le.decode(&[0x41, 0, 0x42]), None);
        assert_eq!(Encoding::Utf16Le.decode(&[0x00, 0xD8, 0x41, 0x00]), None, "half of a pair");
        assert_eq!(Encoding::Utf8.decode(&[0xFF, 0x41]), None);
        assert_eq!(Encoding::of(&[]), Encoding::Utf8);
        for bytes in [&[0xFF, 0x41][..], &[0xB0, 0x20], &[0x81, 0x30, 0x81]] {
            assert!(!is_gb18030(bytes) && Encoding::Gb18030.decode(bytes).is_none(), "{bytes:x?}");
        }
    }
}
