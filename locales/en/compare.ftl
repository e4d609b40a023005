# The Compare page.

compare-title = Compare: two to six plans side by side
compare-intro = Which plan is better, how sure that is, and what the extra customers cost. All plans are simulated with the same luck.

# One plan, or too few replicates.
compare-alone = One plan is open. A comparison needs at least two: copy this one, then change what you are thinking about, or open a case that comes with two plans.
compare-alone-copy = Copy plan { $plan } as plan { $next }
compare-alone-library = Open the library
compare-alone-case = Open the case “{ $case }”, which has two plans
compare-waiting = Simulating: { $done } of the { $least } campaigns that a comparison needs at least.
compare-stale = A plan has been changed: until it has been simulated, the numbers are those before the change.
compare-stopped = The simulation was stopped: these are the campaigns simulated so far.

# What is compared.
compare-by = Compare by
compare-yardstick = Compare with

# The answer. $chance comes with its error, as in “93% ± 0.8 pp”.
compare-answer = What the simulation says
compare-limits = What these numbers do not mean
compare-chance = { $chance } ± { $error }
compare-list = { $before }; { $next }
compare-sentences = { $before } { $next }
compare-says-best = By { $metric }, plan { $plan } is the best of the { $plans } plans most often: in { $chance } of the simulated campaigns.
compare-says-wins = By { $metric }, plan { $plan } is better than plan { $over } in { $chance } of the simulated campaigns.
compare-says-even = By { $metric }, plan { $plan } is better than plan { $over } in { $chance } of the simulated campaigns: neither is ahead.
compare-says-spread = The difference { $plan } − { $over } is { $value } in the median; 90% of the campaigns give { $ends }.
compare-says-settled = That is settled: more campaigns would not change it.
compare-says-open = { $more ->
    [one] That is not settled: about one more campaign would settle it, if the share stays what it is.
   *[other] That is not settled: about { $more } more campaigns would settle it, if the share stays what it is.
}
compare-says-close = By { $metric }, plans { $a } and { $b } are too close to call: { $b } is better in { $chance } of the simulated campaigns, and more of them would hardly move that away from a half.
compare-says-same = By { $metric }, no simulated campaign tells plans { $a } and { $b } apart: no difference.
compare-says-buys = { $count ->
    [one] In the mean plan { $plan } wins { $customers } customer more than plan { $over } and costs { $cost } more: { $each } for each extra customer (95% interval of that mean: { $interval }). It is worth it if a customer is worth more than that.
   *[other] In the mean plan { $plan } wins { $customers } customers more than plan { $over } and costs { $cost } more: { $each } for each extra customer (95% interval of that mean: { $interval }). It is worth it if a customer is worth more than that.
}
compare-says-buys-unclear = { $count ->
    [one] In the mean plan { $plan } wins { $customers } customer more than plan { $over } and costs { $cost } more; the simulation does not tell that number of customers from none, so that no price of an extra customer can be given.
   *[other] In the mean plan { $plan } wins { $customers } customers more than plan { $over } and costs { $cost } more; the simulation does not tell that number of customers from none, so that no price of an extra customer can be given.
}
compare-says-dominates = { $count ->
    [one] In the mean plan { $plan } wins { $customers } customer more than plan { $over } and costs { $saving } less: better whatever a customer is worth.
   *[other] In the mean plan { $plan } wins { $customers } customers more than plan { $over } and costs { $saving } less: better whatever a customer is worth.
}
compare-says-saves = In the mean plan { $plan } wins as many customers as plan { $over } and costs { $saving } less.
compare-says-wins-free = { $count ->
    [one] In the mean plan { $plan } wins { $customers } customer more than plan { $over } for the same money.
   *[other] In the mean plan { $plan } wins { $customers } customers more than plan { $over } for the same money.
}
compare-says-lengths = The plans differ in length (days: { $days }): each is judged at its own end.
compare-says-currencies = The plans are in different currencies ({ $currencies }): their money is not compared.
compare-says-conditional = The chances are those of the model with the ranges that the plans give (numbers given as a range: { $unknowns }). They do not say that the ranges are right; more campaigns make them more exact, not more true.
compare-limit-often = “Better in most campaigns” is not “better by much”: weigh the size of the difference, and what it costs, as well.

# What is settled.
compare-settle = Is it settled?
    .help = A plan counts as better when the share of campaigns in which it is cannot well be one half (score test, 5% in all, for every look and every pair). Shares within 2 points of one half are too close to call. Nothing is settled below 64 campaigns.
