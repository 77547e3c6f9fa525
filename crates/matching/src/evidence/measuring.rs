//! What the chosen pairs of two names show, as measures.

use super::{INITIAL_TELLS, Measures, is_generic, known_apart, names, sum};
use crate::{
    index::{CellRow, Class, View},
    name::{MAX_WORDS, Pair},
    query::QueryForm,
    syllables,
    word::{Likeness, begins_apart},
};

/// Measures a form against a listed name by the pairs chosen of their words.
pub(super) fn measures_of(view: &View, form: &QueryForm, name: &[CellRow], weak: bool, chosen: &[Pair]) -> Measures {
    let mut measures = Measures::default();
    let (mut query_matched, mut listed_matched) = (0_u32, 0_u32);
    let (mut query_recovered, mut listed_recovered, mut deficit, mut matched) = (0.0, 0.0, 0.0, 0.0);
    let in_syllables = syllables::make_up(view, form, name);
    for pair in chosen {
        query_matched |= pair.query;
        listed_matched |= pair.listed;
        let share = pair.share;
        let from_query = sum(pair.query, |at| form.words[at].weight);
        let from_listed = sum(pair.listed, |at| name[at].weight());
        // A misspelt common word looks rare; matched, it tells no more than the word it stands for.
        let weight = match pair.likeness {
            // An initial tells about half of what the word tells that it stands for.
            Likeness::Initial => from_query.min(from_listed).max(INITIAL_TELLS * from_query.max(from_listed)),
            _ => from_query.min(from_listed),
        };
        query_recovered += from_query - (1.0 - share) * weight.min(from_query);
        listed_recovered += from_listed - (1.0 - share) * weight.min(from_listed);
        measures.told += weight * share;
        matched += weight;
        deficit += weight * (1.0 - pair.likeness.value());
        if let Likeness::Spelling(value) = pair.likeness
            && names(form.words[pair.query.trailing_zeros() as usize].class)
        {
            measures.doubtful_words += ((0.92 - value) / 0.20).clamp(0.0, 1.0);
            if pair.query.is_power_of_two() && pair.listed.is_power_of_two() {
                let (word, other) =
                    (&form.words[pair.query.trailing_zeros() as usize], &name[pair.listed.trailing_zeros() as usize]);
                let counts = if in_syllables || word.known && other.known() {
                    1.0
                } else if word.known {
                    // A name that many bear is no slip of one that few bear, as far as it begins otherwise.
                    apart_at_first(view, form, name, pair)
                } else {
                    0.0
                };
                measures.known_apart += counts * known_apart(value);
            }
        }
        match pair.likeness {
            Likeness::Initial => measures.initials += 1.0,
            _ if pair.query.count_ones() > 1 || pair.listed.count_ones() > 1 => measures.runs += 1.0,
            _ => {}
        }
    }
    let (mut query_total, mut listed_total) = (0.0_f32, 0.0_f32);
    let (mut query_forms, mut listed_forms): ([Option<Class>; 2], [Option<Class>; 2]) = ([None; 2], [None; 2]);
    let (mut query_number, mut listed_number) = (false, false);
    for (at, word) in form.words.iter().enumerate() {
        query_total += word.weight;
        let left = query_matched & (1 << at) == 0;
        match word.class {
            Class::Number if left => query_number = true,
            Class::LegalForm(_) => note_form(&mut query_forms, word.class),
            class if left && is_generic(class) => measures.left_generic += word.weight,
            _ => {}
        }
        if left && names(word.class) {
            measures.left_query += word.weight;
            if !matches!(word.class, Class::Initial) {
                measures.words_left_query += 1.0;
            }
        }
    }
    // Of a name that was cut off, what follows the last word found was cut off too.
    let listed_end = if form.cut_off { 32 - listed_matched.leading_zeros() as usize } else { name.len() };
    for (at, word) in name.iter().enumerate().take(listed_end) {
        listed_total += word.weight();
        let left = listed_matched & (1 << at) == 0;
        match word.class() {
            Class::Number if left => listed_number = true,
            Class::LegalForm(_) => note_form(&mut listed_forms, word.class()),
            class if left && is_generic(class) => measures.left_generic += word.weight(),
            _ => {}
        }
        if left && names(word.class()) {
            measures.left_listed += word.weight();
            if !matches!(word.class(), Class::Initial) {
                measures.words_left_listed += 1.0;
            }
        }
    }
    measures.cover_query = query_recovered / query_total.max(0.01);
    measures.cover_listed = listed_recovered / listed_total.max(0.01);
    measures.contradiction = measures.left_query.min(measures.left_listed);
    measures.spelling = deficit / matched.max(0.01);
    measures.legal_form = compare_forms(query_forms, listed_forms);
    measures.number_conflict = if query_number && listed_number {
        1.0
    } else if query_number || listed_number {
        0.5
    } else {
        0.0
    };
    measures.disorder = disorder(chosen);
    measures.syllables_turned = if syllables::turned(view, form, name, chosen) { 1.0 } else { 0.0 };
    measures.weak = if weak { 1.0 } else { 0.0 };
    let content = name.iter().filter(|word| names(word.class()) || is_generic(word.class()));
    measures.single = if content.count() == 1 { 1.0 } else { 0.0 };
    let small = |at: u32| {
        let class = form.words[at as usize].class;
        matches!(class, Class::LegalForm(_) | Class::Title | Class::SetAside | Class::Particle)
    };
    let same_letters = chosen.iter().all(|pair| pair.likeness == Likeness::Same || small(pair.query.trailing_zeros()));
    measures.exact = if same_letters && measures.left_query + measures.left_listed + measures.left_generic == 0.0 {
        1.0
    } else {
        0.0
    };
    // A ship or a firm of just this name is found, whatever the name reads like.
    measures.reads_as_person = if form.reads_as_person { 1.0 - measures.exact } else { 0.0 };
    // The first letter is the one people get right: a pair that differs in it is likely another name, unless it is what
    // romanisations differ in.
    let mut first = 0.0;
    for pair in chosen {
        if let Likeness::Spelling(_) = pair.likeness {
            let apart = apart_at_first(view, form, name, pair);
            if apart > 0.0 {
                let weight = sum(pair.query, |at| form.words[at].weight) + sum(pair.listed, |at| name[at].weight());
                first += 0.5 * apart * weight;
            }
        }
    }
    measures.first_letter = first / matched.max(0.01);
    measures
}

