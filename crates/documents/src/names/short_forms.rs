//! Short forms that a text gives to a party it has named in full: `Corporation (Komid)`, `Tangun`, `Mr Kang`.

use super::candidates::{goes_on_before, title_case};
use super::clues::country_at;
use super::parties::{Certainty, Context, Mention, MentionForm, Party};
use super::{ships, telling};
use crate::{
    document::ParagraphKind,
    lexicon::{WordKind, is_common, state_agencies},
    tokens::Tokens,
};
use interdict_model::{PartKind, PartyKind};
use interdict_text::lexicon::{is_place, particle, share_per_100k};
use rustc_hash::{FxHashMap, FxHashSet};
use std::{iter, ops::Range};

/// Adds to every party the places where a short form of it stands. The mentions that it has are in order.
pub(crate) fn add(context: &Context<'_>, parties: &mut [Party]) {
    let tokens = context.tokens;
    let mut taken = vec![false; tokens.len()];
    for mention in parties.iter().flat_map(|party| &party.mentions) {
        taken[mention.tokens.clone()].fill(true);
    }
    // For each word the parties that it may stand for, in their order.
    let mut forms: FxHashMap<String, Vec<(usize, MentionForm)>> = FxHashMap::default();
    let mut alone: Option<FxHashMap<&str, usize>> = None;
    for (number, party) in parties.iter().enumerate().filter(|(_, party)| party.certainty > Certainty::Possible) {
        let kind = context.entities[party.entity].schema.kind();
        let mut own: Vec<(String, MentionForm)> = Vec::new();
        if kind == PartyKind::Person {
            own.extend(surnames(context, party).into_iter().map(|name| (name, MentionForm::Surname)));
        } else {
            let introduced = party.mentions.iter().filter_map(|mention| introduced(tokens, &mention.tokens));
            own.extend(introduced.map(|word| (word, MentionForm::ShortForm)));
            let alone = alone.get_or_insert_with(|| first_alone(tokens));
            let named = party.mentions.iter().map(|mention| mention.tokens.start).min();
            let is_another =
                |word: &String| alone.get(word.as_str()).zip(named).is_some_and(|(alone, named)| *alone < named);
            let words = telling_words(tokens, party, kind).into_iter().filter(|word| !is_another(word));
            own.extend(words.map(|word| (word, MentionForm::ShortForm)));
        }
        for (word, form) in own {
            let held = forms.entry(word).or_default();
            if !held.iter().any(|(other, _)| *other == number) {
                held.push((number, form));
            }
        }
    }
    let others = other_bearers(context, parties, &forms, &taken);
    let given: Vec<usize> = parties.iter().map(|party| party.mentions.len()).collect();
    let full: Vec<Vec<usize>> = parties.iter().map(full_names).collect();
    for at in tokens.capitals().filter(|at| !taken[*at]) {
        let Some(parties_of_word) = forms.get(tokens.word(at)) else { continue };
        let sentence = &tokens.sentences()[tokens.sentence_of(at)];
        if !tokens.paragraphs[sentence.paragraph].kind.is_article() {
            continue;
        }
        let whole = |number: usize| with_particle(tokens, &parties[number], at);
        let safe = parties_of_word.iter().find(|(number, form)| {
            if *form == MentionForm::Surname {
                let named = full[*number].partition_point(|start| *start < at);
                let other = others.get(tokens.word(at)).map_or(&[][..], Vec::as_slice);
                let since = other.partition_point(|other| *other < at).checked_sub(1).map(|last| other[last]);
                return named > 0
                    && since.is_none_or(|since| since < full[*number][named - 1])
                    && surname_is_safe(tokens, parties, &given, *number, full[*number][named - 1], &whole(*number));
            }
            let ship = context.entities[parties[*number].entity].schema.kind() == PartyKind::Vessel;
            stands_alone(tokens, at) && (!ship || ships::is_called_ship(tokens, &(at..at + 1)))
        });
        if let Some((number, form)) = safe.copied() {
            let alias = parties[number].mentions.first().map(|mention| mention.alias.clone()).unwrap_or_default();
            let surname = form == MentionForm::Surname;
            let place = if surname { with_particle(tokens, &parties[number], at) } else { at..at + 1 };
            parties[number].mentions.push(Mention { tokens: place, form, alias, role: None, place: None });
        }
    }
}

