//! A synthetic portfolio of any size: the same measures give the same bytes.
//!
//! Plans are networks of workstreams with cross links, a third of them done; issues have logs; a baseline,
//! requirements, risks, decisions, notes and ledger entries make every page have something to say.

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};

use chrono::{Datelike, Days, NaiveDate};

/// How large it is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Size {
    /// Programs.
    pub(crate) programs: usize,
    /// Tasks of each program.
    pub(crate) tasks: usize,
    /// Issues of the whole portfolio.
    pub(crate) issues: usize,
    /// Start of the random numbers.
    pub(crate) seed: u64,
}

/// Its files by their path in the folder of programs.
#[derive(Debug, Default)]
pub(crate) struct Files(pub(crate) BTreeMap<String, String>);

impl Files {
    fn add(&mut self, path: impl Into<String>, text: &str) {
        self.0.insert(path.into(), text.to_owned());
    }
}

/// All files of a portfolio of this size.
///
/// # Errors
/// None in practice: writing to a string does not fail.
pub(crate) fn portfolio(size: Size) -> Result<Files, fmt::Error> {
    let mut random = Random(size.seed);
    let mut out = Files::default();
    shared(&mut out, size.programs)?;
    for index in 0..size.programs {
        let from = size.issues * index / size.programs;
        let to = size.issues * (index + 1) / size.programs;
        program(&mut out, index, size.tasks, to - from, &mut random)?;
    }
    Ok(out)
}

const AREAS: [&str; 6] = ["firmware", "thermal", "power", "software", "quality", "supply"];
const PEOPLE: usize = 24;
const WORKSTREAMS: usize = 12;
const REPORTS: usize = 8;

/// Sebastiano Vigna's splitmix64.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from 0 to `n` − 1.
    fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.next() % n.max(1) as u64).unwrap_or(0)
    }
}

fn day(n: usize) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 5)
        .and_then(|start| start.checked_add_days(Days::new(n as u64)))
        .unwrap_or_default()
}

/// The n-th working day.
fn workday(n: usize) -> NaiveDate {
    day(n / 5 * 7 + n % 5)
}

fn key(index: usize) -> String {
    format!("p{index:02}")
}

fn shared(out: &mut Files, programs: usize) -> fmt::Result {
    let ids: Vec<String> = (0..programs).map(key).collect();
    out.add(
        "portfolio.yaml",
        &format!(
            "schema: 1\nname: {{en: Synthetic programs, zh: 合成项目组合}}\ndefault_language: en\ndata_date: 2026-06-12\n\
             time_zone: Europe/Berlin\nprograms: [{}]\n\
             mail: {{from: \"Programs <programs@synth.example>\", reply_to: programs@synth.example, domains: [synth.example], id_domain: status.synth.example}}\n",
            ids.join(", ")
        ),
    );
    let mut areas = String::new();
    for (index, area) in AREAS.iter().enumerate() {
        writeln!(areas, "{area}: {{name: {{en: {area}, zh: {area} 组}}, lead: e{index:02}}}")?;
    }
    out.add("areas.yaml", &areas);
    out.add(
        "calendars/week.yaml",
        "id: week\ntz: Europe/Berlin\nweek: {mon: [\"08:00-16:00\"], tue: [\"08:00-16:00\"], wed: [\"08:00-16:00\"], thu: [\"08:00-16:00\"], fri: [\"08:00-16:00\"]}\n\
         holidays:\n  - {date: 2026-05-01, name: {en: Labour Day, zh: 劳动节}}\n  - {date: 2026-12-25, name: {en: Christmas Day, zh: 圣诞节}}\n",
    );
    for index in 0..PEOPLE {
        out.add(
            format!("people/e{index:02}.yaml"),
            &format!(
                "id: e{index:02}\nname: {{en: Engineer {index}, zh: 工程师 {index}}}\ntitle: {{en: Engineer, zh: 工程师}}\narea: {}\nsite: berlin\ntz: Europe/Berlin\nemail: e{index:02}@synth.example\ncalendar: week\n",
                AREAS[index % AREAS.len()]
            ),
        );
    }
    for index in 0..programs {
        let customer = format!("c{index:02}");
        out.add(
            format!("customers/{customer}.yaml"),
            &format!(
                "id: {customer}\nname: {{en: Customer {index:02} Cloud, zh: 客户 {index:02} 云}}\nkind: csp\ncontacts:\n  - {{id: {customer}/lead, name: Lead {index:02}, role: {{en: Lead, zh: 负责人}}, tz: Europe/Berlin, email: lead@{customer}.example}}\nmail_domains: [{customer}.example]\n"
            ),
        );
    }
    Ok(())
}

