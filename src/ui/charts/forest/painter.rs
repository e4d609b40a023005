//! The forest on its canvases. The back one is a picture in memory on which people are stamped: going on in time stamps only who
//! is new, everything else begins anew. The front one has the person chosen and the one under the pointer.

use plotters::style::RGBColor;
use std::rc::Rc;
use wasm_bindgen::{Clamped, JsCast as _};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, ImageData};

use super::super::palette::Palette;
use super::super::surface::{Drawn, Rect, Size, Surface, Type};
use crate::i18n::{I18n, Style};
use crate::view::cascade::{Colour, DOT, Grove, Lens, Placing, Raster, Rgb, Stamp};
use crate::view::charts::Tint;

/// Least radius of a person in pixels of the screen.
const LEAST: f64 = 0.55;

/// How strong the line to who invited somebody is, of 255.
const TIE: u8 = 110;

/// How strongly everybody else steps back behind a chosen person.
const VEIL: f64 = 0.7;

/// What the picture is made of.
#[derive(Clone)]
pub struct Made {
    pub canvases: [HtmlCanvasElement; 2],
    pub size: Size,
    pub palette: Rc<Palette>,
    pub grove: Rc<Grove>,
    pub colour: Colour,
    pub i18n: I18n,
}

impl Made {
    fn same_places(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.grove, &other.grove) && self.size == other.size
    }

    fn same(&self, other: &Self) -> bool {
        self.same_places(other)
            && self.canvases == other.canvases
            && Rc::ptr_eq(&self.palette, &other.palette)
            && (self.colour, &self.i18n) == (other.colour, &other.i18n)
    }
}

/// How far time has come: so many people, and who had bought by that evening.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Moment {
    pub people: usize,
    pub day: u16,
}

/// The forest, where it lies, and what of it is on the canvases.
#[derive(Default)]
pub struct Painter {
    made: Option<Made>,
    placing: Option<Placing>,
    lens: Option<Lens>,
    raster: Raster,
    stamps: Option<Stamps>,
    colours: Vec<Rgb>,
    shown: Option<Moment>,
    person: Option<u32>,
    hover: Option<u32>,
    /// Whether the next person was chosen in the picture, which then stays as near as it is.
    stays: bool,
}

/// Dots: joined and bought, in trees and in the block.
struct Stamps {
    trees: [Stamp; 2],
    block: [Stamp; 2],
}

impl Painter {
    /// Gets everything that the picture is made of; tells whether it has to be drawn anew.
    pub fn make(&mut self, made: Made) -> bool {
        if self.made.as_ref().is_some_and(|old| old.same(&made)) {
            return false;
        }
        if !self.made.as_ref().is_some_and(|old| old.same_places(&made)) {
            let placing = made.grove.placed(made.size.width / made.size.height.max(1.0));
            self.lens = Some(Lens::whole(&placing, canvas(&made)));
            self.placing = Some(placing);
        }
        let rgb = |RGBColor(red, green, blue)| [red, green, blue];
        self.colours = (0..7).map(|series| rgb(made.palette.mark(Tint::Series(series)))).collect();
        self.made = Some(made);
        self.stale();
        true
    }

    fn stale(&mut self) {
        (self.stamps, self.shown) = (None, None);
    }

    /// What is on the canvas.
    pub fn shown(&self) -> Option<Moment> {
        self.shown
    }

    /// Shows a moment: stamps who is new since the last one, or begins anew.
    pub fn show(&mut self, moment: Moment) -> Option<()> {
        let made = self.made.clone()?;
        let before = self.shown.filter(|shown| shown.people <= moment.people && shown.day <= moment.day);
        if before == Some(moment) {
            return Some(());
        }
        let ratio = made.size.ratio;
        let store = |length: f64| (length * ratio).round().clamp(1.0, 8192.0) as usize;
        let (width, height) = (store(made.size.width), store(made.size.height));
        if before.is_none() {
            let RGBColor(red, green, blue) = made.palette.surface;
            self.raster.clear(width, height, [red, green, blue]);
        }
        self.stamp(&made, before.unwrap_or_default(), moment, before.is_none());
        self.shown = Some(moment);
        let [back, _] = &made.canvases;
        if (back.width() as usize, back.height() as usize) != (width, height) {
            back.set_width(width as u32);
            back.set_height(height as u32);
        }
        let context: CanvasRenderingContext2d = back.get_context("2d").ok()??.dyn_into().ok()?;
        let pixels = Clamped(self.raster.pixels.as_slice());
        let image = ImageData::new_with_u8_clamped_array_and_sh(pixels, width as u32, height as u32).ok()?;
        context.put_image_data(&image, 0.0, 0.0).ok()?;
        // What tests and benchmarks read.
        for (name, value) in [("data-drawn", moment.people.to_string()), ("data-day", moment.day.to_string())] {
            back.set_attribute(name, &value).ok()?;
        }
        self.mark();
        Some(())
    }

