//! What each word does in its sentence, as far as subjects, verbs and clauses need it.
//!
//! English decides most of it by closed classes and word order: behind a determiner stands a noun, behind `to` or an
//! auxiliary a verb, and the first form of a verb behind a subject is its verb. Where a form may be noun or verb
//! (`claims`, `attack`), the clause decides: one that has its verb already takes no second.

use super::deed_nouns::{
    describes_counted, is_behind_superlative, is_counted_by_of, is_deed_in_ing, is_deed_in_plural, is_described_deed,
    is_described_gathering, is_leading, is_ranked_and_owned,
};
use super::neighbours::{
    answers_words, begins_noun, blames_for, body_says, followed_by_verb, goes_on_behind_insertion, goes_on_in_headline,
    is_main_behind_insertion, is_month, lacks_object, names_who_says, names_with_verb, noun_compound, one_says,
    sanctions_in_headline, says_at_end, says_behind_insertion, says_behind_participle, says_behind_relative,
    says_something, several_say, several_with_verb, takes_no_clause, words_with_verb,
};
use crate::{
    document::ParagraphKind,
    lexicon::{
        Classes, RoleKind, VerbForm, WordKind, classes_of, is_kind, is_only_participle, is_simple_past, role_of,
    },
    tokens::{TokenKind, Tokens},
};
use std::ops::Range;

/// What a word does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tag {
    Mark,
    Number,
    Determiner,
    Preposition,
    Conjunction,
    Subordinator,
    Relative,
    Pronoun,
    Possessive,
    Auxiliary,
    Negation,
    Adverb,
    /// `to` before a verb.
    To,
    Verb(VerbForm),
    /// Noun, adjective or name.
    Nominal,
}

/// The tag of every token.
pub(crate) fn of(tokens: &Tokens<'_>) -> Vec<Tag> {
    let mut tags = vec![Tag::Mark; tokens.len()];
    for sentence in tokens.sentences() {
        let headline = tokens.paragraphs[sentence.paragraph].kind == ParagraphKind::Headline;
        let mut state = Clause { headline, ..Clause::default() };
        for at in sentence.tokens.clone() {
            tags[at] = state.tag(tokens, &tags, at, &sentence.tokens);
        }
    }
    tags
}

#[derive(Default)]
struct Clause {
    headline: bool,
    /// A verb in the present clause was seen.
    has_verb: bool,
    /// That verb is a participle, so that the verb of the clause may follow: `Bank accused of fraud denies it`.
    participle: bool,
}

impl Clause {
    fn tag(&mut self, tokens: &Tokens<'_>, tags: &[Tag], at: usize, sentence: &Range<usize>) -> Tag {
        match tokens.kind(at) {
            TokenKind::Number => return Tag::Number,
            TokenKind::Mark => {
                if !tokens.joins(at)
                    && !matches!(
                        tokens.written(at),
                        "'" | "’" | "‘" | "\"" | "“" | "”" | "#" | "$" | "£" | "€" | "%" | "&" | "."
                    )
                {
                    self.has_verb = false;
                }
                return Tag::Mark;
            }
            TokenKind::Word => {}
        }
        // `commander-in-chief`, `face-to-face talks`, `Mar-a-Lago`: a small word between two hyphens is a part of the whole word.
        if at > sentence.start && tokens.joins(at - 1) && tokens.joins(at + 1) {
            return Tag::Nominal;
        }
        // `AT&T`, `B&Q`
        let ampersand = |mark: usize| tokens.written(mark) == "&" && !tokens.has_space_before(mark);
        if ampersand(at + 1) && !tokens.has_space_before(at + 2) {
            return Tag::Nominal;
        }
        let word = tokens.word(at);
        if word == "'s" {
            let pronoun = at > sentence.start && tags[at - 1] == Tag::Pronoun;
            return if pronoun { Tag::Auxiliary } else { Tag::Possessive };
        }
        let first = at == sentence.start || (tags[at - 1] == Tag::Mark && !tokens.joins(at - 1));
        let capital = tokens.is_capital(at) && !first && !self.headline && word != "i";
        let classes = tokens.classes(at);
        if word == "may" && tokens.is_capital(at) && is_month(tokens, at, capital, sentence) {
            return Tag::Nominal;
        }
        if capital && !classes.any(Classes::AUXILIARY) {
            // `The Interview`, `Bureau of Investigation`: capitals make names of all words.
            return Tag::Nominal;
        }
        if tokens.is_all_capitals(at)
            && !(first && at == sentence.start && classes.any(Classes::DETERMINER.or(Classes::PREPOSITION)))
        {
            return Tag::Nominal;
        }
        if !classes.is_empty()
            && let Some(tag) = self.closed(tokens, tags, at, classes, sentence)
        {
            return tag;
        }
        self.open(tokens, tags, at, first, sentence)
    }

