//! Whose a quotation is: before and behind its verb, in halves, over paragraphs, in all kinds of marks; and whom a pronoun
//! behind an accusation means.

mod common;

use common::read;

/// Holders with what is quoted, by claim.
fn quoted(text: &str) -> Vec<(String, Vec<String>)> {
    let dossier = read(text);
    let of = |claim: &interdict_documents::ClaimNote| {
        let holder = claim.holder.as_ref().map_or_else(|| "-".to_owned(), |holder| holder.called().to_owned());
        let parts = claim.quotes.iter().flat_map(|quote| &dossier.quotes[*quote].parts);
        (holder, parts.map(|part| part.text.trim_end_matches([',', '.']).to_owned()).collect())
    };
    dossier.claims.iter().map(of).filter(|(_, parts): &(String, Vec<String>)| !parts.is_empty()).collect()
}

/// A text, and of each claim with a quotation its holder and what is quoted.
type Case<'a> = (&'a str, &'a [(&'a str, &'a [&'a str])]);

fn check(cases: &[Case<'_>]) {
    for (text, expected) in cases {
        let found = quoted(text);
        let found: Vec<(&str, Vec<&str>)> =
            found.iter().map(|(holder, parts)| (holder.as_str(), parts.iter().map(String::as_str).collect())).collect();
        let expected: Vec<(&str, Vec<&str>)> =
            expected.iter().map(|(holder, parts)| (*holder, parts.to_vec())).collect();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn a_question_belongs_to_who_asks_it() {
    check(&[
        ("“Will it hold?” Lena Tarsk asked.", &[("Lena Tarsk", &["Will it hold?"])]),
        ("“The wall will hold!” Mark Orvane said.", &[("Mark Orvane", &["The wall will hold!"])]),
        ("\"The wall will hold!\" Mark Orvane told reporters.", &[("Mark Orvane", &["The wall will hold!"])]),
        ("“The wall will hold.” Mark Orvane said.", &[("Mark Orvane", &["The wall will hold"])]),
        ("Mark Orvane, 54, said, “The wall will hold.”", &[("Mark Orvane", &["The wall will hold"])]),
        (
            "Mark Orvane, whose wife, Anna Kern, runs the port, said: “The wall will hold.”",
            &[("Mark Orvane", &["The wall will hold"])],
        ),
        (
            "Mark Orvane, when asked whether Anna Kern had lied, said: “The wall will hold.”",
            &[("Mark Orvane", &["The wall will hold"])],
        ),
        ("“The wall will hold,” a source close to Mark Orvane said.", &[("source", &["The wall will hold"])]),
        ("“There are more,” said a neighbour, Pol Durand, 54.", &[("Pol Durand", &["There are more"])]),
        ("Mark Orvane, the harbour master, said, “The wall will hold.”", &[("Mark Orvane", &["The wall will hold"])]),
    ]);
}

#[test]
fn a_quotation_in_halves_is_one() {
    check(&[
        (
            "“The wall,” said Mark Orvane, “will hold for a decade.”",
            &[("Mark Orvane", &["The wall", "will hold for a decade"])],
        ),
        (
            "“It leaks,” Lena Tarsk told reporters, “but it will hold.”",
            &[("Lena Tarsk", &["It leaks", "but it will hold"])],
        ),
        (
            "“It leaks,” said Lena Tarsk, but Mark Orvane said it was “as dry as ever”.",
            &[("Lena Tarsk", &["It leaks"]), ("Mark Orvane", &["as dry as ever"])],
        ),
    ]);
}

#[test]
fn a_quotation_goes_on_over_paragraphs() {
    check(&[
        (
            "In a statement, the Norvane Bank said:\n\n“We have always obeyed the law.”",
            &[("Norvane Bank", &["We have always obeyed the law"])],
        ),
        ("Mark Orvane wrote on X:\n\n“The wall will hold.”", &[("Mark Orvane", &["The wall will hold"])]),
        (
            "“The wall will hold,” said Mark Orvane.\n\n“We sent divers down twice. Nobody has to leave.”",
            &[("Mark Orvane", &["The wall will hold", "We sent divers down twice. Nobody has to leave"])],
        ),
        // Somebody else comes between, or the paragraph is more than the quotation.
        (
            "“The wall will hold,” said Mark Orvane. Lena Tarsk shook her head. “It leaks every single winter.”",
            &[("Mark Orvane", &["The wall will hold"])],
        ),
        (
            "“The wall will hold,” said Mark Orvane. He shook his head. “It leaked every single winter.”",
            &[("Mark Orvane", &["The wall will hold", "It leaked every single winter"])],
        ),
        (
            "“The wall will hold,” said Mark Orvane.\n\nLena Tarsk shook her head.\n\n“It leaks every single winter.”",
            &[("Mark Orvane", &["The wall will hold"])],
        ),
    ]);
}

#[test]
fn single_marks_quote_as_well() {
    check(&[
        ("‘The wall will hold,’ Mark Orvane said.", &[("Mark Orvane", &["The wall will hold"])]),
        (
            "'The wall will hold,' Mark Orvane said. 'We looked at it.'",
            &[("Mark Orvane", &["The wall will hold", "We looked at it"])],
        ),
    ]);
}

#[test]
fn behind_an_accusation_the_accused_answers() {
    for (text, expected) in [
        ("Ruth Hallman accused Mark Orvane of lying. “I never lied,” he said.", ["Ruth Hallman", "Mark Orvane"]),
        ("Peter Hallman accused Mark Orvane of lying. “I never lied,” he said.", ["Peter Hallman", "Mark Orvane"]),
        (
            "Ruth Hallman accused Mark Orvane of lying. He dismissed the claims as “nonsense”.",
            ["Ruth Hallman", "Mark Orvane"],
        ),
        ("Ruth Hallman accused Mark Orvane of lying. He declined to comment.", ["Ruth Hallman", "Mark Orvane"]),
        ("Ruth Hallman accused Mark Orvane of lying. She said it was a shame.", ["Ruth Hallman", "Ruth Hallman"]),
        // Of two men who spoke last speaks on.
        ("Peter Hallman accused Mark Orvane of lying. He said it was a shame.", ["Peter Hallman", "Peter Hallman"]),
        ("Mark Orvane told Lena Tarsk the road was shut. She said it was late.", ["Mark Orvane", "Lena Tarsk"]),
        ("Lena Tarsk said Mark Orvane had lied. “I knew of no leak,” he said.", ["Lena Tarsk", "Mark Orvane"]),
        // A name of both sexes tells nothing.
        ("Kim Hallman said the road was shut. He said it was late.", ["Kim Hallman", "Kim Hallman"]),
    ] {
        let dossier = read(text);
        let held: Vec<&str> = dossier.claims.iter().filter_map(|claim| Some(claim.holder.as_ref()?.called())).collect();
        assert_eq!(held.first().zip(held.last()), Some((&expected[0], &expected[1])), "{text} {held:?}");
    }
}

#[test]
fn who_says_he_did_not_do_it_denies_it() {
    use interdict_documents::Stance::{Denies, States};
    for (said, stance) in [
        ("I am innocent", Denies),
        ("I did not do it", Denies),
        ("I never lied", Denies),
        ("I never touched her", Denies),
        ("I am not guilty", Denies),
        ("That is a lie", Denies),
        ("We did not kill anybody, we never killed", Denies),
        ("I do not believe it", States),
        ("I did not sleep", States),
        ("I never saw her again", States),
    ] {
        let dossier = read(&format!("The harbour was quiet. “{said},” said Hannes Brock, 54."));
        assert_eq!(dossier.claims.last().map(|claim| claim.stance), Some(stance), "{said}");
    }
}
