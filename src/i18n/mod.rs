//! Words, numbers and dates in the reader's language. Every word that a reader sees stands in `locales/`; this room
//! finds it and fills it in. It knows neither the browser nor the state.
//!
//! Numbers and dates are written here and not by the browser's `Intl`, so that a test, a saved report and every browser
//! show the same text.

mod date;
#[cfg(test)]
mod keys;
mod number;
mod words;

use std::cell::RefCell;
use std::rc::Rc;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
pub(crate) use number::grouped;
pub use number::{Alike, Style};
use snowball_engine::plan::Currency;
use snowball_library::Language;

use crate::pieces::Missing;

/// What a message is filled in with: text that is already written, or a number that decides the plural.
pub type Value<'a> = FluentValue<'a>;

/// A language of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Locale {
    /// English.
    #[default]
    En,
    /// Simplified Chinese.
    ZhCn,
}

impl Locale {
    /// Every language, in the order of the menu.
    pub const ALL: [Self; 2] = [Self::En, Self::ZhCn];

    /// Its BCP 47 tag, which is also the name of its folder in `locales/`.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::ZhCn => "zh-CN",
        }
    }

    /// Its name in itself.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::ZhCn => "简体中文",
        }
    }

    /// The language that fits a tag of the browser best; English where none does.
    #[must_use]
    pub fn from_tag(tag: &str) -> Self {
        if tag.to_ascii_lowercase().starts_with("zh") { Self::ZhCn } else { Self::En }
    }

    /// Its message files; none if they have not been fetched.
    fn sources(self) -> Option<Sources> {
        words::of(self)
    }

    /// What is said after a fault, when nothing can be fetched any more.
    const fn last_words(self) -> &'static str {
        match self {
            Self::En => include_str!("../../locales/en/panic.ftl"),
            Self::ZhCn => include_str!("../../locales/zh-CN/panic.ftl"),
        }
    }
}

/// Texts of message files.
type Sources = [&'static str; 19];

impl From<Locale> for Language {
    fn from(locale: Locale) -> Self {
        match locale {
            Locale::En => Self::English,
            Locale::ZhCn => Self::Chinese,
        }
    }
}

/// The words and number formats of one language. Cheap to clone; two are equal if their language is.
#[derive(Clone)]
pub struct I18n {
    locale: Locale,
    bundle: Rc<FluentBundle<FluentResource>>,
}

impl PartialEq for I18n {
    fn eq(&self, other: &Self) -> bool {
        self.locale == other.locale
    }
}

thread_local! {
    /// Languages read so far.
    static READ: RefCell<Vec<I18n>> = const { RefCell::new(Vec::new()) };
}

/// Message files that are read at a time: some milliseconds on a slow phone.
const FILES_IN_A_TURN: usize = 5;

fn add(bundle: &mut FluentBundle<FluentResource>, source: &str) {
    // A file with a broken message still gives all the others; a test finds the broken one.
    let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(rest, _)| rest);
    bundle.add_resource_overriding(resource);
}

impl I18n {
    /// The messages of a language, read when they are asked for first. What has not been fetched ([`Self::fetch`]) is not in it.
    #[must_use]
    pub fn new(locale: Locale) -> Self {
        let Some(sources) = locale.sources() else { return Self::after_a_fault(locale) };
        READ.with_borrow_mut(|read| {
            let found = read.iter().find(|i18n| i18n.locale == locale).cloned();
            found.unwrap_or_else(|| {
                let i18n = Self::of(locale, sources.into_iter().chain([locale.last_words()]));
                read.push(i18n.clone());
                i18n
            })
        })
    }

    /// Reads the messages of a language as [`Self::new`] does, `turn` being awaited after every few files.
    pub async fn read_in_turns(locale: Locale, turn: impl AsyncFn()) {
        let is_read = || READ.with_borrow(|read| read.iter().any(|i18n| i18n.locale == locale));
        let Some(sources) = locale.sources().filter(|_| !is_read()) else { return };
        let mut bundle = Self::empty(locale);
        for files in sources.chunks(FILES_IN_A_TURN) {
            files.iter().for_each(|source| add(&mut bundle, source));
            turn().await;
        }
        add(&mut bundle, locale.last_words());
        if !is_read() {
            let i18n = Self { locale, bundle: Rc::new(bundle) };
            READ.with_borrow_mut(|read| read.push(i18n));
        }
    }

    /// The messages of a language, or, where they have not come, those of one that has.
    #[must_use]
    pub fn of_any(locale: Locale) -> Self {
        let there = [locale].into_iter().chain(Locale::ALL).find(|locale| locale.sources().is_some());
        Self::new(there.unwrap_or(locale))
    }

    /// Only what is said after a fault of the program; it is always there.
    #[must_use]
    pub fn after_a_fault(locale: Locale) -> Self {
        Self::of(locale, [locale.last_words()])
    }

    /// Fetches the messages of a language, once.
    ///
    /// # Errors
    /// If they did not come; asking again tries again.
    pub async fn fetch(locale: Locale) -> Result<(), Missing> {
        words::load(locale).await
    }

