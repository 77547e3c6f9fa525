//! Who a holder is: can the phrase speak at all, and whom does a pronoun stand for.

use super::{Holder, appositions, called::holder_in, named, shown};
use crate::{
    grammar::{Sentences, Tag, Voice, is_plural},
    lexicon::{RoleKind, Sex, WordKind, is_kind, role_of},
};
use std::{cell::Cell, ops::Range};

/// What a phrase names, as far as a pronoun must agree with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Person,
    Several,
    Body,
}

/// Whether a phrase names someone who can speak: a name, or a noun for a speaker. A day cannot.
pub(crate) fn can_speak(sentences: &Sentences<'_>, phrase: &Range<usize>) -> bool {
    let head = sentences.head(phrase);
    if head.clone().all(|at| sentences.in_date(at)) {
        return false;
    }
    let tokens = sentences.tokens;
    head.clone().any(|at| {
        let opens = || at <= sentences.sentence(phrase.start).start;
        sentences.tag(at) == Tag::Pronoun
            || tokens.role(at).is_some()
            || (tokens.is_capital(at)
                && sentences.tag(at) == Tag::Nominal
                && !(opens() && crate::lexicon::is_common(tokens.word(at))))
            || tokens.is_all_capitals(at)
            // `the 45-year-old`
            || tokens.is_kind(at, WordKind::Age) && at + 1 == head.end && at > head.start
    })
}

/// Whether a phrase names a newspaper, an agency or a broadcaster: someone who passes words on.
pub(crate) fn is_media(sentences: &Sentences<'_>, phrase: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    phrase.clone().any(|at| {
        let role = tokens.role(at).is_some_and(|role| role.kind == RoleKind::Media);
        let named = tokens.is_capital(at) && tokens.is_kind(at, WordKind::News);
        (role && !tokens.is_kind(at, WordKind::Agency))
            || named
            || (role && at > phrase.start && tokens.word(at - 1) == "news")
    })
}

