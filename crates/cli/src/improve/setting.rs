//! From what was typed to what is searched.

use snowball_decide::improve::{Aim, Amounts, Effort, Free, Setting, Space};
use snowball_engine::plan::Plan;

use crate::args::{Allowed, Goal, ImproveArgs};
use crate::failure::Failure;

/// What is asked for.
pub fn of(args: &ImproveArgs, plan: Plan) -> Result<Setting, Failure> {
    let aim = aim(args)?;
    let space = space(args, &plan)?;
    let effort = Effort {
        population: args.population,
        rounds: args.rounds,
        draws: args.scored_on,
        pilot: args.pilot,
        replicates: args.draws.replicates,
        points: args.points,
    };
    Ok(Setting { plan, aim, chance: args.chance, space, effort, seed: args.draws.seed })
}

fn aim(args: &ImproveArgs) -> Result<Aim, Failure> {
    match (args.aim, args.budget, args.goal, args.cac) {
        (Goal::Customers, Some(budget), None, None) => Ok(Aim::Customers { budget }),
        (Goal::Cac, None, Some(goal), None) => Ok(Aim::Cac { goal }),
        (Goal::Cheapest, None, Some(goal), Some(cac)) => Ok(Aim::Cheapest { goal, cac }),
        (Goal::Customers, ..) => Err(Failure::Usage("--aim customers takes --budget, and neither --goal nor --cac")),
        (Goal::Cac, ..) => Err(Failure::Usage("--aim cac takes --goal, and neither --budget nor --cac")),
        (Goal::Cheapest, ..) => Err(Failure::Usage("--aim cheapest takes --goal and --cac, and no --budget")),
    }
}

/// The plan's default space with what was typed in its place.
fn space(args: &ImproveArgs, plan: &Plan) -> Result<Space, Failure> {
    let mut space = Space::of(plan);
    let step = |amounts: &mut Amounts, own: f64| {
        let missing = amounts.step == 0.0;
        amounts.step = args.step.unwrap_or(if missing { own } else { amounts.step });
    };
    for (place, wanted) in
        [(&mut space.per_referral, args.per_referral), (&mut space.friend_reward, args.friend_reward)]
    {
        let own = place.map_or(1.0, |amounts| amounts.step);
        match wanted {
            Some(Allowed::Keep) => *place = None,
            Some(Allowed::Try(amounts)) => *place = Some(amounts),
            None => {}
        }
        if let Some(amounts) = place {
            step(amounts, own);
        }
    }
    if let Some(rungs) = &mut space.rungs {
        let own = rungs.bonus.step;
        match args.thresholds {
            Some(Allowed::Keep) => return Err(KEPT),
            Some(Allowed::Try((lowest, highest))) => (rungs.lowest, rungs.highest) = (lowest, highest),
            None => {}
        }
        match args.bonus {
            Some(Allowed::Keep) => return Err(KEPT),
            Some(Allowed::Try(bonus)) => rungs.bonus = bonus,
            None => {}
        }
        step(&mut rungs.bonus, own);
        if let Some(Allowed::Try((fewest, most))) = args.rungs {
            (rungs.fewest, rungs.most) = (fewest, most);
        }
    }
    if args.rungs == Some(Allowed::Keep) {
        if args.thresholds.is_some() || args.bonus.is_some() {
            return Err(Failure::Usage("rungs that are kept have their thresholds and bonuses"));
        }
        space.rungs = None;
    }
    choose(&mut space.rules, &args.rules, plan.ladder.rule);
    choose(&mut space.qualifies_on, &args.qualify, plan.ladder.qualifies_on);
    space.free = args.free.iter().map(|free| Free { path: free.path.clone(), values: free.values }).collect();
    Ok(space)
}

const KEPT: Failure = Failure::Usage("rungs are kept as a whole: --rungs keep");

/// What was typed, each once; nothing leaves all.
fn choose<T: Copy + PartialEq>(all: &mut Vec<T>, wanted: &[Allowed<T>], own: T) {
    if wanted.is_empty() {
        return;
    }
    all.clear();
    for allowed in wanted {
        let choice = match allowed {
            Allowed::Keep => own,
            Allowed::Try(choice) => *choice,
        };
        if !all.contains(&choice) {
            all.push(choice);
        }
    }
}
