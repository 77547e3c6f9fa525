//! What the rows of a sheet mean.

use super::{
    countries, dates, names,
    records::{Entry, Field},
    text,
};
use crate::{ofac::meaning, spelling};
use interdict_model::{
    Address, CountryRole, Designation, Entity, Identifier, IdentifierKind, Name, NameKind, Programme, Schema,
};

/// Dataset name.
pub(super) const DATASET: &str = "jp_mof";

/// A sheet's programme.
pub(super) struct SheetProgramme {
    /// Number of the sheet.
    pub sheet: String,
    /// Name of the sheet without its number.
    pub name: String,
    /// What its entries are, where the sheet says so.
    pub schema: Option<Schema>,
}

/// The programme of a sheet by its name (`29.ロシア連邦(個人)`) and the lines above its header.
pub(super) fn programme(sheet: &str, heading: &str) -> SheetProgramme {
    let name = text::narrow(sheet);
    let number: String = name.trim_start().chars().take_while(char::is_ascii_digit).collect();
    let rest = name.trim_start().get(number.len()..).unwrap_or_default().trim_start_matches(['.', ' ', '、']).trim();
    let told = |text: &str| match (text.contains("個人"), text.contains("団体") || text.contains("銀行")) {
        (true, false) => Some(Schema::Person),
        (false, true) => Some(Schema::Organization),
        _ => None,
    };
    let schema = told(rest).or_else(|| told(heading));
    let sheet = if number.is_empty() { rest.to_owned() } else { number };
    SheetProgramme { sheet, name: rest.to_owned(), schema }
}

/// The number of an entry: `3(*290)` is 3, as are `#3` and `*3`.
pub(super) fn number(cell: &str) -> String {
    let narrow = text::narrow(cell);
    let own = narrow.split('(').next().unwrap_or_default();
    own.chars().filter(char::is_ascii_digit).collect()
}

/// The party of an entry.
pub(super) fn entity(reference: &str, programme: &SheetProgramme, entry: &Entry) -> Entity {
    let schema = programme.schema.clone().unwrap_or_else(|| schema_by_facts(entry));
    let mut entity = Entity::new(format!("jp-{reference}"), schema);
    entity.datasets.push(DATASET.into());
    entity.topics.push("sanction".into());
    names_of(entry, &mut entity);
    for field in [Field::Birth, Field::BirthAndPlace] {
        for cell in entry.all(field) {
            let (births, left) = dates::births(cell);
            entity.births.extend(births);
            if field == Field::BirthAndPlace {
                for place in &left {
                    birth_place(place, &mut entity);
                }
            } else {
                entity.not_understood.extend(left.into_iter().map(|piece| format!("生年月日 {piece}")));
            }
        }
    }
    for place in cells(entry, Field::BirthPlace) {
        birth_place(&place, &mut entity);
    }
    for piece in cells(entry, Field::Nationality) {
        for part in piece.split('、').filter(|part| !text::says_nothing(part)) {
            match countries::of(part) {
                Some(country) => entity.add_country(country, CountryRole::Nationality),
                None => entity.not_understood.push(format!("国籍 {part}")),
            }
        }
    }
    for field in [Field::Title, Field::Position] {
        for cell in entry.all(field) {
            for position in text::parts(&text::narrow(cell)) {
                if !entity.positions.contains(&position) {
                    entity.positions.push(position);
                }
            }
        }
    }
    numbers(entry, Field::Passport, &IdentifierKind::Passport, &mut entity);
    numbers(entry, Field::NationalId, &IdentifierKind::NationalId, &mut entity);
    for phone in cells(entry, Field::Phone) {
        meaning::add_identifier(&mut entity, Identifier::new(IdentifierKind::Phone, phone));
    }
    for place in cells(entry, Field::Address) {
        let country = countries::of(&place);
        let country_name = country.as_ref().map(interdict_text::countries::title);
        let address = Address { street: Some(place), country, country_name, ..Address::default() };
        if !entity.addresses.contains(&address) {
            entity.addresses.push(address);
        }
    }
    designation(reference, programme, entry, &mut entity);
    entity.not_understood.extend(entry.others.iter().map(|(column, text)| format!("{column} {text}")));
    entity
}

