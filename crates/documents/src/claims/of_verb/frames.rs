//! Where the frame of a verb and its voice put holder, relay, target and content, before what is said is looked at.

use super::{Draft, is_told, weighing::is_kept_apart};
use crate::{
    claims::{
        beginning::{begin_of_content, behind_dateline, over_inserted},
        clause::Clause,
        cues::{begins_clause, over_day, takes_noun},
        extent::{closes_behind, end_of_content, opens_sentence},
        followed::is_attribution,
        holders::{can_speak, is_media},
        occasions::without_occasion,
        passive,
    },
    grammar::{Sentences, Tag, is_plural},
    lexicon::{Frame, RoleKind, Stance, VerbForm, WordKind, reporting_verbs, role_of},
};
use std::ops::Range;

impl Draft {
    /// Holder, relay, target and content where frame and voice put them.
    pub(super) fn by_frame(clause: &Clause<'_>) -> Self {
        let Clause { sentences, cue, passive, .. } = *clause;
        let tokens = sentences.tokens;
        let inverted_holder = clause.speaker.as_ref().filter(|_| cue.inverted);
        let after = inverted_holder.map_or(cue.tokens.end, |phrase| phrase.end);
        let end = end_of_content(sentences, after);
        let mut draft = Self {
            holder: clause.speaker.clone(),
            relays: Vec::new(),
            stance: cue.verb.stance,
            said_as: None,
            target: clause.subject.clone().filter(|_| passive),
            content: None,
            unsaid: false,
            after,
            end,
        };
        match clause.frame() {
            Frame::Accuse | Frame::Blame | Frame::Call | Frame::As if !passive => {
                draft.target.clone_from(&clause.object);
                // `described trading as robust`
                let act = cue.tokens.end;
                let gerund = sentences.tag(act) == Tag::Verb(VerbForm::Gerund) && tokens.word(act + 1) == "as";
                if gerund && clause.frame() == Frame::As && draft.target.is_none() {
                    draft.target = Some(act..act + 1);
                }
                // `refused what it called a gift, even if it was free`: what somebody calls a thing ends with the words
                // for it.
                let apart = clause.frame() == Frame::Call && is_kept_apart(clause);
                let end = if apart { sentences.clause_end(cue.tokens.end).min(end) } else { end };
                let said = over_day(sentences, cue.tokens.end, end)..end;
                draft.content = Some(without_occasion(sentences, said));
            }
            Frame::Object if !passive => {
                let said = over_day(sentences, cue.tokens.end, end)..end;
                draft.content = Some(without_occasion(sentences, said));
                let noun = takes_noun(sentences, clause.at, cue.tokens.end)
                    || !begins_clause(sentences, cue.tokens.end, &sentences.sentence(clause.at));
                if sentences.tag(cue.tokens.end) != Tag::Verb(VerbForm::Gerund) && noun {
                    draft.target = clause.object.as_ref().map(|object| with_gerund(sentences, object));
                }
                // `declined to comment on the cargo`
                let about = matches!(tokens.word(cue.tokens.end), "on" | "about") && !sentences.in_date(cue.tokens.end);
                if about && draft.stance == Stance::NoComment && draft.target.is_none() {
                    draft.target = sentences.phrase_starting_at(cue.tokens.end + 1);
                }
            }
            Frame::BlameOn if !passive => {
                let on = (cue.tokens.end..end)
                    .find(|token| matches!(tokens.word(*token), "on" | "to") && !sentences.in_date(*token));
                // `to both the captain and the crew`
                let both = |on: usize| usize::from(tokens.word(on + 1) == "both");
                draft.target = on.and_then(|on| sentences.phrase_starting_at(on + 1 + both(on)));
                let told = draft.target.as_ref().map_or(end, |target| before_relative(sentences, target.end, end));
                draft.content = Some(cue.tokens.end..told);
            }
            Frame::Quote if !passive => draft.quote(clause),
            Frame::Quote => draft.quoted(clause),
            Frame::Tell if !passive && !cue.inverted => draft.tell(clause),
            Frame::With => {
                let with = (cue.tokens.end..end)
                    .find(|token| tokens.word(*token) == "with")
                    .map_or(cue.tokens.end, |with| with + 1);
                draft.target = sentences.phrase_starting_at(with);
            }
            Frame::On => draft.target.clone_from(&clause.object),
            Frame::BlameOn => {
                draft.target = passive::laid_on(clause, end);
                draft.content.clone_from(&clause.subject);
            }
            _ if passive => {
                draft.content = passive::content(clause, before_main_verb(clause, end));
                if cue.verb.stance == Stance::States && matches!(clause.frame(), Frame::That | Frame::Tell) {
                    // `The deal was announced by the ministry`: the subject is what is said, and nobody is aimed at.
                    let announced = draft
                        .target
                        .take()
                        .filter(|phrase| clause.frame() == Frame::That && sentences.tag(phrase.start) != Tag::Pronoun);
                    draft.content = draft.content.or(announced);
                }
            }
            _ => {
                let begin = over_inserted(sentences, after).unwrap_or(after);
                let end = if begin > after { end_of_content(sentences, begin) } else { end };
                draft.content = Some(begin_of_content(sentences, begin, end)..end);
            }
        }
        draft.share_object(clause);
        draft
    }

