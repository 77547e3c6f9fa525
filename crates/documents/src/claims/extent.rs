//! Where what is said ends, and whether a report stands closed behind it.

use super::{
    beginning::has_two_subjects,
    cues::begins_clause,
    followed::{breaks_off, is_attribution, is_spoken_of, says_more, speaks_up, trails},
    joined,
    onward::goes_on,
};
use crate::{
    grammar::{Sentences, Tag, is_plural},
    lexicon::{Frame, RoleKind, VerbForm, reporting_verbs, role_of},
    tokens::TokenKind,
};
use std::ops::Range;

/// Where what is said ends: before `, according to`, `, reported the agency`, `, the agency reported`, `, he said,`
/// behind a clause, `, adding`, `, a claim the bank denies`, `, and the mayor said`, `but` (unless the report goes on,
/// [`goes_on`]), a second verb of the holder's ([`joined`]), a semicolon, the comma behind an opening `although` clause
/// or participle, the comma that closes a relative clause in which it is said, the main verb behind `the claim that …`
/// and behind a noun (`the report, was arrested`), the end of the sentence in which the word before `from` stands:
/// behind the last word of an item without a full stop nothing is said.
pub(super) fn end_of_content(sentences: &Sentences<'_>, from: usize) -> usize {
    let tokens = sentences.tokens;
    let sentence = sentences.sentence(from.saturating_sub(1));
    if from >= sentence.end {
        return from;
    }
    let mut quoted = false;
    let noun_first = sentences.phrase_starting_at(from).is_some()
        && !begins_clause(sentences, from, &sentence)
        && !begins_joint_clause(sentences, from)
        && !is_parted_subject(sentences, from)
        && tokens.word(from) != "that";
    // `refused to cooperate, but`: an act has no clause that could go on.
    let act = sentences.tag(from) == Tag::To;
    let gerund = sentences.tag(from) == Tag::Verb(VerbForm::Gerund);
    let opening = is_opening(sentences, &sentence, from);
    let complement = complement_end(sentences, from, &sentence);
    let inserted = is_inserted(sentences, &sentence, from);
    for at in from..sentence.end {
        if complement == Some(at) {
            return at;
        }
        // Only marks and these words part what is said from what follows.
        if tokens.kind(at) != TokenKind::Mark && !matches!(tokens.word(at), "and" | "but") {
            continue;
        }
        // `involvement in the attack and has called for an inquiry`, `a joint inquiry, rejected by the US`
        let second = noun_first
            && matches!(tokens.word(at), "and" | "but")
            && !quoted
            && begins_verb(sentences, at + 1)
            && at > from;
        let answered = noun_first
            && tokens.written(at) == ","
            && !quoted
            && begins_predicate(sentences, at + 1)
            && (tokens.word(at + 2) == "by" || !has_subject_from(sentences, from, at))
            && (inserted || !is_behind_relative(sentences, from, at));
        // `Residents, who say it will cost jobs, have written`: the verb of the noun before the clause.
        let closed = inserted
            && tokens.written(at) == ","
            && !quoted
            && begins_predicate(sentences, at + 1)
            && !has_subject_from(sentences, from, at);
        // `claims to be ill, and arrived by boat`: behind an infinitive a past form is no second one.
        let deed = act
            && tokens.written(at) == ","
            && !quoted
            && tokens.word(at + 1) == "and"
            && is_past(sentences, from, at + 2);
        if second || answered || closed || deed {
            return at;
        }
        match tokens.written(at) {
            "\"" | "“" if !quoted && at > from && opens_sentence(sentences, at) => return at,
            "\"" | "“" | "”" => quoted = !quoted,
            ";" if !quoted && !goes_on_in_list(sentences, at, &sentence) => return at,
            "," if !quoted
                && (opening
                    || tokens.word(at + 1) == "according"
                    || is_attribution(sentences, at + 1)
                    || (says_more(sentences, at + 1)
                        || is_spoken_of(sentences, at + 1)
                        || trails(sentences, at + 1))
                        && (noun_first
                            || at == from
                            || is_manner(sentences, from..at)
                            || has_verb(sentences, &(from..at)))
                    || breaks_off(sentences, at + 1) && has_verb(sentences, &(from..at))
                    || matches!(tokens.word(at + 1), "and" | "yet" | "whereas") && speaks_up(sentences, at + 2)
                    || matches!(tokens.word(at + 1), "although" | "though")
                    || tokens.word(at + 1) == "while"
                        // `forged a seal and, while he was on bail, sold it`
                        && tokens.word(at - 1) != "and"
                        && (noun_first || act || !is_meanwhile(sentences, at + 1))
                    || (noun_first || act) && is_sequel(sentences, at + 1)
                    || tokens.word(at + 1) == "nor" && (noun_first || act || gerund)
                    || tokens.word(at + 1) == "but"
                        && !is_condition(sentences, at + 2)
                        && (noun_first || act || !goes_on(sentences, from, at + 1))) =>
            {
                return at;
            }
            "." if at + 1 == sentence.end => return at,
            _ => {}
        }
        // `It is said that two were held and the ministry says`
        let other = || {
            let parts = tokens.word(at) == "and" && sentences.tag(at) == Tag::Conjunction;
            parts && speaks_up(sentences, at + 1) && has_verb(sentences, &(from..at))
        };
        let of_several = || is_of_several(sentences, from, at);
        if !quoted && at > from && (joined::ends_at(sentences, from, at) || other() || of_several()) {
            return at;
        }
        if !quoted
            && at > from
            && tokens.word(at) == "but"
            // `all but one`, `nothing but trouble`
            && !matches!(tokens.word(at - 1), "all" | "anything" | "everyone" | "everything" | "none" | "nothing")
            && sentences.tag(at) == Tag::Conjunction
            && tokens.written(at - 1) != ","
            && !is_condition(sentences, at + 1)
            && (noun_first || act || !goes_on(sentences, from, at))
        {
            return at;
        }
    }
    sentence.end
}

