//! What is being simulated, in words, with the answer of each plan; and the other goals.

use yew::prelude::*;

use super::plan_badge::plan_badge;
use crate::ui::hooks::use_i18n;
use crate::view::question::Question;
use crate::view::route::Route;

/// Properties of [`QuestionLine`].
#[derive(PartialEq, Properties)]
pub struct QuestionLineProps {
    /// The question and its answers.
    pub question: Question,
    /// The other goals with their chances.
    pub others: Vec<Question>,
    /// Whether there are more goals than are shown, all of them on the page by year.
    #[prop_or_default]
    pub more: bool,
    /// Whether the answers are final: only then are they read out.
    pub settled: bool,
}

/// The first thing that is read.
#[component]
pub fn QuestionLine(props: &QuestionLineProps) -> Html {
    let i18n = use_i18n();
    let spoken = use_mut_ref(String::new);
    if props.settled {
        let answers = props.question.answers.iter().map(|answer| answer.text.as_str());
        let sentences: Vec<_> = std::iter::once(props.question.text.as_str()).chain(answers).collect();
        spoken.replace(sentences.join(" "));
    }
    html! {
        <section class="question" data-settled={props.settled.to_string()}>
            <h1 class="question-text">{ &props.question.text }</h1>
            <p class="answers">
                for answer in props.question.answers.iter() {
                    <span class="answer" key={answer.plan} data-plan={answer.plan.to_string()}
                        data-chance={answer.chance.map(|chance| chance.to_string())}>
                        { plan_badge(answer.plan) }
                        { &answer.text }
                    </span>
                }
            </p>
            // Read out once the numbers stand, not at every step of a slider.
            <p class="unseen" role="status">{ spoken.borrow().clone() }</p>
            if !props.others.is_empty() {
                <ul class="goals" aria-label={i18n.text("goals-label")}>
                    for goal in props.others.iter() {
                        <li class="goal" key={goal.text.clone()}>
                            { &goal.text }
                            <span class="goal-chances">
                                for answer in goal.answers.iter() {
                                    <span class="goal-chance">{ plan_badge(answer.plan) }{ &answer.text }</span>
                                }
                            </span>
                        </li>
                    }
                    if props.more {
                        <li><a class="goal" href={Route::Years.hash()}>{ i18n.text("years-more") }</a></li>
                    }
                </ul>
            }
        </section>
    }
}
