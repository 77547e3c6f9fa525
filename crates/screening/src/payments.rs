//! Payments against lists: a decision for each message, with the field of every hit.
//!
//! Names and numbers are compared as those of customers are. Free text and addresses are searched for the words of
//! listed names, over the breaks of lines; what is found there is compared, too, so that every hit has a score and its
//! reasons.

mod romanised;
mod telling;

use crate::{
    Engine, Match, Screener, Settings,
    payment_fields::{ScreenedField, screened_fields},
    pipeline,
    remembered::Remembered,
};
use interdict_documents::NameIndex;
use interdict_matching::Subject;
use interdict_model::{Identifier, IdentifierKind};
use interdict_payments::{Field, FieldKind, Message, PaymentError, Reference};
use romanised::Romanised;
use serde::Serialize;
use std::{cmp::Reverse, ops::Range, sync::Arc};

/// What a run remembers of the answers it gave: banks and customers come again and again.
const REMEMBERED_BYTES: usize = 64 << 20;
/// Characters of a full line: a word may be broken at its end. A line has 35; a blank at its beginning is not kept.
const FULL_LINE: usize = 34;
/// Of so many full lines on end each may end in the middle of a word or not: a name runs over no more of them.
const MOST_BREAKS: usize = 3;

/// What is to be done with a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// Everything was screened and nothing was found.
    Clear,
    /// Something was found.
    Hit,
    /// Nothing was found in what could be read, and something could not be read: this is no clear answer.
    NotScreened,
}

impl Decision {
    /// As it is written in answers.
    pub fn word(self) -> &'static str {
        match self {
            Self::Clear => "clear",
            Self::Hit => "hit",
            Self::NotScreened => "not_screened",
        }
    }
}

/// Something that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// A stable code: `payment.doctype`.
    pub code: &'static str,
    /// What and where.
    pub message: String,
    /// What can be done.
    pub hint: &'static str,
}

impl From<&PaymentError> for Problem {
    fn from(error: &PaymentError) -> Self {
        Self { code: error.code(), message: error.to_string(), hint: error.hint() }
    }
}

/// A field in which a listed party was found.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FieldHit {
    /// Where it stands in the message: `/Document/FIToFICstmrCdtTrf/CdtTrfTxInf[2]/Cdtr/Nm`, `:59: line 1`.
    pub path: String,
    /// What the field is in the payment.
    pub role: &'static str,
    /// What it is of its party: `name`, `town`.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub part: &'static str,
    /// What stands in it.
    pub text: String,
    /// The words that were found, where they are not the whole field.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// The listed party, with the reasons.
    #[serde(rename = "match")]
    pub found: Match,
}

/// The answer for one message.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MessageScreening {
    /// The file, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// Which message of its file, from 1, and on which line it begins.
    pub number: u64,
    /// The line.
    pub line: u64,
    /// `pacs.008.001.08`, `MT103 STP`; none if it could not be told.
    pub message_type: Option<String>,
    /// `MsgId`, or field 20.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// The unique end-to-end reference of the first transaction.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uetr: Option<String>,
    /// The ordering party's reference of the first transaction.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_to_end: Option<String>,
    /// What is to be done.
    pub decision: Decision,
    /// In the order of the message.
    pub hits: Vec<FieldHit>,
    /// How many fields were screened.
    pub fields_screened: usize,
    /// What was noticed and kept nothing from being screened.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// What could not be read.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<Problem>,
    /// All fields with what was found in each, if they are kept; of a message that comes in parts those of one part.
    #[serde(skip)]
    pub fields: Vec<ScreenedField>,
    #[serde(skip)]
    goes_on: bool,
}

impl MessageScreening {
    fn decided(mut self) -> Self {
        self.decision = match (self.hits.is_empty(), self.errors.is_empty()) {
            (false, _) => Decision::Hit,
            (true, false) => Decision::NotScreened,
            (true, true) => Decision::Clear,
        };
        self
    }

    /// Takes up the next part of the same message.
    fn and(self, next: Self) -> Self {
        let mut hits = self.hits;
        hits.extend(next.hits);
        let fields_screened = self.fields_screened + next.fields_screened;
        Self { hits, fields_screened, ..next }.decided()
    }
}

/// Screens one message after the other.
#[derive(Debug)]
pub struct MessageScreener<'a> {
    engine: &'a Engine,
    names: &'a NameIndex,
    settings: &'a Settings,
    remembered: Arc<Remembered>,
    screener: Screener<'a>,
    /// Texts of neighbouring fields, joined.
    joined: String,
    keeps_fields: bool,
}

