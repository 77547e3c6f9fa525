//! The timeline as a drawing (SVG): an axis of days, a mark for each event, bars for ranges, labels in lanes so that none
//! covers another.
//!
//! News reach back years and are dense in one week. The axis is true to scale up to three weeks between two dates; longer
//! gaps are shortened (the more, the longer they are) and drawn with a broken line. All numbers are whole, so that the
//! drawing is the same on every machine.

use super::{
    documents_attribute,
    escape::escape,
    timeline::Item,
    words::{STATUSES, counted, days_in_words, label, status_in_words},
};
use crate::{dates::Day, events::Status};
use std::{cmp::Reverse, fmt::Write as _, ops::Range};

const WIDTH: usize = 960;
const MARGIN: usize = 24;
const AXIS: usize = 40;
const FIRST_LANE: usize = 66;
const LANE: usize = 38;
/// Least distance between two labels in a lane, and of two dates on the axis.
const GAP: usize = 12;
/// A drawing of more events is a thicket; the list has all.
const MOST: usize = 40;
/// Letters of a label.
const LONGEST: usize = 56;
/// Days up to which a gap is true to scale.
const TRUE_DAYS: usize = 21;

/// Where days lie on the axis.
struct Scale {
    /// Days that an event begins or ends on, each once, in order.
    days: Vec<Day>,
    /// For each, its distance from the first, in units of one day where the axis is true.
    units: Vec<usize>,
}

impl Scale {
    fn of(mut days: Vec<Day>) -> Self {
        days.sort_unstable();
        days.dedup();
        let mut units = Vec::with_capacity(days.len());
        let mut at = 0;
        for (place, day) in days.iter().enumerate() {
            if place > 0 {
                at += shortened(distance(days[place - 1], *day));
            }
            units.push(at);
        }
        Self { days, units }
    }

    fn x(&self, day: Day) -> usize {
        let total = self.units.last().copied().unwrap_or_default();
        let place = self.days.partition_point(|known| *known < day);
        let at = self.units.get(place).copied().unwrap_or(total);
        MARGIN + (at * (WIDTH - 2 * MARGIN)).checked_div(total).unwrap_or(0)
    }
}

fn distance(from: Day, to: Day) -> usize {
    usize::try_from(to.days_since(from)).unwrap_or_default()
}

/// The units that a gap of days takes: every doubling beyond [`TRUE_DAYS`] adds a few days.
fn shortened(days: usize) -> usize {
    if days <= TRUE_DAYS { days } else { TRUE_DAYS + 4 * (days / TRUE_DAYS).ilog2() as usize }
}

/// `2 Jan 2015`
fn short_day(day: Day) -> String {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let month = MONTHS.get((day.month() as usize).saturating_sub(1)).copied().unwrap_or_default();
    format!("{} {month} {}", day.day(), day.year())
}

/// `2 Jan 2015`, of a whole month `Jan 2015`, of a whole year `2015`; of other days the first.
fn short_days(first: Day, last: Day) -> String {
    let day = short_day(first);
    let ends = (first.month(), first.day(), last.month(), last.day());
    if ends == (1, 1, 12, 31) && first.year() == last.year() {
        first.year().to_string()
    } else if first.day() == 1 && last == first.month_end() {
        day.trim_start_matches("1 ").to_owned()
    } else {
        day
    }
}

/// How wide a text is at most, without knowing the font.
fn text_width(text: &str) -> usize {
    text.chars().map(|letter| if letter > '\u{10FF}' { 13 } else { 7 }).sum()
}

fn cut_short(text: &str) -> String {
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    let mut short: String = text.chars().take(LONGEST - 1).collect();
    short.truncate(short.trim_end().len());
    short.push('…');
    short
}

/// The lane of each box, so that no two boxes of a lane come nearer than [`GAP`]; as few lanes as that needs.
fn lanes(boxes: &[Range<usize>]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..boxes.len()).collect();
    order.sort_by_key(|place| (boxes[*place].start, *place));
    let mut ends: Vec<usize> = Vec::new();
    let mut lanes = vec![0; boxes.len()];
    for place in order {
        let lane = ends.iter().position(|end| end + GAP <= boxes[place].start).unwrap_or(ends.len());
        if lane == ends.len() {
            ends.push(boxes[place].end);
        } else {
            ends[lane] = boxes[place].end;
        }
        lanes[place] = lane;
    }
    lanes
}

