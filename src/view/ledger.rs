//! The text of a ledger entry: what is reported this week, as YAML that people read and nobody changes.
//!
//! What enters: one site a reader, the author's first. What leaves: the file's text. What always holds: the same input
//! gives the same bytes; read back it says the same.

use std::fmt::Write as _;

use crate::audience::{Program, Scoped};
use crate::metrics::Measures;
use crate::metrics::ledger::{Entry, EntryAudience, EntryMilestone, EntryStatus, entry};
use crate::terms::{Dimension, EntityId, ProgramId};
use crate::text::{Lang, Text, Words};

use super::address::{Address, Page};
use super::context::{ProgramContext, Site};
use super::status;

/// The entry of a program at its data date, for all readers that see it. The first site is the author's, from whom
/// nothing is hidden; it gives the milestones and is not reported to. `words` speaks the language of the clauses.
/// `commit` is the commit the files are at, where there is one. Nothing where no reader sees the program.
#[must_use]
pub fn yaml(sites: &[Site<'_>], program: &ProgramId, words: &Words, commit: Option<&str>) -> Option<String> {
    let address = Address::program(words.lang(), program, Page::Index);
    let contexts: Vec<ProgramContext<'_>> = sites
        .iter()
        .filter_map(|site| {
            let place = site.portfolio.programs.iter().position(|own| own.id == program)?;
            ProgramContext::new(site, words, &address, place)
        })
        .collect();
    let readers: Vec<(&Scoped<Program<'_>>, &Measures)> =
        contexts.iter().map(|context| (context.program, context.measures)).collect();
    let rules = contexts.first()?.site.portfolio.rules.version;
    let first = contexts.first()?.program.facts.languages.first().copied().unwrap_or_default();
    let entry = entry(&readers, rules)?;
    let says = |audience: &str, dimension: Option<Dimension>| {
        let context = contexts.iter().find(|context| context.program.scope().name() == audience)?;
        let dimensions = &context.measures.status.dimensions;
        let found = dimensions.iter().find(|one| one.dimension == dimension)?;
        found.clause.as_ref().map(|clause| status::clause_says(context, clause))
    };
    Some(text(&entry, first, commit, says))
}

/// The text of an entry. `first` is the language of bare strings; `says` gives the words of the clause of an audience's
/// dimension.
#[must_use]
pub fn text(
    entry: &Entry<'_>,
    first: Lang,
    commit: Option<&str>,
    says: impl Fn(&str, Option<Dimension>) -> Option<String>,
) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "period: {}", entry.period);
    let _ = writeln!(out, "data_date: {}", entry.data_date);
    let _ = writeln!(out, "rules: {}", entry.rules);
    if let Some(commit) = commit {
        let _ = writeln!(out, "commit: {}", scalar(commit));
    }
    milestones(&mut out, &entry.milestones, first);
    if entry.audiences.is_empty() {
        return out;
    }
    out.push_str("status:   # rule = what the rules gave, shown = what readers saw\n");
    for audience in &entry.audiences {
        statuses(&mut out, audience, &says);
    }
    out.push_str("counts:\n");
    for audience in &entry.audiences {
        counts(&mut out, audience);
    }
    out
}

