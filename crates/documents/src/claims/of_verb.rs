//! From a reporting verb to a claim: holder, target and content, by frame and voice.

use super::{
    Claim, ClaimKind, Holder,
    cues::{Cue, begins_clause},
    holders::{can_speak, is_media},
    stance,
};
use crate::{
    grammar::{Sentences, Tag, Voice},
    lexicon::{Deed, Frame, Stance, VerbForm, deed_of, reporting_noun, verb_of},
};
use std::ops::Range;

/// Whether a verb that names a deed as well reports here.
fn reports(
    sentences: &Sentences<'_>,
    cue: &Cue,
    subject: Option<&Range<usize>>,
    object: Option<&Range<usize>>,
) -> bool {
    let tokens = sentences.tokens;
    let word = tokens.word(cue.tokens.start);
    let lemma = verb_of(word).map_or(word, |(lemma, _)| lemma);
    let speaks = subject.is_some_and(|phrase| can_speak(sentences, phrase));
    let quoted = matches!(tokens.written(cue.tokens.end), "\"" | "“" | ":");
    // Of a phrase the whole counts: `point to`.
    let rest = sentences
        .tokens
        .slice(&(cue.tokens.start..cue.tokens.end))
        .split_once(' ')
        .map(|(_, rest)| format!("{lemma} {rest}"));
    match deed_of(rest.as_deref().unwrap_or(lemma)) {
        None => true,
        Some(_) if cue.inverted || quoted && speaks => true,
        Some(Deed::Noun) => {
            object.is_some_and(|phrase| reporting_noun(tokens.word(sentences.head(phrase).end - 1)).is_some())
        }
        Some(Deed::Speaker) => speaks && object.is_none_or(|phrase| tokens.word(phrase.start) != "no"),
        Some(Deed::Clause) => {
            speaks
                && (tokens.word(cue.tokens.end) == "that"
                    || begins_clause(sentences, cue.tokens.end, &sentences.sentence(cue.tokens.start)))
        }
    }
}

