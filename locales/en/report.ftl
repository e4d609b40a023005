# Results as files, and the report that is printed.

# Tables: a row per plan and day, and a row per simulated campaign.
export-days = Day by day (CSV)
export-campaigns = Campaign by campaign (CSV)

# The page.
report-title = Report
report-intro = Everything on one page, to print or to keep as PDF: the answer, the charts, what went in, and how far to trust it. It is light here as it will be on paper.
report-tools = Printing
report-print = Print or save as PDF
report-charts-choice = Charts
report-running = The campaigns are being simulated. The report is here as soon as they are.
report-few = The simulation was stopped before there were enough campaigns for a report. Let it go on.

# Its head.
report-brand = Snowball · referral-campaign simulator
report-date = Date
report-case = Case
report-period = Campaign
report-period-value = { $from } to { $to } ({ $days } days)
report-campaigns = Simulated campaigns
report-seed = Seed
report-version = Engine
report-version-value = Snowball { $version }

# Its parts.
report-cards-note = Median of the simulated campaigns; beside it the range that holds 90% of them.
report-charts = Charts
report-charts-none = No chart is chosen.
report-alarms = Alarms
report-alarm = Rule
report-alarm-chance = Chance to fire by the end
report-caveats = Read this before relying on it
report-changes = What was changed
report-changes-none = Nothing: every input is as it was when its plan was opened.
report-before = When opened
report-now = Now
report-inputs = What went in
    .help = A number with two ends is not known: each simulated campaign draws another value from between them. One value over all columns is that of every plan.
report-off = Switched off: { $parts }.
report-method = How it was computed
report-method-link = The Method page has the model in full, its definitions, and how it was checked.

# What to know before relying on it.
report-caveat-stopped = The simulation was stopped after { $done } of { $total } campaigns: intervals and chances are coarser than asked for.
report-caveat-open = Not settled: { $pair }
report-caveat-ranges = { $count ->
    [0] No input is given as a range: the intervals show chance alone, and not what is unknown. They are too narrow if any number is a guess.
    [one] One input is given as a range. The intervals are as good as that range is.
   *[other] { $count } inputs are given as ranges. The intervals are as good as these ranges are.
}
report-caveat-ranges-plan = { $count ->
    [0] Plan { $plan } has no input that is given as a range: its intervals show chance alone, and not what is unknown. They are too narrow if any number is a guess.
    [one] Plan { $plan } has one input that is given as a range. Its intervals are as good as that range is.
   *[other] Plan { $plan } has { $count } inputs that are given as ranges. Its intervals are as good as these ranges are.
}
report-caveat-assumed = { $count } of the { $all } inputs that the case brings are assumed: nobody has measured them.
report-caveat-rule = { $name }: { $rule }
report-caveat-interval = A 90% interval holds nine of ten simulated campaigns. A real campaign lies in it as often only if the inputs and the model are right.
report-caveat-chance = Chances are shares of simulated campaigns. More campaigns make them more exact, not more true.
