//! Where everybody lies, and what is said of an evening.

use std::rc::Rc;

use snowball_engine::plan::Plan;
use snowball_engine::{Engine, Forest, NEVER, NOBODY, Origin};

use super::pack::Disc;
use super::*;
use crate::i18n::{I18n, Locale};

/// A forest in which person i was invited by `parent(i)`, a hundred a day.
fn forest(count: u32, parent: impl Fn(u32) -> Option<u32>) -> Forest {
    let parents: Vec<Option<u32>> = (0..count).map(parent).collect();
    let joined: Vec<u16> = (0..count).map(|person| (person / 100) as u16).collect();
    Forest {
        origin: parents
            .iter()
            .map(|parent| if parent.is_some() { Origin::Referred } else { Origin::Organic })
            .collect(),
        parent: parents.into_iter().map(|parent| parent.unwrap_or(NOBODY)).collect(),
        segment: vec![0; count as usize],
        customer: joined.iter().map(|&day| if day % 3 == 0 { NEVER } else { day + 2 }).collect(),
        joined,
    }
}

/// Forests of many kinds.
fn forests() -> Vec<(&'static str, Forest)> {
    let engine = Engine::new(&plan()).unwrap();
    vec![
        ("campaign", engine.forest(1, 0).unwrap()),
        ("star", forest(3000, |person| (person > 0).then_some(0))),
        ("chain", forest(300, |person| person.checked_sub(1))),
        ("binary", forest(4000, |person| (person > 0).then(|| (person - 1) / 2))),
        ("pairs", forest(5000, |person| (person % 2 == 1).then(|| person - 1))),
        (
            "brush",
            forest(3000, |person| match person {
                0 => None,
                _ if person % 10 == 1 => Some(person.saturating_sub(10)),
                _ => Some(person - person % 10),
            }),
        ),
        ("mixed", forest(20_000, |person| (person % 7 < 3 && person > 10).then(|| person * 37 % (person / 3)))),
        ("alone", forest(50_000, |_| None)),
        ("one", forest(1, |_| None)),
        ("nobody", Forest::default()),
    ]
}

fn plan() -> Plan {
    let mut plan = Plan { horizon_days: 60, start_date: "2026-11-21".to_owned(), ..Plan::default() };
    let set = |plan: &mut Plan, path: &str, value: f64| {
        assert!(plan.set_number(path, snowball_engine::plan::Number::Value(value)), "{path}");
    };
    set(&mut plan, "/acquisition/seeds", 400.0);
    set(&mut plan, "/segments/0/share_rate", 0.06);
    set(&mut plan, "/segments/0/acceptance", 0.25);
    plan
}

/// The smallest distance between two of these places, by a grid.
fn nearest(places: &[[f32; 2]]) -> f64 {
    let mut cells: std::collections::BTreeMap<(i64, i64), Vec<usize>> = std::collections::BTreeMap::new();
    let mut least = f64::INFINITY;
    for (index, &[x, y]) in places.iter().enumerate() {
        let (column, row) = (f64::from(x).floor() as i64, f64::from(y).floor() as i64);
        for near in (-1..=1).flat_map(|dx| (-1..=1).map(move |dy| (column + dx, row + dy))) {
            for &other in cells.get(&near).into_iter().flatten() {
                let [ox, oy] = places[other];
                let (dx, dy) = (f64::from(x - ox), f64::from(y - oy));
                least = least.min((dx * dx + dy * dy).sqrt());
            }
        }
        cells.entry((column, row)).or_default().push(index);
    }
    least
}

