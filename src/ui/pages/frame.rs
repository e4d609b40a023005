//! What pages have in common: their properties and, but for the simulation, the header, a heading that takes the focus, and
//! room for the rest.

use std::rc::Rc;

use web_sys::HtmlElement;
use yew::prelude::*;

use crate::state::AppState;
use crate::ui::components::{Header, MessagePanel, Reproduction};
use crate::view::route::Route;

/// Properties of a page.
#[derive(Properties)]
pub struct PageProps {
    /// The state; compared by identity.
    pub state: Rc<AppState>,
}

impl PartialEq for PageProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state)
    }
}

/// Properties of [`Frame`].
#[derive(Clone, Properties)]
pub struct FrameProps {
    /// The state.
    pub state: Rc<AppState>,
    /// The page that is open.
    pub route: Route,
    /// What it is called there.
    pub title: AttrValue,
    /// Whether the heading takes the focus when the page opens; else an entry that was asked for does.
    #[prop_or(true)]
    pub focus: bool,
    /// What the page is about.
    pub children: Children,
}

impl PartialEq for FrameProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state)
            && (&self.route, &self.title, self.focus) == (&other.route, &other.title, other.focus)
            && self.children == other.children
    }
}

/// A page. It is read from its heading on.
#[component]
pub fn Frame(props: &FrameProps) -> Html {
    let heading = use_node_ref();
    use_effect_with((), {
        let (heading, focus) = (heading.clone(), props.focus);
        move |()| {
            if let Some(heading) = heading.cast::<HtmlElement>().filter(|_| focus) {
                // Refused only by what cannot have the focus.
                let _ = heading.focus();
            }
        }
    });
    html! {
        <>
            <Header state={props.state.clone()} route={props.route.clone()} />
            <main class={classes!("sheet", props.route.name())} tabindex="-1">
                <h1 ref={heading} tabindex="-1">{ &props.title }</h1>
                if let Some(message) = &props.state.message {
                    <MessagePanel message={message.clone()} />
                }
                <Reproduction state={props.state.clone()} />
                { props.children.clone() }
            </main>
        </>
    }
}