/// Screens a stream of messages on several threads. `names` is made from the engine's parties. Answers reach the sink
/// in the order of the messages, one for each: parts of a long one are put together.
pub fn screen_messages<E>(
    engine: &Engine,
    names: &NameIndex,
    messages: impl Iterator<Item = Message> + Send,
    settings: &Settings,
    threads: usize,
    sink: impl FnMut(MessageScreening) -> Result<(), E>,
) -> Result<(), E> {
    screen_messages_noting(engine, names, messages, settings, threads, None, sink)
}

/// What is told of each message with its fields.
pub type Noting<'a, E> = &'a mut dyn FnMut(&MessageScreening) -> Result<(), E>;

/// The same for whoever takes down every field: `noted` is given each message, and each part of a long one, with
/// [`MessageScreening::fields`], before the sink is given the whole.
pub fn screen_messages_noting<E>(
    engine: &Engine,
    names: &NameIndex,
    messages: impl Iterator<Item = Message> + Send,
    settings: &Settings,
    threads: usize,
    mut noted: Option<Noting<'_, E>>,
    mut sink: impl FnMut(MessageScreening) -> Result<(), E>,
) -> Result<(), E> {
    let remembered = Arc::new(Remembered::new(REMEMBERED_BYTES));
    let keeps_fields = noted.is_some();
    let worker = || {
        let screener = MessageScreener::sharing(engine, names, settings, Arc::clone(&remembered));
        let mut screener = MessageScreener { keeps_fields, ..screener };
        move |message: Message| screener.screen(message)
    };
    let mut begun: Option<MessageScreening> = None;
    pipeline::in_order(messages, threads, worker, |screening: MessageScreening| {
        if let Some(noted) = &mut noted {
            (**noted)(&screening)?;
        }
        let screening = match begun.take() {
            Some(before) => before.and(screening),
            None => screening,
        };
        if screening.goes_on {
            begun = Some(screening);
            return Ok(());
        }
        sink(screening)
    })
}

impl<'a> MessageScreener<'a> {
    /// A screener against the parties of an engine. `names` is made from the same parties.
    pub fn new(engine: &'a Engine, names: &'a NameIndex, settings: &'a Settings) -> Self {
        Self::sharing(engine, names, settings, Arc::new(Remembered::new(REMEMBERED_BYTES)))
    }

    fn sharing(engine: &'a Engine, names: &'a NameIndex, settings: &'a Settings, remembered: Arc<Remembered>) -> Self {
        let (screener, joined) = (engine.screener(), String::new());
        Self { engine, names, settings, remembered, screener, joined, keeps_fields: false }
    }

    /// Keeps [`MessageScreening::fields`].
    #[must_use]
    pub fn keeping_fields(self) -> Self {
        Self { keeps_fields: true, ..self }
    }

    /// The answer for a message. Of a message that comes in parts, each part has its own; [`screen_messages`] puts them
    /// together.
    pub fn screen(&mut self, message: Message) -> MessageScreening {
        let Message { number, line, file, message_type, reference, fields, notes, errors, goes_on } = message;
        let mut hits: Vec<(usize, FieldHit)> = Vec::new();
        for (at, field) in fields.iter().enumerate() {
            if !telling::is_filled(&field.text) {
                continue;
            }
            for subject in field.subjects() {
                let matches = self.matches(&subject).into_iter();
                // A number in a text is shown as such.
                let number = subject.identifiers.first().filter(|_| field.kind == FieldKind::Text);
                for found in matches.filter(|found| self.is_meant(field, &subject, found)).take(self.settings.limit) {
                    let words = number.map(|number| number.value.clone()).filter(|words| *words != field.text);
                    keep(&mut hits, at, field, words, found);
                }
            }
        }
        let mut start = 0;
        while start < fields.len() {
            let end = start + 1 + fields[start + 1..].iter().take_while(|field| field.continues).count();
            self.search(&fields, start, end, &mut hits);
            start = end;
        }
        hits.sort_by(|(a, left), (b, right)| a.cmp(b).then(right.found.score.total_cmp(&left.found.score)));
        let kept = if self.keeps_fields { screened_fields(&fields, &hits) } else { Vec::new() };
        let Reference { message: reference, uetr, end_to_end } = reference;
        MessageScreening {
            file,
            number,
            line,
            message_type,
            reference,
            uetr,
            end_to_end,
            decision: Decision::Clear,
            hits: hits.into_iter().map(|(_, hit)| hit).collect(),
            fields_screened: fields.len(),
            notes,
            errors: errors.iter().map(Problem::from).collect(),
            fields: kept,
            goes_on,
        }
        .decided()
    }

