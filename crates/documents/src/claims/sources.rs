//! Claims without a reporting verb: `according to X`, `X's denial of Y`, `Spokesman: "..."`.

use super::{
    Claim, ClaimKind, Holder,
    beginning::behind_dateline,
    called::holder_in,
    cues::begins_clause,
    extent::{end_of_content, without_commas},
    holders::can_speak,
    stance,
    unsaid::is_granted,
};
use crate::{
    document::ParagraphKind,
    grammar::{Sentences, Tag, is_plural},
    lexicon::{Begins, RoleKind, Stance, VerbForm, WordKind, reporting_noun_at, reports_only_before_clause, role_of},
};
use std::ops::Range;

/// Whether a thing is said to be in a bad way, and nobody is blamed: `The drought is deadly, according to the report`.
fn only_finds(
    sentences: &Sentences<'_>,
    said: &Range<usize>,
    (stance, target): &(Stance, Option<Range<usize>>),
) -> bool {
    let grave = || {
        let quality = stance::evaluation(sentences, said);
        quality.is_some_and(|(good, at)| !good && sentences.tokens.is_kind(at, WordKind::Grave))
    };
    let thing = || target.as_ref().is_some_and(|target| !can_speak(sentences, target));
    *stance == Stance::Criticises && thing() && grave()
}

/// `according to X`: what the rest of the sentence says is X's.
pub(super) fn according_to(sentences: &Sentences<'_>, sentence: &Range<usize>, inside: &[bool]) -> Vec<Claim> {
    let tokens = sentences.tokens;
    let mut found = Vec::new();
    if !tokens.may_say(sentence.start, ["according"])
        && !tokens.has_kind(tokens.sentence_of(sentence.start), WordKind::View)
    {
        return found;
    }
    for at in sentence.clone() {
        let word = |distance: usize| tokens.word(at + distance);
        let cue = match word(0) {
            "according" if word(1) == "to" => at..at + 2,
            "in" if word(1) == "the" && tokens.is_kind(at + 2, WordKind::View) && word(3) == "of" => at..at + 4,
            _ => continue,
        };
        if inside[at] {
            continue;
        }
        let Some(phrase) = sentences.phrase_starting_at(cue.end) else { continue };
        let phrase = with_source(sentences, &over_papers(sentences, &giver_in(sentences, phrase)));
        let begin = behind_dateline(sentences, sentence);
        let inserted = tokens.written(phrase.end) == ","
            && !(begin..at).any(|before| sentences.is_verb(before) || sentences.tag(before) == Tag::Auxiliary);
        // `was arrested when, according to the police, he`: of the clause that begins there.
        let preceding = at.saturating_sub(1 + usize::from(tokens.written(at.saturating_sub(1)) == ","));
        let links = matches!(
            tokens.word(preceding),
            "when" | "because" | "that" | "while" | "where" | "who" | "which" | "whose" | "although"
        );
        let of_clause = preceding > begin
            && (links || sentences.tag(preceding) == Tag::Conjunction)
            && !matches!(tokens.written(phrase.end), "." | ";");
        // `Output is falling: According to the study, it`
        let opens = at <= begin + 1 || tokens.written(at - 1) == ":";
        let said = if opens || of_clause {
            let comma = behind_source(sentences, phrase.end, sentence);
            comma..end_of_content(sentences, comma).max(comma)
        } else if inserted {
            // `The broker, according to prosecutors, bribed two officials`: around it.
            begin..end_of_content(sentences, phrase.end + 1)
        } else {
            begin..at
        };
        let said = without_commas(sentences, &said);
        let (stance, target) = stance::of_content(sentences, &said, Some(&phrase))
            .filter(|read| !only_finds(sentences, &said, read))
            .unwrap_or((Stance::States, None));
        found.push(Claim {
            sentence: 0,
            cue,
            holder: Some(Holder { named: holder_in(sentences, &phrase), phrase }),
            relays: Vec::new(),
            stance,
            target,
            content: Some(said),
            quotes: Vec::new(),
            kind: ClaimKind::Indirect,
        });
    }
    found
}

/// So many tokens may hang on a source that opens its sentence.
const LONGEST_HUNG: usize = 24;

