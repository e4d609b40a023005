//! Words in both languages.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A language of the library.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// English.
    English,
    /// Simplified Chinese.
    Chinese,
}

/// Words in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// English.
    pub en: String,
    /// Simplified Chinese.
    pub zh: String,
}

impl Text {
    /// Reads `{ "en": …, "zh": … }`; nothing if the value is anything else.
    pub(crate) fn of(value: &Value) -> Option<Self> {
        let words = |language| Some(value.get(language)?.as_str()?.to_owned());
        let text = Self { en: words("en")?, zh: words("zh")? };
        value.as_object().is_some_and(|map| map.len() == 2).then_some(text)
    }

    /// The words in a language.
    #[must_use]
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::English => &self.en,
            Language::Chinese => &self.zh,
        }
    }
}

/// The value with every text that is given in both languages, as `{ "en": …, "zh": … }`, in one of them.
pub(crate) fn translate(value: &Value, language: Language) -> Value {
    match value {
        Value::Object(map) => match Text::of(value) {
            Some(text) => text.get(language).into(),
            None => {
                let mut map = map.clone();
                map.values_mut().for_each(|value| *value = translate(value, language));
                Value::Object(map)
            }
        },
        Value::Array(entries) => entries.iter().map(|entry| translate(entry, language)).collect(),
        other => other.clone(),
    }
}
