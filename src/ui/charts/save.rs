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
    let head = size.text * 4.0;
    let whole = Size { width: size.width + 2.0 * MARGIN, height: size.height + head + 2.0 * MARGIN, ..size };
    let surface = Surface::on(&canvas, whole, palette)?;
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    surface.ground(palette.surface).ok()?;
    let title = Type { size: 1.35, ..Type::LEFT.bold() };
    surface.text(caption.title, (MARGIN, MARGIN + size.text * 0.8), title, palette.ink).ok()?;
    surface.text(caption.subtitle, (MARGIN, MARGIN + size.text * 2.4), Type::LEFT, palette.soft).ok()?;
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
