//! The problems of a plan in words: where, what, and what would be valid.

use snowball_engine::plan::{Fault, Problem};

use super::fields;
use super::letters::letter;
use crate::i18n::{I18n, Style};
use crate::state::MAX_PLANS;

/// Where a problem is, in the words of the controls.
#[must_use]
pub fn place(i18n: &I18n, path: &str) -> String {
    if path.is_empty() {
        return i18n.text("problem-whole");
    }
    if let Some((slot, rest)) = in_set(path) {
        let plan = i18n.with("plan-letter", &[("letter", letter(slot).to_string().into())]);
        return if rest.is_empty() { plan } else { format!("{plan} › {}", place(i18n, rest)) };
    }
    let mut words = Vec::new();
    let mut list = "";
    let mut so_far = String::new();
    for part in path.split('/').skip(1) {
        so_far.push('/');
        so_far.push_str(part);
        words.push(if let Ok(index) = part.parse::<u32>() {
            let key = format!("entry-{list}");
            let values = [("number", (index + 1).into())];
            if i18n.has(&key) { i18n.with(&key, &values) } else { (index + 1).to_string() }
        } else {
            let group = format!("group-{part}");
            match fields::row(&so_far) {
                Some(row) => i18n.text(&row.key),
                None if i18n.has(&group) => i18n.text(&group),
                None => part.to_owned(),
            }
        });
        list = part;
    }
    words.join(" › ")
}

/// The plan of a set or a link that a path leads into, and the path within it.
fn in_set(path: &str) -> Option<(usize, &str)> {
    let inside = path.strip_prefix("/plans/").or_else(|| path.strip_prefix("/p/"))?;
    let (slot, rest) = inside.split_at(inside.find('/').unwrap_or(inside.len()));
    Some((slot.parse().ok().filter(|slot| *slot < MAX_PLANS)?, rest))
}

/// What is wrong and what would be valid.
#[must_use]
pub fn explain(i18n: &I18n, problem: &Problem) -> String {
    // As the file has it: a share of 5 % stands there as 0.05.
    let number = |value: f64| i18n.number(value, Style::Decimal(6));
    let count = |value: u32| i18n.number(f64::from(value), Style::Decimal(0));
    match &problem.fault {
        Fault::Syntax { line, column } => {
            i18n.with("fault-syntax", &[("line", count(*line).into()), ("column", count(*column).into())])
        }
        Fault::UnknownField { known } => i18n.with("fault-unknown_field", &[("known", known.join(", ").into())]),
        Fault::WrongType { needed } => i18n.text(&format!("fault-wrong_type-{needed}")),
        Fault::NotAChoice { choices } => i18n.with("fault-not_a_choice", &[("choices", choices.join(", ").into())]),
        Fault::OutOfRange { got, min, max } => i18n.with(
            "fault-out_of_range",
            &[("got", number(*got).into()), ("min", number(*min).into()), ("max", number(*max).into())],
        ),
        Fault::RangeReversed => i18n.text("fault-range_reversed"),
        Fault::RangeAtEdge => i18n.text("fault-range_at_edge"),
        Fault::Length { got, min, max } => i18n.with(
            "fault-length",
            &[("got", count(*got).into()), ("min", count(*min).into()), ("max", count(*max).into())],
        ),
        Fault::NotIncreasing { previous } => {
            i18n.with("fault-not_increasing", &[("previous", number(*previous).into())])
        }
        Fault::WrongSum { got, needed } => {
            let style = if *needed == 1.0 { Style::Share } else { Style::Decimal(3) };
            i18n.with(
                "fault-wrong_sum",
                &[("got", i18n.number(*got, style).into()), ("needed", i18n.number(*needed, style).into())],
            )
        }
        Fault::NewerVersion { newest } => i18n.with("fault-newer_version", &[("newest", (*newest).into())]),
        Fault::NoVersion => i18n.text("fault-no_version"),
        Fault::PatchTarget => i18n.text("fault-patch_target"),
        Fault::TooManyRanges { got, max } => {
            i18n.with("fault-too_many_ranges", &[("got", count(*got).into()), ("max", count(*max).into())])
        }
        Fault::CapTooDistant { max_referrals } => {
            i18n.with("fault-cap_too_distant", &[("referrals", count(*max_referrals).into())])
        }
        Fault::TooLarge { got, max } => {
            i18n.with("fault-too_large", &[("got", number(*got).into()), ("max", number(*max).into())])
        }
    }
}
