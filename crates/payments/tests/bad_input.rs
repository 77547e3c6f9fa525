//! What cannot be read is told with its place, and costs no other message.

use interdict_payments::{Message, Text};
use std::fmt::Write as _;

fn messages(bytes: &[u8]) -> Vec<Message> {
    Text::of(bytes).messages().collect()
}

const OPEN: &str = "<?xml version=\"1.0\"?>\n<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08\">\n";

fn pacs008(inner: &str) -> String {
    format!("{OPEN}<FIToFICstmrCdtTrf>{inner}</FIToFICstmrCdtTrf></Document>\n")
}

const GOOD: &str = "<CdtTrfTxInf><Dbtr><Nm>Ordinary Baker</Nm></Dbtr></CdtTrfTxInf>";

fn codes(message: &Message) -> Vec<&'static str> {
    message.errors.iter().map(interdict_payments::PaymentError::code).collect()
}

#[test]
fn every_fault_of_xml_has_its_code_and_place() {
    let bomb = "<!DOCTYPE d [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>";
    let cases = [
        (String::new(), "payment.empty", ""),
        (format!("<?xml version='1.0'?>\n{bomb}<Document/>"), "payment.doctype", "line 2"),
        (format!("{bomb}{}", pacs008(GOOD)), "payment.doctype", "line 1"),
        (pacs008("<Dbtr><Nm>&exfil;</Nm></Dbtr>"), "payment.entity", "line 3"),
        (pacs008("<Dbtr>\n<Nm>X</Nm>").replace("</FIToFICstmrCdtTrf>", ""), "payment.malformed", "line 4"),
        (format!("{OPEN}<FIToFICstmrCdtTrf><Dbtr>\n<Nm>Half a na"), "payment.cut_off", "line 4"),
        (format!("{OPEN}<FIToFICstmrCdtTrf><Dbtr"), "payment.cut_off", "line 3"),
        (format!("{OPEN}<FIToFIPmtStsRpt/></Document>"), "payment.type", "<FIToFIPmtStsRpt>"),
        (
            "<Document xmlns='urn:pacs.002.001.10'><FIToFIPmtStsRpt/></Document>".to_owned(),
            "payment.type",
            "pacs.002.001.10",
        ),
        ("<Document><Other/></Document>".to_owned(), "payment.type", "<Other>"),
        ("<Document/>".to_owned(), "payment.type", "empty"),
        ("<nothing/>".to_owned(), "payment.type", "line 1"),
        (pacs008("<Dbtr><Nm>Jane\u{1}Sample</Nm></Dbtr>"), "payment.encoding", "line 3"),
        (pacs008("<Dbtr><Nm></Nm></Dbtr>"), "payment.empty_name", "/Document/FIToFICstmrCdtTrf/Dbtr/Nm"),
        (pacs008("<Dbtr><Nm/></Dbtr>"), "payment.empty_name", "line 3"),
        (pacs008("<PmtId><TxId>T</TxId></PmtId>"), "payment.no_party", "line 2"),
        (pacs008(&format!("{}{}", "<a>".repeat(100), "</a>".repeat(100))), "payment.malformed", "inside each other"),
    ];
    for (xml, code, told) in cases {
        let found = messages(xml.as_bytes());
        assert_eq!(codes(&found[0]), [code], "{xml}");
        let message = found[0].errors[0].to_string();
        assert!(message.contains(told), "{message} for {xml}");
        assert!(!found[0].errors[0].hint().is_empty());
    }
}

#[test]
fn bytes_of_another_encoding_are_told() {
    let mut bytes = pacs008("<Dbtr><Nm>M@ller</Nm></Dbtr>").into_bytes();
    let at = bytes.iter().position(|byte| *byte == b'@').unwrap();
    bytes[at] = 0xfc;
    assert_eq!(codes(&messages(&bytes)[0]), ["payment.encoding"]);
    let declared = String::from_utf8_lossy(&bytes).into_owned();
    assert!(declared.contains('\u{fffd}'));
    let mut latin = b"<?xml version='1.0' encoding='ISO-8859-1'?>".to_vec();
    latin.extend(&bytes[bytes.iter().position(|byte| *byte == b'\n').unwrap()..]);
    let found = messages(&latin);
    assert_eq!((codes(&found[0]), found[0].fields[0].text.as_str()), (vec![], "Müller"));
}

