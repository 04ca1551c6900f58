//! Where connections really go: `--connect-to HOST:PORT:ADDR:PORT` and `--resolve HOST:PORT:ADDR`.
//!
//! As with curl, only the address of the TCP connection changes: headers, URLs, certificate checks and error texts keep the
//! host that the program asked for. A `*` stands for any host or port. The first rule that fits counts.

/// One rule.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Rule {
    /// `None` for any.
    host: Option<String>,
    port: Option<u16>,
    to_host: String,
    /// `None` where the port stays.
    to_port: Option<u16>,
}

/// All rules of a run.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Routes(Vec<Rule>);

/// Splits at colons that do not stand in brackets (IPv6 addresses do).
fn parts(text: &str) -> Vec<String> {
    let (mut parts, mut depth) = (vec![String::new()], 0);
    for character in text.chars() {
        match character {
            '[' => depth += 1,
            ']' => depth -= 1,
            ':' if depth == 0 => parts.push(String::new()),
            _ => {
                if let Some(last) = parts.last_mut() {
                    last.push(character);
                }
            }
        }
    }
    parts
}

fn port(text: &str) -> Result<Option<u16>, String> {
    match text {
        "*" | "" => Ok(None),
        _ => text.parse().map(Some).map_err(|_| format!("'{text}' is not a port")),
    }
}

fn host(text: &str) -> Option<String> {
    (text != "*" && !text.is_empty()).then(|| text.to_ascii_lowercase())
}

impl Routes {
    /// Adds `HOST:PORT:ADDR:PORT`.
    pub fn connect_to(&mut self, rule: &str) -> Result<(), String> {
        match &parts(rule)[..] {
            [from, at, to, to_port] if !to.is_empty() => {
                let rule = Rule { host: host(from), port: port(at)?, to_host: to.clone(), to_port: port(to_port)? };
                self.0.push(rule);
                Ok(())
            }
            _ => Err(format!("'{rule}' is not HOST:PORT:ADDR:PORT")),
        }
    }

    /// Adds `HOST:PORT:ADDR`.
    pub fn resolve(&mut self, rule: &str) -> Result<(), String> {
        match &parts(rule)[..] {
            [from, at, to] if !to.is_empty() => {
                self.0.push(Rule { host: host(from), port: port(at)?, to_host: to.clone(), to_port: None });
                Ok(())
            }
            _ => Err(format!("'{rule}' is not HOST:PORT:ADDR")),
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Where a connection to a host and port goes instead.
    pub fn find(&self, to: &str, at: u16) -> Option<(String, u16)> {
        let to = to.to_ascii_lowercase();
        let fits =
            |rule: &&Rule| rule.host.as_ref().is_none_or(|host| *host == to) && rule.port.is_none_or(|port| port == at);
        let rule = self.0.iter().find(fits)?;
        Some((rule.to_host.clone(), rule.to_port.unwrap_or(at)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_rule_that_fits_counts() {
        let mut routes = Routes::default();
        routes.connect_to("example.com:80:127.0.0.1:8080").expect("a rule");
        routes.resolve("example.org:*:[::1]").expect("a rule");
        routes.connect_to("*:*:127.0.0.1:9").expect("a rule");
        assert_eq!(routes.find("Example.COM", 80), Some(("127.0.0.1".to_owned(), 8080)));
        assert_eq!(routes.find("example.com", 81), Some(("127.0.0.1".to_owned(), 9)));
        assert_eq!(routes.find("example.org", 443), Some(("::1".to_owned(), 443)));
        assert!(routes.connect_to("a:b").is_err());
    }
}
