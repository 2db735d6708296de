//! Phases of a customer program.

use super::states::words;

words! {
    /// The phase a program or an issue belongs to, in order.
    Phase {
        /// Evaluation.
        Evaluation = "evaluation",
        /// Proof of concept.
        Poc = "poc",
        /// Engineering validation.
        Evt = "evt",
        /// Design validation.
        Dvt = "dvt",
        /// Production validation.
        Pvt = "pvt",
        /// Customer acceptance.
        Acceptance = "acceptance",
        /// Production deployment.
        Deployment = "deployment",
        /// Field support.
        Sustaining = "sustaining",
    }
}

impl Phase {
    /// Place in the order of phases, 0 = evaluation: `phase_rank` in rules.
    #[must_use]
    pub fn rank(self) -> i64 {
        self as i64
    }
}
