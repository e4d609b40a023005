//! The service worker, which keeps the page for when there is no network, and word of a version newer than the open one.

use gloo::events::EventListener;
use gloo::utils::{document, window};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration, ServiceWorkerState};
use yew::prelude::*;

use super::hooks::use_i18n;

/// What the service worker is told when the reader wants the new version.
const TAKE_OVER: &str = "take over";

/// Says that a new version is there, and opens it when the reader wants: what is open is kept at every edit, so that nothing is
/// lost.
#[component]
pub fn NewVersion() -> Html {
    let i18n = use_i18n();
    let waiting = use_state(|| None::<ServiceWorker>);
    use_effect_with((), {
        let waiting = waiting.clone();
        move |()| {
            // A page for development changes too often to be kept.
            if let (false, Some(container), Some(script)) = (cfg!(debug_assertions), container(), script()) {
                let found = Callback::from(move |worker: ServiceWorker| waiting.set(Some(worker)));
                spawn_local(async move {
                    // Without it the page works as long as there is a network.
                    let _ = register(&container, &script, found).await;
                });
            }
        }
    });
    let Some(worker) = (*waiting).clone() else { return Html::default() };
    let open = Callback::from(move |_: MouseEvent| {
        let Some(container) = container() else { return };
        EventListener::once(&container, "controllerchange", |_| {
            // Refused only where there is no page to reload.
            let _ = window().location().reload();
        })
        .forget();
        // Refused only for what cannot be sent.
        let _ = worker.post_message(&JsValue::from_str(TAKE_OVER));
    });
    let later = Callback::from(move |_: MouseEvent| waiting.set(None));
    html! {
        <aside class="new-version" role="status" data-new-version="">
            <p>{ i18n.text("version-new") }</p>
            <button type="button" class="button button-main" data-action="new-version" onclick={open}>
                { i18n.text("version-open") }
            </button>
            <button type="button" class="button" data-action="later" onclick={later}>{ i18n.text("version-later") }</button>
        </aside>
    }
}

/// What registers service workers: missing in a page that came over a plain connection or from a file.
fn container() -> Option<ServiceWorkerContainer> {
    js_sys::Reflect::get(&window().navigator(), &"serviceWorker".into()).ok()?.dyn_into().ok()
}

/// Where the service worker is: the page says so in its head. A page that is one file has none.
fn script() -> Option<String> {
    document().query_selector("meta[name=snowball-offline]").ok()??.get_attribute("content")
}

async fn register(
    container: &ServiceWorkerContainer,
    script: &str,
    found: Callback<ServiceWorker>,
) -> Result<(), JsValue> {
    let registration = JsFuture::from(container.register(script)).await?;
    let registration: ServiceWorkerRegistration = registration.dyn_into()?;
    if let Some(worker) = registration.waiting() {
        found.emit(worker);
    }
    let observed = registration.clone();
    EventListener::new(&registration, "updatefound", move |_| {
        let Some(worker) = observed.installing() else { return };
        let found = found.clone();
        let installing = worker.clone();
        EventListener::new(&worker, "statechange", move |_| {
            // The very first is no news.
            let first = window().navigator().service_worker().controller().is_none();
            if installing.state() == ServiceWorkerState::Installed && !first {
                found.emit(installing.clone());
            }
        })
        .forget();
    })
    .forget();
    let ready = JsFuture::from(container.ready()?).await;
    if let Some(root) = document().get_element_by_id("app").filter(|_| ready.is_ok()) {
        // For whoever looks from outside; refused only for invalid names.
        let _ = root.set_attribute("data-offline", "ready");
    }
    Ok(())
}
