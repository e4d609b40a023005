//! A case: what happened, its figures, its mechanisms, and the plan that is made from it.

use std::rc::Rc;

use yew::prelude::*;

use super::replication_table::replication_table;
use super::{Replicated, sources, use_wanted};
use crate::i18n::I18n;
use crate::state::Action;
use crate::ui::components::icon::{Icon, icon};
use crate::ui::hooks::{go, use_dispatch, use_i18n, use_id};
use crate::view::library::cases::{CaseEntry, FigureRow, figures};
use crate::view::route::{Route, Shelf};

/// Properties of [`CaseCard`].
#[derive(Properties)]
pub struct CaseCardProps {
    /// Every case.
    pub shelf: Rc<Vec<CaseEntry>>,
    /// Which of them.
    pub index: usize,
    /// What stands beside the reported numbers.
    pub replicated: Option<Replicated>,
    /// Whether it was asked for by name.
    pub wanted: bool,
}

impl PartialEq for CaseCardProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.shelf, &other.shelf)
            && (self.index, self.wanted) == (other.index, other.wanted)
            && self.replicated == other.replicated
    }
}

/// A card that unfolds.
#[component]
pub fn CaseCard(props: &CaseCardProps) -> Html {
    let i18n = use_i18n();
    let dispatch = use_dispatch();
    let body = use_id();
    let heading = use_node_ref();
    let open = use_state(|| false);
    use_wanted(props.wanted, &heading, &open);
    let Some(CaseEntry { case, preset, mechanisms, .. }) = props.shelf.get(props.index) else {
        return Html::default();
    };
    let locale = i18n.locale();
    let language = locale.into();
    let unfold = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let open_plan = preset.map(|preset| {
        Callback::from(move |_: MouseEvent| {
            dispatch.emit(Action::LoadPreset(&preset.id, locale));
            go(&Route::Simulate);
        })
    });
    let grade = [("grade", case.grade.as_str().into())];
    html! {
        <article class="case" data-case={case.id.as_str()} data-open={open.to_string()}>
            <header>
                <h3 ref={heading} tabindex="-1">{ case.name.get(language) }</h3>
                <p class="case-marks">
                    <span>{ i18n.text(&format!("sector-{}", case.sector)) }</span>
                    <span class="badge" data-grade={case.grade.as_str()}
                        title={i18n.text(&format!("library-grade-{}", case.grade))}>
                        { i18n.with("library-grade", &grade) }
                    </span>
                </p>
            </header>
            <p>{ case.happened.get(language) }</p>
            if !mechanisms.is_empty() {
                <ul class="chips" aria-label={i18n.text("library-case-mechanisms")}>
                    for lever in mechanisms {
                        <li><a class="chip" href={Route::Library(Shelf::Mechanisms, Some(lever.id.clone())).hash()}>
                            { lever.name.get(language) }
                        </a></li>
                    }
                </ul>
            }
            <div class="case-foot">
                <button type="button" class="button button-quiet unfold" aria-expanded={open.to_string()}
                    aria-controls={body.clone()} data-action="unfold" onclick={unfold}>
                    { icon(Icon::Down) }
                    { i18n.with("library-figures", &[("count", case.figures.len().into())]) }
                </button>
                if let Some(onclick) = open_plan {
                    <button type="button" class="button" data-action="open-case" {onclick}>
                        { i18n.text("library-open") }
                    </button>
                }
            </div>
            <div class="case-body" id={body} hidden={!*open}>
                if *open {
                    { figure_table(&i18n, &figures(&i18n, case), case.name.get(language)) }
                    { replicated(&i18n, props, &case.id) }
                    { sources(&i18n, &case.sources) }
                }
            </div>
        </article>
    }
}

fn figure_table(i18n: &I18n, figures: &[FigureRow], caption: &str) -> Html {
    if figures.is_empty() {
        return Html::default();
    }
    html! {
        <table class="figures">
            <caption class="unseen">{ caption }</caption>
            <thead>
                <tr>
                    <th scope="col">{ i18n.text("library-figure-what") }</th>
                    <th scope="col">{ i18n.text("library-figure-value") }</th>
                    <th scope="col">{ i18n.text("library-figure-sort") }</th>
                </tr>
            </thead>
            <tbody>
                for figure in figures {
                    <tr>
                        <th scope="row">
                            { &figure.what }
                            if let Some(note) = &figure.note {
                                <span class="figure-note">{ note }</span>
                            }
                        </th>
                        <td>{ &figure.value }</td>
                        <td>{ &figure.kind }</td>
                    </tr>
                }
            </tbody>
        </table>
    }
}

fn replicated(i18n: &I18n, props: &CaseCardProps, id: &str) -> Html {
    let rows = props.replicated.as_ref().and_then(|all| all.cases.iter().find(|rows| rows.case == id));
    let Some(rows) = rows else { return Html::default() };
    let title = i18n.text("library-simulated");
    html! {
        <>
            <h4>{ &title }</h4>
            { replication_table(i18n, &title, rows.rows.iter()) }
        </>
    }
}
