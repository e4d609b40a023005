//! What stands at the top of every page: name, plans, case, history, files, language, colours; below it the pages.

use std::rc::Rc;

use yew::prelude::*;

use super::file_buttons::FileButtons;
use super::history_buttons::HistoryButtons;
use super::icon::{Icon, icon};
use super::language_picker::LanguagePicker;
use super::plan_tabs::{PlanTab, PlanTabs};
use super::present_button::PresentButton;
use super::preset_picker::PresetPicker;
use super::theme_picker::ThemePicker;
use gloo::utils::document;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};

use crate::i18n::I18n;
use crate::state::AppState;
use crate::ui::hooks::{use_i18n, use_id};
use crate::view::route::{Route, Shelf};
use crate::view::years;

/// Properties of [`Header`].
#[derive(Properties)]
pub struct HeaderProps {
    /// The state.
    pub state: Rc<AppState>,
    /// The page that is open.
    pub route: Route,
    /// Whether its tools stand already.
    #[prop_or(true)]
    pub tools: bool,
}

impl PartialEq for HeaderProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state) && (&self.route, self.tools) == (&other.route, other.tools)
    }
}

/// On a small screen all but name and plans fold into a menu.
#[component]
pub fn Header(props: &HeaderProps) -> Html {
    let i18n = use_i18n();
    let (menu, links) = (use_id(), use_node_ref());
    let open = use_state(|| false);
    let state = &props.state;
    let onclick = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let onkeydown = {
        let open = open.clone();
        Callback::from(move |event: KeyboardEvent| {
            // In a dialog of one of the tools it is the dialog that is closed, and the focus goes back to the tool.
            let inside = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            let in_dialog = inside.is_some_and(|inside| inside.closest("dialog").is_ok_and(|dialog| dialog.is_some()));
            if event.key() == "Escape" && !in_dialog {
                open.set(false);
            }
        })
    };
    use_page_in_sight(&links, &props.route);
    let tabs: Vec<_> = state
        .plans
        .iter()
        .map(|open| PlanTab { name: open.plan.name.clone().into(), changed: open.plan != open.base })
        .collect();
    html! {
        <header class="header">
            <div class="header-bar">
                <a class="skip" href="#" onclick={Callback::from(skip)}>{ i18n.text("app-skip") }</a>
                <p class="brand">{ i18n.text("app-name") }</p>
                <PlanTabs {tabs} active={state.active} />
                <button type="button" class="icon-button menu-button" aria-expanded={open.to_string()}
                    aria-controls={menu.clone()} aria-label={i18n.text("menu")} {onclick}>
                    { icon(Icon::Menu) }
                </button>
                <div class="header-tools" id={menu} data-open={open.to_string()} {onkeydown}>
                    if props.tools {
                        <PresetPicker preset={state.preset} />
                        <HistoryButtons undo={state.can_undo()} redo={state.can_redo()} />
                        <div class="header-end">
                            <FileButtons state={state.clone()} route={props.route.clone()} />
                            <PresentButton />
                            <LanguagePicker />
                            <ThemePicker />
                        </div>
                    }
                </div>
            </div>
            { pages(&i18n, &links, &props.route, years::speaks_of(&state.active_plan().plan)) }
        </header>
    }
}

/// To what the page is about. The address behind `#` names the page, so that a plain link would leave it.
fn skip(event: MouseEvent) {
    event.prevent_default();
    let main = document().query_selector("main").ok().flatten().and_then(|main| main.dyn_into::<HtmlElement>().ok());
    if let Some(main) = main {
        // Refused only by what cannot have the focus.
        let _ = main.focus();
    }
}

/// Scrolls the links, which are one line on every screen, until that of the page is in the middle. The first page is there anyway.
#[hook]
fn use_page_in_sight(links: &NodeRef, route: &Route) {
    let links = links.clone();
    use_effect_with(route.clone(), move |route| {
        let bar = links.cast::<Element>().filter(|_| *route != Route::Simulate);
        let current = |bar: &Element| bar.query_selector("[aria-current]").ok().flatten();
        if let Some((bar, link)) = bar.and_then(|bar| current(&bar).map(|link| (bar, link))) {
            let middle = |element: &Element| {
                let place = element.get_bounding_client_rect();
                place.left() + place.width() / 2.0
            };
            bar.set_scroll_left(bar.scroll_left() + (middle(&link) - middle(&bar)) as i32);
        }
    });
}

/// Links to every page, the open one marked.
fn pages(i18n: &I18n, links: &NodeRef, open: &Route, years: bool) -> Html {
    let link = |route: Route| {
        let current = route.is_page_of(open).then_some("page");
        html! {
            <a class="page-link" href={route.hash()} data-page={route.name()} aria-current={current}>
                { i18n.text(route.title()) }
            </a>
        }
    };
    html! {
        <nav ref={links} class="page-links" aria-label={i18n.text("pages-label")}>
            { link(Route::Simulate) }
            { link(Route::Compare) }
            { link(Route::Explain) }
            { link(Route::Improve) }
            { link(Route::Cascade) }
            { link(Route::Test) }
            { link(Route::Calibrate) }
            if years { { link(Route::Years) } }
            { link(Route::Library(Shelf::Cases, None)) }
            { link(Route::Method) }
        </nav>
    }
}
