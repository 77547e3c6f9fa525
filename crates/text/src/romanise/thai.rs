//! Thai, by the sound as the Royal system writes it, and letter by letter as passports often have it.
//!
//! Thai writes words without the vowel `a` or `o` between two consonants, some vowels before the consonant they follow, and more
//! letters at the end of a syllable than are heard. Boundary: no words are known, so where one syllable ends and the next begins is
//! told by the letters alone, and now and then wrongly (`พัชรี` may be `phat ri` or `phatchari`).

use super::{Reading, Scheme};

/// Reads Thai words: first as heard, then letter by letter without the vowels that are not written, which is lossy.
pub(super) fn read(text: &str) -> Vec<Reading> {
    let by_word = |read: fn(&[char]) -> String| {
        let words = text.split(' ').map(|word| read(&letters_of(word))).filter(|word| !word.is_empty());
        words.collect::<Vec<_>>().join(" ")
    };
    vec![Reading::new(by_word(heard), Scheme::Thai, false), Reading::new(by_word(as_written), Scheme::Thai, true)]
}

/// In the place of letters that a mark makes silent.
const SILENT: char = '\u{e4c}';
/// A vowel in one character, and as normalised text has it.
const AM: char = '\u{e33}';

/// The letters of a word without tones, and without what is marked as silent but for the mark.
fn letters_of(word: &str) -> Vec<char> {
    let mut letters: Vec<char> = Vec::new();
    for letter in word.chars() {
        match letter {
            '\u{e48}'..='\u{e4b}' | '\u{e4e}' | '\u{e3a}' => {}
            SILENT => {
                // The letter under the mark, with a vowel it may have.
                if letters.last().is_some_and(|last| matches!(last, '\u{e34}' | '\u{e38}')) {
                    letters.pop();
                }
                letters.pop();
                letters.push(SILENT);
            }
            '\u{e32}' if letters.last() == Some(&'\u{e4d}') => {
                letters.pop();
                letters.push(AM);
            }
            _ => letters.push(letter),
        }
    }
    letters
}

/// A consonant as it begins a syllable and as it ends one; `None` for everything else.
fn consonant(letter: char) -> Option<(&'static str, &'static str)> {
    Some(match letter {
        'ก' => ("k", "k"),
        'ข' | 'ฃ' | 'ค' | 'ฅ' | 'ฆ' => ("kh", "k"),
        'ง' => ("ng", "ng"),
        'จ' | 'ฉ' | 'ช' | 'ฌ' => ("ch", "t"),
        'ซ' | 'ศ' | 'ษ' | 'ส' => ("s", "t"),
        'ญ' => ("y", "n"),
        'ด' | 'ฎ' => ("d", "t"),
        'ต' | 'ฏ' => ("t", "t"),
        'ถ' | 'ฐ' | 'ท' | 'ธ' | 'ฑ' | 'ฒ' => ("th", "t"),
        'น' | 'ณ' => ("n", "n"),
        'บ' => ("b", "p"),
        'ป' => ("p", "p"),
        'ผ' | 'พ' | 'ภ' => ("ph", "p"),
        'ฝ' | 'ฟ' => ("f", "p"),
        'ม' => ("m", "m"),
        'ย' => ("y", "i"),
        'ร' => ("r", "n"),
        'ล' | 'ฬ' => ("l", "n"),
        'ว' => ("w", "o"),
        'ห' | 'ฮ' => ("h", ""),
        'อ' => ("", ""),
        _ => return None,
    })
}

/// A vowel that is written behind, above or below its consonant.
fn vowel(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ะ' | 'า' | '\u{e31}' => "a",
        AM => "am",
        '\u{e34}' | '\u{e35}' => "i",
        '\u{e36}' | '\u{e37}' => "ue",
        '\u{e38}' | '\u{e39}' => "u",
        _ => return None,
    })
}

/// A vowel that is written before its consonant.
fn vowel_before(letter: char) -> Option<&'static str> {
    Some(match letter {
        'เ' => "e",
        'แ' => "ae",
        'โ' => "o",
        'ใ' | 'ไ' => "ai",
        _ => return None,
    })
}

