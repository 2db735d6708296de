### Words of the portfolio, of a program's overview, its milestones and its report, English.

title-page = { $program }: { $page }

## Milestones
milestone-met = Met
milestone-late = Late
milestone-recovering = Recovering
milestone-behind = Behind plan
milestone-on-plan = On track
milestone-close = Little room
chain-says = { $n ->
    [one] 1 step before it: { $name }, { $why }
   *[other] { $n } steps before it, the first { $name }: { $why }
}

## A program's overview
program-sub = Phase: { $phase }. Program manager: { $manager }.
phase-evaluation = evaluation
phase-poc = proof of concept (POC)
phase-evt = engineering validation (EVT)
phase-dvt = design validation (DVT)
phase-pvt = production validation (PVT)
phase-acceptance = customer acceptance
phase-deployment = production deployment
phase-sustaining = sustaining
weeks-range = Weeks { $from }–{ $to }
all-open-issues = { $n ->
    [one] The one open issue
   *[other] All { $n } open issues
}
whole-schedule = Whole schedule
overview-schedule = { $n ->
    [one] 1 task
   *[other] { $n } tasks
}, { $done } done, { $late } late: five days or more, with less than five days of float. Slip and float in working days.

## Key figures
fact-committed = committed { $date },
fact-committed-kept = as committed
fact-plan = plan { $date },
fact-plan-kept = as planned
fact-issues = Open issues
fact-severities = { $s1 } S1, { $s2 } S2
fact-down = down { $n }
fact-up = up { $n }
fact-requirements = Requirements verified
fact-of = of { $n }
fact-not-passed = { $n } failed
fact-to-verify = { $n } to verify
fact-all-verified = all verified
fact-tasks = Tasks done
fact-in-progress = { $n } in progress
fact-late = { $n } a week late, with little float
fact-exposure = Risk exposure
fact-risks = { $n ->
    [one] 1 open risk
   *[other] { $n } open risks
}
fact-largest = the largest { $days }
fact-gate = { $gate }, criteria met
fact-gate-due = due { $date }

## Workstreams
workstream-finished = Finished: { $name }
workstream-started = Started: { $name }
workstream-next = Next: { $name }, { $date }
workstream-no-baseline = No open task has a baseline or a promise to compare with.
workstream-done = All work is done.
workstream-done-here = All that is shown here is done.
workstream-milestones-met = Its milestones are met.

## Portfolio
answer-none = There is no program.
answer-one = { $name } is { $colour }: { $reason }.
answer-all = All { $all } programs are { $colour }.
answer-calm = No program is red or amber.
answer-red = { $n ->
    [one] { $count } of { $all } programs is red{ $names }.
   *[other] { $count } of { $all } programs are red{ $names }.
}
answer-amber = { $n ->
    [one] { $count } of { $all } programs is amber{ $names }.
   *[other] { $count } of { $all } programs are amber{ $names }.
}
answer-amber-too = {" "}{ $n ->
    [one] { $count } is amber{ $names }.
   *[other] { $count } are amber{ $names }.
}
answer-colon = {": "}
answer-decisions = {" "}{ $n ->
    [one] { $count } decision waits.
   *[other] { $count } decisions wait.
}
answer-decisions-due = {" "}{ $n ->
    [one] { $count } decision waits, due { $date }.
   *[other] { $count } decisions wait, the first due { $date }.
}
answer-short = { $all ->
    [one] { $colour }
   *[other] { $n } of { $all } { $colour }
}
promise-late = { $n } d late
promise-kept = on the day
promise-odds = { $chance } chance
promise-early = { $n } d early
gates-title = Gates
gates-label = Gates of all programs
gates-next = { $program } reaches { $gate } on { $date }
gates-near = { $count } gates are due within four weeks
gate-says-passed = { $gate } passed { $date }
gate-says-expected = { $gate } expected { $date }
drift-promised = as committed
drift-on-date = on the day
drift-caption = Across: week of the report. Up: working days between the forecast and the date committed, of the promise that is latest now.
drift-none = No program is behind what it committed
drift-up = { $n ->
    [one] { $program } is 1 working day behind its commitment, up from { $then }
   *[other] { $program } is { $n } working days behind its commitment, up from { $then }
}
drift-down = { $n ->
    [one] { $program } is 1 working day behind its commitment, down from { $then }
   *[other] { $program } is { $n } working days behind its commitment, down from { $then }
}
drift-level = { $n ->
    [one] { $program } stays 1 working day behind its commitment
   *[other] { $program } stays { $n } working days behind its commitment
}

## One-page report
report-more = + { $n } more
report-foot = Data of { $date }, end of day in { $zone }. Rules version { $rules }.

## When milestones may be met
odds-hardly = under 1 %
odds-nearly-certain = over 99 %
odds-p80 = P80 { $date }
odds-range = P50 { $p50 }, P80 { $p80 }, P90 { $p90 }
odds-meet = { $chance } chance to meet { $date }
odds-title = { $milestone }: 50 % by { $p50 }, 80 % by { $p80 }
odds-title-meet = {"; "}{ $chance } chance to meet { $date }
odds-level = { $share } by { $date }
odds-committed = committed { $date }
odds-caption = Across: date. Up: share of { $runs } simulated runs that have met the milestone by then, in per cent. Drawn from the three-point estimates of the work ahead and from open risks.
odds-drivers-risk = { $n ->
    [one] Without “{ $cause }”, the P80 date of { $milestone } would be 1 working day earlier
   *[other] Without “{ $cause }”, the P80 date of { $milestone } would be { $n } working days earlier
}
odds-drivers-task = { $n ->
    [one] If “{ $cause }” took its likely time, the P80 date of { $milestone } would be 1 working day earlier
   *[other] If “{ $cause }” took its likely time, the P80 date of { $milestone } would be { $n } working days earlier
}
odds-drivers-caption = Working days by which the P80 date, which 80 % of the runs meet, would be earlier without the risk, or if the task took its likely time. Each is taken alone, so they do not add up.
odds-table = Dates by probability
col-share = Runs
col-chance = Chance to meet it
col-p50 = P50
col-p80 = P80
col-p90 = P90
col-cause = Risk or task
col-gain = P80 earlier by
col-sensitivity = Rank correlation
