//! Sizes of type, and spaces.

use yew::prelude::*;

use crate::i18n::I18n;
use crate::view::design::{SIZES, SPACES};

/// A line in each size.
pub fn sizes(i18n: &I18n) -> Html {
    html! {
        <dl class="sizes">
            for (token, px) in SIZES {
                <div data-token={token}>
                    <dt><code>{ token }</code>{ format!(" {px} px") }</dt>
                    <dd style={format!("font-size:var({token})")}>{ i18n.text("design-sample") }</dd>
                </div>
            }
        </dl>
    }
}

/// A bar as long as each space.
pub fn spaces() -> Html {
    html! {
        <dl class="sizes spaces">
            for (token, px) in SPACES {
                <div data-token={token}>
                    <dt><code>{ token }</code>{ format!(" {px} px") }</dt>
                    <dd><span class="space-bar" style={format!("width:var({token})")}></span></dd>
                </div>
            }
        </dl>
    }
}
