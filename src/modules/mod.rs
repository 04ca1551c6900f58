//! What programs can import: one file or folder per native module, `lib/*.py` for what our own language can express.
//!
//! A native module is its own file with a [`NativeModule`] and one word in the list here. It is built at first import.

use crate::heap::{Obj, Value};
use crate::objects::dict::Dict;
use crate::objects::exception::Exc;
use crate::objects::module::Module;
use crate::objects::native::{Answer, ClassSpec, Raised, Row};
use crate::objects::tuple::Tuple;
use crate::objects::types::TypeId;
use crate::vm::Vm;

pub mod builtins;
pub mod completion;
pub mod sys_hooks;

/// A module written in Rust.
pub struct NativeModule {
    /// Its (dotted) name.
    pub name: &'static str,
    /// `__doc__`
    pub doc: &'static str,
    /// Its functions.
    pub functions: &'static [Row],
    /// Its classes.
    pub classes: &'static [&'static ClassSpec],
    /// Adds constants and whatever rows cannot say, with [`Vm::set_module_item`].
    pub setup: Option<fn(&mut Vm, &Obj<Module>) -> Result<(), Raised>>,
}

macro_rules! native_modules {
    ($($module:ident)*) => {
        $(pub mod $module;)*

        /// Every native module.
        pub const NATIVE: &[&NativeModule] = &[$(&$module::MODULE,)*];
    };
}

native_modules! {
    abc ast asyncio binascii bisect cmath codecs collections contextvars decimal functools gc hashlib heapq hmac http
    import io itertools json math operator posix posix_linux posix_rare random re selectors signal socket source ssl streams r#struct sys
    thread time traceback types unicodedata weakref zlib
}

