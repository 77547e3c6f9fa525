//! Who the subject of a verb of saying is, and who suffers it, where the order of words alone names another: behind `all`, before a
//! comma too many, behind a participle, in a relative clause that no comma closes, beside a post, and in what hangs on a noun.

use super::{
    appositions::name_at_end,
    beginning::behind_dateline,
    cues::begins_clause,
    holders::{can_speak, is_person, names_place},
};
use crate::{
    grammar::{Sentences, Tag},
    lexicon::{Frame, RoleKind, VerbForm, reporting_verbs, role_of},
};
use interdict_text::lexicon::share_per_100k;
use std::ops::Range;

/// The subject of a finite verb of saying, whose group begins at `start`: the one that the order of words gives, or a better one.
pub(super) fn corrected(
    sentences: &Sentences<'_>,
    subject: Option<Range<usize>>,
    verb: usize,
    start: usize,
) -> Option<Range<usize>> {
    let Some(subject) = subject else {
        return before_stray_comma(sentences, start).or_else(|| before_dashes(sentences, start));
    };
    let better = of_all(sentences, &subject)
        .or_else(|| through_report(sentences, start))
        .or_else(|| before_participle(sentences, &subject))
        .or_else(|| before_open_relative(sentences, &subject, verb, start))
        .or_else(|| name_before_post(sentences, &subject, verb))
        .or_else(|| before_open_occasion(sentences, &subject))
        .or_else(|| behind_occasion(sentences, &subject));
    Some(better.unwrap_or(subject))
}

/// Whether the last word of a phrase names somebody: a name, or a noun for those who speak or for people. The capital of what
/// stands before it does not (`the UN-sponsored talks`).
pub(super) fn ends_in_somebody(sentences: &Sentences<'_>, phrase: &Range<usize>) -> bool {
    let last = sentences.head(phrase).end.saturating_sub(1);
    sentences.tokens.is_capital(last)
        || role_of(sentences.tokens.word(last)).is_some()
        || is_person(sentences, &(last..last + 1))
}

/// `The union and the bank HAVE ALL said`: whom `all` takes up.
fn of_all(sentences: &Sentences<'_>, subject: &Range<usize>) -> Option<Range<usize>> {
    let floats = subject.len() == 1 && matches!(sentences.tokens.word(subject.start), "all" | "both" | "each");
    let before = subject.start.checked_sub(1).filter(|at| floats && sentences.tag(*at) == Tag::Auxiliary)?;
    sentences.subject_of(before)
}

/// `Ship builder Orvane, has confirmed`: who stands alone before a comma at the beginning of a sentence, with its verb behind it.
fn before_stray_comma(sentences: &Sentences<'_>, start: usize) -> Option<Range<usize>> {
    let tokens = sentences.tokens;
    let sentence = sentences.sentence(start);
    let comma = start.checked_sub(1).filter(|at| *at > sentence.start && tokens.written(*at) == ",")?;
    // `The bank, told that it had failed, closed`: a participle is between two.
    let alone = || !(start..sentence.end).any(|at| tokens.written(at) == ",");
    let finite = match sentences.tag(start) {
        Tag::Auxiliary | Tag::Verb(VerbForm::Third) => true,
        Tag::Verb(VerbForm::Past) => tokens.word(start) == "said" && alone(),
        _ => false,
    };
    let named = finite && sentences.tag(comma - 1) == Tag::Nominal && !sentences.in_date(comma - 1);
    let phrase = if named { sentences.phrase_ending_at(comma - 1)? } else { return None };
    (phrase.start == behind_dateline(sentences, &sentence) && can_speak(sentences, &phrase)).then_some(phrase)
}

/// `The mayor – who spoke in Riga – said`: before what stands between two dashes.
fn before_dashes(sentences: &Sentences<'_>, start: usize) -> Option<Range<usize>> {
    let tokens = sentences.tokens;
    let begin = sentences.sentence(start).start;
    let dash = |at: &usize| {
        matches!(tokens.written(*at), "–" | "—")
            || tokens.written(*at) == "-" && !tokens.joins(*at) && tokens.has_space_before(*at)
    };
    let close = start.checked_sub(1).filter(|at| *at > begin + 1 && dash(at))?;
    let open = (begin + 1..close - 1).rev().find(dash)?;
    let noun = open - 1;
    let beside = sentences.tag(noun) == Tag::Nominal && !sentences.in_date(noun);
    let phrase = if beside { sentences.phrase_ending_at(noun)? } else { return None };
    can_speak(sentences, &phrase).then_some(phrase)
}

