//! What the terminal says of each program: status with its reason, the dates that were promised, what waits.
//!
//! What enters: one reader's site. What leaves: plain data for programs, and one screen for people.

use serde::{Serialize, Serializer};
use unicode_width::UnicodeWidthStr;

use crate::metrics::milestones::MilestoneMeasures;
use crate::terms::{Colour, DecisionState, IssueState};
use crate::text::{Arg, Words};

use super::address::{Address, Page};
use super::context::{ProgramContext, Site};
use super::status;

/// Milestones named on the screen, of each program.
const MILESTONES: usize = 3;

/// One program.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StatusLine {
    /// Its id, the name of its folder.
    pub program: String,
    /// Its short name.
    pub name: String,
    /// The overall status that readers see; nothing where nothing could be assessed.
    #[serde(serialize_with = "colour_word")]
    pub colour: Option<Colour>,
    /// What this week's rules give; a better colour than the one shown is held until two reports agree.
    #[serde(serialize_with = "colour_word")]
    pub rule: Option<Colour>,
    /// The report since which the colour shown is held, ISO; nothing where it is this week's.
    pub held_since: Option<String>,
    /// The rule that fired: `SCH-R3`.
    pub clause: Option<String>,
    /// What it says, with its numbers.
    pub reason: String,
    /// Dimensions whose colour a person has set, for internal and executive readers.
    pub overrides: Vec<Overridden>,
    /// Audiences that are shown another overall colour, with its reason.
    pub seen_otherwise: Vec<SeenOtherwise>,
    /// Milestones not yet met: those that were promised, or else the next one; by forecast.
    pub milestones: Vec<MilestoneLine>,
    /// Decisions that somebody has to take.
    pub decisions_waiting: usize,
    /// Issues up to the data date.
    pub issues: IssueCounts,
    /// The colour, what waits and how issues stand, in words.
    #[serde(skip)]
    said: Said,
}

/// A colour that a person has set in place of that of the rules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Overridden {
    /// `schedule`.
    pub dimension: &'static str,
    /// What the rules give.
    #[serde(serialize_with = "colour_word")]
    pub rule: Option<Colour>,
    /// What is shown.
    #[serde(serialize_with = "colour_word")]
    pub shown: Option<Colour>,
    /// Who set it.
    pub by: String,
    /// The last day on which it counts, ISO.
    pub until: String,
    /// Why.
    pub reason: String,
    /// In a sentence.
    #[serde(skip)]
    says: String,
}

/// How an audience sees a program that internal readers see in another colour.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SeenOtherwise {
    /// `customer-acme`.
    pub audience: String,
    /// The overall colour that it is shown.
    #[serde(serialize_with = "colour_word")]
    pub colour: Option<Colour>,
    /// Why.
    pub reason: String,
    /// In a sentence.
    #[serde(skip)]
    says: String,
}

/// One milestone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MilestoneLine {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The date that was promised, ISO.
    pub committed: Option<String>,
    /// The forecast, ISO, inclusive.
    pub forecast: String,
    /// Working days against the promise, or else against the baseline; positive: late.
    pub slip: Option<i64>,
    /// Its cells on the screen: name, promise, forecast, slip.
    #[serde(skip)]
    cells: [String; 4],
}

/// Issues up to the data date; what is neither closed nor open was rejected.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct IssueCounts {
    /// Reported.
    pub created: usize,
    /// Resolved or closed.
    pub closed: usize,
    /// Work is left.
    pub open: usize,
    /// Median of the elapsed days from opening to closing, to four decimals; nothing where none was closed.
    pub median_days_to_close: Option<f64>,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Said {
    colour: String,
    waiting: String,
}

/// One entry a program of the site, in its order, in the language of `words`.
#[must_use]
pub fn lines(site: &Site<'_>, words: &Words) -> Vec<StatusLine> {
    let of = |(index, program): (usize, &crate::audience::Scoped<crate::audience::Program<'_>>)| {
        let address = Address::program(words.lang(), program.id, Page::Index);
        ProgramContext::new(site, words, &address, index).map(|context| line(&context))
    };
    site.portfolio.programs.iter().enumerate().filter_map(of).collect()
}

