//! What charts are drawn on, in CSS pixels: a canvas, or a picture in SVG. Charts do not know which.
//!
//! A canvas is sharp at any density: its store has as many pixels as the screen, and every length is multiplied once, here.
//! (`context.scale` would not do: plotters would think the canvas larger than it is.) Shapes are drawn there by plotters. Text
//! goes to the canvas itself: plotters would ask the page for a layout at every label of an axis, and the canvas for its font at
//! every text.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind, IntoDrawingArea as _};
use plotters::element::{Circle, PathElement, Polygon, Rectangle};
use plotters::prelude::DrawingBackend;
use plotters::style::{Color as _, RGBColor, ShapeStyle};
use plotters_canvas::CanvasBackend;
use wasm_bindgen::JsCast as _;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::palette::Palette;
use crate::view::svg::{Anchor, Letters, Paint, Svg};

/// What drawing can end in.
pub(super) type Drawn = Result<(), DrawError>;

/// What a canvas can fail with.
pub(super) type DrawError = DrawingAreaErrorKind<<CanvasBackend as DrawingBackend>::ErrorType>;

/// Size of a canvas.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Size {
    /// CSS pixels.
    pub width: f64,
    /// CSS pixels.
    pub height: f64,
    /// Pixels of the screen per CSS pixel.
    pub ratio: f64,
    /// Height of the text in CSS pixels.
    pub text: f64,
}

/// A place in CSS pixels from the upper left corner.
pub(super) type At = (f64, f64);

/// A part of the canvas in CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Rect {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Rect {
    pub fn width(&self) -> f64 {
        self.right - self.left
    }

    pub fn height(&self) -> f64 {
        self.bottom - self.top
    }

    /// The part of a line that lies inside (Liang and Barsky 1984).
    pub fn cut(&self, (ax, ay): At, (bx, by): At) -> Option<[At; 2]> {
        let (dx, dy) = (bx - ax, by - ay);
        let sides = [(-dx, ax - self.left), (dx, self.right - ax), (-dy, ay - self.top), (dy, self.bottom - ay)];
        let (mut from, mut to) = (0.0_f64, 1.0_f64);
        for (towards, room) in sides {
            if towards == 0.0 {
                if room < 0.0 {
                    return None;
                }
            } else if towards < 0.0 {
                from = from.max(room / towards);
            } else {
                to = to.min(room / towards);
            }
        }
        let at = |part: f64| (ax + part * dx, ay + part * dy);
        (from <= to).then(|| [at(from), at(to)])
    }
}

/// Side of a text.
#[derive(Clone, Copy)]
pub(super) enum Side {
    Left,
    Center,
    Right,
}

/// How text stands to its place.
#[derive(Clone, Copy)]
pub(super) struct Type {
    /// Side of the text that is at the place.
    pub side: Side,
    /// Whether it is heavier.
    pub bold: bool,
    /// Relative to the chart's text.
    pub size: f64,
}

impl Type {
    pub const LEFT: Self = Self { side: Side::Left, bold: false, size: 1.0 };
    pub const RIGHT: Self = Self { side: Side::Right, ..Self::LEFT };
    pub const CENTER: Self = Self { side: Side::Center, ..Self::LEFT };

    pub const fn bold(self) -> Self {
        Self { bold: true, ..self }
    }
}

thread_local! {
    /// Widths of letters measured so far; the page has one font.
    static ADVANCES: RefCell<BTreeMap<(char, bool), f64>> = const { RefCell::new(BTreeMap::new()) };
}

/// What is drawn on.
enum Ground {
    Canvas(DrawingArea<CanvasBackend, Shift>),
    Svg(RefCell<Svg>),
}

/// Something to draw on.
pub(super) struct Surface {
    ground: Ground,
    /// Measures text; that of the canvas, if it is one.
    context: CanvasRenderingContext2d,
    font: String,
    /// Weight and size of the font that the context has now, in its own pixels.
    current: Cell<Option<(bool, f64)>>,
    pub size: Size,
}

impl Surface {
    /// Clears a canvas and gives it its size.
    pub fn on(canvas: &HtmlCanvasElement, size: Size, palette: &Palette) -> Option<Self> {
        let store = |length: f64| (length * size.ratio).round().clamp(1.0, 16_384.0) as u32;
        let (width, height) = (store(size.width), store(size.height));
        let context = context(canvas)?;
        // Setting the size clears and reallocates; clearing alone is cheaper.
        if (canvas.width(), canvas.height()) == (width, height) {
            context.clear_rect(0.0, 0.0, f64::from(width), f64::from(height));
        } else {
            canvas.set_width(width);
            canvas.set_height(height);
        }
        context.set_line_join("round");
        context.set_line_cap("round");
        context.set_text_baseline("middle");
        let area = CanvasBackend::with_canvas_object(canvas.clone())?.into_drawing_area();
        let (ground, font) = (Ground::Canvas(area), palette.font.clone());
        Some(Self { ground, context, font, current: Cell::new(None), size })
    }

