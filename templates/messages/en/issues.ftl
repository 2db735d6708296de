### Issues: lists, single issues, their figures. English.

## Lists
title-issues = { $program } { $heading }: { $of }
issues-summary = { $open } open of { $all }, { $s1 } S1 and { $s2 } S2
issues-overdue = { $n ->
    [one] ; 1 next step is overdue
   *[other] ; { $n } next steps are overdue
}
filter-all = All
filter-state = State
filter-severity = Open, severity
filter-owner = Open, owner
filter-age = Open, age
filter-joint = {": "}
filter-owners-left = { $n } more

## Flow of issues
flow-reported = { $count } reported
flow-closed = { $count } closed
flow-caption = All issues reported, less those rejected, and those resolved or closed. The gap is what is open.
flow-col-opened = Reported
flow-col-closed = Closed
flow-col-reopened = Reopened
flow-col-rejected = Rejected
flow-col-open = Open
flow-title-more = { $issues ->
    [one] 1 issue is open
   *[other] { $open } issues are open
}, { $change } more than { $n ->
    [one] a week ago
   *[other] { $weeks } weeks ago
}
flow-title-fewer = { $issues ->
    [one] 1 issue is open
   *[other] { $open } issues are open
}, { $change } fewer than { $n ->
    [one] a week ago
   *[other] { $weeks } weeks ago
}
flow-title-same = { $issues ->
    [one] 1 issue is open
   *[other] { $open } issues are open
}, as many as { $n ->
    [one] a week ago
   *[other] { $weeks } weeks ago
}

## Ages
ages-closed = { $n ->
    [one] The one closed { $severity } took { $half } d.
   *[other] Of { $n } closed { $severity }, half took at most { $half } days, 85 % at most { $most }.
}
sentence-space = {" "}

## One issue
issue-age-open = { $n ->
    [one] open for 1 day
   *[other] open for { $n } days
}
issue-age-past = open for { $n } days, longer than 85 % of closed { $severity }
issue-age-closed = { $n ->
    [one] ended after 1 day
   *[other] ended after { $n } days
}
issue-age-state = { $n ->
    [one] , 1 day in this state
   *[other] , { $n } days in this state
}
issue-age-reopened = { $n ->
    [one] , reopened once
   *[other] , reopened { $n } times
}
workaround-accepted-by = accepted by { $name } on { $date }
workaround-accepted = accepted on { $date }
workaround-not-accepted = not accepted by the customer
float-none = none
float-done = done

## Urgency
urgency-needed = Needed by { $date }
urgency-needed-task = Needed by { $date }, the latest finish of { $task }
urgency-lead = { $n ->
    [one] 1 working day left
   *[other] { $n } working days left
}
urgency-lead-negative = { $n ->
    [one] 1 working day too late
   *[other] { $n } working days too late
}
urgency-fix = {" "}once the fix of { $fix } is counted
urgency-result = : { $urgency }; with { $severity } that is { $priority }
urgency-no-date = No date is known that it is needed by
claim-under = { $urgency }, less urgent than the dates say
claim-over = { $urgency }, more urgent than the dates say

## Facts
issue-fact-area = Functional area
issue-fact-phase = Found in phase
issue-fact-reported = Reported
issue-fact-needed-by = Needed by
issue-fact-closed = Closed
issue-closed-undated = date not known
issue-fact-found-on = Found on
issue-fact-recipe = recipe { $recipe }
issue-fact-signature = Signature
issue-fact-fix = Estimate of the fix
issue-fact-references = References
issue-fact-requirements = Requirements
issue-fact-tasks = Tasks
issue-fact-issues = Related issues
issue-fact-risks = Risks
issue-fact-decisions = Decisions
issue-fact-escalations = Escalations
issue-fact-documents = Documents

## Events of a log
event-opened = Opened
event-acknowledged = Acknowledged
event-status = Status: { $from } → { $to }
event-contained = Contained
event-escalated = Escalated to { $level }
event-deescalated = Taken back from { $level }
event-severity = Severity: { $from } → { $to }
event-reopened = Reopened
event-note = Note
log-more = { $n ->
    [one] 1 earlier event
   *[other] { $n } earlier events
}

## Lengths of time
length-weeks = { $n } w
length-weeks-elapsed = { $n } elapsed w
length-days = { $n } d
length-days-elapsed = { $n } elapsed d
length-hours = { $n } h
length-hours-elapsed = { $n } elapsed h
length-minutes = { $n } min
length-minutes-elapsed = { $n } elapsed min
length-joint = {" "}

outlook-heading = When S1 and S2 issues are gone
outlook-title = { $n ->
    [one] The open S1 or S2 issue is
   *[other] The { $n } open S1 and S2 issues are
} closed by { $date } with 85 % certainty
outlook-title-never = { $n ->
    [one] The open S1 or S2 issue is
   *[other] The { $n } open S1 and S2 issues are
} not closed at this rate
outlook-never = not at this rate
outlook-col-chance = Certainty
outlook-col-weeks = Weeks
outlook-col-date = Closed by
outlook-gate = { $gate } on { $date } would need { $needed } closed a week; { $rate } are closed now, which gives a chance of { $chance }.
outlook-note = If weeks to come are like the last { $n } ({ $list } closed, { $rate } a week on average). New arrivals are not counted; what is reopened is open again.
