//! The pages over a real socket: every state of every page is whole markup, says what it should, and puts no name or number
//! of whoever is looked for into an address.

#![allow(clippy::unwrap_used, reason = "a test that panics is a test that fails")]

mod common;
mod markup;

use std::{thread, time::Duration};
use ureq::{Agent, http::Response};

/// An answer as far as the tests look at it.
struct Answer {
    status: u16,
    policy: String,
    location: String,
    body: String,
}

fn answer(response: Result<Response<ureq::Body>, ureq::Error>) -> Answer {
    let mut response = response.unwrap();
    let header =
        |name: &str| response.headers().get(name).map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default();
    let (policy, location) = (header("content-security-policy"), header("location"));
    let status = response.status().as_u16();
    Answer { status, policy, location, body: response.body_mut().read_to_string().unwrap() }
}

fn agent() -> Agent {
    let config = Agent::config_builder().http_status_as_error(false).max_redirects(0).max_redirects_will_error(false);
    config.build().into()
}

fn get(address: &str, path: &str) -> Answer {
    answer(agent().get(format!("{address}{path}")).call())
}

fn post(address: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
    answer(agent().post(format!("{address}{path}")).send_form(fields.iter().copied()))
}

/// A form with texts and files: name, file name (empty for a text), content.
fn multipart(address: &str, path: &str, parts: &[(&str, &str, &str)]) -> Answer {
    let mut body = String::new();
    for (name, file, content) in parts {
        let file = if file.is_empty() { String::new() } else { format!("; filename=\"{file}\"") };
        let head = format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n");
        body.extend([head.as_str(), content, "\r\n"]);
    }
    body.push_str("--edge--\r\n");
    let request = agent().post(format!("{address}{path}")).header("content-type", "multipart/form-data; boundary=edge");
    answer(request.send(body.as_str()))
}

#[track_caller]
fn whole(answer: &Answer, status: u16, says: &[&str]) {
    assert_eq!(answer.status, status, "{}", answer.body);
    assert_eq!(markup::faults(&answer.body, true), Vec::<String>::new());
    assert!(answer.policy.starts_with("default-src 'self'") && !answer.policy.contains("unsafe"), "{}", answer.policy);
    for words in says {
        assert!(answer.body.contains(words), "{words}\n{}", answer.body);
    }
}

#[track_caller]
fn piece(answer: &Answer, status: u16, says: &[&str]) {
    assert_eq!(answer.status, status, "{}", answer.body);
    assert_eq!(markup::faults(&answer.body, false), Vec::<String>::new());
    assert!(!answer.body.contains("<html"));
    for words in says {
        assert!(answer.body.contains(words), "{words}\n{}", answer.body);
    }
}

#[test]
fn the_empty_search_says_what_to_type_and_offers_examples() {
    let service = common::start();
    whole(
        &get(service.address(), "/"),
        200,
        &[
            "Is this party on a list?",
            "value=\"KOMID\"",
            "14 parties",
            "2015-01-02",
            "id=\"single-keys\"",
            "turns single keys off",
        ],
    );
}

/// Fields of a form, and what the answer says.
type Case<'a> = (&'a [(&'a str, &'a str)], &'a [&'a str]);

#[test]
fn a_match_says_who_why_and_since_when() {
    let service = common::start();
    let cases: [Case<'_>; 6] = [
        (
            &[("q", "Kim Yong Chol")],
            &["KIM, Yong Chol", "same name", "strong match", "2 matches", "/parties/ofac-17614"],
        ),
        (&[("q", "KOMID")], &["weak alias", "KOREA MINING DEVELOPMENT TRADING CORPORATION", "2005-06-29", "NPWMD"]),
        (&[("q", "563410081")], &["Read as a number of any kind", "RYU, Jin", "same number"]),
        (&[("q", "passport:563410081")], &["Read as: Passport", "RYU, Jin"]),
        (&[("q", "Ryu Jin"), ("born", "1965-08-07"), ("country", "North Korea")], &["same birth date", "RYU, Jin"]),
        (
            &[("q", "Kim Yong Chol"), ("as_of", "2014-12-31")],
            &["1 match", "ofac-12211?as_of=2014-12-31", "on 2014-12-31"],
        ),
    ];
    for (fields, says) in cases {
        whole(&post(service.address(), "/", fields), 200, says);
        piece(&post(service.address(), "/ui/search", fields), 200, says);
    }
}

