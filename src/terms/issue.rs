//! Words about issues: state, severity, urgency, priority, and the events of their logs.

use super::states::words;

words! {
    /// Where an issue stands.
    IssueState {
        /// Opened, nobody has answered.
        New = "new",
        /// Somebody has answered.
        Acknowledged = "acknowledged",
        /// Being analysed.
        Analysing = "analysing",
        /// Lives with a workaround.
        Workaround = "workaround",
        /// A fix is being tested.
        FixInTest = "fix-in-test",
        /// The customer must act.
        WaitingCustomer = "waiting-customer",
        /// A unit is awaited.
        WaitingUnit = "waiting-unit",
        /// Fixed.
        Resolved = "resolved",
        /// Fixed and confirmed.
        Closed = "closed",
        /// Not an issue; leaves scope.
        Rejected = "rejected",
    }
}

impl IssueState {
    /// Whether work is left: not resolved, closed or rejected.
    #[must_use]
    pub fn is_open(self) -> bool {
        !matches!(self, Self::Resolved | Self::Closed | Self::Rejected)
    }
}

words! {
    /// Impact, 1 worst. Changes only on evidence.
    Severity {
        /// Worst.
        S1 = "S1",
        /// High.
        S2 = "S2",
        /// Medium.
        S3 = "S3",
        /// Low.
        S4 = "S4",
    }
}

impl Severity {
    /// 1 to 4, 1 worst.
    #[must_use]
    pub fn number(self) -> i64 {
        self as i64 + 1
    }
}

words! {
    /// How soon it hurts, 1 now. Computed from dates, or claimed by somebody.
    Urgency {
        /// Lead of 0 working days or less.
        U1 = "U1",
        /// Lead of at most 5 working days.
        U2 = "U2",
        /// Lead of at most 15 working days.
        U3 = "U3",
        /// More.
        U4 = "U4",
    }
}

impl Urgency {
    /// Urgency from the lead in whole working days between the data date and the date it is needed by, less the
    /// estimate of the fix. Thresholds inclusive: 0 is U1, 5 is U2, 15 is U3. Source: house default.
    ///
    /// ```
    /// use milepost::terms::Urgency;
    /// assert_eq!(Urgency::from_lead(3), Urgency::U2);
    /// ```
    #[must_use]
    pub fn from_lead(lead_working_days: i64) -> Self {
        match lead_working_days {
            ..=0 => Self::U1,
            1..=5 => Self::U2,
            6..=15 => Self::U3,
            _ => Self::U4,
        }
    }

    /// 1 to 4, 1 most urgent.
    #[must_use]
    pub fn number(self) -> i64 {
        self as i64 + 1
    }
}

words! {
    /// What to do first, from severity and urgency.
    Priority {
        /// First.
        P1 = "P1",
        /// Second.
        P2 = "P2",
        /// Third.
        P3 = "P3",
        /// Last.
        P4 = "P4",
    }
}

impl Priority {
    /// Priority = severity + urgency: 2–3 is P1, 4 is P2, 5–6 is P3, 7–8 is P4. Source: house default.
    ///
    /// ```
    /// use milepost::terms::{Priority, Severity, Urgency};
    /// assert_eq!(Priority::of(Severity::S2, Urgency::U2), Priority::P2);
    /// ```
    #[must_use]
    pub fn of(severity: Severity, urgency: Urgency) -> Self {
        match severity.number() + urgency.number() {
            ..=3 => Self::P1,
            4 => Self::P2,
            5..=6 => Self::P3,
            _ => Self::P4,
        }
    }
}

words! {
    /// A rung of the escalation ladder.
    Level {
        /// Functional manager.
        L1 = "L1",
        /// Director.
        L2 = "L2",
        /// Vice president and account executive.
        L3 = "L3",
        /// Executive sponsors of both sides.
        L4 = "L4",
    }
}

/// One event of an issue's log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IssueEvent {
    /// It exists from here on; state new.
    Opened,
    /// Somebody answered; state acknowledged.
    Acknowledged,
    /// A change of state.
    Status {
        /// The state before.
        from: IssueState,
        /// The state after.
        to: IssueState,
    },
    /// The customer accepted a containment.
    Contained,
    /// Raised to a level.
    Escalated(Level),
    /// Taken back from a level.
    Deescalated(Level),
    /// A change of severity.
    Severity {
        /// The severity before.
        from: Severity,
        /// The severity after.
        to: Severity,
    },
    /// Taken up again after resolved, closed or rejected; state analysing.
    Reopened,
    /// Words only.
    Note,
}

impl IssueEvent {
    /// The state after this event, given the state before it. The state a change begins with is not compared here.
    ///
    /// ```
    /// use milepost::terms::{IssueEvent, IssueState};
    /// assert_eq!(IssueEvent::Reopened.after(IssueState::Closed), IssueState::Analysing);
    /// assert_eq!(IssueEvent::Note.after(IssueState::Closed), IssueState::Closed);
    /// ```
    #[must_use]
    pub fn after(self, state: IssueState) -> IssueState {
        match self {
            Self::Opened => IssueState::New,
            Self::Acknowledged => IssueState::Acknowledged,
            Self::Reopened => IssueState::Analysing,
            Self::Status { to, .. } => to,
            Self::Contained | Self::Escalated(_) | Self::Deescalated(_) | Self::Severity { .. } | Self::Note => state,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urgency_thresholds_are_inclusive() {
        let of = |lead| Urgency::from_lead(lead).word();
        assert_eq!([-3, 0, 1, 5, 6, 15, 16].map(of), ["U1", "U1", "U2", "U2", "U3", "U3", "U4"]);
    }

    #[test]
    fn priority_is_the_sum_of_severity_and_urgency() {
        let all: Vec<&str> = Severity::WORDS
            .iter()
            .flat_map(|(_, s)| Urgency::WORDS.iter().map(|(_, u)| Priority::of(*s, *u).word()))
            .collect();
        assert_eq!(
            all,
            ["P1", "P1", "P2", "P3", "P1", "P2", "P3", "P3", "P2", "P3", "P3", "P4", "P3", "P3", "P4", "P4"]
        );
    }

    #[test]
    fn open_means_work_is_left() {
        let closed: Vec<&str> =
            IssueState::WORDS.iter().filter(|(_, state)| !state.is_open()).map(|(word, _)| *word).collect();
        assert_eq!(closed, ["resolved", "closed", "rejected"]);
    }
}
