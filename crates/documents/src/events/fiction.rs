//! What an article tells as fiction: the plot of a work, a summary that goes on in the present, the plot in a review.

use super::make_believe;
use crate::{
    document::ParagraphKind,
    grammar::{Sentences, Tag},
    lexicon::{Begins, Thing, VerbForm, WordKind, fiction_at, is_kind, reporting_verbs},
};
use rustc_hash::FxHashSet;
use std::ops::Range;

/// How far before its plot a work may stand, in tokens.
const FARTHEST_WORK: usize = 24;

/// So many different words for plot, characters and scenes make a review, if a quarter of the sentences have one.
const FEWEST_WORDS: usize = 4;

/// What of an article tells fiction.
#[derive(Debug)]
pub(super) struct Fiction {
    /// For each sentence the tokens that do.
    told: Vec<Option<Range<usize>>>,
    /// Whether the article reviews a work, so that what it tells in the present is the plot.
    review: bool,
}

impl Fiction {
    /// Of an article. Two passes over its tokens.
    pub(super) fn of(sentences: &Sentences<'_>) -> Self {
        Self { told: told(sentences), review: is_review(sentences) }
    }

    /// Whether the event of a sentence that some tokens tell is invented.
    pub(super) fn has(&self, sentences: &Sentences<'_>, sentence: usize, trigger: &Range<usize>) -> bool {
        make_believe::is_played(sentences, trigger)
            || self
                .told
                .get(sentence)
                .is_some_and(|told| told.as_ref().is_some_and(|told| told.contains(&trigger.start)))
            || self.review && is_of_plot(sentences, sentence, trigger.start)
    }
}

/// Whether an article reviews a film or a book: a quarter of its sentences speak of plot, characters, scenes.
fn is_review(sentences: &Sentences<'_>) -> bool {
    let tokens = sentences.tokens;
    let (mut all, mut telling) = (0_usize, 0_usize);
    let mut words: FxHashSet<&str> = FxHashSet::default();
    for (number, sentence) in tokens.sentences().iter().enumerate() {
        if !tokens.paragraphs[sentence.paragraph].kind.is_article() {
            continue;
        }
        all += 1;
        if tokens.has_thing(number, Thing::Story) {
            // An `Act` of parliament has a capital.
            let tells = |at: &usize| !tokens.is_capital(*at) && tokens.names_thing(*at, Thing::Story);
            let mut here = sentence.tokens.clone().filter(tells).map(|at| tokens.word(at)).peekable();
            telling += usize::from(here.peek().is_some());
            words.extend(here);
        }
    }
    words.len() >= FEWEST_WORDS && telling * 4 >= all
}

/// Whether a verb of a review tells of the plot: in the present, in running text.
fn is_of_plot(sentences: &Sentences<'_>, sentence: usize, verb: usize) -> bool {
    let tokens = sentences.tokens;
    let running = tokens
        .sentences()
        .get(sentence)
        .is_some_and(|one| tokens.paragraphs[one.paragraph].kind == ParagraphKind::Body);
    let group = sentences.group_of(verb);
    running
        && sentences.is_verb(verb)
        && !group.future
        && !group.unreal
        && if group.start == verb {
            sentences.tag(verb) == Tag::Verb(VerbForm::Third)
        } else {
            matches!(tokens.word(group.start), "is" | "are")
        }
}

