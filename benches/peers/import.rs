//! Import of large plans: a made one, and the largest of a folder of public ones.

use std::path::{Path, PathBuf};

use milepost::exchange::write::folder;
use milepost::exchange::{Draft, ImportError};
use milepost::exchange::{bytes, msproject, p6};
use milepost::load;
use milepost::schedule::Now;
use milepost::source::Memory;
use milepost::terms::ProgramId;
use milepost::time::Instant;

use crate::draw::Draw;
use crate::python;
use crate::table::{Table, best, verdict};

const TASKS: u32 = 10_000;
const REPEATS: usize = 3;
/// The folders of oracles, and how their plans end.
const FORMATS: [(&str, &str); 2] = [("msproject", ".xml.gz"), ("p6", ".xer.xz")];

pub(crate) fn largest() {
    let mut table = Table::of("Import of 10,000 tasks and 20,000 links from Microsoft Project's XML");
    let xml = mspdi(TASKS);
    let size = format!("{} kB", xml.len() / 1000);
    let (seconds, draft) = best(REPEATS, || msproject::read(xml.as_bytes(), "plan").expect("a sound plan"));
    table.line("Milepost: read", seconds, &size);
    let answer = python::run("parse_xml.py", &xml, &[&REPEATS]);
    let leaves = draft.tasks.iter().filter(|task| task.duration.is_some()).count();
    #[allow(clippy::cast_precision_loss, reason = "10,000 tasks")]
    table.peer("Python's ElementTree: parse only", answer, |figures| verdict(figures == [leaves as f64]).to_owned());
    let (seconds, ()) = best(REPEATS, || import(xml.as_bytes(), |bytes| msproject::read(bytes, "plan")));
    table.line(
        "Milepost: read, write as files, read them, schedule",
        seconds,
        "all that `milepost import` does in memory",
    );

    let Some(oracles) = std::env::var_os("MILEPOST_ORACLES").map(PathBuf::from) else {
        println!("  MILEPOST_ORACLES is not set: no public plan was imported");
        return;
    };
    for (format, ending) in FORMATS {
        let Some((file, content)) = largest_of(&oracles.join(format), ending) else {
            println!("  no plan `*{ending}` in {}", oracles.join(format).display());
            continue;
        };
        let read = |bytes: &[u8]| match format {
            "p6" => p6::read(&bytes::text(bytes, None), None, "plan"),
            _ => msproject::read(bytes, "plan"),
        };
        let (seconds, ()) = best(REPEATS, || import(&content, read));
        Table::alone(&file, seconds, &format!("{} kB, all of it", content.len() / 1000));
    }
}

/// What the command does but for the disk.
fn import(content: &[u8], read: impl Fn(&[u8]) -> Result<Draft, ImportError>) {
    let draft = read(content).expect("a sound plan");
    let written = folder(&draft, &ProgramId::parse("plan").expect("well formed"));
    let files = written.files.into_iter().chain([written.portfolio]);
    let tree = Memory::new(files.map(|(path, text)| (path, text.into_bytes())));
    let loaded = load(&tree, Now { as_of: None, clock: Instant(0) });
    assert!(!loaded.has_errors(), "a plan with errors measures nothing");
}

/// The name and unpacked content of the plan with the most bytes.
fn largest_of(folder: &Path, ending: &str) -> Option<(String, Vec<u8>)> {
    let files = std::fs::read_dir(folder).ok()?.flatten().map(|entry| entry.path());
    let plans = files.filter_map(|file| {
        let name = file.file_name()?.to_str()?.to_owned();
        let packed = std::fs::read(&file).ok().filter(|_| name.ends_with(ending))?;
        let content = if name.ends_with(".xz") {
            let mut content = Vec::new();
            lzma_rs::xz_decompress(&mut packed.as_slice(), &mut content).ok()?;
            content
        } else {
            bytes::unpacked(&packed).ok()?.into_owned()
        };
        Some((content, name))
    });
    plans.max_by(|a, b| (a.0.len(), &a.1).cmp(&(b.0.len(), &b.1))).map(|(content, name)| (name, content))
}

/// A plan with fifty tasks below each summary, and two links from the 2,000 tasks before.
fn mspdi(n_tasks: u32) -> String {
    let mut draw = Draw::new();
    let mut xml = String::from(HEAD);
    for task in 0..n_tasks {
        if task % 50 == 0 {
            let number = task / 50 + 1;
            xml.push_str(&format!(
                "<Task><UID>{}</UID><Name>Stage {number}</Name><OutlineNumber>{number}</OutlineNumber>\
                 <OutlineLevel>1</OutlineLevel><Summary>1</Summary></Task>\n",
                n_tasks + number
            ));
        }
        let (stage, place) = (task / 50 + 1, task % 50 + 1);
        xml.push_str(&format!(
            "<Task><UID>{}</UID><Name>Board {task} bring-up</Name><OutlineNumber>{stage}.{place}</OutlineNumber>\
             <OutlineLevel>2</OutlineLevel><Duration>PT{}H0M0S</Duration><DurationFormat>7</DurationFormat>\
             <Milestone>0</Milestone><Summary>0</Summary><PercentComplete>0</PercentComplete>\
             <ConstraintType>0</ConstraintType><CalendarUID>-1</CalendarUID>",
            task + 1,
            8 * (draw.below(10) + 1),
        ));
        for _ in 0..if task == 0 { 0 } else { 2 } {
            xml.push_str(&format!(
                "<PredecessorLink><PredecessorUID>{}</PredecessorUID><Type>1</Type><LinkLag>0</LinkLag>\
                 <LagFormat>7</LagFormat></PredecessorLink>",
                task - draw.below(task.min(2_000)),
            ));
        }
        xml.push_str("</Task>\n");
    }
    xml.push_str("</Tasks></Project>\n");
    xml
}

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<Project xmlns="http://schemas.microsoft.com/project">
<Name>plan</Name><Title>A large plan</Title><ScheduleFromStart>1</ScheduleFromStart>
<StartDate>2026-01-05T08:00:00</StartDate><CalendarUID>1</CalendarUID><MinutesPerDay>480</MinutesPerDay>
<MinutesPerWeek>2400</MinutesPerWeek><DaysPerMonth>20</DaysPerMonth>
<Calendars><Calendar><UID>1</UID><Name>Standard</Name><IsBaseCalendar>1</IsBaseCalendar></Calendar></Calendars>
<Tasks>
"#;
