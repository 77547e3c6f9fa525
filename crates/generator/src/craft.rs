//! Names of ships and marks of aircraft.

use crate::{
    culture::{Culture, ship_words, titled},
    random::Random,
};

/// A ship's name: words, and a number where she has sisters.
pub(crate) fn ship_name(culture: &Culture, random: &mut Random) -> String {
    let pick = |field: &str, random: &mut Random| random.one(ship_words(field)).copied().unwrap_or_default().to_owned();
    let mut words = match random.by_percent(&[30, 20, 35, 15]) {
        0 => vec![pick("first", random), pick("second", random)],
        1 => vec![pick("first", random), culture.distinct_word(random)],
        2 => vec![culture.distinct_word(random)],
        _ => vec![culture.family_name(false, random).latin],
    };
    if random.percent(38) {
        let number = if random.percent(70) { random.between(1, 30) } else { random.between(31, 9_999) };
        words.push(number.to_string());
    }
    titled(&words.join(" ")).to_uppercase()
}

/// A ship's name with a prefix.
pub(crate) fn with_prefix(name: &str, random: &mut Random) -> String {
    format!("{} {name}", random.one(ship_words("prefix")).copied().unwrap_or("MV"))
}

/// An IMO number with its check digit: the sum of the six digits times 7 to 2, last digit (IMO resolution A.1117(30)).
pub(crate) fn imo(random: &mut Random) -> String {
    let digits: Vec<usize> =
        random.between(810_000, 989_999).to_string().bytes().map(|b| usize::from(b - b'0')).collect();
    let sum: usize = digits.iter().zip((2..=7).rev()).map(|(digit, weight)| digit * weight).sum();
    digits.iter().chain(&[sum % 10]).map(ToString::to_string).collect()
}

/// An aircraft's registration mark.
pub(crate) fn aircraft_mark(random: &mut Random) -> String {
    let prefix = random.one(ship_words("mark")).copied().unwrap_or("RA-");
    if random.percent(40) {
        format!("{prefix}{}", random.between(10_000, 99_999))
    } else {
        let letters: String = (0..3).map(|_| char::from(b'A' + random.below(26) as u8)).collect();
        format!("{prefix}{letters}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use interdict_model::{Identifier, IdentifierKind, Validity};

    #[test]
    fn imo_numbers_pass_their_check() {
        for item in 0..100 {
            let number = imo(&mut Random::of(1, 0, item));
            assert_eq!(Identifier::new(IdentifierKind::Imo, number).validity(), Validity::Valid);
        }
    }
}
