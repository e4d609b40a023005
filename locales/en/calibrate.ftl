# The Calibrate page: what the reader's own table says of a plan.

calibrate-title = What do your own data say?
calibrate-intro = Put in the table of a pilot or a running campaign. The plan's unknowns are learnt from it, each with an interval that says how sure that now is, and the last weeks can be held back to see how well the plan would have forecast them.
calibrate-private = The table never leaves this page: nothing is sent, nothing is stored, and it is gone when the page is closed.

calibrate-table = The table
calibrate-paste = Paste a table with a line of column names: CSV, or cells from a spreadsheet
calibrate-file = Choose a file
calibrate-drop = or drop one here
calibrate-take = Use this table
calibrate-unreadable = The file could not be read.
calibrate-try = Nothing at hand? Try with
calibrate-example = made-up data of this plan
calibrate-published-retention = published retention (Fader and Hardie 2007)
calibrate-published-adoption = published adoption (Srinivasan and Mason 1986)
calibrate-example-failed = The plan makes no table: { $reason }
calibrate-origin-pasted = Pasted table
calibrate-origin-made-up = Made-up table
calibrate-origin-published = Published figures
calibrate-made-up-warning = These data are made up: the simulator drew what the plan does not know and let chance play. They say nothing of the real world.
calibrate-remove = Take it away
calibrate-summary = { $name }: { $columns ->
    [one] one column
   *[other] { $columns } columns
}, { $encoding }, separated by { $separator }
calibrate-read = { $rows ->
    [one] One row
   *[other] { $rows } rows
} read: { $from } to { $to }, dates like { $dates }, numbers like { $decimal }
calibrate-tab = tab

calibrate-purpose = What to learn
calibrate-purpose-plan = the unknowns of the plan
calibrate-purpose-sbg = a retention curve, without a plan
calibrate-purpose-bass = an adoption curve, without a plan
calibrate-preview = First rows, and what each column is
calibrate-is = Column “{ $column }” is
calibrate-ignore = not used
calibrate-role-date = Date
calibrate-role-customers = New customers
calibrate-role-customers_paid = Customers, paid
calibrate-role-customers_organic = Customers, organic
calibrate-role-customers_referred = Customers, referred
calibrate-role-customers_koc = Customers through KOCs
calibrate-role-joined = Sign-ups
calibrate-role-referrals = Referrals accepted
calibrate-role-rewards = Rewards
calibrate-role-spend = Spend

calibrate-found-out = found out
calibrate-dates = Dates look like
calibrate-decimal = Numbers look like
calibrate-start = Day 1 is
calibrate-start-plan = the plan's first day
calibrate-start-first = the first row
calibrate-duplicates = Rows of one date
calibrate-duplicates-refuse = are a mistake
calibrate-duplicates-sum = are added up
calibrate-totals = Columns hold
calibrate-totals-no = what each day brought
calibrate-totals-yes = totals since the start
calibrate-problems = This table cannot be used yet:
calibrate-more = { $count ->
    [one] and one more problem
   *[other] and { $count } more problems
}
calibrate-notes = Worth knowing

