//! What the Calibrate page asks for and says.

use snowball_calibrate::curves::Family;
use snowball_calibrate::posterior::Warning;
use snowball_calibrate::read::{DateFormat, Encoding, Fault, Note, Problem, Problems};
use snowball_calibrate::{CalibrateError, solve};

use super::*;
use crate::i18n::Locale;
use crate::state::{Origin, Pace};
use crate::view::charts::Body;

const SHARE: &str = "/segments/0/share_rate";

fn pilot(text: &str) -> Pilot {
    Pilot::new(Origin::Pasted, text.as_bytes().into(), Encoding::Utf8, None)
}

fn plan() -> Rc<Plan> {
    let mut plan = Plan { horizon_days: 60, ..Plan::default() };
    assert!(plan.set_number(SHARE, Number::Range { low: 0.1, high: 0.5 }));
    Rc::new(plan)
}

#[test]
fn every_column_of_the_example_is_guessed_back_in_both_languages() {
    for locale in Locale::ALL {
        let i18n = I18n::new(locale);
        for one in Role::ALL {
            assert_eq!(Role::guess(&role(&i18n, one)), Some(one), "{}", role(&i18n, one));
        }
        let text = made_up(&i18n, &plan(), 1).unwrap();
        let pilot = pilot(&text);
        assert_eq!(pilot.roles[1..], EXAMPLE.map(Some));
        assert_eq!(pilot.read(&plan()).unwrap().series.periods(), 60);
    }
}

#[test]
fn the_ranges_are_ticked_and_two_weeks_held_back() {
    let (plan, i18n) = (plan(), I18n::new(Locale::En));
    let mut pilot = pilot(&made_up(&i18n, &plan, 1).unwrap());
    let reading = pilot.read(&plan).unwrap();
    let asked = lesson(&pilot, &plan, &reading, 1);
    assert_eq!((asked.spec.parameters.as_slice(), asked.spec.hold_back), ([SHARE.to_owned()].as_slice(), 14));
    assert!(asked.begin().is_ok());
    let free = others(&plan, &ranges(&plan));
    assert!(!free.contains(&SHARE.to_owned()) && free.len() > 10);
    assert!(!free.iter().any(|path| path.starts_with("/goals/")));
    let refused =
        free.iter().filter(|path| Spec { parameters: vec![(*path).clone()], ..Spec::default() }.prior(&plan).is_err());
    assert_eq!(refused.collect::<Vec<_>>(), Vec::<&String>::new(), "what is offered can be learnt");
    pilot.parameters = Some(Vec::new());
    pilot.hold_back = Some(58);
    let none = lesson(&pilot, &plan, &reading, 1);
    assert!(error(&i18n, &none.begin().unwrap_err()).contains("at least one"));
    pilot.parameters = None;
    let few = lesson(&pilot, &plan, &reading, 1).begin().unwrap_err();
    assert!(error(&i18n, &few).contains('8'), "{}", error(&i18n, &few));
}

#[test]
fn what_is_wrong_with_a_table_is_said_with_row_and_column() {
    let text = "日期,新客户\n2026-03-02,12\n2026-03-03,viele\n2026-03-03,-4\n";
    let problems = pilot(text).read(&Plan::default()).unwrap_err().problems;
    let said = |locale| {
        let i18n = I18n::new(locale);
        problems.iter().map(|one| problem(&i18n, one)).collect::<Vec<_>>()
    };
    let (en, zh) = (said(Locale::En), said(Locale::ZhCn));
    assert_eq!(en.len(), 3, "{en:?}");
    assert!(en[0].starts_with("Row 3, column “新客户”") && en[0].contains("viele"), "{en:?}");
    assert!(zh[0].starts_with("第 3 行“新客户”列"), "{zh:?}");
}

