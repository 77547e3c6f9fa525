//! Lengths of time: how long something lasts, and for how long at most.

use super::Figure;
use crate::{
    dossier::{ClaimNote, FigureNote},
    lexicon::{WordKind, is_kind},
    stories::{
        bags::Bag,
        days,
        view::View,
        voices::{Same, Voice},
        words::{lemma, words},
    },
};
use rustc_hash::FxHashMap;

/// The unit of a length, in days.
const LENGTH: &str = "length";
/// What a term is spent in, by the first of its group: a sentence is none in office.
const SENTENCE: &str = "sentence";
/// A length that is more than so much shorter than what another outlet gives as the longest is not the same.
const SHORTER: f64 = 1.25;

/// Lengths of time as figures in days: `a monitor for two years` against `for up to three years`.
pub(super) fn lengths<'v>(view: &'v View<'v>) -> impl Iterator<Item = Figure<'v>> {
    let mut claims: FxHashMap<usize, Vec<&ClaimNote>> = FxHashMap::default();
    for claim in &view.reading.dossier.claims {
        claims.entry(claim.sentence.at.start).or_default().push(claim);
    }
    view.lengths.iter().filter_map(move |note| {
        // Of a length only the words around it say what lasts so long, and of whom.
        let around = days::clause(&note.sentence, &note.span)?;
        let mut sentence = Bag::of(&around.replace(note.span.text.as_str(), " "));
        if let Some(subject) = days::subject_before(&note.sentence, around) {
            sentence.extend(&Bag::of(subject));
        }
        let holder = claims.get(&note.sentence.at.start).and_then(|claims| holder(claims, note));
        let noun = super::noun_of(view, note);
        Some(Figure { sentence, measures: Bag::of("length"), noun, holder, ..Figure::new(view, note)? })
    })
}

/// Who says that something lasts so long, or asks for it.
fn holder(claims: &[&ClaimNote], note: &FigureNote) -> Option<Voice> {
    let says = |claim: &&&ClaimNote| {
        let content = claim.content.as_ref();
        content.is_some_and(|said| said.at.start <= note.span.at.start && note.span.at.end <= said.at.end)
    };
    claims.iter().find(says)?.holder.as_ref().map(Voice::of)
}

/// Whether one source gives both lengths: that speaks for one thing.
pub(super) fn of_one_source(one: &Figure<'_>, other: &Figure<'_>) -> bool {
    one.holder.as_ref().zip(other.holder.as_ref()).is_some_and(|(one, other)| one.same(other) == Same::Named)
}

/// Whether both may be lengths of one kind: a sentence of nine years is no term of six years in office.
pub(super) fn may_be_one(one: &Figure<'_>, other: &Figure<'_>) -> bool {
    let is_sentence = |figure: &Figure<'_>| figure.sentence.weight_of(SENTENCE) > 0.0;
    one.note.unit != LENGTH || is_sentence(one) == is_sentence(other)
}

/// Whether one outlet says how long something lasts, and another for how long at most, and that is much more: a monitor for
/// two years, and for up to three. What somebody only faces is not set, and may become less.
pub(super) fn differ(one: &Figure<'_>, other: &Figure<'_>) -> bool {
    let other_term = |limit: &Figure<'_>, term: &Figure<'_>| {
        limit.note.bound.as_deref() == Some("at_most")
            && term.is_exact()
            && term.value * SHORTER < limit.value
            && !words(&limit.note.sentence.text).iter().any(|word| is_open(&word.folded))
    };
    one.note.unit == LENGTH && other.note.unit == LENGTH && (other_term(one, other) || other_term(other, one))
}

fn is_open(word: &str) -> bool {
    matches!(word, "if" | "could" | "may" | "might" | "can") || is_kind(&lemma(word), WordKind::Faced)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        dossier::Span,
        plain,
        reading::{Reader, Settings},
    };

    fn years(years: u32, bound: Option<&str>, sentence: &str) -> FigureNote {
        let span = |text: &str| Span { start: 0, end: text.len(), text: text.to_owned(), at: 0..text.len() };
        FigureNote {
            span: span("years"),
            value: (years * 365).to_string(),
            upper: None,
            unit: LENGTH.to_owned(),
            approximate: false,
            bound: bound.map(str::to_owned),
            measures: None,
            period: None,
            sentence: span(sentence),
        }
    }

    fn length<'v>(view: &'v View<'v>, note: &'v FigureNote) -> Figure<'v> {
        Figure { measures: Bag::of("length"), ..Figure::new(view, note).unwrap() }
    }

    #[test]
    fn a_term_is_another_than_a_much_longer_limit_unless_it_is_only_faced() {
        let document = plain::read("a", "A ship was held.");
        let reading = Reader::new(&[]).read(document, &Settings::default());
        let view = View::new(0, 0, &reading);
        let two = years(2, None, "An independent monitor will be placed in the bank for two years.");
        for (limit, sentence, expected) in [
            (3, "It must install an independent monitor for up to three years.", true),
            (2, "It must install an independent monitor for up to two years.", false),
            (3, "He faces up to three years in prison.", false),
        ] {
            let limit = years(limit, Some("at_most"), sentence);
            assert_eq!(differ(&length(&view, &two), &length(&view, &limit)), expected, "{sentence}");
        }
    }
}
