# Names and definitions of everything in a plan: fields, groups, choices, units and metrics.
# Keys of fields come from `snowball_engine::plan::rows()`; `tests/plan_texts.rs` fails when one is missing.

## The parts of a plan. Keys: the names of objects and lists in the JSON.

group-plan = Campaign
    .help = Name, length and currency of the campaign.
group-market = Market
    .help = How many people can be reached at all, and how soon friends of friends turn out to be the same people.
group-segments = Personas
    .help = Kinds of people with their own sharing, conversion and spending.
group-acquisition = Acquisition
    .help = People who come without being invited: seeds at the start, those who come by themselves, paid channels.
group-channels = Paid channels
    .help = Media spending that brings leads, each further one dearer than the last.
group-yearly = Media budget by year
    .help = Caps of media spending by campaign year of 365 days. What a year leaves unspent is lost.
group-sharing = Sharing
    .help = How unequally members share, how fast friends respond, and whom members know.
group-incentive = Effect of rewards
    .help = What cash, fairness, titles and a near goal do to sharing, and how fast a reward grows stale.
group-ladder = Referral ladder
    .help = What is paid for referrals: per referral, to the friend, and for each rung reached.
group-rungs = Rungs
    .help = Numbers of qualified referrals at which a bonus is paid or a title given.
group-tracking = Tracking
    .help = Which referrals can be traced to their sharer. The others look organic, raise no rung and earn nobody a reward.
group-fraud = Fraud
    .help = Fake referrals made for the reward, and the checks against them. Behind a fake stands nobody who joins or buys.
group-funnel = Funnel
    .help = The way from joining over a consultation to the first purchase: delays, capacity and cost.
group-layers = Engagement
    .help = How much leads and customers share, stay and buy, and how they move between the layers: silent, active, core, super users.
group-lead = Leads
    .help = People who joined and have not come to a consultation.
group-consult = After consultation
    .help = People between the consultation and the first purchase.
group-edge = Silent customers
    .help = Customers on the edge: they read little and share rarely.
group-active = Active customers
    .help = Ordinary, engaged customers. The other groups are measured against them.
group-core = Core customers
    .help = The most engaged customers, who share, stay and buy the most.
group-super_users = Super users
    .help = The few above the core who share, stay and buy the most.
group-koc_new = New KOCs
    .help = Customers in the KOC programme who still have to prove themselves.
group-koc_key = Key KOCs
    .help = Customers in the KOC programme who were promoted for good results.
group-groups = Customer groups
    .help = Chat groups with a limit of size. The fuller they are, the less each member shares; who finds no place stays outside.
group-koc = KOC programme
    .help = Key opinion consumers: core customers recruited to publish, then promoted, dropped or barred. Their posts bring people whom no friend invited.
group-churn = Churn
    .help = Loss of customers: some leave soon, those who stay tend to stay on (beta-geometric).
group-money = Money
    .help = Margin, spread of order values and discounting.
group-reputation = Reputation
    .help = What dissatisfied customers and crises do: the more is said against the campaign, the fewer friends accept.
group-alerts = Alerts
    .help = When to raise an alarm. The rules change nothing in the campaign; a chart shows the chance that each has fired.
group-weather = Luck of the day
    .help = Good and bad days for sharing that hit everybody at once: a post that takes off, a holiday, a quiet week.
group-events = Events
    .help = Days with more sharing, better conversion or more arrivals, at a cost.
group-phases = Phases
    .help = Changes of the plan from a day on: a budget by year, another ladder, a renewed reward.
group-patches = Changes
    .help = What a phase changes in the plan.
group-levers = Levers
    .help = Mechanisms that lie over the plan: each changes numbers, adds events or rungs, and can be switched off without a trace.
group-effects = Effects
    .help = What a lever changes in the plan.
group-adds = Additions
    .help = What a lever adds to the plan.
group-goals = Goals
    .help = What the campaign is to reach. Each is shown as the chance of reaching it.

## One entry of a list that has no name of its own.

entry-segments = Persona { $number }
entry-channels = Channel { $number }
entry-yearly = Year { $number }
entry-rungs = Rung { $number }
entry-events = Event { $number }
entry-phases = Phase { $number }
entry-patches = Change { $number }
entry-levers = Lever { $number }
entry-goals = Goal { $number }

## Campaign

plan-version = Format version
    .help = Version of the plan format, so that old files can still be read.
