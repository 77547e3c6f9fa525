//! The table of fields that are screened: `data/fields.tsv`, read once.

use std::sync::LazyLock;

/// What a message is, whatever its version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Family {
    /// Customer credit transfer between banks.
    Pacs008,
    /// Credit transfer of banks, also as cover of a customer's.
    Pacs009,
    /// Return of a payment.
    Pacs004,
    /// Order of a customer.
    Pain001,
    /// Request to pay, or for a drawdown.
    Pain013,
    /// Request to cancel a payment.
    Camt056,
    /// Request for transfer.
    Mt101,
    /// Customer credit transfer, also STP and REMIT.
    Mt103,
    /// Transfer between banks.
    Mt202,
    /// The same as cover of a customer's.
    Mt202Cov,
}

impl Family {
    /// Every family, as the table calls it.
    pub const ALL: [(&'static str, Self); 10] = [
        ("pacs.008", Self::Pacs008),
        ("pacs.009", Self::Pacs009),
        ("pacs.004", Self::Pacs004),
        ("pain.001", Self::Pain001),
        ("pain.013", Self::Pain013),
        ("camt.056", Self::Camt056),
        ("MT101", Self::Mt101),
        ("MT103", Self::Mt103),
        ("MT202", Self::Mt202),
        ("MT202COV", Self::Mt202Cov),
    ];

    /// As the table calls it.
    pub fn name(self) -> &'static str {
        Self::ALL[self as usize].0
    }

    /// Whether it is one of ISO 20022, else of FIN.
    pub fn is_iso(self) -> bool {
        (self as usize) < 6
    }
}

/// A set of families.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Families(u16);

impl Families {
    /// Whether a family is in it.
    pub fn has(self, family: Family) -> bool {
        self.0 & (1 << (family as u16)) != 0
    }

    fn of(words: &str) -> Option<Self> {
        let mut all = Self::default();
        for word in words.split(' ') {
            let wanted = Family::ALL.iter().filter(|(name, family)| match word {
                "iso" => family.is_iso(),
                "fin" => !family.is_iso(),
                _ => *name == word,
            });
            let before = all;
            all.0 |= wanted.fold(0, |set, (_, family)| set | (1 << (*family as u16)));
            if all == before {
                return None;
            }
        }
        Some(all)
    }
}

/// Where a rule holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// In these messages.
    Messages(Families),
    /// Inside an element that is a party or a bank.
    Party,
    /// Inside an element that is an account.
    Account,
    /// In all messages of ISO 20022, also inside of parties and accounts.
    Anywhere,
}

/// What the field of a rule is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RuleKind {
    /// A party; with [`Scope::Messages`] the whole of it, else its name.
    Party,
    /// A bank, or its name.
    Bank,
    /// The code of a bank.
    Bic,
    /// An account, or its number.
    Account,
    /// Another number.
    Number,
    /// A part of an address.
    Address,
    /// Free text.
    Text,
    /// A country of a party.
    Country,
    /// A birth date.
    Birth,
    /// What is not screened, unless words stand in it.
    Excused,
}

impl RuleKind {
    fn of(word: &str) -> Option<Self> {
        Some(match word {
            "party" => Self::Party,
            "bank" => Self::Bank,
            "bic" => Self::Bic,
            "account" => Self::Account,
            "number" => Self::Number,
            "address" => Self::Address,
            "text" => Self::Text,
            "country" => Self::Country,
            "birth" => Self::Birth,
            "excused" => Self::Excused,
            _ => return None,
        })
    }
}

/// One row of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Where it holds.
    pub scope: Scope,
    /// Paths of elements, or tags of fields.
    pub paths: Vec<&'static str>,
    /// What the field is in the payment, or of its party.
    pub role: &'static str,
    /// What it is.
    pub kind: RuleKind,
    /// Why it is screened, or why not.
    pub why: &'static str,
}

/// The path of a rule for whatever no other rule names.
pub(crate) const UNKNOWN: &str = "*";

impl Rule {
    /// Whether it is the rule for whatever no other rule names.
    pub(crate) fn is_for_unknown(&self) -> bool {
        self.paths == [UNKNOWN]
    }

    /// Whether a text without blanks at its ends is screened: where no name is expected, only one that can hold a name.
    /// What is excused has no blank in it and no sign but those of ASCII: a code, an amount, a date.
    pub(crate) fn screens(&self, text: &str) -> bool {
        match self.kind {
            RuleKind::Excused => text.bytes().any(|byte| !byte.is_ascii_graphic()) && has_letters(text),
            _ if self.is_for_unknown() => has_letters(text),
            _ => true,
        }
    }
}

/// Whether there are three letters, or fewer of a script whose letters say more. `T` and `Z` of a time are too few.
pub(crate) fn has_letters(text: &str) -> bool {
    let letters = text.chars().filter(|character| character.is_alphabetic());
    letters.map(char::len_utf8).take(3).sum::<usize>() >= 3
}

/// Rows of a data file: tab-separated cells, comments and empty lines left out.
pub(crate) fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table
        .lines()
        .filter(|line| !line.starts_with('#') && !line.trim().is_empty())
        .map(|line| line.split('\t').collect())
}

const TABLE: &str = include_str!("../data/fields.tsv");

static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| rows(TABLE).filter_map(|row| rule(&row)).collect());

fn rule(row: &[&'static str]) -> Option<Rule> {
    let &[messages, paths, role, kind, why] = row else { return None };
    let scope = match messages {
        "party" => Scope::Party,
        "account" => Scope::Account,
        "anywhere" => Scope::Anywhere,
        messages => Scope::Messages(Families::of(messages)?),
    };
    Some(Rule { scope, paths: paths.split(' ').collect(), role, kind: RuleKind::of(kind)?, why })
}

/// All rules, in the order of the table.
pub fn rules() -> &'static [Rule] {
    &RULES
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_a_rule() {
        for row in rows(TABLE) {
            assert!(rule(&row).is_some(), "{row:?}");
        }
        for (place, (name, family)) in Family::ALL.iter().enumerate() {
            assert_eq!((*family as usize, family.name()), (place, *name));
        }
    }

    #[test]
    fn what_is_excused_is_screened_where_words_stand() {
        let rule = |kind| Rule { scope: Scope::Anywhere, paths: vec!["*"], role: "", kind, why: "" };
        let cases = [
            ("SHAR", false, true),
            ("KOREA TANGUN", true, true),
            ("2026-01-02T10:00:00Z", false, false),
            ("2026-01-02 10:00", false, false),
            ("021040078", false, false),
            ("AB", false, false),
            ("eb6305c9-1f7f-49de-aed0-16487c27b42d", false, true),
            ("金", true, true),
            ("KOREA\nTANGUN", true, true),
            ("", false, false),
        ];
        for (text, excused, unknown) in cases {
            let found = (rule(RuleKind::Excused).screens(text), rule(RuleKind::Text).screens(text));
            assert_eq!(found, (excused, unknown), "{text}");
        }
    }
}
