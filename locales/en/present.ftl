# Present mode: slides, the room's guesses, the speaker's window.
page-present = Present
page-prepare = Prepare slides

present-topic-question = Question and answer
present-topic-cards = The numbers at a glance
present-topic-comparison = Which plan is better?
present-topic-difference = Difference between the plans
present-topic-best = How likely is each plan to be the best?

present-place = { $at } / { $of }
present-announce = Slide { $at } of { $of }: { $title }
present-announce-black = The screen is black
present-seed = Seed { $seed } is frozen while presenting · { $replicates } replicates
present-controls = Presentation
present-none = No slide is chosen that has anything to say of the open plans.

present-back = Previous slide
present-next = Next slide
present-black = Black screen
present-flip = Next plan alone
present-all = All plans
present-sliders = Sliders
present-notes = Speaker notes
present-guess = Guess
present-reveal = Reveal
present-full = Full screen
present-leave = Leave
present-hint = → or Space: next · ←: back · B: black · A: plan A or B alone · S: sliders · G: guess · R: reveal · N: notes · F: full screen · Esc: leave
present-hint-close = Got it
present-shown-alone = Plan { $plan } alone, on the axes of all plans
present-no-notes = No notes for this slide.
present-waiting = The plans are being simulated.

present-best = Chance to be the best by: { $metric }

present-guess-asked = What will it be on the last day? The fan is hidden until it is revealed.
present-guess-label = The room’s guesses
present-guess-hint = Numbers with a space or a comma and a space between, names before them if you like: Ana 3000, 2500
present-guess-count = { $count ->
    [one] 1 guess
   *[other] { $count } guesses
}
present-guess-plan = Held against plan { $plan }.
present-guess-of = { $name } with { $value }
present-list = , { "" }
present-median = The median of the simulation is { $median }.
present-inside = Of { $guesses ->
    [one] 1 guess
   *[other] { $guesses } guesses
}, { $half } in the 50 % interval ({ $half-interval }) and { $most } in the 90 % interval ({ $most-interval }).
present-nearest = Nearest to the median: { $nearest }.
present-misread-comma = “{ $text }” may be a thousand or several guesses: write a number without a comma, or a space after it.
present-misread-name = No number follows “{ $text }”.
present-misread-many = Only the first 200 guesses are taken.

prepare-intro = What is shown, in which order, and what you want to say. It is kept with the plans, goes into their export and, but for the guesses, into links.
prepare-start = Start presenting
prepare-reset = Back to the usual slides
prepare-slides = Slides
prepare-up = Move “{ $title }” up
prepare-down = Move “{ $title }” down
prepare-notes = Notes for “{ $title }”
prepare-impossible = Has nothing to say of the open plans
prepare-guess = Guess first
prepare-guess-hint = The fan of this slide is hidden until the room has guessed.
prepare-guess-none = No slide
prepare-sliders = Sliders on the screen
prepare-sliders-hint = Up to four. What they change is one step of undo when you leave.
prepare-keys = Letters as keys
prepare-keys-hint = P to present; B, A, S, N, G, R and F while presenting. Switch them off if a keyboard or speech input triggers them by accident; arrows and buttons always work.

speaker-title = Speaker notes
speaker-waiting = Waiting for the presentation in the other window.
speaker-next = Next: { $title }
speaker-last = This is the last slide.
speaker-clock = { $time } since the start
