//! A chart of the open plans: it follows the sliders and the pointer.

use std::rc::Rc;

use snowball_engine::Metric;
use yew::prelude::*;

use super::easel::{Content, title_id, use_drawing, use_easel};
use super::observe::use_leave;
use super::palette::Palette;
use super::pointer::Pointer;
use crate::i18n::I18n;
use crate::state::{Action, AppState, RunStatus};
use crate::ui::components::Switch;
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
    /// The state with what the charts add to it.
    pub fn scene(&self) -> Scene<'_> {
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
    let easel = use_easel();
    let (stage, seen) = (easel.stage.clone(), easel.seen);

    let scene = view.scene();
    let kept = use_mut_ref(|| None::<Kept>);
    let Kept { chart, words } = refresh(&mut kept.borrow_mut(), kind, &scene, seen);

    use_effect_with(seen, {
        let on_sight = on_sight.clone();
        move |&seen| on_sight.emit((kind, seen))
    });
    let content = Content {
        chart: chart.clone(),
        palette: palette.clone(),
        i18n: i18n.clone(),
        words: words.clone(),
        table: {
            let (view, chart) = (view.clone(), chart.clone());
            Rc::new(move || table(&view.scene(), &chart))
        },
    };
    use_drawing(&easel, &content);
    use_leave(&stage, dispatch);

    let pointer =
        Pointer { state: view.state.clone(), stage, painter: easel.painter.clone(), dispatch: dispatch.clone() };
    let keys = i18n.text("charts-keys").into();
    let spoken = match (&chart.body, view.state.crosshair) {
        (Body::Time(time), Some(_)) => readout(&scene, time),
        _ => String::new(),
    };

    html! {
        <figure ref={&easel.figure} class="chart" data-chart={chart.name} aria-labelledby={title_id(&chart)}
            data-expected={format!("{:016x}", chart.expected_sum)} data-fan={format!("{:016x}", chart.fan_sum)}
            data-fan-width={chart.fan_width.filter(|_| kind == Kind::Growth).map(|width| width.to_string())}>
            { easel.caption(&content) }
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
            { easel.canvas(&chart, words, Some((&pointer, keys))) }
            <p class="chart-spoken" role="status">{ spoken }</p>
            { easel.table(&content) }
        </figure>
    }
}

/// A chart and its words.
#[derive(Clone)]
struct Kept {
    chart: Rc<Chart>,
    words: AttrValue,
}

/// Draws the chart up anew. While a control is dragged what cannot be seen waits: charts out of sight and words. While
/// replicates come in, charts out of sight wait as well.
fn refresh(kept: &mut Option<Kept>, kind: Kind, scene: &Scene, seen: bool) -> Kept {
    let runs = scene.state.run.status == RunStatus::Running;
    let before = kept.take().filter(|_| scene.state.dragging || runs && !seen);
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
