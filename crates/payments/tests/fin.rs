//! SWIFT FIN: files, blocks, and the lines of fields.

use interdict_model::{Country, IdentifierKind};
use interdict_payments::{Field, FieldKind, Message, Text};

fn messages(text: &str) -> Vec<Message> {
    Text::of(text.as_bytes()).messages().collect()
}

fn mt(number: &str, user: &str, fields: &str) -> String {
    format!("{{1:F01AAAAUS33AXXX0000000000}}{{2:I{number}BBBBDEFFXXXXN}}{user}{{4:\r\n{fields}\r\n-}}{{5:{{CHK:1}}}}")
}

fn mt103(fields: &str) -> String {
    mt("103", "", fields)
}

fn field<'a>(message: &'a Message, path: &str) -> &'a Field {
    message.fields.iter().find(|field| field.path == path).unwrap_or_else(|| panic!("{path} in {:#?}", message.fields))
}

const CUSTOMER: &str = ":20:R-1\r\n:50K:/12345678\r\nORDINARY BAKER\r\n12 HIGH STREET\r\n:59:JANE SAMPLE";

#[test]
fn types_and_variants_are_told() {
    let cases = [
        (mt("103", "", CUSTOMER), "MT103"),
        (mt("103", "{3:{108:X}{119:STP}{121:u-1}}", CUSTOMER), "MT103 STP"),
        (mt("103", "{3:{119:REMIT}}", CUSTOMER), "MT103 REMIT"),
        (mt("101", "", CUSTOMER), "MT101"),
        (mt("202", "", ":20:R-1\r\n:58A:CCCCFRPP"), "MT202"),
        (mt("202", "{3:{119:COV}}", ":20:R-1\r\n:58A:CCCCFRPP"), "MT202 COV"),
        (mt("202", "", &format!("{CUSTOMER}\r\n:58A:CCCCFRPP")), "MT202 COV"),
    ];
    for (text, expected) in cases {
        let found = messages(&text);
        assert_eq!((found.len(), &found[0].errors[..]), (1, &[][..]), "{text}");
        assert_eq!(found[0].message_type.as_deref(), Some(expected), "{text}");
        assert_eq!(found[0].reference.message.as_deref(), Some("R-1"));
    }
    let with = messages(&mt("103", "{3:{121:u-1}}", CUSTOMER));
    assert_eq!(with[0].reference.uetr.as_deref(), Some("u-1"));
}

#[test]
fn files_of_many_messages_are_read_whatever_stands_between() {
    let one = mt103(CUSTOMER);
    let padded = |text: &str| format!("\u{1}{text}\u{3}{}", " ".repeat(512 - (text.len() + 2) % 512));
    let confirmation = "{1:F21AAAAUS33AXXX0000000000}{4:{177:1704260717}{451:0}}";
    let cases = [
        [one.as_str(), &one, &one].join("$"),
        [one.as_str(), &one, &one].join("\r\n$\r\n"),
        [one.as_str(), &one, &one].concat(),
        [padded(&one), padded(&one), padded(&one)].concat(),
        [confirmation, &one, "$", confirmation, &one, "$", confirmation, &one].concat(),
    ];
    for text in cases {
        let found = messages(&text);
        assert_eq!(found.iter().map(|message| message.number).collect::<Vec<_>>(), [1, 2, 3], "{text}");
        assert!(found.iter().all(|message| message.errors.is_empty() && message.fields.len() == found[0].fields.len()));
    }
}

#[test]
fn sender_and_receiver_are_fields() {
    let found = messages(&mt103(CUSTOMER));
    assert_eq!((field(&found[0], "{1:}").role, field(&found[0], "{1:}").text.as_str()), ("sender", "AAAAUS33XXX"));
    assert_eq!((field(&found[0], "{2:}").role, field(&found[0], "{2:}").text.as_str()), ("receiver", "BBBBDEFFXXX"));
}

