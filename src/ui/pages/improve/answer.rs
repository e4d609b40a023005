//! What was found, beside the plan as it is, each to be opened as a plan.

use std::rc::Rc;

use snowball_decide::improve::Report;
use snowball_engine::plan::Plan;
use yew::prelude::*;

use crate::i18n::{I18n, Style};
use crate::state::Action;
use crate::ui::components::Glossed;
use crate::ui::hooks::{use_dispatch, use_i18n};
use crate::view::improve::{self, Offer};

#[derive(Properties)]
pub struct AnswerProps {
    /// The plan that was improved.
    pub base: Rc<Plan>,
    pub report: Rc<Report>,
    /// Whether another plan can be opened.
    pub room: bool,
}

impl PartialEq for AnswerProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.report, &other.report) && self.room == other.room
    }
}

/// The verdict, the answer, the points of the front.
#[component]
pub fn Answer(props: &AnswerProps) -> Html {
    let i18n = use_i18n();
    let AnswerProps { base, report, room } = props;
    let (best, as_it_is, points) = improve::offers(&i18n, base, report);
    let verdict = serde_json::to_value(report.verdict).ok();
    let verdict = verdict.as_ref().and_then(|verdict| verdict.as_str()).unwrap_or_default().to_owned();
    let count = |count: u32| i18n.number(f64::from(count), Style::Decimal(0)).into();
    let counts = [
        ("candidates", count(report.counts.candidates)),
        ("paths", count(report.counts.paths)),
        ("replicates", count(report.replicates)),
    ];
    html! {
        <section class="answer-part" data-verdict={verdict}>
            <p class="sheet-answer" role="status">{ improve::verdict(&i18n, report) }</p>
            for note in report.notes.iter() { <p class="part-trouble">{ improve::note(&i18n, note) }</p> }
            { table(&i18n, &i18n.text("improve-column"), best.iter().chain([&as_it_is]), *room) }
            if let Some(against) = best.as_ref().and_then(|best| best.against.clone()) {
                <p>{ against }</p>
            }
            if let Some(believed) = best.as_ref().and_then(|best| best.believed.clone()) {
                <p class="hint">{ believed }</p>
            }
            if !points.is_empty() {
                { table(&i18n, &i18n.text("improve-front-title"), points.iter(), *room) }
            }
            <p class="hint"><Glossed text={i18n.text("improve-caution")} /></p>
            <p class="hint">{ i18n.with("improve-counts", &counts) }</p>
        </section>
    }
}

fn table<'a>(i18n: &I18n, title: &str, offers: impl Iterator<Item = &'a Offer>, room: bool) -> Html {
    const HEAD: [&str; 5] = ["improve-ladder", "metric-customers", "metric-spend", "metric-cac", "improve-chance-head"];
    html! {
        <div class="chart-table sheet-table" tabindex="0" role="region" aria-label={title.to_owned()}>
            <table>
                <caption>{ title.to_owned() }</caption>
                <thead><tr>
                    <td></td>
                    for key in HEAD { <th scope="col">{ i18n.text(key) }</th> }
                    <td></td>
                </tr></thead>
                <tbody>for offer in offers { <Row offer={offer.clone()} {room} /> }</tbody>
            </table>
        </div>
    }
}

#[derive(PartialEq, Properties)]
struct RowProps {
    offer: Offer,
    room: bool,
}

#[component]
fn Row(props: &RowProps) -> Html {
    let i18n = use_i18n();
    let dispatch = use_dispatch();
    let opened = use_state(|| false);
    let RowProps { offer, room } = props;
    let onclick = {
        let (plan, opened) = (offer.plan.clone(), opened.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(plan) = plan.clone() {
                dispatch.emit(Action::OpenBeside(Box::new(plan)));
                opened.set(true);
            }
        })
    };
    let (chance, error) = &offer.chance;
    let chance =
        i18n.with("improve-chance-error", &[("chance", chance.as_str().into()), ("error", error.as_str().into())]);
    html! {
        <tr data-offer={offer.name.clone()}>
            <th scope="row">{ &offer.name }</th>
            <td class="ladder-lines">
                if offer.plan.is_some() {
                    <ul>for line in offer.ladder.iter() { <li>{ line }</li> }</ul>
                }
            </td>
            for (median, interval) in offer.figures.iter() {
                <td><strong>{ median }</strong><span class="figure-interval">{ interval }</span></td>
            }
            <td>{ chance }</td>
            <td>
                if offer.plan.is_some() {
                    <button type="button" class="button" data-action="open-offer" disabled={!room || *opened} {onclick}>
                        { i18n.text(if *opened { "improve-opened" } else { "improve-open" }) }
                    </button>
                }
            </td>
        </tr>
    }
}
