//! OFAC: the SDN list and the non-SDN consolidated list, in the five forms in which they are published.
//!
//! | module | form | files |
//! |---|---|---|
//! | [`delimited`] | legacy delimited set | `sdn.*`, `alt.*`, `add.*`, `sdn_comments.*`, `cons_*.*` as CSV, PIP or DEL |
//! | [`standard_xml`] | standard XML | `SDN.XML`, `CONSOLIDATED.XML` |
//! | [`advanced_xml`] | Advanced XML | `SDN_ADVANCED.XML`, `CONS_ADVANCED.XML` |
//! | [`enhanced_xml`] | Enhanced XML | `SDN_ENHANCED.XML`, `CONS_ENHANCED.XML` |
//! | [`changes`] | changes to the SDN list, by year; history, no list | `sdnew*.txt` |
//!
//! What the pieces mean is in [`remarks`] and [`meaning`], shared by all forms.

pub mod advanced_xml;
pub mod changes;
pub mod dates;
pub mod delimited;
pub mod enhanced_xml;
mod labels;
pub mod meaning;
pub mod remarks;
pub mod standard_xml;
mod structured;
