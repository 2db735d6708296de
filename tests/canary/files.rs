//! The files of the portfolio: what stands where.

use super::values::{Which, Writer};
use super::world::{World, Written};
use super::yaml::Yaml;

/// Writes the portfolio.
pub(crate) fn write(world: &World) -> Written {
    let mut writer = Writer::new(world);
    writer.shared();
    for program in 0..writer.programs() {
        writer.program(program);
    }
    writer.written
}

impl Writer<'_> {
    fn file(&mut self, path: impl Into<String>, text: String) {
        let before = self.written.files.insert(path.into(), text);
        assert!(before.is_none(), "a file is written twice");
    }

    fn shared(&mut self) {
        let which = Which { program: 0, set: 0, instance: 0 };
        for (entity, path) in [("portfolio", "portfolio.yaml"), ("rules", "rag.yaml"), ("ladder", "escalation.yaml")] {
            let text = self.fields(entity, which, &[]).lines();
            self.file(path, text);
        }
        let mut areas = Yaml::map();
        for program in 0..self.programs() {
            for which in self.each("area", program) {
                let id = self.id("area", which);
                areas.put(id, self.fields("area", which, &["id"]));
            }
            for (entity, folder) in [
                ("person", "people"),
                ("calendar", "calendars"),
                ("resource", "resources"),
                ("service agreement", "sla"),
                ("recipe", "recipes"),
            ] {
                for which in self.each(entity, program) {
                    let id = self.id(entity, which);
                    let text = self.fields(entity, which, &[]).lines();
                    self.file(format!("{folder}/{id}.yaml"), text);
                }
            }
            let which = Which { program, ..which };
            let id = self.id("customer", which);
            let mut customer = self.fields("customer", which, &[]);
            customer.put("contacts".to_owned(), Yaml::List(vec![self.fields("contact", which, &[])]));
            self.file(format!("customers/{id}.yaml"), customer.lines());
        }
        self.file("areas.yaml", areas.lines());
    }

    fn program(&mut self, program: usize) {
        let which = Which { program, set: 0, instance: 0 };
        let folder = self.id("program", which);
        let mut settings = self.fields("program", which, &[]);
        settings.put("committed".to_owned(), self.list("commitment", program));
        self.file(format!("{folder}/program.yaml"), settings.lines());

        let mut team = self.fields("team", which, &[]);
        team.put("cadence".to_owned(), self.list("meeting", program));
        self.file(format!("{folder}/team.yaml"), team.lines());

        let mut gates = Vec::new();
        for which in self.each("gate", program) {
            let mut gate = self.fields("gate", which, &[]);
            // The visible gate also has the hidden criteria; the hidden one has none.
            let criteria = self.each("criterion", program).into_iter().filter(|_| which.set == 0);
            let criteria = criteria.map(|one| self.fields("criterion", one, &[])).collect();
            gate.put("criteria".to_owned(), Yaml::List(criteria));
            gates.push(gate);
        }
        let mut file = Yaml::map();
        file.put("gates".to_owned(), Yaml::List(gates));
        self.file(format!("{folder}/gates.yaml"), file.lines());

        let mut mails = Yaml::map();
        for which in self.each("mail", program).into_iter().filter(|one| one.set == 0 || one.instance == 1) {
            let row = self.row("mail", "name");
            let name = self.value(row, which).unwrap();
            mails.put(name, self.fields("mail", which, &["name"]));
        }
        self.file(format!("{folder}/audiences.yaml"), mails.lines());

        for stream in self.each("workstream", program) {
            let mut tasks = Yaml::map();
            for which in self.each("task", program).into_iter().filter(|one| one.set == stream.set) {
                let id = self.id("task", which);
                tasks.put(id, self.fields("task", which, &["id"]));
            }
            let mut plan = Yaml::map();
            plan.put("workstream".to_owned(), self.fields("workstream", stream, &[]));
            plan.put("tasks".to_owned(), tasks);
            self.file(format!("{folder}/plan/{}0.yaml", stream.set + 1), plan.lines());
        }

        let id = self.id("baseline", which);
        let text = self.fields("baseline", which, &[]).lines();
        self.file(format!("{folder}/baselines/{id}.yaml"), text);
        for which in self.each("report", program) {
            let row = self.row("report", "period");
            let period = self.value(row, which).unwrap();
            let text = self.fields("report", which, &[]).lines();
            self.file(format!("{folder}/reports/{period}.yaml"), text);
        }
        for which in self.each("actuals", program) {
            let row = self.row("actuals", "period");
            let period = self.value(row, which).unwrap();
            let text = self.fields("actuals", which, &[]).lines();
            self.file(format!("{folder}/actuals/{period}.yaml"), text);
        }
        for which in self.each("note", program) {
            self.note(&folder, which);
        }
        for (entity, kind) in [
            ("requirement", "requirements"),
            ("issue", "issues"),
            ("escalation", "escalations"),
            ("risk", "risks"),
            ("decision", "decisions"),
            ("review", "reviews"),
        ] {
            for which in self.each(entity, program) {
                self.markdown(entity, &format!("{folder}/{kind}"), which);
            }
        }
        for (entity, kind) in [("action", "actions"), ("document", "collateral")] {
            for which in self.each(entity, program) {
                let id = self.id(entity, which);
                let text = self.fields(entity, which, &[]).lines();
                self.file(format!("{folder}/{kind}/{id}.yaml"), text);
            }
        }
    }

    fn list(&mut self, entity: &str, program: usize) -> Yaml {
        Yaml::List(self.each(entity, program).into_iter().map(|which| self.fields(entity, which, &[])).collect())
    }

    fn note(&mut self, folder: &str, which: Which) {
        let mut front = self.fields("note", which, &[]).lines();
        let mut period = "2026-W23";
        if which.set == 1 {
            // The hidden note is the newest.
            period = "2026-W24";
            front = front.replace("2026-W23", period).replace("2026-06-05T15", "2026-06-12T15");
        }
        let mut text = format!("---\n{front}---\n");
        for heading in ["## BLUF {en}", "## BLUF {zh}", "## BLUF {customer en}", "## BLUF {customer zh}"] {
            if which.set == 1 && heading.contains("customer") {
                continue;
            }
            let words = self.words("note", heading, which).unwrap();
            text += &[heading, "\n\n", &words, "\n\n"].concat();
            if heading == "## BLUF {customer en}" {
                let words = self.words("note", "internal passage of {customer en}", which).unwrap();
                text += &passage("internal", &words);
            }
        }
        self.file(format!("{folder}/status/{period}.md"), text);
    }

    fn markdown(&mut self, entity: &str, folder: &str, which: Which) {
        let id = self.id(entity, which);
        let mut text = format!("---\n{}---\n", self.fields(entity, which, &[]).lines());
        if let Some(words) = self.words(entity, "body", which) {
            text += &[&words, "\n\n"].concat();
        }
        for reader in ["internal", "executive"] {
            if let Some(words) = self.words(entity, &format!("{reader} passage"), which) {
                text += &passage(reader, &words);
            }
        }
        self.file(format!("{folder}/{id}.md"), text);
        if let Some(words) = self.words(entity, "translated body", which) {
            let row = self.row(entity, "translation source");
            let source = self.value(row, which);
            let front = source.map_or_else(String::new, |source| format!("---\nsource: {source}\n---\n"));
            self.file(format!("{folder}/{id}.zh.md"), format!("{front}{words}\n"));
        }
        if entity == "issue" {
            let log = self.log(which);
            self.file(format!("{folder}/{id}.log.md"), log);
        }
    }

    fn log(&mut self, which: Which) -> String {
        let open = self.words("issue", "log line {customer}", which).unwrap();
        let closed = self.words("issue", "log line", which).unwrap();
        let [open, closed] = [open, closed].map(|words| words.replace(['\n', '\r'], " "));
        let (person, contact) = (self.id("person", which), self.id("contact", which));
        let day = if which.instance == 0 { 27 } else { 12 };
        let last = if which.instance == 0 { "fix-in-test" } else { "closed" };
        format!(
            "- 2026-05-{day}T11:20+08:00 @{contact} [opened] {{customer}} {open}\n\
             - 2026-05-{day}T13:05+08:00 @{person} [acknowledged] {closed}\n\
             - 2026-05-29T18:40+08:00 @{person} [status: acknowledged -> analysing] {closed}\n\
             - 2026-06-01T10:10+08:00 @{person} [note] {closed}\n\
             - 2026-06-02T10:10+08:00 @{person} [contained] {{customer}} {open}\n\
             - 2026-06-05T09:00+08:00 @{person} [escalated: L1] {closed}\n\
             - 2026-06-11T20:15+08:00 @{person} [status: analysing -> {last}] {{customer}} {open}\n"
        )
    }
}

fn passage(reader: &str, words: &str) -> String {
    format!("<!-- visibility: {reader} -->\n\n{words}\n\n<!-- /visibility -->\n\n")
}
