//! What a listed or screened party is.
//!
//! The vocabulary is FollowTheMoney's (schemata, property names), held in typed form so that a name knows whether it is
//! weak, a date may be a year or a range, and a programme knows since when it applies. This crate reads no files, knows
//! no clock and prints nothing; [`ftm`] turns entities into FollowTheMoney JSON and back without loss.

mod country;
mod date;
mod designation;
mod entity;
pub mod ftm;
mod identifier;
mod name;
mod presence;
mod relation;
mod schema;

pub use country::{Country, CountryRole, PartyCountry};
pub use date::{DateError, DateSpan, PartialDate, Period, month_name};
pub use designation::{Designation, Programme};
pub use entity::{Address, Entity, VesselFacts};
pub use identifier::{Identifier, IdentifierKind, Validity};
pub use name::{Name, NameKind, NamePart, PartKind};
pub use presence::Presence;
pub use relation::{Relation, RelationKind};
pub use schema::{PartyKind, Schema};