#[test]
fn nothing_found_is_a_clear_answer_that_names_editions_and_settings() {
    let service = common::start();
    let says =
        ["Nothing found", "No listed party reaches the threshold", "us_dprk_2015@2015-01-02#", "0.35", "14 parties"];
    whole(&post(service.address(), "/", &[("q", "Wilhelmina Oberstudienrat")]), 200, &says);
}

#[test]
fn a_family_name_alone_shows_who_has_it() {
    let service = common::start();
    let says = [
        "Nothing found",
        "1 listed party has this one word in a name",
        "href=\"/parties/ofac-17616\"",
        "RYU, Jin (ofac-17616)",
    ];
    whole(&post(service.address(), "/", &[("q", "Ryu")]), 200, &says);
    piece(&post(service.address(), "/ui/search", &[("q", "Ryu")]), 200, &says);
}

#[test]
fn a_later_page_of_matches_is_a_whole_page_without_the_script() {
    let service = common::start();
    let fields = [("q", "KOMID"), ("from", "100")];
    whole(&post(service.address(), "/", &fields), 200, &["No more matches", "value=\"KOMID\""]);
    piece(&post(service.address(), "/ui/search", &fields), 200, &["No more matches"]);
}

#[test]
fn what_cannot_be_understood_is_said_beside_what_was_typed() {
    let service = common::start();
    for (field, value, says) in [
        ("born", "someday", "birth date: not understood"),
        ("country", "Atlantis", "country: not understood"),
        ("threshold", "high", "threshold: a score"),
        ("threshold", "7", "threshold: a score"),
        ("as_of", "2015", "asOf: not a day"),
    ] {
        let fields = [("q", "KOMID"), (field, value)];
        whole(&post(service.address(), "/", &fields), 400, &[says, "value=\"KOMID\""]);
        piece(&post(service.address(), "/ui/search", &fields), 400, &[says]);
    }
    let long = "a".repeat(501);
    piece(&post(service.address(), "/ui/search", &[("q", &long)]), 400, &["up to 500 letters"]);
}

#[test]
fn what_is_looked_for_stands_in_no_address() {
    let service = common::start();
    let name = "Ryu Jin Quartz";
    let body = post(service.address(), "/", &[("q", name), ("born", "1965-08-07"), ("threshold", "0")]).body;
    let addresses = body.split('"').filter(|text| text.starts_with('/') || text.starts_with('?'));
    for address in addresses {
        assert!(!address.contains("Quartz") && !address.contains("1965"), "{address}");
    }
    assert_eq!(get(service.address(), "/?q=KOMID").body.matches("data-result").count(), 0);
}

#[test]
fn markup_in_a_name_stays_text() {
    let service = common::start();
    let body = post(service.address(), "/", &[("q", "<script>alert(1)</script> \"onfocus=x")]);
    assert!(!body.body.contains("<script>alert"));
    whole(&body, 200, &[]);
}

#[test]
fn a_party_has_names_by_strength_designations_a_timeline_and_its_source() {
    let service = common::start();
    let says = [
        "KOREA MINING DEVELOPMENT TRADING CORPORATION",
        "Weak aliases",
        "KOMID",
        "E.O. 13687",
        "<svg class=\"timeline\"",
        "2005-06-29 listed",
        "&#34;interdict&#34;",
        "Pyongyang",
    ];
    whole(&get(service.address(), "/parties/ofac-9345"), 200, &says);
    let page = get(service.address(), "/parties/ofac-9345").body;
    assert!(page.contains("data-label=\"Legal basis\""));
    assert!(!page.contains(">Until</th>"), "no designation has ended, so there is no column for it");
    assert!(page.contains("<a href=\"/\" aria-current=\"true\">Search</a>"));
    let before = get(service.address(), "/parties/OFAC-9345?as_of=2014-12-31");
    whole(&before, 200, &["Shown as it was in force on 2014-12-31"]);
    assert!(!before.body.contains("KOREAN MINING AND INDUSTRIAL DEVELOPMENT CORPORATION"));
    whole(&get(service.address(), "/parties/ofac-17614?as_of=2014-12-31"), 200, &["Not in force on 2014-12-31"]);
    whole(&get(service.address(), "/parties/ofac-1"), 404, &["party.unknown"]);
    whole(&get(service.address(), "/parties/ofac-9345?as_of=soon"), 400, &["as_of: not a day"]);
}