calibrate-at-cell = Row { $row }, column “{ $column }”: { $what }
calibrate-at-row = Row { $row }: { $what }
calibrate-at-column = Column “{ $column }”: { $what }
calibrate-fault-empty = nothing to read; needed: a line of column names, and a row for each day
calibrate-fault-long = { $got } bytes or rows; valid: at most { $max }
calibrate-fault-text = not text in { $encoding }; save it as UTF-8
calibrate-fault-column = no such column; there are: { $columns }
calibrate-fault-twice = “{ $role }” is taken from another column already, or two columns have this name
calibrate-fault-no-date = no column is the date: say above which one is
calibrate-fault-nothing = nothing to learn from: say above which column holds customers, sign-ups, referrals, rewards or spend
calibrate-fault-width = { $got } fields; needed: { $needed }, as in the header
calibrate-fault-date = “{ $text }” is no date; valid: { $formats }
calibrate-fault-dates = dates such as “{ $text }” can be read in several ways: say which, by what 5 March 2026 would look like: { $formats }
calibrate-fault-duplicate = { $date } stands in row { $row } already; leave one, or have rows of a date added up
calibrate-fault-number = “{ $text }” is no number; valid: { $valid }, or nothing where it is not known
calibrate-fault-numbers = numbers such as “{ $text }” can be read in two ways: say which sign is the decimal one
calibrate-fault-negative = { $got } is below 0; valid: 0 or more, or nothing where it is not known
calibrate-fault-falls = { $got } is below the total before, { $before }; a total since the start cannot fall
calibrate-fault-outside = no row lies in the campaign, { $days } days from { $start }; count from the first row, or change the plan's start
calibrate-note-order = { $rows ->
    [one] One row stands
   *[other] { $rows } rows stand
} before an earlier one, row { $row } first: put in order.
calibrate-note-gaps = { $periods ->
    [one] One day or week has no row
   *[other] { $periods } days or weeks have no row
}, { $date } first: taken as not known, not as 0.
calibrate-note-empty = { $column }: { $cells ->
    [one] one empty cell
   *[other] { $cells } empty cells
}, taken as not known, not as 0.
calibrate-note-before = { $rows ->
    [one] One row lies
   *[other] { $rows } rows lie
} before the first day: left out.
calibrate-note-after = { $rows ->
    [one] One row lies
   *[other] { $rows } rows lie
} after the last of { $days } days: left out.
calibrate-note-added = { $rows ->
    [one] One row was
   *[other] { $rows } rows were
} added to others of the same date.
calibrate-note-weekly = Rows are a week apart: each is read as the seven days from its date on.
calibrate-note-dates = Dates could be read in several ways; read as { $format }, by which rows follow each other.
calibrate-note-totals = { $column } never falls: if it is a total since the start, say so.

calibrate-learn = What is learnt
calibrate-learn-hint = The plan's ranges are what is believed before. A number without a range is let go from a fifth to five times its value. At most { $max } at once; what the table cannot tell apart will be said.
calibrate-learn-none = The plan has no ranges: add a number that you do not know.
calibrate-add = Another number
calibrate-add-one = Add a number …
calibrate-hold-back = Hold back the last
calibrate-days = days
calibrate-hold-back-hint = They are not learnt from: the forecast of them is held against what happened.
calibrate-pains = Effort
calibrate-pains-quick = quick
calibrate-pains-normal = normal
calibrate-pains-thorough = thorough
calibrate-begin = Learn
calibrate-again = Learn again
calibrate-waiting = Put in a table, or try the made-up one: what is learnt stands here.
calibrate-not-yet = Nothing can be learnt yet: { $reason }

calibrate-error-plan = the plan is not valid with these ranges: { $problems }
calibrate-error-range = “{ $name }” cannot be learnt: it is 0 or 1, is switched off, or stands for something whole
calibrate-error-unknown = the plan has no number “{ $name }”
calibrate-error-none = choose at least one number to learn
calibrate-error-many = choose at most { $max } numbers
calibrate-error-few = a column has { $got } known values before those held back; needed: { $min }
calibrate-error-fault = a fault of the program ({ $reason })

calibrate-progress = Progress of learning
calibrate-stage-prior = Trying what is believed: round { $round } of about { $rounds }
calibrate-stage-noise = Learning how campaigns vary: round { $round } of about { $rounds }
calibrate-stage-search = Searching where the data point: round { $round } of about { $rounds }
calibrate-stage-predict = Simulating what was to be expected: round { $round } of about { $rounds }
calibrate-stopped = Stopped; what was learnt is kept
calibrate-stop = Stop
calibrate-go-on = Go on
calibrate-leave = Discard
calibrate-trouble = Learning failed: { $reason }. Your plan is safe.

calibrate-learnt = What was learnt
calibrate-learnt-of = Learnt for “{ $plan }” from { $days } days.
calibrate-parameter = Number
calibrate-value = Value
calibrate-before = Before (90%)
calibrate-after = After
calibrate-left = Spread left
    .help = Standard deviation after ÷ before, on the scale of the number's law: 100% means that nothing was learnt.
