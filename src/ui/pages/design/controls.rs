//! Controls: one that acts on the copy of the plan, the number control in each state, and what else a value is set by.

use std::rc::Rc;

use snowball_engine::plan::Number;
use yew::prelude::*;

use super::sandbox::Sandbox;
use super::specimen;
use crate::i18n::I18n;
use crate::state::AppState;
use crate::ui::components::controls::{choice, flag, number, optional, text, whole};
use crate::ui::components::text_control::TextKind;
use crate::ui::components::{Group, Icon, NumberEditor, Pick, Slider, Switch, icon, unit};
use crate::ui::hooks::use_i18n;
use crate::view::design::{LIVE, Sample, report, sampled};
use crate::view::field_text;
use crate::view::fields::Fields;
use crate::view::letters::letter;
use crate::view::slider::Scale;
use crate::view::summaries;

/// Controls of numbers.
pub fn numbers(i18n: &I18n, sandbox: &Sandbox) -> Html {
    let open = sandbox.state.active_plan();
    let fields = Fields::new(open.plan.clone(), open.base.clone());
    html! {
        <div class="specimens specimens--wide">
            { specimen(&i18n.text("design-number-live"), html! {
                <>
                    { number(&fields, LIVE) }
                    <p class="hint" role="status" data-report="">{ report(i18n, &sandbox.state) }</p>
                    if let Some(put_back) = &sandbox.put_back {
                        <button type="button" class="button" data-action="design-put-back"
                            onclick={put_back.reform(|_: MouseEvent| ())}>
                            { icon(Icon::Reset) }{ i18n.text("design-put-back") }
                        </button>
                    }
                </>
            }) }
            for sample in Sample::ALL {
                { specimen(&i18n.text(sample.key()), html! { <NumberSample key={sample.name()} {sample} state={sandbox.state.clone()} /> }) }
            }
            { specimen(&i18n.text("design-number-off"), optional(&fields, "/ladder/cap_per_day")) }
            { specimen(&i18n.text("design-slider"), html! { <SliderSample range=false state={sandbox.state.clone()} /> }) }
            { specimen(&i18n.text("design-slider-range"), html! { <SliderSample range=true state={sandbox.state.clone()} /> }) }
        </div>
    }
}

#[derive(Properties)]
struct NumberSampleProps {
    sample: Sample,
    /// The plan that it starts with; later changes of it are nothing to the sample.
    state: Rc<AppState>,
}

impl PartialEq for NumberSampleProps {
    fn eq(&self, other: &Self) -> bool {
        self.sample == other.sample
    }
}

/// The control of a number that nothing depends on.
#[component]
fn NumberSample(props: &NumberSampleProps) -> Html {
    let i18n = use_i18n();
    let plan = &props.state.active_plan().plan;
    let start = use_memo((), |()| sampled(plan));
    let value = use_state(|| None::<Number>);
    let Some((key, quantity, base)) = *start else { return Html::default() };
    let number = value.unwrap_or_else(|| props.sample.number(base, &quantity));
    let base = Number::Value(base);
    let set = value.setter();
    let on_number = {
        let set = set.clone();
        Callback::from(move |number| set.set(Some(number)))
    };
    let on_reset = Callback::from(move |()| set.set(Some(base)));
    html! {
        <NumberEditor path={format!("design/{}", props.sample.name())} name={i18n.text(key)} help={i18n.help(key)} {quantity}
            unit={unit(&i18n, quantity, plan.currency)} {number} base={Some(base)} {on_number} on_rest={Callback::noop()}
            {on_reset} typed={props.sample.typed()} />
    }
}

#[derive(Properties)]
struct SliderSampleProps {
    range: bool,
    state: Rc<AppState>,
}

impl PartialEq for SliderSampleProps {
    fn eq(&self, other: &Self) -> bool {
        self.range == other.range
    }
}

/// A slider by itself.
#[component]
fn SliderSample(props: &SliderSampleProps) -> Html {
    let i18n = use_i18n();
    let start = use_memo((), |()| sampled(&props.state.active_plan().plan));
    let moved = use_state(|| None::<(f64, Option<f64>)>);
    let Some((key, quantity, base)) = *start else { return Html::default() };
    let (low, high) = moved.unwrap_or_else(|| match Sample::Unknown.number(base, &quantity) {
        Number::Range { low, high } if props.range => (low, Some(high)),
        _ => (base, None),
    });
    let name = i18n.text(key);
    let named = |key| AttrValue::from(i18n.with(key, &[("name", name.as_str().into())]));
    let words = |value: f64| AttrValue::from(field_text::show(value, quantity.unit));
    let whole = high.map_or_else(|| words(low), |high| format!("{}–{}", words(low), words(high)).into());
    let on_move = {
        let moved = moved.setter();
        Callback::from(move |to| moved.set(Some(to)))
    };
    html! {
        <div class="control-foot">
            <Slider scale={Scale::of(&quantity)} {low} {high} names={[name.clone().into(), named("field-low"), named("field-high")]}
                words={[whole.clone(), words(low), high.map(words).unwrap_or_default()]} {on_move} on_rest={Callback::noop()} />
            <span class="control-unit">{ whole }</span>
        </div>
    }
}

/// Properties of [`Others`].
#[derive(Properties)]
pub struct OthersProps {
    /// The copy of the state; compared by identity.
    pub state: Rc<AppState>,
}

impl PartialEq for OthersProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state)
    }
}

/// Switch, choice, pick, whole number, text, group.
#[component]
pub fn Others(props: &OthersProps) -> Html {
    let i18n = use_i18n();
    let (on, picked) = (use_state_eq(|| true), use_state_eq(|| "now".to_owned()));
    let open = props.state.active_plan();
    let fields = Fields::new(open.plan.clone(), open.base.clone());
    let words = |key: &str| i18n.text(key);
    let on_switch = {
        let on = on.setter();
        Callback::from(move |to| on.set(to))
    };
    let on_pick = {
        let picked = picked.setter();
        Callback::from(move |to| picked.set(to))
    };
    let options = vec![("now".to_owned(), words("design-pick-now")), ("later".to_owned(), words("design-pick-later"))];
    html! {
        <div class="specimens specimens--wide">
            { specimen(&words("design-switch"), html! {
                <>
                    <Switch on={*on} name={words("design-switch-name")} {on_switch} />
                    <p class="hint" role="status" data-switched={on.to_string()}>
                        { words(if *on { "design-switch-on" } else { "design-switch-off" }) }
                    </p>
                </>
            }) }
            { specimen(&words("design-pick"), html! {
                <Pick name="design" label={words("design-pick-name")} {options} chosen={(*picked).clone()} {on_pick} />
            }) }
            { specimen(&words("design-flag"), flag(&fields, "/market/limited")) }
            { specimen(&words("design-choice"), choice(&fields, "/currency", "choice")) }
            { specimen(&words("design-whole"), whole(&fields, "/horizon_days")) }
            { specimen(&words("design-text"), text(&fields, "/name", TextKind::Line)) }
            { specimen(&words("design-group"), html! {
                <Group group={summaries::Group::Money} {fields} letter={letter(props.state.active)} />
            }) }
        </div>
    }
}
