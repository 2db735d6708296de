//! `program.yaml`: a program without what is filed under it.

use crate::diagnostics::{EntityRef, Span};
use crate::model::gate::Team;
use crate::model::plan::Plan;
use crate::model::program::{Commitment, Product, Program, ProgramFacts, ProgramInner, ScheduleSettings};
use crate::source::Node;
use crate::terms::{CalendarId, CustomerId, Dialect, Moment, PersonId, Phase, ProgramId, RecipeId};
use crate::text::{Lang, Text};
use crate::time::{Date, Duration, Zone};

use super::context::Context;
use super::entity::file_id;
use super::fields::Fields;

/// Working days of float below which a task is near-critical, where the program does not say.
const NEAR_CRITICAL_DAYS: u32 = 5;
/// Correlation between tasks of an area, where the program does not say: independence would understate the spread.
const CORRELATION: f64 = 0.3;

/// The id that stands in for one that is missing or wrong: the mistake is reported, the program is still read.
pub const STAND_IN: &str = "unwritten";

/// Reads `program.yaml` of the folder `id`. `zone` is the portfolio's, for programs that name none. The language of the
/// program's bare strings is set for all that is read after it.
pub fn read_program<'t>(
    id: &ProgramId,
    node: &'t Node,
    file: Span,
    zone: Zone,
    cx: &mut Context<'t>,
) -> Option<Program> {
    cx.about(EntityRef::new("program", id.as_str(), Some(id.as_str())), |cx| {
        cx.entity_fields(node, file, |fields| read_fields(fields, id, zone))
    })
}

fn read_fields(fields: &mut Fields<'_, '_>, folder: &ProgramId, zone: Zone) -> Program {
    let languages = read_languages(fields);
    let id = file_id(fields, folder.as_str(), |text| ProgramId::parse(text).ok()).unwrap_or_else(|| folder.clone());
    let facts = read_facts(fields, &id, languages, zone);
    let visibility = fields.get("visibility").unwrap_or_default();
    let customer = fields.required("customer").or_else(|| CustomerId::parse(STAND_IN).ok());
    let manager = fields.required("manager").or_else(|| PersonId::parse(STAND_IN).ok());
    let sponsor = fields.get("sponsor");
    let schedule = read_schedule(fields);
    let inner = ProgramInner {
        value_unit: fields.get("value_unit"),
        sla: fields.get("sla"),
        recipes: read_recipes(fields),
        links: fields.pairs("links"),
    };
    let committed = fields.entities("committed", read_commitment);
    let current_baseline = fields.get("current_baseline");
    Program {
        origin: fields.origin_of("id"),
        id,
        visibility,
        facts,
        inner,
        customer: customer.expect("`unwritten` has the shape of an id"),
        manager: manager.expect("`unwritten` has the shape of an id"),
        sponsor,
        schedule,
        committed,
        plan: Plan::default(),
        resources: Vec::new(),
        baselines: Vec::new(),
        spent: Vec::new(),
        current_baseline,
        reports: Vec::new(),
        gates: Vec::new(),
        team: Team::default(),
        mails: Vec::new(),
        requirements: Vec::new(),
        issues: Vec::new(),
        escalations: Vec::new(),
        risks: Vec::new(),
        decisions: Vec::new(),
        reviews: Vec::new(),
        actions: Vec::new(),
        collateral: Vec::new(),
        notes: Vec::new(),
    }
}

/// The program's languages, at least one, each once; the first is set as the language of bare strings.
fn read_languages(fields: &mut Fields<'_, '_>) -> Vec<Lang> {
    let mut languages: Vec<Lang> = Vec::new();
    for lang in fields.one_or_more("languages") {
        if !languages.contains(&lang) {
            languages.push(lang);
        }
    }
    if languages.is_empty() {
        languages.push(fields.cx.lang);
    }
    fields.cx.lang = languages.first().copied().unwrap_or_default();
    fields.cx.own.speak(&languages);
    languages
}