#[test]
fn option_f_tells_what_its_lines_hold() {
    let found = messages(&mt103(
        ":50F:CCPT/DE/A 1234567\r\n1/ORDINARY BAKERS AND MILLERS OF B\r\n1/ERLIN\r\n2/HIGH STREET 1\r\n3/DE/BERLIN\r\n\
         4/19800520\r\n5/FR/PARIS\r\n7/DE/998877\r\n8/AND MORE\r\n:59F:/DE1\r\n1/JANE SAMPLE\r\n2/LANE 2\r\n3/FR/PARIS",
    ));
    let message = &found[0];
    assert_eq!((&message.errors[..], &message.notes[..]), (&[][..], &[][..]));
    let paper = field(message, ":50F: line 1");
    assert_eq!((paper.kind, &paper.identifiers()[0].kind), (FieldKind::Number, &IdentifierKind::Passport));
    assert_eq!(paper.identifiers()[0].value, "A 1234567");
    let name = field(message, ":50F: line 2");
    assert_eq!((name.text.as_str(), name.role), ("ORDINARY BAKERS AND MILLERS OF B ERLIN", "ordering customer"));
    let facts = name.facts.as_ref().unwrap();
    assert_eq!(facts.births[0].to_string(), "1980-05-20");
    assert_eq!(facts.countries.iter().map(Country::code).collect::<Vec<_>>(), ["de", "fr"]);
    assert_eq!(field(message, ":50F: line 5").text, "DE/BERLIN");
    assert_eq!(field(message, ":59F: line 2").text, "JANE SAMPLE");
}

#[test]
fn a_numbered_name_may_be_broken_in_a_word_at_each_full_line() {
    let whole = "ORDINARY BAKERS AND MILLERS ESTABLISHMENT FOR ELECTRICAL ENGINEERING";
    let lines: Vec<&str> = [(0, 33), (33, 66), (66, whole.len())].map(|(start, end)| &whole[start..end]).into();
    let found = messages(&mt103(&format!("{CUSTOMER}\r\n:50F:/123456\r\n1/{}", lines.join("\r\n1/"))));
    let name = field(&found[0], ":50F: line 2");
    assert_eq!(name.text, lines.join(" "));
    let joined = &name.facts.as_ref().unwrap().joined;
    let expected = [lines.concat(), lines[..2].concat() + " " + lines[2], lines[..2].join(" ") + lines[2]];
    assert!(joined.len() == 3 && expected.iter().all(|name| joined.contains(name)), "{joined:?}");
    // No word was broken where there was room left. Where the second line begins is known.
    let short = messages(&mt103(&format!("{CUSTOMER}\r\n:50F:/123456\r\n1/ORDINARY BAKERS\r\n1/AND MILLERS")));
    let facts = field(&short[0], ":50F: line 2").facts.as_ref().unwrap();
    assert_eq!((facts.joined.len(), &facts.lines[..]), (0, &[16][..]));
    // A blank at the beginning of a full line is a part of it.
    let blank = "1/ORDINARY BAKERS AND MILLERS UNION\r\n1/ FOR ELECTRICAL AND MECHANICAL EN\r\n1/GINEERING";
    let blank = messages(&mt103(&format!("{CUSTOMER}\r\n:50F:/123456\r\n{blank}")));
    let joined = &field(&blank[0], ":50F: line 2").facts.as_ref().unwrap().joined;
    let whole = "ORDINARY BAKERS AND MILLERS UNION FOR ELECTRICAL AND MECHANICAL ENGINEERING".to_owned();
    assert!(joined.contains(&whole), "{joined:?}");
}

#[test]
fn words_in_the_place_of_a_birth_date_are_a_text() {
    let found = messages(&mt103(&format!(
        "{CUSTOMER}\r\n:50F:/123456\r\n1/ORDINARY BAKER\r\n4/19800520\r\nJANE SAMPLE\r\n4/MARY SAMPLE\r\n4/1980"
    )));
    let texts = [":50F: line 4", ":50F: line 5"].map(|path| field(&found[0], path));
    let texts = texts.map(|field| (field.kind, field.text.as_str()));
    assert_eq!(texts, [(FieldKind::Text, "JANE SAMPLE"), (FieldKind::Text, "MARY SAMPLE")]);
    assert!(found[0].fields.iter().all(|field| field.path != ":50F: line 6"));
    assert_eq!(found[0].notes.len(), 3, "{:?}", found[0].notes);
}

