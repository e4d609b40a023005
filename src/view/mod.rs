//! View models: from the state to what is shown, without a browser.
