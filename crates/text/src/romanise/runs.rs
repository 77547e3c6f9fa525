//! Cleans a raw text and cuts it into runs of one script.
//!
//! What is decided here, once for all scripts: which characters vanish (apostrophes, bidi
//! controls, stretching marks), which break words, how digits and `&` are written, and that a
//! Latin letter smuggled into a Cyrillic word is read as the letter it imitates.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::latin;
use super::script::{Script, script_of_char};

/// Words of one script, in lower case, separated by single spaces; Latin is already folded.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) script: Script,
    pub(super) text: String,
}

enum Class {
    Letter(Script),
    Digit(char),
    Vanish,
    Break,
    Dot,
    And,
}

/// Cuts a text into runs; `"ООО Gazprom"` gives a Cyrillic run "ооо" and a Latin run "gazprom".
pub(super) fn split(text: &str) -> Vec<Run> {
    let mut chars: Vec<char> = Vec::with_capacity(text.len());
    if text.chars().all(is_normal) {
        chars.extend(text.chars());
    } else {
        chars.extend(text.chars().filter(|&c| !vanishes_first(c)).nfkc());
    }
    unmask(&mut chars);
    let mut builder = Builder { runs: Vec::new(), broken: false, letters: 0 };
    let mut index = 0;
    while let Some(&c) = chars.get(index) {
        index += 1;
        match classify(c) {
            Class::Letter(script) => builder.letter(c, script),
            Class::Digit(digit) => builder.digit(digit),
            Class::Vanish => {
                if matches!(c, '\u{200c}') {
                    builder.joiner();
                }
            }
            Class::And => {
                builder.broken = true;
                for letter in "and".chars() {
                    builder.letter(letter, Script::Latin);
                }
                builder.broken = true;
            }
            Class::Dot if builder.joins_dot() && single_letter_at(&chars, index) => {
                builder.letters = 0;
            }
            Class::Break if c == '"' && builder.in_hebrew(chars.get(index)) => {}
            Class::Dot | Class::Break => builder.broken = true,
        }
    }
    builder.runs
}

fn single_letter_at(chars: &[char], index: usize) -> bool {
    chars.get(index).is_some_and(|&c| c.is_alphabetic() && script_of_char(c) == Script::Latin)
        && !chars.get(index + 1).is_some_and(|c| c.is_alphanumeric())
}

/// Characters that normalisation leaves alone in any company: the usual letters of most scripts.
/// Texts of only these skip it, which halves the cost.
fn is_normal(c: char) -> bool {
    matches!(
        c,
        '\0'..='\x7f' | '\u{c0}'..='\u{131}' | '\u{391}'..='\u{3ce}' | '\u{400}'..='\u{481}'
            | '\u{48a}'..='\u{52f}' | '\u{531}'..='\u{586}' | '\u{5d0}'..='\u{5ea}'
            | '\u{621}'..='\u{64a}' | '\u{66e}'..='\u{674}' | '\u{679}'..='\u{6d3}'
            | '\u{10d0}'..='\u{10fa}' | '\u{2018}' | '\u{2019}' | '\u{201c}' | '\u{201d}'
            | '«' | '»' | '\u{200c}' | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fc}'
            | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}'
    )
}

/// Marks that compatibility normalisation would turn into a space or into letters.
fn vanishes_first(c: char) -> bool {
    matches!(
        c,
        '\u{b4}'
            | '\u{a8}'
            | '\u{af}'
            | '\u{b8}'
            | '™'
            | '℠'
            | '\u{374}'
            | '\u{384}'
            | '\u{37a}'
            | '\u{1fbd}'
            | '\u{1fbf}'
            | '\u{1ffe}'
            | '\u{2b0}'..='\u{2ff}' | '\u{2017}' | '\u{203e}'
    )
}

