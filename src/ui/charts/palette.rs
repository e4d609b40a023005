//! Colours by role, read once per theme from the custom properties of `assets/css/tokens.css`.

use std::rc::Rc;

use plotters::style::RGBColor;
use web_sys::Element;
use yew::prelude::*;

use super::colours::{Colours, in_theme, use_themed};
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
        in_theme("light", Self::of)?
    }

    /// The colours that an element has.
    fn of(element: &Element) -> Option<Self> {
        let colours = Colours::of(element)?;
        let color = |name: &str| {
            let [red, green, blue] = colours.get(name).unwrap_or([128; 3]);
            RGBColor(red, green, blue)
        };
        let all = |names: &[&str]| names.iter().map(|name| color(name)).collect::<Vec<_>>();
        let plans = ["--plan-a", "--plan-b", "--plan-c", "--plan-d", "--plan-e", "--plan-f"];
        let inks = ["--plan-a-ink", "--plan-b-ink", "--plan-c", "--plan-d", "--plan-e", "--plan-f"];
        let series = ["--series-1", "--series-2", "--series-3", "--series-4", "--series-5", "--series-6", "--series-7"];
        let font = colours.style.get_property_value("--font").unwrap_or_default().trim().to_owned();
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

/// The palette of the theme in use; none where the browser tells no styles.
#[hook]
pub(super) fn use_palette() -> Option<Rc<Palette>> {
    use_themed(|| Palette::read().map(Rc::new))
}
