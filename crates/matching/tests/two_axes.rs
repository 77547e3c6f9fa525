//! One index holds all versions of all editions: a search looks at those that were in force on a day, were known on a day, or
//! both.

use interdict_matching::{IndexBuilder, SearchOptions, Searcher, Subject};
use interdict_model::{Designation, Entity, Name, PartialDate, Schema};

fn day(text: &str) -> Option<PartialDate> {
    text.parse().ok()
}

fn version(name: &str, listed_on: &str) -> Entity {
    let mut entity = Entity::new("x-1", Schema::Organization);
    entity.add_name(Name::primary(name));
    entity.designations.push(Designation { listed_on: day(listed_on), ..Designation::default() });
    entity
}

#[test]
fn in_force_and_known_are_asked_apart() {
    let mut builder = IndexBuilder::default();
    // Listed on 2 January, seen on the 5th under one name, from the 9th under another, gone on the 20th.
    builder.add_seen(&version("Galleon Quartz Holding", "2015-01-02"), day("2015-01-05"), day("2015-01-09"));
    builder.add_seen(&version("Vermilion Basalt Trading", "2015-01-02"), day("2015-01-09"), day("2015-01-20"));
    let index = builder.finish();
    let mut searcher = Searcher::new(&index);
    let mut found = |name: &str, as_of: &str, known_on: &str| {
        let options = SearchOptions { as_of: day(as_of), known_on: day(known_on), ..SearchOptions::default() };
        let exhaustive = SearchOptions { exhaustive: true, ..options };
        let hits = searcher.search(&Subject::named(name), &options);
        assert_eq!(hits, searcher.search(&Subject::named(name), &exhaustive));
        hits.len()
    };
    let cases = [
        ("Galleon Quartz Holding", "", "", 1),
        ("Galleon Quartz Holding", "2015-01-01", "", 0),
        ("Galleon Quartz Holding", "2015-01-02", "", 1),
        ("Galleon Quartz Holding", "", "2015-01-04", 0),
        ("Galleon Quartz Holding", "", "2015-01-05", 1),
        ("Galleon Quartz Holding", "", "2015-01-08", 1),
        ("Galleon Quartz Holding", "", "2015-01-09", 0),
        ("Vermilion Basalt Trading", "", "2015-01-08", 0),
        ("Vermilion Basalt Trading", "", "2015-01-09", 1),
        ("Vermilion Basalt Trading", "2015-01-02", "2015-01-19", 1),
        ("Vermilion Basalt Trading", "2015-01-01", "2015-01-19", 0),
        ("Vermilion Basalt Trading", "", "2015-01-20", 0),
    ];
    for (name, as_of, known_on, expected) in cases {
        assert_eq!(found(name, as_of, known_on), expected, "{name} as of {as_of:?} known on {known_on:?}");
    }
}
