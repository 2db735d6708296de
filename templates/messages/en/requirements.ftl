### Words of the page of requirements.

requirements-answer = { $scope ->
    [one] { $verified } of 1 requirement verified
   *[other] { $verified } of { $scope } requirements verified
}
none-requirements = No requirement.
of = of { $n }
accepted-if = Accepted if:
section = section { $n }
units = { $n ->
    [one] 1 unit
   *[other] { $n } units
}
on-recipe = on { $recipe }
suspect = to be confirmed
suspect-recipe = to be confirmed, { $recipe } is current
suspect-rewritten = to be confirmed, the requirement was rewritten since
category-none = Other requirements

## Figures
coverage-traced = Carried by a task
coverage-verified = Verified
coverage-verified-must = Must-haves verified
coverage-failed = Failed
coverage-suspect = To be confirmed
coverage-untested = Without a result

## Gaps
gap-none = no gap
gap-failed = { $n } failed
gap-suspect = { $n } to be confirmed
gap-untraced = { $n } without a task
gap-untested = { $n } without a result

## Priorities, states, methods, results
priority-must = must
priority-should = should
priority-could = could
requirement-proposed = Proposed
requirement-agreed = Agreed
requirement-in-work = In work
requirement-implemented = Implemented
requirement-verified = Verified
requirement-customer-accepted = Accepted
requirement-waived = Waived
requirement-failed = Failed
requirement-suspect = To be confirmed
requirement-untraced = No task
method-test = Test
method-analysis = Analysis
method-inspection = Inspection
method-demonstration = Demonstration
method-none = Method open
result-pass = Passed
result-deviation = Passed with a deviation
result-fail = Failed
result-blocked = Could not run
result-none = No result

## Matrix
matrix-areas = Carried by
matrix-plan = Plan
matrix-evidence = Evidence
matrix-tasks = Tasks
matrix-tasks-title = Whether the tasks that implement it are done
matrix-evidence-title = Last result by this method
matrix-works = Works on it
matrix-tasks-done = Tasks done
matrix-tasks-open = Tasks open