/// Where the clause of a source begins that opens the sentence: behind its comma, and behind what hangs on it (`According to
/// records seen by the agency, | the cargo was`, `According to Holm, who led the inquiry, | the cargo was`).
fn behind_source(sentences: &Sentences<'_>, end: usize, sentence: &Range<usize>) -> usize {
    let comma = |at: &usize| sentences.tokens.written(*at) == ",";
    let behind = end + usize::from(comma(&end));
    // `a paper EXCLUSIVELY obtained by the Gazette,`
    let adverb = behind == end && sentences.tag(end) == Tag::Adverb;
    let hangs = match sentences.tag(behind + usize::from(adverb)) {
        Tag::Relative => true,
        Tag::Preposition | Tag::Conjunction | Tag::Verb(VerbForm::Past | VerbForm::Gerund) => behind == end,
        _ => false,
    };
    if !hangs {
        return behind;
    }
    let commas = || (behind..sentence.end.min(behind + LONGEST_HUNG)).filter(comma);
    let main = commas().find(|at| begins_clause(sentences, at + 1, sentence)).or_else(|| commas().next());
    main.map_or(behind, |at| at + 1)
}

/// `information PROSECUTORS presented in court`: who gave what is the source, where a thing without an article stands before him.
fn giver_in(sentences: &Sentences<'_>, phrase: Range<usize>) -> Range<usize> {
    let tokens = sentences.tokens;
    let last = phrase.end - 1;
    let given = sentences.tag(phrase.end) == Tag::Verb(VerbForm::Past) && tokens.word(phrase.end + 1) != "by";
    let thing = phrase.len() == 2
        && sentences.tag(phrase.start) == Tag::Nominal
        && !tokens.is_capital(phrase.start)
        && role_of(tokens.word(phrase.start)).is_none_or(|role| role.kind == RoleKind::Paper);
    let person = role_of(tokens.word(last)).is_some_and(|role| role.plural && role.kind == RoleKind::Person);
    if given && thing && person { last..phrase.end } else { phrase }
}

/// `court documents`: a word for papers that is the form of a verb as well belongs to the noun before it.
fn over_papers(sentences: &Sentences<'_>, phrase: &Range<usize>) -> Range<usize> {
    let tokens = sentences.tokens;
    let ends = phrase.end + 1 >= sentences.sentence(phrase.start).end
        || matches!(tokens.written(phrase.end + 1), "," | "." | ";")
        // `court documents and testimony`, `court records released on Friday`
        || sentences.tag(phrase.end + 1) == Tag::Conjunction
        || sentences.tag(phrase.end + 1) == Tag::Verb(VerbForm::Past)
            && sentences.tag(phrase.end + 2) == Tag::Preposition;
    let papers = ends && matches!(tokens.word(phrase.end), "documents" | "records" | "papers" | "reports" | "filings");
    phrase.start..phrase.end + usize::from(papers)
}

/// `a report in the New York Times`: the phrase with the one that hangs on it.
fn with_source(sentences: &Sentences<'_>, phrase: &Range<usize>) -> Range<usize> {
    if matches!(sentences.tokens.word(phrase.end), "in" | "by" | "from" | "at" | "of" | "for")
        && let Some(hung) = sentences.phrase_starting_at(phrase.end + 1)
    {
        return phrase.start..hung.end;
    }
    phrase.clone()
}

