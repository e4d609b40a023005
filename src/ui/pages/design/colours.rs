//! Colours by role, each with its measured contrast.

use yew::prelude::*;

use crate::i18n::I18n;
use crate::ui::charts::{Read, use_colours};
use crate::ui::hooks::use_i18n;
use crate::view::design::{COLOURS, Measured};

/// Properties of [`Swatches`].
#[derive(PartialEq, Properties)]
pub struct SwatchesProps {
    /// The theme; none for that of the page.
    pub theme: Option<&'static str>,
}

/// The colours as the theme resolves them.
#[component]
pub fn Swatches(props: &SwatchesProps) -> Html {
    let i18n = use_i18n();
    let Some(families) = use_colours(props.theme, measured) else { return Html::default() };
    html! {
        <>
            for (key, colours) in families.iter() {
                <h3>{ i18n.text(key) }</h3>
                <ul class="roles">{ for colours.iter().map(|colour| swatch(&i18n, colour)) }</ul>
            }
        </>
    }
}

fn measured(read: &Read) -> Vec<(&'static str, Vec<Measured>)> {
    let family = |tokens: &[_]| tokens.iter().filter_map(|&(token, need)| Measured::of(token, need, read)).collect();
    COLOURS.iter().map(|&(key, tokens)| (key, family(tokens))).collect()
}

fn swatch(i18n: &I18n, colour: &Measured) -> Html {
    html! {
        <li class="role" data-token={colour.token} data-contrast={colour.ratio.to_string()}
            data-serves={colour.serves().to_string()}>
            <span class="role-colour" style={format!("background:var({})", colour.token)} aria-hidden="true"></span>
            <span class="role-words">
                <code>{ colour.token }</code>
                <span class="role-hex">{ colour.hex() }</span>
                <span class="hint">{ colour.words(i18n) }</span>
            </span>
        </li>
    }
}
