//! Which requests are the page's own. Other pages that are open in the same browser may send
//! requests here as well, and names of theirs may lead to this address; so `Host` and `Origin`
//! are looked at before anything else, and whatever reads or changes the plan needs the token,
//! which only the address that the command printed holds.

use super::http::{Head, Refusal};

/// What a request has to bring.
#[derive(Debug, Clone)]
pub(super) struct Guard {
    port: u16,
    token: String,
}

impl Guard {
    /// A guard with a new token.
    pub(super) fn new(port: u16) -> Result<Self, getrandom::Error> {
        let mut bytes = [0_u8; 32];
        getrandom::fill(&mut bytes)?;
        let token = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(Self { port, token })
    }

    /// The token.
    pub(super) fn token(&self) -> &str {
        &self.token
    }

    /// Whether the request is meant for this address and comes from its page or from none.
    pub(super) fn place(&self, head: &Head) -> Result<(), Refusal> {
        let host = head.one("host")?.unwrap_or_default();
        if !self.hosts().iter().any(|own| own == host) {
            return Err(Refusal::new(421, "this address is not served here"));
        }
        let origin = head.one("origin")?;
        let own = |origin: &str| self.hosts().iter().any(|h| origin == format!("http://{h}"));
        if origin.is_some_and(|origin| !own(origin)) {
            return Err(Refusal::new(403, "another page has no say here"));
        }
        let site = head.one("sec-fetch-site")?;
        match site {
            None | Some("same-origin" | "none") => Ok(()),
            Some(_) => Err(Refusal::new(403, "another page has no say here")),
        }
    }

    /// Whether a request may read and change the plan.
    pub(super) fn entry(&self, head: &Head) -> Result<(), Refusal> {
        let kind = head.one("content-type")?.unwrap_or_default();
        let kind = kind.split(';').next().unwrap_or_default().trim();
        if !kind.eq_ignore_ascii_case("application/json") {
            return Err(Refusal::new(415, "requests are JSON"));
        }
        let given = head.one("x-aimaq-token")?.unwrap_or_default();
        match same(given.as_bytes(), self.token.as_bytes()) {
            true => Ok(()),
            false => Err(Refusal::new(
                403,
                "the token is missing or of another start",
            )),
        }
    }

    fn hosts(&self) -> [String; 2] {
        ["127.0.0.1", "localhost"].map(|name| format!("{name}:{}", self.port))
    }
}

/// Compares in a time that does not tell how much is right.
fn same(a: &[u8], b: &[u8]) -> bool {
    let pairs = a.iter().zip(b);
    a.len() == b.len() && pairs.fold(0, |sum, (a, b)| sum | (a ^ b)) == 0
}
