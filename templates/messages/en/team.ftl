### Words of the team page.

team-answer = { $n ->
    [one] team of 1
   *[other] team of { $n }
}
team-people = { $n ->
    [one] 1 person
   *[other] { $n } people
}
area-none = Others
away = away { $dates }
hours-title = Working hours
hours-all = All { $n } sites work at once { $span } UTC
hours-most = At most { $most } of { $n } sites work at once, { $span } UTC
hours-none = No two sites work at the same time
hours-caption = Working hours in UTC, as on { $date }.
hours-caption-shared = Working hours in UTC, as on { $date }. Shaded: when most sites are at work.
meeting = { $day } { $time } { $zone }, next { $date }
meeting-utc = { $time } UTC
raci-nobody = nobody answers
raci-nobody-does = nobody does it
raci-several = several answer
col-resource = Resource
load-over = { $others ->
    [0] { $name }: over-booked in { $n } of the next { $weeks } weeks
    [one] { $name }: over-booked in { $n } of the next { $weeks } weeks, and one more is short
   *[other] { $name }: over-booked in { $n } of the next { $weeks } weeks, and { $others } more are short
}
load-fits = Nothing is over-booked in the next { $weeks } weeks
load-days = { $n ->
    [one] 1 day over
   *[other] { $n } days over
}
load-caption = Needed / there is, on each week’s worst day, in all programs together. Bars: what is needed; lines: what there is. Weeks begin on Monday.
