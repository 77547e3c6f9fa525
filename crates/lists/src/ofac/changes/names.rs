//! Where the name of a party ends and what follows begins.
//!
//! With aliases the bracket shows it. Without them nothing does: a comma stands inside `SURNAME, Given` and `EXAMPLE,
//! S.A.` as well as before the address.

use super::text::{fold, has_lower_case, parts};
use interdict_model::Schema;

/// Where the brackets with aliases begin.
fn aliases_at(body: &str) -> Option<usize> {
    [" (a.k.a.", " (f.k.a.", " (n.k.a."].iter().filter_map(|start| body.find(start)).min()
}

/// The name under which the entry stands, its aliases, and everything behind them.
pub(super) fn split(body: &str, schema: &Schema) -> (String, Vec<String>, String) {
    let first_piece = body.find(';').unwrap_or(body.len());
    let craft = matches!(schema, Schema::Vessel | Schema::Airplane);
    // Brackets behind lower-case words belong to a ship's owner, not to her.
    let at = aliases_at(body).filter(|at| *at <= first_piece && !(craft && has_lower_case(&body[..*at])));
    if let Some(at) = at {
        let end = closing_bracket(body, at + 1);
        let inside = body.get(at + 2..end).unwrap_or_default();
        let rest = body.get(end + 1..).unwrap_or_default();
        return (body[..at].to_owned(), parts(inside), rest.trim_start_matches([' ', ',', ';']).to_owned());
    }
    if craft {
        let end = length_of_craft_name(&body[..first_piece]);
        let rest = body[end..].trim_matches([' ', ';', ',']);
        return (body[..end].trim_end_matches([',', ' ']).to_owned(), Vec::new(), rest.to_owned());
    }
    let words: Vec<&str> = body[..first_piece].split(", ").collect();
    let length = if *schema == Schema::Person { length_of_person(&words) } else { length_of_body(&words) };
    let behind = body.get(first_piece + 1..).unwrap_or_default().trim();
    let address = words[length..].join(", ");
    let rest: Vec<&str> = [address.as_str(), behind].into_iter().filter(|part| !part.is_empty()).collect();
    (words[..length].join(", "), Vec::new(), rest.join("; "))
}

/// The bracket that closes the one at `start`; where none does, the first one at all, or the end.
fn closing_bracket(body: &str, start: usize) -> usize {
    let mut depth = 0_i32;
    let behind = body.get(start..).unwrap_or_default();
    for (at, character) in behind.char_indices() {
        depth += i32::from(character == '(') - i32::from(character == ')');
        if character == ')' && depth == 0 {
            return start + at;
        }
    }
    behind.find(')').map_or(body.len(), |at| start + at)
}

/// `EXAMPLE STAR (T2EU4) Crude Oil Tanker`: a ship's name ends before a bracket, a lower-case letter or a tonnage.
fn length_of_craft_name(head: &str) -> usize {
    let mut length = 0;
    for word in head.split(' ') {
        let ends = word.starts_with('(')
            || has_lower_case(word)
            || ["DWT", "GRT"].iter().any(|unit| word.ends_with(unit))
            || matches!(word, "LPG" | "LNG");
        if length > 0 && ends {
            break;
        }
        length += word.len() + usize::from(length > 0);
    }
    length.min(head.len())
}

/// `SURNAME, Given, Jr.`: how many of the words parted by commas are the person's name.
fn length_of_person(words: &[&str]) -> usize {
    let given = words
        .get(1)
        .is_some_and(|word| !word.to_ascii_lowercase().starts_with("c/o") && !word.contains(char::is_numeric));
    let affixes = words.iter().skip(2).take_while(|word| {
        matches!(word.trim_end_matches('.').to_ascii_lowercase().as_str(), "jr" | "sr" | "ii" | "iii" | "iv" | "dr")
    });
    if given { 2 + affixes.count() } else { 1 }
}

/// `EXAMPLE, U.S.A., CORP`: up to the last legal form before the first word with lower-case letters.
fn length_of_body(words: &[&str]) -> usize {
    let mut length = 1;
    for (index, word) in words.iter().enumerate().skip(1) {
        if is_legal_form(word) {
            length = index + 1;
        } else if has_lower_case(word) {
            break;
        }
    }
    length
}

/// Last words of legal forms, letters and digits only.
const FORMS: &str = "sa sas sl srl srls sc scs sca sarl saa spa cv ltd ltda limited inc incorporated llc llp lp corp \
    corporation co cia plc pte bhd gmbh ag kg nv bv ooo oao zao ojsc pjsc jsc kft doo ad eurl eu ei sau \
    cpa scpa slu rl spc fze fzc fzco llx est establishment company fzllc dmcc pvt pty oy ab as aps psc \
    pjs trust foundation spr";

/// Legal forms whose last word is in no list.
const WHOLE_FORMS: &[&str] =
    &["C.A.", "S.E.N.C.", "C. POR A.", "E.I.R.L.", "S.P.R. DE R.I.", "S. EN C.", "R.L.", "I.B.C.", "E.U."];

fn is_legal_form(text: &str) -> bool {
    let text = text.trim();
    if has_lower_case(text) {
        return matches!(text.trim_end_matches('.'), "Inc" | "Ltd" | "Ltda");
    }
    let last = fold_tight(text.split(' ').rfind(|word| !fold_tight(word).is_empty()).unwrap_or_default());
    WHOLE_FORMS.contains(&text) || FORMS.split(' ').any(|form| form == last)
}

/// Letters and digits only, lower case: `S.A.` is `sa`.
fn fold_tight(word: &str) -> String {
    word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Other ways to end the name: behind each of the first commas.
pub(super) fn readings(body: &str, name: &str, schema: &Schema) -> Vec<String> {
    if matches!(schema, Schema::Vessel | Schema::Airplane) {
        return Vec::new();
    }
    let words: Vec<&str> = body.split(';').next().unwrap_or_default().split(", ").collect();
    let taken = fold(name);
    (1..=words.len().min(6)).map(|end| words[..end].join(", ")).filter(|reading| fold(reading) != taken).collect()
}
