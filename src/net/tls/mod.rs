//! TLS as bytes in, bytes out: rustls with ring, without input or output of its own.
//!
//! A [`Session`] is one side of a connection. What came from the wire goes into [`Session::feed`], which answers the plain bytes;
//! what is to go to the wire comes out of [`Session::take_output`]. Faults are told in OpenSSL's words, as scripts know them.

#[cfg(test)]
mod tests;

use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, ring};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName, UnixTime};
use rustls::{
    CertificateError, ClientConfig, ClientConnection, Connection, DigitallySignedStruct, Error, RootCertStore,
    ServerConfig, ServerConnection, SignatureScheme,
};
use std::io::{Read, Write};
use std::sync::Arc;

/// What went wrong.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Fault {
    /// The other side's certificate: why.
    Certificate(String),
    /// Anything else: OpenSSL's reason ("WRONG_VERSION_NUMBER") and its words.
    Protocol(&'static str, String),
}

/// How connections of a context are made.
#[derive(Clone, Default)]
pub struct Settings {
    /// Whether the other side's certificate is checked.
    pub verifies: bool,
    /// Whether its name is.
    pub checks_name: bool,
    /// Trusted roots.
    pub roots: Vec<CertificateDer<'static>>,
    /// Our own certificate chain.
    pub chain: Vec<CertificateDer<'static>>,
    /// Its key.
    pub key: Option<Arc<PrivateKeyDer<'static>>>,
    /// Protocols offered above TLS.
    pub alpn: Vec<Vec<u8>>,
}

/// The certificates in a PEM text.
pub fn certificates(pem: &[u8]) -> Result<Vec<CertificateDer<'static>>, String> {
    CertificateDer::pem_slice_iter(pem).collect::<Result<_, _>>().map_err(|error| error.to_string())
}

/// The private key in a PEM text.
pub fn private_key(pem: &[u8]) -> Result<PrivateKeyDer<'static>, String> {
    PrivateKeyDer::from_pem_slice(pem).map_err(|error| error.to_string())
}

/// The roots that the system trusts (`SSL_CERT_FILE` and `SSL_CERT_DIR` are obeyed), else those that browsers trust; the latter
/// are answered as none, and taken in [`Session::client`].
pub fn system_roots() -> Vec<CertificateDer<'static>> {
    rustls_native_certs::load_native_certs().certs
}

fn provider() -> Arc<CryptoProvider> {
    Arc::new(ring::default_provider())
}

fn internal(error: &Error) -> Fault {
    Fault::Protocol("INTERNAL_ERROR", error.to_string())
}

/// One side of a connection.
pub struct Session {
    connection: Connection,
    /// The name that the certificate must be for, for messages.
    name: String,
    ended: bool,
}