plan-name = Name
    .help = Name of the plan, shown on its tab and in reports.
plan-notes = Notes
    .help = What a reader should know: sources, assumptions, open questions.
plan-currency = Currency
    .help = Currency of every amount in the plan. Changing it converts nothing.
plan-start_date = First day
    .help = First day of the campaign as YYYY-MM-DD. It decides which day is a Monday and labels the charts; empty means day numbers.
plan-horizon_days = Length
    .help = Length of the campaign in days, from 7 to 1,825 (five years).
plan-time_step = Time step
    .help = Length of one simulated step. Weeks are faster for long campaigns; every rate is converted.

## Market

market-limited = Market can be exhausted
    .help = When on, invitations fail more often as more people have joined. When off, size and overlap do not matter.
market-size = Market size
    .help = People who could join. New people can never exceed it.
market-overlap = Overlap of friends
    .help = How much friends know the same people. At 1 contacts are spread evenly; at 2 the market feels used up twice as fast.

## Personas

segment-name = Persona
    .help = Name of the persona.
segment-market_share = Share of the market
    .help = Share of the market and of uninvited arrivals. All personas together make 100%.
segment-share_rate = Occasions to share
    .help = How often a day an active customer shares, without any reward. Rewards, layer and luck multiply it.
segment-contacts = Contacts per share
    .help = People reached by one share.
segment-acceptance = Acceptance
    .help = Probability that a contact accepts the invitation when there is no reward for the friend and the market is fresh.
segment-consult_conversion = Comes to consultation
    .help = Probability that someone who joined comes to a consultation. 100% if the funnel has no such step.
segment-purchase_conversion = Buys after consultation
    .help = Probability that a consultation ends in a first purchase.
segment-first_purchase = First purchase
    .help = Mean value of the first purchase, before margin.
segment-repeat_purchase = Repeat purchase
    .help = Mean value of a later purchase, before margin.
segment-churn = Churn of the persona
    .help = Churn relative to the plan's: 1 is the same, 2 leaves about twice as often.
segment-promoters = Promoters (NPS)
    .help = Share of new customers who would recommend. It counts for the net promoter score alone: how much people share stands in “Occasions to share”.
segment-detractors = Detractors (NPS)
    .help = Share of new customers who are dissatisfied and say so. More of them means fewer friends who accept.

## Acquisition

acquisition-seeds = Seed customers
    .help = Customers at the start, invited by nobody. They share from the first day and are not counted as new.
acquisition-seeds_core = Core share of the seeds
    .help = Share of the seeds who start as core customers; the others start as active.
acquisition-organic = Organic arrivals
    .help = People per day who join by themselves while the market is fresh.
acquisition-budget = Media budget
    .help = Cap of all media spending over the campaign. Spending stops exactly there; no cap if left out.
acquisition-revenue_share = Media budget from revenue
    .help = Share of the revenue so far that may be spent on media, on top of the media budget if there is one. A higher share lets spending follow sales sooner; no such rule if left out.
acquisition-inflation = Dearer leads
    .help = By how much a lead costs more each year, as channels get crowded. Higher means fewer leads for the same money later on.

## Media budget by year

year-amount = Media budget
    .help = Most that may be spent on media in this campaign year. Spending stops exactly there until the next year begins.

## Paid channels

channel-name = Channel
    .help = Name of the channel.
channel-spend = Spending
    .help = Media spending per day, until a budget is used up.
channel-cost_per_lead = Cost of the first lead
    .help = What the first lead of a day costs. Later ones cost more as the channel fills up.
channel-max_leads = Most leads per day
    .help = Leads per day that no spending can exceed. The closer to it, the dearer the next lead.
channel-budget = Channel budget
    .help = Cap of this channel's spending over the campaign; no cap if left out.

## Sharing

sharing-dispersion = Evenness of sharing
    .help = How alike members share (negative binomial k). Small: few people bring most friends. 1,000: everybody alike. It decides how many reach the upper rungs.
sharing-classes = Sharing classes
    .help = Classes of propensity to share in the calculation. 0 chooses them from evenness and length.
sharing-response_delay = Response of friends
    .help = Median days from accepting an invitation to joining; 0 means the same evening.
sharing-homophily = Friends of the same persona
    .help = Probability that a friend belongs to the sharer's own persona; otherwise to any, by market share.

## Effect of rewards

