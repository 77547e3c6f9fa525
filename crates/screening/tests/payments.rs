//! Payments against the embedded list: a listed name is found in each field that is screened, at exactly its path, and
//! nothing is found in ordinary payments.

#![allow(clippy::unwrap_used, reason = "a test that panics is a test that fails")]

#[path = "../../payments/tests/support/mod.rs"]
mod support;

use interdict_documents::NameIndex;
use interdict_lists::{EditionInfo, ListReading, embedded::embedded};
use interdict_model::{Entity, Identifier, IdentifierKind, Name, Schema};
use interdict_payments::{Family, RuleKind, Text};
use interdict_screening::{Decision, Engine, MessageScreening, Settings, screen_messages};
use std::{collections::BTreeSet, fs, path::PathBuf};

const TANGUN: &str = "KOREA TANGUN TRADING CORPORATION";
const TANGUN_ID: &str = "ofac-11599";
const KOMID_ID: &str = "ofac-9345";

fn screen(texts: &[Vec<u8>]) -> Vec<MessageScreening> {
    let engine = Engine::open(vec![embedded().unwrap()], false).unwrap();
    screen_with(&engine, texts, &Settings::default())
}

fn screen_with(engine: &Engine, texts: &[Vec<u8>], settings: &Settings) -> Vec<MessageScreening> {
    let names = NameIndex::new(engine.entities());
    let mut answers = Vec::new();
    for text in texts {
        let text = Text::of(text);
        let done: Result<(), ()> = screen_messages(engine, &names, text.messages(), settings, 2, |answer| {
            answers.push(answer);
            Ok(())
        });
        done.unwrap();
    }
    answers
}

/// An engine over lists of parties that are invented.
fn engine_of(lists: Vec<Vec<Entity>>) -> Engine {
    let readings = lists.into_iter().enumerate().map(|(number, entities)| ListReading {
        info: EditionInfo { dataset: format!("list_{number}"), ..EditionInfo::default() },
        entities,
        ..ListReading::default()
    });
    Engine::open(readings.collect(), false).unwrap()
}

fn party(id: &str, schema: Schema, name: &str, numbers: &[Identifier]) -> Entity {
    let mut entity = Entity::new(id, schema);
    entity.add_name(Name::primary(name));
    entity.identifiers.extend_from_slice(numbers);
    entity
}

/// Paths and identities of the hits in a message.
fn found_with(engine: &Engine, text: &str, settings: &Settings) -> Vec<(String, String)> {
    let answers = screen_with(engine, &[text.as_bytes().to_vec()], settings);
    answers.into_iter().flat_map(|answer| answer.hits).map(|hit| (hit.path, hit.found.entity)).collect()
}

fn pacs008(inner: &str) -> String {
    format!("<Document><FIToFICstmrCdtTrf><CdtTrfTxInf>{inner}</CdtTrfTxInf></FIToFICstmrCdtTrf></Document>")
}

fn screen_one(text: &str) -> MessageScreening {
    let mut answers = screen(&[text.as_bytes().to_vec()]);
    assert_eq!(answers.len(), 1, "{text}");
    answers.remove(0)
}

fn mt103(fields: &str) -> String {
    format!("{{1:F01AAAAUS33AXXX0000000000}}{{2:I103BBBBDEFFXXXXN}}{{4:\n:20:R-1\n{fields}\n-}}")
}

#[test]
fn a_listed_name_is_found_in_every_field_at_exactly_its_path() {
    for (_, family) in Family::ALL {
        let (text, places) = support::message(family, |rule| match rule.kind {
            RuleKind::Birth => "1980-05-20".to_owned(),
            _ => TANGUN.to_owned(),
        });
        let planted: BTreeSet<&str> =
            places.iter().filter(|place| place.text == TANGUN).map(|place| place.path.as_str()).collect();
        let answer = screen_one(&text);
        assert_eq!((answer.decision, answer.errors.len()), (Decision::Hit, 0), "{}", family.name());
        let hits: Vec<_> = answer.hits.iter().filter(|hit| hit.found.entity == TANGUN_ID).collect();
        let found: BTreeSet<&str> = hits.iter().map(|hit| hit.path.as_str()).collect();
        let missed: Vec<_> = planted.difference(&found).collect();
        let elsewhere: Vec<_> = found.difference(&planted).collect();
        assert!(missed.is_empty() && elsewhere.is_empty(), "{}: {missed:?} {elsewhere:?}", family.name());
        assert_eq!(hits.len(), found.len(), "every path has one hit of a party");
        assert!(hits.iter().all(|hit| hit.text == TANGUN && !hit.role.is_empty() && !hit.found.reasons.is_empty()));
    }
}

