//! `portfolio.yaml`: settings, and the order of the programs.

use crate::diagnostics::{Code, Diagnostic, Spanned};
use crate::model::portfolio::{MailSettings, Settings};
use crate::model::program::DataDate;
use crate::source::Node;
use crate::terms::{Moment, ProgramId};
use crate::text::{Lang, Text};
use crate::time::{Weekday, Zone};

use super::calendar::WEEKDAYS;
use super::context::Context;
use super::fields::Fields;
use super::values::{FromNode, not_a_word};

/// The version of the file format this reader knows.
const SCHEMA: i64 = 1;

/// The day of reports where none is named.
const REPORT_DAY: Weekday = Weekday::Fri;

/// What `portfolio.yaml` says.
#[derive(Debug, Clone, PartialEq)]
pub struct PortfolioFile {
    /// The settings.
    pub settings: Settings,
    /// Programs in the order wanted, as written.
    pub programs: Vec<Spanned<ProgramId>>,
}

impl PortfolioFile {
    /// What holds where the folder has no `portfolio.yaml`: English, UTC, no mail.
    #[must_use]
    pub fn absent() -> Self {
        let settings = Settings {
            origin: None,
            name: Text::new(Lang::En, "Programs").with(Lang::ZhHans, "项目组合"),
            organisation: None,
            default_language: Lang::En,
            data_date: None,
            zone: Zone::UTC,
            report_day: REPORT_DAY,
            mail: MailSettings::default(),
        };
        Self { settings, programs: Vec::new() }
    }
}

/// Reads `portfolio.yaml`. Its own bare strings are in the language it names, so the language is set here for all that
/// is read after it.
pub fn read_portfolio<'t>(node: &'t Node, file: crate::diagnostics::Span, cx: &mut Context<'t>) -> PortfolioFile {
    let absent = PortfolioFile::absent();
    cx.entity_fields(node, file, |fields| {
        let default_language = fields.get("default_language").unwrap_or(Lang::En);
        fields.cx.lang = default_language;
        check_schema(fields);
        let name = fields.required("name").unwrap_or(absent.settings.name.clone());
        let organisation = fields.get("organisation");
        let data_date = fields.get("data_date");
        let zone = fields.get("time_zone").unwrap_or(Zone::UTC);
        let mail = fields.nested("mail", read_mail).unwrap_or_default();
        let programs = fields.spanned_list("programs");
        let report_day = read_weekday(fields, "report_day").map_or(REPORT_DAY, weekday);
        let origin = Some(fields.origin_of("name"));
        let settings = Settings { origin, name, organisation, default_language, data_date, zone, report_day, mail };
        PortfolioFile { settings, programs }
    })
    .unwrap_or_else(PortfolioFile::absent)
}

impl FromNode for DataDate {
    fn expected() -> String {
        "a date or `none`".to_owned()
    }

    fn example() -> String {
        "2026-06-12".to_owned()
    }

    fn from_node(node: &Node, what: &str, cx: &mut Context<'_>) -> Option<Self> {
        match node.as_scalar() {
            Some(scalar) if scalar.text == "none" => Some(Self::None),
            Some(_) => Moment::from_node(node, what, cx).map(Self::On),
            None => {
                cx.wrong_type(node, what, &Self::expected(), &Self::example());
                None
            }
        }
    }
}

/// A day of the week, 0 = Monday.
pub fn read_weekday(fields: &mut Fields<'_, '_>, name: &'static str) -> Option<u8> {
    let node = fields.node(name)?;
    let what = fields.quoted(name);
    let word = String::from_node(node, &what, fields.cx)?;
    let day = (0u8..).zip(WEEKDAYS).find(|(_, day)| *day == word);
    if day.is_none() {
        not_a_word(node, &word, &what, &WEEKDAYS, fields.cx);
    }
    day.map(|(number, _)| number)
}

/// The day of the week of a number from 0, Monday.
fn weekday(number: u8) -> Weekday {
    Weekday::try_from(number).unwrap_or(REPORT_DAY)
}

fn check_schema(fields: &mut Fields<'_, '_>) {
    let Some(schema) = fields.get::<i64>("schema").filter(|schema| *schema != SCHEMA) else {
        return;
    };
    let span = fields.span("schema");
    fields.report(
        Diagnostic::new(Code::E018, format!("files of schema {schema} cannot be read"))
            .at(span)
            .hint(format!("write `schema: {SCHEMA}`, or use the version these files were written for")),
    );
}

fn read_mail(fields: &mut Fields<'_, '_>) -> MailSettings {
    MailSettings {
        from: fields.get("from"),
        reply_to: fields.get("reply_to"),
        domains: fields.one_or_more("domains"),
        id_domain: fields.get("id_domain"),
        site_url: fields.pairs("site_url").into_iter().collect(),
    }
}
