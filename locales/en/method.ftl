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

method-explain-title = Where a result comes from
method-explain-kinds = The shares of dice, weather and ignorance come from simulating each campaign with two sets of random numbers and with each kind of chance exchanged between them: pick-freeze with the three seeds as inputs (Iooss and Ribatet 2009).
method-explain-tornado = The tornado moves one unknown at a time to the 5% and the 95% point of its range, on the mean path. It sees no interaction and no chance.
method-explain-sobol = The share of an unknown alone is the first-order Sobol index (Saltelli et al. 2010), together with others the total index (Jansen 1999), on scrambled Sobol points with 95% intervals by resampling. The eight unknowns that the tornado puts first have shares of their own, all others one together (groups of inputs: Saltelli et al. 2008). The estimators reproduce three published cases: Ishigami, Sobol's g-function and a product of two uniforms.
method-explain-worth = What it is worth to know an unknown is the expected value of partial perfect information: the mean of the best choice given the unknown, less that of the choice made now, by regression over the replicates (Strong, Oakley and Brennan 2014). That value is biased upwards; the cross-checked one, by curves fitted to the other half of the campaigns, downwards. With a hundred campaigns both are rough; a thousand are better.
method-explain-pilot = The pilot that settles a choice is as large as makes the sign of the posterior right with 90% (conjugate normal updating: Raiffa and Schlaifer 1961).
method-explain-map = The map divides both ranges so that equal lengths are equally likely; the line on which two plans are equal is found by linear interpolation (marching squares).
method-improve-title = The search for a better ladder
method-improve-search = Ladders are tried on the mean path with draws of the plan's unknowns that are the same for all; dice and weather are laid over them as pilots of the plan and of the best so far show them. An evolution over whole steps keeps half of its places for the aim, with limits by feasibility (Deb 2000), and half for the front of customers against cost (NSGA-II: Deb et al. 2002).
method-improve-fresh = What is reported is simulated anew. A first fresh run decides which ladder is looked at; a second one, with other random numbers again, gives the figures. The search's own belief stands beside it. So nobody is praised for having been lucky in the search (the winner's curse).
method-improve-limits = The search finds good ladders, not surely the best one. Limits hold with the chance that was asked for, by the model: the same warnings apply as to every simulated campaign.
method-cascade-title = One campaign, person by person
method-cascade-one = The Cascade page shows one replicate of the agent engine: ranges, weather and arrivals are those of the replicate of the same number on all other pages, what single people decide is drawn anew. It is one of many that could happen, not a forecast; medians and intervals stand on the other pages.
method-cascade-people = A person’s generation is the number of invitations from who came without one. A cascade is everybody who came through one such person, that person included. The people of a day are those who had joined by that evening.
method-cascade-sizes = The sizes of cascades are shown as the share of all cascades that have at least so many people, on logarithmic axes (complementary distribution: Clauset, Shalizi and Newman 2009). Without limits of market or money they are those of a branching process (Galton and Watson 1875; Borel 1942 where friends are Poisson), against which the engine is tested.
method-cascade-virality = Structural virality is the mean number of steps between two people of a cascade (Goel, Anderson, Hofman and Watts 2016): under 2 where one person brings all, larger the more generations share the work.
method-cascade-top = The share of the most active 1% and 10% counts friends who joined, among all people who are there. A whole branch is everybody who came through a person, by however many steps.
method-cascade-picture = In the picture each cascade is a radial tree, packed by front chains (Wang, Wang, Dai and Wang 2006). Only who invited whom means something; where on the canvas a cascade lies does not.
method-test-title = Live test of two plans
method-test-world = Both arms are simulated person by person in one world: market, weather, the queue for consultations and what is said are shared, and a friend in the other arm invites and is credited like any other.
method-test-assignment = Assigned is everybody by a coin; or who comes uninvited, friends following their sharer; or whole communities, with a share of friends who live elsewhere. Interference between arms is why the first can measure next to nothing (Hudgens and Halloran 2008; Eckles, Karrer and Ugander 2017).
method-test-truth = True is the same simulated campaign if everybody gets A, and if everybody gets B. The better plan is that with more new customers on the mean path, costs left out. A wrong decision is to take the arm that measures better when the test ends, while it is the worse plan.
method-test-left = The share of the effect that is measured is the mean measured over the mean true difference, with its standard error by linearisation. A two-type branching process gives it in closed form (Harris 1963), and the simulation is tested against it.
method-test-robust = A test is judged with trees of referrals or communities as the independent units, by the linearised influence of each on the difference (Cochran 1977), and beside it with people as units, as calculators do. False alarms come from A tested against itself.
method-test-sizes = The formulas’ sizes are given by three variance rules that differ by up to 6%: pooled (Fleiss 1981), unpooled, and at the baseline (the calculator of Evan Miller). The smallest difference seen is the drift for the wanted power × the deviation of a test of A against itself ÷ the share that is measured.
method-test-looks = Looks are equally spaced. Boundaries are those of Pocock (1977) or of O’Brien and Fleming (1979); what peeking does follows from looks at one growing sample (Armitage, McPherson and Rowe 1969).
method-test-limits = Left out are people who know of the other arm and mind, an arm that buys media of its own, and assignment by time.
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
method-limit-people = The other pages count people. Who invited whom is followed on the Cascade page, for campaigns of up to 200,000 people, and by the command line, for up to 2 million.
method-limit-weeks = Weekly steps differ from daily ones by one or two per cent.
method-limit-law = Whether rewards, fees, messages and claims are lawful, and allowed by a platform, is not checked here.
