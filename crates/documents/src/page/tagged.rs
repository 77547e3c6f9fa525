//! What a model of the user's own marked, apart from what the rules found.

use super::{
    Context, documents_attribute,
    escape::escape,
    words::{counted, enumeration},
};
use crate::tagger::Tagged;
use std::fmt::Write as _;

/// The section; nothing where no tagger was asked.
pub(super) fn section(context: &Context<'_>) -> String {
    let tagged: Vec<(usize, &Tagged)> = context
        .readings
        .iter()
        .enumerate()
        .filter_map(|(document, reading)| Some((document, reading.dossier.tagged.as_ref()?)))
        .collect();
    let Some((_, first)) = tagged.first() else { return String::new() };
    let mut html = format!(
        "<section id=\"tagged\" aria-labelledby=\"tagged-title\">\n<h2 id=\"tagged-title\">What the model {} marked</h2>\n\
         <p>The model is the user's own. Nothing on this page rests on it but this section.</p>\n",
        escape(&first.tagger)
    );
    for (document, tagged) in tagged {
        let _ = writeln!(
            html,
            "<div{}>\n<h3>{} <small>{}</small></h3>",
            documents_attribute([document]),
            context.link(document, &format!("d{document}")),
            counted(tagged.tags.len(), "stretch", "stretches")
        );
        html.push_str(&of_document(tagged));
        html.push_str("</div>\n");
    }
    html.push_str("</section>\n");
    html
}

/// The words under each label, every wording once with the highest score, in the order of the text.
fn of_document(tagged: &Tagged) -> String {
    if let Some(reason) = &tagged.failed {
        return format!(
            "<p class=\"empty\">The model failed, so what it would have marked is missing: {}</p>\n",
            escape(reason)
        );
    }
    let mut html = String::from("<ul>\n");
    for (label, wordings) in tagged.wordings() {
        let wordings: Vec<String> = wordings
            .iter()
            .map(|(wording, score)| format!("<bdi>{}</bdi> <small>({score:.3})</small>", escape(wording)))
            .collect();
        let _ = writeln!(html, "<li><span class=\"tag\">{}</span> {}</li>", escape(label), enumeration(&wordings));
    }
    if tagged.refused > 0 {
        let _ = writeln!(
            html,
            "<li>{} no place in the text and left out</li>",
            counted(tagged.refused, "finding that was", "findings that were")
        );
    }
    html.push_str("</ul>\n");
    html
}
