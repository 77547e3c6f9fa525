//! Whether an event happened.

use super::Event;
use crate::{
    claims::Claim,
    grammar::{Sentences, Tag, Voice},
    lexicon::{
        EventTrait, Hedge, Stance, VerbForm, WordKind, event_kind, fiction_at, hedges, is_kind, reporting_noun,
        reporting_verbs, triggers_at,
    },
    names, reality,
};
use serde::Serialize;
use std::ops::Range;

/// Whether it happened, as the text has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// The text says so.
    Happened,
    /// It is to come.
    Planned,
    /// It was planned, and is not to come.
    Cancelled,
    /// Someone says that it did not happen.
    Denied,
    /// Someone says that it did, and the text leaves it there.
    Alleged,
    /// It happens in a film or a book.
    Fictional,
    /// The text says that it did not.
    NotHappened,
}

/// How far before its plot a work may stand, in tokens.
const FARTHEST_WORK: usize = 24;

/// For each sentence the tokens that tell fiction.
pub(super) fn fiction(sentences: &Sentences<'_>) -> Vec<Option<Range<usize>>> {
    let tokens = sentences.tokens;
    let mut found: Vec<Option<Range<usize>>> = Vec::with_capacity(tokens.sentences().len());
    for (number, sentence) in tokens.sentences().iter().enumerate() {
        let range = sentence.tokens.clone();
        let has_work = || range.clone().any(|at| tokens.is_kind(at, WordKind::Work) || names_title(sentences, at));
        let cue = range.clone().find_map(|at| {
            let end = fiction_at(tokens, at)?;
            (!tokens.is_kind(end - 1, WordKind::Work)).then_some(at)
        });
        // A work alone is no fiction (`Sony released the film`), and a plot alone may be a real one.
        // `is killed in 'The Interview'`
        let inside = range.clone().find(|at| {
            tokens.word(*at) == "in"
                && (names_title(sentences, at + 1)
                    || (matches!(tokens.written(at + 1), "'" | "‘") && names_title(sentences, at + 2)))
        });
        let plot = || {
            let opens = range.clone().find(|at| tells_plot(sentences, *at, &range));
            opens.map(|opens| opens..plot_end(sentences, opens, &range))
        };
        let here = match cue {
            None if inside.is_some() => Some(range.clone()),
            Some(cue) if tokens.word(cue).starts_with("fiction") || has_work() => Some(cue..range.end),
            _ if opens_in_work(sentences, &range) => Some(range.clone()),
            _ => plot(),
        };
        // A summary goes on in the present tense.
        let goes_on = || {
            let before = number.checked_sub(1)?;
            let same = tokens.sentences()[before].paragraph == sentence.paragraph;
            let has = |form| range.clone().any(|at| sentences.tag(at) == Tag::Verb(form));
            (same && found[before].is_some() && has(VerbForm::Third) && !has(VerbForm::Past)).then(|| range.clone())
        };
        let value = here.or_else(goes_on);
        found.push(value);
    }
    found
}

/// Whether a plot begins here, behind a work: `a thriller of 2004 IN WHICH a colonel is murdered`. It is told in the present, and
/// brings in somebody who is not known yet, unless the plot of such a work is invented whoever is in it: `a hostage drama in which
/// a guard was killed` and `a drama in which Petrov is sued` are none. Nor is what a book or a documentary shows.
fn tells_plot(sentences: &Sentences<'_>, at: usize, sentence: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    if tokens.word(at) != "in" || tokens.word(at + 1) != "which" {
        return false;
    }
    let unknown = matches!(tokens.word(at + 2), "a" | "an");
    let work = (sentence.start.max(at.saturating_sub(FARTHEST_WORK))..at)
        .rev()
        .find(|at| tokens.is_kind(*at, WordKind::Work) || tokens.is_kind(*at, WordKind::Invented));
    let invents = |at: usize| {
        let word = tokens.word(at);
        is_kind(word, WordKind::Invented) || (unknown && !matches!(word, "book" | "documentary"))
    };
    work.is_some_and(invents)
        && first_verb(sentences, at + 2..sentence.end).is_some_and(|verb| is_present(sentences, verb))
}

/// Where a plot ends that opens at a token: at the comma that closes its clause, if the sentence goes on with an auxiliary behind
/// it (`A film, in which a banker is robbed, WILL be shown`).
fn plot_end(sentences: &Sentences<'_>, opens: usize, sentence: &Range<usize>) -> usize {
    let tokens = sentences.tokens;
    let parted = opens > sentence.start && tokens.written(opens - 1) == ",";
    let closes = |at: &usize| tokens.written(*at) == "," && sentences.tag(at + 1) == Tag::Auxiliary;
    (opens..sentence.end).find(|at| parted && closes(at)).unwrap_or(sentence.end)
}

