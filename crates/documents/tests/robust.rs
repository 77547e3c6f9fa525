//! Whatever the bytes are, reading ends, and every span it gives lies in the source.

use interdict_documents::{Reader, Settings, document, page, stories};
use interdict_model::Entity;
use proptest::prelude::*;
use std::sync::LazyLock;

/// Pieces that the rules look for, thrown together.
const PIECES: &[&str] = &[
    "\"",
    "“",
    "”",
    "'",
    "’",
    "(",
    ")",
    ",",
    ".",
    ":",
    ";",
    "—",
    "-",
    "\n",
    "\n\n",
    "• ",
    "* ",
    "# ",
    "said",
    "accused",
    "of",
    "by",
    "the",
    "a",
    "bank",
    "ministry",
    "denied",
    "according",
    "to",
    "on",
    "Friday",
    "25",
    "December",
    "2014",
    "$15m",
    "10",
    "per",
    "cent",
    "Kim",
    "Yong",
    "Chol",
    "Korea",
    "Mining",
    "Development",
    "Trading",
    "Corporation",
    "(Komid)",
    "who",
    "which",
    "was",
    "will",
    "not",
    "'s",
    "U.S.",
    "it",
    "they",
    "“We",
    "quoted",
    "as",
    "saying",
    "<p>",
    "</p>",
    "<div class=\"x\">",
    "&amp;",
    "&#x41;",
    "<!--",
    "-->",
    "<script>",
    "é",
    "김영철",
    "\u{feff}",
    "\u{200b}",
    "🚢",
];

static ENTITIES: LazyLock<Vec<Entity>> =
    LazyLock::new(|| interdict_lists::embedded::embedded().expect("part of the program").entities);

fn pieces() -> impl Strategy<Value = String> {
    proptest::collection::vec((0..PIECES.len(), proptest::bool::ANY), 0..120).prop_map(|picks| {
        picks
            .into_iter()
            .map(|(piece, space)| if space { format!("{} ", PIECES[piece]) } else { PIECES[piece].to_owned() })
            .collect()
    })
}

fn reads_to_the_end(name: &str, bytes: &[u8]) {
    let Ok(document) = document(name, bytes) else { return };
    let length = String::from_utf8_lossy(bytes).len().max(bytes.len() * 3);
    let reading = Reader::new(&ENTITIES).read(document, &Settings::default());
    let dossier = &reading.dossier;
    let spans = dossier
        .claims
        .iter()
        .flat_map(|claim| [Some(&claim.sentence), Some(&claim.cue), claim.content.as_ref()])
        .flatten()
        .chain(dossier.parties.iter().flat_map(|party| party.mentions.iter().map(|mention| &mention.span)))
        .chain(dossier.dates.iter().map(|date| &date.span))
        .chain(dossier.paragraphs.iter().map(|paragraph| &paragraph.span));
    for span in spans {
        assert!(span.start <= span.end && span.end <= length, "{span:?}");
        assert_eq!(reading.document.text.get(span.at.clone()), Some(span.text.as_str()));
    }
    let told = stories::compare(&[&reading, &reading]);
    let about = page::About { lists: Vec::new(), program: "test".to_owned() };
    assert!(page::render(std::slice::from_ref(&reading), &told[..0], &about).ends_with("</html>\n"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_bytes_are_read_to_the_end(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        for name in ["a.txt", "a.html", "a.md", "a"] {
            reads_to_the_end(name, &bytes);
        }
    }

    #[test]
    fn pieces_in_any_order_are_read_to_the_end(text in pieces()) {
        for name in ["a.txt", "a.html", "a.md"] {
            reads_to_the_end(name, text.as_bytes());
        }
    }

    #[test]
    fn reading_twice_gives_the_same(text in pieces()) {
        let read = || document("a.txt", text.as_bytes()).ok().map(|document| Reader::new(&[]).read(document, &Settings::default()));
        prop_assert_eq!(read(), read());
    }
}

#[test]
fn long_monotonous_texts_come_to_an_end() {
    for piece in [
        "\"",
        "'",
        "a ",
        "A ",
        "<",
        "said ",
        "1",
        "-",
        "• x\n",
        "Kim Yong Chol ",
        "\"a\" said x. ",
        "the bank said the bank said ",
        "he said that ",
        "it said that the men said that ",
        "(",
        "of the ",
    ] {
        let text = piece.repeat(40_000 / piece.len());
        reads_to_the_end("a.txt", text.as_bytes());
    }
}

#[test]
fn what_is_no_text_is_refused_with_its_place() {
    let error = document("a.bin", b"PK\x03\x04\x00\x01").expect_err("a zip archive");
    assert_eq!(error.code(), "document.not_text");
    assert!(error.to_string().contains("byte 2"), "{error}");
    assert_eq!(document("a.txt", b" \n\n").expect_err("nothing").code(), "document.empty");
}
