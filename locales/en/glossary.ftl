# The glossary: a term, its other forms in running text, what it means.

glossary-title = Terms
glossary-intro = In texts of the page these terms are underlined with dots; pressed, they say what they mean.

glossary-referral = Referral
    .words = referral|referrals
    .help = A new person whom a member invited and who is known to have come that way.

glossary-seeds = Seed users
    .words = seeds|seed users
    .help = The people a campaign starts with: members before its first day, not counted among those it wins.

glossary-lead = Lead
    .words = lead|leads
    .help = Somebody who joined and is not yet through a consultation.

glossary-conversion = Conversion
    .words = conversion|conversion rate
    .help = The share of people at one step who get to the next, such as from consultation to purchase.

glossary-cac = Customer acquisition cost (CAC)
    .words = CAC|acquisition cost
    .help = All that was spent to win customers ÷ new customers. Blended counts every new customer, paid only those of paid channels.

glossary-incremental = Incremental
    .words = incremental
    .help = What is there only because of the programme: with it less without it, under the same luck.

glossary-ltv = Lifetime value (LTV)
    .words = lifetime value|LTV
    .help = Gross profit that a new customer brings over the whole time as a customer, later money discounted.

glossary-churn = Churn
    .words = churn|churn warnings
    .help = Customers who leave for good. The churn rate is their share in a period.

glossary-retention = Retention
    .words = retention
    .help = The share of a cohort still there after some time: the other side of churn.

glossary-cohort = Cohort
    .words = cohort|cohorts
    .help = People who began in the same period and are followed together.

glossary-reproduction = Reproduction number R
    .words = reproduction number
    .help = How many people one who joins brings, at that day’s rates. Above 1 a campaign grows by itself.

glossary-cascade = Cascade
    .words = cascade|cascades
    .help = Everybody who came through one person who was not invited, that person included.

glossary-generation = Generation
    .words = generation|generations
    .help = The number of invitations between a person and the one who began the cascade.

glossary-virality = Structural virality
    .words = structural virality
    .help = Mean number of steps between two people of a cascade: below 2 if one person brought all, larger the more generations share the work.

glossary-saturation = Saturation
    .words = saturation|fills up
    .help = Invitations reach people who have joined already, because friends know each other and the market is finite.

glossary-koc = Key opinion consumer (KOC)
    .words = KOC|KOCs
    .help = A customer whose posts are read by strangers and bring them, less far-reaching and more trusted than a celebrity.

glossary-super = Super user
    .words = super user|super users
    .help = A customer who shares far more than others and has been given a standing of their own.

glossary-ladder = Reward ladder
    .words = ladder|ladders|rung|rungs
    .help = Bonuses for reaching a number of referrals: each rung has its threshold and its bonus.

glossary-two-sided = Two-sided reward
    .words = two-sided|two-sided reward
    .help = Both get something: the member who invites and the friend who comes.

glossary-fatigue = Reward fatigue
    .words = fatigue|grows stale
    .help = The same reward pulls less the longer it has been offered.

glossary-fake = Fake referral
    .words = fake referrals|fakes
    .help = An invitation accepted by nobody real, to collect the reward.

glossary-nps = Net promoter score (NPS)
    .words = NPS|promoters|detractors
    .help = Share of promoters (9 or 10 of 10 when asked whether they would recommend) less share of detractors (0 to 6).

glossary-replicate = Replicate
    .words = replicate|replicates
    .help = One simulated campaign. A run simulates many, and each could have been the real one.

glossary-median = Median and interval
    .words = median|medians
    .help = Half of the simulated campaigns are below the median. The 90% interval leaves out 5% on each side.

glossary-dice = Dice
    .words = dice
    .help = The chance of single decisions: who shares, accepts, buys, leaves.

glossary-weather = Weather
    .words = weather
    .help = Luck that hits everybody on the same day.

glossary-unknown = Unknown
    .words = unknown|unknowns|ignorance
    .help = A number given as a range because nobody knows it better; each replicate takes another value in it.

glossary-luck = Same luck
    .words = same luck|same random numbers
    .help = Plans are simulated with the same random numbers, so that only the plans differ (common random numbers).

glossary-sobol = Sobol index
    .words = Sobol index|Sobol indices
    .help = The share of a result’s spread that comes from one unknown, alone or together with others.

glossary-tornado = Tornado
    .words = tornado
    .help = Bars of how far a result moves when one unknown goes to either end of its range and all others stay.

glossary-worth = Worth of knowing
    .words = perfect information
    .help = How much better the choice would be on average if an unknown were known before choosing.

glossary-arm = Arm
    .words = arm|arms
    .help = One of the groups of a test: who is offered plan A, and who is offered plan B.

glossary-power = Power
    .words = power
    .help = The chance that a test of this size sees a difference that is really there.

glossary-calibration = Calibration
    .words = calibrate|calibration
    .help = Learning a plan’s unknowns from what happened: values under which the simulated campaigns look like the table.
