//! ISO 20022: what is read of parties, in whatever envelope and version.

use interdict_model::{Country, IdentifierKind, PartyKind, Validity};
use interdict_payments::{Field, FieldKind, Message, Text};

fn messages(xml: &str) -> Vec<Message> {
    Text::of(xml.as_bytes()).messages().collect()
}

fn document(namespace: &str, inner: &str) -> String {
    format!("<?xml version='1.0' encoding='UTF-8'?><Document xmlns='{namespace}'>{inner}</Document>")
}

fn pacs008(transactions: &str) -> String {
    let inner = format!("<FIToFICstmrCdtTrf><GrpHdr><MsgId>M-1</MsgId></GrpHdr>{transactions}</FIToFICstmrCdtTrf>");
    document("urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08", &inner)
}

fn field<'a>(message: &'a Message, path: &str) -> &'a Field {
    message.fields.iter().find(|field| field.path == path).unwrap_or_else(|| panic!("{path} in {:#?}", message.fields))
}

const TRANSACTION: &str = "/Document/FIToFICstmrCdtTrf/CdtTrfTxInf";

#[test]
fn a_party_is_read_with_everything_that_is_said_of_it() {
    let found = messages(&pacs008(
        "<CdtTrfTxInf><PmtId><EndToEndId>E-1</EndToEndId><UETR>u-1</UETR></PmtId><Dbtr><Nm>Smith &amp; Sons</Nm></Dbtr>\
         </CdtTrfTxInf><CdtTrfTxInf><Cdtr><Nm> Jane <![CDATA[Sample]]></Nm><PstlAdr><TwnNm>Berlin</TwnNm><Ctry>DE</Ctry>\
         <AdrLine>Haus 1</AdrLine><AdrLine>Hof 2</AdrLine></PstlAdr><Id><PrvtId><DtAndPlcOfBirth><BirthDt>1980-05-20</BirthDt>\
         <CityOfBirth>Bonn</CityOfBirth><CtryOfBirth>FR</CtryOfBirth></DtAndPlcOfBirth><Othr><Id>A1234567</Id><SchmeNm>\
         <Cd>CCPT</Cd></SchmeNm></Othr></PrvtId></Id><CtryOfRes>AT</CtryOfRes></Cdtr><CdtrAcct><Id><IBAN>\
         GB82WEST12345698765433</IBAN></Id></CdtrAcct></CdtTrfTxInf>",
    ));
    let message = &found[0];
    assert_eq!((found.len(), message.message_type.as_deref()), (1, Some("pacs.008.001.08")));
    let reference = &message.reference;
    assert_eq!(
        (reference.message.as_deref(), reference.uetr.as_deref(), reference.end_to_end.as_deref()),
        (Some("M-1"), Some("u-1"), Some("E-1"))
    );
    assert_eq!(field(message, &format!("{TRANSACTION}/Dbtr/Nm")).text, "Smith & Sons");
    let name = field(message, &format!("{TRANSACTION}[2]/Cdtr/Nm"));
    assert_eq!((name.text.as_str(), name.role, name.part), ("Jane Sample", "creditor", "name"));
    let facts = name.facts.as_ref().unwrap();
    assert_eq!(facts.kind, Some(PartyKind::Person));
    assert_eq!(facts.births.iter().map(ToString::to_string).collect::<Vec<_>>(), ["1980-05-20"]);
    assert_eq!(facts.countries.iter().map(Country::code).collect::<Vec<_>>(), ["de", "fr", "at"]);
    let lines = [TRANSACTION, "[2]/Cdtr/PstlAdr/AdrLine"].concat();
    assert!(!field(message, &lines).continues && field(message, &format!("{lines}[2]")).continues);
    let paper = field(message, &format!("{TRANSACTION}[2]/Cdtr/Id/PrvtId/Othr/Id"));
    assert_eq!((paper.kind, &paper.identifiers()[0].kind), (FieldKind::Number, &IdentifierKind::Passport));
    let account = &field(message, &format!("{TRANSACTION}[2]/CdtrAcct/Id/IBAN")).identifiers()[0];
    assert_eq!((account.validity(), account.country.as_ref().map(Country::code)), (Validity::Invalid, Some("gb")));
    assert!(message.notes.iter().any(|note| note.contains("check digits")), "{:?}", message.notes);
}

