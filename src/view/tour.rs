//! The tour of the first visit as data.

/// A step: the key of its words, and what it points at, as the style sheet knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// Key of its title; its text is the explanation of the same key.
    pub key: &'static str,
    /// Name of what it points at.
    pub at: &'static str,
}

/// Its steps.
pub const STEPS: [Step; 5] = [
    Step { key: "tour-answer", at: "answer" },
    Step { key: "tour-controls", at: "controls" },
    Step { key: "tour-charts", at: "charts" },
    Step { key: "tour-plans", at: "plans" },
    Step { key: "tour-pages", at: "pages" },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{I18n, Locale};

    #[test]
    fn every_step_is_told_and_points_at_something() {
        let style = include_str!("../../assets/css/tour.css");
        for locale in Locale::ALL {
            let i18n = I18n::new(locale);
            for Step { key, at } in STEPS {
                assert!(i18n.has(key) && i18n.help(key).is_some(), "{key} in {}", locale.tag());
                assert!(style.contains(&format!("[data-tour=\"{at}\"]")), "nothing is marked at {at}");
            }
        }
    }
}
