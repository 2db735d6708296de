//! Errors: a build with one of these publishes nothing.
//!
//! A code stands here once its check does. E007 (a baseline that was edited) is taken and is given to nothing else.

use super::CodeInfo;

pub(in crate::diagnostics) const E001: CodeInfo = CodeInfo {
    title: "duplicate id",
    catches: "Two entities carry the same id. Tasks, issues, requirements and all others of the form `TYPE-PROGRAM-TAIL` are unique in the portfolio; people, calendars, customers and areas by kind; gates by program.",
    why: "Every link, page address and log line names entities by id. With two of the same name each of them would silently point at one of the two.",
    example: "tasks:\n  TSK-NBL-110:\n    name: Release candidate\n# and in another file of the plan\ntasks:\n  TSK-NBL-110:        # E001: take the next free number\n    name: Regression\n",
};

pub(in crate::diagnostics) const E002: CodeInfo = CodeInfo {
    title: "duplicate key",
    catches: "The same key stands twice in one mapping of a YAML file. The rest of that file is not read; all other files are.",
    why: "Readers of YAML differ in which of the two they take, and a merge that keeps both lines is a common way to get there. Only the author knows which one is right.",
    example: "owner: lin-wei\ndue: 2026-06-24\nowner: ana-ruiz       # E002: keep one of the two\n",
};

pub(in crate::diagnostics) const E003: CodeInfo = CodeInfo {
    title: "unknown key",
    catches: "A key that the kind of file does not have. Keys that begin with `x-` are free and never reported.",
    why: "A misspelt key is a value that nobody reads: the deadline is written down, and no page shows it.",
    example: "TSK-NBL-110:\n  name: Release candidate\n  onwer: lin-wei      # E003: did you mean `owner`?\n",
};

pub(in crate::diagnostics) const E004: CodeInfo = CodeInfo {
    title: "reference to something that does not exist",
    catches: "An id that no file defines: a predecessor, an owner, a calendar, a gate, a linked issue or requirement.",
    why: "A link to nothing orders nothing and blocks nothing, and a task whose owner does not exist belongs to nobody.",
    example: "TSK-NBL-115:\n  after: [TSK-NBL-101]   # E004: there is `TSK-NBL-110`; did you mean that?\n",
};

pub(in crate::diagnostics) const E005: CodeInfo = CodeInfo {
    title: "dependency cycle",
    catches: "Tasks that wait for each other, directly or around several corners, summaries included. The message prints the whole chain.",
    why: "No order of work satisfies it, so no date can be computed for anything in the chain or after it.",
    example: "TSK-NBL-110: {name: Pilot,  estimate: 3d, after: [TSK-NBL-115]}\nTSK-NBL-115: {name: Launch, estimate: 4d, after: [TSK-NBL-110]}   # E005: remove one of these links\n",
};

pub(in crate::diagnostics) const E006: CodeInfo = CodeInfo {
    title: "date, duration or offset that cannot be read",
    catches: "A date that is not written `YYYY-MM-DD` or is not in the calendar, a time without its offset where one is needed, a duration that is not like `5d`, `3w`, `12h`, `1d4h30m` or `2ed`, a link lag that is not like `FS+2d`.",
    why: "A date that is guessed is a date that slips unseen: 2026-02-30 or 6/12/2026 mean something else to the next reader.",
    example: "deadline: 2026-02-30    # E006: February 2026 has 28 days\nestimate: 5 days        # E006: write `5d`\n",
};

pub(in crate::diagnostics) const E008: CodeInfo = CodeInfo {
    title: "estimate not in order",
    catches: "A three-point estimate whose values do not rise: optimistic, then likely, then pessimistic, measured on the task's own calendar.",
    why: "The three points describe one spread of durations. Out of order they describe none, and every forecast made from them is noise.",
    example: "estimate: 6d/3d/2d      # E008: write `2d/3d/6d`\n",
};

pub(in crate::diagnostics) const E009: CodeInfo = CodeInfo {
    title: "milestone or hammock with a duration",
    catches: "A milestone or an entry of `kind: hammock` that has an estimate or remaining work.",
    why: "A milestone is the instant at which something is reached. Work that leads to it is a task of its own, with an owner and progress. A hammock is as long as what it hangs between.",
    example: "MS-NBL-DVT:\n  kind: milestone\n  estimate: 2d          # E009: remove it, or make this a task before the milestone\n",
};

pub(in crate::diagnostics) const E010: CodeInfo = CodeInfo {
    title: "serious issue without owner, next action or due date",
    catches: "An open issue of severity S1 or S2 that does not say who moves it next, with what, and until when.",
    why: "The worst issues are the ones asked about every day. One that nobody is named for is not being worked on.",
    example: "id: ISS-NBL-041\nseverity: S2\nstatus: analysing\nowner: lin-wei\n# E010: add\nnext_action: {text: \"72 h burn-in\", owner: lin-wei, due: 2026-06-24}\n",
};

