# Charts: titles are questions that the chart answers; subtitles say what is plotted, and its unit.

charts-growth-title = How far will it grow?
charts-growth-subtitle = { $metric } since the start: median with 50, 80 and 90% bands
charts-cac-title = What does a customer cost?
charts-cac-subtitle = Cost per new customer so far: medians by kind, 50, 80 and 90% bands of “{ $kind }”
charts-sources-title = Who brings the new customers?
charts-sources-subtitle = New customers since the start by source: expected course, 90% interval of the total at the end
charts-layers-title = How lively is the community?
charts-layers-subtitle = People present by layer: expected course, 90% interval of the total at the end
charts-ladder-title = Who climbs the ladder, and at what cost?
charts-ladder-subtitle = Times each rung is reached by the end, and its bonus: expected values, 90% intervals
charts-r-title = Does it grow by itself?
charts-r-subtitle = Reproduction number R: people brought by one who joins; median with 50, 80 and 90% bands
charts-spend-title = Where does the money go?
charts-spend-subtitle = Spending since the start by kind: expected course, 90% interval of the total at the end
charts-outcome-title = What could come of it?
charts-outcome-subtitle = { $metric } at the end of the campaign, over all replicates
charts-reputation-title = How much does bad word of mouth cost?
charts-reputation-subtitle = Share of friends kept from accepting on that day; median with 50, 80 and 90% bands
charts-alerts-title = Will an alarm be raised?
charts-alerts-subtitle = Chance that each rule has fired by that day
charts-alerts-none = No rule of alarm fires in any replicate.

# Short names of parts of a chart: they stand beside lines and areas.
charts-part-cac = All
charts-part-cac_paid = Paid
charts-part-cac_referral = Referral
charts-part-cac_incremental = Incremental
charts-part-customers_paid = Paid
charts-part-customers_organic = Organic
charts-part-customers_referred = Referred
charts-part-customers_koc = KOC
charts-part-customers_untracked = Referred, not traced
charts-part-koc = KOCs
charts-part-super = Super users
charts-part-core = Core
charts-part-active = Active
charts-part-edge = Silent
charts-part-consults = Consulted
charts-part-leads = Leads
charts-part-spend_media = Media
charts-part-spend_referrer = Sharers
charts-part-spend_bonus = Bonuses
charts-part-spend_friend = Friends
charts-part-spend_programme = Programme
charts-part-spend_events = Events
charts-part-spend_messages = Messages
charts-part-spend_consults = Consults
charts-part-spend_fraud = Fakes
charts-part-spend_checks = Checks
charts-part-spend_koc = KOCs
charts-part-spend_crises = Crises
charts-part-spend_warnings = Churn care
charts-part-spend_groups = Groups
charts-part-alert-new_drop = New members
charts-part-alert-negative_level_1 = Negative, level 1
charts-part-alert-negative_level_2 = Negative, level 2
charts-part-alert-active_drop = Active rate
charts-total = Total

# Values beside lines.
charts-about = ≈ { $value }
charts-none = –
charts-label = { $value }
charts-label-plan = { $plan } { $value }
charts-label-part = { $part } { $value }
charts-label-plan-part = { $plan } { $part } { $value }
charts-name-plan = { $plan } · { $name }
charts-heading = { $plan } · { $name }

# Goals, and the line at one.
charts-goal = Goal { $value }
charts-limit = At most { $value }
charts-goal-chance = { $goal } · { $chance } chance
charts-goal-plan = { $goal } · { $plan } { $chance }
charts-r-line = 1: grows by itself
# Growth laws.
charts-laws = What other tools would say
charts-laws-note = All from the same K: { $k } people brought by a member in the first { $days } days. By the end the laws are { $factor } times apart, from { $low } to { $high }.
charts-law-continuous = All keep inviting
charts-law-compounding = All invite each cycle
charts-law-one-shot = Each invites once
charts-law-bass = Bass
charts-law-bass-discrete = Bass, by cycles

# The ladder.
charts-ladder-empty = This plan has no rungs: it pays for each referral alone. Add a rung to see who reaches it.
charts-ladder-reached = Reached
charts-ladder-paid = Bonus paid
charts-ladder-each = Per referral
charts-ladder-bar-reached = Reached
charts-ladder-bar-standing = Standing there at the end
charts-rung = { $count ->
    [one] { $count } referral
   *[other] { $count } referrals
}

# Outcomes.
charts-outcome-empty = The replicates are being computed.
charts-outcome-dots = Each dot: 1 chance in 20
charts-outcome-bars = All replicates
charts-outcome-value = { $value } · { $interval }
charts-outcome-plan = { $plan } { $value } · { $interval }

# Replicates behind a fan.
charts-count = { $done } replicates
charts-count-of = { $done } of { $total } replicates
charts-count-before = recomputing
charts-empty = Nothing to draw yet.

# The chart as words.
charts-summary = { $title } { $subtitle }. { $values }
charts-summary-day = { $day }: { $values }
charts-summary-plan = { $plan }: { $values }
charts-summary-value = { $value } (90%: { $interval })
charts-summary-rung = { $rung }: reached { $reached } times, bonus { $paid }
charts-summary-rung-plan = Plan { $plan }, { $rung }: reached { $reached } times, bonus { $paid }
charts-list = { $before }; { $next }

# The chart as a table.
charts-table = Table
charts-table-day = Day
charts-table-median = { $name }, median
charts-table-low = { $name }, 5%
charts-table-high = { $name }, 95%
charts-table-expected = { $name }, expected
charts-table-rung = Rung
charts-table-chance = In so many cases below
charts-table-value = Value

# Controls of a chart.
charts-metric = Measure
charts-kind = Band of
charts-full-screen = Full screen
charts-png = PNG
charts-csv = CSV
charts-svg = SVG
charts-keys = Arrow keys move the day, Enter pins it, Escape lets it go.

# Differences over time.
charts-difference-customers-title = How many more customers than with { $plan }?
charts-difference-cac-title = How much more does a customer cost than with { $plan }?
charts-difference-spend-title = How much more is spent than with { $plan }?
charts-difference-margin-title = How much more gross margin than with { $plan }?
charts-difference-chosen-title = { $metric }: how much more than with { $plan }?
charts-difference-subtitle = { $metric }: what each replicate has more than the same replicate of { $plan }; median with 50, 80 and 90% bands
charts-difference-name = { $plan } − { $yardstick }
charts-difference-line = As { $plan }
charts-difference-lengths = On the days that both plans have: one that lasts longer is not followed beyond them here.
