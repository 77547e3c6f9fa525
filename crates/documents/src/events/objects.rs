//! What an event happens to, where the word for it alone does not say what it is: who can be held, what is stolen, who is under
//! a measure, and what a relative clause hangs on.

use super::{bearers, things};
use crate::{
    claims::can_speak,
    grammar::{Sentences, Tag, Voice},
    lexicon::{
        ObjectRole, RoleKind, Trigger, VerbForm, WordKind, is_common, is_kind, is_time_unit, reporting_verbs, role_of,
        stage_at,
    },
    reality::{governing_verb, only_describes},
};
use std::ops::Range;

/// The kind of event that the theft of data is.
pub(super) const DATA_THEFT: &str = "cyber_attack";

/// Whether what is stolen is data: `records were stolen`, `stole customer data`.
pub(super) fn is_theft_of_data(sentences: &Sentences<'_>, range: &Range<usize>, object: Option<&Range<usize>>) -> bool {
    let tokens = sentences.tokens;
    tokens.verb(range.start).is_some_and(|(lemma, _)| lemma == "steal")
        && object.is_some_and(|stolen| {
            let head = sentences.head(stolen);
            head.end > head.start && tokens.is_kind(head.end - 1, WordKind::Data)
        })
}

/// Whether a phrase names a thing: by a common noun that is neither a person nor a body.
pub(super) fn is_thing(sentences: &Sentences<'_>, phrase: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let head = sentences.head(phrase);
    // `an appeal today`
    let last = head.clone().rev().find(|at| !sentences.in_date(*at)).unwrap_or(head.start);
    let word = tokens.word(last);
    let opens = last == sentences.sentence(last).start && is_common(word);
    sentences.tag(last) == Tag::Nominal
        && (opens || !tokens.is_capital(last))
        && tokens.role(last).is_none()
        && !tokens.is_kind(last, WordKind::Human)
}

/// Of a thing with somebody hung on it, that somebody: of `access to DAVID HICKS, arrested` and `an appeal by A MOTHER sentenced` nobody
/// arrests the access, and nobody sentences the appeal. So of kin and of who speaks for somebody: `the family of A WOMAN killed in`.
pub(super) fn somebody_hung_on(sentences: &Sentences<'_>, phrase: Range<usize>) -> Range<usize> {
    let head = sentences.head(&phrase);
    let hung = (head.end..phrase.end).rev().find(|at| sentences.tag(*at) == Tag::Preposition);
    let inner = hung.map(|at| at + 1..phrase.end).filter(|inner| !inner.is_empty());
    let last = head.end.saturating_sub(1);
    let kin = || {
        let belongs = sentences.tokens.is_kind(last, WordKind::Belongs)
            || matches!(sentences.tokens.word(last), "family" | "families" | "relatives");
        belongs && only_describes(sentences, &(phrase.end..phrase.end + 1))
    };
    match inner {
        Some(inner) if (is_thing(sentences, &phrase) || kin()) && crate::claims::is_person(sentences, &inner) => inner,
        _ => phrase,
    }
}

/// A phrase without the day behind it, and without an adverb that another phrase hangs on: `by RIOT POLICE three days ago`, `BUILDINGS
/// close to the port`.
pub(super) fn without_day(sentences: &Sentences<'_>, phrase: Range<usize>) -> Range<usize> {
    let day = (phrase.start + 1..phrase.end).find(|at| sentences.in_date(*at));
    let to_its_end = |day: usize| (day..phrase.end).all(|at| sentences.in_date(at));
    let end = match day {
        Some(day) if sentences.tag(day - 1) == Tag::Nominal && !sentences.in_date(day - 1) && to_its_end(day) => day,
        _ => phrase.end,
    };
    let close = end == phrase.end
        && phrase.len() > 1
        && sentences.tokens.word(end - 1) == "close"
        && sentences.tokens.word(end) == "to";
    phrase.start..end - usize::from(close)
}

/// Whether what is offered is nothing that could be taken up: `offered no evidence`, `offered an explanation`.
pub(super) fn is_no_proposal(sentences: &Sentences<'_>, object: &Range<usize>) -> bool {
    let head = sentences.head(object);
    head.end > head.start && sentences.tokens.is_kind(head.end - 1, WordKind::NoProposal)
}