    /// `condemned AND REJECTED the plan`: the object of two verbs. `alerted the police and a raid followed`: what
    /// begins with `and` is not what is said.
    fn share_object(&mut self, clause: &Clause<'_>) {
        let sentences = clause.sentences;
        // `a proposal that the union welcomed and the bank rejected` has its object before the verb.
        let begins = |said: &&Range<usize>| {
            !said.is_empty() && sentences.tag(said.start) == Tag::Conjunction && clause.hung.is_none()
        };
        let Some(said) = self.content.as_ref().filter(begins).cloned() else { return };
        let second = said.start + 1;
        let alike = clause.object.is_none() && sentences.tag(second) == sentences.tag(clause.at);
        let finite = sentences.tag(clause.at) != Tag::Verb(VerbForm::Gerund);
        let object = if alike && finite { sentences.phrase_starting_at(second + 1) } else { None };
        self.content = object.as_ref().map(|object| object.start..said.end.max(object.end));
        if clause.frame() == Frame::Object {
            self.target = object.or(self.target.take());
        }
        self.unsaid = self.content.is_none();
    }

    /// `The agency quoted a spokesman as saying`: the object holds what the subject passes on.
    fn quote(&mut self, clause: &Clause<'_>) {
        let sentences = clause.sentences;
        self.relays.extend(clause.subject.as_ref().map(|phrase| sentences.head(phrase)));
        self.holder.clone_from(&clause.object);
        self.after = clause.object.as_ref().map_or(self.after, |phrase| phrase.end);
        if sentences.tokens.word(self.after) == "as" && sentences.is_verb(self.after + 1) {
            // `as saying`, `as warning`: the second verb says how it was said.
            self.said_as = reporting_verbs()
                .longest_at(sentences.tokens, self.after + 1)
                .and_then(|(_, uses)| uses.first().map(|verb| verb.stance));
            self.after += 2;
            self.content = Some(self.after..self.end);
            return;
        }
        // `The agency, citing an official, said the ship had left`: what the agency says is the official's.
        let tokens = sentences.tokens;
        let behind = self.after + usize::from(tokens.written(self.after) == ",");
        let said = reporting_verbs().longest_at(tokens, behind).filter(|_| sentences.is_verb(behind));
        let begin = said.map_or(behind, |(end, _)| end);
        // `citing a survey published after the flood`: what hangs on the source is no words of its.
        let hung = said.is_none() && sentences.tag(begin) == Tag::Verb(VerbForm::Past);
        if sentences.tag(begin) != Tag::Preposition && !hung {
            self.content = Some(begin..end_of_content(sentences, begin).max(begin));
        }
    }

    /// `The minister was quoted by the agency as saying`, `was quoted as saying by the agency`: the subject says it.
    fn quoted(&mut self, clause: &Clause<'_>) {
        let sentences = clause.sentences;
        let tokens = sentences.tokens;
        let Some(verb) = clause.saying() else { return };
        self.holder.clone_from(&clause.subject);
        self.target = None;
        self.said_as =
            reporting_verbs().longest_at(tokens, verb).and_then(|(_, uses)| uses.first().map(|verb| verb.stance));
        self.after = verb + 1;
        for by in [clause.cue.tokens.end, verb + 1] {
            let relay = match tokens.word(by) {
                "by" => sentences.phrase_starting_at(by + 1),
                // `was quoted as saying in the Herald`
                "in" | "on" => sentences.phrase_starting_at(by + 1).filter(|phrase| is_media(sentences, phrase)),
                _ => None,
            };
            if let Some(relay) = relay {
                self.after = self.after.max(relay.end);
                self.relays.push(sentences.head(&relay));
            }
        }
        self.end = end_of_content(sentences, self.after);
        self.content = Some(self.after..self.end);
    }

