//! What an outlet changed in a text that it took over. Near copies are one source, and what both say is said once; but
//! a sentence that is not the same in both is news of the one who changed it. `Said` for `denied` turns a sentence
//! round, and so does a `not`; another number is another report.
//!
//! Sentences are aligned that begin and end with the same words; what stands between decides.

use super::{
    Verdict,
    bags::Bag,
    days::is_of_its_day,
    drafts::Drafts,
    polarity::is_negated,
    view::{self, Sentence, View},
    voices::{Same, Voice},
    words::Word,
};
use crate::dossier::{ClaimNote, DateNote, Span};
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// Words that may be changed in a sentence, on either side.
const CHANGED: usize = 4;
/// Words that stay as they are, at least.
const KEPT: usize = 5;
/// Words beside the changed ones that are shown.
const BESIDE: usize = 4;
/// Changed sentences of one copy that are looked at.
const MOST: usize = 200;
/// Sentences of the original that are looked at for each word of a changed one.
const LOOKED_AT: usize = 20;

/// A sentence of one document with its words.
struct Line<'v> {
    view: &'v View<'v>,
    sentence: &'v Span,
    words: &'v [Word],
}

impl<'v> Line<'v> {
    fn of(view: &'v View<'v>, sentence: &'v Sentence) -> Self {
        Self { view, sentence: &sentence.span, words: &sentence.words }
    }

    /// The bytes of some of its words in the document.
    fn bytes(&self, words: &Range<usize>) -> Range<usize> {
        let (Some(first), Some(last)) =
            (self.words.get(words.start), words.end.checked_sub(1).and_then(|last| self.words.get(last)))
        else {
            return self.sentence.at.clone();
        };
        self.sentence.at.start + first.at.start..self.sentence.at.start + last.at.end
    }

    /// The changed words with some on either side.
    fn shown(&self, changed: &Range<usize>) -> Span {
        let range = changed.start.saturating_sub(BESIDE)..self.words.len().min(changed.end + BESIDE);
        view::span(&self.view.reading.document, &self.bytes(&range))
    }
}

/// Findings about sentences that a near copy does not have as its original has them.
pub(super) fn find(views: &[View<'_>], drafts: &mut Drafts) {
    for copy in views.iter().filter(|view| view.outlet != view.place) {
        // Views stand in the order of their documents.
        if let Ok(original) = views.binary_search_by_key(&copy.outlet, |view| view.place) {
            compare(&views[original], copy, drafts);
        }
    }
}

fn compare<'v>(original: &'v View<'v>, copy: &'v View<'v>, drafts: &mut Drafts) {
    let left_out = only(original, copy);
    let mut holders: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (place, sentence) in left_out.iter().enumerate() {
        for word in sentence.bag.words() {
            let of_word = holders.entry(word).or_default();
            if of_word.len() < LOOKED_AT {
                of_word.push(place);
            }
        }
    }
    for sentence in only(copy, original).into_iter().take(MOST) {
        let mut places: Vec<usize> =
            sentence.bag.words().filter_map(|word| holders.get(word)).flatten().copied().collect();
        places.sort_unstable();
        places.dedup();
        let changed = Line::of(copy, sentence);
        for place in places {
            let before = Line::of(original, left_out[place]);
            if let Some((old, new)) = difference(before.words, changed.words) {
                judge((&before, &old), (&changed, &new), drafts);
            }
        }
    }
}

/// The sentences of a document that another one does not have.
fn only<'v>(view: &'v View<'v>, other: &View<'_>) -> Vec<&'v Sentence> {
    let held: FxHashSet<&str> = other.sentences.iter().map(|sentence| sentence.span.text.as_str()).collect();
    view.sentences.iter().filter(|sentence| !held.contains(sentence.span.text.as_str())).collect()
}

