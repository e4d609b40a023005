# The library: levers before they are put into a plan, and the Library page.

value-times = { $value }×

## A lever: what it does to the plan, before it is applied.

lever-dialog = { $name }: what it changes
lever-parameters = Settings
lever-patch = What it changes in plan { $plan }
lever-when = When
lever-window-whole = The whole campaign
lever-window-from = From { $from } to the end
lever-window = { $from } to { $to }
lever-place = { $part } · { $field }
lever-every-segments = Every persona
lever-every-channels = Every paid channel
lever-every-rungs = Every rung
lever-to = becomes { $value }
lever-times = × { $value }
lever-plus = + { $value }
lever-minus = − { $value }
lever-range = 90%: { $range }
lever-now = now { $value }
lever-now-none = not set in the plan: nothing changes
lever-needs = Does nothing while “{ $place }” is 0 in the plan.
lever-adds-events = New event: { $name }
lever-adds-channels = New paid channel: { $name }
lever-adds-rungs = New rung at { $threshold ->
    [one] { $threshold } referral
   *[other] { $threshold } referrals
}
lever-entry = { $field } { $value }
lever-entry-times = { $field } × { $value }
lever-moves-up = ↑ { $metric }
lever-moves-down = ↓ { $metric }
lever-problem = The plan cannot take it: { $problem }
lever-warnings = Heed the rules
lever-confirm = Add to plan { $plan }
lever-cancel = Cancel
lever-from = from { $source }

## The page

library-title = What is known of the domain
library-intro = Cases and mechanisms from the source documents. Their figures are the sources’ claims and were not verified by anybody here.
library-shelves = Parts of the library
library-shelf-cases = Cases
library-shelf-mechanisms = Mechanisms
library-shelf-replication = Replication
library-shelf-conflicts = Conflicts
library-waiting = Loading the library …
library-missing = The library cannot be loaded. Check the connection; your plans are untouched.
library-again = Try again

library-search-cases = Search cases
library-search-mechanisms = Search mechanisms
library-search-conflicts = Search conflicts
library-search-hint = English or Chinese
library-any-sector = All sectors
library-any-grade = All grades
library-any-mechanism = All mechanisms
library-any-group = All groups
library-any-kind = All kinds
library-any-verdict = All verdicts
library-filter-sector = Sector
library-filter-grade = Grade
library-filter-mechanism = Mechanism
library-filter-group = Group
library-filter-kind = Kind
library-filter-verdict = Verdict
library-with-plan = Can be opened as a plan
library-option = { $name } ({ $count })
library-clear = Clear the filters
library-none = Nothing fits these filters.
library-cases-found = { $found } of { $count } cases
library-mechanisms-found = { $found } of { $count } mechanisms
library-conflicts-found = { $found } of { $count } conflicts
library-rows-found = { $found } of { $count } reported numbers

sector-plastic_surgery = Plastic surgery
sector-internet = Internet
sector-e_commerce = E-commerce
sector-health_care = Health care
sector-other = Other
sector-content = Content
sector-education = Education
sector-beauty = Beauty
sector-fmcg = Consumer goods
sector-home = Home
sector-retail = Retail
sector-auto = Cars
sector-general = General
sector-mother_baby = Mother and baby
sector-finance = Finance
sector-culture = Culture

library-grade = Grade { $grade }
library-grades = What the grades mean
library-grade-A = Tested in time, or several linked outputs: start, change and horizon are given.
library-grade-B = Before and after, or a ratio; the time span is missing.
library-grade-C = One level or multiplier: it can set an input, not test the model.
library-grade-D = No usable figures, or not a campaign: structure only.

