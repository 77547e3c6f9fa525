//! The verb of a main clause that stands behind a relative one without commas: `A broker who tried to sell arms to agents posing
//! as rebels was sentenced`. The verb belongs to the noun before the relative once every clause between has a verb of its own.

use super::{Sentences, tags::Tag};
use crate::lexicon::{Classes, Frame, VerbForm, reporting_verbs};
use std::ops::Range;

/// So many tokens before a verb its noun is looked for.
const LONGEST: usize = 48;

impl Sentences<'_> {
    /// The noun of the main clause, if the verb whose group begins at a token is that of the main clause and a relative clause
    /// stands between the two. None behind a verb of another clause, and where the noun is governed: `In a report that shocked
    /// the town the mayor was blamed`.
    pub(crate) fn noun_of_main_verb(&self, start: usize) -> Option<Range<usize>> {
        let sentence = self.sentence(start);
        let farthest = sentence.start.max(start.saturating_sub(LONGEST));
        let mark = |at: &usize| matches!(self.tokens.written(*at), "," | ";" | ":" | "–" | "—" | "\"" | "“" | "”");
        let first = match (farthest..start).rev().find(mark) {
            Some(mark) => mark + 1,
            None if farthest == sentence.start => farthest,
            None => return None,
        };
        let mut relative = None;
        let (mut clauses, mut verbs) = (0_usize, 0_usize);
        let mut group_before = None;
        // `who fled after police came`: behind such a word the next verb may be of a clause that it opens.
        let mut opened = false;
        for at in first..start {
            match self.tag(at) {
                Tag::Relative => {
                    relative = relative.or(Some(at));
                    clauses += 1;
                }
                // `When the man who had left`
                Tag::Subordinator if relative.is_none() => return None,
                Tag::Subordinator => clauses += 1,
                Tag::Preposition if at > first && !self.in_date(at) => {
                    // `posing as rebels`
                    let role = self.tokens.word(at) == "as" && self.is_verb(at - 1);
                    opened |= !role && self.tokens.classes(at).any(Classes::SUBORDINATOR);
                }
                Tag::Auxiliary | Tag::Verb(_) if !self.in_date(at) => {
                    let group = self.group_of(at).start;
                    if group_before.replace(group) == Some(group) || !self.makes_clause(at, group) {
                        continue;
                    }
                    relative?;
                    verbs += 1;
                    opened = false;
                    clauses += usize::from(self.opens_clause_behind(at, start));
                }
                _ => {}
            }
        }
        let relative = relative.filter(|at| *at > first && verbs >= clauses && !opened)?;
        let noun = self.noun_of_relative(relative, &sentence)?;
        (noun.start >= first && !self.is_governed(&noun, &sentence)).then_some(noun)
    }

    /// Whether a verb or an auxiliary, whose group begins at a token, is the verb of a clause.
    pub(super) fn makes_clause(&self, at: usize, group: usize) -> bool {
        self.tag(at) != Tag::Verb(VerbForm::Gerund) && self.is_finite(at, group)
    }

    /// `who said the bank was insolvent`: behind a verb of saying a clause begins, also without `that`. Not in `who reported the
    /// theft to the police`.
    fn opens_clause_behind(&self, verb: usize, end: usize) -> bool {
        let takes_clause = reporting_verbs().longest_at(self.tokens, verb).is_some_and(|(behind, uses)| {
            self.tag(behind) != Tag::Subordinator
                && uses.iter().any(|one| matches!(one.frame, Frame::That | Frame::Tell | Frame::Quote))
        });
        let addressed = |at: usize| self.tag(at) == Tag::Preposition && self.tokens.word(at) == "to";
        self.is_verb(verb) && takes_clause && !(verb + 1..end).any(addressed)
    }
}
