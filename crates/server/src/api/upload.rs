//! A file on its way in: from a form or a bare body to a temporary file, with what its sender says of it.

use super::{
    jobs::on_disk,
    wire::{self, last_part, media_type, refused_file},
};
use crate::{Problem, request::SettingsRequest, service::blocking};
use axum::{
    RequestExt,
    body::Bytes,
    extract::{FromRequest, Multipart, Query, Request},
    http::StatusCode,
};
use futures_util::StreamExt;
use interdict_screening::subjects::{
    ColumnChoice, ColumnError, ColumnarForm, Field, Input, InputFormat, schema_of_word,
};
use interdict_text::countries;
use std::{
    fs::File,
    io::{self, Write},
    path::PathBuf,
    str::FromStr,
    sync::Arc,
};
use tempfile::TempDir;

/// So many bytes are written at a time.
const AT_A_TIME: usize = 256 * 1024;
/// What a field of a form may say, beside the file.
const LARGEST_FIELD: usize = 4096;
/// So many bytes tell the forms with columns.
const MARK: usize = 8;

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
    /// A form that its content tells, if its sender says that it has it.
    said: Option<Said>,
}

/// A form with columns, as a sender names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Said {
    Parquet,
    Arrow,
}

impl Said {
    /// By a media type.
    fn of(media_type: &str) -> Option<Self> {
        let has = |word: &str| media_type.contains(word);
        if has("parquet") { Some(Self::Parquet) } else { has("apache.arrow").then_some(Self::Arrow) }
    }

    /// Refuses a file that has another form: read as something else, it would say something else.
    fn check(self, head: &[u8]) -> Result<(), Problem> {
        let (is_so, name) = match (self, ColumnarForm::of(head)) {
            (Self::Parquet, form) => (form == Some(ColumnarForm::Parquet), "Parquet"),
            (Self::Arrow, form) => (form.is_some_and(|form| form != ColumnarForm::Parquet), "Arrow"),
        };
        if is_so {
            return Ok(());
        }
        let detail = format!("the file is said to be {name}, and is not");
        Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "file.other_form", detail)
            .with_hint("leave `format` and the media type out, and the form is told by content"))
    }
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
        choices.said = choices.said.or_else(|| Said::of(&media_type));
        let mut spool = Spool::new().await?;
        let name = if media_type == "multipart/form-data" {
            let form = Multipart::from_request(request, &()).await;
            take_form(form.map_err(|refusal| refused_file(refusal.status()))?, &mut spool, &mut choices).await?
        } else {
            let name = wire::file_name(request.headers());
            let mut body = request.with_limited_body().into_body().into_data_stream();
            while let Some(part) = body.next().await {
                spool.write(&part.map_err(|_| refused_file(StatusCode::BAD_REQUEST))?).await?;
            }
            name
        };
        spool.finish(name, choices).await
    }
}

/// Takes the parts of a form; the name of its file is the answer.
async fn take_form(mut form: Multipart, spool: &mut Spool, choices: &mut Choices) -> Result<Option<String>, Problem> {
    let broken = |error: axum::extract::multipart::MultipartError| refused_file(error.status());
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
            "format" => (self.input.format, self.said) = format(value)?,
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

fn format(value: &str) -> Result<(InputFormat, Option<Said>), Problem> {
    match value {
        "auto" => Ok((InputFormat::Auto, None)),
        "csv" => Ok((InputFormat::Csv, None)),
        "jsonl" => Ok((InputFormat::JsonLines, None)),
        "lines" => Ok((InputFormat::Lines, None)),
        "parquet" => Ok((InputFormat::Auto, Some(Said::Parquet))),
        "arrow" => Ok((InputFormat::Auto, Some(Said::Arrow))),
        _ => Err(Problem::bad_request("format: auto, csv, jsonl, lines, parquet or arrow")),
    }
}

/// Writes what comes to a temporary file, a larger piece at a time.
struct Spool {
    folder: TempDir,
    path: PathBuf,
    file: Arc<File>,
    /// The first bytes.
    head: Vec<u8>,
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
        Ok(Self { folder, path, file: Arc::new(file), head: Vec::new(), waiting: Vec::new(), size: 0 })
    }

    async fn write(&mut self, bytes: &Bytes) -> Result<(), Problem> {
        self.size += bytes.len() as u64;
        self.waiting.extend_from_slice(bytes);
        self.head.extend(bytes.iter().take(MARK - self.head.len()));
        if self.waiting.len() >= AT_A_TIME { self.write_out().await } else { Ok(()) }
    }

    async fn write_out(&mut self) -> Result<(), Problem> {
        let (file, bytes) = (Arc::clone(&self.file), std::mem::take(&mut self.waiting));
        blocking(move || (&*file).write_all(&bytes)).await?.map_err(|error| on_disk(&error))
    }

    async fn finish(mut self, name: Option<String>, mut choices: Choices) -> Result<Upload, Problem> {
        self.write_out().await?;
        let Self { folder, path, head, size, .. } = self;
        choices.said.map_or(Ok(()), |said| said.check(&head))?;
        choices.input.name = name.clone().unwrap_or_else(|| "the file".to_owned());
        choices.input.file.clone_from(&name);
        Ok(Upload { folder, path, size, name, choices })
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
            ("format", "parquet", None),
            ("format", "xlsx", Some("format: auto, csv, jsonl, lines, parquet or arrow")),
            ("asOf", "", None),
        ];
        for (field, value, says) in cases {
            let mut choices = Choices::default();
            let refused = choices.set(field, value).err().map(|problem| problem.detail);
            assert_eq!(refused.as_deref(), says, "{field}={value}");
        }
    }

    #[test]
    fn a_file_must_be_what_it_is_said_to_be() {
        let marks: [&[u8]; 4] = [b"PAR1....", b"ARROW1\0\0", b"\xff\xff\xff\xff....", b"name,id\n"];
        let cases = [(Said::Parquet, [true, false, false, false]), (Said::Arrow, [false, true, true, false])];
        for (said, expected) in cases {
            assert_eq!(marks.map(|mark| said.check(mark).is_ok()), expected, "{said:?}");
        }
        assert_eq!(Said::of("application/vnd.apache.parquet"), Some(Said::Parquet));
        assert_eq!(Said::of("application/vnd.apache.arrow.stream"), Some(Said::Arrow));
        assert_eq!(Said::of("text/csv"), None);
    }

    #[test]
    fn an_unknown_choice_is_refused_with_those_that_there_are() {
        let problem = Choices::default().set("treshold", "0.5").unwrap_err();
        assert!(problem.detail.contains("threshold"), "{}", problem.detail);
        assert!(!problem.detail.contains("treshold"), "{}", problem.detail);
    }
}
