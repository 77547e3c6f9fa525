//! Every entry of every data file is read back from a text: a line that no rule can reach is a mistake in the file.

use super::{
    Classes, EventTrait, KeyPlace, PageField, RoleKind, Saying, Sayings, Sense, Side, Thing, WordKind, begins_as_month,
    classes_of, endings_of_countries, evaluations, event_kind, front_matter_field, hedges, inflect::plural,
    is_abbreviation, is_calendar, is_class_attribute, is_common, is_kind, is_opener, is_patronymic, is_time_unit,
    metonyms, names_thing, offences_at, page_keys, reporting_noun, reporting_verbs, role_of, rows, senses_of, stage_at,
    state_agencies, triggers_at, verb_of,
};
use crate::{plain, tokens::Tokens};
use std::{collections::BTreeSet, path::Path};

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
    let mut seen = BTreeSet::new();
    for row in rows(include_str!("../../data/reporting-beside.tsv")) {
        let [lemma, ..] = row.as_slice() else { panic!("reporting-beside.tsv: {row:?} is empty") };
        assert!(seen.insert(*lemma), "reporting-beside.tsv: {lemma} stands there twice");
        let (verb, tail) = lemma.split_once(' ').unwrap_or((lemma, ""));
        let third = format!("{} {tail}", plural(verb));
        let listed = row.get(1).into_iter().flat_map(|forms| forms.split_whitespace());
        for form in listed.map(|form| format!("{form} {tail}")).chain([third]) {
            is_found_whole("reporting-beside.tsv", form.trim(), |tokens, at| {
                super::said_beside_quotation(tokens, at).map(|end| (end, ()))
            });
        }
    }
    for row in rows(include_str!("../../data/reporting-nouns.tsv")) {
        let [noun, _stance, relation] = row.as_slice() else { panic!("reporting-nouns.tsv: {row:?} is not complete") };
        assert!(reporting_noun(noun).is_some(), "reporting-nouns.tsv: {row:?} was not understood");
        assert!(["by", "that"].contains(relation), "reporting-nouns.tsv: {row:?} has an unknown relation");
        assert_eq!(super::reports_only_before_clause(noun), *relation == "that", "reporting-nouns.tsv: {row:?}");
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
        if row.get(2) == Some(&"agency") {
            is_found_whole("metonyms.tsv", name, |tokens, at| {
                state_agencies().longest_at(tokens, at).map(|(end, state)| (end, *state))
            });
            continue;
        }
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
    let mut nouns = BTreeSet::new();
    for row in rows(include_str!("../../data/roles.tsv")) {
        let noun = row.first().copied().unwrap_or_default();
        // Of two lines only the first would be reached.
        assert!(nouns.insert(noun), "roles.tsv: {noun} stands there twice");
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
    let mut seen = BTreeSet::new();
    let lemmas: BTreeSet<&str> =
        rows(include_str!("../../data/verbs.tsv")).filter_map(|row| row.first().copied()).collect();
    for row in rows(include_str!("../../data/word-kinds.tsv")) {
        let [word, name] = row.as_slice() else { panic!("word-kinds.tsv: {row:?} has not two columns") };
        let Some(kind) = WordKind::named(name) else { panic!("word-kinds.tsv: no rule knows the kind of {row:?}") };
        assert!(seen.insert((*word, *name)), "word-kinds.tsv: {row:?} stands there twice");
        match kind {
            WordKind::Patronymic => {
                assert!(is_patronymic(&format!("nov{word}")) && is_kind(word, kind), "word-kinds.tsv: {word}");
                continue;
            }
            WordKind::OfCountry => assert!(endings_of_countries().contains(word), "word-kinds.tsv: {word}"),
            // They are looked up by the lemma of a verb.
            WordKind::PassesOn
            | WordKind::Belief
            | WordKind::Hearsay
            | WordKind::Happening
            | WordKind::BringsAbout
            | WordKind::Perpetrates
            | WordKind::Undergoes
            | WordKind::HandsOut
            | WordKind::Receives
            | WordKind::Enumerates
            | WordKind::Faced
            | WordKind::Speech
            | WordKind::Dealing
            | WordKind::Suffered
            | WordKind::Voyage
            | WordKind::Task
            | WordKind::Jest
            | WordKind::VoiceSound
            | WordKind::ComesTogether
            | WordKind::CarriedOut
            | WordKind::BringsToDo
            | WordKind::Means
            | WordKind::Enacts
            | WordKind::Offends
            | WordKind::Bids
            | WordKind::Commits
            | WordKind::Vouches
            | WordKind::Wishes
            | WordKind::Timed
            | WordKind::Goes
            | WordKind::OfItsDay
            | WordKind::Decides
            | WordKind::TakesPlace
            | WordKind::TellsOn
            | WordKind::MakesDo
            | WordKind::WithstandsAim
            | WordKind::AtonesFor
            | WordKind::Proves
            | WordKind::Simulates
            | WordKind::EndsAim
            | WordKind::Dreams
            | WordKind::Combats
            | WordKind::OnlySpokenOf
            | WordKind::BringsCharges
            | WordKind::OwnStep
            | WordKind::GoesWithOf
            | WordKind::KeepsFrom
            | WordKind::DealsWith
            | WordKind::Lifts
            | WordKind::Wrongs
            | WordKind::Harms
            | WordKind::Demanded
            | WordKind::Playful => assert!(lemmas.contains(word), "word-kinds.tsv: {word} is no verb of verbs.tsv"),
            // Words of other classes are left out before they are asked for.
            WordKind::Anyone | WordKind::Empty => {
                assert!(classes_of(word).is_empty(), "word-kinds.tsv: {row:?} is a word of words.tsv");
            }
            WordKind::MaybeBody => {
                let person = role_of(word).is_some_and(|role| role.kind == RoleKind::Person);
                assert!(person, "word-kinds.tsv: {word} is no person of roles.tsv");
            }
            WordKind::OneShip => assert!(role_of(word).is_none(), "word-kinds.tsv: {word} is a role of roles.tsv"),
            _ => {}
        }
        is_found_whole("word-kinds.tsv", word, |tokens, at| tokens.is_kind(at, kind).then_some((at + 1, ())));
    }
    for (word, is_day_or_month) in
        [("sunday", true), ("may", true), ("august", true), ("march", true), ("sun", false), ("jan", false)]
    {
        assert_eq!(is_calendar(word), is_day_or_month, "{word}");
    }
    assert!(is_time_unit("week") && is_time_unit("years") && !is_time_unit("monday"));
    assert!(begins_as_month("sept") && begins_as_month("december") && !begins_as_month("sunday"));
    assert!(!is_patronymic("rich") && !is_kind("film", WordKind::Ship));
}

/// Adds the text of the sources in a folder and the folders in it, but not of files of tests.
fn add_sources(folder: &Path, sources: &mut String) {
    for entry in std::fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry of the folder").path();
        if path.is_dir() {
            add_sources(&path, sources);
        } else if path.extension().is_some_and(|extension| extension == "rs") && !path.ends_with("tests.rs") {
            sources.push_str(&std::fs::read_to_string(&path).expect("a source is text"));
        }
    }
}

