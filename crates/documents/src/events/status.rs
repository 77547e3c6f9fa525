//! Whether an event happened.

use super::{
    Event, bearers,
    cases::{first_joined, is_accused_of, is_done_wrongly, is_established, is_suspected, is_suspended_term, seeks},
    coming,
    fiction::Fiction,
    granted::{is_broken, is_only_dealt_with, is_taken_for_granted, is_to_end, stands_deeper},
    is_joined_to_passive, is_step,
};
use crate::{
    claims::Claim,
    grammar::{Sentences, Tag, Voice},
    lexicon::{
        EventTrait, Hedge, Stance, VerbForm, WordKind, event_kind, hedges, noun_triggers_at, reporting_noun,
        reporting_verbs, triggers_at,
    },
    names,
    reality::{self, ARRANGED, INTENDED},
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

/// Whether a word stands in what an authority looks into: `prosecutors investigate WHETHER he took bribes`.
pub(super) fn is_looked_into(sentences: &Sentences<'_>, at: usize) -> bool {
    let tokens = sentences.tokens;
    if !tokens.may_say(at, ["whether"]) {
        return false;
    }
    let start = sentences.sentence(at).start;
    let whether = (start..at)
        .rev()
        .take_while(|before| !matches!(tokens.written(*before), "," | ";" | ":"))
        .find(|before| tokens.word(*before) == "whether");
    let looks = |before: usize| {
        triggers_at(tokens, before)
            .is_some_and(|(_, triggers)| triggers.iter().any(|one| one.known.has(EventTrait::Into)))
    };
    whether.is_some_and(|whether| {
        tokens.word(whether + 1) != "to" && (start.max(whether.saturating_sub(2))..whether).any(looks)
    })
}

/// What a noun for an accusation or a suspicion makes of its clause: `settled ALLEGATIONS that it bribed officials`. Where somebody
/// denies or rejects it, it is denied; where there is none, it is said not to have happened.
fn in_accusation(sentences: &Sentences<'_>, at: usize) -> Option<Status> {
    let tokens = sentences.tokens;
    if !tokens.may_say(at, ["that"]) {
        return None;
    }
    let start = sentences.sentence(at).start;
    let that = (start..at)
        .rev()
        .take_while(|before| !matches!(tokens.written(*before), "," | ";" | ":"))
        .find(|before| tokens.word(*before) == "that" && sentences.tag(*before) != Tag::Determiner)?;
    let noun = that.checked_sub(1).filter(|noun| *noun >= start && !sentences.is_verb(*noun))?;
    let word = tokens.word(noun);
    let none = (start.max(noun.saturating_sub(2))..noun).any(|before| matches!(tokens.word(before), "no" | "little"))
        // `no truth IN REPORTS that`
        || tokens.word(noun.saturating_sub(1)) == "in"
            && (start.max(noun.saturating_sub(3))..noun).any(|before| tokens.word(before) == "no");
    // `there was no sign that records had been stolen`
    if none && matches!(word, "sign" | "signs" | "indication" | "indications" | "proof" | "suggestion") {
        return Some(Status::NotHappened);
    }
    let stance = reporting_noun(word).or_else(|| word.strip_suffix('s').and_then(reporting_noun))?;
    // `there is no evidence that he took bribes`
    if none {
        return Some(Status::NotHappened);
    }
    // `dismissed AS NONSENSE claims that`
    let governed = reality::governing_verb(sentences, noun, &["as"]);
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

/// Whether a passive in the present stands behind `when` or `once` and so is yet to come: `when she is sentenced`. In the active what is
/// to come must be said of the sentence: `when they leave, it will be`.
fn is_awaited(sentences: &Sentences<'_>, verb: usize) -> bool {
    let tokens = sentences.tokens;
    let group = sentences.group_of(verb);
    let passive = group.voice == Voice::Passive && matches!(tokens.word(group.start), "is" | "are");
    let present = sentences.tag(verb) == Tag::Verb(VerbForm::Base)
        && group.start == verb
        && !tokens.is_unchanged_past(verb)
        && sentences.sentence(verb).any(|at| tokens.word(at) == "will");
    // `would free him ONCE the money WAS PAID`
    let start = sentences.sentence(verb).start;
    let to_be = group.voice == Voice::Passive && matches!(tokens.word(group.start), "was" | "were");
    if to_be {
        let clear = |at: &usize| !sentences.is_verb(*at) && !matches!(tokens.written(*at), "," | ";" | ":");
        let once = (start..group.start).rev().take(8).take_while(clear).find(|at| tokens.word(*at) == "once");
        return once.is_some_and(|once| (start..once).rev().take(12).any(|at| tokens.word(at) == "would"));
    }
    if !passive && !present {
        return false;
    }
    let start = sentences.sentence(verb).start;
    (start..group.start)
        .rev()
        // `arraigned BEFORE a judge on an indictment in which he is charged`: behind such a word another clause begins.
        .take_while(|at| {
            !sentences.is_verb(*at)
                && sentences.tag(*at) != Tag::Relative
                && !matches!(tokens.written(*at), "," | ";" | ":")
        })
        .any(|at| matches!(tokens.word(at), "when" | "once" | "until" | "before" | "after"))
}

/// The status of an event.
pub(super) fn of(
    sentences: &Sentences<'_>,
    event: &Event,
    told: &[usize],
    claims: &[Claim],
    fiction: &Fiction,
) -> Status {
    let tokens = sentences.tokens;
    if fiction.has(sentences, event.sentence, &event.trigger) {
        return Status::Fictional;
    }
    if reality::is_false_report(sentences, event.trigger.start) {
        return Status::NotHappened;
    }
    if reality::is_asked_for(sentences, event.trigger.start) {
        return Status::Planned;
    }
    if is_looked_into(sentences, event.trigger.start) {
        return Status::Alleged;
    }
    let verb = sentences.is_verb(event.trigger.start);
    let sentence = sentences.sentence(event.trigger.start);
    let given =
        !verb && (is_broken(sentences, event.trigger.start) || is_only_dealt_with(sentences, event.trigger.start));
    if verb && is_done_by_saying(sentences, event) || given {
        return Status::Happened;
    }
    // `allegedly responsible for attacking a bank and ROBBING it`
    let first = first_joined(sentences, event.trigger.start);
    let of_first = || if first < event.trigger.start { reality::hedged(sentences, &(first..first + 1)) } else { None };
    if let Some(status) = reality::hedged(sentences, &event.trigger).or_else(of_first) {
        // `A planned extradition was called off`, `denied paying`
        let denies = |place: &usize| claims[*place].stance == Stance::Denies;
        return match status {
            Status::Planned if event.kind != "cancellation" && is_taken_back(sentences, event) => Status::Cancelled,
            Status::Cancelled if coming::is_left_standing(sentences, event) || is_suspended_term(sentences, event) => {
                Status::Happened
            }
            Status::Alleged if is_established(sentences, event.trigger.start) => Status::Happened,
            // `WRONGLY convicted`: unjust it was, and it was done.
            Status::NotHappened if verb && is_step(event_kind(event.kind)) && is_done_wrongly(sentences, event) => {
                Status::Happened
            }
            // `denied the charges`: charges there are.
            Status::NotHappened if !verb && is_step(event_kind(event.kind)) && is_denied(sentences, event) => {
                Status::Happened
            }
            Status::NotHappened if verb && (told.iter().any(denies) || is_denied(sentences, event)) => Status::Denied,
            Status::Alleged if may_still_come(sentences, event) || coming::is_to_come(sentences, event) => {
                Status::Planned
            }
            status => status,
        };
    }
    let crime = event_kind(event.kind).actor == Some("suspect");
    if crime && is_suspected(sentences, event.trigger.start) || is_accused_of(sentences, event.trigger.start) {
        return Status::Alleged;
    }
    if verb && is_awaited(sentences, event.trigger.start) {
        return Status::Planned;
    }
    // `New York premiere cancelled`: what is cancelled stands before its verb.
    let behind = event.trigger.end..sentence.end.min(event.trigger.end + 3);
    let cancelled = !verb
        && behind.clone().any(|at| tokens.is_kind(at, WordKind::CalledOff))
        && !behind.clone().any(|at| matches!(tokens.written(at), "," | ";"));
    if (cancelled || is_taken_back(sentences, event)) && event.kind != "cancellation" {
        return Status::Cancelled;
    }
    let about: Vec<&Claim> = told.iter().map(|place| &claims[*place]).collect();
    if verb && coming::is_doubted(sentences, event.trigger.start) {
        return Status::NotHappened;
    }
    if verb && seeks(sentences, event) {
        return Status::Planned;
    }
    if coming::is_gone_to(sentences, event) {
        return Status::Planned;
    }
    if verb && matches!(event.kind, "protest" | "talks") && coming::is_met_for(sentences, event.trigger.start) {
        return Status::Happened;
    }
    // `may choose to pay a FINE`
    if event.kind == FINE && !verb && may_still_come(sentences, event) || coming::is_faced(sentences, event) {
        return Status::Planned;
    }
    reality::in_clause(sentences, &event.trigger)
        .map(|status| match status {
            Status::Alleged if may_still_come(sentences, event) => Status::Planned,
            Status::Alleged if reality::is_schemed(sentences, event.trigger.start) => schemed(sentences, event, crime),
            status => status,
        })
        .or_else(|| in_accusation(sentences, event.trigger.start))
        .or_else(|| reality::is_unproven(sentences, event.trigger.start).then_some(Status::Alleged))
        .or_else(|| {
            let past = is_past(sentences, event.trigger.start);
            let step = !verb && is_step(event_kind(event.kind));
            let telling = about
                .iter()
                .copied()
                .filter(|claim| !is_taken_for_granted(sentences, event, claim))
                // `said it had stolen records and would leak the rest`: the theft is not what is threatened.
                .filter(|claim| !(past && matches!(claim.stance, Stance::Threatens | Stance::Proposes)))
                // `called for an end to the attacks`: what is to end, there is.
                .filter(|claim| !(claim.stance == Stance::Proposes && !verb && is_to_end(sentences, event, claim)))
                // `urged him to go on with a mission marred by attacks`: nobody proposes those.
                .filter(|claim| {
                    !(matches!(claim.stance, Stance::Threatens | Stance::Proposes)
                        && !verb
                        && stands_deeper(sentences, event, claim))
                })
                // `says he was behind the attacks`: whose they were is alleged, and not that they were.
                .filter(|claim| {
                    !(matches!(claim.stance, Stance::Accuses | Stance::Suspects)
                        && !verb
                        && event.actor.is_none()
                        && is_had_part_in(sentences, event))
                })
                // `a man allegedly tied to the gang has been arrested`: it is said of the tie, and not of the arrest.
                .filter(|claim| !(verb && is_said_of_another_verb(sentences, event, claim)))
                // `was arrested for ALLEGEDLY bribing a clerk`: it is said of the bribe.
                .filter(|claim| !(verb && is_said_of_reason(sentences, event, claim)))
                // `blamed them for the attacks that killed two`: who did it is alleged, and not that they were killed.
                .filter(|claim| {
                    !(matches!(claim.stance, Stance::Accuses | Stance::Suspects)
                        && verb
                        && is_told_of_known_deed(sentences, event.trigger.start))
                })
                // `it is thought the man arrested in Hull is`
                .filter(|claim| {
                    !(matches!(claim.stance, Stance::Accuses | Stance::Suspects)
                        && verb
                        && reality::only_describes(sentences, &event.trigger))
                })
                // `accused of a fraud, he appeared on the first day of his trial`: nobody is accused of a trial.
                .filter(|claim| !(step && matches!(claim.stance, Stance::Accuses | Stance::Suspects)));
            reality::claimed(telling, verb)
        })
        .or_else(|| {
            let claimed = verb && about.iter().any(|claim| is_only_claimed(sentences, event, claim));
            claimed.then_some(Status::Alleged)
        })
        .unwrap_or(Status::Happened)
}

/// The status of a step of a case that a participle right behind somebody tells: what the verb of the clause says is not said of it.
/// `Dismissed A MANAGER arrested for bribery`, `denied knowing PETROV, jailed for fraud`: he was.
pub(super) fn of_participle(sentences: &Sentences<'_>, event: &Event, status: Status) -> Status {
    let verb = event.trigger.start;
    let reached = matches!(status, Status::Cancelled | Status::Denied);
    let step = reached && sentences.is_verb(verb) && is_step(event_kind(event.kind));
    let bare = step && sentences.group_of(verb).start == verb && bearers::of_clause(sentences, verb).is_some();
    if bare { Status::Happened } else { status }
}

/// What a scheme makes of what it is to bring about: who was convicted of it did it, and what is no crime is still
/// to come.
fn schemed(sentences: &Sentences<'_>, event: &Event, crime: bool) -> Status {
    if !crime {
        Status::Planned
    } else if is_established(sentences, event.trigger.start) {
        Status::Happened
    } else {
        Status::Alleged
    }
}

/// The kind of what has to be paid.
const FINE: &str = "fine";

/// Whether a step of a case, or what somebody decides on, may still come: `could be charged`, `may choose to pay a fine`, but `may have
/// been charged`. A noun may come as the verb does that it is the object of.
fn may_still_come(sentences: &Sentences<'_>, event: &Event) -> bool {
    let at = event.trigger.start;
    let decided = is_step(event_kind(event.kind))
        || matches!(event.kind, "appeal" | "embargo" | "lawsuit" | "sanctions_imposed" | "strike")
        || INTENDED.contains(&event.kind)
        || ARRANGED.contains(&event.kind)
        || event.kind == FINE;
    if !decided {
        return false;
    }
    let verb = if sentences.is_verb(at) { Some(at) } else { reality::governing_verb(sentences, at, &[]) };
    verb.is_some_and(|verb| {
        // `could be jailed or FINED`
        let verb = reality::passive_shared_by(sentences, verb).unwrap_or(verb);
        let group = sentences.group_of(verb).start;
        let done = (group..verb).any(|at| matches!(sentences.tokens.word(at), "have" | "not"));
        !done && reality::only_may_be(sentences, group)
    })
}

/// Whether a noun tells of one deed that is known, in which somebody only is said to have a part: `was behind THE ATTACKS`, `responsible
/// for THESE ATTACKS`, `his role in THE ATTACK`.
fn is_had_part_in(sentences: &Sentences<'_>, event: &Event) -> bool {
    let tokens = sentences.tokens;
    let start = sentences.sentence(event.trigger.start).start;
    let describes = |at: usize| {
        matches!(sentences.tag(at), Tag::Nominal | Tag::Number | Tag::Possessive | Tag::Determiner)
            || sentences.in_date(at)
    };
    let Some(opener) = (start..event.trigger.start).rev().find(|at| !describes(*at)).filter(|at| *at > start) else {
        return false;
    };
    let before = tokens.word(opener - 1);
    let part = match tokens.word(opener) {
        "behind" => true,
        "for" => matches!(before, "responsible" | "responsibility"),
        "in" => before == "involved" || reality::concerns_part(before),
        _ => false,
    };
    part && matches!(tokens.word(opener + 1), "the" | "this" | "that" | "these" | "those")
}

/// Whether a verb stands in a relative clause that tells more of one deed that is known: `THE ATTACKS that KILLED two`.
fn is_told_of_known_deed(sentences: &Sentences<'_>, verb: usize) -> bool {
    let tokens = sentences.tokens;
    let group = sentences.group_of(verb).start;
    let relative = group > sentences.sentence(verb).start
        && sentences.tag(group - 1) == Tag::Relative
        && matches!(tokens.word(group - 1), "that" | "which");
    relative
        && sentences.subject_of(verb).is_some_and(|deed| {
            let last = sentences.head(&deed).end.saturating_sub(1);
            tokens.word(deed.start) == "the" && noun_triggers_at(tokens, last).is_some()
        })
}

/// Whether an adverb that accuses stands beside another verb than that of an event, which has auxiliaries of its own: `a man ALLEGEDLY
/// tied to the gang HAS BEEN ARRESTED`.
fn is_said_of_another_verb(sentences: &Sentences<'_>, event: &Event, claim: &Claim) -> bool {
    let group = sentences.group_of(event.trigger.start).start;
    claim.cue.len() == 1
        && sentences.tag(claim.cue.start) == Tag::Adverb
        && ((group..event.trigger.start).any(|at| sentences.tag(at) == Tag::Auxiliary)
            || is_joined_to_passive(sentences, event.trigger.start) && is_behind_other_verb(sentences, event, claim))
        && (claim.cue.end..group).any(|at| sentences.is_verb(at))
}

/// Whether an adverb that accuses stands behind the preposition of what somebody was arrested, fined or sued for: `sued for ALLEGEDLY
/// copying it`.
fn is_said_of_reason(sentences: &Sentences<'_>, event: &Event, claim: &Claim) -> bool {
    claim.cue.len() == 1
        && claim.cue.start > event.trigger.end
        && sentences.tag(claim.cue.start) == Tag::Adverb
        && sentences.tag(claim.cue.start - 1) == Tag::Preposition
        && !sentences.in_date(claim.cue.start - 1)
}

/// Whether the verb that an adverb belongs to stands before the auxiliaries of that of an event: `ALLEGEDLY tied to the gang HAS BEEN held
/// and charged`, but `was ALLEGEDLY beaten and robbed`.
fn is_behind_other_verb(sentences: &Sentences<'_>, event: &Event, claim: &Claim) -> bool {
    let behind = claim.cue.end..event.trigger.start;
    let helps = |at: &usize| sentences.tag(*at) == Tag::Auxiliary && !sentences.in_date(*at);
    behind.clone().find(helps).is_some_and(|first| (behind.start..first).any(|at| sentences.is_verb(at)))
}

/// Whether who speaks does with his words what they tell: `"I APPEAL to all parties to talk"`, `"We URGE them to leave"`.
fn is_done_by_saying(sentences: &Sentences<'_>, event: &Event) -> bool {
    let verb = event.trigger.start;
    let speaker = verb.checked_sub(1).filter(|at| *at >= sentences.sentence(verb).start);
    event_kind(event.kind).has(EventTrait::Answer)
        && sentences.tag(verb) == Tag::Verb(VerbForm::Base)
        && speaker.is_some_and(|at| matches!(sentences.tokens.word(at), "i" | "we"))
}

/// Whether somebody denies what stands right behind: `both deny KILLING her`.
fn is_denied(sentences: &Sentences<'_>, event: &Event) -> bool {
    let start = sentences.sentence(event.trigger.start).start.max(event.trigger.start.saturating_sub(4));
    (start..event.trigger.start).any(|at| sentences.tokens.verb(at).is_some_and(|(lemma, _)| lemma == "deny"))
}

/// Whether a verb tells of what was: `stole`, `had stolen`; not `would steal`.
fn is_past(sentences: &Sentences<'_>, verb: usize) -> bool {
    let group = sentences.group_of(verb);
    sentences.tag(verb) == Tag::Verb(VerbForm::Past) && !group.future && !group.unreal
}

/// Whether what somebody says is only claimed: where it is said to be (`claimed that Kyiv had shelled a market`), and of deeds that
/// accuse somebody, where who says it is no authority.
fn is_only_claimed(sentences: &Sentences<'_>, event: &Event, claim: &Claim) -> bool {
    let tokens = sentences.tokens;
    let claims = tokens.verb(claim.cue.start).is_some_and(|(lemma, _)| lemma == "claim");
    let authority = || {
        claim.holder.as_ref().is_none_or(|holder| {
            // `the police union` speaks for its members.
            let member =
                |at: usize| matches!(tokens.word(at), "union" | "unions" | "association" | "federation" | "lawyers");
            !holder.named.clone().any(member)
                && holder.named.clone().any(|at| {
                    tokens.is_kind(at, WordKind::Authority)
                        || tokens.is_kind(at, WordKind::StateOffice)
                        || tokens.is_kind(at, WordKind::StateBody)
                })
        })
    };
    // `said it had stolen records and would leak them`: the theft is only said.
    matches!(claim.stance, Stance::States | Stance::Threatens)
        && !is_established(sentences, event.trigger.start)
        && (claims || event_kind(event.kind).has(EventTrait::Contested) && !authority())
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
        // `the takeover was BLOCKED`
        let rejects = || {
            INTENDED.contains(&event.kind)
                && triggers_at(tokens, at)
                    .is_some_and(|(_, found)| found.iter().any(|one| one.form.is_some() && one.kind == "rejection"))
        };
        tokens.is_kind(at, WordKind::CalledOff) || (step && cancels) || rejects()
    };
    // `the merger COLLAPSED`
    let fails = |at: usize| {
        INTENDED.contains(&event.kind)
            && sentences.group_of(at).voice == Voice::Active
            && reality::comes_to_nothing(sentences, at)
    };
    !sentences.is_verb(event.trigger.start)
        && (event.trigger.end..sentence.end).filter(|at| sentences.is_verb(*at) && (takes_back(*at) || fails(*at))).any(
            |verb| {
                let group = sentences.group_of(verb);
                (group.voice == Voice::Passive || fails(verb))
                    && !group.negated
                    && !group.unreal
                    && !group.future
                    && (sentences.subject_of(verb).is_some_and(|subject| subject.contains(&event.trigger.start))
                        || opens_before_insertion(sentences, event, &(sentence.start..group.start)))
            },
        )
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
