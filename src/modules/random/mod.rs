//! `random`: CPython's generators and distributions, number for number.
//!
//! [`twister`] makes the bits, [`draw`] decides whose bits they are (a subclass may override `random()` or
//! `getrandbits()`), [`choose`] and [`distributions`] use them. The module's functions are the bound methods of one
//! hidden generator.

mod choose;
mod distributions;
mod draw;
mod twister;

use super::NativeModule;
use crate::heap::Value;
use crate::objects::exception::Exc;
use crate::objects::int::Int;
use crate::objects::native::{Answer, Args, ClassSpec, Getter, NativeObject, Raised, Row, row, static_row};
use crate::objects::numbers::{Number, hash};
use crate::objects::string::Str;
use crate::objects::tuple::Tuple;
use crate::vm::Vm;
use dashu_int::ops::UnsignedAbs;
use draw::{Draw, Generator, Source};
use sha2::{Digest, Sha512};
use std::cell::{Cell, RefCell};
use twister::Twister;

/// `random`
pub const MODULE: NativeModule = NativeModule {
    name: "random",
    doc: "Random variable generators.",
    functions: &[],
    classes: &[&RANDOM, &SYSTEM_RANDOM],
    setup: Some(|vm, module| {
        let class = vm.native_class(&RANDOM).value();
        let generator = vm.call(&class, &[])?;
        for row in METHODS.iter().filter(|row| !row.name().starts_with("__")) {
            let name = vm.intern(row.name());
            let method = vm.getattr(&generator, name)?;
            vm.set_module_item(module, row.name(), method);
        }
        vm.set_module_item(module, "_inst", generator);
        Ok(())
    }),
};

/// What `getstate()` begins with.
const STATE_VERSION: i64 = 3;

/// `random.Random`
pub const RANDOM: ClassSpec = ClassSpec {
    name: "Random",
    module: "random",
    base: None,
    doc: "Random number generator base class used by bound module functions.\n\n\
          Used to instantiate instances of Random to get generators that don't share state.",
    methods: METHODS,
    getters: GETTERS,
    subclassable: true,
};

/// `random.SystemRandom`
pub const SYSTEM_RANDOM: ClassSpec = ClassSpec {
    name: "SystemRandom",
    module: "random",
    base: Some(&RANDOM),
    doc: "Alternate random number generator using sources provided by the operating system.",
    methods: &[
        static_row("__new__(cls, *args, **kwargs)", "Create and return a new object.", |vm, args| {
            make(vm, &args[0], Source::System, &SYSTEM_RANDOM)
        }),
        row("__init__(self, *args, **kwargs)", "Initialize self.", |_, _| Ok(Value::None)),
        row("seed(self, *args, **kwds)", "Stub method. Not used for a system random number generator.", |_, _| {
            Ok(Value::None)
        }),
        row("getstate(self, *args, **kwds)", "Not for a system random number generator.", no_state),
        row("setstate(self, *args, **kwds)", "Not for a system random number generator.", no_state),
    ],
    getters: &[],
    subclassable: true,
};

const METHODS: &[Row] = &[
    static_row("__new__(cls, *args, **kwargs)", "Create and return a new object.", new),
    row("__init__(self, x=None)", "Initialize an instance; x controls seeding, as for Random.seed().", init),
    row("random(self, /)", "random() -> x in the interval [0, 1).", |vm, args| {
        let draw = Draw::of(vm, &args[0])?;
        draw.own_float(vm).map(Value::float)
    }),
    row("seed(self, a=None, version=2)", "Initialize internal state from a seed.", seed),
    row("getstate(self)", "Return internal state; can be passed to setstate() later.", getstate),
    row("setstate(self, state)", "Restore internal state from object returned by getstate().", setstate),
    row("__reduce__(self, /)", "Helper for pickle and copy.", |vm, args| {
        let name = vm.intern("getstate");
        let state = vm.call_method(&args[0], name, &[])?;
        let class = vm.class_of(&args[0]).value();
        Ok(Tuple::new(vec![class, vm.empty_tuple.clone(), state]).into())
    }),
    row("__getstate__(self)", "State for pickle.", getstate),
    row("__setstate__(self, state)", "Takes what __getstate__ gave.", setstate),
    row("getrandbits(self, k, /)", "getrandbits(k) -> x.  Generates an int with k random bits.", choose::getrandbits),
    row("randbytes(self, n)", "Generate n random bytes.", choose::randbytes),
    row(
        "randrange(self, start, stop=None, step=1)",
        "Choose a random item from range(stop) or range(start, stop[, step]).",
        choose::randrange,
    ),
    row("randint(self, a, b)", "Return random integer in range [a, b], including both end points.", choose::randint),
    row("choice(self, seq)", "Choose a random element from a non-empty sequence.", choose::choice),
    row(
        "choices(self, population, weights=None, *, cum_weights=None, k=1)",
        "Return a k sized list of population elements chosen with replacement.",
        choose::choices,
    ),
    row("shuffle(self, x)", "Shuffle list x in place, and return None.", choose::shuffle),
    row(
        "sample(self, population, k, *, counts=None)",
        "Chooses k unique random elements from a population sequence.",
        choose::sample,
    ),
    row("uniform(self, a, b)", "Get a random number in the range [a, b) or [a, b].", distributions::uniform),
    row("triangular(self, low=0.0, high=1.0, mode=None)", "Triangular distribution.", distributions::triangular),
    row("normalvariate(self, mu=0.0, sigma=1.0)", "Normal distribution.", distributions::normalvariate),
    row("gauss(self, mu=0.0, sigma=1.0)", "Gaussian distribution.", distributions::gauss),
    row("lognormvariate(self, mu, sigma)", "Log normal distribution.", distributions::lognormvariate),
    row("expovariate(self, lambd=1.0)", "Exponential distribution.", distributions::expovariate),
    row("vonmisesvariate(self, mu, kappa)", "Circular data distribution.", distributions::vonmisesvariate),
    row("gammavariate(self, alpha, beta)", "Gamma distribution.  Not the gamma function!", distributions::gammavariate),
    row("betavariate(self, alpha, beta)", "Beta distribution.", distributions::betavariate),
    row(
        "paretovariate(self, alpha)",
        "Pareto distribution.  alpha is the shape parameter.",
        distributions::paretovariate,
    ),
    row("weibullvariate(self, alpha, beta)", "Weibull distribution.", distributions::weibullvariate),
    row("binomialvariate(self, n=1, p=0.5)", "Binomial random variable.", distributions::binomialvariate),
];

