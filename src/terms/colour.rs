//! Status colours and the dimensions they are given for.

use super::states::words;

words! {
    /// A status colour. Ordered from best to worst, so the worst of several is their maximum.
    Colour {
        /// On plan.
        Green = "green",
        /// Needs attention.
        Amber = "amber",
        /// Needs a decision or misses a commitment.
        Red = "red",
    }
}

words! {
    /// What a status is about; the order breaks ties between equally bad dimensions.
    Dimension {
        /// Dates against what was committed.
        Schedule = "schedule",
        /// Open issues.
        Issues = "issues",
        /// Requirements and gates.
        Requirements = "requirements",
        /// Service levels.
        Sla = "sla",
        /// Parts and samples.
        Supply = "supply",
        /// Failures in the field.
        Quality = "quality",
        /// Age of the last status note.
        Freshness = "freshness",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worst_colour_is_the_maximum() {
        assert_eq!([Colour::Amber, Colour::Red, Colour::Green].into_iter().max(), Some(Colour::Red));
        assert_eq!(Dimension::Schedule.word(), "schedule");
    }
}
