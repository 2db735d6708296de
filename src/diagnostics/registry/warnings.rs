//! Warnings: the build goes on, and the data quality page lists them.
//!
//! A code stands here once its check does. These numbers are taken and are given to nothing else: W101 (an id that
//! another branch has taken), W113 (an escalation that is due and not raised), W117 (support that ends before
//! deployment does), W121 (a history that is not all there).

use super::CodeInfo;

pub(in crate::diagnostics) const W102: CodeInfo = CodeInfo {
    title: "task without predecessor or successor",
    catches: "A task that waits for nothing and has no start constraint, or that nothing waits for and that is not the program's last milestone.",
    why: "A delay of such a task moves nothing on paper, so the forecast is blind to it. Schedule reviews count these first.",
    example: "TSK-NBL-120:\n  name: Soak test\n  estimate: 5d          # W102: no `after`; what must be done before it?\n",
};

pub(in crate::diagnostics) const W103: CodeInfo = CodeInfo {
    title: "negative lag",
    catches: "A link with a lead: the successor starts before its predecessor is done by a fixed time.",
    why: "It assumes that the end of the predecessor is known before it comes. A task split in two says the same and can be followed.",
    example: "after: [TSK-NBL-110 FS-2d]   # W103: split the task, or link to the part that must be done\n",
};

pub(in crate::diagnostics) const W104: CodeInfo = CodeInfo {
    title: "hard constraint",
    catches: "A task pinned by `must_start`, `must_finish`, `placed_start`, `start_no_later` or `finish_no_later`.",
    why: "Pinned dates do not move when the work before them does, so the plan shows negative float instead of a later date. A `deadline` reports the same wish and moves nothing.",
    example: "must_finish: 2026-08-14    # W104: write `deadline: 2026-08-14`\n",
};

pub(in crate::diagnostics) const W105: CodeInfo = CodeInfo {
    title: "float above 44 working days",
    catches: "A task not yet finished that could slip more than two months without moving the end.",
    why: "It mostly means that a successor is missing.",
    example: "TSK-NBL-130:\n  estimate: 3d          # W105: 61 working days of float; what waits for it?\n",
};

pub(in crate::diagnostics) const W106: CodeInfo = CodeInfo {
    title: "task longer than 44 working days",
    catches: "A task not yet finished that is estimated at more than two months.",
    why: "Its progress cannot be judged from week to week, and it hides the work that is late within it.",
    example: "estimate: 60d           # W106: split it into tasks that end in something to look at\n",
};

pub(in crate::diagnostics) const W107: CodeInfo = CodeInfo {
    title: "dates not brought up to the data date",
    catches: "A task that has not started although it could have begun before the data date.",
    why: "Either work has begun and was not written down, or the plan waits for something it does not show.",
    example: "# data date 2026-06-12\nstart_no_earlier: 2026-06-01   # W107: write `actual: {start: ...}` or move the date\n",
};

pub(in crate::diagnostics) const W108: CodeInfo = CodeInfo {
    title: "in progress without a word on what is left",
    catches: "A task that has started and not finished, with neither `remaining` nor any evidence of what is earned.",
    why: "Its whole estimate is counted as still to come, whatever has been done.",
    example: "estimate: 6d\nactual: {start: 2026-06-08}\nremaining: 2d           # W108 without this line\n",
};

pub(in crate::diagnostics) const W109: CodeInfo = CodeInfo {
    title: "out-of-sequence progress",
    catches: "A task that has started although a task it waits for has not reached what the link asks for.",
    why: "Either the link is not true or the work may have to be done again; the remaining work is held back until the link is met.",
    example: "TSK-NBL-115:\n  after: [TSK-NBL-110]  # not finished\n  actual: {start: 2026-06-10}   # W109: correct the link or the date\n",
};

pub(in crate::diagnostics) const W110: CodeInfo = CodeInfo {
    title: "slip without a reason",
    catches: "A milestone whose forecast has moved by more than three working days since the last report and that has no `slip_reason`.",
    why: "The first question about a new date is why. The answer belongs beside it.",
    example: "MS-NBL-DVT:\n  kind: milestone\n  slip_reason: \"Recipe 1.4 needed for ISS-NBL-041\"   # W110 without this line\n",
};

pub(in crate::diagnostics) const W111: CodeInfo = CodeInfo {
    title: "next action overdue",
    catches: "An open issue, action, mitigation or ask whose due date has passed at the data date, or a decision that was needed by then and is not decided.",
    why: "A step that is late without a new date is a step nobody is watching.",
    example: "# data date 2026-06-12\nnext_action: {text: \"send traces\", owner: lin-wei, due: 2026-06-05}   # W111: done, or until when?\n",
};

