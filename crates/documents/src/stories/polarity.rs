//! Whether two statements say a thing and its contrary: the negation must stand in the clause that they share.
//!
//! "The move was in response to the hack, but the targets were not directly involved" does not contradict "the
//! sanctions were in response to the hack": what is shared stands in the first clause, and the `not` in the second. A
//! word and its contrary (`data/stories-contraries.tsv`) stand to each other as a word with and without a `not`, if
//! both are said of one subject. Two clauses that share nothing but names tell of two things.

#[cfg(test)]
mod tests;

use super::{
    bags::Bag,
    contrary,
    days::{subject_in, verb_in},
    questions,
    words::{Word, is_content, words},
};
use crate::lexicon::{Classes, VerbForm, WordKind, classes_of, is_kind, reporting_verbs, verb_of};
use std::ops::Range;

/// What a sum is of, by the word of the comparison: `$2m had been handed over`, `no money had been handed over`.
const MONEY: &str = "money";
/// Signs before sums.
const CURRENCY: [char; 4] = ['$', '€', '£', '¥'];
/// Words of a subject that is carried on to a second verb, at most.
const SUBJECT: usize = 30;

/// A clause of what somebody says.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Clause {
    /// Its words.
    pub(super) text: String,
    /// Its content words.
    pub(super) bag: Bag,
    /// Whether it says that something is not so.
    pub(super) negative: bool,
    /// The pronoun that stands for whom it is said of, or `there` for nobody, so that it has one word fewer to share.
    pronoun: Option<Pronoun>,
    /// Whether it is said to be so under a condition only.
    pub(super) conditional: bool,
    /// Whether the answer to a question in it is unknown; none where there is no question: `did not know who was behind it`.
    unknown: Option<bool>,
}

impl Clause {
    /// The one thing of which the clause says that there is none: `there had been no irregularities`.
    pub(super) fn missing(&self) -> Option<&str> {
        let only = self.negative && self.pronoun == Some(Pronoun::Nobody) && self.bag.len() == 1;
        self.bag.words().next().filter(|_| only)
    }

    /// Whether it says that there is something, or is not.
    pub(super) fn is_of_nobody(&self) -> bool {
        self.pronoun == Some(Pronoun::Nobody)
    }

    /// Whether it says that the answer to a question is not known.
    pub(super) fn leaves_open(&self) -> bool {
        self.unknown == Some(true)
    }
}

/// Whom a pronoun at the beginning of a clause may stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pronoun {
    /// `he`
    Man,
    /// `she`
    Woman,
    /// `it`, `they`, `none of them`
    Other,
    /// `I`, `we`: whoever says so.
    Speaker,
    /// `there`
    Nobody,
}

impl Pronoun {
    fn of(word: &str) -> Option<Self> {
        Some(match word {
            "he" => Self::Man,
            "she" => Self::Woman,
            "it" | "they" => Self::Other,
            "i" | "we" => Self::Speaker,
            _ => return None,
        })
    }

    /// Whether two may stand for one: `he was ill` is not said of whom `she was well` is said of.
    fn may_be(self, other: Self) -> bool {
        self == other || self == Self::Speaker || other == Self::Speaker
    }
}

/// The clauses of a text. What goes on behind a relative clause keeps the words before that, and a second verb its subject.
pub(super) fn clauses(text: &str) -> Vec<Clause> {
    clauses_of(text, &words(text))
}

/// The same, given the words of the text.
pub(super) fn clauses_of(text: &str, words: &[Word]) -> Vec<Clause> {
    let mut clauses = Vec::new();
    let mut first = 0;
    let (mut subject, mut before) = (0..0, 0..0);
    for at in 1..=words.len() {
        let resumed = at < words.len() && ends_insertion(text, &words[first..=at]);
        let shared = shared_subject(words, &subject, &(first..at));
        if at == words.len() || resumed || shared.is_some() || parts(text, words, at) {
            // What is so under a condition only is not said to be so.
            let condition = first > 0 && is_condition(&words[first]);
            let conditional = words.get(at).is_some_and(is_condition);
            let told = clause(text, &words[subject], &words[first..at]).filter(|_| !condition);
            clauses.extend(told.map(|told| Clause { conditional, ..told }));
            let resumed = if resumed { before } else { 0..0 };
            before = first..at;
            // The `and` itself says nothing.
            first = if shared.is_some() { at + 1 } else { at };
            subject = shared.unwrap_or(resumed);
        }
    }
    clauses
}