/// The mark of a status: each has a shape of its own, so that the colour is not needed.
fn mark(status: Status, x: usize, y: usize) -> String {
    let (left, right, top, bottom) = (x - 6, x + 6, y - 6, y + 6);
    match status {
        Status::Happened => format!("<circle class=\"full\" cx=\"{x}\" cy=\"{y}\" r=\"6\"/>"),
        Status::Planned => format!("<circle class=\"hollow\" cx=\"{x}\" cy=\"{y}\" r=\"5\"/>"),
        Status::Cancelled => format!(
            "<circle class=\"hollow\" cx=\"{x}\" cy=\"{y}\" r=\"5\"/><path class=\"hollow\" d=\"M{left} {bottom}L{right} {top}\"/>"
        ),
        Status::Denied => {
            format!("<path class=\"hollow thick\" d=\"M{left} {top}L{right} {bottom}M{left} {bottom}L{right} {top}\"/>")
        }
        Status::Alleged => format!("<path class=\"full\" d=\"M{x} {top}L{right} {y}L{x} {bottom}L{left} {y}Z\"/>"),
        Status::Fictional => format!("<path class=\"full\" d=\"M{x} {top}L{right} {bottom}L{left} {bottom}Z\"/>"),
        Status::NotHappened => {
            format!("<path class=\"hollow\" d=\"M{left} {top}L{right} {top}L{right} {bottom}L{left} {bottom}Z\"/>")
        }
    }
}

/// An event with its place.
struct Drawn<'a> {
    item: &'a Item,
    first: Day,
    last: Day,
    from: usize,
    to: usize,
    label: String,
    label_x: usize,
}

impl<'a> Drawn<'a> {
    fn new(item: &'a Item, (first, last): (Day, Day), scale: &Scale) -> Self {
        let (from, to) = (scale.x(first), scale.x(last));
        let label = cut_short(&format!("{}: {}", short_days(first, last), item.what));
        let label_x = (from - 6).min((WIDTH - 6).saturating_sub(text_width(&label)));
        Self { item, first, last, from, to, label, label_x }
    }

    /// What it covers from left to right.
    fn extent(&self) -> Range<usize> {
        self.label_x.min(self.from - 6)..(self.label_x + text_width(&self.label)).max(self.to + 6)
    }

    /// The line from the axis to the mark. All of them come before the marks, so that none runs through a label.
    fn guide(&self, lane: usize) -> String {
        let documents = documents_attribute(self.item.documents());
        let bottom = FIRST_LANE + lane * LANE - 6;
        format!("<path class=\"guide\"{documents} d=\"M{} {AXIS}V{bottom}\"/>\n", self.from)
    }

    fn svg(&self, lane: usize) -> String {
        let y = FIRST_LANE + lane * LANE;
        let Self { item, from, to, label_x, .. } = self;
        let mut svg = format!(
            "<g class=\"status-{}\"{}><title>{}: {} ({})</title>\n",
            label(&item.status),
            documents_attribute(item.documents()),
            escape(&days_in_words(&self.first.to_string(), &self.last.to_string())),
            escape(&item.what),
            status_in_words(item.status)
        );
        if to > from {
            let _ = writeln!(
                svg,
                "<rect class=\"bar\" x=\"{from}\" y=\"{}\" width=\"{}\" height=\"8\" rx=\"4\"/>",
                y - 4,
                to - from
            );
        }
        let _ = writeln!(svg, "{}", mark(item.status, *from, y));
        let _ = writeln!(svg, "<text x=\"{label_x}\" y=\"{}\">{}</text>\n</g>", y + 20, escape(&self.label));
        svg
    }
}

/// The drawing with its legend, or nothing where no event has a day.
pub(super) fn draw(items: &[Item]) -> String {
    let mut chosen: Vec<(usize, (Day, Day))> =
        items.iter().enumerate().filter_map(|(place, item)| item.days.map(|days| (place, days))).collect();
    let all = chosen.len();
    if all == 0 {
        return String::new();
    }
    if all > MOST {
        chosen.sort_by_key(|(place, _)| (Reverse(items[*place].documents().len()), *place));
        chosen.truncate(MOST);
        chosen.sort_by_key(|(place, _)| *place);
    }
    let scale = Scale::of(chosen.iter().flat_map(|(_, (first, last))| [*first, *last]).collect());
    let drawn: Vec<Drawn<'_>> = chosen.iter().map(|(place, days)| Drawn::new(&items[*place], *days, &scale)).collect();
    let extents: Vec<Range<usize>> = drawn.iter().map(Drawn::extent).collect();
    let lanes = lanes(&extents);
    let height = FIRST_LANE + (lanes.iter().max().copied().unwrap_or_default() + 1) * LANE;
    let mut html = format!(
        "<div class=\"drawing\" role=\"region\" aria-label=\"Timeline, drawn\" tabindex=\"0\">\n\
         <svg viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" aria-labelledby=\"drawing-title\">\n\
         <title id=\"drawing-title\">{} on an axis of days; the list below says the same</title>\n",
        counted(drawn.len(), "event", "events")
    );
    for (event, lane) in drawn.iter().zip(&lanes) {
        html.push_str(&event.guide(*lane));
    }
    html.push_str(&axis(&scale));
    for (event, lane) in drawn.iter().zip(&lanes) {
        html.push_str(&event.svg(*lane));
    }
    html.push_str("</svg>\n</div>\n");
    if all > MOST {
        let _ = writeln!(
            html,
            "<p><small>Drawn are the {MOST} that most documents tell; the list has all {all}.</small></p>"
        );
    }
    html.push_str(&legend());
    html
}