/// The letters most names are made of, told without the tables of the standard library.
fn usual_letter(c: char) -> Option<Script> {
    match c {
        'a'..='z' | 'A'..='Z' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ɏ' => Some(Script::Latin),
        '\u{400}'..='\u{481}' | '\u{48a}'..='\u{52f}' => Some(Script::Cyrillic),
        '\u{5d0}'..='\u{5ea}' => Some(Script::Hebrew),
        '\u{620}'..='\u{63f}' | '\u{641}'..='\u{64a}' | '\u{671}'..='\u{6d3}' => Some(Script::Arabic),
        '\u{4e00}'..='\u{9fff}' => Some(Script::Han),
        '\u{ac00}'..='\u{d7a3}' => Some(Script::Hangul),
        _ => None,
    }
}

fn classify(c: char) -> Class {
    match c {
        '.' | '。' | '\u{2024}' => return Class::Dot,
        '&' => return Class::And,
        '\''
        | '`'
        | '@'
        | '‘'
        | '’'
        | '‛'
        | '′'
        | '‵'
        | '\u{a78b}'
        | '\u{a78c}'
        | '\u{5f4}'
        | '\u{640}'
        | '\u{61c}'
        | '\u{ad}'
        | '\u{34f}'
        | '\u{feff}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{e0000}'..='\u{e0fff}'
        | '\u{300}'..='\u{36f}'
        | '\u{1ab0}'..='\u{1aff}'
        | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}'
        | '\u{fe20}'..='\u{fe2f}'
        | '\u{180b}'..='\u{180f}'
        | '\u{10fc}'
        | '\u{559}'..='\u{55f}'
        | '\u{483}'..='\u{489}' => {
            return Class::Vanish;
        }
        '\u{5f3}' => return Class::Letter(Script::Hebrew),
        '0'..='9' => return Class::Digit(c),
        _ => {}
    }
    if let Some(script) = usual_letter(c) {
        return Class::Letter(script);
    }
    if c.is_numeric() && !c.is_alphabetic() {
        let mut ascii = any_ascii::any_ascii_char(c).chars();
        return match (ascii.next(), ascii.next()) {
            (Some(digit), None) if digit.is_ascii_digit() => Class::Digit(digit),
            _ => Class::Break,
        };
    }
    if c.is_alphabetic() || is_combining_mark(c) {
        return Class::Letter(script_of_char(c));
    }
    Class::Break
}

/// False for letters known to be lower case or without case.
fn has_case(c: char) -> bool {
    !matches!(
        c,
        '\u{430}'..='\u{45f}' | '\u{3ac}'..='\u{3ce}' | '\u{5d0}'..='\u{6d3}'
            | '\u{3041}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}'
    )
}

struct Builder {
    runs: Vec<Run>,
    broken: bool,
    letters: usize,
}

impl Builder {
    fn letter(&mut self, c: char, script: Script) {
        match self.runs.last_mut() {
            Some(run) if run.script == script => {}
            // Digits before the first letter take the script of that letter.
            Some(run) if run.text.bytes().all(|byte| byte.is_ascii_digit() || byte == b' ') => {
                run.script = script;
            }
            _ => {
                self.runs.push(Run { script, text: String::with_capacity(32) });
                self.letters = 0;
            }
        }
        self.space();
        self.letters += 1;
        if let Some(run) = self.runs.last_mut() {
            if script == Script::Latin {
                latin::fold_letter(c, &mut run.text);
            } else if has_case(c) {
                run.text.extend(c.to_lowercase());
            } else {
                run.text.push(c);
            }
        }
    }

    fn digit(&mut self, digit: char) {
        if self.runs.is_empty() {
            self.runs.push(Run { script: Script::Latin, text: String::new() });
        }
        self.space();
        self.letters += 2;
        if let Some(run) = self.runs.last_mut() {
            run.text.push(digit);
        }
    }

    /// The zero-width non-joiner parts the members of a Persian compound without a space.
    fn joiner(&mut self) {
        if !self.broken
            && let Some(run) = self.runs.last_mut()
            && run.script == Script::Arabic
        {
            run.text.push('\u{200c}');
        }
    }

    fn space(&mut self) {
        if self.broken {
            self.broken = false;
            self.letters = 0;
            if let Some(run) = self.runs.last_mut()
                && !run.text.is_empty()
            {
                run.text.push(' ');
            }
        }
    }

    fn joins_dot(&self) -> bool {
        !self.broken && self.letters == 1 && self.runs.last().is_some_and(|run| run.script == Script::Latin)
    }

