#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Fails on an #include that points the wrong way (src/README.md has the picture), and on a library used outside its folder."""

import pathlib
import re
import sys

ROOT = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).resolve().parent.parent / "src").resolve()
LAYERS = [
    {"base"},
    {"model"},
    {"time"},
    {"text"},
    {"fetch", "feed", "identity", "select", "compose", "schedule"},
    {"config", "ledger", "outputs"},
    {"app"},
    {"cli"},
]
# A header's beginning → the folders that may see it.
HOMES = {
    "curl/": {"fetch"},
    "sqlite3": {"ledger"},
    "toml++": {"config"},
    "pugixml": {"feed"},
    "unicode/": {"text"},
    "libstemmer": {"text"},
    "date/": {"time"},
    "CLI/": {"cli"},
    "spdlog/": {"base"},
    "openssl/": {"base"},
    "nlohmann/": {"base"},
    "xxhash": {"base"},
    "zlib": {"fetch"},
}
# Pure folders: values and `now` in, values out.
PURE = {"feed", "identity", "select", "compose", "schedule"}
IMPURE = re.compile(r"<(fstream|iostream|filesystem|thread|sys/socket\.h|unistd\.h|fcntl\.h|cstdio|ctime)>|\b(system_clock|getenv)\b")


def level(folder):
    return next(i for i, layer in enumerate(LAYERS) if folder in layer)


def mistakes(path):
    folder = path.relative_to(ROOT).parts[0]
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        where = f"src/{path.relative_to(ROOT)}:{number}"
        if folder in PURE and IMPURE.search(line):
            yield f"{where}: {folder} is pure: {line.strip()}"
        found = re.match(r'\s*#\s*include\s+([<"])([^>"]+)', line)
        if not found:
            continue
        name = found.group(2)
        for prefix, homes in HOMES.items():
            if name.startswith(prefix) and folder not in homes:
                yield f"{where}: {name} belongs in {', '.join(sorted(homes))}"
        target = name.split("/")[0]
        if found.group(1) == '"' and any(target in layer for layer in LAYERS) and target != folder:
            if level(target) >= level(folder):
                yield f"{where}: {folder} may not include {target}"


def doubled_names(headers):
    """Types of one name in two headers: all share one namespace, and the linker would not say so."""
    seen = {}
    for path in headers:
        for name in re.findall(r"^(?:struct|class|enum class|enum) (\w+)\b(?!::)[^;]*?[{]", path.read_text(encoding="utf-8"), re.M):
            first = seen.setdefault(name, path)
            if first != path:
                yield f"src/{path.relative_to(ROOT)}: {name} is also in src/{first.relative_to(ROOT)}"


def main():
    files = sorted(p for p in ROOT.rglob("*") if p.suffix in {".h", ".cpp"} and p.parent != ROOT)
    if not files:
        sys.exit("layering: no source was found")
    found = [mistake for path in files for mistake in mistakes(path)]
    found += doubled_names(path for path in files if path.suffix == ".h")
    print("\n".join(found) if found else f"layering: {len(files)} files, all arrows point down")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
