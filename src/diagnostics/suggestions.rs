//! "Did you mean": the closest name by CPython's edit distance (`Python/suggestions.c`).

use crate::heap::Value;
use crate::objects::exception::{Exc, Exception};
use crate::objects::native::Raised;
use crate::objects::string::Str;
use crate::vm::Vm;

const MOVE_COST: usize = 2;
const CASE_COST: usize = 1;
const MAX_CANDIDATES: usize = 750;
const MAX_LENGTH: usize = 40;

/// The candidate closest to `wrong`, where one is close enough.
pub fn closest<'a>(wrong: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let mut best: Option<(usize, &str)> = None;
    for (count, candidate) in candidates.enumerate() {
        if count >= MAX_CANDIDATES {
            return None;
        }
        if candidate == wrong {
            continue;
        }
        // No more than about a third of the characters involved should need changing.
        let most = (wrong.chars().count() + candidate.chars().count() + 3) * MOVE_COST / 6;
        let most = best.map_or(most, |(distance, _)| most.min(distance.saturating_sub(1)));
        let Some(distance) = distance(wrong, candidate, most) else { continue };
        if best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

fn substitution(a: char, b: char) -> usize {
    if a == b {
        0
    } else if a.to_lowercase().eq(b.to_lowercase()) {
        CASE_COST
    } else {
        MOVE_COST
    }
}

/// The edit distance, or `None` where it is more than `most`.
fn distance(a: &str, b: &str, most: usize) -> Option<usize> {
    let (mut a, mut b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    while !a.is_empty() && a.first() == b.first() {
        a.remove(0);
        b.remove(0);
    }
    while a.last().is_some() && a.last() == b.last() {
        a.pop();
        b.pop();
    }
    if a.is_empty() || b.is_empty() {
        let cost = (a.len() + b.len()) * MOVE_COST;
        return (cost <= most).then_some(cost);
    }
    if a.len() > MAX_LENGTH || b.len() > MAX_LENGTH {
        return None;
    }
    let mut row: Vec<usize> = (1..=a.len()).map(|index| index * MOVE_COST).collect();
    for (index, right) in b.iter().enumerate() {
        let mut diagonal = index * MOVE_COST;
        let mut left = diagonal + MOVE_COST;
        for (place, letter) in row.iter_mut().zip(&a) {
            let above = *place;
            let cost = (diagonal + substitution(*letter, *right)).min(above.min(left) + MOVE_COST);
            diagonal = above;
            left = cost;
            *place = cost;
        }
    }
    let cost = *row.last()?;
    (cost <= most).then_some(cost)
}

/// What a traceback adds to an exception's message: `. Did you mean: 'x'?`
pub fn for_exception(vm: &mut Vm, exception: &Value) -> Option<String> {
    let body = exception.exact::<Exception>()?.clone();
    let name = body.fields.get(0)?.cast::<Str>()?.to_text().into_owned();
    if vm.is_exception(exception, Exc::NameError) {
        let suggestion = body.fields.get(1).and_then(|text| text.cast::<Str>().map(|text| text.to_text().into_owned()));
        return for_name(&name, suggestion);
    }
    if vm.is_exception(exception, Exc::ImportError) {
        // The name that `from … import` did not find; the module is there, or another error would have come first.
        let wrong = body.fields.get(2)?.cast::<Str>()?.to_text().into_owned();
        let module = vm.import_module(&name).ok()?;
        let names = attribute_names(vm, &module)?;
        return closest(&wrong, names.iter().map(String::as_str)).map(|found| format!(". Did you mean: '{found}'?"));
    }
    let object = body.fields.get(1)?;
    if vm.is_exception(exception, Exc::AttributeError) && !object.is_none() {
        let names = attribute_names(vm, &object)?;
        let visible = names.iter().map(String::as_str).filter(|other| name.starts_with('_') || !other.starts_with('_'));
        return closest(&name, visible).map(|found| format!(". Did you mean: '{found}'?"));
    }
    None
}

fn for_name(name: &str, suggestion: Option<String>) -> Option<String> {
    let module = STDLIB_NAMES.split_whitespace().any(|module| module == name);
    match (suggestion, module) {
        (Some(found), true) => Some(format!(". Did you mean: '{found}'? Or did you forget to import '{name}'?")),
        (Some(found), false) => Some(format!(". Did you mean: '{found}'?")),
        (None, true) => Some(format!(". Did you forget to import '{name}'?")),
        (None, false) => None,
    }
}

fn attribute_names(vm: &mut Vm, object: &Value) -> Option<Vec<String>> {
    let dir = vm.builtin("dir").and_then(|dir| vm.call(&dir, std::slice::from_ref(object)));
    match dir.and_then(|names| vm.collect(&names)) {
        Ok(names) => {
            Some(names.iter().filter_map(|name| name.cast::<Str>().map(|name| name.to_text().into_owned())).collect())
        }
        Err(Raised) => {
            drop(vm.take_raised());
            None
        }
    }
}

/// `sys.stdlib_module_names`, those without an underscore.
pub const STDLIB_NAMES: &str = "\
    abc antigravity argparse array ast asyncio atexit base64 bdb binascii bisect builtins bz2 cProfile calendar \
    cmath cmd code codecs codeop collections colorsys compileall concurrent configparser contextlib contextvars copy \
    copyreg csv ctypes curses dataclasses datetime dbm decimal difflib dis doctest email encodings ensurepip enum \
    errno faulthandler fcntl filecmp fileinput fnmatch fractions ftplib functools gc genericpath getopt getpass \
    gettext glob graphlib grp gzip hashlib heapq hmac html http idlelib imaplib importlib inspect io ipaddress \
    itertools json keyword linecache locale logging lzma mailbox marshal math mimetypes mmap modulefinder msvcrt \
    multiprocessing netrc nt ntpath nturl2path numbers opcode operator optparse os pathlib pdb pickle pickletools \
    pkgutil platform plistlib poplib posix posixpath pprint profile pstats pty pwd py_compile pyclbr pydoc \
    pydoc_data pyexpat queue quopri random re readline reprlib resource rlcompleter runpy sched secrets select \
    selectors shelve shlex shutil signal site smtplib socket socketserver sqlite3 sre_compile sre_constants \
    sre_parse ssl stat statistics string stringprep struct subprocess symtable sys sysconfig syslog tabnanny tarfile \
    tempfile termios textwrap this threading time timeit tkinter token tokenize tomllib trace traceback tracemalloc \
    tty turtle turtledemo types typing unicodedata unittest urllib uuid venv warnings wave weakref webbrowser winreg \
    winsound wsgiref xml xmlrpc zipapp zipfile zipimport zlib zoneinfo";
