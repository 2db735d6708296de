//! The command from outside: exit codes, what is printed, what is written, and what is left alone.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may fail loudly and look at files")]

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use tempfile::TempDir;

fn milepost(folder: &Path) -> Command {
    let mut command = Command::cargo_bin("milepost").unwrap();
    command.current_dir(folder).env("NO_COLOR", "1");
    command
}

/// A first program in a folder of its own.
fn first_program() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    milepost(folder.path()).arg("init").assert().success();
    folder
}

fn edit(path: PathBuf, from: &str, to: &str) {
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{} has no {from:?}", path.display());
    fs::write(path, text.replacen(from, to, 1)).unwrap();
}

fn text_of(output: &std::process::Output) -> (String, String) {
    (String::from_utf8(output.stdout.clone()).unwrap(), String::from_utf8(output.stderr.clone()).unwrap())
}

/// All files below a folder with their bytes.
fn snapshot(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files: Vec<_> = walkdir::WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| (entry.path().strip_prefix(folder).unwrap().to_owned(), fs::read(entry.path()).unwrap()))
        .collect();
    files.sort();
    files
}

#[test]
fn a_first_program_checks_clean_and_builds() {
    let folder = first_program();
    milepost(folder.path()).args(["check", "--strict"]).assert().code(0);
    let output = milepost(folder.path()).output().unwrap();
    let (out, err) = text_of(&output);
    assert!(output.status.success(), "{err}");
    assert!(out.contains("site/internal/index.html"), "{out}");
    for audience in ["internal", "executive", "customer-acme"] {
        assert!(folder.path().join("site").join(audience).join("en/pilot/index.html").is_file(), "{audience}");
    }
    assert!(folder.path().join(".gitattributes").is_file());
    assert!(folder.path().join(".github/workflows/status.yml").is_file());
    assert!(folder.path().join(".gitlab-ci.yml").is_file());
}

#[test]
fn init_never_overwrites() {
    let folder = first_program();
    let before = snapshot(folder.path());
    let output = milepost(folder.path()).arg("init").output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(text_of(&output).1.contains("exists already"));
    assert_eq!(snapshot(folder.path()), before);
}

#[test]
fn init_joins_what_a_repository_has_already() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(".gitignore"), "/target\n").unwrap();
    fs::write(folder.path().join(".gitlab-ci.yml"), "stages: []\n").unwrap();
    let output = milepost(folder.path()).arg("init").output().unwrap();
    let (out, err) = text_of(&output);
    assert!(output.status.success(), "{err}");
    assert!(out.contains("`.gitignore` was there and is as it was; add to it what it lacks:\n    /site/\n"), "{out}");
    assert!(out.contains("`.gitlab-ci.yml` was there"), "{out}");
    assert_eq!(fs::read_to_string(folder.path().join(".gitignore")).unwrap(), "/target\n");
    assert_eq!(fs::read_to_string(folder.path().join(".gitlab-ci.yml")).unwrap(), "stages: []\n");
    assert!(folder.path().join(".gitattributes").is_file());
    milepost(folder.path()).args(["check", "--strict"]).assert().code(0);
}

#[test]
fn an_error_leaves_the_old_site() {
    let folder = first_program();
    milepost(folder.path()).arg("build").assert().success();
    let before = snapshot(&folder.path().join("site"));
    edit(folder.path().join("programs/pilot/plan/10-pilot.yaml"), "[TSK-PILOT-010]", "[TSK-PILOT-011]");
    edit(folder.path().join("programs/pilot/program.yaml"), "manager: ada", "manager: adda");
    let output = milepost(folder.path()).arg("build").output().unwrap();
    let (_, err) = text_of(&output);
    assert_eq!(output.status.code(), Some(1));
    assert!(err.contains("programs/pilot/plan/10-pilot.yaml:15:13"), "{err}");
    assert!(err.contains("did you mean `TSK-PILOT-010`") && err.contains("did you mean `ada`"), "{err}");
    assert!(err.contains("2 errors") && err.contains("nothing was written"), "{err}");
    assert_eq!(snapshot(&folder.path().join("site")), before);
}

#[test]
fn warnings_fail_only_where_asked() {
    let folder = first_program();
    edit(folder.path().join("programs/pilot/plan/10-pilot.yaml"), "estimate: 3d", "estimate: 60d");
    milepost(folder.path()).arg("check").assert().code(0);
    milepost(folder.path()).args(["check", "--strict"]).assert().code(1);
}

