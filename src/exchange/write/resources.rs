//! What the program needs beside people, and how much of it there is.

use std::fmt::Write;

use crate::exchange::draft::{Draft, Loss, ResourceKind};
use crate::terms::Units;

use super::yaml::{one_line, scalar};
use super::{Names, head};

pub(super) fn resources(draft: &Draft, names: &Names, losses: &mut Vec<Loss>) -> Vec<(String, String)> {
    let mut files = Vec::new();
    for (id, resource) in names.resources_of(draft, ResourceKind::Capacity) {
        let name = one_line(&resource.name);
        let name = if name.is_empty() { id.to_owned() } else { name };
        let capacity = units(resource.capacity).unwrap_or_else(|| {
            let place = format!("resource `{id}`");
            losses.push(Loss::new(
                format!("the capacity {}", resource.capacity),
                place,
                "there are 0 to 1,000,000 of it",
            ));
            Units::ONE
        });
        let mut text = format!("{}id: {id}\nname: {}\ncapacity: {capacity}\n", head(draft), scalar(&name));
        if let Some(calendar) = resource.calendar.and_then(|calendar| names.calendar_of(calendar)) {
            let _ = writeln!(text, "calendar: {calendar}");
        }
        files.push((format!("{}/resources/{id}.yaml", names.program), text));
    }
    files
}

/// Units rounded to hundredths; nothing for what is out of range.
pub(super) fn units(number: f64) -> Option<Units> {
    Units::of((number * 100.0).round() / 100.0)
}
