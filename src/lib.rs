//! Milepost turns plain-text program files kept in git into a static status site and weekly executive mails.

pub mod diagnostics;
pub mod model;
pub mod source;
pub mod terms;
pub mod text;
pub mod time;