#[test]
fn every_kind_of_word_has_words_and_a_rule_that_asks_for_them() {
    let mut sources = String::new();
    add_sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut sources);
    let given: BTreeSet<&str> =
        rows(include_str!("../../data/word-kinds.tsv")).filter_map(|row| row.get(1).copied()).collect();
    let named = include_str!("kinds.rs").lines().filter_map(|line| line.trim().split_once(" = \""));
    let named = named.filter_map(|(variant, name)| Some((name.strip_suffix("\",")?, variant)));
    let mut kinds = 0;
    for (name, variant) in named {
        assert!(given.contains(name), "word-kinds.tsv: no word is of the kind {name}");
        let asks = format!("WordKind::{variant}");
        let asked = sources
            .match_indices(&asks)
            .any(|(at, _)| !sources[at + asks.len()..].starts_with(|next: char| next.is_ascii_alphanumeric()));
        assert!(asked, "word-kinds.tsv: no rule asks for the kind {name}");
        kinds += 1;
    }
    assert_eq!(kinds, given.len());
}

#[test]
fn every_key_of_pages_is_found_in_its_place() {
    let mut seen = BTreeSet::new();
    for row in rows(include_str!("../../data/page-keys.tsv")) {
        let [key, place, what] = row.as_slice() else { panic!("page-keys.tsv: {row:?} has not three columns") };
        assert!(seen.insert((*key, *place, *what)), "page-keys.tsv: {row:?} stands there twice");
        let (Some(place), Some(field)) = (KeyPlace::named(place), PageField::named(what)) else {
            panic!("page-keys.tsv: {row:?} was not understood");
        };
        let reached = match (place, field) {
            (KeyPlace::Front, _) => front_matter_field(key) == Some(field),
            (KeyPlace::Attribute, PageField::Class) => is_class_attribute(key),
            (KeyPlace::Attribute, PageField::Seconds) => key.starts_with("data-"),
            (KeyPlace::Attribute, field) => field == PageField::Day,
            (KeyPlace::Meta, field) => !matches!(field, PageField::Seconds | PageField::Class),
        };
        assert!(reached && page_keys(place, field).contains(key), "page-keys.tsv: no rule asks for {row:?}");
    }
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
        assert!(Sayings::of(&found).has(saying), "contents.tsv: {row:?} is not found in `{found}`");
        assert!(!Sayings::of(&missed).has(saying), "contents.tsv: {row:?} is found in `{missed}`");
    }
}

