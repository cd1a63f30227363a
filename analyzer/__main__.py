"""``python -m analyzer`` is the ``evenhand`` command."""

import sys

from analyzer.cli import main

sys.exit(main())