incentive-cash_lift = Lift by cash
    .help = The largest lift of sharing that cash can give: 1 means twice as often, reached only by very large rewards.
incentive-half_value = Reward for half the lift
    .help = Value of the sharer's next reward at which half of that lift is reached. It also scales the friend's reward.
incentive-friend_lift = Lift by the friend's reward
    .help = The largest lift of acceptance that a reward for the friend can give: 0.5 means half as many again.
incentive-fairness_lift = Lift by fairness
    .help = Lift of sharing when the friend gets at least as much as the sharer: it feels like giving, not like selling a friend.
incentive-gradient = Pull of the next rung
    .help = Rise of effort just before a rung (goal gradient): 0.5 means up to half as much again.
incentive-gradient_shape = Shape of the pull
    .help = How that rise builds up between two rungs: 1 evenly, 2 or more mostly near the end.
incentive-novelty_half_life = Half-life of novelty
    .help = Days until a reward has lost half of its novelty. A changed or refreshed reward starts anew.
incentive-novelty_floor = Lasting force
    .help = Share of a reward's force that never tires.
incentive-refresh_days = Refresh days
    .help = Days, counted from 0, on which the reward is presented afresh and is novel again.
incentive-status_tires = Honours tire too
    .help = When on, titles and honours lose force like cash. When off, they keep it.

## Referral ladder

ladder-rule = Rule of the ladder
    .help = Cumulative: each rung pays once. Highest only: a rung pays what it exceeds the one before. Repeating: the count restarts after the top rung.
ladder-qualifies_on = A referral counts on
    .help = What the friend must do for the referral to count: join, come to a consultation, or buy.
ladder-per_referral = Reward per referral
    .help = Paid to the sharer for every qualified referral.
ladder-friend_reward = Reward for the friend
    .help = Paid to the invited friend on the first purchase. It raises acceptance, and sharing by fairness.
ladder-settlement_days = Settlement
    .help = Days from qualifying to payment.
ladder-breakage = Never claimed
    .help = Share of rewards that nobody claims, such as vouchers that expire.
ladder-cap_per_member = Cap per member
    .help = Most that one member can earn over the campaign; no cap if left out.
ladder-cap_per_day = Cap per day
    .help = Most that is paid in a day; the rest waits. No cap if left out.
ladder-budget = Reward budget
    .help = Most that is paid in rewards over the campaign. Once it is gone, cash no longer moves anybody. No cap if left out.
ladder-fixed_cost = Set-up cost
    .help = Cost of the programme at its start: tools, design, legal review.
ladder-daily_cost = Running cost
    .help = Cost of the programme per day: staff, tools, support.

rung-threshold = Referrals needed
    .help = Qualified referrals at which the rung is reached; each rung above the one before.
rung-bonus = Bonus
    .help = Paid once when the rung is reached, beside the reward per referral.
rung-status = Lift by honour
    .help = Lift of sharing by the title or honour of the rung ahead: 0.2 means 20% more. That of the top rung stays with whoever holds it.
## Tracking and fraud

tracking-coverage = Coverage
    .help = Share of the referrals that a code, link or poster traces to the sharer. Lower means fewer rewards and fewer rungs, and more referred customers who look organic.
tracking-window = Attribution window
    .help = Days after accepting within which a friend has to join to count as referred. Shorter means fewer referrals count; no limit if left out.
fraud-rate = Fake referrals
    .help = Share of accepted invitations that are fake where a referral is worth the reference reward. Fakes that nobody finds are paid for if a referral counts on joining; higher means money lost.
fraud-reference = Reference reward
    .help = Value of a referral to the sharer at which fakes are that common. A larger reward draws more of them, a smaller one fewer.
fraud-checked = Share checked
    .help = Share of accepted invitations that are checked. More checks find more fakes and cost more.
fraud-detection = Detection
    .help = Probability that a check finds a fake.
fraud-check_cost = Cost of a check
    .help = Cost of one check, of a fake or a real friend.

## Funnel

funnel-consult_delay = Wait for consultation
    .help = Median days from joining to the consultation, or to the decision against it; 0 means at once.
funnel-purchase_delay = Time to decide
    .help = Median days from the consultation to the purchase, or to the decision against it; 0 means at once.
funnel-capacity = Consultations per day
    .help = Consultations per day that staff can hold. Who finds no place waits; no limit if left out.
funnel-impatience = Loss of patience
    .help = Share of those waiting for a consultation who give up in a day.