library-figures = { $count ->
    [0] No figures
    [one] One figure
   *[other] { $count } figures
}
library-figure-what = Figure
library-figure-value = Source says
library-figure-sort = Sort
library-figure-observed = observed
library-figure-target = target
library-figure-design = design
library-figure-structure = structure
library-figure-rule = rule
library-figure-survey = survey
library-figure-anecdote = anecdote
library-figure-market = market
library-figure-example = example
library-source = Seed document { $seed }, section { $section }
library-sources = Sources
library-case-mechanisms = Mechanisms at work
library-open = Open as plan
library-simulated = What the simulation gives

library-kind-kernel = Kernel
library-kind-lever = Lever
library-kind-not-modelled = Not modelled
library-kind-help-kernel = Has state of its own in the engine; the lever sets its numbers.
library-kind-help-lever = Changes numbers that the model already has.
library-kind-help-not-modelled = Changes no number that the model has.
library-group = Group
library-all = All
library-counts = Mechanisms by group
library-plan = { $letter } ({ $name })
library-my-plan = Levers are added to plan { $plan }. { $count ->
    [0] It has none yet.
    [one] It has one.
   *[other] It has { $count }.
}
library-add = Add to my plan
library-more = Settings, effects, sources
library-parameter = Setting
library-value = Value
library-origin = Origin
library-moves = What it moves
library-at-work = Cases where it is at work
library-not-modelled = Not modelled, and why
library-not-modelled-what = What is not modelled
library-not-modelled-why = Why
library-not-modelled-whole = The whole mechanism
library-not-modelled-none = Every mechanism of the catalogue changes something in the model. These of its effects do not:
library-added = “{ $name }” was added to plan { $plan }.
lever-expected = Expected new customers by the end: { $before } → { $after }
lever-expected-same = The expected number of new customers stays at { $after }.
library-show-plan = Show the plan

output-variance = Spread between campaigns
output-data_coverage = What is known of users
output-compliance_risk = Legal risk
output-ugc = Users’ own posts
output-trust = Trust
output-selection = Who is chosen
output-retention = Stay of customers
output-learning_speed = Speed of learning
output-delivery_speed = Speed of delivery
output-churn = Loss of customers
output-response_time = Response time
output-content_delay = Delay of content
output-conversion = Conversion

library-replication-intro = Each number that a source reports of a campaign stands beside what its preset gives: the median and the 90% interval of { $replicates ->
    [one] one simulated campaign
   *[other] { $replicates } simulated campaigns
}. Assumed inputs are ranges; nobody can choose a range without knowing the case, so that a number that comes out is weak evidence, and one that does not is worth more. “snowball replicate” repeats the table.
library-replication-waiting = Loading the results …
library-replication-missing = This build comes without the results of its replication: the sources’ numbers stand alone. “snowball replicate” on the command line computes the others.
library-replication-what = Reported number
library-replication-reported = Source
library-replication-simulated = Simulated
library-replication-verdict = Verdict
library-verdict-given = Given
library-verdict-reproduced = Reproduced
library-verdict-within_range = Within range
library-verdict-not_reachable = Not reachable
library-verdict-too_little_information = Too little information
library-verdict-given_missed = Given, missed
library-verdict-help-given_missed = The plan was made from this very number, and other parts of the plan still lead away from it.
library-verdict-help-given = The plan was made from this very number. That it comes out proves nothing.
library-verdict-help-reproduced = The median agrees with it, within its rounding.
library-verdict-help-within_range = The median differs, but it lies in the 90% interval.
library-verdict-help-not_reachable = The mechanism does not get there; why stands beside it.
library-verdict-help-too_little_information = The source says too little for a comparison, or the model has no such quantity.
library-not-computed = not computed
library-verdict-none = Not computed

library-conflicts-intro = Statements of the sources that cannot both be true, sums that do not add up, and words that can be read in two ways; with the reading that the presets take.
library-conflict-conflict = Contradiction
library-conflict-arithmetic = Sum that fails
library-conflict-ambiguity = Ambiguity
library-conflict-damaged_text = Damaged text
library-conflict-reading = The presets take
library-conflict-cases = Cases
