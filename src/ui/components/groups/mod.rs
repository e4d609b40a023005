//! The groups of the rail. Each is a plain function from the plan's fields to its controls, called only while the group
//! is open.

mod acquisition;
mod campaign;
mod engagement;
mod events;
mod goals;
mod incentive;
mod ladder;
mod levers;
mod lists;
mod market;
mod mechanisms;
mod phases;
mod segments;
mod simple;
mod weather;

pub use lists::name as entry_name;
use yew::prelude::*;

use crate::i18n::I18n;
use crate::pieces::piece;
use crate::ui::hooks::Dispatch;
use crate::view::fields::Fields;
use crate::view::summaries::Group;

/// What the controls of a group are made from.
pub struct Context<'a> {
    /// The plan and its numbers.
    pub fields: &'a Fields,
    /// Words.
    pub i18n: &'a I18n,
    /// The way to the state.
    pub dispatch: &'a Dispatch,
    /// Letter of the plan.
    pub letter: char,
}

/// Makes the controls of a group.
pub type Body = fn(Group, &Context) -> Html;

piece!(
    /// What makes them: it comes when the first group is opened.
    pub fn controls() -> Body = controls: body
);

/// The controls of a group.
fn body(group: Group, context: &Context) -> Html {
    match group {
        Group::Plan => campaign::body(context),
        Group::Market => market::body(context),
        Group::Segments => segments::body(context),
        Group::Acquisition => acquisition::body(context),
        Group::Sharing => simple::sharing(context),
        Group::Ladder => ladder::body(context),
        Group::Tracking => mechanisms::tracking(context),
        Group::Fraud => mechanisms::fraud(context),
        Group::Incentive => incentive::body(context),
        Group::Funnel => simple::funnel(context),
        Group::Layers => engagement::body(context),
        Group::Groups => mechanisms::customer_groups(context),
        Group::Koc => mechanisms::koc(context),
        Group::Churn => simple::churn(context),
        Group::Money => simple::money(context),
        Group::Reputation => mechanisms::reputation(context),
        Group::Alerts => mechanisms::alerts(context),
        Group::Weather => weather::body(context),
        Group::Events => events::body(context),
        Group::Phases => phases::body(context),
        Group::Goals => goals::body(context),
        Group::Levers => levers::body(context),
    }
}
