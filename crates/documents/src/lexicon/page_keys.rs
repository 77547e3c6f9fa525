//! Under which keys pages and files state who wrote an article, where and when: `data/page-keys.tsv`.

use super::rows;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Where a key stands; the head of the data file says more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum KeyPlace {
    /// Of a `meta` tag.
    Meta,
    /// Of any element.
    Attribute,
    /// Of the front matter of a Markdown file.
    Front,
}

impl KeyPlace {
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "meta" => Self::Meta,
            "attribute" => Self::Attribute,
            "front" => Self::Front,
            _ => return None,
        })
    }
}

/// What a key holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum PageField {
    /// The title of the article.
    Title,
    /// Who wrote it.
    Author,
    /// Who published it.
    Outlet,
    /// The day of publication.
    Day,
    /// The same as seconds since 1970.
    Seconds,
    /// The language of the article.
    Language,
    /// A summary.
    Description,
    /// Words that say what an element is, as those of `class` do.
    Class,
}

impl PageField {
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "title" => Self::Title,
            "author" => Self::Author,
            "outlet" => Self::Outlet,
            "day" => Self::Day,
            "seconds" => Self::Seconds,
            "language" => Self::Language,
            "description" => Self::Description,
            "class" => Self::Class,
            _ => return None,
        })
    }
}

static KEYS: LazyLock<FxHashMap<(KeyPlace, PageField), Vec<&'static str>>> = LazyLock::new(|| {
    let mut keys: FxHashMap<(KeyPlace, PageField), Vec<&'static str>> = FxHashMap::default();
    for row in rows(include_str!("../../data/page-keys.tsv")) {
        if let [key, place, field] = row.as_slice()
            && let Some(at) = KeyPlace::named(place).zip(PageField::named(field))
        {
            keys.entry(at).or_default().push(*key);
        }
    }
    keys
});

/// The keys in one place that hold one thing, the best first.
pub(crate) fn page_keys(place: KeyPlace, field: PageField) -> &'static [&'static str] {
    KEYS.get(&(place, field)).map(Vec::as_slice).unwrap_or_default()
}

/// Whether the words of an attribute count as those of `class` do. Asked of every attribute of a page.
pub(crate) fn is_class_attribute(name: &str) -> bool {
    name.starts_with("data-") && page_keys(KeyPlace::Attribute, PageField::Class).contains(&name)
}

/// What a key of the front matter of a Markdown file, in lower case, holds.
pub(crate) fn front_matter_field(key: &str) -> Option<PageField> {
    let fields = [PageField::Title, PageField::Author, PageField::Outlet, PageField::Day, PageField::Language];
    fields.into_iter().find(|field| page_keys(KeyPlace::Front, *field).contains(&key))
}
