//! Reads sentences as articles, and compares their claims with those of a table.

// Every test file is a program of its own and uses what it needs.
#![allow(dead_code, reason = "no test file uses everything")]

use interdict_documents::{ClaimNote, Dossier, EventNote, PartyNote, Reader, Settings, Stance, dates::Day, plain};
use interdict_model::{Entity, Name, Schema};

/// What a text holds, read as the body of an article.
pub fn read(text: &str) -> Dossier {
    read_on(text, None)
}

/// The same of an article of a day.
pub fn read_on(text: &str, published: Option<Day>) -> Dossier {
    let settings = Settings { published, ..Settings::default() };
    // A second paragraph keeps the sentence from being taken for a headline.
    Reader::new(&[]).read(plain::read("test", &format!("{text}\n\nMore is to follow.\n")), &settings).dossier
}

/// The only event of a kind; none if there is none or several.
pub fn only<'d>(dossier: &'d Dossier, kind: &str) -> Option<&'d EventNote> {
    let mut events = dossier.events.iter().filter(|event| event.kind == kind);
    events.next().filter(|_| events.next().is_none())
}

/// A text, and its claims as (holder, stance, target) in order; an empty text is none.
pub type Case<'t> = (&'t str, &'t [(&'t str, Stance, &'t str)]);

/// Expects of each text its claims, and no others.
pub fn check(cases: &[Case<'_>]) {
    for (text, expected) in cases {
        let dossier = read(text);
        let found: Vec<(&str, Stance, &str)> = dossier
            .claims
            .iter()
            .map(|claim| {
                let holder = claim.holder.as_ref().map_or("", |holder| holder.span.text.as_str());
                let target = claim.target.as_ref().map_or("", |target| target.span.text.as_str());
                (holder, claim.stance, target)
            })
            .collect();
        assert_eq!(found, *expected, "{text}");
    }
}

/// Expects of each text the holders of its claims in order; an empty text is nobody.
pub fn check_holders(cases: &[(&str, &[&str])]) {
    let named = |claim: ClaimNote| claim.holder.map(|holder| holder.span.text).unwrap_or_default();
    for (text, expected) in cases {
        let found: Vec<String> = read(text).claims.into_iter().map(named).collect();
        assert_eq!(found, *expected, "{text}");
    }
}

/// What the first claim says; an empty text is nothing.
pub fn first_content(text: &str) -> String {
    let first = read(text).claims.into_iter().next();
    first.and_then(|claim| claim.content).map(|content| content.text).unwrap_or_default()
}

/// Expects of each text what its first claim says; an empty text is nothing.
pub fn check_contents(cases: &[(&str, &str)]) {
    for (text, content) in cases {
        assert_eq!(first_content(text), *content, "{text}");
    }
}

/// What a text holds against a list, read as published on a day.
pub fn read_with(entities: &[Entity], text: &str, published: Option<Day>) -> Dossier {
    Reader::new(entities).read(plain::read("test", text), &Settings { published, ..Settings::default() }).dossier
}

/// A party among those found.
pub fn party<'d>(dossier: &'d Dossier, id: &str) -> Option<&'d PartyNote> {
    dossier.parties.iter().find(|party| party.entity == id)
}

/// Parties with one name each, numbered `x-0`, `x-1`.
pub fn listed(names: &[(Schema, &str)]) -> Vec<Entity> {
    let entity = |(number, (schema, name)): (usize, &(Schema, &str))| {
        let mut entity = Entity::new(format!("x-{number}"), schema.clone());
        entity.add_name(Name::primary(*name));
        entity
    };
    names.iter().enumerate().map(entity).collect()
}
