# The Improve page.

improve-title = Improve: a better ladder
improve-intro = A search for rewards that reach an aim at the least cost. What it reports comes from a fresh simulation with other random numbers.
