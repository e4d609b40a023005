//! A picture as SVG text: shapes and words with plain attributes, no style sheet, no script, nothing from elsewhere, so that
//! every program that draws SVG draws the same.
//!
//! Written here and not by plotters' backend for SVG: that one knows whole pixels, and neither clips nor dashes.

use std::fmt::Write as _;

/// A place in CSS pixels from the upper left corner.
pub type Place = (f64, f64);

/// From the middle of a line of text down to its base line, as a share of its height: a renderer's own idea of "middle" is not
/// the same everywhere.
const BASELINE: f64 = 0.35;

/// Colour and strength.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Paint {
    /// Red, green, blue.
    pub color: [u8; 3],
    /// From 0 to 1.
    pub alpha: f64,
}

/// Side of a text that stands at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Left.
    Start,
    /// Middle.
    Middle,
    /// Right.
    End,
}

/// How a text is written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Letters {
    /// Which side of it is at its place.
    pub anchor: Anchor,
    /// Height in CSS pixels.
    pub size: f64,
    /// Whether it is heavier.
    pub bold: bool,
}

/// What a picture is called, and how large it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Head<'a> {
    /// CSS pixels.
    pub width: f64,
    /// CSS pixels.
    pub height: f64,
    /// Its name.
    pub title: &'a str,
    /// What it shows, in words.
    pub words: &'a str,
    /// Font family list.
    pub font: &'a str,
}

/// A picture being drawn. What lies at no place (not a number, or infinitely far) is left out.
#[derive(Clone, Debug)]
pub struct Svg {
    /// Start of the identities in it, which must differ between pictures of one page.
    name: String,
    body: String,
    clips: u32,
}

