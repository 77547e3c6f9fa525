//! Which claim a quotation belongs to.
//!
//! A quotation belongs to the cue of its sentence that stands before it, or right behind its closing mark; one without a cue
//! of its own belongs to the speaker of the quotation before it in the same paragraph. Titles (`'The Interview'`) and words
//! that no cue reaches quote nobody.

use super::{Claim, ClaimKind, Quote, in_sentence, stance};
use crate::{
    document::ParagraphKind,
    grammar::{Sentences, Tag},
    lexicon::{Stance, WordKind},
};
use std::ops::Range;

/// So many sentences behind a quotation nobody knows any more who speaks.
const FARTHEST: usize = 12;

/// Quotations of so many words or fewer are fragments.
const FRAGMENT: usize = 4;

/// Gives every quotation to its claim.
pub(crate) fn attach(sentences: &Sentences<'_>, quotes: &[Quote], claims: &mut [Claim]) {
    let tokens = sentences.tokens;
    let mut last: Option<Spoken> = None;
    for (number, quote) in quotes.iter().enumerate() {
        let range = quote.tokens();
        // Quotations are in the order of their starts: one that holds this one began shortly before.
        let nested = quotes[..number]
            .iter()
            .rev()
            .take(16)
            .any(|outer| outer.len() > quote.len() && outer.parts.iter().any(|part| part.contains(&range.start)));
        if nested || is_title(sentences, quote) {
            continue;
        }
        // `"Nobody told us."`: what ends as a sentence is one, however short.
        let ends = matches!(tokens.written(range.end.saturating_sub(1)), "." | "?" | "!") && quote.len() > 1;
        let whole = quote.len() > FRAGMENT;
        let announced = announced(sentences, claims, &range);
        let own = before(sentences, claims, &range)
            .or_else(|| last.as_ref().and_then(|spoken| spoken.goes_on(sentences, &claims[spoken.claim], &range)))
            .or_else(|| behind(sentences, claims, &range))
            .or(announced);
        let chosen = match own {
            Some(claim) => Some(claim),
            None if (whole || ends) && starts_its_sentence(sentences, &range) => last
                .as_ref()
                .filter(|spoken| spoken.carries_on(sentences, &claims[spoken.claim], quote))
                .map(|spoken| spoken.claim),
            None => None,
        };
        let Some(chosen) = chosen else { continue };
        let claim = &mut claims[chosen];
        claim.quotes.push(number);
        // `"We respect them," he said`: a short sentence is one, where it is all that the sentence quotes.
        let short = || starts_its_sentence(sentences, &range) && ends_in_mark(sentences, &range);
        // `"The plant," she said, "is safe."`: the parts are one sentence.
        let first = &quotes[claim.quotes[0]];
        let goes_on = || {
            let last = first.tokens().end.wrapping_sub(1);
            claim.quotes.len() > 1 && tokens.written(last) == "," && starts_its_sentence(sentences, &first.tokens())
        };
        let direct = is_sentence(sentences, quote) && (whole || short())
            || goes_on() && tokens.is_capital(first.tokens().start) && has_verb(sentences, &range);
        if claim.kind != ClaimKind::Direct {
            claim.kind = if direct { ClaimKind::Direct } else { ClaimKind::Fragment };
        }
        if direct && claim.stance == Stance::Proposes && tokens.written(range.end.saturating_sub(1)) == "?" {
            // Who asks a question asks for nothing to be done.
            claim.stance = Stance::States;
        }
        if direct && claim.stance == Stance::States {
            let holder = claim.holder.as_ref().map(|holder| holder.phrase.clone());
            if let Some((better, target)) = stance::of_content(sentences, &quote.parts[0], holder.as_ref()) {
                claim.stance = better;
                claim.target = target.or(claim.target.take());
            }
        }
        let nothing = |content: &Range<usize>| content.clone().all(|at| sentences.tag(at) == Tag::Mark);
        if announced == Some(chosen) || claim.content.as_ref().is_some_and(nothing) {
            claim.content = quote.parts.first().cloned();
        }
        last = Some(Spoken { claim: chosen, quote: range, sentence: claim.sentence });
    }
}

/// The quotation that somebody was quoted with last.
struct Spoken {
    claim: usize,
    quote: Range<usize>,
    sentence: usize,
}

