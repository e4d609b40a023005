//! Identifiers that connect a control with its label and its explanation.

use std::cell::Cell;

use yew::prelude::*;

thread_local! {
    static NEXT: Cell<u32> = const { Cell::new(0) };
}

/// An identifier that no other element has, the same for the life of the component.
#[hook]
pub fn use_id() -> AttrValue {
    (*use_memo((), |()| {
        let number = NEXT.replace(NEXT.get() + 1);
        AttrValue::from(format!("id{number}"))
    }))
    .clone()
}
