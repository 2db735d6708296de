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
