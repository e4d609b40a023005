//! `snowball improve`: a better ladder.

mod print;
mod setting;
mod state;

use serde::Serialize;
use snowball_decide::improve::{Improver, Report};
use snowball_engine::plan::{Currency, Plan};

use crate::args::{ImproveArgs, Out, Reading};
use crate::compute::evaluate;
use crate::failure::Failure;
use crate::output::Output;
use crate::plan_file::{self, PlanFile};
use crate::progress::Progress;

/// What was found. Described in `docs/output.md`.
#[derive(Serialize)]
struct Improvement<'a> {
    /// Version of the program.
    snowball: &'static str,
    file: &'a str,
    /// Name of the plan.
    plan: &'a str,
    currency: Currency,
    horizon_days: u32,
    seed: u64,
    #[serde(flatten)]
    report: &'a Report,
    /// The plan with the best ladder.
    best_plan: Option<&'a Plan>,
}

/// Does it.
pub fn improve(args: &ImproveArgs) -> Result<(), Failure> {
    let PlanFile { plan, source, .. } = plan_file::read(&args.plan)?;
    let setting = setting::of(args, plan)?;
    let output = Output::new(&args.out)?;
    let save = args.save_best.as_ref().map(|path| Output::new(&Out { out: Some(path.clone()) })).transpose()?;
    let states = args.state.as_ref().map(|path| state::StateFile::new(path)).transpose()?;
    let known = match (&states, args.resume) {
        (Some(states), true) => states.read(&setting)?,
        _ => None,
    };
    let improver = match known {
        Some(improver) => improver,
        None => Improver::new(setting).map_err(Failure::Improve)?,
    };
    let (improver, report) = run(improver, args, states.as_ref())?;
    let base = &improver.setting().plan;
    let best = report.best.as_ref().and_then(|best| best.candidate.as_ref()).map(|candidate| candidate.plan(base));
    if let (Some(save), Some(best)) = (&save, &best) {
        save.write(|out| writeln!(out, "{}", best.to_json()))?;
    }
    let improvement = Improvement {
        snowball: env!("CARGO_PKG_VERSION"),
        file: &source,
        plan: &base.name,
        currency: base.currency,
        horizon_days: base.horizon_days,
        seed: args.draws.seed,
        report: &report,
        best_plan: best.as_ref(),
    };
    match args.format {
        Reading::Json => output.write_json(&improvement),
        Reading::Table => output.write(|out| improvement.print(out)),
    }
}

/// Round by round, on all threads.
fn run(
    mut improver: Improver,
    args: &ImproveArgs,
    states: Option<&state::StateFile>,
) -> Result<(Improver, Report), Failure> {
    let bar = Progress::new(improver.progress().whole, "search");
    loop {
        let at = improver.progress();
        bar.at(at.done, at.whole, if at.confirming { "confirmation" } else { "search" });
        if let Some(report) = improver.report() {
            return Ok((improver, report));
        }
        let pieces = improver.ask();
        let base = &improver.setting().plan;
        let results = evaluate(pieces.len(), &args.draws, &Progress::silent(), |i| {
            let campaigns = pieces[i].evaluate(base);
            bar.advance(pieces[i].campaigns());
            campaigns
        });
        improver.tell(results).map_err(Failure::Decide)?;
        if let Some(states) = states {
            states.write(&improver)?;
        }
    }
}
