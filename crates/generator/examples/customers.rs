//! Writes a customer file for measuring batches: ordinary people, one in a thousand of them a listed party under a changed
//! name. The ending of the file is its form: `.parquet` or `.csv`.
//!
//!     cargo run --release -p interdict-generator --example customers -- 1000000 customers.parquet \
//!         --names ../shared/lists/names --list sdn.csv --truth planted.csv
//!
//! `--names FOLDER` has the name files of the US census of 1990 (`us-census-1990/dist.*`) and names by country
//! (`by-country/common-*.csv`); without it names are drawn from this crate's own tables. `--list` is any list that
//! `interdict` reads; without it a generated one of 15,000 parties is planted. `--planted` says how many in a million,
//! `--seed` which file, and `--truth FILE` writes who was planted.

use arrow_array::{ArrayRef, RecordBatch, StringArray};
use interdict_generator::{Customer, NameTables, People, TableTexts, change_word, parties, people};
use interdict_model::{Country, Entity};
use parquet::{
    arrow::ArrowWriter,
    basic::{Compression, ZstdLevel},
    file::properties::WriterProperties,
};
use std::{
    env,
    error::Error,
    fs::{self, File},
    io::{BufWriter, Write, stderr},
    path::Path,
    sync::Arc,
};

const HEADER: [&str; 4] = ["customer_id", "full_name", "birth_date", "country"];
/// Rows that are made at once.
const BATCH: usize = 65_536;
const USAGE: &str = "usage: customers COUNT FILE [--names FOLDER] [--list LIST] [--planted PER_MILLION] [--seed NUMBER] \
                     [--truth FILE]";

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [count, file, options @ ..] = &arguments[..] else { return Err(USAGE.into()) };
    let option = |name: &str| options.chunks(2).find(|pair| pair[0] == name).and_then(|pair| pair.get(1));
    let number = |name: &str, otherwise: u64| option(name).map_or(Ok(otherwise), |text| text.parse());
    let tables = option("--names").map(|folder| read_tables(Path::new(folder))).transpose()?;
    let listed: Vec<Entity> = match option("--list") {
        Some(path) => interdict_lists::open(Path::new(path))?.into_iter().flat_map(|list| list.entities).collect(),
        None => parties(1, 15_000).iter().collect(),
    };
    let planted = usize::try_from(number("--planted", 1_000)?)?;
    let people = people(number("--seed", 1)?, count.parse()?, planted, tables.as_ref(), &listed);
    let path = Path::new(file);
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("parquet") => write_parquet(&people, path)?,
        Some("csv") => write_csv(&people, path)?,
        _ => return Err("the file must end in .parquet or .csv".into()),
    }
    let planted: Vec<Customer> = people.iter().filter(|one| one.planted.is_some()).collect();
    writeln!(stderr(), "{count} people, {} of them planted", planted.len())?;
    if let Some(path) = option("--truth") {
        let mut output = BufWriter::new(File::create(path)?);
        writeln!(output, "customer_id,entity,change")?;
        for one in planted {
            if let Some((party, change)) = one.planted {
                writeln!(output, "{},{},{}", one.id, listed[party].id, change_word(change))?;
            }
        }
        output.flush()?;
    }
    Ok(())
}

fn read_tables(folder: &Path) -> Result<NameTables, Box<dyn Error>> {
    let read = |path: &str| {
        let path = folder.join(path);
        fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))
    };
    let (male, female) = (read("us-census-1990/dist.male.first")?, read("us-census-1990/dist.female.first")?);
    let family = read("us-census-1990/dist.all.last")?;
    let given = read("by-country/common-forenames-by-country.csv")?;
    let families = read("by-country/common-surnames-by-country.csv")?;
    Ok(NameTables::new(&TableTexts {
        census_male: &male,
        census_female: &female,
        census_family: &family,
        given_by_country: &given,
        family_by_country: &families,
    }))
}

fn cells(one: &Customer) -> [Option<String>; 4] {
    let country = one.country.as_ref().map(Country::code).map(str::to_owned);
    [Some(one.id.clone()), Some(one.name.clone()), one.birth.map(|day| day.to_string()), country]
}

fn write_csv(people: &People<'_>, path: &Path) -> Result<(), Box<dyn Error>> {
    let mut output = BufWriter::new(File::create(path)?);
    writeln!(output, "{}", HEADER.join(","))?;
    for one in people.iter() {
        let cells = cells(&one).map(|cell| {
            let cell = cell.unwrap_or_default();
            if cell.contains([',', '"']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
        });
        writeln!(output, "{}", cells.join(","))?;
    }
    Ok(output.flush()?)
}

fn write_parquet(people: &People<'_>, path: &Path) -> Result<(), Box<dyn Error>> {
    let properties = WriterProperties::builder().set_compression(Compression::ZSTD(ZstdLevel::default())).build();
    let mut writer: Option<ArrowWriter<File>> = None;
    let mut rows = people.iter();
    loop {
        let rows: Vec<[Option<String>; 4]> = rows.by_ref().take(BATCH).map(|one| cells(&one)).collect();
        if rows.is_empty() && writer.is_some() {
            break;
        }
        let columns = HEADER.iter().enumerate().map(|(place, name)| {
            let column: StringArray = rows.iter().map(|row| row[place].as_deref()).collect();
            (*name, Arc::new(column) as ArrayRef, true)
        });
        let batch = RecordBatch::try_from_iter_with_nullable(columns)?;
        if writer.is_none() {
            writer = Some(ArrowWriter::try_new(File::create(path)?, batch.schema(), Some(properties.clone()))?);
        }
        if let Some(writer) = &mut writer {
            writer.write(&batch)?;
        }
    }
    if let Some(writer) = writer {
        writer.close()?;
    }
    Ok(())
}
