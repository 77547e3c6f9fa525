//! The elements of HTML, as far as telling an article from its page needs them apart.

/// What an element is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tag {
    /// The page.
    Root,
    /// Text between tags.
    Text,
    /// `html`, `head`, `body`: they make no node, the page is one.
    Document,
    /// `meta`.
    Meta,
    /// Without content and without meaning for text.
    Void,
    /// `br`.
    Break,
    /// `hr`.
    Rule,
    /// `article`.
    Article,
    /// `main`.
    Main,
    /// `section`.
    Section,
    /// `div` and what is like it.
    Division,
    /// `p`.
    Paragraph,
    /// `h1` to `h6`.
    Heading(u8),
    /// `ul`, `ol`.
    List,
    /// `li`.
    Item,
    /// `dl`.
    Definitions,
    /// `dt`, `dd`.
    Term,
    /// `table`.
    Table,
    /// `thead`, `tbody`, `tfoot`, `caption`.
    TablePart,
    /// `tr`.
    Row,
    /// `td`, `th`.
    Cell,
    /// `blockquote`.
    Blockquote,
    /// `pre`.
    Preformatted,
    /// `figure`.
    Figure,
    /// `figcaption`.
    Caption,
    /// `header`.
    Header,
    /// `footer`.
    Footer,
    /// `nav`.
    Navigation,
    /// `aside`.
    Aside,
    /// `form`.
    Form,
    /// Buttons and fields.
    Control,
    /// Films, objects, dialogues: their content is not shown as text of the page.
    Embedded,
    /// `a`.
    Link,
    /// `time`.
    Time,
    /// `span`, `abbr`.
    Span,
    /// `b`, `strong`.
    Bold,
    /// All others.
    Inline,
}

impl Tag {
    /// By name, in any case.
    pub(super) fn of(name: &str) -> Self {
        let mut lower = [0_u8; 10];
        let Some(lower) = lower.get_mut(..name.len()) else { return Self::Inline };
        lower.copy_from_slice(name.as_bytes());
        lower.make_ascii_lowercase();
        match &*lower {
            b"html" | b"head" | b"body" => Self::Document,
            b"meta" => Self::Meta,
            b"link" | b"base" | b"img" | b"source" | b"track" | b"wbr" | b"area" | b"col" | b"embed" | b"input"
            | b"param" | b"image" | b"frame" => Self::Void,
            b"br" => Self::Break,
            b"hr" => Self::Rule,
            b"article" => Self::Article,
            b"main" => Self::Main,
            b"section" => Self::Section,
            b"div" | b"center" | b"hgroup" | b"details" | b"summary" | b"address" | b"fieldset" | b"frameset" => {
                Self::Division
            }
            b"p" => Self::Paragraph,
            b"h1" => Self::Heading(1),
            b"h2" => Self::Heading(2),
            b"h3" => Self::Heading(3),
            b"h4" => Self::Heading(4),
            b"h5" => Self::Heading(5),
            b"h6" => Self::Heading(6),
            b"ul" | b"ol" | b"dir" => Self::List,
            b"li" => Self::Item,
            b"dl" => Self::Definitions,
            b"dt" | b"dd" => Self::Term,
            b"table" => Self::Table,
            b"thead" | b"tbody" | b"tfoot" | b"caption" => Self::TablePart,
            b"tr" => Self::Row,
            b"td" | b"th" => Self::Cell,
            b"blockquote" => Self::Blockquote,
            b"pre" => Self::Preformatted,
            b"figure" => Self::Figure,
            b"figcaption" => Self::Caption,
            b"header" => Self::Header,
            b"footer" => Self::Footer,
            b"nav" | b"menu" => Self::Navigation,
            b"aside" => Self::Aside,
            b"form" => Self::Form,
            b"button" | b"select" | b"option" | b"optgroup" | b"label" | b"datalist" | b"legend" => Self::Control,
            b"object" | b"audio" | b"video" | b"canvas" | b"dialog" | b"map" | b"math" | b"applet" => Self::Embedded,
            b"a" => Self::Link,
            b"time" => Self::Time,
            b"span" | b"abbr" => Self::Span,
            b"b" | b"strong" => Self::Bold,
            _ => Self::Inline,
        }
    }

    /// Whether it begins a line of its own.
    pub(super) fn is_block(self) -> bool {
        !matches!(
            self,
            Self::Text
                | Self::Document
                | Self::Meta
                | Self::Void
                | Self::Break
                | Self::Control
                | Self::Link
                | Self::Time
                | Self::Span
                | Self::Bold
                | Self::Inline
        )
    }

    /// Whether it only holds other blocks together, or text for want of a paragraph.
    pub(super) fn is_container(self) -> bool {
        matches!(
            self,
            Self::Root | Self::Article | Self::Main | Self::Section | Self::Division | Self::Cell | Self::Header
        )
    }

    /// Whether its own text may be prose.
    pub(super) fn holds_prose(self) -> bool {
        self.is_container()
            || matches!(
                self,
                Self::Paragraph
                    | Self::Preformatted
                    | Self::Blockquote
                    | Self::Item
                    | Self::Term
                    | Self::Form
                    | Self::Aside
            )
    }

    /// Whether its attributes say anything about the text in it.
    pub(super) fn has_attributes(self) -> bool {
        !matches!(self, Self::Text | Self::Document | Self::Void | Self::Break | Self::Rule | Self::Bold | Self::Inline)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_in_any_case() {
        let cases = [
            ("ARTICLE", Tag::Article),
            ("h3", Tag::Heading(3)),
            ("figcaption", Tag::Caption),
            ("blockquote", Tag::Blockquote),
            ("my-very-own-element", Tag::Inline),
            ("é", Tag::Inline),
            ("", Tag::Inline),
        ];
        for (name, expected) in cases {
            assert_eq!(Tag::of(name), expected, "{name}");
        }
    }
}