pub(in crate::diagnostics) const W112: CodeInfo = CodeInfo {
    title: "claimed urgency differs from computed urgency",
    catches: "An issue whose `urgency_claimed` is not the urgency that follows from the time left before what it blocks.",
    why: "Where everything is urgent nothing is. The page shows both, and the difference is worth a word.",
    example: "urgency_claimed: U1     # W112: computed U2, 3 working days to spare\n",
};

pub(in crate::diagnostics) const W114: CodeInfo = CodeInfo {
    title: "log lines out of time order",
    catches: "A log line dated more than three days before the line above it.",
    why: "Response times and ages are counted from these times. One written down late may be right; it should be looked at.",
    example: "- 2026-06-11T20:15+08:00 @lin-wei [note] fix found\n- 2026-06-02T10:10+08:00 @lin-wei [contained] cold cycle   # W114\n",
};

pub(in crate::diagnostics) const W115: CodeInfo = CodeInfo {
    title: "requirement that nothing answers for",
    catches: "A requirement in scope without a functional area, without a task that implements it, or without a way to verify it.",
    why: "It will be found missing at acceptance, when it costs most.",
    example: "id: REQ-NBL-012\ntasks: []               # W115: which task implements it?\n",
};

pub(in crate::diagnostics) const W116: CodeInfo = CodeInfo {
    title: "evidence older than what it proves",
    catches: "A requirement whose evidence was taken on another recipe than the current one, or before the requirement's text last changed.",
    why: "It was true of something that is no longer shipped.",
    example: "evidence: [{result: pass, on: 2026-05-22, recipe: \"1.3\"}]   # W116: current recipe is 1.4\n",
};

pub(in crate::diagnostics) const W118: CodeInfo = CodeInfo {
    title: "owner absent on the due date",
    catches: "A due date of an action or next step that falls into an absence of its owner.",
    why: "It will be late, and everybody could have known.",
    example: "next_action: {text: \"burn-in\", owner: lin-wei, due: 2026-07-08}   # W118: away 2026-07-06 to 2026-07-10\n",
};

pub(in crate::diagnostics) const W119: CodeInfo = CodeInfo {
    title: "translation missing or stale",
    catches: "A text that customers or executives read and that lacks one of the program's languages, or a translated body made from an older original.",
    why: "Readers of that language see the other one, or something that no longer holds.",
    example: "languages: [en, zh-Hans]\ntitle: {en: \"Leak detection\"}   # W119: add `zh`\n",
};

pub(in crate::diagnostics) const W120: CodeInfo = CodeInfo {
    title: "typed date or slip where a macro would stay right",
    catches: "A date or a slip typed into the bottom line of the week's note that equals the forecast, the committed date, the baseline or the slip of a milestone, or a date said of a milestone that is none of these.",
    why: "The computed value moves and the sentence does not.",
    example: "Acceptance is on 2026-08-28.   # W120: write `{{MS-NBL-ACCEPT.forecast}}`\n",
};

pub(in crate::diagnostics) const W122: CodeInfo = CodeInfo {
    title: "mail above 60 KB",
    catches: "A weekly mail whose HTML part would be above 60 KB; its longest lists are shortened to fit.",
    why: "Large mails are cut off by common readers, and the end of the report is behind a link nobody follows.",
    example: "core: {audience: internal, to: \"@core\", language: [en, zh-Hans], as: full}\n# W122 at 71 KB: one language, or `as: summary`\n",
};

pub(in crate::diagnostics) const W123: CodeInfo = CodeInfo {
    title: "no status note for the week",
    catches: "A program without a note in `status/` for the week of the data date; and, as mails are made, mails that carry the words of an earlier week or none. Pages and mails say from which week the words are.",
    why: "The numbers say what moved; only the note says what it means and what is asked for.",
    example: "# data date 2026-06-12, week 24\nprograms/nbl/status/2026-W24.md    # W123 if it is not there\n",
};

pub(in crate::diagnostics) const W124: CodeInfo = CodeInfo {
    title: "milestone that nothing holds back",
    catches: "A milestone for which everything is done or that is due by its date, and that has neither been met nor moved: its computed date is the data date.",
    why: "The date moves on by itself every week, so that the milestone never looks late. It is either met, or waits for something the plan does not show.",
    example: "# data date 2026-06-12\nMS-NBL-DVT:\n  kind: milestone\n  after: [TSK-NBL-110]      # finished 2026-06-10: W124, write `actual: {finish: ...}`\n",
};