fn program(out: &mut Files, index: usize, n_tasks: usize, n_issues: usize, random: &mut Random) -> fmt::Result {
    let (id, upper) = (key(index), key(index).to_uppercase());
    let folder = id.as_str();
    let languages = if index.is_multiple_of(2) { "[en, zh-Hans]" } else { "[en]" };
    out.add(
        format!("{folder}/program.yaml"),
        &format!(
            "id: {id}\nname: {{en: Program {index:02}, zh: 项目 {index:02}}}\ncustomer: c{index:02}\nlanguages: {languages}\nphase: dvt\nmanager: e{:02}\nsponsor: e23\n\
             time_zone: Europe/Berlin\ncalendar: week\nstart: 2026-01-05\ncommitted:\n  - {{milestone: MS-{upper}-END, date: 2026-12-18, visibility: customer}}\n\
             current_baseline: first\nvisibility: customer\n",
            index % PEOPLE
        ),
    );
    out.add(format!("{folder}/team.yaml"), "core: [e00, e01, e02, e03]\n");
    out.add(
        format!("{folder}/audiences.yaml"),
        "exec: {audience: executive, to: [e23], language: en, when: fri, as: summary}\ncore: {audience: internal, to: \"@core\", language: en, when: fri, as: full}\n",
    );
    out.add(
        format!("{folder}/gates.yaml"),
        &format!(
            "gates:\n  - id: G3\n    name: {{en: DVT exit, zh: DVT 退出评审}}\n    milestone: MS-{upper}-END\n    approvers: [e00]\n    criteria:\n\
             \x20     - {{id: G3-1, text: {{en: No open S1 or S2, zh: 无未关闭的 S1 或 S2}}, type: issue-limit, check: \"!issues.exists(i, i.severity <= 2 && i.open)\", owner: e01}}\n\
             \x20     - {{id: G3-2, text: {{en: All must requirements verified, zh: 必须需求全部验证}}, type: req, check: \"requirements.all(r, r.priority != 'must' || r.verified)\", owner: e02}}\n\
             \x20   decision: null\n"
        ),
    );
    plan(out, folder, &upper, n_tasks, random)?;
    for issue in 0..n_issues {
        write_issue(out, folder, &upper, issue, n_tasks, random)?;
    }
    entities(out, folder, &upper, n_tasks, random);
    memory(out, folder, &upper);
    Ok(())
}

