//! What the reader does with the picture: point, choose, move, zoom; with mouse, fingers, wheel and keys.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::document;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, WheelEvent};
use yew::prelude::*;

use super::painter::Painter;
use crate::view::cascade::Walk;

/// How far from a person a click still means him, in CSS pixels: with a mouse, and with a finger.
const REACH: f64 = 7.0;
const FINGER: f64 = 16.0;

/// A pointer that moved less has clicked.
const CLICK: f64 = 4.0;

/// One step of zooming, and of moving by keys in CSS pixels.
pub const ZOOM: f64 = 1.5;
const MOVE: f64 = 60.0;

/// Zooming by the wheel: per line or pixel that it turns.
const WHEEL: f64 = 0.002;

/// Pointers that are down, and how far the first has come.
#[derive(Default)]
pub struct Pointers {
    down: Vec<(i32, [f64; 2])>,
    way: f64,
}

/// What a hand works on.
#[derive(Clone)]
pub struct Hand {
    pub painter: Rc<RefCell<Painter>>,
    pub pointers: Rc<RefCell<Pointers>>,
    pub stage: NodeRef,
    pub person: Option<u32>,
    pub on_person: Callback<Option<u32>>,
    pub on_walk: Callback<Walk>,
    pub on_toggle: Callback<()>,
}

impl Hand {
    fn at(&self, event: &MouseEvent) -> Option<[f64; 2]> {
        // Not the event's own target: Yew listens for all of the page in one place.
        let rect = self.stage.cast::<Element>()?.get_bounding_client_rect();
        Some([f64::from(event.client_x()) - rect.left(), f64::from(event.client_y()) - rect.top()])
    }

    /// Says to the style sheet and to tests how the picture is seen.
    pub fn tell(&self) {
        if let Some(stage) = self.stage.cast::<Element>() {
            // Refused only for invalid names.
            let _ = stage.set_attribute("data-near", &self.painter.borrow().is_near().to_string());
        }
    }

    pub fn on_down(&self) -> Callback<PointerEvent> {
        let hand = self.clone();
        Callback::from(move |event: PointerEvent| {
            let Some(at) = hand.at(&event).filter(|_| event.button() == 0) else { return };
            let mut pointers = hand.pointers.borrow_mut();
            pointers.down.retain(|(id, _)| *id != event.pointer_id());
            pointers.down.push((event.pointer_id(), at));
            pointers.way = if pointers.down.len() == 1 { 0.0 } else { f64::INFINITY };
            if let Some(stage) = hand.stage.cast::<Element>() {
                // Refused only for a pointer that is gone already.
                let _ = stage.set_pointer_capture(event.pointer_id());
            }
        })
    }

    pub fn on_move(&self) -> Callback<PointerEvent> {
        let hand = self.clone();
        Callback::from(move |event: PointerEvent| {
            let Some(at) = hand.at(&event) else { return };
            let mut pointers = hand.pointers.borrow_mut();
            let old = pointers.down.clone();
            let Some(moved) = pointers.down.iter_mut().find(|(id, _)| *id == event.pointer_id()) else {
                let reach = reach(&event);
                hand.painter.borrow_mut().point(Some(at), reach);
                return;
            };
            let before = std::mem::replace(&mut moved.1, at);
            let by = [at[0] - before[0], at[1] - before[1]];
            pointers.way += by[0].abs() + by[1].abs();
            if pointers.way < CLICK {
                return;
            }
            match (old.as_slice(), pointers.down.as_slice()) {
                ([_], _) => hand.painter.borrow_mut().pan(by),
                ([(_, a), (_, b)], [(_, c), (_, d)]) => {
                    let factor = apart(*c, *d) / apart(*a, *b).max(1.0);
                    let middle = [f64::midpoint(c[0], d[0]), f64::midpoint(c[1], d[1])];
                    let was = [f64::midpoint(a[0], b[0]), f64::midpoint(a[1], b[1])];
                    let mut painter = hand.painter.borrow_mut();
                    painter.zoom(factor, Some(middle));
                    painter.pan([middle[0] - was[0], middle[1] - was[1]]);
                }
                _ => {}
            }
            drop(pointers);
            hand.tell();
        })
    }

