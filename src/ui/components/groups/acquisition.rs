//! Seeds, people who come by themselves, paid channels.

use snowball_engine::plan::{Channel, Number, YearBudget};
use yew::prelude::*;

use super::Context;
use super::lists::{ListOf, add, entry, name};
use crate::ui::components::controls::{number, numbers, optional, text};
use crate::ui::components::text_control::TextKind;

const YEARS: ListOf<YearBudget> = |plan| &mut plan.acquisition.yearly;

/// Most years of a campaign.
const MOST_YEARS: usize = 5;

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
    let years = (0..fields.plan.acquisition.yearly.len()).map(|index| {
        let name = name(context.i18n, "yearly", index, "");
        let body = number(fields, format!("/acquisition/yearly/{index}/amount"));
        entry(context, YEARS, index, name, false, body)
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
            { number(fields, "/acquisition/inflation") }
            { optional(fields, "/acquisition/budget") }
            { optional(fields, "/acquisition/revenue_share") }
            { for years }
            if fields.plan.acquisition.yearly.len() < MOST_YEARS {
                { add(context, "yearly", YEARS, |plan| {
                    // Like the year before, or else what the cap of the campaign leaves room for.
                    let last = plan.acquisition.yearly.last().map(|year| year.amount);
                    YearBudget { amount: last.or(plan.acquisition.budget).unwrap_or(Number::Value(1_000_000.0)) }
                }) }
            }
        </>
    }
}
