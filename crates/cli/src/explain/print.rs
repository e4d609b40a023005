//! The explanation as tables to read.

use std::io::{self, Write};

use snowball_decide::Share;
use snowball_decide::information::Worth;
use snowball_decide::pilot::{Observe, Pilot};

use super::decision::{Contender, Decision};
use super::{Explanation, Pair, Shares, Spread, UnknownReport};
use crate::format::{self, short};

/// Unknowns that are listed: enough for nearly all of the spread, and few enough for a screen.
const MOST_UNKNOWNS: usize = 20;

impl Explanation<'_> {
    /// Where the variance comes from, then what each unknown does.
    pub fn print(&self, out: &mut dyn Write) -> io::Result<()> {
        let metric = self.metric.as_str();
        writeln!(out, "{} ({}), {} days", self.plan, self.file, self.horizon_days)?;
        let expected = self.expected.map_or_else(|| "not defined".to_owned(), short);
        writeln!(out, "{metric}: {expected} on the expected path, amounts in {}\n", self.currency.as_str())?;
        self.shares.print(metric, out)?;
        if self.unknowns.is_empty() {
            writeln!(out, "\nThe plan has no ranges: it claims to know everything.")?;
            return self.decision.as_ref().map_or(Ok(()), |decision| print_decision(decision, out));
        }
        if let Some(Spread { deviation, points, .. }) = self.indices {
            writeln!(
                out,
                "\nWhat each unknown does to {metric}: moved alone, and its share of a deviation of {} ({points} points)\n",
                short(deviation)
            )?;
        }
        let header =
            vec!["unknown", "5 %", "95 %", "result at 5 %", "at 95 %", "share alone", "with others", "(95 % interval)"];
        let mut table = format::table(header);
        format::align_numbers(&mut table, 1);
        for UnknownReport { unknown, bar, index } in self.unknowns.iter().take(MOST_UNKNOWNS) {
            let end = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), short);
            let cells =
                [unknown.path.clone(), short(unknown.low), short(unknown.high), end(bar.at_low), end(bar.at_high)];
            table.add_row(format::row(cells.into_iter().chain(pair(index.as_ref()))));
        }
        format::print(&table, out)?;
        match self.unknowns.len().saturating_sub(MOST_UNKNOWNS) {
            0 => {}
            more => writeln!(out, "… and {more} that move it less; `--format json` has all")?,
        }
        self.decision.as_ref().map_or(Ok(()), |decision| print_decision(decision, out))
    }
}

impl Shares {
    fn print(&self, metric: &str, out: &mut dyn Write) -> io::Result<()> {
        let Spread { mean, deviation, used, points } = self.spread;
        writeln!(out, "Spread of {metric}: mean {}, standard deviation {}\n", short(mean), short(deviation))?;
        let mut table = format::table(vec!["comes from", "share alone", "with others", "(95 % interval)"]);
        format::align_numbers(&mut table, 1);
        for (name, share) in [("dice", &self.dice), ("weather", &self.weather), ("ignorance", &self.ignorance)] {
            table.add_row(format::row([name.to_owned()].into_iter().chain(pair(Some(share)))));
        }
        format::print(&table, out)?;
        match points - used {
            0 => Ok(()),
            left => writeln!(out, "{left} of {points} points do not define it and are left out"),
        }
    }
}

/// Measure this first: what is worth knowing before deciding.
fn print_decision(decision: &Decision, out: &mut dyn Write) -> io::Result<()> {
    let Decision { by, plans, choice, evpi, regret, replicates, unknowns, .. } = decision;
    writeln!(out, "\nDecision by the mean of {by} over {replicates} replicates\n")?;
    for Contender { letter, file, plan, mean } in plans {
        writeln!(out, "{letter}  {}  {plan} ({file})", short(*mean))?;
    }
    writeln!(
        out,
        "\n{choice} is the choice. Another plan turns out to be the best in {:.1} %; to know everything is worth {} at most.",
        regret * 100.0,
        short(*evpi)
    )?;
    let flipping = unknowns.iter().filter(|worth| worth.flips > 0.0);
    if flipping.clone().next().is_none() {
        return writeln!(out, "No unknown, known alone, would change it: there is nothing to measure first.");
    }
    writeln!(out, "Measure this first:\n")?;
    let header =
        vec!["unknown", "worth knowing", "by other half", "flips the choice", "it flips at", "observations for 90 %"];
    let mut table = format::table(header);
    format::align_numbers(&mut table, 1);
    for Worth { unknown, evppi, evppi_other_half, flips, pilot } in flipping.take(MOST_UNKNOWNS) {
        let (line, observations) = match pilot {
            Some(Pilot { observe: Observe::Share, observations, line }) => {
                (short(*line), format!("{observations} (share)"))
            }
            Some(Pilot { observe: Observe::Count, observations, line }) => {
                (short(*line), format!("{observations} (count)"))
            }
            None => ("–".to_owned(), "–".to_owned()),
        };
        let worth = [unknown.path.clone(), short(*evppi), short(*evppi_other_half), format!("{:.1} %", flips * 100.0)];
        table.add_row(format::row(worth.into_iter().chain([line, observations])));
    }
    format::print(&table, out)
}

/// Shares alone and with others, and the interval of the latter.
fn pair(pair: Option<&Pair>) -> [String; 3] {
    let percent = |share: f64| format!("{:.1} %", share * 100.0);
    match pair {
        Some(Pair { first, total: Share { value, low, high } }) => {
            [percent(first.value), percent(*value), format!("{} to {}", percent(*low), percent(*high))]
        }
        None => ["–"; 3].map(str::to_owned),
    }
}
