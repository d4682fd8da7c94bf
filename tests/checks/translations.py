#!/usr/bin/env python3
"""Fails when the window would not speak whole Dutch, or English without right plurals.

Complains about entries of the .ts files that are unfinished, empty or vanished, whose placeholders, ellipsis, line
breaks or mnemonic differ from the source's, and about sentences of the sources that the files do not hold.

usage: translations.py [ROOT]      checks translations/ under ROOT (default: this project); 77 when the files are
                                   good but lupdate, which reads the sources, is not installed
       translations.py --self-test sees each complaint raised on small files made for the purpose
"""

import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

SKIPPED = 77
# Per file, what lupdate is to collect besides everything: the English one holds plurals only.
FILES = {"beeldkluis_nl.ts": [], "beeldkluis_en.ts": ["-pluralonly"]}
SOURCES = ("ui", "app")
# Dutch and English have a form for one and a form for more.
FORMS = 2
PLACEHOLDER = re.compile(r"%L?(?:\d{1,2}|n)")
MNEMONIC = re.compile(r"&(\w)")
LUPDATE_PLACES = ("/usr/lib/qt6/bin", "/usr/lib64/qt6/bin", "/usr/lib/qt6", "/opt/homebrew/bin")


def messages(file):
    """Context, source, kind, forms of each entry of a .ts file."""
    for context in ElementTree.parse(file).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            numerus = message.get("numerus") == "yes"
            forms = translation.findall("numerusform") if numerus else [translation]
            yield (context.findtext("name"), message.findtext("source") or "", numerus, translation.get("type"),
                   [form.text or "" for form in forms])


def complaint_about(source, numerus, kind, forms):
    """What is wrong with one entry, or None."""
    if kind is not None:
        return kind
    if not forms or not all(form.strip() for form in forms):
        return "empty"
    if numerus and len(forms) != FORMS:
        return f"{len(forms)} plural form(s), not {FORMS}"
    for form in forms:
        if set(PLACEHOLDER.findall(source)) != set(PLACEHOLDER.findall(form)):
            return "placeholders differ"
        if source.endswith("…") != form.endswith("…"):
            return "ellipsis differs"
        if source.count("\n") != form.count("\n"):
            return "line breaks differ"
        if len(MNEMONIC.findall(source)) != len(MNEMONIC.findall(form)):
            return "mnemonic differs"
    return None


def check_file(file):
    """All complaints about one .ts file."""
    complaints = []
    keys = {}
    count = 0
    for context, source, numerus, kind, forms in messages(file):
        count += 1
        complaint = complaint_about(source, numerus, kind, forms)
        if complaint:
            complaints.append(f"{file.name}: {context}: “{source}”: {complaint}")
        for key in MNEMONIC.findall(forms[0] if forms else ""):
            # The same words on the same key are one field shown in two states.
            other = keys.setdefault((context, key.lower()), forms[0])
            if other != forms[0]:
                complaints.append(f"{file.name}: {context}: “{other}” and “{forms[0]}” have the same mnemonic")
    if count == 0:
        complaints.append(f"{file.name}: no entries")
    return complaints


def find_lupdate():
    for name in ("lupdate6", "lupdate-qt6"):
        if path := shutil.which(name):
            return path
    for place in LUPDATE_PLACES:
        if (path := Path(place) / "lupdate").is_file():
            return str(path)
    return shutil.which("lupdate")


def check_sources(root, lupdate):
    """What lupdate finds in the sources and not in the files, or the other way round."""
    complaints = []
    with tempfile.TemporaryDirectory() as folder:
        for name, options in FILES.items():
            copy = Path(folder) / name
            shutil.copyfile(root / "translations" / name, copy)
            before = {(context, source) for context, source, *_ in messages(copy)}
            command = [lupdate, "-silent", "-locations", "none", *options, "-I", str(root), "-source-language", "en",
                       "-target-language", copy.stem.rsplit("_", 1)[1]]
            done = subprocess.run([*command, *(str(root / part) for part in SOURCES), "-ts", str(copy)],
                                  capture_output=True, text=True, check=False)
            if done.returncode != 0:
                return [f"lupdate failed on {name}: {done.stderr.strip()}"]
            after = {(context, source): kind for context, source, _, kind, _ in messages(copy)}
            for (context, source), kind in after.items():
                if (context, source) not in before:
                    complaints.append(f"{name}: {context}: “{source}”: in the sources, not in the file")
                elif kind in ("vanished", "obsolete"):
                    complaints.append(f"{name}: {context}: “{source}”: in the file, not in the sources")
            for context, source in before - after.keys():
                complaints.append(f"{name}: {context}: “{source}”: in the file, not in the sources")
    if complaints:
        complaints.append("The target update_translations brings the files up to date.")
    return complaints


