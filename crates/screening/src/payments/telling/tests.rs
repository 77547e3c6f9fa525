//! What names a party in a payment, and what only looks like it, as cases of single words and fields.

use super::*;
use crate::MatchedName;
use interdict_model::Schema;

#[test]
fn one_word_must_be_no_place_and_no_common_name() {
    let cases = [
        ("KOMID", true),
        ("DAMASCUS", false),
        ("SMITH", false),
        ("BANK", false),
        ("SYRIA", false),
        ("KOREA TANGUN", true),
        ("NEW YORK", false),
        ("JOINT STOCK COMPANY NEW HOLDING 3", true),
        ("12345", false),
    ];
    for (words, expected) in cases {
        assert_eq!(tells(words), expected, "{words}");
    }
}

#[test]
fn one_letter_over_and_over_fills_a_field_with_nothing() {
    for (text, expected) in
        [("GGGGGGGGGG", false), ("AAAA BBBBBB", false), ("AAA", true), ("AAAA BANK", true), ("", true)]
    {
        assert_eq!(is_filled(text), expected, "{text}");
    }
}

#[test]
fn a_word_stands_alone_between_borders_signs_and_marks() {
    let cases = [
        ("CARIBE", &[0][..], true),
        ("BANCO DEL CARIBE C.A.", &[0], false),
        ("JOHN DOE CARIBE", &[0, 9], true),
        ("FOR: CARIBE, 2 TONS", &[0], true),
        ("CARIBE TOWERS", &[0], false),
        ("JOHN DOE C/O CARIBE", &[0], true),
        ("JOHN DOE ON BEHALF OF CARIBE ATTN JANE", &[0], true),
    ];
    for (text, borders, expected) in cases {
        let start = text.find("CARIBE").unwrap_or_default();
        let (before, after) = beside(text, &(start..start + 6), borders);
        assert_eq!(before.trim().is_empty() && after.trim().is_empty(), expected, "{text}: {before:?} {after:?}");
    }
}

#[test]
fn one_word_is_a_body_in_the_name_of_a_party_where_it_may_begin_the_name_of_a_firm() {
    let cases = [
        ("QUORVIX TRADING", true),
        ("OOO QUORVIX TRADING", true),
        ("M/S QUORVIX", true),
        ("MESSRS QUORVIX", true),
        ("ORDINARY BAKER FOR QUORVIX", true),
        ("Ремонтный завод QUORVIX", true),
        ("Мария Лопес QUORVIX", false),
        ("QUORVIX PARIS", true),
        ("QUORVIX TRADING MARIA", true),
        ("AF QUORVIX VARIABLE", false),
        ("BANCO DE QUORVIX", false),
        ("MARIA QUORVIX LOPEZ", false),
        ("QUORVIX LOPEZ", false),
        ("MARIA QUORVIX", false),
    ];
    for (text, expected) in cases {
        let start = text.find("QUORVIX").unwrap_or_default();
        let (before, after) = beside(text, &(start..start + 7), &[0]);
        assert_eq!(begins_a_body(before, "quorvix", after), expected, "{text}");
    }
}

fn found(schema: Schema, name: &str) -> Match {
    Match {
        entity: "p-1".to_owned(),
        group: None,
        same_party: Vec::new(),
        caption: name.to_owned(),
        schema,
        score: 0.9,
        ofac: None,
        matched_name: Some(MatchedName { text: name.to_owned(), weak: false }),
        reasons: Vec::new(),
        lists: Vec::new(),
        listed_on: None,
        programmes: Vec::new(),
        explanation: None,
    }
}

