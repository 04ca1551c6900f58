//! `coroscope ast`: the tree as indented text.
