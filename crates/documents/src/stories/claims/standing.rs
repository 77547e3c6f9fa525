//! How two claims of one holder stand to each other: the same, its contrary, another cause, another who is blamed.

use super::{Said, asserts, denies, matter, negates, of_document, silence};
use crate::{
    dossier::is_plural_name,
    lexicon::{Classes, Stance, WordKind, classes_of, is_kind, role_of, verb_of},
    stories::{
        Verdict,
        bags::Bag,
        causes::{are_others, has_other_cause},
        contrary, days,
        polarity::{Clause, Overlap, opposite, overlap},
        roles::{are_of_others, is_circumstance, is_relative},
        values,
        view::View,
        voices::{Same, Voice},
        words::{acts, deeds, lemma, words},
    },
};

/// The part of the shorter clause's ordinary words that is shared where two clauses say the same: names say of whom or
/// where it is told, and not what.
const TOLD: f64 = 0.5;
/// The same of clauses with other verbs.
const TOLD_ALIKE: f64 = 0.8;
/// What two claims share, at least, that are about one matter: an ordinary word.
const ONE_MATTER: f64 = 0.6;

/// Two claims that belong together.
#[derive(Debug)]
pub(super) struct Edge {
    /// Place of the first claim.
    pub(super) left: usize,
    /// Place of the second one.
    pub(super) right: usize,
    pub(super) verdict: Verdict,
    pub(super) about: String,
    pub(super) strength: f64,
}

/// What the holder of two claims is called: rather by a name than by what somebody is (`Officials`), and by the shorter one.
pub(super) fn called<'h>(one: &'h str, other: &'h str) -> &'h str {
    let is_noun = |holder: &str| words(holder).iter().all(|word| role_of(&word.folded).is_some());
    match (is_noun(one), is_noun(other)) {
        (true, false) => other,
        (false, true) => one,
        _ if one.len() <= other.len() => one,
        _ => other,
    }
}

