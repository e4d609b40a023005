//! The worker as gloo-worker runs it: registered in a worker's scope, spawned by the page.

use std::cell::RefCell;
use std::panic;

use gloo_worker::{Codec, HandlerId, Registrable as _, Worker, WorkerScope};
use js_sys::Uint8Array;
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast as _, JsValue};

use super::{FromWorker, Packet, Server, ToWorker};
use crate::study;

/// Encodes gloo-worker's envelope with postcard. Its own codec, bincode, is no longer maintained.
#[derive(Debug)]
pub struct Postcard;

impl Codec for Postcard {
    fn encode<I: Serialize>(input: I) -> JsValue {
        // The envelope is an enum of numbers and bytes: there is nothing in it that postcard refuses.
        Uint8Array::from(postcard::to_stdvec(&input).unwrap_or_default().as_slice()).into()
    }

    fn decode<O: for<'de> Deserialize<'de>>(input: JsValue) -> O {
        postcard::from_bytes(&Uint8Array::from(input).to_vec())
            .expect("both sides are built with the same gloo-worker, and what is ours inside is only bytes")
    }
}

thread_local! {
    /// Where a fault is reported to: whoever sent the last message.
    static PAGE: RefCell<Option<(WorkerScope<BatchWorker>, HandlerId)>> = const { RefCell::new(None) };
}

/// What computes studies was fetched, as far as it could be.
#[derive(Debug)]
pub struct Fetched;

/// Computes batches of replicates.
#[derive(Debug)]
pub struct BatchWorker {
    server: Server,
    /// Messages that wait for what computes studies: those about studies, and what came behind them. The page takes answers to
    /// be in the order of its questions.
    waiting: Vec<(HandlerId, ToWorker)>,
}

impl Worker for BatchWorker {
    /// What computes studies has come, or will not.
    type Message = Fetched;
    type Input = Packet;
    type Output = Packet;

    fn create(_: &WorkerScope<Self>) -> Self {
        Self { server: Server::default(), waiting: Vec::new() }
    }

    fn update(&mut self, scope: &WorkerScope<Self>, Fetched: Fetched) {
        // If it did not come, the server says so to whoever asked.
        for (id, message) in std::mem::take(&mut self.waiting) {
            self.answer(scope, id, message);
        }
    }

    fn received(&mut self, scope: &WorkerScope<Self>, packet: Packet, id: HandlerId) {
        PAGE.set(Some((scope.clone(), id)));
        match packet.unpack::<ToWorker>() {
            Ok(message) if !self.waiting.is_empty() || (message.is_of_a_study() && !study::is_there()) => {
                if self.waiting.is_empty() {
                    scope.send_future(async {
                        // Asked for again with the next study if it did not come.
                        let _ = study::load().await;
                        Fetched
                    });
                }
                self.waiting.push((id, message));
            }
            Ok(message) => self.answer(scope, id, message),
            Err(error) => {
                let fault = FromWorker::Failed { run: 0, reason: error.to_string() };
                scope.respond(id, Packet::pack(&fault));
            }
        }
    }
}

impl BatchWorker {
    fn answer(&mut self, scope: &WorkerScope<Self>, id: HandlerId, message: ToWorker) {
        if let Some(answer) = self.server.answer(message, now) {
            scope.respond(id, Packet::pack(&answer));
        }
    }
}

/// Registers the worker in the present scope.
pub fn register() {
    panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        // gloo-worker says nothing when a worker dies; without this the page would only notice by its watchdog.
        if let Ok(Some((scope, id))) = PAGE.try_with(RefCell::take) {
            scope.respond(id, Packet::pack(&FromWorker::Died { reason: info.to_string() }));
        }
    }));
    BatchWorker::registrar().encoding::<Postcard>().register();
}

/// Milliseconds on the worker's clock.
fn now() -> f64 {
    let scope: Result<web_sys::WorkerGlobalScope, _> = js_sys::global().dyn_into();
    scope.ok().and_then(|scope| scope.performance()).map_or(0.0, |clock| clock.now())
}
