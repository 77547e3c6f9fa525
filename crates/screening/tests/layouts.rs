//! Answers in their three forms: every byte, and that an answer can be written part by part.

#![allow(clippy::unwrap_used)] // Tests may panic.

use interdict_lists::EditionInfo;
use interdict_model::{Identifier, IdentifierKind, Schema};
use interdict_screening::{
    Edition, FoundBy, Match, MatchedName, OfacOpinion, Outcome, Screening, Settings, Subject,
    layouts::{About, Layout, Tally, shown_name},
    subjects::{BadRecord, Locator, RecordError, RecordPlace},
};

/// What is answered of the three records of [`outcomes`], as JSON.
const RESULTS: [&str; 3] = [
    concat!(
        r#"{"file":"c.csv","row":2,"id":"C-1","subject":{"names":["Galleon Quartz"],"kind":null,"births":[],"#,
        r#""countries":[],"identifiers":[]},"notes":["a birth date was not understood and not used"],"#,
        r#""matches":[{"entity":"test-1","caption":"GALLEON, Quartz","schema":"Organization","score":0.97,"#,
        r#""matchedName":{"text":"GALLEON QUARTZ","weak":true},"reasons":["same name","weak alias"],"#,
        r#""lists":["test"],"listedOn":"2015-01-02","programmes":["X","Y"]}]}"#
    ),
    concat!(
        r#"{"file":"c.csv","row":3,"subject":{"names":["Nobody"],"kind":null,"births":[],"#,
        r#""countries":[],"identifiers":[]},"matches":[]}"#
    ),
    concat!(
        r#"{"file":"c.csv","row":4,"#,
        r#""error":{"code":"record.no_name","message":"there is no name and no number to screen"}}"#
    ),
];
const HEADER: &str = "file,place,id,name,status,entity,caption,matched_name,weak,schema,score,reasons,lists,listed_on,\
                      programmes,message,as_of,editions,complete";

/// One list as it was published, one of which something is missing.
fn editions() -> Vec<Edition> {
    let edition = |dataset: &str, published_on: &str, digest: &str, complete: bool| Edition {
        info: EditionInfo {
            dataset: dataset.into(),
            published_on: published_on.parse().ok(),
            digest: digest.into(),
            ..EditionInfo::default()
        },
        parties: 2,
        undated: 0,
        complete,
        gaps: Vec::new(),
        warnings: 0,
    };
    vec![edition("test", "2015-01-02", "0123456789abcdef", true), edition("own", "", "fedcba", false)]
}

fn settings() -> Settings {
    Settings { as_of: "2015-01-17".parse().ok(), ..Settings::default() }
}

/// Somebody who is found, something about the file, somebody who is clear, and a record that cannot be screened.
fn outcomes() -> Vec<Outcome> {
    let locator = |row: u64| Locator { file: Some("c.csv".into()), place: RecordPlace::Row(row) };
    let found = Match {
        entity: "test-1".into(),
        group: None,
        same_party: Vec::new(),
        caption: "GALLEON, Quartz".into(),
        schema: Schema::Organization,
        score: 0.97,
        ofac: None,
        matched_name: Some(MatchedName { text: "GALLEON QUARTZ".into(), weak: true }),
        reasons: vec!["same name".into(), "weak alias".into()],
        lists: vec!["test".into()],
        listed_on: "2015-01-02".parse().ok(),
        programmes: vec!["X".into(), "Y".into()],
        explanation: None,
    };
    vec![
        Outcome::Screened(Screening {
            locator: locator(2),
            id: Some("C-1".into()),
            subject: Subject::named("Galleon Quartz"),
            notes: vec!["a birth date was not understood and not used".into()],
            matches: vec![found],
            same_word: None,
        }),
        Outcome::Note("c.csv is read as windows-1252".into()),
        Outcome::Screened(Screening {
            locator: locator(3),
            id: None,
            subject: Subject::named("Nobody"),
            notes: Vec::new(),
            matches: Vec::new(),
            same_word: None,
        }),
        Outcome::Bad(BadRecord {
            locator: locator(4),
            error: RecordError { code: "record.no_name", message: "there is no name and no number to screen".into() },
        }),
    ]
}

