//! How sure it is that a name means a party: by how much the name tells, what speaks for the party, and what for the next one.

use super::{
    Certainty, Context,
    evidence::CountrySaid,
    judging::Judged,
    limits::{
        APART, BESIDE, BODY_TELLS, DESIGNATED, IDENTIFIES, LITTLE, LONG, NOWHERE, RARE, SPEAKS, TELLS, UNCOMMON,
        UNCOMMON_LONG,
    },
};
use crate::{
    names::{
        candidates::Candidate,
        clues::POST,
        listing, ships, short_forms,
        spellings::{self, Spelling},
        telling,
    },
    tokens::Tokens,
};
use interdict_model::PartyKind;

/// A name of a person or a body as the text writes it.
struct Written<'a> {
    text: &'a str,
    kind: PartyKind,
    /// How much it tells.
    telling: f64,
    /// Its words but legal forms.
    content: usize,
    one_word: bool,
    /// Whether a legal form stands with it.
    formed: bool,
}

/// How sure it is, `None` if the name says too little to be shown at all.
pub(super) fn certainty(
    context: &Context<'_>,
    candidate: &Candidate,
    best: &Judged,
    second: Option<&Judged>,
    weak: bool,
) -> Option<Certainty> {
    let tokens = context.tokens;
    let kind = context.entities[best.reference.entity as usize].schema.kind();
    if best.numbered {
        return Some(Certainty::Identified);
    }
    if matches!(kind, PartyKind::Vessel | PartyKind::Aircraft) {
        return of_craft(tokens, candidate, best, kind);
    }
    let written = candidate.written(tokens);
    let text: &str = &written;
    let name = Written {
        text,
        kind,
        telling: telling::weight(text, kind),
        content: telling::content_words(text, kind),
        one_word: candidate.hit.words == 1,
        formed: candidate.formed,
    };
    if says_too_little(best, &name, weak) {
        return None;
    }
    let is_ahead = |distance: f64| second.is_none_or(|second| best.weight - second.weight >= distance);
    if candidate.hit.transcribed {
        return (is_told(context, best, &name) && is_ahead(APART)).then_some(Certainty::Likely);
    }
    let named_by_kind = !name.one_word || listing::is_called_by_kind(tokens, &candidate.tokens, kind);
    if !named_by_kind || is_contradicted(best, &name) || is_missed(best, &name) {
        return Some(Certainty::Possible);
    }
    // Of two bodies the one that is called just so is meant, and not the one of which this is left without its legal form.
    let called_so = |second: &Judged| {
        kind != PartyKind::Person
            && best.reference.spelling == Spelling::Full
            && second.reference.spelling > Spelling::Full
    };
    let apart = second.is_none_or(|second| best.weight - second.weight >= if called_so(second) { 0.0 } else { APART });
    Some(if !apart {
        // Who of them is sanctioned is open; that one is, is not.
        if best.designated { Certainty::Likely } else { Certainty::Possible }
    } else if !name.one_word && is_identified(best, &name) {
        Certainty::Identified
    } else if best.designated || is_likely(best, &name) {
        Certainty::Likely
    } else {
        Certainty::Possible
    })
}

/// Whether the text says enough of a person whom the list spells in another way: what tells who is meant, and his country; or of a
/// rare name that he is sanctioned, whom he is tied to, or beside it his country and that he has a post, which must be one of the
/// list where it has one.
fn is_told(context: &Context<'_>, best: &Judged, name: &Written<'_>) -> bool {
    let entity = &context.entities[best.reference.entity as usize];
    let listed = spellings::short_name(&entity.names[usize::from(best.reference.name)]);
    let listed = listed.map_or(0.0, |(given, family)| telling::weight(&format!("{given} {family}"), name.kind));
    // Another spelling is rarer than the name.
    let telling = name.telling.min(listed);
    let has_post = || best.post && best.country == CountrySaid::Beside;
    let post = || if entity.positions.is_empty() { telling >= RARE } else { own(best) >= POST };
    let by_evidence = says_who(best.weight, best.beyond) && (best.placed || best.of_body) && telling >= LITTLE;
    let tied = best.tied && (best.placed || telling >= RARE);
    let rare = telling >= UNCOMMON && (tied || best.designated || (has_post() && post()));
    !best.contradicted && (by_evidence || rare)
}

