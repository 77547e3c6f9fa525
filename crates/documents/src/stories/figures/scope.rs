//! Of whom, where and in what time a count is: the words beside it say of which other counts it can be no other number.
//!
//! `Seven people have died on Queensland roads` and `five people have died in Victoria` are counts of two places, `three
//! Palestinians` and `10 Israelis` of other people, and `14 Australians` may be some of the 21 people of another outlet.

use super::{Figure, far, part};
use crate::{
    dossier::FigureNote,
    lexicon::{Classes, classes_of, is_calendar, reporting_verbs, verb_of},
    stories::{
        bags::Bag,
        contrary,
        days::verb_in,
        view::{Sentence, View},
        words::{Word, lemma, words},
    },
};
use interdict_text::countries;

/// Marks that part the words of one count from those of the next.
const MARKS: [char; 6] = [',', ';', ':', '–', '—', '('];
/// Words behind which some of those counted are named.
const PARTS: [&str; 4] = ["including", "among them", "along with", "together with"];
/// Words between a preposition and the name of a place, at most: `in both Queensland and Victoria`.
const BETWEEN: usize = 2;
/// Words between a count and a relative clause that says which of them are counted: `two Swiss guides who survived`.
const NOUN: usize = 3;
/// Words between `over` and its length of time, and `over` itself: `over the past three days`.
const OPENING: usize = 3;
/// Words that make a figure one of what is to come.
const EXPECTS: [&str; 6] = ["expect", "forecast", "foresee", "guidance", "predict", "project"];
/// A count of a place that another outlet does not speak of may be part of its count, if that is so much larger.
const PART: f64 = 3.0;

/// What stands beside a count.
#[derive(Debug, Default)]
pub(super) struct Scope {
    /// The names of places in its clause, as they are written.
    places: Vec<String>,
    /// The nation of those who are counted: `au` of `14 Australians`.
    nation: Option<String>,
    /// It is one of several, or some of those of whom more is told: `three each`, `including 14`.
    some: bool,
    /// It counts those of whom a relative clause tells: `two guides who survived`.
    restricted: bool,
    /// It is of a length of time: `22 buildings in three days`.
    lasting: bool,
    /// It is no number, but a word for many: `dozens`.
    vague: bool,
    /// It is a share that is held at the time of writing.
    now: bool,
    /// It is a share that is to be held.
    to_come: bool,
    /// It is the first part of a compound, and the noun behind that is what it is told of: `a 181-run partnership`.
    compound: bool,
    /// It is what is left of a number that falls: `30,000 homes are still without power`.
    still: bool,
    /// It is what somebody expects, and no result: `analysts had expected a profit of $90 million`.
    expected: bool,
    /// The words of its clause.
    told: Vec<Word>,
    /// Who has what is counted, by name: `Morvia holds 120 prisoners`.
    owner: Bag,
}

impl Scope {
    /// What stands beside a count, and beside a share; of other figures nothing is known.
    pub(super) fn of(view: &View<'_>, note: &FigureNote) -> Self {
        let Some((before, behind)) = clause(note) else { return Self::default() };
        let (left, right) = (words(before), words(behind));
        let expected = left.iter().chain(&right).any(|word| EXPECTS.contains(&&*lemma(&word.folded)));
        if note.unit == "percent" {
            return Self { expected, ..Self::of_share(&left, &right) };
        }
        if note.unit != "count" {
            return Self { expected, ..Self::default() };
        }
        let told = format!("{before} {behind} {}", behind_insertion(note));
        let some = ends_in_part(before)
            || left.iter().chain(&right).any(|word| matches!(word.folded.as_str(), "each" | "apiece"))
            || right.iter().any(|word| word.folded == "also")
            || part::is_of_more(note, &right);
        let counted = right.first().filter(|word| word.capital);
        let nation = counted.and_then(|word| nation(&word.folded));
        let restricts = |word: &Word| matches!(word.folded.as_str(), "who" | "which" | "that" | "whose");
        Self {
            places: places(&told),
            nation,
            some,
            restricted: right.iter().skip(1).take(NOUN).any(restricts),
            lasting: view.lengths.iter().any(|length| lasts(note, length)),
            vague: is_vague(note),
            compound: behind.starts_with('-'),
            still: left.iter().chain(&right).any(|word| word.folded == "still"),
            owner: owner(&left),
            expected,
            told: left.into_iter().chain(right).collect(),
            ..Self::default()
        }
    }

