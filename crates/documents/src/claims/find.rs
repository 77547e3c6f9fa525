//! The claims of an article: every sentence's cues and sources together, and who of them only passes on.

use super::{
    Claim, Holder, Quote, attribution,
    beginning::behind_dateline,
    beside,
    cues::{self, Cue},
    dropped::{drop_accused_of, drop_denied, drop_questions, drop_relayed, says_something},
    hedged,
    holders::{antecedent, is_media, is_of_other_sex, is_person, may_stand_for, names_place},
    mutual, nested,
    objects::object_before,
    of_verb::of_cue,
    sources::{according_to, before_colon, before_quotation, of_nouns},
};
use crate::{
    grammar::{Sentences, Tag},
    lexicon::{Frame, RoleKind, Stance, WordKind, reporting_noun, role_of},
};
use std::ops::Range;

/// Every claim of the article, in order.
pub(crate) fn find(sentences: &Sentences<'_>, quotes: &[Quote]) -> Vec<Claim> {
    let inside = inside_quotes(sentences, quotes);
    let mut claims: Vec<Claim> = Vec::new();
    let mut holders: Vec<Holder> = Vec::new();
    // Who was accused last, and in which sentence.
    let mut accused: Option<(usize, Range<usize>)> = None;
    let mut cues = cues::find(sentences).into_iter().filter(|cue| !inside[cue.tokens.start]).peekable();
    let mut beside = beside::find(sentences, quotes).into_iter().peekable();
    for number in 0..sentences.tokens.sentences().len() {
        let sentence = sentences.tokens.sentences()[number].tokens.clone();
        let kind = sentences.tokens.paragraphs[sentences.tokens.sentences()[number].paragraph].kind;
        if !kind.is_article() {
            continue;
        }
        let first = claims.len();
        let spoke_before = holders.len();
        let mut here: Vec<Cue> = Vec::new();
        while let Some(cue) = cues.next_if(|cue| sentence.contains(&cue.tokens.start)) {
            here.push(cue);
        }
        let mut trailing: Option<Range<usize>> = None;
        for cue in &here {
            if cue.inverted && is_trailing(sentences, cue, &sentence) && claims.len() > first {
                // `X denied it, reported ABC`: the last one only passes on.
                trailing = sentences.phrase_starting_at(cue.tokens.end);
                continue;
            }
            if let Some(medium) = medium_behind(sentences, cue, &sentence, &claims[first..]) {
                trailing = Some(medium);
                continue;
            }
            if let Some(claim) = of_cue(sentences, cue, number) {
                holders.extend(claim.holder.clone());
                match mutual::of_two(sentences, &claim) {
                    Some(both) => claims.extend(both),
                    None => claims.push(claim),
                }
            }
        }
        while let Some(claim) = beside.next_if(|claim| claim.sentence <= number) {
            // The same verb may say it without a quotation, too.
            if claims[first..].iter().all(|held| held.cue.start != claim.cue.start) {
                holders.extend(claim.holder.clone());
                claims.push(claim);
            }
        }
        for source in according_to(sentences, &sentence, &inside) {
            let passes_on = nested::passes_on(sentences, &claims[first..], source.cue.start);
            if passes_on == Some(source.cue.start) && source.cue.start > sentence.start + 2 {
                trailing = source.holder.as_ref().map(|holder| holder.named.clone());
            } else {
                holders.extend(source.holder.clone());
                let source = Claim { sentence: number, ..source };
                claims.push(nested::of_the_rest(sentences, source, passes_on));
            }
        }
        of_nouns(sentences, number, &sentence, &inside, first, &mut claims);
        hedged::of_adverbs(sentences, number, &sentence, &inside, first, &mut claims);
        if let Some(claim) = before_colon(sentences, number, &sentence)
            && claims[first..].iter().all(|held| held.cue != claim.cue && held.cue.end != claim.cue.start)
        {
            claims.push(claim);
        }
        if claims.len() == first {
            claims.extend(before_quotation(sentences, number, &sentence));
        }
        drop_questions(sentences, &sentence, &inside, &mut claims, first);
        drop_relayed(&mut claims, first);
        drop_denied(sentences, &mut claims, first);
        drop_accused_of(sentences, &mut claims, first);
        if let Some(relay) = trailing {
            for claim in &mut claims[first..] {
                claim.relays.push(sentences.head(&relay));
            }
        }
        let within = nested::pairs(sentences, &claims[first..]);
        for claim in &mut claims[first..] {
            accused = accused.filter(|(earlier, _)| earlier + 1 >= number);
            let denies = accused.as_ref().and_then(|(_, who)| denier(sentences, claim, who, &holders));
            if denies.is_some() && claim.target.as_ref().is_some_and(|target| target.start < claim.cue.start) {
                // `accused the captain of theft; he denies it`: the accusation, for which no noun stands there.
                claim.target = None;
                claim.content = None;
            }
            if denies.is_some() && claim.stance == Stance::States {
                claim.stance = Stance::Denies;
            }
            resolve(sentences, claim, denies, &holders, &inside);
            add_inserted_relays(sentences, claim, &sentence);
            // Of whom `she` was said.
            let resolved = |holder: &Holder| holder.named != holder.phrase && is_pronoun(sentences, holder);
            holders.extend(claim.holder.clone().filter(resolved));
            if claim.stance == Stance::Accuses
                && let Some(target) = &claim.target
            {
                accused = Some((number, target.clone()));
            }
        }
        nested::relay(&mut claims[first..], &within);
        let quoted = nested::quoted(&claims[first..], &within);
        // Who speaks on is who spoke, and not whom he told of: `The mayor said a broker claimed it was lost. HE said`.
        if !quoted.is_empty() {
            let (told_of, spoke): (Vec<Holder>, Vec<Holder>) =
                holders.split_off(spoke_before).into_iter().partition(|holder| quoted.contains(&holder.phrase));
            holders.extend(told_of);
            holders.extend(spoke);
        }
        nested::drop_own(sentences, &mut claims, first);
    }
    attribution::attach(sentences, quotes, &mut claims);
    claims.retain(says_something);
    claims.sort_by_key(|claim| (claim.sentence, claim.cue.start));
    claims
}