    fn closed(
        &mut self,
        tokens: &Tokens<'_>,
        tags: &[Tag],
        at: usize,
        classes: Classes,
        sentence: &Range<usize>,
    ) -> Option<Tag> {
        let word = tokens.word(at);
        let next = if at + 1 < sentence.end { tokens.word(at + 1) } else { "" };
        let next_verb = if at + 1 < sentence.end { tokens.verb(at + 1) } else { None };
        let previous = previous(tags, at, sentence);
        if word == "to" {
            // `sentenced to jail`
            let term = next == "jail" && tokens.verb(at.wrapping_sub(1)).is_some_and(|(lemma, _)| lemma == "sentence");
            // `according to POLICE chief Ana Sorrel`: there stands who says so.
            let source = at > sentence.start && tokens.word(at - 1) == "according";
            // `close to MARK Orvane`
            let named = tokens.is_capital(at + 1) && !self.headline;
            let verb = next_verb.is_some_and(|(_, form)| form == VerbForm::Base) && !term && !source && !named
                || matches!(next, "be" | "have" | "do" | "not");
            return Some(if verb { Tag::To } else { Tag::Preposition });
        }
        // `Officials said AT LEAST thirty people were killed`: a bound, and no place.
        if word == "at" && matches!(next, "least" | "most") {
            return Some(Tag::Adverb);
        }
        // `Police arrested ABOUT 30 people`
        if matches!(word, "about" | "around") && counts(tokens, at + 1) {
            return Some(Tag::Adverb);
        }
        // `was in turn accused`, `have in fact denied`
        if word == "in" && is_kind(next, WordKind::Adverbial) {
            return Some(Tag::Adverb);
        }
        // `the militia itself denied`, `had itself alerted`, `She herself said`, `Frisch, himself banned`: behind a noun, an
        // auxiliary or a comma it only stresses.
        let comma = previous == Some(Tag::Mark) && tokens.written(at - 1) == ",";
        if (comma || matches!(previous, Some(Tag::Nominal | Tag::Auxiliary | Tag::Pronoun)))
            && tokens.is_kind(at, WordKind::Reflexive)
        {
            return Some(Tag::Adverb);
        }
        // `has in the past conceded`
        if matches!(word, "in" | "the" | "past") && is_in_the_past(tokens, tags, at, sentence) {
            return Some(Tag::Adverb);
        }
        if word == "that" {
            return Some(match previous {
                // `described that claim as absurd`
                Some(Tag::Verb(_)) if takes_no_clause(tokens, at - 1) && begins_noun(tokens, at + 1, sentence) => {
                    Tag::Determiner
                }
                // `disputed that account.`: one noun alone makes no clause.
                Some(Tag::Verb(_))
                    if begins_noun(tokens, at + 1, sentence) && ends_behind(tokens, at + 1, sentence) =>
                {
                    Tag::Determiner
                }
                Some(Tag::Verb(_) | Tag::Mark | Tag::Adverb | Tag::Pronoun) => {
                    let noun_next = next_verb.is_none() && classes_of(next).is_empty() && !tokens.is_capital(at + 1);
                    if previous == Some(Tag::Mark) || (noun_next && !self.has_verb) {
                        Tag::Determiner
                    } else {
                        self.opens(Tag::Subordinator)
                    }
                }
                Some(Tag::Nominal) => self.opens(Tag::Relative),
                // `a trip in 1999 that ended`
                Some(Tag::Number) if matches!(next_verb, Some((_, VerbForm::Past | VerbForm::Third))) => {
                    self.opens(Tag::Relative)
                }
                _ => Tag::Determiner,
            });
        }
        if classes.any(Classes::AUXILIARY) {
            // A name such as `Will` or `May` is no auxiliary between capitals.
            self.has_verb = true;
            self.participle = false;
            return Some(Tag::Auxiliary);
        }
        if classes.any(Classes::NEGATION) {
            return Some(if word == "no" { Tag::Determiner } else { Tag::Negation });
        }
        if classes.any(Classes::RELATIVE) && matches!(word, "who" | "which" | "whom" | "whose" | "where") {
            return Some(self.opens(Tag::Relative));
        }
        // `such a law`
        if word == "such" && matches!(next, "a" | "an") {
            return Some(Tag::Determiner);
        }
        // `have ALL carried out attacks`, `were EITHER jailed or barred`: between an auxiliary and its verb such a word only says of how many.
        if matches!(word, "all" | "both" | "each" | "either" | "neither")
            && previous == Some(Tag::Auxiliary)
            && matches!(next_verb, Some((_, VerbForm::Past)))
        {
            return Some(Tag::Adverb);
        }
        let counts = matches!(word, "one" | "some" | "many" | "all" | "both" | "each" | "several" | "few" | "others");
        // `one WRITTEN rule`
        let described = || is_only_participle(next) && begins_noun(tokens, at + 2, sentence);
        if counts && (begins_noun(tokens, at + 1, sentence) || described()) && !one_says(tokens, at) {
            return Some(Tag::Determiner);
        }
        if classes.any(Classes::PRONOUN) && !(classes.any(Classes::DETERMINER) && begins_noun(tokens, at + 1, sentence))
        {
            return Some(Tag::Pronoun);
        }
        if classes.any(Classes::DETERMINER) {
            return Some(Tag::Determiner);
        }
        if classes.any(Classes::CONJUNCTION) {
            // What is joined may be a second verb: `denied it and accused them`.
            if next_verb.is_some() || !matches!(word, "and" | "or") {
                self.has_verb = false;
            }
            return Some(Tag::Conjunction);
        }
        // `was given nine years`, `is considering a ban`: behind an auxiliary it is the verb.
        let behind_auxiliary = || match tokens.verb(at) {
            Some((_, VerbForm::Past)) => true,
            // `was according to the ministry`
            Some((_, VerbForm::Gerund)) => next != "to",
            _ => false,
        };
        if previous == Some(Tag::Auxiliary) && behind_auxiliary() {
            return None;
        }
        if classes.any(Classes::PREPOSITION) {
            if classes.any(Classes::SUBORDINATOR) {
                self.has_verb = false;
            }
            return Some(Tag::Preposition);
        }
        if classes.any(Classes::SUBORDINATOR.or(Classes::INTERROGATIVE)) {
            return Some(self.opens(Tag::Subordinator));
        }
        // `the business DAILY Orla Post`: a newspaper.
        let newspaper = matches!(word, "daily" | "weekly" | "monthly")
            && previous == Some(Tag::Nominal)
            && at + 1 < sentence.end
            && tokens.is_capital(at + 1);
        if classes.any(Classes::ADVERB) && !newspaper {
            // `deeply`, `still`; a word that is a verb's form too may be one here (`further`).
            return Some(Tag::Adverb);
        }
        None
    }

