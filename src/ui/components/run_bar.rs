//! The simulation: how far it is, and how to stop, go on, refine and repeat it.

use wasm_bindgen::JsCast as _;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::help::Help;
use super::icon::{Icon, icon};
use crate::i18n::{I18n, Style};
use crate::state::{Action, Run, RunStatus};
use crate::ui::hooks::{use_dispatch, use_i18n, use_id};

/// How many campaigns can be simulated.
const REPLICATES: [u32; 5] = [200, 500, 1000, 2000, 5000];

/// Properties of [`RunBar`].
#[derive(PartialEq, Properties)]
pub struct RunBarProps {
    /// The run.
    pub run: Run,
    /// Replicates wanted.
    pub replicates: u32,
    /// Seed of the random numbers.
    pub seed: u64,
    /// Whether a fan on show is that of a plan before the last change.
    pub stale: bool,
}

/// One line between the headline numbers and the charts.
#[component]
pub fn RunBar(props: &RunBarProps) -> Html {
    let i18n = use_i18n();
    let dispatch = use_dispatch();
    let (replicates_id, seed_id) = (use_id(), use_id());
    let going = matches!(props.run.status, RunStatus::Idle | RunStatus::Running);
    let onclick = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.emit(if going { Action::Stop } else { Action::Run }))
    };
    let on_replicates = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: Event| {
            let select = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
            if let Some(wanted) = select.and_then(|select| select.value().parse().ok()) {
                dispatch.emit(Action::SetReplicates(wanted));
            }
        })
    };
    let on_seed = {
        let (dispatch, now) = (dispatch.clone(), props.seed);
        Callback::from(move |event: Event| {
            let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else {
                return;
            };
            match input.value().trim().parse() {
                Ok(seed) => dispatch.emit(Action::SetSeed(seed)),
                Err(_) => input.set_value(&now.to_string()),
            }
        })
    };
    let mut choices = REPLICATES.to_vec();
    if !choices.contains(&props.replicates) {
        choices.push(props.replicates);
        choices.sort_unstable();
    }
    let count = |value: u32| i18n.number(f64::from(value), Style::Decimal(0));
    let replicates_name = i18n.text("run-replicates");
    let seed_name = i18n.text("run-seed");
    html! {
        <section class="run-bar" aria-label={i18n.text("run-label")} data-status={props.run.status.as_str()}
            data-stale={props.stale.to_string()}>
            <progress class="run-progress" max={props.run.total.to_string()} value={props.run.done.to_string()}
                aria-label={i18n.text("run-progress")} />
            <p class="run-words">{ words(&i18n, props) }</p>
            if props.run.status != RunStatus::Done {
                <button type="button" class="button" data-action={if going { "stop" } else { "run" }} {onclick}>
                    { icon(if going { Icon::Stop } else { Icon::Play }) }
                    { i18n.text(if going { "run-stop" } else { "run-start" }) }
                </button>
            }
            <span class="run-setting">
                <label for={replicates_id.clone()}>{ &replicates_name }</label>
                <Help name={replicates_name.clone()} text={i18n.help("run-replicates").unwrap_or_default()} />
                <select id={replicates_id} data-action="replicates" onchange={on_replicates}>
                    for choice in choices {
                        <option value={choice.to_string()} selected={choice == props.replicates}>{ count(choice) }</option>
                    }
                </select>
            </span>
            <span class="run-setting">
                <label for={seed_id.clone()}>{ &seed_name }</label>
                <Help name={seed_name.clone()} text={i18n.help("run-seed").unwrap_or_default()} />
                <input type="text" inputmode="numeric" class="value-field" id={seed_id} data-action="seed"
                    value={props.seed.to_string()} onchange={on_seed} />
            </span>
        </section>
    }
}

/// How far the run is, and what is shown meanwhile.
fn words(i18n: &I18n, props: &RunBarProps) -> String {
    let Run { status, done, total, ms, workers, .. } = props.run;
    let count = |value: u32| i18n.number(f64::from(value), Style::Decimal(0)).into();
    let progress = [("done", count(done)), ("total", count(total))];
    let state = match (status, ms) {
        (RunStatus::Idle, _) => i18n.text("run-idle"),
        (RunStatus::Running, _) => i18n.with("run-running", &progress),
        (RunStatus::Stopped, _) => i18n.with("run-stopped", &progress),
        (RunStatus::Done, Some(ms)) => {
            let seconds = i18n.number_to(ms / 1000.0, Style::Decimal(1), 0.1);
            i18n.with("run-done-in", &[("total", count(total)), ("seconds", seconds.into())])
        }
        (RunStatus::Done, None) => i18n.with("run-done", &progress),
    };
    let note = if props.stale {
        i18n.text("run-stale")
    } else if props.run.alone {
        i18n.text("run-fallback")
    } else if workers > 0 {
        i18n.with("run-workers", &[("count", workers.into())])
    } else {
        return state;
    };
    format!("{state} · {note}")
}
