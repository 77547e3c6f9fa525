//! The words that report: where they stand, and which of their uses fits.

use crate::{
    grammar::{Sentences, Tag, Voice},
    lexicon::{Frame, ReportingVerb, Stance, VerbForm, WordKind, is_only_participle, reporting_noun, reporting_verbs},
};
use std::ops::Range;

/// A reporting verb in the text.
#[derive(Debug, Clone)]
pub(crate) struct Cue {
    /// Tokens of the phrase.
    pub(crate) tokens: Range<usize>,
    /// The verb's uses, those first that what follows fits.
    pub(crate) verb: ReportingVerb,
    /// The subject stands behind the verb: `said the minister`.
    pub(crate) inverted: bool,
}

/// Every reporting verb of the article, in order.
pub(crate) fn find(sentences: &Sentences<'_>) -> Vec<Cue> {
    let tokens = sentences.tokens;
    let mut cues = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let Some((end, uses)) = reporting_verbs().longest_at(tokens, at) else {
            at += 1;
            continue;
        };
        let sentence = &tokens.sentences()[tokens.sentence_of(at)];
        let kind = tokens.paragraphs[sentence.paragraph].kind;
        let inverted = is_inverted(sentences, at, end);
        let is_verb = sentences.is_verb(at) || inverted || end - at > 1 && !matches!(sentences.tag(at), Tag::Nominal);
        if kind.is_article()
            && is_verb
            && !is_attributive(sentences, at, end)
            && !is_noun(sentences, at, end)
            && let Some(verb) = fitting(sentences, at, end, uses)
        {
            cues.push(Cue { tokens: at..end, verb, inverted });
        }
        at = end;
    }
    cues
}

/// `…, said the minister`, `…" reported ABC online`: behind a comma or closing mark, and a noun phrase and the end follow.
pub(super) fn is_inverted(sentences: &Sentences<'_>, at: usize, end: usize) -> bool {
    let tokens = sentences.tokens;
    let sentence = sentences.sentence(at);
    if at <= sentence.start
        || tokens.is_capital(at)
        || !matches!(tokens.written(at - 1), "," | "\"" | "”" | "’" | "'" | "?" | "!")
    {
        return false;
    }
    let form = crate::lexicon::verb_of(tokens.word(at)).map(|(_, form)| form);
    // Only what a clause completes is inverted: behind `…, accuses` stands who is accused.
    let uses = reporting_verbs().longest_at(tokens, at).map(|(_, uses)| uses);
    let says = uses.is_some_and(|uses| uses.iter().any(|verb| verb.frame == Frame::That));
    // `rejected the charge, demanded the return of the buoy`: a thing is what is demanded.
    let asks =
        uses.is_some_and(|uses| uses.iter().any(|verb| verb.frame == Frame::Object && verb.stance == Stance::Proposes));
    if !says {
        return false;
    }
    // `had on Friday, WRITTEN a letter`: what can only be a participle has its subject before it.
    let finite = matches!(form, Some(VerbForm::Past | VerbForm::Third)) && !is_only_participle(tokens.word(at));
    if !finite || tokens.word(end) == "by" {
        return false;
    }
    // `The banker, speaking by video link, accused`: the subject stands before what is inserted.
    // But who prints it stands behind the verb: `The raid, which took an hour, was lawful, reports the Stour Gazette.`
    let prints = || {
        let outlet = sentences.phrase_starting_at(end).filter(|phrase| phrase.end + 1 >= sentence.end);
        matches!(tokens.word(at), "reported" | "reports" | "said" | "says")
            && outlet.is_some_and(|phrase| super::holders::is_media(sentences, &phrase))
    };
    if tokens.written(at - 1) == "," && sentences.over_insertion(at - 1, &sentence).is_some() && !prints() {
        return false;
    }
    sentences.phrase_starting_at(end).is_some_and(|phrase| {
        let next = tokens.written(phrase.end);
        let ends = phrase.end >= sentence.end
            || matches!(next, "," | "." | ";" | ":" | "\"" | "“" | "—" | "–" | "?" | "!" | "(")
            || matches!(
                sentences.tag(phrase.end),
                Tag::Preposition | Tag::Relative | Tag::Adverb | Tag::Verb(VerbForm::Gerund)
            )
            || sentences.in_date(phrase.end)
            || is_hung_participle(sentences, phrase.end, &sentence)
            || matches!(tokens.word(phrase.end), "who" | "as" | "but" | "and");
        let speaks = super::holders::can_speak(sentences, &phrase)
            || !asks && matches!(tokens.word(phrase.start), "the" | "one" | "a" | "an");
        // `, told reporters` has an object behind the verb, not a subject.
        ends && speaks
            && !tokens.is_kind(end, WordKind::Audience)
            && !matches!(tokens.word(end), "him" | "them" | "her" | "it" | "that")
            && tokens.word(at) != "told"
    })
}