    /// A pointer was lifted: where it hardly moved, whoever is there is chosen, and nobody where nobody is.
    pub fn on_up(&self) -> Callback<PointerEvent> {
        let hand = self.clone();
        Callback::from(move |event: PointerEvent| {
            let mut pointers = hand.pointers.borrow_mut();
            let known = pointers.down.iter().any(|(id, _)| *id == event.pointer_id());
            pointers.down.retain(|(id, _)| *id != event.pointer_id());
            if !known || pointers.way >= CLICK || !pointers.down.is_empty() {
                return;
            }
            let person = hand.painter.borrow_mut().point(hand.at(&event), reach(&event));
            drop(pointers);
            hand.painter.borrow_mut().stay();
            hand.on_person.emit(person);
        })
    }

    /// The browser took the pointer for itself, or it left.
    pub fn on_gone(&self) -> Callback<PointerEvent> {
        let hand = self.clone();
        Callback::from(move |event: PointerEvent| {
            hand.pointers.borrow_mut().down.retain(|(id, _)| *id != event.pointer_id());
        })
    }

    pub fn on_key(&self) -> Callback<KeyboardEvent> {
        let hand = self.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.ctrl_key() || event.meta_key() || event.alt_key() {
                return;
            }
            let walk = |way| {
                hand.painter.borrow_mut().stay();
                hand.on_walk.emit(way);
            };
            let pan = |x: f64, y: f64| hand.painter.borrow_mut().pan([x * MOVE, y * MOVE]);
            match (event.key().as_str(), hand.person) {
                ("+" | "=", _) => hand.painter.borrow_mut().zoom(ZOOM, None),
                ("-" | "_", _) => hand.painter.borrow_mut().zoom(1.0 / ZOOM, None),
                ("0", _) => hand.painter.borrow_mut().fit(),
                (" ", _) => hand.on_toggle.emit(()),
                ("Escape", Some(_)) => hand.on_person.emit(None),
                ("ArrowUp", Some(_)) => walk(Walk::Up),
                ("ArrowDown", Some(_)) => walk(Walk::Down),
                ("ArrowLeft", Some(_)) => walk(Walk::Back),
                ("ArrowRight", Some(_)) => walk(Walk::On),
                ("ArrowUp", None) => pan(0.0, 1.0),
                ("ArrowDown", None) => pan(0.0, -1.0),
                ("ArrowLeft", None) => pan(1.0, 0.0),
                ("ArrowRight", None) => pan(-1.0, 0.0),
                _ => return,
            }
            event.prevent_default();
            hand.tell();
        })
    }
}

fn apart(a: [f64; 2], b: [f64; 2]) -> f64 {
    ((a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1])).sqrt()
}

fn reach(event: &PointerEvent) -> f64 {
    if event.pointer_type() == "touch" { FINGER } else { REACH }
}

/// The wheel zooms where the picture has the focus, or with the key that zooms a page; else it scrolls the page. Yew listens to
/// the wheel in a way that could not keep the page from scrolling.
#[hook]
pub fn use_wheel(hand: &Hand) {
    let held = use_mut_ref(|| hand.clone());
    held.replace(hand.clone());
    use_effect_with(hand.stage.clone(), move |stage| {
        let element = stage.cast::<Element>();
        let listeners = element.map(|element| {
            let wheel = {
                let (held, element) = (held.clone(), element.clone());
                let options = EventListenerOptions::enable_prevent_default();
                EventListener::new_with_options(&element.clone(), "wheel", options, move |event| {
                    let Some(event) = event.dyn_ref::<WheelEvent>() else { return };
                    let focused = document().active_element().is_some_and(|active| active == element);
                    if !(focused || event.ctrl_key() || event.meta_key()) {
                        return;
                    }
                    event.prevent_default();
                    let hand = held.borrow();
                    let lines = if event.delta_mode() == WheelEvent::DOM_DELTA_LINE { 16.0 } else { 1.0 };
                    let factor = (-event.delta_y() * lines * WHEEL).clamp(-1.0, 1.0).exp();
                    hand.painter.borrow_mut().zoom(factor, hand.at(event));
                    hand.tell();
                })
            };
            // Does not bubble, so that Yew would not hear of it.
            let leave = EventListener::new(&element, "pointerleave", move |_| {
                held.borrow().painter.borrow_mut().point(None, 0.0);
            });
            (wheel, leave)
        });
        move || drop(listeners)
    });
}