#[test]
fn versions_schemes_and_envelopes_are_told() {
    let debtor = "<PmtInf><Dbtr><Nm>Ordinary Baker</Nm></Dbtr></PmtInf>";
    let order = format!("<CstmrCdtTrfInitn>{debtor}</CstmrCdtTrfInitn>");
    let cases = [
        (document("urn:iso:std:iso:20022:tech:xsd:pain.001.001.12", &order), "pain.001.001.12"),
        (document("http://example.org/de/pain.001.001.03.ch.02.xsd", &order), "pain.001.001.03"),
        (document("", &order), "pain.001"),
        (order.clone(), "pain.001"),
        (
            document("urn:swift:xsd:$pain.001.001.02", &format!("<pain.001.001.02>{debtor}</pain.001.001.02>")),
            "pain.001.001.02",
        ),
        (
            format!(
                "<s:DataPDU xmlns:s='urn:swift:saa:xsd:saa.2.0'><s:Body><AppHdr xmlns='urn:iso:std:iso:20022:tech:xsd:head.001.001.02'>\
                 <MsgDefIdr>pain.001.001.09</MsgDefIdr></AppHdr><p:Document xmlns:p='urn:x'>{}</p:Document></s:Body></s:DataPDU>",
                order.replace('<', "<p:").replace("<p:/", "</p:")
            ),
            "pain.001.001.09",
        ),
        (
            document(
                "urn:iso:std:iso:20022:tech:xsd:pacs.009.001.08",
                "<FICdtTrf><CdtTrfTxInf><Dbtr><FinInstnId><BICFI>AAAAUS33</BICFI></FinInstnId></Dbtr><UndrlygCstmrCdtTrf>\
                 <Cdtr><Nm>Ordinary Baker</Nm></Cdtr></UndrlygCstmrCdtTrf></CdtTrfTxInf></FICdtTrf>",
            ),
            "pacs.009.001.08 COV",
        ),
    ];
    for (xml, expected) in cases {
        let found = messages(&xml);
        assert_eq!((found.len(), &found[0].errors[..]), (1, &[][..]), "{xml}");
        assert_eq!(found[0].message_type.as_deref(), Some(expected), "{xml}");
        assert!(found[0].fields.iter().any(|field| field.text == "Ordinary Baker"), "{xml}");
    }
}

#[test]
fn the_business_header_belongs_to_its_message() {
    let header = "<AppHdr><Fr><FIId><FinInstnId><BICFI>AAAAUS33XXX</BICFI></FinInstnId></FIId></Fr></AppHdr>";
    let body = pacs008("<CdtTrfTxInf><Dbtr><Nm>Ordinary Baker</Nm></Dbtr></CdtTrfTxInf>")
        .replace("<?xml version='1.0' encoding='UTF-8'?>", "");
    let found = messages(&format!("<Batch><M>{header}{body}</M><M>{body}</M></Batch>"));
    assert_eq!(found.iter().map(|message| message.number).collect::<Vec<_>>(), [1, 2]);
    let sender = field(&found[0], "/AppHdr/Fr/FIId/FinInstnId/BICFI");
    assert_eq!((sender.role, sender.identifiers().len()), ("sender", 2));
    assert!(found[1].fields.iter().all(|field| field.role != "sender"));
}

#[test]
fn a_name_that_goes_on_in_the_address_is_joined() {
    let found = messages(&pacs008(
        "<CdtTrfTxInf><Cdtr><Nm>Ordinary Bakers and Millers of Bonn</Nm><PstlAdr><AdrLine>Trading Company</AdrLine></PstlAdr>\
         </Cdtr></CdtTrfTxInf>",
    ));
    let name = field(&found[0], &format!("{TRANSACTION}/Cdtr/Nm"));
    let subject = &name.subjects()[0];
    assert!(
        subject.names.contains(&"Ordinary Bakers and Millers of Bonn Trading Company".to_owned()),
        "{:?}",
        subject.names
    );
}

