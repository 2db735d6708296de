//! What every import does with a draft: write the program's files, read them again and schedule them.

use milepost::exchange::Draft;
use milepost::exchange::write::folder;
use milepost::load;
use milepost::schedule::Now;
use milepost::source::Memory;
use milepost::terms::ProgramId;
use milepost::time::Instant;

/// Writes and reads a draft. An import may be refused for what its dates and links say, but never for a file of ours
/// that cannot be read.
pub fn is_read_again(draft: &Draft) {
    let program = ProgramId::parse("fuzz").expect("a good id");
    let written = folder(draft, &program);
    let files = written.files.iter().chain([&written.portfolio]);
    let tree = Memory::new(files.map(|(path, text)| (path.clone(), text.clone().into_bytes())));
    let loaded = load(&tree, Now { as_of: None, clock: Instant(0) });
    let broken = |code: &str| ["E002", "E003", "E016", "E017", "E018", "E020", "E026"].contains(&code);
    for found in loaded.diagnostics.iter().filter(|found| found.is_error()) {
        assert!(!broken(found.code.as_str()), "{found:?}");
    }
}
