//! What the score must get right about names, as sentences over small lists.

#![allow(clippy::unwrap_used)] // Helpers of tests may panic as tests do.

use interdict_matching::{DEFAULT_THRESHOLD, Index, SearchOptions, Searcher, Subject};
use interdict_model::{Country, CountryRole, DateSpan, Entity, Identifier, IdentifierKind, Name, PartyKind, Schema};

fn party(id: &str, schema: Schema, names: &[&str]) -> Entity {
    let mut entity = Entity::new(id, schema);
    for name in names {
        entity.add_name(Name::alias(*name));
    }
    entity
}

fn list() -> Vec<Entity> {
    let mut officer = party("komid-man", Schema::Person, &["KIM, Yong Chol"]);
    officer.births.push(DateSpan::from("1962-02-18".parse::<interdict_model::PartialDate>().unwrap()));
    let mut ship = party("ship", Schema::Vessel, &["FU YUAN YU 7623"]);
    ship.identifiers.push(Identifier::new(IdentifierKind::Imo, "IMO 9187629"));
    vec![
        officer,
        ship,
        party("bank", Schema::Organization, &["KOREA DAESONG BANK"]),
        party("llc", Schema::Organization, &["LIMITED LIABILITY COMPANY GALIKA SERVIS"]),
        party("tangun", Schema::Organization, &["KOREA TANGUN TRADING CORPORATION"]),
        party("russian", Schema::Person, &["ALEXSEYEV, Vladimir Stepanovich"]),
        party("chinese", Schema::Person, &["LIU, Baoxia"]),
        party("arab", Schema::Person, &["AL-RAWI, Muhammad Abd-al-Qadir"]),
        party("spelt out", Schema::Organization, &["RESEARCH AND DEVELOPMENT COMPANY ZEVTRON INDUSTRIES"]),
        party("shortened", Schema::Organization, &["FCDT KARVELIN"]),
    ]
}

fn score(subject: &Subject, id: &str) -> f64 {
    let entities = list();
    let index = Index::build(&entities);
    let options = SearchOptions { threshold: 0.0, ..SearchOptions::default() };
    let hits = Searcher::new(&index).search(subject, &options);
    hits.iter().find(|hit| entities[hit.entity as usize].id == id).map_or(0.0, |hit| hit.score)
}

fn named(name: &str, kind: PartyKind) -> Subject {
    Subject { kind: Some(kind), ..Subject::named(name) }
}

#[test]
fn written_otherwise_it_is_still_the_same_party() {
    let cases = [
        ("Kim Yong-chol", PartyKind::Person, "komid-man"),
        ("KIM YONGCHOL", PartyKind::Person, "komid-man"),
        ("김영철", PartyKind::Person, "komid-man"),
        ("Gim Yeong Cheol", PartyKind::Person, "komid-man"),
        ("Mr. Kim Yong Chol", PartyKind::Person, "komid-man"),
        ("Korea Daesong Bk", PartyKind::Organization, "bank"),
        ("Limited Liability Conmpany Galika Servis", PartyKind::Organization, "llc"),
        ("OOO Galika Servis", PartyKind::Organization, "llc"),
        ("ООО Галика Сервис", PartyKind::Organization, "llc"),
        ("Tangun Trading Corp.", PartyKind::Organization, "tangun"),
        ("Владимир Степанович Алексеев", PartyKind::Person, "russian"),
        ("Volodya Stepanovich Alexseyev", PartyKind::Person, "russian"),
        ("Liu Pao-hsia", PartyKind::Person, "chinese"),
        ("RDC Zevtron Industries", PartyKind::Organization, "spelt out"),
        ("Federal Center of Dual Technologies Karvelin", PartyKind::Organization, "shortened"),
        ("刘宝霞", PartyKind::Person, "chinese"),
        ("Mohammed Abdulqader Al Rawi", PartyKind::Person, "arab"),
        ("محمد عبد القادر الراوي", PartyKind::Person, "arab"),
        ("M/V Fu Yuan Yu 7623", PartyKind::Vessel, "ship"),
    ];
    for (name, kind, id) in cases {
        let score = score(&named(name, kind), id);
        assert!(score >= DEFAULT_THRESHOLD, "{name}: {score}");
    }
}

