//! A small button that explains what stands beside it, to the pointer, the keyboard and a screen reader.

use yew::prelude::*;

use super::icon::{Icon, icon};
use crate::ui::hooks::{use_i18n, use_id};

/// Properties of [`Help`].
#[derive(PartialEq, Properties)]
pub struct HelpProps {
    /// What is explained.
    pub name: AttrValue,
    /// The explanation.
    pub text: AttrValue,
}

/// Shows its text while the pointer rests on it or it has the focus, and after a click until the next; Escape hides it.
#[component]
pub fn Help(props: &HelpProps) -> Html {
    let i18n = use_i18n();
    let id = use_id();
    let shown = use_state(|| None::<bool>);
    let onclick = {
        let shown = shown.clone();
        Callback::from(move |_: MouseEvent| shown.set(Some(*shown != Some(true))))
    };
    let onkeydown = {
        let shown = shown.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                event.stop_propagation();
                shown.set(Some(false));
            }
        })
    };
    let leave = {
        let shown = shown.clone();
        Callback::from(move |()| shown.set(None))
    };
    let state = match *shown {
        Some(true) => "open",
        Some(false) => "closed",
        None => "auto",
    };
    html! {
        <span class="help" data-state={state} onmouseleave={leave.reform(|_: MouseEvent| ())}>
            <button type="button" class="help-button" {onclick} {onkeydown}
                onblur={leave.reform(|_: FocusEvent| ())}
                aria-label={i18n.with("field-help", &[("name", props.name.as_str().into())])}
                aria-describedby={id.clone()}>
                { icon(Icon::Help) }
            </button>
            <span class="help-text" role="tooltip" {id}>{ &props.text }</span>
        </span>
    }
}

/// A name with its explanation. The style sheet keeps the button on the line where the name ends.
pub fn explained(name: &AttrValue, text: Option<String>) -> Html {
    html! {
        <>
            <span class="named">{ name }</span>
            <Help name={name.clone()} text={text.unwrap_or_default()} />
        </>
    }
}