/// `, said a report SEEN on Monday`: a participle that hangs on who says it, with no verb of a clause behind it.
fn is_hung_participle(sentences: &Sentences<'_>, at: usize, sentence: &Range<usize>) -> bool {
    let finite = |at: usize| matches!(sentences.tag(at), Tag::Auxiliary | Tag::Verb(VerbForm::Past | VerbForm::Third));
    let hangs = sentences.tag(at + 1) == Tag::Preposition || sentences.in_date(at + 1);
    sentences.tag(at) == Tag::Verb(VerbForm::Past)
        && hangs
        && !(at + 1..sentence.end).take_while(|next| sentences.tokens.written(*next) != ",").any(finite)
}

/// `disputed claims`, `the accused banker`: a participle before its noun reports nothing.
fn is_attributive(sentences: &Sentences<'_>, at: usize, end: usize) -> bool {
    let before = at.checked_sub(1).map(|before| sentences.tag(before));
    let next = sentences.tag(end) == Tag::Nominal;
    // `Olympic 400 metres champion Cathy Osei`: a noun for a person between a noun and a name.
    let tokens = sentences.tokens;
    let titled = before == Some(Tag::Nominal)
        && next
        && end == at + 1
        && tokens.is_capital(end)
        && !tokens.is_capital(at)
        && tokens.word(at) == "champion";
    matches!(before, Some(Tag::Determiner | Tag::Possessive)) && next || titled || next && is_graded(sentences, at)
}

/// `the biggest and MOST POLITICALLY CHARGED change`: a participle with a degree before it describes the noun behind it.
fn is_graded(sentences: &Sentences<'_>, at: usize) -> bool {
    let tokens = sentences.tokens;
    let begin = sentences.sentence(at).start;
    if at < begin + 3 || sentences.tag(at) != Tag::Verb(VerbForm::Past) {
        return false;
    }
    let graded =
        tokens.word(at - 1).ends_with("ly") && matches!(tokens.word(at - 2), "most" | "more" | "less" | "least");
    let joined = matches!(tokens.word(at - 3), "and" | "or") && at - 3 > begin && !sentences.is_verb(at - 4);
    graded && (joined || matches!(sentences.tag(at - 3), Tag::Determiner | Tag::Possessive))
}

/// `a town in Orla STATE in the south`, `the joint forces COMMAND in Riga`, `REPORTS say`: a noun that has the form of a verb of saying
/// as well. A verb would have behind it what is said.
fn is_noun(sentences: &Sentences<'_>, at: usize, end: usize) -> bool {
    let tokens = sentences.tokens;
    if end != at + 1 || at == sentences.sentence(at).start {
        return false;
    }
    match sentences.tag(at) {
        Tag::Verb(VerbForm::Third) => {
            let says = || {
                matches!(tokens.verb(end), Some((_, VerbForm::Base)))
                    && reporting_verbs().longest_at(tokens, end).is_some()
            };
            reporting_noun(tokens.word(at)).is_some() && (says() || has_outcome(sentences, at, end))
        }
        // `Additional REPORTING BY Otto Frisch`: who worked on the article, at its end.
        Tag::Verb(VerbForm::Gerund) => {
            matches!(tokens.word(at), "reporting" | "writing")
                && tokens.word(end) == "by"
                && sentences.tag(at - 1) != Tag::Auxiliary
                && tokens.written(at - 1) != ","
        }
        Tag::Verb(VerbForm::Base) => {
            let beside = matches!(tokens.word(at), "state" | "command" | "charge" | "judge" | "report")
                && sentences.tag(at - 1) == Tag::Nominal;
            let open = sentences.tag(end) == Tag::Preposition || matches!(tokens.written(end), "." | "," | ")");
            let limit = sentences.sentence(at).end;
            let said = |next: usize| tokens.word(next) == "that" || matches!(tokens.written(next), "\"" | "“" | ":");
            beside && open && !(end..limit).take_while(|next| tokens.written(*next) != ",").any(said)
        }
        _ => false,
    }
}