pub(super) fn of_cue(sentences: &Sentences<'_>, cue: &Cue, number: usize) -> Option<Claim> {
    let tokens = sentences.tokens;
    let at = cue.tokens.start;
    let group = sentences.group_of(at);
    let silent = cue.verb.stance == Stance::NoComment;
    if group.unreal && !silent {
        return None;
    }
    // `quoted X as saying`: the claim is that of `quoted`.
    if tokens.word(at.wrapping_sub(1)) == "as" && sentences.tag(at) == Tag::Verb(VerbForm::Gerund) {
        return None;
    }
    let frame = cue.verb.frame;
    // `Exporter accused of lying`: a headline leaves the auxiliary out.
    let headless = frame == Frame::Accuse
        && matches!(tokens.word(cue.tokens.end), "of" | "over")
        && matches!(sentences.tag(at), Tag::Verb(VerbForm::Past));
    let passive = (group.voice == Voice::Passive || headless) && !cue.inverted && !silent;
    // `quoted by the agency`, `asked by the BBC`: neither says anything of its own.
    if passive
        && (frame == Frame::Quote
            || verb_of(tokens.word(at)).is_some_and(|(lemma, _)| matches!(lemma, "ask" | "quote" | "cite")))
    {
        return None;
    }
    let subject = if cue.inverted { sentences.phrase_starting_at(cue.tokens.end) } else { sentences.subject_of(at) };
    let mut relays = Vec::new();
    let mut holder_phrase = if passive { sentences.agent_of(at) } else { subject.clone() };
    let mut target: Option<Range<usize>> = None;
    let mut after = cue.tokens.end;
    if cue.inverted {
        after = holder_phrase.as_ref().map_or(after, |phrase| phrase.end);
    } else if passive {
        target.clone_from(&subject);
    }
    let object = if cue.inverted || passive { None } else { sentences.phrase_starting_at(cue.tokens.end) };
    if !passive && !reports(sentences, cue, subject.as_ref(), object.as_ref())
        || passive && !reports(sentences, cue, holder_phrase.as_ref(), target.as_ref())
    {
        return None;
    }
    let bare = object.is_none() && sentences.tag(cue.tokens.end) == Tag::Preposition;
    if bare
        && !passive
        && !cue.inverted
        && matches!(frame, Frame::Accuse | Frame::Blame | Frame::Object | Frame::Call | Frame::As)
        && cue.tokens.len() == 1
    {
        // `Those named in the sanctions`: a participle without an object is a passive that names nobody.
        return None;
    }
    if !passive
        && frame == Frame::That
        && sentences.tag(cue.tokens.end) == Tag::To
        && matches!(sentences.tag(at), Tag::Verb(VerbForm::Past))
        && cue.verb.stance == Stance::States
    {
        // `an official said to be a representative`
        if verb_of(tokens.word(at))
            .is_some_and(|(lemma, _)| matches!(lemma, "say" | "believe" | "think" | "know" | "report" | "understand"))
        {
            return None;
        }
    }
    let mut stance_of_relay = None;
    let mut content: Option<Range<usize>> = None;
    let clause_end = end_of_content(sentences, after);
    match frame {
        Frame::Accuse | Frame::Blame | Frame::Call | Frame::As if !passive => {
            target.clone_from(&object);
            content = Some(cue.tokens.end..clause_end);
        }
        Frame::Object if !passive => {
            content = Some(cue.tokens.end..clause_end);
            if sentences.tag(cue.tokens.end) != Tag::Verb(VerbForm::Gerund)
                && !begins_clause(sentences, cue.tokens.end, &sentences.sentence(at))
            {
                target.clone_from(&object);
            }
        }
        Frame::BlameOn if !passive => {
            let on = (cue.tokens.end..clause_end).find(|token| matches!(tokens.word(*token), "on" | "to"));
            target = on.and_then(|on| sentences.phrase_starting_at(on + 1));
            content = Some(cue.tokens.end..clause_end);
        }
        Frame::Quote if !passive => {
            relays.extend(subject.as_ref().map(|phrase| sentences.head(phrase)));
            holder_phrase.clone_from(&object);
            after = object.as_ref().map_or(after, |phrase| phrase.end);
            if tokens.word(after) == "as" && sentences.is_verb(after + 1) {
                // `as saying`, `as warning`: the second verb says how it was said.
                stance_of_relay = crate::lexicon::reporting_verbs()
                    .longest_at(tokens, after + 1)
                    .and_then(|(_, uses)| uses.first().map(|verb| verb.stance));
                after += 2;
            }
            content = Some(after..clause_end);
        }
        Frame::Tell if !passive && !cue.inverted => {
            if let Some(addressee) = &object {
                if is_media(sentences, addressee) {
                    relays.push(sentences.head(addressee));
                } else if matches!(cue.verb.stance, Stance::Proposes | Stance::Warns | Stance::Threatens) {
                    target = Some(addressee.clone());
                }
                after = addressee.end;
            }
            content = Some(after..end_of_content(sentences, after));
        }
        Frame::With => {
            let with = (cue.tokens.end..clause_end)
                .find(|token| tokens.word(*token) == "with")
                .map_or(cue.tokens.end, |with| with + 1);
            target = sentences.phrase_starting_at(with);
        }
        Frame::On => target.clone_from(&object),
        _ if passive => content = Some(cue.tokens.end..clause_end),
        _ => content = Some(after..clause_end),
    }
    if cue.inverted {
        content = Some(sentences.sentence(at).start..at.saturating_sub(1));
    } else if let Some(phrase) = holder_phrase.as_ref().filter(|phrase| !passive && phrase.end <= at) {
        // `The attack began on Thursday, the ministry said, and led to delays.`
        let comma = phrase.start.checked_sub(1).filter(|comma| tokens.written(*comma) == ",");
        let closed = closes_behind(sentences, if frame == Frame::Tell { after } else { cue.tokens.end });
        let said = comma.map(|comma| sentences.sentence(at).start..comma).filter(|said| said.len() > 2);
        if closed && matches!(frame, Frame::That | Frame::Tell) && said.is_some() {
            content = said;
        }
    }
    let neither = holder_phrase
        .as_ref()
        .is_some_and(|phrase| matches!(tokens.word(phrase.start.wrapping_sub(1)), "neither" | "nor"));
    let verb_stance =
        stance::of_verb(cue.verb, verb_of(tokens.word(at)).map_or("", |(lemma, _)| lemma), group.negated || neither)?;
    let mut stance = stance_of_relay.unwrap_or(verb_stance);
    let word = tokens.word(at);
    let lemma = verb_of(word).map_or(word, |(lemma, _)| lemma);
    if passive && holder_phrase.is_none() {
        // `it is believed that`: nobody is named who does.
        match frame {
            Frame::That | Frame::Tell
                if matches!(word, "believed" | "thought" | "suspected" | "feared" | "presumed" | "understood") =>
            {
                stance = Stance::Suspects;
                target = None;
            }
            Frame::Accuse | Frame::Blame => {}
            _ if matches!(stance, Stance::Accuses | Stance::Suspects | Stance::Denies | Stance::Rejects)
                && !is_participle_behind_noun(sentences, at) => {}
            _ => return None,
        }
    } else {
        let phrase = holder_phrase.as_ref()?;
        let speaks = can_speak(sentences, phrase);
        let likely = begins_with_article(sentences, phrase)
            || sentences.tag(phrase.start) == Tag::Nominal && phrase.start == sentences.sentence(at).start;
        if !(speaks || likely && deed_of(lemma).is_none()) || tokens.word(phrase.start) == "no" {
            return None;
        }
    }
    if frame == Frame::Object
        && stance == Stance::States
        && target.is_none()
        && content.as_ref().is_none_or(Range::is_empty)
    {
        return None;
    }
    if matches!(frame, Frame::Call | Frame::As)
        && let Some(quality) = content.clone()
    {
        let quality = if frame == Frame::As {
            (quality.start..quality.end)
                .find(|token| tokens.word(*token) == "as")
                .map_or(quality.clone(), |token| token + 1..quality.end)
        } else {
            quality
        };
        if let Some((good, place)) = stance::evaluation(sentences, &quality) {
            // Who calls a report speculation does not take it.
            let said = target
                .as_ref()
                .is_some_and(|phrase| reporting_noun(tokens.word(sentences.head(phrase).end - 1)).is_some());
            if matches!(stance, Stance::States | Stance::Criticises) {
                stance = match (good, said) {
                    (true, _) => Stance::Praises,
                    (false, true) => Stance::Rejects,
                    (false, false) => Stance::Criticises,
                };
            }
            if let Some(named) = target.as_mut()
                && named.contains(&place)
                && place > named.start
            {
                named.end = place;
            }
        } else if frame == Frame::Call && stance == Stance::States {
            return None;
        }
    }
    if matches!(verb_stance, Stance::States | Stance::Suspects) && matches!(frame, Frame::That | Frame::Tell) {
        let said = content.clone().unwrap_or(after..after);
        if let Some((better, about)) = stance::of_content(sentences, &said, holder_phrase.as_ref())
            && (stance == Stance::States || (stance == Stance::Suspects && better == Stance::Accuses))
        {
            if stance == Stance::States {
                stance = better;
            }
            target = about.or(target);
        }
    }
    if stance == Stance::Warns
        && let Some(said) = &content
        && stance::of_content(sentences, said, holder_phrase.as_ref())
            .is_some_and(|(better, _)| better == Stance::Threatens)
    {
        stance = Stance::Threatens;
    }
    if matches!(stance, Stance::Accuses) && target.is_none() && frame == Frame::That {
        target = content.as_ref().and_then(|said| stance::subject_of_content(sentences, said));
    }
    if passive && target.is_none() && group.start == sentences.sentence(at).start {
        // `Accused by the regulator of misleading investors, the chairman told`: the subject of the main clause.
        let comma = (at..sentences.sentence(at).end).find(|token| tokens.written(*token) == ",");
        target = comma.and_then(|comma| sentences.phrase_starting_at(comma + 1));
    }
    if stance == Stance::Rejects && frame == Frame::ToDo {
        let verb = (cue.tokens.end..clause_end).find(|token| sentences.is_verb(*token));
        target = verb.and_then(|verb| sentences.phrase_starting_at(verb + 1));
    }
    if let Some(pronoun) = target.clone().filter(|phrase| sentences.tag(phrase.start) == Tag::Pronoun) {
        target = thing_before(sentences, pronoun.start, holder_phrase.as_ref()).or(Some(pronoun));
    }
    let holder = holder_phrase.map(|phrase| Holder { named: sentences.head(&phrase), phrase });
    Some(Claim {
        sentence: number,
        cue: cue.tokens.clone(),
        holder,
        relays,
        stance,
        target: target.map(|phrase| sentences.head(&phrase)).filter(|head| !head.is_empty()),
        content: content.filter(|range| !range.is_empty()),
        quotes: Vec::new(),
        kind: ClaimKind::Indirect,
    })
}

