//! A small spreadsheet (XLSX) made in the test: one file a sheet, nothing compressed, texts in the cells themselves.

/// CRC-32 as ZIP has it.
fn crc(bytes: &[u8]) -> u32 {
    let mut crc = u32::MAX;
    for byte in bytes {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = (crc >> 1) ^ (0xedb8_8320 & (crc & 1).wrapping_neg());
        }
    }
    !crc
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn column(index: usize) -> char {
    char::from(b'A' + u8::try_from(index).unwrap())
}

fn sheet(rows: &[&[&str]]) -> String {
    let mut xml = String::from(
        r#"<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>"#,
    );
    for (number, cells) in rows.iter().enumerate() {
        let number = number + 1;
        xml.push_str(&format!(r#"<row r="{number}">"#));
        for (index, text) in cells.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
            let place = format!("{}{number}", column(index));
            xml.push_str(&format!(
                r#"<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{}</t></is></c>"#,
                escaped(text)
            ));
        }
        xml.push_str("</row>");
    }
    xml.push_str("</sheetData></worksheet>");
    xml
}

/// A workbook with sheets of rows of texts.
pub fn xlsx(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
    const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
    let mut workbook = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{RELATIONS}"><sheets>"#
    );
    let mut relations =
        format!(r#"<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="{PACKAGE}/relationships">"#);
    let mut types = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>"#
    );
    let mut files: Vec<(String, String)> = Vec::new();
    for (index, (name, rows)) in sheets.iter().enumerate() {
        let number = index + 1;
        workbook.push_str(&format!(r#"<sheet name="{}" sheetId="{number}" r:id="rId{number}"/>"#, escaped(name)));
        relations.push_str(&format!(
            r#"<Relationship Id="rId{number}" Type="{RELATIONS}/worksheet" Target="worksheets/sheet{number}.xml"/>"#
        ));
        types.push_str(&format!(
            r#"<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>"#
        ));
        files.push((format!("xl/worksheets/sheet{number}.xml"), sheet(rows)));
    }
    workbook.push_str("</sheets></workbook>");
    relations.push_str("</Relationships>");
    types.push_str(
        r#"<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#,
    );
    let root = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
    );
    files.insert(0, ("[Content_Types].xml".into(), types));
    files.insert(1, ("_rels/.rels".into(), root));
    files.insert(2, ("xl/workbook.xml".into(), workbook));
    files.insert(3, ("xl/_rels/workbook.xml.rels".into(), relations));
    archive(&files)
}

/// A ZIP archive without compression.
fn archive(files: &[(String, String)]) -> Vec<u8> {
    let two = |number: usize| u16::try_from(number).unwrap().to_le_bytes();
    let four = |number: usize| u32::try_from(number).unwrap().to_le_bytes();
    let mut bytes = Vec::new();
    let mut directory = Vec::new();
    for (name, content) in files {
        let offset = bytes.len();
        // Version, flags, method, time, day (1 January 1980), checksum, sizes, length of the name, of the extra field.
        let mut shared = Vec::new();
        shared.extend(two(20));
        shared.extend([0, 0, 0, 0, 0, 0]);
        shared.extend(two(33));
        shared.extend(crc(content.as_bytes()).to_le_bytes());
        shared.extend(four(content.len()));
        shared.extend(four(content.len()));
        shared.extend(two(name.len()));
        shared.extend(two(0));
        bytes.extend(b"PK\x03\x04");
        bytes.extend(&shared);
        bytes.extend(name.as_bytes());
        bytes.extend(content.as_bytes());
        directory.extend(b"PK\x01\x02");
        directory.extend(two(20));
        directory.extend(&shared);
        directory.extend([0; 10]);
        directory.extend(four(offset));
        directory.extend(name.as_bytes());
    }
    let start = bytes.len();
    bytes.extend(&directory);
    bytes.extend(b"PK\x05\x06");
    bytes.extend([0; 4]);
    bytes.extend(two(files.len()));
    bytes.extend(two(files.len()));
    bytes.extend(four(directory.len()));
    bytes.extend(four(start));
    bytes.extend(two(0));
    bytes
}
