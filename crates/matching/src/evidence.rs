//! What comparing a query name with a listed name shows, as numbers: the input of the score.

use crate::{
    bounds::{Left, Most, ROOM},
    finder::Finder,
    index::{Class, ListedName, ListedWord, View},
    name::{MAX_WORDS, Pair, align},
    query::QueryForm,
    syllables,
    word::{Likeness, begins_apart, by_letters_alone},
};

/// Measures of one pair of names. All in [0, 1] unless said otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Measures {
    pub(crate) cover_query: f32,
    pub(crate) cover_listed: f32,
    pub(crate) left_query: f32,
    pub(crate) left_listed: f32,
    pub(crate) contradiction: f32,
    /// Words left over, counted.
    pub(crate) words_left_query: f32,
    pub(crate) words_left_listed: f32,
    pub(crate) spelling: f32,
    pub(crate) told: f32,
    pub(crate) legal_form: f32,
    pub(crate) number_conflict: f32,
    pub(crate) disorder: f32,
    pub(crate) initials: f32,
    pub(crate) runs: f32,
    pub(crate) exact: f32,
    pub(crate) single: f32,
    pub(crate) left_generic: f32,
    pub(crate) weak: f32,
    pub(crate) first_letter: f32,
    /// Words that are not very alike, counted: 1 for a pair at the floor of likeness.
    pub(crate) doubtful_words: f32,
    /// The same, of words that are both known as names: then they are two names rather than one misspelt.
    pub(crate) known_apart: f32,
    /// How much more of the query all names of the entity together recover than the best one.
    pub(crate) union: f32,
    /// The query reads like a name of a person, where it is not said what it is: 1 or 0.
    pub(crate) reads_as_person: f32,
    /// How far a fuller name of the entity contradicts a patronymic that the best one leaves out.
    pub(crate) patronymic: f32,
    /// Two given names of the same two Chinese or Korean syllables in the other order: 1 or 0.
    pub(crate) syllables_turned: f32,
}

/// How much of a word's weight a likeness recovers.
pub(crate) fn recovered(likeness: Likeness) -> f32 {
    let value = likeness.value();
    // Linear between points: near spellings keep nearly all, far ones lose fast.
    let points = [(0.70, 0.55), (0.80, 0.80), (0.90, 0.94), (1.0, 1.0)];
    let mut last = points[0];
    for point in points {
        if value <= point.0 {
            let span = point.0 - last.0;
            return if span <= 0.0 { point.1 } else { last.1 + (point.1 - last.1) * (value - last.0) / span };
        }
        last = point;
    }
    1.0
}

impl Measures {
    /// Nothing measured.
    pub(crate) const NONE: Self = Self {
        cover_query: 0.0,
        cover_listed: 0.0,
        left_query: 0.0,
        left_listed: 0.0,
        contradiction: 0.0,
        words_left_query: 0.0,
        words_left_listed: 0.0,
        spelling: 0.0,
        told: 0.0,
        legal_form: 0.0,
        number_conflict: 0.0,
        disorder: 0.0,
        initials: 0.0,
        runs: 0.0,
        exact: 0.0,
        single: 0.0,
        left_generic: 0.0,
        weak: 0.0,
        first_letter: 0.0,
        doubtful_words: 0.0,
        known_apart: 0.0,
        union: 0.0,
        reads_as_person: 0.0,
        patronymic: 0.0,
        syllables_turned: 0.0,
    };
}

/// Reusable buffers: scoring allocates nothing once they have grown.
#[derive(Debug, Default)]
pub(crate) struct Workspace {
    /// Words of the name that was paired up last.
    words: Vec<ListedWord>,
    pairs: Vec<Pair>,
    pub(crate) chosen: Vec<Pair>,
}

/// What bounds ask of a form, worked out once.
#[derive(Debug, Clone, Copy)]
pub(crate) struct FormScale {
    /// Weight of all words.
    pub(crate) total: f32,
    /// The most weight that all pairs together can have.
    pub(crate) matched: f32,
    /// What of `known_apart`, which counts two words, each word of the query bears at least.
    pub(crate) share_known: f32,
}

impl FormScale {
    pub(crate) fn of(form: &QueryForm) -> Self {
        let initials = form.words.iter().filter(|word| word.class == Class::Initial || form.cut_off);
        let total = form.words.iter().map(|word| word.weight).sum::<f32>().max(0.01);
        let known = form.words.iter().filter(|word| word.known && names(word.class)).count();
        Self { total, matched: total + initials.count() as f32 * INITIAL_TELLS, share_known: 2.0 / known.max(2) as f32 }
    }
}

/// A form and what bounding names against it takes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bounding<'a> {
    pub(crate) form: &'a QueryForm,
    pub(crate) most: &'a Most,
    pub(crate) scale: &'a FormScale,
}

