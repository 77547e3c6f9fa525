//! Parties and banks in FIN: the letter of a tag says how the lines of its field are to be read.

use crate::{Facts, Field, FieldKind, Message, Rule, RuleKind, names, numbers, rules::has_letters};
use interdict_model::{Country, Identifier, IdentifierKind, PartialDate};

/// A name of so many readings is not read in yet others.
const MOST_JOINED: usize = 8;

/// The field that is read, and what comes out.
struct Lines<'m> {
    rule: &'static Rule,
    path: &'m str,
    message: &'m mut Message,
}

impl Lines<'_> {
    fn push(&mut self, number: usize, part: &'static str, kind: FieldKind, text: &str) -> usize {
        let path = format!("{} line {number}", self.path);
        let continues = part == "address" || part == "further";
        let field = Field { path, role: self.rule.role, part, kind, text: text.to_owned(), continues, facts: None };
        self.message.fields.push(field);
        self.message.fields.len() - 1
    }

    fn push_number(&mut self, number: usize, part: &'static str, kind: FieldKind, text: &str, found: Vec<Identifier>) {
        let at = self.push(number, part, kind, text);
        let field = &mut self.message.fields[at];
        numbers::note_check(&found, &field.path, &mut self.message.notes);
        if !found.is_empty() {
            field.facts = Some(Box::new(Facts { identifiers: found, ..Facts::default() }));
        }
    }

    /// What a name is here.
    fn name_kind(&self) -> FieldKind {
        if self.rule.kind == RuleKind::Bank { FieldKind::Bank } else { FieldKind::Party }
    }

    /// `/12345678`, `/C/12345678`, `//FW021000089`.
    fn account(&mut self, number: usize, line: &str) {
        let plain = line.trim_start_matches('/');
        let plain = match plain.split_once('/') {
            Some((letter, rest)) if letter.len() == 1 => rest,
            _ => plain,
        };
        self.push_number(number, "account", FieldKind::Account, line, numbers::account(plain));
    }

    /// The code of a bank. What is none is a name in the wrong place, and is screened as one.
    fn code(&mut self, number: usize, line: &str) {
        let codes = numbers::bank(line);
        if codes.is_empty() {
            let kind = self.name_kind();
            self.push(number, "name", kind, line);
        } else {
            self.push_number(number, "BIC", FieldKind::Bank, line, codes);
        }
    }

    /// A name and lines of its address. The second line may go on with the name.
    fn name_and_address(&mut self, lines: &[(usize, &str)]) {
        let Some(((number, name), others)) = lines.split_first() else { return };
        let kind = self.name_kind();
        let at = self.push(*number, "name", kind, name);
        let joined = others.first().map(|(_, next)| names::joined(name, next)).unwrap_or_default();
        if !joined.is_empty() {
            self.message.fields[at].facts = Some(Box::new(Facts { joined, ..Facts::default() }));
        }
        for (number, line) in others {
            self.push(*number, "address", FieldKind::Address, line);
        }
    }

    /// Option F: lines with numbers that say what they hold (SWIFT, Usage Guidelines for field 50F).
    fn numbered(&mut self, lines: &[(usize, &str)]) {
        let mut facts = Facts::default();
        let mut name: Option<usize> = None;
        let mut last = '1';
        // Whether a word may be broken at the end of the line of the name before.
        let mut is_full = false;
        for (number, line) in lines {
            let (code, value) = match line.split_once('/') {
                Some((code, value)) if matches!(code.as_bytes(), [b'1'..=b'8']) => {
                    (code.chars().next().unwrap_or(last), value.trim())
                }
                _ => (last, *line),
            };
            last = code;
            if value.is_empty() {
                continue;
            }
            match code {
                '1' => {
                    if let Some(at) = name {
                        self.more_of_name(at, value, is_full, &mut facts);
                    } else {
                        let kind = self.name_kind();
                        name = Some(self.push(*number, "name", kind, value));
                    }
                    // As it stands: the number and its slash take up two characters, and a blank behind them one.
                    is_full = line.chars().count() >= names::LINE;
                }
                '3' => {
                    country(value, &mut facts);
                    self.push(*number, "address", FieldKind::Address, value);
                }
                '4' => {
                    if let Some(date) = day(value) {
                        facts.births.push(date);
                    } else {
                        let note = format!("{} line {number}: a birth date was not understood and not used", self.path);
                        self.message.notes.push(note);
                        // Words are no date; a line without a number goes on with the one before.
                        if has_letters(value) {
                            self.push(*number, "further", FieldKind::Text, value);
                        }
                    }
                }
                '5' => {
                    country(value, &mut facts);
                    self.push(*number, "place of birth", FieldKind::Address, value);
                }
                '6' | '7' => {
                    let kind = if code == '7' { IdentifierKind::NationalId } else { numbers::kind_of("") };
                    let digits = value.rsplit('/').next().unwrap_or(value);
                    self.push_number(*number, "number", FieldKind::Number, value, vec![Identifier::new(kind, digits)]);
                }
                // What did not fit into the lines above.
                '8' => {
                    self.push(*number, "further", FieldKind::Text, value);
                }
                _ => {
                    self.push(*number, "address", FieldKind::Address, value);
                }
            }
        }
        if let Some(field) = name.and_then(|at| self.message.fields.get_mut(at)).filter(|_| facts != Facts::default()) {
            field.facts = Some(Box::new(facts));
        }
    }

    /// A further line of the name. At the end of each full line a word may be broken, or not.
    fn more_of_name(&mut self, at: usize, value: &str, is_full: bool, facts: &mut Facts) {
        let name = &mut self.message.fields[at].text;
        let mut joined: Vec<String> = facts.joined.iter().map(|before| format!("{before} {value}")).collect();
        if is_full && joined.len() < MOST_JOINED {
            let before = std::iter::once(&*name).chain(&facts.joined);
            joined.extend(before.map(|before| format!("{before}{value}")));
        }
        facts.joined = joined;
        name.push(' ');
        facts.lines.push(name.len());
        name.push_str(value);
    }
}

