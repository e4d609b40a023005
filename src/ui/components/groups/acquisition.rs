//! Seeds, people who come by themselves, paid channels.

use snowball_engine::plan::Channel;
use yew::prelude::*;

use super::Context;
use super::lists::{add, entry, name};
use crate::ui::components::controls::{numbers, optional, text};
use crate::ui::components::text_control::TextKind;

/// Its controls.
pub fn body(context: &Context) -> Html {
    let fields = context.fields;
    let channels = fields.plan.acquisition.channels.iter().enumerate().map(|(index, channel)| {
        let at = format!("/acquisition/channels/{index}");
        let body = html! {
            <>
                { text(fields, format!("{at}/name"), TextKind::Line) }
                { numbers(fields, &at, &["spend", "cost_per_lead", "max_leads"]) }
                { optional(fields, format!("{at}/budget")) }
            </>
        };
        let name = name(context.i18n, "channels", index, &channel.name);
        entry(context, |plan| &mut plan.acquisition.channels, index, name, false, body)
    });
    html! {
        <>
            { numbers(fields, "/acquisition", &["seeds", "seeds_core", "organic"]) }
            { for channels }
            if fields.plan.acquisition.channels.is_empty() {
                <p class="hint">{ context.i18n.text("channel-none") }</p>
            }
            { add(context, "channels", |plan| &mut plan.acquisition.channels, |_| Channel {
                spend: 1000.0.into(), ..Channel::default()
            }) }
            { optional(fields, "/acquisition/budget") }
        </>
    }
}