/// Sheets of persons and bodies together: what only a person has makes a person.
fn schema_by_facts(entry: &Entry) -> Schema {
    let is_person = [
        Field::Birth,
        Field::BirthAndPlace,
        Field::BirthPlace,
        Field::Nationality,
        Field::Passport,
        Field::Title,
        Field::Position,
    ]
    .into_iter()
    .any(|field| entry.all(field).iter().any(|cell| !text::says_nothing(&text::narrow(cell))));
    if is_person { Schema::Person } else { Schema::LegalEntity }
}

/// The parts of the cells of a field.
fn cells(entry: &Entry, field: Field) -> Vec<String> {
    entry.all(field).iter().flat_map(|cell| text::parts(&text::narrow(cell))).collect()
}

fn named(text: String, kind: NameKind, weak: bool) -> Name {
    let script = spelling::script_code(&text).filter(|script| *script != "Latn");
    Name {
        weak,
        script: script.map(str::to_owned),
        language: (script == Some("Jpan")).then(|| "ja".to_owned()),
        ..Name::new(text, kind)
    }
}

fn names_of(entry: &Entry, entity: &mut Entity) {
    let is_person = entity.schema == Schema::Person;
    let english = names::main(entry.text(Field::EnglishName), is_person);
    let japanese = names::main(entry.text(Field::JapaneseName), is_person);
    for published in [&english, &japanese].into_iter().filter_map(|name| name.as_published.as_ref()) {
        entity.notes.push(format!("listed as: {published}"));
    }
    let mains = [english.text, japanese.text].into_iter().filter(|name| !name.is_empty());
    let others = english.others.into_iter().chain(japanese.others).filter(|name| !name.is_empty());
    let mut texts: Vec<String> = mains.chain(others).collect();
    if texts.is_empty() {
        texts = entry.all(Field::Alias).iter().flat_map(|cell| names::in_list(cell)).collect();
    }
    for (index, name) in texts.into_iter().enumerate() {
        add(entity, named(name, if index == 0 { NameKind::Primary } else { NameKind::Alias }, false));
    }
    let lists = [
        (Field::Alias, NameKind::Alias, false),
        (Field::FormerName, NameKind::Former, false),
        (Field::WeakAlias, NameKind::Alias, true),
    ];
    for (field, kind, weak) in lists {
        for name in entry.all(field).iter().flat_map(|cell| names::in_list(cell)) {
            add(entity, named(name, kind, weak));
        }
    }
}

/// Adds a name whose text the party does not have yet.
fn add(entity: &mut Entity, name: Name) {
    if !entity.names.iter().any(|held| held.text == name.text) {
        entity.add_name(name);
    }
}

fn birth_place(place: &str, entity: &mut Entity) {
    if let Some(country) = countries::of(place) {
        entity.add_country(country, CountryRole::Birth);
    }
    if !entity.birth_places.iter().any(|held| held == place) {
        entity.birth_places.push(place.to_owned());
    }
}

/// Numbers of a cell: `(a)チュニジア旅券 M174950(1999年4月27日発行)`. What stands around the number is kept as its note.
fn numbers(entry: &Entry, field: Field, kind: &IdentifierKind, entity: &mut Entity) {
    for piece in cells(entry, field) {
        let Some(value) = number_in(&piece) else {
            entity.not_understood.push(format!("{kind:?} {piece}"));
            continue;
        };
        let note = (piece != value).then(|| piece.clone());
        let country = countries::at_start(&piece).or_else(|| {
            let inside = piece.rsplit_once('(').map(|(_, inside)| inside);
            inside.and_then(countries::at_start)
        });
        meaning::add_identifier(entity, Identifier { country, note, ..Identifier::new(kind.clone(), value) });
    }
}

