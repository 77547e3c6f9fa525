//! An engine in a file answers as the engine in memory does, to the byte, and a file that is damaged is refused.

#![allow(clippy::unwrap_used)] // Tests may panic.

use interdict_archive::{Archive, ArchiveWriter};
use interdict_lists::{EditionInfo, ListReading, embedded::embedded};
use interdict_matching::Index;
use interdict_model::{DateSpan, Entity, Identifier, IdentifierKind, Name, PartialDate, Schema};
use interdict_screening::{
    Engine, EngineError, IndexFacts, Replaces, SeenVersion, Settings, Subject, is_index_file,
    subjects::{Locator, RecordPlace, ScreenedSubject},
};
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};
use tempfile::TempDir;

fn saved(engine: &Engine) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("lists.idx");
    let bytes = engine.save(&path, Replaces::IndexFiles).unwrap();
    assert_eq!(fs::metadata(&path).unwrap().len(), bytes);
    (folder, path)
}

fn list(dataset: &str, entities: Vec<Entity>) -> ListReading {
    let info = EditionInfo { dataset: dataset.into(), title: dataset.to_uppercase(), ..EditionInfo::default() };
    ListReading { info, entities, ..ListReading::default() }
}

fn answer(engine: &Engine, subject: &Subject, settings: &Settings) -> String {
    let screened = ScreenedSubject {
        locator: Locator { file: None, place: RecordPlace::Argument(1) },
        id: None,
        subject: subject.clone(),
        fields: Vec::new(),
        notes: Vec::new(),
    };
    serde_json::to_string(&engine.screener().screen(&screened, settings)).unwrap()
}

fn ways() -> Vec<Settings> {
    let day = |text: &str| text.parse::<PartialDate>().ok();
    vec![
        Settings { explain: true, ..Settings::default() },
        Settings { threshold: 0.01, limit: 50, explain: true, ..Settings::default() },
        Settings { as_of: day("2014-12-31"), weak_names: false, ..Settings::default() },
        Settings { ofac_minimum: Some(80), as_of: day("2015-01-02"), ..Settings::default() },
        Settings { exhaustive: true, ..Settings::default() },
    ]
}

fn assert_same_answers(engine: &Engine, mapped: &Engine, subjects: &[Subject]) {
    assert_eq!(engine.editions(), mapped.editions());
    assert_eq!(engine.groups(), mapped.groups());
    let mut matched = 0;
    for settings in ways() {
        for subject in subjects {
            let (expected, found) = (answer(engine, subject, &settings), answer(mapped, subject, &settings));
            assert_eq!(expected, found);
            matched += usize::from(!expected.contains("\"matches\":[]"));
        }
    }
    // Where nothing matches, being equal says nothing.
    assert!(matched >= subjects.len(), "{matched}");
}

#[test]
fn the_embedded_list_answers_the_same_from_its_file() {
    let engine = Engine::open(vec![embedded().unwrap()], false).unwrap();
    let (_folder, path) = saved(&engine);
    let mapped = Engine::open_file(&path).unwrap();
    let names = engine.entities().iter().flat_map(|entity| &entity.names).map(|name| name.text.clone());
    let mut subjects: Vec<Subject> = names.map(|name| Subject::named(&*name)).collect();
    subjects.push(Subject::named("Kim Yong Choll"));
    let numbers: Vec<Identifier> = engine.entities().iter().flat_map(|entity| entity.identifiers.clone()).collect();
    subjects
        .extend(numbers.into_iter().map(|number| Subject { identifiers: vec![number], ..Subject::named("Nobody") }));
    assert_same_answers(&engine, &mapped, &subjects);
}

#[test]
fn a_generated_list_answers_the_same_from_its_file() {
    let made = interdict_generator::parties(11, 1_003);
    let engine = Engine::open(vec![list("made", made.iter().collect())], false).unwrap();
    let (_folder, path) = saved(&engine);
    let mapped = Engine::open_file(&path).unwrap();
    let queries = interdict_generator::queries(12, &made, 60);
    let subjects: Vec<Subject> = queries.map(|query| Subject::named(&*query.name)).collect();
    assert_same_answers(&engine, &mapped, &subjects);
}

