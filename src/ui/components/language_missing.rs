//! Word of a language that did not come, in the one that is there.

use yew::prelude::*;

use super::icon::{Icon, icon};
use crate::ui::hooks::use_language;

/// Says it on every page, and tries again when asked to.
#[component]
pub fn LanguageMissing() -> Html {
    let language = use_language();
    let i18n = &language.i18n;
    let Some(missing) = language.missing else { return Html::default() };
    let words = [("language", missing.name().into()), ("now", i18n.locale().name().into())];
    html! {
        <aside class="new-version" role="alert" data-language-missing={missing.tag()}>
            <p>{ i18n.with("language-missing", &words) }</p>
            <button type="button" class="button button-main" data-action="fetch-again"
                onclick={language.set.reform(move |_: MouseEvent| missing)}>
                { i18n.text("part-again") }
            </button>
            <button type="button" class="icon-button" data-action="language-told" aria-label={i18n.text("close")}
                onclick={language.on_told.reform(|_: MouseEvent| ())}>
                { icon(Icon::Close) }
            </button>
        </aside>
    }
}
