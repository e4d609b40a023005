//! Discs without overlap, the first in the middle: each is laid against the two of the outline that are nearest to the middle
//! (front chain: Wang, Wang, Dai and Wang 2006, "Visualization of large hierarchical data by circle packing", CHI 2006; in the
//! form of d3-hierarchy's `packSiblings`). Additions, products and square roots alone, so that it is the same everywhere.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// A disc.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Disc {
    /// Middle.
    pub x: f64,
    /// Middle.
    pub y: f64,
    /// Radius, positive.
    pub radius: f64,
}

impl Disc {
    /// Whether two discs overlap by more than rounding.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        let (dx, dy) = (other.x - self.x, other.y - self.y);
        let apart = self.radius + other.radius - 1e-6;
        apart > 0.0 && apart * apart > dx * dx + dy * dy
    }

    /// Where it touches two others.
    fn against(b: &Self, a: &Self, radius: f64) -> Self {
        let (dx, dy) = (b.x - a.x, b.y - a.y);
        let square = dx * dx + dy * dy;
        if square <= 0.0 {
            return Self { x: a.x + radius, y: a.y, radius };
        }
        let to_a = (a.radius + radius) * (a.radius + radius);
        let to_b = (b.radius + radius) * (b.radius + radius);
        // From the one that is farther away rounding weighs more.
        let (from, sign, near, far) = if to_a > to_b { (b, -1.0, to_b, to_a) } else { (a, 1.0, to_a, to_b) };
        let along = (square + near - far) / (2.0 * square);
        let beside = (near / square - along * along).max(0.0).sqrt();
        Self { x: from.x + sign * along * dx - beside * dy, y: from.y + sign * along * dy + beside * dx, radius }
    }
}

/// Lays discs of these radii, the largest first, around the origin. Takes about as long as sorting them would.
#[must_use]
pub fn pack(radii: &[f64]) -> Vec<Disc> {
    let mut discs: Vec<Disc> = radii.iter().map(|&radius| Disc { x: 0.0, y: 0.0, radius }).collect();
    if let [a, b, ..] = discs.as_mut_slice() {
        (a.x, b.x) = (-b.radius, a.radius);
    }
    if discs.len() < 3 {
        return discs;
    }
    discs[2] = Disc::against(&discs[1], &discs[0], discs[2].radius);
    let mut cells = Cells::for_discs(radii);
    let mut front = Front::of_three(discs.len());
    for one in 0..3 {
        cells.take(&discs, one);
        front.measure(&discs, one);
    }
    let (mut a, mut b) = (0, 1);
    for new in 3..discs.len() {
        // Each round shortens the outline by at least one disc, so this ends.
        loop {
            discs[new] = Disc::against(&discs[a], &discs[b], discs[new].radius);
            // Only where something is in the way at all it is looked for along the outline.
            let hit = if cells.is_free(&discs, new) { None } else { front.hit(&discs, a, b, new) };
            match hit {
                Some(Hit::Ahead(hit)) => {
                    front.leave(b, hit);
                    b = hit;
                }
                Some(Hit::Behind(hit)) => {
                    let next = front.next[hit] as usize;
                    front.leave(next, b);
                    a = hit;
                }
                None => break,
            }
            front.join(a, b);
        }
        front.join(a, new);
        front.join(new, b);
        cells.take(&discs, new);
        front.measure(&discs, a);
        front.measure(&discs, new);
        (a, b) = front.nearest();
    }
    discs
}

/// A disc of the outline that is in the way, found by going forwards or backwards.
enum Hit {
    Ahead(usize),
    Behind(usize),
}

/// The outline: each disc with its neighbours, and the gaps between neighbours by how near they are to the middle.
struct Front {
    next: Vec<u32>,
    previous: Vec<u32>,
    /// The last measurement of the gap after a disc; 0 once the disc is no longer part of the outline.
    measured: Vec<u32>,
    /// Measurements so far.
    count: u32,
    /// Nearness of a gap (the bits of a number that is not negative have its order), the disc before it, and which measurement
    /// that is: only the last counts.
    gaps: BinaryHeap<Reverse<(u64, u32, u32)>>,
}

impl Front {
    /// Of the first three of so many discs.
    fn of_three(count: usize) -> Self {
        let (mut next, mut previous) = (vec![1, 2, 0], vec![2, 0, 1]);
        next.resize(count, 0);
        previous.resize(count, 0);
        Self { next, previous, measured: vec![0; count], count: 0, gaps: BinaryHeap::new() }
    }

    fn join(&mut self, one: usize, next: usize) {
        (self.next[one], self.previous[next]) = (next as u32, one as u32);
    }

    /// Takes the discs from one on until before another out of the outline.
    fn leave(&mut self, mut from: usize, until: usize) {
        while from != until {
            self.measured[from] = 0;
            from = self.next[from] as usize;
        }
    }