#[test]
fn a_name_planted_alone_is_found_alone() {
    for (_, family) in Family::ALL {
        let (_, places) = support::message(family, support::ordinary);
        // A few places: all of them together are the test above.
        for number in (0..places.len()).step_by(places.len() / 12 + 1) {
            let at = std::cell::Cell::new(0);
            let (text, places) = support::message(family, |rule| {
                let here = at.replace(at.get() + 1) == number;
                if here { TANGUN.to_owned() } else { support::ordinary(rule) }
            });
            if places[number].rule.kind == RuleKind::Birth {
                continue;
            }
            let answer = screen_one(&text);
            let found: Vec<&str> = answer.hits.iter().map(|hit| hit.path.as_str()).collect();
            assert_eq!(found, [places[number].path.as_str()], "{}", family.name());
        }
    }
}

#[test]
fn a_name_in_the_place_of_a_code_is_found_at_its_path() {
    let cases = [
        "PmtTpInf/LclInstrm/Prtry",
        "PmtTpInf/SvcLvl/Prtry",
        "PmtTpInf/CtgyPurp/Prtry",
        "Purp/Prtry",
        "ChrgsInf/Tp/Prtry",
        "Dbtr/Id/OrgId/Othr/SchmeNm/Prtry",
        "Cdtr/Id/PrvtId/Othr/Issr",
        "CdtrAgt/FinInstnId/ClrSysMmbId/ClrSysId/Prtry",
        "CdtrAcct/Tp/Prtry",
        "CdtrAcct/Id/Othr/SchmeNm/Prtry",
        "CdtrAcct/Prxy/Tp/Prtry",
        "CdtrAcct/Nm",
        "RltdRmtInf/RmtId",
        "RltdRmtInf/RmtLctnDtls/ElctrncAdr",
        "RltdRmtInf/RmtLctnDtls/PstlAdr/Nm",
        "RmtInf/Strd/RfrdDocInf/Tp/CdOrPrtry/Prtry",
        "RmtInf/Strd/RfrdDocInf/LineDtls/Id/Tp/CdOrPrtry/Prtry",
        "RmtInf/Strd/RfrdDocAmt/AdjstmntAmtAndRsn/AddtlInf",
        "RmtInf/Strd/CdtrRefInf/Tp/CdOrPrtry/Prtry",
        "RmtInf/Strd/CdtrRefInf/Tp/Issr",
        "RmtInf/Strd/Invcr/Nm",
        "RmtInf/Strd/Invcee/Nm",
        "RmtInf/Strd/TaxRmt/Dbtr/Authstn/Nm",
        "RmtInf/Strd/GrnshmtRmt/Tp/CdOrPrtry/Prtry",
        "RmtInf/Strd/GrnshmtRmt/Grnshee/Nm",
        "RmtInf/Strd/GrnshmtRmt/GrnshmtAdmstr/Nm",
        "RmtInf/Strd/AddtlRmtInf",
        "SplmtryData/Envlp/Anything/Of/One",
    ];
    for path in cases {
        let names: Vec<&str> = path.split('/').collect();
        let open: String = names.iter().map(|name| format!("<{name}>")).collect::<Vec<_>>().concat();
        let close: String = names.iter().rev().map(|name| format!("</{name}>")).collect::<Vec<_>>().concat();
        let answer = screen_one(&format!(
            "<Document><FIToFICstmrCdtTrf><CdtTrfTxInf><UltmtDbtr><Nm>Ordinary Baker</Nm></UltmtDbtr>{open}{TANGUN}{close}\
             </CdtTrfTxInf></FIToFICstmrCdtTrf></Document>"
        ));
        let found: Vec<&str> = answer.hits.iter().map(|hit| hit.path.as_str()).collect();
        assert_eq!(found, [format!("/Document/FIToFICstmrCdtTrf/CdtTrfTxInf/{path}")]);
    }
}

