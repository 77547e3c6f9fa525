//! What values of a file of sources do.

use super::{Catalogue, Secret, Settings, Source, SourceFile};
use std::collections::BTreeSet;

const LONGEST_TIMEOUT: u64 = 24 * 60 * 60;
const MOST_ATTEMPTS: u32 = 20;
const MOST_AT_ONCE: usize = 64;

/// Place and what is wrong.
type Wrong = (String, String);

/// The first value that does not do.
pub(super) fn catalogue(catalogue: &Catalogue) -> Result<(), Wrong> {
    settings(&catalogue.settings).map_err(|message| ("settings".to_owned(), message))?;
    for source in &catalogue.sources {
        one_source(source).map_err(|message| (format!("source `{}`", source.name), message))?;
    }
    Ok(())
}

fn settings(settings: &Settings) -> Result<(), String> {
    user_agent(&settings.user_agent)?;
    timeout(settings.timeout_seconds)?;
    attempts(settings.attempts)?;
    largest(settings.largest_bytes)?;
    if !(1..=MOST_AT_ONCE).contains(&settings.at_once) {
        return Err(format!("`at_once` is from 1 to {MOST_AT_ONCE}"));
    }
    match settings.proxy.as_ref().map(Secret::reveal) {
        Some(proxy) if !is_visible(proxy) => Err("`proxy` is an address or \"none\"".into()),
        _ => Ok(()),
    }
}

fn one_source(source: &Source) -> Result<(), String> {
    let simple = |letter: u8| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == b'-';
    if source.name.is_empty() || !source.name.bytes().all(simple) {
        return Err("`name` is of small letters, digits and hyphens".into());
    }
    if source.dataset.is_empty() {
        return Err("`dataset` is missing".into());
    }
    if source.files.is_empty() {
        return Err("it has no [[source.file]]".into());
    }
    if let Some(text) = &source.user_agent {
        user_agent(text)?;
    }
    if let Some(seconds) = source.timeout_seconds {
        timeout(seconds)?;
    }
    if let Some(count) = source.attempts {
        attempts(count)?;
    }
    if let Some(bytes) = source.largest_bytes {
        largest(bytes)?;
    }
    for (name, value) in &source.headers {
        let token = |letter: u8| letter.is_ascii_alphanumeric() || letter == b'-' || letter == b'_';
        if name.is_empty() || !name.bytes().all(token) || !is_visible(value.reveal()) {
            return Err(format!("the header `{name}` cannot be sent"));
        }
    }
    let mut names = BTreeSet::new();
    for file in &source.files {
        one_file(file)?;
        if !names.insert(file.file_name.to_ascii_lowercase()) {
            return Err(format!("two of its files are called `{}`", file.file_name));
        }
    }
    Ok(())
}

fn one_file(file: &SourceFile) -> Result<(), String> {
    for url in [Some(&file.url), file.checksum_url.as_ref()].into_iter().flatten() {
        let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")).unwrap_or_default();
        if host.is_empty() || host.starts_with('/') || !is_visible(url) || url.contains(' ') {
            return Err(format!("`{url}` is no address that begins with https:// or http://"));
        }
    }
    let name = &file.file_name;
    let bad = |letter: char| letter.is_control() || "/\\:*?\"<>|".contains(letter);
    if name.is_empty() || name.starts_with('.') || name.contains(bad) {
        return Err(format!("`{name}` is no name for a file"));
    }
    Ok(())
}

fn user_agent(text: &str) -> Result<(), String> {
    if is_visible(text) { Ok(()) } else { Err("`user_agent` is a line of ASCII".into()) }
}

fn timeout(seconds: u64) -> Result<(), String> {
    if (1..=LONGEST_TIMEOUT).contains(&seconds) {
        Ok(())
    } else {
        Err(format!("`timeout_seconds` is from 1 to {LONGEST_TIMEOUT}"))
    }
}

fn attempts(count: u32) -> Result<(), String> {
    if (1..=MOST_ATTEMPTS).contains(&count) { Ok(()) } else { Err(format!("`attempts` is from 1 to {MOST_ATTEMPTS}")) }
}

fn largest(bytes: u64) -> Result<(), String> {
    if bytes > 0 { Ok(()) } else { Err("`largest_bytes` is at least 1".into()) }
}

fn is_visible(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|letter| (b' '..=b'~').contains(&letter))
}
