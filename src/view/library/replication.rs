//! What the sources report beside what the presets give.

use std::collections::BTreeMap;

use serde::Deserialize;
use snowball_engine::Summary;
use snowball_library::{Case, Library, Replicated, Reported, Verdict};

use super::{CURRENCY, reported};
use crate::i18n::I18n;
use crate::view::units::Unit;

/// The results of `snowball replicate` that this page was built with.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Replication {
    /// How many campaigns each number comes from.
    pub replicates: u32,
    /// One row for every reported number.
    pub rows: Vec<Replicated>,
}

/// The reported numbers of a case.
#[derive(Clone, Debug, PartialEq)]
pub struct CaseRows {
    /// Its name in the catalogue.
    pub case: String,
    /// What it is called.
    pub name: String,
    /// The preset that simulates it.
    pub preset: &'static str,
    /// The numbers.
    pub rows: Vec<ReplicationRow>,
}

/// A reported number beside the simulated one, in words.
#[derive(Clone, Debug, PartialEq)]
pub struct ReplicationRow {
    /// What it is.
    pub what: String,
    /// The number as the source puts it.
    pub reported: String,
    /// Simulated median and 90 % interval, if there are any.
    pub simulated: Option<(String, String)>,
    /// What that means; nothing if this build has not computed it.
    pub verdict: Option<Verdict>,
    /// Why.
    pub why: Option<String>,
}

impl Replication {
    /// Reads the file that the build brings; nothing if it is no such file.
    #[must_use]
    pub fn from_json(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// Every reported number of the library by case, in the order of the menu.
    #[must_use]
    pub fn by_case(&self, i18n: &I18n, library: &'static Library) -> Vec<CaseRows> {
        let known: BTreeMap<_, _> = self.rows.iter().map(|row| ((row.preset.as_str(), row.index), row)).collect();
        let language = i18n.locale().into();
        let mut all: Vec<CaseRows> = Vec::new();
        for preset in &library.presets {
            let first = all.len();
            for (index, number) in preset.reported.iter().enumerate() {
                let id = preset.case_of(number);
                let case: Option<&Case> = library.case(id);
                let row = row(i18n, number, known.get(&(preset.id.as_str(), index)).copied());
                match all[first..].iter_mut().find(|rows| rows.case == id) {
                    Some(rows) => rows.rows.push(row),
                    None => all.push(CaseRows {
                        case: id.to_owned(),
                        name: case.map_or(&preset.name, |case| &case.name).get(language).to_owned(),
                        preset: &preset.id,
                        rows: vec![row],
                    }),
                }
            }
        }
        all
    }
}

/// How many numbers have each verdict, in the order of [`Verdict::ALL`], and how many none.
#[must_use]
pub fn tally(all: &[CaseRows]) -> ([(Verdict, usize); Verdict::ALL.len()], usize) {
    let count = |verdict| all.iter().flat_map(|case| &case.rows).filter(|row| row.verdict == verdict).count();
    (Verdict::ALL.map(|verdict| (verdict, count(Some(verdict)))), count(None))
}

fn row(i18n: &I18n, number: &Reported, found: Option<&Replicated>) -> ReplicationRow {
    let language = i18n.locale().into();
    let words = |Summary { low, median, high }| Unit::new(i18n, &number.unit, CURRENCY).simulated(low, median, high);
    ReplicationRow {
        what: number.what.get(language).to_owned(),
        reported: reported(i18n, number.comparator, Some(number.value.into()), &number.unit),
        simulated: found.and_then(|found| found.simulated).map(words),
        verdict: found.map(|found| found.verdict),
        why: number.why.as_ref().map(|why| why.get(language).to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Locale;

    #[test]
    fn rows_stand_beside_what_the_source_reports() {
        let library = snowball_library::library();
        let preset = library.presets.iter().find(|preset| !preset.reported.is_empty()).unwrap();
        let value = preset.reported[0].value;
        let text = format!(
            r#"{{"replicates": 200, "rows": [{{"preset": "{}", "case": "x", "index": 0, "value": {value},
                "simulated": {{"low": 0.2, "median": 0.31, "high": 0.4}}, "verdict": "within_range"}}]}}"#,
            preset.id
        );
        let replication = Replication::from_json(&text).unwrap();
        for locale in Locale::ALL {
            let all = replication.by_case(&I18n::new(locale), library);
            let reported: usize = library.presets.iter().map(|preset| preset.reported.len()).sum();
            let (verdicts, none) = tally(&all);
            assert_eq!(verdicts[1], (Verdict::WithinRange, 1));
            assert_eq!(none, reported - 1, "all others are shown as not computed");
            let row = all.iter().flat_map(|case| &case.rows).find(|row| row.verdict.is_some()).unwrap();
            assert!(row.simulated.is_some());
            assert!(all.iter().flat_map(|case| &case.rows).all(|row| !row.reported.contains("unit-")));
        }
    }

    #[test]
    fn what_is_no_replication_is_none() {
        for text in ["", "<!doctype html>", "{}", r#"{"replicates": 1, "rows": [{}]}"#] {
            assert_eq!(Replication::from_json(text), None, "{text}");
        }
        let empty = Replication::from_json(r#"{"replicates": 0, "rows": []}"#).unwrap();
        assert!(
            tally(&empty.by_case(&I18n::new(Locale::En), snowball_library::library())).0.iter().all(|(_, n)| *n == 0)
        );
    }
}
