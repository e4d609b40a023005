//! A chart of a study in each of its states.

use std::rc::Rc;

use yew::prelude::*;

use super::study_bar::{StudyBar, same_run};
use crate::state::StudyRun;
use crate::ui::charts::StillFigure;
use crate::view::charts::Still;

/// Properties of [`StudyFigure`].
#[derive(Properties)]
pub struct StudyFigureProps {
    /// Its name in attributes.
    pub name: &'static str,
    /// The chart, once it is there; compared by identity.
    pub still: Option<Rc<Still>>,
    /// The study; none while it waits to be asked for.
    pub run: Option<Rc<StudyRun>>,
    /// What it is about.
    pub title: AttrValue,
    /// Why there will be no chart.
    pub trouble: Option<AttrValue>,
    /// What stands between its title and its canvas, such as a choice.
    #[prop_or_default]
    pub children: Children,
}

impl PartialEq for StudyFigureProps {
    fn eq(&self, other: &Self) -> bool {
        self.still.as_ref().map(Rc::as_ptr) == other.still.as_ref().map(Rc::as_ptr)
            && same_run(self.run.as_ref(), other.run.as_ref())
            && (self.name, &self.title, &self.trouble) == (other.name, &other.title, &other.trouble)
            && self.children == other.children
    }
}

/// The chart, or how far it is, or why there is none. While another is being computed the last one stays, dimmed.
#[component]
pub fn StudyFigure(props: &StudyFigureProps) -> Html {
    let last = use_mut_ref(|| None::<Rc<Still>>);
    let fresh = props.still.clone();
    if fresh.is_some() {
        last.replace(fresh.clone());
    }
    let shown = fresh.clone().or_else(|| last.borrow().clone());
    let told = match &props.trouble {
        Some(trouble) => html! { <p class="part-trouble" role="status">{ trouble }</p> },
        None if fresh.is_none() => html! { <StudyBar run={props.run.clone()} name={props.title.clone()} /> },
        None => Html::default(),
    };
    html! {
        <section class="part" data-part={props.name} data-stale={fresh.is_none().to_string()}>
            if let Some(still) = shown {
                <StillFigure {still}>{ props.children.clone() }</StillFigure>
                { told }
            } else {
                // Where the chart will stand, so that nothing jumps when it comes.
                <div class="chart part-waiting">{ props.children.clone() }<div class="part-told">{ told }</div></div>
            }
        </section>
    }
}
