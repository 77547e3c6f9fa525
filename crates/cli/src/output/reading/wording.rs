//! How a claim reads behind its speaker: a verb and what is said, which together make a sentence. A stance has one verb, and
//! texts put all sorts of words behind theirs: `accuses` takes no clause, and what is cut out of `the embargo which officials
//! said was no response` has lost its subject.

use interdict_documents::{ClaimNote, Stance};

/// Verbs of saying, in the forms of the news, with which a clause follows whatever it does.
const SAYING: [&str; 10] = ["say", "says", "said", "saying", "tell", "tells", "told", "telling", "add", "added"];
/// Forms of auxiliaries with which no clause of a report begins that has its subject.
const FINITE: [&str; 15] = [
    "is", "are", "was", "were", "has", "have", "had", "will", "would", "could", "can", "may", "might", "must", "should",
];
/// Those of them that need a subject in the plural.
const SEVERAL: [&str; 3] = ["are", "were", "have"];
/// What parts whom someone accuses from what of.
const OF_WHAT: [&str; 5] = ["of", "for", "over", "with", "as"];
/// What says where, when or by whom: behind it no act is told, or only later.
const BESIDE: [&str; 6] = ["in", "on", "at", "by", "from", "to"];
/// Further words that may stand behind a name and begin no predicate.
const GOING_ON: [&str; 6] = ["and", "or", "but", "who", "which", "that"];
/// Words with a capital only because they began a sentence.
const OPENING: [&str; 14] =
    ["The", "A", "An", "This", "That", "These", "Those", "It", "Its", "They", "Their", "He", "She", "There"];
/// Words before a noun back to its article, at most.
const NOUN_PHRASE: usize = 6;

/// Verb and words where what is said is shown as the text has it, for one speaker or for several.
pub(super) fn of_content(claim: &ClaimNote, content: &str, several: bool) -> (&'static str, String) {
    let verb = claim.stance.verb(several);
    if content.is_empty() || claim.stance == Stance::NoComment {
        return (verb, content.to_owned());
    }
    if is_said(claim) {
        return (Stance::States.verb(several), as_clause(claim, content));
    }
    if claim.stance == Stance::Accuses {
        if first_word(content).is_some_and(|first| OF_WHAT.contains(&first) || BESIDE.contains(&first)) {
            return (verb, of_whom(claim, content));
        }
        return match behind_target(claim, content) {
            Some("for" | "over") => (if several { "blame" } else { "blames" }, content.to_owned()),
            Some(next) if begins_no_predicate(next) => (verb, content.to_owned()),
            _ => (alleges(several), as_clause(claim, content)),
        };
    }
    (verb, as_clause(claim, content))
}

/// Verb where only quotations are shown, for one speaker or for several: nobody `accuses “They lied”`.
pub(super) fn of_quotes(claim: &ClaimNote, several: bool) -> &'static str {
    match claim.stance {
        Stance::NoComment => Stance::NoComment.verb(several),
        _ if is_said(claim) => Stance::States.verb(several),
        Stance::Accuses => alleges(several),
        stance => stance.verb(several),
    }
}

fn alleges(several: bool) -> &'static str {
    if several { "allege" } else { "alleges" }
}

/// Whether the text itself has a verb of saying: what follows is a clause, also where it denies or accuses.
fn is_said(claim: &ClaimNote) -> bool {
    first_word(&claim.cue.text).is_some_and(|first| SAYING.contains(&first.to_lowercase().as_str()))
}

/// Whether the word behind a name does not say what it does; empty where there is none.
fn begins_no_predicate(next: &str) -> bool {
    next.is_empty() || OF_WHAT.contains(&next) || BESIDE.contains(&next) || GOING_ON.contains(&next)
}

fn first_word(text: &str) -> Option<&str> {
    text.split_whitespace().next()
}

/// The word behind the target with which the content begins, empty where none follows; `None` if it does not begin so.
fn behind_target<'c>(claim: &ClaimNote, content: &'c str) -> Option<&'c str> {
    let target = claim.target.as_ref().filter(|_| claim.content_begins_with_target())?;
    let (_, behind) = content.split_once(target.span.text.as_str())?;
    let next = first_word(behind).unwrap_or_default();
    // A mark ends the name: `the bank, saying that`.
    Some(if next.starts_with(char::is_alphabetic) { next } else { "" })
}

/// What is said in the passive, with whom it is said of: `the bank` and `by the regulator of fraud`.
fn of_whom(claim: &ClaimNote, content: &str) -> String {
    let whom = claim.target.as_ref().map_or("somebody", |target| target.span.text.as_str());
    let agent = claim.holder.as_ref().map_or("", |holder| holder.phrase.text.as_str());
    let rest = content.strip_prefix("by ").and_then(|rest| rest.strip_prefix(agent)).unwrap_or(content).trim_start();
    if first_word(rest).is_some_and(|first| OF_WHAT.contains(&first)) {
        format!("{whom} {rest}")
    } else {
        whom.to_owned()
    }
}

