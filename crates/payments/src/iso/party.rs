//! The inside of a party, a bank or an account: fields by their rules, and the facts that belong to the name.

use crate::{Facts, Field, FieldKind, Rule, RuleKind, names, numbers, rules::has_letters};
use interdict_model::{Country, Identifier, IdentifierKind, PartialDate, PartyKind};

/// An element that holds a party, a bank or an account.
pub(super) struct Block {
    pub(super) rule: &'static Rule,
    pub(super) depth: usize,
    /// Its first field in the message.
    start: usize,
    facts: Facts,
}

impl Block {
    pub(super) fn new(rule: &'static Rule, depth: usize, start: usize) -> Self {
        Self { rule, depth, start, facts: Facts::default() }
    }

    /// An element that says what kind of party it is.
    pub(super) fn told_by(&mut self, element: &str) {
        match element {
            "PrvtId" => self.facts.kind = Some(PartyKind::Person),
            "OrgId" | "FinInstnId" => self.facts.kind = Some(PartyKind::Organization),
            _ => {}
        }
    }

    /// Gives the facts to the name, now that all are known. They may stand before it and behind.
    pub(super) fn complete(self, fields: &mut [Field]) {
        let Some(fields) = fields.get_mut(self.start..) else { return };
        let line = fields.iter().find(|field| field.path.ends_with("/AdrLine")).map(|field| field.text.clone());
        let is_name = |field: &Field| field.part == "name" && matches!(field.kind, FieldKind::Party | FieldKind::Bank);
        for field in fields.iter_mut().filter(|field| is_name(field)) {
            let joined = line.as_deref().map(|line| names::joined(&field.text, line)).unwrap_or_default();
            let facts = Facts { joined, ..self.facts.clone() };
            if facts != Facts::default() {
                field.facts = Some(Box::new(facts));
            }
        }
    }
}

/// Says what the number that stood before is.
pub(super) fn scheme(field: Option<&mut Field>, code: &str) {
    let number = field.filter(|field| field.kind == FieldKind::Number).and_then(|field| field.facts.as_mut());
    if let Some(identifier) = number.and_then(|facts| facts.identifiers.first_mut()) {
        identifier.kind = numbers::kind_of(code);
    }
}

/// The field of an element, unless it only tells a fact of its party.
pub(super) fn field(
    rule: &'static Rule,
    block: Option<&mut Block>,
    element: &str,
    path: String,
    text: &str,
    notes: &mut Vec<String>,
) -> Option<Field> {
    let mut identifiers = Vec::new();
    let (role, part) = block.as_ref().map_or((rule.role, ""), |block| (block.rule.role, rule.role));
    let facts = block.map(|block| &mut block.facts);
    let kind = match rule.kind {
        RuleKind::Birth => {
            if let (Ok(date), Some(facts)) = (text.parse::<PartialDate>(), facts) {
                facts.births.push(date);
                return None;
            }
            notes.push(format!("{path}: a birth date was not understood and not used"));
            // Words are no date, and may be a name.
            if !has_letters(text) {
                return None;
            }
            FieldKind::Text
        }
        RuleKind::Country => {
            if let (Some(country), Some(facts)) = (Country::from_code(text), facts)
                && !facts.countries.contains(&country)
            {
                facts.countries.push(country);
            }
            FieldKind::Address
        }
        RuleKind::Bic => {
            identifiers = numbers::bank(text);
            FieldKind::Bank
        }
        RuleKind::Account => {
            identifiers = numbers::account(text);
            numbers::note_check(&identifiers, &path, notes);
            FieldKind::Account
        }
        RuleKind::Number => {
            let kind = match element {
                "LEI" => IdentifierKind::Lei,
                "EmailAdr" => IdentifierKind::Email,
                "PsptNb" => IdentifierKind::Passport,
                "IdntyCardNb" | "SclSctyNb" => IdentifierKind::NationalId,
                "TaxIdNb" | "TaxId" => IdentifierKind::TaxNumber,
                "RegnId" => IdentifierKind::RegistrationNumber,
                _ => IdentifierKind::Other("number".to_owned()),
            };
            identifiers.push(Identifier::new(kind, text));
            FieldKind::Number
        }
        RuleKind::Party => FieldKind::Party,
        RuleKind::Bank => FieldKind::Bank,
        RuleKind::Address => FieldKind::Address,
        RuleKind::Text | RuleKind::Excused => FieldKind::Text,
    };
    let facts = (!identifiers.is_empty()).then(|| Box::new(Facts { identifiers, ..Facts::default() }));
    Some(Field { path, role, part, kind, text: text.to_owned(), continues: false, facts })
}
