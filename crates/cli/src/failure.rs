//! Why a command failed, and the exit code of it.

use std::io::{self, Write as _};
use std::process::ExitCode;

use snowball_calibrate::curves::CurveError;
use snowball_calibrate::{CalibrateError, read};
use snowball_decide::{DecideError, improve};
use snowball_engine::TooManyPeople;
use snowball_engine::plan::Problems;
use snowball_trial::TrialError;

/// What went wrong.
#[derive(Debug)]
pub enum Failure {
    /// The plan cannot be used; where it came from, and every problem.
    Plan(String, Problems),
    /// The plan grows beyond what is followed person by person; where it came from.
    People(String, TooManyPeople),
    /// Shards do not make one run; every problem.
    Shards(Vec<String>),
    /// So many cases of the validation fail.
    Validation(usize),
    /// The library has no such case or preset.
    NoSuchCase(String),
    /// The preset has only so many plans.
    NoSuchPlan { plans: usize },
    /// There is no answer to what was asked.
    Decide(DecideError),
    /// What is to be improved makes no sense; every problem.
    Improve(improve::Problems),
    /// A file of a search that cannot go on here, and why.
    State(String, String),
    /// A table cannot be used; where it came from, and every problem.
    Table(String, read::Problems),
    /// Nothing can be learnt.
    Calibrate(CalibrateError),
    /// There is no curve; where the table came from.
    Curve(String, CurveError),
    /// No test can be planned.
    Trial(TrialError),
    /// What was asked for does not go together.
    Usage(&'static str),
    /// Something outside: what was tried, and what the system said.
    System(String, io::Error),
}

impl Failure {
    /// Says it on standard error. A reader that has seen enough and closed the pipe is no failure.
    pub fn report(&self) -> ExitCode {
        let (code, text) = match self {
            Self::System(_, error) if error.kind() == io::ErrorKind::BrokenPipe => return ExitCode::SUCCESS,
            Self::System(what, error) => (1, format!("{what}: {error}")),
            Self::Plan(source, problems) => (2, format!("{source}: {problems}")),
            Self::People(source, problem) => (2, format!("{source}: {problem}")),
            Self::Shards(problems) => (2, format!("the shards are not one run:\n  {}", problems.join("\n  "))),
            Self::Validation(cases) => (3, format!("{cases} cases of the validation fail")),
            Self::NoSuchCase(name) => {
                let known: Vec<_> =
                    snowball_library::library().presets.iter().map(|preset| preset.id.as_str()).collect();
                (2, format!("no preset or replicated case {name}; valid: {}", known.join(", ")))
            }
            Self::NoSuchPlan { plans } => (2, format!("the preset has no such plan; valid: 1 to {plans}")),
            Self::Decide(problem) => (2, problem.to_string()),
            Self::Improve(problems) => (2, problems.to_string()),
            Self::State(source, problem) => (2, format!("{source}: {problem}")),
            Self::Table(source, problems) => (2, format!("{source}: {problems}")),
            Self::Calibrate(problem) => (2, problem.to_string()),
            Self::Curve(source, problem) => (2, format!("{source}: {problem}")),
            Self::Trial(problem) => (2, problem.to_string()),
            Self::Usage(problem) => (2, (*problem).to_owned()),
        };
        // If even standard error is closed, the exit code is all that is left.
        let _ = writeln!(io::stderr(), "snowball: {text}");
        ExitCode::from(code)
    }
}
