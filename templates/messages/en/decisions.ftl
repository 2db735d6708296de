### Words of the page of decisions, actions and reviews.

decisions-answer-none = decisions, none waiting
decisions-answer = { $n ->
    [one] 1 decision waiting
   *[other] { $n } decisions waiting
}
superseded-by = Replaced by { $id }
actions-open = { $n } open
actions-overdue = { $n } overdue
action-open = Open
action-overdue = Overdue
action-done = Done

## Reviews
review-pass = Passed
review-conditional = Passed with actions
review-fail = To be repeated
review-planned = Planned
review-kind-kick-off = kick-off
review-kind-design-review = design review
review-kind-gate = gate review
review-kind-customer-sync = customer meeting
review-kind-post-mortem = post-mortem
