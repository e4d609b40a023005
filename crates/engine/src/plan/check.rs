//! What no single field can tell: sums, order, references between fields.

use super::field::note;
use super::{Fault, Plan, Problem, version};

/// Most ranges that the quasi-random sequence can draw.
pub(crate) const MAX_RANGES: u32 = 250;
/// Most cells of a stage that a replicate steps through. Five years in weeks with six segments, a top rung at 10 and forty
/// classes stay below it; at the limit, with every cell full of people, a replicate takes half a minute
/// (`tests/hostile.rs`).
pub(crate) const MAX_CELLS: f64 = 1e6;
/// Most qualified referrals that are remembered per member.
pub(crate) const MAX_REFERRALS: u32 = 64;

/// Whether a problem found by these checks may only follow from one that a field has, so that it says nothing new.
pub(super) fn follows(new: &Problem, old: &Problem) -> bool {
    let inside = |inner: &str, outer: &str| inner.strip_prefix(outer).is_some_and(|rest| rest.starts_with('/'));
    let says_the_same = new.path == old.path || inside(&new.path, &old.path);
    let judged_by = match new.fault {
        // A sum, an order or a cap over fields of which one could not be read.
        Fault::WrongSum { .. } if new.path == "/segments" => old.path.contains("/market_share"),
        Fault::WrongSum { .. } | Fault::Length { .. } => inside(&old.path, &new.path),
        Fault::NotIncreasing { .. } if new.path.starts_with("/ladder") => old.path.ends_with("/threshold"),
        Fault::NotIncreasing { .. } => old.path.ends_with("/from_day"),
        Fault::CapTooDistant { .. } => inside(&old.path, "/ladder"),
        Fault::OutOfRange { .. } => old.path == "/horizon_days",
        _ => false,
    };
    says_the_same || judged_by
}

/// Notes every problem of a plan whose fields are each valid.
pub(super) fn check(plan: &Plan, problems: &mut Vec<Problem>) {
    version::check(plan, problems);
    check_date(&plan.start_date, problems);
    check_segments(plan, problems);
    check_weekdays(plan, problems);
    check_days(plan, problems);
    check_ladder(plan, "/ladder", problems);
    let ranges = count_ranges(plan) + plan.phases.iter().map(|phase| phase.patches.len() as u32).sum::<u32>();
    // What is wrong with the plan itself is not told again for every phase and lever.
    if problems.is_empty() {
        check_course(plan, problems);
    }
    if ranges > MAX_RANGES {
        note(problems, "", Fault::TooManyRanges { got: ranges, max: MAX_RANGES });
    }
}

/// Notes what phases and levers break, and what becomes too large to compute.
fn check_course(plan: &Plan, problems: &mut Vec<Problem>) {
    let (moments, mut unreadable) = plan.course();
    let mut plans = Vec::with_capacity(moments.len());
    for moment in &moments {
        let middle = moment.middle();
        let mut found = Vec::new();
        check_segments(&middle, &mut found);
        check_ladder(&middle, "/ladder", &mut found);
        let levers = !(moment.changes.is_empty() && moment.set.is_empty());
        let phases = plan.phases.iter().take_while(|phase| phase.from_day <= moment.from_day).count();
        let path = match phases.checked_sub(1) {
            Some(phase) if !levers => format!("/phases/{phase}/patches"),
            _ => "/levers".to_owned(),
        };
        problems.extend(found.into_iter().map(|problem| Problem { path: path.clone(), ..problem }));
        plans.push(middle);
    }
    problems.append(&mut unreadable);
    if problems.is_empty() {
        let cells = crate::engine::cells(plan, &plans);
        if cells > MAX_CELLS {
            note(problems, "", Fault::TooLarge { got: cells, max: MAX_CELLS });
        }
    }
}

fn count_ranges(plan: &Plan) -> u32 {
    let mut ranges = 0;
    plan.numbers(&mut |_, _, number| ranges += u32::from(number.is_range()));
    ranges
}

fn check_date(date: &str, problems: &mut Vec<Problem>) {
    if !date.is_empty() && crate::calendar::parse(date).is_none() {
        note(problems, "/start_date", Fault::WrongType { needed: "date" });
    }
}

