//! JSON as the cases use it, with the names of an object in the order of the file: expected values stand in that order.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};

/// A value.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub(crate) enum Data {
    Number(f64),
    Text(String),
    List(Vec<Data>),
    Object(Fields),
}

/// Names and values of an object.
#[derive(Clone, Debug)]
pub(crate) struct Fields(pub Vec<(String, Data)>);

impl Data {
    /// Value at a JSON pointer of plain names.
    pub fn pointer(&self, pointer: &str) -> Option<&Self> {
        pointer.split('/').skip(1).try_fold(self, |value, name| match value {
            Self::Object(Fields(fields)) => fields.iter().find(|(own, _)| own == name).map(|(_, value)| value),
            Self::List(list) => list.get(name.parse::<usize>().ok()?),
            _ => None,
        })
    }

    /// A number.
    pub fn number(&self) -> Option<f64> {
        if let Self::Number(number) = self { Some(*number) } else { None }
    }

    /// A text.
    pub fn text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// A list that is not empty.
    pub fn list(&self) -> Option<&[Self]> {
        if let Self::List(list) = self { Some(list).filter(|list| !list.is_empty()).map(Vec::as_slice) } else { None }
    }

    /// A list of numbers that is not empty.
    pub fn numbers(&self) -> Option<Vec<f64>> {
        self.list()?.iter().map(Self::number).collect()
    }
}

#[cfg(test)]
impl Data {
    /// Multiplies every number by a factor.
    pub fn scale(&mut self, factor: f64) {
        match self {
            Self::Number(number) => *number *= factor,
            Self::Text(_) => (),
            Self::List(list) => list.iter_mut().for_each(|value| value.scale(factor)),
            Self::Object(Fields(fields)) => fields.iter_mut().for_each(|(_, value)| value.scale(factor)),
        }
    }
}

impl<'de> Deserialize<'de> for Fields {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;
        impl<'de> Visitor<'de> for InOrder {
            type Value = Fields;

            fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fields, A::Error> {
                let mut fields = Vec::new();
                while let Some(field) = map.next_entry()? {
                    fields.push(field);
                }
                Ok(Fields(fields))
            }
        }
        deserializer.deserialize_map(InOrder)
    }
}
