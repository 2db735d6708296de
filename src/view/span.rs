//! Lengths of time as a reader says them: `6 d`, `1 d 4 h`, `2 elapsed d`.

use crate::text::{Arg, Words};
use crate::time::{Amount, Duration};

/// A duration in words, in the units its author used.
///
/// ```
/// use milepost::render::assets::Assets;
/// use milepost::text::Lang;
/// use milepost::time::Duration;
/// let words = Assets::new(std::collections::BTreeMap::new()).words(Lang::En).unwrap();
/// let say = |text| milepost::view::span::duration(&words, &Duration::parse(text).unwrap());
/// assert_eq!([say("6d"), say("1d4h30m"), say("2ed"), say("0d")], ["6 d", "1 d 4 h 30 min", "2 elapsed d", "0 d"]);
/// ```
#[must_use]
pub fn duration(words: &Words, duration: &Duration) -> String {
    let parts = [
        (duration.weeks, "length-weeks"),
        (duration.days, "length-days"),
        (duration.hours, "length-hours"),
        (duration.minutes, "length-minutes"),
    ];
    let say = |amount: Amount, key: &str| {
        let elapsed = if duration.elapsed { "-elapsed" } else { "" };
        words.say_with(&format!("{key}{elapsed}"), &[("n", Arg::Text(&amount.to_string()))])
    };
    let said: Vec<String> =
        parts.iter().filter(|(amount, _)| *amount != Amount::ZERO).map(|(amount, key)| say(*amount, key)).collect();
    if said.is_empty() { say(Amount::ZERO, "length-days") } else { said.join(&words.say("length-joint")) }
}