fn read_facts(fields: &mut Fields<'_, '_>, id: &ProgramId, languages: Vec<Lang>, zone: Zone) -> ProgramFacts {
    let lang = fields.cx.lang;
    let name = fields.required("name").unwrap_or_else(|| Text::new(lang, id.as_str()));
    let start: Option<Moment> = fields.required("start");
    ProgramFacts {
        short_name: fields.get("short_name").unwrap_or_else(|| name.clone()),
        name,
        phase: fields.required("phase").unwrap_or(Phase::Evaluation),
        product: fields.nested("product", read_product).unwrap_or_default(),
        languages,
        zone: fields.get("time_zone").unwrap_or(zone),
        start: start.unwrap_or(Moment::Day(Date::default())),
    }
}

fn read_product(fields: &mut Fields<'_, '_>) -> Product {
    Product {
        family: fields.get("family"),
        form: fields.get("form"),
        cooling: fields.get("cooling"),
        uses: fields.one_or_more("use"),
    }
}

fn read_schedule(fields: &mut Fields<'_, '_>) -> ScheduleSettings {
    let data_date = fields.get("data_date");
    let calendar = fields
        .required("calendar")
        .or_else(|| CalendarId::parse(STAND_IN).ok())
        .expect("`unwritten` has the shape of an id");
    let usual = ScheduleSettings {
        data_date,
        calendar,
        dialect: Dialect::USUAL,
        critical_float: Duration::ZERO,
        finish_by: None,
        near_critical: Duration::of_days(NEAR_CRITICAL_DAYS),
        correlation: CORRELATION,
    };
    fields
        .nested("schedule", |fields| ScheduleSettings {
            dialect: read_dialect(fields),
            critical_float: fields.get("critical_float").unwrap_or(usual.critical_float),
            finish_by: fields.get("finish_by"),
            near_critical: fields.get("near_critical").unwrap_or(usual.near_critical),
            correlation: fields.within("correlation", 0.0..=1.0).unwrap_or(usual.correlation),
            ..usual.clone()
        })
        .unwrap_or(usual)
}

fn read_dialect(fields: &mut Fields<'_, '_>) -> Dialect {
    let usual = Dialect::USUAL;
    Dialect {
        lag_calendar: fields.get("lag_calendar").unwrap_or(usual.lag_calendar),
        start_lag: fields.get("start_lag").unwrap_or(usual.start_lag),
        start_to_finish: fields.get("start_to_finish").unwrap_or(usual.start_to_finish),
        out_of_sequence: fields.get("out_of_sequence").unwrap_or(usual.out_of_sequence),
        early_start: fields.get("early_start").unwrap_or(usual.early_start),
        float: fields.get("float").unwrap_or(usual.float),
        milestones: fields.get("milestones").unwrap_or(usual.milestones),
        late_work: fields.get("late_work").unwrap_or(usual.late_work),
        unfinished: fields.get("unfinished").unwrap_or(usual.unfinished),
        critical: fields.get("critical").unwrap_or(usual.critical),
        open_ends: fields.get("open_ends").unwrap_or(usual.open_ends),
    }
}

/// Recipes with the date from which each is current, by date.
fn read_recipes(fields: &mut Fields<'_, '_>) -> Vec<(RecipeId, Date)> {
    let mut recipes: Vec<(RecipeId, Date)> = fields.items("recipes", |fields| {
        let id = fields.required("id");
        let from = fields.required("from");
        Some((id?, from?))
    });
    recipes.sort_by_key(|(_, from)| *from);
    recipes
}

fn read_commitment(fields: &mut Fields<'_, '_>) -> Option<Commitment> {
    let milestone = fields.required_like("milestone", "MS-NBL-ACCEPT");
    let date = fields.required("date");
    let source = fields.get("source");
    let visibility = fields.get("visibility").unwrap_or_default();
    let origin = fields.origin_of("milestone");
    Some(Commitment { milestone: milestone?, date: date?, source, visibility, origin })
}