#[test]
fn a_document_says_by_what_it_was_answered_and_has_a_line_for_every_record() {
    let (settings, editions) = (settings(), editions());
    let about = About { settings: &settings, editions: &editions };
    let expected = format!(
        "{{\n  \"engine\": {{\"name\":\"interdict\",\"version\":\"{}\"}},\n  \"settings\": {},\n  \"editions\": {},\n  \
         \"complete\": false,\n  \"results\": [\n    {}\n  ],\n  \
         \"summary\": {{\"screened\":2,\"matched\":1,\"bad\":1}}\n}}\n",
        env!("CARGO_PKG_VERSION"),
        serde_json::to_string(&settings).unwrap(),
        serde_json::to_string(&editions).unwrap(),
        RESULTS.join(",\n    "),
    );
    assert_eq!(Layout::Json.text(about, &outcomes()).unwrap(), expected);
}

#[test]
fn a_document_about_nobody_is_a_document() {
    let (settings, editions) = (settings(), editions());
    let text = Layout::Json.text(About { settings: &settings, editions: &editions }, &outcomes()[..0]).unwrap();
    let end = "  \"results\": [],\n  \"summary\": {\"screened\":0,\"matched\":0,\"bad\":0}\n}\n";
    assert!(text.ends_with(end), "{text}");
}

#[test]
fn every_line_says_what_was_screened_against() {
    let (settings, editions) = (settings(), editions());
    let about = About { settings: &settings, editions: &editions };
    let line = |result: &str| {
        let open = result.strip_suffix('}').unwrap();
        format!("{open},\"editions\":[\"test@2015-01-02#0123456789ab\",\"own@undated#fedcba\"],\"complete\":false}}\n")
    };
    assert_eq!(Layout::JsonLines.text(about, &outcomes()).unwrap(), RESULTS.map(line).concat());
    assert_eq!(Layout::JsonLines.text(about, outcomes().last()).unwrap(), line(RESULTS[2]));
}

#[test]
fn a_table_has_a_line_for_every_match_and_for_every_record_without_one() {
    let (settings, editions) = (settings(), editions());
    let about = About { settings: &settings, editions: &editions };
    let end = ",2015-01-17,test@2015-01-02#0123456789ab; own@undated#fedcba,false\n";
    let expected = [
        format!("{HEADER}\n"),
        format!(
            "c.csv,2,C-1,Galleon Quartz,match,test-1,\"GALLEON, Quartz\",GALLEON QUARTZ,true,Organization,0.97,\
             same name; weak alias,test,2015-01-02,X; Y,a birth date was not understood and not used{end}"
        ),
        format!("c.csv,3,,Nobody,clear{}{end}", ",".repeat(11)),
        format!("c.csv,4,,,error{}record.no_name: there is no name and no number to screen{end}", ",".repeat(11)),
    ];
    assert_eq!(Layout::CommaSeparated.text(about, &outcomes()).unwrap(), expected.concat());
}

#[test]
fn a_table_has_the_score_of_ofac_where_it_was_asked_for() {
    let (settings, editions) = (Settings { ofac_minimum: Some(90), ..settings() }, editions());
    let about = About { settings: &settings, editions: &editions };
    let mut outcomes = outcomes();
    if let Some(Outcome::Screened(screening)) = outcomes.first_mut() {
        screening.matches[0].ofac = Some(OfacOpinion { score: 100.0, found_by: FoundBy::Both });
    }
    let text = Layout::CommaSeparated.text(about, &outcomes).unwrap();
    let ends: Vec<&str> = text.lines().map(|line| line.rsplit_once(",false").map_or(line, |(_, end)| end)).collect();
    let header = format!("{HEADER},ofac_score,found_by");
    assert_eq!(ends, [header.as_str(), ",100.0,both", ",,", ",,"]);
}

#[test]
fn an_answer_in_parts_is_the_answer_in_one() {
    let (settings, editions) = (settings(), editions());
    let about = About { settings: &settings, editions: &editions };
    let outcomes = outcomes();
    for layout in [Layout::JsonLines, Layout::CommaSeparated] {
        let mut bytes = Vec::new();
        for (number, part) in outcomes.chunks(1).enumerate() {
            let mut writer = layout.writer(about, &mut bytes);
            if number == 0 {
                writer.begin().unwrap();
            }
            part.iter().try_for_each(|outcome| writer.outcome(outcome)).unwrap();
            writer.end(&Tally::default()).unwrap();
        }
        assert_eq!(String::from_utf8(bytes).unwrap(), layout.text(about, &outcomes).unwrap(), "{layout:?}");
    }
}

#[test]
fn who_has_no_name_is_shown_by_number() {
    let passport = Identifier::new(IdentifierKind::Passport, "563410081");
    let numbered = Subject { identifiers: vec![passport], ..Subject::default() };
    assert_eq!(shown_name(&numbered), "number 563410081");
    assert_eq!(shown_name(&Subject { names: vec!["Nobody".into()], ..numbered }), "Nobody");
}
