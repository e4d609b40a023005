//! What is tested, on whom, how long, and how often it is looked at.

use std::rc::Rc;

use snowball_engine::plan::{Kind, Quantity, Unit};
use wasm_bindgen::JsCast as _;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::i18n::I18n;
use crate::state::{AppState, Pace};
use crate::ui::components::{AmountField, Help, Pick, Switch};
use crate::ui::hooks::{use_i18n, use_id};
use crate::view::letters::letter;
use crate::view::trial::{self, Form, MEASURES, OFFERS, RULES, UNKNOWNS};

#[derive(Properties)]
pub struct TestFormProps {
    pub state: Rc<AppState>,
    pub form: Form,
    pub on_form: Callback<Form>,
    pub on_start: Callback<()>,
    /// Whether there was a simulation.
    pub asked: bool,
    /// Whether it is of just this form.
    pub fresh: bool,
}

impl PartialEq for TestFormProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state)
            && (&self.form, &self.on_form, self.asked, self.fresh)
                == (&other.form, &other.on_form, other.asked, other.fresh)
    }
}

/// The form. Every change is a new one.
#[component]
pub fn TestForm(props: &TestFormProps) -> Html {
    let i18n = use_i18n();
    let TestFormProps { state, form, on_form, on_start, asked, fresh } = props;
    let problems = form.problems(state);
    let engines: Vec<_> = state.plans.iter().map(|open| Rc::as_ptr(&open.engine)).collect();
    let worlds = use_memo((engines, form.other), |_| form.worlds(state));
    let refused = !problems.is_empty() || !worlds.is_empty();
    let onclick = on_start.reform(|_: MouseEvent| ());
    html! {
        <section class="improve-form" aria-label={i18n.text("trial-form")}>
            <div class="improve-fields">
                <h2>{ i18n.text("trial-form") }</h2>
                <div class="improve-aim">
                    { plans(&i18n, state, form, on_form) }
                    { pick(&i18n, "measure", &MEASURES, form.rest.measure, change(form, on_form, |form, one| form.rest.measure = one)) }
                </div>
                { units(&i18n, form, on_form) }
                { size(form, on_form) }
                { judging(&i18n, form, on_form) }
                { effort(&i18n, form, on_form) }
            </div>
            if !worlds.is_empty() {
                <div class="part-trouble" role="alert" data-worlds={worlds.len().to_string()}>
                    <p>{ i18n.text("trial-worlds") }</p>
                    <ul>for place in trial::world(&i18n, &worlds) { <li>{ place }</li> }</ul>
                </div>
            }
            if !problems.is_empty() {
                <div class="part-trouble" role="alert" data-problems={problems.len().to_string()}>
                    <p>{ i18n.text("trial-problems") }</p>
                    <ul>for problem in problems.iter() { <li>{ trial::problem(&i18n, problem) }</li> }</ul>
                </div>
            }
            <button type="button" class="button button-main" data-action="simulate-test" disabled={refused || *fresh} {onclick}>
                { i18n.text(if *asked { "trial-again" } else { "trial-start" }) }
            </button>
        </section>
    }
}

/// A callback that changes the form.
fn change<T: 'static>(form: &Form, on_form: &Callback<Form>, set: impl Fn(&mut Form, T) + 'static) -> Callback<T> {
    let (form, on_form) = (form.clone(), on_form.clone());
    Callback::from(move |value: T| {
        let mut form = form.clone();
        set(&mut form, value);
        on_form.emit(form);
    })
}

/// Messages of the choices.
fn title(list: &str, name: &str) -> &'static str {
    match (list, name) {
        ("measure", "customers_per_starter") => "trial-measure-customers_per_starter",
        ("measure", "referrals_per_member") => "trial-measure-referrals_per_member",
        ("measure", _) => "trial-measure-conversion",
        ("offer", "sharer") => "trial-offer-sharer",
        ("offer", _) => "trial-offer-own",
        ("looks", "none") => "trial-looks-none",
        ("looks", "obrien_fleming") => "trial-looks-obrien_fleming",
        ("looks", "pocock") => "trial-looks-pocock",
        ("looks", _) => "trial-looks-peeking",
        ("unknowns", "median") => "trial-unknowns-median",
        _ => "trial-unknowns-drawn",
    }
}