/// A clause with a subject, and without the capital that it had at the beginning of its sentence.
fn as_clause(claim: &ClaimNote, content: &str) -> String {
    let Some(first) = first_word(content) else { return String::new() };
    if OPENING.contains(&first) {
        let (head, rest) = content.split_at(first.len());
        return format!("{}{rest}", head.to_lowercase());
    }
    if !FINITE.contains(&first) {
        return content.to_owned();
    }
    let subject = antecedent(claim).unwrap_or(if SEVERAL.contains(&first) { "they" } else { "it" });
    format!("{subject} {content}")
}

/// `the embargo which White House officials said was`: the noun phrase before the relative that stands before the holder.
fn antecedent(claim: &ClaimNote) -> Option<&str> {
    let holder = &claim.holder.as_ref()?.phrase;
    let before = claim.sentence.text.get(..holder.at.start.checked_sub(claim.sentence.at.start)?)?.trim_end();
    let before = [" which", " that", " who"].iter().find_map(|relative| before.strip_suffix(relative))?.trim_end();
    // The nearest article before it, with no mark between.
    let mut start = before.len();
    for _ in 0..NOUN_PHRASE {
        start = before[..start].trim_end().rfind(' ').map_or(0, |space| space + 1);
        let phrase = &before[start..];
        if phrase.contains([',', ';', ':', '.']) {
            return None;
        }
        if first_word(phrase)
            .is_some_and(|first| matches!(first, "the" | "a" | "an" | "its" | "their" | "this" | "these"))
        {
            return Some(phrase);
        }
        if start == 0 {
            return None;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use interdict_documents::{ActorNote, ClaimKind, Span};

    /// The span of some words in a sentence.
    fn span(sentence: &str, words: &str) -> Span {
        let start = sentence.find(words).unwrap();
        Span { start, end: start + words.len(), text: words.to_owned(), at: start..start + words.len() }
    }

    fn line(sentence: &str, stance: Stance, holder: &str, cue: &str, target: &str, content: &str) -> String {
        let actor = |words: &str| {
            let span = span(sentence, words);
            (!words.is_empty()).then(|| ActorNote { phrase: span.clone(), span, name: None, entity: None, state: None })
        };
        let claim = ClaimNote {
            holder: actor(holder),
            relays: Vec::new(),
            stance,
            target: actor(target),
            cue: span(sentence, cue),
            content: Some(span(sentence, content)),
            kind: ClaimKind::Indirect,
            quotes: Vec::new(),
            sentence: span(sentence, sentence),
        };
        let (verb, words) = of_content(&claim, content, false);
        format!("{verb} {words}")
    }

    #[test]
    fn what_is_said_reads_as_a_sentence_behind_its_verb() {
        use Stance::{Accuses, Denies, Rejects, States};
        for (sentence, stance, [holder, cue, target, content], expected) in [
            (
                "The US allegations that it was involved are absurd.",
                Accuses,
                ["US", "allegations", "", "that it was involved"],
                "alleges that it was involved",
            ),
            (
                "The ministry blamed the carrier for the outage.",
                Accuses,
                ["ministry", "blamed", "carrier", "the carrier for the outage"],
                "blames the carrier for the outage",
            ),
            (
                "The ministry accused the carrier of lying.",
                Accuses,
                ["ministry", "accused", "carrier", "the carrier of lying"],
                "accuses the carrier of lying",
            ),
            (
                "The bureau concluded the carrier staged the outage.",
                Accuses,
                ["bureau", "concluded", "carrier", "the carrier staged the outage"],
                "alleges the carrier staged the outage",
            ),
            (
                "The bank was accused by the regulator of fraud.",
                Accuses,
                ["the regulator", "accused", "bank", "by the regulator of fraud"],
                "accuses bank of fraud",
            ),
            (
                "They were hit by the embargo which officials said was no response.",
                States,
                ["officials", "said", "", "was no response"],
                "says the embargo was no response",
            ),
            (
                "The embassy said it had no part in it.",
                Denies,
                ["embassy", "said", "", "it had no part"],
                "says it had no part",
            ),
            (
                "The embassy said the charges are absurd.",
                Rejects,
                ["embassy", "said", "charges", "the charges are absurd"],
                "says the charges are absurd",
            ),
            (
                "The bank had gone, it was said on Friday by staff.",
                States,
                ["staff", "said", "", "The bank"],
                "says the bank",
            ),
        ] {
            assert_eq!(line(sentence, stance, holder, cue, target, content), expected, "{sentence}");
        }
    }
}
