//! What outlets tell in clauses of their own words: the same deed (`words::deeds`) of the same things, or its contrary.
//!
//! Kinds of events know some hundred deeds, and claims need somebody who says them. For all others a verb of the past that two
//! clauses share, and what stands beside it, say that they tell of one thing: `escorted to Kalamata`, `taken to Kalamata`.

use super::{
    Verdict,
    bags::Bag,
    contrary,
    drafts::Drafts,
    happenings::gap,
    polarity::{Clause, clauses_of, opposite},
    roles::{are_of_others, have_other_numbers, have_other_objects, is_relative, tell_of_one_and_several},
    values::{self, Amount, Values},
    view::{self, View},
    voices::{Same, Voice},
    words::{deeds, words},
};
use crate::{
    dates::Day,
    dossier::Span,
    lexicon::{Frame, ReportingVerb, Stance, deed_of, reporting_verbs},
};
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};

/// Beside the deed they share a name, or as much; then half of the shorter clause is enough.
const NAMED: f64 = 1.4;
/// Beside the deed they share a word at least; then the shorter clause has hardly anything else.
const BESIDE: f64 = 0.6;
/// The part of the shorter clause that is shared, in either case.
const HALF: f64 = 0.5;
const ALL: f64 = 0.9;
/// The same of two clauses of which one says the contrary of the other.
const CONTRARY: f64 = 0.8;
/// Clauses with the same deed and the same word beside it that are compared with each other.
const MOST: usize = 16;
/// Clauses of one document, and of a story.
const MOST_OF_ONE: usize = 300;
const MOST_OF_ALL: usize = 20_000;

/// A clause that tells of a deed.
struct Statement<'v> {
    view: &'v View<'v>,
    sentence: &'v Span,
    clause: Clause,
    /// Its words without numbers.
    bag: Bag,
    deeds: Vec<String>,
    /// The days that the sentence gives.
    days: Vec<(Day, Day)>,
    /// Unit and value of the figures that it gives.
    figures: Values<'v>,
    /// Whether somebody says it.
    claimed: bool,
    /// Who says so, where that is known.
    holders: Vec<Voice>,
}