/// Whether a sentence opens inside a work and is told in the present: `In her latest novel a banker launders money`. What its
/// author says in it is none.
fn opens_in_work(sentences: &Sentences<'_>, sentence: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    if tokens.word(sentence.start) != "in" {
        return false;
    }
    let Some(verb) = first_verb(sentences, sentence.start + 1..sentence.end) else { return false };
    // `in a film industry report`
    let work = |at: usize| {
        let describes = sentences.tag(at + 1) == Tag::Nominal && !tokens.is_capital(at + 1);
        tokens.is_kind(at, WordKind::Invented) && !describes
    };
    is_present(sentences, verb)
        && (sentence.start + 1..verb).any(work)
        && reporting_verbs().longest_at(tokens, verb).is_none()
}

fn first_verb(sentences: &Sentences<'_>, mut range: Range<usize>) -> Option<usize> {
    range.find(|at| sentences.is_verb(*at) || (sentences.tag(*at) == Tag::Auxiliary && !sentences.in_date(*at)))
}

fn is_present(sentences: &Sentences<'_>, verb: usize) -> bool {
    sentences.tag(verb) == Tag::Verb(VerbForm::Third) || matches!(sentences.tokens.word(verb), "is" | "are" | "has")
}

/// Whether a word stands in what an authority looks into: `prosecutors investigate WHETHER he took bribes`.
pub(super) fn is_looked_into(sentences: &Sentences<'_>, at: usize) -> bool {
    let tokens = sentences.tokens;
    let start = sentences.sentence(at).start;
    let whether = (start..at)
        .rev()
        .take_while(|before| !matches!(tokens.written(*before), "," | ";" | ":"))
        .find(|before| tokens.word(*before) == "whether");
    let looks = |before: usize| {
        triggers_at(tokens, before)
            .is_some_and(|(_, triggers)| triggers.iter().any(|one| event_kind(one.kind).has(EventTrait::Into)))
    };
    whether.is_some_and(|whether| {
        tokens.word(whether + 1) != "to" && (start.max(whether.saturating_sub(2))..whether).any(looks)
    })
}

/// What a noun for an accusation or a suspicion makes of its clause: `settled ALLEGATIONS that it bribed officials`. Where somebody
/// denies or rejects it, it is denied; where there is none, it is said not to have happened.
fn in_accusation(sentences: &Sentences<'_>, at: usize) -> Option<Status> {
    let tokens = sentences.tokens;
    let start = sentences.sentence(at).start;
    let that = (start..at)
        .rev()
        .take_while(|before| !matches!(tokens.written(*before), "," | ";" | ":"))
        .find(|before| tokens.word(*before) == "that" && sentences.tag(*before) != Tag::Determiner)?;
    let noun = that.checked_sub(1).filter(|noun| *noun >= start && !sentences.is_verb(*noun))?;
    let word = tokens.word(noun);
    let stance = reporting_noun(word).or_else(|| word.strip_suffix('s').and_then(reporting_noun))?;
    // `there is no evidence that he took bribes`
    if (start.max(noun.saturating_sub(2))..noun).any(|before| matches!(tokens.word(before), "no" | "little")) {
        return Some(Status::NotHappened);
    }
    let governed = reality::governing_verb(sentences, noun, &[]);
    let denied = governed.and_then(|verb| reporting_verbs().longest_at(tokens, verb)).is_some_and(|(_, uses)| {
        uses.iter().any(|one| matches!(one.stance, Stance::Denies | Stance::Rejects | Stance::Doubts))
    });
    match stance {
        Stance::Accuses | Stance::Suspects | Stance::States if denied => Some(Status::Denied),
        Stance::Accuses | Stance::Suspects => Some(Status::Alleged),
        Stance::Denies => Some(Status::Denied),
        _ => None,
    }
}

/// Whether a passive in the present stands behind `when` or `once` and so is yet to come: `when she is sentenced`.
fn is_awaited(sentences: &Sentences<'_>, verb: usize) -> bool {
    let tokens = sentences.tokens;
    let group = sentences.group_of(verb);
    if group.voice != Voice::Passive || !matches!(tokens.word(group.start), "is" | "are") {
        return false;
    }
    let start = sentences.sentence(verb).start;
    (start..group.start)
        .rev()
        .take_while(|at| !sentences.is_verb(*at) && !matches!(tokens.written(*at), "," | ";" | ":"))
        .any(|at| matches!(tokens.word(at), "when" | "once" | "until" | "before" | "after"))
}

/// Whether a title of a work begins here: `The Interview` inside a sentence, or in single marks.
fn names_title(sentences: &Sentences<'_>, at: usize) -> bool {
    let tokens = sentences.tokens;
    tokens.word(at) == "the" && tokens.is_capital(at) && tokens.is_capital(at + 1) && !tokens.is_all_capitals(at)
        || tokens.word(at) == "the"
            && tokens.is_capital(at + 1)
            && matches!(tokens.written(at.wrapping_sub(1)), "'" | "‘")
}

