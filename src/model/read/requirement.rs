//! Requirements with their evidence: `requirements/REQ-NBL-012.md`.

use crate::diagnostics::{Code, Diagnostic};
use crate::model::document::BodyPart;
use crate::model::requirement::{
    Evidence, Requirement, RequirementFacts, RequirementInner, RequirementRefs, fingerprint,
};
use crate::terms::{CollateralId, EntityId, MoscowPriority, RequirementId, RequirementState, VerificationMethod};
use crate::text::{Lang, Text};
use crate::time::Date;

use super::context::{Context, shortened};
use super::entity::{EntityFile, read_entity, text_or};
use super::fields::Fields;

/// Reads a requirement. Nothing where no id can be made out.
pub fn read_requirement<'t>(file: EntityFile<'t>, cx: &mut Context<'t>) -> Option<Requirement> {
    let lang = cx.lang;
    let mut requirement = read_entity(file, cx, |fields, id: &RequirementId| {
        let title = text_or(fields, "title", id.as_str());
        let priority = fields.required("priority").unwrap_or(MoscowPriority::Must);
        let state = fields.required("status").unwrap_or(RequirementState::Proposed);
        let source = fields.nested("source", read_source).unwrap_or_default();
        let verification = fields.nested("verification", read_verification).unwrap_or_default();
        let facts = RequirementFacts {
            title,
            priority,
            category: fields.get("category"),
            state,
            customer_ref: source.customer_ref,
            section: source.section,
            received: source.received,
            method: verification.method,
            accept: verification.accept,
            sample_size: verification.sample_size,
        };
        let inner = RequirementInner { areas: fields.one_or_more("areas"), qual_rows: verification.qual_rows };
        let refs = RequirementRefs {
            owner: fields.get("owner"),
            tasks: fields.list("tasks"),
            document: source.document,
            waived_by: fields.get("waived_by"),
            evidence: fields.items("evidence", read_evidence),
        };
        (facts, inner, refs)
    })?;
    compare_fingerprints(&mut requirement, lang);
    Some(requirement)
}

#[derive(Default)]
struct Source {
    customer_ref: Option<String>,
    document: Option<CollateralId>,
    section: Option<String>,
    received: Option<Date>,
}

fn read_source(fields: &mut Fields<'_, '_>) -> Source {
    Source {
        customer_ref: fields.get("customer_ref"),
        document: fields.get("document"),
        section: fields.get("section"),
        received: fields.get("received"),
    }
}

#[derive(Default)]
struct Verification {
    method: Option<VerificationMethod>,
    qual_rows: Vec<String>,
    sample_size: Option<i64>,
    accept: Option<Text>,
}

fn read_verification(fields: &mut Fields<'_, '_>) -> Verification {
    Verification {
        method: fields.required("method"),
        qual_rows: fields.one_or_more("qual_rows"),
        sample_size: read_sample_size(fields),
        accept: fields.get("accept"),
    }
}

fn read_sample_size(fields: &mut Fields<'_, '_>) -> Option<i64> {
    let size: i64 = fields.get("sample_size")?;
    if size > 0 {
        return Some(size);
    }
    let (span, what) = (fields.span("sample_size"), fields.quoted("sample_size"));
    fields.report(
        Diagnostic::new(Code::E018, format!("{what} cannot be {size}"))
            .at(span)
            .hint("write how many samples are tested, at least 1"),
    );
    None
}

fn read_evidence(fields: &mut Fields<'_, '_>) -> Option<Evidence> {
    let result = fields.required("result");
    let on = fields.required("on");
    let recipe = fields.get("recipe");
    let reference = fields.get("ref");
    let fingerprint = read_fingerprint(fields);
    Some(Evidence {
        result: result?,
        on: on?,
        recipe,
        reference,
        fingerprint,
        fingerprint_holds: true,
        fingerprint_now: None,
    })
}

fn read_fingerprint(fields: &mut Fields<'_, '_>) -> Option<String> {
    let written: String = fields.get("fingerprint")?;
    let lower = written.to_ascii_lowercase();
    if lower.len() == 6 && lower.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Some(lower);
    }
    let span = fields.span("fingerprint");
    fields.report(
        Diagnostic::new(Code::E018, format!("`{}` is not a fingerprint", shortened(&written)))
            .at(span)
            .hint("write the 6 hex digits of the requirement's text, like `9a41c7`"),
    );
    None
}

/// Says of each result whether the text it was taken for still stands.
fn compare_fingerprints(requirement: &mut Requirement, lang: Lang) {
    let evidence = &mut requirement.refs.evidence;
    if evidence.iter().all(|result| result.fingerprint.is_none()) {
        return;
    }
    let own = |part: &&BodyPart| part.lang == lang;
    let body = requirement.body.parts.iter().find(own);
    let title = requirement.facts.title.read(lang).words;
    let now = fingerprint(title, body.map_or("", |part| part.markdown.as_str()));
    for result in evidence {
        result.fingerprint_holds = result.fingerprint.as_ref().is_none_or(|then| *then == now);
        result.fingerprint_now = (!result.fingerprint_holds).then(|| now.clone());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::{Files, Span};
    use crate::model::document::Body;
    use crate::source::parse_yaml;

    /// Whether each result holds for a requirement with this title and body.
    fn holds(title: &str, body: &str, fingerprints: &[&str]) -> Vec<bool> {
        let evidence: Vec<String> = fingerprints
            .iter()
            .map(|print| format!("  - {{result: pass, on: 2026-05-22, fingerprint: \"{print}\"}}\n"))
            .collect();
        let evidence = evidence.concat();
        let text = format!(
            "id: REQ-NBL-012\ntitle: {{zh: 标题, en: {title}}}\npriority: must\nstatus: verified\nevidence:\n{evidence}  - {{result: pass, on: 2026-05-22}}\n"
        );
        let mut files = Files::new();
        let file = files.add("r.md", text.as_str());
        let node = parse_yaml(file, &text, 0..text.len()).unwrap();
        let mut cx = Context::new(&files, Lang::En);
        let span = Span::whole_file(file);
        let part = |lang, words: &str| BodyPart { made_from: None, lang, markdown: words.to_owned(), span };
        let file = EntityFile {
            stem: "REQ-NBL-012",
            program: "nbl",
            node: &node,
            span,
            body: Body { parts: vec![part(Lang::ZhHans, "译文"), part(Lang::En, body)] },
        };
        let requirement = read_requirement(file, &mut cx).unwrap();
        assert_eq!(cx.diagnostics, []);
        let evidence = requirement.refs.evidence.iter();
        evidence.map(|result| result.fingerprint_holds).collect()
    }

    #[test]
    fn evidence_holds_while_title_and_body_in_the_first_language_stand() {
        let print = fingerprint("No throttling", "For 24 h.");
        let upper = print.to_uppercase();
        let prints = [print.as_str(), upper.as_str(), "000000"];
        assert_eq!(holds("No throttling", "For 24 h.\n", &prints), [true, true, false, true]);
        assert_eq!(holds("No throttling", "For 48 h.\n", &prints), [false, false, false, true]);
    }
}
