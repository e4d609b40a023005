//! A mechanism: what it is, its settings, what it moves, the rules it touches, and the way into the plan.

use std::rc::Rc;

use snowball_library::{Kind, Lever, Library, Parameter};
use yew::prelude::*;

use super::{sources, use_wanted};
use crate::i18n::I18n;
use crate::ui::components::icon::{Icon, icon};
use crate::ui::hooks::{use_i18n, use_id};
use crate::view::levers;
use crate::view::levers::origin;
use crate::view::library::mechanisms::{MechanismEntry, kind_name, value};
use crate::view::route::{Route, Shelf};

/// Properties of [`MechanismCard`].
#[derive(Properties)]
pub struct MechanismCardProps {
    /// The library.
    pub library: &'static Library,
    /// Every mechanism.
    pub shelf: Rc<Vec<MechanismEntry>>,
    /// Which of them.
    pub index: usize,
    /// Whether it was asked for by name.
    pub wanted: bool,
    /// It is to be added to the plan.
    pub on_add: Callback<&'static Lever>,
}

impl PartialEq for MechanismCardProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.shelf, &other.shelf)
            && (self.index, self.wanted) == (other.index, other.wanted)
            && self.on_add == other.on_add
    }
}

/// A card that unfolds.
#[component]
pub fn MechanismCard(props: &MechanismCardProps) -> Html {
    let i18n = use_i18n();
    let body = use_id();
    let heading = use_node_ref();
    let open = use_state(|| false);
    use_wanted(props.wanted, &heading, &open);
    let Some(MechanismEntry { lever, cases, .. }) = props.shelf.get(props.index) else { return Html::default() };
    let lever: &'static Lever = lever;
    let language = i18n.locale().into();
    let unfold = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let kind = kind_name(lever.kind);
    let title = i18n.text(&format!("library-kind-help-{kind}"));
    html! {
        <article class="case" data-mechanism={lever.id.as_str()} data-open={open.to_string()}>
            <header>
                <h4 ref={heading} tabindex="-1">{ lever.name.get(language) }</h4>
                <p class="case-marks">
                    <span class="badge" data-kind={kind} {title}>{ i18n.text(&format!("library-kind-{kind}")) }</span>
                </p>
            </header>
            <p>{ lever.what.get(language) }</p>
            if let Some(reason) = &lever.reason {
                <p class="hint">{ reason.get(language) }</p>
            }
            <div class="case-foot">
                <button type="button" class="button button-quiet unfold" aria-expanded={open.to_string()}
                    aria-controls={body.clone()} data-action="unfold" onclick={unfold}>
                    { icon(Icon::Down) }{ i18n.text("library-more") }
                </button>
                if lever.kind != Kind::NotModelled {
                    <button type="button" class="button" data-action="add-lever"
                        onclick={props.on_add.reform(move |_: MouseEvent| lever)}>
                        { icon(Icon::Add) }{ i18n.text("library-add") }
                    </button>
                }
            </div>
            <div class="case-body" id={body} hidden={!*open}>
                if *open {
                    { parameters(&i18n, lever) }
                    { effects(&i18n, lever) }
                    { rules(&i18n, props.library, lever) }
                    if !cases.is_empty() {
                        <h4>{ i18n.text("library-at-work") }</h4>
                        <ul class="chips">
                            for case in cases {
                                <li><a class="chip" href={Route::Library(Shelf::Cases, Some(case.id.clone())).hash()}>
                                    { case.name.get(language) }
                                </a></li>
                            }
                        </ul>
                    }
                    { sources(&i18n, &lever.sources) }
                }
            </div>
        </article>
    }
}

fn parameters(i18n: &I18n, lever: &Lever) -> Html {
    if lever.parameters.is_empty() {
        return Html::default();
    }
    let language = i18n.locale().into();
    let row = |parameter: &Parameter| {
        html! {
            <tr>
                <th scope="row">
                    { parameter.name.get(language) }
                    if let Some(note) = &parameter.note {
                        <span class="figure-note">{ note.get(language) }</span>
                    }
                </th>
                <td>{ value(i18n, parameter) }</td>
                <td>
                    { i18n.text(origin(parameter.origin)) }
                    if let Some(source) = &parameter.source {
                        <span class="figure-note">{ source }</span>
                    }
                </td>
            </tr>
        }
    };
    html! {
        <table class="figures">
            <caption class="unseen">{ lever.name.get(language) }</caption>
            <thead>
                <tr>
                    <th scope="col">{ i18n.text("library-parameter") }</th>
                    <th scope="col">{ i18n.text("library-value") }</th>
                    <th scope="col">{ i18n.text("library-origin") }</th>
                </tr>
            </thead>
            <tbody>{ for lever.parameters.iter().map(row) }</tbody>
        </table>
    }
}

fn effects(i18n: &I18n, lever: &Lever) -> Html {
    let moves = levers::moves(i18n, lever);
    if moves.is_empty() && lever.unmoved.is_empty() {
        return Html::default();
    }
    let language = i18n.locale().into();
    html! {
        <>
            <h4>{ i18n.text("library-moves") }</h4>
            <ul class="chips">
                for words in moves { <li class="chip chip-still">{ words }</li> }
            </ul>
            if !lever.unmoved.is_empty() {
                <h4>{ i18n.text("library-not-modelled-what") }</h4>
                <ul class="reasons">
                    for unmoved in &lever.unmoved {
                        <li>
                            <strong>{ i18n.text(&format!("output-{}", unmoved.catalogue)) }</strong>{ " " }
                            { unmoved.why.get(language) }
                        </li>
                    }
                </ul>
            }
        </>
    }
}

fn rules(i18n: &I18n, library: &Library, lever: &Lever) -> Html {
    if lever.warnings.is_empty() {
        return Html::default();
    }
    let language = i18n.locale().into();
    let rules = library.warnings.iter().filter(|warning| lever.warnings.contains(&warning.id));
    html! {
        <div class="lever-warnings">
            <h4>{ i18n.text("lever-warnings") }</h4>
            <ul>
                for warning in rules {
                    <li><strong>{ warning.name.get(language) }</strong>{ " " }{ warning.rule.get(language) }</li>
                }
            </ul>
        </div>
    }
}
