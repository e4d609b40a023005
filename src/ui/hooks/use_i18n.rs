//! The reader's language.

use gloo::utils::{document, window};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::setting::{remember, remembered};
use crate::i18n::{I18n, Locale};
use crate::pieces::Missing;

/// Where the choice is kept.
const KEY: &str = "snowball.language";

/// The words of the language in use, and how to choose another.
#[derive(Clone, PartialEq)]
pub struct Language {
    /// Words and formats.
    pub i18n: I18n,
    /// Chooses a language and remembers it.
    pub set: Callback<Locale>,
    /// The language that was asked for and did not come, until the reader has been told.
    pub missing: Option<Locale>,
    /// The reader has been told.
    pub on_told: Callback<()>,
}

/// The language that the view asks for, or chosen last, or else the browser's. Keeps `<html lang>` in step.
#[hook]
pub fn use_stored_language(wish: Option<Locale>) -> Language {
    let wanted = wish.unwrap_or_else(first_locale);
    let i18n = use_state(|| I18n::of_any(wanted));
    let missing = use_state_eq(|| Some(wanted).filter(|wanted| *wanted != i18n.locale()));
    use_effect_with(i18n.locale(), |locale| {
        if let Some(root) = document().document_element() {
            // Refused only for an invalid attribute name.
            let _ = root.set_attribute("lang", locale.tag());
        }
    });
    let set = {
        let (setter, missing) = (i18n.setter(), missing.setter());
        use_callback((), move |locale: Locale, ()| {
            let (setter, missing) = (setter.clone(), missing.clone());
            spawn_local(async move {
                // The words may have to be fetched; if they do not come, the language stays, and that is said.
                match I18n::fetch(locale).await {
                    Ok(()) => {
                        remember(KEY, locale.tag());
                        missing.set(None);
                        setter.set(I18n::new(locale));
                    }
                    Err(Missing) => missing.set(Some(locale)),
                }
            });
        })
    };
    let on_told = {
        let missing = missing.setter();
        use_callback((), move |(), ()| missing.set(None))
    };
    Language { i18n: (*i18n).clone(), set, missing: *missing, on_told }
}

/// The language in use and how to choose another.
#[hook]
pub fn use_language() -> Language {
    use_context::<Language>().unwrap_or_else(|| Language {
        i18n: I18n::new(Locale::default()),
        set: Callback::noop(),
        missing: None,
        on_told: Callback::noop(),
    })
}

/// The words and number formats of the language in use.
#[hook]
pub fn use_i18n() -> I18n {
    use_language().i18n
}

/// The language chosen last, or else the browser's.
pub fn first_locale() -> Locale {
    let tag = remembered(KEY).or_else(|| window().navigator().language()).unwrap_or_default();
    Locale::from_tag(&tag)
}

/// Fetches the words that the page opens with, and tells of which language they are: of this one, or of any if they do not come.
pub async fn fetch_words(locale: Locale) -> Locale {
    for locale in [locale].into_iter().chain(Locale::ALL) {
        if I18n::fetch(locale).await.is_ok() {
            return locale;
        }
    }
    locale
}