/// `AN ARTICLE it said had claimed it`, `THE ENVOY, who the clerk said had accused them`: whose report stands between the noun and
/// its verb, begun by an auxiliary, did not say what follows.
fn through_report(sentences: &Sentences<'_>, start: usize) -> Option<Range<usize>> {
    let tokens = sentences.tokens;
    let sentence = sentences.sentence(start);
    let verb = start.checked_sub(1).filter(|at| *at > sentence.start + 1)?;
    let finite = matches!(sentences.tag(verb), Tag::Verb(VerbForm::Past | VerbForm::Third | VerbForm::Base));
    let (end, uses) = reporting_verbs().longest_at(tokens, verb).filter(|_| finite)?;
    let says = end == start && uses.iter().any(|one| one.frame == Frame::That);
    if !says || sentences.tag(start) != Tag::Auxiliary {
        return None;
    }
    let teller = sentences.phrase_ending_at(verb - 1)?;
    let before = teller.start.checked_sub(1).filter(|at| *at >= sentence.start)?;
    let apart = matches!(sentences.tag(teller.start), Tag::Determiner | Tag::Pronoun);
    match sentences.tag(before) {
        Tag::Relative => sentences.noun_before_relative(before, &sentence),
        Tag::Nominal if apart && !sentences.in_date(before) => sentences.phrase_ending_at(before),
        _ => None,
    }
}

/// `DIPLOMATS observing the talks said`: who does what a participle tells, where its object is nobody.
fn before_participle(sentences: &Sentences<'_>, subject: &Range<usize>) -> Option<Range<usize>> {
    let begin = sentences.sentence(subject.start).start;
    let gerund = |at: &usize| sentences.tag(*at) == Tag::Verb(VerbForm::Gerund);
    let participle = subject.start.checked_sub(1).filter(|at| *at > begin && gerund(at))?;
    let noun = participle - 1;
    let beside = sentences.tag(noun) == Tag::Nominal && !sentences.in_date(noun);
    let phrase = if beside { sentences.phrase_ending_at(noun)? } else { return None };
    (!ends_in_somebody(sentences, subject) && can_speak(sentences, &phrase)).then_some(phrase)
}

/// `The captain, who is in the squad in place of Otto Frisch says`: no comma closes the clause, and the noun before it speaks.
fn before_open_relative(
    sentences: &Sentences<'_>,
    subject: &Range<usize>,
    verb: usize,
    start: usize,
) -> Option<Range<usize>> {
    let tokens = sentences.tokens;
    let sentence = sentences.sentence(start);
    let before = subject.start.checked_sub(1).filter(|at| *at > sentence.start && subject.end <= start)?;
    let deed = |at: usize| sentences.is_verb(at) && reporting_verbs().longest_at(tokens, at).is_none();
    let governed = sentences.tag(before) == Tag::Preposition || deed(before);
    // A participle may belong to the noun beside it: `who works for a firm accused of fraud`.
    let finite = tokens.word(verb) == "said"
        || matches!(sentences.tag(start), Tag::Auxiliary | Tag::Verb(VerbForm::Third))
            && !matches!(tokens.word(start), "be" | "been" | "being");
    // `A clerk who was on the call, the Gazette reported, claimed`: another's report stands before the verb.
    let broken = start > subject.end && tokens.written(start - 1) == ",";
    if !governed || !finite && !broken {
        return None;
    }
    let comma = |at: &usize| tokens.written(*at) == ",";
    let relative = (sentence.start + 1..before)
        .rev()
        .find(|at| tokens.word(*at) == "who" && sentences.tag(*at) == Tag::Relative)?;
    let led = comma(&(relative - 1)) && !(relative..before).any(|at| comma(&at));
    if !led && !broken {
        return None;
    }
    let own = |at: usize| matches!(sentences.tag(at), Tag::Auxiliary | Tag::Verb(VerbForm::Third | VerbForm::Past));
    let parts = |at: usize| matches!(sentences.tag(at), Tag::Conjunction | Tag::Subordinator | Tag::Relative);
    let closed = (relative + 1..subject.start).any(own) && !(relative + 1..start).any(parts);
    if closed { sentences.noun_before_relative(relative, &sentence) } else { None }
}

