//! What the browser knows about a chart's place: its size, the density of the screen, whether it is in sight.

use gloo::events::EventListener;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit, ResizeObserver};
use yew::prelude::*;

use super::surface::Size;
use crate::state::Action;

/// How far outside the window a chart is already drawn.
const MARGIN: &str = "80px 0px";

/// Size of an element, the density of the screen and the size of its text, followed as they change.
#[hook]
pub(super) fn use_size(node: &NodeRef) -> Option<Size> {
    let size = use_state_eq(|| None);
    use_effect_with(node.clone(), {
        let size = size.setter();
        move |node| {
            let element = node.cast::<Element>();
            let measure = {
                let element = element.clone();
                Callback::from(move |()| size.set(element.as_ref().and_then(measured)))
            };
            measure.emit(());
            let resized = {
                let measure = measure.clone();
                Closure::<dyn Fn()>::new(move || measure.emit(()))
            };
            let observer = ResizeObserver::new(resized.as_ref().unchecked_ref()).ok();
            if let (Some(observer), Some(element)) = (&observer, &element) {
                observer.observe(element);
            }
            // Zooming changes the density and fires a resize; moving the window to another screen changes it without one.
            let window = gloo::utils::window();
            let zoomed = {
                let measure = measure.clone();
                EventListener::new(&window, "resize", move |_| measure.emit(()))
            };
            let moved = density_listener(measure);
            move || {
                if let Some(observer) = observer {
                    observer.disconnect();
                }
                drop((resized, zoomed, moved));
            }
        }
    });
    *size
}

/// Listens for the window coming to a screen of another density than now. Each further change fires again, since the
/// query is about the density at the start and every other one leaves or meets it.
fn density_listener(changed: Callback<()>) -> Option<EventListener> {
    let window = gloo::utils::window();
    let query = format!("(resolution: {}dppx)", window.device_pixel_ratio());
    let list = window.match_media(&query).ok()??;
    Some(EventListener::new(&list, "change", move |_| changed.emit(())))
}

fn measured(element: &Element) -> Option<Size> {
    let window = gloo::utils::window();
    let rect = element.get_bounding_client_rect();
    let style = window.get_computed_style(element).ok()??;
    let text = style.get_property_value("font-size").ok()?;
    let text = text.trim_end_matches("px").parse().ok()?;
    let size = Size { width: rect.width(), height: rect.height(), ratio: window.device_pixel_ratio().max(1.0), text };
    (size.width >= 1.0 && size.height >= 1.0).then_some(size)
}

/// Whether an element is in sight or nearly so.
#[hook]
pub(super) fn use_in_sight(node: &NodeRef) -> bool {
    let seen = use_state_eq(|| false);
    use_effect_with(node.clone(), {
        let seen = seen.setter();
        move |node| {
            let changed = Closure::<dyn Fn(js_sys::Array)>::new(move |entries: js_sys::Array| {
                // Only the last entry tells how it is now.
                if let Some(entry) = entries.iter().last() {
                    seen.set(entry.unchecked_into::<IntersectionObserverEntry>().is_intersecting());
                }
            });
            let wanted = IntersectionObserverInit::new();
            wanted.set_root_margin(MARGIN);
            let observer = IntersectionObserver::new_with_options(changed.as_ref().unchecked_ref(), &wanted).ok();
            if let (Some(observer), Some(element)) = (&observer, node.cast::<Element>()) {
                observer.observe(&element);
            }
            move || {
                if let Some(observer) = observer {
                    observer.disconnect();
                }
                drop(changed);
            }
        }
    });
    *seen
}

/// Takes the crosshair away when the pointer leaves an element. That event does not bubble, so that Yew, which listens at
/// the root, would not hear of it.
#[hook]
pub(super) fn use_leave(node: &NodeRef, dispatch: &Callback<Action>) {
    use_effect_with((node.clone(), dispatch.clone()), |(node, dispatch)| {
        let dispatch = dispatch.clone();
        let listener = node.cast::<Element>().map(|element| {
            EventListener::new(&element, "pointerleave", move |_| dispatch.emit(Action::Crosshair(None)))
        });
        move || drop(listener)
    });
}

/// Calls back when the browser is about to print (with true), and when it has. It prints what stands there when the call returns.
#[hook]
pub(super) fn use_before_print(changed: impl Fn(bool) + Clone + 'static) {
    use_effect_with((), move |()| {
        let window = gloo::utils::window();
        let listeners = [("beforeprint", true), ("afterprint", false)].map(|(name, printing)| {
            let changed = changed.clone();
            EventListener::new(&window, name, move |_| changed(printing))
        });
        move || drop(listeners)
    });
}