impl Spoken {
    /// The number of the last sentence that belongs to it: the one in which it ends, or that of its verb behind it.
    fn end(&self, sentences: &Sentences<'_>) -> usize {
        self.sentence.max(sentences.tokens.sentence_of(self.quote.end.saturating_sub(1)))
    }

    /// The claim, if a quotation is the second half of it: `"The wall," said Lena Tarsk, "will hold."`
    fn goes_on(&self, sentences: &Sentences<'_>, claim: &Claim, quote: &Range<usize>) -> Option<usize> {
        let tokens = sentences.tokens;
        let mark = quote.start.checked_sub(2)?;
        let halves = matches!(tokens.written(mark), "," | ";" | "–" | "—")
            && self.quote.end <= claim.cue.start
            && claim.cue.end <= mark
            && self.end(sentences) == tokens.sentence_of(mark);
        // Another verb with a subject of its own stands between them.
        let other = (claim.cue.end..mark).any(|at| {
            matches!(sentences.tag(at), Tag::Verb(_)) && matches!(sentences.tag(at - 1), Tag::Nominal | Tag::Pronoun)
        });
        (halves && !other).then_some(self.claim)
    }

    /// Whether a quotation of which nobody is told who said it goes on with this one: in the same paragraph, if nobody else was told
    /// of since, and as a whole paragraph right behind it.
    fn carries_on(&self, sentences: &Sentences<'_>, claim: &Claim, quote: &Quote) -> bool {
        let tokens = sentences.tokens;
        let range = quote.tokens();
        let all = tokens.sentences();
        let (end, here) = (self.end(sentences), tokens.sentence_of(range.start.saturating_sub(1)));
        let same = all[end].paragraph == all[here].paragraph;
        let mark = range.start.saturating_sub(1);
        let stands_alone = || {
            let last = tokens.sentence_of(range.end.saturating_sub(1));
            let closes = range.end + 1 >= all[last].tokens.end
                && all.get(last + 1).is_none_or(|next| next.paragraph != all[last].paragraph);
            tokens.starts_paragraph(mark) && closes && quote.len() > FRAGMENT
        };
        let follows = || here == end + 1 && all[here].paragraph == all[end].paragraph + 1;
        if same && here <= end + FARTHEST {
            (end + 1..here).all(|number| is_of_holder(sentences, claim, number))
        } else {
            follows() && stands_alone()
        }
    }
}

/// Whether a sentence tells of nobody but the holder of a claim, by a pronoun or by his name.
fn is_of_holder(sentences: &Sentences<'_>, claim: &Claim, number: usize) -> bool {
    let tokens = sentences.tokens;
    let Some(holder) = &claim.holder else { return false };
    let name = tokens.word(holder.named.end.saturating_sub(1));
    sentences.named_subjects(number).iter().all(|(_, subject)| {
        let last = tokens.word(subject.end.saturating_sub(1));
        last == name || subject.len() == 1 && matches!(last, "he" | "she" | "it" | "they" | "i" | "we")
    })
}

/// The claim that ends in a colon with the paragraph before the one that a quotation begins: `In a statement, the bank said:`.
fn announced(sentences: &Sentences<'_>, claims: &[Claim], quote: &Range<usize>) -> Option<usize> {
    let tokens = sentences.tokens;
    let mark = quote.start.checked_sub(1).filter(|mark| tokens.starts_paragraph(*mark))?;
    let colon = mark.checked_sub(1).filter(|at| tokens.written(*at) == ":")?;
    let places = in_sentence(claims, tokens.sentence_of(colon));
    let first = places.start;
    claims[places].iter().rposition(|claim| claim.holder.is_some()).map(|number| first + number)
}

/// The claim with the last cue before the quotation in its sentence.
fn before(sentences: &Sentences<'_>, claims: &[Claim], quote: &Range<usize>) -> Option<usize> {
    let places = in_sentence(claims, sentences.tokens.sentence_of(quote.start.saturating_sub(1)));
    let first = places.start;
    claims[places]
        .iter()
        .enumerate()
        .filter(|(_, claim)| claim.cue.end <= quote.start)
        .filter(|(_, claim)| {
            // `"We lost," he said, "and then we went home."`: right behind the verb.
            (claim.cue.end..quote.start).all(|at| sentences.tag(at) == Tag::Mark)
                || claim
                    .content
                    .as_ref()
                    .is_none_or(|content| content.start <= quote.start && quote.start <= content.end + 1)
                || claim.target.as_ref().is_some_and(|target| target.contains(&quote.start))
        })
        .max_by_key(|(_, claim)| claim.cue.start)
        .map(|(number, _)| first + number)
}

