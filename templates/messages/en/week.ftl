### Week on week, and the next two weeks. English.

title-week = { $program } { $heading }: { $says }
week-since = Since the report of { $date } ({ $week })
week-no-report = The last seven days; there is no report to compare with.
week-count = { $n ->
    [one] 1 change
   *[other] { $n } changes
}
more-rows = { $n } more

## Kinds of what is due
ahead-milestone = Milestone
ahead-decision = Decision
ahead-next-step = Next step
ahead-action = Action
ahead-review = Review
ahead-ask = Ask
ahead-critical-task = Critical task ends
ahead-task = Task ends
