//! What is left of an effect when the arms infect each other, in closed form: customers of two types in a branching
//! process.
//!
//! A customer of arm a brings m_a friends in the mean, by his own arm's offer. A friend of a's customer belongs to arm
//! j with
//! probability T_aj, and buys with probability c_j; who buys goes on inviting, who does not is gone. M = (m_a·T_aj·c_j)
//! is then
//! the mean matrix of a two-type Galton–Watson process, and N = (I − M)⁻¹ the mean number of each type in a cascade,
//! the start
//! included (Harris 1963, "The theory of branching processes", II.4). With s_a the share of the starters who are in arm
//! a, arm j counts per
//! starter of its own
//!
//! ```text
//! Y_j = Σ_a s_a·(N − I)_aj ÷ s_j ,    and in truth, everybody in j,    m_j·c_j ÷ (1 − m_j·c_j)
//! ```
//!
//! Person by person T_aj = s_j whoever invites, so that M has rank one and Y_j = c_j·Σ s_a·m_a ÷ (1 − Σ s_a·m_a·c_a):
//! friends come to
//! both arms alike, and a difference in sharing alone measures as **nothing**. A difference in conversion alone is
//! multiplied by
//! (1 − m·c_A)(1 − m·c_B) ÷ (1 − m·c̄), below 1. With inherited arms T = I and nothing is lost. In many communities
//! with leakage
//! λ, T_aa = 1 − λ/2 and T_ab = λ/2.

use serde::{Deserialize, Serialize};

/// Two offers as a branching process.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Spread {
    /// Friends whom a customer of A and of B brings, in the mean.
    pub friends: [f64; 2],
    /// Share of the friends in A and in B who buy.
    pub conversion: [f64; 2],
    /// Share of the starters in B.
    pub second: f64,
    /// Chance that a friend of a customer of A, and of B, is in B.
    pub in_second: [f64; 2],
}

/// What is measured and what is true, in new customers per starter.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Attenuation {
    /// Measured in A and in B.
    pub measured: [f64; 2],
    /// If everybody were in A, and in B.
    pub truth: [f64; 2],
}

impl Attenuation {
    /// Measured difference over the true one; none where there is no true difference.
    #[must_use]
    pub fn share(&self) -> Option<f64> {
        let truth = self.truth[1] - self.truth[0];
        (truth != 0.0).then(|| (self.measured[1] - self.measured[0]) / truth)
    }
}

impl Spread {
    /// Person by person: friends come to each arm as anybody does.
    #[must_use]
    pub fn by_person(friends: [f64; 2], conversion: [f64; 2], second: f64) -> Self {
        Self { friends, conversion, second, in_second: [second; 2] }
    }

    /// Many communities of which a share `leakage` of the friends lives elsewhere.
    #[must_use]
    pub fn by_community(friends: [f64; 2], conversion: [f64; 2], leakage: f64) -> Self {
        Self { friends, conversion, second: 0.5, in_second: [0.5 * leakage, 1.0 - 0.5 * leakage] }
    }

    /// Both, for cascades that end, those of the truth too; none where they do not.
    #[must_use]
    pub fn attenuation(&self) -> Option<Attenuation> {
        let row = |arm: usize| {
            let second = self.in_second[arm];
            [self.friends[arm] * (1.0 - second) * self.conversion[0], self.friends[arm] * second * self.conversion[1]]
        };
        let ([a, b], [c, d]) = (row(0), row(1));
        let own = [0, 1].map(|arm: usize| self.friends[arm] * self.conversion[arm]);
        let determinant = (1.0 - a) * (1.0 - d) - b * c;
        let ends = a < 1.0 && d < 1.0 && determinant > 0.0 && own.iter().all(|mean| (0.0..1.0).contains(mean));
        if !(ends && self.second > 0.0 && self.second < 1.0) {
            return None;
        }
        let all = [[(1.0 - d) / determinant - 1.0, b / determinant], [c / determinant, (1.0 - a) / determinant - 1.0]];
        let starters = [1.0 - self.second, self.second];
        let measured = [0, 1].map(|arm: usize| (starters[0] * all[0][arm] + starters[1] * all[1][arm]) / starters[arm]);
        Some(Attenuation { measured, truth: own.map(|mean| mean / (1.0 - mean)) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left(spread: Spread) -> f64 {
        spread.attenuation().unwrap().share().unwrap()
    }

    #[test]
    fn person_by_person_a_better_ladder_measures_as_nothing() {
        let found = Spread::by_person([0.6, 1.0], [0.5, 0.5], 0.5).attenuation().unwrap();
        assert!(found.share().unwrap().abs() < 1e-12, "{found:?}");
        // 0.8 friends in the mean, of whom half buy, whoever invited them.
        assert!(found.measured.iter().all(|measured| (measured - 0.4 / 0.6).abs() < 1e-12), "{found:?}");
        // A difference in conversion alone, by the formula above.
        let (m, [a, b]) = (0.8, [0.3, 0.5]);
        let wanted = (1.0 - m * a) * (1.0 - m * b) / (1.0 - m * (0.7 * a + 0.3 * b));
        assert!((left(Spread::by_person([m, m], [a, b], 0.3)) - wanted).abs() < 1e-12);
    }

    #[test]
    fn communities_lose_with_their_leakage() {
        let shares: Vec<f64> =
            [0.0, 0.1, 0.3, 1.0].map(|leakage| left(Spread::by_community([0.6, 1.0], [0.5, 0.5], leakage))).to_vec();
        assert!((shares[0] - 1.0).abs() < 1e-12 && shares[3].abs() < 1e-12, "{shares:?}");
        assert!(shares.windows(2).all(|pair| pair[0] > pair[1]), "{shares:?}");
        assert_eq!(Spread::by_person([0.5, 2.2], [0.5; 2], 0.5).attenuation(), None);
    }
}
