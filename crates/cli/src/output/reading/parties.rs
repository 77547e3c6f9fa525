//! The listed parties of all documents as one list: who, since when, under what, named by which outlets, as what.

use super::{
    layout::Line,
    report::{Report, heading, short},
};
use crate::console::{Console, style};
use interdict_documents::{Certainty, MentionForm, PartyNote, RiskNote, RiskRole, SeenNote, Standing, dates::Day};
use interdict_screening::Edition;
use std::{
    collections::{BTreeMap, BTreeSet},
    io,
};

/// So many descriptions of one party are shown.
const ROLES: usize = 2;
/// A description is cut at so many characters.
const LONG: usize = 90;

/// A party with what each document that names it has of it.
pub(super) struct Named<'a> {
    /// Places of the documents, and their notes.
    pub(super) notes: Vec<(usize, &'a PartyNote)>,
}

impl Named<'_> {
    /// How sure the surest document is.
    pub(super) fn certainty(&self) -> Option<Certainty> {
        self.notes.iter().map(|(_, note)| note.certainty).max()
    }
}

/// The parties in the order of reading.
pub(super) fn gather<'a>(report: &Report<'a>) -> Vec<Named<'a>> {
    let mut parties: Vec<Named<'a>> = Vec::new();
    let mut places: BTreeMap<&'a str, usize> = BTreeMap::new();
    for (document, reading) in report.answer.readings.iter().enumerate() {
        for note in &reading.dossier.parties {
            let place = *places.entry(note.entity.as_str()).or_insert(parties.len());
            match parties.get_mut(place) {
                Some(party) => party.notes.push((document, note)),
                None => parties.push(Named { notes: vec![(document, note)] }),
            }
        }
    }
    parties
}

/// Writes the list.
pub(super) fn write(report: &Report<'_>, console: &mut Console<'_>) -> io::Result<()> {
    heading("Listed parties", console)?;
    let (doubtful, sure): (Vec<_>, Vec<_>) = gather(report)
        .into_iter()
        .partition(|party| party.certainty() == Some(Certainty::Possible) && !report.answer.all);
    if sure.is_empty() {
        writeln!(console.out, "  none")?;
    }
    for party in &sure {
        one(report, party, console)?;
        deeds(report, party, console)?;
    }
    if !doubtful.is_empty() {
        let note = format!("{} more of which only the name is the same; --all shows them", doubtful.len());
        Line::new(2, 4).painted(style::QUIET, &note).write(console)?;
    }
    Ok(())
}

fn one(report: &Report<'_>, party: &Named<'_>, console: &mut Console<'_>) -> io::Result<()> {
    let Some((_, first)) = party.notes.first() else { return Ok(()) };
    let mut facts = vec![standings(report, party)];
    if !first.programmes.is_empty() {
        facts.push(format!("[{}]", first.programmes.join("] [")));
    }
    match party.certainty() {
        Some(Certainty::Likely) => facts.push("likely, not certain".to_owned()),
        Some(Certainty::Possible) => facts.push("possibly: only the name is the same".to_owned()),
        _ => {}
    }
    let also = match first.same_party.as_slice() {
        [] => String::new(),
        others => format!(" (also {})", others.join(", ")),
    };
    let documents: Vec<usize> = party.notes.iter().map(|(document, _)| *document).collect();
    let aliases = aliases(party);
    let named_as = if aliases.is_empty() { String::new() } else { format!(" as {}", aliases.join(" and ")) };
    if !report.outlets.is_one() {
        facts.push(format!("named{named_as} by {}", report.outlets.names(&documents)));
    } else if !named_as.is_empty() {
        facts.push(format!("named{named_as}"));
    }
    let mut line = Line::new(2, 6)
        .painted(style::FOR, &first.caption)
        .add(" ")
        .painted(style::QUIET, &first.entity)
        .painted(style::QUIET, &also)
        .add(", ")
        .add(&facts.join(", "));
    let roles = roles(report, party);
    let limit = if report.answer.all { usize::MAX } else { ROLES };
    for (place, (role, outlets)) in roles.iter().take(limit).enumerate() {
        line = line.add(if place == 0 { ": " } else { "; " }).add(role).painted(style::QUIET, outlets);
    }
    line.write(console)?;
    let runner_up = party.notes.iter().find_map(|(_, note)| Some((note, note.runner_up.as_ref()?)));
    if let Some((note, other)) = runner_up {
        let positions =
            if other.positions.is_empty() { String::new() } else { format!(", {}", other.positions.join(", ")) };
        let other = format!("{} ({}{positions})", other.caption, other.entity);
        let words = if note.words.is_empty() {
            format!("{other} has the name too, and the text says nothing of which one it is")
        } else {
            format!("not {other}: the text says {}", note.words.join(", "))
        };
        Line::new(6, 8).painted(style::QUIET, &words).write(console)?;
    }
    Ok(())
}

