//! Which message it is: by the element inside of `Document`, and the version by the namespace.

use crate::Family;

/// The elements inside of `Document`. In the first versions they are called like the message itself.
const ROOTS: &[(&str, Family)] = &[
    ("FIToFICstmrCdtTrf", Family::Pacs008),
    ("FICdtTrf", Family::Pacs009),
    ("FinInstnCdtTrf", Family::Pacs009),
    ("PmtRtr", Family::Pacs004),
    ("CstmrCdtTrfInitn", Family::Pain001),
    ("CdtrPmtActvtnReq", Family::Pain013),
    ("FIToFIPmtCxlReq", Family::Camt056),
];

/// Elements of one transaction: behind one, a long message may be handed on in parts.
pub(super) const TRANSACTIONS: &[&str] = &["CdtTrfTxInf", "CdtTrfTx", "TxInf"];

/// The family of the element inside of `Document`.
pub(super) fn family_of(element: &str) -> Option<Family> {
    let root = ROOTS.iter().find(|(name, _)| *name == element).map(|(_, family)| *family);
    root.or_else(|| type_in(element).and_then(family_of_type))
}

/// The family of a type with its version.
pub(super) fn family_of_type(message_type: &str) -> Option<Family> {
    let found = Family::ALL.iter().find(|(name, family)| family.is_iso() && message_type.starts_with(name));
    found.map(|(_, family)| *family)
}

/// The type with its version that stands in a namespace or anywhere else: `pain.001.001.03` in
/// `http://www.six-interbank-clearing.com/de/pain.001.001.03.ch.02.xsd`.
pub(super) fn type_in(text: &str) -> Option<&str> {
    const FORM: &[u8] = b"aaaa.ddd.ddd.dd";
    let bytes = text.as_bytes();
    let is_type = |window: &[u8]| {
        window.iter().zip(FORM).all(|(byte, form)| match form {
            b'a' => byte.is_ascii_lowercase(),
            b'd' => byte.is_ascii_digit(),
            other => byte == other,
        })
    };
    let at = bytes.windows(FORM.len()).position(is_type)?;
    text.get(at..at + FORM.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_told_by_element_and_namespace() {
        assert_eq!(family_of("FIToFICstmrCdtTrf"), Some(Family::Pacs008));
        assert_eq!(family_of("pain.001.001.02"), Some(Family::Pain001));
        assert_eq!(family_of("FIToFIPmtStsRpt"), None);
        assert_eq!(type_in("urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08"), Some("pacs.008.001.08"));
        assert_eq!(type_in("http://example.org/de/pain.001.001.03.ch.02.xsd"), Some("pain.001.001.03"));
        assert_eq!(type_in("urn:example"), None);
    }
}
