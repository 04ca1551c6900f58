//! The algorithms: one [`Hasher`] over the crates that compute them.

use digest::{DynDigest, ExtendableOutput, Update, XofReader};

/// A hash under way.
pub struct Hasher {
    /// Its canonical name.
    pub name: &'static str,
    state: State,
}

enum State {
    Fixed(Box<dyn DynDigest>),
    Shake128(shake::Shake128),
    Shake256(shake::Shake256),
    Blake2b(Box<blake2b_simd::State>, usize),
    Blake2s(Box<blake2s_simd::State>, usize),
}

/// What a BLAKE2 hash is made with (RFC 7693 and the description of its tree mode).
pub struct Blake {
    /// Length of the digest, in bytes.
    pub size: usize,
    /// Key, salt and personalisation, empty where there is none.
    pub key: Vec<u8>,
    /// See above.
    pub salt: Vec<u8>,
    /// See above.
    pub person: Vec<u8>,
    /// Children of a node; 0 for any number.
    pub fanout: u8,
    /// Levels of the tree; 255 for any number.
    pub depth: u8,
    /// The most bytes of a leaf; 0 for any number.
    pub leaf_size: u32,
    /// The node's place among those of its level.
    pub node_offset: u64,
    /// The node's level, leaves being 0.
    pub node_depth: u8,
    /// Length of the digests of inner nodes, in bytes.
    pub inner_size: usize,
    /// Whether it is the last node of its level.
    pub last_node: bool,
}

impl Blake {
    /// No tree, no key.
    pub fn new(size: usize) -> Blake {
        let (key, salt, person) = (Vec::new(), Vec::new(), Vec::new());
        let (leaf_size, node_offset, node_depth, inner_size) = (0, 0, 0, 0);
        Blake { size, key, salt, person, fanout: 1, depth: 1, leaf_size, node_offset, node_depth, inner_size, last_node: false }
    }
}

/// Every algorithm: name, block size, digest size (0: the caller chooses).
pub const ALGORITHMS: [(&str, usize, usize); 14] = [
    ("blake2b", 128, 64),
    ("blake2s", 64, 32),
    ("md5", 64, 16),
    ("sha1", 64, 20),
    ("sha224", 64, 28),
    ("sha256", 64, 32),
    ("sha384", 128, 48),
    ("sha3_224", 144, 28),
    ("sha3_256", 136, 32),
    ("sha3_384", 104, 48),
    ("sha3_512", 72, 64),
    ("sha512", 128, 64),
    ("shake_128", 168, 0),
    ("shake_256", 136, 0),
];

/// Block size and digest size of an algorithm.
fn sizes(name: &str) -> (usize, usize) {
    let found = ALGORITHMS.iter().find(|(other, _, _)| *other == name);
    found.map_or((0, 0), |(_, block, digest)| (*block, *digest))
}

/// The canonical name that a script's name means.
pub fn canonical(name: &str) -> Option<&'static str> {
    let lower = name.to_ascii_lowercase().replace('-', "_");
    let lower = match lower.as_str() {
        "sha_1" => "sha1",
        "sha_224" => "sha224",
        "sha_256" | "sha2_256" => "sha256",
        "sha_384" | "sha2_384" => "sha384",
        "sha_512" | "sha2_512" => "sha512",
        "blake2b512" => "blake2b",
        "blake2s256" => "blake2s",
        "shake128" => "shake_128",
        "shake256" => "shake_256",
        other => other,
    };
    ALGORITHMS.iter().map(|(other, _, _)| *other).find(|other| *other == lower)
}

impl Hasher {
    /// A new hash.
    pub fn new(name: &'static str) -> Option<Hasher> {
        let fixed: Box<dyn DynDigest> = match name {
            "md5" => Box::new(md5::Md5::default()),
            "sha1" => Box::new(sha1::Sha1::default()),
            "sha224" => Box::new(sha2::Sha224::default()),
            "sha256" => Box::new(sha2::Sha256::default()),
            "sha384" => Box::new(sha2::Sha384::default()),
            "sha512" => Box::new(sha2::Sha512::default()),
            "sha3_224" => Box::new(sha3::Sha3_224::default()),
            "sha3_256" => Box::new(sha3::Sha3_256::default()),
            "sha3_384" => Box::new(sha3::Sha3_384::default()),
            "sha3_512" => Box::new(sha3::Sha3_512::default()),
            "shake_128" => return Some(Hasher { name, state: State::Shake128(shake::Shake128::default()) }),
            "shake_256" => return Some(Hasher { name, state: State::Shake256(shake::Shake256::default()) }),
            "blake2b" | "blake2s" => return Some(Hasher::blake(name, &Blake::new(sizes(name).1))),
            _ => return None,
        };
        Some(Hasher { name, state: State::Fixed(fixed) })
    }