fn check_segments(plan: &Plan, problems: &mut Vec<Problem>) {
    let sum: f64 = plan.segments.iter().map(|segment| segment.market_share.median(super::Kind::Probability)).sum();
    // Ranges are brought to a sum of 1 in each replicate; only their middles must fit.
    if (sum - 1.0).abs() > 0.005 {
        note(problems, "/segments", Fault::WrongSum { got: sum, needed: 1.0 });
    }
    for (i, segment) in plan.segments.iter().enumerate() {
        let promoters = segment.promoters.median(super::Kind::Probability);
        let detractors = segment.detractors.median(super::Kind::Probability);
        if promoters + detractors > 1.0 {
            let path = format!("/segments/{i}/detractors");
            note(problems, &path, Fault::OutOfRange { got: detractors, min: 0.0, max: 1.0 - promoters });
        }
    }
}

fn check_weekdays(plan: &Plan, problems: &mut Vec<Problem>) {
    let days = &plan.weather.weekdays;
    if days.is_empty() {
        return;
    }
    let sum: f64 = days.iter().map(|day| day.median(super::Kind::Positive)).sum();
    if days.len() != 7 {
        note(problems, "/weather/weekdays", Fault::Length { got: days.len() as u32, min: 7, max: 7 });
    } else if (sum - 7.0).abs() > 0.01 {
        note(problems, "/weather/weekdays", Fault::WrongSum { got: sum, needed: 7.0 });
    }
}

fn check_days(plan: &Plan, problems: &mut Vec<Problem>) {
    let last = f64::from(plan.horizon_days) - 1.0;
    let mut within = |path: String, day: u32, min: f64, max: f64| {
        if f64::from(day) > max {
            note(problems, &path, Fault::OutOfRange { got: f64::from(day), min, max });
        }
    };
    for (i, event) in plan.events.iter().enumerate() {
        within(format!("/events/{i}/day"), event.day, 0.0, last);
    }
    for (i, goal) in plan.goals.iter().enumerate() {
        within(format!("/goals/{i}/by_day"), goal.by_day, 0.0, last + 1.0);
    }
    for (i, &day) in plan.incentive.refresh_days.iter().enumerate() {
        within(format!("/incentive/refresh_days/{i}"), day, 0.0, last);
    }
    for (i, phase) in plan.phases.iter().enumerate() {
        within(format!("/phases/{i}/from_day"), phase.from_day, 1.0, last);
    }
    for (i, lever) in plan.levers.iter().enumerate() {
        within(format!("/levers/{i}/from_day"), lever.from_day, 0.0, last);
        within(format!("/levers/{i}/until_day"), lever.until_day, 0.0, last);
    }
    for (i, lever) in plan.levers.iter().enumerate() {
        if lever.until_day > 0 && lever.until_day <= lever.from_day {
            let previous = f64::from(lever.from_day);
            note(problems, &format!("/levers/{i}/until_day"), Fault::NotIncreasing { previous });
        }
    }
    for (i, pair) in plan.phases.windows(2).enumerate() {
        if pair[1].from_day <= pair[0].from_day {
            let previous = f64::from(pair[0].from_day);
            note(problems, &format!("/phases/{}/from_day", i + 1), Fault::NotIncreasing { previous });
        }
    }
}

fn check_ladder(plan: &Plan, at: &str, problems: &mut Vec<Problem>) {
    let ladder = &plan.ladder;
    for (i, pair) in ladder.rungs.windows(2).enumerate() {
        if pair[1].threshold <= pair[0].threshold {
            let previous = f64::from(pair[0].threshold);
            note(problems, &format!("{at}/rungs/{}/threshold", i + 1), Fault::NotIncreasing { previous });
        }
    }
    let rising = ladder.rungs.is_sorted_by(|a, b| a.threshold < b.threshold);
    if rising && crate::ladder::remembered_referrals(ladder).is_none() {
        note(problems, &format!("{at}/cap_per_member"), Fault::CapTooDistant { max_referrals: MAX_REFERRALS });
    }
}
