//! What all pages have around them: the title, the way to the other pages, the editions at the foot.

use super::words::grouped;
use crate::Snapshot;
use interdict_screening::Edition;

/// A link of the navigation.
pub(super) struct NavigationLink {
    pub(super) href: &'static str,
    pub(super) label: &'static str,
    /// What `aria-current` says: `page` for the page itself, `true` for one that belongs to it, nothing for all others.
    pub(super) current: &'static str,
}

/// An edition on a line.
pub(super) struct EditionLine {
    pub(super) title: String,
    /// `2015-01-02`, `undated`, or `none known then`.
    pub(super) date: String,
    /// The same as words that stand for themselves: `edition of 2015-01-02`.
    pub(super) edition: String,
    pub(super) parties: String,
    /// What makes an answer against it less than whole: `not complete`, `with gaps`; empty if nothing does.
    pub(super) flaw: &'static str,
    /// Dataset, date and the beginning of the digest.
    pub(super) short: String,
}

impl EditionLine {
    pub(super) fn of(edition: &Edition) -> Self {
        // Of a list that had no edition on the day that was asked about there is no digest.
        let (date, words) = match edition.info.published_on {
            Some(day) => (day.to_string(), format!("edition of {day}")),
            None if edition.info.digest.is_empty() => {
                ("none known then".to_owned(), "no edition known then".to_owned())
            }
            None => ("undated".to_owned(), "edition without a date".to_owned()),
        };
        let flaw = match (edition.complete, edition.gaps.is_empty()) {
            (false, _) => "not complete",
            (true, false) => "with gaps",
            (true, true) => "",
        };
        Self {
            title: edition.info.title.clone(),
            date,
            edition: words,
            parties: grouped(edition.parties),
            flaw,
            short: edition.short(),
        }
    }
}

/// The frame of a page.
pub(super) struct Shell {
    pub(super) title: String,
    pub(super) navigation: Vec<NavigationLink>,
    pub(super) editions: Vec<EditionLine>,
    pub(super) version: &'static str,
}

/// Address, name in the navigation and title of the pages.
const PAGES: [(&str, &str, &str); 4] = [
    ("/", "Search", "Search"),
    ("/read", "Read", "Read articles"),
    ("/files", "Files", "Screen a file"),
    ("/lists", "Lists", "Lists"),
];

/// The navigation. `page` is the address of the page that the one with this title belongs to; empty if it belongs to none.
fn navigation(title: &str, page: &str) -> Vec<NavigationLink> {
    let link = |(href, label, own_title): (&'static str, &'static str, &'static str)| {
        let current = match (href == page, own_title == title) {
            (true, true) => "page",
            (true, false) => "true",
            (false, _) => "",
        };
        NavigationLink { href, label, current }
    };
    PAGES.into_iter().map(link).collect()
}

impl Shell {
    /// The frame of a page that answers from lists. `page` is the address of the page it belongs to.
    pub(super) fn new(title: &str, page: &str, snapshot: &Snapshot) -> Self {
        Self {
            title: title.to_owned(),
            navigation: navigation(title, page),
            editions: snapshot.editions().iter().map(EditionLine::of).collect(),
            version: env!("CARGO_PKG_VERSION"),
        }
    }

    /// The frame of a page that answers from none: an error.
    pub(super) fn without_lists(title: &str) -> Self {
        Self {
            title: title.to_owned(),
            navigation: navigation(title, ""),
            editions: Vec::new(),
            version: env!("CARGO_PKG_VERSION"),
        }
    }
}
