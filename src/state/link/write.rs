//! A view as JSON with short names.

use serde_json::{Map, Value, json};

use super::{Fingerprint, Link};
use crate::state::{AppState, Display, Document};

impl Link {
    /// The view of what is open, on a page.
    #[must_use]
    pub fn of(state: &AppState, page: &str, display: Display) -> Self {
        let fingerprint = |open: &crate::state::OpenPlan| {
            let replicates = open.results.unbroken();
            Some(Fingerprint { replicates, hash: open.results.fingerprint(replicates)? })
        };
        Self {
            engine: snowball_engine::release(),
            document: Document {
                bases: Vec::new(),
                deck: state.deck.without_guesses().if_changed(),
                ..Document::of(state)
            },
            fingerprints: state.plans.iter().map(fingerprint).collect(),
            formats: state.plans.iter().map(|open| open.plan.version).collect(),
            page: page.trim_start_matches('#').to_owned(),
            chosen: state.chosen.clone(),
            pinned: state.crosshair.filter(|_| state.pinned),
            display,
        }
    }

    /// As JSON text. What says nothing is left out.
    #[must_use]
    pub fn to_json(&self) -> String {
        let Document { plans, active, seed, replicates, preset, deck, .. } = &self.document;
        let mut map = Map::new();
        let mut put = |name: &str, value: Option<Value>| {
            if let Some(value) = value {
                map.insert(name.to_owned(), value);
            }
        };
        put("e", Some(self.engine.as_str().into()));
        put("p", Some(plans.iter().map(snowball_engine::plan::Plan::to_short_value).collect()));
        put("a", Some(*active).filter(|active| *active > 0).map(Into::into));
        put("s", seed.map(Into::into));
        put("n", replicates.map(Into::into));
        put("c", preset.clone().map(Into::into));
        let print = |print: &Option<Fingerprint>| match print {
            // As text: a number of 64 bits is more than most readers of JSON keep.
            Some(Fingerprint { replicates, hash }) => json!([replicates, format!("{hash:016x}")]),
            None => Value::Null,
        };
        let any = self.fingerprints.iter().any(Option::is_some);
        put("f", any.then(|| self.fingerprints.iter().map(print).collect()));
        put("r", Some(self.page.as_str()).filter(|page| !page.is_empty()).map(Into::into));
        put("k", self.chosen.to_value());
        put("x", self.pinned.map(Into::into));
        put("d", self.display.to_value());
        put("t", deck.as_ref().map(crate::state::Deck::to_value));
        Value::Object(map).to_string()
    }
}
