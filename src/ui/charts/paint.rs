//! When to draw. What follows a slider is drawn at once; the rest waits its turn, one chart per animation frame, so that
//! no task keeps the page from answering.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use gloo::console;
use gloo::render::{AnimationFrame, request_animation_frame};
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlCanvasElement;

use super::palette::Palette;
use super::surface::{DrawError, Drawn, Size, Surface, Type};
use super::{bars, heat, ladder, outcome, time, xy};
use crate::i18n::I18n;
use crate::view::charts::{Body, Chart, Range};

/// Height of a chart that has no wish of its own, in CSS pixels.
pub(super) const HEIGHT: f64 = 260.0;

/// Everything that decides what a chart looks like.
#[derive(Clone, PartialEq)]
pub(super) struct Picture {
    pub chart: Rc<Chart>,
    pub size: Size,
    pub palette: Rc<Palette>,
    pub i18n: I18n,
}

/// Where things lie on the backdrop that is drawn.
enum Layout {
    Time(time::Layout),
    Outcome(outcome::Layout),
    /// All is in the overlay, and laid out anew each time.
    Free,
}

/// The two canvases of a chart, and what is on them.
#[derive(Default)]
pub(super) struct Painter {
    /// Axes, fans, goals.
    back: Option<HtmlCanvasElement>,
    /// Expected curves, crosshair, values.
    front: Option<HtmlCanvasElement>,
    /// What the overlay shows.
    drawn: Option<Picture>,
    /// What the backdrop shows, and how.
    behind: Option<(Picture, Layout)>,
    /// What both are to show when their turn comes.
    waiting: Option<Picture>,
}

/// A painter that can wait in the queue.
pub(super) type Shared = Rc<RefCell<Painter>>;

impl Painter {
    /// Point of the grid at a place of the canvas.
    pub fn point(&self, x: f64, y: f64) -> Option<usize> {
        match (&self.drawn.as_ref()?.chart.body, self.behind.as_ref()?) {
            (Body::Time(time), (_, Layout::Time(layout))) => layout.point(time, x, y),
            _ => None,
        }
    }

    /// Shows a picture on these canvases: at once what follows a slider, the rest when its turn comes.
    pub fn show(shared: &Shared, back: HtmlCanvasElement, front: HtmlCanvasElement, picture: Picture) {
        let mut painter = shared.borrow_mut();
        let new = painter.back.as_ref() != Some(&back) || painter.front.as_ref() != Some(&front);
        (painter.back, painter.front) = (Some(back), Some(front));
        if !new && painter.drawn.as_ref() == Some(&picture) && painter.waiting.is_none() {
            return;
        }
        if new || !painter.is_same_chart(&picture) {
            painter.waiting = Some(picture);
            return enqueue(shared);
        }
        match painter.paint_overlay(&picture) {
            // The curve left the axes: they follow at once, a slider must not wait.
            Ok(false) => {
                painter.waiting = None;
                report(painter.paint(picture));
            }
            Ok(true) => {
                let fits = painter
                    .behind
                    .as_ref()
                    .is_some_and(|(behind, _)| behind.chart.body.same_backdrop(&picture.chart.body));
                painter.waiting = (!fits).then_some(picture);
                if !fits {
                    enqueue(shared);
                }
            }
            Err(error) => report(Err(error)),
        }
    }

    /// Draws both layers.
    fn paint(&mut self, picture: Picture) -> Drawn {
        let (Some(back), Some(front)) = (&self.back, &self.front) else { return Ok(()) };
        let palette = &*picture.palette;
        let surfaces = Surface::on(back, picture.size, palette).zip(Surface::on(front, picture.size, palette));
        let Some((below, above)) = surfaces else { return Ok(()) };
        let layout = match &picture.chart.body {
            Body::Empty(_) => Layout::Free,
            Body::Time(time) => {
                let layout = time::Layout::of(&below, time, &picture.i18n, self.kept_range(&picture));
                time::backdrop(&below, &layout, time, palette, &picture.i18n)?;
                time::overlay(&above, &layout, time, palette)?;
                Layout::Time(layout)
            }
            Body::Ladder(rungs) => {
                ladder::draw(&above, rungs, palette)?;
                Layout::Free
            }
            Body::Bars(_) | Body::Xy(_) | Body::Heat(_) => {
                still(&above, &picture)?;
                Layout::Free
            }
            Body::Outcome(of) => {
                let layout = outcome::Layout::of(&below, of);
                outcome::backdrop(&below, &layout, of, palette, &picture.i18n)?;
                outcome::overlay(&above, &layout, of, palette)?;
                Layout::Outcome(layout)
            }
        };
        self.behind = Some((picture.clone(), layout));
        self.drawn = Some(picture);
        Ok(())
    }

    /// Draws the overlay alone, if what it shows fits the backdrop that is there; tells whether it did.
    fn paint_overlay(&mut self, picture: &Picture) -> Result<bool, DrawError> {
        let (Some(front), Some((_, layout))) = (&self.front, &self.behind) else { return Ok(false) };
        let palette = &*picture.palette;
        let Some(above) = Surface::on(front, picture.size, palette) else { return Ok(false) };
        match (&picture.chart.body, layout) {
            (Body::Empty(_), _) => {}
            (Body::Ladder(rungs), _) => ladder::draw(&above, rungs, palette)?,
            (Body::Bars(_) | Body::Xy(_) | Body::Heat(_), _) => still(&above, picture)?,
            (Body::Time(time), Layout::Time(layout)) if layout.holds(&above, time) => {
                time::overlay(&above, layout, time, palette)?;
            }
            (Body::Outcome(of), Layout::Outcome(layout)) if layout.holds(of) => {
                outcome::overlay(&above, layout, of, palette)?;
            }
            _ => return Ok(false),
        }
        self.drawn = Some(picture.clone());
        Ok(true)
    }

