//! What a worker does: keeps the engines of one run and computes batches of it, and the same for one study and its pieces.

use snowball_engine::plan::Plan;
use snowball_engine::{Batch, Engine};

use super::{FromWorker, MAX_BATCH, PROTOCOL, ToWorker, VERSION};
use crate::study::{Answer, Prepared, Study};

/// The worker's side. It answers every task it cannot do with [`FromWorker::Failed`]. What cannot be loaded is said when
/// something is asked of it, so that every task gets one answer.
#[derive(Debug)]
pub struct Server {
    run: u64,
    engines: Result<Vec<Engine>, String>,
    id: u64,
    study: Result<Open, String>,
}

impl Default for Server {
    fn default() -> Self {
        let nothing = || "nothing was loaded".to_owned();
        Self { run: 0, engines: Err(nothing()), id: 0, study: Err(nothing()) }
    }
}

/// A study that pieces are asked of.
#[derive(Debug)]
struct Open {
    engines: Vec<Engine>,
    prepared: Prepared,
}

impl Server {
    /// Answers a message; `now` is a clock in milliseconds. Loading needs no answer.
    pub fn answer(&mut self, message: ToWorker, now: impl Fn() -> f64) -> Option<FromWorker> {
        let started = now();
        match message {
            ToWorker::Hello { .. } => Some(FromWorker::Ready { protocol: PROTOCOL, version: VERSION.to_owned() }),
            ToWorker::Load { run, plans } => {
                (self.run, self.engines) = (run, engines(&plans));
                None
            }
            ToWorker::Study { id, study, plans } => {
                (self.id, self.study) = (id, open(&study, &plans));
                None
            }
            ToWorker::Batch { run, plan, seed, first, count } => {
                Some(match self.batch(run, plan, seed, first, count) {
                    Ok(batch) => FromWorker::Done { run, plan, batch, ms: now() - started },
                    Err(reason) => FromWorker::Failed { run, reason },
                })
            }
            ToWorker::Pieces { id, first, count } => Some(match self.pieces(id, first, count) {
                Ok(answers) => FromWorker::Answers { id, first, count, answers, ms: now() - started },
                Err(reason) => FromWorker::Failed { run: id, reason },
            }),
        }
    }

    fn batch(&self, run: u64, plan: u32, seed: u64, first: u32, count: u32) -> Result<Batch, String> {
        let engines = self.engines.as_ref().map_err(Clone::clone)?;
        let engine = engines.get(plan as usize).filter(|_| count <= MAX_BATCH && run == self.run);
        engine
            .zip(first.checked_add(count))
            .map(|(engine, end)| engine.run(seed, first..end))
            .ok_or_else(|| format!("no batch of {count} from {first} of plan {plan} in this run"))
    }

    /// Answers of pieces as JSON text.
    fn pieces(&self, id: u64, first: u32, count: u32) -> Result<String, String> {
        let open = self.study.as_ref().map_err(Clone::clone)?;
        let end = first
            .checked_add(count)
            .filter(|end| id == self.id && count <= MAX_BATCH && *end as usize <= open.prepared.pieces());
        let end = end.ok_or_else(|| format!("no {count} pieces from {first} in this study"))?;
        let engines: Vec<&Engine> = open.engines.iter().collect();
        let answers: Vec<_> = (first..end).map(|piece| open.prepared.evaluate(&engines, piece as usize)).collect();
        Answer::all_to_json(&answers)
    }
}

fn engines(plans: &[String]) -> Result<Vec<Engine>, String> {
    let engine = |text: &String| Plan::from_json(text).and_then(|plan| Engine::new(&plan)).map_err(|e| e.to_string());
    plans.iter().map(engine).collect()
}

fn open(study: &str, plans: &[String]) -> Result<Open, String> {
    let study = Study::from_json(study)?;
    let engines = engines(plans)?;
    let prepared = Prepared::new(&study, &engines.iter().collect::<Vec<_>>()).map_err(|e| e.to_string())?;
    Ok(Open { engines, prepared })
}

#[cfg(test)]
mod tests {
    use snowball_engine::Engine;
    use snowball_engine::plan::{Number, Plan};

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
        let bad = [batch(2, 0, 0, 1), batch(3, 1, 0, 1), batch(3, 0, u32::MAX, 2), batch(3, 0, 0, MAX_BATCH + 1)];
        for message in bad {
            assert!(matches!(ask(&mut server, &message), Some(FromWorker::Failed { .. })), "{message:?}");
        }
        for text in ["{", r#"{"version":1,"horizon_days":-1}"#] {
            assert_eq!(ask(&mut server, &ToWorker::Load { run: 4, plans: vec![text.to_owned()] }), None);
            assert!(matches!(ask(&mut server, &batch(4, 0, 0, 1)), Some(FromWorker::Failed { run: 4, .. })), "{text}");
        }
        ask(&mut server, &load(5));
        assert!(matches!(ask(&mut server, &batch(5, 0, 0, 1)), Some(FromWorker::Done { .. })));
    }

    #[test]
    fn pieces_of_a_study_are_what_the_decision_crate_gives() {
        let mut server = Server::default();
        let mut plan = Plan::default();
        plan.set_number("/segments/0/share_rate", Number::Range { low: 0.01, high: 0.05 });
        plan.set_number("/segments/0/acceptance", Number::Range { low: 0.1, high: 0.2 });
        let study = Study::Tornado { metric: snowball_engine::Metric::Customers };
        let message =
            ToWorker::Study { id: 9, study: serde_json::to_string(&study).unwrap(), plans: vec![plan.to_json()] };
        assert_eq!(ask(&mut server, &message), None);
        let engine = Engine::new(&plan).unwrap();
        let prepared = Prepared::new(&study, &[&engine]).unwrap();
        let answers: Vec<_> = (1..4).map(|piece| prepared.evaluate(&[&engine], piece)).collect();
        let Some(FromWorker::Answers { id: 9, first: 1, count: 3, answers: text, .. }) =
            ask(&mut server, &ToWorker::Pieces { id: 9, first: 1, count: 3 })
        else {
            panic!("no answers")
        };
        assert_eq!(serde_json::from_str::<Vec<crate::study::Answer>>(&text).unwrap(), answers);
        assert!(answers.iter().all(|answer| answer.number().is_some_and(|customers| customers > 0.0)));
        let pieces = prepared.pieces() as u32;
        for bad in [(9, pieces, 1), (9, 0, pieces + 1), (8, 0, 1), (9, u32::MAX, 2)] {
            let message = ToWorker::Pieces { id: bad.0, first: bad.1, count: bad.2 };
            assert!(matches!(ask(&mut server, &message), Some(FromWorker::Failed { .. })), "{bad:?}");
        }
        for study in ["{", r#"{"indices":{"metric":"customers","leaders":[0],"points":3,"seed":1}}"#] {
            let message = ToWorker::Study { id: 10, study: study.to_owned(), plans: vec![plan.to_json()] };
            assert_eq!(ask(&mut server, &message), None);
            let pieces = ToWorker::Pieces { id: 10, first: 0, count: 1 };
            assert!(matches!(ask(&mut server, &pieces), Some(FromWorker::Failed { run: 10, .. })), "{study}");
        }
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
