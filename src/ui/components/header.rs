//! The bar at the top: name, plans, case, history, files, language, colours.

use std::rc::Rc;

use yew::prelude::*;

use super::file_buttons::FileButtons;
use super::history_buttons::HistoryButtons;
use super::icon::{Icon, icon};
use super::language_picker::LanguagePicker;
use super::plan_tabs::{PlanTab, PlanTabs};
use super::preset_picker::PresetPicker;
use super::theme_picker::ThemePicker;
use crate::state::AppState;
use crate::ui::hooks::{use_i18n, use_id};
use crate::view::route::{Route, Shelf};
use crate::view::years;

/// Properties of [`Header`].
#[derive(Properties)]
pub struct HeaderProps {
    /// The state.
    pub state: Rc<AppState>,
}

impl PartialEq for HeaderProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state)
    }
}

/// On a small screen all but name and plans fold into a menu.
#[component]
pub fn Header(props: &HeaderProps) -> Html {
    let i18n = use_i18n();
    let menu = use_id();
    let open = use_state(|| false);
    let state = &props.state;
    let onclick = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let onkeydown = {
        let open = open.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                open.set(false);
            }
        })
    };
    let tabs: Vec<_> = state
        .plans
        .iter()
        .map(|open| PlanTab { name: open.plan.name.clone().into(), changed: open.plan != open.base })
        .collect();
    html! {
        <header class="header">
            <a class="skip" href="#results">{ i18n.text("app-skip") }</a>
            <p class="brand">{ i18n.text("app-name") }</p>
            <PlanTabs {tabs} active={state.active} />
            <button type="button" class="icon-button menu-button" aria-expanded={open.to_string()}
                aria-controls={menu.clone()} aria-label={i18n.text("menu")} {onclick}>
                { icon(Icon::Menu) }
            </button>
            <div class="header-tools" id={menu} data-open={open.to_string()} {onkeydown}>
                <PresetPicker preset={state.preset} />
                <HistoryButtons undo={state.can_undo()} redo={state.can_redo()} />
                <div class="header-end">
                    <FileButtons state={state.clone()} />
                    if years::speaks_of(&state.active_plan().plan) {
                        <a class="button button-quiet" href={Route::Years.hash()}>{ i18n.text("years-link") }</a>
                    }
                    <a class="button button-quiet" href={Route::Library(Shelf::Cases, None).hash()}>
                        { i18n.text("library-link") }
                    </a>
                    <a class="button button-quiet" href={Route::Method.hash()}>{ i18n.text("method-link") }</a>
                    <LanguagePicker />
                    <ThemePicker />
                </div>
            </div>
        </header>
    }
}
