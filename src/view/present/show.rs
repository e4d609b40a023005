//! What stands on the screen of a presentation, and what a key of a keyboard or a clicker makes of it.

use crate::state::Topic;

/// Where guessing stands on the slide.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Guessing {
    /// Nobody guesses.
    #[default]
    Off,
    /// The fan is hidden.
    Asked,
    /// The fan is drawn over the guesses.
    Revealed,
}

/// What somebody wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// The next slide; on a slide whose fan is hidden, the fan: a clicker has no other key for it.
    Next,
    /// The slide before.
    Back,
    /// The first slide.
    First,
    /// The last slide.
    Last,
    /// Nothing on the screen, or what was there.
    Black,
    /// The next plan alone.
    Flip,
    /// All plans.
    All,
    /// Sliders, or none.
    Sliders,
    /// The notes, in their own window or below.
    Notes,
    /// Hides the fan until it is guessed, or stops guessing.
    Guess,
    /// Draws the fan over the guesses.
    Reveal,
    /// The whole screen, or the window.
    FullScreen,
    /// Back to the page.
    Leave,
}

impl Move {
    /// What a key stands for, by its name in the standard (UI Events). Clickers send PageUp, PageDown and the full stop.
    #[must_use]
    pub fn of_key(key: &str) -> Option<Self> {
        Some(match key {
            "ArrowRight" | "PageDown" | " " => Self::Next,
            "ArrowLeft" | "PageUp" => Self::Back,
            "Home" => Self::First,
            "End" => Self::Last,
            "b" | "B" | "." => Self::Black,
            "a" => Self::Flip,
            "A" => Self::All,
            "s" | "S" => Self::Sliders,
            "n" | "N" => Self::Notes,
            "g" | "G" => Self::Guess,
            "r" | "R" => Self::Reveal,
            "f" | "F" => Self::FullScreen,
            "Escape" => Self::Leave,
            _ => return None,
        })
    }

    /// Whether it is a letter or a sign, which the reader may not want to act by itself (WCAG 2.1.4).
    #[must_use]
    pub fn is_character(key: &str) -> bool {
        key.chars().count() == 1 && key != " "
    }
}

/// What stands on the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Show {
    /// Which slide, from 0.
    pub at: usize,
    /// Whether the screen is black.
    pub black: bool,
    /// The plan that is shown alone.
    pub plan: Option<usize>,
    /// Whether sliders are shown.
    pub sliders: bool,
    /// Whether notes are shown below.
    pub notes: bool,
    /// Where guessing stands.
    pub guessing: Guessing,
}

impl Show {
    /// The first slide. `guess` is the slide whose fan is hidden when it comes.
    #[must_use]
    pub fn first(slides: &[Topic], guess: Option<Topic>) -> Self {
        Self::default().at(0, slides, guess)
    }

    /// What is shown after a move, of so many plans. Notes, full screen and leaving are for who draws.
    #[must_use]
    pub fn after(self, to: Move, slides: &[Topic], plans: usize, guess: Option<Topic>) -> Self {
        let last = slides.len().saturating_sub(1);
        let hidden = self.guessing == Guessing::Asked;
        match to {
            // A black screen shows itself again first: who pressed it wants to go on from there.
            Move::Next | Move::Back | Move::First | Move::Last if self.black => Self { black: false, ..self },
            Move::Next if hidden => Self { guessing: Guessing::Revealed, ..self },
            Move::Next => self.at((self.at + 1).min(last), slides, guess),
            Move::Back => self.at(self.at.saturating_sub(1), slides, guess),
            Move::First => self.at(0, slides, guess),
            Move::Last => self.at(last, slides, guess),
            Move::Black => Self { black: !self.black, ..self },
            Move::Flip if plans > 1 => Self { plan: Some(self.plan.map_or(0, |plan| (plan + 1) % plans)), ..self },
            Move::All => Self { plan: None, ..self },
            Move::Sliders => Self { sliders: !self.sliders, ..self },
            Move::Guess if slides.get(self.at).is_some_and(|topic| topic.can_be_guessed()) => {
                let guessing = if self.guessing == Guessing::Off { Guessing::Asked } else { Guessing::Off };
                Self { guessing, ..self }
            }
            Move::Reveal if hidden => Self { guessing: Guessing::Revealed, ..self },
            Move::Flip | Move::Guess | Move::Reveal | Move::Notes | Move::FullScreen | Move::Leave => self,
        }
    }

    /// On another slide. One that is left and come back to is guessed anew.
    fn at(self, at: usize, slides: &[Topic], guess: Option<Topic>) -> Self {
        if at == self.at && self.guessing != Guessing::Off {
            return self;
        }
        let asked = guess.is_some() && slides.get(at).copied() == guess;
        Self { at, guessing: if asked { Guessing::Asked } else { Guessing::Off }, ..self }
    }
}
