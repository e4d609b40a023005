//! A rung below the picture: threshold, bonus, and how often it is reached.

use snowball_engine::plan::{Currency, Number};
use wasm_bindgen::JsCast as _;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::state::Action;
use crate::ui::components::icon::{Icon, icon};
use crate::ui::components::number_control::NumberControl;
use crate::ui::hooks::{use_dispatch, use_i18n};
use crate::view::rungs;

/// Properties of [`RungRow`].
#[derive(PartialEq, Properties)]
pub struct RungRowProps {
    /// Place in the ladder, from 0.
    pub index: usize,
    /// Qualified referrals at which it is reached.
    pub threshold: u32,
    /// Thresholds that its neighbours leave it.
    pub limits: (u32, u32),
    /// Bonus.
    pub bonus: Number,
    /// Bonus when the plan was opened.
    pub base: Option<Number>,
    /// Currency of the bonus.
    pub currency: Currency,
    /// How often it is reached and by whom, in words.
    pub reached: AttrValue,
}

/// Types what the picture is dragged to.
#[component]
pub fn RungRow(props: &RungRowProps) -> Html {
    let i18n = use_i18n();
    let dispatch = use_dispatch();
    let index = props.index;
    let onchange = {
        let (dispatch, now, (low, high)) = (dispatch.clone(), props.threshold, props.limits);
        Callback::from(move |event: Event| {
            let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else {
                return;
            };
            let threshold = input.value().trim().parse().unwrap_or(now).clamp(low, high);
            // Nothing is drawn anew where the neighbours hold the rung in its place.
            input.set_value(&threshold.to_string());
            dispatch.emit(Action::edit(move |plan| rungs::move_rung(plan, index, threshold)));
        })
    };
    let onclick = Callback::from(move |_: MouseEvent| {
        dispatch.emit(Action::edit(move |plan| {
            if index < plan.ladder.rungs.len() {
                plan.ladder.rungs.remove(index);
            }
        }));
    });
    let name = i18n.with("entry-rungs", &[("number", (index + 1).into())]);
    html! {
        <li class="rung">
            <div class="rung-head">
                <label class="rung-threshold">
                    <span class="unseen">{ format!("{name}: {}", i18n.text("rung-threshold")) }</span>
                    <input type="number" min={props.limits.0.to_string()} max={props.limits.1.to_string()} step="1" class="value-field"
                        data-path={format!("/ladder/rungs/{index}/threshold")}
                        value={props.threshold.to_string()} {onchange} />
                </label>
                <span class="rung-reached">{ &props.reached }</span>
                <button type="button" class="icon-button" data-action="remove-rung" {onclick}
                    aria-label={i18n.with("entry-remove", &[("name", name.into())])}>
                    { icon(Icon::Close) }
                </button>
            </div>
            <NumberControl path={format!("/ladder/rungs/{index}/bonus")} number={props.bonus} base={props.base}
                currency={props.currency} />
        </li>
    }
}