/// For each surname of a party the places where the running text names somebody else in full who bears it: `the baker Ana Quorve`
/// beside a listed Daniel Quorve.
fn other_bearers<'t>(
    context: &Context<'t>,
    parties: &[Party],
    forms: &FxHashMap<String, Vec<(usize, MentionForm)>>,
    taken: &[bool],
) -> FxHashMap<&'t str, Vec<usize>> {
    let tokens = context.tokens;
    let is_surname = |at: usize| {
        let held = forms.get(tokens.word(at));
        held.is_some_and(|held| held.iter().any(|(_, form)| *form == MentionForm::Surname))
    };
    let is_body = |at: usize| {
        let sentence = &tokens.sentences()[tokens.sentence_of(at)];
        tokens.paragraphs[sentence.paragraph].kind == ParagraphKind::Body
    };
    let mut found: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for at in tokens.capitals().filter(|at| !taken[*at] && is_surname(*at)) {
        if !is_body(at) || !goes_on_before(tokens, at) || tokens.is_kind(at - 1, WordKind::Address) {
            continue;
        }
        let given = tokens.word(at - 1);
        let of_party = |party: &Party| {
            let records = iter::once(&party.entity).chain(&party.other_records);
            let mut names = records.flat_map(|record| &context.entities[*record].names);
            names.any(|name| telling::words(&name.text).iter().any(|word| word == given))
        };
        let bearers: FxHashSet<usize> = forms[tokens.word(at)].iter().map(|(number, _)| *number).collect();
        if given.chars().nth(1).is_some() && !bearers.iter().any(|number| of_party(&parties[*number])) {
            found.entry(tokens.word(at)).or_default().push(at);
        }
    }
    found
}

/// A family name at a token, with the particle before it that the full name has there as well: `BIN Laden`.
fn with_particle(tokens: &Tokens<'_>, party: &Party, at: usize) -> Range<usize> {
    let before = at.checked_sub(1).filter(|before| tokens.is_word(*before) && !tokens.starts_paragraph(at));
    let before = before.filter(|before| particle(tokens.word(*before)).is_some());
    let full = party.mentions.first().map_or(0..0, |mention| mention.tokens.clone());
    let stands_so = |before: usize| {
        (full.start + 1..full.end)
            .any(|name| tokens.word(name) == tokens.word(at) && tokens.word(name - 1) == tokens.word(before))
    };
    before.filter(|before| stands_so(*before)).unwrap_or(at)..at + 1
}

/// The one word in brackets behind a name that is short for it: in capitals, or with letters of the name in their order
/// (`Komid`). `(Germany)`, `(Reuters)`, `(London)` say something else of it.
pub(crate) fn introduced(tokens: &Tokens<'_>, name: &Range<usize>) -> Option<String> {
    if tokens.written(name.end) != "(" {
        return None;
    }
    let mut at = name.end + 1;
    while matches!(tokens.written(at), "\"" | "“" | "'" | "‘" | "#") || matches!(tokens.word(at), "the" | "or") {
        at += 1;
    }
    let mut close = at + 1;
    while matches!(tokens.written(close), "\"" | "”" | "'" | "’") {
        close += 1;
    }
    let closes = tokens.written(close) == ")";
    let word = tokens.word(at);
    let says_else = || {
        country_at(tokens, at).is_some()
            || is_place(word)
            || tokens.is_kind(at, WordKind::News)
            || state_agencies().longest_at(tokens, at).is_some()
    };
    let is_short = || tokens.is_all_capitals(at) || runs_through(word, tokens.slice(name));
    let named = closes && tokens.is_word(at) && tokens.is_capital(at) && word.chars().nth(1).is_some();
    (named && is_short() && !says_else()).then(|| word.to_owned())
}