funnel-consult_cost = Cost of a consultation
    .help = Staff cost of one consultation, counted as acquisition cost.

## Engagement

prospect-share = Sharing
    .help = Sharing before the first purchase relative to an active customer: 0.2 means a fifth as often.
prospect-trust = Trust
    .help = Acceptance of their invitations relative to an active customer's.
layer-share = Sharing
    .help = Sharing relative to an active customer: 3 means three times as often.
layer-trust = Trust
    .help = Acceptance of their invitations relative to an active customer's.
layer-churn = Churn
    .help = Churn relative to the plan's: 0.5 leaves about half as often.
layer-purchases = Repeat purchases
    .help = Repeat purchases per customer and month.
layers-edge_to_active = Silent to active
    .help = Probability per month that a silent customer becomes active again without a message.
layers-active_to_edge = Active to silent
    .help = Probability per month that an active customer falls silent.
layers-active_to_core = Active to core
    .help = Probability per month that an active customer becomes a core customer.
layers-core_to_active = Core to active
    .help = Probability per month that a core customer falls back to active.
layers-wake_up_messages = Wake-up messages
    .help = Messages per silent customer and month that try to win attention back.
layers-wake_up_success = Success of a message
    .help = Probability that a wake-up message makes its reader active.
layers-wake_up_cost = Cost of a message
    .help = Cost of one wake-up message.
layers-wake_up_after = Silence before a message
    .help = Days of silence before wake-up messages are sent. Longer saves messages and lets more customers stay silent; 0 writes at once.
layers-core_to_super = Core to super user
    .help = Probability per month that a core customer becomes a super user. Higher means more people who share the most; 0 means no such layer.
layers-super_to_core = Super user to core
    .help = Probability per month that a super user falls back to core.
layers-dilution = Dilution by growth
    .help = How much growth thins activity: of those who newly buy, the share (start of dilution ÷ people in the campaign) to this power starts active, the rest silent. 0 means never; higher means a quieter crowd.
layers-dilution_from = Start of dilution
    .help = People in the campaign from which on growth thins activity.
## Customer groups

groups-size = Size of a group
    .help = Most customers in a group. Larger groups take more people and let each share less; without it there are no groups.
groups-start = Groups at the start
    .help = Groups that are open on the first day.
groups-opened = New groups
    .help = Most groups that staff can open in a month. Too few leave customers outside.
groups-halving = Size that halves activity
    .help = Size at which members share half as often as in a tiny group. Higher means that large groups do less harm.
groups-outside = Sharing outside
    .help = Sharing of customers for whom there is no group, relative to those in a tiny one: 0.5 means half as often.
groups-cost = Cost of a group
    .help = Cost of running one group for a month.

## KOC programme

koc-quota = Places
    .help = Most KOCs in the programme at a time. More places bring more posts and more fees; 0 means no programme.
koc-start = KOCs at the start
    .help = KOCs who publish from the first day, besides the seeds.
koc-recruit = Recruiting
    .help = Share of core customers who are recruited in a month while places are free. Higher fills the places sooner.
koc-selectivity = Selectivity
    .help = How much recruiting looks for strong sharers: 0 takes anybody, 1 takes people in proportion to how much they share. Higher means KOCs who also invite more friends.
koc-promote = Promotion
    .help = Probability per month that a new KOC becomes a key one.
koc-eliminate = Elimination
    .help = Probability per month that a KOC is dropped for weak posts and is a core customer again.
koc-blacklist = Barring
    .help = Probability per month that a KOC breaks the rules, is barred, and falls silent.
koc-posts_new = Posts of a new KOC
    .help = Posts of a new KOC per month.
koc-posts_key = Posts of a key KOC
    .help = Posts of a key KOC per month.
koc-views = Views of a post
    .help = Median views of a post: half of the posts get fewer. A few hits get far more.
koc-views_spread = Spread of views
    .help = How unlike posts are: standard deviation of the logarithm of their views. Higher means that rare hits bring most of the views, and that results are less certain.
koc-conversion = Joins per view
    .help = People who join per view while the market is fresh: 0.05% is one in 2,000.
koc-fee_new = Fee of a new KOC
    .help = Paid to each new KOC per month.
koc-fee_key = Fee of a key KOC
    .help = Paid to each key KOC per month.
koc-post_cost = Cost of a post
    .help = Cost of one post: samples, production, boosting.

