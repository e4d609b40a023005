//! A forest of referrals that is played: the picture with its buttons. Time, colour and the person chosen are told from outside.

mod hand;
mod painter;
mod player;

use std::rc::Rc;

use hand::{Hand, Pointers, ZOOM, use_wheel};
use painter::{Made, Moment, Painter};
use player::use_player;
pub use player::{Play, prefers_no_motion};
use yew::prelude::*;

use super::easel::{Content, title_id, use_easel};
use super::palette::{Palette, use_palette};
use crate::ui::components::{Icon, icon};
use crate::ui::hooks::use_i18n;
use crate::view::cascade::{Colour, Grove, Walk};
use crate::view::charts::Still;

/// Height of the picture for its width, in CSS pixels.
const SHAPE: f64 = 0.62;
const LOWEST: f64 = 340.0;
const HIGHEST: f64 = 640.0;

/// Properties of [`ForestFigure`].
#[derive(Clone, Properties)]
pub struct ForestFigureProps {
    /// The forest.
    pub grove: Rc<Grove>,
    /// Title, words and table of the picture.
    pub still: Rc<Still>,
    /// What is coloured.
    pub colour: Colour,
    /// Time.
    pub play: Play,
    /// The person chosen.
    #[prop_or_default]
    pub person: Option<u32>,
    /// Another person was chosen.
    #[prop_or_default]
    pub on_person: Callback<Option<u32>>,
    /// A neighbour of the person is to be chosen.
    #[prop_or_default]
    pub on_walk: Callback<Walk>,
    /// Play or pause.
    pub on_toggle: Callback<()>,
    /// What stands between title and picture.
    #[prop_or_default]
    pub above: Html,
    /// What a slide says under its title. The picture is then only looked at.
    #[prop_or_default]
    pub slide: Option<Html>,
    /// What stands below the picture.
    pub children: Children,
}

impl PartialEq for ForestFigureProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.grove, &other.grove)
            && Rc::ptr_eq(&self.still, &other.still)
            && (self.colour, &self.play, self.person) == (other.colour, &other.play, other.person)
            && (&self.above, &self.children, &self.slide) == (&other.above, &other.children, &other.slide)
            && (&self.on_person, &self.on_walk, &self.on_toggle) == (&other.on_person, &other.on_walk, &other.on_toggle)
    }
}

/// The picture.
#[component]
pub fn ForestFigure(props: &ForestFigureProps) -> Html {
    let Some(palette) = use_palette() else { return Html::default() };
    html! { <Drawn props={props.clone()} {palette} /> }
}

#[derive(Properties)]
struct DrawnProps {
    props: ForestFigureProps,
    palette: Rc<Palette>,
}

impl PartialEq for DrawnProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.palette, &other.palette) && self.props == other.props
    }
}

#[component]
fn Drawn(props: &DrawnProps) -> Html {
    let palette = &props.palette;
    let ForestFigureProps { grove, still, colour, play, person, .. } = &props.props;
    let i18n = use_i18n();
    let easel = use_easel();
    let painter = use_mut_ref(Painter::default);
    let pointers = use_mut_ref(Pointers::default);
    let hand = Hand {
        painter: painter.clone(),
        pointers,
        stage: easel.stage.clone(),
        person: *person,
        on_person: props.props.on_person.clone(),
        on_walk: props.props.on_walk.clone(),
        on_toggle: props.props.on_toggle.clone(),
    };
    use_wheel(&hand);
    use_player(&painter, grove, play);
    use_effect({
        let (easel, painter, grove, palette, i18n) =
            (easel.clone(), painter.clone(), grove.clone(), palette.clone(), i18n.clone());
        let (colour, play, person, hand) = (*colour, play.clone(), *person, hand.clone());
        move || {
            let (true, Some(size), Some(canvases)) = (easel.seen, easel.size, easel.canvases()) else { return };
            let mut painter = painter.borrow_mut();
            let before = painter.shown();
            let anew = painter.make(Made { canvases, size, palette, grove: grove.clone(), colour, i18n });
            let moment = Moment { people: grove.forest.present(play.day), day: play.day };
            if !play.playing {
                painter.show(moment);
            } else if anew {
                painter.show(before.filter(|before| before.people <= grove.forest.len()).unwrap_or(moment));
            }
            painter.choose(person);
            drop(painter);
            hand.tell();
        }
    });
    let chart = &still.chart;
    let content = Content {
        chart: chart.clone(),
        palette: palette.clone(),
        i18n: i18n.clone(),
        words: still.words.clone().into(),
        table: {
            let still = still.clone();
            Rc::new(move || still.table.clone())
        },
    };
    let zoom = |factor: Option<f64>| {
        let hand = hand.clone();
        Callback::from(move |_: MouseEvent| {
            match factor {
                Some(factor) => hand.painter.borrow_mut().zoom(factor, None),
                None => hand.painter.borrow_mut().fit(),
            }
            hand.tell();
        })
    };
    let button = |name: &'static str, key: &str, factor: Option<f64>, picture: Icon| {
        let words = i18n.text(key);
        html! {
            <button type="button" class="icon-button" data-action={name} title={words.clone()} aria-label={words}
                onclick={zoom(factor)}>{ icon(picture) }</button>
        }
    };
    if let Some(says) = &props.props.slide {
        return html! {
            <figure ref={&easel.figure} class="chart forest slide-chart" data-chart={chart.name} aria-labelledby={title_id(chart)}>
                <figcaption>
                    <h1 id={title_id(chart)} class="slide-title">{ &chart.title }</h1>
                    <p class="slide-subtitle">{ says.clone() }</p>
                </figcaption>
                <div ref={&easel.stage} class="chart-stage" role="img" aria-label={still.words.clone()} data-stage={chart.name}>
                    <canvas ref={&easel.back} class="chart-canvas" aria-hidden="true"></canvas>
                    <canvas ref={&easel.front} class="chart-canvas" aria-hidden="true"></canvas>
                </div>
                { for props.props.children.iter() }
            </figure>
        };
    }
    let height = easel.size.map_or(LOWEST, |size| (size.width * SHAPE).clamp(LOWEST, HIGHEST));
    html! {
        <figure ref={&easel.figure} class="chart forest" data-chart={chart.name} aria-labelledby={title_id(chart)}>
            { easel.caption_of_layers(&content) }
            <div class="forest-head">
                { props.props.above.clone() }
                <div class="forest-zoom" role="group" aria-label={i18n.text("cascade-zoom")}>
                    { button("zoom-in", "cascade-zoom-in", Some(ZOOM), Icon::Add) }
                    { button("zoom-out", "cascade-zoom-out", Some(1.0 / ZOOM), Icon::Minus) }
                    { button("zoom-fit", "cascade-zoom-fit", None, Icon::Fit) }
                </div>
            </div>
            <div ref={&easel.stage} class="chart-stage forest-stage" style={format!("--chart-height: {height}px")}
                role="application" tabindex="0" aria-label={still.words.clone()}
                aria-description={i18n.text("cascade-keys")} data-stage={chart.name}
                data-people={grove.forest.len().to_string()}
                onpointerdown={hand.on_down()} onpointermove={hand.on_move()} onpointerup={hand.on_up()}
                onpointercancel={hand.on_gone()} onkeydown={hand.on_key()}>
                <canvas ref={&easel.back} class="chart-canvas" aria-hidden="true"></canvas>
                <canvas ref={&easel.front} class="chart-canvas" aria-hidden="true"></canvas>
            </div>
            { for props.props.children.iter() }
            { easel.table(&content) }
        </figure>
    }
}
