//! The articles of a form: pasted texts and files in their order, each with its day of publication if one was given; and the
//! days that hold for all of them.

use crate::{Problem, request};
use axum::extract::{
    Multipart,
    multipart::{Field, MultipartError},
};
use interdict_documents::dates::Day;
use interdict_model::PartialDate;

/// More articles at a time would be a collection, not a comparison.
const MOST: usize = 50;

/// An article as it came.
pub(super) struct Article {
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
    pub(super) published: Option<Day>,
}

/// What the fields say, each kind in its order.
#[derive(Default)]
struct Fields {
    /// Outlet or title, text, day of each pasted article.
    outlets: Vec<String>,
    texts: Vec<String>,
    published: Vec<String>,
    /// Name and bytes of each file, and its day.
    files: Vec<(String, Vec<u8>)>,
    files_published: Vec<String>,
    /// The day of all files that have none of their own.
    all_published: String,
    /// The day of everything else that has none.
    as_of: String,
    /// The lists as they were known on this day.
    known_on: String,
}

/// What is to be read, and against what.
pub(super) struct Asked {
    pub(super) articles: Vec<Article>,
    pub(super) known_on: Option<PartialDate>,
}

/// Reads the form. Empty blocks are passed over; without any article there is nothing to answer.
pub(super) async fn of(mut sent: Multipart) -> Result<Asked, Problem> {
    let mut fields = Fields::default();
    while let Some(field) = sent.next_field().await.map_err(|error| unreadable(&error))? {
        let kind = field.name().unwrap_or_default().to_owned();
        match kind.as_str() {
            "outlet" => fields.outlets.push(text(field).await?),
            "text" => fields.texts.push(text(field).await?),
            "published" => fields.published.push(text(field).await?),
            "file_published" => fields.files_published.push(text(field).await?),
            "all_published" => fields.all_published = text(field).await?,
            "as_of" => fields.as_of = text(field).await?,
            "known_on" => fields.known_on = text(field).await?,
            "file" => {
                let name = field.file_name().unwrap_or_default().to_owned();
                let bytes = field.bytes().await.map_err(|error| unreadable(&error))?;
                // A form without a chosen file sends one without a name.
                if !name.is_empty() {
                    fields.files.push((name, bytes.to_vec()));
                }
            }
            _ => {}
        }
    }
    let known_on = match fields.known_on.trim() {
        "" => None,
        text => Some(request::day("known_on", text)?),
    };
    Ok(Asked { articles: articles(fields)?, known_on })
}

fn articles(fields: Fields) -> Result<Vec<Article>, Problem> {
    let as_of = day(Some(&fields.as_of), "as_of")?;
    let mut articles: Vec<Article> = Vec::new();
    for (place, text) in fields.texts.into_iter().enumerate() {
        if text.trim().is_empty() {
            continue;
        }
        let outlet = fields.outlets.get(place).map(|outlet| outlet.trim()).filter(|outlet| !outlet.is_empty());
        articles.push(Article {
            name: outlet.map_or_else(|| format!("Article {}", place + 1), str::to_owned),
            bytes: text.into_bytes(),
            published: day(fields.published.get(place), &format!("article {}", place + 1))?.or(as_of),
        });
    }
    for (place, (name, bytes)) in fields.files.into_iter().enumerate() {
        let own = fields.files_published.get(place).filter(|text| !text.trim().is_empty());
        let published = day(own.or(Some(&fields.all_published)), &format!("file {}", place + 1))?.or(as_of);
        articles.push(Article { name, bytes, published });
    }
    match articles.len() {
        0 => Err(Problem::bad_request("there is no article in the form")
            .with_hint("paste a text into the first box, or choose files")),
        1..=MOST => Ok(articles),
        _ => Err(Problem::bad_request(format!("up to {MOST} articles are read at a time"))
            .with_hint("`interdict read` takes whole folders")),
    }
}

fn day(text: Option<&String>, place: &str) -> Result<Option<Day>, Problem> {
    let text = text.map(|text| text.trim()).unwrap_or_default();
    if text.is_empty() {
        return Ok(None);
    }
    Day::parse_iso(text)
        .filter(|_| text.len() == 10)
        .map(Some)
        .ok_or_else(|| Problem::bad_request(format!("{place}: not a day; write it as 2015-01-04")))
}

async fn text(field: Field<'_>) -> Result<String, Problem> {
    field.text().await.map_err(|error| unreadable(&error))
}

/// What is wrong with the form. Its own words could hold parts of it; only the status is passed on.
fn unreadable(error: &MultipartError) -> Problem {
    let status = error.status();
    if status == axum::http::StatusCode::PAYLOAD_TOO_LARGE {
        return Problem::new(status, "request.too_large", "the articles are larger than 16 MB together")
            .with_hint("`interdict read` takes articles of any size");
    }
    Problem::bad_request("the form is cut off or not well formed")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_article_has_its_own_day_and_empty_blocks_are_passed_over() {
        let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        let fields = Fields {
            outlets: texts(&["Harbour Post", "", ""]),
            texts: texts(&["One.", " ", "Three."]),
            published: texts(&["2015-01-04", "", ""]),
            files: vec![("a.html".to_owned(), Vec::new()), ("b.txt".to_owned(), Vec::new())],
            files_published: texts(&["2015-01-05", ""]),
            all_published: "2015-01-06".to_owned(),
            as_of: "2015-01-07".to_owned(),
            known_on: String::new(),
        };
        let told: Vec<(String, Option<String>)> = articles(fields)
            .unwrap()
            .into_iter()
            .map(|article| (article.name, article.published.map(|day| day.to_string())))
            .collect();
        let expected = [
            ("Harbour Post", Some("2015-01-04")),
            ("Article 3", Some("2015-01-07")),
            ("a.html", Some("2015-01-05")),
            ("b.txt", Some("2015-01-06")),
        ];
        assert_eq!(told, expected.map(|(name, day)| (name.to_owned(), day.map(str::to_owned))));
    }

    #[test]
    fn a_form_without_an_article_is_refused() {
        assert!(articles(Fields::default()).is_err_and(|problem| problem.code == "request.malformed"));
    }
}
