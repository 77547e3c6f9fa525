//! Keys: small numbers that two words must share to be alike at all, and by which the index finds words.
//!
//! A word is reduced to the skeleton of its consonant classes (`Mohammed`, `Muhamad`, `mhmd` -> M M T), which romanisation
//! hardly changes; letters with two values (`j`, `w`, `x`, `q`, `ch`) give alternative skeletons. Keys are the skeletons
//! themselves, skeletons with one class left out (two for long ones), and for short words, whose skeleton says little, the
//! letters with one left out. Leaving one out on either side covers a class more, less, wrong or swapped with its
//! neighbour. Equal names, generic words in other languages and those of one line of business share the number of their group as
//! a key.

use interdict_text::lexicon;

/// How widely a word may be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Breadth {
    /// A word by itself.
    Word,
    /// A word that another script wrote down by its sound: by what its letters may stand for as well.
    Heard,
    /// Neighbouring words written as one: found by their sound alone, since every name has several of them.
    Joined,
    /// Words that are one name, written as one: found by sound and letters with slips, as a word is.
    Compound,
    /// Letter for letter.
    Exact,
}

/// Members of a skeleton or of the letters of a word that are looked at: more than any word of a list has.
const LONGEST: usize = 48;

/// Working memory for making keys.
#[derive(Debug, Default)]
pub(crate) struct KeyMaker {
    skeletons: Vec<Sequence>,
    seen: Vec<u8>,
}

/// A short sequence of letters or classes.
#[derive(Debug, Clone, Copy)]
struct Sequence {
    members: [u8; LONGEST],
    length: usize,
}

impl Sequence {
    const EMPTY: Self = Self { members: [0; LONGEST], length: 0 };

    fn push(&mut self, member: u8) {
        if self.length < LONGEST {
            self.members[self.length] = member;
            self.length += 1;
        }
    }

    fn last(&self) -> Option<u8> {
        self.as_slice().last().copied()
    }

    fn as_slice(&self) -> &[u8] {
        &self.members[..self.length]
    }
}

impl KeyMaker {
    /// All keys of a word, sorted, each once, in place of what `keys` held.
    pub(super) fn keys_of(&mut self, word: &[u8], breadth: Breadth, keys: &mut Vec<u32>) {
        keys.clear();
        if breadth == Breadth::Exact {
            keys.push(word_key(word));
            return;
        }
        if let ([letter], Breadth::Word | Breadth::Heard) = (word, breadth) {
            // An initial is found by itself and by its letter only: its skeleton would find half the list.
            keys.extend([hash(b'=', &[*letter]), hash(b'i', &[*letter])]);
            keys.sort_unstable();
            return;
        }
        self.find_skeletons(word, breadth);
        if breadth == Breadth::Word && word.starts_with(b"h") {
            self.add_skeletons_with_g();
        }
        let shortest_skeleton = self.skeletons.iter().map(|skeleton| skeleton.length).min().unwrap_or(0);
        for skeleton in &self.skeletons {
            let deletions = match (breadth, skeleton.length) {
                // Its article may have taken on the sound of what follows: a class more than the word written as one has, besides
                // a slip.
                (Breadth::Compound, 4) => 1,
                (Breadth::Compound, 6) => 2,
                (Breadth::Joined, _) | (_, 0..=4) => 0,
                (_, 5..=6) => 1,
                _ => 2,
            };
            push_deletions(keys, b's', skeleton.as_slice(), deletions);
        }
        // A wrong letter in a word of few consonants changes a skeleton beyond recognition, but leaves the other letters.
        let letters = plain_letters(word);
        let letters = letters.as_slice();
        if breadth == Breadth::Joined {
            // A short run has a skeleton that says little, and a word of a query may have a letter too many for it.
            if letters.len() <= 8 {
                push_deletions(keys, b'l', letters, 0);
            }
        } else if breadth == Breadth::Compound {
            push_deletions(keys, b'l', letters, 1);
        } else {
            let deletions = match letters.len() {
                0..=2 => 0,
                6..=9 if shortest_skeleton <= 4 => 2,
                _ => 1,
            };
            push_deletions(keys, b'l', letters, deletions);
            keys.push(word_key(word));
            as_machines_see(word, &mut self.seen);
            keys.push(hash(b'o', &self.seen));
            if let Ok(text) = std::str::from_utf8(word) {
                keys.extend(lexicon::groups_of(text).map(|group| hash(b'g', &group.to_le_bytes())));
                if let Some(concept) = lexicon::concept_of(text) {
                    keys.push(hash(b'c', &concept.id.to_le_bytes()));
                    keys.extend(lexicon::field_of(concept.id).map(|field| hash(b'f', &field.to_le_bytes())));
                }
            }
        }
        keys.sort_unstable();
        keys.dedup();
    }

