#!/usr/bin/env python3
"""Tells which targets files belong to, and which test targets depend on those.

Takes the output of `swift package describe --type json` as its argument and the files, a path a
line, on stdin. Prints `changed` and `tests`, each with the names of targets, lowest first.
"""
import json
import os
import sys


def links(folder):
    """The files outside of a folder that it links to, relative to the package."""
    for path, folders, names in os.walk(folder):
        for name in folders + names:
            entry = os.path.join(path, name)
            if os.path.islink(entry):
                yield os.path.relpath(os.path.realpath(entry))


def main():
    targets = json.loads(sys.argv[1])["targets"]
    files = sys.stdin.read().split("\n")
    below = {target["name"]: set(target.get("target_dependencies", [])) for target in targets}

    def depth(name):
        return 1 + max((depth(other) for other in below[name]), default=0)

    def all_below(name):
        return {name}.union(*(all_below(other) for other in below[name]))

    names = sorted(below, key=lambda name: (depth(name), name))
    if {"Package.swift", "Package.resolved"} & set(files):
        changed = set(names)
    else:
        changed = set()
        for target in targets:
            outside = set(links(target["path"]))
            inside = target["path"].rstrip("/") + "/"
            if any(file.startswith(inside) or file in outside for file in files):
                changed.add(target["name"])
    tests = {
        target["name"]
        for target in targets
        if target["type"] == "test" and changed & all_below(target["name"])
    }
    # The rules of the architecture are read from the text of all sources.
    if any(file.startswith("Sources/") for file in files):
        tests |= {"ArchitectureTests"} & set(names)
    for word, chosen in (("changed", changed), ("tests", tests)):
        print(word, *(name for name in names if name in chosen))


main()