/// `The worst of the travel FEARS failed to come true`: the subject of the verb behind it, and no verb. Not in a clause that hangs
/// on a noun: `a deal the bank fears failed`.
fn has_outcome(sentences: &Sentences<'_>, at: usize, end: usize) -> bool {
    let tokens = sentences.tokens;
    let object = matches!(sentences.tag(end + 1), Tag::Nominal | Tag::Determiner | Tag::Pronoun | Tag::Number);
    if object
        || !tokens.is_kind(end, WordKind::ComesOf)
        || sentences.tag(at - 1) != Tag::Nominal
        || tokens.is_capital(at - 1)
    {
        return false;
    }
    let begin = sentences.sentence(at).start;
    sentences.phrase_ending_at(at - 1).is_some_and(|phrase| {
        let hangs = phrase.start > begin
            && matches!(sentences.tag(phrase.start - 1), Tag::Nominal | Tag::Relative | Tag::Pronoun);
        !hangs
    })
}

/// The use of the verb that what follows fits best.
fn fitting(sentences: &Sentences<'_>, at: usize, end: usize, uses: &[ReportingVerb]) -> Option<ReportingVerb> {
    let tokens = sentences.tokens;
    let sentence = sentences.sentence(at);
    let form = match sentences.tag(at) {
        Tag::Verb(form) => form,
        _ => uses.first()?.form,
    };
    if let [only] = uses {
        return Some(ReportingVerb { form, ..*only });
    }
    // What an active verb has behind it stands before a passive one: `was blamed on the group`.
    let passive = sentences.group_of(at).voice == Voice::Passive;
    let from = over_day(sentences, end, sentence.end);
    let next = tokens.word(from);
    let clause_limit = sentences.clause_end(end).min(sentence.end).min(end + 30);
    let has = |word: &str| (end..clause_limit).any(|token| tokens.word(token) == word && !sentences.in_date(token));
    let object = sentences.phrase_starting_at(from);
    let nominal = object.is_some();
    let fit = |verb: &ReportingVerb| -> u8 {
        match verb.frame {
            Frame::Accuse => {
                if has("of") || has("in") && nominal {
                    6
                } else if nominal {
                    3
                } else {
                    1
                }
            }
            Frame::Blame => {
                if (nominal || passive) && (has("for") || has("over")) {
                    6
                } else if nominal {
                    2
                } else {
                    0
                }
            }
            Frame::BlameOn => {
                if (nominal || passive) && (has("on") || has("to")) {
                    5
                } else {
                    0
                }
            }
            Frame::As => {
                if has("as") {
                    6
                } else {
                    0
                }
            }
            Frame::Call => {
                if nominal {
                    4
                } else {
                    0
                }
            }
            // `reported a spokesman as saying`, but not `reported profits as they rose`.
            Frame::Quote if uses.iter().any(|one| one.frame == Frame::That) => {
                let says = |at: usize| {
                    tokens.word(at) == "as"
                        && sentences.tag(at + 1) == Tag::Verb(VerbForm::Gerund)
                        && reporting_verbs().longest_at(tokens, at + 1).is_some()
                };
                if object.as_ref().is_some_and(|object| says(object.end)) || passive && says(from) { 8 } else { 0 }
            }
            Frame::Quote => {
                if has("as") {
                    7
                } else if nominal {
                    5
                } else {
                    0
                }
            }
            Frame::Tell => {
                // `challenged the minister to publish it`
                let asked = object.as_ref().is_some_and(|object| sentences.tag(object.end) == Tag::To);
                // `promised a full inquiry.`: nobody is told, and nothing.
                let ends = object.as_ref().is_some_and(|object| matches!(tokens.written(object.end), "." | ";"));
                if nominal && next != "that" { 4 + u8::from(asked) - u8::from(ends) } else { 0 }
            }
            Frame::That => {
                // `disputed that account`
                if next == "that" && sentences.tag(from) != Tag::Determiner {
                    7
                } else if begins_clause(sentences, end, &sentence) {
                    5
                } else {
                    2
                }
            }
            Frame::Object => {
                if sentences.tag(end) == Tag::Verb(VerbForm::Gerund)
                    || nominal && (takes_noun(sentences, at, end) || !begins_clause(sentences, end, &sentence))
                {
                    4
                } else {
                    1
                }
            }
            Frame::With => {
                if next == "with" || has("with") {
                    4
                } else {
                    1
                }
            }
            Frame::On => 4,
            Frame::ToDo => {
                if sentences.tag(end) == Tag::To {
                    4
                } else {
                    1
                }
            }
        }
    };
    // The first of the best; the file lists the usual use first.
    let best = uses.iter().rev().max_by_key(|verb| fit(verb))?;
    Some(ReportingVerb { form, ..*best })
}