    /// A word that begins a clause of its own.
    fn opens(&mut self, tag: Tag) -> Tag {
        self.has_verb = false;
        tag
    }

    fn open(&mut self, tokens: &Tokens<'_>, tags: &[Tag], at: usize, first: bool, sentence: &Range<usize>) -> Tag {
        let word = tokens.word(at);
        let previous = previous(tags, at, sentence);
        if previous == Some(Tag::Adverb) && tokens.word(at - 1) == "in" && tokens.is_kind(at, WordKind::Adverbial) {
            return Tag::Adverb;
        }
        let next_closed = tokens.classes(at + 1);
        let Some((_, form)) = tokens.verb(at) else {
            // An unknown word in -ed behind a noun and before a preposition is a verb, also a misspelt one.
            let past = word.len() > 4 && word.ends_with("ed") && previous == Some(Tag::Nominal) && !self.has_verb;
            // `was boarded by the navy`
            let passive = word.len() > 4
                && word.ends_with("ed")
                && previous == Some(Tag::Auxiliary)
                && tokens.word(at + 1) == "by";
            if passive || past && next_closed.any(Classes::PREPOSITION.or(Classes::DETERMINER)) {
                self.has_verb = true;
                return Tag::Verb(VerbForm::Past);
            }
            return Tag::Nominal;
        };
        let before = |distance: usize| (at >= sentence.start + distance).then(|| tokens.word(at - distance));
        let joined = at > sentence.start && tokens.joins(at - 1)
            || tokens.joins(at + 1)
            || (word == "close" && tokens.word(at + 1) == "to");
        // `hit`, `cut`, `put`: the past is the base form.
        let form = if form == VerbForm::Base
            && tokens.is_unchanged_past(at)
            && !matches!(previous, Some(Tag::To | Tag::Auxiliary))
        {
            VerbForm::Past
        } else {
            form
        };
        // `was RE-ARRESTED`, `the court RE-TRIED him`
        let repeats = at >= sentence.start + 3 && joined && tokens.word(at - 2) == "re" && form == VerbForm::Past;
        let verb = match previous {
            _ if repeats => matches!(tags[at - 3], Tag::Auxiliary | Tag::Adverb | Tag::Nominal | Tag::Pronoun),
            _ if joined => false,
            // `a woman of 71 DIED`, `a man aged 40 WAITED`
            Some(Tag::Number) if form == VerbForm::Past && says_age(tokens, at, sentence) => true,
            Some(Tag::Determiner | Tag::Number | Tag::Possessive) => false,
            Some(Tag::Preposition) => form == VerbForm::Gerund,
            // `who asked not to be named said the`: behind a relative clause the main verb.
            Some(Tag::Verb(_)) => {
                let main = Classes::DETERMINER.or(Classes::PRONOUN).or(Classes::SUBORDINATOR);
                matches!(form, VerbForm::Gerund)
                    // `Those arrested INCLUDE two guards`
                    || matches!(word, "include" | "included" | "includes")
                    || form == VerbForm::Past
                        && (next_closed.any(Classes::PREPOSITION)
                            || next_closed.any(main) && tags[sentence.start..at].contains(&Tag::Relative))
            }
            // `whom aid groups accused`: behind it stands a subject.
            Some(Tag::Relative) if tokens.word(at - 1) == "whom" => false,
            // `the plant has ORDERS for three years`
            Some(Tag::Auxiliary) => form != VerbForm::Third,
            // `a process that ADVOCATES say is slow`: behind the relative stand several, who have a verb of their own.
            Some(Tag::Relative)
                if form == VerbForm::Third
                    && role_of(word).is_some_and(|role| role.plural)
                    && matches!(tokens.verb(at + 1), Some((_, VerbForm::Base | VerbForm::Past))) =>
            {
                false
            }
            Some(Tag::To | Tag::Pronoun | Tag::Relative) => true,
            Some(Tag::Conjunction | Tag::Subordinator) => match form {
                VerbForm::Base => tags[sentence.start..at].iter().any(|tag| matches!(tag, Tag::Verb(VerbForm::Base))),
                // `when REBELS ambushed`, `when TROOPS fired`: behind such a word stands a subject.
                VerbForm::Third
                    if previous == Some(Tag::Subordinator)
                        && (role_of(word).is_some_and(|role| role.plural)
                            || matches!(tokens.verb(at + 1), Some((_, VerbForm::Past)))) =>
                {
                    false
                }
                VerbForm::Third => !self.has_verb && !followed_by_verb(tokens, at, sentence),
                // `hacktivists or disgruntled insiders` against `denied it and accused them`.
                VerbForm::Past => {
                    next_closed.any(
                        Classes::PREPOSITION
                            .or(Classes::DETERMINER)
                            .or(Classes::PRONOUN)
                            .or(Classes::SUBORDINATOR)
                            .or(Classes::ADVERB),
                    ) || tokens.is_capital(at + 1)
                        // `raided a house and arrested five men`
                        || matches!(tokens.word(at - 1), "and" | "but") && counts(tokens, at + 1)
                        || at + 1 >= sentence.end
                        || tokens.kind(at + 1) == TokenKind::Mark
                        // `and stole jewellery`
                        || !tokens.is_capital(at) && is_simple_past(word)
                        // `and said police had gone`
                        || word == "said"
                        // `and rejected claims that`
                        || answers_words(tokens, at)
                        || matches!(tokens.word(at - 1), "and" | "but") && blames_for(tokens, at)
                        // `but denied breaking sanctions`
                        || matches!(tokens.verb(at + 1), Some((_, VerbForm::Gerund)))
                }
                VerbForm::Gerund => !is_deed_in_ing(tokens, tags, at, sentence),
            },
            None | Some(Tag::Mark) if says_behind_insertion(tokens, at, form, sentence) => true,
            None | Some(Tag::Mark)
                if form == VerbForm::Past && is_main_behind_insertion(tokens, tags, at, sentence) =>
            {
                true
            }
            Some(Tag::Mark) if form == VerbForm::Third && goes_on_behind_insertion(tokens, tags, at, sentence) => true,
            None | Some(Tag::Mark) => match form {
                VerbForm::Base => self.headline && goes_on_in_headline(tokens, tags, at, sentence),
                // `REBELS free hostages`: no headline begins with its verb.
                VerbForm::Third => !first || self.headline && at > sentence.start,
                VerbForm::Past => {
                    next_closed
                        .any(Classes::PREPOSITION.or(Classes::DETERMINER).or(Classes::PRONOUN).or(Classes::ADVERB))
                        // `, asked whether it had been told,`
                        || next_closed.any(Classes::SUBORDINATOR.or(Classes::INTERROGATIVE))
                        || matches!(tokens.verb(at + 1), Some((_, VerbForm::Gerund)))
                        || !first
                        || tokens.is_capital(at + 1)
                        // `A witness, 34, gave evidence`
                        || !tokens.is_capital(at) && is_simple_past(word)
                        // `Anna Kern, 34, said, "We left."`
                        || word == "said"
                        || tokens.written(at + 1) == "," && matches!(tokens.written(at + 2), "\"" | "“")
                }
                VerbForm::Gerund => true,
            },
            Some(Tag::Adverb)
                if matches!(form, VerbForm::Base | VerbForm::Gerund) && is_ranked(tokens, tags, at, sentence) =>
            {
                false
            }
            // `fear further ATTACKS`, `killed in overnight ATTACKS`
            Some(Tag::Adverb)
                if form == VerbForm::Third
                    && (self.has_verb && matches!(tokens.word(at - 1), "further" | "more")
                        || at >= sentence.start + 2 && tags[at - 2] == Tag::Preposition) =>
            {
                false
            }
            Some(Tag::Adverb) if form == VerbForm::Third && is_ranked_and_owned(tokens, at, sentence) => false,
            Some(Tag::Adverb | Tag::Negation) => {
                let earlier =
                    tags[sentence.start..at].iter().rev().find(|tag| !matches!(tag, Tag::Adverb | Tag::Negation));
                form != VerbForm::Base
                    || matches!(earlier, Some(Tag::Auxiliary | Tag::To | Tag::Relative))
                    // `to close it and instead SELL the site`
                    || earlier == Some(&Tag::Conjunction) && goes_on_from_infinitive(tokens, tags, at, sentence)
                    || plural_subject(tokens, tags, at, sentence)
            }
            Some(Tag::Nominal) => match form {
                // `US sanctions`, `arms dealer`
                VerbForm::Third if tokens.is_kind(at, WordKind::NounFirst) => {
                    self.headline && !self.has_verb && sanctions_in_headline(tokens, at, sentence)
                }
                VerbForm::Third if several_with_verb(tokens, at, sentence) => false,
                // `dismissed as nonsense CLAIMS that`: the object behind what it is called.
                VerbForm::Third
                    if tokens.word(at + 1) == "that"
                        && at >= sentence.start + 3
                        && tokens.word(at - 2) == "as"
                        && matches!(tags[at - 3], Tag::Verb(_)) =>
                {
                    false
                }
                VerbForm::Third if !self.has_verb && words_with_verb(tokens, at, sentence) => false,
                VerbForm::Third if is_deed_in_plural(tokens, tags, at, sentence) => false,
                VerbForm::Third if is_counted_by_of(tokens, at) => false,
                VerbForm::Third if is_behind_superlative(tokens, tags, at, sentence) => false,
                // `two FIRES burning`
                VerbForm::Third
                    if counts(tokens, at - 1) && (at - 1 == sentence.start || !tokens.is_capital(at - 1)) =>
                {
                    false
                }
                VerbForm::Third if self.participle && says_something(tokens, at, sentence) => true,
                VerbForm::Third if self.has_verb && says_behind_relative(tokens, tags, at, sentence) => true,
                VerbForm::Third if !self.has_verb && says_at_end(tokens, at, sentence) => true,
                VerbForm::Third if self.has_verb && says_behind_participle(tokens, tags, at, sentence) => true,
                VerbForm::Third => {
                    !self.has_verb
                        && (!is_plural(before(1).unwrap_or_default()) || names_who_says(tokens, at))
                        && !followed_by_verb(tokens, at, sentence)
                }
                VerbForm::Base => {
                    !self.has_verb
                        && (plural_subject(tokens, tags, at, sentence)
                            || several_say(tokens, tags, at, sentence)
                            || body_says(tokens, at, sentence))
                        && !followed_by_verb(tokens, at, sentence)
                        && !(takes_no_clause(tokens, at) && names_with_verb(tokens, at + 1, sentence))
                }
                VerbForm::Past if describes_counted(tokens, tags, at, sentence) => false,
                VerbForm::Past if tokens.is_unchanged_past(at) => !self.has_verb,
                VerbForm::Past => true,
                VerbForm::Gerund if is_leading(tokens, at, sentence) => false,
                VerbForm::Gerund if is_described_gathering(tokens, tags, at, sentence) => false,
                VerbForm::Gerund if is_described_deed(tokens, tags, at, sentence) => false,
                VerbForm::Gerund if is_deed_in_ing(tokens, tags, at, sentence) => false,
                VerbForm::Gerund => !noun_compound(tokens, at, sentence),
            },
        };
        if verb {
            // A gerund or a participle does not use up the clause's verb.
            if form != VerbForm::Gerund {
                let past = form == VerbForm::Past && previous == Some(Tag::Nominal) && !self.has_verb;
                self.participle = past && lacks_object(tokens, at);
                self.has_verb = true;
            }
            Tag::Verb(form)
        } else {
            Tag::Nominal
        }
    }
}

