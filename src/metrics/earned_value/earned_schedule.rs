//! Earned schedule: when what is earned now was due by the plan, and what follows for the end.
//!
//! What enters: the planned value over time, in periods from the start of the plan, and what is earned. What leaves:
//! periods and ratios. What always holds: a quotient whose divisor is zero is nothing; the index does not drift to 1 at
//! the end of a late program, as that of value does. Sources: Lipke, and Vandevoorde & Vanhoucke, *International Journal
//! of Project Management* 24 (2006), 289–302.

use super::snapshot::quotient;

/// A point of the plan: periods since its start, and the value planned by then.
pub type PlanPoint = (f64, f64);

/// Where a program is in time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct EarnedSchedule {
    /// PD: the planned duration, periods.
    pub planned_duration: f64,
    /// AT: periods since the start of the plan; once all is earned, to the end of it.
    pub actual_time: f64,
    /// ES: periods after which the plan had earned what is earned now; 0 to the planned duration.
    pub earned: f64,
}

/// ES: the period at which the plan had what is earned now, by a straight line between two points of the plan.
///
/// Shape: `plan` ascends in time and does not fall in value; its first point is the start, (0, 0), and its last the end,
/// (PD, BAC). With whole periods this is `C + (EV − PV_C) / (PV_{C+1} − PV_C)`, C the largest `n` with `PV_n ≤ EV`. On an
/// inner plateau of the plan the largest n is its end: what was due before a pause is on time until the pause is over.
/// Where all is earned ES is PD, the first point at which the plan has it all: a flat tail earns nothing; where nothing
/// is earned it is the start, also of a plan that begins with tasks of no value. Values that differ by less than a
/// thousand-millionth of the budget are the same. Nothing for an empty plan or one without value.
///
/// ```
/// use milepost::metrics::earned_value::earned_schedule;
/// let plan = [(0.0, 0.0), (1.0, 10.0), (2.0, 30.0), (3.0, 30.0), (4.0, 40.0)];
/// assert_eq!(earned_schedule(&plan, 20.0), Some(1.5));
/// assert_eq!(earned_schedule(&plan, 30.0), Some(3.0));
/// assert_eq!(earned_schedule(&plan, 0.1 + 0.2 + 29.7 - 1e-12), Some(3.0));
/// assert_eq!(earned_schedule(&plan, 50.0), Some(4.0));
/// assert_eq!(earned_schedule(&[(0.0, 0.0), (1.0, 0.0), (2.0, 5.0)], 0.0), Some(0.0));
/// assert_eq!(earned_schedule(&[], 1.0), None);
/// ```
#[must_use]
pub fn earned_schedule(plan: &[PlanPoint], earned: f64) -> Option<f64> {
    let (_, budget) = *plan.last()?;
    if budget <= 0.0 {
        return None;
    }
    // Values are sums in which the order of tasks leaves its last digits: a plateau must not depend on them.
    let hair = budget * 1e-9;
    if earned <= hair {
        return plan.first().map(|(at, _)| *at);
    }
    if earned >= budget - hair {
        let full = plan.partition_point(|(_, planned)| *planned < budget - hair);
        return plan.get(full).map(|(at, _)| *at);
    }
    let above = plan.partition_point(|(_, planned)| *planned <= earned + hair);
    let (Some((before, low)), Some((after, high))) =
        (above.checked_sub(1).and_then(|at| plan.get(at)), plan.get(above))
    else {
        // Less than nothing is earned.
        return plan.first().map(|(at, _)| *at);
    };
    Some(before + ((earned - low) / (high - low)).max(0.0) * (after - before))
}

impl EarnedSchedule {
    /// SV(t) = ES − AT: periods; negative is behind.
    ///
    /// ```
    /// # use milepost::metrics::earned_value::EarnedSchedule;
    /// let now = EarnedSchedule { planned_duration: 9.0, actual_time: 8.0, earned: 6.5 };
    /// assert_eq!(now.variance(), -1.5);
    /// ```
    #[must_use]
    pub fn variance(&self) -> f64 {
        self.earned - self.actual_time
    }

