//! What a statement amounts to: the verb says `said`, what is said may deny, accuse, blame or praise.

use super::cues::begins_clause;
use crate::{
    grammar::{Sentences, Tag, Voice},
    lexicon::{
        Frame, ReportingVerb, Saying, Sayings, Stance, VerbForm, WordKind, deed_of, evaluations, is_kind,
        reporting_noun, reporting_verbs, verb_of,
    },
};
use std::ops::Range;

/// The stance of a verb with its negation: who "has not confirmed" says nothing.
pub(crate) fn of_verb(verb: ReportingVerb, lemma: &str, negated: bool) -> Option<Stance> {
    if !negated {
        return Some(verb.stance);
    }
    // `does not believe`: who does not hold something for true doubts it.
    if is_kind(lemma, WordKind::Belief) {
        return Some(Stance::Doubts);
    }
    Some(match (verb.stance, verb.frame) {
        (_, Frame::On)
        | (Stance::Confirms | Stance::NoComment, _)
        | (Stance::States, Frame::That | Frame::Tell | Frame::Object) => Stance::NoComment,
        (Stance::Suspects, _) => Stance::Doubts,
        (Stance::Denies | Stance::Rejects | Stance::Doubts, _) => Stance::States,
        _ => return None,
    })
}

/// Whom a clause is about: the head of its first phrase.
pub(crate) fn subject_of_content(sentences: &Sentences<'_>, content: &Range<usize>) -> Option<Range<usize>> {
    let phrase = sentences.phrase_starting_at(skip_that(sentences, content))?;
    (sentences.tag(phrase.start) != Tag::Pronoun).then(|| sentences.head(&phrase))
}

