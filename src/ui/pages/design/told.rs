//! What the page says: messages, dialogs, a link to copy, and what stands where there is nothing yet.

use std::rc::Rc;

use yew::prelude::*;

use super::specimen;
use crate::i18n::I18n;
use crate::state::link::LinkFault;
use crate::state::{Action, AppState, MAX_PLANS, Message, Place};
use crate::ui::components::compare::Alone;
use crate::ui::components::library::{library_missing, library_waiting};
use crate::ui::components::{CopyField, Dialog, MessagePanel, Pick};
use crate::ui::hooks::{Dispatch, use_i18n};
use crate::view::design;

/// The messages that are shown: value and words.
const MESSAGES: [(&str, &str); 5] = [
    ("plan", "design-message-plan"),
    ("link", "design-message-link"),
    ("full", "design-message-full"),
    ("many", "design-message-many"),
    ("kept", "design-message-kept"),
];

/// Properties of [`Messages`].
#[derive(Properties)]
pub struct MessagesProps {
    /// The copy of the state; compared by identity.
    pub state: Rc<AppState>,
}

impl PartialEq for MessagesProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state)
    }
}

/// One message at a time, as everywhere; and a deed that says that it is done.
#[component]
pub fn Messages(props: &MessagesProps) -> Html {
    let i18n = use_i18n();
    let shown = use_state_eq(|| Some("plan".to_owned()));
    let dispatch = {
        let shown = shown.setter();
        use_callback((), move |action: Action, ()| {
            if matches!(action, Action::Dismiss) {
                shown.set(None);
            }
        })
    };
    let on_pick = {
        let shown = shown.setter();
        Callback::from(move |to: String| shown.set(Some(to).filter(|to| !to.is_empty())))
    };
    let mut options = vec![(String::new(), i18n.text("design-message-none"))];
    options.extend(MESSAGES.iter().map(|(value, key)| ((*value).to_owned(), i18n.text(key))));
    let message = shown.as_ref().and_then(|shown| message(&i18n, &props.state, shown));
    html! {
        <div class="specimens specimens--wide">
            <div class="specimen">
                <Pick name="design-message" label={i18n.text("design-message")} {options}
                    chosen={(*shown).clone().unwrap_or_default()} {on_pick} />
                <ContextProvider<Dispatch> context={Dispatch(dispatch)}>
                    if let Some(message) = message { <MessagePanel {message} /> }
                </ContextProvider<Dispatch>>
            </div>
            { specimen(&i18n.text("design-copy"), html! {
                <CopyField name="design" label={i18n.text("design-copy-label")} text={i18n.text("design-copy-text")} />
            }) }
        </div>
    }
}

fn message(i18n: &I18n, state: &AppState, shown: &str) -> Option<Message> {
    Some(match shown {
        "plan" => {
            let problems = design::problems(&state.active_plan().plan)?;
            Message::BadPlan { place: Place::Import, problems, text: None }
        }
        "link" => Message::BadLink(LinkFault::Packing),
        "full" => Message::StorageFull,
        "many" => Message::TooManyPlans { max: MAX_PLANS },
        "kept" => Message::KeptBeforeLink { name: i18n.text("design-message-name") },
        _ => return None,
    })
}

/// A button that opens a dialog.
#[component]
pub fn Dialogs() -> Html {
    let i18n = use_i18n();
    let open = use_state_eq(|| false);
    let onclick = {
        let open = open.setter();
        Callback::from(move |_: MouseEvent| open.set(true))
    };
    let on_close = {
        let open = open.setter();
        Callback::from(move |()| open.set(false))
    };
    html! {
        <div class="design-dialogs">
            <button type="button" class="button" data-action="design-dialog" {onclick}>{ i18n.text("design-dialog-open") }</button>
            if *open {
                <Dialog title={i18n.text("design-dialog-title")} {on_close}><p>{ i18n.text("design-dialog-text") }</p></Dialog>
            }
        </div>
    }
}

/// Pages that have nothing to show yet.
#[component]
pub fn Empty() -> Html {
    let i18n = use_i18n();
    let tries = use_state(|| 0u32);
    let again = {
        let tries = tries.clone();
        Callback::from(move |()| tries.set(*tries + 1))
    };
    html! {
        <div class="specimens specimens--wide">
            { specimen(&i18n.text("design-empty-waiting"), library_waiting(&i18n)) }
            { specimen(&i18n.text("design-empty-missing"), html! {
                <>
                    { library_missing(&i18n, &again) }
                    <p class="hint" role="status">{ i18n.with("design-pressed", &[("count", (*tries).into())]) }</p>
                </>
            }) }
            { specimen(&i18n.text("design-empty-alone"), html! { <Alone /> }) }
        </div>
    }
}
