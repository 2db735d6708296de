//! The weekly mail of one entry of `audiences.yaml`: the report of one program for one reader.
//!
//! What enters: a site narrowed to the entry's reader, and the entry. What leaves: a [`Mail`], one block a language, in
//! the fixed order of a report: answer, bottom line, status, decisions, asks, milestones, risks and issues, changes,
//! the next two weeks. What always holds: nobody outside the audience is among its recipients.

mod envelope;
mod links;
mod milestones;
mod shapes;
pub mod stale;
mod strip;
mod subject;
mod top;

pub use envelope::MailError;
pub use shapes::{
    AheadLine, AskRow, Bar, Block, ChangeList, ChangeRow, Chip, DecisionOption, DecisionRow, Envelope, EscalationRow,
    Figure, Footer, IssueLine, Listed, Mail, Mailbox, MilestoneRow, RiskRow, TrendCell,
};

use crate::audience::MailTarget;
use crate::terms::Scope;
use crate::text::{Arg, Lang, Words};
use crate::time::{Instant, IsoWeek, Zone};

use super::address::{Address, Page};
use super::context::{ProgramContext, Site};
use super::parts::changes::{self, Change, Kind};
use super::parts::decisions;
use super::parts::statement::{self, old_words, statement};
use super::shapes::{Prose, When};
use super::week::ahead;
use links::Links;

/// How much a form of mail shows of each list.
#[derive(Debug, Clone, Copy)]
struct Caps {
    decisions: usize,
    asks: usize,
    milestones: usize,
    escalations: usize,
    /// Of a kind of change that readers ask about, half as many of the others; nothing for a digest of all kinds.
    changes: Option<usize>,
    ahead: usize,
}

/// Lines of a digest of changes.
const DIGEST: usize = 6;

/// The caps of a form by the word that authors write.
fn caps(form: &str) -> Caps {
    match form {
        "full" => Caps { decisions: 5, asks: 5, milestones: 8, escalations: 4, changes: Some(3), ahead: 6 },
        "customer" => Caps { decisions: 5, asks: 5, milestones: 8, escalations: 3, changes: Some(4), ahead: 8 },
        _ => Caps { decisions: 3, asks: 3, milestones: 6, escalations: 3, changes: None, ahead: 6 },
    }
}

/// The mail of an entry of a program, by the program's place in `Portfolio::programs`. `words` gives the messages of a
/// language.
///
/// # Errors
/// A program without a data date, settings without a sender, an entry without an address or with somebody outside its
/// audience.
pub fn mail<'w>(
    site: &Site<'_>,
    program: usize,
    target: &MailTarget<'_>,
    words: impl Fn(Lang) -> Option<&'w Words>,
) -> Result<Mail, MailError> {
    let mut blocks = Vec::new();
    let mut answers = Vec::new();
    let mut headers = None;
    for (index, lang) in target.languages.iter().enumerate() {
        let speech = words(*lang).ok_or_else(|| MailError::NoWords(target.name.to_owned()))?;
        let id = site.portfolio.programs.get(program).map(|program| program.id);
        let id = id.ok_or_else(|| MailError::NoDataDate(target.name.to_owned()))?;
        let at = Address::program(*lang, id, Page::Index);
        let context = ProgramContext::new(site, speech, &at, program)
            .ok_or_else(|| MailError::NoDataDate(target.name.to_owned()))?;
        let as_of = as_of(&context).ok_or_else(|| MailError::NoDataDate(envelope::list(&context, target)))?;
        let week = IsoWeek::of(context.as_of());
        if headers.is_none() {
            let envelope = envelope::envelope(&context, speech, target, week, as_of)?;
            headers = Some((envelope, week, statement::week(&context)));
        }
        answers.push((subject::answer(&context, &week.to_string()), *lang));
        blocks.push(block(&context, target, week, as_of, index == 0));
    }
    let (Some((envelope, week, note)), Some((first, lang)), Some(lead)) = (headers, answers.first(), blocks.first())
    else {
        return Err(MailError::NoWords(target.name.to_owned()));
    };
    let preheader = match answers.get(1) {
        Some((second, other)) => Prose { text: second.short(), lang: Some(other.tag()) },
        None => Prose { text: lead.status.says.clone(), lang: None },
    };
    Ok(Mail { subject: first.subject(), preheader, lang: lang.tag(), week, note, blocks, envelope })
}

