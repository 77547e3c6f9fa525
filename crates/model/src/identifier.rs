//! Numbers and addresses that name exactly one party, with the checks that tell a typing slip.

use crate::{Country, Period};
use serde::{Deserialize, Serialize};

/// What an identifier is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum IdentifierKind {
    /// Passport number.
    Passport,
    /// National identity number.
    NationalId,
    /// Tax number.
    TaxNumber,
    /// Number in a company or vessel register.
    RegistrationNumber,
    /// IMO number of a ship: seven digits, the last a check digit.
    Imo,
    /// Maritime Mobile Service Identity: nine digits.
    Mmsi,
    /// Radio call sign.
    CallSign,
    /// Business Identifier Code (ISO 9362), also called SWIFT code.
    Bic,
    /// Legal Entity Identifier (ISO 17442).
    Lei,
    /// International Bank Account Number (ISO 13616).
    Iban,
    /// International Securities Identification Number (ISO 6166).
    Isin,
    /// Address of a digital currency; the code is OFAC's (`XBT`, `ETH`, `USDT`).
    Wallet(String),
    /// Serial number or tail number of an aircraft.
    AircraftNumber,
    /// Web address.
    Website,
    /// E-mail address.
    Email,
    /// Telephone or fax number.
    Phone,
    /// Any other number, under the publisher's name for it.
    Other(String),
}

/// What the check of an identifier says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Validity {
    /// Form and check digits are right.
    Valid,
    /// Form or check digits are wrong.
    Invalid,
    /// The kind has no check.
    Unchecked,
}

/// A number or address with its kind.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Identifier {
    /// What it is.
    pub kind: IdentifierKind,
    /// As published.
    pub value: String,
    /// Issuing country.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<Country>,
    /// What the publisher adds: an issue or expiry date, an authority.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// When it was valid, where known.
    #[serde(default, skip_serializing_if = "Period::is_open")]
    pub period: Period,
}

impl Identifier {
    /// An identifier with kind and value only.
    pub fn new(kind: IdentifierKind, value: impl Into<String>) -> Self {
        Self { kind, value: value.into(), country: None, note: None, period: Period::default() }
    }

    /// The value in the form in which two are compared: letters and digits only, upper case; wallets keep their case
    /// unless the currency ignores it, e-mail and web addresses keep their punctuation in lower case.
    pub fn normalised(&self) -> String {
        match &self.kind {
            IdentifierKind::Wallet(_) => {
                let value = self.value.trim();
                // Hexadecimal and bech32 addresses ignore case; base58 ones do not.
                if value.starts_with("0x") || value.starts_with("0X") || value.to_ascii_lowercase().starts_with("bc1") {
                    value.to_ascii_lowercase()
                } else {
                    value.to_owned()
                }
            }
            IdentifierKind::Email => self.value.trim().to_lowercase(),
            IdentifierKind::Website => {
                let value = self.value.trim().to_lowercase();
                let value = value.trim_start_matches("https://").trim_start_matches("http://");
                value.trim_start_matches("www.").trim_end_matches('/').to_owned()
            }
            IdentifierKind::Imo => {
                let digits: String = self.value.chars().filter(char::is_ascii_digit).collect();
                digits
            }
            _ => self.value.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_uppercase(),
        }
    }

    /// Checks form and check digits where the kind has them.
    pub fn validity(&self) -> Validity {
        let value = self.normalised();
        let valid = match &self.kind {
            IdentifierKind::Imo => imo_is_valid(&value),
            IdentifierKind::Mmsi => value.len() == 9 && value.bytes().all(|b| b.is_ascii_digit()),
            IdentifierKind::Bic => bic_is_valid(&value),
            IdentifierKind::Lei => value.len() == 20 && mod_97(&value) == Some(1),
            IdentifierKind::Iban => {
                (15..=34).contains(&value.len())
                    && value.bytes().take(2).all(|b| b.is_ascii_uppercase())
                    && mod_97(&format!("{}{}", &value[4..], &value[..4])) == Some(1)
            }
            IdentifierKind::Isin => isin_is_valid(&value),
            IdentifierKind::Wallet(_) => return wallet_validity(&value),
            _ => return Validity::Unchecked,
        };
        if valid { Validity::Valid } else { Validity::Invalid }
    }
}

