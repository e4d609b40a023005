//! Reported numbers beside simulated ones.

use yew::prelude::*;

use crate::i18n::I18n;
use crate::view::library::replication::ReplicationRow;

/// The table of some rows.
pub fn replication_table<'a>(i18n: &I18n, caption: &str, rows: impl Iterator<Item = &'a ReplicationRow>) -> Html {
    html! {
        <table class="figures replication">
            <caption class="unseen">{ caption }</caption>
            <thead>
                <tr>
                    <th scope="col">{ i18n.text("library-replication-what") }</th>
                    <th scope="col">{ i18n.text("library-replication-reported") }</th>
                    <th scope="col">{ i18n.text("library-replication-simulated") }</th>
                    <th scope="col">{ i18n.text("library-replication-verdict") }</th>
                </tr>
            </thead>
            <tbody>{ for rows.map(|row| table_row(i18n, row)) }</tbody>
        </table>
    }
}

fn table_row(i18n: &I18n, row: &ReplicationRow) -> Html {
    let label = |key: &str| i18n.text(key);
    html! {
        <tr>
            <th scope="row">
                { &row.what }
                if let Some(why) = &row.why {
                    <span class="figure-note">{ why }</span>
                }
            </th>
            <td data-label={label("library-replication-reported")}>{ &row.reported }</td>
            <td data-label={label("library-replication-simulated")}>
                { match &row.simulated {
                    Some((median, interval)) => html! { <>{ median }{ " " }<span class="hint">{ interval }</span></> },
                    None => html! { { label("charts-none") } },
                } }
            </td>
            <td data-label={label("library-replication-verdict")}>{ verdict(i18n, row) }</td>
        </tr>
    }
}

fn verdict(i18n: &I18n, row: &ReplicationRow) -> Html {
    let Some(verdict) = row.verdict.map(|verdict| verdict.as_str()) else {
        return html! { <span class="hint">{ i18n.text("library-not-computed") }</span> };
    };
    html! {
        <span class="badge" data-verdict={verdict} title={i18n.text(&format!("library-verdict-help-{verdict}"))}>
            { i18n.text(&format!("library-verdict-{verdict}")) }
        </span>
    }
}