/// The as-of instant: that of the note of the data date, or else the last minute of the data date.
fn as_of(context: &ProgramContext<'_>) -> Option<Instant> {
    let note = context.program.notes.last().filter(|note| Some(note.date) == context.program.data_date);
    note.map(|note| note.as_of).or_else(|| Some(context.program.data_instant?.plus_minutes(-1)))
}

fn block(context: &ProgramContext<'_>, target: &MailTarget<'_>, week: IsoWeek, at: Instant, leads: bool) -> Block {
    let caps = caps(target.form.word());
    let site_url = context.site.portfolio.mail.site_url;
    // The site has a program's pages only in its own languages.
    let own = &context.program.facts.languages;
    let lang = own.iter().find(|lang| **lang == context.at.lang).or(own.first());
    let at_home = Address { lang: lang.copied().unwrap_or(context.at.lang), ..context.at.clone() };
    let links = Links::new(site_url, &at_home);
    let program = context.prose(&context.program.facts.name);
    let week = context.words.week(week);
    let changes = change_lists(context, &links, caps.changes);
    let heading =
        context.say_with("mail-heading", &[("program", Arg::Text(&program.text)), ("week", Arg::Text(&week))]);
    Block {
        words: context.words.lang(),
        lang: context.words.lang().tag(),
        leads,
        audience: audience(context),
        heading: Prose { text: heading, lang: program.lang },
        status: strip::overall(context),
        statement: statement(context),
        old_words: old_words(context),
        strip: strip::dimensions(context),
        unassessed: strip::unassessed(context),
        bars: strip::bars(context),
        decisions: decision_rows(context, &links, caps.decisions),
        asks: ask_rows(context, &links, caps.asks),
        milestones: milestones::rows(context, &links, caps.milestones),
        milestone_heads: milestones::heads(context),
        risks: top::risks(context, &links),
        issues: top::issues(context, &links),
        escalations: top::escalations(context, caps.escalations),
        changes_title: changes::title(context),
        changes_href: week_page(context, &links).filter(|_| !changes.is_empty()),
        changes,
        ahead: ahead_rows(context, &links, caps),
        footer: footer(context, &links, at),
    }
}

fn audience(context: &ProgramContext<'_>) -> String {
    match context.scope() {
        Scope::Author | Scope::Internal => context.say("mail-internal"),
        Scope::Executive => context.say("mail-executive"),
        Scope::Customer(_) => {
            let name = context.prose(context.program.customer_name).text;
            context.say_with("audience-customer", &[("name", Arg::Text(&name))])
        }
    }
}

fn decision_rows(context: &ProgramContext<'_>, links: &Links<'_>, most: usize) -> Listed<DecisionRow> {
    let row = |index: usize| {
        let facts = context.program.decisions.get(index)?.facts;
        let mut item = decisions::item(context, index)?;
        links.widen(&mut item.href);
        let options = facts.options.iter().enumerate().map(|(place, text)| DecisionOption {
            text: context.prose(text),
            recommended: facts.recommend == Some(place + 1),
        });
        let says =
            said(context, [Some(item.id.clone()), text(item.owner.as_ref()), by(context, item.needed_by.as_ref())]);
        Some(DecisionRow { options: options.collect(), item, says })
    };
    let waiting = decisions::waiting(context).into_iter().filter_map(row).collect();
    Listed::of(waiting, most, links.full(context.page_href(Page::Decisions).as_deref()))
}

fn ask_rows(context: &ProgramContext<'_>, links: &Links<'_>, most: usize) -> Option<Listed<AskRow>> {
    let row = |mut item: decisions::AskItem| {
        if let Some(about) = &mut item.about {
            links.widen(&mut about.href);
        }
        let says = said(context, [text(item.to.as_ref()), by(context, item.due.as_ref())]);
        AskRow { item, says }
    };
    let asks = decisions::asks(context)?.into_iter().map(row).collect();
    Some(Listed::of(asks, most, links.full(context.page_href(Page::Index).as_deref())))
}

