//! The legacy delimited set: `sdn`, `alt`, `add` and `sdn_comments` (or `cons_prim`, `cons_alt`, `cons_add`, `cons_comments`)
//! as `.csv`, `.pip` (`|`) or `.del` (`@`).
//!
//! Source of the rules: OFAC's `dat_spec.txt` and `cons_dat_spec.txt`, and what the files themselves show. One file of the
//! set holds primary names, the others refer to it by uid, so a set is read as one publication. `records` knows the
//! format, `mapper` the meaning, `whole` what speaks for or against a set being complete, `gaps` what a set that is not all
//! there lacks.
//!
//! The form states no date of its own; [`EditionInfo::published_on`] is taken from a date in the file name
//! (`sdn-2021-08-18.csv`) or at the start of the folder's name (`2015-01-02/sdn.csv`), else it is unknown.

mod gaps;
mod mapper;
mod records;
mod whole;

use super::meaning::{self, OfacList};
use crate::{EditionInfo, ListError, ListReading, Place, Warning, open, xml::decode};
use interdict_model::PartialDate;
use records::{Record, Table};
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

/// What a file of the set holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Primary names, `sdn` or `cons_prim`.
    Main,
    /// Strong aliases, `alt`.
    Aliases,
    /// Addresses, `add`.
    Addresses,
    /// Remarks beyond 1,000 characters, `sdn_comments`.
    Comments,
}

impl Role {
    /// How many columns the specification gives the file.
    pub fn columns(self) -> usize {
        match self {
            Self::Main => 12,
            Self::Aliases => 5,
            Self::Addresses => 6,
            Self::Comments => 2,
        }
    }
}

/// The three delimited formats, in the order in which they are preferred.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Format {
    Csv,
    Pip,
    Del,
}

impl Format {
    fn of(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "csv" => Some(Self::Csv),
            "pip" => Some(Self::Pip),
            "del" => Some(Self::Del),
            _ => None,
        }
    }

    fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Pip => "pip",
            Self::Del => "del",
        }
    }

    fn delimiter(self) -> char {
        match self {
            Self::Csv => ',',
            Self::Pip => '|',
            Self::Del => '@',
        }
    }

    fn title(self) -> &'static str {
        match self {
            Self::Csv => "legacy CSV",
            Self::Pip => "legacy PIP",
            Self::Del => "legacy DEL",
        }
    }
}

/// Files that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DelimitedSet {
    list: OfacList,
    format: Format,
    /// The files that are read, by role.
    read: BTreeMap<Role, PathBuf>,
    /// The same list in other formats beside them; named so that nobody reads them a second time.
    also: Vec<PathBuf>,
}

impl DelimitedSet {
    /// All files of the set, those in formats that are not read included.
    pub fn files(&self) -> impl Iterator<Item = &PathBuf> {
        self.read.values().chain(&self.also)
    }

    /// Which list it is.
    pub fn list(&self) -> OfacList {
        self.list
    }
}

/// List, role and what follows in the name (`-2021-08-18`), from a file name.
fn named(path: &Path) -> Option<(OfacList, Role, String, Format)> {
    const STEMS: &[(&str, OfacList, Role)] = &[
        ("sdn_comments", OfacList::Sdn, Role::Comments),
        ("sdn comments", OfacList::Sdn, Role::Comments),
        ("sdn", OfacList::Sdn, Role::Main),
        ("alt", OfacList::Sdn, Role::Aliases),
        ("add", OfacList::Sdn, Role::Addresses),
        ("cons_comments", OfacList::Consolidated, Role::Comments),
        ("cons_prim", OfacList::Consolidated, Role::Main),
        ("cons_alt", OfacList::Consolidated, Role::Aliases),
        ("cons_add", OfacList::Consolidated, Role::Addresses),
    ];
    let format = Format::of(path)?;
    let stem = path.file_stem()?.to_str()?.to_ascii_lowercase();
    let (name, list, role) = STEMS.iter().find(|(name, ..)| {
        stem.strip_prefix(name).is_some_and(|rest| {
            rest.is_empty()
                || (rest.starts_with(['-', '_', '.']) && rest[1..].starts_with(|c: char| c.is_ascii_digit()))
        })
    })?;
    Some((*list, *role, stem[name.len()..].to_owned(), format))
}

