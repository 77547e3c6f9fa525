//! Bytes of a file of changes to text, and the form in which names are compared.

/// Upper half of code page 437, in which OFAC wrote up to 2003.
const CODE_PAGE_437: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀\
αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";

/// UTF-8 where the bytes are (2004 and later), else code page 437: the `¥` that other readings show is an `Ñ`.
pub(super) fn decode(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        // Only the last character is cut in two.
        Err(error) if error.error_len().is_none() => String::from_utf8_lossy(bytes).into_owned(),
        Err(_) => bytes.iter().map(|byte| character(*byte)).collect(),
    }
}

fn character(byte: u8) -> char {
    match byte {
        // The one 0x92 in the files is the apostrophe of Windows (`San'a`), in 2003.
        0x92 => '\u{2019}',
        0x80.. => CODE_PAGE_437.chars().nth(usize::from(byte) - 0x80).unwrap_or('\u{fffd}'),
        byte => char::from(byte),
    }
}

/// Lower case, everything but letters and digits a blank, no blanks doubled.
pub(super) fn fold(text: &str) -> String {
    let plain: String =
        text.chars().flat_map(char::to_lowercase).map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Parts at semicolons that stand outside brackets, trimmed, the blank ones left out.
pub(super) fn parts(text: &str) -> Vec<String> {
    let mut parts = Vec::new();
    let (mut depth, mut start) = (0_usize, 0);
    for (at, character) in text.char_indices() {
        match character {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            ';' if depth == 0 => {
                parts.push(text[start..at].trim().to_owned());
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(text[start..].trim().to_owned());
    parts.retain(|part| !part.is_empty());
    parts
}

/// Whether a lower-case letter is in the text.
pub(super) fn has_lower_case(text: &str) -> bool {
    text.chars().any(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_bytes_are_code_page_437_and_new_ones_utf_8() {
        assert_eq!(decode(b"PATI\xa5O"), "PATIÑO");
        assert_eq!(decode(b"Og\x82"), "Ogé");
        assert_eq!(decode("d’Ivoire".as_bytes()), "d’Ivoire");
        assert_eq!(CODE_PAGE_437.chars().count(), 128);
    }

    #[test]
    fn names_are_compared_without_case_and_punctuation() {
        assert_eq!(fold("S.A. de C.V., \"X\""), "s a de c v x");
    }

    #[test]
    fn semicolons_in_brackets_do_not_part() {
        assert_eq!(parts("a; b (c; d);; e"), ["a", "b (c; d)", "e"]);
    }
}
