//! Cuts a page into tags and text, in one pass over its bytes.
//!
//! What is malformed is read as browsers read it: a `<` that opens nothing is text, a comment or a quotation mark that
//! is never closed reaches to the end of the page. Nothing is read twice, so a page takes time in proportion to its
//! length whatever is in it.

use std::ops::Range;

/// A piece of a page; all ranges are bytes of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// Text between tags, its character references not yet decoded.
    Text(Range<usize>),
    /// `<div class="a">`.
    Open {
        /// The name as written.
        name: &'a str,
        /// From `<` to behind `>`.
        tag: Range<usize>,
    },
    /// An element whose content is no HTML (a script) or nothing to read (a drawing), with all of its content.
    Raw {
        /// The name as written.
        name: &'a str,
        /// From `<` to behind `>` of the opening tag.
        tag: Range<usize>,
        /// What is between the tags.
        content: Range<usize>,
    },
    /// `</div>`.
    Close {
        /// The name as written.
        name: &'a str,
    },
}

/// The tokens of a page.
#[derive(Debug, Clone)]
pub(super) struct Tokens<'a> {
    source: &'a str,
    position: usize,
}

impl<'a> Tokens<'a> {
    /// Begins at the start of the page.
    pub(super) fn new(source: &'a str) -> Self {
        Self { source, position: 0 }
    }

    /// The position of the next `wanted` from a position on, or the end of the page.
    fn seek(&self, from: usize, wanted: char) -> usize {
        let rest = self.source.get(from..).unwrap_or_default();
        rest.find(wanted).map_or(self.source.len(), |found| from + found)
    }

    /// The position behind the next `>`, or the end of the page.
    fn behind_bracket(&self, from: usize) -> usize {
        (self.seek(from, '>') + 1).min(self.source.len())
    }

    /// The position behind a comment, doctype or CDATA that begins with the `<!` at `start`.
    fn behind_declaration(&self, start: usize) -> usize {
        let inside = self.source.get(start + 2..).unwrap_or_default();
        if inside.starts_with("--") {
            // From the dashes on, not from behind them: `<!-->` is a comment, and over.
            return inside.find("-->").map_or(self.source.len(), |found| start + 2 + found + 3);
        }
        self.behind_bracket(start + 2)
    }

    /// The position behind the `>` of a tag; a `>` between the quotation marks of a value does not count.
    fn behind_tag(&self, mut position: usize) -> usize {
        let bytes = self.source.as_bytes();
        let mut after_equals = false;
        while let Some(byte) = bytes.get(position) {
            match byte {
                b'>' => return position + 1,
                b'"' | b'\'' if after_equals => {
                    position = self.seek(position + 1, char::from(*byte));
                    after_equals = false;
                }
                b'=' => after_equals = true,
                _ => after_equals = after_equals && byte.is_ascii_whitespace(),
            }
            position += 1;
        }
        bytes.len()
    }

    /// Where the content of a raw element ends, and the position behind its closing tag.
    fn raw_end(&self, from: usize, name: &str) -> (usize, usize) {
        let bytes = self.source.as_bytes();
        let mut position = from;
        while let Some(found) = self.source.get(position..).and_then(|rest| rest.find("</")) {
            let close = position + found;
            let after = close + 2 + name.len();
            let same = bytes.get(close + 2..after).is_some_and(|written| written.eq_ignore_ascii_case(name.as_bytes()));
            if same && !bytes.get(after).is_some_and(u8::is_ascii_alphanumeric) {
                return (close, self.behind_bracket(after));
            }
            position = close + 2;
        }
        (bytes.len(), bytes.len())
    }

    /// The name that begins at a position.
    fn name(&self, from: usize) -> &'a str {
        let rest = self.source.get(from..).unwrap_or_default();
        let end = rest.bytes().position(|byte| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/'));
        // Bytes of one kind stop it, all of them ASCII, so this is the border of a character.
        rest.get(..end.unwrap_or(rest.len())).unwrap_or_default()
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        let bytes = self.source.as_bytes();
        loop {
            let start = self.position;
            let first = *bytes.get(start)?;
            if first != b'<' {
                self.position = self.seek(start, '<');
                return Some(Token::Text(start..self.position));
            }
            match bytes.get(start + 1) {
                Some(b'!') => self.position = self.behind_declaration(start),
                Some(b'?') => self.position = self.behind_bracket(start),
                Some(b'/') => {
                    let name = self.name(start + 2);
                    self.position = self.behind_bracket(start + 2);
                    if name.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
                        return Some(Token::Close { name });
                    }
                }
                Some(letter) if letter.is_ascii_alphabetic() => {
                    let name = self.name(start + 1);
                    let end = self.behind_tag(start + 1 + name.len());
                    let tag = start..end;
                    let closed = bytes.get(..end.saturating_sub(1)).is_some_and(|before| before.ends_with(b"/"));
                    if !is_raw(name) || (closed && name.eq_ignore_ascii_case("svg")) {
                        self.position = end;
                        return Some(Token::Open { name, tag });
                    }
                    let (content_end, behind) = self.raw_end(end, name);
                    self.position = behind;
                    return Some(Token::Raw { name, tag, content: end..content_end });
                }
                _ => {
                    self.position = self.seek(start + 1, '<');
                    return Some(Token::Text(start..self.position));
                }
            }
        }
    }
}