#[test]
fn parties_come_back_as_they_were_one_by_one_and_all_together() {
    let made = interdict_generator::parties(3, 100);
    let engine = Engine::open(vec![list("made", made.iter().collect())], false).unwrap();
    let (_folder, path) = saved(&engine);
    let mapped = Engine::open_file(&path).unwrap();
    let (expected, found) = (engine.parties(), mapped.parties());
    assert_eq!(expected.len(), found.len());
    for (number, id) in expected.ids() {
        assert_eq!((found.id(number), &*found.get(number)), (id, &*expected.get(number)));
    }
    assert!(expected.iter().eq(found.iter()));
    assert_eq!(expected.all(), found.all());
}

#[test]
fn groups_are_in_the_file() {
    let person = |id: &str| {
        let mut person = Entity::new(id, Schema::Person);
        person.add_name(Name::primary("KIM, Yong Chol"));
        person.births.extend("1962-02-18".parse::<PartialDate>().ok().map(DateSpan::from));
        person.identifiers.push(Identifier::new(IdentifierKind::Passport, "563410081"));
        person
    };
    let lists = vec![list("a", vec![person("a-1")]), list("b", vec![person("b-1")])];
    let engine = Engine::open(lists, false).unwrap().with_groups(&BTreeMap::new());
    let (_folder, path) = saved(&engine);
    let mapped = Engine::open_file(&path).unwrap();
    assert_eq!(mapped.groups().groups.len(), 1);
    assert_same_answers(&engine, &mapped, &[Subject::named("Kim Yong Chol")]);
    assert_eq!(IndexFacts::read(&path).unwrap().groups, 1);
}

#[test]
fn an_engine_over_the_history_of_a_list_is_one_in_its_file_too() {
    let version = |name: &str, from: &str, until: &str| {
        let mut entity = Entity::new("a-1", Schema::Organization);
        entity.add_name(Name::primary(name));
        entity.datasets.push("a".into());
        SeenVersion { entity, from: from.parse().ok(), until: until.parse().ok() }
    };
    let versions = vec![
        version("GALLEON QUARTZ TRADING", "2014-12-31", "2015-01-17"),
        version("GALLEON QUARTZ SHIPPING", "2015-01-17", ""),
    ];
    let engine = Engine::open_history(Vec::new(), versions).unwrap();
    let (_folder, path) = saved(&engine);
    let mapped = Engine::open_file(&path).unwrap();
    for (day, expected) in [("2014-12-30", 0), ("2015-01-16", 1), ("2015-01-17", 1)] {
        let settings = Settings { known_on: day.parse().ok(), ..Settings::default() };
        let subject = Subject::named("Galleon Quartz");
        let found = answer(&mapped, &subject, &settings);
        assert_eq!(found, answer(&engine, &subject, &settings), "{day}");
        assert_eq!(found.matches("\"entity\":\"a-1\"").count(), expected, "{day}");
    }
}

/// The file of a small engine, with its sections changed.
fn with_sections(change: impl Fn(&str, &[u8]) -> Option<Vec<u8>>) -> (TempDir, PathBuf) {
    let engine = Engine::open(vec![embedded().unwrap()], false).unwrap();
    let (folder, path) = saved(&engine);
    let archive = Archive::open(&path).unwrap();
    let changed = folder.path().join("changed.idx");
    let mut writer = ArchiveWriter::create(&changed).unwrap();
    for (name, _) in archive.sections().filter(|(name, _)| *name != "digest") {
        if let Some(bytes) = change(name, archive.section(name).unwrap().bytes()) {
            writer.section(name, &bytes).unwrap();
        }
    }
    writer.finish().unwrap();
    (folder, changed)
}

fn refusal(path: &Path) -> EngineError {
    Engine::open_file(path).map(|_| ()).unwrap_err()
}

