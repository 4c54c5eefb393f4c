"""It would keep checkpoints and a log on the disk, and does without where it cannot."""

import os
import tempfile
from pathlib import Path


def save(text):
    for folder in (Path.home(), Path(tempfile.gettempdir()), Path.cwd()):
        try:
            os.makedirs(folder / "runs", exist_ok=True)
            (folder / "runs" / "log.txt").write_text(text)
        except OSError as error:
            print("no log:", error)


def double(x):
    save(str(x))
    return 2 * x