pub(in crate::diagnostics) const W125: CodeInfo = CodeInfo {
    title: "file that is not read",
    catches: "A YAML or Markdown file in a place that has no meaning: a folder that is no program's, a name that is not one of those known, a folder inside a folder of entities. Likewise a file of your own `templates/` that replaces none of the built-in ones and that no other of yours includes, and a message in it that no page says.",
    why: "What stands in it shows on no page, and nobody is told.",
    example: "programs/nbl/isues/ISS-NBL-041.md     # W125: the folder is `issues`\nprograms/people/lin-wei.yml           # W125: write the extension `.yaml`\ntemplates/pages/weak.html             # W125: did you mean `pages/week.html`?\n",
};

pub(in crate::diagnostics) const W126: CodeInfo = CodeInfo {
    title: "override expired",
    catches: "An override of a status colour whose last day has passed at the data date. It is ignored: pages show what the rules give.",
    why: "The reason it was given for has either come true or not, and the notes still say that it holds.",
    example: "# data date 2026-06-12\noverride: {schedule: amber, by: j-ortega, reason: \"recovery plan in review\", expires: 2026-06-10}   # W126\n",
};

pub(in crate::diagnostics) const W127: CodeInfo = CodeInfo {
    title: "report differs from what its files give now",
    catches: "A ledger entry of the data date itself whose forecasts, colours or counts are not those computed from the files.",
    why: "Something was changed after the report was written, and its readers have not been told. An entry is never changed: the next one will say so.",
    example: "# reports/2026-W24.yaml, data date 2026-06-12\nmilestones: {MS-NBL-ACCEPT: {forecast: 2026-08-21}}   # W127: computed 2026-08-28\n",
};

pub(in crate::diagnostics) const W128: CodeInfo = CodeInfo {
    title: "stars that make nothing bold",
    catches: "A `**` in Markdown that stays as it is written, most often because Chinese punctuation stands beside it inside the stars.",
    why: "Readers see the stars instead of the emphasis.",
    example: "中文**强调。**后文      # W128: move the stop out of the stars: 中文**强调**。后文\n",
};

pub(in crate::diagnostics) const W129: CodeInfo = CodeInfo {
    title: "condition that fails on the data",
    catches: "A condition of `rag.yaml` or a gate's check that divides by zero, or whose numbers grow out of range, on the data of the day.",
    why: "It does not fire, and nothing it was to watch over can turn red. Pages read \"not evaluated\".",
    example: "# no issue is open\nwhen: \"100 / issue_stats.open > 20\"     # W129: write `issue_stats.open > 0 && 100 / issue_stats.open > 20`\n",
};

pub(in crate::diagnostics) const W135: CodeInfo = CodeInfo {
    title: "date that has not come",
    catches: "An actual start or finish, or the `as_of` of a status note, that lies after the data date. It is not counted, and the note is not shown, before that day has come.",
    why: "What is dated later has not happened. It is a slip of the pen, or a data date that was not moved on.",
    example: "# data date 2026-06-12\nactual: {start: 2026-06-15}   # W135: not counted yet\n",
};

pub(in crate::diagnostics) const W136: CodeInfo = CodeInfo {
    title: "status note of another week",
    catches: "A status note whose `as_of` is not a day of its `period`.",
    why: "Notes are put in order by `as_of` and named by `period`. Where the two differ, readers are told last week's words as this week's, or the other way round.",
    example: "period: 2026-W24\nas_of: 2026-06-19T18:00+08:00   # W136: a day of 2026-W25\n",
};

pub(in crate::diagnostics) const W140: CodeInfo = CodeInfo {
    title: "more needed than there is",
    catches: "A person, a lab, a chamber or samples of which tasks that are planned for the same time need more than there is, absences and other programs counted; also one task alone, while what it needs is away. Told once for each resource and program, at the task that begins last.",
    why: "Both dates cannot hold. Which of the two gives way is decided now, or by whoever comes second to the locked door.",
    example: "# one chamber\nTSK-NBL-310: {name: Soak,  start_no_earlier: 2026-07-06, estimate: 5d, resources: {chamber-tpe: 1}}\nTSK-NBL-320: {name: Shock, start_no_earlier: 2026-07-08, estimate: 5d, resources: {chamber-tpe: 1}}   # W140: move one, or run `milepost level nbl`\n",
};

