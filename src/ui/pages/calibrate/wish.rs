//! What is learnt, and from how much.

use std::rc::Rc;

use snowball_calibrate::read::{Problems, Reading};
use snowball_engine::plan::{Kind, Plan, Quantity, Unit};
use yew::prelude::*;

use super::change;
use crate::state::{Action, Pace, Pilot};
use crate::ui::components::{Pick, Switch, ValueField};
use crate::ui::hooks::{use_dispatch, use_i18n, use_id};
use crate::view::{calibrate, levers};

#[derive(Properties)]
pub struct WishFormProps {
    pub pilot: Rc<Pilot>,
    pub plan: Rc<Plan>,
    pub reading: Rc<Option<Result<Reading, Problems>>>,
    /// Seed of the page.
    pub seed: u64,
    /// Whether something was learnt.
    pub again: bool,
}

impl PartialEq for WishFormProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.pilot, &other.pilot)
            && Rc::ptr_eq(&self.plan, &other.plan)
            && Rc::ptr_eq(&self.reading, &other.reading)
            && (self.seed, self.again) == (other.seed, other.again)
    }
}

/// The form.
#[component]
pub fn WishForm(props: &WishFormProps) -> Html {
    let i18n = use_i18n();
    let dispatch = use_dispatch();
    let unit = use_id();
    let WishFormProps { pilot, plan, reading, seed, again } = props;
    let lesson = use_memo((Rc::as_ptr(pilot), Rc::as_ptr(plan), Rc::as_ptr(reading), *seed), |_| {
        let reading = reading.as_ref().as_ref()?.as_ref().ok()?;
        let lesson = calibrate::lesson(pilot, plan, reading, *seed);
        let trouble = lesson.begin().err();
        Some((lesson, trouble))
    });
    let Some((lesson, trouble)) = &*lesson else { return Html::default() };
    let ticked = lesson.spec.parameters.clone();
    let mut shown = calibrate::ranges(plan);
    shown.extend(ticked.iter().filter(|path| !shown.contains(path)).cloned().collect::<Vec<_>>());
    let on_tick = |path: &str| {
        let (path, ticked) = (path.to_owned(), ticked.clone());
        change(pilot, &dispatch, move |pilot, on: bool| {
            let mut next = ticked.clone();
            next.retain(|other| *other != path);
            next.extend(on.then(|| path.clone()));
            pilot.parameters = Some(next);
        })
    };
    let mut options = vec![(String::new(), i18n.text("calibrate-add-one"))];
    options.extend(calibrate::others(plan, &shown).into_iter().map(|path| {
        let name = levers::place(&i18n, &path);
        (path, name)
    }));
    let on_add = {
        let ticked = ticked.clone();
        change(pilot, &dispatch, move |pilot, path: String| {
            if !path.is_empty() {
                pilot.parameters = Some(ticked.iter().cloned().chain([path]).collect());
            }
        })
    };
    let days = Quantity::new(Kind::Positive, Unit::Days, 0.0, 3650.0);
    let on_days = change(pilot, &dispatch, |pilot, days: f64| pilot.hold_back = Some(days.round() as u32));
    let pains = Pace::ALL.map(|one| (one.name().to_owned(), i18n.text(&format!("calibrate-pains-{}", one.name()))));
    let on_pains = change(pilot, &dispatch, |pilot, name: String| {
        pilot.pains = Pace::named(&name);
    });
    let onclick = {
        let (lesson, dispatch) = (lesson.clone(), dispatch.clone());
        Callback::from(move |_: MouseEvent| dispatch.emit(Action::Calibrate(Box::new(lesson.clone()))))
    };
    html! {
        <section class="improve-form" aria-label={i18n.text("calibrate-learn")}>
            <div class="improve-fields">
                <h2>{ i18n.text("calibrate-learn") }</h2>
                <p class="hint">{ i18n.with("calibrate-learn-hint", &[("max", calibrate::MOST_PARAMETERS.into())]) }</p>
                if shown.is_empty() { <p class="hint">{ i18n.text("calibrate-learn-none") }</p> }
                <div class="improve-part" data-learn={ticked.len().to_string()}>
                    for path in shown.iter() {
                        <Switch on={ticked.contains(path)} name={levers::place(&i18n, path)} on_switch={on_tick(path)} />
                    }
                    <Pick name="learn-add" label={i18n.text("calibrate-add")} {options} chosen="" on_pick={on_add} />
                </div>
                <div class="improve-part improve-aim">
                    <span class="amount">
                        <span class="amount-label" aria-hidden="true">{ i18n.text("calibrate-hold-back") }</span>
                        <ValueField quantity={days} value={f64::from(lesson.spec.hold_back)} name={i18n.text("calibrate-hold-back")}
                            described_by={unit.clone()} on_value={on_days} on_invalid={Callback::noop()} on_rest={Callback::noop()} />
                        <span id={unit} class="amount-unit">{ i18n.text("calibrate-days") }</span>
                    </span>
                    <p class="hint">{ i18n.text("calibrate-hold-back-hint") }</p>
                    <Pick name="pains" label={i18n.text("calibrate-pains")} options={pains.to_vec()}
                        chosen={pilot.pains.name()} on_pick={on_pains} />
                </div>
            </div>
            if let Some(trouble) = trouble {
                <p class="part-trouble" role="alert" data-trouble="">
                    { i18n.with("calibrate-not-yet", &[("reason", calibrate::error(&i18n, trouble).into())]) }
                </p>
            }
            <button type="button" class="button button-main" data-action="learn" disabled={trouble.is_some()} {onclick}>
                { i18n.text(if *again { "calibrate-again" } else { "calibrate-begin" }) }
            </button>
        </section>
    }
}