    /// A picture in SVG; `name` sets its identities apart from those of others on the page.
    pub fn svg(name: &str, size: Size, palette: &Palette) -> Option<Self> {
        let context = context(&canvas()?)?;
        let (ground, font) = (Ground::Svg(RefCell::new(Svg::new(name))), palette.font.clone());
        Some(Self { ground, context, font, current: Cell::new(None), size: Size { ratio: 1.0, ..size } })
    }

    /// The picture that was drawn, if it is one.
    pub fn into_svg(self) -> Option<Svg> {
        match self.ground {
            Ground::Svg(svg) => Some(svg.into_inner()),
            Ground::Canvas(_) => None,
        }
    }

    /// Fills all of it.
    pub fn ground(&self, color: RGBColor) -> Drawn {
        match &self.ground {
            Ground::Canvas(area) => area.fill(&color),
            Ground::Svg(svg) => {
                svg.borrow_mut().rect((0.0, 0.0), (self.size.width, self.size.height), paint(color, 1.0));
                Ok(())
            }
        }
    }

    /// Width of text in CSS pixels.
    pub fn measure(&self, text: &str, style: Type) -> f64 {
        text.chars().map(|letter| self.advance(letter, style.bold)).sum::<f64>() * self.size.text * style.size
    }

    /// Text cut to a width in CSS pixels, with a sign that it was.
    pub fn fitted<'a>(&self, text: &'a str, width: f64, style: Type) -> Cow<'a, str> {
        if self.measure(text, style) <= width {
            return text.into();
        }
        let mut kept = text.to_owned();
        while kept.pop().is_some() && self.measure(&kept, style) + self.measure("…", style) > width {}
        (kept.trim_end().to_owned() + "…").into()
    }

    /// Width of a letter in units of the text's height. Asking the canvas takes as long as drawing the letter, and numbers
    /// are measured on every move of a slider, so that answers are kept.
    fn advance(&self, letter: char, bold: bool) -> f64 {
        const EM: f64 = 100.0;
        ADVANCES.with_borrow_mut(|advances| {
            *advances.entry((letter, bold)).or_insert_with(|| {
                let weight = if bold { "bold " } else { "" };
                self.current.set(None);
                self.context.set_font(&format!("{weight}{EM}px {}", self.font));
                self.context.measure_text(letter.encode_utf8(&mut [0; 4])).map_or(0.6, |metrics| metrics.width() / EM)
            })
        })
    }

    /// Text at the middle of its height.
    pub fn text(&self, text: &str, at: At, style: Type, color: RGBColor) -> Drawn {
        if let Ground::Svg(svg) = &self.ground {
            let anchor = match style.side {
                Side::Left => Anchor::Start,
                Side::Center => Anchor::Middle,
                Side::Right => Anchor::End,
            };
            let letters = Letters { anchor, size: self.size.text * style.size, bold: style.bold };
            svg.borrow_mut().text(text, at, letters, paint(color, 1.0));
            return Ok(());
        }
        self.set_font(style);
        self.context.set_text_align(match style.side {
            Side::Left => "left",
            Side::Center => "center",
            Side::Right => "right",
        });
        let RGBColor(red, green, blue) = color;
        self.context.set_fill_style_str(&format!("rgb({red},{green},{blue})"));
        let (x, y) = self.pixel(at);
        // Throws for a place that is not a number; this one is whole.
        let _ = self.context.fill_text(text, f64::from(x), f64::from(y));
        Ok(())
    }

    /// Tells the canvas the font only when it changes: it looks it up anew each time, which takes longer than the text.
    fn set_font(&self, style: Type) {
        let wanted = (style.bold, self.size.text * style.size * self.size.ratio);
        if self.current.replace(Some(wanted)) != Some(wanted) {
            let (bold, size) = wanted;
            self.context.set_font(&format!("{}{size}px {}", if bold { "bold " } else { "" }, self.font));
        }
    }

    /// A line through places.
    pub fn line(&self, points: &[At], width: f64, color: RGBColor, alpha: f64) -> Drawn {
        let area = match &self.ground {
            Ground::Canvas(area) => area,
            Ground::Svg(svg) => {
                svg.borrow_mut().line(points, width, None, paint(color, alpha));
                return Ok(());
            }
        };
        let style = ShapeStyle { color: color.mix(alpha), filled: false, stroke_width: self.stroke(width) };
        let Size { width, height, .. } = self.size;
        let inside = |&(x, y): &At| (0.0..=width).contains(&x) && (0.0..=height).contains(&y);
        if points.iter().all(inside) {
            return area.draw(&PathElement::new(self.pixels(points), style));
        }
        // plotters moves a place outside to the canvas's edge, which would give the line another slope.
        let whole = Rect { left: 0.0, top: 0.0, right: width, bottom: height };
        let pieces = points.windows(2).filter_map(|pair| whole.cut(pair[0], pair[1]));
        pieces.into_iter().try_for_each(|piece| area.draw(&PathElement::new(self.pixels(&piece), style)))
    }

    /// A dashed line: dashes and gaps of `dash` CSS pixels.
    pub fn dashed(&self, points: &[At], width: f64, dash: f64, color: RGBColor, alpha: f64) -> Drawn {
        if let Ground::Svg(svg) = &self.ground {
            svg.borrow_mut().line(points, width, Some(dash), paint(color, alpha));
            return Ok(());
        }
        let lengths = js_sys::Array::of2(&(dash * self.size.ratio).into(), &(dash * self.size.ratio).into());
        // Fails only for what is no list of numbers.
        let _ = self.context.set_line_dash(&lengths);
        self.context.set_line_cap("butt");
        let drawn = self.line(points, width, color, alpha);
        let _ = self.context.set_line_dash(&js_sys::Array::new());
        self.context.set_line_cap("round");
        drawn
    }

    /// A filled shape.
    pub fn fill(&self, outline: &[At], color: RGBColor, alpha: f64) -> Drawn {
        match &self.ground {
            Ground::Canvas(area) => area.draw(&Polygon::new(self.pixels(outline), color.mix(alpha).filled())),
            Ground::Svg(svg) => {
                svg.borrow_mut().polygon(outline, paint(color, alpha));
                Ok(())
            }
        }
    }

    /// A filled rectangle.
    pub fn block(&self, rect: Rect, color: RGBColor, alpha: f64) -> Drawn {
        let corners = [(rect.left, rect.top), (rect.right, rect.bottom)];
        match &self.ground {
            Ground::Canvas(area) => {
                let corners = corners.map(|corner| self.pixel(corner));
                area.draw(&Rectangle::new(corners, color.mix(alpha).filled()))
            }
            Ground::Svg(svg) => {
                svg.borrow_mut().rect(corners[0], corners[1], paint(color, alpha));
                Ok(())
            }
        }
    }

    /// A disc.
    pub fn disc(&self, at: At, radius: f64, color: RGBColor, alpha: f64) -> Drawn {
        match &self.ground {
            Ground::Canvas(area) => {
                let radius = (radius * self.size.ratio).round().max(1.0) as i32;
                area.draw(&Circle::new(self.pixel(at), radius, color.mix(alpha).filled()))
            }
            Ground::Svg(svg) => {
                svg.borrow_mut().circle(at, radius, paint(color, alpha));
                Ok(())
            }
        }
    }

    /// Draws with everything outside a part left untouched.
    pub fn within(&self, rect: Rect, draw: impl FnOnce() -> Drawn) -> Drawn {
        if let Ground::Svg(svg) = &self.ground {
            svg.borrow_mut().open((rect.left, rect.top), (rect.right, rect.bottom));
            let drawn = draw();
            svg.borrow_mut().close();
            return drawn;
        }
        let ratio = self.size.ratio;
        self.context.save();
        self.context.begin_path();
        self.context.rect(rect.left * ratio, rect.top * ratio, rect.width() * ratio, rect.height() * ratio);
        self.context.clip();
        let drawn = draw();
        self.context.restore();
        drawn
    }

    fn stroke(&self, width: f64) -> u32 {
        (width * self.size.ratio).round().max(1.0) as u32
    }

    fn pixel(&self, (x, y): At) -> (i32, i32) {
        // Conversion saturates, and what is not a number becomes 0.
        ((x * self.size.ratio).round() as i32, (y * self.size.ratio).round() as i32)
    }

    fn pixels(&self, points: &[At]) -> Vec<(i32, i32)> {
        points.iter().map(|&at| self.pixel(at)).collect()
    }
}

fn paint(RGBColor(red, green, blue): RGBColor, alpha: f64) -> Paint {
    Paint { color: [red, green, blue], alpha }
}

/// A canvas that is not on the page; none from a browser that refuses one.
pub(super) fn canvas() -> Option<HtmlCanvasElement> {
    gloo::utils::document().create_element("canvas").ok()?.dyn_into().ok()
}

/// What a canvas is drawn on with.
pub(super) fn context(canvas: &HtmlCanvasElement) -> Option<CanvasRenderingContext2d> {
    canvas.get_context("2d").ok()??.dyn_into().ok()
}
