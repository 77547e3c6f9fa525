//! A tagger of the user's own adds findings and takes none away.

use interdict_documents::{Reader, Settings, Tag, Tagger, page, plain};

struct Capitals;

impl Tagger for Capitals {
    fn name(&self) -> String {
        "capitals 1".to_owned()
    }

    fn tag(&self, text: &str) -> Result<Vec<Tag>, String> {
        let tag = |range| Tag { range, label: "CAPITAL".to_owned(), score: 0.5 };
        let capitals = text
            .char_indices()
            .filter(|(_, character)| character.is_uppercase())
            .map(|(at, character)| tag(at..at + character.len_utf8()));
        // A model may be wrong about places too.
        Ok(capitals.chain([tag(text.len()..text.len() + 7)]).collect())
    }
}

#[test]
fn a_tagger_adds_and_never_removes() {
    let text = "The ministry said the ship had left.\n\nThe Treasury did not answer on Monday.\n";
    let without = Reader::new(&[]).read(plain::read("a", text), &Settings::default()).dossier;
    let with = Reader::new(&[]).with_tagger(&Capitals).read(plain::read("a", text), &Settings::default()).dossier;
    let tagged = with.tagged.clone().expect("asked");
    assert_eq!((tagged.tagger.as_str(), tagged.tags.len(), tagged.refused), ("capitals 1", 4, 1));
    assert_eq!(tagged.tags[1].span.text, "T");
    assert_eq!(interdict_documents::Dossier { tagged: None, ..with }, without);
}

struct Broken;

impl Tagger for Broken {
    fn name(&self) -> String {
        "broken".to_owned()
    }

    fn tag(&self, _: &str) -> Result<Vec<Tag>, String> {
        Err("model.onnx: failed".to_owned())
    }
}

#[test]
fn a_tagger_that_fails_is_said_and_costs_no_finding() {
    let text = "The ministry said the ship had left.\n\nThe Treasury did not answer on Monday.\n";
    let without = Reader::new(&[]).read(plain::read("a", text), &Settings::default()).dossier;
    let with = Reader::new(&[]).with_tagger(&Broken).read(plain::read("a", text), &Settings::default());
    let tagged = with.dossier.tagged.clone().expect("asked");
    assert_eq!((tagged.failed.as_deref(), tagged.tags.len()), (Some("model.onnx: failed"), 0));
    let page =
        page::render(std::slice::from_ref(&with), &[], &page::About { lists: Vec::new(), program: "test".to_owned() });
    assert!(page.contains("What the model broken marked") && page.contains("model.onnx: failed"));
    assert_eq!(interdict_documents::Dossier { tagged: None, ..with.dossier }, without);
}