/// All programs on one screen: a line each with what it is and why, its promised dates below, what waits below that.
#[must_use]
pub fn screen(lines: &[StatusLine]) -> String {
    let mut out = String::new();
    let colours = widest(lines.iter().map(|line| line.said.colour.as_str()));
    let names = widest(lines.iter().map(|line| line.name.as_str()));
    let indent = " ".repeat(2 + colours + 2 + names + 2);
    let cells = || lines.iter().flat_map(|line| &line.milestones).map(|milestone| &milestone.cells);
    let columns: [usize; 4] = std::array::from_fn(|column| widest(cells().map(|cells| cells[column].as_str())));
    for (index, line) in lines.iter().enumerate() {
        if index > 0 {
            out.push('\n');
        }
        let clause = line
            .clause
            .as_ref()
            .filter(|_| line.held_since.is_none())
            .map(|clause| format!("  [{clause}]"))
            .unwrap_or_default();
        let colour = padded(&line.said.colour, colours);
        let name = padded(&line.name, names);
        push(&mut out, &format!("{} {colour}  {name}  {}{clause}", symbol(line.colour), line.reason));
        for note in line.notes() {
            push(&mut out, &format!("{indent}{note}"));
        }
        for milestone in &line.milestones {
            let [name, committed, forecast, slip] = &milestone.cells;
            let row = [
                padded(name, columns[0]),
                padded(committed, columns[1]),
                padded(forecast, columns[2]),
                aligned(slip, columns[3]),
            ];
            push(&mut out, &format!("{indent}{}", row.join("  ")));
        }
        push(&mut out, &format!("{indent}{}", line.said.waiting));
    }
    out
}

impl StatusLine {
    /// Colours set by hand and colours that others see, a sentence each.
    pub fn notes(&self) -> impl Iterator<Item = &str> {
        let overrides = self.overrides.iter().map(|one| one.says.as_str());
        overrides.chain(self.seen_otherwise.iter().map(|one| one.says.as_str()))
    }

    /// Adds how another audience's site shows the program, where that is another colour.
    pub fn compare(&mut self, other: &Site<'_>, words: &Words) {
        let found = other.portfolio.programs.iter().enumerate().find(|(_, own)| own.id.as_str() == self.program);
        let Some((index, program)) = found else { return };
        let address = Address::program(words.lang(), program.id, Page::Index);
        let Some(context) = ProgramContext::new(other, words, &address, index) else { return };
        let overall = &context.measures.status.overall;
        if overall.shown == self.colour {
            return;
        }
        let (audience, reason) = (context.scope().name(), status::says(&context, overall));
        let colour = context.colour(overall.shown).word;
        let says = context.say_with(
            "terminal-seen",
            &[("audience", Arg::Text(&audience)), ("colour", Arg::Text(&colour)), ("why", Arg::Text(&reason))],
        );
        self.seen_otherwise.push(SeenOtherwise { audience, colour: overall.shown, reason, says });
    }
}

/// Dimensions with a colour set by hand.
fn overrides(context: &ProgramContext<'_>) -> Vec<Overridden> {
    let Some(set) = context.program.override_.as_ref() else { return Vec::new() };
    let (by, reason) = (context.person(&set.by).text, context.prose(set.reason).text);
    let dimensions = context.measures.status.dimensions.iter();
    dimensions
        .filter_map(|of| {
            let (dimension, until) = (of.dimension?, of.overridden.as_ref()?.expires);
            let name = status::name(context, dimension);
            let (rule, shown) = (context.colour(of.rule).word, context.colour(of.shown).word);
            let date = context.words.date_near(until, context.year);
            let says = context.say_with(
                "terminal-override",
                &[
                    ("dimension", Arg::Text(&name)),
                    ("shown", Arg::Text(&shown)),
                    ("rule", Arg::Text(&rule)),
                    ("name", Arg::Text(&by)),
                    ("date", Arg::Text(&date)),
                    ("reason", Arg::Text(&reason)),
                ],
            );
            Some(Overridden {
                dimension: dimension.word(),
                rule: of.rule,
                shown: of.shown,
                by: by.clone(),
                until: until.to_string(),
                reason: reason.clone(),
                says,
            })
        })
        .collect()
}

