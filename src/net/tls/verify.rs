//! Checks of certificates: rustls's own, with what OpenSSL allows besides.
//!
//! A certificate that is itself among the trusted ones needs no issuer, even where it calls itself an authority (`openssl req -x509`
//! makes such). A name may stand as the subject's common name where no alternative names are given.

use super::{SELF_SIGNED, internal, provider};
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::client::{WebPkiServerVerifier, verify_server_name};
use rustls::crypto::ring;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::server::danger::{ClientCertVerified, ClientCertVerifier};
use rustls::server::{ParsedCertificate, WebPkiClientVerifier};
use rustls::{CertificateError, DigitallySignedStruct, DistinguishedName, Error, RootCertStore, SignatureScheme};
use std::sync::Arc;

/// The tag, the inside of the element of DER at the front, and what comes after the whole.
fn element(der: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    let (tag, first, rest) = (*der.first()?, *der.get(1)?, der.get(2..)?);
    let (length, rest) = match first {
        0..=0x7f => (usize::from(first), rest),
        0x81..=0x84 => {
            let count = usize::from(first & 0x7f);
            let length = rest.get(..count)?.iter().fold(0, |sum, byte| sum << 8 | usize::from(*byte));
            (length, rest.get(count..)?)
        }
        _ => return None,
    };
    Some((tag, rest.get(..length)?, rest.get(length..)?))
}

/// The parts of a certificate that are looked at here (RFC 5280, section 4.1: version, serial number, algorithm, issuer, validity,
/// subject, key, extensions).
struct Parts<'a> {
    issuer: &'a [u8],
    validity: &'a [u8],
    subject: &'a [u8],
    /// The key and what follows it.
    rest: &'a [u8],
}

fn parts(certificate: &[u8]) -> Option<Parts<'_>> {
    let inside = element(element(certificate)?.1)?.1;
    let (tag, _, after) = element(inside)?;
    // The version may be missing.
    let after_serial = if tag == 0xa0 { element(after)?.2 } else { after };
    let (_, issuer, after) = element(element(after_serial)?.2)?;
    let (_, validity, after) = element(after)?;
    let (_, subject, rest) = element(after)?;
    Some(Parts { issuer, validity, subject, rest })
}

/// Whether a certificate names itself as its issuer.
fn is_self_signed(certificate: &[u8]) -> bool {
    parts(certificate).is_some_and(|parts| parts.issuer == parts.subject)
}

/// A time of a certificate in seconds since 1970: `YYMMDDHHMMSSZ` or, with another tag, with four digits of the year.
fn seconds(tag: u8, text: &[u8]) -> Option<i64> {
    const UTC_TIME: u8 = 0x17;
    let digits = std::str::from_utf8(text).ok()?.strip_suffix('Z')?;
    let (year, rest) = digits.split_at_checked(if tag == UTC_TIME { 2 } else { 4 })?;
    let year = year.parse::<i64>().ok()?;
    let year = if tag == UTC_TIME { year + if year < 50 { 2000 } else { 1900 } } else { year };
    let part = |at: usize| rest.get(at..at + 2)?.parse::<i64>().ok();
    let (month, day) = (part(0)?, part(2)?);
    // Days by the calendar whose years begin in March.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let days =
        year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + (month * 153 + 2) / 5 + day
            - 719_469;
    Some(days * 86_400 + part(4)? * 3600 + part(6)? * 60 + part(8)?)
}

fn check_time(certificate: &[u8], now: UnixTime) -> Result<(), CertificateError> {
    let ends = parts(certificate).and_then(|parts| {
        let (tag, text, rest) = element(parts.validity)?;
        let (tag_after, text_after, _) = element(rest)?;
        Some((seconds(tag, text)?, seconds(tag_after, text_after)?))
    });
    let now = i64::try_from(now.as_secs()).unwrap_or(i64::MAX);
    match ends {
        None => Err(CertificateError::BadEncoding),
        Some((before, _)) if now < before => Err(CertificateError::NotValidYet),
        Some((_, after)) if now > after => Err(CertificateError::Expired),
        Some(_) => Ok(()),
    }
}

/// Whether the subject's common name is this one and there are no alternative names.
fn is_named_in_common(certificate: &[u8], name: &ServerName<'_>) -> bool {
    const ALTERNATIVE_NAMES: &[u8] = &[0x06, 0x03, 0x55, 0x1d, 0x11];
    const COMMON_NAME: &[u8] = &[0x06, 0x03, 0x55, 0x04, 0x03];
    let Some(parts) = parts(certificate) else { return false };
    if parts.rest.windows(ALTERNATIVE_NAMES.len()).any(|window| window == ALTERNATIVE_NAMES) {
        return false;
    }
    let at = parts.subject.windows(COMMON_NAME.len()).position(|window| window == COMMON_NAME);
    let common = at.and_then(|at| element(&parts.subject[at + COMMON_NAME.len()..]));
    let Some(common) = common.and_then(|(_, text, _)| std::str::from_utf8(text).ok()) else { return false };
    let ServerName::DnsName(name) = name else { return false };
    let (common, name) = (common.to_ascii_lowercase(), name.as_ref().to_ascii_lowercase());
    match common.strip_prefix("*.") {
        Some(domain) => name.split_once('.').is_some_and(|(_, rest)| rest == domain),
        None => common == name,
    }
}

