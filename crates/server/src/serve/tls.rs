//! HTTPS: a certificate from PEM files, read again when they change; no library of the system, and no file but these.

use super::Certificates;
use std::{
    io,
    path::PathBuf,
    sync::{Arc, PoisonError, RwLock},
    time::Duration,
};
use tokio::net::TcpStream;
use tokio_rustls::{
    TlsAcceptor,
    rustls::{
        self, ServerConfig,
        crypto::ring,
        pki_types::{
            CertificateDer, PrivateKeyDer,
            pem::{self, PemObject as _},
        },
    },
    server::TlsStream,
};

/// How long a client has for its part of the handshake.
const HANDSHAKE: Duration = Duration::from_secs(10);
/// What is spoken over the connection, by preference.
const PROTOCOLS: [&[u8]; 2] = [b"h2", b"http/1.1"];

/// The certificate in use.
#[derive(Debug)]
pub(super) struct Tls {
    files: Certificates,
    settings: RwLock<Arc<ServerConfig>>,
}

impl Tls {
    pub(super) fn open(files: &Certificates) -> Result<Self, CertificateError> {
        Ok(Self { settings: RwLock::new(read(files)?), files: files.clone() })
    }

    /// Reads the files again. If they cannot be used, the certificate in use stays.
    pub(super) fn reload(&self) -> Result<(), CertificateError> {
        let settings = read(&self.files)?;
        *self.settings.write().unwrap_or_else(PoisonError::into_inner) = settings;
        tracing::info!("the certificate was read again");
        Ok(())
    }

    /// Begins to speak TLS with a client.
    pub(super) async fn greet(&self, stream: TcpStream) -> io::Result<TlsStream<TcpStream>> {
        let settings = Arc::clone(&self.settings.read().unwrap_or_else(PoisonError::into_inner));
        let greeting = TlsAcceptor::from(settings).accept(stream);
        tokio::time::timeout(HANDSHAKE, greeting).await.unwrap_or_else(|_| Err(io::ErrorKind::TimedOut.into()))
    }
}

/// Whether client and server agreed on HTTP/2.
pub(super) fn speaks_http2(stream: &TlsStream<TcpStream>) -> bool {
    stream.get_ref().1.alpn_protocol() == Some(PROTOCOLS[0])
}

fn read(files: &Certificates) -> Result<Arc<ServerConfig>, CertificateError> {
    let chain = CertificateDer::pem_file_iter(&files.chain)
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .and_then(|chain| if chain.is_empty() { Err(pem::Error::NoItemsFound) } else { Ok(chain) })
        .map_err(|source| CertificateError::File { path: files.chain.clone(), source })?;
    let key = PrivateKeyDer::from_pem_file(&files.key)
        .map_err(|source| CertificateError::File { path: files.key.clone(), source })?;
    let mut settings = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .and_then(|builder| builder.with_no_client_auth().with_single_cert(chain, key))
        .map_err(|source| CertificateError::Unusable { path: files.chain.clone(), source })?;
    settings.alpn_protocols = Vec::from(PROTOCOLS.map(<[u8]>::to_vec));
    Ok(Arc::new(settings))
}

/// Why a certificate cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum CertificateError {
    /// A file cannot be read as PEM.
    #[error("{}: {source}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        source: pem::Error,
    },
    /// Certificate and key do not fit, or are of a kind that is not known.
    #[error("{}: {source}", path.display())]
    Unusable {
        /// The file with the certificate.
        path: PathBuf,
        /// What is wrong.
        source: rustls::Error,
    },
}

impl CertificateError {
    /// A stable code for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::File { .. } => "tls.file",
            Self::Unusable { .. } => "tls.certificate",
        }
    }

    /// What the user can do.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::File { .. } => {
                "both files have to be PEM: --certificate the certificate with those between, --certificate-key its key"
            }
            Self::Unusable { .. } => {
                "the key has to be that of the first certificate in the file, RSA, ECDSA or Ed25519"
            }
        }
    }
}