    fn matches(&mut self, subject: &Subject) -> Vec<Match> {
        // All of them: what is meant is told afterwards, and may stand behind many that are not.
        let settings = Settings { limit: usize::MAX, ..self.settings.clone() };
        let screener = &mut self.screener;
        self.remembered.answer(subject, || screener.matches(subject, &settings))
    }

    /// Whether a match by number is one of a number of this kind: account 563410081 is not the man with that passport. Of a
    /// match by name the words decide.
    fn is_meant(&self, field: &Field, subject: &Subject, found: &Match) -> bool {
        let asked = &subject.identifiers[..];
        if asked.is_empty() {
            return telling::may_be_meant(subject, found);
        }
        let parties = self.engine.parties();
        // A party may stand on several lists under one identity, with its number on one of them.
        parties.with_id(&found.entity).iter().any(|number| {
            parties.get(*number).identifiers.iter().any(|listed| names_the_same(field.kind, asked, listed))
        })
    }

    /// Searches the texts of fields that go on with each other for listed names.
    fn search(&mut self, fields: &[Field], start: usize, end: usize, hits: &mut Vec<(usize, FieldHit)>) {
        let group = &fields[start..end];
        if group.iter().all(Field::is_number) {
            return;
        }
        let full: Vec<usize> = (start..end - 1).filter(|at| is_full(&fields[*at])).collect();
        for broken in breaks(&full) {
            self.search_joined(fields, start, end, &broken, hits);
        }
    }

    /// The same with a space at every break, but for the fields, in order, that are said to end in the middle of a word.
    fn search_joined(
        &mut self,
        fields: &[Field],
        start: usize,
        end: usize,
        broken: &[usize],
        hits: &mut Vec<(usize, FieldHit)>,
    ) {
        let mut text = std::mem::take(&mut self.joined);
        text.clear();
        let mut starts: Vec<usize> = Vec::with_capacity(end - start);
        // Where a name may begin or end: at fields, and at the lines of a name of several.
        let mut borders: Vec<usize> = Vec::with_capacity(end - start);
        for (at, field) in fields.iter().enumerate().take(end).skip(start) {
            if at > start && broken.binary_search(&(at - 1)).is_err() {
                text.push(' ');
            }
            starts.push(text.len());
            let lines = field.facts.iter().flat_map(|facts| &facts.lines).map(|line| text.len() + line);
            borders.extend(std::iter::once(text.len()).chain(lines));
            // FIN marks a line of a narrative that goes on with two slashes.
            text.push_str(field.text.strip_prefix("//").unwrap_or(&field.text));
        }
        let mut found = self.names.search(&text);
        // What words tell is known of Latin letters.
        let latin = Romanised::of(&text);
        if let Some(latin) = &latin {
            let mut in_latin = self.names.search(latin.text());
            for hit in &mut in_latin {
                hit.range = latin.place(&hit.range);
            }
            found.extend(in_latin);
            borders = borders.iter().map(|border| latin.border(*border)).collect();
        }
        // The longest first: what lies inside of it is no name of its own.
        found.sort_by_key(|hit| Reverse(hit.range.len()));
        let mut taken: Vec<Range<usize>> = Vec::new();
        for hit in found {
            let words = &text[hit.range.clone()];
            let (told, range) = match &latin {
                Some(latin) => (latin.text(), latin.range(&hit.range)),
                None => (text.as_str(), hit.range.clone()),
            };
            if taken.iter().any(|other| other.start < hit.range.end && hit.range.start < other.end)
                || !telling::may_be_told(told, &range)
            {
                continue;
            }
            let at = start + starts.partition_point(|begin| *begin <= hit.range.start).saturating_sub(1);
            let field = &fields[at];
            let (engine, names) = (self.engine, self.names);
            let parties = engine.parties();
            let known = names.names(&hit).iter().filter(|name| (name.entity as usize) < parties.len());
            let listed: Vec<&str> = known.map(|name| parties.id(name.entity)).collect();
            let matches = self.matches(&subject_of(words, field));
            let mut is_hit = false;
            let is_meant = |found: &Match| {
                listed.contains(&found.entity.as_str())
                    && telling::may_be_named_inside(found, told, &range, &borders, field.kind)
            };
            for found in matches.into_iter().filter(is_meant).take(self.settings.limit) {
                is_hit = true;
                let words = (words != field.text).then(|| words.to_owned());
                keep(hits, at, field, words, found);
            }
            if is_hit {
                taken.push(hit.range);
            }
        }
        self.joined = text;
    }
}