/// Whether what stands behind `but` is the condition of what was said: `is willing to sign, but ONLY IF the army
/// leaves`.
fn is_condition(sentences: &Sentences<'_>, at: usize) -> bool {
    let only = usize::from(sentences.tokens.word(at) == "only");
    match sentences.tokens.word(at + only) {
        "if" | "unless" | "provided" => true,
        "when" | "once" | "after" => only == 1,
        "on" => sentences.tokens.word(at + only + 1) == "condition",
        _ => false,
    }
}

/// Whether a list goes on behind a semicolon, for its last member has no clause of its own: `jailed Holm, a clerk; AND Anna Kern, a
/// broker, to ten years`.
fn goes_on_in_list(sentences: &Sentences<'_>, semicolon: usize, sentence: &Range<usize>) -> bool {
    let member = semicolon + 2;
    sentences.tokens.word(semicolon + 1) == "and"
        && sentences.phrase_starting_at(member).is_some()
        && !begins_clause(sentences, member, sentence)
        && !has_two_subjects(sentences, member)
}

/// Whether the past of a verb stands at a token, and no participle that goes on from an auxiliary before it: `to have been robbed, and
/// BEATEN`.
fn is_past(sentences: &Sentences<'_>, from: usize, at: usize) -> bool {
    sentences.tag(at) == Tag::Verb(VerbForm::Past)
        && !sentences.tokens.is_unchanged_past(at)
        && !(from..at).any(|before| sentences.tag(before) == Tag::Auxiliary)
}

/// `responded ANGRILY, alleging`: how it was said.
pub(super) fn is_manner(sentences: &Sentences<'_>, mut said: Range<usize>) -> bool {
    !said.is_empty() && said.all(|at| sentences.tag(at) == Tag::Adverb && sentences.tokens.word(at).ends_with("ly"))
}

/// `had cut its contracts, WHILE EXPANDING its staff`: the same subject goes on. Not with another verb of saying (`while
/// admitting`), which is the holder's.
fn is_meanwhile(sentences: &Sentences<'_>, at: usize) -> bool {
    sentences.tag(at + 1) == Tag::Verb(VerbForm::Gerund)
        && reporting_verbs().longest_at(sentences.tokens, at + 1).is_none()
}

