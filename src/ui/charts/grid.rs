//! All charts of the Simulate page.

use std::rc::Rc;

use snowball_engine::Metric;
use yew::prelude::*;

use super::fan_work::{Task, use_fans};
use super::figure::{Choice, Figure, View};
use super::paint::mark_painted;
use super::palette::use_palette;
use crate::state::AppState;
use crate::ui::hooks::{use_dispatch, use_i18n};
use crate::view::charts::{CAC_KINDS, Kind, growth_metrics, laws_speak_of, part_key, shown};

/// What the charts need.
#[derive(Clone, Properties)]
pub struct ChartGridProps {
    /// The state; it is compared by identity.
    pub state: Rc<AppState>,
    /// The charts to show; all that have something to say if left out.
    #[prop_or_default]
    pub only: Option<Vec<Kind>>,
    /// Most charts to show, the first ones; all if left out.
    #[prop_or_default]
    pub most: Option<usize>,
}

impl PartialEq for ChartGridProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state) && (&self.only, self.most) == (&other.only, other.most)
    }
}

/// All charts of the Simulate page.
#[component]
pub fn ChartGrid(props: &ChartGridProps) -> Html {
    let state = props.state.clone();
    let (i18n, dispatch) = (use_i18n(), use_dispatch().0);
    let chosen = use_state(|| None);
    let cac = use_state(|| CAC_KINDS[0]);
    let laws = use_state(|| false);
    let palette = use_palette();

    let metrics = growth_metrics(&state);
    // A choice that the plan at hand does not offer waits for one that does.
    let metric = chosen.filter(|metric| metrics.contains(metric)).unwrap_or(metrics[0]);
    let before = use_mut_ref(Vec::new);
    let mut kinds = shown(&state, &before.borrow());
    before.replace(kinds.clone());
    if let Some(only) = &props.only {
        kinds.retain(|kind| only.contains(kind));
        kinds.extend(only.iter().filter(|kind| matches!(kind, Kind::Difference { .. })));
    }
    if let Some(name) = &state.display.chart {
        kinds.retain(|kind| kind.as_str() == name);
    }
    if let Some(most) = props.most {
        kinds.truncate(most);
    }
    let work = use_fans(Task { state: state.clone(), kinds: kinds.clone(), metric, cac: *cac });

    let expected: Vec<_> = state.plans.iter().map(|plan| Rc::as_ptr(&plan.expected)).collect();
    use_effect_with(expected, |_| mark_painted());

    let Some(palette) = palette else { return Html::default() };
    let choose = |handle: &UseStateHandle<Option<Metric>>| {
        let setter = handle.setter();
        Callback::from(move |metric: Metric| setter.set(Some(metric)))
    };
    let growth = Choice {
        label: i18n.text("charts-metric"),
        options: metrics.iter().map(|&metric| (metric, i18n.text(&format!("metric-{}", metric.as_str())))).collect(),
        chosen: metric,
        on_choose: choose(&chosen),
    };
    let cac_kinds = Choice {
        label: i18n.text("charts-kind"),
        options: CAC_KINDS.iter().map(|&kind| (kind, i18n.text(part_key(kind)))).collect(),
        chosen: *cac,
        on_choose: {
            let setter = cac.setter();
            Callback::from(move |metric| setter.set(metric))
        },
    };
    let on_laws = {
        let laws = laws.setter();
        Callback::from(move |on| laws.set(on))
    };
    let few = props.only.is_some() || state.display.chart.is_some();
    let view = View { state, fans: work.fans, i18n, metric, cac: *cac, laws: *laws };
    html! {
        <div class={classes!("charts", few.then_some("charts--few"))}>
            for kind in kinds {
                <Figure key={kind.as_str()} {kind} view={view.clone()} palette={palette.clone()} dispatch={&dispatch}
                    on_sight={&work.on_sight}
                    choice={match kind { Kind::Growth => Some(growth.clone()), Kind::Cac => Some(cac_kinds.clone()), _ => None }}
                    on_laws={(kind == Kind::Growth && laws_speak_of(metric)).then(|| on_laws.clone())} />
            }
        </div>
    }
}