/// The words that two sentences do not share between a common beginning and a common end, if these are most of them.
fn difference(one: &[Word], other: &[Word]) -> Option<(Range<usize>, Range<usize>)> {
    let same = |(one, other): &(&Word, &Word)| one.folded == other.folded;
    let first = one.iter().zip(other).take_while(same).count();
    let last = one[first..].iter().rev().zip(other[first..].iter().rev()).take_while(same).count();
    let (old, new) = (first..one.len() - last, first..other.len() - last);
    let kept = first + last;
    let few = old.len().max(new.len()) <= CHANGED.min(kept);
    (few && kept >= KEPT && !(old.is_empty() && new.is_empty())).then_some((old, new))
}

/// Whether the changed words turn the sentence round, or give another number.
fn judge(one: (&Line<'_>, &Range<usize>), other: (&Line<'_>, &Range<usize>), drafts: &mut Drafts) {
    let (old, new) = (&one.0.words[one.1.clone()], &other.0.words[other.1.clone()]);
    let turned = turns(old, new);
    let verdict = if turned && of_one_source(one.0, other.0) {
        Verdict::Conflict
    } else if turned || gives_another_number(one, other) {
        Verdict::Differ
    } else {
        return;
    };
    let [left, right] = [one, other].map(|(line, changed)| line.shown(changed));
    let about = format!("in a copied sentence: “{}” against “{}”", left.text, right.text);
    let evidence =
        [(one.0, left), (other.0, right)].map(|(line, shown)| line.view.evidence(line.sentence, Some(&shown)));
    let key = format!("copied {:06} {:06} {:06}", one.0.view.place, one.0.sentence.at.start, other.0.view.place);
    drafts.add(verdict, key, about, evidence.to_vec(), 2.0);
}

/// Whether changed words say the contrary of what stood there, and hardly anything else: `, who denies wrongdoing,` is
/// put in beside what the sentence says.
fn turns(old: &[Word], new: &[Word]) -> bool {
    let (was, is) = (Bag::of_words(old), Bag::of_words(new));
    let exchanged = was.len().max(is.len()) - was.shared_words(&is);
    let contrary = was.turns(&is);
    // Beside a contrary all else stays (`profits rose`, `costs fell`); where a word denies, that word is the one exchanged.
    let others = usize::from(!(contrary || old.is_empty() || new.is_empty()));
    exchanged <= others && (is_negated(old) != is_negated(new)) != contrary
}

/// Whether both sentences say what one and the same source says.
fn of_one_source(one: &Line<'_>, other: &Line<'_>) -> bool {
    let holders = |line: &Line<'_>| -> Vec<Voice> {
        let claims = line.view.reading.dossier.claims.iter();
        let own = claims.filter(|claim: &&ClaimNote| claim.sentence.at == line.sentence.at);
        own.filter_map(|claim| claim.holder.as_ref().map(Voice::of)).collect()
    };
    let others = holders(other);
    holders(one).iter().any(|one| others.iter().any(|other| one.same(other) == Same::Named))
}

/// Whether both give a number or a day in the changed words, and not the same.
fn gives_another_number(one: (&Line<'_>, &Range<usize>), other: (&Line<'_>, &Range<usize>)) -> bool {
    let given = |(line, changed): (&Line<'_>, &Range<usize>)| -> (Vec<(String, String)>, Vec<String>) {
        if changed.is_empty() {
            return (Vec::new(), Vec::new());
        }
        let bytes = line.bytes(changed);
        let inside = |span: &Span| span.at.start < bytes.end && bytes.start < span.at.end;
        let dossier = &line.view.reading.dossier;
        let figures = dossier.figures.iter().filter(|figure| inside(&figure.span));
        // Without a day of publication, `yesterday` may be the Thursday of the other.
        let dated = |date: &&DateNote| date.first.is_some() || !is_of_its_day(&date.span.text);
        let dates = dossier.dates.iter().filter(|date| inside(&date.span)).filter(dated);
        (
            figures.map(|figure| (figure.unit.clone(), figure.value.clone())).collect(),
            dates.map(|date| date.value.clone()).collect(),
        )
    };
    let ((figures, dates), (other_figures, other_dates)) = (given(one), given(other));
    let another = |one: &(String, String)| {
        other_figures.iter().any(|other| other.0 == one.0 && other.1 != one.1) && !other_figures.contains(one)
    };
    figures.iter().any(another)
        || (!dates.is_empty() && !other_dates.is_empty() && dates.iter().all(|date| !other_dates.contains(date)))
}

