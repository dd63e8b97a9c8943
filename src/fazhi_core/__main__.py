"""``python -m fazhi_core`` is the command ``fazhi``."""

from __future__ import annotations

import sys

from fazhi_core.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
