//! The articles side by side, with everything that was found marked where it stands.

use super::{
    Context,
    annotations::{self, Annotation, Kind},
    documents_attribute,
    escape::escape,
    segments::{Piece, Step, steps},
    words::date_in_words,
};
use crate::{
    document::{Paragraph, ParagraphKind},
    reading::Reading,
};
use std::fmt::Write as _;

/// The section.
pub(super) fn section(context: &Context<'_>) -> String {
    let mut html = String::from(
        "<section id=\"articles\" aria-labelledby=\"articles-title\">\n<h2 id=\"articles-title\">Articles side by side</h2>\n",
    );
    if context.readings.is_empty() {
        html.push_str("<p class=\"empty\">There is nothing to read.</p>\n</section>\n");
        return html;
    }
    html.push_str(
        "<p>Rest on a marked word, tap it or go to it with the Tab key to see the evidence.</p>\n\
         <ul class=\"legend\" aria-label=\"Marks\">\n",
    );
    for kind in Kind::VISIBLE {
        let _ = writeln!(html, "<li><mark class=\"{}\">{}</mark></li>", kind.class(), kind.name());
    }
    html.push_str("</ul>\n<div class=\"articles\">\n");
    for (number, reading) in context.readings.iter().enumerate() {
        html.push_str(&article(context, number, reading));
    }
    html.push_str("</div>\n</section>\n");
    html
}

fn article(context: &Context<'_>, number: usize, reading: &Reading) -> String {
    let origin = &reading.dossier.origin;
    let mut html = format!(
        "<article id=\"d{number}\" aria-labelledby=\"d{number}-title\" dir=\"auto\"{}{}>\n<p class=\"outlet\">{}",
        language(reading),
        documents_attribute([number]),
        escape(context.outlet(number))
    );
    if let Some(day) = &origin.published {
        let _ = write!(html, ", <time datetime=\"{}\">{}</time>", day.value, date_in_words(&day.value.to_string()));
    }
    html.push_str("</p>\n");
    let has_headline = reading.document.paragraphs.iter().any(|paragraph| paragraph.kind == ParagraphKind::Headline);
    if !has_headline {
        let _ = writeln!(html, "<h3 id=\"d{number}-title\">{}</h3>", escape(&reading.title()));
    }
    html.push_str(&paragraphs(context, number, reading, !has_headline));
    html.push_str("</article>\n");
    html
}

/// The language of the article where it is stated and is one; the page itself is in English.
fn language(reading: &Reading) -> String {
    let Some(language) = &reading.dossier.origin.language else { return String::new() };
    let code = language.value.trim();
    let is_code =
        !code.is_empty() && code.len() <= 12 && code.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if is_code { format!(" lang=\"{code}\"") } else { String::new() }
}

/// Paragraphs that stand together in one element.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Group {
    None,
    Bullets,
    Aside,
}

impl Group {
    fn of(kind: ParagraphKind) -> Self {
        match kind {
            ParagraphKind::Bullet => Self::Bullets,
            ParagraphKind::Boilerplate | ParagraphKind::RelatedLink => Self::Aside,
            _ => Self::None,
        }
    }

    fn opening(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Bullets => "<ul>\n",
            Self::Aside => "<details class=\"aside\"><summary>Not part of the article</summary>\n",
        }
    }

    fn closing(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Bullets => "</ul>\n",
            Self::Aside => "</details>\n",
        }
    }
}

fn paragraphs(context: &Context<'_>, number: usize, reading: &Reading, mut titled: bool) -> String {
    let document = &reading.document;
    let annotations = annotations::of(context, number, reading);
    let pieces = cut(&document.text, &document.paragraphs, &annotations);
    let mut marks = Marks { text: &document.text, annotations: &annotations, begun: vec![false; annotations.len()] };
    let mut html = String::new();
    let mut group = Group::None;
    for (paragraph, pieces) in document.paragraphs.iter().zip(&pieces) {
        let wanted = Group::of(paragraph.kind);
        if wanted != group {
            html.push_str(group.closing());
            html.push_str(wanted.opening());
            group = wanted;
        }
        let content = marks.write(paragraph, pieces);
        let _ = match paragraph.kind {
            ParagraphKind::Headline if titled => writeln!(html, "<h3>{content}</h3>"),
            ParagraphKind::Headline => {
                titled = true;
                writeln!(html, "<h3 id=\"d{number}-title\">{content}</h3>")
            }
            // A heading of the fourth level needs one of the third before it.
            ParagraphKind::Subheading if titled => writeln!(html, "<h4>{content}</h4>"),
            ParagraphKind::Subheading => writeln!(html, "<p class=\"subheading\">{content}</p>"),
            ParagraphKind::Standfirst => writeln!(html, "<p class=\"standfirst\">{content}</p>"),
            ParagraphKind::Bullet => writeln!(html, "<li>{content}</li>"),
            ParagraphKind::Caption => writeln!(html, "<p class=\"caption\">{content}</p>"),
            ParagraphKind::PullQuote => writeln!(html, "<blockquote><p>{content}</p></blockquote>"),
            ParagraphKind::Body | ParagraphKind::Boilerplate | ParagraphKind::RelatedLink => {
                writeln!(html, "<p>{content}</p>")
            }
        };
    }
    html.push_str(group.closing());
    html
}