/// The status of an event.
pub(super) fn of(
    sentences: &Sentences<'_>,
    event: &Event,
    told: &[usize],
    claims: &[Claim],
    fiction: &[Option<Range<usize>>],
) -> Status {
    let tokens = sentences.tokens;
    if fiction[event.sentence].as_ref().is_some_and(|told| told.contains(&event.trigger.start)) {
        return Status::Fictional;
    }
    if is_looked_into(sentences, event.trigger.start) {
        return Status::Alleged;
    }
    let verb = sentences.is_verb(event.trigger.start);
    let sentence = sentences.sentence(event.trigger.start);
    if let Some(status) = reality::hedged(sentences, &event.trigger) {
        // `A planned extradition was called off`, `denied paying`
        let denies = |place: &usize| claims[*place].stance == Stance::Denies;
        return match status {
            Status::Planned if event.kind != "cancellation" && is_taken_back(sentences, event) => Status::Cancelled,
            Status::NotHappened if verb && told.iter().any(denies) => Status::Denied,
            status => status,
        };
    }
    if verb && is_awaited(sentences, event.trigger.start) {
        return Status::Planned;
    }
    // `New York premiere cancelled`: what is cancelled stands before its verb.
    let behind = event.trigger.end..sentence.end.min(event.trigger.end + 3);
    let cancelled = behind.clone().any(|at| tokens.is_kind(at, WordKind::CalledOff))
        && !behind.clone().any(|at| matches!(tokens.written(at), "," | ";"));
    if (cancelled || is_taken_back(sentences, event)) && event.kind != "cancellation" {
        return Status::Cancelled;
    }
    reality::in_clause(sentences, &event.trigger)
        .or_else(|| in_accusation(sentences, event.trigger.start))
        .or_else(|| {
            let about = told.iter().map(|place| &claims[*place]);
            reality::claimed(about.filter(|claim| !is_taken_for_granted(sentences, event, claim)), verb)
        })
        .unwrap_or(Status::Happened)
}

/// Whether who denies a thing takes an event for granted: `denied that it had paid AFTER hackers stole its records`. The theft
/// stands in a clause of time or cause inside what is denied, with a subject of its own.
fn is_taken_for_granted(sentences: &Sentences<'_>, event: &Event, claim: &Claim) -> bool {
    let tokens = sentences.tokens;
    let Some(content) = claim.content.as_ref().filter(|_| matches!(claim.stance, Stance::Denies | Stance::Doubts))
    else {
        return false;
    };
    let opener = (content.start..event.trigger.start).rev().find(|at| {
        matches!(tokens.word(*at), "that" | "after" | "before" | "when" | "because" | "since" | "while")
            || matches!(tokens.written(*at), "," | ";" | ":")
    });
    let other = |at: usize| {
        sentences
            .phrase_starting_at(at + 1)
            .is_some_and(|subject| sentences.tag(subject.start) != Tag::Pronoun && subject.end <= event.trigger.start)
    };
    opener.is_some_and(|at| {
        let joins = matches!(tokens.word(at), "after" | "before" | "when" | "because" | "since" | "while");
        at > content.start && joins && other(at)
    })
}

/// Whether the event is the subject of a passive that takes it back: `the conviction was quashed`, `a visit to Rome, due in
/// May, has been postponed`. Whatever is planned can be called off; only the steps of a case can be quashed.
fn is_taken_back(sentences: &Sentences<'_>, event: &Event) -> bool {
    let tokens = sentences.tokens;
    let sentence = sentences.sentence(event.trigger.start);
    let object = event_kind(event.kind).object;
    let step = object.is_some_and(|(part, _)| part == "suspect");
    // `lifted the embargo on`, `the sanctions on the bank were eased`
    let measure = object.is_some_and(|(_, stage)| stage == "designated") && !sentences.is_verb(event.trigger.start);
    if measure && names::is_ended(sentences, &event.trigger) {
        return true;
    }
    let takes_back = |at: usize| {
        let cancels = hedges().longest_at(tokens, at).is_some_and(|(_, hedge)| *hedge == Hedge::Cancelled);
        tokens.is_kind(at, WordKind::CalledOff) || (step && cancels)
    };
    !sentences.is_verb(event.trigger.start)
        && (event.trigger.end..sentence.end).filter(|at| sentences.is_verb(*at) && takes_back(*at)).any(|verb| {
            let group = sentences.group_of(verb);
            group.voice == Voice::Passive
                && !group.negated
                && !group.unreal
                && !group.future
                && (sentences.subject_of(verb).is_some_and(|subject| subject.contains(&event.trigger.start))
                    || opens_before_insertion(sentences, event, &(sentence.start..group.start)))
        })
}

/// Whether an event stands in the subject of a verb that commas part from it: no verb stands before the first comma, and
/// the last one stands right before the verb. `before` is the sentence up to the verb.
fn opens_before_insertion(sentences: &Sentences<'_>, event: &Event, before: &Range<usize>) -> bool {
    let commas: Vec<usize> = before.clone().filter(|at| sentences.tokens.written(*at) == ",").collect();
    commas.len() == 2
        && commas[1] + 1 == before.end
        && event.trigger.end <= commas[0]
        && !(before.start..commas[0]).any(|at| sentences.is_verb(at) || sentences.tag(at) == Tag::Auxiliary)
}
