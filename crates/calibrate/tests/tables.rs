//! Tables as people have them, good and bad, with the exact messages.
#![allow(clippy::unwrap_used, reason = "a failure is what a test reports")]

use encoding_rs::{GB18030, WINDOWS_1252};
use snowball_calibrate::read::{
    DateFormat, Decimal, Duplicates, Encoding, Fault, MOST_LISTED, Note, Options, Reading, Role, Start, look, read,
};
use snowball_engine::calendar;

fn good(bytes: &[u8], options: &Options) -> Reading {
    read(bytes, options, "", 365).unwrap_or_else(|problems| panic!("{problems}"))
}

fn bad(text: &str) -> String {
    bad_with(text.as_bytes(), &Options::default())
}

fn bad_with(bytes: &[u8], options: &Options) -> String {
    read(bytes, options, "", 365).unwrap_err().to_string()
}

fn values(reading: &Reading, role: Role) -> Vec<Option<f64>> {
    reading.series.columns.iter().find(|column| column.role == role).unwrap().values.clone()
}

const PLAIN: &str = "date,new customers,spend\n2026-03-05,12,100.5\n2026-03-06,7,90\n2026-03-07,9,80\n";

#[test]
fn the_same_numbers_from_every_encoding_separator_and_date() {
    let wanted = good(PLAIN.as_bytes(), &Options::default());
    assert_eq!(values(&wanted, Role::Customers), [Some(12.0), Some(7.0), Some(9.0)]);
    assert_eq!(values(&wanted, Role::Spend), [Some(100.5), Some(90.0), Some(80.0)]);
    assert_eq!((wanted.series.start.as_str(), wanted.series.first, wanted.series.period), ("2026-03-05", 0, 1));
    assert_eq!((wanted.rows, wanted.notes.len()), (3, 0));
    let german = "Datum;Neukunden;Spend für Werbung\r\n05.03.2026;12;100,5\r\n06.03.2026;7;90,0\r\n07.03.2026;9;80\r\n";
    let german = [WINDOWS_1252.encode(german).0.into_owned(), german.as_bytes().to_vec()];
    let chinese = "日期\t新客户\t推广费用\n2026年3月5日\t12\t¥100.5\n2026年3月6日\t7\t¥90\n2026年3月7日\t9\t¥80\n";
    let utf16: Vec<u8> = chinese.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let chinese =
        [GB18030.encode(chinese).0.into_owned(), [vec![0xFF, 0xFE], utf16].concat(), chinese.as_bytes().to_vec()];
    let american = "\"Day\",\"New customers\",\"Spend ($)\"\n3/5/2026,12,$100.5\n3/6/2026,7,$90\n3/7/2026,9,$80\n";
    let with_mark = [&[0xEF, 0xBB, 0xBF], american.as_bytes()].concat();
    for (bytes, encoding, dates, decimal) in [
        (&german[0], Encoding::Windows1252, DateFormat::DayMonthYear, Decimal::Comma),
        (&german[1], Encoding::Utf8, DateFormat::DayMonthYear, Decimal::Comma),
        (&chinese[0], Encoding::Gb18030, DateFormat::Chinese, Decimal::Point),
        (&chinese[1], Encoding::Utf16Le, DateFormat::Chinese, Decimal::Point),
        (&chinese[2], Encoding::Utf8, DateFormat::Chinese, Decimal::Point),
        (&with_mark, Encoding::Utf8, DateFormat::MonthDayYear, Decimal::Point),
    ] {
        let reading = good(bytes, &Options::default());
        assert_eq!(reading.series, wanted.series, "{encoding:?} {dates:?}");
        let found = &reading.options;
        assert_eq!((found.encoding, found.dates, found.decimal), (Some(encoding), Some(dates), Some(decimal)));
        // Read again with everything said, it is the same.
        assert_eq!(good(bytes, found).series, wanted.series);
    }
}

#[test]
fn gaps_are_not_known_and_order_does_not_matter() {
    let reading =
        good(b"date,customers,rewards\n2026-03-09,4,\n2026-03-05,12,30\n2026-03-06,n/a,20\n", &Options::default());
    assert_eq!(values(&reading, Role::Customers), [Some(12.0), None, None, None, Some(4.0)]);
    assert_eq!(values(&reading, Role::Rewards), [Some(30.0), Some(20.0), None, None, None]);
    let said: Vec<String> = reading.notes.iter().map(ToString::to_string).collect();
    assert_eq!(
        said,
        [
            "1 rows stand before an earlier one, row 3 first: put in order",
            "2 days or weeks have no row, 2026-03-07 first: taken as not known, not as 0",
            "customers: 1 empty cells, taken as not known, not as 0",
            "rewards: 1 empty cells, taken as not known, not as 0",
        ]
    );
}

