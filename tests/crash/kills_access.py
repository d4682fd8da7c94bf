#!/usr/bin/env python3
"""Kills the command line program at random moments of a change of roles that takes keys away, of withdrawing a user's
access, of changing a passphrase and of withdrawing the permission for recognition, and asks each time: does the catalog
open, does `check` find nothing, is nothing left over, and is what was asked for either in force or not there?

kills_access.py BIN_DIR DEMO_DIR [KILLS] [SEED]     KILLS of each kind; exit 0 when all holds
"""
import os
import random
import shutil
import sys
import tempfile
import time

from kills import Catalog, Failure

SECOND = "quite another 9 horse"
NEXT = "a newer horse 12 battery"


class Example:
    """A small catalog with a second administrator, Bob, and with Carla, who opens scans and looks for faces."""

    def __init__(self, program, demo, folder):
        self.program = program
        self.folder = folder
        self.second = self.write("second", SECOND)
        self.next = self.write("next", NEXT)
        made = os.path.join(folder, "made")
        os.mkdir(made)
        catalog = self.original = Catalog(program, made)
        catalog.run("create", "--admin", "Ilse")
        photos = os.path.join(folder, "photos")
        os.mkdir(photos)
        shutil.copy(os.path.join(demo, "scene_0023.jpg"), photos)
        catalog.run("import", photos)
        catalog.run("collection", "set", catalog.run("collection", "list")["collections"][0]["name"], "--recognition", "on",
                    "--basis", "consent", "--dpia", "DPIA 1")
        catalog.run("scan")
        person = catalog.run("person", "add", "Noor")["person"]
        catalog.run("face", "name", catalog.run("face", "list")["faces"][0]["face"], person)
        added = catalog.run("quitclaim", "add", "--person", person, "--grant", "recognition", "--signed", time.strftime("%Y-%m-%d"),
                            "--open-ended", "--scan", os.path.join(demo, "scene_0000.jpg"))
        self.quitclaim = added["quitclaim"]
        catalog.run("user", "add", "Bob", "--roles", "administrator", "--new-passphrase-file", self.second)
        catalog.run("user", "add", "Carla", "--roles", "consent-officer,face-operator", "--new-passphrase-file", self.second)

    def write(self, name, passphrase):
        path = os.path.join(self.folder, name)
        with open(path, "w") as file:
            file.write(passphrase + "\n")
        return path

    def copy(self):
        """The catalog as it was, in a place of its own."""
        place = os.path.join(self.folder, "copy")
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(os.path.join(self.folder, "made"), place)
        return Catalog(self.program, place)


def check_as(catalog, passphrase, *user):
    """What `check` tells USER; None where PASSPHRASE does not open the catalog for them."""
    other = Catalog(catalog.program, os.path.dirname(catalog.path))
    other.passphrase = passphrase
    other.user = user
    try:
        return other.run("check")
    except Failure as failure:
        if "ended with 3" not in str(failure):
            raise
        return None


def must_be(condition, what):
    if not condition:
        raise Failure(what)


def user(catalog, name):
    found, = [one for one in catalog.run("user", "list")["users"] if one["name"] == name]
    return found


def look_at_roles(example, catalog):
    roles = sorted(user(catalog, "Carla")["roles"])
    must_be(roles in (["consent-officer", "face-operator"], ["editor"]), f"Carla is {roles}")
    seen = check_as(catalog, example.second, "--user", "Carla")
    must_be(seen and seen["ok"], f"Carla's check says {seen}")
    return roles == ["editor"]


def look_at_removal(example, catalog):
    active = user(catalog, "Bob")["active"]
    seen = check_as(catalog, example.second, "--user", "Bob")
    must_be(bool(seen) == active, f"Bob is {'in' if active else 'out'}, and opening says {seen}")
    return not active


def look_at_passphrase(example, catalog):
    after = check_as(catalog, example.next)
    before = check_as(catalog, catalog.passphrase)
    must_be(bool(before) != bool(after), f"opens with the old passphrase: {before}, with the new: {after}")
    return bool(after)


def look_at_withdrawal(example, catalog):
    record, = [one for one in catalog.run("quitclaim", "list")["quitclaims"] if one["quitclaim"] == example.quitclaim]
    must_be(record["state"] in ("active", "withdrawn"), f"half a withdrawal: {record}")
    return record["state"] == "withdrawn"


def leftovers(catalog):
    return [name for _, folders, files in os.walk(catalog.path) for name in folders + files if ".next" in name or ".old" in name]


def time_of(example, words):
    catalog = example.copy()
    started = time.monotonic()
    catalog.run(*words)
    return time.monotonic() - started


def series(example, kills, chance, unlock, look, words):
    took = time_of(example, words)
    hit = new = 0
    for _ in range(kills):
        catalog = example.copy()
        # Half of them near the end: what a passphrase takes its time for comes before anything is written.
        moment = chance.uniform(unlock * 0.9 if chance.random() < 0.5 else took * 0.85, took * 1.05)
        killed = catalog.kill_during(moment, *words)
        hit += killed
        try:
            if look is look_at_passphrase:
                changed = look(example, catalog)
                if changed:
                    catalog.passphrase = example.next
                catalog.must_be_sound()
            else:
                catalog.must_be_sound()
                changed = look(example, catalog)
            must_be(killed or changed, "it ended and is not in force")
            must_be(not leftovers(catalog), f"left over: {leftovers(catalog)}")
        except Failure as failure:
            raise Failure(f"{' '.join(words[:2])}, killed after {moment:.3f} s of {took:.3f} s: {failure}") from failure
        new += changed
    print(f"{' '.join(words[:2])}: {hit} of {kills} runs killed, in force after {new}, never half")
    return hit


def main():
    bin_dir, demo = sys.argv[1:3]
    kills = int(sys.argv[3]) if len(sys.argv) > 3 else 10
    seed = int(sys.argv[4]) if len(sys.argv) > 4 else int(time.time())
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="beeldkluis-kills-") as folder:
        try:
            example = Example(os.path.join(bin_dir, "beeldkluis-cli"), demo, folder)
            started = time.monotonic()
            example.original.run("user", "list")
            unlock = time.monotonic() - started
            works = ((look_at_roles, ("user", "role", "Carla", "--roles", "editor")),
                     (look_at_removal, ("user", "disable", "Bob")),
                     (look_at_passphrase, ("passphrase", "change", "--new-passphrase-file", example.next)),
                     (look_at_withdrawal, ("quitclaim", "withdraw", example.quitclaim)))
            hit = sum(series(example, kills, chance, unlock, look, words) for look, words in works)
            must_be(hit > 0, "no run was killed: this proved nothing")
        except Failure as failure:
            print(f"seed {seed}: {failure}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