#[test]
fn foreign_names_are_found_as_other_scripts_and_languages_write_them() {
    let entities = [party("russian", Schema::Person, &["LAVRENOV, Vladimir"])];
    let index = Index::build(&entities);
    for name in [
        "ウラジーミル・ラブレノフ",
        "블라디미르 라브레노프",
        "弗拉基米尔·拉夫列诺夫",
        "Wladimir Lawrenow",
        "Vladimir Lavrienov",
        "Uładzimir Ławrenow",
    ] {
        let hits = Searcher::new(&index).search(&named(name, PartyKind::Person), &SearchOptions::default());
        assert_eq!(hits.len(), 1, "{name}");
        assert!(hits[0].score < 1.0, "{name}");
    }
    for name in ["ウラジーミル・プーチン", "弗拉基米尔·普京", "セルゲイ・ラブレノフ"] {
        let hits = Searcher::new(&index).search(&named(name, PartyKind::Person), &SearchOptions::default());
        assert!(hits.is_empty(), "{name}: {}", hits[0].score);
    }
}

#[test]
fn romanisations_of_syllables_find_each_other() {
    let entities = [
        party("korean", Schema::Person, &["PAK, Tok Gil"]),
        party("chinese", Schema::Person, &["XU, Bin"]),
        party("surname", Schema::Person, &["LUO, Huining"]),
    ];
    let index = Index::build(&entities);
    for (name, id) in
        [("Bak Deok Kil", "korean"), ("Park Duk Gil", "korean"), ("Hsu Pin", "chinese"), ("Lo Hui-ning", "surname")]
    {
        let hits = Searcher::new(&index).search(&named(name, PartyKind::Person), &SearchOptions::default());
        let found: Vec<&str> = hits.iter().map(|hit| entities[hit.entity as usize].id.as_str()).collect();
        assert_eq!(found, [id], "{name}");
    }
}

#[test]
fn look_alikes_stay_below() {
    let cases = [
        ("Kim Yong Nam", PartyKind::Person, "komid-man"),
        ("Fu Yuan Yu 7626", PartyKind::Vessel, "ship"),
        ("Korea Kwangson Bank", PartyKind::Organization, "bank"),
        ("Korea Trading Corporation", PartyKind::Organization, "tangun"),
        ("Sergei Stepanovich Alexseyev", PartyKind::Person, "russian"),
        ("Liu Wei", PartyKind::Person, "chinese"),
        ("Kim Yong Chol", PartyKind::Vessel, "komid-man"),
    ];
    for (name, kind, id) in cases {
        let score = score(&named(name, kind), id);
        assert!(score < DEFAULT_THRESHOLD, "{name}: {score}");
    }
}

#[test]
fn a_birth_date_orders_what_names_leave_open() {
    let born =
        |date: &str| Subject { births: vec![date.parse().unwrap()], ..named("Kim Yong Chol", PartyKind::Person) };
    let same = score(&born("1962-02-18"), "komid-man");
    let year = score(&born("1962"), "komid-man");
    let none = score(&named("Kim Yong Chol", PartyKind::Person), "komid-man");
    let swapped_digits = score(&born("1926-02-18"), "komid-man");
    let other = score(&born("1985-11-30"), "komid-man");
    assert!(same > year && year > none && none > other, "{same} {year} {none} {other}");
    assert!(swapped_digits > other);
    assert!(other < DEFAULT_THRESHOLD, "{other}");
}

#[test]
fn a_number_finds_its_party_whatever_the_name() {
    let subject = Subject {
        identifiers: vec![Identifier::new(IdentifierKind::Imo, "9187629")],
        ..named("Some Other Ship", PartyKind::Vessel)
    };
    assert!(score(&subject, "ship") > 0.9);
    let wrong = Subject {
        identifiers: vec![Identifier::new(IdentifierKind::Imo, "9074729")],
        ..named("Fu Yuan Yu 7623", PartyKind::Vessel)
    };
    assert!(score(&wrong, "ship") < score(&named("Fu Yuan Yu 7623", PartyKind::Vessel), "ship"));
}

