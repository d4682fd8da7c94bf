#!/usr/bin/env python3
"""Does the main job through beeldkluis-cli on the example photos and tells what happens.

usage: tour.py BEELDKLUIS-CLI PHOTO-FOLDER

The people on the photos do not exist. The photo folder's manifest.json says who is on which photo; it stands in for the
member of staff who recognises them.
"""

import json
import os
import secrets
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

PURPOSE = "website"
COLLECTION = "Open day"
NAMED_BY_HAND = 3


class Failed(Exception):
    pass


class Cli:
    """beeldkluis-cli with one catalog and its passphrase; shows each command as a person would type it."""

    def __init__(self, program, folder):
        self.program = program
        self.folder = folder
        self.catalog = folder / "Tour.beeldkluis"
        # 0600 in a folder of mode 0700: nobody else can read it.
        self.passphrase_file = folder / "passphrase.txt"
        descriptor = os.open(self.passphrase_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(secrets.token_urlsafe(18) + "\n")

    def shown(self, words):
        text = " ".join(f'"{word}"' if " " in word else word for word in words)
        return text.replace(str(self.folder) + "/", "")

    def run(self, *verb, expect=0, stdin=None):
        """The JSON answer of one command; VERB holds CATALOG where the catalog goes."""
        words = [str(self.catalog) if word is CATALOG else str(word) for word in verb]
        print(f"  $ beeldkluis-cli {self.shown(words)}", flush=True)
        done = subprocess.run([self.program, "--json", "--passphrase-file", str(self.passphrase_file), *words],
                              input=stdin, stdin=None if stdin is not None else subprocess.DEVNULL,
                              capture_output=True, text=True, check=False)
        if done.returncode != expect:
            raise Failed(f"beeldkluis-cli {words[0]} ended with exit code {done.returncode} instead of {expect}: "
                         f"{(done.stderr or done.stdout).strip()}")
        if expect != 0:
            return {"error": done.stderr.strip() or done.stdout.strip()}
        if stdin is not None:
            return [json.loads(line) for line in done.stdout.splitlines()]
        return json.loads(done.stdout)


CATALOG = object()


def step(title):
    print(f"\n{title}")


def tell(text):
    print(f"    {text}", flush=True)


def number(count, one, many=None):
    return f"{count} {one if count == 1 else many or one + 's'}"


def write_form(path, lines):
    """A one-page PDF with LINES of text: a stand-in for the scan of a signed form."""
    def escaped(text):
        return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")

    text = "BT /F1 12 Tf 18 TL 72 760 Td " + " ".join(f"({escaped(line)}) Tj T*" for line in lines) + " ET"
    objects = ["<< /Type /Catalog /Pages 2 0 R >>",
               "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
               "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
               "/Resources << /Font << /F1 5 0 R >> >> >>",
               f"<< /Length {len(text)} >>\nstream\n{text}\nendstream",
               "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    body, offsets = "%PDF-1.4\n", []
    for index, content in enumerate(objects, 1):
        offsets.append(len(body))
        body += f"{index} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    body += (f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
             f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF\n")
    path.write_bytes(body.encode("latin-1"))


def overlap(a, b):
    """Intersection over union of two boxes x, y, width, height in the same pixels."""
    width = min(a[0] + a[2], b[0] + b[2]) - max(a[0], b[0])
    height = min(a[1] + a[3], b[1] + b[3]) - max(a[1], b[1])
    if width <= 0 or height <= 0:
        return 0.0
    return width * height / (a[2] * a[3] + b[2] * b[3] - width * height)


class Staff:
    """Who is on the photos, as the example's manifest tells."""

    def __init__(self, photos):
        manifest = json.loads((photos / "manifest.json").read_text(encoding="utf-8"))
        self.faces = {photo["file"]: photo["faces"] for photo in manifest["photos"]}

    def recognises(self, face):
        """The manifest's id of the person on FACE, or None."""
        known = self.faces.get(Path(face["photo"]).name, [])
        best = max(known, key=lambda one: overlap(one["box"], face["box"]), default=None)
        return best["person"] if best and overlap(best["box"], face["box"]) > 0.3 else None


def tell_reasons(photo):
    """Who and what blocks; those who allow it are left out."""
    words = []
    for reason in photo["reasons"]:
        if reason["reason"] == "Cleared":
            continue
        plain = f"{reason['name']}: {reason['reason']}" if reason["name"] else reason["reason"]
        words.append(reason.get("text", plain))
    # Three unnamed faces are one line, not three.
    once = [f"{word} ({words.count(word)} x)" if words.count(word) > 1 else word for word in dict.fromkeys(words)]
    tell(f"  {Path(photo['path']).name:18} {'; '.join(once)}")


def tell_counts(counts):
    tell(", ".join(f"{state} {count}" for state, count in sorted(counts.items()) if count))


def tour(program, photos):
    staff = Staff(photos)
    today = date.today()
    folder = Path(tempfile.mkdtemp(prefix="beeldkluis-tour-"))
    cli = Cli(program, folder)

    step("1. A new catalog, encrypted with a passphrase")
    created = cli.run("create", CATALOG, "--admin", "Administrator", "--organisation", "Museum De Vaart")
    tell(f"made, with a recovery key of {len(created['recovery_key'].replace('-', ''))} signs that is shown this once")

    step("2. Photos come in; the originals stay as they are")
    imported = cli.run("import", CATALOG, photos, "--collection", COLLECTION)
    tell(f"{number(imported['imported'], 'photo')} in {imported['seconds']:.1f} s; "
         f"{len(imported['failed'])} could not be read")
    again = cli.run("import", CATALOG, photos, "--collection", COLLECTION)
    tell(f"a second time: {again['imported']} new, {again['known']} known")

    step("3. Recognition is off until somebody takes the responsibility")
    refused = cli.run("collection", "set", CATALOG, COLLECTION, "--recognition", "on", expect=6)
    tell(f"refused: {refused['error'].splitlines()[-1]}")
    cli.run("collection", "set", CATALOG, COLLECTION, "--recognition", "on", "--basis", "consent",
            "--dpia", "DPIA 2026-01 of the example")

    step("4. Faces are found on this machine")
    scan = cli.run("scan", CATALOG)
    tell(f"{number(scan['faces'], 'face')} on {number(scan['photos'], 'photo')} in {scan['seconds']:.1f} s, "
         f"{number(scan['possible_faces'], 'possible face')} for a person to look at")

    step("5. People and their signed quitclaims")
    far, signed = today + timedelta(days=365), today - timedelta(days=30)
    people = [("P006", "Noor de Vries", "website,print,recognition", "", signed, far),
              ("P010", "Samir El Amrani", "website,recognition", "advertising", signed, far),
              ("P009", "Willem Bakker", "website,recognition", "", signed, far),
              ("P008", "Greet Jansen", "website", "", today - timedelta(days=400), today - timedelta(days=10)),
              ("P002", "Thijs Smit", "", "website", signed, far)]
    quitclaims = {}
    for _, name, grant, refuse, day, until in people:
        cli.run("person", "add", CATALOG, name)
        form = folder / f"{name}.pdf"
        write_form(form, ["EXAMPLE - this person does not exist", "", "Quitclaim", f"I, {name}, allow: {grant or 'nothing'}",
                          f"I do not allow: {refuse or '-'}", f"valid until {until}", f"signed {day}"])
        words = ["quitclaim", "add", CATALOG, "--person", name, "--signed", day, "--until", until, "--scan", form]
        if grant:
            words += ["--grant", grant]
        if refuse:
            words += ["--refuse", refuse]
        added = cli.run(*words)
        quitclaims[name] = added["quitclaim"]
        tell(f"{added['number']} is {added['state']}")

    step(f"6. A person names {NAMED_BY_HAND} faces of each who allowed recognition, and all of the others")
    names = {person: name for person, name, *_ in people}
    recognised = {person for person, _, grant, *_ in people if "recognition" in grant}
    commands, count = [], {}
    for face in cli.run("face", "list", CATALOG, "--unnamed")["faces"]:
        person = staff.recognises(face)
        if person not in names or person in recognised and count.get(person, 0) == NAMED_BY_HAND:
            continue
        count[person] = count.get(person, 0) + 1
        commands.append(json.dumps(["face", "name", face["face"], names[person]]))
    answers = cli.run("batch", CATALOG, stdin="".join(line + "\n" for line in commands))
    wrong = [answer for answer in answers if answer["exit"] != 0]
    if wrong or len(answers) != len(commands):
        raise Failed(f"{len(wrong)} of {len(commands)} names were not taken: {wrong[:1]}")
    tell(f"{number(len(answers), 'face')} named in one session")

    step("7. The program suggests the rest; a person confirms")
    scan = cli.run("scan", CATALOG)
    tell(f"{number(scan['suggestions'], 'suggestion')} in {scan['seconds']:.1f} s")
    suggested = [face for face in cli.run("face", "list", CATALOG, "--unnamed")["faces"] if face["suggestion"]]
    right = sum(names.get(staff.recognises(face)) == face["suggestion"]["name"] for face in suggested)
    if suggested:
        tell(f"{right} of {len(suggested)} are right, by the list that comes with the photos; "
             f"lowest score {min(face['suggestion']['score'] for face in suggested):.2f}")
    confirmed = cli.run("face", "confirm", CATALOG, "--min-score", "0.5")["confirmed"]
    tell(f"{confirmed} confirmed")
    for person in cli.run("person", "list", CATALOG)["persons"]:
        tell(f"{person['name']:18} on {number(person['photos'], 'photo')}, {number(person['faceprints'], 'faceprint')}")

    step(f"8. What may be shown on the {PURPOSE}?")
    before = cli.run("clearance", CATALOG, "--purpose", PURPOSE)
    tell_counts(before["counts"])
    first = folder / "export-1"
    exported = cli.run("export", CATALOG, "--purpose", PURPOSE, "--to", first)
    tell(f"{number(len(exported['exported']), 'photo')} written, {len(exported['blocked'])} held back")

    name = "Samir El Amrani"
    step(f"9. {name} withdraws")
    withdrawn = cli.run("quitclaim", "withdraw", CATALOG, quitclaims[name], "--reason", "asked by e-mail")
    tell(f"{number(withdrawn['photos_affected'], 'photo')} affected at once, "
         f"{number(withdrawn['faceprints_erased'], 'faceprint')} erased with their key")
    after = cli.run("clearance", CATALOG, "--purpose", PURPOSE)
    tell_counts(after["counts"])
    for task in cli.run("task", "list", CATALOG)["tasks"][:5]:
        tell("task: " + task["text"] + (f" (by {task['due']})" if task["due"] else ""))

    step("10. The same export again")
    second = folder / "export-2"
    exported = cli.run("export", CATALOG, "--purpose", PURPOSE, "--to", second)

    states = {photo["path"]: photo["state"] for photo in after["photos"]}
    step(f"Cleared for the {PURPOSE}: {number(len(exported['exported']), 'photo')}")
    for photo in exported["exported"]:
        tell(f"  {Path(photo['path']).name:18} {states.get(photo['path'], '')}")
    step(f"Blocked: {number(len(exported['blocked']), 'photo')}")
    for state in sorted({photo["state"] for photo in exported["blocked"]}):
        tell(state)
        for photo in exported["blocked"]:
            if photo["state"] == state:
                tell_reasons(photo)

    step("Where to look")
    tell(f"the export of before the withdrawal  {first}")
    tell(f"the export of after it               {second}")
    tell(f"what was relied on                   {exported['manifest']}")
    tell(f"the encrypted catalog                {cli.catalog}")
    tell(f"its passphrase, for this tour only   {cli.passphrase_file}")
    tell(f"all of it may be deleted:            rm -r {folder}")


def main(arguments):
    if len(arguments) != 2:
        print(__doc__.strip())
        return 2
    try:
        tour(os.path.abspath(arguments[0]), Path(arguments[1]).resolve())
    except (Failed, OSError) as error:
        print(f"\nThe tour stopped: {error}", file=sys.stderr)
        return 1
    except (KeyError, json.JSONDecodeError) as error:
        print(f"\nThe tour stopped: an answer was not as promised ({error!r})", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