    fn of(locale: Locale, sources: impl IntoIterator<Item = &'static str>) -> Self {
        let mut bundle = Self::empty(locale);
        sources.into_iter().for_each(|source| add(&mut bundle, source));
        Self { locale, bundle: Rc::new(bundle) }
    }

    fn empty(locale: Locale) -> FluentBundle<FluentResource> {
        let language = locale.tag().parse().expect("the tags above are valid");
        let mut bundle = FluentBundle::new(vec![language]);
        // Isolation marks would stand inside titles and attributes; neither language is written right to left.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match locale {
            Locale::En => |value, _| number::plain(Locale::En, value),
            Locale::ZhCn => |value, _| number::plain(Locale::ZhCn, value),
        }));
        bundle
    }

    /// The language.
    #[must_use]
    pub fn locale(&self) -> Locale {
        self.locale
    }

    /// A message without arguments. A key that is not there is returned as it is, so that the gap is seen.
    #[must_use]
    pub fn text(&self, key: &str) -> String {
        self.with(key, &[])
    }

    /// A message filled in.
    #[must_use]
    pub fn with(&self, key: &str, values: &[(&str, Value)]) -> String {
        self.find(key, None, values).unwrap_or_else(|| key.to_owned())
    }

    /// The explanation that belongs to a key, if it has one.
    #[must_use]
    pub fn help(&self, key: &str) -> Option<String> {
        self.find(key, Some("help"), &[])
    }

    /// Forms in which a term stands in running text, with bars between them.
    #[must_use]
    pub fn words(&self, key: &str) -> Option<String> {
        self.find(key, Some("words"), &[])
    }

    /// Whether there is a message of that key.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    /// A number in the middle of text.
    #[must_use]
    pub fn number(&self, value: f64, style: Style) -> String {
        self.number_alike(value, style, Alike::of(&[value], None))
    }

    /// A number rounded to a step, such as the smallest difference that its interval can tell apart.
    #[must_use]
    pub fn number_to(&self, value: f64, style: Style, step: f64) -> String {
        self.number_alike(value, style, Alike::of(&[value], Some(step)))
    }

    /// One of several numbers that are to be written alike.
    #[must_use]
    pub fn number_alike(&self, value: f64, style: Style, alike: Alike) -> String {
        number::write(self.locale, value, style, alike)
    }

    /// An interval, with what its ends have in common said once.
    #[must_use]
    pub fn interval(&self, low: f64, high: f64, style: Style, alike: Alike) -> String {
        let (low, high) = number::ends(self.locale, low, high, style, alike);
        self.with("interval", &[("low", low.into()), ("high", high.into())])
    }

    /// A number on an axis, as short as it can be.
    #[must_use]
    pub fn tick(&self, value: f64, style: Style) -> String {
        number::tick(self.locale, value, style)
    }

    /// The sign of a currency.
    #[must_use]
    pub fn currency(&self, currency: Currency) -> &'static str {
        number::symbol(self.locale, currency)
    }

    /// The date `day` days after `start` (YYYY-MM-DD), or the number of the day for a campaign without dates.
    #[must_use]
    pub fn date(&self, start: &str, day: u32) -> String {
        self.date_as(if day < date::SHORT { "date-day-month" } else { "date-full" }, start, day)
    }

    /// The same with the year in any case.
    #[must_use]
    pub fn date_full(&self, start: &str, day: u32) -> String {
        self.date_as("date-full", start, day)
    }

    fn date_as(&self, key: &str, start: &str, day: u32) -> String {
        match date::after(start, day) {
            Some(date) => {
                let values = [
                    ("year", Value::from(date.year.to_string())),
                    ("name", self.with("date-month", &[("month", date.month.into())]).into()),
                    ("day", date.day.into()),
                ];
                self.with(key, &values)
            }
            None => self.with("date-day-number", &[("day", Value::from(day))]),
        }
    }

    /// A moment of the reader's own clock: year, month from 1, day, hour, minute.
    #[must_use]
    pub fn moment(&self, [year, month, day, hour, minute]: [u32; 5]) -> String {
        let name = self.with("date-month", &[("month", month.into())]);
        let date = [("year", Value::from(year.to_string())), ("name", name.into()), ("day", day.into())];
        let time = format!("{hour:02}:{minute:02}");
        self.with("date-time", &[("date", self.with("date-full", &date).into()), ("time", time.into())])
    }

    fn find(&self, key: &str, attribute: Option<&str>, values: &[(&str, Value)]) -> Option<String> {
        let message = self.bundle.get_message(key)?;
        let pattern = match attribute {
            None => message.value()?,
            Some(name) => message.get_attribute(name)?.value(),
        };
        let mut arguments = FluentArgs::with_capacity(values.len());
        for (name, value) in values {
            arguments.set(*name, value.clone());
        }
        // An argument that is missing shows as its name; nothing better can be done about it here.
        let mut errors = Vec::new();
        Some(self.bundle.format_pattern(pattern, Some(&arguments), &mut errors).into_owned())
    }
}