    /// `told the Telegraph that`: a newspaper passes it on; who is warned or asked to act is the target.
    fn tell(&mut self, clause: &Clause<'_>) {
        let sentences = clause.sentences;
        if let Some(addressee) = &clause.object.as_ref().map(|object| who_is_told(sentences, object)) {
            if is_media(sentences, addressee) {
                self.relays.push(sentences.head(addressee));
            } else if matches!(clause.cue.verb.stance, Stance::Proposes | Stance::Warns | Stance::Threatens) {
                self.target = Some(addressee.clone());
            }
            self.after = over_hung(sentences, addressee.end);
            // `ordered the closure of two offices`, `promised a million jobs`: a thing is asked for or offered, and nobody told.
            let promised = clause.lemma == "promise";
            let hangs = promised || sentences.tag(addressee.end) == Tag::Preposition;
            let asks = promised || clause.cue.verb.stance == Stance::Proposes;
            let told = sentences.tag(self.after) == Tag::To && !promised;
            if asks && hangs && !told && !can_be_told(sentences, addressee) {
                self.target = Some(addressee.clone());
                if promised && !clause.negated {
                    self.said_as = Some(Stance::Proposes);
                }
                self.end = end_of_content(sentences, clause.cue.tokens.end);
                self.content = Some(over_day(sentences, clause.cue.tokens.end, self.end)..self.end);
                return;
            }
        }
        // `told them that, according to the log, the port was shut`
        self.after = over_inserted(sentences, self.after).unwrap_or(self.after);
        let end = end_of_content(sentences, self.after);
        let said = begin_of_content(sentences, self.after, end)..end;
        let asks = clause.cue.verb.stance == Stance::Proposes && !said.is_empty();
        self.content = if asks { behind_hung(sentences, said) } else { Some(said) };
    }

    /// Takes what is said from before the verb, if it stands there: `The attack began on Thursday, the ministry said, and
    /// led to delays.`
    pub(super) fn look_before_the_verb(&mut self, clause: &Clause<'_>) {
        let Clause { sentences, cue, at, passive, .. } = *clause;
        let start = behind_dateline(sentences, &sentences.sentence(at));
        if cue.inverted {
            self.content = Some(start..at.saturating_sub(1));
            return;
        }
        let told = passive && is_told(clause);
        let quoted = passive && clause.frame() == Frame::Quote;
        // `"We lost," the magazine reported Okonjo as writing`: before who passes it on.
        let passed_on = !passive && clause.frame() == Frame::Quote && self.said_as.is_some();
        let phrase = if told || passed_on { clause.subject.as_ref() } else { self.holder.as_ref() };
        let Some(phrase) = phrase.filter(|phrase| (!passive || told || quoted) && phrase.end <= at) else { return };
        let written = |token: usize| sentences.tokens.written(token);
        // `…, the ministry said`, and with the mark that closes a quotation: `…," the ministry said`.
        let said = phrase.start.checked_sub(1).filter(|last| match written(*last) {
            "," => true,
            "\"" | "”" => matches!(written(last.wrapping_sub(1)), "," | "?" | "!"),
            _ => false,
        });
        let Some(said) = said.map(|last| clause_before(sentences, start.min(last), last)..last) else { return };
        // `They threaten to sue "We have waited for years," she said`: what she says begins at the mark.
        let quoted = (said.start + 1..said.end).find(|mark| opens_sentence(sentences, *mark));
        let said = quoted.unwrap_or(said.start)..said.end;
        // `"It was fair," she said of the offer`
        let of_it = cue.tokens.len() > 1 && sentences.tokens.word(cue.tokens.end - 1) == "of";
        let thing = clause.object.as_ref().filter(|_| of_it).map_or(cue.tokens.end, |thing| thing.end);
        let behind = if matches!(clause.frame(), Frame::Tell | Frame::Quote) { self.after } else { thing };
        let says = matches!(clause.frame(), Frame::That | Frame::Tell) || passed_on || quoted.is_some() || of_it;
        // `"We lost," she said in a call that was taped`: behind words in marks it tells where.
        let marked = matches!(written(said.end), "\"" | "”") && sentences.tag(behind) == Tag::Preposition;
        let only_where = || marked && begin_of_content(sentences, behind, self.end) == behind;
        if says && (closes_behind(sentences, behind) || only_where()) {
            let whole = whole_around(sentences, &said, behind);
            let tells = |said: &Range<usize>| said.len() > 2 && !only_leads(sentences, said);
            self.content = whole.or(Some(said).filter(tells)).or(self.content.take());
        }
    }
}

