# Links, and what this browser keeps.

# Sharing
share = Share
share-title = Share this view
share-intro = The link holds the open plans with their names and notes, the case, seed and number of simulations, the page with what is chosen on it, and a fingerprint of the results. Who opens it sees whether the same numbers come out. Your tables of data are not in it.
share-private = Everything stands behind the # of the address. Browsers do not send that part to any server; only who gets the link can read it.
share-link = Link
share-length = { $count } characters
share-copy = Copy
share-copied = Copied.
share-copy-by-hand = This browser does not let the page copy. The text is selected: copy it with your keyboard.
share-native = Send …
share-file = Save as a file
share-too-long = The link has { $count } characters. Mail and chat programs cut addresses from about { $most } on, so a file is safer: it opens with Import.
share-impossible = This browser cannot make links. A file holds the same plans: it opens with Import.
share-fingerprint = The fingerprint is of { $count } simulations of each plan.
share-no-fingerprint = Nothing is simulated yet, so the link has no fingerprint.
share-display = For a slide or another page
share-display-hint = With any of these, the link shows the view instead of opening it to work in: the address stays, and nothing is kept in the reader’s browser.
share-no-header = Without header
share-no-controls = Without controls
share-chart = Charts
share-chart-all = All
share-language = Language
share-theme = Colours
share-own = The reader’s own
share-frame = Code for a frame in a page
shown-open = Open in Snowball

# Links that were opened
link-waiting = From a link. Whether it reproduces shows after { $count } simulations of each plan.
link-exact = From a link: reproduces exactly, every number of { $count } simulations of each plan.
link-differs = From a link: { $count ->
    [one] plan { $plans } does not reproduce.
   *[other] plans { $plans } do not reproduce.
}
link-why-engine = It was made with engine { $theirs }, this is { $ours }.
link-why-migrated = It was written in version { $version } of the plan format and was brought to this one.
link-why-numbers = Engine and plan format are the same, but the numbers differ: the link was changed, or one of the two browsers computes wrongly.
link-fault-newer = It was made by a later version of Snowball. Reload the page to get that version, or ask for a file.
link-fault-characters = It holds characters that no link has: it was changed on its way. Copy it again in one piece, or ask for a file.
link-fault-packing = It cannot be unpacked: the end is missing, or something was changed on its way. Copy it again in one piece, or ask for a file.
link-fault-large = What comes out of it is larger than { $most } kB, more than any set of plans.
message-bad-link = This link cannot be opened; what was open is still open.
message-kept-before-link = The link has taken the place of what was open here. That is kept under My plans as “{ $name }”, and Undo brings it back.

# My plans
keep-title = My plans
keep-intro = Kept in this browser only. Export what must not be lost.
keep-empty = Nothing is kept under a name yet. What is open is kept by itself until you close it; under a name you find it again.
keep-open-as = Open: “{ $name }”. Every change is kept under this name.
keep-as = Keep what is open under a name
keep-name = Name
keep-save = Keep
keep-save-copy = Keep a copy
keep-untitled = Plans
keep-search = Search
keep-none-found = No name or plan matches.
keep-count = { $count ->
    [one] 1 plan
   *[other] { $count } plans
}
keep-changed = Changed { $date }
keep-open = Open
keep-is-open = open now
keep-rename = Rename
keep-rename-label = New name of “{ $name }”
keep-duplicate = Duplicate
keep-export = Export
keep-delete = Delete
keep-deleted = “{ $name }” is deleted.
keep-undo = Undo
keep-unreadable = Cannot be read ({ $count ->
    [one] 1 problem
   *[other] { $count } problems
}). It stays here until you delete it.
keep-save-text = Save its text
keep-loading = Looking …
keep-before-link = Before the link
keep-before-fresh = Before starting afresh
message-kept-beside = “{ $theirs }” was changed in another tab. Nothing was written over: what is open here is kept as “{ $ours }” from now on.
message-changed-elsewhere = “{ $name }” has just been changed in another tab. What is open here is as it was; your next change here is kept beside it, under a name of its own. To see what the other tab has, open it under My plans.
message-storage-newer = What this browser keeps was written by a later version of Snowball. Reload the page to get that version. Until then nothing is kept under a name; export what must not be lost.