    /// Consonant classes of a word: one skeleton, a few where letters have several values.
    fn find_skeletons(&mut self, word: &[u8], breadth: Breadth) {
        let found = &mut self.skeletons;
        found.clear();
        found.push(Sequence::EMPTY);
        let heard = breadth == Breadth::Heard;
        let most = if heard { MAX_SKELETONS_HEARD } else { MAX_SKELETONS };
        let mut at = 0;
        while at < word.len() {
            let also = if heard { heard_classes_at(&word[at..]) } else { None };
            let (length, classes) = also.unwrap_or_else(|| classes_at(&word[at..], at == 0));
            at += length;
            // Once there are enough alternatives, only the usual value is followed.
            let many = found.len() * classes.len() > most;
            let followed = if many { &classes[..1] } else { classes };
            let before = found.len();
            for class in &followed[1..] {
                for place in 0..before {
                    let mut skeleton = found[place];
                    append(&mut skeleton, class);
                    found.push(skeleton);
                }
            }
            for skeleton in &mut found[..before] {
                append(skeleton, followed[0]);
            }
        }
        for skeleton in found.iter_mut() {
            let mut kept = 0;
            for place in 0..skeleton.length {
                if skeleton.members[place] != BREAK {
                    skeleton.members[kept] = skeleton.members[place];
                    kept += 1;
                }
            }
            skeleton.length = kept;
        }
        found.sort_unstable_by(|a, b| a.as_slice().cmp(b.as_slice()));
        found.dedup_by(|a, b| a.as_slice() == b.as_slice());
    }

    /// Russian writes g for the h that a name begins with, and so does who reads it from Russian: `Hajiyev` is `Gadzhiyev`. Words are
    /// found by that, and not counted as of one sound.
    fn add_skeletons_with_g(&mut self) {
        for place in 0..self.skeletons.len() {
            let mut with_g = Sequence::EMPTY;
            with_g.push(b'K');
            self.skeletons[place].as_slice().iter().for_each(|class| with_g.push(*class));
            self.skeletons.push(with_g);
        }
    }

    /// The usual skeleton of a word, for counting how common spellings of one sound are together; `None` if the word is too
    /// short to say.
    pub(super) fn sound_of(&mut self, word: &[u8]) -> Option<u32> {
        self.find_skeletons(word, Breadth::Word);
        let longest = self.skeletons.iter().max_by_key(|skeleton| skeleton.length)?;
        (longest.length >= 3).then(|| hash(b's', longest.as_slice()))
    }
}

