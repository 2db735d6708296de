//! A drawing backend for `plotters` that keeps shapes instead of pixels.
//!
//! What enters: drawing calls on a canvas of 10,000 units across and ten units a pixel down. What leaves: shapes with
//! whole coordinates and the class of their ink, which is carried through `plotters` as a colour. What always holds:
//! nothing is measured in fonts or rounded by a float, so the same chart gives the same bytes everywhere.

use std::convert::Infallible;
use std::fmt;

use plotters::style::{Palette, PaletteColor};
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, DrawingBackend, DrawingErrorKind};

/// Units across the whole width: hundredths of a per cent.
const WIDTH: u32 = 10_000;
/// Units of one pixel down.
pub(super) const PIXEL: i32 = 10;

/// What something is drawn with: a class of the stylesheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    Grid,
    Need,
    Area,
    Diagonal,
    Other,
    Lead,
    Forecast,
    Strong,
    Soft,
}

impl Ink {
    const ALL: [Self; 9] = [
        Self::Grid,
        Self::Need,
        Self::Area,
        Self::Diagonal,
        Self::Other,
        Self::Lead,
        Self::Forecast,
        Self::Strong,
        Self::Soft,
    ];

    /// The class in the stylesheet.
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Grid => "grid",
            Self::Need => "need",
            Self::Area => "area",
            Self::Diagonal => "diagonal",
            Self::Other => "other",
            Self::Lead => "lead",
            Self::Forecast => "forecast",
            Self::Strong => "strong",
            Self::Soft => "soft",
        }
    }

    /// The colour that stands for it in `plotters`.
    pub(super) fn colour(self) -> PaletteColor<Inks> {
        Inks::pick(self as usize)
    }

    fn of(colour: BackendColor) -> Option<Self> {
        let index = Inks::COLORS.iter().position(|known| *known == colour.rgb)?;
        Self::ALL.get(index).copied().filter(|_| colour.alpha > 0.0)
    }
}

/// The inks as colours: one palette entry each, told apart by their last part.
pub(super) struct Inks;

impl Palette for Inks {
    const COLORS: &'static [(u8, u8, u8)] =
        &[(0, 0, 0), (0, 0, 1), (0, 0, 2), (0, 0, 3), (0, 0, 4), (0, 0, 5), (0, 0, 6), (0, 0, 7), (0, 0, 8)];
}

/// A shape with its ink, in units of the canvas, y down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Shape {
    /// An open line.
    Path(Ink, Vec<BackendCoord>),
    /// A filled polygon.
    Polygon(Ink, Vec<BackendCoord>),
    /// A filled disc: centre and radius in units of a tenth of a pixel.
    Disc(Ink, BackendCoord, u32),
    /// A filled rectangle: upper left and lower right.
    Rect(Ink, BackendCoord, BackendCoord),
}

/// The backend: draws into a list of shapes.
pub(super) struct Canvas<'a> {
    height: u32,
    shapes: &'a mut Vec<Shape>,
}

impl<'a> Canvas<'a> {
    /// A canvas of so many pixels in height.
    pub(super) fn new(pixels: u32, shapes: &'a mut Vec<Shape>) -> Self {
        Self { height: pixels.saturating_mul(PIXEL.unsigned_abs()), shapes }
    }
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl DrawingBackend for Canvas<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        // `plotters` keeps the last column and row of pixels out of the plot; here they are its far edges.
        (WIDTH + 1, self.height + 1)
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, _point: BackendCoord, _colour: BackendColor) -> Drawn {
        // Charts are made of shapes; a single pixel has no meaning on a canvas that is stretched.
        Ok(())
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        if let Some(ink) = Ink::of(style.color()) {
            self.shapes.push(Shape::Path(ink, path.into_iter().collect()));
        }
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, vert: I, style: &S) -> Drawn {
        if let Some(ink) = Ink::of(style.color()) {
            self.shapes.push(Shape::Polygon(ink, vert.into_iter().collect()));
        }
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, center: BackendCoord, radius: u32, style: &S, _fill: bool) -> Drawn {
        if let Some(ink) = Ink::of(style.color()) {
            self.shapes.push(Shape::Disc(ink, center, radius));
        }
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        _fill: bool,
    ) -> Drawn {
        if let Some(ink) = Ink::of(style.color()) {
            self.shapes.push(Shape::Rect(ink, upper_left, bottom_right));
        }
        Ok(())
    }
}

/// A place across: hundredths of a per cent, written as per cent.
#[derive(Clone, Copy)]
pub(super) struct Across(pub(super) i32);

impl fmt::Display for Across {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        decimal(f, self.0, 100)
    }
}

/// A place down: tenths of a pixel, written as pixels.
#[derive(Clone, Copy)]
pub(super) struct Down(pub(super) i32);

impl fmt::Display for Down {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        decimal(f, self.0, PIXEL)
    }
}

/// A whole number of parts as a decimal without needless zeros.
fn decimal(f: &mut fmt::Formatter<'_>, parts: i32, of: i32) -> fmt::Result {
    let (whole, rest) = (parts.abs() / of, parts.abs() % of);
    let sign = if parts < 0 { "-" } else { "" };
    match (rest, of) {
        (0, _) => write!(f, "{sign}{whole}"),
        (_, 100) if rest % 10 == 0 => write!(f, "{sign}{whole}.{}", rest / 10),
        (_, 100) => write!(f, "{sign}{whole}.{rest:02}"),
        _ => write!(f, "{sign}{whole}.{rest}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_no_needless_digits() {
        let across: Vec<String> = [0, 10_000, 4_550, 905, -5].map(|x| Across(x).to_string()).into();
        assert_eq!(across, ["0", "100", "45.5", "9.05", "-0.05"]);
        let down: Vec<String> = [0, 10, 2057, -14].map(|y| Down(y).to_string()).into();
        assert_eq!(down, ["0", "1", "205.7", "-1.4"]);
    }

    #[test]
    fn every_ink_comes_back_from_its_colour() {
        for ink in Ink::ALL {
            let (red, green, blue) = Inks::COLORS[ink as usize];
            assert_eq!(Ink::of(BackendColor { alpha: 1.0, rgb: (red, green, blue) }), Some(ink));
        }
        assert_eq!(Ink::of(BackendColor { alpha: 0.0, rgb: (0, 0, 0) }), None);
    }
}
