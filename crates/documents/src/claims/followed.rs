//! What follows a report and is no part of it: another verb or another source, and who speaks of what was said.

use super::{cues::is_inverted, extent::closes_behind, holders::can_speak, onward::is_source};
use crate::{
    grammar::{Sentences, Tag},
    lexicon::{Frame, ReportingVerb, Stance, VerbForm, reporting_noun, reporting_verbs},
};

/// `, adding`, `, accusing it of`: the same holder goes on with another verb of saying.
pub(super) fn says_more(sentences: &Sentences<'_>, at: usize) -> bool {
    sentences.tag(at) == Tag::Verb(VerbForm::Gerund)
        && reporting_verbs().longest_at(sentences.tokens, at).is_some_and(|(_, uses)| !uses.is_empty())
}

/// `, a claim the bank denies`, `, a figure disputed by police`, `, something he denied`, `, which the firm denied.`, `, as some
/// media had reported.`: what was said is spoken of.
pub(super) fn is_spoken_of(sentences: &Sentences<'_>, at: usize) -> bool {
    let tokens = sentences.tokens;
    if tokens.word(at) == "which" {
        return is_answered(sentences, at + 1);
    }
    if tokens.word(at) == "as" {
        // `said profits, as analysts had forecast, were up`: there the clause goes on.
        let ends = |end: usize| end >= sentences.sentence(at).end || matches!(tokens.written(end), "." | ";");
        return saying(sentences, at + 1).is_some_and(ends);
    }
    let behind = match tokens.word(at) {
        "something" => at + 1,
        "a" | "an" if reporting_noun(tokens.word(at + 1)).is_some() || tokens.word(at + 1) == "figure" => at + 2,
        _ => return false,
    };
    let opens =
        matches!(sentences.tag(behind), Tag::Relative | Tag::Pronoun | Tag::Determiner | Tag::Verb(VerbForm::Past));
    opens || sentences.tag(behind) == Tag::Nominal && tokens.is_capital(behind)
}

/// Whether somebody takes a stand behind `, which`, and the sentence ends with it: `the firm denied.`
fn is_answered(sentences: &Sentences<'_>, at: usize) -> bool {
    let Some(phrase) = sentences.phrase_starting_at(at).filter(|phrase| can_speak(sentences, phrase)) else {
        return false;
    };
    let inside = |at: &usize| matches!(sentences.tag(*at), Tag::Adverb | Tag::Auxiliary);
    let end = sentences.sentence(at).end;
    let verb = (phrase.end..end).find(|at| !inside(at)).filter(|verb| sentences.is_verb(*verb));
    let uses = verb.and_then(|verb| reporting_verbs().longest_at(sentences.tokens, verb));
    uses.is_some_and(|(behind, uses)| {
        let answers = |one: &ReportingVerb| {
            matches!(one.stance, Stance::Denies | Stance::Rejects | Stance::Doubts | Stance::Confirms)
        };
        let ends = |from: usize| (from..end).all(|mark| sentences.tag(mark) == Tag::Mark);
        // `, which he considers steep.`
        let judges = uses.iter().any(|one| one.frame == Frame::Call) && sentences.tag(behind) == Tag::Nominal;
        uses.iter().any(answers) && ends(behind) || judges && ends(behind + 1)
    })
}

/// `, the BBC has learned.`, `, an inquest heard on Monday.`: somebody and a verb of saying, which a clause completes that stands
/// before them.
pub(super) fn trails(sentences: &Sentences<'_>, at: usize) -> bool {
    saying(sentences, at).is_some_and(|end| {
        let last = !(end..sentences.sentence(at).end).any(|mark| sentences.tokens.written(mark) == ",");
        last && closes_behind(sentences, end)
    })
}

/// `had assured him it was safe, HE SAID, "and then`: who reports the whole sentence breaks it off behind a clause.
pub(super) fn breaks_off(sentences: &Sentences<'_>, at: usize) -> bool {
    saying(sentences, at).is_some_and(|end| sentences.tokens.written(end) == ",")
}

/// The token behind a verb of saying that a clause completes, if one begins at a token with who says it.
fn saying(sentences: &Sentences<'_>, at: usize) -> Option<usize> {
    let phrase = sentences.phrase_starting_at(at).filter(|phrase| can_speak(sentences, phrase))?;
    let inside = |at: &usize| matches!(sentences.tag(*at), Tag::Adverb | Tag::Auxiliary) || sentences.in_date(*at);
    let verb = (phrase.end..sentences.sentence(at).end).find(|at| !inside(at))?;
    if !matches!(sentences.tag(verb), Tag::Verb(VerbForm::Past | VerbForm::Third)) {
        return None;
    }
    let (end, uses) = reporting_verbs().longest_at(sentences.tokens, verb)?;
    if matches!(sentences.tokens.word(verb), "told" | "tells") {
        // `, a spokesman told the Herald.`
        return sentences.phrase_starting_at(end).map(|hearer| hearer.end);
    }
    uses.iter().any(|one| one.frame == Frame::That).then_some(end)
}

/// `, reported ABC online`: who passes on what was said, behind it.
pub(super) fn is_attribution(sentences: &Sentences<'_>, at: usize) -> bool {
    let verb = reporting_verbs().longest_at(sentences.tokens, at);
    verb.is_some_and(|(end, _)| is_inverted(sentences, at, end))
}

/// `, and the mayor said`: whether another source begins at a token, with its verb.
pub(super) fn speaks_up(sentences: &Sentences<'_>, at: usize) -> bool {
    let Some(phrase) = sentences.phrase_starting_at(at).filter(|phrase| can_speak(sentences, phrase)) else {
        return false;
    };
    let verb = (phrase.end..sentences.sentence(at).end).find(|at| sentences.tag(*at) != Tag::Adverb);
    verb.is_some_and(|verb| {
        matches!(sentences.tag(verb), Tag::Verb(VerbForm::Past | VerbForm::Third)) && is_source(sentences, verb)
    })
}
