//! The life of a party as a drawing: one line of time, a mark for each day on which something happened. The list of events
//! below it says the same in words, so the drawing is one picture for those who do not see it.

use super::events::{Effect, EventView};
use crate::pages::drawing::{Axis, LETTER, escape};
use interdict_model::PartialDate;
use std::fmt::Write as _;

const WIDTH: f64 = 760.0;
const MARGIN: f64 = 28.0;
const ROW: f64 = 20.0;
/// Labels stand in at most so many rows; days beyond have their mark only.
const MOST_ROWS: usize = 7;

/// A day with what happened on it.
struct Mark {
    place: f64,
    label: String,
    effect: Effect,
    stated: bool,
    /// Which row its label stands in, and where it begins; or ends, if `before`.
    row: Option<(usize, f64)>,
    /// Whether its label stands before the mark, because it would run over the end of the drawing.
    before: bool,
}

/// The drawing; empty without events.
pub(super) fn drawn(events: &[EventView]) -> String {
    let dates = events.iter().map(|event| event.day);
    let Some(axis) = Axis::over(dates, MARGIN, WIDTH - MARGIN) else { return String::new() };
    let mut marks = marks(events, &axis);
    let rows = place_labels(&mut marks);
    let line = 16.0 + rows as f64 * ROW;
    let height = line + 34.0;
    let mut svg = format!(
        "<svg class=\"timeline\" viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" aria-labelledby=\"timeline-drawn\">\n\
         <title id=\"timeline-drawn\">Timeline; the events are listed below</title>\n"
    );
    for (year, place) in axis.years(9) {
        let _ = writeln!(
            svg,
            "<g class=\"year\"><line x1=\"{place:.1}\" y1=\"{:.1}\" x2=\"{place:.1}\" y2=\"{:.1}\"/>\
             <text x=\"{place:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{year}</text></g>",
            line,
            line + 8.0,
            line + 24.0
        );
    }
    let _ = writeln!(svg, "<line class=\"axis\" x1=\"0\" y1=\"{line:.1}\" x2=\"{WIDTH}\" y2=\"{line:.1}\"/>");
    for mark in &marks {
        if let Some((row, _)) = mark.row {
            let top = line - 14.0 - row as f64 * ROW;
            let _ = writeln!(
                svg,
                "<line class=\"stem\" x1=\"{0:.1}\" y1=\"{top:.1}\" x2=\"{0:.1}\" y2=\"{line:.1}\"/>",
                mark.place
            );
        }
    }
    for mark in &marks {
        let filled = if mark.stated { "stated" } else { "seen" };
        let class = mark.effect.class();
        let _ = match mark.effect {
            Effect::Ends => writeln!(
                svg,
                "<rect class=\"mark {class} {filled}\" x=\"{:.1}\" y=\"{:.1}\" width=\"9\" height=\"9\"/>",
                mark.place - 4.5,
                line - 4.5
            ),
            Effect::Begins | Effect::Changes => {
                writeln!(
                    svg,
                    "<circle class=\"mark {class} {filled}\" cx=\"{:.1}\" cy=\"{line:.1}\" r=\"5\"/>",
                    mark.place
                )
            }
        };
        if let Some((row, at)) = mark.row {
            let base = line - 16.0 - row as f64 * ROW;
            let anchor = if mark.before { "end" } else { "start" };
            let label = escape(&mark.label);
            let _ = writeln!(svg, "<text x=\"{at:.1}\" y=\"{base:.1}\" text-anchor=\"{anchor}\">{label}</text>");
        }
    }
    svg.push_str("</svg>\n");
    svg
}

/// The days in order, each once.
fn marks(events: &[EventView], axis: &Axis) -> Vec<Mark> {
    let mut days: Vec<(PartialDate, Vec<&EventView>)> = Vec::new();
    for event in events {
        match days.last_mut() {
            Some((day, held)) if *day == event.day => held.push(event),
            _ => days.push((event.day, vec![event])),
        }
    }
    let mark = |(day, held): (PartialDate, Vec<&EventView>)| {
        // What begins or ends a listing is told before what only changes.
        let told = held.iter().find(|event| event.effect != Effect::Changes).or_else(|| held.first());
        let more = if held.len() > 1 { format!(" +{}", held.len() - 1) } else { String::new() };
        Mark {
            place: axis.place(day),
            label: format!("{day} {}{more}", told.map_or("", |event| event.what)),
            effect: told.map_or(Effect::Changes, |event| event.effect),
            stated: held.iter().any(|event| event.stated),
            row: None,
            before: false,
        }
    };
    days.into_iter().map(mark).collect()
}

/// Gives every label the lowest row in which it touches no other. How many rows are used.
fn place_labels(marks: &mut [Mark]) -> usize {
    let mut ends = [f64::MIN; MOST_ROWS];
    let mut used = 0;
    for mark in marks {
        let width = mark.label.chars().count() as f64 * LETTER;
        mark.before = mark.place - 4.0 + width > WIDTH;
        let left = if mark.before { (mark.place + 4.0 - width).max(0.0) } else { mark.place - 4.0 };
        let Some(row) = ends.iter().position(|end| *end + 8.0 <= left) else { continue };
        ends[row] = left + width;
        mark.row = Some((row, if mark.before { mark.place + 4.0 } else { left }));
        used = used.max(row + 1);
    }
    used
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(day: &str, what: &'static str, effect: Effect) -> EventView {
        EventView {
            day: day.parse().unwrap(),
            what,
            says: String::new(),
            stated: true,
            effect,
            fields: Vec::new(),
            list: String::new(),
            href: String::new(),
        }
    }

    #[test]
    fn a_day_has_one_mark_and_labels_do_not_touch() {
        let events = [
            event("2005-06-29", "listed", Effect::Begins),
            event("2015-01-02", "name added", Effect::Changes),
            event("2015-01-02", "listed", Effect::Begins),
            event("2015-02-01", "delisted", Effect::Ends),
        ];
        let svg = drawn(&events);
        assert_eq!(svg.matches("class=\"mark").count(), 3);
        assert!(svg.contains("2015-01-02 listed +1"), "{svg}");
        assert_eq!(svg.matches("<rect class=\"mark ends stated\"").count(), 1);
        assert!(drawn(&[]).is_empty());
    }

    #[test]
    fn a_label_at_the_end_of_the_drawing_stands_before_its_mark() {
        let svg =
            drawn(&[event("2005-06-29", "listed", Effect::Begins), event("2015-01-02", "changed", Effect::Changes)]);
        assert_eq!(svg.matches("text-anchor=\"start\">2005-06-29 listed").count(), 1, "{svg}");
        assert_eq!(svg.matches("text-anchor=\"end\">2015-01-02 changed").count(), 1, "{svg}");
    }
}
