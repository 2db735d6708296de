//! A file of Microsoft Project, from its bytes to a schedule of what would be written.
#![no_main]

mod imported;

use libfuzzer_sys::fuzz_target;
use milepost::exchange::msproject;
use milepost::exchange::write::folder;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(draft) = msproject::read(bytes, "fuzzed") {
        imported::is_read_again(&folder(&draft, &imported::program()));
    }
});
