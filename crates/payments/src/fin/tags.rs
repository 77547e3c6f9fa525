//! The fields of the text block, by their tags.

use super::{blocks::Blocks, party};
use crate::{
    Facts, Family, Field, FieldKind, Message, PaymentError, Place, Rule, RuleKind, numbers,
    rules::{Scope, UNKNOWN, rules},
};
use std::{collections::HashMap, sync::LazyLock};

/// The rules by tag.
static RULES: LazyLock<HashMap<&'static str, Vec<&'static Rule>>> = LazyLock::new(|| {
    let mut by_tag: HashMap<&'static str, Vec<&'static Rule>> = HashMap::new();
    for rule in rules() {
        let Scope::Messages(families) = rule.scope else { continue };
        if Family::ALL.iter().any(|(_, family)| !family.is_iso() && families.has(*family)) {
            for path in &rule.paths {
                by_tag.entry(*path).or_default().push(rule);
            }
        }
    }
    by_tag
});

fn rule_of(tag: &str, family: Family) -> Option<&'static Rule> {
    let holds = |rule: &&&'static Rule| matches!(rule.scope, Scope::Messages(families) if families.has(family));
    RULES.get(tag)?.iter().find(holds).copied()
}

/// The rule for a tag, or that for tags that no message of the family has.
fn rule_or_unknown(tag: &str, family: Family) -> Option<&'static Rule> {
    rule_of(tag, family).or_else(|| rule_of(UNKNOWN, family))
}

/// One field of the text.
#[derive(Debug)]
struct Tagged<'a> {
    tag: &'a str,
    /// Where its line begins, and where its value does.
    at: usize,
    start: usize,
    value: &'a str,
}

/// The fields in their order. A line that begins with no tag goes on with the field before it; before the first field
/// it makes one without a tag.
fn fields(text: &str) -> Vec<Tagged<'_>> {
    let mut found: Vec<Tagged<'_>> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let end = at + line.len();
        if let Some(tag) = tag_of(line) {
            let start = at + tag.len() + 2;
            found.push(Tagged { tag, at, start, value: &text[start..end] });
        } else if let Some(last) = found.last_mut() {
            last.value = &text[last.start..end];
        } else if !line.trim().is_empty() {
            found.push(Tagged { tag: "", at, start: at, value: line });
        }
        at = end;
    }
    found
}

/// `50K` of a line `:50K:...`.
fn tag_of(line: &str) -> Option<&str> {
    let (tag, _) = line.strip_prefix(':')?.split_once(':')?;
    let mut bytes = tag.bytes();
    let digits = bytes.by_ref().take(2).filter(u8::is_ascii_digit).count() == 2;
    let letter = bytes.next().is_none_or(|byte| byte.is_ascii_uppercase());
    (digits && letter && bytes.next().is_none()).then_some(tag)
}

/// Whether a transfer between banks names customers: then it is the cover of a payment of theirs.
pub(super) fn names_customers(text: &str) -> bool {
    text.lines().filter_map(tag_of).any(|tag| tag.starts_with("50") || tag.starts_with("59"))
}

/// The banks of the headers, and the texts of the user header.
pub(super) fn headers(blocks: &Blocks<'_>, family: Family, out: &mut Vec<Field>) {
    for (path, role, code) in blocks.banks() {
        if let (Some(text), Some(_)) = (code, rule_of(path, family)) {
            let identifiers = numbers::bank(&text);
            let facts = (!identifiers.is_empty()).then(|| Box::new(Facts { identifiers, ..Facts::default() }));
            let path = path.to_owned();
            out.push(Field { path, role, part: "BIC", kind: FieldKind::Bank, text, continues: false, facts });
        }
    }
    for (tag, value) in blocks.user_fields() {
        let path = format!("{{3:{{{tag}:}}}}");
        if let Some(rule) = rule_or_unknown(&path, family).filter(|rule| rule.screens(value)) {
            let (role, text) = (rule.role, value.to_owned());
            out.push(Field { path, role, part: "", kind: FieldKind::Text, text, continues: false, facts: None });
        }
    }
}

/// Reads the text of a message into its fields, and says whether they name a party or a bank. `place` leads from a byte
/// of the text to its place in the file.
pub(super) fn read(text: &str, family: Family, message: &mut Message, mut place: impl FnMut(usize) -> Place) -> bool {
    let mut counts: Vec<(&str, u32)> = Vec::new();
    let mut names_somebody = false;
    for field in fields(text) {
        let count = if let Some((_, count)) = counts.iter_mut().find(|(tag, _)| *tag == field.tag) {
            *count += 1;
            *count
        } else {
            counts.push((field.tag, 1));
            1
        };
        if field.tag == "20" && message.reference.message.is_none() {
            message.reference.message = Some(field.value.trim().to_owned());
        }
        let Some(rule) = rule_or_unknown(field.tag, family).filter(|rule| rule.screens(field.value.trim())) else {
            continue;
        };
        let path = match (field.tag, count) {
            ("", _) => "{4:}".to_owned(),
            (tag, 1) => format!(":{tag}:"),
            (tag, count) => format!(":{tag}:[{count}]"),
        };
        if matches!(rule.kind, RuleKind::Text | RuleKind::Excused) {
            free_text(rule, &path, field.value, &mut message.fields);
            continue;
        }
        let before = message.fields.len();
        party::read(rule, field.tag, &path, field.value, message);
        let named = |field: &Field| matches!(field.kind, FieldKind::Party | FieldKind::Bank);
        if message.fields[before..].iter().any(named) {
            names_somebody = true;
        } else if rule.kind == RuleKind::Party {
            message.errors.push(PaymentError::EmptyName { place: place(field.at), path });
        }
    }
    names_somebody
}

fn free_text(rule: &Rule, path: &str, value: &str, out: &mut Vec<Field>) {
    let lines = value.lines().map(str::trim).enumerate().filter(|(_, line)| !line.is_empty());
    for (place, (number, line)) in lines.enumerate() {
        out.push(Field {
            path: format!("{path} line {}", number + 1),
            role: rule.role,
            part: "",
            kind: FieldKind::Text,
            text: line.to_owned(),
            continues: place > 0,
            facts: None,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_without_a_tag_goes_on_with_the_field_before_it() {
        let found = fields("\n:20:REF\r\n:70:ONE\r\n:::::::\r\n:7:TWO\r\n:71A:OUR");
        let found: Vec<_> = found.iter().map(|field| (field.tag, field.value)).collect();
        assert_eq!(found, [("20", "REF\r\n"), ("70", "ONE\r\n:::::::\r\n:7:TWO\r\n"), ("71A", "OUR")]);
        let found = fields("\nBEFORE\nIT\n:20:REF");
        let found: Vec<_> = found.iter().map(|field| (field.tag, field.value)).collect();
        assert_eq!(found, [("", "BEFORE\nIT\n"), ("20", "REF")]);
    }
}
