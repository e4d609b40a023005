//! The parts of the Library page, one a file.

mod added_bar;
mod case_card;
mod case_shelf;
mod conflict_shelf;
mod filters;
mod mechanism_card;
mod mechanism_shelf;
mod replication_shelf;
mod replication_table;

use std::rc::Rc;

use web_sys::HtmlElement;
use yew::prelude::*;

pub use added_bar::{Added, AddedBar};
pub use case_shelf::CaseShelf;
pub use conflict_shelf::ConflictShelf;
pub use mechanism_shelf::MechanismShelf;
pub use replication_shelf::ReplicationShelf;

use crate::i18n::I18n;
use crate::view::library::replication::CaseRows;
use snowball_library::Source;

/// What stands beside the reported numbers, shared by cases and the table.
#[derive(Clone)]
pub struct Replicated {
    /// How many campaigns each number comes from; none if this build has not computed them.
    pub replicates: Option<u32>,
    /// The numbers by case.
    pub cases: Rc<Vec<CaseRows>>,
}

impl PartialEq for Replicated {
    fn eq(&self, other: &Self) -> bool {
        self.replicates == other.replicates && Rc::ptr_eq(&self.cases, &other.cases)
    }
}

/// Opens what was asked for and puts the reader there: the heading takes the focus.
#[hook]
fn use_wanted(wanted: bool, heading: &NodeRef, open: &UseStateHandle<bool>) {
    let (heading, open) = (heading.clone(), open.setter());
    use_effect_with(wanted, move |wanted| {
        if *wanted {
            open.set(true);
            if let Some(heading) = heading.cast::<HtmlElement>() {
                // Refused only by what cannot have the focus.
                let _ = heading.focus();
                heading.scroll_into_view();
            }
        }
    });
}

/// Where something is told.
fn sources(i18n: &I18n, sources: &[Source]) -> Html {
    html! {
        <>
            <h4>{ i18n.text("library-sources") }</h4>
            <ul class="sources">
                for source in sources {
                    <li>{ i18n.with("library-source", &[
                        ("seed", source.seed.as_str().into()),
                        ("section", source.section.as_str().into()),
                    ]) }</li>
                }
            </ul>
        </>
    }
}

/// What stands in the place of the library while it is on its way.
pub fn library_waiting(i18n: &I18n) -> Html {
    html! { <p role="status" class="library-state">{ i18n.text("library-waiting") }</p> }
}

/// What stands there if it cannot be had, with a way to try again.
pub fn library_missing(i18n: &I18n, again: &Callback<()>) -> Html {
    html! {
        <div role="status" class="library-state" data-library="missing">
            <p>{ i18n.text("library-missing") }</p>
            <button type="button" class="button" onclick={again.reform(|_: MouseEvent| ())}>
                { i18n.text("library-again") }
            </button>
        </div>
    }
}
