//! The colours of `templates/site.css`, computed: contrast of every token on every ground, and how far apart the three
//! status marks stay for readers who see colours differently.
//!
//! Contrast: WCAG 2.2, relative luminance. Colour difference: Euclidean distance in `OKLab` (Ottosson 2020) times 100.
//! Colour-vision deficiency: Machado, Oliveira, Fernandes (2009), severity 1.0, applied to linear RGB; greyscale by luminance.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may fail loudly and look at files")]

use std::collections::BTreeMap;

type Tokens = BTreeMap<String, [f64; 3]>;
type Matrix = [[f64; 3]; 3];

const GROUNDS: [&str; 3] = ["bg", "top", "sunk"];

/// Token, least contrast in the light theme, least contrast in the dark theme; the published figures.
const PUBLISHED: [(&str, f64, f64); 17] = [
    ("ink", 14.9, 12.9),
    ("ink2", 7.6, 8.4),
    ("ink3", 5.3, 6.7),
    ("link", 6.1, 7.8),
    ("now", 6.1, 7.8),
    ("green", 5.5, 7.8),
    ("amber", 5.9, 9.3),
    ("red", 7.1, 7.2),
    ("grey", 5.3, 6.7),
    ("green-m", 3.6, 6.2),
    ("red-m", 7.2, 4.1),
    ("amber-o", 5.9, 11.0),
    ("grey-m", 3.9, 4.7),
    ("done", 3.0, 4.1),
    ("crit", 12.7, 13.0),
    ("ghost", 3.2, 3.4),
    ("ctl", 3.2, 4.2),
];

const NORMAL: Matrix = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];
const PROTANOPIA: Matrix =
    [[0.152_286, 1.052_583, -0.204_868], [0.114_503, 0.786_281, 0.099_216], [-0.003_882, -0.048_116, 1.051_998]];
const DEUTERANOPIA: Matrix =
    [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]];
const TRITANOPIA: Matrix =
    [[1.255_528, -0.076_749, -0.178_779], [-0.078_411, 0.930_809, 0.147_602], [0.004_733, 0.691_367, 0.303_900]];
const GREYSCALE: Matrix = [[0.2126, 0.7152, 0.0722]; 3];

#[test]
fn contrast_is_what_is_published() {
    for (theme, tokens) in themes() {
        for (name, light, dark) in PUBLISHED {
            let published = if theme == "light" { light } else { dark };
            let computed = least_contrast(&tokens, name);
            assert!(
                (computed - published).abs() <= 0.06,
                "{theme} --{name}: computed {computed:.2}, published {published}"
            );
        }
    }
}

#[test]
fn text_is_readable_and_shapes_are_visible() {
    for (theme, tokens) in themes() {
        for name in ["ink", "ink2", "ink3", "link", "green", "amber", "red", "grey"] {
            let computed = least_contrast(&tokens, name);
            assert!(computed >= 4.5, "{theme} --{name}: {computed:.2}");
        }
        for name in ["green-m", "red-m", "amber-o", "grey-m", "done", "crit", "ghost", "now", "ctl"] {
            let computed = least_contrast(&tokens, name);
            assert!(computed >= 3.0, "{theme} --{name}: {computed:.2}");
        }
        let badge = contrast(tokens["bg"], tokens["crit"]);
        assert!(badge >= 4.5, "{theme} text on --crit: {badge:.2}");
        let tint = contrast(tokens["ink"], tokens["fill"]);
        assert!(tint >= 4.5, "{theme} text on --fill: {tint:.2}");
        let bar = contrast(tokens["ink"], tokens["bar"]);
        assert!(bar >= 4.5, "{theme} text on --bar: {bar:.2}");
    }
}

#[test]
fn marks_stay_apart_for_every_reader() {
    let readers = [
        ("normal", NORMAL),
        ("protanopia", PROTANOPIA),
        ("deuteranopia", DEUTERANOPIA),
        ("tritanopia", TRITANOPIA),
        ("greyscale", GREYSCALE),
    ];
    for (theme, tokens) in themes() {
        for (reader, matrix) in readers {
            for (one, other) in [("green-m", "amber-m"), ("amber-m", "red-m"), ("green-m", "red-m")] {
                let difference = difference(seen(tokens[one], matrix), seen(tokens[other], matrix));
                assert!(difference >= 10.95, "{theme}, {reader}: --{one} and --{other} differ by {difference:.2}");
            }
        }
    }
}

#[test]
fn dark_tokens_stay_off_paper() {
    let css = stylesheet();
    assert_eq!(css.matches("prefers-color-scheme:dark").count(), 1);
    assert!(css.contains("@media screen and (prefers-color-scheme:dark)"));
}

fn stylesheet() -> String {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/templates/site.css");
    std::fs::read_to_string(path).expect("the stylesheet stands in the repository")
}

/// Both themes; the dark one falls back to light tokens it does not set.
fn themes() -> [(&'static str, Tokens); 2] {
    let css = stylesheet();
    let (light, rest) = css.split_once("@media screen").expect("dark theme follows the light one");
    let (dark, _) = rest.split_once("/* Ground").expect("tokens end at the ground rules");
    let light = tokens(light);
    let mut both = light.clone();
    both.extend(tokens(dark));
    [("light", light), ("dark", both)]
}

/// `--name:#rrggbb` declarations as linear RGB.
fn tokens(css: &str) -> Tokens {
    css.split([';', '{', '\n'])
        .filter_map(|part| {
            let (name, value) = part.trim().strip_prefix("--")?.split_once(":#")?;
            let value = u32::from_str_radix(value.trim_end_matches('}'), 16).expect("a token is six hex digits");
            let [_, red, green, blue] = value.to_be_bytes();
            Some((name.to_owned(), [red, green, blue].map(linear)))
        })
        .collect()
}

fn linear(channel: u8) -> f64 {
    let channel = f64::from(channel) / 255.0;
    if channel <= 0.04045 { channel / 12.92 } else { ((channel + 0.055) / 1.055).powf(2.4) }
}

fn luminance([red, green, blue]: [f64; 3]) -> f64 {
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn least_contrast(tokens: &Tokens, name: &str) -> f64 {
    GROUNDS.iter().map(|ground| contrast(tokens[name], tokens[*ground])).fold(f64::INFINITY, f64::min)
}

fn seen(colour: [f64; 3], matrix: Matrix) -> [f64; 3] {
    matrix.map(|row| (row[0] * colour[0] + row[1] * colour[1] + row[2] * colour[2]).clamp(0.0, 1.0))
}

fn difference(one: [f64; 3], other: [f64; 3]) -> f64 {
    let (one, other) = (oklab(one), oklab(other));
    let squares: f64 = (0..3).map(|axis| (one[axis] - other[axis]).powi(2)).sum();
    100.0 * squares.sqrt()
}

fn oklab(colour: [f64; 3]) -> [f64; 3] {
    const TO_CONES: Matrix = [
        [0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9],
        [0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6],
        [0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5],
    ];
    const TO_LAB: Matrix = [
        [0.210_454_255_3, 0.793_617_785_0, -0.004_072_046_8],
        [1.977_998_495_1, -2.428_592_205_0, 0.450_593_709_9],
        [0.025_904_037_1, 0.782_771_766_2, -0.808_675_766_0],
    ];
    let apply = |matrix: Matrix, v: [f64; 3]| matrix.map(|row| row[0] * v[0] + row[1] * v[1] + row[2] * v[2]);
    apply(TO_LAB, apply(TO_CONES, colour).map(f64::cbrt))
}
