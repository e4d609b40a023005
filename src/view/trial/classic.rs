//! What the formulas for independent people say, at once.

use snowball_engine::theory::testing::VarianceRule;
use snowball_trial::LookRule;
use snowball_trial::classic::{Classic, Shares, classic};

use super::words::Say;
use crate::i18n::{I18n, Style};
use crate::view::charts::Table;

/// The classic answer in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Formulas {
    /// People per arm by variance rule, with the least share that so many would find.
    pub sizes: Table,
    /// What looking at it does, a sentence each.
    pub looks: Vec<String>,
}

/// Answers, or says why there is no answer.
///
/// # Errors
/// Equal shares, numbers out of range.
pub fn formulas(i18n: &I18n, shares: Shares) -> Result<Formulas, String> {
    if shares.baseline == shares.variant {
        return Err(i18n.text("trial-classic-equal"));
    }
    let Classic { sizes, looks, .. } =
        classic(shares).map_err(|error| i18n.with("explain-trouble", &[("reason", error.to_string().into())]))?;
    let say = Say(i18n);
    let rows = sizes.iter().map(|size| {
        let rule = match size.rule {
            VarianceRule::Pooled => "trial-rule-pooled",
            VarianceRule::Unpooled => "trial-rule-unpooled",
            VarianceRule::Baseline => "trial-rule-baseline",
        };
        vec![i18n.text(rule), say.people(size.people_per_arm), i18n.number_to(size.detectable, Style::Share, 1e-4)]
    });
    let head = ["trial-variance-rule", "trial-people-per-arm", "trial-detectable-share"];
    let sizes_table = Table { head: head.map(|key| i18n.text(key)).to_vec(), rows: rows.collect() };
    let count = shares.looks.count;
    let mut words = Vec::new();
    if count > 1 {
        words.push(say.say(
            "trial-peeking",
            &[
                ("count", &say.whole(f64::from(count))),
                ("alpha", &say.fine_share(shares.alpha)),
                ("peeking", &say.fine_share(looks.peeking)),
                ("independent", &say.fine_share(looks.independent)),
            ],
        ));
        let boundaries: Vec<String> =
            looks.boundaries.iter().map(|z| i18n.number_to(*z, Style::Decimal(3), 0.001)).collect();
        words.push(say.say(
            if shares.looks.rule == LookRule::Peeking { "trial-boundaries-peeking" } else { "trial-boundaries" },
            &[
                ("boundaries", &say.list(boundaries)),
                ("alarms", &say.fine_share(looks.false_alarms)),
                ("most", &say.people(looks.most_people_per_arm)),
                ("more", &i18n.number_to(looks.inflation, Style::Decimal(3), 0.001)),
                ("expected", &say.share(looks.expected)),
                ("without", &say.share(looks.expected_without_difference)),
            ],
        ));
    } else {
        words.push(i18n.text("trial-one-look"));
    }
    Ok(Formulas { sizes: sizes_table, looks: words })
}