/// `X's denial of Y`, `the claim by X that`.
pub(super) fn of_nouns(
    sentences: &Sentences<'_>,
    number: usize,
    sentence: &Range<usize>,
    inside: &[bool],
    first: usize,
    claims: &mut Vec<Claim>,
) {
    let tokens = sentences.tokens;
    if !tokens.sentence_begins(number).any(Begins::REPORTING_NOUN) {
        return;
    }
    for at in sentence.clone() {
        let Some(stance) = reporting_noun_at(tokens, at) else { continue };
        if sentences.tag(at) != Tag::Nominal || inside[at] {
            continue;
        }
        let by = matches!(tokens.word(at + 1), "by" | "from");
        let owner = owner_before(sentences, at).or_else(|| country_before(sentences, at)).or_else(|| {
            by.then(|| sentences.phrase_starting_at(at + 2)).flatten().filter(|phrase| can_speak(sentences, phrase))
        });
        let Some(owner) = owner else {
            let nobody = of_nobody(sentences, number, at, stance, &claims[first..]);
            claims.extend(nobody);
            continue;
        };
        let after = if by { owner.end.max(at + 1) } else { at + 1 };
        // `There was no comment from the ministry on the report`
        let silent = stance == Stance::States && tokens.word(at + 1) == "from" && is_none(sentences, at);
        let stance = if silent { Stance::NoComment } else { stance };
        // `allegations of hacking`: what is alleged, and not who did it.
        let gerund = sentences.tag(after + 1) == Tag::Verb(VerbForm::Gerund);
        let act = tokens.word(after) == "of" && (gerund || stance == Stance::Accuses);
        let about = match tokens.word(after) {
            "of" if act => None,
            "of" | "for" | "to" | "against" => sentences.phrase_starting_at(after + 1),
            "on" if silent && !sentences.in_date(after) => sentences.phrase_starting_at(after + 1),
            _ => None,
        };
        // `a ruling that cleared the bank`: without a subject of its own the clause tells of the noun.
        let that = tokens.word(after) == "that" && !begins_with_verb(sentences, after + 1);
        let clause = that || act;
        // A bare `X's statement` reports nothing.
        if !clause && !silent && (about.is_none() || stance == Stance::States)
            || !that && reports_only_before_clause(tokens.word(at))
            || is_run(sentences, at, about.as_ref())
            || claims[first..].iter().any(|claim| claim.cue.contains(&at))
        {
            continue;
        }
        let content = clause.then(|| after..end_of_content(sentences, after));
        let accused = content
            .as_ref()
            .filter(|_| matches!(stance, Stance::Accuses | Stance::Suspects))
            .and_then(|said| accused_in(sentences, said, &claims[first..]));
        claims.push(Claim {
            sentence: number,
            cue: at..at + 1,
            holder: Some(Holder { named: sentences.head(&owner), phrase: owner }),
            relays: Vec::new(),
            stance,
            target: about.map(|phrase| sentences.head(&phrase)).or(accused),
            content,
            quotes: Vec::new(),
            kind: ClaimKind::Indirect,
        });
    }
}

/// `was suspended over claims that she had bullied a clerk`: the claim of a noun with a clause that hangs on why or when
/// something was done, and that the text gives to nobody. What somebody denies or repeats is told of with him.
fn of_nobody(sentences: &Sentences<'_>, number: usize, noun: usize, stance: Stance, told: &[Claim]) -> Option<Claim> {
    let tokens = sentences.tokens;
    let before = (sentences.sentence(noun).start..noun).rev().find(|at| sentences.tag(*at) != Tag::Nominal)?;
    let because = matches!(tokens.word(before), "over" | "amid" | "after" | "following" | "despite");
    // `after an announcement that` tells of a deed.
    let told_of = stance == Stance::Accuses || stance == Stance::States && is_plural(tokens.word(noun));
    let said_by = |claim: &Claim| claim.content.as_ref().is_some_and(|content| content.contains(&noun));
    let that = tokens.word(noun + 1) == "that" && begins_clause(sentences, noun + 2, &sentences.sentence(noun));
    // `over claims he sold the cubs`
    let bare = sentences.tag(noun + 1) == Tag::Pronoun && begins_clause(sentences, noun + 1, &sentences.sentence(noun));
    let clause = that || bare;
    if !because || !told_of || !clause || told.iter().any(said_by) {
        return None;
    }
    let content = noun + 1..end_of_content(sentences, noun + 1);
    // Who suffered it is not accused of it.
    let guilty = stance::of_content(sentences, &content, None)
        .filter(|(found, _)| stance == Stance::Accuses && *found == Stance::Accuses)
        .and_then(|(_, guilty)| guilty);
    Some(Claim {
        sentence: number,
        cue: noun..noun + 1,
        holder: None,
        relays: Vec::new(),
        stance,
        target: guilty,
        content: Some(content),
        quotes: Vec::new(),
        kind: ClaimKind::Indirect,
    })
}

