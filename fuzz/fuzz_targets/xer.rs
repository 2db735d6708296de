//! A file of Primavera P6, from its bytes to a schedule of what would be written.
#![no_main]

mod imported;

use libfuzzer_sys::fuzz_target;
use milepost::exchange::write::folder;
use milepost::exchange::{bytes, p6};

fuzz_target!(|input: &[u8]| {
    let Ok(plain) = bytes::unpacked(input) else { return };
    if let Ok(draft) = p6::read(&bytes::text(&plain, None), None, "fuzzed") {
        imported::is_read_again(&folder(&draft, &imported::program()));
    }
});