/// Who is told or asked, where the phrase behind the verb is more or less: `told THE COURT guides were warned`, `told THE MAYOR
/// AND THE CLERK that`, `called on TOLVIA AND MARLAND to`.
fn who_is_told(sentences: &Sentences<'_>, object: &Range<usize>) -> Range<usize> {
    let tokens = sentences.tokens;
    let sentence = sentences.sentence(object.start);
    if object.end >= sentence.end {
        return object.clone();
    }
    let finite = |at: usize| matches!(sentences.tag(at), Tag::Auxiliary | Tag::Verb(VerbForm::Past | VerbForm::Base));
    if finite(object.end) {
        // `told SUPPORTERS Mr Frisch had`: several in small letters before a name.
        let several = |at: &usize| {
            let role = role_of(tokens.word(*at)).is_some_and(|role| role.plural);
            (role || tokens.is_kind(*at, WordKind::Audience)) && !tokens.is_capital(*at) && tokens.is_capital(at + 1)
        };
        if let Some(last) = (object.start..object.end - 1).find(several) {
            return object.start..last + 1;
        }
        let hears = |at: &usize| {
            matches!(tokens.word(*at), "court" | "hearing" | "inquest" | "inquiry" | "jury" | "parliament" | "tribunal")
                && !tokens.is_capital(at + 1)
                && is_plural(tokens.word(at + 1))
        };
        let hearer = (object.start..object.end - 1).find(hears);
        return object.start..hearer.map_or(object.end, |at| at + 1);
    }
    let second = Some(object.end + 1).filter(|_| tokens.word(object.end) == "and");
    let second = second.and_then(|begin| sentences.phrase_starting_at(begin)).filter(|second| {
        let end = second.end;
        let told = matches!(tokens.word(end), "that" | "on" | "about") || begins_clause(sentences, end, &sentence);
        end < sentence.end && (sentences.tag(end) == Tag::To || told)
    });
    object.start..second.map_or(object.end, |second| second.end)
}

/// Whether somebody can be told or asked: papers and cases cannot (`ordered the FILING of charges`).
fn can_be_told(sentences: &Sentences<'_>, phrase: &Range<usize>) -> bool {
    let last = sentences.head(phrase).end.saturating_sub(1);
    let tokens = sentences.tokens;
    let paper = !tokens.is_capital(last) && role_of(tokens.word(last)).is_some_and(|role| role.kind == RoleKind::Paper);
    !paper && can_speak(sentences, phrase)
}

/// `Asked where the ship was, the mayor said`, `Speaking in Riga, she said`: on what occasion somebody speaks is not what he
/// says; nor is it a phrase without a verb (`In her sharpest remarks yet, she said`).
fn only_leads(sentences: &Sentences<'_>, said: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let finite = |at: usize| match sentences.tag(at) {
        Tag::Auxiliary | Tag::Verb(VerbForm::Third) => true,
        // `at a hearing held in Riga`
        Tag::Verb(VerbForm::Past) => sentences.tag(at + 1) != Tag::Preposition,
        _ => false,
    };
    let whole = !said.clone().any(|at| matches!(tokens.written(at), "," | "\"" | "“" | "”"));
    match sentences.tag(said.start) {
        Tag::Verb(VerbForm::Past) => whole && matches!(tokens.word(said.start), "asked" | "questioned" | "pressed"),
        Tag::Verb(VerbForm::Gerund) => !said.clone().any(finite),
        Tag::Preposition => {
            matches!(tokens.word(said.start), "at" | "during" | "in" | "through" | "with")
                && !said.clone().any(|at| sentences.is_verb(at) || sentences.tag(at) == Tag::Auxiliary)
        }
        _ => false,
    }
}

