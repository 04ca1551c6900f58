#compdef coroscope

autoload -U is-at-least

_coroscope() {
    typeset -A opt_args
    typeset -a _arguments_options
    local ret=1

    if is-at-least 5.2; then
        _arguments_options=(-s -S -C)
    else
        _arguments_options=(-s -C)
    fi

    local context curcontext="$curcontext" state line
    _arguments "${_arguments_options[@]}" : \
'--clock=[\`real\`, \`10x\` as fast, or \`virtual\`\: it never waits]:CLOCK:((real\:"Time passes"
virtual\:"Time jumps to the next timer when nothing is ready"
10x\:"Ten times as fast; any number will do"))' \
'--timeout=[End the run after so many seconds (status 4)]:SECONDS:_default' \
'--slow=[Tell when one step holds the loop longer]:SECONDS:_default' \
'--schedule=[Let tasks or timers go first as a schedule says]:SCHEDULE:_default' \
'--seed=[Seed for random numbers; 0 under the virtual clock]:N:_default' \
'--replay=[Repeat a recorded run, event for event (status 6)]:RECORDING:_files' \
'--hints=[Our \`help\:\` and \`note\:\` lines\: auto, on, off]:WHEN:((auto\:"Where stderr is a terminal"
on\:"Always"
off\:"Never"))' \
'--color=[Colours\: auto, always, never]:WHEN:((auto\:"On a terminal, unless the environment says otherwise"
always\:"Everywhere"
never\:"Nowhere"))' \
'*-X+[Python'\''s -X options; \`dev\` is debug mode]:OPTION:_default' \
'*-W+[Python'\''s warning filters, such as \`error\`]:FILTER:_default' \
'*--connect-to=[Connect to ADDR\:PORT instead of HOST\:PORT (\`*\` for any); may be given more than once]:HOST:PORT:ADDR:PORT:_default' \
'*--resolve=[Use ADDR as the address of HOST\:PORT; may be given more than once]:HOST:PORT:ADDR:_default' \
'--sim-net=[Serve the hosts of a folder from inside the process, on the virtual clock]:DIR:_files' \
'--max-memory=[Raise MemoryError when the program holds more than SIZE (\`200M\`, \`2G\`); what the system allows, less a reserve, where absent]:SIZE:_default' \
'-c+[Run this text]:CODE:_default' \
'-m+[Run a module as a program]:MODULE:_default' \
'--strict[Lost work fails the run (status 5)]' \
'-q[Say less\: no greeting, no hints, no notes]' \
'-v[Say more\: what the run came to; every event]' \
'--ascii[No box characters, no other signs beyond ASCII]' \
'-i[Go on at the prompt when the program has ended]' \
'-u[Write output at once, as with \`PYTHONUNBUFFERED\`]' \
'-h[Print help]' \
'--help[Print help]' \
'-V[Print version]' \
'--version[Print version]' \
":: :_coroscope_commands" \
"*::: :->coroscope" \
&& ret=0
    case $state in
    (coroscope)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:coroscope-command-$line[1]:"
        case $line[1] in
            (export)
_arguments "${_arguments_options[@]}" : \
'-o+[Where to write it; standard output where absent]:FILE:_files' \
'--output=[Where to write it; standard output where absent]:FILE:_files' \
'-h[Print help]' \
'--help[Print help]' \
':file -- A recording:_files' \
':format -- html, perfetto, svg, mermaid, text, csv or jsonl:((html\:"A web page"
perfetto\:"Chrome'\''s trace format"
svg\:"The timeline as a picture"
mermaid\:"A sequence diagram for documents"
text\:"The log"
csv\:"Events as a table"
jsonl\:"The recording itself"))' \
&& ret=0
;;
(check)
_arguments "${_arguments_options[@]}" : \
'*--select=[Rules to apply, by codes or their beginnings (A1)]:CODES:_default' \
'*--ignore=[The rules to leave out]:CODES:_default' \
'--fix[Mend what can be mended]' \
'--json[Print the findings as JSON]' \
'-h[Print help]' \
'--help[Print help]' \
'*::files -- The scripts:_files' \
&& ret=0
;;
(explain)
_arguments "${_arguments_options[@]}" : \
'-h[Print help]' \
'--help[Print help]' \
'*::words -- The code or the message:_default' \
&& ret=0
;;
(completions)
_arguments "${_arguments_options[@]}" : \
'-h[Print help]' \
'--help[Print help]' \
':shell -- The shell:(bash elvish fish powershell zsh)' \
&& ret=0
;;
(man)
_arguments "${_arguments_options[@]}" : \
'-h[Print help]' \
'--help[Print help]' \
'::folder -- The folder:_files' \
&& ret=0
;;
(dis)
_arguments "${_arguments_options[@]}" : \
'-h[Print help]' \
'--help[Print help]' \
':file -- The script:_files' \
&& ret=0
;;
(tokens)
_arguments "${_arguments_options[@]}" : \
'-h[Print help]' \
'--help[Print help]' \
':file -- The script:_files' \
&& ret=0
;;
(ast)
_arguments "${_arguments_options[@]}" : \
'-h[Print help]' \
'--help[Print help]' \
':file -- The script:_files' \
&& ret=0
;;
(reindent)
_arguments "${_arguments_options[@]}" : \
'-h[Print help]' \
'--help[Print help]' \
':file -- The script:_files' \
&& ret=0
;;
(run)
_arguments "${_arguments_options[@]}" : \
'-c+[Run this text]:CODE:_default' \
'--clock=[\`real\`, \`10x\` as fast, or \`virtual\`\: it never waits]:CLOCK:((real\:"Time passes"
virtual\:"Time jumps to the next timer when nothing is ready"
10x\:"Ten times as fast; any number will do"))' \
'--timeout=[End the run after so many seconds (status 4)]:SECONDS:_default' \
'--slow=[Tell when one step holds the loop longer]:SECONDS:_default' \
'--schedule=[Let tasks or timers go first as a schedule says]:SCHEDULE:_default' \
'--seed=[Seed for random numbers; 0 under the virtual clock]:N:_default' \
'--replay=[Repeat a recorded run, event for event (status 6)]:RECORDING:_files' \
'--hints=[Our \`help\:\` and \`note\:\` lines\: auto, on, off]:WHEN:((auto\:"Where stderr is a terminal"
on\:"Always"
off\:"Never"))' \
'--color=[Colours\: auto, always, never]:WHEN:((auto\:"On a terminal, unless the environment says otherwise"
always\:"Everywhere"
never\:"Nowhere"))' \
'*-X+[Python'\''s -X options; \`dev\` is debug mode]:OPTION:_default' \
'*-W+[Python'\''s warning filters, such as \`error\`]:FILTER:_default' \
'*--connect-to=[Connect to ADDR\:PORT instead of HOST\:PORT (\`*\` for any); may be given more than once]:HOST:PORT:ADDR:PORT:_default' \
'*--resolve=[Use ADDR as the address of HOST\:PORT; may be given more than once]:HOST:PORT:ADDR:_default' \
'--sim-net=[Serve the hosts of a folder from inside the process, on the virtual clock]:DIR:_files' \
'--max-memory=[Raise MemoryError when the program holds more than SIZE (\`200M\`, \`2G\`); what the system allows, less a reserve, where absent]:SIZE:_default' \
'-i[Go on at the prompt when the program has ended]' \
'-u[Write output at once, as with \`PYTHONUNBUFFERED\`]' \
'--strict[Lost work fails the run (status 5)]' \
'-q[Say less\: no greeting, no hints, no notes]' \
'-v[Say more\: what the run came to; every event]' \
'--ascii[No box characters, no other signs beyond ASCII]' \
'-h[Print help]' \
'--help[Print help]' \
'::file -- The script, or `-` for standard input:_files' \
'*::args -- Its arguments (`sys.argv\[1\:\]`):_default' \
&& ret=0
;;
(repl)
_arguments "${_arguments_options[@]}" : \
'--clock=[\`real\`, \`10x\` as fast, or \`virtual\`\: it never waits]:CLOCK:((real\:"Time passes"
virtual\:"Time jumps to the next timer when nothing is ready"
10x\:"Ten times as fast; any number will do"))' \
'--timeout=[End the run after so many seconds (status 4)]:SECONDS:_default' \
'--slow=[Tell when one step holds the loop longer]:SECONDS:_default' \
'--schedule=[Let tasks or timers go first as a schedule says]:SCHEDULE:_default' \
'--seed=[Seed for random numbers; 0 under the virtual clock]:N:_default' \
'--replay=[Repeat a recorded run, event for event (status 6)]:RECORDING:_files' \
'--hints=[Our \`help\:\` and \`note\:\` lines\: auto, on, off]:WHEN:((auto\:"Where stderr is a terminal"
on\:"Always"
off\:"Never"))' \
'--color=[Colours\: auto, always, never]:WHEN:((auto\:"On a terminal, unless the environment says otherwise"
always\:"Everywhere"
never\:"Nowhere"))' \
'*-X+[Python'\''s -X options; \`dev\` is debug mode]:OPTION:_default' \
'*-W+[Python'\''s warning filters, such as \`error\`]:FILTER:_default' \
'*--connect-to=[Connect to ADDR\:PORT instead of HOST\:PORT (\`*\` for any); may be given more than once]:HOST:PORT:ADDR:PORT:_default' \
'*--resolve=[Use ADDR as the address of HOST\:PORT; may be given more than once]:HOST:PORT:ADDR:_default' \
'--sim-net=[Serve the hosts of a folder from inside the process, on the virtual clock]:DIR:_files' \
'--max-memory=[Raise MemoryError when the program holds more than SIZE (\`200M\`, \`2G\`); what the system allows, less a reserve, where absent]:SIZE:_default' \
'--strict[Lost work fails the run (status 5)]' \
'-q[Say less\: no greeting, no hints, no notes]' \
'-v[Say more\: what the run came to; every event]' \
'--ascii[No box characters, no other signs beyond ASCII]' \
'-h[Print help]' \
'--help[Print help]' \
'::file -- A script to run first:_files' \
&& ret=0
;;
(trace)
_arguments "${_arguments_options[@]}" : \
'()-c+[Run this text]:CODE:_default' \
'--level=[How much is recorded\: sched, calls or lines]:LEVEL:((sched\:"What the scheduler does"
calls\:"Calls as well"
lines\:"Lines and local variables as well"))' \
'--max-events=[Keep the first and last of so many]:N:_default' \
'-o+[Write the recording (packed where it ends in .gz)]:FILE:_files' \
'--output=[Write the recording (packed where it ends in .gz)]:FILE:_files' \
'--html=[Write a web page that works without network]:FILE:_files' \
'--perfetto=[Write a file for ui.perfetto.dev]:FILE:_files' \
'--svg=[Write the timeline as a picture]:FILE:_files' \
'--clock=[\`real\`, \`10x\` as fast, or \`virtual\`\: it never waits]:CLOCK:((real\:"Time passes"
virtual\:"Time jumps to the next timer when nothing is ready"
10x\:"Ten times as fast; any number will do"))' \
'--timeout=[End the run after so many seconds (status 4)]:SECONDS:_default' \
'--slow=[Tell when one step holds the loop longer]:SECONDS:_default' \
'--schedule=[Let tasks or timers go first as a schedule says]:SCHEDULE:_default' \
'--seed=[Seed for random numbers; 0 under the virtual clock]:N:_default' \
'--replay=[Repeat a recorded run, event for event (status 6)]:RECORDING:_files' \
'--hints=[Our \`help\:\` and \`note\:\` lines\: auto, on, off]:WHEN:((auto\:"Where stderr is a terminal"
on\:"Always"
off\:"Never"))' \
'--color=[Colours\: auto, always, never]:WHEN:((auto\:"On a terminal, unless the environment says otherwise"
always\:"Everywhere"
never\:"Nowhere"))' \
'*-X+[Python'\''s -X options; \`dev\` is debug mode]:OPTION:_default' \
'*-W+[Python'\''s warning filters, such as \`error\`]:FILTER:_default' \
'*--connect-to=[Connect to ADDR\:PORT instead of HOST\:PORT (\`*\` for any); may be given more than once]:HOST:PORT:ADDR:PORT:_default' \
'*--resolve=[Use ADDR as the address of HOST\:PORT; may be given more than once]:HOST:PORT:ADDR:_default' \
'--sim-net=[Serve the hosts of a folder from inside the process, on the virtual clock]:DIR:_files' \
'--max-memory=[Raise MemoryError when the program holds more than SIZE (\`200M\`, \`2G\`); what the system allows, less a reserve, where absent]:SIZE:_default' \
'--no-values[Leave out what the script computes and prints]' \
'--strict[Lost work fails the run (status 5)]' \
'-q[Say less\: no greeting, no hints, no notes]' \
'-v[Say more\: what the run came to; every event]' \
'--ascii[No box characters, no other signs beyond ASCII]' \
'-h[Print help]' \
'--help[Print help]' \
'::file -- The script, or `-` for standard input:_files' \
'*::args -- Its arguments; those that begin with a dash behind `--`:_default' \
&& ret=0
;;
(step)
_arguments "${_arguments_options[@]}" : \
'--at=[The event to look at; the last one where absent]:N:_default' \
'--level=[How much is recorded\: sched, calls or lines]:LEVEL:((sched\:"What the scheduler does"
calls\:"Calls as well"
lines\:"Lines and local variables as well"))' \
'--max-events=[Keep the first and last of so many]:N:_default' \
'--clock=[\`real\`, \`10x\` as fast, or \`virtual\`\: it never waits]:CLOCK:((real\:"Time passes"
virtual\:"Time jumps to the next timer when nothing is ready"
10x\:"Ten times as fast; any number will do"))' \
'--timeout=[End the run after so many seconds (status 4)]:SECONDS:_default' \
'--slow=[Tell when one step holds the loop longer]:SECONDS:_default' \
'--schedule=[Let tasks or timers go first as a schedule says]:SCHEDULE:_default' \
'--seed=[Seed for random numbers; 0 under the virtual clock]:N:_default' \
'--replay=[Repeat a recorded run, event for event (status 6)]:RECORDING:_files' \
'--hints=[Our \`help\:\` and \`note\:\` lines\: auto, on, off]:WHEN:((auto\:"Where stderr is a terminal"
on\:"Always"
off\:"Never"))' \
'--color=[Colours\: auto, always, never]:WHEN:((auto\:"On a terminal, unless the environment says otherwise"
always\:"Everywhere"
never\:"Nowhere"))' \
'*-X+[Python'\''s -X options; \`dev\` is debug mode]:OPTION:_default' \
'*-W+[Python'\''s warning filters, such as \`error\`]:FILTER:_default' \
'*--connect-to=[Connect to ADDR\:PORT instead of HOST\:PORT (\`*\` for any); may be given more than once]:HOST:PORT:ADDR:PORT:_default' \
'*--resolve=[Use ADDR as the address of HOST\:PORT; may be given more than once]:HOST:PORT:ADDR:_default' \
'--sim-net=[Serve the hosts of a folder from inside the process, on the virtual clock]:DIR:_files' \
'--max-memory=[Raise MemoryError when the program holds more than SIZE (\`200M\`, \`2G\`); what the system allows, less a reserve, where absent]:SIZE:_default' \
'--json[Print machine-readable lines]' \
'--plain[Lines instead of a screen (screen readers, scripts)]' \
'--quiz[Ask which task runs next before every step]' \
'--strict[Lost work fails the run (status 5)]' \
'-q[Say less\: no greeting, no hints, no notes]' \
'-v[Say more\: what the run came to; every event]' \
'--ascii[No box characters, no other signs beyond ASCII]' \
'-h[Print help]' \
'--help[Print help]' \
':file -- A script or a recording:_files' \
'*::args -- The script'\''s arguments, behind `--`:_default' \
&& ret=0
;;
(why)
_arguments "${_arguments_options[@]}" : \
'--at=[The event to look at; the last one where absent]:N:_default' \
'--level=[How much is recorded\: sched, calls or lines]:LEVEL:((sched\:"What the scheduler does"
calls\:"Calls as well"
lines\:"Lines and local variables as well"))' \
'--max-events=[Keep the first and last of so many]:N:_default' \
'--clock=[\`real\`, \`10x\` as fast, or \`virtual\`\: it never waits]:CLOCK:((real\:"Time passes"
virtual\:"Time jumps to the next timer when nothing is ready"
10x\:"Ten times as fast; any number will do"))' \
'--timeout=[End the run after so many seconds (status 4)]:SECONDS:_default' \
'--slow=[Tell when one step holds the loop longer]:SECONDS:_default' \
'--schedule=[Let tasks or timers go first as a schedule says]:SCHEDULE:_default' \
'--seed=[Seed for random numbers; 0 under the virtual clock]:N:_default' \
'--replay=[Repeat a recorded run, event for event (status 6)]:RECORDING:_files' \
'--hints=[Our \`help\:\` and \`note\:\` lines\: auto, on, off]:WHEN:((auto\:"Where stderr is a terminal"
on\:"Always"
off\:"Never"))' \
'--color=[Colours\: auto, always, never]:WHEN:((auto\:"On a terminal, unless the environment says otherwise"
always\:"Everywhere"
never\:"Nowhere"))' \
'*-X+[Python'\''s -X options; \`dev\` is debug mode]:OPTION:_default' \
'*-W+[Python'\''s warning filters, such as \`error\`]:FILTER:_default' \
'*--connect-to=[Connect to ADDR\:PORT instead of HOST\:PORT (\`*\` for any); may be given more than once]:HOST:PORT:ADDR:PORT:_default' \
'*--resolve=[Use ADDR as the address of HOST\:PORT; may be given more than once]:HOST:PORT:ADDR:_default' \
'--sim-net=[Serve the hosts of a folder from inside the process, on the virtual clock]:DIR:_files' \
'--max-memory=[Raise MemoryError when the program holds more than SIZE (\`200M\`, \`2G\`); what the system allows, less a reserve, where absent]:SIZE:_default' \
'--json[Print machine-readable lines]' \
'--chain[Show the chain of events that led there]' \
'--strict[Lost work fails the run (status 5)]' \
'-q[Say less\: no greeting, no hints, no notes]' \
'-v[Say more\: what the run came to; every event]' \
'--ascii[No box characters, no other signs beyond ASCII]' \
'-h[Print help]' \
'--help[Print help]' \
':file -- A script or a recording:_files' \
'::task -- Its name, Task-N, or its number; all where absent:_default' \
&& ret=0
;;
        esac
    ;;
esac
}

(( $+functions[_coroscope_commands] )) ||
_coroscope_commands() {
    local commands; commands=(
'export:Turn a recording into a page, a picture, a table' \
'check:Look for mistakes of async code, without running it' \
'explain:Explain a rule (A101) or an error message, pasted as it is' \
'completions:Print completions for a shell' \
'man:Write the manual pages into a folder, or print the first' \
'dis:Show a script'\''s bytecode under its source lines' \
'tokens:List a script'\''s tokens' \
'ast:Show a script'\''s syntax tree' \
'reindent:Recover the blocks of a script that has lost its indentation' \
'run:Run a script (the same as \`coroscope FILE\`)' \
'repl:The prompt; \`await\` works, and tasks go on while you type' \
'trace:Run a script on virtual time and tell what its scheduler does' \
'step:Step through a script'\''s schedule, forwards and backwards' \
'why:Say in one sentence why a task runs or waits' \
    )
    _describe -t commands 'coroscope commands' commands "$@"
}
(( $+functions[_coroscope__subcmd__ast_commands] )) ||
_coroscope__subcmd__ast_commands() {
    local commands; commands=()
    _describe -t commands 'coroscope ast commands' commands "$@"
}
(( $+functions[_coroscope__subcmd__check_commands] )) ||
_coroscope__subcmd__check_commands() {
    local commands; commands=()
    _describe -t commands 'coroscope check commands' commands "$@"
}
(( $+functions[_coroscope__subcmd__completions_commands] )) ||
_coroscope__subcmd__completions_commands() {
    local commands; commands=()
    _describe -t commands 'coroscope completions commands' commands "$@"
}
(( $+functions[_coroscope__subcmd__dis_commands] )) ||
_coroscope__subcmd__dis_commands() {
    local commands; commands=()
    _describe -t commands 'coroscope dis commands' commands "$@"
}
(( $+functions[_coroscope__subcmd__explain_commands] )) ||
_coroscope__subcmd__explain_commands() {
    local commands; commands=()
    _describe -t commands 'coroscope explain commands' commands "$@"
}
(( $+functions[_coroscope__subcmd__export_commands] )) ||
_coroscope__subcmd__export_commands() {
    local commands; commands=()
    _describe -t commands 'coroscope export commands' commands "$@"
}
(( $+functions[_coroscope__subcmd__man_commands] )) ||
_coroscope__subcmd__man_commands() {
    local commands; commands=()
    _describe -t commands 'coroscope man commands' commands "$@"
}
(( $+functions[_coroscope__subcmd__reindent_commands] )) ||
_coroscope__subcmd__reindent_commands() {
    local commands; commands=()
    _describe -t commands 'coroscope reindent commands' commands "$@"
}
(( $+functions[_coroscope__subcmd__repl_commands] )) ||
_coroscope__subcmd__repl_commands() {
    local commands; commands=()
    _describe -t commands 'coroscope repl commands' commands "$@"
}
(( $+functions[_coroscope__subcmd__run_commands] )) ||
_coroscope__subcmd__run_commands() {
    local commands; commands=()
    _describe -t commands 'coroscope run commands' commands "$@"
}
(( $+functions[_coroscope__subcmd__step_commands] )) ||
_coroscope__subcmd__step_commands() {
    local commands; commands=()
    _describe -t commands 'coroscope step commands' commands "$@"
}
(( $+functions[_coroscope__subcmd__tokens_commands] )) ||
_coroscope__subcmd__tokens_commands() {
    local commands; commands=()
    _describe -t commands 'coroscope tokens commands' commands "$@"
}
(( $+functions[_coroscope__subcmd__trace_commands] )) ||
_coroscope__subcmd__trace_commands() {
    local commands; commands=()
    _describe -t commands 'coroscope trace commands' commands "$@"
}
(( $+functions[_coroscope__subcmd__why_commands] )) ||
_coroscope__subcmd__why_commands() {
    local commands; commands=()
    _describe -t commands 'coroscope why commands' commands "$@"
}

if [ "$funcstack[1]" = "_coroscope" ]; then
    _coroscope "$@"
else
    compdef _coroscope coroscope
fi
