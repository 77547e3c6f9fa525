//! Every entry of every data file is read back from a text: a line that no rule can reach is a mistake in the file.

use super::{
    Classes, EventTrait, Saying, WordKind, classes_of, evaluations, event_kind, hedges, is_abbreviation, is_calendar,
    is_common, is_kind, is_opener, is_patronymic, metonyms, offences_at, reporting_noun, reporting_verbs, role_of,
    rows, says, stage_at, triggers_at, verb_of,
};
use crate::{plain, tokens::Tokens};

/// Runs a check on the tokens of a text in one paragraph.
fn with_tokens<T>(text: &str, check: impl FnOnce(&Tokens<'_>) -> T) -> T {
    let document = plain::read("test", text);
    check(&Tokens::of(&document))
}

/// Finds a phrase as the only text, and expects that all of it is taken.
fn is_found_whole<T>(file: &str, phrase: &str, find: impl Fn(&Tokens<'_>, usize) -> Option<(usize, T)>) -> T {
    with_tokens(phrase, |tokens| {
        let found = find(tokens, 0);
        let Some((end, meaning)) = found else { panic!("{file}: `{phrase}` is not found") };
        assert_eq!(end, tokens.len(), "{file}: of `{phrase}` only a part is found");
        meaning
    })
}

#[test]
fn every_reporting_verb_is_found_in_its_stance() {
    for row in rows(include_str!("../../data/reporting.tsv")) {
        let [lemma, stance, _frame, ..] = row.as_slice() else { panic!("reporting.tsv: {row:?} has too few columns") };
        let uses = is_found_whole("reporting.tsv", lemma, |tokens, at| {
            reporting_verbs().longest_at(tokens, at).map(|(end, uses)| (end, uses.clone()))
        });
        let known = uses.iter().any(|verb| serde_json::to_value(verb.stance).is_ok_and(|name| name == **stance));
        assert!(known || *stance == "none", "reporting.tsv: {lemma} has no use {stance}: {uses:?}");
    }
    for row in rows(include_str!("../../data/reporting-deeds.tsv")) {
        let lemma = row.first().copied().unwrap_or_default();
        assert!(super::deed_of(lemma).is_some(), "reporting-deeds.tsv: {row:?} was not understood");
    }
    for row in rows(include_str!("../../data/reporting-nouns.tsv")) {
        let noun = row.first().copied().unwrap_or_default();
        assert!(reporting_noun(noun).is_some(), "reporting-nouns.tsv: {row:?} was not understood");
    }
}

#[test]
fn every_event_offence_and_stage_is_found() {
    for row in rows(include_str!("../../data/events.tsv")) {
        let [phrase, part, kind, ..] = row.as_slice() else { panic!("events.tsv: {row:?} has too few columns") };
        let triggers = is_found_whole("events.tsv", phrase, triggers_at);
        let fits = triggers.iter().any(|trigger| trigger.kind == *kind && trigger.form.is_some() == (*part == "verb"));
        assert!(fits, "events.tsv: {phrase} is no {kind}: {triggers:?}");
    }
    for row in rows(include_str!("../../data/offences.tsv")) {
        let [term, tag, ..] = row.as_slice() else { panic!("offences.tsv: {row:?} has too few columns") };
        let tags = is_found_whole("offences.tsv", term, offences_at);
        assert!(tags.contains(tag), "offences.tsv: {term} is no {tag}: {tags:?}");
    }
    for row in rows(include_str!("../../data/offence-stages.tsv")) {
        let cue = row.first().copied().unwrap_or_default();
        is_found_whole("offence-stages.tsv", cue, stage_at);
    }
}

#[test]
fn every_hedge_evaluation_and_metonym_is_found() {
    for row in rows(include_str!("../../data/hedges.tsv")) {
        let phrase = row.first().copied().unwrap_or_default();
        is_found_whole("hedges.tsv", phrase, |tokens, at| {
            hedges().longest_at(tokens, at).map(|(end, hedge)| (end, *hedge))
        });
    }
    for row in rows(include_str!("../../data/evaluations.tsv")) {
        let phrase = row.first().copied().unwrap_or_default();
        let good = is_found_whole("evaluations.tsv", phrase, |tokens, at| {
            evaluations().longest_at(tokens, at).map(|(end, good)| (end, *good))
        });
        assert_eq!(good, row.get(1) == Some(&"good"), "evaluations.tsv: {phrase}");
    }
    for row in rows(include_str!("../../data/metonyms.tsv")) {
        let name = row.first().copied().unwrap_or_default();
        let name = name.strip_prefix("the ").unwrap_or(name);
        is_found_whole("metonyms.tsv", name, |tokens, at| {
            metonyms().longest_at(tokens, at).map(|(end, metonym)| (end, metonym.state))
        });
    }
}

#[test]
fn every_word_verb_role_and_abbreviation_is_known() {
    for row in rows(include_str!("../../data/words.tsv")) {
        let [word, class, ..] = row.as_slice() else { panic!("words.tsv: {row:?} has too few columns") };
        // Groups of words are for people: rules use single ones.
        if !word.contains(' ') {
            assert!(!classes_of(word).is_empty(), "words.tsv: {word} has no class {class}");
        }
    }
    assert!(classes_of("who").any(Classes::RELATIVE) && classes_of("didn't").any(Classes::NEGATION));
    for row in rows(include_str!("../../data/verbs.tsv")) {
        let verb = row.first().copied().unwrap_or_default();
        assert!(verb_of(verb).is_some(), "verbs.tsv: {verb}");
        for form in row.get(1).into_iter().flat_map(|forms| forms.split_whitespace()) {
            assert!(verb_of(form).is_some(), "verbs.tsv: {form} of {verb}");
        }
    }
    for row in rows(include_str!("../../data/roles.tsv")) {
        let noun = row.first().copied().unwrap_or_default();
        assert!(role_of(noun).is_some(), "roles.tsv: {row:?} was not understood");
    }
    for row in rows(include_str!("../../data/common-words.tsv")) {
        assert!(row.first().is_some_and(|word| is_common(word)), "common-words.tsv: {row:?}");
    }
    for row in rows(include_str!("../../data/abbreviations.tsv")) {
        let word = row.first().copied().unwrap_or_default();
        assert!(is_abbreviation(word) || is_opener(word), "abbreviations.tsv: {row:?}");
    }
}

#[test]
fn every_word_is_of_its_kind() {
    for row in rows(include_str!("../../data/word-kinds.tsv")) {
        let [word, name] = row.as_slice() else { panic!("word-kinds.tsv: {row:?} has not two columns") };
        let Some(kind) = WordKind::named(name) else { panic!("word-kinds.tsv: no rule knows the kind of {row:?}") };
        if kind == WordKind::Patronymic {
            assert!(is_patronymic(&format!("nov{word}")) && is_kind(word, kind), "word-kinds.tsv: {word}");
            continue;
        }
        is_found_whole("word-kinds.tsv", word, |tokens, at| is_kind(tokens.word(at), kind).then_some((at + 1, ())));
    }
    for (word, is_day_or_month) in
        [("sunday", true), ("may", true), ("august", true), ("march", true), ("sun", false), ("jan", false)]
    {
        assert_eq!(is_calendar(word), is_day_or_month, "{word}");
    }
    assert!(!is_patronymic("rich") && !is_kind("film", WordKind::Ship));
}

#[test]
fn every_phrase_of_a_content_does_what_it_says() {
    for row in rows(include_str!("../../data/contents.tsv")) {
        let [phrase, saying, how @ ..] = row.as_slice() else { panic!("contents.tsv: {row:?} has too few columns") };
        let Some(saying) = Saying::named(saying) else { panic!("contents.tsv: {row:?} does nothing") };
        // A text in which it stands as it must, and one in which it stands otherwise.
        let (found, missed) = match how {
            [] => (format!("it {phrase}, they say"), format!("it x{phrase}x, they say")),
            ["part"] => (format!("it x{phrase}x, they say"), phrase[1..].to_owned()),
            ["before"] => (format!("they {phrase} it"), format!("they {phrase}.")),
            ["start"] => (format!("{phrase} of it"), format!("there is {phrase}")),
            _ => panic!("contents.tsv: {row:?} is found in no known way"),
        };
        assert!(says(&found, saying), "contents.tsv: {row:?} is not found in `{found}`");
        assert!(!says(&missed, saying), "contents.tsv: {row:?} is found in `{missed}`");
    }
}

#[test]
fn what_is_known_of_a_kind_of_event_fits_a_kind_and_an_offence() {
    let column = |table: &'static str, at: usize| -> Vec<&'static str> {
        rows(table).filter_map(|row| row.get(at).copied()).collect()
    };
    let kinds = column(include_str!("../../data/events.tsv"), 2);
    let offences = column(include_str!("../../data/offences.tsv"), 1);
    for row in rows(include_str!("../../data/event-kinds.tsv")) {
        let [name, known, values @ ..] = row.as_slice() else { panic!("event-kinds.tsv: {row:?} has too few columns") };
        assert!(kinds.contains(name), "event-kinds.tsv: {name} is no kind of event");
        let kind = event_kind(name);
        // Which parts and stages there are, `risks` knows, and tests there.
        let reached = match (*known, values) {
            ("offence", [tag]) => kind.offence == Some(*tag) && offences.contains(tag),
            ("object", [part, stage]) => kind.object == Some((*part, *stage)),
            ("actor", [part]) => kind.actor == Some(*part),
            (name, []) => EventTrait::named(name).is_some_and(|named| kind.has(named)),
            _ => false,
        };
        assert!(reached, "event-kinds.tsv: {row:?} was not understood");
    }
}