/// The most that aligning a form with a name can show, from its possible pairs alone.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NameBound {
    /// What the shape of the names gives.
    shape: f32,
    /// What each word of the query gains at most.
    gains: [f32; MAX_WORDS],
}

impl NameBound {
    /// Without what other names cover.
    pub(crate) fn alone(&self) -> f32 {
        self.shape + self.gains.iter().sum::<f32>() + ROOM
    }

    /// Together with what all names of the party cover of each word.
    pub(crate) fn with_others(&self, bounding: &Bounding, union: &[f32; MAX_WORDS]) -> f32 {
        let Bounding { form, most, scale: FormScale { total, .. } } = bounding;
        let words = form.words.iter().zip(union).zip(&self.gains);
        let gains = words.map(|((word, share), gain)| gain.max(most.union / total * word.weight * share));
        self.shape + gains.sum::<f32>() + ROOM
    }
}

/// How far apart two words are that are both known as names: 0 at a likeness of 0.94, 1 at 0.82.
pub(crate) fn known_apart(likeness: f32) -> f32 {
    ((0.94 - likeness) / 0.12).clamp(0.0, 1.0)
}

/// Whether a word left over counts as a word that names. Initials do not: they may stand for any.
pub(crate) fn counts_when_left(class: Class) -> bool {
    names(class) && class != Class::Initial
}

impl Workspace {
    /// Finds the possible pairs of the form turned to with a name; `None` if there are none. `union` is raised to what each
    /// word of the query recovers in this name.
    pub(crate) fn pair_up(
        &mut self,
        view: &View,
        finder: &mut Finder,
        bounding: &Bounding,
        name: &ListedName,
        union: &mut [f32; MAX_WORDS],
    ) -> Option<NameBound> {
        let form = bounding.form;
        let Self { words, pairs, .. } = self;
        if !name.terms().any(|(_, term)| finder.knows(term)) {
            return None;
        }
        words.clear();
        words.extend(name.words());
        pairs.clear();
        for (cell, term) in name.terms() {
            if finder.knows(term) {
                let mask = name.mask(cell);
                finder.compare(view, form, term, |alike| {
                    push_pair(view, pairs, form, words, alike.mask, mask, alike.likeness, alike.share);
                });
            }
        }
        // Initials and cut-off words confirm; alone they would bring up half the list.
        if pairs.is_empty() {
            return None;
        }
        add_initials_and_cut_offs(view, form, words, pairs);
        Some(bound_of(bounding, words, pairs, name, union))
    }

    /// Aligns the form with the name that was paired up last and measures the result.
    pub(crate) fn measure(&mut self, view: &View, form: &QueryForm, name: &ListedName) -> Measures {
        align(&mut self.pairs, &mut self.chosen);
        measures_of(view, form, &self.words, name.is_weak(), &self.chosen)
    }
}

/// What a word loses that is in no pair.
const UNPAIRED: f32 = f32::MAX;

/// Bounds a name by the best pair of each word, as if no pair stood in the way of another.
fn bound_of(
    bounding: &Bounding,
    words: &[ListedWord],
    pairs: &[Pair],
    name: &ListedName,
    union: &mut [f32; MAX_WORDS],
) -> NameBound {
    let Bounding { form, most, scale } = *bounding;
    let (mut lost_query, mut lost_listed) = ([UNPAIRED; MAX_WORDS], [UNPAIRED; MAX_WORDS]);
    let (mut told, mut costs) = ([0.0_f32; MAX_WORDS], [f32::MIN; MAX_WORDS]);
    for pair in pairs {
        let share = pair.share;
        for_each(pair.query, |at| union[at] = union[at].max(share));
        if pair.query.is_power_of_two() && pair.listed.is_power_of_two() && pair.likeness != Likeness::Initial {
            let (at, place) = (pair.query.trailing_zeros() as usize, pair.listed.trailing_zeros() as usize);
            let (asked, listed) = (&form.words[at], &words[place]);
            let weight = asked.weight.min(listed.weight);
            let both_known = asked.known && listed.known && names(asked.class);
            let share_known = if both_known { scale.share_known } else { 0.0 };
            lost_query[at] = lost_query[at].min((1.0 - share) * weight);
            lost_listed[place] = lost_listed[place].min((1.0 - share) * weight);
            told[at] = told[at].max(share * weight);
            costs[at] = costs[at].max(most.cost(pair.likeness, weight, scale.matched, share_known));
        } else {
            // What a run or an initial loses and tells is shared among words; taken as nothing lost and all told.
            for_each(pair.query, |at| {
                lost_query[at] = 0.0;
                costs[at] = 0.0;
                told[at] = told[at].max(form.words[at].weight).max(INITIAL_TELLS);
            });
            for_each(pair.listed, |place| lost_listed[place] = 0.0);
        }
    }
    let mut left = Left { least_words: name.naming_words(), ..Left::default() };
    let mut cover_listed = 1.0;
    if !form.cut_off {
        let (mut total, mut covered) = (0.0, 0.0);
        for (word, lost) in words.iter().zip(lost_listed) {
            total += word.weight;
            if lost < UNPAIRED {
                covered += word.weight - lost;
            } else {
                left.listed += u32::from(counts_when_left(word.class));
                left.numbers[1] |= word.class == Class::Number;
                left.generic += if is_generic(word.class) { word.weight } else { 0.0 };
            }
        }
        cover_listed = covered / total.max(0.01);
    }
    let mut gains = [0.0; MAX_WORDS];
    for (at, (word, lost)) in form.words.iter().zip(lost_query).enumerate() {
        if lost < UNPAIRED {
            let gain = most.gain(word.weight - lost, told[at], cover_listed, scale.total);
            // A word may be left unpaired after all.
            gains[at] = (gain + costs[at]).max(0.0);
        } else {
            left.query += u32::from(counts_when_left(word.class));
            left.numbers[0] |= word.class == Class::Number;
            left.generic += if is_generic(word.class) { word.weight } else { 0.0 };
        }
    }
    NameBound { shape: most.shape(left, told[..form.words.len()].iter().sum()), gains }
}

