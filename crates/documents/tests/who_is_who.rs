//! Everybody whom a text names, listed or not, is one under all his names.

mod common;

use common::read;

/// The names of the holders of all claims, in their order; `-` for who has none.
fn holders(text: &str) -> Vec<String> {
    let name = |claim: interdict_documents::ClaimNote| claim.holder.and_then(|holder| holder.name);
    read(text).claims.into_iter().map(|claim| name(claim).map_or_else(|| "-".to_owned(), |name| name.text)).collect()
}

fn check(cases: &[(&str, &[&str])]) {
    for (text, expected) in cases {
        assert_eq!(holders(text), *expected, "{text}");
    }
}

#[test]
fn a_part_of_a_name_is_the_whole() {
    check(&[
        ("Mark Orvane said it was late. Orvane said nobody knew.", &["Mark Orvane", "Mark Orvane"]),
        ("Mark Orvane said it was late. Mr Orvane denied it.", &["Mark Orvane", "Mark Orvane"]),
        ("Energy minister Anna Tolv said it was late. Ms. Tolv denied it.", &["Anna Tolv", "Anna Tolv"]),
        ("Anna Maria Tolv said it was late. Anna Tolv denied it.", &["Anna Maria Tolv", "Anna Maria Tolv"]),
        ("Secretary of State Mark Holm said it was late. Holm denied it.", &["Mark Holm", "Mark Holm"]),
        ("PC Mark Holm said it was late. Mr Holm denied it.", &["Mark Holm", "Mark Holm"]),
        (
            "Military spokesman Osman al-Rakub said it was late. Al-Rakub denied it.",
            &["Osman al-Rakub", "Osman al-Rakub"],
        ),
        (
            "Norvane Shipping Ltd. said it was late. Norvane denied it.",
            &["Norvane Shipping Ltd.", "Norvane Shipping Ltd."],
        ),
        (
            "The National Harbour Authority (NHA) said it was late. NHA denied it.",
            &["National Harbour Authority", "National Harbour Authority"],
        ),
        ("The Trade and Industry Ministry said it was late.", &["Trade and Industry Ministry"]),
        ("The Office of the Regent said it was late.", &["Office of the Regent"]),
        // The name stands behind the part.
        ("Orvane said it was late. Mark Orvane, who runs the port, denied it.", &["Mark Orvane", "Mark Orvane"]),
    ]);
}

#[test]
fn what_may_be_a_part_of_several_is_none() {
    check(&[
        (
            "Anna Tolv said it was late. Peter Tolv said it was not. Tolv denied it.",
            &["Anna Tolv", "Peter Tolv", "Tolv"],
        ),
        (
            "Mark Orvane said it was late. Orvane Shipping denied it. Orvane said no.",
            &["Mark Orvane", "Orvane Shipping", "Orvane"],
        ),
        // A king is called by his first name, a body by no title.
        ("Saleh Otto said it was late. King Otto denied it.", &["Saleh Otto", "Otto"]),
        ("Norvane Bank said it was late. Mr Norvane denied it.", &["Norvane Bank", "Norvane"]),
        // A place, and an ordinary word.
        ("Victoria Holm said it was late. Officials in Victoria denied it.", &["Victoria Holm", "-"]),
        ("The Syria-based Norvane Group said it was late.", &["Norvane Group"]),
        ("Mark Orvane and Anna Tolv said it was late.", &["-"]),
        ("The mayor said it was late.", &["-"]),
        ("District Attorney Holm said it was late. The District Attorney denied it.", &["Holm", "Holm"]),
    ]);
}

#[test]
fn a_description_is_who_was_introduced_by_it() {
    check(&[
        ("Energy minister Anna Tolv said it was late. The minister denied it.", &["Anna Tolv", "Anna Tolv"]),
        (
            "Anna Tolv, the energy minister, said it was late. The energy minister denied it.",
            &["Anna Tolv", "Anna Tolv"],
        ),
        (
            "The harbour master, Mark Orvane, said it was late. The harbour master denied it.",
            &["Mark Orvane", "Mark Orvane"],
        ),
        ("Norvane Bank said it was late. The bank denied it.", &["Norvane Bank", "Norvane Bank"]),
        // Another one, or one of several.
        ("Energy minister Anna Tolv said it was late. The foreign minister denied it.", &["Anna Tolv", "-"]),
        (
            "Energy minister Anna Tolv said it was late. A minister was ill. The minister denied it.",
            &["Anna Tolv", "-"],
        ),
        (
            "Energy minister Anna Tolv said it was late. Trade minister Mark Orvane agreed. The minister denied it.",
            &["Anna Tolv", "Mark Orvane", "-"],
        ),
        ("Energy minister Anna Tolv said it was late. The minister of defence denied it.", &["Anna Tolv", "-"]),
        ("The minister said it was late. Energy minister Anna Tolv denied it.", &["-", "Anna Tolv"]),
        ("Energy minister Anna Tolv said it was late. Ministers denied it.", &["Anna Tolv", "-"]),
    ]);
}

#[test]
fn a_surname_is_he_or_she_by_the_name_in_full() {
    // Nobody spoke under the name in full.
    check(&[
        ("Anna Tolv runs the port. Tolv said it was late. She said no.", &["Anna Tolv", "Anna Tolv"]),
        (
            "Mark Orvane was there. Anna Tolv runs the port. Tolv said it was late. He said no.",
            &["Anna Tolv", "Mark Orvane"],
        ),
    ]);
}

#[test]
fn a_quotation_goes_on_behind_its_speaker() {
    for (text, expected) in [
        ("\"It is a disgrace,\" said Mark Orvane. \"Nobody told us.\"", vec!["It is a disgrace,", "Nobody told us."]),
        ("\"It is a disgrace,\" said Mark Orvane. \"Never again!\"", vec!["It is a disgrace,", "Never again!"]),
        ("\"The plant,\" Anna Tolv said, \"is safe.\"", vec!["The plant,", "is safe."]),
        // A word in marks is none, nor is a title.
        ("\"It is a disgrace,\" said Mark Orvane. \"Tosca\" was sung.", vec!["It is a disgrace,"]),
    ] {
        let dossier = read(text);
        let claim = dossier.claims.first().unwrap_or_else(|| panic!("{text}"));
        let quoted: Vec<&str> = claim
            .quotes
            .iter()
            .flat_map(|quote| &dossier.quotes[*quote].parts)
            .map(|part| part.text.as_str())
            .collect();
        assert_eq!(quoted, expected, "{text}");
        assert_eq!(claim.kind, interdict_documents::ClaimKind::Direct, "{text}");
    }
}

#[test]
fn many_names_of_one_surname_are_read_in_linear_time() {
    let names: Vec<String> = (0..20_000).map(|number| format!("Anna X{number} Tolv said no.")).collect();
    let text = format!("{} Tolv said yes.", names.join(" "));
    let held = holders(&text);
    assert_eq!(held.last().map(String::as_str), Some("Tolv"));
}