/// Whether the letters of a short form stand in a name in their order, the first at its beginning: `Komid` in `Korea Mining
/// Development`.
fn runs_through(short: &str, name: &str) -> bool {
    let mut letters = name.chars().flat_map(char::to_lowercase);
    let begins = short.chars().next().is_some_and(|first| name.to_lowercase().starts_with(first));
    begins && short.chars().all(|letter| letters.any(|held| held == letter))
}

/// Family names of a person, in lower case.
fn surnames(context: &Context<'_>, party: &Party) -> Vec<String> {
    let mut found = Vec::new();
    for mention in &party.mentions {
        let records = iter::once(&party.entity).chain(&party.other_records);
        let mut names = records.flat_map(|record| &context.entities[*record].names);
        let Some(name) = names.find(|name| name.text == mention.alias) else { continue };
        let typed = name.part(PartKind::Family);
        let family = match name.text.split_once(',') {
            _ if !typed.is_empty() => typed,
            Some((family, _)) => family.trim().to_owned(),
            None => last_word(context.tokens, &mention.tokens, &name.text),
        };
        let mut words = telling::words(&family);
        // `AL-ASSAD` is written `Assad`.
        if words.len() == 2 && particle(&words[0]).is_some() {
            words.remove(0);
        }
        // `MADURO MOROS, Nicolas` is `Maduro` where the text has called him `Nicolas Maduro`.
        if words.len() == 2 && ends_with(context.tokens, mention, &words[0]) {
            words.truncate(1);
        }
        // Who is spelt otherwise is so throughout the text.
        let stands = |word: &String| mention.tokens.clone().any(|at| context.tokens.word(at) == word);
        if !words.is_empty()
            && mention.form == MentionForm::Name
            && !words.iter().any(stands)
            && let Some(last) = mention.tokens.clone().next_back()
        {
            words = vec![context.tokens.word(last).to_owned()];
        }
        if let [word] = words.as_slice()
            && !found.contains(word)
        {
            found.push(word.clone());
        }
    }
    found
}

/// Whether the last word of a mention is a word.
fn ends_with(tokens: &Tokens<'_>, mention: &Mention, word: &str) -> bool {
    mention.tokens.clone().next_back().is_some_and(|last| tokens.word(last) == word)
}

/// The last word of a name of which the list does not say what its words are, if the text ends it with the same, and it is no word
/// of the language; else nothing.
fn last_word(tokens: &Tokens<'_>, mention: &Range<usize>, name: &str) -> String {
    let Some(word) = telling::words(name).pop() else { return String::new() };
    let ends = mention.len() > 1 && tokens.word(mention.end - 1) == word;
    if ends && !is_common(&word) { word } else { String::new() }
}

/// Words of a body's mentioned names that tell enough to stand for it.
fn telling_words(tokens: &Tokens<'_>, party: &Party, kind: PartyKind) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for mention in &party.mentions {
        for word in telling::words(tokens.slice(&mention.tokens)) {
            if word.len() >= 4 && telling::word_weight(&word, kind) >= 2.4 && !found.contains(&word) {
                found.push(word);
            }
        }
    }
    found
}

/// Where the running text first calls somebody by each word alone. Who is called so before the body is named of which the word is a
/// part is another one: `Quorvane said. Quorvane Trading S.A. is a unit`. A body is named in full first, but for headlines.
fn first_alone<'t>(tokens: &'t Tokens<'_>) -> FxHashMap<&'t str, usize> {
    let kind = |at: usize| tokens.paragraphs[tokens.sentences()[tokens.sentence_of(at)].paragraph].kind;
    let mut first = FxHashMap::default();
    for at in tokens.capitals().filter(|at| kind(*at) == ParagraphKind::Body && stands_alone(tokens, *at)) {
        first.entry(tokens.word(at)).or_insert(at);
    }
    first
}

