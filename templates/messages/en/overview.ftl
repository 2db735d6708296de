### Words of the portfolio, of a program's overview, its milestones and its report, English.

title-page = { $program }: { $page }

## Milestones
milestone-met = Met
milestone-late = Late for commitment
milestone-recovering = Late, recovery decided
milestone-behind = Behind plan
milestone-on-plan = On track
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
}, { $done } done, { $late } late with less than five days of float. Slip and float in working days.

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
fact-failed = { $n } failed
fact-to-verify = { $n } to verify
fact-all-verified = all verified
fact-tasks = Tasks done
fact-in-progress = { $n } in progress
fact-late = { $n } late
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
workstream-done = All work is done.