/// The phrase that a pronoun stands for: the nearest earlier subject that agrees with it, looked for in this sentence and
/// the six before it. Subjects inside quotation marks (the tokens marked in `inside`) are no one the article speaks of, and
/// `besides` is who cannot be meant: of `she` in `she accused her` the other.
pub(crate) fn antecedent(
    sentences: &Sentences<'_>,
    pronoun: usize,
    holders: &[Holder],
    inside: &[bool],
    besides: Option<&Range<usize>>,
) -> Option<Range<usize>> {
    let tokens = sentences.tokens;
    let wanted = match tokens.word(pronoun) {
        "he" | "she" | "him" | "her" => Kind::Person,
        "they" | "we" | "both" | "them" => Kind::Several,
        "it" => Kind::Body,
        _ => return None,
    };
    let word = tokens.word(pronoun);
    // In the nominative it stands for one who speaks, and the dead say nothing.
    let speaks = matches!(word, "he" | "she" | "they");
    let fits = |phrase: &Range<usize>| {
        let surname = || wanted == Kind::Person && is_surname(sentences, phrase, holders);
        (agrees(sentences, phrase, wanted) || surname()) && !is_of_other_sex(sentences, phrase, word, holders)
    };
    // `neither she nor her brother`: whose brother he is, is not he.
    let possessed = |phrase: &Range<usize>| match word {
        "she" | "her" => tokens.word(phrase.start) == "her",
        "he" | "him" => tokens.word(phrase.start) == "his",
        _ => false,
    };
    if let Some(author) = author_before(sentences, pronoun).filter(|author| wanted == Kind::Person && fits(author)) {
        return Some(sentences.head(&author));
    }
    let here = tokens.sentence_of(pronoun);
    let nearest = |fits: &dyn Fn(&Range<usize>) -> bool| -> Option<Range<usize>> {
        (0..=6).filter_map(|back| here.checked_sub(back)).find_map(|number| {
            let sentence = tokens.sentences()[number].tokens.clone();
            let before = sentence.end.min(pronoun);
            // Who spoke last is the likeliest to speak on.
            let spoke = holders
                .iter()
                .rev()
                .take(40)
                .filter(|holder| sentence.contains(&holder.phrase.start) && holder.phrase.end <= before)
                .filter(|holder| besides != Some(&holder.named))
                // `an article IT said had claimed ..`: what stands right before it is spoken of.
                .filter(|holder| holder.phrase.end != pronoun)
                .find(|holder| {
                    fits(&holder.phrase)
                        || names_another(sentences, holder) && fits(&holder.named)
                        || wanted == Kind::Person && is_shown_to_be_person(sentences, holder, word, holders)
                })
                .map(|holder| holder.named.clone());
            let subject = || {
                let named = sentences.named_subjects(number).iter().take_while(|(verb, _)| *verb < before);
                named
                    .filter(|(verb, _)| !speaks || !tells_death(sentences, *verb))
                    .map(|(_, phrase)| phrase)
                    .filter(|phrase| !inside[phrase.start] && phrase.end != pronoun)
                    .filter(|phrase| !possessed(phrase) && fits(phrase))
                    .map(|phrase| holder_in(sentences, phrase))
                    .find(|named| besides != Some(named))
            };
            // `The union has claimed the raid, which THEY say is an answer`: a body that spoke in the same sentence, where no
            // several are named in it.
            let body_here = || {
                let spoken = |holder: &&Holder| {
                    let last = tokens.word(sentences.head(&holder.named).end.saturating_sub(1));
                    sentence.contains(&holder.phrase.start)
                        && holder.phrase.end <= before
                        && besides != Some(&holder.named)
                        && kind_of(sentences, &holder.named) == Some(Kind::Body)
                        && can_speak(sentences, &holder.named)
                        && role_of(last).is_none_or(|role| role.kind != RoleKind::Paper)
                };
                let they = word == "they" && number == here;
                holders.iter().rev().take(40).filter(|_| they).find(spoken).map(|holder| holder.named.clone())
            };
            let mentioned = || {
                let sex = named::sex_of_pronoun(word)?;
                let bearer = named::only_bearer(sentences, sentence.start..before, sex, inside)?;
                // As a subject he was looked at.
                let subject = sentences.named_subjects(number).iter().any(|(_, held)| held.contains(&bearer.start));
                (besides != Some(&bearer) && !subject).then_some(bearer)
            };
            spoke.or_else(subject).or_else(mentioned).or_else(body_here)
        })
    };
    // Whom his noun says to be a man is not `she`, unless nobody else is there (`the chairman, Anna Kern`), and what cannot speak
    // did not say what stands in its own sentence: `Every batch is tested, it said`.
    let passed_over = Cell::new(false);
    let likely = |phrase: &Range<usize>| {
        let spoke = || holders.iter().rev().take(40).any(|holder| holder.phrase == *phrase);
        let inside_it = wanted == Kind::Body && tokens.sentence_of(phrase.start) == here;
        // `They` who say something are no weather conditions and no terrorist attacks, also where nobody else is there.
        let things = word == "they" && is_of_things(sentences, phrase) && !spoke();
        let mute = things || inside_it && !can_speak(sentences, phrase) && !spoke();
        let unlikely = mute || wanted == Kind::Person && is_said_to_be_other(sentences, phrase, word, holders);
        passed_over.set(passed_over.get() || unlikely && !things && fits(phrase));
        !unlikely && fits(phrase)
    };
    // `Nadja Okonjo ran the opera. She said`: a name that is no known one of a person, where nobody else can be meant.
    let unknown = |phrase: &Range<usize>| {
        is_unknown_name(sentences, phrase)
            && !is_of_other_sex(sentences, phrase, word, holders)
            && !is_said_to_be_other(sentences, phrase, word, holders)
    };
    let found = nearest(&likely).or_else(|| if wanted == Kind::Person { nearest(&unknown) } else { None });
    found.or_else(|| if passed_over.get() { nearest(&fits) } else { None })
}

