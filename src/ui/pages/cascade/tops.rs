//! Who brought most.

use yew::prelude::*;

use crate::i18n::I18n;
use crate::view::cascade::{Told, Top};

/// Heads of the columns.
const HEAD: [&str; 5] = [
    "cascade-tops-person",
    "cascade-tops-segment",
    "cascade-day-joined",
    "cascade-tops-referrals",
    "cascade-tops-branch",
];

/// The table, each row with a button that shows its person in the picture.
pub fn tops(i18n: &I18n, told: &Told, on_person: &Callback<Option<u32>>) -> Html {
    let title = i18n.text("cascade-tops-title");
    let row = |top: &Top| {
        let person = top.person;
        let words = i18n.with("cascade-tops-show-one", &[("person", top.cells[0].as_str().into())]);
        let onclick = on_person.reform(move |_: MouseEvent| Some(person));
        html! {
            <tr data-top={(person + 1).to_string()}>
                <th scope="row">
                    <button type="button" class="chart-tool" data-action="top-show" title={i18n.text("cascade-tops-show")}
                        aria-label={words} {onclick}>{ &top.cells[0] }</button>
                </th>
                for cell in &top.cells[1..] { <td title={cell.clone()}>{ cell }</td> }
            </tr>
        }
    };
    html! {
        <section class="chart cascade-tops" data-part="tops">
            <h3 class="chart-title">{ &title }</h3>
            for fact in &told.facts { <p class="hint">{ fact }</p> }
            if told.tops.is_empty() {
                <p class="hint">{ i18n.text("cascade-tops-none") }</p>
            } else {
                <div class="chart-table sheet-table" tabindex="0" role="region" aria-label={title.clone()}>
                    <table>
                        <caption>{ &title }</caption>
                        <thead><tr>for key in HEAD { <th scope="col">{ i18n.text(key) }</th> }</tr></thead>
                        <tbody>{ for told.tops.iter().map(row) }</tbody>
                    </table>
                </div>
            }
        </section>
    }
}
