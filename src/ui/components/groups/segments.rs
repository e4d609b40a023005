//! Personas.

use snowball_engine::plan::{Kind, Number, Plan, Segment};
use yew::prelude::*;

use super::{Context, lists};
use crate::state::Action;
use crate::ui::components::controls::{numbers, text};
use crate::ui::components::entry::AddEntry;
use crate::ui::components::text_control::TextKind;

/// Most personas of a plan.
const MOST: usize = 6;

/// Fields of a persona, in the order of a person's way.
const NUMBERS: [&str; 9] = [
    "market_share",
    "share_rate",
    "contacts",
    "acceptance",
    "consult_conversion",
    "purchase_conversion",
    "first_purchase",
    "repeat_purchase",
    "churn",
];

/// Its controls.
pub fn body(context: &Context) -> Html {
    let Context { fields, dispatch, .. } = context;
    let segments = &fields.plan.segments;
    let alone = segments.len() == 1;
    let edit = |change: fn(&mut Plan, usize)| {
        let dispatch = (*dispatch).clone();
        move |index: usize| {
            let dispatch = dispatch.clone();
            Callback::from(move |()| dispatch.emit(Action::edit(move |plan| change(plan, index))))
        }
    };
    let (on_remove, on_add) = (edit(remove), edit(split));
    html! {
        <>
            for (index, segment) in segments.iter().enumerate() {
                <crate::ui::components::entry::Entry key={index}
                    name={lists::name(context.i18n, "segments", index, &segment.name)}
                    on_remove={(!alone).then(|| on_remove(index))}>
                    { text(fields, format!("/segments/{index}/name"), TextKind::Line) }
                    { numbers(fields, &format!("/segments/{index}"), &NUMBERS) }
                </crate::ui::components::entry::Entry>
            }
            if segments.len() < MOST {
                <AddEntry list="segments" on_add={on_add(segments.len() - 1)} />
            }
        </>
    }
}

/// Splits the last persona in two of half its share each, so that all shares still make 100 %.
fn split(plan: &mut Plan, last: usize) {
    let Some(segment) = plan.segments.get_mut(last) else { return };
    segment.market_share = times(segment.market_share, 0.5);
    let twin = Segment { name: String::new(), ..segment.clone() };
    plan.segments.push(twin);
}

/// Removes a persona; the others grow so that all shares make 100 % again.
fn remove(plan: &mut Plan, index: usize) {
    if index >= plan.segments.len() {
        return;
    }
    plan.segments.remove(index);
    let sum: f64 = plan.segments.iter().map(|segment| segment.market_share.median(Kind::Probability)).sum();
    let even = 1.0 / plan.segments.len() as f64;
    for segment in &mut plan.segments {
        segment.market_share = if sum > 0.0 { times(segment.market_share, 1.0 / sum) } else { Number::Value(even) };
    }
}

/// A share scaled; a range becomes its middle, since its ends could leave what is valid.
fn times(share: Number, factor: f64) -> Number {
    Number::Value((share.median(Kind::Probability) * factor).min(1.0))
}