/// Whether a holder is named elsewhere than in the head of his phrase: a pronoun that stands for somebody, the one behind his body
/// (`the Bureau of Mines's Anna Kern`), one of several (`One of its owners, Otto Frisch,`).
fn names_another(sentences: &Sentences<'_>, holder: &Holder) -> bool {
    let (phrase, named) = (&holder.phrase, &holder.named);
    if named == phrase {
        return false;
    }
    let owned =
        phrase.start < named.start && named.end <= phrase.end && sentences.tag(named.start - 1) == Tag::Possessive;
    let of_several = named.start >= phrase.end && kind_of(sentences, phrase) == Some(Kind::Several);
    sentences.tag(phrase.start) == Tag::Pronoun || owned || of_several
}

/// Whether a speaker whose name is no known one is shown to be a person by its form ([`shown`]) or by the words around it: `Wal
/// Pavlik says HE was told`, `the head of security, Jabril Rakub says`.
fn is_shown_to_be_person(sentences: &Sentences<'_>, holder: &Holder, pronoun: &str, holders: &[Holder]) -> bool {
    let tokens = sentences.tokens;
    let named = &holder.named;
    if is_of_other_sex(sentences, named, pronoun, holders) || is_said_to_be_other(sentences, named, pronoun, holders) {
        return false;
    }
    if shown::has_form_of_person(sentences, holder) {
        return true;
    }
    if !is_unknown_name(sentences, named) {
        return false;
    }
    let own = matches!(pronoun, "he" | "she") && named.end < sentences.sentence(named.start).end;
    own && sentences.is_verb(named.end) && tokens.word(named.end + 1) == pronoun
        || appositions::is_described_before(sentences, named)
}

/// Whether the verb of a subject tells that it is dead: `was killed`, `died`.
fn tells_death(sentences: &Sentences<'_>, verb: usize) -> bool {
    let end = sentences.sentence(verb).end.min(verb + 4);
    (verb..end).take_while(|at| matches!(sentences.tag(*at), Tag::Auxiliary | Tag::Adverb | Tag::Verb(_))).any(|at| {
        match sentences.tokens.word(at) {
            "died" => true,
            "killed" | "murdered" | "executed" | "assassinated" | "drowned" => {
                sentences.group_of(at).voice == Voice::Passive
            }
            _ => false,
        }
    })
}

/// Whether a phrase in the plural names things: its last word is neither a name nor a noun for those who speak or for people.
fn is_of_things(sentences: &Sentences<'_>, phrase: &Range<usize>) -> bool {
    let head = sentences.head(phrase);
    let last = head.end.saturating_sub(1)..head.end;
    !can_speak(sentences, &last)
        && !is_person(sentences, phrase)
        && !matches!(sentences.tokens.word(last.start), "sides" | "others" | "two" | "three")
}

/// Whose words a relative clause tells of: `An address by Mr Arafat, in which HE said`.
fn author_before(sentences: &Sentences<'_>, pronoun: usize) -> Option<Range<usize>> {
    let tokens = sentences.tokens;
    let comma = pronoun.checked_sub(3).filter(|comma| sentences.sentence(pronoun).contains(comma))?;
    let led = tokens.written(comma) == ","
        && sentences.tag(comma + 1) == Tag::Preposition
        && sentences.tag(comma + 2) == Tag::Relative;
    let last = comma.checked_sub(1).filter(|last| led && sentences.tag(*last) == Tag::Nominal)?;
    let phrase = sentences.phrase_ending_at(last)?;
    let by = phrase.clone().rev().find(|at| tokens.word(*at) == "by");
    let by = by.or_else(|| phrase.start.checked_sub(1).filter(|at| tokens.word(*at) == "by"))?;
    Some(by + 1..phrase.end).filter(|author| is_person(sentences, author))
}