/// The names by which documents call it that do not use its main one.
fn aliases(party: &Named<'_>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for (_, note) in &party.notes {
        let caption = letters(&note.caption);
        let mentions = note
            .mentions
            .iter()
            .filter(|mention| matches!(mention.form, MentionForm::Name | MentionForm::ShortForm | MentionForm::Post));
        let names: Vec<&str> = mentions.map(|mention| mention.span.text.as_str()).collect();
        if names.iter().any(|name| letters(name) == caption) {
            continue;
        }
        if let Some(name) = names.first()
            && !found.iter().any(|held| letters(held) == letters(name))
        {
            found.push(format!("“{}”", one_line(name)));
        }
    }
    found
}

/// The words of a name in any order and case: `KIM, Yong Chol` is `Kim Yong Chol`.
fn letters(name: &str) -> Vec<String> {
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut words: Vec<String> = words.map(str::to_lowercase).collect();
    words.sort_unstable();
    words
}

/// What the texts say it is, each once, with the outlets where they differ.
fn roles(report: &Report<'_>, party: &Named<'_>) -> Vec<(String, String)> {
    let mut roles: Vec<(String, Vec<usize>)> = Vec::new();
    for (document, note) in &party.notes {
        for role in note.mentions.iter().filter_map(|mention| mention.role.as_ref()) {
            let role = one_line(&role.text);
            // What is said again in more or fewer words is one description, in the longest form.
            let folded = role.to_lowercase();
            let same = roles.iter_mut().find(|(held, _)| {
                let held = held.to_lowercase();
                held.contains(&folded) || folded.contains(&held)
            });
            match same {
                Some((held, documents)) => {
                    if role.len() > held.len() {
                        *held = role;
                    }
                    if !documents.contains(document) {
                        documents.push(*document);
                    }
                }
                None => roles.push((role, vec![*document])),
            }
        }
    }
    let everywhere = |documents: &[usize]| documents.len() == party.notes.len();
    roles
        .into_iter()
        .map(|(role, documents)| {
            let outlets =
                if everywhere(&documents) { String::new() } else { format!(" ({})", report.outlets.names(&documents)) };
            (short(&role, LONG), outlets)
        })
        .collect()
}

/// What the texts connect the party with. That measures are directed at it is what being listed means.
fn deeds(report: &Report<'_>, party: &Named<'_>, console: &mut Console<'_>) -> io::Result<()> {
    let mut shown: Vec<(String, BTreeSet<usize>)> = Vec::new();
    for (document, note) in &party.notes {
        let Some(reading) = report.answer.readings.get(*document) else { continue };
        let own = |risk: &&RiskNote| {
            let entity = risk.party.as_ref().and_then(|party| party.entity.as_deref());
            entity == Some(note.entity.as_str()) && (report.answer.all || risk.role == Some(RiskRole::Suspect))
        };
        for risk in reading.dossier.risks.iter().filter(own) {
            let words = format!("{} (“{}”)", part(risk), one_line(&risk.span.text));
            match shown.iter_mut().find(|(held, _)| *held == words) {
                Some((_, documents)) => {
                    documents.insert(*document);
                }
                None => shown.push((words, BTreeSet::from([*document]))),
            }
        }
    }
    for (words, documents) in shown {
        let documents: Vec<usize> = documents.into_iter().collect();
        let outlets = report.outlets.behind(&documents);
        Line::new(6, 8).add(&words).painted(style::QUIET, &outlets).write(console)?;
    }
    Ok(())
}

