//! OFAC's files of changes: the rules of the layout on a small file written here, and the real files of 1994 to 2016,
//! which are the evaluation data that may lie beside the checkout. Without them those tests pass with a note.

// Helpers of tests fail loudly, and say why a test was skipped.
#![allow(clippy::unwrap_used, clippy::print_stderr)]

use interdict_lists::{
    Weight,
    ofac::changes::{
        Change, ChangeKind, ChangeReading, Rebuilt, fill_listing_dates, first_listed, history_of, read, rebuild,
        recognises,
    },
    open,
};
use interdict_model::{
    Address, Country, CountryRole, Designation, Entity, IdentifierKind, Name, NameKind, PartialDate, Programme, Schema,
};
use proptest::prelude::*;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::PathBuf,
};

/// The evaluation data, if it is there.
fn data() -> Option<PathBuf> {
    let path = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/lists"));
    if !path.join("ofac-changes").is_dir() {
        eprintln!("skipped: no evaluation data beside the checkout");
        return None;
    }
    Some(path)
}

fn real(file: &str) -> Option<ChangeReading> {
    let bytes = fs::read(data()?.join("ofac-changes").join(file)).unwrap();
    Some(read(&bytes, file).unwrap())
}

/// All changes, by year.
fn all_changes() -> Option<Vec<Change>> {
    let mut readings = Vec::new();
    for (file, ..) in FILES {
        readings.push(real(file)?);
    }
    Some(readings.into_iter().flat_map(|reading| reading.changes).collect())
}

fn edition(path: &str) -> Vec<Entity> {
    open(&data().unwrap().join(path)).unwrap().remove(0).entities
}

fn day(text: &str) -> PartialDate {
    text.parse().unwrap()
}

fn programmes(entity: &Entity) -> Vec<String> {
    entity.programmes().into_iter().map(str::to_owned).collect()
}

fn names(entity: &Entity) -> BTreeSet<String> {
    entity.names.iter().map(|name| name.text.clone()).collect()
}

