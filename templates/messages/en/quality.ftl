### Data quality. English.

title-quality = { $program } { $heading }: { $says }
quality-summary = { $n ->
    [one] 1 warning in { $files }
   *[other] { $n } warnings in { $files }
}
quality-files = { $n ->
    [one] 1 file
   *[other] { $n } files
}
quality-none = no warnings
quality-more = { $n } more; `milepost check` prints all

network-title = Quality of the schedule
network-summary = { $passed } of { $all } checks pass
network-why = The 14 points by which schedule reviews judge a plan. Summaries and milestones are not counted.
network-col-check = Check
network-col-found = Found
network-col-figure = Share
network-col-limit = Limit
network-col-mend = What to mend
network-found = { $count } of { $of }
network-stretched = { $days } added
network-passed = Pass
network-failed = Fail
network-not-assessed = Not assessed
network-logic = Missing predecessor or successor
network-leads = Leads (negative lags)
network-lags = Lags
network-fs = Finish-to-start links
network-hard = Hard constraints
network-high-float = Float above 44 days
network-negative-float = Negative float
network-duration = Longer than 44 days
network-dates = Dates that cannot be
network-resources = Without owner or resource
network-missed = Missed their baseline finish
network-path-test = Critical path test, days the end moves
network-cpli = CPLI, way to the end with its float
network-bei = BEI, tasks done of those due
network-mend-logic = Link these tasks, so that a delay of them shows.
network-mend-leads = Split the predecessor and link to the part that must be done.
network-mend-lags = Turn long lags into tasks that somebody owns.
network-mend-fs = Say what must be done first: link finish to start where it holds.
network-mend-hard = Write a deadline instead: it reports and moves nothing.
network-mend-high-float = Name what waits for these tasks.
network-mend-negative-float = Shorten what comes before, or agree a later date.
network-mend-duration = Split these tasks into parts that end in something to look at.
network-mend-dates = Write down what has begun, or what it waits for.
network-mend-resources = Name an owner.
network-mend-missed = Not a mistake of the plan: this work is late or was.
network-mend-path-test = A pinned date or a missing link after this task hides its delays.
network-mend-cpli = Not a mistake of the plan: the end is later than promised.
network-mend-bei = Not a mistake of the plan: less is done than was due.
