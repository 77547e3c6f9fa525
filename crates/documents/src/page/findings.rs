//! Where the outlets agree and differ: the findings by verdict, with one sentence of each outlet side by side.

use super::{
    Context, documents_attribute,
    escape::escape,
    segments::marked,
    words::{VERDICTS, counted, enumeration, label, verdict_in_words},
};
use crate::stories::{AlignedQuote, Evidence, Finding, Verdict};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
};

/// The section.
pub(super) fn section(context: &Context<'_>) -> String {
    let mut html = String::from(
        "<section id=\"findings\" aria-labelledby=\"findings-title\">\n<h2 id=\"findings-title\">Where the outlets agree and differ</h2>\n",
    );
    if context.stories.is_empty() {
        html.push_str(match context.readings.len() {
            0 => "<p class=\"empty\">There is no document, so there is nothing to compare.</p>\n",
            1 => "<p class=\"empty\">There is one document, so there is nothing to compare.</p>\n",
            _ => "<p class=\"empty\">No two of the documents tell one story, so there is nothing to compare.</p>\n",
        });
    } else {
        html.push_str(&stories(context));
        for verdict in VERDICTS {
            let findings: Vec<(usize, &Finding)> = context
                .stories
                .iter()
                .enumerate()
                .flat_map(|(number, story)| story.findings.iter().map(move |finding| (number, finding)))
                .filter(|(_, finding)| finding.verdict == verdict)
                .collect();
            if findings.is_empty() {
                continue;
            }
            let (name, meaning) = verdict_in_words(verdict);
            let _ = writeln!(
                html,
                "<div data-group>\n<h3><span class=\"tag verdict-{}\">{name}</span> <small>{}</small></h3>\n<p>{meaning}</p>",
                label(&verdict),
                counted(findings.len(), "finding", "findings")
            );
            // What one outlet says alone is the longest part and the least sharp: it is there on demand.
            let folded = verdict == Verdict::Alone;
            if folded {
                html.push_str("<details><summary>What each says alone</summary>\n");
            }
            let (told, again) = if folded { (findings, Vec::new()) } else { told_again(findings) };
            for (story, finding) in told {
                html.push_str(&finding_card(context, story, finding));
            }
            if !again.is_empty() {
                let sentences = counted(again.len(), "time more in other sentences", "times more in other sentences");
                let _ = writeln!(html, "<details><summary>The same, {sentences}</summary>");
                for (story, finding) in again {
                    html.push_str(&finding_card(context, story, finding));
                }
                html.push_str("</details>\n");
            }
            html.push_str(if folded { "</details>\n</div>\n" } else { "</div>\n" });
        }
        if context.stories.iter().all(|story| story.findings.is_empty()) {
            html.push_str("<p class=\"empty\">Comparing the documents gave no findings.</p>\n");
        }
        html.push_str(&same_words(context));
        html.push_str(&notes(context));
    }
    html.push_str("</section>\n");
    html
}

/// A finding with the number of its story.
type InStory<'a> = (usize, &'a Finding);

/// The findings with those apart that say the same of the same documents once more: a hack that three outlets speak of
/// in five sentences each is agreed on once.
fn told_again(findings: Vec<InStory<'_>>) -> (Vec<InStory<'_>>, Vec<InStory<'_>>) {
    let mut told: BTreeMap<(usize, String), BTreeSet<usize>> = BTreeMap::new();
    findings.into_iter().partition(|(story, finding)| {
        let documents: BTreeSet<usize> = finding.evidence.iter().map(|evidence| evidence.document).collect();
        let before = told.entry((*story, finding.about.clone())).or_default();
        let is_new = before.is_empty() || !documents.is_subset(before);
        before.extend(documents);
        is_new
    })
}

/// Which documents tell which story, and which are copies.
fn stories(context: &Context<'_>) -> String {
    let mut html = String::from("<ul class=\"stories\">\n");
    for (number, story) in context.stories.iter().enumerate() {
        let _ = write!(html, "<li>{} told by {}", story_name(context, number), names(context, &story.documents));
        for copies in &story.near_copies {
            let _ = write!(
                html,
                "; <strong>near copies</strong>, which count as one source: {}",
                names(context, &copies.documents)
            );
        }
        html.push_str("</li>\n");
    }
    html.push_str("</ul>\n");
    html
}

fn story_name(context: &Context<'_>, number: usize) -> String {
    if context.stories.len() > 1 { format!("Story {}", number + 1) } else { "One story".to_owned() }
}