/// The trusted certificates.
fn store(roots: &[CertificateDer<'static>]) -> Arc<RootCertStore> {
    let mut store = RootCertStore::empty();
    store.add_parsable_certificates(roots.iter().cloned());
    Arc::new(store)
}

/// Whether a certificate is itself trusted; then whether it holds now.
fn trusted(
    roots: &[CertificateDer<'static>],
    certificate: &CertificateDer<'_>,
    now: UnixTime,
) -> Option<Result<(), Error>> {
    let is_root = roots.iter().any(|root| root.as_ref() == certificate.as_ref());
    is_root.then(|| check_time(certificate, now).map_err(Error::InvalidCertificate))
}

fn without_issuer(error: Error, certificate: &[u8]) -> Error {
    match error {
        Error::InvalidCertificate(CertificateError::UnknownIssuer | CertificateError::Other(_))
            if is_self_signed(certificate) =>
        {
            Error::General(SELF_SIGNED.to_owned())
        }
        other => other,
    }
}

/// Checks a server's certificate as a context is set: not at all, without the name, or wholly.
#[derive(Debug)]
pub struct OfServers {
    inner: Option<Arc<dyn ServerCertVerifier>>,
    roots: Vec<CertificateDer<'static>>,
    names: bool,
}

impl OfServers {
    /// Accepts everything.
    pub fn unchecked() -> OfServers {
        OfServers { inner: None, roots: Vec::new(), names: false }
    }

    /// Trusts these roots, or, where there are none, those that browsers trust.
    pub fn trusting(roots: &[CertificateDer<'static>], names: bool) -> Result<OfServers, super::Fault> {
        let mut store = store(roots);
        if store.is_empty() {
            Arc::make_mut(&mut store).extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned());
        }
        let inner = WebPkiServerVerifier::builder_with_provider(store, provider()).build();
        let inner = inner.map_err(|error| internal(&error))?;
        Ok(OfServers { inner: Some(inner), roots: roots.to_vec(), names })
    }

    fn check_name(&self, certificate: &CertificateDer<'_>, name: &ServerName<'_>) -> Result<(), Error> {
        if !self.names || is_named_in_common(certificate, name) {
            return Ok(());
        }
        verify_server_name(&ParsedCertificate::try_from(certificate)?, name)
    }
}

impl ServerCertVerifier for OfServers {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let Some(inner) = &self.inner else { return Ok(ServerCertVerified::assertion()) };
        if let Some(holds) = trusted(&self.roots, end_entity, now) {
            holds?;
            self.check_name(end_entity, server_name)?;
            return Ok(ServerCertVerified::assertion());
        }
        match inner.verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now) {
            Err(Error::InvalidCertificate(
                CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. },
            )) => self.check_name(end_entity, server_name).map(|()| ServerCertVerified::assertion()),
            checked => checked.map_err(|error| without_issuer(error, end_entity)),
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_old_signature(message, cert, dss)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_signature(message, cert, dss)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        schemes()
    }
}

/// Asks clients for a certificate and checks it.
#[derive(Debug)]
pub struct OfClients {
    inner: Arc<dyn ClientCertVerifier>,
    roots: Vec<CertificateDer<'static>>,
}

impl OfClients {
    /// Trusts these roots; `required` says whether a client must have a certificate.
    pub fn trusting(roots: &[CertificateDer<'static>], required: bool) -> Result<OfClients, super::Fault> {
        let builder = WebPkiClientVerifier::builder_with_provider(store(roots), provider());
        let inner = if required { builder.build() } else { builder.allow_unauthenticated().build() };
        let inner = inner.map_err(|error| internal(&error))?;
        Ok(OfClients { inner, roots: roots.to_vec() })
    }
}

impl ClientCertVerifier for OfClients {
    fn client_auth_mandatory(&self) -> bool {
        self.inner.client_auth_mandatory()
    }

    fn root_hint_subjects(&self) -> &[DistinguishedName] {
        self.inner.root_hint_subjects()
    }

    fn verify_client_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        now: UnixTime,
    ) -> Result<ClientCertVerified, Error> {
        if let Some(holds) = trusted(&self.roots, end_entity, now) {
            return holds.map(|()| ClientCertVerified::assertion());
        }
        let checked = self.inner.verify_client_cert(end_entity, intermediates, now);
        checked.map_err(|error| without_issuer(error, end_entity))
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_old_signature(message, cert, dss)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_signature(message, cert, dss)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        schemes()
    }
}

fn verify_old_signature(
    message: &[u8],
    cert: &CertificateDer<'_>,
    dss: &DigitallySignedStruct,
) -> Result<HandshakeSignatureValid, Error> {
    let algorithms = ring::default_provider().signature_verification_algorithms;
    rustls::crypto::verify_tls12_signature(message, cert, dss, &algorithms)
}

fn verify_signature(
    message: &[u8],
    cert: &CertificateDer<'_>,
    dss: &DigitallySignedStruct,
) -> Result<HandshakeSignatureValid, Error> {
    let algorithms = ring::default_provider().signature_verification_algorithms;
    rustls::crypto::verify_tls13_signature(message, cert, dss, &algorithms)
}

fn schemes() -> Vec<SignatureScheme> {
    ring::default_provider().signature_verification_algorithms.supported_schemes()
}

#[cfg(test)]
mod tests {
    use super::seconds;

    #[test]
    fn times_of_certificates() {
        assert_eq!(seconds(0x17, b"700101000000Z"), Some(0));
        assert_eq!(seconds(0x17, b"491231235959Z"), Some(2_524_607_999));
        assert_eq!(seconds(0x18, b"20240229120001Z"), Some(1_709_208_001));
        assert_eq!(seconds(0x18, b"20240229120001"), None);
        assert_eq!(seconds(0x17, "7001010é0000Z".as_bytes()), None);
    }
}
