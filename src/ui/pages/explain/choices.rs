//! What the reader can choose on the Explain page.

use std::rc::Rc;

use yew::prelude::*;

use crate::state::AppState;
use crate::ui::components::{Pick, Switch};
use crate::ui::hooks::use_i18n;
use crate::view::explain::{self, Choices, METRICS, Precision};
use crate::view::letters::letter;

#[derive(PartialEq, Properties)]
pub struct TopChoicesProps {
    pub choices: Choices,
    pub on_choose: Callback<Choices>,
}

/// The metric and the precision.
#[component]
pub fn TopChoices(props: &TopChoicesProps) -> Html {
    let i18n = use_i18n();
    let TopChoicesProps { choices, on_choose } = props;
    let metrics = METRICS.map(|metric| (metric.as_str().to_owned(), i18n.text(&format!("metric-{}", metric.as_str()))));
    let on_metric = {
        let (choices, on_choose) = (choices.clone(), on_choose.clone());
        Callback::from(move |name: String| {
            if let Some(metric) = METRICS.into_iter().find(|metric| metric.as_str() == name) {
                on_choose.emit(Choices { metric, ..choices.clone() });
            }
        })
    };
    let precisions =
        Precision::ALL.map(|one| (one.name().to_owned(), i18n.text(&format!("explain-precision-{}", one.name()))));
    let on_precision = {
        let (choices, on_choose) = (choices.clone(), on_choose.clone());
        Callback::from(move |name: String| {
            if let Some(precision) = Precision::ALL.into_iter().find(|precision| precision.name() == name) {
                on_choose.emit(Choices { precision, ..choices.clone() });
            }
        })
    };
    html! {
        <div class="sheet-choices">
            <Pick name="explain-metric" label={i18n.text("explain-metric")} options={metrics.to_vec()}
                chosen={choices.metric.as_str()} on_pick={on_metric} />
            <Pick name="explain-precision" label={i18n.text("explain-precision")} options={precisions.to_vec()}
                chosen={choices.precision.name()} on_pick={on_precision} help={i18n.help("explain-precision")} />
        </div>
    }
}

#[derive(Properties)]
pub struct MapChoicesProps {
    pub state: Rc<AppState>,
    pub choices: Choices,
    pub on_choose: Callback<Choices>,
}

impl PartialEq for MapChoicesProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state) && (&self.choices, &self.on_choose) == (&other.choices, &other.on_choose)
    }
}

/// The two unknowns of the map, and whether it compares two plans.
#[component]
pub fn MapChoices(props: &MapChoicesProps) -> Html {
    let i18n = use_i18n();
    let MapChoicesProps { state, choices, on_choose } = props;
    let unknowns = state.active_plan().engine.unknowns();
    let options: Vec<_> =
        unknowns.iter().map(|unknown| (unknown.path.clone(), explain::name(&i18n, unknown))).collect();
    let Some(paths) = explain::map_paths(state, choices) else { return Html::default() };
    let on_path = |side: usize| {
        let (choices, on_choose, paths) = (choices.clone(), on_choose.clone(), paths.clone());
        Callback::from(move |path: String| {
            let mut paths = paths.clone();
            // The same unknown on both axes would say nothing: they change places.
            if paths[1 - side] == path {
                paths.swap(0, 1);
            }
            paths[side] = path;
            on_choose.emit(Choices { paths: Some(paths), ..choices.clone() });
        })
    };
    let on_difference = {
        let (choices, on_choose) = (choices.clone(), on_choose.clone());
        Callback::from(move |difference| on_choose.emit(Choices { difference, ..choices.clone() }))
    };
    html! {
        <div class="part-choices">
            <Pick name="map-across" label={i18n.text("explain-map-across")} options={options.clone()} chosen={paths[0].clone()}
                on_pick={on_path(0)} />
            <Pick name="map-up" label={i18n.text("explain-map-up")} {options} chosen={paths[1].clone()} on_pick={on_path(1)} />
            if let Some([a, b]) = explain::pair(state) {
                <Switch on={choices.difference} on_switch={on_difference} name={
                    i18n.with("explain-map-difference", &[("a", letter(a).to_string().into()), ("b", letter(b).to_string().into())])
                } />
            }
        </div>
    }
}
