//! Names in Japanese and Latin script, as cells hold them: lists in both, spellings in brackets, original scripts.

use super::text;
use crate::spelling;

/// The names of a cell of aliases. Japanese and Latin spellings are names of their own.
pub(super) fn in_list(cell: &str) -> Vec<String> {
    let mut plain = text::narrow(cell);
    for opener in ["a.k.a.:", "a.k.a.", "A.k.a.", "f.k.a.:", "f.k.a.", "別称、", "旧称、", "別名、"] {
        plain = plain.replace(&format!("({opener}"), "\n").replace(opener, "\n");
    }
    let mut names: Vec<String> = Vec::new();
    let mut japanese_before = 0;
    for line in plain.split('\n').filter(|line| !line.trim().is_empty()) {
        let marks = text::marked(line);
        let is_japanese = is_japanese(line);
        let pieces: Vec<&str> = if marks.len() > 1 || line.contains("(a)") {
            marks
        } else if line.contains(';') {
            line.split(';').collect()
        } else if is_japanese {
            outside_brackets(line, '、')
        } else if line.contains(',') && line.split(',').count() == japanese_before {
            // The Latin line is parted like the Japanese one above it.
            line.split(',').collect()
        } else {
            vec![line]
        };
        japanese_before = if is_japanese { pieces.len() } else { 0 };
        for piece in pieces {
            for name in spellings(piece) {
                if !names.contains(&name) {
                    names.push(name);
                }
            }
        }
    }
    names
}

fn is_japanese(text: &str) -> bool {
    matches!(spelling::script_code(text), Some("Jpan" | "Hani"))
}

/// Parts of a text at a character that does not stand in brackets.
fn outside_brackets(text: &str, delimiter: char) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut depth, mut start) = (0_usize, 0_usize);
    for (at, character) in text.char_indices() {
        match character {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            other if other == delimiter && depth == 0 => {
                parts.push(text.get(start..at).unwrap_or_default());
                start = at + delimiter.len_utf8();
            }
            _ => {}
        }
    }
    parts.push(text.get(start..).unwrap_or_default());
    parts
}

/// A piece without what does not belong to a name at its ends: commas, and brackets that have no other half.
fn clean(piece: &str) -> String {
    let mut piece = piece.trim_matches(|c: char| c.is_whitespace() || matches!(c, '、' | ',' | ';' | '。'));
    // `Dokka Umarov, born on 13 April 1964`
    if let Some((name, _)) = piece.split_once(", born ") {
        piece = name;
    }
    let opened = piece.matches('(').count();
    let closed = piece.matches(')').count();
    if closed > opened {
        piece = piece.strip_suffix(')').unwrap_or(piece);
    } else if opened > closed {
        piece = piece.strip_prefix('(').unwrap_or(piece);
    }
    piece.trim().to_owned()
}

/// The spellings of one alias: `民主同盟軍(Allied Democratic Forces)` is two names.
fn spellings(piece: &str) -> Vec<String> {
    let piece = clean(piece);
    if text::says_nothing(&piece) {
        return Vec::new();
    }
    let Some((outside, inside)) = piece.strip_suffix(')').and_then(|piece| piece.split_once('(')) else {
        return vec![piece];
    };
    if !is_japanese(outside) || inside.contains(['(', ')']) {
        return vec![piece];
    }
    let outside = outside.trim().to_owned();
    // `(1955年出生)` is a remark.
    if is_japanese(inside) && inside.bytes().any(|byte| byte.is_ascii_digit()) {
        return vec![outside];
    }
    if is_japanese(inside) || inside.trim().is_empty() {
        return vec![piece];
    }
    vec![outside, inside.trim().to_owned()]
}

/// A main name: the name, other spellings that stand in brackets, and the original script.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct MainName {
    /// Without brackets.
    pub text: String,
    /// Other spellings and short forms.
    pub others: Vec<String>,
    /// As it came, if it had brackets.
    pub as_published: Option<String>,
}

/// Reads a main name. In a person's name a bracket holds another spelling of the word before it (`Sergei (Sergey) Petrov`),
/// in a body's name another name (`New People's Army (NPA)`).
pub(super) fn main(cell: &str, is_person: bool) -> MainName {
    let narrow = text::narrow(cell);
    let mut name = MainName::default();
    let mut plain = String::new();
    let mut rest = narrow.as_str();
    // `(original script: ...)`
    while let Some((before, behind)) = rest.split_once("(original script") {
        plain.push_str(before);
        let (script, after) = behind.split_once(')').unwrap_or((behind, ""));
        let script = script.trim_start_matches([':', ' ']).trim();
        if !script.is_empty() {
            name.others.push(script.to_owned());
        }
        rest = after;
    }
    plain.push_str(rest);
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    let whole = outside_brackets(&plain, '、').iter().map(|part| clean(part)).collect::<Vec<_>>();
    for (index, part) in whole.iter().filter(|part| !text::says_nothing(part)).enumerate() {
        let (base, spellings) = without_brackets(part, is_person);
        if index == 0 {
            if base != *part {
                name.as_published = Some(part.clone());
            }
            name.text = base;
        } else {
            name.others.push(base);
        }
        name.others.extend(spellings);
    }
    name
}