/// Whether a phrase is a name of two or three words that is neither a place nor says that it names a body.
fn is_unknown_name(sentences: &Sentences<'_>, phrase: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let head = sentences.head(phrase);
    let written_as_name = |at: usize| {
        tokens.is_capital(at)
            && !tokens.is_all_capitals(at)
            && sentences.tag(at) == Tag::Nominal
            && tokens.role(at).is_none()
            && !sentences.in_date(at)
    };
    (2..=3).contains(&head.len())
        && sentences.tag(phrase.start) != Tag::Determiner
        && head.clone().all(written_as_name)
        && !names_place(sentences, &head)
}

/// Whether the noun that somebody bears says that a pronoun cannot stand for him: `she` behind `the chairman, Peer Valentin`.
fn is_said_to_be_other(sentences: &Sentences<'_>, phrase: &Range<usize>, pronoun: &str, holders: &[Holder]) -> bool {
    let tokens = sentences.tokens;
    let woman = matches!(pronoun, "she" | "her");
    let head = sentences.head(phrase);
    let last = |named: &Range<usize>| tokens.word(named.end.saturating_sub(1));
    let other = |named: &Range<usize>| {
        let noun = named.clone().rev().find(|at| !tokens.is_capital(*at)).map_or("", |at| tokens.word(at));
        let of_woman = noun.ends_with("woman");
        let person = role_of(noun).is_some_and(|role| role.kind == RoleKind::Person && !role.plural);
        person && (of_woman || noun.ends_with("man")) && of_woman != woman
    };
    // `Valentin`, who spoke as `the chairman, Peer Valentin`.
    let before = || {
        let same = |holder: &&Holder| last(&holder.named) == last(&head) && holder.phrase.start < phrase.start;
        holders.iter().rev().take(40).filter(same).any(|holder| other(&sentences.head(&holder.phrase)))
    };
    other(&head) || tokens.is_capital(head.end.saturating_sub(1)) && before()
}

/// Whether a phrase may be what a pronoun of a kind stands for; some nouns for persons name bodies, too.
fn agrees(sentences: &Sentences<'_>, phrase: &Range<usize>, wanted: Kind) -> bool {
    let last = sentences.tokens.word(sentences.head(phrase).end.saturating_sub(1));
    let kind = kind_of(sentences, phrase);
    let either = kind == Some(Kind::Person) && is_kind(last, WordKind::MaybeBody);
    // `Police say`: a body of several that has no singular.
    let crowd = wanted == Kind::Several
        && is_plural(last)
        && role_of(last).is_some_and(|role| role.kind == RoleKind::Body && !role.plural);
    kind == Some(wanted) || wanted == Kind::Body && either || crowd
}

/// So many sentences back somebody is looked for who is named in full.
const NAMED_BEFORE: usize = 30;

/// Whether a phrase is the last name of somebody who spoke before under a longer one, or beside words that say who he is:
/// `Petrov, the head of the region, accused`; or of whom the text told before by a longer name.
pub(super) fn is_surname(sentences: &Sentences<'_>, phrase: &Range<usize>, holders: &[Holder]) -> bool {
    let tokens = sentences.tokens;
    let head = sentences.head(phrase);
    let last = |named: &Range<usize>| tokens.word(named.end.saturating_sub(1));
    let spoke = || {
        holders.iter().rev().take(40).any(|holder| {
            let person = || kind_of(sentences, &holder.named) == Some(Kind::Person);
            last(&holder.named) == last(&head) && (person() || is_unknown_name(sentences, &holder.named))
        })
    };
    let name = without_particle(sentences, &head);
    name.len() == 1 && tokens.is_capital(name.start) && (spoke() || was_named_in_full(sentences, &name))
}

/// A name of one word without the particle that a hyphen joins to it: `Al-RAKUB`.
fn without_particle(sentences: &Sentences<'_>, head: &Range<usize>) -> Range<usize> {
    let tokens = sentences.tokens;
    let joined = head.len() == 3 && tokens.joins(head.start + 1) && tokens.is_kind(head.start, WordKind::NameParticle);
    if joined { head.end - 1..head.end } else { head.clone() }
}

