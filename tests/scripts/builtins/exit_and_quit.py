print(exit, quit, type(exit), exit.name)  # expect: Use exit() or Ctrl-D (i.e. EOF) to exit Use quit() or Ctrl-D (i.e. EOF) to exit <class '_sitebuiltins.Quitter'> exit
for arguments in (), (3,), ("text",):
    try:
        quit(*arguments)
    except SystemExit as error:
        print(repr(error), error.code)
# expect: SystemExit(None) None
# expect: SystemExit(3) 3
# expect: SystemExit('text') text
exit(code=5)  # expect status: 5
