//! The slides that a set is presented with: which, in which order, what is said with each. A deck belongs to the set, and is kept and
//! exported with it.

use serde::{Serialize, Serializer};
use serde_json::{Map, Value, json};

/// Most sliders on the screen.
pub const MOST_SLIDERS: usize = 4;

/// Most characters of the notes of a slide, and of the room's guesses.
pub const LONGEST_TEXT: usize = 4_000;

/// What a slide is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// What is simulated, and what every plan answers.
    Question,
    /// The headline numbers.
    Cards,
    /// A chart of the Simulate page, see [`crate::view::charts::Kind`].
    Growth,
    /// The same.
    Outcome,
    /// The same.
    Cac,
    /// The same.
    Sources,
    /// The same.
    Layers,
    /// The same.
    Ladder,
    /// The same.
    R,
    /// The same.
    Spend,
    /// The same.
    Reputation,
    /// The same.
    Alerts,
    /// One campaign person by person, as on the Cascade page.
    Cascade,
    /// Two plans or more in words.
    Comparison,
    /// What other plans have more than the first, over time.
    Difference,
    /// The chance of each plan to be the best.
    Best,
}

impl Topic {
    /// Every topic, in the order of a deck that nobody has changed.
    pub const ALL: [Self; 16] = [
        Self::Question,
        Self::Cards,
        Self::Growth,
        Self::Outcome,
        Self::Cac,
        Self::Sources,
        Self::Layers,
        Self::Ladder,
        Self::R,
        Self::Spend,
        Self::Reputation,
        Self::Alerts,
        Self::Cascade,
        Self::Comparison,
        Self::Difference,
        Self::Best,
    ];

    /// Stable name; that of a chart where it is one.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Question => "question",
            Self::Cards => "cards",
            Self::Growth => "growth",
            Self::Outcome => "outcome",
            Self::Cac => "cac",
            Self::Sources => "sources",
            Self::Layers => "layers",
            Self::Ladder => "ladder",
            Self::R => "r",
            Self::Spend => "spend",
            Self::Reputation => "reputation",
            Self::Alerts => "alerts",
            Self::Cascade => "cascade",
            Self::Comparison => "comparison",
            Self::Difference => "difference",
            Self::Best => "best",
        }
    }

    /// The topic of a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|topic| topic.as_str() == name)
    }

    /// Whether the room can guess what it shows: a chart over time with one fan for each plan.
    #[must_use]
    pub const fn can_be_guessed(self) -> bool {
        matches!(self, Self::Growth | Self::Cac | Self::R)
    }
}

/// One slide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slide {
    /// What it is about.
    pub topic: Topic,
    /// Whether it is shown.
    pub shown: bool,
    /// What the speaker wants to say.
    pub notes: String,
}

/// The slides of a set, every topic once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deck {
    /// The slides in their order.
    pub slides: Vec<Slide>,
    /// JSON pointers of the numbers with a slider on the screen, at most [`MOST_SLIDERS`]; none for those that suit the plan.
    pub sliders: Option<Vec<String>>,
    /// The slide whose fan is hidden until the room has guessed.
    pub guess: Option<Topic>,
    /// The room's guesses as they were typed. They may hold names of people and never go into a link.
    pub guesses: String,
}

impl Default for Deck {
    fn default() -> Self {
        let slide = |topic| Slide { topic, shown: true, notes: String::new() };
        Self { slides: Topic::ALL.map(slide).to_vec(), sliders: None, guess: None, guesses: String::new() }
    }
}

impl Deck {
    /// The slide of a topic.
    #[must_use]
    pub fn slide(&self, topic: Topic) -> Option<&Slide> {
        self.slides.iter().find(|slide| slide.topic == topic)
    }

    /// With the slide of a topic changed.
    #[must_use]
    pub fn with_slide(&self, topic: Topic, change: impl FnOnce(&mut Slide)) -> Self {
        let mut deck = self.clone();
        if let Some(slide) = deck.slides.iter_mut().find(|slide| slide.topic == topic) {
            change(slide);
            slide.notes = cut(&slide.notes);
        }
        deck
    }

    /// With a slide in the place of another one of the order, and those between moved up.
    #[must_use]
    pub fn with_moved(&self, from: usize, to: usize) -> Self {
        let mut deck = self.clone();
        if from < deck.slides.len() && to < deck.slides.len() {
            let slide = deck.slides.remove(from);
            deck.slides.insert(to, slide);
        }
        deck
    }

    /// With other guesses.
    #[must_use]
    pub fn with_guesses(&self, guesses: &str) -> Self {
        Self { guesses: cut(guesses), ..self.clone() }
    }

    /// With a slider more or less; a fifth is not taken. `now` are the sliders that are there.
    #[must_use]
    pub fn with_slider(&self, now: &[String], path: &str, on: bool) -> Self {
        let mut sliders: Vec<_> = now.iter().filter(|other| *other != path).cloned().collect();
        if on && sliders.len() < MOST_SLIDERS {
            sliders.push(path.to_owned());
        }
        Self { sliders: Some(sliders), ..self.clone() }
    }

    /// Without what is of the room and not of the set.
    #[must_use]
    pub fn without_guesses(&self) -> Self {
        Self { guesses: String::new(), ..self.clone() }
    }

    /// Itself, if it is not the deck that a set has anyway.
    #[must_use]
    pub fn if_changed(&self) -> Option<Self> {
        (*self != Self::default()).then(|| self.clone())
    }