/// How far apart the words of a pair begin, see [`begins_apart`].
fn apart_at_first(view: &View, form: &QueryForm, name: &[CellRow], pair: &Pair) -> f32 {
    let (at, place) = (pair.query.trailing_zeros() as usize, pair.listed.trailing_zeros() as usize);
    // The words come first among the cells, in their order.
    begins_apart(&form.words[at].text, form.cells[at].kind, view.term(name[place].term))
}

fn note_form(forms: &mut [Option<Class>; 2], class: Class) {
    if forms[0].is_none() {
        forms[0] = Some(class);
    } else {
        forms[1] = Some(class);
    }
}

/// 0: the same or none on either side; 0.25: one side has none, or says only "company" or "corporation", or the forms are
/// translated into each other (LLC, OOO); 1: different kinds of body.
fn compare_forms(query: [Option<Class>; 2], listed: [Option<Class>; 2]) -> f32 {
    match (query[0], listed[0]) {
        (None, None) => 0.0,
        (None, Some(_)) | (Some(_), None) => 0.25,
        (Some(_), Some(_)) => {
            let mut best = 1.0_f32;
            for a in query.into_iter().flatten() {
                for b in listed.into_iter().flatten() {
                    if let (Class::LegalForm(a), Class::LegalForm(b)) = (a, b) {
                        best = best.min(if a.form == b.form {
                            0.0
                        } else if a.class == b.class || a.is_plain_company() || b.is_plain_company() {
                            0.25
                        } else {
                            1.0
                        });
                    }
                }
            }
            best
        }
    }
}

/// Share of neighbouring pairs that stand in another order. A name turned once (family name first) has one.
fn disorder(chosen: &[Pair]) -> f32 {
    let mut order = [(u32::MAX, 0_u32); MAX_WORDS];
    let pairs = chosen.len().min(MAX_WORDS);
    for (slot, pair) in order.iter_mut().zip(chosen) {
        *slot = (pair.query.trailing_zeros(), pair.listed.trailing_zeros());
    }
    let order = &mut order[..pairs];
    order.sort_unstable();
    let turned = order.windows(2).filter(|pair| pair[0].1 > pair[1].1).count();
    turned as f32 / (pairs.max(2) - 1) as f32
}