fn parts(text: &str, words: &[Word], at: usize) -> bool {
    let (before, word) = (&words[at - 1], &words[at]);
    let between = text.get(before.at.end..word.at.start).unwrap_or_default();
    let next = words.get(at + 1).map_or("", |next| next.folded.as_str());
    let stops = between.contains([';', '!', '?', '\n']) || (between.contains('.') && before.folded.len() > 2);
    is_kind(&word.folded, WordKind::Parting)
        || stops
        || is_condition(word)
        || (word.folded == "and"
            && (between.contains(',')
                || matches!(next, "that" | "it" | "he" | "she" | "they" | "we" | "i")
                || denies_anew(&words[at + 1..])))
        || (between.contains(',') && (matches!(word.folded.as_str(), "which" | "who" | "whose") || is_gerund(word)))
}

/// Whether a word opens a clause of which what is denied before it says nothing, nor the other way round: `would change its policy
/// | if they could not be housed`.
fn is_condition(word: &Word) -> bool {
    matches!(word.folded.as_str(), "if" | "unless")
}

/// Whether some words go on with a subject and a verb of their own of which nobody or nothing is the subject: `it shook | and then
/// nothing moved`.
fn denies_anew(behind: &[Word]) -> bool {
    let mut first = behind.iter().skip_while(|word| word.folded == "then").map(|word| word.folded.as_str());
    let nobody = first.next().is_some_and(|word| matches!(word, "nothing" | "nobody" | "none" | "no"));
    nobody && verb_in(behind).is_some()
}

/// `the ministry had withdrawn the licence and | did not exclude a sale`: the subject that the verb behind an `and` shares
/// with the clause before it. What is denied of the one is not denied of the other.
fn shared_subject(words: &[Word], subject: &Range<usize>, clause: &Range<usize>) -> Option<Range<usize>> {
    let [joint, helping, ..] = words.get(clause.end..)? else { return None };
    if joint.folded != "and" || !is_finite(&helping.folded) {
        return None;
    }
    if !subject.is_empty() {
        return Some(subject.clone());
    }
    let verb = verb_in(&words[clause.clone()]).filter(|verb| (1..=SUBJECT).contains(verb))?;
    let own = clause.start..clause.start + verb;
    if may_share_subject(&words[own.end], helping) || words[own.end - 1].folded == "i" {
        return Some(own);
    }
    // `Inspectors said the tram was fast and | were asking why`: who says so does the second as well.
    let says = |word: &Word| {
        let past = verb_of(&word.folded).is_some_and(|(_, form)| form == VerbForm::Past);
        past && !word.capital && reporting_verbs().exact(&word.folded).is_some()
    };
    let speaker = words[own.clone()].iter().position(says).unwrap_or(0);
    Some(own.start..own.start + speaker)
}

/// Whether two auxiliaries can have one subject: not `was` and `were`.
fn may_share_subject(one: &Word, other: &Word) -> bool {
    let plural = |word: &Word| match word.folded.as_str() {
        "was" | "is" | "has" | "does" | "wasn't" | "isn't" | "hasn't" | "doesn't" => Some(false),
        "were" | "are" | "have" | "do" | "weren't" | "aren't" | "haven't" | "don't" => Some(true),
        _ => None,
    };
    plural(one).zip(plural(other)).is_none_or(|(one, other)| one == other)
}

/// Whether a word is an auxiliary with which a predicate may begin: `did`, `hasn't`, and not `been`; `it's` has its own
/// subject.
fn is_finite(auxiliary: &str) -> bool {
    let finite = !matches!(auxiliary, "be" | "been" | "being" | "having" | "done" | "doing" | "used" | "need" | "dare");
    let contracted = auxiliary.contains(['\'', '’']) && !auxiliary.ends_with('t');
    finite && !contracted && classes_of(auxiliary).any(Classes::AUXILIARY)
}

/// `which did not contest the findings, | paid`: whether the last of some words goes on with the sentence into which a
/// relative clause was put. What is denied in there is not denied of the rest.
fn ends_insertion(text: &str, words: &[Word]) -> bool {
    let [first, .., before, last] = words else { return false };
    let between = text.get(before.at.end..last.at.start).unwrap_or_default();
    let goes_on = classes_of(&last.folded).any(Classes::AUXILIARY)
        || (!last.capital && verb_of(&last.folded).is_some_and(|(_, form)| form == VerbForm::Past));
    between.contains(',') && matches!(first.folded.as_str(), "which" | "who" | "whose") && goes_on
}

/// `, saying that none had been due`: what is said beside the matter is a clause of its own.
fn is_gerund(word: &Word) -> bool {
    verb_of(&word.folded).is_some_and(|(_, form)| form == VerbForm::Gerund)
}