fn line(context: &ProgramContext<'_>) -> StatusLine {
    let overall = &context.measures.status.overall;
    let decisions_waiting =
        context.program.decisions.iter().filter(|decision| decision.facts.state == DecisionState::Needed).count();
    let issues = issue_counts(context);
    StatusLine {
        program: context.program.id.to_string(),
        name: context.prose(&context.program.facts.short_name).text,
        colour: overall.shown,
        rule: overall.rule,
        held_since: overall.held_since.filter(|_| overall.held).map(|date| date.to_string()),
        clause: overall.clause.as_ref().map(|clause| clause.rule.to_string()),
        reason: status::says(context, overall),
        overrides: overrides(context),
        seen_otherwise: Vec::new(),
        milestones: milestones(context),
        decisions_waiting,
        issues,
        said: Said { colour: context.colour(overall.shown).word, waiting: waiting(context, decisions_waiting, issues) },
    }
}

fn milestones(context: &ProgramContext<'_>) -> Vec<MilestoneLine> {
    let mut open: Vec<&MilestoneMeasures> = context.measures.milestones.iter().filter(|one| !one.done).collect();
    open.sort_by_key(|one| one.forecast);
    let promised: Vec<&MilestoneMeasures> = open.iter().copied().filter(|one| one.committed.is_some()).collect();
    let chosen = if promised.is_empty() { open.into_iter().take(1).collect() } else { promised };
    chosen.into_iter().take(MILESTONES).filter_map(|one| milestone(context, one)).collect()
}

fn milestone(context: &ProgramContext<'_>, measures: &MilestoneMeasures) -> Option<MilestoneLine> {
    let task = context.program.tasks.get(measures.task)?;
    let name = context.prose(&task.facts.name).text;
    let slip = measures.commitment_slip.or(measures.slip);
    let said = |key: &str, date| {
        let date = context.words.date_near(date, context.year);
        context.say_with(key, &[("date", Arg::Text(&date))])
    };
    let cells = [
        name.clone(),
        match (measures.committed, measures.baseline) {
            (Some(date), _) => said("terminal-committed", date),
            (None, Some(date)) => said("terminal-baseline", date),
            (None, None) => String::new(),
        },
        said("terminal-forecast", measures.forecast),
        slip.map(|slip| slip_says(context, slip)).unwrap_or_default(),
    ];
    Some(MilestoneLine {
        id: task.id.to_string(),
        name,
        committed: measures.committed.map(|date| date.to_string()),
        forecast: measures.forecast.to_string(),
        slip,
        cells,
    })
}

/// "+10 d late", "3 d early", "0 d".
fn slip_says(context: &ProgramContext<'_>, slip: i64) -> String {
    let count = if slip < 0 { context.words.number(slip.saturating_neg()) } else { context.words.signed(slip) };
    let days = context.say_with("days", &[("n", Arg::Text(&count))]);
    match slip {
        0 => days,
        1.. => context.say_with("terminal-late", &[("days", Arg::Text(&days))]),
        _ => context.say_with("terminal-early", &[("days", Arg::Text(&days))]),
    }
}

fn issue_counts(context: &ProgramContext<'_>) -> IssueCounts {
    let issues = &context.measures.issues;
    let closed = issues.iter().filter(|issue| matches!(issue.state, IssueState::Resolved | IssueState::Closed));
    IssueCounts {
        created: issues.len(),
        closed: closed.count(),
        open: issues.iter().filter(|issue| issue.open).count(),
        median_days_to_close: context.measures.median_days_to_close.map(|days| (days * 1e4).round() / 1e4),
    }
}

fn waiting(context: &ProgramContext<'_>, decisions: usize, issues: IssueCounts) -> String {
    let number = |count: usize| context.words.number(i64::try_from(count).unwrap_or(i64::MAX));
    let (open, created, closed) = (number(issues.open), number(issues.created), number(issues.closed));
    let mut said = context.say_n("terminal-decisions", decisions);
    said.push_str(&context.say_with(
        "terminal-issues",
        &[
            ("n", Arg::Count(i64::try_from(issues.created).unwrap_or(i64::MAX))),
            ("open", Arg::Text(&open)),
            ("created", Arg::Text(&created)),
            ("closed", Arg::Text(&closed)),
        ],
    ));
    if let Some(days) = issues.median_days_to_close {
        let days = context.words.decimal(days);
        said.push_str(&context.say_with("terminal-median", &[("days", Arg::Text(&days))]));
    }
    said
}