pub(in crate::diagnostics) const E011: CodeInfo = CodeInfo {
    title: "event log that cannot be followed",
    catches: "A log line that is not `- TIME @PERSON [EVENT] text`, an event that is not known, a status or severity change whose first half is not what the log had reached, an event before the issue was opened, a second opening, a reopening of what is open, or a state file that differs from the end of its log.",
    why: "Ages, response times and the history of a severity are counted from the log. A gap in the chain makes each of them wrong.",
    example: "- 2026-05-27T13:05+08:00 @lin-wei [acknowledged] reproduced\n- 2026-06-11T20:15+08:00 @lin-wei [status: analysing -> fix-in-test] fixed\n# E011: the log has reached `acknowledged`; write the step to `analysing` first\n",
};

pub(in crate::diagnostics) const E012: CodeInfo = CodeInfo {
    title: "internal matter in a text customers read",
    catches: "A text open to a customer that holds the id of an entity that customer may not see, the name of another customer, or an internal e-mail address.",
    why: "Fields are narrowed to each audience; free text is not. One name in one sentence tells a customer who else is served, or what is held back.",
    example: "customer_summary: {en: \"Same cause as RSK-NBL-007.\"}   # E012: say it without the internal id\n",
};

pub(in crate::diagnostics) const E013: CodeInfo = CodeInfo {
    title: "external recipient of an internal mail",
    catches: "A mail of the internal or executive audience addressed outside the portfolio's own domains, or a customer's mail addressed to another domain than that customer's.",
    why: "A mail cannot be taken back.",
    example: "- {audience: internal, to: [mei.tan@nebula.example]}   # E013: use `audience: customer-nebula`\n",
};

pub(in crate::diagnostics) const E014: CodeInfo = CodeInfo {
    title: "override without reason, author or expiry",
    catches: "A status set by hand that does not say why, by whom, and until when, or that is meant to last longer than the rules allow.",
    why: "An override says that a person knows better than the rule today. Without these three nobody can ask him, and it never ends.",
    example: "override: {schedule: amber, by: j-ortega, reason: \"recovery agreed\", expires: 2026-06-19}\n# E014 if `reason`, `by` or `expires` is missing\n",
};

pub(in crate::diagnostics) const E015: CodeInfo = CodeInfo {
    title: "more or less than one accountable person",
    catches: "A line of the responsibility table in which not exactly one person is accountable (`A`).",
    why: "Accountable means that one person answers for it. Two people answer for nothing.",
    example: "raci:\n  MS-NBL-DVT: {A: [j-ortega, lin-wei], R: [ana-ruiz]}   # E015: name one; the other is `R`\n",
};

pub(in crate::diagnostics) const E016: CodeInfo = CodeInfo {
    title: "merge-conflict marker",
    catches: "Lines of `<<<<<<<`, `=======` and `>>>>>>>` that a merge has left in the file. The file is not read any further; all others are.",
    why: "Two versions stand in the file, and it is not decided which holds.",
    example: "<<<<<<< HEAD\ndue: 2026-06-24\n=======\ndue: 2026-07-01\n>>>>>>> supplier     # E016: keep one date, remove the three marker lines\n",
};

pub(in crate::diagnostics) const E017: CodeInfo = CodeInfo {
    title: "broken YAML",
    catches: "Text that is not YAML: a bracket or quote that is not closed, a tab as indentation, lines that are not indented alike, a missing space after a colon or dash, front matter without its closing line. The file is not read any further; all others are.",
    why: "What comes after the mistake could mean anything.",
    example: "name: \"Release candidate     # E017: the quote is never closed\nowner: lin-wei\n",
};

pub(in crate::diagnostics) const E018: CodeInfo = CodeInfo {
    title: "wrong type",
    catches: "A value of another kind than its key takes: text where a number is needed, a list for a single value, a word that is not one of those allowed, an id of another form than its kind has; also a key that is needed and not there.",
    why: "A value that cannot be read is a value that is missing from every page.",
    example: "budget: twelve          # E018: a number of effort-days: `12`\nkind: mile-stone        # E018: did you mean `milestone`?\n",
};

pub(in crate::diagnostics) const E019: CodeInfo = CodeInfo {
    title: "link to itself",
    catches: "A task that names itself as predecessor or parent, or an entity that blocks, supersedes or relates to itself.",
    why: "It is nearly always the wrong id, and the link that was meant is missing.",
    example: "TSK-NBL-115:\n  after: [TSK-NBL-115]  # E019: remove it, or name the task that was meant\n",
};

pub(in crate::diagnostics) const E020: CodeInfo = CodeInfo {
    title: "not UTF-8",
    catches: "A file whose bytes are not UTF-8, such as one saved as GBK, Big5, Latin-1 or UTF-16. The file is not read any further; all others are.",
    why: "The same bytes are other characters in each encoding, so names would turn into nonsense on the page.",
    example: "# saved by an editor set to GBK: E020\nname: \u{fffd}\u{fffd}\u{fffd}\n# mend: iconv -f GBK -t UTF-8 old.yaml > new.yaml\n",
};

