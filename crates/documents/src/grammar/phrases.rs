//! Noun phrases: from their last word to the left (subjects), from their first to the right (objects).

use super::{Sentences, tags::Tag};
use crate::lexicon::{RoleKind, WordKind, ends_names, is_common, is_kind, metonyms, role_of};
use interdict_text::lexicon::is_place;
use std::ops::Range;

fn is_quotation_mark(mark: &str) -> bool {
    matches!(mark, "\"" | "“" | "”" | "‘" | "’" | "'")
}

/// Prepositions that hang a phrase on the noun before them.
fn hangs(word: &str) -> bool {
    matches!(
        word,
        "of" | "from"
            | "in"
            | "at"
            | "for"
            | "with"
            | "within"
            | "inside"
            | "behind"
            | "on"
            | "against"
            | "to"
            | "between"
            | "by"
            | "into"
    )
}

impl Sentences<'_> {
    /// The noun phrase that ends with a token, from its determiner on, with the phrases that hang on its first noun:
    /// `Officials from the DPRK`.
    pub(crate) fn phrase_ending_at(&self, last: usize) -> Option<Range<usize>> {
        let sentence = self.sentence(last);
        let mut start = match self.tokens.word(last) {
            // `a spokesman for him`
            "him" | "her" | "them" | "it" | "us" | "me" if self.tag(last) == Tag::Pronoun => last,
            _ if self.tag(last) == Tag::Pronoun => return Some(last..last + 1),
            _ => self.simple_start(last, &sentence)?,
        };
        let end = last + 1;
        // `OFFICIALS from the DPRK`: over a preposition, if a noun stands before it; dates and brackets between do not
        // count.
        while start >= sentence.start + 2
            && self.tag(start - 1) == Tag::Preposition
            && hangs(self.tokens.word(start - 1))
        {
            let Some(noun) = self.over_dates(start - 1, &sentence).filter(|at| self.tag(*at) == Tag::Nominal) else {
                break;
            };
            match self.simple_start(noun, &sentence) {
                Some(earlier) => start = earlier,
                None => break,
            }
        }
        Some(start..end)
    }

    /// Where the phrase of determiner, adjectives and nouns begins that ends with a token.
    pub(crate) fn simple_start(&self, last: usize, sentence: &Range<usize>) -> Option<usize> {
        if !matches!(self.tag(last), Tag::Nominal | Tag::Number) {
            return None;
        }
        let mut start = last;
        while start > sentence.start {
            let before = start - 1;
            match self.tag(before) {
                Tag::Nominal if self.is_dateline(before, sentence) || self.ends_day(before, sentence) => break,
                Tag::Nominal | Tag::Number | Tag::Possessive => start = before,
                Tag::Determiner => {
                    start = before;
                    // `all the officials`
                    if !(start > sentence.start && self.tag(start - 1) == Tag::Determiner) {
                        break;
                    }
                }
                // `some very large banks`
                Tag::Adverb if before > sentence.start && self.tag(before - 1) == Tag::Determiner => start = before,
                // `a long-time rival`: of a word in two parts the first belongs to it, whatever it is alone.
                Tag::Mark if self.joins_word(before, sentence) => start = before - 1,
                Tag::Mark
                    if self.tokens.joins(before)
                        || matches!(self.tokens.written(before), "#" | "&" | "$" | "£" | "€" | "'" | "’" | "‘")
                            && !self.opens_or_closes(before) =>
                {
                    start = before;
                }
                Tag::Mark if self.tokens.written(before) == "." && self.abbreviates(before) => start = before,
                Tag::Mark if self.parts_ending(before) => start = before,
                // `"Guardians of Peace" hacker group`: a name in marks before its noun.
                Tag::Mark
                    if is_quotation_mark(self.tokens.written(before))
                        && !self.tokens.has_space_before(before)
                        && self.tokens.is_word(before.wrapping_sub(1)) =>
                {
                    let open = (sentence.start.max(before.saturating_sub(7))..before).rev().find(|at| {
                        is_quotation_mark(self.tokens.written(*at))
                            && (self.tokens.has_space_before(*at) || *at == sentence.start)
                    });
                    match open {
                        Some(open) if self.tokens.is_capital(open + 1) && before > open + 1 => start = open,
                        _ => break,
                    }
                }
                // `Exports and Imports Bank`: a conjunction between capitals; `Smith and Jones`.
                Tag::Conjunction
                    if self.tokens.is_capital(start)
                        && before > sentence.start
                        && self.tokens.is_capital(before - 1)
                        && self.tag(before - 1) == Tag::Nominal
                        && self.tokens.word(before) == "and" =>
                {
                    start = before;
                }
                // A participle as an adjective: `accused banker`, only behind a determiner.
                Tag::Verb(_)
                    if before > sentence.start && matches!(self.tag(before - 1), Tag::Determiner | Tag::Possessive) =>
                {
                    start = before;
                }
                _ => break,
            }
        }
        (start <= last).then_some(start)
    }

    /// `On SUNDAY Orvane sued`: the last word of a day with its preposition is no part of the name behind it.
    fn ends_day(&self, at: usize, sentence: &Range<usize>) -> bool {
        let mut dated = (sentence.start..=at).rev().take_while(|at| self.in_date(*at));
        !self.in_date(at + 1) && dated.any(|at| self.tag(at) == Tag::Preposition)
    }

    /// Whether a place in capitals opens a sentence before a name that has none of its own: `ORVANE Dutch police held two men`.
    fn is_dateline(&self, at: usize, sentence: &Range<usize>) -> bool {
        // `SEOUL/WASHINGTON The House`
        let opens = at == sentence.start || at == sentence.start + 2 && self.tokens.written(at - 1) == "/";
        let word = self.tokens.word(at);
        let capitals = |at: usize| self.tokens.is_all_capitals(at);
        opens
            && word.len() > 3
            && capitals(at)
            && self.tokens.is_capital(at + 1)
            && !capitals(at + 1)
            && (is_place(word) || metonyms().longest_at(self.tokens, at).is_some_and(|(_, metonym)| metonym.capital))
    }

    /// Whether a hyphen inside a word stands at a token, with the first part of the word before it.
    fn joins_word(&self, hyphen: usize, sentence: &Range<usize>) -> bool {
        hyphen > sentence.start
            && self.tokens.written(hyphen) == "-"
            && self.tokens.joins(hyphen)
            && self.tokens.is_word(hyphen - 1)
    }

    /// Whether a quotation mark stands at a word's outer side: `‘We left,’ Otto Frisch said`.
    fn opens_or_closes(&self, mark: usize) -> bool {
        let (before, behind) = (self.tokens.has_space_before(mark), self.tokens.has_space_before(mark + 1));
        let closes = || {
            let sentence_ends = mark > 0 && matches!(self.tokens.written(mark - 1), "," | "." | "!" | "?" | "…");
            sentence_ends && !before && behind
        };
        matches!(self.tokens.written(mark), "'" | "’" | "‘") && (before && !behind || closes())
    }

    /// Whether a comma stands before what a name ends with: `Acme, INC. said`.
    fn parts_ending(&self, comma: usize) -> bool {
        self.tokens.written(comma) == ","
            && comma > 0
            && self.tokens.is_capital(comma - 1)
            && self.tokens.is_capital(comma + 1)
            && ends_names(self.tokens.word(comma + 1))
    }

    fn abbreviates(&self, dot: usize) -> bool {
        dot > 0
            && !self.tokens.has_space_before(dot)
            && self.tokens.is_capital(dot - 1)
            && self.tokens.word(dot - 1).len() <= 4
    }

    /// The noun phrase that begins at a token (quotation marks before it are passed over), up to its last noun, with `of`
    /// and its like hung on. `None` if no noun stands there.
    pub(crate) fn phrase_starting_at(&self, first: usize) -> Option<Range<usize>> {
        self.remembered.phrase(first, || self.find_phrase_starting_at(first))
    }

    #[inline(never)]
    fn find_phrase_starting_at(&self, first: usize) -> Option<Range<usize>> {
        let sentence = self.sentence(first);
        let mut start = first;
        while start < sentence.end && is_quotation_mark(self.tokens.written(start)) {
            start += 1;
        }
        start = self.over_bound(start);
        if start < sentence.end && self.tag(start) == Tag::Pronoun {
            return Some(start..start + 1);
        }
        let end = self.simple_end(start, &sentence);
        let has_noun = (start..end).any(|at| matches!(self.tag(at), Tag::Nominal | Tag::Number));
        // `'hostile' US sanctions`: with its opening mark, if the closing one stands inside.
        if start > first && (start..end).any(|at| is_quotation_mark(self.tokens.written(at))) {
            start -= 1;
        }
        (has_noun && end > start).then_some(start..end)
    }

    fn simple_end(&self, start: usize, sentence: &Range<usize>) -> usize {
        let mut end = start;
        let mut last_noun = start;
        while end < sentence.end {
            match self.tag(end) {
                Tag::Nominal | Tag::Number => {
                    end += 1;
                    last_noun = end;
                }
                Tag::Determiner | Tag::Adverb if end == start || self.tag(end - 1) == Tag::Determiner => end += 1,
                // `nearly A dozen officers`
                Tag::Determiner if last_noun == start && self.tag(end - 1) == Tag::Adverb => end += 1,
                // `two OTHER pensioners`, `three MORE men`
                Tag::Determiner
                    if matches!(self.tokens.word(end), "other" | "more")
                        && self.is_count(end - 1)
                        && self.tag(end + 1) == Tag::Nominal =>
                {
                    end += 1;
                }
                // `the Safety and Transport Commission`
                Tag::Conjunction if end > start && self.joins_name_of_body(end, sentence) => end += 1,
                Tag::Possessive => end += 1,
                Tag::Verb(_) if end > start && self.tag(end - 1) == Tag::Determiner => end += 1,
                Tag::Mark if self.tokens.joins(end) => end += 1,
                Tag::Mark
                    if self.tokens.written(end) == "/"
                        && !self.tokens.has_space_before(end)
                        && !self.tokens.has_space_before(end + 1) =>
                {
                    end += 1;
                }
                Tag::Mark
                    if is_quotation_mark(self.tokens.written(end))
                        && ((end > start
                            && !self.tokens.has_space_before(end)
                            && self.tag(end + 1) == Tag::Nominal)
                            // `a "reckless" act`, `the envoy's "reckless conduct"`
                            || (end > start
                                && matches!(self.tag(end - 1), Tag::Determiner | Tag::Possessive)
                                && self.tag(end + 1) == Tag::Nominal)) =>
                {
                    end += 1;
                }
                Tag::Mark if matches!(self.tokens.written(end), "#" | "%" | "&") => end += 1,
                // `a $3m fine`, not `the bank $3m`
                Tag::Mark
                    if matches!(self.tokens.written(end), "$" | "£" | "€")
                        && (end == start || self.tag(end - 1) == Tag::Determiner) =>
                {
                    end += 1;
                }
                Tag::Mark if self.tokens.written(end) == "." && self.abbreviates(end) => end += 1,
                Tag::Mark if end > start && self.parts_ending(end) => end += 1,
                _ => break,
            }
        }
        last_noun
    }

    /// Whether `and` stands inside the name of one body: between capitals, behind a common word that names nobody, and with a noun for
    /// a body at the end.
    fn joins_name_of_body(&self, and: usize, sentence: &Range<usize>) -> bool {
        let capital = |at: &usize| self.tokens.is_capital(*at) && self.tag(*at) == Tag::Nominal;
        let before = and - 1;
        let word = self.tokens.word(before);
        if self.tokens.word(and) != "and" || !capital(&before) || role_of(word).is_some() {
            return false;
        }
        let last = (and + 1..sentence.end).take_while(capital).last();
        let body = |at: usize| self.tokens.role(at).is_some_and(|role| role.kind == RoleKind::Body && !role.plural);
        is_common(word) && !is_kind(word, WordKind::Authority) && last.is_some_and(|last| last > and + 1 && body(last))
    }

    /// Where what is counted begins behind a bound: `killing MORE THAN 100 people`, `stole UP TO two million records`,
    /// `AT LEAST 12`, `ABOUT 30`. Where no bound stands, the token itself.
    pub(crate) fn over_bound(&self, at: usize) -> usize {
        let word = |at: usize| self.tokens.word(at);
        let first = match (word(at), word(at + 1), word(at + 2)) {
            ("more" | "fewer" | "less", "than", _) | ("up", "to", _) | ("at", "least" | "most", _) => at + 2,
            ("as", "many" | "much", "as") => at + 3,
            ("about" | "around", ..) => at + 1,
            _ => return at,
        };
        let counted = self.is_count(first) || matches!(self.tokens.written(first), "$" | "£" | "€");
        if counted && !self.in_date(first) && first < self.sentence(at).end { first } else { at }
    }

    /// Whether a number stands at a token, in digits or in words.
    pub(crate) fn is_count(&self, at: usize) -> bool {
        let word = self.tokens.word(at);
        let low = matches!(word, "two" | "three" | "four" | "five" | "six" | "seven" | "eight" | "nine" | "ten");
        let high = matches!(word, "eleven" | "twelve" | "dozens" | "scores" | "hundreds" | "thousands");
        low || high || self.tag(at) == Tag::Number
    }

    /// The part of a phrase that names its head: without determiner, and without what hangs behind.
    pub(crate) fn head(&self, phrase: &Range<usize>) -> Range<usize> {
        self.remembered.head(phrase, || self.find_head(phrase))
    }

    #[inline(never)]
    fn find_head(&self, phrase: &Range<usize>) -> Range<usize> {
        let mut start = phrase.start;
        while start + 1 < phrase.end
            && (self.tag(start) == Tag::Determiner || self.tag(start) == Tag::Adverb)
            && self.tokens.word(start) != "no"
            // `INTERNATIONALLY-BACKED plan`
            && !self.tokens.joins(start + 1)
        {
            start += 1;
        }
        // A name in marks is one piece: `"Guardians of Peace" hacker group`.
        let mut end = start + 1;
        if is_quotation_mark(self.tokens.written(start)) {
            end = (start + 1..phrase.end)
                .find(|at| is_quotation_mark(self.tokens.written(*at)))
                .map_or(end, |close| close + 1);
        }
        let ends = |at: usize| {
            matches!(self.tokens.written(at), "," | "(")
                || self.tag(at) == Tag::Preposition
                    && hangs(self.tokens.word(at))
                    && !self.is_inside_name(at, phrase.end)
                // `OFFICIALS familiar with the matter`
                || self.tag(at + 1) == Tag::Preposition && self.tokens.is_kind(at, WordKind::Postpositive)
        };
        while end < phrase.end && !ends(end) {
            end += 1;
        }
        start..end
    }

    /// Whether `of` stands inside a name that only describes who is named behind it: `a University OF Mornay lecturer`.
    fn is_inside_name(&self, of: usize, end: usize) -> bool {
        let capital = |at: usize| self.tokens.is_capital(at) && self.tag(at) == Tag::Nominal;
        let named = of > 0 && self.tokens.word(of) == "of" && capital(of - 1) && capital(of + 1);
        named
            && (of + 2..end).take_while(|at| self.tag(*at) == Tag::Nominal).any(|at| {
                let word = self.tokens.word(at);
                !self.tokens.is_capital(at) && role_of(word).is_some_and(|role| role.kind == RoleKind::Person)
            })
    }
}
