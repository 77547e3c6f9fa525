//! Fetches from a server in this test, over real sockets: whole files and all the ways in which an answer is none.
#![allow(clippy::unwrap_used)] // Tests may panic.

mod server;

use interdict_download::{
    DownloadError, Fault, Fetched, Fetcher, KnownValidators, Outcome, Pace, Progress, Secret, Settings, Source,
    SourceFile, Validators,
};
use server::{Reply, Seen, Server};
use std::{fs, net::TcpListener, sync::Mutex, time::Duration};

const LIST: &[u8] = b"<?xml version=\"1.0\"?><list><party>EXAMPLE TRADING CO</party></list>";

/// `LIST`, as gzip of level 9 without name and time makes it.
const LIST_GZIP: &[u8] = &[
    0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xb3, 0xb1, 0xaf, 0xc8, 0xcd, 0x51, 0x28, 0x4b, 0x2d,
    0x2a, 0xce, 0xcc, 0xcf, 0xb3, 0x55, 0x32, 0xd4, 0x33, 0x50, 0xb2, 0xb7, 0xb3, 0xc9, 0xc9, 0x2c, 0x2e, 0xb1, 0xb3,
    0x29, 0x48, 0x2c, 0x2a, 0xa9, 0xb4, 0x73, 0x8d, 0x70, 0xf4, 0x0d, 0xf0, 0x71, 0x55, 0x08, 0x09, 0x72, 0x74, 0xf1,
    0xf4, 0x73, 0x57, 0x70, 0xf6, 0xb7, 0xd1, 0x87, 0xc8, 0xd8, 0xe8, 0x83, 0xd5, 0x01, 0x00, 0x1c, 0x56, 0x03, 0x8d,
    0x43, 0x00, 0x00, 0x00,
];

const LIST_SHA256: &str = "57e04f5d131b6fbfde9a05e2aabeaeec7733498bbe21077e298fb0bf357d5171";

/// A pace that waits for nothing, writes down each wait, and takes nothing away by chance.
#[derive(Default)]
struct Written {
    waits: Mutex<Vec<u64>>,
}

impl Pace for Written {
    fn sleep(&self, duration: Duration) {
        self.waits.lock().unwrap().push(duration.as_secs());
    }

    fn elapsed(&self) -> Duration {
        Duration::from_secs(self.waits.lock().unwrap().iter().sum())
    }

    fn jitter(&self) -> f64 {
        1.0
    }
}

fn settings() -> Settings {
    Settings { proxy: Some(Secret::new("none")), timeout_seconds: 20, attempts: 3, ..Settings::default() }
}

fn file(url: &str) -> SourceFile {
    SourceFile { url: url.to_owned(), file_name: "list.xml".into(), checksum_url: None }
}

fn source(url: &str) -> Source {
    Source { name: "example".into(), dataset: "example".into(), files: vec![file(url)], ..Source::default() }
}

