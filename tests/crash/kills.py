#!/usr/bin/env python3
"""Kills the command line program at random moments of an import, of a scan, of adding a quitclaim with its
paper and of a withdrawal, and asks each time: does the catalog open, does `check` find nothing, does the next
run complete the work, and is a quitclaim either whole or not there, a withdrawal either in force or not there?

kills.py BIN_DIR DEMO_DIR [KILLS] [SEED]     exit 0 when all holds
"""
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time

PASSPHRASE = "killed and risen 42"


class Failure(Exception):
    pass


class Catalog:
    def __init__(self, program, folder):
        self.program = program
        self.path = os.path.join(folder, "Killed.beeldkluis")
        self.passphrase = os.path.join(folder, "passphrase")
        with open(self.passphrase, "w") as file:
            file.write(PASSPHRASE + "\n")
        self.user = []  # options that say who opens it

    def command(self, *words):
        verb = 1 if words[0] in ("clearance", "create", "check", "import", "scan") else 2
        return [self.program, "--json", *self.user, "--passphrase-file", self.passphrase, *words[:verb], self.path, *words[verb:]]

    def run(self, *words):
        done = subprocess.run(self.command(*words), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        if done.returncode != 0:
            raise Failure(f"{words[0]} ended with {done.returncode}: {done.stderr.decode(errors='replace').strip()}")
        return json.loads(done.stdout)

    def kill_during(self, seconds, *words):
        """True when it was still running after SECONDS and was killed."""
        process = subprocess.Popen(self.command(*words), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            process.wait(seconds)
            return False
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
            return True

    def state_of(self, photo):
        states = [one["state"] for one in self.run("clearance", "--purpose", "website")["photos"] if one["path"] == photo]
        return states[0] if len(states) == 1 else states

    def must_be_sound(self):
        outcome = self.run("check")
        if not outcome.get("ok", not outcome.get("findings")):
            raise Failure(f"check found {outcome}")


def copies(demo, folder, count):
    """COUNT photos of different content: bytes behind a JPEG's end do not change the picture."""
    os.mkdir(folder)
    scenes = sorted(name for name in os.listdir(demo) if name.endswith(".jpg"))
    for index in range(count):
        with open(os.path.join(demo, scenes[index % len(scenes)]), "rb") as file:
            content = file.read()
        with open(os.path.join(folder, f"{index:04}.jpg"), "wb") as file:
            file.write(content + b"copy %d" % index)


def series(catalog, kills, chance, unlock, work, *words):
    """Kills between the end of unlocking, about UNLOCK seconds in, and WORK seconds later."""
    started = time.monotonic()
    hit = 0
    for _ in range(kills):
        if catalog.kill_during(chance.uniform(unlock * 0.7, unlock + work), *words):
            hit += 1
        catalog.must_be_sound()
    print(f"{words[0]}: {hit} of {kills} runs killed, the catalog sound each time, {time.monotonic() - started:.0f} s")
    return hit


def one_face(catalog):
    """A reviewed photo and the one face on it that is somebody's."""
    faces = catalog.run("face", "list")["faces"]
    photo = faces[0]["photo"]
    first, *rest = [one["face"] for one in faces if one["photo"] == photo]
    for face in rest:
        catalog.run("face", "not-a-face", face)
    catalog.run("photo", "set", photo, "--reviewed")
    return photo, first


def added_whole(catalog, kills, chance, unlock, paper, person):
    """A quitclaim whose adding was killed has its paper and counts, or it is not there."""
    words = ("quitclaim", "add", "--person", person, "--grant", "website", "--signed", "2020-01-01", "--open-ended", "--scan", paper)
    hit = 0
    for _ in range(kills):
        hit += catalog.kill_during(chance.uniform(unlock * 0.7, unlock + 0.25), *words)
        catalog.must_be_sound()
        for record in catalog.run("quitclaim", "list")["quitclaims"]:
            if record["state"] != "active" or len(record["scans"]) != 1:
                raise Failure(f"half a quitclaim: {record}")
    print(f"quitclaim add: {hit} of {kills} runs killed, each record whole or not there")
    return hit


def withdrawn_whole(catalog, kills, chance, unlock, paper, photo, face):
    """After a killed withdrawal the photo is blocked, or the withdrawal is not there and the photo is clear."""
    hit = 0
    for number in range(kills):
        person = catalog.run("person", "add", f"Sitter {number}")["person"]
        catalog.run("face", "name", face, person)
        added = catalog.run("quitclaim", "add", "--person", person, "--grant", "website", "--signed", time.strftime("%Y-%m-%d"),
                            "--open-ended", "--scan", paper)
        if catalog.state_of(photo) != "Cleared":
            raise Failure(f"before the withdrawal the photo is {catalog.state_of(photo)}")
        hit += catalog.kill_during(chance.uniform(unlock * 0.7, unlock + 0.25), "quitclaim", "withdraw", added["quitclaim"])
        catalog.must_be_sound()
        record, = [one for one in catalog.run("quitclaim", "list")["quitclaims"] if one["quitclaim"] == added["quitclaim"]]
        expected = {"active": "Cleared", "withdrawn": "Withdrawn"}.get(record["state"])
        if catalog.state_of(photo) != expected:
            raise Failure(f"the quitclaim is {record['state']}, the photo {catalog.state_of(photo)}")
    print(f"quitclaim withdraw: {hit} of {kills} runs killed, each in force or not there")
    return hit


def main():
    bin_dir, demo = sys.argv[1:3]
    kills = int(sys.argv[3]) if len(sys.argv) > 3 else 20
    seed = int(sys.argv[4]) if len(sys.argv) > 4 else int(time.time())
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="beeldkluis-kills-") as folder:
        photos = os.path.join(folder, "photos")
        copies(demo, photos, 240)
        catalog = Catalog(os.path.join(bin_dir, "beeldkluis-cli"), folder)
        catalog.run("create", "--admin", "Ilse")
        try:
            started = time.monotonic()
            catalog.must_be_sound()
            unlock = time.monotonic() - started
            hit = series(catalog, kills, chance, unlock, 0.4, "import", photos)
            done = catalog.run("import", photos)
            again = catalog.run("import", photos)
            if again["imported"] != 0 or again["known"] != 240 or done["failed"]:
                raise Failure(f"the import did not complete: {done}, {again}")
            hit += series(catalog, kills, chance, unlock, 2.5, "scan")
            catalog.run("scan")
            if catalog.run("scan")["photos"] != 0:
                raise Failure("the scan did not complete")
            catalog.must_be_sound()

            paper = os.path.join(demo, "scene_0000.jpg")
            photo, face = one_face(catalog)
            few = min(kills, 6)
            hit += added_whole(catalog, few, chance, unlock, paper, catalog.run("person", "add", "Noor")["person"])
            hit += withdrawn_whole(catalog, few, chance, unlock, paper, photo, face)
            if hit == 0:
                raise Failure("no run was killed: this proved nothing")
        except Failure as failure:
            print(f"seed {seed}: {failure}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
