//! An issue log and the map of its columns, a zero byte between them, to issues that are read again.
#![no_main]

mod imported;

use libfuzzer_sys::fuzz_target;
use milepost::exchange::bytes;
use milepost::exchange::issue_log::{files, read_map, read_rows};

fuzz_target!(|input: &[u8]| {
    let mut parts = input.splitn(2, |byte| *byte == 0);
    let (Some(map), Some(table)) = (parts.next(), parts.next()) else { return };
    let Ok(map) = read_map(map, "map.yaml") else { return };
    let Ok(plain) = bytes::unpacked(table) else { return };
    if let Ok(log) = read_rows(&bytes::text(&plain, map.encoding.as_deref()), &map) {
        imported::is_read_again(&files::program(&log, &map, &imported::program(), "fuzzed"));
    }
});