/// `orders Tolvia to destroy its stocks, FOLLOWING a deal`: upon what the writer tells behind an act.
fn is_sequel(sentences: &Sentences<'_>, at: usize) -> bool {
    matches!(sentences.tokens.word(at), "following" | "amid") && sentences.phrase_starting_at(at + 1).is_some()
}

/// Whether a clause of two subjects follows a verb that only a clause completes: `say | workers and the unemployed will not stop`.
fn begins_joint_clause(sentences: &Sentences<'_>, from: usize) -> bool {
    let tokens = sentences.tokens;
    let verb = from.checked_sub(1).and_then(|verb| reporting_verbs().longest_at(tokens, verb));
    let only_clause = verb
        .is_some_and(|(end, uses)| end == from && !uses.is_empty() && uses.iter().all(|one| one.frame == Frame::That));
    only_clause && has_two_subjects(sentences, from)
}

/// `said HE, TOO, was expecting it`: a clause whose subject a word between commas parts from its verb.
fn is_parted_subject(sentences: &Sentences<'_>, from: usize) -> bool {
    let tokens = sentences.tokens;
    sentences.phrase_starting_at(from).is_some_and(|subject| {
        let comma = subject.end;
        tokens.written(comma) == ","
            && matches!(tokens.word(comma + 1), "too" | "however" | "meanwhile")
            && tokens.written(comma + 2) == ","
            && sentences.tag(comma + 3) == Tag::Auxiliary
    })
}

/// `Investigators said the tram WAS fast and WERE asking why`: behind `and` stands a verb of several, who are the holders,
/// since only one is spoken of.
fn is_of_several(sentences: &Sentences<'_>, from: usize, and: usize) -> bool {
    let tokens = sentences.tokens;
    if tokens.word(and) != "and" || !matches!(tokens.word(and + 1), "were" | "are" | "have") {
        return false;
    }
    let begin = from + usize::from(tokens.word(from) == "that");
    let one = sentences
        .phrase_starting_at(begin)
        .is_some_and(|subject| subject.end < and && matches!(tokens.word(subject.end), "was" | "is" | "has"));
    let parts = |at: usize| {
        matches!(sentences.tag(at), Tag::Relative | Tag::Subordinator | Tag::Conjunction) || tokens.written(at) == ","
    };
    let verb = from.checked_sub(1).filter(|verb| sentences.is_verb(*verb));
    let holders = verb.and_then(|verb| sentences.subject_of(verb)).is_some_and(|subject| {
        let last = tokens.word(sentences.head(&subject).end.saturating_sub(1));
        is_plural(last) || last == "police"
    });
    one && holders && !(begin..and).any(parts)
}

/// A sentence in quotation marks has so many tokens at least.
const SHORTEST_SENTENCE: usize = 6;

/// Whether a mark opens a sentence that somebody says, where the full stop before it was left out: `the verdict is a relief "I
/// feel that we can go on," Mr Osei said`.
pub(super) fn opens_sentence(sentences: &Sentences<'_>, mark: usize) -> bool {
    let tokens = sentences.tokens;
    let sentence = sentences.sentence(mark);
    let double = |at: usize| matches!(tokens.written(at), "\"" | "“" | "”");
    if !double(mark) || mark <= sentence.start || !tokens.is_word(mark - 1) || !tokens.is_capital(mark + 1) {
        return false;
    }
    let opens = tokens.has_space_before(mark) && !tokens.has_space_before(mark + 1);
    // `said "We know"`, `called it "The Rock"`, `the film "The Rock"` go on over the mark.
    let ends = sentences.tag(mark - 1) == Tag::Nominal || sentences.in_date(mark - 1);
    let close = (mark + SHORTEST_SENTENCE..sentence.end).find(|at| double(*at));
    let closes = close.is_some_and(|close| {
        let spoken = matches!(tokens.written(close - 1), "," | "?" | "!");
        spoken && has_verb(sentences, &(mark + 1..close)) && !(mark + 1..mark + SHORTEST_SENTENCE).any(double)
    });
    opens && ends && closes && has_verb(sentences, &(sentence.start..mark))
}

/// So many tokens of a relative clause stand before what is said in it.
const LONGEST_OPENING: usize = 12;