impl Session {
    /// The client's side.
    pub fn client(settings: &Settings, name: &str) -> Result<Session, Fault> {
        let builder = ClientConfig::builder_with_provider(provider()).with_safe_default_protocol_versions();
        let builder = builder.map_err(|error| internal(&error))?;
        let builder = if settings.verifies {
            let mut roots = RootCertStore::empty();
            roots.add_parsable_certificates(settings.roots.iter().cloned());
            if roots.is_empty() {
                roots.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned());
            }
            let verifier =
                rustls::client::WebPkiServerVerifier::builder_with_provider(Arc::new(roots), provider()).build();
            let verifier = verifier.map_err(|error| Fault::Protocol("INTERNAL_ERROR", error.to_string()))?;
            let inner: Arc<dyn ServerCertVerifier> = verifier;
            builder
                .dangerous()
                .with_custom_certificate_verifier(Arc::new(Check { inner: Some(inner), names: settings.checks_name }))
        } else {
            builder.dangerous().with_custom_certificate_verifier(Arc::new(Check { inner: None, names: false }))
        };
        let mut config = match &settings.key {
            Some(key) if !settings.chain.is_empty() => builder
                .with_client_auth_cert(settings.chain.clone(), key.clone_key())
                .map_err(|error| internal(&error))?,
            _ => builder.with_no_client_auth(),
        };
        config.alpn_protocols.clone_from(&settings.alpn);
        let server = ServerName::try_from(name.to_owned());
        let server = server.map_err(|_| Fault::Protocol("INVALID_NAME", format!("invalid server name '{name}'")))?;
        let connection = ClientConnection::new(Arc::new(config), server).map_err(|error| internal(&error))?;
        Ok(Session::of(connection.into(), name))
    }

    /// The server's side.
    pub fn server(settings: &Settings) -> Result<Session, Fault> {
        let Some(key) = &settings.key else {
            return Err(Fault::Protocol("NO_SHARED_CIPHER", "no shared cipher".to_owned()));
        };
        let builder = ServerConfig::builder_with_provider(provider()).with_safe_default_protocol_versions();
        let builder = builder.map_err(|error| internal(&error))?.with_no_client_auth();
        let config = builder.with_single_cert(settings.chain.clone(), key.clone_key());
        let mut config = config.map_err(|error| internal(&error))?;
        config.alpn_protocols.clone_from(&settings.alpn);
        let connection = ServerConnection::new(Arc::new(config)).map_err(|error| internal(&error))?;
        Ok(Session::of(connection.into(), ""))
    }

    fn of(mut connection: Connection, name: &str) -> Session {
        // How much waits is the transport's business: here nothing is refused.
        connection.set_buffer_limit(None);
        Session { connection, name: name.to_owned(), ended: false }
    }

    /// Takes bytes from the wire; the plain bytes in them.
    pub fn feed(&mut self, mut bytes: &[u8]) -> Result<Vec<u8>, Fault> {
        let mut plain = Vec::new();
        while !bytes.is_empty() {
            let read = self.connection.read_tls(&mut bytes);
            let state = self.connection.process_new_packets().map_err(|error| self.fault(&error))?;
            self.ended |= state.peer_has_closed();
            let mut part = vec![0; state.plaintext_bytes_to_read()];
            if self.connection.reader().read_exact(&mut part).is_ok() {
                plain.extend(part);
            }
            match read {
                Ok(0) | Err(_) => break,
                Ok(_) => {}
            }
        }
        Ok(plain)
    }

    /// Plain bytes to be sent.
    pub fn write(&mut self, bytes: &[u8]) {
        // Into memory without a limit: it cannot fail.
        let _ = self.connection.writer().write_all(bytes);
    }

    /// What is to go to the wire.
    pub fn take_output(&mut self) -> Vec<u8> {
        let mut output = Vec::new();
        while self.connection.wants_write() {
            if self.connection.write_tls(&mut output).is_err() {
                break;
            }
        }
        output
    }

    /// Says that nothing more comes from here.
    pub fn end(&mut self) {
        self.connection.send_close_notify();
    }

    /// Whether the handshake is under way.
    pub fn is_handshaking(&self) -> bool {
        self.connection.is_handshaking()
    }

    /// Whether the other side has said that it ends.
    pub fn has_ended(&self) -> bool {
        self.ended
    }

    /// The protocol agreed on above TLS.
    pub fn alpn(&self) -> Option<Vec<u8>> {
        self.connection.alpn_protocol().map(<[u8]>::to_vec)
    }

    /// The version and the cipher suite, as OpenSSL calls them.
    pub fn facts(&self) -> (Option<&'static str>, Option<String>) {
        let version = self.connection.protocol_version().map(|version| match version {
            rustls::ProtocolVersion::TLSv1_3 => "TLSv1.3",
            _ => "TLSv1.2",
        });
        let suite = self.connection.negotiated_cipher_suite().map(|suite| format!("{:?}", suite.suite()));
        (version, suite.map(|suite| suite.replace("TLS13_", "TLS_")))
    }

    /// The other side's certificate.
    pub fn peer_certificate(&self) -> Option<Vec<u8>> {
        self.connection.peer_certificates()?.first().map(|certificate| certificate.to_vec())
    }

    fn fault(&self, error: &Error) -> Fault {
        match error {
            Error::General(text) if text == SELF_SIGNED => Fault::Certificate(text.clone()),
            Error::InvalidCertificate(reason) => Fault::Certificate(self.certificate_fault(reason)),
            Error::InvalidMessage(_) if self.connection.is_handshaking() => {
                Fault::Protocol("WRONG_VERSION_NUMBER", "wrong version number".to_owned())
            }
            Error::AlertReceived(alert) => {
                let name = format!("{alert:?}");
                match &*name {
                    "UnknownCA" => Fault::Protocol("TLSV1_ALERT_UNKNOWN_CA", "tlsv1 alert unknown ca".to_owned()),
                    "BadCertificate" => {
                        Fault::Protocol("SSLV3_ALERT_BAD_CERTIFICATE", "ssl/tls alert bad certificate".to_owned())
                    }
                    "HandshakeFailure" => {
                        Fault::Protocol("SSLV3_ALERT_HANDSHAKE_FAILURE", "ssl/tls alert handshake failure".to_owned())
                    }
                    _ => Fault::Protocol("TLSV1_ALERT", format!("tlsv1 alert {name}")),
                }
            }
            other => Fault::Protocol("SSL_ERROR", other.to_string()),
        }
    }

    fn certificate_fault(&self, reason: &CertificateError) -> String {
        match reason {
            CertificateError::UnknownIssuer => "unable to get local issuer certificate".to_owned(),
            CertificateError::Expired | CertificateError::ExpiredContext { .. } => "certificate has expired".to_owned(),
            CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => {
                "certificate is not yet valid".to_owned()
            }
            CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
                let what = if self.name.parse::<std::net::IpAddr>().is_ok() { "IP address" } else { "Hostname" };
                format!("{what} mismatch, certificate is not valid for '{}'.", self.name)
            }
            CertificateError::Other(_) => "self-signed certificate".to_owned(),
            other => format!("{other:?}"),
        }
    }
}