/// Keys of a sequence and of what is left of it without one, or without any two, of its members.
///
/// The hash of a sequence is a polynomial of its members, so that what is left of it without some of them is put together
/// from the hashes of its pieces.
fn push_deletions(keys: &mut Vec<u32>, tag: u8, sequence: &[u8], deletions: usize) {
    let n = sequence.len().min(LONGEST);
    // `before[i]` is the hash of the first i members, `power[i]` the factor by which i more members shift a hash.
    let (mut before, mut power) = ([0_u64; LONGEST + 1], [1_u64; LONGEST + 1]);
    for i in 0..n {
        before[i + 1] = before[i].wrapping_mul(BASE).wrapping_add(u64::from(sequence[i]) + 1);
        power[i + 1] = power[i].wrapping_mul(BASE);
    }
    let piece = |from: usize, to: usize| before[to].wrapping_sub(before[from].wrapping_mul(power[to - from]));
    keys.push(finish(tag, n, before[n]));
    if deletions == 0 {
        return;
    }
    for first in 0..n {
        let tail = piece(first + 1, n);
        keys.push(finish(tag, n - 1, before[first].wrapping_mul(power[n - first - 1]).wrapping_add(tail)));
        if deletions == 2 {
            for second in first + 1..n {
                let middle =
                    before[first].wrapping_mul(power[second - first - 1]).wrapping_add(piece(first + 1, second));
                let rest = middle.wrapping_mul(power[n - second - 1]).wrapping_add(piece(second + 1, n));
                keys.push(finish(tag, n - 2, rest));
            }
        }
    }
}

/// Letters that optical reading confuses, brought to one of them: `rn` and `m`, `cl` and `d`, `ri` and `n`, `1`, `l`, `i`.
fn as_machines_see(word: &[u8], seen: &mut Vec<u8>) {
    seen.clear();
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
}

/// Letters with the differences between romanisations taken out that cost next to nothing: doubled letters, `y` and `j`
/// for `i`, `w` for `v`, `q` and `c` for `k`, `h` after a consonant.
fn plain_letters(word: &[u8]) -> Sequence {
    let mut letters = Sequence::EMPTY;
    for letter in word {
        let plain = match letter {
            b'y' | b'j' => b'i',
            b'w' => b'v',
            b'q' | b'c' => b'k',
            b'h' if letters.last().is_some_and(|last| !matches!(last, b'a' | b'e' | b'i' | b'o' | b'u')) => continue,
            other => *other,
        };
        if letters.last() != Some(plain) {
            letters.push(plain);
        }
    }
    letters
}

/// The key of the very word.
pub(super) fn word_key(word: &[u8]) -> u32 {
    hash(b'=', word)
}

/// The key by which a query word finds the listed initial it begins with.
pub(super) fn initial_key(word: &[u8]) -> u32 {
    hash(b'i', &word[..word.len().min(1)])
}

/// An odd number with its bits well spread, the base of the polynomial.
const BASE: u64 = 0x9e37_79b9_7f4a_7c15;

/// Hash of a tag and bytes: the same on every machine. Part of the definition of likeness, and of index files.
fn hash(tag: u8, bytes: &[u8]) -> u32 {
    let sum = bytes.iter().fold(0_u64, |sum, byte| sum.wrapping_mul(BASE).wrapping_add(u64::from(*byte) + 1));
    finish(tag, bytes.len(), sum)
}

fn finish(tag: u8, length: usize, sum: u64) -> u32 {
    let mixed = (sum ^ (u64::from(tag) << 56) ^ ((length as u64) << 48)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    ((mixed ^ (mixed >> 29)).wrapping_mul(0xc4ce_b9fe_1a85_ec53) >> 32) as u32
}

const MAX_SKELETONS: usize = 6;
/// Words of queries only: the listed ones they find have few.
const MAX_SKELETONS_HEARD: usize = 16;

/// A vowel: not part of the skeleton, but it keeps equal classes apart (`mohammed` has two M, `hammad` one).
const BREAK: u8 = b'-';

fn append(skeleton: &mut Sequence, classes: &[u8]) {
    for class in classes {
        if skeleton.last() != Some(*class) {
            skeleton.push(*class);
        }
    }
}

/// The same for sounds that stand for more where a foreign name was written down as it was heard: kana, Hangul and the Chinese
/// characters of transcription do not part r from l, and write `ti` and `di` with the sibilants they have. `None` for all others.
fn heard_classes_at(rest: &[u8]) -> Option<(usize, &'static [&'static [u8]])> {
    const R_OR_L: &[&[u8]] = &[b"R", b"L"];
    const SIBILANT_OR_STOP: &[&[u8]] = &[b"S", b"T"];
    match rest {
        [b'r' | b'l', ..] => Some((1, R_OR_L)),
        [b'j', ..] => Some((1, SIBILANT_OR_STOP)),
        [b'c', b'h', ..] | [b't', b's', ..] => Some((2, SIBILANT_OR_STOP)),
        _ => None,
    }
}