    /// A double quote inside a Hebrew word marks an abbreviation (בע"מ).
    fn in_hebrew(&self, next: Option<&char>) -> bool {
        !self.broken
            && self.runs.last().is_some_and(|run| run.script == Script::Hebrew)
            && next.is_some_and(|&c| script_of_char(c) == Script::Hebrew)
    }
}

/// Letters that look alike, with the accents that say how a word is stressed or that `е` is `ё`.
const LATIN_TWINS: &str = "aceopxyikhmtbjsABCEHKMOPTXYIJSëïáéíóýàèòâêôËÏÁÉÍÓÝ";
const CYRILLIC_TWINS: &str = "асеорхуікһмтьјѕАВСЕНКМОРТХУІЈЅёїаеіоуаеоаеоЁЇАЕІОУ";

/// In words that mix Latin and Cyrillic, reads the letters of the rarer script as the look-alikes
/// of the other, when every one of them has a look-alike.
fn unmask(chars: &mut [char]) {
    let cyrillic = chars.iter().any(|c| matches!(c, '\u{400}'..='\u{52f}'));
    if !cyrillic || !chars.iter().any(|c| script_of_char(*c) == Script::Latin) {
        return;
    }
    let mut start = 0;
    while start < chars.len() {
        let length = chars[start..].iter().take_while(|c| c.is_alphabetic()).count();
        if length == 0 {
            start += 1;
            continue;
        }
        let word = &mut chars[start..start + length];
        start += length;
        let latin = word.iter().filter(|&&c| script_of_char(c) == Script::Latin).count();
        let cyrillic = word.iter().filter(|&&c| script_of_char(c) == Script::Cyrillic).count();
        if latin == 0 || cyrillic == 0 {
            continue;
        }
        let (from_script, from, to) = if latin > cyrillic {
            (Script::Cyrillic, CYRILLIC_TWINS, LATIN_TWINS)
        } else {
            (Script::Latin, LATIN_TWINS, CYRILLIC_TWINS)
        };
        let twin = |c: char| from.chars().position(|f| f == c).and_then(|at| to.chars().nth(at));
        let strangers = |c: &char| script_of_char(*c) == from_script;
        if word.iter().filter(|c| strangers(c)).all(|&c| twin(c).is_some()) {
            for c in word.iter_mut().filter(|c| strangers(c)) {
                *c = twin(*c).unwrap_or(*c);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(input: &str, expected: &[(Script, &str)]) {
        let runs = split(input);
        let got: Vec<(Script, &str)> = runs.iter().map(|run| (run.script, run.text.as_str())).collect();
        assert_eq!(got, expected, "{input}");
    }

    #[test]
    fn text_is_cut_where_the_script_changes() {
        check("ООО Газпром-Нефть", &[(Script::Cyrillic, "ооо газпром нефть")]);
        check("Банк VTB 24", &[(Script::Cyrillic, "банк"), (Script::Latin, "vtb 24")]);
        check("3-й завод", &[(Script::Cyrillic, "3 й завод")]);
        check("Смит & Ко", &[(Script::Cyrillic, "смит"), (Script::Latin, "and"), (Script::Cyrillic, "ко")]);
    }

    #[test]
    fn marks_vanish_and_presentation_forms_are_normalised() {
        check("\u{202b}محـمد\u{202c}", &[(Script::Arabic, "محمد")]);
        check("ﻣﺤﻤﺪ", &[(Script::Arabic, "محمد")]);
        check("בע\"מ", &[(Script::Hebrew, "בעמ")]);
        check("В'ячеслав", &[(Script::Cyrillic, "вячеслав")]);
        check("習・近平", &[(Script::Han, "習 近平")]);
    }

    #[test]
    fn look_alike_letters_are_unmasked() {
        check("Cергей", &[(Script::Cyrillic, "сергей")]);
        check("Smіth", &[(Script::Latin, "smith")]);
        check("Пётр ПУГАЧËВ", &[(Script::Cyrillic, "пётр пугачёв")]);
        check("Анатóлий", &[(Script::Cyrillic, "анатолий")]);
    }
}
