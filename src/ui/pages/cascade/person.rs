//! One person's way, in words that a screen reader hears.

use std::rc::Rc;

use snowball_engine::Forest;
use snowball_engine::plan::Plan;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::i18n::Style;
use crate::ui::hooks::{use_i18n, use_id};
use crate::view::cascade::{self, Grove, Step, Walk};

#[derive(Properties)]
pub struct PersonPartProps {
    pub grove: Rc<Grove>,
    pub plan: Rc<Plan>,
    /// The forest on the day shown.
    pub evening: Rc<Forest>,
    pub person: Option<u32>,
    pub on_person: Callback<Option<u32>>,
    pub on_walk: Callback<Walk>,
}

impl PartialEq for PersonPartProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.grove, &other.grove)
            && Rc::ptr_eq(&self.evening, &other.evening)
            && (self.person, &self.on_person, &self.on_walk) == (other.person, &other.on_person, &other.on_walk)
    }
}

/// Asks for a person and says how the campaign came to him.
#[component]
pub fn PersonPart(props: &PersonPartProps) -> Html {
    let i18n = use_i18n();
    let id = use_id();
    let field = use_node_ref();
    let wrong = use_state(|| None::<String>);
    let PersonPartProps { grove, plan, evening, person, on_person, on_walk } = props;
    let last = i18n.number(grove.forest.len() as f64, Style::Decimal(0));
    let show = {
        let (field, wrong, on_person) = (field.clone(), wrong.setter(), on_person.clone());
        let (count, last, i18n) = (grove.forest.len(), last.clone(), i18n.clone());
        Callback::from(move |()| {
            let Some(text) = field.cast::<HtmlInputElement>().map(|field| field.value()) else { return };
            // As it is written on the page, and as it is typed.
            let digits = text.trim().replace([',', ' '], "");
            let number = digits.parse::<u32>().ok().filter(|&number| number > 0 && number as usize <= count);
            match number {
                Some(number) => {
                    wrong.set(None);
                    on_person.emit(Some(number - 1));
                }
                None => {
                    let values = [("number", text.trim().into()), ("last", last.as_str().into())];
                    wrong.set(Some(i18n.with("cascade-person-none", &values)));
                }
            }
        })
    };
    let onkeydown = {
        let show = show.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Enter" {
                show.emit(());
            }
        })
    };
    let on_escape = {
        let on_person = on_person.clone();
        Callback::from(move |event: KeyboardEvent| {
            let typing = event.target().is_some_and(|target| target.has_type::<HtmlInputElement>());
            if event.key() == "Escape" && !typing {
                on_person.emit(None);
            }
        })
    };
    let walk = |name: &'static str, key: &str, way: Walk| {
        let there = person.and_then(|person| cascade::walk(grove, person, way));
        html! {
            <button type="button" class="button" data-action={name} disabled={there.is_none()}
                onclick={on_walk.reform(move |_: MouseEvent| way)}>{ i18n.text(key) }</button>
        }
    };
    let step = |step: &Step| {
        let (on_person, number) = (on_person.clone(), step.person);
        html! {
            <li data-person={(number + 1).to_string()} aria-current={(Some(number) == *person).then_some("true")}>
                <button type="button" class="path-step" onclick={move |_: MouseEvent| on_person.emit(Some(number))}>{ &step.text }</button>
            </li>
        }
    };
    html! {
        <section class="chart cascade-person" data-part="person" onkeydown={on_escape}>
            <h3 class="chart-title">{ i18n.text("cascade-person-title") }</h3>
            <div class="cascade-ask">
                <label for={id.clone()}>{ i18n.text("cascade-person-field") }</label>
                <input {id} ref={field} type="text" inputmode="numeric" class="value-field" data-action="person"
                    aria-invalid={wrong.is_some().to_string()} {onkeydown} />
                <button type="button" class="button" data-action="person-show" onclick={show.reform(|_: MouseEvent| ())}>
                    { i18n.text("cascade-person-show") }
                </button>
            </div>
            if let Some(wrong) = &*wrong { <p class="test-wrong" role="alert">{ wrong }</p> }
            <div role="status" class="cascade-path" data-person={person.map(|person| (person + 1).to_string())}>
                if let Some(person) = *person {
                    if (person as usize) < evening.len() {
                        <p>{ cascade::heading(&i18n, evening, person) }</p>
                    } else {
                        <p>{ i18n.text("cascade-person-later") }</p>
                    }
                    <ol>{ for cascade::path(&i18n, plan, &grove.forest, person).iter().map(step) }</ol>
                } else {
                    <p class="hint">{ i18n.with("cascade-person-hint", &[("last", last.into())]) }</p>
                }
            </div>
            if person.is_some() {
                <div class="cascade-walk">
                    { walk("walk-up", "cascade-walk-up", Walk::Up) }
                    { walk("walk-down", "cascade-walk-down", Walk::Down) }
                    { walk("walk-back", "cascade-walk-back", Walk::Back) }
                    { walk("walk-on", "cascade-walk-on", Walk::On) }
                    <button type="button" class="button" data-action="person-clear"
                        onclick={on_person.reform(|_: MouseEvent| None)}>{ i18n.text("cascade-person-clear") }</button>
                </div>
            }
        </section>
    }
}
