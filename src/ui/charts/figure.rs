//! One chart: its title, its canvases, the same in words and as a table, and its buttons.

use std::rc::Rc;

use snowball_engine::Metric;
use web_sys::{Element, HtmlCanvasElement};
use yew::prelude::*;

use super::observe::{use_in_sight, use_leave, use_size};
use super::paint::{Painter, Picture};
use super::palette::Palette;
use super::pointer::Pointer;
use super::save::{Caption, png, toggle_full_screen};
use super::{ladder, outcome, time};
use crate::i18n::I18n;
use crate::state::{Action, AppState};
use crate::ui::components::{Switch, data_table};
use crate::view::charts::{Body, Chart, Fans, Kind, Scene, build, readout, summary, table};

/// What a chart is made from; shared parts are compared by identity.
#[derive(Clone)]
pub(super) struct View {
    pub state: Rc<AppState>,
    pub fans: Rc<Fans>,
    pub i18n: I18n,
    pub metric: Metric,
    pub cac: Metric,
    pub laws: bool,
}

impl PartialEq for View {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state)
            && Rc::ptr_eq(&self.fans, &other.fans)
            && self.i18n == other.i18n
            && (self.metric, self.cac, self.laws) == (other.metric, other.cac, other.laws)
    }
}

impl View {
    fn scene(&self) -> Scene<'_> {
        let Self { state, fans, i18n, metric, cac, laws } = self;
        Scene { state, fans, i18n, metric: *metric, cac: *cac, laws: *laws }
    }
}

/// What a chart shows can be chosen from a few.
#[derive(Clone, PartialEq)]
pub(super) struct Choice {
    pub label: String,
    pub options: Vec<(Metric, String)>,
    pub chosen: Metric,
    pub on_choose: Callback<Metric>,
}

#[derive(Properties, PartialEq)]
pub(super) struct FigureProps {
    pub kind: Kind,
    pub view: View,
    pub palette: Rc<Palette>,
    pub dispatch: Callback<Action>,
    pub on_sight: Callback<(Kind, bool)>,
    pub choice: Option<Choice>,
    /// Shows or hides what growth laws predict, where they can.
    pub on_laws: Option<Callback<bool>>,
}

/// One chart.
#[component]
pub(super) fn Figure(props: &FigureProps) -> Html {
    let FigureProps { kind, view, palette, dispatch, on_sight, choice, on_laws } = props;
    let (kind, i18n) = (*kind, &view.i18n);
    let (figure, stage, back, front) = (use_node_ref(), use_node_ref(), use_node_ref(), use_node_ref());
    let painter = use_mut_ref(Painter::default);
    let open = use_state_eq(|| false);
    let size = use_size(&stage);
    let seen = use_in_sight(&figure);

    let scene = view.scene();
    let kept = use_mut_ref(|| None::<Kept>);
    let Kept { chart, words } = refresh(&mut kept.borrow_mut(), kind, &scene, seen);

    use_effect_with(seen, {
        let on_sight = on_sight.clone();
        move |&seen| on_sight.emit((kind, seen))
    });
    use_effect({
        let (chart, palette, i18n, painter) = (chart.clone(), palette.clone(), i18n.clone(), painter.clone());
        let (back, front) = (back.clone(), front.clone());
        move || {
            let canvases = back.cast::<HtmlCanvasElement>().zip(front.cast::<HtmlCanvasElement>());
            if let (true, Some(size), Some((back, front))) = (seen, size, canvases) {
                Painter::show(&painter, back, front, Picture { chart, size, palette, i18n });
            }
        }
    });

    use_leave(&stage, dispatch);

    let title_id = format!("chart-{}-title", kind.as_str());
    let height = match &chart.body {
        Body::Ladder(rungs) => ladder::height(rungs),
        Body::Outcome(of) => outcome::height(of),
        Body::Time(of) => size.map_or(260.0, |size| time::height(of, size.width, size.text)),
        Body::Empty(_) => 260.0,
    };
    let pointer = Pointer { state: view.state.clone(), stage: stage.clone(), painter, dispatch: dispatch.clone() };
    let on_png = {
        let (back, front, palette, chart) = (back.clone(), front.clone(), palette.clone(), chart.clone());
        Callback::from(move |_: MouseEvent| {
            let layers = back.cast::<HtmlCanvasElement>().zip(front.cast::<HtmlCanvasElement>());
            if let (Some((back, front)), Some(size)) = (layers, size) {
                let caption = Caption {
                    title: &chart.title,
                    subtitle: &chart.subtitle,
                    file: format!("snowball-{}", kind.as_str()),
                };
                png([back, front], size, &palette, &caption);
            }
        })
    };
    let on_full = {
        let figure = figure.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(figure) = figure.cast::<Element>() {
                toggle_full_screen(&figure);
            }
        })
    };
    let on_table = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let table_id = format!("chart-{}-table", kind.as_str());
    let spoken = match (&chart.body, view.state.crosshair) {
        (Body::Time(time), Some(_)) => readout(&scene, time),
        _ => String::new(),
    };

    html! {
        <figure ref={figure} class="chart" data-chart={kind.as_str()} aria-labelledby={title_id.clone()}
            data-expected={format!("{:016x}", chart.expected_sum)} data-fan={format!("{:016x}", chart.fan_sum)}
            data-fan-width={chart.fan_width.filter(|_| kind == Kind::Growth).map(|width| width.to_string())}>
            <figcaption>
                <div class="chart-head">
                    <h3 id={title_id} class="chart-title">{ &chart.title }</h3>
                    <div class="chart-tools">
                        <button type="button" class="chart-tool" aria-expanded={open.to_string()}
                            aria-controls={table_id.clone()} onclick={on_table}>{ i18n.text("charts-table") }</button>
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
            if let Some(choice) = choice {
                { switch(kind, choice) }
            }
            if let Some(on_laws) = on_laws {
                <div class="chart-laws">
                    <Switch on={view.laws} name={i18n.text("charts-laws")} on_switch={on_laws.clone()} />
                </div>
            }
            if let Some(note) = &chart.note {
                <p class="chart-note">{ note }</p>
            }
            { canvases(&chart, words, i18n.text("charts-keys").into(), &pointer, [&stage, &back, &front], height) }
            <p class="chart-spoken" role="status">{ spoken }</p>
            <div id={table_id} class="chart-table" data-chart-table={kind.as_str()} hidden={!*open}>
                if *open {
                    { data_table(&table(&scene, &chart), &chart.title) }
                }
            </div>
        </figure>
    }
}

