//! The open plans: which one the controls are of, a copy of it, and closing it.

use yew::prelude::*;

use super::icon::{Icon, icon};
use super::plan_badge::plan_badge;
use crate::state::{Action, MAX_PLANS};
use crate::ui::hooks::{use_dispatch, use_i18n};
use crate::view::letters::letter;

/// A plan's tab.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanTab {
    /// Its own name, or nothing.
    pub name: AttrValue,
    /// Whether it is no longer what was opened.
    pub changed: bool,
}

/// Properties of [`PlanTabs`].
#[derive(PartialEq, Properties)]
pub struct PlanTabsProps {
    /// The open plans.
    pub tabs: Vec<PlanTab>,
    /// Which one the controls are of.
    pub active: usize,
    /// What they are called, where the page has others.
    #[prop_or_default]
    pub label: Option<AttrValue>,
}

/// Buttons rather than tabs in the sense of ARIA: all plans stay on show, only the controls change hands.
#[component]
pub fn PlanTabs(props: &PlanTabsProps) -> Html {
    let i18n = use_i18n();
    let dispatch = use_dispatch();
    let active = letter(props.active).to_string();
    let act = |make: fn(usize) -> Action, index: usize| {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.emit(make(index)))
    };
    let tab = |(index, tab): (usize, &PlanTab)| {
        let letter = letter(index).to_string();
        let key = if tab.name.is_empty() { "plan-tab-unnamed" } else { "plan-tab" };
        let label = i18n.with(key, &[("letter", letter.as_str().into()), ("name", tab.name.as_str().into())]);
        html! {
            <button type="button" class="plan-tab" key={index} data-plan-tab={letter} data-plan={index.to_string()}
                aria-pressed={(index == props.active).to_string()} title={label}
                onclick={act(Action::SelectPlan, index)}>
                { plan_badge(index) }
                <span class="plan-name">{ &tab.name }</span>
                if tab.changed {
                    <span class="changed-dot" />
                }
            </button>
        }
    };
    let with_letter = |key| i18n.with(key, &[("letter", active.as_str().into())]);
    html! {
        <nav class="plan-tabs" aria-label={props.label.clone().unwrap_or_else(|| i18n.text("plans-label").into())}>
            { for props.tabs.iter().enumerate().map(tab) }
            if props.tabs.len() > 1 {
                <button type="button" class="icon-button" data-action="remove-plan" aria-label={with_letter("plan-remove")}
                    title={with_letter("plan-remove")} onclick={act(Action::RemovePlan, props.active)}>
                    { icon(Icon::Close) }
                </button>
            }
            <button type="button" class="icon-button" data-action="duplicate" aria-label={with_letter("plan-duplicate")}
                title={with_letter("plan-duplicate")} disabled={props.tabs.len() >= MAX_PLANS}
                onclick={act(|_| Action::DuplicatePlan, 0)}>
                { icon(Icon::Add) }
            </button>
        </nav>
    }
}