## Churn

churn-rate = Churn in the first period
    .help = Probability that a new active customer is lost in the first churn period. Later periods lose fewer, since the loyal remain.
churn-polarization = Difference in loyalty
    .help = How unlike customers are in leaving (1/(α+β+1)): 0 means all alike; near 1 some leave at once and some never.
churn-period = Churn period
    .help = Days of one churn period; 30.44 is a month, 365.25 a year.
churn-referred_ratio = Churn of referred customers
    .help = Churn of referred customers relative to others: 0.82 means 18% lower.
churn-classes = Churn classes
    .help = Classes of loyalty in the calculation. 0 chooses them from the periods in the campaign.
churn-warning_recall = Warnings in time
    .help = Share of those about to leave whom the warning finds: their activity fell by 30% or they were silent for 7 days. Higher gives more customers a chance to be kept; 0 means no warnings.
churn-warning_precision = Right warnings
    .help = Share of the warnings that are right. Lower means more false alarms, which cost the same.
churn-warning_saves = Kept after a warning
    .help = Share of those rightly warned of who stay because they are cared for.
churn-warning_cost = Cost of a warning
    .help = Cost of the care that a warning brings: a call, a voucher. False alarms cost it too.

## Money

money-margin = Gross margin
    .help = Share of revenue that is left after the cost of goods and service.
money-order_variation = Spread of orders
    .help = How much order values differ: standard deviation over mean.
money-discount = Discount rate
    .help = By how much a year later margin counts less in the lifetime value.
## Reputation and alerts

reputation-negativity = Weight of a detractor
    .help = How much one dissatisfied voice weighs against one member. Higher means that the same share of detractors keeps more friends from accepting.
reputation-memory = Memory
    .help = Days for which a dissatisfied customer goes on speaking, on average. Longer means that bad word of mouth builds up.
reputation-crisis_rate = Crises
    .help = Crises per year on average; they come by chance. 0 means none.
reputation-crisis_size = Size of a crisis
    .help = Median size. At its outbreak 0.3 keeps 26% of the friends from accepting, 1 keeps 63%.
reputation-crisis_spread = Spread of sizes
    .help = How unlike crises are: standard deviation of the logarithm of their size. Higher means that a few are very large.
reputation-crisis_half_life = Half-life of a crisis
    .help = Days after which a crisis that is answered at once has lost half its force. Longer means more friends lost.
reputation-response = Response time
    .help = Days until the firm answers. Every day of waiting lets the crisis last longer.
reputation-response_doubling = Patience of the public
    .help = Days of waiting for the answer that double the half-life. Shorter means that a late answer does more harm.
reputation-crisis_cost = Cost of a crisis
    .help = What a crisis costs the firm: refunds, statements, care.
alerts-new_drop = Fall of new members
    .help = Fall against the mean of the seven days before that counts. Higher makes the alarm rarer.
alerts-new_days = Days running
    .help = Days in a row with that fall before the alarm is raised.
alerts-negative_level_1 = Rise of negative voices, level 1
    .help = Rise from one day to the next that raises the first level. Higher makes the alarm rarer.
alerts-negative_level_2 = Rise of negative voices, level 2
    .help = Rise from one day to the next that raises the second level.
alerts-negative_least = Fewest negative voices
    .help = Negative voices below which no rise counts: two instead of one is no alarm.
alerts-active_drop = Fall of the active rate
    .help = Fall against the week before, as a share of it, that counts. Higher makes the alarm rarer.
alerts-active_weeks = Weeks running
    .help = Weeks in a row with that fall before the alarm is raised.

## Luck of the day

weather-sigma = Size of the swings
    .help = Standard deviation of the logarithm of a day's sharing. At 0.3 a good day is about a third above an ordinary one.
weather-persistence = Length of the swings
    .help = Correlation of one day with the next: 0 means each day for itself, 0.9 means good and bad spells of weeks.
weather-weekdays = Weekdays
    .help = Multipliers of sharing and arrivals from Monday to Sunday, 1 on average.

## Events and phases

event-name = Event
    .help = Name of the event.
event-day = First day
    .help = First day of the event, counted from 0.
event-length = Length
    .help = Length of the event in days.
event-share = Sharing
    .help = Multiplies sharing on these days.
event-conversion = Acceptance
    .help = Multiplies the acceptance of invitations on these days.
