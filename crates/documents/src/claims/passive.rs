//! What is said in the passive: the act behind the verb, without the agent, the day and the place.
//!
//! `was accused by the regulator of fraud`, `was accused of fraud by the regulator`: the act is `fraud`. `was praised by the
//! governor on Monday` has none.

use super::{
    clause::Clause,
    cues::{begins_clause, takes_noun},
};
use crate::{
    grammar::Tag,
    lexicon::{Frame, VerbForm},
};
use std::ops::Range;

/// The tokens from `by` to the end of who does it.
fn agent(clause: &Clause<'_>) -> Option<Range<usize>> {
    let phrase = clause.speaker.as_ref()?;
    let by = (clause.cue.tokens.end..phrase.start).rev().find(|at| clause.sentences.tokens.word(*at) == "by")?;
    Some(by..phrase.end)
}

/// What is said behind the verb, up to a token; none if there is nothing but agent, day and place.
pub(super) fn content(clause: &Clause<'_>, end: usize) -> Option<Range<usize>> {
    let agent = agent(clause);
    let start = begin(clause, end, agent.as_ref())?;
    // `of torture by rights groups`
    let end = agent.filter(|agent| agent.start > start).map_or(end, |agent| agent.start.min(end));
    (start < end).then_some(start..end)
}

/// Whom or what the act is laid on: `was blamed on the group by officials`, `was attributed by the FBI to the group`.
pub(super) fn laid_on(clause: &Clause<'_>, end: usize) -> Option<Range<usize>> {
    let agent = agent(clause).unwrap_or(0..0);
    let on = (clause.cue.tokens.end..end).find(|at| {
        matches!(clause.sentences.tokens.word(*at), "on" | "to")
            && clause.sentences.tag(*at) != Tag::To
            && !clause.sentences.in_date(*at)
            && !agent.contains(at)
    })?;
    clause.sentences.phrase_starting_at(on + 1)
}

/// Where the act begins: at the word that the frame puts before it.
fn begin(clause: &Clause<'_>, end: usize, agent: Option<&Range<usize>>) -> Option<usize> {
    let sentences = clause.sentences;
    let tokens = sentences.tokens;
    let from = clause.cue.tokens.end;
    let outside = |at: usize| !sentences.in_date(at) && agent.is_none_or(|agent| !agent.contains(&at));
    let word = |words: &[&str]| (from..end).find(|at| outside(*at) && words.contains(&tokens.word(*at)));
    // `charged with fraud`: the cue itself ends in the word.
    if takes_noun(sentences, clause.at, from) {
        return (from < end && outside(from)).then_some(from);
    }
    match clause.frame() {
        Frame::Accuse => {
            let first = word(&["of"]).or_else(|| word(&["over"]))?;
            // `by the head of the navy of lying`: the act is done.
            let act = |at: usize| tokens.word(at) == "of" && sentences.tag(at + 1) == Tag::Verb(VerbForm::Gerund);
            Some((first..end).find(|at| outside(*at) && act(*at)).unwrap_or(first) + 1)
        }
        Frame::Blame => word(&["for", "over"]).map(|at| at + 1).or_else(|| word(&["as"])),
        Frame::As | Frame::Object => word(&["as"]),
        Frame::Call => (from..end).find(|at| outside(*at)),
        // `was told the wall of water which came was`
        Frame::Tell
            if clause.lemma == "tell"
                && from < end
                && outside(from)
                && sentences.phrase_starting_at(from).is_some() =>
        {
            Some(from)
        }
        Frame::That | Frame::Tell => {
            let of = |at: usize| matches!(tokens.word(at), "of" | "about" | "with");
            let begins = |at: usize| {
                let bare = agent.is_some_and(|agent| agent.end == at) || at == from;
                matches!(tokens.word(at), "that" | "whether" | ":")
                    || sentences.tag(at) == Tag::To
                    || bare && begins_clause(sentences, at, &sentences.sentence(from))
            };
            // `by the head of the agency that`: what hangs on who says it.
            let hung = agent.map(|agent| agent.end).filter(|at| tokens.word(*at) == "of");
            let that =
                |at: &usize| tokens.word(*at) == "that" && begins_clause(sentences, at + 1, &sentences.sentence(from));
            if let Some(that) = hung.and_then(|of| (of..end).find(that)) {
                return Some(that);
            }
            let at = (from..end).find(|at| outside(*at) && (of(*at) || begins(*at)))?;
            Some(at + usize::from(of(at)))
        }
        Frame::BlameOn | Frame::Quote | Frame::With | Frame::On | Frame::ToDo => None,
    }
}