fn clause(text: &str, subject: &[Word], rest: &[Word]) -> Option<Clause> {
    // The sign of a sum at the beginning is no word, but is part of it.
    let sign = |start: usize| text[..start].chars().next_back().filter(|before| CURRENCY.contains(before));
    let written = |words: &[Word]| {
        let start = words.first()?.at.start;
        text.get(start - sign(start).map_or(0, char::len_utf8)..words.last()?.at.end)
    };
    if subject.is_empty() {
        return of_words(written(rest)?.to_owned(), rest);
    }
    of_words(format!("{} {}", written(subject)?, written(rest)?), &[subject, rest].concat())
}

fn of_words(text: String, words: &[Word]) -> Option<Clause> {
    let bag = Bag::of_words(words);
    // Behind `and that` at the latest stands the subject. That there is no other of a kind says nothing of the one.
    let mut first = words.iter().take(3).map(|word| word.folded.as_str());
    let nobody =
        first.clone().any(|word| word == "there") && !words.iter().any(|word| is_kind(&word.folded, WordKind::Rest));
    let none_of_them = words.windows(3).take(2).any(|three| {
        three[0].folded == "none" && three[1].folded == "of" && matches!(three[2].folded.as_str(), "them" | "us")
    });
    let pronoun = match (nobody, none_of_them) {
        (true, _) => Some(Pronoun::Nobody),
        (_, true) => Some(Pronoun::Other),
        _ => first.find_map(Pronoun::of),
    };
    let unknown = questions::unknown_in(words);
    (!bag.is_empty()).then(|| Clause { text, bag, negative: is_negated(words), pronoun, conditional: false, unknown })
}

/// Whether words say that something is not so: two negations cancel out.
pub(super) fn is_negated(words: &[Word]) -> bool {
    (0..words.len()).filter(|at| negates(words, *at)).count() % 2 == 1
}

fn negates(words: &[Word], at: usize) -> bool {
    let word = words[at].folded.as_str();
    let next = words.get(at + 1).map_or("", |next| next.folded.as_str());
    let excludes = || verb_of(word).is_some_and(|(lemma, _)| lemma == "exclude" || (lemma == "rule" && next == "out"));
    // Who failed a test did what is told of him, and who failed to pay did not.
    let failed = || verb_of(word).is_some_and(|(lemma, _)| lemma == "fail") && next != "to";
    if (is_kind(word, WordKind::Negating) && !failed()) || excludes() {
        return true;
    }
    // `Neither free nor fair` is one negation of two things.
    if word == "nor" && words[..at].iter().any(|before| before.folded == "neither") {
        return false;
    }
    let negation =
        classes_of(word).any(Classes::NEGATION) || word.ends_with("n't") || questions::is_too_early(words, at);
    negation && !(word == "not" && matches!(next, "only" | "just")) && !(word == "no" && next == "doubt")
}

/// Whether two clauses that speak of one thing say contraries of it; none where they have contrary words of two
/// subjects: `profits rose` and `shares fell`.
pub(super) fn opposite(one: &Clause, other: &Clause) -> Option<bool> {
    let turned = one.bag.turns(&other.bag);
    if turned && !may_have_one_subject(one, other) {
        return None;
    }
    if one.unknown.is_some() || other.unknown.is_some() {
        // What is not known may be so or not.
        return one.unknown.zip(other.unknown).map(|(one, other)| one != other);
    }
    let prefixed = shared(one, other).1;
    let contrary = ((one.negative != other.negative) != prefixed) != turned;
    (!contrary || contrary::may_be(one, other)).then_some(contrary)
}

/// Profits and shares of one firm are two things, though the name of the firm stands before both verbs. What is done to a thing
/// is told of it before the verb, or behind it: `the office would be closed`, `Norvane would keep the office`.
fn may_have_one_subject(one: &Clause, other: &Clause) -> bool {
    let (left, right) = (subject_in(&one.text), subject_in(&other.text));
    if is_done_to(&left, one, other) || is_done_to(&right, other, one) {
        return true;
    }
    let (nouns, others) = (left.ordinary(), right.ordinary());
    if nouns.is_empty() || others.is_empty() {
        left.is_empty() || right.is_empty() || left.shared_words(&right) > 0
    } else {
        nouns.shared_words(&others) > 0
    }
}

/// Whether the subject of a passive clause is what another clause, which is not passive, tells something to be done to.
fn is_done_to(subject: &Bag, passive: &Clause, active: &Clause) -> bool {
    let told = words(&active.text);
    let Some(verb) = verb_in(&told).filter(|_| !subject.is_empty()) else { return false };
    is_passive(&words(&passive.text))
        && !is_passive(&told)
        && subject.shared_words(&Bag::of_words(&told[verb..])) == subject.len()
}