/// What is said, read for what it does; `None` if it just states. The second is the target.
pub(crate) fn of_content(
    sentences: &Sentences<'_>,
    content: &Range<usize>,
    holder: Option<&Range<usize>>,
) -> Option<(Stance, Option<Range<usize>>)> {
    let tokens = sentences.tokens;
    if content.is_empty() {
        return None;
    }
    let limit = sentences.sentence(content.start).end.min(content.end).max(content.start + 1);
    let first = content.start..limit;
    let subject = sentences.phrase_starting_at(skip_that(sentences, &first));
    let own = subject.as_ref().is_some_and(|subject| speaks_of_itself(sentences, subject, holder));
    let sayings = Sayings::of(&tokens.slice(&first).to_ascii_lowercase());
    let negation = negation_in(sentences, &first);
    if sayings.has(Saying::Silence) {
        return Some((Stance::NoComment, None));
    }
    if let Some(subject) = &subject {
        if let Some(done) = done_by_saying(sentences, &first, subject) {
            return Some(done);
        }
        if !own && verb_behind(sentences, &first, subject).is_some_and(|verb| reports(sentences, verb)) {
            return None;
        }
    }
    let refuses = subject.as_ref().is_some_and(|subject| will_not(sentences, subject.end, first.end));
    if (own && negation && !refuses && sayings.has(Saying::OwnDenial)) || sayings.has(Saying::Denial) {
        return Some((Stance::Denies, None));
    }
    if own && withholds(sentences, &first, subject.as_ref()) {
        return Some((Stance::NoComment, None));
    }
    if let (Some((good, at)), Some(subject)) = (evaluation(sentences, &first), subject.as_ref()) {
        // Only what stands before the quality negates it, and what could be better is not praised.
        let weighed = subject.start..at.max(subject.start);
        let unreal = weighed.clone().any(|at| matches!(tokens.word(at), "could" | "should" | "would" | "might"));
        let negation = negation_in(sentences, &weighed);
        // `NP is QUALITY`: before the quality stands a form of be, with adverbs and an article at most between.
        let mut before = at;
        while before > subject.end
            && matches!(sentences.tag(before - 1), Tag::Adverb | Tag::Determiner | Tag::Negation | Tag::Mark)
        {
            before -= 1;
        }
        let be = before > subject.end.saturating_sub(1)
            && matches!(tokens.word(before - 1), "is" | "are" | "was" | "were" | "'s" | "been" | "be");
        let denied = good && unreal;
        // `is encouraging firms to leave`: a verb with its object, and no quality.
        let acts =
            good && sentences.tag(at) == Tag::Verb(VerbForm::Gerund) && sentences.phrase_starting_at(at + 1).is_some();
        // `the view there was an extreme risk`: nothing is said of the view.
        let exists = before > subject.end + 1 && tokens.word(before - 2) == "there";
        if be && !own && !denied && !acts && !exists && !is_of_another(sentences, subject, before - 1) {
            let head = sentences.head(subject);
            let target = Some(head.clone());
            if good != negation {
                return Some((Stance::Praises, target));
            }
            let said = tokens.word(head.end - 1);
            let words = reporting_noun(said).is_some_and(|noun| noun != Stance::Proposes);
            return Some((if words { Stance::Rejects } else { Stance::Criticises }, target));
        }
    }
    let announced = first.clone().any(|at| matches!(tokens.word(at), "will" | "would" | "'ll"));
    if own && announced && !negation && sayings.has(Saying::Threat) {
        return Some((Stance::Threatens, None));
    }
    if !own
        && !negation
        && let Some(place) = sayings.place_of(Saying::Guilt)
    {
        let deed = tokens.at_byte(tokens.bytes(&first).start + place);
        let passive = sentences.is_verb(deed) && sentences.group_of(deed).voice == Voice::Passive;
        let agent = if passive { sentences.agent_of(deed) } else { None };
        // `should review whether it means that the treaty was violated` leaves open who did what.
        let open = (first.start..deed).any(|at| matches!(tokens.word(at), "whether" | "if"));
        // Who suffered it did not do it: `the exchange had been hacked` accuses no exchange.
        if !open && (!passive || agent.is_some()) && !is_behind_good(sentences, deed) {
            // `Those who see it will realise that THE ENVOY is guilty`
            let nearest = || {
                let begin = subject.as_ref()?.end;
                let nearer = sentences.subject_of(deed).filter(|nearer| nearer.start > begin && nearer.end <= deed)?;
                let led = sentences.tokens.word(nearer.start - 1) == "that";
                (led && sentences.tag(nearer.start) != Tag::Pronoun).then_some(nearer)
            };
            let guilty = agent.or_else(nearest).or(subject);
            let target = guilty.map(|phrase| sentences.head(&phrase)).filter(|head| !head.is_empty());
            let guessed = sayings.has(Saying::Guess);
            return Some((if guessed { Stance::Suspects } else { Stance::Accuses }, target));
        }
    }
    if sayings.has(Saying::Suspicion) {
        return Some((Stance::Suspects, None));
    }
    None
}

/// Whether a form of be stands in a second clause, which has a subject of its own: `The reality is that the model IS the best`,
/// `Labour backed the bill and we believe it IS right`.
fn is_of_another(sentences: &Sentences<'_>, subject: &Range<usize>, be: usize) -> bool {
    let parts = |at: usize| {
        matches!(sentences.tag(at), Tag::Subordinator | Tag::Conjunction) || sentences.tokens.word(at) == "that"
    };
    let other = sentences.subject_of(be).filter(|other| other.start >= subject.end && other.end <= be);
    other.is_some_and(|other| (subject.end..=other.start).any(parts))
}

/// Whether somebody is behind something good, which is no guilt: `was behind her victory`.
fn is_behind_good(sentences: &Sentences<'_>, deed: usize) -> bool {
    let tokens = sentences.tokens;
    let thing = (deed..deed + 3).find(|at| tokens.word(*at) == "behind");
    let thing = thing.and_then(|behind| sentences.phrase_starting_at(behind + 1));
    thing.is_some_and(|phrase| {
        let last = sentences.head(&phrase).end.saturating_sub(1);
        let good = ["victory", "win", "success", "recovery", "rise", "triumph", "comeback", "idea", "growth", "record"];
        good.contains(&tokens.word(last))
    })
}