/// Whom a clause accuses: its subject. Where that is a pronoun, it is who holds the claim in which the clause stands:
/// `The ministry denied US allegations that it was involved`. Of an act it is who denies it: `denied allegations of hacking`.
fn accused_in(sentences: &Sentences<'_>, said: &Range<usize>, told: &[Claim]) -> Option<Range<usize>> {
    let act = sentences.tokens.word(said.start) == "of";
    if !act && sentences.tag(said.start + 1) != Tag::Pronoun {
        return stance::subject_of_content(sentences, said);
    }
    let claim = told
        .iter()
        .rev()
        .find(|claim| claim.content.as_ref().is_some_and(|content| content.contains(&said.start)))
        .filter(|claim| !act || matches!(claim.stance, Stance::Denies | Stance::Rejects))?;
    claim.holder.as_ref().map(|holder| spoken_for(sentences, holder))
}

/// Whether the verb of a clause stands at a token, with adverbs before it at most.
fn begins_with_verb(sentences: &Sentences<'_>, at: usize) -> bool {
    let next = (at..sentences.sentence(at).end).find(|at| !matches!(sentences.tag(*at), Tag::Adverb | Tag::Negation));
    next.is_some_and(|at| {
        matches!(sentences.tag(at), Tag::Auxiliary | Tag::Verb(VerbForm::Past | VerbForm::Third | VerbForm::Base))
    })
}

/// `Lawyers for the bank` deny what the bank is accused of.
fn spoken_for(sentences: &Sentences<'_>, holder: &Holder) -> Range<usize> {
    let behind = holder.named.end;
    if holder.phrase.contains(&behind)
        && sentences.tokens.word(behind) == "for"
        && let Some(phrase) = sentences.phrase_starting_at(behind + 1)
    {
        return sentences.head(&phrase);
    }
    holder.named.clone()
}

/// `Frisch's bid for the leadership`: who runs for what nobody has to grant him proposes nothing.
fn is_run(sentences: &Sentences<'_>, noun: usize, about: Option<&Range<usize>>) -> bool {
    let granted =
        |phrase: &Range<usize>| is_granted(sentences.tokens.word(sentences.head(phrase).end.saturating_sub(1)));
    matches!(sentences.tokens.word(noun), "bid" | "bids") && !about.is_some_and(granted)
}

/// `no comment`, `no immediate comment`
fn is_none(sentences: &Sentences<'_>, noun: usize) -> bool {
    [1, 2].into_iter().any(|back| noun.checked_sub(back).is_some_and(|at| sentences.tokens.word(at) == "no"))
}

/// The phrase before `'s` before a noun: `the ministry's denial`.
fn owner_before(sentences: &Sentences<'_>, noun: usize) -> Option<Range<usize>> {
    let sentence = sentences.sentence(noun);
    let mut at = noun;
    while at > sentence.start && sentences.tag(at - 1) == Tag::Nominal {
        at -= 1;
    }
    if at <= sentence.start + 1 {
        return None;
    }
    // `prosecutors' accusations`
    let plural = matches!(sentences.tokens.written(at - 1), "'" | "’")
        && !sentences.tokens.has_space_before(at - 1)
        && sentences.tokens.word(at - 2).ends_with('s');
    if plural || sentences.tag(at - 1) == Tag::Possessive {
        return sentences.phrase_ending_at(at - 2).filter(|phrase| can_speak(sentences, phrase));
    }
    None
}

/// `US claims that`, `US accusations of`: a country right before a noun that says what of.
fn country_before(sentences: &Sentences<'_>, noun: usize) -> Option<Range<usize>> {
    let before = noun.checked_sub(1)?;
    let phrase = sentences.phrase_ending_at(before)?;
    let last = phrase.end - 1..phrase.end;
    let follows =
        matches!(sentences.tokens.word(noun + 1), "that" | "of" | "against") && sentences.tokens.is_capital(before);
    (follows && super::holders::names_place(sentences, &last)).then_some(last)
}

