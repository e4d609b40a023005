//! Charts of a report: SVG in light colours on the screen as on paper, each with the same in words below it.

use std::rc::Rc;

use snowball_engine::Metric;
use yew::prelude::*;

use super::fan_work::{Task, use_fans};
use super::figure::View;
use super::palette::Palette;
use super::save::printed;
use crate::state::AppState;
use crate::ui::hooks::use_i18n;
use crate::view::charts::{CAC_KINDS, Kind, build, growth_metrics, summary};

/// Properties of [`PaperCharts`].
#[derive(Clone, Properties)]
pub struct PaperChartsProps {
    /// The state; compared by identity.
    pub state: Rc<AppState>,
    /// Which charts.
    pub kinds: Vec<Kind>,
}

impl PartialEq for PaperChartsProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state) && self.kinds == other.kinds
    }
}

/// The charts of a report.
#[component]
pub fn PaperCharts(props: &PaperChartsProps) -> Html {
    let i18n = use_i18n();
    // Where somebody points on another page is of no concern here.
    let state = use_memo(Same(props.state.clone()), |state| {
        let mut plain = (*state.0).clone();
        plain.crosshair = None;
        plain
    });
    let palette = use_memo((), |()| Palette::light().map(Rc::new));
    let metric = growth_metrics(&state)[0];
    let cac: Metric = CAC_KINDS[0];
    let work = use_fans(Task { state: state.clone(), kinds: props.kinds.clone(), metric, cac });
    let Some(palette) = (*palette).clone() else { return Html::default() };
    let view = View { state, fans: work.fans, i18n, metric, cac, laws: false };
    html! {
        <div class="paper-charts">
            for kind in props.kinds.iter().copied() {
                <PaperFigure key={kind.as_str()} {kind} view={view.clone()} palette={palette.clone()} />
            }
        </div>
    }
}

/// A state that is the same only if it is that one.
struct Same(Rc<AppState>);

impl PartialEq for Same {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

#[derive(Properties, PartialEq)]
struct PaperFigureProps {
    kind: Kind,
    view: View,
    palette: Rc<Palette>,
}

#[component]
fn PaperFigure(props: &PaperFigureProps) -> Html {
    let PaperFigureProps { kind, view, palette } = props;
    let scene = view.scene();
    let chart = Rc::new(build(*kind, &scene));
    let words = summary(&scene, &chart);
    let drawn = printed(&chart, palette, &view.i18n, &words, &format!("report-{}", chart.name)).unwrap_or_default();
    html! {
        <figure class="paper-chart" data-paper-chart={chart.name} data-fan={format!("{:016x}", chart.fan_sum)}>
            <figcaption>
                <h3>{ &chart.title }</h3>
                <p class="chart-subtitle">
                    { &chart.subtitle }
                    if let Some(count) = &chart.count {
                        <span class="chart-count">{ count }</span>
                    }
                </p>
            </figcaption>
            // Drawn here, with every word of the plan escaped.
            { Html::from_html_unchecked(drawn.into()) }
            <p class="paper-words">{ words }</p>
        </figure>
    }
}
