//! Who speaks where a verb of saying is joined to what stands before it: `She insists the bridge is safe and MAINTAINS`,
//! `said the licence had been signed, and CHALLENGED the minister`.
//!
//! By the order of words alone such a verb may belong to the holder or to what the holder says. Behind `but` it is the
//! holder's. Behind `and` it is, where nothing is said that could have a second verb (`urged both sides to talk and warned`),
//! where that of which it is said cannot speak (a bridge maintains nothing), or behind a comma in the same tense.

use super::{
    cues::{begins_clause, is_inverted},
    holders::can_speak,
    onward::is_source,
};
use crate::{
    grammar::{Sentences, Tag, Voice, is_plural},
    lexicon::{
        Frame, ReportingVerb, RoleKind, Stance, VerbForm, is_simple_past, reporting_noun, reporting_verbs, role_of,
    },
};
use std::ops::Range;

/// How far before it the first verb of saying is looked for.
const FARTHEST: usize = 40;

/// Who says it with a verb, whose group begins at a token, if that is who says it with the verb of saying before it.
pub(super) fn speaker(sentences: &Sentences<'_>, verb: usize, start: usize) -> Option<Range<usize>> {
    let Some(first) = first_verb(sentences, verb, start) else { return of_main_clause(sentences, verb, start) };
    let (end, _) = reporting_verbs().longest_at(sentences.tokens, first)?;
    if is_inverted(sentences, first, end) { sentences.phrase_starting_at(end) } else { sentences.subject_of(first) }
}

/// `THE COUNCIL is trying to find out whether he broke a law but says`: behind `but` a verb of saying has the subject of the main
/// clause, and not the pronoun of a clause inside it.
fn of_main_clause(sentences: &Sentences<'_>, verb: usize, start: usize) -> Option<Range<usize>> {
    let tokens = sentences.tokens;
    let begin = sentences.sentence(verb).start;
    let but =
        start.checked_sub(1).filter(|at| *at > begin && tokens.word(*at) == "but" && is_source(sentences, verb))?;
    let near =
        sentences.subject_of(verb).filter(|near| near.end <= but && sentences.tag(near.start) == Tag::Pronoun)?;
    let opens = near.start.checked_sub(1).filter(|at| *at > begin)?;
    if !matches!(tokens.word(opens), "whether" | "if" | "how" | "why" | "that") {
        return None;
    }
    let (_, main) = sentences.named_subjects(tokens.sentence_of(verb)).first().filter(|(first, _)| *first < opens)?;
    can_speak(sentences, main).then(|| main.clone())
}

/// Whether the verb that `and` joins at a token goes on with a holder whose words begin at another, and so ends them.
pub(super) fn ends_at(sentences: &Sentences<'_>, from: usize, and: usize) -> bool {
    if sentences.tokens.word(and) != "and" {
        return false;
    }
    let inside = |at: &usize| matches!(sentences.tag(*at), Tag::Adverb | Tag::Auxiliary | Tag::Negation);
    // `, and in the same speech said`
    let led = sentences.tag(and + 1) == Tag::Preposition;
    let place = if led { sentences.phrase_starting_at(and + 2) } else { None };
    let begin = place.map_or(and + 1, |phrase| phrase.end);
    let verb = (begin..sentences.sentence(and).end).find(|at| !inside(at));
    verb.filter(|verb| sentences.is_verb(*verb) && over_place(sentences, sentences.group_of(*verb).start) == and + 1)
        .and_then(|verb| first_verb(sentences, verb, and + 1))
        .is_some_and(|first| first < from)
}

/// The first token of the words of place or time that stand between `and` and a verb: `and IN THE SAME SPEECH said`. The same
/// token if there are none.
fn over_place(sentences: &Sentences<'_>, start: usize) -> usize {
    let begin = sentences.sentence(start).start;
    let phrase = start.checked_sub(1).filter(|last| *last > begin).and_then(|last| sentences.phrase_ending_at(last));
    let led = phrase.and_then(|phrase| phrase.start.checked_sub(1)).filter(|at| {
        *at > begin && sentences.tag(*at) == Tag::Preposition && matches!(sentences.tokens.word(*at - 1), "and" | "but")
    });
    led.unwrap_or(start)
}

