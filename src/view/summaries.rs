//! What is inside a group of controls, in a few words for its header.

use snowball_engine::plan::{Number, Plan};

use super::mechanisms::{self, is_off};
use crate::i18n::{Alike, I18n, Style, Value};

/// The groups of the rail, in order. Their names are the messages `group-…`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Length, start and currency.
    Plan,
    /// Reachable people.
    Market,
    /// Personas.
    Segments,
    /// Seeds, organic, paid channels.
    Acquisition,
    /// Evenness, delay, homophily.
    Sharing,
    /// What is paid for referrals.
    Ladder,
    /// Which referrals are seen.
    Tracking,
    /// Fake referrals.
    Fraud,
    /// What rewards do to people.
    Incentive,
    /// From joining to the first purchase.
    Funnel,
    /// Engagement layers.
    Layers,
    /// Customer groups.
    Groups,
    /// Customers who publish.
    Koc,
    /// Loss of customers.
    Churn,
    /// Values and costs.
    Money,
    /// Dissatisfied customers and crises.
    Reputation,
    /// When to raise an alarm.
    Alerts,
    /// Good and bad days.
    Weather,
    /// Special days.
    Events,
    /// Changes during the campaign.
    Phases,
    /// What is to be reached.
    Goals,
    /// Mechanisms that lie over the plan.
    Levers,
}

impl Group {
    /// The groups of the rail from above, but for levers, which stand before them.
    pub const RAIL: [Self; 21] = [
        Self::Goals,
        Self::Plan,
        Self::Market,
        Self::Segments,
        Self::Acquisition,
        Self::Ladder,
        Self::Tracking,
        Self::Fraud,
        Self::Incentive,
        Self::Sharing,
        Self::Koc,
        Self::Groups,
        Self::Funnel,
        Self::Layers,
        Self::Churn,
        Self::Money,
        Self::Reputation,
        Self::Alerts,
        Self::Events,
        Self::Phases,
        Self::Weather,
    ];

    /// Its place in the plan's JSON and the second part of its message key.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Plan => "plan",
            Self::Market => "market",
            Self::Segments => "segments",
            Self::Acquisition => "acquisition",
            Self::Sharing => "sharing",
            Self::Ladder => "ladder",
            Self::Tracking => "tracking",
            Self::Fraud => "fraud",
            Self::Incentive => "incentive",
            Self::Funnel => "funnel",
            Self::Layers => "layers",
            Self::Groups => "groups",
            Self::Koc => "koc",
            Self::Churn => "churn",
            Self::Money => "money",
            Self::Reputation => "reputation",
            Self::Alerts => "alerts",
            Self::Weather => "weather",
            Self::Events => "events",
            Self::Phases => "phases",
            Self::Goals => "goals",
            Self::Levers => "levers",
        }
    }

    /// Whether the control of a number is in it. Satisfaction belongs to personas in the plan and to reputation here,
    /// where it takes effect.
    #[must_use]
    pub fn holds(self, path: &str) -> bool {
        let mut parts = path.split('/').skip(1);
        let section = parts.next();
        let satisfaction = section == Some("segments") && matches!(parts.nth(1), Some("promoters" | "detractors"));
        if satisfaction { self == Self::Reputation } else { section == Some(self.name()) }
    }

    /// Its content in a few words.
    #[must_use]
    pub fn summary(self, i18n: &I18n, plan: &Plan) -> String {
        let words = Words { i18n, plan };
        let count = |count: usize| vec![("count", Value::from(count))];
        let (key, values) = match self {
            Self::Plan => words.campaign(),
            Self::Market if !plan.market.limited => ("summary-market-unlimited", vec![]),
            Self::Market => ("summary-market", vec![("size", words.count(plan.market.size))]),
            Self::Segments => ("summary-segments", count(plan.segments.len())),
            Self::Acquisition => {
                let values = vec![
                    ("seeds", words.count(plan.acquisition.seeds)),
                    ("organic", words.count(plan.acquisition.organic)),
                    ("count", plan.acquisition.channels.len().into()),
                ];
                ("summary-acquisition", values)
            }
            Self::Sharing => {
                let values = vec![
                    ("dispersion", words.written(plan.sharing.dispersion, Style::Decimal(2))),
                    ("homophily", words.share(plan.sharing.homophily)),
                ];
                ("summary-sharing", values)
            }
            Self::Ladder => words.ladder(),
            Self::Tracking => words.tracking(),
            Self::Fraud if is_off(plan.fraud.rate) => OFF,
            Self::Fraud => {
                let values = vec![
                    ("rate", words.share(plan.fraud.rate)),
                    ("reward", words.money(plan.fraud.reference)),
                    ("checked", words.share(plan.fraud.checked)),
                ];
                ("summary-fraud", values)
            }
            Self::Incentive => {
                let values = vec![
                    ("lift", words.written(plan.incentive.cash_lift, Style::Share)),
                    ("days", words.count(plan.incentive.novelty_half_life)),
                ];
                ("summary-incentive", values)
            }
            Self::Funnel => {
                let Some(first) = plan.segments.first() else {
                    return String::new();
                };
                let values = vec![
                    ("consult", words.share(first.consult_conversion)),
                    ("purchase", words.share(first.purchase_conversion)),
                ];
                ("summary-funnel", values)
            }
            Self::Layers => ("summary-layers", vec![("active", words.share(plan.layers.active_to_edge))]),
            Self::Groups => match plan.groups.size {
                Some(size) => ("summary-groups", vec![("size", words.count(size))]),
                None => OFF,
            },
            Self::Koc if !mechanisms::koc(plan) => OFF,
            Self::Koc => {
                let values = vec![("quota", words.count(plan.koc.quota)), ("views", words.count(plan.koc.views))];
                ("summary-koc", values)
            }
            Self::Reputation => words.reputation(),
            Self::Alerts => {
                let values = vec![
                    ("new", words.share(plan.alerts.new_drop)),
                    ("negative", words.share(plan.alerts.negative_level_1)),
                    ("active", words.share(plan.alerts.active_drop)),
                ];
                ("summary-alerts", values)
            }
            Self::Churn => ("summary-churn", vec![("rate", words.share(plan.churn.rate))]),
            Self::Money => ("summary-money", vec![("margin", words.share(plan.money.margin))]),
            Self::Weather => {
                let sigma = words.written(plan.weather.sigma, Style::Decimal(2));
                ("summary-weather", vec![("sigma", sigma)])
            }
            Self::Events => ("summary-events", count(plan.events.len())),
            Self::Phases => ("summary-phases", count(plan.phases.len())),
            Self::Goals => ("summary-goals", count(plan.goals.len())),
            Self::Levers => {
                let on = plan.levers.iter().filter(|lever| lever.on).count();
                let off = plan.levers.len() - on;
                let key = if off > 0 { "summary-levers-off" } else { "summary-levers" };
                (key, vec![("on", on.into()), ("off", off.into())])
            }
        };
        i18n.with(key, &values)
    }
}

