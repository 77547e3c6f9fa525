//! Whether an outlet tells of two things of one kind, so that what another outlet tells is the one and not the other: an attack on a
//! consulate, and the air strikes that it was to avenge.

use super::{bags::Bag, view::View};
use crate::dossier::Span;

/// How much more another sentence of the outlet shares with what is told elsewhere, at least.
const MUCH_MORE: f64 = 1.5;
/// Of what that sentence shares with the other outlet it shares less than this part with the first sentence.
const UNLIKE: f64 = 0.5;
/// Names that it shares with the other outlet and the first sentence has not: one of them may be a chance.
const NAMES: usize = 2;
/// Other sentences that are looked at.
const MOST: usize = 60;

/// Whether a sentence of an outlet tells of another thing than `other` does: of several sentences on things of that kind in the outlet
/// one is much more like `other`, by names that the first sentence has not, and unlike the first sentence.
pub(super) fn is_another<'s>(
    view: &View<'_>,
    sentence: &Span,
    of_kind: impl Iterator<Item = &'s Span>,
    other: &Bag,
) -> bool {
    let Some(own) = view.sentence_at(sentence.at.start) else { return false };
    let shared = own.bag.shared(other);
    of_kind
        .filter(|candidate| candidate.at.start != sentence.at.start)
        .take(MOST)
        .filter_map(|candidate| view.sentence_at(candidate.at.start))
        .any(|candidate| {
            let like = candidate.bag.shared(other);
            let is_new = |name: &&str| other.weight_of(name) > 0.0 && own.bag.weight_of(name) <= 0.0;
            like >= shared * MUCH_MORE
                && candidate.bag.shared(&own.bag) < like * UNLIKE
                && candidate.bag.names().filter(is_new).count() >= NAMES
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        plain,
        reading::{Reader, Settings},
    };

    #[test]
    fn a_sentence_is_of_another_thing_where_its_outlet_tells_of_both() {
        let answered = "The raid answered the shelling of Tolmeck last week in which nine people were killed.";
        let raid = "Rebels raided the Ostrand barracks at Velsk and killed four people.";
        let told = Bag::of("Three people were killed when rebels stormed the Ostrand barracks in Velsk on Monday.");
        for (text, first, expected) in [
            (format!("{answered} {raid}"), 0, true),
            (format!("{answered} {raid}"), 1, false),
            // One outlet that tells of one thing twice.
            (format!("Rebels killed people at the Ostrand barracks. {raid}"), 0, false),
            (answered.to_owned(), 0, false),
        ] {
            let reading = Reader::new(&[]).read(plain::read("a", &text), &Settings::default());
            let view = View::new(0, 0, &reading);
            let sentences = || view.sentences.iter().map(|sentence| &sentence.span);
            assert_eq!(is_another(&view, &view.sentences[first].span, sentences(), &told), expected, "{text}");
        }
    }
}
