//! Words about requirements.

use super::states::words;

words! {
    /// How much a requirement matters.
    MoscowPriority {
        /// Without it there is no acceptance.
        Must = "must",
        /// Expected.
        Should = "should",
        /// Wished for.
        Could = "could",
    }
}

words! {
    /// Where a requirement stands.
    RequirementState {
        /// Written down, not agreed.
        Proposed = "proposed",
        /// Agreed with the customer.
        Agreed = "agreed",
        /// Being worked on.
        InWork = "in-work",
        /// Built, not verified.
        Implemented = "implemented",
        /// Verified by evidence.
        Verified = "verified",
        /// Accepted by the customer.
        CustomerAccepted = "customer-accepted",
        /// Given up by a decision.
        Waived = "waived",
    }
}

words! {
    /// How a requirement is verified.
    VerificationMethod {
        /// By test.
        Test = "test",
        /// By analysis.
        Analysis = "analysis",
        /// By inspection.
        Inspection = "inspection",
        /// By demonstration.
        Demonstration = "demonstration",
    }
}