def self_test():
    failures = []

    def entry(source, translation, attributes=""):
        return f"<message{attributes}><source>{source}</source>{translation}</message>"

    def said(source, dutch):
        return entry(source, f"<translation>{dutch}</translation>")

    def plural(source, *forms):
        inner = "".join(f"<numerusform>{form}</numerusform>" for form in forms)
        return entry(source, f"<translation>{inner}</translation>", ' numerus="yes"')

    def write(file, *entries):
        file.write_text('<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n<TS version="2.1" language="nl">'
                        f"<context><name>Page</name>{''.join(entries)}</context></TS>\n", encoding="utf-8")

    def expect(wanted, complaints, what):
        if wanted is None and complaints or wanted and not any(wanted in complaint for complaint in complaints):
            failures.append(f"{what}: expected {wanted or 'no complaint'}, got {complaints or 'none'}")

    good = [said("Photo", "Foto"), said("%1 of %2…", "%2, %1…"), said("&amp;Name", "N&amp;aam"),
            said("A &amp; B", "A &amp; B"), plural("%n photo(s)", "%n foto", "%n foto's")]
    cases = [(None, said("%1: %3 of %3", "%1: %3")),
             ("unfinished", entry("Face", '<translation type="unfinished">Gezicht</translation>')),
             ("vanished", entry("Face", '<translation type="vanished">Gezicht</translation>')),
             ("empty", said("Face", "")),
             ("empty", entry("Face", "<translation/>")),
             ("empty", plural("%n face(s)", "%n gezicht", "")),
             ("plural form", plural("%n face(s)", "%n gezicht")),
             ("placeholders", said("Born %1", "Geboren")),
             ("placeholders", said("Born", "Geboren %1")),
             ("placeholders", said("%1 and %2", "%1 en %1")),
             ("placeholders", plural("%n face(s)", "een gezicht", "%n gezichten")),
             ("ellipsis", said("Add…", "Toevoegen")),
             ("line breaks", said("One\ntwo", "Een twee")),
             ("mnemonic differs", said("&amp;Face", "Gezicht")),
             ("same mnemonic", said("&amp;Age", "&amp;Anciënniteit"))]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "beeldkluis_nl.ts"
        write(file, *good)
        expect(None, check_file(file), "good entries")
        for wanted, bad in cases:
            write(file, *good, bad)
            expect(wanted, check_file(file), bad)
        write(file)
        expect("no entries", check_file(file), "an empty file")

    lupdate = find_lupdate()
    if lupdate:
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            for part in ("ui", "app", "translations"):
                (root / part).mkdir()

            def sources(*calls):
                (root / "ui" / "Page.cpp").write_text(
                    '#include <QObject>\nvoid Page::fill() {\n' + "".join(f"    {call};\n" for call in calls) + "}\n",
                    encoding="utf-8")

            write(root / "translations" / "beeldkluis_nl.ts", said("Photo", "Foto"),
                  plural("%n photo(s)", "%n foto", "%n foto's"))
            write(root / "translations" / "beeldkluis_en.ts", plural("%n photo(s)", "%n photo", "%n photos"))
            known = ('tr("Photo")', 'tr("%n photo(s)", nullptr, 2)')
            sources(*known)
            expect(None, check_sources(root, lupdate), "sources that fit")
            sources(*known, 'tr("Face")')
            expect("beeldkluis_nl.ts: Page: “Face”: in the sources", check_sources(root, lupdate), "a new sentence")
            sources(*known, 'tr("%n face(s)", nullptr, 2)')
            expect("beeldkluis_en.ts: Page: “%n face(s)”: in the sources", check_sources(root, lupdate), "a new plural")
            sources(known[1])
            expect("beeldkluis_nl.ts: Page: “Photo”: in the file", check_sources(root, lupdate), "a lost sentence")
    for failure in failures:
        print(failure)
    return 1 if failures else 0


def main(arguments):
    if arguments == ["--self-test"]:
        return self_test()
    root = Path(arguments[0]) if arguments else Path(__file__).resolve().parents[2]
    complaints = [complaint for name in FILES for complaint in check_file(root / "translations" / name)]
    lupdate = find_lupdate()
    if lupdate:
        complaints += check_sources(root, lupdate)
    for complaint in complaints:
        print(complaint)
    if complaints:
        return 1
    if not lupdate:
        print("Skipped in part: lupdate (qt6-tools) is not installed, so the sources were not read.")
        return SKIPPED
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
