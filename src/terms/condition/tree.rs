//! The typed tree of a condition.

use crate::terms::rule_names::Field;

/// A typed expression.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Node {
    Bool(bool),
    Int(i64),
    Double(f64),
    Text(String),
    /// A name of the table.
    Root(usize),
    /// A variable of a comprehension, outermost first.
    Local(usize),
    /// A field of a record, by its place.
    Field(Box<Node>, &'static Field, usize),
    /// Whether a field exists.
    Has(Box<Node>, &'static Field, usize),
    Not(Box<Node>),
    Negate(Box<Node>),
    And(Vec<Node>),
    Or(Vec<Node>),
    Equal(Box<Node>, Box<Node>),
    Order(Box<Node>, OrderTest, Box<Node>),
    Arithmetic(Box<Node>, Arithmetic, Box<Node>),
    If(Box<[Node; 3]>),
    In(Box<Node>, Box<Node>),
    List(Vec<Node>),
    Size(Box<Node>),
    ToInt(Box<Node>),
    ToDouble(Box<Node>),
    TextTest(Box<Node>, TextTest, Box<Node>),
    /// A comprehension over a list.
    Each(Box<Each>),
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Each {
    pub(super) list: Node,
    pub(super) fold: Fold,
    /// What is asked of each element.
    pub(super) body: Node,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Fold {
    All,
    Exists,
    ExistsOne,
    Filter,
    /// The elements for which the body is true, each replaced by this.
    Map(Node),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OrderTest {
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Arithmetic {
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TextTest {
    Contains,
    StartsWith,
    EndsWith,
}

impl Node {
    /// Whether this names a value of the table, or one field of it; a field of a list's elements counts too.
    pub(super) fn reads(&self, root: usize, field: Option<&str>) -> bool {
        match self {
            Self::Root(index) => field.is_none() && *index == root,
            Self::Field(record, named, _) | Self::Has(record, named, _) => {
                let same_field = field.is_none_or(|field| field == named.name);
                matches!(**record, Self::Root(index) if index == root && same_field) || record.reads(root, field)
            }
            _ => self.parts().into_iter().any(|part| part.reads(root, field)),
        }
    }

    /// The expressions this one is made of.
    pub(super) fn parts(&self) -> Vec<&Node> {
        match self {
            Self::Bool(_) | Self::Int(_) | Self::Double(_) | Self::Text(_) | Self::Root(_) | Self::Local(_) => {
                Vec::new()
            }
            Self::Field(part, ..)
            | Self::Has(part, ..)
            | Self::Not(part)
            | Self::Negate(part)
            | Self::Size(part)
            | Self::ToInt(part)
            | Self::ToDouble(part) => vec![part],
            Self::And(parts) | Self::Or(parts) | Self::List(parts) => parts.iter().collect(),
            Self::Equal(a, b)
            | Self::Order(a, _, b)
            | Self::Arithmetic(a, _, b)
            | Self::In(a, b)
            | Self::TextTest(a, _, b) => vec![a, b],
            Self::If(parts) => parts.iter().collect(),
            Self::Each(each) => match &each.fold {
                Fold::Map(result) => vec![&each.list, &each.body, result],
                _ => vec![&each.list, &each.body],
            },
        }
    }
}
