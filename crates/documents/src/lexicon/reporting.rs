//! Verbs and nouns with which someone says, denies, accuses: `data/reporting.tsv`, `reporting-beside.tsv`,
//! `reporting-nouns.tsv`, `evaluations.tsv`.

use super::{
    PhraseTable,
    inflect::{VerbForm, plural, verb_forms},
    rows,
    vocabulary::Begins,
    word_table::WordTable,
};
use crate::tokens::Tokens;
use rustc_hash::FxHashMap;
use serde::Serialize;
use std::sync::LazyLock;

/// What someone does with what is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stance {
    /// Says that someone did wrong.
    Accuses,
    /// Says that something is not so.
    Denies,
    /// Holds something for unlikely.
    Doubts,
    /// Holds something for likely.
    Suspects,
    /// Says that something said before is so.
    Confirms,
    /// Says something.
    States,
    /// Says that something bad may come.
    Warns,
    /// Says that it will do something bad.
    Threatens,
    /// Speaks well of something.
    Praises,
    /// Speaks ill of something.
    Criticises,
    /// Asks for something, or offers it.
    Proposes,
    /// Does not take what was proposed or said.
    Rejects,
    /// Was asked and says nothing.
    NoComment,
}

impl Stance {
    /// As the verb of a holder: one `denies`, several `deny`.
    pub fn verb(self, plural: bool) -> &'static str {
        let (one, several) = match self {
            Self::Accuses => ("accuses", "accuse"),
            Self::Denies => ("denies", "deny"),
            Self::Doubts => ("doubts", "doubt"),
            Self::Suspects => ("suspects", "suspect"),
            Self::Confirms => ("confirms", "confirm"),
            Self::States => ("says", "say"),
            Self::Warns => ("warns", "warn"),
            Self::Threatens => ("threatens", "threaten"),
            Self::Praises => ("praises", "praise"),
            Self::Criticises => ("criticises", "criticise"),
            Self::Proposes => ("proposes", "propose"),
            Self::Rejects => ("rejects", "reject"),
            Self::NoComment => ("does not comment", "do not comment"),
        };
        if plural { several } else { one }
    }

    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "accuses" => Self::Accuses,
            "denies" => Self::Denies,
            "doubts" => Self::Doubts,
            "suspects" => Self::Suspects,
            "confirms" => Self::Confirms,
            "states" => Self::States,
            "warns" => Self::Warns,
            "threatens" => Self::Threatens,
            "praises" => Self::Praises,
            "criticises" => Self::Criticises,
            "proposes" => Self::Proposes,
            "rejects" => Self::Rejects,
            "no_comment" => Self::NoComment,
            _ => return None,
        })
    }
}

/// What stands around a reporting verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Frame {
    /// Subject V (that) clause.
    That,
    /// Subject V addressee (that) clause.
    Tell,
    /// Subject V target of act.
    Accuse,
    /// Subject V target for act.
    Blame,
    /// Subject V act on target.
    BlameOn,
    /// Subject V noun or gerund.
    Object,
    /// Subject V noun as quality.
    As,
    /// Subject V noun quality.
    Call,
    /// Relay V source as saying.
    Quote,
    /// Subject V with noun.
    With,
    /// Subject V on topic.
    On,
    /// Subject V to act.
    ToDo,
}

/// A reporting verb in one of its uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ReportingVerb {
    pub(crate) stance: Stance,
    pub(crate) frame: Frame,
    pub(crate) form: VerbForm,
}

static VERBS: LazyLock<PhraseTable<Vec<ReportingVerb>>> = LazyLock::new(|| {
    let mut uses: FxHashMap<String, Vec<ReportingVerb>> = FxHashMap::default();
    let mut order: Vec<String> = Vec::new();
    for row in rows(include_str!("../../data/reporting.tsv")) {
        let [lemma, stance, frame, rest @ ..] = row.as_slice() else { continue };
        let meaning = Stance::named(stance).zip(frame_named(frame));
        if meaning.is_none() && *stance != "none" {
            continue;
        }
        for (phrase, kind) in forms_of(lemma, rest.first().copied().unwrap_or_default()) {
            let held = uses.entry(phrase.clone()).or_insert_with(|| {
                order.push(phrase);
                Vec::new()
            });
            // A phrase that reports nothing stays in the table, so that its first word is not found alone.
            held.extend(meaning.map(|(stance, frame)| ReportingVerb { stance, frame, form: kind }));
        }
    }
    let phrases = order.iter().map(|phrase| (phrase.as_str(), uses.remove(phrase).unwrap_or_default()));
    PhraseTable::new(phrases).marked(Begins::REPORTING_VERB)
});

/// All forms of a verb or of a phrase whose first word inflects, those of its row included.
fn forms_of(lemma: &'static str, irregular: &'static str) -> Vec<(String, VerbForm)> {
    let irregular = irregular.split_whitespace().filter(|form| *form != "-");
    let (verb, tail) = lemma.split_once(' ').unwrap_or((lemma, ""));
    let all: Vec<&str> = irregular.chain(super::classes::irregular_forms(verb)).collect();
    let forms = verb_forms(verb, &all, super::classes::doubles_consonant(verb)).into_iter();
    let whole = |form: String| if tail.is_empty() { form } else { format!("{form} {tail}") };
    forms.map(|(form, kind)| (whole(form), kind)).collect()
}