/// Whether a clause says what should be: `that a bridge be built`, with `be` right behind its subject.
pub(crate) fn is_subjunctive(sentences: &Sentences<'_>, content: &Range<usize>) -> bool {
    let begin = skip_that(sentences, content);
    let Some(subject) = sentences.phrase_starting_at(begin).filter(|_| begin > content.start) else { return false };
    let mut next = subject.end;
    while sentences.tag(next) == Tag::Preposition
        && let Some(hung) = sentences.phrase_starting_at(next + 1)
        && hung.end < content.end
    {
        next = hung.end;
    }
    sentences.tokens.word(next) == "be" && next < content.end
}

/// Whether the verb behind a subject tells what somebody will not do, which denies nothing: `it would not pay`, but not `it would
/// not have paid`, and not `it would never pay`.
fn will_not(sentences: &Sentences<'_>, at: usize, end: usize) -> bool {
    let tokens = sentences.tokens;
    let not = match tokens.word(at) {
        "won't" | "wouldn't" => true,
        "will" | "would" | "'ll" => tokens.word(at + 1) == "not",
        _ => false,
    };
    not && (at + 1..end.min(at + 4)).all(|next| tokens.word(next) != "have")
}

/// Whether somebody says that he will not or cannot say something: `it could not discuss the case`. Who `did not say so` denies.
fn withholds(sentences: &Sentences<'_>, said: &Range<usize>, subject: Option<&Range<usize>>) -> bool {
    let Some(verb) = subject.and_then(|subject| verb_behind(sentences, said, subject)) else { return false };
    let group = sentences.group_of(verb);
    let uses = reporting_verbs().longest_at(sentences.tokens, verb).map(|(_, uses)| uses);
    let says = |one: &ReportingVerb| matches!(one.stance, Stance::States | Stance::Confirms);
    // `I wouldn't say we were surprised` says that they were not.
    let first = subject.is_some_and(|subject| matches!(sentences.tokens.word(subject.start), "i" | "we"));
    if first && sentences.tokens.word(verb) == "say" && begins_clause(sentences, verb + 1, &sentences.sentence(verb)) {
        return false;
    }
    // `We can't predict anything`, `I couldn't tell if there was anybody`: who does not know keeps nothing back.
    let lemma = lemma_of(sentences, verb);
    let unknown = matches!(lemma, "predict" | "forecast" | "foresee" | "estimate")
        || lemma == "tell" && matches!(sentences.tokens.word(verb + 1), "if" | "whether" | "what" | "who" | "how");
    if unknown {
        return false;
    }
    group.negated
        && (group.unreal || group.future)
        && deed_of(lemma_of(sentences, verb)).is_none()
        && !is_kind(lemma_of(sentences, verb), WordKind::Belief)
        && uses.is_some_and(|uses| uses.iter().any(says))
}

/// The verb behind a subject, with its auxiliaries passed over.
fn verb_behind(sentences: &Sentences<'_>, said: &Range<usize>, subject: &Range<usize>) -> Option<usize> {
    let next = (subject.end..said.end)
        .find(|at| !matches!(sentences.tag(*at), Tag::Auxiliary | Tag::Adverb | Tag::Negation))?;
    sentences.is_verb(next).then_some(next)
}

/// Whether a verb reports what somebody else says: then who said this only states it.
fn reports(sentences: &Sentences<'_>, verb: usize) -> bool {
    let Some((end, uses)) = reporting_verbs().longest_at(sentences.tokens, verb) else { return false };
    !uses.is_empty() && (deed_of(lemma_of(sentences, verb)).is_none() || sentences.tokens.word(end) == "that")
}

fn lemma_of<'s>(sentences: &'s Sentences<'_>, verb: usize) -> &'s str {
    let word = sentences.tokens.word(verb);
    verb_of(word).map_or(word, |(lemma, _)| lemma)
}

