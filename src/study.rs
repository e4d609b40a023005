//! Long computations beside the run, cut into pieces: whoever does which piece, and when, changes no number. What is computed
//! is the decision crate's; this room names a computation as data, so that it can be sent to a worker, and hands it its pieces.
//!
//! What computes and what reads texts is behind a table, which comes as a piece of the program ([`load`]): the page opens without.

use std::fmt;
use std::rc::Rc;

use serde::{Deserialize, Serialize};
use snowball_calibrate::read::Series;
use snowball_calibrate::{self as calibrate, CalibrateError, Model, Spec};
use snowball_decide::grid::Map;
use snowball_decide::improve::{Campaign, Piece};
use snowball_decide::information::{Information, Sample, Worth};
use snowball_decide::tornado::Tornado;
use snowball_decide::{DecideError, Objective, Variance, grid, indices, shares, tornado};
use snowball_engine::plan::Plan;
use snowball_engine::{Engine, Forest, Metric, TestError, TooManyPeople};
use snowball_trial::{Outcome, Planner, Report, TrialError};

use crate::pieces::table;

/// Most people of a forest that a page asks for: a worker answers within half a second, and every one has his pixel.
pub const MOST_IN_FOREST: u32 = 200_000;

/// A computation over plans, as data. Plans are numbered in their order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Study {
    /// What each unknown of the first plan does to a metric: [`tornado`].
    Tornado {
        /// What is looked at.
        metric: Metric,
    },
    /// Shares of dice, weather and ignorance in the first plan's spread: [`shares`].
    Shares {
        /// What is looked at.
        metric: Metric,
        /// Base points.
        points: u32,
        /// Of the random numbers.
        seed: u64,
    },
    /// Shares of the unknowns in the spread of the first plan's mean path: [`indices`].
    Indices {
        /// What is looked at.
        metric: Metric,
        /// Unknowns that get an index of their own; all others get one together.
        leaders: Vec<usize>,
        /// Base points.
        points: u32,
        /// Of the random numbers.
        seed: u64,
    },
    /// A metric of the first plan over two unknowns, or what the second plan has more of it: [`grid`].
    Map {
        /// What is looked at.
        metric: Metric,
        /// JSON pointers of the unknowns, across and up.
        paths: [String; 2],
        /// Cells along each side.
        cells: u32,
    },
    /// What it is worth to know each unknown before choosing between the plans: [`snowball_decide::information`].
    Worth {
        /// What is decided by.
        objective: Objective,
        /// Of each plan, the result of each replicate of the run.
        results: Vec<Vec<Option<f64>>>,
        /// Seed of the run.
        seed: u64,
    },
    /// A round of an improvement: [`snowball_decide::improve`].
    Improve {
        /// The plan that is improved.
        plan: Box<Plan>,
        /// What is tried.
        pieces: Vec<Piece>,
    },
    /// What a live test of plan B against plan A would find: [`snowball_trial`].
    Trial {
        /// A and B.
        plans: Box<[Plan; 2]>,
        /// What is tested on whom.
        design: Box<snowball_trial::Design>,
    },
    /// A generation of what is learnt from a table: [`snowball_calibrate::Fit`].
    Calibrate(Box<Generation>),
    /// Who invited whom in one replicate of the first plan, person by person: [`Engine::forest_of`].
    Cascade {
        /// Of the random numbers.
        seed: u64,
        /// Which replicate.
        replicate: u32,
    },
}

/// A generation of a search for what a table says of a plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Generation {
    /// The plan as it is believed before.
    pub plan: Plan,
    /// What happened.
    pub series: Series,
    /// What is learnt.
    pub spec: Spec,
    /// Where the plan is simulated.
    pub pieces: Vec<calibrate::Piece>,
}

impl Study {
    /// Whether it is done before the run goes on: one short piece that a reader waits for.
    #[must_use]
    pub fn goes_first(&self) -> bool {
        matches!(self, Self::Cascade { .. })
    }

    /// Its turn among studies that wait: what is answered soon goes first.
    #[must_use]
    pub fn turn(&self) -> u8 {
        match self {
            Self::Cascade { .. } => 0,
            Self::Tornado { .. } => 1,
            Self::Worth { .. } => 2,
            Self::Map { .. } => 3,
            Self::Shares { .. } => 4,
            Self::Indices { .. } => 5,
            Self::Improve { .. } => 6,
            Self::Trial { .. } => 7,
            Self::Calibrate(_) => 8,
        }
    }
}

