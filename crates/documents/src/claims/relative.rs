//! What a verb is aimed at that has no object behind it: the noun on which a relative clause hangs, or the object of the act
//! that follows.
//!
//! `the firm, which the Treasury accuses of smuggling`, `the payments, which the bank denies making`, `an allegation he
//! denies`, `threatened to fire on any tanker`.

use super::{clause::Clause, subjects::somebody_behind};
use crate::{
    grammar::{Sentences, Tag},
    lexicon::{Frame, Stance, VerbForm, WordKind, is_kind, reporting_noun, reporting_verbs, role_of},
};
use std::ops::Range;

/// A clause that hangs on a noun, which its verb leaves no second place for: `the firm, WHOM THE TREASURY accused of fraud`.
#[derive(Debug, Clone)]
pub(super) struct Hung {
    /// The noun: what the clause is about.
    pub(super) noun: Range<usize>,
    /// The subject of the clause.
    pub(super) subject: Range<usize>,
    /// No relative stands between them.
    pub(super) bare: bool,
}

/// The noun on which the clause of a verb and its subject hangs: behind `which`, `whom` or `that`, and right before the subject
/// (`the firm the Treasury accused`, `the minister Ms Brodie accused`). None behind a `that` that completes a verb (`told
/// reporters that the firm`).
pub(super) fn hung_on(sentences: &Sentences<'_>, subject: &Range<usize>, verb: usize) -> Option<Hung> {
    hung_before(sentences, subject, verb).or_else(|| hung_with(sentences, subject))
}

/// The noun of the clause that `and` joins to another one: `a proposal that the union welcomed and THE BANK rejected`.
fn hung_with(sentences: &Sentences<'_>, subject: &Range<usize>) -> Option<Hung> {
    let and = subject.start.checked_sub(1).filter(|and| matches!(sentences.tokens.word(*and), "and" | "but"))?;
    let verb = and.checked_sub(1).filter(|verb| sentences.is_verb(*verb) && sentences.sentence(and).contains(verb))?;
    let first = sentences.subject_of(verb).filter(|first| first.end <= verb)?;
    let hung = hung_before(sentences, &first, verb).filter(|hung| !hung.bare)?;
    Some(Hung { subject: subject.clone(), ..hung })
}

fn hung_before(sentences: &Sentences<'_>, subject: &Range<usize>, verb: usize) -> Option<Hung> {
    let tokens = sentences.tokens;
    let sentence = sentences.sentence(verb);
    let between =
        |at: usize| matches!(sentences.tag(at), Tag::Adverb | Tag::Auxiliary | Tag::Negation) || sentences.in_date(at);
    // `a claim the minister, Otto Frisch, called shameless`: what is inserted is passed over.
    let behind = over_name(sentences, subject.end, verb);
    if subject.is_empty() || subject.end > verb || !(behind..verb).all(between) {
        return None;
    }
    // A title behind a noun for a person begins another phrase.
    let titled = |at: &usize| {
        tokens.is_kind(*at, WordKind::Address)
            && role_of(tokens.word(*at)).is_none()
            && tokens.is_capital(*at)
            && !tokens.is_capital(*at - 1)
            && role_of(tokens.word(*at - 1)).is_some()
    };
    // `medical director Dr Prowse said`: without an article the noun belongs to the name.
    let led = sentences.tag(subject.start) == Tag::Determiner;
    if let Some(title) = (subject.start + 1..subject.end).find(titled).filter(|_| led) {
        return Some(Hung { noun: subject.start..title, subject: title..subject.end, bare: true });
    }
    let before = subject.start.checked_sub(1).filter(|before| sentence.contains(before))?;
    let word = tokens.word(before);
    let bare = sentences.tag(before) == Tag::Nominal;
    let noun = if bare {
        let begins = matches!(sentences.tag(subject.start), Tag::Determiner | Tag::Pronoun);
        sentences.phrase_ending_at(before).filter(|_| begins && !sentences.in_date(before))?
    } else {
        let relative = sentences.tag(before) == Tag::Relative && matches!(word, "which" | "whom" | "that");
        relative.then(|| sentences.noun_before_relative(before, &sentence)).flatten()?
    };
    let above = noun.start.checked_sub(1).filter(|above| sentence.contains(above));
    // `told the bank the firm accused of fraud had closed`
    let told = above.is_some_and(|above| {
        let uses = reporting_verbs().longest_at(tokens, above);
        uses.is_some_and(|(_, uses)| uses.iter().any(|verb| verb.frame == Frame::Tell))
    });
    // `In court the firm accused of fraud`
    let governed = bare && above.is_some_and(|above| sentences.tag(above) == Tag::Preposition);
    (!governed && !(told && (bare || word == "that"))).then(|| Hung { noun, subject: subject.clone(), bare })
}