fn fetch(
    settings: &Settings,
    source: &Source,
    known: &KnownValidators,
) -> (Result<Vec<Fetched>, DownloadError>, Vec<u64>) {
    let pace = Written::default();
    let outcome = Fetcher { settings, known, pace: &pace, progress: &|_: &Progress<'_>| () }.fetch(source);
    assert_eq!(outcome.source, source.name);
    (outcome.result, pace.waits.into_inner().unwrap())
}

/// What the server says; `earlier` is how often it was asked for the same path before.
fn answer(seen: &Seen, earlier: usize) -> Reply {
    let xml = [("Content-Type", "text/xml")];
    match seen.path() {
        "/cut-once" if earlier == 0 => Reply::new("200 OK", &xml, LIST).cut(30),
        "/down-twice" if earlier < 2 => Reply::new("500 Internal Server Error", &[], b"no"),
        "/busy" if earlier == 0 => Reply::new("429 Too Many Requests", &[("Retry-After", "7")], b"no"),
        "/whole" | "/hop/0" | "/cut-once" | "/down-twice" | "/busy" => Reply::new("200 OK", &xml, LIST),
        "/binary" => Reply::new("200 OK", &[("Content-Type", "application/octet-stream")], LIST),
        "/no-type" => Reply::new("200 OK", &[], LIST),
        "/slow" => Reply::new("200 OK", &xml, LIST).in_pieces(8, Duration::from_millis(10)),
        "/stalled" => Reply::new("200 OK", &xml, LIST).in_pieces(60, Duration::from_millis(1500)),
        "/no-length" => Reply::without_length("200 OK", &xml, LIST),
        "/gzip" => Reply::new("200 OK", &[("Content-Encoding", "gzip")], LIST_GZIP),
        "/gzip-cut" => Reply::new("200 OK", &[("Content-Encoding", "gzip")], &LIST_GZIP[..40]),
        "/cut" => Reply::new("200 OK", &xml, LIST).cut(30),
        "/browsers" if seen.header("user-agent").is_some_and(|agent| agent.starts_with("Mozilla/5.0")) => {
            Reply::new("200 OK", &xml, LIST)
        }
        "/browsers" | "/forbidden" => Reply::new("403 Forbidden", &[], b"no"),
        "/unauthorised" => Reply::new("401 Unauthorized", &[], b"no"),
        "/gone" => Reply::new("410 Gone", &[], b"no"),
        "/teapot" => Reply::new("418 I'm a teapot", &[], b"no"),
        "/down" => Reply::new("503 Service Unavailable", &[], b"no"),
        "/very-busy" => Reply::new("429 Too Many Requests", &[("Retry-After", "86400")], b"no"),
        "/busy-until" => Reply::new("503 Busy", &[("Retry-After", "Fri, 31 Dec 2027 23:59:59 GMT")], b"no"),
        "/hop/2" => Reply::new("302 Found", &[("Location", "/hop/1")], b""),
        "/hop/1" => Reply::new("307 Temporary Redirect", &[("Location", "/hop/0")], b""),
        "/loop" => Reply::new("302 Found", &[("Location", "/loop")], b""),
        "/page" => Reply::new("200 OK", &[("Content-Type", "text/html")], b"<p>sorry"),
        "/page-as-xml" => Reply::new(
            "200 OK",
            &xml,
            b"<!DOCTYPE html>\n<html><head><title>Down for work\nback soon</title></head></html>",
        ),
        "/empty" => Reply::new("200 OK", &xml, b""),
        "/large" => Reply::new("200 OK", &xml, &[b'x'; 5000]),
        "/large-no-length" => Reply::without_length("200 OK", &xml, &[b'x'; 5000]),
        "/tagged" if seen.header("if-none-match") == Some("\"v1\"") => Reply::new("304 Not Modified", &[], b""),
        "/tagged" => Reply::new("200 OK", &[("ETag", "\"v1\"")], LIST),
        "/dated" if seen.header("if-modified-since") == Some("Fri, 02 Jan 2026 00:00:00 GMT") => {
            Reply::new("304 Not Modified", &[], b"")
        }
        "/dated" => Reply::new("200 OK", &[("Last-Modified", "Fri, 02 Jan 2026 00:00:00 GMT")], LIST),
        "/always-304" => Reply::new("304 Not Modified", &[], b""),
        "/sum" => Reply::new("200 OK", &[], format!("{LIST_SHA256}  list.xml\n").as_bytes()),
        "/wrong-sum" => Reply::new("200 OK", &[], "0".repeat(64).as_bytes()),
        _ => Reply::new("404 Not Found", &[], b"no"),
    }
}

#[test]
fn each_answer_is_the_whole_list_or_an_error_with_a_code() {
    struct Case {
        path: &'static str,
        /// The code of the error, or nothing where the list comes.
        code: Option<&'static str>,
        requests: usize,
        waits: &'static [u64],
    }
    let good = |path, requests, waits| Case { path, code: None, requests, waits };
    let bad = |path, code, requests, waits| Case { path, code: Some(code), requests, waits };
    let settings = Settings { largest_bytes: 1000, ..settings() };
    for case in [
        good("/whole", 1, &[]),
        good("/binary", 1, &[]),
        good("/no-type", 1, &[]),
        good("/slow", 1, &[]),
        good("/no-length", 1, &[]),
        good("/gzip", 1, &[]),
        good("/browsers", 1, &[]),
        good("/cut-once", 2, &[1]),
        good("/down-twice", 3, &[1, 2]),
        good("/busy", 2, &[7]),
        good("/hop/2", 3, &[]),
        bad("/cut", "download.cut_off", 3, &[1, 2]),
        bad("/gzip-cut", "download.cut_off", 3, &[1, 2]),
        bad("/forbidden", "download.forbidden", 1, &[]),
        bad("/unauthorised", "download.forbidden", 1, &[]),
        bad("/nowhere", "download.not_found", 1, &[]),
        bad("/gone", "download.not_found", 1, &[]),
        bad("/teapot", "download.status", 1, &[]),
        bad("/down", "download.status", 3, &[1, 2]),
        bad("/very-busy", "download.status", 3, &[120, 120]),
        bad("/busy-until", "download.status", 3, &[1, 2]),
        bad("/loop", "download.redirects", 11, &[]),
        bad("/page", "download.html", 1, &[]),
        bad("/page-as-xml", "download.html", 1, &[]),
        bad("/empty", "download.empty", 1, &[]),
        bad("/large", "download.too_large", 1, &[]),
        bad("/large-no-length", "download.too_large", 1, &[]),
        bad("/always-304", "download.status", 1, &[]),
    ] {
        let server = Server::start(answer);
        let address = format!("{}{}", server.address, case.path);
        let (result, waits) = fetch(&settings, &source(&address), &KnownValidators::new());
        match (result, case.code) {
            (Ok(files), None) => {
                assert_eq!(files.len(), 1, "{}", case.path);
                assert_eq!(files[0].bytes.as_deref(), Some(LIST), "{}", case.path);
                assert_eq!((files[0].file_name.as_str(), files[0].address.as_str()), ("list.xml", address.as_str()));
                assert_eq!(files[0].took.as_secs(), waits.iter().sum::<u64>(), "{}", case.path);
            }
            (Err(error), Some(code)) => {
                assert_eq!(error.code(), code, "{}: {error}", case.path);
                assert_eq!(error.address, address);
                assert_eq!(error.attempts as usize, waits.len() + 1, "{}", case.path);
                assert!(error.to_string().starts_with("example: ") && error.to_string().contains(&address), "{error}");
                assert!(!error.hint().is_empty());
            }
            (result, code) => panic!("{}: {result:?} instead of {code:?}", case.path),
        }
        assert_eq!(server.seen().len(), case.requests, "{}", case.path);
        assert_eq!(waits, case.waits, "{}", case.path);
    }
}

#[test]
fn what_an_error_tells_is_what_came() {
    let server = Server::start(answer);
    let fault = |path: &str| {
        let address = format!("{}{path}", server.address);
        fetch(&settings(), &source(&address), &KnownValidators::new()).0.unwrap_err().fault
    };
    assert_eq!(fault("/cut").to_string(), format!("the file is cut off: 30 of {} bytes came", LIST.len()));
    assert_eq!(fault("/page-as-xml"), Fault::Html { title: "Down for work".into() });
    assert_eq!(fault("/page"), Fault::Html { title: "it has no title".into() });
    assert_eq!(fault("/down"), Fault::Status { status: 503 });
}

#[test]
fn a_publisher_that_wants_a_browser_refuses_other_user_agents() {
    let server = Server::start(answer);
    let plain = Source { user_agent: Some("example/1.0".into()), ..source(&format!("{}/browsers", server.address)) };
    let error = fetch(&settings(), &plain, &KnownValidators::new()).0.unwrap_err();
    assert_eq!(error.code(), "download.forbidden");
    assert!(error.hint().contains("User-Agent"), "{}", error.hint());
    assert_eq!(server.seen()[0].header("user-agent"), Some("example/1.0"));
}

#[test]
fn the_headers_of_a_source_are_sent() {
    let server = Server::start(answer);
    let mut keyed = source(&format!("{}/whole", server.address));
    keyed.headers.insert("X-Example-Key".into(), Secret::new("abc"));
    fetch(&settings(), &keyed, &KnownValidators::new()).0.unwrap();
    assert_eq!(server.seen()[0].header("x-example-key"), Some("abc"));
}

#[test]
fn a_file_that_the_caller_has_is_not_sent_again() {
    let server = Server::start(answer);
    // The last one has no validators of the server: its bytes come, and are found to be the same.
    for (path, header) in [("/tagged", Some("if-none-match")), ("/dated", Some("if-modified-since")), ("/whole", None)]
    {
        let source = source(&format!("{}{path}", server.address));
        let first = fetch(&settings(), &source, &KnownValidators::new()).0.unwrap().remove(0);
        assert!(!first.unchanged());
        assert_eq!(first.validators.digest, blake3::hash(LIST).to_hex().as_str());

        let known = KnownValidators::from([(first.address.clone(), first.validators.clone())]);
        let second = fetch(&settings(), &source, &known).0.unwrap().remove(0);
        assert!(second.unchanged(), "{path}");
        assert_eq!((second.bytes, second.validators), (None, first.validators), "{path}");
        let seen = server.seen();
        if let Some(header) = header {
            assert!(seen[seen.len() - 2].header(header).is_none() && seen[seen.len() - 1].header(header).is_some());
        }
    }
}

#[test]
fn a_file_that_has_changed_comes_whole_with_its_new_validators() {
    let server = Server::start(answer);
    let address = format!("{}/tagged", server.address);
    let old = Validators { etag: Some("\"v0\"".into()), last_modified: None, digest: "0".repeat(64) };
    let known = KnownValidators::from([(address.clone(), old)]);
    let file = fetch(&settings(), &source(&address), &known).0.unwrap().remove(0);
    assert_eq!(file.bytes.as_deref(), Some(LIST));
    assert_eq!(file.validators.etag.as_deref(), Some("\"v1\""));
}

#[test]
fn a_checksum_of_the_publisher_must_agree() {
    let server = Server::start(answer);
    for (sum, code, requests) in [
        ("/sum", None, 2),
        ("/wrong-sum", Some("download.checksum"), 6),
        ("/whole", Some("download.checksum"), 6),
        ("/nowhere", Some("download.not_found"), 2),
    ] {
        let before = server.seen().len();
        let mut source = source(&format!("{}/whole", server.address));
        source.files[0].checksum_url = Some(format!("{}{sum}", server.address));
        let (result, _) = fetch(&settings(), &source, &KnownValidators::new());
        assert_eq!(result.as_ref().err().map(DownloadError::code), code, "{sum}");
        assert_eq!(server.seen().len() - before, requests, "{sum}");
    }
}

#[test]
fn a_server_that_stalls_and_one_that_is_not_there_are_told_apart() {
    let server = Server::start(answer);
    let hasty = Settings { timeout_seconds: 1, attempts: 1, ..settings() };
    let error = fetch(&hasty, &source(&format!("{}/stalled", server.address)), &KnownValidators::new()).0.unwrap_err();
    assert_eq!(error.fault, Fault::Timeout { seconds: 1 });

    // A port that was free a moment ago.
    let nobody = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let (result, waits) = fetch(&settings(), &source(&format!("http://{nobody}/whole")), &KnownValidators::new());
    let error = result.unwrap_err();
    assert_eq!((error.code(), error.attempts), ("download.connection", 3));
    assert_eq!(waits, [1, 2]);
}

#[test]
fn the_files_of_a_source_come_all_or_not_at_all() {
    let server = Server::start(answer);
    let pair = |second: &str| Source {
        files: vec![file(&format!("{}/whole", server.address)), file(&format!("{}{second}", server.address))],
        ..source("")
    };
    assert_eq!(fetch(&settings(), &pair("/binary"), &KnownValidators::new()).0.unwrap().len(), 2);
    let error = fetch(&settings(), &pair("/nowhere"), &KnownValidators::new()).0.unwrap_err();
    assert_eq!(error.code(), "download.not_found");
    assert!(error.address.ends_with("/nowhere"));
}

#[test]
fn several_sources_come_in_their_order_few_at_once_and_one_fault_stops_no_other() {
    let server = Server::start(answer);
    let paths = ["/slow", "/nowhere", "/slow", "/whole", "/slow", "/page", "/slow", "/slow"];
    let sources: Vec<Source> = paths
        .iter()
        .enumerate()
        .map(|(number, path)| Source {
            name: format!("example-{number}"),
            ..source(&format!("{}{path}", server.address))
        })
        .collect();
    for at_once in [1, 2, 50] {
        server.forget();
        let settings = Settings { at_once, ..settings() };
        let (known, pace) = (KnownValidators::new(), Written::default());
        let fetcher = Fetcher { settings: &settings, known: &known, pace: &pace, progress: &|_: &Progress<'_>| () };
        let outcomes = fetcher.fetch_all(&sources);
        let names: Vec<&str> = outcomes.iter().map(|outcome| outcome.source.as_str()).collect();
        assert_eq!(names, sources.iter().map(|source| source.name.as_str()).collect::<Vec<_>>());
        let codes: Vec<Option<&str>> = outcomes.iter().map(code).collect();
        let (gone, page) = (Some("download.not_found"), Some("download.html"));
        assert_eq!(codes, [None, gone, None, None, None, page, None, None]);
        assert!(server.most_at_once() <= at_once.min(paths.len()), "{} at once", server.most_at_once());
        assert!(fetcher.fetch_all(&[]).is_empty());
    }
}

fn code(outcome: &Outcome) -> Option<&'static str> {
    outcome.result.as_ref().err().map(DownloadError::code)
}

#[test]
fn progress_is_told_from_nothing_to_everything_in_each_attempt() {
    let server = Server::start(answer);
    let (settings, known, pace) = (settings(), KnownValidators::new(), Written::default());
    let told: Mutex<Vec<(u64, Option<u64>, u32)>> = Mutex::default();
    let progress = |progress: &Progress<'_>| {
        assert_eq!((progress.source, progress.file_name), ("example", "list.xml"));
        told.lock().unwrap().push((progress.bytes, progress.total, progress.attempt));
    };
    let fetcher = Fetcher { settings: &settings, known: &known, pace: &pace, progress: &progress };
    fetcher.fetch(&source(&format!("{}/cut-once", server.address))).result.unwrap();
    let told = told.into_inner().unwrap();
    let whole = LIST.len() as u64;
    assert_eq!(told.first(), Some(&(0, Some(whole), 1)));
    assert!(told.contains(&(0, Some(whole), 2)));
    assert_eq!(told.last(), Some(&(whole, Some(whole), 2)));
    assert!(told.iter().all(|(bytes, _, attempt)| *attempt == 2 || *bytes <= 30));
}

