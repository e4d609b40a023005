//! The bar at the top of a page that is no simulation: name, pages, language, colours.

use yew::prelude::*;

use super::language_picker::LanguagePicker;
use super::theme_picker::ThemePicker;
use crate::ui::hooks::use_i18n;
use crate::view::route::{Route, Shelf};

/// Properties of [`PageHeader`].
#[derive(PartialEq, Properties)]
pub struct PageHeaderProps {
    /// The page that is open.
    pub route: Route,
    /// Whether the plan has a page by year.
    #[prop_or_default]
    pub years: bool,
}

/// Links to every page, the open one marked.
#[component]
pub fn PageHeader(props: &PageHeaderProps) -> Html {
    let i18n = use_i18n();
    let link = |route: Route, key: &str, name: &'static str| {
        let current = route.is_page_of(&props.route).then_some("page");
        html! {
            <a class="button button-quiet" href={route.hash()} data-action={name} aria-current={current}>
                { i18n.text(key) }
            </a>
        }
    };
    html! {
        <header class="header page-header">
            <p class="brand">{ i18n.text("app-name") }</p>
            <nav class="page-links" aria-label={i18n.text("library-pages")}>
                { link(Route::Simulate, "page-simulate", "simulate") }
                if props.years {
                    { link(Route::Years, "years-link", "years") }
                }
                { link(Route::Library(Shelf::Cases, None), "library-link", "library") }
                { link(Route::Method, "method-link", "method") }
            </nav>
            <div class="header-end"><LanguagePicker /><ThemePicker /></div>
        </header>
    }
}
