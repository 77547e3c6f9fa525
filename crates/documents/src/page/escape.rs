//! Text into HTML. Everything on the page that is not markup of this module's own comes through here.

/// The text as it may stand in an element or between the quotation marks of an attribute.
///
/// Control characters, which HTML does not allow, become U+FFFD.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + text.len() / 16);
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            control if control.is_control() && !matches!(control, '\t' | '\n' | '\r') => escaped.push('\u{FFFD}'),
            plain => escaped.push(plain),
        }
    }
    escaped
}

/// A text as part of an `id`: letters, digits and hyphens stay, everything else is written as its number, so that two
/// texts never become the same.
pub(super) fn identifier(text: &str) -> String {
    let mut identifier = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter.is_ascii_alphanumeric() || letter == '-' {
            identifier.push(letter);
        } else {
            identifier.push('_');
            identifier.push_str(&u32::from(letter).to_string());
            identifier.push('_');
        }
    }
    identifier
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_a_text_stays_text() {
        for (text, expected) in [
            ("AT&T", "AT&amp;T"),
            ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
            ("\" onfocus='x' ", "&quot; onfocus=&#39;x&#39; "),
            ("&lt;", "&amp;lt;"),
            ("a\u{0}b\tc\nd", "a\u{FFFD}b\tc\nd"),
            ("Ким Чен Ын, 김정은", "Ким Чен Ын, 김정은"),
            ("", ""),
        ] {
            assert_eq!(escape(text), expected);
        }
    }

    #[test]
    fn identifiers_hold_no_markup_and_stay_apart() {
        assert_eq!(identifier("ofac-9345"), "ofac-9345");
        assert_eq!(identifier("a b"), "a_32_b");
        assert_ne!(identifier("a\"b"), identifier("a'b"));
    }
}