/// The verb of saying that has the same subject.
fn first_verb(sentences: &Sentences<'_>, verb: usize, start: usize) -> Option<usize> {
    let tokens = sentences.tokens;
    let sentence = sentences.sentence(verb);
    let joint = over_place(sentences, start).checked_sub(1).filter(|joint| *joint > sentence.start)?;
    let but = match tokens.word(joint) {
        "but" => true,
        "and" if may_be_joined(sentences, verb) => false,
        _ => return None,
    };
    let mut quoted = false;
    for at in (joint.saturating_sub(FARTHEST).max(sentence.start)..joint).rev() {
        quoted ^= matches!(tokens.written(at), "\"" | "“" | "”");
        let finite = matches!(sentences.tag(at), Tag::Verb(form) if form != VerbForm::Gerund);
        if !finite || quoted || !is_source(sentences, at) || sentences.group_of(at).unreal {
            continue;
        }
        if but {
            return Some(at);
        }
        if !is_said(sentences, at, &sentence) {
            return shares_subject(sentences, at, verb, joint).then_some(at);
        }
    }
    None
}

/// Whether a verb may be the second one of a holder: an active verb of saying that is no participle (`fined and accused of`).
fn may_be_joined(sentences: &Sentences<'_>, verb: usize) -> bool {
    let Some((end, uses)) = reporting_verbs().longest_at(sentences.tokens, verb) else { return false };
    let group = sentences.group_of(verb);
    let accused = end > verb + 1 && uses.iter().any(|one| one.stance == Stance::Accuses);
    let hangs = sentences.tag(end) == Tag::Preposition && !sentences.in_date(end);
    let clause = uses.iter().any(|one| matches!(one.frame, Frame::That | Frame::Tell));
    let finite = matches!(sentences.tag(verb), Tag::Verb(VerbForm::Past | VerbForm::Third));
    finite
        && group.voice == Voice::Active
        && !group.unreal
        && !accused
        && (!hangs || clause || end > verb + 1)
        && (is_source(sentences, verb) || answers(sentences, end) || lays_on(sentences, uses, end))
}

/// Whether a verb lays a thing on somebody, which is said rather than done: `and LINKED the ship to a gang`.
fn lays_on(sentences: &Sentences<'_>, uses: &[ReportingVerb], end: usize) -> bool {
    let object = sentences.phrase_starting_at(end).filter(|_| uses.iter().any(|one| one.frame == Frame::BlameOn));
    object.is_some_and(|object| matches!(sentences.tokens.word(object.end), "to" | "on"))
}

/// Whether a verb has behind it words that somebody said: who `dismissed the criticism` says so.
fn answers(sentences: &Sentences<'_>, end: usize) -> bool {
    let object = sentences.phrase_starting_at(end);
    object.is_some_and(|object| reporting_noun(sentences.tokens.word(sentences.head(&object).end - 1)).is_some())
}

/// Whether a verb stands in what somebody says or in what hangs on a noun: `the suggestion that he had KNOWN`.
fn is_said(sentences: &Sentences<'_>, verb: usize, sentence: &Range<usize>) -> bool {
    let inverted =
        reporting_verbs().longest_at(sentences.tokens, verb).is_some_and(|(end, _)| is_inverted(sentences, verb, end));
    if inverted {
        return false;
    }
    let Some(subject) = sentences.subject_of(verb) else { return true };
    let before = subject.start.checked_sub(1).filter(|before| sentence.contains(before));
    before.is_some_and(|before| {
        // `while the mayor said it was over and PROMISED an inquiry`: behind `while` nobody is reported.
        let opens = match sentences.tag(before) {
            Tag::Relative => true,
            Tag::Subordinator => matches!(sentences.tokens.word(before), "that" | "whether" | "if" | "how" | "why"),
            _ => false,
        };
        opens || is_source(sentences, before)
    })
}