#[test]
fn nobody_stands_on_another_and_everybody_is_inside() {
    for (name, forest) in forests() {
        let grove = Grove::new(Rc::new(forest.clone()));
        assert_eq!(grove.alone.len() + grove.trees.len(), forest.trees().len(), "{name}");
        for aspect in [0.4, 0.75, 1.0, 1.6, 3.0] {
            let placing = grove.placed(aspect);
            assert_eq!(placing.places.len(), forest.len());
            // Floats of half precision are good to a thousandth here.
            let least = nearest(&placing.places);
            assert!(least > 0.54, "{name} {aspect}: two people {least} apart");
            let inside = |&[x, y]: &[f32; 2]| {
                x > 0.0 && y > 0.0 && f64::from(x) < placing.width && f64::from(y) < placing.height
            };
            assert!(placing.places.iter().all(inside), "{name} {aspect}");
            assert_eq!(grove.placed(aspect), placing, "{name}");
            if let Some([left, top, right, bottom]) = placing.block {
                let in_block = grove.alone.iter().all(|&person| {
                    let [x, y] = placing.places[person as usize].map(f64::from);
                    (left..=right).contains(&x) && (top..=bottom).contains(&y)
                });
                assert!(in_block, "{name} {aspect}");
            }
            let lens = Lens::whole(&placing, [900.0, 900.0 / aspect]);
            for (person, &place) in (0..).zip(&placing.places).step_by(97) {
                let [x, y] = lens.at(place);
                assert!((0.0..=900.0).contains(&x) && (0.0..=900.0 / aspect).contains(&y), "{name} {aspect}");
                assert_eq!(lens.nearest(&placing, [x, y], forest.len(), 0.01), Some(person), "{name}");
            }
        }
    }
}

#[test]
fn trees_lie_in_discs_that_do_not_overlap() {
    for (name, forest) in forests() {
        let grove = Grove::new(Rc::new(forest.clone()));
        let mut order: Vec<&Disc> = grove.trees.iter().map(|(_, disc)| disc).collect();
        assert!(order.windows(2).all(|pair| pair[0].radius >= pair[1].radius), "{name}: the largest comes first");
        order.sort_by(|a, b| (a.x - a.radius).total_cmp(&(b.x - b.radius)));
        for (index, disc) in order.iter().enumerate() {
            let right = disc.x + disc.radius;
            let near = order[index + 1..].iter().take_while(|other| other.x - other.radius < right);
            near.for_each(|other| assert!(!disc.overlaps(other), "{name}: {disc:?} {other:?}"));
        }
        // On a wide canvas discs are moved down, and stay where they are across.
        let placing = grove.placed(1.5);
        let root_of: Vec<u32> = (0..forest.len() as u32).fold(Vec::new(), |mut roots, person| {
            roots.push(forest.inviter_of(person).map_or(person, |inviter| roots[inviter as usize]));
            roots
        });
        let mut discs = vec![None; forest.len()];
        grove.trees.iter().for_each(|(root, disc)| discs[*root as usize] = Some(*disc));
        for (person, [x, _]) in placing.places.iter().enumerate() {
            if let Some(disc) = discs[root_of[person] as usize] {
                assert!((f64::from(*x) - disc.x).abs() < disc.radius, "{name}: person {person}");
            }
        }
    }
}

/// Tens of thousands of people are there before anybody waits; a debug build may take a few times as long.
#[test]
fn fifty_thousand_people_are_laid_out_quickly() {
    for (name, forest) in [
        ("mixed", forest(50_000, |person| (person % 7 < 3 && person > 10).then(|| person * 37 % (person / 3)))),
        ("pairs", forest(50_000, |person| (person % 2 == 1).then(|| person - 1))),
        ("star", forest(50_000, |person| (person > 0).then_some(0))),
    ] {
        let forest = Rc::new(forest);
        let start = std::time::Instant::now();
        let grove = Grove::new(forest);
        let placing = grove.placed(1.6);
        let took = start.elapsed();
        println!(
            "{name}: {took:?} for {} people on {:.0} × {:.0}",
            placing.places.len(),
            placing.width,
            placing.height
        );
        assert!(took.as_millis() < 2000, "{name}: {took:?}");
    }
}

#[test]
fn a_near_look_stays_where_it_was_pointed_at() {
    let grove = Grove::new(Rc::new(forests().swap_remove(0).1));
    let (placing, canvas) = (grove.placed(1.6), [800.0, 500.0]);
    let whole = Lens::whole(&placing, canvas);
    let near = whole.zoomed(3.0, [300.0, 200.0], &placing, canvas);
    let place = |lens: &Lens, at: [f64; 2]| [0, 1].map(|axis| (at[axis] - lens.origin[axis]) / lens.scale);
    let (before, after) = (place(&whole, [300.0, 200.0]), place(&near, [300.0, 200.0]));
    assert!((before[0] - after[0]).abs() + (before[1] - after[1]).abs() < 1e-6, "{before:?} {after:?}");
    assert_eq!(near.zoomed(0.01, [0.0, 0.0], &placing, canvas), whole, "never farther than everything");
    let far = near.moved([1e6, -1e6], &placing, canvas);
    let seen = placing.places.iter().filter(|&&at| {
        let [x, y] = far.at(at);
        (0.0..=canvas[0]).contains(&x) && (0.0..=canvas[1]).contains(&y)
    });
    assert!(seen.count() > 0, "something is always in sight");
    for (person, close) in [(0, false), (grove.forest.len() as u32 - 1, false), (0, true), (7, true)] {
        for lens in [whole, near] {
            let there = lens.on(person, close, &placing, canvas);
            let [x, y] = there.at(placing.places[person as usize]);
            assert!((0.0..=canvas[0]).contains(&x) && (0.0..=canvas[1]).contains(&y));
            assert!(there.scale >= if close { 9.0 } else { lens.scale });
        }
    }
}

