//! Runs the simulation: in workers if possible, else on the page's own thread.
