//! Milepost turns plain-text program files kept in git into a static status site and weekly executive mails.
//!
//! Data flows one way, and the pipeline is this file: [`load`] reads, types, schedules and checks; [`site`] narrows,
//! measures, words and renders what one audience may see. Nothing here prints, reads a clock or writes to disk.

pub mod audience;
pub mod cli;
pub mod diagnostics;
pub mod exchange;
pub mod metrics;
pub mod model;
pub mod publish;
pub mod render;
pub mod schedule;
pub mod source;
pub mod terms;
pub mod text;
pub mod time;
pub mod view;

use std::collections::BTreeMap;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use audience::{MailTarget, Portfolio as Narrowed, Scoped};
use diagnostics::{Code, Diagnostic, EntityRef, Files, Span, has_errors, sort_diagnostics};
use metrics::{Measures, Rules};
use publish::SiteFolder;
use render::assets::Assets;
use render::engine::{Engine, RenderError};
use schedule::{Now, Schedules};
use source::{Overrides, Tree};
use terms::{ProgramId, Scope, Visibility};
use text::Words;
use time::IsoWeek;
use view::context::Site;
use view::mail::MailError;
use view::mail::stale::StaleWords;

/// Everything known of a folder of programs: what could be read, and every mistake in it.
#[derive(Debug)]
pub struct Loaded {
    /// The texts that diagnostics point into.
    pub files: Files,
    /// The typed portfolio; partial where there are errors.
    pub portfolio: model::Portfolio,
    /// Computed dates; without meaning where there are errors.
    pub schedules: Schedules,
    /// Status rules and gate checks, compiled.
    pub rules: Rules,
    /// Mistakes and warnings, sorted by file and place.
    pub diagnostics: Vec<Diagnostic>,
}

impl Loaded {
    /// Whether anything is so wrong that nothing may be published.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        has_errors(&self.diagnostics)
    }

    /// Adds a warning for everything of the user's own look that no page will show.
    pub fn check_look(&mut self, look: &Overrides) {
        let mut files = BTreeMap::new();
        for unused in render::look::unused(&look.files) {
            let text = look.files.get(&unused.path).cloned().unwrap_or_default();
            let file = *files
                .entry(unused.path.clone())
                .or_insert_with(|| self.files.add(format!("{}{}", look.shown, unused.path), text));
            let at = Span::new(file, unused.at.start, unused.at.end);
            self.diagnostics.push(Diagnostic::new(Code::W125, unused.message).at(at).hint(unused.hint));
        }
        sort_diagnostics(&mut self.diagnostics, &self.files);
    }
}

/// Reads, types, schedules and checks a folder of programs. All mistakes are found in one run; checks that need dates
/// run where there is no error.
#[must_use]
pub fn load(tree: &dyn Tree, now: Now) -> Loaded {
    let (sources, mut diagnostics) = source::read_tree(tree);
    let portfolio = model::read(&sources, &mut diagnostics);
    let (schedules, mistakes) = schedule::schedule(&portfolio, now);
    // An estimate of a thousand years is one mistake, not also a long task.
    let is_told = |found: &Diagnostic| mistakes.iter().any(|mistake| mistake.span == found.span);
    diagnostics.retain(|found| found.code != Code::W106 || !is_told(found));
    diagnostics.extend(mistakes);
    let narrowed = audience::narrow(&portfolio, &schedules, &Scope::Author);
    let rules = Rules::of(&narrowed);
    if !has_errors(&diagnostics) {
        diagnostics.extend(metrics::checks::check(&narrowed, &measure(&narrowed, &rules)));
    }
    sort_diagnostics(&mut diagnostics, &sources.files);
    Loaded { files: sources.files, portfolio, schedules, rules, diagnostics }
}

/// The audiences that have a site: internal readers, executives, and each customer with a program marked for it.
#[must_use]
pub fn audiences(portfolio: &model::Portfolio) -> Vec<Scope> {
    let mut customers: Vec<_> = portfolio
        .programs
        .iter()
        .filter(|program| program.visibility == Visibility::Customer)
        .map(|program| Scope::Customer(program.customer.clone()))
        .collect();
    customers.sort();
    customers.dedup();
    [Scope::Internal, Scope::Executive].into_iter().chain(customers).collect()
}

/// Measures of every visible program.
#[must_use]
pub fn measure(narrowed: &Scoped<Narrowed<'_>>, rules: &Rules) -> Vec<Measures> {
    narrowed.programs.par_iter().map(|program| metrics::measure(program, rules)).collect()
}

/// Renders one audience's site in memory.
///
/// # Errors
/// A template of the user's that does not fit.
pub fn site(loaded: &Loaded, scope: &Scope, assets: &Assets, engine: &Engine) -> Result<SiteFolder, RenderError> {
    let narrowed = audience::narrow(&loaded.portfolio, &loaded.schedules, scope);
    site_of(loaded, &narrowed, assets, engine)
}

/// Renders several audiences' sites in memory, on all cores; in the order of the audiences.
///
/// # Errors
/// A template of the user's that does not fit.
pub fn sites(
    loaded: &Loaded,
    scopes: &[Scope],
    assets: &Assets,
    engine: &Engine,
) -> Result<Vec<SiteFolder>, RenderError> {
    // Narrowing plays plans through when it first needs to, so one audience comes after the other.
    let narrowed: Vec<_> =
        scopes.iter().map(|scope| audience::narrow(&loaded.portfolio, &loaded.schedules, scope)).collect();
    narrowed.par_iter().map(|narrowed| site_of(loaded, narrowed, assets, engine)).collect()
}

