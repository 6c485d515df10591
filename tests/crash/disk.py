# SPDX-License-Identifier: MIT
"""A disk that keeps for sure only what was synced, played from the record of a run (record_disk.cpp), and what is left of it when
the power goes."""

import os
import shutil

SECTOR = 512


def read_record(file):
    """(word, path, offset, data) for each step."""
    with open(file, "rb") as record:
        while line := record.readline():
            word, offset, size, path = line.decode().rstrip("\n").split(" ", 3)
            yield word, path, int(offset), record.read(int(size))


class File:
    def __init__(self):
        self.synced, self.pending = bytearray(), []  # of (offset, bytes), or (size, None) for a truncation

    def sync(self):
        self.synced, self.pending = self.left_of(lambda _: True), []

    def left_of(self, keeps):
        """What is there if only those writes that `keeps` says took place, sector by sector and in their turn."""
        left = bytearray(self.synced)
        for offset, data in self.pending:
            if data is None:
                if keeps("truncate"):
                    left = left[:offset] + bytes(max(0, offset - len(left)))
                continue
            for start in range(0, len(data), SECTOR):
                if keeps("sector"):
                    piece, at = data[start : start + SECTOR], offset + start
                    left += bytes(max(0, at - len(left)))
                    left[at : at + len(piece)] = piece
        return left


class Folder:
    def __init__(self):
        self.synced, self.pending = {}, []  # names; of (name, File, Folder or None)

    def sync(self):
        self.synced, self.pending = self.left_of(len(self.pending)), []

    def left_of(self, changes):
        """What it lists if only so many changes took place: a journal keeps their order."""
        return {name: entry for name, entry in {**self.synced, **dict(self.pending[:changes])}.items() if entry is not None}


class Disk:
    def __init__(self, folder):
        """As it stands now, all of it synced."""
        self.root, self.folder = Folder(), folder
        for path, _, names in os.walk(folder):
            for name in names:
                place = os.path.join(path, name)
                with open(place, "rb") as file:
                    self.make(place, File()).synced = bytearray(file.read())
        self.sync_all(self.root)

    def sync_all(self, folder):
        folder.sync()
        for entry in folder.synced.values():
            if isinstance(entry, Folder):
                self.sync_all(entry)

    def find(self, path):
        found = self.root
        for name in [part for part in os.path.relpath(path, self.folder).split(os.sep) if part != "."]:
            found = found.left_of(len(found.pending)).get(name) if isinstance(found, Folder) else None
        return found

    def make(self, path, entry):
        above = os.path.dirname(path)
        if self.find(above) is None:
            self.make(above, Folder())
        self.find(above).pending.append((os.path.basename(path), entry))
        return entry

    def play(self, record):
        """All steps but the last, before which the process died."""
        steps = list(record)[:-1]
        for word, path, offset, data in steps:
            entry = self.find(path)
            if word == "create":
                self.make(path, File())
            elif word == "mkdir" and entry is None:
                self.make(path, Folder())
            elif word == "write" and entry:
                entry.pending.append((offset, data))
            elif word == "truncate" and entry:
                entry.pending.append((offset, None))
            elif word == "sync" and entry:
                entry.sync()
            elif word == "unlink" and entry:
                self.make(path, None)
            elif word == "rename" and entry:
                self.make(data.decode(), entry)
                self.make(path, None)
        return self

    def leave(self, dice):
        """Writes what a power cut leaves in place of what is there; `dice` is random.Random, or None to lose all that may be lost."""
        for name in os.listdir(self.folder):
            place = os.path.join(self.folder, name)
            shutil.rmtree(place) if os.path.isdir(place) else os.remove(place)
        self._leave(self.root, self.folder, dice)

    def _leave(self, folder, place, dice):
        os.makedirs(place, exist_ok=True)
        share = dice.random() if dice else 0
        for name, entry in folder.left_of(dice.randint(0, len(folder.pending)) if dice else 0).items():
            if isinstance(entry, Folder):
                self._leave(entry, os.path.join(place, name), dice)
                continue
            bytes_left = entry.left_of(lambda _: dice.random() < share) if dice else entry.synced
            with open(os.open(os.path.join(place, name), os.O_WRONLY | os.O_CREAT, 0o600), "wb") as file:
                file.write(bytes_left)
