use super::*;
use crate::view::chart::{EndLabel, Level, Note, Series, Tick};

fn tick(at: f64, label: &str) -> Tick {
    Tick { at, label: label.to_owned() }
}

fn series(style: SeriesStyle, points: &[(f64, f64)], name: Option<&str>) -> Series {
    Series {
        style,
        points: points.to_vec(),
        dots: Vec::new(),
        met: false,
        end: name.map(|name| EndLabel {
            name: name.to_owned(),
            value: Some("28 Aug".to_owned()),
            late: Some("+10 d".to_owned()),
            against: None,
        }),
    }
}

fn lines() -> Lines {
    Lines {
        class: "trend".to_owned(),
        labelled_by: "trend".to_owned(),
        height: 300,
        low: 0.0,
        high: 60.0,
        y_ticks: vec![tick(0.0, "0"), tick(30.0, "30"), tick(60.0, "60")],
        x_ticks: vec![tick(0.0, "17"), tick(1.0, "24")],
        series: Vec::new(),
        levels: Vec::new(),
        today: None,
        notes: Vec::new(),
    }
}

#[test]
fn the_plot_spans_the_whole_width_and_height() {
    let mut chart = lines();
    chart.series = vec![
        series(SeriesStyle::Area, &[(0.0, 30.0), (1.0, 60.0)], None),
        series(SeriesStyle::Lead, &[(0.0, 0.0), (0.5, 45.0), (1.0, 60.0)], Some("A & B")),
    ];
    let svg = draw(&chart);
    assert!(svg.starts_with(
        "<svg class=\"chart trend\" role=\"img\" aria-labelledby=\"trend\" height=\"324\"><line class=\"grid\" x2=\"100%\" y1=\"300\" y2=\"300\"/>"
    ), "{svg}");
    assert!(svg.contains("<polygon class=\"area\" points=\"0,150 100,0 100,300 0,300\"/>"), "{svg}");
    assert!(svg.contains("<polyline class=\"lead\" points=\"0,300 50,75 100,0\"/>"), "{svg}");
    assert!(svg.contains("<circle class=\"lead\" cx=\"100%\" cy=\"0\" r=\"3.2\"/>"), "{svg}");
    assert!(svg.contains(">A &amp; B</text>") && svg.contains("28 Aug <tspan class=\"late\">+10 d</tspan>"), "{svg}");
    assert!(svg.contains("<text class=\"x\" x=\"100%\" y=\"317\">24</text>"), "{svg}");
    assert!(!svg.contains("style="), "{svg}");
}

#[test]
fn ends_of_lines_that_meet_keep_apart() {
    let mut chart = lines();
    chart.series =
        (0..6).map(|n| series(SeriesStyle::Other, &[(0.0, 30.0), (1.0, 30.0)], Some(&format!("Gate {n}")))).collect();
    let svg = draw(&chart);
    let mut places: Vec<f64> = svg
        .split("<text class=\"label\"")
        .skip(1)
        .map(|text| text.split(" y=\"").nth(1).unwrap().split('"').next().unwrap().parse().unwrap())
        .collect();
    places.sort_by(f64::total_cmp);
    assert_eq!(places.len(), 6);
    assert!(places.windows(2).all(|pair| pair[1] - pair[0] >= 26.0), "{places:?}");
}

#[test]
fn what_does_not_fit_is_left_to_the_table_but_never_the_lead() {
    let mut chart = lines();
    chart.height = 60;
    chart.series = (0..20).map(|n| series(SeriesStyle::Other, &[(1.0, 30.0)], Some(&format!("Gate {n}")))).collect();
    chart.series.push(series(SeriesStyle::Lead, &[(1.0, 30.0)], Some("Acceptance")));
    let svg = draw(&chart);
    assert!(svg.contains(">Acceptance</text>"), "{svg}");
    assert_eq!(svg.matches("class=\"label\"").count(), 3, "of 17 pixels each in 60");
}