    /// As JSON. What a slide has anyway is left out.
    #[must_use]
    pub fn to_value(&self) -> Value {
        let slide = |slide: &Slide| {
            let mut map = Map::new();
            map.insert("topic".to_owned(), slide.topic.as_str().into());
            if !slide.shown {
                map.insert("shown".to_owned(), false.into());
            }
            if !slide.notes.is_empty() {
                map.insert("notes".to_owned(), slide.notes.as_str().into());
            }
            Value::Object(map)
        };
        let mut map = Map::new();
        map.insert("slides".to_owned(), self.slides.iter().map(slide).collect());
        if let Some(sliders) = &self.sliders {
            map.insert("sliders".to_owned(), json!(sliders));
        }
        if let Some(guess) = self.guess {
            map.insert("guess".to_owned(), guess.as_str().into());
        }
        if !self.guesses.is_empty() {
            map.insert("guesses".to_owned(), self.guesses.as_str().into());
        }
        Value::Object(map)
    }

    /// From untrusted JSON; none if it is no object. What is not known is left out, as a later page may have slides that this one has
    /// not; what is missing comes last.
    #[must_use]
    pub fn from_value(value: &Value) -> Option<Self> {
        let map = value.as_object()?;
        let text = |value: Option<&Value>| cut(value.and_then(Value::as_str).unwrap_or_default());
        let topic = |value: Option<&Value>| value.and_then(Value::as_str).and_then(Topic::from_name);
        let mut slides: Vec<Slide> = Vec::new();
        for value in map.get("slides").and_then(Value::as_array).into_iter().flatten() {
            let Some(topic) = topic(value.get("topic")) else { continue };
            if slides.iter().all(|slide| slide.topic != topic) {
                let shown = value.get("shown").and_then(Value::as_bool).unwrap_or(true);
                slides.push(Slide { topic, shown, notes: text(value.get("notes")) });
            }
        }
        let missing: Vec<_> = Self::default()
            .slides
            .into_iter()
            .filter(|new| slides.iter().all(|slide| slide.topic != new.topic))
            .collect();
        slides.extend(missing);
        let sliders = map.get("sliders").and_then(Value::as_array).map(|paths| {
            let path = |path: &Value| path.as_str().filter(|path| path.len() <= 256).map(str::to_owned);
            paths.iter().filter_map(path).take(MOST_SLIDERS).collect()
        });
        let guess = topic(map.get("guess")).filter(|topic| topic.can_be_guessed());
        Some(Self { slides, sliders, guess, guesses: text(map.get("guesses")) })
    }
}

impl Serialize for Deck {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.to_value().serialize(serializer)
    }
}

fn cut(text: &str) -> String {
    text.chars().take(LONGEST_TEXT).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changed() -> Deck {
        let deck = Deck::default().with_moved(2, 0).with_slide(Topic::R, |slide| slide.shown = false);
        let deck = deck.with_slide(Topic::Cards, |slide| slide.notes = "说慢一点\n“…”".to_owned());
        let deck = deck.with_slider(&[], "/market/size", true).with_guesses("Ana 3000");
        Deck { guess: Some(Topic::Growth), ..deck }
    }

    #[test]
    fn a_deck_comes_back_as_it_was() {
        for deck in [Deck::default(), changed()] {
            assert_eq!(Deck::from_value(&deck.to_value()), Some(deck.clone()));
            assert_eq!(serde_json::to_value(&deck).unwrap(), deck.to_value());
        }
        assert!(Deck::default().if_changed().is_none() && changed().if_changed().is_some());
        assert!(changed().without_guesses().guesses.is_empty());
    }

    #[test]
    fn what_is_not_known_is_left_out_and_what_is_missing_comes_last() {
        let later = json!({
            "slides": [{ "topic": "hologram" }, { "topic": "r", "shown": false }, { "topic": "r" }, 7],
            "sliders": ["/a", 1, "/b", "/c", "/d", "/e"], "guess": "cards", "music": true,
        });
        let deck = Deck::from_value(&later).unwrap();
        assert_eq!(deck.slides.len(), Topic::ALL.len());
        assert_eq!((deck.slides[0].topic, deck.slides[0].shown), (Topic::R, false));
        assert_eq!((deck.slides[1].topic, deck.slides[1].shown), (Topic::Question, true));
        assert_eq!(deck.sliders.unwrap(), ["/a", "/b", "/c", "/d"]);
        assert_eq!(deck.guess, None, "cards have no fan to hide");
        assert_eq!(Deck::from_value(&json!("growth")), None);
    }

    #[test]
    fn slides_move_and_a_fifth_slider_is_not_taken() {
        let order = |deck: &Deck| deck.slides.iter().map(|slide| slide.topic).take(3).collect::<Vec<_>>();
        assert_eq!(order(&Deck::default().with_moved(0, 1)), [Topic::Cards, Topic::Question, Topic::Growth]);
        assert_eq!(Deck::default().with_moved(0, 99), Deck::default());
        let four: Vec<String> = ["/a", "/b", "/c", "/d"].map(str::to_owned).to_vec();
        let sliders = |path, on| Deck::default().with_slider(&four, path, on).sliders.unwrap();
        assert_eq!(sliders("/e", true), four);
        assert_eq!(sliders("/b", false), ["/a", "/c", "/d"]);
        let long = Deck::default().with_guesses(&"长".repeat(LONGEST_TEXT + 9));
        assert_eq!(long.guesses.chars().count(), LONGEST_TEXT);
    }
}
