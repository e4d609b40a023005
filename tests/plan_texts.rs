//! Everything that a plan consists of has a name in both languages: fields, parts, choices, units, metrics.

use std::collections::BTreeSet;

use snowball::i18n::{I18n, Locale};
use snowball_engine::Metric;
use snowball_engine::plan::{Currency, Direction, LadderRule, PatchOp, Qualify, TimeStep, rows};

#[test]
fn everything_in_a_plan_has_words() {
    let (mut named, mut explained) = (BTreeSet::new(), BTreeSet::new());
    named.insert("group-plan".to_owned());
    for row in rows() {
        // The names of objects and lists on the way to the field; `*` stands for an entry of the list before it.
        let mut way: Vec<_> = row.path.split('/').skip(1).collect();
        way.pop();
        for (i, part) in way.iter().filter(|part| **part != "*").enumerate() {
            let is_list_of_numbers = row.path.ends_with(&format!("{part}/*"));
            if !is_list_of_numbers {
                explained.insert(format!("group-{part}"));
            }
            if !is_list_of_numbers && way.get(i + 1) == Some(&"*") {
                named.insert(format!("entry-{part}"));
            }
        }
        if let Some(quantity) = row.quantity {
            let unit = serde_json::to_value(quantity.unit).unwrap();
            named.insert(format!("unit-{}", unit.as_str().unwrap()));
        }
        explained.insert(row.key);
    }
    explained.extend(Metric::ALL.iter().map(|metric| format!("metric-{}", metric.as_str())));
    let choices = [
        Currency::ALL.iter().map(|choice| choice.as_str()).collect::<Vec<_>>(),
        TimeStep::ALL.iter().map(|choice| choice.as_str()).collect(),
        LadderRule::ALL.iter().map(|choice| choice.as_str()).collect(),
        Qualify::ALL.iter().map(|choice| choice.as_str()).collect(),
        PatchOp::ALL.iter().map(|choice| choice.as_str()).collect(),
        Direction::ALL.iter().map(|choice| choice.as_str()).collect(),
    ];
    named.extend(choices.iter().flatten().map(|choice| format!("choice-{choice}")));

    for locale in Locale::ALL {
        let i18n = I18n::new(locale);
        let missing: Vec<_> = named.union(&explained).filter(|key| !i18n.has(key)).collect();
        assert!(missing.is_empty(), "{} has no message {missing:?}", locale.tag());
        let unexplained: Vec<_> = explained.iter().filter(|key| i18n.help(key).is_none()).collect();
        assert!(unexplained.is_empty(), "{} has no `.help` of {unexplained:?}", locale.tag());
    }
}