/// The token behind a day that stands between a verb and what it is aimed at: `rejected ON MONDAY | claims by the bank`. The
/// same token if there is none, or if the day belongs to what follows (`condemned Monday's raid`).
pub(super) fn over_day(sentences: &Sentences<'_>, from: usize, limit: usize) -> usize {
    let Some(at) = (from..limit).find(|at| !sentences.in_date(*at)) else { return from };
    let led = sentences.tag(from) == Tag::Preposition && sentences.tag(at) != Tag::Possessive;
    let begins = matches!(sentences.tag(at), Tag::Determiner | Tag::Pronoun) || sentences.tokens.word(at) == "that";
    if led || begins { at } else { from }
}

/// The `that` behind what two dashes or commas part from its verb: `found - for the second time - | that`. The same token if there is
/// none.
pub(super) fn over_aside(sentences: &Sentences<'_>, from: usize, limit: usize) -> usize {
    let tokens = sentences.tokens;
    let mark = |at: usize| matches!(tokens.written(at), "," | "-" | "–" | "—") && !tokens.joins(at);
    let plain = |at: usize| !sentences.is_verb(at) && sentences.tag(at) != Tag::Auxiliary;
    let close = (from + 2..limit.min(from + LONGEST_ASIDE)).find(|at| mark(*at)).filter(|_| from < limit && mark(from));
    let led = sentences.tag(from + 1) == Tag::Preposition || sentences.in_date(from + 1);
    match close {
        Some(close) if led && (from + 1..close).all(plain) && tokens.word(close + 1) == "that" => close + 1,
        _ => from,
    }
}

/// So many tokens stand between two dashes at most.
const LONGEST_ASIDE: usize = 12;

/// Whether no clause can follow a cue: its last word is a preposition (`cast doubt on`).
pub(super) fn takes_noun(sentences: &Sentences<'_>, at: usize, end: usize) -> bool {
    end > at + 1 && sentences.tag(end - 1) == Tag::Preposition
}

/// Whether a clause with a subject and a verb of its own begins at a token.
pub(crate) fn begins_clause(sentences: &Sentences<'_>, start: usize, sentence: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let mut at = start;
    while at < sentence.end
        && (sentences.in_date(at) || matches!(tokens.written(at), "," | "\"" | "“" | "‘" | "'" | ":"))
    {
        at += 1;
    }
    if at >= sentence.end {
        return false;
    }
    if tokens.written(at.saturating_sub(1)) == ":" {
        return true;
    }
    let Some(phrase) = sentences.phrase_starting_at(at) else { return false };
    let mut next = phrase.end;
    // `the claim by the bank was`: what hangs on the subject is passed over.
    while next < sentence.end && sentences.tag(next) == Tag::Preposition {
        match sentences.phrase_starting_at(next + 1) {
            // `before he was forced out`: who is `he` is a subject of his own.
            Some(hung) if !matches!(tokens.word(hung.start), "he" | "she" | "they" | "we" | "i") => next = hung.end,
            _ => break,
        }
    }
    // `it "regretted the delay"`
    let opens = |at: usize| {
        matches!(tokens.written(at), "\"" | "“" | "‘" | "'")
            && tokens.has_space_before(at)
            && !tokens.has_space_before(at + 1)
    };
    while next < sentence.end && (sentences.tag(next) == Tag::Adverb || sentences.in_date(next) || opens(next)) {
        next += 1;
    }
    // `a group called Orlan`: the participle only says its name, and behind that stands a verb or none.
    let named = matches!(tokens.word(phrase.start), "a" | "an")
        && matches!(tokens.word(next), "called" | "named" | "dubbed")
        && tokens.is_capital(next + 1);
    if named && let Some(name) = sentences.phrase_starting_at(next + 1).filter(|name| name.end < sentence.end) {
        next = name.end;
    }
    match sentences.tag(next) {
        Tag::Auxiliary => true,
        Tag::Verb(form) => form != VerbForm::Gerund && !(form == VerbForm::Past && tokens.word(next + 1) == "by"),
        _ => false,
    }
}
