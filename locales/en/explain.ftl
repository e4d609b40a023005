# The Explain page.

explain-title = Where the result comes from
explain-intro = Which inputs move the result, how much of its spread is chance and how much is what nobody knows, and what to measure first.
