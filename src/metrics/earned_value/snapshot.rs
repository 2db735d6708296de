//! Earned value at one date: the classic formulas.
//!
//! What enters: value in one unit (effort-days, or a currency). What leaves: values in that unit, and ratios. What
//! always holds: a quotient whose divisor is zero is nothing, never infinite or not a number; what needs the effort
//! spent is nothing where it is not recorded. Rounding is for readers: no formula takes a rounded figure.

/// Planned, earned and spent at one date.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Snapshot {
    /// BAC: the budget of the whole baseline; not negative.
    pub budget: f64,
    /// PV: what was to be earned by now; 0 to the budget.
    pub planned: f64,
    /// EV: what is earned; 0 to the budget.
    pub earned: f64,
    /// AC: what it took; nothing where it is not recorded.
    pub spent: Option<f64>,
}

impl Snapshot {
    /// SV = EV − PV: value; negative is behind the plan. It ends at 0 however late the end is.
    ///
    /// ```
    /// # use milepost::metrics::earned_value::Snapshot;
    /// let now = Snapshot { budget: 4000.0, planned: 3000.0, earned: 2500.0, spent: Some(2800.0) };
    /// assert_eq!(now.schedule_variance(), -500.0);
    /// ```
    #[must_use]
    pub fn schedule_variance(&self) -> f64 {
        self.earned - self.planned
    }

    /// SPI = EV / PV: a ratio, under 1 is behind; nothing before anything was planned. It ends at 1 however late the
    /// end is.
    ///
    /// ```
    /// # use milepost::metrics::earned_value::Snapshot;
    /// let now = Snapshot { budget: 248.0, planned: 158.0, earned: 148.0, spent: Some(210.0) };
    /// assert_eq!(now.schedule_index().map(|spi| (spi * 1e4).round()), Some(9367.0));
    /// assert_eq!(Snapshot { planned: 0.0, ..now }.schedule_index(), None);
    /// ```
    #[must_use]
    pub fn schedule_index(&self) -> Option<f64> {
        quotient(self.earned, self.planned)
    }

    /// CV = EV − AC: value; negative is over budget.
    ///
    /// ```
    /// # use milepost::metrics::earned_value::Snapshot;
    /// let now = Snapshot { budget: 4000.0, planned: 3000.0, earned: 2500.0, spent: Some(2800.0) };
    /// assert_eq!(now.cost_variance(), Some(-300.0));
    /// assert_eq!(Snapshot { spent: None, ..now }.cost_variance(), None);
    /// ```
    #[must_use]
    pub fn cost_variance(&self) -> Option<f64> {
        self.spent.map(|spent| self.earned - spent)
    }

    /// CPI = EV / AC: a ratio, under 1 is over budget; nothing before anything was spent.
    ///
    /// ```
    /// # use milepost::metrics::earned_value::Snapshot;
    /// let now = Snapshot { budget: 248.0, planned: 158.0, earned: 148.0, spent: Some(210.0) };
    /// assert_eq!(now.cost_index().map(|cpi| (cpi * 1e4).round()), Some(7048.0));
    /// assert_eq!(Snapshot { spent: Some(0.0), ..now }.cost_index(), None);
    /// ```
    #[must_use]
    pub fn cost_index(&self) -> Option<f64> {
        quotient(self.earned, self.spent?)
    }

    /// EAC₁ = BAC / CPI: value; what all of it will take if it goes on as it went.
    ///
    /// ```
    /// # use milepost::metrics::earned_value::Snapshot;
    /// let now = Snapshot { budget: 4000.0, planned: 3000.0, earned: 2500.0, spent: Some(2800.0) };
    /// assert_eq!(now.estimate_at_completion(), Some(4480.0));
    /// assert_eq!(Snapshot { earned: 0.0, ..now }.estimate_at_completion(), None);
    /// ```
    #[must_use]
    pub fn estimate_at_completion(&self) -> Option<f64> {
        // BAC / (EV / AC) in one division, so that round figures stay round.
        quotient(self.budget * self.spent?, self.earned)
    }

    /// EAC₂ = AC + (BAC − EV): value; what all of it will take if the rest goes as planned.
    ///
    /// ```
    /// # use milepost::metrics::earned_value::Snapshot;
    /// let now = Snapshot { budget: 4000.0, planned: 3000.0, earned: 2500.0, spent: Some(2800.0) };
    /// assert_eq!(now.estimate_rest_as_planned(), Some(4300.0));
    /// ```
    #[must_use]
    pub fn estimate_rest_as_planned(&self) -> Option<f64> {
        self.spent.map(|spent| spent + self.budget - self.earned)
    }

    /// EAC₃ = AC + (BAC − EV) / (CPI · SPI): value; what all of it will take if being late costs as well.
    ///
    /// ```
    /// # use milepost::metrics::earned_value::Snapshot;
    /// let now = Snapshot { budget: 4000.0, planned: 3000.0, earned: 2500.0, spent: Some(2800.0) };
    /// assert_eq!(now.estimate_with_both_indexes(), Some(4816.0));
    /// ```
    #[must_use]
    pub fn estimate_with_both_indexes(&self) -> Option<f64> {
        let spent = self.spent?;
        let rest = quotient((self.budget - self.earned) * spent * self.planned, self.earned * self.earned)?;
        Some(spent + rest)
    }

