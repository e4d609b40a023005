//! Mounts the page; what it is is in `snowball::ui`.

#[cfg(target_arch = "wasm32")]
fn main() {
    snowball::ui::panic::install();
    let root = gloo::utils::document().get_element_by_id("app");
    // A page without the place for the program is not ours.
    let Some(root) = root else { return };
    root.set_text_content(None);
    yew::Renderer::<snowball::ui::App>::with_root(root).render();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