    /// What stands beside a share: `about 10% each` are two shares, and what is held now is none that will be held.
    fn of_share(left: &[Word], right: &[Word]) -> Self {
        let has = |wanted: fn(&str) -> bool| left.iter().chain(right).any(|word| wanted(&word.folded));
        Self {
            some: has(|word| matches!(word, "each" | "apiece")),
            now: has(|word| matches!(word, "currently" | "now" | "already" | "presently")),
            to_come: has(|word| matches!(word, "will" | "would" | "shall")),
            ..Self::default()
        }
    }

    /// Whether it is no number, but a word for many.
    pub(super) fn is_vague(&self) -> bool {
        self.vague
    }
}

/// Whether the words beside two counts say that they are of other nations or places.
pub(super) fn are_apart(one: &Figure<'_>, other: &Figure<'_>) -> bool {
    !(of_one_nation(one, other) && at_one_place(one, other))
}

/// Whether two counts of one measure with other values may be two numbers of the same.
pub(super) fn may_differ(one: &Figure<'_>, other: &Figure<'_>) -> bool {
    let (left, right) = (&one.scope, &other.scope);
    let fate = one.fate.is_some() || other.fate.is_some();
    !left.some
        && !right.some
        && !left.vague
        && !right.vague
        && left.lasting == right.lasting
        && left.compound == right.compound
        && left.expected == right.expected
        && (fate || left.still == right.still)
        && !part::are_of_two_times(one, other)
        && !contrary::are_apart(&left.told, &right.told)
        && (fate || !are_owned_by_two(one, other))
        && !(left.now && right.to_come)
        && !(left.to_come && right.now)
        && (fate || left.restricted == right.restricted)
        && of_one_nation(one, other)
        && at_one_place(one, other)
}

/// Who does to what is counted what the verb right before it says, by name; who says a number is not he.
fn owner(before: &[Word]) -> Bag {
    let at_end =
        before.last().filter(|last| !last.capital && verb_of(&last.folded).is_some()).map(|_| before.len() - 1);
    let Some(verb) = verb_in(before).or(at_end) else { return Bag::default() };
    let reports = |word: &Word| reporting_verbs().exact(&lemma(&word.folded)).is_some();
    let helps = |word: &Word| classes_of(&word.folded).any(Classes::AUXILIARY.or(Classes::ADVERB));
    let direct = before[verb + 1..].iter().all(|word| helps(word) || verb_of(&word.folded).is_some());
    let named = before[..verb].iter().filter(|word| word.capital);
    if direct && !before[verb..].iter().any(reports) {
        Bag::of_words(&named.cloned().collect::<Vec<Word>>())
    } else {
        Bag::default()
    }
}

/// Whether two parties have what is counted, and one outlet at least tells of both: then they are not two names of one.
fn are_owned_by_two(one: &Figure<'_>, other: &Figure<'_>) -> bool {
    let (left, right) = (&one.scope.owner, &other.scope.owner);
    let tells = |view: &View<'_>, owner: &Bag| {
        let all = |sentence: &Sentence| sentence.bag.shared_words(owner) == owner.len();
        view.sentences.iter().any(all)
    };
    left.names_others(right) && (tells(one.view, right) || tells(other.view, left))
}

/// Whether those counted may be the same: not those of two nations, nor those of one and more people of whom it is not told.
fn of_one_nation(one: &Figure<'_>, other: &Figure<'_>) -> bool {
    match (&one.scope.nation, &other.scope.nation) {
        (Some(left), Some(right)) => left == right,
        (Some(_), None) => one.value >= other.value,
        (None, Some(_)) => other.value >= one.value,
        (None, None) => true,
    }
}

/// Whether both may be of one place: not if each clause names places, and none is the same; nor if one names a place of which
/// the other outlet says nothing, and counts much fewer.
fn at_one_place(one: &Figure<'_>, other: &Figure<'_>) -> bool {
    let (left, right) = (&one.scope.places, &other.scope.places);
    if !left.is_empty() && !right.is_empty() {
        return left.iter().any(|place| right.contains(place));
    }
    let part = |one: &Figure<'_>, other: &Figure<'_>| {
        one.value < other.value
            && far(one.value, other.value) >= PART
            && !one.scope.places.is_empty()
            && !one.scope.places.iter().any(|place| speaks_of(other.view, place))
    };
    !part(one, other) && !part(other, one)
}