impl Svg {
    /// An empty picture; `name` is letters, digits and hyphens.
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self { name: name.to_owned(), body: String::new(), clips: 0 }
    }

    /// A line through places; dashes and gaps of `dash` if given.
    pub fn line(&mut self, points: &[Place], width: f64, dash: Option<f64>, paint: Paint) {
        let Some(points) = places(points) else { return };
        let _ = write!(
            self.body,
            r#"<polyline fill="none" points="{points}" stroke-width="{}"{}"#,
            number(width),
            painted("stroke", paint)
        );
        if let Some(dash) = dash {
            let _ = write!(self.body, r#" stroke-dasharray="{}" stroke-linecap="butt""#, number(dash));
        }
        self.body.push_str("/>\n");
    }

    /// A filled shape.
    pub fn polygon(&mut self, points: &[Place], paint: Paint) {
        if let Some(points) = places(points) {
            let _ = writeln!(self.body, r#"<polygon points="{points}"{}/>"#, painted("fill", paint));
        }
    }

    /// A filled rectangle between two corners.
    pub fn rect(&mut self, from: Place, to: Place, paint: Paint) {
        if let Some(rect) = rect(from, to) {
            let _ = writeln!(self.body, "{rect}{}/>", painted("fill", paint));
        }
    }

    /// A disc.
    pub fn circle(&mut self, (x, y): Place, radius: f64, paint: Paint) {
        if [x, y, radius].iter().all(|value| value.is_finite()) {
            let (x, y, radius) = (number(x), number(y), number(radius));
            let _ = writeln!(self.body, r#"<circle cx="{x}" cy="{y}" r="{radius}"{}/>"#, painted("fill", paint));
        }
    }

    /// Text at the middle of its height.
    pub fn text(&mut self, text: &str, (x, y): Place, letters: Letters, paint: Paint) {
        if ![x, y].iter().all(|value| value.is_finite()) || text.is_empty() {
            return;
        }
        let Letters { anchor, size, bold } = letters;
        let (x, y) = (number(x), number(y + size * BASELINE));
        let _ = write!(self.body, r#"<text x="{x}" y="{y}" font-size="{}"{}"#, number(size), painted("fill", paint));
        self.body.push_str(match anchor {
            Anchor::Start => "",
            Anchor::Middle => r#" text-anchor="middle""#,
            Anchor::End => r#" text-anchor="end""#,
        });
        self.body.push_str(if bold { r#" font-weight="bold">"# } else { ">" });
        escape(text, &mut self.body);
        self.body.push_str("</text>\n");
    }

    /// From here to [`Self::close`] nothing is drawn outside a rectangle.
    pub fn open(&mut self, from: Place, to: Place) {
        self.clips += 1;
        let (name, clip) = (&self.name, self.clips);
        let rect = rect(from, to).unwrap_or_else(|| "<rect".to_owned());
        let _ = write!(
            self.body,
            "<clipPath id=\"{name}-clip-{clip}\">{rect}/></clipPath>\n<g clip-path=\"url(#{name}-clip-{clip})\">\n"
        );
    }

    /// Ends what the last [`Self::open`] began.
    pub fn close(&mut self) {
        self.body.push_str("</g>\n");
    }

    /// Another picture with its upper left corner at a place.
    pub fn place(&mut self, other: &Self, (x, y): Place) {
        let _ = write!(self.body, "<g transform=\"translate({} {})\">\n{}</g>\n", number(x), number(y), other.body);
    }

    /// The whole, as a file or as a part of a page.
    #[must_use]
    pub fn document(&self, head: &Head) -> String {
        let (name, width, height) = (&self.name, number(head.width), number(head.height));
        let mut text = format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" role="img" aria-labelledby="{name}-title {name}-words" stroke-linejoin="round" stroke-linecap="round" font-family=""#
        );
        escape(head.font, &mut text);
        let _ = write!(text, "\">\n<title id=\"{name}-title\">");
        escape(head.title, &mut text);
        let _ = write!(text, "</title>\n<desc id=\"{name}-words\">");
        escape(head.words, &mut text);
        text.push_str("</desc>\n");
        text.push_str(&self.body);
        text.push_str("</svg>\n");
        text
    }
}

/// Places of a line or an outline; none if there is nothing to draw.
fn places(points: &[Place]) -> Option<String> {
    let mut text = String::with_capacity(points.len() * 12);
    for &(x, y) in points.iter().filter(|(x, y)| x.is_finite() && y.is_finite()) {
        let gap = if text.is_empty() { "" } else { " " };
        let _ = write!(text, "{gap}{},{}", number(x), number(y));
    }
    (!text.is_empty()).then_some(text)
}

/// The start of a rectangle, whichever corners are given.
fn rect((ax, ay): Place, (bx, by): Place) -> Option<String> {
    [ax, ay, bx, by].iter().all(|value| value.is_finite()).then(|| {
        let (left, top, width, height) = (ax.min(bx), ay.min(by), (ax - bx).abs(), (ay - by).abs());
        let [left, top, width, height] = [left, top, width, height].map(number);
        format!(r#"<rect x="{left}" y="{top}" width="{width}" height="{height}""#)
    })
}

fn painted(what: &str, Paint { color: [red, green, blue], alpha }: Paint) -> String {
    let mut text = format!(r##" {what}="#{red:02x}{green:02x}{blue:02x}""##);
    if alpha < 1.0 {
        let _ = write!(text, r#" {what}-opacity="{}""#, number(alpha));
    }
    text
}

/// To a hundredth, which no eye sees and every reader of SVG understands.
fn number(value: f64) -> String {
    let value = (value * 100.0).round() / 100.0;
    // A rounded zero may have a sign.
    if value == 0.0 { "0".to_owned() } else { value.to_string() }
}

/// Words as XML, which has no place for control characters.
fn escape(words: &str, text: &mut String) {
    for letter in words.chars() {
        match letter {
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '&' => text.push_str("&amp;"),
            '"' => text.push_str("&quot;"),
            '\u{0}'..='\u{1f}' | '\u{7f}' | '\u{fffe}' | '\u{ffff}' => text.push(' '),
            letter => text.push(letter),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const INK: Paint = Paint { color: [31, 35, 40], alpha: 1.0 };
    const LEFT: Letters = Letters { anchor: Anchor::Start, size: 10.0, bold: false };

    fn drawn(draw: impl FnOnce(&mut Svg)) -> String {
        let mut svg = Svg::new("t");
        draw(&mut svg);
        svg.body
    }

    #[test]
    fn shapes_have_plain_attributes() {
        let half = Paint { alpha: 0.5, ..INK };
        assert_eq!(
            drawn(|svg| svg.line(&[(0.0, 1.0), (2.345_6, -0.001)], 1.25, Some(4.0), half)),
            "<polyline fill=\"none\" points=\"0,1 2.35,0\" stroke-width=\"1.25\" stroke=\"#1f2328\" stroke-opacity=\"0.5\" \
             stroke-dasharray=\"4\" stroke-linecap=\"butt\"/>\n"
        );
        assert_eq!(
            drawn(|svg| svg.rect((5.0, 6.0), (3.0, 10.0), INK)),
            "<rect x=\"3\" y=\"6\" width=\"2\" height=\"4\" fill=\"#1f2328\"/>\n"
        );
        assert_eq!(
            drawn(|svg| svg.text("a", (1.0, 2.0), Letters { anchor: Anchor::End, bold: true, ..LEFT }, INK)),
            "<text x=\"1\" y=\"5.5\" font-size=\"10\" fill=\"#1f2328\" text-anchor=\"end\" font-weight=\"bold\">a</text>\n"
        );
    }

    #[test]
    fn what_lies_nowhere_is_not_drawn() {
        let nowhere = (f64::NAN, 1.0);
        let text = drawn(|svg| {
            svg.circle(nowhere, 1.0, INK);
            svg.rect(nowhere, (1.0, f64::INFINITY), INK);
            svg.text("x", nowhere, LEFT, INK);
            svg.polygon(&[nowhere], INK);
            svg.line(&[(0.0, 0.0), nowhere, (2.0, 2.0)], 1.0, None, INK);
        });
        assert_eq!(text, "<polyline fill=\"none\" points=\"0,0 2,2\" stroke-width=\"1\" stroke=\"#1f2328\"/>\n");
    }

    #[test]
    fn names_that_look_like_markup_are_words() {
        let mut svg = Svg::new("t");
        svg.open((0.0, 0.0), (10.0, 10.0));
        svg.text("<script>&\"\u{1}'", (0.0, 0.0), LEFT, INK);
        svg.close();
        let head =
            Head { width: 10.0, height: 20.5, title: "A < B", words: "滚雪球 & co", font: "\"Noto Sans SC\"" };
        let text = svg.document(&head);
        for part in [
            "viewBox=\"0 0 10 20.5\"",
            "font-family=\"&quot;Noto Sans SC&quot;\"",
            "<title id=\"t-title\">A &lt; B</title>",
            "<desc id=\"t-words\">滚雪球 &amp; co</desc>",
            ">&lt;script&gt;&amp;&quot; '</text>",
            "<g clip-path=\"url(#t-clip-1)\">",
        ] {
            assert!(text.contains(part), "{part} is not in {text}");
        }
        assert!(!text.contains("<script"));
        assert_eq!(text.matches("<g").count(), text.matches("</g>").count());
    }

    #[test]
    fn a_picture_lies_in_another() {
        let mut inner = Svg::new("in");
        inner.circle((1.0, 1.0), 1.0, INK);
        assert!(
            drawn(|svg| svg.place(&inner, (16.0, 40.0))).starts_with("<g transform=\"translate(16 40)\">\n<circle")
        );
    }
}
