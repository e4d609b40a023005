# The page: header, rail, question, headline numbers, run, differences, import.

app-name = Snowball
app-skip = Skip to the results
app-title = { $plan } · Snowball

# Dates: $month is 1 to 12.
date-month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
date-day-month = { $day } { $name }
date-full = { $day } { $name } { $year }
date-time = { $date }, { $time }
date-day-number = day { $day }

# Numbers
interval = { $low }–{ $high }
value-unit = { $value } { $unit }
chance-under = <{ $chance }
chance-over = >{ $chance }

# Header
plans-label = Plans
plan-tab = Plan { $letter }: { $name }
plan-tab-unnamed = Plan { $letter }
plan-letter = Plan { $letter }
plan-duplicate = Duplicate plan { $letter }
plan-remove = Close plan { $letter }
preset-label = Case
preset-own = Your own plan
preset-about = About this case
preset-sources = Sources
preset-source = { $case }: seed document { $seed }, section { $section }
preset-figures = Numbers behind it
preset-figure = Quantity
preset-value = Value
preset-origin = Origin
preset-origin-reported = Reported
    .help = The source says it.
preset-origin-derived = Derived
    .help = It follows from what the source says.
preset-origin-assumed = Assumed
    .help = Nobody measured it: a range in the plan.
preset-origin-chosen = Chosen
    .help = A decision of whoever runs the campaign.
undo = Undo
redo = Redo
import = Import
export = Export
results = Results
menu = Menu
language = Language
theme = Colours
theme-system = As the system
theme-light = Light
theme-dark = Dark

# Rail
rail-label = Plan { $letter }
rail-open = Change plan { $letter }
rail-close = Show results
rail-matters = What matters most
rail-persona = Persona
rail-all = Everything else
rail-wake-up = Waking silent customers
rail-off = { $name }: off
rail-dilution = Growth and activity
rail-warning = Churn warning
rail-voices = Satisfaction
rail-crises = Crises
rail-new-members = Too few new members
rail-negative = Negative voices
rail-activity = Falling activity
rail-changed = { $count ->
    [one] { $count } change
   *[other] { $count } changes
}
entry-add-segments = Add a persona
entry-add-channels = Add a channel
entry-add-yearly = Add a budget by year
entry-add-rungs = Add a rung
entry-add-events = Add an event
entry-add-phases = Add a phase
entry-add-patches = Add a change
entry-add-goals = Add a goal
entry-add-refresh_days = Add a refresh day
entry-remove = Remove { $name }
entry-first = Make it the question
phase-none = A phase changes the plan from a day on, such as another reward per referral.
event-none = No events.
goal-none = Without a goal the page shows how far the campaign grows.
channel-none = No paid channels.

# What is inside a group, in its header.
summary-plan = { $days } days · { $currency }
summary-plan-dated = { $start } · { $days } days · { $currency }
summary-market = { $size } people
summary-market-unlimited = Unlimited
summary-segments = { $count ->
    [one] one persona
   *[other] { $count } personas
}
summary-acquisition = { $seeds } seeds · { $organic } a day · { $count ->
    [0] no paid channels
    [one] { $count } channel
   *[other] { $count } channels
}
summary-sharing = k { $dispersion } · { $homophily } same persona
summary-ladder = { $rungs } · { $per } each, friend { $friend }
summary-ladder-even = { $rungs } · { $per } each side
summary-ladder-flat = { $per } each, friend { $friend }
summary-ladder-flat-even = { $per } each side
summary-off = off
summary-tracking-all = All referrals traced
summary-tracking = { $coverage } traced
summary-tracking-window = { $coverage } traced · within { $days } days
summary-fraud = { $rate } fake at { $reward } · { $checked } checked
summary-groups = Up to { $size } people each
summary-koc = { $quota } places · { $views } views a post
summary-reputation = detractors · { $crises } crises a year
summary-reputation-voices = detractors
summary-reputation-crises = { $crises } crises a year
summary-alerts = New −{ $new } · negative +{ $negative } · active −{ $active }
summary-incentive = Cash up to +{ $lift } · half-life { $days } days
summary-funnel = { $consult } consult · { $purchase } buy
summary-layers = { $active } active fall silent a month
summary-churn = { $rate } in the first period
summary-money = { $margin } margin
summary-weather = Swings { $sigma }
summary-events = { $count ->
    [0] none
    [one] one event
   *[other] { $count } events
}
summary-phases = { $count ->
    [0] none
    [one] one phase
   *[other] { $count } phases
}
summary-goals = { $count ->
    [0] none
    [one] one goal
   *[other] { $count } goals
}

