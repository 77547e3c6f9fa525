//! Every row of the table of fields is reached, in every message where it holds, at exactly its path; and the table in
//! the documentation is this one.

mod support;

use interdict_payments::{Family, FieldKind, RuleKind, Text, rules};

#[test]
fn every_row_of_the_table_is_reached_at_its_path() {
    let mut reached: Vec<&str> = Vec::new();
    for (_, family) in Family::ALL {
        let (text, places) = support::message(family, |rule| match rule.kind {
            RuleKind::Birth => "1980-05-20".to_owned(),
            _ => "EXAMPLE WORDS".to_owned(),
        });
        let messages: Vec<_> = Text::of(text.as_bytes()).messages().collect();
        assert_eq!(messages.len(), 1, "{}", family.name());
        let message = &messages[0];
        assert_eq!(message.errors, [], "{}", family.name());
        assert!(message.message_type.as_deref().is_some_and(|found| found.starts_with(&family.name()[..5])));
        for place in &places {
            reached.push(place.rule.why);
            let found: Vec<_> = message.fields.iter().filter(|field| field.path == place.path).collect();
            if place.rule.kind == RuleKind::Birth {
                assert!(found.is_empty(), "a birth date is nothing to screen: {}", place.path);
                continue;
            }
            assert_eq!(found.len(), 1, "{} in {}", place.path, family.name());
            assert!(found[0].text == place.text, "{}: {}", place.path, found[0].text);
            assert!(!found[0].role.is_empty(), "{}", place.path);
        }
    }
    for rule in rules() {
        let of_headers = rule.paths.contains(&"{1:}");
        let is_block = matches!(rule.scope, interdict_payments::Scope::Messages(_))
            && matches!(rule.kind, RuleKind::Party | RuleKind::Account);
        assert!(of_headers || is_block || reached.contains(&rule.why), "not reached: {:?}", rule.paths);
    }
}

#[test]
fn every_party_element_is_reached_with_its_role() {
    for (_, family) in Family::ALL.into_iter().filter(|(_, family)| family.is_iso()) {
        let (text, _) = support::message(family, support::ordinary);
        let message = Text::of(text.as_bytes()).messages().next().unwrap();
        for rule in support::rules_of(support::holds_in(family)).filter(|rule| rule.kind == RuleKind::Party) {
            let named = message.fields.iter().any(|field| field.role == rule.role && field.kind == FieldKind::Party);
            assert!(named, "{} in {}", rule.role, family.name());
        }
    }
}

#[test]
fn the_documentation_has_this_table() {
    let text = include_str!("../../../docs/payments.md");
    for rule in rules() {
        let row = format!("| {} |", rule.why);
        let there = text.lines().any(|line| {
            line.contains(&row)
                && line.contains(rule.role)
                && rule.paths.iter().all(|path| line.contains(&format!("`{path}`")))
        });
        assert!(there, "docs/payments.md lacks the row of {:?}", rule.paths);
    }
    let rows = text.lines().filter(|line| line.starts_with("| ") && line.matches(" | ").count() == 4).count();
    assert_eq!(rows, rules().len() + 2, "docs/payments.md has rows that the table does not have");
}
