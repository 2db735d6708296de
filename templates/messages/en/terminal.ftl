### The terminal: one screen of all programs. English.

terminal-committed = committed { $date }
terminal-baseline = baseline { $date }
terminal-forecast = forecast { $date }
terminal-decisions = { $n ->
    [0] no decision waits
    [one] 1 decision waits
   *[other] { $n } decisions wait
}
terminal-issues = ; { $open } of { $created } issues open, { $closed } closed
terminal-median = , half of them within { $days } days
terminal-late = { $days } late
terminal-early = { $days } early
terminal-issues = { $n ->
    [one] ; { $open } of { $created } issue open, { $closed } closed
   *[other] ; { $open } of { $created } issues open, { $closed } closed
}
terminal-median = { $n ->
    [one] , half of them within 1 day
   *[other] , half of them within { $n } days
}
