"""Main entry point"""

import sys

# What a user would type again.
sys.argv[0] = "python -m unittest"

__unittest = True

from unittest.main import main

main(module=None)
