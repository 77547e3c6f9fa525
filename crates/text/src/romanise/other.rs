//! Reads every script that has no file of its own, by the general table of the `any_ascii` crate.
//!
//! Boundary: character by character and without word knowledge; scripts that leave vowels unwritten
//! or write them out of order (Lao, Indic and the older abjads) are marked lossy.

use super::{Reading, Scheme, tidy};

/// Reads words of any script; `"नरेन्द्र"` gives `"nrendr"`, lossy.
pub(super) fn read(text: &str) -> Vec<Reading> {
    let lossy = text.chars().any(|c| {
        matches!(
            c as u32,
            0x700..=0x109f
                | 0x1780..=0x18af
                | 0x1a00..=0x1c4f
                | 0xa800..=0xab2f
                | 0xabc0..=0xabff
                | 0x10800..=0x11fff
        )
    });
    vec![Reading::new(tidy(text), Scheme::General, lossy)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_without_vowels_are_lossy() {
        let hindi = &read("नरेन्द्र मोदी")[0];
        assert!(hindi.lossy && hindi.text.starts_with('n'), "{hindi:?}");
        let lao = &read("ສົມຊາຍ")[0];
        assert!(lao.lossy, "{lao:?}");
        let cherokee = &read("ꮳꮃꭹ")[0];
        assert!(!cherokee.lossy, "{cherokee:?}");
    }
}
