//! Words about risks.

use super::states::words;

words! {
    /// What is done about a risk.
    RiskResponse {
        /// Changing the plan so that it cannot happen.
        Avoid = "avoid",
        /// Making it less likely or less bad.
        Mitigate = "mitigate",
        /// Handing it to somebody else.
        Transfer = "transfer",
        /// Living with it.
        Accept = "accept",
    }
}

words! {
    /// Where a risk stands.
    RiskState {
        /// It may still happen.
        Open = "open",
        /// It happened and is now an issue.
        Occurred = "occurred",
        /// It can no longer happen.
        Closed = "closed",
    }
}