/// How two claims of one holder stand to each other.
pub(super) fn compare(all: &[Said<'_>], left: usize, right: usize) -> Option<Edge> {
    let (one, other) = (&all[left], &all[right]);
    let same = one.voice.same(&other.voice);
    if same == Same::No {
        return None;
    }
    let edge = |verdict, about: String, strength| Some(Edge { left, right, verdict, about, strength });
    let holder = called(one.holder, other.holder);
    let (stance, another) = (one.note.stance, other.note.stance);
    let shared = one.topic.shared(&other.topic);
    let near = shared >= 0.6 && one.topic.coverage(&other.topic) >= 0.5;
    if (stance == Stance::NoComment) != (another == Stance::NoComment) {
        return silence::compare(all, left, right, same, near);
    }
    if asserts(stance)
        && asserts(another)
        && let Some(found) = overlap(&one.clauses, &other.clauses)
    {
        let turned = negates(one.note) != negates(other.note);
        let opposite = found.opposite != turned;
        let clauses = clause_pair(one, other, &found);
        let strength = found.weight * found.coverage;
        if opposite {
            if turned && !may_be_contrary(one, other, &found) {
                return None;
            }
            if turned && (speaks_of(one, other, found.right) || speaks_of(other, one, found.left)) {
                return None;
            }
            let about = format!("what {holder} said: {}", clauses.join(" against "));
            return if same == Same::Named { edge(Verdict::Conflict, about, strength) } else { None };
        }
        if same == Same::Named && !turned && has_other_cause(clause_of(one, found.left), clause_of(other, found.right))
        {
            let about = format!("what {holder} said of the cause: {}", clauses.join(" against "));
            return edge(Verdict::Differ, about, strength);
        }
        if alike(stance, another)
            && same == Same::Named
            && !tell_of_two(one, other, &found)
            && !values::differ(&one.values, &other.values)
        {
            // What both say is what the shorter one says.
            let (left, right) = (clause_of(one, found.left), clause_of(other, found.right));
            let said = if right.len() < left.len() { right } else { left };
            if stance == Stance::States && another == stance && !tells(said) {
                return None;
            }
            let about = format!("{holder} {}: “{said}”", stance.verb(is_plural_name(holder)));
            return edge(Verdict::Agree, about, strength);
        }
    }
    if same == Same::Named
        && let Some(thing) = missing(one, other).or_else(|| missing(other, one))
    {
        return edge(Verdict::Conflict, format!("{holder} on “{thing}”: confirms against says there is none"), 1.0);
    }
    let targets =
        one.target.as_ref().zip(other.target.as_ref()).is_some_and(|(one, other)| one.same(other) != Same::No);
    let topic = topic_of(one).or_else(|| topic_of(other)).unwrap_or_default();
    let denials = denies(stance) && denies(another);
    let of_charges = denials && same == Same::Named && !near && (denies_charges(one) || denies_charges(other));
    if of_charges && denies_once(one, all) && denies_once(other, all) {
        return edge(Verdict::Agree, format!("{holder} {}: {topic}", stance.verb(is_plural_name(holder))), 1.0);
    }
    if same == Same::Named
        && stance == Stance::Accuses
        && another == stance
        && !targets
        && are_others(target_of(one), target_of(other))
    {
        let differ = blames_another(one, other) && !mentions(other.view, one) && !mentions(one.view, other);
        let about = format!("{holder} blames: {} against {}", target_of(one), target_of(other));
        return if differ { edge(Verdict::Differ, about, shared) } else { None };
    }
    if !near && !targets {
        return None;
    }
    // A state is accused of many things: two accusations of it are one only if they speak of the same.
    let blames = matches!(stance, Stance::Accuses | Stance::Criticises | Stance::Suspects | Stance::Warns);
    let apart = !one.content.is_empty() && !other.content.is_empty() && one.content.shared(&other.content) < 0.6;
    if blames && apart && one.target.as_ref().is_some_and(Voice::is_state) {
        return None;
    }
    let one_matter = (stance == another || denials) && !values::differ(&one.values, &other.values);
    if one_matter && stance != Stance::States && same == Same::Named {
        let strength = shared + if targets { 1.0 } else { 0.0 };
        let topic = proposed(one, other).unwrap_or(&topic);
        return edge(Verdict::Agree, format!("{holder} {}: {topic}", stance.verb(is_plural_name(holder))), strength);
    }
    let about = format!("{holder} on “{topic}”: {} against {}", stance.verb(false), another.verb(false));
    match opposed(stance, another) {
        Some(Verdict::Conflict) if same == Same::Named && near && may_be_of_one(one, other) => {
            edge(Verdict::Conflict, about, shared)
        }
        Some(Verdict::Differ) if same == Same::Named && targets => {
            let verdict = if called_the_contrary(one, other) { Verdict::Conflict } else { Verdict::Differ };
            edge(verdict, about, shared)
        }
        _ => None,
    }
}

/// Whether the clauses that two statements share are of one thing, so that who says one and denies the other contradicts himself.
fn may_be_contrary(one: &Said<'_>, other: &Said<'_>, found: &Overlap) -> bool {
    one.clauses
        .get(found.left)
        .zip(other.clauses.get(found.right))
        .is_none_or(|(one, other)| contrary::may_be(one, other))
}

/// Whether what one confirms can be what he denies elsewhere: that a brake has failed is not that a signal has.
fn may_be_of_one(one: &Said<'_>, other: &Said<'_>) -> bool {
    let ([left], [right]) = (one.clauses.as_slice(), other.clauses.as_slice()) else { return true };
    let subjects = [left, right].map(|clause| days::subject_in(&clause.text));
    let apart = !subjects[0].is_empty() && !subjects[1].is_empty() && subjects[0].shared_words(&subjects[1]) == 0;
    !apart && contrary::may_be(left, right)
}

/// Whether a clause of what somebody says tells anything, and does not only name of whom it is told: `the six-year-old`.
fn tells(clause: &str) -> bool {
    words(clause).iter().any(|word| {
        let verb = verb_of(&word.folded).is_some() || word.folded.ends_with("ed");
        verb || classes_of(&word.folded).any(Classes::AUXILIARY)
    })
}

/// Whom or what a claim is aimed at, in its own words.
fn target_of<'s>(said: &'s Said<'_>) -> &'s str {
    said.note.target.as_ref().map_or("", |target| target.span.text.as_str())
}

/// Whether one matter is blamed on two that have nothing in common: `energy prices`, `cheap imports`.
fn blames_another(one: &Said<'_>, other: &Said<'_>) -> bool {
    let blames = |said: &Said<'_>| words(&said.note.cue.text).iter().any(|word| lemma(&word.folded) == "blame");
    blames(one) && blames(other) && one.content.shared(&other.content) >= ONE_MATTER
}

/// Whether an outlet speaks of what a claim is aimed at: it may be blamed there as well.
fn mentions(view: &View<'_>, said: &Said<'_>) -> bool {
    let target = Bag::of(target_of(said));
    view.sentences.iter().any(|sentence| sentence.bag.shared_words(&target) == target.len())
}

/// Whether two claims give one thing contrary qualities: `described the data as reliable`, `called the data unreliable`.
fn called_the_contrary(one: &Said<'_>, other: &Said<'_>) -> bool {
    match (one.clauses.as_slice(), other.clauses.as_slice()) {
        ([left], [right]) => opposite(left, right) == Some(true),
        _ => false,
    }
}

/// What one claim confirms, if the other says that there is no such thing: irregularities are acknowledged, and `there had
/// been no irregularities`.
fn missing<'s>(confirmed: &'s Said<'_>, other: &Said<'_>) -> Option<&'s str> {
    let thing = confirmed.note.target.as_ref().filter(|_| confirmed.note.stance == Stance::Confirms)?;
    let of = Bag::of(&thing.span.text);
    let is_missing = |clause: &Clause| clause.missing().is_some_and(|missing| of.weight_of(missing) > 0.0);
    let says = asserts(other.note.stance) && !negates(other.note);
    (says && other.clauses.iter().any(is_missing)).then_some(thing.span.text.as_str())
}

