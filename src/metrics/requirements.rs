//! Requirements: verified, traced, suspect, failed.

/// Measures of all visible requirements.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RequirementMeasures {
    /// One entry a requirement, in the order of `Program::requirements`.
    pub each: Vec<RequirementMeasure>,
    /// In scope: all but waived.
    pub scope: usize,
    /// Verified, not suspect.
    pub verified: usize,
    /// Last result failed.
    pub failed: usize,
    /// With evidence that must be confirmed.
    pub suspect: usize,
    /// Without a task.
    pub untraced: usize,
    /// Without any result.
    pub untested: usize,
}

/// One requirement at the data date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RequirementMeasure {
    /// Last result passed (or passed with a deviation) and not suspect.
    pub verified: bool,
    /// Last result failed.
    pub failed: bool,
    /// Passed once, but must be confirmed.
    pub suspect: bool,
    /// At least one task.
    pub traced: bool,
    /// At least one result.
    pub tested: bool,
    /// Given up by a decision; not in scope.
    pub waived: bool,
}
