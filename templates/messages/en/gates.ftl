### Words of the page of gates.

gates-answer = next gate { $name } { $date }
criteria-waived = { $n } waived
criteria-open = { $n } open
criterion-met = Met
criterion-waived = Waived
criterion-open = Open
criterion-not-evaluated = Not judged
criterion-kind-req = requirements
criterion-kind-qual = qualification
criterion-kind-issue-limit = issue limit
criterion-kind-doc = document
criterion-kind-sign-off = sign-off
criterion-kind-metric = measure
finding-waived = Waived by a decision
finding-met = Found met { $date }
finding-signed = Signed by { $name } { $date }
finding-unsigned = Waits for { $name } to sign
finding-document = Not released
finding-unevaluated = Not judged: { $why }
finding-not-evaluated = Asks for data that the program does not have yet
finding-issues = { $n ->
    [one] 1 issue stands against it
   *[other] { $n } issues stand against it
}
finding-requirements = { $n ->
    [one] 1 requirement does not meet it
   *[other] { $n } requirements do not meet it
}
outcome-go = Go
outcome-conditional-go = Go with conditions
outcome-no-go = No go
outcome-recycle = To be repeated
colon = {": "}
