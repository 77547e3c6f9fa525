//! Words that name nobody and stand for a listed party named right before: `he`, `its`, `the company`.
//!
//! A wrong one puts words about somebody else on a listed party, so that one is taken only where nothing else can be meant:
//!
//! - The party is named before it in the same sentence, or in the sentence before (over the end of a paragraph only from
//!   running text to running text). A pronoun is no name: `he` of a third sentence stands for nobody.
//! - Nothing else of a fitting kind (`rivals`) is named from the beginning of that sentence on.
//! - Both stand in the same quotation, or in none.
//! - A person is of the gender, as far as list or text say so, and the text does not call one both `he` and `she`.
//! - `it` and `its` need the party as the subject before, and `it` something that parties do: never `it is clear`.
//! - A description must be one that the list or the text gives the party, and not have been another's before.
//!
//! What is found here is no evidence: it follows a party, and never makes one likelier.

mod rivals;
mod safety;
#[cfg(test)]
mod tests;
mod words;

use super::{
    parties::{Certainty, MentionForm, Party},
    telling,
};
use crate::{
    claims::Quote,
    document::ParagraphKind,
    grammar::Sentences,
    lexicon::{WordKind, is_kind},
    tokens::Tokens,
};
use interdict_model::{Entity, PartyKind, Schema};
use interdict_text::lexicon::is_form_word;
use rivals::Scene;
use rustc_hash::FxHashMap;
use std::ops::Range;
use words::{Noun, Word};

/// A place where a party is meant by a word that names nobody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reference {
    /// Place of the party.
    pub(crate) party: usize,
    /// Place of the mention that it stands for, among those of the party.
    pub(crate) mention: usize,
    /// Tokens of the word, with the article of a description.
    pub(crate) tokens: Range<usize>,
    /// [`MentionForm::Pronoun`] or [`MentionForm::Description`].
    pub(crate) form: MentionForm,
}

/// The party and the mention that a word stands for, by their places.
type Antecedent = (usize, usize);

struct Search<'a> {
    scene: Scene<'a>,
    /// Mentions of likely and identified parties, by their sentence.
    mentions: FxHashMap<usize, Vec<Antecedent>>,
    /// For each token the number of its innermost quotation, from 1 on; 0 outside.
    quoted: Vec<usize>,
    /// Whether a person is female, where list or text say so; by the place of the party.
    female: Vec<Option<bool>>,
    /// Where each noun was first said of somebody else.
    called: Vec<(Noun, usize)>,
}

/// Every place where a pronoun or a description stands for a likely or identified party, in the order of the text.
/// The mentions of each party are in order.
pub(crate) fn references(
    sentences: &Sentences<'_>,
    quotes: &[Quote],
    entities: &[Entity],
    parties: &[Party],
) -> Vec<Reference> {
    let tokens = sentences.tokens;
    let mut mentions: FxHashMap<usize, Vec<Antecedent>> = FxHashMap::default();
    let mut named = FxHashMap::default();
    for (party, found) in parties.iter().enumerate() {
        for (place, mention) in found.mentions.iter().enumerate() {
            named.insert(mention.tokens.start, (party, mention.tokens.end));
            if found.certainty > Certainty::Possible {
                mentions.entry(tokens.sentence_of(mention.tokens.start)).or_default().push((party, place));
            }
        }
    }
    if mentions.is_empty() {
        return Vec::new();
    }
    let mut quoted = vec![0; tokens.len()];
    for (number, quote) in quotes.iter().enumerate() {
        for part in &quote.parts {
            if let Some(inside) = quoted.get_mut(part.clone()) {
                inside.fill(number + 1);
            }
        }
    }
    let female = parties.iter().map(|party| is_female(tokens, entities, party)).collect();
    let scene = Scene { sentences, entities, parties, named };
    Search { scene, mentions, quoted, female, called: Vec::new() }.run()
}

/// What the list says of a person's gender, else a title before the name.
fn is_female(tokens: &Tokens<'_>, entities: &[Entity], party: &Party) -> Option<bool> {
    match entities[party.entity].gender.as_deref() {
        Some("female") => return Some(true),
        Some("male") => return Some(false),
        _ => {}
    }
    party.mentions.iter().find_map(|mention| {
        let mut before = mention.tokens.start.wrapping_sub(1);
        if tokens.written(before) == "." {
            before = before.wrapping_sub(1);
        }
        let title = tokens.word(before);
        if is_kind(title, WordKind::ManTitle) {
            return Some(false);
        }
        is_kind(title, WordKind::WomanTitle).then_some(true)
    })
}

