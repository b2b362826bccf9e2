//! Cases of names by the rules of a language.

use std::collections::BTreeMap;

use serde::Deserialize;

/// The rules of a language, in the order in which they are tried.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Forms {
    /// The first that fits a name counts.
    #[serde(default, rename = "rule")]
    rules: Vec<Rule>,
}

/// What a name that fits becomes in each case.
#[derive(Debug, Clone, Deserialize)]
struct Rule {
    /// The whole name.
    is: Option<String>,
    /// How it begins; this part is replaced.
    beginning: Option<String>,
    /// How it ends; this part is replaced.
    ending: Option<String>,
    /// Grammatical gender, for participles.
    gender: Option<String>,
    /// What the part becomes, by case.
    #[serde(flatten)]
    cases: BTreeMap<String, String>,
}

impl Forms {
    /// The rules of a file.
    pub(super) fn parse(text: &str) -> Result<Self, toml::de::Error> {
        toml::from_str(text)
    }

    /// A name in a case; nothing where no rule fits it.
    pub(super) fn case(&self, name: &str, case: &str) -> Option<String> {
        let rule = self.rule(name)?;
        let part = rule.cases.get(case)?;
        Some(match (&rule.is, &rule.beginning, &rule.ending) {
            (Some(_), _, _) => part.clone(),
            (None, Some(beginning), _) => {
                let rest = name.strip_prefix(beginning.as_str())?;
                let rest = self.case(rest, case).unwrap_or_else(|| rest.to_owned());
                format!("{part}{rest}")
            }
            (None, None, ending) => {
                let stem = name.strip_suffix(ending.as_deref()?)?;
                format!("{stem}{part}")
            }
        })
    }

    /// The gender of a name; nothing where no rule fits it.
    pub(super) fn gender(&self, name: &str) -> Option<&str> {
        self.rule(name)?.gender.as_deref()
    }

    /// Whether a rule fits a name.
    pub(super) fn knows(&self, name: &str) -> bool {
        self.rule(name).is_some()
    }

    fn rule(&self, name: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.fits(name))
    }
}

impl Rule {
    fn fits(&self, name: &str) -> bool {
        match (&self.is, &self.beginning, &self.ending) {
            (Some(is), _, _) => name == is,
            (None, Some(beginning), _) => name.starts_with(beginning.as_str()),
            (None, None, Some(ending)) => name.ends_with(ending.as_str()),
            (None, None, None) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_put_in_a_case_by_the_first_rule_that_fits() {
        let forms = Forms::parse(
            r#"
            [[rule]]
            is = "Rom"
            gen = "Roms"
            [[rule]]
            beginning = "Stadt "
            gender = "f"
            gen = "der Stadt "
            [[rule]]
            ending = "kreis"
            gender = "m"
            gen = "kreises"
            "#,
        )
        .expect("rules");
        let gen_of = |name| forms.case(name, "gen");
        assert_eq!(gen_of("Saalekreis").as_deref(), Some("Saalekreises"));
        assert_eq!(gen_of("Stadt Rom").as_deref(), Some("der Stadt Roms"));
        assert_eq!(gen_of("Stadt Ulm").as_deref(), Some("der Stadt Ulm"));
        assert_eq!(gen_of("Ulm"), None);
        assert_eq!(forms.case("Saalekreis", "dat"), None);
        assert_eq!(forms.gender("Stadt Ulm"), Some("f"));
        assert!(!forms.knows("Ulm"));
    }
}