/// Whether nothing but a date, an adverb or a phrase with a preposition (`on Wednesday`, `in a statement`) stands between a
/// token and the next comma or the end.
fn closes_behind(sentences: &Sentences<'_>, from: usize) -> bool {
    let tokens = sentences.tokens;
    let end = sentences.sentence(from.saturating_sub(1)).end;
    let mut at = from;
    while at < end {
        if matches!(tokens.written(at), "," | "." | ";") {
            return true;
        }
        if sentences.in_date(at) || sentences.tag(at) == Tag::Adverb {
            at += 1;
        } else if sentences.tag(at) == Tag::Preposition
            && let Some(phrase) = sentences.phrase_starting_at(at + 1)
        {
            at = phrase.end;
        } else {
            return false;
        }
    }
    true
}

/// What `it` or `them` stands for as an object: the last thing named before in the sentence, the holder left out.
fn thing_before(sentences: &Sentences<'_>, pronoun: usize, holder: Option<&Range<usize>>) -> Option<Range<usize>> {
    if !matches!(sentences.tokens.word(pronoun), "it" | "them" | "him" | "her") {
        return None;
    }
    let sentence = sentences.sentence(pronoun);
    (sentence.start..pronoun).rev().find_map(|at| {
        let last = sentences.tag(at) == Tag::Nominal
            && sentences.tag(at + 1) != Tag::Nominal
            && !sentences.tokens.joins(at + 1);
        let free = holder.is_none_or(|holder| !holder.contains(&at)) && !sentences.in_date(at);
        if last && free { sentences.phrase_ending_at(at) } else { None }
    })
}

