#!/usr/bin/env python3
"""Makes a catalog while the system's libsqlite3 is preloaded: the databases must be encrypted all the same.

usage: preload.py BEELDKLUIS-CLI
Exit code 77: there is no libsqlite3 on this system.
"""

import ctypes.util
import os
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

PLAIN_TEXT = b"SQLite format 3\0"
SKIPPED = 77


def plain_databases(folder):
    return [file.name for file in sorted(folder.rglob("*.db")) if file.read_bytes()[:16] == PLAIN_TEXT]


def main(arguments):
    if len(arguments) != 1:
        print(__doc__.strip())
        return 2
    program = arguments[0]
    library = ctypes.util.find_library("sqlite3")
    if library is None:
        print("there is no libsqlite3 to preload")
        return SKIPPED

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # The check itself must see a database in plain text.
        with sqlite3.connect(folder / "plain.db") as plain:
            plain.execute("CREATE TABLE t (a)")
        plain.close()
        if plain_databases(folder) != ["plain.db"]:
            print("this check does not see a database in plain text")
            return 1

        environment = dict(os.environ, LD_PRELOAD=library, QT_QPA_PLATFORM="offscreen", HOME=name)
        loaded = subprocess.run([program], env=dict(environment, LD_TRACE_LOADED_OBJECTS="1"), capture_output=True,
                                text=True, check=False).stdout
        if library not in loaded:
            print(f"{library} was not preloaded")
            return 1

        passphrase = folder / "passphrase"
        passphrase.write_text("not a secret, but long enough\n", encoding="utf-8")
        passphrase.chmod(0o600)
        catalog = folder / "Preloaded.beeldkluis"
        made = subprocess.run([program, "--json", "--passphrase-file", str(passphrase), "create", str(catalog), "--admin",
                               "Administrator"], env=environment, capture_output=True, text=True, check=False)
        databases = sorted(file.name for file in catalog.rglob("*.db")) if catalog.is_dir() else []
        plain = plain_databases(catalog) if databases else []
        if plain:
            print(f"written in plain text: {', '.join(plain)}")
            return 1
        if made.returncode != 0 or not databases:
            print(f"create ended with {made.returncode}: {made.stderr.strip()}")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
