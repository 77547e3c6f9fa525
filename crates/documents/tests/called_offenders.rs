//! Whom a text calls an offender by the way has a part in the offence, as surely as the word before says.

mod common;

use common::read;
use interdict_documents::Stage;

#[test]
fn who_is_called_an_offender_by_the_way_is_one_as_far_as_the_word_before_goes() {
    for (text, tag, stage, party) in [
        ("Convicted fraudster Otto Frisch bought the bank.", "fraud", Stage::Convicted, Some("Otto Frisch")),
        (
            "Otto Frisch, a convicted drug trafficker, bought the bank.",
            "drug_trafficking",
            Stage::Convicted,
            Some("Otto Frisch"),
        ),
        ("The mayor met suspected arms smuggler Otto Frisch.", "arms_trafficking", Stage::Alleged, Some("Otto Frisch")),
        // Nobody is named.
        ("A convicted fraudster bought the bank.", "fraud", Stage::Mentioned, None),
        ("The mayor met Otto Frisch and convicted fraudsters.", "fraud", Stage::Mentioned, None),
    ] {
        let dossier = read(text);
        let found: Vec<_> = dossier
            .risks
            .iter()
            .map(|risk| (risk.tag.as_str(), risk.stage, risk.party.as_ref().map(|party| party.span.text.as_str())))
            .collect();
        assert!(found.contains(&(tag, stage, party)), "{text} {found:?}");
    }
}
