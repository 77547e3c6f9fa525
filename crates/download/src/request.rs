//! One source: each of its files asked for, as often as it takes, and looked at before it is given out.

use crate::{
    client, content,
    error::{DownloadError, Fault, Length},
    fetch::Fetcher,
    outcome::{Fetched, Progress, Validators},
    pace::wait_after,
    sources::{Source, SourceFile},
};
use std::{io::Read, time::Duration};
use ureq::{Agent, Body, http::Response};

/// How much is read at a time, and so how often progress is told.
const CHUNK: usize = 64 * 1024;
/// No file of checksums is larger.
const LARGEST_CHECKSUM: u64 = 256 * 1024;

struct Request<'a> {
    fetcher: &'a Fetcher<'a>,
    source: &'a Source,
    agent: Agent,
    timeout: Duration,
    largest: u64,
}

/// An attempt that failed, and how long the server asks to be left alone.
struct Refusal {
    fault: Fault,
    wait: Option<Duration>,
}

impl From<Fault> for Refusal {
    fn from(fault: Fault) -> Self {
        Self { fault, wait: None }
    }
}

/// All files of a source, or the first error.
pub(crate) fn fetch_source(fetcher: &Fetcher<'_>, source: &Source) -> Result<Vec<Fetched>, DownloadError> {
    let settings = fetcher.settings;
    let timeout = Duration::from_secs(source.timeout_seconds.unwrap_or(settings.timeout_seconds));
    let agent = client::agent(settings, source, timeout).map_err(|fault| DownloadError {
        source_name: source.name.clone(),
        address: source.files.first().map(|file| file.url.clone()).unwrap_or_default(),
        attempts: 0,
        fault,
    })?;
    let largest = source.largest_bytes.unwrap_or(settings.largest_bytes);
    let request = Request { fetcher, source, agent, timeout, largest };
    source.files.iter().map(|file| request.file(file)).collect()
}