/// Whether a name of one word is the last one of a longer name that was a subject before: `Okonjo` behind `Nadja Okonjo
/// ran the opera`. What is called by the last word of its name alone is a person; and so is who bears a post and is
/// called by the first one: `Tamar` behind `Prime Minister Tamar Rakub left`.
fn was_named_in_full(sentences: &Sentences<'_>, name: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let here = tokens.sentence_of(name.start);
    let same = |phrase: &Range<usize>| {
        let head = sentences.head(phrase);
        let of_name = |at: &usize| tokens.is_capital(*at) && tokens.role(*at).is_none();
        let first = head.clone().rev().take_while(of_name).last().filter(|first| first + 2 == head.end);
        let posted = || first.is_some_and(|first| tokens.word(first) == tokens.word(name.start));
        head.end > head.start
            && (tokens.word(head.end - 1) == tokens.word(name.start) && is_unknown_name(sentences, phrase)
                || posted() && kind_of(sentences, phrase) == Some(Kind::Person))
    };
    tokens.role(name.start).is_none()
        && (here.saturating_sub(NAMED_BEFORE)..here)
            .any(|number| sentences.named_subjects(number).iter().any(|(_, subject)| same(subject)))
}

/// Nouns for women and for men.
const WOMEN: [&str; 10] =
    ["aunt", "bride", "daughter", "girlfriend", "mother", "niece", "sister", "widow", "wife", "woman"];
const MEN: [&str; 10] =
    ["boyfriend", "brother", "father", "groom", "husband", "man", "nephew", "son", "uncle", "widower"];

/// Whether a title or a noun says that a pronoun cannot stand for who bears it (`he` behind `Ms Velle`, behind `the wife`), or the
/// pronoun that stood for the same name before.
pub(super) fn is_of_other_sex(
    sentences: &Sentences<'_>,
    phrase: &Range<usize>,
    pronoun: &str,
    holders: &[Holder],
) -> bool {
    let (title, other, nouns) = match pronoun {
        "he" | "him" => (WordKind::WomanTitle, "she", WOMEN),
        "she" | "her" => (WordKind::ManTitle, "he", MEN),
        _ => return false,
    };
    let tokens = sentences.tokens;
    let head = sentences.head(phrase);
    let last = |named: &Range<usize>| tokens.word(named.end.saturating_sub(1));
    let before = holders
        .iter()
        .rev()
        .take(40)
        .find(|holder| matches!(tokens.word(holder.phrase.start), "he" | "she") && last(&holder.named) == last(&head))
        .map(|holder| tokens.word(holder.phrase.start));
    let wanted = if other == "she" { Sex::Man } else { Sex::Woman };
    before == Some(other)
        || named::sex_of_bearer(sentences, &head).is_some_and(|sex| sex != wanted)
        || nouns.contains(&last(&head))
        || sentences.head(phrase).any(|at| tokens.is_capital(at) && tokens.is_kind(at, title))
}

/// Whether a pronoun may stand for a phrase.
pub(super) fn may_stand_for(
    sentences: &Sentences<'_>,
    pronoun: usize,
    phrase: &Range<usize>,
    holders: &[Holder],
) -> bool {
    let word = sentences.tokens.word(pronoun);
    let wanted = match word {
        "he" | "she" => Kind::Person,
        "they" => Kind::Several,
        "it" => Kind::Body,
        _ => return false,
    };
    let surname = || wanted == Kind::Person && is_surname(sentences, phrase, holders);
    (agrees(sentences, phrase, wanted) || surname()) && !is_of_other_sex(sentences, phrase, word, holders)
}

/// Whether a phrase names a human being.
pub(crate) fn is_person(sentences: &Sentences<'_>, phrase: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let last = sentences.head(phrase).end.saturating_sub(1);
    tokens.role(last).is_some_and(|role| role.kind == RoleKind::Person)
        || tokens.is_kind(last, WordKind::Human)
        || matches!(tokens.word(last), "him" | "her" | "them" | "he" | "she")
        || kind_of(sentences, phrase) == Some(Kind::Person)
        || names_two(sentences, &sentences.head(phrase))
}

