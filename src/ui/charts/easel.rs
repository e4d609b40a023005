//! What every chart stands on: its canvases and who draws on them, its title, its buttons, its table.

use std::rc::Rc;

use web_sys::{Element, HtmlCanvasElement};
use yew::prelude::*;

use super::observe::{use_before_print, use_in_sight, use_size};
use super::paint::{HEIGHT, Painter, Picture, Shared, height};
use super::palette::Palette;
use super::pointer::Pointer;
use super::save::{layers, png, printed, svg, toggle_full_screen};
use super::surface::Size;
use crate::i18n::I18n;
use crate::ui::components::data_table;
use crate::ui::download;
use crate::view::charts::{Body, Chart, Table};
use crate::view::csv;

/// What a chart shows, for its files and for paper.
#[derive(Clone)]
pub(super) struct Content {
    pub chart: Rc<Chart>,
    pub palette: Rc<Palette>,
    pub i18n: I18n,
    /// The same in words.
    pub words: AttrValue,
    /// The same as numbers.
    pub table: Rc<dyn Fn() -> Table>,
}

/// The elements of a chart, and what is known of them.
#[derive(Clone)]
pub(super) struct Easel {
    pub figure: NodeRef,
    pub stage: NodeRef,
    pub back: NodeRef,
    pub front: NodeRef,
    /// What stands in the place of the canvases on paper.
    paper: NodeRef,
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
    let paper = use_node_ref();
    let painter = use_mut_ref(Painter::default);
    let open = use_state_eq(|| false);
    let size = use_size(&stage);
    let seen = use_in_sight(&figure);
    Easel { figure, stage, back, front, paper, painter, size, seen, open }
}

/// Has a chart drawn on its easel whenever it is in sight, and for paper whenever the page is printed.
#[hook]
pub(super) fn use_drawing(easel: &Easel, content: &Content) {
    use_paper(easel, content);
    let easel = easel.clone();
    let Content { chart, palette, i18n, .. } = content.clone();
    use_effect(move || {
        if let (true, Some(size), Some([back, front])) = (easel.seen, easel.size, easel.canvases()) {
            Painter::show(&easel.painter, back, front, Picture { chart, size, palette, i18n });
        }
    });
}

/// Canvases have the colours of the screen and its pixels, and are empty while out of sight: on paper an SVG stands in their
/// place, drawn when the browser is about to print.
#[hook]
fn use_paper(easel: &Easel, content: &Content) {
    let latest = use_mut_ref(|| None);
    *latest.borrow_mut() = Some(content.clone());
    let paper = easel.paper.clone();
    use_before_print(move |printing| {
        let Some(element) = paper.cast::<Element>() else { return };
        // A chart with nothing to draw says so in words.
        let content = latest.borrow().clone().filter(|content: &Content| printing && !content.is_empty());
        let drawn = content.and_then(|Content { chart, i18n, words, .. }| {
            printed(&chart, &Rc::new(Palette::light()?), &i18n, &words, &format!("paper-{}", chart.name))
        });
        element.set_inner_html(&drawn.unwrap_or_default());
    });
}

impl Content {
    fn is_empty(&self) -> bool {
        matches!(self.chart.body, Body::Empty(_))
    }

    fn picture(&self, size: Size) -> Picture {
        let Self { chart, palette, i18n, .. } = self.clone();
        Picture { chart, size, palette, i18n }
    }
}

impl Easel {
    pub fn canvases(&self) -> Option<[HtmlCanvasElement; 2]> {
        Some([self.back.cast()?, self.front.cast()?])
    }

    /// Title, subtitle and buttons of a chart.
    pub fn caption(&self, content: &Content) -> Html {
        let file = file(content);
        let on_picture = |save: fn(&Picture, &str, &str) -> Option<()>| {
            let (size, content, file) = (self.size, content.clone(), file.clone());
            Callback::from(move |_: MouseEvent| {
                if let Some(size) = size {
                    save(&content.picture(size), &content.words, &file);
                }
            })
        };
        let (on_png, on_svg) = (on_picture(|picture, _, file| png(picture, file)), on_picture(svg));
        let saves = html! {
            if !content.is_empty() {
                { tool("png", content.i18n.text("charts-png"), on_png) }
                { tool("svg", content.i18n.text("charts-svg"), on_svg) }
            }
        };
        self.head(content, !content.is_empty(), saves)
    }

    /// The same of a picture that its owner draws, and that only canvases can hold.
    pub fn caption_of_layers(&self, content: &Content) -> Html {
        let on_png = {
            let (easel, content, file) = (self.clone(), content.clone(), file(content));
            Callback::from(move |_: MouseEvent| {
                if let (Some(size), Some(canvases)) = (easel.size, easel.canvases()) {
                    layers(&content.picture(size), &canvases, &file);
                }
            })
        };
        self.head(content, true, tool("png", content.i18n.text("charts-png"), on_png))
    }

    fn head(&self, content: &Content, has_table: bool, saves: Html) -> Html {
        let Content { chart, i18n, .. } = content;
        let file = file(content);
        let on_csv = {
            let (table, file) = (content.table.clone(), format!("{file}.csv"));
            Callback::from(move |_: MouseEvent| download::text(&file, "text/csv", &csv::shown(&table())))
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
                        if has_table {
                            { tool("csv", i18n.text("charts-csv"), on_csv) }
                        }
                        { saves }
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
        let height = self.size.map_or(HEIGHT, |size| height(&chart.body, size.width, size.text));
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
                <div ref={&self.paper} class="chart-paper"></div>
            </div>
        }
    }

    /// The chart's data, once its button was pressed.
    pub fn table(&self, content: &Content) -> Html {
        let Content { chart, table, .. } = content;
        html! {
            <div id={table_id(chart)} class="chart-table" data-chart-table={chart.name} hidden={!*self.open}>
                if *self.open {
                    { data_table(&table(), &chart.title) }
                }
            </div>
        }
    }
}

/// Name of its files without the ending.
fn file(content: &Content) -> String {
    format!("snowball-{}", content.chart.name)
}

/// A button that saves a file.
fn tool(kind: &'static str, name: String, onclick: Callback<MouseEvent>) -> Html {
    html! { <button type="button" class="chart-tool" data-save={kind} {onclick}>{ name }</button> }
}

/// Identity of a chart's title on the page.
pub(super) fn title_id(chart: &Chart) -> String {
    format!("chart-{}-title", chart.name)
}

fn table_id(chart: &Chart) -> String {
    format!("chart-{}-table", chart.name)
}