#[test]
fn rows_outside_of_the_campaign_are_left_out_and_said() {
    let reading = read(PLAIN.as_bytes(), &Options::default(), "2026-03-06", 1).unwrap();
    assert_eq!(values(&reading, Role::Customers), [Some(7.0)]);
    assert_eq!(reading.notes, [Note::BeforeStart { rows: 1 }, Note::AfterEnd { rows: 1, days: 1 }]);
    let later = read(PLAIN.as_bytes(), &Options::default(), "2026-03-01", 90).unwrap();
    assert_eq!((later.series.first, later.series.start.as_str()), (4, "2026-03-01"));
    let first_row = Options { start: Start::FirstRow, ..Options::default() };
    assert_eq!(read(PLAIN.as_bytes(), &first_row, "2026-03-01", 90).unwrap().series.first, 0);
    assert_eq!(
        read(PLAIN.as_bytes(), &Options::default(), "2027-01-01", 90).unwrap_err().to_string(),
        "1 problem in the table:\n  no row lies in the campaign, 90 days from 2027-01-01; count from the first row, or change the plan's start"
    );
}

#[test]
fn weeks_totals_and_rows_of_a_date() {
    let weekly = good(b"week,customers\n2026-03-02,10\n2026-03-09,20\n2026-03-23,30\n", &Options::default());
    assert_eq!((weekly.series.period, weekly.series.end()), (7, 28));
    assert_eq!(values(&weekly, Role::Customers), [Some(10.0), Some(20.0), None, Some(30.0)]);
    assert!(weekly.notes.contains(&Note::Weekly));
    let totals = Options { totals: true, ..Options::default() };
    let reading =
        good(b"date,customers\n2026-03-05,10\n2026-03-06,15\n2026-03-07,15\n2026-03-09,40\n2026-03-10,41\n", &totals);
    assert_eq!(values(&reading, Role::Customers), [None, Some(5.0), Some(0.0), None, None, Some(1.0)]);
    assert_eq!(
        bad_with(b"date,customers\n2026-03-05,10\n2026-03-06,9\n", &totals),
        "1 problem in the table:\n  row 3, customers: 9 is below the total before, 10; a total since the start cannot fall"
    );
    let sum = Options { duplicates: Duplicates::Sum, ..Options::default() };
    let reading = good(b"date,customers\n2026-03-05,10\n2026-03-05,5\n2026-03-06,\n2026-03-06,2\n", &sum);
    assert_eq!(values(&reading, Role::Customers), [Some(15.0), Some(2.0)]);
    assert_eq!(reading.notes, [Note::AddedUp { rows: 2 }]);
    let rising: String = (1..=20).map(|day| format!("2026-03-{day:02},{}\n", day * 10)).collect();
    let reading = good(format!("date,customers\n{rising}").as_bytes(), &Options::default());
    assert_eq!(reading.notes, [Note::PerhapsTotals { column: "customers".to_owned() }]);
}