/// A choice of one of several.
fn pick<T: Copy + PartialEq + 'static>(
    i18n: &I18n,
    list: &'static str,
    all: &'static [(T, &'static str)],
    chosen: T,
    on: Callback<T>,
) -> Html {
    let label = match list {
        "measure" => "trial-measure",
        "offer" => "trial-offer",
        "looks" => "trial-looks",
        _ => "trial-unknowns",
    };
    let options: Vec<_> = all.iter().map(|(_, name)| ((*name).to_owned(), i18n.text(title(list, name)))).collect();
    let chosen = all.iter().find(|(one, _)| *one == chosen).map_or("", |(_, name)| name);
    let on_pick = Callback::from(move |name: String| {
        if let Some((one, _)) = all.iter().find(|(_, known)| *known == name) {
            on.emit(*one);
        }
    });
    html! {
        <Pick name={format!("test-{list}")} label={i18n.text(label)} {options} {chosen} {on_pick} help={i18n.help(label)} />
    }
}

fn plans(i18n: &I18n, state: &AppState, form: &Form, on_form: &Callback<Form>) -> Html {
    let named = |plan: usize| {
        let name = state.plans[plan].plan.name.as_str();
        let words = [("letter", letter(plan).to_string().into()), ("name", name.into())];
        i18n.with("trial-plan", &words)
    };
    let options = (1..state.plans.len()).map(|plan| (plan.to_string(), named(plan))).collect::<Vec<_>>();
    let on_pick = change(form, on_form, |form, plan: String| {
        form.other = plan.parse().unwrap_or(1);
        form.shares = None;
    });
    html! {
        <>
            <p class="test-arm"><strong>{ i18n.text("trial-arm-a") }</strong>{ " " }{ named(0) }</p>
            if options.len() > 1 {
                <Pick name="test-other" label={i18n.text("trial-arm-b")} {options} chosen={form.other.to_string()} {on_pick} />
            } else {
                <p class="test-arm"><strong>{ i18n.text("trial-arm-b") }</strong>{ " " }{ named(form.other) }</p>
            }
        </>
    }
}

type Set = fn(&mut Form, f64);

/// A number of the form.
fn amount(
    i18n: &I18n,
    form: &Form,
    on_form: &Callback<Form>,
    key: &'static str,
    of: (Quantity, f64),
    set: Set,
) -> Html {
    let (quantity, value) = of;
    let unit = if quantity.unit == Unit::Share { i18n.text("unit-share") } else { String::new() };
    html! {
        <AmountField name={i18n.text(key)} {quantity} {value} {unit} shown={true} help={i18n.help(key)}
            on_value={change(form, on_form, set)} field={key.trim_start_matches("trial-").to_owned()} />
    }
}

/// What the field takes; what the design takes is said when it is checked.
fn any() -> Quantity {
    Quantity::new(Kind::Positive, Unit::One, 0.0, 1e9)
}

fn units(i18n: &I18n, form: &Form, on_form: &Callback<Form>) -> Html {
    let switch = |key: &str, on: bool, set: fn(&mut Form, bool)| {
        html! {
            <span class="test-way">
                <Switch {on} name={i18n.text(key)} on_switch={change(form, on_form, set)} />
                if let Some(text) = i18n.help(key) { <Help name={i18n.text(key)} {text} /> }
            </span>
        }
    };
    html! {
        <fieldset class="improve-part test-ways" data-field="units">
            <legend>{ i18n.text("trial-unit") }</legend>
            { switch("trial-person", form.person, |form, on| form.person = on) }
            { switch("trial-inherit", form.inherit, |form, on| form.inherit = on) }
            { switch("trial-community", form.community, |form, on| form.community = on) }
            if form.community {
                <div class="improve-aim test-community">
                    { amount(i18n, form, on_form, "trial-clusters", (any(), form.clusters), |form, value| form.clusters = value.round()) }
                    { amount(i18n, form, on_form, "trial-size-variation", (any(), form.size_variation), |form, value| form.size_variation = value) }
                    { amount(i18n, form, on_form, "trial-leakage", (Quantity::share(), form.leakage), |form, value| form.leakage = value) }
                </div>
            }
            <div class="improve-aim">
                { pick(i18n, "offer", &OFFERS, form.rest.friend_offer, change(form, on_form, |form, one| form.rest.friend_offer = one)) }
                { amount(i18n, form, on_form, "trial-share-b", (Quantity::share(), form.rest.share_b), |form, value| form.rest.share_b = value) }
            </div>
        </fieldset>
    }
}

