//! The cycle collector: trial deletion over the registry, two generations.