const GETTERS: &[Getter] = &[
    Getter {
        name: "gauss_next",
        doc: "The second number of the pair that gauss() makes, or None.",
        get: |vm, value| Ok(Draw::of(vm, value)?.generator().gauss_next.get().map_or(Value::None, Value::float)),
        set: Some(|vm, value, number| {
            let number = if number.is_none() { None } else { Some(vm.to_f64(&number)?) };
            Draw::of(vm, value)?.generator().gauss_next.set(number);
            Ok(())
        }),
    },
    crate::objects::native::getter("VERSION", "The version of getstate()'s format.", |_, _| {
        Ok(Value::Int(STATE_VERSION))
    }),
];

fn make(vm: &mut Vm, class: &Value, source: Source, spec: &'static ClassSpec) -> Answer {
    let shape = vm.native_class(spec).instance_shape.get();
    let generator = Generator { source: RefCell::new(source), gauss_next: Cell::new(None) };
    vm.instance_around(class, NativeObject::new(shape, generator).into())
}

/// Seeds from the first argument at once, so that a subclass whose `__init__` does not call ours is seeded all the
/// same.
fn new(vm: &mut Vm, args: Args<'_>) -> Answer {
    let twister = match args.rest(1).first().filter(|seed| !seed.is_none()) {
        Some(seed) => match integer_seed(vm, seed) {
            Ok(key) => Twister::from_key(&key),
            Err(Raised) => {
                drop(vm.take_raised());
                fresh(vm)?
            }
        },
        None => fresh(vm)?,
    };
    make(vm, &args[0], Source::Twister(Box::new(twister)), &RANDOM)
}

fn init(vm: &mut Vm, args: Args<'_>) -> Answer {
    let name = vm.intern("seed");
    let given: &[Value] = if args[1].is_none() { &[] } else { std::slice::from_ref(&args[1]) };
    if given.is_empty() {
        // Fresh from `__new__`.
        return Ok(Value::None);
    }
    vm.call_method(&args[0], name, given)?;
    Ok(Value::None)
}

/// A twister seeded by the operating system.
fn fresh(vm: &mut Vm) -> Result<Twister, Raised> {
    let bytes = vm.random_bytes(624 * 4)?;
    Ok(Twister::from_key(&words(&bytes)))
}

/// Little-endian 32-bit words.
fn words(bytes: &[u8]) -> Vec<u32> {
    let mut words: Vec<u32> =
        bytes.chunks(4).map(|chunk| chunk.iter().rev().fold(0, |word, byte| word << 8 | u32::from(*byte))).collect();
    while words.len() > 1 && words.last() == Some(&0) {
        words.pop();
    }
    if words.is_empty() { vec![0] } else { words }
}

/// The key of a number: of an int its magnitude, of anything else its hash.
fn integer_seed(vm: &mut Vm, seed: &Value) -> Result<Vec<u32>, Raised> {
    if let Some(number) = Int::of(seed) {
        return Ok(words(&number.big().as_ref().unsigned_abs().to_le_bytes()));
    }
    let hash = match Number::of(seed) {
        Some(number) => hash::hash_number(number),
        None => vm.hash(seed)?,
    };
    Ok(words(&(hash as u64).to_le_bytes()))
}

