"""Main entry point"""

import os
import sys

# What a user would type again.
sys.argv[0] = os.path.basename(sys.executable) + " -m unittest"

__unittest = True

from unittest.main import main

main(module=None)
