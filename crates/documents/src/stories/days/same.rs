//! Whether two dates of one day date one thing. Much is done on a day of news, most of it by those whom all articles of a story name, so
//! that names are not enough: both must tell of one deed, or of so much else of one subject that only one thing is left.

use super::{APART, Dated, is_past, verb_in};
use crate::stories::{
    bags::Bag,
    polarity::is_passive,
    roles::are_of_others,
    statements::reports,
    words::{Word, lemma, words},
};

/// The part of a subject that the words around the other date have, at least.
const OF_ONE_SUBJECT: f64 = 0.5;

/// Whether two dates of one day, whose words share so much, date one thing.
pub(super) fn are_one(one: &Dated<'_>, other: &Dated<'_>, shared: f64) -> bool {
    if (is_to_come(one) && is_done(other)) || (is_to_come(other) && is_done(one)) {
        return false;
    }
    // `Orland accused Borduria on Monday`, `Borduria accused Orland on Monday`
    if are_of_others(&without_date(one), &without_date(other)) {
        return false;
    }
    let one_kind = !one.families.is_disjoint(&other.families);
    let of_subject = is_told_of_subject(one, other) || is_told_of_subject(other, one);
    one_kind
        || (of_subject && begins(one) && begins(other))
        || tells_deed_of(one, other, shared)
        || tells_deed_of(other, one, shared)
        || (shared >= APART && of_subject && !do_two_things(one, other))
}

/// Whether two dates are told of two deeds, each of which the other says nothing of: shares that fell on Thursday, and work that
/// was suspended on Thursday.
pub(super) fn tell_of_two(one: &Dated<'_>, other: &Dated<'_>) -> bool {
    let told = |deeds: &[String], dated: &Dated<'_>| deeds.iter().any(|deed| dated.bag.weight_of(deed) > 0.0);
    !one.deeds.is_empty()
        && !other.deeds.is_empty()
        && one.families.is_disjoint(&other.families)
        && !told(&one.deeds, other)
        && !told(&other.deeds, one)
}

/// Whether the words around a date say that its day was still to come.
fn is_to_come(dated: &Dated<'_>) -> bool {
    undated(dated).iter().any(|word| {
        matches!(word.folded.as_str(), "will" | "shall" | "due")
            || word.folded.ends_with("'ll")
            || matches!(&*lemma(&word.folded), "expect" | "schedule")
    })
}

/// Whether they say what was done on it.
fn is_done(dated: &Dated<'_>) -> bool {
    // Without the date: May is none that may be.
    let words = undated(dated);
    let would = words.iter().any(|word| matches!(word.folded.as_str(), "would" | "should" | "could" | "may" | "might"));
    !is_to_come(dated) && !would && words.iter().any(is_past)
}

/// Whether the words around a date have a deed of the other one; that something is said on both days is one deed only if much else
/// is shared.
fn tells_deed_of(teller: &Dated<'_>, told: &Dated<'_>, shared: f64) -> bool {
    told.deeds.iter().any(|deed| teller.bag.weight_of(deed) > 0.0 && (shared >= APART || !reports(deed)))
}

/// Whether the words around a date say that something begins on its day: what `takes effect`, `begins` and `is in force`.
fn begins(dated: &Dated<'_>) -> bool {
    undated(dated)
        .iter()
        .any(|word| matches!(&*lemma(&word.folded), "begin" | "commence" | "effect" | "force" | "start"))
}

/// Whether the words around a date have most of the subject of the other; of a clause without a subject all are told.
fn is_told_of_subject(teller: &Dated<'_>, told: &Dated<'_>) -> bool {
    told.subject.shared(&teller.bag) >= OF_ONE_SUBJECT * told.subject.total()
}

/// Whether two do something, or one does it to two things: `the court rejected the complaint`, `the court ordered a recount`. What
/// is done to a ship (`was stopped`, `was boarded`) may be one thing.
fn do_two_things(one: &Dated<'_>, other: &Dated<'_>) -> bool {
    let (left, right) = (undated(one), undated(other));
    let does = |words: &[Word]| !is_passive(words) && words.iter().any(is_past);
    let other_subject =
        !one.subject.is_empty() && !other.subject.is_empty() && one.subject.shared_words(&other.subject) == 0;
    does(&left) && does(&right) && (other_subject || object(&left).shared_words(&object(&right)) == 0)
}

/// The words around a date without the date: May is none that may be.
fn undated(dated: &Dated<'_>) -> Vec<Word> {
    words(&without_date(dated))
}

fn without_date(dated: &Dated<'_>) -> String {
    dated.clause.replace(dated.note.span.text.as_str(), " ")
}

/// The words from the verb on.
fn object(words: &[Word]) -> Bag {
    Bag::of_words(&words[verb_in(words).unwrap_or(0)..])
}

#[cfg(test)]
mod tests {
    use crate::stories::{
        Verdict,
        two_outlets::{BANK, OWN, findings},
    };

    #[test]
    fn one_day_of_one_story_is_an_agreement_only_on_one_deed_or_one_subject() {
        for (first, second, expected) in [
            // One deed.
            (
                "The harbour of Dessa was closed by the navy on 5 May 2014.",
                "On 5 May 2014 the navy closed the harbour.",
                true,
            ),
            // Exchanged parties.
            (
                "On 5 May 2014 Orland accused Sarova of shelling a border town.",
                "On 5 May 2014 Sarova accused Orland of shelling a border town.",
                false,
            ),
            // One subject, and two things that it does.
            (
                "The supreme court of Sarova ordered a recount in four provinces on 5 May 2014.",
                "The supreme court of Sarova rejected the complaint of Mira Jelan on 5 May 2014.",
                false,
            ),
            // Names of the story, and two subjects.
            (
                "The board of the Sarova Alliance appointed Tarn Velling on 5 May 2014.",
                "Mira Jelan left the Sarova Alliance with Tarn Velling on 5 May 2014.",
                false,
            ),
            // What is to come, and what was done.
            (
                "Referee Jon Velling will give his verdict on Marek on 5 May 2014.",
                "Referee Jon Velling fined Marek after the match on 5 May 2014.",
                false,
            ),
        ] {
            let agree = findings(BANK, [&[first, OWN[0]], &[second, OWN[1]]])
                .iter()
                .any(|finding| finding.verdict == Verdict::Agree && finding.about.ends_with(": 5 May 2014"));
            assert_eq!(agree, expected, "{first} | {second}");
        }
    }
}
