//! The built-in types that the VM itself knows: [`TypeId`] and their specs, in shape order.
//!
//! A built-in type's root shape has its `TypeId` as number, so built-in objects are made without asking the VM.

use crate::heap::ShapeId;
use crate::objects::native::ClassSpec;

macro_rules! types {
    ($($id:ident => $spec:path,)*) => {
        /// A built-in type.
        #[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
        #[repr(u32)]
        #[allow(missing_docs)]
        pub enum TypeId { $($id,)* }

        /// The specs, by `TypeId`.
        pub const SPECS: &[(TypeId, &ClassSpec)] = &[$((TypeId::$id, &$spec),)*];
    };
}

types! {
    Object => crate::objects::object_type::SPEC,
    Type => crate::objects::class::SPEC,
    NoneType => crate::objects::singleton::NONE_SPEC,
    Ellipsis => crate::objects::singleton::ELLIPSIS_SPEC,
    NotImplemented => crate::objects::singleton::NOT_IMPLEMENTED_SPEC,
    Int => crate::objects::int::SPEC,
    Bool => crate::objects::bool::SPEC,
    Float => crate::objects::float::SPEC,
    Complex => crate::objects::complex::SPEC,
    Str => crate::objects::string::SPEC,
    Bytes => crate::objects::bytes::SPEC,
    ByteArray => crate::objects::bytes::BYTEARRAY_SPEC,
    Tuple => crate::objects::tuple::SPEC,
    List => crate::objects::list::SPEC,
    Dict => crate::objects::dict::SPEC,
    Set => crate::objects::set::SPEC,
    FrozenSet => crate::objects::set::FROZENSET_SPEC,
    Range => crate::objects::range::SPEC,
    Slice => crate::objects::slice::SPEC,
    Cell => crate::objects::cell::SPEC,
    Code => crate::objects::code::SPEC,
    Function => crate::objects::function::SPEC,
    BuiltinFunction => crate::objects::function::BUILTIN_SPEC,
    MethodDescriptor => crate::objects::function::METHOD_DESCRIPTOR_SPEC,
    WrapperDescriptor => crate::objects::function::WRAPPER_DESCRIPTOR_SPEC,
    ClassMethodDescriptor => crate::objects::function::CLASSMETHOD_DESCRIPTOR_SPEC,
    MethodWrapper => crate::objects::function::METHOD_WRAPPER_SPEC,
    Method => crate::objects::method::SPEC,
    Property => crate::objects::descriptor::PROPERTY_SPEC,
    ClassMethod => crate::objects::descriptor::CLASSMETHOD_SPEC,
    StaticMethod => crate::objects::descriptor::STATICMETHOD_SPEC,
    GetSetDescriptor => crate::objects::descriptor::GETSET_SPEC,
    MemberDescriptor => crate::objects::descriptor::MEMBER_SPEC,
    Super => crate::objects::descriptor::SUPER_SPEC,
    Module => crate::objects::module::SPEC,
    Traceback => crate::objects::traceback::SPEC,
    Generator => crate::objects::generator::SPEC,
    Coroutine => crate::objects::generator::COROUTINE_SPEC,
    AsyncGenerator => crate::objects::generator::ASYNC_GENERATOR_SPEC,
    AsyncStep => crate::objects::async_step::SPEC,
    Iterator => crate::objects::iterator_types::SEQUENCE,
    ListIterator => crate::objects::iterator_types::LIST,
    ListReverseIterator => crate::objects::iterator_types::LIST_REVERSE,
    TupleIterator => crate::objects::iterator_types::TUPLE,
    RangeIterator => crate::objects::iterator_types::RANGE,
    LongRangeIterator => crate::objects::iterator_types::LONG_RANGE,
    DictKeyIterator => crate::objects::iterator_types::DICT_KEY,
    DictValueIterator => crate::objects::iterator_types::DICT_VALUE,
    DictItemIterator => crate::objects::iterator_types::DICT_ITEM,
    DictReverseKeyIterator => crate::objects::iterator_types::DICT_REVERSE_KEY,
    DictReverseValueIterator => crate::objects::iterator_types::DICT_REVERSE_VALUE,
    DictReverseItemIterator => crate::objects::iterator_types::DICT_REVERSE_ITEM,
    SetIterator => crate::objects::iterator_types::SET,
    StrAsciiIterator => crate::objects::iterator_types::STR_ASCII,
    StrIterator => crate::objects::iterator_types::STR,
    BytesIterator => crate::objects::iterator_types::BYTES,
    MemoryIterator => crate::objects::iterator_types::MEMORY,
    ByteArrayIterator => crate::objects::iterator_types::BYTEARRAY,
    CallableIterator => crate::objects::iterator_types::CALLABLE,
    Enumerate => crate::objects::iterator_types::ENUMERATE,
    Zip => crate::objects::iterator_types::ZIP,
    Map => crate::objects::iterator_types::MAP,
    Filter => crate::objects::iterator_types::FILTER,
    Reversed => crate::objects::iterator_types::REVERSED,
    WeakRef => crate::objects::weakref::SPEC,
    AbstractEventLoop => crate::modules::asyncio::abstract_loop::SPEC,
    BaseEventLoop => crate::modules::asyncio::loops::BASE_SPEC,
    EventLoop => crate::modules::asyncio::loops::SPEC,
    Handle => crate::modules::asyncio::handles::SPEC,
    TimerHandle => crate::modules::asyncio::handles::TIMER_SPEC,
    Future => crate::modules::asyncio::futures::SPEC,
    GatheringFuture => crate::modules::asyncio::futures::GATHERING_SPEC,
    Task => crate::modules::asyncio::tasks::SPEC,
}

impl TypeId {
    /// The root shape of the type's objects.
    pub const fn shape(self) -> ShapeId {
        ShapeId(self as u32)
    }
}
