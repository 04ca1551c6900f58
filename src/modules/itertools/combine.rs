//! Combinatoric iterators: `product`, `permutations`, `combinations`, `combinations_with_replacement`.
//!
//! Each holds its pools as tuples and the indices of the row handed out last. Sizes that a script chooses are checked, and
//! memory for them is asked for politely, before anything is made.

use super::{Next, Own, Pools, class, iterator_data, make};
use crate::heap::Value;
use crate::objects::exception::Exc;
use crate::objects::native::{Answer, Args, ClassSpec, ITER, NEXT, Raised, static_row};
use crate::objects::tuple::Tuple;
use crate::vm::Vm;
use std::cell::RefCell;

/// Where an iterator of rows of indices stands.
enum Place {
    /// Before the first row.
    Start,
    /// At the row with these indices.
    At(Vec<usize>),
    /// Behind the last row.
    End,
}

/// `count` zeros, or MemoryError.
fn zeros(vm: &mut Vm, count: usize) -> Result<Vec<usize>, Raised> {
    vm.check_len(count, size_of::<Value>())?;
    let mut zeros: Vec<usize> = Vec::new();
    if zeros.try_reserve_exact(count).is_err() {
        return Err(vm.raise_args(Exc::MemoryError, Vec::new()));
    }
    zeros.resize(count, 0);
    Ok(zeros)
}

/// The items of an iterable, as the only pool.
fn pool(vm: &mut Vm, iterable: &Value) -> Result<Pools, Raised> {
    let items = vm.collect(iterable)?;
    Ok(Pools(vec![Tuple::new(items)]))
}

/// The length of rows that a script wants.
fn row_length(vm: &mut Vm, value: &Value) -> Result<usize, Raised> {
    let length = vm.index_sized(value)?;
    usize::try_from(length).map_err(|_| vm.value_error("r must be non-negative"))
}

impl Pools {
    fn len(&self) -> usize {
        self.0[0].items().len()
    }

    /// The items of the only pool at these indices.
    fn row(&self, indices: &[usize]) -> Value {
        let items = self.0[0].items();
        Tuple::new(indices.iter().map(|index| items[*index].clone()).collect()).into()
    }
}

// --- product ---------------------------------------------------------------------------------------------------------

struct Product {
    pools: Pools,
    repeat: usize,
    place: RefCell<Place>,
}

iterator_data!(Product { pools });

/// `itertools.product`
pub const PRODUCT: ClassSpec = class(
    "product",
    "product(*iterables, repeat=1) --> product object\n\nCartesian product of input iterables.  Equivalent to nested \
     for-loops.",
    &[static_row("__new__(cls, /, *iterables, **kwargs)", "Create and return a new object.", product), ITER, NEXT],
);

fn product(vm: &mut Vm, args: Args<'_>) -> Answer {
    let keywords = vm.keyword_list(&args[2]);
    if keywords.len() > 1 {
        return Err(vm.type_error(format!("product() takes at most 1 keyword argument ({} given)", keywords.len())));
    }
    let mut repeat = 1;
    for (name, value) in keywords {
        let name = vm.names.text(name).to_owned();
        if &*name != "repeat" {
            return Err(vm.type_error(format!("product() got an unexpected keyword argument '{name}'")));
        }
        repeat = vm.index_i64(&value)?;
        if repeat < 0 {
            return Err(vm.value_error("repeat argument cannot be negative"));
        }
    }
    let iterables = args.rest(1);
    if iterables.len().checked_mul(repeat as usize).is_none_or(|count| count > isize::MAX as usize / 16) {
        return Err(vm.raise(Exc::OverflowError, "repeat argument too large"));
    }
    let mut pools = Vec::new();
    if repeat > 0 {
        for iterable in iterables {
            pools.push(Tuple::new(vm.collect(iterable)?));
        }
    }
    let data = Product { pools: Pools(pools), repeat: repeat as usize, place: RefCell::new(Place::Start) };
    make(vm, &args[0], &PRODUCT, data)
}

impl Product {
    fn advance(&self, vm: &mut Vm, _own: &Own) -> Next {
        let pools = &self.pools.0;
        let place = std::mem::replace(&mut *self.place.borrow_mut(), Place::End);
        let next = match place {
            Place::End => None,
            Place::Start if pools.iter().any(|pool| pool.items().is_empty()) => None,
            Place::Start => Some(zeros(vm, pools.len() * self.repeat)?),
            Place::At(indices) => self.following(indices),
        };
        let Some(indices) = next else { return Ok(None) };
        let row = indices.iter().zip(pools.iter().cycle()).map(|(index, pool)| pool.items()[*index].clone());
        let row = Tuple::new(row.collect());
        *self.place.borrow_mut() = Place::At(indices);
        Ok(Some(row.into()))
    }

    /// The last index goes on; one that comes to its end begins again and the one before it goes on.
    fn following(&self, mut indices: Vec<usize>) -> Option<Vec<usize>> {
        for at in (0..indices.len()).rev() {
            indices[at] += 1;
            if indices[at] < self.pools.0[at % self.pools.0.len()].items().len() {
                return Some(indices);
            }
            indices[at] = 0;
        }
        None
    }
}

// --- combinations ----------------------------------------------------------------------------------------------------

struct Combinations {
    pools: Pools,
    length: usize,
    /// Whether an item may stand in a row more than once.
    repeating: bool,
    place: RefCell<Place>,
}