# A number's control
field-range = Give a range instead of one value
field-range-off = Give one value instead of a range
field-low = { $name }, low
field-high = { $name }, high
field-reset = Back to { $value }
field-help = What is “{ $name }”?
field-limit = Limit
field-no-limit = no limit
field-on = On
none-groups-size = no groups
none-acquisition-revenue_share = off
field-not-a-number = Needed: a number, such as 12.5
field-outside = Valid: { $min } to { $max }
field-reversed = The low end must be below the high end
field-at-edge = A range must lie above 0
field-at-edge-share = A range must lie above 0% and below 100%
weekdays-on = Weekdays differ
weekday-0 = Monday
weekday-1 = Tuesday
weekday-2 = Wednesday
weekday-3 = Thursday
weekday-4 = Friday
weekday-5 = Saturday
weekday-6 = Sunday

# Ladder
ladder-picture = Rungs by qualified referrals
ladder-rung = Rung { $number }: { $threshold ->
    [one] { $threshold } referral
   *[other] { $threshold } referrals
}
ladder-drag = Share of members by qualified referrals. Drag a rung, or use the arrow keys.
ladder-reached = reached { $count ->
    [one] once
   *[other] { $times } times
} · { $share } of members end here
ladder-empty = No rungs: every referral pays the same.

# Question line. $value, $date and $name are ready to be read.
question-joined-at_least = Will { $value } people join by { $date }?
question-customers-at_least = Will { $value } people become customers by { $date }?
question-referral_share-at_least = Will word of mouth bring { $value } of the people who join by { $date }?
question-consult_conversion-at_least = Will { $value } of those who join come to a consultation by { $date }?
question-deal_conversion-at_least = Will { $value } of those who join buy by { $date }?
question-members-at_least = Will there be { $value } members on { $date }?
question-cac-at_most = Will a customer cost { $value } or less by { $date }?
question-spend-at_most = Will spending stay within { $value } until { $date }?
question-any-at_least = { $name }: { $value } or more by { $date }?
question-any-at_most = { $name }: { $value } or less by { $date }?
question-growth = How many customers will be won by { $date }?
answer = { $chance } with plan { $plan }
answer-alone = { $chance } chance
answer-expected = about { $value } with plan { $plan }
answer-expected-alone = about { $value } expected
answer-growth = { $value } ({ $interval }) with plan { $plan }
answer-growth-alone = { $value } ({ $interval })
goals-label = Other goals
goal-at-least = { $name } { $value } or more
goal-at-least-by = { $name } { $value } or more by { $date }
goal-at-most = { $name } { $value } or less
goal-at-most-by = { $name } { $value } or less by { $date }

# Headline cards
cards-label = Headline numbers
card-goal = Goal met
    .help = Chance that the first goal of the plan is met: the share of simulated campaigns that meet it. The range beside it is the precision of the simulation; more campaigns narrow it.
card-expected = expected
card-expected-met = yes
card-expected-missed = no
card-undefined = –
card-no-goal = no goal

# Run bar
run-label = Simulation
run-idle = Waiting for the control to rest
run-running = { $done } of { $total } simulated campaigns
run-done = { $total } simulated campaigns
run-done-in = { $total } simulated campaigns in { $seconds } s
run-stopped = Stopped after { $done } of { $total }
run-stale = The bands still show the plan before the change
run-fallback = No worker: this page computes by itself, more slowly
run-workers = { $count ->
    [one] one worker
   *[other] { $count } workers
}
run-progress = Progress of the simulation
run-stop = Stop
run-start = Go on
run-replicates = Campaigns
    .help = How many campaigns are simulated. More make the bands smoother and the chances sharper, and take longer.
