//! A mechanism before it is put into a plan: its settings, and what it would change, in words.

use std::collections::BTreeMap;
use std::rc::Rc;

use snowball_engine::plan::{Number, Plan};
use snowball_library::{Lever, Library, Parameter};
use yew::prelude::*;

use super::dialog::{self, Dialog};
use super::number_editor::NumberEditor;
use crate::i18n::I18n;
use crate::state::Action;
use crate::ui::hooks::{use_dispatch, use_i18n};
use crate::view::levers::{self, Line, Sheet};

/// Properties of [`LeverDialog`].
#[derive(Properties)]
pub struct LeverDialogProps {
    /// The library that it is taken from.
    pub library: &'static Library,
    /// The mechanism.
    pub lever: &'static Lever,
    /// The active plan, which it is added to.
    pub plan: Rc<Plan>,
    /// Letter of that plan.
    pub letter: AttrValue,
    /// It was added.
    #[prop_or_default]
    pub on_added: Callback<()>,
    /// The dialog was closed, also after adding.
    pub on_close: Callback<()>,
}

impl PartialEq for LeverDialogProps {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.lever, other.lever) && Rc::ptr_eq(&self.plan, &other.plan) && self.letter == other.letter
    }
}

/// What it changes follows its settings; adding it is one step of undo.
#[component]
pub fn LeverDialog(props: &LeverDialogProps) -> Html {
    let i18n = use_i18n();
    let dispatch = use_dispatch();
    let values = use_state(BTreeMap::<String, Number>::new);
    let LeverDialogProps { library, lever, plan, letter, .. } = props;
    let language = i18n.locale().into();
    let in_plan = lever.in_plan(&values, plan.horizon_days, language);
    let sheet = levers::sheet(&i18n, &in_plan, &lever.needs, plan);
    let before = use_memo(plan.clone(), |plan| levers::customers(plan));
    let after = use_memo((plan.clone(), (*values).clone()), |_| levers::customers_with(plan, &in_plan));
    let effect = before.zip(*after).map(|(before, after)| levers::effect(&i18n, before, after));
    let add = {
        let on_added = props.on_added.clone();
        Callback::from(move |event: MouseEvent| {
            let lever = in_plan.clone();
            dispatch.emit(Action::edit(move |plan| plan.levers.push(lever.clone())));
            on_added.emit(());
            dialog::close(&event);
        })
    };
    let control = |parameter: &'static Parameter| {
        let set = {
            let values = values.clone();
            move |value: Option<Number>| {
                let mut next = (*values).clone();
                match value {
                    Some(value) => next.insert(parameter.id.clone(), value),
                    None => next.remove(&parameter.id),
                };
                values.set(next);
            }
        };
        let reset = set.clone();
        let sign = [("currency", i18n.currency(plan.currency).into())];
        html! {
            <NumberEditor key={parameter.id.clone()} path={parameter.id.clone()}
                name={parameter.name.get(language).to_owned()} help={about(&i18n, parameter)}
                quantity={levers::quantity(parameter)} unit={i18n.with(&format!("unit-{}", parameter.unit), &sign)}
                number={values.get(&parameter.id).copied().unwrap_or(parameter.value)} base={parameter.value}
                on_number={Callback::from(move |value| set(Some(value)))} on_rest={Callback::noop()}
                on_reset={Callback::from(move |()| reset(None))} />
        }
    };
    let warnings = library.warnings.iter().filter(|warning| lever.warnings.contains(&warning.id));
    let plan_letter = [("plan", letter.as_str().into())];
    html! {
        <Dialog title={i18n.with("lever-dialog", &[("name", lever.name.get(language).into())])}
            on_close={props.on_close.clone()}>
            <p>{ lever.what.get(language) }</p>
            if !lever.parameters.is_empty() {
                <section class="lever-settings" aria-label={i18n.text("lever-parameters")}>
                    <h3>{ i18n.text("lever-parameters") }</h3>
                    { for lever.parameters.iter().map(control) }
                </section>
            }
            { patch(&i18n, &sheet, &i18n.with("lever-patch", &plan_letter)) }
            <p class="lever-effect" role="status">{ effect }</p>
            if !lever.warnings.is_empty() {
                <section class="lever-warnings">
                    <h3>{ i18n.text("lever-warnings") }</h3>
                    <ul>
                        for warning in warnings {
                            <li><strong>{ warning.name.get(language) }</strong>{ " " }{ warning.rule.get(language) }</li>
                        }
                    </ul>
                </section>
            }
            <p class="control-error" aria-live="polite">
                if let Some(problem) = &sheet.problem {
                    { i18n.with("lever-problem", &[("problem", problem.as_str().into())]) }
                }
            </p>
            <div class="dialog-actions">
                <button type="button" class="button" onclick={Callback::from(|event: MouseEvent| dialog::close(&event))}>
                    { i18n.text("lever-cancel") }
                </button>
                <button type="button" class="button button-main" data-action="confirm-lever"
                    disabled={sheet.problem.is_some()} onclick={add}>
                    { i18n.with("lever-confirm", &plan_letter) }
                </button>
            </div>
        </Dialog>
    }
}

/// What a lever does, line by line.
pub fn patch(i18n: &I18n, sheet: &Sheet, title: &str) -> Html {
    html! {
        <section class="lever-patch" aria-label={title.to_owned()}>
            <h3>{ title }</h3>
            <dl class="patch">
                <div>
                    <dt>{ i18n.text("lever-when") }</dt>
                    <dd>{ &sheet.window }</dd>
                </div>
                { for sheet.lines.iter().map(|line| patch_line(i18n, line)) }
            </dl>
            for idle in &sheet.idle {
                <p class="lever-idle">{ idle }</p>
            }
        </section>
    }
}

fn patch_line(i18n: &I18n, line: &Line) -> Html {
    html! {
        <div>
            <dt>{ &line.place }</dt>
            <dd>
                for change in &line.changes {
                    <span class="patch-change">
                        <strong>{ &change.what }</strong>
                        if let Some(range) = &change.range {
                            { " " }
                            <span class="hint">{ i18n.with("lever-range", &[("range", range.as_str().into())]) }</span>
                        }
                    </span>
                }
                if let Some(now) = &line.now {
                    <span class="hint">{ now }</span>
                }
            </dd>
        </div>
    }
}

/// Where the value of a parameter comes from, and what the source leaves open.
fn about(i18n: &I18n, parameter: &Parameter) -> Option<String> {
    let origin = i18n.text(levers::origin(parameter.origin));
    let source = parameter.source.as_ref();
    let from = source.map(|source| i18n.with("lever-from", &[("source", source.as_str().into())]));
    let note = parameter.note.as_ref().map(|note| note.get(i18n.locale().into()).to_owned());
    let parts: Vec<_> = [Some(origin), from, note].into_iter().flatten().collect();
    Some(parts.join(" · "))
}