/// Tokens inside double quotation marks: what is said there is not the article's report.
fn inside_quotes(sentences: &Sentences<'_>, quotes: &[Quote]) -> Vec<bool> {
    let mut inside = vec![false; sentences.tokens.len() + 1];
    for part in quotes.iter().filter(|quote| quote.len() > 2).flat_map(|quote| &quote.parts) {
        inside[part.clone()].fill(true);
    }
    inside
}

/// Whether something is printed or sent in what a phrase names: a newspaper, a broadcaster, a paper (`published in a letter`).
fn is_outlet(sentences: &Sentences<'_>, phrase: &Range<usize>) -> bool {
    let last = sentences.head(phrase).end.saturating_sub(1);
    let paper = role_of(sentences.tokens.word(last)).is_some_and(|role| role.kind == RoleKind::Paper);
    paper || is_media(sentences, phrase)
}

/// Whether nothing but the subject follows to the end of the sentence.
fn is_trailing(sentences: &Sentences<'_>, cue: &Cue, sentence: &Range<usize>) -> bool {
    sentences.phrase_starting_at(cue.tokens.end).is_some_and(|phrase| {
        (phrase.end..sentence.end)
            .all(|at| matches!(sentences.tag(at), Tag::Adverb | Tag::Mark) || sentences.in_date(at))
    })
}

/// The newspaper or broadcaster that closes a sentence whose main clause is somebody's claim: it only passes the claim on.
/// `Officials blame the group, the BBC has learned.`
fn medium_behind(
    sentences: &Sentences<'_>,
    cue: &Cue,
    sentence: &Range<usize>,
    claims: &[Claim],
) -> Option<Range<usize>> {
    let tokens = sentences.tokens;
    if cue.inverted || cue.verb.frame != Frame::That || claims.is_empty() {
        return None;
    }
    let closes = |at: usize| matches!(sentences.tag(at), Tag::Adverb | Tag::Mark) || sentences.in_date(at);
    if !(cue.tokens.end..sentence.end).all(closes) {
        return None;
    }
    let subject = sentences.subject_of(cue.tokens.start)?;
    let behind = subject.start > sentence.start && tokens.written(subject.start - 1) == ",";
    // `, the state agency reported`: who reports what somebody says there passes it on.
    let reports = matches!(tokens.word(cue.tokens.start), "reported" | "reports");
    let agency = || subject.clone().any(|at| tokens.is_kind(at, WordKind::Agency));
    if !behind || !(is_media(sentences, &subject) || reports && agency()) {
        return None;
    }
    let begin = behind_dateline(sentences, sentence);
    let leads = |at: usize| at >= begin && at <= begin + 1;
    let main = claims.iter().any(|claim| {
        claim.holder.as_ref().is_some_and(|holder| leads(holder.phrase.start))
            || claim.target.as_ref().is_some_and(|target| leads(target.start))
    });
    main.then_some(subject)
}

fn is_pronoun(sentences: &Sentences<'_>, holder: &Holder) -> bool {
    sentences.tag(holder.phrase.start) == Tag::Pronoun
}

