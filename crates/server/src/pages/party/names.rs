//! The names of a party by how much the publisher trusts them, and by script.

use crate::pages::words::{period_in_words, script_in_words};
use interdict_model::{Entity, Name, NameKind, PartKind};
use interdict_text::romanise::script_of;

/// A name and what is known of it.
pub(super) struct NameView {
    pub(super) text: String,
    /// Its typed parts, its language, when it stood on the list; empty if nothing is known.
    pub(super) note: String,
}

/// Names in one script.
pub(super) struct ScriptGroup {
    pub(super) script: &'static str,
    pub(super) names: Vec<NameView>,
}

/// Names of one strength.
pub(super) struct NameGroup {
    pub(super) title: &'static str,
    /// What the title means; empty if it is plain.
    pub(super) meaning: &'static str,
    pub(super) weak: bool,
    pub(super) scripts: Vec<ScriptGroup>,
}

type Belongs = fn(&Name) -> bool;

const STRENGTHS: [(&str, &str, bool, Belongs); 4] = [
    ("Primary name", "", false, |name| name.kind == NameKind::Primary && !name.weak),
    ("Aliases", "", false, |name| name.kind == NameKind::Alias && !name.weak),
    ("Former names", "", false, |name| name.kind == NameKind::Former && !name.weak),
    ("Weak aliases", "they confirm a match and are not meant to make one alone", true, |name| name.weak),
];

/// The groups that have names, the strongest first.
pub(super) fn groups(entity: &Entity) -> Vec<NameGroup> {
    let group = |(title, meaning, weak, belongs): (&'static str, &'static str, bool, Belongs)| {
        let mut scripts: Vec<ScriptGroup> = Vec::new();
        for name in entity.names.iter().filter(|name| belongs(name)) {
            let script = script_in_words(script_of(&name.text));
            let view = NameView { text: name.text.clone(), note: note(name) };
            match scripts.iter_mut().find(|held| held.script == script) {
                Some(held) => held.names.push(view),
                None => scripts.push(ScriptGroup { script, names: vec![view] }),
            }
        }
        NameGroup { title, meaning, weak, scripts }
    };
    STRENGTHS.into_iter().map(group).filter(|group| !group.scripts.is_empty()).collect()
}

fn note(name: &Name) -> String {
    let mut said: Vec<String> = Vec::new();
    // A single part that is the whole name says nothing new.
    if name.parts.len() > 1 {
        said.extend(name.parts.iter().map(|part| format!("{} {}", part_in_words(part.kind), part.text)));
    }
    said.extend(name.language.as_ref().map(|language| format!("language {language}")));
    said.push(period_in_words(name.period));
    said.retain(|words| !words.is_empty());
    said.join(", ")
}

fn part_in_words(kind: PartKind) -> &'static str {
    match kind {
        PartKind::Family => "family",
        PartKind::Given => "given",
        PartKind::Middle => "middle",
        PartKind::Patronymic => "patronymic",
        PartKind::Matronymic => "matronymic",
        PartKind::Maiden => "maiden",
        PartKind::Nickname => "nickname",
        PartKind::Whole => "whole",
        PartKind::Affix => "affix",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use interdict_model::Schema;

    #[test]
    fn names_stand_by_strength_and_script() {
        let mut entity = Entity::new("x-1", Schema::Organization);
        for name in
            [Name::weak_alias("GQ"), Name::primary("Galleon Quartz"), Name::alias("Галеон"), Name::alias("Galeon")]
        {
            entity.add_name(name);
        }
        let told: Vec<(&str, Vec<&str>)> = groups(&entity)
            .iter()
            .map(|group| (group.title, group.scripts.iter().map(|held| held.script).collect()))
            .collect();
        let expected =
            [("Primary name", vec!["Latin"]), ("Aliases", vec!["Cyrillic", "Latin"]), ("Weak aliases", vec!["Latin"])];
        assert_eq!(told, expected);
    }
}
