//! A file on its way in: from a form or a bare body to a temporary file, with what its sender says of it.

use super::{
    jobs::on_disk,
    wire::{self, last_part, media_type, refused},
};
use crate::{Problem, request::SettingsRequest, service::blocking};
use axum::{
    RequestExt,
    body::Bytes,
    extract::{FromRequest, Multipart, Query, Request},
    http::StatusCode,
};
use futures_util::StreamExt;
use interdict_screening::subjects::{ColumnChoice, ColumnError, Field, Input, InputFormat, schema_of_word};
use interdict_text::countries;
use std::{
    fs::File,
    io::{self, Read, Write},
    path::PathBuf,
    str::FromStr,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};
use tempfile::TempDir;

/// So many bytes are written at a time.
const AT_A_TIME: usize = 256 * 1024;
/// What a field of a form may say, beside the file.
const LARGEST_FIELD: usize = 4096;
/// How files in the Parquet format begin.
const PARQUET: &[u8] = b"PAR1";

/// A file that came in.
pub(crate) struct Upload {
    /// Its folder; the file goes with it.
    pub(crate) folder: TempDir,
    /// Where it lies.
    pub(crate) path: PathBuf,
    /// Its bytes.
    pub(crate) size: u64,
    /// What its sender calls it.
    pub(crate) name: Option<String>,
    /// What its sender says of it.
    pub(crate) choices: Choices,
}

/// How a file is to be read and screened.
#[derive(Debug, Default)]
pub(crate) struct Choices {
    /// How to read it.
    pub(crate) input: Input,
    /// How to screen it.
    pub(crate) settings: SettingsRequest,
}

impl Upload {
    /// Takes a file in. Choices stand in fields of the form or in the query string, in any order.
    pub(crate) async fn take(request: Request) -> Result<Self, Problem> {
        let mut choices = Choices::default();
        let Query(pairs) = Query::<Vec<(String, String)>>::try_from_uri(request.uri())
            .map_err(|_| Problem::bad_request("query string: not pairs of names and values"))?;
        for (field, value) in &pairs {
            choices.set(field, value)?;
        }
        let media_type = media_type(request.headers());
        if media_type.contains("parquet") {
            return Err(parquet());
        }
        let mut spool = Spool::new().await?;
        let name = if media_type == "multipart/form-data" {
            let form = Multipart::from_request(request, &()).await;
            take_form(form.map_err(|refusal| refused(refusal.status()))?, &mut spool, &mut choices).await?
        } else {
            let name = wire::file_name(request.headers());
            let mut body = request.with_limited_body().into_body().into_data_stream();
            while let Some(part) = body.next().await {
                spool.write(&part.map_err(|_| refused(StatusCode::BAD_REQUEST))?).await?;
            }
            name
        };
        spool.finish(name, choices).await
    }
}

/// Takes the parts of a form; the name of its file is the answer.
async fn take_form(mut form: Multipart, spool: &mut Spool, choices: &mut Choices) -> Result<Option<String>, Problem> {
    let broken = |error: axum::extract::multipart::MultipartError| refused(error.status());
    let mut name = None;
    let mut files = 0;
    while let Some(mut field) = form.next_field().await.map_err(broken)? {
        let of = field.name().unwrap_or_default().to_owned();
        if of == "file" {
            files += 1;
            if files > 1 {
                return Err(Problem::bad_request("form: there are several files; send each by itself"));
            }
            name = field.file_name().and_then(last_part);
            while let Some(part) = field.chunk().await.map_err(broken)? {
                spool.write(&part).await?;
            }
            continue;
        }
        let mut value: Vec<u8> = Vec::new();
        while let Some(part) = field.chunk().await.map_err(broken)? {
            value.extend_from_slice(&part);
            if value.len() > LARGEST_FIELD {
                return Err(Problem::bad_request("form: a field beside `file` is too long"));
            }
        }
        choices.set(&of, &String::from_utf8_lossy(&value))?;
    }
    if files == 0 {
        return Err(Problem::bad_request("form: there is no field `file`").with_hint("curl -F file=@customers.csv"));
    }
    Ok(name)
}

impl Choices {
    /// Takes one choice. An empty one is what a form sends for a box that nobody filled in.
    fn set(&mut self, field: &str, value: &str) -> Result<(), Problem> {
        let value = value.trim();
        if value.is_empty() {
            return Ok(());
        }
        let settings = &mut self.settings;
        match field {
            "threshold" => settings.threshold = Some(number(field, value)?),
            "limit" => settings.limit = Some(number(field, value)?),
            "ofacMinimum" => settings.ofac_minimum = Some(number(field, value)?),
            "weakNames" => settings.weak_names = Some(truth(field, value)?),
            "explain" => settings.explain = Some(truth(field, value)?),
            "asOf" => settings.as_of = Some(value.to_owned()),
            "knownOn" => settings.known_on = Some(value.to_owned()),
            "column" => self.input.columns.push(column(value)?),
            "format" => self.input.format = format(value)?,
            "schema" => {
                let schema = schema_of_word(value)
                    .ok_or_else(|| Problem::bad_request("schema: no kind of party; Person, Company, Vessel ..."))?;
                self.input.defaults.kind = Some(schema.kind());
            }
            "country" => {
                let country = countries::by_name(value)
                    .ok_or_else(|| Problem::bad_request("country: not known; write a name or a code such as kp"))?;
                self.input.defaults.countries.push(country);
            }
            _ => {
                return Err(Problem::bad_request(
                    "a choice that is not known; choices are column, format, schema, country, \
                                                 threshold, limit, asOf, knownOn, weakNames, explain, ofacMinimum",
                ));
            }
        }
        Ok(())
    }
}

