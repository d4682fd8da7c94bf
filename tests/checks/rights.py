#!/usr/bin/env python3
"""Fails when a public function of a service does not begin with the right it needs, or no test calls it as every role.

usage: rights.py [ROOT]      checks core/services/*Service.h of ROOT (default: this project)
       rights.py --self-test sees both complaints raised on a small tree made for the purpose
"""

import re
import sys
import tempfile
from pathlib import Path

# Not on a session, or for every role as a whole.
OTHER_SERVICES = {"CatalogService", "DemoService", "CheckService"}
# What opening and a new day do whoever is there, what tells nothing about anybody, and what users do for themselves.
FOR_EVERYBODY = {
    "ClearanceService::refresh", "ClearanceService::settle", "ClearanceService::settleDay",
    "ClearanceService::noPeopleNeedsReview",
    "CollectionService::defaultName", "ConsentService::purposes", "FaceService::catchUp",
    "PurposeService::list", "PurposeService::names", "PurposeService::history",
    "UserService::changePassphrase", "UserService::resetPassphrase", "UserService::allowKeyring",
    "UserService::forbidKeyring", "UserService::recoverySheet",
}
# Begins with another public function that asks.
BY_ANOTHER = {"UserService::find"}
ASKS = re.compile(r"\s*(?:BK_TRY\((?:m_session\.require\(|requireAny\()|return m_session\.require\()")


def public_functions(header, service):
    """The names of the functions that CLASS declares before its private part."""
    text = re.sub(r"//[^\n]*|/\*.*?\*/", "", header, flags=re.S)
    begin = text.find(f"class {service} {{")
    if begin < 0:
        return []
    body = text[begin:]
    body = body[body.index("public:") + len("public:"):body.index("private:")]
    names = []
    for declaration in body.split(";"):
        found = re.search(r"(~?\w+)\s*\(", declaration)
        if found and found.group(1).lstrip("~") != service:
            names.append(found.group(1))
    return names


def check(root):
    complaints = []
    services = root / "core/services"
    table = (root / "tests/core/services/RightsTest.cpp").read_text()
    for header in sorted(services.glob("*Service.h")):
        service = header.stem
        if service in OTHER_SERVICES:
            continue
        source = header.with_suffix(".cpp").read_text()
        functions = public_functions(header.read_text(), service)
        if not functions:
            complaints.append(f"{header.relative_to(root)}: no public function was found")
        for name in functions:
            full = f"{service}::{name}"
            for body in re.finditer(rf"\b{full}\([^{{;]*\{{", source):
                if full not in FOR_EVERYBODY | BY_ANOTHER and not ASKS.match(source, body.end()):
                    complaints.append(f"{full} does not begin with the right it needs")
            if full not in FOR_EVERYBODY and f'"{full}"' not in table:
                complaints.append(f"{full} is not in the table of RightsTest")
    return complaints


def self_test():
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "core/services").mkdir(parents=True)
        (root / "tests/core/services").mkdir(parents=True)
        (root / "core/services/PhotoService.h").write_text(
            "class PhotoService {\npublic:\n    explicit PhotoService(Session& session);\n"
            "    Status good(int one,\n                int two);\n    Status forgetful();\n    Status untested();\n"
            "private:\n    Status inner();\n};\n")
        (root / "core/services/PhotoService.cpp").write_text(
            "Status PhotoService::good(int one,\n    int two) {\n    BK_TRY(m_session.require(Right::SeePhotos));\n}\n"
            "Status PhotoService::forgetful() {\n    int a = 1;\n}\n"
            "Status PhotoService::untested() {\n    BK_TRY(requireAny(m_session, {}));\n}\n"
            "Status PhotoService::inner() {\n}\n")
        (root / "tests/core/services/RightsTest.cpp").write_text(
            'row("PhotoService::good")\nrow("PhotoService::forgetful")\n')
        expected = ["PhotoService::forgetful does not begin with the right it needs",
                    "PhotoService::untested is not in the table of RightsTest"]
        found = check(root)
        if found != expected:
            print(f"expected {expected}, found {found}")
            return 1
    return 0


def main(arguments):
    if arguments == ["--self-test"]:
        return self_test()
    complaints = check(Path(arguments[0]) if arguments else Path(__file__).resolve().parents[2])
    for complaint in complaints:
        print(complaint)
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
