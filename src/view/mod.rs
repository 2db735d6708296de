//! Pages and mails as plain data, formatted for one reader in one language.
//!
//! What enters: narrowed data and its measures. What leaves: serialisable structs, one a page, whose shapes stand at
//! the head of the templates. What always holds: nothing here reads `model` or `schedule`, so a page can only say what
//! its reader may see; and everything is words by now, so that templates only place it.

pub mod address;
pub mod chart;
pub mod context;
pub mod decisions;
pub mod door;
pub mod forecast_table;
pub mod frame;
pub mod gantt;
pub mod gates;
pub mod issue;
pub mod issues;
pub mod layout;
pub mod ledger;
pub mod macros;
pub mod mail;
pub mod milestones;
pub mod page;
pub mod paging;
pub mod parts;
pub mod portfolio;
pub mod program;
pub mod quality;
pub mod report;
pub mod requirements;
pub mod risks;
pub mod schedule;
pub mod schedule_table;
pub mod shapes;
pub mod site;
pub mod span;
pub mod status;
pub mod team;
pub mod terminal;
pub mod value;
pub mod week;
pub mod work_time;