/// Who was accused, where a claim answers just that and its holder is a pronoun that may stand for him: in `The mayor accused
/// the banker of fraud. He denied it.` the banker denies, though the mayor spoke last, and so he does in `"I never lied," he said`.
fn denier(
    sentences: &Sentences<'_>,
    claim: &Claim,
    accused: &Range<usize>,
    holders: &[Holder],
) -> Option<Range<usize>> {
    let tokens = sentences.tokens;
    let holder = claim.holder.as_ref().filter(|holder| is_pronoun(sentences, holder))?;
    let answers = matches!(claim.stance, Stance::Denies | Stance::Rejects | Stance::NoComment);
    let of_himself = denies_in_first_person(sentences, claim);
    if !answers && !of_himself {
        return None;
    }
    // `denied it`, `, which it denies`
    let whole = matches!(tokens.word(claim.cue.end), "it" | "this")
        || holder.phrase.start.checked_sub(1).is_some_and(|at| tokens.word(at) == "which");
    let noun = claim.target.as_ref().map(|target| tokens.word(target.end.saturating_sub(1)));
    let told = noun.and_then(reporting_noun);
    let dismisses = claim.stance == Stance::Rejects && told == Some(Stance::States);
    let silent = claim.stance == Stance::NoComment && noun.is_none();
    let accusation = whole || of_himself || dismisses || silent || told == Some(Stance::Accuses);
    if !accusation || accused.end > holder.phrase.start {
        return None;
    }
    // `accused Petrov's forces of torture, which he denies`: not they, but whose forces they are.
    let owner = || {
        let mark = accused.clone().find(|at| sentences.tag(*at) == Tag::Possessive)?;
        (mark > accused.start).then_some(accused.start..mark)
    };
    // In this place a name that is not known as a person's is one, too.
    let written_as_name = |phrase: &Range<usize>| {
        let named = |at: usize| tokens.is_capital(at) && tokens.role(at).is_none();
        tokens.word(holder.phrase.start) != "they"
            && phrase.clone().all(named)
            && !names_place(sentences, phrase)
            && !is_of_other_sex(sentences, phrase, tokens.word(holder.phrase.start), holders)
    };
    let means = |phrase: &Range<usize>| {
        may_stand_for(sentences, holder.phrase.start, phrase, holders) || written_as_name(phrase)
    };
    Some(accused.clone()).filter(means).or_else(|| owner().filter(means))
}

/// So many words behind `I` a negation may stand.
const NEGATED: usize = 3;

/// Whether the sentence of a claim quotes somebody who denies a thing of himself: `"I never lied," he said`, `"I am innocent"`.
fn denies_in_first_person(sentences: &Sentences<'_>, claim: &Claim) -> bool {
    let tokens = sentences.tokens;
    let sentence = tokens.sentences()[claim.sentence].tokens.clone();
    let quoted = sentence.clone().any(|at| matches!(tokens.written(at), "\"" | "“" | "”"));
    let denies = |at: usize| {
        (at + 1..(at + 1 + NEGATED).min(sentence.end))
            .any(|next| sentences.tag(next) == Tag::Negation || matches!(tokens.word(next), "never" | "innocent"))
    };
    quoted
        && matches!(claim.stance, Stance::States | Stance::Denies)
        && sentence.clone().any(|at| tokens.word(at) == "i" && denies(at))
}