fn part(risk: &RiskNote) -> String {
    let tag = risk.tag.replace('_', " ");
    match risk.role {
        Some(RiskRole::Suspect) => format!("said to have a part in {tag}"),
        Some(RiskRole::Victim) => format!("victim of {tag}"),
        Some(RiskRole::Witness) => format!("witness of {tag}"),
        Some(RiskRole::Official) => format!("official in a matter of {tag}"),
        Some(RiskRole::Target) => format!("target of measures: {tag}"),
        None => format!("named with {tag}"),
    }
}

/// Since when, once where it is the same for all documents, else for each outlet.
fn standings(report: &Report<'_>, party: &Named<'_>) -> String {
    let mut groups: Vec<(String, Vec<usize>)> = Vec::new();
    for (document, note) in &party.notes {
        let published = report
            .answer
            .readings
            .get(*document)
            .and_then(|reading| reading.dossier.origin.published.as_ref().map(|found| found.value));
        let words = standing(note, published, report.answer.editions);
        match groups.iter_mut().find(|(held, _)| *held == words) {
            Some((_, documents)) => documents.push(*document),
            None => groups.push((words, vec![*document])),
        }
    }
    if let [(words, _)] = groups.as_slice() {
        return words.clone();
    }
    let each = groups.iter().map(|(words, documents)| format!("{words} ({})", report.outlets.names(documents)));
    each.collect::<Vec<_>>().join(", ")
}

/// Since when, in words.
fn standing(note: &PartyNote, published: Option<Day>, editions: &[Edition]) -> String {
    if let Some(seen) = &note.seen {
        return by_editions(&note.standing, seen);
    }
    match &note.standing {
        Standing::Listed { since } => format!("listed since {since}"),
        Standing::ListedLater { since } => format!("listed only later, on {since}"),
        Standing::Delisted { on } => format!("delisted on {on}"),
        Standing::Unknown { since: Some(since) } => {
            format!("listed on {since}; whether before the article is not known")
        }
        Standing::Unknown { since: None } => {
            let own = |edition: &&Edition| editions.len() == 1 || note.lists.contains(&edition.info.dataset);
            let newest = editions.iter().filter(own).filter_map(|edition| Some((edition.info.published_on?, edition)));
            match newest.max_by_key(|(day, _)| *day) {
                Some((day, edition)) => {
                    let newer = if is_newer(edition, published) { ", newer than the article" } else { "" };
                    format!("on a list of {day}{newer}; the list does not say since when")
                }
                None => "on a list of no known day, which does not say since when".to_owned(),
            }
        }
    }
}

/// The same where only the editions in the store tell it.
fn by_editions(standing: &Standing, SeenNote { with, without }: &SeenNote) -> String {
    match (standing, without) {
        (Standing::ListedLater { .. }, Some(without)) => {
            format!("listed only later: not in the edition of {without}, first in that of {with}")
        }
        (Standing::Delisted { .. }, Some(without)) => {
            format!("delisted: in the edition of {with}, not in that of {without}")
        }
        (_, Some(without)) => {
            format!("listed, at the latest since {with}: first in the edition of that day, not in that of {without}")
        }
        (_, None) => {
            format!("listed, at the latest since {with}: on the list of that day, and no earlier one was read")
        }
    }
}

/// Whether an edition is of a later day than an article.
pub(super) fn is_newer(edition: &Edition, published: Option<Day>) -> bool {
    let list = edition.info.published_on.and_then(|date| Day::parse_iso(&date.first_day().to_string()));
    list.zip(published).is_some_and(|(list, published)| list > published)
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_a_name_and_its_capitals_make_no_other_name() {
        assert_eq!(letters("KIM, Yong Chol"), letters("Kim Yong Chol"));
        assert_ne!(letters("LAZARUS GROUP"), letters("Guardians of Peace"));
    }
}