event-arrivals = Arrivals
    .help = Multiplies paid and organic arrivals on these days.
event-cost = Cost
    .help = Cost of the event, spent on its first day.
phase-name = Phase
    .help = Name of the phase.
phase-from_day = From day
    .help = First day of the phase, counted from 0; phases follow one another.
patch-path = Field
    .help = What changes, as a path into the plan such as /ladder/per_referral.
patch-op = Change
    .help = Whether the value is replaced, multiplied, or added to.
patch-value = Value
    .help = The new value or range, the factor, or what is added.

## Goals

goal-metric = Metric
    .help = What is measured.
goal-direction = Direction
    .help = Whether the goal is the value or more, or the value or less.
goal-value = Value
    .help = Where the line is.
goal-by_day = By day
    .help = By the evening of how many days after the start; 0 means the end of the campaign.

## Levers

lever-id = Mechanism
    .help = Name of the mechanism in the library.
lever-name = Lever
    .help = What the mechanism is called.
lever-on = On
    .help = Off is as if the lever were not there: not one number changes.
lever-from_day = From day
    .help = First day on which the lever works, counted from 0.
lever-until_day = Until day
    .help = Day from which the lever no longer works; 0 means to the end.
effect-path = Field
    .help = What the lever changes, as a path into the plan such as /segments/*/share_rate.
effect-to = New value
    .help = Takes the place of the plan's number.
effect-times = Factor
    .help = Multiplies the plan's number. 1 changes nothing.
effect-plus = Added
    .help = Is added to the plan's number. 0 changes nothing.
addition-to = List
    .help = The list of the plan that the lever adds to.
addition-entry = Entry
    .help = What the lever adds: an event, a channel or a rung.

## Choices

choice-CNY = Chinese yuan (¥)
choice-USD = US dollar ($)
choice-EUR = Euro (€)
choice-auto = Automatic
    .help = Days up to one year, weeks above.
choice-day = Day
choice-week = Week
choice-cumulative = Cumulative
    .help = Each rung pays once, when it is reached.
choice-highest = Highest only
    .help = Only the highest rung reached counts: each pays what it exceeds the one before.
choice-repeating = Repeating
    .help = The count restarts after the top rung.
choice-join = Joining
choice-consult = Consultation
choice-purchase = Purchase
choice-at_least = At least
choice-at_most = At most
choice-set = Set to
choice-multiply = Multiply by
choice-add = Add

## Units, as they stand behind a number

unit-share = %
unit-times = ×
unit-one = { "" }
unit-people = people
unit-people_per_day = people per day
unit-contacts = contacts
unit-per_day = per day
unit-per_month = per month
unit-share_per_day = % per day
unit-share_per_month = % per month
unit-share_per_year = % per year
unit-share_per_period = % per period
unit-days = days
unit-money = { $currency }
unit-money_per_day = { $currency } per day
unit-money_per_month = { $currency } per month
unit-consults_per_day = per day
unit-per_year = per year
unit-views = views
unit-groups = groups
unit-groups_per_month = per month
unit-hours = hours
unit-months = months
unit-years = years
unit-percentage_points = percentage points

## Metrics

metric-joined = People joined
    .help = People who joined since the start. Seeds are not counted.
metric-customers = New customers
    .help = People who made a first purchase since the start. Seeds are not counted.
metric-customers_paid = New customers, paid
    .help = New customers who came through paid channels.
metric-customers_organic = New customers, organic
    .help = New customers who came by themselves, as far as is seen: friends who could not be traced are among them.
metric-customers_referred = New customers, referred
    .help = New customers who were invited by a member and traced to that member.
metric-customers_koc = New customers, KOC
    .help = New customers who came through a post of a KOC.
metric-members = Members
    .help = People present now: leads, those between consultation and purchase, and customers, seeds included.
metric-leads = Leads
    .help = People who joined and are not yet through a consultation, those waiting for one included.
metric-consults = After consultation
    .help = People between consultation and purchase.
metric-edge = Silent customers
    .help = Customers present who have fallen silent.
metric-active = Active customers
    .help = Customers present who are active, core customers not counted.
metric-core = Core customers
    .help = Customers present who are in the core.
metric-super = Super users
    .help = Super users present.
metric-koc = KOCs
    .help = KOCs present, new and key.
metric-groups = Groups
    .help = Customer groups open now.
metric-active_rate = Active rate
    .help = Share of present customers who are not silent.
metric-referral_share = Referral share
    .help = Share of the people who joined that are known to have been invited by a member.
metric-referral_share_true = Referral share, true
    .help = Share of the people who joined that were invited by a member, with those whom tracking does not see.
metric-consult_conversion = Consultation conversion
    .help = Consultations held per person who joined.
metric-deal_conversion = Deal conversion
    .help = New customers per person who joined. Those who joined lately may still buy.
metric-accepted = Invitations accepted
    .help = Invitations accepted since the start. The friend joins some days later.
metric-churned = Customers lost
    .help = Customers lost since the start, seeds included.
metric-fakes = Fake referrals
    .help = Accepted invitations since the start behind which nobody stands.
metric-fakes_caught = Fakes found
    .help = Fake referrals that a check found.
metric-nps = NPS
    .help = Net promoter score of the new customers: share of promoters less share of detractors, from −100% to 100%.
metric-sentiment = Friends kept away
    .help = Share of the friends who would have accepted and do not, because of what is said against the campaign: that day’s, not since the start.
metric-negative_volume = Negative voices
    .help = Voices against the campaign on that day: dissatisfied customers who still speak, and those of a crisis.
metric-warned = Churn warnings
    .help = Warnings that a customer is about to leave, right and false, since the start.
metric-saved = Customers kept
    .help = Customers kept after a warning, since the start.
metric-cac = CAC
    .help = Customer acquisition cost, blended: all acquisition cost ÷ new customers.
metric-cac_paid = Paid CAC
    .help = Media cost ÷ new customers from paid channels.
metric-cac_referral = Referral CAC
    .help = Cost of the programme, its rewards (those for fakes included) and its checks ÷ referred customers.
metric-cac_incremental = Incremental CAC
    .help = What a customer costs whom only the programme brings: (cost with − cost without the programme) ÷ (customers with − without), under the same luck.
metric-customers_incremental = Customers added
    .help = New customers with the programme less those of the same campaign without it.
metric-spend = Spend
    .help = Acquisition cost since the start: media, rewards, programme, events, messages, consultations, fraud and checks, KOCs, crises, churn warnings, groups.
metric-spend_media = Media
    .help = Media cost since the start.
metric-spend_referrer = Rewards to sharers
    .help = Rewards paid to sharers for referrals.
metric-spend_bonus = Rung bonuses
    .help = Bonuses paid for rungs.
metric-spend_friend = Rewards to friends
    .help = Rewards paid to invited friends.
metric-spend_programme = Programme
    .help = Fixed and daily cost of the programme.
metric-spend_events = Events
    .help = Cost of the events.
metric-spend_messages = Messages
    .help = Cost of wake-up messages.
metric-spend_consults = Consultations
    .help = Cost of consultations.
metric-spend_fraud = Rewards for fakes
    .help = Rewards paid for fake referrals.
metric-spend_checks = Checks
    .help = Cost of checking referrals.
metric-spend_koc = KOC programme
    .help = Fees and posts of KOCs.
metric-spend_crises = Crises
    .help = Cost of crises.
metric-spend_warnings = Churn warnings
    .help = Cost of the care that warnings bring, right or false.
metric-spend_groups = Groups
    .help = Cost of running customer groups.
metric-liability = Owed rewards
    .help = Rewards credited, still likely to be claimed, and not yet paid.
metric-reward_exposure = Rewards paid and owed
    .help = All rewards paid so far and those still owed. The upper end of its 90% interval is the budget at risk: in 19 of 20 campaigns the rewards stay below it.
metric-revenue = Revenue
    .help = First and repeat purchases since the start.
metric-margin = Gross margin
    .help = Gross margin since the start, before acquisition cost.
metric-roi = ROI
    .help = (Gross margin of new customers − acquisition cost) ÷ acquisition cost, within the campaign.
metric-ltv = LTV
    .help = Lifetime value: discounted gross margin of a new customer over the whole life as a customer.
metric-ltv_cac = LTV : CAC
    .help = Lifetime value ÷ blended CAC. Above 1 a customer brings in more than was spent to win them; 3 is a common rule of thumb.
metric-r = R
    .help = Reproduction number: how many people one who joins will bring within the length of the campaign, at the day's rates. Above 1 the snowball grows by itself.
metric-payback = Payback
    .help = Days until the gross margin of new customers covers the acquisition cost; none if it never does.
