//! Small XER files, and what becomes of them.

use std::collections::BTreeMap;

use milepost::audience;
use milepost::exchange::{Draft, ImportError, p6, write};
use milepost::load;
use milepost::schedule::Now;
use milepost::source::Memory;
use milepost::terms::{ProgramId, Scope};
use milepost::text::Lang;
use milepost::time::Instant;
use milepost::view::schedule_table::{ScheduleRow, rows};

/// Five days a week, 8 to 12 and 13 to 17.
pub(crate) const OFFICE: &str = "(0||CalendarData()((0||DaysOfWeek()((0||1()())(0||2()((0||0(s|08:00|f|12:00)())\
    (0||1(s|13:00|f|17:00)())))(0||3()((0||0(s|08:00|f|12:00)())(0||1(s|13:00|f|17:00)())))(0||4()((0||0(s|08:00|f|12:00)())\
    (0||1(s|13:00|f|17:00)())))(0||5()((0||0(s|08:00|f|12:00)())(0||1(s|13:00|f|17:00)())))(0||6()((0||0(s|08:00|f|12:00)())\
    (0||1(s|13:00|f|17:00)())))(0||7()())))))";
/// Every day, around the clock.
pub(crate) const ALWAYS: &str = "(0||x()((0||DaysOfWeek()((0||1()((0||0(s|00:00|f|00:00)())))(0||2()((0||0(s|00:00|f|00:00)())))\
    (0||3()((0||0(s|00:00|f|00:00)())))(0||4()((0||0(s|00:00|f|00:00)())))(0||5()((0||0(s|00:00|f|00:00)())))\
    (0||6()((0||0(s|00:00|f|00:00)())))(0||7()((0||0(s|00:00|f|00:00)())))))))";

