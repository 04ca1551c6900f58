//! What `os` offers on Linux alone: extended attributes, copying inside the kernel, files without a name.

#![cfg_attr(not(target_os = "linux"), allow(unused))]

use super::NativeModule;
use super::posix::descriptors::any_file;
use super::posix_rare::{done, none, os_name, own};
use crate::heap::Value;
use crate::objects::bytes::make;
use crate::objects::native::{Raised, Row, row};
use crate::vm::Vm;

/// `_posix_linux`
pub const MODULE: NativeModule = NativeModule {
    name: "_posix_linux",
    doc: "System calls of Linux.",
    functions: ROWS,
    classes: &[],
    setup: None,
};

#[cfg(target_os = "linux")]
const ROWS: &[Row] = &[
    row("mknod(path, mode=384, device=0)", "Create a node in the file system.", |vm, args| {
        let name = vm.path_arg(&args[0], "mknod", "path", "string, bytes or os.PathLike")?;
        let (mode, device) = (vm.index_i64(&args[1])? as u32, vm.index_i64(&args[2])? as u64);
        let kind = match rustix::fs::FileType::from_raw_mode(mode) {
            rustix::fs::FileType::Unknown => rustix::fs::FileType::RegularFile,
            kind => kind,
        };
        let mode = rustix::fs::Mode::from_raw_mode(mode);
        let outcome = rustix::fs::mknodat(rustix::fs::CWD, &*name.path, kind, mode, device);
        outcome.map_err(|error| vm.raise_os(&error.into(), Some(&args[0]))).map(|()| Value::None)
    }),
    row("major(device, /)", "Extracts a device major number from a raw device number.", |vm, args| {
        Ok(Value::Int(i64::from(rustix::fs::major(vm.index_i64(&args[0])? as u64))))
    }),
    row("minor(device, /)", "Extracts a device minor number from a raw device number.", |vm, args| {
        Ok(Value::Int(i64::from(rustix::fs::minor(vm.index_i64(&args[0])? as u64))))
    }),
    row("makedev(major, minor, /)", "Composes a raw device number from the major and minor device numbers.", |vm, args| {
        let (major, minor) = (vm.index_i64(&args[0])? as u32, vm.index_i64(&args[1])? as u32);
        Ok(Value::Int(rustix::fs::makedev(major, minor) as i64))
    }),
    row("pipe2(flags, /)", "Create a pipe with flags set atomically.", |vm, args| {
        let flags = rustix::pipe::PipeFlags::from_bits_retain(vm.index_i64(&args[0])? as u32);
        let (reader, writer) = done(vm, rustix::pipe::pipe_with(flags))?;
        let ends = [own(vm, reader), own(vm, writer)];
        Ok(vm.new_tuple(ends.to_vec()))
    }),
    row("memfd_create(name, flags=1)", "Create an anonymous file and return a file descriptor that refers to it.", |vm, args| {
        let name = vm.path_arg(&args[0], "memfd_create", "name", "string, bytes or os.PathLike")?;
        let flags = rustix::fs::MemfdFlags::from_bits_retain(vm.index_i64(&args[1])? as u32);
        let made = done(vm, rustix::fs::memfd_create(&*name.path, flags))?;
        Ok(own(vm, made))
    }),
    row("eventfd(initval, flags=524288)", "Creates and returns an event notification file descriptor.", |vm, args| {
        let start = vm.index_i64(&args[0])? as u32;
        let flags = rustix::event::EventfdFlags::from_bits_retain(vm.index_i64(&args[1])? as u32);
        let made = done(vm, rustix::event::eventfd(start, flags))?;
        Ok(own(vm, made))
    }),
    row("copy_file_range(src, dst, count, offset_src=None, offset_dst=None)", "Copy count bytes from one file descriptor to another.", |vm, args| {
        let (from, to) = (any_file(vm, &args[0])?, any_file(vm, &args[1])?);
        let count = size(vm, &args[2])?;
        let (mut start, mut target) = (offset(vm, &args[3])?, offset(vm, &args[4])?);
        let copied = rustix::fs::copy_file_range(&*from, start.as_mut(), &*to, target.as_mut(), count);
        Ok(Value::Int(done(vm, copied)? as i64))
    }),
    row("sendfile(out_fd, in_fd, offset, count)", "Copy count bytes from file descriptor in_fd to file descriptor out_fd.", |vm, args| {
        let (to, from) = (any_file(vm, &args[0])?, any_file(vm, &args[1])?);
        let (mut start, count) = (offset(vm, &args[2])?, size(vm, &args[3])?);
        let copied = rustix::fs::sendfile(&*to, &*from, start.as_mut(), count);
        Ok(Value::Int(done(vm, copied)? as i64))
    }),
    row("splice(src, dst, count, offset_src=None, offset_dst=None, flags=0)", "Transfer count bytes from one pipe to a descriptor or vice versa.", |vm, args| {
        let (from, to) = (any_file(vm, &args[0])?, any_file(vm, &args[1])?);
        let count = size(vm, &args[2])?;
        let (mut start, mut target) = (offset(vm, &args[3])?, offset(vm, &args[4])?);
        let flags = rustix::pipe::SpliceFlags::from_bits_retain(vm.index_i64(&args[5])? as u32);
        let moved = rustix::pipe::splice(&*from, start.as_mut(), &*to, target.as_mut(), count, flags);
        Ok(Value::Int(done(vm, moved)? as i64))
    }),
    row("posix_fallocate(fd, offset, length, /)", "Ensure a file has allocated at least a particular number of bytes on disk.", |vm, args| {
        let file = any_file(vm, &args[0])?;
        let (start, length) = (size(vm, &args[1])? as u64, size(vm, &args[2])? as u64);
        none(vm, rustix::fs::fallocate(&*file, rustix::fs::FallocateFlags::empty(), start, length))
    }),
    row("_getxattr(path, name, /)", "The value of an extended attribute.", |vm, args| {
        let (path, name) = (os_name(vm, &args[0])?, os_name(vm, &args[1])?);
        let mut bytes = vec![0; 65_536];
        let count = done(vm, rustix::fs::getxattr(&*path, &*name, &mut bytes[..]))?;
        bytes.truncate(count);
        Ok(make(bytes))
    }),
    row("_setxattr(path, name, value, flags, /)", "Set an extended attribute.", |vm, args| {
        let (path, name) = (os_name(vm, &args[0])?, os_name(vm, &args[1])?);
        let (value, flags) = (vm.buffer_arg(&args[2])?, vm.index_i64(&args[3])? as u32);
        none(vm, rustix::fs::setxattr(&*path, &*name, &value, rustix::fs::XattrFlags::from_bits_retain(flags)))
    }),
    row("_removexattr(path, name, /)", "Remove an extended attribute.", |vm, args| {
        let (path, name) = (os_name(vm, &args[0])?, os_name(vm, &args[1])?);
        none(vm, rustix::fs::removexattr(&*path, &*name))
    }),
    row("_listxattr(path, /)", "The names of extended attributes, NUL after each.", |vm, args| {
        let path = os_name(vm, &args[0])?;
        let mut bytes = vec![0; 65_536];
        let count = done(vm, rustix::fs::listxattr(&*path, &mut bytes[..]))?;
        bytes.truncate(count);
        Ok(make(bytes))
    }),
];

#[cfg(not(target_os = "linux"))]
const ROWS: &[Row] = &[];

fn size(vm: &mut Vm, value: &Value) -> Result<usize, Raised> {
    let size = vm.index_i64(value)?;
    usize::try_from(size).map_err(|_| vm.value_error("negative value not allowed"))
}

fn offset(vm: &mut Vm, value: &Value) -> Result<Option<u64>, Raised> {
    if value.is_none() { Ok(None) } else { size(vm, value).map(|offset| Some(offset as u64)) }
}

