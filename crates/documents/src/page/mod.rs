//! The reading of articles as one HTML page that needs nothing beside it: no outside file, no server, no script.
//!
//! The page can be read without JavaScript; the script only filters and points out the target of a link. Equal input gives
//! an equal page. Everything that comes from a text or a list is escaped (`escape`), and the page forbids itself to load
//! anything (`Content-Security-Policy`).

mod annotations;
mod article;
mod claims;
mod drawing;
mod escape;
mod findings;
mod header;
mod parties;
mod segments;
mod tagged;
mod timeline;
mod words;

use crate::{dossier::Span, reading::Reading, stories::Story};
use escape::escape;
use std::{collections::BTreeMap, fmt::Write as _};

/// The style of the page, for who serves it as a file.
pub const STYLE: &str = include_str!("page.css");
/// The script of the page, for who serves it as a file.
pub const SCRIPT: &str = include_str!("page.js");

/// What the page says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// The lists used, in words: `OFAC SDN of 2015-01-02 (5,876 parties)`.
    pub lists: Vec<String>,
    /// Name and version of the program: `interdict 0.1.0`.
    pub program: String,
}

/// A page that is part of a service: style and script are files of the service, and parties have pages of their own there.
#[derive(Debug, Clone, Copy)]
pub struct Served<'a> {
    /// Markup for the head that loads [`STYLE`] and [`SCRIPT`]. The service sets the policy on what may be loaded.
    pub head: &'a str,
    /// Markup at the top of the page, such as links to other pages.
    pub top: &'a str,
    /// The address of the page of a party, by its identity.
    pub party: fn(&str) -> String,
}

/// What every section needs.
struct Context<'a> {
    /// The address of the page of a party, on a page of a service.
    address: Option<fn(&str) -> String>,
    readings: &'a [Reading],
    stories: &'a [Story],
    /// What each document is called, no two the same.
    outlets: Vec<String>,
    /// For each document, first and last byte of the sentences that a section links to.
    sentences: Vec<BTreeMap<usize, usize>>,
}

impl<'a> Context<'a> {
    fn new(readings: &'a [Reading], stories: &'a [Story]) -> Self {
        let mut context = Self {
            address: None,
            readings,
            stories,
            outlets: outlets(readings),
            sentences: vec![BTreeMap::new(); readings.len()],
        };
        for (document, reading) in readings.iter().enumerate() {
            for event in &reading.dossier.events {
                context.note(document, &event.sentence);
            }
            for risk in &reading.dossier.risks {
                context.note(document, &risk.sentence);
            }
        }
        for story in stories {
            let timeline = story.timeline.iter().flat_map(|entry| &entry.evidence);
            let findings = story.findings.iter().flat_map(|finding| &finding.evidence);
            let quotes = story.quotes.iter().flat_map(|quote| &quote.forms);
            for evidence in timeline.chain(findings).chain(quotes) {
                context.note(evidence.document, &evidence.sentence);
            }
        }
        context
    }

    fn note(&mut self, document: usize, sentence: &Span) {
        if let Some(sentences) = self.sentences.get_mut(document) {
            let end = sentences.entry(sentence.at.start).or_default();
            *end = sentence.at.end.max(*end);
        }
    }

    /// The identity of a party, which leads to its page where there is one.
    fn identity(&self, entity: &str) -> String {
        let code = format!("<code>{}</code>", escape(entity));
        match self.address {
            Some(address) => format!("<a href=\"{}\">{code}</a>", escape(&address(entity))),
            None => code,
        }
    }

    /// What a document is called.
    fn outlet(&self, document: usize) -> &str {
        self.outlets.get(document).map_or("", String::as_str)
    }

    /// A link to a place in a document, named after the outlet.
    fn link(&self, document: usize, anchor: &str) -> String {
        format!("<a href=\"#{anchor}\">{}</a>", escape(self.outlet(document)))
    }

    /// A link to a sentence of a document, named after the outlet.
    fn sentence_link(&self, document: usize, sentence: &Span) -> String {
        self.link(document, &sentence_anchor(document, sentence.at.start))
    }
}

/// The `id` of the sentence that begins at a byte of a document's text.
fn sentence_anchor(document: usize, start: usize) -> String {
    format!("d{document}-s{start}")
}

/// The `id` of a mention; mentions are numbered through all parties of a document.
fn mention_anchor(document: usize, number: usize) -> String {
    format!("d{document}-m{number}")
}

/// The `id` of a claim: its cue.
fn claim_anchor(document: usize, number: usize) -> String {
    format!("d{document}-c{number}")
}

/// The attribute by which the script filters: the documents that an element tells of.
fn documents_attribute(documents: impl IntoIterator<Item = usize>) -> String {
    let mut numbers: Vec<usize> = documents.into_iter().collect();
    numbers.sort_unstable();
    numbers.dedup();
    if numbers.is_empty() {
        return String::new();
    }
    let numbers: Vec<String> = numbers.iter().map(usize::to_string).collect();
    format!(" data-documents=\"{}\"", numbers.join(" "))
}

/// A cell of a table that becomes a stack of cards on a narrow screen. The roles are there because some browsers forget
/// that a table is one when its display is changed.
fn cell(heading: &str, content: &str) -> String {
    format!("<td role=\"cell\" data-label=\"{heading}\"><div>{content}</div></td>\n")
}

/// Begin of such a table. The caption says what it is and is there for those who do not see it.
fn table_head(class: &str, caption: &str, headings: &[&str]) -> String {
    let mut html = format!(
        "<table class=\"cards {class}\" role=\"table\">\n<caption class=\"unseen\">{caption}</caption>\n\
         <thead role=\"rowgroup\"><tr role=\"row\">"
    );
    for heading in headings {
        let _ = write!(html, "<th role=\"columnheader\" scope=\"col\">{heading}</th>");
    }
    html.push_str("</tr></thead>\n<tbody role=\"rowgroup\">\n");
    html
}

