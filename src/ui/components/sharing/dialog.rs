//! The link of the view on screen.

use std::rc::Rc;

use gloo::utils::window;
use js_sys::Reflect;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::ShareData;
use yew::prelude::*;

use super::address_of;
use super::copy_field::CopyField;
use super::display_form::DisplayForm;
use crate::i18n::{I18n, Style};
use crate::state::link::{LONG, Link};
use crate::state::{AppState, Display, Document};
use crate::ui::components::dialog::Dialog;
use crate::ui::download;
use crate::ui::hooks::use_i18n;
use crate::view::charts::{Kind, shown};
use crate::view::files::file_name;
use crate::view::route::Route;

/// Properties of [`ShareDialog`].
#[derive(Properties)]
pub struct ShareDialogProps {
    /// The state.
    pub state: Rc<AppState>,
    /// The page on screen.
    pub route: Route,
    /// It was closed.
    pub on_close: Callback<()>,
}

impl PartialEq for ShareDialogProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state) && (&self.route, &self.on_close) == (&other.route, &other.on_close)
    }
}

/// The link, how it is to be shown, and a file where a link is no good.
#[component]
pub fn ShareDialog(props: &ShareDialogProps) -> Html {
    let i18n = use_i18n();
    let state = &props.state;
    let display = use_state(Display::default);
    // None while it is being packed; then none in it if that is not possible.
    let address = use_state(|| None::<Option<String>>);
    let plans: Vec<_> = state.plans.iter().map(|open| (Rc::as_ptr(&open.plan), open.results.done() > 0)).collect();
    let made_of = (plans, state.run.status, state.seed, (*display).clone());
    let link = use_memo(made_of.clone(), |_| Link::of(state, &props.route.hash(), (*display).clone()));
    use_effect_with(made_of, {
        let (link, address) = (link.clone(), address.setter());
        move |_| {
            spawn_local(async move { address.set(Some(address_of(&link).await)) });
        }
    });
    let on_display = {
        let display = display.setter();
        Callback::from(move |wish| display.set(wish))
    };
    let on_file = {
        let state = state.clone();
        Callback::from(move |_: MouseEvent| {
            let name = format!("snowball-{}.json", file_name(&state.active_plan().plan.name));
            download::json(&name, &Document::of(&state).to_json());
        })
    };
    let charts = charts(&i18n, state, &props.route);
    let file = html! {
        <button type="button" class="button" data-action="share-file" onclick={on_file}>{ i18n.text("share-file") }</button>
    };
    let count = |value: usize| i18n.number(value as f64, Style::Decimal(0)).into();
    let body = match &*address {
        None => html! { <p role="status">{ i18n.text("keep-loading") }</p> },
        Some(None) => html! { <><p role="alert">{ i18n.text("share-impossible") }</p>{ file }</> },
        Some(Some(url)) => {
            let length = url.chars().count();
            let long = [("count", count(length)), ("most", count(LONG))];
            html! {
                <>
                    <CopyField name="link" label={i18n.text("share-link")} text={url.clone()} />
                    <p class="hint" data-length={length.to_string()}>
                        { i18n.with("share-length", &[("count", count(length))]) }{ " · " }{ fingerprint(&i18n, &link) }
                    </p>
                    if length > LONG {
                        <p role="alert" data-too-long="">{ i18n.with("share-too-long", &long) }</p>
                    }
                    <div class="dialog-actions">
                        { native(&i18n, url) }
                        { file }
                    </div>
                    <DisplayForm display={(*display).clone()} {charts} on_change={on_display} />
                    <CopyField name="frame" label={i18n.text("share-frame")} text={frame(state, url)} />
                </>
            }
        }
    };
    html! {
        <Dialog title={i18n.text("share-title")} on_close={props.on_close.clone()}>
            <div class="share" data-share="">
                <p>{ i18n.text("share-intro") }</p>
                <p class="hint">{ i18n.text("share-private") }</p>
                { body }
            </div>
        </Dialog>
    }
}

/// How many simulations the link vouches for.
fn fingerprint(i18n: &I18n, link: &Link) -> String {
    let least = link.fingerprints.iter().map(|print| print.map_or(0, |print| print.replicates)).min().unwrap_or(0);
    if least == 0 {
        return i18n.text("share-no-fingerprint");
    }
    i18n.with("share-fingerprint", &[("count", i18n.number(f64::from(least), Style::Decimal(0)).into())])
}

/// The charts of the page that can be shown alone.
fn charts(i18n: &I18n, state: &AppState, route: &Route) -> Vec<(String, String)> {
    if *route != Route::Simulate {
        return Vec::new();
    }
    let title = |kind: Kind| (kind.as_str().to_owned(), i18n.text(&format!("charts-{}-title", kind.as_str())));
    shown(state, &[]).into_iter().map(title).collect()
}

/// What is put into a page that is to show the view.
fn frame(state: &AppState, url: &str) -> String {
    let title = match state.active_plan().plan.name.as_str() {
        "" => "Snowball",
        name => name,
    };
    let title = title.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;");
    format!("<iframe src=\"{url}\" title=\"{title}\" width=\"100%\" height=\"600\"></iframe>")
}

/// Hands the link to the system, where it takes one.
fn native(i18n: &I18n, url: &str) -> Html {
    let navigator = window().navigator();
    if !Reflect::has(&navigator, &"share".into()).unwrap_or(false) {
        return Html::default();
    }
    let url = url.to_owned();
    let onclick = Callback::from(move |_: MouseEvent| {
        let data = ShareData::new();
        data.set_title("Snowball");
        data.set_url(&url);
        let sent = JsFuture::from(window().navigator().share_with_data(&data));
        // Who closes the system's window has changed their mind.
        spawn_local(async move { drop(sent.await) });
    });
    html! {
        <button type="button" class="button" data-action="share-native" {onclick}>{ i18n.text("share-native") }</button>
    }
}