#[test]
fn a_long_message_comes_in_parts_and_ends_once() {
    let one = "<CdtTrfTxInf><Dbtr><Nm>Ordinary Baker</Nm></Dbtr></CdtTrfTxInf>";
    let found = messages(&pacs008(&one.repeat(10_000)));
    assert_eq!(found.iter().map(|part| part.fields.len()).sum::<usize>(), 10_000);
    assert!(found.len() > 2 && found.iter().all(|part| part.number == 1 && part.errors.is_empty()));
    let ends: Vec<bool> = found.iter().map(|part| part.goes_on).collect();
    assert!(ends[..ends.len() - 1].iter().all(|goes_on| *goes_on) && !ends[ends.len() - 1]);
    assert_eq!(found.last().unwrap().fields.last().unwrap().path, format!("{TRANSACTION}[10000]/Dbtr/Nm"));
}

#[test]
fn elements_in_a_text_leave_it_their_words_and_the_message_is_told() {
    let cases = [
        ("<Dbtr><Nm>Ordinary Baker<b/></Nm></Dbtr>", "Dbtr/Nm", "Ordinary Baker"),
        ("<Dbtr><Nm><b>Ordinary Baker</b></Nm></Dbtr>", "Dbtr/Nm", "Ordinary Baker"),
        ("<Dbtr><Nm>Ordinary <b>Baker</b> of <i><b>Bonn</b></i></Nm></Dbtr>", "Dbtr/Nm", "Ordinary Baker of Bonn"),
        ("<Dbtr><Nm><b>Ordinary</b> <b>Baker</b></Nm></Dbtr>", "Dbtr/Nm", "Ordinary Baker"),
        ("<Dbtr><Nm>Ordinary <Nm>Baker</Nm></Nm></Dbtr>", "Dbtr/Nm", "Ordinary Baker"),
        ("<RmtInf><Ustrd>goods <b>of a Baker</b></Ustrd></RmtInf>", "RmtInf/Ustrd", "goods of a Baker"),
        ("<Dbtr>Ordinary Baker<Nm>Jane Sample</Nm></Dbtr>", "Dbtr", "Ordinary Baker"),
        ("<Dbtr><Nm>Jane Sample</Nm>Ordinary Baker</Dbtr>", "Dbtr", "Ordinary Baker"),
    ];
    for (xml, path, text) in cases {
        let found = messages(&pacs008(&format!("<CdtTrfTxInf>{xml}</CdtTrfTxInf>")));
        let codes: Vec<&str> = found[0].errors.iter().map(interdict_payments::PaymentError::code).collect();
        assert_eq!(codes, ["payment.mixed"], "{xml}");
        assert!(found[0].errors[0].to_string().contains(path), "{xml}");
        assert_eq!(field(&found[0], &format!("{TRANSACTION}/{path}")).text, text, "{xml}");
        assert!(found[0].fields.iter().all(|field| !field.path.ends_with("/b")), "{xml}");
    }
}

#[test]
fn comments_and_blanks_are_no_elements_and_old_texts_may_hold_elements_in_new_versions() {
    let debtor = "<Dbtr>\n <Nm>Ordinary <!-- x -->Baker<?x y?></Nm>\n <CtctDtls><Othr><ChanlTp>CH</ChanlTp><Id>A 1</Id></Othr>\
                  </CtctDtls></Dbtr>";
    let order = |instruction: &str| {
        let inner = format!("<CstmrCdtTrfInitn><PmtInf>{debtor}{instruction}</PmtInf></CstmrCdtTrfInitn>");
        messages(&document("urn:iso:std:iso:20022:tech:xsd:pain.001.001.12", &inner))
    };
    let (old, new) = ("/InstrForDbtrAgt", "/InstrForDbtrAgt/InstrInf");
    let cases = [
        ("<InstrForDbtrAgt>call us</InstrForDbtrAgt>", old),
        ("<InstrForDbtrAgt>\n<Cd>PHOB</Cd>\n<InstrInf>call us</InstrInf>\n</InstrForDbtrAgt>", new),
    ];
    for (instruction, path) in cases {
        let found = order(instruction);
        assert_eq!((found.len(), &found[0].errors[..]), (1, &[][..]), "{instruction}");
        let root = "/Document/CstmrCdtTrfInitn/PmtInf";
        assert_eq!(field(&found[0], &format!("{root}/Dbtr/Nm")).text, "Ordinary Baker");
        assert_eq!(field(&found[0], &format!("{root}/Dbtr/CtctDtls/Othr/Id")).text, "A 1");
        assert_eq!(field(&found[0], &format!("{root}{path}")).text, "call us");
        assert_eq!(found[0].fields.len(), 4, "{:#?}", found[0].fields);
    }
}

