//! What the reader asks for as a text among the choices of the set.

use serde::{Deserialize, Serialize};
use snowball_decide::improve::Space;

use super::{AimKind, Wish};
use crate::state::{OpenPlan, Pace};
use crate::view::form_text;

/// Name of the choice.
pub const CHOICE: &str = "form-improve";

/// The wish without its plan, which stands in the set.
#[derive(Serialize, Deserialize)]
struct Text {
    aim: AimKind,
    budget: f64,
    goal: f64,
    cac: f64,
    chance: f64,
    pace: Pace,
    /// What may vary, if it is not the whole ladder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    vary: Option<Vary>,
}

/// What may vary, and of which ladder.
#[derive(Serialize, Deserialize)]
struct Vary {
    ladder: String,
    space: Space,
}

impl Wish {
    /// As a text.
    #[must_use]
    pub fn to_text(&self) -> Option<String> {
        let own = Space::of(&self.plan);
        let vary = (self.space != own).then(|| Vary { ladder: mark(&own), space: self.space.clone() });
        let Self { aim, budget, goal, cac, chance, pace, .. } = *self;
        form_text::write(&Text { aim, budget, goal, cac, chance, pace, vary })
    }

    /// From an untrusted text, for a plan: one of another ladder varies its own.
    #[must_use]
    pub fn from_text(text: &str, open: &OpenPlan) -> Option<Self> {
        let Text { aim, budget, goal, cac, chance, pace, vary } = form_text::read(text)?;
        let plan = open.plan.clone();
        let own = Space::of(&plan);
        let space = match vary.filter(|vary| vary.ladder == mark(&own)) {
            Some(Vary { mut space, .. }) => {
                space.free.retain(|free| plan.number(&free.path).is_some());
                space
            }
            None => own,
        };
        Some(Self { plan, aim, budget, goal, cac, chance, space, pace })
    }
}

/// A short name of a ladder, by what of it could vary (FNV-1a).
fn mark(own: &Space) -> String {
    let text = serde_json::to_string(own).unwrap_or_default();
    let step = |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    format!("{:016x}", text.bytes().fold(0xcbf2_9ce4_8422_2325, step))
}