/// A file: one project from Monday 8 January 2024, 8:00, calendar 1 of the office and 2 around the clock.
#[derive(Clone)]
pub(crate) struct Xer {
    /// Cells of the project's row, beside its id, name, calendar and dates.
    pub(crate) project: Vec<(&'static str, String)>,
    /// Cells of its schedule options.
    pub(crate) options: Vec<(&'static str, String)>,
    /// Further tables: name and rows.
    pub(crate) tables: Vec<(&'static str, Vec<Cells>)>,
    tasks: Vec<Cells>,
    links: Vec<Cells>,
}

type Cells = Vec<(&'static str, String)>;

pub(crate) fn cells(pairs: &[(&'static str, &str)]) -> Cells {
    pairs.iter().map(|(column, cell)| (*column, (*cell).to_owned())).collect()
}

impl Xer {
    pub(crate) fn new() -> Self {
        Self { project: Vec::new(), options: Vec::new(), tables: Vec::new(), tasks: Vec::new(), links: Vec::new() }
    }

    pub(crate) fn data_date(mut self, at: &str) -> Self {
        self.project.push(("last_recalc_date", at.to_owned()));
        self
    }

    pub(crate) fn option(mut self, column: &'static str, cell: &str) -> Self {
        self.options.push((column, cell.to_owned()));
        self
    }

    pub(crate) fn project(mut self, column: &'static str, cell: &str) -> Self {
        self.project.push((column, cell.to_owned()));
        self
    }

    pub(crate) fn table(mut self, name: &'static str, rows: &[&[(&'static str, &str)]]) -> Self {
        self.tables.push((name, rows.iter().map(|row| cells(row)).collect()));
        self
    }

    /// An activity of so many hours that has not started, with more cells.
    pub(crate) fn task(mut self, id: &str, hours: i64, more: &[(&'static str, &str)]) -> Self {
        let hours = hours.to_string();
        let usual = [
            ("task_id", id),
            ("proj_id", "9"),
            ("clndr_id", "1"),
            ("task_type", "TT_Task"),
            ("status_code", "TK_NotStart"),
            ("task_code", id),
            ("task_name", id),
            ("target_drtn_hr_cnt", &hours),
            ("remain_drtn_hr_cnt", &hours),
        ];
        let kept = usual.into_iter().filter(|(column, _)| more.iter().all(|(other, _)| other != column));
        self.tasks.push(cells(&kept.chain(more.iter().copied()).collect::<Vec<_>>()));
        self
    }

    /// An activity that started, with so many hours left of it.
    pub(crate) fn active(self, id: &str, hours: i64, started: &str, left: &str) -> Self {
        self.task(id, hours, &[("status_code", "TK_Active"), ("act_start_date", started), ("remain_drtn_hr_cnt", left)])
    }

    /// A relationship `A FS+8 B`, lags in hours.
    pub(crate) fn link(mut self, from: &str, kind_and_lag: &str, to: &str) -> Self {
        let (kind, lag) = kind_and_lag.split_at(2);
        let kind = format!("PR_{kind}");
        let lag = if lag.is_empty() { "0" } else { lag };
        self.links.push(cells(&[
            ("task_id", to),
            ("pred_task_id", from),
            ("proj_id", "9"),
            ("pred_proj_id", "9"),
            ("pred_type", &kind),
            ("lag_hr_cnt", lag),
        ]));
        self
    }

    pub(crate) fn text(&self) -> String {
        let mut project = self.project.clone();
        for (column, cell) in [
            ("proj_id", "9"),
            ("proj_short_name", "Nine"),
            ("clndr_id", "1"),
            ("last_recalc_date", "2024-01-08 08:00"),
            ("plan_start_date", "2024-01-08 08:00"),
        ] {
            if project.iter().all(|(other, _)| *other != column) {
                project.push((column, cell.to_owned()));
            }
        }
        let calendar = |id: &str, name: &str, data: &str, hours: &str| {
            cells(&[("clndr_id", id), ("clndr_name", name), ("clndr_data", data), ("day_hr_cnt", hours)])
        };
        let calendars = vec![calendar("1", "Office", OFFICE, "8"), calendar("2", "Always", ALWAYS, "24")];
        let mut options = self.options.clone();
        options.push(("proj_id", "9".to_owned()));
        let mut text = "ERMHDR\t22.12\t2024-01-08\tProject\n".to_owned();
        let own = [
            ("PROJECT", vec![project]),
            ("CALENDAR", calendars),
            ("SCHEDOPTIONS", vec![options]),
            ("TASK", self.tasks.clone()),
            ("TASKPRED", self.links.clone()),
        ];
        for (name, rows) in own.iter().map(|(name, rows)| (*name, rows)).chain(self.tables.iter().map(|(n, r)| (*n, r)))
        {
            let mut columns: Vec<&str> = Vec::new();
            for column in rows.iter().flatten().map(|(column, _)| *column) {
                if !columns.contains(&column) {
                    columns.push(column);
                }
            }
            text += &format!("%T\t{name}\n%F\t{}\n", columns.join("\t"));
            for row in rows {
                let cell = |column: &&str| row.iter().find(|(name, _)| name == column).map_or("", |(_, cell)| cell);
                text += &format!("%R\t{}\n", columns.iter().map(cell).collect::<Vec<_>>().join("\t"));
            }
        }
        text + "%E\n"
    }

    pub(crate) fn draft(&self) -> Draft {
        draft(&self.text()).unwrap()
    }

    pub(crate) fn losses(&self) -> Vec<String> {
        losses(&self.draft())
    }

    /// The schedule by `uid`.
    pub(crate) fn scheduled(&self) -> BTreeMap<String, ScheduleRow> {
        let (rows, errors) = scheduled(&self.draft());
        assert_eq!(errors, Vec::<String>::new());
        rows
    }

    /// Early start, early finish and total float in minutes of one activity: `01-08 08:00`.
    pub(crate) fn early(&self, id: &str) -> (String, String, i64) {
        early(&self.scheduled(), id)
    }
}

pub(crate) fn early(rows: &BTreeMap<String, ScheduleRow>, id: &str) -> (String, String, i64) {
    let row = &rows[id];
    (short(&row.early_start), short(&row.early_finish), row.total_float_min)
}

/// `01-08 08:00` of `2024-01-08T08:00`.
pub(crate) fn short(at: &str) -> String {
    at.get(5..16).unwrap_or(at).replace('T', " ")
}

pub(crate) fn draft(text: &str) -> Result<Draft, ImportError> {
    p6::read(text, None, "plan")
}

pub(crate) fn losses(draft: &Draft) -> Vec<String> {
    draft.losses.iter().map(|loss| format!("{} ({}): {}", loss.what, loss.place, loss.why)).collect()
}

/// What a draft becomes: the rows by `uid`, and the codes of errors.
pub(crate) fn scheduled(draft: &Draft) -> (BTreeMap<String, ScheduleRow>, Vec<String>) {
    let written = write::folder(draft, &ProgramId::parse("nine").unwrap());
    let files = written.files.into_iter().chain([written.portfolio]);
    let tree = Memory::new(files.map(|(path, text)| (path, text.into_bytes())));
    let loaded = load(&tree, Now { as_of: None, clock: Instant(0) });
    let errors: Vec<String> = loaded
        .diagnostics
        .iter()
        .filter(|one| one.is_error())
        .map(|one| format!("{:?}: {}", one.code, one.message))
        .collect();
    if !errors.is_empty() {
        return (BTreeMap::new(), errors);
    }
    let narrowed = audience::narrow(&loaded.portfolio, &loaded.schedules, &Scope::Author);
    let found = rows(&narrowed.programs[0], Lang::En);
    (found.into_iter().map(|row| (row.uid.clone().unwrap_or_default(), row)).collect(), errors)
}
