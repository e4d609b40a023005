//! Colours by role, read once per theme from the custom properties of `assets/css/tokens.css`.

use std::rc::Rc;

use plotters::style::RGBColor;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{CanvasRenderingContext2d, CssStyleDeclaration, Element, MutationObserver, MutationObserverInit};
use yew::prelude::*;

use super::surface::{canvas, context};

use crate::view::charts::Tint;

/// Colours and font of the theme.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Palette {
    plans: Vec<RGBColor>,
    plan_inks: Vec<RGBColor>,
    series: Vec<RGBColor>,
    /// Text.
    pub ink: RGBColor,
    /// Secondary text.
    pub soft: RGBColor,
    /// Hairlines.
    pub line: RGBColor,
    /// Axes.
    pub strong: RGBColor,
    /// What the chart stands on.
    pub surface: RGBColor,
    /// Font family list.
    pub font: String,
}

impl Palette {
    /// Colour of a mark.
    pub fn mark(&self, tint: Tint) -> RGBColor {
        match tint {
            Tint::Plan(slot) => self.plans[slot % self.plans.len()],
            Tint::Series(part) => self.series[part % self.series.len()],
            Tint::Ink => self.ink,
            Tint::Soft => self.soft,
        }
    }

    /// Colour of text that names a mark.
    pub fn text(&self, tint: Tint) -> RGBColor {
        match tint {
            Tint::Plan(slot) => self.plan_inks[slot % self.plan_inks.len()],
            Tint::Series(_) | Tint::Ink => self.ink,
            Tint::Soft => self.soft,
        }
    }

    /// The colours of the theme in use.
    fn read() -> Option<Self> {
        Self::of(&gloo::utils::document().document_element()?)
    }

    /// The light colours, whatever the theme: for what is printed.
    pub fn light() -> Option<Self> {
        let probe = gloo::utils::document().create_element("i").ok()?;
        probe.set_attribute("data-theme", "light").ok()?;
        probe.set_attribute("hidden", "").ok()?;
        gloo::utils::body().append_child(&probe).ok()?;
        let palette = Self::of(&probe);
        probe.remove();
        palette
    }

    /// The colours that an element has.
    fn of(element: &Element) -> Option<Self> {
        let style = gloo::utils::window().get_computed_style(element).ok()??;
        let context = context(&canvas()?)?;
        let color = |name: &str| color(&context, &style, name);
        let all = |names: &[&str]| names.iter().map(|name| color(name)).collect::<Vec<_>>();
        let plans = ["--plan-a", "--plan-b", "--plan-c", "--plan-d", "--plan-e", "--plan-f"];
        let inks = ["--plan-a-ink", "--plan-b-ink", "--plan-c", "--plan-d", "--plan-e", "--plan-f"];
        let series = ["--series-1", "--series-2", "--series-3", "--series-4", "--series-5", "--series-6", "--series-7"];
        let font = style.get_property_value("--font").unwrap_or_default().trim().to_owned();
        Some(Self {
            plans: all(&plans),
            plan_inks: all(&inks),
            series: all(&series),
            ink: color("--ink"),
            soft: color("--ink-soft"),
            line: color("--line"),
            strong: color("--line-strong"),
            surface: color("--surface"),
            font: if font.is_empty() { "sans-serif".to_owned() } else { font },
        })
    }
}

/// A colour in whatever notation the style sheet uses: the canvas writes it back as `#rrggbb`.
fn color(context: &CanvasRenderingContext2d, style: &CssStyleDeclaration, name: &str) -> RGBColor {
    let value = style.get_property_value(name).unwrap_or_default();
    context.set_fill_style_str("#808080");
    context.set_fill_style_str(value.trim());
    let hex = context.fill_style().as_string().unwrap_or_default();
    let part = |at: usize| hex.get(at..at + 2).and_then(|two| u8::from_str_radix(two, 16).ok());
    match (part(1), part(3), part(5)) {
        (Some(red), Some(green), Some(blue)) => RGBColor(red, green, blue),
        _ => RGBColor(128, 128, 128),
    }
}

/// The palette of the theme in use; none where the browser tells no styles.
#[hook]
pub(super) fn use_palette() -> Option<Rc<Palette>> {
    let palette = use_state(|| Palette::read().map(Rc::new));
    use_effect_with((), {
        let palette = palette.setter();
        move |()| {
            let changed = Closure::<dyn Fn()>::new(move || palette.set(Palette::read().map(Rc::new)));
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
    (*palette).clone()
}
