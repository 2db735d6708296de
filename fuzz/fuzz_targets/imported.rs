//! What every import does with what it made: read the files again and schedule them.

use milepost::exchange::write::Folder;
use milepost::load;
use milepost::schedule::Now;
use milepost::source::Memory;
use milepost::terms::ProgramId;
use milepost::time::Instant;

/// The program that is imported.
pub fn program() -> ProgramId {
    ProgramId::parse("fuzz").expect("a good id")
}

/// Reads what would be written. An import may be refused for what its dates and links say, but never for a file of ours
/// that cannot be read.
pub fn is_read_again(written: &Folder) {
    let files = written.files.iter().chain([&written.portfolio]);
    let tree = Memory::new(files.map(|(path, text)| (path.clone(), text.clone().into_bytes())));
    let loaded = load(&tree, Now { as_of: None, clock: Instant(0) });
    let unreadable = |code: &str| ["E002", "E003", "E016", "E017", "E018", "E020", "E026"].contains(&code);
    for found in loaded.diagnostics.iter().filter(|found| found.is_error()) {
        assert!(!unreadable(&found.code.to_string()), "{found:?}");
    }
}
