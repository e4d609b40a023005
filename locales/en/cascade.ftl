# The Cascade page: who invited whom in one simulated campaign.

cascade-title = Who invites whom
cascade-intro = One campaign as dice, weather and chance happened to make it, person by person. It is one of many that could happen, not a forecast: what is typical is on the page { $link }.
cascade-loading = Following everybody one by one …
cascade-too-many = More than { $limit } people join in this campaign: too many to follow one by one on this page. Fewer people at the start, smaller arrivals or a shorter campaign make it small enough; all other pages count people and have no such limit.
cascade-nobody = Nobody joins in this campaign. Give the plan customers at the start, or arrivals.
cascade-nobody-brought = Nobody has brought anybody yet.

cascade-headline = On { $date }: { $people } people in { $trees } cascades, up to { $depth ->
    [one] one generation
   *[other] { $depth } generations
  } deep. The largest has { $largest } people; { $alone } of all people are alone: nobody brought them, and they have brought nobody.
cascade-headline-alone = On { $date }: { $number ->
    [one] one person, who has
   *[other] { $people } people, who have
  } brought nobody yet.
cascade-headline-nobody = On { $date }: nobody is there.
cascade-evening = { $date } (day { $day })
cascade-words = { $headline } Each cascade is a disc: who began it stands in the middle, those they brought on rings around them, a ring for each generation. Who is alone stands in a block beside the discs.

cascade-forest = The forest of referrals
cascade-picture = The whole campaign, person by person
cascade-picture-subtitle = A dot is a person, a disc a cascade, a ring a generation; replicate { $replicate } with seed { $seed }
cascade-keys = Plus and minus zoom, 0 shows everything, arrow keys move the picture. With a person chosen, up goes to who invited them, down to the first they brought, left and right to the others of the same inviter. Escape clears the choice, space plays and pauses.
cascade-hint = Click a person to see the way that led there. Once the picture has the focus, the wheel zooms and dragging moves it.
cascade-block = in the block: who stays alone to the end · { $count }
cascade-behind = Computing the forest of the changed plan …

cascade-colour = Colour
cascade-colour-origin = how they came
cascade-colour-segment = segment
cascade-colour-generation = generation
cascade-colour-customer = customers
cascade-origin-seed = customer before the start
cascade-origin-paid = paid channel
cascade-origin-organic = came by themselves
cascade-origin-koc = KOC content
cascade-origin-referred = invited
cascade-origin-untracked = invited, not traced
cascade-segment-others = other segments
cascade-generation = generation { $number }
cascade-generation-none = came without an invitation
cascade-generation-later = generation { $number } and later
cascade-joined = joined, not a customer yet
cascade-bought = customer
cascade-hollow = hollow: not a customer yet
cascade-legend = What the colours mean
cascade-legend-entry = { $name } · { $count }

cascade-play = Play
cascade-pause = Pause
cascade-day = Day shown
cascade-start = Back to the start
cascade-before = One day back
cascade-after = One day on
cascade-end = To the end
cascade-speed = Speed
cascade-speed-times = { $speed }×
cascade-replicate = Replicate
cascade-replicate-before = Previous replicate
cascade-replicate-after = Next replicate
cascade-zoom-in = Zoom in
cascade-zoom-out = Zoom out
cascade-zoom-fit = Show everything
cascade-zoom = Zoom

cascade-person-field = Person number
cascade-person-show = Show
cascade-person-none = There is no person { $number }; the last is { $last }.
cascade-person-later = Has not joined yet on the day shown.
cascade-person-title = One person’s way
cascade-person-hint = Click a person in the picture, press a button in the table of those who brought most, or enter a number from 1 to { $last }.
cascade-person-clear = Clear
cascade-person = Person { $person }: generation { $generation }, brought { $friends ->
    [0] nobody
    [one] one friend
   *[other] { $friends } friends
  }; { $below ->
    [0] nobody
    [one] one person
   *[other] { $below_text } people
  } in their whole branch.
cascade-person-root = Person { $person } came without an invitation and brought { $friends ->
    [0] nobody
    [one] one friend
   *[other] { $friends } friends
  }; { $below ->
    [0] nobody
    [one] one person
   *[other] { $below_text } people
  } in their whole branch.
cascade-step-seed = { $person } · { $segment } · { $came }
cascade-step-root = { $person } · { $segment } · { $came } · { $date }
cascade-step = { $person } · { $segment } · { $came } · { $date }, { $days ->
    [one] one day
   *[other] { $days } days
  } after who invited them
cascade-step-bought = first purchase { $date }
cascade-step-never = has not bought
cascade-walk-up = Who invited them
cascade-walk-down = First friend
cascade-walk-back = Sibling before
cascade-walk-on = Sibling after

cascade-generations-title = How far do invitations reach?
cascade-generations-subtitle = People in each generation on the day shown
cascade-generation-head = Generation
cascade-people = People
cascade-sizes-title = How large do cascades get?
cascade-sizes-subtitle = Share of all cascades that have at least so many people, both on logarithmic axes
cascade-sizes-least = At least so many people
cascade-sizes-cascades = Cascades
cascade-sizes-share = Share of cascades
cascade-sizes-said = { $size } people or more: { $share }
cascade-virality-title = One broadcaster, or person to person?
cascade-virality-subtitle = Structural virality of the largest cascades: mean number of steps between two of their people
cascade-virality = Steps between two
cascade-virality-broadcast = 2: one person brings all
cascade-of = Cascade of { $person }
cascade-began = Began it
cascade-came = Came
cascade-depth = Generations
cascade-tops-title = Who brought most?
cascade-tops-none = Nobody has brought anybody by the day shown.
cascade-tops-person = Person
cascade-tops-segment = Segment
cascade-day-joined = Joined
cascade-tops-referrals = Brought
cascade-tops-branch = Branch
cascade-tops-show = Show in the picture
cascade-tops-show-one = Show person { $person } in the picture
cascade-facts-top = The most active 1% of all people brought { $one } of all friends, the most active 10% brought { $ten }.
cascade-facts-each = { $active } of all people have brought somebody; that is { $each } friends per person.
cascade-facts-none = No friend has joined by the day shown.
