//! `snowball merge`: puts shards together. What it prints is, byte for byte, what one run of all replicates prints.

use snowball_engine::{Engine, Results};

use crate::args::MergeArgs;
use crate::compute::simulate;
use crate::failure::Failure;
use crate::output::Output;
use crate::provenance::Provenance;
use crate::run;
use crate::shard::{self, Shard};

/// Does it.
pub fn merge(args: &MergeArgs) -> Result<(), Failure> {
    run::check_terminal(args.format, args.out.out.is_none())?;
    let mut problems = Vec::new();
    let mut shards = Vec::new();
    for path in &args.shards {
        match shard::read(path)? {
            Ok(shard) => shards.push(shard),
            Err(problem) => problems.push(problem),
        }
    }
    shards.sort_by_key(|shard| shard.provenance.from);
    differences(&shards, &mut problems);
    gaps(&shards, &mut problems);
    let Some(first) = shards.first() else {
        return Err(Failure::Shards(problems));
    };
    let engine = Engine::new(&first.provenance.plan).map_err(|found| Failure::Plan(first.name.clone(), found))?;
    foreign(&engine, &shards, &mut problems);
    if !problems.is_empty() {
        return Err(Failure::Shards(problems));
    }
    let output = Output::new(&args.out)?;
    let Provenance { plan, engine: method, seed, from, .. } = first.provenance.clone();
    let mut results = Results::new(&engine);
    shards.into_iter().for_each(|shard| results.merge(shard.batch));
    let provenance = Provenance::new(&plan, method, seed, from, results.done());
    run::print(&provenance, &engine, &results, args.format, &output)
}

/// Shards that are of another run than the first one.
fn differences(shards: &[Shard], problems: &mut Vec<String>) {
    let Some((first, others)) = shards.split_first() else {
        return;
    };
    let (a, first) = (&first.provenance, &first.name);
    for Shard { name, provenance: b, .. } in others {
        let what = [
            ("plan", a.plan != b.plan),
            ("seed", a.seed != b.seed),
            ("engine", a.engine != b.engine),
            ("version of snowball", a.snowball != b.snowball),
        ];
        for (what, _) in what.into_iter().filter(|(_, differs)| *differs) {
            problems.push(format!("{name}: another {what} than {first}"));
        }
    }
}

/// Replicates that are there twice or not at all; the shards come in order.
fn gaps(shards: &[Shard], problems: &mut Vec<String>) {
    // The shard that reaches farthest so far.
    let mut farthest: Option<&Shard> = None;
    for shard in shards {
        let Provenance { from, .. } = shard.provenance;
        if let Some(before) = farthest {
            let (expected, from) = (before.provenance.end(), u64::from(from));
            if from < expected {
                let last = expected.min(shard.provenance.end()) - 1;
                problems.push(format!("replicates {from} to {last} are both in {} and in {}", before.name, shard.name));
            } else if from > expected {
                problems.push(format!("replicates {expected} to {} are in no shard", from - 1));
            }
        }
        if farthest.is_none_or(|before| shard.provenance.end() > before.provenance.end()) {
            farthest = Some(shard);
        }
    }
}

/// Shards whose first replicate comes out differently here: written by another build of the engine, or changed since.
fn foreign(engine: &Engine, shards: &[Shard], problems: &mut Vec<String>) {
    let plan = shards.first().map(|shard| &shard.provenance.plan);
    for Shard { name, provenance, batch } in shards.iter().filter(|shard| Some(&shard.provenance.plan) == plan) {
        let here = simulate(engine, provenance.engine, provenance.seed, provenance.from..provenance.from + 1);
        if here.map(|here| here.tracks.into_iter().next()).ok().flatten().as_ref() != batch.tracks.first() {
            problems.push(format!("{name}: replicate {} comes out differently here", provenance.from));
        }
    }
}