fn seed(vm: &mut Vm, args: Args<'_>) -> Answer {
    let draw = Draw::of(vm, &args[0])?;
    let twister = match args.some(1) {
        None => fresh(vm)?,
        Some(seed) => {
            let key = seed_key(vm, seed, &args[2])?;
            Twister::from_key(&key)
        }
    };
    if let Source::Twister(state) = &mut *draw.generator().source.borrow_mut() {
        **state = twister;
    }
    draw.generator().gauss_next.set(None);
    Ok(Value::None)
}

fn seed_key(vm: &mut Vm, seed: &Value, version: &Value) -> Result<Vec<u32>, Raised> {
    let bytes = match seed.cast::<Str>() {
        Some(_) => Some(vm.str_text(seed)?.into_bytes()),
        None => crate::objects::numbers::int_methods::bytes_like(seed),
    };
    let Some(bytes) = bytes else {
        if matches!(Number::of(seed), Some(Number::Int(_) | Number::Float(_))) {
            return integer_seed(vm, seed);
        }
        return Err(vm.type_error("The only supported seed types are:\nNone, int, float, str, bytes, and bytearray."));
    };
    if matches!(version, Value::Int(1)) {
        return Ok(words(&old_hash(vm, seed, &bytes)?.to_le_bytes()));
    }
    let mut key = bytes.clone();
    key.extend_from_slice(&Sha512::digest(&bytes));
    key.reverse();
    Ok(words(&key))
}

/// The hash of texts that version 1 seeds with.
fn old_hash(vm: &mut Vm, seed: &Value, bytes: &[u8]) -> Result<u64, Raised> {
    let points: Vec<u64> = match seed.cast::<Str>() {
        Some(_) => vm.str_text(seed)?.chars().map(|c| c as u64).collect(),
        None => bytes.iter().map(|byte| u64::from(*byte)).collect(),
    };
    let mut x = points.first().map_or(0, |first| first << 7);
    for point in &points {
        x = 1_000_003u64.wrapping_mul(x) ^ point;
    }
    Ok(x ^ points.len() as u64)
}

fn getstate(vm: &mut Vm, args: Args<'_>) -> Answer {
    let draw = Draw::of(vm, &args[0])?;
    let mut state = match &*draw.generator().source.borrow() {
        Source::Twister(twister) => {
            let (words, at) = twister.state();
            let mut state: Vec<Value> = words.iter().map(|word| Value::Int(i64::from(*word))).collect();
            state.push(Value::Int(at as i64));
            state
        }
        Source::System => Vec::new(),
    };
    state.shrink_to_fit();
    let gauss = draw.generator().gauss_next.get().map_or(Value::None, Value::float);
    Ok(Tuple::new(vec![Value::Int(STATE_VERSION), Tuple::new(state).into(), gauss]).into())
}

fn setstate(vm: &mut Vm, args: Args<'_>) -> Answer {
    let draw = Draw::of(vm, &args[0])?;
    let parts = vm.collect(&args[1])?;
    let version = parts.first().and_then(Int::of).and_then(Int::small);
    if !matches!(version, Some(2 | STATE_VERSION)) {
        let shown = match parts.first() {
            Some(version) => vm.str_text(version)?,
            None => return Err(vm.raise(Exc::IndexError, "tuple index out of range")),
        };
        return Err(vm.value_error(format!(
            "state with version {shown} passed to Random.setstate() of version {STATE_VERSION}"
        )));
    }
    let [_, internal, gauss] = parts.as_slice() else {
        let got = parts.len();
        return Err(vm.value_error(format!("not enough values to unpack (expected 3, got {got})")));
    };
    let Some(items) = internal.cast::<Tuple>() else {
        return Err(vm.type_error("state vector must be a tuple"));
    };
    if items.items().len() != 625 {
        return Err(vm.value_error("state vector is the wrong size"));
    }
    let mut numbers = Vec::with_capacity(625);
    for item in items.items() {
        numbers.push(vm.index_i64(item)?);
    }
    let words: Vec<u32> = numbers[..624].iter().map(|number| *number as u32).collect();
    let twister = usize::try_from(numbers[624]).ok().and_then(|at| Twister::from_state(&words, at));
    let Some(twister) = twister else { return Err(vm.value_error("invalid state")) };
    let gauss = if gauss.is_none() { None } else { Some(vm.to_f64(gauss)?) };
    *draw.generator().source.borrow_mut() = Source::Twister(Box::new(twister));
    draw.generator().gauss_next.set(gauss);
    Ok(Value::None)
}

fn no_state(vm: &mut Vm, _args: Args<'_>) -> Answer {
    Err(vm.raise(Exc::NotImplementedError, "System entropy source does not have state."))
}
