//! Who is beaten by nobody: non-dominated sorting and crowding of Deb, Pratap, Agarwal and Meyarivan 2002, "A fast and elitist
//! multiobjective genetic algorithm: NSGA-II", IEEE Transactions on Evolutionary Computation 6. Both objectives are minimised.

use crate::order::in_order;

/// Whether one point is at least as good in both objectives and better in one.
pub(crate) fn dominates(a: [f64; 2], b: [f64; 2]) -> bool {
    a[0] <= b[0] && a[1] <= b[1] && a != b
}

/// Rank of each point: 0 for those that nobody dominates, 1 for those that only these dominate, and so on.
pub(crate) fn ranks(points: &[[f64; 2]]) -> Vec<usize> {
    let mut ranks = vec![usize::MAX; points.len()];
    let mut left: Vec<usize> = (0..points.len()).collect();
    let mut rank = 0;
    while !left.is_empty() {
        let beaten = |i: usize| left.iter().any(|&other| dominates(points[other], points[i]));
        let (stay, now): (Vec<_>, Vec<_>) = left.iter().copied().partition(|&i| beaten(i));
        now.iter().for_each(|&i| ranks[i] = rank);
        left = stay;
        rank += 1;
    }
    ranks
}

/// How lonely each of the points of one rank is: half the circumference of the box between its neighbours, in units of the
/// spread; infinite at the ends.
pub(crate) fn crowding(points: &[[f64; 2]]) -> Vec<f64> {
    let mut lonely = vec![0.0; points.len()];
    for objective in 0..2 {
        let order = in_order(points.len(), &|a, b| points[a][objective].total_cmp(&points[b][objective]));
        let (Some(&first), Some(&last)) = (order.first(), order.last()) else { continue };
        let spread = points[last][objective] - points[first][objective];
        (lonely[first], lonely[last]) = (f64::INFINITY, f64::INFINITY);
        if spread > 0.0 {
            for three in order.windows(3) {
                lonely[three[1]] += (points[three[2]][objective] - points[three[0]][objective]) / spread;
            }
        }
    }
    lonely
}

/// At most `most` of the points that nobody dominates, by the first objective: both ends, and between them those nearest to
/// even steps along the front, each objective in units of its spread.
pub(crate) fn spread_out(points: &[[f64; 2]], most: usize) -> Vec<usize> {
    let ranks = ranks(points);
    let mut front = in_order(points.len(), &|a, b| points[a][0].total_cmp(&points[b][0]));
    front.retain(|&i| ranks[i] == 0);
    front.dedup_by(|a, b| points[*a] == points[*b]);
    if front.len() <= most {
        return front;
    }
    let width = |objective: usize| {
        let ends = [front[0], front[front.len() - 1]].map(|i| points[i][objective]);
        (ends[1] - ends[0]).abs().max(f64::MIN_POSITIVE)
    };
    let widths = [width(0), width(1)];
    let step =
        |pair: &[usize]| (0..2).map(|o| (points[pair[1]][o] - points[pair[0]][o]).abs() / widths[o]).sum::<f64>();
    let along: Vec<f64> = std::iter::once(0.0)
        .chain(front.windows(2).scan(0.0, |way, pair| {
            *way += step(pair);
            Some(*way)
        }))
        .collect();
    let whole = along[along.len() - 1];
    let mut chosen: Vec<usize> = (0..most)
        .map(|k| {
            let goal = whole * k as f64 / (most.max(2) - 1) as f64;
            let off = |i: &usize| (along[*i] - goal).abs();
            (0..front.len()).min_by(|a, b| off(a).total_cmp(&off(b))).unwrap_or(0)
        })
        .collect();
    chosen.dedup();
    chosen.into_iter().map(|i| front[i]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const POINTS: [[f64; 2]; 6] = [[0.0, 4.0], [1.0, 2.0], [2.0, 2.0], [4.0, 0.0], [3.0, 3.0], [1.0, 2.0]];

    #[test]
    fn ranks_by_hand() {
        assert_eq!(ranks(&POINTS), [0, 0, 1, 0, 2, 0]);
        assert!(!dominates(POINTS[1], POINTS[5]), "equal points do not beat each other");
    }

    #[test]
    fn crowding_by_hand() {
        let lonely = crowding(&[[0.0, 4.0], [1.0, 2.0], [4.0, 0.0]]);
        assert_eq!(lonely, [f64::INFINITY, 2.0, f64::INFINITY]);
        assert!(crowding(&[]).is_empty());
    }

    #[test]
    fn a_few_points_span_the_front() {
        let line: Vec<[f64; 2]> = (0..101).map(|i| [f64::from(i), f64::from(100 - i)]).collect();
        assert_eq!(spread_out(&line, 5), [0, 25, 50, 75, 100]);
        assert_eq!(spread_out(&POINTS, 9), [0, 1, 3], "neither a beaten point nor one twice");
        assert_eq!(spread_out(&line, 1), [0]);
    }
}
