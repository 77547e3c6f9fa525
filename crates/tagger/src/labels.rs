//! Labels of tokens: a kind, and which part of a stretch the token is.
//!
//! Read are the schemes IOB1, IOB2, BIOES and BILOU (Ramshaw and Marcus 1995; Ratinov and Roth 2009), `B-PER`, and plain
//! labels, `PER`. `O` is what belongs to no stretch.

/// Which part of a stretch a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// The first.
    Begin,
    /// One more; the first too, where nothing of its kind stands before it.
    Inside,
    /// The last of several.
    End,
    /// The only one.
    Single,
    /// Of no stretch.
    Outside,
}

/// A label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Label {
    pub(crate) part: Part,
    /// What the stretch is: `PER`. Empty for what is outside.
    pub(crate) kind: String,
}

impl Label {
    /// Reads a label as the model's configuration names it.
    pub(crate) fn new(name: &str) -> Self {
        let (part, kind) = match name.split_once('-') {
            _ if name == "O" => (Part::Outside, ""),
            Some(("B", kind)) => (Part::Begin, kind),
            Some(("I" | "M", kind)) => (Part::Inside, kind),
            Some(("E" | "L", kind)) => (Part::End, kind),
            Some(("S" | "U", kind)) => (Part::Single, kind),
            _ => (Part::Inside, name),
        };
        Self { part, kind: kind.to_owned() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_every_scheme_have_a_part_and_a_kind() {
        for (name, part, kind) in [
            ("O", Part::Outside, ""),
            ("B-PER", Part::Begin, "PER"),
            ("I-PER", Part::Inside, "PER"),
            ("E-ORG", Part::End, "ORG"),
            ("L-ORG", Part::End, "ORG"),
            ("S-LOC", Part::Single, "LOC"),
            ("U-LOC", Part::Single, "LOC"),
            ("PER", Part::Inside, "PER"),
            ("B-work-of-art", Part::Begin, "work-of-art"),
            ("work-of-art", Part::Inside, "work-of-art"),
            ("ORG", Part::Inside, "ORG"),
        ] {
            assert_eq!(Label::new(name), Label { part, kind: kind.to_owned() }, "{name}");
        }
    }
}
