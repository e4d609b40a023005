//! A chart as a file, as a picture of a printed page, and on the whole screen.
//!
//! PNG shows the chart as it is on the screen, for a slide in the same colours. SVG has light colours on white whatever the
//! theme: it is what goes into print and into other people's documents, whose ground is white.

use std::rc::Rc;

use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{Blob, Element, HtmlCanvasElement};

use super::paint::{Picture, height, whole};
use super::palette::Palette;
use super::surface::{Drawn, Size, Surface, Type, canvas, context};
use crate::i18n::I18n;
use crate::ui::download;
use crate::view::charts::Chart;
use crate::view::svg::{Head, Svg};

/// Free room around the picture in CSS pixels.
const MARGIN: f64 = 16.0;

/// Least pixels of a PNG per CSS pixel: sharp on a projector and on paper.
const DENSITY: f64 = 2.0;

/// Size of a chart on a printed page: the width between the margins of A4, about.
const PRINTED: Size = Size { width: 700.0, height: 0.0, ratio: 1.0, text: 12.0 };

/// What stands above the chart in a file.
struct Caption<'a> {
    lines: Vec<(String, Type, bool)>,
    line: f64,
    picture: &'a Picture,
}

impl<'a> Caption<'a> {
    /// Breaks title and subtitle into lines that fit.
    fn of(ruler: &Surface, picture: &'a Picture) -> Self {
        let title = Type { size: 1.35, ..Type::LEFT.bold() };
        let size = picture.size;
        let lines = [(&picture.chart.title, title, true), (&picture.chart.subtitle, Type::LEFT, false)]
            .into_iter()
            .flat_map(|(text, style, strong)| {
                let lines = wrapped(text, |part| ruler.measure(part, style) <= size.width);
                lines.into_iter().map(move |line| (line, style, strong))
            })
            .collect();
        Self { lines, line: size.text * 1.6, picture }
    }

    /// Where the chart begins below it.
    fn below(&self) -> f64 {
        MARGIN + self.lines.len() as f64 * self.line + self.picture.size.text
    }

    /// Size of the whole file.
    fn whole(&self) -> Size {
        let size = self.picture.size;
        Size { width: size.width + 2.0 * MARGIN, height: self.below() + size.height + MARGIN, ..size }
    }

    fn draw(&self, surface: &Surface) -> Drawn {
        let palette = &self.picture.palette;
        surface.ground(palette.surface)?;
        let mut y = MARGIN + self.line / 2.0;
        for (text, style, strong) in &self.lines {
            surface.text(text, (MARGIN, y), *style, if *strong { palette.ink } else { palette.soft })?;
            y += self.line;
        }
        Ok(())
    }
}

/// Offers a chart under its title as a PNG. A browser that refuses a canvas or a download gets none; there is nothing the page
/// could do about it.
pub(super) fn png(picture: &Picture, file: &str) -> Option<()> {
    let dense = Size { ratio: picture.size.ratio.max(DENSITY), ..picture.size };
    let picture = Picture { size: dense, ..picture.clone() };
    let chart = canvas()?;
    let surface = Surface::on(&chart, dense, &picture.palette)?;
    whole(&surface, &picture).ok()?;
    layers(&picture, &[chart], file)
}

/// Offers what is on canvases, one over the other, under the title of a chart as a PNG.
pub(super) fn layers(picture: &Picture, layers: &[HtmlCanvasElement], file: &str) -> Option<()> {
    let sheet = canvas()?;
    let ruler = Surface::on(&sheet, picture.size, &picture.palette)?;
    let caption = Caption::of(&ruler, picture);
    let surface = Surface::on(&sheet, caption.whole(), &picture.palette)?;
    caption.draw(&surface).ok()?;
    let (x, y) = (MARGIN * picture.size.ratio, caption.below() * picture.size.ratio);
    for layer in layers {
        context(&sheet)?.draw_image_with_html_canvas_element(layer, x, y).ok()?;
    }
    let name = format!("{file}.png");
    let done = Closure::once_into_js(move |blob: Option<Blob>| {
        if let Some(blob) = blob {
            download::blob(&name, &blob);
        }
    });
    sheet.to_blob(done.unchecked_ref()).ok()
}

/// Offers a chart under its title as an SVG; `words` says what it shows.
pub(super) fn svg(picture: &Picture, words: &str, file: &str) -> Option<()> {
    let palette = Palette::light()?;
    let picture = Picture { palette: palette.into(), ..picture.clone() };
    let name = picture.chart.name;
    let chart = Surface::svg(name, picture.size, &picture.palette)?;
    whole(&chart, &picture).ok()?;
    let caption = Caption::of(&chart, &picture);
    let sheet = Surface::svg(name, caption.whole(), &picture.palette)?;
    caption.draw(&sheet).ok()?;
    let size = sheet.size;
    let mut svg = sheet.into_svg()?;
    svg.place(&chart.into_svg()?, (MARGIN, caption.below()));
    download::text(&format!("{file}.svg"), "image/svg+xml", &document(&svg, &picture, size, words));
    Some(())
}

/// A chart as a part of a printed page, without its title, as SVG. `name` sets it apart from others on the page.
pub(super) fn printed(
    chart: &Rc<Chart>,
    palette: &Rc<Palette>,
    i18n: &I18n,
    words: &str,
    name: &str,
) -> Option<String> {
    let size = Size { height: height(&chart.body, PRINTED.width, PRINTED.text), ..PRINTED };
    let picture = Picture { chart: chart.clone(), size, palette: palette.clone(), i18n: i18n.clone() };
    let surface = Surface::svg(name, size, palette)?;
    whole(&surface, &picture).ok()?;
    Some(document(&surface.into_svg()?, &picture, size, words))
}

fn document(svg: &Svg, picture: &Picture, size: Size, words: &str) -> String {
    let Picture { chart, palette, .. } = picture;
    let (Size { width, height, .. }, font) = (size, palette.font.as_str());
    svg.document(&Head { width, height, title: &chart.title, words, font })
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