    /// A BLAKE2 hash; everything lies within what the algorithm allows.
    pub fn blake(name: &'static str, with: &Blake) -> Hasher {
        macro_rules! state {
            ($params:expr) => {
                $params
                    .hash_length(with.size)
                    .key(&with.key)
                    .salt(&with.salt)
                    .personal(&with.person)
                    .fanout(with.fanout)
                    .max_depth(with.depth)
                    .max_leaf_length(with.leaf_size)
                    .node_offset(with.node_offset)
                    .node_depth(with.node_depth)
                    .inner_hash_length(with.inner_size)
                    .last_node(with.last_node)
                    .to_state()
            };
        }
        let state = if name == "blake2b" {
            State::Blake2b(Box::new(state!(blake2b_simd::Params::new())), with.size)
        } else {
            State::Blake2s(Box::new(state!(blake2s_simd::Params::new())), with.size)
        };
        Hasher { name, state }
    }

    /// Adds data.
    pub fn update(&mut self, data: &[u8]) {
        match &mut self.state {
            State::Fixed(state) => state.update(data),
            State::Shake128(state) => state.update(data),
            State::Shake256(state) => state.update(data),
            State::Blake2b(state, _) => drop(state.update(data)),
            State::Blake2s(state, _) => drop(state.update(data)),
        }
    }

    /// The same hash once more.
    pub fn copy(&self) -> Hasher {
        let state = match &self.state {
            State::Fixed(state) => State::Fixed(state.box_clone()),
            State::Shake128(state) => State::Shake128(state.clone()),
            State::Shake256(state) => State::Shake256(state.clone()),
            State::Blake2b(state, size) => State::Blake2b(state.clone(), *size),
            State::Blake2s(state, size) => State::Blake2s(state.clone(), *size),
        };
        Hasher { name: self.name, state }
    }

    /// Whether the caller chooses the length of each digest.
    pub fn is_extendable(&self) -> bool {
        matches!(self.state, State::Shake128(_) | State::Shake256(_))
    }

    /// `digest_size`
    pub fn digest_size(&self) -> usize {
        match &self.state {
            State::Blake2b(_, size) | State::Blake2s(_, size) => *size,
            State::Fixed(_) | State::Shake128(_) | State::Shake256(_) => sizes(self.name).1,
        }
    }

    /// `block_size`
    pub fn block_size(&self) -> usize {
        sizes(self.name).0
    }

    /// The digest of what was added so far; `length` is for the extendable ones.
    pub fn digest(&self, length: usize) -> Vec<u8> {
        match self.copy().state {
            State::Fixed(state) => state.finalize().into_vec(),
            State::Shake128(state) => read(state.finalize_xof(), length),
            State::Shake256(state) => read(state.finalize_xof(), length),
            State::Blake2b(state, _) => state.finalize().as_bytes().to_vec(),
            State::Blake2s(state, _) => state.finalize().as_bytes().to_vec(),
        }
    }
}

fn read(mut reader: impl XofReader, length: usize) -> Vec<u8> {
    let mut digest = vec![0; length];
    reader.read(&mut digest);
    digest
}

/// The HMAC of RFC 2104 under way.
pub struct Mac {
    inner: Hasher,
    outer: Hasher,
}

impl Mac {
    /// A new one; `None` where the algorithm has no fixed digest.
    pub fn new(name: &'static str, key: &[u8]) -> Option<Mac> {
        let mut inner = Hasher::new(name).filter(|hasher| !hasher.is_extendable())?;
        let mut outer = inner.copy();
        let block = inner.block_size();
        let mut padded = if key.len() > block {
            let mut long = inner.copy();
            long.update(key);
            long.digest(0)
        } else {
            key.to_vec()
        };
        padded.resize(block, 0);
        inner.update(&padded.iter().map(|byte| byte ^ 0x36).collect::<Vec<u8>>());
        outer.update(&padded.iter().map(|byte| byte ^ 0x5c).collect::<Vec<u8>>());
        Some(Mac { inner, outer })
    }

    /// Adds data.
    pub fn update(&mut self, data: &[u8]) {
        self.inner.update(data);
    }

    /// The same once more.
    pub fn copy(&self) -> Mac {
        Mac { inner: self.inner.copy(), outer: self.outer.copy() }
    }

    /// The authentication code of what was added so far.
    pub fn digest(&self) -> Vec<u8> {
        let mut outer = self.outer.copy();
        outer.update(&self.inner.digest(0));
        outer.digest(0)
    }

    /// The algorithm's hash, for its name and sizes.
    pub fn hasher(&self) -> &Hasher {
        &self.inner
    }
}
