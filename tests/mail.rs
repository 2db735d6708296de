//! The mails of the sample: what mail programs accept, what readers can read, and that nobody else gets them.

#![expect(clippy::unwrap_used, reason = "a helper that cannot read the sample should fail right there")]
#![expect(clippy::disallowed_methods, reason = "the test reads and, when asked, rewrites its own expectation")]

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::OnceLock;

use milepost::audience::{self, MailTarget};
use milepost::diagnostics::Code;
use milepost::render::assets::Assets;
use milepost::render::engine::Engine;
use milepost::render::mail::{LARGEST, eml, html, plain};
use milepost::render::plain::{WIDTH, width};
use milepost::schedule::Now;
use milepost::source::Folder;
use milepost::terms::Scope;
use milepost::time::{Instant, parse_date};
use milepost::view::context::Site;
use milepost::view::mail::{Mail, MailError, mail};
use milepost::{Loaded, Outbox, audiences, load, mails, measure};

/// Read once, for its forecasts take a while.
fn sample() -> &'static Loaded {
    static SAMPLE: OnceLock<Loaded> = OnceLock::new();
    SAMPLE.get_or_init(|| {
        let folder = Folder::open(Path::new(env!("CARGO_MANIFEST_DIR")).join("programs")).unwrap();
        load(&folder, Now { as_of: None, clock: Instant(0) })
    })
}

fn engine() -> Engine {
    Engine::new(&Assets::default()).unwrap()
}

fn outbox() -> Outbox {
    mails(sample(), &engine()).unwrap()
}