    /// ETC = EAC₁ − AC: value; what is still to be spent.
    ///
    /// ```
    /// # use milepost::metrics::earned_value::Snapshot;
    /// let now = Snapshot { budget: 4000.0, planned: 3000.0, earned: 2500.0, spent: Some(2800.0) };
    /// assert_eq!(now.estimate_to_complete(), Some(1680.0));
    /// ```
    #[must_use]
    pub fn estimate_to_complete(&self) -> Option<f64> {
        Some(self.estimate_at_completion()? - self.spent?)
    }

    /// VAC = BAC − EAC₁: value; negative is over budget at the end.
    ///
    /// ```
    /// # use milepost::metrics::earned_value::Snapshot;
    /// let now = Snapshot { budget: 4000.0, planned: 3000.0, earned: 2500.0, spent: Some(2800.0) };
    /// assert_eq!(now.variance_at_completion(), Some(-480.0));
    /// ```
    #[must_use]
    pub fn variance_at_completion(&self) -> Option<f64> {
        Some(self.budget - self.estimate_at_completion()?)
    }

    /// TCPI = (BAC − EV) / (BAC − AC): a ratio; the CPI that the rest needs to end within the budget. Nothing once the
    /// budget is spent: no effort is left to do it with.
    ///
    /// ```
    /// # use milepost::metrics::earned_value::Snapshot;
    /// let now = Snapshot { budget: 4000.0, planned: 3000.0, earned: 2500.0, spent: Some(2800.0) };
    /// assert_eq!(now.to_complete_index(), Some(1.25));
    /// assert_eq!(Snapshot { spent: Some(4000.0), ..now }.to_complete_index(), None);
    /// ```
    #[must_use]
    pub fn to_complete_index(&self) -> Option<f64> {
        quotient(self.budget - self.earned, (self.budget - self.spent?).max(0.0))
    }
}

/// A quotient that is a number; nothing where the divisor is zero or too small for that.
pub(super) fn quotient(dividend: f64, divisor: f64) -> Option<f64> {
    let quotient = dividend / divisor;
    (divisor != 0.0 && quotient.is_finite()).then_some(quotient)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rounded(value: Option<f64>, places: i32) -> f64 {
        let scale = 10_f64.powi(places);
        (value.unwrap() * scale).round() / scale
    }

    /// O-7: the fence of the exam book; EAC from the exact CPI (the book prints 4,479 from a rounded one).
    #[test]
    #[allow(clippy::float_cmp, reason = "rounded to the digits that were published")]
    fn oracle_7() {
        let fence = Snapshot { budget: 4000.0, planned: 3000.0, earned: 2500.0, spent: Some(2800.0) };
        assert_eq!(fence.cost_variance(), Some(-300.0));
        assert_eq!(fence.schedule_variance(), -500.0);
        assert_eq!(rounded(fence.cost_index(), 3), 0.893);
        assert_eq!(rounded(fence.schedule_index(), 3), 0.833);
        assert_eq!(rounded(fence.estimate_at_completion(), 0), 4480.0);
        assert_eq!(rounded(fence.estimate_to_complete(), 0), 1680.0);
        assert_eq!(rounded(fence.variance_at_completion(), 0), -480.0);
        assert_eq!(fence.to_complete_index(), Some(1.25));
        assert_eq!(rounded(fence.estimate_rest_as_planned(), 0), 4300.0);
        assert_eq!(rounded(fence.estimate_with_both_indexes(), 0), 4816.0);
    }

    /// O-8: an exercise of Gray & Larson, and a package with a schedule of shares.
    #[test]
    #[allow(clippy::float_cmp, reason = "rounded to the digits that were published")]
    fn oracle_8() {
        let exercise = Snapshot { budget: 248.0, planned: 158.0, earned: 148.0, spent: Some(210.0) };
        assert_eq!(rounded(exercise.schedule_index(), 4), 0.9367);
        assert_eq!(rounded(exercise.cost_index(), 4), 0.7048);
        assert_eq!(rounded(exercise.estimate_at_completion(), 1), 351.9);
        assert_eq!(rounded(exercise.variance_at_completion(), 1), -103.9);

        let budget = 100_000.0;
        let shares = [0.1, 0.2, 0.4, 0.7, 1.0];
        let package = Snapshot { budget, planned: budget * shares[2], earned: budget * 0.35, spent: Some(36_000.0) };
        assert_eq!((package.planned, package.earned), (40_000.0, 35_000.0));
        assert_eq!(package.schedule_variance(), -5_000.0);
        assert_eq!(package.cost_variance(), Some(-1_000.0));
        assert_eq!(package.schedule_index(), Some(0.875));
        assert_eq!(rounded(package.cost_index(), 7), 0.972_222_2);
    }

    #[test]
    fn nothing_is_divided_by_zero() {
        let empty = Snapshot { budget: 0.0, planned: 0.0, earned: 0.0, spent: Some(0.0) };
        assert_eq!(empty.schedule_index(), None);
        assert_eq!(empty.cost_index(), None);
        assert_eq!(empty.estimate_at_completion(), None);
        assert_eq!(empty.estimate_with_both_indexes(), None);
        assert_eq!(empty.estimate_to_complete(), None);
        assert_eq!(empty.variance_at_completion(), None);
        assert_eq!(empty.to_complete_index(), None);
        assert_eq!(quotient(1.0, f64::MIN_POSITIVE / 4.0), None, "too large to be a number");
        let overspent = Snapshot { budget: 10.0, planned: 5.0, earned: 5.0, spent: Some(12.0) };
        assert_eq!(overspent.to_complete_index(), None);
        let unknown = Snapshot { spent: None, ..overspent };
        assert_eq!((unknown.cost_index(), unknown.estimate_rest_as_planned()), (None, None));
    }
}