/// Elements that are passed over as one piece.
fn is_raw(name: &str) -> bool {
    const RAW: [&str; 10] =
        ["script", "style", "textarea", "title", "noscript", "template", "svg", "iframe", "noembed", "noframes"];
    matches!(name.len(), 3 | 5..=8) && RAW.iter().any(|raw| name.eq_ignore_ascii_case(raw))
}

/// The attributes of a tag: names as written, values not yet decoded, empty where there is none.
#[derive(Debug, Clone)]
pub(super) struct Attributes<'a> {
    rest: &'a str,
}

impl<'a> Attributes<'a> {
    /// Of a tag from its `<` on.
    pub(super) fn of(tag: &'a str) -> Self {
        let end = tag.bytes().position(|byte| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/'));
        Self { rest: tag.get(end.unwrap_or(tag.len())..).unwrap_or_default() }
    }

    /// The value of one of them.
    pub(super) fn value(tag: &'a str, wanted: &str) -> Option<&'a str> {
        Self::of(tag).find(|(name, _)| name.eq_ignore_ascii_case(wanted)).map(|(_, value)| value)
    }
}

impl<'a> Iterator for Attributes<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        let rest = self.rest.trim_start_matches(|letter: char| letter.is_ascii_whitespace() || letter == '/');
        if rest.is_empty() || rest.starts_with('>') {
            self.rest = "";
            return None;
        }
        // The first letter belongs to the name whatever it is, so that every call gets further.
        let after_name = rest
            .char_indices()
            .skip(1)
            .find(|(_, letter)| letter.is_ascii_whitespace() || matches!(letter, '=' | '>' | '/'))
            .map_or(rest.len(), |(index, _)| index);
        let (name, after) = rest.split_at(after_name);
        let Some(value) = after.trim_ascii_start().strip_prefix('=') else {
            self.rest = after;
            return Some((name, ""));
        };
        let value = value.trim_ascii_start();
        for quote in ['"', '\''] {
            if let Some(quoted) = value.strip_prefix(quote) {
                let end = quoted.find(quote).unwrap_or(quoted.len());
                self.rest = quoted.get(end + 1..).unwrap_or_default();
                return Some((name, &quoted[..end]));
            }
        }
        let end = value.find(|letter: char| letter.is_ascii_whitespace() || letter == '>').unwrap_or(value.len());
        self.rest = &value[end..];
        Some((name, &value[..end]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(source: &str) -> Vec<String> {
        Tokens::new(source)
            .map(|token| match token {
                Token::Text(range) => format!("text {}", &source[range]),
                Token::Open { name, tag } => format!("open {name} {}", &source[tag]),
                Token::Raw { name, content, .. } => format!("raw {name} {}", &source[content]),
                Token::Close { name } => format!("close {name}"),
            })
            .collect()
    }

    #[test]
    fn a_page_is_cut_into_tags_and_text() {
        let source = "<!doctype html><!-- <p> --><p class='a>b'>1 < 2<br/></P ><script>if (a</b/) '<p>'</script >end";
        let expected = [
            "open p <p class='a>b'>",
            "text 1 ",
            "text < 2",
            "open br <br/>",
            "close P",
            "raw script if (a</b/) '<p>'",
            "text end",
        ];
        assert_eq!(written(source), expected);
    }

    #[test]
    fn what_is_never_closed_reaches_to_the_end() {
        assert_eq!(written("a<!-- b <p>c"), ["text a"]);
        assert_eq!(written("a<script>b</p>"), ["text a", "raw script b</p>"]);
        assert_eq!(written("a<p title=\"b>c"), ["text a", "open p <p title=\"b>c"]);
        assert_eq!(written("<!-->a</>b<"), ["text a", "text b", "text <"]);
    }

    #[test]
    fn attributes_are_read_in_every_way_of_writing_them() {
        let tag = "<time datetime = '2015-01-04' CLASS=big hidden data-x=\"a > b\" é=1 / =>";
        let read: Vec<_> = Attributes::of(tag).collect();
        let expected =
            [("datetime", "2015-01-04"), ("CLASS", "big"), ("hidden", ""), ("data-x", "a > b"), ("é", "1"), ("=", "")];
        assert_eq!(read, expected);
        assert_eq!(Attributes::value(tag, "class"), Some("big"));
        assert_eq!(Attributes::value("<p", "class"), None);
    }
}