#[test]
fn a_store_shows_what_the_editions_showed() {
    let service = common::start_with_store();
    whole(
        &get(service.address(), "/parties/ofac-9345"),
        200,
        &["first seen", "changed", "seen in an edition", "As known on"],
    );
    whole(
        &get(service.address(), "/lists"),
        200,
        &["2 editions", "<svg class=\"chart\"", "what changed, party by party"],
    );
    whole(&get(service.address(), "/lists/us_dprk_2015"), 200, &["What changed", "Added", "ofac-17614", "DPRK2"]);
    whole(&get(service.address(), "/lists/us_dprk_2015?from=99"), 404, &["edition.unknown"]);
    whole(&get(service.address(), "/lists/nothing"), 404, &["list.unknown"]);
}

#[test]
fn the_lists_say_what_is_loaded_and_whether_it_is_whole() {
    let service = common::start();
    whole(
        &get(service.address(), "/lists"),
        200,
        &["North Korea designations", "complete", "us_dprk_2015", "without a store"],
    );
    whole(&get(service.address(), "/lists/us_dprk_2015"), 404, &["store.none"]);
}

const ARTICLE: &str = "PYONGYANG – Korea Mining Development Trading Corporation (KOMID) denied on Friday that Kim Yong Chol had sold missiles.\n\n\
                       “We sell fish,” a spokesman said.\n";

#[test]
fn articles_are_answered_by_their_own_page_under_the_same_policy() {
    let service = common::start();
    whole(&get(service.address(), "/read"), 200, &["Paste an article", "Or give files"]);
    let parts = [
        ("outlet", "", "Harbour Post"),
        ("published", "", "2015-01-04"),
        ("text", "", ARTICLE),
        ("file", "second.txt", ARTICLE),
        ("file_published", "", "2015-01-05"),
    ];
    let answer = multipart(service.address(), "/read", &parts);
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert!(answer.policy.starts_with("default-src 'self'") && !answer.policy.contains("unsafe"));
    for says in
        ["Harbour Post", "2015-01-05", "href=\"/parties/ofac-9345\"", "class=\"to-party\"", "/assets/reading.css"]
    {
        assert!(answer.body.contains(says), "{says}");
    }
    for forbidden in ["<style", "<script>", "http-equiv", " style=\""] {
        assert!(!answer.body.contains(forbidden), "{forbidden}");
    }
    for (file, has) in
        [("reading.css", ".to-party"), ("reading.js", "hashchange"), ("app.css", "--paper"), ("app.js", "data-piece")]
    {
        assert!(get(service.address(), &format!("/assets/{file}")).body.contains(has), "{file}");
    }
    whole(&multipart(service.address(), "/read", &[("text", "", " ")]), 400, &["there is no article"]);
    whole(
        &multipart(service.address(), "/read", &[("text", "", "x"), ("published", "", "Friday")]),
        400,
        &["not a day"],
    );
}

#[test]
fn articles_are_read_as_of_a_day_and_as_the_lists_were_known_on_one() {
    let stored = common::start_with_store();
    whole(&get(stored.address(), "/read"), 200, &["name=\"as_of\"", "name=\"known_on\""]);
    let read = |days: &[(&str, &str, &str)]| {
        let parts: Vec<_> = [("text", "", ARTICLE)].into_iter().chain(days.iter().copied()).collect();
        multipart(stored.address(), "/read", &parts)
    };
    let now = read(&[("as_of", "", "2015-01-04"), ("known_on", "", "")]);
    assert_eq!(now.status, 200, "{}", now.body);
    assert!(now.body.contains("2015-01-04") && now.body.contains("(14 parties)"), "{}", now.body);
    let before = read(&[("known_on", "", "2014-12-31")]);
    assert_eq!(before.status, 200, "{}", before.body);
    assert!(before.body.contains("as known on 2014-12-31") && !before.body.contains("ofac-17614"), "{}", before.body);
    assert!(!before.body.contains("(14 parties)"));
    for (field, says) in [("as_of", "as_of: not a day"), ("known_on", "known_on: not a day")] {
        whole(&read(&[(field, "", "Friday")]), 400, &[says]);
    }
    whole(&read(&[("known_on", "", "2001-01-01")]), 404, &["list.not_known"]);
    let embedded = common::start();
    assert!(!get(embedded.address(), "/read").body.contains("known_on"));
    let parts = [("text", "", ARTICLE), ("known_on", "", "2015-01-04")];
    whole(&multipart(embedded.address(), "/read", &parts), 404, &["store.none"]);
}

