# The page of a plan by year.

years-more = All goals, year by year
years-title = Year by year: { $plan }
years-title-unnamed = The plan, year by year
years-intro = { $days } days in campaign years of { $year } days. Everything is the same simulation as on the first page.
years-intro-short = { $days } days: shorter than a year, so there is one column. Everything is the same simulation as on the first page.
years-count = Medians with 90% intervals over { $count } replicates.
years-expected = The expected course; intervals and chances follow with the replicates.
years-year = Year { $number }
years-until = To the evening of
years-start = Start

years-indicators = Will the goals be reached?
    .help = Several goals for the same measure and day are base, target and challenge value, in order of strictness. Beside each stands the chance of reaching it.
years-indicators-none = This plan has no goals. Add some under “Goals” on the first page.
years-indicator = Measure
years-by = By the end of
years-simulated = Simulated
years-base = Base
years-target = Target
years-challenge = Challenge
years-at-least = ≥ { $value }
years-at-most = ≤ { $value }
years-chance-expected = { $met } ({ $kind })

years-budgets = Phases and budgets
    .help = What runs in each year, what has been spent by its end, and whether that keeps within the budget.
years-phases = Phases
years-media-cap = Cap on media
years-spent-so-far = Spent so far
years-budget-so-far = Budget so far
years-within-budget = Chance to keep within it
years-spending = Spending in the year
    .help = Where the money of each year goes.
years-customers = New customers in the year
    .help = Who came in each year, and from where.
years-cost = What a new customer of the year costs
    .help = Cost of each year over the customers who came in it.
years-layers = People at the end of the year
    .help = Who is present, by engagement.
years-alerts = Alarms
    .help = Chance that each rule has fired by the end of the year.
years-table-scroll = { $title }, table
