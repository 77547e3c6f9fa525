//! The answer of a search as it is shown: what was found, against which editions, with which settings.

use super::{
    PAGE,
    card::{Card, PartyLink},
    form::{HiddenField, MOST, SearchForm},
};
use crate::{
    Problem, Snapshot,
    pages::{
        ProblemView,
        shell::EditionLine,
        words::{counted, grouped, party_address},
    },
};
use interdict_model::PartialDate;
use interdict_screening::{Namesake, Screening, Settings};

/// A thing to try, for the empty page.
pub(super) struct Example {
    pub(super) text: &'static str,
    pub(super) why: &'static str,
}

/// What can be found on the list that is part of the program.
const EXAMPLES: [Example; 4] = [
    Example { text: "Kim Yong Chol", why: "a name that two listed men have" },
    Example { text: "KOMID", why: "a weak alias" },
    Example { text: "김영철", why: "a name in its own script" },
    Example { text: "563410081", why: "the number of a passport" },
];
/// The dataset that the examples are on.
const EMBEDDED: &str = "us_dprk_2015";

/// More matches than are shown.
pub(super) struct More {
    pub(super) from: usize,
    pub(super) fields: Vec<HiddenField>,
    /// How many the next piece brings at most.
    pub(super) page: usize,
}

/// Listed parties beside the matches that have the only word of a name.
pub(super) struct SameWord {
    pub(super) says: String,
    pub(super) parties: Vec<PartyLink>,
    pub(super) unnamed: String,
}

impl SameWord {
    fn of(same: &interdict_screening::SameWord, settings: &Settings) -> Self {
        let link = |party: &Namesake| PartyLink {
            href: party_address(&party.entity, settings.as_of),
            label: format!("{} ({})", party.caption, party.entity),
        };
        Self {
            says: same.in_words(),
            parties: same.parties.iter().map(link).collect(),
            unnamed: if same.unnamed() > 0 { grouped(same.unnamed()) } else { String::new() },
        }
    }
}

/// What stands below the form.
pub(super) struct Answer {
    /// Whether something was looked for.
    pub(super) asked: bool,
    /// Whether it is the continuation of an answer that is on the page already.
    pub(super) continued: bool,
    /// The answer in a sentence.
    pub(super) summary: String,
    pub(super) problem: Option<ProblemView>,
    pub(super) read_as: String,
    pub(super) notes: Vec<String>,
    pub(super) cards: Vec<Card>,
    /// Number of the first card.
    pub(super) first: usize,
    pub(super) more: Option<More>,
    pub(super) same_word: Option<SameWord>,
    /// Whether there are matches that no page shows.
    pub(super) cut_off: bool,
    pub(super) examples: &'static [Example],
    pub(super) editions: Vec<EditionLine>,
    pub(super) parties: String,
    /// Name and value of every setting.
    pub(super) settings: Vec<(&'static str, String)>,
}

impl Answer {
    fn empty() -> Self {
        Self {
            asked: false,
            continued: false,
            summary: String::new(),
            problem: None,
            read_as: String::new(),
            notes: Vec::new(),
            cards: Vec::new(),
            first: 1,
            more: None,
            same_word: None,
            cut_off: false,
            examples: &[],
            editions: Vec::new(),
            parties: String::new(),
            settings: Vec::new(),
        }
    }

    /// The box is empty: what to type.
    pub(super) fn nothing_asked(snapshot: &Snapshot) -> Self {
        let embedded = snapshot.editions().iter().any(|edition| edition.info.dataset == EMBEDDED);
        Self {
            examples: if embedded { &EXAMPLES } else { &[] },
            parties: parties(snapshot),
            editions: snapshot.editions().iter().map(EditionLine::of).collect(),
            ..Self::empty()
        }
    }

    /// What was asked cannot be answered.
    pub(super) fn refused(problem: Problem) -> Self {
        Self { asked: true, problem: Some(problem.into()), ..Self::empty() }
    }

    /// What was found.
    pub(super) fn of(
        snapshot: &Snapshot,
        form: &SearchForm,
        screening: &Screening,
        settings: &Settings,
        from: usize,
        read_as: String,
    ) -> Self {
        let found = screening.matches.len();
        let shown = screening.matches.iter().enumerate().skip(from).take(PAGE);
        let cards: Vec<Card> = shown.map(|(place, held)| Card::of(snapshot, place + 1, held, settings)).collect();
        let is_more = found > from + PAGE;
        let next = from + PAGE;
        let summary = match (found, is_more) {
            (0, _) => "Nothing found".to_owned(),
            _ if from >= found => "No more matches".to_owned(),
            _ if from > 0 => format!("Matches {} to {}", grouped(from + 1), grouped(found.min(next))),
            (_, true) => format!("More than {} matches, the best first", grouped(next)),
            (_, false) => counted(found, "match", "matches"),
        };
        let more = (is_more && next < MOST).then(|| More { from: next, fields: form.hidden_fields(), page: PAGE });
        Self {
            asked: true,
            continued: from > 0,
            summary,
            read_as,
            notes: screening.notes.clone(),
            cards,
            first: from + 1,
            more,
            same_word: screening.same_word.as_ref().map(|same| SameWord::of(same, settings)),
            cut_off: is_more && next >= MOST,
            editions: snapshot.editions().iter().map(EditionLine::of).collect(),
            parties: parties(snapshot),
            settings: in_words(settings),
            ..Self::empty()
        }
    }
}

/// How many parties all lists have together.
fn parties(snapshot: &Snapshot) -> String {
    counted(snapshot.editions().iter().map(|edition| edition.parties).sum(), "party", "parties")
}

/// The settings that decide what is found. How many are shown is none of them.
fn in_words(settings: &Settings) -> Vec<(&'static str, String)> {
    let day = |day: Option<PartialDate>| day.map_or_else(|| "now".to_owned(), |day| format!("on {day}"));
    let mut words = vec![
        ("threshold", format!("{:.2}", settings.threshold)),
        ("in force", day(settings.as_of)),
        ("weak aliases", if settings.weak_names { "count" } else { "left out" }.to_owned()),
    ];
    if settings.known_on.is_some() {
        words.push(("as known", day(settings.known_on)));
    }
    words
}