/// Whether the passive is a participle of its own, without an auxiliary.
fn is_participle_behind_noun(sentences: &Sentences<'_>, at: usize) -> bool {
    sentences.group_of(at).start == at
}

fn begins_with_article(sentences: &Sentences<'_>, phrase: &Range<usize>) -> bool {
    sentences.tag(phrase.start) == Tag::Determiner || crate::grammar::is_plural(sentences.tokens.word(phrase.end - 1))
}

/// Where what is said ends: before `, according to`, `, but` with a subject of its own, a semicolon, the end.
pub(super) fn end_of_content(sentences: &Sentences<'_>, from: usize) -> usize {
    let tokens = sentences.tokens;
    let sentence = sentences.sentence(from.min(tokens.len().saturating_sub(1)));
    let mut quoted = false;
    let noun_first = sentences.phrase_starting_at(from).is_some()
        && !begins_clause(sentences, from, &sentence)
        && tokens.word(from) != "that";
    for at in from..sentence.end {
        // `involvement in the attack and has called for an inquiry`, `a joint inquiry, rejected by the US`
        let second = noun_first
            && matches!(tokens.word(at), "and" | "but")
            && !quoted
            && (sentences.tag(at + 1) == Tag::Auxiliary || sentences.is_verb(at + 1))
            && at > from;
        let answered = noun_first
            && tokens.written(at) == ","
            && !quoted
            && sentences.is_verb(at + 1)
            && tokens.word(at + 2) == "by";
        if second || answered {
            return at;
        }
        match tokens.written(at) {
            "\"" | "“" | "”" => quoted = !quoted,
            ";" if !quoted => return at,
            "," if !quoted
                && (tokens.word(at + 1) == "according"
                    || matches!(tokens.word(at + 1), "but" | "although" | "though" | "while")) =>
            {
                return at;
            }
            "." if at + 1 == sentence.end => return at,
            _ => {}
        }
        if !quoted
            && at > from
            && tokens.word(at) == "but"
            && sentences.tag(at) == Tag::Conjunction
            && tokens.written(at - 1) != ","
        {
            return at;
        }
    }
    sentence.end
}
