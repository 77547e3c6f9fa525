//! One name a line, nothing else.

use super::{
    Field, Item, Locator, RecordPlace,
    record::{RecordDefaults, to_item},
};
use encoding_rs::WINDOWS_1252;
use std::io::BufRead;

/// The lines of a file as names.
pub(crate) struct LinesReader<R> {
    reader: R,
    file: Option<String>,
    defaults: RecordDefaults,
    line: u64,
    ended: bool,
}

impl<R: BufRead> LinesReader<R> {
    pub(crate) fn new(reader: R, file: Option<String>, defaults: RecordDefaults) -> Self {
        Self { reader, file, defaults, line: 0, ended: false }
    }
}

impl<R: BufRead> Iterator for LinesReader<R> {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        let mut buffer = Vec::new();
        while !self.ended {
            buffer.clear();
            self.line += 1;
            let locator = Locator { file: self.file.clone(), place: RecordPlace::Line(self.line) };
            match self.reader.read_until(b'\n', &mut buffer) {
                Ok(0) => self.ended = true,
                Ok(_) if buffer.trim_ascii().is_empty() => {}
                Ok(_) => {
                    let name = match std::str::from_utf8(&buffer) {
                        Ok(text) => text.trim().to_owned(),
                        Err(_) => WINDOWS_1252.decode_without_bom_handling(&buffer).0.trim().to_owned(),
                    };
                    let fields = vec![("name".to_owned(), name.clone())];
                    return Some(to_item(locator, &[(&Field::Name, &name)], fields, &self.defaults));
                }
                Err(error) => {
                    self.ended = true;
                    let message = format!("reading stopped here, the rest was not screened: {error}");
                    return Some(Item::bad(locator, "record.unreadable", message));
                }
            }
        }
        None
    }
}