const CUSTOMERS: &str =
    "id,name,birth date,colour\n1,Kim Yong Chol,,red\n2,Wilhelmina Oberstudienrat,,blue\n3,,,green\n";

#[test]
fn a_file_shows_its_columns_is_screened_and_gives_rows_to_filter() {
    let service = common::start();
    whole(&get(service.address(), "/files"), 200, &["Screen a file", "File of customers"]);
    let file = [("file", "customers.csv", CUSTOMERS)];
    let columns = ["birth date", "not used", "Kim Yong Chol"];
    whole(&multipart(service.address(), "/files/columns", &file), 200, &columns);
    piece(&multipart(service.address(), "/ui/files/columns", &file), 200, &columns);
    let started = multipart(service.address(), "/files", &file);
    assert_eq!(started.status, 303, "{}", started.body);
    assert!(started.location.starts_with("/files/"));
    let page = (0..100)
        .find_map(|_| {
            let page = get(service.address(), &started.location);
            thread::sleep(Duration::from_millis(50));
            page.body.contains("Download as CSV").then_some(page)
        })
        .unwrap();
    whole(&page, 200, &["customers.csv", "KIM, Yong Chol", "1 record", "/result?format=csv"]);
    assert!(!page.body.contains("Wilhelmina"));
    let rows = format!("/ui{}/rows", started.location);
    piece(&post(service.address(), &rows, &[("show", "bad")]), 200, &["not screened:", "row 4"]);
    piece(
        &post(service.address(), &rows, &[("show", "all"), ("text", "wilhelmina")]),
        200,
        &["Wilhelmina", "1 record"],
    );
    whole(&post(service.address(), &started.location, &[("show", "clear")]), 200, &["Wilhelmina"]);
    piece(&get(service.address(), &format!("/ui{}", started.location)), 200, &["data-done=\"true\"", "3 records"]);
}

#[test]
fn a_file_that_cannot_be_used_says_so_on_a_page() {
    let service = common::start();
    let colours = [("file", "colours.csv", "colour,weight\nred,1\n")];
    whole(&multipart(service.address(), "/files", &colours), 422, &["input.no_name_column"]);
    whole(&multipart(service.address(), "/files/columns", &colours), 200, &["no column holds a name"]);
    let page = get(service.address(), "/files/nothing");
    whole(&page, 404, &["That did not work"]);
}

#[test]
fn a_page_about_a_problem_speaks_to_people_and_leads_back() {
    let service = common::start();
    let host = service.address().trim_start_matches("http://");
    let from = |path: &str, accept: &str| {
        let request = agent().get(format!("{}{path}", service.address())).header("accept", accept);
        answer(request.header("host", host).header("referer", format!("{}/lists", service.address())).call())
    };
    for path in ["/parties/ofac-1", "/nowhere"] {
        let page = from(path, "text/html,*/*;q=0.8");
        whole(&page, 404, &["There is no such thing", "href=\"/lists\">Back to where you were", "To the search"]);
        assert!(!page.body.contains("Not Found"), "{}", page.body);
    }
    // Programs are told in their own form.
    let problem = from("/nowhere", "*/*");
    assert_eq!(problem.status, 404);
    assert!(problem.body.contains("\"request.no_such_path\""), "{}", problem.body);
}

#[test]
fn a_list_that_was_not_known_is_said_beside_a_clear_answer() {
    let service = common::start_with_two_lists();
    let fields = [("q", "Wilhelmina Oberstudienrat"), ("known_on", "2014-12-31")];
    whole(&post(service.address(), "/", &fields), 200, &["A list that came later: no edition known then"]);
}

#[test]
fn an_asset_that_the_browser_has_is_not_sent_again() {
    let service = common::start();
    let address = format!("{}/assets/app.css", service.address());
    let first = agent().get(&address).call().unwrap();
    let tag = first.headers().get("etag").unwrap().to_str().unwrap().to_owned();
    let again = agent().get(&address).header("if-none-match", &tag).call().unwrap();
    assert_eq!(again.status().as_u16(), 304);
}
