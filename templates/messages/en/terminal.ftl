### The terminal: one screen of all programs. English.

terminal-committed = committed { $date }
terminal-baseline = baseline { $date }
terminal-forecast = forecast { $date }
terminal-decisions = { $n ->
    [0] no decision waits
    [one] 1 decision waits
   *[other] { $n } decisions wait
}
terminal-override = { $dimension } { $shown } by { $name } until { $date }, the rules say { $rule }: { $reason }
terminal-seen = { $audience } is shown { $colour }: { $why }
terminal-late = { $days } late
terminal-early = { $days } early
terminal-issues = { $n ->
    [one] ; { $open } of { $created } issue open, { $closed } closed
   *[other] ; { $open } of { $created } issues open, { $closed } closed
}
terminal-median = , half of them within { $days } days