/// What a piece gives.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// A result; none where it is not defined.
    Number(Option<f64>),
    /// What an unknown is worth.
    Worth(Box<Worth>),
    /// What was tried, campaign by campaign.
    Campaigns(Vec<Campaign>),
    /// What a simulated live test saw; of one that outgrew what is followed person by person, the most people who are.
    Trial(Result<Box<Outcome>, u32>),
    /// What a plan brings in the columns of a table.
    Path(Box<calibrate::Answer>),
    /// Who invited whom; of a campaign that outgrew what is followed person by person, the most people who are.
    Forest(Result<Box<Forest>, u32>),
}

impl Answer {
    /// The result, if it is one.
    #[must_use]
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => *number,
            Self::Worth(_) | Self::Campaigns(_) | Self::Trial(_) | Self::Path(_) | Self::Forest(_) => None,
        }
    }
}

/// What all pieces together say.
#[derive(Clone, Debug, PartialEq)]
pub enum Reading {
    /// Of [`Study::Tornado`].
    Tornado(Tornado),
    /// Of [`Study::Shares`]: inputs are [`shares::Source::ALL`].
    Shares(Variance),
    /// Of [`Study::Indices`]: inputs are the leaders, then all others.
    Indices(Variance),
    /// Of [`Study::Map`].
    Map(Map),
    /// Of [`Study::Worth`].
    Information(Information),
    /// Of [`Study::Improve`], piece by piece.
    Round(Vec<Vec<Campaign>>),
    /// Of [`Study::Trial`].
    Trial(Box<Report>),
    /// Of [`Study::Calibrate`], piece by piece; or why the plan cannot be held against the table.
    Generation(Result<Vec<calibrate::Answer>, CalibrateError>),
    /// Of [`Study::Cascade`].
    Forest(Rc<Forest>),
}

/// Why a study has no answer.
#[derive(Clone, Debug, PartialEq)]
pub enum StudyError {
    /// The decision crate's reason.
    Decide(DecideError),
    /// The test planner's reason.
    Trial(TrialError),
    /// The campaign outgrew what is followed person by person.
    People(TooManyPeople),
    /// Nobody has fetched what computes.
    Missing,
}

impl From<DecideError> for StudyError {
    fn from(error: DecideError) -> Self {
        Self::Decide(error)
    }
}

impl From<TrialError> for StudyError {
    fn from(error: TrialError) -> Self {
        Self::Trial(error)
    }
}

impl fmt::Display for StudyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Decide(error) => error.fmt(f),
            Self::Trial(error) => error.fmt(f),
            Self::People(error) => error.fmt(f),
            Self::Missing => f.write_str("the part of the program that computes studies is not there"),
        }
    }
}

/// What comes as a piece of the program.
struct Code {
    prepare: fn(&Study, &[&Engine]) -> Result<Prepared, StudyError>,
    write_study: fn(&Study) -> Result<String, String>,
    read_study: fn(&str) -> Result<Study, String>,
    write_answers: fn(&[Answer]) -> Result<String, String>,
    read_answers: fn(&str) -> Result<Vec<Answer>, String>,
}

static CODE: Code = Code {
    prepare: Design::prepare,
    write_study: |study| serde_json::to_string(study).map_err(|error| error.to_string()),
    read_study: |text| serde_json::from_str(text).map_err(|error| error.to_string()),
    write_answers: |answers| serde_json::to_string(answers).map_err(|error| error.to_string()),
    read_answers: |text| serde_json::from_str(text).map_err(|error| error.to_string()),
};

table!(CODE: Code = compute);

fn code() -> Result<&'static Code, String> {
    there().ok_or_else(|| StudyError::Missing.to_string())
}

impl Study {
    /// It as JSON text.
    ///
    /// # Errors
    /// Why there is none, in English.
    pub fn to_json(&self) -> Result<String, String> {
        (code()?.write_study)(self)
    }

    /// Reads [`Self::to_json`].
    ///
    /// # Errors
    /// Why it cannot be read, in English.
    pub fn from_json(text: &str) -> Result<Self, String> {
        (code()?.read_study)(text)
    }
}

