//! One program for the page and for its workers, so that both come in one download and can never be of two versions.
//! On the page it mounts `snowball::ui`, in a worker it registers `snowball::wire`.

#[cfg(target_arch = "wasm32")]
fn main() {
    use wasm_bindgen::JsCast as _;

    if js_sys::global().has_type::<web_sys::Window>() {
        mount();
    } else {
        snowball::wire::worker::register();
    }
}

#[cfg(target_arch = "wasm32")]
fn mount() {
    snowball::ui::panic::install();
    let root = gloo::utils::document().get_element_by_id("app");
    // A page without the place for the program is not ours.
    let Some(root) = root else { return };
    // What stands there until then stays: reading what is kept takes some milliseconds.
    wasm_bindgen_futures::spawn_local(async move {
        if let Some(presentation) = snowball::ui::presentation() {
            snowball::ui::fetch_words(snowball::ui::first_locale()).await;
            root.set_text_content(None);
            let props = snowball::ui::SpeakerProps { presentation: presentation.into() };
            yew::Renderer::<snowball::ui::Speaker>::with_root_and_props(root, props).render();
            return;
        }
        snowball::ui::turn().await;
        let start = snowball::ui::start().await;
        snowball::ui::turn().await;
        root.set_text_content(None);
        yew::Renderer::<snowball::ui::App>::with_root_and_props(root, snowball::ui::AppProps { start }).render();
    });
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