/// Whether a phrase names who acts for the state against crime: `customs officers`, `the court`.
pub(super) fn is_authority(sentences: &Sentences<'_>, phrase: &Range<usize>) -> bool {
    let head = sentences.head(phrase);
    head.end > head.start && sentences.tokens.is_kind(head.end - 1, WordKind::Authority)
}

/// Of two nouns before `who` the one that the clause of a verb belongs to: of `the lawyer of A BANKER who was convicted` and `the
/// lawyer for PETROV, who was convicted` not the lawyer. Only where the first one is told by the second: a clause right behind a
/// name or behind `the` belongs to the first noun, unless that has its article too.
pub(super) fn nearest_to_relative(sentences: &Sentences<'_>, verb: usize, subject: Range<usize>) -> Range<usize> {
    let tokens = sentences.tokens;
    let head = sentences.head(&subject);
    let low = head.end + 1..subject.end;
    let told = head.end > head.start
        && tokens.is_kind(head.end - 1, WordKind::Belongs)
        && matches!(tokens.word(head.end), "of" | "for")
        && !low.is_empty();
    let comma = tokens.written(subject.end) == ",";
    let relative = subject.end + usize::from(comma);
    let group = sentences.group_of(verb).start;
    let of_this_verb = relative < group
        && tokens.word(relative) == "who"
        && (relative + 1..group).all(|at| sentences.tag(at) == Tag::Adverb || sentences.in_date(at));
    if !told || !of_this_verb {
        return subject;
    }
    let body = role_of(tokens.word(low.end - 1)).is_some_and(|role| role.kind != RoleKind::Person);
    let near = match tokens.word(low.start) {
        "a" | "an" => true,
        "the" => tokens.word(subject.start) == "the",
        _ => comma && tokens.is_capital(low.start),
    };
    if near && !body { low } else { subject }
}

/// Who claims an attack: the subject of `claimed responsibility for the attack`.
pub(super) fn claimant(sentences: &Sentences<'_>, noun: usize) -> Option<Range<usize>> {
    let tokens = sentences.tokens;
    let opens = sentences.sentence(noun).start;
    let mut start = noun;
    let describes = |at: usize| {
        matches!(sentences.tag(at), Tag::Nominal | Tag::Determiner | Tag::Number)
            || matches!(tokens.written(at), "$" | "£" | "€")
    };
    while start > opens && describes(start - 1) {
        start -= 1;
    }
    let responsible = start.checked_sub(2).filter(|at| *at > opens)?;
    // `THE HACKERS were also responsible for the theft`
    if tokens.word(responsible) == "responsible" && tokens.word(start - 1) == "for" {
        let be = (opens..responsible).rev().find(|at| sentences.tag(*at) != Tag::Adverb)?;
        let group = sentences.group_of(be);
        let is = matches!(tokens.word(be), "is" | "are" | "was" | "were") && !group.negated && !group.unreal;
        return if is { sentences.subject_of(be).filter(|party| can_speak(sentences, party)) } else { None };
    }
    if tokens.word(responsible) != "responsibility" || tokens.word(start - 1) != "for" {
        return None;
    }
    let verb = (opens..responsible).rev().take(2).find(|at| sentences.is_verb(*at))?;
    let group = sentences.group_of(verb);
    let claims = matches!(tokens.verb(verb)?.0, "accept" | "admit" | "claim" | "take");
    if claims && group.voice == Voice::Active && !group.negated && !group.unreal {
        sentences.subject_of(verb)
    } else {
        None
    }
}

/// Whom something is stolen from: the phrase behind `from`, right behind the verb or its object.
pub(crate) fn robbed(
    sentences: &Sentences<'_>,
    range: &Range<usize>,
    stolen: Option<&Range<usize>>,
) -> Option<Range<usize>> {
    let behind = stolen.map_or(range.end, |stolen| stolen.end.max(range.end));
    (sentences.tokens.word(behind) == "from").then(|| sentences.phrase_starting_at(behind + 1)).flatten()
}

