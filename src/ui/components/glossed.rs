//! A text whose terms explain themselves where they stand.

use yew::prelude::*;

use crate::ui::hooks::{use_i18n, use_id};
use crate::view::glossary::{Piece, pieces};

/// Properties of [`Glossed`].
#[derive(PartialEq, Properties)]
pub struct GlossedProps {
    /// The text.
    pub text: AttrValue,
}

/// One explanation at a time, below the text: it goes with Escape, with the focus, and with the next press.
#[component]
pub fn Glossed(props: &GlossedProps) -> Html {
    let i18n = use_i18n();
    let id = use_id();
    let open = use_state_eq(|| None::<&'static str>);
    let cut = pieces(&i18n, &props.text);
    if cut.iter().all(|piece| matches!(piece, Piece::Plain(_))) {
        return html! { { &props.text } };
    }
    let close = {
        let open = open.setter();
        Callback::from(move |()| open.set(None))
    };
    let onkeydown = {
        let (close, is_open) = (close.clone(), open.is_some());
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" && is_open {
                event.stop_propagation();
                close.emit(());
            }
        })
    };
    let piece = |piece: Piece| match piece {
        Piece::Plain(words) => html! { { words.to_owned() } },
        Piece::Term(words, key) => {
            let (setter, is_open) = (open.setter(), *open == Some(key));
            let onclick = Callback::from(move |_: MouseEvent| setter.set((!is_open).then_some(key)));
            html! {
                <button type="button" class="term" data-term={key} aria-expanded={is_open.to_string()}
                    aria-describedby={is_open.then(|| id.clone())} {onclick} onblur={close.reform(|_: FocusEvent| ())}>
                    { words.to_owned() }
                </button>
            }
        }
    };
    html! {
        <span class="glossed" {onkeydown}>
            { for cut.into_iter().map(piece) }
            if let Some(key) = *open {
                <span class="term-text" role="note" {id}><strong>{ i18n.text(key) }</strong>{ i18n.help(key) }</span>
            }
        </span>
    }
}