/// Whether a base form behind `and` and an adverb goes on from an infinitive of its clause: `to close it and instead SELL the site`.
fn goes_on_from_infinitive(tokens: &Tokens<'_>, tags: &[Tag], at: usize, sentence: &Range<usize>) -> bool {
    let parts = |tag: Tag| matches!(tag, Tag::Mark | Tag::Relative | Tag::Subordinator | Tag::Auxiliary);
    let and = (sentence.start..at).rev().find(|before| tags[*before] == Tag::Conjunction);
    and.is_some_and(|and| {
        let infinitive = (sentence.start..and).rev().take_while(|before| !parts(tags[*before]));
        tokens.word(and) == "and" && infinitive.into_iter().any(|before| tags[before] == Tag::To)
    })
}

/// Whether a token belongs to `in the past` between an auxiliary and its verb.
fn is_in_the_past(tokens: &Tokens<'_>, tags: &[Tag], at: usize, sentence: &Range<usize>) -> bool {
    (0..3).any(|back| {
        let Some(first) = at.checked_sub(back).filter(|first| *first > sentence.start) else { return false };
        tags[first - 1] == Tag::Auxiliary
            && ["in", "the", "past"].iter().enumerate().all(|(place, word)| tokens.word(first + place) == *word)
            && first + 3 < sentence.end
            && matches!(tokens.verb(first + 3), Some((_, VerbForm::Past)))
    })
}

