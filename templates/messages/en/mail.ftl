### Words of mails, English.

## Subject
mail-keyword-action = ACTION
mail-keyword-sign = SIGN
mail-keyword-info = INFO
mail-keyword-decision = DECISION
mail-keyword-request = REQUEST
mail-keyword-coord = COORD
mail-keyword-escalation = ESCALATION
mail-colour-green = GREEN
mail-colour-amber = AMBER
mail-colour-red = RED
mail-colour-none = NOT ASSESSED
mail-date-slip = { $date } ({ $slip } wd)
mail-list = { $program } weekly

## For whom
mail-internal = Internal – do not forward to the customer
mail-executive = For executives – do not forward
mail-heading = { $program }: { $week }

## Status
mail-overall = Overall
mail-trend-worse = ↓ was { $colour }
mail-trend-better = ↑ was { $colour }
mail-trend-same = → unchanged
mail-unassessed = Not assessed: { $names }.
mail-override = The rule says { $rule }; override by { $name } until { $date }: { $reason }
mail-tasks-done = Tasks done
mail-requirements-verified = Requirements verified
mail-issues-closed = Issues closed
mail-of = { $part } of { $whole }

## Milestones
mail-now = Now
mail-last = Last
mail-slip-week = Week
mail-slip-total = Total
mail-milestones-key = Last: as reported last. Week, total: slip in working days since then and against the baseline. ✓: met.
mail-met = { $date } ✓
mail-trend = Working days late, by report

## Risks, issues, escalations
mail-exposure = exposure { $days } d
mail-proximity = near { $date }
mail-needed-by = needed by { $date }
mail-blocks = blocks { $names }
mail-recommended = { $text } (recommended)
mail-without-it = Without it: { $text }
mail-aside = { $text } ({ $aside })
mail-committed = Committed
mail-slips = Slips
mail-colon = {": "}
mail-no-issues = No open issue.
mail-overdue = overdue
mail-escalations = Escalations
mail-since = since { $date }
mail-next-update = next update { $date }

## Lists and footer
mail-more = { $n } more, see the page
mail-all-changes = All changes on the page
mail-more-bare = { $n } more
mail-as-of = Data as of { $utc } UTC ({ $local } { $zone }).
mail-rules = Status by the written rules, version { $version }.
mail-page = Open the page of { $program }
