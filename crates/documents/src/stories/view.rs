//! One document as the comparison sees it: its sentences with their content words, its name, and the source it counts as.

use super::{
    Evidence,
    bags::Bag,
    figures,
    voices::{Same, Voice},
    words::{Word, words},
};
use crate::{
    dates::{Day, Granularity, TimeKind},
    document::{Document, ParagraphKind},
    dossier::{ClaimNote, DateNote, FigureNote, Span},
    lexicon::{Stance, begins_as_month, is_calendar, rows},
    reading::Reading,
    sentences::is_dateline,
    tokens::Tokens,
};
use rustc_hash::{FxHashMap, FxHashSet};
use std::{ops::Range, sync::LazyLock};

/// Days of a month, at most.
const MONTH: i64 = 31;
/// Sentences that have a name by which the whole story goes, at least.
const OFTEN: usize = 3;
/// Words between a verb of saying and its day, at most: `said in Brussels on Monday`.
const BESIDE: usize = 3;
/// Days before publication: what a story tells from before them is no news, and it tells little of it.
const LONG_AGO: i64 = 45;

/// A sentence of the article.
#[derive(Debug)]
pub(super) struct Sentence {
    /// Where it stands.
    pub(super) span: Span,
    /// Its words.
    pub(super) words: Vec<Word>,
    /// Its content words.
    pub(super) bag: Bag,
}

/// A document in a story.
#[derive(Debug)]
pub(super) struct View<'a> {
    /// Place of the document among all.
    pub(super) place: usize,
    /// Place of the document that stands for it and its near copies: documents with one outlet are one source.
    pub(super) outlet: usize,
    /// What was read.
    pub(super) reading: &'a Reading,
    /// The sentences of the article, without what is not of it.
    pub(super) sentences: Vec<Sentence>,
    /// Lengths of time, as figures in days.
    pub(super) lengths: Vec<FigureNote>,
    /// What befell nobody, as counts of zero.
    pub(super) nobody: Vec<FigureNote>,
    /// The content words that stand in one sentence of the running text and in no other.
    once: FxHashSet<String>,
    /// The content words that stand in several sentences of the running text.
    often: FxHashSet<String>,
    /// The claims by the first byte of their sentence.
    claims: FxHashMap<usize, Vec<&'a ClaimNote>>,
    name: String,
}

impl<'a> View<'a> {
    /// Prepares a document.
    pub(super) fn new(place: usize, outlet: usize, reading: &'a Reading) -> Self {
        let document = &reading.document;
        let tokens = Tokens::of(document);
        let sentences = tokens
            .sentences()
            .iter()
            .filter(|sentence| document.paragraphs[sentence.paragraph].kind.is_article())
            .filter(|sentence| !is_dateline(&tokens, &sentence.tokens))
            .map(|sentence| {
                let span = span(document, &tokens.bytes(&sentence.tokens));
                let words = words(&span.text);
                let bag = Bag::of_words(&words);
                Sentence { span, words, bag }
            })
            .collect();
        let mut claims: FxHashMap<usize, Vec<&ClaimNote>> = FxHashMap::default();
        for claim in &reading.dossier.claims {
            claims.entry(claim.sentence.at.start).or_default().push(claim);
        }
        let mut view = Self {
            place,
            outlet,
            reading,
            sentences,
            lengths: Vec::new(),
            nobody: Vec::new(),
            once: FxHashSet::default(),
            often: FxHashSet::default(),
            claims,
            name: reading.dossier.outlet(),
        };
        view.lengths = reading.dossier.dates.iter().filter_map(|date| length_of(&view, date)).collect();
        view.nobody = figures::counts_of_nobody(&view);
        (view.once, view.often) = once_and_often(&view);
        view
    }

    /// Whether the document speaks of a thing in one sentence only, headlines apart: what another outlet says of it in
    /// one sentence, too, is hardly of another thing.
    pub(super) fn is_once(&self, word: &str) -> bool {
        self.once.contains(word)
    }

    /// Whether the document speaks of a thing again and again, headlines apart: that two sentences have it says little.
    pub(super) fn is_often(&self, word: &str) -> bool {
        self.often.contains(word)
    }