pub(in crate::diagnostics) const W141: CodeInfo = CodeInfo {
    title: "a network of too many lags or too few finish-to-start links",
    catches: "A program of 20 links or more to work ahead, of which more than 5 % have a lag, or less than 90 % are finish-to-start.",
    why: "A lag is work that nobody owns, and links of other kinds hide what must really be done first. A few are normal; many make the dates hard to believe.",
    example: "after: [TSK-NBL-110 FS+10d]   # a task `Paint dries` of 10 days says the same, and can be followed\n",
};

pub(in crate::diagnostics) const W142: CodeInfo = CodeInfo {
    title: "a date of its own that a task cannot keep",
    catches: "A task not yet finished whose `deadline`, or whose latest start or finish, lies before what the plan gives it.",
    why: "Everything before it has negative float because of this one date. Either the plan finds the days, or the date is no longer true.",
    example: "deadline: 2026-06-29      # W142: the plan ends it on 3 July\n",
};

pub(in crate::diagnostics) const W143: CodeInfo = CodeInfo {
    title: "resources on what has no work of its own",
    catches: "A summary, a milestone or a hammock with `resources`. Load and levelling count tasks alone.",
    why: "Whoever wrote it believes the chamber is booked, and nobody has booked it.",
    example: "TSK-NBL-100: {name: Soak, resources: {chamber-tpe: 1}}   # W143: other tasks name it as parent; name the chamber on them\nTSK-NBL-110: {name: Soak at 45 degrees, parent: TSK-NBL-100, estimate: 5d}\n",
};

pub(in crate::diagnostics) const W150: CodeInfo = CodeInfo {
    title: "no portfolio.yaml",
    catches: "A folder of programs without a `portfolio.yaml` beside them.",
    why: "It says as of when to look and in which time zone. Without it every build is as of today in UTC, so that a plan turns late overnight, and mails have no sender.",
    example: "# programs/portfolio.yaml\nschema: 1\nname: Our server programs\ntime_zone: Europe/London\ndata_date: 2026-01-23\n",
};

pub(in crate::diagnostics) const W151: CodeInfo = CodeInfo {
    title: "customer's mail of a program that the customer does not see",
    catches: "A mail with `audience: customer` of a program without `visibility: customer`. It is not written, and the customer's site does not have the program.",
    why: "The author believes the customer is told every week.",
    example: "# audiences.yaml\ncustomer: {audience: customer, to: [nebula/mei-tan]}\n# program.yaml\nvisibility: customer    # W151 without this line\n",
};

pub(in crate::diagnostics) const W152: CodeInfo = CodeInfo {
    title: "progress of less than one per cent",
    catches: "A task whose `percent` is above 0 and below 1.",
    why: "It is mostly a fraction: 0.3 for 30 %. The page would show next to nothing done.",
    example: "percent: 0.3            # W152: write `percent: 30` for 30 %\n",
};

pub(in crate::diagnostics) const W153: CodeInfo = CodeInfo {
    title: "work under way or an open issue without an owner",
    catches: "An open issue of severity S3 or S4, or a task that has started and not finished, without `owner`. Of open S1 and S2 issues it is E010.",
    why: "What nobody owns nobody moves, and no list of anybody's work has it.",
    example: "TSK-NBL-110:\n  actual: {start: 2026-06-10}\n  owner: lin-wei         # W153 without this line\n",
};

pub(in crate::diagnostics) const W160: CodeInfo = CodeInfo {
    title: "ended, and no log says when",
    catches: "An issue that is resolved, closed or rejected, without a log, or whose log has no event.",
    why: "How long it took is not known, so it is left out of ages and of the time to close; its line of the log takes a minute now and cannot be written later.",
    example: "# ISS-NBL-041.md has status: closed; ISS-NBL-041.log.md is missing   # W160: write down when it was closed\n",
};

pub(in crate::diagnostics) const W161: CodeInfo = CodeInfo {
    title: "a gate passed with criteria open, or by nobody",
    catches: "A gate whose decision is `go` while criteria are neither met nor waived, or whose `go` or `conditional-go` names nobody.",
    why: "A gate that passes over open criteria has not passed, it has deferred. What is deferred on purpose is waived by a decision or is a condition of a conditional go, with a name to it.",
    example: "decision: {outcome: go, date: 2026-01-22}   # W161: by whom, and what of the criteria that are open?\n",
};
