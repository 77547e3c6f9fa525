//! What a set lacks though each of its files is whole: files that were not given, and remarks that OFAC cut.
//!
//! Reading `sdn.csv` alone is right for a quick look and wrong for a screening: strong aliases stand in `alt.csv` only, and
//! whoever is known by one of them is not found. Nothing in the files says so, hence it is said here.

use super::{Format, Role, Table, file_name, mapper::Seen, named};
use crate::{Place, Warning, ofac::meaning::OfacList};
use std::{collections::BTreeMap, path::Path};

/// What is missing from the set, with its consequence and what to do.
pub(super) fn find(
    list: OfacList,
    format: Format,
    main: &Path,
    tables: &BTreeMap<Role, Table>,
    seen: Seen,
) -> Vec<Warning> {
    let place = || Place::in_file(file_name(main));
    let companion = |role| companion(list, role, format, main);
    let beside = |files: &str| match named(main) {
        Some(_) => format!("put {files} of the same day beside {}", file_name(main)),
        None => format!("name {} as OFAC does and put {files} of the same day beside it", file_name(main)),
    };
    let (aliases, addresses) = (tables.contains_key(&Role::Aliases), tables.contains_key(&Role::Addresses));
    let mut gaps = Vec::new();
    if !aliases {
        let (what, files) = if addresses {
            ("strong aliases are", companion(Role::Aliases))
        } else {
            (
                "strong aliases and addresses are",
                format!("{} and {}", companion(Role::Aliases), companion(Role::Addresses)),
            )
        };
        let message = format!(
            "{what} MISSING, and whoever is known by such an alias is not found; hint: {} (or use the XML form)",
            beside(&files)
        );
        gaps.push(Warning::gap(place(), message));
    } else if !addresses {
        let message = format!(
            "addresses are MISSING, and their countries weigh nothing; hint: {}",
            beside(&companion(Role::Addresses))
        );
        gaps.push(Warning::gap(place(), message));
    }
    if seen.cut_remarks > 0 {
        let parties = if seen.cut_remarks == 1 { "party" } else { "parties" };
        let hint = if tables.contains_key(&Role::Comments) {
            "the comments file does not continue them; fetch all files of the set again".to_owned()
        } else {
            beside(&companion(Role::Comments))
        };
        let message = format!(
            "the remarks of {} {parties} are CUT at 1,000 characters, and weak aliases, birth dates and numbers behind the \
             cut are missing; hint: {hint}",
            seen.cut_remarks
        );
        gaps.push(Warning::gap(place(), message));
    }
    gaps
}

/// What OFAC calls the file of a role, dated as the main file is.
fn companion(list: OfacList, role: Role, format: Format, main: &Path) -> String {
    let stem = match (list, role) {
        (OfacList::Sdn, Role::Main) => "sdn",
        (OfacList::Sdn, Role::Aliases) => "alt",
        (OfacList::Sdn, Role::Addresses) => "add",
        (OfacList::Sdn, Role::Comments) => "sdn_comments",
        (OfacList::Consolidated, Role::Main) => "cons_prim",
        (OfacList::Consolidated, Role::Aliases) => "cons_alt",
        (OfacList::Consolidated, Role::Addresses) => "cons_add",
        (OfacList::Consolidated, Role::Comments) => "cons_comments",
    };
    let suffix = named(main).map(|(_, _, suffix, _)| suffix).unwrap_or_default();
    format!("{stem}{suffix}.{}", format.extension())
}
