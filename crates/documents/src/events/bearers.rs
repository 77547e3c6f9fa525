//! Of whom a participle or a relative clause tells, where several nouns stand before it: the nearest one that can bear it, and not the
//! subject. `A lawyer for PETROV, accused of fraud,`, `gave a passport to PETROV, who is charged with it`, `the mother of A BOY
//! convicted of theft`; but `PETROV, mayor of Lorne, jailed for fraud`, `PETROV appeared in court charged with it`.

use super::doers::is_place;
use crate::{
    claims::is_person,
    grammar::{Sentences, Tag, Voice},
    lexicon::{RoleKind, VerbForm, WordKind, is_kind},
};
use std::ops::Range;

/// So many nouns that hang on each other are followed.
const DEEPEST: usize = 4;

/// What stands between a clause and the noun before it.
#[derive(Clone, Copy)]
struct Link {
    /// A relative that only bodies and things have.
    which: bool,
    /// A relative that anybody may have.
    who: bool,
    comma: bool,
}

/// Of whom a verb tells that is a participle right behind a noun, or that of a relative clause there.
pub(crate) fn of_clause(sentences: &Sentences<'_>, verb: usize) -> Option<Range<usize>> {
    let tokens = sentences.tokens;
    let start = sentences.group_of(verb).start;
    let sentence = sentences.sentence(verb);
    let before = start.checked_sub(1).filter(|before| *before > sentence.start)?;
    if sentences.tag(before) == Tag::Relative {
        // `the agency, which fined them`: who does it is another matter.
        let undergoes = sentences.group_of(verb).voice == Voice::Passive || sentences.tag(verb) == Tag::Auxiliary;
        return if undergoes { of_relative(sentences, before) } else { None };
    }
    let bare = (start..verb).all(|at| sentences.tag(at) != Tag::Auxiliary);
    // `The court fined Petrov`: with somebody behind it, it is no participle.
    let free = matches!(sentences.tag(verb + 1), Tag::Preposition | Tag::To | Tag::Mark)
        || sentences.in_date(verb + 1)
        || tokens.word(verb + 1) == "guilty";
    let participle = sentences.tag(verb) == Tag::Verb(VerbForm::Past) && bare && free;
    if participle { of_phrase(sentences, start) } else { None }
}

/// Who does in a relative clause what only its subject undergoes: `PETROV, who pleaded guilty`.
pub(crate) fn of_plea(sentences: &Sentences<'_>, verb: usize) -> Option<Range<usize>> {
    let before = sentences.group_of(verb).start.checked_sub(1)?;
    if sentences.tag(before) == Tag::Relative { of_relative(sentences, before) } else { None }
}

/// Of whom a relative clause tells.
fn of_relative(sentences: &Sentences<'_>, relative: usize) -> Option<Range<usize>> {
    let tokens = sentences.tokens;
    let which = tokens.word(relative) == "which";
    if !which && tokens.word(relative) != "who" {
        return None;
    }
    let comma = relative.checked_sub(1).is_some_and(|at| tokens.written(at) == ",");
    nearest(sentences, relative - usize::from(comma), Link { which, who: !which, comma })
}

/// Of whom words tell that stand right behind a noun, or behind a comma: `PETROV, on trial for fraud`.
pub(crate) fn of_phrase(sentences: &Sentences<'_>, start: usize) -> Option<Range<usize>> {
    let comma = sentences.tokens.written(start.checked_sub(1)?) == ",";
    nearest(sentences, start - usize::from(comma), Link { which: false, who: false, comma })
}

/// The nearest noun before a token that can bear what a clause tells; none where that is in doubt.
fn nearest(sentences: &Sentences<'_>, end: usize, link: Link) -> Option<Range<usize>> {
    let tokens = sentences.tokens;
    let sentence = sentences.sentence(end.saturating_sub(1));
    let mut last = over_age(sentences, sentences.over_dates(end, &sentence)?, &sentence)?;
    // Who bears a post is one, whatever its article.
    let mut climbed = false;
    for _ in 0..DEEPEST {
        if sentences.tag(last) != Tag::Nominal || sentences.in_date(last) {
            return None;
        }
        let noun = sentences.simple_start(last, &sentence)?..last + 1;
        let led = noun.start.checked_sub(1).filter(|led| *led > sentence.start);
        let hung = led.filter(|led| sentences.tag(*led) == Tag::Preposition && !sentences.in_date(*led));
        let above = hung.and_then(|hung| sentences.over_dates(hung, &sentence));
        let told = above.is_some_and(|above| tokens.is_kind(above, WordKind::Belongs));
        let before_judge =
            hung.is_some_and(|hung| tokens.word(hung) == "before") || is_gone_to(sentences, &noun, hung, above);
        let post = above.is_some_and(|above| tokens.role(above).is_some_and(|role| role.kind == RoleKind::Person));
        // `chairwoman of BRELLO FOODS, who was`
        let owner =
            post && !told && !link.which && tokens.is_capital(last) && !begins_with_given_name(sentences, &noun);
        if !before_judge && !owner && (climbed || bears(sentences, &noun, link, told)) {
            let linked = led.is_some_and(|led| sentences.tag(led) == Tag::Auxiliary);
            let known = !linked || tokens.is_capital(last);
            return known.then(|| name_of(sentences, noun, &sentence));
        }
        // What can bear it must be somebody else: a place, a court, who judges.
        let nobody = before_judge || owner || is_scene(sentences, &noun, hung);
        let above = above.filter(|_| nobody)?;
        if sentences.is_verb(above) {
            return sentences.subject_of(above).filter(|subject| subject.end <= above);
        }
        climbed = owner;
        last = above;
    }
    None
}