/// Puts the earlier phrase in the place of a pronoun; `denier` is that of the holder, if it is known.
fn resolve(
    sentences: &Sentences<'_>,
    claim: &mut Claim,
    denier: Option<Range<usize>>,
    holders: &[Holder],
    inside: &[bool],
) {
    // `was accused by him`: nobody accuses himself.
    let besides = claim.target.clone().filter(|_| claim.stance == Stance::Accuses);
    // `He denied it and said`: one pronoun is one person.
    let joined = |phrase: &Range<usize>| {
        let same = |other: &&Holder| other.phrase == *phrase && other.named != other.phrase;
        holders.iter().rev().take(8).find(same).map(|other| other.named.clone())
    };
    if let Some(holder) = &mut claim.holder
        && is_pronoun(sentences, holder)
        && let Some(earlier) = denier
            .or_else(|| joined(&holder.phrase))
            .or_else(|| antecedent(sentences, holder.phrase.start, holders, inside, besides.as_ref()))
    {
        holder.named = earlier;
    }
    for relay in &mut claim.relays {
        if sentences.tag(relay.start) == Tag::Pronoun
            && let Some(earlier) = antecedent(sentences, relay.start, holders, inside, None)
        {
            *relay = earlier;
        }
    }
    // Of things `it` is nearly always another word than the last subject.
    let aimed = matches!(claim.stance, Stance::Accuses | Stance::Suspects | Stance::Threatens);
    if let Some(target) = &mut claim.target
        && sentences.tag(target.start) == Tag::Pronoun
        && (aimed || matches!(sentences.tokens.word(target.start), "he" | "she" | "him" | "her"))
    {
        let holder = claim.holder.as_ref();
        let here = sentences.sentence(target.start);
        let before = antecedent(sentences, target.start, holders, inside, holder.map(|holder| &holder.named));
        // `The judge .. ordered HIM`: nobody who bears the same post.
        let same = |earlier: &Range<usize>| {
            let post = holder.map(|holder| sentences.head(&holder.named)).filter(|head| !head.is_empty());
            post.is_some_and(|post| {
                let noun = sentences.tokens.word(post.end - 1);
                role_of(noun).is_some() && earlier.clone().any(|at| sentences.tokens.word(at) == noun)
            })
        };
        let before = before.filter(|earlier| !same(earlier));
        // `sentenced Frisch to prison and ordered HIM to pay`: the object of the verb before, and nobody of another sentence.
        let object = || object_before(sentences, target.start, holder.map(|holder| &holder.phrase), holders);
        if let Some(earlier) = before.clone().filter(|earlier| here.contains(&earlier.start)).or_else(object).or(before)
        {
            *target = earlier;
        }
    }
}

/// Whether a token stands right behind the verb of a report, or behind the holder who follows the verb.
fn is_behind_report(claim: &Claim, at: usize) -> bool {
    let follows = |holder: &Holder| holder.phrase.start >= claim.cue.end && holder.phrase.end == at;
    claim.cue.end == at || claim.holder.as_ref().is_some_and(follows)
}

/// `, quoted by KCNA,`, `in a statement carried by the agency`, `in an interview with the Times`: behind the holder.
fn add_inserted_relays(sentences: &Sentences<'_>, claim: &mut Claim, sentence: &Range<usize>) {
    let tokens = sentences.tokens;
    let has = |kind: WordKind| tokens.has_kind(claim.sentence, kind);
    let (may_pass_on, may_be_occasion) = (has(WordKind::PassedOn), has(WordKind::Occasion));
    if !may_pass_on && !may_be_occasion && !tokens.may_say(sentence.start, ["in", "through"]) {
        return;
    }
    for at in sentence.clone() {
        let passed_on = may_pass_on && tokens.is_kind(at, WordKind::PassedOn);
        let occasion = may_be_occasion && tokens.is_kind(at, WordKind::Occasion);
        if !passed_on && !occasion && !matches!(tokens.word(at), "in" | "through") {
            continue;
        }
        // `carried on Sunday by the agency`: a date is passed over, and passes nothing on.
        let next = (at + 1..sentence.end).find(|next| !sentences.in_date(*next)).unwrap_or(sentence.end);
        let relay = match (tokens.word(at), tokens.word(next)) {
            (_, "by") if passed_on => sentences.phrase_starting_at(next + 1),
            (_, "in" | "on") if passed_on => {
                sentences.phrase_starting_at(next + 1).filter(|phrase| is_outlet(sentences, phrase))
            }
            (_, "with" | "to") if occasion => {
                sentences.phrase_starting_at(next + 1).filter(|phrase| is_media(sentences, phrase))
            }
            // `he wrote in the Stour Gazette`, `said Jonah Beale in the Evening Post`
            ("in", _) if is_behind_report(claim, at) => sentences.phrase_starting_at(at + 1).filter(|phrase| {
                let last = sentences.head(phrase).end.saturating_sub(1);
                is_media(sentences, phrase) && tokens.is_capital(last)
            }),
            // `through the state agency`, `said through his lawyer`, `Through his lawyer he said`
            ("through", _) => sentences.phrase_starting_at(at + 1).filter(|phrase| {
                let before = phrase.end + usize::from(tokens.written(phrase.end) == ",");
                let leads =
                    at == sentence.start && claim.holder.as_ref().is_some_and(|holder| holder.phrase.start == before);
                is_media(sentences, phrase) || (at == claim.cue.end || leads) && is_person(sentences, phrase)
            }),
            _ => None,
        };
        if let Some(relay) = relay.filter(|relay| !sentences.in_date(relay.start)) {
            let head = sentences.head(&relay);
            let own = claim.holder.as_ref().is_some_and(|holder| holder.named == head);
            if claim.cue.start != at && !own && !claim.relays.contains(&head) {
                claim.relays.push(head);
            }
        }
    }
}
