//! A forest laid out: every tree a disc, the largest in the middle, and all who are alone in a block beside them. Computed once a
//! forest; only the block follows the shape of the canvas.

use std::rc::Rc;

use snowball_engine::{Forest, NEVER};

use super::pack::{Disc, pack};
use super::radial::{Branches, lay};

/// Room between discs, half of it each.
const MARGIN: f64 = 0.6;

/// Room between the discs and the block.
const GAP: f64 = 3.0;

/// Distance of people in the block: as in the trees where they are few, and smaller where they would take more room than the
/// trees.
const DENSEST: f64 = 0.55;

/// A forest with the places of its people in the trees.
pub struct Grove {
    /// The forest.
    pub forest: Rc<Forest>,
    /// Of each person.
    pub generations: Vec<u32>,
    /// Who bought, in the order of buying.
    pub buyers: Vec<u32>,
    /// Trees of two people and more, the largest first: root and disc.
    pub trees: Vec<(u32, Disc)>,
    /// Roots who brought nobody, in the order of joining.
    pub alone: Vec<u32>,
    branches: Branches,
    /// Of who is in a tree, from the left and the top.
    places: Vec<[f32; 2]>,
    /// Width and height that the discs take.
    size: [f64; 2],
}

/// Where everybody is. Lengths are in units of the distance between neighbours in a tree.
#[derive(Clone, Debug, PartialEq)]
pub struct Placing {
    /// From the left and the top, by person.
    pub places: Vec<[f32; 2]>,
    /// Of everything.
    pub width: f64,
    /// Of everything.
    pub height: f64,
    /// The block of those who are alone: left, top, right, bottom; none without any.
    pub block: Option<[f64; 4]>,
    /// Distance of neighbours in the block.
    pub pitch: f64,
}

impl Grove {
    /// Lays a forest out.
    #[must_use]
    pub fn new(forest: Rc<Forest>) -> Self {
        let branches = Branches::of(&forest);
        let mut places = vec![[0.0; 2]; forest.len()];
        let roots = forest.trees();
        let alone = roots.iter().filter(|tree| tree.size == 1).map(|tree| tree.root).collect();
        let mut trees: Vec<(u32, u32, Disc)> = roots
            .iter()
            .filter(|tree| tree.size > 1)
            .map(|tree| {
                let radius = lay(&branches, tree.root, &mut places) + MARGIN / 2.0;
                (tree.root, tree.size, Disc { x: 0.0, y: 0.0, radius })
            })
            .collect();
        trees.sort_by(|a, b| b.2.radius.total_cmp(&a.2.radius).then(b.1.cmp(&a.1)).then(a.0.cmp(&b.0)));
        let packed = pack(&trees.iter().map(|tree| tree.2.radius).collect::<Vec<_>>());
        let edge = |low: fn(&Disc) -> f64| packed.iter().map(low).fold(0.0, f64::min);
        let (left, top) = (edge(|disc| disc.x - disc.radius), edge(|disc| disc.y - disc.radius));
        let end = |high: fn(&Disc) -> f64| packed.iter().map(high).fold(0.0, f64::max);
        let size = [end(|disc| disc.x + disc.radius) - left, end(|disc| disc.y + disc.radius) - top];
        let mut laid = Vec::with_capacity(trees.len());
        for ((root, ..), disc) in trees.iter().zip(packed) {
            let disc = Disc { x: disc.x - left, y: disc.y - top, ..disc };
            let mut left_to_move = vec![*root];
            while let Some(person) = left_to_move.pop() {
                let [x, y] = &mut places[person as usize];
                (*x, *y) = (*x + disc.x as f32, *y + disc.y as f32);
                left_to_move.extend_from_slice(branches.friends(person));
            }
            laid.push((*root, disc));
        }
        let mut buyers: Vec<u32> =
            (0..forest.len() as u32).filter(|&person| forest.customer[person as usize] != NEVER).collect();
        buyers.sort_by_key(|&person| forest.customer[person as usize]);
        let generations = forest.generations();
        Self { forest, generations, buyers, trees: laid, alone, branches, places, size }
    }

    /// How many had bought by the evening after so many days.
    #[must_use]
    pub fn bought(&self, day: u16) -> usize {
        self.buyers.partition_point(|&person| self.forest.customer[person as usize] <= day)
    }

    /// Whom a person brought, in the order of joining.
    #[must_use]
    pub fn friends(&self, person: u32) -> &[u32] {
        self.branches.friends(person)
    }

    /// The places of everybody on a canvas of that width for each height: the block stands right of the discs where the canvas
    /// is wider than high, else below them, and fills in the order of joining.
    #[must_use]
    pub fn placed(&self, aspect: f64) -> Placing {
        let wide = aspect >= 1.0;
        // Along goes from the discs to the block, across the other way.
        let [along, across] = if wide { self.size } else { [self.size[1], self.size[0]] };
        let aspect = if wide { aspect } else { 1.0 / aspect };
        let count = self.alone.len() as f64;
        let pitch = if count > 0.0 { (along * across / count).sqrt().clamp(DENSEST, 1.0) } else { 1.0 };
        let pitch = if along > 0.0 { pitch } else { 1.0 };
        let gap = if along > 0.0 && count > 0.0 { GAP } else { 0.0 };
        // Everything is as high as the discs, or higher where the block would become longer than the canvas.
        let area = count * pitch * pitch;
        let fitting = (along + gap + ((along + gap) * (along + gap) + 4.0 * aspect * area).sqrt()) / (2.0 * aspect);
        let lanes = (across.max(fitting) / pitch).ceil().max(1.0);
        let high = across.max(lanes * pitch);
        let columns = (count / lanes).ceil();
        let length = along + gap + columns * pitch;
        let mut places = self.places.clone();
        let down = ((high - across) / 2.0) as f32;
        let turned = |along: f32, across: f32| if wide { [along, across] } else { [across, along] };
        for place in self.trees.iter().flat_map(|(root, _)| self.tree(*root)) {
            let [x, y] = &mut places[place as usize];
            if wide { *y += down } else { *x += down }
        }
        for (index, &person) in self.alone.iter().enumerate() {
            let (column, lane) = (index as f64 / lanes, index as f64 % lanes);
            let (x, y) = (along + gap + (column.floor() + 0.5) * pitch, (lane + 0.5) * pitch);
            places[person as usize] = turned(x as f32, y as f32);
        }
        let block = (count > 0.0).then(|| {
            let bottom = lanes.min(count) * pitch;
            let (start, end) = (along + gap, length);
            if wide { [start, 0.0, end, bottom] } else { [0.0, start, bottom, end] }
        });
        let (width, height) = if wide { (length, high) } else { (high, length) };
        Placing { places, width, height, block, pitch }
    }

    /// Everybody in a tree, the root first.
    fn tree(&self, root: u32) -> impl Iterator<Item = u32> + '_ {
        let mut waiting = vec![root];
        std::iter::from_fn(move || {
            let person = waiting.pop()?;
            waiting.extend_from_slice(self.branches.friends(person));
            Some(person)
        })
    }
}