#[test]
fn everything_that_can_be_wrong_or_noted_has_words() {
    let text = || "x".to_owned();
    let columns = || vec![text()];
    let formats = || vec![DateFormat::DayMonthYear, DateFormat::MonthDayYear];
    let decimal = snowball_calibrate::read::Decimal::Comma;
    let faults = [
        Fault::Empty,
        Fault::TooLong { got: 2, max: 1 },
        Fault::NotText { encoding: Encoding::Utf16Le },
        Fault::NoSuchColumn { columns: columns() },
        Fault::MappedTwice { role: Role::Spend },
        Fault::NoDate { columns: columns() },
        Fault::NothingMeasured { columns: columns() },
        Fault::WrongWidth { got: 1, needed: 2 },
        Fault::NotADate { text: text(), formats: formats() },
        Fault::AmbiguousDates { text: text(), formats: formats() },
        Fault::DuplicateDate { date: "2026-03-02".to_owned(), first_row: 2 },
        Fault::NotANumber { text: text(), decimal },
        Fault::AmbiguousNumbers { text: text() },
        Fault::Negative { got: -1.0 },
        Fault::Falls { got: 1.0, before: 2.0 },
        Fault::OutsideCampaign { start: "2026-03-02".to_owned(), days: 3 },
    ];
    let notes = [
        Note::OutOfOrder { rows: 2, row: 3 },
        Note::Gaps { periods: 2, date: "2026-03-02".to_owned() },
        Note::EmptyCells { column: text(), cells: 2 },
        Note::BeforeStart { rows: 2 },
        Note::AfterEnd { rows: 2, days: 30 },
        Note::AddedUp { rows: 2 },
        Note::Weekly,
        Note::DatesByOrder { format: DateFormat::MonthDayYear },
        Note::PerhapsTotals { column: text() },
    ];
    let path = || SHARE.to_owned();
    let warnings = [
        Warning::NotIdentified { path: path() },
        Warning::OnlyTogether { a: path(), b: path(), correlation: 0.95 },
        Warning::FarFromPrior { path: path() },
        Warning::PoorFit { rarity: 0.001 },
        Warning::FewDraws { effective: 12.5 },
    ];
    let errors = [
        CalibrateError::Parameter { path: path(), known: true },
        CalibrateError::Parameter { path: path(), known: false },
        CalibrateError::Count { what: "parameters", got: 9, min: 1, max: 8 },
        CalibrateError::Roles { roles: Vec::new() },
        CalibrateError::Unfinished,
    ];
    for locale in Locale::ALL {
        let i18n = I18n::new(locale);
        let at = |fault: &Fault| Problem { row: Some(3), column: None, fault: fault.clone() };
        let all = faults.iter().map(|one| problem(&i18n, &at(one)));
        let all = all.chain(notes.iter().map(|one| note(&i18n, one)));
        let all = all.chain(warnings.iter().map(|one| warning(&i18n, one)));
        for said in all.chain(errors.iter().map(|one| error(&i18n, one))) {
            assert!(!said.contains("calibrate-") && !said.contains('$'), "{said}");
        }
    }
    assert!(Problems::of_table(None, Fault::Empty).more == 0);
}

#[test]
fn what_was_learnt_is_a_row_a_chart_and_a_score() {
    let (plan, i18n) = (plan(), I18n::new(Locale::En));
    let pilot = Pilot { pains: Pace::Quick, ..pilot(&made_up(&i18n, &plan, 3).unwrap()) };
    let asked = lesson(&pilot, &plan, &pilot.read(&plan).unwrap(), 1);
    let posterior = solve(&plan, &asked.series, &asked.spec).unwrap();
    let rows = learnt(&i18n, &plan, &posterior);
    assert_eq!((rows.len(), rows[0].before.as_str()), (1, "0.1–0.5 per day"));
    assert!(rows[0].median.ends_with("per day") && rows[0].left.ends_with('%'), "{rows:?}");
    let stills = bands(&i18n, plan.currency, &asked.series, &asked.spec, &posterior);
    assert_eq!(stills.len(), EXAMPLE.len());
    let Body::Xy(xy) = &stills[3].chart.body else { panic!("curves") };
    assert_eq!((xy.dots[0].points.len(), xy.bands.len(), stills[3].table.rows.len()), (60, 2, 60));
    assert_eq!(xy.rules[0].0, 46.5, "the last fourteen days of sixty are not learnt from");
    assert!(stills[3].words.contains("of 14"), "{}", stills[3].words);
    let table = scores(&i18n, plan.currency, &posterior).unwrap();
    assert_eq!(table.rows.len() % 3, 0);
    assert!(fit(&i18n, &posterior.goodness).contains('%'));
}

#[test]
fn published_curves_come_out_as_published() {
    let i18n = I18n::new(Locale::En);
    let [retention, adoption] = PUBLISHED.map(|(_, text)| pilot(text));
    let sbg = fitted(&i18n, &retention, Family::Sbg).unwrap();
    assert_eq!(sbg.table.rows[2][1], "0.6681");
    let Body::Xy(xy) = &sbg.still.chart.body else { panic!("a curve") };
    assert_eq!((xy.dots[0].points.len(), xy.curves[0].points.len(), xy.dots[0].points[0][1] as f32), (7, 14, 0.869));
    let bass = fitted(&i18n, &adoption, Family::Bass).unwrap();
    assert_eq!(bass.table.rows[2][1], "18,713");
    assert!(bass.words[0].contains("9.58"), "{:?}", bass.words);
    let (problems, more) = fitted(&i18n, &pilot("a,b\n1,x\n"), Family::Bass).unwrap_err();
    assert_eq!((problems.len(), more), (1, 0));
    assert!(fitted(&i18n, &pilot("a,b\n1,2\n2,3\n"), Family::Bass).unwrap_err().0[0].contains('4'));
}
