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
