//! Time goes on: frame by frame, or by weeks where the reader wants no motion.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::render::{AnimationFrame, request_animation_frame};
use gloo::utils::window;
use yew::prelude::*;

use super::painter::{Moment, Painter};
use crate::view::cascade::Grove;

/// Seconds that a whole campaign takes at the plain speed.
const SECONDS: f64 = 20.0;

/// Without motion: days of a step, and seconds between two steps at the plain speed.
const STEP_DAYS: f64 = 7.0;
const STEP_SECONDS: f64 = 1.0;

/// Longest time between two frames that counts, in seconds: after a pause of the page time goes on where it was.
const LONGEST: f64 = 0.25;

/// What is played.
#[derive(Clone, PartialEq)]
pub struct Play {
    /// Whether time goes on.
    pub playing: bool,
    /// Times the plain speed.
    pub speed: f64,
    /// Day that is shown.
    pub day: u16,
    /// Last day of the campaign.
    pub last: u16,
    /// Another day is shown.
    pub on_day: Callback<u16>,
    /// Time has come to the last day.
    pub on_end: Callback<()>,
}

/// The clock of a forest that is played.
#[derive(Default)]
struct Clock {
    /// Days that have passed.
    at: Cell<f64>,
    /// The day that was told last.
    told: Cell<u16>,
    /// When the last frame was, in milliseconds.
    before: Cell<Option<f64>>,
    /// Seconds towards the next step, where there is no motion.
    waited: Cell<f64>,
    frame: RefCell<Option<AnimationFrame>>,
}

/// One thing that goes on.
struct Playing {
    clock: Rc<Clock>,
    painter: Rc<RefCell<Painter>>,
    grove: Rc<Grove>,
    play: Play,
    still: bool,
}

/// Shows the day, and lets time go on while it is played.
#[hook]
pub fn use_player(painter: &Rc<RefCell<Painter>>, grove: &Rc<Grove>, play: &Play) {
    let clock = use_memo((), |()| Clock::default());
    if play.day != clock.told.get() || !play.playing {
        clock.told.set(play.day);
        clock.at.set(f64::from(play.day));
    }
    let made_of = (play.playing, play.speed.to_bits(), Rc::as_ptr(grove));
    use_effect_with(made_of, {
        let (painter, grove, play, clock) = (painter.clone(), grove.clone(), play.clone(), clock.clone());
        move |_| {
            clock.before.set(None);
            if play.playing {
                let still = prefers_no_motion();
                go_on(Rc::new(Playing { clock: clock.clone(), painter, grove, play, still }));
            }
            move || {
                clock.frame.take();
            }
        }
    });
}

fn go_on(playing: Rc<Playing>) {
    let clock = playing.clock.clone();
    let frame = request_animation_frame(move |now| {
        if playing.step(now) {
            go_on(playing);
        }
    });
    clock.frame.replace(Some(frame));
}

impl Playing {
    /// One frame; tells whether there is another.
    fn step(&self, now: f64) -> bool {
        let Self { clock, painter, grove, play, still } = self;
        let passed = clock.before.replace(Some(now)).map_or(0.0, |before| (now - before) / 1000.0).min(LONGEST);
        let last = f64::from(play.last);
        let mut at = clock.at.get();
        if *still {
            let waited = clock.waited.get() + passed * play.speed;
            let steps = (waited / STEP_SECONDS).floor();
            clock.waited.set(waited - steps * STEP_SECONDS);
            at += steps * STEP_DAYS;
        } else {
            at += passed * play.speed * last / SECONDS;
        }
        let at = at.min(last);
        clock.at.set(at);
        let day = at.floor() as u16;
        let (here, next) = (grove.forest.present(day), grove.forest.present(day.saturating_add(1)));
        // Those of the day come one after the other in its course.
        let people = here + ((at - at.floor()) * (next - here) as f64) as usize;
        painter.borrow_mut().show(Moment { people, day });
        if day != clock.told.replace(day) {
            play.on_day.emit(day);
        }
        let ended = at >= last;
        if ended {
            play.on_end.emit(());
        }
        !ended
    }
}

/// Whether the reader wants nothing to move by itself.
#[must_use]
pub fn prefers_no_motion() -> bool {
    let query = window().match_media("(prefers-reduced-motion: reduce)").ok().flatten();
    query.is_some_and(|query| query.matches())
}
