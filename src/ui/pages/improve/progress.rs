//! How far the search is, to be stopped, gone on with, ended and confirmed.

use std::rc::Rc;

use yew::prelude::*;

use crate::i18n::{I18n, Style};
use crate::state::{Action, Improvement, RunStatus, StudyRun};
use crate::ui::components::{Icon, progress_button, same_run};
use crate::ui::hooks::{use_dispatch, use_i18n};
use crate::view::explain::trouble;
use crate::view::improve;

#[derive(Properties)]
pub struct SearchProgressProps {
    pub improvement: Rc<Improvement>,
    /// The round that is under way.
    pub round: Option<Rc<StudyRun>>,
}

impl PartialEq for SearchProgressProps {
    fn eq(&self, other: &Self) -> bool {
        same_run(self.round.as_ref(), other.round.as_ref()) && Rc::ptr_eq(&self.improvement, &other.improvement)
    }
}

/// Progress in words, and the best so far.
#[component]
pub fn SearchProgress(props: &SearchProgressProps) -> Html {
    let i18n = use_i18n();
    let dispatch = use_dispatch();
    let Improvement { improver, report, trouble: fault } = &*props.improvement;
    let setting = improver.setting();
    let currency = setting.plan.currency;
    let progress = improver.progress();
    let round = props.round.as_ref();
    let under_way: u64 = round.map_or(0, |round| campaigns(round));
    let stopped = round.is_some_and(|round| round.status == RunStatus::Stopped);
    let button = |name: &'static str, picture: Option<Icon>, key: &str, action: fn(u64) -> Action| {
        let (dispatch, id) = (dispatch.clone(), round.map_or(0, |round| round.id));
        progress_button(&i18n, name, picture, key, Callback::from(move |_: MouseEvent| dispatch.emit(action(id))))
    };
    let going = report.is_none() && fault.is_none();
    html! {
        <section class="search" data-search={status(props, stopped)} aria-label={i18n.text("improve-progress")}>
            <p class="search-wanted">{ improve::wanted(&i18n, setting.aim, setting.chance, currency) }</p>
            if let Some(fault) = fault {
                <p class="part-trouble" role="status">
                    { i18n.with("improve-trouble", &[("reason", trouble(&i18n, fault).into())]) }
                </p>
            }
            if going {
                <div class="study">
                    <progress max={progress.whole.to_string()} value={(progress.done + under_way).to_string()}
                        aria-label={i18n.text("improve-progress")} />
                    <span role="status">{ words(&i18n, props, stopped, progress.done + under_way) }</span>
                </div>
                <div class="search-actions">
                    if stopped {
                        { button("search-go-on", Some(Icon::Play), "improve-go-on", Action::ResumeStudy) }
                    } else {
                        { button("search-stop", Some(Icon::Stop), "improve-stop", Action::StopStudy) }
                    }
                    if !progress.confirming {
                        { button("search-end", None, "improve-end-search", |_| Action::StopSearching) }
                    }
                    { button("search-leave", None, "improve-leave", |_| Action::LeaveImprovement) }
                </div>
                if let Some(best) = improver.best().filter(|_| !progress.confirming) {
                    <div class="search-best">
                        <h3>{ i18n.text("improve-best-so-far") }</h3>
                        <ul>for line in improve::ladder(&i18n, Some(&best.candidate), currency) { <li>{ line }</li> }</ul>
                        <p class="hint">{ improve::believed(&i18n, &best.estimate, currency) }</p>
                    </div>
                }
            }
        </section>
    }
}

/// Campaigns of a round that are there already.
fn campaigns(round: &StudyRun) -> u64 {
    let crate::study::Study::Improve { pieces, .. } = &round.study else { return 0 };
    let done = pieces.iter().zip(&round.answers).filter(|(_, answer)| answer.is_some());
    done.map(|(piece, _)| u64::from(piece.campaigns())).sum()
}

fn status(props: &SearchProgressProps, stopped: bool) -> &'static str {
    match &*props.improvement {
        Improvement { trouble: Some(_), .. } => "failed",
        Improvement { report: Some(_), .. } => "done",
        _ if stopped => "stopped",
        Improvement { improver, .. } if improver.progress().confirming => "confirming",
        _ => "searching",
    }
}

fn words(i18n: &I18n, props: &SearchProgressProps, stopped: bool, done: u64) -> String {
    if stopped {
        return i18n.text("improve-stopped");
    }
    let improver = &props.improvement.improver;
    let progress = improver.progress();
    let count = |count: u64| i18n.number(count as f64, Style::Decimal(0)).into();
    if progress.confirming {
        return i18n.with("improve-confirming", &[("done", count(done)), ("whole", count(progress.whole))]);
    }
    let candidates = count(u64::from(improver.counts().candidates));
    i18n.with(
        "improve-searching",
        &[("done", count(done)), ("whole", count(progress.whole)), ("candidates", candidates)],
    )
}
