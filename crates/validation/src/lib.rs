//! The product held against results that are known: every case of `data/cases.json`, closed forms, published figures,
//! public data and other software.
//!
//! [`run`] judges all of them and gives a [`Report`]; the same bits every time. Expected values are read from the cases and
//! stand nowhere in the code. Where a campaign can express a case, a plan is built for it once, and the engines run it;
//! formulas and fits of [`snowball_engine::theory`] are judged besides, and, so that no formula is checked against
//! itself alone, a simulation of the process it describes.

mod case;
mod cases;
mod data;
mod judge;
mod report;
mod sample;
mod world;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

pub use report::{CaseReport, Check, Comparison, Line, Report, Verdict, Way, figure};

use case::{Case, Trouble};
use judge::Judge;

/// The cases, as they came.
const CASES: &str = include_str!("../data/cases.json");

/// Judges every case, as many at a time as there are cores; `progress` is told how many are done, and of how many.
#[must_use]
pub fn run(progress: impl Fn(usize, usize)) -> Report {
    let cases = match Case::read_all(CASES) {
        Ok(cases) => cases,
        Err(trouble) => return Report { cases: vec![CaseReport::unread(&trouble)] },
    };
    let mut reports: Vec<_> = cases.iter().map(|_| None).collect();
    progress(0, cases.len());
    let next = AtomicUsize::new(0);
    let (judged, all) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            let (judged, cases, next) = (judged.clone(), &cases, &next);
            scope.spawn(move || {
                loop {
                    let i = next.fetch_add(1, Ordering::Relaxed);
                    let Some(case) = cases.get(i) else { return };
                    // The other end waits until all are judged.
                    let _ = judged.send((i, judge(case)));
                }
            });
        }
        drop(judged);
        for (done, (i, report)) in (1..).zip(all) {
            reports[i] = Some(report);
            progress(done, cases.len());
        }
    });
    Report { cases: reports.into_iter().flatten().collect() }
}

fn judge(case: &Case) -> CaseReport {
    let mut judge = Judge::default();
    let outcome = match cases::check_of(&case.id) {
        Some(check) => check(case, &mut judge),
        None => Err(Trouble::Unknown),
    };
    judge.report(case, outcome.err())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Cases that take long, or whose expected values the test below would turn into chances above 1.
    const SLOW: [&str; 9] = ["BR-01", "BR-02", "BR-06", "BR-07", "BR-09", "BR-12", "BR-14", "BR-15", "DF-06"];

    #[test]
    fn wrong_expectations_fail() {
        for case in Case::read_all(CASES).unwrap() {
            if !SLOW.contains(&case.id.as_str()) {
                let report = judge(&case.wrong());
                assert_eq!(report.verdict, Verdict::Failed, "{} passes with wrong numbers", report.id);
                assert!(report.checks.iter().any(|check| !check.passed), "{}: {:?}", report.id, report.notes);
            }
        }
    }

    #[test]
    fn a_case_that_nobody_judges_fails() {
        let mut case = Case::read_all(CASES).unwrap().remove(0);
        case.id = "BR-99".to_owned();
        assert_eq!(judge(&case).verdict, Verdict::Failed);
    }

    #[test]
    fn a_report_survives_json() {
        let mut judge = Judge::default();
        judge.near("a", Way::Theory, 1.0, 1.0, 0.1);
        let case = Case::read_all(CASES).unwrap().remove(0);
        let report = Report { cases: vec![judge.report(&case, None)] };
        let text = serde_json::to_string(&report).unwrap();
        assert_eq!(serde_json::from_str::<Report>(&text).unwrap(), report);
        assert!(report.table().contains("1 passed"));
    }
}
