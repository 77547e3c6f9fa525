//! Reads Georgian by its national system and Armenian in passport spelling.

use super::{Reading, Scheme, tidy};

/// `"ბიძინა ივანიშვილი"` gives `"bidzina ivanishvili"`.
pub(super) fn read_georgian(text: &str) -> Vec<Reading> {
    let mut latin = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            'ა' => latin.push('a'),
            'ბ' => latin.push('b'),
            'გ' => latin.push('g'),
            'დ' => latin.push('d'),
            'ე' => latin.push('e'),
            'ვ' => latin.push('v'),
            'ზ' => latin.push('z'),
            'თ' | 'ტ' => latin.push('t'),
            'ი' => latin.push('i'),
            'კ' | 'ქ' => latin.push('k'),
            'ლ' => latin.push('l'),
            'მ' => latin.push('m'),
            'ნ' => latin.push('n'),
            'ო' => latin.push('o'),
            'პ' | 'ფ' => latin.push('p'),
            'ჟ' => latin.push_str("zh"),
            'რ' => latin.push('r'),
            'ს' => latin.push('s'),
            'უ' => latin.push('u'),
            'ღ' => latin.push_str("gh"),
            'ყ' => latin.push('q'),
            'შ' => latin.push_str("sh"),
            'ჩ' | 'ჭ' => latin.push_str("ch"),
            'ც' | 'წ' => latin.push_str("ts"),
            'ძ' => latin.push_str("dz"),
            'ხ' => latin.push_str("kh"),
            'ჯ' => latin.push('j'),
            'ჰ' => latin.push('h'),
            _ => latin.push(c),
        }
    }
    vec![Reading::new(tidy(&latin), Scheme::Georgian, false)]
}

/// `"Նիկոլ Փաշինյան"` gives `"nikol pashinyan"`. A word that begins with յ was spelt with the sound h in the old orthography and
/// has the sound y in the present one (`Յակոբ`: Hakob; `Յուրի`: Yuri), so such a text has two readings, y first.
pub(super) fn read_armenian(text: &str) -> Vec<Reading> {
    let present = spell_armenian(text, "y");
    let old = spell_armenian(text, "h");
    let variant = (old != present).then(|| Reading::new(old, Scheme::Armenian, false));
    std::iter::once(Reading::new(present, Scheme::Armenian, false)).chain(variant).collect()
}

/// `initial` is what յ sounds at the start of a word.
fn spell_armenian(text: &str, initial: &'static str) -> String {
    let mut latin = String::with_capacity(text.len());
    let mut previous = ' ';
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        let next = letters.peek().copied().unwrap_or(' ');
        let sound = match c {
            'ո' if next == 'ւ' => {
                letters.next();
                "u"
            }
            // At the start of a word ո sounds vo, except before վ.
            'ո' if previous == ' ' && next != 'վ' => "vo",
            'ե' if previous == ' ' => "ye",
            'ո' | 'օ' => "o",
            'ե' if next == 'ւ' => {
                letters.next();
                "ev"
            }
            'և' => "ev",
            'ա' => "a",
            'բ' => "b",
            'գ' => "g",
            'դ' => "d",
            'ե' | 'է' | 'ը' => "e",
            'զ' => "z",
            'թ' | 'տ' => "t",
            'ժ' => "zh",
            'ի' => "i",
            'լ' => "l",
            'խ' => "kh",
            'ծ' | 'ց' => "ts",
            'կ' | 'ք' => "k",
            'հ' => "h",
            'ձ' => "dz",
            'ղ' => "gh",
            'ճ' | 'չ' => "ch",
            'մ' => "m",
            'յ' if previous == ' ' => initial,
            'յ' => "y",
            'ն' => "n",
            'շ' => "sh",
            'պ' | 'փ' => "p",
            'ջ' => "j",
            'ռ' | 'ր' => "r",
            'ս' => "s",
            'վ' | 'ւ' => "v",
            'ֆ' => "f",
            _ => {
                latin.push(c);
                ""
            }
        };
        latin.push_str(sound);
        previous = c;
    }
    tidy(&latin)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn georgian_names_read_by_the_national_system() {
        let cases = [
            ("ბიძინა ივანიშვილი", "bidzina ivanishvili"),
            ("ჭავჭავაძე", "chavchavadze"),
            ("ყაზბეგი", "qazbegi"),
            ("ხიზანიშვილი", "khizanishvili"),
        ];
        for (native, latin) in cases {
            assert_eq!(read_georgian(native)[0].text, latin);
        }
    }

    #[test]
    fn armenian_names_read_as_in_passports() {
        let cases = [
            ("նիկոլ փաշինյան", "nikol pashinyan"),
            ("ռոբերտ քոչարյան", "robert kocharyan"),
            ("ուզունյան", "uzunyan"),
            ("ոսկանյան", "voskanyan"),
            ("խաչատրյան", "khachatryan"),
        ];
        for (native, latin) in cases {
            assert_eq!(read_armenian(native)[0].text, latin);
        }
    }

    #[test]
    fn an_initial_j_reads_in_both_armenian_orthographies() {
        for (native, present, old) in
            [("յուրի վարդանյան", "yuri vardanyan", "huri vardanyan"), ("յակոբ", "yakob", "hakob")]
        {
            let texts: Vec<String> = read_armenian(native).into_iter().map(|reading| reading.text).collect();
            assert_eq!(texts, [present, old], "{native}");
        }
        assert_eq!(read_armenian("նիկոլ փաշինյան").len(), 1);
    }
}