/// The mark of a colour in characters.
fn symbol(colour: Option<Colour>) -> char {
    match colour {
        Some(Colour::Green) => '●',
        Some(Colour::Amber) => '▲',
        Some(Colour::Red) => '■',
        None => '○',
    }
}

fn widest<'t>(texts: impl Iterator<Item = &'t str>) -> usize {
    texts.map(UnicodeWidthStr::width).max().unwrap_or(0)
}

/// A text filled up to a width in columns; wide characters count two.
fn padded(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}

/// Likewise, to the right.
fn aligned(text: &str, width: usize) -> String {
    format!("{}{text}", " ".repeat(width.saturating_sub(text.width())))
}

fn push(out: &mut String, line: &str) {
    out.push_str(line.trim_end());
    out.push('\n');
}

#[allow(clippy::ref_option, clippy::trivially_copy_pass_by_ref, reason = "the form that serde calls")]
fn colour_word<S: Serializer>(colour: &Option<Colour>, serializer: S) -> Result<S::Ok, S::Error> {
    colour.map(Colour::word).serialize(serializer)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(name: &str, colour: Option<Colour>, milestones: &[[&str; 4]]) -> StatusLine {
        StatusLine {
            program: "nbl".to_owned(),
            name: name.to_owned(),
            colour,
            rule: colour,
            held_since: None,
            clause: colour.map(|_| "SCH-R3".to_owned()),
            reason: "acceptance is late".to_owned(),
            overrides: Vec::new(),
            seen_otherwise: Vec::new(),
            milestones: milestones
                .iter()
                .map(|cells| MilestoneLine {
                    id: "MS-NBL-ACCEPT".to_owned(),
                    name: cells[0].to_owned(),
                    committed: Some("2026-08-14".to_owned()),
                    forecast: "2026-08-28".to_owned(),
                    slip: Some(10),
                    cells: cells.map(str::to_owned),
                })
                .collect(),
            decisions_waiting: 2,
            issues: IssueCounts { created: 3, closed: 1, open: 2, median_days_to_close: None },
            said: Said { colour: colour.map_or("-", Colour::word).to_owned(), waiting: "2 decisions".to_owned() },
        }
    }

    #[test]
    fn columns_are_aligned_and_wide_characters_count_two() {
        let lines = [
            line("Nebula A8", Some(Colour::Red), &[["Acceptance", "14 Aug", "28 Aug", "+10 d"]]),
            line("昆仑液冷", None, &[["验收", "9月28日", "9月30日", "+2 d"]]),
        ];
        assert_eq!(
            screen(&lines),
            "\
■ red  Nebula A8  acceptance is late  [SCH-R3]
                  Acceptance  14 Aug   28 Aug   +10 d
                  2 decisions

○ -    昆仑液冷   acceptance is late
                  验收        9月28日  9月30日   +2 d
                  2 decisions
"
        );
    }

    #[test]
    fn programs_read_dates_and_numbers() {
        let json = serde_json::to_string(&line("Nebula A8", Some(Colour::Red), &[["a", "", "", ""]])).unwrap();
        assert_eq!(
            json,
            "{\"program\":\"nbl\",\"name\":\"Nebula A8\",\"colour\":\"red\",\"rule\":\"red\",\"held_since\":null,\"clause\":\"SCH-R3\",\
             \"reason\":\"acceptance is late\",\"overrides\":[],\"seen_otherwise\":[],\"milestones\":[{\"id\":\"MS-NBL-ACCEPT\",\"name\":\"a\",\
             \"committed\":\"2026-08-14\",\"forecast\":\"2026-08-28\",\"slip\":10}],\"decisions_waiting\":2,\
             \"issues\":{\"created\":3,\"closed\":1,\"open\":2,\"median_days_to_close\":null}}"
        );
    }
}
