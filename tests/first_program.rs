//! A first program with one thing turned: what the terminal, the pages and the mails say of it must be true everywhere.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may fail loudly and look at files")]

use std::fs;
use std::path::PathBuf;

use assert_cmd::Command;
use tempfile::TempDir;

/// A first program in a folder of its own.
struct First(TempDir);

impl First {
    fn new() -> Self {
        let first = Self(tempfile::tempdir().unwrap());
        first.run(&["init"]);
        first
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    /// Replaces words in a file of the program, once.
    fn turn(&self, path: &str, from: &str, to: &str) -> &Self {
        let file = self.path("programs").join(path);
        let text = fs::read_to_string(&file).unwrap();
        assert!(text.contains(from), "{path} has no {from:?}");
        fs::write(file, text.replacen(from, to, 1)).unwrap();
        self
    }

    /// What a command prints, on either stream; it has to succeed.
    fn run(&self, args: &[&str]) -> String {
        let mut command = Command::cargo_bin("milepost").unwrap();
        let output = command.current_dir(self.0.path()).env("NO_COLOR", "1").args(args).output().unwrap();
        let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap()).concat();
        assert!(output.status.success(), "{args:?}: {said}");
        said
    }

    /// The words of a page, without its tags; the site has to be built.
    fn page(&self, path: &str) -> String {
        words(&fs::read_to_string(self.path("site").join(path)).unwrap())
    }

    fn mail(&self, list: &str) -> String {
        fs::read_to_string(self.path("outbox").join(format!("2026-W04.pilot.{list}.eml"))).unwrap()
    }
}

