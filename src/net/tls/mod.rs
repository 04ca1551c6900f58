//! TLS as bytes in, bytes out: rustls with ring, without input or output of its own.
//!
//! A [`Session`] is one side of a connection. What came from the wire goes into [`Session::feed`], which answers the plain bytes;
//! what is to go to the wire comes out of [`Session::take_output`]. Faults are told in OpenSSL's words, as scripts know them.

#[cfg(test)]
mod tests;

mod verify;

use rustls::client::Resumption;
use rustls::crypto::{CryptoProvider, ring};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName};
use rustls::server::NoClientAuth;
use rustls::version::{TLS12, TLS13};
use rustls::{
    CertificateError, ClientConfig, ClientConnection, Connection, Error, ServerConfig, ServerConnection,
    SupportedProtocolVersion,
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

/// Whether the other side's certificate is asked for and checked (`verify_mode`).
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Demand {
    /// No.
    #[default]
    None,
    /// A client's, if it has one.
    Optional,
    /// Yes.
    Required,
}

/// How connections of a context are made.
#[derive(Clone, Default)]
pub struct Settings {
    /// Whether the other side's certificate is checked.
    pub demand: Demand,
    /// Whether its name is.
    pub checks_name: bool,
    /// Versions of TLS that are left out: 1.2 and 1.3.
    pub leaves_out: [bool; 2],
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
/// are answered as none, and taken in [`Client::new`].
pub fn system_roots() -> Vec<CertificateDer<'static>> {
    rustls_native_certs::load_native_certs().certs
}

fn provider() -> Arc<CryptoProvider> {
    Arc::new(ring::default_provider())
}

fn internal(error: &dyn std::fmt::Display) -> Fault {
    Fault::Protocol("INTERNAL_ERROR", error.to_string())
}

fn versions(settings: &Settings) -> Result<Vec<&'static SupportedProtocolVersion>, Fault> {
    let all = [(settings.leaves_out[0], &TLS12), (settings.leaves_out[1], &TLS13)];
    let chosen: Vec<_> = all.into_iter().filter(|(left_out, _)| !left_out).map(|(_, version)| version).collect();
    if chosen.is_empty() {
        return Err(Fault::Protocol("NO_PROTOCOLS_AVAILABLE", "no protocols available".to_owned()));
    }
    Ok(chosen)
}

/// What all connections that a context makes as a client have in common.
#[derive(Clone)]
pub struct Client(Arc<ClientConfig>);

impl Client {
    /// As the settings say.
    pub fn new(settings: &Settings) -> Result<Client, Fault> {
        let builder = ClientConfig::builder_with_provider(provider()).with_protocol_versions(&versions(settings)?);
        let check = match settings.demand {
            Demand::None => verify::OfServers::unchecked(),
            Demand::Optional | Demand::Required => verify::OfServers::trusting(&settings.roots, settings.checks_name)?,
        };
        let builder = builder.map_err(|error| internal(&error))?.dangerous();
        let builder = builder.with_custom_certificate_verifier(Arc::new(check));
        let config = match &settings.key {
            Some(key) if !settings.chain.is_empty() => {
                builder.with_client_auth_cert(settings.chain.clone(), key.clone_key())
            }
            _ => Ok(builder.with_no_client_auth()),
        };
        let mut config = config.map_err(|error| internal(&error))?;
        config.alpn_protocols.clone_from(&settings.alpn);
        // Every connection looks at the certificate, as with OpenSSL's contexts.
        config.resumption = Resumption::disabled();
        Ok(Client(Arc::new(config)))
    }

    /// A connection to the server of this name.
    pub fn session(&self, name: &str) -> Result<Session, Fault> {
        let server = ServerName::try_from(name.to_owned());
        let server = server.map_err(|_| Fault::Protocol("INVALID_NAME", format!("invalid server name '{name}'")))?;
        let connection = ClientConnection::new(self.0.clone(), server).map_err(|error| internal(&error))?;
        Ok(Session::of(connection.into(), name))
    }
}

/// What all connections that a context makes as a server have in common.
#[derive(Clone)]
pub struct Server(Arc<ServerConfig>);

impl Server {
    /// As the settings say.
    pub fn new(settings: &Settings) -> Result<Server, Fault> {
        let Some(key) = &settings.key else {
            return Err(Fault::Protocol("NO_SHARED_CIPHER", "no shared cipher".to_owned()));
        };
        let builder = ServerConfig::builder_with_provider(provider()).with_protocol_versions(&versions(settings)?);
        let builder = builder.map_err(|error| internal(&error))?;
        let builder = match settings.demand {
            Demand::None => builder.with_client_cert_verifier(Arc::new(NoClientAuth)),
            demand => {
                let check = verify::OfClients::trusting(&settings.roots, demand == Demand::Required)?;
                builder.with_client_cert_verifier(Arc::new(check))
            }
        };
        let config = builder.with_single_cert(settings.chain.clone(), key.clone_key());
        let mut config = config.map_err(|error| internal(&error))?;
        config.alpn_protocols.clone_from(&settings.alpn);
        Ok(Server(Arc::new(config)))
    }

    /// A connection with a client.
    pub fn session(&self) -> Result<Session, Fault> {
        let connection = ServerConnection::new(self.0.clone()).map_err(|error| internal(&error))?;
        Ok(Session::of(connection.into(), ""))
    }
}

/// One side of a connection.
pub struct Session {
    connection: Connection,
    /// The name that the certificate must be for, for messages.
    name: String,
    ended: bool,
}

impl Session {
    fn of(mut connection: Connection, name: &str) -> Session {
        // How much waits is the transport's business: here nothing is refused.
        connection.set_buffer_limit(None);
        Session { connection, name: name.to_owned(), ended: false }
    }

    /// Takes bytes from the wire; the plain bytes in them.
    pub fn feed(&mut self, mut bytes: &[u8]) -> Result<Vec<u8>, Fault> {
        let mut plain = Vec::with_capacity(bytes.len());
        while !bytes.is_empty() {
            let read = self.connection.read_tls(&mut bytes);
            let state = self.connection.process_new_packets().map_err(|error| self.fault(&error))?;
            self.ended |= state.peer_has_closed();
            let (start, count) = (plain.len(), state.plaintext_bytes_to_read());
            if count > 0 {
                plain.resize(start + count, 0);
                if self.connection.reader().read_exact(&mut plain[start..]).is_err() {
                    plain.truncate(start);
                }
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
            Error::NoCertificatesPresented => {
                Fault::Protocol("PEER_DID_NOT_RETURN_A_CERTIFICATE", "peer did not return a certificate".to_owned())
            }
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
                    "CertificateRequired" => Fault::Protocol(
                        "TLSV13_ALERT_CERTIFICATE_REQUIRED",
                        "tlsv13 alert certificate required".to_owned(),
                    ),
                    "ProtocolVersion" => {
                        Fault::Protocol("TLSV1_ALERT_PROTOCOL_VERSION", "tlsv1 alert protocol version".to_owned())
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
