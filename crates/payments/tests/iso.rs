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