/// `Ministry spokesman: "The allegations are a fantasy."`; in a headline without marks, too: `Minister: claims are false`.
pub(super) fn before_colon(sentences: &Sentences<'_>, number: usize, sentence: &Range<usize>) -> Option<Claim> {
    let tokens = sentences.tokens;
    if !tokens.may_say(sentence.start, [":"]) {
        return None;
    }
    let colon = (sentence.start..sentence.end.min(sentence.start + 9)).find(|at| tokens.written(*at) == ":")?;
    let quoted = matches!(tokens.written(colon + 1), "\"" | "“" | "‘" | "'");
    let phrase = sentence.start..colon;
    let names = phrase
        .clone()
        .all(|at| matches!(sentences.tag(at), Tag::Nominal | Tag::Determiner | Tag::Possessive | Tag::Preposition));
    let headline = tokens.paragraphs[tokens.sentences()[number].paragraph].kind == ParagraphKind::Headline;
    let role = role_of(tokens.word(colon.wrapping_sub(1)));
    let office = role.is_some_and(|role| matches!(role.kind, RoleKind::Person | RoleKind::Body));
    let told = headline && office && begins_clause(sentences, colon + 1, sentence);
    // `NEW: "The bridge is open"`: what is new, and not who says it.
    let label = phrase.len() == 1 && tokens.is_kind(phrase.start, WordKind::LineLabel);
    let spoken = (quoted || told) && !label;
    if !spoken
        || !names
        || phrase.is_empty()
        || !can_speak(sentences, &phrase)
        || phrase.clone().any(|at| sentences.in_date(at))
    {
        return None;
    }
    let content = colon + 1..sentence.end;
    let (stance, target) = stance::of_content(sentences, &content, Some(&phrase)).unwrap_or((Stance::States, None));
    Some(Claim {
        sentence: number,
        cue: colon..colon + 1,
        holder: Some(Holder { named: sentences.head(&phrase), phrase }),
        relays: Vec::new(),
        stance,
        target,
        content: Some(content),
        quotes: Vec::new(),
        kind: ClaimKind::Indirect,
    })
}

/// `A former envoy, Jon Aske, is sceptical: "Nobody puts a buoy there."`: a quotation of a sentence or more behind a colon is of
/// the subject of the clause before it, where that has no verb of saying.
pub(super) fn before_quotation(sentences: &Sentences<'_>, number: usize, sentence: &Range<usize>) -> Option<Claim> {
    let tokens = sentences.tokens;
    if !tokens.may_say(sentence.start, [":"]) {
        return None;
    }
    let mark = |at: &usize| matches!(tokens.written(*at), "\"" | "“" | "”");
    let colon = (sentence.start + 1..sentence.end.saturating_sub(SHORTEST_QUOTED))
        .find(|at| tokens.written(*at) == ":" && mark(&(at + 1)))?;
    // More than one pair of marks are titles or examples.
    let one = !(sentence.start..colon).any(|at| mark(&at)) && (colon..sentence.end).filter(mark).count() <= 2;
    if !one || !tokens.is_capital(colon + 2) {
        return None;
    }
    let finite = |at: &usize| {
        matches!(sentences.tag(*at), Tag::Auxiliary | Tag::Verb(VerbForm::Past | VerbForm::Third))
            && !sentences.in_date(*at)
    };
    let verb = (sentence.start..colon).find(finite)?;
    let phrase = sentences.subject_of(verb).filter(|phrase| phrase.end <= verb && can_speak(sentences, phrase))?;
    if matches!(tokens.word(phrase.start), "it" | "this" | "that" | "there" | "what") {
        return None;
    }
    let content = colon + 1..sentence.end;
    let (stance, target) = stance::of_content(sentences, &content, Some(&phrase)).unwrap_or((Stance::States, None));
    Some(Claim {
        sentence: number,
        cue: colon..colon + 1,
        holder: Some(Holder { named: holder_in(sentences, &phrase), phrase }),
        relays: Vec::new(),
        stance,
        target,
        content: Some(content),
        quotes: Vec::new(),
        kind: ClaimKind::Indirect,
    })
}

/// A quotation of fewer tokens, marks included, is no sentence.
const SHORTEST_QUOTED: usize = 5;