fn number<T: FromStr>(field: &str, value: &str) -> Result<T, Problem> {
    value.parse().map_err(|_| Problem::bad_request(format!("{field}: not a number that can be used here")))
}

fn truth(field: &str, value: &str) -> Result<bool, Problem> {
    match value {
        "true" | "1" | "on" | "yes" => Ok(true),
        "false" | "0" | "off" | "no" => Ok(false),
        _ => Err(Problem::bad_request(format!("{field}: true or false"))),
    }
}

fn column(value: &str) -> Result<ColumnChoice, Problem> {
    value.parse().map_err(|error| {
        let detail = match error {
            ColumnError::Form => "column: write FIELD=HEADER, for example name=Kunde".to_owned(),
            ColumnError::UnknownField { .. } => format!("column: fields are {}", Field::codes().join(", ")),
        };
        Problem::bad_request(detail)
    })
}

fn format(value: &str) -> Result<InputFormat, Problem> {
    match value {
        "auto" => Ok(InputFormat::Auto),
        "csv" => Ok(InputFormat::Csv),
        "jsonl" => Ok(InputFormat::JsonLines),
        "lines" => Ok(InputFormat::Lines),
        "parquet" => Err(parquet()),
        _ => Err(Problem::bad_request("format: auto, csv, jsonl or lines")),
    }
}

/// Writes what comes to a temporary file, a larger piece at a time.
struct Spool {
    folder: TempDir,
    path: PathBuf,
    file: Arc<File>,
    waiting: Vec<u8>,
    size: u64,
}

impl Spool {
    async fn new() -> Result<Self, Problem> {
        let made = blocking(|| -> io::Result<(TempDir, PathBuf, File)> {
            // Nobody else can look into it: temporary folders belong to the user the service runs as.
            let folder = tempfile::Builder::new().prefix("interdict-").tempdir()?;
            let path = folder.path().join("upload");
            let file = File::create(&path)?;
            Ok((folder, path, file))
        });
        let (folder, path, file) = made.await?.map_err(|error| on_disk(&error))?;
        Ok(Self { folder, path, file: Arc::new(file), waiting: Vec::new(), size: 0 })
    }

    async fn write(&mut self, bytes: &Bytes) -> Result<(), Problem> {
        self.size += bytes.len() as u64;
        self.waiting.extend_from_slice(bytes);
        let nothing_written_out = self.size == self.waiting.len() as u64;
        if nothing_written_out && self.waiting.starts_with(PARQUET) {
            return Err(parquet());
        }
        if self.waiting.len() >= AT_A_TIME { self.write_out().await } else { Ok(()) }
    }

    async fn write_out(&mut self) -> Result<(), Problem> {
        let (file, bytes) = (Arc::clone(&self.file), std::mem::take(&mut self.waiting));
        blocking(move || (&*file).write_all(&bytes)).await?.map_err(|error| on_disk(&error))
    }

    async fn finish(mut self, name: Option<String>, mut choices: Choices) -> Result<Upload, Problem> {
        self.write_out().await?;
        let Self { folder, path, size, .. } = self;
        choices.input.name = name.clone().unwrap_or_else(|| "the file".to_owned());
        choices.input.file.clone_from(&name);
        Ok(Upload { folder, path, size, name, choices })
    }
}

fn parquet() -> Problem {
    let detail = "Parquet files are not read yet";
    Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "file.parquet", detail).with_hint(
        "convert it to CSV or JSON lines and send that: `duckdb -c \"COPY 'customers.parquet' TO 'customers.csv'\"`",
    )
}

/// A reader that counts what was read of it, for those who wait.
#[derive(Debug)]
pub(crate) struct Counted<R> {
    inner: R,
    read: Arc<AtomicU64>,
}

impl<R> Counted<R> {
    /// Counts from here on.
    pub(crate) fn new(inner: R, read: Arc<AtomicU64>) -> Self {
        Self { inner, read }
    }
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.read.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_are_checked_one_by_one() {
        let cases = [
            ("threshold", "0.5", None),
            ("threshold", "high", Some("threshold: not a number that can be used here")),
            ("column", "name=Kunde", None),
            ("column", "Kunde", Some("column: write FIELD=HEADER, for example name=Kunde")),
            ("explain", "maybe", Some("explain: true or false")),
            ("schema", "vessel", None),
            ("schema", "robot", Some("schema: no kind of party; Person, Company, Vessel ...")),
            ("country", "North Korea", None),
            ("format", "parquet", Some("Parquet files are not read yet")),
            ("asOf", "", None),
        ];
        for (field, value, says) in cases {
            let mut choices = Choices::default();
            let refused = choices.set(field, value).err().map(|problem| problem.detail);
            assert_eq!(refused.as_deref(), says, "{field}={value}");
        }
    }

    #[test]
    fn an_unknown_choice_is_refused_with_those_that_there_are() {
        let problem = Choices::default().set("treshold", "0.5").unwrap_err();
        assert!(problem.detail.contains("threshold"), "{}", problem.detail);
        assert!(!problem.detail.contains("treshold"), "{}", problem.detail);
    }
}
