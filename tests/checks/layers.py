#!/usr/bin/env python3
"""Fails when a source file includes what its layer may not know.

usage: layers.py [ROOT]      checks app/, ui/ and core/ under ROOT (default: this project)
       layers.py --self-test sees every forbidden arrow fail on a small tree made for the purpose
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
    "core/worker": {"core/base"},
    "core/picture": {"core/model", "core/base"},
    "core/imaging": {"core/picture", "core/worker", "core/model", "core/base"},
    "core/decoding": {"core/picture", "core/worker", "core/model", "core/base"},
    "core/faces": {"core/worker", "core/model", "core/base"},
    "core/jobs": {"core/base"},
    "core/services": {"core/consent", "core/store", "core/imaging", "core/faces", "core/jobs", "core/db", "core/crypto",
                      "core/model", "core/base"},
    "ui": {"core/services", "core/jobs", "core/model", "core/base"},
    "app": {"ui", "core/services", "core/consent", "core/store", "core/imaging", "core/faces", "core/jobs", "core/db",
            "core/crypto", "core/model", "core/base", "resources"},
    # Programs of their own, the only ones that open what strangers made; they have no keys to lose.
    "app/walls": set(),
    "app/decoder": {"app/walls", "core/decoding", "core/picture", "core/worker", "core/model", "core/base"},
    "app/network": {"app/walls", "core/faces", "core/worker", "core/model", "core/base"},
}

# Foreign headers and the only files that may know them.
FOREIGN = {
    "SQLCipher": (("sqlite3.h", "sqlcipher/*"), ("core/db/*.cpp",)),
    "libsodium": (("sodium.h", "sodium/*"), ("core/crypto/*.cpp",)),
    "OpenCV": (("opencv2/*", "opencv4/*"), ("core/faces/*.cpp", "core/imaging/*.cpp")),
    "dlib": (("dlib/*",), ("core/faces/*.cpp", "core/faces/DlibResnet.h")),
    "oneDNN": (("oneapi/dnnl/*",), ("core/faces/*.cpp", "core/faces/OneDnnSteps.h")),
    "onnx": (("onnx/*",), ("core/faces/*.cpp",)),
    "exiv2": (("exiv2/*",), ("core/decoding/*.cpp",)),
    "poppler": (("poppler/*", "poppler-*.h"), ("app/decoder/*.cpp",)),
    "CLI11": (("CLI/*",), ("app/cli/*",)),
    "libical": (("libical/*",), ("core/services/*.cpp",)),
    "a network or database library of Qt": (
        ("QtNetwork*", "QtSql*", "QNetwork*", "QTcp*", "QUdp*", "QSsl*", "QHost*", "QAbstractSocket", "QLocalSocket",
         "QLocalServer", "QSql*", "curl/*"), ()),
    # The channel between a program and its workers; what the walls are tried with.
    "a socket": (("sys/socket.h",), ("core/worker/*.cpp", "app/walls/*.cpp")),
}

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
GENERATED = re.compile(r"(^|/)(moc_[^/]*\.cpp|[^/]*\.moc|ui_[^/]*\.h)$")
SOURCES = (".h", ".cpp")


def part_of(path):
    """The layer that a path relative to the root belongs to, or None."""
    pieces = path.split("/")
    if pieces[0] == "core":
        return "/".join(pieces[:2]) if len(pieces) > 2 else None
    if "/".join(pieces[:2]) in MAY_INCLUDE and len(pieces) > 2:
        return "/".join(pieces[:2])
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


def self_test():
    parts = list(MAY_INCLUDE)
    files = {f"{part}/Thing.h": "#pragma once\n" for part in [*parts, "resources", "tests"]}
    # Per file: whether it must be complained about, and what it stands for.
    expected = {}

    def expect(refused, what, text, folder, suffix=".cpp"):
        path = f"{folder}/Case{len(expected)}{suffix}"
        files[path] = text
        expected[path] = (refused, what)

    for origin in parts:
        for target in [*parts, "resources", "tests"]:
            refused = target != origin and target not in MAY_INCLUDE[origin]
            expect(refused, f"{origin} -> {target}", f'#include "{target}/Thing.h"\n', origin)
            expect(refused, f"{origin} -> <{target}>", f" #  include <{target}/Thing.h>\n", origin)
        expect(False, f"a file beside in {origin}", '#include "Thing.h"\n#include "Case.moc"\n', origin)

    homes = {"SQLCipher": ["core/db"], "libsodium": ["core/crypto"], "OpenCV": ["core/faces", "core/imaging"],
             "dlib": ["core/faces"], "oneDNN": ["core/faces"], "onnx": ["core/faces"],
             "exiv2": ["core/decoding"], "poppler": ["app/decoder"], "CLI11": ["app/cli"],
             "libical": ["core/services"], "a socket": ["core/worker", "app/walls"]}
    for library, (names, _) in FOREIGN.items():
        for name in names:
            include = f"#include <{name.replace('*', 'x')}>\n"
            at_home = homes.get(library, [])
            for home in at_home:
                expect(False, f"{library} in a source of {home}", include, home)
                expect(library != "CLI11", f"{library} in a header of {home}", include, home, ".h")
            for part in parts:
                if part not in at_home:
                    expect(True, f"{library} in {part}", include, part)

    expect(True, "a missing file", '#include "core/base/Nothing.h"\n', "core/base")
    expect(True, "a folder of no layer", "\n", "core/other")
    expect(True, "a relative way up", '#include "../model/Thing.h"\n', "core/base")

    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for path, text in files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8")
        found = {complaint.split(":")[0] for complaint in check(root)[0]}
    failures = [f"{what}: {'not seen' if refused else 'wrongly refused'}"
                for path, (refused, what) in expected.items() if refused != (path in found)]
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
