//! Keys: small numbers that two words must share to be alike at all, and by which the index finds words.
//!
//! A word is reduced to the skeleton of its consonant classes (`Mohammed`, `Muhamad`, `mhmd` -> M M T), which romanisation
//! hardly changes; letters with two values (`j`, `w`, `x`, `q`, `ch`) give alternative skeletons. Keys are the skeletons
//! themselves, skeletons with one class left out (two for long ones), and for short words, whose skeleton says little, the
//! letters with one left out. Leaving one out on either side covers a class more, less, wrong or swapped with its
//! neighbour. Equal names and generic words in other languages share the number of their group as a key.

use interdict_text::lexicon;

/// How widely a word may be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Breadth {
    /// A word by itself.
    Word,
    /// Neighbouring words written as one: fewer keys, since there are many of them.
    Joined,
}

/// All keys of a word, sorted, each once.
pub(super) fn keys_of(word: &str, breadth: Breadth) -> Vec<u32> {
    let mut keys = Vec::with_capacity(24);
    if word.len() == 1 && breadth == Breadth::Word {
        // An initial is found by itself and by its letter only: its skeleton would find half the list.
        return vec![hash(b'=', word.as_bytes()), hash(b'i', word.as_bytes())];
    }
    keys.push(hash(b'=', word.as_bytes()));
    let mut shortest_skeleton = usize::MAX;
    for skeleton in skeletons(word.as_bytes()) {
        shortest_skeleton = shortest_skeleton.min(skeleton.len());
        let deletions = match (breadth, skeleton.len()) {
            (_, 0..=4) | (Breadth::Joined, 5) => 0,
            (Breadth::Joined, _) | (_, 5..=6) => 1,
            _ => 2,
        };
        push_deletions(&mut keys, b's', &skeleton, deletions);
    }
    // A wrong letter in a word of few consonants changes a skeleton beyond recognition, but leaves the other letters.
    let letters = plain_letters(word.as_bytes());
    let deletions = match (breadth, letters.len()) {
        (_, 0..=2) | (Breadth::Joined, _) => 0,
        (_, 6..=9) if shortest_skeleton <= 4 => 2,
        _ => 1,
    };
    push_deletions(&mut keys, b'l', &letters, deletions);
    if breadth == Breadth::Word {
        keys.push(hash(b'o', &as_machines_see(word.as_bytes())));
    }
    if breadth == Breadth::Word {
        keys.extend(lexicon::groups_of(word).map(|group| hash(b'g', &group.to_le_bytes())));
        if let Some(concept) = lexicon::concept_of(word) {
            keys.push(hash(b'c', &concept.id.to_le_bytes()));
        }
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// Keys of a sequence and of what is left of it without one, or without any two, of its members.
fn push_deletions(keys: &mut Vec<u32>, tag: u8, sequence: &[u8], deletions: usize) {
    keys.push(hash(tag, sequence));
    if deletions == 0 {
        return;
    }
    let mut shorter = Vec::with_capacity(sequence.len());
    for first in 0..sequence.len() {
        shorter.clear();
        shorter.extend(sequence.iter().enumerate().filter(|(place, _)| *place != first).map(|(_, member)| *member));
        keys.push(hash(tag, &shorter));
        if deletions == 2 {
            for second in first..shorter.len() {
                let rest = shorter.iter().enumerate().filter(|(place, _)| *place != second).map(|(_, member)| *member);
                keys.push(hash_of(tag, rest));
            }
        }
    }
}

/// Letters that optical reading confuses, brought to one of them: `rn` and `m`, `cl` and `d`, `ri` and `n`, `1`, `l`, `i`.
fn as_machines_see(word: &[u8]) -> Vec<u8> {
    let mut seen = Vec::with_capacity(word.len());
    let mut at = 0;
    while at < word.len() {
        let (length, letter) = match word[at..] {
            [b'r', b'n', ..] => (2, b'm'),
            [b'r', b'i', ..] => (2, b'n'),
            [b'c', b'l', ..] => (2, b'd'),
            [b'v', b'v', ..] => (2, b'w'),
            [b'l', b'i', ..] => (2, b'h'),
            [b'i', b'i', ..] => (2, b'u'),
            [b'1' | b'l' | b'i', ..] => (1, b'i'),
            [b'0' | b'o', ..] => (1, b'o'),
            [b'5' | b's', ..] => (1, b's'),
            [b'8' | b'b' | b'h', ..] => (1, b'b'),
            [b'c' | b'e', ..] => (1, b'c'),
            [b'6' | b'g' | b'9' | b'q', ..] => (1, b'g'),
            [b'2' | b'z', ..] => (1, b'z'),
            [b'u' | b'v', ..] => (1, b'v'),
            _ => (1, word[at]),
        };
        seen.push(letter);
        at += length;
    }
    seen
}

/// Letters with the differences between romanisations taken out that cost next to nothing: doubled letters, `y` and `j`
/// for `i`, `w` for `v`, `q` and `c` for `k`, `h` after a consonant.
fn plain_letters(word: &[u8]) -> Vec<u8> {
    let mut letters: Vec<u8> = Vec::with_capacity(word.len());
    for letter in word {
        let plain = match letter {
            b'y' | b'j' => b'i',
            b'w' => b'v',
            b'q' | b'c' => b'k',
            b'h' if letters.last().is_some_and(|last| !matches!(last, b'a' | b'e' | b'i' | b'o' | b'u')) => continue,
            other => *other,
        };
        if letters.last() != Some(&plain) {
            letters.push(plain);
        }
    }
    letters
}

/// The key by which a query word finds the listed initial it begins with.
pub(super) fn initial_key(word: &str) -> u32 {
    hash(b'i', &word.as_bytes()[..word.len().min(1)])
}

/// FNV-1a over a tag and bytes: the same on every machine and in every version.
fn hash(tag: u8, bytes: &[u8]) -> u32 {
    hash_of(tag, bytes.iter().copied())
}

fn hash_of(tag: u8, bytes: impl Iterator<Item = u8>) -> u32 {
    std::iter::once(tag).chain(bytes).fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

const MAX_SKELETONS: usize = 4;

/// Consonant classes of a word: one skeleton, up to four where letters have two values.
fn skeletons(word: &[u8]) -> Vec<Vec<u8>> {
    let mut found: Vec<Vec<u8>> = vec![Vec::with_capacity(8)];
    let mut at = 0;
    while at < word.len() {
        let (length, classes) = classes_at(&word[at..], at == 0);
        at += length;
        if let [only] = classes {
            for skeleton in &mut found {
                append(skeleton, only);
            }
        } else {
            let before = if found.len() * classes.len() > MAX_SKELETONS { found.len() } else { 0 };
            let mut grown = Vec::with_capacity(found.len() * classes.len());
            for skeleton in &found {
                // Once there are enough alternatives, only the usual value is followed.
                let followed = if before > 0 { &classes[..1] } else { classes };
                for class in followed {
                    let mut skeleton = skeleton.clone();
                    append(&mut skeleton, class);
                    grown.push(skeleton);
                }
            }
            found = grown;
        }
    }
    for skeleton in &mut found {
        skeleton.retain(|class| *class != BREAK);
    }
    found.sort();
    found.dedup();
    found
}

/// A vowel: not part of the skeleton, but it keeps equal classes apart (`mohammed` has two M, `hammad` one).
const BREAK: u8 = b'-';

fn append(skeleton: &mut Vec<u8>, classes: &[u8]) {
    for class in classes {
        if skeleton.last() != Some(class) {
            skeleton.push(*class);
        }
    }
}

/// How many letters the next sound takes, and the classes it may stand for, the usual one first.
fn classes_at(rest: &[u8], initial: bool) -> (usize, &'static [&'static [u8]]) {
    const SIBILANT: &[&[u8]] = &[b"S"];
    const NOTHING: &[&[u8]] = &[b""];
    for sibilant in
        [&b"shch"[..], b"tsch", b"sch", b"tch", b"dzh", b"ts", b"tz", b"cz", b"dz", b"dj", b"zh", b"sh", b"hs"]
    {
        if rest.starts_with(sibilant) {
            return (sibilant.len(), SIBILANT);
        }
    }
    if rest.starts_with(b"ch") {
        return (2, &[b"S", b"K"]);
    }
    if rest.starts_with(b"kh") {
        return (2, &[b"K", b""]);
    }
    if rest.starts_with(b"ph") {
        return (2, &[b"P"]);
    }
    if rest.starts_with(b"ng") {
        return if rest.get(2).is_some_and(|next| matches!(next, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')) {
            (2, &[b"NK", b"N"])
        } else {
            (2, &[b"N"])
        };
    }
    let soft = rest.get(1).is_some_and(|next| matches!(next, b'e' | b'i' | b'y'));
    let classes: &'static [&'static [u8]] = match rest[0] {
        // `h` is hardly heard, but keeps what stands on its sides apart, as a vowel does.
        b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | b'h' => &[b"-"],
        b'b' | b'p' | b'f' | b'v' => &[b"P"],
        b'w' => &[b"P", b""],
        b'd' | b't' => &[b"T"],
        b'c' if soft => &[b"S", b"K"],
        b'g' if soft => &[b"K", b"S"],
        b'k' | b'g' | b'c' => &[b"K"],
        b'q' => &[b"K", b"S"],
        b'j' => &[b"S", b""],
        b'x' if initial => &[b"S", b"KS"],
        b'x' => &[b"KS", b"S"],
        b's' | b'z' => SIBILANT,
        b'm' => &[b"M"],
        b'n' => &[b"N"],
        b'l' => &[b"L"],
        b'r' => &[b"R"],
        b'0' => &[b"0"],
        b'1' => &[b"1"],
        b'2' => &[b"2"],
        b'3' => &[b"3"],
        b'4' => &[b"4"],
        b'5' => &[b"5"],
        b'6' => &[b"6"],
        b'7' => &[b"7"],
        b'8' => &[b"8"],
        b'9' => &[b"9"],
        _ => NOTHING,
    };
    (1, classes)
}

/// The usual skeleton of a word, for counting how common spellings of one sound are together.
pub(super) fn skeleton_key(word: &str) -> Option<u32> {
    let skeletons = skeletons(word.as_bytes());
    let longest = skeletons.iter().max_by_key(|skeleton| skeleton.len())?;
    (longest.len() >= 3).then(|| hash(b's', longest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(left: &str, right: &str) -> bool {
        let (left, right) = (keys_of(left, Breadth::Word), keys_of(right, Breadth::Word));
        left.iter().any(|key| right.binary_search(key).is_ok())
    }

    #[test]
    fn spellings_of_one_name_share_a_key() {
        for (left, right) in [
            ("mohammed", "muhamad"),
            ("mohammed", "mhmd"),
            ("youssef", "yusuf"),
            ("jusuf", "yusuf"),
            ("hsiao", "xiao"),
            ("aleksandr", "alexander"),
            ("wladimir", "vladimir"),
            ("qassem", "kasim"),
            ("khalid", "halid"),
            ("prigozhina", "rpigozhina"),
            ("press", "pressas"),
            ("stashina", "syashina"),
            ("juan", "jua"),
            ("bank", "banco"),
            ("sasha", "aleksandr"),
        ] {
            assert!(share(left, right), "{left} {right}");
        }
    }

    #[test]
    fn words_of_different_sound_share_none() {
        for (left, right) in [("kim", "tangun"), ("trading", "kunlun"), ("sergey", "mohammed")] {
            assert!(!share(left, right), "{left} {right}");
        }
    }
}
