#!/usr/bin/env python3
"""Fails when a file of the source tree is longer than 800 lines, or names a place on somebody's machine.

usage: tree.py [ROOT]        checks all source and text files under ROOT (default: this project)
       tree.py --self-test   sees each complaint raised on a small tree made for the purpose
"""

import re
import sys
import tempfile
from pathlib import Path

LONGEST = 800
# What the top level holds, and nothing else.
TOP = {"app", "core", "ui", "resources", "translations", "tests", "packaging", "CMakeLists.txt", "CMakePresets.json",
       "compile_commands.json", "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "LICENSE"}
COUNTED = {".h", ".cpp", ".py", ".sql", ".qss", ".cmake"}
READ = COUNTED | {".md", ".txt", ".json", ".ts", ".svg", ".desktop", ".xml", ""}
MACHINE = re.compile(r"(?<![\w.~}\"'-])/(work|root|workspace|mnt|Users)/\w")


def files_of(root):
    for entry in sorted(root.iterdir()):
        if entry.name in ("build", ".git", ".cache"):
            continue
        if entry.is_dir():
            yield from (file for file in sorted(entry.rglob("*"))
                        if file.is_file() and "__pycache__" not in file.parts)
        elif entry.is_file():
            yield entry


def check(root):
    complaints = [f"{entry.name}: does not belong at the top level" for entry in sorted(root.iterdir())
                  if entry.name not in TOP and entry.name != "build" and not entry.name.startswith(".")]
    # A checkout right under / has a path that may well stand in honest text.
    here = str(root.resolve()) if len(root.resolve().parts) > 2 else None
    for file in files_of(root):
        if file.suffix not in READ:
            continue
        path = file.relative_to(root).as_posix()
        try:
            lines = file.read_text(encoding="utf-8").splitlines()
        except UnicodeDecodeError:
            complaints.append(f"{path}: is not UTF-8 text")
            continue
        if file.suffix in COUNTED and len(lines) > LONGEST:
            complaints.append(f"{path}: {len(lines)} lines, more than {LONGEST}")
        for number, line in enumerate(lines, 1):
            if MACHINE.search(line) or here and here + "/" in line:
                complaints.append(f"{path}:{number}: a path of one machine")
    return complaints


def self_test():
    failures = []

    def expect(wanted, path, text):
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text.replace("HERE", str(root.resolve())), encoding="utf-8")
            if bool(check(root)) != wanted:
                failures.append(f"{path}: {'not seen' if wanted else check(root)[0]}")

    slash = "/"
    expect(True, "core/base/Long.cpp", "\n" * (LONGEST + 1))
    expect(False, "core/base/Long.cpp", "\n" * LONGEST)
    expect(False, "translations/long.ts", "\n" * (LONGEST + 1))
    expect(True, "core/base/A.cpp", f"open({slash}work{slash}main);\n")
    expect(True, "app/A.cpp", "HERE/core\n")
    expect(False, "app/A.cpp", "core/work/main ~/work/photos\n")
    expect(True, "notes.txt", "a file at the top\n")
    expect(True, "scripts/a.py", "a folder at the top\n")
    for failure in failures:
        print(failure)
    return 1 if failures else 0


def main(arguments):
    if arguments == ["--self-test"]:
        return self_test()
    complaints = check(Path(arguments[0]) if arguments else Path(__file__).resolve().parents[2])
    for complaint in complaints:
        print(complaint)
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
