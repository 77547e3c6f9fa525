//! Names of the SECO list, put together from their parts and from the spellings of the parts.

use super::records::{Part, PartedName, Variant};
use crate::tree::script_code;
use interdict_model::{Entity, Name, NameKind, NamePart, PartKind};

/// Adds the names of an identity. `unknown` is told of types and qualities that are not known.
pub(super) fn add_names(entity: &mut Entity, names: &[PartedName], main: bool, unknown: &mut dyn FnMut(&str)) {
    for name in names {
        let weak = match name.quality.as_str() {
            "low" => true,
            "good" | "" => false,
            other => {
                unknown(&format!("quality `{other}` of a name"));
                false
            }
        };
        let has_primary = entity.names.iter().any(|held| held.kind == NameKind::Primary);
        let kind = match name.kind.as_str() {
            "primary-name" if main && !has_primary => NameKind::Primary,
            // The primary name of another identity is one more name of the party.
            "primary-name" | "alias" | "" => NameKind::Alias,
            "formerly-known-as" => NameKind::Former,
            other => {
                unknown(&format!("name type `{other}`"));
                NameKind::Alias
            }
        };
        let (titles, parts): (Vec<&Part>, Vec<&Part>) = name.parts.iter().partition(|part| part.kind == "title");
        for title in titles.into_iter().filter(|title| !title.value.is_empty()) {
            if !entity.positions.contains(&title.value) {
                entity.positions.push(title.value.clone());
            }
        }
        let own: Vec<(&str, &str)> = parts.iter().map(|part| (part.kind.as_str(), part.value.as_str())).collect();
        let source_id = name.id.clone();
        let whole = named(&own, kind);
        entity.add_name(Name { weak, script: script_code(&whole.text), source_id: source_id.clone(), ..whole });
        let kind = if kind == NameKind::Primary { NameKind::Alias } else { kind };
        for (language, script) in spellings(&parts) {
            for spelled in spelled(&parts, language, script) {
                let whole = named(&spelled, kind);
                entity.add_name(Name {
                    weak,
                    script: script.map(script_name).or_else(|| script_code(&whole.text)),
                    language: language.map(str::to_lowercase),
                    source_id: source_id.clone(),
                    ..whole
                });
            }
        }
    }
}

/// A name from parts in reading order.
fn named(parts: &[(&str, &str)], kind: NameKind) -> Name {
    let parts: Vec<(&str, &str)> = parts.iter().copied().filter(|(_, text)| !text.is_empty()).collect();
    let text = parts.iter().map(|(_, text)| *text).collect::<Vec<_>>().join(" ");
    let typed = |(kind, text): (&str, &str)| part_kind(kind).map(|kind| NamePart { kind, text: text.to_owned() });
    Name { parts: parts.into_iter().filter_map(typed).collect(), ..Name::new(text, kind) }
}

/// What a part is; none for `other`, which says nothing.
fn part_kind(label: &str) -> Option<PartKind> {
    match label {
        "family-name" | "tribal-name" => Some(PartKind::Family),
        "given-name" => Some(PartKind::Given),
        "further-given-name" => Some(PartKind::Middle),
        "father-name" | "grand-father-name" => Some(PartKind::Patronymic),
        "maiden-name" => Some(PartKind::Maiden),
        "suffix" => Some(PartKind::Affix),
        "whole-name" => Some(PartKind::Whole),
        _ => None,
    }
}

/// `CYRL` as ISO 15924 writes it: `Cyrl`.
fn script_name(code: &str) -> String {
    let mut letters = code.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters.flat_map(char::to_lowercase)).collect()
}

/// The languages and scripts in which parts are spelled, each pair once, in order.
fn spellings<'a>(parts: &[&'a Part]) -> Vec<(Option<&'a str>, Option<&'a str>)> {
    let mut found = Vec::new();
    for part in parts {
        for variant in &part.variants {
            let key = (variant.language.as_deref(), variant.script.as_deref());
            if !found.contains(&key) {
                found.push(key);
            }
        }
    }
    found
}

/// The names in one language and script. A part without a spelling of its own keeps the one it has, unless that would
/// mix scripts. If a part has several, there is a name for each.
fn spelled<'a>(parts: &[&'a Part], language: Option<&str>, script: Option<&str>) -> Vec<Vec<(&'a str, &'a str)>> {
    let is_latin = script.is_none_or(|script| script.eq_ignore_ascii_case("LATN"));
    // The kind of each part, and its spellings.
    let mut texts: Vec<(&'a str, Vec<&'a str>)> = Vec::new();
    for part in parts.iter().copied() {
        let is_meant =
            |variant: &&Variant| variant.language.as_deref() == language && variant.script.as_deref() == script;
        let mut own: Vec<&'a str> = part.variants.iter().filter(is_meant).map(|found| found.text.as_str()).collect();
        if own.is_empty() && is_latin {
            own.push(part.value.as_str());
        }
        texts.push((part.kind.as_str(), own));
    }
    let rounds = texts.iter().map(|(_, texts)| texts.len()).max().unwrap_or(0);
    let mut names = Vec::new();
    for round in 0..rounds {
        let in_round = |(kind, texts): &(&'a str, Vec<&'a str>)| {
            let text = texts.get(round).or_else(|| texts.last())?;
            Some((*kind, *text))
        };
        names.push(texts.iter().filter_map(in_round).collect());
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(kind: &str, value: &str, variants: &[(&str, &str, &str)]) -> Part {
        let variant = |(language, script, text): &(&str, &str, &str)| Variant {
            language: Some((*language).to_owned()),
            script: Some((*script).to_owned()),
            text: (*text).to_owned(),
        };
        let variants = variants.iter().map(variant).collect();
        Part { kind: kind.into(), value: value.into(), variants, ..Part::default() }
    }

    #[test]
    fn spellings_of_parts_make_names_and_do_not_mix_scripts() {
        let family = part("family-name", "Primer", &[("RUS", "LATN", "Prymer"), ("RUS", "CYRL", "Пример")]);
        let given = part("given-name", "Ivan", &[("RUS", "CYRL", "Иван"), ("RUS", "CYRL", "Иоанн")]);
        let title = part("title", "Dr.", &[]);
        let name = PartedName {
            kind: "primary-name".into(),
            quality: "good".into(),
            parts: vec![title, family, given],
            ..PartedName::default()
        };
        let mut entity = Entity::new("ch-1", interdict_model::Schema::Person);
        add_names(&mut entity, &[name], true, &mut |what| unreachable!("{what}"));
        let names: Vec<_> = entity.names.iter().map(|name| (name.text.as_str(), name.script.as_deref())).collect();
        let expected = [
            ("Primer Ivan", None),
            ("Prymer Ivan", Some("Latn")),
            ("Пример Иван", Some("Cyrl")),
            ("Пример Иоанн", Some("Cyrl")),
        ];
        assert_eq!(names, expected);
        assert_eq!(entity.names[0].part(PartKind::Family), "Primer");
        assert_eq!(entity.positions, ["Dr."]);
    }
}
