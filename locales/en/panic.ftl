# What is said after a fault of the program. In both languages, and part of the program itself: nothing can be fetched then.

panic-title = Snowball has stopped
panic-text = A fault in the program, not in your plan. Save the plan, then reload the page.
panic-export = Save the plan
panic-reload = Reload
panic-fresh = Start afresh with the default campaign
panic-details = Details
