//! Errors of libraries as errors of a shell: each has a code, a message and a hint, and is told by these three.

/// Makes errors of libraries failures of a shell: `told_as!(Failure: ListError, StoreError);`.
///
/// An error has `code()`, `hint()` and says what is wrong when it is displayed. A failure has `new(code, message)` and
/// `with_hint(hint)`.
#[macro_export]
macro_rules! told_as {
    ($failure:ty: $($error:ty),+ $(,)?) => {
        $(
            impl From<$error> for $failure {
                fn from(error: $error) -> Self {
                    Self::new(error.code(), error.to_string()).with_hint(error.hint())
                }
            }
        )+
    };
}