/// Where the part of a sentence begins that ends at a token: behind a colon or a semicolon outside of quotation marks. `a criticism
/// the group rejects: | naming them, it argues, would`.
fn clause_before(sentences: &Sentences<'_>, start: usize, end: usize) -> usize {
    let tokens = sentences.tokens;
    let mark = |at: usize| matches!(tokens.written(at), "\"" | "“" | "”");
    let mut quoted = mark(end);
    for at in (start..end).rev() {
        if mark(at) {
            quoted = !quoted;
        } else if !quoted && matches!(tokens.written(at), ":" | ";") && tokens.has_space_before(at + 1) {
            return at + 1;
        }
    }
    start
}

/// The token behind what hangs on who is asked, if `to` follows it: `urged anyone with information | to come`, `urged
/// the Harbour Council (HC) | to act`, `urging the council, which meets on Sunday, | to act`. The same token otherwise.
fn over_hung(sentences: &Sentences<'_>, from: usize) -> usize {
    let mut at = over_aside_of_name(sentences, from);
    if at > from {
        return at;
    }
    while sentences.tag(at) == Tag::Preposition
        && !sentences.in_date(at)
        && let Some(hung) = sentences.phrase_starting_at(at + 1)
    {
        at = hung.end;
    }
    if sentences.tag(at) == Tag::To {
        return at;
    }
    // `told a gathering in Perth last night, | growth is good`
    let end = sentences.sentence(from.saturating_sub(1)).end;
    // `told reporters in Perth, the agency reported`
    let reported = |at: usize| {
        let verb = sentences.phrase_starting_at(at).map_or(at, |subject| subject.end);
        let report = reporting_verbs().longest_at(sentences.tokens, verb);
        is_attribution(sentences, at) || report.is_some_and(|(end, _)| closes_behind(sentences, end))
    };
    let comma = (at..end)
        .find(|next| !sentences.in_date(*next))
        .filter(|comma| *comma > from && sentences.tokens.written(*comma) == "," && !reported(comma + 1));
    let clause = comma.filter(|comma| begins_clause(sentences, comma + 1, &sentences.sentence(*comma)));
    clause.map_or(from, |comma| comma + 1)
}

/// So many tokens at most stand in brackets or in a relative clause between who is asked and `to`.
const LONGEST_BETWEEN: usize = 24;

/// The token behind brackets, or behind what is inserted between commas, if `to` or `that` follows them; the same token
/// otherwise.
fn over_aside_of_name(sentences: &Sentences<'_>, from: usize) -> usize {
    let tokens = sentences.tokens;
    let close = match tokens.written(from) {
        "(" => ")",
        "," => ",",
        _ => return from,
    };
    let limit = sentences.sentence(from.saturating_sub(1)).end.min(from + LONGEST_BETWEEN);
    let behind = (from + 1..limit).find(|at| tokens.written(*at) == close).map(|at| at + 1);
    let leads = |at: &usize| *at < limit && (sentences.tag(*at) == Tag::To || tokens.word(*at) == "that");
    behind.filter(leads).unwrap_or(from)
}

/// What somebody is asked, where it begins with what hangs on who is asked: `invited leaders of the region | TO talks`,
/// `asked Holm of the bank, Kern of the mill and others | TO pay`. None where nothing else follows: `invited brokers
/// linked with the fraud`.
fn behind_hung(sentences: &Sentences<'_>, said: Range<usize>) -> Option<Range<usize>> {
    let tokens = sentences.tokens;
    let of = tokens.word(said.start) == "of";
    let participle = matches!(sentences.tag(said.start), Tag::Verb(VerbForm::Past) | Tag::Relative);
    if !of && !participle {
        return Some(said);
    }
    let act = |at: &usize| tokens.word(*at) == "to" && sentences.tag(*at - 1) == Tag::Nominal;
    let finite = |at: usize| matches!(sentences.tag(at), Tag::Auxiliary | Tag::Verb(VerbForm::Third | VerbForm::Base));
    let begin = (said.start + 1..said.end).take_while(|at| !finite(*at)).find(act);
    match begin {
        Some(begin) => Some(begin..said.end),
        None => Some(said).filter(|_| of),
    }
}

