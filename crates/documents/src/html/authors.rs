//! Who wrote an article, as its page states it.

use super::json_ld::LinkedData;
use super::lines;
use super::measures::Measures;
use super::metadata::{Metas, is_beside, is_name, same_letters};
use super::references::collapse;
use super::score::Choice;
use super::tree::{Property, Tree};
use super::words;
use crate::document::Found;
use crate::lexicon::{KeyPlace, PageField, page_keys};

/// The authors: of JSON-LD, else of `meta` tags, else of marks beside the article.
pub(super) fn authors(
    tree: &Tree<'_>,
    measures: &Measures,
    choice: &Choice,
    linked: &LinkedData,
    metas: &Metas<'_>,
    outlet: Option<&Found<String>>,
) -> Vec<Found<String>> {
    let mut authors = Vec::new();
    let is_outlet = |name: &str| outlet.is_some_and(|outlet| same_letters(&outlet.value, name));
    for name in &linked.authors {
        add_authors(&mut authors, name, "JSON-LD author");
    }
    authors.retain(|author| !is_outlet(&author.value));
    for key in page_keys(KeyPlace::Meta, PageField::Author) {
        if !authors.is_empty() {
            return authors;
        }
        for (names, _) in metas.found(&[*key]) {
            add_authors(&mut authors, &names, &format!("meta {key}"));
        }
        authors.retain(|author| !is_outlet(&author.value));
    }
    if authors.is_empty() {
        let marked = |index: &usize| tree.nodes[*index].property == Property::Author;
        let all = choice.story.clone().filter(marked);
        // The author of a comment has a mark as well, but stands in what is dropped.
        let mut nodes: Vec<usize> = all.clone().filter(|index| !measures.dropped[*index]).take(8).collect();
        if nodes.is_empty() {
            nodes = all.filter(|index| is_beside(tree, choice, *index)).take(8).collect();
        }
        for index in nodes {
            add_authors(&mut authors, &tree.text(index), "itemprop or rel author");
        }
    }
    authors.retain(|author| !is_outlet(&author.value));
    authors
}

/// Adds the names of a line of names, none twice.
pub(super) fn add_authors(authors: &mut Vec<Found<String>>, names: &str, from: &str) {
    const LONGEST: usize = 80;
    const MOST: usize = 40;
    let names = collapse(names);
    let names = words::without_mark(&names, words::author_marks()).unwrap_or(&names);
    let full = |part: &str| (2..=4).contains(&part.split_whitespace().count());
    let names = names.replace(", and ", " and ");
    for joined in names.split([';', '|']).flat_map(|part| part.split(" and ")).flat_map(|part| part.split(" & ")) {
        // `Example, Anna` is one name and `Anna Example, Ben Sample` are two.
        let several = joined.contains(", ") && joined.split(", ").all(full);
        // `Trade Editor` in capitals may be a name for all that is known here.
        let is_post = |part: &str| part.starts_with(char::is_lowercase) && lines::is_post(part);
        let has_post = joined.split(", ").skip(1).any(is_post);
        let parts: Vec<&str> = if several || has_post { joined.split(", ").collect() } else { vec![joined] };
        for (place, name) in parts.into_iter().enumerate() {
            if place > 0 && is_post(name) {
                continue;
            }
            let name = without_place(name).trim_matches(|letter: char| letter.is_whitespace() || letter == ',');
            if authors.len() >= MOST {
                return;
            }
            let known = authors.iter().any(|author| same_letters(&author.value, name));
            if is_name(name) && name.len() <= LONGEST && name.contains(char::is_alphabetic) && !known {
                authors.push(Found::new(name.to_owned(), from));
            }
        }
    }
}

/// A name without the place where its bearer is, and without the outlet: `Ben Sample in Northport`,
/// `Anna Example for Example Herald`.
fn without_place(name: &str) -> &str {
    let mut name = name;
    for word in [" in ", " for ", " For "] {
        if let Some((head, rest)) = name.split_once(word)
            && head.contains(' ')
            && rest.starts_with(char::is_uppercase)
        {
            name = head;
        }
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_taken_apart() {
        let mut authors = Vec::new();
        add_authors(&mut authors, "By Anna Example, Ben Sample and  Carl Test", "x");
        add_authors(&mut authors, "https://example.org/anna", "x");
        add_authors(&mut authors, "ANNA EXAMPLE; Example, Dora", "x");
        let names: Vec<_> = authors.iter().map(|author| author.value.as_str()).collect();
        assert_eq!(names, ["Anna Example", "Ben Sample", "Carl Test", "Example, Dora"]);
        let mut authors = Vec::new();
        add_authors(&mut authors, "Anna Example, trade editor, and Ben Sample in Northport", "x");
        let names: Vec<_> = authors.iter().map(|author| author.value.as_str()).collect();
        assert_eq!(names, ["Anna Example", "Ben Sample"]);
        let mut authors = Vec::new();
        add_authors(&mut authors, "By Anna Example For Example Herald", "x");
        assert_eq!(authors.first().map(|author| author.value.as_str()), Some("Anna Example"));
    }
}
