//! A chart that is made of ready data: no slider moves it and no day is pointed at.

use std::rc::Rc;

use yew::prelude::*;

use super::easel::{Content, title_id, use_drawing, use_easel};
use super::palette::{Palette, use_palette};
use crate::ui::hooks::use_i18n;
use crate::view::charts::Still;

/// Properties of [`StillFigure`].
#[derive(Properties)]
pub struct StillFigureProps {
    /// The chart; compared by identity.
    pub still: Rc<Still>,
    /// What stands between its title and its canvas, such as a choice.
    #[prop_or_default]
    pub children: Children,
}

impl PartialEq for StillFigureProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.still, &other.still) && self.children == other.children
    }
}

/// One chart, the same in words and as a table, and its buttons.
#[component]
pub fn StillFigure(props: &StillFigureProps) -> Html {
    let Some(palette) = use_palette() else { return Html::default() };
    html! { <Drawn still={props.still.clone()} {palette} children={props.children.clone()} /> }
}

#[derive(Properties)]
struct DrawnProps {
    still: Rc<Still>,
    palette: Rc<Palette>,
    children: Children,
}

impl PartialEq for DrawnProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.still, &other.still)
            && Rc::ptr_eq(&self.palette, &other.palette)
            && self.children == other.children
    }
}

#[component]
fn Drawn(props: &DrawnProps) -> Html {
    let i18n = use_i18n();
    let easel = use_easel();
    let Still { chart, words, .. } = &*props.still;
    let content = Content {
        chart: chart.clone(),
        palette: props.palette.clone(),
        i18n,
        words: words.clone().into(),
        table: {
            let still = props.still.clone();
            Rc::new(move || still.table.clone())
        },
    };
    use_drawing(&easel, &content);
    html! {
        <figure ref={&easel.figure} class="chart" data-chart={chart.name} aria-labelledby={title_id(chart)}
            data-sum={format!("{:016x}", chart.fan_sum)}>
            { easel.caption(&content) }
            { props.children.clone() }
            if let Some(note) = &chart.note {
                <p class="chart-note">{ note }</p>
            }
            { easel.canvas(chart, content.words.clone(), None) }
            { easel.table(&content) }
        </figure>
    }
}
