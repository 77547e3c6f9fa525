//! The blocks of a FIN message: `{1:basic header}{2:application header}{3:user header}{4:text-}{5:trailer}`.

/// What is wrong with the blocks, and at which byte of the message.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) at: usize,
    pub(super) message: &'static str,
    /// The message ends inside of this.
    pub(super) cut_off: Option<String>,
}

/// The blocks as they stand.
#[derive(Debug, Default)]
pub(super) struct Blocks<'a> {
    /// `F01BANKUS33AXXX0000000000`
    pub(super) basic: &'a str,
    /// `I103BANKDEFFXXXXN`, or `O103` with the time and sender of the input.
    pub(super) application: Option<&'a str>,
    user: &'a str,
    /// Fields, from the line break behind `{4:`.
    pub(super) text: &'a str,
    /// The byte at which they begin.
    pub(super) text_at: usize,
    pub(super) faults: Vec<Fault>,
    pub(super) notes: Vec<&'static str>,
}

impl<'a> Blocks<'a> {
    /// Takes a message apart. What is wrong is kept and the rest is read as far as it can be.
    pub(super) fn of(region: &'a str) -> Self {
        let mut blocks = Self::default();
        let mut at = 0;
        let mut has_text = false;
        while let Some(open) = region[at..].find('{').map(|found| at + found) {
            let inner = open + 1;
            let id = region[inner..].chars().next().unwrap_or(' ');
            if region[inner..].chars().nth(1) != Some(':') {
                blocks.notes.push("a brace stands behind the message");
                break;
            }
            let content = inner + id.len_utf8() + 1;
            let end = match id {
                '1' | '2' if has_text => {
                    blocks.fault(open, "a block {2: stands behind the text: block {1: of the next message is missing");
                    break;
                }
                '1' | '2' => Some(blocks.header(region, id, content)),
                '4' if region[content..].starts_with('{') => nested(region, content),
                '4' if has_text => {
                    blocks.fault(open, "a second block {4: stands in the message");
                    break;
                }
                '4' => {
                    has_text = true;
                    blocks.body(region, content)
                }
                '3' => {
                    let end = nested(region, content);
                    blocks.user = &region[content..end.unwrap_or(content)];
                    if end.is_none() {
                        blocks.fault(open, "block {3: is not closed");
                    }
                    // The text may be whole all the same.
                    Some(
                        end.unwrap_or_else(|| {
                            region[content..].find("{4:").map_or(region.len(), |found| content + found)
                        }),
                    )
                }
                _ => {
                    let end = nested(region, content);
                    if end.is_none() {
                        blocks.notes.push("a block behind the text is not closed");
                    }
                    end
                }
            };
            let Some(end) = end else { break };
            at = end;
        }
        if !has_text && blocks.faults.is_empty() && !blocks.is_service() {
            blocks.fault(0, "the message has no block {4:");
        }
        blocks
    }

    /// A header without blocks inside: up to the next closing brace, before any other one.
    fn header(&mut self, region: &'a str, id: char, content: usize) -> usize {
        let rest = &region[content..];
        let end = rest.find(['{', '}', '\n']).unwrap_or(rest.len());
        if !rest[end..].starts_with('}') {
            self.fault(content, if id == '1' { "block {1: is not closed" } else { "block {2: is not closed" });
        }
        if id == '1' {
            self.basic = &rest[..end];
        } else {
            self.application = Some(&rest[..end]);
        }
        content + end
    }

    /// The text: up to a line that begins with `-}`.
    fn body(&mut self, region: &'a str, content: usize) -> Option<usize> {
        let rest = &region[content..];
        self.text_at = content;
        if let Some(end) = rest.find("\n-}") {
            self.text = &rest[..end];
            return Some(content + end + "\n-}".len());
        }
        self.text = rest;
        self.faults.push(Fault { at: region.len(), message: "", cut_off: Some("block {4:".to_owned()) });
        None
    }

    fn fault(&mut self, at: usize, message: &'static str) {
        self.faults.push(Fault { at, message, cut_off: None });
    }

    /// Whether it only confirms a message: application `F`, service 21. Others than FIN are not known here.
    pub(super) fn is_service(&self) -> bool {
        self.basic.get(1..3).is_some_and(|service| service != "01" && service.bytes().all(|byte| byte.is_ascii_digit()))
    }

