"""``python -m gxxl``."""

import sys

from gxxl.cli import main

sys.exit(main())
