//! The message files of each language, as a piece of the program: a reader fetches the language that he reads.

use super::{Locale, Sources};
use crate::pieces::{Missing, piece};

macro_rules! files {
    ($tag:literal) => {
        [
            include_str!(concat!("../../locales/", $tag, "/app.ftl")),
            include_str!(concat!("../../locales/", $tag, "/calibrate.ftl")),
            include_str!(concat!("../../locales/", $tag, "/cascade.ftl")),
            include_str!(concat!("../../locales/", $tag, "/charts.ftl")),
            include_str!(concat!("../../locales/", $tag, "/compare.ftl")),
            include_str!(concat!("../../locales/", $tag, "/design.ftl")),
            include_str!(concat!("../../locales/", $tag, "/explain.ftl")),
            include_str!(concat!("../../locales/", $tag, "/glossary.ftl")),
            include_str!(concat!("../../locales/", $tag, "/improve.ftl")),
            include_str!(concat!("../../locales/", $tag, "/keep.ftl")),
            include_str!(concat!("../../locales/", $tag, "/library.ftl")),
            include_str!(concat!("../../locales/", $tag, "/method.ftl")),
            include_str!(concat!("../../locales/", $tag, "/plan.ftl")),
            include_str!(concat!("../../locales/", $tag, "/present.ftl")),
            include_str!(concat!("../../locales/", $tag, "/problems.ftl")),
            include_str!(concat!("../../locales/", $tag, "/report.ftl")),
            include_str!(concat!("../../locales/", $tag, "/tour.ftl")),
            include_str!(concat!("../../locales/", $tag, "/trial.ftl")),
            include_str!(concat!("../../locales/", $tag, "/years.ftl")),
        ]
    };
}

piece!(fn english() -> Sources = english: files!("en"));
piece!(fn chinese() -> Sources = chinese: files!("zh-CN"));

#[cfg(in_pieces)]
static THERE: [std::sync::OnceLock<Sources>; 2] = [const { std::sync::OnceLock::new() }; 2];

/// The files, if they are there.
#[cfg(in_pieces)]
pub fn of(locale: Locale) -> Option<Sources> {
    THERE[locale as usize].get().copied()
}

/// The files.
#[cfg(not(in_pieces))]
#[allow(clippy::unnecessary_wraps, reason = "where the program is in pieces they may not be there")]
pub fn of(locale: Locale) -> Option<Sources> {
    Some(match locale {
        Locale::En => files!("en"),
        Locale::ZhCn => files!("zh-CN"),
    })
}

/// Fetches the files.
pub async fn load(locale: Locale) -> Result<(), Missing> {
    if of(locale).is_some() {
        return Ok(());
    }
    let sources = match locale {
        Locale::En => english().await?,
        Locale::ZhCn => chinese().await?,
    };
    #[cfg(in_pieces)]
    THERE[locale as usize].get_or_init(|| sources);
    #[cfg(not(in_pieces))]
    let _ = sources;
    Ok(())
}