#[test]
fn ordinary_payments_are_clear() {
    for (_, family) in Family::ALL {
        let (text, places) = support::message(family, support::ordinary);
        let answer = screen_one(&text);
        let found: Vec<_> = answer.hits.iter().map(|hit| (&hit.path, &hit.text, &hit.found.caption)).collect();
        assert_eq!((answer.decision, found.len()), (Decision::Clear, 0), "{} {found:?}", family.name());
        let screened = |kind| !matches!(kind, RuleKind::Birth | RuleKind::Excused);
        assert!(answer.fields_screened >= places.iter().filter(|place| screened(place.rule.kind)).count());
    }
}

#[test]
fn names_are_found_however_they_stand_in_a_field() {
    let narrative = "PAYMENT FOR GOODS KOREA TANGUN TRADING CORPORATION";
    let (line, rest) = narrative.split_at(35);
    let debtor = ":50K:ORDINARY BAKER";
    let cases = [
        // Broken between words, and in a word.
        (format!("{debtor}\n:59:KOREA MINING DEVELOPMENT TRADING\nCORPORATION"), ":59: line 1", KOMID_ID),
        (
            format!("{debtor}\n:59:JANE SAMPLE\n:70:INVOICE 12 KOREA TANGUN\nTRADING CORPORATION"),
            ":70: line 1",
            TANGUN_ID,
        ),
        (format!("{debtor}\n:59:JANE SAMPLE\n:70:{line}\n{rest}"), ":70: line 1", TANGUN_ID),
        // A full line that begins with a blank.
        (
            format!(
                "{debtor}\n:59:JANE SAMPLE\n:70:PAYMENT FOR GOODS AND OLD TOOLS FOR\n INVOICE TWELVE, KOREA TANGUN TRADI\n\
                 NG CORPORATION"
            ),
            ":70: line 2",
            TANGUN_ID,
        ),
        (
            format!("{debtor}\n:59:JANE SAMPLE\n:72:/INS/ORDINARY SAVINGS\n/BNF/KOREA TANGUN\n//TRADING CORPORATION"),
            ":72: line 2",
            TANGUN_ID,
        ),
        // Several in a field.
        (
            ":50K:ORDINARY BAKER\n:59:JANE SAMPLE ON BEHALF OF KOREA TANGUN TRADNG CORP".to_owned(),
            ":59: line 1",
            TANGUN_ID,
        ),
        (":50K:ORDINARY BAKER/KOREA TANGUN TRADING CORP\n:59:JANE SAMPLE".to_owned(), ":50K: line 1", TANGUN_ID),
        // In another field than that of names.
        (
            ":50K:ORDINARY BAKER\nC/O KOREA TANGUN TRADING CORPORATION\n:59:JANE SAMPLE".to_owned(),
            ":50K: line 2",
            TANGUN_ID,
        ),
        (
            format!("{debtor}\n:59:JANE SAMPLE\n:70:GOODS ON BEHALF OF KOREA TANGUN TRADNG CORPORATION"),
            ":70: line 1",
            TANGUN_ID,
        ),
        (format!("{debtor}\n:59:JANE SAMPLE\n:70:SHIPPED FOR KOMID"), ":70: line 1", KOMID_ID),
    ];
    for (fields, path, party) in cases {
        let answer = screen_one(&mt103(&fields));
        let found: Vec<_> = answer.hits.iter().map(|hit| (hit.path.as_str(), hit.found.entity.as_str())).collect();
        assert!(found.contains(&(path, party)), "{fields}: {found:?}");
    }
}

#[test]
fn a_number_is_found_on_whichever_list_of_a_party_it_stands() {
    let account = Identifier::new(IdentifierKind::Other("account".to_owned()), "40817810099910004312");
    let engine = engine_of(vec![
        vec![party("p-1", Schema::Person, "Adalmir Quorv", &[])],
        vec![party("p-1", Schema::Person, "Adalmir Quorv", &[account])],
    ]);
    let text = mt103(":50K:ORDINARY BAKER\n:59:/40817810099910004312\nJANE SAMPLE");
    let found = found_with(&engine, &text, &Settings::default());
    assert_eq!(found, [(":59: line 1".to_owned(), "p-1".to_owned())]);
}

#[test]
fn the_limit_counts_what_is_meant_and_no_more() {
    let passport = Identifier::new(IdentifierKind::Passport, "563410081");
    let account = Identifier::new(IdentifierKind::Other("account".to_owned()), "563410081");
    // The holder of the passport comes first, and is not meant by the number of an account.
    let engine = engine_of(vec![vec![
        party("passport", Schema::Person, "Adalmir Quorv", &[passport]),
        party("account", Schema::Person, "Bexley Zorn", &[account]),
    ]]);
    let text = mt103(":50K:ORDINARY BAKER\n:59:/563410081\nJANE SAMPLE");
    let found = found_with(&engine, &text, &Settings { limit: 1, ..Settings::default() });
    assert_eq!(found, [(":59: line 1".to_owned(), "account".to_owned())]);
}