#[test]
fn an_evening_is_told_as_a_recount_says() {
    let plan = plan();
    let whole = Engine::new(&plan).unwrap().forest(1, 0).unwrap();
    let grove = Grove::new(Rc::new(whole.clone()));
    for day in [0, 1, 17, 60, 900] {
        let joined = whole.joined.iter().filter(|&&joined| joined <= day).count();
        let bought = whole.customer.iter().filter(|&&customer| customer <= day).count();
        assert_eq!((whole.present(day), grove.bought(day)), (joined, bought), "day {day}");
        let then = whole.as_of(day);
        for locale in Locale::ALL {
            let i18n = I18n::new(locale);
            let told = tell(&i18n, &plan, &then, day);
            assert_eq!((told.people, told.customers as usize), (joined, bought), "day {day}");
            let people = i18n.number(joined as f64, crate::i18n::Style::Count);
            assert!(told.headline.contains(&people), "{people}: {}", told.headline);
            let tops = then.top_referrers(10);
            assert_eq!(
                told.tops.iter().map(|top| top.person).collect::<Vec<_>>(),
                tops.iter().map(|top| top.0).collect::<Vec<_>>()
            );
            for colour in Colour::ALL {
                let entries = legend(&i18n, &plan, &then, colour);
                let all: u32 = entries.iter().filter(|entry| entry.colour != HOLLOW).map(|entry| entry.count).sum();
                assert_eq!(all as usize, joined, "everybody has a colour: {colour:?} {entries:?}");
            }
        }
    }
    let i18n = I18n::new(Locale::En);
    let nobody = tell(&i18n, &plan, &Forest::default(), 5);
    assert!(nobody.headline.contains("nobody") && nobody.tops.is_empty(), "{}", nobody.headline);
    let one = tell(&i18n, &plan, &forest(1, |_| None), 5);
    assert!(one.headline.contains("one person"), "{}", one.headline);
}

#[test]
fn the_way_to_a_person_starts_with_who_began() {
    let plan = plan();
    let whole = Engine::new(&plan).unwrap().forest(1, 0).unwrap();
    let grove = Grove::new(Rc::new(whole.clone()));
    let deepest = (0..whole.len() as u32).max_by_key(|&person| whole.path(person).len()).unwrap();
    let way = whole.path(deepest);
    assert!(way.len() > 3, "{way:?}");
    for locale in Locale::ALL {
        let steps = path(&I18n::new(locale), &plan, &whole, deepest);
        assert_eq!(steps.iter().map(|step| step.person).collect::<Vec<_>>(), way);
        assert!(steps.iter().all(|step| !step.text.contains('{') && !step.text.contains("cascade-")), "{steps:?}");
    }
    // Up along the whole way, and down again by first friends and their siblings.
    let mut person = deepest;
    for &inviter in way.iter().rev().skip(1) {
        let before = person;
        person = walk(&grove, person, Walk::Up).unwrap();
        assert_eq!(person, inviter);
        let mut friend = walk(&grove, person, Walk::Down).unwrap();
        while friend != before {
            let next = walk(&grove, friend, Walk::On).unwrap();
            assert_eq!(walk(&grove, next, Walk::Back), Some(friend));
            friend = next;
        }
    }
    assert_eq!(walk(&grove, person, Walk::Up), None);
    let roots: Vec<u32> = whole.trees().iter().map(|tree| tree.root).collect();
    assert_eq!(walk(&grove, roots[0], Walk::On), Some(roots[1]));
    assert_eq!(walk(&grove, roots[0], Walk::Back), None);
    assert_eq!(walk(&grove, roots[roots.len() - 1], Walk::On), None);
}