/// The axis: a line, broken where time is left out, a stroke for each day of an event and a date where there is room.
fn axis(scale: &Scale) -> String {
    let mut svg = String::from("<g class=\"axis\">\n");
    for pair in scale.days.windows(2) {
        if let [from, to] = pair {
            let class = if distance(*from, *to) > TRUE_DAYS { "line broken" } else { "line" };
            let _ = writeln!(svg, "<path class=\"{class}\" d=\"M{} {AXIS}H{}\"/>", scale.x(*from), scale.x(*to));
        }
    }
    let mut free_from = 0;
    for day in &scale.days {
        let x = scale.x(*day);
        let _ = writeln!(svg, "<path class=\"line\" d=\"M{x} {}V{}\"/>", AXIS - 6, AXIS + 6);
        let date = short_day(*day);
        let width = text_width(&date);
        let left = x.saturating_sub(width / 2).min(WIDTH - width);
        if left >= free_from {
            let _ = writeln!(svg, "<text x=\"{left}\" y=\"{}\">{date}</text>", AXIS - 14);
            free_from = left + width + GAP;
        }
    }
    svg.push_str("</g>\n");
    svg
}

fn legend() -> String {
    let mut html = String::from("<ul class=\"legend\" aria-label=\"Marks of the timeline\">\n");
    for status in STATUSES {
        let _ = writeln!(
            html,
            "<li><svg class=\"sample status-{}\" viewBox=\"0 0 16 16\" width=\"16\" height=\"16\" aria-hidden=\"true\">{}</svg> {}</li>",
            label(&status),
            mark(status, 8, 8),
            status_in_words(status)
        );
    }
    html.push_str("<li>bar: several days</li>\n<li>broken axis: time left out</li>\n</ul>\n");
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_of_a_lane_do_not_touch() {
        let pairs = [(0, 100), (50, 150), (112, 200), (113, 300), (90, 95), (0, 900), (162, 170), (400, 400)];
        let boxes: Vec<Range<usize>> = pairs.iter().map(|(start, end)| *start..*end).collect();
        let lanes = lanes(&boxes);
        for (place, one) in boxes.iter().enumerate() {
            for (other_place, other) in boxes.iter().enumerate().skip(place + 1) {
                let apart = one.end + GAP <= other.start || other.end + GAP <= one.start;
                assert!(apart || lanes[place] != lanes[other_place], "{one:?} {other:?}");
            }
        }
        assert_eq!(lanes[0], 0);
        assert_eq!(lanes[2], 0, "a lane is used again as soon as there is room");
    }

    #[test]
    fn the_axis_keeps_order_and_shortens_long_gaps() {
        let days: Vec<Day> = ["2006-10-09", "2014-11-25", "2014-12-25", "2015-01-02", "2015-01-04"]
            .iter()
            .filter_map(|text| Day::parse_iso(text))
            .collect();
        let scale = Scale::of(days.clone());
        let places: Vec<usize> = days.iter().map(|day| scale.x(*day)).collect();
        assert!(places.windows(2).all(|pair| pair[0] < pair[1]), "{places:?}");
        assert_eq!(places.first(), Some(&MARGIN));
        assert_eq!(places.last(), Some(&(WIDTH - MARGIN)));
        assert_eq!(shortened(21), 21);
        assert!(shortened(3000) < 60);
    }

    #[test]
    fn labels_stay_inside_the_drawing() {
        let long = "word ".repeat(40);
        assert!(cut_short(&long).chars().count() <= LONGEST);
        assert!(cut_short(&long).ends_with("word…"));
        assert_eq!(cut_short("short"), "short");
        assert!(text_width(&cut_short(&long)) < WIDTH);
    }
}