run-seed = Seed
    .help = Starting point of the random numbers. The same plan and seed give the same result, to the last digit, on every computer.

# Difference strip
difference-label = Plan { $b } against plan { $a }, under the same luck
difference-customers = { $way ->
    [more] { $value } more customers with { $b }
    [less] { $value } fewer customers with { $b }
   *[same] As many customers with { $b } as with { $a }
}
difference-cac = { $way ->
    [more] CAC { $value } higher with { $b }
    [less] CAC { $value } lower with { $b }
   *[same] The same CAC with { $b } as with { $a }
}
difference-spend = { $way ->
    [more] { $value } more spent with { $b }
    [less] { $value } less spent with { $b }
   *[same] As much spent with { $b } as with { $a }
}
difference-customers-chance = { $chance } chance that { $b } brings more
difference-cac-chance = { $chance } chance that { $b } is cheaper per customer
difference-spend-chance = { $chance } chance that { $b } spends less
difference-interval = 90%: { $low } to { $high }
difference-ends = { $low } to { $high }
difference-more = +{ $value }
difference-less = −{ $value }
difference-waiting = Comparing the plans …

# Import, messages
import-title = Import a plan
import-hint = Paste the JSON of a plan or of an exported set, or choose a file. What is open stays until it can be read.
import-text = Plan as JSON
import-file = Choose a file
import-open = Open
close = Close
import-unreadable = This file could not be read.
message-label = Message
message-bad-edit = This change is not possible:
message-bad-import = This plan cannot be opened; what was open is still open.
message-bad-saved = What this browser had kept cannot be read. It can be saved as a file.
message-problems = { $count ->
    [one] One problem:
   *[other] { $count } problems:
}
message-more = { $count ->
    [one] and one more
   *[other] and { $count } more
}
message-save-text = Save it as a file
message-too-many-plans = At most { $max } plans can be open. Close one first.
message-library-missing = The library of cases cannot be loaded. Check the connection and try again; what is open is untouched.
message-storage-full = This browser's storage is full: what is open is not kept. Export it to keep it.
message-storage-blocked = This browser does not let the page keep anything: what is open is gone with the tab. Export it to keep it.
message-workers-failed = The background workers failed; the page now computes by itself, more slowly. ({ $reason })
message-run-failed = The simulation failed: a fault of the program. Your plan is safe and can be exported. ({ $reason })

# When the program itself fails

# Levers in the rail, and the drawer to add one.
summary-levers = { $on ->
    [0] none
   *[other] { $on } on
}
summary-levers-off = { $on } on · { $off } off
levers-add = Add a lever…
levers-drawer = Add a lever to plan { $plan }
levers-search = Search the mechanisms
levers-found = { $count ->
    [0] No mechanism has these words.
    [one] { $count } mechanism
   *[other] { $count } mechanisms
}
levers-full = The plan has as many levers as it can hold. Remove one first.
levers-not-modelled = Not modelled. { $reason }
levers-to = { $place }: new value
levers-times = { $place }: factor
levers-plus = { $place }: added

## Pages

pages-label = Pages
page-simulate = Simulate
page-compare = Compare
page-explain = Explain
page-improve = Improve
page-cascade = Cascade
page-test = Live test
page-calibrate = Your data
page-years = By year
page-report = Report
part-coming = Fetching this part …
part-missing = This part of the page could not be fetched. What you have open is still there.
part-missing-title = Not there yet
part-again = Try again
language-missing = { $language } could not be fetched, so the page stays in { $now }. What you have open is still there.
page-library = Library
page-method = Method

version-new = A new version of this page is here. Your plans stay as they are.
version-open = Open it
version-later = Later