#[cfg(test)]
mod tests {
    use crate::{
        plain,
        reading::{Reader, Settings},
        stories::{Verdict, compare},
    };

    const WIRE: [&str; 5] = [
        "Officers boarded the cargo ship Marta Lind on Tuesday about thirty miles south of the island of Gavdos.",
        "Customs opened fourteen containers in the port of Kalamata and found rifles under sacks of rice.",
        "Ivan Drobny, who owns the ship, denied that he had known of the rifles in the containers.",
        "The captain was arrested in Kalamata and will appear before a prosecutor at the end of the week.",
        "The crew of fourteen was allowed to leave the ship after a night on board.",
    ];

    /// What is found between the wire story and a copy in which one sentence stands for another.
    fn findings(sentence: usize, changed: &str) -> Vec<(Verdict, String)> {
        let read = |name: &str, text: &str| Reader::new(&[]).read(plain::read(name, text), &Settings::default());
        let mut copy = WIRE;
        copy[sentence] = changed;
        let readings = [read("first", &WIRE.join("\n\n")), read("second", &copy.join("\n\n"))];
        let stories = compare(&readings.iter().collect::<Vec<_>>());
        assert_eq!(stories.len(), 1, "{changed}");
        assert_eq!(stories[0].near_copies.len(), 1, "{changed}");
        let findings = stories.into_iter().flat_map(|story| story.findings);
        findings
            .filter(|finding| matches!(finding.verdict, Verdict::Conflict | Verdict::Differ))
            .map(|finding| (finding.verdict, finding.about))
            .collect()
    }

    #[test]
    fn what_a_copy_changes_in_a_sentence_is_found() {
        for (sentence, changed, verdict, about) in [
            (
                2,
                "Ivan Drobny, who owns the ship, said that he had known of the rifles in the containers.",
                Verdict::Conflict,
                "said that",
            ),
            (
                3,
                "The captain was not arrested in Kalamata and will appear before a prosecutor at the end of the week.",
                Verdict::Differ,
                "not arrested",
            ),
            (
                1,
                "Customs opened forty containers in the port of Kalamata and found rifles under sacks of rice.",
                Verdict::Differ,
                "forty containers",
            ),
            (
                4,
                "The crew of fourteen was forbidden to leave the ship after a night on board.",
                Verdict::Differ,
                "forbidden",
            ),
        ] {
            let found = findings(sentence, changed);
            let expected = found.iter().any(|(of, words)| *of == verdict && words.contains(about));
            assert!(expected, "{changed}: {found:?}");
        }
    }

    #[test]
    fn a_copy_that_says_the_same_in_another_word_does_not_differ() {
        for (sentence, changed) in [
            (
                1,
                "Customs opened fourteen containers in the port of Kalamata and discovered rifles under sacks of rice.",
            ),
            (2, "Ivan Drobny, who owns the ship, denied that he had been aware of the rifles in the containers."),
            (
                2,
                "Ivan Drobny, who owns the ship and denies fraud, denied that he had known of the rifles in the containers.",
            ),
            (
                0,
                "Officers boarded the cargo ship Marta Lind yesterday about thirty miles south of the island of Gavdos.",
            ),
            (3, "The captain was detained in Kalamata and will appear before a prosecutor at the end of the week."),
            (4, "The weather on the coast was fair, and the ferry to Gavdos left on time with tourists."),
        ] {
            let found = findings(sentence, changed);
            assert!(found.is_empty(), "{changed}: {found:?}");
        }
    }
}