#[test]
fn a_file_whose_sections_do_not_belong_together_is_refused() {
    let without = |gone: &'static str| with_sections(move |name, bytes| (name != gone).then(|| bytes.to_vec()));
    let engine = Engine::open(vec![embedded().unwrap()], false).unwrap();
    let (_folder, whole) = saved(&engine);
    let names: Vec<String> = Archive::open(&whole).unwrap().sections().map(|(name, _)| name.to_owned()).collect();
    for name in names.iter().filter(|name| *name != "digest") {
        let (_folder, path) = without(name.clone().leak());
        assert!(refusal(&path).to_string().contains(&format!("`{name}` is missing")), "{name}");
    }
    // Some rows more or less: starts beyond what they start in, or columns of unlike length.
    for name in
        ["engine.ids.starts", "engine.entities.starts", "engine.ids", "engine.entities", "index.bags", "index.entities"]
    {
        for longer in [false, true] {
            let (_folder, path) = with_sections(|section, bytes| {
                let mut bytes = bytes.to_vec();
                if section == name {
                    // As wide as the widest row, so that the section is a whole number of rows.
                    let length = if longer { bytes.len() + 24 } else { bytes.len().saturating_sub(24) };
                    bytes.resize(length, 0xff);
                }
                Some(bytes)
            });
            let error = refusal(&path);
            assert_eq!(
                (error.code(), error.hint().contains("interdict index build")),
                ("index.unusable", true),
                "{name}"
            );
        }
    }
}

#[test]
fn a_file_of_another_version_is_refused_and_still_told_about() {
    let said = |from: &str, to: &str| {
        let (from, to) = (from.to_owned(), to.to_owned());
        with_sections(move |name, bytes| {
            let text = String::from_utf8_lossy(bytes).replace(&from, &to);
            Some(if name == "engine.about" { text.into_bytes() } else { bytes.to_vec() })
        })
    };
    let program = concat!("interdict ", env!("CARGO_PKG_VERSION"));
    let (_folder, path) = said(program, "interdict 0.0.1");
    assert!(refusal(&path).to_string().contains("interdict 0.0.1 wrote it"));
    let facts = IndexFacts::read(&path).unwrap();
    assert_eq!((facts.usable, facts.program.as_str()), (false, "interdict 0.0.1"));
    let (_folder, path) = said("\"form\":1", "\"form\":99");
    assert!(refusal(&path).to_string().contains("in form 99"));
    // The form behind that of the columns' meaning.
    let (_folder, path) = with_sections(|name, bytes| {
        Some(if name == "index.form" {
            let own: [u8; 4] = bytes.try_into().unwrap();
            (u32::from_le_bytes(own) + 1).to_le_bytes().to_vec()
        } else {
            bytes.to_vec()
        })
    });
    let refused = refusal(&path).to_string();
    let facts = IndexFacts::read(&path).unwrap();
    assert!(refused.contains(&format!("form [{}]", facts.form)));
    assert_eq!((facts.usable, facts.why_unusable), (false, Some(refused)));
}

#[test]
fn a_file_cut_anywhere_is_refused() {
    let engine = Engine::open(vec![embedded().unwrap()], false).unwrap();
    let (folder, path) = saved(&engine);
    let bytes = fs::read(&path).unwrap();
    let cut = folder.path().join("cut.idx");
    for length in (0..bytes.len()).step_by(4_999).chain([bytes.len() - 1]) {
        fs::write(&cut, &bytes[..length]).unwrap();
        assert_eq!(refusal(&cut).code(), "index.unusable", "{length}");
    }
    assert_eq!(refusal(&folder.path().join("absent.idx")).code(), "index.io");
    assert!(is_index_file(&path) && !is_index_file(folder.path()));
}

#[test]
fn an_index_file_takes_the_place_of_older_ones_and_of_nothing_else_unless_asked() {
    let engine = Engine::open(vec![embedded().unwrap()], false).unwrap();
    let (folder, path) = saved(&engine);
    engine.save(&path, Replaces::IndexFiles).unwrap();
    let list = folder.path().join("list.csv");
    fs::write(&list, "not to be lost").unwrap();
    for there in [list.as_path(), folder.path()] {
        assert_eq!(engine.save(there, Replaces::IndexFiles).unwrap_err().code(), "index.exists");
    }
    assert_eq!(fs::read_to_string(&list).unwrap(), "not to be lost");
    engine.save(&list, Replaces::AnyFile).unwrap();
    assert!(is_index_file(&list));
}

#[test]
fn an_index_without_an_engine_is_no_engine() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("index.idx");
    let mut writer = ArchiveWriter::create(&path).unwrap();
    Index::build(&embedded().unwrap().entities).write(&mut writer).unwrap();
    writer.finish().unwrap();
    assert!(refusal(&path).to_string().contains("`engine.about` is missing"));
}

