//! Milepost turns plain-text program files kept in git into a static status site and weekly executive mails.

pub mod audience;
pub mod diagnostics;
pub mod metrics;
pub mod model;
pub mod publish;
pub mod render;
pub mod schedule;
pub mod source;
pub mod terms;
pub mod text;
pub mod time;
pub mod view;
