### Words of the templates, English. Column heads start with `col-`, empty lists with `none-`.

## Frame
skip = Skip to content
nav-site = Site
nav-crumbs = Way to this page
nav-pages = Pages of this list
nav-filters = Filters
data-of = Data of
data-undated = No data date
made-by = Made by Milepost from plain-text files.
page-data = Data of this page
page-previous = Previous
page-next = Next

## Joints between words
comma = {", "}
stop = {". "}
semicolon = {"; "}
by-date = by { $date }
days = { $n } d
plan = plan
committed = committed
claimed = claimed by the reporter:
without-it = Without it:
without-it-head = Without it
recommended = recommended
superseded = superseded
trigger = Trigger:
drives = Delays
effect = Effect
after = After
before = Before
hint = Hint:
data = Data
details = Details

## Headings
where-we-stand = Where we stand
decisions-needed = Decisions needed
decisions-by-date = Decisions waiting, by date
decision = Decision
decided = Decided
asks = Asks
key-figures = Key figures
gates = Gates
criteria = Criteria
approvers = To be approved by
trend = Trend
status-by-rule = Status by rule
workstreams = Workstreams
issues = Issues
top-issues = Top issues
top-risks = Top risks
programs = Programs
dimensions = Status by dimension
all-tasks = All tasks
calendars = Working calendars
milestones = Milestones
slip-table = Baseline, commitment, forecast
driving-chains = What drives each date
summary = Summary
next-step = Next step
blocks = What it blocks
workaround = Workaround
analysis = Analysis
event-history = History
urgency = Urgency
coverage = Coverage
traceability = Traceability
open-risks = Open risks
closed-risks = Closed risks
actions = Actions
reviews = Reviews
people = People
raci = Responsibilities
raci-key = R does, A answers, C is asked, I is told
cadence = Meetings
ahead = Next two weeks

## Schedule
schedule = Schedule
schedule-view = Schedule view
show = Show
show-all = All
show-critical = Critical
show-late = Late
show-open = Not done
scale = Scale
scale-fit = Fit
baseline = Baseline
key-progress = done / to do
key-critical = critical
key-baseline = baseline, where it differs

## Empty lists
none-statement = No status note for this week.
# The bottom line below it is of an earlier week than the data.
old-words = Words of { $week }; nothing has been written for { $now } yet.
week-of-year = { $week } of { $year }
none-decisions = None.
none-asks = None.
none-changes = Nothing changed.
none-issues = No issue matches.
none-slips = No forecast moved.
none-risks = No open risk.
none-actions = No action.
none-ahead = Nothing is due.
none-warnings = No warnings.

## Filter boxes
filter-issues = Filter issues
filter-risks = Filter risks
filter-actions = Filter actions

## Column heads
col-action = Action
col-age = Age
col-baseline = Baseline
col-by = By
col-calendar = Calendar
col-category = Category
col-chair = Chair
col-change = Change
col-choice = Choice
col-commitment = Commitment
col-committed = Committed
col-criteria = Criteria met
col-criterion = Criterion
col-date = Date
col-day = Day
col-decision = Decision
col-decisions = Decisions
col-dimension = Dimension
col-due = Due
col-exposure = Exposure
col-finding = Finding
col-finish = Finish
col-float = Float
col-forecast = Forecast
col-from = From
col-gate = Gate
col-holidays = Next holidays
col-id = ID
col-impact = Impact
col-issue = Issue
col-item = Item
col-kind = Kind
col-last-report = Last report
col-lead = Lead
col-milestone = Milestone
col-moved = Moved
col-next = Next step
col-next-gate = Next gate
col-opened = Opened
col-outcome = Outcome
col-owner = Owner
col-priority = Priority
col-probability = Probability
col-program = Program
col-proximity = Near
col-reason = Reason
col-requirement = Requirement
col-response = Response
col-review = Review
col-risk = Risk
col-severity = Sev.
col-slip = Slip
col-slips = Slips
col-start = Start
col-state = State
col-status = Status
col-task = Task
col-tasks = Tasks
col-this-week = This week
col-timeline = Timeline
col-to-commitment = To commitment
col-was = Was
col-week = Week
col-why = Why
col-workstream = Workstream
col-zone = Zone

