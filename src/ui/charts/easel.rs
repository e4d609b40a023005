//! What every chart stands on: its canvases and who draws on them, its title, its buttons, its table.

use std::rc::Rc;

use web_sys::{Element, HtmlCanvasElement};
use yew::prelude::*;

use super::observe::{use_in_sight, use_size};
use super::paint::{Painter, Picture, Shared};
use super::palette::Palette;
use super::pointer::Pointer;
use super::save::{Caption, png, toggle_full_screen};
use super::surface::Size;
use super::{bars, heat, ladder, outcome, time, xy};
use crate::i18n::I18n;
use crate::ui::components::data_table;
use crate::view::charts::{Body, Chart, Table};

/// Height of a chart that has no wish of its own, in CSS pixels.
const HEIGHT: f64 = 260.0;

/// The elements of a chart, and what is known of them.
#[derive(Clone)]
pub(super) struct Easel {
    pub figure: NodeRef,
    pub stage: NodeRef,
    pub back: NodeRef,
    pub front: NodeRef,
    pub painter: Shared,
    pub size: Option<Size>,
    /// Whether it is in sight or nearly so.
    pub seen: bool,
    /// Whether its table is open.
    open: UseStateHandle<bool>,
}

/// An easel for a chart.
#[hook]
pub(super) fn use_easel() -> Easel {
    let (figure, stage, back, front) = (use_node_ref(), use_node_ref(), use_node_ref(), use_node_ref());
    let painter = use_mut_ref(Painter::default);
    let open = use_state_eq(|| false);
    let size = use_size(&stage);
    let seen = use_in_sight(&figure);
    Easel { figure, stage, back, front, painter, size, seen, open }
}

/// Has a chart drawn on its easel whenever it is in sight.
#[hook]
pub(super) fn use_drawing(easel: &Easel, chart: &Rc<Chart>, palette: &Rc<Palette>, i18n: &I18n) {
    let (easel, chart, palette, i18n) = (easel.clone(), chart.clone(), palette.clone(), i18n.clone());
    use_effect(move || {
        if let (true, Some(size), Some([back, front])) = (easel.seen, easel.size, easel.canvases()) {
            Painter::show(&easel.painter, back, front, Picture { chart, size, palette, i18n });
        }
    });
}

impl Easel {
    pub fn canvases(&self) -> Option<[HtmlCanvasElement; 2]> {
        Some([self.back.cast()?, self.front.cast()?])
    }

    /// Title, subtitle and buttons.
    pub fn caption(&self, chart: &Rc<Chart>, palette: &Rc<Palette>, i18n: &I18n) -> Html {
        let on_png = {
            let (easel, palette, chart) = (self.clone(), palette.clone(), chart.clone());
            Callback::from(move |_: MouseEvent| {
                if let (Some(layers), Some(size)) = (easel.canvases(), easel.size) {
                    let caption = Caption {
                        title: &chart.title,
                        subtitle: &chart.subtitle,
                        file: format!("snowball-{}", chart.name),
                    };
                    png(layers, size, &palette, &caption);
                }
            })
        };
        let on_full = {
            let figure = self.figure.clone();
            Callback::from(move |_: MouseEvent| {
                if let Some(figure) = figure.cast::<Element>() {
                    toggle_full_screen(&figure);
                }
            })
        };
        let on_table = {
            let open = self.open.clone();
            Callback::from(move |_: MouseEvent| open.set(!*open))
        };
        html! {
            <figcaption>
                <div class="chart-head">
                    <h3 id={title_id(chart)} class="chart-title">{ &chart.title }</h3>
                    <div class="chart-tools">
                        <button type="button" class="chart-tool" aria-expanded={self.open.to_string()}
                            aria-controls={table_id(chart)} onclick={on_table}>{ i18n.text("charts-table") }</button>
                        <button type="button" class="chart-tool" onclick={on_png}>{ i18n.text("charts-png") }</button>
                        <button type="button" class="chart-tool" onclick={on_full}>
                            { i18n.text("charts-full-screen") }
                        </button>
                    </div>
                </div>
                <p class="chart-subtitle">
                    { &chart.subtitle }
                    if let Some(count) = &chart.count {
                        <span class="chart-count">{ count }</span>
                    }
                </p>
            </figcaption>
        }
    }

    /// The two layers, one picture to who cannot see them; `keys` says how a chart over time is pointed at.
    pub fn canvas(&self, chart: &Chart, words: AttrValue, pointer: Option<(&Pointer, AttrValue)>) -> Html {
        let height = match &chart.body {
            Body::Ladder(rungs) => ladder::height(rungs),
            Body::Outcome(of) => outcome::height(of),
            Body::Time(of) => self.size.map_or(HEIGHT, |size| time::height(of, size.width, size.text)),
            Body::Bars(of) => self.size.map_or(HEIGHT, |size| bars::height(of, size.width, size.text)),
            Body::Heat(of) => self.size.map_or(HEIGHT, |size| heat::height(of, size.width)),
            Body::Xy(of) => self.size.map_or(HEIGHT, |size| xy::height(of, size.width)),
            Body::Empty(_) => HEIGHT,
        };
        let pointer = pointer.filter(|_| matches!(chart.body, Body::Time(_)));
        html! {
            <div ref={&self.stage} class={classes!("chart-stage", pointer.is_some().then_some("chart-stage--time"))}
                style={format!("--chart-height: {height}px")} role="img" aria-label={words}
                aria-description={pointer.as_ref().map(|(_, keys)| keys.clone())} tabindex={pointer.is_some().then_some("0")}
                onpointermove={pointer.as_ref().map(|(pointer, _)| pointer.on_move())}
                onclick={pointer.as_ref().map(|(pointer, _)| pointer.on_click())}
                onkeydown={pointer.as_ref().map(|(pointer, _)| pointer.on_key())} data-stage={chart.name}>
                <canvas ref={&self.back} class="chart-canvas" aria-hidden="true"></canvas>
                <canvas ref={&self.front} class="chart-canvas" aria-hidden="true"></canvas>
                if let Body::Empty(why) = &chart.body {
                    <p class="chart-empty">{ why }</p>
                }
            </div>
        }
    }

    /// The chart's data, once its button was pressed.
    pub fn table(&self, chart: &Chart, table: impl FnOnce() -> Table) -> Html {
        html! {
            <div id={table_id(chart)} class="chart-table" data-chart-table={chart.name} hidden={!*self.open}>
                if *self.open {
                    { data_table(&table(), &chart.title) }
                }
            </div>
        }
    }
}

/// Identity of a chart's title on the page.
pub(super) fn title_id(chart: &Chart) -> String {
    format!("chart-{}-title", chart.name)
}

fn table_id(chart: &Chart) -> String {
    format!("chart-{}-table", chart.name)
}
