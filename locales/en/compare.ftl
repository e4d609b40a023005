# The Compare page.

compare-title = Compare: two to six plans side by side
compare-intro = Which plan is better, how sure that is, and what the extra customers cost. All plans are simulated with the same luck.