## Frame, made by the view
nav-portfolio = Portfolio
nav-week = This week
audience-internal = Internal
audience-executive = Executive
audience-customer = Prepared for { $name }
tab-overview = Overview
tab-schedule = Schedule
tab-milestones = Milestones
tab-issues = Issues
tab-requirements = Requirements
tab-gates = Gates
tab-risks = Risks
tab-decisions = Decisions
tab-team = Team
tab-week = Week on week
tab-quality = Data quality
tab-report = One-page report

## Status
colour-green = Green
colour-amber = Amber
colour-red = Red
colour-none = Not assessed
dimension-schedule = Schedule
dimension-issues = Issues
dimension-requirements = Requirements
dimension-sla = Service level
dimension-supply = Supply
dimension-quality = Field quality
dimension-freshness = Freshness
status-stale = { $n ->
    [one] last status note 1 day ago
   *[other] last status note { $n } days ago
}
override-by = by the rules; override by { $name } until { $date }
why-green = all rules are met
why-not-assessed = no data yet
why-held = held { $colour } since { $since }; this week's rule gives { $rule } ({ $clause }): { $why }
why-held-green = held { $colour } since { $since }; this week's rules give { $rule }
why-milestone-late = { $milestone } { $forecast }, { $slip } d late against the committed { $committed }
why-milestone-late-recovered = { $milestone } { $forecast }, { $slip } d late against the committed { $committed }; a recovery is decided
why-milestone-slips = { $milestone } moved later { $slips } times in the last four reports
why-milestone-close = { $days ->
    [0] { $milestone } { $forecast }, on the committed day
   *[other] { $milestone } { $forecast }, { $early } d early against the committed { $committed }
}
why-milestone-room = { $days ->
    [0] { $milestone } { $forecast }, on the committed day: no room, under { $least } d
   *[other] { $milestone } { $forecast }: { $early } d of room to the committed { $committed }, under { $least } d
}
why-tasks = { $n ->
    [one] { $task } { $slip } d against the baseline, a week or more
   *[other] { $n } tasks a week or more behind the baseline, the worst { $task } { $slip } d
}
why-tasks-float = { $n ->
    [one] { $task } { $slip } d against the baseline, with no float left
   *[other] { $n } tasks behind the baseline with no float left, the worst { $task } { $slip } d
}
why-milestone-odds = { $milestone }: { $chance } chance to meet the committed { $committed }
why-issues = { $n ->
    [one] { $severity } open: { $ids }
   *[other] { $n } issues, the worst { $severity }: { $ids }
}
why-overdue-of = { $n ->
    [one] 1 next step is overdue ({ $share }): { $ids }
   *[other] { $n } next steps are overdue ({ $share }), such as { $ids }
}
why-overdue = { $share } of next steps are overdue
why-requirements = { $n ->
    [one] 1 must-have requirement failed or to be confirmed
   *[other] { $n } must-have requirements failed or to be confirmed
}
why-gates = { $n ->
    [one] { $names } is due with criteria open
   *[other] { $names } are due with criteria open
}
why-stale = { $n ->
    [one] last status note 1 day ago
   *[other] last status note { $n } days ago
}
why-no-note = no status note
# Why rules were not asked; internal readers learn which rules.
rules-not-evaluated = Not judged: { $why }.
rules-because = { $why } ({ $rules })
unevaluated-absent = there is no { $path } yet
unevaluated-division = it divides by zero
unevaluated-range = a number in it grows out of range
unevaluated-broken = it cannot be read
absent-issue_stats-s2_p85_age = fewer than ten S2 issues have closed, so the age of open ones says nothing yet
absent-issue_stats-s2_p95_age = fewer than ten S2 issues have closed, so the age of open ones says nothing yet
absent-issues-urgency = some issues do not say by when they must be solved
absent-milestone-p_meet = the chance of meeting the date was not computed
absent-milestone-slip = there is no baseline to compare with
absent-qual = there are no qualification results yet