    /// SPI(t) = ES / AT: a ratio, under 1 is behind; nothing at the start.
    ///
    /// ```
    /// # use milepost::metrics::earned_value::EarnedSchedule;
    /// let now = EarnedSchedule { planned_duration: 9.0, actual_time: 8.0, earned: 6.0 };
    /// assert_eq!(now.index(), Some(0.75));
    /// assert_eq!(EarnedSchedule { actual_time: 0.0, ..now }.index(), None);
    /// ```
    #[must_use]
    pub fn index(&self) -> Option<f64> {
        quotient(self.earned, self.actual_time.max(0.0))
    }

    /// IEAC(t) = PD / SPI(t): periods from the start to the end if it goes on at this pace; nothing while nothing is
    /// earned.
    ///
    /// ```
    /// # use milepost::metrics::earned_value::EarnedSchedule;
    /// let now = EarnedSchedule { planned_duration: 9.0, actual_time: 8.0, earned: 6.0 };
    /// assert_eq!(now.duration_at_this_pace(), Some(12.0));
    /// assert_eq!(EarnedSchedule { earned: 0.0, ..now }.duration_at_this_pace(), None);
    /// ```
    #[must_use]
    pub fn duration_at_this_pace(&self) -> Option<f64> {
        quotient(self.planned_duration * self.actual_time.max(0.0), self.earned)
    }

    /// AT + (PD − ES) / PF: periods from the start to the end if the rest goes at the pace PF (1: as planned); nothing at
    /// a pace of 0 or less.
    ///
    /// ```
    /// # use milepost::metrics::earned_value::EarnedSchedule;
    /// let now = EarnedSchedule { planned_duration: 9.0, actual_time: 8.0, earned: 6.0 };
    /// assert_eq!(now.duration_at_pace(1.0), Some(11.0));
    /// assert_eq!(now.duration_at_pace(0.0), None);
    /// ```
    #[must_use]
    pub fn duration_at_pace(&self, pace: f64) -> Option<f64> {
        Some(self.actual_time + quotient(self.planned_duration - self.earned, pace.max(0.0))?)
    }

    /// TSPI = (PD − ES) / (PD − AT): a ratio; the pace that the rest needs to end as planned. Nothing once that time is
    /// over.
    ///
    /// ```
    /// # use milepost::metrics::earned_value::EarnedSchedule;
    /// let now = EarnedSchedule { planned_duration: 9.0, actual_time: 7.0, earned: 6.0 };
    /// assert_eq!(now.pace_needed(), Some(1.5));
    /// assert_eq!(EarnedSchedule { actual_time: 9.0, ..now }.pace_needed(), None);
    /// ```
    #[must_use]
    pub fn pace_needed(&self) -> Option<f64> {
        quotient(self.planned_duration - self.earned, (self.planned_duration - self.actual_time).max(0.0))
    }
}

#[cfg(test)]
mod tests {
    use super::super::Snapshot;
    use super::*;

    /// O-9: a real project of 9 planned and 13 actual months; every published figure.
    const PLANNED: [f64; 9] = [28.975, 81.681, 91.681, 138.586, 218.141, 302.478, 323.632, 345.876, 360.738];
    #[rustfmt::skip]
    const MONTHS: [[f64; 8]; 13] = [
        // EV, AC, SPI, CPI, ES, SPI(t), PD/SPI(t), PV
        [ 25.645,  25.567,  0.8851, 1.0031, 0.885_073_339_085_418_4, 0.8851, 10.1686,  28.975],
        [ 68.074,  66.293,  0.8334, 1.0269, 1.741_832_049_482_032_3, 0.8709, 10.3339,  81.681],
        [ 89.135,  78.293,  0.9722, 1.1385, 2.7454,                  0.9151,  9.8346,  91.681],
        [125.244, 124.073,  0.9037, 1.0094, 3.715_552_712_930_391,   0.9289,  9.6890, 138.586],
        [198.754, 191.367,  0.9111, 1.0386, 4.756_306_957_450_82,    0.9513,  9.4611, 218.141],
        [268.763, 259.845,  0.8885, 1.0343, 5.600_234_772_401_199,   0.9334,  9.6425, 302.478],
        [292.469, 285.612,  0.9037, 1.0240, 5.881_321_365_474_228_5, 0.8402, 10.7119, 323.632],
        [306.725, 290.843,  0.8868, 1.0546, 6.200_765_812_612_272,   0.7751, 11.6115, 345.876],
        [312.864, 303.489,  0.8673, 1.0309, 6.490_970_974_756_546,   0.7212, 12.4789, 360.738],
        [327.694, 316.431,  0.9084, 1.0356, 7.182_611_041_179_645,   0.7183, 12.5303, 360.738],
        [338.672, 320.690,  0.9388, 1.0561, 7.676_137_385_362_347,   0.6978, 12.8971, 360.738],
        [349.861, 336.756,  0.9698, 1.0389, 8.268_133_494_819_002,   0.6890, 13.0622, 360.738],
        [360.738, 349.379,  1.0000, 1.0325, 9.0,                     0.6923, 13.0000, 360.738],
    ];

