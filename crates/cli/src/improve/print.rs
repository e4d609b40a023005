//! The improvement as words and tables to read.

use std::io::{self, Write};

use snowball_decide::improve::{Aim, Candidate, Confirmed, Figures, Freed, Note, Report, Spread, Step, Verdict};
use snowball_engine::Chance;

use super::Improvement;
use crate::format::{self, short};

impl Improvement<'_> {
    /// The answer, then the front.
    pub fn print(&self, out: &mut dyn Write) -> io::Result<()> {
        let Report { aim, chance, best, base, frontier, replicates, counts, .. } = self.report;
        writeln!(
            out,
            "{} ({}), {} days, amounts in {}",
            self.plan,
            self.file,
            self.horizon_days,
            self.currency.as_str()
        )?;
        writeln!(out, "Wanted: {}, with a chance of {}\n", wanted(*aim), percent(*chance))?;
        writeln!(out, "{}\n", self.verdict())?;
        if let Some(candidate) = best.as_ref().and_then(|best| best.candidate.as_ref()) {
            words(candidate).iter().try_for_each(|line| writeln!(out, "  {line}"))?;
            writeln!(out)?;
        }
        let mut table = figures_table();
        for (name, confirmed) in best.iter().map(|best| ("found", best)).chain([("as it is", base)]) {
            table.add_row(figures(name.to_owned(), confirmed));
        }
        format::print(&table, out)?;
        if let Some(best) = best {
            print_belief(best, out)?;
            print_against(best, out)?;
        }
        if !frontier.is_empty() {
            writeln!(out, "\nCustomers against the cost of one; * no other point has more for no more each\n")?;
            let mut table = figures_table();
            for (i, point) in frontier.iter().enumerate() {
                let mark = if point.unbeaten { "*" } else { "" };
                table.add_row(figures(format!("{}{mark}", i + 1), point));
            }
            format::print(&table, out)?;
            writeln!(out)?;
            for (i, candidate) in
                frontier.iter().enumerate().filter_map(|(i, point)| Some((i, point.candidate.as_ref()?)))
            {
                writeln!(out, "{:>3}  {}", i + 1, words(candidate).join("; "))?;
            }
        }
        for note in &self.report.notes {
            writeln!(out, "\n{}", note_words(note))?;
        }
        writeln!(
            out,
            "\n{} candidates were scored on {} mean paths; the figures are of {replicates} fresh replicates.{}",
            counts.candidates,
            counts.paths,
            match counts.invalid {
                0 => String::new(),
                invalid => format!(" {invalid} candidates made no valid plan."),
            }
        )
    }

    fn verdict(&self) -> String {
        let Report { verdict, best, attempts, .. } = self.report;
        let chance = best.as_ref().map(|best| best.fresh.chance);
        let came = chance.map_or_else(String::new, |chance| format!(": {}", share(chance)));
        match (verdict, best) {
            (_, None) => "No candidate made a valid plan.".to_owned(),
            (Verdict::Holds, _) if *attempts > 1 => {
                format!("Found, the {attempts}. that was judged. The limits hold on fresh random numbers{came}.")
            }
            (Verdict::Holds, _) => format!("Found. The limits hold on fresh random numbers{came}."),
            (Verdict::Missed, _) => format!(
                "None of those that the search believed in holds the limits on fresh random numbers. The nearest miss{came}."
            ),
            (Verdict::Infeasible, _) => {
                format!("Nothing within these spans keeps the limits. The nearest miss{came}.")
            }
        }
    }
}

fn wanted(aim: Aim) -> String {
    match aim {
        Aim::Customers { budget } => format!("most customers for at most {}", short(budget)),
        Aim::Cac { goal } => format!("least cost per customer with at least {} customers", short(goal)),
        Aim::Cheapest { goal, cac } => {
            format!("least spending with at least {} customers at {} each or less", short(goal), short(cac))
        }
    }
}

