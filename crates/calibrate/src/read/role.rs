//! What a column of a table can be, and a guess by its name, in English and Chinese.

use serde::{Deserialize, Serialize};
use snowball_engine::{Series, Track};

/// What a column holds: the date, or a count or sum of each day that the simulator has too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// The day.
    Date,
    /// New customers, all together.
    Customers,
    /// New customers through paid channels.
    CustomersPaid,
    /// New customers who came by themselves, with friends who could not be traced.
    CustomersOrganic,
    /// New customers who were invited and traced.
    CustomersReferred,
    /// New customers through posts of KOCs.
    CustomersKoc,
    /// People who joined (leads, sign-ups), all together.
    Joined,
    /// Invitations that were accepted.
    Referrals,
    /// Rewards paid, in the plan's currency.
    Rewards,
    /// All spending, in the plan's currency.
    Spend,
}

impl Role {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Date,
        Self::Customers,
        Self::CustomersPaid,
        Self::CustomersOrganic,
        Self::CustomersReferred,
        Self::CustomersKoc,
        Self::Joined,
        Self::Referrals,
        Self::Rewards,
        Self::Spend,
    ];

    /// Its key.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Customers => "customers",
            Self::CustomersPaid => "customers_paid",
            Self::CustomersOrganic => "customers_organic",
            Self::CustomersReferred => "customers_referred",
            Self::CustomersKoc => "customers_koc",
            Self::Joined => "joined",
            Self::Referrals => "referrals",
            Self::Rewards => "rewards",
            Self::Spend => "spend",
        }
    }

    /// The role of a key.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == name)
    }

    /// Whether it counts money and not people.
    #[must_use]
    pub fn is_money(self) -> bool {
        matches!(self, Self::Rewards | Self::Spend)
    }

    /// Total since the start at a point of a track.
    #[must_use]
    pub fn total(self, track: &Track, point: usize) -> f64 {
        let sum = |all: &[Series]| all.iter().map(|&series| track.at(series, point)).sum::<f64>();
        match self {
            Self::Date => 0.0,
            Self::Customers => sum(Series::CUSTOMERS),
            Self::CustomersPaid => sum(&[Series::CustomersPaid]),
            Self::CustomersOrganic => sum(&[Series::CustomersOrganic, Series::CustomersUntracked]),
            Self::CustomersReferred => sum(&[Series::CustomersReferred]),
            Self::CustomersKoc => sum(&[Series::CustomersKoc]),
            Self::Joined => sum(Series::JOINED),
            Self::Referrals => sum(&[Series::Accepted]),
            Self::Rewards => sum(&[Series::CostReferrer, Series::CostBonus, Series::CostFriend, Series::CostFraud]),
            Self::Spend => sum(Series::COSTS),
        }
    }

    /// A guess by the name of a column; none if it says nothing.
    #[must_use]
    pub fn guess(name: &str) -> Option<Self> {
        let name = name.trim().to_lowercase().replace(['_', '-'], " ");
        let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
        // Money first: "referral rewards" are rewards.
        if has(&["reward", "bonus", "cashback", "奖励", "返现", "奖金", "佣金", "红包"]) {
            return Some(Self::Rewards);
        }
        if has(&["spend", "cost", "budget", "花费", "支出", "成本", "费用", "消耗", "投放金额"]) {
            return Some(Self::Spend);
        }
        let customers =
            has(&["customer", "buyer", "purchase", "sale", "client", "kunden", "客", "成交", "购买", "下单"]);
        let by_source = [
            (Self::CustomersKoc, &["koc", "kol", "influencer", "creator", "达人", "种草"][..]),
            (Self::CustomersPaid, &["paid", "ads", "advert", "付费", "广告", "投放"]),
            (Self::CustomersOrganic, &["organic", "direct", "自然", "自来"]),
            (
                Self::CustomersReferred,
                &["referred", "referral", "invited", "转介绍", "老带新", "裂变", "推荐", "被邀请"],
            ),
        ];
        for (role, words) in by_source {
            if has(words) && (customers || !matches!(role, Self::CustomersReferred)) {
                return Some(role);
            }
        }
        if has(&["referral", "invit", "accepted", "邀请", "推荐", "转介绍", "裂变", "老带新"]) {
            return Some(Self::Referrals);
        }
        if has(&[
            "join",
            "signup",
            "sign up",
            "sign ups",
            "register",
            "registration",
            "lead",
            "注册",
            "加入",
            "入群",
            "线索",
            "新增用户",
        ]) {
            return Some(Self::Joined);
        }
        if customers {
            return Some(Self::Customers);
        }
        has(&["date", "day", "datum", "week", "日期", "时间", "日", "天"]).then_some(Self::Date)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_columns_in_two_languages() {
        for (name, role) in [
            ("Date", Some(Role::Date)),
            ("日期", Some(Role::Date)),
            ("New customers", Some(Role::Customers)),
            ("新客户", Some(Role::Customers)),
            ("customers_paid", Some(Role::CustomersPaid)),
            ("付费新客", Some(Role::CustomersPaid)),
            ("Organic customers", Some(Role::CustomersOrganic)),
            ("Referred customers", Some(Role::CustomersReferred)),
            ("老带新成交客户", Some(Role::CustomersReferred)),
            ("Referrals", Some(Role::Referrals)),
            ("邀请数", Some(Role::Referrals)),
            ("Sign-ups", Some(Role::Joined)),
            ("注册人数", Some(Role::Joined)),
            ("Referral rewards (CNY)", Some(Role::Rewards)),
            ("奖励金额", Some(Role::Rewards)),
            ("Ad spend", Some(Role::Spend)),
            ("推广费用", Some(Role::Spend)),
            ("weather", None),
        ] {
            assert_eq!(Role::guess(name), role, "{name}");
        }
        assert!(Role::ALL.iter().all(|role| Role::named(role.as_str()) == Some(*role)));
    }
}