/// The words between the tags, one space apart.
fn words(html: &str) -> String {
    let mut text = String::new();
    for part in html.split('<') {
        text.push(' ');
        text.push_str(part.split_once('>').map_or(part, |(_, after)| after));
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_next_two_weeks_are_the_same_everywhere() {
    let first = First::new();
    first.run(&["build"]);
    first.run(&["mail"]);
    let week = first.page("internal/en/pilot/week.html");
    let week = week.split_once("Next two weeks").unwrap().1;
    for due in [
        "27 Jan Next step ISS-PILOT-001 Swap the power supplies",
        "28 Jan Decision DEC-PILOT-001 Finish the load tests on eight servers?",
        "28 Jan Ask ISS-PILOT-001 Two spare power supplies from the lab",
        "29 Jan Task ends TSK-PILOT-040 Write the test report",
        "3 Feb Critical task ends TSK-PILOT-030 Latency and load tests",
    ] {
        assert!(week.contains(due), "{due}: {week}");
    }
    let report = first.page("internal/en/pilot/report.html");
    assert!(report.contains("3 Feb Latency and load tests Critical task ends, Ben Ito + 1 more"), "{report}");
    for page in ["internal", "executive", "customer-acme"].map(|of| first.page(&format!("{of}/en/pilot/report.html"))) {
        assert!(!page.contains("Nothing is due"), "{page}");
    }
    let customer = first.page("customer-acme/en/pilot/week.html");
    assert!(!customer.contains("Critical") && !customer.contains("Ask "), "{customer}");
    for list in ["core", "customer"] {
        assert!(!first.mail(list).contains("Nothing is due"), "{list}");
    }
    assert!(first.mail("core").contains("28 Jan  Two spare power supplies from the lab (Ask"));
}

/// Ada is away from 27 January to 6 February, and the report needs her on three days of that.
fn without_ada(days: &str) -> First {
    let first = First::new();
    first.turn("people/ada.yaml", "site:", &format!("absences: [{days}]\nsite:")).turn(
        "pilot/plan/10-pilot.yaml",
        "SS+5d\"]",
        "SS+5d\"]\n    resources: {ada: 1}",
    );
    first
}

#[test]
fn one_who_is_needed_while_away_is_told_and_waited_for() {
    let first = without_ada("{from: 2026-01-27, to: 2026-02-06}");
    let said = first.run(&["check"]);
    assert!(said.contains("W140") && said.contains("on 2026-01-27, 1 of `ada` is needed, and `ada` is away"), "{said}");
    first.run(&["build"]);
    assert!(first.page("internal/en/pilot/team.html").contains("Ada Park: over-booked in 1 of the next 8 weeks"));
    let proposal = first.run(&["level", "pilot"]);
    let report = proposal.lines().find(|line| line.starts_with("TSK-PILOT-040")).unwrap();
    assert!(report.ends_with("ada: away"), "{report}");
    let plan = fs::read_to_string(first.path("programs/pilot/plan/10-pilot.yaml")).unwrap();
    let said = first.run(&["level", "pilot", "--accept"]);
    assert!(said.contains("1 date written"), "what follows the report needs no date: {said}");
    let accepted = fs::read_to_string(first.path("programs/pilot/plan/10-pilot.yaml")).unwrap();
    assert_eq!(accepted.replacen("    start_no_earlier: 2026-02-09\n", "", 1), plan);
    assert!(first.run(&["level", "pilot"]).contains("no task moves"));
    assert!(!first.run(&["check"]).contains("W140"));
}

/// No date of its own says that work rests for a day: it is told, and not proposed again and again.
#[test]
fn work_that_rests_for_a_day_is_told_and_not_proposed() {
    let first = without_ada("{from: 2026-01-28, to: 2026-01-28}");
    assert!(first.run(&["check"]).contains("on 2026-01-28, 1 of `ada` is needed, and `ada` is away"));
    let said = first.run(&["level", "pilot"]);
    assert!(said.contains("no task moves") && said.contains("1 task lasts longer than in the plan"), "{said}");
    assert!(first.run(&["level", "pilot", "--accept"]).contains("the plan stays as it is"));
}

#[test]
fn a_colour_set_by_hand_is_told_with_who_sees_another() {
    let first = First::new();
    let set =
        "override: {schedule: amber, by: ada, reason: Recovery agreed, expires: 2026-02-02}\nvisibility: internal";
    first.turn("pilot/program.yaml", "2026-02-20", "2026-02-06").turn(
        "pilot/status/2026-W04.md",
        "visibility: internal",
        set,
    );
    let told = "Schedule Amber by Ada Park until 2 Feb, the rules say Red: Recovery agreed";
    let seen = "customer-acme is shown Red: Acme accepts the pilot 10 Feb";
    for command in ["status", "build"] {
        let said = first.run(&[command]);
        assert!(said.contains(told) && said.contains(seen), "{said}");
    }
    assert!(first.page("customer-acme/en/pilot/index.html").contains("Red Acme accepts the pilot 10 Feb"));
    assert!(first.page("internal/en/pilot/index.html").contains("Amber Acme accepts the pilot 10 Feb"));
}

#[test]
fn too_little_room_is_called_so() {
    let first = First::new();
    first.turn("pilot/program.yaml", "2026-02-20", "2026-02-13");
    let room = "Acme accepts the pilot 10 Feb: 3 d of room to the committed 13 Feb, under 5 d";
    let said = first.run(&["status"]);
    assert!(said.contains(room) && said.contains("forecast 10 Feb  3 d early"), "{said}");
    first.run(&["build"]);
    let page = first.page("internal/en/pilot/milestones.html");
    assert!(page.contains(room) && page.contains("Little room") && !page.contains("On track"), "{page}");
}

#[test]
fn what_is_not_known_is_not_made_up() {
    let first = First::new();
    first.turn("pilot/issues/ISS-PILOT-001.md", "status: analysing", "status: closed");
    fs::remove_file(first.path("programs/pilot/issues/ISS-PILOT-001.log.md")).unwrap();
    first.turn("pilot/gates.yaml", "decision: null", "decision: {outcome: go, date: 2026-01-22} #");
    let said = first.run(&["check"]);
    assert!(said.contains("`ISS-PILOT-001` is closed, and no log says since when"), "{said}");
    assert!(said.contains("W161") && said.contains("`G1` was passed by nobody, with"), "{said}");
    first.run(&["build"]);
    let issue = first.page("internal/en/pilot/issues/ISS-PILOT-001.html");
    assert!(issue.contains("Closed date not known") && !issue.contains("ended after"), "{issue}");
    assert!(first.page("internal/en/pilot/gates.html").contains("Passed, with"));
    assert!(!first.page("internal/en/pilot/index.html").contains("Last report:"));
}

#[test]
fn a_plan_without_a_data_date_says_so() {
    let first = First::new();
    first.turn("portfolio.yaml", "data_date: 2026-01-23", "data_date: none");
    first.run(&["build"]);
    let page = first.page("internal/en/pilot/index.html");
    assert!(page.contains("No data date"), "{page}");
}
