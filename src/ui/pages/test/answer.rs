//! What the simulated tests say: the recommendation, the grid as a table, three charts.

use std::rc::Rc;

use snowball_trial::Report;
use yew::prelude::*;

use crate::i18n::I18n;
use crate::state::StudyRun;
use crate::study::{Reading, Study};
use crate::ui::charts::StillFigure;
use crate::ui::components::{Pick, StudyBar};
use crate::ui::hooks::use_i18n;
use crate::view::charts::{Still, Table};
use crate::view::trial::{self, Answer};

#[derive(Properties)]
pub struct SimulatedProps {
    pub run: Rc<StudyRun>,
    /// Whether it is of the plans and the form as they are.
    pub fresh: bool,
}

impl PartialEq for SimulatedProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.run, &other.run) && self.fresh == other.fresh
    }
}

/// How far the simulation is, why it came to nothing, or what it says.
#[component]
pub fn Simulated(props: &SimulatedProps) -> Html {
    let i18n = use_i18n();
    let SimulatedProps { run, fresh } = props;
    let Study::Trial { plans, .. } = &run.study else { return Html::default() };
    let [a, b] = &**plans;
    let names = [("a", a.name.as_str().into()), ("b", b.name.as_str().into())];
    let body = match (&run.trouble, run.reading.as_deref()) {
        (Some(trouble), _) => html! {
            <div class="part-trouble" role="alert">
                for words in trial::trouble(&i18n, trouble) { <p>{ words }</p> }
            </div>
        },
        (None, Some(Reading::Trial(_))) => html! { <Read run={run.clone()} /> },
        _ => html! { <StudyBar run={run.clone()} name={i18n.text("trial-simulated")} /> },
    };
    html! {
        <section class="answer-part" data-part="simulated" data-stale={(!fresh).to_string()}>
            <h2>{ i18n.text("trial-simulated") }</h2>
            <p class="hint">{ i18n.with("trial-of", &names) }</p>
            if !fresh { <p class="part-trouble" role="status" data-part="stale">{ i18n.text("trial-stale") }</p> }
            { body }
        </section>
    }
}

/// Everything that is said of a report in a language.
struct Told {
    answer: Answer,
    table: Table,
    power: Vec<Rc<Still>>,
    measured: Rc<Still>,
    alarms: Rc<Still>,
}

#[derive(Properties)]
struct ReadProps {
    run: Rc<StudyRun>,
}

impl PartialEq for ReadProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.run, &other.run)
    }
}

#[component]
fn Read(props: &ReadProps) -> Html {
    let i18n = use_i18n();
    let chosen = use_state(|| None::<usize>);
    let (Study::Trial { plans, .. }, Some(reading)) = (&props.run.study, props.run.reading.clone()) else {
        return Html::default();
    };
    let currency = plans[0].currency;
    let told = use_memo((Rc::as_ptr(&reading), i18n.clone()), |(_, i18n)| match &*reading {
        Reading::Trial(report) => Some(Told {
            answer: trial::answer(i18n, report),
            table: trial::table(i18n, report, currency),
            power: (0..report.design.assignments.len()).map(|way| Rc::new(trial::power(i18n, report, way))).collect(),
            measured: Rc::new(trial::measured(i18n, report)),
            alarms: Rc::new(trial::alarms(i18n, report)),
        }),
        _ => None,
    });
    let (Some(told), Reading::Trial(report)) = (&*told, &*reading) else { return Html::default() };
    let ways = report.design.assignments.len();
    let way = chosen.filter(|way| *way < ways).unwrap_or(report.recommended().assignment);
    let on_way = Callback::from(move |way: String| chosen.set(way.parse().ok()));
    html! {
        <>
            <p class="sheet-answer" role="status" data-advice={told.answer.name}>{ &told.answer.advice }</p>
            <ul class="points">for words in told.answer.points.iter() { <li>{ words }</li> }</ul>
            <h3>{ i18n.text("trial-friends-title") }</h3>
            <ul class="points" data-part="friends">for words in told.answer.friends.iter() { <li>{ words }</li> }</ul>
            { grid(&i18n, &told.table, report) }
            <div class="charts charts--sheet">
                <StillFigure still={told.power[way].clone()}>
                    if ways > 1 { { ways_pick(&i18n, report, way, on_way) } }
                </StillFigure>
                <StillFigure still={told.measured.clone()} />
                <StillFigure still={told.alarms.clone()} />
            </div>
            <p class="hint">{ i18n.with("trial-counts", &[("count", report.design.replicates.into())]) }</p>
        </>
    }
}

fn ways_pick(i18n: &I18n, report: &Report, way: usize, on_pick: Callback<String>) -> Html {
    let ways = report.design.assignments.iter().enumerate();
    let options: Vec<_> = ways.map(|(index, &by)| (index.to_string(), trial::by(i18n, by))).collect();
    html! {
        <div class="part-choices">
            <Pick name="test-way" label={i18n.text("trial-way")} {options} chosen={way.to_string()} {on_pick} />
        </div>
    }
}

/// Every test of the grid, the recommended one marked.
fn grid(i18n: &I18n, table: &Table, report: &Report) -> Html {
    let title = i18n.text("trial-grid");
    html! {
        <div class="chart-table sheet-table test-grid" tabindex="0" role="region" aria-label={title.clone()}>
            <table>
                <caption>{ &title }</caption>
                <thead><tr>for head in table.head.iter() { <th scope="col">{ head }</th> }</tr></thead>
                <tbody>
                    for (row, cells) in table.rows.iter().enumerate() {
                        <tr data-recommended={(row == report.recommendation.cell).then_some("true")}
                            aria-current={(row == report.recommendation.cell).then_some("true")}>
                            for (index, cell) in cells.iter().enumerate() {
                                if index == 0 { <th scope="row">{ cell }</th> } else { <td>{ cell }</td> }
                            }
                        </tr>
                    }
                </tbody>
            </table>
        </div>
    }
}
