//! Rows of the sheets by the meaning of their columns. The sheets have different columns under different headings.

use crate::workbook::{Sheet, SheetRow};
use std::collections::BTreeMap;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Field {
    NoticeDate,
    Number,
    JapaneseName,
    EnglishName,
    Alias,
    FormerName,
    WeakAlias,
    Title,
    Position,
    BirthAndPlace,
    Birth,
    BirthPlace,
    Nationality,
    Passport,
    NationalId,
    Address,
    UnDate,
    UnReference,
    Phone,
    Information,
}

/// Headings are matched in this order by what they contain; `別称・旧称` holds both and is a column of aliases.
const HEADINGS: &[(&str, Field)] = &[
    ("告示日付", Field::NoticeDate),
    ("告示番号", Field::Number),
    ("日本語表記", Field::JapaneseName),
    ("英語表記", Field::EnglishName),
    ("国連参照番号", Field::UnReference),
    ("確定に十分でない別名", Field::WeakAlias),
    ("過去の別名", Field::FormerName),
    ("以前の別名", Field::FormerName),
    ("旧称・以前の呼称", Field::FormerName),
    ("別名", Field::Alias),
    ("別称", Field::Alias),
    ("旧称", Field::FormerName),
    ("称号", Field::Title),
    ("肩書", Field::Title),
    ("役職", Field::Position),
    ("生年月日・出生地", Field::BirthAndPlace),
    ("生年月日", Field::Birth),
    ("出生地", Field::BirthPlace),
    ("国籍", Field::Nationality),
    ("旅券番号", Field::Passport),
    ("ID番号", Field::NationalId),
    ("身分登録番号", Field::NationalId),
    ("身分証番号", Field::NationalId),
    ("電話", Field::Phone),
    ("FAX", Field::Phone),
    ("指定日", Field::UnDate),
    ("掲載日", Field::UnDate),
    ("住所", Field::Address),
    ("所在地", Field::Address),
    ("その他の情報", Field::Information),
    ("詳細", Field::Information),
    ("根拠", Field::Information),
];

fn field_of(heading: &str) -> Option<Field> {
    let heading: String = heading.chars().filter(|character| !character.is_whitespace()).collect();
    HEADINGS.iter().find(|(name, _)| heading.contains(name)).map(|(_, field)| *field)
}

/// The header of a sheet.
pub(super) struct Header {
    /// Number of its row.
    pub row: u64,
    fields: Vec<Option<Field>>,
    names: Vec<String>,
    /// Headings that no sheet had when this was written.
    pub unknown: Vec<String>,
}

/// The header of a sheet, if it has one. A title and notes stand above it.
pub(super) fn header(sheet: &Sheet) -> Option<Header> {
    let row = sheet.rows.iter().take(20).find(|row| {
        let has = |field: Field| row.cells.iter().any(|cell| field_of(cell) == Some(field));
        has(Field::NoticeDate) && has(Field::Number) && has(Field::EnglishName)
    })?;
    let fields: Vec<Option<Field>> = row.cells.iter().map(|cell| field_of(cell)).collect();
    let unknown = row.cells.iter().filter(|cell| !cell.is_empty() && field_of(cell).is_none()).cloned().collect();
    Some(Header { row: row.number, fields, names: row.cells.clone(), unknown })
}

/// The lines above the header, which say whom the sheet lists.
pub(super) fn heading(sheet: &Sheet, header: &Header) -> String {
    let above = sheet.rows.iter().filter(|row| row.number < header.row);
    above.flat_map(|row| &row.cells).filter(|cell| !cell.is_empty()).cloned().collect::<Vec<_>>().join("\n")
}

/// An entry: texts by field, in the order of the columns.
#[derive(Debug, Clone, Default)]
pub(super) struct Entry {
    pub row: u64,
    texts: BTreeMap<Field, Vec<String>>,
    /// Column and text of unknown columns.
    pub others: Vec<(String, String)>,
}

impl Entry {
    pub(super) fn all(&self, field: Field) -> &[String] {
        self.texts.get(&field).map(Vec::as_slice).unwrap_or_default()
    }

    /// The first text of a field, empty if it has none.
    pub(super) fn text(&self, field: Field) -> &str {
        self.all(field).first().map_or("", String::as_str)
    }

    /// Nothing but information: the row goes on where the one before ended.
    pub(super) fn is_continuation(&self) -> bool {
        self.others.is_empty() && !self.texts.is_empty() && self.texts.keys().all(|field| *field == Field::Information)
    }

    pub(super) fn append(&mut self, other: &Self) {
        for (field, texts) in &other.texts {
            self.texts.entry(*field).or_default().extend(texts.iter().cloned());
        }
    }

    pub(super) fn is_blank(&self) -> bool {
        self.texts.is_empty() && self.others.is_empty()
    }

    /// Taken off the list: `2015.1.23削除`.
    pub(super) fn is_deleted(&self) -> bool {
        self.text(Field::NoticeDate).contains("削除")
            && self.text(Field::JapaneseName).is_empty()
            && self.text(Field::EnglishName).is_empty()
    }
}

/// A row by the columns of the header.
pub(super) fn entry(header: &Header, row: &SheetRow) -> Entry {
    let mut entry = Entry { row: row.number, ..Entry::default() };
    for (column, text) in row.cells.iter().enumerate() {
        if text.trim().is_empty() {
            continue;
        }
        if let Some(field) = header.fields.get(column).copied().flatten() {
            entry.texts.entry(field).or_default().push(text.trim().to_owned());
        } else {
            let name = header.names.get(column).filter(|name| !name.is_empty());
            let name = name.map_or_else(|| format!("column {}", column + 1), Clone::clone);
            entry.others.push((name, text.trim().to_owned()));
        }
    }
    entry
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_told_by_what_they_contain() {
        let cases = [
            ("別名・別称", Some(Field::Alias)),
            ("別称・旧称", Some(Field::Alias)),
            ("旧称・以前の呼称", Some(Field::FormerName)),
            ("旧称", Some(Field::FormerName)),
            ("過去の別名", Some(Field::FormerName)),
            ("確定可能な別名", Some(Field::Alias)),
            ("確定に十分でない別名", Some(Field::WeakAlias)),
            ("所在地・住所\n登録された事務所の住所", Some(Field::Address)),
            ("国連制裁員会による指定日", Some(Field::UnDate)),
            ("指定の根拠", Some(Field::Information)),
            ("決議1483上の根拠", Some(Field::Information)),
            ("出生地・出身地", Some(Field::BirthPlace)),
            ("something else", None),
        ];
        for (heading, expected) in cases {
            assert_eq!(field_of(heading), expected, "{heading}");
        }
    }
}
