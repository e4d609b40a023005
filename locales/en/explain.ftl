# The Explain page: where a result comes from.

explain-title = Where the result comes from
explain-intro = Which inputs move the result, how much of its spread is chance and how much is what nobody knows, and what to measure first. Everything is computed for the plan that is open above.

explain-metric = Explain
explain-precision = Precision
    .help = How many campaigns the shares are made of. The bars at the ends of the shares show how far they are known; finer takes four times as long each step.
explain-precision-quick = quick
explain-precision-fine = fine
explain-precision-finest = finest

explain-answer = The spread of “{ $metric }” comes from ignorance for { $ignorance }, from good and bad days for { $weather }, from the dice of single people for { $dice } (each together with the others). What moves it most is { $name }: between { $low } and { $high } it goes from { $at_low } to { $at_high }.
explain-answer-chance = The spread of “{ $metric }” comes from ignorance for { $ignorance }, from good and bad days for { $weather }, from the dice of single people for { $dice } (each together with the others). No unknown of the plan moves it by itself.
explain-answer-waiting = Computing where the result comes from …
explain-charts = Where the spread comes from

explain-kinds-title = How much of “{ $metric }” is chance, how much is what nobody knows?
explain-kinds-subtitle = Shares of the variance of { $metric } at the end of the campaign; mean { $mean }, standard deviation { $deviation }
explain-kind = Comes from
explain-dice = Dice: each person decides alone
explain-weather = Weather: good and bad days
explain-ignorance = Ignorance: numbers given as ranges
explain-first = alone
explain-total = together with others
explain-total-short = with others
explain-between = { $value } ({ $low } to { $high })

explain-tornado-title = Which unknown moves “{ $metric }” most?
explain-tornado-subtitle = { $metric } on the mean path with one unknown at a time at the low and the high end of its range, all others at their medians
explain-tornado-middle = { $value } at the medians
explain-tornado-low = unknown at its low end
explain-tornado-high = at its high end
explain-tornado-said = { $name }: { $at_low } at { $low }, { $at_high } at { $high }
explain-unknown = Unknown
explain-range = Range
explain-at-low = At the low end
explain-at-high = At the high end
explain-more = { $count ->
    [one] One more unknown moves it less; it is in the table.
   *[other] { $count } more unknowns move it less; they are in the table.
}

explain-indices-title = Which unknown is the spread of “{ $metric }” made of?
explain-indices-subtitle = Sobol indices on the mean path, dice and weather left out; { $points } base points, 95% intervals
explain-indices-said = { $name }: { $share }
explain-indices-note = Alone, the unknowns explain { $share } together; the rest is how they act on each other.
explain-others = { $count ->
    [one] the one other unknown
   *[other] all { $count } others together
}
explain-axis = { $name } ({ $unit })
explain-left-out = { $count } of { $of } points do not define the metric and are left out.

explain-map-title = “{ $metric }” over two unknowns
explain-map-title-two = What { $b } has more of “{ $metric }” than { $a }, over two unknowns
explain-map-subtitle = Across: { $across }. Up: { $up }. All other unknowns at their medians, on the mean path; the dot is where both are at their medians
explain-map-note = The axes are divided so that equal lengths are equally likely.
explain-map-note-two = On the line both plans are equal. The axes are divided so that equal lengths are equally likely.
explain-map-more = { $plan } has more
explain-map-said = From { $low } to { $high }.
explain-map-said-two = { $b } has more on { $share } of the map.
explain-map-across = Across
explain-map-up = Up
explain-map-difference = Compare { $b } with { $a }
explain-map-need-two = A map needs two unknowns: give two numbers of the plan a range.

explain-measure-title = What should be measured first?
explain-measure-intro = Before choosing between the plans: what it would be worth to know an unknown exactly, how often that would change the choice, and how large a pilot settles it with 90% certainty.
explain-measure-one = To choose there must be something to choose from. Open a second plan to see which unknown decides between them.
explain-measure-copy = Copy plan { $letter }
explain-measure-waiting = The campaigns are still being simulated; this needs their results.
explain-by = Choose by
explain-by-metric = the metric above
explain-by-worth = net benefit
    .help = What a new customer is worth × new customers − acquisition cost. The plan with the largest mean is the one to choose, however sure that is.
explain-worth = A customer is worth
explain-net-benefit = net benefit, a customer being worth { $worth }
explain-mean = { $plan }: { $mean }
explain-choice = By { $by }, plan { $plan } is the choice now ({ $means } in the mean). In { $regret } of the campaigns another plan turns out to be the best; to know everything beforehand would be worth { $evpi } at most.
explain-measure-first = Measure { $name } first: to know it would change the choice in { $flips } of the cases, and is worth { $worth }.
explain-measure-unsure = { $name } might be worth measuring ({ $worth }; it would change the choice in { $flips } of the cases), but the campaigns simulated so far do not confirm it.
explain-nothing-to-measure = No single unknown, known exactly, would change the choice: there is nothing to measure first.
explain-evppi = Worth knowing
explain-evppi-low = Cross-checked
explain-flips = Changes the choice
explain-line = It changes at
explain-pilot = Pilot that settles it
explain-pilot-share = { $count ->
    [one] watch one person
   *[other] watch { $count } people
}
explain-pilot-count = { $count ->
    [one] count one person or day
   *[other] count { $count } people or days
}
explain-pilot-none = what is believed is enough

explain-progress = { $done } of { $total } runs
explain-stopped = Stopped after { $done } of { $total } runs
explain-waiting = Waiting
explain-stop = Stop
explain-go-on = Go on
explain-study-progress = Progress: { $name }

explain-undefined = The metric is not defined for this plan, so there is nothing to explain. Choose another one.
explain-no-unknowns = Every number of this plan is a single value. Give the numbers that nobody knows a range: the switch beside a control does that.
explain-no-spread = The metric is the same in every run.
explain-too-few = The metric is defined in { $got } of { $of } runs only; at least { $min } are needed. Choose another metric or a finer precision.
explain-trouble = This could not be computed ({ $reason }).