/// Modules in our own language: name, whether it is a package, source text.
pub const PYTHON: &[(&str, bool, &str)] = &[
    ("__future__", false, include_str!("lib/__future__.py")),
    ("_anext", false, include_str!("lib/_anext.py")),
    ("_annotations", false, include_str!("lib/_annotations.py")),
    ("_archives", false, include_str!("lib/_archives.py")),
    ("_ast_compile", false, include_str!("lib/_ast_compile.py")),
    ("_ast_nodes", false, include_str!("lib/_ast_nodes.py")),
    ("_ast_unparse", false, include_str!("lib/_ast_unparse.py")),
    ("_certificate", false, include_str!("lib/_certificate.py")),
    ("_codec_streams", false, include_str!("lib/_codec_streams.py")),
    ("_config_errors", false, include_str!("lib/_config_errors.py")),
    ("_config_interpolation", false, include_str!("lib/_config_interpolation.py")),
    ("_csv", false, include_str!("lib/_csv.py")),
    ("_datetime_base", false, include_str!("lib/_datetime_base.py")),
    ("_datetime_datetime", false, include_str!("lib/_datetime_datetime.py")),
    ("_datetime_iso", false, include_str!("lib/_datetime_iso.py")),
    ("_difflib", false, include_str!("lib/_difflib.py")),
    ("_doctest_cases", false, include_str!("lib/_doctest_cases.py")),
    ("_enum_checks", false, include_str!("lib/_enum_checks.py")),
    ("_enum_parts", false, include_str!("lib/_enum_parts.py")),
    ("_help", false, include_str!("lib/_help.py")),
    ("_http_exchange", false, include_str!("lib/_http_exchange.py")),
    ("_idna", false, include_str!("lib/_idna.py")),
    ("_inspect_source", false, include_str!("lib/_inspect_source.py")),
    ("_module_spec", false, include_str!("lib/_module_spec.py")),
    ("_operator", false, include_str!("lib/_operator.py")),
    ("_os_processes", false, include_str!("lib/_os_processes.py")),
    ("_os_rare", false, include_str!("lib/_os_rare.py")),
    ("_pickle_codes", false, include_str!("lib/_pickle_codes.py")),
    ("_pickle_reader", false, include_str!("lib/_pickle_reader.py")),
    ("_pickle_writer", false, include_str!("lib/_pickle_writer.py")),
    ("_signature", false, include_str!("lib/_signature.py")),
    ("_strptime", false, include_str!("lib/_strptime.py")),
    ("_structseq", false, include_str!("lib/_structseq.py")),
    ("_sys_facts", false, include_str!("lib/_sys_facts.py")),
    ("_sys_rare", false, include_str!("lib/_sys_rare.py")),
    ("_threading_local", false, include_str!("lib/_threading_local.py")),
    ("_threading_locks", false, include_str!("lib/_threading_locks.py")),
    ("_time_calendar", false, include_str!("lib/_time_calendar.py")),
    ("_timefmt", false, include_str!("lib/_timefmt.py")),
    ("_traceback_exception", false, include_str!("lib/_traceback_exception.py")),
    ("_traceback_stack", false, include_str!("lib/_traceback_stack.py")),
    ("_typing", false, include_str!("lib/_typing.py")),
    ("_typing_classes", false, include_str!("lib/_typing_classes.py")),
    ("_typing_forms", false, include_str!("lib/_typing_forms.py")),
    ("_typing_hints", false, include_str!("lib/_typing_hints.py")),
    ("_tzfile", false, include_str!("lib/_tzfile.py")),
    ("_urlquote", false, include_str!("lib/_urlquote.py")),
    ("_urlresults", false, include_str!("lib/_urlresults.py")),
    ("_windows_paths", false, include_str!("lib/_windows_paths.py")),
    ("abc", false, include_str!("lib/abc.py")),
    ("aiofiles", true, include_str!("lib/aiofiles/__init__.py")),
    ("aiofiles.base", false, include_str!("lib/aiofiles/base.py")),
    ("aiofiles.os", false, include_str!("lib/aiofiles/os.py")),
    ("aiofiles.ospath", false, include_str!("lib/aiofiles/ospath.py")),
    ("aiofiles.tempfile", true, include_str!("lib/aiofiles/tempfile/__init__.py")),
    ("aiofiles.threadpool", true, include_str!("lib/aiofiles/threadpool/__init__.py")),
    ("aiohttp", true, include_str!("lib/aiohttp/__init__.py")),
    ("aiohttp.abc", false, include_str!("lib/aiohttp/abc.py")),
    ("aiohttp.client", false, include_str!("lib/aiohttp/client.py")),
    ("aiohttp.client_exceptions", false, include_str!("lib/aiohttp/client_exceptions.py")),
    ("aiohttp.client_reqrep", false, include_str!("lib/aiohttp/client_reqrep.py")),
    ("aiohttp.client_ws", false, include_str!("lib/aiohttp/client_ws.py")),
    ("aiohttp.client_middlewares", false, include_str!("lib/aiohttp/client_middlewares.py")),
    ("aiohttp.connector", false, include_str!("lib/aiohttp/connector.py")),
    ("aiohttp.cookiejar", false, include_str!("lib/aiohttp/cookiejar.py")),
    ("aiohttp.formdata", false, include_str!("lib/aiohttp/formdata.py")),
    ("aiohttp.hdrs", false, include_str!("lib/aiohttp/hdrs.py")),
    ("aiohttp.helpers", false, include_str!("lib/aiohttp/helpers.py")),
    ("aiohttp.http", false, include_str!("lib/aiohttp/http.py")),
    ("aiohttp.http_websocket", false, include_str!("lib/aiohttp/http_websocket.py")),
    ("aiohttp.log", false, include_str!("lib/aiohttp/log.py")),
    ("aiohttp.multipart", false, include_str!("lib/aiohttp/multipart.py")),
    ("aiohttp.test_utils", false, include_str!("lib/aiohttp/test_utils.py")),
    ("aiohttp.resolver", false, include_str!("lib/aiohttp/resolver.py")),
    ("aiohttp.client_middleware_digest_auth", false, include_str!("lib/aiohttp/client_middleware_digest_auth.py")),
    ("aiohttp.tcp_helpers", false, include_str!("lib/aiohttp/tcp_helpers.py")),
    ("aiohttp.tracing", false, include_str!("lib/aiohttp/tracing.py")),
    ("aiohttp.payload", false, include_str!("lib/aiohttp/payload.py")),
    ("aiohttp.streams", false, include_str!("lib/aiohttp/streams.py")),
    ("aiohttp.typedefs", false, include_str!("lib/aiohttp/typedefs.py")),
    ("aiohttp.web", false, include_str!("lib/aiohttp/web.py")),
    ("aiohttp.web_app", false, include_str!("lib/aiohttp/web_app.py")),
    ("aiohttp.web_exceptions", false, include_str!("lib/aiohttp/web_exceptions.py")),
    ("aiohttp.web_fileresponse", false, include_str!("lib/aiohttp/web_fileresponse.py")),
    ("aiohttp.web_log", false, include_str!("lib/aiohttp/web_log.py")),
    ("aiohttp.web_middlewares", false, include_str!("lib/aiohttp/web_middlewares.py")),
    ("aiohttp.web_protocol", false, include_str!("lib/aiohttp/web_protocol.py")),
    ("aiohttp.web_request", false, include_str!("lib/aiohttp/web_request.py")),
    ("aiohttp.web_response", false, include_str!("lib/aiohttp/web_response.py")),
    ("aiohttp.web_routedef", false, include_str!("lib/aiohttp/web_routedef.py")),
    ("aiohttp.web_runner", false, include_str!("lib/aiohttp/web_runner.py")),
    ("aiohttp.web_server", false, include_str!("lib/aiohttp/web_server.py")),
    ("aiohttp.web_urldispatcher", false, include_str!("lib/aiohttp/web_urldispatcher.py")),
    ("aiohttp.web_ws", false, include_str!("lib/aiohttp/web_ws.py")),
    ("argparse", true, include_str!("lib/argparse/__init__.py")),
    ("argparse._actions", false, include_str!("lib/argparse/_actions.py")),
    ("argparse._container", false, include_str!("lib/argparse/_container.py")),
    ("argparse._formatters", false, include_str!("lib/argparse/_formatters.py")),
    ("argparse._run", false, include_str!("lib/argparse/_run.py")),
    ("ast", false, include_str!("lib/ast.py")),
    ("asyncio", true, include_str!("lib/asyncio/__init__.py")),
    ("asyncio._connections", false, include_str!("lib/asyncio/_connections.py")),
    ("asyncio._runner", false, include_str!("lib/asyncio/_runner.py")),
    ("asyncio._server", false, include_str!("lib/asyncio/_server.py")),
    ("asyncio._tls", false, include_str!("lib/asyncio/_tls.py")),
    ("asyncio.base_events", false, include_str!("lib/asyncio/base_events.py")),
    ("asyncio.base_futures", false, include_str!("lib/asyncio/base_futures.py")),
    ("asyncio.base_subprocess", false, include_str!("lib/asyncio/base_subprocess.py")),
    ("asyncio.base_tasks", false, include_str!("lib/asyncio/base_tasks.py")),
    ("asyncio.constants", false, include_str!("lib/asyncio/constants.py")),
    ("asyncio.coroutines", false, include_str!("lib/asyncio/coroutines.py")),
    ("asyncio.events", false, include_str!("lib/asyncio/events.py")),
    ("asyncio.exceptions", false, include_str!("lib/asyncio/exceptions.py")),
    ("asyncio.format_helpers", false, include_str!("lib/asyncio/format_helpers.py")),
    ("asyncio.futures", false, include_str!("lib/asyncio/futures.py")),
    ("asyncio.locks", false, include_str!("lib/asyncio/locks.py")),
    ("asyncio.log", false, include_str!("lib/asyncio/log.py")),
    ("asyncio.mixins", false, include_str!("lib/asyncio/mixins.py")),
    ("asyncio.protocols", false, include_str!("lib/asyncio/protocols.py")),
    ("asyncio.queues", false, include_str!("lib/asyncio/queues.py")),
    ("asyncio.runners", false, include_str!("lib/asyncio/runners.py")),
    ("asyncio.selector_events", false, include_str!("lib/asyncio/selector_events.py")),
    ("asyncio.staggered", false, include_str!("lib/asyncio/staggered.py")),
    ("asyncio.streams", false, include_str!("lib/asyncio/streams.py")),
    ("asyncio.subprocess", false, include_str!("lib/asyncio/subprocess.py")),
    ("asyncio.taskgroups", false, include_str!("lib/asyncio/taskgroups.py")),
    ("asyncio.tasks", false, include_str!("lib/asyncio/tasks.py")),
    ("asyncio.threads", false, include_str!("lib/asyncio/threads.py")),
    ("asyncio.timeouts", false, include_str!("lib/asyncio/timeouts.py")),
    ("asyncio.transports", false, include_str!("lib/asyncio/transports.py")),
    ("asyncio.trsock", false, include_str!("lib/asyncio/trsock.py")),
    ("asyncio.unix_events", false, include_str!("lib/asyncio/unix_events.py")),
    ("atexit", false, include_str!("lib/atexit.py")),
    ("base64", false, include_str!("lib/base64.py")),
    ("calendar", false, include_str!("lib/calendar.py")),
    ("codecs", false, include_str!("lib/codecs.py")),
    ("collections", true, include_str!("lib/collections/__init__.py")),
    ("collections._chain_map", false, include_str!("lib/collections/_chain_map.py")),
    ("collections._counter", false, include_str!("lib/collections/_counter.py")),
    ("collections._user_dict", false, include_str!("lib/collections/_user_dict.py")),
    ("collections._user_list", false, include_str!("lib/collections/_user_list.py")),
    ("collections._user_string", false, include_str!("lib/collections/_user_string.py")),
    ("collections.abc", false, include_str!("lib/collections/abc.py")),
    ("concurrent", true, include_str!("lib/concurrent/__init__.py")),
    ("concurrent.futures", true, include_str!("lib/concurrent/futures/__init__.py")),
    ("concurrent.futures._base", false, include_str!("lib/concurrent/futures/_base.py")),
    ("concurrent.futures.process", false, include_str!("lib/concurrent/futures/process.py")),
    ("concurrent.futures.thread", false, include_str!("lib/concurrent/futures/thread.py")),
    ("configparser", false, include_str!("lib/configparser.py")),
    ("contextlib", false, include_str!("lib/contextlib.py")),
    ("copy", false, include_str!("lib/copy.py")),
    ("copyreg", false, include_str!("lib/copyreg.py")),
    ("csv", false, include_str!("lib/csv.py")),
    ("dataclasses", false, include_str!("lib/dataclasses.py")),
    ("datetime", false, include_str!("lib/datetime.py")),
    ("doctest", false, include_str!("lib/doctest.py")),
    ("email", true, include_str!("lib/email/__init__.py")),
    ("email.message", false, include_str!("lib/email/message.py")),
    ("enum", false, include_str!("lib/enum.py")),
    ("errno", false, include_str!("lib/errno.py")),
    ("fnmatch", false, include_str!("lib/fnmatch.py")),
    ("fractions", false, include_str!("lib/fractions.py")),
    ("functools", false, include_str!("lib/functools.py")),
    ("getpass", false, include_str!("lib/getpass.py")),
    ("glob", false, include_str!("lib/glob.py")),
    ("heapq", false, include_str!("lib/heapq.py")),
    ("html", true, include_str!("lib/html/__init__.py")),
    ("html._html5", false, include_str!("lib/html/_html5.py")),
    ("html.entities", false, include_str!("lib/html/entities.py")),
    ("http", true, include_str!("lib/http/__init__.py")),
    ("http.client", false, include_str!("lib/http/client.py")),
    ("http.cookies", false, include_str!("lib/http/cookies.py")),
    ("http.server", false, include_str!("lib/http/server.py")),
    ("httpx", true, include_str!("lib/httpx/__init__.py")),
    ("httpx._exceptions", false, include_str!("lib/httpx/_exceptions.py")),
    ("httpx._models", false, include_str!("lib/httpx/_models.py")),
    ("importlib", true, include_str!("lib/importlib/__init__.py")),
    ("importlib.machinery", false, include_str!("lib/importlib/machinery.py")),
    ("importlib.metadata", false, include_str!("lib/importlib/metadata.py")),
    ("importlib.util", false, include_str!("lib/importlib/util.py")),
    ("inspect", false, include_str!("lib/inspect.py")),
    ("io", false, include_str!("lib/io.py")),
    ("json", true, include_str!("lib/json/__init__.py")),
    ("json.decoder", false, include_str!("lib/json/decoder.py")),
    ("json.encoder", false, include_str!("lib/json/encoder.py")),
    ("json.scanner", false, include_str!("lib/json/scanner.py")),
    ("json.tool", false, include_str!("lib/json/tool.py")),
    ("keyword", false, include_str!("lib/keyword.py")),
    ("linecache", false, include_str!("lib/linecache.py")),
    ("logging", true, include_str!("lib/logging/__init__.py")),
    ("logging._handlers", false, include_str!("lib/logging/_handlers.py")),
    ("logging._listen", false, include_str!("lib/logging/_listen.py")),
    ("logging._loggers", false, include_str!("lib/logging/_loggers.py")),
    ("logging._records", false, include_str!("lib/logging/_records.py")),
    ("logging._remote", false, include_str!("lib/logging/_remote.py")),
    ("logging._sockets", false, include_str!("lib/logging/_sockets.py")),
    ("logging.config", false, include_str!("lib/logging/config.py")),
    ("logging.handlers", false, include_str!("lib/logging/handlers.py")),
    ("multidict", false, include_str!("lib/multidict.py")),
    ("multiprocessing", true, include_str!("lib/multiprocessing/__init__.py")),
    ("multiprocessing._workers", false, include_str!("lib/multiprocessing/_workers.py")),
    ("multiprocessing.connection", false, include_str!("lib/multiprocessing/connection.py")),
    ("multiprocessing.managers", false, include_str!("lib/multiprocessing/managers.py")),
    ("multiprocessing.pool", false, include_str!("lib/multiprocessing/pool.py")),
    ("multiprocessing.process", false, include_str!("lib/multiprocessing/process.py")),
    ("multiprocessing.queues", false, include_str!("lib/multiprocessing/queues.py")),
    ("multiprocessing.sharedctypes", false, include_str!("lib/multiprocessing/sharedctypes.py")),
    ("multiprocessing.synchronize", false, include_str!("lib/multiprocessing/synchronize.py")),
    ("numbers", false, include_str!("lib/numbers.py")),
    ("os", false, include_str!("lib/os.py")),
    ("pathlib", false, include_str!("lib/pathlib.py")),
    ("pdb", false, include_str!("lib/pdb.py")),
    ("pickle", false, include_str!("lib/pickle.py")),
    ("platform", false, include_str!("lib/platform.py")),
    ("posixpath", false, include_str!("lib/posixpath.py")),
    ("pprint", false, include_str!("lib/pprint.py")),
    ("queue", false, include_str!("lib/queue.py")),
    ("re", false, include_str!("lib/re.py")),
    ("reprlib", false, include_str!("lib/reprlib.py")),
    ("resource", false, include_str!("lib/resource.py")),
    ("requests", true, include_str!("lib/requests/__init__.py")),
    ("requests.exceptions", false, include_str!("lib/requests/exceptions.py")),
    ("secrets", false, include_str!("lib/secrets.py")),
    ("selectors", false, include_str!("lib/selectors.py")),
    ("shutil", false, include_str!("lib/shutil.py")),
    ("signal", false, include_str!("lib/signal.py")),
    ("socket", false, include_str!("lib/socket.py")),
    ("socketserver", false, include_str!("lib/socketserver.py")),
    ("ssl", false, include_str!("lib/ssl.py")),
    ("stat", false, include_str!("lib/stat.py")),
    ("statistics", false, include_str!("lib/statistics.py")),
    ("string", false, include_str!("lib/string.py")),
    ("subprocess", false, include_str!("lib/subprocess.py")),
    ("tempfile", false, include_str!("lib/tempfile.py")),
    ("textwrap", false, include_str!("lib/textwrap.py")),
    ("threading", false, include_str!("lib/threading.py")),
    ("timeit", false, include_str!("lib/timeit.py")),
    ("traceback", false, include_str!("lib/traceback.py")),
    ("tracemalloc", false, include_str!("lib/tracemalloc.py")),
    ("types", false, include_str!("lib/types.py")),
    ("typing", false, include_str!("lib/typing.py")),
    ("unittest", true, include_str!("lib/unittest/__init__.py")),
    ("unittest.__main__", false, include_str!("lib/unittest/__main__.py")),
    ("unittest._assertions", false, include_str!("lib/unittest/_assertions.py")),
    ("unittest._contexts", false, include_str!("lib/unittest/_contexts.py")),
    ("unittest.async_case", false, include_str!("lib/unittest/async_case.py")),
    ("unittest.case", false, include_str!("lib/unittest/case.py")),
    ("unittest.loader", false, include_str!("lib/unittest/loader.py")),
    ("unittest.main", false, include_str!("lib/unittest/main.py")),
    ("unittest.mock", true, include_str!("lib/unittest/mock/__init__.py")),
    ("unittest.mock._async", false, include_str!("lib/unittest/mock/_async.py")),
    ("unittest.mock._autospec", false, include_str!("lib/unittest/mock/_autospec.py")),
    ("unittest.mock._base", false, include_str!("lib/unittest/mock/_base.py")),
    ("unittest.mock._calls", false, include_str!("lib/unittest/mock/_calls.py")),
    ("unittest.mock._magics", false, include_str!("lib/unittest/mock/_magics.py")),
    ("unittest.mock._patch", false, include_str!("lib/unittest/mock/_patch.py")),
    ("unittest.mock._specs", false, include_str!("lib/unittest/mock/_specs.py")),
    ("unittest.mock._threading", false, include_str!("lib/unittest/mock/_threading.py")),
    ("unittest.result", false, include_str!("lib/unittest/result.py")),
    ("unittest.runner", false, include_str!("lib/unittest/runner.py")),
    ("unittest.signals", false, include_str!("lib/unittest/signals.py")),
    ("unittest.suite", false, include_str!("lib/unittest/suite.py")),
    ("unittest.util", false, include_str!("lib/unittest/util.py")),
    ("urllib", true, include_str!("lib/urllib/__init__.py")),
    ("urllib.error", false, include_str!("lib/urllib/error.py")),
    ("urllib.parse", false, include_str!("lib/urllib/parse.py")),
    ("urllib.request", false, include_str!("lib/urllib/request.py")),
    ("uuid", false, include_str!("lib/uuid.py")),
    ("warnings", false, include_str!("lib/warnings.py")),
    ("weakref", false, include_str!("lib/weakref.py")),
    ("yarl", false, include_str!("lib/yarl.py")),
    ("zoneinfo", false, include_str!("lib/zoneinfo.py")),
];

impl Vm {
    /// Binds a name in a module.
    pub fn set_module_item(&mut self, module: &Obj<Module>, name: &str, value: Value) {
        let name = self.intern(name);
        module.dict.set_str(self.names.string(name), value);
    }
}

impl Vm {
    /// A new exception class of a native module, bound in it.
    pub fn define_exception(&mut self, module: &Obj<Module>, home: &str, name: &str, bases: &[Exc]) -> Answer {
        let kind = self.class(TypeId::Type).value();
        let bases: Vec<Value> = bases.iter().map(|base| self.exceptions[*base as usize].value()).collect();
        let namespace = Dict::new();
        let key = self.intern("__module__");
        let home = self.text(home);
        namespace.set_str(self.names.string(key), home);
        let title = self.text(name);
        let class = self.call(&kind, &[title, Tuple::new(bases).into(), namespace.into()])?;
        self.set_module_item(module, name, class.clone());
        Ok(class)
    }

    /// Raises an exception of a class that is known as a value.
    pub fn raise_class(&mut self, class: &Value, message: &str) -> Raised {
        let message = self.text(message);
        match self.call(class, &[message]) {
            Ok(exception) => self.raise_value(exception),
            Err(raised) => raised,
        }
    }
}
