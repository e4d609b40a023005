//! What the page starts with: a link in its address, what the tab had open, or what was used last.

use std::rc::Rc;

use gloo::timers::future::TimeoutFuture;
use gloo::utils::window;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use super::deflate;
use super::hooks::{fetch_words, first_locale};
use super::keeping::{Keeper, Tab};
use crate::i18n::{I18n, Locale};
use crate::presets;
use crate::state::keeping::{Found, Opening, choose};
use crate::state::link::{Link, LinkFault, is_link, packed};
use crate::state::{Action, AppState, Message, OpenPlan};
use crate::view::route::Route;

/// A page opened with this query starts with the default preset, whatever is kept.
const FRESH: &str = "?fresh";

/// What the page starts with.
#[derive(Clone)]
pub struct Start {
    /// What is open.
    pub state: Rc<AppState>,
    /// Who keeps it.
    pub keeper: Keeper,
    /// The page.
    pub route: Route,
    /// Whether whoever is here for the first time is shown around.
    pub tour: bool,
    /// Whether it is something that has to be kept.
    pub keep: bool,
}

impl PartialEq for Start {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state)
    }
}

/// Finds it. A link that cannot be opened is said, and all else is as without it.
pub async fn start() -> Start {
    let hash = window().location().hash().unwrap_or_default();
    let link = if is_link(&hash) { Some(read(&hash).await) } else { None };
    // In a frame storage belongs to the page around it, and a view with wishes of how to be shown is not worked in.
    let shown = is_framed() || matches!(&link, Some(Ok(link)) if !link.display.is_plain());
    let route = match &link {
        Some(Ok(link)) => Route::from_hash(&link.page),
        Some(Err(_)) => Route::Simulate,
        None => Route::from_hash(&hash),
    };
    let wish = link.as_ref().and_then(|link| link.as_ref().ok()?.display.language);
    // While the rest is being read.
    spawn_local(async move {
        let _ = fetch_words(wish.unwrap_or_else(first_locale)).await;
    });
    let tour = !shown && !is_fresh();
    let (state, keeper, keep) = if shown { show(link) } else { work(link, &route).await };
    fetch_words(state.display.language.unwrap_or_else(first_locale)).await;
    Start { state: Rc::new(state), keeper, route, tour, keep }
}

/// Lets the browser do what waits before it goes on, so that no task of the start is a long one.
pub async fn turn() {
    TimeoutFuture::new(0).await;
}

/// Reads a link.
pub async fn read(hash: &str) -> Result<Link, LinkFault> {
    Link::from_json(&deflate::unpack(&packed(hash)?).await?)
}

/// Writes the name of a page into the address, in place of what stands there.
pub fn address(route: &Route) {
    let location = window().location();
    // Not the hash alone: that would be resolved against the base of the document, which may be another address.
    let path = location.pathname().unwrap_or_default();
    let _ = window()
        .history()
        .map(|history| history.replace_state_with_url(&JsValue::NULL, "", Some(&format!("{path}{}", route.hash()))));
}

/// Whether the page was asked to start afresh.
fn is_fresh() -> bool {
    window().location().search().is_ok_and(|query| query == FRESH)
}

/// A view that is shown and not worked in. Its address stays, so that a reload shows it again.
fn show(link: Option<Result<Link, LinkFault>>) -> (AppState, Keeper, bool) {
    let locale = first_locale();
    let empty = || AppState::start(choose(&Found::default()), locale, &[]);
    let state = match link {
        None => empty(),
        Some(Err(fault)) => told(empty(), Some(Message::BadLink(fault))),
        Some(Ok(link)) => AppState::of_link(&link)
            .unwrap_or_else(|problems| told(empty(), Some(Message::BadLink(LinkFault::Content(problems))))),
    };
    (state, Keeper::idle(), false)
}

/// A view that is worked in.
async fn work(link: Option<Result<Link, LinkFault>>, route: &Route) -> (AppState, Keeper, bool) {
    let fresh = is_fresh();
    // What is kept is given a name in the reader's language.
    let locale = fetch_words(first_locale()).await;
    let (keeper, found) = Keeper::open(&Tab::enter(fresh)).await;
    if fresh || link.is_some() {
        // So that the next reload keeps what is done from here on.
        address(route);
    }
    let found = if fresh { afresh(&keeper, &found, locale).await } else { found };
    let is_new = found.own.is_empty();
    let opening = choose(&found);
    // A first visit has nothing that anybody could lose, and learns at once if nothing will be kept.
    let keep = fresh || opening != Opening::Nothing || link.is_some() || keeper.is_hindered();
    // Read here, apart from the first drawing.
    I18n::read_in_turns(locale, turn).await;
    if matches!(opening, Opening::Nothing) {
        presets::read_default_in_turns(turn).await;
    }
    let mut known = Vec::new();
    for plan in opening.plans(locale) {
        // What is wrong with it is said when all are opened.
        known.extend(OpenPlan::new_in_turns(plan, turn).await);
    }
    let state = AppState::start(opening, locale, &known);
    let state = match link {
        None => state,
        Some(Err(fault)) => told(state, Some(Message::BadLink(fault))),
        // Nothing was open here: what other tabs have open is kept as theirs.
        Some(Ok(link)) if is_new => match AppState::of_link(&link) {
            Ok(opened) => opened,
            Err(problems) => told(state, Some(Message::BadLink(LinkFault::Content(problems)))),
        },
        Some(Ok(link)) => {
            let before = keep_before_link(&keeper, &state, locale).await;
            let opened = state.update(Action::OpenLink(Box::new(link))).unwrap_or(state);
            told(opened, before)
        }
    };
    (state, keeper, keep)
}

/// Nothing to open: what the tab had open is kept under a name, where it can be exported even if it cannot be opened.
async fn afresh(keeper: &Keeper, found: &Found, locale: Locale) -> Found {
    if let (false, Opening::Kept(kept)) = (found.own.is_empty(), choose(found))
        && kept.is_own_work()
    {
        // Where nothing can be kept there was nothing either.
        let _ = keeper.add(*kept, &I18n::new(locale).text("keep-before-fresh")).await;
    }
    Found::default()
}

/// The state with something to tell, if there is anything.
fn told(mut state: AppState, message: Option<Message>) -> AppState {
    state.message = message.or(state.message);
    state
}

/// Keeps the reader's own work under a name before a link takes its place; what to tell of it.
pub async fn keep_before_link(keeper: &Keeper, state: &AppState, locale: Locale) -> Option<Message> {
    if !state.is_own_work() {
        return None;
    }
    let wish = I18n::new(locale).text("keep-before-link");
    match keeper.save_as(state, &wish).await {
        Ok(named) => Some(Message::KeptBeforeLink { name: named.name }),
        Err(trouble) => Some(trouble),
    }
}

/// Whether the page stands in a frame of another one.
fn is_framed() -> bool {
    // Where this may not even be asked, it does.
    window().parent().is_ok_and(|parent| parent.is_none_or(|parent| parent != window()))
}