    /// Stamps everybody between two moments.
    fn stamp(&mut self, made: &Made, from: Moment, to: Moment, all: bool) {
        let (Some(placing), Some(lens)) = (&self.placing, self.lens) else { return };
        let ratio = made.size.ratio;
        let stamps = self.stamps.get_or_insert_with(|| {
            let stamps = |pitch: f64| {
                let radius = (DOT * pitch * lens.scale * ratio).max(LEAST);
                [true, false].map(|hollow| Stamp::new(radius, hollow))
            };
            Stamps { trees: stamps(1.0), block: stamps(placing.pitch) }
        });
        let grove = &*made.grove;
        let forest = &*grove.forest;
        let at = |person: usize| lens.at(placing.places[person]).map(|pixel| pixel * ratio);
        let radius = stamps.trees[0].radius;
        let RGBColor(red, green, blue) = made.palette.soft;
        for person in from.people..to.people {
            let Some(inviter) = forest.inviter_of(person as u32) else { continue };
            let (start, end) = (at(inviter as usize), at(person));
            let (dx, dy) = (end[0] - start[0], end[1] - start[1]);
            let length = (dx * dx + dy * dy).sqrt();
            // From edge to edge, so that nobody is crossed out.
            if length > 2.0 * radius {
                let cut = [dx * radius / length, dy * radius / length];
                let (start, end) = ([start[0] + cut[0], start[1] + cut[1]], [end[0] - cut[0], end[1] - cut[1]]);
                self.raster.line(start, end, [red, green, blue], TIE);
            }
        }
        let mut dot = |person: usize, bought: bool| {
            let in_tree = forest.inviter_of(person as u32).is_some() || !grove.friends(person as u32).is_empty();
            let stamps = if in_tree { &stamps.trees } else { &stamps.block };
            let colour = self.colours[made.colour.of(grove, person as u32, bought)];
            self.raster.dot(at(person), &stamps[usize::from(bought)], colour);
        };
        for person in from.people..to.people {
            let bought = forest.customer[person] <= to.day;
            dot(person, bought);
        }
        if !all {
            for &person in &grove.buyers[grove.bought(from.day)..grove.bought(to.day)] {
                if (person as usize) < from.people {
                    dot(person as usize, true);
                }
            }
        }
    }

    /// Draws the person chosen and the one under the pointer.
    fn mark(&self) {
        let (Some(made), Some(placing), Some(lens), Some(shown)) = (&self.made, &self.placing, self.lens, self.shown)
        else {
            return;
        };
        let Some(surface) = Surface::on(&made.canvases[1], made.size, &made.palette) else { return };
        let here = |person: &u32| (*person as usize) < shown.people;
        if let Some(person) = self.person.filter(here) {
            // Drawing fails where a canvas was lost; the words beside it stay.
            let _ = chosen(&surface, made, placing, lens, shown, person);
        }
        if let Some(person) = self.hover.filter(here) {
            let [x, y] = lens.at(placing.places[person as usize]);
            let _ = ring(&surface, (x, y), dot_radius(lens) + 2.5, 1.5, made.palette.ink);
        }
    }

    /// Chooses a person, brings him into sight, and lets everybody else step back.
    pub fn choose(&mut self, person: Option<u32>) {
        if self.person == person {
            return;
        }
        self.person = person;
        if let (Some(person), Some(lens), Some(placing), Some(made)) = (person, self.lens, &self.placing, &self.made) {
            let there = lens.on(person, !self.stays, placing, canvas(made));
            self.look(there);
        }
        self.stays = false;
        self.mark();
    }

    /// The next person is chosen in the picture itself.
    pub fn stay(&mut self) {
        self.stays = true;
    }

    /// Points at whoever is under the pointer; tells whom.
    pub fn point(&mut self, at: Option<[f64; 2]>, reach: f64) -> Option<u32> {
        let person = at.and_then(|at| self.lens?.nearest(self.placing.as_ref()?, at, self.shown?.people, reach));
        if self.hover != person {
            self.hover = person;
            self.mark();
        }
        person
    }