/// IMO Resolution A.1117(30): the sum of the first six digits weighted 7 to 2 ends in the seventh.
fn imo_is_valid(value: &str) -> bool {
    let digits: Vec<u32> = value.chars().filter_map(|c| c.to_digit(10)).collect();
    digits.len() == 7
        && value.len() == 7
        && digits.iter().zip([7, 6, 5, 4, 3, 2]).map(|(digit, weight)| digit * weight).sum::<u32>() % 10 == digits[6]
}

/// ISO 9362: four letters, two letters of a country, two alphanumerics, optionally three more.
fn bic_is_valid(value: &str) -> bool {
    matches!(value.len(), 8 | 11)
        && value.bytes().take(6).all(|b| b.is_ascii_uppercase())
        && value.bytes().all(|b| b.is_ascii_alphanumeric())
}

/// ISO 7064 MOD 97-10 with letters as 10 to 35, as IBAN and LEI use it.
fn mod_97(value: &str) -> Option<u32> {
    value.chars().try_fold(0, |rest, character| {
        let digit = character.to_digit(36)?;
        Some(if digit < 10 { (rest * 10 + digit) % 97 } else { (rest * 100 + digit) % 97 })
    })
}

/// ISO 6166: Luhn over the digits, letters as 10 to 35.
fn isin_is_valid(value: &str) -> bool {
    if value.len() != 12 || !value.bytes().take(2).all(|b| b.is_ascii_uppercase()) {
        return false;
    }
    let mut digits = Vec::with_capacity(24);
    for character in value.chars() {
        match character.to_digit(36) {
            Some(digit) if digit >= 10 => digits.extend([digit / 10, digit % 10]),
            Some(digit) => digits.push(digit),
            None => return false,
        }
    }
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(place, digit)| {
            let doubled = digit * if place % 2 == 1 { 2 } else { 1 };
            doubled / 10 + doubled % 10
        })
        .sum();
    sum.is_multiple_of(10)
}

/// Form of the address families that OFAC lists most; others are not judged.
fn wallet_validity(value: &str) -> Validity {
    let base58 =
        |text: &str| text.bytes().all(|b| b.is_ascii_alphanumeric() && !matches!(b, b'0' | b'O' | b'I' | b'l'));
    let valid = if let Some(hex) = value.strip_prefix("0x") {
        hex.len() == 40 && hex.bytes().all(|b| b.is_ascii_hexdigit())
    } else if value.starts_with("bc1") {
        matches!(value.len(), 42 | 62) && value.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    } else if value.starts_with(['1', '3']) && (26..=35).contains(&value.len())
        || value.starts_with('T') && value.len() == 34
    {
        base58(value)
    } else {
        return Validity::Unchecked;
    };
    if valid { Validity::Valid } else { Validity::Invalid }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_digits_tell_right_from_wrong() {
        use IdentifierKind::{Bic, Iban, Imo, Isin, Lei, Mmsi, Passport, Wallet};
        let cases = [
            (Imo, "IMO 9074729", Validity::Valid),
            (Imo, "9074728", Validity::Invalid),
            (Mmsi, "445123000", Validity::Valid),
            (Bic, "MKBZIRTH", Validity::Valid),
            (Bic, "MKBZ1RTH", Validity::Invalid),
            (Lei, "5493001KJTIIGC8Y1R12", Validity::Valid),
            (Lei, "5493001KJTIIGC8Y1R13", Validity::Invalid),
            (Iban, "GB82 WEST 1234 5698 7654 32", Validity::Valid),
            (Iban, "GB82 WEST 1234 5698 7654 33", Validity::Invalid),
            (Isin, "US0378331005", Validity::Valid),
            (Isin, "US0378331006", Validity::Invalid),
            (Wallet("ETH".into()), "0x098B716B8Aaf21512996dC57EB0615e2383E2f96", Validity::Valid),
            (Wallet("XMR".into()), "something", Validity::Unchecked),
            (Passport, "563410081", Validity::Unchecked),
        ];
        for (kind, value, expected) in cases {
            assert_eq!(Identifier::new(kind, value).validity(), expected, "{value}");
        }
    }
}