/// Reads the lines of a party, bank or account.
pub(super) fn read(rule: &'static Rule, tag: &str, path: &str, value: &str, message: &mut Message) {
    let lines: Vec<(usize, &str)> = value
        .lines()
        .map(str::trim)
        .enumerate()
        .map(|(place, line)| (place + 1, line))
        .filter(|(_, line)| !line.is_empty())
        .collect();
    let option = tag.chars().nth(2);
    let mut out = Lines { rule, path, message };
    let mut rest = &lines[..];
    if let [(number, first), others @ ..] = rest {
        if first.starts_with('/') || rule.kind == RuleKind::Account {
            out.account(*number, first);
            rest = others;
        } else if option == Some('F')
            && let Some((code, paper)) = paper(first)
        {
            // `CCPT/RU/03 01 767874`: a paper in place of an account.
            let found = vec![Identifier::new(numbers::kind_of(code), paper)];
            out.push_number(*number, "number", FieldKind::Number, first, found);
            rest = others;
        }
    }
    match option {
        Some('A' | 'G' | 'C') => {
            for (number, line) in rest {
                out.code(*number, line);
            }
        }
        // The place of a branch, or what somebody takes for it.
        Some('B') => {
            for (number, line) in rest {
                out.push(*number, "location", FieldKind::Address, line);
            }
        }
        Some('F') => out.numbered(rest),
        _ => out.name_and_address(rest),
    }
}

/// The code and the number of `CODE/CC/NUMBER`.
fn paper(line: &str) -> Option<(&str, &str)> {
    let (code, rest) = line.split_once('/')?;
    let (country, number) = rest.split_once('/')?;
    let is_code = code.len() == 4 && code.bytes().all(|byte| byte.is_ascii_uppercase());
    (is_code && country.len() == 2).then_some((code, number))
}

/// The country of `CC/TOWN`.
fn country(value: &str, facts: &mut Facts) {
    let code = value.split('/').next().unwrap_or_default();
    if let Some(country) = Country::from_code(code).filter(|country| !facts.countries.contains(country)) {
        facts.countries.push(country);
    }
}

/// A day written `19620218`.
fn day(value: &str) -> Option<PartialDate> {
    let part = |from: usize, to: usize| value.get(from..to);
    if value.len() != 8 {
        return None;
    }
    PartialDate::day(part(0, 4)?.parse().ok()?, part(4, 6)?.parse().ok()?, part(6, 8)?.parse().ok()?)
}