#[test]
fn what_no_message_has_is_a_text_and_what_is_excused_is_one_where_words_stand() {
    let found = messages(&pacs008(
        "<CdtTrfTxInf><PmtId><UETR>eb6305c9-1f7f-49de-aed0-16487c27b42d</UETR></PmtId><IntrBkSttlmDt>2026-01-02</IntrBkSttlmDt>\
         <ChrgBr>SHAR</ChrgBr><Purp><Cd>Jane Sample</Cd></Purp><Mystery><Nm>John Example</Nm><At>2026-01-02T10:00:00Z</At>\
         </Mystery><Dbtr><Nm>Ordinary Baker</Nm><FooBar>Mary Sample</FooBar><PstlAdr><Room>of Bonn</Room><BldgNb>12</BldgNb>\
         </PstlAdr></Dbtr></CdtTrfTxInf>",
    ));
    let fields = found[0].fields.iter().map(|field| (&field.path[TRANSACTION.len()..], field.role, field.part));
    let fields: Vec<_> = fields.collect();
    let expected = [
        ("/Purp/Cd", "code", ""),
        ("/Mystery/Nm", "unknown element", ""),
        ("/Dbtr/Nm", "debtor", "name"),
        ("/Dbtr/FooBar", "debtor", "unknown element"),
        ("/Dbtr/PstlAdr/Room", "debtor", "address"),
        ("/Dbtr/PstlAdr/BldgNb", "debtor", "address"),
    ];
    assert_eq!((fields, &found[0].errors[..]), (expected.to_vec(), &[][..]));
}

#[test]
fn words_in_the_place_of_a_birth_date_or_a_number_are_searched() {
    let date = |text: &str| {
        let born = format!("<DtAndPlcOfBirth><BirthDt>{text}</BirthDt></DtAndPlcOfBirth>");
        let number = "<Othr><Id>BAKERS</Id></Othr><Othr><Id>BAKERS7</Id></Othr>";
        messages(&pacs008(&format!(
            "<CdtTrfTxInf><Dbtr><Nm>Ordinary Baker</Nm><Id><PrvtId>{born}{number}</PrvtId></Id></Dbtr></CdtTrfTxInf>"
        )))
    };
    let path = format!("{TRANSACTION}/Dbtr/Id/PrvtId");
    let found = date("Jane Sample");
    let words = field(&found[0], &format!("{path}/DtAndPlcOfBirth/BirthDt"));
    assert_eq!((words.kind, words.text.as_str(), words.role), (FieldKind::Text, "Jane Sample", "debtor"));
    assert_eq!(found[0].notes.len(), 1, "{:?}", found[0].notes);
    for number in ["20.5.1980", "1980-05-20"] {
        assert!(date(number)[0].fields.iter().all(|field| !field.path.ends_with("/BirthDt")), "{number}");
    }
    let numbers = ["/Othr/Id", "/Othr[2]/Id"].map(|number| field(&found[0], &format!("{path}{number}")).is_number());
    assert_eq!(numbers, [false, true]);
}

#[test]
fn the_reference_of_an_order_is_a_field_and_still_its_reference() {
    let order = "<CstmrCdtTrfInitn><GrpHdr><MsgId>M-1</MsgId></GrpHdr><PmtInf><PmtInfId>P-1</PmtInfId><Dbtr><Nm>Ordinary \
                 Baker</Nm></Dbtr></PmtInf></CstmrCdtTrfInitn>";
    let found = messages(&document("urn:iso:std:iso:20022:tech:xsd:pain.001.001.09", order));
    assert_eq!(found[0].reference.message.as_deref(), Some("M-1"));
    assert_eq!(field(&found[0], "/Document/CstmrCdtTrfInitn/GrpHdr/MsgId").role, "reference of the order");
    assert_eq!(field(&found[0], "/Document/CstmrCdtTrfInitn/PmtInf/PmtInfId").text, "P-1");
}
