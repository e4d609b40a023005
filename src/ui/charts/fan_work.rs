//! Computes what charts need of the replicates: one thing per animation frame, what is in sight first.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::render::{AnimationFrame, request_animation_frame};
use snowball_engine::Metric;
use yew::prelude::*;

use crate::state::AppState;
use crate::view::charts::{Fans, Kind, Want, finals, wants};

/// What the work is about.
#[derive(Clone)]
pub(super) struct Task {
    pub state: Rc<AppState>,
    /// The charts that are shown.
    pub kinds: Vec<Kind>,
    pub metric: Metric,
    pub cac: Metric,
}

struct Work {
    task: Task,
    fans: Rc<Fans>,
    /// Charts in sight.
    seen: Vec<Kind>,
    frame: Option<AnimationFrame>,
    show: UseStateSetter<Rc<Fans>>,
}

/// The fans, and where to say which charts are in sight.
pub(super) struct FanWork {
    /// What there is of them.
    pub fans: Rc<Fans>,
    /// To be called when a chart comes into sight or leaves it.
    pub on_sight: Callback<(Kind, bool)>,
}

/// Keeps the fans up to date with the state.
#[hook]
pub(super) fn use_fans(task: Task) -> FanWork {
    let fans = use_state(|| Rc::new(Fans::default()));
    let work = {
        let (task, fans) = (task.clone(), fans.clone());
        use_mut_ref(move || Work { task, fans: (*fans).clone(), seen: Vec::new(), frame: None, show: fans.setter() })
    };
    let pruned = {
        let mut work = work.borrow_mut();
        work.task = task;
        let mut fans = (*work.fans).clone();
        fans.prune(&work.task.state);
        work.fans = Rc::new(fans);
        work.fans.clone()
    };
    plan(&work);
    // Work that outlives the page it was for must not call back into it.
    use_effect_with((), {
        let work = work.clone();
        move |()| {
            move || {
                work.borrow_mut().frame = None;
            }
        }
    });
    let on_sight = use_callback((), move |(kind, seen): (Kind, bool), ()| {
        {
            let mut work = work.borrow_mut();
            work.seen.retain(|other| *other != kind);
            if seen {
                work.seen.push(kind);
            }
        }
        plan(&work);
    });
    FanWork { fans: pruned, on_sight }
}

/// Asks for a frame if there is something to compute and none was asked for.
fn plan(work: &Rc<RefCell<Work>>) {
    let mut this = work.borrow_mut();
    if this.frame.is_none() && next(&this).is_some() {
        let work = work.clone();
        this.frame = Some(request_animation_frame(move |_| step(&work)));
    }
}

fn step(work: &Rc<RefCell<Work>>) {
    let show = {
        let mut this = work.borrow_mut();
        this.frame = None;
        let Some((slot, want)) = next(&this) else { return };
        let Task { state, metric, .. } = this.task.clone();
        let mut fans = (*this.fans).clone();
        fans.compute(&state, slot, want, &finals(metric));
        this.fans = Rc::new(fans);
        (this.show.clone(), this.fans.clone())
    };
    // Shows them, and comes back here by way of the component for the next.
    show.0.set(show.1);
}

/// The most urgent thing to compute.
fn next(work: &Work) -> Option<(usize, Want)> {
    let Task { state, kinds, metric, cac } = &work.task;
    let (seen, unseen): (Vec<Kind>, Vec<Kind>) = kinds.iter().partition(|kind| work.seen.contains(kind));
    let wants: Vec<Want> = seen.into_iter().chain(unseen).flat_map(|kind| wants(kind, *metric, *cac)).collect();
    work.fans.next(state, &wants, &finals(*metric))
}