fn milestones(out: &mut String, milestones: &[EntryMilestone<'_>], first: Lang) {
    if milestones.is_empty() {
        out.push_str("milestones: {}\n");
        return;
    }
    out.push_str("milestones:\n");
    let width = milestones.iter().map(|milestone| milestone.id.as_str().len()).max().unwrap_or(0) + 1;
    for milestone in milestones {
        let mut fields = Vec::new();
        fields.extend(milestone.baseline.map(|date| format!("baseline: {date}")));
        fields.extend(milestone.committed.map(|date| format!("committed: {date}")));
        fields.push(format!("forecast: {}", milestone.forecast));
        fields.extend(milestone.reason.map(|reason| format!("reason: {}", free_text(reason, first))));
        let key = format!("{}:", milestone.id);
        let _ = writeln!(out, "  {key:width$} {{{}}}", fields.join(", "));
    }
}

fn statuses(out: &mut String, audience: &EntryAudience, says: &impl Fn(&str, Option<Dimension>) -> Option<String>) {
    if audience.status.is_empty() {
        let _ = writeln!(out, "  {}: {{}}", scalar(&audience.name));
        return;
    }
    let _ = writeln!(out, "  {}:", scalar(&audience.name));
    for EntryStatus { dimension, rule, shown, clause } in &audience.status {
        let name = dimension.map_or("overall", Dimension::word);
        let mut fields = format!("rule: {rule}, shown: {shown}");
        if let Some(clause) = clause {
            let _ = write!(fields, ", clause: {}", scalar(clause.rule.as_str()));
            if let Some(words) = says(&audience.name, *dimension) {
                let _ = write!(fields, ", says: {}", quoted(&words));
            }
        }
        let _ = writeln!(out, "    {name}: {{{fields}}}");
    }
    if !audience.workstreams.is_empty() {
        let shown: Vec<String> =
            audience.workstreams.iter().map(|(id, colour)| format!("{}: {colour}", scalar(id.as_str()))).collect();
        let _ = writeln!(out, "    workstreams: {{{}}}", shown.join(", "));
    }
}

fn counts(out: &mut String, audience: &EntryAudience) {
    let groups: Vec<String> = audience
        .counts
        .iter()
        .map(|(group, names)| {
            let names: Vec<String> = names.iter().map(|(name, count)| format!("{name}: {count}")).collect();
            format!("{group}: {{{}}}", names.join(", "))
        })
        .collect();
    let _ = writeln!(out, "  {}: {{{}}}", scalar(&audience.name), groups.join(", "));
}

/// A text: a bare string where it is only in the program's first language, else a map by language.
fn free_text(text: &Text, first: Lang) -> String {
    let phrases: Vec<_> = text.all().collect();
    match phrases.as_slice() {
        [only] if only.lang == first => quoted(only.words),
        _ => {
            let parts: Vec<String> =
                phrases.iter().map(|phrase| format!("{}: {}", phrase.lang.key(), quoted(phrase.words))).collect();
            format!("{{{}}}", parts.join(", "))
        }
    }
}

/// A word as it is where YAML takes it for a word, else in quotes.
fn scalar(word: &str) -> String {
    let named = word.starts_with(|first: char| first.is_ascii_alphabetic())
        && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
    // A commit that could not be a number: `4be19c2`, but not `4e19`.
    let hex = word.bytes().all(|byte| byte.is_ascii_hexdigit()) && word.bytes().any(|byte| b"abcdf".contains(&byte));
    let plain = named || hex;
    let taken = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"];
    if plain && !taken.contains(&word.to_ascii_lowercase().as_str()) { word.to_owned() } else { quoted(word) }
}

/// A string in double quotes.
fn quoted(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 2);
    out.push('"');
    for c in words.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            // What YAML does not print, or takes for a line break.
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}') => {
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terms::{Colour, TaskId, WorkstreamId};
    use crate::time::{IsoWeek, parse_date};

    #[test]
    fn an_entry_reads_like_a_report() {
        let date = |text: &str| parse_date(text).unwrap();
        let (accept, kick) = (TaskId::parse("MS-NBL-ACCEPT").unwrap(), TaskId::parse("MS-NBL-KICK").unwrap());
        let reason = Text::new(Lang::En, "Recipe 1.4 \"requalification\"").with(Lang::ZhHans, "重新验证");
        let milestone = |id, committed, reason| EntryMilestone {
            id,
            baseline: Some(date("2026-08-14")),
            committed,
            forecast: date("2026-08-28"),
            reason,
        };
        let entry = Entry {
            period: IsoWeek::parse("2026-W24").unwrap(),
            data_date: date("2026-06-12"),
            rules: 3,
            milestones: vec![milestone(&kick, None, None), milestone(&accept, Some(date("2026-08-14")), Some(&reason))],
            audiences: vec![EntryAudience {
                name: "internal".to_owned(),
                status: vec![EntryStatus { dimension: None, rule: Colour::Red, shown: Colour::Amber, clause: None }],
                workstreams: vec![
                    (WorkstreamId::parse("firmware").unwrap(), Colour::Amber),
                    (WorkstreamId::parse("on").unwrap(), Colour::Green),
                ],
                counts: vec![("tasks", vec![("scope", 72), ("done", 41)]), ("issues", vec![("open", 38)])],
            }],
        };
        assert_eq!(
            text(&entry, Lang::En, Some("4be19c2"), |_, _| None),
            "period: 2026-W24\n\
             data_date: 2026-06-12\n\
             rules: 3\n\
             commit: 4be19c2\n\
             milestones:\n\
             \x20 MS-NBL-KICK:   {baseline: 2026-08-14, forecast: 2026-08-28}\n\
             \x20 MS-NBL-ACCEPT: {baseline: 2026-08-14, committed: 2026-08-14, forecast: 2026-08-28, \
             reason: {en: \"Recipe 1.4 \\\"requalification\\\"\", zh: \"重新验证\"}}\n\
             status:   # rule = what the rules gave, shown = what readers saw\n\
             \x20 internal:\n\
             \x20   overall: {rule: red, shown: amber}\n\
             \x20   workstreams: {firmware: amber, \"on\": green}\n\
             counts:\n\
             \x20 internal: {tasks: {scope: 72, done: 41}, issues: {open: 38}}\n"
        );
    }

    #[test]
    fn words_are_quoted_where_they_must_be() {
        assert_eq!(scalar("SCH-R3"), "SCH-R3");
        assert_eq!(scalar("1.4"), "\"1.4\"");
        assert_eq!(scalar("No"), "\"No\"");
        assert_eq!(scalar("4e19"), "\"4e19\"");
        assert_eq!(quoted("a\u{2028}b\u{7}\r"), "\"a\\u2028b\\u0007\\u000D\"");
    }
}