fn speaks_of(view: &View<'_>, place: &str) -> bool {
    view.sentences.iter().any(|sentence| sentence.span.text.contains(place))
}

/// The words of a count's clause before and behind it; with the clause before that, where it begins with `where` or `when`: `in
/// Victoria, where five people have died`, `since 1998, when five people died`.
pub(super) fn clause(note: &FigureNote) -> Option<(&str, &str)> {
    let text = note.sentence.text.as_str();
    let from = note.span.at.start.checked_sub(note.sentence.at.start)?;
    let to = note.span.at.end.checked_sub(note.sentence.at.start)?;
    let (before, behind) = (text.get(..from)?, text.get(to..)?);
    let start = |head: &str| {
        let mark = head.char_indices().rev().find(|(_, letter)| MARKS.contains(letter));
        mark.map_or(0, |(at, letter)| at + letter.len_utf8())
    };
    let own = start(before);
    let of_place = words(&before[own..]).first().is_some_and(|word| matches!(word.folded.as_str(), "where" | "when"));
    let own = if of_place { start(before[..own].trim_end_matches(MARKS)) } else { own };
    Some((&before[own..], &behind[..behind.find(MARKS).unwrap_or(behind.len())]))
}

/// What goes on with a count's clause behind an insertion that names some of those counted: `wounding three settlers, including a boy,
/// | in the west`.
fn behind_insertion(note: &FigureNote) -> &str {
    let until = note.span.at.end.checked_sub(note.sentence.at.start);
    let behind = until.and_then(|until| note.sentence.text.get(until..)).unwrap_or_default();
    let mut parts = behind.splitn(3, MARKS).skip(1);
    let insertion = parts.next().unwrap_or_default().trim_start();
    let rest = parts.next().unwrap_or_default();
    let names_some = PARTS.iter().any(|words| insertion.starts_with(words));
    if names_some { &rest[..rest.find(MARKS).unwrap_or(rest.len())] } else { "" }
}

/// Whether a text ends in words behind which some of many are counted: `including 14 Australians`.
fn ends_in_part(text: &str) -> bool {
    let text = text.trim_end();
    PARTS.iter().any(|words| {
        let head = text.get(text.len().saturating_sub(words.len())..);
        head.is_some_and(|head| head.eq_ignore_ascii_case(words))
    })
}

/// The names behind prepositions of place; days and months are none.
fn places(text: &str) -> Vec<String> {
    let words = words(text);
    let opens =
        |word: &Word| matches!(word.folded.as_str(), "in" | "on" | "at" | "near" | "off" | "outside" | "across");
    let named = |word: &Word| word.capital && !is_calendar(&word.folded);
    let mut places = Vec::new();
    for at in (0..words.len()).filter(|at| opens(&words[*at])) {
        let mut next = at + 1;
        while next < words.len() && next <= at + BETWEEN && !words[next].capital {
            next += 1;
        }
        // `In Queensland and Victoria` are two places, `New South Wales` is one.
        while words.get(next).is_some_and(named) {
            let first = next;
            while words.get(next + 1).is_some_and(named) && words[next].at.end + 1 == words[next + 1].at.start {
                next += 1;
            }
            places.extend(text.get(words[first].at.start..words[next].at.end).map(str::to_owned));
            let joined = words.get(next + 1).is_some_and(|word| word.folded == "and");
            next += if joined { 2 } else { 1 };
            if !joined {
                break;
            }
        }
    }
    places
}

/// The nation of a word for its people: `Israelis`, `Swiss`.
fn nation(word: &str) -> Option<String> {
    let country = countries::by_name(word).or_else(|| countries::by_name(word.strip_suffix('s')?))?;
    Some(country.code().to_owned())
}

/// Whether a length of time is that in which all those were counted: `in three days`, `over the past three days`.
fn lasts(note: &FigureNote, length: &FigureNote) -> bool {
    if length.sentence.at != note.sentence.at {
        return false;
    }
    let until = length.span.at.start.checked_sub(length.sentence.at.start);
    let before = words(until.and_then(|until| length.sentence.text.get(..until)).unwrap_or_default());
    let opens = |word: &Word| matches!(word.folded.as_str(), "in" | "over" | "within" | "during");
    before.iter().rev().take(OPENING).any(opens)
}

