//! What a statement amounts to: the verb says `said`, what is said may deny, accuse, blame or praise.

use super::{
    cues::begins_clause,
    guilt::{hangs_on_subject, is_behind_bad, shown_guilty},
    holders::can_speak,
    in_person,
};
use crate::{
    grammar::{Sentences, Tag, Voice},
    lexicon::{
        Classes, Frame, ReportingVerb, Saying, Sayings, Stance, VerbForm, WordKind, classes_of, deed_of, evaluations,
        is_kind, reporting_noun, reporting_verbs, verb_of,
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
    let (stance, target) = read_content(sentences, content, holder)?;
    Some((stance, target.filter(|head| !names_nothing(sentences, head))))
}

/// Whether a target would be a word that names nothing: a determiner, a relative, `this`, `there`, `his`.
pub(crate) fn names_nothing(sentences: &Sentences<'_>, head: &Range<usize>) -> bool {
    let word = sentences.tokens.word(head.start);
    let function = matches!(
        sentences.tag(head.start),
        Tag::Determiner | Tag::Relative | Tag::Preposition | Tag::Conjunction | Tag::Subordinator | Tag::Auxiliary
    );
    let points = matches!(
        word,
        "this"
            | "that"
            | "these"
            | "those"
            | "there"
            | "here"
            | "what"
            | "his"
            | "its"
            | "their"
            | "my"
            | "our"
            | "your"
    );
    head.len() == 1 && (function || points)
}

fn read_content(
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
    let own_by_report = subject.as_ref().is_some_and(|subject| speaks_of_itself(sentences, subject, holder));
    // In somebody's own words `he` and `they` are others.
    let quoted = in_person::is_quoted(sentences, content);
    let third = |subject: &Range<usize>| matches!(tokens.word(subject.start), "he" | "she" | "they" | "it" | "its");
    let own = own_by_report && !(quoted && subject.as_ref().is_some_and(third));
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
    let unknown = subject.as_ref().is_some_and(|subject| does_not_know(sentences, &first, subject));
    if !unknown
        && (own_by_report && negation && !refuses && sayings.has(Saying::OwnDenial) || sayings.has(Saying::Denial))
    {
        return Some((Stance::Denies, None));
    }
    if own && withholds(sentences, &first, subject.as_ref()) {
        return Some((Stance::NoComment, None));
    }
    if quoted && let Some(done) = in_person::read(sentences, &first) {
        return Some(done);
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
            && matches!(tokens.word(before - 1), "is" | "are" | "was" | "were" | "'s" | "been" | "be")
            // `in Monday'S historic vote`
            && sentences.tag(before - 1) != Tag::Possessive;
        // What is needed is asked for, and not praised.
        let lacking = matches!(tokens.word(at), "needed" | "necessary" | "overdue" | "essential" | "vital" | "crucial");
        let denied = good && (unreal || lacking);
        // `is encouraging firms to leave`: a verb with its object, and no quality.
        let acts =
            good && sentences.tag(at) == Tag::Verb(VerbForm::Gerund) && sentences.phrase_starting_at(at + 1).is_some();
        // `the view there was an extreme risk`: nothing is said of the view.
        let exists = before > subject.end + 1 && tokens.word(before - 2) == "there";
        // `There is a tragedy`: of nobody. `may be crude but was not cruel`: what is conceded is not what is meant.
        // `It is good to be back`: nor of a thing, unless that is called something and still is it.
        let it = tokens.word(subject.start) == "it" && own_by_report;
        let called = matches!(tokens.word(at), "a" | "an") && matches!(tokens.word(before - 1), "is" | "'s");
        let empty = tokens.word(subject.start) == "there" || it && !called;
        let conceded = weighed.clone().any(|at| matches!(tokens.word(at), "may" | "might"))
            && (at..first.end).any(|at| tokens.word(at) == "but");
        // `It fell by half, which is significant`: the whole is.
        let of_whole = before > subject.end + 2
            && tokens.word(before - 2) == "which"
            && tokens.written(before - 3) == ","
            && before - 3 > subject.end;
        // `The sums were determined by size`: of a thing such a word tells what was done to it.
        let of_somebody = matches!(tokens.word(at), "determined" | "dedicated" | "devoted");
        let done_to = of_somebody && !can_speak(sentences, subject);
        let of_it = be && !own && !denied && !acts && !exists && !empty && !conceded && !of_whole && !done_to;
        if of_it && !is_of_another(sentences, subject, before - 1) {
            let head = sentences.head(subject);
            let target = Some(head.clone()).filter(|_| !it);
            if good != negation {
                return Some((Stance::Praises, target));
            }
            let said = tokens.word(head.end - 1);
            // What a court decides is no words that could be false.
            let decided = matches!(said, "verdict" | "ruling" | "judgment" | "judgement");
            let words = !decided && reporting_noun(said).is_some_and(|noun| noun != Stance::Proposes);
            return Some((if words { Stance::Rejects } else { Stance::Criticises }, target));
        }
    }
    let announced = || first.clone().any(|at| matches!(tokens.word(at), "will" | "would" | "'ll"));
    if own && !negation && sayings.has(Saying::Threat) && announced() {
        return Some((Stance::Threatens, None));
    }
    let other = subject.as_ref().is_some_and(|subject| is_other_pronoun(sentences, subject, holder));
    if (!own || other)
        && !negation
        && let Some(place) = sayings.place_of(Saying::Guilt)
    {
        let deed = tokens.at_byte(tokens.bytes(&first).start + place);
        let passive = sentences.is_verb(deed) && sentences.group_of(deed).voice == Voice::Passive;
        let agent = if passive { sentences.agent_of(deed) } else { None };
        // `should review whether it means that the treaty was violated` leaves open who did what.
        let open = (first.start..deed).any(|at| matches!(tokens.word(at), "whether" | "if"));
        // `forged papers were found` tells of papers, `20 per cent have committed fraud` of a share.
        let of_nobody = subject.as_ref().is_some_and(|subject| {
            subject.contains(&deed)
                || sentences.tag(sentences.head(subject).end.saturating_sub(1)) == Tag::Number
                || subject.end == deed && hangs_on_subject(sentences, deed, first.end)
        });
        // Who suffered it did not do it: `the exchange had been hacked` accuses no exchange.
        if !open && !of_nobody && (!passive || agent.is_some()) && is_behind_bad(sentences, deed) {
            // `Those who see it will realise that THE ENVOY is guilty`
            let nearest = || {
                let begin = subject.as_ref()?.end;
                let nearer = sentences.subject_of(deed).filter(|nearer| nearer.start > begin && nearer.end <= deed)?;
                let led = sentences.tokens.word(nearer.start - 1) == "that";
                (led && sentences.tag(nearer.start) != Tag::Pronoun).then_some(nearer)
            };
            let shown = || shown_guilty(sentences, subject.as_ref()?, deed);
            let guilty = agent.or_else(nearest).or_else(shown).or_else(|| subject.clone());
            // `was won through fraud`: by what means, and not by whom.
            let guilty = guilty.filter(|_| tokens.word(deed) != "through");
            let target = guilty.map(|phrase| sentences.head(&phrase)).filter(|head| !head.is_empty());
            let guessed = sayings.has(Saying::Guess);
            return Some((if guessed { Stance::Suspects } else { Stance::Accuses }, target));
        }
    }
    // `He should stay, but there is probably more to do`: behind `but` something else is told.
    let suspicion = sayings.place_of(Saying::Suspicion).map(|place| tokens.at_byte(tokens.bytes(&first).start + place));
    if suspicion.is_some_and(|place| !(first.start..place).any(|at| tokens.word(at) == "but")) {
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

/// `I don't see why he was involved`, `she did not know what was behind it`: who does not know something denies nothing of it.
fn does_not_know(sentences: &Sentences<'_>, said: &Range<usize>, subject: &Range<usize>) -> bool {
    let Some(verb) = verb_behind(sentences, said, subject) else { return false };
    let next = sentences.tokens.word(verb + 1);
    let open = matches!(next, "whether" | "if") || classes_of(next).any(Classes::INTERROGATIVE);
    open && matches!(lemma_of(sentences, verb), "know" | "see" | "understand" | "remember" | "recall")
        && sentences.group_of(verb).negated
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

/// Whether the subject of what is said and the holder are two pronouns, and so two: `It said THEY had broken the law`.
fn is_other_pronoun(sentences: &Sentences<'_>, subject: &Range<usize>, holder: Option<&Range<usize>>) -> bool {
    let third = |word: &str| matches!(word, "he" | "she" | "it" | "they");
    let word = sentences.tokens.word(subject.start);
    let spoken = holder.filter(|holder| holder.len() == 1).map_or("", |holder| sentences.tokens.word(holder.start));
    third(word) && third(spoken) && word != "it" && word != spoken
}

fn negation_in(sentences: &Sentences<'_>, range: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let negates = |at: usize| sentences.tag(at) == Tag::Negation;
    range.clone().take(14).any(|at| {
        let before = || if at > range.start { tokens.word(at - 1) } else { "" };
        match tokens.word(at) {
            "not" => {
                // `the exporter, not the ministry, had forged it` denies nothing of the exporter.
                let contrast = matches!(before(), "," | "and");
                // `was not only false but`: it was false, and more.
                let more = matches!(tokens.word(at + 1), "only" | "just" | "merely" | "simply" | "solely");
                negates(at) && !contrast && !more
            }
            // `we know virtually nothing of the plan` complains, and denies nothing.
            "nothing" => negates(at) || !matches!(before(), "virtually" | "almost" | "practically" | "nearly"),
            "no" | "never" | "neither" | "nor" | "none" | "cannot" => true,
            word => negates(at) || word.ends_with("n't"),
        }
    })
}

/// The first word of praise or blame, and where it stands.
pub(crate) fn evaluation(sentences: &Sentences<'_>, range: &Range<usize>) -> Option<(bool, usize)> {
    // `is not just about pay`: the adverb.
    let adverb = |at: usize| match sentences.tokens.word(at) {
        // `is right in front of us`
        "right" => match sentences.tokens.word(at + 1) {
            "across" | "after" | "before" | "behind" | "here" | "next" | "now" | "there" => true,
            next => next == "in" && sentences.tokens.word(at + 2) == "front",
        },
        "just" => at + 1 < range.end && !matches!(sentences.tag(at + 1), Tag::Mark | Tag::Conjunction),
        _ => false,
    };
    // `a "failure"`: the mark, or what describes it, stands inside the phrase.
    let marked = |at: usize| {
        let tokens = sentences.tokens;
        let article = matches!(tokens.word(at), "a" | "an") && at + 2 < range.end;
        // `a grave MISTAKE`
        let described = sentences.tag(at + 1) == Tag::Nominal && sentences.tag(at + 2) == Tag::Nominal;
        let opens = article && (described || matches!(tokens.written(at + 1), "\"" | "“" | "‘" | "'"));
        if opens { evaluations().exact(&format!("{} {}", tokens.word(at), tokens.word(at + 2))) } else { None }
    };
    // `a humanitarian CATASTROPHE`: what it is called weighs more than the word that describes it.
    let named = |at: usize, good: bool| {
        let nouns = (at + 1..range.end).take_while(|next| sentences.tag(*next) == Tag::Nominal);
        let weighed = nouns.filter_map(|noun| evaluations().exact(&format!("a {}", sentences.tokens.word(noun))));
        if sentences.tag(at) == Tag::Nominal { weighed.last().copied().unwrap_or(good) } else { good }
    };
    range.clone().filter(|at| !adverb(*at)).find_map(|at| {
        let found = evaluations().longest_at(sentences.tokens, at).filter(|(end, _)| *end <= range.end);
        found.map(|(_, good)| good).or_else(|| marked(at)).map(|good| (named(at, *good), at))
    })
}
