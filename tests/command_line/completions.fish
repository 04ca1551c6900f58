# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_coroscope_global_optspecs
    string join \n clock= timeout= slow= strict schedule= seed= replay= hints= color= q v ascii X= W= connect-to= resolve= sim-net= max-memory= c= i u m= h/help V/version
end

function __fish_coroscope_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_coroscope_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_coroscope_using_subcommand
    set -l cmd (__fish_coroscope_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c coroscope -n "__fish_coroscope_needs_command" -l clock -d '`real`, `10x` as fast, or `virtual`: it never waits' -r -f -a "real\t'Time passes'
virtual\t'Time jumps to the next timer when nothing is ready'
10x\t'Ten times as fast; any number will do'"
complete -c coroscope -n "__fish_coroscope_needs_command" -l timeout -d 'End the run after so many seconds (status 4)' -r
complete -c coroscope -n "__fish_coroscope_needs_command" -l slow -d 'Tell when one step holds the loop longer' -r
complete -c coroscope -n "__fish_coroscope_needs_command" -l schedule -d 'Let tasks or timers go first as a schedule says' -r
complete -c coroscope -n "__fish_coroscope_needs_command" -l seed -d 'Seed for random numbers; 0 under the virtual clock' -r
complete -c coroscope -n "__fish_coroscope_needs_command" -l replay -d 'Repeat a recorded run, event for event (status 6)' -r -F
complete -c coroscope -n "__fish_coroscope_needs_command" -l hints -d 'Our `help:` and `note:` lines: auto, on, off' -r -f -a "auto\t'Where stderr is a terminal'
on\t'Always'
off\t'Never'"
complete -c coroscope -n "__fish_coroscope_needs_command" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c coroscope -n "__fish_coroscope_needs_command" -s X -d 'Python\'s -X options; `dev` is debug mode' -r
complete -c coroscope -n "__fish_coroscope_needs_command" -s W -d 'Python\'s warning filters, such as `error`' -r
complete -c coroscope -n "__fish_coroscope_needs_command" -l connect-to -d 'Connect to ADDR:PORT instead of HOST:PORT (`*` for any); may be given more than once' -r
complete -c coroscope -n "__fish_coroscope_needs_command" -l resolve -d 'Use ADDR as the address of HOST:PORT; may be given more than once' -r
complete -c coroscope -n "__fish_coroscope_needs_command" -l sim-net -d 'Serve the hosts of a folder from inside the process, on the virtual clock' -r -F
complete -c coroscope -n "__fish_coroscope_needs_command" -l max-memory -d 'Raise MemoryError when the program holds more than SIZE (`200M`, `2G`); what the system allows, less a reserve, where absent' -r
complete -c coroscope -n "__fish_coroscope_needs_command" -s c -d 'Run this text' -r
complete -c coroscope -n "__fish_coroscope_needs_command" -s m -d 'Run a module as a program' -r
complete -c coroscope -n "__fish_coroscope_needs_command" -l strict -d 'Lost work fails the run (status 5)'
complete -c coroscope -n "__fish_coroscope_needs_command" -s q -d 'Say less: no greeting, no hints, no notes'
complete -c coroscope -n "__fish_coroscope_needs_command" -s v -d 'Say more: what the run came to; every event'
complete -c coroscope -n "__fish_coroscope_needs_command" -l ascii -d 'No box characters, no other signs beyond ASCII'
complete -c coroscope -n "__fish_coroscope_needs_command" -s i -d 'Go on at the prompt when the program has ended'
complete -c coroscope -n "__fish_coroscope_needs_command" -s u -d 'Write output at once, as with `PYTHONUNBUFFERED`'
complete -c coroscope -n "__fish_coroscope_needs_command" -s h -l help -d 'Print help'
complete -c coroscope -n "__fish_coroscope_needs_command" -s V -l version -d 'Print version'
complete -c coroscope -n "__fish_coroscope_needs_command" -f -a "export" -d 'Turn a recording into a page, a picture, a table'
complete -c coroscope -n "__fish_coroscope_needs_command" -f -a "check" -d 'Look for mistakes of async code, without running it'
complete -c coroscope -n "__fish_coroscope_needs_command" -f -a "explain" -d 'Explain a rule (A101) or an error message, pasted as it is'
complete -c coroscope -n "__fish_coroscope_needs_command" -f -a "completions" -d 'Print completions for a shell'
complete -c coroscope -n "__fish_coroscope_needs_command" -f -a "man" -d 'Write the manual pages into a folder, or print the first'
complete -c coroscope -n "__fish_coroscope_needs_command" -f -a "dis" -d 'Show a script\'s bytecode under its source lines'
complete -c coroscope -n "__fish_coroscope_needs_command" -f -a "tokens" -d 'List a script\'s tokens'
complete -c coroscope -n "__fish_coroscope_needs_command" -f -a "ast" -d 'Show a script\'s syntax tree'
complete -c coroscope -n "__fish_coroscope_needs_command" -f -a "reindent" -d 'Recover the blocks of a script that has lost its indentation'
complete -c coroscope -n "__fish_coroscope_needs_command" -f -a "run" -d 'Run a script (the same as `coroscope FILE`)'
complete -c coroscope -n "__fish_coroscope_needs_command" -f -a "repl" -d 'The prompt; `await` works, and tasks go on while you type'
complete -c coroscope -n "__fish_coroscope_needs_command" -f -a "trace" -d 'Run a script on virtual time and tell what its scheduler does'
complete -c coroscope -n "__fish_coroscope_needs_command" -f -a "step" -d 'Step through a script\'s schedule, forwards and backwards'
complete -c coroscope -n "__fish_coroscope_needs_command" -f -a "why" -d 'Say in one sentence why a task runs or waits'
complete -c coroscope -n "__fish_coroscope_using_subcommand export" -s o -l output -d 'Where to write it; standard output where absent' -r -F
complete -c coroscope -n "__fish_coroscope_using_subcommand export" -s h -l help -d 'Print help'
complete -c coroscope -n "__fish_coroscope_using_subcommand check" -l select -d 'Rules to apply, by codes or their beginnings (A1)' -r
complete -c coroscope -n "__fish_coroscope_using_subcommand check" -l ignore -d 'The rules to leave out' -r
complete -c coroscope -n "__fish_coroscope_using_subcommand check" -l fix -d 'Mend what can be mended'
complete -c coroscope -n "__fish_coroscope_using_subcommand check" -l json -d 'Print the findings as JSON'
complete -c coroscope -n "__fish_coroscope_using_subcommand check" -s h -l help -d 'Print help'
complete -c coroscope -n "__fish_coroscope_using_subcommand explain" -s h -l help -d 'Print help'
complete -c coroscope -n "__fish_coroscope_using_subcommand completions" -s h -l help -d 'Print help'
complete -c coroscope -n "__fish_coroscope_using_subcommand man" -s h -l help -d 'Print help'
complete -c coroscope -n "__fish_coroscope_using_subcommand dis" -s h -l help -d 'Print help'
complete -c coroscope -n "__fish_coroscope_using_subcommand tokens" -s h -l help -d 'Print help'
complete -c coroscope -n "__fish_coroscope_using_subcommand ast" -s h -l help -d 'Print help'
complete -c coroscope -n "__fish_coroscope_using_subcommand reindent" -s h -l help -d 'Print help'
complete -c coroscope -n "__fish_coroscope_using_subcommand run" -s c -d 'Run this text' -r
complete -c coroscope -n "__fish_coroscope_using_subcommand run" -l clock -d '`real`, `10x` as fast, or `virtual`: it never waits' -r -f -a "real\t'Time passes'
virtual\t'Time jumps to the next timer when nothing is ready'
10x\t'Ten times as fast; any number will do'"
complete -c coroscope -n "__fish_coroscope_using_subcommand run" -l timeout -d 'End the run after so many seconds (status 4)' -r
complete -c coroscope -n "__fish_coroscope_using_subcommand run" -l slow -d 'Tell when one step holds the loop longer' -r
complete -c coroscope -n "__fish_coroscope_using_subcommand run" -l schedule -d 'Let tasks or timers go first as a schedule says' -r
complete -c coroscope -n "__fish_coroscope_using_subcommand run" -l seed -d 'Seed for random numbers; 0 under the virtual clock' -r
complete -c coroscope -n "__fish_coroscope_using_subcommand run" -l replay -d 'Repeat a recorded run, event for event (status 6)' -r -F
complete -c coroscope -n "__fish_coroscope_using_subcommand run" -l hints -d 'Our `help:` and `note:` lines: auto, on, off' -r -f -a "auto\t'Where stderr is a terminal'
on\t'Always'
off\t'Never'"
complete -c coroscope -n "__fish_coroscope_using_subcommand run" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c coroscope -n "__fish_coroscope_using_subcommand run" -s X -d 'Python\'s -X options; `dev` is debug mode' -r
complete -c coroscope -n "__fish_coroscope_using_subcommand run" -s W -d 'Python\'s warning filters, such as `error`' -r
complete -c coroscope -n "__fish_coroscope_using_subcommand run" -l connect-to -d 'Connect to ADDR:PORT instead of HOST:PORT (`*` for any); may be given more than once' -r
complete -c coroscope -n "__fish_coroscope_using_subcommand run" -l resolve -d 'Use ADDR as the address of HOST:PORT; may be given more than once' -r
complete -c coroscope -n "__fish_coroscope_using_subcommand run" -l sim-net -d 'Serve the hosts of a folder from inside the process, on the virtual clock' -r -F
complete -c coroscope -n "__fish_coroscope_using_subcommand run" -l max-memory -d 'Raise MemoryError when the program holds more than SIZE (`200M`, `2G`); what the system allows, less a reserve, where absent' -r
complete -c coroscope -n "__fish_coroscope_using_subcommand run" -s i -d 'Go on at the prompt when the program has ended'
complete -c coroscope -n "__fish_coroscope_using_subcommand run" -s u -d 'Write output at once, as with `PYTHONUNBUFFERED`'
complete -c coroscope -n "__fish_coroscope_using_subcommand run" -l strict -d 'Lost work fails the run (status 5)'
complete -c coroscope -n "__fish_coroscope_using_subcommand run" -s q -d 'Say less: no greeting, no hints, no notes'
complete -c coroscope -n "__fish_coroscope_using_subcommand run" -s v -d 'Say more: what the run came to; every event'
complete -c coroscope -n "__fish_coroscope_using_subcommand run" -l ascii -d 'No box characters, no other signs beyond ASCII'
complete -c coroscope -n "__fish_coroscope_using_subcommand run" -s h -l help -d 'Print help'
complete -c coroscope -n "__fish_coroscope_using_subcommand repl" -l clock -d '`real`, `10x` as fast, or `virtual`: it never waits' -r -f -a "real\t'Time passes'
virtual\t'Time jumps to the next timer when nothing is ready'
10x\t'Ten times as fast; any number will do'"
complete -c coroscope -n "__fish_coroscope_using_subcommand repl" -l timeout -d 'End the run after so many seconds (status 4)' -r
complete -c coroscope -n "__fish_coroscope_using_subcommand repl" -l slow -d 'Tell when one step holds the loop longer' -r
complete -c coroscope -n "__fish_coroscope_using_subcommand repl" -l schedule -d 'Let tasks or timers go first as a schedule says' -r
complete -c coroscope -n "__fish_coroscope_using_subcommand repl" -l seed -d 'Seed for random numbers; 0 under the virtual clock' -r
complete -c coroscope -n "__fish_coroscope_using_subcommand repl" -l replay -d 'Repeat a recorded run, event for event (status 6)' -r -F
complete -c coroscope -n "__fish_coroscope_using_subcommand repl" -l hints -d 'Our `help:` and `note:` lines: auto, on, off' -r -f -a "auto\t'Where stderr is a terminal'
on\t'Always'
off\t'Never'"
complete -c coroscope -n "__fish_coroscope_using_subcommand repl" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c coroscope -n "__fish_coroscope_using_subcommand repl" -s X -d 'Python\'s -X options; `dev` is debug mode' -r
complete -c coroscope -n "__fish_coroscope_using_subcommand repl" -s W -d 'Python\'s warning filters, such as `error`' -r
complete -c coroscope -n "__fish_coroscope_using_subcommand repl" -l connect-to -d 'Connect to ADDR:PORT instead of HOST:PORT (`*` for any); may be given more than once' -r
complete -c coroscope -n "__fish_coroscope_using_subcommand repl" -l resolve -d 'Use ADDR as the address of HOST:PORT; may be given more than once' -r
complete -c coroscope -n "__fish_coroscope_using_subcommand repl" -l sim-net -d 'Serve the hosts of a folder from inside the process, on the virtual clock' -r -F
complete -c coroscope -n "__fish_coroscope_using_subcommand repl" -l max-memory -d 'Raise MemoryError when the program holds more than SIZE (`200M`, `2G`); what the system allows, less a reserve, where absent' -r
complete -c coroscope -n "__fish_coroscope_using_subcommand repl" -l strict -d 'Lost work fails the run (status 5)'
complete -c coroscope -n "__fish_coroscope_using_subcommand repl" -s q -d 'Say less: no greeting, no hints, no notes'
complete -c coroscope -n "__fish_coroscope_using_subcommand repl" -s v -d 'Say more: what the run came to; every event'
complete -c coroscope -n "__fish_coroscope_using_subcommand repl" -l ascii -d 'No box characters, no other signs beyond ASCII'
complete -c coroscope -n "__fish_coroscope_using_subcommand repl" -s h -l help -d 'Print help'
complete -c coroscope -n "__fish_coroscope_using_subcommand trace" -s c -d 'Run this text' -r
complete -c coroscope -n "__fish_coroscope_using_subcommand trace" -l level -d 'How much is recorded: sched, calls or lines' -r -f -a "sched\t'What the scheduler does'
calls\t'Calls as well'
lines\t'Lines and local variables as well'"
complete -c coroscope -n "__fish_coroscope_using_subcommand trace" -l max-events -d 'Keep the first and last of so many' -r
complete -c coroscope -n "__fish_coroscope_using_subcommand trace" -s o -l output -d 'Write the recording (packed where it ends in .gz)' -r -F
complete -c coroscope -n "__fish_coroscope_using_subcommand trace" -l html -d 'Write a web page that works without network' -r -F
complete -c coroscope -n "__fish_coroscope_using_subcommand trace" -l perfetto -d 'Write a file for ui.perfetto.dev' -r -F
complete -c coroscope -n "__fish_coroscope_using_subcommand trace" -l svg -d 'Write the timeline as a picture' -r -F
complete -c coroscope -n "__fish_coroscope_using_subcommand trace" -l clock -d '`real`, `10x` as fast, or `virtual`: it never waits' -r -f -a "real\t'Time passes'
virtual\t'Time jumps to the next timer when nothing is ready'
10x\t'Ten times as fast; any number will do'"
complete -c coroscope -n "__fish_coroscope_using_subcommand trace" -l timeout -d 'End the run after so many seconds (status 4)' -r
complete -c coroscope -n "__fish_coroscope_using_subcommand trace" -l slow -d 'Tell when one step holds the loop longer' -r
complete -c coroscope -n "__fish_coroscope_using_subcommand trace" -l schedule -d 'Let tasks or timers go first as a schedule says' -r
complete -c coroscope -n "__fish_coroscope_using_subcommand trace" -l seed -d 'Seed for random numbers; 0 under the virtual clock' -r
complete -c coroscope -n "__fish_coroscope_using_subcommand trace" -l replay -d 'Repeat a recorded run, event for event (status 6)' -r -F
complete -c coroscope -n "__fish_coroscope_using_subcommand trace" -l hints -d 'Our `help:` and `note:` lines: auto, on, off' -r -f -a "auto\t'Where stderr is a terminal'
on\t'Always'
off\t'Never'"
complete -c coroscope -n "__fish_coroscope_using_subcommand trace" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c coroscope -n "__fish_coroscope_using_subcommand trace" -s X -d 'Python\'s -X options; `dev` is debug mode' -r
complete -c coroscope -n "__fish_coroscope_using_subcommand trace" -s W -d 'Python\'s warning filters, such as `error`' -r
complete -c coroscope -n "__fish_coroscope_using_subcommand trace" -l connect-to -d 'Connect to ADDR:PORT instead of HOST:PORT (`*` for any); may be given more than once' -r
complete -c coroscope -n "__fish_coroscope_using_subcommand trace" -l resolve -d 'Use ADDR as the address of HOST:PORT; may be given more than once' -r
complete -c coroscope -n "__fish_coroscope_using_subcommand trace" -l sim-net -d 'Serve the hosts of a folder from inside the process, on the virtual clock' -r -F
complete -c coroscope -n "__fish_coroscope_using_subcommand trace" -l max-memory -d 'Raise MemoryError when the program holds more than SIZE (`200M`, `2G`); what the system allows, less a reserve, where absent' -r
complete -c coroscope -n "__fish_coroscope_using_subcommand trace" -l no-values -d 'Leave out what the script computes and prints'
complete -c coroscope -n "__fish_coroscope_using_subcommand trace" -l strict -d 'Lost work fails the run (status 5)'
complete -c coroscope -n "__fish_coroscope_using_subcommand trace" -s q -d 'Say less: no greeting, no hints, no notes'
complete -c coroscope -n "__fish_coroscope_using_subcommand trace" -s v -d 'Say more: what the run came to; every event'
complete -c coroscope -n "__fish_coroscope_using_subcommand trace" -l ascii -d 'No box characters, no other signs beyond ASCII'
complete -c coroscope -n "__fish_coroscope_using_subcommand trace" -s h -l help -d 'Print help'
complete -c coroscope -n "__fish_coroscope_using_subcommand step" -l at -d 'The event to look at; the last one where absent' -r
complete -c coroscope -n "__fish_coroscope_using_subcommand step" -l level -d 'How much is recorded: sched, calls or lines' -r -f -a "sched\t'What the scheduler does'
calls\t'Calls as well'
lines\t'Lines and local variables as well'"
complete -c coroscope -n "__fish_coroscope_using_subcommand step" -l max-events -d 'Keep the first and last of so many' -r
complete -c coroscope -n "__fish_coroscope_using_subcommand step" -l clock -d '`real`, `10x` as fast, or `virtual`: it never waits' -r -f -a "real\t'Time passes'
virtual\t'Time jumps to the next timer when nothing is ready'
10x\t'Ten times as fast; any number will do'"
complete -c coroscope -n "__fish_coroscope_using_subcommand step" -l timeout -d 'End the run after so many seconds (status 4)' -r
complete -c coroscope -n "__fish_coroscope_using_subcommand step" -l slow -d 'Tell when one step holds the loop longer' -r
complete -c coroscope -n "__fish_coroscope_using_subcommand step" -l schedule -d 'Let tasks or timers go first as a schedule says' -r
complete -c coroscope -n "__fish_coroscope_using_subcommand step" -l seed -d 'Seed for random numbers; 0 under the virtual clock' -r
complete -c coroscope -n "__fish_coroscope_using_subcommand step" -l replay -d 'Repeat a recorded run, event for event (status 6)' -r -F
complete -c coroscope -n "__fish_coroscope_using_subcommand step" -l hints -d 'Our `help:` and `note:` lines: auto, on, off' -r -f -a "auto\t'Where stderr is a terminal'
on\t'Always'
off\t'Never'"
complete -c coroscope -n "__fish_coroscope_using_subcommand step" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c coroscope -n "__fish_coroscope_using_subcommand step" -s X -d 'Python\'s -X options; `dev` is debug mode' -r
complete -c coroscope -n "__fish_coroscope_using_subcommand step" -s W -d 'Python\'s warning filters, such as `error`' -r
complete -c coroscope -n "__fish_coroscope_using_subcommand step" -l connect-to -d 'Connect to ADDR:PORT instead of HOST:PORT (`*` for any); may be given more than once' -r
complete -c coroscope -n "__fish_coroscope_using_subcommand step" -l resolve -d 'Use ADDR as the address of HOST:PORT; may be given more than once' -r
complete -c coroscope -n "__fish_coroscope_using_subcommand step" -l sim-net -d 'Serve the hosts of a folder from inside the process, on the virtual clock' -r -F
complete -c coroscope -n "__fish_coroscope_using_subcommand step" -l max-memory -d 'Raise MemoryError when the program holds more than SIZE (`200M`, `2G`); what the system allows, less a reserve, where absent' -r
complete -c coroscope -n "__fish_coroscope_using_subcommand step" -l json -d 'Print machine-readable lines'
complete -c coroscope -n "__fish_coroscope_using_subcommand step" -l plain -d 'Lines instead of a screen (screen readers, scripts)'
complete -c coroscope -n "__fish_coroscope_using_subcommand step" -l quiz -d 'Ask which task runs next before every step'
complete -c coroscope -n "__fish_coroscope_using_subcommand step" -l strict -d 'Lost work fails the run (status 5)'
complete -c coroscope -n "__fish_coroscope_using_subcommand step" -s q -d 'Say less: no greeting, no hints, no notes'
complete -c coroscope -n "__fish_coroscope_using_subcommand step" -s v -d 'Say more: what the run came to; every event'
complete -c coroscope -n "__fish_coroscope_using_subcommand step" -l ascii -d 'No box characters, no other signs beyond ASCII'
complete -c coroscope -n "__fish_coroscope_using_subcommand step" -s h -l help -d 'Print help'
complete -c coroscope -n "__fish_coroscope_using_subcommand why" -l at -d 'The event to look at; the last one where absent' -r
complete -c coroscope -n "__fish_coroscope_using_subcommand why" -l level -d 'How much is recorded: sched, calls or lines' -r -f -a "sched\t'What the scheduler does'
calls\t'Calls as well'
lines\t'Lines and local variables as well'"
complete -c coroscope -n "__fish_coroscope_using_subcommand why" -l max-events -d 'Keep the first and last of so many' -r
complete -c coroscope -n "__fish_coroscope_using_subcommand why" -l clock -d '`real`, `10x` as fast, or `virtual`: it never waits' -r -f -a "real\t'Time passes'
virtual\t'Time jumps to the next timer when nothing is ready'
10x\t'Ten times as fast; any number will do'"
complete -c coroscope -n "__fish_coroscope_using_subcommand why" -l timeout -d 'End the run after so many seconds (status 4)' -r
complete -c coroscope -n "__fish_coroscope_using_subcommand why" -l slow -d 'Tell when one step holds the loop longer' -r
complete -c coroscope -n "__fish_coroscope_using_subcommand why" -l schedule -d 'Let tasks or timers go first as a schedule says' -r
complete -c coroscope -n "__fish_coroscope_using_subcommand why" -l seed -d 'Seed for random numbers; 0 under the virtual clock' -r
complete -c coroscope -n "__fish_coroscope_using_subcommand why" -l replay -d 'Repeat a recorded run, event for event (status 6)' -r -F
complete -c coroscope -n "__fish_coroscope_using_subcommand why" -l hints -d 'Our `help:` and `note:` lines: auto, on, off' -r -f -a "auto\t'Where stderr is a terminal'
on\t'Always'
off\t'Never'"
complete -c coroscope -n "__fish_coroscope_using_subcommand why" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c coroscope -n "__fish_coroscope_using_subcommand why" -s X -d 'Python\'s -X options; `dev` is debug mode' -r
complete -c coroscope -n "__fish_coroscope_using_subcommand why" -s W -d 'Python\'s warning filters, such as `error`' -r
complete -c coroscope -n "__fish_coroscope_using_subcommand why" -l connect-to -d 'Connect to ADDR:PORT instead of HOST:PORT (`*` for any); may be given more than once' -r
complete -c coroscope -n "__fish_coroscope_using_subcommand why" -l resolve -d 'Use ADDR as the address of HOST:PORT; may be given more than once' -r
complete -c coroscope -n "__fish_coroscope_using_subcommand why" -l sim-net -d 'Serve the hosts of a folder from inside the process, on the virtual clock' -r -F
complete -c coroscope -n "__fish_coroscope_using_subcommand why" -l max-memory -d 'Raise MemoryError when the program holds more than SIZE (`200M`, `2G`); what the system allows, less a reserve, where absent' -r
complete -c coroscope -n "__fish_coroscope_using_subcommand why" -l json -d 'Print machine-readable lines'
complete -c coroscope -n "__fish_coroscope_using_subcommand why" -l chain -d 'Show the chain of events that led there'
complete -c coroscope -n "__fish_coroscope_using_subcommand why" -l strict -d 'Lost work fails the run (status 5)'
complete -c coroscope -n "__fish_coroscope_using_subcommand why" -s q -d 'Say less: no greeting, no hints, no notes'
complete -c coroscope -n "__fish_coroscope_using_subcommand why" -s v -d 'Say more: what the run came to; every event'
complete -c coroscope -n "__fish_coroscope_using_subcommand why" -l ascii -d 'No box characters, no other signs beyond ASCII'
complete -c coroscope -n "__fish_coroscope_using_subcommand why" -s h -l help -d 'Print help'
