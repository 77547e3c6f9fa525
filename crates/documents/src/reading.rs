//! Reading one document: every finding in one pass over its words.

use crate::{
    claims, dates,
    dates::{DateSettings, Day},
    document::{Document, Found, ParagraphKind},
    dossier::{self, Dossier},
    events, figures,
    grammar::Sentences,
    names::{self, NameIndex},
    risks,
    tagger::{self, Tagger},
    tokens::Tokens,
};
use interdict_model::{Country, Entity};
use std::{ops::Range, sync::Arc};

/// How documents are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Settings {
    /// The day of publication, where the caller knows it; else the one that the document states.
    pub published: Option<Day>,
    /// Bare weekdays and the order of numeric dates; its day of publication is not used.
    pub dates: DateSettings,
}

/// A document that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The document.
    pub document: Document,
    /// What was found in it.
    pub dossier: Dossier,
}

/// The first words of an article without a title are so many characters at most.
const BEGINNING: usize = 60;

impl Reading {
    /// What a person calls the article: its title, else its headline, else the words that it begins with and `…`; the
    /// name of one without text.
    pub fn title(&self) -> String {
        if let Some(title) = &self.dossier.origin.title {
            return title.value.clone();
        }
        let first = |is: fn(ParagraphKind) -> bool| {
            let paragraph = self.document.paragraphs.iter().find(|paragraph| is(paragraph.kind));
            paragraph.map(|paragraph| self.document.slice(&paragraph.range)).filter(|text| !text.trim().is_empty())
        };
        if let Some(headline) = first(|kind| kind == ParagraphKind::Headline) {
            return headline.to_owned();
        }
        let text = first(ParagraphKind::is_article);
        text.map_or_else(|| self.dossier.name.clone(), beginning)
    }
}

/// The first words of a text on one line, and `…` where more follow.
fn beginning(text: &str) -> String {
    let mut line = String::new();
    for word in text.split_whitespace() {
        if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > BEGINNING {
            return format!("{line} …");
        }
        if !line.is_empty() {
            line.push(' ');
        }
        // A text without spaces is cut, too.
        line.extend(word.chars().take(BEGINNING));
    }
    line
}

/// Reads documents against listed parties.
#[derive(Debug)]
pub struct Reader<'a> {
    entities: &'a [Entity],
    index: Arc<NameIndex>,
    groups: Arc<[u32]>,
    tagger: Option<tagger::Held<'a>>,
}

/// What was found, by tokens: what [`dossier::build`] turns into spans.
pub(crate) struct Findings {
    pub(crate) parties: Vec<names::Party>,
    pub(crate) references: Vec<names::Reference>,
    pub(crate) dates: Vec<dates::TimeExpression>,
    pub(crate) figures: Vec<figures::Figure>,
    pub(crate) quotes: Vec<claims::Quote>,
    pub(crate) claims: Vec<claims::Claim>,
    pub(crate) events: Vec<events::Event>,
    pub(crate) risks: Vec<risks::Risk>,
}

impl<'a> Reader<'a> {
    /// Prepares the names of the parties.
    pub fn new(entities: &'a [Entity]) -> Self {
        Self::over(entities, Arc::new(NameIndex::new(entities)))
    }

    /// The same over names that were prepared before, from the same parties: preparing them takes longer than an article.
    pub fn over(entities: &'a [Entity], index: Arc<NameIndex>) -> Self {
        Self { entities, index, groups: Arc::default(), tagger: None }
    }

    /// Tells which entities are records of one party on several lists: for each entity, in their order, the number of its
    /// party; for one that stands alone its own place. Without it every entity is a party of its own.
    #[must_use]
    pub fn with_groups(self, groups: Arc<[u32]>) -> Self {
        Self { groups, ..self }
    }

    /// Lets a tagger add what it finds.
    #[must_use]
    pub fn with_tagger(self, tagger: &'a dyn Tagger) -> Self {
        Self { tagger: Some(tagger::Held(tagger)), ..self }
    }

    /// The names that are looked for.
    pub fn index(&self) -> &NameIndex {
        &self.index
    }

    /// The parties that are looked for, in their order.
    pub fn entities(&self) -> &'a [Entity] {
        self.entities
    }

    /// Reads a document.
    pub fn read(&self, mut document: Document, settings: &Settings) -> Reading {
        if let Some(day) = settings.published {
            document.origin.published = Some(Found::new(day, "given"));
        }
        let mut dossier = {
            let tokens = Tokens::of(&document);
            let countries = names::countries_of(&tokens);
            let published = document.origin.published.as_ref().map(|found| found.value);
            let found = dates::Readings::of(&tokens, DateSettings { published, ..settings.dates });
            let sentences = Sentences::new(&tokens, &found.places());
            let dates = found.resolve(&sentences);
            let taken: Vec<Range<usize>> = dates.iter().map(|date| date.tokens.clone()).collect();
            let figures = figures::find(&tokens, &taken);
            let findings = self.findings(&sentences, dates, figures, &countries, published);
            dossier::build(&document, &sentences, self.entities, &countries, &findings)
        };
        dossier.tagged = self.tagger.as_ref().map(|held| tagger::ask(held.0, &document));
        Reading { document, dossier }
    }

    fn findings(
        &self,
        sentences: &Sentences<'_>,
        dates: Vec<dates::TimeExpression>,
        figures: Vec<figures::Figure>,
        countries: &[(Country, usize)],
        published: Option<Day>,
    ) -> Findings {
        let tokens = sentences.tokens;
        let quotes = claims::find_quotes(tokens);
        let claims = claims::find(sentences, &quotes);
        let places = names::countries_and_capitals_of(tokens, countries);
        let parties = names::find(&names::Context {
            entities: self.entities,
            index: &self.index,
            groups: &self.groups,
            tokens,
            sentences,
            claims: &claims,
            countries: &places,
            published,
        });
        let events = events::find(sentences, &dates, &claims, published);
        let named: Vec<risks::Named> = parties
            .iter()
            .filter(|party| party.certainty > names::Certainty::Possible)
            .flat_map(|party| &party.mentions)
            .map(|mention| risks::Named {
                name: mention.tokens.clone(),
                role: mention.role.clone(),
                designated: names::designation_of(sentences, &claims, &mention.tokens),
            })
            .collect();
        let risks = risks::find(sentences, &claims, &events, &named);
        let references = names::references(sentences, &quotes, self.entities, &parties);
        Findings { parties, references, dates, figures, quotes, claims, events, risks }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_without_a_title_is_called_by_its_first_words() {
        for (text, expected) in [
            ("The bank\nwas  fined.", "The bank was fined."),
            (
                "The regulator has fined the bank over payments that it made for a shipping firm.",
                "The regulator has fined the bank over payments that it made …",
            ),
            ("", ""),
        ] {
            assert_eq!(beginning(text), expected);
        }
        assert_eq!(beginning(&"x".repeat(5_000)).len(), BEGINNING);
    }
}