/// Share of a word's weight that an initial standing for it tells, and so the most one can tell.
pub(crate) const INITIAL_TELLS: f32 = 0.4;

/// Calls for each bit of a mask.
pub(crate) fn for_each(mask: u32, mut call: impl FnMut(usize)) {
    let mut rest = mask;
    while rest != 0 {
        call(rest.trailing_zeros() as usize);
        rest &= rest - 1;
    }
}

fn is_generic(class: Class) -> bool {
    matches!(class, Class::Generic(_) | Class::Place)
}

/// Whether a word tells a company from others of its business.
fn singles_out(class: Class) -> bool {
    names(class) || class == Class::Place
}

pub(crate) fn names(class: Class) -> bool {
    matches!(class, Class::Name | Class::TitleOrName | Class::Number | Class::Initial)
}

#[allow(clippy::too_many_arguments, reason = "a pair and the two names it is of")]
fn push_pair(
    view: &View,
    pairs: &mut Vec<Pair>,
    form: &QueryForm,
    name: &[ListedWord],
    query: u32,
    listed: u32,
    likeness: Likeness,
    share: f32,
) {
    let weight = sum(query, |at| form.words[at].weight) + sum(listed, |at| name[at].weight);
    // A legal form is no name and a name no legal form, however alike the letters.
    let small = |class: Class| matches!(class, Class::LegalForm(_) | Class::Title);
    if likeness == Likeness::Acronym && !may_be_an_acronym(form, name, query, listed) {
        return;
    }
    // A title set aside goes with the same title of the listed name, and stands for nothing else, however alike the letters.
    if query.is_power_of_two()
        && form.words[query.trailing_zeros() as usize].class == Class::SetAside
        && !(listed.is_power_of_two() && matches!(likeness, Likeness::Same | Likeness::SameName))
    {
        return;
    }
    if query.is_power_of_two() && listed.is_power_of_two() {
        let (a, b) = (form.words[query.trailing_zeros() as usize].class, name[listed.trailing_zeros() as usize].class);
        if small(a) != small(b) {
            return;
        }
        // A particle is itself or nothing: "al" is not Ali.
        let particle = |class: Class| class == Class::Particle;
        if likeness != Likeness::Same && particle(a) != particle(b) {
            return;
        }
        if !means_one_thing(form, name, likeness, a, b) {
            // The letters of the two words may be alike beside what they mean, and that stands.
            let (at, place) = (query.trailing_zeros() as usize, listed.trailing_zeros() as usize);
            let spelling = by_letters_alone(&form.words[at].text, form.cells[at].kind, view.term(name[place].term));
            let Some(spelling) = spelling else { return };
            let share = recovered(spelling);
            pairs.push(Pair { query, listed, likeness: spelling, share, gain: 0.5 * weight * share });
            return;
        }
    }
    pairs.push(Pair { query, listed, likeness, share, gain: 0.5 * weight * share });
}