/// The claim with a cue close behind the closing mark.
fn behind(sentences: &Sentences<'_>, claims: &[Claim], quote: &Range<usize>) -> Option<usize> {
    let last = quote.end.min(sentences.tokens.len().saturating_sub(1));
    let places = in_sentence(claims, sentences.tokens.sentence_of(last));
    let first = places.start;
    claims[places]
        .iter()
        .enumerate()
        .filter(|(_, claim)| {
            // Between the mark and the cue stands the holder at most, with what is said of him: `," the customs chief said`.
            let begins =
                claim.holder.as_ref().map_or(claim.cue.start, |holder| holder.phrase.start.min(claim.cue.start));
            let near = |at: usize, most: usize| at.checked_sub(quote.end).is_some_and(|gap| gap <= most);
            near(begins, 16)
                && near(claim.cue.start, 40)
                && claim
                    .holder
                    .as_ref()
                    .is_some_and(|holder| holder.phrase.start >= quote.end || claim.cue.end <= holder.phrase.start)
        })
        .min_by_key(|(_, claim)| claim.cue.start)
        .map(|(number, _)| first + number)
}

fn starts_its_sentence(sentences: &Sentences<'_>, quote: &Range<usize>) -> bool {
    let sentence = sentences.sentence(quote.start.saturating_sub(1));
    quote.start <= sentence.start + 1
}

/// Whether a quotation ends in the mark that ends a sentence, or in the comma that stands for it.
fn ends_in_mark(sentences: &Sentences<'_>, quote: &Range<usize>) -> bool {
    quote.end > quote.start && matches!(sentences.tokens.written(quote.end - 1), "," | "." | "?" | "!")
}

/// Whether a quotation is a sentence: it has a verb, and begins with a capital or goes on over a sentence.
fn is_sentence(sentences: &Sentences<'_>, quote: &Quote) -> bool {
    let first = quote.parts[0].clone();
    // `"It stinks," he said`: behind a pronoun stands a verb, also one that is not known.
    let told =
        sentences.tag(first.start) == Tag::Pronoun && first.len() > 1 && sentences.tokens.is_word(first.start + 1);
    (told || has_verb(sentences, &first))
        && (sentences.tokens.is_capital(first.start) || quote.parts.len() > 1 || first.len() > 12)
}

fn has_verb(sentences: &Sentences<'_>, range: &Range<usize>) -> bool {
    range.clone().any(|at| matches!(sentences.tag(at), Tag::Verb(_) | Tag::Auxiliary))
}

/// A name or a title: every word of more than three letters has a capital, and no sentence ends in it. Behind the noun for a work the
/// comma is that of the sentence: `In his memoir, "The Long Wall," he wrote`.
pub(super) fn is_title(sentences: &Sentences<'_>, quote: &Quote) -> bool {
    let tokens = sentences.tokens;
    let range = quote.tokens();
    let sentence = &tokens.sentences()[tokens.sentence_of(range.start)];
    if tokens.paragraphs[sentence.paragraph].kind == ParagraphKind::Subheading || range.len() > LONGEST_TITLE {
        return false;
    }
    let words = || range.clone().filter(|at| tokens.is_word(*at) && tokens.word(*at).len() > 3);
    let last = tokens.written(range.end.saturating_sub(1));
    let of_work = is_behind_work(sentences, range.start - 1);
    let ends = matches!(last, "." | "!" | "?") || last == "," && !of_work;
    words().count() > 0
        && words().all(|at| tokens.is_capital(at))
        && !ends
        && (of_work || words().count() > 1 || !tokens.is_capital(range.start) || words().count() == range.len())
}

/// Tokens of a title at most.
const LONGEST_TITLE: usize = 8;

/// Whether the noun for a work that has a title stands before a mark, with a comma between perhaps: `his novel "`.
fn is_behind_work(sentences: &Sentences<'_>, mark: usize) -> bool {
    let tokens = sentences.tokens;
    let noun = mark.checked_sub(1).map(|at| if tokens.written(at) == "," { at.saturating_sub(1) } else { at });
    let begin = sentences.sentence(mark).start;
    noun.is_some_and(|noun| noun >= begin && tokens.is_kind(noun, WordKind::Titled))
}