    /// While a fan is being replaced the axes stay if they can, so that only what is new moves.
    fn kept_range(&self, picture: &Picture) -> Option<Range> {
        let Body::Time(time) = &picture.chart.body else { return None };
        let stale = time.panels.iter().any(|panel| panel.fans.iter().any(|fan| fan.dimmed));
        match &self.behind {
            Some((_, Layout::Time(layout))) if stale && self.is_same_chart(picture) => layout.range(),
            _ => None,
        }
    }

    /// Whether what is on the canvases differs from a picture in its values alone.
    fn is_same_chart(&self, picture: &Picture) -> bool {
        self.behind.as_ref().is_some_and(|(behind, _)| {
            behind.size == picture.size
                && Rc::ptr_eq(&behind.palette, &picture.palette)
                && behind.i18n == picture.i18n
                && behind.chart.subtitle == picture.chart.subtitle
                && std::mem::discriminant(&behind.chart.body) == std::mem::discriminant(&picture.chart.body)
        })
    }
}

/// Draws a whole chart on one surface.
pub(super) fn whole(surface: &Surface, picture: &Picture) -> Drawn {
    let Picture { chart, palette, i18n, .. } = picture;
    match &chart.body {
        Body::Empty(why) => {
            let at = (surface.size.width / 2.0, surface.size.height / 2.0);
            surface.text(&surface.fitted(why, surface.size.width, Type::CENTER), at, Type::CENTER, palette.soft)
        }
        Body::Time(time) => {
            let layout = time::Layout::of(surface, time, i18n, None);
            time::backdrop(surface, &layout, time, palette, i18n)?;
            time::overlay(surface, &layout, time, palette)
        }
        Body::Ladder(rungs) => ladder::draw(surface, rungs, palette),
        Body::Outcome(of) => {
            let layout = outcome::Layout::of(surface, of);
            outcome::backdrop(surface, &layout, of, palette, i18n)?;
            outcome::overlay(surface, &layout, of, palette)
        }
        Body::Bars(_) | Body::Xy(_) | Body::Heat(_) => still(surface, picture),
    }
}

/// Height in CSS pixels that a chart wants at a width and a height of its text.
pub(super) fn height(body: &Body, width: f64, text: f64) -> f64 {
    match body {
        Body::Ladder(rungs) => ladder::height(rungs),
        Body::Outcome(of) => outcome::height(of),
        Body::Time(of) => time::height(of, width, text),
        Body::Bars(of) => bars::height(of, width, text),
        Body::Heat(of) => heat::height(of, width),
        Body::Xy(of) => xy::height(of, width),
        Body::Empty(_) => HEIGHT,
    }
}

/// Draws ready data.
fn still(surface: &Surface, Picture { chart, palette, i18n, .. }: &Picture) -> Drawn {
    match &chart.body {
        Body::Bars(bars) => bars::draw(surface, bars, palette, i18n),
        Body::Xy(xy) => xy::draw(surface, xy, palette, i18n),
        Body::Heat(heat) => heat::draw(surface, heat, palette, i18n),
        Body::Empty(_) | Body::Time(_) | Body::Ladder(_) | Body::Outcome(_) => Ok(()),
    }
}

thread_local! {
    static QUEUE: RefCell<VecDeque<Shared>> = const { RefCell::new(VecDeque::new()) };
    static FRAME: RefCell<Option<AnimationFrame>> = const { RefCell::new(None) };
    static MARKING: Cell<bool> = const { Cell::new(false) };
}

/// Lines a painter up, once.
fn enqueue(painter: &Shared) {
    QUEUE.with_borrow_mut(|queue| {
        if !queue.iter().any(|waiting| Rc::ptr_eq(waiting, painter)) {
            queue.push_back(painter.clone());
        }
    });
    FRAME.with_borrow_mut(|frame| {
        if frame.is_none() {
            *frame = Some(request_animation_frame(|_| draw_next()));
        }
    });
}

/// Draws the first chart that waits, and asks for another frame if there are more.
fn draw_next() {
    FRAME.with_borrow_mut(Option::take);
    let next = QUEUE.with_borrow_mut(VecDeque::pop_front);
    if let Some(painter) = next {
        let mut painter = painter.borrow_mut();
        if let Some(picture) = painter.waiting.take() {
            report(painter.paint(picture));
        }
    }
    QUEUE.with_borrow(|queue| {
        if !queue.is_empty() {
            FRAME.with_borrow_mut(|frame| *frame = Some(request_animation_frame(|_| draw_next())));
        }
    });
}

/// A chart that cannot be drawn leaves its words and its table; the reason is for who looks into it.
fn report(drawn: Drawn) {
    if let Err(error) = drawn {
        console::error!(format!("chart not drawn: {error:?}"));
    }
}

/// Notes for measurements that the expected curves of a change are on the canvases: as soon as all components that the
/// change concerns have drawn, which is when the tasks at hand are done.
pub(super) fn mark_painted() {
    if MARKING.replace(true) {
        return;
    }
    spawn_local(async {
        MARKING.set(false);
        if let Some(performance) = gloo::utils::window().performance() {
            // A mark without options cannot fail.
            let _ = performance.mark("snowball:painted");
        }
    });
}
