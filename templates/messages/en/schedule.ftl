### Words of the schedule page.

schedule-summary = { $n ->
    [one] 1 task
   *[other] { $count } tasks
}, { $done } done, { $late } late: five days or more, with less than five days of float. Slip and float in working days.
schedule-answer-none = schedule, no task a week late with little float
schedule-answer-late = { $n ->
    [one] schedule, 1 task a week late with little float
   *[other] schedule, { $n } tasks a week late with little float
}
schedule-moved-since = Forecast moved since { $week }
schedule-moved = Forecast moved
schedule-day = 1d = { $hours } h
schedule-tasks = { $n ->
    [one] 1 task
   *[other] { $n } tasks
}
page-title = { $program }: { $answer }
