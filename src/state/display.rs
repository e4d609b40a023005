//! What is shown of the page, and how: for a slide or for a frame in another page.

use serde_json::{Map, Value};

use crate::i18n::Locale;

/// What a link asks to be shown. A view that asks for anything is shown, not worked in: it keeps its address, and nothing of it is
/// kept in the browser.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Display {
    /// Without the header.
    pub no_header: bool,
    /// Without what changes the plans and the run.
    pub no_controls: bool,
    /// Only the chart of that name.
    pub chart: Option<String>,
    /// In that language instead of the reader's own.
    pub language: Option<Locale>,
    /// `light` or `dark` instead of the reader's own.
    pub theme: Option<String>,
}

impl Display {
    /// As JSON with short names; none if nothing is asked for.
    #[must_use]
    pub fn to_value(&self) -> Option<Value> {
        let mut map = Map::new();
        let hidden: Vec<_> = self.hidden().collect();
        let texts = [
            ("hide", Some(hidden.join(",")).filter(|hidden| !hidden.is_empty())),
            ("chart", self.chart.clone()),
            ("language", self.language.map(|language| language.tag().to_owned())),
            ("theme", self.theme.clone()),
        ];
        map.extend(texts.into_iter().filter_map(|(name, text)| Some((name.to_owned(), text?.into()))));
        (!map.is_empty()).then_some(Value::Object(map))
    }

    /// From untrusted JSON; what is not known is left out, so that a later page's wish does not keep a plan from opening.
    #[must_use]
    pub fn from_value(value: &Value) -> Option<Self> {
        let map = value.as_object()?;
        let text = |name: &str| map.get(name).and_then(Value::as_str);
        let hides = |part: &str| text("hide").is_some_and(|hidden| hidden.split(',').any(|hidden| hidden == part));
        Some(Self {
            no_header: hides("header"),
            no_controls: hides("controls"),
            chart: text("chart").map(str::to_owned),
            language: Locale::ALL.into_iter().find(|locale| text("language") == Some(locale.tag())),
            theme: text("theme").filter(|theme| ["light", "dark"].contains(theme)).map(str::to_owned),
        })
    }

    /// Names of the parts that are not shown.
    pub fn hidden(&self) -> impl Iterator<Item = &'static str> {
        let parts = [("header", self.no_header), ("controls", self.no_controls)];
        parts.into_iter().filter_map(|(name, hidden)| hidden.then_some(name))
    }

    /// Whether nothing is asked for.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        *self == Self::default()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn every_wish_comes_back_and_others_are_left_out() {
        let all = Display {
            no_header: true,
            no_controls: true,
            chart: Some("growth".to_owned()),
            language: Some(Locale::ZhCn),
            theme: Some("dark".to_owned()),
        };
        assert_eq!(Display::from_value(&all.to_value().unwrap()), Some(all.clone()));
        assert!(Display::default().to_value().is_none() && Display::default().is_plain() && !all.is_plain());
        let later = json!({ "hide": "controls,footer", "theme": "sepia", "language": "fr", "size": 3 });
        assert_eq!(Display::from_value(&later), Some(Display { no_controls: true, ..Display::default() }));
        assert_eq!(Display::from_value(&json!(3)), None);
    }
}
