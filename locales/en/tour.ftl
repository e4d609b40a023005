# The tour of the first visit: five steps, each with a title.

tour-label = Tour
tour-step = Step { $step } of { $count }
tour-next = Next
tour-back = Back
tour-done = Done
tour-skip = Skip the tour
tour-again = Take the tour

tour-answer = The answer comes first
    .help = The line below says how likely the campaign is to reach its goal. Under it stand the numbers: the middle of a thousand simulated campaigns, with the interval in which nine of ten end.
tour-controls = Move a number
    .help = Every slider redraws the dashed curves at once. When it rests, all campaigns are simulated anew. What nobody knows exactly can be a range, by the sign beside its slider.
tour-charts = Read the charts
    .help = Bands show where half, 80% and 90% of the simulated campaigns run. Move over a chart, or use the arrow keys, to read a day. Each chart has its numbers as a table.
tour-plans = Compare two plans
    .help = Above are the plans of this campaign. Change one and open Compare: all are simulated under the same luck, so that only the plans differ.
tour-pages = Go further
    .help = Explain says where the uncertainty comes from, Improve looks for a better ladder, the Library has cases and levers. Share puts all of it into a link. The tour is found again on the Method page.