/// Whether two clauses tell of two things though they share words: hardly one that says what is told, or two deeds, each of which
/// the other says nothing of: `the licence was suspended`, `the state withdrew the licence`. What is the same in nearly all words
/// is told alike, and so is a deed that one of them only names: `the payments were for a contract`, `money was paid for it`.
fn tell_of_two(one: &Said<'_>, other: &Said<'_>, found: &Overlap) -> bool {
    let Some((left, right)) = one.clauses.get(found.left).zip(other.clauses.get(found.right)) else { return false };
    let [ordinary, other_ordinary] = [left, right].map(|clause| clause.bag.ordinary());
    let alike = ordinary.coverage(&other_ordinary);
    if alike < TOLD && !ordinary.is_empty() && !other_ordinary.is_empty() {
        return true;
    }
    // `The programme, which uses islands to process seekers of asylum`: what is said is said of it, and not that.
    if is_relative(&left.text) != is_relative(&right.text)
        || is_circumstance(&left.text)
        || is_circumstance(&right.text)
    {
        return true;
    }
    if contrary::tell_another_thing(&left.text, &right.text) || are_of_others(&left.text, &right.text) {
        return true;
    }
    let [own, others] = [left, right].map(|clause| acts(&words(&clause.text)));
    let told = |acts: &[String], clause: &Clause| acts.iter().any(|act| clause.bag.weight_of(act) > 0.0);
    let tells = !own.is_empty() || !others.is_empty();
    alike < TOLD_ALIKE && tells && !told(&own, right) && !told(&others, left)
}

fn clause_pair(one: &Said<'_>, other: &Said<'_>, found: &Overlap) -> [String; 2] {
    [(one, found.left), (other, found.right)].map(|(said, place)| {
        let stance = if negates(said.note) { format!("{} ", said.note.stance.verb(false)) } else { String::new() };
        format!("{stance}“{}”", clause_of(said, place))
    })
}

