# What can be wrong with a plan, each with what would be valid. Numbers stand as they do in the file.

problem-whole = The whole text
fault-syntax = Not valid JSON: line { $line }, column { $column }
fault-unknown_field = There is no such field. Known here: { $known }
fault-wrong_type-number = Needed: a number, or a range such as {"{"} "low": 1, "high": 2 {"}"}
fault-wrong_type-text = Needed: text in quotation marks
fault-wrong_type-list = Needed: a list in square brackets
fault-wrong_type-object = Needed: an object in curly brackets
fault-wrong_type-flag = Needed: true or false
fault-wrong_type-whole = Needed: a whole number
fault-wrong_type-date = Needed: a date such as 2027-03-01, or nothing
fault-wrong_type-number_list = Needed: a list of numbers
fault-not_a_choice = Not a choice. Valid: { $choices }
fault-out_of_range = { $got } is out of range. Valid: { $min } to { $max }
fault-range_reversed = The low end of a range must be below its high end
fault-range_at_edge = A range must lie inside its limits: above 0, and for shares below 1
fault-length = { $got } entries or characters. Valid: { $min } to { $max }
fault-not_increasing = Must be greater than { $previous }, the one before
fault-wrong_sum = Together they make { $got }; they must make { $needed }
fault-newer_version = Written by a newer Snowball. Newest version known here: { $newest }
fault-no_version = A plan must say its version, for example "version": 1
fault-patch_target = Names nothing in the plan that may change during a campaign
fault-too_many_ranges = { $got } numbers are ranges. Valid: at most { $max }
fault-cap_too_distant = This cap is only reached after more than { $referrals } referrals. Lower it or leave it out
fault-too_large = Too large to simulate: steps × segments × remembered referrals × classes are { $got }. Valid: at most { $max }. Take weekly steps, fewer segments, a lower top rung or cap per member, or fewer classes