#[test]
fn every_problem_stands_by_row_and_column() {
    assert_eq!(
        bad("date,customers,spend\n2026-03-05,12,100\n2026-03-05,7,90\n2026-03-07,-9,eighty\nsoon,1,2\n2026-03-08,1\n"),
        "5 problems in the table:\
         \n  row 3, date: 2026-03-05 stands in row 2 already; leave one, or ask for rows of a date to be added up\
         \n  row 4, customers: -9 is below 0; valid: 0 or more, or nothing where it is not known\
         \n  row 4, spend: \"eighty\" is no number; valid: 1234.5 or 1,234.5, or nothing where it is not known\
         \n  row 5, date: \"soon\" is no date; valid: 2026-03-05\
         \n  row 6: 2 fields; needed: 3, as in the header"
    );
    for (text, message) in [
        ("", "nothing to read; needed: a line of column names, and a row for each day"),
        ("date,customers\n", "nothing to read; needed: a line of column names, and a row for each day"),
        (
            "a,b\n1,2\n",
            "no column is known to be the date; name one of: a, b\n  no column is known to hold anything to learn from; name some of: a, b",
        ),
        (
            "date,weather\n2026-03-05,wet\n",
            "no column is known to hold anything to learn from; name some of: date, weather",
        ),
        (
            "date,customers\nsoon,1\n",
            "row 2, date: \"soon\" is no date; valid: 2026-03-05, 05.03.2026, 3/5/2026, 2026年3月5日",
        ),
        (
            "date,customers\n03/05/2026,1\n07/01/2026,2\n",
            "date: dates such as \"03/05/2026\" can be read in several ways; say which, by what 5 March 2026 would look like: 05.03.2026, 3/5/2026",
        ),
        (
            "date;customers\n2026-03-05;1,234\n",
            "row 2, customers: numbers such as \"1,234\" can be read in two ways; say whether the decimal sign is a point or a comma",
        ),
    ] {
        let said = bad(text);
        assert!(said.ends_with(&format!(" in the table:\n  {message}")), "{text:?}: {said}");
    }
    let named = Options {
        columns: vec![("Tag".into(), Role::Date), ("a".into(), Role::Customers), ("a".into(), Role::Spend)],
        ..Options::default()
    };
    assert_eq!(
        bad_with(b"date,a\n2026-03-05,1\n", &named),
        "2 problems in the table:\n  Tag: no such column; there are: date, a\n  a: spend is already taken from another column, or this column is taken for something else"
    );
    assert_eq!(
        bad_with(b"date,customers\n\xff,1\n", &Options { encoding: Some(Encoding::Utf8), ..Options::default() }),
        "1 problem in the table:\n  not text in the encoding Utf8; save it as UTF-8"
    );
    // What was ambiguous is read once it is said.
    let said = Options { decimal: Some(Decimal::Comma), ..Options::default() };
    assert_eq!(values(&good(b"date;customers\n2026-03-05;1,234\n", &said), Role::Customers), [Some(1.234)]);
}

#[test]
fn many_problems_are_counted_and_problems_are_data() {
    let rows: String = (0..1000).map(|_| "2026-03-05,x\n").collect();
    let problems = read(format!("date,customers\n{rows}").as_bytes(), &Options::default(), "", 365).unwrap_err();
    assert_eq!((problems.problems.len(), problems.more), (MOST_LISTED, 1999 - MOST_LISTED as u64));
    assert!(
        problems.to_string().starts_with("1999 problems in the table:")
            && problems.to_string().ends_with("\n  and 1949 more")
    );
    let json = serde_json::to_value(&problems).unwrap();
    assert_eq!(
        json["problems"][0],
        serde_json::json!({"row": 2, "column": "customers", "fault": "not_a_number", "text": "x", "decimal": "point"})
    );
    assert_eq!(serde_json::from_value::<snowball_calibrate::read::Problems>(json).unwrap(), problems);
    assert!(matches!(problems.problems[1].fault, Fault::NotANumber { .. }));
}

/// A row for each sale: a million of them over a year, in the memory of a year.
#[test]
fn a_million_rows_are_read() {
    let mut text = String::from("date,customers,spend\n");
    for row in 0..1_000_000i64 {
        text.push_str(&calendar::written(20_000 + row * 400 / 1_000_000));
        text.push_str(",1,2.5\n");
    }
    let sum = Options { duplicates: Duplicates::Sum, ..Options::default() };
    let reading = good(text.as_bytes(), &sum);
    assert_eq!(reading.rows, 1_000_000);
    assert_eq!(reading.series.periods(), 365);
    assert_eq!(values(&reading, Role::Customers), vec![Some(2500.0); 365]);
    assert_eq!(reading.notes, [Note::AddedUp { rows: 999_600 }, Note::AfterEnd { rows: 35, days: 365 }]);
    // The same as if every date were to stand once.
    let refused = read(text.as_bytes(), &Options::default(), "", 365).unwrap_err();
    assert_eq!(refused.problems.len() as u64 + refused.more, 999_600);
}

#[test]
fn a_look_before_reading() {
    let looked = look("Day;Neukunden;Wetter\n05.03.2026;1;nass\n".as_bytes(), None, None).unwrap();
    assert_eq!((looked.separator, looked.columns.len()), (';', 3));
    assert_eq!(looked.guesses, [Some(Role::Date), Some(Role::Customers), None]);
    assert_eq!(looked.rows, [["05.03.2026", "1", "nass"]]);
}
