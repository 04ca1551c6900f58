//! `_ssl`: contexts and sessions of TLS over memory, for the module `ssl` and for asyncio.
//!
//! Built without the feature `tls` the module is empty, and `import ssl` says so.

use super::NativeModule;

/// `_ssl`
#[cfg(not(feature = "tls"))]
pub const MODULE: NativeModule =
    NativeModule { name: "_ssl", doc: "TLS is not part of this build.", functions: &[], classes: &[], setup: None };

#[cfg(feature = "tls")]
pub use with_tls::MODULE;

#[cfg(feature = "tls")]
mod with_tls {
    use super::NativeModule;
    use crate::heap::Value;
    use crate::net::tls::{Client, Demand, Fault, Server, Session, Settings, certificates, private_key, system_roots};
    use crate::objects::bytes::make;
    use crate::objects::native::{
        Answer, Args, ClassSpec, NativeData, NativeObject, Raised, getter, row, static_row,
    };
    use crate::objects::string::Str;
    use crate::vm::Vm;
    use std::any::Any;
    use std::cell::RefCell;
    use std::sync::Arc;

    /// `_ssl`
    pub const MODULE: NativeModule = NativeModule {
        name: "_ssl",
        doc: "TLS over memory.",
        functions: &[],
        classes: &[&CONTEXT, &SESSION],
        setup: None,
    };

    /// Settings, and what connections have in common: made at first need, and anew after a change.
    #[derive(Default)]
    struct Context {
        settings: RefCell<Settings>,
        client: RefCell<Option<Client>>,
        server: RefCell<Option<Server>>,
    }

    impl Context {
        fn change(&self, change: impl FnOnce(&mut Settings)) {
            change(&mut self.settings.borrow_mut());
            drop((self.client.take(), self.server.take()));
        }

        fn client(&self) -> Result<Client, Fault> {
            let mut made = self.client.borrow_mut();
            match &*made {
                Some(client) => Ok(client.clone()),
                None => Ok(made.insert(Client::new(&self.settings.borrow())?).clone()),
            }
        }

        fn server(&self) -> Result<Server, Fault> {
            let mut made = self.server.borrow_mut();
            match &*made {
                Some(server) => Ok(server.clone()),
                None => Ok(made.insert(Server::new(&self.settings.borrow())?).clone()),
            }
        }
    }

    impl NativeData for Context {
        fn visit(&self, _visit: &mut dyn FnMut(&Value)) {}

        fn as_any(&self) -> &dyn Any {
            self
        }
    }

    struct Tls(RefCell<Session>);

    impl NativeData for Tls {
        fn visit(&self, _visit: &mut dyn FnMut(&Value)) {}

        fn as_any(&self) -> &dyn Any {
            self
        }
    }

    /// `_ssl.Context`
    const CONTEXT: ClassSpec = ClassSpec {
        name: "Context",
        module: "_ssl",
        base: None,
        doc: "Settings of connections.",
        methods: &[
            static_row("__new__(cls, /, *args, **kwargs)", "", new_context),
            row("trust(self, pem, /)", "Trust the certificates of a PEM text; how many.", trust),
            row("trust_system(self, /)", "Trust what the system trusts.", trust_system),
            row("identify(self, chain, key, /)", "Use a certificate chain and its key, both PEM texts.", identify),
            row("offer(self, protocols, /)", "Offer protocols above TLS.", offer),
            row(
                "demand(self, verify_mode, check_name, without_2, without_3, /)",
                "What is asked of the other side, and which versions are left out.",
                demand,
            ),
            row("client(self, name, /)", "A client's session.", client),
            row("server(self, /)", "A server's session.", server),
        ],
        getters: &[getter("roots", "How many certificates are trusted.", |_, value| {
            Ok(Value::Int(context(value).settings.borrow().roots.len() as i64))
        })],
        subclassable: true,
    };

    /// `_ssl.Session`
    const SESSION: ClassSpec = ClassSpec {
        name: "Session",
        module: "_ssl",
        base: None,
        doc: "One side of a connection.",
        methods: &[
            row("feed(self, data, /)", "Take bytes from the wire; the plain bytes in them.", feed),
            row("write(self, data, /)", "Send plain bytes.", write),
            row("output(self, /)", "The bytes that are to go to the wire.", output),
            row("end(self, /)", "Say that nothing more comes.", end),
            row("facts(self, /)", "Version, cipher suite, protocol above TLS, the other side's certificate.", facts),
        ],
        getters: &[
            getter("handshaking", "Whether the handshake is under way.", |_, value| {
                Ok(Value::bool(session(value).0.borrow().is_handshaking()))
            }),
            getter("ended", "Whether the other side has said that it ends.", |_, value| {
                Ok(Value::bool(session(value).0.borrow().has_ended()))
            }),
        ],
        subclassable: false,
    };

    fn context(value: &Value) -> &Context {
        value.native::<Context>().expect("methods of contexts are called with contexts")
    }

    fn session(value: &Value) -> &Tls {
        value.native::<Tls>().expect("methods of sessions are called with sessions")
    }

    fn new_context(vm: &mut Vm, args: Args<'_>) -> Answer {
        let shape = vm.native_class(&CONTEXT).instance_shape.get();
        let object = NativeObject::new(shape, Context::default());
        vm.instance_around(&args[0], object.into())
    }

    /// An exception of the module `ssl`, raised: class, number, text.
    fn raise(vm: &mut Vm, name: &str, text: &str) -> Raised {
        let made = vm.import_module("ssl").and_then(|module| {
            let name = vm.intern(name);
            let class = vm.getattr(&module, name)?;
            let args = [Value::Int(1), vm.text(text)];
            vm.call(&class, &args)
        });
        match made {
            Ok(exception) => vm.raise_value(exception),
            Err(raised) => raised,
        }
    }

