#!/usr/bin/env python3
"""Fails when a built program links what it must not, shows SQLCipher's functions to others, or lacks hardening.

usage: binaries.py PROGRAM...
       binaries.py --self-test   compiles small faulty programs and sees each fault named
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

# A libsqlite3 in the process could answer instead of SQLCipher and write plain text; the others open sockets or bring a
# libsqlite3 along.
FORBIDDEN = ("libsqlite3", "libsqlcipher", "libQt6Network", "libQt6Sql", "libcurl", "libopencv_imgcodecs",
             "libopencv_highgui", "libgdal")
# What opens strangers' files; only in the decoder, which has no keys and no network.
DECODING = ("libexiv2", "libpoppler", "libtiff", "libwebp")
NETWORK = {"socket", "connect", "bind", "listen", "accept", "accept4", "getaddrinfo", "gethostbyname"}


def output(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def check(program):
    """All complaints about one program."""
    complaints = []
    # ldd follows the libraries of the libraries, too.
    for line in output("ldd", program).splitlines():
        name = line.split()[0]
        if "not found" in line:
            complaints.append(f"needs {name}, which is not installed")
        if Path(name).name.startswith(FORBIDDEN):
            complaints.append(f"links {name}")
        if Path(name).name.startswith(DECODING) and not Path(program).name.endswith("-decoder"):
            complaints.append(f"links {name}, which is the decoder's")

    symbols = [line.split() for line in output("nm", "-D", program).splitlines()]
    shown = sorted(line[-1] for line in symbols
                   if line[-2] not in ("U", "w", "v") and line[-1].startswith("sqlite3_"))
    if shown:
        complaints.append(f"shows {len(shown)} functions of SQLCipher, e.g. {shown[0]}")
    wanted_from_outside = [line[-1] for line in symbols if line[-2] == "U"]
    if any(symbol.startswith("sqlite3_") for symbol in wanted_from_outside):
        complaints.append("takes SQLite's functions from a shared library")
    network = sorted(NETWORK & {symbol.split("@")[0] for symbol in wanted_from_outside})
    if network:
        complaints.append(f"calls {', '.join(network)}")
    if not any(symbol.startswith("__stack_chk_fail") for symbol in wanted_from_outside):
        complaints.append("has no stack protector")

    dynamic = output("readelf", "-W", "-d", program)
    segments = output("readelf", "-W", "-l", program)
    if not re.search(r"FLAGS_1.*\bPIE\b", dynamic):
        complaints.append("is not position independent (PIE)")
    if "GNU_RELRO" not in segments or not re.search(r"BIND_NOW|FLAGS_1.*\bNOW\b", dynamic):
        complaints.append("is without full RELRO")
    if not re.search(r"GNU_STACK\s.*\sRW\s", segments):
        complaints.append("has an executable stack")
    return complaints


GOOD = ["-fPIE", "-pie", "-fstack-protector-all", "-Wl,-z,relro,-z,now,-z,noexecstack"]
PLAIN = "int main() { volatile char text[64]; text[0] = 0; return text[0]; }\n"


def self_test():
    failures = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)

        def compile_to(target, source, *options):
            subprocess.run(["g++", "-x", "c++", "-O1", "-o", str(folder / target), "-", *options], check=True, input=source,
                           text=True, capture_output=True)
            return str(folder / target)

        def expect(word, what, *options, source=PLAIN):
            found = check(compile_to("program", source, *options))
            if word is None and found or word is not None and not any(word in complaint for complaint in found):
                failures.append(f"{what}: {found or 'not seen'}")

        beside = [f"-L{folder}", f"-Wl,--disable-new-dtags,-rpath,{folder}", "-Wl,--no-as-needed"]
        expect(None, "a good program", *GOOD)
        for library in FORBIDDEN:
            compile_to(f"{library}.so", "", "-shared", "-fPIC", f"-Wl,-soname,{library}.so")
            expect(f"links {library}", library, *GOOD, *beside, f"-l{library[3:]}")
        for library in DECODING:
            compile_to(f"{library}.so", "", "-shared", "-fPIC", f"-Wl,-soname,{library}.so")
            expect("the decoder's", library, *GOOD, *beside, f"-l{library[3:]}")
        if check(compile_to("our-decoder", PLAIN, *GOOD, *beside, "-lexiv2")):
            failures.append("a decoder that links what it must: wrongly refused")
        compile_to("libbetween.so", "", "-shared", "-fPIC", "-Wl,-soname,libbetween.so", *beside, "-lcurl")
        expect("links libcurl", "a library of a library", *GOOD, *beside, "-lbetween")

        sqlite = 'extern "C" int sqlite3_open() { return 0; }\n' + PLAIN
        expect("shows 1 function", "shown functions", *GOOD, "-rdynamic", source=sqlite)
        expect(None, "hidden functions", *GOOD, source=sqlite)
        compile_to("libother.so", 'extern "C" int sqlite3_open() { return 0; }\n', "-shared", "-fPIC",
                   "-Wl,-soname,libother.so")
        expect("takes SQLite's", "functions from a library of another name", *GOOD, *beside, "-lother",
               source='extern "C" int sqlite3_open();\nint main() { return sqlite3_open(); }\n')

        expect("calls socket", "a socket", *GOOD,
               source="#include <sys/socket.h>\nint main() { return socket(AF_INET, SOCK_STREAM, 0); }\n")

        expect("PIE", "no PIE", "-fno-pie", "-no-pie", "-fstack-protector-all", "-Wl,-z,relro,-z,now")
        expect("RELRO", "lazy binding", *GOOD[:3], "-Wl,-z,relro,-z,lazy")
        expect("RELRO", "no RELRO", *GOOD[:3], "-Wl,-z,norelro,-z,now")
        expect("stack protector", "no stack protector", "-fPIE", "-pie", "-fno-stack-protector", *GOOD[3:])
        expect("executable stack", "executable stack", *GOOD[:3], "-Wl,-z,relro,-z,now,-z,execstack")
    for failure in failures:
        print(failure)
    return 1 if failures else 0


def main(arguments):
    if arguments == ["--self-test"]:
        return self_test()
    if not arguments:
        print(__doc__.strip())
        return 2
    bad = False
    for program in arguments:
        for complaint in check(program):
            print(f"{Path(program).name} {complaint}")
            bad = True
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