/// Whether the number right before a token is the age of somebody: `a woman of 71`, `a man aged 40`.
fn says_age(tokens: &Tokens<'_>, at: usize, sentence: &Range<usize>) -> bool {
    let person = |noun: usize| {
        let word = tokens.word(noun);
        is_kind(word, WordKind::Human) || role_of(word).is_some_and(|role| role.kind == RoleKind::Person)
    };
    at >= sentence.start + 3 && (tokens.word(at - 2) == "aged" || tokens.word(at - 2) == "of" && person(at - 3))
}

/// Whether a sentence ends behind a token.
fn ends_behind(tokens: &Tokens<'_>, at: usize, sentence: &Range<usize>) -> bool {
    at + 1 >= sentence.end || matches!(tokens.written(at + 1), "." | ";" | "!" | "?")
}

/// Whether a number stands at a token: in digits, or in words up to ten, as newspapers write them.
pub(super) fn counts(tokens: &Tokens<'_>, at: usize) -> bool {
    let small = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    tokens.is_number(at) || small.contains(&tokens.word(at))
}

/// `her first NAME`, `the only CROSSING`: behind a determiner and a word of rank stands a noun.
fn is_ranked(tokens: &Tokens<'_>, tags: &[Tag], at: usize, sentence: &Range<usize>) -> bool {
    at >= sentence.start + 2
        && matches!(tokens.word(at - 1), "first" | "last" | "only")
        && (tags[at - 2] == Tag::Determiner
            || matches!(tokens.word(at - 2), "his" | "her" | "its" | "their" | "our" | "my" | "your"))
}

fn plural_subject(tokens: &Tokens<'_>, tags: &[Tag], at: usize, sentence: &Range<usize>) -> bool {
    let noun = (sentence.start..at).rev().find(|before| !matches!(tags[*before], Tag::Adverb | Tag::Negation));
    noun.is_some_and(|noun| tags[noun] == Tag::Pronoun || (tags[noun] == Tag::Nominal && is_plural(tokens.word(noun))))
}

fn previous(tags: &[Tag], at: usize, sentence: &Range<usize>) -> Option<Tag> {
    (at > sentence.start).then(|| tags[at - 1])
}

/// Whether a noun or pronoun stands for several.
pub(crate) fn is_plural(word: &str) -> bool {
    (word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") && !word.ends_with("is"))
        || word.ends_with("men")
        || matches!(word, "they" | "we" | "both")
        || is_kind(word, WordKind::Several)
}
