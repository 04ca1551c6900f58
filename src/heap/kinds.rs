//! The closed set of body types: the one table from [`Kind`] to Rust type.
//!
//! A new body type is one row here. Modules need none: their objects are [`crate::objects::native::NativeObject`]s.

use super::object::{Body, Header};
use std::ptr::NonNull;

macro_rules! kinds {
    ($($kind:ident => $body:ty,)*) => {
        /// The type of an object's body.
        #[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
        #[repr(u8)]
        #[allow(missing_docs)]
        pub enum Kind { $($kind,)* }

        /// Destroys an object by its kind.
        ///
        /// # Safety
        /// As [`super::object::destroy`].
        pub(super) unsafe fn destroy(registry: &super::registry::Registry, object: NonNull<Header>) {
            // SAFETY: the caller's promise; each kind has exactly one body type.
            unsafe {
                match object.as_ref().kind {
                    $(Kind::$kind => super::object::destroy::<$body>(registry, object),)*
                }
            }
        }

        /// Whether objects of a kind can be part of a cycle.
        #[inline(always)]
        pub fn can_cycle(kind: Kind) -> bool {
            match kind {
                $(Kind::$kind => <$body as Body>::TRACKED,)*
            }
        }

        /// Shows every value that an object holds, tail included.
        pub fn visit(object: &super::Ref, visit: &mut dyn FnMut(&super::Value)) {
            match object.kind() {
                $(Kind::$kind => if let Some(body) = object.cast::<$body>() {
                    body.visit(visit);
                    for cell in body.tail_cells() { cell.visit(visit); }
                },)*
            }
            if matches!(object.kind(), Kind::Future | Kind::EventLoop | Kind::Generator) {
                if let Some(attributes) = super::registry::attributes(object) {
                    attributes.visit(visit);
                }
            }
        }

        /// Makes an object of a garbage cycle let go of what it holds, tail included.
        #[allow(dead_code)] // for the cycle collector
        pub(super) fn clear(object: &super::Ref) {
            match object.kind() {
                $(Kind::$kind => if let Some(body) = object.cast::<$body>() {
                    body.clear();
                    for cell in body.tail_cells() { drop(cell.take()); }
                },)*
            }
            drop(super::registry::take_attributes(object));
        }

        $(const _: () = assert!(matches!(<$body as Body>::KIND, Kind::$kind), "a body names its own kind");)*
    };
}

use crate::objects as o;

kinds! {
    Instance => super::Instance,
    WeakRef => super::weak::WeakRef,
    Str => super::Str,
    Bytes => o::bytes::Bytes,
    ByteArray => o::bytes::ByteArray,
    BigInt => o::int::BigInt,
    Complex => o::complex::Complex,
    Tuple => o::tuple::Tuple,
    List => o::list::List,
    Dict => o::dict::Dict,
    Set => o::set::Set,
    Range => o::range::Range,
    Slice => o::slice::Slice,
    Singleton => o::singleton::Singleton,
    Iterator => o::iterator::Iterator,
    Cell => o::cell::Cell,
    Code => o::code::Code,
    Function => o::function::Function,
    Native => o::native::Native,
    NativeObject => o::native::NativeObject,
    BoundMethod => o::method::BoundMethod,
    Descriptor => o::descriptor::Descriptor,
    Class => o::class::Class,
    Module => o::module::Module,
    Exception => o::exception::Exception,
    Traceback => o::traceback::Traceback,
    Generator => o::generator::Generator,
    AsyncStep => o::async_step::AsyncStep,
    EventLoop => crate::event_loop::looper::EventLoop,
    Callback => crate::event_loop::handle::Callback,
    Watcher => crate::event_loop::combine::Watcher,
    Future => crate::event_loop::future::Future,
    NativeCoroutine => crate::event_loop::native_coroutine::NativeCoroutine,
}

// SAFETY: a tuple's items are given when it is made.
unsafe impl super::object::FrozenTail for o::tuple::Tuple {}
