//! The controls of the active plan: what matters most, then everything.

use std::rc::Rc;

use snowball_engine::Track;
use snowball_engine::plan::Plan;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::controls::number;
use super::group::Group;
use super::groups::entry_name;
use super::ladder::LadderEditor;
use crate::ui::hooks::use_i18n;
use crate::view::fields::Fields;
use crate::view::summaries;

/// Numbers of a persona that matter most, in the order of a person's way.
const PERSONA: [&str; 5] = ["share_rate", "contacts", "acceptance", "consult_conversion", "purchase_conversion"];

/// The other numbers that matter most; what a plan does not have is left out.
const MATTERS: [&str; 5] =
    ["/incentive/cash_lift", "/acquisition/seeds", "/acquisition/channels/0/spend", "/market/size", "/churn/rate"];

/// Properties of [`Rail`].
#[derive(Properties)]
pub struct RailProps {
    /// The active plan.
    pub plan: Rc<Plan>,
    /// The plan as it was opened.
    pub base: Rc<Plan>,
    /// Its expected track.
    pub expected: Rc<Track>,
    /// Thresholds that the track's tallies are of.
    pub thresholds: Rc<[u32]>,
    /// Its letter.
    pub letter: char,
    /// Whether the sheet is up, on a small screen.
    pub open: bool,
    /// How many of its [`Rail::PARTS`] stand already.
    pub parts: usize,
}

impl Rail {
    /// What it comes in: the ladder, what matters most, everything in two halves.
    pub const PARTS: usize = 4;
}

impl PartialEq for RailProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.plan, &other.plan)
            && Rc::ptr_eq(&self.base, &other.base)
            && Rc::ptr_eq(&self.expected, &other.expected)
            && self.thresholds == other.thresholds
            && self.letter == other.letter
            && (self.open, self.parts) == (other.open, other.parts)
    }
}

/// The rail, or the sheet on a small screen.
#[component]
pub fn Rail(props: &RailProps) -> Html {
    let i18n = use_i18n();
    let fields = Fields::new(props.plan.clone(), props.base.clone());
    let persona = use_state(|| 0usize);
    let segments = &props.plan.segments;
    let shown = (*persona).min(segments.len().saturating_sub(1));
    let onchange = {
        let persona = persona.clone();
        Callback::from(move |event: Event| {
            let select = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
            if let Some(index) = select.and_then(|select| usize::try_from(select.selected_index()).ok()) {
                persona.set(index);
            }
        })
    };
    let letter = props.letter.to_string();
    let all = summaries::Group::RAIL.len();
    let groups = if props.parts < Rail::PARTS { all / 2 } else { all };
    html! {
        <aside id="controls" class="rail" data-open={props.open.to_string()} data-plan={letter.clone()}
            aria-label={i18n.with("rail-label", &[("letter", letter.into())])}>
            if props.parts > 0 {
                <section class="rail-part">
                    <h2>{ i18n.text("group-ladder") }</h2>
                    <LadderEditor fields={fields.clone()} expected={props.expected.clone()}
                        thresholds={props.thresholds.clone()} />
                </section>
                <section class="rail-part rail-groups rail-levers">
                    <Group group={summaries::Group::Levers} fields={fields.clone()} letter={props.letter} />
                </section>
            }
            if props.parts > 1 {
                <section class="rail-part">
                    <h2>{ i18n.text("rail-matters") }</h2>
                    if segments.len() > 1 {
                        <label class="control-head">
                            <span class="control-name">{ i18n.text("rail-persona") }</span>
                            <select {onchange}>
                                for (index, segment) in segments.iter().enumerate() {
                                    <option selected={index == shown}>{ entry_name(&i18n, "segments", index, &segment.name) }</option>
                                }
                            </select>
                        </label>
                    }
                    for name in PERSONA {
                        { number(&fields, format!("/segments/{shown}/{name}")) }
                    }
                    for path in MATTERS {
                        { number(&fields, path) }
                    }
                </section>
            }
            if props.parts > 2 {
                <section class="rail-part rail-groups">
                    <h2>{ i18n.text("rail-all") }</h2>
                    for group in summaries::Group::RAIL.into_iter().take(groups) {
                        <Group key={group.name()} {group} fields={fields.clone()} letter={props.letter} />
                    }
                </section>
            }
        </aside>
    }
}