/// Whether a token stands in a relative clause that a comma opens, and before its next comma: `Residents, who say | it`.
fn is_inserted(sentences: &Sentences<'_>, sentence: &Range<usize>, at: usize) -> bool {
    let comma = |at: &usize| sentences.tokens.written(*at) == ",";
    let opening = sentence.start.max(at.saturating_sub(LONGEST_OPENING))..at;
    let last = opening.rev().find(comma);
    last.is_some_and(|comma| {
        // `, in which he said`
        let led = sentences.tag(comma + 1) == Tag::Preposition && sentences.tag(comma + 2) == Tag::Relative;
        led || sentences.tag(comma + 1) == Tag::Relative
    })
}

/// Whether a verb begins at a token, with adverbs before it: `and APPARENTLY WILL resign`.
fn begins_verb(sentences: &Sentences<'_>, at: usize) -> bool {
    let end = sentences.sentence(at.saturating_sub(1)).end;
    let verb = (at..end).find(|next| sentences.tag(*next) != Tag::Adverb);
    verb.is_some_and(|verb| sentences.tag(verb) == Tag::Auxiliary || sentences.is_verb(verb))
}

/// Whether the comma before a verb closes a relative clause that hangs on the first noun of what is said: `says the break-up of
/// the shelf, which holds a tenth of the ice, | is not related`.
fn is_behind_relative(sentences: &Sentences<'_>, from: usize, comma: usize) -> bool {
    let verb = |at: usize| sentences.is_verb(at) || sentences.tag(at) == Tag::Auxiliary;
    let open = (from + 1..comma).find(|at| sentences.tokens.written(*at) == ",");
    open.is_some_and(|open| {
        matches!(sentences.tokens.word(open + 1), "which" | "who" | "whose")
            && sentences.tag(open + 1) == Tag::Relative
            && !(from..open).any(verb)
    })
}

fn has_verb(sentences: &Sentences<'_>, range: &Range<usize>) -> bool {
    range.clone().any(|at| sentences.is_verb(at) || sentences.tag(at) == Tag::Auxiliary)
}

/// Whether a second verb of the subject begins at a token: `denies hack, offers inquiry`, `the report, rejected by the US`.
/// A participle with another preposition describes what stands before it: `the bank, based in Riga`.
fn begins_predicate(sentences: &Sentences<'_>, at: usize) -> bool {
    // `, EARLIER sent his troops`
    let at = at + usize::from(sentences.tag(at) == Tag::Adverb);
    match sentences.tag(at) {
        Tag::Auxiliary => !matches!(sentences.tokens.word(at), "being" | "having"),
        Tag::Verb(VerbForm::Third) => true,
        Tag::Verb(VerbForm::Past) => {
            let passive = sentences.tokens.word(at + 1) == "by";
            passive || sentences.tag(at + 1) != Tag::Preposition && !sentences.in_date(at + 1)
        }
        _ => false,
    }
}

/// Whether the verb behind a comma has its subject in what is said: `said the ship, a tanker, was seized`.
fn has_subject_from(sentences: &Sentences<'_>, from: usize, comma: usize) -> bool {
    sentences.over_insertion(comma, &sentences.sentence(comma)).is_some_and(|phrase| phrase.start >= from)
}

/// Whether a token stands in a clause that opens the sentence: `Although Pyongyang has criticised the film, experts say`,
/// `Denying the charge, he left`.
fn is_opening(sentences: &Sentences<'_>, sentence: &Range<usize>, at: usize) -> bool {
    let tokens = sentences.tokens;
    let although = matches!(tokens.word(sentence.start), "although" | "though" | "while" | "whereas");
    (although || opening_participle(sentences, sentence).is_some_and(|verb| verb < at))
        && (sentence.start..at).all(|before| tokens.written(before) != ",")
}

/// The participle that opens a sentence: `Accused by the regulator`, `Denying any part`, `After denying it`.
pub(super) fn opening_participle(sentences: &Sentences<'_>, sentence: &Range<usize>) -> Option<usize> {
    let verb = sentence.clone().find(|at| sentences.is_verb(*at) || sentences.tag(*at) == Tag::Auxiliary)?;
    let led = |at: usize| matches!(sentences.tag(at), Tag::Preposition | Tag::Subordinator | Tag::Adverb);
    let opens = match sentences.tag(verb) {
        Tag::Verb(VerbForm::Gerund) => (sentence.start..verb).all(led),
        Tag::Verb(VerbForm::Past) => verb == sentence.start,
        _ => false,
    };
    opens.then_some(verb)
}