/// Chains in every workstream, with a link across now and then; the first third is done.
fn plan(out: &mut Files, folder: &str, upper: &str, n_tasks: usize, random: &mut Random) -> fmt::Result {
    let per_stream = n_tasks.div_ceil(WORKSTREAMS);
    let mut baseline = "id: first\napproved: {by: [e00], on: 2026-01-05}\ndates:\n".to_owned();
    let mut last = Vec::new();
    let mut number = 0;
    for stream in 0..WORKSTREAMS {
        let area = AREAS[stream % AREAS.len()];
        let mut text = format!(
            "workstream: {{id: ws{stream:02}, name: {{en: Workstream {stream:02}, zh: 工作流 {stream:02}}}, area: {area}, lead: e{:02}}}\ntasks:\n",
            stream % PEOPLE
        );
        // As many parallel chains as keep each within the year.
        let chains = per_stream.div_ceil(40).max(1);
        for place in 0..per_stream.min(n_tasks - number) {
            let task = format!("TSK-{upper}-{number:05}");
            let (chain, step) = (place % chains, place / chains);
            let days = 2 + random.below(5);
            let start = step * 5 + chain % 3;
            let mut after = Vec::new();
            if step > 0 {
                after.push(format!("TSK-{upper}-{:05}", number - chains));
            }
            if number > per_stream * 2 && random.below(4) == 0 {
                after.push(format!("\"TSK-{upper}-{:05} SS+1d\"", number - per_stream - random.below(per_stream / 2)));
            }
            let visibility = if random.below(3) == 0 { "customer" } else { "internal" };
            write!(
                text,
                "\n  {task}:\n    name: {{en: \"Task {number}, {area} step {step}\", zh: 任务 {number}}}\n    owner: e{:02}\n    estimate: {}d/{days}d/{}d\n    budget: {days}\n    visibility: {visibility}\n",
                random.below(PEOPLE),
                days - 1,
                days * 2
            )?;
            if !after.is_empty() {
                writeln!(text, "    after: [{}]", after.join(", "))?;
            }
            if start + 6 < 105 {
                writeln!(text, "    actual: {{start: {}, finish: {}}}", workday(start), workday(start + days))?;
            } else if start < 110 {
                writeln!(
                    text,
                    "    actual: {{start: {}}}\n    earned: percent\n    percent: {}",
                    workday(start),
                    10 + random.below(80)
                )?;
            }
            writeln!(baseline, "  {task}: {{start: {}, finish: {}}}", workday(start), workday(start + days - 1))?;
            if place + chains >= per_stream.min(n_tasks - (number - place)) {
                last.push(task);
            }
            number += 1;
        }
        if stream + 1 == WORKSTREAMS {
            write!(
                text,
                "\n  MS-{upper}-END:\n    name: {{en: Acceptance, zh: 验收}}\n    kind: milestone\n    gate: G3\n    after: [{}]\n    visibility: customer\n",
                last.join(", ")
            )?;
            writeln!(baseline, "  MS-{upper}-END: {{start: 2026-12-18, finish: 2026-12-18}}")?;
        }
        out.add(format!("{folder}/plan/{stream:02}-ws.yaml"), &text);
        if number >= n_tasks && stream + 1 < WORKSTREAMS {
            // A small plan ends early; its milestone goes into a file of its own.
            let end = format!(
                "workstream: {{id: end, name: {{en: End, zh: 结束}}, area: quality, lead: e00}}\ntasks:\n\n  MS-{upper}-END:\n    name: {{en: Acceptance, zh: 验收}}\n    kind: milestone\n    gate: G3\n    after: [{}]\n    visibility: customer\n",
                last.join(", ")
            );
            writeln!(baseline, "  MS-{upper}-END: {{start: 2026-12-18, finish: 2026-12-18}}")?;
            out.add(format!("{folder}/plan/99-end.yaml"), &end);
            break;
        }
    }
    out.add(format!("{folder}/baselines/first.yaml"), &baseline);
    Ok(())
}

fn write_issue(
    out: &mut Files,
    folder: &str,
    upper: &str,
    issue: usize,
    n_tasks: usize,
    random: &mut Random,
) -> fmt::Result {
    let id = format!("ISS-{upper}-{issue:05}");
    let severity = match random.below(100) {
        0..=1 => "S1",
        2..=16 => "S2",
        17..=71 => "S3",
        _ => "S4",
    };
    let opened = day(random.below(155));
    let closed = random.below(10) < 6 && opened < day(130);
    let owner = random.below(PEOPLE);
    let state = if closed { "closed" } else { "analysing" };
    let visibility = if random.below(3) == 0 { "customer" } else { "internal" };
    let due = day(150 + random.below(40));
    out.add(
        format!("{folder}/issues/{id}.md"),
        &format!(
            "---\nid: {id}\ntitle: {{en: \"Issue {issue}: link retrains after a warm reset\", zh: 问题 {issue}：热复位后链路重训练}}\nstatus: {state}\nseverity: {severity}\nurgency_claimed: U3\n\
             reported: {{at: {opened}T09:00+01:00, by: e{owner:02}, via: lab}}\nowner: e{owner:02}\narea: {}\nphase: dvt\nnext_action: {{text: {{en: Repeat on the second unit, zh: 在第二台上复测}}, owner: e{owner:02}, due: {due}}}\n\
             blocks: [TSK-{upper}-{:05}]\nvisibility: {visibility}\n---\nSeen on one unit of four. The event log shows a reset **before** the retrain; the register dump is attached.\n",
            AREAS[random.below(AREAS.len())],
            random.below(n_tasks)
        ),
    );
    let next = |days: usize| opened.checked_add_days(Days::new(days as u64)).unwrap_or(opened);
    let mut log = format!(
        "- {opened}T09:00+01:00 @e{owner:02} [opened] {{customer}} seen in the lab\n- {opened}T13:00+01:00 @e{owner:02} [acknowledged] reproduced\n\
         - {}T10:00+01:00 @e{owner:02} [status: acknowledged -> analysing] traces attached\n",
        next(1)
    );
    if closed {
        let days = 3 + random.below(20);
        writeln!(log, "- {}T10:00+01:00 @e{owner:02} [status: analysing -> fix-in-test] fix built", next(days))?;
        writeln!(
            log,
            "- {}T10:00+01:00 @e{owner:02} [status: fix-in-test -> closed] {{customer}} fix confirmed",
            next(days + 2)
        )?;
    }
    out.add(format!("{folder}/issues/{id}.log.md"), &log);
    Ok(())
}

