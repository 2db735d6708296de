//! What a folder lacks to be a portfolio: a program (E036), `portfolio.yaml` (W150).
//!
//! What enters: the documents, and the folders that are programs. What leaves: at most one diagnostic of each. What
//! always holds: where something could not be read, it may be what is missed, and nothing is said; where there is no
//! program, that is the one thing said of the folder's layout.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostics::{Code, Diagnostic, FileId, Span, did_you_mean, shell_word};
use crate::source::{Document, SourceTree};

use super::context::Context;

/// The file that makes a folder a program.
const PROGRAM: &str = "program.yaml";

/// Reports a folder without programs, with the folder that was probably meant, or one without `portfolio.yaml`.
pub fn report_absent(tree: &SourceTree, folders: &BTreeSet<&str>, cx: &mut Context<'_>) {
    if !folders.is_empty() {
        let is_named = |path: &str| path == "portfolio.yaml";
        let there = tree.documents.iter().any(|document| is_named(&document.path));
        if !there && !tree.unread.iter().any(|path| is_named(path)) {
            cx.report(Diagnostic::new(Code::W150, format!("there is no `{}portfolio.yaml`", tree.shown)).hint(
                "write it with at least `name`, `time_zone` and `data_date`; until then the zone is UTC, the data \
                     date is today, and mails have no sender",
            ));
        }
        return;
    }
    if tree.unread.is_empty() {
        cx.report(no_program(tree));
    }
}

/// E036, at the file that shows what was meant.
fn no_program(tree: &SourceTree) -> Diagnostic {
    let folder = shown_folder(&tree.shown);
    let diagnostic = |message: String| Diagnostic::new(Code::E036, message);
    let nothing = || diagnostic(format!("there is no program in `{folder}`"));
    if let Some(own) = tree.documents.iter().find(|document| document.path == PROGRAM) {
        let above = parent(&folder);
        return diagnostic(format!("`{folder}` is a program itself, not the folder that holds the programs"))
            .at(Span::whole_file(own.file))
            .hint(format!("write `--programs {}`", shell_word(&above)));
    }
    if let Some((inner, file)) = deeper(tree) {
        let path = format!("{}{inner}", tree.shown);
        return diagnostic(format!("there is no program in `{folder}`, but there are in `{path}`"))
            .at(Span::whole_file(file))
            .hint(format!("write `--programs {}`", shell_word(&path)));
    }
    if let Some((written, name)) = misnamed(tree) {
        let path = format!("{}{}", tree.shown, written.path);
        let is_extension = name.trim_end_matches(".yml") != name;
        let hint = if is_extension {
            format!("rename `{path}` to `{PROGRAM}`")
        } else {
            format!("did you mean `{PROGRAM}`? then rename `{path}`")
        };
        return nothing().at(Span::whole_file(written.file)).hint(hint);
    }
    nothing().hint(format!(
        "a folder in it is a program once it holds a `{PROGRAM}`; `milepost init` writes a first one, and `--programs \
         DIR` says where yours are"
    ))
}

/// The folder further down that holds most programs, the first of equals, with one of their files.
fn deeper(tree: &SourceTree) -> Option<(&str, FileId)> {
    let mut holders: BTreeMap<&str, (usize, FileId)> = BTreeMap::new();
    for document in &tree.documents {
        let program = document.path.strip_suffix(PROGRAM).and_then(|path| path.strip_suffix('/'));
        if let Some((holder, _)) = program.and_then(|program| program.rsplit_once('/')) {
            holders.entry(holder).or_insert((0, document.file)).0 += 1;
        }
    }
    let most = holders.values().map(|(count, _)| *count).max()?;
    holders.into_iter().find(|(_, (count, _))| *count == most).map(|(holder, (_, file))| (holder, file))
}

/// A file of a folder whose name is nearly that of a program's.
fn misnamed(tree: &SourceTree) -> Option<(&Document, &str)> {
    tree.documents.iter().find_map(|document| {
        let (folder, name) = document.path.split_once('/')?;
        let is_near = !name.contains('/') && did_you_mean(name, [PROGRAM]).is_some();
        (is_near && !folder.is_empty()).then_some((document, name))
    })
}

/// `programs` for what is shown as `programs/`, `.` for the folder one stands in.
fn shown_folder(shown: &str) -> String {
    match shown.trim_end_matches('/') {
        "" if shown.is_empty() => ".".to_owned(),
        "" => "/".to_owned(),
        folder => folder.to_owned(),
    }
}

/// The folder above.
fn parent(folder: &str) -> String {
    match folder.rsplit_once('/') {
        _ if folder == "." => "..".to_owned(),
        _ if folder.ends_with("..") => format!("{folder}/.."),
        Some(("", _)) => "/".to_owned(),
        Some((above, _)) => above.to_owned(),
        None => ".".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Memory, read_tree};
    use crate::text::Lang;

    /// Message and hint for a folder shown as `programs/` that holds these files.
    fn said(shown: &str, files: &[&str]) -> Vec<(String, String)> {
        let tree = Memory::new(files.iter().map(|path| ((*path).to_owned(), b"id: a\n".to_vec())));
        let (mut tree, _) = read_tree(&tree);
        tree.shown = shown.to_owned();
        let mut cx = Context::new(&tree.files, Lang::En);
        report_absent(&tree, &super::super::layout::program_folders(&tree), &mut cx);
        cx.diagnostics.into_iter().map(|found| (found.message, found.hint.unwrap_or_default())).collect()
    }

    fn hint(shown: &str, files: &[&str]) -> String {
        said(shown, files).pop().unwrap().1
    }

    #[test]
    fn the_folder_that_was_meant_is_named() {
        assert_eq!(hint("programs/pilot/", &["program.yaml", "plan/a.yaml"]), "write `--programs programs`");
        assert_eq!(hint("pilot/", &["program.yaml"]), "write `--programs .`");
        assert_eq!(hint("", &["program.yaml"]), "write `--programs ..`");
        assert_eq!(hint("/srv/", &["program.yaml"]), "write `--programs /`");
        assert_eq!(hint("", &["programs/a/program.yaml", "x/y/z/program.yaml"]), "write `--programs programs`");
        let two = ["a/p/program.yaml", "b c/p/program.yaml", "b c/q/program.yaml"];
        assert_eq!(hint("up/", &two), "write `--programs 'up/b c'`");
        assert!(hint("programs/", &["pilot/program.yml"]).starts_with("rename `programs/pilot/program.yml`"));
        assert!(hint("programs/", &["pilot/programme.yaml"]).starts_with("did you mean `program.yaml`?"));
        assert!(hint("programs/", &[]).contains("milepost init"));
    }

    #[test]
    fn a_program_needs_a_portfolio_file_beside_it() {
        assert_eq!(said("programs/", &["a/program.yaml", "portfolio.yaml"]), []);
        let (message, _) = said("programs/", &["a/program.yaml"]).pop().unwrap();
        assert_eq!(message, "there is no `programs/portfolio.yaml`");
    }
}
