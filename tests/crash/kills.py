#!/usr/bin/env python3
"""Kills the command line program at random moments of an import and of a scan, and asks each time:
does the catalog open, does `check` find nothing, and does the next run complete the work?

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

    def command(self, *words):
        return [self.program, "--json", "--passphrase-file", self.passphrase, words[0], self.path, *words[1:]]

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
            if hit == 0:
                raise Failure("no run was killed: this proved nothing")
        except Failure as failure:
            print(f"seed {seed}: {failure}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