impl Request<'_> {
    /// One file, tried again where that may help.
    fn file(&self, file: &SourceFile) -> Result<Fetched, DownloadError> {
        let pace = self.fetcher.pace;
        let began = pace.elapsed();
        let attempts = self.source.attempts.unwrap_or(self.fetcher.settings.attempts);
        let mut attempt = 1;
        loop {
            match self.attempt(file, attempt) {
                Ok((bytes, validators)) => {
                    return Ok(Fetched {
                        file_name: file.file_name.clone(),
                        address: file.url.clone(),
                        bytes,
                        validators,
                        took: pace.elapsed().saturating_sub(began),
                    });
                }
                Err(refusal) if attempt < attempts && refusal.fault.may_pass() => {
                    pace.sleep(wait_after(attempt, refusal.wait, pace.jitter()));
                    attempt += 1;
                }
                Err(refusal) => {
                    return Err(DownloadError {
                        source_name: self.source.name.clone(),
                        address: file.url.clone(),
                        attempts: attempt,
                        fault: refusal.fault,
                    });
                }
            }
        }
    }

    /// One attempt: the bytes (none where the caller has them) and what to know them by.
    fn attempt(&self, file: &SourceFile, attempt: u32) -> Result<(Option<Vec<u8>>, Validators), Refusal> {
        let known = self.fetcher.known.get(&file.url);
        let mut response = self.ask(&file.url, known)?;
        if response.status().as_u16() == 304
            && let Some(known) = known
        {
            return Ok((None, known.clone()));
        }
        check_status(&response)?;
        let content_type = header(&response, "content-type");
        let (etag, last_modified) = (header(&response, "etag"), header(&response, "last-modified"));
        let bytes = self.body(&mut response, self.largest, &|bytes, total| {
            (self.fetcher.progress)(&Progress {
                source: &self.source.name,
                file_name: &file.file_name,
                bytes,
                total,
                attempt,
            });
        })?;
        if bytes.is_empty() {
            return Err(Fault::Empty.into());
        }
        if let Some(title) = content::page_title(content_type.as_deref(), &bytes) {
            return Err(Fault::Html { title }.into());
        }
        if let Some(url) = &file.checksum_url {
            self.check_sum(url, file, &bytes)?;
        }
        let validators = Validators { etag, last_modified, digest: blake3::hash(&bytes).to_hex().to_string() };
        let same = known.is_some_and(|known| known.digest == validators.digest);
        Ok(((!same).then_some(bytes), validators))
    }

    fn ask(&self, url: &str, known: Option<&Validators>) -> Result<Response<Body>, Refusal> {
        let secure = url.starts_with("https://");
        let mut request = self.agent.get(url).config().https_only(secure).build();
        for (name, value) in &self.source.headers {
            request = request.header(name.as_str(), value.reveal());
        }
        if let Some(known) = known {
            if let Some(etag) = &known.etag {
                request = request.header("if-none-match", etag.as_str());
            }
            if let Some(last_modified) = &known.last_modified {
                request = request.header("if-modified-since", last_modified.as_str());
            }
        }
        request.call().map_err(|error| client::fault(error, self.timeout).into())
    }

    /// The whole body, or an error. `tell` is told how much there is and of how much.
    fn body(
        &self,
        response: &mut Response<Body>,
        largest: u64,
        tell: &dyn Fn(u64, Option<u64>),
    ) -> Result<Vec<u8>, Fault> {
        let total = response.body().content_length();
        let too_large = Fault::TooLarge { largest };
        if total.is_some_and(|total| total > largest) {
            return Err(too_large);
        }
        let mut reader = response.body_mut().as_reader();
        let mut chunk = vec![0_u8; CHUNK];
        let mut bytes: Vec<u8> = Vec::new();
        loop {
            let received = bytes.len() as u64;
            tell(received, total);
            let count =
                reader.read(&mut chunk).map_err(|error| client::fault_in_body(error, received, total, self.timeout))?;
            if count == 0 {
                break;
            }
            bytes.extend_from_slice(&chunk[..count]);
            if bytes.len() as u64 > largest {
                return Err(too_large);
            }
        }
        let received = bytes.len() as u64;
        match total {
            Some(total) if total != received => Err(Fault::CutOff { received, expected: Length(Some(total)) }),
            _ => Ok(bytes),
        }
    }

    fn check_sum(&self, url: &str, file: &SourceFile, bytes: &[u8]) -> Result<(), Refusal> {
        let mut response = self.ask(url, None)?;
        check_status(&response)?;
        let text = self.body(&mut response, LARGEST_CHECKSUM, &|_, _| ())?;
        let published = file.url.rsplit('/').next().unwrap_or_default();
        let names: Vec<&str> =
            [file.file_name.as_str(), published].into_iter().filter(|name| !name.is_empty()).collect();
        let Some(expected) = content::checksum_in(&String::from_utf8_lossy(&text), &names) else {
            let reason = format!("there is no SHA-256 of the file at {url}");
            return Err(Fault::Checksum { reason }.into());
        };
        let found = content::sha256(bytes);
        if found == expected {
            return Ok(());
        }
        Err(Fault::Checksum { reason: format!("the publisher says {expected}, and the file has {found}") }.into())
    }
}

fn check_status(response: &Response<Body>) -> Result<(), Refusal> {
    let status = response.status().as_u16();
    let fault = match status {
        // 203: a proxy on the way changed something, such as the compression.
        200 | 203 => return Ok(()),
        401 | 403 => Fault::Forbidden { status },
        404 | 410 => Fault::NotFound { status },
        _ => Fault::Status { status },
    };
    let wait = header(response, "retry-after").and_then(|text| text.trim().parse().ok()).map(Duration::from_secs);
    Err(Refusal { fault, wait })
}

fn header(response: &Response<Body>, name: &str) -> Option<String> {
    response.headers().get(name)?.to_str().ok().map(str::to_owned)
}