/// A ship's name is most often a word of the language or of a place: only a ship's context makes it one.
fn of_craft(tokens: &Tokens<'_>, candidate: &Candidate, best: &Judged, kind: PartyKind) -> Option<Certainty> {
    let ship = best.designated || short_forms::speaks_of_ships(tokens, &candidate.tokens);
    let by_name = kind == PartyKind::Vessel && ships::is_known_by_name(tokens, &candidate.tokens);
    let named_by_kind = candidate.hit.words > 1 || listing::is_called_by_kind(tokens, &candidate.tokens, kind);
    let among = || {
        let vessel = kind == PartyKind::Vessel && candidate.hit.words > 1 && ship;
        vessel
            && ships::is_called_ship(tokens, &candidate.tokens)
            && ships::near_sanctions(tokens, candidate.tokens.start, 0).is_some()
    };
    let likely = by_name || (best.weight >= SPEAKS && named_by_kind) || among();
    let contradicted = best.contradicted && !best.designated;
    (ship || by_name).then_some(if likely && !contradicted { Certainty::Likely } else { Certainty::Possible })
}

fn says_too_little(best: &Judged, name: &Written<'_>, weak: bool) -> bool {
    let person = name.kind == PartyKind::Person;
    let spelling = best.reference.spelling;
    let ordinary = !person
        && name.content < 3
        && best.weight < SPEAKS
        && !best.tied
        && !telling::has_telling_word(name.text, name.kind);
    let cut_out =
        spelling == Spelling::Bare && !best.designated && !best.renowned && !says_who(best.weight, best.beyond);
    let left_out = spelling == Spelling::FirstGivenName
        && !best.designated
        && !best.tied
        && !has_his_post(best)
        && name.telling < RARE;
    ordinary || (weak && best.weight < SPEAKS) || cut_out || left_out
}

/// Whether the text says of the name what the party is not, and nothing that is surer: a body is another one then, and a man who
/// is not told by a name that nobody else has, or by more than a post.
fn is_contradicted(best: &Judged, name: &Written<'_>) -> bool {
    let rare = || name.telling >= TELLS && !telling::is_in_syllables(name.text);
    let own_name = || name.kind == PartyKind::Person && (own(best) >= BESIDE || rare());
    best.contradicted && !best.designated && (best.of_other_age || !own_name())
}

/// Whether a man of a name that others may have is described as somebody of whom the entry knows nothing, and nothing else tells that it
/// is he. That a man of the name is sanctioned does not: a namesake may be on another list, or on a newer one.
fn is_missed(best: &Judged, name: &Written<'_>) -> bool {
    let others = || name.telling < RARE || telling::is_in_syllables(name.text);
    best.missed && !best.tied && !best.nicknamed && own(best) < SPEAKS && others()
}

/// Whether the description beside the name gives a post that one person has at a time, and its country, as the entry does.
fn has_his_post(best: &Judged) -> bool {
    best.own_post && best.country == CountrySaid::Beside
}

/// What speaks for a party beyond a country and that it is sanctioned.
fn own(best: &Judged) -> f64 {
    best.beyond - if best.designated { DESIGNATED } else { 0.0 }
}

/// Whether what speaks for a party tells who is meant, which a country alone does not.
pub(super) fn says_who(weight: f64, beyond: f64) -> bool {
    weight >= IDENTIFIES && beyond >= SPEAKS
}

/// How much a name must tell to be enough alone.
fn rare(name: &Written<'_>) -> f64 {
    if name.kind == PartyKind::Person && name.content <= 2 { RARE } else { TELLS }
}

fn is_shortened(best: &Judged) -> bool {
    best.reference.spelling > Spelling::WithoutLegalForm
}