/// What there is of some words, in one line.
fn said<const N: usize>(context: &ProgramContext<'_>, words: [Option<String>; N]) -> String {
    words.into_iter().flatten().collect::<Vec<_>>().join(&context.say("comma"))
}

fn text(prose: Option<&Prose>) -> Option<String> {
    prose.map(|prose| prose.text.clone())
}

fn by(context: &ProgramContext<'_>, when: Option<&When>) -> Option<String> {
    when.map(|when| context.say_with("by-date", &[("date", Arg::Text(&when.text))]))
}

fn change_lists(context: &ProgramContext<'_>, links: &Links<'_>, most: Option<usize>) -> Vec<ChangeList> {
    let list = |label: Option<String>, changes: Vec<Change>, more: usize| {
        let items = changes.into_iter().map(|change| change_row(context, links, change, label.is_none())).collect();
        ChangeList { label, list: Listed { items, more, href: None } }
    };
    let mut lists = match most {
        None => {
            let (changes, more) = changes::digest(context, DIGEST);
            vec![list(None, changes, more)]
        }
        // The strip has said already which colours changed.
        Some(most) => Kind::ALL
            .into_iter()
            .filter(|kind| *kind != Kind::Status)
            .map(|kind| {
                let lesser =
                    matches!(kind, Kind::Started | Kind::Finished | Kind::Received | Kind::Passed | Kind::Done);
                let changes = changes::first(context, kind, if lesser { most.div_ceil(2) } else { most });
                let more = changes::count(context, kind).saturating_sub(changes.len());
                list(Some(changes::label(context, kind)), changes, more)
            })
            .collect(),
    };
    lists.retain(|list| !list.list.items.is_empty());
    lists
}

/// A change with full address, and in one line; with its kind where no heading says it.
fn change_row(context: &ProgramContext<'_>, links: &Links<'_>, mut change: Change, kind: bool) -> ChangeRow {
    links.widen(&mut change.subject.href);
    let old = change.old.as_ref().map(|old| format!("{old} →"));
    let note = change.note.as_ref().map(|note| note.text.clone());
    let words = [kind.then(|| change.kind.clone()), Some(change.subject.text.text.clone()), old, change.new.clone()];
    let what = words.into_iter().flatten().collect::<Vec<_>>().join(" ");
    ChangeRow { line: said(context, [Some(what), note]), change }
}

/// What is due, by date.
fn ahead_rows(context: &ProgramContext<'_>, links: &Links<'_>, caps: Caps) -> Listed<AheadLine> {
    let (rows, more) = ahead::cut(ahead::rows(context, false), caps.ahead);
    let items = rows.into_iter().map(|row| AheadLine {
        when: row.when,
        kind: row.kind,
        href: links.full(row.what.href.as_deref()),
        what: row.what.title.unwrap_or_else(|| context.plain(row.what.id.clone())),
        id: row.what.id,
        owner: row.owner,
    });
    Listed { items: items.collect(), more, href: week_page(context, links) }
}

/// Full address of the week's page, or else of the program's.
fn week_page(context: &ProgramContext<'_>, links: &Links<'_>) -> Option<String> {
    let page = context.page_href(Page::Week).or_else(|| context.page_href(Page::Index));
    links.full(page.as_deref())
}

fn footer(context: &ProgramContext<'_>, links: &Links<'_>, at: Instant) -> Footer {
    let year = |zone: Zone| {
        let local = at.to_local(zone);
        format!("{} {}", context.words.date_year(local.date()), local.format("%H:%M"))
    };
    let (utc, local) = (year(Zone::UTC), year(context.zone()));
    let zone = context.zone().name();
    let version = context.words.number(context.site.portfolio.rules.version);
    let name = context.prose(&context.program.facts.short_name).text;
    Footer {
        as_of: context.say_with(
            "mail-as-of",
            &[("utc", Arg::Text(&utc)), ("local", Arg::Text(&local)), ("zone", Arg::Text(zone))],
        ),
        rules: context.say_with("mail-rules", &[("version", Arg::Text(&version))]),
        link: context.say_with("mail-page", &[("program", Arg::Text(&name))]),
        href: links.full(context.page_href(Page::Index).as_deref()),
    }
}