fn size(form: &Form, on_form: &Callback<Form>) -> Html {
    html! {
        <div class="improve-part improve-aim">
            <ListField name="trial-seeds" list={form.rest.seeds.clone()} on_list={change(form, on_form, |form, list| form.rest.seeds = list)} />
            <ListField name="trial-days" list={form.rest.days.clone()} on_list={change(form, on_form, |form, list| form.rest.days = list)} />
        </div>
    }
}

fn judging(i18n: &I18n, form: &Form, on_form: &Callback<Form>) -> Html {
    let looked = form.rule.is_some();
    html! {
        <div class="improve-part improve-aim">
            { amount(i18n, form, on_form, "trial-alpha", (Quantity::share(), form.rest.alpha), |form, value| form.rest.alpha = value) }
            { amount(i18n, form, on_form, "trial-power", (Quantity::share(), form.rest.power), |form, value| form.rest.power = value) }
            { pick(i18n, "looks", &RULES, form.rule, change(form, on_form, |form, one| form.rule = one)) }
            if looked {
                { amount(i18n, form, on_form, "trial-look-count", (any(), form.look_count), |form, value| form.look_count = value.round()) }
            }
        </div>
    }
}

fn effort(i18n: &I18n, form: &Form, on_form: &Callback<Form>) -> Html {
    let options = Pace::ALL.map(|pace| {
        let words = i18n.with("trial-effort-tests", &[("count", trial::replicates(pace).into())]);
        (pace.name().to_owned(), words)
    });
    let on_effort = change(form, on_form, |form, name: String| {
        form.effort = Pace::named(&name);
    });
    html! {
        <div class="improve-part improve-aim">
            { pick(i18n, "unknowns", &UNKNOWNS, form.rest.unknowns, change(form, on_form, |form, one| form.rest.unknowns = one)) }
            <Pick name="test-effort" label={i18n.text("trial-effort")} options={options.to_vec()} chosen={form.effort.name()}
                on_pick={on_effort} help={i18n.help("trial-effort")} />
        </div>
    }
}

#[derive(PartialEq, Properties)]
struct ListFieldProps {
    /// Message that names it.
    name: &'static str,
    list: Vec<u32>,
    on_list: Callback<Vec<u32>>,
}

/// Several whole numbers in one field. What is typed counts at once if it can be read.
#[component]
fn ListField(props: &ListFieldProps) -> Html {
    let i18n = use_i18n();
    let id = use_id();
    let draft = use_state(|| None::<String>);
    let ListFieldProps { name, list, on_list } = props;
    let wrong = draft.as_ref().is_some_and(|text| trial::read_list(text).is_none());
    let oninput = {
        let (draft, on_list) = (draft.clone(), on_list.clone());
        Callback::from(move |event: InputEvent| {
            let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            let Some(text) = input.map(|input| input.value()) else { return };
            if let Some(list) = trial::read_list(&text) {
                on_list.emit(list);
            }
            draft.set(Some(text));
        })
    };
    let onblur = {
        let draft = draft.clone();
        Callback::from(move |_: FocusEvent| {
            if !wrong {
                draft.set(None);
            }
        })
    };
    let shown = draft.as_ref().cloned().unwrap_or_else(|| trial::show_list(list));
    html! {
        <span class="amount test-list" data-field={name.trim_start_matches("trial-").to_owned()}>
            <label class="amount-label" for={id.clone()}>{ i18n.text(name) }</label>
            if let Some(text) = i18n.help(name) { <Help name={i18n.text(name)} {text} /> }
            <input id={id.clone()} type="text" autocomplete="off" class="value-field" value={shown}
                aria-invalid={wrong.then_some("true")} aria-describedby={format!("{id}-wrong")} {oninput} {onblur} />
            <span id={format!("{id}-wrong")} class="test-wrong" role="status">
                { if wrong { i18n.text("trial-list-wrong") } else { String::new() } }
            </span>
        </span>
    }
}
