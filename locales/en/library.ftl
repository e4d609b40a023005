# The library: levers before they are put into a plan, and the Library page.

value-times = { $value }×

## A lever: what it does to the plan, before it is applied.

lever-dialog = { $name }: what it changes
lever-parameters = Settings
lever-patch = What it changes in plan { $plan }
lever-when = When
lever-window-whole = The whole campaign
lever-window-from = From { $from } to the end
lever-window = { $from } to { $to }
lever-place = { $part } · { $field }
lever-every-segments = Every persona
lever-every-channels = Every paid channel
lever-every-rungs = Every rung
lever-to = becomes { $value }
lever-times = × { $value }
lever-plus = + { $value }
lever-minus = − { $value }
lever-range = 90%: { $range }
lever-now = now { $value }
lever-now-none = not set in the plan: nothing changes
lever-needs = Does nothing while “{ $place }” is 0 in the plan.
lever-adds-events = New event: { $name }
lever-adds-channels = New paid channel: { $name }
lever-adds-rungs = New rung at { $threshold ->
    [one] { $threshold } referral
   *[other] { $threshold } referrals
}
lever-entry = { $field } { $value }
lever-entry-times = { $field } × { $value }
lever-moves-up = ↑ { $metric }
lever-moves-down = ↓ { $metric }
lever-problem = The plan cannot take it: { $problem }
lever-warnings = Heed the rules
lever-confirm = Add to plan { $plan }
lever-cancel = Cancel
lever-from = from { $source }

## The page

library-link = Library
