//! Metric by metric: every plan with its interval and its chance to be the best.

use snowball_engine::Summary;
use yew::prelude::*;

use super::PartProps;
use crate::i18n::I18n;
use crate::ui::components::Glossed;
use crate::ui::components::plan_badge::plan_badge;
use crate::ui::hooks::use_i18n;
use crate::view::compare::{Cell, Chanced, Row, table};

/// The table; the chosen metric is its first row.
#[component]
pub fn MetricTable(props: &PartProps) -> Html {
    let i18n = use_i18n();
    let table = table(&i18n, &props.comparison);
    let title = i18n.text("compare-table");
    let row = |(index, row): (usize, &Row)| {
        html! {
            <tr class={classes!((index == 0).then_some("compare-chosen"))} data-compare-row={row.metric.as_str()}>
                <th scope="row">{ &row.name }</th>
                for (cell, slot) in row.cells.iter().zip(&table.slots) { { best(&i18n, cell, *slot) } }
                if let Some([difference, better]) = &row.against {
                    { value(difference, "difference") }
                    { chance(better, table.slots[1]) }
                }
            </tr>
        }
    };
    html! {
        <section class="compare-part" aria-labelledby="compare-table" data-compare="table">
            <h2 id="compare-table">{ &title }</h2>
            <p class="hint"><Glossed text={i18n.help("compare-table").unwrap_or_default()} /></p>
            <div class={classes!("chart-table", "years-table", "compare-table", table.against.is_some().then_some("compare-table--two"))}
                tabindex="0" role="region"
                aria-label={i18n.with("compare-scroll", &[("title", title.as_str().into())])}>
                <table>
                    <caption>{ &title }</caption>
                    <thead>
                        <tr>
                            <th scope="col">{ i18n.text("compare-table-metric") }</th>
                            for slot in table.slots.iter() { <th scope="col">{ plan_badge(*slot) }</th> }
                            if let Some(heads) = &table.against {
                                for head in heads.iter() { <th scope="col">{ head }</th> }
                            }
                        </tr>
                    </thead>
                    <tbody>{ for table.rows.iter().enumerate().map(row) }</tbody>
                </table>
            </div>
        </section>
    }
}

/// A plan's value, and its chance to be the best.
fn best(i18n: &I18n, cell: &Cell, slot: usize) -> Html {
    let exact = |of: fn(&Summary) -> f64| cell.summary.as_ref().map(|summary| of(summary).to_string());
    let words = |chanced: &Chanced| i18n.with("compare-table-best", &[("chance", chanced.words.as_str().into())]);
    html! {
        <td data-slot={slot.to_string()} data-low={exact(|summary| summary.low)}
            data-median={exact(|summary| summary.median)} data-high={exact(|summary| summary.high)}
            data-chance={cell.chance.as_ref().map(|chanced| chanced.chance.share.to_string())}>
            <span class="years-main">{ &cell.main }</span>
            if let Some(detail) = &cell.detail {
                <span class="years-detail">{ detail }</span>
            }
            if let Some(chanced) = &cell.chance {
                { bar(chanced, slot) }
                <span class="years-detail">{ words(chanced) }</span>
            }
        </td>
    }
}

fn value(cell: &Cell, kind: &'static str) -> Html {
    let exact = |of: fn(&Summary) -> f64| cell.summary.as_ref().map(|summary| of(summary).to_string());
    html! {
        <td data-compare-cell={kind} data-low={exact(|summary| summary.low)}
            data-median={exact(|summary| summary.median)} data-high={exact(|summary| summary.high)}>
            <span class="years-main">{ &cell.main }</span>
            if let Some(detail) = &cell.detail {
                <span class="years-detail">{ detail }</span>
            }
        </td>
    }
}

fn chance(cell: &Cell, slot: usize) -> Html {
    html! {
        <td data-compare-cell="better"
            data-chance={cell.chance.as_ref().map(|chanced| chanced.chance.share.to_string())}>
            <span class="years-main">{ &cell.main }</span>
            if let Some(chanced) = &cell.chance { { bar(chanced, slot) } }
        </td>
    }
}

/// A chance in the colour of its plan; the words stand beside it.
fn bar(chanced: &Chanced, slot: usize) -> Html {
    let style = format!("--chance:{}", chanced.chance.share);
    html! { <span class="chance-bar" data-plan={slot.to_string()} {style} aria-hidden="true"></span> }
}
