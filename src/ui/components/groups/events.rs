//! Special days.

use snowball_engine::plan::Event;
use yew::prelude::*;

use super::Context;
use super::lists::{ListOf, add, entry, name};
use crate::ui::components::controls::{numbers, text, whole};
use crate::ui::components::text_control::TextKind;

const EVENTS: ListOf<Event> = |plan| &mut plan.events;

/// Its controls.
pub fn body(context: &Context) -> Html {
    let fields = context.fields;
    let events = fields.plan.events.iter().enumerate().map(|(index, event)| {
        let at = format!("/events/{index}");
        let body = html! {
            <>
                { text(fields, format!("{at}/name"), TextKind::Line) }
                { whole(fields, format!("{at}/day")) }
                { whole(fields, format!("{at}/length")) }
                { numbers(fields, &at, &["share", "conversion", "arrivals", "cost"]) }
            </>
        };
        entry(context, EVENTS, index, name(context.i18n, "events", index, &event.name), false, body)
    });
    html! {
        <>
            { for events }
            if fields.plan.events.is_empty() {
                <p class="hint">{ context.i18n.text("event-none") }</p>
            }
            { add(context, "events", EVENTS, |plan| Event {
                day: plan.horizon_days / 2, share: 2.0.into(), ..Event::default()
            }) }
        </>
    }
}