/// A bearer per 100,000 above which a surname is shared by too many to be carried over paragraphs.
const COMMON_SURNAME: f32 = 60.0;

/// A surname refers to a person if no capital stands beside it, no other party has it, and the full name was given before:
/// anywhere for a rare surname, in this or the last paragraph for a common one.
///
/// `last` is the last full name before, `place` where the surname stands, with its particle. Of each party so many mentions were
/// `given`, in order; those behind them were found here, in order too.
fn surname_is_safe(
    tokens: &Tokens<'_>,
    parties: &[Party],
    given: &[usize],
    number: usize,
    last: usize,
    place: &Range<usize>,
) -> bool {
    let (start, at) = (place.start, place.end - 1);
    let surname = tokens.word(at);
    let titled = start > 0 && tokens.is_kind(start - 1, WordKind::Address);
    let before = start > 0
        && !titled
        && tokens.is_word(start - 1)
        && tokens.is_capital(start - 1)
        && !tokens.starts_paragraph(start);
    let after = tokens.is_word(at + 1) && tokens.is_capital(at + 1) && tokens.word(at + 1) != "'s";
    if before || after || tokens.joins(at + 1) || (start > 0 && tokens.joins(start - 1)) {
        return false;
    }
    let paragraph = |token: usize| tokens.sentences()[tokens.sentence_of(token)].paragraph;
    let has_it = |mention: &Mention| mention.tokens.clone().any(|token| tokens.word(token) == surname);
    let rival = parties.iter().enumerate().any(|(other, party)| {
        let (given, found) = party.mentions.split_at(given[other]);
        let near = |mentions: &[Mention]| {
            let first = mentions.partition_point(|mention| mention.tokens.start <= last.saturating_sub(400));
            let end = mentions.partition_point(|mention| mention.tokens.start < at);
            mentions.get(first..end).is_some_and(|mentions| mentions.iter().any(has_it))
        };
        other != number && (near(given) || near(found))
    });
    let near = paragraph(at) - paragraph(last) <= 1;
    let common = share_per_100k(surname).is_some_and(|share| share > COMMON_SURNAME);
    !rival && (near || !common)
}

/// Where a party is named in full, in order.
fn full_names(party: &Party) -> Vec<usize> {
    let full = party.mentions.iter().filter(|mention| mention.form == MentionForm::Name);
    full.map(|mention| mention.tokens.start).collect()
}

/// Whether a short form of a body is no part of a longer name: of none that begins before it (`Daniel Tangun`, `Mr Tangun` are no
/// Tangun Trading Corporation), and of none that goes on behind it.
fn stands_alone(tokens: &Tokens<'_>, at: usize) -> bool {
    let sentence = &tokens.sentences()[tokens.sentence_of(at)];
    let line =
        matches!(tokens.paragraphs[sentence.paragraph].kind, ParagraphKind::Headline | ParagraphKind::Subheading);
    let titles = line && title_case(tokens, &sentence.tokens);
    let titled = at > 0 && tokens.is_kind(at - 1, WordKind::Address) && !tokens.starts_paragraph(at);
    let before = titled || (at > 0 && tokens.joins(at - 1)) || (!titles && goes_on_before(tokens, at));
    // `Tangun` and `Tangun's`, not `Tangun Street`.
    let after = tokens.is_word(at + 1)
        && tokens.is_capital(at + 1)
        && tokens.word(at + 1) != "'s"
        && !tokens.starts_paragraph(at + 1);
    !before && !after
}

/// Whether the sentence speaks of ships, so that a ship's name may be one.
pub(crate) fn speaks_of_ships(tokens: &Tokens<'_>, name: &Range<usize>) -> bool {
    let sentence = &tokens.sentences()[tokens.sentence_of(name.start)].tokens;
    sentence.clone().any(|at| !name.contains(&at) && tokens.is_kind(at, WordKind::Ship))
}
