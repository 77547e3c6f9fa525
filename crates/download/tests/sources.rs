//! The built-in sources, and what a user's file does to them.
#![allow(clippy::unwrap_used)] // Tests may panic.

use interdict_download::{Catalogue, Secret, Settings, SourcesError};
use std::{collections::BTreeSet, path::Path};

#[test]
fn the_built_in_sources_are_secure_and_of_datasets_that_are_read() {
    let catalogue = Catalogue::built_in().unwrap();
    assert_eq!(catalogue.settings, Settings::default(), "data/sources.toml and the defaults say the same");
    let read =
        ["us_ofac_sdn", "us_ofac_cons", "un_sc", "eu_fsf", "gb_fcdo_uksl", "us_csl", "ch_seco", "ca_sema", "au_dfat"];
    let mut names = BTreeSet::new();
    for source in &catalogue.sources {
        assert!(names.insert(&source.name), "{}", source.name);
        assert!(read.contains(&source.dataset.as_str()), "{}", source.dataset);
        assert!(source.files.iter().all(|file| file.url.starts_with("https://")), "{}", source.name);
    }
    let by_default = catalogue.chosen(&[] as &[&str]).unwrap();
    let datasets: Vec<&str> = by_default.iter().map(|source| source.dataset.as_str()).collect();
    assert_eq!(datasets, read, "each dataset is fetched once");
    assert_eq!(catalogue.source("ofac-sdn-delimited").unwrap().files.len(), 4);
}

#[test]
fn a_users_file_replaces_what_it_writes_and_adds_what_is_new() {
    let text = r#"
        user_agent = "Mozilla/5.0 (example)"
        proxy = "http://user:secret@proxy.example:3128"
        attempts = 2

        [[source]]
        name = "un"
        timeout_seconds = 30
        [source.headers]
        Authorization = "Bearer secret"

        [[source]]
        name = "japan"
        dataset = "jp_mof"
        [[source.file]]
        url = "https://lists.example/jp.csv"
        file_name = "jp_mof.csv"
        checksum_url = "https://lists.example/jp.csv.sha256"
    "#;
    let before = Catalogue::built_in().unwrap();
    let catalogue = before.clone().with_text(text, "mine.toml").unwrap();
    assert_eq!(catalogue.settings.user_agent, "Mozilla/5.0 (example)");
    assert_eq!(catalogue.settings.proxy, Some(Secret::new("http://user:secret@proxy.example:3128")));
    assert_eq!((catalogue.settings.attempts, catalogue.settings.at_once), (2, before.settings.at_once));
    let (un, un_before) = (catalogue.source("un").unwrap(), before.source("un").unwrap());
    assert_eq!((un.timeout_seconds, &un.files, &un.title), (Some(30), &un_before.files, &un_before.title));
    let japan = catalogue.source("japan").unwrap();
    assert_eq!((japan.title.as_str(), japan.by_default), ("japan", true));
    assert_eq!(japan.files[0].checksum_url.as_deref(), Some("https://lists.example/jp.csv.sha256"));
    assert_eq!(catalogue.sources.len(), before.sources.len() + 1);
    assert!(!format!("{catalogue:?}").contains("secret"), "what may be a password is not shown");
}

#[test]
fn what_does_not_do_is_said_with_file_place_and_hint() {
    let source = |rest: &str| {
        let file = "[[source.file]]\nurl = \"https://lists.example/a.xml\"\nfile_name = \"a.xml\"\n";
        format!("[[source]]\nname = \"mine\"\ndataset = \"mine\"\n{rest}\n{file}")
    };
    for (text, code, said) in [
        ("colour = \"red\"".to_owned(), "download.sources_malformed", "unknown field `colour`"),
        (source("colour = \"red\""), "download.sources_malformed", "unknown field `colour`"),
        (source("").replace("file_name", "name"), "download.sources_malformed", "unknown field `name`"),
        ("attempts = ".to_owned(), "download.sources_malformed", "mine.toml"),
        ("attempts = 0".to_owned(), "download.sources_wrong", "settings: `attempts` is from 1"),
        ("at_once = 0".to_owned(), "download.sources_wrong", "`at_once`"),
        ("timeout_seconds = 0".to_owned(), "download.sources_wrong", "`timeout_seconds`"),
        ("largest_bytes = 0".to_owned(), "download.sources_wrong", "`largest_bytes`"),
        ("user_agent = \"\"".to_owned(), "download.sources_wrong", "`user_agent`"),
        ("user_agent = \"a\\nb\"".to_owned(), "download.sources_wrong", "`user_agent`"),
        ("proxy = \"\"".to_owned(), "download.sources_wrong", "`proxy`"),
        (source("attempts = 99"), "download.sources_wrong", "source `mine`: `attempts`"),
        (source("headers = { \"a b\" = \"c\" }"), "download.sources_wrong", "header `a b`"),
        (source("").replace("https://", "ftp://"), "download.sources_wrong", "`ftp://lists.example/a.xml`"),
        (source("").replace("lists.example", ""), "download.sources_wrong", "`https:///a.xml`"),
        (source("").replace("\"a.xml\"", "\"../a.xml\""), "download.sources_wrong", "`../a.xml`"),
        (source("").replace("\"mine\"", "\"My List\""), "download.sources_wrong", "`name`"),
        (format!("{}{}", source(""), source("")), "download.sources_wrong", "written twice"),
        ("[[source]]\nname = \"new\"".to_owned(), "download.sources_wrong", "`dataset` is missing"),
        ("[[source]]\nname = \"new\"\ndataset = \"new\"".to_owned(), "download.sources_wrong", "[[source.file]]"),
        ("[[source]]\nname = \"un\"\nfile = []".to_owned(), "download.sources_wrong", "[[source.file]]"),
    ] {
        let error = Catalogue::built_in().unwrap().with_text(&text, "mine.toml").unwrap_err();
        assert_eq!(error.code(), code, "{text}\n{error}");
        assert!(error.to_string().starts_with("mine.toml: "), "{error}");
        assert!(error.to_string().contains(said), "{text}\n{error}");
        assert!(!error.hint().is_empty());
    }
}

#[test]
fn a_source_that_is_not_known_and_a_file_that_is_not_there_are_errors() {
    let catalogue = Catalogue::built_in().unwrap();
    let error = catalogue.chosen(&["un", "moon"]).unwrap_err();
    assert_eq!(error.code(), "download.source_unknown");
    assert!(error.to_string().contains("`moon`") && error.to_string().contains("uk"), "{error}");
    let chosen = catalogue.chosen(&["uk", "un"]).unwrap();
    assert_eq!(chosen.iter().map(|source| source.name.as_str()).collect::<Vec<_>>(), ["uk", "un"]);
    let error = catalogue.with_file(Path::new("no/such/file.toml")).unwrap_err();
    assert!(matches!(error, SourcesError::Unreadable { .. }), "{error}");
}