#[test]
fn diagnostics_come_as_json_too() {
    let folder = first_program();
    edit(folder.path().join("programs/pilot/plan/10-pilot.yaml"), "estimate: 3d", "estimat: 3d");
    let output = milepost(folder.path()).args(["check", "--format", "json"]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let found: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let first = &found.as_array().unwrap()[0];
    assert_eq!(first["code"], "E003");
    assert_eq!(first["file"], "programs/pilot/plan/10-pilot.yaml");
    assert_eq!(first["line"], 32);
    assert_eq!(first["column"], 5);
    assert!(first["hint"].as_str().unwrap().contains("estimate"));
}

#[test]
fn a_failure_around_the_tool_is_exit_code_two() {
    let folder = tempfile::tempdir().unwrap();
    milepost(folder.path()).arg("check").assert().code(2);
    milepost(folder.path()).args(["check", "--no-such-option"]).assert().code(2);
    milepost(folder.path()).args(["check", "--explain", "E999"]).assert().code(2);
    milepost(folder.path()).args(["build", "--as-of", "2026-02-30"]).assert().code(2);
}

#[test]
fn a_code_explains_itself() {
    let folder = tempfile::tempdir().unwrap();
    let output = milepost(folder.path()).args(["check", "--explain", "E005"]).output().unwrap();
    assert!(output.status.success());
    assert!(text_of(&output).0.contains("cycle"));
}

#[test]
fn a_recorded_week_is_refused() {
    let folder = first_program();
    milepost(folder.path()).args(["report", "record"]).assert().success();
    let entry = folder.path().join("programs/pilot/reports/2026-W04.yaml");
    let written = fs::read_to_string(&entry).unwrap();
    assert!(written.contains("MS-PILOT-ACCEPT"), "{written}");
    let output = milepost(folder.path()).args(["report", "record"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(text_of(&output).1.contains("never rewritten"));
    assert_eq!(fs::read_to_string(&entry).unwrap(), written);
    // What was recorded is read back without a word.
    milepost(folder.path()).args(["check", "--strict"]).assert().code(0);
}

#[test]
fn one_audience_can_be_built_alone() {
    let folder = first_program();
    milepost(folder.path()).args(["build", "--audience", "customer-acme"]).assert().success();
    assert!(folder.path().join("site/customer-acme").is_dir());
    assert!(!folder.path().join("site/internal").exists());
    let output = milepost(folder.path()).args(["build", "--audience", "customer-acmee"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(text_of(&output).1.contains("`customer-acme`"));
}

#[test]
fn the_outbox_holds_this_weeks_mails_and_what_others_put_there() {
    let folder = first_program();
    milepost(folder.path()).arg("mail").assert().success();
    let outbox = folder.path().join("outbox");
    let mails: Vec<PathBuf> = snapshot(&outbox)
        .into_iter()
        .map(|(path, _)| path)
        .filter(|path| path.extension().is_some_and(|e| e == "eml"))
        .collect();
    let first = outbox.join(&mails[0]);
    fs::write(outbox.join("draft.eml"), "mine").unwrap();
    // Another week: the mails of the one before go.
    milepost(folder.path()).args(["mail", "--as-of", "2026-02-02"]).assert().success();
    assert!(!first.exists() && outbox.join("draft.eml").is_file());
    // One that was edited is somebody's work.
    milepost(folder.path()).arg("mail").assert().success();
    edit(first.clone(), "Subject:", "X-Mine: 1\r\nSubject:");
    let before = snapshot(&outbox);
    let output = milepost(folder.path()).arg("mail").output().unwrap();
    let (out, err) = text_of(&output);
    assert!(output.status.success(), "{err}");
    assert!(err.contains("was changed by hand: it stays as it is"), "{err}");
    assert!(!out.contains(&mails[0].display().to_string()) && out.contains(".eml"), "{out}");
    assert_eq!(snapshot(&outbox), before);
    milepost(folder.path()).args(["mail", "--out", "programs/outbox"]).assert().code(2);
    assert!(!folder.path().join("programs/outbox").exists());
}

#[test]
fn a_look_that_changes_nothing_is_told_at_its_place() {
    let folder = first_program();
    for (path, text) in [
        ("pages/weak.html", "x"),
        ("messages/en/terminal.ftl", "no-such-word = x\n"),
        ("messages/en.ftl", "skip = Jump\n"),
    ] {
        let path = folder.path().join("templates").join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let output = milepost(folder.path()).args(["check", "--strict"]).output().unwrap();
    let (err, beside) = text_of(&output);
    assert_eq!(beside, "", "what `check` finds is its output");
    assert_eq!(output.status.code(), Some(1), "{err}");
    assert!(err.contains("templates/pages/weak.html:1:1") && err.contains("did you mean `pages/week.html`"), "{err}");
    assert!(err.contains("templates/messages/en/terminal.ftl:1:1") && err.contains("`no-such-word`"), "{err}");
    assert!(err.contains("2 warnings"), "{err}");
    milepost(folder.path()).arg("build").assert().success();
    let page = fs::read_to_string(folder.path().join("site/internal/en/pilot/index.html")).unwrap();
    assert!(page.contains("Jump"));
}

#[test]
fn where_there_is_no_program_the_way_to_one_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let (_, err) = text_of(&milepost(folder.path()).arg("build").output().unwrap());
    assert!(err.contains("`programs`") && err.contains("milepost init") && err.contains("--programs DIR"), "{err}");
    fs::write(folder.path().join("programs"), "x").unwrap();
    let (_, err) = text_of(&milepost(folder.path()).arg("build").output().unwrap());
    assert!(err.contains("it is a file, not a folder"), "{err}");
}

#[test]
fn a_folder_without_programs_leaves_the_old_site() {
    let folder = first_program();
    milepost(folder.path()).arg("build").assert().success();
    let before = snapshot(&folder.path().join("site"));
    fs::create_dir(folder.path().join("empty")).unwrap();
    for (programs, mend) in [
        ("programs/pilot", "write `--programs programs`"),
        (".", "write `--programs programs`"),
        ("empty", "there is no program in `empty`"),
    ] {
        for command in [
            &["build"][..],
            &["check"],
            &["status"],
            &["mail"],
            &["report", "record"],
            &["schedule", "pilot"],
            &["forecast", "pilot"],
            &["level", "pilot"],
            &["export", "msproject", "pilot"],
        ] {
            let output = milepost(folder.path()).args(command).args(["--programs", programs]).output().unwrap();
            let (out, err) = text_of(&output);
            assert_eq!(output.status.code(), Some(1), "{command:?} {programs}: {out}{err}");
            let said = format!("{out}{err}");
            assert!(said.contains("error[E036]") && said.contains(mend), "{command:?} {programs}: {said}");
            assert_eq!(said.matches("error[").count() + said.matches("warning[").count(), 1, "{said}");
        }
    }
    assert_eq!(snapshot(&folder.path().join("site")), before);
    assert!(!folder.path().join("outbox").exists());
}

#[test]
fn from_inside_a_portfolio_the_folder_above_is_named() {
    let folder = first_program();
    let inside = folder.path().join("programs/pilot/plan");
    let (_, err) = text_of(&milepost(&inside).arg("check").output().unwrap());
    assert!(err.contains("write `--programs ../../../programs`"), "{err}");
    milepost(&inside).args(["check", "--programs", "../../../programs"]).assert().code(0);
}

#[test]
fn mails_without_a_sender_are_a_mistake_in_the_files() {
    let folder = first_program();
    edit(folder.path().join("programs/portfolio.yaml"), "  from: \"Our Programs <programs@us.example>\"\n", "");
    edit(folder.path().join("programs/customers/acme.yaml"), ", email: kim@acme.example", "");
    milepost(folder.path()).arg("build").assert().success();
    let output = milepost(folder.path()).arg("mail").output().unwrap();
    let (_, err) = text_of(&output);
    assert_eq!(output.status.code(), Some(1), "{err}");
    assert!(err.contains("error[E037]: mails have no sender\n") && err.contains("> programs/portfolio.yaml:"), "{err}");
    assert!(err.contains("write `mail: {from:") && err.contains("no mail was written"), "{err}");
    assert_eq!(err.matches("error[").count(), 1, "one cause, one message: {err}");
    edit(folder.path().join("programs/portfolio.yaml"), "mail:\n", "mail:\n  from: programs@us.example\n");
    let (_, err) = text_of(&milepost(folder.path()).arg("mail").output().unwrap());
    assert!(err.contains("nobody in `to` of the mail `pilot.customer` has an address"), "{err}");
    assert!(!folder.path().join("outbox").exists());
}

#[test]
fn a_path_with_a_space_can_be_copied() {
    let folder = tempfile::tempdir().unwrap();
    let (out, _) = text_of(&milepost(folder.path()).args(["init", "我的 项目"]).output().unwrap());
    assert!(out.contains("Next: cd '我的 项目' && milepost build"), "{out}");
}

#[test]
fn a_plan_of_another_tool_is_told_by_its_first_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let import = |format: &str, file: &str| {
        let args = ["import", format, file, "--program", "p"];
        let output = milepost(folder.path()).args(args).output().unwrap();
        (output.status.code(), text_of(&output).1)
    };
    let (code, err) = import("msproject", "nope.xml");
    assert_eq!((code, err.as_str()), (Some(2), "error: cannot read `nope.xml`: there is nothing of this name\n"));
    fs::write(folder.path().join("plan.mpp"), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 rest").unwrap();
    let (code, err) = import("msproject", "plan.mpp");
    assert!(code == Some(1) && err.contains("save the plan there as XML"), "{err}");
    fs::write(folder.path().join("plan.xer"), "ERMHDR\t19.12\n").unwrap();
    let (code, err) = import("msproject", "plan.xer");
    assert!(code == Some(1) && err.contains("`milepost import p6`"), "{err}");
    fs::write(folder.path().join("plan.xml"), "<?xml version=\"1.0\"?><Project/>").unwrap();
    let (code, err) = import("p6", "plan.xml");
    assert!(code == Some(1) && err.contains("`milepost import msproject`"), "{err}");
}

#[test]
fn like_warnings_are_folded_and_errors_are_not() {
    let folder = first_program();
    let plan = folder.path().join("programs/pilot/plan/10-pilot.yaml");
    let mut text = fs::read_to_string(&plan).unwrap();
    for number in 100..120 {
        text += &format!("  TSK-PILOT-{number}: {{name: Loose, estimate: 1d, owner: ada}}\n");
    }
    fs::write(&plan, &text).unwrap();
    let check = |args: &[&str]| {
        let output = milepost(folder.path()).arg("check").args(args).output().unwrap();
        text_of(&output).0
    };
    let out = check(&[]);
    assert_eq!(out.matches("warning[W102]").count(), 3, "{out}");
    assert!(
        out.contains("\nand 17 more of W102 (task without predecessor or successor) in programs/pilot/plan/10-"),
        "{out}"
    );
    assert!(out.contains("`milepost check --all` shows them"), "{out}");
    assert_eq!(check(&["--all"]).matches("warning[W102]").count(), 20);
    fs::write(&plan, text.replace("owner: ada}", "owner: nobody}")).unwrap();
    assert_eq!(check(&[]).matches("error[E004]").count(), 20);
}

#[test]
fn a_week_before_the_last_that_was_recorded_is_refused() {
    let folder = first_program();
    let record = |date: &str| {
        let output = milepost(folder.path()).args(["report", "record", "--as-of", date]).output().unwrap();
        (output.status.code(), text_of(&output).1)
    };
    assert_eq!(record("2026-01-30").0, Some(0));
    let (code, err) = record("2026-01-16");
    assert_eq!(code, Some(2), "{err}");
    assert!(err.contains("`pilot` has a report of 2026-W05 already; one of 2026-W03 would say"), "{err}");
    assert!(!folder.path().join("programs/pilot/reports/2026-W03.yaml").exists());
    assert_eq!(record("2026-02-06").0, Some(0));
}

#[test]
fn workflow_files_name_no_customer_and_pin_this_version() {
    let folder = first_program();
    for file in [".github/workflows/status.yml", ".gitlab-ci.yml", ".gitlab/milepost.yml"] {
        let text = fs::read_to_string(folder.path().join(file)).unwrap();
        assert!(!text.contains("acme") && !text.contains("executive]"), "{file}");
        if text.contains("MILEPOST_REVISION:") {
            assert!(text.contains(concat!("MILEPOST_REVISION: v", env!("CARGO_PKG_VERSION"), "\n")), "{file}");
        }
        for line in text.lines().filter(|line| line.contains("cargo install")) {
            assert!(line.contains("--git \"") && line.contains("--rev \"$MILEPOST_REVISION\""), "{file}: {line}");
        }
    }
}
