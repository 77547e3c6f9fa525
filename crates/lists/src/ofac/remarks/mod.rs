//! What the remarks of the legacy forms say, piece by piece.
//!
//! The delimited files have no columns for birth dates, passports, weak aliases or links; all of it stands in one text with
//! semicolons between: `DOB 18 Feb 1962; nationality Korea, North; a.k.a. 'KOMID'; Linked To: ...`. [`mine`] gives each
//! piece to the first rule that understands it. What no rule understands goes to
//! [`Entity::not_understood`](interdict_model::Entity) word for word, so that nothing is dropped and the health of the
//! reading can be measured.
//!
//! | module | rules |
//! |---|---|
//! | `facts` | birth, nationality, gender, names, links, ships and aircraft, listing dates |
//! | `numbers` | label, number, country, dates of issue and expiry |
//! | `free` | legal notes and sentences without a label |

mod facts;
mod free;
mod numbers;

use interdict_model::Entity;

pub use numbers::Tail;

/// Puts everything that the remarks say into the entity. Set titles (`positions`) and designations before: remarks repeat
/// the titles, and listing dates belong to a programme. Never fails and never panics.
pub fn mine(remarks: &str, entity: &mut Entity) {
    for piece in pieces(remarks) {
        mine_piece(piece, entity);
    }
}

/// Puts one piece of remarks into the entity.
pub fn mine_piece(piece: &str, entity: &mut Entity) {
    let piece = piece.trim();
    if piece.is_empty() || repeats_a_title(piece, entity) {
        return;
    }
    // Standard XML puts links in brackets, `(Linked To: X)`, and several pieces into one text without semicolons.
    let whole = piece;
    let piece = match piece.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')) {
        Some(inner) if inner.starts_with("Linked To:") => inner,
        _ => piece,
    };
    // The second and further ones of a kind have `alt.` before them; it says nothing about the party.
    let main =
        ["alt. ", "Alt. ", "ALT. ", "alternate "].iter().find_map(|word| piece.strip_prefix(word)).unwrap_or(piece);
    let understood = facts::read(main, entity)
        || free::legal_note(piece, main, entity)
        || numbers::read(main, entity)
        || free::sentence(main, entity);
    if !understood {
        entity.not_understood.push(whole.to_owned());
    }
}

/// The pieces of remarks: parted at semicolons outside single quotes, the closing full stop of the whole taken away.
pub fn pieces(remarks: &str) -> Vec<&str> {
    let remarks = without_closing_stop(remarks.trim());
    let mut pieces = Vec::new();
    let mut start = 0;
    for (at, _) in remarks.match_indices(';') {
        if !inside_quotes(&remarks[start..at]) {
            pieces.push(remarks[start..at].trim());
            start = at + 1;
        }
    }
    pieces.push(remarks[start..].trim());
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

/// Whether a quoted alias has begun and not ended. Only aliases are quoted; apostrophes elsewhere do not count.
fn inside_quotes(piece: &str) -> bool {
    let piece = piece.trim_start();
    let alias = ["a.k.a. '", "f.k.a. '", "n.k.a. '"].iter().find_map(|word| {
        let piece = piece.strip_prefix("alt. ").unwrap_or(piece);
        piece.strip_prefix(word)
    });
    alias.is_some_and(|rest| !rest.contains('\''))
}

/// OFAC ends remarks with a full stop, but adds none where the last word already ends in one: in `R D I S.A.` and in
/// `HUAWEI TECHNOLOGIES CO., LTD.` the stop belongs to the word. Where a word could stand either way (`ACME LTD.`) the
/// stop is taken for OFAC's unless the name writes its other abbreviations with stops.
fn without_closing_stop(remarks: &str) -> &str {
    const LEGAL_FORMS: &[&str] = &["ltd", "co", "inc", "corp", "bhd", "cia", "ltda"];
    let Some(rest) = remarks.strip_suffix('.') else { return remarks };
    let last_piece = rest.rsplit(';').next().unwrap_or_default();
    let (before, last_word) = last_piece.rsplit_once(' ').unwrap_or(("", last_piece));
    let letters = |part: &str| (1..=2).contains(&part.chars().count()) && part.chars().all(char::is_alphabetic);
    let is_abbreviation = last_word.contains('.') && last_word.split('.').all(letters);
    let is_form_among_stops = LEGAL_FORMS.iter().any(|form| form.eq_ignore_ascii_case(last_word))
        && before.split(' ').any(|word| word.trim_end_matches(',').ends_with('.'));
    if is_abbreviation || is_form_among_stops { remarks } else { rest }
}

/// The remarks of a person repeat the title column, whole or as far as it goes (200 characters).
fn repeats_a_title(piece: &str, entity: &Entity) -> bool {
    entity.positions.iter().any(|position| {
        position.eq_ignore_ascii_case(piece)
            || position.strip_suffix('.').is_some_and(|position| position.eq_ignore_ascii_case(piece))
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
