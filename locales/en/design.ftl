### The page of parts.

page-design = Parts
design-link = The parts of this page, each in each of its states
design-title = The parts of this page
design-intro = Every part that the pages are made of, in each of its states. These are the parts themselves: what you press, move and type works, on a copy of the open plans that nothing else sees.
design-focus = States that a hand makes are not painted here. Go through the page with the Tab key to see the focus, rest the pointer on a part to see it answer, and use the arrow keys on a slider.
design-both = Light and dark beside each other

design-part-colours = Colours by role
    .help = Read from the page as it is now. The contrast is measured as WCAG 2.2 does: text needs 4.5, marks and the bounds of controls need 3. Colour never stands alone: a plan has its letter, an error its words.
design-surfaces = Grounds
design-inks = Ink and lines
design-hand = What can be moved
design-plans-colours = Plans
design-series = Parts of a whole
design-states-colours = States
design-need-text = Text: { $ratio } : 1 to { $other }, at least { $least }
design-need-mark = Mark: { $ratio } : 1 to { $other }, at least { $least }
design-need-ground = Ground: { $ratio } : 1 to { $other }, at least { $least }
design-need-hairline = Hairline: { $ratio } : 1 to { $other }, no limit

design-part-type = Sizes of type
    .help = The system’s own fonts, with figures of equal width. Nothing is smaller than 12 px; from 2400 px of width on everything grows.
design-sample = Will 12,345 people join?
design-part-space = Spaces
    .help = A grid of 4 px.

design-part-buttons = Buttons
design-press = Press
design-pressed = Pressed { $count ->
    [one] once
   *[other] { $count } times
  }
design-button-plain = Plain
design-button-main = The main thing to do
design-button-quiet = Quiet
design-button-icon = With a picture
design-button-add = Adds to a list
design-button-pressed = Pressed
design-button-playing = The main thing while it goes on
design-button-file = Chooses a file
design-button-off = Off
design-icon-button = Picture alone
design-icon-pressed = Picture, pressed
design-icon-off = Picture, off

design-part-icons = Pictures
    .help = Drawn in the colour of the text beside them, with the names that the program calls them by. What one means is said by its button.

design-part-numbers = Numbers and sliders
    .help = The first one changes the copy of the open plan, and the charts below follow. The others change only themselves.
design-number-live = In the plan
design-report = With { $value } per referral the expected campaign ends with { $customers } customers.
design-put-back = Back to what is open
design-number-given = As it was opened
design-number-changed = Changed, with the way back
design-number-unknown = Not known: a range
design-number-wrong = Not valid: what would be
design-number-off = A limit that may be off
design-slider = Slider
design-slider-range = Slider of a range

design-part-fields = Switches, choices, fields
design-switch = Switch
design-switch-name = Something that is on or off
design-switch-on = It is on.
design-switch-off = It is off.
design-pick = Choice beside its name
design-pick-name = When
design-pick-now = Now
design-pick-later = Later
design-flag = Switch of the plan
design-choice = Choice of the plan
design-whole = Whole number
design-text = Text
design-group = Group: closed until it is pressed

design-part-plans = Plans
design-badges = Letter and colour of each
design-tabs = Tabs: pressed, and changed since it was opened
design-tabs-label = Plans of this page’s copy

design-part-cards = Headline cards
    .help = The numbers are those of the open plans.
design-card-one = One plan
design-card-several = Several plans
design-card-computing = Being computed: the mean path
design-card-chance = A chance
design-card-undefined = Not defined
design-card-alone = With a second plan open, the card of several plans stands here as well.

design-part-messages = Messages
design-message = Message
design-message-none = None
design-message-plan = A file with mistakes
design-message-link = A broken link
design-message-full = Storage is full
design-message-many = Too many plans
design-message-kept = A note: something was kept
design-message-name = My plan
design-copy = A deed that says that it is done
design-copy-label = Text to copy
design-copy-text = Snowball

design-part-progress = Progress
design-run = State of the run
design-run-running = Running
design-run-idle = Waiting for the hand
design-run-stopped = Stopped
design-run-done = Done
design-run-stale = Running, the fan before on show
design-run-alone = Without workers
design-study = a study
design-study-waiting = Waiting to be asked for
design-study-running = Running
design-study-stopped = Stopped
design-study-done = Done

design-part-dialogs = Dialog
    .help = The browser’s own: the focus stays inside, Escape closes it, and the focus comes back.
design-dialog-open = Open a dialog
design-dialog-title = A dialog
design-dialog-text = It has a title, a way to close it, and room for what is asked.

design-part-terms = Terms and explanations
design-term = A term in a text: press it
design-term-text = What is paid for a new customer is the CAC; a two-sided reward pays both, and churn takes some of them away again.
design-help = An explanation: rest the pointer on it, or press it

design-part-table = Table
    .help = The expected curves of the chart below as numbers.

design-part-charts = Charts
    .help = The curve is the expected campaign of the open plans, or of what became of them in the control above.
design-chart-note = Without its bands: nothing is simulated for this page.
design-chart-drawn = Drawn
design-chart-anew = Being computed anew: the last one stays, dimmed
design-chart-loading = On its way
design-chart-none = Nothing to draw, and why
design-chart-empty = A chart without anything to draw
design-chart-empty-why = Its title and its buttons stay
design-chart-error = Impossible, and why

design-part-empty = Pages with nothing to show yet
design-empty-waiting = On its way
design-empty-missing = It did not come
design-empty-alone = Something is missing to begin with
