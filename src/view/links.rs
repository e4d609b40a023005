//! What a link came to, in words.

use super::letters::letter;
use crate::i18n::{I18n, Style, Value};
use crate::state::link::{LinkFault, MAX_LINK_BYTES};
use crate::state::{Reason, Verdict};

/// Why a link cannot be opened, but for problems of its content, which are listed one by one.
#[must_use]
pub fn fault(i18n: &I18n, fault: &LinkFault) -> String {
    let most = i18n.number(MAX_LINK_BYTES as f64 / 1024.0, Style::Decimal(0));
    match fault {
        LinkFault::Newer => i18n.text("link-fault-newer"),
        LinkFault::Characters => i18n.text("link-fault-characters"),
        LinkFault::Packing => i18n.text("link-fault-packing"),
        LinkFault::TooLarge => i18n.with("link-fault-large", &[("most", most.into())]),
        LinkFault::Content(problems) => i18n.with("message-problems", &[("count", problems.0.len().into())]),
    }
}

/// Whether the results are those of the link, and if not, why.
#[must_use]
pub fn verdict(i18n: &I18n, verdict: &Verdict) -> String {
    let count = |replicates: u32| Value::from(i18n.number(f64::from(replicates), Style::Decimal(0)));
    match verdict {
        Verdict::Waiting { replicates } => i18n.with("link-waiting", &[("count", count(*replicates))]),
        Verdict::Exact { replicates } => i18n.with("link-exact", &[("count", count(*replicates))]),
        Verdict::Differs { plans, reasons } => {
            let letters: Vec<_> = plans.iter().map(|&slot| letter(slot).to_string()).collect();
            let plans = [("plans", Value::from(letters.join(", "))), ("count", plans.len().into())];
            let reasons = reasons.iter().map(|reason| why(i18n, reason));
            std::iter::once(i18n.with("link-differs", &plans)).chain(reasons).collect::<Vec<_>>().join(" ")
        }
    }
}

fn why(i18n: &I18n, reason: &Reason) -> String {
    match reason {
        Reason::Engine { theirs, ours } => {
            i18n.with("link-why-engine", &[("theirs", theirs.as_str().into()), ("ours", ours.as_str().into())])
        }
        Reason::Migrated { from } => i18n.with("link-why-migrated", &[("version", (*from).into())]),
        Reason::Numbers => i18n.text("link-why-numbers"),
    }
}

/// Stable name of a verdict, for attributes.
#[must_use]
pub const fn name(verdict: &Verdict) -> &'static str {
    match verdict {
        Verdict::Waiting { .. } => "waiting",
        Verdict::Exact { .. } => "exact",
        Verdict::Differs { .. } => "differs",
    }
}