fn site_of(
    loaded: &Loaded,
    narrowed: &Scoped<Narrowed<'_>>,
    assets: &Assets,
    engine: &Engine,
) -> Result<SiteFolder, RenderError> {
    let scope = narrowed.scope();
    let (css, js) = (assets.css(), assets.js());
    let warnings = scope.sees_inner().then_some((&loaded.files, loaded.diagnostics.as_slice()));
    let site = Site::new(narrowed, measure(narrowed, &loaded.rules), warnings, css.0.clone(), js.0.clone());
    let mut files = vec![(css.0, css.1.into_bytes()), (js.0, js.1.as_bytes().to_vec())];
    // Pages know nothing of each other; they are collected in the order of their slots.
    let pages: Vec<_> = view::site::slots(&site)
        .par_iter()
        .map(|slot| render::page::page(&site, slot, engine))
        .collect::<Result<_, _>>()?;
    files.extend(pages.into_iter().flatten());
    files.push(render::page::entry(&site, engine)?);
    Ok(SiteFolder { name: scope.name(), files })
}

/// A week's ledger entry, not yet written.
#[derive(Debug)]
pub struct Report {
    /// Place of its program in `Portfolio::programs`.
    pub program: usize,
    /// The week.
    pub period: IsoWeek,
    /// The text of its file.
    pub yaml: String,
}

/// The ledger entry of every program that has a data date, as each audience's site shows it now.
#[must_use]
pub fn reports(loaded: &Loaded, words: &Words) -> Vec<Report> {
    let scopes: Vec<Scope> = [Scope::Author].into_iter().chain(audiences(&loaded.portfolio)).collect();
    let narrowed: Vec<_> =
        scopes.iter().map(|scope| audience::narrow(&loaded.portfolio, &loaded.schedules, scope)).collect();
    let sites: Vec<Site<'_>> = narrowed
        .iter()
        .map(|narrowed| Site::new(narrowed, measure(narrowed, &loaded.rules), None, String::new(), String::new()))
        .collect();
    let programs = loaded.portfolio.programs.iter().zip(&loaded.schedules.programs).enumerate();
    programs
        .filter_map(|(program, (written, schedule))| {
            let period = IsoWeek::of(schedule.data_date?);
            let yaml = view::ledger::yaml(&sites, &written.id, words, None)?;
            Some(Report { program, period, yaml })
        })
        .collect()
}

/// The week's mails, and what there is to say about them.
#[derive(Debug)]
pub struct Outbox {
    /// File name and message, by audience, program and entry.
    pub mails: Vec<(String, Vec<u8>)>,
    /// Mails that cannot be written (E037), so that none is; mails whose lists had to be shortened, or that carry no
    /// words of their week.
    pub diagnostics: Vec<Diagnostic>,
}

/// Renders the mail of every entry of every program, each from the data its reader may see.
///
/// # Errors
/// A mail that is too large, a template that does not fit.
pub fn mails(loaded: &Loaded, engine: &Engine) -> Result<Outbox, RenderError> {
    let mut outbox = Outbox { mails: Vec::new(), diagnostics: Vec::new() };
    let mut stale = StaleWords::default();
    for scope in audiences(&loaded.portfolio) {
        let narrowed = audience::narrow(&loaded.portfolio, &loaded.schedules, &scope);
        let site = Site::new(&narrowed, measure(&narrowed, &loaded.rules), None, String::new(), String::new());
        for (index, program) in narrowed.programs.iter().enumerate() {
            for target in &program.mails {
                let mail = match view::mail::mail(&site, index, target, |lang| engine.words(lang)) {
                    Ok(mail) => mail,
                    Err(error) => {
                        outbox.diagnostics.push(unwritten(&error, target, program.id, loaded));
                        continue;
                    }
                };
                stale.add(program, &mail, &scope);
                let eml = render::mail::eml(&mail, engine)?;
                if let Some(bytes) = eml.shortened_from {
                    let message =
                        format!("the mail `{}` has {bytes} bytes: its lists are shortened", mail.envelope.list);
                    let about = EntityRef::new("mail", target.name, Some(program.id.as_str()));
                    outbox.diagnostics.push(
                        Diagnostic::new(Code::W122, message)
                            .at(target.origin.of("as"))
                            .hint("ask for one language, or write `as: summary`")
                            .about(about),
                    );
                }
                outbox.mails.push((eml.file, eml.bytes));
            }
        }
    }
    outbox.diagnostics.extend(stale.warnings());
    sort_diagnostics(&mut outbox.diagnostics, &loaded.files);
    Ok(outbox)
}

/// E037: why a mail cannot be written, at the place to mend.
fn unwritten(error: &MailError, target: &MailTarget<'_>, program: &ProgramId, loaded: &Loaded) -> Diagnostic {
    let found = Diagnostic::new(Code::E037, error.to_string()).hint(error.hint());
    let settings = loaded.portfolio.settings.origin.as_ref();
    if *error == MailError::NoSender {
        return match settings {
            Some(origin) => found.at(origin.of("mail")),
            None => found,
        };
    }
    found.at(target.origin.of("to")).about(EntityRef::new("mail", target.name, Some(program.as_str())))
}
