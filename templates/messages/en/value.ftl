### Earned value. English.

tab-value = Earned value
value-none = Nothing to compare with yet: earned value needs a baseline (baselines/ID.yaml, named as current_baseline in program.yaml) and a data date.
value-none-short = no baseline
value-not-assessed = not assessed
value-effort-days = effort-days
value-weeks = { $n } weeks

value-says-not-yet = Nothing was due yet by the baseline.
value-says-done = All of the baseline is earned. It took { $took } weeks, planned were { $planned }.
value-says-but = SPI says { $spi }, but by time the program has earned in { $at } weeks what was due in { $es }: SPI(t) { $time }.
value-says-and = SPI says { $spi }; by time the program has earned in { $at } weeks what was due in { $es }: SPI(t) { $time }.
value-says-same = By value and by time the pace is the same, SPI { $spi } and SPI(t) { $time }: in { $at } weeks the program has earned what was due in { $es }.
value-end-late = { " " }At this pace it ends on { $date }, about { $n ->
    [one] one week
   *[other] { $n } weeks
} later than planned; by the schedule, on { $forecast }.
value-end-early = { " " }At this pace it ends on { $date }, about { $n ->
    [one] one week
   *[other] { $n } weeks
} earlier than planned; by the schedule, on { $forecast }.
value-end-planned = { " " }At this pace it ends as planned, on { $date }; by the schedule, on { $forecast }.
value-short = SPI(t) { $time }
value-short-late = SPI(t) { $time }, about { $weeks ->
    [one] one week
   *[other] { $weeks } weeks
} late at this pace
value-short-early = SPI(t) { $time }, about { $weeks ->
    [one] one week
   *[other] { $weeks } weeks
} early at this pace
value-short-planned = SPI(t) { $time }, as planned at this pace

value-spi-t = Pace by time, SPI(t)
value-spi-t-note = under 1 is behind, to the very end
value-spi = Pace by value, SPI
value-spi-note = ends at 1 however late the end is
value-behind = Time behind
value-behind-note = since what is earned now was due
value-earned = Earned, in { $unit }
value-working-days = working days
value-earned-note = { $planned } were due, { $budget } in all
value-cpi = Cost, CPI
value-cost-note = at this rate { $eac } in the end, { $budget } budgeted
value-cost-unrecorded = No effort is recorded (actuals/WEEK.yaml), so cost is not assessed.
value-cost-partly = { $n ->
    [one] One task that has begun has no effort recorded
   *[other] { $n } tasks that have begun have no effort recorded
}, so cost is not assessed.
value-finish = End at this pace
value-finish-note = planned { $date }, forecast by the schedule { $forecast }

value-curve-title = { $earned } { $unit } earned of { $planned } due by now, { $share } of the baseline
value-caption = Planned value grows evenly over the working days of each task’s baseline.
value-caption-undated = Planned value grows evenly over the working days of each task’s baseline. Per cent and units carry no date: what they earned stands in the last point alone.
value-line-planned = planned
value-line-earned = earned
value-line-spent = spent

value-by-time = By time, in weeks
value-by-value = By value, in { $unit }
value-by-cost = By cost, in { $unit }
value-col-figure = Figure
value-col-formula = Formula
value-col-value = Value
value-pd = planned duration
value-at = time gone by
value-es = earned schedule: when what is earned now was due
value-sv-t = schedule variance by time
value-ieac-t = duration at this pace
value-tspi = pace needed to end as planned
value-pace-time = pace by time
value-pace-value = pace by value
value-pace-cost = cost index
value-bac = budget of the baseline
value-pv = planned value
value-ev = earned value
value-sv = schedule variance
value-ac = effort spent
value-cv = cost variance
value-eac-1 = estimate at completion, as it went so far
value-eac-2 = estimate at completion, rest as planned
value-eac-3 = estimate at completion, at the pace of cost and schedule
value-etc = estimate to complete
value-vac = variance at completion
value-tcpi = cost index the rest needs to keep the budget

value-notes = What these figures rest on
value-note-budget = { $n ->
    [one] The budget of one task in scope that the baseline knows
   *[other] The budgets of { $n } tasks in scope that the baseline knows
}, in { $unit }.
value-note-days = { $n ->
    [one] One task in scope that the baseline knows, weighed
   *[other] { $n } tasks in scope that the baseline knows, weighed
} by the working days of the baseline: not every task has a budget.
value-note-weeks = A period is a week that ends on { $day }; they count from { $start }.
value-note-outside = { $n ->
    [one] One task came after the baseline and is
   *[other] { $n } tasks came after the baseline and are
} no part of these figures until a new one takes them in.
value-note-unsaid = { $n ->
    [one] One task is under way and nothing says what it has earned: it counts
   *[other] { $n } tasks are under way and nothing says what they have earned: they count
} once done.
value-note-cost = What was spent is what actuals/ records of these tasks, week by week.
value-note-undated = { $value } of what is earned carries no date (per cent and units) and is known at the data date only.