#[test]
fn what_names_a_party_is_told_from_what_looks_like_it() {
    let engine = engine_of(vec![vec![
        party("tartous", Schema::Vessel, "TARTOUS", &[]),
        party("caribe", Schema::Vessel, "CARIBE", &[]),
        party("olga", Schema::Vessel, "OLGA", &[]),
        party("komid", Schema::Organization, "KOMID", &[]),
        party("gamma", Schema::Organization, "SCIENTIFIC AND PRODUCTION ENTERPRISE GAMMA", &[]),
        party("rentovix", Schema::Organization, "RENTOVIX A.S.", &[]),
        party("zeltanor", Schema::Organization, "QUORVIX MANUFACTURING ESTABLISHMENT ZELTANOR", &[]),
        party("prom", Schema::Organization, "ZELTANORPROM", &[]),
    ]]);
    let debtor = ":50K:ORDINARY BAKER";
    let cases = [
        // A ship that is called like a place, behind words for ships.
        (format!("{debtor}\n:59:JANE SAMPLE\n:70:FREIGHT MV TARTOUS VOY 7"), Some((":70: line 1", "tartous"))),
        (format!("{debtor}\n:59:M/V TARTOUS"), Some((":59: line 1", "tartous"))),
        (format!("{debtor}\n:59:JANE SAMPLE\n:70:FREIGHT TO TARTOUS"), None),
        (format!("{debtor}\n:59:JANE SAMPLE\nTARTOUS"), None),
        // A ship behind a mark between parties.
        (format!("{debtor}\n:59:JANE SAMPLE\nC/O CARIBE"), Some((":59: line 2", "caribe"))),
        (format!("{debtor}\n:59:BANCO DEL CARIBE"), None),
        // Letters one by one.
        (format!("{debtor}\n:59:K.O.M.I.D."), Some((":59: line 1", "komid"))),
        // One ordinary word beside another business.
        (format!("{debtor}\n:59:GAMMA"), Some((":59: line 1", "gamma"))),
        (format!("{debtor}\n:59:GAMMA LOGISTICS"), None),
        // One word inside of a party's name.
        (format!("{debtor}\n:59:RENTOVIX"), Some((":59: line 1", "rentovix"))),
        (format!("{debtor}\n:59:M/S RENTOVIX TRADING HOUSE"), Some((":59: line 1", "rentovix"))),
        (format!("{debtor}\n:59:AF RENTOVIX VARIABLE"), None),
        (format!("{debtor}\n:59:MARIA RENTOVIX LOPEZ"), None),
        // One line of a name of several.
        (
            ":50F:/12345678\n1/ORDINARY BAKER\n1/RENTOVIX\n2/STREET 1\n3/GB/LONDON\n:59:JANE SAMPLE".to_owned(),
            Some((":50F: line 2", "rentovix")),
        ),
        // In the place of a birth date.
        (
            ":50F:/12345678\n1/ORDINARY BAKER\n2/STREET 1\n3/GB/LONDON\n4/RENTOVIX\n:59:JANE SAMPLE".to_owned(),
            Some((":50F: line 5", "rentovix")),
        ),
        // Broken between words at one full line, and in a word at the next.
        (
            format!(
                "{debtor}\n:59:JANE SAMPLE\n:70:GOODS AND ALL SPARE PARTS A QUORVIX\n\
                 MANUFACTURING ESTABLISHMENT ZELTANO\nR"
            ),
            Some((":70: line 1", "zeltanor")),
        ),
        // The same behind other full lines.
        (
            format!(
                "{debtor}\n:59:JANE SAMPLE\n:72:/INS/GOODS AND SPARE PARTS FOR YEAR\n\
                 //GOODS AND SPARE PARTS FOR THE YEA\n//GOODS AND SPARE PARTS FOR THE YEA\n\
                 //GOODS AND ALL SPARE PARTS QUORVIX\n//MANUFACTURING ESTABLISHMENT ZELTA\n//NOR"
            ),
            Some((":72: line 4", "zeltanor")),
        ),
    ];
    for (fields, expected) in cases {
        let found = found_with(&engine, &mt103(&fields), &Settings::default());
        let expected: Vec<_> = expected.into_iter().map(|(path, id)| (path.to_owned(), id.to_owned())).collect();
        assert_eq!(found, expected, "{fields}");
    }
    let path = "/Document/FIToFICstmrCdtTrf/CdtTrfTxInf/RmtInf/Ustrd";
    let texts = [
        ("по договору 12 для «Зелтанорпром», услуги", Some("prom")),
        // A name of people in other letters, and with an accent, is a ship's no more than in plain ones.
        ("подарок Ольга Виктор", None),
        ("gift Ólga", None),
        ("фрахт MV Ольга, рейс 7", Some("olga")),
        // Characters that nobody sees, and letters that look like others.
        ("goods for REN\u{200b}TO\u{ad}VIX, thank you", Some("rentovix")),
        ("goods for R\u{415}NTOVIX, thank you", Some("rentovix")),
    ];
    for (text, expected) in texts {
        let message = pacs008(&format!(
            "<Dbtr><Nm>Ordinary Baker</Nm></Dbtr><Cdtr><Nm>Jane Sample</Nm></Cdtr><RmtInf><Ustrd>{text}</Ustrd></RmtInf>"
        ));
        let expected: Vec<_> = expected.into_iter().map(|id| (path.to_owned(), id.to_owned())).collect();
        assert_eq!(found_with(&engine, &message, &Settings::default()), expected, "{text}");
    }
}

