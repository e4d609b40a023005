//! A file beside the page, loaded when a component is shown that needs it.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::ui::data;

/// What a file holds: nothing while it is being loaded, then nothing in it if it cannot be had or read.
#[hook]
pub fn use_data<T: 'static>(file: &'static str, read: fn(&str) -> Option<T>) -> Option<Option<Rc<T>>> {
    let found = use_state(|| None);
    use_effect_with((), {
        let found = found.setter();
        move |()| {
            spawn_local(async move {
                let text = data::load(file).await;
                found.set(Some(text.and_then(|text| read(&text)).map(Rc::new)));
            });
        }
    });
    (*found).clone()
}