    fn near(value: f64, published: f64) -> bool {
        (value - published).abs() <= 0.000_050_001
    }

    #[test]
    fn oracle_9() {
        let plan: Vec<PlanPoint> = std::iter::once((0.0, 0.0))
            .chain(PLANNED.iter().zip(1..).map(|(value, month)| (f64::from(month), *value)))
            .collect();
        for ([earned, spent, spi, cpi, es, spi_t, ieac, planned], month) in MONTHS.into_iter().zip(1_u8..) {
            let snapshot = Snapshot { budget: 360.738, planned, earned, spent: Some(spent) };
            assert!(near(snapshot.schedule_index().unwrap(), spi), "month {month}");
            assert!(near(snapshot.cost_index().unwrap(), cpi), "month {month}");
            let found = earned_schedule(&plan, earned).unwrap();
            assert!((found - es).abs() < 1e-12, "month {month}: {found}");
            let now = EarnedSchedule { planned_duration: 9.0, actual_time: f64::from(month), earned: found };
            assert!(near(now.index().unwrap(), spi_t), "month {month}");
            assert!(near(now.duration_at_this_pace().unwrap(), ieac), "month {month}");
        }
    }

    /// O-20 uses the same formula for a ramp: 110 racks of a plan that had them after 3.2 weeks.
    #[test]
    fn oracle_20_is_the_same_formula() {
        let racks = [0.0, 16.0, 48.0, 96.0, 160.0, 224.0, 288.0];
        let plan: Vec<PlanPoint> = (0_u8..).map(f64::from).zip(racks).collect();
        assert_eq!(earned_schedule(&plan, 110.0), Some(3.21875));
    }

    #[test]
    fn plateaus_ends_and_nothing() {
        let plan = [(0.0, 0.0), (1.0, 10.0), (2.0, 10.0), (3.0, 10.0), (4.0, 20.0), (4.4, 20.0)];
        assert_eq!(earned_schedule(&plan, 10.0), Some(3.0), "the later end of an inner plateau");
        assert_eq!(earned_schedule(&plan, 20.0), Some(4.0), "the first point of a flat tail");
        assert_eq!(earned_schedule(&plan, 25.0), Some(4.0));
        assert_eq!(earned_schedule(&plan, 15.0), Some(3.5));
        assert_eq!(earned_schedule(&plan, -1.0), Some(0.0));
        assert_eq!(earned_schedule(&plan, 0.0), Some(0.0));
        assert_eq!(earned_schedule(&[(0.0, 0.0), (3.0, 0.0)], 0.0), None, "a plan of nothing");
        let first = [(0.0, 0.0), (0.6, 12.0)];
        assert_eq!(earned_schedule(&first, 6.0), Some(0.3), "a last period that is not whole");
        let done = EarnedSchedule { planned_duration: 4.0, actual_time: 4.0, earned: 4.0 };
        assert_eq!((done.pace_needed(), done.duration_at_pace(1.0)), (None, Some(4.0)));
    }
}