#[test]
fn a_line_that_is_met_ends_in_a_tick() {
    let mut chart = lines();
    let mut met = series(SeriesStyle::Other, &[(0.0, 10.0), (0.25, 10.0)], Some("POC exit"));
    met.met = true;
    chart.series = vec![met];
    let svg = draw(&chart);
    assert!(svg.contains("<use href=\"#k-done\" class=\"met\" x=\"25%\" y=\"250\""), "{svg}");
    assert!(svg.contains(">POC exit</text>"), "{svg}");
    assert!(!svg.contains("<circle"), "{svg}");
}

#[test]
fn a_chart_of_nothing_is_still_a_chart() {
    let mut chart = lines();
    chart.low = 5.0;
    chart.high = 5.0;
    chart.y_ticks = vec![tick(f64::NAN, "?")];
    chart.series = vec![series(SeriesStyle::Lead, &[], Some("x")), series(SeriesStyle::Area, &[(f64::NAN, 1.0)], None)];
    chart.levels = vec![Level { at: 5.0, label: "<b>".to_owned() }];
    chart.notes = vec![Note { x: 2.0, y: f64::INFINITY, text: "n".to_owned() }];
    chart.today = Some(tick(7.0, "today"));
    let svg = draw(&chart);
    assert!(svg.ends_with("</svg>") && svg.contains("&lt;b&gt;") && !svg.contains("NaN"), "{svg}");
}

#[test]
fn the_label_of_a_level_keeps_clear_of_the_lines() {
    let mut chart = lines();
    chart.levels = vec![Level { at: 30.0, label: "committed".to_owned() }];
    let place = |chart: &Lines| {
        let svg = draw(chart);
        let text = svg.split("<text class=\"note\"").nth(1).unwrap().to_owned();
        text.split(" y=\"").nth(1).unwrap().split('"').next().unwrap().parse::<f64>().unwrap()
    };
    assert!(place(&chart) < 150.0, "above its line");
    chart.series = vec![series(SeriesStyle::Lead, &[(0.0, 31.0), (1.0, 33.0)], None)];
    assert!(place(&chart) > 150.0, "below, where a line runs just above");
    chart.levels[0].at = 60.0;
    assert!(place(&chart) > 0.0, "inside the plot");
    chart.levels[0].at = 30.0;
    chart.series = vec![series(SeriesStyle::Lead, &[(0.0, 5.0), (0.1, 5.0), (0.1, 55.0), (1.0, 58.0)], None)];
    let svg = draw(&chart);
    assert!(svg.contains("class=\"note\" x=\"100%\" dx=\"-6\" text-anchor=\"end\""), "a step at the beginning: {svg}");
}

#[test]
fn no_dashed_line_runs_through_a_label() {
    let mut chart = lines();
    chart.series = vec![series(SeriesStyle::Lead, &[(0.0, 10.0), (0.25, 60.0)], Some("open"))];
    let ends = |chart: &Lines| {
        draw(chart).split("<text class=\"label\" x=\"").nth(1).unwrap().split('%').next().unwrap().to_owned()
    };
    assert_eq!(ends(&chart), "25", "beside the end of its line");
    chart.series.push(series(SeriesStyle::Forecast, &[(0.25, 60.0), (1.0, 0.0)], None));
    assert_eq!(ends(&chart), "100", "at the edge of the plot");
}

#[test]
fn what_a_number_counts_against_is_named_where_there_is_room() {
    let mut chart = lines();
    let mut one = series(SeriesStyle::Lead, &[(0.0, 10.0), (1.0, 60.0)], Some("Acceptance"));
    if let Some(end) = &mut one.end {
        end.against = Some("vs promise".to_owned());
    }
    chart.series = vec![one];
    assert!(draw(&chart).contains("<tspan class=\"vs\">vs promise</tspan>"));
    chart.class = "burn".to_owned();
    assert!(!draw(&chart).contains("vs promise"), "72 pixels do not hold it");
}