/// A name in a field, with what is known of the field's party. Whose birth date it is in a free text is not known.
fn subject_of(words: &str, field: &Field) -> Subject {
    let mut subject = Subject::named(words);
    if let Some(facts) = &field.facts {
        subject.births.clone_from(&facts.births);
        subject.countries.clone_from(&facts.countries);
    }
    subject
}

/// Which of the full lines are taken to end in the middle of a word, one way after the other: at first none. Lines further on
/// take turns with the first ones, so that any few on end are met in all their ways.
fn breaks(full: &[usize]) -> Vec<Vec<usize>> {
    let chosen = |ways: usize| -> Vec<usize> {
        let broken = full.iter().enumerate().filter(|(place, _)| (ways >> (place % MOST_BREAKS)) & 1 == 1);
        broken.map(|(_, at)| *at).collect()
    };
    (0..1_usize << full.len().min(MOST_BREAKS)).map(chosen).collect()
}

/// Whether the line may end in the middle of a word.
fn is_full(field: &Field) -> bool {
    field.text.chars().count() >= FULL_LINE
}

/// Keeps a hit, once for a field and a party: the better one.
fn keep(hits: &mut Vec<(usize, FieldHit)>, at: usize, field: &Field, words: Option<String>, found: Match) {
    let known = hits.iter_mut().find(|(place, hit)| *place == at && hit.found.entity == found.entity);
    let hit = || FieldHit {
        path: field.path.clone(),
        role: field.role,
        part: field.part,
        text: field.text.clone(),
        words,
        found,
    };
    match known {
        Some((_, held)) => {
            let fresh = hit();
            if fresh.found.score > held.found.score {
                *held = fresh;
            }
        }
        None => hits.push((at, hit())),
    }
}

/// Whether a listed number is one of those asked for, and of a kind that a field of this kind can hold.
fn names_the_same(kind: FieldKind, asked: &[Identifier], listed: &Identifier) -> bool {
    let can_be = match (&listed.kind, kind) {
        (IdentifierKind::Other(_), _)
        | (IdentifierKind::Iban | IdentifierKind::Wallet(_), FieldKind::Account | FieldKind::Text)
        | (IdentifierKind::Bic, FieldKind::Bank | FieldKind::Text)
        | (IdentifierKind::Imo, FieldKind::Text) => true,
        (IdentifierKind::Iban | IdentifierKind::Wallet(_) | IdentifierKind::Bic, _) => false,
        (_, kind) => kind == FieldKind::Number,
    };
    can_be && asked.iter().any(|number| number.normalised() == listed.normalised())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn each_full_line_may_end_in_a_word_for_itself() {
        assert_eq!(breaks(&[]), [Vec::<usize>::new()]);
        assert_eq!(breaks(&[2, 5]), [vec![], vec![2], vec![5], vec![2, 5]]);
        let many = [1, 2, 3, 4, 5, 6];
        let all = breaks(&many);
        for three in many.windows(3) {
            let ways: BTreeSet<Vec<usize>> =
                all.iter().map(|way| way.iter().copied().filter(|at| three.contains(at)).collect()).collect();
            assert_eq!(ways.len(), 8, "{three:?}");
        }
    }

    #[test]
    fn a_number_is_compared_with_its_like() {
        let passport = Identifier::new(IdentifierKind::Passport, "563410081");
        let account = [Identifier::new(IdentifierKind::Other("account".into()), "563410081")];
        assert!(!names_the_same(FieldKind::Account, &account, &passport));
        assert!(names_the_same(FieldKind::Number, &account, &passport));
        assert!(!names_the_same(FieldKind::Text, &account, &passport));
        let code = Identifier::new(IdentifierKind::Bic, "AAAAUS33");
        assert!(names_the_same(FieldKind::Text, std::slice::from_ref(&code), &code));
        assert!(names_the_same(FieldKind::Bank, &[Identifier::new(IdentifierKind::Bic, "AAAAUS33")], &code));
    }
}
