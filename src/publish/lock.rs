//! One run at a time in a folder.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;

use super::PublishError;

/// Its content does not matter; the system lets go of it when the run ends, however it ends.
const LOCK: &str = ".milepost.lock";

/// Holds a folder until the file is dropped.
///
/// # Errors
/// Another run that holds it, or a disk that refuses.
pub(super) fn lock(folder: &Path) -> Result<File, PublishError> {
    let path = folder.join(LOCK);
    let file = OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .open(&path)
        .map_err(|error| PublishError::io("create", &path, &error))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => {
            Err(PublishError::new("write to", folder, "another run is writing there; wait until it has finished"))
        }
        Err(TryLockError::Error(error)) => Err(PublishError::io("lock", &path, &error)),
    }
}
