//! `snowball replicate`: presets held against what their sources report.

use std::io::{self, Write};

use snowball_engine::Summary;
use snowball_library::{Language, Preset, Replicated, Verdict, library, replicate as hold};

use crate::args::{Reading, ReplicateArgs};
use crate::compute::evaluate;
use crate::failure::Failure;
use crate::format::{align_numbers, print, row, short, table};
use crate::output::Output;
use crate::progress::Progress;

/// Does it.
pub fn replicate(args: &ReplicateArgs) -> Result<(), Failure> {
    let presets = chosen(&args.cases)?;
    let output = Output::new(&args.out)?;
    let progress = Progress::new(presets.len() as u64, "replicating");
    let hold = |i: usize| hold(presets[i], args.draws.seed, args.draws.replicates);
    let rows: Vec<_> = evaluate(presets.len(), &args.draws, &progress, hold).into_iter().flatten().collect();
    drop(progress);
    match args.format {
        Reading::Table => output.write(|out| write_table(&rows, out)),
        Reading::Json => output.write_json(&rows),
    }
}

/// The presets of the named cases, all if none is named.
fn chosen(cases: &[String]) -> Result<Vec<&'static Preset>, Failure> {
    let all = &library().presets;
    if cases.is_empty() {
        return Ok(all.iter().collect());
    }
    let find = |name: &String| {
        library().preset(name).or_else(|| library().preset_of(name)).ok_or_else(|| Failure::NoSuchCase(name.clone()))
    };
    cases.iter().map(find).collect()
}

fn write_table(rows: &[Replicated], out: &mut dyn Write) -> io::Result<()> {
    let mut lines = table(vec!["case", "reported", "", "5 %", "median", "95 %", "verdict"]);
    for line in rows {
        let what = library().preset(&line.preset).map(|preset| preset.reported[line.index].what.get(Language::English));
        let number = |of: fn(&Summary) -> f64| line.simulated.as_ref().map(of).map_or_else(String::new, short);
        lines.add_row(row([
            line.case.clone(),
            what.unwrap_or_default().to_owned(),
            short(line.value),
            number(|m| m.low),
            number(|m| m.median),
            number(|m| m.high),
            line.verdict.as_str().to_owned(),
        ]));
    }
    align_numbers(&mut lines, 2);
    print(&lines, out)?;
    let count = |verdict| rows.iter().filter(|row| row.verdict == verdict).count();
    let counts = Verdict::ALL.map(|verdict| format!("{} {}", count(verdict), verdict.as_str().replace('_', " ")));
    writeln!(out, "\n{} reported numbers: {}", rows.len(), counts.join(", "))
}
