//! Colours as the theme resolves them, and who is told when it changes.

use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{CanvasRenderingContext2d, CssStyleDeclaration, Element, MutationObserver, MutationObserverInit};
use yew::prelude::*;

use super::surface::{canvas, context};
use crate::view::contrast::Rgb;

/// Tells the colour that a custom property holds.
pub type Read<'a> = dyn Fn(&str) -> Option<Rgb> + 'a;

/// The custom properties of an element.
pub(super) struct Colours {
    context: CanvasRenderingContext2d,
    pub style: CssStyleDeclaration,
}

impl Colours {
    /// Those that an element has; none where the browser tells no styles.
    pub fn of(element: &Element) -> Option<Self> {
        let style = gloo::utils::window().get_computed_style(element).ok()??;
        Some(Self { context: context(&canvas()?)?, style })
    }

    /// A colour in whatever notation the style sheet uses: the canvas writes it back as `#rrggbb`.
    pub fn get(&self, name: &str) -> Option<Rgb> {
        let value = self.style.get_property_value(name).ok()?;
        self.context.set_fill_style_str("#808080");
        self.context.set_fill_style_str(value.trim());
        let hex = self.context.fill_style().as_string()?;
        let part = |at: usize| u8::from_str_radix(hex.get(at..at + 2)?, 16).ok();
        Some([part(1)?, part(3)?, part(5)?])
    }
}

/// Asks an element that has a theme whatever that of the page is.
pub(super) fn in_theme<T>(theme: &str, ask: impl FnOnce(&Element) -> T) -> Option<T> {
    let probe = gloo::utils::document().create_element("i").ok()?;
    probe.set_attribute("data-theme", theme).ok()?;
    probe.set_attribute("hidden", "").ok()?;
    gloo::utils::body().append_child(&probe).ok()?;
    let answer = ask(&probe);
    probe.remove();
    Some(answer)
}

/// What is made of the colours of a theme, or of that of the page, and made anew when that changes.
#[hook]
pub fn use_colours<T: Clone + 'static>(theme: Option<&'static str>, make: fn(&Read) -> T) -> Option<T> {
    use_themed(move || {
        let ask = |element: &Element| Colours::of(element).map(|colours| make(&|name| colours.get(name)));
        match theme {
            Some(theme) => in_theme(theme, ask)?,
            None => ask(&gloo::utils::document().document_element()?),
        }
    })
}

/// What is read of the theme in use, and read anew when that changes.
#[hook]
pub(super) fn use_themed<T: Clone + 'static>(read: impl Fn() -> T + 'static) -> T {
    let now = use_state(&read);
    use_effect_with((), {
        let now = now.setter();
        move |()| {
            let changed = Closure::<dyn Fn()>::new(move || now.set(read()));
            let observer = MutationObserver::new(changed.as_ref().unchecked_ref()).ok();
            let wanted = MutationObserverInit::new();
            wanted.set_attributes(true);
            wanted.set_attribute_filter(&js_sys::Array::of1(&"data-theme".into()));
            if let (Some(observer), Some(root)) = (&observer, gloo::utils::document().document_element()) {
                // Fails only for a wish for nothing.
                let _ = observer.observe_with_options(&root, &wanted);
            }
            move || {
                if let Some(observer) = observer {
                    observer.disconnect();
                }
                drop(changed);
            }
        }
    });
    (*now).clone()
}
