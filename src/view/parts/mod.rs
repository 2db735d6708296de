//! Pieces that several pages show: each a shape of `templates/components/`, made in one place.

pub mod ages;
pub mod burn;
pub mod categories;
pub mod changes;
pub mod decisions;
pub mod gate_rows;
pub mod history;
pub mod issue_row;
pub mod odds;
pub mod reasons;
pub mod risks;
pub mod sparks;
pub mod statement;
pub mod trend;
