//! The inputs as tables for paper.

use yew::prelude::*;

use crate::i18n::I18n;
use crate::ui::components::plan_badge;
use crate::view::report::{Change, Inputs, Row, Section};

/// What was changed since the plans were opened.
pub fn changes_table(i18n: &I18n, changes: &[Change], several: bool) -> Html {
    let title = i18n.text("report-changes");
    let row = |change: &Change| {
        html! {
            <tr data-change={change.path.clone()}>
                <th scope="row">
                    if several { { plan_badge(change.slot) }{ " " } }
                    { &change.name }
                </th>
                <td>{ &change.before }</td>
                <td>{ &change.now }</td>
            </tr>
        }
    };
    html! {
        <section class="paper-part" data-report-part="changes" data-count={changes.len().to_string()}>
            <h2>{ &title }</h2>
            if changes.is_empty() {
                <p>{ i18n.text("report-changes-none") }</p>
            } else {
                <div class="chart-table paper-table">
                    <table>
                        <caption>{ &title }</caption>
                        <thead>
                            <tr>
                                <th scope="col">{ i18n.text("compare-inputs-input") }</th>
                                <th scope="col">{ i18n.text("report-before") }</th>
                                <th scope="col">{ i18n.text("report-now") }</th>
                            </tr>
                        </thead>
                        <tbody>{ for changes.iter().map(row) }</tbody>
                    </table>
                </div>
            }
        </section>
    }
}

/// Everything that went in, a table a part.
pub fn inputs_tables(i18n: &I18n, inputs: &Inputs, plans: usize) -> Html {
    let columns = 1 + plans + usize::from(inputs.origins);
    let section = |section: &Section| {
        html! {
            <tbody key={section.title.clone()}>
                <tr>
                    <th scope="rowgroup" class="compare-group" colspan={columns.to_string()}>{ &section.title }</th>
                </tr>
                for row in section.rows.iter() { { line(i18n, row, plans, inputs.origins) } }
            </tbody>
        }
    };
    let title = i18n.text("report-inputs");
    html! {
        <section class="paper-part" data-report-part="inputs">
            <h2>{ &title }</h2>
            <p class="hint">{ i18n.help("report-inputs") }</p>
            <div class="chart-table paper-table">
                <table>
                    <caption>{ &title }</caption>
                    <thead>
                        <tr>
                            <th scope="col">{ i18n.text("compare-inputs-input") }</th>
                            if plans == 1 { <th scope="col">{ i18n.text("preset-value") }</th> }
                            if plans > 1 {
                                for slot in 0..plans { <th scope="col">{ plan_badge(slot) }</th> }
                            }
                            if inputs.origins { <th scope="col">{ i18n.text("preset-origin") }</th> }
                        </tr>
                    </thead>
                    { for inputs.sections.iter().map(section) }
                </table>
            </div>
            if !inputs.off.is_empty() {
                <p>{ i18n.with("report-off", &[("parts", list(i18n, &inputs.off).into())]) }</p>
            }
        </section>
    }
}

fn line(i18n: &I18n, row: &Row, plans: usize, origins: bool) -> Html {
    // A value that all plans have is said once.
    let all = (row.values.len() == 1 && plans > 1).then(|| plans.to_string());
    html! {
        <tr key={row.path.clone()} data-input={row.path.clone()}>
            <th scope="row">{ &row.name }</th>
            for value in row.values.iter() { <td colspan={all.clone()}>{ value }</td> }
            if origins { <td>{ row.origin.clone().unwrap_or_else(|| i18n.text("charts-none")) }</td> }
        </tr>
    }
}

fn list(i18n: &I18n, parts: &[String]) -> String {
    let next =
        |before: String, next: String| i18n.with("compare-list", &[("before", before.into()), ("next", next.into())]);
    parts.iter().cloned().reduce(next).unwrap_or_default()
}
