//! The noun that a relative clause hangs on: `A BROKER who worked for the bank`, `THE OFFICIAL to whom the firm sold it`.

use super::{
    Sentences,
    tags::{Tag, is_plural},
};
use crate::lexicon::{Frame, ReportingVerb, RoleKind, WordKind, is_kind, reporting_verbs, role_of};
use std::ops::Range;

impl Sentences<'_> {
    /// The phrase that a relative clause hangs on; a date between them is passed over.
    pub(crate) fn noun_before_relative(&self, relative: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
        let comma = relative > sentence.start && self.tokens.written(relative - 1) == ",";
        let noun = self.over_dates(relative - usize::from(comma), sentence)?;
        let phrase = self.phrase_ending_at(noun)?;
        // `five men said to be REBELS, who`
        let links = self.over_dates(phrase.start, sentence).filter(|be| self.tag(*be) == Tag::Auxiliary);
        let phrase = if links.is_some() { self.climbed(phrase, sentence, true) } else { phrase };
        if matches!(self.tokens.word(relative), "who" | "whom")
            && let Some(somebody) = self.somebody_in(&phrase, noun, sentence)
        {
            return Some(somebody);
        }
        // `linked the raid to a GANG that`: on whom a thing is laid does not hang on the thing.
        let nearest = self.simple_start(noun, sentence).filter(|start| *start > phrase.start + 1);
        let verb = self.over_dates(phrase.start, sentence);
        let lays = verb.and_then(|verb| reporting_verbs().longest_at(self.tokens, verb)).is_some_and(|(_, uses)| {
            let fits = |one: &ReportingVerb| one.frame == Frame::BlameOn;
            uses.iter().any(fits)
        });
        if let Some(start) = nearest.filter(|start| lays && matches!(self.tokens.word(start - 1), "to" | "on")) {
            return Some(start..phrase.end);
        }
        // `blamed a rival for the LOSSES that`
        let blames = || {
            let uses = verb.and_then(|verb| reporting_verbs().longest_at(self.tokens, verb));
            uses.is_some_and(|(_, uses)| uses.iter().any(|one: &ReportingVerb| one.frame == Frame::Blame))
        };
        let thing = matches!(self.tokens.word(relative), "that" | "which");
        if let Some(start) = nearest.filter(|start| thing && self.tokens.word(start - 1) == "for" && blames()) {
            return Some(start..phrase.end);
        }
        // `published the evidence in A REPORT that recommended`: of a paper that stands right before it a clause tells
        // what it says.
        let paper = role_of(self.tokens.word(noun)).is_some_and(|role| role.kind == RoleKind::Paper);
        if let Some(start) = nearest.filter(|_| thing && !comma && paper) {
            return Some(start..phrase.end);
        }
        Some(phrase)
    }

    /// The phrase that a relative clause hangs on, also where it begins with its preposition: `THE OFFICIAL to whom the firm sold it`.
    /// Such a phrase is neither who does nor what is done in its clause.
    pub(super) fn noun_of_relative(&self, relative: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
        let opener = self.opener_of_relative(relative, sentence);
        if opener == relative {
            return self.noun_before_relative(relative, sentence);
        }
        let comma = opener > sentence.start && self.tokens.written(opener - 1) == ",";
        self.phrase_ending_at(self.over_dates(opener - usize::from(comma), sentence)?)
    }

    /// Where a relative clause begins: at its preposition, if it has one: `the official TO whom the firm sold it`. Not `three men, two of
    /// whom`.
    fn opener_of_relative(&self, relative: usize, sentence: &Range<usize>) -> usize {
        let led = matches!(self.tokens.word(relative), "whom" | "which")
            && relative > sentence.start + 1
            && self.tag(relative - 1) == Tag::Preposition
            && matches!(self.tag(relative - 2), Tag::Nominal | Tag::Mark);
        if led { relative - 1 } else { relative }
    }

    /// Of whom `who` tells behind a phrase that ends with a noun, where it is not the whole: only somebody is `who`, so that nothing
    /// counts from the last thing on: `blamed the leak on THE ENVOY, who`, `acquitted them in a victory for CRITICS who`.
    fn somebody_in(&self, phrase: &Range<usize>, noun: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
        // `facts about the 26-year-old who`
        let aged = self.tokens.is_kind(noun, WordKind::Age);
        // `clashes with thousands of PROTESTERS who`: beside one who is surely somebody any other word is none.
        let sure = self.is_sure(noun);
        let mut start = self.simple_start(noun, sentence)?;
        while start > phrase.start + 1 {
            let last = self.over_dates(start - 1, sentence).filter(|last| *last >= phrase.start)?;
            let several = sure && is_plural(self.tokens.word(last)) && !self.is_sure(last);
            // `its association with an ADVISER, who`: a body is `which`.
            let kind = |at: usize| role_of(self.tokens.word(at)).map(|role| role.kind);
            let body = kind(last) == Some(RoleKind::Body) && kind(noun) == Some(RoleKind::Person);
            if aged || several || body && !self.tokens.is_capital(last) || self.is_thing(last) {
                return Some(start..phrase.end);
            }
            start = self.simple_start(last, sentence)?;
        }
        None
    }

    /// Whether a noun is a name, a number or a noun for those who act.
    fn is_sure(&self, noun: usize) -> bool {
        let word = self.tokens.word(noun);
        let acts = role_of(word).is_some_and(|role| role.kind != RoleKind::Paper);
        acts || self.tokens.is_capital(noun) || self.tag(noun) == Tag::Number || is_kind(word, WordKind::Human)
    }

    /// Whether a noun is neither a name nor a noun for those who act.
    fn is_thing(&self, noun: usize) -> bool {
        let word = self.tokens.word(noun);
        let paper = role_of(word).is_some_and(|role| role.kind == RoleKind::Paper);
        let unknown = role_of(word).is_none() && !is_plural(word);
        self.tag(noun) == Tag::Nominal
            && !self.tokens.is_capital(noun)
            && (paper || unknown)
            && !is_kind(word, WordKind::Human)
    }

    /// The noun that the clause of a verb hangs on, where another finite verb follows: `Rumours that the bank would fail |
    /// were denied`.
    pub(super) fn noun_of_clause(&self, last: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
        let opener = (sentence.start..last)
            .rev()
            .take_while(|at| !matches!(self.tokens.written(*at), "," | ";" | ":"))
            .find(|at| self.tag(*at) == Tag::Relative)?;
        let noun = self.over_dates(self.opener_of_relative(opener, sentence), sentence)?;
        (self.tag(noun) == Tag::Nominal).then(|| self.phrase_ending_at(noun)).flatten()
    }
}