fn names(context: &Context<'_>, documents: &[usize]) -> String {
    let names: Vec<String> = documents.iter().map(|document| escape(context.outlet(*document))).collect();
    enumeration(&names)
}

fn finding_card(context: &Context<'_>, story: usize, finding: &Finding) -> String {
    let mut html = format!(
        "<div class=\"finding verdict-border-{}\" data-verdict=\"{0}\"{}>\n<h4 dir=\"auto\">{}",
        label(&finding.verdict),
        documents_attribute(finding.evidence.iter().map(|evidence| evidence.document)),
        escape(&finding.about)
    );
    if context.stories.len() > 1 {
        let _ = write!(html, " <small>({})</small>", story_name(context, story));
    }
    html.push_str("</h4>\n");
    html.push_str(&side_by_side(context, &finding.evidence));
    html.push_str("</div>\n");
    html
}

/// One sentence of each outlet.
pub(super) fn side_by_side(context: &Context<'_>, evidence: &[Evidence]) -> String {
    let mut html = String::from("<div class=\"side-by-side\">\n");
    for evidence in evidence {
        let _ = writeln!(
            html,
            "<figure>\n<figcaption>{}</figcaption>\n<blockquote dir=\"auto\"><p>{}</p></blockquote>\n</figure>",
            context.sentence_link(evidence.document, &evidence.sentence),
            sentence(context, evidence)
        );
    }
    html.push_str("</div>\n");
    html
}

/// The sentence with the words that matter marked.
fn sentence(context: &Context<'_>, evidence: &Evidence) -> String {
    let words: Vec<_> = evidence.words.iter().collect();
    match context.readings.get(evidence.document) {
        Some(reading) => marked(&reading.document.text, &evidence.sentence, &words),
        None => escape(&evidence.sentence.text),
    }
}

/// Quotations that several outlets give.
fn same_words(context: &Context<'_>) -> String {
    let quotes: Vec<&AlignedQuote> = context.stories.iter().flat_map(|story| &story.quotes).collect();
    if quotes.is_empty() {
        return String::new();
    }
    let mut html = String::from("<h3>The same quotation in several outlets</h3>\n");
    for quote in quotes {
        let _ = writeln!(
            html,
            "<details class=\"finding\"{}>\n<summary dir=\"auto\">“{}” <small>{}</small></summary>\n{}</details>",
            documents_attribute(quote.forms.iter().map(|form| form.document)),
            escape(quote.quote.trim()),
            counted(quote.forms.len(), "place", "places"),
            side_by_side(context, &quote.forms)
        );
    }
    html
}

/// What the stories left out, and what they need.
fn notes(context: &Context<'_>) -> String {
    let notes: Vec<&String> = context.stories.iter().flat_map(|story| &story.notes).collect();
    if notes.is_empty() {
        return String::new();
    }
    let mut html = String::from("<h3>Left out, and what is missing</h3>\n<ul class=\"notes\">\n");
    for note in notes {
        let _ = writeln!(html, "<li dir=\"auto\">{}</li>", escape(note));
    }
    html.push_str("</ul>\n");
    html
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::Span;

    #[test]
    fn what_is_agreed_on_in_several_sentences_is_shown_once() {
        let finding = |about: &str, documents: &[usize]| Finding {
            verdict: Verdict::Agree,
            about: about.to_owned(),
            evidence: documents
                .iter()
                .map(|document| Evidence {
                    document: *document,
                    sentence: Span { start: 0, end: 0, text: String::new(), at: 0..0 },
                    words: None,
                    short: false,
                })
                .collect(),
        };
        let findings: [(&str, &[usize]); 4] =
            [("hack", &[0, 1, 2]), ("hack", &[0, 1]), ("theft", &[0, 1]), ("hack", &[2, 3])];
        let findings = findings.map(|(about, documents)| finding(about, documents));
        let (told, again) = told_again(findings.iter().map(|finding| (0, finding)).collect());
        let about = |found: &[InStory<'_>]| -> Vec<(String, usize)> {
            found.iter().map(|(_, finding)| (finding.about.clone(), finding.evidence.len())).collect()
        };
        assert_eq!(about(&told), [("hack".to_owned(), 3), ("theft".to_owned(), 2), ("hack".to_owned(), 2)]);
        assert_eq!(about(&again), [("hack".to_owned(), 2)]);
        let elsewhere = told_again(vec![(0, &findings[0]), (1, &findings[1])]);
        assert!(elsewhere.1.is_empty(), "another story");
    }
}
