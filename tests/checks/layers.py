#!/usr/bin/env python3
"""Fails when a source file includes what its layer may not know.

usage: layers.py [ROOT]      checks app/, ui/ and core/ under ROOT (default: this project)
       layers.py --self-test sees every forbidden arrow fail on small trees made for the purpose
"""

import posixpath
import re
import sys
import tempfile
from fnmatch import fnmatch
from pathlib import Path

# What each part may include besides itself. Arrows point down only.
MAY_INCLUDE = {
    "core/base": set(),
    "core/model": {"core/base"},
    "core/consent": {"core/model", "core/base"},
    "core/crypto": {"core/model", "core/base"},
    "core/db": {"core/crypto", "core/model", "core/base", "resources"},
    "core/store": {"core/db", "core/crypto", "core/consent", "core/model", "core/base", "resources"},
    "core/imaging": {"core/model", "core/base"},
    "core/faces": {"core/model", "core/base"},
    "core/jobs": {"core/base"},
    "core/services": {"core/consent", "core/store", "core/imaging", "core/faces", "core/jobs", "core/db", "core/crypto",
                      "core/model", "core/base"},
    "ui": {"core/services", "core/jobs", "core/model", "core/base"},
    "app": {"ui", "core/services", "core/consent", "core/store", "core/imaging", "core/faces", "core/jobs", "core/db",
            "core/crypto", "core/model", "core/base", "resources"},
}

# Foreign headers and the only files that may know them.
FOREIGN = {
    "SQLCipher": (("sqlite3.h", "sqlcipher/*"), ("core/db/*.cpp",)),
    "libsodium": (("sodium.h", "sodium/*"), ("core/crypto/*.cpp",)),
    "OpenCV": (("opencv2/*", "opencv4/*"), ("core/faces/*.cpp", "core/imaging/*.cpp")),
    "dlib": (("dlib/*",), ("core/faces/*.cpp",)),
    "exiv2": (("exiv2/*",), ("core/imaging/*.cpp",)),
    "poppler": (("poppler/*", "poppler-*.h"), ("app/decoder/*.cpp",)),
    "CLI11": (("CLI/*",), ("app/cli/*",)),
    "a network or database library of Qt": (
        ("QtNetwork*", "QtSql*", "QNetwork*", "QTcp*", "QUdp*", "QSsl*", "QHost*", "QAbstractSocket", "QLocalSocket",
         "QLocalServer", "QSql*", "curl/*", "sys/socket.h"), ()),
}

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
GENERATED = re.compile(r"(^|/)(moc_[^/]*\.cpp|[^/]*\.moc|ui_[^/]*\.h)$")
SOURCES = (".h", ".cpp")


def part_of(path):
    """The layer that a path relative to the root belongs to, or None."""
    pieces = path.split("/")
    if pieces[0] == "core":
        return "/".join(pieces[:2]) if len(pieces) > 2 else None
    return pieces[0] if len(pieces) > 1 else None


def check_include(root, path, kind, name):
    """The complaint about one include, or None."""
    for library, (headers, homes) in FOREIGN.items():
        if any(fnmatch(name, header) for header in headers):
            if any(fnmatch(path, home) for home in homes):
                return None
            return f"{library} is known to {' and '.join(homes) or 'nobody'} only"
    if GENERATED.search(name):
        return None
    target = name
    if kind == '"' and not (root / name).is_file():
        beside = Path(posixpath.normpath(Path(path).parent / name))
        if not (root / beside).is_file():
            return f'there is no file "{name}"'
        target = beside.as_posix()
    elif kind == "<" and name.split("/")[0] not in ("app", "core", "resources", "tests", "ui"):
        return None
    origin, part = part_of(path), part_of(target)
    if part == origin or part in MAY_INCLUDE[origin]:
        return None
    return f"{origin} may not know {part}"


def check(root):
    """All complaints about the tree under ROOT, and how many files were read."""
    complaints, count = [], 0
    for top in ("core", "ui", "app"):
        for file in sorted((root / top).rglob("*")):
            if file.suffix not in SOURCES:
                continue
            path = file.relative_to(root).as_posix()
            count += 1
            if part_of(path) not in MAY_INCLUDE:
                complaints.append(f"{path}: not a part of the house")
                continue
            for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
                match = INCLUDE.match(line)
                complaint = match and check_include(root, path, *match.groups())
                if complaint:
                    complaints.append(f"{path}:{number}: {complaint} ({line.strip()})")
    return complaints, count


def complaints_about(files):
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for path, text in files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8")
        return check(root)[0]


def self_test():
    failures = []

    def expect(wanted, what, files):
        found = complaints_about(files)
        if bool(found) != wanted:
            failures.append(f"{what}: {'not seen' if wanted else 'wrongly refused: ' + found[0]}")

    parts = list(MAY_INCLUDE)
    headers = {f"{part}/Thing.h": "#pragma once\n" for part in [*parts, "resources", "tests"]}
    for origin in parts:
        for target in [*parts, "resources", "tests"]:
            forbidden = target != origin and target not in MAY_INCLUDE[origin]
            for kind in ('"{}"', "<{}>"):
                include = f"#include {kind.format(target + '/Thing.h')}\n"
                expect(forbidden, f"{origin} -> {target}", headers | {f"{origin}/User.cpp": include})

    homes = {"SQLCipher": "core/db/A.cpp", "libsodium": "core/crypto/A.cpp", "OpenCV": "core/faces/A.cpp",
             "dlib": "core/faces/A.cpp", "exiv2": "core/imaging/A.cpp", "poppler": "app/decoder/A.cpp",
             "CLI11": "app/cli/A.h"}
    for library, (names, _) in FOREIGN.items():
        for name in names:
            include = f"#include <{name.replace('*', 'x')}>\n"
            home = homes.get(library)
            if home:
                expect(False, f"{library} at home", {home: include})
                if library != "CLI11":
                    expect(True, f"{library} in a header", {home.replace(".cpp", ".h"): include})
            for part in parts:
                if home is None or not home.startswith(part):
                    if not (library == "OpenCV" and part == "core/imaging"):
                        expect(True, f"{library} in {part}", {f"{part}/A.cpp": include})

    expect(True, "a missing file", {"core/base/A.cpp": '#include "core/base/Nothing.h"\n'})
    expect(True, "a folder of no layer", {"core/other/A.cpp": "\n"})
    expect(True, "a relative way up", {"core/base/A.cpp": '#include "../model/B.h"\n', "core/model/B.h": ""})
    expect(False, "a file beside", {"ui/today/A.cpp": '#include "B.h"\n#include "A.moc"\n', "ui/today/B.h": ""})
    for failure in failures:
        print(failure)
    return 1 if failures else 0


def main(arguments):
    if arguments == ["--self-test"]:
        return self_test()
    root = Path(arguments[0]) if arguments else Path(__file__).resolve().parents[2]
    complaints, count = check(root)
    for complaint in complaints:
        print(complaint)
    if count == 0:
        print(f"no source files under {root}")
    return 1 if complaints or count == 0 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