    /// Sees the same moment another way.
    fn look(&mut self, lens: Lens) {
        if self.lens == Some(lens) {
            return;
        }
        self.lens = Some(lens);
        let shown = self.shown;
        self.stale();
        if let Some(shown) = shown {
            self.show(shown);
        }
    }

    /// Nearer or farther, with a pixel staying where it is; the middle where none is told.
    pub fn zoom(&mut self, factor: f64, at: Option<[f64; 2]>) {
        let (Some(lens), Some(placing), Some(made)) = (self.lens, &self.placing, &self.made) else { return };
        let canvas = canvas(made);
        let there = lens.zoomed(factor, at.unwrap_or(canvas.map(|side| side / 2.0)), placing, canvas);
        self.look(there);
    }

    /// Moves the picture.
    pub fn pan(&mut self, by: [f64; 2]) {
        let (Some(lens), Some(placing), Some(made)) = (self.lens, &self.placing, &self.made) else { return };
        let there = lens.moved(by, placing, canvas(made));
        self.look(there);
    }

    /// Everything in sight.
    pub fn fit(&mut self) {
        let (Some(placing), Some(made)) = (&self.placing, &self.made) else { return };
        let there = Lens::whole(placing, canvas(made));
        self.look(there);
    }

    /// Whether not everything is in sight.
    pub fn is_near(&self) -> bool {
        let whole =
            self.placing.as_ref().zip(self.made.as_ref()).map(|(placing, made)| Lens::whole(placing, canvas(made)));
        self.lens != whole
    }
}

fn canvas(made: &Made) -> [f64; 2] {
    [made.size.width, made.size.height]
}

fn dot_radius(lens: Lens) -> f64 {
    (DOT * lens.scale).max(1.0)
}

fn ring(surface: &Surface, (x, y): (f64, f64), radius: f64, width: f64, color: RGBColor) -> Drawn {
    const SIDES: u32 = 32;
    let side = |index: u32| {
        let angle = f64::from(index) / f64::from(SIDES) * std::f64::consts::TAU;
        (x + radius * angle.cos(), y + radius * angle.sin())
    };
    surface.line(&(0..=SIDES).map(side).collect::<Vec<_>>(), width, color, 1.0)
}

/// The way from the root to a person, whom he brought, and his number.
fn chosen(surface: &Surface, made: &Made, placing: &Placing, lens: Lens, shown: Moment, person: u32) -> Drawn {
    let palette = &*made.palette;
    let (width, height) = (made.size.width, made.size.height);
    surface.block(Rect { left: 0.0, top: 0.0, right: width, bottom: height }, palette.surface, VEIL)?;
    let at = |person: u32| {
        let [x, y] = lens.at(placing.places[person as usize]);
        (x, y)
    };
    let colour = |person: u32| {
        let bought = made.grove.forest.customer[person as usize] <= shown.day;
        palette.mark(Tint::Series(made.colour.of(&made.grove, person, bought)))
    };
    let radius = dot_radius(lens).max(2.5);
    for &friend in made.grove.friends(person).iter().filter(|&&friend| (friend as usize) < shown.people) {
        surface.line(&[at(person), at(friend)], 1.0, palette.soft, 0.8)?;
        surface.disc(at(friend), radius * 0.8, colour(friend), 1.0)?;
    }
    let path = made.grove.forest.path(person);
    surface.line(&path.iter().map(|&person| at(person)).collect::<Vec<_>>(), 2.0, palette.ink, 0.9)?;
    for &one in &path {
        surface.disc(at(one), radius + 1.0, palette.ink, 1.0)?;
        surface.disc(at(one), radius, colour(one), 1.0)?;
    }
    let (x, y) = at(person);
    ring(surface, (x, y), radius + 4.0, 2.0, palette.ink)?;
    let number = made.i18n.number(f64::from(person) + 1.0, Style::Decimal(0));
    let text = made.size.text;
    let half = surface.measure(&number, Type::CENTER.bold()) / 2.0;
    let up = if y > 2.5 * text + radius { -1.0 } else { 1.0 };
    let middle = (x.clamp(half + 4.0, (width - half - 4.0).max(half + 4.0)), y + up * (radius + 5.0 + text));
    let ground = Rect {
        left: middle.0 - half - 3.0,
        top: middle.1 - text * 0.75,
        right: middle.0 + half + 3.0,
        bottom: middle.1 + text * 0.75,
    };
    surface.block(ground, palette.surface, 0.9)?;
    surface.text(&number, middle, Type::CENTER.bold(), palette.ink)
}