    /// The first disc that a new one between `a` and `b` would overlap, going both ways around at the same pace.
    fn hit(&self, discs: &[Disc], a: usize, b: usize, new: usize) -> Option<Hit> {
        let (mut ahead, mut behind) = (self.next[b] as usize, self.previous[a] as usize);
        let (mut way_ahead, mut way_behind) = (discs[b].radius, discs[a].radius);
        loop {
            if way_ahead <= way_behind {
                if discs[ahead].overlaps(&discs[new]) {
                    return Some(Hit::Ahead(ahead));
                }
                way_ahead += discs[ahead].radius;
                ahead = self.next[ahead] as usize;
            } else {
                if discs[behind].overlaps(&discs[new]) {
                    return Some(Hit::Behind(behind));
                }
                way_behind += discs[behind].radius;
                behind = self.previous[behind] as usize;
            }
            if ahead == self.next[behind] as usize {
                return None;
            }
        }
    }

    fn measure(&mut self, discs: &[Disc], one: usize) {
        let (a, b) = (&discs[one], &discs[self.next[one] as usize]);
        let both = a.radius + b.radius;
        let (x, y) = ((a.x * b.radius + b.x * a.radius) / both, (a.y * b.radius + b.y * a.radius) / both);
        self.count += 1;
        self.measured[one] = self.count;
        self.gaps.push(Reverse(((x * x + y * y).to_bits(), one as u32, self.count)));
    }

    /// The pair of neighbours whose gap is nearest to the middle.
    fn nearest(&mut self) -> (usize, usize) {
        while let Some(&Reverse((_, one, number))) = self.gaps.peek() {
            if self.measured[one as usize] == number {
                return (one as usize, self.next[one as usize] as usize);
            }
            self.gaps.pop();
        }
        // Not reached: the gap after the newest disc was just measured.
        (0, self.next[0] as usize)
    }
}

/// The plane in squares, each with the discs that reach into it.
struct Cells {
    side: f64,
    across: usize,
    discs: Vec<Vec<u32>>,
}

impl Cells {
    fn for_discs(radii: &[f64]) -> Self {
        let area: f64 = radii.iter().map(|radius| radius * radius).sum();
        // Twice the circle that the discs would fill without gaps; what is beyond belongs to the outermost squares.
        let reach = 2.0 * area.sqrt();
        let across = ((radii.len() as f64).sqrt() as usize).clamp(1, 512);
        Self { side: 2.0 * reach / across as f64, across, discs: vec![Vec::new(); across * across] }
    }

    /// The squares that a disc reaches into.
    fn of(&self, disc: &Disc) -> impl Iterator<Item = usize> + use<> {
        let across = self.across;
        let half = across as f64 / 2.0;
        let side = self.side;
        let place = move |at: f64| ((at / side + half).max(0.0) as usize).min(across - 1);
        let columns = place(disc.x - disc.radius)..=place(disc.x + disc.radius);
        let rows = place(disc.y - disc.radius)..=place(disc.y + disc.radius);
        rows.flat_map(move |row| columns.clone().map(move |column| row * across + column))
    }

    fn take(&mut self, discs: &[Disc], one: usize) {
        for cell in self.of(&discs[one]) {
            self.discs[cell].push(one as u32);
        }
    }

    fn is_free(&self, discs: &[Disc], new: usize) -> bool {
        let free = |&other: &u32| !discs[other as usize].overlaps(&discs[new]);
        self.of(&discs[new]).all(|cell| self.discs[cell].iter().all(free))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Overlaps among discs, by a sweep from left to right.
    fn overlaps(discs: &[Disc]) -> usize {
        let mut order: Vec<&Disc> = discs.iter().collect();
        order.sort_by(|a, b| (a.x - a.radius).total_cmp(&(b.x - b.radius)));
        let mut count = 0;
        for (index, disc) in order.iter().enumerate() {
            let right = disc.x + disc.radius;
            let later = order[index + 1..].iter().take_while(|other| other.x - other.radius < right);
            count += later.filter(|other| disc.overlaps(other)).count();
        }
        count
    }

    #[test]
    fn discs_do_not_overlap_and_lie_close() {
        let mixed: Vec<f64> = (1..=3000).map(|i| 1.0 + 4000.0 / f64::from(i * i % 977 + i)).collect();
        let mut sorted = mixed.clone();
        sorted.sort_by(|a, b| b.total_cmp(a));
        let few = [[3.0, 3.0, 3.0].to_vec(), vec![5.0, 1.0], vec![2.0], vec![]];
        for radii in [vec![1.0; 2000], sorted, mixed].into_iter().chain(few) {
            let discs = pack(&radii);
            assert_eq!(discs.iter().map(|disc| disc.radius).collect::<Vec<_>>(), radii);
            assert_eq!(overlaps(&discs), 0, "{} discs", radii.len());
            let area: f64 = radii.iter().map(|radius| radius * radius).sum();
            let reach = |disc: &Disc| (disc.x * disc.x + disc.y * disc.y).sqrt() + disc.radius;
            let around = discs.iter().map(reach).fold(0.0, f64::max);
            // Over a half of the circle around all is covered.
            assert!(radii.len() < 100 || area > 0.5 * around * around, "{area} of {}", around * around);
            assert_eq!(pack(&radii), discs);
        }
    }
}