#[test]
fn what_is_known_of_a_kind_of_event_fits_a_kind_and_an_offence() {
    let column = |table: &'static str, at: usize| -> Vec<&'static str> {
        rows(table).filter_map(|row| row.get(at).copied()).collect()
    };
    let kinds = column(include_str!("../../data/events.tsv"), 2);
    let offences = column(include_str!("../../data/offences.tsv"), 1);
    let mut seen = BTreeSet::new();
    for row in rows(include_str!("../../data/event-kinds.tsv")) {
        assert!(seen.insert(row.clone()), "event-kinds.tsv: {row:?} stands there twice");
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

#[test]
fn every_sense_of_a_word_is_of_a_word_that_tells_of_such_an_event() {
    let mut seen = BTreeSet::new();
    for row in rows(include_str!("../../data/events-senses.tsv")) {
        assert!(seen.insert(row.clone()), "events-senses.tsv: {row:?} stands there twice");
        let [word, kind, side, sense] = row.as_slice() else {
            panic!("events-senses.tsv: {row:?} has not four columns")
        };
        let (Some(side), Some(sense)) = (Side::named(side), Sense::named(sense)) else {
            panic!("events-senses.tsv: {row:?} was not understood");
        };
        assert!(senses_of(word, kind).any(|one| one == (side, sense)), "events-senses.tsv: {row:?} is not found");
        let tells = rows(include_str!("../../data/events.tsv"))
            .any(|trigger| trigger[0].split(' ').next() == Some(*word) && trigger.get(2) == Some(kind));
        assert!(tells, "events-senses.tsv: {word} tells of no {kind}");
    }
}

#[test]
fn every_thing_that_events_are_done_to_is_found_in_the_singular_and_in_the_plural() {
    let mut seen = BTreeSet::new();
    for row in rows(include_str!("../../data/events-things.tsv")) {
        assert!(seen.insert(row.clone()), "events-things.tsv: {row:?} stands there twice");
        let [word, class] = row.as_slice() else { panic!("events-things.tsv: {row:?} has not two columns") };
        let Some(thing) = Thing::named(class) else { panic!("events-things.tsv: {row:?} was not understood") };
        assert!(
            names_thing(word, thing) && names_thing(&plural(word), thing),
            "events-things.tsv: {row:?} is not found"
        );
        is_found_whole("events-things.tsv", word, |tokens, at| {
            names_thing(tokens.word(at), thing).then_some((at + 1, ()))
        });
    }
    assert!(!names_thing("door", Thing::Closable) && !names_thing("race", Thing::Explosive));
}
