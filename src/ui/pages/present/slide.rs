//! What stands on a slide.

use std::rc::Rc;

use yew::prelude::*;

use super::super::lazy::CASCADE_SLIDE;
use crate::i18n::I18n;
use crate::state::{AppState, Topic};
use crate::ui::charts::SlideFigure;
use crate::ui::components::{HeadlineCards, NotCome, plan_badge};
use crate::ui::hooks::{use_i18n, use_piece};
use crate::view::compare::{self, Comparison, Standing};
use crate::view::metrics;
use crate::view::present::{self, Guessed, Guessing};
use crate::view::question::{other_goals, question};

/// Most goals beside the first that have room.
const MOST_GOALS: usize = 4;

/// Properties of [`SlidePart`].
#[derive(Properties)]
pub struct SlidePartProps {
    /// The state; compared by identity.
    pub state: Rc<AppState>,
    /// What the slide is about.
    pub topic: Topic,
    /// The plan that is shown alone.
    pub plan: Option<usize>,
    /// Where guessing stands.
    pub guessing: Guessing,
}

impl PartialEq for SlidePartProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state)
            && (self.topic, self.plan, self.guessing) == (other.topic, other.plan, other.guessing)
    }
}

/// One slide.
#[component]
pub fn SlidePart(props: &SlidePartProps) -> Html {
    let i18n = use_i18n();
    let SlidePartProps { state, topic, plan, guessing } = props;
    let title = || html! { <h1 class="slide-title">{ present::title(&i18n, state, *topic) }</h1> };
    match topic {
        Topic::Question => asked(&i18n, state),
        Topic::Cascade => html! { <ForestSlide state={state.clone()} /> },
        Topic::Cards => html! { <>{ title() }<HeadlineCards state={state.clone()} /></> },
        Topic::Comparison | Topic::Best => match compare::standing(state, compare::default_metric(state, 0), 0) {
            Standing::There(comparison) if *topic == Topic::Best => {
                html! { <>{ title() }{ best(&i18n, &comparison) }</> }
            }
            Standing::There(comparison) => html! { <>{ title() }{ compared(&i18n, &comparison) }</> },
            Standing::Waiting { .. } | Standing::Alone => {
                html! { <>{ title() }<p class="slide-words">{ i18n.text("present-waiting") }</p></> }
            }
        },
        chart => {
            let Some(kind) = present::kind(state, *chart) else { return Html::default() };
            let guessed = (*guessing != Guessing::Off).then(|| {
                let (guesses, _) = present::read(&state.deck.guesses);
                Guessed { guesses, revealed: *guessing == Guessing::Revealed }
            });
            // A difference is between plans: none of them is shown alone.
            let plan = plan.filter(|_| *chart != Topic::Difference);
            html! { <SlideFigure state={state.clone()} {kind} {plan} {guessed} /> }
        }
    }
}

#[derive(Properties)]
struct ForestSlideProps {
    state: Rc<AppState>,
}

impl PartialEq for ForestSlideProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state)
    }
}

/// The forest, which comes with a piece of its own.
#[component]
fn ForestSlide(props: &ForestSlideProps) -> Html {
    let i18n = use_i18n();
    let (draw, again) = use_piece("slide-cascade", true, CASCADE_SLIDE);
    match draw {
        Some(Ok(draw)) => draw(props.state.clone()),
        missing => html! {
            <>
                <h1 class="slide-title">{ present::title(&i18n, &props.state, Topic::Cascade) }</h1>
                if missing.is_some() {
                    <NotCome {again} />
                } else {
                    <p class="slide-words" role="status">{ i18n.text("present-waiting") }</p>
                }
            </>
        },
    }
}

/// The question with the answer of every plan.
fn asked(i18n: &I18n, state: &AppState) -> Html {
    let question = question(i18n, state);
    let others: Vec<_> = other_goals(i18n, state).into_iter().take(MOST_GOALS).collect();
    html! {
        <div class="slide-question">
            <h1 class="slide-title">{ &question.text }</h1>
            for answer in question.answers.iter() {
                <p class="slide-answer" data-plan={answer.plan.to_string()}>{ plan_badge(answer.plan) }{ &answer.text }</p>
            }
            if !others.is_empty() {
                <ul class="slide-goals">
                    for goal in others.iter() {
                        <li>
                            { &goal.text }
                            <span class="goal-chances">
                                for answer in goal.answers.iter() {
                                    <span class="goal-chance">{ plan_badge(answer.plan) }{ &answer.text }</span>
                                }
                            </span>
                        </li>
                    }
                </ul>
            }
        </div>
    }
}

/// The comparison in words.
fn compared(i18n: &I18n, comparison: &Comparison) -> Html {
    let compare::Answer { lead, money, .. } = compare::answer(i18n, comparison);
    html! {
        <div class="slide-words">
            for text in lead { <p class="slide-lead">{ text }</p> }
            for text in money { <p>{ text }</p> }
        </div>
    }
}

/// The chance of each plan to be the best, as bars and numbers.
fn best(i18n: &I18n, comparison: &Comparison) -> Html {
    let Some((what, chances)) = present::best(i18n, comparison) else {
        return html! { <p class="slide-words">{ i18n.text("present-waiting") }</p> };
    };
    html! {
        <div class="slide-words">
            <p>{ what }</p>
            <ul class="slide-best">
                for (slot, chance) in chances {
                    <li data-plan={slot.to_string()} data-chance={chance.share.to_string()}>
                        { plan_badge(slot) }
                        <span class="chance-bar" data-plan={slot.to_string()} style={format!("--chance:{}", chance.share)}
                            aria-hidden="true"></span>
                        <span class="slide-lead">{ metrics::chance(i18n, chance) }</span>
                    </li>
                }
            </ul>
        </div>
    }
}
