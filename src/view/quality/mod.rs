//! Data quality: what the checks say of a program's files, as the compiler prints it, each rule named in the page's
//! language. Internal only.

mod network;
mod visible;

use std::collections::BTreeSet;

use serde::Serialize;
use unicode_width::UnicodeWidthChar;

use crate::diagnostics::{Diagnostic, FileId, Files, quote};
use crate::text::{Arg, Lang};

use super::context::ProgramContext;
use super::frame::Head;
use super::paging::{fitting, weight};
use super::shapes::{Prose, Ref};

use visible::Visible;

/// Bytes of findings on the page.
const BUDGET: usize = 34_000;
/// Columns that are quoted before the part that is meant.
const BEFORE: usize = 64;
/// Bytes of a finding's tags.
const ITEM: usize = 320;
/// Findings of a code that could have room: one more than would fill the page with their tags alone.
const MOST: usize = BUDGET / ITEM + 1;

/// What `pages/quality.html` reads.
#[derive(Debug, Clone, Serialize)]
pub struct QualityPage {
    summary: String,
    network: Option<Network>,
    groups: Vec<CodeGroup>,
}

/// The checks of the schedule.
#[derive(Debug, Clone, Serialize)]
struct Network {
    summary: String,
    checks: Vec<network::NetworkCheck>,
}

