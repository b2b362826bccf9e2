//! How the codes of a territory are built, as data.

use serde::{Deserialize, Deserializer};

/// How the codes of a territory nest.
///
/// A code of a lower unit is recognised by the digits it shares with its unit:
/// `711110000` is a part of `710000000` because they agree in the unit's
/// significant digits; `67482` is a part of `67` because it begins with it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
pub struct CodeSystem {
    /// Name of the system, for example `KATO`.
    #[serde(default)]
    pub name: String,
    /// Lengths of whole codes.
    #[serde(default)]
    pub digits: Digits,
    /// Lengths of the prefix that identifies a territory of each level, from
    /// the first level down.
    #[serde(default)]
    pub prefixes: Vec<usize>,
}

/// How many characters a code of each level has; 0 where any number will do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Digits {
    /// Codes of regions.
    pub regions: usize,
    /// Codes of units.
    pub units: usize,
}

impl<'de> Deserialize<'de> for Digits {
    /// A number for all levels, or `{ regions = …, units = … }`.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(
            untagged,
            expecting = "write a number of digits, or { regions = NUMBER, units = NUMBER }"
        )]
        enum Written {
            All(usize),
            ByLevel(ByLevel),
        }
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct ByLevel {
            #[serde(default)]
            regions: usize,
            #[serde(default)]
            units: usize,
        }
        Ok(match Written::deserialize(deserializer)? {
            Written::All(n) => Self {
                regions: n,
                units: n,
            },
            Written::ByLevel(ByLevel { regions, units }) => Self { regions, units },
        })
    }
}

impl CodeSystem {
    /// Whether `code` names a territory at or below the unit that `of` names.
    ///
    /// Among codes of one length, the significant part of `of` is the shortest level
    /// prefix after which only zeros follow; a longer code lies below the one that it
    /// begins with.
    pub fn is_within(&self, code: &str, of: &str) -> bool {
        let digits = self.digits.units;
        if code == of {
            return true;
        }
        if digits == 0 || of.len() != digits {
            return false;
        }
        if code.len() > digits && self.prefixes.contains(&digits) {
            return code.starts_with(of);
        }
        if code.len() != digits {
            return false;
        }
        let significant = self.prefixes.iter().copied().find(|&n| {
            of.get(n..)
                .is_some_and(|rest| rest.bytes().all(|b| b == b'0'))
        });
        match significant {
            Some(n) if n > 0 => code.get(..n) == of.get(..n),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{CodeSystem, Digits};

    fn kato() -> CodeSystem {
        CodeSystem {
            name: "KATO".into(),
            digits: Digits {
                regions: 9,
                units: 9,
            },
            prefixes: vec![2, 4, 6, 9],
        }
    }

    #[test]
    fn a_city_district_is_within_its_city() {
        assert!(kato().is_within("711110000", "710000000"));
        assert!(!kato().is_within("711110000", "750000000"));
    }

    #[test]
    fn a_rural_district_is_within_its_district_and_not_its_neighbour() {
        assert!(kato().is_within("635033100", "635000000"));
        assert!(!kato().is_within("635233100", "635000000"));
    }

    #[test]
    fn a_region_is_not_within_its_district() {
        assert!(!kato().is_within("630000000", "635000000"));
    }

    #[test]
    fn a_longer_code_is_within_the_unit_that_it_begins_with() {
        let insee = CodeSystem {
            name: "INSEE".into(),
            digits: Digits {
                regions: 2,
                units: 2,
            },
            prefixes: vec![2, 5],
        };
        assert!(insee.is_within("67482", "67"));
        assert!(!insee.is_within("67482", "68"));
    }
}