/// Every mail of the sample as a view, by its list; `tamper` may change who gets it.
fn views(tamper: impl Fn(&mut MailTarget<'_>)) -> BTreeMap<String, Result<Mail, MailError>> {
    views_of(sample(), tamper)
}

fn views_of(loaded: &Loaded, tamper: impl Fn(&mut MailTarget<'_>)) -> BTreeMap<String, Result<Mail, MailError>> {
    let engine = engine();
    let mut views = BTreeMap::new();
    for scope in audiences(&loaded.portfolio) {
        let narrowed = audience::narrow(&loaded.portfolio, &loaded.schedules, &scope);
        let site = Site::new(&narrowed, measure(&narrowed, &loaded.rules), None, String::new(), String::new());
        for (index, program) in narrowed.programs.iter().enumerate() {
            for target in &program.mails {
                let mut target = target.clone();
                tamper(&mut target);
                let view = mail(&site, index, &target, |lang| engine.words(lang));
                views.insert(format!("{}.{}", program.id, target.name), view);
            }
        }
    }
    views
}

fn sample_views() -> BTreeMap<String, Mail> {
    views(|_| {}).into_iter().map(|(list, view)| (list, view.unwrap())).collect()
}

/// The headers of a message, unfolded.
fn headers(bytes: &[u8]) -> BTreeMap<String, String> {
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    let (head, _) = text.split_once("\r\n\r\n").unwrap();
    let unfolded = head.replace("\r\n ", " ");
    unfolded
        .lines()
        .map(|line| line.split_once(": ").unwrap())
        .map(|(name, value)| (name.into(), value.into()))
        .collect()
}

#[test]
fn every_entry_of_every_program_has_its_mail() {
    let outbox = outbox();
    let mut names: Vec<&str> = outbox.mails.iter().map(|(name, _)| name.as_str()).collect();
    names.sort_unstable();
    let expected: Vec<String> = ["bhb", "klg", "nbl", "prw"]
        .iter()
        .flat_map(|program| ["core", "customer", "exec"].map(|entry| format!("2026-W24.{program}.{entry}.eml")))
        .collect();
    assert_eq!(names, expected);
    assert!(outbox.diagnostics.is_empty(), "{:?}", outbox.diagnostics);
}

#[test]
fn the_same_files_give_the_same_bytes() {
    assert_eq!(outbox().mails, outbox().mails);
}

#[test]
fn messages_are_what_mail_carries() {
    for (name, bytes) in outbox().mails {
        let text = String::from_utf8(bytes).unwrap();
        assert!(text.is_ascii(), "{name}");
        assert!(!text.replace("\r\n", "").contains(['\r', '\n']), "{name} has a bare line end");
        assert!(text.split("\r\n").all(|line| line.len() <= 998), "{name}");
        let words = text.split("=?").skip(1).filter_map(|rest| rest.split_once("?=")).map(|(word, _)| word.len() + 4);
        assert!(words.max().unwrap_or(0) <= 75, "{name} has a long encoded word");
    }
}

#[test]
fn headers_say_who_when_and_that_no_answer_is_needed() {
    let outbox = outbox();
    let of = |name: &str| headers(&outbox.mails.iter().find(|(file, _)| file == name).unwrap().1);
    let exec = of("2026-W24.nbl.exec.eml");
    assert_eq!(exec["Date"], "Fri, 12 Jun 2026 18:00:00 +0800");
    assert_eq!(exec["List-Id"], "Nebula A8 weekly <nbl.exec.status.orion.example>");
    assert_eq!(exec["List-Unsubscribe"], "<mailto:programs@orion.example?subject=unsubscribe%20nbl.exec>");
    assert_eq!(exec["Auto-Submitted"], "auto-generated");
    assert_eq!(exec["X-Auto-Response-Suppress"], "All");
    assert_eq!(exec["From"], "\"Orion Programs\" <programs@orion.example>");
    assert!(exec["Reply-To"].contains("j-ortega@orion.example"), "{}", exec["Reply-To"]);
    assert!(exec["To"].contains("s-brandt@orion.example"), "{}", exec["To"]);
    assert!(exec["Content-Type"].starts_with("multipart/alternative; boundary="), "{}", exec["Content-Type"]);
    let id = &exec["Message-ID"];
    assert!(id.starts_with("<2026-W24.nbl.exec.") && id.ends_with("@status.orion.example>"), "{id}");
    assert_ne!(of("2026-W24.nbl.core.eml")["Message-ID"], *id);
    // A customer does not learn the manager's address from his answer.
    assert_eq!(of("2026-W24.nbl.customer.eml")["Reply-To"], "programs@orion.example");
}

#[test]
fn the_subject_carries_the_answer() {
    let views = sample_views();
    for (list, mail) in &views {
        assert!(width(&mail.subject) <= 70, "{list}: {}", mail.subject);
        assert!(mail.subject.ends_with(" | 2026-W24"), "{list}: {}", mail.subject);
    }
    assert_eq!(views["nbl.exec"].subject, "[DECISION] Nebula A8 | RED ↓ | acceptance 28 Aug (+10 wd) | 2026-W24");
    assert!(views["klg.core"].subject.starts_with("[需决策] 昆仑 K6 | 红色"), "{}", views["klg.core"].subject);
    // The other language speaks before the mail is opened.
    let preheader = &views["klg.core"].preheader;
    assert!(preheader.text.starts_with("Kunlun K6 | RED"), "{}", preheader.text);
    assert_eq!(preheader.lang, Some("en"));
}

#[test]
fn the_html_part_holds_what_mail_programs_can_show() {
    let engine = engine();
    for (list, mail) in sample_views() {
        let html = html(&mail, &engine).unwrap();
        // Well below where lists are shortened, and half of what Gmail clips: a thread counts together.
        assert!(html.len() <= 50_000, "{list} has {} bytes", html.len());
        // The one stylesheet stands in a comment that only Outlook reads.
        let (before, rest) = html.split_once("<!--[if mso]>").unwrap();
        let (outlook, after) = rest.split_once("<![endif]-->").unwrap();
        assert!(outlook.starts_with("<style>td,th{") && outlook.ends_with("}</style>"), "{outlook}");
        let html = format!("{before}{after}");
        for forbidden in ["<img", "<svg", "<script", "<style", "<link", "rgba", "url(", "var(--", " class=", "http://"]
        {
            assert!(!html.contains(forbidden), "`{forbidden}` in {list}");
        }
        assert_eq!(html.matches("<h1 ").count(), 1, "{list}");
        assert_eq!(html.matches("<table").count(), html.matches("</table>").count(), "{list}");
        let data_tables = mail.blocks.iter().filter(|block| !block.milestones.items.is_empty()).count();
        let layout = html.matches("<table role=\"presentation\"").count();
        assert_eq!(html.matches("<table").count(), layout + data_tables, "{list}");
        for block in &mail.blocks {
            assert!(html.contains(&format!("<div lang=\"{}\">", block.lang)), "{list}");
        }
        let links = html.split("href=\"").skip(1);
        let lost: Vec<&str> =
            links.filter(|link| !link.starts_with("https://") && !link.starts_with("mailto:")).collect();
        assert!(lost.is_empty(), "{list}: {lost:?}");
    }
}

#[test]
fn links_lead_to_the_readers_own_site() {
    let engine = engine();
    for (list, mail) in sample_views() {
        let (program, entry) = list.split_once('.').unwrap();
        let site = match (entry, program) {
            ("core", _) => "https://status.orion.example/internal/",
            ("exec", _) => "https://status.orion.example/executive/",
            (_, "nbl") => "https://nebula.status.orion.example/",
            (_, "bhb") => "https://blueheron.status.orion.example/",
            (_, "prw") => "https://pacific.status.orion.example/",
            _ => "https://kunlun.status.orion.example/",
        };
        for text in [html(&mail, &engine).unwrap(), plain(&mail, &engine).unwrap()] {
            let links: Vec<&str> = text.match_indices("https://").map(|(at, _)| &text[at..]).collect();
            assert!(!links.is_empty(), "{list} has no link");
            for link in links {
                let shown: String = link.chars().take(80).collect();
                assert!(link.starts_with(site), "{list}: {shown}");
            }
        }
    }
}

#[test]
fn decisions_asks_and_milestones_come_early() {
    let html = html(&sample_views()["nbl.core"], &engine()).unwrap();
    let at = |words: &str| html.find(words).unwrap_or_else(|| panic!("`{words}` is missing"));
    let order =
        ["Decisions needed", ">Asks<", ">Milestones<", "Top risks", "Top issues", "Changed since", "Next two weeks"];
    let places: Vec<usize> = order.iter().map(|words| at(words)).collect();
    assert!(places.is_sorted(), "{places:?}");
    assert!(at("Top risks") < 20_000, "{}", at("Top risks"));
}

#[test]
fn the_text_part_says_the_same_in_narrow_lines() {
    let engine = engine();
    for (list, mail) in sample_views() {
        let text = plain(&mail, &engine).unwrap();
        for line in text.lines().filter(|line| !line.contains("https://")) {
            assert!(width(line) <= WIDTH, "{list} has {} columns: {line}", width(line));
        }
        let squeezed = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        let flat = squeezed(&text);
        for block in &mail.blocks {
            let decisions = block.decisions.items.iter().flat_map(|row| [&row.item.question.text, &row.says]);
            let asks = block.asks.iter().flat_map(|asks| &asks.items).map(|ask| &ask.item.text.text);
            let milestones =
                block.milestones.items.iter().filter_map(|row| row.reason.as_ref()).map(|reason| &reason.text);
            let issues = block.issues.items.iter().flat_map(|row| [&row.title.text, &row.says]);
            let risks = block.risks.iter().flat_map(|risks| &risks.items).map(|row| &row.title.text);
            let changes = block.changes.iter().flat_map(|list| &list.list.items).map(|row| &row.line);
            let ahead = block.ahead.items.iter().map(|row| &row.what.text);
            let footer = [&block.footer.as_of, &block.footer.rules];
            let says = decisions.chain(asks).chain(milestones).chain(issues).chain(risks).chain(changes).chain(ahead);
            for words in says.chain(footer) {
                assert!(flat.contains(&squeezed(words)), "{list} does not say `{words}`");
            }
        }
    }
}

#[test]
fn a_mail_to_somebody_outside_its_audience_is_never_written() {
    // The customer's people under an entry that was meant for executives.
    let (loaded, engine) = (sample(), engine());
    let customer = audiences(&loaded.portfolio).into_iter().find(|scope| scope.name() == "customer-nebula").unwrap();
    let seen = audience::narrow(&loaded.portfolio, &loaded.schedules, &customer);
    let outsiders = &seen.programs[0].mails[0].to;
    let narrowed = audience::narrow(&loaded.portfolio, &loaded.schedules, &Scope::Executive);
    let site = Site::new(&narrowed, measure(&narrowed, &loaded.rules), None, String::new(), String::new());
    let mut target = narrowed.programs[0].mails[0].clone();
    assert!(mail(&site, 0, &target, |lang| engine.words(lang)).is_ok());
    target.to.extend(outsiders.iter().copied());
    let error = mail(&site, 0, &target, |lang| engine.words(lang)).unwrap_err();
    assert!(matches!(error, MailError::Outsider { .. }), "{error}");
    // And an entry without anybody.
    let nobody = views(|target| target.to.clear());
    assert!(nobody.values().all(|view| matches!(view, Err(MailError::NoRecipient(_)))));
}

/// The sample as of a later week, for which nobody has written a note.
#[test]
fn a_mail_with_the_words_of_an_earlier_week_says_so() {
    assert!(outbox().diagnostics.iter().all(|warning| warning.code != Code::W123));
    let folder = Folder::open(Path::new(env!("CARGO_MANIFEST_DIR")).join("programs")).unwrap();
    let loaded = load(&folder, Now { as_of: parse_date("2026-06-17").ok(), clock: Instant(0) });
    let outbox = mails(&loaded, &engine()).unwrap();
    let said: Vec<&str> =
        outbox.diagnostics.iter().filter(|one| one.code == Code::W123).map(|one| one.message.as_str()).collect();
    let nebula =
        "mails of `nbl` to `internal`, `executive`, `customer-nebula` carry the words of 2026-W24, not of 2026-W25";
    assert_eq!(said.iter().filter(|message| message.contains("`nbl`")).collect::<Vec<_>>(), [&nebula]);
    let core = views_of(&loaded, |_| {}).remove("nbl.core").unwrap().unwrap();
    for text in [html(&core, &engine()).unwrap(), plain(&core, &engine()).unwrap()] {
        assert!(text.contains("Words of week 24; nothing has been written for week 25 yet."), "{text}");
        assert!(text.contains("以下为第24周的说明；第25周尚未撰写。"), "{text}");
    }
}

#[test]
fn a_mail_that_would_be_too_large_shows_less() {
    let engine = engine();
    let mut mail = sample_views().remove("nbl.core").unwrap();
    for block in &mut mail.blocks {
        let change = block.changes[0].list.items[0].clone();
        block.changes[0].list.items.extend(std::iter::repeat_n(change, 400));
    }
    let decisions = mail.blocks[0].decisions.items.len();
    let packed = eml(&mail, &engine).unwrap();
    assert!(packed.shortened_from.is_some_and(|bytes| bytes > LARGEST));
    let mut shortened = mail.clone();
    assert!(shortened.shorten());
    assert_eq!(shortened.blocks[0].decisions.items.len(), decisions);
    // What cannot be shortened is an error, not a mail that is cut off.
    mail.blocks[0].heading.text = "x".repeat(LARGEST);
    assert!(eml(&mail, &engine).is_err());
}

/// `MILEPOST_BLESS=1 cargo test --test mail` rewrites the expectation; the difference is reviewed like code.
#[test]
fn the_executives_mail_reads_as_expected() {
    let mail = sample_views().remove("nbl.exec").unwrap();
    let said = format!("{}\n\n{}", mail.subject, plain(&mail, &engine()).unwrap());
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mail/nbl.exec.txt");
    if std::env::var_os("MILEPOST_BLESS").is_some() {
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(&file, &said).unwrap();
    }
    assert_eq!(said, std::fs::read_to_string(&file).unwrap());
}