#[test]
fn numbers_in_texts_are_found_by_what_they_show() {
    let engine = engine_of(vec![vec![
        party("bank", Schema::Organization, "Zeltan Bank", &[Identifier::new(IdentifierKind::Bic, "ZELTRUMM")]),
        party("ship", Schema::Vessel, "QUORVIX", &[Identifier::new(IdentifierKind::Imo, "9074729")]),
        party(
            "holder",
            Schema::Person,
            "Adalmir Quorv",
            &[Identifier::new(IdentifierKind::Wallet("XBT".to_owned()), "1BoatSLRHtKNngkdXEeobR76b53LETtpyT")],
        ),
    ]]);
    let cases = [
        (":72:/INS/ZELTRUMMXXX", Some((":72: line 1", "bank"))),
        (":72:/ACC/CREDIT\n//WITH ZELTRUMM", Some((":72: line 2", "bank"))),
        (":70:FREIGHT IMO 9074729", Some((":70: line 1", "ship"))),
        (":70:BTC 1BoatSLRHtKNngkdXEeobR76b53LETtpyT", Some((":70: line 1", "holder"))),
        // No number of a ship, and another code.
        (":70:INVOICE 9074729", None),
        (":72:/INS/ZELTRUMN", None),
    ];
    for (field, expected) in cases {
        let text = mt103(&format!(":50K:ORDINARY BAKER\n:59:JANE SAMPLE\n{field}"));
        let expected: Vec<_> = expected.into_iter().map(|(path, id)| (path.to_owned(), id.to_owned())).collect();
        assert_eq!(found_with(&engine, &text, &Settings::default()), expected, "{field}");
    }
}

#[test]
fn what_stands_in_korea_is_no_listed_party() {
    let fields =
        ":50K:ORDINARY BAKER\nKOREA TRADE TOWER\nSEOUL\n:59:JANE SAMPLE\nTRADING STREET 1\n:70:MINING TOOLS FROM KOREA";
    let answer = screen_one(&mt103(fields));
    assert_eq!((answer.decision, answer.hits.len()), (Decision::Clear, 0), "{:?}", answer.hits);
}

#[test]
fn what_cannot_be_read_is_not_clear_and_what_was_read_is_screened() {
    let broken = screen_one("<?xml version='1.0'?><!DOCTYPE d []><Document/>");
    assert_eq!((broken.decision, broken.errors[0].code), (Decision::NotScreened, "payment.doctype"));
    let half = format!("<Document><FIToFICstmrCdtTrf><Dbtr><Nm>{TANGUN}</Nm></Dbtr><Cdtr>");
    let half = screen_one(&half);
    assert_eq!((half.decision, half.errors[0].code, half.hits.len()), (Decision::Hit, "payment.cut_off", 1));
}

