//! The picture: rungs on a line of referrals, with the share of members that ends on each.

use std::rc::Rc;

use snowball_engine::plan::Ladder;
use web_sys::{Element, PointerEvent};
use yew::prelude::*;

use crate::i18n::I18n;
use crate::state::Action;
use crate::ui::hooks::{use_dispatch, use_i18n};
use crate::view::metrics;
use crate::view::rungs::{self, Standing};

/// Properties of [`LadderLine`].
#[derive(PartialEq, Properties)]
pub struct LadderLineProps {
    /// The ladder.
    pub ladder: Rc<Ladder>,
    /// Where members are expected to stand.
    pub standing: Standing,
}

/// A rung is dragged, or moved by arrow keys; it stops at its neighbours.
#[component]
pub fn LadderLine(props: &LadderLineProps) -> Html {
    let i18n = use_i18n();
    let dispatch = use_dispatch();
    let track = use_node_ref();
    let dragged = use_state(|| None::<(usize, u32)>);
    let ladder = &props.ladder.rungs;
    // While a rung is dragged the scale stays as it was when the drag began.
    let width = dragged.map_or_else(|| rungs::width(ladder), |(_, width)| width);
    let moved = {
        let dispatch = dispatch.clone();
        Callback::from(move |(index, threshold): (usize, u32)| {
            let what = format!("/ladder/rungs/{index}/threshold");
            dispatch.emit(Action::drag(what, move |plan| rungs::move_rung(plan, index, threshold)));
        })
    };
    let rest = {
        let dispatch = dispatch.clone();
        Callback::from(move |()| dispatch.emit(Action::Commit))
    };
    let handle = |index: usize, threshold: u32| {
        let onpointerdown = {
            let dragged = dragged.clone();
            Callback::from(move |event: PointerEvent| {
                if let Some(target) = event.target_dyn_into::<Element>() {
                    // Without capture the drag ends at the rung's edge; the arrow keys still work.
                    let _ = target.set_pointer_capture(event.pointer_id());
                }
                dragged.set(Some((index, width)));
            })
        };
        let onpointermove = {
            let (dragged, track, moved) = (dragged.clone(), track.clone(), moved.clone());
            Callback::from(move |event: PointerEvent| {
                if dragged.is_none_or(|(rung, _)| rung != index) {
                    return;
                }
                if let Some(at) = referrals_at(&track, event.client_x(), width).filter(|at| *at != threshold) {
                    moved.emit((index, at));
                }
            })
        };
        let let_go = {
            let (dragged, rest) = (dragged.clone(), rest.clone());
            Callback::from(move |_: PointerEvent| {
                dragged.set(None);
                rest.emit(());
            })
        };
        let onkeydown = {
            let (moved, rest, limits) = (moved.clone(), rest.clone(), rungs::limits(ladder, index));
            Callback::from(move |event: KeyboardEvent| {
                let to = match event.key().as_str() {
                    "ArrowRight" | "ArrowUp" => threshold + 1,
                    "ArrowLeft" | "ArrowDown" => threshold.saturating_sub(1),
                    "Home" => limits.0,
                    "End" => limits.1,
                    _ => return,
                };
                event.prevent_default();
                moved.emit((index, to.clamp(limits.0, limits.1)));
                rest.emit(());
            })
        };
        let (low, high) = rungs::limits(ladder, index);
        let values = [("number", (index + 1).into()), ("threshold", threshold.into())];
        html! {
            <span key={index} class="ladder-rung" role="slider" tabindex="0" style={at(threshold, width)}
                aria-label={i18n.with("ladder-rung", &values)} aria-valuemin={low.to_string()}
                aria-valuemax={high.to_string()} aria-valuenow={threshold.to_string()}
                {onpointerdown} {onpointermove} onpointerup={let_go.clone()} onpointercancel={let_go} {onkeydown}>
                { threshold }
            </span>
        }
    };
    html! {
        <div class="ladder-picture" role="group" aria-label={i18n.text("ladder-picture")}>
            <div class="ladder-bars" aria-hidden="true">
                for (index, from, to) in spans(props, width) {
                    { bar(&i18n, props.standing.shares.get(index).copied().unwrap_or(0.0), from, to, width) }
                }
            </div>
            <div class="ladder-track" ref={track.clone()}>
                for tick in 1..=width {
                    <span class="ladder-tick" key={tick} style={at(tick, width)} />
                }
                for (index, rung) in ladder.iter().enumerate() {
                    { handle(index, rung.threshold) }
                }
            </div>
        </div>
    }
}

/// From which to which number of referrals members stand on each rung, "no rung yet" first.
fn spans(props: &LadderLineProps, width: u32) -> Vec<(usize, u32, u32)> {
    let mut edges = vec![0];
    edges.extend(props.ladder.rungs.iter().map(|rung| rung.threshold));
    edges.push(width + 1);
    edges.windows(2).enumerate().map(|(index, edge)| (index, edge[0], edge[1])).collect()
}

/// A bar over the stretch of referrals that a rung covers. Its height grows with the root of the share: the few at the
/// top are who the ladder is for, and must be seen beside the many at its foot.
fn bar(i18n: &I18n, share: f64, from: u32, to: u32, width: u32) -> Html {
    let left = 100.0 * f64::from(from) / f64::from(width + 1);
    let right = 100.0 * f64::from(to) / f64::from(width + 1);
    let style = format!("left:{left:.2}%;width:{:.2}%;--share:{:.3}", right - left, share.sqrt());
    html! {
        <span class="ladder-bar" {style} key={from}>
            <span>{ metrics::small_share(i18n, share) }</span>
        </span>
    }
}

fn at(referrals: u32, width: u32) -> String {
    format!("left:{:.2}%", 100.0 * f64::from(referrals) / f64::from(width + 1))
}

/// The number of referrals at a place on the screen.
fn referrals_at(track: &NodeRef, x: i32, width: u32) -> Option<u32> {
    let rect = track.cast::<Element>()?.get_bounding_client_rect();
    let share = (f64::from(x) - rect.left()) / rect.width();
    let at = (share * f64::from(width + 1)).round();
    (at.is_finite()).then(|| at.clamp(1.0, f64::from(width)) as u32)
}