type Message = (&'static str, Vec<(&'static str, Value<'static>)>);

/// What a header says of a mechanism that the plan does not use.
const OFF: Message = ("summary-off", Vec::new());

/// Writes parts of a plan.
struct Words<'a> {
    i18n: &'a I18n,
    plan: &'a Plan,
}

impl Words<'_> {
    fn written(&self, number: Number, style: Style) -> Value<'static> {
        match number {
            Number::Value(value) => self.i18n.number(value, style).into(),
            Number::Range { low, high } => self.i18n.interval(low, high, style, Alike::of(&[low, high], None)).into(),
        }
    }

    fn count(&self, number: Number) -> Value<'static> {
        self.written(number, Style::Count)
    }

    fn share(&self, number: Number) -> Value<'static> {
        self.written(number, Style::Share)
    }

    fn money(&self, number: Number) -> Value<'static> {
        self.written(number, Style::Money(self.plan.currency))
    }

    fn campaign(&self) -> Message {
        let plan = self.plan;
        let mut values = vec![("days", plan.horizon_days.into()), ("currency", plan.currency.as_str().into())];
        if plan.start_date.is_empty() {
            return ("summary-plan", values);
        }
        values.push(("start", self.i18n.date(&plan.start_date, 0).into()));
        ("summary-plan-dated", values)
    }

    fn tracking(&self) -> Message {
        let tracking = &self.plan.tracking;
        let coverage = ("coverage", self.share(tracking.coverage));
        match tracking.window {
            Some(window) => ("summary-tracking-window", vec![coverage, ("days", self.count(window))]),
            None if tracking.coverage == 1.0.into() => ("summary-tracking-all", vec![]),
            None => ("summary-tracking", vec![coverage]),
        }
    }

    fn reputation(&self) -> Message {
        let reputation = &self.plan.reputation;
        let crises = ("crises", self.written(reputation.crisis_rate, Style::Decimal(2)));
        match (mechanisms::detractors(self.plan), is_off(reputation.crisis_rate)) {
            (false, true) => OFF,
            (true, true) => ("summary-reputation-voices", vec![]),
            (false, false) => ("summary-reputation-crises", vec![crises]),
            (true, false) => ("summary-reputation", vec![crises]),
        }
    }

    fn ladder(&self) -> Message {
        let ladder = &self.plan.ladder;
        let rungs: Vec<_> = ladder.rungs.iter().map(|rung| rung.threshold.to_string()).collect();
        let values = vec![
            ("rungs", rungs.join(" · ").into()),
            ("per", self.money(ladder.per_referral)),
            ("friend", self.money(ladder.friend_reward)),
        ];
        let key = match (rungs.is_empty(), ladder.per_referral == ladder.friend_reward) {
            (false, false) => "summary-ladder",
            (false, true) => "summary-ladder-even",
            (true, false) => "summary-ladder-flat",
            (true, true) => "summary-ladder-flat-even",
        };
        (key, values)
    }
}

#[cfg(test)]
mod tests {
    use snowball_engine::plan::Rung;

    use super::*;
    use crate::i18n::Locale;

    #[test]
    fn headers_say_what_is_inside() {
        let mut plan = Plan::default();
        plan.ladder.per_referral = 500.0.into();
        plan.ladder.friend_reward = 500.0.into();
        plan.ladder.rungs = [1, 3, 10].map(|threshold| Rung { threshold, ..Rung::default() }).to_vec();
        let en = I18n::new(Locale::En);
        assert_eq!(Group::Ladder.summary(&en, &plan), "1 · 3 · 10 · ¥500 each side");
        for group in [Group::Fraud, Group::Koc, Group::Groups, Group::Reputation] {
            assert_eq!(group.summary(&en, &plan), "off", "{group:?}");
        }
        plan.reputation.crisis_rate = 2.0.into();
        plan.segments[0].detractors = 0.1.into();
        assert_eq!(Group::Reputation.summary(&en, &plan), "detractors · 2 crises a year");
        let zh = I18n::new(Locale::ZhCn);
        assert_eq!(Group::Ladder.summary(&zh, &plan), "1 · 3 · 10 · 双方各 ¥500");
        assert_eq!(Group::Market.summary(&zh, &plan), "20万 人");
    }
}
