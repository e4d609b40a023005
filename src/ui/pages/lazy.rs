//! Pages that come when they are opened: each is a piece of the program of its own.

use std::future::Future;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::calibrate::Calibrate;
use super::cascade::{Cascade, CascadeSlide};
use super::compare::Compare;
use super::design::Design;
use super::explain::Explain;
use super::improve::Improve;
use super::library::Library;
use super::method::Method;
use super::prepare::Prepare;
use super::present::Present;
use super::report::Report;
use super::test::Test;
use super::years::Years;
use crate::i18n::{I18n, Locale};
use crate::pieces::{Missing, piece};
use crate::state::{AppState, searches};
use crate::study;
use crate::ui::components::{Header, NotCome};
use crate::ui::hooks::{Fetch, mark_ready, use_i18n, use_piece};
use crate::view::route::Route;

/// Draws a page.
type Draw = fn(Rc<AppState>, Route) -> Html;

piece!(fn calibrate() -> Draw = studies: |state, _| html! { <Calibrate {state} /> });
piece!(fn cascade() -> Draw = cascade: |state, _| html! { <Cascade {state} /> });
piece!(fn compare() -> Draw = compare: |state, _| html! { <Compare {state} /> });
piece!(fn design() -> Draw = tell: |state, _| html! { <Design {state} /> });
piece!(fn explain() -> Draw = studies: |state, _| html! { <Explain {state} /> });
piece!(fn improve() -> Draw = studies: |state, _| html! { <Improve {state} /> });
piece!(fn method() -> Draw = tell: |state, _| html! { <Method {state} /> });
piece!(fn prepare() -> Draw = tell: |state, _| html! { <Prepare {state} /> });
piece!(fn present() -> Draw = tell: |state, _| html! { <Present {state} /> });
piece!(fn report() -> Draw = tell: |state, _| html! { <Report {state} /> });
piece!(fn test() -> Draw = studies: |state, _| html! { <Test {state} /> });
piece!(fn years() -> Draw = tell: |state, _| html! { <Years {state} /> });
piece!(fn library() -> Draw = library: |state, route| {
    let Route::Library(shelf, entry) = route else { return Html::default() };
    html! { <Library {state} {shelf} {entry} /> }
});

piece!(fn slide() -> Slide = cascade: |state| html! { <CascadeSlide {state} /> });

/// Draws a slide.
pub type Slide = fn(Rc<AppState>) -> Html;

/// How to fetch the slide with the forest.
pub const CASCADE_SLIDE: Fetch<Slide> = || Box::pin(with_studies(slide()));

/// How to fetch what draws a page.
fn fetch(route: &Route) -> Fetch<Draw> {
    match route {
        Route::Simulate => || Box::pin(async { Err(Missing) }),
        Route::Compare => || Box::pin(compare()),
        Route::Design => || Box::pin(design()),
        Route::Explain => || Box::pin(with_studies(explain())),
        Route::Improve => || Box::pin(with_studies(improve())),
        Route::Cascade => || Box::pin(with_studies(cascade())),
        Route::Test => || Box::pin(with_studies(test())),
        Route::Calibrate => || Box::pin(with_studies(calibrate())),
        Route::Method => || {
            Box::pin(async {
                // Its glossary gives every term in all languages.
                for locale in Locale::ALL {
                    I18n::fetch(locale).await?;
                }
                method().await
            })
        },
        Route::Present => || Box::pin(present()),
        Route::Prepare => || Box::pin(prepare()),
        Route::Years => || Box::pin(years()),
        Route::Report => || Box::pin(report()),
        Route::Library(..) => || Box::pin(library()),
    }
}

/// A page that asks for studies, and what computes them.
async fn with_studies<T>(page: impl Future<Output = Result<T, Missing>>) -> Result<T, Missing> {
    // Side by side: whoever waits for one that is under way gets the same.
    spawn_local(async {
        let _ = study::load().await;
    });
    spawn_local(async {
        let _ = searches::load().await;
    });
    let draw = page.await?;
    study::load().await?;
    searches::load().await?;
    Ok(draw)
}

/// Properties of [`Lazy`].
#[derive(Properties)]
pub struct LazyProps {
    /// The state; compared by identity.
    pub state: Rc<AppState>,
    /// The page. Another page needs another key.
    pub route: Route,
}

impl PartialEq for LazyProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state) && self.route == other.route
    }
}

/// A page, or that it is on its way, or that it did not come.
#[component]
pub fn Lazy(props: &LazyProps) -> Html {
    let i18n = use_i18n();
    let LazyProps { state, route } = props;
    let (draw, again) = use_piece(route.title(), true, fetch(route));
    // It stands with the page, or with word that it did not come.
    use_effect_with(draw.is_some(), |&stands| {
        if stands {
            mark_ready();
        }
    });
    let missing = match draw {
        Some(Ok(draw)) => return draw(state.clone(), route.clone()),
        Some(Err(Missing)) => true,
        None => false,
    };
    html! {
        <>
            <Header state={state.clone()} route={route.clone()} />
            <main class={classes!("sheet", route.name())} tabindex="-1" aria-busy={(!missing).to_string()}>
                <h1>{ i18n.text(route.title()) }</h1>
                if missing {
                    <NotCome {again} />
                } else {
                    <p class="hint" role="status" data-coming={route.name()}>{ i18n.text("part-coming") }</p>
                }
            </main>
        </>
    }
}
