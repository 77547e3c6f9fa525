//! Interdict for Python: the native half of the package `interdict`.
//!
//! | to do | reach for |
//! |---|---|
//! | lists loaded and ready, and everything that is asked of them | [`screener`] |
//! | answers for subjects | [`screening`] |
//! | tables in, tables out, through Arrow's C stream interface | [`tables`] |
//! | the leaves of a receipt beside them; receipts over the parts of a run | [`leaves`], [`receipts`] |
//! | articles | [`documents`] |
//! | what a store of editions knows | [`store`] |
//!
//! Nothing is decided here: values of Python become those of the crates ([`values`], [`arguments`], [`options`],
//! [`dictionaries`]) or are refused ([`unfit`]), the crates answer with the interpreter's lock released, and what they answer
//! is laid out as the command line does ([`layouts`]). Every failure is an `interdict.Error` with a stable code
//! ([`failure`]), a panic too.

mod arguments;
mod dictionaries;
mod documents;
mod failure;
mod layouts;
mod leaves;
mod lists;
mod options;
mod receipts;
mod screener;
mod screening;
mod store;
mod tables;
mod unfit;
mod values;

use pyo3::prelude::*;

/// The native half of the package `interdict`. Import from `interdict`, not from here.
#[pymodule]
fn _interdict(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("__version__", env!("CARGO_PKG_VERSION"))?;
    module.add_class::<screener::Screener>()?;
    module.add_class::<screening::ScreeningAnswer>()?;
    module.add_class::<screening::FoundMatch>()?;
    module.add_class::<tables::TableAnswers>()?;
    module.add_class::<documents::DossierAnswer>()?;
    module.add_function(wrap_pyfunction!(failure::hint_in_python, module)?)?;
    module.add_function(wrap_pyfunction!(store::history, module)?)?;
    module.add_function(wrap_pyfunction!(store::diff, module)?)?;
    module.add_function(wrap_pyfunction!(receipts::seal, module)?)?;
    module.add_function(wrap_pyfunction!(receipts::receipt, module)?)?;
    Ok(())
}