/// A chart and its words.
#[derive(Clone)]
struct Kept {
    chart: Rc<Chart>,
    words: AttrValue,
}

/// Draws the chart up anew. While a control is dragged what cannot be seen waits: charts out of sight and words.
fn refresh(kept: &mut Option<Kept>, kind: Kind, scene: &Scene, seen: bool) -> Kept {
    let before = kept.take().filter(|_| scene.state.dragging);
    let next = match before {
        Some(before) if !seen => before,
        Some(Kept { words, .. }) => Kept { chart: Rc::new(build(kind, scene)), words },
        None => {
            let chart = build(kind, scene);
            let words = summary(scene, &chart).into();
            Kept { chart: Rc::new(chart), words }
        }
    };
    kept.insert(next).clone()
}

/// The two layers, one picture to who cannot see them.
fn canvases(
    chart: &Chart,
    words: AttrValue,
    keys: AttrValue,
    pointer: &Pointer,
    nodes: [&NodeRef; 3],
    height: f64,
) -> Html {
    let [stage, back, front] = nodes;
    let over_time = matches!(chart.body, Body::Time(_));
    let height = format!("--chart-height: {height}px");
    html! {
        <div ref={stage} class={classes!("chart-stage", over_time.then_some("chart-stage--time"))} style={height}
            role="img" aria-label={words} aria-description={over_time.then(|| keys.clone())} tabindex={over_time.then_some("0")}
            onpointermove={over_time.then(|| pointer.on_move())}
            onclick={over_time.then(|| pointer.on_click())} onkeydown={over_time.then(|| pointer.on_key())}
            data-stage={chart.kind.as_str()}>
            <canvas ref={back} class="chart-canvas" aria-hidden="true"></canvas>
            <canvas ref={front} class="chart-canvas" aria-hidden="true"></canvas>
            if let Body::Empty(why) = &chart.body {
                <p class="chart-empty">{ why }</p>
            }
        </div>
    }
}

fn switch(kind: Kind, choice: &Choice) -> Html {
    let name = format!("chart-{}-choice", kind.as_str());
    html! {
        <fieldset class="chart-switch">
            <legend class="chart-switch-label">{ &choice.label }</legend>
            for (metric, text) in choice.options.iter().cloned() {
                <label class="chart-switch-option" key={metric.as_str()}>
                    <input type="radio" name={name.clone()} value={metric.as_str()} checked={metric == choice.chosen}
                        onchange={choice.on_choose.reform(move |_| metric)} />
                    <span>{ text }</span>
                </label>
            }
        </fieldset>
    }
}