fn told(sentences: &Sentences<'_>) -> Vec<Option<Range<usize>>> {
    let tokens = sentences.tokens;
    let mut found: Vec<Option<Range<usize>>> = Vec::with_capacity(tokens.sentences().len());
    for (number, sentence) in tokens.sentences().iter().enumerate() {
        let range = sentence.tokens.clone();
        let has_work = || range.clone().any(|at| tokens.is_kind(at, WordKind::Work) || names_title(sentences, at));
        let has_cue = tokens.sentence_begins(number).any(Begins::FICTION);
        let cue_at = |at: usize| {
            let end = fiction_at(tokens, at)?;
            (!tokens.is_kind(end - 1, WordKind::Work)).then_some(at)
        };
        let cue = if has_cue { range.clone().find_map(cue_at) } else { None };
        // A work alone is no fiction (`Sony released the film`), and a plot alone may be a real one.
        // `is killed in 'The Interview'`
        let leads = tokens.may_say(range.start, ["in"]);
        let inside = range.clone().filter(|_| leads).find(|at| {
            tokens.word(*at) == "in"
                && (names_title(sentences, at + 1)
                    || (matches!(tokens.written(at + 1), "'" | "‘") && names_title(sentences, at + 2)))
        });
        let has_plot = tokens.has_kind(number, WordKind::Work) || tokens.has_kind(number, WordKind::Invented);
        let plot = || {
            if !has_plot || !leads {
                return None;
            }
            let opens = range.clone().find(|at| tells_plot(sentences, *at, &range));
            opens.map(|opens| opens..plot_end(sentences, opens, &range))
        };
        let here = match cue {
            None if inside.is_some() => Some(range.clone()),
            Some(cue) if tokens.word(cue).starts_with("fiction") || has_work() => Some(cue..range.end),
            _ if opens_in_work(sentences, &range)
                || heads_review(sentences, &range)
                || make_believe::opens_in_dream(sentences, &range) =>
            {
                Some(range.clone())
            }
            _ if has_plot && let Some(with) = range.clone().find(|at| make_believe::opens_plot(sentences, *at)) => {
                Some(with..range.end)
            }
            _ => plot(),
        };
        // A summary goes on in the present tense.
        let goes_on = || {
            let before = number.checked_sub(1)?;
            let same = tokens.sentences()[before].paragraph == sentence.paragraph;
            let has = |form| range.clone().any(|at| sentences.tag(at) == Tag::Verb(form));
            // `is drawn into a theft`, `by the end she has robbed a bank`: participles of the present; what a text tells of the work
            // itself is no plot (`the film is shown`).
            let present = || !has(VerbForm::Past) || is_all_present(sentences, &range) && !has_work();
            (same && found[before].is_some() && has(VerbForm::Third) && present()).then(|| range.clone())
        };
        let value = here.or_else(goes_on);
        found.push(value);
    }
    found
}

/// Whether a plot begins here, behind a work: `a thriller of 2004 IN WHICH a colonel is murdered`. It is told in the present, and
/// brings in somebody who is not known yet, unless the plot of such a work is invented whoever is in it: `a hostage drama in which
/// a guard was killed` and `a drama in which Petrov is sued` are none. Nor is what a book or a documentary shows.
fn tells_plot(sentences: &Sentences<'_>, at: usize, sentence: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    if tokens.word(at) != "in" || tokens.word(at + 1) != "which" {
        return false;
    }
    let unknown = matches!(tokens.word(at + 2), "a" | "an");
    let work = (sentence.start.max(at.saturating_sub(FARTHEST_WORK))..at)
        .rev()
        .find(|at| tokens.is_kind(*at, WordKind::Work) || tokens.is_kind(*at, WordKind::Invented));
    let invents = |at: usize| {
        let word = tokens.word(at);
        is_kind(word, WordKind::Invented) || (unknown && !matches!(word, "book" | "documentary"))
    };
    work.is_some_and(invents)
        && first_verb(sentences, at + 2..sentence.end).is_some_and(|verb| is_present(sentences, verb))
}

/// Where a plot ends that opens at a token: at the comma that closes its clause, if the sentence goes on with an auxiliary behind
/// it (`A film, in which a banker is robbed, WILL be shown`).
fn plot_end(sentences: &Sentences<'_>, opens: usize, sentence: &Range<usize>) -> usize {
    let tokens = sentences.tokens;
    let parted = opens > sentence.start && tokens.written(opens - 1) == ",";
    let closes = |at: &usize| tokens.written(*at) == "," && sentences.tag(at + 1) == Tag::Auxiliary;
    (opens..sentence.end).find(|at| parted && closes(at)).unwrap_or(sentence.end)
}