/// Whether some form of `be` stands right before a participle.
pub(super) fn is_passive(words: &[Word]) -> bool {
    let form = |word: &Word| verb_of(&word.folded);
    words.windows(2).any(|pair| {
        form(&pair[0]).is_some_and(|(verb, _)| verb == "be")
            && form(&pair[1]).is_some_and(|(_, form)| form == VerbForm::Past)
    })
}

/// The clauses of two statements that have most in common.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Overlap {
    /// Place of the clause of the first statement.
    pub(super) left: usize,
    /// Place of the clause of the second one.
    pub(super) right: usize,
    /// How much the shared words tell.
    pub(super) weight: f64,
    /// The part of the shorter clause that is shared.
    pub(super) coverage: f64,
    /// Whether one says that something is so and the other that it is not.
    pub(super) opposite: bool,
}

/// Of two shared words and half of the shorter clause, the pair of clauses that have most in common. Of a clause that
/// is a pronoun and its verb (`he would appeal`), the verb is enough; of two with a pronoun (`she was ill`), a word
/// that has a contrary.
pub(super) fn overlap(left: &[Clause], right: &[Clause]) -> Option<Overlap> {
    let mut best: Option<Overlap> = None;
    for (left_at, one) in left.iter().enumerate() {
        for (right_at, other) in right.iter().enumerate() {
            let (words, turned) = shared(one, other);
            let (weight, coverage) = in_common(one, other);
            if (words < 2 && !is_verb_alone(one, other)) || (coverage < 0.5 && !turned) {
                continue;
            }
            if !turned && shares_names_only(one, other) {
                continue;
            }
            let Some(opposite) = opposite(one, other) else { continue };
            if best.as_ref().is_none_or(|best| weight * coverage > best.weight * best.coverage) {
                best = Some(Overlap { left: left_at, right: right_at, weight, coverage, opposite });
            }
        }
    }
    best
}

/// Whether one clause is nothing but a pronoun and a verb, and the other has that verb; or a word that has a contrary,
/// and the other is said of a pronoun, too.
fn is_verb_alone(one: &Clause, other: &Clause) -> bool {
    let alone = |short: &Clause, long: &Clause| {
        let one_subject = || short.pronoun.zip(long.pronoun).is_some_and(|(one, other)| one.may_be(other));
        short.pronoun.is_some()
            && short.bag.len() == 1
            && short.bag.shared_words(&long.bag) == 1
            && ((short.bag.takes_sides() && one_subject())
                || words(&short.text).iter().any(|word| is_content(&word.folded) && verb_of(&word.folded).is_some()))
    };
    alone(one, other) || alone(other, one)
}

/// Whether all that two clauses share are words with a capital: `Corlan lost money at Redmouth`, `the sale of Corlan's plant
/// at Redmouth is not final`.
fn shares_names_only(one: &Clause, other: &Clause) -> bool {
    let ordinary = |clause: &Clause| {
        let told = words(&clause.text).into_iter().enumerate();
        // The first word of a sentence has a capital, whatever it is.
        let kept = told.filter(|(at, word)| *at == 0 || !word.capital);
        Bag::of_words(&kept.map(|(_, word)| word).collect::<Vec<Word>>())
    };
    let sum = is_of_money(one, other) || is_of_money(other, one);
    !sum && ordinary(one).shared_words(&ordinary(other)) == 0
}

/// How much two clauses share, and the part of the shorter one that is shared. A sum and what is called money are one.
fn in_common(one: &Clause, other: &Clause) -> (f64, f64) {
    let called = |sum: &Clause, money: &Clause| if is_of_money(sum, money) { money.bag.weight_of(MONEY) } else { 0.0 };
    let weight = one.bag.shared(&other.bag) + called(one, other) + called(other, one);
    let least = one.bag.total().min(other.bag.total());
    (weight, if least <= 0.0 { 0.0 } else { (weight / least).min(1.0) })
}

/// Whether one clause gives a sum of money, and the other calls it money.
fn is_of_money(one: &Clause, other: &Clause) -> bool {
    other.bag.weight_of(MONEY) > 0.0 && one.bag.weight_of(MONEY) <= 0.0 && one.text.contains(CURRENCY)
}

/// How many words are shared, and whether one of them is turned by its prefix: `involved`, `uninvolved`.
fn shared(one: &Clause, other: &Clause) -> (usize, bool) {
    let turned = |left: &Bag, right: &Bag| {
        left.words()
            .filter_map(|word| word.strip_prefix("un").filter(|stem| stem.len() > 3))
            .any(|stem| right.words().any(|word| word == stem))
    };
    let turned = turned(&one.bag, &other.bag) || turned(&other.bag, &one.bag);
    let sum = is_of_money(one, other) || is_of_money(other, one);
    (one.bag.shared_words(&other.bag) + usize::from(turned) + usize::from(sum), turned)
}