#[test]
fn a_proxy_is_asked_instead_of_the_publisher() {
    let proxy = Server::start(|seen, _| {
        // The path of a request through a proxy is the whole address, unless a tunnel was asked for.
        let whole = seen.path() == "/whole" || seen.path() == "http://lists.example/whole";
        if whole { Reply::new("200 OK", &[], LIST) } else { Reply::new("404 Not Found", &[], b"no") }
    });
    let settings = Settings { proxy: Some(Secret::new(proxy.address.clone())), ..settings() };
    let (result, _) = fetch(&settings, &source("http://lists.example/whole"), &KnownValidators::new());
    assert_eq!(result.unwrap()[0].bytes.as_deref(), Some(LIST));
    let seen = proxy.seen();
    assert!(seen[0].line.contains("lists.example"), "the proxy sees for whom the request is: {}", seen[0].line);
}

#[test]
fn a_proxy_that_is_none_is_an_error_that_does_not_show_its_password() {
    let settings = Settings { proxy: Some(Secret::new("ftp://user:password@proxy.example")), ..settings() };
    let error = fetch(&settings, &source("http://lists.example/whole"), &KnownValidators::new()).0.unwrap_err();
    assert_eq!((error.code(), error.attempts), ("download.proxy", 0));
    assert!(!format!("{error} {error:?}").contains("password"), "{error:?}");
}