iterator_data!(Combinations { pools });

/// `itertools.combinations`
pub const COMBINATIONS: ClassSpec = class(
    "combinations",
    "Return successive r-length combinations of elements in the iterable.\n\ncombinations(range(4), 3) --> (0,1,2), \
     (0,1,3), (0,2,3), (1,2,3)",
    &[
        static_row("__new__(cls, iterable, r)", "Create and return a new object.", |vm, args| {
            combinations(vm, args, &COMBINATIONS, false)
        }),
        ITER,
        NEXT,
    ],
);

/// `itertools.combinations_with_replacement`
pub const COMBINATIONS_WITH_REPLACEMENT: ClassSpec = class(
    "combinations_with_replacement",
    "Return successive r-length combinations of elements in the iterable allowing individual elements to have \
     successive repeats.",
    &[
        static_row("__new__(cls, iterable, r)", "Create and return a new object.", |vm, args| {
            combinations(vm, args, &COMBINATIONS_WITH_REPLACEMENT, true)
        }),
        ITER,
        NEXT,
    ],
);

fn combinations(vm: &mut Vm, args: Args<'_>, spec: &'static ClassSpec, repeating: bool) -> Answer {
    let pools = pool(vm, &args[1])?;
    let length = row_length(vm, &args[2])?;
    let possible = if repeating { pools.len() > 0 || length == 0 } else { length <= pools.len() };
    let place = RefCell::new(if possible { Place::Start } else { Place::End });
    make(vm, &args[0], spec, Combinations { pools, length, repeating, place })
}

impl Combinations {
    fn advance(&self, vm: &mut Vm, _own: &Own) -> Next {
        let place = std::mem::replace(&mut *self.place.borrow_mut(), Place::End);
        let next = match place {
            Place::End => None,
            Place::Start => {
                let mut indices = zeros(vm, self.length)?;
                if !self.repeating {
                    indices.iter_mut().enumerate().for_each(|(at, index)| *index = at);
                }
                Some(indices)
            }
            Place::At(indices) => self.following(indices),
        };
        let Some(indices) = next else { return Ok(None) };
        let row = self.pools.row(&indices);
        *self.place.borrow_mut() = Place::At(indices);
        Ok(Some(row))
    }

    /// The rightmost index that can go on does; those behind it follow as closely as they may.
    fn following(&self, mut indices: Vec<usize>) -> Option<Vec<usize>> {
        let count = self.pools.len();
        let most = |at: usize| if self.repeating { count - 1 } else { at + count - self.length };
        let at = (0..indices.len()).rev().find(|at| indices[*at] != most(*at))?;
        let first = indices[at] + 1;
        for (offset, index) in indices[at..].iter_mut().enumerate() {
            *index = if self.repeating { first } else { first + offset };
        }
        Some(indices)
    }
}

// --- permutations ----------------------------------------------------------------------------------------------------

struct Permutations {
    pools: Pools,
    length: usize,
    place: RefCell<Place>,
    /// For each place of the row, how many rotations are left.
    cycles: RefCell<Vec<usize>>,
}

iterator_data!(Permutations { pools });

/// `itertools.permutations`
pub const PERMUTATIONS: ClassSpec = class(
    "permutations",
    "Return successive r-length permutations of elements in the iterable.\n\npermutations(range(3), 2) --> (0,1), \
     (0,2), (1,0), (1,2), (2,0), (2,1)",
    &[static_row("__new__(cls, iterable, r=None)", "Create and return a new object.", permutations), ITER, NEXT],
);

fn permutations(vm: &mut Vm, args: Args<'_>) -> Answer {
    let pools = pool(vm, &args[1])?;
    let length = match args.some(2) {
        None => pools.len(),
        Some(value) if crate::objects::int::Int::of(value).is_none() => return Err(vm.type_error("Expected int as r")),
        Some(value) => row_length(vm, value)?,
    };
    let possible = length <= pools.len();
    let place = RefCell::new(if possible { Place::Start } else { Place::End });
    make(vm, &args[0], &PERMUTATIONS, Permutations { pools, length, place, cycles: RefCell::default() })
}

impl Permutations {
    fn advance(&self, vm: &mut Vm, _own: &Own) -> Next {
        let place = std::mem::replace(&mut *self.place.borrow_mut(), Place::End);
        let count = self.pools.len();
        let next = match place {
            Place::End => None,
            Place::Start => {
                let mut indices = zeros(vm, count)?;
                indices.iter_mut().enumerate().for_each(|(at, index)| *index = at);
                *self.cycles.borrow_mut() = (0..self.length).map(|at| count - at).collect();
                Some(indices)
            }
            Place::At(indices) => self.following(indices),
        };
        let Some(indices) = next else { return Ok(None) };
        let row = self.pools.row(&indices[..self.length]);
        *self.place.borrow_mut() = Place::At(indices);
        Ok(Some(row))
    }

    /// From the right: swap with the next candidate, or rotate the used ones back and go on further left.
    fn following(&self, mut indices: Vec<usize>) -> Option<Vec<usize>> {
        let count = indices.len();
        let cycles = &mut *self.cycles.borrow_mut();
        for at in (0..self.length).rev() {
            cycles[at] -= 1;
            if cycles[at] > 0 {
                indices.swap(at, count - cycles[at]);
                return Some(indices);
            }
            indices[at..].rotate_left(1);
            cycles[at] = count - at;
        }
        None
    }
}
