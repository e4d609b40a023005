//! A tree around its root: a ring per generation, an angle by share of leaves. Lengths are in units of the distance between
//! two neighbours.

use std::f64::consts::TAU;

use snowball_engine::Forest;

/// Two places closer than this in the angle are the same: the browser's sine may differ from the machine's in its last bit.
const SLACK: f64 = 1e-9;

/// The golden section: its multiples are spread evenly over a turn.
const GOLDEN: f64 = 0.618_033_988_749_895;

/// Radii are rounded up to this, so that they are the same everywhere.
const STEP: f64 = 1.0 / 64.0;

/// Friends of each person, and how many leaves each branch has.
pub(super) struct Branches {
    starts: Vec<u32>,
    friends: Vec<u32>,
    leaves: Vec<u32>,
}

impl Branches {
    pub fn of(forest: &Forest) -> Self {
        let count = forest.len();
        let inviters: Vec<Option<u32>> = (0..count as u32).map(|person| forest.inviter_of(person)).collect();
        let mut starts = vec![0_u32; count + 1];
        for &inviter in inviters.iter().flatten() {
            starts[inviter as usize + 1] += 1;
        }
        for person in 0..count {
            starts[person + 1] += starts[person];
        }
        let mut next = starts.clone();
        let mut friends = vec![0; starts[count] as usize];
        for (person, inviter) in (0..).zip(&inviters) {
            if let Some(inviter) = *inviter {
                let place = &mut next[inviter as usize];
                friends[*place as usize] = person;
                *place += 1;
            }
        }
        let mut leaves = vec![0_u32; count];
        for person in (0..count).rev() {
            leaves[person] = leaves[person].max(1);
            if let Some(inviter) = inviters[person] {
                leaves[inviter as usize] += leaves[person];
            }
        }
        Self { starts, friends, leaves }
    }

    /// Whom a person brought, in the order of joining.
    pub fn friends(&self, person: u32) -> &[u32] {
        let at = |index: usize| self.starts[index] as usize;
        &self.friends[at(person as usize)..at(person as usize + 1)]
    }
}

/// Someone's place in the half-open sector that his branch has.
struct Sector {
    person: u32,
    from: f64,
    width: f64,
}

/// A row of a generation: people who stand at one distance from the root.
struct Row {
    first: f64,
    last: f64,
    /// Least angle between two of them.
    gap: f64,
}

/// Writes where the people of a tree are, relative to the middle of their disc, and returns its radius. Nobody is nearer than
/// 1 to anybody else, and nobody nearer than a half to the edge. Where a generation is too many for a ring, it stands in several
/// rows, each on the first that has room.
pub(super) fn lay(branches: &Branches, root: u32, places: &mut [[f32; 2]]) -> f64 {
    let mut people = vec![(root, 0.0, 0.0)];
    // Turned each by another angle, or thousands of small trees would look like a wallpaper.
    let from = TAU * (f64::from(root) * GOLDEN).fract();
    let mut generation = vec![Sector { person: root, from, width: TAU }];
    let mut ring = 1.0;
    loop {
        let mut next = Vec::new();
        for sector in &generation {
            let friends = branches.friends(sector.person);
            let leaves: u32 = friends.iter().map(|&friend| branches.leaves[friend as usize]).sum();
            let mut from = sector.from;
            for &person in friends {
                let width = sector.width * f64::from(branches.leaves[person as usize]) / f64::from(leaves);
                next.push(Sector { person, from, width });
                from += width;
            }
        }
        if next.is_empty() {
            break;
        }
        let mut rows: Vec<Row> = Vec::new();
        for sector in &next {
            let angle = sector.from + sector.width / 2.0;
            let fits = |row: &Row| angle - row.last >= row.gap - SLACK && row.first + TAU - angle >= row.gap - SLACK;
            let place = rows.iter().position(fits).unwrap_or(rows.len());
            let radius = ring + place as f64;
            match rows.get_mut(place) {
                Some(row) => row.last = angle,
                // The chord of the angle is 1.
                None => rows.push(Row { first: angle, last: angle, gap: 2.0 * libm::asin(0.5 / radius) }),
            }
            people.push((sector.person, radius * libm::cos(angle), radius * libm::sin(angle)));
        }
        ring += rows.len() as f64;
        generation = next;
    }
    let (center, radius) = enclose(&people);
    for (person, x, y) in people {
        places[person as usize] = [(x - center[0]) as f32, (y - center[1]) as f32];
    }
    ((radius + 0.5) / STEP).ceil() * STEP
}

/// A circle around all places: about the root or about the middle of the box that holds them, whichever is smaller.
fn enclose(people: &[(u32, f64, f64)]) -> ([f64; 2], f64) {
    let (mut low, mut high) = ([f64::INFINITY; 2], [f64::NEG_INFINITY; 2]);
    for &(_, x, y) in people {
        low = [low[0].min(x), low[1].min(y)];
        high = [high[0].max(x), high[1].max(y)];
    }
    let around = |[x, y]: [f64; 2]| {
        let far = |&(_, px, py): &(u32, f64, f64)| (px - x) * (px - x) + (py - y) * (py - y);
        ([x, y], people.iter().map(far).fold(0.0, f64::max).sqrt())
    };
    let (root, middle) = (around([0.0; 2]), around([f64::midpoint(low[0], high[0]), f64::midpoint(low[1], high[1])]));
    if middle.1 < root.1 { middle } else { root }
}
