//! `help()`: a signature and what an object is for, from the rows of natives and the docstrings of scripts.
//!
//! What a script made is shown as CPython's `pydoc` does; the rest shorter. Never through a pager.

use crate::bytecode::code::CodeUnit;
use crate::heap::{Kind, Value};
use crate::objects::class::Class;
use crate::objects::function::Function;
use crate::objects::module::Module;
use crate::objects::names::sym;
use crate::objects::native::{Answer, Args, Native, Raised, Row, row};
use crate::objects::string::Str;
use crate::vm::Vm;
use std::sync::Arc;

/// What to know of the names of asyncio that people use most, and an example of each as it is typed at the prompt.
const RULES: &str = include_str!("rules.txt");

/// No line of a rule is longer.
const WIDTH: usize = 72;

pub const ROWS: &[Row] = &[row("help(object=<none>, /)", "Show what an object is for and how it is called.", help)];

fn help(vm: &mut Vm, args: Args<'_>) -> Answer {
    let text = match args.given(0) {
        None => "help(object) shows what a function, class or module is for.\n".to_owned(),
        Some(object) => match vm.page_of(object)? {
            Some(page) => page + &vm.rule_of(object)?,
            None => vm.documentation_of(object)?,
        },
    };
    vm.print_text(&text)?;
    Ok(Value::None)
}

/// A sentence in indented lines that fit any terminal.
fn wrapped(words: &str) -> String {
    let (mut text, mut line) = (String::new(), String::new());
    for word in words.split(' ') {
        if line.len() + word.len() > WIDTH {
            text.push_str(&format!("    {}\n", line.trim_end()));
            line.clear();
        }
        line.push_str(word);
        line.push(' ');
    }
    text + &format!("    {}\n", line.trim_end())
}

impl Vm {
    /// The page of a function, method or class of a script, as `pydoc` lays it out (`lib/_help.py`); None for anything else.
    fn page_of(&mut self, object: &Value) -> Result<Option<String>, Raised> {
        let pages = self.import_module("_help")?;
        let name = self.intern("text");
        let function = self.getattr(&pages, name)?;
        let page = self.call(&function, std::slice::from_ref(object))?;
        if page.is_none() { Ok(None) } else { self.str_text(&page).map(Some) }
    }

    /// What `help()` shows of an object, a line break at its end.
    pub fn documentation_of(&mut self, object: &Value) -> Result<String, Raised> {
        // An instance that is nothing special is explained by its class.
        let object = match object.kind() {
            Some(Kind::Function | Kind::Native | Kind::BoundMethod | Kind::Class | Kind::Module) => object.clone(),
            _ => self.class_of(object).value(),
        };
        let mut text = self.heading_of(&object)? + "\n";
        if let Some(doc) = self.docstring_of(&object)? {
            let lines = doc.trim_end().lines().map(|line| format!("    {}\n", line.trim_end()));
            text.extend(lines);
        }
        if object.exact::<Class>().is_some() || object.exact::<Module>().is_some() {
            text.push_str(&self.members_of(&object)?);
        }
        text.push_str(&self.rule_of(&object)?);
        Ok(text)
    }

    /// What to know of a name of asyncio, and an example; nothing for anything else.
    fn rule_of(&mut self, object: &Value) -> Result<String, Raised> {
        let mut texts = [String::new(), String::new()];
        for (text, symbol) in texts.iter_mut().zip([sym::__module__, sym::__qualname__]) {
            if let Some(value) = self.getattr_opt(object, symbol)?.filter(|value| value.exact::<Str>().is_some()) {
                *text = self.str_text(&value)?;
            }
        }
        let [module, name] = texts;
        let of_asyncio = module == "_asyncio" || module.starts_with("asyncio.");
        let rule = RULES.split("== ").find_map(|rule| rule.strip_prefix(&*name)?.strip_prefix('\n'));
        let Some((words, example)) = rule.filter(|_| of_asyncio).and_then(|rule| rule.trim_end().split_once('\n'))
        else {
            return Ok(String::new());
        };
        let example: String = example.lines().map(|line| format!("    {line}\n")).collect();
        Ok(format!("\n{}\n{example}", wrapped(words)))
    }

    /// `name(signature)` of what can be called, `class name`, `module name`.
    fn heading_of(&mut self, object: &Value) -> Result<String, Raised> {
        if let Some(native) = object.exact::<Native>() {
            let owner = native.owner.as_ref().map_or(String::new(), |class| format!("{}.", class.name.borrow()));
            return Ok(owner + native.row.signature);
        }
        let name = match self.getattr_opt(object, sym::__qualname__)? {
            Some(name) => self.str_text(&name)?,
            None => match self.getattr_opt(object, sym::__name__)? {
                Some(name) => self.str_text(&name)?,
                None => self.type_name(object).to_string(),
            },
        };
        Ok(match object.kind() {
            Some(Kind::Module) => format!("module {name}"),
            Some(Kind::Class) => format!("class {name}"),
            _ => name + &self.signature_in_words(object)?,
        })
    }

    /// `(a, b=1)`, as `inspect.signature` shows it.
    fn signature_in_words(&mut self, function: &Value) -> Result<String, Raised> {
        let inspect = self.import_module("inspect")?;
        let name = self.intern("signature");
        let signature = self.getattr(&inspect, name)?;
        let signature = self.call(&signature, std::slice::from_ref(function))?;
        self.str_text(&signature)
    }

    fn docstring_of(&mut self, object: &Value) -> Result<Option<String>, Raised> {
        let doc = self.getattr_opt(object, sym::__doc__)?;
        let doc = doc.filter(|doc| doc.exact::<Str>().is_some());
        doc.map(|doc| self.str_text(&doc)).transpose()
    }

    /// The public functions and classes of a module, the public methods of a class, a line each.
    fn members_of(&mut self, owner: &Value) -> Result<String, Raised> {
        let mut text = String::new();
        let mut names = self.attribute_names(owner);
        names.sort();
        for name in names.into_iter().filter(|name| !name.starts_with('_')) {
            let symbol = self.intern(&name);
            let Some(member) = self.getattr_opt(owner, symbol)? else { continue };
            if !self.is_callable(&member) {
                continue;
            }
            let doc = self.docstring_of(&member)?.unwrap_or_default();
            let first = doc.trim_start().lines().next().unwrap_or("").to_owned();
            text.push_str(format!("    {name:24} {first}").trim_end());
            text.push('\n');
        }
        Ok(if text.is_empty() { text } else { "\n".to_owned() + &text })
    }

    /// The code of a function, for listings.
    pub fn code_unit_of(&self, value: &Value) -> Option<Arc<CodeUnit>> {
        let function = value.exact::<Function>()?;
        Some(Arc::clone(&function.code.unit))
    }
}
