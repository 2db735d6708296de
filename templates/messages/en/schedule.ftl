### Words of the schedule page.

schedule-summary = { $n ->
    [one] 1 task
   *[other] { $count } tasks
}, { $done } done, { $late } late with less than five days of float. Slip and float in working days.
schedule-answer-none = schedule, no task late
schedule-answer-late = { $n ->
    [one] schedule, 1 task late
   *[other] schedule, { $n } tasks late
}
schedule-moved-since = Forecast moved since { $week }
schedule-moved = Forecast moved
schedule-day = 1d = { $hours } h
schedule-tasks = { $n ->
    [one] 1 task
   *[other] { $n } tasks
}
page-title = { $program }: { $answer }