#[test]
fn a_damaged_block_is_refused_or_shows_and_never_makes_another_answer() {
    let made = interdict_generator::parties(5, 300);
    let engine = Engine::open(vec![list("made", made.iter().collect())], false).unwrap();
    let (folder, path) = saved(&engine);
    let subjects: Vec<Subject> =
        interdict_generator::queries(6, &made, 12).map(|query| Subject::named(&*query.name)).collect();
    let expected: Vec<String> = subjects.iter().map(|subject| answer(&engine, subject, &Settings::default())).collect();
    let whole = fs::read(&path).unwrap();
    let damaged = folder.path().join("damaged.idx");
    let (mut refused, mut shown) = (0, 0);
    for start in (0..whole.len()).step_by(4096) {
        let mut bytes = whole.clone();
        bytes[start..(start + 4096).min(whole.len())].fill(0);
        if bytes == whole {
            continue;
        }
        fs::write(&damaged, &bytes).unwrap();
        let mapped = match Engine::open_file(&damaged) {
            Ok(mapped) => mapped,
            Err(error) => {
                assert_eq!(error.code(), "index.unusable", "{start}");
                refused += 1;
                continue;
            }
        };
        // Only records can be damaged now, and that is found by whoever looks at all of them.
        let records_are_whole = mapped.check_records().is_ok();
        for (subject, expected) in subjects.iter().zip(&expected) {
            let found = answer(&mapped, subject, &Settings::default());
            let says_so = found.contains("the record is damaged") && !records_are_whole;
            assert!(found == *expected || says_so, "{start}: {found}");
            assert_eq!(found.matches("\"entity\":").count(), expected.matches("\"entity\":").count(), "{start}");
            shown += usize::from(says_so);
        }
    }
    assert!(refused > 10 && shown > 0, "{refused} {shown}");
}

#[test]
fn a_flipped_bit_of_what_decides_is_refused() {
    let engine = Engine::open(vec![embedded().unwrap()], false).unwrap();
    let (folder, path) = saved(&engine);
    let whole = fs::read(&path).unwrap();
    let expected = answer(&engine, &Subject::named("Kim Yong Chol"), &Settings::default());
    let damaged = folder.path().join("damaged.idx");
    let mut refused = 0;
    for at in (0..whole.len()).step_by(whole.len() / 400) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x10;
        fs::write(&damaged, &bytes).unwrap();
        match Engine::open_file(&damaged) {
            Err(error) => {
                assert_eq!(error.code(), "index.unusable", "{at}");
                refused += 1;
            }
            Ok(mapped) => {
                let found = answer(&mapped, &Subject::named("Kim Yong Chol"), &Settings::default());
                assert!(found == expected || found.contains("the record is damaged"), "{at}: {found}");
            }
        }
    }
    assert!(refused > 100, "{refused}");
}

#[test]
fn a_damaged_record_is_still_a_hit_and_the_check_finds_the_damage() {
    let (folder, path) = with_sections(|name, bytes| {
        Some(if name == "engine.entities" { vec![0; bytes.len()] } else { bytes.to_vec() })
    });
    let mapped = Engine::open_file(&path).unwrap();
    let found = answer(&mapped, &Subject::named("Kim Yong Chol"), &Settings::default());
    assert!(found.contains("\"entity\":\"ofac-") && found.contains("the record is damaged"), "{found}");

    let engine = Engine::open(vec![embedded().unwrap()], false).unwrap();
    let (_folder, whole) = saved(&engine);
    IndexFacts::check(&whole).unwrap();
    let mut bytes = fs::read(&whole).unwrap();
    let middle = bytes.len() / 3;
    bytes[middle] ^= 0x10;
    let damaged = folder.path().join("damaged.idx");
    fs::write(&damaged, bytes).unwrap();
    assert_eq!(IndexFacts::check(&damaged).unwrap_err().code(), "index.unusable");
}

#[test]
fn facts_of_a_file_are_those_of_its_engine() {
    let engine = Engine::open(vec![embedded().unwrap()], false).unwrap();
    let (_folder, path) = saved(&engine);
    let facts = IndexFacts::read(&path).unwrap();
    assert_eq!((facts.parties, facts.usable, facts.digest.len()), (engine.parties().len(), true, 64));
    assert_eq!(facts.editions, engine.editions());
    assert!(facts.sections.iter().any(|section| section.name == "index.terms" && section.bytes > 0));
    // The same engine is the same file.
    let (_other, again) = saved(&engine);
    assert_eq!(fs::read(&path).unwrap(), fs::read(&again).unwrap());
}