/// The first run of Latin letters and digits with at least four digits that is no part of a date.
fn number_in(piece: &str) -> Option<String> {
    let is_part = |character: char| character.is_ascii_alphanumeric() || matches!(character, '-' | '/' | '.');
    let mut rest = piece;
    while let Some(start) = rest.find(|character: char| character.is_ascii_alphanumeric()) {
        let from = rest.get(start..)?;
        let end = from.find(|character: char| !is_part(character)).unwrap_or(from.len());
        let (run, behind) = (from.get(..end)?, from.get(end..)?);
        let digits = run.bytes().filter(u8::is_ascii_digit).count();
        if digits >= 4 && !behind.trim_start().starts_with(['年', '月', '日']) {
            return Some(run.trim_end_matches(['-', '/', '.']).to_owned());
        }
        rest = behind;
    }
    None
}

fn designation(reference: &str, programme: &SheetProgramme, entry: &Entry, entity: &mut Entity) {
    let notice = text::narrow(entry.text(Field::NoticeDate));
    let listed_on = dates::first(&notice);
    if listed_on.is_none() && !notice.trim().is_empty() {
        entity.not_understood.push(format!("告示日付 {notice}"));
    }
    for line in notice.lines().skip(1).map(str::trim).filter(|line| !line.is_empty()) {
        entity.notes.push(match dates::first(line) {
            Some(day) if line.contains("改訂") => format!("amended on {day}"),
            _ => format!("notice: {line}"),
        });
    }
    for cell in entry.all(Field::UnDate).iter().filter(|cell| !text::says_nothing(cell)) {
        let day = dates::first(cell).map_or_else(String::new, |day| format!(" on {day}"));
        entity.notes.push(format!("listed by a United Nations sanctions committee{day}: {}", cell.replace('\n', " ")));
    }
    for number in entry.all(Field::UnReference).iter().filter(|cell| !text::says_nothing(cell)) {
        let kind = IdentifierKind::Other("United Nations reference".into());
        meaning::add_identifier(entity, Identifier::new(kind, number.as_str()));
    }
    let reasons: Vec<&str> =
        entry.all(Field::Information).iter().map(String::as_str).filter(|cell| !text::says_nothing(cell)).collect();
    entity.designations.push(Designation {
        authority: "Japanese Ministry of Finance".into(),
        list: Some("資産凍結等対象者一覧".into()),
        entry_id: Some(reference.to_owned()),
        programmes: vec![Programme::undated(programme.name.as_str())],
        legal_basis: Vec::new(),
        measures: vec!["asset freeze".into()],
        listed_on,
        delisted_on: None,
        reason: (!reasons.is_empty()).then(|| reasons.join("\n")),
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_tell_their_number_and_what_they_list() {
        let cases = [
            ("29.ロシア連邦(個人)", "", "29", "ロシア連邦(個人)", Some(Schema::Person)),
            (
                "28.ロシア連邦(団体(特定銀行を除く))",
                "",
                "28",
                "ロシア連邦(団体(特定銀行を除く))",
                Some(Schema::Organization),
            ),
            ("5.イラク前政権関係者等（Ⅰ）", "対象となる個人", "5", "イラク前政権関係者等(Ⅰ)", Some(Schema::Person)),
            ("2.タリバーン関係者等", "個人及び団体", "2", "タリバーン関係者等", None),
        ];
        for (sheet, heading, number, name, schema) in cases {
            let found = programme(sheet, heading);
            assert_eq!((found.sheet.as_str(), found.name.as_str(), found.schema), (number, name, schema), "{sheet}");
        }
    }

    #[test]
    fn numbers_are_found_beside_dates() {
        let cases = [
            ("チュニジア旅券 M174950(1999年4月27日発行、2004年4月26日失効)", Some("M174950")),
            ("645120378(北朝鮮旅券)", Some("645120378")),
            ("1999年4月27日発行 D0014", Some("D0014")),
            ("配給カード", None),
        ];
        for (piece, expected) in cases {
            assert_eq!(number_in(piece).as_deref(), expected, "{piece}");
        }
        for (cell, expected) in [("3(*290)", "3"), ("#12", "12"), ("１４", "14"), ("", "")] {
            assert_eq!(number(cell), expected, "{cell}");
        }
    }
}