compare-pair-better = { $b } is better than { $a } in { $chance } of the campaigns: settled.
compare-pair-worse = { $a } is better than { $b }: { $b } is better only in { $chance } of the campaigns. Settled.
compare-pair-close = { $a } and { $b } are too close to call: { $b } is better in { $chance } of the campaigns. Settled.
compare-pair-same = { $a } and { $b }: no difference in any campaign. Settled.
compare-pair-open = { $more ->
    [one] { $a } or { $b }: open. { $b } is better in { $chance }; about one more campaign would settle it.
   *[other] { $a } or { $b }: open. { $b } is better in { $chance }; about { $more } more campaigns would settle it.
}
compare-pair-beyond = { $a } or { $b }: open. { $b } is better in { $chance }; settling it would take about { $more } more campaigns, and this page stops at { $most }.
compare-pair-undefined = { $a } and { $b }: no campaign in which both have a value.
compare-until = Simulate until it is settled
compare-until-going = Simulating until it is settled, at most { $most } campaigns
compare-until-settled = All of it is settled.
compare-until-most = Stopped at { $most } campaigns, the most that this page can keep: it stays open.

# The charts over time.
compare-over-time = Day by day

# The table.
compare-table = Metric by metric
    .help = Median with the 90% interval of every plan. The bar is the chance to be the best of these plans, ties shared; ± is the standard error of the simulation. Spend has no bar: neither more nor less is better by itself.
compare-table-metric = Metric
compare-table-plan = Plan
compare-table-difference = { $b } − { $a }
compare-table-better = { $b } better than { $a }
compare-table-best = best in { $chance }

# The plane.
compare-money = What the extra customers cost
compare-worth = A customer is worth
    .help = What one more customer is worth to you, before what it costs to win it. It starts at the median LTV of the plan that is compared with, or at its CAC where the plan has no LTV.
compare-worth-ltv = Median LTV of plan { $plan }: { $value }
compare-worth-cac = Median CAC of plan { $plan }: { $value }
compare-plane-title = Are the extra customers worth their money?
compare-plane-subtitle = A point a campaign: extra customers and extra cost against { $plan }. Worth it right of the dashed line, where a customer is worth { $worth }
compare-plane-customers = customers more than { $plan }
compare-plane-cost = cost more than { $plan }
compare-plane-mean = { $plan } in the mean { $customers } customers for { $cost }
compare-plane-drawn = The first { $drawn } of { $all } campaigns are drawn.
compare-plane-head-customers = Extra customers, mean
compare-plane-head-cost = Extra cost, mean
compare-plane-head-each = Per extra customer
compare-corner = { $name }: { $chance }
compare-corner-fewer-dearer = fewer, dearer
compare-corner-more-dearer = more, dearer
compare-corner-fewer-cheaper = fewer, cheaper
compare-corner-more-cheaper = more, cheaper
compare-accept-title = Which plan, by what a customer is worth?
compare-accept-subtitle = Chance of each plan to have the largest net benefit: customers × what one is worth − cost
compare-accept-worth = what a customer is worth
compare-accept-chance = chance to be worth most
compare-accept-choice = Choose
compare-choice-same = The plans win the same customers for the same money in every campaign.
compare-choice-one = Plan { $plan } has the largest mean net benefit, whatever a customer is worth.
compare-choice = Largest mean net benefit: { $list }.
compare-choice-until = { $plan } while a customer is worth less than { $worth }
compare-choice-from = { $plan } from { $worth } on
compare-choice-at = At { $worth } a customer, the chances to be worth most are { $list }.

# Incremental and marginal CAC.
compare-cost-title = What does each extra customer cost?
compare-cost-subtitle = Extra cost ÷ extra customers of plans that are larger and dearer in the mean, over the campaigns in which they have more customers
compare-cost-none = No plan has more customers for more money: an extra customer has no price here.
compare-cost-bars = The middle 95% of these campaigns
compare-cost-worth = worth { $worth }
compare-cost-row = { $plan } over { $over } { $value } · { $interval }
compare-cost-share = { $plan } has more customers than { $over } in { $share } of the campaigns.
compare-cost-pair = { $plan } over { $over }
compare-cost-mean = { $plan } over { $over }: incremental CAC { $each }, mean extra cost ÷ mean extra customers (95% interval { $interval }, Fieller).
compare-cost-mean-free = { $plan } over { $over }: more customers for no more money, so that an extra customer has no price.
compare-cost-mean-unclear = { $plan } over { $over }: the mean of the extra customers cannot be told from 0, so that there is no incremental CAC.
compare-margins = Means and margins
    .help = What an extra customer costs in the mean, and from each plan to the next larger one that is worth considering
compare-margin = From { $from } to { $to } each further customer costs { $each } at the margin.
compare-dominated = { $plan } is never the choice: another plan, or a mix of two, wins its customers for less.

# Inputs.
compare-inputs = In what the plans differ
compare-inputs-none = The plans have the same inputs.
compare-inputs-input = Input
compare-inputs-all = Show all { $count }
compare-inputs-fewer = Show the first { $count }
compare-input-entry = { $name } { $number }
compare-scroll = { $title }: table, can be scrolled sideways
