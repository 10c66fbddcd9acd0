# SPDX-License-Identifier: Apache-2.0
"""Holds the sources to the layers of this project.

    check_layers.py ROOT        checks the tree, prints file:line: message, exits 1 on a finding
    check_layers.py --self-test checks that each kind of finding is found in made-up trees

Checked: which layer includes which, which layer uses which library, that lib/CMakeLists.txt says the
same as the table below, and how a header begins (SPDX line, a comment, #pragma once).
"""
import itertools
import pathlib
import re
import sys
import tempfile

# Layer: the layers whose headers it may include beside its own. Nothing follows transitively.
LAYERS = {
    "base": [],
    "yaml": ["base"],
    "cel": ["base"],
    "model": ["cel", "yaml", "base"],
    "results": ["base"],
    "rules": ["model", "cel", "yaml", "results", "base"],
    "check": ["rules", "model", "cel", "results", "base"],
    "writers": ["results", "base"],
}
# A command includes from tools/common ("common/options.h") and from the folder of its name.
SHARED_TOOLS = "common"

# Library: the only folders that may include it.
LIBRARIES = {
    "yaml-cpp": ["yaml"],
    "re2": ["cel"],
    "utf8proc.h": ["base"],
    "CLI": ["tools"],
}

INCLUDE = re.compile(r'\s*#\s*include\s*(["<])([^">]+)[">]')
SPDX = "// SPDX-License-Identifier: Apache-2.0"


def sources(folder):
    return sorted(p for p in folder.rglob("*") if p.suffix in (".h", ".cpp"))


def check_includes(path, lines, owner, allowed):
    """owner: a layer or "tools"; allowed: first folders of quoted includes."""
    for number, line in enumerate(lines, 1):
        match = INCLUDE.match(line)
        if not match:
            continue
        quote, name = match.groups()
        first = name.split("/")[0]
        if quote == '"' and "/" not in name:
            yield path, number, f'"{name}": name the folder too, as in "base/number.h"'
        elif quote == '"' and first not in allowed:
            yield path, number, f'"{name}": {owner} may not include from {first}'
        elif first in LIBRARIES and owner not in LIBRARIES[first]:
            yield path, number, f"<{name}>: only {', '.join(LIBRARIES[first])} may include it"


def check_header(path, lines):
    if not lines or lines[0] != SPDX:
        yield path, 1, f"a header starts with {SPDX}"
    opening = itertools.takewhile(lambda line: line.startswith("//"), lines[1:])
    if not any(line.strip("/ ") for line in opening):
        yield path, 2, "a comment that says what the header is follows the SPDX line"
    if "#pragma once" not in lines:
        yield path, 1, "a header has #pragma once"


def check_cmake(path):
    """lib/CMakeLists.txt links what the table says."""
    found = {}
    for match in re.finditer(r"^audit_module\((\w+)([^)]*)\)", path.read_text("utf-8"), re.M):
        words = match[2].split()
        depends = words.index("DEPENDS") + 1 if "DEPENDS" in words else len(words)
        end = next((i for i in range(depends, len(words)) if words[i].isupper()), len(words))
        found[match[1]] = sorted(words[depends:end])
    for layer in LAYERS.keys() | found.keys():
        if found.get(layer) != sorted(LAYERS.get(layer, [])):
            yield path, 1, f"layer {layer}: not the dependencies of tests/layering/check_layers.py"


def check_tree(root):
    lib, tools = root / "lib", root / "tools"
    yield from check_cmake(lib / "CMakeLists.txt")
    for folder in sorted(p for p in lib.iterdir() if p.is_dir()):
        if folder.name not in LAYERS:
            yield folder, 1, "not a layer"
            continue
        for path in sources(folder):
            lines = path.read_text("utf-8").splitlines()
            yield from check_includes(path, lines, folder.name,
                                      [folder.name] + LAYERS[folder.name])
            if path.suffix == ".h":
                yield from check_header(path, lines)
    for path in sources(tools):
        lines = path.read_text("utf-8").splitlines()
        command = path.relative_to(tools).parts[0].removesuffix(".cpp")
        yield from check_includes(path, lines, "tools", [SHARED_TOOLS, command] + list(LAYERS))
        if path.suffix == ".h":
            yield from check_header(path, lines)


def cmake_of(layers):
    return "".join(f"audit_module({layer} DEPENDS {' '.join(below)} LIBS x)\n"
                   for layer, below in layers.items())


GOOD_HEADER = f"{SPDX}\n// What it is.\n#pragma once\n"

# What a made-up tree holds beside a good header, and a word of the one finding it must lead to.
SELF_TESTS = [
    ("lib/base/good.h", GOOD_HEADER + '#include "base/x.h"\n#include <string>\n', None),
    ("lib/rules/good.cpp", '#include "yaml/node.h"\n', None),
    ("lib/yaml/good.cpp", "#include <yaml-cpp/eventhandler.h>\n", None),
    ("tools/station-x.cpp", '#include "common/x.h"\n#include "check/x.h"\n#include <CLI/CLI.hpp>\n',
     None),
    ("tools/station-x.cpp", '#include "station-x/jobs.h"\n', None),
    ("tools/station-x/job.cpp", '#include "station-x/jobs.h"\n', None),
    ("tools/common/bad.cpp", '#include "station-x/jobs.h"\n', "may not include from station-x"),
    ("tools/station-y.cpp", '#include "station-x/jobs.h"\n', "may not include from station-x"),
    ("lib/base/bad.cpp", '#include "yaml/node.h"\n', "may not include from yaml"),
    ("lib/writers/bad.h", GOOD_HEADER + '  #  include "check/x.h"\n', "may not include from check"),
    ("lib/check/bad.cpp", '#include "yaml/node.h"\n', "may not include from yaml"),
    ("lib/cel/bad.cpp", '#include "common/options.h"\n', "may not include from common"),
    ("lib/base/bad.cpp", '#include "number.h"\n', "name the folder"),
    ("lib/model/bad.cpp", "#include <yaml-cpp/yaml.h>\n", "only yaml"),
    ("tools/common/bad.cpp", "#include <yaml-cpp/yaml.h>\n", "only yaml"),
    ("lib/check/bad.cpp", "#include <CLI/CLI.hpp>\n", "only tools"),
    ("lib/base/bad.h", f"{SPDX}\n// What it is.\n", "#pragma once"),
    ("lib/base/bad.h", f"{SPDX}\n#pragma once\n", "a comment that says"),
    ("lib/base/bad.h", "// What it is.\n// More.\n#pragma once\n", "starts with"),
    ("lib/other/bad.cpp", "", "not a layer"),
    ("lib/CMakeLists.txt", cmake_of({**LAYERS, "base": ["check"]}), "layer base"),
]


def self_test():
    failures = 0
    for name, text, wanted in SELF_TESTS:
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            for path, content in {"lib/CMakeLists.txt": cmake_of(LAYERS), name: text}.items():
                (root / path).parent.mkdir(parents=True, exist_ok=True)
                (root / path).write_text(content, "utf-8")
            found = [message for _, _, message in check_tree(root)]
        as_wanted = not found if wanted is None else len(found) == 1 and wanted in found[0]
        if not as_wanted:
            print(f"self-test {name}: wanted {wanted!r}, found {found}")
            failures += 1
    return failures


def main(arguments):
    if arguments == ["--self-test"]:
        return 1 if self_test() else 0
    root = pathlib.Path(arguments[0])
    findings = list(check_tree(root))
    for path, line, message in findings:
        print(f"{path.relative_to(root)}:{line}: {message}")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
