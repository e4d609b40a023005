//! `snowball preset`: the plans of the library, to run and to change.

use snowball_library::{Language, library};

use crate::args::{Language as Chosen, PresetArgs};
use crate::failure::Failure;
use crate::format::{print, row, table};
use crate::output::Output;

/// Does it.
pub fn preset(args: &PresetArgs) -> Result<(), Failure> {
    let output = Output::new(&args.out)?;
    let language = match args.language {
        Chosen::En => Language::English,
        Chosen::Zh => Language::Chinese,
    };
    let Some(name) = &args.preset else {
        return output.write(|out| {
            let mut lines = table(vec!["preset", "plans", "name"]);
            for preset in &library().presets {
                let plans = preset.plans.len().to_string();
                lines.add_row(row([preset.id.clone(), plans, preset.name.get(language).to_owned()]));
            }
            print(&lines, out)
        });
    };
    let found = library().preset(name).or_else(|| library().preset_of(name));
    let preset = found.ok_or_else(|| Failure::NoSuchCase(name.clone()))?;
    let number = usize::from(args.plan);
    let plan = preset.plans.get(number - 1).ok_or(Failure::NoSuchPlan { plans: preset.plans.len() })?;
    output.write_json(plan.in_language(language))
}
