//! An explanation in a few words, for the line of a table.

use interdict_matching::Explanation;

/// Short words for features beside the name; the features of the name are told by the words that were compared.
const SHORT: &[(&str, &str)] = &[
    ("birth_same_day", "same birth date"),
    ("birth_agrees", "birth date agrees"),
    ("birth_slip", "birth date one slip apart"),
    ("birth_near", "born about a year apart"),
    ("birth_differs_vaguely", "other birth date"),
    ("birth_differs", "other birth date"),
    ("country_agrees", "country agrees"),
    ("country_differs", "other country"),
    ("kind_differs", "other type of party"),
    ("number_conflict", "other number"),
    ("weak", "weak alias"),
    ("patronymic_contradicted", "a fuller name has another patronymic"),
    ("reads_as_person", "the query reads like a person's name"),
    ("syllables_turned", "syllables of the given name in the other order"),
    ("identifier_same", "same number"),
    ("identifier_shared", "same telephone, web or mail address"),
    ("identifier_differs", "other number of the same kind"),
];

/// Features that say more than any name: they come first.
const FIRST: &[&str] = &["identifier_same", "identifier_shared"];

/// The reasons for a score, the name first, then what speaks for and against beside it.
pub(crate) fn in_short(explanation: &Explanation) -> Vec<String> {
    let mut reasons = Vec::new();
    if !explanation.words.is_empty() {
        reasons.push(name_reason(explanation));
        reasons.extend(word_reasons(explanation));
    }
    for feature in &explanation.features {
        if feature.value == 0.0 {
            continue;
        }
        if let Some((_, short)) = SHORT.iter().find(|(name, _)| *name == feature.feature) {
            let place = if FIRST.contains(&feature.feature.as_str()) { 0 } else { reasons.len() };
            reasons.insert(place, (*short).to_owned());
        }
    }
    reasons
}

fn name_reason(explanation: &Explanation) -> String {
    let exact = explanation.words.iter().all(|pair| pair.how == "same");
    let whole = explanation.left_in_query.is_empty() && explanation.left_in_listed.is_empty();
    match (exact, whole) {
        (true, true) => "same name",
        (true, false) => "part of the name is the same",
        (false, true) => "similar name",
        (false, false) => "part of the name is similar",
    }
    .to_owned()
}

/// Words that are not the same: how they differ, and which have no counterpart.
fn word_reasons(explanation: &Explanation) -> Vec<String> {
    let differing = explanation.words.iter().filter(|pair| pair.how != "same");
    let mut reasons: Vec<String> =
        differing.take(2).map(|pair| format!("{} ~ {} ({})", pair.query, pair.listed, pair.how)).collect();
    // A word that tells nothing (`company`) is not worth a reason.
    let mut left = |words: &[interdict_matching::LeftWord], side: &str| {
        let told: Vec<&str> = words.iter().filter(|word| word.weight >= 0.1).map(|word| word.word.as_str()).collect();
        if !told.is_empty() {
            reasons.push(format!("{side}: {}", told.join(" ")));
        }
    };
    left(&explanation.left_in_query, "only asked");
    left(&explanation.left_in_listed, "only listed");
    reasons
}