/// Who is under a measure, which a noun names: the subject of `is`, `remains`, `was put` right before `under` or `subject to`. In
/// `Arrested under US sanctions` and `Under US sanctions banks may not` nobody is.
pub(super) fn bearer(sentences: &Sentences<'_>, noun: usize) -> Option<Range<usize>> {
    let tokens = sentences.tokens;
    let start = sentences.sentence(noun).start;
    let phrase = sentences.phrase_ending_at(noun)?;
    let word_before =
        |back: usize| phrase.start.checked_sub(back).filter(|at| *at > start).map(|at| (at, tokens.word(at)));
    let opener = match (word_before(1), word_before(2)) {
        _ if tokens.word(phrase.start) == "subject" => phrase.start,
        (Some((under, "under")), _) => under,
        (Some((_, "to")), Some((subject, "subject"))) => subject,
        _ => return None,
    };
    // `is itself under`
    let stresses = |at: usize| {
        let reflexive = tokens.word(at).ends_with("self") || tokens.word(at) == "themselves";
        sentences.tag(at) == Tag::Adverb || reflexive || sentences.in_date(at)
    };
    let verb = (start..opener).rev().find(|at| !stresses(*at))?;
    let group = sentences.group_of(verb);
    let links = match tokens.verb(verb).map(|(lemma, _)| lemma) {
        _ if sentences.tag(verb) == Tag::Auxiliary => true,
        Some("come" | "fall" | "remain" | "stay") => sentences.is_verb(verb),
        Some("place" | "put") => group.voice == Voice::Passive,
        _ => false,
    };
    let real = !group.negated && !group.unreal && !group.future && sentences.tag(verb) != Tag::Verb(VerbForm::Gerund);
    let borne = || bearers::of_clause(sentences, verb).or_else(|| sentences.subject_of(verb));
    if links && real { borne() } else { None }
}

/// The noun that a relative clause without an object hangs on, by the subject of the clause: `a tanker that THE US blacklisted in
/// August`, `the ship THE US blacklisted in August`. None where the clause completes another word: `told police that the man
/// arrested in Hull was`, `evidence that the man arrested in Hull was`.
pub(super) fn before_clause(sentences: &Sentences<'_>, subject: &Range<usize>) -> Option<Range<usize>> {
    let tokens = sentences.tokens;
    let sentence = sentences.sentence(subject.start);
    let before = subject.start.checked_sub(1).filter(|before| *before > sentence.start)?;
    let word = tokens.word(before);
    let bare = sentences.tag(before) == Tag::Nominal;
    let noun = match sentences.tag(before) {
        Tag::Relative if matches!(word, "that" | "which" | "whom" | "who") => {
            sentences.noun_before_relative(before, &sentence)?
        }
        Tag::Nominal if sentences.tag(subject.start) == Tag::Determiner && !sentences.in_date(before) => {
            sentences.phrase_ending_at(before)?
        }
        _ => return None,
    };
    let above = noun.start.checked_sub(1).filter(|above| sentence.contains(above));
    let vehicle = is_vehicle(sentences, &noun);
    let completes = above.is_some_and(|above| match sentences.tag(above) {
        // `said in court that the man arrested in Hull`
        Tag::Preposition => bare || (word == "that" && !vehicle),
        Tag::Verb(_) => bare || (word == "that" && reporting_verbs().longest_at(tokens, above).is_some()),
        _ => false,
    });
    ((vehicle || can_speak(sentences, &noun)) && !completes).then_some(noun)
}

/// The subject of the clause behind a participle that opens the sentence: `Charged with fraud by the state, THE LAWYER denied it`.
pub(super) fn behind_opening(sentences: &Sentences<'_>, participle: usize) -> Option<Range<usize>> {
    let sentence = sentences.sentence(participle);
    (participle..sentence.end).filter(|at| sentences.tokens.written(*at) == ",").find_map(|comma| {
        let phrase = sentences.phrase_starting_at(comma + 1)?;
        let verb = matches!(sentences.tag(phrase.end), Tag::Auxiliary | Tag::Verb(VerbForm::Past | VerbForm::Third));
        (verb && phrase.end < sentence.end).then_some(phrase)
    })
}

