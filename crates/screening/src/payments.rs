//! Payments against lists: a decision for each message, with the field of every hit.
//!
//! Names and numbers are compared as those of customers are. Free text and addresses are searched for the words of
//! listed names, over the breaks of lines; what is found there is compared, too, so that every hit has a score and its
//! reasons.

mod answer;
mod romanised;
mod search;
mod telling;

pub use answer::{Decision, FieldHit, MessageScreening, Problem};

use crate::{Engine, Match, Screener, Settings, payment_fields::screened_fields, pipeline, remembered::Remembered};
use interdict_documents::NameIndex;
use interdict_matching::Subject;
use interdict_model::{Identifier, IdentifierKind};
use interdict_payments::{Field, FieldKind, Message, Reference};
use std::sync::Arc;

/// What a run remembers of the answers it gave: banks and customers come again and again.
const REMEMBERED_BYTES: usize = 64 << 20;

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
