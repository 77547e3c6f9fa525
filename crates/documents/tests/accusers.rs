//! Accuser and accused, and who denies, are never exchanged: sentences from templates over every pair of a dozen holders.

use interdict_documents::{Reader, Settings, Stance, plain};

/// Holders as they stand inside a sentence, and whether there are several.
const HOLDERS: &[(&str, bool)] = &[
    ("the ministry", false),
    ("the bank", false),
    ("North Korea", false),
    ("the FBI", false),
    ("Petra Holm", false),
    ("prosecutors", true),
    ("the navy commander", false),
    ("Moscow", false),
    ("Nordbank", false),
    ("the spokesman", false),
    ("aid groups", true),
    ("the White House", false),
];

/// `{a}` accuses `{b}`. `{was}` and `{has}` agree with `{b}`; `{as}` is `{a}` with its possessive.
const ACCUSATIONS: &[&str] = &[
    "{a} accused {b} of fraud.",
    "On Monday, {a} accused {b} of fraud.",
    "{b} {was} accused by {a} of fraud.",
    "{b} {was} accused by {a} on Monday of hiding payments.",
    "{b} {was} accused of fraud by {a}.",
    "{b} {has} been accused by {a} of hiding payments.",
    "Accused by {a} of fraud, {b} resigned.",
    "{a} blamed {b} for the raid.",
    "{b} {was} blamed for the raid by {a}.",
    "{a} blamed the raid on {b}.",
    "The raid was blamed on {b} by {a}.",
    "The raid was blamed by {a} on {b}.",
    "{b} {was} suspected by {a} of fraud.",
    "{a} said {b} {was} behind the raid.",
    "{a} said the raid was carried out by {b}.",
    "{a} alleged that {b} had hidden payments.",
    "{b} denied accusations by {a} that it had hidden payments.",
    "{b} denied {as} accusation of hiding payments.",
    "{b}, whom {a} accused of fraud, resigned.",
    "{b}, praised by the union, {was} accused by {a} of fraud.",
    "{a}, praised by the union, accused {b} of fraud.",
];

/// `{b}` denies, and nobody else does.
const DENIALS: &[&str] = &[
    "{b} denied the accusation.",
    "The accusation was denied by {b}.",
    "The accusation of fraud was denied by {b} on Monday.",
    "{b} denied accusations by {a} that it had hidden payments.",
    "{b} denied {as} accusation of hiding payments.",
    "{b} denied that {a} had been paid.",
];

fn filled(template: &str, accuser: (&str, bool), accused: (&str, bool)) -> String {
    let possessive = format!("{}{}", accuser.0, if accuser.1 { "'" } else { "'s" });
    let text = template
        .replace("{as}", &possessive)
        .replace("{a}", accuser.0)
        .replace("{b}", accused.0)
        .replace("{was}", if accused.1 { "were" } else { "was" })
        .replace("{has}", if accused.1 { "have" } else { "has" });
    let first = text.chars().next().map(|first| first.to_uppercase().collect::<String>()).unwrap_or_default();
    format!("{first}{}\n\nMore is to follow.\n", &text[text.chars().next().map_or(0, char::len_utf8)..])
}

/// Holder and target of the claims of some stances, in lower case; an empty text is nobody.
fn claims(reader: &Reader<'_>, text: &str, stances: &[Stance]) -> Vec<(String, String)> {
    let dossier = reader.read(plain::read("test", text), &Settings::default()).dossier;
    dossier
        .claims
        .iter()
        .filter(|claim| stances.contains(&claim.stance))
        .map(|claim| {
            let holder = claim.holder.as_ref().map_or("", |holder| holder.span.text.as_str());
            let target = claim.target.as_ref().map_or("", |target| target.span.text.as_str());
            (holder.to_lowercase(), target.to_lowercase())
        })
        .collect()
}

fn name(holder: (&str, bool)) -> String {
    holder.0.trim_start_matches("the ").to_lowercase()
}

/// Runs a check on each template filled with each pair of holders.
fn for_every_pair(templates: &[&str], check: impl Fn(&Reader<'_>, &str, &str, &str)) {
    let reader = Reader::new(&[]);
    for template in templates {
        for one in HOLDERS {
            for other in HOLDERS.iter().filter(|other| *other != one) {
                check(&reader, &filled(template, *one, *other), &name(*one), &name(*other));
            }
        }
    }
}

#[test]
fn the_accuser_holds_the_accusation_and_the_accused_is_its_target() {
    for_every_pair(ACCUSATIONS, |reader, text, accuser, accused| {
        let found = claims(reader, text, &[Stance::Accuses, Stance::Suspects]);
        let pair = |holder: &str, target: &str| found.iter().any(|claim| claim.0 == holder && claim.1 == target);
        assert!(pair(accuser, accused), "{text}: {found:?}");
        assert!(!pair(accused, accuser), "{text}: {found:?}");
    });
}

#[test]
fn who_denies_holds_the_denial_and_nobody_else_does() {
    for_every_pair(DENIALS, |reader, text, other, denier| {
        let found = claims(reader, text, &[Stance::Denies]);
        assert!(found.iter().any(|claim| claim.0 == denier), "{text}: {found:?}");
        assert!(!found.iter().any(|claim| claim.0 == other), "{text}: {found:?}");
    });
}
