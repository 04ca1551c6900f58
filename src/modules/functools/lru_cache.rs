//! The wrapper that `lru_cache` puts around a function.
//!
//! Results lie in a dict by a key made of the arguments. A bounded cache keeps its entries in a ring of links, oldest
//! first: the dict then maps keys to links. The wrapped function runs as a frame of its own (no nesting), so that a cached
//! recursion is as deep as a plain one; what it returns is stored by a continuation.

use super::callable;
use crate::heap::{Obj, Value, ValueCell};
use crate::objects::dict::Dict;
use crate::objects::method::BoundMethod;
use crate::objects::native::{Answer, Args, ClassSpec, Keyword, NativeData, NativeObject, Raised, Rest, row, static_row};
use crate::objects::tuple::Tuple;
use crate::objects::types::TypeId;
use crate::vm::Vm;
use crate::vm::outcome::Continuation;
use std::any::Any;
use std::cell::{Cell, RefCell};

/// How much a cache keeps.
#[derive(Clone, Copy)]
enum Limit {
    /// Everything.
    None,
    /// So many results; none at all for 0.
    Size(usize),
}

/// An entry of a bounded cache, between its older and its younger neighbour.
struct Link {
    older: usize,
    younger: usize,
    key: Value,
    value: Value,
}

/// Link 0 of the ring is nobody's: behind it comes the oldest, before it the youngest.
const ROOT: usize = 0;

struct Cache {
    function: ValueCell,
    /// Makes what `cache_info()` returns.
    make_info: ValueCell,
    limit: Limit,
    typed: bool,
    results: Obj<Dict>,
    ring: RefCell<Vec<Link>>,
    hits: Cell<i64>,
    misses: Cell<i64>,
}