#[test]
fn one_broken_message_does_not_lose_the_others() {
    let good = pacs008(GOOD);
    let broken = [
        pacs008("<Dbtr><Nm>Half</Dbtr>"),
        format!("{OPEN}<FIToFICstmrCdtTrf><Dbtr><Nm>Half a na"),
        format!("{OPEN}<FIToFICstmrCdtTrf><Dbt"),
        good.replace(OPEN, &format!("<?xml version='1.0'?><!DOCTYPE d [<!ENTITY a 'b'>]>{}", &OPEN[22..])),
        pacs008("<Dbtr><Nm>&exfil;</Nm></Dbtr>"),
    ];
    for broken in broken {
        let found = messages(format!("{good}{broken}{good}").as_bytes());
        let errors: Vec<bool> = found.iter().map(|message| !message.errors.is_empty()).collect();
        assert_eq!(errors, [false, true, false], "{broken}");
        assert_eq!(found[2].fields, found[0].fields, "{broken}");
        assert_eq!(found.iter().map(|message| message.number).collect::<Vec<_>>(), [1, 2, 3]);
    }
    let inner = |xml: &str| xml.split_once("?>\n").unwrap().1.to_owned();
    let batch = format!("<Batch>{}{}{}</Batch>", inner(&good), inner(&pacs008("<Dbtr><Nm>Half</Dbtr>")), inner(&good));
    let found = messages(batch.as_bytes());
    assert_eq!((found.len(), found[2].fields == found[0].fields), (3, true));
}

#[test]
fn faults_of_fin_have_their_code_and_place() {
    let head = "{1:F01AAAAUS33AXXX0000000000}{2:I103BBBBDEFFXXXXN}";
    let body = "{4:\n:20:R\n:50K:ORDINARY BAKER\n:59:JANE SAMPLE\n";
    let cases = [
        (format!("{head}{body}"), "payment.cut_off"),
        ("{1:F01AAAAUS33AXXX0000000000}{4:\n:20:R\n-}".to_owned(), "payment.block"),
        (format!("{{1:F01AAAAUS33AXXX0000000000{{2:I103BBBBDEFFXXXXN}}{body}-}}"), "payment.block"),
        (head.to_owned(), "payment.block"),
        (format!("{}{body}-}}", head.replace("103", "950")), "payment.type"),
        (format!("{head}{{4:\n:20:R\n:59:/12345678\n:50K:ORDINARY BAKER\n-}}"), "payment.empty_name"),
        (format!("{head}{{4:\n:20:R\n-}}"), "payment.no_party"),
        ("a list of customers".to_owned(), "payment.type"),
    ];
    for (text, code) in cases {
        let found = messages(text.as_bytes());
        assert_eq!(codes(&found[0]), [code], "{text}");
        let good = format!("{head}{body}-}}");
        let found = messages(format!("{good}$\n{text}$\n{good}").as_bytes());
        assert_eq!(codes(found.last().unwrap()), [""; 0], "{text}");
        assert_eq!(found.last().unwrap().fields, found[0].fields, "{text}");
    }
}

#[test]
fn a_file_cut_anywhere_ends_in_an_error_and_never_in_a_panic() {
    let xml = pacs008(GOOD);
    for end in 1..xml.len() - "</Document>\n".len() {
        let found = messages(&xml.as_bytes()[..end]);
        assert!(found.iter().any(|message| !message.errors.is_empty()), "{}", &xml[..end]);
    }
    let fin = "{1:F01AAAAUS33AXXX0000000000}{2:I103BBBBDEFFXXXXN}{3:{121:u}}{4:\n:20:R\n:50K:ORDINARY BAKER\n-}";
    for end in 1..fin.len() {
        let found = messages(&fin.as_bytes()[..end]);
        assert!(found.iter().any(|message| !message.errors.is_empty()), "{}", &fin[..end]);
    }
}

#[test]
fn a_bomb_of_many_messages_takes_no_time() {
    let mut text = String::new();
    for number in 0..5_000 {
        write!(text, "<Document><Other{number}/></Document>").unwrap();
    }
    assert_eq!(messages(text.as_bytes()).len(), 5_000);
}