fn kind_of(sentences: &Sentences<'_>, phrase: &Range<usize>) -> Option<Kind> {
    let tokens = sentences.tokens;
    let head = without_owner(sentences, &sentences.head(phrase));
    let last = head.end.checked_sub(1)?;
    if sentences.tag(last) == Tag::Pronoun {
        return None;
    }
    if names_two(sentences, &head) {
        return Some(Kind::Several);
    }
    let word = tokens.word(last);
    // `Coastguard spokesman Nikos`: a noun for a person in front of a name makes it one.
    let of_person =
        head.clone().filter_map(|at| tokens.role(at)).any(|role| role.kind == RoleKind::Person && !role.plural);
    let given = |at: usize| tokens.is_capital(at) && interdict_text::lexicon::share_per_100k(tokens.word(at)).is_some();
    let several = is_plural(word) && !tokens.is_capital(last);
    let named = || {
        appositions::has_post(sentences, &head)
            || appositions::has_title(sentences, &head)
            || is_written_as_name(sentences, &head) && appositions::is_described(sentences, &head)
    };
    if of_person && !several && head.clone().any(given) || named() {
        return Some(Kind::Person);
    }
    if let Some(role) = tokens.role(last) {
        return Some(match (role.plural, role.kind) {
            (true, _) => Kind::Several,
            (false, RoleKind::Person) => Kind::Person,
            (false, _) => Kind::Body,
        });
    }
    if several {
        return Some(Kind::Several);
    }
    // `Former keeper Lacey Drum`: the name is what stands behind the last word in small letters.
    let small = head.clone().rev().find(|at| !tokens.is_capital(*at));
    let name = small.map_or(head.start, |at| at + 1)..head.end;
    // `DP Otto Frisch`: a post in capitals before the name.
    let post = usize::from(name.len() >= 3 && tokens.is_all_capitals(name.start) && !given(name.start));
    let given = given(name.start + post);
    // `the shipping firm Victor Lines`
    let of_body = small.and_then(|at| tokens.role(at)).is_some_and(|role| role.kind != RoleKind::Person);
    if name.len() >= 2 && given && !of_body && !names_place(sentences, &name) {
        return Some(Kind::Person);
    }
    Some(Kind::Body)
}

/// Whether every word of a head has a capital, but for particles and what a hyphen joins: `Mamun al-Rakub`, `Otto de Vries`.
fn is_written_as_name(sentences: &Sentences<'_>, head: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let inside = |at: usize| tokens.joins(at) || tokens.is_kind(at, WordKind::NameParticle);
    let capital = |at: usize| tokens.is_capital(at);
    head.clone().any(capital) && head.clone().all(|at| capital(at) || inside(at))
}

/// A head without whose it is: `Mr Frisch's STATEMENT` is no person.
fn without_owner(sentences: &Sentences<'_>, head: &Range<usize>) -> Range<usize> {
    let mark = head.clone().rev().find(|at| sentences.tag(*at) == Tag::Possessive).filter(|mark| mark + 1 < head.end);
    mark.map_or(head.start, |mark| mark + 1)..head.end
}

/// Whether a head is made of two names of persons: `Simon Holm and Stefan Berg`.
fn names_two(sentences: &Sentences<'_>, head: &Range<usize>) -> bool {
    let given = |at: usize| interdict_text::lexicon::share_per_100k(sentences.tokens.word(at)).is_some();
    let and = head.clone().find(|at| sentences.tag(*at) == Tag::Conjunction);
    and.is_some_and(|and| and >= head.start + 2 && head.end >= and + 3 && given(head.start) && given(and + 1))
}

/// Whether a phrase is the name of a country.
pub(crate) fn names_place(sentences: &Sentences<'_>, phrase: &Range<usize>) -> bool {
    crate::names::country_in(sentences.tokens, phrase).is_some()
}