    /// The claims of a sentence that are made on a day of it: `the ships collided, officials said on Wednesday`. What they tell of
    /// happened then, or before.
    pub(super) fn said_on<'s>(&'s self, date: &'s Span, sentence: &Span) -> impl Iterator<Item = &'a ClaimNote> + 's {
        let claims = self.claims.get(&sentence.at.start);
        claims.into_iter().flatten().copied().filter(move |claim| {
            let told = claim.content.as_ref().is_some_and(|said| !holds(said, date));
            told && self.is_beside(&claim.cue, date)
        })
    }

    /// The claims of a sentence.
    pub(super) fn claims_in(&self, sentence: &Span) -> &[&'a ClaimNote] {
        self.claims.get(&sentence.at.start).map_or(&[], Vec::as_slice)
    }

    /// Who says that a part of a sentence is so, if that is somebody's statement: the holder of the shortest content around it.
    pub(super) fn source_of(&self, sentence: &Span, part: &Span) -> Option<Voice> {
        let states = |claim: &&&ClaimNote| matches!(claim.stance, Stance::States | Stance::Confirms | Stance::Warns);
        let claims = self.claims_in(sentence).iter().filter(states);
        let around = claims.filter_map(|claim| {
            let content = claim.content.as_ref().filter(|content| holds(content, part))?;
            Some((content.at.len(), claim.holder.as_ref()))
        });
        around.min_by_key(|(length, _)| *length)?.1.map(Voice::of)
    }

    /// The day on which the document was published, where that is known.
    pub(super) fn published(&self) -> Option<Day> {
        self.reading.document.origin.published.as_ref().map(|found| found.value)
    }

    /// Whether a date stands right behind a verb, or right before it.
    fn is_beside(&self, verb: &Span, date: &Span) -> bool {
        let (from, to, most) = if verb.at.end <= date.at.start {
            (verb.at.end, date.at.start, BESIDE)
        } else {
            (date.at.end, verb.at.start, 0)
        };
        if from > to {
            return false;
        }
        let between = self.reading.document.slice(&(from..to));
        !between.contains([',', ';', ':', '–', '—']) && words(between).len() <= most
    }

    /// Whether a day, or a month at most, was long before the document was published.
    pub(super) fn is_long_ago(&self, (first, last): (Day, Day)) -> bool {
        let published = self.reading.document.origin.published.as_ref();
        last.days_since(first) < MONTH && published.is_some_and(|found| found.value.days_since(last) > LONG_AGO)
    }

    /// Whether some time was over long before publication.
    pub(super) fn is_before_news(&self, (_, last): (Day, Day)) -> bool {
        let published = self.reading.document.origin.published.as_ref();
        published.is_some_and(|found| found.value.days_since(last) > LONG_AGO)
    }

    /// Its outlet, or the name of its file.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// The sentence that a byte of the text stands in, or the last one before it.
    pub(super) fn sentence_at(&self, byte: usize) -> Option<&Sentence> {
        let after = self.sentences.partition_point(|sentence| sentence.span.at.start <= byte);
        self.sentences.get(after.checked_sub(1)?)
    }

    /// The content words of a sentence, with those of its neighbours that a pronoun ties to it: the sentence before, if it
    /// begins with one (`It put their value at $83m`), and the next one, if that does.
    pub(super) fn context(&self, sentence: &Span) -> Bag {
        let after = self.sentences.partition_point(|other| other.span.at.start <= sentence.at.start);
        let Some(place) = after.checked_sub(1) else { return Bag::default() };
        let mut bag = self.sentences[place].bag.clone();
        if let Some(before) = place.checked_sub(1).filter(|_| leans_back(&self.sentences[place].span.text)) {
            bag.extend(&self.sentences[before].bag);
        }
        if let Some(next) = self.sentences.get(place + 1).filter(|next| leans_back(&next.span.text)) {
            bag.extend(&next.bag);
        }
        bag
    }

    /// Evidence: a sentence of this document, and the words in it.
    pub(super) fn evidence(&self, sentence: &Span, words: Option<&Span>) -> Evidence {
        let words = words.filter(|words| words.at != sentence.at).cloned();
        Evidence { document: self.place, sentence: sentence.clone(), words, short: self.is_short(sentence) }
    }

    /// Whether a sentence stands in a headline, a heading or a caption.
    fn is_short(&self, sentence: &Span) -> bool {
        // Paragraphs are in order, and a long text has many.
        let paragraphs = &self.reading.document.paragraphs;
        let after = paragraphs.partition_point(|paragraph| paragraph.range.start <= sentence.at.start);
        let paragraph = after.checked_sub(1).and_then(|place| paragraphs.get(place));
        paragraph.is_some_and(|paragraph| {
            matches!(
                paragraph.kind,
                ParagraphKind::Headline
                    | ParagraphKind::Standfirst
                    | ParagraphKind::Subheading
                    | ParagraphKind::Caption
            ) && paragraph.range.contains(&sentence.at.start)
        })
    }
}

/// A part of a sentence of a document.
pub(super) type Part<'s, 'a> = (&'s View<'a>, &'s Span, &'s Span);