fn is_identified(best: &Judged, name: &Written<'_>) -> bool {
    let body = name.kind != PartyKind::Person;
    // That a man of a common name is sanctioned does not say which one: a namesake may be on another list, or on a newer one.
    let which = body || name.telling >= rare(name) || own(best) >= SPEAKS;
    let whole = body && best.reference.spelling == Spelling::Full && name.content >= 3;
    let identifies = says_who(best.weight, best.beyond) && which && (name.telling >= LITTLE || whole);
    (identifies && !is_shortened(best)) || (body && name.telling >= 3.0 && best.weight >= SPEAKS)
}

fn is_likely(best: &Judged, name: &Written<'_>) -> bool {
    let person = name.kind == PartyKind::Person;
    let spelling = best.reference.spelling;
    // A country alone makes no man: thousands of his name live there. It does speak for a rare name, and in the description
    // beside the name for an uncommon one. Of a name of which given names are left out it must stand in the sentence.
    let speaks = if spelling == Spelling::FirstGivenName {
        best.tied || best.country >= CountrySaid::InSentence
    } else {
        best.weight >= SPEAKS && (!person || best.beyond >= SPEAKS || name.telling >= RARE)
    };
    // A patronymic is no loss where the text says of the man what the list does, and not only where he is from.
    let by_post = (spelling == Spelling::WithoutMiddleNames && own(best) >= IDENTIFIES) || has_his_post(best);
    let alone = || !person || best.weight > 0.0 || !telling::is_in_syllables(name.text);
    (speaks && name.telling >= LITTLE && (!is_shortened(best) || name.telling >= RARE || by_post))
        || (name.telling >= if is_nowhere(best) { rare(name).max(NOWHERE) } else { rare(name) }
            && (!is_shortened(best) || (person && spelling == Spelling::WithoutMiddleNames))
            && alone())
        || best.nicknamed
        || if person { is_rare_enough_beside(best, name) } else { is_likely_body(best, name) }
}

fn is_likely_body(best: &Judged, name: &Written<'_>) -> bool {
    let tells = || telling::has_telling_word(name.text, name.kind);
    best.renowned
        || (!is_shortened(best) && name.telling >= BODY_TELLS && name.content >= LONG)
        || (name.telling >= BODY_TELLS && tells() && !is_nowhere(best))
        || (name.telling >= RARE && (tells() || telling::has_place(name.text)))
        || (best.weight >= BESIDE && (name.content >= 3 || (name.formed && name.content >= 2)))
        || (!name.one_word && is_body_beside(best, name.text))
}

/// Whether nothing in the text speaks for a party, and it names no country of those that the list knows: who has a rare name, or one
/// word that only a name has, is most often another one then (`Quorve Company` in another trade at the other end of the world).
fn is_nowhere(best: &Judged) -> bool {
    best.weight <= 0.0 && !best.placed
}

/// Whether a person's name that others may have is his beside his country, or in three words of which the list has more.
fn is_rare_enough_beside(best: &Judged, name: &Written<'_>) -> bool {
    let long = name.content > 2;
    let enough = if long { UNCOMMON_LONG } else { UNCOMMON };
    match best.reference.spelling {
        Spelling::FirstFamilyName => long && name.telling >= TELLS,
        Spelling::Full | Spelling::WithoutLegalForm | Spelling::WithoutMiddleNames => {
            best.country == CountrySaid::Beside && name.telling >= enough
        }
        Spelling::FirstGivenName
        | Spelling::FamilyName
        | Spelling::BesideForm
        | Spelling::WithoutCountry
        | Spelling::Bare => false,
    }
}

/// Whether a body of ordinary words is the listed one: called just so beside who is tied to it or what it is listed for, or called
/// by a word of another language in a sentence that names its country.
fn is_body_beside(best: &Judged, written: &str) -> bool {
    let foreign = || {
        best.country >= CountrySaid::InSentence
            && telling::content_words(written, PartyKind::Organization) > 1
            && telling::has_foreign_word(written)
    };
    match best.reference.spelling {
        Spelling::Full => best.tied || foreign(),
        Spelling::WithoutLegalForm => foreign(),
        _ => false,
    }
}
