//! CH-02 and DF-02 of the catalogue through the tables that people have.
#![allow(clippy::unwrap_used, reason = "a failure is what a test reports")]

use snowball_calibrate::curves::{Curve, Family, fit_curve};

/// Fader and Hardie 2007, High End customers over seven years.
#[test]
fn retention_of_high_end_customers() {
    let percent = "Year,Regular,High End\n1,63.1,86.9\n2,46.8,74.3\n3,38.2,65.3\n4,32.6,59.3\n5,28.9,55.1\n6,26.2,51.7\n7,24.1,49.1\n";
    let german = "Jahr;High End\n1;86,9 %\n2;74,3 %\n3;65,3 %\n4;59,3 %\n5;55,1 %\n6;51,7 %\n7;49,1 %\n";
    let people = "year\tleft\n0\t1000\n1\t869\n2\t743\n3\t653\n4\t593\n5\t551\n6\t517\n7\t491\n";
    for text in [percent, german, people] {
        let curve = fit_curve(Family::Sbg, text.as_bytes(), None, None).unwrap();
        let Curve::Sbg { alpha, beta, log_likelihood, rate, polarization, survival } = curve else { panic!("sBG") };
        assert!((alpha - 0.66809).abs() < 0.002 && (beta - 3.8061).abs() < 0.01, "{alpha} {beta}");
        assert!((log_likelihood + 1.611_158).abs() < 1e-4);
        assert!((survival[11] - 0.378).abs() < 5e-4 && survival.len() == 14);
        assert!(
            (rate - alpha / (alpha + beta)).abs() < 1e-12 && (polarization - 1.0 / (alpha + beta + 1.0)).abs() < 1e-12
        );
    }
    let Curve::Sbg { alpha, .. } = fit_curve(Family::Sbg, percent.as_bytes(), Some("Regular"), None).unwrap() else {
        panic!("sBG")
    };
    assert!((alpha - 0.704).abs() < 0.01, "{alpha}");
}

/// Srinivasan and Mason 1986, room air conditioners.
#[test]
fn adoption_of_room_air_conditioners() {
    let sales = [96, 195, 238, 380, 1045, 1230, 1267, 1828, 1586, 1673, 1800, 1580, 1500];
    let rows: String = sales.iter().zip(1949..).map(|(sold, year)| format!("{year};{sold}\n")).collect();
    let curve = fit_curve(Family::Bass, format!("Year;Sales\n{rows}").as_bytes(), Some("sales"), None).unwrap();
    let Curve::Bass { p, q, m, r_squared, peak, sales } = curve else { panic!("Bass") };
    for (got, wanted, share) in
        [(p, 0.009_442, 0.02), (q, 0.37476, 0.01), (m, 18_712.7, 0.01), (peak.unwrap(), 9.581, 0.002)]
    {
        assert!((got / wanted - 1.0).abs() < share, "{got} against {wanted}");
    }
    assert!((r_squared - 0.9332).abs() < 1e-3 && sales.len() == 26);
}

#[test]
fn what_is_no_curve_is_refused() {
    let message = |text: &str| fit_curve(Family::Bass, text.as_bytes(), Some("sales"), None).unwrap_err().to_string();
    assert_eq!(message("year;sold\n1;2\n"), "1 problem in the table:\n  sales: no such column; there are: year, sold");
    assert_eq!(
        message("year,sales\n1,2\n2,none\n3,-4\n"),
        "2 problems in the table:\n  row 3, sales: \"none\" is no number; valid: 1234.5 or 1,234.5, or nothing where it is not known\n  row 4, sales: -4 is below 0; valid: 0 or more, or nothing where it is not known"
    );
    assert!(message("year,sales\n1,2\n2,3\n").contains("valid is 4 to 1000"));
}