/// Whether one and the same source is said to have said both of two parts, which do not go together: it has then said a thing
/// and its contrary.
pub(super) fn of_one_source(one: Part<'_, '_>, other: Part<'_, '_>) -> bool {
    let (one, other) = (one.0.source_of(one.1, one.2), other.0.source_of(other.1, other.2));
    // `Analysts` of two outlets need not be the same ones.
    let known = |one: &Voice, other: &Voice| !(one.is_description() && other.is_description());
    one.zip(other).is_some_and(|(one, other)| known(&one, &other) && one.same(&other) == Same::Named)
}

/// Whether a part of the text stands in what is said.
pub(super) fn holds(said: &Span, part: &Span) -> bool {
    said.at.start <= part.at.start && part.at.end <= said.at.end
}

/// The content words that one sentence of the running text has, and those that several have.
fn once_and_often(view: &View<'_>) -> (FxHashSet<String>, FxHashSet<String>) {
    let mut sentences: FxHashMap<&str, usize> = FxHashMap::default();
    for sentence in view.sentences.iter().filter(|sentence| !view.is_short(&sentence.span)) {
        for word in sentence.bag.words() {
            *sentences.entry(word).or_default() += 1;
        }
    }
    let those = |wanted: fn(usize) -> bool| -> FxHashSet<String> {
        sentences.iter().filter(|(_, count)| wanted(**count)).map(|(word, _)| (*word).to_owned()).collect()
    };
    (those(|count| count == 1), those(|count| count >= OFTEN))
}

/// Whether a sentence begins with a word that stands for what the sentence before it spoke of.
fn leans_back(sentence: &str) -> bool {
    let first = sentence.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty()).unwrap_or_default();
    ["it", "its", "they", "their", "them", "he", "his", "she", "her"]
        .iter()
        .any(|word| first.eq_ignore_ascii_case(word))
}

const BOUNDS: &str = include_str!("../../data/stories-bounds.tsv");

/// Words before a length of time, and the bound that they make it, by its name in the dossier.
static BOUND_WORDS: LazyLock<Vec<(&'static str, &'static str)>> =
    LazyLock::new(|| rows(BOUNDS).filter_map(|row| Some((*row.first()?, *row.get(1)?))).collect());

/// The bound that the last words of a text, in lower case, make of the length behind them.
fn bound_at_end(text: &str) -> Option<&'static str> {
    BOUND_WORDS.iter().find(|(words, _)| text.ends_with(*words)).map(|(_, bound)| *bound)
}

/// The bound that the first words of a length, in lower case, make of it, and the bytes of these words: `up to three years`.
fn bound_at_start(text: &str) -> (Option<&'static str>, usize) {
    let bound = BOUND_WORDS
        .iter()
        .find(|(words, _)| text.strip_prefix(*words).is_some_and(|rest| rest.starts_with(' ')))
        .map(|(words, bound)| (Some(*bound), words.len() + 1));
    bound.unwrap_or((None, 0))
}

/// A duration such as `P2Y` as a figure in days, with the bound that the words before it state.
fn length_of(view: &View<'_>, date: &DateNote) -> Option<FigureNote> {
    let value = date.value.strip_prefix('P').filter(|_| date.kind == TimeKind::Duration)?;
    let (number, unit) = value.split_at(value.len().checked_sub(1)?);
    let days: f64 = match unit {
        "D" => 1.0,
        "W" => 7.0,
        "M" => 30.0,
        "Y" => 365.0,
        _ => return None,
    };
    let sentence = view.sentence_at(date.span.at.start)?.span.clone();
    let before = sentence.text.get(..date.span.at.start.checked_sub(sentence.at.start)?)?.trim_end().to_lowercase();
    let written = date.span.text.to_lowercase();
    let behind = sentence.text.get(date.span.at.end.checked_sub(sentence.at.start)?..)?;
    // An age is no length: `the 61-year-old`.
    if written.ends_with("old") || words(behind).first().is_some_and(|next| next.folded == "old") {
        return None;
    }
    let (inside, length) = bound_at_start(&written);
    let bound = inside.or_else(|| bound_at_end(&before)).map(str::to_owned);
    let number: f64 = number.parse().ok()?;
    Some(FigureNote {
        span: span(&view.reading.document, &(date.span.at.start + length..date.span.at.end)),
        value: (number * days).to_string(),
        upper: None,
        unit: "length".to_owned(),
        approximate: false,
        bound,
        measures: Some("length".to_owned()),
        period: None,
        sentence,
    })
}

/// A range of a document's text with its bytes in the source.
pub(super) fn span(document: &Document, at: &Range<usize>) -> Span {
    let source = document.offsets.source(at);
    Span { start: source.start, end: source.end, text: document.slice(at).to_owned(), at: at.clone() }
}

