//! Web pages to documents: the article of a page and nothing else of it.
//!
//! A page is cut into tokens (`tokens`), which make a flat tree (`tree`, `tag`). `score` finds where in it the
//! article is and `furniture` which boxes are none of it, `blocks` writes its paragraphs with their kinds (`lines`,
//! `words`) and their places in the source (`writer`); `metadata` and `json_ld` read what the page says of the article.
//! Nothing here runs scripts or loads anything: what a page fetches later is not in the document.
//!
//! Any text is read, however malformed, in time in proportion to its length.

mod authors;
mod blocks;
mod furniture;
mod json_ld;
mod lines;
mod measures;
mod metadata;
mod published;
mod references;
mod score;
mod tag;
mod tokens;
mod tree;
mod words;
mod writer;

use crate::document::{Document, Format, ParagraphKind};
use blocks::Plan;
use measures::Measures;
use tree::Tree;

/// Reads a web page. Its article becomes the paragraphs of the document, in the order of the page; what stands inside
/// the article and is not of it (bylines, links to other articles) keeps a paragraph of a kind that says so.
///
/// White space is collapsed, no-break spaces are spaces, soft hyphens are gone. A page without an article gives a
/// document without paragraphs or with what little prose there is; that is no error.
pub fn read(name: &str, source: &str) -> Document {
    let tree = Tree::build(source);
    let stated = metadata::Stated::read(&tree);
    let measures = Measures::of(&tree, &stated.titles());
    let choice = score::choose(&tree, &measures);
    let metadata = metadata::read(&stated, &tree, &measures, &choice);
    let plan = Plan {
        tree: &tree,
        measures: &measures,
        titles: &metadata.titles,
        descriptions: &metadata.descriptions,
        authors: &metadata.origin.authors,
    };
    let written = blocks::write(plan, &choice);
    let mut origin = metadata.origin;
    let boilerplate = written.paragraphs.iter().filter(|paragraph| paragraph.kind == ParagraphKind::Boilerplate);
    let texts = boilerplate.filter_map(|paragraph| written.text.get(paragraph.range.clone()));
    let lead = if origin.authors.is_empty() || origin.published.is_none() {
        metadata::lead_lines(&tree, &measures, &choice)
    } else {
        Vec::new()
    };
    metadata::add_from_lines(&mut origin, texts.chain(lead.iter().map(String::as_str)));
    Document {
        name: name.to_owned(),
        format: Format::Html,
        text: written.text,
        paragraphs: written.paragraphs,
        offsets: written.offsets,
        origin,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ARTICLE: &str = r#"<!DOCTYPE html><html lang="en"><head><title>Storm closes the port - Example Herald</title>
<meta name="description" content="Two cranes are damaged and ships wait outside.">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle",
"headline":"Storm closes the port","author":{"@type":"Person","name":"Anna Example"},
"publisher":{"@type":"Organization","name":"Example Herald"},"datePublished":"2015-01-04T08:00:00+00:00"}</script>
<style>p { color: red }</style></head><body class="has-sidebar"><header><a href="/">Example Herald</a></header>
<nav><ul><li><a href="/world">World</a></li><li><a href="/trade">Trade</a></li></ul></nav>
<article><h1>Storm closes the port</h1><p>Two cranes are damaged and ships wait outside.</p>
<p>The port was closed on <b>Monday</b>, officials of Smith &amp; Sons said, because the storm had damaged
   two cranes.</p><p>Repairs&nbsp;will take until Friday, the head of the port &#8220;hopes&#8221;, and ships wait
   <a href="/outside">outside</a>.</p><div class="newsletter">Sign up for our newsletter, it is free and good.</div>
<p>The insurers have sent their experts, who will look at the damage, write a report and say what it costs.</p></article>
<div id="comments"><p>I have always said that those cranes were too old, and that nobody listens to me.</p></div>
<footer><p>Example Herald is a newspaper, printed in Example Town. All rights reserved.</p></footer></body></html>"#;

    fn article_text(document: &Document) -> Vec<&str> {
        let paragraphs = document.paragraphs.iter().filter(|paragraph| paragraph.kind.is_article());
        paragraphs.map(|paragraph| document.slice(&paragraph.range)).collect()
    }

    #[test]
    fn a_page_gives_its_article_and_what_it_says_of_it() {
        let document = read("page", ARTICLE);
        let expected = [
            "Storm closes the port",
            "Two cranes are damaged and ships wait outside.",
            "The port was closed on Monday, officials of Smith & Sons said, because the storm had damaged two cranes.",
            "Repairs will take until Friday, the head of the port “hopes”, and ships wait outside.",
            "The insurers have sent their experts, who will look at the damage, write a report and say what it costs.",
        ];
        assert_eq!(article_text(&document), expected);
        assert_eq!(document.text, expected.join("\n\n"));
        assert_eq!(document.paragraphs[0].kind, ParagraphKind::Headline);
        assert_eq!(document.paragraphs[1].kind, ParagraphKind::Standfirst);
        let origin = &document.origin;
        assert_eq!(origin.title.as_ref().map(|found| found.from.as_str()), Some("JSON-LD headline"));
        assert_eq!(origin.authors.first().map(|found| found.value.as_str()), Some("Anna Example"));
        assert_eq!(origin.outlet.as_ref().map(|found| found.value.as_str()), Some("Example Herald"));
        assert_eq!(origin.published.as_ref().map(|found| found.from.as_str()), Some("JSON-LD datePublished"));
        assert_eq!(origin.language.as_ref().map(|found| found.value.as_str()), Some("en"));
    }

    #[test]
    fn places_in_the_text_lead_back_to_the_page() {
        let document = read("page", ARTICLE);
        let cases = [
            ("Monday", "Monday"),
            ("&", "&amp;"),
            ("Sons", "Sons"),
            ("“", "&#8220;"),
            ("hopes", "hopes"),
            ("Friday", "Friday"),
            ("insurers have sent", "insurers have sent"),
            ("Smith & Sons", "Smith &amp; Sons"),
        ];
        for (word, written) in cases {
            let start = document.text.find(word).expect("in the text");
            let place = document.offsets.source(&(start..start + word.len()));
            assert_eq!(&ARTICLE[place], written);
        }
    }

    #[test]
    fn a_page_of_nothing_but_divisions_gives_its_article() {
        let paragraphs = [
            "The river rose by two metres in the night, the water board said, and three villages were cut off.",
            "Boats brought food to the people who stayed, among them a doctor, two nurses and a teacher.",
            "The water is expected to fall on Thursday, if there is no more rain in the hills.",
        ];
        let body: Vec<String> =
            paragraphs.iter().map(|text| format!("<div class='x1'><div>{text}</div></div>\n")).collect();
        let body = body.concat();
        let source = format!(
            "<div class='cookie-consent'><div>We and our partners store data on your device, and you may accept this,
             refuse it, or change your mind at any time in the settings of this page.</div></div>
             <div class='navbar'><a href=/a>World</a> <a href=/b>Business</a> <a href=/c>Sport</a></div>
             <div><div class='left'><div class='headline-box'><h1>River cuts off villages</h1></div>
             <div class='y2'>{body}</div>
             <div class='user-comments'><div>My cellar is full of water, and the insurance says that it will not pay.</div>
             <div>Same here, and in my street as well, so we should all write to them.</div></div></div>
             <div class='right-sidebar'><div>Our columnist thinks that it rains too much, and he wrote a column about it,
             which you can read here.</div></div></div>
             <div class='bottom'><a href=/i>Imprint</a> <a href=/p>Privacy</a></div>"
        );
        let document = read("page", &source);
        let mut expected = vec!["River cuts off villages"];
        expected.extend(paragraphs);
        assert_eq!(article_text(&document), expected);
    }

    #[test]
    fn a_gallery_is_the_article_of_a_page_without_other_prose_and_else_a_box_in_it() {
        let picture = |caption: &str| format!("<figure><figcaption>{caption}</figcaption></figure>");
        let pictures = format!(
            "<div class=gallery>{}<div class=slideshow-item>{}</div>{}</div>",
            picture("Lorries stand nose to tail on the pass."),
            picture("A farmer hands out tea to a family."),
            picture("Soldiers dig out an ambulance near the old house.")
        );
        let page = |prose: &str| {
            format!(
                "<title>In pictures: Snow</title><main><h1>In pictures: Snow</h1>
                 <p>Drivers spent the night in their cars on the pass, police said.</p>{prose}{pictures}</main>"
            )
        };
        let prose = "<p>The pass was closed on Thursday, and three hundred people spent the night there.</p>".repeat(4);
        for (prose, captions) in [("", 3), (prose.as_str(), 0)] {
            let document = read("page", &page(prose));
            let kinds = document.paragraphs.iter().filter(|paragraph| paragraph.kind == ParagraphKind::Caption);
            assert_eq!(kinds.count(), captions, "{prose}");
        }
    }

    #[test]
    fn a_page_cut_off_anywhere_is_read() {
        for (end, _) in ARTICLE.char_indices() {
            let source = &ARTICLE[..end];
            let document = read("page", source);
            for paragraph in &document.paragraphs {
                assert!(!document.slice(&paragraph.range).is_empty());
                let place = document.offsets.source(&paragraph.range);
                assert!(place.start < place.end && place.end <= source.len());
            }
        }
    }

    #[test]
    fn hostile_pages_come_to_an_end() {
        const TIMES: usize = 200_000;
        let pieces = [
            "<div>",
            "<",
            "<p>",
            "<b>",
            "<a>",
            "</a>",
            "<li>",
            "<td>",
            "<table>",
            "<!--",
            "<!",
            "</",
            "<a href='",
            "&",
            "&amp",
            "<script>",
            "<svg>",
            "<p class=comment>x",
            "<form><div></form>",
            "<h1>x",
            "<br>",
            "é<",
            "<ul><li>x, y. ",
        ];
        for piece in pieces {
            let document = read("page", &piece.repeat(TIMES / piece.len().max(5) * 5));
            assert_eq!(document.format, Format::Html);
        }
    }
}