/// What OpenSSL says of a certificate that is its own issuer and not trusted.
const SELF_SIGNED: &str = "self-signed certificate";

/// The element of DER at the front, its head left off, and what comes after the whole.
fn element(der: &[u8]) -> Option<(&[u8], &[u8])> {
    let (first, rest) = (*der.get(1)?, der.get(2..)?);
    let (length, rest) = match first {
        0..=0x7f => (usize::from(first), rest),
        0x81..=0x84 => {
            let count = usize::from(first & 0x7f);
            let length = rest.get(..count)?.iter().fold(0, |sum, byte| sum << 8 | usize::from(*byte));
            (length, rest.get(count..)?)
        }
        _ => return None,
    };
    Some((rest.get(..length)?, rest.get(length..)?))
}

/// Whether a certificate names itself as its issuer (RFC 5280, section 4.1: version, serial number, algorithm, issuer, validity,
/// subject).
fn is_self_signed(certificate: &[u8]) -> bool {
    let names = || {
        let (inside, _) = element(element(certificate)?.0)?;
        let version = inside.first() == Some(&0xa0);
        let serial = if version { element(inside)?.1 } else { inside };
        let (issuer, rest) = element(element(element(serial)?.1)?.1)?;
        Some((issuer, element(element(rest)?.1)?.0))
    };
    names().is_some_and(|(issuer, subject)| issuer == subject)
}

/// Checks certificates as a context is set: not at all, without the name, or wholly.
#[derive(Debug)]
struct Check {
    inner: Option<Arc<dyn ServerCertVerifier>>,
    names: bool,
}

impl ServerCertVerifier for Check {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let Some(inner) = &self.inner else { return Ok(ServerCertVerified::assertion()) };
        match inner.verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now) {
            Err(Error::InvalidCertificate(
                CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. },
            )) if !self.names => Ok(ServerCertVerified::assertion()),
            Err(Error::InvalidCertificate(CertificateError::UnknownIssuer | CertificateError::Other(_)))
                if is_self_signed(end_entity) =>
            {
                Err(Error::General(SELF_SIGNED.to_owned()))
            }
            other => other,
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        rustls::crypto::verify_tls12_signature(
            message,
            cert,
            dss,
            &ring::default_provider().signature_verification_algorithms,
        )
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        rustls::crypto::verify_tls13_signature(
            message,
            cert,
            dss,
            &ring::default_provider().signature_verification_algorithms,
        )
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        ring::default_provider().signature_verification_algorithms.supported_schemes()
    }
}
