//! A set in place of all that is open: a case, a file, a link, or what is kept under a name.

use std::rc::Rc;

use snowball_engine::plan::{Fault, Plan, Problem, Problems};

use super::history::History;
use super::keeping::{Kept, Named};
use super::link::Link;
use super::{AppState, Chosen, Claims, Document, FIRST_PASS, MAX_PLANS, MAX_REPLICATES, OpenPlan, Place};
use crate::i18n::Locale;
use crate::presets;

impl AppState {
    pub(super) fn load_preset(&mut self, id: &str, locale: Locale) -> bool {
        let Some(preset) = presets::by_id(id) else {
            return false;
        };
        self.open_set(Document::of_preset(preset, locale), None, None, Place::Import)
    }

    /// Opens what was imported: a plan takes the place of the active one, a set that of all.
    pub(super) fn import(&mut self, text: String) -> bool {
        let opened = Document::from_json(&text).and_then(|document| Ok((open_all(&document, &[])?, document)));
        match opened {
            Ok((mut plans, Document { seed: None, .. })) if plans.len() == 1 => {
                self.record(None);
                self.plans[self.active] = plans.remove(0);
                self.preset = None;
                self.message = None;
                self.restart();
                true
            }
            Ok((plans, document)) => self.replace_all(plans, document, None, None),
            Err(problems) => self.say_bad_plan(Place::Import, problems, Some(text)),
        }
    }

    /// Opens the view of a link. What it chose on the pages takes the place of what was chosen.
    pub(super) fn open_link(&mut self, link: &Link) -> bool {
        if !self.open_set(link.document.clone(), None, Some(link.chosen.clone()), Place::Import) {
            return false;
        }
        self.claims = Claims::of(link, self).map(Rc::new);
        self.pinned = link.pinned.is_some();
        self.crosshair = link.pinned;
        self.clamp_crosshair();
        true
    }

    /// The state that a link opens with where nothing is open yet. Its wishes of how to be shown hold.
    ///
    /// # Errors
    /// Every problem of every plan.
    pub fn of_link(link: &Link) -> Result<Self, Problems> {
        let mut state = Self::open(link.document.clone())?;
        state.open_link(link);
        Ok(Self { display: link.display.clone(), history: Rc::new(History::default()), ..state })
    }

    /// Opens a set that is kept under a name.
    pub(super) fn open_kept(&mut self, kept: Kept) -> bool {
        let Kept { named, document, chosen, .. } = kept;
        self.open_set(document, named.map(Rc::new), Some(chosen), Place::Saved)
    }

    /// Opens a set in place of all that is open. What is open is kept under its name as it is: the set has its own or none.
    fn open_set(&mut self, document: Document, named: Option<Rc<Named>>, chosen: Option<Chosen>, place: Place) -> bool {
        match open_all(&document, &self.plans) {
            Ok(plans) => self.replace_all(plans, document, named, chosen),
            Err(problems) => self.say_bad_plan(place, problems, None),
        }
    }

    /// Puts plans that are open in place of all others, with what else is in their set.
    fn replace_all(
        &mut self,
        plans: Vec<OpenPlan>,
        document: Document,
        named: Option<Rc<Named>>,
        chosen: Option<Chosen>,
    ) -> bool {
        let Document { active, seed, replicates, preset, deck, .. } = document;
        let preset = preset.as_deref().and_then(presets::known);
        self.record_whole();
        self.seed = seed.unwrap_or(self.seed);
        self.replicates = replicates.unwrap_or(self.replicates).clamp(FIRST_PASS, MAX_REPLICATES);
        // A case in another language is still the same case.
        let same = preset.is_some() && preset == self.preset;
        let own = || if same { self.chosen.clone() } else { self.chosen.without_forms() };
        self.chosen = chosen.unwrap_or_else(own);
        self.active = active.min(plans.len() - 1);
        (self.plans, self.preset, self.named) = (plans, preset, named);
        self.deck = Rc::new(deck.unwrap_or_default());
        self.message = None;
        self.restart();
        true
    }
}

/// Opens every plan of a set. What is expected of those that are known already is not computed again.
pub(super) fn open_all(document: &Document, known: &[OpenPlan]) -> Result<Vec<OpenPlan>, Problems> {
    let max = MAX_PLANS as u32;
    let got = u32::try_from(document.plans.len()).unwrap_or(u32::MAX);
    if !(1..=max).contains(&got) {
        let fault = Fault::Length { got, min: 1, max };
        return Err(Problems(vec![Problem { path: "/plans".to_owned(), fault }]));
    }
    let mut bases = document.bases.iter().cloned().map(Rc::new);
    let open = |plan: &Plan| match known.iter().find(|open| *open.plan == *plan) {
        Some(open) => Ok(open.afresh(bases.next())),
        None => {
            let plan = Rc::new(plan.clone());
            OpenPlan::with_base(plan.clone(), bases.next().unwrap_or(plan))
        }
    };
    document.plans.iter().map(open).collect()
}