/// The parts of the annotations that lie in each paragraph.
fn cut(text: &str, paragraphs: &[Paragraph], annotations: &[Annotation]) -> Vec<Vec<Piece>> {
    let mut pieces: Vec<Vec<Piece>> = vec![Vec::new(); paragraphs.len()];
    for (number, annotation) in annotations.iter().enumerate() {
        let whole = &annotation.range;
        if text.get(whole.clone()).is_none() {
            continue;
        }
        let first = paragraphs.partition_point(|paragraph| paragraph.range.end <= whole.start);
        for (paragraph, pieces) in paragraphs[first..].iter().zip(&mut pieces[first..]) {
            if paragraph.range.start >= whole.end {
                break;
            }
            let range = whole.start.max(paragraph.range.start)..whole.end.min(paragraph.range.end);
            pieces.push(Piece { range, number });
        }
    }
    pieces
}

/// Writes text with its marks, and knows which have begun: only the first element of a mark is a target and takes the focus.
struct Marks<'a> {
    text: &'a str,
    annotations: &'a [Annotation],
    begun: Vec<bool>,
}

impl Marks<'_> {
    fn write(&mut self, paragraph: &Paragraph, pieces: &[Piece]) -> String {
        let mut html = String::new();
        for step in steps(&paragraph.range, pieces) {
            match step {
                Step::Open(number) => self.open(&mut html, number),
                Step::Text(range) => html.push_str(&escape(self.text.get(range).unwrap_or_default())),
                Step::Close(number) => self.close(&mut html, number),
            }
        }
        html
    }

    fn close(&self, html: &mut String, number: usize) {
        let annotation = &self.annotations[number];
        if let Some(address) = &annotation.leads_to {
            let _ = write!(
                html,
                "<a class=\"to-party\" href=\"{}\" aria-label=\"open the listed party\">\u{2197}</a>",
                escape(address)
            );
        }
        html.push_str(if annotation.kind == Kind::Sentence { "</span>" } else { "</mark>" });
    }

    fn open(&mut self, html: &mut String, number: usize) {
        let annotation = &self.annotations[number];
        let class = annotation.kind.class();
        let visible = annotation.kind != Kind::Sentence;
        let _ = write!(html, "<{} class=\"{class}\"", if visible { "mark" } else { "span" });
        if !self.begun[number] {
            self.begun[number] = true;
            if let Some(anchor) = &annotation.anchor {
                let _ = write!(html, " id=\"{anchor}\"");
            }
            if visible {
                html.push_str(" tabindex=\"0\"");
            }
        }
        if visible {
            let _ = write!(html, " title=\"{}\"", escape(&annotation.why));
        }
        html.push('>');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn annotation(start: usize, end: usize, kind: Kind, anchor: Option<&str>) -> Annotation {
        Annotation {
            range: start..end,
            kind,
            why: format!("\"{start}\""),
            anchor: anchor.map(str::to_owned),
            leads_to: None,
        }
    }

    fn written(text: &str, paragraphs: &[Paragraph], annotations: &[Annotation]) -> Vec<String> {
        let pieces = cut(text, paragraphs, annotations);
        let mut marks = Marks { text, annotations, begun: vec![false; annotations.len()] };
        paragraphs.iter().zip(&pieces).map(|(paragraph, pieces)| marks.write(paragraph, pieces)).collect()
    }

    #[test]
    fn a_mark_over_two_paragraphs_is_cut_and_is_a_target_once() {
        let text = "One <two>\n\nthree";
        let paragraphs = [
            Paragraph { kind: ParagraphKind::Body, range: 0..9 },
            Paragraph { kind: ParagraphKind::Body, range: 11..16 },
        ];
        let annotations = [annotation(4, 16, Kind::Quote, Some("d0-q0"))];
        assert_eq!(
            written(text, &paragraphs, &annotations),
            [
                "One <mark class=\"quote\" id=\"d0-q0\" tabindex=\"0\" title=\"&quot;4&quot;\">&lt;two&gt;</mark>",
                "<mark class=\"quote\" title=\"&quot;4&quot;\">three</mark>",
            ]
        );
    }

    #[test]
    fn a_sentence_is_a_target_without_a_mark() {
        let paragraphs = [Paragraph { kind: ParagraphKind::Body, range: 0..4 }];
        let annotations = [annotation(0, 4, Kind::Sentence, Some("d0-s0")), annotation(2, 9, Kind::Date, None)];
        // The date reaches beyond the text: it is left out rather than the text.
        assert_eq!(written("Year", &paragraphs, &annotations), ["<span class=\"sentence\" id=\"d0-s0\">Year</span>"]);
    }
}