#[test]
fn an_acronym_stands_for_its_words_alone() {
    let spelt_out = |name: &str| score(&named(name, PartyKind::Organization), "spelt out");
    let right = spelt_out("RDC Zevtron Industries");
    for other in ["RDK Zevtron Industries", "DCR Zevtron Industries", "KTM Zevtron Industries"] {
        assert!(spelt_out(other) < right, "{other}");
    }
    // Three letters are the letters of many names.
    assert!(spelt_out("RDC") < DEFAULT_THRESHOLD);
    // A person's words are not abbreviated.
    assert!(score(&named("KYC", PartyKind::Person), "komid-man") < 0.01);
}

#[test]
fn initials_of_whole_names_are_no_acronyms() {
    let entities = [
        party("letters", Schema::Organization, &["NATIONAL KELVATRON ARMY", "NKA"]),
        party("with a form", Schema::Organization, &["KVZ LLC"]),
        party("spelt out", Schema::Organization, &["KARVEL VOLTRIX ZAMBRO"]),
    ];
    let index = Index::build(&entities);
    let cases: [(&str, &[&str]); 3] =
        [("Norton Keller Adams", &[]), ("KVZ", &["with a form"]), ("NKA Orvane", &["letters"])];
    for (name, expected) in cases {
        let hits = Searcher::new(&index).search(&Subject::named(name), &SearchOptions::default());
        let found: Vec<&str> = hits.iter().map(|hit| entities[hit.entity as usize].id.as_str()).collect();
        assert_eq!(found, expected, "{name}");
    }
}

/// The score of a body with one name; `country` is one of its own.
fn score_of_body(asked: &Subject, listed: &str, country: Option<&str>) -> f64 {
    let mut body = party("body", Schema::Organization, &[listed]);
    if let Some(country) = country.and_then(Country::from_code) {
        body.add_country(country, CountryRole::Jurisdiction);
    }
    let options = SearchOptions { threshold: 0.0, ..SearchOptions::default() };
    Searcher::new(&Index::build([&body])).search(asked, &options).first().map_or(0.0, |hit| hit.score)
}

#[test]
fn generic_words_of_one_company_may_be_swapped_abbreviated_or_left_out() {
    let cases = [
        // One line of business.
        ("Zarven Airlines", "ZARVEN AIR", None),
        ("Zarven Airways", "ZARVEN AIR", None),
        ("Zarven Aviation", "ZARVEN AIRLINES", None),
        ("Zarven Maritime", "ZARVEN SHIPPING LINES", None),
        ("Zarven Trade", "ZARVEN EXPORT", None),
        // A legal form with a word abbreviated, and one that says no more than another.
        ("ZARVEN STATE CORP", "STATE CORPORATION ZARVEN", None),
        ("Zarven Corporation", "STATE CORPORATION ZARVEN", None),
        // The own country at the end.
        ("Bank Zarven", "BANK ZARVEN IRAN", Some("ir")),
        // And before the name, in North Korea.
        ("Zarven Shipping", "KOREA ZARVEN SHIPPING COMPANY", Some("kp")),
    ];
    for (asked, listed, country) in cases {
        let score = score_of_body(&named(asked, PartyKind::Organization), listed, country);
        assert!(score >= DEFAULT_THRESHOLD, "{asked} | {listed}: {score}");
    }
}

#[test]
fn what_only_sounds_like_one_concept_or_one_field_is_none() {
    let cases = [
        ("Ocean Star", "STARS OFFSHORE"),
        ("Pacific Star Shipping", "ATLANTIC STAR SHIPPING"),
        ("Lion Trading", "TIGER TRADING"),
        // Two lines of business, and another name in one.
        ("Zarven Insurance", "ZARVEN AIR"),
        ("Korvel Airlines", "ZARVEN AIR"),
    ];
    for (asked, listed) in cases {
        let score = score_of_body(&named(asked, PartyKind::Organization), listed, None);
        assert!(score < DEFAULT_THRESHOLD, "{asked} | {listed}: {score}");
    }
    // The same word is more than the same meaning, that more than a near one, and that more than another.
    let score = |asked: &str| score_of_body(&named(asked, PartyKind::Organization), "ZARVEN AIRLINES", None);
    let scores = ["Zarven Airlines", "Zarven Airways", "Zarven Air", "Zarven Insurance"].map(score);
    assert!(scores.is_sorted_by(|better, worse| better > worse), "{scores:?}");
}