/// Whether a noun can bear what a clause behind it tells. `told` is whether it tells who the noun is on which it hangs: `the wife of`.
fn bears(sentences: &Sentences<'_>, noun: &Range<usize>, link: Link, told: bool) -> bool {
    let tokens = sentences.tokens;
    let last = noun.end - 1;
    let person = is_person(sentences, noun);
    let one = matches!(tokens.word(noun.start), "a" | "an");
    if tokens.is_kind(last, WordKind::Authority) || is_place(sentences, noun) {
        return false;
    }
    let body = tokens.role(last).is_some_and(|role| role.kind != RoleKind::Person);
    if link.which {
        let person = tokens.role(last).is_some_and(|role| role.kind == RoleKind::Person)
            || begins_with_given_name(sentences, noun);
        return link.comma && !person && (tokens.is_capital(last) || body && one);
    }
    if tokens.is_capital(last) {
        return person || told && !body;
    }
    if !person {
        return body && one && told && !link.comma && !link.who;
    }
    let plural = tokens.role(last).is_some_and(|role| role.plural);
    one || !link.comma && !link.who && (tokens.word(noun.start) == "the" || plural)
}

fn begins_with_given_name(sentences: &Sentences<'_>, noun: &Range<usize>) -> bool {
    interdict_text::lexicon::share_per_100k(sentences.tokens.word(noun.start)).is_some()
}

/// Whether a noun of one word says where somebody went or was taken: `was flown to ORLAND, charged with fraud`.
fn is_gone_to(sentences: &Sentences<'_>, noun: &Range<usize>, hung: Option<usize>, above: Option<usize>) -> bool {
    let tokens = sentences.tokens;
    let to = hung.is_some_and(|hung| tokens.word(hung) == "to") && noun.len() == 1;
    let goes = |verb: usize| tokens.verb(verb).is_some_and(|(lemma, _)| is_kind(lemma, WordKind::Goes));
    to && above.is_some_and(|above| sentences.is_verb(above) && goes(above))
}

/// Whether a noun only says where somebody is, or before whom: `appeared in COURT`, `was flown to ORLAND`.
fn is_scene(sentences: &Sentences<'_>, noun: &Range<usize>, hung: Option<usize>) -> bool {
    let tokens = sentences.tokens;
    let Some(hung) = hung else { return false };
    let last = noun.end - 1;
    let where_to = matches!(tokens.word(hung), "at" | "from" | "in" | "to");
    where_to && (is_place(sentences, noun) || tokens.is_capital(last) || tokens.is_kind(last, WordKind::Authority))
}

/// The name that a noun behind a comma describes: `PETROV, a banker accused of fraud`. The noun itself, if it describes none.
fn name_of(sentences: &Sentences<'_>, noun: Range<usize>, sentence: &Range<usize>) -> Range<usize> {
    let tokens = sentences.tokens;
    let comma = noun.start.checked_sub(1).filter(|comma| *comma > sentence.start && tokens.written(*comma) == ",");
    let post = tokens.role(noun.end - 1).is_some_and(|role| role.kind == RoleKind::Person && !role.plural);
    let described = !tokens.is_capital(noun.end - 1) && (post || matches!(tokens.word(noun.start), "a" | "an" | "the"));
    let name = comma.filter(|_| described).and_then(|comma| {
        let last = over_age(sentences, sentences.over_dates(comma, sentence)?, sentence)?;
        let capital = tokens.is_capital(last) && sentences.tag(last) == Tag::Nominal;
        let name = if capital { sentences.simple_start(last, sentence)?..last + 1 } else { return None };
        is_person(sentences, &name).then_some(name)
    });
    name.unwrap_or(noun)
}

/// The last token of a name before an age between commas: `PETROV, 54,`.
fn over_age(sentences: &Sentences<'_>, last: usize, sentence: &Range<usize>) -> Option<usize> {
    let comma = last.checked_sub(1).filter(|comma| *comma > sentence.start && sentences.tokens.written(*comma) == ",");
    match comma {
        Some(comma) if sentences.tag(last) == Tag::Number => sentences.over_dates(comma, sentence),
        _ => Some(last),
    }
}
