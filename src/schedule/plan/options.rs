//! `schedule:` of `program.yaml` as the engine's options.

use crate::model::program::ScheduleSettings;
use crate::schedule::{
    CriticalRule, EarlyStartRule, FloatRule, LagCalendar as EngineLagCalendar, LateWorkRule, MilestoneRule,
    OutOfSequenceRule, ScheduleOptions, StartLagRule, StartToFinishRule,
};
use crate::terms::{
    CriticalKind, EarlyStart, FloatKind, LagCalendar, LateWork, MilestoneDates, OpenEnds, OutOfSequence, StartLag,
    StartToFinish,
};
use crate::time::{Calendar, Zone};

use super::build::minutes;

/// The options of a program; floats in days are measured on its own calendar.
pub(super) fn options(settings: &ScheduleSettings, calendar: Option<&Calendar>, zone: Zone) -> ScheduleOptions {
    let dialect = settings.dialect;
    ScheduleOptions {
        lag_calendar: match dialect.lag_calendar {
            LagCalendar::Successor => EngineLagCalendar::Successor,
            LagCalendar::Predecessor => EngineLagCalendar::Predecessor,
            LagCalendar::Project => EngineLagCalendar::Project,
            LagCalendar::Elapsed24h => EngineLagCalendar::Continuous,
        },
        start_lag: match dialect.start_lag {
            StartLag::Actual => StartLagRule::Actual,
            StartLag::Remaining => StartLagRule::Remaining,
        },
        start_to_finish: match dialect.start_to_finish {
            StartToFinish::Meet => StartToFinishRule::Meet,
            StartToFinish::Overlap => StartToFinishRule::Overlap,
        },
        out_of_sequence: match dialect.out_of_sequence {
            OutOfSequence::Retained => OutOfSequenceRule::Retained,
            OutOfSequence::Through => OutOfSequenceRule::Through,
            OutOfSequence::Override => OutOfSequenceRule::Override,
        },
        early_start: match dialect.early_start {
            EarlyStart::Actual => EarlyStartRule::Actual,
            EarlyStart::Remaining => EarlyStartRule::Remaining,
        },
        float: match dialect.float {
            FloatKind::Least => FloatRule::Least,
            FloatKind::Start => FloatRule::Start,
            FloatKind::Finish => FloatRule::Finish,
        },
        milestones: match dialect.milestones {
            MilestoneDates::Stay => MilestoneRule::Stay,
            MilestoneDates::Snap => MilestoneRule::Snap,
        },
        late_work: match dialect.late_work {
            LateWork::FreeFloat => LateWorkRule::FreeFloat,
            LateWork::TotalFloat => LateWorkRule::TotalFloat,
        },
        critical: match dialect.critical {
            CriticalKind::Float => CriticalRule::Float,
            CriticalKind::LongestPath => CriticalRule::LongestPath,
        },
        critical_float: calendar.map_or(0, |calendar| minutes(settings.critical_float, calendar)),
        open_ends_critical: dialect.open_ends == OpenEnds::Critical,
        finish_by: settings.finish_by.map(|at| at.as_finish(zone)),
        near_critical: calendar.map_or(0, |calendar| minutes(settings.near_critical, calendar)),
    }
}