#[test]
fn a_name_that_reads_like_a_persons_finds_firms_and_ships_only_by_the_whole_name() {
    let entities = [
        party("firm", Schema::Organization, &["EMMA LLC"]),
        party("ship", Schema::Vessel, &["HWA SONG"]),
        party("woman", Schema::Person, &["CARTER, Emma"]),
    ];
    let index = Index::build(&entities);
    let found = |subject: &Subject| -> Vec<&str> {
        let hits = Searcher::new(&index).search(subject, &SearchOptions::default());
        hits.iter().map(|hit| entities[hit.entity as usize].id.as_str()).collect()
    };
    let cases: [(&str, &[&str]); 4] =
        [("Emma Carter", &["woman"]), ("Emma LLC", &["firm"]), ("Hwa Song", &["ship"]), ("Emma Hassan", &[])];
    for (name, expected) in cases {
        assert_eq!(found(&Subject::named(name)), expected, "{name}");
    }
    // Where it is said, nothing is guessed.
    let score = |subject: &Subject| {
        let options = SearchOptions { threshold: 0.0, ..SearchOptions::default() };
        let hits = Searcher::new(&index).search(subject, &options);
        hits.iter().find(|hit| entities[hit.entity as usize].id == "ship").map_or(0.0, |hit| hit.score)
    };
    assert!(score(&named("Hwa Sung", PartyKind::Vessel)) > score(&Subject::named("Hwa Sung")));
    // Nor where the name is the same letter for letter.
    assert_eq!(score(&named("Hwa Song", PartyKind::Vessel)), score(&Subject::named("Hwa Song")));
}

