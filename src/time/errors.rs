//! How the errors of this module read: what is wrong, then what to write.

/// Writes a type's `Display` as `problem; hint` and makes it an error.
///
/// The type has the methods `problem` and `hint`, so that a diagnostic can quote either part alone.
macro_rules! impl_error {
    ($name:ty) => {
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{}; {}", self.problem(), self.hint())
            }
        }

        impl std::error::Error for $name {}
    };
}

pub(super) use impl_error;
