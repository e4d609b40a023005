//! The inputs in which the plans differ, side by side.

use yew::prelude::*;

use super::PartProps;
use crate::ui::components::plan_badge::plan_badge;
use crate::ui::hooks::use_i18n;
use crate::view::compare::{Group, inputs};

/// Rows that are shown at first.
const FIRST: usize = 30;

/// The table, its first rows or all of them.
#[component]
pub fn InputsTable(props: &PartProps) -> Html {
    let i18n = use_i18n();
    let whole = use_state(|| false);
    let comparison = &props.comparison;
    let all = inputs(&i18n, comparison);
    let more = all.count > FIRST;
    let shown = if more && !*whole { all.first(FIRST) } else { all };
    let title = i18n.text("compare-inputs");
    let toggle = {
        let whole = whole.clone();
        Callback::from(move |_: MouseEvent| whole.set(!*whole))
    };
    let columns = (comparison.slots.len() + 1).to_string();
    let group = |group: &Group| {
        html! {
            <tbody key={group.title.clone()}>
                <tr><th scope="rowgroup" class="compare-group" colspan={columns.clone()}>{ &group.title }</th></tr>
                for row in group.rows.iter() {
                    <tr data-input={row.path.clone()}>
                        <th scope="row">{ &row.name }</th>
                        for value in row.values.iter() { <td>{ value }</td> }
                    </tr>
                }
            </tbody>
        }
    };
    html! {
        <section class="compare-part" aria-labelledby="compare-inputs" data-compare="inputs" data-count={shown.count.to_string()}>
            <h2 id="compare-inputs">{ &title }</h2>
            if shown.count == 0 {
                <p class="hint">{ i18n.text("compare-inputs-none") }</p>
            } else {
                <div class="chart-table years-table compare-inputs" tabindex="0" role="region"
                    aria-label={i18n.with("compare-scroll", &[("title", title.as_str().into())])}>
                    <table>
                        <caption>{ &title }</caption>
                        <thead>
                            <tr>
                                <th scope="col">{ i18n.text("compare-inputs-input") }</th>
                                for slot in comparison.slots.iter() { <th scope="col">{ plan_badge(*slot) }</th> }
                            </tr>
                        </thead>
                        { for shown.groups.iter().map(group) }
                    </table>
                </div>
                if more {
                    <button type="button" class="button button-quiet" data-action="all-inputs" aria-expanded={whole.to_string()}
                        onclick={toggle}>
                        { if *whole {
                            i18n.with("compare-inputs-fewer", &[("count", FIRST.into())])
                        } else {
                            i18n.with("compare-inputs-all", &[("count", shown.count.into())])
                        } }
                    </button>
                }
            }
        </section>
    }
}