impl Answer {
    /// Answers as JSON text.
    ///
    /// # Errors
    /// Why there is none, in English.
    pub fn all_to_json(answers: &[Self]) -> Result<String, String> {
        (code()?.write_answers)(answers)
    }

    /// Reads [`Self::all_to_json`].
    ///
    /// # Errors
    /// Why they cannot be read, in English.
    pub fn all_from_json(text: &str) -> Result<Vec<Self>, String> {
        (code()?.read_answers)(text)
    }
}

/// A computation ready to be done, piece by piece.
#[derive(Debug)]
pub struct Prepared(Box<dyn Work>);

impl Prepared {
    /// Makes a study of plans ready.
    ///
    /// # Errors
    /// Why it has no answer.
    pub fn new(study: &Study, engines: &[&Engine]) -> Result<Self, StudyError> {
        (there().ok_or(StudyError::Missing)?.prepare)(study, engines)
    }

    /// How many pieces there are.
    #[must_use]
    pub fn pieces(&self) -> usize {
        self.0.pieces()
    }

    /// Does a piece, given the engines that it was made ready with.
    #[must_use]
    pub fn evaluate(&self, engines: &[&Engine], piece: usize) -> Answer {
        self.0.evaluate(engines, piece)
    }

    /// Reads the answers of all pieces, in order.
    ///
    /// # Errors
    /// Why they say nothing.
    pub fn read(&self, answers: Vec<Answer>) -> Result<Reading, StudyError> {
        self.0.read(answers)
    }
}

/// What [`Prepared`] does; a trait so that only who makes one names the code.
trait Work: fmt::Debug {
    fn pieces(&self) -> usize;
    fn evaluate(&self, engines: &[&Engine], piece: usize) -> Answer;
    fn read(&self, answers: Vec<Answer>) -> Result<Reading, StudyError>;
}

#[derive(Debug)]
enum Design {
    Tornado(tornado::Design, Metric),
    Shares(shares::Design, Metric),
    Indices(indices::Design, Metric),
    Map(grid::Design, Metric, [String; 2]),
    Worth(Box<Sample>, Objective),
    Improve(Box<Plan>, Vec<Piece>),
    Trial(Box<Planner>),
    Calibrate(Result<Box<Model>, CalibrateError>, Vec<calibrate::Piece>),
    Cascade(u64, u32),
}

impl Design {
    fn prepare(study: &Study, engines: &[&Engine]) -> Result<Prepared, StudyError> {
        let first = || engines.first().copied().ok_or(DecideError::Plans { got: 0 });
        let design = match study {
            Study::Improve { plan, pieces } => Design::Improve(plan.clone(), pieces.clone()),
            Study::Trial { plans, design } => {
                let [a, b] = &**plans;
                Design::Trial(Box::new(Planner::new(a, b, (**design).clone())?))
            }
            Study::Calibrate(generation) => {
                let Generation { plan, series, spec, pieces } = &**generation;
                Design::Calibrate(Model::new(plan, series, spec).map(Box::new), pieces.clone())
            }
            Study::Cascade { seed, replicate } => {
                first()?;
                Design::Cascade(*seed, *replicate)
            }
            Study::Tornado { metric } => Design::Tornado(tornado::Design::new(first()?), *metric),
            Study::Shares { metric, points, seed } => Design::Shares(shares::Design::new(*points, *seed)?, *metric),
            Study::Indices { metric, leaders, points, seed } => {
                Design::Indices(indices::Design::leading(first()?, leaders, *points, *seed)?, *metric)
            }
            Study::Map { metric, paths, cells } => {
                Design::Map(grid::Design::new(*cells as usize, *cells as usize)?, *metric, paths.clone())
            }
            Study::Worth { objective, results, seed } => {
                Design::Worth(Box::new(Sample::new(engines, *objective, results, *seed)?), *objective)
            }
        };
        Ok(Prepared(Box::new(design)))
    }
}

impl Work for Design {
    fn pieces(&self) -> usize {
        match self {
            Design::Tornado(design, _) => design.runs(),
            Design::Shares(design, _) => design.runs(),
            Design::Indices(design, _) => design.runs(),
            Design::Map(design, ..) => design.runs(),
            Design::Worth(sample, _) => sample.unknowns(),
            Design::Improve(_, pieces) => pieces.len(),
            Design::Trial(planner) => planner.runs(),
            Design::Calibrate(_, pieces) => pieces.len(),
            Design::Cascade(..) => 1,
        }
    }

