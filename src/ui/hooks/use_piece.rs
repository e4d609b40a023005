//! What comes with a piece of the program, fetched when a component is shown that needs it.

use std::any::Any;
use std::cell::RefCell;
use std::future::Future;
use std::pin::Pin;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::pieces::Missing;

/// Fetches what a piece has.
pub type Fetch<T> = fn() -> Pin<Box<dyn Future<Output = Result<T, Missing>>>>;

thread_local! {
    /// What has come, by name: who comes back finds it at once.
    static THERE: RefCell<Vec<(&'static str, Box<dyn Any>)>> = const { RefCell::new(Vec::new()) };
}

fn there<T: Copy + 'static>(name: &str) -> Option<T> {
    THERE.with_borrow(|there| there.iter().find(|(known, _)| *known == name)?.1.downcast_ref().copied())
}

/// What a piece has, under a name of its own: nothing while it is being fetched; and how to try again if it did not come. It is
/// asked for while it is `wanted`.
#[hook]
pub fn use_piece<T: Copy + PartialEq + 'static>(
    name: &'static str,
    wanted: bool,
    fetch: Fetch<T>,
) -> (Option<Result<T, Missing>>, Callback<()>) {
    let got = use_state(|| None::<Result<T, Missing>>);
    let asked = use_state(|| 0_u32);
    use_effect_with((*asked, wanted), {
        let got = got.setter();
        move |(_, wanted)| {
            if *wanted && there::<T>(name).is_none() {
                got.set(None);
                spawn_local(async move {
                    let found = fetch().await;
                    if let Ok(found) = found {
                        THERE.with_borrow_mut(|there| there.push((name, Box::new(found))));
                    }
                    got.set(Some(found));
                });
            }
        }
    });
    let again = Callback::from(move |()| asked.set(*asked + 1));
    (there(name).map(Ok).or(*got), again)
}