/// Whether a sentence opens inside a work and is told in the present: `In her latest novel a banker launders money`. What its
/// author says in it is none.
fn opens_in_work(sentences: &Sentences<'_>, sentence: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    if tokens.word(sentence.start) != "in" {
        return false;
    }
    // `a banker NAMED Petrov is jailed`
    let named = |at: &usize| matches!(tokens.word(*at), "named" | "called");
    let first = first_verb(sentences, sentence.start + 1..sentence.end);
    let verb = match first.filter(named) {
        Some(named) => first_verb(sentences, named + 1..sentence.end),
        None => first,
    };
    let Some(verb) = verb else { return false };
    // `in a film industry report`
    let work = |at: usize| {
        let describes = sentences.tag(at + 1) == Tag::Nominal && !tokens.is_capital(at + 1);
        (tokens.is_kind(at, WordKind::Invented) || make_believe::names_series(sentences, at)) && !describes
    };
    is_present(sentences, verb)
        && (sentence.start + 1..verb).any(work)
        && reporting_verbs().longest_at(tokens, verb).is_none()
}

/// Whether a sentence is the head of a short review: a title in capitals and who wrote it, and nothing else: `SALT ROAD by Hanne
/// Vik.`
fn heads_review(sentences: &Sentences<'_>, sentence: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let capitals = |at: usize| tokens.is_all_capitals(at) || tokens.word(at).len() == 1 && tokens.is_capital(at);
    if !capitals(sentence.start) {
        return false;
    }
    let Some(by) = sentence.clone().find(|at| tokens.word(*at) == "by") else { return false };
    let title = sentence.start..by;
    title.len() >= 2
        && title.clone().all(capitals)
        && tokens.is_capital(by + 1)
        && sentence.end - by <= 7
        && first_verb(sentences, by..sentence.end).is_none()
}

/// Whether every verb of a sentence is in the present: it has no past without an auxiliary, and no auxiliary of the past or of what
/// is to come.
fn is_all_present(sentences: &Sentences<'_>, sentence: &Range<usize>) -> bool {
    sentence.clone().all(|at| match sentences.tag(at) {
        Tag::Verb(VerbForm::Past) => sentences.group_of(at).start < at,
        Tag::Auxiliary => {
            let word = sentences.tokens.word(at);
            matches!(word, "is" | "are" | "has" | "have" | "been" | "being" | "does" | "do" | "must")
        }
        _ => true,
    })
}

fn first_verb(sentences: &Sentences<'_>, mut range: Range<usize>) -> Option<usize> {
    range.find(|at| sentences.is_verb(*at) || (sentences.tag(*at) == Tag::Auxiliary && !sentences.in_date(*at)))
}

fn is_present(sentences: &Sentences<'_>, verb: usize) -> bool {
    // `players BOMB cities`
    let several = sentences.tag(verb) == Tag::Verb(VerbForm::Base) && sentences.group_of(verb).start == verb;
    several
        || sentences.tag(verb) == Tag::Verb(VerbForm::Third)
        || matches!(sentences.tokens.word(verb), "is" | "are" | "has")
}

/// Whether a title of a work begins here: `The Interview` inside a sentence, or in single marks.
fn names_title(sentences: &Sentences<'_>, at: usize) -> bool {
    let tokens = sentences.tokens;
    tokens.word(at) == "the" && tokens.is_capital(at) && tokens.is_capital(at + 1) && !tokens.is_all_capitals(at)
        || tokens.word(at) == "the"
            && tokens.is_capital(at + 1)
            && matches!(tokens.written(at.wrapping_sub(1)), "'" | "‘")
}
