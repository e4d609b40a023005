//! The chart of a slide: large, without buttons, of all plans or of one.

use std::rc::Rc;

use yew::prelude::*;

use super::easel::{Content, title_id, use_drawing, use_easel};
use super::fan_work::{Task, use_fans};
use super::figure::View;
use super::palette::{Palette, use_palette};
use crate::state::AppState;
use crate::ui::hooks::use_i18n;
use crate::view::charts::{Body, CAC_KINDS, Kind, Range, growth_metrics, summary, table};
use crate::view::present::{Guessed, slide};

/// Properties of [`SlideFigure`].
#[derive(Clone, Properties)]
pub struct SlideFigureProps {
    /// The state; compared by identity.
    pub state: Rc<AppState>,
    /// Which chart.
    pub kind: Kind,
    /// The plan that is shown alone.
    pub plan: Option<usize>,
    /// What the room guesses, if it does.
    pub guessed: Option<Guessed>,
}

impl PartialEq for SlideFigureProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state)
            && (self.kind, self.plan, &self.guessed) == (other.kind, other.plan, &other.guessed)
    }
}

/// One chart, and the same in words.
#[component]
pub fn SlideFigure(props: &SlideFigureProps) -> Html {
    let Some(palette) = use_palette() else { return Html::default() };
    html! { <Drawn slide={props.clone()} {palette} /> }
}

#[derive(Properties)]
struct DrawnProps {
    slide: SlideFigureProps,
    palette: Rc<Palette>,
}

impl PartialEq for DrawnProps {
    fn eq(&self, other: &Self) -> bool {
        self.slide == other.slide && Rc::ptr_eq(&self.palette, &other.palette)
    }
}

#[component]
fn Drawn(props: &DrawnProps) -> Html {
    let DrawnProps { slide: SlideFigureProps { state, kind, plan, guessed }, palette } = props;
    let (i18n, easel, kind) = (use_i18n(), use_easel(), *kind);
    // Where somebody points on the page is of no concern to the room.
    let state = use_memo(Rc::as_ptr(state), |_| {
        let mut plain = (**state).clone();
        plain.crosshair = None;
        plain
    });
    let (metric, cac) = (growth_metrics(&state)[0], CAC_KINDS[0]);
    let work = use_fans(Task { state: state.clone(), kinds: vec![kind], metric, cac });
    let view = View { state, fans: work.fans, i18n: i18n.clone(), metric, cac, laws: false };
    let scene = view.scene();
    let chart = Rc::new(slide(kind, &scene, *plan, guessed.as_ref()));
    let words: AttrValue = summary(&scene, &chart).into();
    let content = Content {
        chart: chart.clone(),
        palette: palette.clone(),
        i18n,
        words: words.clone(),
        table: {
            let (view, chart) = (view.clone(), chart.clone());
            Rc::new(move || table(&view.scene(), &chart))
        },
    };
    use_drawing(&easel, &content);
    let top = match &chart.body {
        Body::Time(time) => Some(Range::from_zero(time.heights()).high.to_string()),
        _ => None,
    };
    let guessing = guessed.as_ref().map(|guessed| if guessed.revealed { "revealed" } else { "asked" });
    html! {
        <figure ref={&easel.figure} class="chart slide-chart" data-chart={chart.name} aria-labelledby={title_id(&chart)}
            data-fan={format!("{:016x}", chart.fan_sum)} data-top={top} data-guessing={guessing}>
            <figcaption>
                <h1 id={title_id(&chart)} class="slide-title">{ &chart.title }</h1>
                <p class="slide-subtitle">
                    { &chart.subtitle }
                    if let Some(count) = &chart.count {
                        <span class="chart-count">{ count }</span>
                    }
                </p>
            </figcaption>
            if let Some(note) = &chart.note {
                <p class="slide-note">{ note }</p>
            }
            { easel.canvas(&chart, words, None) }
        </figure>
    }
}
