### Words of the schedule's picture.

gantt-label = { $n ->
    [one] Schedule, 1 task
   *[other] Schedule, { $n } tasks
}
gantt-blocked = open { $severity } issue
and-more = and { $n } more

## Lanes
lane-part = { $name }, part { $part } of { $of }
lane-done = { $done } of { $n } done
lane-milestones = { $n ->
    [one] 1 milestone
   *[other] { $n } milestones
}
lane-critical = { $n } critical
lane-late = { $n } late
chain-critical = Critical path to { $name }
chain-driving = What drives { $name }
chain-left = { $n ->
    [one] 1 task left
   *[other] { $n } tasks left
}
chain-float-none = no float
chain-float = { $n ->
    [one] 1 day of float
   *[other] { $n } days of float
}
chain-float-short = { $n ->
    [one] 1 day short
   *[other] { $n } days short
}
chain-hidden = begins with an internal dependency
chain-shown = the next { $n } shown

## What set a start
driver-task = driven by { $id } { $kind }
driver-hidden = driven by an internal dependency
driver-constraint = held by the constraint: { $name }
driver-constraint-date = held by the constraint: { $name } { $date }
driver-calendar = starts { $date }, the next working time of its calendar
driver-actual = started { $date }
driver-data-date = not started, so it begins after the data date
driver-start = starts with the program
constraint-start-no-earlier = start no earlier than
constraint-start-no-later = start no later than
constraint-finish-no-earlier = finish no earlier than
constraint-finish-no-later = finish no later than
constraint-must-start = start on
constraint-must-finish = finish on
constraint-placed-start = placed on
constraint-deadline = deadline
constraint-as-late-as-possible = as late as possible
driving-milestone = What most often decides { $milestone }
driving-end = What most often decides the end of the plan
driving-odds = { $odds }. { $caption }
driving-caption = Criticality: in how many of { $runs } simulated runs the task lies on the driving path.
col-criticality = Criticality
criticality-milestone = on the driving path to { $milestone } in { $share } of simulated runs
criticality-end = on the driving path to the plan’s end in { $share } of simulated runs