    fn raise_fault(vm: &mut Vm, fault: Fault) -> Raised {
        match fault {
            Fault::Certificate(reason) => {
                let text = format!("[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: {reason} (_ssl.c:1020)");
                raise(vm, "SSLCertVerificationError", &text)
            }
            Fault::Protocol(reason, text) => raise(vm, "SSLError", &format!("[SSL: {reason}] {text} (_ssl.c:1020)")),
        }
    }

    fn bytes_of(vm: &mut Vm, value: &Value) -> Result<Vec<u8>, Raised> {
        match value.cast::<Str>() {
            Some(text) => Ok(text.to_text().into_owned().into_bytes()),
            None => Ok(vm.buffer_arg(value)?.to_vec()),
        }
    }

    fn trust(vm: &mut Vm, args: Args<'_>) -> Answer {
        let pem = bytes_of(vm, &args[1])?;
        match certificates(&pem) {
            Ok(found) if !found.is_empty() => {
                let count = found.len() as i64;
                context(&args[0]).change(|settings| settings.roots.extend(found));
                Ok(Value::Int(count))
            }
            Ok(_) | Err(_) => Err(raise(vm, "SSLError", "[X509: NO_CERTIFICATE_OR_CRL_FOUND] no certificate or crl found (_ssl.c:4157)")),
        }
    }

    fn trust_system(_vm: &mut Vm, args: Args<'_>) -> Answer {
        let roots = system_roots();
        context(&args[0]).change(|settings| settings.roots.extend(roots));
        Ok(Value::None)
    }

    fn identify(vm: &mut Vm, args: Args<'_>) -> Answer {
        let (chain, key) = (bytes_of(vm, &args[1])?, bytes_of(vm, &args[2])?);
        match (certificates(&chain), private_key(&key)) {
            (Ok(chain), Ok(key)) if !chain.is_empty() => {
                context(&args[0]).change(|settings| {
                    settings.chain = chain;
                    settings.key = Some(Arc::new(key));
                });
                Ok(Value::None)
            }
            _ => Err(raise(vm, "SSLError", "[SSL] PEM lib (_ssl.c:4155)")),
        }
    }

    fn offer(vm: &mut Vm, args: Args<'_>) -> Answer {
        let mut alpn = Vec::new();
        for protocol in vm.collect(&args[1])? {
            alpn.push(bytes_of(vm, &protocol)?);
        }
        context(&args[0]).change(|settings| settings.alpn = alpn);
        Ok(Value::None)
    }

    fn made(vm: &mut Vm, session: Result<Session, Fault>) -> Answer {
        let session = session.map_err(|fault| raise_fault(vm, fault))?;
        let shape = vm.native_class(&SESSION).instance_shape.get();
        Ok(NativeObject::new(shape, Tls(RefCell::new(session))).into())
    }

    fn demand(vm: &mut Vm, args: Args<'_>) -> Answer {
        let demand = match &args[1] {
            Value::Int(0) => Demand::None,
            Value::Int(1) => Demand::Optional,
            _ => Demand::Required,
        };
        let checks_name = vm.truth(&args[2])?;
        let leaves_out = [vm.truth(&args[3])?, vm.truth(&args[4])?];
        let context = context(&args[0]);
        let before = context.settings.borrow();
        if (before.demand, before.checks_name, before.leaves_out) != (demand, checks_name, leaves_out) {
            drop(before);
            context.change(|settings| {
                (settings.demand, settings.checks_name, settings.leaves_out) = (demand, checks_name, leaves_out);
            });
        }
        Ok(Value::None)
    }

    fn client(vm: &mut Vm, args: Args<'_>) -> Answer {
        let name = vm.text_arg(&args[1], "server name")?;
        let session = context(&args[0]).client().and_then(|client| client.session(&name));
        made(vm, session)
    }

    fn server(vm: &mut Vm, args: Args<'_>) -> Answer {
        let session = context(&args[0]).server().and_then(|server| server.session());
        made(vm, session)
    }

    fn feed(vm: &mut Vm, args: Args<'_>) -> Answer {
        let bytes = vm.buffer_arg(&args[1])?;
        let plain = session(&args[0]).0.borrow_mut().feed(&bytes);
        plain.map(make).map_err(|fault| raise_fault(vm, fault))
    }

    fn write(vm: &mut Vm, args: Args<'_>) -> Answer {
        let bytes = vm.buffer_arg(&args[1])?;
        session(&args[0]).0.borrow_mut().write(&bytes);
        Ok(Value::None)
    }

    fn output(_vm: &mut Vm, args: Args<'_>) -> Answer {
        Ok(make(session(&args[0]).0.borrow_mut().take_output()))
    }

    fn end(_vm: &mut Vm, args: Args<'_>) -> Answer {
        session(&args[0]).0.borrow_mut().end();
        Ok(Value::None)
    }

    fn facts(vm: &mut Vm, args: Args<'_>) -> Answer {
        let session = session(&args[0]).0.borrow();
        let (version, suite) = session.facts();
        let text = |text: Option<&str>| text.map_or(Value::None, |text| vm.text(text));
        let alpn = session.alpn().map(|alpn| String::from_utf8_lossy(&alpn).into_owned());
        let items = vec![
            text(version),
            text(suite.as_deref()),
            text(alpn.as_deref()),
            session.peer_certificate().map_or(Value::None, make),
        ];
        Ok(vm.new_tuple(items))
    }
}
