//! A button that chooses a file. The browser's own says what it does in the browser's language, not in the page's.

use yew::prelude::*;

/// The button: what it says, the endings and types that are offered, and the name that tests know it by.
pub fn file_pick(words: String, accept: &'static str, name: &'static str, onchange: Callback<Event>) -> Html {
    html! {
        <label class="button file-pick">
            { words }
            <input type="file" {accept} data-file={name} {onchange} />
        </label>
    }
}