/// First and last day of a date that is resolved. A time of the clock without a day (`at about 3.40am`) is of the day that the
/// story tells of, and that is not known to be the day of publication.
pub(super) fn days(date: &DateNote) -> Option<(Day, Day)> {
    if date.granularity == Granularity::Time && is_bare_clock(&date.span.text) {
        return None;
    }
    let first = Day::parse_iso(date.first.as_deref()?)?;
    let last = Day::parse_iso(date.last.as_deref()?)?;
    (first <= last).then_some((first, last))
}

/// Whether a time of the clock has no word for a day beside it. A day in figures has more digits than a time.
fn is_bare_clock(text: &str) -> bool {
    let day = |word: &Word| {
        let word = word.folded.as_str();
        is_calendar(word)
            || begins_as_month(word)
            || word.ends_with("day")
            || matches!(word, "tonight" | "tomorrow" | "this")
    };
    text.bytes().filter(u8::is_ascii_digit).count() <= 6 && !words(text).iter().any(day)
}

/// A range of days in words: `2 January 2015`, `3 to 4 January 2015`, `November 2012`, `2012`.
pub(super) fn in_words((first, last): (Day, Day)) -> String {
    let month = Day::month_name;
    let year = first.year();
    if first == last {
        return format!("{} {} {year}", first.day(), month(first));
    }
    if first.day() == 1 && last == last.month_end() && year == last.year() {
        if first.month() == last.month() {
            return format!("{} {year}", month(first));
        }
        if first.month() == 1 && last.month() == 12 {
            return year.to_string();
        }
    }
    let end = format!("{} {} {}", last.day(), month(last), last.year());
    if year != last.year() {
        format!("{} {} {year} to {end}", first.day(), month(first))
    } else if first.month() == last.month() {
        format!("{} to {end}", first.day())
    } else {
        format!("{} {} to {end}", first.day(), month(first))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        plain,
        reading::{Reader, Settings},
    };

    #[test]
    fn days_are_written_as_people_write_them() {
        let check = |first: (i32, u32, u32), last: (i32, u32, u32), words: &str| {
            let day = |(year, month, day)| Day::new(year, month, day).unwrap();
            assert_eq!(in_words((day(first), day(last))), words);
        };
        check((2015, 1, 2), (2015, 1, 2), "2 January 2015");
        check((2015, 1, 3), (2015, 1, 4), "3 to 4 January 2015");
        check((2014, 12, 29), (2015, 1, 4), "29 December 2014 to 4 January 2015");
        check((2012, 11, 1), (2012, 11, 30), "November 2012");
        check((2012, 1, 1), (2012, 12, 31), "2012");
        check((2012, 10, 30), (2012, 11, 2), "30 October to 2 November 2012");
    }

    #[test]
    fn a_name_of_the_whole_story_stands_in_several_sentences() {
        let text =
            "Bank fined\n\nNorvane paid. Norvane lost its licence. The clerks of Norvane left, and a broker came.";
        let reading = Reader::new(&[]).read(plain::read("a", text), &Settings::default());
        let view = View::new(0, 0, &reading);
        assert!(view.is_often("norvane") && !view.is_once("norvane"));
        assert!(view.is_once("licence") && !view.is_often("licence"));
    }

    #[test]
    fn a_time_of_the_clock_alone_has_no_day() {
        for (text, bare) in [
            ("about 3.40am", true),
            ("14:05:30 GMT", true),
            ("noon", true),
            ("3.40am on Monday", false),
            ("4 January 2015 10:12", false),
            ("10 a.m. yesterday", false),
            ("2015-01-04T10:12", false),
        ] {
            assert_eq!(is_bare_clock(text), bare, "{text}");
        }
    }

    #[test]
    fn sentences_that_begin_with_a_pronoun_lean_on_the_one_before() {
        for (text, leans) in [
            ("It put their value at $83m.", true),
            ("\"They were made in 2016,\" he said.", true),
            ("Italy seized it.", false),
            ("", false),
        ] {
            assert_eq!(leans_back(text), leans, "{text}");
        }
    }

    #[test]
    fn every_row_of_the_table_bounds_the_length_behind_it() {
        for row in rows(BOUNDS) {
            let [words, bound] = row.as_slice() else { panic!("stories-bounds.tsv: {row:?} has not two columns") };
            assert_eq!(bound_at_end(&format!("it lasted {words}")), Some(*bound), "stories-bounds.tsv: {words}");
            let start = bound_at_start(&format!("{words} two years"));
            assert_eq!(start, (Some(*bound), words.len() + 1), "stories-bounds.tsv: {words}");
            // The names of the dossier.
            let known = ["at_most", "at_least", "more_than", "less_than"].contains(bound);
            assert!(known, "stories-bounds.tsv: {row:?} has no known bound");
        }
    }
}
