//! One engine over all versions of a list answers for any day, on both axes of time.

#![allow(clippy::unwrap_used)] // Tests may panic.

use interdict_model::{Designation, Entity, Name, PartialDate, Programme, Schema};
use interdict_screening::{
    Engine, SeenVersion, Settings, Subject,
    subjects::{Locator, RecordPlace, ScreenedSubject},
};

fn day(text: &str) -> Option<PartialDate> {
    text.parse().ok()
}

/// The trading company as it was published: listed in 2009, under one more programme from 2 January 2015 on.
fn version(programmes: &[&str], from: &str, until: &str) -> SeenVersion {
    let mut entity = Entity::new("ofac-11599", Schema::Organization);
    entity.add_name(Name::primary("KOREA TANGUN TRADING CORPORATION"));
    entity.datasets.push("us_ofac_sdn".into());
    entity.designations.push(Designation {
        programmes: programmes.iter().map(|code| Programme::undated(*code)).collect(),
        listed_on: day("2009-09-08"),
        ..Designation::default()
    });
    SeenVersion { entity, from: day(from), until: day(until) }
}

#[test]
fn a_match_is_the_version_that_was_known_on_the_day() {
    let versions =
        vec![version(&["NPWMD"], "2014-12-31", "2015-01-17"), version(&["NPWMD", "DPRK2"], "2015-01-17", "")];
    let engine = Engine::open_history(Vec::new(), versions).unwrap();
    let mut screener = engine.screener();
    let subject = ScreenedSubject {
        locator: Locator { file: None, place: RecordPlace::Argument(1) },
        id: None,
        subject: Subject::named("Korea Tangun Trading Corp."),
        fields: Vec::new(),
        notes: Vec::new(),
    };
    let mut programmes = |as_of: &str, known_on: &str| -> Option<String> {
        let settings = Settings { as_of: day(as_of), known_on: day(known_on), ..Settings::default() };
        screener.screen(&subject, &settings).matches.first().map(|found| found.programmes.join(" "))
    };
    let cases = [
        ("", "2014-12-30", None),
        ("", "2014-12-31", Some("NPWMD")),
        ("", "2015-01-16", Some("NPWMD")),
        ("", "2015-01-17", Some("NPWMD DPRK2")),
        ("2009-09-07", "2015-01-17", None),
        ("2009-09-08", "2015-01-17", Some("NPWMD DPRK2")),
    ];
    for (as_of, known_on, expected) in cases {
        assert_eq!(programmes(as_of, known_on).as_deref(), expected, "as of {as_of:?}, known on {known_on:?}");
    }
}