/// Whether a figure is a word for many, and no number of them: `dozens`, and the `hundred` of `several hundred`.
fn is_vague(note: &FigureNote) -> bool {
    let words = words(&note.span.text);
    let more = note.approximate && note.bound.as_deref() == Some("more_than");
    let unit = |word: &Word| matches!(word.folded.as_str(), "dozen" | "hundred" | "thousand" | "million");
    let many = |word: &Word| {
        matches!(
            word.folded.as_str(),
            "tens" | "dozens" | "scores" | "hundreds" | "thousands" | "millions" | "several" | "of"
        )
    };
    !words.is_empty() && words.iter().all(|word| many(word) || (more && unit(word)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        plain,
        reading::{Reader, Settings},
    };

    #[test]
    fn places_stand_behind_prepositions_and_days_are_none() {
        for (text, expected) in [
            ("people have died on New South Wales roads", vec!["New South Wales"]),
            ("with fatalities in both Queensland and Victoria on Monday", vec!["Queensland", "Victoria"]),
            ("managers of Ardmont were arrested in Lisna in February", vec!["Lisna"]),
            ("people were killed near the bridge", vec![]),
        ] {
            assert_eq!(places(text), expected, "{text}");
        }
    }

    /// Whether the first counts of two sentences may be two numbers of the same.
    fn differ(first: &str, second: &str) -> bool {
        let read = |text: &str| Reader::new(&[]).read(plain::read("a", text), &Settings::default());
        let (left, right) = (read(first), read(second));
        let views = [View::new(0, 0, &left), View::new(1, 1, &right)];
        let figures = super::super::collect(&views);
        let of = |place: usize| figures.iter().find(|figure| figure.view.place == place && figure.note.unit == "count");
        may_differ(of(0).unwrap(), of(1).unwrap())
    }

    #[test]
    fn counts_of_other_places_and_people_do_not_differ() {
        let roads = "Seven people have died on Queensland roads.";
        assert!(!differ(roads, "In Victoria, where five people have died, rain fell."));
        assert!(differ(roads, "Eight people have died in Queensland."));
        assert!(differ(roads, "Eight people have died."));
        assert!(!differ("They killed 10 Israelis.", "The strikes killed three Palestinians."));
        assert!(!differ("The flood killed 14 Australians.", "It was a flood that killed 21 people."));
        assert!(differ("The flood killed 14 Australians.", "It was a flood that killed 12 people."));
        assert!(!differ("Fourteen homes were lost in Hawkesbury.", "The fires destroyed 150 homes."));
        let insertion = "They wounded three farmers, including a boy, in a raid in Lisna.";
        assert!(!differ(insertion, "Four farmers were wounded in Velsk."));
        assert!(differ(insertion, "Four farmers were wounded in Lisna."));
    }

    #[test]
    fn shares_of_each_and_of_another_time_do_not_differ() {
        for (first, second, expected) in [
            ("The family will keep 20% of Norvane.", "The family will keep 15% of Norvane.", true),
            ("The family will keep 20% of Norvane.", "The brothers will keep 10% of Norvane each.", false),
            ("The family will keep 20% of Norvane.", "The family currently holds 51% of Norvane.", false),
            ("Profit at Norvane grew by 20%.", "Analysts had expected profit at Norvane to grow by 25%.", false),
            ("Profit at Norvane grew by 20%.", "Profit at Norvane grew by 25%.", true),
        ] {
            let read = |text: &str| Reader::new(&[]).read(plain::read("a", text), &Settings::default());
            let (left, right) = (read(first), read(second));
            let views = [View::new(0, 0, &left), View::new(1, 1, &right)];
            let figures = super::super::collect(&views);
            let of = |place: usize| {
                figures.iter().find(|figure| figure.view.place == place && figure.note.unit == "percent").unwrap()
            };
            assert_eq!(may_differ(of(0), of(1)), expected, "{first} | {second}");
            assert_eq!(may_differ(of(1), of(0)), expected, "{second} | {first}");
        }
    }

    #[test]
    fn some_of_those_counted_and_words_for_many_are_no_other_number() {
        let guides = "Three guides drew maps.";
        assert!(!differ(guides, "Two Swiss guides who came home drew maps."));
        assert!(!differ("Eight people were charged.", "Along with two directors he was charged."));
        assert!(!differ("They have each lost three ships.", "Five ships were lost."));
        assert!(!differ("Dozens of ships were lost.", "Five ships were lost."));
        assert!(!differ("Fire destroyed 22 huts in three days.", "Fire destroyed 13 huts."));
        assert!(!differ("They shared a 181-run stand.", "They are 70 runs ahead."));
    }
}