/// Whether a likeness of words by what they mean holds between two words of these classes.
fn means_one_thing(form: &QueryForm, name: &[ListedWord], likeness: Likeness, a: Class, b: Class) -> bool {
    // Eagle and falcon may be one line of business, but they are two ships.
    let generic = |class: Class| matches!(class, Class::Generic(_));
    match likeness {
        Likeness::SameConcept => generic(a) && generic(b),
        // A line of business goes by other words beside what names the company (`Mahan Air`, `Iran Air`). Where nothing else names,
        // its own words are the name: `Air Cargo Logistics` is no `Aero Courier Cargo`.
        Likeness::NearConcept => {
            generic(a)
                && generic(b)
                && form.words.iter().any(|word| singles_out(word.class))
                && name.iter().any(|word| singles_out(word.class))
        }
        _ => true,
    }
}

/// Whether one word and several of the other name may be an acronym and what it stands for. It stands where a name does: a
/// legal form and a particle of three letters are no acronyms. And it stands inside of a name: with nothing beside them that
/// names, three letters are the initials of anybody.
fn may_be_an_acronym(form: &QueryForm, name: &[ListedWord], query: u32, listed: u32) -> bool {
    let class = if query.is_power_of_two() {
        form.words[query.trailing_zeros() as usize].class
    } else {
        name[listed.trailing_zeros() as usize].class
    };
    (names(class) || is_generic(class))
        && names_beside(query, form.words.iter().map(|word| word.class))
        && names_beside(listed, name.iter().map(|word| word.class))
}

/// Whether a word outside of a mask names.
fn names_beside(mask: u32, classes: impl Iterator<Item = Class>) -> bool {
    classes.zip(0_u32..).any(|(class, at)| mask >> at & 1 == 0 && counts_when_left(class))
}

/// Words of a mask, summed.
fn sum(mask: u32, value: impl Fn(usize) -> f32) -> f32 {
    let mut rest = mask;
    let mut total = 0.0;
    while rest != 0 {
        total += value(rest.trailing_zeros() as usize);
        rest &= rest - 1;
    }
    total
}

/// A single letter of the query stands for any listed word that begins with it; the last word of a long query may have
/// been cut off. Neither is found through keys: retrieval takes them as matched when it bounds a score.
fn add_initials_and_cut_offs(view: &View, form: &QueryForm, name: &[ListedWord], pairs: &mut Vec<Pair>) {
    for (at, word) in form.words.iter().enumerate() {
        if word.class == Class::Initial {
            for (place, listed) in name.iter().enumerate() {
                let text = view.term(listed.term).text;
                if names(listed.class) && text.len() > 1 && text.first() == word.text.as_bytes().first() {
                    let share = recovered(Likeness::Initial);
                    push_pair(view, pairs, form, name, 1 << at, 1 << place, Likeness::Initial, share);
                }
            }
        }
    }
    if form.cut_off
        && let Some(last) = form.words.last()
    {
        for (place, listed) in name.iter().enumerate() {
            let text = view.term(listed.term).text;
            if text.len() > last.text.len() && text.starts_with(last.text.as_bytes()) {
                let share = recovered(Likeness::CutOff);
                push_pair(view, pairs, form, name, 1 << (form.words.len() - 1), 1 << place, Likeness::CutOff, share);
            }
        }
    }
}

fn measures_of(view: &View, form: &QueryForm, name: &[ListedWord], weak: bool, chosen: &[Pair]) -> Measures {
    let mut measures = Measures::default();
    let (mut query_matched, mut listed_matched) = (0_u32, 0_u32);
    let (mut query_recovered, mut listed_recovered, mut deficit, mut matched) = (0.0, 0.0, 0.0, 0.0);
    let in_syllables = syllables::make_up(view, form, name);
    for pair in chosen {
        query_matched |= pair.query;
        listed_matched |= pair.listed;
        let share = pair.share;
        let from_query = sum(pair.query, |at| form.words[at].weight);
        let from_listed = sum(pair.listed, |at| name[at].weight);
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
                let counts = if in_syllables || word.known && other.known {
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
    let (mut query_total, mut listed_total) = (0.0, 0.0);
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
        listed_total += word.weight;
        let left = listed_matched & (1 << at) == 0;
        match word.class {
            Class::Number if left => listed_number = true,
            Class::LegalForm(_) => note_form(&mut listed_forms, word.class),
            class if left && is_generic(class) => measures.left_generic += word.weight,
            _ => {}
        }
        if left && names(word.class) {
            measures.left_listed += word.weight;
            if !matches!(word.class, Class::Initial) {
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
    let content = name.iter().filter(|word| names(word.class) || is_generic(word.class));
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
                let weight = sum(pair.query, |at| form.words[at].weight) + sum(pair.listed, |at| name[at].weight);
                first += 0.5 * apart * weight;
            }
        }
    }
    measures.first_letter = first / matched.max(0.01);
    measures
}

/// How far apart the words of a pair begin, see [`begins_apart`].
fn apart_at_first(view: &View, form: &QueryForm, name: &[ListedWord], pair: &Pair) -> f32 {
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