#[test]
fn a_file_of_certificates_that_does_not_do_is_told_before_anybody_is_asked() {
    let server = Server::start(answer);
    let folder = tempfile::tempdir().unwrap();
    for (name, content) in [
        ("absent.pem", None),
        ("empty.pem", Some("")),
        ("text.pem", Some("this is no certificate")),
        ("broken.pem", Some("-----BEGIN CERTIFICATE-----\n!!!!\n-----END CERTIFICATE-----\n")),
        ("other.pem", Some("-----BEGIN CERTIFICATE-----\nZXhhbXBsZQ==\n-----END CERTIFICATE-----\n")),
        ("cut.pem", Some("-----BEGIN CERTIFICATE-----\nZXhhbXBsZQ==\n")),
    ] {
        let path = folder.path().join(name);
        if let Some(content) = content {
            fs::write(&path, content).unwrap();
        }
        let settings = Settings { ca_file: Some(path), ..settings() };
        let (result, _) = fetch(&settings, &source(&format!("{}/whole", server.address)), &KnownValidators::new());
        let error = result.unwrap_err();
        assert_eq!(error.code(), "download.ca_file", "{name}: {error}");
        assert!(error.to_string().contains(name), "{error}");
        assert!(error.hint().contains("BEGIN CERTIFICATE"));
    }
    assert!(server.seen().is_empty());
}