/// The sets among the files of one folder. A list that lies there in several formats is one set: the format in which
/// most of its files are there is read.
pub fn find_sets(files: &[PathBuf]) -> Vec<DelimitedSet> {
    let mut groups: BTreeMap<(OfacList, String), BTreeMap<Format, BTreeMap<Role, PathBuf>>> = BTreeMap::new();
    for path in files {
        if let Some((list, role, suffix, format)) = named(path) {
            groups.entry((list, suffix)).or_default().entry(format).or_default().insert(role, path.clone());
        }
    }
    groups
        .into_iter()
        .filter_map(|((list, _), mut formats)| {
            let (&format, _) = formats.iter().max_by_key(|(format, members)| {
                (members.contains_key(&Role::Main), members.len(), std::cmp::Reverse(**format))
            })?;
            let read = formats.remove(&format)?;
            let also = formats.into_values().flat_map(BTreeMap::into_values).collect();
            Some(DelimitedSet { list, format, read, also })
        })
        .collect()
}

/// The set a file belongs to, with the files of the set that lie beside it. A file whose name says nothing is taken for
/// primary names if its first line has their form.
pub fn find_set_of(path: &Path) -> Option<DelimitedSet> {
    let Some((list, role, suffix, format)) = named(path) else { return set_by_content(path) };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut read = BTreeMap::from([(role, path.to_owned())]);
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let other = path.with_file_name(entry.file_name());
        if let Some((its_list, its_role, its_suffix, its_format)) = named(&other)
            && (its_list, &its_suffix, its_format) == (list, &suffix, format)
            && other.is_file()
        {
            read.entry(its_role).or_insert(other);
        }
    }
    Some(DelimitedSet { list, format, read, also: Vec::new() })
}

fn set_by_content(path: &Path) -> Option<DelimitedSet> {
    let format = Format::of(path)?;
    let bytes = fs::read(path).ok()?;
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]);
    let first = records::split(head.lines().next()?, format.delimiter());
    let fits = first.fields.len() == Role::Main.columns()
        && first.fields[0].trim().parse::<u32>().is_ok()
        && first.fields.iter().any(|field| records::is_null(field));
    fits.then(|| DelimitedSet {
        list: OfacList::Sdn,
        format,
        read: BTreeMap::from([(Role::Main, path.to_owned())]),
        also: Vec::new(),
    })
}

/// Reads the files of a set as one publication.
pub fn read_set(set: &DelimitedSet) -> Result<ListReading, ListError> {
    let mut contents: BTreeMap<Role, (PathBuf, Vec<u8>)> = BTreeMap::new();
    for (role, path) in &set.read {
        let bytes = fs::read(path).map_err(|source| ListError::Io { path: path.clone(), source })?;
        contents.insert(*role, (path.clone(), bytes));
    }
    read_contents(set.list, set.format, &contents)
}

fn read_contents(
    list: OfacList,
    format: Format,
    contents: &BTreeMap<Role, (PathBuf, Vec<u8>)>,
) -> Result<ListReading, ListError> {
    let mut tables: BTreeMap<Role, Table> = BTreeMap::new();
    for (role, (path, bytes)) in contents {
        tables.insert(*role, read_table(*role, format, path, bytes)?);
    }
    let Some((main_path, _)) = contents.get(&Role::Main) else {
        let (path, _) = contents.values().next().map_or_else(Default::default, Clone::clone);
        let message = "the file with the primary names (sdn or cons_prim) is not beside it; aliases and addresses say nothing without it";
        return Err(ListError::Malformed { place: Place::in_file(file_name(&path)), message: message.into() });
    };
    let mut by_name: Vec<(&PathBuf, &[u8])> = contents.values().map(|(path, bytes)| (path, bytes.as_slice())).collect();
    by_name.sort_by_key(|(path, _)| file_name(path));
    let mut reading = ListReading {
        info: EditionInfo {
            dataset: list.dataset().into(),
            title: list.title().into(),
            publisher: meaning::PUBLISHER.into(),
            format: format.title().into(),
            published_on: date_in_names(main_path),
            declared_records: None,
            digest: open::digest(by_name.iter().map(|(_, bytes)| *bytes)),
            files: by_name.iter().map(|(path, _)| file_name(path)).collect(),
        },
        ..ListReading::default()
    };
    for table in tables.values() {
        reading.warnings.extend(table.warnings.iter().cloned());
    }
    let seen = mapper::map(list, &tables, &mut reading);
    reading.warnings.extend(gaps::find(list, format, main_path, &tables, seen));
    whole::judge(&tables, seen.orphans, &mut reading.warnings);
    Ok(reading)
}

