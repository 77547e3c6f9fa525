//! Any bytes as an article in each of the forms: reading ends, and its spans lie in the text.

#![no_main]

use interdict_documents::{Reader, Settings, document};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for name in ["a.txt", "a.html", "a.md"] {
        let Ok(document) = document(name, bytes) else { continue };
        let reading = Reader::new(&[]).read(document, &Settings::default());
        for claim in &reading.dossier.claims {
            assert!(reading.document.text.get(claim.sentence.at.clone()).is_some());
        }
    }
});
