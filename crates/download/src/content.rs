//! Whether what came is the file that was asked for: no page for people, and of the publisher's checksum.

use sha2::{Digest, Sha256};
use std::fmt::Write;

/// How much of a body is looked at to tell a page and its title.
const HEAD: usize = 64 * 1024;
/// The longest title that is passed on.
const TITLE: usize = 120;
/// Digits of a SHA-256.
const DIGITS: usize = 64;

/// The title of a page for people; `None` where the body is none. A server that calls a body `text/html` is believed.
pub(crate) fn page_title(content_type: Option<&str>, body: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(body.get(..HEAD).unwrap_or(body));
    // Lower case of ASCII only: every byte stays in its place.
    let lower = head.to_ascii_lowercase();
    let called_so = content_type.is_some_and(|named| {
        let kind = named.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        kind == "text/html" || kind == "application/xhtml+xml"
    });
    if !called_so && !begins_as_page(&lower) {
        return None;
    }
    Some(title(&head, &lower).unwrap_or_else(|| "it has no title".to_owned()))
}

fn begins_as_page(lower: &str) -> bool {
    let mut text = lower.trim_start_matches('\u{feff}').trim_start();
    if text.starts_with("<?xml") {
        text = text.split_once("?>").map_or("", |(_, rest)| rest).trim_start();
    }
    text.starts_with("<!doctype html") || text.starts_with("<html")
}

fn title(head: &str, lower: &str) -> Option<String> {
    let tag = lower.find("<title")?;
    let start = tag + lower.get(tag..)?.find('>')? + 1;
    let rest = lower.get(start..)?;
    let end = start + rest.find("</title").unwrap_or(rest.len());
    let line = head.get(start..end)?.lines().map(str::trim).find(|line| !line.is_empty())?;
    Some(line.chars().filter(|letter| !letter.is_control()).take(TITLE).collect())
}

/// The SHA-256 of a file that is called by one of `names`, from a text such as `sha256sum` writes, or that holds just
/// one.
pub(crate) fn checksum_in(text: &str, names: &[&str]) -> Option<String> {
    let sums: Vec<(&str, String)> = text.lines().filter_map(|line| Some((line, sum_in(line)?))).collect();
    let named = sums.iter().find(|(line, _)| names.iter().any(|name| line.contains(name)));
    match (named, sums.as_slice()) {
        (Some((_, sum)), _) | (None, [(_, sum)]) => Some(sum.clone()),
        _ => None,
    }
}

fn sum_in(line: &str) -> Option<String> {
    line.split(|letter: char| !letter.is_ascii_alphanumeric())
        .find(|word| word.len() == DIGITS && word.bytes().all(|digit| digit.is_ascii_hexdigit()))
        .map(str::to_ascii_lowercase)
}

/// SHA-256 in hexadecimal.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(DIGITS);
    for byte in Sha256::digest(bytes).as_slice() {
        // Writing into a string does not fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_told_by_what_it_is_called_and_by_how_it_begins() {
        let no_title = Some("it has no title");
        for (content_type, body, expected) in [
            (Some("text/xml"), "<?xml version=\"1.0\"?><list/>", None),
            (None, "<list><html/></list>", None),
            (Some("text/csv"), "name,<html>", None),
            (Some("text/html; charset=utf-8"), "sorry", no_title),
            (Some("TEXT/HTML"), "<list/>", no_title),
            (Some("text/xml"), "<!DOCTYPE html><title>Down for work</title>", Some("Down for work")),
            (
                None,
                "\u{feff}\r\n <HTML lang=\"en\"><Title id=\"t\">\n  Access denied \n for all</TITLE>",
                Some("Access denied"),
            ),
            (None, "<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"-//W3C\"><html/>", no_title),
            (None, "<html><title>cut o", Some("cut o")),
            (None, "<html><title", no_title),
            (None, "<html><title> </title>", no_title),
            (None, "<html><title>Ünïcode…</title>", Some("Ünïcode…")),
            (None, "", None),
        ] {
            assert_eq!(page_title(content_type, body.as_bytes()).as_deref(), expected, "{content_type:?} {body}");
        }
        assert_eq!(page_title(None, &[0xff, 0xfe, 0x00, 0x3c]), None);
    }

    #[test]
    fn a_checksum_is_found_by_name_or_because_it_is_alone() {
        let (one, two) = ("1".repeat(DIGITS), "A".repeat(DIGITS));
        let names = ["sdn.csv", "SDN.CSV"];
        for (text, expected) in [
            (one.clone(), Some(one.clone())),
            (format!("SHA256 (other.csv) = {two}\n"), Some(two.to_ascii_lowercase())),
            (format!("{one}  add.csv\n{two} *SDN.CSV\n"), Some(two.to_ascii_lowercase())),
            (format!("{one}  add.csv\n{two}  alt.csv\n"), None),
            (format!("{one}1  sdn.csv"), None),
            ("no checksum here".to_owned(), None),
        ] {
            assert_eq!(checksum_in(&text, &names), expected, "{text}");
        }
    }

    #[test]
    fn a_checksum_is_that_of_the_standard() {
        // FIPS 180-2, appendix B.1.
        assert_eq!(sha256(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