/// A ladder in words, a line for each part.
fn words(Candidate { rule, qualifies_on, per_referral, friend_reward, rungs, free }: &Candidate) -> Vec<String> {
    let rungs = rungs.as_ref().map(|rungs| {
        let rung = |Step { threshold, bonus }: &Step| format!("{} at {threshold}", short(*bonus));
        let all: Vec<String> = rungs.iter().map(rung).collect();
        if all.is_empty() { "no rungs".to_owned() } else { format!("{} rungs: {}", rule.as_str(), all.join(", ")) }
    });
    let amount = |what: &str, amount: Option<f64>| amount.map(|amount| format!("{what} {}", short(amount)));
    let parts = [
        Some(format!("counts on {}", qualifies_on.as_str())),
        amount("per referral", *per_referral),
        amount("friend", *friend_reward),
        rungs.or_else(|| Some(format!("{} rungs as they are", rule.as_str()))),
    ];
    let free = free.iter().map(|Freed { path, value }| format!("{path} {}", short(*value)));
    parts.into_iter().flatten().chain(free).collect()
}

fn figures_table() -> comfy_table::Table {
    let header = vec![
        "",
        "customers",
        "5 %",
        "95 %",
        "spend",
        "5 %",
        "95 %",
        "CAC",
        "5 %",
        "95 %",
        "chance",
        "(±)",
        "by the search",
    ];
    let mut table = format::table(header);
    format::align_numbers(&mut table, 1);
    table
}

/// Medians with 90 % intervals, and the chance beside what the search believed of it.
fn figures(name: String, confirmed: &Confirmed) -> comfy_table::Row {
    let three = |spread: Option<&Spread>| match spread {
        Some(Spread { summary, .. }) => [summary.median, summary.low, summary.high].map(short),
        None => ["–"; 3].map(str::to_owned),
    };
    let Figures { customers, spend, cac, chance } = &confirmed.fresh;
    let believed = confirmed.search.map_or_else(|| "–".to_owned(), |search| percent(search.chance));
    let cells = std::iter::once(name)
        .chain([Some(customers), Some(spend), cac.as_ref()].into_iter().flat_map(three))
        .chain([percent(chance.share), format!("{:.1}", chance.standard_error * 100.0), believed]);
    format::row(cells)
}

/// What the search believed in the mean, beside fresh means.
fn print_belief(best: &Confirmed, out: &mut dyn Write) -> io::Result<()> {
    let (Some(search), fresh) = (best.search, &best.fresh) else {
        return Ok(());
    };
    let cac = |cac: Option<f64>| cac.map_or_else(|| "–".to_owned(), short);
    writeln!(
        out,
        "\nThe search believed in {} customers for {}, {} each; in the mean of fresh replicates it is {} for {}, {} each.",
        short(search.customers),
        short(search.spend),
        cac(search.means().cac()),
        short(fresh.customers.mean),
        short(fresh.spend.mean),
        cac(fresh.means().cac())
    )
}

fn print_against(best: &Confirmed, out: &mut dyn Write) -> io::Result<()> {
    let Some(against) = &best.against_base else {
        return Ok(());
    };
    let mean = |Spread { mean, standard_error, .. }: &Spread| {
        let sign = if *mean > 0.0 { "+" } else { "" };
        format!("{sign}{} ± {}", short(*mean), short(*standard_error))
    };
    writeln!(
        out,
        "Against the plan as it is, under the same luck: customers {} (more in {}), spending {} (less in {}), in the mean.",
        mean(&against.customers),
        share(against.more_customers),
        mean(&against.spend),
        share(against.less_spend)
    )
}

fn note_words(note: &Note) -> String {
    match note {
        Note::Phase { phase, path } => {
            format!(
                "Phase {} sets {path}: from its day on it overrules what is found, which decides about the days before.",
                phase + 1
            )
        }
        Note::Lever { lever, path } => {
            format!("Lever {} sets or adds to {path}: where it works it overrules what is found.", lever + 1)
        }
    }
}

fn percent(share: f64) -> String {
    format!("{:.1} %", share * 100.0)
}

fn share(Chance { share, standard_error }: Chance) -> String {
    format!("{:.1} % of the replicates (±{:.1})", share * 100.0, standard_error * 100.0)
}
