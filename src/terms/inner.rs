//! `Inner<T>`: a field that is never open to customers, whatever its entity says.

use super::Scope;

/// A field that stays inside the company.
///
/// It can be read in two ways only: `author`, for the layers that compute on the whole portfolio before it is
/// narrowed (`model`, `schedule`, `audience`), and `open`, which asks the reader's scope. Nothing right of
/// `audience` can name the entities that hold one, so a field of this type that reaches a customer's page does not
/// compile.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Inner<T>(T);

impl<T> Inner<T> {
    /// Closes a value to customers.
    pub fn new(value: T) -> Self {
        Self(value)
    }

    /// The value where the reader may see it.
    pub fn open(&self, scope: &Scope) -> Option<&T> {
        scope.sees_inner().then_some(&self.0)
    }

    /// The value for computing on the whole portfolio, before it is narrowed.
    pub fn author(&self) -> &T {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terms::CustomerId;

    #[test]
    fn customers_never_open_it() {
        let field = Inner::new(5);
        assert_eq!(field.open(&Scope::Internal), Some(&5));
        assert_eq!(field.open(&Scope::Executive), Some(&5));
        assert_eq!(field.open(&Scope::Customer(CustomerId::parse("nebula").unwrap())), None);
    }
}