/// `"The talks go on," OTTO FRISCH, an adviser to the mayor said`: no comma parts the post from the verb.
fn name_before_post(sentences: &Sentences<'_>, subject: &Range<usize>, verb: usize) -> Option<Range<usize>> {
    let tokens = sentences.tokens;
    // `Otto Frisch, a clerk said, had left`: the clerk says it.
    if sentences.tag(subject.start) != Tag::Determiner || tokens.written(verb + 1) == "," {
        return None;
    }
    let begin = sentences.sentence(subject.start).start;
    let comma = subject.start.checked_sub(1).filter(|at| *at > begin && tokens.written(*at) == ",")?;
    let post = role_of(tokens.word(sentences.head(subject).end.saturating_sub(1)));
    let person = post.is_some_and(|role| role.kind == RoleKind::Person && !role.plural);
    let name = sentences.phrase_ending_at(comma - 1).filter(|name| person && name.len() >= 2)?;
    let opens = name.start == begin || matches!(tokens.written(name.start - 1), "\"" | "”");
    let written_as_name = |at: usize| sentences.tag(at) == Tag::Nominal && tokens.is_capital(at);
    let known = share_per_100k(tokens.word(name.start)).is_some();
    (opens && known && name.clone().all(written_as_name) && !names_place(sentences, &name)).then_some(name)
}

/// `OTTO FRISCH on Monday, while visiting the yard warned`: no comma closes the occasion, whose object is nobody.
fn before_open_occasion(sentences: &Sentences<'_>, subject: &Range<usize>) -> Option<Range<usize>> {
    let tokens = sentences.tokens;
    let begin = sentences.sentence(subject.start).start;
    let gerund = subject.start.checked_sub(1).filter(|at| *at > begin + 2)?;
    let led = sentences.tag(gerund) == Tag::Verb(VerbForm::Gerund)
        && matches!(tokens.word(gerund - 1), "after" | "before" | "by" | "in" | "when" | "while")
        && tokens.written(gerund - 2) == ",";
    if !led || ends_in_somebody(sentences, subject) {
        return None;
    }
    let dated = |at: usize| sentences.in_date(at) || sentences.tag(at) == Tag::Preposition && sentences.in_date(at + 1);
    let last = (begin..gerund - 2).rev().find(|at| !dated(*at))?;
    let named = sentences.tag(last) == Tag::Nominal;
    let phrase = if named { sentences.phrase_ending_at(last)? } else { return None };
    can_speak(sentences, &phrase).then_some(phrase)
}

/// `Before the trial FRISCH had denied it`: a subject hangs on no preposition, so that a name behind the noun of an occasion that opens
/// the sentence is apart from it. Not of a noun that tells who bears the name, nor of a whole clause (`After the site Orla reported
/// it, police came`).
fn behind_occasion(sentences: &Sentences<'_>, subject: &Range<usize>) -> Option<Range<usize>> {
    let tokens = sentences.tokens;
    let sentence = sentences.sentence(subject.start);
    let opener = subject.start.checked_sub(1).filter(|at| *at == behind_dateline(sentences, &sentence))?;
    let led = sentences.tag(opener) == Tag::Preposition && sentences.tag(subject.start) == Tag::Determiner;
    let clause = || {
        let comma = (subject.end..sentence.end).find(|at| tokens.written(*at) == ",");
        comma.is_some_and(|comma| begins_clause(sentences, comma + 1, &sentence))
    };
    let name = |at: usize| sentences.tag(at) == Tag::Nominal && tokens.is_capital(at) && !sentences.in_date(at);
    let first = (subject.start + 1..subject.end).rev().take_while(|at| name(*at)).last()?;
    let noun = first - 1;
    let occasion = sentences.tag(noun) == Tag::Nominal
        && noun > subject.start
        && !tokens.is_capital(noun)
        && role_of(tokens.word(noun)).is_none_or(|role| role.kind == RoleKind::Paper)
        && !is_person(sentences, &(noun..noun + 1));
    (led && occasion && !clause()).then_some(first..subject.end)
}

/// The subject of the copula of whose predicate a participle tells: `FRISCH was the only banker named by the jury`.
pub(super) fn of_copula(sentences: &Sentences<'_>, accused: &Range<usize>) -> Option<Range<usize>> {
    let be = accused.start.checked_sub(1).filter(|at| {
        *at > sentences.sentence(accused.start).start
            && sentences.tag(*at) == Tag::Auxiliary
            && matches!(sentences.tokens.word(*at), "is" | "are" | "was" | "were")
    })?;
    let subject = sentences.subject_of(be).filter(|subject| subject.end <= be)?;
    (!matches!(sentences.tokens.word(subject.start), "it" | "there" | "this" | "that")).then_some(subject)
}

