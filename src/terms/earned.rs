//! How progress is earned.

use super::states::words;

words! {
    /// The method by which a task's earned fraction comes from evidence.
    EarnedMethod {
        /// Nothing until it is done.
        ZeroHundred = "0/100",
        /// Half at the start, half at the end.
        FiftyFifty = "50/50",
        /// The typed per cent complete.
        Percent = "percent",
        /// The weights of the steps that are done.
        Milestones = "milestones",
        /// Units done of units in all.
        Units = "units",
    }
}