/// How many letters the next sound takes, and the classes it may stand for, the usual one first.
fn classes_at(rest: &[u8], initial: bool) -> (usize, &'static [&'static [u8]]) {
    const SIBILANT: &[&[u8]] = &[b"S"];
    const NOTHING: &[&[u8]] = &[b""];
    for sibilant in
        [&b"shch"[..], b"tsch", b"dsch", b"sch", b"tch", b"dzh", b"ts", b"tz", b"cz", b"dz", b"dj", b"zh", b"sh", b"hs"]
    {
        if rest.starts_with(sibilant) {
            return (sibilant.len(), SIBILANT);
        }
    }
    if rest.starts_with(b"ch") {
        return (2, &[b"S", b"K"]);
    }
    // Scandinavian languages and old Indonesian write `tj` for ch, and Hungarian `cs`.
    if rest.starts_with(b"tj") {
        return (2, &[b"S", b"T"]);
    }
    if rest.starts_with(b"cs") {
        return (2, &[b"KS", b"S"]);
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
        // Wade-Giles writes `jung` for `rong`.
        b'j' if initial => &[b"S", b"", b"R"],
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

#[cfg(test)]
mod tests {
    use super::*;

    fn share(left: &str, right: &str) -> bool {
        let (mut of_left, mut of_right) = (Vec::new(), Vec::new());
        let mut maker = KeyMaker::default();
        maker.keys_of(left.as_bytes(), Breadth::Word, &mut of_left);
        maker.keys_of(right.as_bytes(), Breadth::Word, &mut of_right);
        of_left.iter().any(|key| of_right.binary_search(key).is_ok())
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
            ("air", "airlines"),
            ("shipping", "marine"),
            ("sasha", "aleksandr"),
            ("dschawad", "javad"),
            ("juikuang", "ruiguang"),
            ("hajiyev", "gadzhiyev"),
            ("haciyev", "gadzhiyev"),
            ("tjepa", "chepa"),
            ("likhachyov", "lichatjov"),
            ("chernov", "csernov"),
        ] {
            assert!(share(left, right), "{left} {right}");
        }
    }

    #[test]
    fn a_compound_shares_a_key_with_the_word_that_it_is_written_as_also_with_a_slip() {
        let mut maker = KeyMaker::default();
        for (word, compound) in [
            ("safieddine", "safialdin"),
            ("nasruddin", "nasraldin"),
            ("nasuddin", "nasraldin"),
            ("izzeddine", "izzaldin"),
            ("abdurrahman", "abdulrahman"),
            ("abdusslam", "abdulsalam"),
        ] {
            let (mut of_word, mut of_compound) = (Vec::new(), Vec::new());
            maker.keys_of(word.as_bytes(), Breadth::Word, &mut of_word);
            maker.keys_of(compound.as_bytes(), Breadth::Compound, &mut of_compound);
            assert!(of_word.iter().any(|key| of_compound.binary_search(key).is_ok()), "{word} {compound}");
        }
    }

    #[test]
    fn words_of_different_sound_share_none() {
        for (left, right) in [("kim", "tangun"), ("trading", "kunlun"), ("sergey", "mohammed")] {
            assert!(!share(left, right), "{left} {right}");
        }
    }
}
