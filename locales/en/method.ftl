# The Method page: what is computed, what is assumed, how it was checked, where it ends.

method-title = How Snowball computes, and how far to trust it

method-model = The model in short
method-model-day = A campaign is simulated day by day, or week by week if it is long. Each day people arrive from paid channels, through posts of KOCs, or by themselves; members share and some of their friends accept; leads come to a consultation and buy; customers grow more or less engaged, buy again, or leave; rewards fall due.
method-model-people = People are whole numbers and decide one by one: every share, acceptance, purchase and loss is drawn. Members differ for good in how much they share (negative binomial) and in how loyal they are (beta-geometric): few bring most friends, and those who have stayed long tend to stay.
method-model-chance = Three kinds of chance make the bands: the dice of single people, the luck of a day that hits everybody at once, and ignorance: a number given as a range takes another value in each simulated campaign.
method-model-expected = The dashed curve that follows a slider replaces every draw by its mean. Where capacity, caps or a market that fills up matter, it is close to the mean of the simulated campaigns but not equal.
method-model-seed = The same plan and seed give the same result to the last digit, in every browser and on the command line. Plans are compared under the same luck.

method-assumptions = What is assumed
method-assume-cash = Cash raises sharing with falling returns, grows stale, and pulls harder close to a rung. How strongly is a number of the plan, not a law.
method-assume-market = Friends know the same people: the more have joined, the more invitations reach those who are in already.
method-assume-media = Paid channels have falling returns of their own. They do not run dry with the market.
method-assume-qualify = Whether a referral counts is decided when the friend accepts, by the probability that such a friend gets there. Totals agree with following every friend; the reward of a single member need not.
method-assume-voices = What is said against the campaign lowers acceptance and what KOC posts bring. It does not drive customers away.
method-assume-constant = Rates stay as the plan gives them unless an event or a phase changes them. Competitors do not react.

method-definitions = Definitions
method-validation = Checked against known answers
method-validation-intro = Closed forms, published data and other software, as computed by the engine of this build. “snowball validate” repeats them.
method-validation-waiting = Loading the results …
method-validation-missing = This build comes without its validation results. “snowball validate” on the command line computes them.
method-validation-sum = { $passed } of { $total } cases pass, by { $checks } checks. Each is shown by the check that came nearest to its limit.
method-case = Case
method-source = Source
method-check = Check
method-expected = Expected
method-got = Got
method-error = Standard error
method-verdict = Verdict
method-verdict-passed = passed
method-verdict-failed = failed
method-verdict-not_expressible = not expressible

method-compare-title = Comparing plans
method-compare-luck = All plans are simulated with the same random numbers, replicate by replicate, so that what differs between them is what the plans differ in. A band of differences over time is made of the differences of the replicates; it is not the difference of two bands.
method-compare-settled = A plan counts as better when the share of replicates in which it is cannot well be one half: a score test (Wilson 1927), at 5% in all, the level divided by the looks at a growing sample and the pairs of plans (Bonferroni). A share within 2 points of one half is too close to call, and nothing is settled below 64 replicates.
method-compare-best = The chance to be the best is the share of replicates in which a plan has the best value, ties shared; ± is its standard error.
method-compare-plane = Extra customers against extra cost are those of the cost-effectiveness plane (Black 1990). What a customer is worth turns both into a net benefit (Stinnett and Mullahy 1998): worth × customers − acquisition cost.
method-compare-ratio = Incremental CAC is the mean extra cost ÷ the mean extra customers, with the interval of a ratio of means (Fieller 1954); none is given where the extra customers cannot be told from none.
method-compare-choice = The acceptability curve is the chance to have the largest net benefit, by what a customer is worth; what to choose is the plan with the largest mean net benefit, which need not be the one that is best most often (Fenwick, Claxton and Sculpher 2001).

method-calibrate-title = Learning from your own data
method-calibrate-read = Encoding, separator, decimal sign and date format of a table are decided by all of its rows together; where they could be two, you are asked. Days without a row and empty cells are not known, which is not 0.
method-calibrate-search = What is believed before are the plan's own ranges. The search is adaptive multiple importance sampling (Cornuet, Marin, Mira and Robert 2012): generations of draws around what is known so far, a tenth from what was believed; while few draws carry the weight, the likelihood is flattened (Del Moral, Doucet and Jasra 2012).
method-calibrate-noise = How campaigns vary by chance is learnt from simulated ones, each against its own mean path, over at most 8 blocks of days a column: a synthetic likelihood (Wood 2010) of Student's form, since the simulated campaigns are finitely many (Sellentin and Heavens 2016; Percival, Friedrich, Sellentin and Heavens 2022). Counts are compared on a scale on which their variance is the same everywhere (Anscombe 1948).
method-calibrate-fit = A fit is called poor when less than 1% of the simulated campaigns stray as far from their own mean path as the table does from the closest one. A number whose spread after is over 0.8 of that before is called not learnt; two with a correlation beyond 0.9 can be told only together.
method-calibrate-honest = Are the intervals honest? In 200 worlds drawn from what a plan believes, the 90% intervals of three numbers held the truth in 91.5, 92.5 and 93.5% (standard error 2 points). Where the real world works in another way than the plan, no interval holds.
method-calibrate-scores = The forecast of the days that were held back is scored by the continuous ranked probability score and the interval score (Gneiting and Raftery 2007), beside the mean of the last week and the straight line through the last four.
method-calibrate-curves = Curves without a plan: retention by the shifted beta-geometric law (Fader and Hardie 2007), adoption by Bass's law (Bass 1969) with nonlinear least squares (Srinivasan and Mason 1986).

method-limits = Limits of use
method-limit-numbers = Results are as good as the numbers put in. Many defaults were never measured: give a range where you do not know, and watch what it does to the bands.
method-limit-chance = The chance of a goal holds under the plan’s assumptions. It is advice, not a forecast.
method-limit-tree = This page counts people; it does not follow who invited whom. The agent engine of the command line does.
method-limit-weeks = Weekly steps differ from daily ones by one or two per cent.
method-limit-law = Whether rewards, fees, messages and claims are lawful, and allowed by a platform, is not checked here.
