//! The portfolio as typed values: every entity an author can write, its references resolved.
//!
//! What enters: raw documents of `source`. What leaves: a `Portfolio` and every mistake found on the way. What always
//! holds: each entity is split by who may read it. `facts` may be shown to whoever may see the entity, `inner` never
//! to a customer, and the references beside them only after the audience has dropped what its reader may not see.

pub mod actuals;
pub mod baseline;
pub mod checks;
pub mod decision;
pub mod document;
pub mod gate;
pub mod issue;
pub mod ledger;
pub mod note;
pub mod passages;
pub mod people;
pub mod plan;
pub mod portfolio;
pub mod program;
pub mod read;
pub mod requirement;
pub mod resource;
pub mod risk;
pub mod rules;
pub mod supply;

pub use portfolio::Portfolio;
pub use program::Program;
pub use read::read;
