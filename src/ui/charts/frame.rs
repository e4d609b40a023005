//! Coordinate systems: from days and values to places. Ranges come from [`Range`] alone.

use super::surface::{At, Rect};
use crate::view::charts::Range;

/// A coordinate system on a part of the canvas.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Frame {
    /// Where it lies.
    pub rect: Rect,
    /// Left and right end of the horizontal axis.
    pub across: (f64, f64),
    /// The vertical axis.
    pub up: Range,
}

impl Frame {
    /// Horizontal place of a value.
    pub fn x(&self, value: f64) -> f64 {
        let (low, high) = self.across;
        self.rect.left + (value - low) / (high - low) * self.rect.width()
    }

    /// Vertical place of a value.
    pub fn y(&self, value: f64) -> f64 {
        self.rect.bottom - self.up.part(value) * self.rect.height()
    }

    /// Value at a horizontal place.
    pub fn value_at(&self, x: f64) -> f64 {
        let (low, high) = self.across;
        low + (x - self.rect.left) / self.rect.width() * (high - low)
    }

    /// Places of points over days.
    pub fn places(&self, days: &[u32], values: &[f64]) -> Vec<At> {
        days.iter().zip(values).map(|(&day, &value)| (self.x(f64::from(day)), self.y(value))).collect()
    }

    /// Unbroken pieces of a line with gaps.
    pub fn pieces(&self, days: &[u32], values: &[Option<f64>]) -> Vec<Vec<At>> {
        let mut pieces = vec![Vec::new()];
        for (&day, value) in days.iter().zip(values) {
            match (value, pieces.last_mut()) {
                (Some(value), Some(piece)) => piece.push((self.x(f64::from(day)), self.y(*value))),
                (None, Some(piece)) if !piece.is_empty() => pieces.push(Vec::new()),
                _ => {}
            }
        }
        pieces.retain(|piece| piece.len() > 1);
        pieces
    }

    /// Unbroken pieces of a band, each as the outline of its shape.
    pub fn bands(&self, days: &[u32], low: &[Option<f64>], high: &[Option<f64>]) -> Vec<Vec<At>> {
        let (lower, upper) = (self.pieces(days, low), self.pieces(days, high));
        // Both edges are defined at the same points, so that their pieces belong together.
        upper
            .into_iter()
            .zip(lower)
            .map(|(upper, lower)| upper.into_iter().chain(lower.into_iter().rev()).collect())
            .collect()
    }
}
