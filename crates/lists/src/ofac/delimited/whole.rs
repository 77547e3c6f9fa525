//! Whether a delimited set is whole: the closing byte, and where it is absent what the other files of the set show.
//!
//! OFAC ends each file in CR LF and one 0x1A byte. A file without it may have been cut off, but not every one was: OFAC's
//! own comments files of 2016 lack the byte, as does `SDN.CSV` of 7 October 2016, and files that passed through other
//! hands (LF line ends) often lost it. The form has no count of records, so what remains as evidence is the set itself:
//!
//! - aliases and addresses name uids that the main file must have. About nine parties in ten have one or the other, so a
//!   main file that lost more than a few rows shows orphans;
//! - an alias or address file that lost its end stops at a low uid, with many parties behind it that have no row.
//!
//! A main file alone, without the byte and without such witnesses, is taken for cut off.

use super::{Role, Table};
use crate::{Place, Warning};
use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Bound,
};

/// So many parties in a row without an alias (address) at the end of the list are no accident: a third of parties have
/// none, and 0.34 to the 20th is less than one in a thousand million.
const SILENT_PARTIES: usize = 20;

/// Adds what speaks against the set being whole, and what speaks for a file without the closing byte.
pub(super) fn judge(tables: &BTreeMap<Role, Table>, orphans: usize, warnings: &mut Vec<Warning>) {
    let Some(main) = tables.get(&Role::Main) else { return };
    if orphans > 20 {
        let message = format!(
            "{orphans} rows of the alias and address files belong to parties that are not here; the file was cut off or is of another day"
        );
        warnings.push(Warning::loss(Place::in_file(&main.file), message));
    }
    let witnesses =
        tables.iter().any(|(role, table)| matches!(role, Role::Aliases | Role::Addresses) && !table.records.is_empty());
    for (role, table) in tables.iter().filter(|(_, table)| !table.closed) {
        let place = || Place::in_file(&table.file);
        let warning = match role {
            Role::Comments => continue,
            Role::Main if witnesses && orphans == 0 => Warning::note(
                place(),
                "the closing byte 0x1A is absent, but aliases and addresses refer to no party that is missing",
            ),
            Role::Main => Warning::loss(place(), "the closing byte 0x1A is absent: the file was cut off"),
            Role::Aliases | Role::Addresses if table.original_line_ends => {
                Warning::loss(place(), "the closing byte 0x1A is absent: the file was cut off")
            }
            Role::Aliases | Role::Addresses => {
                let silent = parties_behind(main, table);
                if silent > SILENT_PARTIES {
                    let message = format!(
                        "the closing byte 0x1A is absent and the last {silent} parties have no row: the file was cut off"
                    );
                    Warning::loss(place(), message)
                } else {
                    Warning::note(
                        place(),
                        "the closing byte 0x1A is absent and line ends were changed; the rows reach the end of the list",
                    )
                }
            }
        };
        warnings.push(warning);
    }
}

/// How many parties of the main file have a greater uid than any row of the other.
fn parties_behind(main: &Table, other: &Table) -> usize {
    let uids = |table: &Table| -> BTreeSet<u64> {
        table.records.iter().filter_map(|record| record.fields[0].trim().parse().ok()).collect()
    };
    let last = uids(other).last().copied().unwrap_or(0);
    uids(main).range((Bound::Excluded(last), Bound::Unbounded)).count()
}
