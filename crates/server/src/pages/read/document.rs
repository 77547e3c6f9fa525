//! The page of the documents crate as a page of this service: style and script are files, parties are links.

use crate::pages::words::party_address;
use interdict_documents::{
    Reading,
    page::{About, Served, render_served},
    stories::Story,
};

const HEAD: &str = "<link rel=\"icon\" href=\"/assets/icon.svg\" type=\"image/svg+xml\">\n\
                    <link rel=\"stylesheet\" href=\"/assets/reading.css\">\n\
                    <script src=\"/assets/reading.js\" defer></script>";

const WAY_BACK: &str = "<nav class=\"way-back\" aria-label=\"Pages\"><strong>Interdict</strong> <a href=\"/read\">Read other \
                        articles</a> <a href=\"/\">Search</a> <a href=\"/files\">Files</a> <a href=\"/lists\">Lists</a></nav>\n";

/// The page as this service gives it.
pub(super) fn own(readings: &[Reading], stories: &[Story], about: &About) -> String {
    let served = Served { head: HEAD, top: WAY_BACK, party: |id| party_address(id, None) };
    render_served(readings, stories, about, &served)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_keeps_its_content_and_has_nothing_that_the_policy_forbids() {
        let about = About { lists: vec!["A list".to_owned()], program: "interdict".to_owned() };
        let page = own(&[], &[], &about);
        for forbidden in ["<style", "<script>", "http-equiv", "unsafe-inline", "style=\"", "onclick"] {
            assert!(!page.contains(forbidden), "{forbidden}");
        }
        for kept in ["/assets/reading.css", "/assets/reading.js", "A list", "No listed party is named", "way-back"] {
            assert!(page.contains(kept), "{kept}");
        }
        assert!(page.ends_with("</html>\n"));
    }
}
