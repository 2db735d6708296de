//! Open issues by age, with the ages at which issues of their kind were closed.

use crate::metrics::ageing::AgeBucket;
use crate::text::Arg;

use super::super::chart::{Bar, BarPart, Bars, Chart};
use super::super::context::ProgramContext;
use super::super::shapes::{Figure, FigureRow};

/// The figure; nothing where no issue is open.
#[must_use]
pub(super) fn figure(context: &ProgramContext<'_>, id: &str) -> Option<Figure> {
    let buckets = &context.measures.ageing.buckets;
    let high = buckets.iter().map(total).max().filter(|high| *high > 0)?;
    let bars = buckets
        .iter()
        .map(|bucket| {
            let [s1, s2, s3, s4] = bucket.by_severity;
            Bar {
                label: range(context, bucket),
                parts: vec![part(context, s1 + s2), part(context, s3 + s4)],
                total: number(context, total(bucket)),
            }
        })
        .collect();
    Some(Figure {
        id: id.to_owned(),
        title: title(context, buckets),
        chart: Chart::Bars(Bars {
            class: "ages".to_owned(),
            labelled_by: id.to_owned(),
            high: as_length(high),
            heads: vec!["S1, S2".to_owned(), "S3, S4".to_owned()],
            bars,
        }),
        caption: caption(context),
        columns: vec![
            context.say("col-age"),
            "S1".to_owned(),
            "S2".to_owned(),
            "S3".to_owned(),
            "S4".to_owned(),
            context.say("ages-col-all"),
        ],
        rows: buckets
            .iter()
            .map(|bucket| FigureRow {
                head: range(context, bucket),
                cells: bucket
                    .by_severity
                    .iter()
                    .copied()
                    .chain([total(bucket)])
                    .map(|count| number(context, count))
                    .collect(),
            })
            .collect(),
    })
}

/// A range of ages: `8–14 d`, `over 60 d`.
#[must_use]
pub(super) fn range(context: &ProgramContext<'_>, bucket: &AgeBucket) -> String {
    let from = context.words.number(bucket.from);
    match bucket.to {
        Some(to) => {
            let to = context.words.number(to);
            context.say_with("ages-range", &[("from", Arg::Text(&from)), ("to", Arg::Text(&to))])
        }
        None => context.say_with("ages-over", &[("n", Arg::Count(bucket.from - 1))]),
    }
}

/// What the oldest issues are: more than 60 days, or else more than 30, or else none so old.
fn title(context: &ProgramContext<'_>, buckets: &[AgeBucket]) -> String {
    for days in [60, 30] {
        let older = buckets.iter().filter(|bucket| bucket.from > days);
        let by_severity = older.fold([0; 4], |sum: [usize; 4], bucket| {
            std::array::from_fn(|severity| sum[severity] + bucket.by_severity[severity])
        });
        let count: usize = by_severity.iter().sum();
        let severe = by_severity[0] + by_severity[1];
        if count > 0 {
            let days = context.words.number(days);
            let key = if severe > 0 { "ages-title-severe" } else { "ages-title-older" };
            return context.say_with(
                key,
                &[
                    ("n", Arg::Count(i64::try_from(count).unwrap_or(i64::MAX))),
                    ("severe", Arg::Count(i64::try_from(severe).unwrap_or(i64::MAX))),
                    ("days", Arg::Text(&days)),
                ],
            );
        }
    }
    context.say("ages-title-young")
}

/// How long closed issues took, by severity, where enough were closed to say so.
fn caption(context: &ProgramContext<'_>) -> Option<String> {
    let mut sentences = vec![context.say("ages-caption")];
    for closed in context.measures.ageing.closed.iter().filter(|closed| closed.count > 0) {
        let (Some(half), Some(most)) = (closed.p50, closed.p85) else { continue };
        sentences.push(context.say_with(
            "ages-closed",
            &[
                ("severity", Arg::Text(closed.severity.word())),
                ("n", Arg::Count(i64::try_from(closed.count).unwrap_or(i64::MAX))),
                ("half", Arg::Text(&context.words.number(half))),
                ("most", Arg::Text(&context.words.number(most))),
            ],
        ));
    }
    Some(sentences.join(&context.say("sentence-space")))
}

fn total(bucket: &AgeBucket) -> usize {
    bucket.by_severity.iter().sum()
}

fn part(context: &ProgramContext<'_>, count: usize) -> BarPart {
    let label = if count > 0 { number(context, count) } else { String::new() };
    BarPart { value: as_length(count), label }
}

fn number(context: &ProgramContext<'_>, count: usize) -> String {
    context.words.number(i64::try_from(count).unwrap_or(i64::MAX))
}

#[allow(clippy::cast_precision_loss, reason = "counts of issues stay far below 2^52")]
fn as_length(count: usize) -> f64 {
    count as f64
}