/// `The allegations that it was involved in the hack | are absurd`: what completes a noun ends at the verb of the main
/// clause, which is the second finite one without a conjunction before it.
fn complement_end(sentences: &Sentences<'_>, from: usize, sentence: &Range<usize>) -> Option<usize> {
    let tokens = sentences.tokens;
    let that = [from, from.checked_sub(1)?].into_iter().find(|at| tokens.word(*at) == "that")?;
    let noun = that.checked_sub(1).filter(|noun| sentence.contains(noun))?;
    // `told the Telegraph that`: behind a name or a person a clause completes the verb.
    let speaks = role_of(tokens.word(noun)).is_some_and(|role| role.kind != RoleKind::Paper);
    if sentences.tag(noun) != Tag::Nominal || tokens.is_capital(noun) || speaks {
        return None;
    }
    let finite = |at: usize| {
        sentences.tag(at) == Tag::Auxiliary && !matches!(tokens.word(at), "be" | "been" | "being" | "have" | "having")
    };
    let mut verbs = 0;
    let mut joined = false;
    for at in that + 1..sentence.end {
        joined |= matches!(sentences.tag(at), Tag::Conjunction | Tag::Relative)
            || matches!(tokens.written(at), "," | "“" | "\"");
        let begins = finite(at) && !finite(at - 1);
        if begins || (sentences.is_verb(at) && verbs == 0) {
            verbs += 1;
        }
        if begins && verbs > 1 && !joined && sentences.tag(at - 1) == Tag::Nominal {
            return Some(at);
        }
    }
    None
}

/// Whether nothing but a date, an adverb or a phrase with a preposition (`on Wednesday`, `in a statement carried by the
/// agency`) stands between a token and the next comma or the end.
pub(super) fn closes_behind(sentences: &Sentences<'_>, from: usize) -> bool {
    let tokens = sentences.tokens;
    let end = sentences.sentence(from.saturating_sub(1)).end;
    let mut at = from;
    while at < end {
        if matches!(tokens.written(at), "," | "." | ";") {
            return true;
        }
        // `in a statement carried by the agency`, `in a report released today`
        let participle = sentences.tag(at) == Tag::Verb(VerbForm::Past)
            && (sentences.tag(at + 1) == Tag::Preposition || sentences.in_date(at + 1));
        // `he added when asked about the plan`
        if tokens.word(at) == "when" && sentences.tag(at + 1) == Tag::Verb(VerbForm::Past) {
            return true;
        }
        // `it had lost custom, he said but did not elaborate`: another deed of his.
        let second = matches!(tokens.word(at), "and" | "but") && sentences.tag(at) == Tag::Conjunction;
        if second && begins_verb(sentences, at + 1) {
            return true;
        }
        // `he said after speaking to the chairman`
        let occasion = matches!(tokens.word(at), "after" | "before" | "while" | "when")
            && sentences.tag(at + 1) == Tag::Verb(VerbForm::Gerund);
        if occasion {
            at = sentences.phrase_starting_at(at + 2).map_or(at + 2, |phrase| phrase.end);
        } else if sentences.in_date(at) || sentences.tag(at) == Tag::Adverb || participle {
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

/// What is said without the commas that part it from the rest.
pub(super) fn without_commas(sentences: &Sentences<'_>, said: &Range<usize>) -> Range<usize> {
    let comma = |at: usize| sentences.tokens.written(at) == ",";
    let mut said = said.clone();
    while !said.is_empty() && comma(said.start) {
        said.start += 1;
    }
    // `The lorries should stay away, though, police advise`
    let aside = |at: usize| matches!(sentences.tokens.word(at), "though" | "however");
    while !said.is_empty() && (comma(said.end - 1) || aside(said.end - 1) && said.len() > 1 && comma(said.end - 2)) {
        said.end -= 1;
    }
    said
}