#[test]
fn accounts_codes_and_places_are_read_by_their_option() {
    let found = messages(&mt103(
        ":50A:/12345678\r\nAAAAUS33\r\n:52D:/C/99887766\r\nORDINARY SAVINGS\r\n1 ROAD\r\n:53B:/111222333\r\nNEW YORK\r\n\
         :56C://FW021000089\r\n:57A:CCCCFRPPXXX\r\n:59A:/GB82WEST12345698765432\r\nNO CODE BUT A NAME",
    ));
    let message = &found[0];
    assert_eq!(message.errors, []);
    let kinds = [
        (":50A: line 1", "account", FieldKind::Account),
        (":50A: line 2", "BIC", FieldKind::Bank),
        (":52D: line 2", "name", FieldKind::Bank),
        (":52D: line 3", "address", FieldKind::Address),
        (":53B: line 2", "location", FieldKind::Address),
        (":56C: line 1", "account", FieldKind::Account),
        (":57A: line 1", "BIC", FieldKind::Bank),
        (":59A: line 1", "account", FieldKind::Account),
        (":59A: line 2", "name", FieldKind::Party),
    ];
    for (path, part, kind) in kinds {
        assert_eq!((field(message, path).part, field(message, path).kind), (part, kind), "{path}");
    }
    assert_eq!(field(message, ":59A: line 1").identifiers()[0].kind, IdentifierKind::Iban);
    assert_eq!(field(message, ":52D: line 1").identifiers()[0].value, "99887766");
}

#[test]
fn lines_of_a_narrative_go_on_with_each_other() {
    let found = messages(&mt103(&format!("{CUSTOMER}\r\n:72:/INS/ORDINARY SAVINGS\r\n//OF BERLIN\r\n:70:INVOICE 12")));
    assert!(!field(&found[0], ":72: line 1").continues && field(&found[0], ":72: line 2").continues);
    assert!(!field(&found[0], ":70: line 1").continues);
}

#[test]
fn transactions_of_one_message_are_counted() {
    let found = messages(&mt("101", "", &format!("{CUSTOMER}\r\n:21:T-2\r\n:59:JOHN EXAMPLE")));
    assert_eq!(field(&found[0], ":59: line 1").text, "JANE SAMPLE");
    assert_eq!(field(&found[0], ":59:[2] line 1").text, "JOHN EXAMPLE");
}

#[test]
fn what_no_message_has_is_a_text_and_codes_are_where_words_stand() {
    let user = "{3:{103:TGT}{108:JANE SAMPLE}{433:/AOK/}{999:MARY SAMPLE}}";
    let found = messages(&mt(
        "103",
        user,
        &format!(
            "LOST LINE\r\n{CUSTOMER}\r\n:99Z:JOHN EXAMPLE\r\nOF BONN\r\n:71A:OUR\r\n:26T:K90\r\n:13C:/CLSTIME/0915+0100\r\n\
             :23B:NOT A CODE"
        ),
    ));
    let known = |role: &str| !matches!(role, "sender" | "receiver" | "ordering customer" | "beneficiary");
    let fields = found[0].fields.iter().map(|field| (field.path.as_str(), field.role, field.text.as_str()));
    let fields: Vec<_> = fields.filter(|(_, role, _)| known(role)).collect();
    let expected = [
        ("{3:{108:}}", "user header", "JANE SAMPLE"),
        ("{3:{433:}}", "user header", "/AOK/"),
        ("{3:{999:}}", "unknown field", "MARY SAMPLE"),
        ("{4:} line 1", "unknown field", "LOST LINE"),
        (":20: line 1", "reference of the sender", "R-1"),
        (":99Z: line 1", "unknown field", "JOHN EXAMPLE"),
        (":99Z: line 2", "unknown field", "OF BONN"),
        (":23B: line 1", "code", "NOT A CODE"),
    ];
    assert_eq!((fields, &found[0].errors[..]), (expected.to_vec(), &[][..]));
}