/// The name without its brackets, and the names that the brackets make.
fn without_brackets(text: &str, is_person: bool) -> (String, Vec<String>) {
    // Words with the spellings that stand in the bracket behind each.
    let mut words: Vec<(String, Vec<String>)> = Vec::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('(') {
        let Some((inside, after)) = behind.split_once(')') else { break };
        words.push((before.to_owned(), inside.split([',', '/', ';']).map(|part| part.trim().to_owned()).collect()));
        rest = after;
    }
    if words.is_empty() || rest.contains(['(', ')']) {
        return (text.to_owned(), Vec::new());
    }
    let tidy = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ").replace(" ・", "・");
    let base =
        tidy(words.iter().map(|(before, _)| before.trim_end()).collect::<Vec<_>>().join(" ") + " " + rest.trim_start());
    let base = base.replace("・ ", "・").replace(" ・", "・");
    if base.is_empty() {
        return (text.to_owned(), Vec::new());
    }
    if !is_person {
        return (base, words.into_iter().flat_map(|(_, inside)| inside).filter(|name| !name.is_empty()).collect());
    }
    let most = words.iter().map(|(_, inside)| inside.len()).max().unwrap_or(0);
    let mut spellings: Vec<String> = Vec::new();
    for choice in 0..most {
        let mut name = String::new();
        for (before, inside) in &words {
            match inside.get(choice).filter(|spelling| !spelling.is_empty()) {
                Some(spelling) => {
                    // The bracket stands for the last word before it.
                    let before = before.trim_end();
                    let gap = before.char_indices().rfind(|(_, character)| matches!(character, ' ' | '・'));
                    let cut = gap.map_or(0, |(at, character)| at + character.len_utf8());
                    name.push_str(before.get(..cut).unwrap_or_default());
                    name.push_str(spelling);
                }
                None => name.push_str(before.trim_end()),
            }
        }
        name.push_str(if rest.starts_with('・') || rest.is_empty() { "" } else { " " });
        name.push_str(rest);
        let name = tidy(name);
        if name != base && !spellings.contains(&name) {
            spellings.push(name);
        }
    }
    (base, spellings)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_aliases_give_names_in_both_scripts() {
        let cases: &[(&str, &[&str])] = &[
            ("A・カビール\n (a.k.a.: A. Kabir)", &["A・カビール", "A. Kabir"]),
            ("(a)ダス(b)ナシーム\n(a)Dass (b)Nasim", &["ダス", "ナシーム", "Dass", "Nasim"]),
            ("(a)ダス(b)ナシーム\n (a.k.a.: (a)Dass (b)Nasim)", &["ダス", "ナシーム", "Dass", "Nasim"]),
            (
                "チョン；チョン・ヨンサン\nCho’n; Jon Yong Sang",
                &["チョン", "チョン・ヨンサン", "Cho’n", "Jon Yong Sang"],
            ),
            (
                "ルーディ、ルディ、サリワ\nRudi, Rudy, Saliwa",
                &["ルーディ", "ルディ", "サリワ", "Rudi", "Rudy", "Saliwa"],
            ),
            (
                "エッサイード、カーデル; アブデル\nEs Sayed, Kader; Abdel",
                &["エッサイード、カーデル", "アブデル", "Es Sayed, Kader", "Abdel"],
            ),
            (
                "（別称、工場一、工場二）\n(a.k.a. Plant One; a.k.a. Plant Two)",
                &["工場一", "工場二", "Plant One", "Plant Two"],
            ),
            ("民主同盟軍（Allied Democratic Forces）", &["民主同盟軍", "Allied Democratic Forces"]),
            ("(a)ドッカ（1964年出生）\n(a.k.a.: (a)Dokka, born on 13 April 1964)", &["ドッカ", "Dokka"]),
            ("不明", &[]),
        ];
        for (cell, expected) in cases {
            assert_eq!(in_list(cell), *expected, "{cell}");
        }
    }

    #[test]
    fn brackets_in_main_names_are_spellings_or_other_names() {
        let cases: &[(&str, bool, &str, &[&str])] = &[
            ("Sergei (Sergey) Petrov", true, "Sergei Petrov", &["Sergey Petrov"]),
            ("Viktor EXAMPLE(EXEMPLE)", true, "Viktor EXAMPLE", &["Viktor EXEMPLE"]),
            ("Yurii(Yuriy) ONE(WON)", true, "Yurii ONE", &["Yuriy WON"]),
            ("Andrey (Andrei, Andrej) NAME (NAM)", true, "Andrey NAME", &["Andrei NAM", "Andrej NAME"]),
            ("New People’s Army（NPA）", false, "New People’s Army", &["NPA"]),
            ("EXAMPLE PERSON\n(original script: عبد )", true, "EXAMPLE PERSON", &["عبد"]),
            ("セルゲイ(セルヒー)・ツィプラコフ", true, "セルゲイ・ツィプラコフ", &["セルヒー・ツィプラコフ"]),
            ("PLAIN NAME", true, "PLAIN NAME", &[]),
        ];
        for (cell, is_person, text, others) in cases {
            let name = main(cell, *is_person);
            assert_eq!((name.text.as_str(), &name.others[..]), (*text, &owned(others)[..]), "{cell}");
        }
    }

    fn owned(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| (*text).to_owned()).collect()
    }
}