/// The findings of one code.
#[derive(Debug, Clone, Serialize)]
struct CodeGroup {
    code: &'static str,
    title: Prose,
    why: Prose,
    count: String,
    items: Vec<Finding>,
    more: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
struct Finding {
    message: Prose,
    file: Option<String>,
    line: Option<u32>,
    column: Option<u32>,
    source: Vec<SourceLine>,
    label: Option<Prose>,
    hint: Option<Prose>,
    subject: Option<Ref>,
}

#[derive(Debug, Clone, Serialize)]
struct SourceLine {
    number: u32,
    before: String,
    hit: String,
    after: String,
}

/// The page of a program; without any finding where the site carries none.
#[must_use]
pub fn page(context: &ProgramContext<'_>) -> (Head, QualityPage) {
    let mut found: Vec<(&Diagnostic, usize)> = Vec::new();
    let mut findings: Vec<Vec<Finding>> = Vec::new();
    let mut files_named: BTreeSet<FileId> = BTreeSet::new();
    if let Some((files, diagnostics)) = context.site.warnings {
        let visible = Visible::new(context, files, diagnostics);
        let mut shown: Vec<&Diagnostic> = diagnostics.iter().filter(|found| visible.shows(found)).collect();
        // They come by file and place, and stay so within a code.
        shown.sort_by_key(|found| found.code);
        files_named.extend(shown.iter().filter_map(|found| found.span).map(|span| span.file));
        for of_code in shown.chunk_by(|one, next| one.code == next.code) {
            found.extend(of_code.first().map(|first| (*first, of_code.len())));
            let items = of_code.iter().take(MOST).map(|one| finding(context, files, one, &visible));
            findings.push(items.collect());
        }
    }
    let count: usize = found.iter().map(|(_, count)| count).sum();
    let summary = summary(context, count, files_named.len());
    let weights: Vec<Vec<usize>> = findings.iter().map(|items| items.iter().map(finding_weight).collect()).collect();
    let cap = fitting(&weights, BUDGET);
    let groups = found
        .into_iter()
        .zip(findings)
        .map(|((first, count), mut items)| {
            items.truncate(cap);
            group(context, first, count, items)
        })
        .collect();
    let program = context.prose(&context.program.facts.short_name).text;
    let heading = context.say("tab-quality");
    let head = Head {
        title: context.say_with(
            "title-quality",
            &[("program", Arg::Text(&program)), ("heading", Arg::Text(&heading)), ("says", Arg::Text(&summary))],
        ),
        heading: context.plain(heading),
        sub: None,
        crumbs: Vec::new(),
    };
    let network = network::checks(context).map(|(summary, checks)| Network { summary, checks });
    (head, QualityPage { summary, network, groups })
}

fn summary(context: &ProgramContext<'_>, count: usize, files: usize) -> String {
    if count == 0 {
        return context.say("quality-none");
    }
    let files = context.say_n("quality-files", files);
    let count = i64::try_from(count).unwrap_or(i64::MAX);
    context.say_with("quality-summary", &[("n", Arg::Count(count)), ("files", Arg::Text(&files))])
}

fn group(context: &ProgramContext<'_>, first: &Diagnostic, count: usize, items: Vec<Finding>) -> CodeGroup {
    let info = first.code.info();
    let left = count - items.len();
    CodeGroup {
        code: first.code.name(),
        title: in_page_language(context, first.code.name(), info.title),
        why: in_page_language(context, &format!("{}-why", first.code), info.why),
        count: context.words.number(i64::try_from(count).unwrap_or(i64::MAX)),
        items,
        more: (left > 0).then(|| context.say_n("quality-more", left)),
    }
}

fn finding(context: &ProgramContext<'_>, files: &Files, diagnostic: &Diagnostic, visible: &Visible<'_>) -> Finding {
    let quoted = diagnostic.span.map(|span| (files.path(span.file).to_owned(), quote(files, span)));
    let location = quoted.as_ref().map(|(_, quote)| quote.location);
    let (file, source) = match quoted {
        Some((path, quote)) => {
            let number = quote.location.line;
            (Some(path), vec![SourceLine { number, before: near(&quote.before), hit: quote.hit, after: quote.after }])
        }
        None => (None, Vec::new()),
    };
    Finding {
        message: english(context, &diagnostic.message),
        file,
        line: location.map(|location| location.line),
        column: location.map(|location| location.column),
        source,
        label: diagnostic.label.as_deref().map(|label| english(context, label)),
        hint: diagnostic.hint.as_deref().map(|hint| english(context, hint)),
        subject: diagnostic.entity.as_ref().and_then(|entity| visible.subject(context, entity)),
    }
}

/// The end of what stands before the part that is meant, so that the part is in view on most screens.
fn near(before: &str) -> String {
    let mut used = 0;
    let kept = before.char_indices().rev().take_while(|(_, c)| {
        used += c.width().unwrap_or(0);
        used <= BEFORE
    });
    match kept.last() {
        Some((at, _)) if at > 0 => format!("…{}", &before[at..]),
        _ => before.to_owned(),
    }
}

/// What a rule is called and why it matters: the message of that key, or else the registry's own English.
fn in_page_language(context: &ProgramContext<'_>, key: &str, registered: &str) -> Prose {
    if context.words.has(key) { context.plain(context.say(key)) } else { english(context, registered) }
}

/// Findings are written in English, like the files' keys.
fn english(context: &ProgramContext<'_>, text: &str) -> Prose {
    context.words_in(text, Lang::En)
}

fn finding_weight(finding: &Finding) -> usize {
    let source = finding.source.iter().flat_map(|line| [&line.before, &line.hit, &line.after]);
    let texts = [Some(&finding.message), finding.label.as_ref(), finding.hint.as_ref()].into_iter().flatten();
    let subject = finding.subject.iter().flat_map(|subject| {
        [Some(&subject.id), subject.href.as_ref(), subject.title.as_ref().map(|title| &title.text)]
    });
    let words = texts.map(|text| &text.text).chain(source).chain(&finding.file).chain(subject.flatten());
    words.map(|words| weight(words)).sum::<usize>() + ITEM
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_part_that_is_meant_stays_in_view() {
        assert_eq!(near("  due: "), "  due: ");
        assert_eq!(near(&"中".repeat(40)), format!("…{}", "中".repeat(32)));
        assert_eq!(near(&"x".repeat(65)), format!("…{}", "x".repeat(64)));
        assert_eq!(near(&"x".repeat(64)), "x".repeat(64));
    }
}