impl NativeData for Cache {
    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        self.function.visit(visit);
        self.make_info.visit(visit);
        visit(&self.results.value());
        if let Ok(ring) = self.ring.try_borrow() {
            for link in ring.iter() {
                visit(&link.key);
                visit(&link.value);
            }
        }
    }

    fn clear(&self) {
        drop(self.ring.take());
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// `functools._lru_cache_wrapper`
pub const SPEC: ClassSpec = ClassSpec {
    name: "_lru_cache_wrapper",
    module: "functools",
    base: None,
    doc: "Create a cached callable that wraps another function.",
    methods: &[
        static_row("__new__(cls, user_function, maxsize, typed, cache_info_type)", "", new),
        row("__call__(self, /, *args, **kwargs)", "Call self as a function.", call).rest(Rest::NoKeywords),
        row("__get__(self, instance, owner=None, /)", "Return an attribute of instance, which is of type owner.", get),
        row("cache_info(self, /)", "Report cache statistics", info),
        row("cache_clear(self, /)", "Clear the cache and cache statistics", clear),
        row("__reduce__(self, /)", "The qualified name.", |vm, args| {
            let name = vm.intern("__qualname__");
            vm.getattr(&args[0], name)
        }),
        row("__copy__(self, /)", "The wrapper itself.", |_, args| Ok(args[0].clone())),
        row("__deepcopy__(self, memo, /)", "The wrapper itself.", |_, args| Ok(args[0].clone())),
    ],
    getters: &[],
    subclassable: true,
};

fn cache(value: &Value) -> &Cache {
    value.native::<Cache>().expect("methods of cached functions are called with them")
}

fn new(vm: &mut Vm, args: Args<'_>) -> Answer {
    callable(vm, &args[1])?;
    let limit = match args.some(2) {
        None => Limit::None,
        Some(size) => Limit::Size(vm.index_i64(size)?.max(0) as usize),
    };
    let body = Cache {
        function: ValueCell::new(args[1].clone()),
        make_info: ValueCell::new(args[4].clone()),
        limit,
        typed: vm.truth(&args[3])?,
        results: Dict::new(),
        ring: RefCell::default(),
        hits: Cell::new(0),
        misses: Cell::new(0),
    };
    let shape = vm.native_class(&SPEC).instance_shape.get();
    vm.instance_around(&args[0], NativeObject::new(shape, body).into())
}

fn get(_vm: &mut Vm, args: Args<'_>) -> Answer {
    if args[1].is_none() {
        return Ok(args[0].clone());
    }
    Ok(BoundMethod::new(args[0].clone(), args[1].clone()).into())
}

fn info(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = cache(&args[0]);
    let limit = match own.limit {
        Limit::None => Value::None,
        Limit::Size(size) => Value::Int(size as i64),
    };
    let facts = vec![own.hits.get().into(), own.misses.get().into(), limit, Value::Int(own.results.len() as i64)];
    vm.tail_call(own.make_info.get(), facts)
}

fn clear(_vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = cache(&args[0]);
    own.hits.set(0);
    own.misses.set(0);
    let links = own.ring.take();
    own.results.clear_all();
    drop(links);
    Ok(Value::None)
}

/// The key of a call. One argument of a type whose equality is its own stands for itself.
fn make_key(vm: &mut Vm, own: &Cache, args: &Value, keywords: &[Keyword]) -> Value {
    let values = args.exact::<Tuple>().map_or(&[][..], |tuple| tuple.items());
    if !own.typed && keywords.is_empty() {
        let alone = |id| values[0].as_ref().is_some() && vm.class_of(&values[0]).is(vm.class(id));
        return match values.len() {
            1 if matches!(values[0], Value::Int(_)) || alone(TypeId::Str) => values[0].clone(),
            _ => args.clone(),
        };
    }
    let mut parts = values.to_vec();
    if !keywords.is_empty() {
        // No argument of a call is the class itself: it marks where the keywords begin.
        parts.push(vm.native_class(&SPEC).value());
        for (name, value) in keywords {
            parts.push(vm.names.value(*name));
            parts.push(value.clone());
        }
    }
    if own.typed {
        for value in values.iter().chain(keywords.iter().map(|(_, value)| value)) {
            parts.push(vm.class_of(value).value());
        }
    }
    vm.new_tuple(parts)
}

fn call(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = cache(&args[0]);
    let keywords = vm.keyword_list(&args[2]);
    let values = args.rest(1).to_vec();
    if matches!(own.limit, Limit::Size(0)) {
        own.misses.set(own.misses.get() + 1);
        return vm.tail_call_keywords(own.function.get(), values, keywords);
    }
    let key = make_key(vm, own, &args[1], &keywords);
    if let Some(found) = vm.dict_get(&own.results, &key)? {
        own.hits.set(own.hits.get() + 1);
        return Ok(own.freshen(found));
    }
    own.misses.set(own.misses.get() + 1);
    let state = vm.new_tuple(vec![args[0].clone(), key]);
    let after = Continuation::Native { body: store, state };
    vm.tail_call_keywords_then(own.function.get(), values, keywords, after)
}

/// Keeps a result.
fn store(vm: &mut Vm, state: Value, result: Value) -> Answer {
    let Some([wrapper, key]) = state.exact::<Tuple>().map(|tuple| tuple.items()) else {
        unreachable!("the call left a pair")
    };
    let own = cache(wrapper);
    match own.limit {
        Limit::None => vm.dict_insert(&own.results, key.clone(), result.clone())?,
        Limit::Size(size) => own.store_bounded(vm, size, key, &result)?,
    }
    Ok(result)
}

impl Cache {
    /// The value of what the dict holds; in a bounded cache it becomes the youngest.
    fn freshen(&self, found: Value) -> Value {
        let (Limit::Size(_), Value::Int(at)) = (self.limit, &found) else { return found };
        let ring = &mut *self.ring.borrow_mut();
        unlink(ring, *at as usize);
        link_youngest(ring, *at as usize);
        ring[*at as usize].value.clone()
    }

    fn store_bounded(&self, vm: &mut Vm, size: usize, key: &Value, result: &Value) -> Result<(), Raised> {
        if vm.dict_get(&self.results, key)?.is_some() {
            // The function has called itself with the same arguments: that result is as good.
            return Ok(());
        }
        let link = || Link { older: ROOT, younger: ROOT, key: key.clone(), value: result.clone() };
        if self.results.len() < size {
            let at = {
                let mut ring = self.ring.borrow_mut();
                if ring.is_empty() {
                    ring.push(Link { older: ROOT, younger: ROOT, key: Value::None, value: Value::None });
                }
                ring.push(link());
                let at = ring.len() - 1;
                link_youngest(&mut ring, at);
                at
            };
            return vm.dict_insert(&self.results, key.clone(), Value::Int(at as i64));
        }
        let (at, old) = {
            let mut ring = self.ring.borrow_mut();
            let at = ring[ROOT].younger;
            unlink(&mut ring, at);
            let old = std::mem::replace(&mut ring[at], link());
            link_youngest(&mut ring, at);
            (at, old)
        };
        vm.dict_remove(&self.results, &old.key)?;
        vm.dict_insert(&self.results, key.clone(), Value::Int(at as i64))
    }
}

fn unlink(ring: &mut [Link], at: usize) {
    let (older, younger) = (ring[at].older, ring[at].younger);
    ring[older].younger = younger;
    ring[younger].older = older;
}

fn link_youngest(ring: &mut [Link], at: usize) {
    let youngest = ring[ROOT].older;
    ring[at].older = youngest;
    ring[at].younger = ROOT;
    ring[youngest].younger = at;
    ring[ROOT].older = at;
}
