"""Entry for `blender -b --factory-startup --python-exit-code 3 -P start.py -- ARGS` and for `python start.py ARGS`.

Blender 4.3 and later ignore PYTHONPATH, so the package's folder is put into the path here.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from s2mgen.worker.__main__ import main

if __name__ == "__main__":
    main()
