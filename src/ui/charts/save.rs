//! A chart as a picture file, and on the whole screen.

use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{Blob, CanvasRenderingContext2d, Element, HtmlAnchorElement, HtmlCanvasElement, Url};

use super::palette::Palette;
use super::surface::{Size, Surface, Type};

/// Free room around the picture in CSS pixels.
const MARGIN: f64 = 16.0;

/// What goes into the file beside the canvases.
pub(super) struct Caption<'a> {
    /// First line.
    pub title: &'a str,
    /// Second line.
    pub subtitle: &'a str,
    /// Name of the file without its ending.
    pub file: String,
}

/// Lays both layers over each other under their title and offers the picture as a download. A browser that refuses a
/// canvas or a download gets none; there is nothing the page could do about it.
pub(super) fn png(layers: [HtmlCanvasElement; 2], size: Size, palette: &Palette, caption: &Caption) -> Option<()> {
    let document = gloo::utils::document();
    let canvas: HtmlCanvasElement = document.create_element("canvas").ok()?.dyn_into().ok()?;
    let title = Type { size: 1.35, ..Type::LEFT.bold() };
    // The words are measured before the size of the whole is known; the canvas gets its size when it is.
    let ruler = Surface::on(&canvas, size, palette)?;
    let lines = [(caption.title, title, palette.ink), (caption.subtitle, Type::LEFT, palette.soft)]
        .map(|(text, style, color)| (wrapped(text, |part| ruler.measure(part, style) <= size.width), style, color));
    let line = size.text * 1.6;
    let head = lines.iter().map(|(lines, ..)| lines.len() as f64).sum::<f64>() * line + size.text;
    let whole = Size { width: size.width + 2.0 * MARGIN, height: size.height + head + 2.0 * MARGIN, ..size };
    let surface = Surface::on(&canvas, whole, palette)?;
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    surface.ground(palette.surface).ok()?;
    let mut y = MARGIN + line / 2.0;
    for (lines, style, color) in &lines {
        for text in lines {
            surface.text(text, (MARGIN, y), *style, *color).ok()?;
            y += line;
        }
    }
    for layer in layers {
        let (x, y) = (MARGIN * size.ratio, (MARGIN + head) * size.ratio);
        context.draw_image_with_html_canvas_element(&layer, x, y).ok()?;
    }
    let name = format!("{}.png", caption.file);
    let done = Closure::once_into_js(move |blob: Option<Blob>| {
        blob.and_then(|blob| download(&blob, &name));
    });
    canvas.to_blob(done.unchecked_ref()).ok()
}

/// Lines that fit: broken at spaces, and between letters of a script that is written without them.
fn wrapped(text: &str, fits: impl Fn(&str) -> bool) -> Vec<String> {
    let mut lines = vec![String::new()];
    let is_word = |letter: char| letter.is_ascii() && letter != ' ';
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end =
            if is_word(first) { rest.find(|letter| !is_word(letter)).unwrap_or(rest.len()) } else { first.len_utf8() };
        let (piece, after) = rest.split_at(end);
        rest = after;
        let Some(line) = lines.last_mut() else { break };
        if line.is_empty() || fits(&format!("{line}{piece}")) {
            line.push_str(piece);
        } else {
            lines.push(piece.trim_start().to_owned());
        }
    }
    lines
}

fn download(blob: &Blob, name: &str) -> Option<()> {
    let url = Url::create_object_url_with_blob(blob).ok()?;
    let anchor: HtmlAnchorElement = gloo::utils::document().create_element("a").ok()?.dyn_into().ok()?;
    anchor.set_href(&url);
    anchor.set_download(name);
    anchor.click();
    Url::revoke_object_url(&url).ok()
}

/// Shows an element on the whole screen, or brings it back.
pub(super) fn toggle_full_screen(element: &Element) {
    let document = gloo::utils::document();
    if document.fullscreen_element().is_some() {
        document.exit_fullscreen();
    } else {
        // A browser that does not allow it leaves the page as it is.
        let _ = element.request_fullscreen();
    }
}