/// Who does or undergoes what a participle tells that has no subject before it: `Having bribed officials, THE FIRM
/// won`, `After robbing a bank, THE BROTHERS fled`, `KOVAC, sentenced to nine years, appealed`. Not who only reports
/// it: `After robbing a bank, a court heard, they fled`.
pub(super) fn of_participle(sentences: &Sentences<'_>, verb: usize) -> Option<Range<usize>> {
    let tokens = sentences.tokens;
    let sentence = sentences.sentence(verb);
    let start = sentences.group_of(verb).start;
    let past = sentences.tag(verb) == Tag::Verb(VerbForm::Past);
    let gerund = sentences.tag(verb) == Tag::Verb(VerbForm::Gerund);
    // `the troops called for help WHEN SURROUNDED by rebels`
    let led = start.checked_sub(1).filter(|at| *at > sentence.start && past && start == verb);
    if let Some(led) = led.filter(|at| matches!(tokens.word(*at), "when" | "while" | "once")) {
        let finite = |at: &usize| matches!(sentences.tag(*at), Tag::Verb(VerbForm::Past | VerbForm::Third));
        let main = (sentence.start..led).rev().find(finite)?;
        return sentences.subject_of(main).filter(|subject| subject.end <= main && can_speak(sentences, subject));
    }
    let having = past && tokens.word(sentence.start) == "having" && start <= sentence.start + 1;
    let opener = start == sentence.start + 1
        && matches!(tokens.word(sentence.start), "after" | "before" | "while" | "when" | "since" | "by");
    if having || gerund && (start == sentence.start || opener) {
        return (verb..sentence.end).filter(|at| tokens.written(*at) == ",").find_map(|comma| {
            let phrase = sentences.phrase_starting_at(comma + 1)?;
            let told = phrase.end < sentence.end
                && matches!(sentences.tag(phrase.end), Tag::Auxiliary | Tag::Verb(VerbForm::Past | VerbForm::Third));
            let reports = reporting_verbs()
                .longest_at(tokens, phrase.end)
                .is_some_and(|(end, _)| end >= sentence.end || matches!(tokens.written(end), "," | "."));
            (told && !reports).then_some(phrase)
        });
    }
    let comma = start.checked_sub(1).filter(|comma| *comma > sentence.start && tokens.written(*comma) == ",")?;
    let first = !(sentence.start..comma).any(|at| sentences.is_verb(at) || sentences.tag(at) == Tag::Auxiliary);
    let noun = sentences.tag(comma - 1) == Tag::Nominal && !sentences.in_date(comma - 1);
    if !past || start != verb || !first || !noun || sentences.tag(verb + 1) != Tag::Preposition {
        return None;
    }
    sentences.phrase_ending_at(comma - 1).filter(|phrase| can_speak(sentences, phrase))
}

/// What a verb phrase that ends in `on` aims at, where a day stands between: `imposed sanctions on Wednesday on TWO BANKS`. `day` is
/// the token behind the phrase.
pub(super) fn behind_day(sentences: &Sentences<'_>, day: usize) -> Option<Range<usize>> {
    let tokens = sentences.tokens;
    let opens = |at: usize| matches!(tokens.word(at), "on" | "against");
    let opened = day.checked_sub(1).is_some_and(opens);
    let end = sentences.sentence(day).end;
    let aim = (day..end).find(|at| !sentences.in_date(*at)).filter(|at| *at > day && opened && opens(*at))?;
    sentences.phrase_starting_at(aim + 1)
}

/// Whom somebody fought, where a verb that takes no object says it: `clashed with THE ARMY`.
pub(super) fn fought(sentences: &Sentences<'_>, end: usize, trigger: Trigger) -> Option<Range<usize>> {
    let fights = trigger.role == ObjectRole::None && trigger.kind == "attack";
    let with = fights && end < sentences.sentence(end - 1).end && sentences.tokens.word(end) == "with";
    let other = if with { sentences.phrase_starting_at(end + 1)? } else { return None };
    (things::is_somebody(sentences, &other) || things::is_armed(sentences, &other)).then_some(other)
}

/// Of some that are counted from several, those several: `two of THE TANKERS`, `several of THE SMUGGLERS`. Who they
/// are, only the phrase behind `of` says.
pub(super) fn counted_from(sentences: &Sentences<'_>, phrase: Range<usize>) -> Range<usize> {
    let tokens = sentences.tokens;
    let head = sentences.head(&phrase);
    let counts = |at: usize| {
        sentences.is_count(at)
            || matches!(tokens.word(at), "one" | "some" | "several" | "many" | "most" | "all" | "both")
    };
    // `kidnapped dozens of teachers`, `a growing number of workers`, `20 per cent of the staff`
    let many = head.end > head.start
        && matches!(
            tokens.word(head.end - 1),
            "dozens" | "hundreds" | "scores" | "thousands" | "cent" | "number" | "total" | "majority" | "handful"
        );
    if many && tokens.word(head.end) == "of" {
        let counted = sentences.phrase_starting_at(head.end + 1);
        return counted.filter(|counted| !is_amount(sentences, counted)).unwrap_or(phrase);
    }
    // `all THE CAVES`, `both HER SONS`, `half of THE AIRPORT`
    let part = phrase.len() == 1
        && matches!(tokens.word(phrase.start), "all" | "both" | "half" | "most" | "much" | "part" | "parts" | "some");
    if part && phrase.end < sentences.sentence(phrase.start).end {
        let of = usize::from(tokens.word(phrase.end) == "of");
        let behind = phrase.end + of;
        let led = sentences.tag(behind) == Tag::Determiner
            || matches!(tokens.word(behind), "his" | "her" | "its" | "their" | "our" | "my");
        let whole = (of == 1 || led).then(|| sentences.phrase_starting_at(behind)).flatten();
        return whole.filter(|whole| !sentences.in_date(whole.start)).unwrap_or(phrase);
    }
    let definite = matches!(tokens.word(head.end + 1), "the" | "these" | "those" | "them");
    if head.is_empty() || !head.clone().all(counts) || tokens.word(head.end) != "of" || !definite {
        return phrase;
    }
    sentences.phrase_starting_at(head.end + 1).unwrap_or(phrase)
}

