//! What a worker does: keeps the engines of one run and computes batches of it.

use snowball_engine::Engine;
use snowball_engine::plan::Plan;

use super::{FromWorker, MAX_BATCH, PROTOCOL, ToWorker, VERSION};

/// The worker's side. It answers every message it cannot follow with [`FromWorker::Failed`].
#[derive(Debug, Default)]
pub struct Server {
    run: u64,
    engines: Vec<Engine>,
}

impl Server {
    /// Answers a message; `now` is a clock in milliseconds. A load that succeeds needs no answer.
    pub fn answer(&mut self, message: ToWorker, now: impl Fn() -> f64) -> Option<FromWorker> {
        match message {
            ToWorker::Hello { .. } => Some(FromWorker::Ready { protocol: PROTOCOL, version: VERSION.to_owned() }),
            ToWorker::Load { run, plans } => {
                self.load(run, &plans).err().map(|reason| FromWorker::Failed { run, reason })
            }
            ToWorker::Batch { run, plan, seed, first, count } => {
                let started = now();
                let end = first.checked_add(count).filter(|_| count <= MAX_BATCH && run == self.run);
                let (Some(engine), Some(end)) = (self.engines.get(plan as usize), end) else {
                    let reason = format!("no batch of {count} from {first} of plan {plan} in this run");
                    return Some(FromWorker::Failed { run, reason });
                };
                let batch = engine.run(seed, first..end);
                Some(FromWorker::Done { run, plan, batch, ms: now() - started })
            }
        }
    }

    fn load(&mut self, run: u64, plans: &[String]) -> Result<(), String> {
        self.run = run;
        self.engines.clear();
        for text in plans {
            let engine = Plan::from_json(text).and_then(|plan| Engine::new(&plan)).map_err(|e| e.to_string())?;
            self.engines.push(engine);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use snowball_engine::Engine;
    use snowball_engine::plan::Plan;

    use super::*;
    use crate::wire::Packet;

    fn ask(server: &mut Server, message: &ToWorker) -> Option<FromWorker> {
        let travelled = Packet::pack(message).unpack().unwrap();
        let answer = server.answer(travelled, || 0.0)?;
        Some(Packet::pack(&answer).unpack().unwrap())
    }

    fn load(run: u64) -> ToWorker {
        ToWorker::Load { run, plans: vec![Plan::default().to_json()] }
    }

    fn batch(run: u64, plan: u32, first: u32, count: u32) -> ToWorker {
        ToWorker::Batch { run, plan, seed: 7, first, count }
    }

    #[test]
    fn says_who_it_is() {
        let answer = ask(&mut Server::default(), &ToWorker::Hello { protocol: PROTOCOL });
        assert_eq!(answer, Some(FromWorker::Ready { protocol: PROTOCOL, version: VERSION.to_owned() }));
    }

    #[test]
    fn what_comes_back_is_what_the_engine_gives() {
        let mut server = Server::default();
        assert_eq!(ask(&mut server, &load(3)), None);
        let expected = Engine::new(&Plan::default()).unwrap().run(7, 5..9);
        let answer = ask(&mut server, &batch(3, 0, 5, 4));
        assert_eq!(answer, Some(FromWorker::Done { run: 3, plan: 0, batch: expected, ms: 0.0 }));
    }

    #[test]
    fn what_cannot_be_done_is_answered_and_harms_nothing() {
        let mut server = Server::default();
        ask(&mut server, &load(3));
        let bad = [
            batch(2, 0, 0, 1),
            batch(3, 1, 0, 1),
            batch(3, 0, u32::MAX, 2),
            batch(3, 0, 0, MAX_BATCH + 1),
            ToWorker::Load { run: 4, plans: vec!["{".to_owned()] },
            ToWorker::Load { run: 4, plans: vec![r#"{"version":1,"horizon_days":-1}"#.to_owned()] },
        ];
        for message in bad {
            assert!(matches!(ask(&mut server, &message), Some(FromWorker::Failed { .. })), "{message:?}");
        }
        ask(&mut server, &load(5));
        assert!(matches!(ask(&mut server, &batch(5, 0, 0, 1)), Some(FromWorker::Done { .. })));
    }

    #[test]
    fn bytes_of_another_version_are_an_error() {
        for bytes in [&[][..], &[99], &[3, 0xff, 0xff]] {
            let mut length = vec![u8::try_from(bytes.len()).unwrap()];
            length.extend_from_slice(bytes);
            let packet: Packet = postcard::from_bytes(&length).unwrap();
            assert!(packet.unpack::<FromWorker>().is_err(), "{bytes:?}");
        }
    }
}