/// What somebody does by saying it of himself in the present: `we reject these claims`, `I do not accept the charge`.
fn done_by_saying(
    sentences: &Sentences<'_>,
    said: &Range<usize>,
    subject: &Range<usize>,
) -> Option<(Stance, Option<Range<usize>>)> {
    if !matches!(sentences.tokens.word(subject.start), "i" | "we") {
        return None;
    }
    let verb = verb_behind(sentences, said, subject)?;
    let group = sentences.group_of(verb);
    let lemma = lemma_of(sentences, verb);
    let happens = !group.unreal && !group.future && !group.negated;
    if sentences.tag(verb) != Tag::Verb(VerbForm::Base) || !happens || deed_of(lemma).is_some() {
        return None;
    }
    let (end, uses) = reporting_verbs().longest_at(sentences.tokens, verb)?;
    let meant = uses.iter().find(|meant| !matches!(meant.stance, Stance::States | Stance::Suspects))?;
    let noun = !matches!(meant.frame, Frame::ToDo | Frame::On)
        && sentences.tokens.word(end) != "that"
        && !begins_clause(sentences, end, &sentences.sentence(verb));
    let target = sentences
        .phrase_starting_at(end)
        .filter(|phrase| noun && phrase.end <= said.end && sentences.tag(phrase.start) != Tag::Pronoun)
        .map(|phrase| sentences.head(&phrase));
    Some((meant.stance, target))
}

fn skip_that(sentences: &Sentences<'_>, range: &Range<usize>) -> usize {
    let mut at = range.start;
    while at < range.end
        && (matches!(sentences.tokens.word(at), "that" | ":" | "," | "\"" | "“" | "'" | "‘") || sentences.in_date(at))
    {
        at += 1;
    }
    at
}

/// Whether the subject of what is said is the speaker: `I`, `we`, `it` behind a body, the same name.
fn speaks_of_itself(sentences: &Sentences<'_>, subject: &Range<usize>, holder: Option<&Range<usize>>) -> bool {
    let tokens = sentences.tokens;
    let word = tokens.word(subject.start);
    if matches!(word, "i" | "we" | "he" | "she" | "it" | "they" | "our" | "my" | "its" | "neither") {
        return true;
    }
    let Some(holder) = holder else { return false };
    let head = sentences.head(subject);
    head.clone().any(|at| tokens.is_capital(at) && holder.clone().any(|other| tokens.word(other) == tokens.word(at)))
}

fn negation_in(sentences: &Sentences<'_>, range: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    range.clone().take(14).any(|at| {
        let word = tokens.word(at);
        // `the exporter, not the ministry, had forged it` denies nothing of the exporter.
        let before = if at > range.start { tokens.word(at - 1) } else { "" };
        let contrast = word == "not" && matches!(before, "," | "and");
        // `we know virtually nothing of the plan` complains, and denies nothing.
        let nearly = word == "nothing" && matches!(before, "virtually" | "almost" | "practically" | "nearly");
        sentences.tag(at) == Tag::Negation && !contrast
            || word.ends_with("n't")
            || !nearly && matches!(word, "no" | "never" | "neither" | "nor" | "none" | "nothing" | "cannot")
    })
}

/// The first word of praise or blame, and where it stands.
pub(crate) fn evaluation(sentences: &Sentences<'_>, range: &Range<usize>) -> Option<(bool, usize)> {
    // `is not just about pay`: the adverb.
    let adverb = |at: usize| {
        let ends = matches!(sentences.tag(at + 1), Tag::Mark | Tag::Conjunction);
        sentences.tokens.word(at) == "just" && at + 1 < range.end && !ends
    };
    // `a "failure"`: the mark stands inside the phrase.
    let marked = |at: usize| {
        let tokens = sentences.tokens;
        let article = matches!(tokens.word(at), "a" | "an") && at + 2 < range.end;
        let opens = article && matches!(tokens.written(at + 1), "\"" | "“" | "‘" | "'");
        if opens { evaluations().exact(&format!("{} {}", tokens.word(at), tokens.word(at + 2))) } else { None }
    };
    range.clone().filter(|at| !adverb(*at)).find_map(|at| {
        let found = evaluations().longest_at(sentences.tokens, at).filter(|(end, _)| *end <= range.end);
        found.map(|(_, good)| good).or_else(|| marked(at)).map(|good| (*good, at))
    })
}
