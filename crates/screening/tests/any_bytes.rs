//! Whatever the bytes, readers of subjects end, and do not panic.

use interdict_screening::subjects::{Input, InputFormat, birth_date, identifier, open};
use proptest::prelude::*;
use std::io::Cursor;

fn read(bytes: Vec<u8>, format: InputFormat) {
    let input = Input { name: "any".into(), format, ..Input::default() };
    if let Ok(items) = open(Cursor::new(bytes), input) {
        items.for_each(drop);
    }
}

/// Text in which the marks of the formats are frequent.
fn near_tables() -> impl Strategy<Value = String> {
    prop::collection::vec(
        prop_oneof![
            Just("name".to_owned()),
            Just("dob".to_owned()),
            Just("\"".to_owned()),
            Just(",".to_owned()),
            Just(";".to_owned()),
            Just("\n".to_owned()),
            Just("\r\n".to_owned()),
            Just("sep=;\n".to_owned()),
            Just("{\"name\":".to_owned()),
            Just("}".to_owned()),
            Just("[1,{}]".to_owned()),
            ".{0,6}",
        ],
        0..60,
    )
    .prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_bytes_are_read_to_their_end(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        for format in [InputFormat::Auto, InputFormat::Csv, InputFormat::JsonLines, InputFormat::Lines] {
            read(bytes.clone(), format);
            read([b"name,dob\n", bytes.as_slice()].concat(), format);
        }
    }

    #[test]
    fn any_near_table_is_read_to_its_end(text in near_tables()) {
        for format in [InputFormat::Auto, InputFormat::Csv, InputFormat::JsonLines] {
            read(text.clone().into_bytes(), format);
            read(format!("name,dob\n{text}").into_bytes(), format);
        }
    }

    #[test]
    fn any_text_is_a_date_or_none_and_a_number_or_none(text in ".{0,30}") {
        let _ = birth_date(&text);
        let _ = identifier(&text);
    }
}