pub(in crate::diagnostics) const E021: CodeInfo = CodeInfo {
    title: "file too large",
    catches: "A file above the size limit of 4 MiB. It is not read; all others are.",
    why: "Program files are written by hand. One of this size is an export, a log or a picture that strayed into the folder.",
    example: "programs/nbl/plan/dump.yaml    # 38 MB: E021: move it out of the folder or split it\n",
};

pub(in crate::diagnostics) const E022: CodeInfo = CodeInfo {
    title: "symbolic link that leaves the folder",
    catches: "A symbolic link in the folder whose target lies outside it, or does not exist, or leads back to a folder that holds the link.",
    why: "What stands outside is not in the same history and need not be there on the next machine; it could also be a file that nobody meant to publish.",
    example: "programs/nbl/people -> /home/lin/people    # E022: copy the files into the folder\n",
};

pub(in crate::diagnostics) const E023: CodeInfo = CodeInfo {
    title: "file cannot be read",
    catches: "A file or folder the system refuses to open, or a name that is not UTF-8. All other files are read.",
    why: "What cannot be read would be missing from every page without a word.",
    example: "$ chmod 000 programs/nbl/team.yaml    # E023: you have no permission to read it\n",
};

pub(in crate::diagnostics) const E024: CodeInfo = CodeInfo {
    title: "rule or check that cannot be evaluated",
    catches: "A condition in `rag.yaml` or a gate's `check` that does not parse, names a value that does not exist, compares things of different types, or gives something else than true or false.",
    why: "A rule that never fires looks like a program that is always green.",
    example: "when: \"milestone.comitment_slip > 10\"   # E024: did you mean `commitment_slip`?\n",
};

pub(in crate::diagnostics) const E025: CodeInfo = CodeInfo {
    title: "unknown macro",
    catches: "A macro in prose, `{{ID.value}}`, that is not closed, whose id or value does not exist, or that asks for what the readers of its section may not see.",
    why: "The sentence is about a date or a number, and without the macro's value it says nothing.",
    example: "Acceptance moves to {{MS-NBL-ACEPT.forecast}}.   # E025: did you mean `MS-NBL-ACCEPT`?\n",
};

pub(in crate::diagnostics) const E026: CodeInfo = CodeInfo {
    title: "YAML beyond the supported subset",
    catches: "An anchor (`&name`), alias (`*name`), tag (`!name`), merge key, directive, second document in the same file, a key that is not plain text, or nesting deeper than 64 levels.",
    why: "These let one line mean something that stands elsewhere, or nothing a reader would expect. Program files say what they mean where they say it, and each holds one entity.",
    example: "owner: &lead lin-wei\nreviewer: *lead         # E026: write `lin-wei` here as well\n",
};

pub(in crate::diagnostics) const E027: CodeInfo = CodeInfo {
    title: "marked passage that is not closed",
    catches: "A passage opened by `<!-- visibility: ... -->` without `<!-- /visibility -->` after it, closed without having been opened, or marked for readers that do not exist. An open one hides the text to the end.",
    why: "Where the closing mark was forgotten nobody can tell how much was meant to be hidden.",
    example: "Works as specified.\n<!-- visibility: internal -->\nSupplier offered a discount.\n# E027: add `<!-- /visibility -->`\n",
};

pub(in crate::diagnostics) const E035: CodeInfo = CodeInfo {
    title: "date a hundred years on",
    catches: "An estimate, a lag or a constraint that leads a task more than a hundred years past the program's start or its data date, or a chain of tasks that adds up to as much.",
    why: "It is a slip of the pen: a zero or a unit too much. Every date that follows from it would be nonsense that looks computed.",
    example: "estimate: 500000d       # E035: `5d`?\n",
};

pub(in crate::diagnostics) const E036: CodeInfo = CodeInfo {
    title: "no program in the folder",
    catches: "A folder of programs in which no folder holds a `program.yaml`: it is empty, it is one folder too high or too low, or the file has another name.",
    why: "A site of no programs would replace the one that readers have, and look as if all were well.",
    example: "milepost build --programs programs/nbl    # E036: write `--programs programs`\n",
};

pub(in crate::diagnostics) const E037: CodeInfo = CodeInfo {
    title: "mail that cannot be written",
    catches: "Said as mails are made: there is no sender, nobody it goes to has an address, somebody it goes to is outside its audience, or its program has no data date and so no week to report. No mail is written then.",
    why: "Half of the week's mails is worse than none: nobody knows who was told.",
    example: "# portfolio.yaml\nmail: {domains: [orion.example]}   # E037: add `from: \"Orion programs <programs@orion.example>\"`\n",
};