#[test]
fn a_name_is_not_hidden_by_elements_that_no_message_has() {
    let party = |inner: &str| format!("<Dbtr>{inner}</Dbtr><Cdtr><Nm>Ordinary Baker</Nm></Cdtr>");
    let (front, back) = TANGUN.split_at(6);
    let cases = [
        (party(&format!("<Nm>{TANGUN}<b/></Nm>")), "Dbtr/Nm", true),
        (party(&format!("<Nm><b>{TANGUN}</b></Nm>")), "Dbtr/Nm", true),
        (party(&format!("<Nm>{front}<b>{back}</b></Nm>")), "Dbtr/Nm", true),
        (party(&format!("<Nm>Jane Sample</Nm>{TANGUN}")), "Dbtr", true),
        (party(&format!("<Nm>Jane Sample</Nm><FooBar>{TANGUN}</FooBar>")), "Dbtr/FooBar", false),
        (party(&format!("<Nm>Jane Sample</Nm><PstlAdr><Flr>{TANGUN}</Flr></PstlAdr>")), "Dbtr/PstlAdr/Flr", false),
        (party("<Nm>Jane Sample</Nm>") + &format!("<Mystery><Nm>{TANGUN}</Nm></Mystery>"), "Mystery/Nm", false),
        (party("<Nm>Jane Sample</Nm>") + &format!("<Purp><Cd>{TANGUN}</Cd></Purp>"), "Purp/Cd", false),
        (
            party("<Nm>Jane Sample</Nm>") + &format!("<RmtInf><Ustrd>goods <b>{TANGUN}</b></Ustrd></RmtInf>"),
            "RmtInf/Ustrd",
            true,
        ),
    ];
    for (inner, path, is_mixed) in cases {
        let answer = screen_one(&format!(
            "<Document><FIToFICstmrCdtTrf><CdtTrfTxInf>{inner}</CdtTrfTxInf></FIToFICstmrCdtTrf></Document>"
        ));
        let found: Vec<_> = answer.hits.iter().map(|hit| hit.path.as_str()).collect();
        assert_eq!(found, [format!("/Document/FIToFICstmrCdtTrf/CdtTrfTxInf/{path}")], "{inner}");
        let codes: Vec<_> = answer.errors.iter().map(|error| error.code).collect();
        assert_eq!(codes, if is_mixed { vec!["payment.mixed"] } else { Vec::new() }, "{inner}");
    }
    let harmless = party("<Nm>Jane Sample<b/></Nm>");
    let answer = screen_one(&format!("<Document><FIToFICstmrCdtTrf>{harmless}</FIToFICstmrCdtTrf></Document>"));
    assert_eq!((answer.decision, answer.hits.len()), (Decision::NotScreened, 0));
    let answer = screen_one(&mt103(":50K:ORDINARY BAKER\n:59:JANE SAMPLE\n:99Z:KIL JONG HUN"));
    assert!(
        answer.hits.iter().any(|hit| hit.path == ":99Z: line 1" && hit.role == "unknown field"),
        "{:?}",
        answer.hits
    );
}

#[test]
fn a_message_in_parts_has_one_answer() {
    let one = "<CdtTrfTxInf><Dbtr><Nm>Ordinary Baker</Nm></Dbtr></CdtTrfTxInf>";
    let last = format!("<CdtTrfTxInf><Cdtr><Nm>{TANGUN}</Nm></Cdtr></CdtTrfTxInf>");
    let answer = screen_one(&format!(
        "<Document><FIToFICstmrCdtTrf>{last}{}{last}</FIToFICstmrCdtTrf></Document>",
        one.repeat(9_998)
    ));
    let paths: Vec<&str> = answer.hits.iter().map(|hit| hit.path.as_str()).collect();
    let root = "/Document/FIToFICstmrCdtTrf/CdtTrfTxInf";
    assert_eq!(paths, [format!("{root}/Cdtr/Nm"), format!("{root}[10000]/Cdtr/Nm")]);
    assert_eq!((answer.decision, answer.fields_screened), (Decision::Hit, 10_000));
}

#[test]
#[expect(clippy::print_stderr, reason = "a skipped test must say so")]
fn the_samples_are_clear() {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/lists/payments"));
    let Ok(folders) = fs::read_dir(folder) else {
        eprintln!("skipped: no evaluation data beside the checkout");
        return;
    };
    for folder in folders.map(|entry| entry.unwrap().path()) {
        for file in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            for answer in screen(&[fs::read(&file).unwrap()]) {
                let found: Vec<_> = answer.hits.iter().map(|hit| (&hit.path, &hit.text, &hit.found.caption)).collect();
                assert!(found.is_empty(), "{}: {found:?}", file.display());
            }
        }
    }
}