#[test]
fn words_behind_the_twentieth_count() {
    let words = |letters: &str| -> String {
        letters.chars().fold(String::new(), |text, letter| text + "ZE" + &letter.to_string() + "VTRON ")
    };
    let listed = words("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    let other = format!("{}KARVELIN BORVIK", words("ABCDEFGHIJKLMNOPQRST"));
    let score = |name: &str| score_of_body(&named(name, PartyKind::Organization), &listed, None);
    assert!(score(&listed) > score(&other), "{} {}", score(&listed), score(&other));
}

/// The score of a person asked for by a name, of one listed under these names.
fn person(names: &[&str], asked: &str) -> f64 {
    let entities = [party("listed", Schema::Person, names)];
    let index = Index::build(&entities);
    let options = SearchOptions { threshold: 0.0, ..SearchOptions::default() };
    let hits = Searcher::new(&index).search(&named(asked, PartyKind::Person), &options);
    hits.first().map_or(0.0, |hit| hit.score)
}

#[test]
fn titles_around_a_whole_name_weigh_next_to_nothing() {
    let listed = ["VOLKANOV, Qasem"];
    let plain = person(&listed, "Qasem Volkanov");
    for asked in [
        "Mr. Qasem Volkanov",
        "Herr Qasem Volkanov",
        "Monsieur Qasem Volkanov",
        "Hajj Qasem Volkanov",
        "General Hajj Qasem Volkanov",
        "Retired General Qasem Volkanov",
        "General (ret.) Qasem Volkanov",
        "Grand Ayatollah Sayyid Qasem Volkanov",
        "Brigadier General Second Class Qasem Volkanov",
        "Lieutenant General of Justice Qasem Volkanov",
        "President of the Russian Federation Qasem Volkanov",
        "Commander of the Quds Force Qasem Volkanov",
        "Doctor of Physical and Mathematical Sciences Qasem Volkanov",
        "Volkanov, General Qasem",
        "Qasem Volkanov, General",
        "Qasem Volkanov, Acting President",
        "Qasem Volkanov, President of the Russian Federation",
        "Volkanov, Qasem, Governor of Kunar",
    ] {
        let score = person(&listed, asked);
        assert!(score > plain - 0.02, "{asked}: {score}, without the title {plain}");
    }
}

#[test]
fn a_title_is_a_name_where_the_listed_name_has_it_or_it_is_all_there_is() {
    // Listed with the title, who asks with it is nearer.
    let listed = ["HAJJ, Qasem Volkanov", "Hajj Qasem Volkanov"];
    assert!(person(&listed, "Hajj Qasem Volkanov") > person(&listed, "Qasem Volkanov"));
    let one_title = ["Hajj Qasem Volkanov"];
    assert!(
        person(&one_title, "General Hajj Qasem Volkanov") > person(&["Hajj Qasem Volkanov"], "General Qasem Volkanov")
    );
    // What consists of titles is a name of these words.
    for name in ["The General", "Sayyid Hajj", "Grand Ayatollah", "Prince Junior"] {
        assert!(person(&[name], name) > DEFAULT_THRESHOLD, "{name}: {}", person(&[name], name));
    }
    // And a name first of all is one in front, too.
    let malik = person(&["VOLKANOV, Qasem"], "Malik Qasem Volkanov");
    assert!(malik < person(&["VOLKANOV, Qasem"], "Hajj Qasem Volkanov"), "{malik}");
}

#[test]
fn compounds_with_an_article_are_one_name_joined_and_apart() {
    let groups: [&[&str]; 4] = [
        &[
            "Hashem Safieddine",
            "Hashem Safi al-Din",
            "Hashem Safi Al Din",
            "Hashem Safiuddin",
            "Hashem Safi-ud-Din",
            "Hashem Safi Aldin",
            "Hashem Safi ad-Din",
            "Hashem Safiedine",
        ],
        &[
            "Ghazi Nasruddin",
            "Ghazi Nasr al-Din",
            "Ghazi Nasr ud-Din",
            "Ghazi Nasreddine",
            "Ghazi Nasraldin",
            "Ghazi Nasrudin",
        ],
        &["Muhammad Saif-ud-Din Zarkov", "Muhammad Saifuddin Zarkov", "Muhammad Sayf al-Din Zarkov"],
        &[
            "Hasan Abdul Rahman",
            "Hasan Abdurrahman",
            "Hasan Abdelrahman",
            "Hasan Abd al-Rahman",
            "Hasan Abdur Rahman",
            "Hasan Abder-Rahman",
            "Hasan Abd ar-Rahman",
            "Hasan Abdurahman",
        ],
    ];
    for group in groups {
        for listed in group {
            for asked in group {
                let score = person(&[*listed], asked);
                assert!(score >= DEFAULT_THRESHOLD, "{asked} against {listed}: {score}");
            }
        }
    }
    for (asked, listed) in [
        ("Hashem Nasruddin", "Hashem Safi al-Din"),
        ("Hashem Kamal al-Din", "Hashem Safieddine"),
        ("Hasan Abdul Karim", "Hasan Abdurrahman"),
        ("Hasan Abdurrahim", "Hasan Abdul Ghaffar"),
    ] {
        let score = person(&[listed], asked);
        assert!(score < DEFAULT_THRESHOLD, "{asked} against {listed}: {score}");
    }
}

#[test]
fn a_patronymic_that_a_fuller_name_contradicts_is_not_forgiven_by_one_that_leaves_it_out() {
    let listed = ["SIDOROV, Ivan Nikolaevich", "SIDOROV, Ivan"];
    for asked in [
        "Ivan Petrovich Sidorov",
        "Sidorov Ivan Petrovitch",
        "Иван Петрович Сидоров",
        "Dr. Ivan Andreyevich Sidorov",
        "Ivan Mikhailovich Sidorov",
    ] {
        let score = person(&listed, asked);
        assert!(score < DEFAULT_THRESHOLD, "{asked}: {score}");
    }
    for asked in [
        "Ivan Sidorov",
        "Ivan N. Sidorov",
        "Ivan Nikolayevich Sidorov",
        "Ivan Mykolayovych Sidorov",
        "Иван Николаевич Сидоров",
    ] {
        let score = person(&listed, asked);
        assert!(score >= DEFAULT_THRESHOLD, "{asked}: {score}");
    }
    // Of a party of which no name says otherwise a patronymic more is no contradiction.
    assert!(person(&["SIDOROV, Ivan"], "Ivan Petrovich Sidorov") >= DEFAULT_THRESHOLD);
    // A family name that ends like a patronymic is none where it is matched.
    assert!(person(&["ABRAMOVICH, Ivan"], "Ivan Petrovich Abramovich") >= DEFAULT_THRESHOLD);
    assert!(
        person(&["ABRAMOVICH, Ivan Nikolaevich", "ABRAMOVICH, Ivan"], "Ivan Petrovich Abramovich") < DEFAULT_THRESHOLD
    );
}

#[test]
fn the_explanation_says_that_a_fuller_name_contradicts() {
    let entities = [party("listed", Schema::Person, &["SIDOROV, Ivan Nikolaevich", "SIDOROV, Ivan"])];
    let index = Index::build(&entities);
    let options = SearchOptions { threshold: 0.0, ..SearchOptions::default() };
    let subject = named("Ivan Petrovich Sidorov", PartyKind::Person);
    let mut searcher = Searcher::new(&index);
    let hit = searcher.search(&subject, &options)[0];
    let explanation = searcher.explain(&subject, &hit, &options, &entities[0]);
    let told = explanation.features.iter().find(|feature| feature.feature == "patronymic_contradicted").unwrap();
    assert_eq!(told.says, "a fuller name of the party has another patronymic");
    assert!(told.points < 0.0, "{told:?}");
}

#[test]
fn syllables_of_a_given_name_that_stand_the_other_way_round_are_another_given_name() {
    let log_odds = |score: f64| (score / (1.0 - score)).ln();
    for (listed, straight, turned) in [
        ("KIM, Chol Nam", "Kim Chol Nam", "Kim Nam Chol"),
        ("KIM, Chol Nam", "Chol Nam Kim", "Nam Chol Kim"),
        ("KIM, Chol-nam", "Kim Chol-nam", "Kim Nam-chol"),
        ("KIM, Chol Nam", "김철남", "김남철"),
        ("RI, Su Yong", "Ri Su Myong", "Ri Myong Su"),
    ] {
        let (straight_score, turned_score) = (person(&[listed], straight), person(&[listed], turned));
        assert!(log_odds(straight_score) - log_odds(turned_score) > 4.0, "{turned}: {turned_score}, {straight_score}");
    }
    // The family name may stand at either end, and longer words stand in any order.
    for (asked, listed) in [
        ("Kim Chol Nam", "KIM, Chol Nam"),
        ("Chol Nam Kim", "KIM, Chol Nam"),
        ("Chol-Nam KIM", "KIM CHOL NAM"),
        ("Nikolaevich Ivan Sidorov", "SIDOROV, Ivan Nikolaevich"),
    ] {
        let score = person(&[listed], asked);
        assert!(score >= 0.9, "{asked} against {listed}: {score}");
    }
}

#[test]
fn lines_of_business_are_near_beside_a_word_that_names_and_not_by_themselves() {
    let body = |listed: &str, asked: &str| {
        let entities = [party("listed", Schema::Organization, &[listed])];
        let index = Index::build(&entities);
        let options = SearchOptions { threshold: 0.0, ..SearchOptions::default() };
        let hits = Searcher::new(&index).search(&named(asked, PartyKind::Organization), &options);
        hits.first().map_or(0.0, |hit| hit.score)
    };
    let score = body("QESHM ZEVTRON AIR", "Qeshm Zevtron Airlines");
    assert!(score >= DEFAULT_THRESHOLD, "{score}");
    let score = body("AERO COURIER CARGO S.A.", "Air Cargo Logistics");
    assert!(score < DEFAULT_THRESHOLD, "{score}");
}

#[test]
fn a_word_one_letter_from_a_word_of_a_legal_form_names_beside_generic_words() {
    let entities = [party("listed", Schema::Organization, &["OTKRITIE ASSET MANAGEMENT OOO"])];
    let index = Index::build(&entities);
    let score = |asked: &str| {
        let hits = Searcher::new(&index).search(&named(asked, PartyKind::Organization), &SearchOptions::default());
        hits.first().map_or(0.0, |hit| hit.score)
    };
    let own = score("Otkritie Asset Management LLC");
    assert!(own >= 0.8, "{own}");
    assert!(score("Asset Management LLC") < DEFAULT_THRESHOLD);
}

#[test]
fn another_syllable_is_another_given_name_wherever_the_family_name_stands() {
    for (asked, listed, expected) in [
        ("Goh Boon Keng", "CHING, Goh Boon", false),
        ("Goh Boon Ching", "CHING, Goh Boon", true),
        ("Ching Goh Boon", "CHING, Goh Boon", true),
        ("王东升", "CHEN, Dong", false),
        ("Chen Dong Feng", "SHEN, Dong Feng", false),
    ] {
        assert_eq!(person(&[listed], asked) >= DEFAULT_THRESHOLD, expected, "{asked} {listed}");
    }
}

#[test]
fn the_vowel_that_a_name_begins_with_is_heard() {
    for (asked, listed, expected) in [
        ("Edward Marin", "AMARIN, Eddie", false),
        ("Mohammed bin Zayed", "SAEEDI, Mohammed", false),
        ("Edward Amaryn", "AMARIN, Edward", true),
        ("Nikolay Zevtronov", "EZEVTRONOV, Nikolay", true),
    ] {
        assert_eq!(person(&[listed], asked) >= DEFAULT_THRESHOLD, expected, "{asked} {listed}");
    }
}

#[test]
fn names_of_the_caucasus_and_central_asia_are_found_by_way_of_russian() {
    for (asked, listed) in [
        ("Ramil Hajiyev", "GADZHIYEV, Ramil"),
        ("Rustam Hacıyev", "GADZHIEV, Rustam"),
        ("Elnur Heydarov", "GEYDAROV, Elnur"),
        ("Timur Sharifov", "SHARIPOV, Timur"),
        ("Murad Mahomedov", "MAGOMEDOV, Murad"),
        ("Orxan Cavadov", "DZHAVADOV, Orkhan"),
    ] {
        let score = person(&[listed], asked);
        assert!(score >= 0.8, "{asked} {listed}: {score}");
    }
}

#[test]
fn names_in_cyrillic_are_found_as_the_languages_of_europe_write_them() {
    for (asked, listed) in [
        ("Andrej Gennadjevitj Tjernov", "CHERNOV, Andrei Gennadyevich"),
        ("Michail Viktorovitj Sjtjukin", "SHCHUKIN, Mikhail Viktorovich"),
        ("Vitalij Olegovitj Gratjov", "GRACHEV, Vitaly Olegovich"),
        ("Pjotr Zimnij", "ZIMNIY, Petr"),
        ("Zmicer Sjarhejevitj Kovatj", "KOVACH, Dmitry Sergeevich"),
        ("Juryj Zimakau", "ZIMAKOV, Yury"),
        ("Vlagyimir Csernov", "CHERNOV, Vladimir"),
        ("Aleksej Jevgenjevitsj Zjoekov", "ZHUKOV, Alexey Yevgenyevich"),
        ("Анатóлий ЖУКÓВ", "ZHUKOV, Anatoly"),
    ] {
        let score = person(&[listed], asked);
        assert!(score >= 0.6, "{asked} {listed}: {score}");
    }
    // The father is another.
    for (asked, listed) in [
        ("Andrej Gennadjevitj Tjernov", "CHERNOV, Andrei Sergeyevich"),
        ("Michail Viktorovitj Sjtjukin", "SHCHUKIN, Mikhail Olegovich"),
    ] {
        let score = person(&[listed], asked);
        assert!(score < DEFAULT_THRESHOLD, "{asked} {listed}: {score}");
    }
}

#[test]
fn legal_forms_and_generic_words_are_those_of_any_language_of_the_union() {
    for (asked, listed) in [
        ("Sociedade por ações Zarvenit", "JOINT STOCK COMPANY ZARVENIT"),
        ("Otwarta Spółka Akcyjna Zarvenit", "OPEN JOINT STOCK COMPANY ZARVENIT"),
        ("Zarvenit Szövetségi Állami Vállalat", "FEDERAL STATE ENTERPRISE ZARVENIT"),
        ("Zarvenit Üzem Rt.", "JOINT STOCK COMPANY ZARVENIT PLANT"),
        ("Entreprise de recherche et de production Zarvenit", "SCIENTIFIC PRODUCTION ENTERPRISE ZARVENIT"),
        ("Skupina Zarvenit", "ZARVENIT GROUP"),
    ] {
        let score = score_of_body(&named(asked, PartyKind::Organization), listed, None);
        assert!(score >= DEFAULT_THRESHOLD, "{asked} | {listed}: {score}");
    }
}

#[test]
fn a_body_named_after_somebody_is_found_without_him() {
    let listed = "JOINT STOCK COMPANY ZARVENMASH NAMED AFTER V I LURENTIN";
    for (asked, expected) in [("Zarvenmash JSC", true), ("АО Зарвенмаш", true), ("Lurentin JSC", false)] {
        let score = score_of_body(&named(asked, PartyKind::Organization), listed, None);
        assert_eq!(score >= DEFAULT_THRESHOLD, expected, "{asked}: {score}");
    }
}

#[test]
fn thai_names_are_found_as_passports_have_them() {
    for (asked, listed) in [
        ("สมชาย บุญมี", "BUNMEE, Somchai"),
        ("พรทิพย์ สุขสันต์", "SUKSAN, Pornthip"),
        ("เฉลิม วงศ์สุวรรณ", "WONGSAWAN, Chalerm"),
        ("ณรงค์ ศรีสุวรรณ", "SRISUWAN, Narong"),
        ("ไพบูลย์ เจริญสุข", "CHAROENSUK, Phaiboon"),
    ] {
        let score = person(&[listed], asked);
        assert!(score >= 0.6, "{asked} {listed}: {score}");
    }
    assert!(person(&["SUKSAN, Pornthip"], "สมชาย บุญมี") < DEFAULT_THRESHOLD);
}

#[test]
fn words_of_one_meaning_that_are_names_here_are_compared_by_their_letters() {
    let entities =
        [party("ship", Schema::Vessel, &["PACIFICO KARVELIN"]), party("other", Schema::Vessel, &["OKEAN ZEVTRON"])];
    let index = Index::build(&entities);
    for (name, found) in [("Pacific Karvelin", true), ("Tikhookeanskiy Karvelin", false), ("Sea Zevtron", false)] {
        let hits = Searcher::new(&index).search(&named(name, PartyKind::Vessel), &SearchOptions::default());
        assert_eq!(!hits.is_empty(), found, "{name}");
    }
}

#[test]
fn who_has_the_only_word_of_a_name_is_told_though_it_is_no_match() {
    let mut entities = list();
    entities.push(party("brother", Schema::Person, &["AL RAWI, Faisal", "RAWEE, Faisal"]));
    let mut weak = Entity::new("weak", Schema::Person);
    weak.add_name(Name::weak_alias("KORVAL, Anton"));
    entities.push(weak);
    let index = Index::build(&entities);
    let searcher = Searcher::new(&index);
    let ids = |subject: &Subject, weak_names: bool| {
        let options = SearchOptions { weak_names, ..SearchOptions::default() };
        let found = searcher.with_only_word(subject, &options).into_iter();
        found.map(|entity| entities[entity as usize].id.as_str()).collect::<Vec<_>>()
    };
    // In any script, with particles, of any kind unless one is said.
    for (name, expected) in [
        ("Rawi", vec!["arab", "brother"]),
        ("al-Rawi", vec!["arab", "brother"]),
        ("Al Rawi", vec!["arab", "brother"]),
        ("Rawee", vec!["brother"]),
        ("김", vec!["komid-man"]),
        ("Korval", vec!["weak"]),
        ("Daesong", vec!["bank"]),
        // Two words are a name; what a company does, where it is and a number tell nobody.
        ("Faisal Rawi", vec![]),
        ("Trading", vec![]),
        ("Korea", vec![]),
        ("7623", vec![]),
        // Another spelling is for the score.
        ("Rawih", vec![]),
        ("", vec![]),
    ] {
        assert_eq!(ids(&Subject::named(name), true), expected, "{name}");
    }
    assert!(ids(&named("Rawi", PartyKind::Vessel), true).is_empty());
    assert!(ids(&Subject::named("Korval"), false).is_empty());
}