/// Findings about clauses of all documents.
pub(super) fn find(views: &[View<'_>], drafts: &mut Drafts) {
    let statements: Vec<Statement<'_>> = views.iter().flat_map(collect).take(MOST_OF_ALL).collect();
    for (one, other) in pairs(&statements) {
        compare(&statements[one], &statements[other], drafts);
    }
}

fn collect<'v>(view: &'v View<'v>) -> Vec<Statement<'v>> {
    let dossier = &view.reading.dossier;
    let claimed: BTreeSet<usize> = dossier.claims.iter().map(|claim| claim.sentence.at.start).collect();
    let mut days: BTreeMap<usize, Vec<(Day, Day)>> = BTreeMap::new();
    for date in &dossier.dates {
        if let Some((sentence, range)) = view.sentence_at(date.span.at.start).zip(view::days(date)) {
            days.entry(sentence.span.at.start).or_default().push(range);
        }
    }
    let figures = values::by_sentence(view);
    let mut statements = Vec::new();
    for sentence in view.sentences.iter().filter(|sentence| !sentence.span.text.ends_with('?')) {
        let start = sentence.span.at.start;
        let of_sentence: &[Amount<'_>] = figures.get(&start).map_or(&[], Vec::as_slice);
        for clause in clauses_of(&sentence.span.text, &sentence.words) {
            let deeds = deeds(&words(&clause.text));
            if !deeds.is_empty() && clause.bag.len() > 1 && statements.len() < MOST_OF_ONE {
                statements.push(Statement {
                    view,
                    sentence: &sentence.span,
                    bag: clause.bag.without_numbers(),
                    holders: holders(view, &sentence.span, &clause.text),
                    clause,
                    deeds,
                    days: days.get(&start).cloned().unwrap_or_default(),
                    figures: of_sentence.iter().map(Amount::pair).collect(),
                    claimed: claimed.contains(&start),
                });
            }
        }
    }
    statements
}

/// Clauses of two outlets that share a deed and a word beside it.
fn pairs(statements: &[Statement<'_>]) -> Vec<(usize, usize)> {
    let mut holders: FxHashMap<(&str, &str), Vec<usize>> = FxHashMap::default();
    for (place, statement) in statements.iter().enumerate() {
        for deed in &statement.deeds {
            for word in statement.clause.bag.words().filter(|word| *word != deed.as_str()) {
                let members = holders.entry((deed.as_str(), word)).or_default();
                if members.len() < MOST {
                    members.push(place);
                }
            }
        }
    }
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for members in holders.values() {
        for (nth, one) in members.iter().enumerate() {
            let outlet = statements[*one].view.outlet;
            let others = members[nth + 1..].iter().filter(|other| statements[**other].view.outlet != outlet);
            pairs.extend(others.map(|other| (*one, *other)));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

fn compare(one: &Statement<'_>, other: &Statement<'_>, drafts: &mut Drafts) {
    let apart = |left: &(Day, Day)| other.days.iter().all(|right| gap(*left, *right) > 0);
    if !one.days.is_empty() && !other.days.is_empty() && one.days.iter().all(apart) {
        return;
    }
    let Some(deed) = one.deeds.iter().find(|deed| other.deeds.contains(deed)) else { return };
    let evidence = || vec![one.view.evidence(one.sentence, None), other.view.evidence(other.sentence, None)];
    let Some(contrary) = opposite(&one.clause, &other.clause) else { return };
    if !contrary {
        let (left, right) = (&one.clause.bag, &other.clause.bag);
        // Another value is no agreement, whatever else is the same. What two say is compared as their claims.
        let both_said = one.claimed && other.claimed && reports(deed);
        if both_said || values::differ(&one.figures, &other.figures) {
            return;
        }
        let (shared, coverage) = (left.shared(right), left.coverage(right));
        // Float sums of the weights: 2.0 less 0.6 is hardly less than 1.4.
        let beside = shared - left.weight_of(deed) + 1e-9;
        let named = beside >= NAMED && coverage >= HALF;
        let whole = beside >= BESIDE && coverage >= ALL;
        if named || whole {
            let shorter = if one.clause.text.len() <= other.clause.text.len() { one } else { other };
            if is_relative(&shorter.clause.text)
                || tell_of_two(one, other)
                || have_other_objects(&one.clause.text, &other.clause.text, deed)
            {
                return;
            }
            let key = format!("statement {deed} {}", heaviest(left, right, deed));
            drafts.add(Verdict::Agree, key, format!("“{}”", shorter.clause.text), evidence(), shared * coverage * 0.1);
        }
    } else if !(one.claimed && other.claimed)
        && one.bag.shared_words(&other.bag) > 1
        && one.bag.weight_of(deed) > 0.0
        && one.bag.coverage(&other.bag) >= CONTRARY
    {
        let about = format!("“{}” against “{}”", one.clause.text, other.clause.text);
        let key = format!("statement {deed} {}", heaviest(&one.bag, &other.bag, deed));
        drafts.add(Verdict::Differ, key, about, evidence(), one.bag.shared(&other.bag) * 0.5);
    }
}

/// Who says what a clause of a sentence tells.
fn holders(view: &View<'_>, sentence: &Span, clause: &str) -> Vec<Voice> {
    let claims = view.claims_in(sentence).iter().filter(|claim| {
        let content = claim.content.as_ref().map_or("", |content| content.text.as_str());
        content.contains(clause) || (!content.is_empty() && clause.contains(content))
    });
    claims.filter_map(|claim| claim.holder.as_ref()).map(Voice::of).collect()
}

/// Whether two clauses with one deed tell of two things: of other parties in the same role, with numbers of which each has its own,
/// or in the words of two speakers with other names.
fn tell_of_two(one: &Statement<'_>, other: &Statement<'_>) -> bool {
    let named = |holders: &[Voice]| !holders.is_empty() && holders.iter().all(|holder| !holder.is_description());
    let is_another = |left: &Voice| other.holders.iter().all(|right| left.same(right) == Same::No);
    are_of_others(&one.clause.text, &other.clause.text)
        || have_other_numbers(&one.clause.bag, &other.clause.bag)
        || have_other_figures(one, other)
        || contrary::tell_another_thing(&one.clause.text, &other.clause.text)
        || tell_of_one_and_several(&one.clause.text, &other.clause.text)
        || (named(&one.holders) && named(&other.holders) && one.holders.iter().all(is_another))
}

/// Whether each of two clauses gives a figure of one unit that the sentence of the other has not: `five were shot in two towns`,
/// `one of two who were shot`.
fn have_other_figures(one: &Statement<'_>, other: &Statement<'_>) -> bool {
    let lacks = |one: &Statement<'_>, other: &Statement<'_>| {
        let counts = |unit: &str| other.figures.iter().any(|(held, _)| *held == unit);
        one.figures.iter().any(|figure| counts(figure.0) && !other.figures.contains(figure))
    };
    is_whole(one) && is_whole(other) && lacks(one, other) && lacks(other, one)
}

/// Whether a clause is most of its sentence, so that the figures of that are its own.
fn is_whole(statement: &Statement<'_>) -> bool {
    statement.clause.text.len() * 2 > statement.sentence.text.len()
}

/// Whether a deed is that of saying something: `admitted that he had bought the tablets` and `admitted that he had given him the
/// tablets` share nothing that was done.
pub(super) fn reports(deed: &str) -> bool {
    let says =
        |one: &ReportingVerb| matches!(one.stance, Stance::States | Stance::Confirms) && one.frame == Frame::That;
    deed_of(deed).is_none() && reporting_verbs().exact(deed).is_some_and(|uses| uses.iter().any(says))
}

/// The heaviest word that both have beside the deed, the first in the alphabet of several: what the deed is told of.
fn heaviest<'b>(left: &'b Bag, right: &Bag, deed: &str) -> &'b str {
    let shared = left.words().filter(|word| *word != deed && right.weight_of(word) > 0.0);
    shared.fold("", |held, word| if left.weight_of(word) > left.weight_of(held) { word } else { held })
}
