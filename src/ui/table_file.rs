//! A table from a file or the clipboard, as UTF-8 or UTF-16 bytes. What Excel writes in China and in the West is decoded by the browser,
//! whose tables cost nothing.

use std::rc::Rc;

use gloo::file::File;
use gloo::file::futures::read_as_bytes;
use snowball_calibrate::read::Encoding;
use web_sys::{TextDecoder, TextDecoderOptions};

/// Reads a file; none if the browser refuses it.
pub async fn read(file: web_sys::File) -> Option<(Rc<[u8]>, Encoding)> {
    read_as_bytes(&File::from(file)).await.ok().map(decoded)
}

/// The bytes in an encoding that the reader of tables knows, and how they came.
fn decoded(bytes: Vec<u8>) -> (Rc<[u8]>, Encoding) {
    let encoding = Encoding::of(&bytes);
    let found = match encoding {
        Encoding::Utf8 | Encoding::Utf16Le | Encoding::Utf16Be => return (bytes.into(), encoding),
        // The shape of GB18030 may still hold pairs that stand for nothing.
        Encoding::Gb18030 => decode("gb18030", &bytes).map(|text| (text, encoding)),
        Encoding::Windows1252 => None,
    };
    let found = found.or_else(|| decode("windows-1252", &bytes).map(|text| (text, Encoding::Windows1252)));
    // What is no text in any of them is refused with its row by the reader.
    found.map_or_else(|| (bytes.into(), encoding), |(text, encoding)| (text.into_bytes().into(), encoding))
}

fn decode(label: &str, bytes: &[u8]) -> Option<String> {
    let options = TextDecoderOptions::new();
    options.set_fatal(true);
    TextDecoder::new_with_label_and_options(label, &options).ok()?.decode_with_u8_array(bytes).ok()
}