/// A post behind the verb with the whole of its matter and the name at its end: `said UNDER SECRETARY FOR SEA AND RIVERS PEER HOLM`.
/// The phrase itself if there is none.
pub(super) fn with_name_of_post(sentences: &Sentences<'_>, phrase: Range<usize>) -> Range<usize> {
    let tokens = sentences.tokens;
    if !matches!(tokens.word(phrase.end), "at" | "for" | "of" | "to") {
        return phrase;
    }
    let of_name = |at: &usize| {
        sentences.tag(*at) == Tag::Nominal && tokens.is_capital(*at)
            || matches!(tokens.word(*at), "and" | "of" | "the" | "for")
            || tokens.joins(*at)
            || tokens.written(*at) == "." && tokens.word(at - 1).len() == 1
    };
    let limit = sentences.sentence(phrase.start).end;
    let last = (phrase.end..limit).take_while(of_name).filter(|at| tokens.is_capital(*at)).last();
    let whole = phrase.start..last.map_or(phrase.end, |last| last + 1);
    let named = name_at_end(sentences, &whole, &sentences.head(&whole)).is_some();
    if named { whole } else { phrase }
}

/// The first of those who say something together, where the phrase beside the verb is the last one: `THE MAYOR and the harbour
/// master said`, `OTTO FRISCH, and the head of his office, have refused`. Not where the first one belongs to a clause before.
pub(super) fn first_of_several(sentences: &Sentences<'_>, last: &Range<usize>, verb: usize) -> Option<Range<usize>> {
    let tokens = sentences.tokens;
    let sentence = sentences.sentence(verb);
    let opens = |start: usize| {
        let Some(before) = start.checked_sub(1).filter(|at| sentence.contains(at)) else { return true };
        let clause = reporting_verbs()
            .longest_at(tokens, before)
            .is_some_and(|(end, uses)| end == start && uses.iter().any(|one| one.frame == Frame::That));
        clause
            || matches!(sentences.tag(before), Tag::Subordinator | Tag::Conjunction)
            || sentences.tag(before) == Tag::Mark && !tokens.joins(before)
    };
    let listed = sentences.listed_before(last, verb);
    let first = listed.first().cloned().or_else(|| {
        // A comma before `and` parts two clauses but for a verb of several.
        let several = matches!(tokens.word(sentences.group_of(verb).start), "have" | "are" | "were");
        let and =
            last.start.checked_sub(1).filter(|at| several && *at > sentence.start + 1 && tokens.word(*at) == "and")?;
        let noun = and - 2;
        let parted = tokens.written(and - 1) == "," && sentences.tag(noun) == Tag::Nominal && !sentences.in_date(noun);
        let first = if parted { sentences.phrase_ending_at(noun)? } else { return None };
        (first.start == behind_dateline(sentences, &sentence)).then_some(first)
    });
    first.filter(|first| opens(first.start) && can_speak(sentences, first))
}

/// Of whom a participle (`headless`) or a relative clause tells that begins at `start` right behind a phrase: of the last noun where
/// the first one is a thing (`the fate of A MAN suspected of theft`), or a person of whom `which` cannot tell (`the head of THE
/// GROUP which is blamed`). Else of the whole phrase.
pub(super) fn nearest_accused(
    sentences: &Sentences<'_>,
    subject: Range<usize>,
    start: usize,
    headless: bool,
) -> Range<usize> {
    let tokens = sentences.tokens;
    let beside = headless && start == subject.end;
    let which =
        start == subject.end + 1 && tokens.word(subject.end) == "which" && sentences.tag(subject.end) == Tag::Relative;
    if !beside && !which {
        return subject;
    }
    somebody_behind(sentences, &subject, which).unwrap_or(subject)
}

/// Who hangs on the first noun of a phrase, where that is a thing (or, with `which`, where who hangs on it is the person).
pub(super) fn somebody_behind(sentences: &Sentences<'_>, phrase: &Range<usize>, which: bool) -> Option<Range<usize>> {
    let tokens = sentences.tokens;
    let hangs = |at: &usize| sentences.tag(*at) == Tag::Preposition;
    let hangs = (phrase.start + 1..phrase.end).rev().find(hangs)?;
    let inner = hangs + 1..phrase.end;
    let first = sentences.head(phrase);
    let last = first.end.saturating_sub(1);
    let role = role_of(tokens.word(last)).map(|role| role.kind);
    let thing = matches!(role, None | Some(RoleKind::Paper))
        && !tokens.is_capital(last)
        && !is_person(sentences, &(last..last + 1));
    let other = if which { role == Some(RoleKind::Person) } else { thing };
    let fits = other && !inner.is_empty() && (ends_in_somebody(sentences, &inner) || is_person(sentences, &inner));
    fits.then_some(inner)
}
