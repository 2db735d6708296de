//! Open issues by age.

use crate::metrics::ageing::AgeBucket;
use crate::text::Arg;
use crate::view::chart::{Bar, BarPart, Bars, Chart};
use crate::view::context::ProgramContext;
use crate::view::shapes::{Figure, FigureRow};

/// Open issues by age, the severe ones apart; nothing where none is open.
#[must_use]
pub fn figure(context: &ProgramContext<'_>, id: &str) -> Option<Figure> {
    let buckets = &context.measures.ageing.buckets;
    let most = buckets.iter().map(|bucket| bucket.issues.len()).max().filter(|most| *most > 0)?;
    let number = |count: usize| context.words.number(i64::try_from(count).unwrap_or(i64::MAX));
    let part = |count: usize| BarPart { value: length(count), label: number(count) };
    let chart = Bars {
        class: "ages".to_owned(),
        labelled_by: id.to_owned(),
        high: length(most),
        heads: ["ages-severe", "ages-other"].map(|key| context.say(key)).into(),
        bars: buckets
            .iter()
            .map(|bucket| Bar {
                label: range(context, bucket),
                parts: split(bucket).map(part).into(),
                total: number(bucket.issues.len()),
            })
            .collect(),
    };
    Some(Figure {
        id: id.to_owned(),
        title: title(context, buckets),
        chart: Chart::Bars(chart),
        caption: Some(context.say("ages-caption")),
        columns: ["col-age", "ages-severe", "ages-other", "ages-all"].map(|key| context.say(key)).into(),
        rows: buckets
            .iter()
            .map(|bucket| {
                let [severe, other] = split(bucket);
                FigureRow { head: range(context, bucket), cells: [severe, other, severe + other].map(number).into() }
            })
            .collect(),
    })
}

/// The ages of a bucket: "8–14 d", "over 60 d".
#[must_use]
pub fn range(context: &ProgramContext<'_>, bucket: &AgeBucket) -> String {
    match bucket.to {
        Some(to) => {
            let days = format!("{}–{to}", bucket.from);
            context.say_with("days", &[("n", Arg::Text(&days))])
        }
        None => context.say_with("ages-over", &[("n", Arg::Count(bucket.from - 1))]),
    }
}

/// S1 and S2, then S3 and S4.
fn split(bucket: &AgeBucket) -> [usize; 2] {
    let [s1, s2, s3, s4] = bucket.by_severity;
    [s1 + s2, s3 + s4]
}

#[allow(clippy::cast_precision_loss, reason = "counts lie far below 2^53")]
fn length(count: usize) -> f64 {
    count as f64
}

/// The finding: how many are older than the last bound, and how bad they are.
fn title(context: &ProgramContext<'_>, buckets: &[AgeBucket]) -> String {
    let Some(oldest) = buckets.last() else { return context.say("ages-title") };
    let days = Arg::Count(oldest.from - 1);
    let count = oldest.issues.len();
    if count == 0 {
        return context.say_with("ages-none-old", &[("days", days)]);
    }
    let numeral = context.say_n("numeral-first", count);
    let n = Arg::Count(i64::try_from(count).unwrap_or(i64::MAX));
    let mut title = context.say_with("ages-old", &[("n", n), ("count", Arg::Text(&numeral)), ("days", days)]);
    let worst = [("S1", oldest.by_severity[0]), ("S2", oldest.by_severity[1])];
    if let Some((severity, of_them)) = worst.into_iter().find(|(_, count)| *count > 0) {
        let numeral = context.say_n("numeral", of_them);
        title.push_str(
            &context.say_with("ages-old-severe", &[("count", Arg::Text(&numeral)), ("severity", Arg::Text(severity))]),
        );
    }
    title
}