fn entities(out: &mut Files, folder: &str, upper: &str, n_tasks: usize, random: &mut Random) {
    for number in 0..(n_tasks / 20).max(5) {
        let id = format!("REQ-{upper}-{number:04}");
        let priority = ["must", "should", "could"][number % 3];
        out.add(
            format!("{folder}/requirements/{id}.md"),
            &format!(
                "---\nid: {id}\ntitle: {{en: \"Requirement {number}\", zh: 需求 {number}}}\nsource: {{received: 2026-01-12}}\npriority: {priority}\nstatus: in-work\nareas: [quality]\n\
                 tasks: [TSK-{upper}-{:05}]\nverification: {{method: test}}\nowner: e{:02}\nvisibility: customer\n---\nHolds over 24 hours of full load.\n",
                random.below(n_tasks),
                random.below(PEOPLE)
            ),
        );
    }
    for number in 0..10 {
        let id = format!("RSK-{upper}-{number:03}");
        out.add(
            format!("{folder}/risks/{id}.md"),
            &format!(
                "---\nid: {id}\ntitle: {{en: \"Risk {number}: parts arrive late\", zh: 风险 {number}：物料延迟}}\ncategory: supply\nprobability: 0.{}\nimpact: {{schedule: {}d}}\nresponse: mitigate\nowner: e{:02}\nstatus: open\n---\n",
                1 + random.below(8),
                1 + random.below(20),
                random.below(PEOPLE)
            ),
        );
        let id = format!("DEC-{upper}-{number:03}");
        out.add(
            format!("{folder}/decisions/{id}.md"),
            &format!(
                "---\nid: {id}\ntitle: {{en: \"Decision {number}\", zh: 决策 {number}}}\nstatus: needed\nneeded_by: {}\noptions: [one, two]\nrecommend: 1\nowner: e{:02}\nvisibility: customer\n---\n",
                day(150 + random.below(40)),
                random.below(PEOPLE)
            ),
        );
    }
}

/// Notes and ledger entries of the last weeks.
fn memory(out: &mut Files, folder: &str, upper: &str) {
    for back in (1..=REPORTS).rev() {
        let Some(date) =
            NaiveDate::from_ymd_opt(2026, 6, 12).and_then(|d| d.checked_sub_days(Days::new(7 * back as u64)))
        else {
            continue;
        };
        let week = date.iso_week();
        let period = format!("{}-W{:02}", week.year(), week.week());
        let forecast = day(340 + (REPORTS - back));
        out.add(
            format!("{folder}/reports/{period}.yaml"),
            &format!(
                "period: {period}\ndata_date: {date}\nrules: 3\nmilestones: {{MS-{upper}-END: {{baseline: 2026-12-18, committed: 2026-12-18, forecast: {forecast}}}}}\n\
                 status:\n  internal: {{overall: {{rule: green, shown: green}}}}\n  executive: {{overall: {{rule: green, shown: green}}}}\ncounts: {{}}\n"
            ),
        );
    }
    out.add(
        format!("{folder}/status/2026-W24.md"),
        &format!(
            "---\nperiod: 2026-W24\nas_of: 2026-06-12T16:00+02:00\nauthor: e00\nkeyword: INFO\ndecisions: [DEC-{upper}-000]\nvisibility: internal\n---\n## BLUF {{en}}\n\
             Acceptance is forecast {{{{MS-{upper}-END.forecast}}}}.\n\n## BLUF {{customer en}}\nAcceptance is planned for {{{{MS-{upper}-END.forecast}}}}.\n"
        ),
    );
}
