//! One field that is screened, and the subjects that it makes.

use crate::{names, numbers};
use interdict_matching::Subject;
use interdict_model::{Country, Identifier, PartialDate, PartyKind};

/// What a field is for screening.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FieldKind {
    /// The name of a party.
    Party,
    /// The name or the code of a bank.
    Bank,
    /// The number of an account, or the address of a wallet.
    Account,
    /// Another number of a party.
    Number,
    /// A part of an address.
    Address,
    /// Free text.
    Text,
}

/// What the message says beside a name, or what a number is.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Facts {
    /// What kind of party it is said to be. A sender may say what it likes, so that a subject does not carry it.
    pub kind: Option<PartyKind>,
    /// Birth dates.
    pub births: Vec<PartialDate>,
    /// Countries of residence, birth and address.
    pub countries: Vec<Country>,
    /// The numbers that the field holds; a bank's code in its short and long form. Empty for names.
    pub identifiers: Vec<Identifier>,
    /// The name with the line that goes on with it, where it was broken.
    pub joined: Vec<String>,
    /// Where further lines of the name begin in its text, in bytes: a name may stand by itself on one of them.
    pub lines: Vec<usize>,
}

/// One field that is screened.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Where it stands: `/Document/FIToFICstmrCdtTrf/CdtTrfTxInf[2]/Cdtr/Nm`, `:59: line 1`, `:59:[2] line 1`. The
    /// first of several elements or fields of one name has no number.
    pub path: String,
    /// What it is in the payment: `creditor`.
    pub role: &'static str,
    /// What it is of the party or account: `name`, `town`; empty for free text.
    pub part: &'static str,
    /// What it is for screening.
    pub kind: FieldKind,
    /// What stands in it, without space at its ends.
    pub text: String,
    /// It goes on with the text of the field before it: a name may run over the break.
    pub continues: bool,
    /// What is known beside.
    pub facts: Option<Box<Facts>>,
}

impl Field {
    /// The numbers that the field holds.
    pub fn identifiers(&self) -> &[Identifier] {
        self.facts.as_ref().map_or(&[], |facts| facts.identifiers.as_slice())
    }

    /// Whether the field is one number and no words, so that no name can stand in it. Only codes of banks have no digit.
    pub fn is_number(&self) -> bool {
        let has_digit = self.text.bytes().any(|byte| byte.is_ascii_digit());
        !self.identifiers().is_empty() && !self.text.contains(' ') && (has_digit || self.kind == FieldKind::Bank)
    }

    /// The subjects to compare: the name as it stands, whole and joined with the line that goes on with it; then the
    /// parties that stand in one field; or the numbers. Of an address none; of a text those for whom somebody acts, and the
    /// numbers in it that show what they are, each by itself.
    pub fn subjects(&self) -> Vec<Subject> {
        if !self.identifiers().is_empty() {
            return vec![Subject { identifiers: self.identifiers().to_vec(), ..Subject::default() }];
        }
        match self.kind {
            FieldKind::Party | FieldKind::Bank => self.named(),
            FieldKind::Text => {
                let numbers = numbers::in_text(&self.text).into_iter();
                let numbers = numbers.map(|identifiers| Subject { identifiers, ..Subject::default() });
                about(names::acted_for(&self.text)).into_iter().chain(numbers).collect()
            }
            FieldKind::Address | FieldKind::Account | FieldKind::Number => Vec::new(),
        }
    }

    fn named(&self) -> Vec<Subject> {
        if !self.text.chars().any(char::is_alphanumeric) {
            return Vec::new();
        }
        let mut whole = Subject::named(self.text.clone());
        if let Some(facts) = &self.facts {
            whole.names.extend(facts.joined.iter().cloned());
            whole.births.clone_from(&facts.births);
            whole.countries.clone_from(&facts.countries);
        }
        let mut subjects = vec![whole];
        let joined = self.facts.as_ref().and_then(|facts| facts.joined.first());
        let text = joined.map_or(self.text.as_str(), String::as_str);
        subjects.extend(about(names::parties(text)));
        subjects
    }
}

/// A subject of several names. Whose birth date and country the message gives is not known then.
fn about(names: Vec<&str>) -> Option<Subject> {
    let names: Vec<String> = names.into_iter().map(str::to_owned).collect();
    (!names.is_empty()).then(|| Subject { names, ..Subject::default() })
}