/// A thing with the noun in -ing that it stands before: `denies money LAUNDERING`. Only of a thing without an article, and where
/// nothing behind it could be the object of a verb.
fn with_gerund(sentences: &Sentences<'_>, object: &Range<usize>) -> Range<usize> {
    let tokens = sentences.tokens;
    let gerund = object.end;
    let bare = object.clone().all(|at| sentences.tag(at) == Tag::Nominal && !tokens.is_capital(at))
        && !is_plural(tokens.word(object.end - 1));
    // `money laundering in Riga`, but `evidence pointing to him`
    let closes = gerund + 1 >= sentences.sentence(object.start).end
        || sentences.in_date(gerund + 1)
        || matches!(sentences.tag(gerund + 1), Tag::Mark | Tag::Conjunction)
        || matches!(tokens.word(gerund + 1), "in" | "at" | "by" | "for");
    if bare && closes && sentences.tag(gerund) == Tag::Verb(VerbForm::Gerund) {
        object.start..gerund + 1
    } else {
        object.clone()
    }
}

/// Where what is laid on somebody ends: before the relative clause that tells more of him, which is the writer's. `linked the
/// attack to a group | that a court had indicted`, `to the group, | three members of which were indicted`.
fn before_relative(sentences: &Sentences<'_>, from: usize, end: usize) -> usize {
    let Some(relative) = (from..end).find(|at| sentences.tag(*at) == Tag::Relative) else { return end };
    let comma = |at: &usize| sentences.tokens.written(*at) == ",";
    // `for the fire | IN which two men died`
    let led = relative > from + 1 && sentences.tag(relative - 1) == Tag::Preposition;
    (from..relative).find(comma).unwrap_or(relative - usize::from(led))
}

/// What is said on both sides of who says it, where it is no whole clause before him: `The arches, he said, could give way.`, `It
/// was, he said, the best day.`
fn whole_around(sentences: &Sentences<'_>, before: &Range<usize>, behind: usize) -> Option<Range<usize>> {
    let verb = |at: usize| sentences.is_verb(at) || sentences.tag(at) == Tag::Auxiliary;
    let comma = (behind..sentences.sentence(before.start).end).find(|at| !sentences.in_date(*at))?;
    let gerund = |at: usize| sentences.tag(at) == Tag::Verb(VerbForm::Gerund);
    // `Naming them, it argues, would put them at risk`
    let behind_subject = verb(comma + 1)
        && !gerund(comma + 1)
        && !before.clone().any(|at| verb(at) && !(gerund(at) && at == before.start));
    let behind_verb = before.end > before.start && verb(before.end - 1) && !verb(comma + 1);
    // `Its rules, a spokeswoman stressed, forbid contact`: a noun alone is no clause, and none begins behind the comma.
    let noun = sentences.phrase_starting_at(before.start).is_some_and(|phrase| phrase.end == before.end)
        && !sentences.in_date(before.start)
        && sentences.tokens.is_word(comma + 1)
        && !begins_clause(sentences, comma + 1, &sentences.sentence(before.start));
    // `The raid shocked them, the father said, and went against his teaching`: a second deed of what it is said of.
    let deed = comma + 2;
    let joined = matches!(sentences.tokens.word(comma + 1), "and" | "but")
        && matches!(sentences.tag(deed), Tag::Auxiliary | Tag::Verb(VerbForm::Past | VerbForm::Third))
        && reporting_verbs().longest_at(sentences.tokens, deed).is_none()
        && before.clone().any(verb);
    let parted = sentences.tokens.written(comma) == ","
        && !before.is_empty()
        && (behind_subject || behind_verb || noun || joined);
    parted.then(|| before.start..end_of_content(sentences, comma + 1))
}

/// Where what is said behind a participle ends: before the verb of its noun, `Bank accused of fraud | denies it`.
fn before_main_verb(clause: &Clause<'_>, end: usize) -> usize {
    let sentences = clause.sentences;
    let from = clause.cue.tokens.end;
    let main = |at: &usize| {
        matches!(sentences.tag(*at), Tag::Auxiliary | Tag::Verb(VerbForm::Third))
            && sentences.subject_of(*at) == clause.subject
    };
    let participle = clause.group_start == clause.at && clause.subject.is_some();
    // `Owner Carlo Zarbini, accused of cruelty, declined`: between commas it ends at the second one.
    let inserted = participle && sentences.tokens.written(clause.at.wrapping_sub(1)) == ",";
    let closes = |at: &usize| {
        inserted
            && sentences.tokens.written(*at) == ","
            && matches!(sentences.tag(*at + 1), Tag::Auxiliary | Tag::Verb(VerbForm::Third | VerbForm::Past))
    };
    (from..end).take(LONGEST_ACT).find(|at| participle && main(at) || closes(at)).unwrap_or(end)
}

/// So many tokens behind a participle the verb of its noun is looked for.
const LONGEST_ACT: usize = 30;