calibrate-use = Use in the plan
calibrate-used = In the plan
calibrate-open = Open as another plan
calibrate-plan-name = { $plan }: learnt
calibrate-use-hint = The learnt 90% intervals take the place of the plan's ranges; undo takes it back. That two numbers were told only together is lost on the way.
calibrate-counts = { $paths } mean paths were computed; the answer rests on { $effective } effective draws.
calibrate-fit-good = The plan can say what happened: { $rarity } of the campaigns that it would bring itself stray at least as far from their mean path, over { $blocks } blocks of days.
calibrate-fit-poor = The plan cannot say what happened: only { $rarity } of the campaigns that it would bring itself stray as far from their mean path, over { $blocks } blocks of days. Something works in another way than the plan has it; do not trust the intervals.
calibrate-warning-unknown = { $name }: the table says next to nothing of it; its interval is what was believed before.
calibrate-warning-together = { $a } and { $b } can be told only together (correlation { $correlation }): one of them can be anything if the other fits to it.
calibrate-warning-far = { $name }: the data say what was held to be very unlikely. Look at the range, or at the table.
calibrate-warning-poor = No values of these numbers make the plan bring what happened ({ $rarity } stray as far): learn other numbers, or look at what the plan leaves out.
calibrate-warning-few = Only { $draws } effective draws carry the weight: intervals are rough. Learn fewer numbers, or take more effort.

calibrate-band-title = { $name }: what happened, and what was to be expected
calibrate-band-days = By day; dots: the table, line: median, dark: half of the campaigns, light: 90% of them
calibrate-band-weeks = By week; dots: the table, line: median, dark: half of the campaigns, light: 90% of them
calibrate-band-said = { $inside } of { $known } known values lie within the light band.
calibrate-band-said-held = { $inside } of { $known } known values lie within the light band; of those held back, { $later } of { $held }.
calibrate-held-back = held back from here
calibrate-axis-day = Day of the campaign
calibrate-date = Date
calibrate-observed = Table
calibrate-expected = Expected (median)
calibrate-between = 90% of campaigns
calibrate-scores = How good was the forecast?
calibrate-scores-hint = Of the days that were held back, beside what anybody could have said without a model. Both scores are in units of the column, less is better; nine of ten days should lie within the 90% interval.
calibrate-column = Column
calibrate-forecast-by = Forecast
calibrate-by-plan = the plan with what was learnt
calibrate-by-week = the last week goes on
calibrate-by-trend = the trend of four weeks goes on
calibrate-crps = CRPS
calibrate-interval-score = Interval score
calibrate-covered = Within 90%

calibrate-curve-column = Column with the numbers
calibrate-curve-last = the last one
calibrate-curve = Curve
calibrate-curve-hint-sbg = Shares of the customers of the start who are left after 1, 2, … periods; or their number, the start first.
calibrate-curve-hint-bass = Sales or adopters of consecutive periods, the first period being the first of all.
calibrate-curve-subtitle = Dots: the table, line: the fitted curve, as far again as the table goes
calibrate-curve-count = { $got } numbers; needed: { $min } to { $max }
calibrate-curve-none = No such curve goes through these numbers ({ $reason }).
calibrate-forecast = forecast
calibrate-axis-period = Period
calibrate-axis-left = Customers left
calibrate-axis-sales = New adopters
calibrate-sbg-title = How many stay?
calibrate-sbg-said = In the first period { $rate } leave, and customers differ by a polarization of { $polarization } (0: all alike, 1: as different as can be): who stays long stays longer. After { $periods } periods { $left } are left.
calibrate-sbg-rate = Churn in the first period
calibrate-sbg-polarization = Polarization
calibrate-sbg-alpha = α
calibrate-sbg-beta = β
calibrate-sbg-likelihood = Log-likelihood per customer
calibrate-bass-title = How far will it spread?
calibrate-bass-said = A market of { $market }, most new adopters at period { $peak }; the curve explains { $explained } of what sales vary.
calibrate-bass-p = Innovation p
calibrate-bass-q = Imitation q
calibrate-bass-m = Market m
calibrate-bass-peak = Peak, in periods
calibrate-bass-explained = Explained variance (R²)