fn fold(text: &str) -> String {
    let plain: String = text.to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

const SMALL: &str = "The following changes have occurred with
respect to the Office of Foreign Assets Control Listing of
Specially Designated Nationals and Blocked Persons since January 1,
2015:

01/02/15:

The following [NPWMD] [DPRK2] entries have been changed:\x20

EXAMPLE TRADING CO (a.k.a. \"EXTC\"), Pyongyang, Korea, North
[NPWMD]. -to- EXAMPLE TRADING CO (a.k.a. EXAMPLE EXPORT-
IMPORT CO; a.k.a. \"EXTC\"), Pyongyang, Korea, North; Beijing, China
[NPWMD] [DPRK2].
\"EXTC\" (a.k.a. EXAMPLE TRADING CO), Pyongyang, Korea, North [NPWMD].
-to- \"EXTC\" (a.k.a. EXAMPLE EXPORT-IMPORT CO; a.k.a. EXAMPLE TRADING
CO), Pyongyang, Korea, North; Beijing, China [NPWMD] [DPRK2].

resulting in the following new [NPWMD] [DPRK2] entries:

EXAMPLE EXPORT-IMPORT CO (a.k.a. EXAMPLE TRADING CO; a.k.a. \"EXTC\"),
Pyongyang, Korea, North; Beijing, China [NPWMD] [DPRK2].

01/13/15:

The following [DPRK2] entries have been added to OFAC's SDN List:

SPECIMEN, Given; DOB 18 Feb 1962; nationality Korea, North; Passport
000000001 (individual) [DPRK2] (Linked To: EXAMPLE TRADING
CO).

02/16/2015     The following [CUBA] entries have been removed from OFAC's
SDN list:

EXAMPLE STAR (f.k.a. OLD STAR) (T2EU4) Crude Oil Tanker 157,985DWT
Tuvalu flag; Vessel Registration Identification IMO 1234567
(vessel) [CUBA].
OLD STAR (a.k.a. EXAMPLE STAR) (T2EU4) Crude Oil Tanker 157,985DWT
Tuvalu flag; Vessel Registration Identification IMO 1234567
(vessel) [CUBA].
GONE, S.A., Calle 1, Panama [CUBA].

The following entry stands here without a word why:

RIDDLE CO, Cali, Colombia [SDNT].
\u{1a}";

/// The list after the changes of the small file.
fn small_edition() -> Vec<Entity> {
    let party = |id: &str, schema, name: &str, codes: &[&str]| {
        let mut entity = Entity::new(id, schema);
        entity.add_name(Name::primary(name));
        entity.designations.push(Designation {
            programmes: codes.iter().map(|code| Programme::undated(*code)).collect(),
            ..Designation::default()
        });
        entity
    };
    let address = |city: &str, country_name: &str, code: &str| Address {
        city: Some(city.into()),
        country_name: Some(country_name.into()),
        country: Country::from_code(code),
        ..Address::default()
    };
    let mut body = party("ofac-1", Schema::Organization, "EXAMPLE TRADING CO", &["NPWMD", "DPRK2"]);
    body.add_name(Name::alias("EXAMPLE EXPORT-IMPORT CO"));
    body.add_name(Name::weak_alias("EXTC"));
    body.addresses = vec![address("Pyongyang", "Korea, North", "kp"), address("Beijing", "China", "cn")];
    vec![body, party("ofac-2", Schema::Person, "SPECIMEN, Given", &["DPRK2"])]
}

#[test]
fn a_small_file_gives_one_change_for_each_party_and_day() {
    assert!(recognises(SMALL) && !recognises("uid,SDN_Name"));
    let reading = read(SMALL.as_bytes(), "sdnew15.txt").unwrap();
    assert_eq!(reading.warnings, []);
    assert_eq!((reading.days, reading.entries), (3, 8));
    let seen: Vec<(String, ChangeKind, &str, usize)> = reading
        .changes
        .iter()
        .map(|change| (change.day.to_string(), change.kind, change.entry().unwrap().head(), change.heads.len()))
        .collect();
    assert_eq!(
        seen,
        [
            ("2015-01-02".to_owned(), ChangeKind::Changed, "EXAMPLE TRADING CO", 2),
            ("2015-01-13".to_owned(), ChangeKind::Added, "SPECIMEN, Given", 1),
            ("2015-02-16".to_owned(), ChangeKind::Removed, "EXAMPLE STAR", 2),
            ("2015-02-16".to_owned(), ChangeKind::Removed, "GONE, S.A.", 1),
        ]
    );
    let changed = &reading.changes[0];
    let new = changed.new.as_ref().unwrap();
    let texts: Vec<(&str, bool)> = new.names.iter().map(|name| (name.text.as_str(), name.weak)).collect();
    assert_eq!(texts, [("EXAMPLE TRADING CO", false), ("EXAMPLE EXPORT-IMPORT CO", false), ("EXTC", true)]);
    assert_eq!(new.addresses, ["Pyongyang, Korea, North", "Beijing, China"]);
    assert_eq!(changed.programmes_added(), ["DPRK2"]);
    assert_eq!(changed.line, 10);
    let added = reading.changes[1].new.as_ref().unwrap();
    assert_eq!(
        added.remarks,
        ["DOB 18 Feb 1962", "nationality Korea, North", "Passport 000000001", "Linked To: EXAMPLE TRADING CO"]
    );
    assert_eq!(reading.not_understood.len(), 1);
    assert_eq!(reading.not_understood[0].text, "RIDDLE CO, Cali, Colombia [SDNT].");
    assert_eq!(reading.not_understood[0].place.to_string(), "sdnew15.txt:44");
    assert_eq!(history_of(&reading.changes, &["example trading co."]).len(), 1);
}

#[test]
fn taking_the_changes_back_gives_the_earlier_list() {
    let changes = read(SMALL.as_bytes(), "sdnew15.txt").unwrap().changes;
    let until = day("2015-12-31");
    let before = rebuild(&small_edition(), until, &changes, day("2015-01-01"));
    assert_eq!(before.unmatched, []);
    assert_eq!((before.taken_out, before.restored, before.reverted, before.guessed_primary), (1, 2, 1, 0));
    let captions: Vec<&str> = before.entities.iter().map(Entity::caption).collect();
    assert_eq!(captions, ["EXAMPLE TRADING CO", "GONE, S.A.", "EXAMPLE STAR"]);
    let body = &before.entities[0];
    assert_eq!(body.id, "ofac-1");
    assert_eq!(names(body), BTreeSet::from(["EXAMPLE TRADING CO".to_owned(), "EXTC".to_owned()]));
    assert_eq!(programmes(body), ["NPWMD"]);
    assert_eq!(body.addresses.iter().map(Address::one_line).collect::<Vec<_>>(), ["Pyongyang, Korea, North"]);
    let gone = &before.entities[1];
    assert_eq!(gone.addresses[0].street.as_deref(), None);
    assert_eq!(gone.addresses[0].one_line(), "Calle 1, Panama");
    let ship = &before.entities[2];
    assert_eq!(ship.schema, Schema::Vessel);
    assert_eq!(ship.names[1].kind, NameKind::Former);
    let facts = ship.vessel.as_ref().unwrap();
    assert_eq!((facts.kind.as_deref(), facts.tonnage.as_deref()), (Some("Crude Oil Tanker"), Some("157,985")));
    assert!(ship.identifiers.iter().any(|held| held.kind == IdentifierKind::CallSign && held.value == "T2EU4"));
    assert!(ship.identifiers.iter().any(|held| held.value == "1234567"));
    assert!(ship.countries.iter().any(|held| held.role == CountryRole::Flag && held.country.code() == "tv"));

    // The day itself is over: its changes stay.
    let after = rebuild(&small_edition(), until, &changes, day("2015-01-02"));
    assert_eq!(programmes(&after.entities[0]), ["NPWMD", "DPRK2"]);
}

#[test]
fn additions_give_the_day_of_listing_and_changes_that_of_a_programme() {
    let changes = read(SMALL.as_bytes(), "sdnew15.txt").unwrap().changes;
    let mut edition = small_edition();
    let listings = first_listed(&edition, day("2015-12-31"), &changes);
    assert_eq!(fill_listing_dates(&mut edition, &listings), 1);
    assert_eq!(edition[0].listed_on(), None);
    assert_eq!(edition[0].designations[0].programmes[1].period.from, Some(day("2015-01-02")));
    assert_eq!(edition[1].listed_on(), Some(day("2015-01-13")));
    assert_eq!(listings["ofac-2"].place, Some(("sdnew15.txt".to_owned(), 27)));
}

#[test]
fn a_file_cut_anywhere_says_so() {
    for end in 0..SMALL.len() {
        if let Ok(reading) = read(&SMALL.as_bytes()[..end], "sdnew15.txt") {
            assert!(reading.warnings.iter().any(|warning| warning.weight >= Weight::Gap), "cut at {end}");
        }
    }
}

#[test]
fn a_file_without_a_day_is_refused() {
    for text in ["", "uid,name\n1,X\n", "35/9/35, Baghdad, Iraq [IRAQ]"] {
        assert_eq!(read(text.as_bytes(), "x.txt").unwrap_err().code(), "list.malformed", "{text}");
    }
}

proptest! {
    #[test]
    fn no_text_makes_the_reader_fail(text in "[\\[\\]()\\-to;, AKk.a:\"/019*É\n]{0,300}") {
        let text = format!("01/02/15:\n\nThe following entries have been removed:\n\n{text}");
        let reading = read(text.as_bytes(), "x.txt").unwrap();
        let _ = rebuild(&small_edition(), day("2016-01-01"), &reading.changes, day("2014-01-01"));
    }
}

/// Days, entries as printed, changes (additions, removals, changes), texts that were not understood. Counted by a
/// program of its own with the same rules.
type Expected = (&'static str, usize, usize, [usize; 3], usize);

const FILES: &[Expected] = &[
    ("SDNEW94.TXT", 22, 1226, [0, 1095, 14], 23),
    ("SDNEW95.TXT", 12, 839, [423, 24, 2], 271),
    ("SDNEW96.TXT", 7, 348, [200, 66, 53], 8),
    ("SDNEW97.TXT", 8, 662, [165, 30, 119], 125),
    ("SDNEW98.TXT", 4, 1145, [791, 3, 0], 120),
    ("SDNEW99.TXT", 9, 457, [190, 14, 85], 7),
    ("SDNEW00.TXT", 7, 259, [76, 5, 46], 8),
    ("SDNEW01.TXT", 18, 1898, [295, 3, 33], 1092),
    ("SDNEW02.TXT", 32, 421, [180, 16, 20], 17),
    ("SDNEW03.TXT", 38, 2033, [786, 210, 133], 95),
    ("SDNEW04.TXT", 43, 2485, [474, 661, 433], 41),
    ("sdnew05.txt", 36, 1077, [379, 17, 163], 0),
    ("sdnew06.txt", 33, 872, [233, 15, 63], 0),
    ("sdnew07.txt", 35, 1239, [458, 28, 25], 0),
    ("sdnew08.txt", 55, 1787, [526, 145, 24], 8),
    ("sdnew09.txt", 56, 1592, [321, 128, 218], 1),
    ("sdnew10.txt", 55, 2180, [619, 125, 156], 0),
    ("sdnew11.txt", 78, 2489, [486, 140, 189], 0),
    ("sdnew12.txt", 76, 2991, [586, 288, 433], 0),
    ("sdnew13.txt", 70, 3204, [525, 195, 729], 0),
    ("sdnew14.txt", 80, 2420, [583, 447, 86], 0),
    ("sdnew15.txt", 68, 2067, [428, 353, 41], 0),
    ("sdnnew16.txt", 59, 3675, [391, 995, 146], 0),
];

#[test]
fn every_year_is_read_and_what_is_not_understood_is_counted() {
    let mut differences = Vec::new();
    for (file, days, entries, kinds, unknown) in FILES {
        let Some(reading) = real(file) else { return };
        let count = |kind| reading.changes.iter().filter(|change| change.kind == kind).count();
        let seen = [ChangeKind::Added, ChangeKind::Removed, ChangeKind::Changed].map(count);
        let found = (reading.days, reading.entries, seen, reading.not_understood.len());
        if found != (*days, *entries, *kinds, *unknown) {
            differences.push(format!("{file}: {found:?}"));
        }
        // The file of 2001 alone has no end mark.
        assert_eq!(reading.warnings.is_empty(), *file != "SDNEW01.TXT", "{file}: {:?}", reading.warnings);
    }
    assert!(differences.is_empty(), "{differences:#?}");
}

#[test]
fn on_2_january_2015_ten_people_were_added_and_three_bodies_changed() {
    let Some(reading) = real("sdnew15.txt") else { return };
    let of_the_day: Vec<&Change> = reading.changes.iter().filter(|change| change.day == day("2015-01-02")).collect();
    let added: BTreeSet<&str> = of_the_day
        .iter()
        .filter(|change| change.kind == ChangeKind::Added)
        .map(|change| change.entry().unwrap().head())
        .collect();
    assert_eq!(
        added,
        BTreeSet::from([
            "JANG, Song Chol",
            "JANG, Yong Son",
            "KANG, Ryong",
            "KIL, Jong Hun",
            "KIM, Kwang Chun",
            "KIM, Kwang Yon",
            "KIM, Kyu",
            "KIM, Yong Chol",
            "RYU, Jin",
            "YU, Kwang Ho",
        ])
    );
    let changed: Vec<&&Change> = of_the_day.iter().filter(|change| change.kind == ChangeKind::Changed).collect();
    assert_eq!((of_the_day.len(), changed.len()), (13, 3));
    for (change, name, heads) in [
        (changed[0], "KOREA MINING DEVELOPMENT TRADING CORPORATION", 6),
        (changed[1], "KOREA TANGUN TRADING CORPORATION", 1),
        (changed[2], "RECONNAISSANCE GENERAL BUREAU", 4),
    ] {
        assert!(change.heads.iter().any(|head| head.new.as_deref() == Some(name)), "{name}");
        assert_eq!((change.heads.len(), change.programmes_added()), (heads, vec!["DPRK2"]), "{name}");
    }
}

/// Names by which two lists agree: the primary one, then any.
fn compare(rebuilt: &Rebuilt, published: &[Entity]) -> (usize, usize, usize) {
    let key = |entity: &Entity, name: &str| (entity.schema.clone(), fold(name));
    let mut left: BTreeMap<(Schema, String), usize> = BTreeMap::new();
    for entity in published {
        *left.entry(key(entity, entity.caption())).or_default() += 1;
    }
    let mut others: Vec<&Entity> = Vec::new();
    let mut by_primary = 0;
    for entity in &rebuilt.entities {
        match left.get_mut(&key(entity, entity.caption())) {
            Some(count) if *count > 0 => {
                *count -= 1;
                by_primary += 1;
            }
            _ => others.push(entity),
        }
    }
    let mut by_another = 0;
    let mut extra = Vec::new();
    for entity in others {
        let found =
            entity.names.iter().map(|name| key(entity, &name.text)).find(|key| left.get(key).is_some_and(|n| *n > 0));
        match found.and_then(|key| left.get_mut(&key)) {
            Some(count) => {
                *count -= 1;
                by_another += 1;
            }
            None => extra.push(entity.caption()),
        }
    }
    let missing: Vec<&String> = left.iter().filter(|(_, count)| **count > 0).map(|((_, name), _)| name).collect();
    eprintln!("missing {missing:?}, extra {extra:?}");
    (by_primary, by_another, extra.len())
}

#[test]
fn from_october_2016_back_to_january_2015_every_party_is_found() {
    let Some(changes) = all_changes() else { return };
    let edition_2016 = edition("ofac-sdn/2016-10-07/SDN.CSV");
    let published = edition("ofac-sdn/2015-01-02/sdn.csv");
    let rebuilt = rebuild(&edition_2016, day("2016-10-07"), &changes, day("2015-01-02"));
    assert_eq!(rebuilt.unmatched, []);
    assert_eq!((rebuilt.taken_out, rebuilt.restored, rebuilt.reverted), (809, 1348, 184));
    assert_eq!((rebuilt.entities.len(), published.len()), (5876, 5876));
    // 399 of the restored parties have several names of which each could be the primary one; half of the guesses are
    // wrong, but the name that was right is among the aliases.
    assert_eq!(compare(&rebuilt, &published), (5672, 204, 0));

    // Where the primary name is right and stands once, programmes and births agree too. In 2016 OFAC removed ten
    // parties under fewer programmes than they had had, and never said when the others went; one is a homonym.
    let once = |entities: &[Entity]| -> BTreeMap<String, Option<(BTreeSet<String>, usize)>> {
        let mut seen = BTreeMap::new();
        for entity in entities {
            let facts = (programmes(entity).into_iter().collect(), entity.births.len());
            seen.entry(fold(entity.caption())).and_modify(|held| *held = None).or_insert(Some(facts));
        }
        seen
    };
    let (ours, theirs) = (once(&rebuilt.entities), once(&published));
    let both: Vec<_> =
        theirs.iter().filter_map(|(name, facts)| Some((facts.as_ref()?, ours.get(name)?.as_ref()?))).collect();
    let other_programmes = both.iter().filter(|(theirs, ours)| theirs.0 != ours.0).count();
    let other_births = both.iter().filter(|(theirs, ours)| theirs.1 != ours.1).count();
    assert_eq!((both.len(), other_programmes, other_births), (5620, 11, 0));
}

/// Words of a table.
type Words = &'static [&'static str];

#[test]
fn the_day_before_2_january_2015_the_three_bodies_are_there_without_the_programme_and_the_ten_people_are_not() {
    let Some(changes) = all_changes() else { return };
    let edition_2016 = edition("ofac-sdn/2016-10-07/SDN.CSV");
    let rebuilt = rebuild(&edition_2016, day("2016-10-07"), &changes, day("2015-01-01"));
    assert_eq!(rebuilt.entities.len(), 5866);
    let find = |id: &str| rebuilt.entities.iter().find(|entity| entity.id == id);
    for uid in [17614, 17615, 17616, 17617, 17618, 17619, 17620, 17624, 17625, 17627] {
        assert!(find(&format!("ofac-{uid}")).is_none(), "{uid}");
    }
    let bodies: [(&str, Words, Words, Words); 3] = [
        (
            "ofac-9345",
            &[
                "KOREA MINING DEVELOPMENT TRADING CORPORATION",
                "NORTH KOREAN MINING DEVELOPMENT TRADING CORPORATION",
                "CHANGGWANG SINYONG CORPORATION",
                "EXTERNAL TECHNOLOGY GENERAL CORPORATION",
                "KOREA KUMRYONG TRADING COMPANY",
                "KOMID",
            ],
            &["NPWMD"],
            &["Central District, Pyongyang, Korea, North"],
        ),
        ("ofac-11599", &["KOREA TANGUN TRADING CORPORATION"], &["NPWMD"], &["Pyongyang, Korea, North"]),
        (
            "ofac-12210",
            &["RECONNAISSANCE GENERAL BUREAU", "CHONGCH'AL CH'ONGGUK", "KPA UNIT 586", "RGB"],
            &["DPRK"],
            &["Hyongjesan-Guyok, Pyongyang, Korea, North", "Nungrado, Pyongyang, Korea, North"],
        ),
    ];
    for (id, expected_names, codes, addresses) in bodies {
        let entity = find(id).unwrap();
        assert_eq!(entity.caption(), expected_names[0]);
        let expected: BTreeSet<String> = expected_names.iter().map(|name| (*name).to_owned()).collect();
        assert_eq!(names(entity), expected, "{id}");
        assert_eq!(programmes(entity), codes, "{id}");
        assert_eq!(entity.addresses.iter().map(Address::one_line).collect::<Vec<_>>(), addresses, "{id}");
    }
    // The General of the same name as one of the ten was there, and stays.
    assert_eq!(find("ofac-12211").unwrap().caption(), "KIM, Yong Chol");
}

#[test]
fn the_days_of_listing_are_those_that_the_advanced_form_gives() {
    let (Some(data), Some(changes)) = (data(), all_changes()) else { return };
    let mut edition_2016 = edition("ofac-sdn/2016-10-07/SDN.CSV");
    let listings = first_listed(&edition_2016, day("2016-10-07"), &changes);
    let filled = fill_listing_dates(&mut edition_2016, &listings);
    for (id, listed, programme) in [
        ("ofac-9345", "2005-06-29", Some("2015-01-02")),
        ("ofac-11599", "2009-09-08", Some("2015-01-02")),
        ("ofac-12210", "2010-08-30", Some("2015-01-02")),
        ("ofac-17614", "2015-01-02", None),
        ("ofac-12211", "2010-08-30", None),
    ] {
        let entity = edition_2016.iter().find(|entity| entity.id == id).unwrap();
        assert_eq!(entity.listed_on(), Some(day(listed)), "{id}");
        let since = entity.designations[0].programmes.iter().find(|programme| programme.code == "DPRK2");
        assert_eq!(since.and_then(|programme| programme.period.from), programme.map(day), "{id}");
    }
    // KOMID on the eve: listed, but not under the programme of the next day.
    let komid = edition_2016.iter().find(|entity| entity.id == "ofac-9345").unwrap();
    assert_eq!(programmes(&komid.as_of(day("2015-01-01")).unwrap()), ["NPWMD"]);

    // 5,004 of 5,337 parties have a day; the others came before 1995 or under a heading that says nothing.
    assert_eq!(filled, 5004);
    let table = fs::read_to_string(data.join("ofac-advanced-derived/sanctions_entries-2024-03.csv")).unwrap();
    let mut stated: BTreeMap<String, PartialDate> = BTreeMap::new();
    for row in table.lines() {
        let cells: Vec<&str> = row.split(',').collect();
        let [_, uid, "1550", _, _, _, year, month, date, ..] = cells[..] else { continue };
        let (Ok(year), Ok(month), Ok(date)) = (year.parse(), month.parse(), date.parse()) else { continue };
        let Some(listed) = PartialDate::day(year, month, date) else { continue };
        let held = stated.entry(format!("ofac-{uid}")).or_insert(listed);
        *held = listed.min(*held);
    }
    let compared: Vec<bool> =
        edition_2016.iter().filter_map(|entity| Some(entity.listed_on()? == *stated.get(&entity.id)?)).collect();
    let same = compared.iter().filter(|same| **same).count();
    assert_eq!((compared.len(), same), (3686, 3531));
}