fn read_table(role: Role, format: Format, path: &Path, bytes: &[u8]) -> Result<Table, ListError> {
    let (text, is_utf8) = decode(bytes);
    let head: String = text.chars().take(2048).collect();
    // An error page saved under the list's name would otherwise be one long complaint about columns.
    if head.trim().is_empty() && role != Role::Comments
        || head.trim_start().starts_with('<')
        || head.starts_with("PK\u{3}\u{4}")
    {
        return Err(ListError::UnknownFormat { path: path.to_owned(), found: open::describe(&head) });
    }
    let mut table = records::read(role, &file_name(path), &text, format.delimiter());
    if !is_utf8 {
        let message = "the file is not UTF-8; it was read as windows-1252";
        table.warnings.push(Warning::note(Place::in_file(&table.file), message));
    }
    if table.rejected > table.records.len() {
        let first = table.warnings.iter().find(|warning| warning.is_loss());
        return Err(ListError::Malformed {
            place: first.map_or_else(|| Place::in_file(&table.file), |warning| warning.place.clone()),
            message: format!(
                "{} of {} rows do not have the {} columns of this file",
                table.rejected,
                table.rejected + table.records.len(),
                role.columns()
            ),
        });
    }
    Ok(table)
}

fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// A date in the file's name, or at the start of the name of its folder.
fn date_in_names(path: &Path) -> Option<PartialDate> {
    let stem = path.file_stem()?.to_string_lossy().into_owned();
    let in_file = stem.get(stem.len().saturating_sub(10)..).and_then(|end| end.parse().ok());
    in_file.or_else(|| {
        let folder = path.parent()?.file_name()?.to_string_lossy().into_owned();
        folder
            .get(..10)
            .and_then(|start| start.parse().ok())
            .or_else(|| folder.get(..7).filter(|_| folder.len() == 7)?.parse().ok())
    })
}

/// A field that is not null.
fn filled(record: &Record, column: usize) -> Option<&str> {
    record.fields.get(column).map(|field| field.trim()).filter(|field| !records::is_null(field))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_list_and_role() {
        let cases = [
            ("sdn.csv", Some((OfacList::Sdn, Role::Main))),
            ("SDN.PIP", Some((OfacList::Sdn, Role::Main))),
            ("ALT.DEL", Some((OfacList::Sdn, Role::Aliases))),
            ("sdn_comments.csv", Some((OfacList::Sdn, Role::Comments))),
            ("SDN COMMENTS.CSV", Some((OfacList::Sdn, Role::Comments))),
            ("sdn-2021-08-18.csv", Some((OfacList::Sdn, Role::Main))),
            ("cons_prim.csv", Some((OfacList::Consolidated, Role::Main))),
            ("cons_add.pip", Some((OfacList::Consolidated, Role::Addresses))),
            ("sdn.xml", None),
            ("address.csv", None),
            ("index.csv", None),
        ];
        for (name, expected) in cases {
            assert_eq!(named(Path::new(name)).map(|(list, role, ..)| (list, role)), expected, "{name}");
        }
    }

    #[test]
    fn of_several_formats_the_most_complete_is_read() {
        let names =
            ["ALT.CSV", "ALT.DEL", "SDN.CSV", "SDN.PIP", "ADD.CSV", "sdn_comments.del", "cons_alt.pip", "index.csv"];
        let sets = find_sets(&names.map(PathBuf::from));
        assert_eq!(sets.len(), 2);
        assert_eq!(
            (sets[0].list, sets[0].format, sets[0].read.len(), sets[0].also.len()),
            (OfacList::Sdn, Format::Csv, 3, 3)
        );
        assert_eq!(sets[1].list, OfacList::Consolidated);
    }

    #[test]
    fn the_date_of_an_edition_stands_in_a_name_or_is_unknown() {
        let cases = [
            ("x/sdn-2021-08-18.csv", Some("2021-08-18")),
            ("2015-01-02/sdn.csv", Some("2015-01-02")),
            ("2014-12-31-derived/sdn.csv", Some("2014-12-31")),
            ("2016-10/cons_prim.csv", Some("2016-10")),
            ("downloads/sdn.csv", None),
        ];
        for (path, expected) in cases {
            assert_eq!(date_in_names(Path::new(path)).map(|date| date.to_string()).as_deref(), expected, "{path}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_bytes_make_the_reader_panic(main in proptest::collection::vec(0_u8.., 0..400), alias in "[0-9,@|\"\r\n'a-c-]{0,200}") {
            for format in [Format::Csv, Format::Pip, Format::Del] {
                let contents = BTreeMap::from([
                    (Role::Main, (PathBuf::from("sdn.csv"), main.clone())),
                    (Role::Aliases, (PathBuf::from("alt.csv"), alias.clone().into_bytes())),
                ]);
                let _ = read_contents(OfacList::Sdn, format, &contents);
            }
        }
    }
}