/// What keeps a page that stands alone from loading anything, and what it has inside instead.
const ALONE: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; \
    script-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'\">";

/// The reading of some documents, and of the stories that several of them tell, as one HTML page.
pub fn render(readings: &[Reading], stories: &[Story], about: &About) -> String {
    let head = format!("{ALONE}\n<style>\n{STYLE}</style>");
    let end = format!("<script>\n{SCRIPT}</script>\n");
    written(&Context::new(readings, stories), about, &head, "", &end)
}

/// The same as a page of a service.
pub fn render_served(readings: &[Reading], stories: &[Story], about: &About, served: &Served<'_>) -> String {
    let context = Context { address: Some(served.party), ..Context::new(readings, stories) };
    written(&context, about, served.head, served.top, "")
}

fn written(context: &Context<'_>, about: &About, head: &str, top: &str, end: &str) -> String {
    let readings = context.readings;
    let title = match readings {
        [] => "No documents".to_owned(),
        [reading] => format!("Reading of “{}”", reading.title()),
        _ => format!("Reading of {} documents", readings.len()),
    };
    let mut page = String::new();
    let _ = write!(
        page,
        r##"<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="{program}">
<title>{title}</title>
{head}
</head>
<body>
<a class="skip" href="#content">Skip to the findings</a>
{top}"##,
        program = escape(&about.program),
        title = escape(&title),
    );
    page.push_str(&header::header(context, &title, about));
    page.push_str("<main id=\"content\" tabindex=\"-1\">\n");
    page.push_str(&parties::section(context));
    // Where there is something to compare, that is what the page is for.
    let compared = !context.stories.is_empty();
    if compared {
        page.push_str(&findings::section(context));
    }
    page.push_str(&claims::section(context));
    page.push_str(&timeline::section(context));
    if !compared {
        page.push_str(&findings::section(context));
    }
    page.push_str(&tagged::section(context));
    page.push_str(&article::section(context));
    let _ = write!(
        page,
        "</main>\n<footer class=\"page-footer\"><p>Made by {}. A hit is a lead, not a finding of guilt: read the sentence \
         and the list before acting on it.</p></footer>\n{end}</body>\n</html>\n",
        escape(&about.program)
    );
    page
}

/// The names of the outlets; where two documents have one, each says which it is.
fn outlets(readings: &[Reading]) -> Vec<String> {
    let names: Vec<String> = readings.iter().map(|reading| reading.dossier.outlet()).collect();
    let mut count: BTreeMap<String, usize> = BTreeMap::new();
    for name in &names {
        *count.entry(name.clone()).or_default() += 1;
    }
    let name_of = |(number, name): (usize, String)| {
        if count.get(&name).is_some_and(|count| *count > 1) {
            format!("{name} (document {})", number + 1)
        } else {
            name
        }
    };
    names.into_iter().enumerate().map(name_of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        document::{Document, Format, Found, OffsetMap, Origin, Paragraph, ParagraphKind},
        dossier::Dossier,
    };

    fn reading(name: &str, text: &str, origin: Origin) -> Reading {
        let paragraphs = vec![Paragraph { kind: ParagraphKind::Headline, range: 0..text.len() }];
        Reading {
            document: Document {
                name: name.to_owned(),
                format: Format::Plain,
                text: text.to_owned(),
                paragraphs,
                offsets: OffsetMap::default(),
                origin: origin.clone(),
            },
            dossier: Dossier {
                name: name.to_owned(),
                format: Format::Plain,
                origin,
                paragraphs: Vec::new(),
                parties: Vec::new(),
                dates: Vec::new(),
                figures: Vec::new(),
                quotes: Vec::new(),
                claims: Vec::new(),
                events: Vec::new(),
                risks: Vec::new(),
                tagged: None,
            },
        }
    }

    fn about() -> About {
        About { lists: vec!["A <list>".to_owned()], program: "interdict 0.1.0".to_owned() }
    }

    #[test]
    fn a_reading_without_findings_is_a_whole_page_with_friendly_words() {
        let page = render(&[reading("a.txt", "Nothing happened", Origin::default())], &[], &about());
        assert!(page.starts_with("<!DOCTYPE html>"));
        assert!(page.ends_with("</html>\n"));
        for words in
            ["No listed party is named", "Nobody is reported to say", "No event with a date", "There is one document"]
        {
            assert!(page.contains(words), "{words}");
        }
        assert!(page.contains("A &lt;list&gt;"));
        assert!(render(&[], &[], &about()).contains("No documents"));
    }

    #[test]
    fn nothing_of_a_text_becomes_markup() {
        let evil = "</style><script>alert('x')</script><img src=x onerror=\"alert(1)\">";
        let origin = Origin { outlet: Some(Found::new(evil.to_owned(), evil)), ..Origin::default() };
        let page = render(&[reading(evil, evil, origin.clone()), reading(evil, evil, origin)], &[], &about());
        assert!(!page.contains("<script>alert"));
        assert!(!page.contains("<img"));
        assert_eq!(page.matches("<script>").count(), 1);
        assert_eq!(page.matches("</script>").count(), 1);
    }

    #[test]
    fn outlets_of_the_same_name_are_told_apart() {
        let origin = Origin { outlet: Some(Found::new("BBC News".to_owned(), "first line")), ..Origin::default() };
        let readings =
            [reading("a", "A", origin.clone()), reading("b", "B", Origin::default()), reading("c", "C", origin)];
        assert_eq!(outlets(&readings), ["BBC News (document 1)", "b", "BBC News (document 3)"]);
    }
}
