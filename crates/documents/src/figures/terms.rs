//! Numbers of years and hours that the text leaves to the reader, which are no figures: `jailed for 12 years, reduced on appeal to
//! eight`, `cut from ten to six years`, `shortly after nine`.

use super::{before, names::Bare, number, unit};
use crate::tokens::Tokens;

/// No term and no hour is more.
const MOST: i128 = 100;
/// So many tokens stand between a length of time and the bare number of another one, at most.
const FARTHEST: usize = 16;

/// Whether a number that counts nothing is one of units of time or an hour.
pub(super) fn is_of_time(tokens: &Tokens<'_>, bare: &Bare<'_>, floor: usize) -> bool {
    let whole = bare.value.as_whole().filter(|value| (1..=MOST).contains(value));
    let Some(whole) = whole.filter(|_| !bare.scaled && bare.noun.is_none()) else { return false };
    leads_to_time(tokens, bare)
        || (closes(tokens, bare.range.end) && is_term(tokens, bare, floor))
        || (whole <= 12 && is_hour(tokens, bare, floor))
}

/// Whether a clause ends behind a number.
fn closes(tokens: &Tokens<'_>, end: usize) -> bool {
    !tokens.is_word(end) && !tokens.joins(end) || end >= tokens.len() || tokens.starts_paragraph(end)
}

/// `from TEN to six years`: the next number has the unit.
fn leads_to_time(tokens: &Tokens<'_>, bare: &Bare<'_>) -> bool {
    let next = bare.range.end + 1;
    matches!(tokens.word(bare.range.end), "to" | "or")
        && number::may_begin(tokens, next)
        && number::plain(tokens, next, &(next..tokens.len()), false)
            .is_some_and(|number| unit::is_time(tokens, number.end))
}

/// `12 years, reduced to EIGHT`: a length of time stands shortly before it, and no verb counts it.
fn is_term(tokens: &Tokens<'_>, bare: &Bare<'_>, floor: usize) -> bool {
    let start = bare.range.start;
    let sentence = tokens.sentences()[tokens.sentence_of(start)].tokens.start;
    let leads = before(tokens, start, floor)
        .is_some_and(|word| matches!(tokens.word(word), "to" | "for" | "from" | "got" | "than"));
    leads
        && (sentence.max(start.saturating_sub(FARTHEST))..start).any(|at| {
            matches!(tokens.word(at), "years" | "year" | "months" | "month")
                && at > sentence
                && (tokens.is_number(at - 1) || number::may_begin(tokens, at - 1))
        })
}

/// `shortly after NINE`, `quarter to NINE`, `TEN past NINE`.
fn is_hour(tokens: &Tokens<'_>, bare: &Bare<'_>, floor: usize) -> bool {
    if tokens.word(bare.range.end) == "past" && number::may_begin(tokens, bare.range.end + 1) {
        return true;
    }
    let Some(link) = before(tokens, bare.range.start, floor) else { return false };
    let Some(lead) = before(tokens, link, floor) else { return false };
    let lead = tokens.word(lead);
    closes(tokens, bare.range.end)
        && match tokens.word(link) {
            "after" | "before" => matches!(lead, "shortly" | "just" | "soon"),
            "to" | "past" => matches!(lead, "quarter" | "half" | "five" | "ten" | "twenty"),
            _ => false,
        }
}

#[cfg(test)]
mod tests {
    use crate::{figures::find, plain, tokens::Tokens};

    #[test]
    fn terms_and_hours_without_their_unit_are_no_figures() {
        for (text, expected) in [
            ("He was jailed for 12 years, reduced on appeal to eight.", &[][..]),
            ("The term was cut from ten to six years.", &[]),
            ("He got four years and she got three.", &[]),
            ("The term was cut to six years from eight.", &[]),
            ("It began shortly after nine.", &[]),
            ("It began at quarter to nine.", &[]),
            ("It was ten past nine.", &[]),
            ("After 12 years the fleet was cut to eight ships.", &["eight"]),
            ("In two years it grew from ten to six hundred ships.", &["ten", "six hundred"]),
            ("It came shortly after nine boats.", &["nine"]),
        ] {
            let document = plain::read("test", text);
            let tokens = Tokens::of(&document);
            let figures = find(&tokens, &[]);
            let read: Vec<&str> = figures.iter().map(|figure| tokens.slice(&figure.tokens)).collect();
            assert_eq!(read, expected, "{text}");
        }
    }
}
