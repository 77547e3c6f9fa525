//! What stands between a subject and its verb: brackets, appositions, and clauses that hang on the subject.
//!
//! `Ivanov, 34, an engineer from Odessa, said`, `the agency (IAEA) said`, `a broker who worked for the bank was`, `a jet
//! operated by the airline was`: the verb belongs to the first noun, not to the one beside it.

use super::{Sentences, tags::Tag};
use crate::lexicon::{Classes, VerbForm, WordKind, classes_of, reporting_noun_at, reporting_verbs};
use std::ops::Range;

/// An insertion has so many tokens at most.
const LONGEST: usize = 40;
/// Words of the longest name in quotation marks that is passed over.
const LONGEST_NAME: usize = 5;

/// So many clauses that hang on each other are followed.
const DEEPEST: usize = 4;

impl Sentences<'_> {
    /// The last token before one, with dates, adverbs and brackets passed over.
    pub(crate) fn over_dates(&self, start: usize, sentence: &Range<usize>) -> Option<usize> {
        let mut at = start;
        while at > sentence.start {
            at -= 1;
            if let Some(open) = self.bracket_closed_at(at, sentence) {
                at = open;
            } else if !self.in_date(at) && self.tag(at) != Tag::Adverb {
                return Some(at);
            }
        }
        None
    }

    /// The token before a name in quotation marks that ends with a token, if a noun says what is called so: the
    /// `group` of `the hacker group "Red Fox"`; of a name that stands alone its last word. Any other token as it is.
    pub(super) fn over_name_in_marks(&self, last: usize, sentence: &Range<usize>) -> usize {
        let closes = |at: usize| matches!(self.tokens.written(at), "\"" | "”" | "’");
        let opens = |at: &usize| matches!(self.tokens.written(*at), "\"" | "“" | "‘");
        if !closes(last) {
            return last;
        }
        let first = sentence.start.max(last.saturating_sub(LONGEST_NAME + 1));
        let Some(open) = (first..last).rev().find(opens).filter(|open| open + 1 < last) else { return last };
        let name = |at: usize| self.tag(at) == Tag::Nominal && self.tokens.is_capital(at);
        if !(open + 1..last).all(name) {
            last
        } else if open > sentence.start && self.tag(open - 1) == Tag::Nominal {
            open - 1
        } else {
            last - 1
        }
    }

    fn bracket_closed_at(&self, close: usize, sentence: &Range<usize>) -> Option<usize> {
        if self.tokens.written(close) != ")" {
            return None;
        }
        (sentence.start.max(close.saturating_sub(LONGEST))..close).rev().find(|at| self.tokens.written(*at) == "(")
    }

    /// The subject of the finite verb behind a comma that closes an insertion: `Kurt, a vice president with Norse, told`.
    pub(crate) fn over_insertion(&self, comma: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
        let climbed = self.climbed(self.before_insertion(comma, sentence)?, sentence, false);
        // `OTTO FRISCH, a lawyer who acted for a bank, the Orla Bank, said`: over one insertion into another.
        let outer = if self.is_apposed(&climbed, sentence) {
            self.over_dates(climbed.start - 1, sentence).and_then(|last| self.phrase_ending_at(last))
        } else {
            None
        };
        let beside = outer.unwrap_or(climbed);
        // `Allegations that he bribed officials, made by a rival, were denied`
        let phrase = self.noun_of_complement(&beside, sentence).unwrap_or(beside);
        let counted = self.is_counted_from(&phrase, sentence);
        if counted && self.tag(phrase.start) == Tag::Pronoun {
            // `ONE OF THEM, Brightwater, accuses`
            return (self.tokens.word(phrase.start - 2) == "one").then_some(phrase.start - 2..phrase.end);
        }
        let free = counted || !self.is_governed(&phrase, sentence);
        (free && self.tag(phrase.start) != Tag::Pronoun).then_some(phrase)
    }

    /// Whether some of those that a phrase names are meant: `one of THE TANKERS, the Volga, was held`.
    fn is_counted_from(&self, phrase: &Range<usize>, sentence: &Range<usize>) -> bool {
        let counts = |at: usize| {
            self.tag(at) == Tag::Number
                || matches!(
                    self.tokens.word(at),
                    "one" | "some" | "several" | "many" | "most" | "all" | "both" | "each"
                )
        };
        phrase.start >= sentence.start + 2 && self.tokens.word(phrase.start - 1) == "of" && counts(phrase.start - 2)
    }

    /// The phrase before an insertion that a comma closes. It may be several pieces between commas, none of which has a
    /// verb of its own outside a relative clause, unless a relative, a participle or a preposition leads it.
    pub(super) fn before_insertion(&self, comma: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
        let mut end = comma;
        for open in (sentence.start..comma).rev().filter(|at| self.tokens.written(*at) == ",") {
            if open == sentence.start || comma - open > LONGEST || !self.is_inserted(&(open + 1..end)) {
                return None;
            }
            end = open;
            let before = self.over_dates(open, sentence)?;
            let age = self.tag(before) == Tag::Number && self.tokens.written(before.wrapping_sub(1)) == ",";
            if age || self.tokens.written(before) == "," {
                continue;
            }
            if !matches!(self.tag(before), Tag::Nominal | Tag::Number | Tag::Pronoun) {
                return None;
            }
            let phrase = self.phrase_ending_at(before)?;
            if !self.is_apposed(&phrase, sentence) && !self.is_of_whose(&phrase, sentence) {
                return Some(phrase);
            }
        }
        None
    }

    /// Whether a phrase belongs to somebody by a relative: `Mark Orvane, whose WIFE, ANNA KERN, runs the port`.
    fn is_of_whose(&self, phrase: &Range<usize>, sentence: &Range<usize>) -> bool {
        let is_led = |phrase: &Range<usize>| {
            let before = phrase.start.saturating_sub(1).max(sentence.start);
            self.tokens.word(phrase.start) == "whose" || self.tokens.word(before) == "whose"
        };
        let named = || {
            let noun = phrase.start.checked_sub(2).filter(|at| *at > sentence.start)?;
            if self.tokens.written(noun + 1) == "," { self.phrase_ending_at(noun) } else { None }
        };
        is_led(phrase) || named().is_some_and(|noun| is_led(&noun))
    }

    /// Whether a dash stands at a token, and no hyphen inside a word.
    pub(super) fn is_dash(&self, at: usize) -> bool {
        matches!(self.tokens.written(at), "-" | "--" | "–" | "—") && !self.tokens.joins(at)
    }

    /// The subject of the finite verb behind a dash that closes an insertion: `THE BROKER – a son of a judge – fled`.
    pub(super) fn before_dashes(&self, close: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
        // `--` may be one token or two.
        let first_of = |last: usize| (sentence.start..=last).rev().take_while(|at| self.is_dash(*at)).last();
        let end = first_of(close)?;
        let open = (sentence.start.max(end.saturating_sub(LONGEST))..end).rev().find(|at| self.is_dash(*at))?;
        let piece = open + 1..end;
        if piece.is_empty() || !self.is_inserted(&piece) {
            return None;
        }
        let last = self.over_dates(first_of(open)?, sentence)?;
        let named = matches!(self.tag(last), Tag::Nominal | Tag::Number | Tag::Pronoun);
        let phrase = if named { self.phrase_ending_at(last)? } else { return None };
        (!self.is_governed(&phrase, sentence)).then(|| self.climbed(phrase, sentence, true))
    }

    fn is_inserted(&self, piece: &Range<usize>) -> bool {
        let quotation_marks = piece.clone().filter(|at| matches!(self.tokens.written(*at), "\"" | "“" | "”")).count();
        // An odd mark ends a quotation, and parts of a sentence go no further than a semicolon.
        if quotation_marks % 2 == 1 || piece.clone().any(|at| matches!(self.tokens.written(at), ";" | ":")) {
            return false;
        }
        // `Otto Frisch, himself banned in 2012, declined`
        let begin = piece.start + usize::from(self.tokens.is_kind(piece.start, WordKind::Reflexive));
        // `Otto Frisch, when asked whether the clerk had lied, declined`
        let occasion = matches!(self.tokens.word(begin), "when" | "while" | "once")
            && matches!(self.tag(begin + 1), Tag::Verb(VerbForm::Past | VerbForm::Gerund));
        let led = matches!(self.tag(begin), Tag::Relative | Tag::Preposition) || self.is_verb(begin) || occasion;
        led || !self.has_own_verb(piece)
    }

    /// Whether a piece of a sentence has a finite verb outside its relative clauses.
    fn has_own_verb(&self, piece: &Range<usize>) -> bool {
        let mut relatives = 0_usize;
        let mut group_before = None;
        for at in piece.clone() {
            match self.tag(at) {
                Tag::Relative => relatives += 1,
                Tag::Auxiliary | Tag::Verb(VerbForm::Third | VerbForm::Past) => {
                    let start = self.group_of(at).start;
                    let same = group_before.replace(start) == Some(start);
                    // `first made by a rival`, `now retired`
                    let bare = (start..at).all(|before| self.tag(before) == Tag::Adverb);
                    let whole = start == piece.start && at + 1 == piece.end;
                    let past = self.tag(at) == Tag::Verb(VerbForm::Past);
                    // `also known as the Fox`
                    let by = self.is_verb(at) && matches!(self.tokens.word(at + 1), "by" | "as");
                    let participle = bare && (by || past && whole);
                    let infinitive = (start..at).any(|before| self.tag(before) == Tag::To);
                    if same || participle || infinitive {
                        continue;
                    }
                    if relatives == 0 {
                        return true;
                    }
                    relatives -= 1;
                }
                _ => {}
            }
        }
        false
    }

    /// Whether a phrase describes the name before its comma: `Otto Frisch, the head of Nordbank`.
    fn is_apposed(&self, phrase: &Range<usize>, sentence: &Range<usize>) -> bool {
        let Some(comma) = phrase.start.checked_sub(1).filter(|comma| self.tokens.written(*comma) == ",") else {
            return false;
        };
        if self.tag(phrase.start) != Tag::Determiner {
            return false;
        }
        self.over_dates(comma, sentence)
            .filter(|last| self.tokens.is_capital(*last) && self.tag(*last) == Tag::Nominal)
            .and_then(|last| self.phrase_ending_at(last))
            .is_some_and(|name| name.start == sentence.start || self.tag(name.start - 1) == Tag::Mark)
    }

    /// Whether a phrase hangs on a preposition or is the object of a verb, so that a later finite verb is not its own.
    pub(super) fn is_governed(&self, phrase: &Range<usize>, sentence: &Range<usize>) -> bool {
        self.over_dates(phrase.start, sentence).is_some_and(|at| match self.tag(at) {
            Tag::Preposition => !self.tokens.classes(at).any(Classes::SUBORDINATOR),
            // `said the bank, a lender, was insolvent`: behind a verb of saying begins a clause.
            Tag::Verb(_) => reporting_verbs().longest_at(self.tokens, at).is_none(),
            _ => false,
        })
    }

    /// The noun on which the clause hangs that a phrase ends: from `Viktor Bout` in `A broker who worked for Viktor Bout` to
    /// `A broker`. With `loosely` a participle counts without `by`, too: `A man arrested in Riga`.
    pub(super) fn climbed(&self, phrase: Range<usize>, sentence: &Range<usize>, loosely: bool) -> Range<usize> {
        let mut highest = phrase;
        for _ in 0..DEEPEST {
            let Some(higher) = self.one_higher(&highest, sentence, loosely) else { break };
            highest = higher;
        }
        highest
    }

    fn one_higher(&self, phrase: &Range<usize>, sentence: &Range<usize>, loosely: bool) -> Option<Range<usize>> {
        let pronoun = self.tag(phrase.start) == Tag::Pronoun;
        if pronoun && !matches!(self.tokens.word(phrase.start), "him" | "her" | "them" | "it" | "us" | "me") {
            return None;
        }
        // `who acted for ONE OF THE PARTNERS`
        let counted = if self.is_counted_from(phrase, sentence) { 2 } else { 0 };
        let before = self.over_dates(phrase.start - counted, sentence)?;
        let preposition = (self.tag(before) == Tag::Preposition).then(|| self.tokens.word(before));
        if preposition.is_some_and(|word| classes_of(word).any(Classes::SUBORDINATOR)) {
            return None;
        }
        let verb = if preposition.is_some() { self.over_dates(before, sentence)? } else { before };
        // `who said the bank was`: what stands behind a verb of saying begins a clause.
        let says = preposition.is_none() && reporting_verbs().longest_at(self.tokens, verb).is_some();
        // `believed to BE rebels`
        let links = self.tag(verb) == Tag::Auxiliary && self.tag(self.group_of(verb).start) == Tag::To;
        if !(self.is_verb(verb) || loosely && links) || says {
            return None;
        }
        // `who wanted to sell arms`: from the last verb of a chain to its first.
        let mut first = verb;
        let mut start = self.group_of(first).start;
        let mut infinitive = false;
        while let Some(earlier) = self.over_dates(start, sentence).filter(|earlier| self.is_verb(*earlier)) {
            infinitive = self.tag(start) == Tag::To;
            first = earlier;
            start = self.group_of(first).start;
        }
        let bare = (start..first).all(|at| self.tag(at) == Tag::Adverb || self.in_date(at));
        // `A case FILED and moved by the agency was`
        if self.tag(first) == Tag::Verb(VerbForm::Past)
            && let Some(joined) = self.participle_joined_before(start, sentence)
        {
            start = joined;
        }
        let opener = self.over_dates(start, sentence)?;
        if self.tag(opener) == Tag::Relative {
            return self.noun_before_relative(opener, sentence);
        }
        if self.tag(opener) == Tag::Preposition && first == verb && self.tag(verb) == Tag::Verb(VerbForm::Gerund) {
            return self.noun_of_participle(opener, sentence);
        }
        // `An application TO REMOVE the press was refused`: what somebody is to do hangs on the noun before it.
        if self.tag(first) == Tag::Verb(VerbForm::Base) && start + 1 == first && self.tag(start) == Tag::To {
            return if loosely { self.noun_of_own_clause(opener, sentence) } else { None };
        }
        // `equipment USED TO make drugs was`, where the word reads as an auxiliary
        if loosely && self.tokens.word(start) == "used" && self.tag(start + 1) == Tag::To {
            return self.noun_of_own_clause(opener, sentence);
        }
        let hangs = match self.tag(first) {
            // `a person CLAIMING to speak for the group`: with what hangs on the participle.
            Tag::Verb(VerbForm::Gerund) => first != verb || preposition.is_some() || !pronoun,
            Tag::Verb(VerbForm::Past) => {
                // `A man thought to have come from the coast killed two`: where the verb of the clause follows, what an infinitive hangs
                // on is a participle.
                first == verb && (preposition == Some("by") || (loosely && preposition.is_some()))
                    || loosely && first != verb && infinitive
            }
            _ => false,
        };
        if bare && hangs { self.noun_of_own_clause(opener, sentence) } else { None }
    }

    /// The phrase that a noun ends, unless a clause of its own begins with it: `After the ship docked in Riga`.
    pub(super) fn noun_of_own_clause(&self, noun: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
        if self.tag(noun) != Tag::Nominal {
            return None;
        }
        let head = self.phrase_ending_at(noun)?;
        // `warned that FIVE MEN convicted of murder could die`: `that` opens the clause of the verb behind.
        let opened = head.start > sentence.start
            && self.tokens.word(head.start - 1) != "that"
            && (self.tag(head.start - 1) == Tag::Subordinator
                || self.tokens.classes(head.start - 1).any(Classes::SUBORDINATOR));
        (!opened).then_some(head)
    }

    /// Who is listed with the subject right before a verb, in order: `THE MAYOR, HIS DEPUTY and a contractor were
    /// convicted`. None where the verb may belong to the last one alone: behind a relative, a participle (`a clerk
    /// and a man arrested in Riga were`), and where what stands before is governed (`met a clerk and a banker was
    /// held`) or has something other than a name hung on it (`lawyers for the bank and its owner were held`).
    pub(crate) fn listed_before(&self, subject: &Range<usize>, verb: usize) -> Vec<Range<usize>> {
        let sentence = self.sentence(verb);
        let start = self.group_of(verb).start;
        let beside = self.over_dates(start, &sentence).is_some_and(|last| {
            self.before_age(last, &sentence) + 1 == subject.end || self.is_named_behind(subject, last)
        });
        let mut members: Vec<Range<usize>> = Vec::new();
        if !beside || !self.is_finite(verb, start) || self.tag(subject.start) == Tag::Pronoun {
            return members;
        }
        // `Anna Berg, OTTO FRISCH AND IVAN PETROV were charged`: the last two names are one phrase.
        let names = |at: usize| self.tokens.is_capital(at) || self.tag(at) == Tag::Conjunction;
        let joined = subject.clone().all(names) && subject.clone().any(|at| self.tag(at) == Tag::Conjunction);
        let mut first = subject.start;
        while let Some(mark) = first.checked_sub(1).filter(|mark| *mark > sentence.start) {
            let joins = if members.is_empty() && !joined {
                self.tokens.word(mark) == "and"
            } else {
                self.tokens.written(mark) == ","
            };
            let last = self.before_age(mark - 1, &sentence);
            let noun = matches!(self.tag(last), Tag::Nominal | Tag::Number) && !self.in_date(last);
            let Some(member) = (joins && noun).then(|| self.phrase_ending_at(last)).flatten() else { break };
            let plain = (member.start..member.end).all(|at| {
                self.tag(at) != Tag::Preposition
                    || matches!(self.tokens.word(at), "from" | "in" | "of") && self.tokens.is_capital(at + 1)
            });
            if !plain || self.is_governed(&member, &sentence) {
                break;
            }
            first = member.start;
            members.push(member);
        }
        members.reverse();
        members
    }

    /// Whether a name between commas tells who a description is, right before the token behind the second one: `the bank and ITS
    /// CHAIRMAN, OTTO FRISCH, were`.
    fn is_named_behind(&self, description: &Range<usize>, close: usize) -> bool {
        let comma = |at: usize| self.tokens.written(at) == ",";
        let name = description.end + 1..close;
        let named = |at: usize| self.tokens.is_capital(at) && self.tag(at) == Tag::Nominal;
        comma(description.end) && comma(close) && !name.is_empty() && name.clone().all(named)
    }

    /// The last word of a name with an age behind it that ends with a token: `ORVANE, 54,`. Any other token as it is.
    fn before_age(&self, last: usize, sentence: &Range<usize>) -> usize {
        let comma = |at: usize| self.tokens.written(at) == ",";
        // `Orvane, Kern, AND Berg were`
        let plain = last > sentence.start && comma(last) && self.tokens.word(last + 1) == "and";
        let closed = last - usize::from(comma(last));
        let aged = closed >= sentence.start + 2 && self.tag(closed) == Tag::Number && comma(closed - 1);
        if aged && self.tokens.is_capital(closed - 2) { closed - 2 } else { last - usize::from(plain) }
    }

    /// The phrase in which a noun hangs on another one: `critics of the SANCTIONS`.
    fn phrase_above(&self, noun: usize) -> Option<Range<usize>> {
        if self.is_verb(noun) {
            return None;
        }
        let phrase = self.phrase_ending_at(noun)?;
        phrase.clone().any(|at| self.tag(at) == Tag::Preposition).then_some(phrase)
    }

    /// Whether a noun hangs on one for somebody who acts or speaks: `critics of the SANCTIONS`, not `a round of SANCTIONS`.
    pub(crate) fn hangs_on_speaker(&self, noun: usize) -> bool {
        self.phrase_above(noun).is_some_and(|phrase| {
            let head = self.head(&phrase);
            head.end > head.start && self.tokens.role(head.end - 1).is_some()
        })
    }

    /// Whether names behind a comma belong to what a word hangs on, rather than to a list behind that word: `Critics of the
    /// SANCTIONS on Russia, Orvane and Zark, spoke`, `Officials who SANCTIONED Russia, Orvane and Zark, left`. `end` is the token
    /// behind the names and the comma that closes them. With who speaks before the word nothing else is sure; else the comma and
    /// the verb of the sentence behind it tell.
    pub(crate) fn is_apposed_behind(&self, word: usize, end: usize) -> bool {
        if self.hangs_on_speaker(word) {
            return true;
        }
        let sentence = self.sentence(word);
        let closed = end > word + 1 && end < sentence.end && self.tokens.written(end - 1) == ",";
        let goes_on = match self.tag(end) {
            Tag::Auxiliary => true,
            Tag::Verb(form) => form != VerbForm::Gerund,
            _ => false,
        };
        if !closed || !goes_on {
            return false;
        }
        let above = if self.is_verb(word) {
            (sentence.start..word)
                .rev()
                .take_while(|at| self.tokens.written(*at) != ",")
                .find(|at| self.tag(*at) == Tag::Relative)
        } else {
            self.phrase_above(word).map(|phrase| phrase.start)
        };
        above.is_some_and(|above| !(sentence.start..above).any(|at| self.is_verb(at) || self.tag(at) == Tag::Auxiliary))
    }

    /// The noun whose `that` clause a phrase ends, where another finite verb follows: `The accusation that the bank had
    /// stripped names | was rejected`.
    pub(super) fn noun_of_complement(&self, phrase: &Range<usize>, sentence: &Range<usize>) -> Option<Range<usize>> {
        let that = (sentence.start.max(phrase.start.saturating_sub(LONGEST))..phrase.start)
            .rev()
            .take_while(|at| self.tag(*at) != Tag::Mark || !matches!(self.tokens.written(*at), "," | ";" | ":"))
            .find(|at| self.tag(*at) == Tag::Relative && self.tokens.word(*at) == "that")?;
        let noun = that.checked_sub(1).filter(|noun| *noun >= sentence.start)?;
        reporting_noun_at(self.tokens, noun)?;
        // The clause has its verb already, and the phrase is the subject of no other one.
        let verb = (that + 1..phrase.start).rev().find(|at| self.is_verb(*at) || self.tag(*at) == Tag::Auxiliary)?;
        let opens = (verb + 1..phrase.start).any(|at| {
            matches!(self.tag(at), Tag::Relative | Tag::Subordinator | Tag::Conjunction)
                || self.tokens.classes(at).any(Classes::SUBORDINATOR)
        });
        let says = reporting_verbs().longest_at(self.tokens, verb).is_some();
        if opens || says { None } else { self.phrase_ending_at(noun) }
    }

    /// Whether a verb, whose group begins at a token, is the verb of a clause rather than a participle or an infinitive.
    pub(crate) fn is_finite(&self, verb: usize, start: usize) -> bool {
        let has = |tag: Tag| (start..verb).any(|at| self.tag(at) == tag);
        if has(Tag::To) {
            return false;
        }
        match self.tag(verb) {
            Tag::Verb(VerbForm::Gerund) => has(Tag::Auxiliary),
            // `firms accused of fraud` against `firms denied it`
            Tag::Verb(VerbForm::Past) => {
                has(Tag::Auxiliary) || self.in_date(verb + 1) || self.tag(verb + 1) != Tag::Preposition
            }
            _ => true,
        }
    }
}