    /// A field of the user header: `121`.
    pub(super) fn user_field(&self, tag: &str) -> Option<&'a str> {
        let at = self
            .user
            .match_indices(tag)
            .find(|(at, _)| self.user[..*at].ends_with('{') && self.user[at + tag.len()..].starts_with(':'))?;
        self.user[at.0 + tag.len() + 1..].split('}').next().filter(|value| !value.is_empty())
    }

    /// The fields of the user header as they stand: `108` and what is behind it, to the next opening brace.
    pub(super) fn user_fields(&self) -> impl Iterator<Item = (&'a str, &'a str)> {
        let pieces = self.user.split('{').map(|piece| piece.trim().trim_end_matches('}').trim_end());
        pieces.filter(|piece| !piece.is_empty()).map(|piece| piece.split_once(':').unwrap_or(("", piece)))
    }

    /// The codes of sender and receiver. In what a bank sends, its own stands in block 1 and the receiver's in block 2;
    /// in what it gets, its own stands in block 1, too, and is the receiver's.
    pub(super) fn banks(&self) -> [(&'static str, &'static str, Option<String>); 2] {
        let header = self.application.unwrap_or_default();
        let is_output = header.starts_with('O');
        let own = self.basic.get(3..15).and_then(code_of);
        let other = if is_output { header.get(14..26) } else { header.get(4..16) }.and_then(code_of);
        let (own_role, other_role) = if is_output { ("receiver", "sender") } else { ("sender", "receiver") };
        [("{1:}", own_role, own), ("{2:}", other_role, other)]
    }
}

/// The bank's code of a terminal address: without the letter of the terminal.
fn code_of(address: &str) -> Option<String> {
    Some(format!("{}{}", address.get(..8)?, address.get(9..12)?))
}

/// Where a block that has others inside is closed, from the beginning of its content.
fn nested(region: &str, content: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, byte) in region.bytes().enumerate().skip(content) {
        match byte {
            b'{' => depth += 1,
            b'}' if depth == 0 => return Some(at),
            b'}' => depth -= 1,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_found_in_any_order() {
        let blocks = Blocks::of(
            "{1:F01AAAAUS33AXXX0000000000}{3:{113:SEPA}{121:u-1}}{2:I103BBBBDEFFXXXXN}{4:\n:20:X\n-}{5:{CHK:1}}",
        );
        assert_eq!((blocks.text, blocks.user_field("121"), blocks.user_field("119")), ("\n:20:X", Some("u-1"), None));
        assert_eq!(blocks.user_fields().collect::<Vec<_>>(), [("113", "SEPA"), ("121", "u-1")]);
        let banks = blocks.banks().map(|(_, role, code)| (role, code.unwrap_or_default()));
        assert_eq!(banks, [("sender", "AAAAUS33XXX".into()), ("receiver", "BBBBDEFFXXX".into())]);
        assert_eq!(blocks.faults, []);
    }

    #[test]
    fn the_sender_of_what_was_received_stands_in_its_reference() {
        let blocks =
            Blocks::of("{1:F01AAAAUS33AXXX0000000000}{2:O1030831051017BBBBDEFFAXXX10194697810510170831N}{4:\n-}");
        assert_eq!(blocks.banks()[1], ("{2:}", "sender", Some("BBBBDEFFXXX".to_owned())));
    }

    #[test]
    fn wrong_braces_are_told() {
        let cases = [
            ("{1:F01AAAAUS33AXXX0000000000{2:I103BBBBDEFFXXXXN}{4:\n:20:X\n-}", "block {1: is not closed"),
            ("{1:F01AAAAUS33AXXX0000000000}{2:I103BBBBDEFFXXXXN}", "the message has no block {4:"),
            ("{1:F01AAAAUS33AXXX0000000000}{2:I103B}{3:{121:X}{4:\n:20:X\n-}", "block {3: is not closed"),
            (
                "{1:F01A}{2:I103B}{4:\n:20:X\n-}{2:I103B}{4:\n:20:Y\n-}",
                "a block {2: stands behind the text: block {1: of the next message is missing",
            ),
        ];
        for (text, expected) in cases {
            let faults = Blocks::of(text).faults;
            assert_eq!(faults.iter().map(|fault| fault.message).collect::<Vec<_>>(), [expected], "{text}");
        }
        assert!(Blocks::of("{1:F01A}{2:I103B}{4:\n:20:X\n").faults[0].cut_off.is_some());
    }
}