static BESIDE_QUOTATIONS: LazyLock<PhraseTable<()>> = LazyLock::new(|| {
    let forms = rows(include_str!("../../data/reporting-beside.tsv"))
        .flat_map(|row| forms_of(row.first().copied().unwrap_or_default(), row.get(1).copied().unwrap_or_default()));
    let finite: Vec<String> =
        forms.filter(|(_, form)| matches!(form, VerbForm::Past | VerbForm::Third)).map(|(phrase, _)| phrase).collect();
    PhraseTable::new(finite.iter().map(|phrase| (phrase.as_str(), ())))
});

/// The token behind a verb that begins at a token and reports if it stands beside a quotation: `"It will hold," she SMILED`.
pub(crate) fn said_beside_quotation(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    BESIDE_QUOTATIONS.longest_at(tokens, at).map(|(end, ())| end)
}

fn frame_named(name: &str) -> Option<Frame> {
    Some(match name {
        "that" => Frame::That,
        "tell" => Frame::Tell,
        "accuse" => Frame::Accuse,
        "blame" => Frame::Blame,
        "blame_on" => Frame::BlameOn,
        "object" => Frame::Object,
        "as" => Frame::As,
        "call" => Frame::Call,
        "quote" => Frame::Quote,
        "with" => Frame::With,
        "on" => Frame::On,
        "to_do" => Frame::ToDo,
        _ => return None,
    })
}

/// Reporting verbs and phrases, each form with all its uses.
pub(crate) fn reporting_verbs() -> &'static PhraseTable<Vec<ReportingVerb>> {
    &VERBS
}

/// The stance of a noun, and whether only a clause behind it makes it report.
static NOUNS: LazyLock<WordTable<(Stance, bool)>> = LazyLock::new(|| {
    let mut nouns: FxHashMap<String, (Stance, bool)> = FxHashMap::default();
    for row in rows(include_str!("../../data/reporting-nouns.tsv")) {
        let [noun, stance, relation @ ..] = row.as_slice() else { continue };
        if let Some(stance) = Stance::named(stance) {
            let needs_clause = relation.first() == Some(&"that");
            nouns.insert((*noun).to_owned(), (stance, needs_clause));
            nouns.entry(plural(noun)).or_insert((stance, needs_clause));
        }
    }
    nouns.into_iter().collect()
});

/// What a verb that also names a deed needs to report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Deed {
    /// A reporting noun as its object.
    Noun,
    /// A subject that can speak.
    Speaker,
    /// A clause behind it, or one that it closes.
    Clause,
    /// An object that is no person, or a quality behind `as`.
    Thing,
}

static DEEDS: LazyLock<WordTable<Deed>> = LazyLock::new(|| {
    rows(include_str!("../../data/reporting-deeds.tsv"))
        .filter_map(|row| {
            let deed = match *row.get(1)? {
                "noun" => Deed::Noun,
                "speaker" => Deed::Speaker,
                "clause" => Deed::Clause,
                "thing" => Deed::Thing,
                _ => return None,
            };
            Some((*row.first()?, deed))
        })
        .collect()
});

/// Whether a reporting verb, by its lemma, names a deed as well.
pub(crate) fn deed_of(lemma: &str) -> Option<Deed> {
    DEEDS.get(lemma).copied()
}

/// The stance of a noun such as `denial` or `accusations`.
pub(crate) fn reporting_noun(word: &str) -> Option<Stance> {
    NOUNS.get(word).map(|(stance, _)| *stance)
}

/// The same for the word at a token.
pub(crate) fn reporting_noun_at(tokens: &Tokens<'_>, at: usize) -> Option<Stance> {
    if !tokens.begins(at).any(Begins::REPORTING_NOUN) {
        return None;
    }
    NOUNS.nth(tokens.entry(at, Begins::REPORTING_NOUN)).map(|(stance, _)| *stance)
}

/// Whether a reporting noun has another sense, so that it reports only before a clause: `the conviction that`.
pub(crate) fn reports_only_before_clause(word: &str) -> bool {
    NOUNS.get(word).is_some_and(|(_, needs_clause)| *needs_clause)
}

static EVALUATIONS: LazyLock<PhraseTable<bool>> = LazyLock::new(|| {
    PhraseTable::new(
        rows(include_str!("../../data/evaluations.tsv"))
            .filter_map(|row| Some((*row.first()?, *row.get(1)? == "good")))
            .collect::<Vec<_>>(),
    )
    .marked(Begins::EVALUATION)
});

/// Every word that begins a phrase of these tables, and every reporting noun, with the number of its entry.
pub(super) fn all_beginnings() -> impl Iterator<Item = (&'static str, Begins, usize)> {
    let nouns = NOUNS.entries().enumerate().map(|(number, (noun, _))| (noun, Begins::REPORTING_NOUN, number));
    VERBS.beginnings().chain(EVALUATIONS.beginnings()).chain(nouns)
}

/// Words and phrases of praise (`true`) and blame (`false`).
pub(crate) fn evaluations() -> &'static PhraseTable<bool> {
    &EVALUATIONS
}
