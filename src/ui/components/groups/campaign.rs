//! Name, length, start, currency.

use yew::prelude::*;

use super::Context;
use crate::ui::components::controls::{choice, text, whole};
use crate::ui::components::text_control::TextKind;

/// Its controls.
pub fn body(Context { fields, .. }: &Context) -> Html {
    html! {
        <>
            { text(fields, "/name", TextKind::Line) }
            { text(fields, "/start_date", TextKind::Date) }
            { whole(fields, "/horizon_days") }
            { choice(fields, "/currency", "choice") }
            { choice(fields, "/time_step", "choice") }
            { text(fields, "/notes", TextKind::Lines) }
        </>
    }
}