/// A word letter by letter, each vowel behind its consonant.
fn as_written(letters: &[char]) -> String {
    let mut latin = String::new();
    let mut waiting = "";
    for letter in letters {
        if let Some(vowel) = vowel_before(*letter) {
            waiting = vowel;
        } else if let Some((sound, _)) = consonant(*letter) {
            latin.push_str(sound);
            latin.push_str(std::mem::take(&mut waiting));
        } else if let Some(vowel) = vowel(*letter) {
            latin.push_str(vowel);
        } else if letter.is_ascii_alphanumeric() {
            latin.push(*letter);
        }
    }
    latin
}

/// A word syllable by syllable.
fn heard(letters: &[char]) -> String {
    let mut word = Word { letters, at: 0, latin: String::new() };
    while word.at < letters.len() {
        word.syllable();
    }
    word.latin
}

/// A word as far as it has been read.
struct Word<'a> {
    letters: &'a [char],
    at: usize,
    latin: String,
}

impl Word<'_> {
    fn letter(&self, ahead: usize) -> char {
        self.letters.get(self.at + ahead).copied().unwrap_or(' ')
    }

    fn is_consonant(&self, ahead: usize) -> bool {
        consonant(self.letter(ahead)).is_some()
    }

    /// Whether a consonant has a vowel of its own behind it, or is one of two that do.
    fn is_voiced(&self, ahead: usize) -> bool {
        self.is_consonant(ahead)
            && (self.is_marked(ahead) || self.is_ua(ahead + 1) || self.is_cluster(ahead) && self.is_voiced(ahead + 1))
    }

    /// Whether a letter has a vowel written behind it.
    fn is_marked(&self, ahead: usize) -> bool {
        let next = self.letter(ahead + 1);
        vowel(next).is_some()
            || next == '\u{e47}'
            || self.is_o(ahead + 1)
            || next == 'ร' && self.letter(ahead + 2) == 'ร'
    }

    /// Whether a letter is `ว` where it is a vowel: between two consonants.
    fn is_ua(&self, ahead: usize) -> bool {
        self.letter(ahead) == 'ว'
            && !self.is_marked(ahead)
            && self.is_consonant(ahead + 1)
            && !self.is_marked(ahead + 1)
    }

    /// Whether a letter is `อ` where it is a vowel.
    fn is_o(&self, ahead: usize) -> bool {
        self.letter(ahead) == 'อ' && vowel(self.letter(ahead + 1)).is_none()
    }

    /// Whether two consonants begin one syllable.
    fn is_cluster(&self, ahead: usize) -> bool {
        let (first, second) = (self.letter(ahead), self.letter(ahead + 1));
        match second {
            'ร' => matches!(first, 'ก' | 'ข' | 'ค' | 'ต' | 'ป' | 'ผ' | 'พ' | 'ท' | 'ส' | 'ศ' | 'ห'),
            'ล' => matches!(first, 'ก' | 'ข' | 'ค' | 'ป' | 'ผ' | 'พ' | 'ห'),
            'ว' => matches!(first, 'ก' | 'ข' | 'ค' | 'ห'),
            // Silent: it only gives its tone.
            'ง' | 'ญ' | 'น' | 'ม' | 'ย' => first == 'ห',
            _ => false,
        }
    }

    /// Writes what begins a syllable.
    fn onset(&mut self, cluster: bool) {
        let (first, second) = (self.letter(0), self.letter(1));
        let sound = |letter| consonant(letter).map_or("", |(sound, _)| sound);
        if cluster {
            match first {
                'ห' => self.latin.push_str(sound(second)),
                'ท' | 'ส' | 'ศ' => self.latin.push('s'),
                _ => {
                    self.latin.push_str(sound(first));
                    self.latin.push_str(sound(second));
                }
            }
            self.at += 2;
        } else {
            self.latin.push_str(sound(first));
            self.at += 1;
        }
    }

    /// How many consonants without a vowel follow.
    fn run(&self) -> usize {
        (0..8).take_while(|ahead| self.ends_behind(*ahead)).count()
    }

    /// Writes the consonant that ends a syllable, if the next one does, and passes over those behind it that are silent. Of several
    /// without a vowel two and two make syllables of their own; some vowels are only `closed` ones.
    fn end(&mut self, closed: bool) {
        let (next, run) = (self.letter(0), self.run());
        let silent = self.letter(run) == SILENT || run == 2 && matches!(next, 'ช' | 'ต' | 'ท') && self.letter(1) == 'ร';
        let ends = run > 0
            && (closed || silent || run % 2 == 1)
            && !matches!(next, 'ห' | 'ฮ' | 'อ')
            && !(self.is_cluster(0) && self.is_voiced(1));
        if ends {
            self.latin.push_str(consonant(next).map_or("", |(_, sound)| sound));
            self.at += 1;
            self.pass_silent();
        } else if self.closes_with_a_vowel() {
            // `ชาติ`: the vowel is written, and not heard.
            self.latin.push_str(consonant(next).map_or("", |(_, sound)| sound));
            self.at += 2;
        }
    }

    /// Whether `ติ` or `ตุ` ends a syllable: before another one with its vowel, or at the end.
    fn closes_with_a_vowel(&self) -> bool {
        let long = self.letters.get(self.at.wrapping_sub(1)) == Some(&'า');
        long && self.letter(0) == 'ต' && matches!(self.letter(1), '\u{e34}' | '\u{e38}') && !self.ends_behind(2)
    }

    /// Whether the consonant so far ahead stands alone or before another that has no vowel.
    fn ends_behind(&self, ahead: usize) -> bool {
        self.is_consonant(ahead) && !self.is_voiced(ahead)
    }

    /// Consonants between the end of a syllable and a mark of silence, and `ร` behind a stop at the end of a word.
    fn pass_silent(&mut self) {
        let run = (0..3).take_while(|ahead| self.is_consonant(*ahead)).count();
        if self.letter(run) == SILENT {
            self.at += run + 1;
        } else if self.letter(0) == 'ร' && self.letter(1) == ' ' {
            self.at += 1;
        }
    }

    fn syllable(&mut self) {
        let letter = self.letter(0);
        if let Some(vowel) = vowel_before(letter) {
            self.at += 1;
            self.with_vowel_before(letter, vowel);
        } else if self.is_consonant(0) {
            self.with_consonant_first();
        } else {
            if let Some(vowel) = vowel(letter) {
                self.latin.push_str(vowel);
            } else if letter.is_ascii_alphanumeric() {
                self.latin.push(letter);
            }
            self.at += 1;
        }
    }

    /// A syllable whose vowel is written before it.
    fn with_vowel_before(&mut self, letter: char, vowel: &'static str) {
        // `เสรี`: a vowel of its own begins another syllable.
        let (third, fourth) = (self.letter(2), self.letter(3));
        let begins_another = matches!(third, '\u{e31}' | '\u{e38}' | '\u{e39}') || third == '\u{e35}' && fourth != 'ย';
        let cluster = self.is_cluster(0) && !begins_another && (third != ' ' || self.letter(0) == 'ห');
        // Of two consonants that are no cluster the first has an `a`: `เกษม`, `เฉลิม`.
        let is_whole = !cluster
            && self.is_consonant(1)
            && (self.letter(2) == '\u{e34}' || self.is_consonant(2) && self.letter(3) == ' ' && self.letter(2) != 'ร');
        if is_whole {
            self.onset(false);
            self.latin.push('a');
        }
        self.onset(cluster);
        let (next, then) = (self.letter(0), self.letter(1));
        let (sound, taken) = match (letter, next, then) {
            ('เ', '\u{e35}', 'ย') => ("ia", 2),
            ('เ', '\u{e37}', 'อ') => ("uea", 2),
            ('เ', 'า', 'ะ') => ("o", 2),
            ('เ', 'า', _) => ("ao", 1),
            ('เ', '\u{e34}' | 'อ', _) => ("oe", 1),
            ('เ', 'ย', _) => ("oei", 1),
            ('ไ', 'ย', _) => ("ai", 1),
            (_, 'ะ' | '\u{e47}', _) => (vowel, 1),
            _ => (vowel, 0),
        };
        self.latin.push_str(sound);
        self.at += taken;
        if !matches!(letter, 'ใ' | 'ไ') && !matches!(sound, "ao" | "oei") {
            self.end(false);
        }
    }

    /// A syllable that begins with its consonant.
    fn with_consonant_first(&mut self) {
        let cluster = self.is_cluster(0) && self.is_voiced(1);
        if cluster || self.is_voiced(0) {
            self.onset(cluster);
            self.written_vowel();
            return;
        }
        // Consonants without a vowel: two make a syllable with `o`, one that is left over before them has an `a`.
        let run = self.run();
        if run > 0 && run.is_multiple_of(2) {
            self.onset(false);
            self.latin.push('o');
            self.end(false);
        } else {
            self.onset(false);
            self.latin.push('a');
        }
    }

    /// The vowel behind the consonant, and what ends the syllable.
    fn written_vowel(&mut self) {
        let (next, then) = (self.letter(0), self.letter(1));
        if next == 'ร' && then == 'ร' {
            self.at += 2;
            let closed = self.is_consonant(0) && !self.is_voiced(0);
            self.latin.push_str(if closed { "a" } else { "an" });
            if closed {
                self.end(true);
            }
            return;
        }
        if next == 'อ' {
            self.latin.push('o');
            self.at += 1;
            self.end(false);
            return;
        }
        if self.is_ua(0) {
            self.latin.push_str("ua");
            self.at += 1;
            self.end(true);
            return;
        }
        if next == '\u{e31}' && then == 'ว' {
            self.latin.push_str("ua");
            self.at += 2;
            return;
        }
        self.latin.push_str(vowel(next).unwrap_or_default());
        self.at += 1;
        if next == '\u{e37}' && then == 'อ' {
            self.at += 1;
        }
        // `สุรชัย`: `ร` behind a short vowel begins a syllable of its own.
        let is_short = matches!(next, '\u{e34}' | '\u{e38}');
        let begins = is_short && self.letter(0) == 'ร' && self.letter(1) != ' ';
        if !begins && !matches!(next, AM | 'ะ') {
            self.end(next == '\u{e31}');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_as_the_royal_system_writes_them() {
        for (native, latin) in [
            ("สมชาย", "somchai"),
            ("สมศักดิ์", "somsak"),
            ("ประยุทธ์", "prayut"),
            ("วิชัย", "wichai"),
            ("อภิสิทธิ์", "aphisit"),
            ("ทักษิณ", "thaksin"),
            ("สุรชัย", "surachai"),
            ("ชาติชาย", "chatchai"),
            ("ธนาธร", "thanathon"),
            ("อนุทิน", "anuthin"),
            ("บุญมี", "bunmi"),
            ("กิตติ", "kitti"),
            ("ณรงค์", "narong"),
            ("สุวรรณ", "suwan"),
            ("เกษม", "kasem"),
            ("เฉลิม", "chaloem"),
            ("ไพบูลย์", "phaibun"),
            ("เสรี", "seri"),
            ("แก้ว", "kaeo"),
            ("มานพ", "manop"),
            ("ปรีชา", "pricha"),
            ("ศรี", "si"),
            ("ทองดี", "thongdi"),
            ("จันทร์", "chan"),
            ("สุขสันต์", "suksan"),
            ("พรทิพย์", "phonthip"),
            ("ยิ่งลักษณ์", "yinglak"),
            ("อำนาจ", "amnat"),
            ("เพชร", "phet"),
            ("เดือน", "duean"),
            ("สวน", "suan"),
            ("หลวง", "luang"),
        ] {
            assert_eq!(read(native)[0].text, latin, "{native}");
        }
    }

    #[test]
    fn letter_by_letter_vowels_stand_behind_their_consonants_and_what_is_heard_as_n_keeps_its_letter() {
        let read = &read("เสรี พล")[1];
        assert_eq!((read.text.as_str(), read.lossy), ("seri phl", true));
    }
}
