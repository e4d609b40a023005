//! Bytes from a worker of another build, or from anywhere: both directions decode to a message or to an error, a message
//! survives the way back, and the worker's server answers what it cannot follow.
#![no_main]

use libfuzzer_sys::fuzz_target;
use snowball::wire::{FromWorker, Packet, Server, ToWorker};
use snowball_engine::Metric;

/// What arrives is bytes with their length in front.
fn arrived(bytes: &[u8]) -> Option<Packet> {
    let framed = postcard::to_stdvec(bytes).expect("bytes have a length");
    postcard::from_bytes(&framed).ok()
}

fuzz_target!(|bytes: &[u8]| {
    // With a length that is part of the input, and with the right one.
    for packet in [postcard::from_bytes::<Packet>(bytes).ok(), arrived(bytes)].into_iter().flatten() {
        if let Ok(message) = packet.unpack::<FromWorker>() {
            let again = Packet::pack(&message).unpack::<FromWorker>().expect("a message comes back");
            if let FromWorker::Done { batch, .. } = again {
                for track in &batch.tracks {
                    for metric in Metric::ALL {
                        let _ = metric.last(track);
                    }
                }
            }
        }
        if let Ok(message) = packet.unpack::<ToWorker>() {
            assert_eq!(Packet::pack(&message).unpack::<ToWorker>().as_ref(), Ok(&message));
            let _ = Server::default().answer(message, || 0.0);
        }
    }
});