fn clause_of<'s>(said: &'s Said<'_>, place: usize) -> &'s str {
    said.clauses.get(place).map_or("", |clause| clause.text.as_str())
}

/// Whether one claim denies or rejects a thing, not that something is so, and a clause of the other tells of that thing: who
/// rejects the allegations of fraud and calls `the allegations of fraud` an invention says the same twice.
fn speaks_of(denial: &Said<'_>, other: &Said<'_>, clause: usize) -> bool {
    let denied = words(matter(denial.note));
    let is_clause =
        denied.iter().any(|word| classes_of(&word.folded).any(Classes::AUXILIARY)) || !deeds(&denied).is_empty();
    negates(denial.note)
        && !is_clause
        && days::subject_in(clause_of(other, clause)).shared_words(&Bag::of_words(&denied)) > 0
}

/// Whether what is denied is only called a charge: `rejected the accusations`, `denies wrongdoing`.
fn denies_charges(said: &Said<'_>) -> bool {
    !said.topic.is_empty() && said.topic.words().all(|word| is_kind(word, WordKind::Charge))
}

/// Whether an outlet has one denial of somebody and no other: then the charges that another lets him deny are the same.
fn denies_once(denial: &Said<'_>, all: &[Said<'_>]) -> bool {
    of_document(denial, all)
        .filter(|said| denies(said.note.stance) && said.voice.same(&denial.voice) != Same::No)
        .all(|said| said.note.sentence.at == denial.note.sentence.at)
}

/// What a claim is about, in its own words.
pub(super) fn topic_of(said: &Said<'_>) -> Option<String> {
    let span = said.note.target.as_ref().map(|target| &target.span).or(said.note.content.as_ref())?;
    Some(span.text.clone())
}

/// Whether two stances let a holder say the same.
fn alike(one: Stance, other: Stance) -> bool {
    let says = |stance: Stance| {
        matches!(
            stance,
            Stance::States | Stance::Confirms | Stance::Accuses | Stance::Warns | Stance::Suspects | Stance::Criticises
        )
    };
    one == other || (says(one) && says(other))
}

/// What both propose, in the words of the one that says it shorter: whom one advises says little without what he is to do.
fn proposed<'s>(one: &'s Said<'_>, other: &'s Said<'_>) -> Option<&'s str> {
    let content = |said: &'s Said<'_>| {
        let content = said.note.content.as_ref().filter(|_| said.note.stance == Stance::Proposes);
        content.map(|content| content.text.trim()).filter(|text| !text.is_empty())
    };
    let (left, right) = content(one).zip(content(other))?;
    Some(if right.len() < left.len() { right } else { left })
}

/// How two stances to the same thing exclude each other.
fn opposed(one: Stance, other: Stance) -> Option<Verdict> {
    let either = |left: Stance, right: Stance| (one == left && other == right) || (one == right && other == left);
    if either(Stance::Confirms, Stance::Denies) || either(Stance::Confirms, Stance::Doubts) {
        Some(Verdict::Conflict)
    } else if either(Stance::Praises, Stance::Criticises)
        || either(Stance::Praises, Stance::Accuses)
        || either(Stance::Praises, Stance::Threatens)
        || either(Stance::Proposes, Stance::Rejects)
    {
        Some(Verdict::Differ)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stances_that_exclude_each_other_do_so_in_both_directions() {
        for (one, other, verdict) in [
            (Stance::Confirms, Stance::Denies, Some(Verdict::Conflict)),
            (Stance::Praises, Stance::Accuses, Some(Verdict::Differ)),
            (Stance::States, Stance::Warns, None),
        ] {
            assert_eq!(opposed(one, other), verdict);
            assert_eq!(opposed(other, one), verdict);
        }
        assert!(alike(Stance::States, Stance::Confirms) && !alike(Stance::States, Stance::Denies));
    }

    #[test]
    fn a_clause_without_a_verb_tells_nothing() {
        for (clause, expected) in
            [("The six-year-old", false), ("The six-year-old is well", true), ("The boy fell into a well", true)]
        {
            assert_eq!(tells(clause), expected, "{clause}");
        }
    }
}