/// The token behind a name between commas that begins at a token; that token if there is none.
fn over_name(sentences: &Sentences<'_>, from: usize, verb: usize) -> usize {
    let comma = |at: &usize| sentences.tokens.written(*at) == ",";
    let close = (from + 1..verb).find(comma).filter(|_| comma(&from));
    let name = |at: usize| sentences.tag(at) == Tag::Nominal && sentences.tokens.is_capital(at);
    close.filter(|close| from + 1 < *close && (from + 1..*close).all(name)).map_or(from, |close| close + 1)
}

/// The noun that is the object of a verb, where the verb has none behind it and a clause around it that hangs on a noun.
/// None where the relative may stand for a whole clause: `moved oil for the Guards, which the company denies`.
pub(super) fn noun_of(clause: &Clause<'_>) -> Option<Range<usize>> {
    let sentences = clause.sentences;
    let tokens = sentences.tokens;
    let behind = sentences.tag(clause.cue.tokens.end);
    let open = match behind {
        Tag::Mark
        | Tag::Preposition
        | Tag::Adverb
        | Tag::Auxiliary
        | Tag::Conjunction
        | Tag::Verb(VerbForm::Gerund) => true,
        _ => clause.cue.tokens.end >= sentences.sentence(clause.at).end,
    };
    let quotes = matches!(tokens.written(clause.cue.tokens.end), "\"" | "“" | ":" | "‘" | "'");
    let hung = clause.hung.as_ref()?;
    let is_report = reporting_noun(tokens.word(sentences.head(&hung.noun).end.saturating_sub(1))).is_some();
    let takes_object = match clause.frame() {
        Frame::Accuse | Frame::Blame | Frame::Object | Frame::As => true,
        Frame::That => clause.cue.verb.stance != Stance::States,
        // `whom the minister called a liar`: behind the verb stands the quality, as in `a claim she called a lie`.
        Frame::Call if hung.bare => is_report,
        Frame::Call => tokens.word(hung.subject.start.wrapping_sub(1)) != "that",
        _ => false,
    };
    let full = clause.object.is_some() || !open || quotes;
    if clause.passive || clause.cue.inverted || !takes_object || (full && clause.frame() != Frame::Call) {
        return None;
    }
    let person = matches!(clause.frame(), Frame::Accuse | Frame::Blame | Frame::Call);
    if hung.bare {
        // `an allegation he denies`, `a charge the bank rejected`
        // `an office he has accused`: nobody accuses a statement.
        let accused = || if person { somebody_behind(sentences, &hung.noun, false) } else { None };
        return (is_report || person).then(|| accused().unwrap_or_else(|| hung.noun.clone()));
    }
    let sentence = sentences.sentence(clause.at);
    let comma = tokens.written(hung.subject.start.wrapping_sub(2)) == ",";
    let first =
        !(sentence.start..hung.noun.start).any(|at| sentences.is_verb(at) || sentences.tag(at) == Tag::Auxiliary);
    (!comma || first || person || is_report).then(|| hung.noun.clone())
}

/// What an act is done to that somebody refuses or threatens: `to fire on any tanker`, `to rule out talks`.
pub(super) fn object_of_act(sentences: &Sentences<'_>, verb: usize, stance: Stance) -> Option<Range<usize>> {
    let particle = match sentences.tokens.word(verb + 1) {
        "out" | "off" | "down" | "back" | "up" | "over" => true,
        _ => stance == Stance::Threatens && sentences.tag(verb + 1) == Tag::Preposition,
    };
    sentences
        .phrase_starting_at(verb + 1 + usize::from(particle))
        .filter(|phrase| stance == Stance::Rejects || sentences.tag(phrase.start) != Tag::Pronoun)
        .filter(|phrase| {
            // `threatens to authorise the use of force`: that is with what somebody threatens.
            let last = sentences.tokens.word(sentences.head(phrase).end.saturating_sub(1));
            stance != Stance::Threatens || !is_kind(last, WordKind::ThreatMeans)
        })
}