#[test]
fn a_whole_field_is_meant_where_its_words_name_the_party_and_no_other() {
    let cases = [
        // Of a party of no known kind the name may be that of a person.
        ("DENISE HOFFMANN", Schema::Organization, "DENISE COMPANY", false),
        ("DENISE HOFFMANN", Schema::LegalEntity, "DENISE COMPANY", true),
        ("DENISE HOFFMANN", Schema::Person, "HOFFMANN, Denise", true),
        ("DENISE HOFFMANN", Schema::Organization, "DENISE LLC", false),
        ("DENISE VAN DER HOFFMANN", Schema::Organization, "DENISE COMPANY", false),
        ("DENÍSE HOFFMANN", Schema::Organization, "DENISE COMPANY", false),
        ("DENISE HOFFMANN", Schema::Organization, "HOFFMANN DENISE AND COMPANY", true),
        ("DENISE HOFFMANN LIMITED", Schema::Organization, "HOFFMANN LIMITED", true),
        // First letters.
        ("DENISE QUORV HOFFMANN", Schema::Organization, "DQH", false),
        ("DENISE QUORV HOFFMANN", Schema::Organization, "D.Q.H.", false),
        ("DENISE TRADING HOFFMANN", Schema::Organization, "DTH", true),
        ("QUORV DENISE HOFFMANN", Schema::Organization, "QDH", true),
        // A ship that is called like a place.
        ("TARTOUS", Schema::Vessel, "TARTOUS", true),
        ("M/V TARTOUS", Schema::Vessel, "TARTOUS", true),
        ("MV TARTOUS", Schema::Vessel, "TARTOUS", true),
        ("TARTOUS PORT", Schema::Vessel, "TARTOUS", false),
        ("M/V TARTOUS", Schema::Organization, "TARTOUS PORT GENERAL COMPANY", false),
        // Letters one by one.
        ("K.O.M.I.D.", Schema::Organization, "KOMID", true),
        ("BANK A", Schema::Organization, "ALPHA BANK", false),
        // One ordinary word.
        ("GAMMA LOGISTICS", Schema::Organization, "SCIENTIFIC AND PRODUCTION ENTERPRISE GAMMA", false),
        ("THETA SOLUTIONS", Schema::Organization, "TAATTA, AO", false),
        ("GAMMA", Schema::Organization, "SCIENTIFIC AND PRODUCTION ENTERPRISE GAMMA", true),
        ("GAMMA ENTERPRISE LLC", Schema::Organization, "SCIENTIFIC AND PRODUCTION ENTERPRISE GAMMA", true),
        ("GAMMA GROUP", Schema::Organization, "GAMMA LLC", true),
        ("QUORVIX LOGISTICS", Schema::Organization, "QUORVIX JSC", true),
        // The same business, however it is written.
        ("OOO GAMMA LOGISTIKA", Schema::Organization, "ООО «Гамма Логистика»", true),
        ("GAMMA LOGISTICS", Schema::Organization, "ООО «Гамма»", false),
        ("DELTA ENERGIE", Schema::Organization, "Delta Société Énergie", true),
        ("GAMMA LOGISTICS LLC", Schema::Organization, "GAMMALOGISTICS LLC", true),
        ("GAMMA LOGISTICS", Schema::Organization, "GAMMA LOGISTIKS", true),
        ("RESEARCH AND DEVELOPMENT COMPANY GAMMA", Schema::Organization, "RDC GAMMA", true),
    ];
    for (name, schema, listed, expected) in cases {
        let found = found(schema, listed);
        assert_eq!(may_be_meant(&Subject::named(name), &found), expected, "{name}: {listed}");
    }
}

#[test]
fn a_ship_named_like_a_place_is_told_by_what_stands_before_it() {
    let cases = [
        ("FREIGHT MV TARTOUS VOY 7", Schema::Vessel, true),
        ("FREIGHT M/V TARTOUS VOY 7", Schema::Vessel, true),
        ("FREIGHT MV TARTOUS VOY 7", Schema::Organization, false),
        ("FREIGHT TO TARTOUS VOY 7", Schema::Vessel, false),
    ];
    for (text, schema, expected) in cases {
        let start = text.find("TARTOUS").unwrap_or_default();
        let range = start..start + 7;
        let found = found(schema, "TARTOUS");
        let may = may_be_told(text, &range) && may_be_named_inside(&found, text, &range, &[0], FieldKind::Text);
        assert_eq!(may, expected, "{text}");
    }
}