    fn evaluate(&self, engines: &[&Engine], piece: usize) -> Answer {
        let first = engines.first();
        let of_first = |result: &dyn Fn(&Engine) -> Option<f64>| first.and_then(|first| result(first));
        Answer::Number(match self {
            Design::Tornado(design, metric) => {
                of_first(&|first| design.evaluate(first, Objective::Metric(*metric), piece))
            }
            Design::Shares(design, metric) => of_first(&|first| metric.last(&design.evaluate(first, piece))),
            Design::Indices(design, metric) => {
                of_first(&|first| design.evaluate(first, Objective::Metric(*metric), piece))
            }
            Design::Map(design, metric, [across, up]) => {
                let (objective, paths) = (Objective::Metric(*metric), [across.as_str(), up.as_str()]);
                match engines {
                    [a, b, ..] => design.difference([a, b], objective, paths, piece),
                    _ => of_first(&|first| design.evaluate(first, objective, paths, piece)),
                }
            }
            Design::Worth(sample, _) => return Answer::Worth(Box::new(sample.worth(piece))),
            Design::Calibrate(model, pieces) => {
                let answer = model.as_ref().map(|model| model.evaluate(&pieces[piece]));
                return Answer::Path(Box::new(answer.unwrap_or_default()));
            }
            Design::Improve(plan, pieces) => return Answer::Campaigns(pieces[piece].evaluate(plan)),
            Design::Trial(planner) => {
                return Answer::Trial(planner.evaluate(piece).map(Box::new).map_err(|problem| problem.limit));
            }
            Design::Cascade(seed, replicate) => {
                let forest = first.map(|first| first.forest_of(MOST_IN_FOREST, *seed, *replicate));
                let forest = forest.unwrap_or_else(|| Ok(Forest::default()));
                return Answer::Forest(forest.map(Box::new).map_err(|problem| problem.limit));
            }
        })
    }

    fn read(&self, answers: Vec<Answer>) -> Result<Reading, StudyError> {
        let numbers = || answers.iter().map(Answer::number).collect::<Vec<_>>();
        Ok(match self {
            Design::Tornado(design, _) => Reading::Tornado(design.analyse(&numbers())),
            Design::Shares(design, _) => Reading::Shares(design.analyse(&numbers())?),
            Design::Indices(design, _) => Reading::Indices(design.analyse(&numbers())?),
            Design::Map(design, ..) => Reading::Map(design.analyse(&numbers())),
            Design::Worth(sample, objective) => {
                let worth = |answer| if let Answer::Worth(worth) = answer { Some(*worth) } else { None };
                Reading::Information(sample.analyse(*objective, answers.into_iter().filter_map(worth).collect()))
            }
            Design::Calibrate(model, _) => {
                let path = |answer| if let Answer::Path(path) = answer { Some(*path) } else { None };
                let answers = answers.into_iter().filter_map(path).collect();
                Reading::Generation(model.as_ref().map(|_| answers).map_err(Clone::clone))
            }
            Design::Cascade(..) => {
                let forest = answers.into_iter().find_map(|answer| match answer {
                    Answer::Forest(forest) => Some(forest),
                    _ => None,
                });
                let forest = forest.unwrap_or_else(|| Ok(Box::default()));
                Reading::Forest(Rc::from(forest.map_err(|limit| StudyError::People(TooManyPeople { limit }))?))
            }
            Design::Improve(..) => {
                let campaigns = |answer| if let Answer::Campaigns(all) = answer { all } else { Vec::new() };
                Reading::Round(answers.into_iter().map(campaigns).collect())
            }
            Design::Trial(planner) => {
                let outcome = |answer| if let Answer::Trial(outcome) = answer { outcome } else { Ok(Box::default()) };
                let outcomes: Result<Vec<_>, _> =
                    answers.into_iter().map(|answer| outcome(answer).map(|outcome| *outcome)).collect();
                let outcomes = outcomes.map_err(|limit| TrialError::from(TestError::from(TooManyPeople { limit })))?;
                Reading::Trial(Box::new(planner.analyse(&outcomes)?))
            }
        })
    }
}
