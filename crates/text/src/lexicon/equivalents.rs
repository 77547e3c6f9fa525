//! Names that are the same name: across languages (`John`, `Juan`, `Ivan`), as diminutives (`Sasha` of `Aleksandr`), and
//! family names in the romanisations of different countries (`Guo`, `Kwok`, `Kuo`). A patronymic is of the group of the father's
//! name: `Uladzimiravich` and `Vladimirovich` are sons of one name.

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Number of a group of equal names.
pub type GroupId = u16;

/// How two different words are the same name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Equivalence {
    /// Forms of one name.
    SameName,
    /// One is a short form of the other.
    Diminutive,
}

#[derive(Clone, Copy)]
struct Membership {
    group: GroupId,
    diminutive: bool,
}

static GROUPS: LazyLock<FxHashMap<&'static str, Vec<Membership>>> = LazyLock::new(|| {
    let mut groups: FxHashMap<&'static str, Vec<Membership>> = FxHashMap::default();
    let mut next: GroupId = 0;
    let add = |groups: &mut FxHashMap<_, Vec<Membership>>, word, group, diminutive| {
        let held = groups.entry(word).or_default();
        if !held.iter().any(|m| m.group == group) {
            held.push(Membership { group, diminutive });
        }
    };
    for table in [include_str!("../../data/name-equivalents.tsv"), include_str!("../../data/surname-equivalents.tsv")] {
        for row in crate::table::rows(table) {
            let [first, forms] = row.as_slice() else { continue };
            if let Some(short) = first.strip_prefix('~') {
                // A short form joins the groups of all its full forms; a full form without a group gets its own.
                for full in forms.split_whitespace() {
                    if !groups.contains_key(full) {
                        add(&mut groups, full, next, false);
                        next += 1;
                    }
                    let of_full: Vec<GroupId> =
                        groups[full].iter().filter(|m| !m.diminutive).map(|m| m.group).collect();
                    for group in of_full {
                        add(&mut groups, short, group, true);
                    }
                }
            } else {
                for form in std::iter::once(*first).chain(forms.split_whitespace()) {
                    add(&mut groups, form, next, false);
                }
                next += 1;
            }
        }
    }
    groups
});

/// Endings of patronymics of sons as they are romanised from Russian, Ukrainian and Belarusian, without the consonant at the end;
/// the longer of two that fit comes first.
const SONS: [&str; 21] = [
    "iyevi", "ijevi", "ievi", "yevi", "jevi", "yovy", "jovy", "iovy", "yovi", "jovi", "iovi", "ovi", "evi", "avi",
    "ovy", "evy", "avy", "owi", "ewi", "awi", "owy",
];
/// The consonant at their end, as languages write it: English, German, French, Dutch and Norwegian, Swedish and Danish, Hungarian,
/// Polish, Finnish and Estonian without their accent.
const SONS_CONSONANTS: [&str; 8] = ["tsch", "tch", "tsj", "ch", "tj", "cs", "cz", "ts"];
/// Endings of daughters.
const DAUGHTERS: [&str; 15] = [
    "iyevna", "ijevna", "ievna", "yevna", "jevna", "yivna", "jivna", "iivna", "ovna", "evna", "auna", "ivna", "awna",
    "owna", "ewna",
];

/// What the ending of a patronymic took from the father's name: `Dmitr-ievich` of Dmitri, `Mykhail-ivna` of Mykhailo.
const FATHERS_ENDINGS: [&str; 7] = ["", "y", "i", "iy", "ii", "ey", "o"];

/// Marks that keep sons and daughters of a name apart from its bearers and from each other.
const SON: GroupId = 1 << 15;
const DAUGHTER: GroupId = 1 << 14;

/// The father's name of a patronymic, without its ending, and the mark of its bearer. An accent lost (`Petrovic`) leaves it as it is
/// in Slovene and Croatian.
fn patronymic(word: &str) -> Option<(&str, GroupId)> {
    let of =
        |word: &'_ str, endings: &[&str]| endings.iter().find_map(|ending| word.strip_suffix(ending)).map(str::len);
    let son = || {
        let consonant = SONS_CONSONANTS.iter().find_map(|consonant| word.strip_suffix(consonant));
        consonant.and_then(|rest| of(rest, &SONS)).or_else(|| of(word, &["ovic"])).map(|stem| (stem, SON))
    };
    let (stem, mark) = son().or_else(|| of(word, &DAUGHTERS).map(|stem| (stem, DAUGHTER)))?;
    (stem >= 3).then_some((&word[..stem], mark))
}

/// Whether a word has the form of a patronymic, also as it is romanised into other languages than English (`Petrovitch`,
/// `Petrovitsch`, `Petrovitj`). Some family names have it, too (`Abramovich`).
///
/// ```
/// use interdict_text::lexicon::is_patronymic;
/// assert!(is_patronymic("nikolaevich") && is_patronymic("petrovna") && is_patronymic("petrovitch"));
/// assert!(is_patronymic("gennadjevitj") && is_patronymic("serhijovytj") && is_patronymic("iwanowitsch"));
/// assert!(!is_patronymic("sidorov") && !is_patronymic("lovich"));
/// ```
pub fn is_patronymic(word: &str) -> bool {
    patronymic(word).is_some()
}

/// Memberships of a word, and the mark that its groups bear.
fn memberships(word: &str) -> Option<(&'static [Membership], GroupId)> {
    if let Some(held) = GROUPS.get(word) {
        return Some((held, 0));
    }
    let (stem, mark) = patronymic(word)?;
    let mut father = String::with_capacity(stem.len() + 2);
    FATHERS_ENDINGS.iter().find_map(|ending| {
        father.clear();
        father.push_str(stem);
        father.push_str(ending);
        GROUPS.get(father.as_str()).map(|held| (held.as_slice(), mark))
    })
}

/// The groups a word belongs to; empty for most words.
pub fn groups_of(word: &str) -> impl Iterator<Item = GroupId> {
    let (held, mark) = memberships(word).unwrap_or_default();
    held.iter().map(move |membership| membership.group | mark)
}

/// Whether two different words are the same name.
pub fn equivalence(left: &str, right: &str) -> Option<Equivalence> {
    let ((left, of_left), (right, of_right)) = (memberships(left)?, memberships(right)?);
    if of_left != of_right {
        return None;
    }
    let mut found = None;
    for a in left {
        for b in right {
            if a.group == b.group {
                match (a.diminutive, b.diminutive) {
                    (false, false) => return Some(Equivalence::SameName),
                    _ => found = Some(Equivalence::Diminutive),
                }
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patronymics_are_of_the_fathers_name() {
        for (left, right) in [
            ("vladimirovich", "uladzimiravich"),
            ("volodymyrovych", "vladimirovich"),
            ("mikhailovna", "mykhailivna"),
            ("dmitrievich", "dmitriyevich"),
            ("ivanovich", "ivanavich"),
        ] {
            assert_eq!(equivalence(left, right), Some(Equivalence::SameName), "{left} {right}");
        }
        for (left, right) in [
            ("vladimirovich", "vladimir"),
            ("vladimirovich", "vladimirovna"),
            ("vladimirovich", "mikhailovich"),
            ("vladislavovich", "vladimirovich"),
        ] {
            assert_eq!(equivalence(left, right), None, "{left} {right}");
        }
    }

    #[test]
    fn groups_leave_room_for_the_marks() {
        let last = GROUPS.values().flatten().map(|membership| membership.group).max().unwrap_or_default();
        assert!(last < DAUGHTER, "{last}");
    }
}
