//! What happens to a listed name on its way into a customer file or a search field.

use crate::random::Random;

/// How a name was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Change {
    /// Letter for letter a listed name.
    Exact,
    /// One slip of the hand.
    Slip,
    /// Two slips of the hand.
    TwoSlips,
    /// Words in another order.
    Order,
    /// A word left out.
    LeftOut,
    /// A word shortened to its first letter.
    Initial,
    /// Two words written as one.
    Joined,
    /// Another spelling of the same sounds: an alias the list does not have.
    Spelling,
    /// Written in the name's own script.
    OwnScript,
}

/// Neighbours on a keyboard, by rows.
const ROWS: [&str; 3] = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

fn neighbour(letter: char, random: &mut Random) -> char {
    for row in ROWS {
        if let Some(place) = row.find(letter) {
            let place = if place == 0 || (random.percent(50) && place + 1 < row.len()) { place + 1 } else { place - 1 };
            return row.chars().nth(place).unwrap_or('e');
        }
    }
    'e'
}

/// One slip: two letters swapped, one lost, doubled, or hit beside. The first letter of the text stays.
pub(crate) fn slip(text: &str, random: &mut Random) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    let places: Vec<usize> = (1..letters.len()).filter(|place| letters[*place].is_alphabetic()).collect();
    let Some(place) = random.one(&places).copied() else { return text.to_owned() };
    let swappable =
        place + 1 < letters.len() && letters[place + 1].is_alphabetic() && letters[place] != letters[place + 1];
    match random.below(4) {
        0 if swappable => letters.swap(place, place + 1),
        1 => {
            letters.remove(place);
        }
        2 => letters.insert(place, letters[place]),
        _ => {
            let struck = neighbour(letters[place].to_ascii_lowercase(), random);
            letters[place] = if letters[place].is_uppercase() { struck.to_ascii_uppercase() } else { struck };
        }
    }
    letters.into_iter().collect()
}

/// The name with a change that needs the text only; `None` if the text has no room for it.
pub(crate) fn apply(change: Change, text: &str, random: &mut Random) -> Option<String> {
    let natural = match text.split_once(", ") {
        Some((family, given)) => format!("{given} {family}"),
        None => text.to_owned(),
    };
    let mut words: Vec<String> = natural.split(' ').map(ToOwned::to_owned).collect();
    match change {
        Change::Exact => return Some(text.to_owned()),
        Change::Slip => return Some(slip(text, random)),
        Change::TwoSlips => {
            let once = slip(text, random);
            return Some(slip(&once, random));
        }
        Change::Order if words.len() > 1 => words.rotate_left(1),
        Change::LeftOut if words.len() > 2 => {
            words.remove(random.between(1, words.len() - 2));
        }
        Change::Initial if words.len() > 1 => {
            let first = words[0].chars().next()?;
            words[0] = format!("{first}.");
        }
        Change::Joined if words.len() > 1 => {
            let second = words.remove(1);
            words[0].push_str(&second.to_lowercase());
        }
        _ => return None,
    }
    Some(words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_changes_one_place_and_keeps_the_first_letter() {
        for item in 0..500 {
            let mut random = Random::of(9, 0, item);
            let slipped = slip("IVANOV, Petr", &mut random);
            assert!(slipped.starts_with('I'));
            assert!(slipped.chars().count().abs_diff(12) <= 1, "{slipped}");
        }
    }

    #[test]
    fn changes_without_room_are_refused() {
        let mut random = Random::of(9, 0, 0);
        assert_eq!(apply(Change::Order, "SINGLE", &mut random), None);
        assert_eq!(apply(Change::LeftOut, "Two Words", &mut random), None);
        assert_eq!(apply(Change::Order, "KIM, Chol", &mut random).as_deref(), Some("KIM Chol"));
        assert_eq!(apply(Change::Joined, "KIM, Yong Chol", &mut random).as_deref(), Some("Yongchol KIM"));
        assert_eq!(apply(Change::Initial, "KIM, Chol", &mut random).as_deref(), Some("C. KIM"));
    }
}
