//! A table of texts.

use yew::prelude::*;

use crate::view::charts::Table;

/// The table; the first cell of a row is its head.
pub fn data_table(table: &Table, caption: &str) -> Html {
    html! {
        <table>
            <caption>{ caption }</caption>
            <thead><tr>for head in &table.head { <th scope="col">{ head }</th> }</tr></thead>
            <tbody>
                for row in &table.rows {
                    <tr>
                        for (index, cell) in row.iter().enumerate() {
                            if index == 0 { <th scope="row">{ cell }</th> } else { <td>{ cell }</td> }
                        }
                    </tr>
                }
            </tbody>
        </table>
    }
}