/// Whether a second verb of saying behind `and` has the subject of the first one.
fn shares_subject(sentences: &Sentences<'_>, first: usize, second: usize, joint: usize) -> bool {
    let tokens = sentences.tokens;
    let Some((end, _)) = reporting_verbs().longest_at(tokens, first) else { return false };
    let finite = |at: usize| match sentences.tag(at) {
        Tag::Auxiliary => !matches!(tokens.word(at), "be" | "been" | "being" | "have" | "having"),
        Tag::Verb(VerbForm::Third) => true,
        // `a raid carried out by the navy`: a participle, but not `the firm knew about it`.
        Tag::Verb(VerbForm::Past) => {
            let bare = sentences.tag(at + 1) != Tag::Preposition || sentences.in_date(at + 1);
            bare || is_simple_past(tokens.word(at))
        }
        _ => false,
    };
    if !(end..joint).any(finite) {
        return true;
    }
    if sentences.tag(first) != sentences.tag(second) {
        return false;
    }
    // `says the firm had lied and denies it`: what is said is of another time than both.
    if sentences.tag(second) == Tag::Verb(VerbForm::Third) && !(end..joint).any(|at| is_present(sentences, at)) {
        return true;
    }
    // `reminds banks that funds must be frozen and advises`: several take no verb in -s.
    let several = |subject: Range<usize>| {
        let last = sentences.head(&subject).end.saturating_sub(1);
        is_plural(tokens.word(last)) && !tokens.is_capital(last)
    };
    let nearest = || (end..joint).rev().find(|at| finite(*at)).and_then(|at| sentences.subject_of(at));
    if sentences.tag(second) == Tag::Verb(VerbForm::Third) && nearest().is_some_and(several) {
        return true;
    }
    let comma = |at: usize| tokens.written(at) == ",";
    let mark = joint - usize::from(matches!(tokens.written(joint - 1), "\"" | "“" | "”"));
    // `said the firm had lied, hidden papers, and denied it`: the last of several.
    let listed = (end..mark.saturating_sub(1))
        .any(|at| comma(at) && matches!(sentences.tag(at + 1), Tag::Verb(VerbForm::Past | VerbForm::Third)));
    if mark > end && comma(mark - 1) && !listed {
        return true;
    }
    let begin = end + usize::from(tokens.word(end) == "that");
    // A paper says something only with a verb of saying: `the complaint is false and maintains`.
    let mute = |subject: Range<usize>| {
        let last = sentences.head(&subject).end.saturating_sub(1);
        let paper = role_of(tokens.word(last)).is_some_and(|role| role.kind == RoleKind::Paper);
        // Of himself he says it himself: `said it had lost no ship and called the claim a lie`.
        let own = sentences.tag(subject.start) == Tag::Pronoun;
        own || !can_speak(sentences, &subject) || paper && !(end..joint).any(|at| is_source(sentences, at))
    };
    begins_clause(sentences, begin, &sentences.sentence(first)) && sentences.phrase_starting_at(begin).is_some_and(mute)
}

/// Whether a finite verb or auxiliary of the present stands at a token.
fn is_present(sentences: &Sentences<'_>, at: usize) -> bool {
    match sentences.tag(at) {
        Tag::Verb(VerbForm::Third | VerbForm::Base) => true,
        Tag::Auxiliary => !matches!(
            sentences.tokens.word(at).trim_end_matches("n't"),
            "was"
                | "were"
                | "had"
                | "did"
                | "would"
                | "could"
                | "might"
                | "should"
                | "be"
                | "been"
                | "being"
                | "having"
        ),
        _ => false,
    }
}
