### Words of the pieces that several pages show, English.

## Numbers in sentences
numeral = { $n ->
    [0] no
    [1] one
    [2] two
    [3] three
    [4] four
    [5] five
    [6] six
    [7] seven
    [8] eight
    [9] nine
    [10] ten
    [11] eleven
    [12] twelve
   *[other] { $n }
}
numeral-first = { $n ->
    [0] No
    [1] One
    [2] Two
    [3] Three
    [4] Four
    [5] Five
    [6] Six
    [7] Seven
    [8] Eight
    [9] Nine
    [10] Ten
    [11] Eleven
    [12] Twelve
   *[other] { $n }
}
times = { $n ->
    [1] once
    [2] twice
    [3] three times
    [4] four times
    [5] five times
    [6] six times
    [7] seven times
    [8] eight times
    [9] nine times
   *[other] { $n } times
}

## Macros in prose
macro-hidden = (not shown)
macro-none = (not set)
macro-days = { $n ->
    [one] { $slip } working day
   *[other] { $slip } working days
}

## Small words
list-comma = {", "}
on-plan = on plan
overall = Overall
history-says = { $n ->
    [one] This week: { $colours }
   *[other] Last { $n } weeks: { $colours }
}
gate-passed = Passed
gate-passed-open = { $n ->
    [one] Passed, with 1 criterion open
   *[other] Passed, with { $n } criteria open
}
gate-not-started = Not started
gate-planned = Planned

## States of issues
state-new = New
state-acknowledged = Acknowledged
state-analysing = Analysing
state-workaround = Workaround
state-fix-in-test = Fix in test
state-waiting-customer = Waiting for customer
state-waiting-unit = Waiting for unit
state-resolved = Resolved
state-closed = Closed
state-rejected = Rejected

## States of risks
risk-open = Open
risk-occurred = Occurred
risk-closed = Closed

## Changes
changed-since = Changed since { $week }
changed-lately = Changed in the last seven days
change-status = Status
change-moved = Moved
change-opened = Opened
change-escalated = Escalated
change-severity = Severity
change-reopened = Reopened
change-closed = Closed
change-finished = Finished
change-started = Started
change-received = Received
change-passed = Passed
change-failed = Failed
change-decided = Decided
change-done = Done
change-risk-opened = New risk
change-risk-ended = Risk over
change-issues = { $n ->
    [one] 1 issue
   *[other] { $n } issues
}
change-lesser-issues = { $n ->
    [one] 1 issue of S3 or S4
   *[other] { $n } issues of S3 or S4
}
change-open = { $n } open
change-tasks = { $n ->
    [one] 1 task
   *[other] { $n } tasks
}
change-requirements = { $n ->
    [one] 1 requirement
   *[other] { $n } requirements
}

## Milestone trend
trend-title = Milestone trend
trend-slipped = { $milestone } has slipped { $times } in { $reports } reports
trend-later = { $n ->
    [one] { $milestone } moved { $days } working day later since the last report
   *[other] { $milestone } moved { $days } working days later since the last report
}
trend-sooner = { $n ->
    [one] { $milestone } moved { $days } working day earlier since the last report
   *[other] { $milestone } moved { $days } working days earlier since the last report
}
trend-steady = No milestone has slipped in { $reports } reports
against-promise = vs promise
against-baseline = vs baseline
trend-committed = Committed { $date }
trend-caption = Across: week of the report. Up: forecast date. A level line keeps its date, a rising one slips; a line that meets the dotted diagonal is done. Days at the ends: late (+) or early (−) against the promise where there is one, else against the baseline.

## Open issues by week
burn-title = Open issues
burn-open = { $n } open
burn-severe = { $n } S1 and S2
burn-all = All open
burn-both = S1 and S2
burn-peak = peak { $n }, { $week }
burn-none = No issue of severity S1 or S2 is open
burn-in-time = S1 and S2 issues close fast enough for { $gate }
burn-too-slow = S1 and S2 issues close too slowly for { $gate }
burn-fell = { $weeks ->
    [one] Open S1 and S2 issues fell from { $then } to { $n } in a week
   *[other] Open S1 and S2 issues fell from { $then } to { $n } in { $weeks } weeks
}
burn-rose = { $weeks ->
    [one] Open S1 and S2 issues rose from { $then } to { $n } in a week
   *[other] Open S1 and S2 issues rose from { $then } to { $n } in { $weeks } weeks
}
burn-level = { $weeks ->
    [one] Open S1 and S2 issues stay at { $n }
   *[other] Open S1 and S2 issues stay at { $n } over { $weeks } weeks
}
burn-caption = Open issues at the end of each week; the filled part is S1 and S2.
burn-caption-gate = Open issues at the end of each week; the filled part is S1 and S2. Dashed: the rate that leaves none of them at { $gate }, { $date }.

## Open issues by age
ages-title = Open issues by age
ages-severe = S1, S2
ages-other = S3, S4
ages-all = All
ages-over = over { $n } d
ages-none-old = No open issue is older than { $days } days
ages-old = { $n ->
    [one] { $count } issue is older than { $days } days
   *[other] { $count } issues are older than { $days } days
}
ages-old-severe = , { $count } of them { $severity }
ages-caption = Open issues by calendar days since they were reported.
