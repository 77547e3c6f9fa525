//! The day to which a time of the clock leads where it stands behind it: `at 8:40pm (18:40 GMT) on Saturday`.

use super::reading::{Meaning, Reading};
use crate::tokens::Tokens;

/// A day farther away than this is of something else.
const FARTHEST: usize = 16;

/// A day behind a time of the clock.
pub(super) struct Ahead {
    /// The number of its reading.
    pub(super) reading: usize,
    /// Whether nothing stands between but the same time elsewhere, and the other end of a range.
    pub(super) is_joined: bool,
}

/// The day that stands behind a time in the same clause.
pub(super) fn day(tokens: &Tokens<'_>, readings: &[Reading], number: usize) -> Option<Ahead> {
    let time = readings.get(number)?;
    let sentence = tokens.sentence_of(time.tokens.start);
    let mut end = time.tokens.end;
    let mut is_joined = true;
    for (reading, next) in readings.iter().enumerate().skip(number + 1) {
        let start = next.tokens.start;
        if start > time.tokens.end + FARTHEST || tokens.sentence_of(start) != sentence {
            return None;
        }
        for at in end..start {
            match step(tokens, at, start) {
                Between::Border => return None,
                Between::Joint => {}
                Between::Word => is_joined = false,
            }
        }
        if next.meaning.is_one_day() {
            return Some(Ahead { reading, is_joined });
        }
        if !matches!(next.meaning, Meaning::TimeOfDay) {
            return None;
        }
        end = next.tokens.end;
    }
    None
}

/// What a token between a time and a day says of whether they belong together.
enum Between {
    Joint,
    Word,
    Border,
}

fn step(tokens: &Tokens<'_>, at: usize, next: usize) -> Between {
    // `8pm and 9pm`, `8am until around 9am`
    let leads_on = (at + 1..next).all(|at| matches!(tokens.word(at), "at" | "about" | "around" | "on"));
    let is_clock = tokens.is_number(next) || matches!(tokens.word(next), "noon" | "midnight");
    match tokens.word(at) {
        "(" | ")" | "/" | "on" | "local" | "time" => Between::Joint,
        "," if leads_on => Between::Joint,
        // In `from 2pm until tomorrow 4pm` the day is that of the end alone.
        "and" | "to" | "until" | "till" | "or" | "-" | "–" if leads_on && is_clock => Between::Joint,
        "at" | "about" | "around" if at + 1 == next => Between::Joint,
        "and" | "or" | "until" | "till" | "but" | "," | ";" | ":" | "–" | "—" | "who" | "which" | "while" | "when"
        | "because" | "before" | "as" | "said" | "says" | "told" => Between::Border,
        _ => Between::Word,
    }
}