impl Search<'_> {
    fn run(mut self) -> Vec<Reference> {
        let tokens = self.scene.sentences.tokens;
        // Of every pronoun for a human being whether it is of a woman.
        let mut found: Vec<(Reference, Option<bool>)> = Vec::new();
        for (number, sentence) in tokens.sentences().iter().enumerate() {
            if !tokens.paragraphs[sentence.paragraph].kind.is_prose() {
                continue;
            }
            let nearby = self.mentions.contains_key(&number)
                || self.sentence_before(number).is_some_and(|before| self.mentions.contains_key(&before));
            let names_noun = Noun::is_in(tokens, number);
            if !nearby && !names_noun {
                continue;
            }
            for at in sentence.tokens.clone() {
                let word = if nearby { words::word_at(self.scene.sentences, at) } else { None };
                let antecedent = word.as_ref().and_then(|(word, range)| Some((*word, self.antecedent(*word, range)?)));
                if let (Some((_, range)), Some((word, (party, mention)))) = (word, antecedent) {
                    self.scene.named.insert(range.start, (party, range.end));
                    let (form, female) = match word {
                        Word::Human { female, .. } => (MentionForm::Pronoun, Some(female)),
                        Word::Thing(_) => (MentionForm::Pronoun, None),
                        Word::Description(_) => (MentionForm::Description, None),
                    };
                    found.push((Reference { party, mention, tokens: range, form }, female));
                } else if names_noun {
                    self.note_other(at);
                }
            }
        }
        // Who is both `he` and `she` in a text is two people, and it is not known which of them is the party.
        let of = |party: usize, female: bool| {
            found.iter().any(|(reference, gender)| reference.party == party && *gender == Some(female))
        };
        let both: Vec<bool> = (0..self.scene.parties.len()).map(|party| of(party, true) && of(party, false)).collect();
        found
            .into_iter()
            .filter(|(reference, gender)| gender.is_none() || !both[reference.party])
            .map(|(reference, _)| reference)
            .collect()
    }

    /// Notes the first place where a noun such as `company` is said of somebody else.
    fn note_other(&mut self, at: usize) {
        let tokens = self.scene.sentences.tokens;
        if let Some(noun) = Noun::at(tokens, at)
            && !(at > 0 && self.scene.named.get(&(at - 1)).is_some_and(|(_, end)| *end > at))
            && !self.called.iter().any(|(held, _)| *held == noun)
        {
            self.called.push((noun, at));
        }
    }

    /// The sentence before in the same paragraph, or the last one of the paragraph before where both are running text.
    fn sentence_before(&self, number: usize) -> Option<usize> {
        let tokens = self.scene.sentences.tokens;
        let before = number.checked_sub(1)?;
        let (here, there) = (tokens.sentences()[number].paragraph, tokens.sentences()[before].paragraph);
        let running = |paragraph: usize| tokens.paragraphs[paragraph].kind == ParagraphKind::Body;
        (here == there || (here == there + 1 && running(here) && running(there))).then_some(before)
    }

    /// What a word stands for, if that is safe: the last fitting mention before it, in its own sentence or the one before.
    fn antecedent(&self, word: Word, range: &Range<usize>) -> Option<Antecedent> {
        let number = self.scene.sentences.tokens.sentence_of(range.start);
        let nearest = [Some(number), self.sentence_before(number)].into_iter().flatten().find_map(|sentence| {
            let mentions = self.mentions.get(&sentence)?.iter().copied();
            mentions
                .filter(|mention| self.name(*mention).end <= range.start && self.fits(word, *mention))
                .max_by_key(|mention| self.name(*mention).start)
        })?;
        self.is_safe(word, range, nearest).then_some(nearest)
    }

    fn name(&self, (party, mention): Antecedent) -> &Range<usize> {
        &self.scene.parties[party].mentions[mention].tokens
    }

    /// Whether a word can stand for a party at all.
    fn fits(&self, word: Word, mention: Antecedent) -> bool {
        let kind = self.scene.kind_of(mention.0);
        match word {
            Word::Human { female, .. } => {
                kind == PartyKind::Person && self.female[mention.0].is_none_or(|known| known == female)
            }
            Word::Thing(_) => matches!(kind, PartyKind::Organization | PartyKind::Vessel),
            Word::Description(Noun::Ship) => kind == PartyKind::Vessel,
            Word::Description(noun) => kind == PartyKind::Organization && self.is_called(noun, mention),
        }
    }

    /// Whether the list or the text calls a body so.
    fn is_called(&self, noun: Noun, mention: Antecedent) -> bool {
        let tokens = self.scene.sentences.tokens;
        let party = &self.scene.parties[mention.0];
        let entity = &self.scene.entities[party.entity];
        let name = self.name(mention);
        let beside = party.mentions[mention.1].role.clone().unwrap_or(0..0);
        let mut said = (self.scene.naming_start(name.start)..name.start).chain(beside);
        let by_text = said.any(|at| Noun::at(tokens, at) == Some(noun));
        let mut listed = entity.names.iter().flat_map(|name| telling::words(&name.text));
        by_text
            || match noun {
                Noun::Company => {
                    entity.schema == Schema::Company
                        || listed.any(|word| is_form_word(&word) || is_kind(&word, WordKind::CompanyName))
                }
                _ => listed.any(|word| Noun::named(&word) == Some(noun)),
            }
    }
}