/// Who pays a fine, or agrees or is ordered to: the subject of `pay` before the noun.
pub(super) fn payer(sentences: &Sentences<'_>, noun: usize) -> Option<Range<usize>> {
    let verb = governing_verb(sentences, noun, &[])?;
    let pays = sentences.tokens.verb(verb).is_some_and(|(lemma, _)| lemma == "pay");
    let group = sentences.group_of(verb);
    if !pays || group.negated || group.voice == Voice::Passive {
        return None;
    }
    sentences.subject_of(verb).filter(|party| can_speak(sentences, party))
}

/// Whether a phrase names a sum or a time: `a fine of THREE MILLION EUROS`, `a sentence of NINE YEARS`.
pub(super) fn is_amount(sentences: &Sentences<'_>, phrase: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let head = sentences.head(phrase);
    let last = head.end.saturating_sub(1);
    phrase.clone().any(|at| matches!(tokens.written(at), "$" | "£" | "€"))
        || tokens.is_kind(last, WordKind::MoneyWord)
        || is_time_unit(tokens.word(last))
}

/// Whom a punishment befalls, without the sum or the term that stands right behind his name: `fined NORBANK 40 million crowns`.
pub(super) fn before_amount(sentences: &Sentences<'_>, phrase: Range<usize>) -> Range<usize> {
    let tokens = sentences.tokens;
    let sum = (phrase.start + 1..phrase.end).find(|at| {
        let number = sentences.tag(*at) == Tag::Number || matches!(tokens.written(*at), "$" | "£" | "€");
        // `fined EUR 3 million`
        let code = tokens.written(at - 1);
        let currency = code.len() == 3 && code.chars().all(char::is_uppercase);
        number && tokens.is_capital(at - 1) && !currency && !tokens.is_capital(phrase.end - 1)
    });
    sum.map_or(phrase.clone(), |sum| phrase.start..sum)
}

/// Whether a phrase names a ship or an aircraft.
pub(super) fn is_vehicle(sentences: &Sentences<'_>, phrase: &Range<usize>) -> bool {
    let head = sentences.head(phrase);
    let word = sentences.tokens.word(head.end.saturating_sub(1));
    let one = |word: &str| is_kind(word, WordKind::OneShip) || is_kind(word, WordKind::Aircraft);
    one(word) || word.strip_suffix('s').is_some_and(one)
}

/// Whether what a phrase names is held as people, ships and aircraft are. A name is, where its sentence speaks of ships, of
/// aircraft or of a case.
pub(super) fn may_be_held(sentences: &Sentences<'_>, phrase: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let head = sentences.head(phrase);
    let last = tokens.word(head.end.saturating_sub(1));
    let human = || {
        role_of(last).is_some_and(|role| role.kind == RoleKind::Person)
            || matches!(last, "he" | "she" | "they" | "i" | "we")
            // `Five held over bank robbery`
            || head.len() == 1 && sentences.is_count(head.start)
    };
    let named = head.clone().any(|at| tokens.is_capital(at) && !is_common(tokens.word(at)));
    let sentence = || sentences.sentence(phrase.start);
    is_vehicle(sentences, phrase)
        || human()
        || crate::claims::is_person(sentences, phrase)
        || (named
            && sentence().any(|at| {
                let word = tokens.word(at);
                is_kind(word, WordKind::Ship) || is_kind(word, WordKind::Aircraft) || stage_at(tokens, at).is_some()
            }))
}
