//! What people guessed the value at the end will be: marks at the right edge.

use super::frame::Frame;
use super::palette::Palette;
use super::surface::{Drawn, Rect, Surface, Type};
use crate::view::charts::{GuessMark, spread};

/// Half the height of a mark, in sizes of the text.
const HALF: f64 = 0.4;

/// Draws the guesses, each with its text as long as all of them have room.
pub(super) fn draw(surface: &Surface, frame: &Frame, palette: &Palette, guesses: &[GuessMark]) -> Drawn {
    if guesses.is_empty() {
        return Ok(());
    }
    let Rect { right, top, bottom, .. } = frame.rect;
    let text = surface.size.text;
    let half = text * HALF;
    let y = |guess: &GuessMark| frame.y(guess.value).clamp(top, bottom);
    for guess in guesses {
        let y = y(guess);
        let outline = [(right, y), (right - half, y - half), (right - 2.0 * half, y), (right - half, y + half)];
        // A seam of the ground, so that a mark is seen on the fan and on another mark.
        let seam: Vec<_> = outline.iter().chain(&outline[..1]).copied().collect();
        surface.fill(&outline, palette.ink, 0.85)?;
        surface.line(&seam, 1.5, palette.surface, 1.0)?;
    }
    let height = text * 1.25;
    if guesses.len() as f64 * height > bottom - top {
        return Ok(());
    }
    let wanted: Vec<_> = guesses.iter().map(|guess| (y(guess), height)).collect();
    let at = right - 2.0 * half - text * 0.4;
    for (guess, middle) in guesses.iter().zip(spread(&wanted, top, bottom)) {
        let words = surface.fitted(&guess.text, frame.rect.width() * 0.4, Type::RIGHT);
        let width = surface.measure(&words, Type::RIGHT);
        let ground =
            Rect { left: at - width - 3.0, top: middle - height / 2.0, right: at + 3.0, bottom: middle + height / 2.0 };
        surface.block(ground, palette.surface, 0.75)?;
        surface.text(&words, (at, middle), Type::RIGHT, palette.ink)?;
    }
    Ok(())
}
