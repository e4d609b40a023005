//! A plan by campaign year: goals with their chances, charts, and tables with a column a year.

use std::rc::Rc;

use yew::prelude::*;

use super::frame::{Frame, PageProps};
use crate::i18n::I18n;
use crate::ui::charts::ChartGrid;
use crate::ui::hooks::use_i18n;
use crate::view::charts::Kind;
use crate::view::route::Route;
use crate::view::years::{self, Cell, IndicatorRow, Page, Part, Row};

/// The charts of the page.
const CHARTS: [Kind; 3] = [Kind::Growth, Kind::Layers, Kind::Alerts];

/// The page.
#[component]
pub fn Years(props: &PageProps) -> Html {
    let i18n = use_i18n();
    let state = &props.state;
    let open = state.active_plan();
    // Not made anew while the pointer moves over a chart.
    let made_of = (Rc::as_ptr(&open.plan), Rc::as_ptr(&open.expected), Rc::as_ptr(&open.results), open.results.done());
    let page = use_memo((made_of, i18n.clone()), |(_, i18n)| years::page(i18n, open));
    let title = match open.plan.name.as_str() {
        "" => i18n.text("years-title-unnamed"),
        name => i18n.with("years-title", &[("plan", name.into())]),
    };
    html! {
        <Frame state={state.clone()} route={Route::Years} {title}>
                <div class="years-head">
                    <p>{ &page.intro }</p>
                    <p class="years-count" role="status">{ &page.count }</p>
                </div>
                { indicators(&i18n, &page) }
                <ChartGrid state={state.clone()} only={CHARTS.to_vec()} />
                <div class="years-parts">
                    for part in page.parts.iter() { { table(&i18n, &page, part) } }
                </div>
        </Frame>
    }
}

fn indicators(i18n: &I18n, page: &Page) -> Html {
    const HEAD: [&str; 6] =
        ["years-indicator", "years-by", "years-simulated", "years-base", "years-target", "years-challenge"];
    let title = i18n.text("years-indicators");
    let row = |(index, row): (usize, &IndicatorRow)| {
        // The name stands once above the days that it is judged on.
        let first = index == 0 || page.indicators[index - 1].name != row.name;
        html! {
            <tr class={classes!(first.then_some("years-first"))}>
                <th scope="row">if first { { &row.name } } else { <span class="unseen">{ &row.name }</span> }</th>
                <td>{ &row.by }</td>
                { cell(&row.simulated) }
                for tier in row.tiers.iter() {
                    if let [one] = tier.as_slice() { { cell(one) } } else {
                        <td>
                            for one in tier.iter() { { content(one) } }
                            if tier.is_empty() { { i18n.text("charts-none") } }
                        </td>
                    }
                }
            </tr>
        }
    };
    html! {
        <section class="years-part" data-years="indicators">
            <h2>{ &title }</h2>
            if page.indicators.is_empty() {
                <p class="hint">{ i18n.text("years-indicators-none") }</p>
            } else {
                <p class="hint">{ i18n.help("years-indicators") }</p>
                <div class="chart-table years-table" tabindex="0" role="region" aria-label={scrolled(i18n, &title)}>
                    <table>
                        <caption>{ &title }</caption>
                        <thead><tr>for head in HEAD { <th scope="col">{ i18n.text(head) }</th> }</tr></thead>
                        <tbody>{ for page.indicators.iter().enumerate().map(row) }</tbody>
                    </table>
                </div>
            }
        </section>
    }
}

fn table(i18n: &I18n, page: &Page, part: &Part) -> Html {
    let row = |row: &Row| {
        html! {
            <tr class={classes!(row.total.then_some("years-total"))}>
                <th scope="row">{ &row.name }</th>
                for value in row.cells.iter() { { cell(value) } }
            </tr>
        }
    };
    html! {
        <section class="years-part" data-years={part.id}>
            <h2>{ &part.title }</h2>
            <p class="hint">{ &part.explanation }</p>
            <div class="chart-table years-table" tabindex="0" role="region" aria-label={scrolled(i18n, &part.title)}>
                <table>
                    <caption>{ &part.title }</caption>
                    <thead>
                        <tr>
                            <td></td>
                            for name in page.years.iter() { <th scope="col">{ name }</th> }
                        </tr>
                    </thead>
                    <tbody>{ for part.rows.iter().map(row) }</tbody>
                </table>
            </div>
        </section>
    }
}

fn scrolled(i18n: &I18n, title: &str) -> String {
    i18n.with("years-table-scroll", &[("title", title.into())])
}

fn cell(cell: &Cell) -> Html {
    html! { <td data-chance={cell.chance.map(|chance| chance.to_string())}>{ content(cell) }</td> }
}

/// The value, what stands under it, and a chance as a bar as well.
fn content(cell: &Cell) -> Html {
    html! {
        <>
            <span class="years-main">{ &cell.main }</span>
            if let Some(detail) = &cell.detail {
                <span class="years-detail">{ detail }</span>
            }
            if let Some(chance) = cell.chance {
                <span class="chance-bar" style={format!("--chance:{chance}")} aria-hidden="true"></span>
            }
        </>
    }
}
